//! Scenarios weighed by odds: what is to be expected of each line, and how likely a price lies below today's.

use takerate_core::decimal::parse;
use takerate_core::expression::Reference;
use takerate_core::model::Section;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Language, LineId, Model};
use takerate_display::format;
use takerate_words::{OddsWords, short_name};

use super::{Column, Sheet, Values, result, value};
use crate::say;
use crate::table::{Cell, Table};

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

/// What is to be expected of each line that the overview compares: the sum of its values, each times its odds. A scenario that has
/// odds and no value leaves nothing to expect, and so does a failure of what is not an amount.
#[must_use]
pub fn expected(model: &Model, columns: &[Column], odds: &Odds, section: Option<usize>, language: Language) -> Sheet {
    let words = OddsWords::of(language);
    let all = evaluated(model, columns);
    let named = |name: &str, odds: Decimal| words.at(name, &format::share(odds, language));
    let mut head = vec![words.line().to_owned()];
    head.extend(columns.iter().enumerate().map(|(column, of)| named(&of.name, odds.of(column))));
    head.extend((!odds.failure.is_zero()).then(|| named(words.failure(), odds.failure)));
    head.push(words.expected().to_owned());
    let mut sheet = titled(words.expected_caption(), head);
    for section in shown(model, section) {
        sheet.group(short_name(section.name.get(language)));
        for line in model.lines_of(section, &model.statement(section).headline) {
            let of = model.line(line);
            let known = |value: Option<Decimal>| match value {
                Some(value) => Cell { text: format::short(value, &of.unit, language), exact: format::exact(value) },
                None => Cell::text(say::no_value(language)),
            };
            let mut cells = vec![Cell::text(of.name.get(language))];
            cells.extend(all.iter().map(|values| result(model, line, values, language)));
            if !odds.failure.is_zero() {
                cells.push(known((of.unit.kind == Kind::Amount).then_some(Decimal::ZERO)));
            }
            cells.push(known(mean(model, line, &all, odds)));
            sheet.push("", cells);
        }
    }
    sheet
}

/// The expected value of a line.
fn mean(model: &Model, line: LineId, all: &[Values], odds: &Odds) -> Option<Decimal> {
    if !odds.failure.is_zero() && model.line(line).unit.kind != Kind::Amount {
        return None;
    }
    let mut likely = all.iter().enumerate().filter(|(column, _)| !odds.of(*column).is_zero());
    likely.try_fold(Decimal::ZERO, |sum, (column, values)| {
        let value = values.get(usize::from(line.0))?.ok()?;
        sum.checked_add(value.checked_mul(odds.of(column))?)
    })
}

/// How likely each price that follows from the assumptions lies below today's of the same scenario, and how likely there is
/// none. A failure lies below.
#[must_use]
pub fn below(model: &Model, columns: &[Column], odds: &Odds, section: Option<usize>, language: Language) -> Sheet {
    let words = OddsWords::of(language);
    let all = evaluated(model, columns);
    let head = [words.price(), words.below(), words.none()].map(str::to_owned).to_vec();
    let mut sheet = titled(words.below_caption(), head);
    let share = |value: Decimal| Cell { text: format::share(value, language), exact: format::exact(value) };
    for section in shown(model, section) {
        let Some(worth) = &model.statement(section).worth else { continue };
        let Some(today) = model.meant(section, &worth.price) else { continue };
        sheet.group(short_name(section.name.get(language)));
        for line in worth.prices.iter().filter_map(|price| model.meant_line(section, &price.line)) {
            let (mut lower, mut without) = (odds.failure, Decimal::ZERO);
            for (column, (of, values)) in columns.iter().zip(&all).enumerate() {
                let value = |reference| value(model, &of.scenario, values, reference);
                match value(Reference::Line(line)).zip(value(today)) {
                    Some((price, today)) if price < today => lower += odds.of(column),
                    Some(_) => {}
                    None => without += odds.of(column),
                }
            }
            sheet.push("", vec![Cell::text(model.line(line).name.get(language)), share(lower), share(without)]);
        }
    }
    sheet
}

fn evaluated(model: &Model, columns: &[Column]) -> Vec<Values> {
    columns.iter().map(|column| column.scenario.evaluate(model)).collect()
}

/// The protocol that is open, or all of them.
fn shown(model: &Model, section: Option<usize>) -> impl Iterator<Item = &Section> {
    let open = move |index: &usize| section.is_none_or(|section| section == *index);
    model.protocols().filter(move |(index, _)| open(index)).map(|(_, section)| section)
}

/// A sheet without rows.
fn titled(caption: &str, head: Vec<String>) -> Sheet {
    Sheet { table: Table { caption: caption.to_owned(), head, rows: Vec::new() }, ..Sheet::default() }
}
