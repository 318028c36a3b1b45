//! What every action prints with.

use takerate_analysis::Figure;
use takerate_core::decimal::{Unparsed, parse};
use takerate_core::explain::no_value_word;
use takerate_core::unit::Unit;
use takerate_core::{Decimal, Language, Model, Problem};
use takerate_display::format;
use takerate_scenario_io::assign::{clipped, rounding};

pub(super) fn list(rows: impl Iterator<Item = String>) -> String {
    rows.map(|row| row.trim_end().to_owned() + "\n").collect()
}

pub(super) fn to_json(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| error.to_string())
}

/// A plain decimal that an option was given; says on standard error where it was rounded.
pub(super) fn number(option: &str, text: &str) -> Result<Decimal, String> {
    let parsed = parse(text).map_err(|why| {
        let how = match why {
            Unparsed::NotANumber => "write a plain decimal, such as 0.06 or 3e6",
            Unparsed::TooLarge => "it is too large to be computed exactly",
            Unparsed::TooSmall => "it has more than 28 decimals, too many to be computed exactly",
        };
        format!("{option} {}: {how}", clipped(text))
    })?;
    if parsed.rounded {
        eprintln!("takerate: {}", rounding(&format!("{option} {}", clipped(text)), parsed.value, Language::ENGLISH));
    }
    Ok(parsed.value)
}

/// A whole number that an option was given; clap names the option.
pub(super) fn whole(text: &str) -> Result<u64, String> {
    let digits = text.replace('_', "");
    digits.parse().map_err(|_| "write a whole number, 0 or more, such as 20000".to_owned())
}

/// A value as it stands in a table.
pub(super) fn short(value: Option<Decimal>, unit: &Unit) -> String {
    value.map_or_else(|| "n.m.".to_owned(), |value| format::short(value, unit, Language::ENGLISH))
}

/// What stands in a table for a value that there is not.
pub(super) fn no_value(model: &Model, problem: Problem) -> &'static str {
    no_value_word(model, problem, Language::ENGLISH).unwrap_or("n.m.")
}

/// A line's value as it stands in a table.
pub(super) fn figure(model: &Model, line: &str, figure: &Figure) -> String {
    if let Some((_, problem)) = figure.problem.as_ref().and_then(|problem| problem.find(model)) {
        return no_value(model, problem).to_owned();
    }
    line_unit(model, line).map_or_else(String::new, |unit| short(figure.value, unit))
}

/// An input's value as it stands in a table.
pub(super) fn input(model: &Model, id: &str, value: Decimal) -> String {
    let unit = model.find_input(id).map(|id| &model.input(id).unit);
    unit.map_or_else(String::new, |unit| short(Some(value), unit))
}

/// What a line is counted in.
pub(super) fn line_unit<'m>(model: &'m Model, line: &str) -> Option<&'m Unit> {
    model.find_line(line).map(|line| &model.line(line).unit)
}
