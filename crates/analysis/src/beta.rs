//! The beta distribution on 0 to 1 as a function of a standard normal, for PERT.

use crate::normal;

/// Nodes per unit of the normal, and how far it is covered to each side.
const DENSITY: f64 = 64.0;
const REACH: f64 = 8.5;

/// The quantile function of a beta distribution, tabulated over the standard normal and interpolated by cubics through
/// values and slopes. Interpolation errs by less than 10^-9 of the distribution's width.
#[derive(Clone, Debug)]
pub struct BetaTable {
    /// Value and slope at each node, from -REACH on.
    nodes: Vec<(f64, f64)>,
}

impl BetaTable {
    /// The distribution with exponents `a` and `b`, both at least 1.
    #[must_use]
    pub fn new(a: f64, b: f64) -> Self {
        // Each half is solved from its own end, where a tail probability keeps all its digits.
        let mut nodes: Vec<(f64, f64)> = lower_half(a, b).into_iter().rev().collect();
        nodes.extend(lower_half(b, a).into_iter().skip(1).map(|(value, slope)| (1.0 - value, slope)));
        Self { nodes }
    }

    /// The value where a standard normal is `z`.
    #[must_use]
    #[inline]
    pub fn at(&self, z: f64) -> f64 {
        let place = ((z + REACH) * DENSITY).clamp(0.0, 2.0 * REACH * DENSITY - 1e-6);
        // Between 0 and the last node but one.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let node = place as u32;
        let (way, index) = (place - f64::from(node), node as usize);
        let (Some((left, left_slope)), Some((right, right_slope))) = (self.nodes.get(index), self.nodes.get(index + 1))
        else {
            return 0.0;
        };
        let back = 1.0 - way;
        left * (1.0 + 2.0 * way) * back * back
            + right * (3.0 - 2.0 * way) * way * way
            + (left_slope * back - right_slope * way) * way * back / DENSITY
    }
}

/// The value of a beta distribution that is not exceeded with `probability`, by bisection: for the few that need no table.
#[must_use]
pub fn quantile(a: f64, b: f64, probability: f64) -> f64 {
    let log_beta = log_beta(a, b);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if cdf(middle, a, b, log_beta) < probability { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

fn log_beta(a: f64, b: f64) -> f64 {
    libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
}

/// Value and slope at z = 0, -1/DENSITY, … down to -REACH.
fn lower_half(a: f64, b: f64) -> Vec<(f64, f64)> {
    let log_beta = log_beta(a, b);
    let (mut x, mut nodes) = (quantile(a, b, 0.5), Vec::new());
    let mut z = 0.0;
    while z >= -REACH {
        let probability = normal::cdf(z);
        // Newton's method on the logarithms: far out the distribution is nearly a power of x.
        for _ in 0..8 {
            let reached = cdf(x, a, b, log_beta);
            let step = libm::log(reached / probability) * reached / (x * density(x, a, b, log_beta));
            x = (x * libm::exp(-step)).min(1.0 - 1e-16);
        }
        nodes.push((x, normal::density(z) / density(x, a, b, log_beta)));
        z -= 1.0 / DENSITY;
    }
    nodes
}

fn density(x: f64, a: f64, b: f64, log_beta: f64) -> f64 {
    libm::exp((a - 1.0) * libm::log(x) + (b - 1.0) * libm::log1p(-x) - log_beta)
}

/// The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22), evaluated as Lentz does.
fn cdf(x: f64, a: f64, b: f64, log_beta: f64) -> f64 {
    let front = libm::exp(a * libm::log(x) + b * libm::log1p(-x) - log_beta);
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let guard = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut under = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    let (mut over, mut result) = (1.0, under);
    for step in 1..200u16 {
        let m = f64::from(step);
        for term in [
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0)),
        ] {
            under = 1.0 / guard(1.0 + term * under);
            over = guard(1.0 + term / over);
            result *= under * over;
        }
        if (under * over - 1.0).abs() < 1e-16 {
            break;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_closed_form_where_there_is_one() {
        // Beta(1, 5) and Beta(5, 1): 1 - (1 - p)^(1/5) and p^(1/5).
        let (first, second) = (BetaTable::new(1.0, 5.0), BetaTable::new(5.0, 1.0));
        for step in -800..=800 {
            let z = f64::from(step) / 100.0 + 0.003;
            let (p, q) = (normal::cdf(z), normal::cdf(-z));
            assert!((first.at(z) - -libm::expm1(libm::log(q) / 5.0)).abs() < 1e-9, "{z}");
            assert!((second.at(z) - libm::exp(libm::log(p) / 5.0)).abs() < 1e-9, "{z}");
        }
    }

    #[test]
    fn the_distribution_function_undoes_the_quantile() {
        let (a, b) = (2.2, 3.8);
        let log_beta = log_beta(a, b);
        let table = BetaTable::new(a, b);
        for step in -50..=50 {
            let z = f64::from(step) / 10.0 + 0.007;
            assert!((cdf(table.at(z), a, b, log_beta) - normal::cdf(z)).abs() < 1e-8, "{z}");
        }
    }

    #[test]
    fn single_quantiles_are_those_of_the_table() {
        for (a, b) in [(1.0, 5.0), (2.2, 3.8), (4.6, 1.4)] {
            let table = BetaTable::new(a, b);
            for step in 1..100 {
                let probability = f64::from(step) / 100.0;
                let apart = quantile(a, b, probability) - table.at(normal::quantile(probability));
                assert!(apart.abs() < 1e-9, "{probability} of {a}, {b}: {apart}");
            }
        }
    }
}
