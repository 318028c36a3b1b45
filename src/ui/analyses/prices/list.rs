//! The prices of an answer beside the present values, with a box for each that can be applied.

use leptos::prelude::*;
use takerate_core::Decimal;
use takerate_display::{change, format};
use takerate_view_model::prices::{Price, Quote};
use takerate_words::PricesWords;

use super::state::Asked;
use crate::boxed::{flag, on};

pub fn list(asked: Asked, quotes: &[Quote]) -> AnyView {
    let words = PricesWords::of(asked.page.language);
    let rows: Vec<AnyView> = quotes.iter().map(|quote| row(asked, quote)).collect();
    view! { <fieldset class="quotes"><legend class="hidden">{words.list()}</legend><ul>{rows}</ul></fieldset> }
        .into_any()
}

fn row(asked: Asked, quote: &Quote) -> AnyView {
    let language = asked.page.language;
    let (words, input, id) = (PricesWords::of(language), asked.model.input(quote.input), quote.input);
    let name = input.name.get(language);
    let price = match &quote.price {
        Ok(price) => price,
        Err(why) => {
            let present = format::short_with_unit(quote.present, &input.unit, language);
            return view! {
                <li class="none">
                    <span class="quoted">{name}</span> " " <span>{present}</span>
                    <p class="notice">{words.no_price(*why as usize)}</p>
                </li>
            }
            .into_any();
        }
    };
    let toggle = on(move |_| {
        asked.chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    });
    let shown = |value: Decimal| format::precise(value, &input.unit, language);
    let change = change::told(quote.present, price.value, &input.unit, language);
    let change = change.unwrap_or_else(|| words.same().to_owned());
    let feed = input.feed.as_ref().filter(|feed| feed.times != Decimal::ONE);
    let times = feed.map(|feed| words.times(&format::plain(feed.times), &feed.id));
    view! {
        <li>
            <label class="radio">
                <input type="checkbox" data-price=input.id.as_str() prop:checked=flag(move || asked.chosen.with(|chosen| chosen.contains(&id))) on:change=toggle/>
                <span class="quoted">{name}</span>
            </label>
            " "
            <span>{words.from_to(&shown(quote.present), &shown(price.value))}</span>
            " "
            <small>{change}</small>
            <p class="note">{price.moment.shown()} {times.map(|times| format!("{}{times}", asked.page.words.apart()))}</p>
            {doubts(words, price)}
        </li>
    }
    .into_any()
}

/// What to beware of in a price.
fn doubts(words: PricesWords, price: &Price) -> AnyView {
    let doubts = price.doubts;
    let said = [(doubts.leaps, words.leaps()), (doubts.old, words.old()), (doubts.ahead, words.ahead())];
    let said = said.into_iter().filter(|(so, _)| *so).map(|(_, text)| view! { <p class="notice">{text}</p> });
    said.collect_view().into_any()
}
