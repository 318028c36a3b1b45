//! The list of kept scenarios, and what can be done with each.

use leptos::prelude::*;
use takerate_scenario_io::link;
use takerate_view_model::saved_scenarios::Saved;
use takerate_view_model::settings::Context;
use takerate_words::CompareWords;

use super::store::{Before, Store};
use crate::boxed::{attribute, effect, flag, memo, on, text};
use crate::ui::analyses::controls::focus_soon;
use crate::ui::analyses::scenario_names::described;
use crate::ui::analyses::session::Session;
use crate::ui::parts::{action, named_action};
use crate::ui::steady::steady;

pub fn list(session: Session, store: Store) -> AnyView {
    let words = CompareWords::of(session.language);
    let (undo, saved_scenarios): (NodeRef<leptos::html::Button>, NodeRef<leptos::html::Ul>) =
        (NodeRef::new(), NodeRef::new());
    let renaming: RwSignal<Option<String>> = RwSignal::new(None);
    view! {
        {save(session, store)}
        <p class="said" role="status">
            <span prop:textContent=text(move || store.said.get())></span>
            " "
            <button node_ref=undo type="button" class="action" data-undo="" hidden=flag(move || store.before.with(Vec::is_empty)) on:click=on(move |_| {
                store.undo();
                if store.before.with_untracked(Vec::is_empty) {
                    focus_soon(saved_scenarios);
                }
            })>
                <span prop:textContent=text(move || store.undoes())></span>
            </button>
        </p>
        <p class="notice wrong" role="alert" hidden=flag(move || store.wrong.with(String::is_empty))>
            <span prop:textContent=text(move || store.wrong.get())></span>
            " "
            <button type="button" class="action" hidden=flag(move || !store.unreadable.get()) on:click=on(move |_| store.start_anew())>
                {words.start_anew()}
            </button>
        </p>
        <p class="note" hidden=flag(move || store.saved_scenarios.with(|saved_scenarios| saved_scenarios.unread.is_empty()))>
            <span prop:textContent=text(move || words.unread(store.saved_scenarios.with(|saved_scenarios| saved_scenarios.unread.len())))></span>
        </p>
        <p class="note" hidden=flag(move || !store.is_empty())>{words.none()}</p>
        <ul node_ref=saved_scenarios class="shelf" tabindex="-1" aria-label=words.list()>
            <For each=move || store.saved_scenarios.get().saved key=Saved::clone let:saved>
                {row(session, store, renaming, (undo, saved_scenarios), &saved)}
            </For>
        </ul>
    }.into_any()
}

/// The name for the scenario as it is now.
fn save(session: Session, store: Store) -> AnyView {
    let words = CompareWords::of(session.language);
    let node: NodeRef<leptos::html::Input> = NodeRef::new();
    // Whoever keeps a scenario that somebody has named may keep the name.
    let given = session.page.shown.with_untracked(|shown| Some(shown.caption.as_ref()?.name.clone()));
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = node.get_untracked() else { return };
        let link = session.context.with_untracked(|context| store.link(&context.scenario));
        let done = store.change(|saved_scenarios| {
            saved_scenarios.add(&field.value(), &link)?;
            let name = saved_scenarios.saved.last().map(|saved| saved.name.clone()).unwrap_or_default();
            Ok((words.saved(&name), None))
        });
        if done {
            store.forget_updates();
            field.set_value("");
        } else {
            let _refused = field.focus();
        }
    };
    view! {
        <form class="controls" on:submit=on(keep) on:input=on(move |_| store.hush())>
            <label class="setting name">
                <span>{words.name()}</span>
                <span class="field"><input node_ref=node type="text" autocomplete="off" dir="auto" value=given/></span>
            </label>
            <button type="submit" class="action">{words.save()}</button>
        </form>
    }
    .into_any()
}

/// `undo` and `saved_scenarios` get the focus where what had it goes away.
fn row(
    session: Session,
    store: Store,
    renaming: RwSignal<Option<String>>,
    (undo, saved_scenarios): (NodeRef<leptos::html::Button>, NodeRef<leptos::html::Ul>),
    saved: &Saved,
) -> AnyView {
    let words = CompareWords::of(session.language);
    let scenario = store.scenario(saved);
    let what = described(session, &scenario);
    let name = StoredValue::new(saved.name.clone());
    // Kept under another edition of the model, it is opened as it was written, so that the page says what has changed.
    let opened = link::read(session.model, &saved.link);
    let older = opened.pin.filter(|pin| pin.edition != takerate_bundled::edition()).map(|_| saved.link.clone());
    let to = {
        let scenario = scenario.clone();
        text(move || {
            let context = session.context.get();
            session.settings.with(|settings| match &older {
                Some(link) => session.under(link, context.section, settings),
                None => session.address(&Context { scenario: scenario.clone(), ..context }, settings),
            })
        })
    };
    let current =
        attribute(move || session.context.with(|context| context.scenario == scenario).then(|| "true".to_owned()));
    let this = memo(move || renaming.with(|renaming| renaming.as_deref() == Some(&name.get_value())));
    let button = move |label: &'static str, act: Box<dyn Fn(&str)>| {
        let full = name.with_value(|name| words.action_on(label, name));
        named_action(label, full, on(move |_| act(&name.get_value())))
    };
    let duplicate = move |name: &str| {
        store.change(|saved_scenarios| {
            let copy = saved_scenarios.duplicate(name)?;
            Ok((words.duplicated(&copy, name), None))
        });
    };
    let update = move |name: &str| {
        let link = session.context.with_untracked(|context| store.link(&context.scenario));
        store.change(|saved_scenarios| {
            let before = saved_scenarios.update(name, &link)?;
            Ok((words.updated(name), Some(Before::Updated(before))))
        });
    };
    let delete = move |name: &str| {
        let done = store.change(|saved_scenarios| {
            let (context, saved) = saved_scenarios.delete(name)?;
            Ok((words.deleted(name), Some(Before::Deleted(context, saved))))
        });
        if done {
            focus_soon(undo);
        }
    };
    view! {
        <li>
            <span class="what"><a href=to aria-current=current><bdi>{saved.name.clone()}</bdi></a> " " <small>{what}</small></span>
            <span class="deeds">
                {button(words.update(), Box::new(update))}
                {button(words.duplicate(), Box::new(duplicate))}
                {button(words.rename(), Box::new(move |name| renaming.set(Some(name.to_owned()))))}
                {button(words.delete(), Box::new(delete))}
            </span>
            {steady(move || this.get().then(|| rename(session, store, renaming, saved_scenarios, name.get_value())).into_any())}
        </li>
    }.into_any()
}

fn rename(
    session: Session,
    store: Store,
    renaming: RwSignal<Option<String>>,
    saved_scenarios: NodeRef<leptos::html::Ul>,
    name: String,
) -> AnyView {
    let words = CompareWords::of(session.language);
    let node: NodeRef<leptos::html::Input> = NodeRef::new();
    effect(move || {
        if let Some(field) = node.get() {
            let _refused = field.focus();
            field.select();
        }
    });
    let leave = move || {
        store.hush();
        renaming.set(None);
        focus_soon(saved_scenarios);
    };
    let value = name.clone();
    let label = words.action_on(words.rename(), &name);
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = node.get_untracked() else { return };
        let done = store.change(|saved_scenarios| {
            saved_scenarios.rename(&name, &field.value())?;
            Ok((words.renamed(&name, field.value().trim()), None))
        });
        if done {
            store.forget_updates();
            leave();
        } else {
            let _refused = field.focus();
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            leave();
        }
    };
    view! {
        <form class="controls" on:submit=on(take) on:keydown=on(key) on:input=on(move |_| store.hush())>
            <label class="setting name">
                <span>{label}</span>
                <span class="field"><input node_ref=node type="text" autocomplete="off" dir="auto" prop:value=value/></span>
            </label>
            <button type="submit" class="action">{words.rename_done()}</button>
            {action(words.keep_name(), on(move |_| leave()))}
        </form>
    }.into_any()
}
