//! The steps of a slider and where a value stands on it.

use takerate_core::Decimal;

/// A round step (1 or 5 times a power of ten) that divides the range into 200 to 2,000.
#[must_use]
pub fn step(low: Decimal, high: Decimal) -> Decimal {
    let most = high.checked_sub(low).unwrap_or(high) / Decimal::from(200);
    let mut step = Decimal::ONE;
    while step > most && step.scale() < 27 {
        step /= Decimal::TEN;
    }
    while step * Decimal::TEN <= most {
        step *= Decimal::TEN;
    }
    let five = step * Decimal::from(5);
    if five <= most { five.normalize() } else { step.normalize() }
}

/// Where a value stands between the ends: 0 to 1, to four decimals.
#[must_use]
pub fn position(value: Decimal, low: Decimal, high: Decimal) -> Decimal {
    let share = value.checked_sub(low).zip(high.checked_sub(low)).and_then(|(above, all)| above.checked_div(all));
    share.unwrap_or(Decimal::ONE).clamp(Decimal::ZERO, Decimal::ONE).round_dp(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_fine_enough() {
        for (low, high, expected) in [
            ("500", "10000", "10"),
            ("0", "0.5", "0.001"),
            ("0", "0.15", "0.0005"),
            ("0", "20000000000", "100000000"),
            ("0.25", "5", "0.01"),
        ] {
            let decimal = |text| Decimal::from_str_exact(text).unwrap_or_default();
            assert_eq!(step(decimal(low), decimal(high)), decimal(expected), "{low} to {high}");
        }
    }
}
