//! What a scenario does to an assessment: which scores it shifts, and what the whole comes to then.

use crate::derived::judgement::twist::line;
use crate::derived::judgement::{Judgement, twisted};
use crate::derived::what_if::beneficiary_of;
use crate::model::{ActorId, Assessment, Dossier, Factor, ScenarioId, Score, Shift};
use crate::session::Twist;
use crate::views::cases::value::Worked;

/// One score that a scenario shifts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shifted {
    /// Whose.
    pub(super) actor: ActorId,
    /// Of which factor.
    pub(super) factor: Factor,
    /// As it is; `None` where nobody has scored it.
    pub(super) old: Option<Score>,
    /// Under the scenario.
    pub(super) new: Score,
    /// Which scenario of the line does it.
    pub(super) by: ScenarioId,
}

/// What a scenario does to an assessment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Effect {
    /// The scores it shifts, in the order of guarantors and factors.
    pub(super) shifts: Vec<Shifted>,
    /// What it comes to; `None` where the model refuses it.
    pub(super) after: Option<Worked>,
}

impl Effect {
    /// Works it out.
    pub(super) fn of(dossier: &Dossier, assessment: &Assessment, id: ScenarioId) -> Self {
        let shifts = shifts(dossier, assessment, id);
        let changed = twisted(dossier, assessment, &[Twist::Scenario(id)]);
        Self {
            shifts,
            after: worked(&changed),
        }
    }
}

/// What an assessment comes to.
pub(super) fn worked(assessment: &Assessment) -> Option<Worked> {
    let judgement = Judgement::of(assessment).ok()?;
    Some(Worked::of(assessment.promise, &judgement.answer, &judgement.spreads))
}

/// The scores that a scenario and those it branches from shift; of two for the same score the branch counts.
fn shifts(dossier: &Dossier, assessment: &Assessment, id: ScenarioId) -> Vec<Shifted> {
    let mut found: Vec<Shifted> = Vec::new();
    let beneficiary = beneficiary_of(dossier, assessment);
    let touches = |shift: &&Shift| shift.beneficiary.is_none() || shift.beneficiary == beneficiary;
    for by in line(dossier, id) {
        for shift in dossier.scenarios.get(&by).into_iter().flat_map(|s| &s.shifts).filter(touches) {
            let Some(guarantor) = assessment.guarantor(shift.actor) else {
                continue;
            };
            found.retain(|held| (held.actor, held.factor) != (shift.actor, shift.factor));
            found.push(Shifted {
                actor: shift.actor,
                factor: shift.factor,
                old: guarantor.factors.get(&shift.factor).cloned(),
                new: shift.score.clone(),
                by,
            });
        }
    }
    let place = |actor: ActorId| assessment.guarantors.iter().position(|g| g.actor == actor);
    found.sort_by_key(|shifted| (place(shifted.actor), shifted.factor));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, Record, Scenario};

    fn with(dossier: &Dossier, scenarios: &[serde_json::Value]) -> Dossier {
        let mut dossier = dossier.clone();
        for value in scenarios {
            let scenario: Scenario = serde_json::from_value(value.clone()).unwrap();
            dossier.apply(Edit::Put(Record::from(scenario))).unwrap();
        }
        dossier
    }

    #[test]
    fn a_branch_shifts_what_its_trunk_shifts_and_has_the_last_word() {
        let score = |mode: f64| serde_json::json!({"low": mode, "mode": mode, "high": mode});
        let shift = |factor: &str, mode: f64| serde_json::json!({"actor": "a.russia", "factor": factor, "score": score(mode)});
        let built = crate::store::Opened::built_in().dossier;
        let dossier = with(
            &built,
            &[
                serde_json::json!({"id": "s.trunk-x", "title": {"en": "t"}, "condition": {"en": "t"},
                    "shifts": [shift("DIS", 0.5), shift("STK", 0.5),
                        {"actor": "a.vietnam", "factor": "STK", "score": score(1.0)}]}),
                serde_json::json!({"id": "s.branch-x", "title": {"en": "b"}, "condition": {"en": "b"}, "parent": "s.trunk-x",
                    "shifts": [shift("DIS", 1.0)]}),
            ],
        );
        let id = "g.pact-2024".parse().unwrap();
        let assessment = &dossier.assessments[&id];
        let effect = Effect::of(&dossier, assessment, "s.branch-x".parse().unwrap());
        let found: Vec<(Factor, f64, String)> = effect
            .shifts
            .iter()
            .map(|s| (s.factor, s.new.mode, s.by.to_string()))
            .collect();
        assert_eq!(
            found,
            [
                (Factor::Stk, 0.5, "s.trunk-x".to_owned()),
                (Factor::Dis, 1.0, "s.branch-x".to_owned())
            ],
            "Vietnam guarantees nothing here"
        );
        let before = worked(assessment).unwrap();
        assert!(effect.after.unwrap().readings[0].chance > before.readings[0].chance);
        assert_eq!(dossier.assessments[&id], built.assessments[&id], "the dossier stays as it is");
    }
}
