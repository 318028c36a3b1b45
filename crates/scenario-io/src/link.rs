//! The scenario as a link's fragment: `#v1&base=2025p&view=aave&show=tornado&aave.gho_share=0.1`.
//!
//! Readable and made to be edited by hand: the version, the preset, which ready-made scenario it is, if it is one, the view
//! where it is not the overview, and only the inputs that differ from the preset, as plain decimals. What cannot be read is reported and the rest is taken.

mod issue;

use std::fmt::Write;

use takerate_core::model::Section;
use takerate_core::{Decimal, Language, LineId, Model, PresetId, Scenario};

pub use issue::Issue;

use crate::assign::{Assigned, assign, clipped, decimal};
use crate::caption::Caption;
use crate::edition::is_digest;
use crate::prices::Prices;
use crate::repair::{CUT, repair};

/// The version that links are written in.
pub const VERSION: u32 = 1;

/// A longer fragment is not read: every input changed, at full precision, and drawn in a simulation by a distribution of
/// its own still fits, and so do four such scenarios side by side with ordinary digits.
pub const LONGEST: usize = 65_536;

/// Significant digits of the results that a link keeps: more than a reader sees.
pub const SAW_DIGITS: u32 = 6;

/// What a link opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The scenario; the first preset where the link names none, [`Model::opens`] where it is empty.
    pub scenario: Scenario,
    /// The protocol to show; `None` for the overview.
    pub view: Option<String>,
    /// The analysis to show and its settings, as the link has them: `show=tornado&show.by=10`; empty for the statement.
    pub show: String,
    /// The preset that the reader compares with, where the link names one: `against=2024e`.
    pub against: Option<PresetId>,
    /// The language asked for, where the link asks for one.
    pub language: Option<Language>,
    /// Which prices a service has told, and when, where the link says so: `prices=2026-11-27T21:05Z`.
    pub prices: Option<Prices>,
    /// What somebody calls the scenario and says of it: `name=My_bear_case`.
    pub caption: Option<Caption>,
    /// What the link was made with, where it says so.
    pub pin: Option<Pin>,
    /// What could not be read.
    pub issues: Vec<Issue>,
}

/// What a link was made with, so that a later model can say why it returns something else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pin {
    /// The digest of the model's edition, as written.
    pub edition: String,
    /// The headline results that the sender saw, as written: `&saw.aave=57179100`.
    pub saw: String,
    /// The preset and every assignment, as written: `2025p;aave.gho_share=0.1`. Whether an input counts as changed depends
    /// on the edition.
    pub was: String,
}

impl Pin {
    /// The headline results that the sender saw, as far as they can be read and the model still has their lines.
    pub fn results(&self, model: &Model) -> impl Iterator<Item = (LineId, Decimal)> {
        self.saw.split('&').filter_map(|piece| {
            let (id, value) = piece.strip_prefix("saw.")?.split_once('=')?;
            let section = model.sections.iter().find(|section| section.id == id)?;
            Some((headline(model, section)?, decimal(value)?))
        })
    }
}

/// The fragment, with its `#`, of a scenario, the view and the analysis that show it.
#[must_use]
pub fn write(model: &Model, scenario: &Scenario, view: Option<&str>, show: &str) -> String {
    let mut link = format!("#v{VERSION}&base={}", model.preset(scenario.preset).id);
    if let Some(ready) = model.ready_made_of(scenario) {
        let _ = write!(link, "&scenario={}", model.ready_made[ready].id);
    }
    if let Some(view) = view {
        let _ = write!(link, "&view={view}");
    }
    if !show.is_empty() {
        let _ = write!(link, "&{show}");
    }
    for (id, value) in scenario.changed(model) {
        let _ = write!(link, "&{}={}", model.input(id).id, value.normalize());
    }
    link
}

/// The same with the edition of the model and the headline results of the view.
#[must_use]
pub fn write_pinned(model: &Model, scenario: &Scenario, view: Option<&str>, show: &str, edition: &str) -> String {
    pin_scenario(write(model, scenario, view, show), model, scenario, view, edition)
}

/// A link with the mark of the prices that a service has told, where there are any: `&prices=2026-11-27T21:05Z`.
#[must_use]
pub fn with_prices(mut link: String, model: &Model, scenario: &Scenario, prices: Option<&Prices>) -> String {
    if let Some(prices) = prices {
        link.push_str("&prices=");
        link.push_str(&prices.write(model, scenario));
    }
    link
}

/// [`pin`] with the results of a scenario.
#[must_use]
pub fn pin_scenario(link: String, model: &Model, scenario: &Scenario, view: Option<&str>, edition: &str) -> String {
    let outcome = scenario.evaluate(model);
    pin(link, model, &|line| outcome.get(usize::from(line.0)).copied()?.ok(), view, edition)
}

/// A link with the edition of the model and the headline results of its view: `&model=1f3a9c2e&saw.aave=57179100`.
/// Results are rounded to [`SAW_DIGITS`] significant digits; a protocol without one has none.
#[must_use]
pub fn pin(
    mut link: String,
    model: &Model,
    result: &dyn Fn(LineId) -> Option<Decimal>,
    view: Option<&str>,
    edition: &str,
) -> String {
    let _ = write!(link, "&model={edition}");
    for section in model.sections.iter().filter(|section| view.is_none_or(|id| section.id == id)) {
        let value = headline(model, section).and_then(result);
        if let Some(value) = value.and_then(|value| value.round_sf(SAW_DIGITS)) {
            let _ = write!(link, "&saw.{}={}", section.id, value.normalize());
        }
    }
    link
}

/// The line whose result a link keeps for a protocol: the first of those that stay in sight.
#[must_use]
pub fn headline(model: &Model, section: &Section) -> Option<LineId> {
    model.statement(section).strip.first().and_then(|id| model.shared_line(section, id))
}

/// Reads a fragment, with or without its `#`, and undoes what damaged it on its way ([`repair`]). Never fails: an empty one
/// opens the preset that the model names for it.
#[must_use]
pub fn read(model: &Model, fragment: &str) -> Opened {
    let mut opened = Opened::default();
    if fragment.trim_start_matches('#').len() > LONGEST {
        opened.issues.push(Issue::TooLong);
        return opened;
    }
    let fragment = repair(fragment);
    let fragment = fragment.strip_prefix('#').unwrap_or(&fragment);
    if fragment.is_empty() {
        opened.scenario.preset = model.opens;
        return opened;
    }
    let mut pieces = fragment.split('&');
    let written = pieces.next().unwrap_or_default();
    let version = written.trim_end_matches(CUT);
    let number = version.strip_prefix('v').filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    match number {
        Some(number) if number == VERSION.to_string() => {}
        Some(number) if number.bytes().all(|digit| digit.is_ascii_digit()) => {
            opened.issues.push(Issue::WrongVersion(clipped(version)))
        }
        _ => opened.issues.push(Issue::NotALink(clipped(written))),
    }
    if !opened.issues.is_empty() {
        return opened;
    }
    let mut cut: Vec<&str> = [written].into_iter().filter(|written| *written != version).collect();
    let mut assignments = Vec::new();
    let mut pin = Pin::default();
    // What a link lists counts, and whether it is still the scenario that it names follows from that.
    let (mut based, mut ready, mut marked) = (false, None, None);
    let (mut name, mut note) = ("", "");
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        match piece.split_once('=') {
            _ if piece.contains(CUT) => cut.push(piece),
            // What the settings mean is for the analysis to say: it is not there before a reader asks for it.
            Some((key, _)) if key == "show" || key.starts_with("show.") => {
                opened.show.push_str(if opened.show.is_empty() { "" } else { "&" });
                opened.show.push_str(piece);
            }
            Some(("base", id)) => match model.find_preset(id) {
                Some(preset) => (based, opened.scenario.preset) = (true, preset),
                None => opened.issues.push(Issue::UnknownPreset(clipped(id))),
            },
            Some(("scenario", id)) => match model.find_ready_made(id) {
                Some(found) => ready = Some(&model.ready_made[found]),
                None => opened.issues.push(Issue::UnknownScenario(clipped(id))),
            },
            Some(("against", id)) => match model.find_preset(id) {
                Some(preset) => opened.against = Some(preset),
                None => opened.issues.push(Issue::UnknownPreset(clipped(id))),
            },
            Some(("view", id)) => match model.sections.iter().find(|section| section.is_protocol() && section.id == id)
            {
                Some(section) => opened.view = Some(section.id.clone()),
                None => opened.issues.push(Issue::UnknownView(clipped(id))),
            },
            Some(("prices", written)) => marked = Some(written),
            Some(("name", written)) => name = written,
            Some(("note", written)) => note = written,
            Some(("lang", tag)) => match Language::from_tag(tag) {
                Some(language) => opened.language = Some(language),
                None => opened.issues.push(Issue::UnknownLanguage(clipped(tag))),
            },
            // Of a card on another site: what it shows, and in which colours (`src/boot.js`).
            Some(("embed" | "theme", _)) => {}
            None if piece == "embed" => {}
            Some(("model", edition)) if is_digest(edition) => edition.clone_into(&mut pin.edition),
            Some(("model", edition)) => opened.issues.push(Issue::NotAnEdition(clipped(edition))),
            Some((key, _)) if key.starts_with("saw.") => {
                pin.saw.push('&');
                pin.saw.push_str(piece);
            }
            Some(assignment) => assignments.push(assignment),
            None => opened.issues.push(Issue::NotAnAssignment(clipped(piece))),
        }
    }
    // After the preset, wherever it stands: whether an input is changed depends on it.
    let ready = ready.filter(|_| !based);
    if let Some(ready) = ready {
        opened.scenario = ready.scenario(model);
    }
    pin.was.push_str(&model.preset(opened.scenario.preset).id);
    for change in ready.into_iter().flat_map(|ready| &ready.changes) {
        let _ = write!(pin.was, ";{}={}", model.input(change.input).id, change.value);
    }
    for (id, value) in assignments {
        for part in [";", id, "=", value] {
            pin.was.push_str(part);
        }
        match assign(model, &mut opened.scenario, id, value) {
            Ok(Assigned { rounded: None, .. }) => {}
            Ok(Assigned { rounded: Some(value), .. }) => opened.issues.push(Issue::Rounded(id.to_owned(), value)),
            Err(error) => opened.issues.push(Issue::Assignment(error)),
        }
    }
    // After the assignments, since it is of what they changed.
    if let Some(written) = marked {
        match Prices::read(model, &opened.scenario, written) {
            Ok(prices) => opened.prices = prices,
            Err(_) => opened.issues.push(Issue::NoPrices(clipped(written))),
        }
    }
    opened.caption = Caption::read(name, note);
    opened.issues.extend(cut.into_iter().map(|piece| Issue::Cut(clipped(piece))));
    opened.pin = (!pin.edition.is_empty()).then_some(pin);
    opened
}
