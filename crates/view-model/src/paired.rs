//! Two scenarios on the same samples: how likely one is higher than the other, and how far they lie apart.

use takerate_analysis::simulate::{Against, Differing, Distributed, Probability, SimulateRequest, Simulated};
use takerate_analysis::{Job, ScenarioRequest};
use takerate_core::{Decimal, Language, LineId, Model, Scenario};
use takerate_display::change;
use takerate_words::{PageWords, PairedWords, SamplesWords};

use crate::chart::Chart;
use crate::compare::Sheet;
use crate::named::Output;
use crate::table::{Cell, Table};
use crate::{histogram, say, summary, tick};

/// How many samples are drawn. They and their seed are no settings, so that a link shows the same digits for ever.
const SAMPLES: u64 = 100_000;

/// The question of how `line` differs in the second of two scenarios from the first.
#[must_use]
pub fn question(model: &Model, [first, second]: [&Scenario; 2], line: LineId, differing: Differing) -> Job {
    Job::Simulate(SimulateRequest {
        scenario: ScenarioRequest::of(model, second),
        outputs: vec![model.line(line).id.clone()],
        samples: SAMPLES,
        against: Some(Against { scenario: ScenarioRequest::of(model, first), differing }),
        ..SimulateRequest::default()
    })
}

/// An answer with what its two scenarios are called: the first, which the second is held against.
pub struct Pair<'a> {
    model: &'a Model,
    output: Output,
    first: &'a Distributed,
    second: &'a Distributed,
    difference: &'a Distributed,
    held: usize,
    names: [&'a str; 2],
    language: Language,
}

impl<'a> Pair<'a> {
    /// The first output of `answer`; `None` where it is of one scenario.
    #[must_use]
    pub fn of(model: &'a Model, answer: &'a Simulated, names: [&'a str; 2], language: Language) -> Option<Self> {
        let (second, paired) = (answer.outputs.first()?, answer.paired.as_ref()?);
        let (first, difference) = (paired.others.first()?, paired.differences.first()?);
        let output = Output::of(model, &second.output, language);
        Some(Self { model, output, first, second, difference, held: paired.held.len(), names, language })
    }

    fn words(&self) -> PairedWords {
        PairedWords::of(self.language)
    }

    fn change(&self, value: f64) -> String {
        say::float_change(value, &self.output.unit, self.language)
    }

    /// How likely the second is higher than the first, and how far apart they mostly lie.
    #[must_use]
    pub fn verdict(&self) -> String {
        let (words, what, [first, second]) = (self.words(), self.output.of_protocol(self.model), self.names);
        let difference = self.difference;
        let [Some(low), Some(middle), Some(high)] =
            [10.0, 50.0, 90.0].map(|per| summary::percentile(difference, per).map(|value| self.change(value)))
        else {
            return words.no_sample(&what);
        };
        let share = |known: Option<Probability>| tick::share(known.map_or(0.0, |known| known.value));
        let lower = share(difference.below.first().map(|known| known.1));
        let higher = share(Some(difference.positive));
        let mut said = vec![words.verdict(second, &what, first, &higher, &lower), words.apart(&middle, &low, &high)];
        if let Some(share) = summary::with_value(difference) {
            said.push(words.left_out(&tick::share(1.0 - share)));
        }
        said.join(PageWords::of(self.language).between())
    }

    /// What is drawn and what is not.
    #[must_use]
    pub fn drawn(&self) -> String {
        self.words().held(self.held)
    }

    /// Where the samples of both and of their difference lie.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let (words, [first, second]) = (self.words(), self.names);
        let samples = SamplesWords::of(self.language);
        let (other, difference) = (self.first, self.difference);
        let cell = |text: String, value: f64| Cell { text, exact: value.to_string() };
        let row = |name: &str, of: &dyn Fn(&Distributed) -> Option<f64>| {
            let plain = |known: &Distributed| match of(known) {
                Some(value) => cell(say::float(value, &self.output.unit, self.language), value),
                None => Cell::text(say::no_value(self.language)),
            };
            let apart = match of(difference) {
                Some(value) => cell(self.change(value), value),
                None => Cell::text(say::no_value(self.language)),
            };
            vec![Cell::text(name), plain(other), plain(self.second), apart]
        };
        let itself = vec![
            Cell::text(words.itself()),
            self.output.cell(&other.base),
            self.output.cell(&self.second.base),
            match difference.base.value.map(|value| (value, self.exact_change(value))) {
                Some((value, text)) => Cell { text, exact: value.normalize().to_string() },
                None => self.output.cell(&difference.base),
            },
        ];
        let rows = vec![
            itself,
            row(&words.below("10"), &|known| summary::percentile(known, 10.0)),
            row(&words.below("50"), &|known| summary::percentile(known, 50.0)),
            row(&words.below("90"), &|known| summary::percentile(known, 90.0)),
        ];
        let head = [samples.measure(), first, second, words.difference()].map(str::to_owned).to_vec();
        let roles = vec![""; rows.len()];
        let caption = words.caption(&self.output.full);
        Sheet { table: Table { caption, head, rows }, roles, note: Some(words.own_percentiles()) }
    }

    fn exact_change(&self, value: Decimal) -> String {
        let zero = || say::float(0.0, &self.output.unit, self.language);
        change::size(Decimal::ZERO, value, &self.output.unit, self.language).unwrap_or_else(zero)
    }

    /// How often each difference came out.
    #[must_use]
    pub fn chart(&self) -> Chart {
        let [first, second] = self.names;
        let title = self.words().less(&self.output.full, second, first);
        histogram::difference(self.model, self.difference, [title, self.words().difference().to_owned()], self.language)
    }
}
