//! What a value is counted in.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How a unit behaves towards a reader: how a value is shown and which values it forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A part of a whole, from 0 to 1; shown in per cent.
    Share,
    /// A fraction per year; shown in per cent per year.
    Rate,
    /// A change as a part of what was, which can be negative: an upside of 0.2, a loss of -0.3; shown in per cent.
    Change,
    /// The same per year; shown in per cent per year.
    Growth,
    /// A plain number.
    Ratio,
    /// 0 (off) or 1 (on).
    Switch,
    /// A price over a yearly earning; shown as `48.2x`.
    Multiple,
    /// An amount of something, whole or per time, or a price: `USD`, `USD/year`, `ETH`, `USD/AAVE`, `AAVE/day`.
    Amount,
}

/// A unit as the model file writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// As written: `USD/year`, `share`.
    pub text: String,
    /// How it behaves.
    pub kind: Kind,
}

/// Why a unit forbids a value as an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InvalidValue {
    /// Only a change or a growth can be negative.
    Negative,
    /// No change or growth takes away more than there is.
    BelowMinusOne,
    /// A share is at most 1.
    AboveOne,
    /// A switch is 0 or 1.
    NotASwitch,
}

impl Kind {
    /// Whether an input of this kind can have `value`.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn accept(self, value: Decimal) -> Result<(), InvalidValue> {
        match self {
            Self::Change | Self::Growth if value < Decimal::NEGATIVE_ONE => Err(InvalidValue::BelowMinusOne),
            Self::Change | Self::Growth => Ok(()),
            Self::Switch if value != Decimal::ZERO && value != Decimal::ONE => Err(InvalidValue::NotASwitch),
            _ if value < Decimal::ZERO => Err(InvalidValue::Negative),
            Self::Share if value > Decimal::ONE => Err(InvalidValue::AboveOne),
            _ => Ok(()),
        }
    }

    /// The lowest value that an input of this kind can have.
    #[must_use]
    pub fn lowest(self) -> Decimal {
        if matches!(self, Self::Change | Self::Growth) { Decimal::NEGATIVE_ONE } else { Decimal::ZERO }
    }

    /// The highest value that an input of this kind can have, where there is one.
    #[must_use]
    pub fn highest(self) -> Option<Decimal> {
        matches!(self, Self::Share | Self::Switch).then_some(Decimal::ONE)
    }

    /// Whether values are written in per cent.
    #[must_use]
    pub fn in_percent(self) -> bool {
        matches!(self, Self::Share | Self::Rate | Self::Change | Self::Growth)
    }
}
