//! The statement: what the protocol earns in the scenario, in the preset compared with, and what lies between.

use leptos::prelude::*;
use takerate_core::{Decimal, Reference};
use takerate_display::change;
use takerate_display::column::{Column, rounded};
use takerate_display::statement::{Role, Row, changes_foot, foots, largest, rows, signed};
use takerate_words::PageWords;
use web_sys::{HtmlTableCellElement, HtmlTableRowElement};

use super::against::against;
use super::figure::{figure, identity, preset_figure, short};
use crate::boxed::{flag, memo, text as live};
use crate::browser::document::set_text;
use crate::state::Page;

/// What a statement shows: exact values, signed as they enter it, and how they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub column: Column,
    pub now: Vec<Option<Decimal>>,
    pub base: Vec<Option<Decimal>>,
}

/// The rows of a protocol and their values; the last good ones where a problem keeps others from being computed.
#[derive(Clone, Copy)]
pub struct Statement {
    pub rows: StoredValue<Vec<Row>>,
    pub shown: Memo<Shown>,
}

impl Statement {
    pub fn new(page: Page, section: usize) -> Self {
        let rows = rows(page.model, &page.model.sections[section]);
        let stored = StoredValue::new(rows.clone());
        let shown = memo(move || {
            let preset = page.compared();
            let now = signed(&rows, rows.iter().map(|row| page.last_value(row.reference)));
            let base = signed(&rows, rows.iter().map(|row| page.preset_value(preset, row.reference)));
            let column = Column::of(largest(&rows, &base), largest(&rows, &now), page.language).bare();
            Shown { column, now, base }
        });
        Self { rows: stored, shown }
    }

    /// Whether every shown figure is what the figures beside and above it come to.
    fn foots(self) -> bool {
        self.rows.with_value(|rows| {
            self.shown.with(|Shown { column, now, base }| {
                foots(rows, now, *column) && foots(rows, base, *column) && changes_foot(rows, now, base, *column)
            })
        })
    }
}

pub fn statement(page: Page, statement: Statement) -> impl IntoView {
    let words = page.words;
    let unit = memo(move || money_year(words, statement.shown.with(|shown| shown.column)));
    let foots = memo(move || statement.foots());
    let rows = statement.rows.with_value(|rows| {
        let first = rows.iter().position(|row| row.role == Role::Term);
        rows.iter()
            .enumerate()
            .map(|(index, row)| self::row(page, statement, index, row.clone(), Some(index) == first))
            .collect_view()
    });
    view! {
        <table class="accounts statement">
            <caption><h2>{words.statement()}</h2><p prop:textContent=live(move || words.statement_caption(unit.get()))></p></caption>
            <thead>
                <tr>
                    <th scope="col"><span class="hidden">{words.line()}</span></th>
                    <th scope="col" class="now">{words.this_scenario()}</th>
                    <th scope="col">{against(page, false, |page| Some(page.compared()))}</th>
                    <th scope="col">{words.change()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        // Where it is not said its place stays, so that nothing moves with a slider.
        <p class="note rounded" hidden=flag(move || foots.get())>{rounded(page.language)}</p>
    }
}

/// What stands in a row beside the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Beside {
    before: String,
    change: String,
    idle: bool,
}

fn row(page: Page, statement: Statement, index: usize, row: Row, first: bool) -> impl IntoView {
    let (_, name, unit) = identity(page, row.reference);
    let reference = row.reference;
    let margin = row.role == Role::Margin;
    let value = move |value: Option<Decimal>| match value {
        Some(value) if !margin => statement.shown.with(|shown| shown.column.figure(row.sign.apply(value))),
        value => short(page, value, unit),
    };
    let suffix = move || if margin { "" } else { statement.shown.with(|shown| shown.column.suffix()) };
    let beside = memo(move || {
        let preset = page.compared();
        // A part that is nothing here and in the preset (a switch that is off) says nothing.
        let nothing = |value: Option<Decimal>| value.is_some_and(|value| value.is_zero());
        let idle = row.role == Role::Part
            && nothing(page.last_value(reference))
            && nothing(page.preset_value(preset, reference));
        if margin {
            return Beside { before: preset_figure(page, preset, reference), change: points(page, reference), idle };
        }
        statement.shown.with(|shown| {
            let (column, base) = (shown.column, shown.base[index]);
            let change = shown.now[index].zip(base).and_then(|(now, base)| change::between(base, now));
            Beside {
                before: base.map_or_else(|| page.words.unavailable().to_owned(), |base| column.figure(base)),
                change: change.and_then(|change| column.change(change)).unwrap_or_else(|| NO_CHANGE.to_owned()),
                idle,
            }
        })
    });
    let (whole, before, change) = (NodeRef::new(), NodeRef::new(), NodeRef::new());
    Effect::new(move |shown: Option<Option<Beside>>| {
        let (whole, before, change): (HtmlTableRowElement, HtmlTableCellElement, HtmlTableCellElement) =
            (whole.get()?, before.get()?, change.get()?);
        let beside = beside.get();
        let shown = shown.flatten();
        if shown.as_ref().is_none_or(|shown| shown.idle != beside.idle) {
            whole.set_hidden(beside.idle);
        }
        if shown.as_ref().is_none_or(|shown| shown.before != beside.before) {
            set_text(&before, &beside.before);
        }
        if shown.as_ref().is_none_or(|shown| shown.change != beside.change) {
            set_text(&change, &beside.change);
            change.set_class_name(if beside.change == NO_CHANGE { "difference same" } else { "difference" });
        }
        Some(beside)
    });
    let class = match row.role {
        Role::Part => "part",
        Role::Term if first => "subtotal",
        Role::Term => "line",
        Role::Subtotal => "subtotal",
        Role::Total => "total",
        Role::Margin => "ratio",
    };
    view! {
        <tr node_ref=whole class=class data-row=index.to_string()>
            <th scope="row">{name}</th>
            <td class="figure-cell">{figure(page, reference, value, suffix)}</td>
            <td node_ref=before></td>
            <td node_ref=change></td>
        </tr>
    }
}

/// What stands where nothing changed.
const NO_CHANGE: &str = "–";

/// The change of a ratio in percentage points.
fn points(page: Page, reference: Reference) -> String {
    let base = page.preset_value(page.compared(), reference);
    let change = base.zip(page.last_value(reference)).and_then(|(base, now)| change::points(base, now));
    change.map_or_else(|| NO_CHANGE.to_owned(), |change| format!("{change} {}", page.words.points()))
}

/// What the amounts of a statement are in: `Millions of US dollars per year`.
pub fn money_year(words: PageWords, column: Column) -> &'static str {
    words.money_year(match column.suffix() {
        "" => 0,
        "K" => 1,
        "B" => 3,
        _ => 2,
    })
}
