//! What `benches/wasm.mjs` times: the evaluator as the page runs it, and the model's formulas as JavaScript for a peer.
#![cfg(target_arch = "wasm32")]

use std::hint::black_box;

use takerate_core::expression::{Binary, Unary};
use takerate_core::{Expression, Model, Number, Reference, Scenario, evaluate};
use takerate_definition::{SourceFile, read};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// The bundled model and the inputs of its first preset.
#[wasm_bindgen]
pub struct Bench {
    model: Model,
    scenario: Scenario,
    floats: Vec<Option<f64>>,
}

#[wasm_bindgen]
impl Bench {
    /// Reads the model files.
    ///
    /// # Errors
    /// The mistakes in them.
    #[wasm_bindgen(constructor)]
    pub fn new(names: Vec<String>, texts: Vec<String>) -> Result<Self, JsError> {
        let files: Vec<SourceFile> =
            names.into_iter().zip(texts).map(|(name, text)| SourceFile { name, text }).collect();
        let model = read(&files)?;
        let scenario = Scenario::default();
        let floats = scenario.values(&model).into_iter().map(|value| value.map(f64::from_decimal)).collect();
        Ok(Self { model, scenario, floats })
    }

    /// Evaluates all protocols exactly, so many times; returns how many lines had a value in all.
    pub fn exact(&self, times: u32) -> usize {
        let once = || black_box(&self.scenario).evaluate(&self.model).iter().filter(|line| line.is_ok()).count();
        (0..times).map(|_| once()).sum()
    }

    /// Evaluates all protocols in floating point, so many times; returns how many lines had a value in all.
    pub fn float(&self, times: u32) -> usize {
        let once = || evaluate(&self.model, black_box(&self.floats)).iter().filter(|line| line.is_ok()).count();
        (0..times).map(|_| once()).sum()
    }

    /// The values of the inputs, NaN where there is none.
    pub fn inputs(&self) -> Vec<f64> {
        self.floats.iter().map(|value| value.unwrap_or(f64::NAN)).collect()
    }

    /// The exact values of the lines as floating point, NaN where there is none.
    pub fn values(&self) -> Vec<f64> {
        let outcome = self.scenario.evaluate(&self.model);
        outcome.into_iter().map(|value| value.map_or(f64::NAN, f64::from_decimal)).collect()
    }

    /// The body of a JavaScript function that fills the array `l` of lines from the array `i` of inputs: what somebody
    /// would write by hand, with guards but without any other check.
    pub fn javascript(&self) -> String {
        let mut body = String::new();
        for &id in &self.model.order {
            let line = self.model.line(id);
            let formula = self.expression(&line.formula);
            let guarded = line
                .guards
                .iter()
                .fold(formula, |formula, guard| format!("{} ? {formula} : NaN", self.expression(&guard.condition)));
            body += &format!("l[{}] = {guarded};\n", id.0);
        }
        body
    }

    fn expression(&self, expression: &Expression<Reference>) -> String {
        match expression {
            Expression::Number(number) => number.to_string(),
            Expression::Name(Reference::Input(id)) => format!("i[{}]", id.0),
            Expression::Name(Reference::Constant(id)) => self.model.constant(*id).value.to_string(),
            Expression::Name(Reference::Line(id)) => format!("l[{}]", id.0),
            Expression::Unary(operator, operand) => {
                let name = match operator {
                    Unary::Negate => "-",
                    Unary::Abs => "Math.abs",
                    Unary::Sqrt => "Math.sqrt",
                };
                format!("{name}({})", self.expression(operand))
            }
            Expression::Binary(operator, left, right) => {
                let (left, right) = (self.expression(left), self.expression(right));
                match operator {
                    Binary::Min => format!("Math.min({left}, {right})"),
                    Binary::Max => format!("Math.max({left}, {right})"),
                    _ => format!("({left} {} {right})", infix(*operator)),
                }
            }
            Expression::If(parts) => {
                let (condition, then, otherwise) = parts.as_ref();
                let [condition, then, otherwise] = [condition, then, otherwise].map(|part| self.expression(part));
                format!("({condition} ? {then} : {otherwise})")
            }
        }
    }
}

fn infix(operator: Binary) -> &'static str {
    match operator {
        Binary::Add => "+",
        Binary::Subtract => "-",
        Binary::Multiply => "*",
        Binary::Divide => "/",
        Binary::Less => "<",
        Binary::LessOrEqual => "<=",
        Binary::Greater => ">",
        Binary::GreaterOrEqual => ">=",
        Binary::Equal => "===",
        Binary::NotEqual => "!==",
        Binary::Min | Binary::Max => ",",
    }
}
