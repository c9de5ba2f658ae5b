//! All that is told of an assessment at once: the result, what each factor and guarantor adds, what a single step would
//! do; and what a what-if changes, step by step and score by score. For brief and command line.

use super::evidence::{Coverage, coverage};
use super::twist::twisted;
use super::{Judgement, value};
use crate::guarantee::sensitivity::{Contributions, Effect, Marginal, contributions, marginal, what_would_change};
use crate::guarantee::{Fault, Outcome};
use crate::model::assessment::{Factor, Score};
use crate::model::{ActorId, Assessment, Dossier};
use crate::session::Twist;

/// Differences below this are none.
const NOTHING: f64 = 1e-9;

/// An assessment worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The assessment, with every change made.
    pub assessment: Assessment,
    /// Case, answer and intervals.
    pub judgement: Judgement,
    /// How far the sources carry it.
    pub coverage: Coverage,
    /// What factors add to the promise being kept.
    pub contributions: Contributions,
    /// What each guarantor adds; none for the one whose own promise is judged.
    pub marginal: Vec<Option<Marginal>>,
    /// What single steps would do to the promise being kept, the greatest first.
    pub steps: Vec<Effect>,
}

impl Account {
    /// Works out an assessment under what is thought through.
    ///
    /// # Errors
    /// What the model refuses; see [`Fault`]. The assessment with the changes made is given back, since it is what the
    /// fault speaks of.
    pub fn of(dossier: &Dossier, assessment: &Assessment, twists: &[Twist]) -> Result<Self, Box<(Assessment, Fault)>> {
        let assessment = twisted(dossier, assessment, twists);
        let worked_out = Judgement::of(&assessment).and_then(|judgement| {
            let case = &judgement.case;
            let found = (
                contributions(case, Outcome::Kept)?,
                marginal(case)?,
                what_would_change(case, Outcome::Kept)?,
            );
            Ok((judgement, found))
        });
        match worked_out {
            Ok((judgement, (contributions, marginal, steps))) => Ok(Self {
                coverage: coverage(dossier, &assessment),
                assessment,
                judgement,
                contributions,
                marginal,
                steps,
            }),
            Err(fault) => Err(Box::new((assessment, fault))),
        }
    }
}

/// What every change adds to the outcome, made one after the other in their order; none where the case cannot be worked
/// out with it.
pub fn stairs(dossier: &Dossier, assessment: &Assessment, twists: &[Twist], outcome: Outcome) -> Vec<(Twist, Option<f64>)> {
    let at = |n: usize| value(&twisted(dossier, assessment, &twists[..n]), outcome).ok();
    let mut before = at(0);
    let step = |(place, twist): (usize, &Twist)| {
        let after = at(place + 1);
        let added = after.zip(before).map(|(after, before)| after - before);
        before = after;
        (*twist, added)
    };
    twists.iter().enumerate().map(step).collect()
}

/// A score that is another one after a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Whose.
    pub actor: ActorId,
    /// Of which factor.
    pub factor: Factor,
    /// Before; none for who was no guarantor then.
    pub from: Option<f64>,
    /// After, with its reason and claims.
    pub to: Score,
}

/// The scores that differ, in the order of the guarantors after the change; of those who join, every score.
pub fn moved(before: &Assessment, after: &Assessment) -> Vec<Moved> {
    let mut found = Vec::new();
    for guarantor in &after.guarantors {
        let old = before.guarantor(guarantor.actor);
        for (factor, score) in &guarantor.factors {
            let held = old.map(|g| g.factors.get(factor).map_or(0.0, |s| s.mode));
            if held.is_none_or(|held| (held - score.mode).abs() > NOTHING) {
                found.push(Moved {
                    actor: guarantor.actor,
                    factor: *factor,
                    from: held,
                    to: score.clone(),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn russian() -> (Dossier, Assessment) {
        let dossier = crate::store::built_in();
        let assessment = dossier.assessments[&"g.pact-2024".parse().unwrap()].clone();
        (dossier, assessment)
    }

    #[test]
    fn an_account_holds_together() {
        let (dossier, assessment) = russian();
        let china = Twist::With("a.china".parse().unwrap());
        let before = Account::of(&dossier, &assessment, &[]).unwrap();
        let after = Account::of(&dossier, &assessment, &[china]).unwrap();
        let kept = |account: &Account| account.judgement.answer.kept;
        assert_eq!(after.marginal.len(), before.marginal.len() + 1);
        let stairs = stairs(&dossier, &assessment, &[china], Outcome::Kept);
        let added = stairs[0].1.unwrap();
        assert!((kept(&after) - kept(&before) - added).abs() < 1e-9);
        // What China adds is what is lost without it: the Russian scores are the same.
        let marginal = after.marginal.last().unwrap().unwrap().of(Outcome::Kept);
        assert!((marginal.added() - added).abs() < 1e-9);
    }

    #[test]
    fn who_joins_brings_every_score_and_a_changed_one_names_where_it_came_from() {
        let (dossier, assessment) = russian();
        let (china, russia): (ActorId, ActorId) = ("a.china".parse().unwrap(), "a.russia".parse().unwrap());
        let twists = [Twist::With(china), Twist::Score(russia, Factor::Dis, 0.5)];
        let after = twisted(&dossier, &assessment, &twists);
        let moved = moved(&assessment, &after);
        let changed: Vec<_> = moved.iter().filter(|m| m.from.is_some()).collect();
        assert_eq!(changed.len(), 1, "{moved:?}");
        assert_eq!(
            (changed[0].actor, changed[0].factor, changed[0].to.mode),
            (russia, Factor::Dis, 0.5)
        );
        assert!(moved.iter().filter(|m| m.actor == china).count() > 3, "{moved:?}");
        assert!(moved.iter().all(|m| m.actor == russia || !m.to.claims.is_empty()));
    }

    #[test]
    fn a_fault_comes_with_the_assessment_it_speaks_of() {
        let (dossier, assessment) = russian();
        let without = Twist::Without("a.russia".parse().unwrap());
        let fault = *Account::of(&dossier, &assessment, &[without]).unwrap_err();
        assert_eq!(fault.1, Fault::NoGuarantors);
        assert!(fault.0.guarantors.is_empty());
        let [(_, added)] = *stairs(&dossier, &assessment, &[without], Outcome::Kept) else {
            panic!("one step");
        };
        assert_eq!(added, None);
    }
}
