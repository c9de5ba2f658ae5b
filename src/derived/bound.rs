//! Who is bound to defend whom at a moment: the question a minister asks first.
//!
//! A pure function over dossier and world. A duty counts if a known claim affirms it, its dates let it hold, and
//! both sides exist. Not here: how likely the duty is to be kept (that is a judgement), and any word a user reads.

use super::duty::{Sight, may_hold};
use super::world::{Phase, World};
use crate::model::{ActorId, Day, Dossier, Index, InstrumentId, Item, PassageId, TieId};

/// One duty to defend, at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The tie that shows it; absent where only the instrument speaks of it.
    pub tie: Option<TieId>,
    /// The text it rests on.
    pub instrument: Option<InstrumentId>,
    /// Who is bound.
    pub guarantor: ActorId,
    /// To whom.
    pub beneficiary: ActorId,
    /// Where the moment lies in its life: concluded, in force, or perhaps so.
    pub phase: Phase,
    /// Passages that affirm it, the clause itself first.
    pub passages: Vec<PassageId>,
}

impl Bound {
    /// The record to select for it.
    pub fn item(&self) -> Item {
        match (self.tie, self.instrument) {
            (Some(tie), _) => tie.into(),
            (None, Some(instrument)) => instrument.into(),
            (None, None) => self.guarantor.into(),
        }
    }
}

/// Who is bound to defend `beneficiary` at the moment, guarantors in the order of their identifiers.
pub fn bound_to_defend(dossier: &Dossier, index: &Index, world: &World, moment: Day, beneficiary: ActorId) -> Vec<Bound> {
    duties_of(dossier, index, world, moment, beneficiary)
        .into_iter()
        .filter(|b| b.beneficiary == beneficiary)
        .collect()
}

/// Whom `guarantor` is bound to defend at the moment, beneficiaries in the order of their identifiers.
pub fn bound_by(dossier: &Dossier, index: &Index, world: &World, moment: Day, guarantor: ActorId) -> Vec<Bound> {
    let mut duties = duties_of(dossier, index, world, moment, guarantor);
    duties.retain(|b| b.guarantor == guarantor);
    duties.sort_by_key(|b| (b.beneficiary, b.tie));
    duties
}

/// All duties to defend in which `actor` is on either side.
fn duties_of(dossier: &Dossier, index: &Index, world: &World, moment: Day, actor: ActorId) -> Vec<Bound> {
    let sight = Sight {
        dossier,
        index,
        world,
        moment,
    };
    let mut duties = sight.duties(&[actor].into());
    // What nobody has accepted yet binds nobody.
    duties.retain(|d| d.defends(dossier) && d.reality.is_real() && !d.proposed && may_hold(d.phase));
    let mut found: Vec<Bound> = duties
        .into_iter()
        .map(|d| Bound {
            tie: d.tie,
            instrument: d.instrument,
            guarantor: d.obligor,
            beneficiary: d.beneficiary,
            phase: d.phase,
            passages: d.passages,
        })
        .collect();
    found.sort_by_key(|b| (b.guarantor, b.tie, b.instrument, b.beneficiary));
    found.dedup_by_key(|b| (b.guarantor, b.tie, b.instrument, b.beneficiary));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Filter;

    fn demo() -> Dossier {
        serde_json::from_str(
            r#"{
            "documents": [{"id": "d.x", "title": {"en": "X"}, "language": "en", "text": "Each defends the other.", "hash": "", "published": "1990"}],
            "passages": [{"id": "p.x.0", "document": "d.x", "target": {"start": 0, "end": 4, "exact": "Each", "prefix": "", "suffix": ""}}],
            "actors": [
              {"id": "a.big", "kind": "state", "names": [], "code": "B", "exists": "1922/1991-12-26"},
              {"id": "a.east", "kind": "state", "names": [], "code": "E"},
              {"id": "a.small", "kind": "state", "names": [], "code": "S"}],
            "ties": [
              {"id": "t.big", "family": "commitment", "class": "defence_pact", "from": "a.big", "to": "a.small", "direction": "mutual", "label": {"en": "x"}, "valid": "1961/.."},
              {"id": "t.east", "family": "commitment", "class": "guarantee_treaty", "from": "a.east", "to": "a.small", "label": {"en": "x"}, "valid": "1961/.."},
              {"id": "t.idea", "family": "commitment", "class": "guarantee_treaty", "from": "a.small", "to": "a.east", "label": {"en": "x"}}],
            "claims": [
              {"id": "c.1", "speaker": "a.big", "stance": "asserts", "about": ["t.big"], "words": {"en": "x"}, "passages": ["p.x.0"]},
              {"id": "c.2", "speaker": "a.big", "stance": "asserts", "about": ["t.east"], "words": {"en": "x"}, "passages": ["p.x.0"]},
              {"id": "c.3", "speaker": "a.big", "stance": "proposes", "about": ["t.idea"], "words": {"en": "x"}, "passages": ["p.x.0"]}]
        }"#,
        )
        .unwrap()
    }

    fn guarantors(dossier: &Dossier, year: i32, of: &str) -> Vec<String> {
        let (index, moment) = (Index::of(dossier), Day::from_ymd(year, 6, 30).unwrap());
        let world = World::of(dossier, &index, moment, None, &Filter::default());
        let bound = bound_to_defend(dossier, &index, &world, moment, of.parse().unwrap());
        assert!(bound.iter().all(|b| !b.passages.is_empty()), "every duty has its sentence");
        bound.into_iter().map(|b| b.guarantor.to_string()).collect()
    }

    #[test]
    fn a_state_that_is_gone_binds_nobody() {
        let demo = demo();
        assert_eq!(guarantors(&demo, 1965, "a.small"), ["a.big", "a.east"]);
        assert_eq!(guarantors(&demo, 1998, "a.small"), ["a.east"]);
    }

    #[test]
    fn a_guarantee_runs_one_way_and_a_proposal_binds_nobody() {
        assert_eq!(guarantors(&demo(), 1998, "a.east"), Vec::<String>::new());
        assert_eq!(guarantors(&demo(), 1965, "a.big"), ["a.small"], "a mutual pact binds both");
    }

    #[test]
    fn who_was_bound_to_north_korea_in_the_built_in_dossier() {
        let seeds = crate::store::built_in();
        if seeds.ties.is_empty() {
            return;
        }
        assert_eq!(guarantors(&seeds, 1965, "a.north-korea"), ["a.china", "a.soviet-union"]);
        assert_eq!(guarantors(&seeds, 1998, "a.north-korea"), ["a.china"]);
        assert_eq!(guarantors(&seeds, 2025, "a.north-korea"), ["a.china", "a.russia"]);
    }
}
