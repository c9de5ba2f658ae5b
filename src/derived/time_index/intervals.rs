//! Intervals with a look-up for "what touches this range".

/// Intervals sorted by beginning, with a tree of the greatest ends, for "what touches this range".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intervals {
    first: Vec<f64>,
    greatest: Vec<f64>,
    leaves: usize,
}

impl Intervals {
    /// Takes intervals sorted by beginning.
    pub fn new(sorted: &[(f64, f64)]) -> Self {
        let leaves = sorted.len().next_power_of_two();
        let mut greatest = vec![f64::NEG_INFINITY; leaves * 2];
        for (place, (_, last)) in sorted.iter().enumerate() {
            greatest[leaves + place] = *last;
        }
        for node in (1..leaves).rev() {
            greatest[node] = greatest[node * 2].max(greatest[node * 2 + 1]);
        }
        Self {
            first: sorted.iter().map(|(first, _)| *first).collect(),
            greatest,
            leaves,
        }
    }

    /// Calls `visit` with the place of every interval that touches `from..=to`, in order of beginnings.
    pub fn touching(&self, from: f64, to: f64, visit: &mut impl FnMut(usize)) {
        let end = self.first.partition_point(|first| *first <= to);
        if end > 0 {
            self.descend(1, 0, self.leaves, end, from, visit);
        }
    }

    fn descend(&self, node: usize, start: usize, length: usize, end: usize, from: f64, visit: &mut impl FnMut(usize)) {
        if start >= end || self.greatest[node] < from {
            return;
        }
        if length == 1 {
            visit(start);
            return;
        }
        let half = length / 2;
        self.descend(node * 2, start, half, end, from, visit);
        self.descend(node * 2 + 1, start + half, half, end, from, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn range_queries_find_what_a_plain_search_finds(
            mut spans in prop::collection::vec((-500_i32..500, 0_i32..200), 0..60),
            from in -600_i32..600,
            length in 0_i32..300,
        ) {
            spans.sort_unstable();
            let spans: Vec<(f64, f64)> = spans.into_iter().map(|(a, l)| (f64::from(a), f64::from(a + l))).collect();
            let (from, to) = (f64::from(from), f64::from(from + length));
            let mut found = Vec::new();
            Intervals::new(&spans).touching(from, to, &mut |place| found.push(place));
            let plain: Vec<usize> = (0..spans.len()).filter(|i| spans[*i].0 <= to && spans[*i].1 >= from).collect();
            prop_assert_eq!(found, plain);
        }
    }
}
