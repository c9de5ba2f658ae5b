//! What an assessment comes to: its case for the model, the answer with its interval, what moves it, and how far the
//! sources carry it. Pure functions of dossier, assessment and what is thought through.
//!
//! In reading order: [`case`] (records become numbers), [`twist`] (an assessment under a what-if), [`evidence`] (how far
//! the sources carry it, and which one carries most), [`account`] (all that is told of it at once). For the guarantee panel, precedents, brief and command line.
//! Not here: the arithmetic (`guarantee`), any word a user reads.

pub mod account;
pub mod case;
pub mod evidence;
pub mod twist;

use crate::guarantee::enough::ALWAYS_EXACT;
use crate::guarantee::spread::DRAWS;
use crate::guarantee::{Answer, Case, Fault, Outcome, Spreads, answer, spread};
use crate::model::Assessment;
use crate::model::claim::Likelihood;

pub use account::Account;
pub use case::{case_of, hindsight_case};
pub use evidence::{Confidence, Coverage, carrying, coverage};
pub use twist::twisted;

/// Draws of an interval with many guarantors, so that it is still worked out at once.
pub const FEWER_DRAWS: usize = 2_000;

/// Whether a case has more guarantors than are always computed exactly.
pub fn is_many(case: &Case) -> bool {
    case.guarantors.len() > ALWAYS_EXACT
}

/// What an assessment comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// As numbers.
    pub case: Case,
    /// With the most fitting value of everything.
    pub answer: Answer,
    /// The intervals.
    pub spreads: Spreads,
}

impl Judgement {
    /// Works out an assessment, with its interval.
    ///
    /// # Errors
    /// What the model refuses; see [`Fault`].
    pub fn of(assessment: &Assessment) -> Result<Self, Fault> {
        let case = case_of(assessment);
        let answer = answer(&case)?;
        let draws = if is_many(&case) { FEWER_DRAWS } else { DRAWS };
        let spreads = spread(&case, draws, assessment.seed)?;
        Ok(Self { case, answer, spreads })
    }
}

/// The number alone, without its interval.
///
/// # Errors
/// What the model refuses; see [`Fault`].
pub fn value(assessment: &Assessment, outcome: Outcome) -> Result<f64, Fault> {
    answer(&case_of(assessment)).map(|answer| answer.of(outcome))
}

/// The likelihood word of a chance (ICD 203). A chance on a border takes the word nearer to even.
pub fn likelihood(chance: f64) -> Likelihood {
    match chance {
        p if p < 0.05 => Likelihood::AlmostNoChance,
        p if p < 0.20 => Likelihood::VeryUnlikely,
        p if p < 0.45 => Likelihood::Unlikely,
        p if p <= 0.55 => Likelihood::RoughlyEven,
        p if p <= 0.80 => Likelihood::Likely,
        p if p <= 0.95 => Likelihood::VeryLikely,
        _ => Likelihood::AlmostCertain,
    }
}

/// A chance in per cent, in steps of five: nothing here is known more sharply.
pub fn in_fives(chance: f64) -> u32 {
    (chance.clamp(0.0, 1.0) * 20.0).round() as u32 * 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_follow_the_bands_of_icd_203() {
        let word = |p| likelihood(p);
        assert_eq!(word(0.03), Likelihood::AlmostNoChance);
        assert_eq!(word(0.19), Likelihood::VeryUnlikely);
        assert_eq!(word(0.30), Likelihood::Unlikely);
        assert_eq!(word(0.45), Likelihood::RoughlyEven);
        assert_eq!(word(0.55), Likelihood::RoughlyEven);
        assert_eq!(word(0.56), Likelihood::Likely);
        assert_eq!(word(0.95), Likelihood::VeryLikely);
        assert_eq!(word(0.97), Likelihood::AlmostCertain);
    }

    #[test]
    fn a_chance_is_shown_in_steps_of_five() {
        assert_eq!([0.0, 0.52, 0.543, 0.98, 1.0].map(in_fives), [0, 50, 55, 100, 100]);
    }
}
