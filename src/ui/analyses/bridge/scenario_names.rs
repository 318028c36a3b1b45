//! From which scenario to which: presets, the reader's own, what is saved here, and one that was kept.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_view_model::settings::{BridgeSettings, Context, ScenarioRef, Settings};
use takerate_words::BridgeWords;

use crate::boxed::{memo, on};
use crate::ui::analyses::compare::Store;
use crate::ui::analyses::scenario_names::{changed, described};
use crate::ui::analyses::scenarios::{saved_as, scenario_choice};
use crate::ui::analyses::session::Session;
use crate::ui::parts::{action, action_that};

/// One end of the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    From,
    To,
}

impl Side {
    fn end(self, session: Session, settings: &BridgeSettings, context: &Context) -> ScenarioRef {
        match self {
            Self::From => settings.from(session.model, context),
            Self::To => settings.to(session.model, context),
        }
    }
}

/// What both ends are called.
pub fn names(session: Session, store: Store, settings: &BridgeSettings, context: &Context) -> [String; 2] {
    [(Side::From, "A"), (Side::To, "B")]
        .map(|(side, letter)| name(session, store, &side.end(session, settings, context), letter))
}

fn name(session: Session, store: Store, end: &ScenarioRef, letter: &str) -> String {
    let words = BridgeWords::of(session.language);
    match end {
        ScenarioRef::Now => words.now().to_owned(),
        ScenarioRef::Kept(scenario) => match (saved_as(session, store, scenario), changed(session, scenario)) {
            (Some((_, name)), _) => words.saved(&name),
            (None, Some(changed)) => words.kept(letter, &changed),
            (None, None) => described(session, scenario),
        },
    }
}

/// Both ends: presets, the reader's scenario, what is saved here.
pub fn ends(session: Session, store: Store, settings: Memo<BridgeSettings>) -> AnyView {
    let words = BridgeWords::of(session.language);
    let ends = memo(move || {
        settings.with(|settings| {
            session
                .context
                .with(|context| vec![settings.from(session.model, context), settings.to(session.model, context)])
        })
    });
    let named = move |scenario: &Scenario| words.kept_option(&described(session, scenario));
    let set = move |side: Side, end: ScenarioRef| {
        let mut next = settings.get_untracked();
        match side {
            Side::From => next.from = Some(end),
            Side::To => {
                // The other end stays where it is, even where it would be another by default now.
                next.from = Some(session.context.with_untracked(|context| next.from(session.model, context)));
                next.to = Some(end);
            }
        }
        session.settle(&Settings::Bridge(next));
    };
    view! {
        {scenario_choice(session, store, words.from(), (ends, 0), named, move |end| set(Side::From, end))}
        {scenario_choice(session, store, words.to(), (ends, 1), named, move |end| set(Side::To, end))}
    }
    .into_any()
}

/// Keeps the scenario as one end, and exchanges both.
pub fn actions(session: Session, settings: Memo<BridgeSettings>) -> AnyView {
    let words = BridgeWords::of(session.language);
    let keep = move |side: Side| {
        let mut next = settings.get_untracked();
        let context = session.context.get_untracked();
        // The other end stays where it is, even where it would be another by default now.
        let (from, to) = (next.from(session.model, &context), next.to(session.model, &context));
        let kept = ScenarioRef::Kept(context.scenario);
        (next.from, next.to) = match side {
            Side::From => (Some(kept), Some(to)),
            Side::To => (Some(from), Some(kept)),
        };
        session.settle(&Settings::Bridge(next));
    };
    let swap = move |_| {
        let mut next = settings.get_untracked();
        let (from, to) = session
            .context
            .with_untracked(|context| (next.from(session.model, context), next.to(session.model, context)));
        (next.from, next.to) = (Some(to), Some(from));
        session.settle(&Settings::Bridge(next));
    };
    view! {
        <p class="actions">
            {action_that(words.keep_as_from(), words.keep_why(), on(move |_| keep(Side::From)))}
            {action_that(words.keep_as_to(), words.keep_why(), on(move |_| keep(Side::To)))}
            {action(words.swap(), on(swap))}
        </p>
    }
    .into_any()
}
