//! Questions to try: each opens a scenario, a view, or both.

use leptos::prelude::*;
use takerate_core::lead::{Lead, Question};
use takerate_scenario_io::link::write_pinned;

use crate::boxed::{attribute, on, text as live};
use crate::state::{Page, url};
use crate::ui::anchor::open_scenario;

pub fn questions(page: Page, lead: &'static Lead) -> AnyView {
    if lead.questions.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = lead.questions.iter().map(|question| item(page, question)).collect();
    view! {
        <nav class="questions" aria-labelledby="questions">
            <h2 id="questions">{page.words.lead_questions()}</h2>
            <ul>{items}</ul>
            {super::story::way(page)}
        </nav>
    }
    .into_any()
}

fn item(page: Page, question: &'static Question) -> AnyView {
    let view = question.view.map(usize::from);
    let scenario = question.scenario(page.model);
    let (asked, opened) = (scenario.clone(), scenario.clone());
    let address = move || {
        page.address.track();
        let id = view.map(|section| page.model.sections[section].id.as_str());
        match &asked {
            Some(scenario) => write_pinned(page.model, scenario, id, &question.show, takerate_bundled::edition()),
            None => url::of_view(page, view, &question.show),
        }
    };
    let current = attribute(move || {
        let here = question.show.is_empty() && view.is_none();
        let so = here && opened.as_ref().is_some_and(|asked| page.scenario.with(|now| now == asked));
        so.then(|| "true".to_owned())
    });
    let open = move |event: leptos::ev::MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        let scenario = scenario.clone();
        // What changes the scenario alone is seen where the reader is.
        match view.is_none() && question.show.is_empty() {
            true => page.replace(scenario.unwrap_or_else(|| page.scenario.get_untracked())),
            false => open_scenario(page, scenario, view, question.show.clone()),
        }
    };
    view! { <li><a href=live(address) aria-current=current on:click=on(open)>{question.name.get(page.language)}</a></li> }
        .into_any()
}
