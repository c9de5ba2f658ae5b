//! "X attacks Y": who is bound, in which order, by which clause.
//!
//! A pure function of dossier, world and case, for the strip under the network and for the network itself. Steps come in
//! waves: what the attacker itself had promised the attacked; who owes the attacked help; whom those who join could call
//! if they are attacked in turn, and what the attacker's own side owes it; and at the end what the sources only speak of.
//! The order is the same in every language, so that the numbers of two figures agree. Deliberately not here: whether
//! anybody would keep its word (that is a judgement), a third ring of allies of allies, promises to an organisation read
//! as promises to its members.

use std::collections::BTreeSet;

use super::duty::{Duty, Sight, exists, may_hold};
use super::world::{Phase, Reality};
use crate::model::instrument::PartyRole;
use crate::model::{ActorId, Automaticity, InstrumentId, Item, Language, Liability, Localised, ObligationKind};
use crate::session::ChainStep;

/// Nobody reads more steps than that; the rest is counted.
const MOST: usize = 400;

/// When a step has its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wave {
    /// The attacker's own promises to the attacked, which the attack breaks.
    Broken,
    /// Duties to the attacked.
    Duties,
    /// Duties to those who join, and of those whom the attacker could call.
    Further,
    /// What is only proposed, expected or not reviewed.
    Spoken,
}

/// What the attack makes of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It is owed.
    Bound,
    /// The attack breaks it.
    Broken,
    /// Not a duty yet, or perhaps not: see the doubt.
    Open,
    /// It is not owed in this case.
    Void(Why),
}

/// Why a promise is void in this case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The one who promised help is the one who attacks.
    GuarantorIsAttacker,
    /// All are bound only together, and the attacker is one of them.
    JointWithAttacker,
    /// Help against attack is owed to the attacker, and it is not attacked.
    NotTriggered,
}

/// Why a promise may not be a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// Signed, not in force.
    NotInForce,
    /// It may have begun.
    PerhapsBegun,
    /// It may have ended.
    PerhapsEnded,
    /// Asserted and denied.
    Contested,
    /// The text does not say whether the others stay bound when one of them attacks.
    Liability,
    /// Only proposed.
    Proposed,
    /// Only expected.
    Predicted,
    /// Only under a condition.
    Supposed,
    /// Made by hand; no source speaks of it.
    NoSource,
    /// Nobody has accepted what the machine proposed.
    Unreviewed,
}

/// One step: who is bound, to whom, by what, and whether.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The duty.
    pub duty: Duty,
    /// When it has its turn.
    pub wave: Wave,
    /// What the attack makes of it.
    pub status: Status,
    /// Why it may not be a duty; void ones may have one as well.
    pub doubt: Option<Doubt>,
    /// How far it works by itself.
    pub automaticity: Automaticity,
}

impl Step {
    /// What it is known by while other steps come and go.
    pub fn key(&self) -> ChainStep {
        ChainStep {
            kind: self.duty.kind,
            obligor: self.duty.obligor,
            beneficiary: self.duty.beneficiary,
            item: self.duty.item(),
        }
    }

    /// Only spoken of, and not even void: nobody is bound, nobody is let off.
    pub fn is_loose(&self) -> bool {
        self.wave == Wave::Spoken && self.status == Status::Open
    }

    /// Conditions of the text: of the clause, then of the whole.
    pub fn conditions<'a>(&self, dossier: &'a crate::model::Dossier) -> Vec<&'a Localised> {
        let clause = self.duty.obligation(dossier).into_iter().flat_map(|o| &o.conditions);
        let whole = self.duty.instrument.and_then(|id| dossier.instruments.get(&id));
        clause.chain(whole.into_iter().flat_map(|i| &i.conditions)).collect()
    }
}

/// Why there is no chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Problem {
    /// An actor does not attack itself.
    Same,
    /// An actor did not exist at the moment.
    Gone(ActorId),
}

/// The chain of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Who attacks.
    pub attacker: ActorId,
    /// Who is attacked.
    pub attacked: ActorId,
    /// The steps, in order; their numbers begin at 1.
    pub steps: Vec<Step>,
    /// Steps that were left out because nobody would read them.
    pub more: usize,
    /// Why there is no chain.
    pub problem: Option<Problem>,
    /// Help that was promised to the attacked and is over, or is not promised yet, at the moment.
    pub other_times: Vec<Duty>,
}

impl Chain {
    /// Works out the chain.
    pub fn of(sight: &Sight<'_>, attacker: ActorId, attacked: ActorId) -> Self {
        let mut chain = Self {
            attacker,
            attacked,
            steps: Vec::new(),
            more: 0,
            problem: problem(sight, attacker, attacked),
            other_times: Vec::new(),
        };
        if chain.problem.is_some() {
            return chain;
        }
        for duty in sight.duties(&[attacker, attacked].into()) {
            chain.first(sight, duty);
        }
        chain.allies(sight);
        chain.sort(sight);
        chain.more = chain.steps.len().saturating_sub(MOST);
        chain.steps.truncate(MOST);
        chain
    }

    /// Place of a step among the steps.
    pub fn place_of(&self, step: ChainStep) -> Option<usize> {
        self.steps.iter().position(|s| s.key() == step)
    }

    /// Place of the step in hand: the one last gone to as long as it is selected, else the first that is.
    pub fn in_hand(&self, step: Option<ChainStep>, selection: Option<Item>) -> Option<usize> {
        let selection = selection?;
        step.filter(|s| s.item == selection)
            .and_then(|s| self.place_of(s))
            .or_else(|| self.steps.iter().position(|s| s.duty.item() == selection))
    }

    /// Whether anybody owes the attacked something, surely or perhaps.
    pub fn helps(&self) -> bool {
        let helps = |s: &&Step| s.wave == Wave::Duties && !matches!(s.status, Status::Void(_));
        self.steps.iter().any(|s| helps(&s))
    }

    /// What attacker and attacked have to do with directly.
    fn first(&mut self, sight: &Sight<'_>, duty: Duty) {
        let (to_attacked, by_attacker) = (duty.beneficiary == self.attacked, duty.obligor == self.attacker);
        let restrains = matches!(
            duty.kind,
            ObligationKind::Nonaggression | ObligationKind::NegativeAssurance | ObligationKind::Neutrality
        );
        let helps = matches!(
            duty.kind,
            ObligationKind::Defence | ObligationKind::Consultation | ObligationKind::PositiveAssurance
        );
        if to_attacked && (helps || (restrains && by_attacker)) {
            if !may_hold(duty.phase) {
                self.other_times.push(duty);
            } else if restrains {
                self.push(sight, duty, Wave::Broken, Status::Broken);
            } else {
                let status = self.void(sight, &duty).map_or(Status::Bound, Status::Void);
                self.push(sight, duty, Wave::Duties, status);
            }
        } else if duty.beneficiary == self.attacker && duty.obligor != self.attacked && is_firm(&duty) {
            // Who is bound to help the attacker: in an attack it may count on offence pacts alone.
            match duty.kind {
                ObligationKind::Offence | ObligationKind::Consultation => {
                    self.push(sight, duty, Wave::Further, Status::Bound);
                }
                _ if duty.defends(sight.dossier) => self.push(sight, duty, Wave::Further, Status::Void(Why::NotTriggered)),
                _ => {}
            }
        }
    }

    /// Whom those who join could call, if they are attacked in turn.
    fn allies(&mut self, sight: &Sight<'_>) {
        let joins = |s: &&Step| s.wave == Wave::Duties && s.status == Status::Bound && s.duty.defends(sight.dossier);
        let joined: BTreeSet<ActorId> = self.steps.iter().filter(joins).map(|s| s.duty.obligor).collect();
        if joined.is_empty() {
            return;
        }
        for duty in sight.duties(&joined) {
            let is_in = duty.obligor == self.attacker || duty.obligor == self.attacked || joined.contains(&duty.obligor);
            if joined.contains(&duty.beneficiary) && !is_in && is_firm(&duty) && duty.defends(sight.dossier) {
                self.push(sight, duty, Wave::Further, Status::Bound);
            }
        }
    }

    /// Why a promise of help to the attacked is void.
    fn void(&self, sight: &Sight<'_>, duty: &Duty) -> Option<Why> {
        if duty.obligor == self.attacker {
            return Some(Why::GuarantorIsAttacker);
        }
        let joint = self.liability(sight, duty.instrument) == Some(Liability::Joint);
        joint.then_some(Why::JointWithAttacker)
    }

    /// Who answers for the whole, if the attacker is one of those who promised it.
    fn liability(&self, sight: &Sight<'_>, instrument: Option<InstrumentId>) -> Option<Liability> {
        let instrument = sight.dossier.instruments.get(&instrument?)?;
        let gives = |role| matches!(role, PartyRole::Signatory | PartyRole::Guarantor | PartyRole::Proposed);
        let is_party = instrument.parties.iter().any(|p| p.actor == self.attacker && gives(p.role));
        let owes = instrument
            .obligations
            .iter()
            .any(|o| o.obligor == self.attacker && o.beneficiary == self.attacked);
        (is_party || owes).then_some(instrument.liability)
    }

    fn push(&mut self, sight: &Sight<'_>, duty: Duty, wave: Wave, status: Status) {
        let doubt = self.doubt(sight, &duty, wave);
        let status = match status {
            // A promise that may have ended was broken unless it had; it is the attacker's to say so.
            Status::Broken if doubt == Some(Doubt::PerhapsEnded) => Status::Broken,
            Status::Bound | Status::Broken if doubt.is_some() => Status::Open,
            other => other,
        };
        let is_real = duty.reality.is_real() && !duty.proposed;
        self.steps.push(Step {
            automaticity: duty.automaticity(sight.dossier),
            wave: if is_real { wave } else { Wave::Spoken },
            duty,
            status,
            doubt,
        });
    }

    fn doubt(&self, sight: &Sight<'_>, duty: &Duty, wave: Wave) -> Option<Doubt> {
        match duty.reality {
            Reality::Proposed => return Some(Doubt::Proposed),
            Reality::Predicted => return Some(Doubt::Predicted),
            Reality::Supposed => return Some(Doubt::Supposed),
            Reality::Unheard | Reality::Denied => return Some(Doubt::NoSource),
            Reality::Asserted | Reality::Contested if duty.proposed => return Some(Doubt::Unreviewed),
            Reality::Contested => return Some(Doubt::Contested),
            Reality::Asserted => {}
        }
        match duty.phase {
            Phase::Concluded => return Some(Doubt::NotInForce),
            Phase::PerhapsBegun => return Some(Doubt::PerhapsBegun),
            Phase::PerhapsEnded => return Some(Doubt::PerhapsEnded),
            Phase::NotYet | Phase::InForce | Phase::Ended => {}
        }
        let unsaid = wave == Wave::Duties
            && duty.obligor != self.attacker
            && self.liability(sight, duty.instrument) == Some(Liability::Unspecified);
        unsaid.then_some(Doubt::Liability)
    }

    fn sort(&mut self, sight: &Sight<'_>) {
        let name = |actor: ActorId| sight.dossier.actors.get(&actor).map_or("", |a| a.name(Language::En));
        self.steps.sort_by_cached_key(|s| {
            let idle = s.wave == Wave::Further && matches!(s.status, Status::Void(_));
            let names = (name(s.duty.obligor).to_owned(), name(s.duty.beneficiary).to_owned());
            (s.wave, idle, rank(s), names, s.duty.tie, s.duty.instrument, s.duty.clause)
        });
    }
}

/// Whether a duty is real, reviewed, and surely or perhaps in force.
fn is_firm(duty: &Duty) -> bool {
    duty.reality.is_real() && !duty.proposed && may_hold(duty.phase)
}

/// What works by itself comes first, what leaves most to its giver last.
fn rank(step: &Step) -> u8 {
    match (step.duty.kind, step.automaticity) {
        (ObligationKind::Defence | ObligationKind::Offence, Automaticity::Automatic) => 0,
        (ObligationKind::Defence | ObligationKind::Offence, Automaticity::WithoutDelay) => 1,
        (ObligationKind::Defence | ObligationKind::Offence, Automaticity::AsDeemsNecessary) => 2,
        (ObligationKind::Defence | ObligationKind::Offence, Automaticity::NotStated) => 3,
        (ObligationKind::Defence | ObligationKind::Offence, Automaticity::ConsultOnly) | (ObligationKind::Consultation, _) => 4,
        _ => 5,
    }
}

fn problem(sight: &Sight<'_>, attacker: ActorId, attacked: ActorId) -> Option<Problem> {
    if attacker == attacked {
        return Some(Problem::Same);
    }
    let mut sides = [attacker, attacked].into_iter();
    sides.find(|a| !exists(sight.dossier, *a, sight.moment)).map(Problem::Gone)
}

#[cfg(test)]
mod tests;
