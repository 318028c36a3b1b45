//! An arrow from one value of a line to another, on a scale that several rows share.

use rust_decimal::prelude::ToPrimitive;
use takerate_core::Decimal;

use crate::slider::position;
use crate::waterfall::ticks;

/// The ends of a scale: round numbers, with zero between them or at one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    low: Decimal,
    high: Decimal,
}

impl Scale {
    /// A scale that holds all of the values.
    #[must_use]
    pub fn of(values: impl Iterator<Item = Decimal>) -> Self {
        let (low, high) =
            values.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), value| (low.min(value), high.max(value)));
        let ends = low.floor().to_i128().zip(high.ceil().to_i128()).and_then(|(low, high)| {
            let ticks = ticks(low, high);
            let end = |tick: Option<&i128>| Decimal::try_from_i128_with_scale(*tick?, 0).ok();
            Some(Self { low: end(ticks.first())?, high: end(ticks.last())? })
        });
        ends.unwrap_or(Self { low, high })
    }

    /// The style of the place in which arrows stand: where zero is, as a share of its width.
    #[must_use]
    pub fn style(&self) -> String {
        format!("--zero:{}", position(Decimal::ZERO, self.low, self.high))
    }

    /// The style of an arrow: where it begins on the left, how wide it is, as shares, and which way it points: 1 to the
    /// right, -1 to the left.
    #[must_use]
    pub fn arrow(&self, from: Decimal, to: Decimal) -> String {
        let [from, to] = [from, to].map(|value| position(value, self.low, self.high));
        let way = if to < from { -1 } else { 1 };
        format!("--left:{};--width:{};--way:{way}", from.min(to), (to - from).abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_on_every_scale_and_arrows_point_to_where_they_lead() {
        let scale = Scale::of([26, -7].into_iter().map(|value| Decimal::from(value * 1_000_000)));
        assert_eq!(scale, Scale { low: Decimal::from(-10_000_000), high: Decimal::from(30_000_000) });
        assert_eq!(scale.style(), "--zero:0.25");
        assert_eq!(scale.arrow(Decimal::from(10_000_000), Decimal::ZERO), "--left:0.25;--width:0.25;--way:-1");
        assert_eq!(scale.arrow(Decimal::ZERO, Decimal::from(30_000_000)), "--left:0.25;--width:0.75;--way:1");
        assert_eq!(Scale::of([5, 6].into_iter().map(Decimal::from)).low, Decimal::ZERO);
    }
}
