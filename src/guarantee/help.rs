//! Whether help comes: the chance of each guarantor, and of any, all, and enough of them together.
//!
//! `eta = logit(base) + sum of weight times score - phi ln(n)`, where `n` is one plus the partners able to replace the
//! guarantor. Guarantors are moved together by one common shock (Gaussian copula); given the shock they are
//! independent, so everything is one integral over it, worked out by the trapezoid rule.

use super::case::{Case, Liability};
use super::factors::{FACTORS, LEAST, MOST};
use super::normal::{cdf, logistic, logit, quantile};

/// Up to so many guarantors what is enough is worked out over all their combinations; above, capabilities are rounded
/// to the grid.
pub const MOST_EXACT: usize = 12;
/// Steps of the grid on which capabilities are added above [`MOST_EXACT`] guarantors: one two-thousandth of the need.
pub const GRID: usize = 2_000;
/// Nodes of the rule and half the width it covers, in standard deviations of the common shock.
const NODES: usize = 1_601;
const REACH: f64 = 8.0;

/// One draw of everything that is not sharp: plain numbers in the place of ranges.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharp {
    /// Base rate.
    pub base: f64,
    /// Weights.
    pub weights: [f64; FACTORS],
    /// Scores of each guarantor.
    pub scores: Vec<[f64; FACTORS]>,
    /// Capability of each.
    pub capabilities: Vec<f64>,
    /// Correlation.
    pub rho: f64,
    /// Loss by free-riding.
    pub phi: f64,
    /// What is enough.
    pub kappa: f64,
}

impl Sharp {
    /// The most fitting value of everything.
    pub fn of(case: &Case) -> Self {
        Self {
            base: case.base.mode,
            weights: case.weights.map(|w| w.mode),
            scores: case.guarantors.iter().map(|g| g.scores.map(|s| s.mode)).collect(),
            capabilities: case.guarantors.iter().map(|g| g.capability).collect(),
            rho: case.rho.mode,
            phi: case.phi.mode,
            kappa: case.kappa.mode,
        }
    }
}

/// The chances that help comes.
#[derive(Debug, Clone, PartialEq)]
pub struct Help {
    /// Of each guarantor, in the order of the case; 0 for the violator, who does not help against himself.
    pub p: Vec<f64>,
    /// That at least one comes.
    pub any: f64,
    /// That all come.
    pub all: f64,
    /// That those who come are enough.
    pub sufficient: f64,
}

impl Help {
    /// The chance that the promise is honoured in the terms of its text.
    pub fn honoured(&self, liability: Liability, violator: Option<usize>) -> f64 {
        match liability {
            Liability::Several | Liability::JointAndSeveral => self.any,
            Liability::Joint if violator.is_some() => 0.0,
            Liability::Joint => self.all,
        }
    }
}

/// Partners of guarantor `i` that could take its place, itself included.
pub fn replaceable(capabilities: &[f64], violator: Option<usize>, i: usize) -> f64 {
    let own = capabilities[i];
    let others = (0..capabilities.len()).filter(|j| *j != i && Some(*j) != violator);
    // Who can deliver nothing can be replaced by anybody who can.
    let share = |other: f64| {
        if own > 0.0 {
            (other / own).min(1.0)
        } else {
            f64::from(u8::from(other > 0.0))
        }
    };
    1.0 + others.map(|j| share(capabilities[j])).sum::<f64>()
}

/// Chance of each guarantor, before the common shock is looked at.
pub fn chances(sharp: &Sharp, violator: Option<usize>) -> Vec<f64> {
    let base = logit(sharp.base);
    (0..sharp.scores.len())
        .map(|i| {
            if Some(i) == violator {
                return 0.0;
            }
            let pull: f64 = sharp.weights.iter().zip(&sharp.scores[i]).map(|(w, x)| w * x).sum();
            let riders = sharp.phi * replaceable(&sharp.capabilities, violator, i).ln();
            logistic(base + pull - riders).clamp(LEAST, MOST)
        })
        .collect()
}

/// The chances that help comes.
pub fn help(sharp: &Sharp, violator: Option<usize>) -> Help {
    let p = chances(sharp, violator);
    let helpers: Vec<usize> = (0..p.len()).filter(|i| Some(*i) != violator).collect();
    if helpers.is_empty() {
        return Help {
            p,
            any: 0.0,
            all: 0.0,
            sufficient: 0.0,
        };
    }
    let thresholds: Vec<f64> = helpers.iter().map(|i| quantile(p[*i])).collect();
    let capabilities: Vec<f64> = helpers.iter().map(|i| sharp.capabilities[*i]).collect();
    let enough = Enough::of(&capabilities, sharp.kappa);
    let (root, spread) = (sharp.rho.sqrt(), (1.0 - sharp.rho).sqrt());
    let mut q = vec![0.0; helpers.len()];
    let (mut mass, mut any, mut all, mut sufficient) = (0.0, 0.0, 0.0, 0.0);
    for node in 0..NODES {
        let shock = REACH * (2.0 * node as f64 / (NODES - 1) as f64 - 1.0);
        let weight = (-0.5 * shock * shock).exp();
        for (q, threshold) in q.iter_mut().zip(&thresholds) {
            *q = cdf((threshold + root * shock) / spread);
        }
        mass += weight;
        any += weight * (1.0 - q.iter().map(|q| 1.0 - q).product::<f64>());
        all += weight * q.iter().product::<f64>();
        sufficient += weight * enough.chance(&q);
    }
    Help {
        any: any / mass,
        all: all / mass,
        sufficient: sufficient / mass,
        p,
    }
}

/// Which combinations of guarantors are enough.
#[derive(Debug, Clone)]
pub struct Enough {
    /// Capabilities in steps of the grid, and the need; with few guarantors the grid is exact.
    combinations: Option<Vec<bool>>,
    steps: Vec<usize>,
    need: usize,
}

/// Room for rounding when capabilities are added, so that three thirds are one.
const ROUNDING: f64 = 1e-9;

impl Enough {
    /// For these capabilities and this need, as a share.
    pub fn of(capabilities: &[f64], kappa: f64) -> Self {
        let n = capabilities.len();
        let combinations = (n <= MOST_EXACT).then(|| {
            let sum = |set: usize| (0..n).filter(|i| set >> i & 1 == 1).map(|i| capabilities[i]).sum::<f64>();
            (0..1_usize << n).map(|set| sum(set) + ROUNDING >= kappa).collect()
        });
        let on_grid = |share: f64| (share * GRID as f64).round() as usize;
        Self {
            combinations,
            steps: capabilities.iter().map(|c| on_grid(*c)).collect(),
            need: on_grid(kappa).max(1),
        }
    }

    /// Chance that those who come are enough, where guarantor `i` comes with chance `q[i]` and all are independent.
    pub fn chance(&self, q: &[f64]) -> f64 {
        match &self.combinations {
            Some(enough) => over_combinations(enough, q),
            None => self.over_grid(q),
        }
    }

    fn over_grid(&self, q: &[f64]) -> f64 {
        // The last place holds everything that is enough already.
        let mut sums = vec![0.0; self.need + 1];
        sums[0] = 1.0;
        for (step, q) in self.steps.iter().zip(q) {
            for sum in (0..self.need).rev() {
                let moved = sums[sum] * q;
                sums[sum] -= moved;
                sums[(sum + step).min(self.need)] += moved;
            }
        }
        sums[self.need]
    }
}

fn over_combinations(enough: &[bool], q: &[f64]) -> f64 {
    let mut chance = 0.0;
    for (set, enough) in enough.iter().enumerate() {
        if *enough {
            chance += q
                .iter()
                .enumerate()
                .map(|(i, q)| if set >> i & 1 == 1 { *q } else { 1.0 - q })
                .product::<f64>();
        }
    }
    chance
}
