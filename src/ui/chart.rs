//! The waterfall of the statement, drawn from its exact values.

use leptos::prelude::*;
use takerate_display::html::Html;
use takerate_display::waterfall::{Labels, beside, drawn_height, svg};

use super::figure::identity;
use super::later;
use super::parts::saves;
use super::statement::{Shown, Statement, money_year};
use crate::boxed::{flag, memo, text as live};
use crate::state::Page;

pub fn chart(page: Page, statement: Statement) -> impl IntoView {
    let words = page.words;
    let drawing = memo(move || {
        let Some(soon) = later::soon() else { return String::new() };
        let drawing = statement.shown.with(|shown| (soon.chart)(page, statement, shown));
        drawing.unwrap_or_else(|| {
            let mut html = Html::new();
            html.element("p").with("class", "note").text(words.chart_none());
            html.into_string()
        })
    });
    // What draws it may still have to come; nothing moves then.
    let height = format!("min-height:{}px", statement.rows.with_value(|rows| drawn_height(rows.len())));
    let unit = memo(move || money_year(words, statement.shown.with(|shown| shown.column)));
    let stale = memo(move || {
        statement.rows.with_value(|rows| {
            rows.iter().any(|row| page.value(row.reference).is_err_and(|problem| page.is_wrong(problem)))
        })
    });
    let mut key = Html::new();
    for (class, name) in [("bar total", words.total()), ("bar up", words.adds()), ("bar down", words.takes_away())] {
        let mut entry = key.element("span");
        let mut sign = entry.element("svg").with("aria-hidden", "true");
        let bar = sign.element("rect").with("class", class).with("width", "100%").with("height", "100%");
        drop(bar.with("fill", "url(#hatch)"));
        drop(sign);
        entry.text(name);
    }
    let same = memo(move || statement.shown.with(|shown| shown.now == shown.base));
    let mut ghost = Html::new();
    let mut sign = ghost.element("svg").with("aria-hidden", "true");
    drop(sign.element("rect").with("class", "ghost").with("width", "100%").with("height", "4").with("y", "3"));
    drop(sign);
    view! {
        <figure class="waterfall">
            <figcaption>
                <h2>{words.chart()}</h2>
                <p prop:textContent=live(move || words.chart_caption(unit.get()))></p>
                <p class="note" hidden=flag(move || !stale.get())>{words.chart_last_good()}</p>
            </figcaption>
            <p class="key">
                <span class="signs" inner_html=key.into_string()></span>
                // It has its place where nothing differs, too.
                <span class="compared" class:idle=flag(move || same.get())>
                    <span inner_html=ghost.into_string()></span>
                    <span prop:textContent=live(move || page.preset_name(page.compared()).to_owned())></span>
                </span>
            </p>
            <div style=height inner_html=live(move || drawing.get())></div>
            {saves(words.save_chart(), words.copy_picture())}
        </figure>
    }
}

/// Draws the chart of a statement; `None` where a row has no value.
pub fn draw(page: Page, statement: Statement, shown: &Shown) -> Option<String> {
    let name = |reference| identity(page, reference).1;
    let labels = Labels { title: page.words.chart(), name: &name, column: shown.column };
    statement.rows.with_value(|rows| Some(svg(rows, &beside(rows, &shown.now, &shown.base)?, &labels)))
}
