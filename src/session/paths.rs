//! Paths between two actors: between whom, through which ties, and the one in hand.
//!
//! The paths themselves are worked out in `derived::paths`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{ActorId, TieFamily};

/// The question. Either end may still be open.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct PathsOf {
    /// From whom.
    pub from: Option<ActorId>,
    /// To whom.
    pub to: Option<ActorId>,
    /// Families of ties that count; empty for all.
    pub families: BTreeSet<TieFamily>,
    /// Ties are followed both ways, not only from who promises to whom it is promised.
    pub both_ways: bool,
    /// Which of the paths is in hand, from 0.
    pub chosen: usize,
}

impl PathsOf {
    /// Paths of promises between two actors.
    pub fn new(from: Option<ActorId>, to: Option<ActorId>) -> Self {
        Self {
            from,
            to,
            families: BTreeSet::from([TieFamily::Commitment]),
            ..Self::default()
        }
    }
}
