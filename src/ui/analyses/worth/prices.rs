//! The prices that follow from the assumptions, with today's: as a picture, and as figures.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::model::Section;
use takerate_core::worth::{Worth, WorthPrice};
use takerate_view_model::worth as draw;
use takerate_words::WorthWords;

use super::table::{Head, Row, table};
use crate::ui::analyses::chart::chart;
use crate::ui::analyses::session::Session;
use crate::ui::parts::{h2, note};
use crate::ui::steady::derived;

pub fn prices(session: Session, section: &'static Section, worth: &'static Worth) -> AnyView {
    let (model, language) = (session.model, session.language);
    let words = WorthWords::of(language);
    let own = |id: &String| model.meant(section, id);
    let row = |price: &WorthPrice| {
        let line = own(&price.line)?;
        let mut row = Row::of(session, line, vec![Some(line), price.distance.as_ref().and_then(own)]);
        row.compared = Some(line);
        Some(row)
    };
    let ways: Vec<Row> = worth.prices.iter().filter_map(row).collect();
    if ways.is_empty() {
        return ().into_any();
    }
    let drawing =
        derived(move || session.context.with(|context| draw::prices(model, &context.scenario, section, language)));
    let carried: Vec<Reference> = worth.prices.iter().filter_map(|price| price.by.as_ref().and_then(own)).collect();
    let today = own(&worth.price).map(|price| Row::of(session, price, vec![Some(price), None]));
    let mut rows: Vec<Row> = today.into_iter().chain(ways).collect();
    for by in carried {
        if !rows.iter().any(|row| row.cells.first() == Some(&Some(by))) {
            rows.push(Row::of(session, by, vec![Some(by), None]));
        }
    }
    let head = Head { title: "", note: "", columns: vec![words.method(), words.price(), words.distance()], strong: 1 };
    view! {
        {h2(words.prices())}
        {note(words.dots())}
        {note(words.prices_note())}
        {note(words.no_claim())}
        {chart(session, drawing)}
        {table(session, head, rows)}
    }
    .into_any()
}
