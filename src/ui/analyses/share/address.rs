//! The link to the scenario in the view that the reader has come from, with what the sender sees: copied, handed to the system,
//! or scanned.

use leptos::prelude::*;
use takerate_view_model::qr;
use takerate_view_model::settings::Settings;
use takerate_words::{OwnWords, ShareWords};

use super::brief::lines;
use super::called::called;
use crate::boxed::{memo, on, text, view};
use crate::browser;
use crate::ui::analyses::copied::copy_button;
use crate::ui::analyses::session::Session;
use crate::ui::anchor::anchor;
use crate::ui::parts::note;
use crate::ui::readings;

/// The link that is shared: that of the analysis from which the reader has come, with all its settings, or of the statement.
pub fn shared(session: Session) -> String {
    let show = session.page.shown.with(|shown| match shown.shared.is_empty() {
        true => String::new(),
        false => Settings::read(session.model, &shown.shared).0.write(session.model),
    });
    let fragment = session.context.with(|context| session.address_with(context, &show));
    format!("{}{fragment}", browser::address::page())
}

/// That a link names a protocol of the reader's own, which it does not bring.
fn not_brought(session: Session, link: Memo<String>) -> AnyView {
    let (page, words) = (session.page, OwnWords::of(session.language));
    let named =
        move |id: &str| link.with(|link| link.contains(&format!("&view={id}")) || link.contains(&format!("&{id}.")));
    let own = memo(move || session.model.sections.iter().position(|section| section.own && named(&section.id)));
    view(move || {
        own.get()
            .map(|own| {
                let name = session.model.sections[own].name.get(session.language);
                let way = anchor(page, words.title(), Some("action"), || false, || (None, "show=own".to_owned()));
                view! { <p class="notice own" role="status">{words.not_brought(name)} " " {way}</p> }
            })
            .into_any()
    })
    .into_any()
}

pub fn address(session: Session, likely: Memo<Option<String>>) -> AnyView {
    let (page, words) = (session.page, ShareWords::of(session.language));
    let link = memo(move || shared(session));
    let coded = RwSignal::new(false);
    let code = view(move || {
        coded
            .get()
            .then(|| match link.with(|link| qr::svg(link, words.code_of_link())) {
                Some(svg) => view! { <div class="code" inner_html=svg></div> }.into_any(),
                None => view! { <p class="notice" role="status">{words.code_too_long()}</p> }.into_any(),
            })
            .into_any()
    });
    let select = on(move |event: leptos::ev::FocusEvent| browser::document::select_all(&event));
    let from = memo(move || page.shown.with(|shown| shown.shared.clone()));
    let way = view(move || {
        let (from, section) = (from.get(), page.view.get());
        let statement = if section.is_some() { page.words.statement() } else { page.words.overview() };
        let name = readings::title(page, &from).unwrap_or(statement);
        let to = move || (page.view.get_untracked(), page.shown.with_untracked(|shown| shown.shared.clone()));
        view! { <p class="note">{words.of_view(name)} {page.words.between()} {anchor(page, words.back_to_view(), Some("action"), || false, to)}</p> }
            .into_any()
    });
    view! {
        {note(words.link_standfirst())}
        {not_brought(session, link)}
        {called(session)}
        <label class="setting long">
            <span>{words.link_label()}</span>
            <span class="field"><input type="text" readonly class="link" prop:value=text(move || link.get()) on:focus=select/></span>
        </label>
        <p class="actions">
            {copy_button(session, words.copy_link(), move || Some(link.get_untracked()))}
            {browser::share::is_offered().then(|| system(session, likely))}
            <button type="button" class="action" aria-expanded=text(move || coded.get().to_string()) on:click=on(move |_| coded.update(|coded| *coded = !*coded))>
                {words.code()}
            </button>
        </p>
        {code}
        {way}
    }.into_any()
}

/// Hands text, link and picture to the system (`picture.js`).
fn system(session: Session, likely: Memo<Option<String>>) -> AnyView {
    let words = ShareWords::of(session.language);
    let told = memo(move || lines(session, likely));
    let title = text(move || told.with(|told| told.as_ref().map(|told| told.title.clone()).unwrap_or_default()));
    let said = text(move || told.with(|told| told.as_ref().map(|told| told.plain.clone()).unwrap_or_default()));
    view! {
        <span>
            <button type="button" class="action" data-save="share" data-title=title data-text=said data-url=text(move || shared(session)) data-failed=words.system_failed()>
                {words.system()}
            </button>
            " " <span role="status"></span>
        </span>
    }
    .into_any()
}
