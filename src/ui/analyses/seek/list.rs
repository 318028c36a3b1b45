//! Where every assumption, on its own, leaves nothing of the earnings.

use leptos::prelude::*;
use takerate_analysis::Job;
use takerate_analysis::seek::{Seek, Verdict};
use takerate_core::InputId;
use takerate_inquiry::look::SeekLook;
use takerate_inquiry::say;
use takerate_words::SeekWords;

use super::{answers, message, shown, use_button};
use crate::boxed::{flag, memo, text, view};
use crate::ui::analyses::applied::Applied;
use crate::ui::analyses::desk::Desk;
use crate::ui::analyses::lists::without_effect;
use crate::ui::analyses::progress::progress;
use crate::ui::parts::note;
use crate::ui::steady::derived;

const SLOT: &str = "break-even";

pub fn break_even(desk: Desk, look: Memo<SeekLook>, applied: RwSignal<Applied>) -> AnyView {
    let (model, language) = (desk.model, desk.language);
    let words = SeekWords::of(desk.language);
    let job = memo(move || look.with(|look| desk.place.with(|place| Job::Seek(look.break_even(model, place)))));
    let news = desk.query(SLOT, job);
    let protocol = memo(move || {
        let line = look.with(|look| desk.place.with(|place| look.earnings(model, place)));
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
    let rows = view(move || found().map(|(input, seek)| row(desk, input, &seek, applied)).collect_view().into_any());
    let others = move |verdict: Verdict| {
        answers(news).into_iter().filter(move |seek| seek.verdict == verdict).collect::<Vec<_>>()
    };
    let impossible = move || others(Verdict::Impossible);
    let idle = derived(move || others(Verdict::NoEffect).into_iter().map(|seek| seek.input).collect::<Vec<_>>());
    view! {
        <h2 prop:textContent=text(move || words.break_even(&protocol.get()))></h2>
        {note(words.break_even_standfirst())}
        {progress(desk, SLOT, news, false)}
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
            <ul class="reasons">{view(move || impossible().into_iter().map(|seek| view! { <li>{message(desk, news, &seek)}</li> }).collect_view().into_any())}</ul>
        </details>
        {without_effect(desk, idle, Signal::stored(false))}
    }.into_any()
}

fn row(desk: Desk, id: InputId, seek: &Seek, applied: RwSignal<Applied>) -> AnyView {
    let (language, input, words) = (desk.language, desk.model.input(id), SeekWords::of(desk.language));
    let solutions = seek.solutions.iter().map(|solution| {
        let outside = (!solution.within_range).then(|| view! { <small>{words.outside()}</small> });
        view! { <div>{shown(desk, id, solution)} " " {outside}</div> }
    });
    let uses = seek
        .solutions
        .iter()
        .map(|solution| view! { <div>{use_button(desk, (id, seek.current), solution, applied)}</div> });
    view! {
        <tr>
            <th scope="row">{input.name.get(language)}</th>
            <td>{say::value(seek.current, input, language)}</td>
            <td>{solutions.collect_view()}</td>
            <td>{uses.collect_view()}</td>
        </tr>
    }
    .into_any()
}
