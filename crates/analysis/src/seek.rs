//! Goal seek: which value of an input brings an output to a target. With target 0 on earnings, the break-even.

mod bracket;
mod closed;

use serde::{Deserialize, Serialize};
use takerate_core::unit::InvalidValue;
use takerate_core::{Decimal, InputId, LineId, Model, Number, Problem};

use crate::figure::Figure;
use crate::fraction::Fraction;
use crate::no_value::NoValue;
use crate::request::{ScenarioRequest, inputs, output};
use crate::request_error::RequestError;
use crate::sheet::Sheet;
use closed::Closed;

/// Which output shall reach which target, by which inputs, each on its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeekRequest {
    /// Where all other inputs stand.
    #[serde(default)]
    pub scenario: ScenarioRequest,
    /// The id of a line.
    pub output: String,
    /// What it shall be, in its own unit.
    pub target: Decimal,
    /// The ids of the inputs to move; all where it is empty.
    #[serde(default)]
    pub inputs: Vec<String>,
}

/// How the answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The output is a straight line, or a ratio of two, in the input (found by following the input through every
    /// formula): solved in one step, to the 28 digits of a decimal.
    Closed,
    /// The output bends otherwise: its course is scanned and each crossing is halved down.
    Bracketing,
}

/// What the answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The output is at the target whatever the input is.
    Always,
    /// There are values within the sensible range.
    Found,
    /// There are values only outside the sensible range.
    OutsideRange,
    /// No value that the input's unit allows was found.
    Impossible,
    /// The input does not move the output.
    NoEffect,
}

/// A value that brings the output to the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// The input's value.
    pub value: Decimal,
    /// Where every value up to another one does, that one.
    pub to: Option<Decimal>,
    /// The output that the model returns there: the target but for the last digits that a decimal cannot hold.
    pub output: Decimal,
    /// Whether it lies within the sensible range.
    pub within_range: bool,
}

/// What one input can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seek {
    /// The input's id.
    pub input: String,
    /// Its value in the scenario; `None` where there is none.
    pub current: Option<Decimal>,
    /// The low end of its sensible range.
    pub low: Decimal,
    /// The high end of its sensible range.
    pub high: Decimal,
    /// The output in the scenario.
    pub base: Figure,
    /// How the answer was found.
    pub method: Method,
    /// What it is.
    pub verdict: Verdict,
    /// All values that were found, ascending; those within the range if there are any.
    pub solutions: Vec<Solution>,
    /// The value that the formulas ask for, where the input's unit forbids it or the output has no value there.
    pub forbidden: Option<Decimal>,
    /// What rules that value out.
    pub obstacle: Option<Obstacle>,
}

/// What rules out a value that the formulas ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// The input's unit forbids the value.
    Unit(InvalidValue),
    /// The output has no value at it.
    Problem(NoValue),
}

/// Asks each input on its own.
///
/// # Errors
/// As [`SeekRun::new`].
pub fn seek(model: &Model, request: &SeekRequest) -> Result<Vec<Seek>, RequestError> {
    let mut search = SeekRun::new(model, request)?;
    while search.advance(u64::MAX) {}
    Ok(search.finish().unwrap_or_default())
}

/// A goal seek under way.
pub struct SeekRun<'m> {
    questions: Vec<Question<'m>>,
    /// The answers to the first of them.
    found: Vec<(Result<Decimal, Problem>, Found)>,
}

impl<'m> SeekRun<'m> {
    /// Prepares a goal seek; no input is moved yet.
    ///
    /// # Errors
    /// Unknown ids and forbidden values.
    pub fn new(model: &'m Model, request: &SeekRequest) -> Result<Self, RequestError> {
        let scenario = request.scenario.read(model)?;
        let values = scenario.values(model);
        let line = output(model, &request.output)?;
        let target = request.target.normalize();
        let moving = inputs(model, &scenario, &request.inputs)?.into_iter();
        let questions = moving.map(|input| Question::new(model, &values, line, input, target)).collect();
        Ok(Self { questions, found: Vec::new() })
    }

    /// Asks inputs until about `evaluations` evaluations are spent, at least one, and returns whether there are still
    /// some left. An input takes from one to a few thousand.
    pub fn advance(&mut self, evaluations: u64) -> bool {
        let mut left = evaluations;
        while left > 0
            && let Some(question) = self.questions.get_mut(self.found.len())
        {
            let base = question.sheet.output(question.line).copied();
            let found = question.find(base.ok().map(|base| base.normalize()));
            left = left.saturating_sub(question.spent);
            self.found.push((base, found));
        }
        self.found.len() < self.questions.len()
    }

    /// How many inputs were asked and how many there are in all.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.found.len() as u64, self.questions.len() as u64)
    }

    /// The answers; `None` while [`Self::advance`] has some left.
    #[must_use]
    pub fn finish(&self) -> Option<Vec<Seek>> {
        let answers =
            self.questions.iter().zip(&self.found).map(|(question, (base, found))| {
                question.answer(Figure::new(question.model, question.line, *base), found)
            });
        (self.found.len() == self.questions.len()).then(|| answers.collect())
    }
}

/// One output, one input, one target.
struct Question<'m> {
    model: &'m Model,
    sheet: Sheet<'m, Decimal>,
    line: LineId,
    input: InputId,
    target: Decimal,
    current: Option<Decimal>,
    /// How many evaluations it took so far.
    spent: u64,
}

/// What was found.
struct Found {
    method: Method,
    verdict: Verdict,
    solutions: Vec<Solution>,
    forbidden: Option<(Decimal, Obstacle)>,
}

impl<'m> Question<'m> {
    fn new(model: &'m Model, values: &[Option<Decimal>], line: LineId, input: InputId, target: Decimal) -> Self {
        let sheet = Sheet::new(model, values.to_vec(), &[line], &[input]);
        Self { model, sheet, line, input, target, current: values[usize::from(input.0)], spent: 1 }
    }

    fn answer(&self, base: Figure, found: &Found) -> Seek {
        let input = self.model.input(self.input);
        Seek {
            input: input.id.clone(),
            current: self.current.map(|current| current.normalize()),
            low: input.low,
            high: input.high,
            base,
            method: found.method,
            verdict: found.verdict,
            solutions: found.solutions.clone(),
            forbidden: found.forbidden.as_ref().map(|(value, _)| *value),
            obstacle: found.forbidden.as_ref().map(|(_, obstacle)| obstacle.clone()),
        }
    }

    fn find(&mut self, base: Option<Decimal>) -> Found {
        let none = |method, verdict| Found { method, verdict, solutions: Vec::new(), forbidden: None };
        if !self.sheet.moves(self.line) {
            let always = base == Some(self.target);
            return none(Method::Closed, if always { Verdict::Always } else { Verdict::NoEffect });
        }
        match self.follow().map_or(Closed::Unknown, |fraction| closed::solve(fraction, self.target, self.reach())) {
            Closed::Everywhere if base == Some(self.target) => none(Method::Closed, Verdict::Always),
            Closed::Nowhere => none(Method::Closed, Verdict::Impossible),
            Closed::At(value, near) => match self.try_out(value) {
                Err(obstacle) => {
                    Found { forbidden: Some((value, obstacle)), ..none(Method::Closed, Verdict::Impossible) }
                }
                Ok(output) if self.misses(output) <= near => {
                    let solution = self.solution(value, None, output);
                    let verdict = if solution.within_range { Verdict::Found } else { Verdict::OutsideRange };
                    Found { solutions: vec![solution], ..none(Method::Closed, verdict) }
                }
                Ok(_) => self.bracket(),
            },
            Closed::Everywhere | Closed::Unknown => self.bracket(),
        }
    }

    /// The output as a function of the input, where the model's formulas make it a straight line or a ratio of two.
    fn follow(&self) -> Option<Fraction> {
        let inputs = self.model.input_ids().map(|id| {
            if id == self.input {
                Some(Fraction::INPUT)
            } else {
                self.sheet.input(id).copied().map(Fraction::from_decimal)
            }
        });
        let sheet = Sheet::new(self.model, inputs.collect(), &[self.line], &[]);
        sheet.output(self.line).ok().copied()
    }

    /// The largest value of the input that matters, for telling a slope from the noise of rounding.
    fn reach(&self) -> Decimal {
        self.model.input(self.input).high.max(self.current.unwrap_or_default())
    }

    fn output_at(&mut self, value: Decimal) -> Option<Decimal> {
        self.spent += 1;
        self.sheet.at(self.input, value, self.line).ok().copied()
    }

    fn try_out(&mut self, value: Decimal) -> Result<Decimal, Obstacle> {
        self.model.input(self.input).unit.kind.accept(value).map_err(Obstacle::Unit)?;
        self.spent += 1;
        let problem = |problem| Obstacle::Problem(NoValue::new(self.model, self.line, problem));
        self.sheet.at(self.input, value, self.line).copied().map_err(problem)
    }

    fn misses(&self, output: Decimal) -> Decimal {
        output.checked_sub(self.target).map_or(Decimal::MAX, |miss| miss.abs())
    }

    fn solution(&self, value: Decimal, to: Option<Decimal>, output: Decimal) -> Solution {
        let input = self.model.input(self.input);
        let within_range = value <= input.high && to.unwrap_or(value) >= input.low;
        Solution { value: value.normalize(), to: to.map(|to| to.normalize()), output: output.normalize(), within_range }
    }
}
