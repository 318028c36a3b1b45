//! A table of figures, each of which opens; beneath it why some have no value.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_core::explain::reason;
use takerate_display::format;

use crate::boxed::{memo, text as live, view};
use crate::ui::analyses::session::Session;
use crate::ui::figure::{identity, preset_figure, short_figure};

/// A table's title where it has one, what there is to know of it, and the headings of its columns; the first is that of the names.
pub struct Head {
    pub title: &'static str,
    pub note: &'static str,
    pub columns: Vec<&'static str>,
    /// The column whose figures stand out.
    pub strong: usize,
}

/// A row: a name, a figure in each column where there is one, and the figure whose value in the preset that is compared
/// with stands at the end.
pub struct Row {
    pub name: String,
    pub cells: Vec<Option<Reference>>,
    pub compared: Option<Reference>,
    /// Whether what stands above it is something else.
    pub begins: bool,
}

impl Row {
    /// A row with the name of what it is about.
    pub fn of(session: Session, about: Reference, cells: Vec<Option<Reference>>) -> Self {
        let (_, name, _) = identity(session.page, about);
        Self { name: name.to_owned(), cells, compared: Some(about), begins: false }
    }
}

pub fn table(session: Session, head: Head, rows: Vec<Row>) -> AnyView {
    let page = session.page;
    let compares = rows.iter().any(|row| row.compared.is_some());
    let heads = head.columns.iter().enumerate().map(|(index, name)| {
        view! { <th scope="col" class=(index == head.strong).then_some("now")>{*name}</th> }.into_any()
    });
    let compared = live(move || page.preset_name(page.compared()).to_owned());
    let all: Vec<Reference> = rows.iter().flat_map(|row| row.cells.iter().flatten().copied()).collect();
    let rows = rows.into_iter().map(|of| row(session, of, head.strong, compares));
    view! {
        <table class="accounts ledger worth-table">
            {(!head.title.is_empty()).then(|| view! { <caption><h2>{head.title}</h2>{(!head.note.is_empty()).then(|| view! { <p>{head.note}</p> })}</caption> })}
            <thead><tr>
                {heads.collect_view()}
                {compares.then(|| view! { <th scope="col" prop:textContent=compared></th> })}
            </tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {reasons(session, all)}
    }
    .into_any()
}

fn row(session: Session, row: Row, strong: usize, compares: bool) -> AnyView {
    let page = session.page;
    let cells = row.cells.into_iter().enumerate().map(|(index, cell)| {
        let class = (index + 1 == strong).then_some("now");
        view! { <td class=class>{cell.map(|of| short_figure(page, of))}</td> }.into_any()
    });
    let compared = row.compared;
    let compared = live(move || compared.map(|of| preset_figure(page, page.compared(), of)).unwrap_or_default());
    view! {
        <tr class=row.begins.then_some("begins")>
            <th scope="row">{row.name}</th>
            {cells.collect_view()}
            {compares.then(|| view! { <td class="compared" prop:textContent=compared></td> })}
        </tr>
    }
    .into_any()
}

/// Why some of the figures have no value, each reason once.
fn reasons(session: Session, of: Vec<Reference>) -> AnyView {
    let page = session.page;
    let reasons = memo(move || {
        let mut reasons: Vec<String> = Vec::new();
        for reference in &of {
            if let (Reference::Line(line), Err(problem)) = (*reference, page.value(*reference)) {
                let why = reason(session.model, line, problem, session.language);
                if !reasons.contains(&why) {
                    reasons.push(why);
                }
            }
        }
        reasons
    });
    view(move || reasons.get().into_iter().map(|why| view! { <p class="reason">{why}</p> }).collect_view().into_any())
        .into_any()
}

/// What the prices of something are counted in, without the token: `USD`.
pub fn currency(session: Session, price: Reference) -> String {
    let unit = session.model.unit_of(price);
    let text = unit.text.split('/').next().unwrap_or_default().to_owned();
    format::unit(&takerate_core::unit::Unit { text, kind: unit.kind }, session.language)
}
