//! The report of two pages, as it will be printed.

use leptos::prelude::*;
use takerate_export::report;
use takerate_present::html::Html;
use takerate_words::ShareWords;

use super::Parcel;
use super::files::name_of;
use crate::boxed::{memo, on, text};
use crate::browser;
use crate::ui::analyses::desk::Desk;
use crate::ui::analyses::rested::rested;
use crate::ui::parts::{action, note};

/// `typed` is the name that the reader gives what is saved.
pub fn preview(desk: Desk, typed: RwSignal<String>) -> AnyView {
    let words = ShareWords::of(desk.language);
    let shown = rested(memo(move || (desk.place.get(), typed.get())));
    let html = memo(move || {
        let (_, typed) = shown.get();
        let parcel = untrack(|| Parcel::new(desk, name_of(&typed)));
        let none = || {
            let mut html = Html::new();
            html.element("p").text(words.no_date());
            html.into_string()
        };
        parcel.map_or_else(none, |parcel| report::write(&parcel.subject()))
    });
    view! {
        {note(words.report_standfirst())}
        <p class="actions">{action(words.print(), on(move |_| browser::document::print()))}</p>
        <div class="report-preview" tabindex="0" role="region" aria-label=words.report() inner_html=text(move || html.get())></div>
    }.into_any()
}
