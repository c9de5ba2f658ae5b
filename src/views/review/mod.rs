//! One proposal under a person's eyes: what it says, why it was proposed, and what can be done with it by one key.
//!
//! Shared by the ledger of proposals and the inspector. [`Subject`] is what is looked at, [`bar_ui`] its buttons and
//! keys, [`review_ui`] whatever a key opened, [`words`] how it is put. Not here: what accepting changes (`model::review`).

mod bar;
mod popup;
pub mod words;

pub(in crate::views) use bar::key_button;
pub use bar::{Action, bar_ui};
pub(in crate::views) use popup::{OTHER_SIDE, TieKind, kinds as tie_kinds, typed_date};
pub use popup::{ReviewState, review_ui};

use crate::model::{ActorId, Claim, ClaimId, Dossier, EventId, Index, Item, Review, TieFamily, TieId};

/// Kind of a proposal, in the order of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A tie of this family.
    Tie(TieFamily),
    /// An event.
    Event,
    /// A statement about something else.
    Statement,
    /// A figure.
    Quantity,
    /// An actor.
    Actor,
}

/// A proposal: a claim with what it is mainly about, or an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The claim; absent for an actor.
    pub claim: Option<ClaimId>,
    /// What is selected for it: the tie, event, figure, claim or actor.
    pub item: Item,
    /// Everything proposed about the item is meant, not this claim alone.
    pub whole: bool,
}

impl Subject {
    /// The proposal that a claim makes.
    pub fn of_claim(claim: &Claim, index: &Index) -> Self {
        let quantity = index.quantities_of(claim.id).first().map(|q| Item::from(*q));
        let main = claim
            .about
            .iter()
            .copied()
            .find(|item| matches!(item, Item::Tie(_) | Item::Event(_)));
        Self {
            claim: Some(claim.id),
            item: quantity.or(main).unwrap_or(claim.id.into()),
            whole: false,
        }
    }

    /// A proposed actor.
    pub fn of_actor(actor: ActorId) -> Self {
        Self {
            claim: None,
            item: actor.into(),
            whole: false,
        }
    }

    /// What waits for a person about a selected item: its first open claim, or the actor itself.
    pub fn of_item(dossier: &Dossier, index: &Index, item: Item) -> Option<Self> {
        if let Item::Actor(id) = item {
            let open = dossier.actors.get(&id).is_some_and(|a| a.review == Review::Proposed);
            return open.then(|| Self::of_actor(id));
        }
        if !matches!(item, Item::Tie(_) | Item::Event(_) | Item::Claim(_) | Item::Quantity(_)) {
            return None;
        }
        let claim = index.proposals_of(dossier, item).into_iter().next()?;
        Some(Self {
            claim: Some(claim),
            item,
            whole: true,
        })
    }

    /// Kind.
    pub fn kind(self, dossier: &Dossier) -> Kind {
        match self.item {
            Item::Tie(id) => dossier.ties.get(&id).map_or(Kind::Statement, |t| Kind::Tie(t.family)),
            Item::Event(_) => Kind::Event,
            Item::Quantity(_) => Kind::Quantity,
            Item::Actor(_) => Kind::Actor,
            _ => Kind::Statement,
        }
    }

    /// What a command accepts or rejects for it.
    pub fn target(self) -> Item {
        self.claim.filter(|_| !self.whole).map_or(self.item, Item::from)
    }

    /// The tie, if it is one.
    pub fn tie(self) -> Option<TieId> {
        if let Item::Tie(id) = self.item { Some(id) } else { None }
    }

    /// The event, if it is one.
    pub fn event(self) -> Option<EventId> {
        if let Item::Event(id) = self.item { Some(id) } else { None }
    }

    /// Actors in it that could be somebody known under another name, those nobody has accepted first.
    pub fn actors(self, dossier: &Dossier) -> Vec<ActorId> {
        let mut found: Vec<ActorId> = match self.item {
            Item::Actor(id) => vec![id],
            Item::Tie(id) => dossier.ties.get(&id).map(|t| vec![t.from, t.to]).unwrap_or_default(),
            Item::Event(id) => {
                let event = dossier.events.get(&id).into_iter();
                event.flat_map(|e| e.participants.iter().map(|p| p.actor)).collect()
            }
            _ => Vec::new(),
        };
        if let Some(claim) = self.claim.and_then(|id| dossier.claims.get(&id)) {
            found.push(claim.speaker);
        }
        let accepted = |id: &ActorId| dossier.actors.get(id).is_none_or(|a| a.review != Review::Proposed);
        found.sort_by_key(accepted);
        let mut seen = Vec::new();
        found.retain(|id| {
            let fresh = !seen.contains(id);
            seen.push(*id);
            fresh
        });
        found
    }
}
