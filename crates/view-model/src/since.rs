//! Why a link returns something else than its sender saw: the sender's assumptions in today's model, and what of the
//! model has changed besides.

use std::collections::BTreeSet;

use takerate_core::explain::rests_on;
use takerate_core::model::ConstantId;
use takerate_core::{Decimal, InputId, Language, LineId, Model, Problem, Scenario};
use takerate_display::format;
use takerate_scenario_io::assign::decimal;
use takerate_scenario_io::edition::{Edition, computation};
use takerate_scenario_io::link::SAW_DIGITS;
use takerate_words::{EditionsWords, ReasonsWords};

use crate::say;
use crate::settings::SinceSettings;

/// What has changed between the sender's edition of the model and today's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// The sender's value of every input, for today's formulas. An input that there was not has today's value.
    pub scenario: Scenario,
    /// Inputs that the sender left to the preset, whose value there is another one today.
    pub moved: Vec<InputId>,
    /// Inputs that there were not or that had no value, on which a line rests that there was.
    pub new: Vec<InputId>,
    /// Ids of inputs that there are no more.
    pub gone: Vec<String>,
    /// Constants that had another value.
    pub constants: Vec<ConstantId>,
    /// Lines that were computed by another formula. A line that there was not explains no result of then.
    pub formulas: Vec<LineId>,
}

impl Since {
    /// What the settings ask for; without the edition, as far as the link itself tells.
    #[must_use]
    pub fn of(model: &Model, settings: &SinceSettings, edition: Option<&Edition>) -> Self {
        let mut parts = settings.was.split(';');
        let preset = parts.next().unwrap_or_default();
        let assigned: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once('=')).collect();
        let mut since =
            Self { scenario: Scenario::preset(model.find_preset(preset).unwrap_or_default()), ..Self::default() };
        let before = edition.and_then(|edition| edition.presets.get(preset));
        for id in model.input_ids() {
            let input = model.input(id);
            let mut own = assigned.iter().rev().filter(|(name, _)| *name == input.id);
            let own = own.find_map(|(_, text)| decimal(text));
            let old = before.map(|values| values.get(&input.id).and_then(|text| decimal(text)));
            match (own, old) {
                (Some(value), _) => since.set(model, id, value),
                (None, Some(Some(value))) => {
                    if Some(value) != since.scenario.base(model, id) {
                        since.moved.push(id);
                    }
                    since.set(model, id, value);
                }
                (None, Some(None)) if since.scenario.base(model, id).is_some() => since.new.push(id),
                (None, Some(None) | None) => {}
            }
        }
        let names =
            assigned.iter().map(|(name, _)| *name).chain(before.into_iter().flatten().map(|(id, _)| id.as_str()));
        for name in names.filter(|name| name.contains('.') && model.find_input(name).is_none()) {
            if !since.gone.iter().any(|known| known == name) {
                since.gone.push(name.to_owned());
            }
        }
        if let Some(edition) = edition {
            let constants = (0..).map(ConstantId).zip(&model.constants);
            let other = constants.filter(|(_, now)| {
                let then = edition.constants.get(&now.id).and_then(|text| decimal(text));
                then.is_some_and(|then| then != now.value.normalize())
            });
            since.constants = other.map(|(id, _)| id).collect();
            let (mut formulas, mut behind) = (Vec::new(), BTreeSet::new());
            for id in model.line_ids() {
                let Some(then) = edition.lines.get(&model.line(id).id) else { continue };
                behind.extend(rests_on(model, id));
                if *then != computation(model, model.line(id)) {
                    formulas.push(id);
                }
            }
            since.formulas = formulas;
            // An assumption of new lines only changes nothing that the sender saw.
            since.new.retain(|id| behind.contains(id));
        }
        since
    }

    fn set(&mut self, model: &Model, id: InputId, value: Decimal) {
        // A value that the unit forbids today stays today's.
        let _refused = self.scenario.set(model, id, value);
    }

    /// Whether nothing that the model computes with has changed.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        [self.moved.len(), self.new.len(), self.gone.len(), self.constants.len(), self.formulas.len()] == [0; 5]
    }

    /// What of the model has changed, a sentence for each kind.
    #[must_use]
    pub fn said(&self, model: &Model, language: Language) -> Vec<String> {
        let input = |id: &InputId| say::input_name(model, model.input(*id), language);
        let line = |id: &LineId| say::line_name(model, model.line(*id), language);
        let constant = |id: &ConstantId| model.constant(*id).name.get(language).to_owned();
        let words = EditionsWords::of(language);
        let mut said = Vec::new();
        let mut add = |names: Vec<String>, sentence: fn(EditionsWords, &str) -> String| {
            if !names.is_empty() {
                said.push(sentence(words, &names.join(ReasonsWords::of(language).listed())));
            }
        };
        add(self.moved.iter().map(input).collect(), EditionsWords::moved);
        add(self.new.iter().map(input).collect(), EditionsWords::added);
        add(self.gone.clone(), EditionsWords::gone);
        add(self.constants.iter().map(constant).collect(), EditionsWords::constants);
        add(self.formulas.iter().map(line).collect(), EditionsWords::formulas);
        said
    }
}

/// What a result was for the sender, and what it is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Results {
    /// As the link has it, rounded to [`SAW_DIGITS`].
    pub saw: Option<Decimal>,
    /// With the sender's assumptions, by today's formulas.
    pub then: Result<Decimal, Problem>,
    /// What the same link returns: its assignments in today's preset.
    pub link: Result<Decimal, Problem>,
    /// In the reader's scenario as it is.
    pub now: Result<Decimal, Problem>,
}

impl Results {
    /// The results of a line.
    #[must_use]
    pub fn of(model: &Model, line: LineId, settings: &SinceSettings, since: &Since, now: &Scenario) -> Self {
        let of = |scenario: &Scenario| scenario.evaluate(model)[usize::from(line.0)];
        let saw = settings.saw.iter().find(|(seen, _)| *seen == line).map(|(_, value)| *value);
        let link = Since::of(model, settings, None).scenario;
        Self { saw, then: of(&since.scenario), link: of(&link), now: of(now) }
    }

    /// Whether the link returns something else than its sender saw, by more than the rounding of the link.
    #[must_use]
    pub fn differ(&self) -> bool {
        self.saw != self.link.ok().and_then(|value| value.round_sf(SAW_DIGITS))
    }

    /// What formulas and constants make of the sender's assumptions, more than the rounding of the link; nothing where
    /// they make none, or where a result is not known.
    #[must_use]
    pub fn formulas(&self) -> Option<Decimal> {
        let (saw, then) = (self.saw?, self.then.ok()?);
        let seen = then.round_sf(SAW_DIGITS)?;
        (seen != saw).then(|| then.checked_sub(saw)).flatten()
    }

    /// The results in sentences. What formulas make of it can only be told where the sender's edition is known, and so what
    /// has changed `since`.
    #[must_use]
    pub fn said(&self, model: &Model, line: LineId, since: Option<&Since>, language: Language) -> Vec<String> {
        let unit = &model.line(line).unit;
        let shown = |value: Decimal| format::short_with_unit(value, unit, language);
        let result = |value: Result<Decimal, Problem>| value.map_or_else(|_| say::no_value(language).to_owned(), shown);
        let name = say::line_name(model, model.line(line), language);
        let words = EditionsWords::of(language);
        let mut said = vec![match self.saw {
            Some(saw) => words.saw(&name, &shown(saw), &result(self.link)),
            None => words.saw_unknown(&name, &result(self.link)),
        }];
        if self.now != self.link {
            said.push(words.yours(&result(self.now)));
        }
        let Some((difference, since)) = self.formulas().zip(since) else { return said };
        if since.formulas.is_empty() && since.constants.is_empty() {
            said.push(words.does_not_follow().to_owned());
        } else {
            let sign = if difference.is_sign_negative() { "−" } else { "+" };
            let difference = format!("{sign}{}", shown(difference.abs()));
            said.push(words.by_formulas(&result(self.then), &difference));
        }
        said
    }
}
