//! Which result, how many samples, from which seed.

use leptos::prelude::*;
use takerate_analysis::simulate::MOST_SAMPLES;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, LineId};
use takerate_inquiry::look::SimulateLook;
use takerate_words::SimulateWords;

use super::settle;
use crate::boxed::{flag, memo, on};
use crate::browser;
use crate::ui::analyses::controls::{Group, Number, choice, number, output_groups};
use crate::ui::analyses::desk::Desk;
use crate::ui::parts::action;
use crate::ui::steady::derived;

/// The largest seed that the button draws: short enough to be read out.
const LARGEST_DRAWN_SEED: f64 = 999_999.0;

pub fn settings(desk: Desk, look: Memo<SimulateLook>) -> AnyView {
    let words = SimulateWords::of(desk.language);
    let lines = memo(move || look.with(|look| desk.place.with(|place| look.lines(desk.model, place))));
    view! {
        <div class="controls">
            {result(desk, look)}
            {level(desk, look, lines)}
            {count(desk, look)}
            {seed(desk, look)}
            <label class="radio">
                <input
                    type="checkbox"
                    prop:checked=flag(move || look.with(|look| look.drivers > 0))
                    on:change=on(move |event| {
                        let usual = SimulateLook::default().drivers;
                        settle(desk, look, |look| look.drivers = if event_target_checked(&event) { usual } else { 0 });
                    })
                />
                <span>{words.divide()}</span>
            </label>
        </div>
    }
    .into_any()
}

/// A line of one protocol, or of all of them together.
fn result(desk: Desk, look: Memo<SimulateLook>) -> AnyView {
    let model = desk.model;
    let current = move || look.with(|look| desk.place.with(|place| look.output(model, place)));
    let mut groups: Vec<Group> = vec![(SimulateWords::of(desk.language).together(), shared(desk))];
    groups.extend(output_groups(desk));
    choice(desk.words.output(), groups, current, move |id| {
        // A level belongs to its result.
        settle(desk, look, |look| (look.output, look.below) = (Some(id), None));
    })
}

/// The lines that every protocol has, with the names that they have in the first.
fn shared(desk: Desk) -> Vec<(String, String)> {
    let model = desk.model;
    let named = |id: &str| {
        let (_, first) = model.protocols().next()?;
        let line = model.shared_line(first, id)?;
        Some((id.to_owned(), model.line(line).name.get(desk.language).to_owned()))
    };
    model.common_lines().into_iter().filter_map(named).collect()
}

fn level(desk: Desk, look: Memo<SimulateLook>, lines: Memo<Vec<LineId>>) -> AnyView {
    let model = desk.model;
    let field = Number {
        label: SimulateWords::of(desk.language).below(),
        unit: derived(move || {
            lines.with(|lines| lines.first().map_or_else(plain, |line| model.line(*line).unit.clone()))
        }),
        current: derived(move || look.with(|look| look.below)),
        hint: Signal::stored(SimulateWords::of(desk.language).no_level().to_owned()),
        check: Box::new(|_| None),
    };
    number(desk, field, move |below| settle(desk, look, |look| look.below = below))
}

fn count(desk: Desk, look: Memo<SimulateLook>) -> AnyView {
    let words = SimulateWords::of(desk.language);
    let valid = |value: Decimal| whole(value).filter(|samples| (1..=MOST_SAMPLES).contains(samples));
    let field = Number {
        label: words.samples(),
        unit: Signal::stored(plain()),
        current: derived(move || Some(Decimal::from(look.with(|look| look.samples)))),
        hint: Signal::stored(String::new()),
        check: Box::new(move |value| valid(value).is_none().then_some(words.samples_wrong())),
    };
    number(desk, field, move |value| {
        if let Some(samples) = value.and_then(valid) {
            settle(desk, look, |look| look.samples = samples);
        }
    })
}

fn seed(desk: Desk, look: Memo<SimulateLook>) -> AnyView {
    let words = SimulateWords::of(desk.language);
    let field = Number {
        label: words.seed(),
        unit: Signal::stored(plain()),
        current: derived(move || Some(Decimal::from(look.with(|look| look.seed)))),
        hint: Signal::stored(String::new()),
        check: Box::new(move |value| whole(value).is_none().then_some(words.seed_wrong())),
    };
    let set = move |seed| settle(desk, look, |look| look.seed = seed);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 1 and a million.
    let draw = move |_| set(1 + (browser::random::fraction() * LARGEST_DRAWN_SEED) as u64);
    view! {
        {number(desk, field, move |value| {
            if let Some(seed) = value.and_then(whole) {
                set(seed);
            }
        })}
        {action(words.new_seed(), on(draw))}
    }
    .into_any()
}

fn whole(value: Decimal) -> Option<u64> {
    value.is_integer().then(|| u64::try_from(value).ok())?
}

/// A number of nothing in particular.
fn plain() -> Unit {
    Unit { text: String::new(), kind: Kind::Amount }
}
