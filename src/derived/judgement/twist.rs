//! An assessment under what is thought through. The record stays as it is; what comes back is a copy.

use crate::derived::what_if::beneficiary_of;
use crate::model::assessment::{Factor, Guarantor, Score};
use crate::model::{ActorId, Assessment, ClaimId, DocumentId, Dossier, ScenarioId, Shift};
use crate::session::Twist;

use super::case::{UNARGUED, score_of_text};

/// How far an end of a war lifts the distraction of who fought it: to the typical, no further.
const AFTER_A_WAR: f64 = 0.0;
/// Range of a score whose only sources are left out: nothing is known any more.
const UNKNOWN: f64 = 0.5;

/// The assessment with all changes made, in their order.
pub fn twisted(dossier: &Dossier, assessment: &Assessment, twists: &[Twist]) -> Assessment {
    let mut changed = assessment.clone();
    for twist in twists {
        apply(dossier, &mut changed, *twist);
    }
    changed
}

fn apply(dossier: &Dossier, assessment: &mut Assessment, twist: Twist) {
    match twist {
        Twist::With(actor) => {
            if assessment.guarantor(actor).is_none() {
                assessment.guarantors.push(newcomer(dossier, assessment, actor));
            }
        }
        Twist::Without(actor) => assessment.guarantors.retain(|g| g.actor != actor),
        Twist::Liability(liability) => assessment.liability = liability,
        Twist::Bindingness(bindingness) => {
            assessment.bindingness = bindingness;
            for guarantor in &mut assessment.guarantors {
                guarantor
                    .factors
                    .insert(Factor::Obl, bare(score_of_text(bindingness), UNARGUED));
            }
        }
        Twist::NoVeto => {
            if let Some(restraint) = &mut assessment.restraint {
                restraint.veto = false;
            }
        }
        Twist::EndWar(actor) => {
            for score in scores_of(assessment, actor, Factor::Dis) {
                if score.mode < AFTER_A_WAR {
                    *score = bare(AFTER_A_WAR, UNKNOWN);
                }
            }
        }
        Twist::Scenario(id) => {
            let beneficiary = beneficiary_of(dossier, assessment);
            let line = line(dossier, id).into_iter().filter_map(|id| dossier.scenarios.get(&id));
            let touches = |shift: &&Shift| shift.beneficiary.is_none() || shift.beneficiary == beneficiary;
            for shift in line.flat_map(|s| &s.shifts).filter(touches) {
                for guarantor in assessment.guarantors.iter_mut().filter(|g| g.actor == shift.actor) {
                    guarantor.factors.insert(shift.factor, shift.score.clone());
                }
            }
        }
        Twist::Flip(actor, factor) => {
            for score in scores_of(assessment, actor, factor) {
                (score.low, score.mode, score.high) = (-score.high, -score.mode, -score.low);
            }
        }
        Twist::Score(actor, factor, mode) => {
            for guarantor in assessment.guarantors.iter_mut().filter(|g| g.actor == actor) {
                guarantor.factors.insert(factor, bare(mode, UNARGUED));
            }
        }
        Twist::DropSource(document) => drop_source(dossier, assessment, document),
    }
}

/// A score that nobody argues for.
fn bare(mode: f64, by: f64) -> Score {
    Score {
        low: (mode - by).max(-1.0),
        mode,
        high: (mode + by).min(1.0),
        ..Score::default()
    }
}

fn scores_of(assessment: &mut Assessment, actor: ActorId, factor: Factor) -> impl Iterator<Item = &mut Score> {
    let of_actor = assessment.guarantors.iter_mut().filter(move |g| g.actor == actor);
    of_actor.filter_map(move |g| g.factors.get_mut(&factor))
}

/// A scenario after those it branches from, the first cause first. A circle is walked once.
pub fn line(dossier: &Dossier, id: ScenarioId) -> Vec<ScenarioId> {
    let mut line = vec![id];
    while let Some(parent) = line.last().and_then(|id| dossier.scenarios.get(id)).and_then(|s| s.parent) {
        if line.contains(&parent) {
            break;
        }
        line.push(parent);
    }
    line.reverse();
    line
}

/// Where the scores of somebody come from who does not guarantee yet: the assessment that scores it for the same
/// beneficiary, those judged by the same person first.
pub fn scored_elsewhere<'a>(dossier: &'a Dossier, assessment: &Assessment, actor: ActorId) -> Option<&'a Assessment> {
    let scored = |a: &&Assessment| a.id != assessment.id && a.guarantor(actor).is_some() && a.violator != Some(actor);
    let rank = |a: &&Assessment| {
        (
            a.beneficiary != assessment.beneficiary,
            a.promise != assessment.promise,
            a.judged_by != assessment.judged_by,
            a.id,
        )
    };
    dossier.assessments.values().filter(scored).min_by_key(rank)
}

fn newcomer(dossier: &Dossier, assessment: &Assessment, actor: ActorId) -> Guarantor {
    let known = scored_elsewhere(dossier, assessment, actor).and_then(|a| a.guarantor(actor));
    known.cloned().unwrap_or_else(|| Guarantor::typical(actor))
}

/// Whether a claim is carried by another document too.
fn stands_without(dossier: &Dossier, claim: ClaimId, document: DocumentId) -> bool {
    let claim = dossier.claims.get(&claim);
    let passages = claim.into_iter().flat_map(|c| &c.passages);
    passages
        .filter_map(|p| dossier.passages.get(p))
        .any(|p| p.document != document)
}

/// A score that nothing else supports is not known any more; one that rests on no source at all stays.
fn drop_source(dossier: &Dossier, assessment: &mut Assessment, document: DocumentId) {
    let scores = assessment.guarantors.iter_mut().flat_map(|g| g.factors.values_mut());
    for score in scores.chain(&mut assessment.compliance) {
        if score.claims.is_empty() {
            continue;
        }
        score.claims.retain(|claim| stands_without(dossier, *claim, document));
        if score.claims.is_empty() {
            *score = bare(0.0, UNKNOWN);
        }
    }
}
