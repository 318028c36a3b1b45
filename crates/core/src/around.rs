//! A little less and a little more of an input.

use rust_decimal::Decimal;

use crate::model::Input;

/// A share of a value to either side of it, the lower end first, in the input's unit and never beyond what that allows. Only
/// a swing of astronomic size overflows; then the end is that of the sensible range.
#[must_use]
pub fn around(input: &Input, value: Decimal, share: Decimal) -> [Decimal; 2] {
    let step = value.abs().checked_mul(share);
    let kind = input.unit.kind;
    [true, false].map(|less| {
        let end = step.and_then(|step| value.checked_add(if less { -step } else { step }));
        let end = end.unwrap_or(if less { input.low } else { input.high });
        end.max(kind.lowest()).min(kind.highest().unwrap_or(Decimal::MAX)).normalize()
    })
}
