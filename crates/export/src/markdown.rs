//! Statements and changed assumptions as Markdown, for a forum post or a note, and as rows for the clipboard.

use takerate_core::explain::{Sign, no_value_word};
use takerate_core::model::Section;
use takerate_core::unit::Unit;
use takerate_core::{Decimal, InputId, Problem};
use takerate_display::column::{Column, rounded};
use takerate_display::format::{exact, known, precise, short};
use takerate_display::statement::{Role, Row, foots, largest, rows, signed};
use takerate_scenario_io::csv::to_tsv;

use crate::context::ExportContext;
use crate::outcomes::{Outcomes, Value};
use crate::outline::{Entry, Part, parts};
use takerate_words::FilesWords;

/// A title, a table for each exported protocol, and a table of the assumptions that differ from the preset.
#[must_use]
pub fn write(context: &ExportContext<'_>) -> String {
    let (words, language) = (FilesWords::of(context.language), context.language);
    let outcomes = Outcomes::of(context);
    let preset = context.model.preset(context.scenario.preset);
    let mut text = format!("# {}\n\n", escaped(&context.title()));
    if let Some(note) = context.note {
        text.push_str(&format!("> {}\n\n", escaped(note)));
    }
    let based = words.based_on(preset.name.get(language), &context.date.to_string());
    text.push_str(&format!("{} · {}\n", escaped(&based), escaped(words.no_advice())));
    if let Some(said) = context.prices_said() {
        text.push_str(&format!("\n{}\n", escaped(&said)));
    }
    for why in outcomes.faults(context) {
        text.push_str(&format!("\n**{}**{}{}\n", words.without_value(), words.colon(), escaped(&why)));
    }
    for section in context.protocols() {
        text.push_str(&format!("\n## {}\n\n", escaped(section.name.get(language))));
        text.push_str(&table(&statement(context, &outcomes, section)));
        if let (_, Some(note)) = manner(context, &outcomes, section) {
            text.push_str(&format!("\n*{note}*\n"));
        }
    }
    let changed = changes(context);
    if changed.len() > 1 {
        text.push_str(&format!("\n## {}\n\n", escaped(words.changed())));
        text.push_str(&table(&changed));
    }
    text.push_str(&format!(
        "\n{}{}<{}>\n",
        words.link(),
        words.colon(),
        context.link().replace(['<', '>', ' ', '\n'], "")
    ));
    text
}

/// The same statements as rows for the clipboard: exact decimals in the unit beside them, so that a spreadsheet can
/// compute with them. A cost
/// has no sign there but a name that says what it is, as in the workbook.
#[must_use]
pub fn clipboard(context: &ExportContext<'_>) -> String {
    let outcomes = Outcomes::of(context);
    let plain = |_, entries: &[Entry], columns: [&[Value]; 2]| {
        let text = |(entry, value): (&Entry, &Value)| match value {
            Ok(value) => in_unit(*value, context.model.unit_of(entry.reference)),
            Err(problem) => word(context, *problem),
        };
        columns.map(|column| entries.iter().zip(column).map(text).collect())
    };
    let mut rows = Vec::new();
    for section in context.protocols() {
        rows.push(vec![section.name.get(context.language).to_owned()]);
        rows.extend(rows_of(context, &outcomes, section, FilesWords::of(context.language).less(), &plain));
    }
    to_tsv(rows)
}

/// All digits in the unit that stands beside them: shares and rates in per cent.
fn in_unit(value: Decimal, unit: &Unit) -> String {
    let percent = unit.kind.in_percent().then(|| value.checked_mul(Decimal::ONE_HUNDRED));
    exact(percent.flatten().unwrap_or(value))
}

/// As on the page: every figure is the nearest rounding of its value, and costs are negative.
pub(crate) fn statement(context: &ExportContext<'_>, outcomes: &Outcomes<'_>, section: &Section) -> Vec<Vec<String>> {
    let (model, language) = (context.model, context.language);
    let shown = |part, entries: &[Entry], columns: [&[Value]; 2]| {
        let (manner, _) = manner(context, outcomes, section);
        let text = |entry: &Entry, value: &Value| match value {
            Err(problem) => word(context, *problem),
            Ok(value) if part == Part::Statement && entry.role != Some(Role::Margin) => {
                manner.figure(entry.sign.apply(*value))
            }
            Ok(value) => short(*value, model.unit_of(entry.reference), language),
        };
        columns.map(|column| entries.iter().zip(column).map(|(entry, value)| text(entry, value)).collect())
    };
    rows_of(context, outcomes, section, "", &shown)
}

/// How the amounts of a protocol's statement are written, and that they are rounded where parts do not add up to the
/// last digit.
pub(crate) fn manner(
    context: &ExportContext<'_>,
    outcomes: &Outcomes<'_>,
    section: &Section,
) -> (Column, Option<&'static str>) {
    let rows = rows(context.model, section);
    let own = own(outcomes, &rows);
    let preset = context.scenario.preset;
    let base = signed(&rows, rows.iter().map(|row| outcomes.preset(preset, row.reference).ok()));
    let column = Column::of(largest(&rows, &base), largest(&rows, &own), context.language);
    let note = [&own, &base].iter().any(|column_of| !foots(&rows, column_of, column));
    (column, note.then(|| rounded(context.language)))
}

/// The scenario's values of a statement's rows, signed as they enter it.
pub(crate) fn own(outcomes: &Outcomes<'_>, rows: &[Row]) -> Vec<Option<Decimal>> {
    signed(rows, rows.iter().map(|row| outcomes.own(row.reference).ok()))
}

/// What stands in place of a value.
pub(crate) fn word(context: &ExportContext<'_>, problem: Problem) -> String {
    let word = no_value_word(context.model, problem, context.language);
    word.unwrap_or_else(|| FilesWords::of(context.language).problem()).to_owned()
}

/// How the values of a part are written: the scenario's and the preset's.
type Show<'a> = dyn Fn(Part, &[Entry], [&[Value]; 2]) -> [Vec<String>; 2] + 'a;

/// Head and rows: the line, its value in the scenario and, where that is none itself, in the preset.
fn rows_of(
    context: &ExportContext<'_>,
    outcomes: &Outcomes<'_>,
    section: &Section,
    less: &str,
    show: &Show<'_>,
) -> Vec<Vec<String>> {
    let (model, language, words) = (context.model, context.language, FilesWords::of(context.language));
    let preset = context.scenario.preset;
    let compared = context.scenario.changed(model).next().is_some();
    let mut head = vec![words.line().to_owned(), words.unit().to_owned()];
    head.push(if compared { words.this_scenario() } else { model.preset(preset).name.get(language) }.to_owned());
    head.extend(compared.then(|| model.preset(preset).name.get(language).to_owned()));
    let mut table = vec![head];
    for (part, entries) in parts(model, section).into_iter().filter(|(part, _)| *part != Part::Steps) {
        let own: Vec<Value> = entries.iter().map(|entry| outcomes.own(entry.reference)).collect();
        let base: Vec<Value> = entries.iter().map(|entry| outcomes.preset(preset, entry.reference)).collect();
        let [own, base] = show(part, &entries, [&own, &base]);
        for (entry, (own, base)) in entries.iter().zip(own.into_iter().zip(base)) {
            let less = if entry.sign == Sign::Minus { less } else { "" };
            let indent = if entry.role == Some(Role::Part) { "· " } else { "" };
            let unit = takerate_display::format::unit(model.unit_of(entry.reference), language);
            let mut row = vec![format!("{indent}{less}{}", model.name_of(entry.reference).get(language)), unit, own];
            row.extend(compared.then_some(base));
            table.push(row);
        }
    }
    table
}

/// Head and rows: each assumption that differs from the preset, with both values.
fn changes(context: &ExportContext<'_>) -> Vec<Vec<String>> {
    let (model, language, words) = (context.model, context.language, FilesWords::of(context.language));
    let preset = model.preset(context.scenario.preset).name.get(language);
    let row = |(id, value): (InputId, Decimal)| {
        let input = model.input(id);
        let section = model.sections.get(usize::from(input.section)).map_or("", |section| section.name.get(language));
        let base = context.scenario.base(model, id);
        [section.to_owned(), input.name.get(language).to_owned()]
            .into_iter()
            .chain(
                [base, Some(value)].map(|value| known(value, language, |value| precise(value, &input.unit, language))),
            )
            .collect()
    };
    let head = [words.section(), words.assumption(), preset, words.this_scenario()].map(str::to_owned).to_vec();
    std::iter::once(head).chain(context.scenario.changed(model).map(row)).collect()
}

/// A table; the first row is its head. The last columns hold numbers and stand to the right.
fn table(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
        if index == 0 {
            let rule: Vec<&str> = (0..row.len()).map(|column| if column < 2 { "---" } else { "---:" }).collect();
            text.push_str(&format!("| {} |\n", rule.join(" | ")));
        }
    }
    text
}

/// Text that Markdown shows as it is: what would end a cell or begin markup is escaped, breaks become spaces.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\r' | '\n' | '\t' => safe.push(' '),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '&' | '$' | '!' => {
                safe.push('\\');
                safe.push(character);
            }
            _ => safe.push(character),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_ends_early_and_no_markup_begins() {
        assert_eq!(escaped("a|b\nc"), "a\\|b c");
        assert_eq!(escaped("<b>*x*</b> [l](u) `c`"), "\\<b\\>\\*x\\*\\</b\\> \\[l\\](u) \\`c\\`");
    }
}
