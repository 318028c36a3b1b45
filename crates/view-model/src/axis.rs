//! An axis of round numbers.

/// Round numbers that hold a range, evenly spaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Ascending; the first and the last bound the axis.
    pub ticks: Vec<f64>,
}

impl Axis {
    /// About `count` round numbers (1, 2 or 5 times a power of ten apart) that hold `low` to `high`; zero is among them
    /// where it lies between.
    #[must_use]
    pub fn holding(low: f64, high: f64, count: usize) -> Self {
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        let span = if high > low { high - low } else { low.abs().max(1.0) };
        // Far from zero, steps that are too fine would get lost in the last digit.
        let span = span.max(low.abs().max(high.abs()) * 1e-9);
        #[allow(clippy::cast_precision_loss)] // A handful.
        let rough = span / count.max(1) as f64;
        let magnitude = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|nice| nice * magnitude).find(|step| *step >= rough * 0.999);
        let step = step.unwrap_or(magnitude * 10.0);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let last = if last > first { last } else { first + 1.0 };
        let mut ticks = Vec::new();
        let mut tick = first;
        while tick <= last {
            ticks.push(tick * step);
            tick += 1.0;
        }
        Self { ticks }
    }

    /// Where on the axis a value lies, 0 at its beginning and 1 at its end; beyond it, at the nearer end.
    #[must_use]
    pub fn place(&self, value: f64) -> f64 {
        match (self.ticks.first(), self.ticks.last()) {
            (Some(first), Some(last)) if last > first => ((value - first) / (last - first)).clamp(0.0, 1.0),
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        assert_eq!(Axis::holding(0.0, 5481.0, 4).ticks, vec![0.0, 2000.0, 4000.0, 6000.0]);
        assert_eq!(Axis::holding(-71.0, 9988.0, 4).ticks, vec![-5000.0, 0.0, 5000.0, 10000.0]);
        assert_eq!(Axis::holding(0.0, 0.0, 4).ticks, vec![0.0, 0.5]);
        assert!(Axis::holding(1e28, 1e28 + 1e13, 4).ticks.len() < 8);
        // Neighbours in double precision: there is no step between them.
        assert!(Axis::holding(7e20, 7e20 + 131_072.0, 4).ticks.len() < 9);
        assert_eq!(Axis::holding(0.02, 0.06, 4).ticks.first(), Some(&0.02));
    }
}
