//! What goes into the model, with bounds: a [`Case`] that [`Case::check`] passes is computed without fail.

use super::factors::{self, FACTORS};
use super::restraint::Restraint;

/// A value that is not known sharply: least, most fitting and greatest, read as a triangular distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Least.
    pub low: f64,
    /// Most fitting: what counts where one number is asked.
    pub mode: f64,
    /// Greatest.
    pub high: f64,
}

impl Range {
    /// A value known sharply.
    pub const fn fixed(value: f64) -> Self {
        Self::new(value, value, value)
    }

    /// Least, most fitting, greatest.
    pub const fn new(low: f64, mode: f64, high: f64) -> Self {
        Self { low, mode, high }
    }

    /// So much around a value, and no further than from -1 to 1: how an unexplained score is read.
    pub fn around(mode: f64, by: f64) -> Self {
        Self::new((mode - by).max(-1.0), mode, (mode + by).min(1.0))
    }

    /// Whether the three are numbers in order, within bounds.
    fn is_within(self, least: f64, most: f64) -> bool {
        least <= self.low && self.low <= self.mode && self.mode <= self.high && self.high <= most
    }

    /// The value below which a share `u` (0 … 1) of the distribution lies.
    pub fn quantile(self, u: f64) -> f64 {
        let width = self.high - self.low;
        if width <= 0.0 {
            return self.mode;
        }
        let below = (self.mode - self.low) / width;
        if u < below {
            self.low + (u * width * (self.mode - self.low)).sqrt()
        } else {
            self.high - ((1.0 - u) * width * (self.high - self.mode)).sqrt()
        }
    }
}

/// Who answers for the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Liability {
    /// Each is bound whatever the others do: the promise is honoured if any one keeps it. Also where a text is silent.
    #[default]
    Several,
    /// Bound only together: it is honoured if all keep it, and void if one of them is the attacker.
    Joint,
    /// Together and each alone: as several.
    JointAndSeveral,
}

/// One guarantor.
#[derive(Debug, Clone, PartialEq)]
pub struct Guarantor {
    /// Number by which the caller knows it; the same number twice is refused.
    pub key: u64,
    /// Scores in the order of [`factors::CODES`], each within -1 … 1; 0 is a typical invoked treaty.
    pub scores: [Range; FACTORS],
    /// Share of the needed capability that it could really deliver, 0 … 1.
    pub capability: f64,
}

/// A promise to be judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Base rate: chance that a typical promise of this kind is kept, 0 … 1.
    pub base: Range,
    /// Weights of the factors, in logits for a score of one.
    pub weights: [Range; FACTORS],
    /// Share of what moves guarantors that moves all of them, 0 … below 1 (one-factor Gaussian copula).
    pub rho: Range,
    /// Loss by free-riding, in logits for each factor of e in the number of guarantors that could step in.
    pub phi: Range,
    /// Share of the needed capability at which help is enough, above 0 … 1.
    pub kappa: Range,
    /// Who answers for the whole.
    pub liability: Liability,
    /// Guarantors, in any order.
    pub guarantors: Vec<Guarantor>,
    /// The guarantor that is itself the attacker, as its place in the list.
    pub violator: Option<usize>,
    /// The promise of the violator to refrain, where it is that promise that is judged.
    pub restraint: Option<Restraint>,
    /// Chance that the beneficiary keeps its own side, on which the promise hangs, 0 … 1.
    pub compliance: Range,
    /// Fall in the chance of an attack for a guarantee as likely to suffice as not, 0 … 1.
    pub delta: Range,
}

/// Up to so many guarantors a case may have.
pub const MOST_GUARANTORS: usize = 64;
/// Greatest correlation that is computed; above it the guarantors are one.
pub const MOST_RHO: f64 = 0.99;

impl Case {
    /// A case with the weights and parameters of the model and a base rate, for these guarantors.
    pub fn typical(guarantors: Vec<Guarantor>) -> Self {
        Self {
            base: factors::BASE,
            weights: factors::WEIGHTS,
            rho: factors::RHO,
            phi: factors::PHI,
            kappa: factors::KAPPA,
            liability: Liability::Several,
            guarantors,
            violator: None,
            restraint: None,
            compliance: Range::fixed(1.0),
            delta: factors::DELTA,
        }
    }

    /// Whether the case can be computed.
    ///
    /// # Errors
    /// The first thing that is out of bounds.
    pub fn check(&self) -> Result<(), Fault> {
        if self.guarantors.is_empty() {
            return Err(Fault::NoGuarantors);
        }
        if self.guarantors.len() > MOST_GUARANTORS {
            return Err(Fault::TooMany(self.guarantors.len()));
        }
        for (place, guarantor) in self.guarantors.iter().enumerate() {
            if self.guarantors[..place].iter().any(|other| other.key == guarantor.key) {
                return Err(Fault::Twice(place));
            }
            for (factor, score) in guarantor.scores.iter().enumerate() {
                if !score.is_within(-1.0, 1.0) {
                    return Err(Fault::Score {
                        guarantor: place,
                        factor,
                    });
                }
            }
            if !(0.0..=1.0).contains(&guarantor.capability) {
                return Err(Fault::Capability(place));
            }
        }
        if self.violator.is_some_and(|place| place >= self.guarantors.len()) {
            return Err(Fault::Violator);
        }
        let helpers = || (0..self.guarantors.len()).filter(|place| Some(*place) != self.violator);
        // Who promises only to refrain needs no means.
        if helpers().next().is_some() && helpers().all(|place| self.guarantors[place].capability <= 0.0) {
            return Err(Fault::NoCapability);
        }
        let parameters = [
            ("baseline", self.base, 0.001, 0.999),
            ("rho", self.rho, 0.0, MOST_RHO),
            ("phi", self.phi, 0.0, 5.0),
            ("kappa", self.kappa, 0.001, 1.0),
            ("compliance", self.compliance, 0.0, 1.0),
            ("delta", self.delta, 0.0, 1.0),
        ];
        let weights = factors::CODES
            .into_iter()
            .zip(self.weights)
            .map(|(code, w)| (code, w, -5.0, 5.0));
        for (name, range, least, most) in parameters.into_iter().chain(weights) {
            if !range.is_within(least, most) {
                return Err(Fault::Parameter { name, least, most });
            }
        }
        self.restraint.as_ref().map_or(Ok(()), |restraint| restraint.check(self))
    }
}

/// Why a case cannot be computed. Places count from 0 in the list of guarantors.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    /// Nobody guarantees.
    #[error("there is no guarantor")]
    NoGuarantors,
    /// More than can be computed.
    #[error("{0} guarantors are more than the {MOST_GUARANTORS} that can be computed")]
    TooMany(usize),
    /// The same guarantor a second time.
    #[error("guarantor {} is named twice", .0 + 1)]
    Twice(usize),
    /// A score out of bounds or out of order.
    #[error("guarantor {}: the scores of {} must be in order and between -1 and 1", guarantor + 1, factors::CODES[*factor])]
    Score {
        /// Whose.
        guarantor: usize,
        /// Of which factor.
        factor: usize,
    },
    /// A capability out of bounds.
    #[error("guarantor {}: the capability must be between 0 and 1", .0 + 1)]
    Capability(usize),
    /// Nobody could deliver anything.
    #[error("the capabilities add up to nothing, so no help can be enough")]
    NoCapability,
    /// The violator is not in the list.
    #[error("the violator is not one of the guarantors")]
    Violator,
    /// A parameter out of bounds or out of order.
    #[error("{name} must be in order and between {least} and {most}")]
    Parameter {
        /// Its name.
        name: &'static str,
        /// Least value allowed.
        least: f64,
        /// Greatest value allowed.
        most: f64,
    },
}
