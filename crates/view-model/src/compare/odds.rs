//! Scenarios weighed by odds: what is to be expected of each line, and how likely a price lies below today's.

use takerate_core::decimal::parse;
use takerate_core::explain::no_value_word;
use takerate_core::expression::Reference;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Language, LineId, Model, Problem};
use takerate_display::format;
use takerate_words::{OddsWords, short_name};

use super::{Column, Sheet, Values};
use crate::say;
use crate::table::{Cell, Table};
use crate::worth::value_of;

/// How likely each of several scenarios is, as shares of 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Odds {
    /// One for each scenario; a scenario without one has none.
    pub each: Vec<Decimal>,
    /// That the protocol fails: then every amount is 0.
    pub failure: Decimal,
}

impl Odds {
    /// The same for each of so many scenarios, in whole per cent; the first has what is left over.
    #[must_use]
    pub fn even(count: usize) -> Self {
        let whole = u32::try_from(count).ok().and_then(|count| 100u32.checked_div(count)).unwrap_or_default();
        let mut each = vec![Decimal::new(i64::from(whole), 2); count];
        let left = each.iter().fold(Decimal::ONE, |left, share| left - share);
        if let Some(first) = each.first_mut() {
            *first += left;
        }
        Self { each, failure: Decimal::ZERO }
    }

    /// Reads shares as a link has them: `0.4,0.3,0.3`; `None` where one is no share.
    #[must_use]
    pub fn read(text: &str) -> Option<Vec<Decimal>> {
        let share =
            |text: &str| parse(text).ok().map(|parsed| parsed.value).filter(|value| Kind::Share.accept(*value).is_ok());
        text.split(',').map(share).collect()
    }

    /// The share of a scenario.
    #[must_use]
    pub fn of(&self, column: usize) -> Decimal {
        self.each.get(column).copied().unwrap_or_default()
    }

    /// What is missing to 1, less than 0 where it is more: of so many scenarios and a failure.
    #[must_use]
    pub fn missing(&self, columns: usize) -> Decimal {
        (0..columns).fold(Decimal::ONE - self.failure, |left, column| left - self.of(column))
    }
}

/// What is to be expected of each line that the overview compares: the sum of its values, each times its odds. `None` in a
/// scenario that has odds leaves nothing to expect, and so does a failure of what is no amount.
#[must_use]
pub fn expected(model: &Model, columns: &[Column], odds: &Odds, section: Option<usize>, language: Language) -> Sheet {
    let words = OddsWords::of(language);
    let values = evaluated(model, columns);
    let mut sheet = weighed(words.expected_caption(), words.line(), columns, odds, language);
    sheet.table.head.push(words.expected().to_owned());
    for (index, section) in shown(model, section) {
        sheet.push("group", group(model, index, sheet.table.head.len(), language));
        for line in model.lines_of(section, &model.statement(section).headline) {
            let of = model.line(line);
            let each: Vec<&Result<Decimal, Problem>> =
                values.iter().filter_map(|values| values.get(usize::from(line.0))).collect();
            let cell = |value: Option<Decimal>| match value {
                Some(value) => Cell { text: format::short(value, &of.unit, language), exact: format::exact(value) },
                None => Cell::text(say::no_value(language)),
            };
            let mut cells = vec![Cell::text(of.name.get(language))];
            cells.extend(each.iter().map(|result| match result {
                Ok(value) => cell(Some(*value)),
                Err(problem) => {
                    let word = no_value_word(model, *problem, language);
                    Cell::text(word.unwrap_or_else(|| say::no_value(language)))
                }
            }));
            if !odds.failure.is_zero() {
                cells.push(cell((of.unit.kind == Kind::Amount).then_some(Decimal::ZERO)));
            }
            let each: Vec<Option<Decimal>> = each.into_iter().map(|result| result.as_ref().ok().copied()).collect();
            cells.push(cell(mean(&each, odds, of.unit.kind)));
            sheet.push("", cells);
        }
    }
    sheet
}

/// The expected value of a line with these values.
fn mean(values: &[Option<Decimal>], odds: &Odds, kind: Kind) -> Option<Decimal> {
    if !odds.failure.is_zero() && kind != Kind::Amount {
        return None;
    }
    let mut likely = values.iter().enumerate().filter(|(column, _)| !odds.of(*column).is_zero());
    likely.try_fold(Decimal::ZERO, |sum, (column, value)| sum.checked_add((*value)?.checked_mul(odds.of(column))?))
}

/// How likely each price that follows from the assumptions lies below today's of the same scenario, and how likely there is
/// none. A failure lies below.
#[must_use]
pub fn below(model: &Model, columns: &[Column], odds: &Odds, section: Option<usize>, language: Language) -> Sheet {
    let words = OddsWords::of(language);
    let values = evaluated(model, columns);
    let head = [words.price(), words.below(), words.none()].map(str::to_owned).to_vec();
    let mut sheet = Sheet {
        table: Table { caption: words.below_caption().to_owned(), head, rows: Vec::new() },
        ..Sheet::default()
    };
    for (index, section) in shown(model, section) {
        let Some(worth) = &model.statement(section).worth else { continue };
        let Some(today) = model.meant(section, &worth.price) else { continue };
        sheet.push("group", group(model, index, 3, language));
        for line in worth.prices.iter().filter_map(|price| model.meant_line(section, &price.line)) {
            let (mut lower, mut without) = (odds.failure, Decimal::ZERO);
            for (column, (of, values)) in columns.iter().zip(&values).enumerate() {
                match below_today(model, of, (line, today), values) {
                    Some(true) => lower += odds.of(column),
                    Some(false) => {}
                    None => without += odds.of(column),
                }
            }
            let share = |value: Decimal| Cell { text: format::share(value, language), exact: format::exact(value) };
            sheet.push("", vec![Cell::text(model.line(line).name.get(language)), share(lower), share(without)]);
        }
    }
    sheet
}

/// Whether a price lies below today's; `None` where there is no price.
fn below_today(model: &Model, of: &Column, (line, today): (LineId, Reference), values: &Values) -> Option<bool> {
    let price = values.get(usize::from(line.0))?.as_ref().ok().copied()?;
    Some(price < value_of(model, &of.scenario, today)?)
}

fn evaluated(model: &Model, columns: &[Column]) -> Vec<Values> {
    columns.iter().map(|column| column.scenario.evaluate(model)).collect()
}

/// The protocol that is open, or all of them.
fn shown(model: &Model, section: Option<usize>) -> impl Iterator<Item = (usize, &takerate_core::model::Section)> {
    model.protocols().filter(move |(index, _)| section.is_none_or(|section| section == *index))
}

/// A row with the name of a protocol.
fn group(model: &Model, section: usize, cells: usize, language: Language) -> Vec<Cell> {
    let name = Cell::text(short_name(model.sections[section].name.get(language)));
    std::iter::once(name).chain((1..cells).map(|_| Cell::default())).collect()
}

/// A sheet with a column for each scenario that names its odds.
fn weighed(caption: &str, corner: &str, columns: &[Column], odds: &Odds, language: Language) -> Sheet {
    let words = OddsWords::of(language);
    let mut head = vec![corner.to_owned()];
    for (column, of) in columns.iter().enumerate() {
        head.push(words.at(&of.name, &format::share(odds.of(column), language)));
    }
    if !odds.failure.is_zero() {
        head.push(words.at(words.failure(), &format::share(odds.failure, language)));
    }
    Sheet { table: Table { caption: caption.to_owned(), head, rows: Vec::new() }, ..Sheet::default() }
}
