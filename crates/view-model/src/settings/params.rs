//! The settings of an analysis as parameters of a link: `show.output=aave.net_revenue`.

use std::fmt::Write;

use takerate_core::decimal::parse;
use takerate_core::{Decimal, InputId, Language, LineId, Model};
use takerate_scenario_io::assign::{clipped, rounding};
use takerate_words::SettingsWords;

/// What of a piece was not taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamError {
    /// It could not be read; its setting is as by default.
    Piece(String),
    /// Its name, and the number that was taken, since it has more digits than a decimal holds.
    Rounded(String, Decimal),
}

impl ParamError {
    /// What could not be read, for a reader.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let words = SettingsWords::of(language);
        match self {
            Self::Piece(piece) => words.unread(piece),
            Self::Rounded(name, value) => words.rounded(&rounding(name, *value, language)),
        }
    }
}

/// The parameters of a link that have not been read yet.
pub(super) struct Params<'m> {
    pub model: &'m Model,
    /// Name, without `show.`, and value.
    params: Vec<(String, String)>,
    unread: Vec<ParamError>,
}

impl<'m> Params<'m> {
    pub fn new(model: &'m Model, show: &str) -> Self {
        let params = show.split('&').filter_map(|piece| piece.split_once('=')).map(|(name, value)| {
            (name.strip_prefix("show").unwrap_or(name).trim_start_matches('.').to_owned(), value.to_owned())
        });
        Self { model, params: params.collect(), unread: Vec::new() }
    }

    /// The value of a setting; the last one where it stands twice.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let mut found = None;
        while let Some(index) = self.params.iter().position(|piece| piece.0 == name) {
            found = Some(self.params.remove(index).1);
        }
        found
    }

    /// The value of a setting as `read` understands it.
    pub fn read<T>(&mut self, name: &str, read: impl FnOnce(&'m Model, &str) -> Option<T>) -> Option<T> {
        let text = self.text(name)?;
        let value = read(self.model, &text);
        if value.is_none() {
            self.refuse(name, &text);
        }
        value
    }

    pub fn input(&mut self, name: &str) -> Option<InputId> {
        self.read(name, Model::find_input)
    }

    pub fn output(&mut self, name: &str) -> Option<LineId> {
        self.read(name, Model::find_line)
    }

    pub fn number(&mut self, name: &str) -> Option<Decimal> {
        let parsed = self.read(name, |_, text| parse(text).ok())?;
        if parsed.rounded {
            self.unread.push(ParamError::Rounded(format!("show.{name}"), parsed.value));
        }
        Some(parsed.value)
    }

    pub fn whole<T: std::str::FromStr>(&mut self, name: &str) -> Option<T> {
        self.read(name, |_, text| text.parse().ok())
    }

    /// Every piece whose name is an input's id.
    pub fn inputs(&mut self) -> Vec<(InputId, String)> {
        let model = self.model;
        let (inputs, rest) =
            std::mem::take(&mut self.params).into_iter().partition(|piece| model.find_input(&piece.0).is_some());
        self.params = rest;
        let inputs: Vec<(String, String)> = inputs;
        inputs.into_iter().filter_map(|(name, value)| Some((model.find_input(&name)?, value))).collect()
    }

    /// Reports a piece.
    pub fn refuse(&mut self, name: &str, value: &str) {
        let dot = if name.is_empty() { "" } else { "." };
        self.unread.push(ParamError::Piece(clipped(&format!("show{dot}{name}={value}"))));
    }

    /// Everything that could not be read, settings that there are not among them.
    pub fn rest(mut self) -> Vec<ParamError> {
        for (name, value) in std::mem::take(&mut self.params) {
            self.refuse(&name, &value);
        }
        self.unread
    }
}

/// The parameters as they are written.
pub(super) struct ParamWriter<'m> {
    pub model: &'m Model,
    pub text: String,
}

impl<'m> ParamWriter<'m> {
    pub fn new(model: &'m Model, name: &str) -> Self {
        Self { model, text: format!("show={name}") }
    }

    pub fn add(&mut self, name: &str, value: impl std::fmt::Display) {
        let _ = write!(self.text, "&show.{name}={value}");
    }

    pub fn output(&mut self, line: Option<LineId>) {
        if let Some(line) = line {
            self.add("output", &self.model.line(line).id);
        }
    }

    pub fn input(&mut self, name: &str, input: Option<InputId>) {
        if let Some(input) = input {
            self.add(name, &self.model.input(input).id);
        }
    }

    pub fn number(&mut self, name: &str, number: Option<Decimal>) {
        if let Some(number) = number {
            self.add(name, number.normalize());
        }
    }
}
