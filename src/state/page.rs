//! The state of the page: one signal with what is shown, everything else derived from it.

use std::sync::Arc;

use leptos::prelude::*;
use takerate_bundled::outline_language;
use takerate_core::evaluate::Outcome;
use takerate_core::explain::{is_fault, no_value_word, reason, section_rests_on};
use takerate_core::model::{Basis, LineId, Section};
use takerate_core::{Decimal, InputId, Language, Model, PresetId, Problem, Reference, Scenario};
use takerate_scenario_io::link::Issue;

use super::begun;
use super::faults::{Fault, find_faults};
use super::link_status::OtherEdition;
use super::reasons::Reasons;
use super::results::{LineResult, Results};
use super::shown::{Named, Shown};
use super::sight::Sight;
use super::undo::Steps;
use super::url::History;
use crate::boxed::memo;
use takerate_words::PageWords;

/// Handles to the state; copied freely. `language` and `words` are those of the current rendering.
#[derive(Clone, Copy)]
pub struct Page {
    pub model: &'static Model,
    /// The model with its notes and sources, once they are there.
    pub whole: RwSignal<Option<&'static Model>>,
    pub language: Language,
    pub words: PageWords,
    /// What is shown, and what brought it about.
    pub shown: RwSignal<Shown>,
    /// The scenario that is shown.
    pub scenario: Memo<Scenario>,
    /// The same a moment after an input was moved last: what is announced, and what costs more than a figure.
    pub rested: RwSignal<Scenario>,
    /// Why the first figure that stays in sight differs, once what finds that out is there.
    pub reasons: RwSignal<Option<Reasons>>,
    /// The scenario of the link that was opened.
    pub linked: RwSignal<Scenario>,
    /// What screen readers are told.
    pub said: RwSignal<String>,
    /// The ready-made scenario that is open, or that the reader has begun with and moves away from, as an index of
    /// [`Model::ready_made`]: what stands above the figures must not go away under a thumb.
    pub ready_made: Memo<Option<usize>>,
    /// The scenario under the name that somebody gave it, or the named one with which the reader has begun.
    pub named: Memo<Option<Named>>,
    /// The protocol that is shown, as an index of the model's sections; `None` for the overview.
    pub view: Memo<Option<usize>>,
    /// The analysis that is shown and its settings, as a link has them; empty for the statement.
    pub show: Memo<String>,
    /// Rises where the scenario is replaced as a whole, which ends any typing.
    pub epoch: Memo<u32>,
    /// The language that the reader wants.
    pub wanted: RwSignal<Language>,
    /// The language shown: the wanted one, as soon as the model's texts in it are there.
    pub speaking: Memo<Language>,
    /// What could not be read in the link that was opened.
    pub issues: RwSignal<Vec<Issue>>,
    /// What is known of the link that was opened, where it was made with another edition of the model.
    pub pin: RwSignal<Option<OtherEdition>>,
    /// What undo and redo move among.
    pub steps: RwSignal<Steps>,
    /// Whether the page is a card in another one, whose history is not this page's to write.
    pub card: bool,
    /// Whether the browser refused to remember a choice.
    pub storage_blocked: RwSignal<bool>,
    /// The path of explanations that is open; empty where the panel is closed.
    pub explained: RwSignal<Vec<Reference>>,
    /// What of the last change waits to be written into the address.
    pub history: StoredValue<History>,
    /// The fragment as it was last written or opened.
    pub address: RwSignal<String>,
    /// The same, for links.
    pub here: Memo<String>,
    /// The scenario's preset, apart from it: most of what reads it need not look again when an input moves.
    preset: Memo<PresetId>,
    /// The preset that the reader chose to compare with.
    against: Memo<Option<PresetId>>,
    /// Every line.
    results: Memo<Arc<Results>>,
    /// What went wrong in the scenario at rest, each fault once, with how many lines it takes and the inputs to look at.
    pub faults: Memo<Vec<Fault>>,
    presets: StoredValue<Vec<Outcome<Decimal>>>,
}

impl Page {
    pub fn new(model: &'static Model, language: Language, card: bool) -> Self {
        let shown = RwSignal::new(Shown::default());
        let scenario = memo(move || shown.with(|shown| shown.scenario.clone()));
        let next = move |before: Option<&Arc<Results>>| scenario.with(|scenario| Results::of(model, scenario, before));
        let results = Memo::new_with_compare(next, |_, _| true);
        // While somebody types or drags, a contradiction may be gone with the next digit.
        let rested = RwSignal::new(Scenario::default());
        let faults = memo(move || rested.with(|scenario| find_faults(model, &scenario.evaluate(model), scenario)));
        let address = RwSignal::new(String::new());
        let ready_made = Memo::new(move |before: Option<&Option<usize>>| {
            shown.with(|shown| begun::ready_made(model, before.copied().flatten(), shown))
        });
        let named = Memo::new(move |before: Option<&Option<Named>>| {
            shown.with(|shown| begun::named(model, before.cloned().flatten(), shown))
        });
        // It may have come before the page is mounted: what a reader has added is read whole at once.
        let (whole, wanted) = (RwSignal::new(takerate_bundled::whole()), RwSignal::new(language));
        let presets = model.preset_ids().map(|preset| Scenario::preset(preset).evaluate(model)).collect();
        Self {
            model,
            whole,
            language,
            words: PageWords::of(language),
            shown,
            scenario,
            ready_made,
            named,
            view: memo(move || shown.with(|shown| shown.view)),
            show: memo(move || shown.with(|shown| shown.show.clone())),
            epoch: memo(move || shown.with(|shown| shown.epoch)),
            rested,
            reasons: RwSignal::new(None),
            linked: RwSignal::new(Scenario::default()),
            said: RwSignal::new(String::new()),
            wanted,
            speaking: memo(move || match outline_language() {
                Some(known) if whole.get().is_none() => known,
                _ => wanted.get(),
            }),
            issues: RwSignal::new(Vec::new()),
            pin: RwSignal::new(None),
            steps: RwSignal::new(Steps::default()),
            card,
            storage_blocked: RwSignal::new(false),
            explained: RwSignal::new(Vec::new()),
            history: StoredValue::new(History::default()),
            address,
            here: memo(move || address.get()),
            preset: memo(move || scenario.with(|scenario| scenario.preset)),
            against: memo(move || shown.with(|shown| shown.against)),
            results,
            faults,
            presets: StoredValue::new(presets),
        }
    }

    /// The same page, rendered in the language that the reader now wants.
    pub fn in_language(self, language: Language) -> Self {
        let here = outline_language().is_none_or(|known| known == language);
        let model = self.whole.get_untracked().filter(|_| !here).unwrap_or(self.model);
        Self { model, language, words: PageWords::of(language), ..self }
    }

    /// The page as a part of it has it that may be out of sight. What the part reads is its own, since a signal takes longer to
    /// let go of a reader the more readers it has.
    pub fn seen(self, sight: Sight) -> Self {
        let (results, preset, against) = (sight.of(self.results), sight.of(self.preset), sight.of(self.against));
        Self { results, preset, against, here: sight.of(self.here), ..self }
    }

    /// Whether an analysis is shown rather than the statement.
    pub fn analysing(&self) -> Memo<bool> {
        let show = self.show;
        memo(move || !show.with(String::is_empty))
    }

    pub fn preset(&self) -> PresetId {
        self.preset.get()
    }

    /// The preset that figures are compared with: the reader's choice, or the scenario's own.
    pub fn compared(&self) -> PresetId {
        self.against.get().unwrap_or_else(|| self.preset())
    }

    /// What stands beside the scenario's own preset in the overview: the reader's choice, or the first other preset.
    pub fn other_preset(&self) -> Option<PresetId> {
        let own = self.preset();
        let chosen = self.against.get().filter(|id| *id != own);
        chosen.or_else(|| self.model.preset_ids().find(|id| *id != own))
    }

    /// Whether a result is the preset's own.
    pub fn is_preset(&self, reference: Reference) -> bool {
        self.value(reference).ok() == self.preset_value(self.preset(), reference)
    }

    /// How sure the preset's value of an input is.
    pub fn basis(&self, id: InputId) -> Basis {
        self.model.input(id).basis_in(self.preset())
    }

    pub fn preset_name(&self, preset: PresetId) -> &'static str {
        self.model.preset(preset).name.get(self.language)
    }

    /// What `read` makes of a line's, an input's or a constant's result in the scenario, and of the last result that was
    /// no fault.
    pub fn result<T>(&self, reference: Reference, read: impl FnOnce(LineResult, Option<LineResult>) -> T) -> T {
        match reference {
            Reference::Line(line) => self.results.with(|results| read(results.now(line), results.last(line))),
            Reference::Input(input) => {
                let value = self.scenario.with(|scenario| scenario.value(self.model, input));
                let value = value.ok_or(Problem::unpublished(input));
                read(value, Some(value))
            }
            Reference::Constant(constant) => {
                let value = self.model.constant(constant).value;
                read(Ok(value), Some(Ok(value)))
            }
        }
    }

    /// What `read` makes of the results of all lines in the scenario.
    pub fn outcome<T>(&self, read: impl FnOnce(&Outcome<Decimal>) -> T) -> T {
        self.results.with(|results| read(&results.outcome()))
    }

    /// What `read` makes of the results of all lines in a preset.
    pub fn preset_outcome<T>(&self, preset: PresetId, read: impl FnOnce(&Outcome<Decimal>) -> T) -> T {
        self.presets.with_value(|all| read(&all[usize::from(preset.0)]))
    }

    /// The result in the scenario.
    pub fn value(&self, reference: Reference) -> LineResult {
        self.result(reference, |now, _| now)
    }

    /// The value, or the last one that there was; nothing where it means nothing.
    pub fn last_value(&self, reference: Reference) -> Option<Decimal> {
        self.result(reference, |_, last| last?.ok())
    }

    /// The value in a preset; `None` where there is none.
    pub fn preset_value(&self, preset: PresetId, reference: Reference) -> Option<Decimal> {
        self.preset_result(preset, reference).ok()
    }

    /// The result in a preset.
    pub fn preset_result(&self, preset: PresetId, reference: Reference) -> LineResult {
        match reference {
            Reference::Line(line) => self.presets.with_value(|all| all[usize::from(preset.0)][usize::from(line.0)]),
            Reference::Input(input) => self.model.input(input).value(preset).ok_or(Problem::unpublished(input)),
            Reference::Constant(constant) => Ok(self.model.constant(constant).value),
        }
    }

    /// The status of a figure without a value, for styles and scripts.
    pub fn status(&self, problem: Problem) -> &'static str {
        match problem {
            _ if self.is_wrong(problem) => "problem",
            _ if problem.is_unpublished() => "unpublished",
            _ => "not-meaningful",
        }
    }

    /// What stands for a value that there is not: why there is none, in a word.
    pub fn no_value(&self, problem: Problem) -> &'static str {
        no_value_word(self.model, problem, self.language).unwrap_or_else(|| self.words.unavailable())
    }

    /// Whether a line's problem is one to mend, rather than a value that means nothing or was never published.
    pub fn is_wrong(&self, problem: Problem) -> bool {
        is_fault(self.model, problem)
    }

    /// The model with its notes and sources; without them while they are still to come.
    pub fn texts(&self) -> &'static Model {
        self.whole.get().unwrap_or(self.model)
    }

    /// Why an input cannot have a value: the first fault that it would bring, in words.
    pub fn contradiction(&self, input: InputId, value: Decimal) -> Option<String> {
        let mut trial = self.scenario.get_untracked();
        trial.set(self.model, input, value).ok()?;
        let faults = find_faults(self.model, &trial.evaluate(self.model), &trial);
        let problem = faults.iter().find(|fault| fault.inputs.contains(&input))?.problem;
        Some(reason(self.model, problem.line, problem, self.language))
    }

    pub fn explain(&self, reference: Reference) {
        self.explained.update(|path| match path.iter().position(|open| *open == reference) {
            Some(position) => path.truncate(position + 1),
            None => path.push(reference),
        });
    }

    /// The protocols, with their indices.
    pub fn protocols(&self) -> impl Iterator<Item = (usize, &'static Section)> + use<> {
        self.model.protocols()
    }

    /// The inputs that all protocols share.
    pub fn shared_inputs(&self) -> impl Iterator<Item = InputId> + use<> {
        let model = self.model;
        model.input_ids().filter(|id| !model.sections[usize::from(model.input(*id).section)].is_protocol())
    }

    /// Whether the reader is offered an input in the scenario.
    pub fn offers(&self, input: InputId) -> bool {
        self.scenario.with(|scenario| scenario.offers(self.model, input))
    }

    /// Whether any line of a protocol rests on an input.
    pub fn uses(&self, section: usize, input: InputId) -> bool {
        section_rests_on(self.model, section).contains(&input)
    }

    /// A protocol's line under one of the shared ids.
    pub fn shared_line(&self, section: &Section, id: &str) -> Option<LineId> {
        self.model.shared_line(section, id)
    }
}
