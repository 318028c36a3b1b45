//! The map of two inputs, with a ring that moves both.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use takerate_core::allowed::within;
use takerate_core::lead::{Lead, LeadAxis};
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Reference, Scenario};
use takerate_display::format;
use takerate_display::lead::typed;
use takerate_display::map::{Plane, drawing, place, said, side};
use takerate_display::slider::step;

use super::lever::rounded;
use crate::boxed::{flag, memo, on, text as live};
use crate::browser::document::{capture, is_on, is_touch, place_in};
use crate::state::{Cause, Page};
use crate::ui::figure::short;

/// A pointer on the map drags after so many pixels.
const MOVED: i32 = 4;

/// A finger beside the ring drags after so many pixels sideways, and scrolls after as many up or down.
const SIDEWAYS: i32 = 8;

/// A pointer on the map, where it was put and what both inputs were.
#[derive(Clone, Debug)]
struct Hold {
    from: [i32; 2],
    before: Scenario,
    drags: bool,
    /// Whether it is a finger beside the ring, which may be there to scroll the page.
    may_scroll: bool,
}

pub fn map(page: Page, lead: &'static Lead) -> AnyView {
    let (map, language) = (&lead.map, page.language);
    let line = page.model.line(map.line);
    // The plane does not depend on where on it the scenario stands.
    let around = memo(move || {
        page.rested.with(|scenario| {
            let mut around = scenario.clone();
            around.reset(map.x.input);
            around.reset(map.y.input);
            around
        })
    });
    let plane = memo(move || around.with(|scenario| Plane::of(page.model, scenario, map)));
    let unit = if line.unit.kind == Kind::Amount { format::unit(&line.unit, language) } else { String::new() };
    let here = move || page.scenario.with(|scenario| place(page.model, scenario, map));
    let start = move || place(page.model, &Scenario::preset(page.compared()), map);
    let hold = StoredValue::new(None::<Hold>);
    let go = move |event: &PointerEvent| {
        let Some([x, y]) = place_in(event) else { return };
        let mut next = page.scenario.get_untracked();
        for (axis, way) in [(&map.x, x), (&map.y, 1.0 - y)] {
            put(page, &mut next, axis, way);
        }
        page.change(Cause::Input(map.x.input), |shown| shown.scenario = next);
    };
    let press = move |event: PointerEvent| {
        let from = [event.client_x(), event.client_y()];
        let may_scroll = is_touch(&event) && !is_on(&event, ".ring");
        hold.set_value(Some(Hold { from, before: page.scenario.get_untracked(), drags: false, may_scroll }));
    };
    let drag = move |event: PointerEvent| {
        let Some(held) = hold.get_value() else { return };
        let [x, y] = [event.client_x() - held.from[0], event.client_y() - held.from[1]].map(i32::abs);
        if !held.drags && held.may_scroll && y >= SIDEWAYS && y >= x {
            return hold.set_value(None);
        }
        if !held.drags && x.max(y) < if held.may_scroll { SIDEWAYS } else { MOVED } {
            return;
        }
        if !held.drags {
            capture(&event);
            hold.set_value(Some(Hold { drags: true, ..held }));
        }
        event.prevent_default();
        go(&event);
    };
    let release = move |event: PointerEvent| {
        if hold.get_value().is_some_and(|held| !held.drags) {
            go(&event);
        }
        hold.set_value(None);
    };
    // The finger scrolls the page.
    let cancel = move |_: PointerEvent| {
        if let Some(held) = hold.get_value().filter(|held| held.drags) {
            page.replace(held.before);
        }
        hold.set_value(None);
    };
    // Beyond its sides the ring stands at the frame, which is not where the scenario is.
    let beyond = move || {
        let outside = |axis: &&'static LeadAxis| {
            let value = page.scenario.with(|scenario| scenario.value(page.model, axis.input));
            value.is_some_and(|value| value < axis.low || value > axis.high)
        };
        [&map.x, &map.y].into_iter().find(outside).and_then(|axis| {
            let input = page.model.input(axis.input);
            let value = page.scenario.with(|scenario| scenario.value(page.model, axis.input))?;
            Some(page.words.map_beyond(input.name.get(language), &typed(value, &input.unit, language)))
        })
    };
    let beyond = memo(move || beyond().unwrap_or_default());
    view! {
        <figure class="map">
            <figcaption>{line.name.get(language)} " " <small>{unit}</small></figcaption>
            <div
                class="plane"
                on:pointerdown=on(press)
                on:pointermove=on(drag)
                on:pointerup=on(release)
                on:pointercancel=on(cancel)
            >
                <div
                    class="drawing"
                    role="img"
                    aria-label=live(move || plane.with(|plane| said(page.model, plane, map, language)))
                    inner_html=live(move || plane.with(|plane| drawing(plane, &line.unit, language).into_string()))
                ></div>
                <small class="beyond" prop:textContent=live(move || beyond.get())></small>
                <span class="start" style=live(start)>
                    <small prop:textContent=live(move || page.preset_name(page.compared()).to_owned())></small>
                </span>
                <span class="ring" class:out=flag(move || !beyond.with(String::is_empty)) style=live(here)><b aria-hidden="true" prop:textContent=live(move || short(page, page.last_value(Reference::Line(map.line)), &line.unit))></b></span>
            </div>
            <p class="y" inner_html=side(page.model, &map.y, language).into_string()></p>
            <p class="x" inner_html=side(page.model, &map.x, language).into_string()></p>
        </figure>
    }
    .into_any()
}

/// Moves an input to a share of its side, as far as that contradicts nothing.
fn put(page: Page, scenario: &mut Scenario, axis: &LeadAxis, way: f64) {
    let input = page.model.input(axis.input);
    let step = step(input.low, input.high);
    // As fine as positions are shown.
    #[allow(clippy::cast_possible_truncation)] // Between 0 and 10,000.
    let way = Decimal::from((way.clamp(0.0, 1.0) * 10_000.0).round() as i64) / Decimal::from(10_000);
    let wanted = axis.high.checked_sub(axis.low).and_then(|span| span.checked_mul(way)?.checked_add(axis.low));
    if let Some(wanted) = wanted {
        let wanted = rounded(wanted, input.low, step).clamp(axis.low, axis.high);
        let wanted = within(page.model, scenario, axis.input, wanted, step);
        let _accepted = scenario.set(page.model, axis.input, wanted);
    }
}
