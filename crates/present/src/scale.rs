//! The power of ten in which an amount is shown: K, M and B, or 万 and 亿.

use takerate_core::{Decimal, Language};

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
            Language::English => {
                let [t, b, m, k, plain] = ENGLISH;
                [
                    from(1_000_000_000_000, t),
                    from(1_000_000_000, b),
                    from(1_000_000, m),
                    from(10_000, k),
                    from(0, plain),
                ]
            }
            Language::Chinese => {
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

    /// The scale for a whole statement whose largest amount is `amount`: millions, or 万, unless that reads badly.
    #[must_use]
    pub fn of_statement(amount: Decimal, language: Language) -> Self {
        let [_, billions, millions, thousands, _] = ENGLISH;
        let [_, yi, wan, ..] = CHINESE;
        let amount = amount.abs();
        match language {
            Language::English if amount < Decimal::from(1_000_000) => thousands,
            Language::English if amount >= Decimal::from(100_000_000_000i64) => billions,
            Language::English => millions,
            Language::Chinese if amount >= Decimal::from(1_000_000_000_000i64) => yi,
            Language::Chinese => wan,
        }
    }

    /// `amount` as a number of the last shown digit's units.
    #[must_use]
    pub fn units(self, amount: Decimal) -> Option<Decimal> {
        let ten = Decimal::from(10i64.pow(self.power));
        amount.checked_div(ten)?.checked_mul(Decimal::from(10i64.pow(self.decimals)))
    }
}
