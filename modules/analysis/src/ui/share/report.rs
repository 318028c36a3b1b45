//! The report of two pages, as it will be printed.

use leptos::prelude::*;
use takerate_export::report;

use super::Parcel;
use crate::browser;
use crate::desk::Desk;

pub fn report(desk: Desk) -> impl IntoView {
    let words = &desk.words.share;
    let html = Memo::new(move |_| {
        Parcel::new(desk, None).map(|parcel| report::write(&parcel.subject(desk))).unwrap_or_default()
    });
    view! {
        <p class="note">{words.report_standfirst}</p>
        <p class="actions"><button type="button" class="action" on:click=move |_| browser::print()>{words.print}</button></p>
        <div class="report-preview" tabindex="0" role="region" aria-label=words.report inner_html=move || html.get()></div>
    }
}
