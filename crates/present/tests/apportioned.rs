//! Rounded parts add up to the rounded total, and none is a whole unit away from its exact value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use takerate_core::Decimal;
use takerate_present::apportion::{apportion, round};

/// Amounts in tenths of a unit, so that halves and wholes are common.
fn tenths(most: i64) -> impl Strategy<Value = Decimal> {
    (-most..=most).prop_map(|tenths| Decimal::new(tenths, 1))
}

fn distance(shown: i128, exact: Decimal) -> Decimal {
    (Decimal::from_i128_with_scale(shown, 0) - exact).abs()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_of_a_total_sum_to_it(parts in prop::collection::vec(tenths(1000), 1..8)) {
        let total = round(parts.iter().sum()).unwrap();
        let shown = apportion(total, &parts).unwrap();
        prop_assert_eq!(shown.iter().sum::<i128>(), total);
        for (shown, exact) in shown.iter().zip(&parts) {
            prop_assert!(distance(*shown, *exact) < Decimal::ONE, "{shown} for {exact}");
        }
    }

    /// As in a statement, where a subtotal and the one before it are both rounded.
    #[test]
    fn terms_between_two_rounded_subtotals_lead_from_one_to_the_other(
        before in tenths(30), terms in prop::collection::vec(tenths(30), 1..5)
    ) {
        let after = before + terms.iter().sum::<Decimal>();
        let (before, after) = (round(before).unwrap(), round(after).unwrap());
        let shown = apportion(after - before, &terms).unwrap();
        prop_assert_eq!(before + shown.iter().sum::<i128>(), after);
        for (shown, exact) in shown.iter().zip(&terms) {
            prop_assert!(distance(*shown, *exact) <= Decimal::ONE, "{shown} for {exact}");
        }
    }
}
