//! From which scenario to which: presets, the reader's own, and one that was kept.

use leptos::prelude::*;
use takerate_core::Scenario;
use takerate_inquiry::look::{BridgeLook, End, Look, Place};

use crate::desk::Desk;
use crate::ui::controls::{Group, choice_or};

/// Values of options that are no presets; no preset is called like them.
const NOW: &str = "now";
const KEPT: &str = "kept";

/// One end of the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    From,
    To,
}

impl Side {
    fn end(self, desk: Desk, look: &BridgeLook, place: &Place) -> End {
        match self {
            Self::From => look.from(),
            Self::To => look.to(desk.model, place),
        }
    }
}

/// What both ends are called.
pub fn names(desk: Desk, look: &BridgeLook, place: &Place) -> [String; 2] {
    [(Side::From, "A"), (Side::To, "B")].map(|(side, letter)| name(desk, &side.end(desk, look, place), letter))
}

/// A name as it stands alone.
pub fn alone(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn name(desk: Desk, end: &End, letter: &str) -> String {
    match end {
        End::Now => desk.words.bridge.now.to_owned(),
        End::Kept(scenario) => match changed(desk, scenario) {
            Some(changed) => (desk.words.bridge.kept)(letter, &changed),
            None => desk.model.preset(scenario.preset).name.get(desk.language).to_owned(),
        },
    }
}

/// A scenario as a preset with changes; nothing where there are none.
fn changed(desk: Desk, scenario: &Scenario) -> Option<String> {
    let changes = scenario.changed(desk.model).count();
    let preset = desk.model.preset(scenario.preset).name.get(desk.language);
    (changes > 0).then(|| (desk.words.bridge.changed)(preset, changes))
}

/// The option that an end is.
fn value(desk: Desk, end: &End) -> String {
    match end {
        End::Now => NOW.to_owned(),
        End::Kept(scenario) if changed(desk, scenario).is_some() => KEPT.to_owned(),
        End::Kept(scenario) => desk.model.preset(scenario.preset).id.clone(),
    }
}

/// Both ends.
pub fn ends(desk: Desk, look: Memo<BridgeLook>) -> impl IntoView {
    view! {
        {side(desk, look, Side::From)}
        {side(desk, look, Side::To)}
    }
}

/// Keeps the scenario as one end, and exchanges both.
pub fn actions(desk: Desk, look: Memo<BridgeLook>) -> impl IntoView {
    let words = &desk.words.bridge;
    let keep = move |side: Side| {
        let mut next = look.get_untracked();
        let place = desk.place.get_untracked();
        // The other end stays where it is, even where it would be another by default now.
        let (from, to) = (next.from(), next.to(desk.model, &place));
        let kept = End::Kept(place.scenario);
        (next.from, next.to) = match side {
            Side::From => (Some(kept), Some(to)),
            Side::To => (Some(from), Some(kept)),
        };
        desk.settle(&Look::Bridge(next));
    };
    let swap = move |_| {
        let mut next = look.get_untracked();
        let to = desk.place.with_untracked(|place| next.to(desk.model, place));
        (next.from, next.to) = (Some(to), Some(next.from()));
        desk.settle(&Look::Bridge(next));
    };
    view! {
        <p class="actions">
            <button type="button" class="action" title=words.keep_why on:click=move |_| keep(Side::From)>{words.keep_as_from}</button>
            <button type="button" class="action" title=words.keep_why on:click=move |_| keep(Side::To)>{words.keep_as_to}</button>
            <button type="button" class="action" on:click=swap>{words.swap}</button>
        </p>
    }
}

fn set(desk: Desk, look: Memo<BridgeLook>, side: Side, end: End) {
    let mut next = look.get_untracked();
    match side {
        Side::From => next.from = Some(end),
        Side::To => next.to = Some(end),
    }
    desk.settle(&Look::Bridge(next));
}

fn side(desk: Desk, look: Memo<BridgeLook>, side: Side) -> impl IntoView {
    let (model, words) = (desk.model, &desk.words.bridge);
    let end = Memo::new(move |_| look.with(|look| desk.place.with(|place| side.end(desk, look, place))));
    let choose = move |id: String| match model.find_preset(&id) {
        Some(preset) => set(desk, look, side, End::Kept(Scenario::preset(preset))),
        None if id == NOW => set(desk, look, side, End::Now),
        None => {}
    };
    let presets = model.preset_ids().map(|id| {
        let preset = model.preset(id);
        (preset.id.clone(), preset.name.get(desk.language))
    });
    let options: Group = ("", presets.chain([(NOW.to_owned(), words.yours)]).collect());
    // There is such an option only while it is chosen, so it comes chosen.
    let kept = move || {
        let changed = end.with(|end| match end {
            End::Now => None,
            End::Kept(scenario) => changed(desk, scenario),
        });
        changed.map(|changed| view! { <option value=KEPT selected=true>{(words.kept_option)(&changed)}</option> })
    };
    let label = if side == Side::From { words.from } else { words.to };
    choice_or(label, vec![options], kept, move || end.with(|end| value(desk, end)), choose)
}
