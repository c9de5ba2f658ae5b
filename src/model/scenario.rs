//! Scenarios: a condition and what would follow. Never mixed into what is asserted.

use serde::{Deserialize, Serialize};

use super::assessment::{Factor, Score};
use super::dossier::Extra;
use super::ids::{ActorId, ClaimId, Item, ScenarioId};
use super::words::Localised;

/// What a scenario does to a record of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Adds it.
    Adds,
    /// Ends it.
    Ends,
    /// Makes it stronger.
    Strengthens,
    /// Makes it weaker.
    Weakens,
}

/// One change laid over the dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// What happens.
    pub kind: ChangeKind,
    /// To what.
    pub item: Item,
    /// In words.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub words: Localised,
}

/// What a scenario would do to the score of a guarantor, in every assessment of a promise to the same beneficiary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// Whose score.
    pub actor: ActorId,
    /// Of which factor.
    pub factor: Factor,
    /// To whom the promises are made that it touches; `None` for whomever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beneficiary: Option<ActorId>,
    /// The score under the scenario, argued from claims.
    pub score: Score,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Identifier.
    pub id: ScenarioId,
    /// Title.
    pub title: Localised,
    /// The condition.
    pub condition: Localised,
    /// The scenario it branches from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ScenarioId>,
    /// Claims that state the condition or say how open it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimId>,
    /// Changes laid over the dossier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// What it would do to the scores of guarantors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shifts: Vec<Shift>,
    /// What would follow, as claims; empty where nobody knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consequences: Vec<ClaimId>,
    /// What stands in its way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocked_by: Vec<Item>,
    /// The record that has met the condition since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met_by: Option<Item>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub note: Localised,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}
