//! The chain of duties of an attack: opened on what is selected, gone through step by step.
//!
//! A step is selected like anything else, so that all panes follow; the document opens at the clause.

use super::App;
use crate::model::{ActorId, Item, TieFamily};
use crate::session::ChainOf;

impl App {
    /// Opens the chain on what is selected, or closes it.
    pub(super) fn toggle_chain(&mut self) {
        // Behind a table it is not seen: it is brought forward, not closed.
        if self.session.chain.is_some() && self.session.ledger.is_none() {
            self.session.chain = None;
            return;
        }
        let (attacker, attacked) = match (self.session.chain, self.session.selection) {
            (Some(case), _) => (case.attacker, case.attacked),
            (None, Some(Item::Actor(actor))) => (Some(actor), None),
            (None, Some(Item::Tie(tie))) => {
                let tie = self.dossier.ties.get(&tie).filter(|t| t.family == TieFamily::Hostility);
                (tie.map(|t| t.from), tie.map(|t| t.to))
            }
            _ => (None, None),
        };
        self.show_chain(attacker, attacked);
    }

    /// Shows the chain of a case in the place of a table; a step in hand stays so while the case is the same.
    pub(super) fn show_chain(&mut self, attacker: Option<ActorId>, attacked: Option<ActorId>) {
        let case = ChainOf::new(attacker, attacked);
        let step = self.session.chain.filter(|old| {
            let sides = (old.attacker, old.attacked);
            sides == (attacker, attacked)
        });
        self.session.chain = Some(step.unwrap_or(case));
        self.session.ledger = None;
        // One strip under the network at a time.
        self.session.paths = None;
    }

    /// Goes on, or back, in the chain; it ends at both ends.
    pub(super) fn step_chain(&mut self, by: i32) {
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        let Some(chain) = snapshot.chain.filter(|c| !c.steps.is_empty()) else {
            return;
        };
        let held = self.session.chain.and_then(|case| case.step);
        let last = i64::try_from(chain.steps.len()).unwrap_or(i64::MAX) - 1;
        let from = chain
            .in_hand(held, self.session.selection)
            .and_then(|at| i64::try_from(at).ok());
        let to = match from {
            Some(at) => (at + i64::from(by)).clamp(0, last),
            None if by < 0 => last,
            None => 0,
        };
        if let Ok(place) = usize::try_from(to) {
            self.go_to_chain_step(place);
        }
    }

    /// Selects a step of the chain and opens its clause.
    pub(super) fn go_to_chain_step(&mut self, place: usize) {
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        let Some(step) = snapshot.chain.as_ref().and_then(|chain| chain.steps.get(place)) else {
            return;
        };
        let (item, clause) = (step.duty.item(), step.duty.passages.first().copied());
        if self.session.selection != Some(item) {
            self.navigation.leave(&self.session);
        }
        if let Some(case) = &mut self.session.chain {
            case.step = Some(step.key());
        }
        self.session.select(Some(item), None);
        self.begin_evidence();
        let related = self.derived.refresh(&self.dossier, self.revision, &self.session).related;
        if let Some(at) = clause.and_then(|clause| related.evidence.iter().position(|p| *p == clause)) {
            self.session.evidence = at;
            self.show_evidence();
        }
    }
}
