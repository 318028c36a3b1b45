//! Statements and changed assumptions as Markdown, for a forum post or a note, and as rows for the clipboard.

use takerate_core::explain::{Sign, is_not_meaningful};
use takerate_core::model::Chapter;
use takerate_core::{InputId, PresetId};
use takerate_present::format::{exact, precise, short};
use takerate_present::statement::Role;

use crate::csv::tabbed;
use crate::outcomes::{Outcomes, Value, name, unit};
use crate::outline::{Entry, Part, parts};
use crate::subject::Subject;
use crate::words::Words;

/// A title, a table for each exported protocol, and a table of the assumptions that differ from the preset.
#[must_use]
pub fn write(subject: &Subject<'_>) -> String {
    let (words, language) = (Words::of(subject.language), subject.language);
    let outcomes = Outcomes::of(subject);
    let preset = subject.model.preset(subject.scenario.preset);
    let title = subject.name.map_or_else(|| preset.title.get(language).to_owned(), str::to_owned);
    let mut text = format!("# {}\n\n", escaped(&title));
    let based = (words.based_on)(preset.name.get(language), &subject.date.to_string());
    text.push_str(&format!("{} {}\n", escaped(&based), escaped(words.no_advice)));
    for chapter in subject.protocols() {
        text.push_str(&format!("\n## {}\n\n", escaped(chapter.name.get(language))));
        text.push_str(&table(&statement(subject, &outcomes, chapter)));
    }
    let changed = changes(subject);
    if changed.len() > 1 {
        text.push_str(&format!("\n## {}\n\n", escaped(words.changed)));
        text.push_str(&table(&changed));
    }
    text.push_str(&format!("\n{}: <{}>\n", words.link, subject.link().replace(['<', '>', ' ', '\n'], "")));
    text
}

/// The same statements as rows for the clipboard: exact decimals, so that a spreadsheet can compute with them.
#[must_use]
pub fn clipboard(subject: &Subject<'_>) -> String {
    let outcomes = Outcomes::of(subject);
    let mut rows = Vec::new();
    for chapter in subject.protocols() {
        rows.push(vec![chapter.name.get(subject.language).to_owned()]);
        rows.extend(rows_of(subject, &outcomes, chapter, &|_, value| value.ok().map(exact)));
    }
    tabbed(rows)
}

fn statement(subject: &Subject<'_>, outcomes: &Outcomes<'_>, chapter: &Chapter) -> Vec<Vec<String>> {
    rows_of(subject, outcomes, chapter, &|entry, value| {
        value.ok().map(|value| short(value, unit(subject.model, entry.reference), subject.language))
    })
}

/// Head and rows: the line, its value in the scenario and, where that is none itself, in the preset.
fn rows_of(
    subject: &Subject<'_>,
    outcomes: &Outcomes<'_>,
    chapter: &Chapter,
    show: &dyn Fn(Entry, Value) -> Option<String>,
) -> Vec<Vec<String>> {
    let (model, language, words) = (subject.model, subject.language, Words::of(subject.language));
    let preset: PresetId = subject.scenario.preset;
    let compared = subject.scenario.changed(model).next().is_some();
    let mut head = vec![words.line.to_owned(), words.unit.to_owned()];
    head.push(if compared { words.this_scenario } else { model.preset(preset).name.get(language) }.to_owned());
    head.extend(compared.then(|| model.preset(preset).name.get(language).to_owned()));
    let shown = |entry, value: Value| {
        show(entry, value).unwrap_or_else(|| {
            let wrong = value.is_err_and(|problem| !is_not_meaningful(model, problem));
            if wrong { words.problem } else { words.not_meaningful }.to_owned()
        })
    };
    let row = |entry: Entry| {
        let less = if entry.sign == Sign::Minus { words.less } else { "" };
        let indent = if entry.role == Some(Role::Part) { "· " } else { "" };
        let unit = takerate_present::format::unit(unit(model, entry.reference), language);
        let mut row = vec![format!("{indent}{less}{}", name(model, entry.reference).get(language)), unit];
        row.push(shown(entry, outcomes.own(entry.reference)));
        row.extend(compared.then(|| shown(entry, outcomes.preset(preset, entry.reference))));
        row
    };
    let listed = parts(model, chapter).into_iter().filter(|(part, _)| *part != Part::Steps);
    std::iter::once(head).chain(listed.flat_map(|(_, entries)| entries).map(row)).collect()
}

/// Head and rows: each assumption that differs from the preset, with both values.
fn changes(subject: &Subject<'_>) -> Vec<Vec<String>> {
    let (model, language, words) = (subject.model, subject.language, Words::of(subject.language));
    let preset = model.preset(subject.scenario.preset).name.get(language);
    let row = |(id, value): (InputId, _)| {
        let input = model.input(id);
        let chapter = model.chapters.get(usize::from(input.chapter)).map_or("", |chapter| chapter.name.get(language));
        let base = subject.scenario.base(model, id);
        [chapter.to_owned(), input.name.get(language).to_owned()]
            .into_iter()
            .chain([base, value].map(|value| precise(value, &input.unit, language)))
            .collect()
    };
    let head = [words.section, words.assumption, preset, words.own_value].map(str::to_owned).to_vec();
    std::iter::once(head).chain(subject.scenario.changed(model).map(row)).collect()
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
