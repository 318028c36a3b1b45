//! The plane of two inputs: what it shows is what the table holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod drawn;

use std::collections::BTreeMap;
use std::sync::Arc;

use drawn::{LANGUAGES, MODEL, check};
use proptest::prelude::*;
use takerate_analysis::axis::{Axis, AxisRequest};
use takerate_analysis::table::{Gap, Table, TableRequest, table};
use takerate_analysis::{Figure, NoValue, ScenarioRequest};
use takerate_core::problem::Cause;
use takerate_core::{Decimal, Language};
use takerate_view_model::heat::classes::{Classes, MOST};
use takerate_view_model::heat::heat;
use takerate_view_model::heat::plane::{self, Shown};
use takerate_view_model::phrase;

fn axis(input: &str, steps: usize) -> AxisRequest {
    AxisRequest { input: input.to_owned(), low: None, high: None, steps: Some(steps) }
}

fn answer(output: &str, x: &str, y: &str, steps: usize, set: &[(&str, i64)]) -> Arc<Table> {
    let set: BTreeMap<String, Decimal> = set.iter().map(|(id, value)| ((*id).to_owned(), (*value).into())).collect();
    let scenario = ScenarioRequest { preset: Some("2025p".to_owned()), set };
    let request = TableRequest { scenario, output: output.to_owned(), x: axis(x, steps), y: axis(y, steps) };
    Arc::new(table(&MODEL, &request).unwrap())
}

fn no_value() -> NoValue {
    let line = "aave.adjusted_earnings".to_owned();
    NoValue { failed: line.clone(), line, cause: Cause::Overflow }
}

/// A table of the given values over two inputs of Aave.
fn made(values: Vec<Vec<Option<f64>>>, not_meaningful: bool) -> Table {
    let ascending = |count: usize| (0..count).map(|step| Decimal::from(1000 + 100 * step)).collect::<Vec<_>>();
    let known = || values.iter().flatten().flatten().copied();
    let range = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
    Table {
        output: "aave.adjusted_earnings".to_owned(),
        base: Figure::default(),
        x: Axis { input: "macro.eth_price".to_owned(), values: ascending(values[0].len()) },
        y: Axis { input: "aave.token_price".to_owned(), values: ascending(values.len()) },
        gaps_at: values.iter().map(|row| row.iter().map(|value| u8::from(value.is_none())).collect()).collect(),
        gaps: vec![Gap { problem: no_value(), not_meaningful }],
        range: known().next().map(|_| range),
        values,
    }
}

fn classes(answer: &Table) -> Option<Classes> {
    Classes::of(answer.values.iter().flatten().flatten().copied().collect())
}

/// Every cell belongs to one outline, and a class holds its values.
fn check_cells(answer: &Table) {
    let (columns, rows) = (answer.x.values.len(), answer.y.values.len());
    let classes = classes(answer);
    let count = classes.as_ref().map_or(0, Classes::len);
    assert!(count <= MOST);
    let all = (0..count).map(Shown::Class).chain([Shown::NotMeaningful, Shown::Problem]);
    let mut seen = vec![0; columns * rows];
    for shown in all {
        for run in plane::outline(answer, classes.as_ref(), shown).split('M').filter(|run| !run.is_empty()) {
            let (place, width) = run.split_once('h').unwrap();
            let (column, top) = place.split_once(' ').unwrap();
            let width: usize = width.split_once('v').unwrap().0.parse().unwrap();
            let (column, top): (usize, usize) = (column.parse().unwrap(), top.parse().unwrap());
            for column in column..column + width {
                seen[top * columns + column] += 1;
                let value = answer.values[rows - 1 - top][column];
                match (shown, value, &classes) {
                    (Shown::Class(class), Some(value), Some(classes)) => {
                        assert!(class == 0 || classes.bounds[class - 1] <= value);
                        assert!(class + 1 == count || value < classes.bounds[class]);
                    }
                    (Shown::NotMeaningful | Shown::Problem, None, _) => {}
                    other => panic!("{other:?}"),
                }
            }
        }
    }
    assert!(seen.iter().all(|times| *times == 1));
}

#[test]
fn the_bundled_models_are_drawn_in_both_languages() {
    for protocol in ["aave", "sky", "lido", "etherfi"] {
        for output in ["adjusted_earnings", "fdv_to_earnings", "net_margin"] {
            let answer = answer(
                &format!("{protocol}.{output}"),
                "macro.eth_price",
                &format!("{protocol}.known_future_costs"),
                11,
                &[],
            );
            check_cells(&answer);
            for language in LANGUAGES {
                let own = Some((3000.into(), 0.into()));
                let chart = heat(&MODEL, Arc::clone(&answer), Some(20.into()), own, language);
                check(&chart);
                assert_eq!((chart.marks, chart.columns), (121, 11));
                let table = (chart.table)();
                assert_eq!((table.head.len(), table.rows.len()), (12, 11));
            }
        }
    }
}

#[test]
fn the_first_mark_is_the_top_left_cell() {
    let answer = answer("aave.adjusted_earnings", "macro.eth_price", "aave.gho_share", 3, &[]);
    let chart = heat(&MODEL, Arc::clone(&answer), None, None, Language::ENGLISH);
    let first = (chart.say)(0);
    assert!(first.contains("ETH price 500 ") && first.contains(" 50%"), "{first}");
    let last = (chart.say)(8);
    assert!(last.contains("10K") && last.contains(" 0%"), "{last}");
    assert_eq!((chart.table)().rows[2][0].text, "0%");
    assert_eq!((chart.table)().rows[2][1].exact, answer.values[0][0].unwrap().to_string());
}

#[test]
fn gaps_say_their_reason_and_are_told_apart() {
    let set = [("aave.service_providers", 90_000_000)];
    let answer = answer("aave.fdv_to_earnings", "aave.gho_share", "aave.stablecoin_loans", 21, &set);
    assert!(answer.gaps.len() > 1);
    check_cells(&answer);
    let chart = heat(&MODEL, Arc::clone(&answer), None, None, Language::ENGLISH);
    for pattern in ["url(#heat-hatch)", "url(#heat-dots)", "url(#heat-gap)", "url(#heat-wrong)"] {
        assert!(chart.svg.contains(pattern), "{pattern}");
    }
    let rows = answer.y.values.len();
    for mark in 0..chart.marks {
        let gap = plane::gap(&answer, rows - 1 - mark / 21, mark % 21);
        let reason = gap.map(|gap| phrase::no_value(&gap.problem, &MODEL, Language::ENGLISH));
        assert!(reason.is_none_or(|reason| !reason.is_empty() && (chart.say)(mark).contains(&reason)));
    }
}

#[test]
fn the_largest_and_the_smallest_plane() {
    let largest = answer("aave.fdv_to_earnings", "aave.gho_share", "macro.eth_price", 101, &[]);
    check_cells(&largest);
    let chart = heat(&MODEL, largest, Some(20.into()), Some((Decimal::new(6, 2), 3000.into())), Language::ENGLISH);
    check(&chart);
    assert_eq!(chart.marks, 10_201);
    assert!(chart.svg.len() < 200_000, "{}", chart.svg.len());
    assert!(chart.svg.matches('<').count() < 200);
    let switch = "aave.safety_module_as_cost_of_revenue";
    let smallest = answer("aave.net_revenue", "aave.gho_share", switch, 2, &[]);
    for language in LANGUAGES {
        let chart = heat(&MODEL, Arc::clone(&smallest), None, Some((Decimal::new(6, 2), 0.into())), language);
        check(&chart);
        assert_eq!(chart.marks, 4);
    }
}

#[test]
fn a_flat_an_empty_and_a_two_sided_plane() {
    for language in LANGUAGES {
        let flat = Arc::new(made(vec![vec![Some(5e6); 4]; 3], true));
        assert_eq!(classes(&flat).unwrap().len(), 1);
        check(&heat(&MODEL, flat, Some(5_000_000.into()), None, language));
        for not_meaningful in [false, true] {
            let empty = Arc::new(made(vec![vec![None; 4]; 3], not_meaningful));
            check_cells(&empty);
            check(&heat(&MODEL, empty, Some(1.into()), Some((1100.into(), 1100.into())), language));
        }
        let two = Arc::new(made(vec![vec![Some(-3e6), Some(-1e6), Some(1e6), Some(9e6)]; 3], true));
        let known = classes(&two).unwrap();
        assert!(known.bounds.contains(&0.0));
        for class in 0..known.len() {
            let below = known.bounds.get(class).is_some_and(|bound| *bound <= 0.0);
            assert_eq!(known.shade(class).starts_with('m'), below);
        }
        let chart = heat(&MODEL, two, None, None, language);
        check(&chart);
        assert!(chart.svg.contains(r#"class="zero""#));
    }
}

#[test]
fn an_exploding_multiple_does_not_take_all_classes() {
    let values: Vec<f64> = (1..=1000).map(|step| 20_000.0 / f64::from(step)).collect();
    let classes = Classes::of(values.clone()).unwrap();
    let mut held = vec![0; classes.len()];
    for value in values {
        held[classes.class(value)] += 1;
    }
    assert!(classes.len() >= 4 && held.iter().all(|count| *count < 600), "{held:?}");
}

#[test]
fn a_place_outside_the_plane_is_not_drawn() {
    let answer = answer("aave.adjusted_earnings", "macro.eth_price", "aave.gho_share", 11, &[]);
    let chart = heat(&MODEL, answer, None, Some((20_000.into(), 0.into())), Language::ENGLISH);
    check(&chart);
    assert!(!chart.svg.contains(r#"class="ring""#));
}

#[test]
fn an_unknown_output_is_drawn_as_nothing() {
    let mut answer = made(vec![vec![Some(1.0); 2]; 2], true);
    "aave.nothing".clone_into(&mut answer.output);
    assert_eq!(heat(&MODEL, Arc::new(answer), None, None, Language::ENGLISH).marks, 0);
}

fn value() -> impl Strategy<Value = Option<f64>> {
    prop::option::weighted(
        0.85,
        prop_oneof![-1e9..1e9f64, Just(0.0), -1.0..1.0f64, Just(1e300), Just(-1e300), Just(7e20)],
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_table_is_drawn(
        values in (2..9usize, 2..9usize).prop_flat_map(|(columns, rows)| prop::collection::vec(prop::collection::vec(value(), columns), rows)),
        target in prop::option::of(-10_000_000i64..10_000_000),
        own in prop::option::of((0i64..3000, 0i64..3000)),
    ) {
        let answer = Arc::new(made(values, true));
        check_cells(&answer);
        let own = own.map(|(x, y)| (x.into(), y.into()));
        check(&heat(&MODEL, answer, target.map(Decimal::from), own, Language::CHINESE));
    }

    #[test]
    fn any_axes_of_the_bundled_model_are_drawn(x in 0..MODEL.inputs.len(), y in 0..MODEL.inputs.len(), line in 0..MODEL.lines.len(), steps in 2..14usize) {
        prop_assume!(x != y);
        let (x, y, line) = (&MODEL.inputs[x].id, &MODEL.inputs[y].id, &MODEL.lines[line].id);
        let switch = |id: &str| MODEL.input(MODEL.find_input(id).unwrap()).unit.kind == takerate_core::unit::Kind::Switch;
        let steps = if switch(x) || switch(y) { 2 } else { steps };
        let answer = answer(line, x, y, steps, &[]);
        check_cells(&answer);
        for language in LANGUAGES {
            check(&heat(&MODEL, Arc::clone(&answer), Some(1.into()), None, language));
        }
    }
}
