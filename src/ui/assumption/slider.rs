//! The slider of an input, with the presets marked and the part hatched that contradicts other assumptions.

use leptos::ev::{Event, PointerEvent};
use leptos::prelude::*;
use takerate_core::Decimal;
use takerate_core::allowed::{allowed, faulty_lines};
use takerate_core::model::Input;
use takerate_present::format;
use takerate_present::slider::{position, step};

use super::super::live::{flag, on, text as live};
use super::super::page::Page;
use super::touch::{Finger, Offer};
use super::{Control, Draft};
use crate::browser::document::{pixels_from_knob, place_on_slider};

pub fn slider(control: Control) -> impl IntoView {
    let Control { page, id, value, base, open, draft, .. } = control;
    let input = page.model.input(id);
    let end = |value: Decimal| format::brief(value, &input.unit, page.language);
    let at = move |value: Decimal| position(value, input.low, input.high);
    let step = step(input.low, input.high);
    let finger = Finger::new();
    let take = move |value: Decimal| {
        draft.set(Draft::default());
        let _accepted = page.set(id, within(control, value, step));
    };
    // The browser has moved the knob already; where the value is another one, it goes back.
    let settle = move |event: &Event| place_on_slider(event, &format::exact(value.get_untracked()));
    let moved = move |event: Event| {
        if let Some(wanted) = takerate_exchange::assign::decimal(&event_target_value(&event)) {
            if finger.offered(wanted) == Offer::Take {
                take(wanted);
            }
            settle(&event);
        }
    };
    // In ten thousandths, which is as fine as positions are.
    let share =
        move || i32::try_from((at(value.get_untracked()) * Decimal::from(10_000)).trunc().mantissa()).unwrap_or(0);
    let style = move || {
        let [from, to] = open.get().map(at);
        format!("--from:{};--to:{};--first:{from};--last:{to}", at(base.get()), at(value.get()))
    };
    let spoken = move || format::precise(value.get(), &input.unit, page.language);
    view! {
        <div class="track" class:outside=flag(move || value.get() < input.low || value.get() > input.high)>
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
                    prop:value=live(move || format::exact(value.get()))
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
                        if let Some(before) = finger.cancel() {
                            take(before);
                        }
                        settle(&event);
                    })
                />
                {ticks(page, input)}
            </div>
            <span class="end">{end(input.high)}</span>
        </div>
    }
}

/// The value that a slider goes to when it is drawn to `wanted`: the last one on the way that contradicts nothing, unless
/// the scenario is as faulty already, so that a reader can leave a contradiction the way he came.
fn within(control: Control, wanted: Decimal, step: Decimal) -> Decimal {
    let Control { page, id, .. } = control;
    let input = page.model.input(id);
    let scenario = page.scenario.get_untracked();
    let mut trial = scenario.clone();
    if trial.set(page.model, id, wanted).is_err()
        || faulty_lines(page.model, &trial) <= faulty_lines(page.model, &scenario)
    {
        return wanted;
    }
    let [first, last] = allowed(page.model, &scenario, id, [input.low, input.high], step);
    wanted.clamp(first, last)
}

/// Closer than this many hundredths of the range, two marks are set apart.
const CLOSE: i64 = 16;

fn ticks(page: Page, input: &'static Input) -> impl IntoView {
    let mark = |number: usize| {
        let name = page.model.presets[number].name.get(page.language);
        // `24E`; `报告` for `2024 报告`.
        name.split_once(' ').map_or_else(|| name.strip_prefix("20").unwrap_or(name), |(_, word)| word)
    };
    let mut marks: Vec<(Decimal, String)> = Vec::new();
    for (number, value) in input.values.iter().enumerate() {
        let at = position(*value, input.low, input.high);
        match marks.iter_mut().find(|(known, _)| *known == at) {
            Some((_, names)) => *names = format!("{names}{}{}", page.words.listed, mark(number)),
            None => marks.push((at, mark(number).to_owned())),
        }
    }
    marks.sort_unstable();
    let close = marks.windows(2).any(|pair| pair[1].0 - pair[0].0 < Decimal::new(CLOSE, 2));
    let last = marks.len().saturating_sub(1);
    let ticks = marks.into_iter().enumerate().map(|(number, (at, names))| {
        let class = match number {
            0 if close && last > 0 => "tick before",
            number if close && number == last => "tick after",
            _ => "tick",
        };
        view! { <span class=class style=format!("--at:{at}") aria-hidden="true">{names}</span> }
    });
    ticks.collect_view()
}
