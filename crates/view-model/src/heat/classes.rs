//! The classes in which a plane's values are coloured.

use crate::axis::Axis;

/// The most classes: more shades of a hue a reader does not tell apart.
pub const MOST: usize = 9;

/// Even steps between round numbers. The first and the last class are open, so every value is in one.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// Where one class ends and the next begins, ascending; a value on a bound is above it.
    pub bounds: Vec<f64>,
    /// The lowest and the highest value.
    pub range: (f64, f64),
}

impl Classes {
    /// Classes for `values`, of which none is infinite; `None` where there are none.
    ///
    /// Even steps are the legend that is easiest to read, but a multiple near zero earnings would take them all for
    /// itself. So the steps end where a box plot's whiskers end: one and a half times the middle half's spread beyond
    /// it, though never within the middle four fifths of the values. Where values have both signs, zero is a bound.
    #[must_use]
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_unstable_by(f64::total_cmp);
        let (least, most) = (*values.first()?, *values.last()?);
        let at = |tenths: usize| values[(values.len() - 1) * tenths / 20];
        let whisker = 1.5 * (at(15) - at(5));
        let (mut low, mut high) = (least.max(at(2).min(at(5) - whisker)), most.min(at(18).max(at(15) + whisker)));
        let signs = least < 0.0 && most > 0.0;
        if signs {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        // All but a few are the same.
        if flat(low, high) {
            (low, high) = (least, most);
        }
        let bounds = if flat(low, high) { Vec::new() } else { bounds(low, high, signs) };
        Some(Self { bounds, range: (least, most) })
    }

    /// How many classes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bounds.len() + 1
    }

    /// Never: even a single value is in a class.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The class of a value.
    #[must_use]
    pub fn class(&self, value: f64) -> usize {
        self.bounds.partition_point(|bound| *bound <= value)
    }

    /// The shade of a class as the style sheet names it: `q0` to `q8` away from zero upwards, `m0` to `m8` downwards.
    /// Where there are both, equal shades are equally far from zero.
    #[must_use]
    pub fn shade(&self, class: usize) -> String {
        let negative = self.bounds.iter().filter(|bound| **bound <= 0.0).count();
        let negative = match self.range {
            (low, _) if low >= 0.0 => 0,
            (_, high) if high <= 0.0 => self.len(),
            _ => negative,
        };
        let (side, distance) = if class < negative { ("m", negative - 1 - class) } else { ("q", class - negative) };
        let most = negative.max(self.len() - negative);
        let shade = if most > 1 { distance * (MOST - 1) / (most - 1) } else { (MOST - 1) / 2 };
        format!("{side}{}", shade.min(MOST - 1))
    }
}

fn flat(low: f64, high: f64) -> bool {
    high - low <= 1e-9 * low.abs().max(high.abs())
}

fn bounds(low: f64, high: f64, signs: bool) -> Vec<f64> {
    let mut bounds = Vec::new();
    for count in (1..=MOST).rev() {
        let ticks = Axis::holding(low, high, count).ticks.into_iter();
        bounds = ticks.filter(|tick| (*tick > low && *tick < high) || (signs && *tick == 0.0)).collect();
        if bounds.len() < MOST {
            break;
        }
    }
    bounds
}
