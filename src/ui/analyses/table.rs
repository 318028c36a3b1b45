//! What two assumptions do together: a result over both, and where it meets a target.

mod axis;

use std::sync::Arc;
use takerate_words::TableWords;

use leptos::prelude::*;
use takerate_analysis::table::{Table, TableRequest};
use takerate_analysis::{Answer, Job};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, InputId, Number as _};
use takerate_inquiry::heat::{heat, plane};
use takerate_inquiry::look::{Look, TableLook};
use takerate_inquiry::say;
use takerate_present::format;

use super::applied::{Applied, applied, apply};
use super::chart::{Action, chart_with};
use super::controls::{Number, number, output};
use super::heading::heading;
use super::progress::progress;
use crate::boxed::{effect, memo, on, text};
use crate::ui::analyses::desk::{Desk, answer_to};
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

pub fn table(desk: Desk) -> AnyView {
    let (model, words) = (desk.model, TableWords::of(desk.language));
    let look = memo(move || match desk.look.get() {
        Look::Table(look) => look,
        _ => TableLook::default(),
    });
    let request = memo(move || look.with(|look| desk.place.with(|place| look.request(model, place))));
    let job = memo(move || Job::Table(request.get()));
    let news = desk.query(SLOT, job);
    let target = memo(move || look.with(|look| desk.place.with(|place| look.target(model, place))));
    let drawn: RwSignal<Option<Drawn>> = RwSignal::new(None);
    effect(move || {
        let target = target.get();
        // A table of an older question keeps what it was drawn with.
        if let Some(Answer::Table(table)) = job.with(|job| answer_to(news, job)).as_deref() {
            let own = request.with(|request| own(desk, request));
            drawn.set(Some(Drawn { table: Arc::new((**table).clone()), own, target }));
        }
    });
    let drawing = Memo::new_with_compare(
        move |_| {
            let Drawn { table, own, target } = drawn.get()?;
            Some(heat(model, table, Some(target), own, desk.language))
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
        let values = drawn.with_untracked(|drawn| drawn.as_ref().and_then(|drawn| cell(desk, &drawn.table, mark)));
        if let Some(values) = values {
            apply(desk, values, last);
        }
    });
    view! {
        {heading(words.title())}
        {note(words.standfirst())}
        {settings(desk, look)}
        {progress(desk, SLOT, news, false)}
        {live_paragraph("standing", text(move || drawn.with(|drawn| drawn.as_ref().and_then(|drawn| standing(desk, drawn))).unwrap_or_default()))}
        {chart_with(desk, drawing.into(), Action { label: words.use_them(), hint: words.point(), held, act })}
        {applied(desk, last)}
    }.into_any()
}

/// Which result and target, and both axes.
fn settings(desk: Desk, look: Memo<TableLook>) -> AnyView {
    let (model, words) = (desk.model, TableWords::of(desk.language));
    let settle = move |change: &dyn Fn(&mut TableLook)| {
        let mut next = look.get_untracked();
        change(&mut next);
        desk.settle(&Look::Table(next));
    };
    let line = memo(move || look.with(|look| desk.place.with(|place| look.output(model, place))));
    let level = Number {
        label: words.target(),
        unit: derived(move || model.line(line.get()).unit.clone()),
        current: derived(move || Some(look.with(|look| desk.place.with(|place| look.target(model, place))))),
        hint: Signal::stored(String::new()),
        check: Box::new(|_| None),
    };
    let most = TableLook::most_steps();
    let steps = Number {
        label: words.steps(),
        unit: Signal::stored(Unit { text: String::new(), kind: Kind::Amount }),
        current: derived(move || Some(Decimal::from(look.with(TableLook::steps)))),
        hint: Signal::stored(String::new()),
        check: Box::new(move |count| {
            let right = whole(count).is_some_and(|count| (2..=most).contains(&count));
            (!right).then_some(words.steps_wrong())
        }),
    };
    let choose_output = move |line| {
        // A target belongs to its result: another result begins with its own.
        settle(&|look| (look.output, look.target) = (Some(line), None));
    };
    let swap = move |_| settle(&|look| desk.place.with_untracked(|place| axis::swap(look, desk.model, place)));
    view! {
        <div class="controls">
            {output(desk, move || line.get(), choose_output)}
            {number(desk, level, move |target| settle(&|look| look.target = target))}
            {number(desk, steps, move |steps| settle(&|look| look.steps = steps.and_then(whole)))}
        </div>
        <div class="axes">
            {axis::axis(desk, look, axis::Which::X)}
            {axis::axis(desk, look, axis::Which::Y)}
        </div>
        <p class="actions">{action(words.swap(), on(swap))}</p>
    }
    .into_any()
}

fn whole(count: Decimal) -> Option<usize> {
    format::plain(count.normalize()).parse().ok()
}

/// Where the scenario of a request stands on its axes.
fn own(desk: Desk, request: &TableRequest) -> Option<(Decimal, Decimal)> {
    let scenario = request.scenario.read(desk.model).ok()?;
    let value = |id: &str| Some(scenario.value(desk.model, desk.model.find_input(id)?));
    Some((value(&request.x.input)?, value(&request.y.input)?))
}

/// The values of a cell by its mark; marks begin in the row at the top, which is the last.
fn cell(desk: Desk, table: &Table, mark: usize) -> Option<Vec<(InputId, Decimal)>> {
    let columns = table.x.values.len();
    let row = table.y.values.len().checked_sub(1 + mark.checked_div(columns)?)?;
    let values = [(&table.x, mark % columns), (&table.y, row)];
    values
        .into_iter()
        .map(|(axis, index)| Some((desk.model.find_input(&axis.input)?, *axis.values.get(index)?)))
        .collect()
}

/// Where the scenario stands, and whether the target is met anywhere.
fn standing(desk: Desk, drawn: &Drawn) -> Option<String> {
    let (model, language, words) = (desk.model, desk.language, TableWords::of(desk.language));
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
    Some(sentences.join(desk.page.words.between()))
}

fn beyond(values: &[Decimal], value: Decimal) -> bool {
    values.first().is_some_and(|first| value < *first) || values.last().is_some_and(|last| value > *last)
}
