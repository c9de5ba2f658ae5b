//! Records become numbers: an assessment, and an old case in hindsight, as a case of the model.

use std::collections::BTreeMap;

use crate::guarantee::factors::{self, FACTORS};
use crate::guarantee::{self, Case, Council, Enforcer, Range};
use crate::model::assessment::{Factor, Means, Promise, Restraint, Score};
use crate::model::{ActorId, Assessment, Bindingness, Hindsight, Liability};

/// Half the width of a score that nobody has argued, and of one that a what-if sets.
pub const UNARGUED: f64 = 0.25;

/// A score as a range.
fn range(score: &Score) -> Range {
    Range::new(score.low, score.mode, score.high)
}

/// The score of the text by how strongly it binds, where nobody has scored it; judgement, on the scale of the factor
/// from politics (-1) to automatic, ratified and several (1).
pub fn score_of_text(bindingness: Bindingness) -> f64 {
    match bindingness {
        Bindingness::RatifiedTreaty | Bindingness::UnscResolutionChVii => 0.5,
        Bindingness::SignedTreaty | Bindingness::NotStated => 0.0,
        Bindingness::ExecutiveAgreement => -0.5,
        Bindingness::PoliticalCommitment | Bindingness::UnilateralStatement | Bindingness::Proposed => -1.0,
    }
}

/// Scores in the order of the model. What nobody has scored is typical.
fn scores(scored: &BTreeMap<Factor, Score>, bindingness: Bindingness) -> [Range; FACTORS] {
    Factor::ALL.map(|factor| match scored.get(&factor) {
        Some(score) => range(score),
        None if factor == Factor::Obl => Range::around(score_of_text(bindingness), UNARGUED),
        None => Range::around(0.0, UNARGUED),
    })
}

/// Ceiling of what somebody would do against a breach, 0 … 1 (domain report, judgement).
pub fn ceiling(means: Means) -> f64 {
    match means {
        Means::Statement => 0.05,
        Means::Diplomacy => 0.15,
        Means::Sanctions => 0.35,
        Means::Arms => 0.5,
        Means::War => 1.0,
    }
}

fn liability(liability: Liability) -> guarantee::Liability {
    match liability {
        // Where the text is silent each is bound for itself.
        Liability::Several | Liability::Unspecified => guarantee::Liability::Several,
        Liability::Joint => guarantee::Liability::Joint,
        Liability::JointAndSeveral => guarantee::Liability::JointAndSeveral,
    }
}

/// A range of the model with another most fitting value; it is widened to hold it.
fn moved(range: Range, mode: f64) -> Range {
    Range::new(range.low.min(mode), mode, range.high.max(mode))
}

/// Sets the parameters that the analyst has chosen. A name that the model does not know changes nothing.
fn set(case: &mut Case, parameters: &BTreeMap<String, f64>) {
    for (name, value) in parameters {
        let place = match name.as_str() {
            "rho" => &mut case.rho,
            "phi" => &mut case.phi,
            "kappa" => {
                case.kappa = Range::fixed(*value);
                continue;
            }
            "delta" => &mut case.delta,
            "gamma" => match &mut case.restraint {
                Some(restraint) => &mut restraint.gamma,
                None => continue,
            },
            _ => continue,
        };
        *place = moved(*place, *value);
    }
}

/// Means and leverage of a guarantor against a breach.
type Costs = (Option<Means>, f64);

/// The promise to refrain, where the violator is one of the guarantors. Without it there is none to judge.
fn restraint_of(restraint: Option<&Restraint>, violator: Option<usize>, costs: &[Costs]) -> Option<guarantee::Restraint> {
    let (restraint, violator) = (restraint?, violator?);
    let enforcers = costs.iter().enumerate().filter(|(place, _)| *place != violator);
    let enforcers = enforcers.filter_map(|(guarantor, (means, leverage))| {
        let means = ceiling((*means)?);
        Some(Enforcer {
            guarantor,
            means,
            leverage: *leverage,
        })
    });
    Some(guarantee::Restraint {
        // From neighbours that keep a pledge to rivals that gave none: ATOP v5 with COW wars, after 1945.
        hazard: Range::new(restraint.hazard / 3.0, restraint.hazard, restraint.hazard * 3.75),
        years: restraint.years,
        gamma: factors::GAMMA,
        enforcers: enforcers.collect(),
        council: restraint.council.map(|means| Council {
            means: ceiling(means),
            veto: restraint.veto,
        }),
    })
}

/// The number of an actor: always the same, so that who joins or leaves does not change what is drawn for the others.
fn key_of(actor: ActorId) -> u64 {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = rustc_hash::FxHasher::default();
    actor.to_string().hash(&mut hasher);
    hasher.finish()
}

/// The case of an assessment. What the model refuses is found by `Case::check`.
pub fn case_of(assessment: &Assessment) -> Case {
    let all = &assessment.guarantors;
    let guarantors = all.iter().map(|g| guarantee::Guarantor {
        key: key_of(g.actor),
        scores: scores(&g.factors, assessment.bindingness),
        capability: g.capability,
    });
    let violator = all.iter().position(|g| Some(g.actor) == assessment.violator);
    let costs: Vec<Costs> = all.iter().map(|g| (g.means, g.leverage)).collect();
    let restraint = assessment
        .restraint
        .as_ref()
        .filter(|_| assessment.promise == Promise::Restraint);
    let mut case = Case {
        base: moved(factors::BASE, assessment.baseline),
        liability: liability(assessment.liability),
        violator,
        restraint: restraint_of(restraint, violator, &costs),
        compliance: assessment.compliance.as_ref().map_or(Range::fixed(1.0), range),
        ..Case::typical(guarantors.collect())
    };
    set(&mut case, &assessment.parameters);
    case
}

/// The case of a precedent, scored when its outcome was known.
pub fn hindsight_case(hindsight: &Hindsight) -> Case {
    let all = &hindsight.guarantors;
    let guarantors = all.iter().enumerate().map(|(place, g)| guarantee::Guarantor {
        key: place as u64,
        scores: scores(&g.factors, Bindingness::NotStated),
        capability: g.capability,
    });
    let violator = all.iter().position(|g| g.violator);
    let costs: Vec<Costs> = all.iter().map(|g| (g.means, g.leverage)).collect();
    let restraint = hindsight
        .restraint
        .as_ref()
        .filter(|_| hindsight.promise == Promise::Restraint);
    let mut case = Case {
        base: moved(factors::BASE, hindsight.baseline),
        liability: liability(hindsight.liability),
        violator,
        restraint: restraint_of(restraint, violator, &costs),
        ..Case::typical(guarantors.collect())
    };
    set(&mut case, &hindsight.parameters);
    case
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guarantee::Fault;

    fn demo() -> Assessment {
        serde_json::from_value(serde_json::json!({
            "id": "g.x", "title": {"en": "x"}, "guarantee": "t.x", "violator": "a.bad", "baseline": 0.667,
            "reference_class": "before_1945", "bindingness": "ratified_treaty", "judged_by": "me",
            "guarantors": [
              {"actor": "a.one", "capability": 0.6, "factors": {"STK": {"low": 0, "mode": 0.5, "high": 1}}, "means": "war", "leverage": 0.5},
              {"actor": "a.bad", "capability": 1.0}],
            "parameters": {"rho": 0.2, "kappa": 0.4},
        }))
        .unwrap()
    }

    #[test]
    fn factors_of_the_record_stand_where_the_model_expects_them() {
        for (factor, code) in Factor::ALL.into_iter().zip(factors::CODES) {
            assert_eq!(serde_json::to_value(factor).unwrap(), code);
        }
    }

    #[test]
    fn scores_parameters_and_the_violator_arrive() {
        let case = case_of(&demo());
        assert_eq!(case.guarantors[0].scores[factors::STK], Range::new(0.0, 0.5, 1.0));
        assert_eq!(
            case.guarantors[0].scores[factors::OBL],
            Range::new(0.25, 0.5, 0.75),
            "a ratified treaty"
        );
        assert_eq!(case.guarantors[0].scores[factors::DIS], Range::new(-0.25, 0.0, 0.25));
        assert_eq!(
            (case.violator, case.rho, case.kappa.mode),
            (Some(1), Range::new(0.2, 0.2, 0.95), 0.4)
        );
        assert_eq!(case.restraint, None, "a promise to help is not judged by peace");
        assert_eq!(case.check(), Ok(()));
    }

    #[test]
    fn a_promise_to_refrain_is_enforced_by_the_others() {
        let mut demo = demo();
        demo.promise = Promise::Restraint;
        demo.restraint = Some(Restraint {
            hazard: 0.006,
            years: 10.0,
            council: Some(Means::Sanctions),
            veto: true,
        });
        let restraint = case_of(&demo).restraint.unwrap();
        assert_eq!(
            restraint.enforcers,
            [Enforcer {
                guarantor: 0,
                means: 1.0,
                leverage: 0.5
            }]
        );
        assert_eq!(restraint.council, Some(Council { means: 0.35, veto: true }));
    }

    #[test]
    fn a_guarantor_named_twice_is_refused() {
        let mut demo = demo();
        demo.guarantors.push(demo.guarantors[0].clone());
        assert_eq!(case_of(&demo).check(), Err(Fault::Twice(2)));
    }
}
