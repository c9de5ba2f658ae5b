//! What is thought through, laid over the network: which ties it adds, ends, strengthens, weakens, and which strands it
//! draws that the dossier has no tie for. The dossier stays as it is.

use std::collections::BTreeMap;

use super::judgement::twist::line;
use super::world::World;
use crate::model::{
    ActorId, Assessment, ChangeKind, CommitmentClass, Direction, Dossier, Index, Item, ScenarioId, Tie, TieFamily, TieId,
};
use crate::session::{Twist, WhatIf};

/// What a scenario does to a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Laid {
    /// It is there under the scenario.
    Added,
    /// It is not.
    Ended,
    /// It is stronger.
    Stronger,
    /// It is weaker.
    Weaker,
}

impl Laid {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Added, Self::Ended, Self::Stronger, Self::Weaker];
}

/// What is laid over the network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlay {
    /// Ties of the dossier that are changed.
    pub ties: BTreeMap<TieId, Laid>,
    /// Promises that no tie of the dossier stands for, from guarantor to beneficiary, under identifiers that no record
    /// has.
    pub strands: Vec<(TieId, ActorId, ActorId)>,
}

impl Overlay {
    /// Works out what is laid over the network.
    pub fn of(dossier: &Dossier, index: &Index, world: &World, what_if: &WhatIf) -> Self {
        let mut overlay = Self::default();
        let assessment = what_if.assessment.and_then(|id| dossier.assessments.get(&id));
        for twist in &what_if.twists {
            match (*twist, assessment) {
                (Twist::Scenario(id), _) => overlay.scenario(dossier, index, id),
                (Twist::With(actor), Some(a)) => overlay.joins(dossier, index, world, a, actor),
                (Twist::Without(actor), Some(a)) => {
                    let ties = promises(dossier, index, a, actor);
                    let drawn = ties.into_iter().filter(|tie| world.shows(*tie));
                    overlay.ties.extend(drawn.map(|tie| (tie, Laid::Ended)));
                }
                (Twist::EndWar(actor), _) => {
                    let of_actor = index.ties_of(actor).iter().filter_map(|id| dossier.ties.get(id));
                    let wars = of_actor.filter(|t| {
                        t.family == TieFamily::Hostility
                            && t.direction == Direction::Directed
                            && t.from == actor
                            && world.shows(t.id)
                    });
                    overlay.ties.extend(wars.map(|t| (t.id, Laid::Ended)));
                }
                (Twist::Bindingness(_), Some(a)) => {
                    let of_all = a.guarantors.iter().flat_map(|g| promises(dossier, index, a, g.actor));
                    let bound: Vec<TieId> = of_all.filter(|tie| world.shows(*tie)).collect();
                    overlay.ties.extend(bound.into_iter().map(|tie| (tie, Laid::Stronger)));
                }
                _ => {}
            }
        }
        overlay
    }

    /// Whether nothing is laid over the network.
    pub fn is_empty(&self) -> bool {
        self.ties.is_empty() && self.strands.is_empty()
    }

    /// What is done to a tie, or to a strand that no tie stands for.
    pub fn on(&self, tie: TieId) -> Option<Laid> {
        let added = || self.strands.iter().any(|(id, _, _)| *id == tie).then_some(Laid::Added);
        self.ties.get(&tie).copied().or_else(added)
    }

    fn scenario(&mut self, dossier: &Dossier, index: &Index, id: ScenarioId) {
        for change in line(dossier, id)
            .iter()
            .filter_map(|id| dossier.scenarios.get(id))
            .flat_map(|s| &s.changes)
        {
            let laid = match change.kind {
                ChangeKind::Adds => Laid::Added,
                ChangeKind::Ends => Laid::Ended,
                ChangeKind::Strengthens => Laid::Stronger,
                ChangeKind::Weakens => Laid::Weaker,
            };
            match change.item {
                Item::Tie(tie) => drop(self.ties.insert(tie, laid)),
                Item::Instrument(instrument) => self.ties.extend(index.ties_under(instrument).iter().map(|tie| (*tie, laid))),
                _ => {}
            }
        }
    }

    /// A promise that is only spoken of becomes one; where there is none to be had, a strand stands for it.
    fn joins(&mut self, dossier: &Dossier, index: &Index, world: &World, assessment: &Assessment, actor: ActorId) {
        let mut open = promises(dossier, index, assessment, actor);
        open.retain(|tie| world.tie(*tie).is_none_or(|state| !state.reality.is_real()));
        if let Some(tie) = open.first() {
            self.ties.insert(*tie, Laid::Added);
        } else if let Some(beneficiary) = beneficiary_of(dossier, assessment)
            && let Ok(id) = format!("t.what-if-{}", self.strands.len()).parse()
        {
            self.strands.push((id, actor, beneficiary));
        }
    }
}

/// To whom the promise of an assessment is made: as it says, else as its tie or instrument does.
pub fn beneficiary_of(dossier: &Dossier, assessment: &Assessment) -> Option<ActorId> {
    assessment.beneficiary.or_else(|| match assessment.guarantee {
        Item::Tie(tie) => dossier.ties.get(&tie).map(|t| t.to),
        Item::Instrument(id) => dossier.instruments.get(&id)?.obligations.first().map(|o| o.beneficiary),
        _ => None,
    })
}

/// The ties that stand for a promise of `actor` in what is judged: those of the instrument, else any promise of help
/// or restraint to the same beneficiary.
fn promises(dossier: &Dossier, index: &Index, assessment: &Assessment, actor: ActorId) -> Vec<TieId> {
    let Some(beneficiary) = beneficiary_of(dossier, assessment) else {
        return Vec::new();
    };
    let instrument = match assessment.guarantee {
        Item::Instrument(id) => Some(id),
        Item::Tie(tie) => dossier.ties.get(&tie).and_then(|t| t.instrument),
        _ => None,
    };
    let binds = |t: &&Tie| (t.from, t.to) == (actor, beneficiary) || (t.from, t.to) == (beneficiary, actor);
    let of_actor = index
        .ties_of(actor)
        .iter()
        .filter_map(|id| dossier.ties.get(id))
        .filter(binds);
    let ties: Vec<&Tie> = of_actor.filter(|t| t.class.is_some_and(is_guarantee)).collect();
    let judged = ties
        .iter()
        .filter(|t| Item::Tie(t.id) == assessment.guarantee || (t.instrument.is_some() && t.instrument == instrument));
    let judged: Vec<TieId> = judged.map(|t| t.id).collect();
    if judged.is_empty() {
        ties.iter().map(|t| t.id).collect()
    } else {
        judged
    }
}

/// Whether a commitment of this class can be kept or broken towards the one it protects.
pub fn is_guarantee(class: CommitmentClass) -> bool {
    use CommitmentClass as C;
    matches!(
        class,
        C::DefencePact | C::OffencePact | C::GuaranteeTreaty | C::PositiveAssurance | C::NegativeAssurance | C::NonaggressionPact
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Day, Filter};

    fn laid(twists: Vec<Twist>) -> Vec<(String, Laid)> {
        let dossier = crate::store::built_in();
        let index = Index::of(&dossier);
        let world = World::of(
            &dossier,
            &index,
            Day::from_ymd(2024, 6, 20).unwrap(),
            None,
            &Filter::default(),
        );
        let what_if = WhatIf {
            assessment: Some("g.pact-2024".parse().unwrap()),
            twists,
        };
        let overlay = Overlay::of(&dossier, &index, &world, &what_if);
        let strands = overlay
            .strands
            .iter()
            .map(|(_, from, to)| (format!("{from} {to}"), Laid::Added));
        overlay
            .ties
            .iter()
            .map(|(tie, laid)| (tie.to_string(), *laid))
            .chain(strands)
            .collect()
    }

    #[test]
    fn who_joins_without_a_tie_gets_a_strand_and_who_leaves_loses_his() {
        let (japan, russia) = ("a.japan".parse().unwrap(), "a.russia".parse().unwrap());
        let laid = laid(vec![Twist::With(japan), Twist::Without(russia)]);
        assert!(laid.contains(&("t.defence-2024".to_owned(), Laid::Ended)), "{laid:?}");
        let added = laid.iter().filter(|(_, laid)| *laid == Laid::Added).count();
        assert_eq!(added, 1, "{laid:?}");
    }

    #[test]
    fn a_branch_brings_the_changes_of_its_trunk() {
        let branch = laid(vec![Twist::Scenario("s.us-china-deal".parse().unwrap())]);
        assert!(branch.contains(&("t.us-china-deal".to_owned(), Laid::Added)), "{branch:?}");
        assert!(
            branch.iter().any(|(tie, _)| tie == "t.trade-russia"),
            "the freeze weakens it: {branch:?}"
        );
    }

    #[test]
    fn nothing_thought_through_lays_nothing() {
        assert!(laid(Vec::new()).is_empty());
    }
}
