//! A formula as the page shows it means what the formula computes: read again, it gives the same value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use support::bundled;
use takerate_core::explain::{Token, tokens};
use takerate_core::expression::{Binary, Unary};
use takerate_core::model::{InputId, LineId};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Expression, Language, Line, Model, Reference, Text, evaluate};
use takerate_definition::parse_formula;
use takerate_words::ModelFilesWords;

type Formula = Expression<Reference>;

const INPUTS: [&str; 3] = ["2", "3", "5"];

fn formulas() -> impl Strategy<Value = Formula> {
    let leaf = || {
        let name = (0..3u16).prop_map(|index| Formula::Name(Reference::Input(InputId(index))));
        prop_oneof![name, (0..20i64).prop_map(|number| Formula::Number(Decimal::new(number, 1)))]
    };
    let comparison = move || {
        let operators = [Binary::Less, Binary::LessOrEqual, Binary::Greater, Binary::GreaterOrEqual, Binary::Equal];
        (prop::sample::select(operators.to_vec()), leaf(), leaf())
            .prop_map(|(operator, left, right)| Formula::Binary(operator, Box::new(left), Box::new(right)))
    };
    prop_oneof![3 => leaf().boxed(), 1 => comparison().boxed()].prop_recursive(5, 24, 3, move |inner| {
        let operators = [Binary::Add, Binary::Subtract, Binary::Multiply, Binary::Divide, Binary::Min, Binary::Max];
        let binary = (prop::sample::select(operators.to_vec()), inner.clone(), inner.clone())
            .prop_map(|(operator, left, right)| Formula::Binary(operator, Box::new(left), Box::new(right)));
        let unary = (prop::sample::select(vec![Unary::Negate, Unary::Abs]), inner.clone())
            .prop_map(|(operator, operand)| Formula::Unary(operator, Box::new(operand)));
        let condition = prop_oneof![comparison().boxed(), inner.clone().boxed()];
        let either = (condition, inner.clone(), inner).prop_map(|parts| Formula::If(Box::new(parts)));
        prop_oneof![4 => binary, 1 => unary, 1 => either]
    })
}

/// The shown tokens in the language of the model files. An `if` ends where its surroundings do.
fn text(formula: &Formula) -> String {
    let mut text = String::new();
    let mut open_ifs = vec![0];
    for token in tokens(formula) {
        match token {
            Token::Name(Reference::Input(id)) => text += &format!("x.i{}", id.0),
            Token::Name(_) => panic!("there are only inputs"),
            Token::Number(number) => text += &number.to_string(),
            Token::Operator(operator) => {
                text += match operator {
                    "≤" => "<=",
                    "≥" => ">=",
                    "−" => "-",
                    "×" => "*",
                    "÷" => "/",
                    plain => plain,
                }
            }
            Token::Mark("−") => text += "-",
            Token::Mark(mark) => {
                if !mark.ends_with('(') {
                    text += &")".repeat(std::mem::take(open_ifs.last_mut().unwrap()));
                }
                match mark {
                    ")" => drop(open_ifs.pop()),
                    opening if opening.ends_with('(') => open_ifs.push(0),
                    _ => {}
                }
                text += mark;
            }
            Token::If => {
                *open_ifs.last_mut().unwrap() += 1;
                text += "if(";
            }
            Token::Then | Token::Otherwise => text += ",",
        }
    }
    text + &")".repeat(open_ifs[0])
}

fn computed(formula: Formula) -> Option<Decimal> {
    let line = Line {
        id: "x.line".to_owned(),
        section: 0,
        unit: Unit { text: "ratio".to_owned(), kind: Kind::Ratio },
        formula,
        name: Text::default(),
        note: None,
        guards: Vec::new(),
    };
    // Whatever they are, there must be as many inputs as formulas name.
    let inputs = bundled().inputs[..INPUTS.len()].to_vec();
    let model = Model { inputs, lines: vec![line], order: vec![LineId(0)], ..Model::default() };
    evaluate(&model, &INPUTS.map(|input| Some(input.parse::<Decimal>().unwrap()))).remove(0).ok()
}

fn read_again(text: &str) -> Formula {
    let name = |name: &String| name.strip_prefix("x.i").unwrap().parse().map(|index| Reference::Input(InputId(index)));
    parse_formula(text, ModelFilesWords::of(Language::ENGLISH))
        .unwrap_or_else(|message| panic!("{text}: {message}"))
        .try_map(&mut { name })
        .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_shown_formula_means_what_it_computes(formula in formulas()) {
        let text = text(&formula);
        match (computed(formula), computed(read_again(&text))) {
            // a × (b ÷ c) is shown as a × b ÷ c, which rounds differently in the last of 28 digits.
            (Some(value), Some(again)) => {
                let bound = value.abs().max(Decimal::ONE) * Decimal::new(1, 15);
                prop_assert!((value - again).abs() <= bound, "{text}: {value} and {again}");
            }
            (value, again) => prop_assert_eq!(value, again, "{}", text),
        }
    }
}

#[test]
fn parentheses_stand_where_they_are_needed_and_nowhere_else() {
    for (written, shown) in [
        ("(x.i0 + x.i1) * x.i2", "(x.i0+x.i1)*x.i2"),
        ("x.i0 + (x.i1 * x.i2)", "x.i0+x.i1*x.i2"),
        ("x.i0 - (x.i1 - x.i2)", "x.i0-(x.i1-x.i2)"),
        ("x.i0 / (x.i1 * x.i2)", "x.i0/(x.i1*x.i2)"),
        ("(x.i0 < x.i1) = x.i2", "(x.i0<x.i1)=x.i2"),
        ("-(x.i0 + x.i1)", "-(x.i0+x.i1)"),
        ("2 * if(x.i0, x.i1, x.i2)", "2*(if(x.i0,x.i1,x.i2))"),
        ("if(x.i0, x.i1, if(x.i1, 1, 2))", "if(x.i0,x.i1,if(x.i1,1,2))"),
    ] {
        assert_eq!(text(&read_again(written)), shown);
    }
}
