//! How one assumption is drawn.

use leptos::prelude::*;
use takerate_analysis::distribution::Distribution;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, InputId};
use takerate_display::format;
use takerate_view_model::phrase::request_error;
use takerate_view_model::settings::{DistributionChoice, SimulateSettings, UncertainInput};
use takerate_view_model::spread;
use takerate_words::SimulateWords;

use super::settle;
use super::uncertain_inputs::driver_name;
use crate::boxed::{memo, text, view};
use crate::ui::analyses::controls::{Group, Number, choice, number};
use crate::ui::analyses::session::Session;
use crate::ui::steady::derived;

const DEFAULT: &str = "default";
const FIXED: &str = "fixed";

pub fn editor(
    session: Session,
    settings: Memo<SimulateSettings>,
    uncertain: Memo<Option<UncertainInput>>,
    input: InputId,
) -> AnyView {
    let (model, language) = (session.model, session.language);
    let words = SimulateWords::of(session.language);
    let kind = memo(move || settings.with(|settings| kind_of(settings.inputs.get(&input))));
    let kinds = spread::KINDS.map(|kind| (kind.to_owned(), spread::kind_name(kind, language).to_owned()));
    let mut options: Vec<(String, String)> =
        vec![(DEFAULT.to_owned(), words.by_default().to_owned()), (FIXED.to_owned(), words.fixed().to_owned())];
    options.extend(kinds);
    let groups: Vec<Group> = vec![("", options)];
    let choose = move |kind: String| {
        let known = uncertain.get_untracked().and_then(|uncertain| uncertain.distribution.or(uncertain.usual));
        let value = session.context.with_untracked(|context| context.scenario.value(model, input));
        let (low, high) = (model.input(input).low, model.input(input).high);
        // Of an input without a value, the middle of its range.
        let middle = || low.checked_add(high).map_or(low, |sum| sum / Decimal::TWO);
        let next = start(&kind, known, value.unwrap_or_else(middle), (low, high));
        treat(session, settings, input, |_| if kind == FIXED { Err(()) } else { Ok(next) });
    };
    // What is wrong with the distribution itself, which nobody can draw from then.
    let wrong = move || {
        let distribution = uncertain.get()?.distribution?;
        let trouble = distribution.check(model.input(input).name.get(language)).err()?;
        Some(request_error(&trouble, model, language))
    };
    view! {
        <div class="controls editor">
            {choice(words.distribution(), groups, move || kind.get().to_owned(), choose)}
            {view(move || parameters(session, settings, uncertain, input, kind.get()))}
            {view(move || (kind.get() != FIXED && model.driver != Some(input)).then(|| correlation(session, settings, input)).into_any())}
            <p class="wrong" role="alert" prop:textContent=text(move || wrong().unwrap_or_default())></p>
        </div>
    }.into_any()
}

fn kind_of(choice: Option<&DistributionChoice>) -> &'static str {
    match choice {
        Some(DistributionChoice::Fixed) => FIXED,
        Some(DistributionChoice::Drawn { distribution: Some(distribution), .. }) => spread::parts(distribution).0,
        _ => DEFAULT,
    }
}

/// Changes the distribution and keeps the correlation; `Err` makes the input certain.
fn treat(
    session: Session,
    settings: Memo<SimulateSettings>,
    input: InputId,
    change: impl FnOnce(Option<Distribution>) -> Result<Option<Distribution>, ()>,
) {
    settle(session, settings, |settings| {
        let (before, correlation) = match settings.inputs.remove(&input) {
            Some(DistributionChoice::Drawn { distribution, correlation }) => (distribution, correlation),
            _ => (None, None),
        };
        match change(before) {
            Err(()) => {
                settings.inputs.insert(input, DistributionChoice::Fixed);
            }
            Ok(None) if correlation.is_none() => {}
            Ok(distribution) => {
                settings.inputs.insert(input, DistributionChoice::Drawn { distribution, correlation });
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
    session: Session,
    settings: Memo<SimulateSettings>,
    uncertain: Memo<Option<UncertainInput>>,
    input: InputId,
    kind: &'static str,
) -> AnyView {
    let names = spread::parameter_names(kind, session.language);
    let field = move |(index, name): (usize, &'static str)| {
        let value = move || Some(spread::parts(&uncertain.get()?.distribution?).1.get(index)?.normalize());
        let field = Number {
            label: name,
            unit: Signal::stored(session.model.input(input).unit.clone()),
            current: derived(value),
            hint: Signal::stored(String::new()),
            check: Box::new(|_| None),
            live: false,
        };
        number(session, field, move |value| {
            treat(session, settings, input, |before| {
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
fn correlation(session: Session, settings: Memo<SimulateSettings>, input: InputId) -> AnyView {
    let words = SimulateWords::of(session.language);
    let given = move || match settings.with(|settings| settings.inputs.get(&input).copied()) {
        Some(DistributionChoice::Drawn { correlation, .. }) => correlation,
        _ => None,
    };
    let usual = takerate_analysis::uncertain::follows(session.model, input);
    let field = Number {
        label: words.correlation(),
        unit: Signal::stored(Unit { text: driver_name(session).to_owned(), kind: Kind::Amount }),
        current: derived(given),
        hint: Signal::stored(format::plain(usual.normalize())),
        check: Box::new(move |value| (value.abs() > Decimal::ONE).then_some(words.correlation_wrong())),
        live: false,
    };
    number(session, field, move |correlation| {
        settle(session, settings, |settings| {
            let before = settings.inputs.remove(&input);
            let distribution =
                if let Some(DistributionChoice::Drawn { distribution, .. }) = before { distribution } else { None };
            if distribution.is_some() || correlation.is_some() {
                settings.inputs.insert(input, DistributionChoice::Drawn { distribution, correlation });
            }
        });
    })
}
