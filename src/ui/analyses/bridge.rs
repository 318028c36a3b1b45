//! What explains the difference between two scenarios: a waterfall with a bar for each assumption that changed.

mod scenario_names;

use leptos::prelude::*;
use takerate_analysis::bridge::{Bridge, Grain};
use takerate_analysis::{Answer, Job};
use takerate_view_model::bridge as draw;
use takerate_view_model::settings::{BridgeSettings, Settings};
use takerate_words::BridgeWords;

use super::chart::chart;
use super::compare::Store;
use super::controls::output;
use super::heading::heading;
use super::lists::{MOST, more, without_effect};
use super::progress::progress;
use super::rested::announced;
use super::scenario_names::alone;
use crate::boxed::{effect, flag, memo, view};
use crate::ui::analyses::session::{JobState, Session, answer_to};
use crate::ui::parts::{note, paragraph};
use crate::ui::steady::derived;

const SLOT: &str = "bridge";

/// The last bridge that answers what was asked, and what its ends are called.
#[derive(Clone, PartialEq)]
struct Drawn {
    bridge: Bridge,
    ends: [String; 2],
}

impl Drawn {
    /// The bridge that can be drawn: that of the nearest figure where its own breaks.
    fn whole(&self) -> Option<&Bridge> {
        match &self.bridge.breaks {
            Some(breaks) => breaks.instead.as_deref(),
            None => Some(&self.bridge),
        }
    }

    /// Whether both ends are the same scenario.
    fn same(&self) -> bool {
        self.whole().is_some_and(|bridge| bridge.contributions.is_empty() && bridge.without_effect.is_empty())
    }

    fn ends(&self) -> [&str; 2] {
        [&self.ends[0], &self.ends[1]]
    }
}

pub fn bridge(session: Session) -> AnyView {
    let (model, words) = (session.model, BridgeWords::of(session.language));
    let store = Store::open(session);
    let settings = memo(move || match session.settings.get() {
        Settings::Bridge(settings) => settings,
        _ => BridgeSettings::default(),
    });
    let line = memo(move || settings.with(|settings| session.context.with(|context| settings.output(model, context))));
    let job = memo(move || {
        settings.with(|settings| session.context.with(|context| Job::Bridge(settings.request(model, context))))
    });
    let ends = move || {
        settings
            .with(|settings| session.context.with(|context| scenario_names::names(session, store, settings, context)))
    };
    let choose = move |line| {
        session.settle(&Settings::Bridge(BridgeSettings { output: Some(line), ..settings.get_untracked() }));
    };
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        <div class="controls sides">
            {output(session, move || line.get(), choose)}
            {scenario_names::ends(session, store, settings)}
        </div>
        {scenario_names::actions(session, settings)}
        {difference(session, SLOT, job, ends)}
    }
    .into_any()
}

/// What a bridge says and draws; `ends` are the names of its ends.
pub fn difference(
    session: Session,
    slot: &'static str,
    job: Memo<Job>,
    ends: impl Fn() -> [String; 2] + 'static,
) -> AnyView {
    let news = session.query(slot, job);
    let drawn = drawn(ends, (job, news));
    let running = memo(move || news.with(|news| news.running));
    let told = derived(move || {
        let verdict = |drawn: &Drawn| draw::verdict(session.model, drawn.whole()?, drawn.ends(), session.language);
        drawn.with(|drawn| drawn.as_ref().and_then(verdict)).unwrap_or_default()
    });
    view! {
        {progress(session, slot, news, true)}
        {announced(session, told)}
        <div class="difference" class:stale=flag(move || running.get())>
            <div class="said-of">{view(move || drawn.with(|drawn| drawn.as_ref().map(|drawn| said(session, drawn))).into_any())}</div>
            {bars(session, drawn)}
        </div>
    }.into_any()
}

fn drawn(
    ends: impl Fn() -> [String; 2] + 'static,
    (job, news): (Memo<Job>, RwSignal<JobState>),
) -> RwSignal<Option<Drawn>> {
    let drawn = RwSignal::new(None);
    effect(move || {
        let ends = ends();
        // A bridge between other ends keeps their names.
        if let Some(Answer::Bridge(bridges)) = job.with(|job| answer_to(news, job)).as_deref() {
            let next = bridges.first().map(|bridge| Drawn { bridge: bridge.clone(), ends });
            if drawn.with_untracked(|drawn| *drawn != next) {
                drawn.set(next);
            }
        }
    });
    drawn
}

/// The difference in a sentence, why there is no bridge, and what else is to be known of it.
fn said(session: Session, drawn: &Drawn) -> AnyView {
    let (model, language) = (session.model, session.language);
    let verdict = |bridge: &Bridge| {
        let text = draw::verdict(model, bridge, drawn.ends(), language).filter(|_| !drawn.same());
        text.map(|text| paragraph("verdict", text))
    };
    let broken = draw::broken(model, &drawn.bridge, language).map(|text| paragraph("notice broken", text));
    let instead = drawn.bridge.breaks.as_ref().and_then(|breaks| breaks.instead.as_deref()).map(verdict);
    view! {
        {verdict(&drawn.bridge)}
        {broken}
        {instead}
        {drawn.whole().and_then(|bridge| remark(session, bridge)).map(note)}
    }
    .into_any()
}

fn remark(session: Session, bridge: &Bridge) -> Option<&'static str> {
    let words = BridgeWords::of(session.language);
    match (bridge.contributions.is_empty(), bridge.without_effect.is_empty(), bridge.grain) {
        (true, true, _) => Some(words.same()),
        (true, false, _) => Some(words.nothing()),
        (false, _, Grain::Inputs) => None,
        (false, _, Grain::Groups) => Some(words.groups()),
        (false, _, Grain::Sections) => Some(words.sections()),
    }
}

/// The waterfall and what is not in it; nothing where there is no difference.
fn bars(session: Session, drawn: RwSignal<Option<Drawn>>) -> AnyView {
    let all = RwSignal::new(false);
    let parts = move |drawn: &Option<Drawn>| {
        drawn.as_ref().and_then(Drawn::whole).map_or(0, |bridge| bridge.contributions.len())
    };
    let count = derived(move || drawn.with(parts));
    let drawing = derived(move || {
        let most = if all.get() { usize::MAX } else { MOST };
        drawn.with(|drawn| {
            let drawn = drawn.as_ref()?;
            let bridge = drawn.whole().filter(|bridge| !bridge.contributions.is_empty())?;
            let [from, to] = drawn.ends().map(alone);
            draw::bridge(session.model, bridge, most, [&from, &to], session.language)
        })
    });
    let without = derived(move || {
        let without = |drawn: &Drawn| drawn.whole().map(|bridge| bridge.without_effect.clone());
        drawn.with(|drawn| drawn.as_ref().and_then(without).unwrap_or_default())
    });
    view! {
        {chart(session, drawing)}
        {more(session, all, count)}
        {without_effect(session, without, Signal::stored(false))}
    }
    .into_any()
}
