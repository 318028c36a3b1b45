//! How figures of one unit are written beside each other, with as many digits as tell their differences apart.

use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_display::change;
use takerate_display::format::{fixed, rounded};
use takerate_display::scale::Scale;
use takerate_words::{ChartsWords, NumbersWords, manner};

/// Differences have at least so many units of the last digit, where four decimals more are enough for that.
const DIGITS: Decimal = Decimal::ONE_HUNDRED;

/// How figures of one unit are shown beside each other. Each is the nearest rounding of its exact value.
pub(crate) struct Grid {
    /// A value times this is what is written: a share is written in per cent.
    times: Decimal,
    /// The scale of all figures; `None` where each has its own.
    one: Option<Scale>,
    /// What the last digit stands for, as a power of ten.
    last: i64,
    /// What stands behind a difference where that is not what stands behind a figure: percentage points are no per cent.
    points: Option<&'static str>,
    amounts: bool,
    language: Language,
}

impl Grid {
    /// A grid for figures of `unit` up to `largest`, on which differences up to `difference` keep some digits.
    pub(crate) fn of(unit: &Unit, largest: Decimal, difference: Decimal, language: Language) -> Self {
        let plain = |decimals, suffix| Some(Scale { power: 0, decimals, suffix });
        let (mut times, mut points, amounts) = (Decimal::ONE, None, unit.kind == Kind::Amount);
        let one = match unit.kind {
            Kind::Share | Kind::Rate | Kind::Change | Kind::Growth => {
                times = Decimal::ONE_HUNDRED;
                points = Some(ChartsWords::of(language).points());
                plain(2, "%")
            }
            Kind::Multiple => plain(1, NumbersWords::of(language).times()),
            Kind::Ratio | Kind::Switch => plain(2, ""),
            Kind::Amount => manner(language).one_scale.then(|| Scale::of_statement(largest, largest, language)),
        };
        let of_largest = one.unwrap_or_else(|| Scale::of(largest, language));
        let unit = |decimals| Decimal::from(10i64.pow(of_largest.power)) * Decimal::new(1, decimals) / times;
        let told_apart = |decimals: &u32| difference.abs() >= DIGITS * unit(*decimals);
        let decimals = (of_largest.decimals..of_largest.decimals + 4).find(told_apart).unwrap_or(of_largest.decimals);
        let last = i64::from(of_largest.power) - i64::from(decimals);
        Self { times, one, last, points, amounts, language }
    }

    /// What is written of a value before it is rounded, and in which scale.
    fn written(&self, value: Decimal) -> Option<(Decimal, Scale)> {
        let value = value.checked_mul(self.times)?;
        let own = self.one.unwrap_or_else(|| Scale::of(value, self.language));
        let decimals = u32::try_from(i64::from(own.power) - self.last).unwrap_or_default();
        let least = if self.one.is_some() { 0 } else { own.places(value) };
        Some((value / Decimal::from(10i64.pow(own.power)), Scale { decimals: decimals.max(least), ..own }))
    }

    /// A figure: `43.2M`.
    pub(crate) fn text(&self, value: Decimal) -> String {
        match self.written(value) {
            _ if self.amounts && value.is_zero() => "0".to_owned(),
            Some((number, scale)) => format!("{}{}", fixed(number, scale.decimals), scale.suffix),
            None => "…".to_owned(),
        }
    }

    /// A difference: `+4.9M`, `+<0.1M` where it rounds to nothing, and `0` where there is none.
    pub(crate) fn signed(&self, value: Decimal) -> String {
        self.written(value)
            .and_then(|(number, scale)| {
                let text = change::signed(number, scale.decimals)?;
                Some(format!("{text}{}", self.points.unwrap_or(scale.suffix)))
            })
            .unwrap_or_else(|| "0".to_owned())
    }

    /// A difference without its sign: `4.9M`.
    pub(crate) fn difference(&self, value: Decimal) -> String {
        self.signed(value.abs()).trim_start_matches('+').to_owned()
    }

    /// The value that a figure says, in the unit that it is written in.
    pub(crate) fn shown(&self, value: Decimal) -> Option<Decimal> {
        let (number, scale) = self.written(value)?;
        rounded(number, scale.decimals).checked_mul(Decimal::from(10i64.pow(scale.power)))
    }
}
