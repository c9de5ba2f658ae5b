//! "X attacks Y": the case whose chain of duties is looked at, and the step of it in hand.
//!
//! The chain itself is worked out in `derived::chain`. A step is remembered by what it is, not by its number, so that it
//! stays in hand when the moment moves and other steps come and go.

use crate::model::{ActorId, Item, ObligationKind};

/// The case that is looked at. Either side may still be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ChainOf {
    /// Who attacks.
    pub attacker: Option<ActorId>,
    /// Who is attacked.
    pub attacked: Option<ActorId>,
    /// The step in hand.
    pub step: Option<ChainStep>,
}

/// A step, by what makes it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChainStep {
    /// What is owed.
    pub kind: ObligationKind,
    /// By whom.
    pub obligor: ActorId,
    /// To whom.
    pub beneficiary: ActorId,
    /// The tie or text that is selected for it.
    pub item: Item,
}

impl ChainOf {
    /// A case of which no step is in hand yet.
    pub fn new(attacker: Option<ActorId>, attacked: Option<ActorId>) -> Self {
        Self {
            attacker,
            attacked,
            step: None,
        }
    }
}
