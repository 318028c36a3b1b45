//! The figures of the bar, each with its difference to the preset compared with.

use leptos::prelude::*;
use takerate_core::Reference;
use takerate_display::change;

use crate::boxed::{memo, text as live};
use crate::state::Page;
use crate::ui::figure::{identity, short_figure};

/// One of them.
pub struct Item {
    /// What stands above it.
    pub name: &'static str,
    /// Its unit, where that is said.
    pub unit: String,
    pub line: Reference,
}

/// The figures; `each` where they are of a protocol each.
pub fn figures(page: Page, items: Vec<Item>, each: bool) -> AnyView {
    let items = items.into_iter().map(|item| figure(page, item)).collect_view();
    view! { <dl class="headline" class:each=each>{items}</dl> }.into_any()
}

fn figure(page: Page, Item { name, unit, line }: Item) -> AnyView {
    // Its place is there before the first change, so that nothing moves under a thumb that makes it.
    let difference = memo(move || difference(page, line).unwrap_or_default());
    view! {
        <div>
            <dt>{name} " " <small>{unit}</small></dt>
            <dd>
                {short_figure(page, line)} " "
                <small class="delta" prop:textContent=live(move || difference.with(|[size, _]| size.clone()))></small>
                <small class="percent" prop:textContent=live(move || difference.with(|[_, percent]| percent.clone()))></small>
            </dd>
        </div>
    }
    .into_any()
}

/// What the scenario's figure is more than that compared with: `▲ +19.8M`, and behind it ` (+35%)`; nothing where nothing
/// differs.
fn difference(page: Page, line: Reference) -> Option<[String; 2]> {
    let (_, _, unit) = identity(page, line);
    let (from, to) = page.preset_value(page.compared(), line).zip(page.last_value(line))?;
    let size = change::size(from, to, unit, page.language)?;
    let told = change::told(from, to, unit, page.language)?;
    let percent = told.strip_prefix(&size).unwrap_or_default().to_owned();
    Some([format!("{} {size}", if from < to { '▲' } else { '▼' }), percent])
}
