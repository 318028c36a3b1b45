//! How one assumption is drawn.

use leptos::prelude::*;
use takerate_analysis::distribution::Distribution;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, InputId};
use takerate_inquiry::look::{Doubt, SimulateLook, Treatment};
use takerate_inquiry::phrase::request_error;
use takerate_inquiry::spread;
use takerate_present::format;
use takerate_words::SimulateWords;

use super::doubts::driver_name;
use super::settle;
use crate::boxed::{memo, text, view};
use crate::ui::analyses::controls::{Group, Number, choice, number};
use crate::ui::analyses::desk::Desk;
use crate::ui::steady::derived;

const DEFAULT: &str = "default";
const FIXED: &str = "fixed";

pub fn editor(desk: Desk, look: Memo<SimulateLook>, doubt: Memo<Option<Doubt>>, input: InputId) -> AnyView {
    let (model, language) = (desk.model, desk.language);
    let words = SimulateWords::of(desk.language);
    let kind = memo(move || look.with(|look| kind_of(look.inputs.get(&input))));
    let kinds = spread::KINDS.map(|kind| (kind.to_owned(), spread::kind_name(kind, language).to_owned()));
    let mut options: Vec<(String, String)> =
        vec![(DEFAULT.to_owned(), words.by_default().to_owned()), (FIXED.to_owned(), words.fixed().to_owned())];
    options.extend(kinds);
    let groups: Vec<Group> = vec![("", options)];
    let choose = move |kind: String| {
        let known = doubt.get_untracked().and_then(|doubt| doubt.distribution.or(doubt.usual));
        let value = desk.place.with_untracked(|place| place.scenario.value(model, input));
        let next = start(&kind, known, value, (model.input(input).low, model.input(input).high));
        treat(desk, look, input, |_| if kind == FIXED { Err(()) } else { Ok(next) });
    };
    // What is wrong with the distribution itself, which nobody can draw from then.
    let wrong = move || {
        let distribution = doubt.get()?.distribution?;
        let trouble = distribution.check(model.input(input).name.get(language)).err()?;
        Some(request_error(&trouble, model, language))
    };
    view! {
        <div class="controls editor">
            {choice(words.distribution(), groups, move || kind.get().to_owned(), choose)}
            {view(move || parameters(desk, look, doubt, input, kind.get()))}
            {view(move || (kind.get() != FIXED && model.driver != Some(input)).then(|| correlation(desk, look, input)).into_any())}
            <p class="wrong" role="alert" prop:textContent=text(move || wrong().unwrap_or_default())></p>
        </div>
    }.into_any()
}

fn kind_of(treatment: Option<&Treatment>) -> &'static str {
    match treatment {
        Some(Treatment::Fixed) => FIXED,
        Some(Treatment::Drawn { distribution: Some(distribution), .. }) => spread::parts(distribution).0,
        _ => DEFAULT,
    }
}

/// Changes the distribution and keeps the correlation; `Err` makes the input certain.
fn treat(
    desk: Desk,
    look: Memo<SimulateLook>,
    input: InputId,
    change: impl FnOnce(Option<Distribution>) -> Result<Option<Distribution>, ()>,
) {
    settle(desk, look, |look| {
        let (before, correlation) = match look.inputs.remove(&input) {
            Some(Treatment::Drawn { distribution, correlation }) => (distribution, correlation),
            _ => (None, None),
        };
        match change(before) {
            Err(()) => {
                look.inputs.insert(input, Treatment::Fixed);
            }
            Ok(None) if correlation.is_none() => {}
            Ok(distribution) => {
                look.inputs.insert(input, Treatment::Drawn { distribution, correlation });
            }
        }
    });
}

/// A distribution of a kind, near the one before it.
fn start(kind: &str, known: Option<Distribution>, value: Decimal, range: (Decimal, Decimal)) -> Option<Distribution> {
    let parameters = known.map(|known| spread::parts(&known).1).unwrap_or_default();
    let (low, high) = parameters.first().copied().zip(parameters.last().copied()).unwrap_or(range);
    let mode = if let [_, mode, _] = parameters[..] { mode } else { value.clamp(low, high) };
    // A lognormal one has nothing at or below 0.
    let low = if kind == "lognormal" && low <= Decimal::ZERO { high / Decimal::TEN } else { low };
    spread::of(kind, &[low, high]).or_else(|| spread::of(kind, &[low, mode, high]))
}

fn parameters(
    desk: Desk,
    look: Memo<SimulateLook>,
    doubt: Memo<Option<Doubt>>,
    input: InputId,
    kind: &'static str,
) -> AnyView {
    let names = spread::parameter_names(kind, desk.language);
    let field = move |(index, name): (usize, &'static str)| {
        let value = move || Some(spread::parts(&doubt.get()?.distribution?).1.get(index)?.normalize());
        let field = Number {
            label: name,
            unit: Signal::stored(desk.model.input(input).unit.clone()),
            current: derived(value),
            hint: Signal::stored(String::new()),
            check: Box::new(|_| None),
        };
        number(desk, field, move |value| {
            treat(desk, look, input, |before| {
                let changed = before.zip(value).and_then(|(before, value)| {
                    let (kind, mut parameters) = spread::parts(&before);
                    *parameters.get_mut(index)? = value;
                    spread::of(kind, &parameters)
                });
                Ok(changed.or(before))
            });
        })
    };
    names.into_iter().enumerate().map(field).collect_view().into_any()
}

/// How closely the input follows the driver; emptied, as by default.
fn correlation(desk: Desk, look: Memo<SimulateLook>, input: InputId) -> AnyView {
    let words = SimulateWords::of(desk.language);
    let given = move || match look.with(|look| look.inputs.get(&input).copied()) {
        Some(Treatment::Drawn { correlation, .. }) => correlation,
        _ => None,
    };
    let usual = takerate_analysis::uncertain::follows(desk.model, input);
    let field = Number {
        label: words.correlation(),
        unit: Signal::stored(Unit { text: driver_name(desk).to_owned(), kind: Kind::Amount }),
        current: derived(given),
        hint: Signal::stored(format::plain(usual.normalize())),
        check: Box::new(move |value| (value.abs() > Decimal::ONE).then_some(words.correlation_wrong())),
    };
    number(desk, field, move |correlation| {
        settle(desk, look, |look| {
            let before = look.inputs.remove(&input);
            let distribution =
                if let Some(Treatment::Drawn { distribution, .. }) = before { distribution } else { None };
            if distribution.is_some() || correlation.is_some() {
                look.inputs.insert(input, Treatment::Drawn { distribution, correlation });
            }
        });
    })
}
