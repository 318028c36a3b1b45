//! Rounding that still adds up.

use rust_decimal::prelude::ToPrimitive;
use takerate_core::Decimal;

/// Rounds half away from zero to a whole number of units; `None` where that is beyond any figure of the page.
#[must_use]
pub fn round(value: Decimal) -> Option<i128> {
    value.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero).to_i128()
}

/// Whole numbers, each next to its part, that sum to `total` (largest remainder).
///
/// `parts` must sum to within one unit of `total`, as the exact terms between two rounded subtotals do.
/// `None` where they cannot sum to it, or where a part is beyond any figure of the page.
#[must_use]
pub fn apportion(total: i128, parts: &[Decimal]) -> Option<Vec<i128>> {
    let mut shares: Vec<i128> = parts.iter().map(|part| part.floor().to_i128()).collect::<Option<_>>()?;
    let missing = total - shares.iter().sum::<i128>();
    let count = usize::try_from(missing.unsigned_abs()).ok().filter(|count| *count <= parts.len())?;
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    // Among equal remainders the first part is rounded up.
    by_remainder.sort_unstable_by_key(|&part| (std::cmp::Reverse(parts[part] - parts[part].floor()), part));
    match missing {
        0.. => by_remainder.iter().take(count).for_each(|&part| shares[part] += 1),
        // The subtotal before was rounded half a unit up and the one after half a unit down.
        _ => by_remainder.iter().rev().take(count).for_each(|&part| shares[part] -= 1),
    }
    Some(shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_parts_sum_to_the_shown_total() {
        let parts = ["333.4", "333.4", "333.2"].map(|part| Decimal::from_str_exact(part).unwrap_or_default());
        assert_eq!(apportion(1000, &parts), Some(vec![334, 333, 333]));
    }

    #[test]
    fn negative_parts_keep_their_sign() {
        let parts = ["5481.4", "-4587.6"].map(|part| Decimal::from_str_exact(part).unwrap_or_default());
        assert_eq!(apportion(894, &parts), Some(vec![5482, -4588]));
    }
}
