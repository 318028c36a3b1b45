//! How a reader shows it to others: a link under a name, a few lines, a picture, a card to embed, files, a report; and how a
//! file comes back.

mod address;
mod brief;
mod called;
mod embed;
mod files;
mod open;
mod picture;
mod preview;

use std::time::Duration;

use leptos::prelude::*;
use takerate_core::{Language, Model};
use takerate_export::report;
use takerate_export::{Date, ExportContext};
use takerate_scenario_io::caption::Caption;
use takerate_scenario_io::name::slug;
use takerate_scenario_io::prices::Prices;
use takerate_view_model::settings::{Context, Settings};
use takerate_words::ShareWords;

use crate::boxed::{memo, on, view};
use crate::browser;
use crate::state::Page;
use crate::ui::analyses::compare::{kept_name, verdict};
use crate::ui::analyses::heading::heading;
use crate::ui::analyses::session::Session;
use crate::ui::parts::h2;

pub fn share(session: Session) -> AnyView {
    let words = ShareWords::of(session.language);
    adopt_kept_name(session);
    let likely = likelihood(session);
    let open = RwSignal::new(false);
    let toggle = on(move |event: leptos::ev::Event| open.set(browser::document::is_open(&event)));
    let card = view(move || open.get().then(|| untrack(|| embed::embed(session))).into_any());
    view! {
        {heading(words.title())}
        {address::address(session, likely)}
        {brief::brief(session, likely)}
        {picture::picture(session)}
        <details class="group embed" on:toggle=toggle>
            <summary>{h2(words.embed())}</summary>
            {card}
        </details>
        {h2(words.files())}
        {files::files(session)}
        {h2(words.open())}
        {open::open(session)}
        {h2(words.report())}
        {preview::preview(session)}
    }
    .into_any()
}

/// What one scenario against the other comes to, where the reader comes from that: nothing until it is known.
fn likelihood(session: Session) -> Memo<Option<String>> {
    let shared = memo(move || {
        let from = session.page.shown.with(|shown| shown.shared.clone());
        match Settings::read(session.model, &from).0 {
            Settings::Compare(settings) => Some(settings),
            _ => None,
        }
    });
    match shared.with_untracked(Option::is_some) {
        true => verdict(session, memo(move || shared.get().unwrap_or_default())),
        false => memo(|| None),
    }
}

/// Gives a scenario that the reader keeps under a name that name, where it has none yet.
fn adopt_kept_name(session: Session) {
    let page = session.page;
    if page.shown.with_untracked(|shown| shown.caption.is_some()) {
        return;
    }
    let kept = page.scenario.with_untracked(|scenario| kept_name(session.model, scenario));
    if let Some(caption) = kept.and_then(|name| Caption::new(&name, "")) {
        // Once the view is there: it is being built.
        set_timeout(move || page.call(Some(caption)), Duration::ZERO);
    }
}

/// The report on what is shown, in HTML, as the browser prints it wherever the reader is; nothing where the browser's clock
/// tells no date.
pub fn report(page: Page, model: &'static Model) -> Option<String> {
    let context = Context { scenario: page.scenario.get_untracked(), section: page.view.get_untracked() };
    let (prices, caption) = page.shown.with_untracked(|shown| (shown.prices.clone(), shown.caption.clone()));
    let kept = || kept_name(model, &context.scenario).and_then(|name| Caption::new(&name, ""));
    let caption = caption.or_else(kept).unwrap_or_default();
    ToExport::of(model, page.speaking.get_untracked(), context, prices, caption)
        .map(|to_export| report::write(&to_export.context()))
}

/// What is exported: the scenario and the view as they are, under a name, as of today.
struct ToExport {
    model: &'static Model,
    language: Language,
    context: Context,
    prices: Option<Prices>,
    caption: Caption,
    date: Date,
    page: String,
}

impl ToExport {
    /// `None` where the browser's clock tells no date.
    fn new(session: Session) -> Option<Self> {
        let (prices, caption) = session.page.shown.with(|shown| (shown.prices.clone(), shown.caption.clone()));
        Self::of(session.model, session.language, session.context.get(), prices, caption.unwrap_or_default())
    }

    fn of(
        model: &'static Model,
        language: Language,
        context: Context,
        prices: Option<Prices>,
        caption: Caption,
    ) -> Option<Self> {
        Some(Self {
            model,
            language,
            context,
            prices,
            caption,
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
            name: self.caption.name(),
            note: self.caption.note(),
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
        let parts = [view.map(str::to_owned), self.caption.name().map(slug)];
        let parts: String =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).map(|part| format!("-{part}")).collect();
        format!("takerate{parts}-{preset}-{}", self.date)
    }
}
