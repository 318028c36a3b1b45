//! What explains the difference between two scenarios: a waterfall with a bar for each assumption that changed.

mod ends;

use leptos::prelude::*;
use takerate_analysis::bridge::{Bridge, Grain};
use takerate_analysis::{Answer, Job};
use takerate_inquiry::bridge as draw;
use takerate_inquiry::look::{BridgeLook, Look};
use takerate_words::BridgeWords;

use super::chart::chart;
use super::compare::Store;
use super::controls::output;
use super::ends::alone;
use super::heading::heading;
use super::lists::{MOST, more, without_effect};
use super::progress::progress;
use super::rested::announced;
use crate::boxed::{effect, flag, memo, view};
use crate::ui::analyses::desk::{Desk, News, answer_to};
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

pub fn bridge(desk: Desk) -> AnyView {
    let (model, words) = (desk.model, BridgeWords::of(desk.language));
    let store = Store::open(desk);
    let look = memo(move || match desk.look.get() {
        Look::Bridge(look) => look,
        _ => BridgeLook::default(),
    });
    let line = memo(move || look.with(|look| desk.place.with(|place| look.output(model, place))));
    let job = memo(move || look.with(|look| desk.place.with(|place| Job::Bridge(look.request(model, place)))));
    let ends = move || look.with(|look| desk.place.with(|place| ends::names(desk, store, look, place)));
    let choose = move |line| {
        desk.settle(&Look::Bridge(BridgeLook { output: Some(line), ..look.get_untracked() }));
    };
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        <div class="controls sides">
            {output(desk, move || line.get(), choose)}
            {ends::ends(desk, store, look)}
        </div>
        {ends::actions(desk, look)}
        {difference(desk, SLOT, job, ends)}
    }
    .into_any()
}

/// What a bridge says and draws; `ends` are the names of its ends.
pub fn difference(desk: Desk, slot: &'static str, job: Memo<Job>, ends: impl Fn() -> [String; 2] + 'static) -> AnyView {
    let news = desk.query(slot, job);
    let drawn = drawn(ends, (job, news));
    let running = memo(move || news.with(|news| news.running));
    let told = derived(move || {
        let verdict = |drawn: &Drawn| draw::verdict(desk.model, drawn.whole()?, drawn.ends(), desk.language);
        drawn.with(|drawn| drawn.as_ref().and_then(verdict)).unwrap_or_default()
    });
    view! {
        {progress(desk, slot, news, true)}
        {announced(desk, told)}
        <div class="difference" class:stale=flag(move || running.get())>
            <div class="said-of">{view(move || drawn.with(|drawn| drawn.as_ref().map(|drawn| said(desk, drawn))).into_any())}</div>
            {bars(desk, drawn)}
        </div>
    }.into_any()
}

fn drawn(
    ends: impl Fn() -> [String; 2] + 'static,
    (job, news): (Memo<Job>, RwSignal<News>),
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
fn said(desk: Desk, drawn: &Drawn) -> AnyView {
    let (model, language) = (desk.model, desk.language);
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
        {drawn.whole().and_then(|bridge| remark(desk, bridge)).map(note)}
    }
    .into_any()
}

fn remark(desk: Desk, bridge: &Bridge) -> Option<&'static str> {
    let words = BridgeWords::of(desk.language);
    match (bridge.contributions.is_empty(), bridge.without_effect.is_empty(), bridge.grain) {
        (true, true, _) => Some(words.same()),
        (true, false, _) => Some(words.nothing()),
        (false, _, Grain::Inputs) => None,
        (false, _, Grain::Sections) => Some(words.sections()),
        (false, _, Grain::Chapters) => Some(words.chapters()),
    }
}

/// The waterfall and what is not in it; nothing where there is no difference.
fn bars(desk: Desk, drawn: RwSignal<Option<Drawn>>) -> AnyView {
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
            draw::bridge(desk.model, bridge, most, [&from, &to], desk.language)
        })
    });
    let without = derived(move || {
        let without = |drawn: &Drawn| drawn.whole().map(|bridge| bridge.without_effect.clone());
        drawn.with(|drawn| drawn.as_ref().and_then(without).unwrap_or_default())
    });
    view! {
        {chart(desk, drawing)}
        {more(desk, all, count)}
        {without_effect(desk, without, Signal::stored(false))}
    }
    .into_any()
}
