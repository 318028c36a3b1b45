//! What the samples say.

use std::sync::Arc;
use takerate_words::{ReasonsWords, SimulateWords};

use leptos::prelude::*;
use takerate_analysis::Answer;
use takerate_analysis::simulate::{Distributed, Drivers, Simulated};
use takerate_core::Decimal;
use takerate_core::unit::Kind;
use takerate_display::format;
use takerate_view_model::chart::Chart;
use takerate_view_model::drivers::{drivers, undivided};
use takerate_view_model::histogram::{cumulative, histogram};
use takerate_view_model::phrase::warning;
use takerate_view_model::settings::SimulateSettings;
use takerate_view_model::{joint, say, summary, tick};

use crate::boxed::{flag, memo, text, view};
use crate::ui::analyses::chart::chart;
use crate::ui::analyses::controls::choice;
use crate::ui::analyses::copied::taken;
use crate::ui::analyses::session::{JobState, Session};
use crate::ui::parts::{h3, live_paragraph, note, paragraph};
use crate::ui::steady::derived;

/// How many assumptions are drawn as drivers.
const MOST: usize = 8;

/// The answer as far as it is known.
type Samples = Signal<Option<Arc<Answer>>>;

pub fn results(session: Session, settings: Memo<SimulateSettings>, news: RwSignal<JobState>) -> AnyView {
    let samples: Samples = derived(move || news.with(|news| news.answer.as_ref().map(|answer| Arc::clone(&answer.1))));
    let outputs = memo(move || {
        with(samples, |answer| answer.outputs.iter().map(|output| output.output.clone()).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let older = memo(move || {
        news.with(|news| match (&news.job, &news.answer) {
            (Some(job), Some((answered, _))) => !Arc::ptr_eq(job, answered),
            _ => false,
        })
    });
    let which = RwSignal::new(0);
    view! {
        <div class="samples" class:older=flag(move || older.get()) hidden=flag(move || samples.with(Option::is_none))>
            {live_paragraph("note", text(move || with(samples, |answer| drawn(session, answer)).unwrap_or_default()))}
            {view(move || with(samples, |answer| cautions(session, answer)).into_iter().flatten().map(|text| paragraph("notice", text)).collect_view().into_any())}
            {view(move || (outputs.with(Vec::len) > 1).then(|| together(session, samples, outputs, which)).into_any())}
            {one(session, settings, samples, which)}
        </div>
    }.into_any()
}

/// Looks at the answer, if there is one.
fn with<T>(samples: Samples, settings: impl FnOnce(&Simulated) -> T) -> Option<T> {
    samples.with(|answer| match answer.as_deref() {
        Some(Answer::Simulate(simulated)) => Some(settings(simulated)),
        _ => None,
    })
}

/// How many samples the figures rest on.
fn drawn(session: Session, answer: &Simulated) -> String {
    let [done, all, seed] = [answer.samples, answer.requested, answer.seed].map(|count| format::plain(count.into()));
    let words = SimulateWords::of(session.language);
    if answer.samples < answer.requested { words.drawn_so_far(&done, &all, &seed) } else { words.drawn(&done, &seed) }
}

/// What to beware of.
fn cautions(session: Session, answer: &Simulated) -> Vec<String> {
    let (model, language) = (session.model, session.language);
    let clamped = answer.inputs.iter().filter(|drawn| drawn.clamped > 0.0).filter_map(|drawn| {
        let input = model.input(model.find_input(&drawn.input)?);
        Some(
            SimulateWords::of(session.language)
                .clamped(&say::input_name(model, input, language), &tick::share(drawn.clamped)),
        )
    });
    answer
        .warnings
        .iter()
        .map(|known| warning(*known, language) + ReasonsWords::of(language).stop())
        .chain(clamped)
        .collect()
}

/// All outputs on the same samples.
fn together(session: Session, samples: Samples, outputs: Memo<Vec<String>>, which: RwSignal<usize>) -> AnyView {
    let (model, language) = (session.model, session.language);
    let words = SimulateWords::of(session.language);
    let ranges = derived(move || with(samples, |answer| joint::ranges(model, &answer.outputs, language)));
    let table =
        move || with(samples, |answer| joint::correlations(model, &answer.outputs, &answer.joint, language).html());
    let left_out = move || with(samples, |answer| summary::left_out(model, &answer.outputs, language)).flatten();
    // The correlation of multiples says nothing: a few near-zero earnings drown all others.
    let multiples = move || {
        let kind = |id: &String| model.find_line(id).is_some_and(|line| model.line(line).unit.kind == Kind::Multiple);
        outputs.with(|outputs| outputs.iter().any(kind))
    };
    let sentence = move || with(samples, |answer| summary::jointly(&answer.joint, language));
    let protocol = |id: &String| {
        let line = model.find_line(id).map(|line| model.line(line));
        (id.clone(), line.map_or("", |line| say::protocol(model, line, language)).to_owned())
    };
    let groups = vec![("", outputs.with_untracked(|outputs| outputs.iter().map(protocol).collect::<Vec<_>>()))];
    let current = move || outputs.with(|outputs| outputs.get(which.get()).cloned().unwrap_or_default());
    let choose = move |id: String| {
        which.set(outputs.with_untracked(|outputs| outputs.iter().position(|known| *known == id)).unwrap_or_default());
    };
    view! {
        {h3(words.side_by_side())}
        {chart(session, ranges)}
        {live_paragraph("note", text(move || left_out().unwrap_or_default()))}
        {live_paragraph("verdict", text(move || sentence().unwrap_or_default()))}
        <details class="figures" hidden=flag(multiples)>
            <summary>{words.correlations()}</summary>
            <div class="scroll" tabindex="0" role="group" aria-label=words.correlations() inner_html=text(move || table().unwrap_or_default())></div>
        </details>
        <div class="controls">{choice(words.closer(), groups, current, choose)}</div>
    }.into_any()
}

/// One output: its distribution, and what drives it.
fn one(session: Session, settings: Memo<SimulateSettings>, samples: Samples, which: RwSignal<usize>) -> AnyView {
    let (model, language) = (session.model, session.language);
    let words = SimulateWords::of(session.language);
    let level = memo(move || settings.with(|settings| settings.below));
    let verdict = move || of(samples, which, |output| summary::verdict(model, output, language));
    let facts = move || of(samples, which, |output| summary::facts(model, output, language)).unwrap_or_default();
    let draw = move |draw: fn(&Distributed, Option<Decimal>, Session) -> Chart| {
        derived(move || of(samples, which, |output| draw(output, level.get(), session)))
    };
    view! {
        {live_paragraph("verdict", text(move || verdict().unwrap_or_default()))}
        <dl class="facts">
            {view(move || facts().into_iter().map(|(name, figure)| view! { <div><dt>{name}</dt><dd>{figure}</dd></div> }).collect_view().into_any())}
        </dl>
        <p>{taken(session, move || with(samples, |answer| summary::sheet(&answer.outputs, language)))}</p>
        {h3(words.histogram())}
        {chart(session, draw(|output, level, session| histogram(session.model, output, level, session.language)))}
        {h3(words.cumulative())}
        {chart(session, draw(|output, level, session| cumulative(session.model, output, level, session.language)))}
        {divided(session, settings, samples, which)}
    }.into_any()
}

/// Looks at the output that was chosen.
fn of<T>(samples: Samples, which: RwSignal<usize>, settings: impl FnOnce(&Distributed) -> T) -> Option<T> {
    with(samples, |answer| answer.outputs.get(which.get()).or(answer.outputs.first()).map(settings)).flatten()
}

/// What drives the variance.
fn divided(session: Session, settings: Memo<SimulateSettings>, samples: Samples, which: RwSignal<usize>) -> AnyView {
    let (model, language) = (session.model, session.language);
    let words = SimulateWords::of(session.language);
    let wanted = memo(move || settings.with(|settings| settings.drivers > 0));
    let known =
        move || with(samples, |answer| answer.drivers.get(which.get()).or(answer.drivers.first()).cloned()).flatten();
    let reason = move || known().and_then(|known| undivided(model, &known, language));
    let drawing = derived(move || {
        let known: Drivers = known()?;
        let near = if known.indices.is_some() { &known } else { known.instead.as_deref()? };
        drivers(model, near, MOST, language)
    });
    view! {
        <div hidden=flag(move || !wanted.get())>
            {h3(words.drivers())}
            {note(words.drivers_standfirst())}
            {live_paragraph("note", text(move || reason().unwrap_or_default()))}
            {chart(session, drawing)}
        </div>
    }
    .into_any()
}
