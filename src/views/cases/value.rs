//! What a case comes to, and in which words: likelihood first, per cent in steps of five when asked for.
//!
//! For the cases, the scenarios and the inspector. Never said here: a forecast. Not here: how it is drawn (`stack`).

use crate::catalogue::Words;
use crate::derived::judgement::hindsight_case;
use crate::guarantee::{Answer, Case, Fault, Outcome, Spread, Spreads, answer, spread};
use crate::model::assessment::Promise;
use crate::model::{Precedent, Verdict};
use crate::views::judged_words::{band_words, likelihood_words};

/// Draws for one old case: enough for its picture.
const DRAWS: usize = 2_000;
/// Where they begin, so that an interval is the same tomorrow.
const SEED: u64 = 1914;

/// One chance with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::views) struct Reading {
    /// Which of the two that are asked.
    pub(in crate::views) outcome: Outcome,
    /// With the most fitting value of everything.
    pub(in crate::views) chance: f64,
    /// Between which values it lies.
    pub(in crate::views) spread: Spread,
}

/// What a case comes to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::views) struct Worked {
    /// That the promise is kept; for a promise to help also that the help is enough.
    pub(in crate::views) readings: Vec<Reading>,
    /// Chance that each guarantor helps, in their order.
    pub(in crate::views) each: Vec<f64>,
}

impl Worked {
    /// Puts together what was worked out.
    pub(in crate::views) fn of(promise: Promise, answer: &Answer, spreads: &Spreads) -> Self {
        let reading = |outcome| Reading {
            outcome,
            chance: answer.of(outcome),
            spread: spreads.of(outcome),
        };
        Self {
            readings: outcomes(promise).iter().copied().map(reading).collect(),
            each: answer.help.p.clone(),
        }
    }

    fn draw(promise: Promise, case: &Case) -> Result<Self, Fault> {
        Ok(Self::of(promise, &answer(case)?, &spread(case, DRAWS, SEED)?))
    }
}

/// What the model says of an old case.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::views) enum Value {
    /// It was never put to the test, so there is nothing to hold the model against.
    Untested,
    /// Nobody has scored it.
    Unscored,
    /// The scores make no case that can be computed.
    Refused,
    /// The value, known to be hindsight.
    Worked(Worked),
}

impl Value {
    /// Of a precedent, in hindsight.
    pub(in crate::views) fn of(precedent: &Precedent) -> Self {
        let Some(hindsight) = &precedent.hindsight else {
            let untested = precedent.honoured_textual == Verdict::NeverTested;
            return if untested { Self::Untested } else { Self::Unscored };
        };
        Worked::draw(hindsight.promise, &hindsight_case(hindsight)).map_or(Self::Refused, Self::Worked)
    }

    /// The value, where there is one.
    pub(in crate::views) fn worked(&self) -> Option<&Worked> {
        match self {
            Self::Worked(worked) => Some(worked),
            Self::Untested | Self::Unscored | Self::Refused => None,
        }
    }

    /// Message that says why there is none.
    pub(in crate::views) fn missing(&self) -> Option<&'static str> {
        match self {
            Self::Untested => Some("case-value-untested"),
            Self::Unscored => Some("case-value-unscored"),
            Self::Refused => Some("case-value-refused"),
            Self::Worked(_) => None,
        }
    }
}

/// What is asked of a promise.
fn outcomes(promise: Promise) -> &'static [Outcome] {
    match promise {
        Promise::Help => &[Outcome::Kept, Outcome::Sufficient],
        Promise::Restraint => &[Outcome::Kept],
    }
}

/// Message with the name of what is asked.
pub(in crate::views) fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Kept => "case-outcome-kept",
        Outcome::Sufficient => "case-outcome-sufficient",
    }
}

/// A chance in words: by its interval, both ends where it goes over several.
pub(in crate::views) fn likelihood(words: Words, reading: &Reading) -> String {
    likelihood_words(words, reading.spread)
}

/// The chance and its interval in steps of five.
pub(in crate::views) fn figures(words: Words, reading: &Reading) -> String {
    band_words(words, reading.chance, reading.spread)
}

/// A reading as it is read aloud and shown as a tip: what, how likely, in which steps.
pub(in crate::views) fn sentence(words: Words, reading: &Reading) -> String {
    let arguments = [
        ("what", words.text(outcome_key(reading.outcome)).into()),
        ("likelihood", likelihood(words, reading).into()),
        ("figures", figures(words, reading).into()),
    ];
    words.with("case-reading", &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_without_scores_says_why_it_has_no_value() {
        let case = |tested: &str| -> Precedent {
            serde_json::from_value(serde_json::json!({
                "id": "r.x", "title": {"en": "x"}, "lesson": {"en": "x"}, "honoured_textual": tested,
            }))
            .unwrap()
        };
        assert_eq!(Value::of(&case("never_tested")), Value::Untested);
        assert_eq!(Value::of(&case("yes")).missing(), Some("case-value-unscored"));
    }

    #[test]
    fn belgium_in_1914_comes_out_as_likely_kept_and_the_same_twice() {
        let belgium: Precedent = serde_json::from_value(serde_json::json!({
            "id": "r.belgium", "title": {"en": "Belgium 1914"}, "lesson": {"en": "x"},
            "hindsight": {"baseline": 0.667, "reference_class": "before_1945", "liability": "several", "guarantors": [
                {"name": {"en": "United Kingdom"}, "capability": 0.5, "factors": {"STK": {"low": 0.5, "mode": 0.75, "high": 1}}},
                {"name": {"en": "France"}, "capability": 0.5},
            ]},
        }))
        .unwrap();
        let value = Value::of(&belgium);
        let worked = value.worked().unwrap();
        assert_eq!(worked.readings.len(), 2, "kept, and enough");
        assert!(worked.readings[0].chance > 0.7 && worked.each.len() == 2);
        assert_eq!(Value::of(&belgium), value);
    }
}
