//! Graph distances from a few nodes to all, found together: one bit for each of them, one sweep for each step.
//!
//! The sample stands for all pairs of nodes when the picture is fitted to graph distances (sparse stress, after Ortmann, Klimenta and
//! Brandes 2016); the first places come from it as well (PivotMDS, Brandes and Pich 2006).

use super::super::seed::Seed;
use super::csr::Csr;
use super::threads::split;

/// Distances are known from so many nodes.
pub(super) const PIVOTS: usize = 64;
/// They are used in two halves.
pub(super) const HALF: usize = PIVOTS / 2;
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

    /// The same with the node `order[k]` called `k`.
    pub(super) fn relabelled(self, order: &[u32]) -> Self {
        let mut name = vec![0_u32; order.len()];
        for (k, i) in order.iter().enumerate() {
            name[*i as usize] = k as u32;
        }
        let halves = self.halves.map(|half| Half {
            nodes: half.nodes.map(|p| name[p as usize]),
            rows: order.iter().map(|i| half.rows[*i as usize]).collect(),
        });
        Self { halves }
    }

    /// First places: the two directions in which the distances differ most.
    pub(super) fn places(&self, threads: usize) -> (Vec<f32>, Vec<f32>) {
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
        let parts = split(n, threads, |range| {
            range
                .map(|i| {
                    let row = centred(i);
                    let dot = |v: &[f64]| row.iter().zip(v).map(|(r, d)| r * *d as f32).sum::<f32>();
                    (dot(&first), dot(&second))
                })
                .collect::<Vec<_>>()
        });
        parts.into_iter().flatten().unzip()
    }
}

/// Steps from all pivots to all nodes.
fn distances(graph: &Csr, pivots: &[u32; PIVOTS], progress: &mut dyn FnMut() -> bool) -> Option<Pivots> {
    let n = graph.nodes();
    let mut halves = [0, HALF].map(|from| Half {
        nodes: std::array::from_fn(|k| pivots[from + k]),
        rows: vec![[FAR; HALF]; n],
    });
    let mut seen = vec![0_u64; n];
    let mut front = vec![0_u64; n];
    let mut next = vec![0_u64; n];
    let mut active: Vec<u32> = Vec::new();
    for (k, p) in pivots.iter().enumerate() {
        let i = *p as usize;
        if front[i] == 0 {
            active.push(*p);
        }
        front[i] |= 1 << k;
        seen[i] |= 1 << k;
        halves[k / HALF].rows[i][k % HALF] = 0;
    }
    let mut depth = 0_u16;
    let mut reached: Vec<u32> = Vec::new();
    while !active.is_empty() {
        if !progress() {
            return None;
        }
        depth = depth.saturating_add(1).min(FAR - 1);
        reached.clear();
        for i in &active {
            let bits = std::mem::take(&mut front[*i as usize]);
            for t in graph.near(*i as usize) {
                let t = *t as usize;
                let new = bits & !seen[t];
                if new != 0 {
                    if next[t] == 0 {
                        reached.push(t as u32);
                    }
                    next[t] |= new;
                }
            }
        }
        for i in &reached {
            let i = *i as usize;
            let mut new = std::mem::take(&mut next[i]);
            seen[i] |= new;
            front[i] = new;
            while new != 0 {
                let k = new.trailing_zeros() as usize;
                halves[k / HALF].rows[i][k % HALF] = depth;
                new &= new - 1;
            }
        }
        std::mem::swap(&mut active, &mut reached);
    }
    Some(Pivots { halves })
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
