//! The prices of an answer beside the present values, with a box for each that can be applied. It is written once for each
//! answer, so boxes keep what the reader does with them; their changes reach the list.

use leptos::prelude::*;
use takerate_core::unit::Unit;
use takerate_core::{Decimal, Language};
use takerate_display::html::Html;
use takerate_display::{change, format};
use takerate_view_model::prices::{Price, Quote};
use takerate_words::PricesWords;
use wasm_bindgen::JsCast;

use super::state::Asked;
use crate::boxed::on;

pub fn list(asked: Asked, quotes: &[Quote]) -> AnyView {
    let mut html = Html::new();
    html.element("legend").with("class", "hidden").text(PricesWords::of(asked.page.language).list());
    let mut list = html.element("ul");
    for quote in quotes {
        row(asked, quote, &mut list.element("li"));
    }
    drop(list);
    let toggle = on(move |event: leptos::ev::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let id = target.and_then(|target| target.get_attribute("data-price"));
        let Some(id) = id.and_then(|id| asked.model.find_input(&id)) else { return };
        asked.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    });
    view! { <fieldset class="quotes" inner_html=html.into_string() on:change=toggle></fieldset> }.into_any()
}

fn row(asked: Asked, quote: &Quote, html: &mut Html) {
    let language = asked.page.language;
    let (words, input) = (PricesWords::of(language), asked.model.input(quote.input));
    let name = input.name.get(language);
    let present = |show: fn(Decimal, &Unit, Language) -> String| {
        format::known(quote.present, language, |value| show(value, &input.unit, language))
    };
    let price = match &quote.price {
        Ok(price) => price,
        Err(why) => {
            html.element("span").with("class", "quoted").text(name);
            html.element("p").text(&present(format::short_with_unit));
            html.element("p").with("class", "notice").text(words.no_price(*why as usize));
            return;
        }
    };
    let mut label = html.element("label").with("class", "radio");
    let about = format!("{}-told", input.id);
    let tick = label.element("input").with("type", "checkbox").with("data-price", &input.id);
    let tick = tick.with("aria-describedby", &about);
    drop(if price.doubts.is_trusted() { tick.with("checked", "") } else { tick });
    label.element("span").with("class", "quoted").text(name);
    drop(label);
    let change = quote.present.and_then(|present| change::told(present, price.value, &input.unit, language));
    // Both with all their digits and in one scale, or 89.64 and 89.64 万 would look alike.
    let present = present(|value, unit, _| format::editable(value, unit));
    let unit = format::unit(&input.unit, language);
    let told = format::beside(&format::editable(price.value, &input.unit), &unit, language);
    let mut html = html.element("div").with("id", &about);
    let mut values = html.element("p").with("class", "values");
    values.text(&words.from_to(&present, &told)).text(" ");
    let same = (quote.present == Some(price.value)).then(|| words.same());
    values.element("small").text(change.as_deref().or(same).unwrap_or_default());
    drop(values);
    let mut note = html.element("p").with("class", "note");
    note.text(&price.moment.shown());
    if let Some(feed) = input.feed.as_ref().filter(|feed| feed.times != Decimal::ONE) {
        note.text(asked.page.words.apart()).text(&words.times(&format::plain(feed.times), &feed.id));
    }
    drop(note);
    doubts(words, price, &mut html);
}

/// What to beware of in a price.
fn doubts(words: PricesWords, price: &Price, html: &mut Html) {
    let doubts = price.doubts;
    for (so, text) in [(doubts.leaps, words.leaps()), (doubts.old, words.old()), (doubts.ahead, words.ahead())] {
        if so {
            html.element("p").with("class", "notice").text(text);
        }
    }
}
