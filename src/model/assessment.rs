//! Assessments: an analyst's judgement on one guarantee. Inputs only; the arithmetic is in `guarantee`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::Edtf;
use super::ids::{ActorId, AssessmentId, ClaimId, Item};
use super::instrument::Liability;
use super::words::Localised;

/// The eight factors of the credibility model, each scored from -1 to +1 with 0 for a typical invoked treaty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Factor {
    /// Text of the obligation.
    Obl,
    /// Stakes of the guarantor.
    Stk,
    /// Means against the threat.
    Cap,
    /// Change since the signing.
    Chg,
    /// Distraction and overstretch.
    Dis,
    /// Record of keeping treaties.
    Rep,
    /// Domestic politics and institutions.
    Dom,
    /// Exposure to the violator.
    Exp,
}

impl Factor {
    /// Every one, the usual first.
    pub const ALL: [Self; 8] = [
        Self::Obl,
        Self::Stk,
        Self::Cap,
        Self::Chg,
        Self::Dis,
        Self::Rep,
        Self::Dom,
        Self::Exp,
    ];
}

/// A score with its range and the claims behind it. All values in -1 … +1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Least.
    pub low: f64,
    /// Most fitting.
    pub mode: f64,
    /// Greatest.
    pub high: f64,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub reason: Localised,
    /// The claims behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimId>,
}

/// One guarantor with its scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Guarantor {
    /// Who.
    pub actor: ActorId,
    /// Share of the needed capability it could really deliver, 0 … 1.
    pub capability: f64,
    /// Scores; a factor without a score counts as 0.
    #[serde(default)]
    pub factors: BTreeMap<Factor, Score>,
}

/// An assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Identifier.
    pub id: AssessmentId,
    /// Title.
    pub title: Localised,
    /// The guarantee: a tie or an instrument.
    pub guarantee: Item,
    /// Whom it is meant to hold off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub violator: Option<ActorId>,
    /// Base rate, 0 … 1, and its name in the table of reference classes.
    pub baseline: f64,
    /// Name of the reference class.
    pub reference_class: String,
    /// Who answers for the whole.
    #[serde(default)]
    pub liability: Liability,
    /// Guarantors.
    pub guarantors: Vec<Guarantor>,
    /// Parameters of the model by name (`rho`, `phi`, `kappa` …); absent ones take their default.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, f64>,
    /// Who judged.
    pub judged_by: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged_on: Option<Edtf>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}
