//! The power of ten in which an amount is shown: K, M and B, or 万 and 亿.

use takerate_core::{Decimal, Language};

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

const ENGLISH: [Scale; 5] = [
    Scale { power: 12, decimals: 2, suffix: "T" },
    Scale { power: 9, decimals: 2, suffix: "B" },
    Scale { power: 6, decimals: 1, suffix: "M" },
    Scale { power: 3, decimals: 1, suffix: "K" },
    Scale { power: 0, decimals: 2, suffix: "" },
];

const CHINESE: [Scale; 5] = [
    Scale { power: 12, decimals: 2, suffix: "万亿" },
    Scale { power: 8, decimals: 2, suffix: "亿" },
    // Ten million and more needs no decimal, a few 万 do.
    Scale { power: 4, decimals: 0, suffix: "万" },
    Scale { power: 4, decimals: 1, suffix: "万" },
    Scale { power: 0, decimals: 2, suffix: "" },
];

impl Scale {
    /// The scale in which `amount` reads best.
    #[must_use]
    pub fn of(amount: Decimal, language: Language) -> Self {
        let from = |least: i64, scale: Scale| (Decimal::from(least), scale);
        let steps = match language {
            Language::ENGLISH => {
                let [t, b, m, k, plain] = ENGLISH;
                [
                    from(1_000_000_000_000, t),
                    from(1_000_000_000, b),
                    from(1_000_000, m),
                    from(10_000, k),
                    from(0, plain),
                ]
            }
            Language::CHINESE => {
                let [wan_yi, yi, wan, few_wan, plain] = CHINESE;
                [
                    from(1_000_000_000_000, wan_yi),
                    from(100_000_000, yi),
                    from(10_000_000, wan),
                    from(10_000, few_wan),
                    from(0, plain),
                ]
            }
        };
        // An amount just below a step is written in that step where rounding carries it there: 999,999,999 is 1.00B.
        let reaches = |(least, scale): &(Decimal, Scale)| {
            let unit = Decimal::new(1, scale.decimals) * Decimal::from(10i64.pow(scale.power));
            amount.abs() >= *least - unit / Decimal::TWO * Decimal::new(1, 1)
        };
        steps.iter().find(|step| reaches(step)).map_or(steps[4].1, |step| step.1)
    }

    /// The scale for a whole statement in English, whose largest amount is `preset` in presets and `largest` anywhere:
    /// millions, unless that reads badly.
    #[must_use]
    pub fn of_statement(preset: Decimal, largest: Decimal) -> Self {
        let [_, billions, millions, thousands, _] = ENGLISH;
        if preset.abs().max(largest.abs()) >= Decimal::from(100_000_000_000i64) {
            billions
        } else if preset.abs() < Decimal::from(1_000_000) {
            thousands
        } else {
            millions
        }
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
