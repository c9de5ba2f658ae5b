//! Precedents: an old case held against a present one, with what was promised and what came of it.
//!
//! Keeping the letter and having an effect are two verdicts, never one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::assessment::{Factor, Means, Promise, Restraint, Score};
use super::dossier::Extra;
use super::edtf::Edtf;
use super::ids::{ActorId, ClaimId, Item, PrecedentId};
use super::instrument::Liability;
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

/// One guarantor of an old case, scored in hindsight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PastGuarantor {
    /// Who, where the dossier knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// Name.
    pub name: Localised,
    /// Share of the needed capability it could really deliver, 0 … 1.
    pub capability: f64,
    /// Scores; a factor without a score counts as 0.
    #[serde(default)]
    pub factors: BTreeMap<Factor, Score>,
    /// The strongest it would do against a breach by the violator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Means>,
    /// Its leverage over the violator, 0 … 1.
    #[serde(default)]
    pub leverage: f64,
    /// It was the one who broke the promise.
    #[serde(default)]
    pub violator: bool,
}

/// An old case in the terms of the model. Its outcome was known when it was scored: it shows how the arithmetic
/// behaves and proves nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hindsight {
    /// Which promise.
    #[serde(default)]
    pub promise: Promise,
    /// Base rate, 0 … 1.
    pub baseline: f64,
    /// Name of the reference class.
    pub reference_class: String,
    /// Who answered for the whole.
    #[serde(default)]
    pub liability: Liability,
    /// What a promise not to harm is judged by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restraint: Option<Restraint>,
    /// Guarantors.
    pub guarantors: Vec<PastGuarantor>,
    /// Parameters of the model by name; absent ones take their default.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, f64>,
}

/// A precedent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Precedent {
    /// Identifier.
    pub id: PrecedentId,
    /// Title.
    pub title: Localised,
    /// The old case: an instrument, tie or event; absent where the dossier holds no record of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<Item>,
    /// When the promise was put to the test, or ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Edtf>,
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
    /// What happened, in the terms of the text.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub letter: Localised,
    /// Whether the promise had its effect.
    #[serde(default)]
    pub effective: Verdict,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub effect: Localised,
    /// Scores given when the outcome was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hindsight: Option<Hindsight>,
    /// Where the facts come from that no document of the dossier carries.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub basis: Localised,
    /// The claims that draw the comparison.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimId>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}
