//! Which assumption matters: all of them against one result, and one of them against the same result of all protocols.

use leptos::prelude::*;
use takerate_analysis::swing::Swing;
use takerate_analysis::{Answer, Job};
use takerate_core::Decimal;
use takerate_core::unit::{Kind, Unit};
use takerate_view_model::phrase::no_value;
use takerate_view_model::settings::{Settings, TornadoSettings};
use takerate_view_model::{across, tornado as draw};
use takerate_words::TornadoWords;

use super::chart::chart;
use super::controls::{Number, input, number, output};
use super::heading::heading;
use super::lists::{MOST, folded, more, without_effect};
use super::progress::progress;
use crate::boxed::{flag, memo, on, view};
use crate::ui::analyses::session::Session;
use crate::ui::parts::{h2, note, paragraph};
use crate::ui::steady::derived;

const SLOT: &str = "tornado";
const ACROSS: &str = "across";

/// What the swing starts from when a reader wants it in per cent.
const PERCENT: i64 = 10;

pub fn tornado(session: Session) -> AnyView {
    let (model, language) = (session.model, session.language);
    let words = TornadoWords::of(session.language);
    let settings = memo(move || match session.settings.get() {
        Settings::Tornado(settings) => settings,
        _ => TornadoSettings::default(),
    });
    let settle = move |change: &dyn Fn(&mut TornadoSettings)| {
        let mut next = settings.get_untracked();
        change(&mut next);
        session.settle(&Settings::Tornado(next));
    };
    let line = memo(move || settings.with(|settings| session.context.with(|context| settings.output(model, context))));
    let job = memo(move || {
        settings.with(|settings| session.context.with(|context| Job::Tornado(settings.request(model, context))))
    });
    let news = session.query(SLOT, job);
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
            {output(session, move || line.get(), move |line| settle(&|settings| settings.output = Some(line)))}
            {swing(session, settings)}
        </div>
        {progress(session, SLOT, news, false)}
        {view(move || valueless.get().map(|reason| paragraph("notice", words.valueless(&reason))).into_any())}
        {chart(session, drawing)}
        {more(session, all, count)}
        {without_effect(session, without, derived(move || valueless.with(Option::is_some)))}
        {folded(session, still, move |ids| words.still(ids))}
        {one_across(session, settings)}
    }
    .into_any()
}

/// Whether each input is moved over its plausible or its sensible range, or by so many per cent.
fn swing(session: Session, settings: Memo<TornadoSettings>) -> AnyView {
    let words = TornadoWords::of(session.language);
    let by = memo(move || settings.with(TornadoSettings::swing));
    let percent = move || match by.get() {
        Swing::Percent(percent) => Some(percent),
        Swing::Range | Swing::Plausible => None,
    };
    let set = move |by: Swing| {
        let by = Some(by).filter(|by| *by != Swing::Plausible);
        session.settle(&Settings::Tornado(TornadoSettings { by, ..settings.get_untracked() }));
    };
    let field = Number {
        label: words.percent(),
        // Written as a plain number, since the label says per cent.
        unit: Signal::stored(Unit { text: "%".to_owned(), kind: Kind::Amount }),
        current: derived(percent),
        hint: Signal::stored(String::new()),
        check: Box::new(move |value| (value <= Decimal::ZERO).then_some(words.percent_wrong())),
        live: false,
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
            {number(session, field, move |percent| if let Some(percent) = percent { set(Swing::Percent(percent)) })}
        </div>
    }
    .into_any()
}

fn one_across(session: Session, settings: Memo<TornadoSettings>) -> AnyView {
    let (model, language) = (session.model, session.language);
    let words = TornadoWords::of(session.language);
    let moved = memo(move || settings.with(|settings| session.context.with(|context| settings.input(model, context))));
    let job = memo(move || {
        settings.with(|settings| session.context.with(|context| Job::Tornado(settings.across(model, context))))
    });
    let news = session.query(ACROSS, job);
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
        session.settle(&Settings::Tornado(TornadoSettings { input: Some(input), ..settings.get_untracked() }));
    };
    view! {
        {h2(words.across_title())}
        {note(words.across_standfirst())}
        <div class="controls">{input(session, session.words.input(), model.input_ids().collect(), move || moved.get(), choose)}</div>
        {progress(session, ACROSS, news, false)}
        {chart(session, drawing)}
    }.into_any()
}
