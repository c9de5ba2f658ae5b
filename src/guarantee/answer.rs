//! What a case comes to, with the most fitting value of everything.

use super::case::{Case, Fault};
use super::help::{Help, Sharp, help};

/// Most that a guarantee can lower the chance of an attack.
const MOST_DETERRENCE: f64 = 0.9;

/// Which of the numbers is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The promise is kept in the terms of its text: to help by the rule of liability, to refrain over the horizon.
    Kept,
    /// Those who come are enough.
    Sufficient,
}

/// What a case comes to. Chances, 0 … 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// That help comes, from each, any, all and enough.
    pub help: Help,
    /// That the promise that is judged is kept in the terms of its text.
    pub kept: f64,
    /// What a breach would cost the violator, 0 … 1; for a promise to refrain.
    pub cost: Option<f64>,
    /// By how much the guarantee lowers the chance of an attack, relative to none. Never a chance of war.
    pub deterrence: f64,
}

impl Answer {
    /// The number asked.
    pub fn of(&self, outcome: Outcome) -> f64 {
        match outcome {
            Outcome::Kept => self.kept,
            Outcome::Sufficient => self.help.sufficient,
        }
    }
}

/// By how much a guarantee lowers the chance of an attack, where `delta` is what one lowers it that is as likely to be
/// enough as not.
pub(super) fn deterrence(delta: f64, sufficient: f64) -> f64 {
    (delta * sufficient / 0.5).min(MOST_DETERRENCE)
}

/// Works out a case.
///
/// # Errors
/// Whatever [`Case::check`] refuses.
pub fn answer(case: &Case) -> Result<Answer, Fault> {
    case.check()?;
    Ok(answer_unchecked(case))
}

/// As [`answer`], for a case that was made from one that was checked.
pub(super) fn answer_unchecked(case: &Case) -> Answer {
    let sharp = Sharp::of(case);
    let help = help(&sharp, case.violator);
    let cost = case.restraint.as_ref().map(|r| r.cost(&help.p, case.liability));
    let kept = match (&case.restraint, case.violator) {
        (Some(r), Some(v)) => r.kept(
            r.hazard.mode,
            r.gamma.mode,
            &sharp.weights,
            &sharp.scores[v],
            cost.unwrap_or(0.0),
        ),
        _ => help.honoured(case.liability, case.violator),
    };
    Answer {
        kept: kept * case.compliance.mode,
        deterrence: deterrence(case.delta.mode, help.sufficient),
        cost,
        help,
    }
}
