//! What a list of samples says: moments, percentiles, histogram, probabilities.

use serde::{Deserialize, Serialize};
use takerate_core::Decimal;

use crate::figure::Figure;

/// The percentiles that are reported, in per cent.
const PERCENTILES: [f64; 9] = [1.0, 5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0];

/// How many bars a histogram has, and how many steps the cumulative curve.
const BARS: usize = 50;
const STEPS: usize = 200;

/// A probability and its standard error.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Probability {
    /// The share of the samples that have a value; 0 where none has one.
    pub value: f64,
    /// `sqrt(p (1 - p) / n)`, where n is [`Self::of`].
    pub standard_error: f64,
    /// How many samples have a value, of which `value` is the share.
    pub of: u64,
}

/// How far beyond the middle half of all samples the bars reach, in widths of that half (Tukey's outer fences): a multiple
/// of earnings near zero would otherwise squeeze all others into the first bar.
const FENCE: f64 = 3.0;

/// How many samples lie where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Histogram {
    /// Where the first bar begins: the 0.5th percentile, or the lower of Tukey's outer fences where that is higher.
    pub low: f64,
    /// Where the last bar ends: the 99.5th percentile, or the upper outer fence where that is lower.
    pub high: f64,
    /// Samples in each bar; all bars are equally wide.
    pub counts: Vec<u64>,
    /// Samples below the first bar.
    pub below: u64,
    /// Samples above the last bar.
    pub above: u64,
}

/// The distribution of an output.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distributed {
    /// The output's id.
    pub output: String,
    /// Its exact value in the scenario itself.
    pub base: Figure,
    /// Samples in which it has no value (a multiple of a loss, assumptions that contradict each other). Everything below
    /// is of the others.
    pub without_value: u64,
    /// The mean; `None` where no sample has a value.
    pub mean: Option<f64>,
    /// The mean's standard error: the deviation over the square root of the number of samples.
    pub standard_error: Option<f64>,
    /// The standard deviation; `None` for fewer than two samples.
    pub deviation: Option<f64>,
    /// Per cent and value; between two samples on a straight line.
    pub percentiles: Vec<(f64, f64)>,
    /// The histogram.
    pub histogram: Option<Histogram>,
    /// The cumulative curve, as values at equal steps of probability from 0 to 1.
    pub cumulative: Vec<f64>,
    /// How likely it is above 0, where it has a value.
    pub positive: Probability,
    /// How likely it is below each level that was asked for, where it has a value.
    pub below: Vec<(Decimal, Probability)>,
}

/// Several outputs on the same samples.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Joint {
    /// Samples in which an output has no value.
    pub without_value: u64,
    /// How likely all are above 0 at once, where all have a value.
    pub all_positive: Probability,
    /// How likely all are below their levels at once, where all that have a level have a value; `None` unless levels of
    /// several outputs were asked for.
    pub all_below: Option<Probability>,
    /// The correlation of each output with each, over the samples in which both have a value; `None` where there is none.
    pub correlations: Vec<Vec<Option<f64>>>,
}

/// `part / whole`, 0 of nothing.
#[allow(clippy::cast_precision_loss)] // At most 10^8 samples.
pub(super) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// How likely something holds; `None` for a sample in which it cannot be told counts for neither.
fn probability(holds: impl Iterator<Item = Option<bool>>) -> Probability {
    let (mut part, mut of) = (0u64, 0u64);
    for holds in holds.flatten() {
        part += u64::from(holds);
        of += 1;
    }
    let value = share(part, of);
    Probability { value, standard_error: (value * (1.0 - value) * share(1, of)).sqrt(), of }
}

/// Whether `holds` for a value; `None` where there is none.
fn known(value: f64, holds: impl Fn(f64) -> bool) -> Option<bool> {
    (!value.is_nan()).then(|| holds(value))
}

/// Whether every one holds; `None` where one cannot be told.
fn all(mut holds: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    holds.try_fold(true, |all, holds| Some(all & holds?))
}

/// `value` where it is a number that JSON can carry; sums of numbers near the largest double are not.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// Mean and variance (over n - 1) of `values`, around the first of them so that no digits cancel.
#[allow(clippy::cast_precision_loss)]
fn moments(values: &[f64]) -> (Option<f64>, Option<f64>) {
    let Some(first) = values.first() else { return (None, None) };
    let (mut sum, mut squares) = (0.0, 0.0);
    for value in values {
        let distance = value - first;
        sum += distance;
        squares += distance * distance;
    }
    let count = values.len() as f64;
    let variance = (values.len() > 1).then(|| ((squares - sum * sum / count) / (count - 1.0)).max(0.0));
    (finite(first + sum / count), variance.and_then(finite))
}

/// The value at a share of the way from the lowest to the highest of `sorted`, which is not empty.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn at(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let index = (place as usize).min(sorted.len() - 1);
    let next = (index + 1).min(sorted.len() - 1);
    sorted[index] + (sorted[next] - sorted[index]) * (place - index as f64)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
fn histogram(sorted: &[f64]) -> Histogram {
    let (mut low, mut high) = (at(sorted, 0.005), at(sorted, 0.995));
    let (quarter, three) = (at(sorted, 0.25), at(sorted, 0.75));
    let reach = FENCE * (three - quarter);
    if reach > 0.0 {
        (low, high) = (low.max(quarter - reach), high.min(three + reach));
    }
    let (mut counts, mut below, mut above) = (vec![0; BARS], 0, 0);
    for value in sorted {
        if *value < low {
            below += 1;
        } else if *value > high {
            above += 1;
        } else {
            let bar = (value - low) / (high - low) * BARS as f64;
            // Where all samples are equal, the first bar has them all.
            let bar = if bar.is_nan() { 0 } else { (bar as usize).min(BARS - 1) };
            counts[bar] += 1;
        }
    }
    Histogram { low, high, counts, below, above }
}

pub(super) fn distributed(output: String, base: Figure, values: &[f64], levels: &[(f64, Decimal)]) -> Distributed {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    let (mean, variance) = moments(&sorted);
    sorted.sort_unstable_by(f64::total_cmp);
    let some = !sorted.is_empty();
    #[allow(clippy::cast_precision_loss)]
    let curve = |steps: usize| (0..=steps).map(|step| at(&sorted, step as f64 / steps as f64)).collect();
    let below = |level: f64| probability(values.iter().map(move |value| known(*value, |value| value < level)));
    Distributed {
        output,
        base,
        without_value: (values.len() - sorted.len()) as u64,
        mean,
        standard_error: variance.map(|variance| (variance * share(1, sorted.len() as u64)).sqrt()),
        deviation: variance.map(f64::sqrt),
        percentiles: PERCENTILES.iter().filter(|_| some).map(|per| (*per, at(&sorted, per / 100.0))).collect(),
        histogram: some.then(|| histogram(&sorted)),
        cumulative: if some { curve(STEPS) } else { Vec::new() },
        positive: probability(values.iter().map(|value| known(*value, |value| value > 0.0))),
        below: levels.iter().map(|(level, exact)| (exact.normalize(), below(*level))).collect(),
    }
}

/// `levels` are outputs by index, each with what it shall be below.
pub(super) fn joint(values: &[Vec<f64>], levels: &[(usize, f64)]) -> Joint {
    let samples = values.first().map_or(0, Vec::len);
    let above = |sample: usize| all(values.iter().map(|values| known(values[sample], |value| value > 0.0)));
    let below = |sample: usize| {
        all(levels.iter().map(|(output, level)| known(values[*output][sample], |value| value < *level)))
    };
    let all_positive = probability((0..samples).map(above));
    Joint {
        without_value: samples as u64 - all_positive.of,
        all_positive,
        all_below: (!levels.is_empty()).then(|| probability((0..samples).map(below))),
        correlations: values.iter().map(|left| values.iter().map(|right| correlation(left, right)).collect()).collect(),
    }
}

#[allow(clippy::cast_precision_loss)]
fn correlation(left: &[f64], right: &[f64]) -> Option<f64> {
    let pairs = || left.iter().zip(right).filter(|(left, right)| !left.is_nan() && !right.is_nan());
    let (first_left, first_right) = pairs().next()?;
    let (mut count, mut x, mut y, mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for (left, right) in pairs() {
        let (dx, dy) = (left - first_left, right - first_right);
        count += 1.0;
        x += dx;
        y += dy;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    let spread = ((xx - x * x / count) * (yy - y * y / count)).sqrt();
    let correlation = ((xy - x * y / count) / spread).clamp(-1.0, 1.0);
    (spread > 0.0).then_some(correlation).and_then(finite)
}
