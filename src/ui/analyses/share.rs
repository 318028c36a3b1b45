//! How a reader shows it to others: a link, files, a report, a card to embed; and how a file comes back.

mod address;
mod embed;
mod files;
mod open;
mod preview;

use leptos::prelude::*;
use takerate_core::{Language, Model};
use takerate_exchange::name::slug;
use takerate_export::report;
use takerate_export::{Date, Subject};
use takerate_inquiry::look::Place;
use takerate_words::ShareWords;

use crate::browser;
use crate::state::Page;
use crate::ui::analyses::compare::kept_name;
use crate::ui::analyses::desk::Desk;
use crate::ui::analyses::heading::heading;
use crate::ui::parts::h2;

pub fn share(desk: Desk) -> AnyView {
    let words = ShareWords::of(desk.language);
    let name =
        RwSignal::new(desk.place.with_untracked(|place| kept_name(desk.model, &place.scenario)).unwrap_or_default());
    view! {
        {heading(words.link())}
        {address::address(desk)}
        {h2(words.files())}
        {files::files(desk, name)}
        {h2(words.open())}
        {open::open(desk, name)}
        {h2(words.report())}
        {preview::preview(desk, name)}
        {h2(words.embed())}
        {embed::embed(desk)}
    }
    .into_any()
}

/// The report on what is shown, in HTML, as the browser prints it wherever the reader is; nothing where the browser's clock
/// tells no date.
pub fn report(page: Page, model: &'static Model) -> Option<String> {
    let place = Place { scenario: page.scenario.get_untracked(), chapter: page.view.get_untracked() };
    let name = kept_name(model, &place.scenario);
    Parcel::of(model, page.speaking.get_untracked(), place, name).map(|parcel| report::write(&parcel.subject()))
}

/// What is exported: the scenario and the view as they are, under a name, as of today.
struct Parcel {
    model: &'static Model,
    language: Language,
    place: Place,
    name: Option<String>,
    date: Date,
    page: String,
}

impl Parcel {
    /// `None` where the browser's clock tells no date.
    fn new(desk: Desk, name: Option<String>) -> Option<Self> {
        Self::of(desk.model, desk.language, desk.place.get(), name)
    }

    fn of(model: &'static Model, language: Language, place: Place, name: Option<String>) -> Option<Self> {
        Some(Self {
            model,
            language,
            place,
            name,
            date: Date::from_days(browser::clock::day()?)?,
            page: browser::address::page(),
        })
    }

    fn view(&self) -> Option<&'static str> {
        self.place.chapter.map(|chapter| self.model.chapters[chapter].id.as_str())
    }

    fn subject(&self) -> Subject<'_> {
        Subject {
            model: self.model,
            scenario: &self.place.scenario,
            language: self.language,
            name: self.name.as_deref(),
            date: self.date,
            page: Some(&self.page),
            edition: Some(takerate_bundled::edition()),
            view: self.view(),
        }
    }

    /// What a file is called, without its ending: `takerate-aave-bull-case-2025p-2025-01-31`.
    fn stem(&self, view: Option<&str>) -> String {
        let preset = &self.model.preset(self.place.scenario.preset).id;
        let parts = [view.map(str::to_owned), self.name.as_deref().map(slug)];
        let parts: String =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).map(|part| format!("-{part}")).collect();
        format!("takerate{parts}-{preset}-{}", self.date)
    }
}
