//! What today's price assumes: a goal seek, its answer in a sentence, and what can be done with it.

use leptos::prelude::*;
use takerate_analysis::seek::{Seek, SeekRequest};
use takerate_analysis::{Answer, Job};
use takerate_core::Reference;
use takerate_core::model::Section;
use takerate_display::format;
use takerate_display::html::Html;
use takerate_view_model::settings::Settings;
use takerate_view_model::worth as ask;
use takerate_words::WorthWords;

use crate::boxed::{memo, view};
use crate::ui::analyses::applied::{Applied, applied};
use crate::ui::analyses::progress::progress;
use crate::ui::analyses::seek::use_button;
use crate::ui::analyses::session::{JobState, Session};
use crate::ui::anchor::anchor;
use crate::ui::figure::{identity, short_figure};
use crate::ui::parts::paragraph;
use crate::ui::terms::finder;

/// The answer to what a protocol's price assumes, with what was asked; `None` while there is none.
pub type Answered = Option<(Seek, SeekRequest)>;

/// Asks what a protocol's price assumes, and again with every change; with the place where that is asked. `None` where its
/// statement does not say how it is valued.
pub fn asked(session: Session, section: &'static Section) -> Option<(&'static str, RwSignal<JobState>)> {
    let model = session.model;
    let (line, _, _) = model.price_question(section)?;
    let slot = model.line(line).id.as_str();
    let job = memo(move || {
        let request = session.context.with(|context| ask::question(model, &context.scenario, section));
        Job::Seek(request.unwrap_or_default())
    });
    Some((slot, session.query(slot, job)))
}

/// The last answer, with the question that it answers.
pub fn answered(news: RwSignal<JobState>) -> Answered {
    news.with(|news| match news.answer.as_ref().map(|(job, answer)| (&**job, &**answer)) {
        Some((Job::Seek(request), Answer::Seek(answers))) => Some((answers.first()?.clone(), request.clone())),
        _ => None,
    })
}

pub fn assumed(session: Session, index: usize, section: &'static Section) -> AnyView {
    let (model, page, words) = (session.model, session.page, WorthWords::of(session.language));
    let Some(((slot, news), (_, _, input))) = asked(session, section).zip(model.price_question(section)) else {
        return ().into_any();
    };
    let last = RwSignal::new(Applied::default());
    let known = memo(move || answered(news));
    let (_, name, _) = identity(page, Reference::Input(input));
    let as_seek = move || (Some(index), Settings::Seek(ask::as_seek(model, section)).write(model));
    view! {
        {progress(session, slot, news, false)}
        <div class="answer">
            {view(move || known.get().map(|(found, request)| answer(session, &found, &request)).into_any())}
            <p class="note">{words.own(name)} {page.words.between()} {short_figure(page, Reference::Input(input))}</p>
            <p class="actions">
                {view(move || known.get().map(|(found, request)| used(session, &found, &request, last)).into_any())}
                {anchor(page, words.open_seek(), None, || false, as_seek)}
            </p>
            {applied(session, last)}
        </div>
    }
    .into_any()
}

/// The sentence, and what else is to be known of it.
fn answer(session: Session, found: &Seek, request: &SeekRequest) -> AnyView {
    let Some(assumed) = ask::assumed(session.model, found, request, session.language) else { return ().into_any() };
    let Some((text, value)) = assumed.found else { return paragraph("verdict", assumed.sentence) };
    let mut number = Html::new();
    number.element("strong").value("data-exact", &format::exact(value)).text(&text);
    let mut sentence = Html::new();
    finder(session.page).filled(&assumed.sentence, &number, &mut sentence);
    view! {
        <p class="verdict claim" inner_html=sentence.into_string()></p>
        {assumed.remark.map(|remark| paragraph("note", remark))}
    }
    .into_any()
}

/// Puts what was found into the scenario; nothing where nothing was.
fn used(session: Session, found: &Seek, request: &SeekRequest, last: RwSignal<Applied>) -> AnyView {
    let assumed = ask::assumed(session.model, found, request, session.language);
    // A price of nothing assumes nothing, though a value may return it.
    let solution = assumed.and_then(|assumed| assumed.found).and_then(|_| found.solutions.first());
    match solution.zip(session.model.find_input(&found.input)) {
        Some((solution, input)) => use_button(session, (input, found.current), solution, last),
        None => ().into_any(),
    }
}
