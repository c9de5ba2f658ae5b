//! What the result hangs on: each factor, each guarantor, each input over its range, and each single step.
//!
//! Everything is worked out anew for each question with the most fitting values of all else; nothing is drawn.

use super::answer::{Answer, Outcome, answer_unchecked};
use super::case::{Case, Fault, Liability, Range};
use super::factors::{EXTENT, FACTORS};

/// A step on the scale of a factor.
pub const STEP: f64 = 0.5;
/// A need that any help meets.
const ANY: f64 = 1e-6;
/// Differences below this are rounding.
const NOTHING: f64 = 1e-9;

/// What scores add to the result: the result as it is, less the result with the score of a typical invoked treaty (0).
#[derive(Debug, Clone, PartialEq)]
pub struct Contributions {
    /// Of each factor, for all guarantors together.
    pub factors: [f64; FACTORS],
    /// Of each guarantor's score of each factor.
    pub each: Vec<[f64; FACTORS]>,
}

/// What each factor, and each guarantor's score of it, adds to the result.
///
/// # Errors
/// Whatever [`Case::check`] refuses.
pub fn contributions(case: &Case, outcome: Outcome) -> Result<Contributions, Fault> {
    case.check()?;
    let now = answer_unchecked(case).of(outcome);
    let mut other = case.clone();
    let mut without = |places: &[usize], factor: usize| {
        for place in places {
            other.guarantors[*place].scores[factor] = Range::fixed(0.0);
        }
        let value = answer_unchecked(&other).of(outcome);
        for place in places {
            other.guarantors[*place].scores[factor] = case.guarantors[*place].scores[factor];
        }
        now - value
    };
    let all: Vec<usize> = (0..case.guarantors.len()).collect();
    Ok(Contributions {
        factors: std::array::from_fn(|factor| without(&all, factor)),
        each: all
            .iter()
            .map(|place| std::array::from_fn(|factor| without(&[*place], factor)))
            .collect(),
    })
}

/// A number with a guarantor and without it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// With it.
    pub with: f64,
    /// Without it.
    pub without: f64,
}

impl Difference {
    /// What the guarantor adds; may be nothing or less.
    pub fn added(self) -> f64 {
        self.with - self.without
    }
}

/// What one guarantor is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marginal {
    /// That the promise is kept.
    pub kept: Difference,
    /// That those who come are enough.
    pub sufficient: Difference,
    /// By how much an attack becomes less likely, relative to none.
    pub deterrence: Difference,
}

impl Marginal {
    /// The number asked.
    pub fn of(&self, outcome: Outcome) -> Difference {
        match outcome {
            Outcome::Kept => self.kept,
            Outcome::Sufficient => self.sufficient,
        }
    }
}

/// What each guarantor is worth: everything worked out anew without it, free-riding and enforcement included. Without
/// the last guarantor nothing is kept. `None` for the violator whose own promise to refrain is judged: without it there
/// is no promise.
///
/// # Errors
/// Whatever [`Case::check`] refuses.
pub fn marginal(case: &Case) -> Result<Vec<Option<Marginal>>, Fault> {
    case.check()?;
    let with = answer_unchecked(case);
    let of = |place| {
        if case.restraint.is_some() && case.violator == Some(place) {
            return None;
        }
        let without = leave_out(case, place).map(|other| answer_unchecked(&other));
        let difference = |number: fn(&Answer) -> f64| Difference {
            with: number(&with),
            without: without.as_ref().map_or(0.0, number),
        };
        Some(Marginal {
            kept: difference(|a| a.kept),
            sufficient: difference(|a| a.help.sufficient),
            deterrence: difference(|a| a.deterrence),
        })
    };
    Ok((0..case.guarantors.len()).map(of).collect())
}

/// The case without one guarantor; `None` if nobody would be left.
fn leave_out(case: &Case, place: usize) -> Option<Case> {
    let mut other = case.clone();
    other.guarantors.remove(place);
    let moved = |old: usize| old - usize::from(old > place);
    other.violator = case.violator.filter(|v| *v != place).map(moved);
    if let Some(restraint) = &mut other.restraint {
        restraint.enforcers.retain(|e| e.guarantor != place);
        for enforcer in &mut restraint.enforcers {
            enforcer.guarantor = moved(enforcer.guarantor);
        }
    }
    (!other.guarantors.is_empty()).then_some(other)
}

/// An input that moves the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// Base rate of the reference class.
    Base,
    /// Scores of a factor, of all guarantors together.
    Factor(usize),
    /// Loss by free-riding.
    Phi,
    /// Correlation of the guarantors.
    Rho,
    /// What is enough.
    Kappa,
    /// Effect of a full cost on a promise to refrain.
    Gamma,
    /// Chance of a breach within a year.
    Hazard,
    /// Chance that the beneficiary keeps its own side.
    Compliance,
}

impl Input {
    /// All that bear on a case, the factors first.
    fn all(case: &Case) -> Vec<Self> {
        let mut all: Vec<Self> = (0..FACTORS).map(Self::Factor).collect();
        all.extend([Self::Base, Self::Phi, Self::Rho, Self::Kappa, Self::Compliance]);
        if case.restraint.is_some() {
            all.extend([Self::Gamma, Self::Hazard]);
        }
        all
    }

    /// The range of a parameter; for the need from any help to all of it, since that is a question of what is meant
    /// rather than of what is known. `None` for factors, which have one for each guarantor.
    fn range(self, case: &Case) -> Option<Range> {
        let restraint = case.restraint.as_ref();
        match self {
            Self::Factor(_) => None,
            Self::Base => Some(case.base),
            Self::Phi => Some(case.phi),
            Self::Rho => Some(case.rho),
            Self::Kappa => {
                let helpers = case
                    .guarantors
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| Some(*place) != case.violator);
                let whole: f64 = helpers.map(|(_, g)| g.capability).sum();
                Some(Range::new(ANY, case.kappa.mode, whole.max(ANY)))
            }
            Self::Compliance => Some(case.compliance),
            Self::Gamma => restraint.map(|r| r.gamma),
            Self::Hazard => restraint.map(|r| r.hazard),
        }
    }

    /// Puts a parameter at a value.
    fn put(self, case: &mut Case, value: f64) {
        let value = Range::fixed(value);
        match self {
            Self::Factor(factor) => case.guarantors.iter_mut().for_each(|g| g.scores[factor] = value),
            Self::Base => case.base = value,
            Self::Phi => case.phi = value,
            Self::Rho => case.rho = value,
            Self::Kappa => case.kappa = value,
            Self::Compliance => case.compliance = value,
            Self::Gamma => case.restraint.iter_mut().for_each(|r| r.gamma = value),
            Self::Hazard => case.restraint.iter_mut().for_each(|r| r.hazard = value),
        }
    }

    /// The result with the input at the lower or at the upper end of its range.
    fn at(self, case: &Case, end: fn(Range) -> f64, outcome: Outcome) -> f64 {
        let mut other = case.clone();
        match self.range(case) {
            Some(range) => self.put(&mut other, end(range)),
            None => {
                if let Self::Factor(factor) = self {
                    for guarantor in &mut other.guarantors {
                        guarantor.scores[factor] = Range::fixed(end(guarantor.scores[factor]));
                    }
                }
            }
        }
        answer_unchecked(&other).of(outcome)
    }
}

/// How far an input moves the result, all else at its most fitting value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Which input.
    pub input: Input,
    /// The result with the input at the lower end of its range (for the need: with any help enough).
    pub at_low: f64,
    /// The result with the input at the upper end of its range (for the need: with all help needed).
    pub at_high: f64,
}

impl Bar {
    /// How far it moves the result.
    pub fn swing(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// How far each input moves the result, the widest first. An input that is known sharply, or that has no bearing on the
/// number asked, stands at the end with no swing.
///
/// # Errors
/// Whatever [`Case::check`] refuses.
pub fn tornado(case: &Case, outcome: Outcome) -> Result<Vec<Bar>, Fault> {
    case.check()?;
    let bar = |input: Input| Bar {
        input,
        at_low: input.at(case, |range| range.low, outcome),
        at_high: input.at(case, |range| range.high, outcome),
    };
    let mut bars: Vec<Bar> = Input::all(case).into_iter().map(bar).collect();
    bars.sort_by(|a, b| b.swing().total_cmp(&a.swing()).then(a.input.cmp(&b.input)));
    Ok(bars)
}

/// A single step away from the case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// A score of one guarantor, by one step of its scale or what is left of it.
    Score {
        /// Whose: place in the case.
        guarantor: usize,
        /// Of which factor.
        factor: usize,
        /// From.
        from: f64,
        /// To.
        to: f64,
    },
    /// A parameter, to an end of its range.
    Parameter {
        /// Which.
        input: Input,
        /// From.
        from: f64,
        /// To.
        to: f64,
    },
    /// Who answers for the whole.
    Liability(Liability),
}

/// What a single step would do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// The step.
    pub change: Change,
    /// The result after it.
    pub outcome: f64,
    /// What that adds to the result as it is.
    pub added: f64,
}

/// What single steps would do to the result, the greatest effect first; what would do nothing is left out.
///
/// # Errors
/// Whatever [`Case::check`] refuses.
pub fn what_would_change(case: &Case, outcome: Outcome) -> Result<Vec<Effect>, Fault> {
    case.check()?;
    let now = answer_unchecked(case).of(outcome);
    let mut effects = Vec::new();
    let mut tell = |change: Change, other: &Case| {
        let outcome = answer_unchecked(other).of(outcome);
        let added = outcome - now;
        if added.abs() > NOTHING {
            effects.push(Effect { change, outcome, added });
        }
    };
    let mut other = case.clone();
    for (guarantor, record) in case.guarantors.iter().enumerate() {
        for (factor, score) in record.scores.iter().enumerate() {
            let (least, most) = EXTENT[factor];
            let from = score.mode;
            for to in [(from - STEP).max(least), (from + STEP).min(most)] {
                // A score beyond its scale is led back to it, but no step goes against its direction.
                if (to - from).abs() <= STEP + NOTHING && (to - from).abs() > NOTHING {
                    other.guarantors[guarantor].scores[factor] = Range::fixed(to);
                    let change = Change::Score {
                        guarantor,
                        factor,
                        from,
                        to,
                    };
                    tell(change, &other);
                }
            }
            other.guarantors[guarantor].scores[factor] = *score;
        }
    }
    for input in Input::all(case) {
        let Some(range) = input.range(case) else { continue };
        for to in [range.low, range.high] {
            let mut other = case.clone();
            input.put(&mut other, to);
            let from = range.mode;
            tell(Change::Parameter { input, from, to }, &other);
        }
    }
    let turned = if case.liability == Liability::Joint {
        Liability::Several
    } else {
        Liability::Joint
    };
    other.liability = turned;
    tell(Change::Liability(turned), &other);
    effects.sort_by(|a, b| b.added.abs().total_cmp(&a.added.abs()));
    Ok(effects)
}
