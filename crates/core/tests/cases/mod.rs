//! Small formulas over two inputs and their exact values: the same on every platform.
#![allow(dead_code, reason = "each test uses a part of it")]

use takerate_core::expression::{Binary, Unary};
use takerate_core::model::{InputId, LineId};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Cause, Decimal, Expression, Input, Line, Model, Problem, Reference, Text, evaluate};

/// All operators with two operands.
pub const BINARY: [Binary; 12] = [
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
];

/// A formula over references.
pub type Formula = Expression<Reference>;

/// A plain number.
pub fn number(text: &str) -> Formula {
    Formula::Number(Decimal::from_str_exact(text).unwrap())
}

/// The value of an input.
pub fn input(index: u16) -> Formula {
    Formula::Name(Reference::Input(InputId(index)))
}

/// The value of a line.
pub fn line(index: u16) -> Formula {
    Formula::Name(Reference::Line(LineId(index)))
}

/// Two operands.
pub fn binary(operator: Binary, left: Formula, right: Formula) -> Formula {
    Formula::Binary(operator, Box::new(left), Box::new(right))
}

/// `if(condition, then, otherwise)`
pub fn either(condition: Formula, then: Formula, otherwise: Formula) -> Formula {
    Formula::If(Box::new((condition, then, otherwise)))
}

/// An assumption whose value is given where something is computed.
fn assumption(index: u16) -> Input {
    Input {
        id: format!("test.input_{index}"),
        section: 0,
        group: 0,
        unit: Unit { text: "ratio".to_owned(), kind: Kind::Ratio },
        low: Decimal::ZERO,
        high: Decimal::ONE,
        values: Vec::new(),
        origins: Vec::new(),
        spread: None,
        feed: None,
        name: Text::default(),
        note: None,
        presets: Vec::new(),
        comparables: Vec::new(),
    }
}

/// A model of two inputs whose lines have these formulas, in an order in which they can be computed.
pub fn model(formulas: Vec<Formula>) -> Model {
    let line = |(index, formula): (usize, Formula)| Line {
        id: format!("test.line_{index}"),
        section: 0,
        unit: Unit { text: "ratio".to_owned(), kind: Kind::Ratio },
        formula,
        name: Text::default(),
        note: None,
        guards: Vec::new(),
    };
    let lines: Vec<Line> = formulas.into_iter().enumerate().map(line).collect();
    let order = (0..).map(LineId).take(lines.len()).collect();
    Model { inputs: vec![assumption(0), assumption(1)], order, lines, ..Model::default() }
}

/// Asserts that every case has its exact value, or its problem.
pub fn assert_exact() {
    use Binary::{Add, Divide, Equal, Greater, LessOrEqual, Max, Min, Multiply, NotEqual, Subtract};
    let (a, b) = (|| input(0), || input(1));
    let sqrt = |operand| Formula::Unary(Unary::Sqrt, Box::new(operand));
    let overflow = |line| Err(Problem { line: LineId(line), cause: Cause::Overflow });
    let cases: Vec<(Formula, Result<&str, Problem>)> = vec![
        (binary(Add, number("0.1"), number("0.2")), Ok("0.3")),
        (binary(Divide, a(), number("3")), Ok("0.3333333333333333333333333333")),
        (binary(Divide, number("2"), number("3")), Ok("0.6666666666666666666666666667")),
        (binary(Multiply, line(1), number("3")), Ok("0.9999999999999999999999999999")),
        (sqrt(number("2")), Ok("1.4142135623730950488016887242")),
        // The root itself ends in …15073: its last digit may be one off, but in the same way everywhere.
        (sqrt(number("0.28")), Ok("0.5291502622129181181003231508")),
        (binary(Subtract, b(), number("0.0000000000000000000001")), Ok("2339.9999999999999999999999")),
        (binary(Multiply, number("548115403.41"), number("0.1631")), Ok("89397622.296171")),
        (binary(Min, a(), b()), Ok("1")),
        (binary(Max, a(), b()), Ok("2340")),
        (Formula::Unary(Unary::Negate, Box::new(b())), Ok("-2340")),
        (Formula::Unary(Unary::Abs, Box::new(line(10))), Ok("2340")),
        (either(binary(Greater, b(), a()), number("7"), number("8")), Ok("7")),
        (either(binary(NotEqual, a(), number("1.00")), number("7"), number("8")), Ok("8")),
        (binary(Equal, a(), number("1.0")), Ok("1")),
        (binary(LessOrEqual, b(), a()), Ok("0")),
        (binary(Divide, a(), number("0")), Err(Problem { line: LineId(16), cause: Cause::DivisionByZero })),
        (sqrt(line(10)), Err(Problem { line: LineId(17), cause: Cause::NegativeRoot })),
        (binary(Multiply, number("9999999999999999999999999999"), b()), overflow(18)),
        (binary(Add, line(18), a()), overflow(18)),
        (either(a(), b(), line(18)), Ok("2340")),
    ];
    let model = model(cases.iter().map(|(formula, _)| formula.clone()).collect());
    let values = evaluate(&model, &[Some(Decimal::ONE), Some(Decimal::from(2340))]);
    for (index, ((_, expected), value)) in cases.iter().zip(values).enumerate() {
        let shown = value.map(|value| value.normalize().to_string());
        assert_eq!(shown.as_deref().map_err(|problem| *problem), *expected, "case {index}");
    }
}
