//! What a case comes to, and in which words: likelihood first, per cent in steps of five when asked for.
//!
//! For the cases, the scenarios and the inspector. Never said here: a forecast. Not here: how it is drawn (`stack`).

use crate::catalogue::Words;
use crate::derived::judgement::{hindsight_case, in_fives, likelihood};
use crate::guarantee::{Answer, Case, Fault, Outcome, Spread, Spreads, answer, spread};
use crate::model::assessment::Promise;
use crate::model::{Precedent, Verdict};

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

/// The likelihood word of a chance.
pub(in crate::views) fn word(words: Words, chance: f64) -> &'static str {
    words.likelihood(likelihood(chance))
}

/// Both ends of an interval in words; one word where they agree.
pub(in crate::views) fn between(words: Words, spread: Spread) -> String {
    let (low, high) = (word(words, spread.p05), word(words, spread.p95));
    if low == high {
        return low.to_owned();
    }
    words.with("case-between", &[("low", low.into()), ("high", high.into())])
}

/// A chance in steps of five; at the ends only which side of the last step it is on.
pub(in crate::views) fn percent(words: Words, chance: f64) -> String {
    match in_fives(chance) {
        0 => words.text("case-under-five").to_owned(),
        100 => words.text("case-over-ninety-five").to_owned(),
        steps => words.with("case-percent", &[("n", steps.into())]),
    }
}

/// The chance and its interval in steps of five.
pub(in crate::views) fn figures(words: Words, reading: &Reading) -> String {
    let spread = reading.spread;
    let arguments = [
        ("value", percent(words, reading.chance).into()),
        ("low", percent(words, spread.p05).into()),
        ("middle", percent(words, spread.p50).into()),
        ("high", percent(words, spread.p95).into()),
    ];
    words.with("case-figures", &arguments)
}

/// A reading as it is read aloud and shown as a tip: what, how likely, between what.
pub(in crate::views) fn sentence(words: Words, reading: &Reading) -> String {
    let arguments = [
        ("what", words.text(outcome_key(reading.outcome)).into()),
        ("word", word(words, reading.chance).into()),
        ("between", between(words, reading.spread).into()),
        ("figures", figures(words, reading).into()),
    ];
    words.with("case-reading", &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn reading(chance: f64, p05: f64, p95: f64) -> Reading {
        Reading {
            outcome: Outcome::Kept,
            chance,
            spread: Spread { p05, p50: chance, p95 },
        }
    }

    #[test]
    fn an_interval_over_several_words_names_both_ends() {
        let words = Words::new(Language::En);
        assert_eq!(between(words, reading(0.5, 0.33, 0.71).spread), "unlikely to likely");
        assert_eq!(between(words, reading(0.6, 0.57, 0.71).spread), "likely");
    }

    #[test]
    fn nothing_is_said_more_sharply_than_in_steps_of_five_and_nothing_is_certain() {
        let words = Words::new(Language::En);
        assert_eq!(percent(words, 0.763), "75\u{a0}%");
        assert_eq!(percent(words, 0.999), "over 95\u{a0}%");
        assert_eq!(percent(words, 0.0), "under 5\u{a0}%");
    }

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
