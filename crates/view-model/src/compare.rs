//! Scenarios side by side: results of each and how they differ from the first, and the assumptions in which they differ.

mod odds;

use takerate_core::explain::{no_value_word, section_rests_on};
use takerate_core::expression::Reference;
use takerate_core::model::Section;
use takerate_core::unit::Unit;
use takerate_core::{Decimal, InputId, Language, LineId, Model, Problem, Scenario};
use takerate_display::column::{Column as Manner, rounded};
use takerate_display::format;
use takerate_display::html::Html;
use takerate_display::statement::{Role, Row, foots, largest, rows, signed};
use takerate_words::{ChartsWords, SheetWords};

pub use odds::{Odds, below, expected};

use crate::difference::{difference, none};
use crate::say;
use crate::table::{Cell, Table};

/// A scenario with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What a reader calls it.
    pub name: String,
    /// The scenario.
    pub scenario: Scenario,
}

/// A table, and what each of its rows is: `part`, `strong`, `group` or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The figures.
    pub table: Table,
    /// One for each row.
    pub roles: Vec<&'static str>,
    /// Said beneath the table: that it is rounded, where that can be seen.
    pub note: Option<&'static str>,
}

impl Sheet {
    fn push(&mut self, role: &'static str, cells: Vec<Cell>) {
        self.table.rows.push(cells);
        self.roles.push(role);
    }

    /// A row with nothing but a heading for those beneath it.
    fn group(&mut self, name: &str) {
        let mut cells = vec![Cell::text(name)];
        cells.resize(self.table.head.len(), Cell::default());
        self.push("group", cells);
    }

    /// The table as it is copied and saved: all digits, in the unit that is shown.
    #[must_use]
    pub fn copied(&self) -> Table {
        Table { rows: self.table.rows.iter().map(|row| copied(row)).collect(), ..self.table.clone() }
    }

    /// A `table` element.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = Html::new();
        self.table.draw(&mut html, &|row| self.roles.get(row).copied().unwrap_or_default());
        if let Some(note) = self.note {
            html.element("p").with("class", "note").text(note);
        }
        html.into_string()
    }
}

/// A row as it is copied: figures that are shown in per cent, and their differences in points, are copied in per cent, and
/// the row's heading says so.
fn copied(row: &[Cell]) -> Vec<Cell> {
    let points: Vec<&str> = Language::all().into_iter().map(|language| ChartsWords::of(language).points()).collect();
    let percent = |cell: &Cell| {
        let shown = cell.text.ends_with('%') || points.iter().any(|points| cell.text.ends_with(points));
        let exact: Decimal = cell.exact.parse().ok().filter(|_| shown)?;
        exact.checked_mul(Decimal::ONE_HUNDRED).map(format::exact)
    };
    let any = row.iter().any(|cell| percent(cell).is_some());
    let mut cells: Vec<Cell> = row
        .iter()
        .map(|cell| Cell { exact: percent(cell).unwrap_or_else(|| cell.exact.clone()), ..cell.clone() })
        .collect();
    if let Some(first) = cells.first_mut().filter(|_| any) {
        first.exact.push_str(" (%)");
    }
    cells
}

type Values = Vec<Result<Decimal, Problem>>;

/// The statement, margins and multiples of a protocol in every scenario; without a protocol, what the overview compares.
#[must_use]
pub fn results(model: &Model, columns: &[Column], section: Option<usize>, language: Language) -> Sheet {
    let values: Vec<Values> = columns.iter().map(|column| column.scenario.evaluate(model)).collect();
    let words = SheetWords::of(language);
    let mut sheet = empty(words.results(), words.result(), columns, language);
    match section.and_then(|section| model.sections.get(section)) {
        Some(section) => {
            statement_of(model, section, columns, &values, (&mut sheet, language));
            sheet.group(words.valuation());
            for line in model.lines_of(section, &model.statement(section).multiples) {
                push_line(model, line, &values, (&mut sheet, language));
            }
        }
        None => {
            for (_, section) in model.protocols() {
                sheet.group(takerate_words::short_name(section.name.get(language)));
                for line in model.lines_of(section, &model.statement(section).headline) {
                    push_line(model, line, &values, (&mut sheet, language));
                }
            }
        }
    }
    sheet
}

/// Every assumption that is not the same in all scenarios: first those on which the protocol's results rest, its own before
/// those that it shares, then all others. Without a protocol all of them count.
#[must_use]
pub fn assumptions(model: &Model, columns: &[Column], section: Option<usize>, language: Language) -> [Sheet; 2] {
    let here: Vec<InputId> =
        section.map_or_else(|| model.input_ids().collect(), |section| section_rests_on(model, section));
    let others = model.input_ids().filter(|id| !here.contains(id)).collect();
    let words = SheetWords::of(language);
    let corner = ChartsWords::of(language).assumption();
    let mut lists = [here, others].into_iter();
    [words.differ(), words.differ_elsewhere()].map(|caption| {
        let mut sheet = empty(caption, corner, columns, language);
        for id in lists.next().unwrap_or_default() {
            push_input(model, id, columns, (&mut sheet, language));
        }
        sheet
    })
}

fn push_input(model: &Model, id: InputId, columns: &[Column], (sheet, language): (&mut Sheet, Language)) {
    let values: Vec<Option<Decimal>> = columns.iter().map(|column| column.scenario.value(model, id)).collect();
    if values.iter().all(|value| Some(value) == values.first()) {
        return;
    }
    let input = model.input(id);
    let cell = |value: &Option<Decimal>| Cell {
        text: say::known(*value, input, language),
        exact: value.map(format::exact).unwrap_or_default(),
    };
    let mut cells = vec![Cell::text(say::input_name(model, input, language))];
    cells.extend(values.iter().map(cell));
    cells.extend(differences(&values, &input.unit, language));
    sheet.push("", cells);
}

/// A sheet with a column for each scenario, and behind them how each differs from the first.
fn empty(caption: &str, corner: &str, columns: &[Column], language: Language) -> Sheet {
    let names = columns.iter().map(|column| column.name.clone());
    let words = SheetWords::of(language);
    let less = |(first, other): (&Column, &Column)| match columns.len() {
        2 => words.difference().to_owned(),
        _ => words.less(&other.name, &first.name),
    };
    let less = columns.iter().take(1).flat_map(|first| columns.iter().skip(1).map(move |other| less((first, other))));
    let head = std::iter::once(corner.to_owned()).chain(names).chain(less).collect();
    Sheet { table: Table { caption: caption.to_owned(), head, rows: Vec::new() }, roles: Vec::new(), note: None }
}

/// How each value differs from the first.
fn differences(values: &[Option<Decimal>], unit: &Unit, language: Language) -> Vec<Cell> {
    let first = values.first().copied().flatten();
    let each = |value: &Option<Decimal>| {
        first.zip(*value).map_or_else(none, |(first, value)| difference(first, value, unit, language))
    };
    values.iter().skip(1).map(each).collect()
}

fn push_line(model: &Model, line: LineId, values: &[Values], (sheet, language): (&mut Sheet, Language)) {
    let of = model.line(line);
    let mut cells = vec![Cell::text(of.name.get(language))];
    cells.extend(values.iter().map(|values| result(model, line, values, language)));
    let exact: Vec<Option<Decimal>> = values
        .iter()
        .map(|values| values.get(usize::from(line.0)).and_then(|value| value.as_ref().ok().copied()))
        .collect();
    cells.extend(differences(&exact, &of.unit, language));
    sheet.push("", cells);
}

/// A line's value, or the word for why there is none.
fn result(model: &Model, line: LineId, values: &Values, language: Language) -> Cell {
    match values.get(usize::from(line.0)) {
        Some(Ok(value)) => {
            Cell { text: format::short(*value, &model.line(line).unit, language), exact: format::exact(*value) }
        }
        Some(Err(problem)) => {
            Cell::text(no_value_word(model, *problem, language).unwrap_or_else(|| say::no_value(language)))
        }
        None => Cell::default(),
    }
}

/// The statement's rows, signed as they enter it, every figure the nearest rounding of its value.
fn statement_of(
    model: &Model,
    section: &Section,
    columns: &[Column],
    values: &[Values],
    (sheet, language): (&mut Sheet, Language),
) {
    let rows = rows(model, section);
    let exact_of = |scenario: &Scenario, values: &Values| -> Vec<Option<Decimal>> {
        signed(&rows, rows.iter().map(|row| value(model, scenario, values, row.reference)))
    };
    let exact: Vec<_> = columns.iter().zip(values).map(|(column, values)| exact_of(&column.scenario, values)).collect();
    let preset = |column: &Column| {
        let preset = Scenario::preset(column.scenario.preset);
        largest(&rows, &exact_of(&preset, &preset.evaluate(model)))
    };
    let presets = columns.iter().map(preset).max().unwrap_or_default();
    let largest = exact.iter().map(|column| largest(&rows, column)).max().unwrap_or_default();
    let manner = Manner::of(presets, largest, language);
    for (index, row) in rows.iter().enumerate() {
        let mut cells = vec![Cell::text(model.name_of(row.reference).get(language))];
        cells.extend(exact.iter().map(|exact| cell(model, row, exact[index], manner, language)));
        let signed: Vec<Option<Decimal>> = exact.iter().map(|column| column[index]).collect();
        cells.extend(differences(&signed, unit_of(model, row.reference), language));
        sheet.push(role(row), cells);
    }
    if !exact.iter().all(|column| foots(&rows, column, manner)) {
        sheet.note = Some(rounded(language));
    }
}

fn unit_of(model: &Model, reference: Reference) -> &Unit {
    match reference {
        Reference::Input(id) => &model.input(id).unit,
        Reference::Constant(id) => &model.constant(id).unit,
        Reference::Line(id) => &model.line(id).unit,
    }
}

fn role(row: &Row) -> &'static str {
    match row.role {
        Role::Part => "part",
        Role::Subtotal | Role::Total => "strong",
        Role::Term | Role::Margin => "",
    }
}

fn cell(model: &Model, row: &Row, value: Option<Decimal>, manner: Manner, language: Language) -> Cell {
    let Some(value) = value else { return Cell::text(say::no_value(language)) };
    let text = match row.role {
        Role::Margin => format::short(value, model.unit_of(row.reference), language),
        _ => manner.figure(value),
    };
    Cell { text, exact: format::exact(value) }
}

fn value(model: &Model, scenario: &Scenario, values: &Values, reference: Reference) -> Option<Decimal> {
    match reference {
        Reference::Input(id) => scenario.value(model, id),
        Reference::Constant(id) => Some(model.constant(id).value),
        Reference::Line(id) => values.get(usize::from(id.0))?.as_ref().ok().copied(),
    }
}
