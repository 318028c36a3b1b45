//! The control of one input: a typed value, a slider with the presets marked, and where the value comes from.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use takerate_core::explain::reason;
use takerate_core::model::Input;
use takerate_core::unit::{Kind, Refusal};
use takerate_core::{Decimal, InputId};
use takerate_present::format;
use takerate_present::read::{How, Reading, Unreadable, read_from};
use takerate_present::slider::{position, step};

use super::live::{attribute, flag, on, text as live, view};
use super::origin::{about, origin};
use super::page::Page;

/// Why what was typed is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mistake {
    Unreadable(Unreadable),
    Refused(Refusal),
}

/// What a control remembers that is not part of the scenario.
#[derive(Clone, Debug, Default)]
struct Draft {
    /// What is being typed, while it is.
    text: Option<String>,
    /// The value before the typing began, to which a mistake returns.
    before: Option<Decimal>,
    mistake: Option<Mistake>,
    /// How a value came about, where that is worth a remark, and the value.
    how: Option<(Decimal, String)>,
}

pub fn assumption(page: Page, id: InputId) -> AnyView {
    let input = page.model.input(id);
    let value = Memo::new(move |_| page.scenario.with(|scenario| scenario.value(page.model, id)));
    let base = Memo::new(move |_| input.values[usize::from(page.preset().0)]);
    let changed = Memo::new(move |_| value.get() != base.get());
    if input.unit.kind == Kind::Switch {
        switch(page, id, value, changed).into_any()
    } else {
        number(page, id, value, base, changed).into_any()
    }
}

fn number(page: Page, id: InputId, value: Memo<Decimal>, base: Memo<Decimal>, changed: Memo<bool>) -> impl IntoView {
    let input = page.model.input(id);
    let draft = RwSignal::new(Draft::default());
    // A scenario from elsewhere (a preset, a reset, a link) ends the typing; so does the slider, by itself.
    Effect::new(move || {
        page.replaced.track();
        draft.set(Draft::default());
    });
    let said = format!("{}-said", input.id);
    let open = RwSignal::new(false);
    view! {
        <div class="assumption" class:changed=flag(move || changed.get())>
            <div class="top">
                <label for=input.id.as_str()>{input.name.get(page.language)}</label>
                {field(page, id, value, draft, said.clone())}
            </div>
            {remark(page, id, value, draft, said)}
            {slider(page, id, value, base, draft)}
            <div class="foot">
                {about(page, id, open)}
                {view(move || changed.get().then(|| moved(page, id, value, base)).into_any())}
            </div>
            {origin(page, id, open)}
        </div>
    }
}

fn field(page: Page, id: InputId, value: Memo<Decimal>, draft: RwSignal<Draft>, said: String) -> impl IntoView {
    let input = page.model.input(id);
    let unit = format::unit(&input.unit, page.language);
    let shown =
        move || draft.with(|draft| draft.text.clone()).unwrap_or_else(|| format::editable(value.get(), &input.unit));
    let finish = move |text: String| {
        let empty =
            matches!(typed(page, id, &text, value.get_untracked()), Err(Mistake::Unreadable(Unreadable::Empty)));
        if empty || draft.with_untracked(|draft| draft.mistake.is_none()) {
            draft.update(|draft| *draft = Draft { how: draft.how.take(), ..Draft::default() });
        }
    };
    view! {
        <div class="field">
            <input
                id=input.id.as_str()
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                data-input=input.id.as_str()
                aria-describedby=said
                aria-invalid=attribute(move || draft.with(|draft| draft.mistake.map(|_| "true".to_owned())))
                prop:value=live(shown)
                on:input=on(move |event: Event| take(page, id, draft, event_target_value(&event)))
                on:change=on(move |event: Event| finish(event_target_value(&event)))
                on:keydown=on(move |event: KeyboardEvent| {
                    if event.key() == "Escape" {
                        if let Some(before) = draft.with_untracked(|draft| draft.before) {
                            let _unchanged = page.set(id, before);
                        }
                        draft.set(Draft::default());
                    }
                })
            />
            <span class="unit">{unit}</span>
        </div>
    }
}

fn typed(page: Page, id: InputId, text: &str, present: Decimal) -> Result<Reading, Mistake> {
    let unit = &page.model.input(id).unit;
    let reading = read_from(text, unit, present).map_err(Mistake::Unreadable)?;
    unit.kind.accept(reading.value).map_err(Mistake::Refused)?;
    Ok(reading)
}

/// Takes what is typed at once where it is a value; otherwise the value before the typing stays in use.
fn take(page: Page, id: InputId, draft: RwSignal<Draft>, text: String) {
    let before = draft.with_untracked(|draft| draft.before);
    let before = before.unwrap_or_else(|| page.scenario.with_untracked(|scenario| scenario.value(page.model, id)));
    let result = typed(page, id, &text, before);
    let mistake = result.err().filter(|mistake| *mistake != Mistake::Unreadable(Unreadable::Empty));
    let shown = |value: Decimal| format::precise(value, &page.model.input(id).unit, page.language);
    let how = result.ok().and_then(|reading| match reading.how {
        How::AsTyped => None,
        How::Rounded => Some((reading.value, page.words.rounded.to_owned())),
        How::FromPresent => Some((reading.value, (page.words.from_present)(&shown(before), &shown(reading.value)))),
    });
    draft.set(Draft { text: Some(text), before: Some(before), mistake, how });
    let _accepted = page.set(id, result.map_or(before, |reading| reading.value));
}

/// What is wrong with the value, or that it lies outside the sensible range.
fn remark(page: Page, id: InputId, value: Memo<Decimal>, draft: RwSignal<Draft>, said: String) -> impl IntoView {
    let input = page.model.input(id);
    let words = page.words;
    let shown = move |value: Decimal| format::with_unit(value, &input.unit, page.language);
    let error = Memo::new(move |_| match draft.with(|draft| draft.mistake) {
        Some(mistake) => {
            let why = match mistake {
                Mistake::Unreadable(why) => (words.unreadable)(why),
                Mistake::Refused(why) => (words.refused)(why),
            };
            Some(format!("{why} {}", (words.still_used)(&shown(value.get()))))
        }
        None => page.faults.with(|faults| {
            let problem = faults.iter().find(|fault| fault.inputs.contains(&id))?.problem;
            Some(reason(page.model, problem.line, problem, page.language))
        }),
    });
    let outside = Memo::new(move |_| value.get() < input.low || value.get() > input.high);
    let notice =
        move || (words.outside_range)(&format::brief(input.low, &input.unit, page.language), &shown(input.high));
    let notice = move || {
        let how = draft.with(|draft| draft.how.clone()).filter(|how| how.0 == value.get()).map(|how| how.1);
        how.into_iter().chain(outside.get().then(notice)).collect::<Vec<_>>().join(" ")
    };
    let said_text = Memo::new(move |_| error.get().unwrap_or_else(notice));
    view! {
        <p
            id=said
            role="status"
            class=live(move || if error.with(Option::is_some) { "error" } else { "notice" }.to_owned())
            hidden=flag(move || said_text.with(String::is_empty))
        >
            {live(move || said_text.get())}
        </p>
    }
}

fn slider(page: Page, id: InputId, value: Memo<Decimal>, base: Memo<Decimal>, draft: RwSignal<Draft>) -> impl IntoView {
    let input = page.model.input(id);
    let end = |value: Decimal| format::brief(value, &input.unit, page.language);
    let at = move |value: Decimal| position(value, input.low, input.high);
    let moved = move |event: Event| {
        if let Some(value) = takerate_exchange::assign::decimal(&event_target_value(&event)) {
            draft.set(Draft::default());
            let _accepted = page.set(id, value);
        }
    };
    view! {
        <div class="track">
            <span class="end">{end(input.low)}</span>
            <div class="rail" style=live(move || format!("--from:{};--to:{}", at(base.get()), at(value.get())))>
                <input
                    type="range"
                    min=format::exact(input.low)
                    max=format::exact(input.high)
                    step=format::exact(step(input.low, input.high))
                    data-input=input.id.as_str()
                    aria-label=input.name.get(page.language)
                    aria-valuetext=live(move || format::with_unit(value.get(), &input.unit, page.language))
                    prop:value=live(move || format::exact(value.get()))
                    on:input=on(moved)
                />
                {ticks(page, input)}
            </div>
            <span class="end">{end(input.high)}</span>
        </div>
    }
}

/// Closer than this many hundredths of the range, two marks are set apart.
const CLOSE: i64 = 16;

fn ticks(page: Page, input: &'static Input) -> impl IntoView {
    let mark = |number: usize| {
        let name = page.model.presets[number].name.get(page.language);
        name.strip_prefix("20").unwrap_or(name)
    };
    let mut marks: Vec<(Decimal, String)> = Vec::new();
    for (number, value) in input.values.iter().enumerate() {
        let at = position(*value, input.low, input.high);
        match marks.iter_mut().find(|(known, _)| *known == at) {
            Some((_, names)) => *names = format!("{names} · {}", mark(number)),
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

fn moved(page: Page, id: InputId, value: Memo<Decimal>, base: Memo<Decimal>) -> impl IntoView {
    let input = page.model.input(id);
    let shown = move |value: Decimal| format::short(value, &input.unit, page.language);
    let name = input.name.get(page.language);
    view! {
        <span class="moved">
            <span>{live(move || format!("{} → {}", shown(base.get()), shown(value.get())))}</span>
            <button type="button" class="action reset" aria-label=format!("{}: {name}", page.words.reset) on:click=on(move |_| page.reset(id))>
                <span aria-hidden="true">"↺ "</span>{page.words.reset}
            </button>
        </span>
    }
}

fn switch(page: Page, id: InputId, value: Memo<Decimal>, changed: Memo<bool>) -> impl IntoView {
    let input = page.model.input(id);
    let open = RwSignal::new(false);
    let toggle = move |event: Event| {
        let value = if event_target_checked(&event) { Decimal::ONE } else { Decimal::ZERO };
        let _accepted = page.set(id, value);
    };
    view! {
        <div class="assumption choice" class:changed=flag(move || changed.get())>
            <div class="top">
                <label for=input.id.as_str()>{input.name.get(page.language)}</label>
                <input
                    id=input.id.as_str()
                    type="checkbox"
                    role="switch"
                    data-input=input.id.as_str()
                    prop:checked=flag(move || !value.get().is_zero())
                    on:change=on(toggle)
                />
            </div>
            {input.note.as_ref().map(|note| view! { <p class="note">{note.get(page.language)}</p> })}
            <div class="foot">{about(page, id, open)}</div>
            {origin(page, id, open)}
        </div>
    }
}
