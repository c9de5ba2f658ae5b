//! A guarantor that is itself the one to be feared: the chance that it keeps its promise not to do harm.
//!
//! `eta = logit(exp(-h T)) + sum of weight times score + gamma E`: the base rate of peace over the horizon, the factors
//! that bear on a promise to refrain (text, interest in restraint, change, record, domestic politics), and what the
//! others would make a breach cost. The Security Council is no cost to a member with a veto.

use super::case::{Case, Fault, Liability, Range};
use super::factors::{CHG, DOM, MOST_RESTRAINT, OBL, REP, STK};
use super::normal::{logistic, logit};

/// The factors that bear on a promise to refrain.
pub const BEARING: [usize; 5] = [OBL, STK, CHG, REP, DOM];

/// One that would make a breach cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Enforcer {
    /// Its place in the list of guarantors: it acts with the chance with which it helps.
    pub guarantor: usize,
    /// Ceiling of the means it would use, 0 … 1: statement 0.05, diplomacy 0.15, sanctions 0.35, arming the victim
    /// 0.5, war 1.
    pub means: f64,
    /// Its leverage over the violator, 0 … 1: ratio of capabilities or share of trade.
    pub leverage: f64,
}

/// What the Security Council could do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Council {
    /// Ceiling of its means, 0 … 1.
    pub means: f64,
    /// Whether the violator can veto it.
    pub veto: bool,
}

/// A promise to refrain.
#[derive(Debug, Clone, PartialEq)]
pub struct Restraint {
    /// Chance of a breach within a year where nothing else is known, above 0 … 1.
    pub hazard: Range,
    /// Horizon in years, above 0.
    pub years: f64,
    /// Effect of a full cost on the odds, in logits.
    pub gamma: Range,
    /// Who would make a breach cost.
    pub enforcers: Vec<Enforcer>,
    /// What the Security Council could do, where it is seized at all.
    pub council: Option<Council>,
}

impl Restraint {
    pub(super) fn check(&self, case: &Case) -> Result<(), Fault> {
        let violator = case.violator.ok_or(Fault::Violator)?;
        let out = |name, least, most| Err(Fault::Parameter { name, least, most });
        let in_order = |r: Range| r.low <= r.mode && r.mode <= r.high;
        if !in_order(self.hazard) || !(1e-6..=5.0).contains(&self.hazard.low) || self.hazard.high > 5.0 {
            return out("hazard", 1e-6, 5.0);
        }
        if !(0.01..=100.0).contains(&self.years) {
            return out("years", 0.01, 100.0);
        }
        if !in_order(self.gamma) || self.gamma.low < 0.0 || self.gamma.high > 10.0 {
            return out("gamma", 0.0, 10.0);
        }
        let share = |value: f64| (0.0..=1.0).contains(&value);
        if self.council.is_some_and(|council| !share(council.means)) || self.enforcers.iter().any(|e| !share(e.means)) {
            return out("means", 0.0, 1.0);
        }
        if self.enforcers.iter().any(|e| !share(e.leverage)) {
            return out("leverage", 0.0, 1.0);
        }
        let known = |e: &Enforcer| e.guarantor < case.guarantors.len() && e.guarantor != violator;
        if self.enforcers.iter().all(known) {
            Ok(())
        } else {
            Err(Fault::Violator)
        }
    }

    /// What a breach would cost, 0 … 1, where guarantor `i` helps with chance `help[i]`. Under a joint clause the
    /// violator's own breach sets the others free, so that they count for nothing.
    pub fn cost(&self, help: &[f64], liability: Liability) -> f64 {
        let council = self.council.map_or(0.0, |c| if c.veto { 0.0 } else { c.means });
        let others: f64 = match liability {
            Liability::Joint => 0.0,
            Liability::Several | Liability::JointAndSeveral => {
                self.enforcers.iter().map(|e| help[e.guarantor] * e.means * e.leverage).sum()
            }
        };
        (council + others).min(1.0)
    }

    /// Chance that the promise is kept over the horizon.
    pub fn kept(&self, hazard: f64, gamma: f64, weights: &[f64], scores: &[f64], cost: f64) -> f64 {
        let peace = logit((-hazard * self.years).exp());
        let pull: f64 = BEARING.into_iter().map(|k| weights[k] * scores[k]).sum();
        logistic(peace + pull + gamma * cost).min(MOST_RESTRAINT)
    }
}
