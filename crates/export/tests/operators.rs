//! Every operator and function of the model language, in random formulas over lines that may be without a value: two
//! independent spreadsheets find what the core's evaluator finds over the same binary doubles.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

mod engines;
mod package;
mod plain;

use engines::{Engine, Formualizer, IronCalc, Shown};
use package::{names, with_wrong_results};
use plain::plain;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use support::bundled;
use takerate_core::explain::is_not_meaningful;
use takerate_core::expression::{Binary, Unary};
use takerate_core::model::{Guard, GuardKind, LineId};
use takerate_core::{Decimal, Expression, InputId, Language, Model, PresetId, Reference, Scenario, evaluate};
use takerate_export::workbook;
use takerate_words::FilesWords;

const FORMULAS: u16 = 150;
const INPUTS: u16 = 6;

type Formula = Expression<Reference>;

/// A formula over a few inputs, small numbers and the lines before it.
fn formulas(first: u16, before: u16) -> impl Strategy<Value = Formula> {
    let number = (-3i64..=3).prop_map(|number| Expression::Number(Decimal::from(number)));
    let input = (0..INPUTS).prop_map(|id| Expression::Name(Reference::Input(InputId(id))));
    let line = (0..before.max(1)).prop_map(move |line| {
        if before == 0 {
            Expression::Number(Decimal::TWO)
        } else {
            Expression::Name(Reference::Line(LineId(first + line)))
        }
    });
    let unary = prop::sample::select(vec![Unary::Negate, Unary::Abs, Unary::Sqrt]);
    let binary = prop::sample::select(vec![
        Binary::Add,
        Binary::Subtract,
        Binary::Multiply,
        Binary::Divide,
        Binary::Min,
        Binary::Max,
        Binary::Less,
        Binary::LessOrEqual,
        Binary::Greater,
        Binary::GreaterOrEqual,
        Binary::Equal,
        Binary::NotEqual,
    ]);
    prop_oneof![2 => number, 2 => input, 1 => line].prop_recursive(4, 24, 3, move |inner| {
        prop_oneof![
            1 => (unary.clone(), inner.clone()).prop_map(|(operator, operand)| Expression::Unary(operator, Box::new(operand))),
            4 => (binary.clone(), inner.clone(), inner.clone()).prop_map(|(operator, left, right)| {
                Expression::Binary(operator, Box::new(left), Box::new(right))
            }),
            2 => (inner.clone(), inner.clone(), inner)
                .prop_map(|(condition, then, otherwise)| Expression::If(Box::new((condition, then, otherwise)))),
        ]
    })
}

/// The bundled model with lines of random formulas behind its own, some of them guarded.
fn model() -> (Model, u16) {
    let mut model = bundled().clone();
    let mut runner = TestRunner::deterministic();
    let first = u16::try_from(model.lines.len()).unwrap();
    for number in 0..FORMULAS {
        let mut draw = || formulas(first, number).new_tree(&mut runner).unwrap().current();
        let mut line = model.lines[0].clone();
        line.id = format!("{}.random_{number}", model.sections[usize::from(line.section)].id);
        line.formula = draw();
        line.guards = (0..number % 3)
            .filter(|_| number % 2 == 0)
            .map(|index| Guard {
                condition: draw(),
                kind: if index == 0 { GuardKind::NotMeaningful } else { GuardKind::Problem },
                message: line.name.clone(),
                inputs: Vec::new(),
            })
            .collect();
        model.lines.push(line);
        model.order.push(LineId(first + number));
    }
    (model, first)
}

fn agrees<E: Engine>() {
    let (model, first) = model();
    let scenario = Scenario::preset(PresetId(0));
    let language = Language::ENGLISH;
    let bytes = workbook::write(&plain(&model, &scenario, language)).unwrap();
    let words = FilesWords::of(language);
    let [not_meaningful, problem_word] = [words.not_meaningful(), words.problem()];
    let places = names(&bytes);
    let mut engine = E::open(&with_wrong_results(&bytes).0);
    let number = |value: &Option<Decimal>| value.map(|value| value.to_string().parse::<f64>().unwrap());
    let mut inputs: Vec<Option<f64>> = scenario.values(&model).iter().map(number).collect();
    let (mut values, mut without) = (0, 0);
    for round in 0..8u16 {
        for id in 0..INPUTS {
            let value = f64::from((round * 5 + id * 3 + round * id) % 4);
            inputs[usize::from(id)] = Some(value);
            engine.set(&places[&model.input(InputId(id)).id.replace('.', "_")], value);
        }
        engine.recompute();
        for (line, outcome) in model.lines.iter().zip(evaluate::<f64>(&model, &inputs)).skip(usize::from(first)) {
            let shown = engine.get(&places[&line.id.replace('.', "_")]);
            match (outcome, shown) {
                (Ok(expected), Shown::Number(number)) => {
                    let scale = expected.abs().max(1.0);
                    assert!((number - expected).abs() <= 1e-9 * scale, "{}: {number}, not {expected}", line.id);
                    values += 1;
                }
                (Err(problem), Shown::Text(word)) => {
                    let expected = if is_not_meaningful(&model, problem) { not_meaningful } else { problem_word };
                    assert_eq!(word, expected, "{}", line.id);
                    without += 1;
                }
                (outcome, shown) => {
                    let place = &places[&line.id.replace('.', "_")];
                    let cell = package::formula(&bytes, place);
                    panic!("{}: {outcome:?} against {shown:?}: {cell}", line.id)
                }
            }
        }
    }
    println!("{}: {values} values, {without} without", E::NAME);
    assert!(values > 200 && without > 100, "{values} {without}");
}

#[test]
fn ironcalc_agrees_on_every_operator() {
    agrees::<IronCalc>();
}

#[test]
fn formualizer_agrees_on_every_operator() {
    agrees::<Formualizer>();
}
