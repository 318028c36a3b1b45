//! The standard normal distribution, computed with `libm` alone so that its digits are the same on every machine.

use crate::draw::Lanes;

/// The probability of a value up to `z`.
#[must_use]
pub fn cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The density at `z`.
#[must_use]
pub fn density(z: f64) -> f64 {
    const INVERSE_ROOT: f64 = 0.398_942_280_401_432_7;
    INVERSE_ROOT * libm::exp(-0.5 * z * z)
}

/// The value that is not exceeded with `probability`, which lies between 0 and 1, both excluded. Relative error about
/// 10^-16 (Wichura 1988, algorithm AS 241, PPND16).
#[must_use]
pub fn quantile(probability: f64) -> f64 {
    let centre = probability - 0.5;
    if centre.abs() <= NEAR {
        return central(centre);
    }
    let tail = if centre < 0.0 { probability } else { 1.0 - probability };
    let r = (-libm::log(tail)).sqrt();
    let size = if r <= 5.0 { ratio(r - 1.6, &TAIL) } else { ratio(r - 5.0, &FAR) };
    if centre < 0.0 { -size } else { size }
}

/// The quantile of each of `probabilities`, to the last digit as [`quantile`] returns it.
pub fn quantiles(probabilities: &Lanes, values: &mut Lanes) {
    // Without a branch, so that several are computed at once; then the few in the tails again.
    for (value, probability) in values.iter_mut().zip(probabilities) {
        *value = central(probability - 0.5);
    }
    for (value, probability) in values.iter_mut().zip(probabilities) {
        if (probability - 0.5).abs() > NEAR {
            *value = quantile(*probability);
        }
    }
}

/// How far from one half the central formula reaches.
const NEAR: f64 = 0.425;

#[inline(always)]
fn central(centre: f64) -> f64 {
    centre * ratio(0.180_625 - centre * centre, &CENTRE)
}

/// A ratio of two polynomials: the coefficients above and below the bar, the highest power first.
type Ratio = [[f64; 8]; 2];

#[inline(always)]
fn ratio(x: f64, [over, under]: &Ratio) -> f64 {
    let polynomial = |coefficients: &[f64; 8]| coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient);
    polynomial(over) / polynomial(under)
}

#[allow(clippy::excessive_precision, clippy::unreadable_literal)] // As published.
const CENTRE: Ratio = [
    [
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080e0,
    ],
    [
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1.0,
    ],
];

#[allow(clippy::excessive_precision, clippy::unreadable_literal)] // As published.
const TAIL: Ratio = [
    [
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258e0,
        3.64784832476320460504e0,
        5.76949722146069140550e0,
        4.63033784615654529590e0,
        1.42343711074968357734e0,
    ],
    [
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940e0,
        2.05319162663775882187e0,
        1.0,
    ],
];

#[allow(clippy::excessive_precision, clippy::unreadable_literal)] // As published.
const FAR: Ratio = [
    [
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580e0,
        5.46378491116411436990e0,
        6.65790464350110377720e0,
    ],
    [
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1.0,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantile_undoes_the_probability() {
        for step in 1..4000 {
            let probability = f64::from(step) / 4000.0;
            assert!((cdf(quantile(probability)) - probability).abs() < 4e-16 * 8.0, "{probability}");
        }
        for exponent in 1..52 {
            let probability = 0.5 * libm::exp2(-f64::from(exponent));
            let back = cdf(quantile(probability));
            assert!((back / probability - 1.0).abs() < 1e-13, "{probability}");
        }
    }

    #[test]
    fn known_quantiles_come_out() {
        assert!((quantile(0.9) - 1.281_551_565_544_600_4).abs() < 1e-15);
        assert!((quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-15);
        assert!((quantile(1e-10) + 6.361_340_902_404_056).abs() < 1e-14);
    }
}
