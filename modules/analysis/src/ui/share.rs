//! How a reader shows it to others: a link, files, a report, a card to embed; and how a file comes back.

mod embed;
mod files;
mod link;
mod open;
mod report;

use leptos::prelude::*;
use takerate_export::{Date, Subject};
use takerate_inquiry::look::Place;

use crate::browser;
use crate::desk::Desk;

pub fn share(desk: Desk) -> impl IntoView {
    let words = &desk.words.share;
    view! {
        <h2>{words.link}</h2>
        {link::link(desk)}
        <h2>{words.files}</h2>
        {files::files(desk)}
        <h2>{words.open}</h2>
        {open::open(desk)}
        <h2>{words.report}</h2>
        {report::report(desk)}
        <h2>{words.embed}</h2>
        {embed::embed(desk)}
    }
}

/// What is exported: the scenario and the view as they are, under a name, as of today.
struct Parcel {
    place: Place,
    name: Option<String>,
    date: Date,
    page: String,
}

impl Parcel {
    /// `None` where the browser's clock tells no date.
    fn new(desk: Desk, name: Option<String>) -> Option<Self> {
        Some(Self { place: desk.place.get(), name, date: Date::from_days(browser::day())?, page: browser::page() })
    }

    fn view(&self, desk: Desk) -> Option<&'static str> {
        self.place.chapter.map(|chapter| desk.model.chapters[chapter].id.as_str())
    }

    fn subject(&self, desk: Desk) -> Subject<'_> {
        Subject {
            model: desk.model,
            scenario: &self.place.scenario,
            language: desk.language,
            name: self.name.as_deref(),
            date: self.date,
            page: Some(&self.page),
            edition: Some(takerate_bundled::EDITION),
            view: self.view(desk),
        }
    }

    /// What a file is called, without its ending: `takerate-aave-2025p-2025-01-31`.
    fn stem(&self, desk: Desk, view: Option<&str>) -> String {
        let preset = &desk.model.preset(self.place.scenario.preset).id;
        let view = view.map(|view| format!("-{view}")).unwrap_or_default();
        format!("takerate{view}-{preset}-{}", self.date)
    }
}
