//! Whether help comes: the chance of each guarantor, and of any, all, and enough of them together.
//!
//! `eta = logit(base) + sum of weight times score - phi ln(n)`, where `n` is one plus the partners able to replace the
//! guarantor. Guarantors are moved together by one common shock (Gaussian copula); given the shock they are
//! independent, so everything is one integral over it (`shock`); which of them together are enough stands in `enough`.

use super::case::{Case, Liability};
use super::enough::Enough;
use super::factors::{FACTORS, LEAST, MOST};
use super::normal::{cdf, logistic, logit, quantile};
use super::shock::Rule;

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
    let mut q = vec![[0.0]; helpers.len()];
    let mut values = Vec::with_capacity(enough.size() + 2);
    let (mut any, mut all, mut sufficient) = (0.0, 0.0, 0.0);
    for (shock, weight) in Rule::fine(sharp.rho, helpers.len()).places() {
        for (q, threshold) in q.iter_mut().zip(&thresholds) {
            *q = [cdf((threshold + root * shock) / spread)];
        }
        any += weight * (1.0 - q.iter().map(|[q]| 1.0 - q).product::<f64>());
        all += weight * q.iter().map(|[q]| q).product::<f64>();
        let [comes] = enough.chance(&q, &mut values);
        sufficient += weight * comes;
    }
    Help { p, any, all, sufficient }
}
