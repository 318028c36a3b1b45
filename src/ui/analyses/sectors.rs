//! The protocols of all sectors in one table: the same figures for each, sorted and filtered, and what of each is an estimate.

use leptos::prelude::*;
use takerate_core::model::Section;
use takerate_core::{LineId, Reference};
use takerate_view_model::sectors::{columns, ordered, weak};
use takerate_view_model::settings::{SectorsSettings, Settings};
use takerate_words::{SectorsWords, parts_of_name};

use super::controls::choice;
use super::heading::heading;
use super::session::Session;
use crate::boxed::{memo, on, text as live, view};
use crate::ui::anchor::link;
use crate::ui::figure::{identity, short_figure};
use crate::ui::origin::basis_badge;
use crate::ui::parts::note;

/// A column: the id of its lines, and the first protocol's line, by which it is called.
#[derive(Clone, Copy)]
struct Column {
    id: &'static str,
    line: LineId,
}

pub fn sectors(session: Session) -> AnyView {
    let (model, words) = (session.model, SectorsWords::of(session.language));
    let first = model.protocols().next().map(|(_, section)| section);
    let column = |id| Some(Column { id, line: model.shared_line(first?, id)? });
    let columns: Vec<Column> = columns(model).into_iter().filter_map(column).collect();
    if columns.is_empty() {
        return view! { {heading(words.title())} {note(words.none())} }.into_any();
    }
    let settings = memo(move || match session.settings.get() {
        Settings::Sectors(settings) => settings,
        _ => SectorsSettings::default(),
    });
    let order = memo(move || {
        session.context.with(|context| settings.with(|settings| ordered(model, &context.scenario, settings)))
    });
    let heads = columns.iter().map(|column| head(session, settings, *column)).collect_view();
    let form = form(session, settings, &columns);
    let rows = view(move || {
        order.with(|order| order.iter().map(|index| row(session, &columns, *index)).collect_view().into_any())
    });
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        {form}
        <table class="accounts worth-all sectors">
            <thead><tr><th scope="col">{words.protocol()}</th>{heads}<th scope="col">{words.weak()}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {note(words.weak_note())}
    }
    .into_any()
}

fn name_of(session: Session, column: Column) -> &'static str {
    identity(session.page, Reference::Line(column.line)).1
}

/// The name of a column, which puts the table in its order.
fn head(session: Session, settings: Memo<SectorsSettings>, column: Column) -> AnyView {
    let sort = memo(move || {
        settings.with(|settings| match (settings.sort.as_deref() == Some(column.id), settings.ascending) {
            (true, true) => "ascending",
            (true, false) => "descending",
            (false, _) => "none",
        })
    });
    let press = on(move |_| {
        let next = settings.with_untracked(|settings| settings.sorted_by(column.id));
        session.settle(&Settings::Sectors(next));
    });
    view! {
        <th scope="col" aria-sort=live(move || sort.get().to_owned())>
            <button type="button" class="sort" on:click=press>{name_of(session, column)}</button>
        </th>
    }
    .into_any()
}

/// Which sector is shown and in which order, for phones as well, which have no heads.
fn form(session: Session, settings: Memo<SectorsSettings>, columns: &[Column]) -> AnyView {
    let (model, words) = (session.model, SectorsWords::of(session.language));
    let change = move |act: &dyn Fn(&mut SectorsSettings)| {
        let mut next = settings.get_untracked();
        act(&mut next);
        session.settle(&Settings::Sectors(next));
    };
    let own = |place: usize| model.protocols().any(|(_, section)| sector_of(section) == Some(place));
    let sectors = model.sectors.iter().enumerate().filter(|(place, _)| own(*place));
    let sectors = sectors.map(|(_, sector)| (sector.id.clone(), sector.name.get(session.language).to_owned()));
    let sectors = std::iter::once((String::new(), words.all().to_owned())).chain(sectors).collect();
    let sector = choice(
        words.sector(),
        vec![("", sectors)],
        move || settings.with(|now| now.sector.map(|place| model.sectors[place].id.clone()).unwrap_or_default()),
        move |id| change(&|next| next.sector = model.sectors.iter().position(|sector| sector.id == id)),
    );
    let named = columns.iter().map(|column| (column.id.to_owned(), name_of(session, *column).to_owned()));
    let named = std::iter::once((String::new(), words.by_page().to_owned())).chain(named).collect();
    let sort = choice(
        words.sort(),
        vec![("", named)],
        move || settings.with(|now| now.sort.clone().unwrap_or_default()),
        move |id| change(&|next| next.sort = Some(id.clone()).filter(|id| !id.is_empty())),
    );
    let ways = [("", words.down()), ("up", words.up())].map(|(way, name)| (way.to_owned(), name.to_owned()));
    let ways = choice(
        words.way(),
        vec![("", ways.to_vec())],
        move || if settings.with(|now| now.ascending) { "up".to_owned() } else { String::new() },
        move |way| change(&|next| next.ascending = way == "up"),
    );
    view! { <div class="controls">{sector}{sort}{ways}</div> }.into_any()
}

fn sector_of(section: &Section) -> Option<usize> {
    section.protocol.map(|of| usize::from(of.sector))
}

fn row(session: Session, columns: &[Column], index: usize) -> AnyView {
    let (model, page, language) = (session.model, session.page, session.language);
    let section = &model.sections[index];
    let (name, rest) = parts_of_name(section.name.get(language));
    let sector = sector_of(section).map(|place| model.sectors[place].name.get(language)).unwrap_or_default();
    // On a phone each figure has its column's name beside it, since a row is a card there.
    let cell = |head: &'static str, content: AnyView| {
        view! { <td><span class="head" aria-hidden="true">{head}</span> <span class="value">{content}</span></td> }
    };
    let cells = columns.iter().map(|column| {
        let line = model.shared_line(section, column.id);
        let figure = line.map(|line| short_figure(page, Reference::Line(line)));
        cell(name_of(session, *column), figure.into_any())
    });
    view! {
        <tr class:own=section.own>
            <th scope="row">{link(page, Some(index), name, Some("protocol"))} " " <small>{rest} " " {sector}</small></th>
            {cells.collect_view()}
            {cell(SectorsWords::of(language).weak(), how_sure(session, index))}
        </tr>
    }
    .into_any()
}

/// The lines of the accounts that rest on what is estimated, assumed or unpublished.
fn how_sure(session: Session, index: usize) -> AnyView {
    let (model, page, language) = (session.model, session.page, session.language);
    let said = memo(move || session.context.with(|context| weak(model, &context.scenario, index, language)));
    view(move || {
        let said = said.get();
        if said.is_empty() {
            return view! { <small>{SectorsWords::of(language).firm()}</small> }.into_any();
        }
        let parts = said.into_iter().map(|(basis, lines)| {
            let badge = basis_badge(page, basis).into_string();
            view! { <small class="weak"><span inner_html=badge></span> " " {lines.join(page.words.comma())}</small> }
        });
        parts.collect_view().into_any()
    })
    .into_any()
}
