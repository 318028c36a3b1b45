//! The link to the scenario with what the sender sees, to be copied or scanned.

use leptos::prelude::*;
use takerate_view_model::qr;
use takerate_words::ShareWords;

use crate::boxed::{memo, on, text, view};
use crate::browser;
use crate::ui::analyses::copied::copy_button;
use crate::ui::analyses::session::Session;
use crate::ui::parts::note;

pub fn address(session: Session) -> AnyView {
    let words = ShareWords::of(session.language);
    let link = memo(move || {
        session.context.with(|context| {
            format!("{}{}", browser::address::page(), session.statement(&context.scenario, context.section))
        })
    });
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
    view! {
        {note(words.link_standfirst())}
        <label class="setting long">
            <span>{words.link_label()}</span>
            <span class="field"><input type="text" readonly class="link" prop:value=text(move || link.get()) on:focus=select/></span>
        </label>
        <p class="actions">
            {copy_button(session, words.copy_link(), move || Some(link.get_untracked()))}
            <button type="button" class="action" aria-expanded=text(move || coded.get().to_string()) on:click=on(move |_| coded.update(|coded| *coded = !*coded))>
                {words.code()}
            </button>
        </p>
        {code}
    }.into_any()
}
