//! Assessments: an analyst's judgement on one guarantee. Inputs only; the arithmetic is in `guarantee`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::Edtf;
use super::ids::{ActorId, AssessmentId, ClaimId, Item};
use super::instrument::{Bindingness, Liability};
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

/// Which promise is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    /// To help the beneficiary.
    #[default]
    Help,
    /// Not to harm it: the one who promises is the one to be feared.
    Restraint,
}

impl Promise {
    /// Every one, the usual first.
    pub const ALL: [Self; 2] = [Self::Help, Self::Restraint];
}

/// The strongest that somebody would do against a breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// A statement.
    Statement,
    /// Diplomatic steps.
    Diplomacy,
    /// Sanctions.
    Sanctions,
    /// Arms for the victim.
    Arms,
    /// War.
    War,
}

impl Means {
    /// Every one, the weakest first.
    pub const ALL: [Self; 5] = [Self::Statement, Self::Diplomacy, Self::Sanctions, Self::Arms, Self::War];
}

/// A score with its range and the claims behind it. All values in -1 … +1.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
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
    /// The strongest it would do against a breach by the violator; `None` if it would do nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Means>,
    /// Its leverage over the violator, 0 … 1: ratio of capabilities or share of trade.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub leverage: f64,
    /// Why these means and this leverage, in words.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub note: Localised,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(value: &f64) -> bool {
    *value == 0.0
}

impl Guarantor {
    /// One of whom nothing is known yet: typical in every factor.
    pub fn typical(actor: ActorId) -> Self {
        Self {
            actor,
            capability: 1.0,
            factors: BTreeMap::new(),
            means: None,
            leverage: 0.0,
            note: Localised::default(),
        }
    }
}

/// What a promise not to harm is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Restraint {
    /// Chance of a breach within a year where nothing else is known, above 0.
    pub hazard: f64,
    /// Horizon in years, above 0.
    pub years: f64,
    /// The strongest the Security Council would do; `None` if it is not seized.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub council: Option<Means>,
    /// Whether the violator can veto the Security Council.
    #[serde(default)]
    pub veto: bool,
}

/// A sign to watch for, that would change the judgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// In words.
    pub words: Localised,
    /// When to look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Edtf>,
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
    /// Which promise.
    #[serde(default)]
    pub promise: Promise,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beneficiary: Option<ActorId>,
    /// Whom it is meant to hold off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub violator: Option<ActorId>,
    /// What a promise not to harm is judged by; absent for a promise to help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restraint: Option<Restraint>,
    /// Base rate, 0 … 1, and its name in the table of reference classes.
    pub baseline: f64,
    /// Name of the reference class.
    pub reference_class: String,
    /// Who answers for the whole.
    #[serde(default)]
    pub liability: Liability,
    /// How strongly it binds; the text of the obligation is scored by it where no score is given.
    #[serde(default)]
    pub bindingness: Bindingness,
    /// Chance that the beneficiary keeps its own side, on which the promise hangs; absent where it hangs on nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compliance: Option<Score>,
    /// Guarantors.
    pub guarantors: Vec<Guarantor>,
    /// Parameters of the model by name (`rho`, `phi`, `kappa` …); absent ones take their default.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, f64>,
    /// Seed of the draws, so that the interval is the same tomorrow.
    #[serde(default)]
    pub seed: u64,
    /// Whose eyes it is seen with; `None` for the analyst's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view_of: Option<ActorId>,
    /// What is taken for granted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<Localised>,
    /// What is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Localised>,
    /// Other readings of the same evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Localised>,
    /// Claims that speak against the reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<ClaimId>,
    /// What would change the judgement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// Who judged.
    pub judged_by: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged_on: Option<Edtf>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Assessment {
    /// Every score, with whose it is and of which factor.
    pub fn scores(&self) -> impl Iterator<Item = (ActorId, Factor, &Score)> {
        let of = |g: &Guarantor| g.actor;
        self.guarantors
            .iter()
            .flat_map(move |g| g.factors.iter().map(move |(factor, score)| (of(g), *factor, score)))
    }

    /// The guarantor that is this actor.
    pub fn guarantor(&self, actor: ActorId) -> Option<&Guarantor> {
        self.guarantors.iter().find(|g| g.actor == actor)
    }

    /// Every claim it rests on or names, in order, repetitions included.
    pub fn claims(&self) -> impl Iterator<Item = ClaimId> {
        let scores = self.guarantors.iter().flat_map(|g| g.factors.values());
        let behind = scores.chain(&self.compliance).flat_map(|s| &s.claims);
        behind.chain(&self.against).copied()
    }

    /// Every list of claims, to be changed.
    pub(super) fn claim_lists(&mut self) -> impl Iterator<Item = &mut Vec<ClaimId>> {
        let scores = self.guarantors.iter_mut().flat_map(|g| g.factors.values_mut());
        let behind = scores.chain(&mut self.compliance).map(|s| &mut s.claims);
        behind.chain([&mut self.against])
    }
}
