//! The dialog that asks a service for prices of the day: first what is sent and to whom, then each price beside the present
//! value. Nothing is sent before the reader asks, and nothing changes before the reader applies it.

mod list;
mod state;

use leptos::prelude::*;
use takerate_core::Model;
use takerate_core::model::PriceService;
use takerate_display::html::Html;
use takerate_view_model::prices::{address, apply, priced};
use takerate_words::{PricesWords, ReasonsWords};

use self::state::{Asked, State};
use crate::boxed::{attribute, flag, on, text, view};
use crate::state::Page;
use crate::ui::dialog::Dialog;

/// The dialog; it closes itself by `open`.
pub fn prices(page: Page, model: &'static Model, open: RwSignal<bool>) -> AnyView {
    let Some(service) = &model.report.prices else { return ().into_any() };
    let words = PricesWords::of(page.language);
    let asked = Asked::new(page, model, service);
    let dialog = Dialog::new(page, open);
    let accept = move |_| {
        let quotes = asked.state.with_untracked(|state| state.quotes().to_vec());
        let chosen: Vec<_> = asked.chosen.with_untracked(|chosen| chosen.iter().copied().collect());
        let (next, prices) =
            page.shown.with_untracked(|shown| apply(model, &shown.scenario, shown.prices.as_ref(), &quotes, &chosen));
        dialog.close();
        let same = page.shown.with_untracked(|shown| shown.caption.clone().filter(|_| shown.scenario == next));
        page.replace_with(next, prices, same);
    };
    let asking = move || asked.state.with(|state| matches!(state, State::Asking(_)));
    let label = move || match asked.state.with(|state| matches!(state, State::Before | State::Asking(_))) {
        true => words.ask(service.name.get(page.language)),
        false => words.again().to_owned(),
    };
    let nothing = move || asked.chosen.with(|chosen| chosen.is_empty());
    let content = view! {
            <div inner_html=introduction(page, model, service)></div>
            <p class="actions">
                // It stays and keeps the focus, whatever comes of it.
                <button type="button" class="action ask" aria-disabled=attribute(move || asking().then(|| "true".to_owned())) on:click=on(move |_| asked.ask()) prop:textContent=text(label)></button>
                " "
                <button type="button" class="action" hidden=flag(move || !asking()) on:click=on(move |_| asked.cancel())>{words.cancel()}</button>
            </p>
            <p role="status" prop:textContent=text(move || asked.said())></p>
            <p role="alert" class="notice wrong" hidden=flag(move || asked.trouble().is_none()) prop:textContent=text(move || asked.trouble().unwrap_or_default())></p>
            {view(move || {
                asked.state.with(|state| (!state.quotes().is_empty()).then(|| list::list(asked, state.quotes()))).into_any()
            })}
            <p class="actions" hidden=flag(move || asked.state.with(|state| state.quotes().iter().all(|quote| quote.price.is_err())))>
                <button
                    type="button"
                    class="action apply"
                    disabled=flag(nothing)
                    on:click=on(accept)
                    prop:textContent=text(move || words.apply(asked.chosen.with(std::collections::BTreeSet::len)))
                ></button>
            </p>
    };
    dialog.view("today", "prices-title", text(move || words.title().to_owned()), content.into_any())
}

/// Where the request goes and what is sent, in HTML.
fn introduction(page: Page, model: &'static Model, service: &'static PriceService) -> String {
    let (words, language) = (PricesWords::of(page.language), page.language);
    let name = service.name.get(language);
    let names: Vec<&str> = priced(model).map(|(id, _)| model.input(id).name.get(language)).collect();
    let names = names.join(ReasonsWords::of(language).listed());
    let mut html = Html::new();
    html.element("p").text(&words.where_to(name, service.host(), &names));
    html.element("p").text(words.what());
    let mut request = html.element("p").with("class", "note");
    request.text(words.address()).text(" ").element("code").text(&address(service, model));
    drop(request);
    let mut about = html.element("p").with("class", "note");
    let link = about.element("a").with("href", &service.home).with("target", "_blank");
    link.with("rel", "noopener noreferrer").text(&words.about(name));
    drop(about);
    html.element("p").text(words.nothing_yet());
    html.into_string()
}
