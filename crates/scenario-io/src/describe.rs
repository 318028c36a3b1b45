//! What the model holds, for scripts and host pages: `inputs()` and `lines()`.

use std::collections::BTreeMap;

use serde::Serialize;
use takerate_core::explain::{Token, tokens};
use takerate_core::model::Basis;
use takerate_core::{Expression, Model, PresetId, Reference, Text};

/// An input as others see it. Numbers are plain decimal strings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InputDescription {
    /// Public id.
    pub id: String,
    /// Its name in both languages.
    pub name: Text,
    /// What it is counted in.
    pub unit: String,
    /// Lowest sensible value.
    pub low: String,
    /// Highest sensible value.
    pub high: String,
    /// Its value in each preset; `None` where nobody has published one.
    pub presets: BTreeMap<String, Option<String>>,
    /// How sure the first preset's value is.
    pub basis: Basis,
    /// How sure its value in each preset is, by [`Basis::id`].
    pub bases: BTreeMap<String, String>,
}

/// A line as others see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineDescription {
    /// Public id.
    pub id: String,
    /// Its name in both languages.
    pub name: Text,
    /// What it is counted in.
    pub unit: String,
    /// Its formula over public ids.
    pub formula: String,
}

/// Every input, in the model's order.
#[must_use]
pub fn inputs(model: &Model) -> Vec<InputDescription> {
    let describe = |input: &takerate_core::Input| InputDescription {
        id: input.id.clone(),
        name: input.name.clone(),
        unit: input.unit.text.clone(),
        low: input.low.normalize().to_string(),
        high: input.high.normalize().to_string(),
        presets: model
            .presets
            .iter()
            .map(|preset| preset.id.clone())
            .zip(input.values.iter().map(|value| value.map(|value| value.normalize().to_string())))
            .collect(),
        basis: input.basis_in(PresetId::default()),
        bases: model.preset_ids().map(|id| (model.preset(id).id.clone(), input.basis_in(id).id().to_owned())).collect(),
    };
    model.inputs.iter().map(describe).collect()
}

/// Every line, in the model's order.
#[must_use]
pub fn lines(model: &Model) -> Vec<LineDescription> {
    let describe = |line: &takerate_core::Line| LineDescription {
        id: line.id.clone(),
        name: line.name.clone(),
        unit: line.unit.text.clone(),
        formula: formula_text(model, &line.formula),
    };
    model.lines.iter().map(describe).collect()
}

/// A formula over public ids: `aave.gho_share × aave.active_loans`.
#[must_use]
pub fn formula_text(model: &Model, formula: &Expression<Reference>) -> String {
    let text = tokens(formula).into_iter().map(|token| match token {
        Token::Name(Reference::Input(id)) => model.input(id).id.clone(),
        Token::Name(Reference::Constant(id)) => model.constant(id).id.clone(),
        Token::Name(Reference::Line(id)) => model.line(id).id.clone(),
        Token::Number(number) => number.to_string(),
        Token::Operator(operator) => format!(" {operator} "),
        Token::Mark(mark) => mark.to_owned(),
        Token::If => "if ".to_owned(),
        Token::Then => " then ".to_owned(),
        Token::Otherwise => " else ".to_owned(),
    });
    text.collect()
}
