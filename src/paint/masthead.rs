//! The head of the page as `ui/masthead.rs` and `ui/steps.rs` have it, before there is anything to change.

use takerate_core::Language;
use takerate_exchange::link;
use takerate_present::pages::in_menu;

use super::html::Html;
use super::view::View;

/// The head of the page.
pub(super) fn masthead(view: &View<'_>) -> Html {
    let (words, language) = (view.words, view.language);
    let own = link::write(view.model, &view.scenario, None, "");
    let theme = Html::of("button", &[("class", "theme"), ("data-choice", "auto")], words.theme_auto());
    let settings = choice(view).into_iter().chain([theme]);
    Html::element(
        "header",
        &[("class", "masthead")],
        [
            Html::of("a", &[("class", "wordmark"), ("href", &own)], view.model.report.name.get(language)),
            Html::element("div", &[("class", "settings")], settings),
            Html::element("nav", &[], [pages(view, &own)]),
            Html::element("div", &[("class", "scenario")], [presets(view), changes(view)]),
        ],
    )
}

/// What chooses the language, where there are several.
fn choice(view: &View<'_>) -> Option<Html> {
    let languages = &view.model.report.languages;
    let others: Vec<Language> = languages.iter().copied().filter(|language| *language != view.language).collect();
    match others.as_slice() {
        [] => None,
        [other] => Some(Html::of("button", &[("class", "language"), ("lang", other.tag())], other.name())),
        _ => {
            let option = |language: &Language| {
                let own = (*language == view.language).then_some(("selected", ""));
                Html::of("option", own.as_slice(), language.name())
            };
            Some(Html::element("select", &[("class", "language")], languages.iter().map(option)))
        }
    }
}

/// The overview and the protocols side by side; where they are many, what they are folded under.
fn pages(view: &View<'_>, own: &str) -> Html {
    let overview = view.words.overview();
    if in_menu(view.model) {
        return Html::element("details", &[], [Html::of("summary", &[], overview)]);
    }
    let item = |link| Html::element("li", &[], [link]);
    let protocols = view.model.protocols().map(|(_, chapter)| {
        let address = link::write(view.model, &view.scenario, Some(&chapter.id), "");
        item(Html::of("a", &[("href", &address)], view.parts_of_name(&chapter.name).0))
    });
    let overview = item(Html::of("a", &[("href", own), ("aria-current", "page")], overview));
    Html::element("ul", &[], std::iter::once(overview).chain(protocols))
}

fn presets(view: &View<'_>) -> Html {
    // A name of its own in each language: of one name only one can be chosen.
    let name = format!("preset-{}", view.language.tag());
    let choices = view.model.preset_ids().map(|id| {
        let preset = view.model.preset(id);
        let mut attributes = vec![("type", "radio"), ("name", name.as_str()), ("disabled", "")];
        attributes.extend((id == view.scenario.preset).then_some(("checked", "")));
        let shown = Html::of("span", &[], preset.name.get(view.language));
        Html::element("label", &[], [Html::element("input", &attributes, []), shown])
    });
    let legend = Html::of("legend", &[("class", "hidden")], view.words.preset());
    Html::element("fieldset", &[("class", "presets")], std::iter::once(legend).chain(choices))
}

/// Where the page says how much is changed, it says now that it is loading.
fn changes(view: &View<'_>) -> Html {
    let words = view.words;
    let idle = |name: &str| Html::of("button", &[("class", "action"), ("aria-disabled", "true")], name);
    let reset = [("class", "action reset"), ("disabled", "")];
    let status = Html::of("span", &[("role", "status")], view.loading());
    let history = link::write(view.model, &view.scenario, None, "show=history");
    Html::element(
        "p",
        &[("class", "changes")],
        [
            idle(words.undo()),
            idle(words.redo()),
            Html::of("a", &[("class", "action"), ("href", &history)], words.history()),
            // In the place of what will stand there.
            Html::element("span", &[], [Html::text(words.nothing_changed()), status]),
            Html::of("button", &reset, words.reset_all()),
        ],
    )
}
