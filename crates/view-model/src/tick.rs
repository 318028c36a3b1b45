//! Round values, as they stand at an axis or in a legend.

use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Input, Language};
use takerate_display::format;
use takerate_words::{ChartsWords, NumbersWords};

use crate::axis::Axis;
use crate::{label, say};

/// A round value with no more digits than it needs and what belongs right behind it: `40M`, `6%`, `20x`.
#[must_use]
pub fn exact(value: Decimal, unit: &Unit, language: Language) -> String {
    let value = value.round_sf(9).unwrap_or(value).normalize();
    match unit.kind {
        Kind::Share | Kind::Rate | Kind::Change | Kind::Growth => format!("{}%", format::editable(value, unit)),
        Kind::Multiple => format!("{}{}", format::plain(value), NumbersWords::of(language).times()),
        _ => format::brief(value, unit, language),
    }
}

/// The same of a number in double precision; three dots where it is beyond a decimal.
#[must_use]
pub fn float(value: f64, unit: &Unit, language: Language) -> String {
    Decimal::from_f64_retain(value).map_or_else(|| "…".to_owned(), |value| exact(value, unit, language))
}

/// The ticks of an axis that holds `low` to `high`, without those beyond, each with its text: as many as `most`, where
/// their texts fit side by side on an axis of `length` pixels.
#[must_use]
pub fn within(low: f64, high: f64, most: usize, length: f64, unit: &Unit, language: Language) -> Vec<(f64, String)> {
    // A hair wider, or the last tick could fall to a rounding of binary fractions.
    let hair = (high - low) * 1e-9;
    let mut ticks = Vec::new();
    for count in (1..=most).rev() {
        let round = Axis::holding(low, high, count).ticks.into_iter();
        let round: Vec<f64> = round.filter(|tick| *tick >= low - hair && *tick <= high + hair).collect();
        // 8,000 and 10K side by side would be two manners on one axis.
        let plain = unit.kind == Kind::Amount && round.iter().all(|tick| tick.abs() < 100_000.0);
        let text = |tick: f64| match Decimal::from_f64_retain(tick).and_then(|tick| tick.round_sf(9)) {
            Some(tick) if plain => format::plain(tick.normalize()),
            _ => float(tick, unit, language),
        };
        ticks = round.into_iter().map(|tick| (tick, text(tick))).collect();
        let room = ticks.iter().map(|(_, text)| label::width(text) + 12.0).fold(0.0, f64::max);
        let apart = ticks.windows(2).map(|pair| pair[1].0 - pair[0].0).fold(f64::INFINITY, f64::min);
        if ticks.len() <= most + 1 && apart / (high - low) * length >= room {
            break;
        }
    }
    ticks
}

/// The same for an input: its two states where it is a switch, round values otherwise.
#[must_use]
pub fn of_input(
    input: &Input,
    low: f64,
    high: f64,
    most: usize,
    length: f64,
    language: Language,
) -> Vec<(f64, String)> {
    if input.unit.kind == Kind::Switch {
        let state = |value: Decimal| say::value(value, input, language);
        return vec![(0.0, state(Decimal::ZERO)), (1.0, state(Decimal::ONE))];
    }
    within(low, high, most, length, &input.unit, language)
}

/// A name with the unit that its values are without: `ETH price, USD / ETH`.
#[must_use]
pub fn title(name: &str, unit: &Unit, language: Language) -> String {
    match unit.kind {
        Kind::Amount => ChartsWords::of(language).titled(name, &format::unit(unit, language)),
        _ => name.to_owned(),
    }
}

/// A share as a reader takes it in: `34%`, `4.2%`, `0.31%`; an exact share of nothing or all is said as such.
#[must_use]
pub fn share(value: f64) -> String {
    let percent = value * 100.0;
    let decimals = match percent.min(100.0 - percent).abs() {
        0.0 => 0,
        small if small < 0.95 => 2,
        middle if middle < 9.95 => 1,
        _ => 0,
    };
    format!("{percent:.decimals$}%")
}
