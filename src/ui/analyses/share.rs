//! How a reader shows it to others: a link, files, a report, a card to embed; and how a file comes back.

mod address;
mod embed;
mod files;
mod open;
mod preview;

use leptos::prelude::*;
use takerate_core::{Language, Model};
use takerate_export::report;
use takerate_export::{Date, ExportContext};
use takerate_scenario_io::name::slug;
use takerate_scenario_io::prices::Prices;
use takerate_view_model::settings::Context;
use takerate_words::ShareWords;

use crate::browser;
use crate::state::Page;
use crate::ui::analyses::compare::kept_name;
use crate::ui::analyses::heading::heading;
use crate::ui::analyses::session::Session;
use crate::ui::parts::h2;

pub fn share(session: Session) -> AnyView {
    let words = ShareWords::of(session.language);
    let name = RwSignal::new(
        session.context.with_untracked(|context| kept_name(session.model, &context.scenario)).unwrap_or_default(),
    );
    view! {
        {heading(words.link())}
        {address::address(session)}
        {h2(words.files())}
        {files::files(session, name)}
        {h2(words.open())}
        {open::open(session, name)}
        {h2(words.report())}
        {preview::preview(session, name)}
        {h2(words.embed())}
        {embed::embed(session)}
    }
    .into_any()
}

/// The report on what is shown, in HTML, as the browser prints it wherever the reader is; nothing where the browser's clock
/// tells no date.
pub fn report(page: Page, model: &'static Model) -> Option<String> {
    let context = Context { scenario: page.scenario.get_untracked(), section: page.view.get_untracked() };
    let name = kept_name(model, &context.scenario);
    let prices = page.shown.with_untracked(|shown| shown.prices.clone());
    ToExport::of(model, page.speaking.get_untracked(), context, prices, name)
        .map(|to_export| report::write(&to_export.context()))
}

/// What is exported: the scenario and the view as they are, under a name, as of today.
struct ToExport {
    model: &'static Model,
    language: Language,
    context: Context,
    prices: Option<Prices>,
    name: Option<String>,
    date: Date,
    page: String,
}

impl ToExport {
    /// `None` where the browser's clock tells no date.
    fn new(session: Session, name: Option<String>) -> Option<Self> {
        let prices = session.page.shown.with(|shown| shown.prices.clone());
        Self::of(session.model, session.language, session.context.get(), prices, name)
    }

    fn of(
        model: &'static Model,
        language: Language,
        context: Context,
        prices: Option<Prices>,
        name: Option<String>,
    ) -> Option<Self> {
        Some(Self {
            model,
            language,
            context,
            prices,
            name,
            date: Date::from_days(browser::clock::day()?)?,
            page: browser::address::page(),
        })
    }

    fn view(&self) -> Option<&'static str> {
        self.context.section.map(|section| self.model.sections[section].id.as_str())
    }

    fn context(&self) -> ExportContext<'_> {
        ExportContext {
            model: self.model,
            scenario: &self.context.scenario,
            language: self.language,
            name: self.name.as_deref(),
            prices: self.prices.as_ref(),
            date: self.date,
            page: Some(&self.page),
            edition: Some(takerate_bundled::edition()),
            view: self.view(),
        }
    }

    /// What a file is called, without its ending: `takerate-aave-bull-case-2025p-2025-01-31`.
    fn stem(&self, view: Option<&str>) -> String {
        let preset = &self.model.preset(self.context.scenario.preset).id;
        let parts = [view.map(str::to_owned), self.name.as_deref().map(slug)];
        let parts: String =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).map(|part| format!("-{part}")).collect();
        format!("takerate{parts}-{preset}-{}", self.date)
    }
}
