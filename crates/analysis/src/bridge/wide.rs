//! A signed integer of 256 bits: wide enough for a weighted sum over 2^16 decimals without rounding.

/// Two's complement, the lowest 64 bits first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wide([u64; 4]);

impl Wide {
    /// Adds `value · factor`. Exact as long as the sum stays below 2^255.
    pub fn add_product(&mut self, value: i128, factor: u64) {
        let product = Self::product(value.unsigned_abs(), factor);
        *self = self.plus(if value < 0 { product.negated() } else { product });
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let (mut sum, mut carry) = ([0; 4], false);
        for (limb, (left, right)) in sum.iter_mut().zip(self.0.into_iter().zip(other.0)) {
            let (part, first) = left.overflowing_add(right);
            let (part, second) = part.overflowing_add(u64::from(carry));
            (*limb, carry) = (part, first || second);
        }
        Self(sum)
    }

    /// The same with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(self.0.map(|limb| !limb)).plus(Self([1, 0, 0, 0]))
    }

    /// The quotient, rounded towards minus infinity, and the remainder; `None` where the quotient exceeds an `i128`
    /// or `divisor` is 0.
    #[must_use]
    pub fn divided(self, divisor: u64) -> Option<(i128, u64)> {
        let negative = self.0[3] >> 63 == 1;
        let size = if negative { self.negated() } else { self };
        let (mut quotient, mut rest) = ([0; 4], 0u128);
        for (limb, part) in size.0.into_iter().zip(&mut quotient).rev() {
            let open = rest << 64 | u128::from(limb);
            *part = u64::try_from(open.checked_div(u128::from(divisor))?).ok()?;
            rest = open % u128::from(divisor);
        }
        let (rest, [low, high, 0, 0]) = (u64::try_from(rest).ok()?, quotient) else { return None };
        let quotient = i128::try_from(u128::from(high) << 64 | u128::from(low)).ok()?;
        match (negative, rest) {
            (false, _) => Some((quotient, rest)),
            (true, 0) => Some((-quotient, 0)),
            (true, _) => Some((-quotient - 1, divisor - rest)),
        }
    }

    fn product(value: u128, factor: u64) -> Self {
        const LOW: u128 = u64::MAX as u128;
        let factor = u128::from(factor);
        let (low, high) = ((value & LOW) * factor, (value >> 64) * factor);
        let middle = (low >> 64) + (high & LOW);
        // Each part is masked or shifted to 64 bits, so nothing is cut off.
        #[allow(clippy::cast_possible_truncation)]
        let limbs = [low as u64, middle as u64, ((high >> 64) + (middle >> 64)) as u64, 0];
        Self(limbs)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sums_and_quotients_are_those_of_whole_numbers(
            terms in proptest::collection::vec((-(1i128 << 95)..(1i128 << 95), 0u64..1 << 24), 0..20),
            divisor in 1u64..1 << 50,
        ) {
            let mut sum = Wide::default();
            for (value, factor) in &terms {
                sum.add_product(*value, *factor);
            }
            let expected: i128 = terms.iter().map(|(value, factor)| value * i128::from(*factor)).sum();
            let divisor_wide = i128::from(divisor);
            let quotient = (expected.div_euclid(divisor_wide), u64::try_from(expected.rem_euclid(divisor_wide)).unwrap_or_default());
            prop_assert_eq!(sum.divided(divisor), Some(quotient));
        }

        #[test]
        fn what_is_multiplied_beyond_128_bits_divides_back(value in any::<i128>(), factor in 1u64..) {
            let mut product = Wide::default();
            product.add_product(value, factor);
            prop_assert_eq!(product.divided(factor), Some((value, 0)));
        }
    }
}
