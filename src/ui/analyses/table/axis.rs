//! One axis of the two-way table: its assumption, and from where to where it goes.

use leptos::prelude::*;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, Model};
use takerate_display::format;
use takerate_view_model::settings::{AxisSettings, Context, Settings, TableSettings};
use takerate_words::TableWords;

use crate::boxed::{flag, memo};
use crate::ui::analyses::controls::{Number, input, number};
use crate::ui::analyses::session::Session;
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
    fn of(self, settings: &TableSettings) -> &AxisSettings {
        match self {
            Self::X => &settings.x,
            Self::Y => &settings.y,
        }
    }

    fn of_mut(self, settings: &mut TableSettings) -> &mut AxisSettings {
        match self {
            Self::X => &mut settings.x,
            Self::Y => &mut settings.y,
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
    fn of(self, axis: &AxisSettings) -> Option<Decimal> {
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
pub fn swap(settings: &mut TableSettings, model: &Model, context: &Context) {
    let (x, y) = settings.inputs(model, context);
    std::mem::swap(&mut settings.x, &mut settings.y);
    (settings.x.input, settings.y.input) = (Some(y), Some(x));
}

pub fn axis(session: Session, settings: Memo<TableSettings>, which: Which) -> AnyView {
    let (model, words) = (session.model, TableWords::of(session.language));
    let inputs = move || settings.with(|settings| session.context.with(|context| settings.inputs(model, context)));
    let current = memo(move || which.input(inputs()));
    let choose = move |chosen: InputId| {
        let mut next = settings.get_untracked();
        let (x, y) = untrack(inputs);
        if chosen == which.input((y, x)) {
            // What stands on the other axis comes from there.
            session.context.with_untracked(|context| swap(&mut next, model, context));
        } else {
            (next.x.input, next.y.input) = (Some(x), Some(y));
            *which.of_mut(&mut next) = AxisSettings { input: Some(chosen), low: None, high: None };
        }
        session.settle(&Settings::Table(next));
    };
    let label = if which == Which::X { words.across() } else { words.upwards() };
    view! {
        <fieldset class="axis">
            {input(session, label, model.input_ids().collect(), move || current.get(), choose)}
            // A switch is off and on, and nothing else.
            <div class="ends" hidden=flag(move || model.input(current.get()).unit.kind == Kind::Switch)>
                {end(session, settings, (which, End::Low), current)}
                {end(session, settings, (which, End::High), current)}
            </div>
        </fieldset>
    }
    .into_any()
}

fn end(session: Session, settings: Memo<TableSettings>, (which, end): (Which, End), current: Memo<InputId>) -> AnyView {
    let (model, words) = (session.model, TableWords::of(session.language));
    let check = move |value: Decimal| {
        let input = current.get_untracked();
        if let Err(refusal) = model.input(input).unit.kind.accept(value) {
            return Some(session.page.words.refused(refusal as usize));
        }
        let other = |end: End| {
            settings.with_untracked(|settings| end.of(which.of(settings))).unwrap_or_else(|| end.default(model, input))
        };
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
        current: derived(move || settings.with(|settings| end.of(which.of(settings)))),
        hint: derived(move || {
            let input = current.get();
            format::editable(end.default(model, input), &model.input(input).unit)
        }),
        check: Box::new(check),
        live: false,
    };
    number(session, field, move |value| {
        let mut next = settings.get_untracked();
        let axis = which.of_mut(&mut next);
        match end {
            End::Low => axis.low = value,
            End::High => axis.high = value,
        }
        session.settle(&Settings::Table(next));
    })
}
