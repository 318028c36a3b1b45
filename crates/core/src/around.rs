//! A little less and a little more of an input.

use rust_decimal::Decimal;

use crate::model::Input;

/// So many per cent of a value to either side of it, the lower end first, in the input's unit and never beyond what that
/// allows. Only a swing of astronomic size overflows; then the end is that of the sensible range.
#[must_use]
pub fn around(input: &Input, value: Decimal, percent: Decimal) -> [Decimal; 2] {
    let share = percent / Decimal::ONE_HUNDRED;
    let Some(step) = value.abs().checked_mul(share) else { return [input.low, input.high] };
    let kind = input.unit.kind;
    let low = value.checked_sub(step).unwrap_or(input.low).max(kind.lowest());
    let high = value.checked_add(step).unwrap_or(input.high).min(kind.highest().unwrap_or(Decimal::MAX));
    [low.normalize(), high.normalize()]
}
