//! The head of the page as `ui/masthead.rs` has it.

use takerate_core::Language;
use takerate_display::html::Html;
use takerate_display::pages::tabs;
use takerate_scenario_io::link;

use super::view::View;

/// The head of the page.
pub(super) fn masthead(view: &View<'_>, html: &mut Html) {
    let (words, language) = (view.words, view.language);
    let own = link::write(view.model, &view.scenario, None, "");
    let mut head = html.element("header").with("class", "masthead");
    let name = view.model.report.name.get(language);
    head.element("a").with("class", "wordmark").with("href", &own).text(name);
    pages(view, &own, &mut head.element("nav"));
    let mut settings = head.element("div").with("class", "settings");
    choice(view, &mut settings);
    settings.element("button").with("class", "theme").with("data-choice", "auto").text(words.theme_auto());
}

/// What chooses the language, where there are several.
fn choice(view: &View<'_>, html: &mut Html) {
    let languages = &view.model.report.languages;
    let others: Vec<Language> = languages.iter().copied().filter(|language| *language != view.language).collect();
    match others.as_slice() {
        [] => {}
        [other] => {
            html.element("button").with("class", "language").with("lang", other.tag()).text(other.name());
        }
        _ => {
            let mut select = html.element("select").with("class", "language");
            for language in languages {
                let option = select.element("option");
                let mut option = if *language == view.language { option.with("selected", "") } else { option };
                option.text(language.name());
            }
        }
    }
}

/// The overview and the protocols side by side; where they are many, what the others are folded under.
fn pages(view: &View<'_>, own: &str, html: &mut Html) {
    let overview = view.words.overview();
    let tabs = tabs(view.model);
    if tabs == 0 {
        html.element("details").with("class", "open-page").element("summary").text(overview);
        return;
    }
    let mut list = html.element("ul");
    list.element("li").element("a").with("href", own).with("aria-current", "page").text(overview);
    for (_, section) in view.model.protocols().take(tabs) {
        let address = link::write(view.model, &view.scenario, Some(&section.id), "");
        list.element("li").element("a").with("href", &address).text(view.parts_of_name(&section.name).0);
    }
    drop(list);
    if tabs < view.model.protocols().count() {
        html.element("details").element("summary").text(view.words.more_pages());
    }
}
