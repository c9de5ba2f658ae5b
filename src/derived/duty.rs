//! Duties at a moment: who owes what to whom, by which tie and which clause, and how real the sources make it.
//!
//! What [`super::bound`] and [`super::chain`] have in common. A duty comes from a tie, with the obligations that its
//! instrument writes for its two ends, or from an instrument alone where no tie is drawn for it. Ties that only later
//! documents speak of, those denied by all, and states that are gone owe nothing and are left out; what has ended or has
//! not begun is given with its phase, for the caller to judge. Not here: what follows from a duty, any word a user reads.

use std::collections::BTreeSet;

use super::world::{Phase, Reality, World, instrument_phase, said};
use crate::model::{
    ActorId, Automaticity, Bindingness, Certainty, Claim, ClaimId, CommitmentClass, Day, Direction, Dossier, Index, Instrument,
    InstrumentId, InstrumentKind, Item, Obligation, ObligationKind, PassageId, Tie, TieFamily, TieId,
};

/// What duties are worked out from.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Look-ups over it.
    pub index: &'a Index,
    /// What holds at the moment, as far as known.
    pub world: &'a World,
    /// The moment.
    pub moment: Day,
}

/// One duty, at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What is owed.
    pub kind: ObligationKind,
    /// The tie that shows it; absent where only the instrument speaks of it.
    pub tie: Option<TieId>,
    /// The text it rests on.
    pub instrument: Option<InstrumentId>,
    /// Place of the clause among the obligations of the instrument; absent where only the tie tells of it.
    pub clause: Option<usize>,
    /// Who owes it.
    pub obligor: ActorId,
    /// To whom.
    pub beneficiary: ActorId,
    /// How real the sources make it; never denied.
    pub reality: Reality,
    /// No person has accepted any claim about it yet.
    pub proposed: bool,
    /// Where the moment lies in its life.
    pub phase: Phase,
    /// Passages that carry it, the clause itself first.
    pub passages: Vec<PassageId>,
}

impl Duty {
    /// The record to select for it.
    pub fn item(&self) -> Item {
        match (self.tie, self.instrument) {
            (Some(tie), _) => tie.into(),
            (None, Some(instrument)) => instrument.into(),
            (None, None) => self.obligor.into(),
        }
    }

    /// The clause that writes it.
    pub fn obligation<'a>(&self, dossier: &'a Dossier) -> Option<&'a Obligation> {
        let instrument = dossier.instruments.get(&self.instrument?)?;
        instrument.obligations.get(self.clause?)
    }

    /// How far it works by itself.
    pub fn automaticity(&self, dossier: &Dossier) -> Automaticity {
        self.obligation(dossier).map(|o| o.automaticity).unwrap_or_default()
    }

    /// Whether it is a duty to defend: by its kind, or as the protection that a guarantee treaty promises.
    pub fn defends(&self, dossier: &Dossier) -> bool {
        let class = self.tie.and_then(|id| dossier.ties.get(&id)).and_then(|t| t.class);
        self.kind == ObligationKind::Defence
            || (self.kind == ObligationKind::PositiveAssurance && class == Some(CommitmentClass::GuaranteeTreaty))
    }
}

/// Whether something in this phase holds or may hold.
pub fn may_hold(phase: Phase) -> bool {
    matches!(
        phase,
        Phase::PerhapsBegun | Phase::Concluded | Phase::InForce | Phase::PerhapsEnded
    )
}

/// Whether an actor exists, or may exist, on a day.
pub fn exists(dossier: &Dossier, actor: ActorId, day: Day) -> bool {
    dossier.actors.get(&actor).is_some_and(|a| a.exists_on(day) != Certainty::No)
}

/// Kinds of obligations that an attack touches; cooperation, sanctions and renunciation are no such duties.
fn is_touched(kind: ObligationKind) -> bool {
    !matches!(
        kind,
        ObligationKind::Cooperation | ObligationKind::Sanctions | ObligationKind::Renunciation
    )
}

/// Kinds of obligations that a tie of a class stands for, the one it means by itself first.
fn meant(class: Option<CommitmentClass>) -> &'static [ObligationKind] {
    use CommitmentClass as Class;
    use ObligationKind as Kind;
    match class {
        Some(Class::DefencePact) => &[Kind::Defence],
        Some(Class::OffencePact) => &[Kind::Offence],
        Some(Class::NeutralityPact) => &[Kind::Neutrality],
        Some(Class::NonaggressionPact) => &[Kind::Nonaggression],
        Some(Class::ConsultationPact) => &[Kind::Consultation],
        Some(Class::PositiveAssurance) => &[Kind::PositiveAssurance],
        Some(Class::NegativeAssurance) => &[Kind::NegativeAssurance],
        Some(Class::GuaranteeTreaty) => &[Kind::Defence, Kind::PositiveAssurance],
        Some(
            Class::ArmsControlDeal | Class::SanctionsRelief | Class::PeaceSettlement | Class::Partnership | Class::Cooperation,
        )
        | None => &[],
    }
}

impl Sight<'_> {
    /// Every duty in which one of the actors is on either side, in the order of ties and instruments.
    pub fn duties(&self, actors: &BTreeSet<ActorId>) -> Vec<Duty> {
        let ties: BTreeSet<TieId> = actors.iter().flat_map(|a| self.index.ties_of(*a)).copied().collect();
        let mut found: Vec<Duty> = Vec::new();
        for tie in ties.iter().filter_map(|id| self.dossier.ties.get(id)) {
            self.tied(tie, &mut found);
        }
        // Texts may oblige without a strand being drawn for it.
        for instrument in self.dossier.instruments.values() {
            self.untied(instrument, actors, &mut found);
        }
        found.retain(|d| {
            (actors.contains(&d.obligor) || actors.contains(&d.beneficiary))
                && exists(self.dossier, d.obligor, self.moment)
                && exists(self.dossier, d.beneficiary, self.moment)
        });
        found
    }

    /// What a tie promises: the clauses of its text for its ends, else what its class means, along the tie.
    fn tied(&self, tie: &Tie, found: &mut Vec<Duty>) {
        let Some(state) = self.world.tie(tie.id).filter(|s| !s.later) else {
            return;
        };
        // Made by hand and spoken of by nobody yet: it is drawn, and named with its doubt.
        let drawn = state.visible || state.filtered;
        if state.reality == Reality::Denied || (state.reality == Reality::Unheard && !drawn) {
            return;
        }
        let instrument = tie.instrument.and_then(|id| self.dossier.instruments.get(&id));
        let mut promised: Vec<(ObligationKind, ActorId, ActorId, Option<usize>)> = Vec::new();
        for (place, clause) in instrument.iter().flat_map(|i| i.obligations.iter().enumerate()) {
            let (from, to) = (clause.obligor, clause.beneficiary);
            let between = (from, to) == (tie.from, tie.to) || (from, to) == (tie.to, tie.from);
            if between && is_touched(clause.kind) && self.carrier(tie.instrument, clause).contains(&tie.id) {
                promised.push((clause.kind, from, to, Some(place)));
            }
        }
        let own = meant(tie.class);
        if !own.is_empty() && !promised.iter().any(|p| own.contains(&p.0)) {
            promised.push((own[0], tie.from, tie.to, None));
            if tie.direction == Direction::Mutual {
                promised.push((own[0], tie.to, tie.from, None));
            }
        }
        for (kind, obligor, beneficiary, clause) in promised {
            let written = instrument.zip(clause).and_then(|(i, place)| i.obligations.get(place));
            let claims = written.into_iter().flat_map(|o| o.claims.iter());
            let claims: Vec<ClaimId> = claims.chain(self.index.claims_about(tie.id)).copied().collect();
            found.push(Duty {
                kind,
                tie: Some(tie.id),
                instrument: tie.instrument,
                clause,
                obligor,
                beneficiary,
                reality: state.reality,
                proposed: state.proposed,
                phase: state.phase,
                passages: self.passages(&claims),
            });
        }
    }

    /// The ties that show a clause: those of a class that means it, else the first promise under the instrument between
    /// its two sides. A tie of a weaker class never takes a clause from one that means it.
    fn carrier(&self, instrument: Option<InstrumentId>, clause: &Obligation) -> Vec<TieId> {
        let Some(instrument) = instrument else { return Vec::new() };
        let ends = [(clause.obligor, clause.beneficiary), (clause.beneficiary, clause.obligor)];
        let ties = self.index.ties_under(instrument).iter();
        let ties = ties.filter_map(|id| self.dossier.ties.get(id));
        let ranked = ties.filter(|t| ends.contains(&(t.from, t.to))).filter_map(|tie| {
            let meant = meant(tie.class);
            let rank = match () {
                () if meant.contains(&clause.kind) => 0,
                () if !meant.is_empty() => 1,
                () if tie.family == TieFamily::Commitment => 2,
                () => return None,
            };
            Some((rank, tie.id))
        });
        let mut ranked: Vec<(u8, TieId)> = ranked.collect();
        ranked.sort_unstable();
        let best = ranked.first().map_or(0, |r| r.0);
        ranked.retain(|r| r.0 == best);
        ranked.truncate(if best == 0 { ranked.len() } else { 1 });
        ranked.into_iter().map(|r| r.1).collect()
    }

    /// Clauses that no tie shows. A clause whose tie is denied or over does not come back through its text.
    fn untied(&self, instrument: &Instrument, actors: &BTreeSet<ActorId>, found: &mut Vec<Duty>) {
        let suggested = instrument.kind == InstrumentKind::Proposal || instrument.bindingness == Bindingness::Proposed;
        for (place, clause) in instrument.obligations.iter().enumerate() {
            let (obligor, beneficiary) = (clause.obligor, clause.beneficiary);
            let touches = actors.contains(&obligor) || actors.contains(&beneficiary);
            if !touches || !is_touched(clause.kind) || !self.carrier(Some(instrument.id), clause).is_empty() {
                continue;
            }
            let claims = || clause.claims.iter().copied();
            let affirmed = self.heard(claims()).any(Claim::affirms);
            // A plan is spoken of from the day on which somebody first spoke of it.
            let said = |claim: &Claim| said(claim, self.dossier).is_none_or(|day| day <= self.moment);
            let phase = instrument_phase(instrument.id, self.dossier, self.moment);
            let (reality, phase) = match (suggested, affirmed, phase) {
                (true, _, phase) if self.heard(claims()).any(said) => (Reality::Proposed, phase.unwrap_or(Phase::InForce)),
                (false, true, Some(phase)) => (Reality::Asserted, phase),
                _ => continue,
            };
            found.push(Duty {
                kind: clause.kind,
                tie: None,
                instrument: Some(instrument.id),
                clause: Some(place),
                obligor,
                beneficiary,
                reality,
                proposed: false,
                phase,
                passages: self.passages(&clause.claims),
            });
        }
    }

    fn heard(&self, claims: impl Iterator<Item = ClaimId>) -> impl Iterator<Item = &Claim> {
        claims
            .filter(|id| self.world.knows(*id))
            .filter_map(|id| self.dossier.claims.get(&id))
    }

    /// Passages of the known claims that affirm it; where none does, of those that speak of it without refusing it.
    fn passages(&self, claims: &[ClaimId]) -> Vec<PassageId> {
        let gather = |test: &dyn Fn(&Claim) -> bool| {
            let mut found: Vec<PassageId> = Vec::new();
            for passage in self
                .heard(claims.iter().copied())
                .filter(|c| test(c))
                .flat_map(|c| &c.passages)
            {
                if !found.contains(passage) {
                    found.push(*passage);
                }
            }
            found
        };
        let affirming = gather(&Claim::affirms);
        if affirming.is_empty() {
            gather(&|c| !c.negated && !c.refuses())
        } else {
            affirming
        }
    }
}
