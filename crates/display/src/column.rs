//! How the amounts of a table are written: in one scale that its head names, or each in its own.

use takerate_core::{Decimal, Language};
use takerate_words::{NumbersWords, manner};

use crate::format::{brief_amount, scaled};
use crate::scale::Scale;

/// The manner of a table's amounts. Every figure is the nearest rounding of its value, whatever stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The scale of all of them; `None` in languages whose readers expect each to have its own.
    one: Option<Scale>,
    language: Language,
    /// Whether the head of the table says what is written behind all of them.
    bare: bool,
}

impl Column {
    /// For a table of which the largest amounts are `preset` in presets and `largest` anywhere. A scenario alone hardly
    /// changes the manner, so that figures keep their digits while a slider moves.
    #[must_use]
    pub fn of(preset: Decimal, largest: Decimal, language: Language) -> Self {
        let one = manner(language).one_scale.then(|| Scale::of_statement(preset, largest, language));
        Self { one, language, bare: false }
    }

    /// The same without what [`suffix`](Self::suffix) says once for all.
    #[must_use]
    pub fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    /// What stands behind every figure: `M`; nothing where each has its own.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        self.one.map_or("", |scale| scale.suffix)
    }

    /// The power of ten of the scale that all have; 0 where each has its own.
    #[must_use]
    pub fn power(self) -> u32 {
        self.one.map_or(0, |scale| scale.power)
    }

    fn scale(self, amount: Decimal) -> Scale {
        self.one.unwrap_or_else(|| Scale::of(amount, self.language))
    }

    fn behind(self, scale: Scale) -> &'static str {
        if self.bare && self.one.is_some() { "" } else { scale.suffix }
    }

    /// An amount: `−49.9M`, `−4,992万`; nothing is `0`.
    #[must_use]
    pub fn figure(self, amount: Decimal) -> String {
        if amount.is_zero() {
            return "0".to_owned();
        }
        let scale = self.scale(amount);
        format!("{}{}", scaled(amount, scale), self.behind(scale))
    }

    /// The same with a plus sign where it adds: `+49.9M`.
    #[must_use]
    pub fn signed(self, amount: Decimal) -> String {
        let plus = if self.scale(amount).rounded(amount) > Decimal::ZERO { "+" } else { "" };
        format!("{plus}{}", self.figure(amount))
    }

    /// A change: `+1.2M`, and `+<0.1M` where it is smaller than that rounds to; `None` where nothing changed.
    #[must_use]
    pub fn change(self, change: Decimal) -> Option<String> {
        let scale = self.scale(change);
        Some(format!("{}{}", crate::change::within(change, scale)?, self.behind(scale)))
    }

    /// A round amount with no more digits than it needs, as at an axis: `5M`, `8亿`, `0`.
    #[must_use]
    pub fn tick(self, amount: Decimal) -> String {
        if amount.is_zero() {
            return "0".to_owned();
        }
        let scale = self.scale(amount);
        format!("{}{}", brief_amount(amount, scale), self.behind(scale))
    }

    /// The amount that a figure says.
    #[must_use]
    pub fn shown(self, amount: Decimal) -> Decimal {
        self.scale(amount).rounded(amount)
    }
}

/// What a table says whose parts do not add up to the last shown digit.
#[must_use]
pub fn rounded(language: Language) -> &'static str {
    NumbersWords::of(language).rounded()
}
