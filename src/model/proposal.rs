//! What the machine proposes waits for a person: the state of review, and why it was proposed.
//!
//! A claim and an actor carry their own review. A tie, an event or a quantity is what its claims are: proposed as
//! long as every claim about it is (see [`super::Index::review_of`]).
//! Not here: how proposals are found (`extraction`), and what accepting one changes ([`super::review`]).

use serde::{Deserialize, Serialize};

use super::ids::PassageId;

/// Whether a person has looked at a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Proposed by the machine.
    Proposed,
    /// Accepted by a person.
    #[default]
    Accepted,
    /// Rejected by a person. The record stays, so that it is not proposed again.
    Rejected,
}

impl Review {
    /// Accepted, the default.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub fn is_accepted(&self) -> bool {
        *self == Self::Accepted
    }
}

/// Why the machine proposed a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Name of the rule that found it.
    pub rule: String,
    /// The words that triggered it, as they stand in the text.
    pub trigger: String,
    /// How sure the rule is, 0 to 1.
    pub confidence: f64,
    /// What makes it the same proposal when the text is read again.
    pub key: String,
    /// The sentence, for an actor, which no claim need be about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<PassageId>,
}
