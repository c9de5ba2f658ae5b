//! Graph distances from a few nodes to all, found together: one bit for each of them, one sweep for each step.
//!
//! The sample stands for all pairs of nodes when the picture is fitted to graph distances (sparse stress, after Ortmann, Klimenta and
//! Brandes 2016); the first places come from it as well (PivotMDS, Brandes and Pich 2006).

use super::super::seed::Seed;
use super::csr::Csr;
use super::levels::Level;

/// Distances are known from so many nodes.
pub(super) const PIVOTS: usize = 64;
/// They are used in two halves.
pub(super) const HALF: usize = PIVOTS / 2;
/// So many nodes tell how far all are that have become one.
const SAMPLE: usize = 8;
/// After so many nodes it is asked whether to go on.
const TOLD: usize = 1 << 14;
/// What stands for "not reachable".
const FAR: u16 = u16::MAX;

/// Half of the pivots, with the distances in steps of all nodes from each.
pub(super) struct Half {
    pub(super) nodes: [u32; HALF],
    pub(super) rows: Vec<[u16; HALF]>,
}

/// Graph distances from the pivots to all nodes.
pub(super) struct Pivots {
    pub(super) halves: [Half; 2],
}

impl Pivots {
    /// Picks the pivots by chance and measures. With fewer nodes than pivots some are picked twice. `None` if told to stop.
    pub(super) fn new(graph: &Csr, seed: &mut Seed, progress: &mut dyn FnMut() -> bool) -> Option<Self> {
        let n = graph.nodes();
        let mut all: Vec<u32> = (0..n as u32).collect();
        for k in 0..PIVOTS.min(n) {
            all.swap(k, k + seed.below(n - k));
        }
        let nodes: [u32; PIVOTS] = std::array::from_fn(|k| all[k % PIVOTS.min(n).max(1)]);
        drop(all);
        distances(graph, &nodes, progress)
    }

    fn nodes(&self) -> usize {
        self.halves[0].rows.len()
    }

    /// The pivots and the distances of one node to them.
    pub(super) fn of(&self, i: usize) -> impl Iterator<Item = (u32, u16)> + '_ {
        self.halves
            .iter()
            .flat_map(move |half| half.nodes.iter().copied().zip(half.rows[i]))
    }

    /// Calls the node `order[k]` `k` from now on.
    pub(super) fn relabel(&mut self, order: &[u32]) {
        let mut name = vec![0_u32; order.len()];
        for (k, i) in order.iter().enumerate() {
            name[*i as usize] = k as u32;
        }
        for half in &mut self.halves {
            half.nodes = half.nodes.map(|p| name[p as usize]);
            rearrange(&mut half.rows, order);
        }
    }

    /// The same for a coarser graph: a node is as far as those are, in the mean, for which it stands.
    pub(super) fn over(&self, level: &Level) -> Self {
        let rows = |half: &Half| {
            let ranges = level.leaves.windows(2).map(|ends| ends[0] as usize..ends[1] as usize);
            ranges.map(|range| mean_row(&half.rows[range])).collect()
        };
        let halves = self.halves.each_ref().map(|half| Half {
            nodes: half.nodes.map(|p| level.over(p)),
            rows: rows(half),
        });
        Self { halves }
    }

    /// First places: the two directions in which the distances differ most.
    pub(super) fn places(&self) -> Vec<[f32; 2]> {
        let n = self.nodes();
        let step = n.div_ceil(1000).max(1);
        let square = |d: u16| if d == FAR { 0.0 } else { f32::from(d) * f32::from(d) };
        let mut column = [0.0_f32; PIVOTS];
        let mut count = 0.0_f32;
        for i in (0..n).step_by(step) {
            for (c, d) in column.iter_mut().zip(self.of(i)) {
                *c += square(d.1);
            }
            count += 1.0;
        }
        for c in &mut column {
            *c /= count;
        }
        let all = column.iter().sum::<f32>() / PIVOTS as f32;
        let centred = |i: usize| {
            let mut out = [0.0_f32; PIVOTS];
            for (o, d) in out.iter_mut().zip(self.of(i)) {
                *o = square(d.1);
            }
            let mean = out.iter().sum::<f32>() / PIVOTS as f32;
            for (o, c) in out.iter_mut().zip(&column) {
                *o = -0.5 * (*o - mean - c + all);
            }
            out
        };
        let mut products = vec![0.0_f64; PIVOTS * PIVOTS];
        for i in (0..n).step_by(step) {
            let row = centred(i);
            for (a, line) in products.chunks_exact_mut(PIVOTS).enumerate() {
                for (sum, b) in line.iter_mut().zip(&row) {
                    *sum += f64::from(row[a] * b);
                }
            }
        }
        let (first, second) = main_directions(&products);
        let place = |i: usize| {
            let row = centred(i);
            let dot = |v: &[f64]| row.iter().zip(v).map(|(r, d)| r * *d as f32).sum::<f32>();
            [dot(&first), dot(&second)]
        };
        (0..n).map(place).collect()
    }
}

/// Brings what stands at `order[k]` to place `k`, round by round and without a second table: this one is large.
fn rearrange<T: Copy>(items: &mut [T], order: &[u32]) {
    let mut done = vec![false; items.len()];
    for start in 0..items.len() {
        if std::mem::replace(&mut done[start], true) {
            continue;
        }
        let first = items[start];
        let mut at = start;
        loop {
            let from = order[at] as usize;
            if std::mem::replace(&mut done[from], true) {
                break;
            }
            items[at] = items[from];
            at = from;
        }
        items[at] = first;
    }
}

/// The mean of some rows; of many, a sample will do.
fn mean_row(rows: &[[u16; HALF]]) -> [u16; HALF] {
    let step = rows.len().div_ceil(SAMPLE).max(1);
    let (mut sum, mut count) = ([0_u32; HALF], 0_u32);
    for row in rows.iter().step_by(step) {
        for (s, d) in sum.iter_mut().zip(row) {
            *s += u32::from(*d);
        }
        count += 1;
    }
    sum.map(|s| ((s + count / 2) / count.max(1)) as u16)
}

/// Steps from all pivots to all nodes.
fn distances(graph: &Csr, pivots: &[u32; PIVOTS], progress: &mut dyn FnMut() -> bool) -> Option<Pivots> {
    let n = graph.nodes();
    let mut halves = [0, HALF].map(|from| Half {
        nodes: std::array::from_fn(|k| pivots[from + k]),
        rows: vec![[FAR; HALF]; n],
    });
    let mut marks = vec![Marks::default(); n];
    let mut active: Vec<u32> = Vec::new();
    for (k, p) in pivots.iter().enumerate() {
        let own = &mut marks[*p as usize];
        if own.front == 0 {
            active.push(*p);
        }
        own.front |= 1 << k;
        own.seen |= 1 << k;
        halves[k / HALF].rows[*p as usize][k % HALF] = 0;
    }
    let mut depth = 0_u16;
    let mut reached: Vec<u32> = Vec::new();
    while !active.is_empty() {
        depth = depth.saturating_add(1).min(FAR - 1);
        reached.clear();
        for (k, i) in active.iter().enumerate() {
            if k % TOLD == 0 && !progress() {
                return None;
            }
            let bits = std::mem::take(&mut marks[*i as usize].front);
            for t in graph.near(*i as usize) {
                let own = &mut marks[*t as usize];
                let new = bits & !own.seen;
                if new != 0 {
                    if own.next == 0 {
                        reached.push(*t);
                    }
                    own.next |= new;
                }
            }
        }
        for i in &reached {
            let own = &mut marks[*i as usize];
            let mut new = std::mem::take(&mut own.next);
            own.seen |= new;
            own.front = new;
            while new != 0 {
                let k = new.trailing_zeros() as usize;
                halves[k / HALF].rows[*i as usize][k % HALF] = depth;
                new &= new - 1;
            }
        }
        std::mem::swap(&mut active, &mut reached);
    }
    Some(Pivots { halves })
}

/// Which pivots have reached a node, a bit for each: at all, in the last step, in this step.
#[derive(Clone, Copy, Default)]
struct Marks {
    seen: u64,
    front: u64,
    next: u64,
}

/// The two main directions of a symmetric matrix, by repeated multiplication.
fn main_directions(matrix: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut seed = Seed::new(1);
    let mut start = || (0..PIVOTS).map(|_| seed.signed()).collect::<Vec<f64>>();
    let (mut a, mut b) = (start(), start());
    let times = |v: &[f64]| -> Vec<f64> {
        matrix
            .chunks_exact(PIVOTS)
            .map(|line| line.iter().zip(v).map(|(m, x)| m * x).sum())
            .collect()
    };
    let unit = |v: &mut Vec<f64>| {
        let length = v.iter().map(|x| x * x).sum::<f64>().sqrt().max(1e-300);
        for x in v.iter_mut() {
            *x /= length;
        }
    };
    unit(&mut a);
    for _ in 0..100 {
        a = times(&a);
        unit(&mut a);
        b = times(&b);
        let dot: f64 = a.iter().zip(&b).map(|(x, y)| x * y).sum();
        for (y, x) in b.iter_mut().zip(&a) {
            *y -= dot * x;
        }
        unit(&mut b);
    }
    (a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rearranging_is_picking_in_order(order in Just((0..40_u32).collect::<Vec<_>>()).prop_shuffle()) {
            let mut items: Vec<u32> = (100..140).collect();
            rearrange(&mut items, &order);
            prop_assert_eq!(items, order.iter().map(|i| i + 100).collect::<Vec<_>>());
        }
    }
}
