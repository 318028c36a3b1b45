//! Why the first figure of the bar differs from the preset compared with, in one line that leads to the whole bridge.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_display::change;
use takerate_display::html::Html;
use takerate_words::NumbersWords;

use crate::boxed::{attribute, flag, memo, on, text as live};
use crate::state::Page;
use crate::ui::anchor::{address, opening};
use crate::ui::figure::identity;
use crate::ui::readings;

/// The reading that explains a difference.
const BRIDGE: &str = "show=bridge";

/// What is said of the reasons.
#[derive(Clone, Default, PartialEq)]
struct Told {
    /// Names with their portions; a name alone where the portions are not known.
    parts: Vec<[String; 2]>,
    rounded: bool,
    /// Of a scenario that was shown before.
    stale: bool,
}

/// The line of reasons; its place is there from the beginning.
pub fn why(page: Page, section: usize, line: Option<Reference>) -> AnyView {
    let told = memo(move || line.and_then(|line| tell(page, section, line)).unwrap_or_default());
    let to = move || {
        let (own, against) = (page.shown.with(|shown| shown.scenario.preset), page.compared());
        let from = if against == own { String::new() } else { format!("&show.from={}", page.model.preset(against).id) };
        (page.view.get_untracked(), format!("{BRIDGE}{from}"))
    };
    let (address, open) = (address(page, to), opening(page, to));
    let title =
        attribute(move || told.with(|told| told.rounded).then(|| NumbersWords::of(page.language).rounded().to_owned()));
    view! {
        <p class="why">
            {versus(page)} " "
            <a
                class="reasons"
                class:stale=flag(move || told.with(|told| told.stale))
                href=live(move || address.get())
                title=title
                hidden=flag(move || told.with(|told| told.parts.is_empty()))
                on:click=on(open)
                inner_html=live(move || told.with(|told| written(page, told)))
            ></a>
        </p>
    }
    .into_any()
}

/// What differences are to.
pub fn versus(page: Page) -> impl IntoView {
    view! { <small class="versus" prop:textContent=live(move || page.words.against(page.preset_name(page.compared())))></small> }
}

/// The reasons as far as they are known; `None` where nothing differs.
fn tell(page: Page, section: usize, line: Reference) -> Option<Told> {
    let (_, _, unit) = identity(page, line);
    let against = page.compared();
    let (from, to) = page.preset_value(against, line).zip(page.last_value(line))?;
    let size = change::size(from, to, unit, page.language)?;
    let alone = page.scenario.with(|scenario| {
        let mut changed = scenario.changed(page.model);
        changed.next().filter(|_| changed.next().is_none() && scenario.preset == against)
    });
    if let Some((input, _)) = alone {
        // Whatever differs comes from the one assumption that does.
        let name = page.model.input(input).name.get(page.language).to_owned();
        return Some(Told { parts: vec![[name, size]], ..Told::default() });
    }
    page.reasons.with(|known| {
        let known = known.as_ref().filter(|known| known.section == section && known.against == against);
        match known.filter(|known| !known.parts.is_empty()) {
            Some(known) => {
                let stale = page.scenario.with(|scenario| *scenario != known.scenario);
                Some(Told { parts: known.parts.clone(), rounded: known.rounded, stale })
            }
            None => {
                let name = readings::title(page, BRIDGE).unwrap_or_default().to_owned();
                Some(Told { parts: vec![[name, String::new()]], ..Told::default() })
            }
        }
    })
}

/// The reasons in HTML: where there is no room for all of them, names are cut and portions are not.
fn written(page: Page, told: &Told) -> String {
    let mut html = Html::new();
    if told.rounded {
        html.element("b").text("≈ ");
    }
    for (index, [name, portion]) in told.parts.iter().enumerate() {
        if index > 0 {
            html.element("b").text(page.words.listed());
        }
        html.element("span").text(name);
        if !portion.is_empty() {
            html.text(" ").element("b").text(portion);
        }
    }
    html.into_string()
}
