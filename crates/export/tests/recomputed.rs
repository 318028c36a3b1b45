//! Two independent spreadsheets recompute the workbook, whose own results were made wrong first, and find what the core
//! finds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

mod engines;
mod package;
mod plain;

use engines::{Engine, Formualizer, IronCalc, Shown};
use package::{names, with_wrong_results};
use plain::plain;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use support::{bundled, sensible_scenarios};
use takerate_core::explain::{self, no_value_word};
use takerate_core::problem::Cause;
use takerate_core::{Decimal, Language, Line, PresetId, Problem, Reference, Scenario};
use takerate_display::format::short;
use takerate_export::workbook;
use takerate_words::FilesWords;

/// The largest relative error of a recomputed line; a double carries about 1e-16, sums of opposite signs lose some of it.
const BOUND: f64 = 1e-9;

const SCENARIOS: usize = 25;

fn scenarios() -> Vec<Scenario> {
    let mut runner = TestRunner::deterministic();
    let strategy = sensible_scenarios();
    let random = (0..SCENARIOS).map(|_| strategy.new_tree(&mut runner).unwrap().current());
    bundled().preset_ids().map(Scenario::preset).chain(random).collect()
}

fn export(scenario: &Scenario, language: Language) -> Vec<u8> {
    workbook::write(&plain(bundled(), scenario, language)).unwrap()
}

/// What was compared: lines with a value, lines without, and the largest relative error.
#[derive(Debug, Default)]
struct Tally {
    values: usize,
    without: usize,
    error: f64,
}

/// The largest amount that goes into a line.
fn largest(line: &Line, scenario: &Scenario, outcomes: &[Result<Decimal, Problem>]) -> f64 {
    let amount = |reference| match reference {
        Reference::Input(id) => scenario.value(bundled(), id),
        Reference::Line(id) => outcomes[usize::from(id.0)].ok(),
        Reference::Constant(_) => None,
    };
    let amounts = explain::names(line).into_iter().filter_map(amount);
    amounts.map(|amount| amount.abs().to_string().parse().unwrap()).fold(0.0, f64::max)
}

/// Whether a guard failed over an amount whose terms cancel out to exactly nothing: doubles leave some of their last digits,
/// and find themselves on the other side of it.
fn cancels(problem: Problem, scenario: &Scenario, outcomes: &[Result<Decimal, Problem>]) -> bool {
    let Cause::Guard(index) = problem.cause else { return false };
    let mut cancels = false;
    bundled().line(problem.line).guards[usize::from(index)].condition.for_each_name(&mut |name| {
        if let Reference::Line(id) = name {
            let nothing = outcomes[usize::from(id.0)] == Ok(Decimal::ZERO);
            cancels |= nothing && largest(bundled().line(*id), scenario, outcomes) > 0.0;
        }
    });
    cancels
}

/// Compares every line of an open workbook with the core.
fn compare(engine: &impl Engine, bytes: &[u8], scenario: &Scenario, language: Language, tally: &mut Tally) {
    let words = FilesWords::of(language);
    let places = names(bytes);
    let outcomes = scenario.evaluate(bundled());
    for (line, outcome) in bundled().lines.iter().zip(outcomes.iter().copied()) {
        let shown = engine.get(&places[&line.id.replace('.', "_")]);
        match (outcome, shown) {
            (Ok(exact), Shown::Number(number)) => {
                let expected: f64 = exact.to_string().parse().unwrap();
                // Terms that cancel out leave something of their own last digits, which no format of the workbook shows.
                let left = exact.is_zero() && number.abs() <= largest(line, scenario, &outcomes) * f64::EPSILON;
                let number = if left { 0.0 } else { number };
                let error = if expected == 0.0 { number.abs() } else { ((number - expected) / expected).abs() };
                assert!(error <= BOUND, "{}: {number} is not {exact} ({error:e})", line.id);
                // No spreadsheet shows more than 15 digits; half of a last digit is a half there.
                let displayed = Decimal::from_f64_retain(number).and_then(|number| number.round_sf(15)).unwrap();
                assert_eq!(short(displayed, &line.unit, language), short(exact, &line.unit, language), "{}", line.id);
                tally.error = tally.error.max(error);
                tally.values += 1;
            }
            (Err(problem), Shown::Text(word)) => {
                let expected = no_value_word(bundled(), problem, language).unwrap_or_else(|| words.problem());
                assert_eq!(word, expected, "{}", line.id);
                tally.without += 1;
            }
            (Err(problem), Shown::Number(_)) if cancels(problem, scenario, &outcomes) => {}
            (outcome, shown) => panic!("{}: {outcome:?} against {shown:?}", line.id),
        }
    }
}

fn recomputes<E: Engine>() {
    let mut tally = Tally::default();
    for (index, scenario) in scenarios().iter().enumerate() {
        let language = Language::all()[index % 2];
        let bytes = export(scenario, language);
        let (wrong, formulas) = with_wrong_results(&bytes);
        assert!(formulas >= bundled().lines.len());
        let mut engine = E::open(&wrong);
        engine.recompute();
        compare(&engine, &bytes, scenario, language, &mut tally);
    }
    println!("{} from file: {tally:?}", E::NAME);
    assert!(tally.values > 1000 && tally.without > 20, "{tally:?}");
}

/// One workbook, in which inputs are changed from one scenario to the next.
fn follows<E: Engine>() {
    let mut tally = Tally::default();
    let bytes = export(&Scenario::preset(PresetId(0)), Language::ENGLISH);
    let (wrong, _) = with_wrong_results(&bytes);
    let places = names(&bytes);
    let mut engine = E::open(&wrong);
    for scenario in scenarios() {
        for id in bundled().input_ids() {
            let place = &places[&bundled().input(id).id.replace('.', "_")];
            match scenario.value(bundled(), id) {
                Some(value) => engine.set(place, value.to_string().parse().unwrap()),
                // Any word in the place of a number, and none at all, will do.
                None => engine.set_text(place, "?"),
            }
        }
        engine.recompute();
        compare(&engine, &bytes, &scenario, Language::ENGLISH, &mut tally);
    }
    println!("{} after changes: {tally:?}", E::NAME);
    assert!(tally.values > 1000 && tally.without > 20, "{tally:?}");
}

#[test]
fn ironcalc_recomputes_the_workbook() {
    recomputes::<IronCalc>();
}

#[test]
fn formualizer_recomputes_the_workbook() {
    recomputes::<Formualizer>();
}

#[test]
fn ironcalc_follows_changed_inputs() {
    follows::<IronCalc>();
}

#[test]
fn formualizer_follows_changed_inputs() {
    follows::<Formualizer>();
}
