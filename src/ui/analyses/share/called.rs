//! The name and the note that go with the link, and with everything else that is shared.

use leptos::prelude::*;
use takerate_scenario_io::caption::{Caption, LONGEST_NAME, LONGEST_NOTE};
use takerate_scenario_io::name::clip;
use takerate_words::ShareWords;

use crate::boxed::{effect, flag, on, text, view};
use crate::ui::analyses::session::Session;

/// One of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Note,
}

impl Part {
    fn of(self, caption: &Caption) -> &str {
        if self == Self::Name { &caption.name } else { &caption.note }
    }

    fn most(self) -> usize {
        if self == Self::Name { LONGEST_NAME } else { LONGEST_NOTE }
    }
}

pub fn called(session: Session) -> AnyView {
    let words = ShareWords::of(session.language);
    // Whoever has moved on from a named scenario decides whether this one is still it.
    let again = view(move || {
        let left = session.page.named.get().filter(|named| !named.as_it_is);
        left.map(|named| {
            let label =
                words.again(if named.caption.name.is_empty() { &named.caption.note } else { &named.caption.name });
            let call = move |_| session.page.call(Some(named.caption.clone()));
            view! { <p><button type="button" class="action wraps" on:click=on(call)>{label}</button></p> }
        })
        .into_any()
    });
    view! {
        <div class="called">
            {field(session, Part::Name, words.called(), words.called_hint())}
            {field(session, Part::Note, words.note(), "")}
            {again}
        </div>
    }
    .into_any()
}

fn field(session: Session, part: Part, label: &'static str, hint: &'static str) -> AnyView {
    let words = ShareWords::of(session.language);
    let known = move || session.page.shown.with(|shown| shown.caption.clone().unwrap_or_default());
    let typed = RwSignal::new(part.of(&untrack(known)).to_owned());
    // What is typed stays as it is until it says something else.
    effect(move || {
        let known = known();
        let said = part.of(&known);
        if typed.with_untracked(|typed| clip(typed, part.most()) != said) {
            typed.set(said.to_owned());
        }
    });
    let input = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let Caption { name, note } = untrack(known);
        let next = match part {
            Part::Name => Caption::new(&value, &note),
            Part::Note => Caption::new(&name, &value),
        };
        typed.set(value);
        session.page.call(next);
    };
    let clipped = move || typed.with(|typed| clip(typed, usize::MAX) != clip(typed, part.most()));
    view! {
        <label class="setting long">
            <span>{label} {(!hint.is_empty()).then(|| view! { " " <small>{hint}</small> })}</span>
            <span class="field"><input type="text" autocomplete="off" dir="auto" prop:value=text(move || typed.get()) on:input=on(input)/></span>
        </label>
        <p class="notice" role="status" hidden=flag(move || !clipped())>{words.too_long(&part.most().to_string())}</p>
    }
    .into_any()
}
