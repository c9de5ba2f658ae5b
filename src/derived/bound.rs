//! Who is bound to defend whom at a moment: the question a minister asks first.
//!
//! A pure function over dossier and world. A duty counts if a known claim affirms it, its dates let it hold, and
//! both sides exist. Not here: how likely the duty is to be kept (that is a judgement), and any word a user reads.

use crate::model::{
    ActorId, Certainty, Claim, ClaimId, CommitmentClass, Day, Direction, Dossier, Index, Instrument, InstrumentId, Item,
    ObligationKind, PassageId, Tie, TieId,
};

use super::world::{Phase, World, instrument_phase};

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
    let mut found: Vec<Bound> = Vec::new();
    for tie in index.ties_of(actor).iter().filter_map(|id| dossier.ties.get(id)) {
        let Some(state) = world.tie(tie.id) else { continue };
        // What nobody has accepted yet binds nobody.
        if promises_defence(tie) && state.reality.is_real() && !state.proposed && may_hold(state.phase) {
            for (guarantor, beneficiary) in sides(tie, dossier) {
                let passages = passages(tie, guarantor, dossier, index, world);
                let instrument = tie.instrument;
                found.push(Bound {
                    tie: Some(tie.id),
                    instrument,
                    guarantor,
                    beneficiary,
                    phase: state.phase,
                    passages,
                });
            }
        }
    }
    // Texts may oblige without a strand being drawn for it.
    for instrument in dossier.instruments.values() {
        found.extend(untied(instrument, actor, dossier, index, world, moment, &found));
    }
    found.retain(|b| {
        (b.guarantor == actor || b.beneficiary == actor)
            && exists(dossier, b.guarantor, moment)
            && exists(dossier, b.beneficiary, moment)
    });
    found.sort_by_key(|b| (b.guarantor, b.tie));
    found
}

fn untied(
    instrument: &Instrument,
    actor: ActorId,
    dossier: &Dossier,
    index: &Index,
    world: &World,
    moment: Day,
    found: &[Bound],
) -> Vec<Bound> {
    let mut more = Vec::new();
    for duty in instrument.obligations.iter().filter(|o| o.kind == ObligationKind::Defence) {
        let (guarantor, beneficiary) = (duty.obligor, duty.beneficiary);
        let told = |b: &&Bound| b.instrument == Some(instrument.id) && b.guarantor == guarantor && b.beneficiary == beneficiary;
        if (guarantor != actor && beneficiary != actor) || found.iter().any(|b| told(&b)) {
            continue;
        }
        // A tie under the instrument that is denied or over must not come back through its text.
        let tied = index
            .ties_under(instrument.id)
            .iter()
            .filter_map(|id| dossier.ties.get(id))
            .any(promises_defence);
        let passages = affirming(duty.claims.iter().copied(), dossier, world);
        let phase = instrument_phase(instrument.id, dossier, moment).filter(|p| may_hold(*p));
        if let (false, false, Some(phase)) = (tied, passages.is_empty(), phase) {
            more.push(Bound {
                tie: None,
                instrument: Some(instrument.id),
                guarantor,
                beneficiary,
                phase,
                passages,
            });
        }
    }
    more
}

fn promises_defence(tie: &Tie) -> bool {
    matches!(
        tie.class,
        Some(CommitmentClass::DefencePact | CommitmentClass::GuaranteeTreaty)
    )
}

fn may_hold(phase: Phase) -> bool {
    matches!(
        phase,
        Phase::PerhapsBegun | Phase::Concluded | Phase::InForce | Phase::PerhapsEnded
    )
}

fn exists(dossier: &Dossier, actor: ActorId, moment: Day) -> bool {
    dossier
        .actors
        .get(&actor)
        .is_some_and(|a| a.exists_on(moment) != Certainty::No)
}

/// Who owes defence to whom under a tie: as its text says, else along the tie.
fn sides(tie: &Tie, dossier: &Dossier) -> Vec<(ActorId, ActorId)> {
    let ends = [(tie.from, tie.to), (tie.to, tie.from)];
    let written: Vec<(ActorId, ActorId)> = tie
        .instrument
        .and_then(|id| dossier.instruments.get(&id))
        .map(|i| {
            let duties = i.obligations.iter().filter(|o| o.kind == ObligationKind::Defence);
            duties
                .map(|o| (o.obligor, o.beneficiary))
                .filter(|pair| ends.contains(pair))
                .collect()
        })
        .unwrap_or_default();
    if !written.is_empty() {
        return written;
    }
    match tie.direction {
        Direction::Directed => vec![ends[0]],
        Direction::Mutual => ends.to_vec(),
    }
}

fn passages(tie: &Tie, guarantor: ActorId, dossier: &Dossier, index: &Index, world: &World) -> Vec<PassageId> {
    let instrument = tie.instrument.and_then(|id| dossier.instruments.get(&id));
    let clause = instrument.into_iter().flat_map(|i| &i.obligations);
    let clause = clause
        .filter(|o| o.kind == ObligationKind::Defence && o.obligor == guarantor)
        .flat_map(|o| o.claims.iter().copied());
    affirming(clause.chain(index.claims_about(tie.id).iter().copied()), dossier, world)
}

/// Passages of the claims that affirm and are known, in order, each once.
fn affirming(claims: impl Iterator<Item = ClaimId>, dossier: &Dossier, world: &World) -> Vec<PassageId> {
    let mut found = Vec::new();
    let known = claims.filter(|id| world.knows(*id)).filter_map(|id| dossier.claims.get(&id));
    for passage in known.filter(|c: &&Claim| c.affirms()).flat_map(|c| &c.passages) {
        if !found.contains(passage) {
            found.push(*passage);
        }
    }
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
