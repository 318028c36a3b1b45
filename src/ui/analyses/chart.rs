//! A chart whose values are read by pointing at it, by touch and by keyboard, and the same figures as a table.

use leptos::prelude::*;
use takerate_view_model::chart::Chart;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::boxed::{effect, flag, memo, on, text, view};
use crate::browser;
use crate::ui::analyses::copied::taken;
use crate::ui::analyses::session::Session;
use crate::ui::parts::saves;

/// The mark that the reader points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pointed(Option<usize>);

/// What a reader can do with a mark of a chart. A click, a tap and the arrow keys hold a mark, so that it is still there
/// once the button is reached; Enter does it at once, Escape lets go.
pub struct Action {
    /// What the button says.
    pub label: &'static str,
    /// What is said while no mark is pointed at.
    pub hint: &'static str,
    /// The mark that is held.
    pub held: RwSignal<Option<usize>>,
    /// What the button does with it.
    pub act: Callback<usize>,
}

/// A chart; nothing where there is none.
pub fn chart(session: Session, drawing: Signal<Option<Chart>>) -> AnyView {
    charted(session, drawing, None)
}

/// A chart with whose marks something can be done.
pub fn chart_with(session: Session, drawing: Signal<Option<Chart>>, action: Action) -> AnyView {
    charted(session, drawing, Some(action))
}

fn charted(session: Session, drawing: Signal<Option<Chart>>, action: Option<Action>) -> AnyView {
    let hint = action.as_ref().map_or(session.words.point(), |action| action.hint);
    let held = action.as_ref().map(|action| action.held);
    let act = action.as_ref().map(|action| action.act);
    let pointed = RwSignal::new(Pointed(None));
    let marked = move || pointed.get().0.or_else(|| held.and_then(|held| held.get()));
    let hold = move |mark| {
        if let Some(held) = held {
            held.set(mark);
        }
    };
    // What a held mark says changes with every move of a lever; it is read out only to whoever moves through the chart.
    let reading = RwSignal::new(false);
    let place: NodeRef<leptos::html::Div> = NodeRef::new();
    let svg = memo(move || drawing.with(|chart| chart.as_ref().map_or_else(String::new, |chart| chart.svg.clone())));
    let alt = memo(move || drawing.with(|chart| chart.as_ref().map_or_else(String::new, |chart| chart.alt.clone())));
    let said = move || {
        drawing.with(|chart| {
            let chart = chart.as_ref()?;
            let mark = marked().filter(|mark| *mark < chart.marks)?;
            Some((chart.say)(mark))
        })
    };
    effect(move || {
        svg.track();
        let mark = marked();
        if let Some(place) = place.get() {
            let columns = drawing.with_untracked(|chart| chart.as_ref().map_or(1, |chart| chart.columns));
            highlight(&place, mark, columns);
        }
    });
    let point = move |event: leptos::ev::PointerEvent| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let mark = drawing.with_untracked(|chart| {
            let chart = chart.as_ref()?;
            at(&target, chart, f64::from(event.client_x()), f64::from(event.client_y()))
        });
        if mark.is_some() {
            pointed.set(Pointed(mark));
        }
    };
    let leave = move |event: leptos::ev::PointerEvent| {
        // A finger leaves when it is lifted; what it pointed at stays readable.
        if event.pointer_type() == "mouse" {
            pointed.set(Pointed(None));
        }
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        let from = untrack(marked);
        if let (Some(act), Some(mark), "Enter") = (act, from, event.key().as_str()) {
            event.prevent_default();
            return act.run(mark);
        }
        let moved = drawing.with_untracked(|chart| step(chart.as_ref()?, from, &event.key()));
        if let Some(mark) = moved {
            event.prevent_default();
            pointed.set(Pointed(mark));
            hold(mark);
        }
    };
    view! {
        <figure class="chart" hidden=flag(move || svg.with(String::is_empty))>
            <div
                class="drawing"
                node_ref=place
                // Its name says what the drawing says, and the table beneath has its figures: what is in it is not read again.
                role="img"
                tabindex="0"
                aria-label=text(move || alt.get())
                on:pointermove=on(point)
                on:pointerdown=on(point)
                on:pointerleave=on(leave)
                on:click=on(move |_| hold(untrack(marked)))
                on:keydown=on(press)
                on:focus=on(move |_| reading.set(true))
                on:blur=on(move |_| {
                    reading.set(false);
                    pointed.set(Pointed(None));
                })
                inner_html=text(move || svg.get())
            ></div>
            <div class="reading">
                <p class="readout" aria-live=text(move || if reading.get() { "polite" } else { "off" }.to_owned())>
                    {view(move || match said() {
                        Some(said) => said.into_any(),
                        None => view! { <span class="hint">{hint}</span> }.into_any(),
                    })}
                </p>
                {action.map(|action| button(&action, drawing))}
            </div>
            {figures(session, drawing)}
            {saves(session.page.words.save_chart(), session.page.words.copy_picture())}
        </figure>
    }
    .into_any()
}

/// Does something with the mark that is held. Its place is kept while none is.
fn button(action: &Action, drawing: Signal<Option<Chart>>) -> AnyView {
    let Action { label, held, act, .. } = *action;
    let there = move || {
        let marks = drawing.with(|chart| chart.as_ref().map_or(0, |chart| chart.marks));
        held.get().filter(|mark| *mark < marks)
    };
    let press = move |_| {
        if let Some(mark) = untrack(there) {
            act.run(mark);
        }
    };
    view! {
        <button type="button" class="action act" class:idle=flag(move || there().is_none()) on:click=on(press)>{label}</button>
    }.into_any()
}

/// The table of a chart, written when it is opened, with a button that copies it.
fn figures(session: Session, drawing: Signal<Option<Chart>>) -> AnyView {
    let words = session.words;
    let open = RwSignal::new(false);
    let table = move || drawing.with(|chart| chart.as_ref().map(|chart| (chart.table)()));
    let html =
        text(move || if open.get() { table().map(|table| table.html()).unwrap_or_default() } else { String::new() });
    let toggle = move |event: leptos::ev::Event| {
        open.set(browser::document::is_open(&event));
    };
    view! {
        <details class="figures" on:toggle=on(toggle)>
            <summary>{words.figures()}</summary>
            <p>{taken(session, table)}</p>
            <div class="scroll" tabindex="0" role="group" aria-label=words.figures() inner_html=html></div>
        </details>
    }
    .into_any()
}

/// The mark under a point of the window.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn at(target: &Element, chart: &Chart, x: f64, y: f64) -> Option<usize> {
    if let Ok(Some(mark)) = target.closest("[data-mark]") {
        return mark.get_attribute("data-mark")?.parse().ok();
    }
    let plot = target.closest("[data-plot]").ok()??.get_bounding_client_rect();
    let rows = chart.marks / chart.columns.max(1);
    let cell = |way: f64, length: f64, cells: usize| {
        ((way / length * cells as f64).max(0.0) as usize).min(cells.saturating_sub(1))
    };
    let (column, row) = (cell(x - plot.x(), plot.width(), chart.columns), cell(y - plot.y(), plot.height(), rows));
    Some(row * chart.columns + column)
}

/// Where a key leads; `None` for keys that lead nowhere.
fn step(chart: &Chart, from: Option<usize>, key: &str) -> Option<Option<usize>> {
    let (last, columns) = (chart.marks.checked_sub(1)?, chart.columns.max(1));
    let Some(mark) = from else {
        return match key {
            "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" => Some(Some(chart.start.min(last))),
            "Home" => Some(Some(0)),
            "End" => Some(Some(last)),
            _ => None,
        };
    };
    let list = columns == 1 || columns == chart.marks;
    Some(Some(match key {
        "ArrowUp" | "ArrowLeft" if list => mark.saturating_sub(1),
        "ArrowDown" | "ArrowRight" if list => (mark + 1).min(last),
        "ArrowLeft" if mark % columns > 0 => mark - 1,
        "ArrowRight" if mark % columns + 1 < columns => mark + 1,
        "ArrowUp" if mark >= columns => mark - columns,
        "ArrowDown" if mark + columns <= last => mark + columns,
        "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" => mark,
        "Home" => 0,
        "End" => last,
        "Escape" => return Some(None),
        _ => return None,
    }))
}

/// Marks in the drawing what the reader points at.
fn highlight(place: &HtmlElement, mark: Option<usize>, columns: usize) {
    let old = place.query_selector_all(".mark.on");
    if let Ok(old) = old {
        for index in 0..old.length() {
            if let Some(old) = old.item(index).and_then(|old| old.dyn_into::<Element>().ok()) {
                let _refused = old.class_list().remove_1("on");
            }
        }
    }
    let find = |selector: &str| place.query_selector(selector).ok().flatten();
    if let Some(found) = mark.and_then(|mark| find(&format!(".mark[data-mark=\"{mark}\"]"))) {
        let _refused = found.class_list().add_1("on");
    }
    if let Some(cursor) = find(".cursor") {
        let _refused = match mark {
            None => cursor.set_attribute("hidden", ""),
            Some(mark) => {
                let _refused = cursor.set_attribute("x", &(mark % columns).to_string());
                let _refused = cursor.set_attribute("y", &(mark / columns).to_string());
                cursor.remove_attribute("hidden")
            }
        };
    }
}
