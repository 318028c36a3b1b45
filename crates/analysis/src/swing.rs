//! How far an input is moved, to either side.

use serde::{Deserialize, Serialize};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Input};

use crate::trouble::Trouble;

/// How far each input is moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Swing {
    /// To the ends of its sensible range.
    #[default]
    Range,
    /// By this many per cent of its value, down and up; a switch is turned off and on.
    Percent(Decimal),
}

impl Swing {
    /// Refuses a swing that is none.
    ///
    /// # Errors
    /// A percentage that is not above 0.
    pub fn check(self) -> Result<(), Trouble> {
        match self {
            Self::Percent(percent) if percent <= Decimal::ZERO => Err(Trouble::Percent(percent)),
            _ => Ok(()),
        }
    }

    /// The two values to which `input` is moved from `value`, never beyond what its unit allows.
    #[must_use]
    pub fn ends(self, input: &Input, value: Decimal) -> (Decimal, Decimal) {
        match self {
            Self::Percent(percent) if input.unit.kind != Kind::Switch => {
                let share = percent / Decimal::ONE_HUNDRED;
                // Only a swing of astronomic size overflows; then the range is as good an answer.
                let Some(step) = value.checked_mul(share) else { return (input.low, input.high) };
                let low = value.checked_sub(step).unwrap_or(input.low).max(Decimal::ZERO);
                let high = value.checked_add(step).unwrap_or(input.high);
                let most = if input.unit.kind == Kind::Share { Decimal::ONE } else { Decimal::MAX };
                (low.normalize(), high.min(most).normalize())
            }
            _ => (input.low, input.high),
        }
    }
}
