//! How far one assumption must move: to a target, and to break-even.

mod list;

use leptos::prelude::*;
use takerate_analysis::seek::{Method, Seek, Solution};
use takerate_analysis::{Answer, Job};
use takerate_core::{Decimal, InputId, LineId};
use takerate_display::format;
use takerate_view_model::phrase;
use takerate_view_model::say;
use takerate_view_model::settings::{SeekSettings, Settings};
use takerate_words::SeekWords;

use super::applied::{Applied, applied, apply};
use super::controls::{Number, input, number, output};
use super::heading::heading;
use super::progress::progress;
use super::rested::announced;
use crate::boxed::{memo, on, view};
use crate::ui::analyses::session::{JobState, Session};
use crate::ui::parts::{named_action, note, paragraph};
use crate::ui::steady::derived;

const SLOT: &str = "seek";

pub fn seek(session: Session) -> AnyView {
    let (model, words) = (session.model, SeekWords::of(session.language));
    let settings = memo(move || match session.settings.get() {
        Settings::Seek(settings) => settings,
        _ => SeekSettings::default(),
    });
    let settle = move |change: &dyn Fn(&mut SeekSettings)| {
        let mut next = settings.get_untracked();
        change(&mut next);
        session.settle(&Settings::Seek(next));
    };
    let line = memo(move || settings.with(|settings| session.context.with(|context| settings.output(model, context))));
    let moved = memo(move || settings.with(|settings| session.context.with(|context| settings.input(model, context))));
    let target =
        memo(move || settings.with(|settings| session.context.with(|context| settings.target(model, context))));
    let job = memo(move || {
        settings.with(|settings| session.context.with(|context| Job::Seek(settings.request(model, context))))
    });
    let news = session.query(SLOT, job);
    let last = RwSignal::new(Applied::default());
    let number_field = Number {
        label: words.shall_be(),
        unit: derived(move || model.line(line.get()).unit.clone()),
        current: derived(move || Some(target.get())),
        hint: Signal::stored(String::new()),
        check: Box::new(|_| None),
        live: true,
    };
    let said =
        derived(move || answers(news).into_iter().next().map(|seek| message(session, news, &seek)).unwrap_or_default());
    let choose_output = move |line| {
        // A target belongs to its result: another result begins with its own.
        settle(&|settings| (settings.output, settings.target, settings.change) = (Some(line), None, None));
    };
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        <div class="controls">
            {output(session, move || line.get(), choose_output)}
            {number(session, number_field, move |target| settle(&|settings| (settings.target, settings.change) = (target, None)))}
            {input(session, words.by(), model.input_ids().collect(), move || moved.get(), move |input| settle(&|settings| settings.input = Some(input)))}
        </div>
        {progress(session, SLOT, news, false)}
        <div class="answer">
            {view(move || answers(news).into_iter().next().map(|seek| answer(session, news, line.get(), seek, last)).into_any())}
        </div>
        {announced(session, said)}
        {applied(session, last)}
        {list::break_even(session, settings, last)}
    }.into_any()
}

/// The last answers of a goal seek.
fn answers(news: RwSignal<JobState>) -> Vec<Seek> {
    news.with(|news| match news.answer.as_ref().map(|answer| &*answer.1) {
        Some(Answer::Seek(answers)) => answers.clone(),
        _ => Vec::new(),
    })
}

/// What a goal seek has found, in a sentence.
fn message(session: Session, news: RwSignal<JobState>, found: &Seek) -> String {
    news.with(|news| match news.answer.as_ref().map(|(job, _)| &**job) {
        Some(Job::Seek(request)) => phrase::seek(found, request, session.model, session.language),
        _ => String::new(),
    })
}

/// The answer for one input: the sentence, and every value that does it.
fn answer(session: Session, news: RwSignal<JobState>, line: LineId, seek: Seek, applied: RwSignal<Applied>) -> AnyView {
    let words = SeekWords::of(session.language);
    let Some(input) = session.model.find_input(&seek.input) else { return ().into_any() };
    let (language, of, line) = (session.language, session.model.input(input), session.model.line(line));
    let name = of.name.get(language);
    let now = words.now(
        line.name.get(language),
        &say::figure(&seek.base, line, language),
        &say::beside(name, &say::known(seek.current, of, language)),
    );
    let solutions = seek.solutions.iter().map(|solution| {
        let [value, output] = [solution.value, solution.output.normalize()].map(format::plain);
        let exactly = words.exactly(&value, &output);
        view! {
            <li>
                <strong>{shown(session, input, solution)}</strong>
                " "
                {use_button(session, (input, seek.current), solution, applied)}
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
        {paragraph("verdict", message(session, news, &seek))}
        <ul class="solutions" aria-label=name>{solutions.collect_view()}</ul>
        <p class="note">{now} {session.page.words.between()} {method}</p>
    }
    .into_any()
}

/// A value that does it, or the first and the last of them where all between do.
fn shown(session: Session, input: InputId, solution: &Solution) -> String {
    let input = session.model.input(input);
    let value = |value| say::value(value, input, session.language);
    let first = value(solution.value);
    solution.to.map_or_else(|| first.clone(), |to| session.page.words.span(&first, &value(to)))
}

/// Applies a value to the scenario, as a step that back takes back; of a value that is in force already it says so.
pub fn use_button(
    session: Session,
    (input, current): (InputId, Option<Decimal>),
    solution: &Solution,
    applied: RwSignal<Applied>,
) -> AnyView {
    let (words, of, value) = (SeekWords::of(session.language), session.model.input(input), solution.value);
    if current.is_some_and(|current| value <= current && current <= solution.to.unwrap_or(value)) {
        return view! { <span class="in-force">{words.in_force()}</span> }.into_any();
    }
    let label = words.use_what(&say::value(value, of, session.language), of.name.get(session.language));
    let apply = move |_| apply(session, vec![(input, value)], applied);
    named_action(words.use_it(), label, on(apply))
}
