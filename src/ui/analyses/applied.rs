//! Values that an answer offers to the scenario: the step that applies them, and the sentence that says so.

use leptos::prelude::*;
use takerate_core::{Decimal, InputId, Scenario};
use takerate_view_model::say;

use super::controls::focus_soon;
use crate::boxed::{flag, memo, on, text};
use crate::state::undo::{self, UNDO};
use crate::ui::analyses::session::Session;

/// What was applied last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    values: Vec<(InputId, Decimal)>,
    /// The scenario before.
    before: Scenario,
    /// The scenario that came of it.
    after: Scenario,
    /// Whether it was taken back.
    undone: bool,
}

/// Applies values to the scenario, as a step that undo takes back.
pub fn apply(session: Session, values: Vec<(InputId, Decimal)>, applied: RwSignal<Applied>) {
    // Where nothing changes there is no step, and undo would take back another.
    let before = session.context.with_untracked(|context| context.scenario.clone());
    let mut after = before.clone();
    for (input, value) in &values {
        // What the unit forbids is no answer.
        let _accepted = after.set(session.model, *input, *value);
    }
    if after == before {
        return;
    }
    session.apply(after.clone());
    applied.set(Applied { values, before, after, undone: false });
}

/// Says what was applied, with a button that takes it back, as long as nothing else has changed: undo would take
/// that back instead. Then it says that it was taken back, and keeps the focus that the button had.
pub fn applied(session: Session, applied: RwSignal<Applied>) -> AnyView {
    let (model, language, words) = (session.model, session.language, session.words);
    let told = move || {
        let changes = applied.with(|applied| {
            let change = |(id, value): &(InputId, Decimal)| {
                let input = model.input(*id);
                words.is_now(input.name.get(language), &say::value(*value, input, language))
            };
            applied.values.iter().map(change).collect::<Vec<_>>()
        });
        words.applied(&changes.join(words.applied_apart()))
    };
    let node: NodeRef<leptos::html::P> = NodeRef::new();
    let undone = memo(move || applied.with(|applied| applied.undone));
    let undo = on(move |_| {
        applied.update(|applied| applied.undone = true);
        undo::go(session.page, UNDO);
        focus_soon(node);
    });
    let gone = flag(move || {
        applied.with(|applied| {
            // While it is being taken back the page still shows what came of it.
            let known =
                |scenario: &Scenario| *scenario == applied.after || (applied.undone && *scenario == applied.before);
            applied.values.is_empty() || session.context.with(|context| !known(&context.scenario))
        })
    });
    view! {
        <p node_ref=node class="applied" role="status" tabindex="-1" hidden=gone>
            <span prop:textContent=text(move || if undone.get() { words.undone().to_owned() } else { told() })></span>
            {session.page.words.between()}
            <button type="button" class="action" hidden=flag(move || undone.get()) on:click=undo>{session.page.words.undo()}</button>
        </p>
    }
    .into_any()
}
