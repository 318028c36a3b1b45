//! The picture of a step: bars on one scale, of presets and of the reader's scenario.

use leptos::prelude::*;
use takerate_core::story::Bar;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Reference};
use takerate_display::arrow::Scale;
use takerate_display::format;
use takerate_words::{StoryWords, short_name};

use crate::boxed::{memo, text as live};
use crate::state::Page;
use crate::ui::figure::{identity, preset_figure, short_figure};

/// The bars, those of one line beneath its name; nothing where a step has none.
pub fn look(page: Page, bars: &'static [Bar]) -> AnyView {
    let Some(first) = bars.first() else { return ().into_any() };
    let scale = memo(move || Scale::of(bars.iter().filter_map(|bar| value(page, *bar))));
    // Whose a line is goes without saying where all are one protocol's.
    let owners = || bars.iter().map(|bar| owner(page, bar.of));
    let several = owners().any(|other| other != owner(page, first.of));
    let mut before = None;
    let rows = bars.iter().map(|bar| {
        let new = before != Some(bar.of);
        before = Some(bar.of);
        row(page, *bar, new.then_some(several), scale)
    });
    let unit = page.model.unit_of(first.of);
    let unit = if unit.kind == Kind::Amount { format::unit(unit, page.language) } else { String::new() };
    view! { <figure class="look"><ul>{rows.collect_view()}</ul><figcaption>{unit}</figcaption></figure> }.into_any()
}

/// How long a bar is; `None` where there is no value that means anything.
fn value(page: Page, bar: Bar) -> Option<Decimal> {
    match bar.preset {
        Some(preset) => page.preset_value(preset, bar.of),
        None => page.last_value(bar.of),
    }
}

/// The protocol whose value it is.
fn owner(page: Page, of: Reference) -> &'static str {
    let section = match of {
        Reference::Line(line) => page.model.line(line).section,
        Reference::Input(input) => page.model.input(input).section,
        Reference::Constant(_) => return "",
    };
    short_name(page.model.sections[usize::from(section)].name.get(page.language))
}

/// A bar with its value, under a name where `name` says so: with its protocol's where there are several.
fn row(page: Page, bar: Bar, name: Option<bool>, scale: Memo<Scale>) -> AnyView {
    let (_, line, _) = identity(page, bar.of);
    let name = name.map(|several| {
        let owner = several.then(|| view! { <b>{owner(page, bar.of)}</b> " " });
        view! { <p>{owner}{line}</p> }
    });
    let when = match bar.preset {
        Some(preset) => page.preset_name(preset),
        None => StoryWords::of(page.language).now(),
    };
    let length = memo(move || {
        let length = |value| scale.get().arrow(Decimal::ZERO, value);
        value(page, bar).map(length).unwrap_or_default()
    });
    let amount = match bar.preset {
        Some(preset) => view! { <span>{preset_figure(page, preset, bar.of)}</span> }.into_any(),
        None => short_figure(page, bar.of),
    };
    view! {
        <li class:live=bar.preset.is_none()>
            {name}
            <small>{when}</small>
            <span class="bar" aria-hidden="true" style=live(move || scale.get().style())><i style=live(move || length.get())></i></span>
            {amount}
        </li>
    }
    .into_any()
}
