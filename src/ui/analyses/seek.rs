//! How far one assumption must move: to a target, and to break-even.

mod list;

use leptos::prelude::*;
use takerate_analysis::seek::{Method, Seek, Solution};
use takerate_analysis::{Answer, Job};
use takerate_core::{Decimal, InputId, LineId};
use takerate_inquiry::look::{Look, SeekLook};
use takerate_inquiry::phrase;
use takerate_inquiry::say;
use takerate_present::format;
use takerate_words::SeekWords;

use super::applied::{Applied, applied, apply};
use super::controls::{Number, input, number, output};
use super::heading::heading;
use super::progress::progress;
use super::rested::announced;
use crate::boxed::{memo, on, view};
use crate::ui::analyses::desk::{Desk, News};
use crate::ui::parts::{named_action, note, paragraph};
use crate::ui::steady::derived;

const SLOT: &str = "seek";

pub fn seek(desk: Desk) -> AnyView {
    let (model, words) = (desk.model, SeekWords::of(desk.language));
    let look = memo(move || match desk.look.get() {
        Look::Seek(look) => look,
        _ => SeekLook::default(),
    });
    let settle = move |change: &dyn Fn(&mut SeekLook)| {
        let mut next = look.get_untracked();
        change(&mut next);
        desk.settle(&Look::Seek(next));
    };
    let line = memo(move || look.with(|look| desk.place.with(|place| look.output(model, place))));
    let moved = memo(move || look.with(|look| desk.place.with(|place| look.input(model, place))));
    let target = memo(move || look.with(|look| desk.place.with(|place| look.target(model, place))));
    let job = memo(move || look.with(|look| desk.place.with(|place| Job::Seek(look.request(model, place)))));
    let news = desk.query(SLOT, job);
    let last = RwSignal::new(Applied::default());
    let number_field = Number {
        label: words.shall_be(),
        unit: derived(move || model.line(line.get()).unit.clone()),
        current: derived(move || Some(target.get())),
        hint: Signal::stored(String::new()),
        check: Box::new(|_| None),
    };
    let said =
        derived(move || answers(news).into_iter().next().map(|seek| message(desk, news, &seek)).unwrap_or_default());
    let choose_output = move |line| {
        // A target belongs to its result: another result begins with its own.
        settle(&|look| (look.output, look.target) = (Some(line), None));
    };
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        <div class="controls">
            {output(desk, move || line.get(), choose_output)}
            {number(desk, number_field, move |target| settle(&|look| look.target = target))}
            {input(desk, words.by(), model.input_ids().collect(), move || moved.get(), move |input| settle(&|look| look.input = Some(input)))}
        </div>
        {progress(desk, SLOT, news, false)}
        <div class="answer">
            {view(move || answers(news).into_iter().next().map(|seek| answer(desk, news, line.get(), seek, last)).into_any())}
        </div>
        {announced(desk, said)}
        {applied(desk, last)}
        {list::break_even(desk, look, last)}
    }.into_any()
}

/// The last answers of a goal seek.
fn answers(news: RwSignal<News>) -> Vec<Seek> {
    news.with(|news| match news.answer.as_ref().map(|answer| &*answer.1) {
        Some(Answer::Seek(answers)) => answers.clone(),
        _ => Vec::new(),
    })
}

/// What a goal seek has found, in a sentence.
fn message(desk: Desk, news: RwSignal<News>, found: &Seek) -> String {
    news.with(|news| match news.answer.as_ref().map(|(job, _)| &**job) {
        Some(Job::Seek(request)) => phrase::seek(found, request, desk.model, desk.language),
        _ => String::new(),
    })
}

/// The answer for one input: the sentence, and every value that does it.
fn answer(desk: Desk, news: RwSignal<News>, line: LineId, seek: Seek, applied: RwSignal<Applied>) -> AnyView {
    let words = SeekWords::of(desk.language);
    let Some(input) = desk.model.find_input(&seek.input) else { return ().into_any() };
    let (language, of, line) = (desk.language, desk.model.input(input), desk.model.line(line));
    let name = of.name.get(language);
    let now = words.now(
        line.name.get(language),
        &say::figure(&seek.base, line, language),
        &say::beside(name, &say::value(seek.current, of, language)),
    );
    let solutions = seek.solutions.iter().map(|solution| {
        let [value, output] = [solution.value, solution.output.normalize()].map(format::plain);
        let exactly = words.exactly(&value, &output);
        view! {
            <li>
                <strong>{shown(desk, input, solution)}</strong>
                " "
                {use_button(desk, (input, seek.current), solution, applied)}
                // Twenty-eight digits are for whoever wants them, and not to be read out to everybody.
                <details class="exact"><summary>{words.all_digits()}</summary><small translate="no" data-exact=format::exact(solution.value)>{exactly}</small></details>
            </li>
        }
    });
    let method = match seek.method {
        Method::Closed => words.closed(),
        Method::Bracketing => words.bracketing(),
    };
    view! {
        {paragraph("verdict", message(desk, news, &seek))}
        <ul class="solutions" aria-label=name>{solutions.collect_view()}</ul>
        <p class="note">{now} {desk.page.words.between()} {method}</p>
    }
    .into_any()
}

/// A value that does it, or the first and the last of them where all between do.
fn shown(desk: Desk, input: InputId, solution: &Solution) -> String {
    let input = desk.model.input(input);
    let value = |value| say::value(value, input, desk.language);
    let first = value(solution.value);
    solution.to.map_or_else(|| first.clone(), |to| desk.page.words.span(&first, &value(to)))
}

/// Applies a value to the scenario, as a step that back takes back; of a value that is in force already it says so.
fn use_button(
    desk: Desk,
    (input, current): (InputId, Decimal),
    solution: &Solution,
    applied: RwSignal<Applied>,
) -> AnyView {
    let (words, of, value) = (SeekWords::of(desk.language), desk.model.input(input), solution.value);
    if value <= current && current <= solution.to.unwrap_or(value) {
        return view! { <span class="in-force">{words.in_force()}</span> }.into_any();
    }
    let label = words.use_what(&say::value(value, of, desk.language), of.name.get(desk.language));
    let apply = move |_| apply(desk, vec![(input, value)], applied);
    named_action(words.use_it(), label, on(apply))
}
