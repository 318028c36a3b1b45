//! Where every assumption, on its own, leaves nothing of the earnings.

use leptos::prelude::*;
use takerate_analysis::Job;
use takerate_analysis::seek::{Seek, Verdict};
use takerate_core::InputId;
use takerate_view_model::say;
use takerate_view_model::settings::SeekSettings;
use takerate_words::SeekWords;

use super::{answers, message, shown, use_button};
use crate::boxed::{flag, memo, text, view};
use crate::ui::analyses::applied::Applied;
use crate::ui::analyses::lists::without_effect;
use crate::ui::analyses::progress::progress;
use crate::ui::analyses::session::Session;
use crate::ui::parts::note;
use crate::ui::steady::derived;

const SLOT: &str = "break-even";

pub fn break_even(session: Session, settings: Memo<SeekSettings>, applied: RwSignal<Applied>) -> AnyView {
    let (model, language) = (session.model, session.language);
    let words = SeekWords::of(session.language);
    let job = memo(move || {
        settings.with(|settings| session.context.with(|context| Job::Seek(settings.break_even(model, context))))
    });
    let news = session.query(SLOT, job);
    let protocol = memo(move || {
        let line = settings.with(|settings| session.context.with(|context| settings.earnings(model, context)));
        say::protocol(model, model.line(line), language).to_owned()
    });
    let found = move || {
        let found = answers(news)
            .into_iter()
            .filter(|seek| matches!(seek.verdict, Verdict::Found | Verdict::OutsideRange | Verdict::Always))
            .filter_map(|seek| Some((model.find_input(&seek.input)?, seek)));
        // What lies within the range comes first.
        let (within, outside): (Vec<_>, Vec<_>) = found.partition(|(_, seek)| seek.verdict != Verdict::OutsideRange);
        within.into_iter().chain(outside)
    };
    let rows = view(move || found().map(|(input, seek)| row(session, input, &seek, applied)).collect_view().into_any());
    let others = move |verdict: Verdict| {
        answers(news).into_iter().filter(move |seek| seek.verdict == verdict).collect::<Vec<_>>()
    };
    let impossible = move || others(Verdict::Impossible);
    let idle = derived(move || others(Verdict::NoEffect).into_iter().map(|seek| seek.input).collect::<Vec<_>>());
    view! {
        <h2 prop:textContent=text(move || words.break_even(&protocol.get()))></h2>
        {note(words.break_even_standfirst())}
        {progress(session, SLOT, news, false)}
        <div class="scroll-wide" class:stale=flag(move || news.with(|news| news.running)) tabindex="0" role="group" aria-label=words.list()>
            <table class="data even">
                <thead><tr>
                    <th scope="col">{words.assumption()}</th>
                    <th scope="col">{words.is_now()}</th>
                    <th scope="col">{words.must_be()}</th>
                    <td></td>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <details class="figures" hidden=flag(move || impossible().is_empty())>
            <summary prop:textContent=text(move || words.none(impossible().len()))></summary>
            <ul class="reasons">{view(move || impossible().into_iter().map(|seek| view! { <li>{message(session, news, &seek)}</li> }).collect_view().into_any())}</ul>
        </details>
        {without_effect(session, idle, Signal::stored(false))}
    }.into_any()
}

fn row(session: Session, id: InputId, seek: &Seek, applied: RwSignal<Applied>) -> AnyView {
    let (language, input, words) = (session.language, session.model.input(id), SeekWords::of(session.language));
    let solutions = seek.solutions.iter().map(|solution| {
        let outside = (!solution.within_range).then(|| view! { <small>{words.outside()}</small> });
        view! { <div>{shown(session, id, solution)} " " {outside}</div> }
    });
    let uses = seek
        .solutions
        .iter()
        .map(|solution| view! { <div>{use_button(session, (id, seek.current), solution, applied)}</div> });
    view! {
        <tr>
            <th scope="row">{input.name.get(language)}</th>
            <td>{say::known(seek.current, input, language)}</td>
            <td>{solutions.collect_view()}</td>
            <td>{uses.collect_view()}</td>
        </tr>
    }
    .into_any()
}
