//! The controls of the settings: choosing a result or an assumption, typing a number.

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use takerate_core::model::Section;
use takerate_core::unit::Unit;
use takerate_core::{Decimal, InputId, LineId, Model};
use takerate_display::{format, read};
use takerate_words::short_name;

use crate::boxed::{Text, effect, memo, on, text};
use crate::browser;
use crate::ui::analyses::session::Session;

/// The name of a section without what stands in parentheses behind it.
pub fn section_name(session: Session, section: &'static Section) -> &'static str {
    short_name(section.name.get(session.language))
}

/// Puts the focus on an element once what has changed is drawn.
pub fn focus_soon<E>(node: NodeRef<E>)
where
    E: leptos::html::ElementType + 'static,
    E::Output: AsRef<web_sys::HtmlElement> + wasm_bindgen::JsCast + Clone + 'static,
{
    let focus = move || {
        if let Some(element) = node.try_get_untracked().flatten() {
            let element: &web_sys::HtmlElement = element.as_ref();
            let _refused = element.focus();
        }
    };
    set_timeout(focus, std::time::Duration::ZERO);
}

/// One group of choices: heading, and value and name of each.
pub type Group = (&'static str, Vec<(String, String)>);

/// A list to choose from, with its label. Not a view for each option, since there can be hundreds of them.
pub fn choice(
    label: &'static str,
    groups: Vec<Group>,
    current: impl Fn() -> String + Send + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    boxed_choice(label, groups, Box::new(current), Box::new(choose))
}

/// [`choice`] with one type for all of them.
fn boxed_choice(label: &'static str, groups: Vec<Group>, mut current: Text, choose: Box<dyn Fn(String)>) -> AnyView {
    let node: NodeRef<leptos::html::Select> = NodeRef::new();
    effect(move || {
        let value = current();
        if let Some(select) = node.get() {
            select.set_value(&value);
        }
    });
    let groups = groups.into_iter().map(|(heading, options)| {
        let options =
            options.into_iter().map(|(value, name)| view! { <option value=value>{name}</option> }).collect_view();
        if heading.is_empty() {
            options.into_any()
        } else {
            view! { <optgroup label=heading>{options}</optgroup> }.into_any()
        }
    });
    view! {
        <label class="setting">
            <span>{label}</span>
            <select node_ref=node on:change=on(move |event| choose(event_target_value(&event)))>{groups.collect_view()}</select>
        </label>
    }.into_any()
}

/// The lines of every protocol, that of the open one first; what it earns and what the market pays for it before the
/// rest.
pub fn output_groups(session: Session) -> Vec<Group> {
    let model = session.model;
    let open = session.context.with_untracked(|context| context.section);
    let sections = model.sections.iter().enumerate().filter(|(index, _)| section_lines(model, *index).next().is_some());
    let (first, rest): (Vec<_>, Vec<_>) = sections.partition(|(index, _)| Some(*index) == open);
    let groups = first.into_iter().chain(rest).map(|(index, section)| {
        let first = |id: &LineId| {
            let name = model.line(*id).id.rsplit('.').next().unwrap_or_default();
            model.statement(section).ranked().position(|known| known == name).unwrap_or(usize::MAX)
        };
        // A sort of their own would be a kilobyte of code.
        let mut lines: Vec<(usize, LineId)> = Vec::new();
        for id in section_lines(model, index) {
            let rank = first(&id);
            lines.insert(lines.partition_point(|(other, _)| *other <= rank), (rank, id));
        }
        let options = lines.into_iter().map(|(_, id)| {
            let line = model.line(id);
            (line.id.clone(), line.name.get(session.language).to_owned())
        });
        (section_name(session, section), options.collect())
    });
    groups.collect()
}

fn section_lines(model: &'static Model, section: usize) -> impl Iterator<Item = LineId> {
    model.line_ids().filter(move |id| usize::from(model.line(*id).section) == section)
}

/// Chooses a line.
pub fn output(
    session: Session,
    current: impl Fn() -> LineId + Send + Sync + 'static,
    choose: impl Fn(LineId) + 'static,
) -> AnyView {
    let model = session.model;
    choice(
        session.words.output(),
        output_groups(session),
        move || model.line(current()).id.clone(),
        move |id| {
            if let Some(line) = model.find_line(&id) {
                choose(line);
            }
        },
    )
}

/// Chooses one of some inputs.
pub fn input(
    session: Session,
    label: &'static str,
    inputs: Vec<InputId>,
    current: impl Fn() -> InputId + Send + Sync + 'static,
    choose: impl Fn(InputId) + 'static,
) -> AnyView {
    let model = session.model;
    let mut groups: Vec<Group> = Vec::new();
    let chosen = untrack(&current);
    let offered =
        |id: &InputId| *id == chosen || session.context.with_untracked(|context| context.scenario.offers(model, *id));
    for id in inputs.into_iter().filter(offered) {
        let input = model.input(id);
        let section = &model.sections[usize::from(input.section)];
        let heading = if section.is_protocol() { section_name(session, section) } else { session.words.shared() };
        let option = (input.id.clone(), input.name.get(session.language).to_owned());
        match groups.iter_mut().find(|group| group.0 == heading) {
            Some(group) => group.1.push(option),
            None => groups.push((heading, vec![option])),
        }
    }
    choice(
        label,
        groups,
        move || model.input(current()).id.clone(),
        move |id| {
            if let Some(input) = model.find_input(&id) {
                choose(input);
            }
        },
    )
}

/// What a number field shows and takes.
pub struct Number {
    pub label: &'static str,
    /// What it counts; may change.
    pub unit: Signal<Unit>,
    /// The number; where there is none, the field is empty.
    pub current: Signal<Option<Decimal>>,
    /// What stands in the empty field: the number by default.
    pub hint: Signal<String>,
    /// What is wrong with a number that can be read, if anything.
    pub check: Box<dyn Fn(Decimal) -> Option<&'static str>>,
    /// Whether it is taken while it is typed, once the reader pauses.
    pub live: bool,
}

/// How long a reader pauses before a number that is taken while it is typed counts.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(400);

/// A field for a number, read as the page reads all numbers. Emptied, it gives `None` where the field has a hint. What
/// cannot be read changes nothing, and is said beneath. A first click selects all of it, a second one places the caret;
/// Escape brings back what was there.
pub fn number(session: Session, number: Number, choose: impl Fn(Option<Decimal>) + 'static) -> AnyView {
    boxed_number(session, number, Box::new(choose))
}

/// [`number`] with one type for all of them.
fn boxed_number(session: Session, number: Number, choose: Box<dyn Fn(Option<Decimal>)>) -> AnyView {
    let Number { label, unit, current, hint, check, live } = number;
    let wrong: RwSignal<Option<&'static str>> = RwSignal::new(None);
    let node: NodeRef<leptos::html::Input> = NodeRef::new();
    let choose = std::rc::Rc::new(choose);
    // What the number was before the reader began to type; the field is theirs until they leave it.
    let before: StoredValue<Option<Option<Decimal>>> = StoredValue::new(None);
    let shown =
        memo(move || current.get().map(|value| unit.with(|unit| format::editable(value, unit))).unwrap_or_default());
    let show = move || {
        if let Some(field) = node.get_untracked() {
            field.set_value(&shown.get_untracked());
        }
    };
    effect(move || {
        shown.track();
        node.track();
        wrong.set(None);
        if before.with_value(Option::is_none) {
            show();
        }
    });
    let check = std::rc::Rc::new(check);
    let mut follow = {
        let (check, choose) = (check.clone(), choose.clone());
        debounce(PAUSE, move |typed: String| {
            let typing = before.try_with_value(Option::is_some).unwrap_or_default();
            let value = unit.try_with_untracked(|unit| read::read(&typed, unit).ok()).flatten().filter(|_| typing);
            if let Some(value) = value.filter(|value| check(*value).is_none()) {
                choose(Some(value));
            }
        })
    };
    let input = move |event: leptos::ev::Event| {
        if live {
            before.update_value(|before| {
                before.get_or_insert(current.get_untracked());
            });
            follow(event_target_value(&event));
        }
    };
    let back = choose.clone();
    let take = move |event: leptos::ev::Event| {
        before.set_value(None);
        let typed = event_target_value(&event);
        if typed.trim().is_empty() && hint.with_untracked(|hint| !hint.is_empty()) {
            wrong.set(None);
            return choose(None);
        }
        match unit.with_untracked(|unit| read::read(&typed, unit)) {
            Ok(value) => {
                wrong.set(check(value));
                if wrong.get_untracked().is_none() {
                    choose(Some(value));
                    show();
                }
            }
            Err(why) => wrong.set(Some(session.page.words.unreadable(why as usize))),
        }
    };
    let entered = StoredValue::new(false);
    let press = move |_| {
        let node = node.get_untracked();
        let inside =
            node.zip(browser::document::active()).is_some_and(|(field, active)| active.is_same_node(Some(&field)));
        entered.set_value(!inside);
    };
    let click = move |event: leptos::ev::MouseEvent| {
        // Whoever has selected a part of it by dragging wants that part.
        let whole = |field: &web_sys::HtmlInputElement| field.selection_start().ok() == field.selection_end().ok();
        if let Some(field) = browser::document::field(&event).filter(whole).filter(|_| entered.get_value()) {
            field.select();
        }
    };
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            wrong.set(None);
            if let Some(number) = before.get_value() {
                before.set_value(None);
                back(number);
            }
            show();
        }
    };
    view! {
        <div class="setting number">
            <label>
                <span>{label}</span>
                <span class="field">
                    <input
                        node_ref=node
                        type="text"
                        // The keypad for decimals has neither minus nor letters nor per cent everywhere.
                        inputmode="text"
                        autocomplete="off"
                        placeholder=text(move || hint.get())
                        aria-invalid=text(move || wrong.get().is_some().to_string())
                        spellcheck="false"
                        on:pointerdown=on(press)
                        on:click=on(click)
                        on:keydown=on(escape)
                        on:input=on(input)
                        on:change=on(take)
                    />
                    <span class="unit" prop:textContent=text(move || unit.with(|unit| format::unit(unit, session.language).to_owned()))></span>
                </span>
            </label>
            // Not within the label, or what is wrong would become a part of the name.
            <span class="wrong" role="alert" prop:textContent=text(move || wrong.get().unwrap_or_default().to_owned())></span>
        </div>
    }.into_any()
}
