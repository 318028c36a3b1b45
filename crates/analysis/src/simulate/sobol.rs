//! Which uncertain input drives the variance of an output: Sobol's indices.
//!
//! From two independent samples A and B of all inputs, and A with input i from B: the first-order index by Saltelli et
//! al. (2010), `mean(f(B) (f(AB_i) - f(A))) / V`, the total index by Jansen (1999), `mean((f(A) - f(AB_i))^2) / 2V`.

use serde::{Deserialize, Serialize};
use takerate_core::{LineId, Model, Problem};

use super::gap::{Gap, look};
use crate::block::{Block, LANES};
use crate::draw::{Draws, Lanes, Streams};
use crate::no_value::NoValue;
use crate::sheet::Sheet;

/// Into how many groups the samples are dealt, for the error of an index.
const GROUPS: usize = 32;

/// An index and its standard error (jackknife over 32 groups of samples).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// The share of the variance; the estimate of one near 0 may come out slightly negative.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// What one input contributes to the variance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// The input's id. Where others follow it, its part of their movement counts as its own.
    pub input: String,
    /// The share of the variance that goes if this input alone becomes certain.
    pub first: Share,
    /// The share that is left if all others become certain: the first with every interaction.
    pub total: Share,
}

/// What drives the variance of one output.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drivers {
    /// The output's id.
    pub output: String,
    /// How many samples this rests on.
    pub samples: u64,
    /// The largest total first. `None` where some samples have no value (a multiple of a loss), so that there is no
    /// variance to divide, where nothing moves the output, and as long as too few are done to tell an error.
    pub indices: Option<Vec<Index>>,
    /// Where some samples have no value, why the first of them has none.
    pub problem: Option<NoValue>,
    /// There, the nearest output that has a value in every sample (earnings for a multiple), with its own indices.
    pub instead: Option<Box<Drivers>>,
}

/// Sums over the samples of a group, for one output.
#[derive(Clone, Debug, Default)]
struct Sums {
    count: f64,
    sum: f64,
    squares: f64,
    /// For each input, of the first-order and of the total estimator.
    inputs: Vec<(f64, f64)>,
}

impl Sums {
    fn add(&mut self, other: &Self, sign: f64) {
        self.count += sign * other.count;
        self.sum += sign * other.sum;
        self.squares += sign * other.squares;
        for (mine, other) in self.inputs.iter_mut().zip(&other.inputs) {
            mine.0 += sign * other.0;
            mine.1 += sign * other.1;
        }
    }

    /// First-order and total index of an input.
    fn indices(&self, input: usize) -> (f64, f64) {
        // Two values per sample: of A and of B.
        let mean = self.sum / (2.0 * self.count);
        let variance = self.squares / (2.0 * self.count) - mean * mean;
        let (first, total) = self.inputs[input];
        (first / self.count / variance, total / (2.0 * self.count) / variance)
    }
}

/// The division of the variance under way.
pub(super) struct Sobol {
    streams: [Streams; 2],
    uniform: [Vec<Lanes>; 2],
    /// The outputs and, behind them, the lines that may stand in for some.
    tallies: Vec<Tally>,
    /// For each output, where it has no value.
    gaps: Vec<Gap>,
    done: u64,
    blocks: usize,
}

/// What was gathered of one line.
struct Tally {
    line: LineId,
    /// What is taken off its values so that no digits cancel: the first sample's.
    shift: Option<f64>,
    groups: Vec<Sums>,
    without_value: bool,
    samples: u64,
}

impl Tally {
    fn new(line: LineId, inputs: usize) -> Self {
        let sums = Sums { inputs: vec![(0.0, 0.0); inputs], ..Sums::default() };
        Self { line, shift: None, groups: vec![sums; GROUPS], without_value: false, samples: 0 }
    }
}

impl Sobol {
    pub(super) fn new(model: &Model, draws: &Draws, seed: u64, lines: &[LineId]) -> Self {
        Self {
            streams: ["#a", "#b"].map(|part| Streams::new(model, draws, seed, part)),
            uniform: [(); 2].map(|()| vec![[0.5; LANES]; draws.len()]),
            tallies: lines.iter().map(|line| Tally::new(*line, draws.len())).collect(),
            gaps: lines.iter().map(|_| Gap::default()).collect(),
            done: 0,
            blocks: 0,
        }
    }

    pub(super) fn done(&self) -> u64 {
        self.done
    }

    /// Takes note of an output's values, of which the first `count` samples count, as long as the sheet holds the inputs
    /// from which they came: where one is missing, other lines have to stand in from the next block on.
    pub(super) fn watch(&mut self, model: &Model, sheet: &Sheet<'_, Block>, output: usize, values: &[f64]) {
        look(model, sheet, self.tallies[output].line, values, &mut self.gaps[output]);
    }

    /// Draws the next block of samples, of which there are `samples` in all.
    pub(super) fn block(&mut self, model: &Model, draws: &mut Draws, sheet: &mut Sheet<'_, Block>, samples: u64) {
        self.look_near(draws.len());
        let count = usize::try_from(samples - self.done).unwrap_or(usize::MAX).min(LANES);
        for (streams, uniform) in self.streams.iter_mut().zip(&mut self.uniform) {
            streams.fill(uniform);
        }
        let [a, b] = &mut self.uniform;
        let (tallies, gaps) = (&mut self.tallies, &mut self.gaps);
        let lines: Vec<LineId> = tallies.iter().map(|tally| tally.line).collect();
        let mut outcome = |draws: &mut Draws, sheet: &mut Sheet<'_, Block>, uniform: &[Lanes], moved: &[usize]| {
            let outcome = outcome(draws, sheet, &lines, uniform, moved);
            for ((line, values), gap) in lines.iter().zip(&outcome).zip(gaps.iter_mut()) {
                look(model, sheet, *line, &values[..count], gap);
            }
            outcome
        };
        let all: Vec<usize> = (0..draws.len()).collect();
        let at_b = outcome(draws, sheet, b, &all);
        let at_a = outcome(draws, sheet, a, &all);
        let group = self.blocks % GROUPS;
        for (tally, (at_a, at_b)) in tallies.iter_mut().zip(at_a.iter().zip(&at_b)) {
            let shift = *tally.shift.get_or_insert(at_a[0]);
            let sums = &mut tally.groups[group];
            sums.count += count as f64;
            for value in at_a[..count].iter().chain(&at_b[..count]) {
                tally.without_value |= value.is_nan();
                sums.sum += value - shift;
                sums.squares += (value - shift) * (value - shift);
            }
            tally.samples += count as u64;
        }
        for input in 0..draws.len() {
            let moved = draws.moved_by(input);
            std::mem::swap(&mut a[input], &mut b[input]);
            let mixed = outcome(draws, sheet, a, &moved);
            std::mem::swap(&mut a[input], &mut b[input]);
            for (index, (tally, mixed)) in tallies.iter_mut().zip(&mixed).enumerate() {
                let shift = tally.shift.unwrap_or_default();
                let (first, total) = &mut tally.groups[group].inputs[input];
                for ((mixed, at_a), at_b) in mixed.iter().zip(&at_a[index]).zip(&at_b[index]).take(count) {
                    tally.without_value |= mixed.is_nan();
                    *first += (at_b - shift) * (mixed - at_a);
                    *total += (at_a - mixed) * (at_a - mixed);
                }
            }
            // Back to A, for the next input.
            place(draws, sheet, a, &moved);
        }
        self.done += count as u64;
        self.blocks += 1;
    }

    /// Gathers from now on what may stand in for outputs without a value.
    fn look_near(&mut self, inputs: usize) {
        for line in self.gaps.iter().flat_map(|gap| &gap.near) {
            if !self.tallies.iter().any(|tally| tally.line == *line) {
                self.tallies.push(Tally::new(*line, inputs));
            }
        }
    }

    /// What drives each output.
    pub(super) fn drivers(&self, model: &Model, draws: &Draws) -> Vec<Drivers> {
        if self.done == 0 {
            return Vec::new();
        }
        let one = |tally: &Tally, problem: Option<Problem>| Drivers {
            output: model.line(tally.line).id.clone(),
            samples: tally.samples,
            indices: if tally.without_value { None } else { indices(model, draws, tally) },
            problem: problem.map(|problem| NoValue::new(model, tally.line, problem)),
            instead: None,
        };
        let mut drivers = Vec::new();
        for (tally, gap) in self.tallies.iter().zip(&self.gaps) {
            let problem = gap.problem.filter(|_| tally.without_value);
            let mut output = one(tally, problem);
            if problem.is_some() {
                let near = gap.near.iter().filter_map(|line| self.tallies.iter().find(|tally| tally.line == *line));
                let instead = near.map(|tally| one(tally, None)).find(|near| near.indices.is_some());
                output.instead = instead.map(Box::new);
            }
            drivers.push(output);
        }
        drivers
    }
}

/// The indices of a line; `None` where nothing moves it or too few samples are done to tell an error.
#[allow(clippy::cast_precision_loss)]
fn indices(model: &Model, draws: &Draws, tally: &Tally) -> Option<Vec<Index>> {
    let groups: Vec<&Sums> = tally.groups.iter().filter(|group| group.count > 0.0).collect();
    // From a single group no error can be told.
    if groups.len() < 2 {
        return None;
    }
    let mut all = Sums { inputs: vec![(0.0, 0.0); draws.len()], ..Sums::default() };
    groups.iter().for_each(|group| all.add(group, 1.0));
    let number = groups.len() as f64;
    let mut indices = Vec::with_capacity(draws.len());
    for input in 0..draws.len() {
        let (first, total) = all.indices(input);
        if !first.is_finite() || !total.is_finite() {
            return None;
        }
        let without = groups.iter().map(|group| {
            let mut rest = all.clone();
            rest.add(group, -1.0);
            rest.indices(input)
        });
        let without: Vec<(f64, f64)> = without.collect();
        let error = |pick: fn(&(f64, f64)) -> f64| {
            let mean = without.iter().map(pick).sum::<f64>() / number;
            let squares: f64 = without.iter().map(|index| (pick(index) - mean) * (pick(index) - mean)).sum();
            (squares * (number - 1.0) / number).sqrt()
        };
        indices.push(Index {
            input: model.input(draws.input(input)).id.clone(),
            first: Share { value: first, standard_error: error(|index| index.0) },
            total: Share { value: total, standard_error: error(|index| index.1) },
        });
    }
    indices.sort_by(|a, b| b.total.value.total_cmp(&a.total.value));
    Some(indices)
}

/// Gives the inputs `moved` their values from the uniform numbers.
fn place(draws: &mut Draws, sheet: &mut Sheet<'_, Block>, uniform: &[Lanes], moved: &[usize]) {
    for &index in moved {
        draws.values(index, uniform, 0, sheet.input_mut(draws.input(index)).lanes_mut());
    }
}

/// The outputs at the uniform numbers; only the inputs `moved` have changed since the last time.
fn outcome(
    draws: &mut Draws,
    sheet: &mut Sheet<'_, Block>,
    lines: &[LineId],
    uniform: &[Lanes],
    moved: &[usize],
) -> Vec<Lanes> {
    place(draws, sheet, uniform, moved);
    sheet.compute();
    lines.iter().map(|line| sheet.output(*line).map_or([f64::NAN; LANES], |block| *block.lanes())).collect()
}
