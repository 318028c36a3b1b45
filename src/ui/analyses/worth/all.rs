//! All protocols at once: what each price assumes, and the prices that follow from the assumptions.

use leptos::prelude::*;
use takerate_core::model::{Section, Statement};
use takerate_core::worth::{Worth, WorthPrice};
use takerate_core::{Model, Reference};
use takerate_view_model::{say, worth as ask};
use takerate_words::{AnswersWords, LeversWords, WorthWords, parts_of_name, short_name};

use super::assumed::{answered, asked};
use super::table::currency;
use crate::boxed::{memo, text as live, view};
use crate::ui::analyses::heading::heading;
use crate::ui::analyses::progress::progress;
use crate::ui::analyses::session::{JobState, Session};
use crate::ui::anchor::link;
use crate::ui::figure::{identity, short_figure};
use crate::ui::parts::{h3, live_paragraph, note, paragraph};

/// A protocol's row, and what was asked for it.
struct Shown {
    index: usize,
    section: &'static Section,
    slot: &'static str,
    news: RwSignal<JobState>,
}

pub fn all(session: Session) -> AnyView {
    let words = WorthWords::of(session.language);
    let statements = session.model.statements.iter().enumerate();
    let tables: Vec<AnyView> = statements
        .filter_map(|(number, statement)| {
            statement.worth.as_ref().map(|worth| of_statement(session, number, statement, worth))
        })
        .collect();
    if tables.is_empty() {
        return view! { {heading(words.title())} {note(words.nothing())} }.into_any();
    }
    view! {
        {heading(words.title())}
        {note(words.all_standfirst())}
        {tables}
        {note(words.prices_note())}
        {note(words.no_claim())}
    }
    .into_any()
}

fn followers(model: &'static Model, number: usize) -> impl Iterator<Item = (usize, &'static Section)> {
    model.protocols().filter(move |(_, section)| section.protocol.is_some_and(|of| usize::from(of.statement) == number))
}

fn of_statement(session: Session, number: usize, statement: &'static Statement, worth: &'static Worth) -> AnyView {
    let (model, language) = (session.model, session.language);
    let shown = followers(model, number).filter_map(|(index, section)| {
        let (slot, news) = asked(session, section)?;
        Some(Shown { index, section, slot, news })
    });
    let shown: Vec<Shown> = shown.collect();
    let Some(first) = shown.first().map(|shown| shown.section) else { return ().into_any() };
    let news: Vec<RwSignal<JobState>> = shown.iter().map(|shown| shown.news).collect();
    let said = memo(move || {
        let answers: Option<Vec<_>> = news.iter().map(|news| answered(*news)).collect();
        answers.map(|answers| ask::across(model, &answers, language)).unwrap_or_default()
    });
    let columns = Columns::of(session, worth, first);
    let prices = columns.prices.clone();
    let rests = memo(move || {
        let list = session.context.with(|context| ask::resting(model, &context.scenario, first, &prices, language));
        let words = WorthWords::of(language);
        if list.is_empty() { String::new() } else { words.at_all(&list.join(session.page.words.comma())) }
    });
    let troubles: Vec<AnyView> = shown.iter().map(|shown| progress(session, shown.slot, shown.news, false)).collect();
    let asked: Vec<_> = shown.iter().map(|shown| (shown.section, shown.news)).collect();
    let heads = columns.heads.iter().map(|head| view! { <th scope="col">{*head}</th> }.into_any());
    let mut groups: Vec<AnyView> = Vec::new();
    for (sector, group) in model.sectors.iter().enumerate() {
        let of = |shown: &&Shown| shown.section.protocol.is_some_and(|of| usize::from(of.sector) == sector);
        let rows: Vec<AnyView> = shown.iter().filter(of).map(|shown| row(session, &columns, shown)).collect();
        if !rows.is_empty() {
            let span = columns.heads.len().to_string();
            let name = group.name.get(language);
            groups.push(
                view! { <tbody><tr class="sector"><th scope="rowgroup" colspan=span>{name}</th></tr>{rows}</tbody> }
                    .into_any(),
            );
        }
    }
    view! {
        {(model.statements.len() > 1).then(|| h3(statement.name.get(language)))}
        {live_paragraph("verdict", live(move || said.get()))}
        {troubles}
        <table class="accounts worth-all">
            <thead><tr>{heads.collect_view()}</tr></thead>
            {groups}
        </table>
        {live_paragraph("note rests", live(move || rests.get()))}
        {view(move || unsaid(session, &asked)).into_any()}
    }
    .into_any()
}

/// The columns behind the protocol's name.
struct Columns {
    worth: &'static Worth,
    /// The first price that follows from the assumptions, and that of the line that is asked about.
    prices: Vec<&'static WorthPrice>,
    heads: Vec<&'static str>,
}

impl Columns {
    fn of(session: Session, worth: &'static Worth, first: &'static Section) -> Self {
        let words = WorthWords::of(session.language);
        let asked = worth.prices.iter().find(|price| price.line == worth.value);
        let mut prices: Vec<&WorthPrice> = worth.prices.first().into_iter().collect();
        prices.extend(asked.filter(|asked| prices.first().is_none_or(|first| first.line != asked.line)));
        let name =
            |id: &String| session.model.meant(first, id).map_or("", |reference| identity(session.page, reference).1);
        let heads = [words.protocol(), words.assumed(), words.today()].into_iter();
        let heads = heads.chain(prices.iter().map(|price| name(&price.line))).chain(worth.after.as_ref().map(name));
        Self { worth, heads: heads.collect(), prices }
    }
}

fn row(session: Session, columns: &Columns, shown: &Shown) -> AnyView {
    let (model, page, section) = (session.model, session.page, shown.section);
    let (name, rest) = parts_of_name(section.name.get(session.language));
    let of = |id: &String| model.meant(section, id);
    let news = shown.news;
    let mut heads = columns.heads.iter().copied().skip(1);
    // On a phone each figure has its column's name beside it, since a row is a card there.
    let mut cell = |content: AnyView| {
        let head = heads.next().unwrap_or_default();
        view! { <td><span class="head" aria-hidden="true">{head}</span> <span class="value">{content}</span></td> }
            .into_any()
    };
    let assumed = view(move || assumption(session, news)).into_any();
    let today = of(&columns.worth.price);
    let today = today.map(|price| {
        let date = live(move || dated(session, price));
        let unit = currency(session, price);
        view! { {short_figure(page, price)} " " <small>{unit} " " <span class="dated" prop:textContent=date></span></small> }
    });
    let mut cells = vec![cell(assumed), cell(today.into_any())];
    for price in &columns.prices {
        let line = of(&price.line).map(|line| short_figure(page, line));
        let distance =
            price.distance.as_ref().and_then(of).map(|line| view! { " " <small>{short_figure(page, line)}</small> });
        cells.push(cell(view! { {line} {distance} }.into_any()));
    }
    if let Some(after) = &columns.worth.after {
        cells.push(cell(of(after).map(|line| short_figure(page, line)).into_any()));
    }
    view! {
        <tr>
            <th scope="row">{link(page, Some(shown.index), name, Some("protocol"))} " " <small>{rest}</small></th>
            {cells}
        </tr>
    }
    .into_any()
}

/// Of when a price is: the day that a service has told, or for which the preset's holds; what the reader gave is theirs.
fn dated(session: Session, price: Reference) -> String {
    let (model, page) = (session.model, session.page);
    let Some(id) = ask::price_input(model, price) else { return String::new() };
    let told = page.shown.with(|shown| {
        let prices = shown.prices.as_ref().filter(|prices| prices.inputs().contains(&id))?;
        Some(prices.moment().shown())
    });
    let own = || page.scenario.with(|scenario| scenario.is_changed(model, id));
    let preset = || model.input(id).origin(page.preset()).as_of.clone().unwrap_or_default();
    match told {
        Some(moment) => moment,
        None if own() => LeversWords::of(session.language).yours().to_owned(),
        None => preset(),
    }
}

/// What a price assumes, in short; where that cannot be said, in a word.
fn assumption(session: Session, news: RwSignal<JobState>) -> AnyView {
    let words = WorthWords::of(session.language);
    let Some((found, request)) = answered(news) else { return ().into_any() };
    let Some(assumed) = ask::assumed(session.model, &found, &request, session.language) else { return ().into_any() };
    match assumed.found {
        Some((_, value)) => {
            let text = ask::short(session.model, &found, value, session.language);
            let outside = assumed.outside.then(|| view! { " " <small class="outside">{words.outside_short()}</small> });
            view! { <strong data-exact=takerate_display::format::exact(value)>{text}</strong> {outside} }.into_any()
        }
        None => {
            let word = match &found.base.problem {
                Some(problem) => say::missing(Some(problem), found.base.not_meaningful, session.language),
                None => words.none_short(),
            };
            view! { <span>{word}</span> }.into_any()
        }
    }
}

/// Why it cannot be said of some protocols what their prices assume.
fn unsaid(session: Session, asked: &[(&'static Section, RwSignal<JobState>)]) -> AnyView {
    let language = session.language;
    let sentence = |(section, news): &(&'static Section, RwSignal<JobState>)| {
        let (found, request) = answered(*news)?;
        let assumed = ask::assumed(session.model, &found, &request, language)?;
        let name = short_name(section.name.get(language));
        let said = AnswersWords::of(language).within(name, &assumed.sentence);
        assumed.found.is_none().then(|| paragraph("reason", said))
    };
    asked.iter().filter_map(sentence).collect_view().into_any()
}
