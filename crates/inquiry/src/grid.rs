//! Whole units of the last shown digit, in which drawn parts add up to the drawn whole.

use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_present::apportion::{apportion, round};
use takerate_present::format;
use takerate_present::scale::Scale;

/// Figures that many digits below the largest are still told apart.
const DIGITS: i128 = 100;

/// How figures of one unit are shown beside each other.
pub(crate) struct Grid {
    /// A figure times this, over that, is what is written before the sign.
    times: Decimal,
    over: Decimal,
    decimals: u32,
    sign: &'static str,
    /// The sign behind a difference: percentage points are no per cent.
    difference: &'static str,
}

impl Grid {
    /// A grid for figures of `unit` up to `largest`, on which differences up to `difference` keep some digits.
    pub(crate) fn of(unit: &Unit, largest: Decimal, difference: Decimal, language: Language) -> Self {
        let (times, over, decimals, sign, points) = match unit.kind {
            Kind::Share | Kind::Rate if language == Language::Chinese => (100, 0, 2, "%", " 个百分点"),
            Kind::Share | Kind::Rate => (100, 0, 2, "%", " pp"),
            Kind::Multiple if language == Language::Chinese => (1, 0, 1, "倍", "倍"),
            Kind::Multiple => (1, 0, 1, "x", "x"),
            Kind::Ratio | Kind::Switch => (1, 0, 2, "", ""),
            Kind::Amount => {
                let scale = Scale::of_statement(largest, language);
                (1, scale.power, scale.decimals, scale.suffix, scale.suffix)
            }
        };
        let over = Decimal::from(10i64.pow(over));
        let mut grid = Self { times: Decimal::from(times), over, decimals, sign, difference: points };
        // No digits can tell differences apart that are far below what is shown.
        let told_apart = (decimals..decimals + 4).find(|decimals| {
            grid.decimals = *decimals;
            grid.units(difference).and_then(round).is_none_or(|units| units.abs() >= DIGITS)
        });
        grid.decimals = told_apart.unwrap_or(decimals);
        grid
    }

    /// `value` in units of the last digit.
    pub(crate) fn units(&self, value: Decimal) -> Option<Decimal> {
        let times = self.times.checked_mul(Decimal::from(10i64.pow(self.decimals)))?;
        value.checked_div(self.over)?.checked_mul(times)
    }

    /// `value` in whole units of the last digit.
    pub(crate) fn whole(&self, value: Decimal) -> Option<i128> {
        round(self.units(value)?)
    }

    /// From one figure to another by parts: both ends and, between them, whole units that lead from one to the other.
    pub(crate) fn steps(&self, from: Decimal, to: Decimal, parts: &[Decimal]) -> Option<(i128, Vec<i128>, i128)> {
        let (from, to) = (self.whole(from)?, self.whole(to)?);
        let parts: Vec<Decimal> = parts.iter().map(|part| self.units(*part)).collect::<Option<_>>()?;
        Some((from, apportion(to.checked_sub(from)?, &parts)?, to))
    }

    /// A figure: `43.2M`.
    pub(crate) fn text(&self, units: i128) -> String {
        format!("{}{}", format::units(units, self.decimals), self.sign)
    }

    /// A difference: `+4.9M`.
    pub(crate) fn signed(&self, units: i128) -> String {
        format!("{}{}", format::signed_units(units, self.decimals), self.difference)
    }

    /// A difference without its sign: `4.9M`.
    pub(crate) fn difference(&self, units: i128) -> String {
        format!("{}{}", format::units(units, self.decimals), self.difference)
    }

    /// Units as a figure of the unit itself.
    #[allow(clippy::cast_precision_loss)] // For drawing only.
    pub(crate) fn figure(&self, units: f64) -> f64 {
        let times = 10f64.powf(f64::from(self.decimals));
        units / times * crate::named::binary(self.over) / crate::named::binary(self.times)
    }
}
