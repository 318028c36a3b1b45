//! What two assumptions do together: a result over both, and where it meets a target.

mod axis;

use std::sync::Arc;
use takerate_words::TableWords;

use leptos::prelude::*;
use takerate_analysis::table::{Table, TableRequest};
use takerate_analysis::{Answer, Job};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, InputId, Number as _};
use takerate_display::format;
use takerate_view_model::heat::{heat, plane};
use takerate_view_model::say;
use takerate_view_model::settings::{Settings, TableSettings};

use super::applied::{Applied, applied, apply};
use super::chart::{Action, chart_with};
use super::controls::{Number, number, output};
use super::heading::heading;
use super::progress::progress;
use crate::boxed::{effect, memo, on, text};
use crate::ui::analyses::session::{Session, answer_to};
use crate::ui::parts::{action, live_paragraph, note};
use crate::ui::steady::derived;

const SLOT: &str = "table";

/// What is drawn: the last table that answers what was asked, and where the scenario stood.
#[derive(Clone)]
struct Drawn {
    table: Arc<Table>,
    own: Option<(Decimal, Decimal)>,
    target: Decimal,
}

pub fn table(session: Session) -> AnyView {
    let (model, words) = (session.model, TableWords::of(session.language));
    let settings = memo(move || match session.settings.get() {
        Settings::Table(settings) => settings,
        _ => TableSettings::default(),
    });
    let request =
        memo(move || settings.with(|settings| session.context.with(|context| settings.request(model, context))));
    let job = memo(move || Job::Table(request.get()));
    let news = session.query(SLOT, job);
    let target =
        memo(move || settings.with(|settings| session.context.with(|context| settings.target(model, context))));
    let drawn: RwSignal<Option<Drawn>> = RwSignal::new(None);
    effect(move || {
        let target = target.get();
        // A table of an older question keeps what it was drawn with.
        if let Some(Answer::Table(table)) = job.with(|job| answer_to(news, job)).as_deref() {
            let own = request.with(|request| own(session, request));
            drawn.set(Some(Drawn { table: Arc::new((**table).clone()), own, target }));
        }
    });
    let drawing = Memo::new_with_compare(
        move |_| {
            let Drawn { table, own, target } = drawn.get()?;
            Some(heat(model, table, Some(target), own, session.language))
        },
        |_, _| true,
    );
    let held = RwSignal::new(None);
    let cells = memo(move || request.with(|request| (request.x.clone(), request.y.clone())));
    effect(move || {
        let _cells = cells.get();
        // Other axes have other cells.
        held.set(None);
    });
    let last = RwSignal::new(Applied::default());
    let act = Callback::new(move |mark| {
        let values = drawn.with_untracked(|drawn| drawn.as_ref().and_then(|drawn| cell(session, &drawn.table, mark)));
        if let Some(values) = values {
            apply(session, values, last);
        }
    });
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        {form(session, settings)}
        {progress(session, SLOT, news, false)}
        {live_paragraph("standing", text(move || drawn.with(|drawn| drawn.as_ref().and_then(|drawn| standing(session, drawn))).unwrap_or_default()))}
        {chart_with(session, drawing.into(), Action { label: words.use_them(), hint: words.point(), held, act })}
        {applied(session, last)}
    }.into_any()
}

/// Which result and target, and both axes.
fn form(session: Session, settings: Memo<TableSettings>) -> AnyView {
    let (model, words) = (session.model, TableWords::of(session.language));
    let settle = move |change: &dyn Fn(&mut TableSettings)| {
        let mut next = settings.get_untracked();
        change(&mut next);
        session.settle(&Settings::Table(next));
    };
    let line = memo(move || settings.with(|settings| session.context.with(|context| settings.output(model, context))));
    let level = Number {
        label: words.target(),
        unit: derived(move || model.line(line.get()).unit.clone()),
        current: derived(move || {
            Some(settings.with(|settings| session.context.with(|context| settings.target(model, context))))
        }),
        hint: Signal::stored(String::new()),
        check: Box::new(|_| None),
        live: false,
    };
    let most = TableSettings::most_steps();
    let steps = Number {
        label: words.steps(),
        unit: Signal::stored(Unit { text: String::new(), kind: Kind::Amount }),
        current: derived(move || Some(Decimal::from(settings.with(TableSettings::steps)))),
        hint: Signal::stored(String::new()),
        check: Box::new(move |count| {
            let right = whole(count).is_some_and(|count| (2..=most).contains(&count));
            (!right).then_some(words.steps_wrong())
        }),
        live: false,
    };
    let choose_output = move |line| {
        // A target belongs to its result: another result begins with its own.
        settle(&|settings| (settings.output, settings.target) = (Some(line), None));
    };
    let swap = move |_| {
        settle(&|settings| session.context.with_untracked(|context| axis::swap(settings, session.model, context)))
    };
    view! {
        <div class="controls">
            {output(session, move || line.get(), choose_output)}
            {number(session, level, move |target| settle(&|settings| settings.target = target))}
            {number(session, steps, move |steps| settle(&|settings| settings.steps = steps.and_then(whole)))}
        </div>
        <div class="axes">
            {axis::axis(session, settings, axis::Which::X)}
            {axis::axis(session, settings, axis::Which::Y)}
        </div>
        <p class="actions">{action(words.swap(), on(swap))}</p>
    }
    .into_any()
}

fn whole(count: Decimal) -> Option<usize> {
    format::plain(count.normalize()).parse().ok()
}

/// Where the scenario of a request stands on its axes.
fn own(session: Session, request: &TableRequest) -> Option<(Decimal, Decimal)> {
    let scenario = request.scenario.read(session.model).ok()?;
    let value = |id: &str| scenario.value(session.model, session.model.find_input(id)?);
    Some((value(&request.x.input)?, value(&request.y.input)?))
}

/// The values of a cell by its mark; marks begin in the row at the top, which is the last.
fn cell(session: Session, table: &Table, mark: usize) -> Option<Vec<(InputId, Decimal)>> {
    let columns = table.x.values.len();
    let row = table.y.values.len().checked_sub(1 + mark.checked_div(columns)?)?;
    let values = [(&table.x, mark % columns), (&table.y, row)];
    values
        .into_iter()
        .map(|(axis, index)| Some((session.model.find_input(&axis.input)?, *axis.values.get(index)?)))
        .collect()
}

/// Where the scenario stands, and whether the target is met anywhere.
fn standing(session: Session, drawn: &Drawn) -> Option<String> {
    let (model, language, words) = (session.model, session.language, TableWords::of(session.language));
    let Drawn { table, own, target } = drawn;
    let line = model.line(model.find_line(&table.output)?);
    let (x, y) = (*own)?;
    let at = |axis: &takerate_analysis::axis::Axis, value: Decimal| {
        let input = model.input(model.find_input(&axis.input)?);
        Some(say::beside(input.name.get(language), &say::value(value, input, language)))
    };
    let base = match table.base.value {
        Some(value) => format::short_with_unit(value, &line.unit, language),
        None => say::figure(&table.base, line, language),
    };
    let mut sentences =
        vec![words.now(&at(&table.x, x)?, &at(&table.y, y)?, line.name.get(language), base.trim_end_matches('.'))];
    if beyond(&table.x.values, x) || beyond(&table.y.values, y) {
        sentences.push(words.outside().to_owned());
    }
    if plane::lines(table, f64::from_decimal(*target)).is_empty() {
        sentences.push(words.nowhere(&format::precise(*target, &line.unit, language)));
    }
    Some(sentences.join(session.page.words.between()))
}

fn beyond(values: &[Decimal], value: Decimal) -> bool {
    values.first().is_some_and(|first| value < *first) || values.last().is_some_and(|last| value > *last)
}
