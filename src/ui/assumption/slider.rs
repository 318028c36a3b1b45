//! The slider of an input, with the presets marked and the part hatched that contradicts other assumptions.

use leptos::ev::{Event, PointerEvent};
use leptos::prelude::*;
use takerate_core::allowed::within;
use takerate_core::model::Input;
use takerate_core::{Decimal, InputId, PresetId};
use takerate_display::format;
use takerate_display::html::Html;
use takerate_display::marks::{Marks, marks};
use takerate_display::slider::{position, step};

use super::super::origin;
use super::touch::{Finger, Offer};
use super::{Control, Draft, band};
use crate::boxed::{flag, on, text as live, view};
use crate::browser::document::{pixels_from_knob, place_on_slider};
use crate::state::Page;

pub fn slider(control: Control) -> impl IntoView {
    let Control { page, id, value, base, open, draft, .. } = control;
    let input = page.model.input(id);
    let end = |value: Decimal| format::brief(value, &input.unit, page.language);
    let at = move |value: Decimal| position(value, input.low, input.high);
    // Without a value it stands at the low end.
    let knob = move |value: Option<Decimal>| value.unwrap_or(input.low);
    let step = step(input.low, input.high);
    let finger = Finger::new();
    let take = move |value: Decimal| {
        draft.set(Draft::default());
        let wanted = page.scenario.with_untracked(|scenario| within(page.model, scenario, id, value, step));
        let _accepted = page.set(id, wanted);
    };
    // The browser has moved the knob already; where the value is another one, it goes back.
    let settle = move |event: &Event| place_on_slider(event, &format::exact(knob(value.get_untracked())));
    let moved = move |event: Event| {
        if let Some(wanted) = takerate_scenario_io::assign::decimal(&event_target_value(&event)) {
            if finger.offered(wanted) == Offer::Take {
                take(wanted);
            }
            settle(&event);
        }
    };
    // In ten thousandths, which is as fine as positions are.
    let share = move || {
        i32::try_from((at(knob(value.get_untracked())) * Decimal::from(10_000)).trunc().mantissa()).unwrap_or(0)
    };
    let marks = marked(page, input);
    let rows = marks.rows;
    let style = move || {
        let [from, to] = open.get().map(at);
        format!(
            "--from:{};--to:{};--first:{from};--last:{to};--rows:{rows}",
            at(knob(base.get())),
            at(knob(value.get()))
        )
    };
    let spoken =
        move || format::known(value.get(), page.language, |value| format::precise(value, &input.unit, page.language));
    view! {
        <div class="track" class:outside=flag(move || control.is_outside()) class:unset=flag(move || value.get().is_none())>
            <span class="end">{end(input.low)}</span>
            <div class="rail" style=live(style)>
                <input
                    type="range"
                    min=format::exact(input.low)
                    max=format::exact(input.high)
                    step=format::exact(step)
                    data-input=input.id.as_str()
                    aria-label=input.name.get(page.language)
                    aria-valuetext=live(spoken)
                    prop:value=live(move || format::exact(knob(value.get())))
                    on:input=on(moved)
                    on:pointerdown=on(move |event: PointerEvent| finger.down(&event, pixels_from_knob(&event, share()), value.get_untracked()))
                    on:pointermove=on(move |event: PointerEvent| {
                        if let Some(wanted) = finger.moved(&event) {
                            take(wanted);
                        }
                    })
                    on:pointerup=on(move |event: PointerEvent| {
                        if let Some(wanted) = finger.up() {
                            take(wanted);
                            settle(&event);
                        }
                    })
                    on:pointercancel=on(move |event: PointerEvent| {
                        finger.cancel(|before| {
                            draft.set(Draft::default());
                            let _accepted = page.put(id, before);
                        });
                        settle(&event);
                    })
                />
                {band::band(control)}
                {ticks(marks)}
                {view(move || comparables(page, id))}
            </div>
            <span class="end">{end(input.high)}</span>
        </div>
    }
}

/// Where the presets' values are, and their names where these have room.
fn marked(page: Page, input: &Input) -> Marks {
    // `24E`; `报告` for `2024 报告`.
    let brief = |preset: PresetId| {
        let name = page.preset_name(preset);
        name.split_once(' ').map_or_else(|| name.strip_prefix("20").unwrap_or(name), |(_, word)| word)
    };
    let name = |preset: PresetId| {
        let alone = page.model.preset_ids().filter(|other| brief(*other) == brief(preset)).count() == 1;
        if alone { brief(preset) } else { page.preset_name(preset) }
    };
    let values = page.model.preset_ids().zip(&input.values);
    let named = values
        .filter_map(|(preset, value)| Some((position((*value)?, input.low, input.high), name(preset).to_owned())));
    marks(named, page.words.listed())
}

/// What others have published in the input's place, on the rail; whose it is stands where the value comes from.
fn comparables(page: Page, id: InputId) -> AnyView {
    let input = page.texts().input(id);
    let at = |value: Decimal| position(value, input.low, input.high);
    let marks = input.comparables.iter().map(|comparable| {
        let title = origin::comparable_said(page, input, comparable);
        let style = format!("--at:{};--end:{}", at(comparable.low), at(comparable.high));
        view! { <span class="comparable" style=style title=title aria-hidden="true"></span> }
    });
    marks.collect_view().into_any()
}

fn ticks(marks: Marks) -> AnyView {
    let mut html = Html::new();
    for place in &marks.places {
        let style = format!("--at:{place}");
        html.element("span").with("class", "tick").with("style", &style).with("aria-hidden", "true");
    }
    for label in &marks.labels {
        let style = format!("--at:{}", label.at);
        html.element("span")
            .with("class", "tick-name")
            .with("style", &style)
            .with("aria-hidden", "true")
            .text(&label.text);
    }
    view! { <div class="ticks" inner_html=html.into_string()></div> }.into_any()
}
