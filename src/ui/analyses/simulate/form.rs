//! Which result, how many samples, from which seed.

use leptos::prelude::*;
use takerate_analysis::simulate::MOST_SAMPLES;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, LineId};
use takerate_view_model::settings::SimulateSettings;
use takerate_words::SimulateWords;

use super::settle;
use crate::boxed::{flag, memo, on};
use crate::browser;
use crate::ui::analyses::controls::{Group, Number, choice, number, output_groups};
use crate::ui::analyses::session::Session;
use crate::ui::parts::action;
use crate::ui::steady::derived;

/// The largest seed that the button draws: short enough to be read out.
const LARGEST_DRAWN_SEED: f64 = 999_999.0;

pub fn form(session: Session, settings: Memo<SimulateSettings>) -> AnyView {
    let words = SimulateWords::of(session.language);
    let lines =
        memo(move || settings.with(|settings| session.context.with(|context| settings.lines(session.model, context))));
    view! {
        <div class="controls">
            {result(session, settings)}
            {level(session, settings, lines)}
            {count(session, settings)}
            {seed(session, settings)}
            <label class="radio">
                <input
                    type="checkbox"
                    prop:checked=flag(move || settings.with(|settings| settings.drivers > 0))
                    on:change=on(move |event| {
                        let usual = SimulateSettings::default().drivers;
                        settle(session, settings, |settings| settings.drivers = if event_target_checked(&event) { usual } else { 0 });
                    })
                />
                <span>{words.divide()}</span>
            </label>
        </div>
    }
    .into_any()
}

/// A line of one protocol, or of all of them together.
fn result(session: Session, settings: Memo<SimulateSettings>) -> AnyView {
    let model = session.model;
    let current = move || settings.with(|settings| session.context.with(|context| settings.output(model, context)));
    let mut groups: Vec<Group> = vec![(SimulateWords::of(session.language).together(), shared(session))];
    groups.extend(output_groups(session));
    choice(session.words.output(), groups, current, move |id| {
        // A level belongs to its result.
        settle(session, settings, |settings| (settings.output, settings.below) = (Some(id), None));
    })
}

/// The lines that every protocol has, with the names that they have in the first.
fn shared(session: Session) -> Vec<(String, String)> {
    let model = session.model;
    let named = |id: &str| {
        let (_, first) = model.protocols().next()?;
        let line = model.shared_line(first, id)?;
        Some((id.to_owned(), model.line(line).name.get(session.language).to_owned()))
    };
    model.common_lines().into_iter().filter_map(named).collect()
}

fn level(session: Session, settings: Memo<SimulateSettings>, lines: Memo<Vec<LineId>>) -> AnyView {
    let model = session.model;
    let field = Number {
        label: SimulateWords::of(session.language).below(),
        unit: derived(move || {
            lines.with(|lines| lines.first().map_or_else(plain, |line| model.line(*line).unit.clone()))
        }),
        current: derived(move || settings.with(|settings| settings.below)),
        hint: Signal::stored(SimulateWords::of(session.language).no_level().to_owned()),
        check: Box::new(|_| None),
        live: false,
    };
    number(session, field, move |below| settle(session, settings, |settings| settings.below = below))
}

fn count(session: Session, settings: Memo<SimulateSettings>) -> AnyView {
    let words = SimulateWords::of(session.language);
    let valid = |value: Decimal| whole(value).filter(|samples| (1..=MOST_SAMPLES).contains(samples));
    let field = Number {
        label: words.samples(),
        unit: Signal::stored(plain()),
        current: derived(move || Some(Decimal::from(settings.with(|settings| settings.samples)))),
        hint: Signal::stored(String::new()),
        check: Box::new(move |value| valid(value).is_none().then_some(words.samples_wrong())),
        live: false,
    };
    number(session, field, move |value| {
        if let Some(samples) = value.and_then(valid) {
            settle(session, settings, |settings| settings.samples = samples);
        }
    })
}

fn seed(session: Session, settings: Memo<SimulateSettings>) -> AnyView {
    let words = SimulateWords::of(session.language);
    let field = Number {
        label: words.seed(),
        unit: Signal::stored(plain()),
        current: derived(move || Some(Decimal::from(settings.with(|settings| settings.seed)))),
        hint: Signal::stored(String::new()),
        check: Box::new(move |value| whole(value).is_none().then_some(words.seed_wrong())),
        live: false,
    };
    let set = move |seed| settle(session, settings, |settings| settings.seed = seed);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 1 and a million.
    let draw = move |_| set(1 + (browser::random::fraction() * LARGEST_DRAWN_SEED) as u64);
    view! {
        {number(session, field, move |value| {
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
