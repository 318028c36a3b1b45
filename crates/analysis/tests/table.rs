//! Two-way table: each cell is what the model returns there, and cells without a value say why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{MODEL, scenario, value};
use takerate_analysis::axis::AxisRequest;
use takerate_analysis::table::{TableRequest, table};
use takerate_core::Number;

fn axis(input: &str, steps: usize) -> AxisRequest {
    AxisRequest { input: input.to_owned(), low: None, high: None, steps: Some(steps) }
}

fn request(output: &str, steps: usize) -> TableRequest {
    TableRequest {
        scenario: scenario("2025p", &[]),
        output: output.to_owned(),
        x: axis("aave.gho_share", steps),
        y: axis("macro.borrow_rate_level", steps),
    }
}

#[test]
fn every_cell_agrees_with_the_exact_core() {
    let answer = table(&MODEL, &request("aave.fdv_to_earnings", 13)).unwrap();
    let mut compared = 0;
    for (y, row) in answer.y.values.iter().zip(&answer.values) {
        for (x, cell) in answer.x.values.iter().zip(row) {
            let there = scenario("2025p", &[("aave.gho_share", *x), ("macro.borrow_rate_level", *y)]);
            let exact = value(&MODEL, &there, "aave.fdv_to_earnings").map(f64::from_decimal);
            match (exact, cell) {
                (Some(exact), Some(cell)) => assert!((exact - cell).abs() <= 1e-9 * exact.abs(), "{x}, {y}"),
                (exact, cell) => assert_eq!(exact, *cell, "{x}, {y}"),
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 13 * 13);
}

#[test]
fn cells_without_a_value_name_their_reason() {
    let request = TableRequest {
        scenario: scenario("2025p", &[("aave.service_providers", 90_000_000.into())]),
        y: axis("macro.eth_price", 41),
        ..request("aave.fdv_to_earnings", 41)
    };
    let answer = table(&MODEL, &request).unwrap();
    let gaps: Vec<bool> = answer.gaps.iter().map(|gap| gap.not_meaningful).collect();
    assert!(gaps.contains(&true) && gaps.contains(&false), "{:?}", answer.gaps);
    for (values, gaps) in answer.values.iter().zip(&answer.gaps_at) {
        for (value, gap) in values.iter().zip(gaps) {
            assert_eq!(value.is_none(), *gap > 0);
            assert!(usize::from(*gap) <= answer.gaps.len());
        }
    }
}

#[test]
fn the_largest_table_has_both_ends_of_both_ranges() {
    let answer = table(&MODEL, &request("aave.net_revenue", 101)).unwrap();
    let input = &MODEL.inputs[usize::from(MODEL.find_input("aave.gho_share").unwrap().0)];
    assert_eq!((answer.x.values[0], answer.x.values[100]), (input.low, input.high));
    assert_eq!(answer.values.len(), 101);
    let (low, high) = answer.range.unwrap();
    assert!(low < high);
}
