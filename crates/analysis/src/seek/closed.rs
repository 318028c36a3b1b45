//! Solving `(a + b·x) / (c + d·x) = target`.

use takerate_core::Decimal;

use crate::fraction::{Fraction, Linear};

/// What the closed form says.
pub(super) enum Closed {
    /// Every x solves it.
    Everywhere,
    /// No x solves it.
    Nowhere,
    /// This x does; putting it back may miss the target by the second number, the rounding of 28 digits.
    At(Decimal, Decimal),
    /// There is no closed form, or its numbers are too large for a decimal.
    Unknown,
}

/// What 28 digits leave sure of a sum of terms, as a share of the largest term.
const NOISE: Decimal = Decimal::from_parts(1, 0, 0, false, 20);

pub(super) fn solve(fraction: Fraction, target: Decimal, reach: Decimal) -> Closed {
    match fraction {
        Fraction::Known { over, under } => solve_known(over, under, target, reach).unwrap_or(Closed::Unknown),
        Fraction::Unknown => Closed::Unknown,
    }
}

fn solve_known(over: Linear, under: Linear, target: Decimal, reach: Decimal) -> Option<Closed> {
    // a + b·x = t·(c + d·x)  <=>  (b − t·d)·x = t·c − a
    let (level, tilt) = (target.checked_mul(under.constant)?, target.checked_mul(under.slope)?);
    let (slope, rest) = (over.slope.checked_sub(tilt)?, level.checked_sub(over.constant)?);
    let level_noise = level.abs().max(over.constant.abs()).checked_mul(NOISE)?;
    let tilt_noise = tilt.abs().max(over.slope.abs()).checked_mul(NOISE)?;
    if slope.abs() <= tilt_noise || slope.abs().checked_mul(reach)? <= level_noise {
        let noise = level_noise.checked_add(tilt_noise.checked_mul(reach)?)?;
        return Some(if rest.abs() <= noise { Closed::Everywhere } else { Closed::Nowhere });
    }
    let x = rest.checked_div(slope)?;
    let bar = under.slope.checked_mul(x)?.checked_add(under.constant)?;
    let terms = over.constant.abs().checked_add(over.slope.checked_mul(x)?.abs())?;
    if bar.is_zero() {
        return Some(Closed::Nowhere);
    }
    let near = terms.checked_div(bar)?.abs().max(target.abs()).checked_mul(NOISE)?;
    Some(Closed::At(x, near.checked_mul(Decimal::ONE_THOUSAND)?))
}
