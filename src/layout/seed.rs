//! A small seeded generator (splitmix64). For this folder only. Not here: any randomness that is not handed in as a seed.

/// A splitmix64 generator.
#[derive(Clone, Debug)]
pub(super) struct Seed(u64);

impl Seed {
    /// A generator that starts at `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed ^ 0x51_7c_c1_b7_27_22_0a_95)
    }

    /// The next 64 random bits.
    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `[0, 1)`.
    pub(super) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// A number in `[-1, 1)`.
    pub(super) fn signed(&mut self) -> f64 {
        self.unit() * 2.0 - 1.0
    }

    /// An index below `n` (0 if `n` is 0).
    pub(super) fn below(&mut self, n: usize) -> usize {
        if n == 0 {
            0
        } else {
            ((u128::from(self.bits()) * n as u128) >> 64) as usize
        }
    }
}
