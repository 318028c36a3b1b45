//! The dialog that builds the code of a card for other sites, with its preview.

use std::collections::BTreeSet;
use takerate_words::{OwnWords, ShareWords};

use leptos::prelude::*;
use takerate_core::explain::section_rests_on;
use takerate_core::{InputId, LineId, Model};
use takerate_display::html::Html;
use takerate_view_model::settings::Context;

use crate::boxed::{flag, memo, on, text, view};
use crate::browser;
use crate::ui::analyses::controls::choice;
use crate::ui::analyses::copied::copy_button;
use crate::ui::analyses::rested::rested;
use crate::ui::analyses::session::Session;
use crate::ui::parts::note;

/// Assumptions that are chosen at first.
const FIRST: usize = 2;
const THEMES: [&str; 3] = ["", "light", "dark"];

/// The frame's height until the card has told its own.
const HEIGHT: &str = "480";

/// What makes a frame as high as its card.
const SCRIPT: &str = r#"
<script>
addEventListener("message", ({ source, data }) => {
  for (const frame of document.querySelectorAll('iframe[src*="embed="]'))
    if (frame.contentWindow === source && data?.takerate) frame.style.height = data.takerate.height + "px";
});
</script>
"#;

pub fn embed(session: Session) -> AnyView {
    let (model, words) = (session.model, ShareWords::of(session.language));
    let first = || model.protocols().find(|(_, section)| !section.own).map(|(index, _)| index).unwrap_or_default();
    // A card reads nothing of what the browser keeps.
    let of_report = |section: &usize| !model.sections[*section].own;
    let section = session.context.with_untracked(|context| context.section).filter(of_report);
    let section = RwSignal::new(section.unwrap_or_else(first));
    let start = move |section| session.context.with_untracked(|context| beginning(model, section, context));
    let (inputs, lines) = start(section.get_untracked());
    let inputs = RwSignal::new(inputs);
    let lines = RwSignal::new(lines);
    let protocols = model.protocols().filter(|(_, section)| !section.own);
    let protocols =
        protocols.map(|(_, section)| (section.id.clone(), section.name.get(session.language).to_owned())).collect();
    let choose = move |chosen: String| {
        if let Some(context) = model.sections.iter().position(|section| section.id == chosen) {
            let (its_inputs, its_lines) = start(context);
            section.set(context);
            inputs.set(its_inputs);
            lines.set(its_lines);
        }
    };
    let chooser =
        choice(words.embed_protocol(), vec![("", protocols)], move || model.sections[section.get()].id.clone(), choose);
    let theme = RwSignal::new(0);
    let language = session.language.tag();
    let address = memo(move || {
        let ids = lines.with(|lines| {
            inputs.with(|inputs| {
                let lines = lines.iter().map(|line| model.line(*line).id.as_str());
                // In the order in which they are offered.
                let offered = section_rests_on(model, section.get());
                let inputs = offered.into_iter().filter(|input| inputs.contains(input));
                lines.chain(inputs.map(|input| model.input(input).id.as_str())).collect::<Vec<_>>().join(",")
            })
        });
        let fragment = session.context.with(|context| session.statement(&context.scenario, Some(section.get())));
        let theme = THEMES.get(theme.get()).filter(|theme| !theme.is_empty());
        let theme = theme.map(|theme| format!("&theme={theme}")).unwrap_or_default();
        format!("{}{fragment}&lang={language}&embed={ids}{theme}", browser::address::page())
    });
    let title = move || format!("Takerate: {}", model.sections[section.get()].name.get(session.language));
    let code = memo(move || address.with(|address| code(address, &title())));
    let nothing = memo(move || lines.with(BTreeSet::is_empty));
    let input_boxes = view(move || {
        let all = section_rests_on(model, section.get());
        let offered = |id: &InputId| session.context.with_untracked(|context| context.scenario.offers(model, *id));
        all.into_iter()
            .filter(offered)
            .map(|id| check(session.model.input(id).name.get(session.language), id, inputs))
            .collect_view()
            .into_any()
    });
    let line_boxes = view(move || {
        let section = &model.sections[section.get()];
        let layout = model.statement(section);
        let all = layout.headline.iter().chain(layout.multiples.iter().filter(|id| !layout.headline.contains(id)));
        let all = all.filter_map(|id| model.shared_line(section, id));
        all.map(|id| check(model.line(id).name.get(session.language), id, lines)).collect_view().into_any()
    });
    let themes = (0..3).map(|index| {
        let name = words.embed_themes(index);
        view! {
            <label class="radio">
                <input type="radio" name="embed-theme" prop:checked=flag(move || theme.get() == index) on:change=on(move |_| theme.set(index))/>
                {name}
            </label>
        }
    });
    // A new frame once the reader rests: the fragment alone would not load the card anew, and where an old frame goes
    // elsewhere is a step of the history.
    let rested = rested(address);
    let open = RwSignal::new(false);
    let toggle = on(move |event: leptos::ev::Event| open.set(browser::document::is_open(&event)));
    let frame = text(move || {
        let frame = |address: &String| {
            let mut html = Html::new();
            let frame = html.element("iframe").with("class", "card-preview").with("src", address);
            drop(frame.with("title", &title()).with("height", HEIGHT));
            html.into_string()
        };
        if nothing.get() || !open.get() { String::new() } else { rested.with(frame) }
    });
    view! {
        {note(words.embed_standfirst())}
        {model.sections.iter().any(|section| section.own).then(|| note(OwnWords::of(session.language).no_cards()))}
        <div class="controls">{chooser}</div>
        <fieldset class="boxes"><legend>{words.embed_outputs()}</legend>{line_boxes}</fieldset>
        <fieldset class="boxes"><legend>{words.embed_inputs()}</legend>{input_boxes}</fieldset>
        <fieldset class="radios"><legend>{words.embed_theme()}</legend>{themes.collect_view()}</fieldset>
        <p class="notice wrong" role="alert" hidden=flag(move || !nothing.get())>{words.embed_nothing()}</p>
        <div hidden=flag(move || nothing.get())>
            <label class="setting long">
                <span>{words.embed_code()}</span>
                <textarea readonly rows="6" class="code" spellcheck="false" prop:value=text(move || code.get())></textarea>
            </label>
            <p class="actions">{copy_button(session, words.copy_code(), move || Some(code.get_untracked()))}</p>
            <details class="figures" on:toggle=toggle>
                <summary>{words.preview()}</summary>
                <div inner_html=frame></div>
            </details>
        </div>
    }.into_any()
}

/// What is chosen at first: the assumptions that the reader changed, or else the first, and what stays in sight.
fn beginning(model: &Model, section: usize, context: &Context) -> (BTreeSet<InputId>, BTreeSet<LineId>) {
    let offered = section_rests_on(model, section);
    let changed: Vec<InputId> = offered.iter().copied().filter(|id| context.scenario.is_changed(model, *id)).collect();
    let inputs =
        if changed.is_empty() { offered.into_iter().take(FIRST).collect() } else { changed.into_iter().collect() };
    let section = &model.sections[section];
    (inputs, model.lines_of(section, &model.statement(section).strip).collect())
}

fn check<T: Copy + Ord + Send + Sync + 'static>(name: &'static str, id: T, chosen: RwSignal<BTreeSet<T>>) -> AnyView {
    let toggle = on(move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    });
    view! {
        <label class="radio">
            <input type="checkbox" prop:checked=flag(move || chosen.with(|chosen| chosen.contains(&id))) on:change=toggle/>
            {name}
        </label>
    }.into_any()
}

/// A frame, and the script that makes it as high as its card.
fn code(address: &str, title: &str) -> String {
    let mut html = Html::new();
    let frame = html.element("iframe").with("src", address).with("title", title).with("width", "100%");
    drop(frame.with("height", HEIGHT).with("style", "border:0").with("loading", "lazy"));
    html.into_string() + SCRIPT
}
