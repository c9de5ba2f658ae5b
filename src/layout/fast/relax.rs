//! Moving all nodes at once, step by step, until forces balance.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::csr::Csr;
use super::field::{Field, GROUP, Walk};
use super::pivots::{HALF, Half, Pivots};
use super::threads::fill;

/// How an edge pulls, as a stiffness that depends on its length `d`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Pull {
    /// 1: a rubber band.
    Linear,
    /// `1 / d`: long edges pull no more than short ones (LinLog, Noack 2004).
    Even,
    /// `1 / d²`: near ones pull most, as where neighbourhoods are drawn rather than distances (t-SNE, van der Maaten and Hinton 2008).
    Near,
}

/// One stage of the relaxation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stage {
    pub(super) rounds: usize,
    /// Strength of the repulsion between all nodes; 0 for none.
    pub(super) repel: f32,
    pub(super) soft: f32,
    pub(super) opening: f32,
    /// Strength of the edges, from the first round to the last.
    pub(super) attract: f32,
    pub(super) pull: Pull,
    /// Strength of the fit to graph distances; 0 for none.
    pub(super) fit: f32,
    pub(super) momentum: f32,
    pub(super) step: f32,
    /// Longest way in the first and in the last round.
    pub(super) reach: (f32, f32),
}

/// Places and speeds.
#[derive(Clone, Debug, Default)]
pub(super) struct Cloud {
    pub(super) at: Vec<[f32; 2]>,
    speed: Vec<[f32; 2]>,
}

impl Cloud {
    pub(super) fn new(at: Vec<[f32; 2]>) -> Self {
        let speed = vec![[0.0; 2]; at.len()];
        Self { at, speed }
    }

    /// Calls the node `order[k]` `k` from now on.
    pub(super) fn relabel(&mut self, order: &[u32]) {
        for v in [&mut self.at, &mut self.speed] {
            *v = order.iter().map(|i| v[*i as usize]).collect();
        }
    }
}

/// One over the square root, to four digits, without a division.
fn inverse_root(x: f32) -> f32 {
    let y = f32::from_bits(0x5f37_59df - (x.to_bits() >> 1));
    let y = y * (1.5 - 0.5 * x * y * y);
    y * (1.5 - 0.5 * x * y * y)
}

/// What half of the pivots want of a node: the sum of weights times ways, and the sum of weights.
fn wanted(x: f32, y: f32, row: &[u16; HALF], px: &[f32; HALF], py: &[f32; HALF]) -> (f32, f32, f32) {
    let (mut wx, mut wy, mut w) = ([0.0_f32; HALF], [0.0_f32; HALF], [0.0_f32; HALF]);
    for k in 0..HALF {
        let d = f32::from(row[k]);
        // The nearest pivots would shout the rest down; from two steps on each counts as the distance says.
        let weight = 1.0 / (d * d + 2.0);
        let (dx, dy) = (x - px[k], y - py[k]);
        // Towards the place at the right distance from the pivot, `p + delta * scale`, from where the node is.
        let scale = weight * (d * inverse_root(dx * dx + dy * dy + 1e-6) - 1.0);
        wx[k] = dx * scale;
        wy[k] = dy * scale;
        w[k] = weight;
    }
    (sum(&mut wx), sum(&mut wy), sum(&mut w))
}

/// The sum in an order of its own that lets the machine add side by side.
fn sum(v: &mut [f32; HALF]) -> f32 {
    let mut half = HALF / 2;
    while half > 0 {
        let (low, high) = v.split_at_mut(half);
        for (a, b) in low.iter_mut().zip(high) {
            *a += *b;
        }
        half /= 2;
    }
    v[0]
}

/// Nodes that a thread takes at a time: some whole groups.
const PIECE: usize = 32 * GROUP;
/// The order of the field is renewed after so many rounds, or when a group has come to have more partners by an eighth.
const ORDER_ROUNDS: usize = 10;

/// The far field and how well its order still fits.
#[derive(Default)]
struct Far {
    field: Field,
    age: usize,
    partners: usize,
    fresh: usize,
}

impl Far {
    fn refit(&mut self, graph: &Csr, cloud: &Cloud, opening: f32) {
        if self.field.order.is_empty() || self.age >= ORDER_ROUNDS || self.partners * 8 > self.fresh * 9 {
            self.field.sort(&cloud.at, &graph.mass);
            self.age = 0;
        }
        self.field.refit(&cloud.at, opening);
        self.age += 1;
    }

    fn saw(&mut self, partners: usize) {
        self.partners = partners;
        if self.age == 1 {
            self.fresh = partners;
        }
    }
}

/// What moves the nodes of one graph in one stage.
struct Forces<'a> {
    graph: &'a Csr,
    stage: &'a Stage,
    half: &'a Half,
    px: [f32; HALF],
    py: [f32; HALF],
    cloud: &'a Cloud,
    ease: Option<&'a [f32]>,
    reach: f32,
}

impl Forces<'_> {
    /// The step of a node that all others push as `push` says.
    fn step(&self, i: usize, push: [f32; 3]) -> [f32; 2] {
        let (graph, stage, cloud) = (self.graph, self.stage, self.cloud);
        let [x, y] = cloud.at[i];
        let (mut fx, mut fy, mut stiff) = (0.0_f32, 0.0_f32, 1e-9_f32);
        let range = graph.range(i);
        for (t, weight) in graph.targets[range.clone()].iter().zip(&graph.weights[range]) {
            let [tx, ty] = cloud.at[*t as usize];
            let (dx, dy) = (tx - x, ty - y);
            let size2 = dx * dx + dy * dy + stage.soft;
            let weight = weight
                * match stage.pull {
                    Pull::Linear => 1.0,
                    Pull::Even => inverse_root(size2),
                    Pull::Near => 1.0 / size2,
                };
            fx += dx * weight;
            fy += dy * weight;
            stiff += weight;
        }
        let mass = graph.mass[i];
        let (pull, repel, fit) = (stage.attract, stage.repel * mass, 2.0 * stage.fit * mass);
        let wanted = wanted(x, y, &self.half.rows[i], &self.px, &self.py);
        fx = fx * pull + push[0] * repel + wanted.0 * fit;
        fy = fy * pull + push[1] * repel + wanted.1 * fit;
        stiff = stiff * pull + push[2] * repel + wanted.2 * fit;
        let by = stage.step / stiff;
        let [vx, vy] = cloud.speed[i];
        let (mut vx, mut vy) = (vx * stage.momentum + fx * by, vy * stage.momentum + fy * by);
        let size2 = vx * vx + vy * vy;
        if size2 > self.reach * self.reach {
            let by = self.reach / size2.sqrt();
            vx *= by;
            vy *= by;
        }
        let ease = self.ease.map_or(1.0, |e| e[i]);
        [vx * ease, vy * ease]
    }
}

/// Runs one stage. False if told to stop.
pub(super) fn relax(
    graph: &Csr,
    pivots: &Pivots,
    cloud: &mut Cloud,
    ease: Option<&[f32]>,
    stage: &Stage,
    threads: usize,
    progress: &mut dyn FnMut(f32) -> bool,
) -> bool {
    let mut far = Far::default();
    let mut steps = vec![[0.0_f32; 2]; graph.nodes()];
    for round in 0..stage.rounds {
        let at = round as f32 / stage.rounds as f32;
        let repels = stage.repel > 0.0;
        if repels {
            far.refit(graph, cloud, stage.opening);
        }
        // Each half of the pivots has its turn: with some momentum that is as good as both at once.
        let half = &pivots.halves[round % 2];
        let forces = Forces {
            graph,
            stage,
            half,
            px: std::array::from_fn(|k| cloud.at[half.nodes[k] as usize][0]),
            py: std::array::from_fn(|k| cloud.at[half.nodes[k] as usize][1]),
            cloud,
            ease,
            reach: stage.reach.0 * (1.0 - at) + stage.reach.1 * at,
        };
        let (field, seen) = (&far.field, AtomicUsize::new(0));
        let told = &mut |share: f32| progress(at + share / stage.rounds as f32);
        let went_on = fill(&mut steps, PIECE, threads, told, |from, steps| {
            let mut walk = Walk::default();
            for (k, steps) in steps.chunks_mut(GROUP).enumerate() {
                let slot = from + k * GROUP;
                if repels {
                    let push = field.push(slot / GROUP, stage.soft, &mut walk);
                    for ((step, push), i) in steps.iter_mut().zip(push).zip(&field.order[slot..]) {
                        *step = forces.step(*i as usize, push);
                    }
                } else {
                    for (step, i) in steps.iter_mut().zip(slot..) {
                        *step = forces.step(i, [0.0; 3]);
                    }
                }
            }
            seen.fetch_add(walk.seen, Ordering::Relaxed);
        });
        if !went_on {
            return false;
        }
        for (k, step) in steps.iter().enumerate() {
            let i = if repels { far.field.order[k] as usize } else { k };
            cloud.speed[i] = *step;
            cloud.at[i] = [cloud.at[i][0] + step[0], cloud.at[i][1] + step[1]];
        }
        far.saw(seen.into_inner());
    }
    true
}
