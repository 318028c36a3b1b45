//! From which scenario to which: presets, the reader's own, what is saved here, and one that was kept.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_inquiry::look::{BridgeLook, End, Look, Place};
use takerate_words::BridgeWords;

use crate::boxed::{memo, on};
use crate::ui::analyses::compare::Store;
use crate::ui::analyses::desk::Desk;
use crate::ui::analyses::ends::{changed, described};
use crate::ui::analyses::scenarios::{saved_as, scenario_choice};
use crate::ui::parts::{action, action_that};

/// One end of the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    From,
    To,
}

impl Side {
    fn end(self, desk: Desk, look: &BridgeLook, place: &Place) -> End {
        match self {
            Self::From => look.from(desk.model, place),
            Self::To => look.to(desk.model, place),
        }
    }
}

/// What both ends are called.
pub fn names(desk: Desk, store: Store, look: &BridgeLook, place: &Place) -> [String; 2] {
    [(Side::From, "A"), (Side::To, "B")].map(|(side, letter)| name(desk, store, &side.end(desk, look, place), letter))
}

fn name(desk: Desk, store: Store, end: &End, letter: &str) -> String {
    let words = BridgeWords::of(desk.language);
    match end {
        End::Now => words.now().to_owned(),
        End::Kept(scenario) => match (saved_as(desk, store, scenario), changed(desk, scenario)) {
            (Some((_, name)), _) => words.saved(&name),
            (None, Some(changed)) => words.kept(letter, &changed),
            (None, None) => described(desk, scenario),
        },
    }
}

/// Both ends: presets, the reader's scenario, what is saved here.
pub fn ends(desk: Desk, store: Store, look: Memo<BridgeLook>) -> AnyView {
    let words = BridgeWords::of(desk.language);
    let ends = memo(move || {
        look.with(|look| desk.place.with(|place| vec![look.from(desk.model, place), look.to(desk.model, place)]))
    });
    let named = move |scenario: &Scenario| words.kept_option(&described(desk, scenario));
    let set = move |side: Side, end: End| {
        let mut next = look.get_untracked();
        match side {
            Side::From => next.from = Some(end),
            Side::To => {
                // The other end stays where it is, even where it would be another by default now.
                next.from = Some(desk.place.with_untracked(|place| next.from(desk.model, place)));
                next.to = Some(end);
            }
        }
        desk.settle(&Look::Bridge(next));
    };
    view! {
        {scenario_choice(desk, store, words.from(), (ends, 0), named, move |end| set(Side::From, end))}
        {scenario_choice(desk, store, words.to(), (ends, 1), named, move |end| set(Side::To, end))}
    }
    .into_any()
}

/// Keeps the scenario as one end, and exchanges both.
pub fn actions(desk: Desk, look: Memo<BridgeLook>) -> AnyView {
    let words = BridgeWords::of(desk.language);
    let keep = move |side: Side| {
        let mut next = look.get_untracked();
        let place = desk.place.get_untracked();
        // The other end stays where it is, even where it would be another by default now.
        let (from, to) = (next.from(desk.model, &place), next.to(desk.model, &place));
        let kept = End::Kept(place.scenario);
        (next.from, next.to) = match side {
            Side::From => (Some(kept), Some(to)),
            Side::To => (Some(from), Some(kept)),
        };
        desk.settle(&Look::Bridge(next));
    };
    let swap = move |_| {
        let mut next = look.get_untracked();
        let (from, to) = desk.place.with_untracked(|place| (next.from(desk.model, place), next.to(desk.model, place)));
        (next.from, next.to) = (Some(to), Some(from));
        desk.settle(&Look::Bridge(next));
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
