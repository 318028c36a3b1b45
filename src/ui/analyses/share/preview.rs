//! The report of two pages, as it will be printed.

use leptos::prelude::*;
use takerate_display::html::Html;
use takerate_export::report;
use takerate_words::ShareWords;

use super::ToExport;
use crate::boxed::{memo, on, text};
use crate::browser;
use crate::ui::analyses::rested::rested;
use crate::ui::analyses::session::Session;
use crate::ui::parts::{action, note};

pub fn preview(session: Session) -> AnyView {
    let words = ShareWords::of(session.language);
    let shown = rested(memo(move || (session.context.get(), session.page.shown.with(|shown| shown.caption.clone()))));
    let html = memo(move || {
        shown.track();
        let to_export = untrack(|| ToExport::new(session));
        let none = || {
            let mut html = Html::new();
            html.element("p").text(words.no_date());
            html.into_string()
        };
        to_export.map_or_else(none, |to_export| report::write(&to_export.context()))
    });
    view! {
        {note(words.report_standfirst())}
        <p class="actions">{action(words.print(), on(move |_| browser::document::print()))}</p>
        <div class="report-preview" tabindex="0" role="region" aria-label=words.report() inner_html=text(move || html.get())></div>
    }.into_any()
}
