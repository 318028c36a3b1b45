//! Outputs and inputs of an answer by their names, in the reader's manner. Answers carry public ids; one that the model
//! does not know stands for itself.

use takerate_analysis::Figure;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language, Model, Number};
use takerate_display::format;
use takerate_words::{AnswersWords, NumbersWords};

use crate::say;
use crate::table::Cell;

/// The line that an answer is about.
pub(crate) struct Output {
    /// `Adjusted earnings`
    pub(crate) name: String,
    /// `Aave: Adjusted earnings`
    pub(crate) full: String,
    pub(crate) unit: Unit,
    section: Option<u16>,
    pub(crate) language: Language,
}

impl Output {
    pub(crate) fn of(model: &Model, id: &str, language: Language) -> Self {
        let Some(line) = model.find_line(id).map(|line| model.line(line)) else {
            let unit = Unit { text: "ratio".to_owned(), kind: Kind::Ratio };
            return Self { name: id.to_owned(), full: id.to_owned(), unit, section: None, language };
        };
        Self {
            name: line.name.get(language).to_owned(),
            full: say::line_name(model, line, language),
            unit: line.unit.clone(),
            section: Some(line.section),
            language,
        }
    }

    /// Its name within a sentence: `adjusted earnings`, but `FDV / earnings`. Han has no capitals, so where a Han name
    /// begins with a Latin word, that is a proper name and stays as it is.
    pub(crate) fn inline(&self) -> String {
        if !takerate_words::manner(self.language).small_in_sentence {
            return self.name.clone();
        }
        let mut letters = self.name.chars();
        match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if second.is_lowercase() => {
                first.to_lowercase().chain(self.name.chars().skip(1)).collect()
            }
            _ => self.name.clone(),
        }
    }

    /// Its name with its protocol's within a sentence: `adjusted earnings of Aave`.
    pub(crate) fn of_protocol(&self, model: &Model) -> String {
        let section = self.section.and_then(|section| model.sections.get(usize::from(section)));
        match section.filter(|section| section.is_protocol()) {
            Some(section) => AnswersWords::of(self.language)
                .of_protocol(&self.inline(), takerate_words::short_name(section.name.get(self.language))),
            None => self.inline(),
        }
    }

    /// `text` with the unit behind it, where the figures do not carry it themselves.
    pub(crate) fn with_unit(&self, text: &str) -> String {
        match self.unit.kind {
            Kind::Amount => AnswersWords::of(self.language).in_unit(text, &format::unit(&self.unit, self.language)),
            _ => text.to_owned(),
        }
    }

    pub(crate) fn value(&self, value: Decimal) -> String {
        format::short(value, &self.unit, self.language)
    }

    pub(crate) fn figure(&self, figure: &Figure) -> String {
        match figure.value {
            Some(value) => self.value(value),
            None => say::missing(figure.problem.as_ref(), figure.not_meaningful, self.language).to_owned(),
        }
    }

    pub(crate) fn cell(&self, figure: &Figure) -> Cell {
        match figure.value {
            Some(value) => Cell { text: self.value(value), exact: format::exact(value) },
            None => Cell::text(self.figure(figure)),
        }
    }

    /// The label of a tick on an axis of its unit.
    pub(crate) fn tick(&self, tick: f64) -> String {
        let value = Decimal::from_f64_retain(tick).and_then(|tick| tick.round_sf(6)).map(|tick| tick.normalize());
        let sign = match self.unit.kind {
            Kind::Share | Kind::Rate | Kind::Change | Kind::Growth => "%",
            Kind::Multiple => NumbersWords::of(self.language).times(),
            _ => "",
        };
        value.map_or_else(String::new, |value| format!("{}{sign}", format::brief(value, &self.unit, self.language)))
    }

    /// The name of an input beside this output: with its protocol's only where that is another.
    pub(crate) fn input(&self, model: &Model, id: &str) -> String {
        match model.find_input(id).map(|input| model.input(input)) {
            Some(input) if Some(input.section) == self.section => input.name.get(self.language).to_owned(),
            Some(input) => say::input_name(model, input, self.language),
            None => id.to_owned(),
        }
    }
}

/// An input's value with its unit: `5M ETH`.
pub(crate) fn input_value(model: &Model, id: &str, value: Decimal, language: Language) -> String {
    match model.find_input(id).map(|input| model.input(input)) {
        Some(input) => say::value(value, input, language),
        None => format::plain(value.normalize()),
    }
}

/// The same without its unit: `5M`.
pub(crate) fn bare_value(model: &Model, id: &str, value: Decimal, language: Language) -> String {
    match model.find_input(id).map(|input| model.input(input)) {
        Some(input) if input.unit.kind == Kind::Amount => format::brief(value, &input.unit, language),
        _ => input_value(model, id, value, language),
    }
}

/// A cell for an input's value, or for the word that nobody has published one.
pub(crate) fn input_cell(model: &Model, id: &str, value: Option<Decimal>, language: Language) -> Cell {
    let text = format::known(value, language, |value| input_value(model, id, value, language));
    Cell { text, exact: value.map(format::exact).unwrap_or_default() }
}

/// A decimal's nearest binary fraction, for drawing only.
pub(crate) fn binary(value: Decimal) -> f64 {
    f64::from_decimal(value)
}
