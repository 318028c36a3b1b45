//! The statement: what the protocol earns in the scenario, in the preset, and what lies between.

use leptos::prelude::*;
use takerate_core::{Decimal, Reference};
use takerate_present::apportion::round;
use takerate_present::format;
use takerate_present::scale::Scale;
use takerate_present::statement::{Role, Row, figures_beside, rows};

use web_sys::{HtmlTableCellElement, HtmlTableRowElement};

use super::figure::{figure, identity, preset_figure, short};
use super::live::text as live;
use super::page::Page;
use crate::browser::document::set_text;

/// What a statement shows, in whole units of its last digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub scale: Scale,
    pub now: Vec<Option<i128>>,
    pub base: Vec<Option<i128>>,
}

/// The rows of a protocol and their shown figures, which add up.
#[derive(Clone, Copy)]
pub struct Statement {
    pub rows: StoredValue<Vec<Row>>,
    pub shown: Memo<Shown>,
}

impl Statement {
    pub fn new(page: Page, chapter: usize) -> Self {
        let rows = rows(page.model, &page.model.chapters[chapter]);
        let stored = StoredValue::new(rows.clone());
        let shown = Memo::new(move |_| {
            let preset = page.preset();
            let now: Vec<Option<Decimal>> = rows.iter().map(|row| page.value(row.reference).ok()).collect();
            let last: Vec<Option<Decimal>> = rows.iter().map(|row| page.last_value(row.reference)).collect();
            let base: Vec<Option<Decimal>> = rows.iter().map(|row| page.preset_value(preset, row.reference)).collect();
            let largest = last.iter().chain(&base).flatten().map(Decimal::abs).max().unwrap_or_default();
            let scale = Scale::of_statement(largest, page.language);
            // Last good values do not add up with new ones, so each is rounded on its own.
            let stale = rows.iter().zip(&last).map(|(row, value)| round(scale.units(row.sign.apply((*value)?))?));
            let [now, base] = figures_beside(&rows, &now, &base, scale);
            let now = now.into_iter().zip(stale).map(|(now, stale)| now.or(stale)).collect();
            Shown { scale, now, base }
        });
        Self { rows: stored, shown }
    }
}

pub fn statement(page: Page, statement: Statement) -> impl IntoView {
    let words = page.words;
    let unit = Memo::new(move |_| (words.money_year)(statement.shown.with(|shown| shown.scale.suffix)));
    let rows = statement.rows.with_value(|rows| {
        let first = rows.iter().position(|row| row.role == Role::Term);
        rows.iter()
            .enumerate()
            .map(|(index, row)| self::row(page, statement, index, row.clone(), Some(index) == first))
            .collect_view()
    });
    view! {
        <table class="accounts statement">
            <caption><h2>{words.statement}</h2><p prop:textContent=live(move || (words.statement_caption)(&unit.get()))></p></caption>
            <thead>
                <tr>
                    <th scope="col"><span class="hidden">{words.line}</span></th>
                    <th scope="col" class="now">{words.this_scenario}</th>
                    <th scope="col" prop:textContent=live(move || page.preset_name(page.preset()).to_owned())></th>
                    <th scope="col">{words.change}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
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
    let units = move |shown: &Shown, units: Option<i128>| {
        units.map_or_else(|| page.words.unavailable.to_owned(), |units| format::units(units, shown.scale.decimals))
    };
    let value = move |value| {
        if margin { short(page, value, unit) } else { statement.shown.with(|shown| units(shown, shown.now[index])) }
    };
    let suffix = move || if margin { "" } else { statement.shown.with(|shown| shown.scale.suffix) };
    let beside = Memo::new(move |_| {
        let preset = page.preset();
        // A part that is nothing here and in the preset (a switch that is off) says nothing.
        let nothing = |value: Option<Decimal>| value.is_some_and(|value| value.is_zero());
        let idle = row.role == Role::Part
            && nothing(page.last_value(reference))
            && nothing(page.preset_value(preset, reference));
        if margin {
            return Beside { before: preset_figure(page, preset, reference), change: points(page, reference), idle };
        }
        statement.shown.with(|shown| Beside {
            before: units(shown, shown.base[index]),
            change: difference(shown.now[index], shown.base[index], shown.scale),
            idle,
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
        <tr node_ref=whole class=class>
            <th scope="row">{name}</th>
            <td class="figure-cell">{figure(page, reference, value, suffix)}</td>
            <td node_ref=before></td>
            <td node_ref=change></td>
        </tr>
    }
}

/// What stands where nothing changed.
const NO_CHANGE: &str = "–";

/// Of the shown figures, so that it is what a reader gets who takes one from the other.
fn difference(now: Option<i128>, base: Option<i128>, scale: Scale) -> String {
    match (now, base) {
        (Some(now), Some(base)) if now != base => format::signed_units(now - base, scale.decimals),
        _ => NO_CHANGE.to_owned(),
    }
}

/// The change of a ratio in percentage points.
fn points(page: Page, reference: Reference) -> String {
    let now = page.last_value(reference);
    let change = now.zip(page.preset_value(page.preset(), reference)).and_then(|(now, base)| {
        // Of the shown percentages, as everywhere in the statement.
        let shown = |value: Decimal| round(value.checked_mul(Decimal::from(10_000))?);
        shown(now).zip(shown(base)).map(|(now, base)| now - base)
    });
    match change {
        Some(change) if change != 0 => format!("{} {}", format::signed_units(change, 2), page.words.points),
        _ => NO_CHANGE.to_owned(),
    }
}
