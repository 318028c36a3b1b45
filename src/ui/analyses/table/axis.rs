//! One axis of the two-way table: its assumption, and from where to where it goes.

use leptos::prelude::*;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, Model};
use takerate_inquiry::look::{AxisLook, Look, Place, TableLook};
use takerate_present::format;
use takerate_words::TableWords;

use crate::boxed::{flag, memo};
use crate::ui::analyses::controls::{Number, input, number};
use crate::ui::analyses::desk::Desk;
use crate::ui::steady::derived;

/// One of both axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    X,
    Y,
}

/// One end of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Low,
    High,
}

impl Which {
    fn of(self, look: &TableLook) -> &AxisLook {
        match self {
            Self::X => &look.x,
            Self::Y => &look.y,
        }
    }

    fn of_mut(self, look: &mut TableLook) -> &mut AxisLook {
        match self {
            Self::X => &mut look.x,
            Self::Y => &mut look.y,
        }
    }

    fn input(self, (x, y): (InputId, InputId)) -> InputId {
        match self {
            Self::X => x,
            Self::Y => y,
        }
    }
}

impl End {
    fn of(self, axis: &AxisLook) -> Option<Decimal> {
        match self {
            Self::Low => axis.low,
            Self::High => axis.high,
        }
    }

    fn default(self, model: &Model, input: InputId) -> Decimal {
        match self {
            Self::Low => model.input(input).low,
            Self::High => model.input(input).high,
        }
    }
}

/// Exchanges the axes, with all that was set for them.
pub fn swap(look: &mut TableLook, model: &Model, place: &Place) {
    let (x, y) = look.inputs(model, place);
    std::mem::swap(&mut look.x, &mut look.y);
    (look.x.input, look.y.input) = (Some(y), Some(x));
}

pub fn axis(desk: Desk, look: Memo<TableLook>, which: Which) -> AnyView {
    let (model, words) = (desk.model, TableWords::of(desk.language));
    let inputs = move || look.with(|look| desk.place.with(|place| look.inputs(model, place)));
    let current = memo(move || which.input(inputs()));
    let choose = move |chosen: InputId| {
        let mut next = look.get_untracked();
        let (x, y) = untrack(inputs);
        if chosen == which.input((y, x)) {
            // What stands on the other axis comes from there.
            desk.place.with_untracked(|place| swap(&mut next, model, place));
        } else {
            (next.x.input, next.y.input) = (Some(x), Some(y));
            *which.of_mut(&mut next) = AxisLook { input: Some(chosen), low: None, high: None };
        }
        desk.settle(&Look::Table(next));
    };
    let label = if which == Which::X { words.across() } else { words.upwards() };
    view! {
        <fieldset class="axis">
            {input(desk, label, model.input_ids().collect(), move || current.get(), choose)}
            // A switch is off and on, and nothing else.
            <div class="ends" hidden=flag(move || model.input(current.get()).unit.kind == Kind::Switch)>
                {end(desk, look, (which, End::Low), current)}
                {end(desk, look, (which, End::High), current)}
            </div>
        </fieldset>
    }
    .into_any()
}

fn end(desk: Desk, look: Memo<TableLook>, (which, end): (Which, End), current: Memo<InputId>) -> AnyView {
    let (model, words) = (desk.model, TableWords::of(desk.language));
    let check = move |value: Decimal| {
        let input = current.get_untracked();
        if let Err(refusal) = model.input(input).unit.kind.accept(value) {
            return Some(desk.page.words.refused(refusal as usize));
        }
        let other =
            |end: End| look.with_untracked(|look| end.of(which.of(look))).unwrap_or_else(|| end.default(model, input));
        match end {
            End::Low | End::High if value == other(if end == End::Low { End::High } else { End::Low }) => {
                Some(words.same_ends())
            }
            End::Low => (value >= other(End::High)).then_some(words.not_below()),
            End::High => (value <= other(End::Low)).then_some(words.not_above()),
        }
    };
    let field = Number {
        label: if end == End::Low { words.from() } else { words.to() },
        unit: derived(move || model.input(current.get()).unit.clone()),
        current: derived(move || look.with(|look| end.of(which.of(look)))),
        hint: derived(move || {
            let input = current.get();
            format::editable(end.default(model, input), &model.input(input).unit)
        }),
        check: Box::new(check),
    };
    number(desk, field, move |value| {
        let mut next = look.get_untracked();
        let axis = which.of_mut(&mut next);
        match end {
            End::Low => axis.low = value,
            End::High => axis.high = value,
        }
        desk.settle(&Look::Table(next));
    })
}
