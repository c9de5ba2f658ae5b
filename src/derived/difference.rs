//! What has changed between two moments: ties that have come, have gone, or hold otherwise than they did.
//!
//! Both worlds are those of the same claims, filter and known-by; only the day differs. Not here: how it is drawn.

use std::collections::{BTreeMap, HashMap};

use super::world::{Phase, TieState, World};
use crate::model::{ActorId, Day, Dossier, TieFamily, TieId};

/// What has become of a tie from the earlier moment to the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It stands at the later moment only.
    New,
    /// It stood at the earlier moment only.
    Ended,
    /// It stands at both, but not alike: another phase, or otherwise real.
    Changed,
}

impl Change {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 3] = [Self::New, Self::Ended, Self::Changed];
}

/// The difference of two moments.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The earlier moment.
    pub from: Day,
    /// The later moment.
    pub to: Day,
    /// Ties that differ.
    pub changes: BTreeMap<TieId, Change>,
    /// Number of ties that stand at both moments alike.
    pub same: usize,
    /// New ties in the place of ended ones: of the same family between the same two actors.
    pub instead: BTreeMap<TieId, TieId>,
    /// The states of ties that differ, before and after.
    pub states: BTreeMap<TieId, (Option<TieState>, Option<TieState>)>,
}

/// Whether a tie stands: it is drawn, and has not ended.
pub fn stands(state: &TieState) -> bool {
    state.visible && !state.later && !matches!(state.phase, Phase::Ended | Phase::NotYet)
}

impl Difference {
    /// Compares two worlds, whichever is the earlier.
    pub fn between(dossier: &Dossier, one: (Day, &World), other: (Day, &World)) -> Self {
        let ((from, before), (to, after)) = if one.0 <= other.0 { (one, other) } else { (other, one) };
        let mut difference = Self {
            from,
            to,
            changes: BTreeMap::new(),
            same: 0,
            instead: BTreeMap::new(),
            states: BTreeMap::new(),
        };
        for tie in dossier.ties.keys() {
            let (was, is) = (before.tie(*tie), after.tie(*tie));
            let change = match (was.is_some_and(stands), is.is_some_and(stands)) {
                (false, false) => continue,
                (false, true) => Change::New,
                (true, false) => Change::Ended,
                (true, true) if was.map(look) == is.map(look) => {
                    difference.same += 1;
                    continue;
                }
                (true, true) => Change::Changed,
            };
            difference.changes.insert(*tie, change);
            difference.states.insert(*tie, (was.copied(), is.copied()));
        }
        difference.find_replaced(dossier);
        difference
    }

    /// Number of ties of which this has become.
    pub fn count(&self, change: Change) -> usize {
        self.changes.values().filter(|c| **c == change).count()
    }

    /// What has become of a tie; `None` where nothing has.
    pub fn of(&self, tie: TieId) -> Option<Change> {
        self.changes.get(&tie).copied()
    }

    /// What has become of several ties taken together: what all that differ have in common, else that they changed.
    pub fn among(&self, ties: impl IntoIterator<Item = TieId>) -> Option<Change> {
        let mut changes = ties.into_iter().filter_map(|tie| self.of(tie));
        let first = changes.next()?;
        Some(if changes.all(|other| other == first) {
            first
        } else {
            Change::Changed
        })
    }

    fn find_replaced(&mut self, dossier: &Dossier) {
        let mut ended: HashMap<(ActorId, ActorId, TieFamily), Vec<TieId>> = HashMap::new();
        let pair = |id: &TieId| {
            let tie = dossier.ties.get(id)?;
            Some((tie.from.min(tie.to), tie.from.max(tie.to), tie.family))
        };
        for (tie, _) in self.changes.iter().filter(|(_, c)| **c == Change::Ended) {
            if let Some(pair) = pair(tie) {
                ended.entry(pair).or_default().push(*tie);
            }
        }
        for (tie, _) in self.changes.iter().filter(|(_, c)| **c == Change::New) {
            let left = pair(tie).and_then(|pair| ended.get_mut(&pair));
            if let Some(left) = left.filter(|left| !left.is_empty()) {
                self.instead.insert(*tie, left.remove(0));
            }
        }
    }
}

/// What of a state is seen.
fn look(state: &TieState) -> (super::Reality, Phase) {
    (state.reality, state.phase)
}

#[cfg(test)]
mod tests {
    use super::super::demo::demo;
    use super::*;
    use crate::model::{Filter, Index};

    fn between(one: i32, other: i32) -> Difference {
        let dossier = demo();
        let index = Index::of(&dossier);
        let day = |year| Day::from_ymd(year, 12, 31).unwrap();
        let world = |year| World::of(&dossier, &index, day(year), None, &Filter::default());
        Difference::between(&dossier, (day(one), &world(one)), (day(other), &world(other)))
    }

    fn tie(id: &str) -> TieId {
        id.parse().unwrap()
    }

    #[test]
    fn what_has_come_gone_and_taken_the_place_of_another() {
        let found = between(1970, 1990);
        assert_eq!(found.of(tie("t.ad")), Some(Change::New));
        assert_eq!(found.of(tie("t.old")), Some(Change::Ended));
        assert_eq!(found.of(tie("t.ab")), None);
        assert_eq!((found.same, found.count(Change::New), found.count(Change::Ended)), (3, 2, 1));
        assert_eq!(found.instead, BTreeMap::from([(tie("t.new"), tie("t.old"))]));
        assert_eq!(found, between(1990, 1970), "whichever comes first");
        assert!(between(1990, 1990).changes.is_empty());
    }

    #[test]
    fn several_ties_have_in_common_what_all_that_differ_have() {
        let found = between(1970, 1990);
        let among = |ids: &[&str]| found.among(ids.iter().map(|id| tie(id)));
        assert_eq!(among(&["t.ab", "t.ad", "t.new"]), Some(Change::New));
        assert_eq!(among(&["t.old", "t.bc"]), Some(Change::Ended));
        assert_eq!(among(&["t.old", "t.new"]), Some(Change::Changed));
        assert_eq!(among(&["t.ab"]), None);
    }
}
