//! Random numbers that are the same wherever they are drawn: integer arithmetic only.

/// xoshiro256++ (Blackman and Vigna 2019), seeded by SplitMix64.
#[derive(Clone, Debug)]
pub struct Rng([u64; 4]);

impl Rng {
    /// The stream `name` of a seed. Streams of other names or seeds have nothing in common with it, so that adding an
    /// uncertain input leaves the draws of all others as they were.
    #[must_use]
    pub fn new(seed: u64, name: &str) -> Self {
        // FNV-1a over the name, mixed with the seed.
        let hash = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let mut state = mix(seed).wrapping_add(hash);
        Self(std::array::from_fn(|_| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            mix(state)
        }))
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.0;
        let result = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        result
    }

    /// The next number of a uniform distribution between 0 and 1, both excluded: an odd multiple of 2^-53.
    pub fn uniform(&mut self) -> f64 {
        // 52 random bits behind the point of a number from 1 to 2; what is taken off and added leaves no rounding.
        let from_one = f64::from_bits(0x3ff0_0000_0000_0000 | (self.next_u64() >> 12));
        (from_one - 1.0) + 0.5 * f64::EPSILON
    }
}

/// SplitMix64's finaliser (Steele, Lea and Flood 2014).
fn mix(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        // The first outputs of xoshiro256++ from the state 1, 2, 3, 4.
        let mut rng = Rng([1, 2, 3, 4]);
        let first: [u64; 4] = std::array::from_fn(|_| rng.next_u64());
        assert_eq!(first, [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386]);
    }

    #[test]
    fn the_same_seed_gives_the_same_digits_and_another_stream_others() {
        let draw = |seed, name| Rng::new(seed, name).uniform();
        assert_eq!(draw(7, "macro.eth_price").to_bits(), draw(7, "macro.eth_price").to_bits());
        assert!((draw(7, "macro.eth_price") - draw(7, "aave.gho_share")).abs() > 0.0);
        assert!((draw(7, "macro.eth_price") - draw(8, "macro.eth_price")).abs() > 0.0);
    }
}
