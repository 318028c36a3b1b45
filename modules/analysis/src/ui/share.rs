//! How a reader shows it to others: a link, files, a report, a card to embed; and how a file comes back.

mod embed;
mod files;
mod link;
mod open;
mod report;

use leptos::prelude::*;
use takerate_exchange::name::slug;
use takerate_export::{Date, Subject};
use takerate_inquiry::look::Place;

use crate::browser;
use crate::desk::Desk;
use crate::ui::compare::kept_name;
use crate::ui::heading::heading;

pub fn share(desk: Desk) -> impl IntoView {
    let words = &desk.words.share;
    let name = RwSignal::new(kept_name(desk).unwrap_or_default());
    view! {
        {heading(words.link)}
        {link::link(desk)}
        <h2>{words.files}</h2>
        {files::files(desk, name)}
        <h2>{words.open}</h2>
        {open::open(desk, name)}
        <h2>{words.report}</h2>
        {report::report(desk, name)}
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
        Some(Self { place: desk.place.get(), name, date: Date::from_days(browser::day()?)?, page: browser::page() })
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

    /// What a file is called, without its ending: `takerate-aave-bull-case-2025p-2025-01-31`.
    fn stem(&self, desk: Desk, view: Option<&str>) -> String {
        let preset = &desk.model.preset(self.place.scenario.preset).id;
        let parts = [view.map(str::to_owned), self.name.as_deref().map(slug)];
        let parts: String =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).map(|part| format!("-{part}")).collect();
        format!("takerate{parts}-{preset}-{}", self.date)
    }
}
