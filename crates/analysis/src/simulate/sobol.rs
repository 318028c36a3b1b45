//! Which uncertain input drives the variance of an output: Sobol's indices.
//!
//! From two independent samples A and B of all inputs, and A with input i from B: the first-order index by Saltelli et
//! al. (2010), `mean(f(B) (f(AB_i) - f(A))) / V`, the total index by Jansen (1999), `mean((f(A) - f(AB_i))^2) / 2V`.

use serde::{Deserialize, Serialize};
use takerate_core::{LineId, Model};

use crate::block::{Block, LANES};
use crate::draw::{Draws, Lanes, Streams};
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
    /// For each output, what is taken off its values so that no digits cancel: the first sample's.
    shift: Vec<Option<f64>>,
    /// For each output, its groups.
    groups: Vec<Vec<Sums>>,
    without_value: Vec<bool>,
    done: u64,
    blocks: usize,
}

impl Sobol {
    pub(super) fn new(model: &Model, draws: &Draws, seed: u64, outputs: usize) -> Self {
        let sums = Sums { inputs: vec![(0.0, 0.0); draws.len()], ..Sums::default() };
        Self {
            streams: ["#a", "#b"].map(|part| Streams::new(model, draws, seed, part)),
            uniform: [(); 2].map(|()| vec![[0.5; LANES]; draws.len()]),
            shift: vec![None; outputs],
            groups: vec![vec![sums; GROUPS]; outputs],
            without_value: vec![false; outputs],
            done: 0,
            blocks: 0,
        }
    }

    pub(super) fn done(&self) -> u64 {
        self.done
    }

    /// Draws the next block of samples, of which there are `samples` in all.
    pub(super) fn block(&mut self, draws: &mut Draws, sheet: &mut Sheet<'_, Block>, lines: &[LineId], samples: u64) {
        let count = usize::try_from(samples - self.done).unwrap_or(usize::MAX).min(LANES);
        for (streams, uniform) in self.streams.iter_mut().zip(&mut self.uniform) {
            streams.fill(uniform);
        }
        let [a, b] = &mut self.uniform;
        let all: Vec<usize> = (0..draws.len()).collect();
        let at_b = outcome(draws, sheet, lines, b, &all);
        let at_a = outcome(draws, sheet, lines, a, &all);
        let group = self.blocks % GROUPS;
        for (output, (at_a, at_b)) in at_a.iter().zip(&at_b).enumerate() {
            let shift = *self.shift[output].get_or_insert(at_a[0]);
            let sums = &mut self.groups[output][group];
            sums.count += count as f64;
            for value in at_a[..count].iter().chain(&at_b[..count]) {
                self.without_value[output] |= value.is_nan();
                sums.sum += value - shift;
                sums.squares += (value - shift) * (value - shift);
            }
        }
        for input in 0..draws.len() {
            let moved = draws.moved_by(input);
            std::mem::swap(&mut a[input], &mut b[input]);
            let mixed = outcome(draws, sheet, lines, a, &moved);
            std::mem::swap(&mut a[input], &mut b[input]);
            for (output, mixed) in mixed.iter().enumerate() {
                let shift = self.shift[output].unwrap_or_default();
                let (first, total) = &mut self.groups[output][group].inputs[input];
                for ((mixed, at_a), at_b) in mixed.iter().zip(&at_a[output]).zip(&at_b[output]).take(count) {
                    self.without_value[output] |= mixed.is_nan();
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

    pub(super) fn drivers(&self, model: &Model, draws: &Draws, lines: &[LineId]) -> Vec<Drivers> {
        if self.done == 0 {
            return Vec::new();
        }
        let drivers = lines.iter().enumerate().map(|(output, line)| Drivers {
            output: model.line(*line).id.clone(),
            samples: self.done,
            indices: if self.without_value[output] { None } else { self.indices(model, draws, output) },
        });
        drivers.collect()
    }

    #[allow(clippy::cast_precision_loss)]
    fn indices(&self, model: &Model, draws: &Draws, output: usize) -> Option<Vec<Index>> {
        let groups: Vec<&Sums> = self.groups[output].iter().filter(|group| group.count > 0.0).collect();
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
