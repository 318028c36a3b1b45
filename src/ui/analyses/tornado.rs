//! Which assumption matters: all of them against one result, and one of them against the same result of all protocols.

use leptos::prelude::*;
use takerate_analysis::swing::Swing;
use takerate_analysis::{Answer, Job};
use takerate_core::Decimal;
use takerate_core::unit::{Kind, Unit};
use takerate_inquiry::look::{Look, TornadoLook};
use takerate_inquiry::phrase::no_value;
use takerate_inquiry::{across, tornado as draw};
use takerate_words::TornadoWords;

use super::chart::chart;
use super::controls::{Number, input, number, output};
use super::heading::heading;
use super::lists::{MOST, folded, more, without_effect};
use super::progress::progress;
use crate::boxed::{flag, memo, on, view};
use crate::ui::analyses::desk::Desk;
use crate::ui::parts::{h2, note, paragraph};
use crate::ui::steady::derived;

const SLOT: &str = "tornado";
const ACROSS: &str = "across";

/// What the swing starts from when a reader wants it in per cent.
const PERCENT: i64 = 10;

pub fn tornado(desk: Desk) -> AnyView {
    let (model, language) = (desk.model, desk.language);
    let words = TornadoWords::of(desk.language);
    let look = memo(move || match desk.look.get() {
        Look::Tornado(look) => look,
        _ => TornadoLook::default(),
    });
    let settle = move |change: &dyn Fn(&mut TornadoLook)| {
        let mut next = look.get_untracked();
        change(&mut next);
        desk.settle(&Look::Tornado(next));
    };
    let line = memo(move || look.with(|look| desk.place.with(|place| look.output(model, place))));
    let job = memo(move || look.with(|look| desk.place.with(|place| Job::Tornado(look.request(model, place)))));
    let news = desk.query(SLOT, job);
    let all = RwSignal::new(false);
    let bars = memo(move || {
        news.with(|news| match news.answer.as_ref().map(|answer| &*answer.1) {
            Some(Answer::Tornado(answers)) => answers.first().cloned(),
            _ => None,
        })
    });
    let drawing = derived(move || {
        bars.with(|bars| {
            let bars = bars.as_ref()?;
            let most = if all.get() { bars.bars.len() } else { MOST };
            Some(draw::tornado(model, bars, most, language))
        })
    });
    let count = derived(move || bars.with(|bars| bars.as_ref().map_or(0, |bars| bars.bars.len())));
    let without =
        derived(move || bars.with(|bars| bars.as_ref().map(|bars| bars.without_effect.clone()).unwrap_or_default()));
    let still = derived(move || bars.with(|bars| bars.as_ref().map(|bars| bars.still.clone()).unwrap_or_default()));
    // Where the scenario itself has no value, a bar begins nowhere; the page says so before it draws.
    let valueless = memo(move || {
        bars.with(|bars| {
            bars.as_ref().filter(|bars| bars.base.value.is_none()).map(|bars| {
                let problem = bars.base.problem.as_ref();
                problem.map(|problem| no_value(problem, model, language)).unwrap_or_default()
            })
        })
    });
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        <div class="controls">
            {output(desk, move || line.get(), move |line| settle(&|look| look.output = Some(line)))}
            {swing(desk, look)}
        </div>
        {progress(desk, SLOT, news, false)}
        {view(move || valueless.get().map(|reason| paragraph("notice", words.valueless(&reason))).into_any())}
        {chart(desk, drawing)}
        {more(desk, all, count)}
        {without_effect(desk, without, derived(move || valueless.with(Option::is_some)))}
        {folded(desk, still, move |ids| words.still(ids))}
        {one_across(desk, look)}
    }
    .into_any()
}

/// Whether each input is moved over its plausible or its sensible range, or by so many per cent.
fn swing(desk: Desk, look: Memo<TornadoLook>) -> AnyView {
    let words = TornadoWords::of(desk.language);
    let by = memo(move || look.with(TornadoLook::swing));
    let percent = move || match by.get() {
        Swing::Percent(percent) => Some(percent),
        Swing::Range | Swing::Plausible => None,
    };
    let set = move |by: Swing| {
        let by = Some(by).filter(|by| *by != Swing::Plausible);
        desk.settle(&Look::Tornado(TornadoLook { by, ..look.get_untracked() }));
    };
    let field = Number {
        label: words.percent(),
        // Written as a plain number, since the label says per cent.
        unit: Signal::stored(Unit { text: "%".to_owned(), kind: Kind::Amount }),
        current: derived(percent),
        hint: Signal::stored(String::new()),
        check: Box::new(move |value| (value <= Decimal::ZERO).then_some(words.percent_wrong())),
    };
    let radio = move |kind: Swing, label: &'static str| {
        let is_chosen = move || std::mem::discriminant(&by.get()) == std::mem::discriminant(&kind);
        let choose = move |_| set(kind);
        view! {
            <label class="radio">
                <input type="radio" name="swing" prop:checked=flag(is_chosen) on:change=on(choose)/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="setting radios">
            <legend>{words.swing()}</legend>
            {radio(Swing::Plausible, words.plausible())}
            {radio(Swing::Range, words.range())}
            {radio(Swing::Percent(PERCENT.into()), words.percent())}
        </fieldset>
        <div hidden=flag(move || percent().is_none())>
            {number(desk, field, move |percent| if let Some(percent) = percent { set(Swing::Percent(percent)) })}
        </div>
    }
    .into_any()
}

fn one_across(desk: Desk, look: Memo<TornadoLook>) -> AnyView {
    let (model, language) = (desk.model, desk.language);
    let words = TornadoWords::of(desk.language);
    let moved = memo(move || look.with(|look| desk.place.with(|place| look.input(model, place))));
    let job = memo(move || look.with(|look| desk.place.with(|place| Job::Tornado(look.across(model, place)))));
    let news = desk.query(ACROSS, job);
    let drawing = derived(move || {
        news.with(|news| match news.answer.as_ref() {
            Some((job, answer)) => match (&**job, &**answer) {
                (Job::Tornado(request), Answer::Tornado(answers)) => {
                    let input = request.inputs.first().and_then(|id| model.find_input(id))?;
                    Some(across::across(model, input, answers, language))
                }
                _ => None,
            },
            None => None,
        })
    });
    let choose = move |input| {
        desk.settle(&Look::Tornado(TornadoLook { input: Some(input), ..look.get_untracked() }));
    };
    view! {
        {h2(words.across_title())}
        {note(words.across_standfirst())}
        <div class="controls">{input(desk, desk.words.input(), model.input_ids().collect(), move || moved.get(), choose)}</div>
        {progress(desk, ACROSS, news, false)}
        {chart(desk, drawing)}
    }.into_any()
}
