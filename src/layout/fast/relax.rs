//! Moving all nodes at once, step by step, until forces balance.

use super::csr::Csr;
use super::field::{Field, Push};
use super::pivots::{HALF, Pivots};
use super::threads::split;

/// How an edge pulls, as a stiffness that depends on its length `d`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Pull {
    /// 1: a rubber band.
    Linear,
    /// `1 / d`: long edges pull no more than short ones (LinLog, Noack 2004).
    Even,
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
    pub(super) x: Vec<f32>,
    pub(super) y: Vec<f32>,
    pub(super) vx: Vec<f32>,
    pub(super) vy: Vec<f32>,
}

impl Cloud {
    pub(super) fn new(x: Vec<f32>, y: Vec<f32>) -> Self {
        let zero = vec![0.0; x.len()];
        Self {
            x,
            y,
            vx: zero.clone(),
            vy: zero,
        }
    }

    /// The same nodes in another order.
    pub(super) fn relabelled(&self, order: &[u32]) -> Self {
        let pick = |v: &[f32]| order.iter().map(|i| v[*i as usize]).collect();
        Self {
            x: pick(&self.x),
            y: pick(&self.y),
            vx: pick(&self.vx),
            vy: pick(&self.vy),
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
    let n = graph.nodes();
    let (mut field, mut push) = (Field::default(), Push::default());
    // The order of the field is renewed when it no longer fits.
    let (mut order_age, mut partners, mut fresh_partners) = (usize::MAX - 1, 0, 0);
    for round in 0..stage.rounds {
        let at = round as f32 / stage.rounds as f32;
        if !progress(at) {
            return false;
        }
        if stage.repel > 0.0 {
            let sort = order_age >= 10 || partners * 8 > fresh_partners * 9;
            if sort {
                field.sort(&cloud.x, &cloud.y, &graph.mass);
                order_age = 0;
            }
            field.refit(&cloud.x, &cloud.y, stage.opening);
            partners = field.push(stage.soft, threads, &mut push);
            if sort {
                fresh_partners = partners;
            }
            order_age += 1;
        }
        let reach = stage.reach.0 * (1.0 - at) + stage.reach.1 * at;
        // Each half of the pivots has its turn: with some momentum that is as good as both at once.
        let half = &pivots.halves[round % 2];
        let px: [f32; HALF] = std::array::from_fn(|k| cloud.x[half.nodes[k] as usize]);
        let py: [f32; HALF] = std::array::from_fn(|k| cloud.y[half.nodes[k] as usize]);
        let fit = 2.0 * stage.fit;
        let (cx, cy) = (&cloud.x, &cloud.y);
        let (ux, uy) = (&cloud.vx, &cloud.vy);
        let push = &push;
        let parts = split(n, threads, |range| {
            let mut out = Vec::with_capacity(range.len());
            for i in range {
                let (x, y) = (cx[i], cy[i]);
                let (mut fx, mut fy, mut stiff) = (0.0_f32, 0.0_f32, 1e-9_f32);
                for k in graph.range(i) {
                    let t = graph.targets[k] as usize;
                    let (dx, dy) = (cx[t] - x, cy[t] - y);
                    let size2 = dx * dx + dy * dy + stage.soft;
                    let weight = graph.weights[k]
                        * match stage.pull {
                            Pull::Linear => 1.0,
                            Pull::Even => inverse_root(size2),
                        };
                    fx += dx * weight;
                    fy += dy * weight;
                    stiff += weight;
                }
                fx *= stage.attract;
                fy *= stage.attract;
                stiff *= stage.attract;
                if stage.repel > 0.0 {
                    let by = stage.repel * graph.mass[i];
                    fx += by * push.x[i];
                    fy += by * push.y[i];
                    stiff += by * push.stiff[i];
                }
                let (wx, wy, w) = wanted(x, y, &half.rows[i], &px, &py);
                fx += fit * wx;
                fy += fit * wy;
                stiff += fit * w;
                let by = stage.step / stiff;
                let (mut vx, mut vy) = (ux[i] * stage.momentum + fx * by, uy[i] * stage.momentum + fy * by);
                let size2 = vx * vx + vy * vy;
                if size2 > reach * reach {
                    let by = reach / size2.sqrt();
                    vx *= by;
                    vy *= by;
                }
                let ease = ease.map_or(1.0, |e| e[i]);
                out.push([vx * ease, vy * ease]);
            }
            out
        });
        for (i, v) in parts.iter().flatten().enumerate() {
            (cloud.vx[i], cloud.vy[i]) = (v[0], v[1]);
            cloud.x[i] += v[0];
            cloud.y[i] += v[1];
        }
    }
    true
}
