//! Claims: who says what about which record, in which document, and what became of it.
//!
//! Denials, predictions and demands are claims like assertions; which of them prevail is never stored but
//! derived. Two claims that cannot both hold are joined by a [`Contradiction`], never merged.

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::Edtf;
use super::ids::{ActorId, ClaimId, ContradictionId, Item, PassageId, ScenarioId};
use super::instrument::Dated;
use super::proposal::{Proposal, Review};
use super::table::exact;
use super::words::Localised;

/// What the speaker does with the proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Says that it will be so.
    Predicts,
    /// Doubts it.
    Doubts,
    /// Wants it.
    Demands,
    /// Proposes or offers it.
    Proposes,
    /// Fears it.
    Warns,
    /// Says what would follow under a condition.
    Supposes,
    /// Asks.
    Asks,
}

impl Stance {
    /// Every one, the usual first.
    pub const ALL: [Self; 9] = [
        Self::Asserts,
        Self::Denies,
        Self::Predicts,
        Self::Doubts,
        Self::Demands,
        Self::Proposes,
        Self::Warns,
        Self::Supposes,
        Self::Asks,
    ];
}

/// Likelihood words after ICD 203.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likelihood {
    /// 1-5 %.
    AlmostNoChance,
    /// 5-20 %.
    VeryUnlikely,
    /// 20-45 %.
    Unlikely,
    /// 45-55 %.
    RoughlyEven,
    /// 55-80 %.
    Likely,
    /// 80-95 %.
    VeryLikely,
    /// 95-99 %.
    AlmostCertain,
}

/// Credibility of a piece of information after the Admiralty code. 6 is "cannot be judged", not "worst".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(try_from = "u8", into = "u8")]
pub enum Credibility {
    /// 1.
    Confirmed,
    /// 2.
    ProbablyTrue,
    /// 3.
    PossiblyTrue,
    /// 4.
    Doubtful,
    /// 5.
    Improbable,
    /// 6.
    #[default]
    CannotBeJudged,
}

impl From<Credibility> for u8 {
    fn from(value: Credibility) -> Self {
        match value {
            Credibility::Confirmed => 1,
            Credibility::ProbablyTrue => 2,
            Credibility::PossiblyTrue => 3,
            Credibility::Doubtful => 4,
            Credibility::Improbable => 5,
            Credibility::CannotBeJudged => 6,
        }
    }
}

impl TryFrom<u8> for Credibility {
    type Error = String;
    fn try_from(value: u8) -> Result<Self, String> {
        Ok(match value {
            1 => Self::Confirmed,
            2 => Self::ProbablyTrue,
            3 => Self::PossiblyTrue,
            4 => Self::Doubtful,
            5 => Self::Improbable,
            6 => Self::CannotBeJudged,
            other => return Err(format!("credibility `{other}` is not one of 1 to 6")),
        })
    }
}

/// What became of a forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeState {
    /// Not decided yet.
    #[default]
    Open,
    /// It came true.
    CameTrue,
    /// It did not.
    DidNot,
    /// In part.
    Partly,
    /// Overtaken by another statement.
    Superseded,
}

/// What became of a claim, and which claim decides that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What became of it.
    pub state: OutcomeState,
    /// The claim that decides it; it must be known for the outcome to be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<ClaimId>,
    /// Why.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub reason: Localised,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Identifier.
    pub id: ClaimId,
    /// Who says it.
    pub speaker: ActorId,
    /// Who passes it on, the nearest to the speaker first ("Putin" by Reuters by the asker of a question).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reporters: Vec<ActorId>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// The proposition is that the subject is *not* so ("predicts that no clause will …").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// What it is about: ties, events, actors, instruments, scenarios … The first is the main one.
    #[serde(deserialize_with = "exact")]
    pub about: Vec<Item>,
    /// The proposition in words, without the speaker.
    pub words: Localised,
    /// Likelihood, where the speaker gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Likelihood>,
    /// The speaker's own hedge ("wahrscheinlich", "could").
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub hedge: Localised,
    /// When it was said; absent: with the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<Dated>,
    /// By when a forecast must have come true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_by: Option<Edtf>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Box<Outcome>>,
    /// Credibility of the information.
    #[serde(default)]
    pub credibility: Credibility,
    /// The passages that carry it.
    #[serde(deserialize_with = "exact")]
    pub passages: Vec<PassageId>,
    /// Only under the condition of this scenario.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<ScenarioId>,
    /// Whether a person has accepted it.
    #[serde(default, skip_serializing_if = "Review::is_accepted")]
    pub review: Review,
    /// Why the machine proposed it; absent for claims made by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Box<Proposal>>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Claim {
    /// A claim by its speaker and passages, with nothing else said of it yet.
    pub fn said(id: ClaimId, speaker: ActorId, stance: Stance, about: Vec<Item>, passages: Vec<PassageId>) -> Self {
        Self {
            id,
            speaker,
            reporters: Vec::new(),
            stance,
            negated: false,
            about,
            words: Localised::default(),
            likelihood: None,
            hedge: Localised::default(),
            said_on: None,
            due_by: None,
            outcome: None,
            credibility: Credibility::default(),
            passages,
            scenario: None,
            review: Review::Accepted,
            proposal: None,
            extra: Extra::new(),
        }
    }

    /// Says, in the indicative, that the subject is or was so.
    pub fn affirms(&self) -> bool {
        self.stance == Stance::Asserts && !self.negated && self.scenario.is_none()
    }

    /// Says that the subject is or was not so.
    pub fn refuses(&self) -> bool {
        self.scenario.is_none()
            && match self.stance {
                Stance::Denies => !self.negated,
                Stance::Asserts => self.negated,
                _ => false,
            }
    }

    /// A forecast: something that time can settle.
    pub fn is_forecast(&self) -> bool {
        matches!(self.stance, Stance::Predicts | Stance::Warns) || self.due_by.is_some()
    }
}

/// An analyst's ruling on a contradiction. It can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// The claim that is followed; absent if both are kept as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<ClaimId>,
    /// Why.
    pub reason: Localised,
    /// When it was ruled.
    pub ruled_on: Edtf,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

/// Claims that cannot all hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contradiction {
    /// Identifier.
    pub id: ContradictionId,
    /// What they disagree on.
    pub title: Localised,
    /// The claims, two or more.
    pub claims: Vec<ClaimId>,
    /// Why they cannot all hold, or why they only seem to differ.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub note: Localised,
    /// The ruling, if one was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Ruling>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}
