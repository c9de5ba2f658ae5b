//! A small seeded generator (splitmix64). For this folder only. Not here: any randomness that is not handed in as a seed.

/// A splitmix64 generator.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// A generator that starts at `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed ^ 0x2545_f491_4f6c_dd1d)
    }

    /// The next 64 random bits.
    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// An index below `n` (0 if `n` is 0).
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.bits()) * n as u128) >> 64) as usize
    }

    /// The numbers below `n`, each window of so many in a random order: what is used together lies together in memory.
    pub(super) fn order(&mut self, n: usize, window: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..n as u32).collect();
        for part in order.chunks_mut(window.max(1)) {
            for place in (1..part.len()).rev() {
                part.swap(place, self.below(place + 1));
            }
        }
        order
    }
}
