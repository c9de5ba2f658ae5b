//! Precedents: an old case held against a present one, with what was promised and what came of it.
//!
//! Keeping the letter and having an effect are two verdicts, never one.

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::ids::{ClaimId, Item, PrecedentId};
use super::words::Localised;

/// A verdict on a past promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Yes.
    Yes,
    /// No.
    No,
    /// In part, or arguably.
    Partly,
    /// Never put to the test.
    NeverTested,
    /// The sources do not say.
    #[default]
    NotStated,
}

/// A precedent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Precedent {
    /// Identifier.
    pub id: PrecedentId,
    /// Title.
    pub title: Localised,
    /// The old case: an instrument, tie or event.
    pub case: Item,
    /// The present cases it is held against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bears_on: Vec<Item>,
    /// What was promised.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub promised: Localised,
    /// What the old case is said to teach.
    pub lesson: Localised,
    /// Whether the letter of the promise was kept.
    #[serde(default)]
    pub honoured_textual: Verdict,
    /// Whether the promise had its effect.
    #[serde(default)]
    pub effective: Verdict,
    /// The claims that draw the comparison.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimId>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}
