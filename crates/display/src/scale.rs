//! The power of ten in which an amount is shown: K, M and B, or 万 and 亿.

use takerate_core::{Decimal, Language};
use takerate_words::{Step, manner};

use crate::format;

/// A power of ten, its sign and how many decimals go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Amounts are divided by ten to this power.
    pub power: u32,
    /// Decimals shown after that.
    pub decimals: u32,
    /// What is written behind the number.
    pub suffix: &'static str,
}

/// Where a language has no scales.
const PLAIN: Scale = Scale { power: 0, decimals: 2, suffix: "" };

impl From<&'static Step> for Scale {
    fn from(step: &'static Step) -> Self {
        Self { power: step.power, decimals: step.decimals, suffix: &step.suffix }
    }
}

impl Scale {
    /// The scale in which `amount` reads best.
    #[must_use]
    pub fn of(amount: Decimal, language: Language) -> Self {
        let Some((last, steps)) = manner(language).scales.split_last() else { return PLAIN };
        let amount = amount.abs();
        // An amount just below a step is written in that step where rounding carries it there: 999,999,999 is 1.00B.
        let reaches = |step: &&Step| {
            let unit = Decimal::new(1, step.decimals) * Decimal::from(10i64.pow(step.power));
            amount >= Decimal::from(10i64.pow(step.from)) - unit / Decimal::TWO * Decimal::new(1, 1)
        };
        steps.iter().find(reaches).unwrap_or(last).into()
    }

    /// The scale for a whole statement, whose largest amount is `preset` in presets and `largest` anywhere: millions, unless
    /// that reads badly; the next smaller scale where the language has none of that power.
    #[must_use]
    pub fn of_statement(preset: Decimal, largest: Decimal, language: Language) -> Self {
        let power = if preset.abs().max(largest.abs()) >= Decimal::from(100_000_000_000i64) {
            9
        } else if preset.abs() < Decimal::from(1_000_000) {
            3
        } else {
            6
        };
        manner(language).scales.iter().find(|step| step.power <= power).map_or(PLAIN, Self::from)
    }

    /// How many decimals an amount has in this scale: a small one in units keeps those that matter, a whole one none.
    #[must_use]
    pub fn places(self, amount: Decimal) -> u32 {
        match self.power {
            0 if amount.fract().is_zero() => 0,
            0 if amount.abs() < Decimal::ONE => 4,
            _ => self.decimals,
        }
    }

    /// The amount that a figure in this scale says: the nearest with so many decimals, halves away from zero.
    #[must_use]
    pub fn rounded(self, amount: Decimal) -> Decimal {
        let ten = Decimal::from(10i64.pow(self.power));
        format::rounded(amount / ten, self.places(amount)).checked_mul(ten).unwrap_or(amount)
    }
}
