//! The tables of one protocol: year by year, what reaches holders, and each definition of earnings.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::model::Section;
use takerate_core::worth::Worth;
use takerate_display::format;
use takerate_words::WorthWords;

use super::table::{Head, Row, table};
use crate::boxed::{flag, memo, text as live};
use crate::ui::analyses::session::Session;
use crate::ui::figure::identity;

/// The years, what they come to, and whether they matter beside all that comes after them.
pub fn years(session: Session, section: &'static Section, worth: &'static Worth) -> AnyView {
    let (model, words) = (session.model, WorthWords::of(session.language));
    let cells = |year: usize| -> Vec<Option<Reference>> {
        worth.years.iter().map(|series| model.meant(section, &series.of_year(year))).collect()
    };
    let mut rows: Vec<Row> = Vec::new();
    for year in 1.. {
        let cells = cells(year);
        if cells.iter().all(Option::is_none) {
            break;
        }
        rows.push(Row { name: words.year(&year.to_string()), cells, compared: None, begins: false });
    }
    let last = rows.len();
    if last == 0 {
        return ().into_any();
    }
    // What they come to stands under the last column.
    let after = worth.after.as_ref().and_then(|id| model.meant(section, id));
    for line in worth.sums.iter().filter_map(|id| model.meant(section, id)).chain(after) {
        let mut cells = vec![None; worth.years.len().saturating_sub(1)];
        cells.push(Some(line));
        let name = identity(session.page, line).1.to_owned();
        rows.push(Row { name, cells, compared: None, begins: rows.len() == last });
    }
    let columns =
        std::iter::once(words.year_head()).chain(worth.years.iter().map(|series| series.name.get(session.language)));
    let head = Head { title: words.years(), note: "", columns: columns.collect(), strong: worth.years.len() };
    let much = memo(move || {
        let share = session.page.value(after?).ok().filter(|share| *share > worth.much)?;
        Some(words.much(&format::short(share, model.unit_of(after?), session.language), &last.to_string()))
    });
    view! {
        {table(session, head, rows)}
        <p class="note much" role="status" hidden=flag(move || much.with(Option::is_none)) prop:textContent=live(move || much.get().unwrap_or_default())></p>
    }
    .into_any()
}

/// What reaches those who hold the token; nothing where no line says so.
pub fn holders(session: Session, section: &'static Section, worth: &'static Worth) -> AnyView {
    let words = WorthWords::of(session.language);
    let lines = worth.holders.iter().filter_map(|id| session.model.meant(section, id));
    let rows: Vec<Row> = lines.map(|line| Row::of(session, line, vec![Some(line)])).collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let head = Head { title: words.holders(), note: "", columns: vec![words.figure(), words.amount()], strong: 1 };
    table(session, head, rows)
}

/// What may be called earnings, with the multiple of each.
pub fn earnings(session: Session, section: &'static Section, worth: &'static Worth) -> AnyView {
    let words = WorthWords::of(session.language);
    let of = |id: &String| session.model.meant(section, id);
    let rows = worth.earnings.iter().filter_map(|earnings| {
        let (line, multiple) = (of(&earnings.line)?, of(&earnings.multiple)?);
        let mut row = Row::of(session, line, vec![Some(line), Some(multiple)]);
        row.compared = Some(multiple);
        Some(row)
    });
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let head = Head {
        title: words.earnings(),
        note: words.earnings_note(),
        columns: vec![words.definition(), words.amount(), words.multiple()],
        strong: 2,
    };
    table(session, head, rows)
}
