//! Ties: typed, directed, dated relations of two actors.
//!
//! A tie says only that there is something to speak about; whether it holds, and who denies it, is said by the
//! claims about it (see [`super::claim`] and [`super::Index::claims_about`]).

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::Edtf;
use super::ids::{ActorId, InstrumentId, TieId};
use super::instrument::{Basis, CommitmentClass};
use super::words::Localised;

/// Family of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieFamily {
    /// A promise: pact, guarantee, assurance, partnership.
    Commitment,
    /// Arms and munitions.
    Arms,
    /// Technology and know-how.
    Technology,
    /// Troops, stationed or fighting.
    Troops,
    /// Trade.
    Trade,
    /// Oil, gas, nuclear energy.
    Energy,
    /// Workers abroad.
    Labour,
    /// Aid without return.
    Aid,
    /// Sanctions and vetoes on them.
    Sanction,
    /// War, hostility, rivalry.
    Hostility,
    /// Talks, summits, mediation.
    Contact,
    /// Belonging to an organisation, body or format.
    Membership,
    /// Dependency of one on the other.
    Dependency,
    /// Legal succession of states.
    Succession,
}

impl TieFamily {
    /// Every family, in the order of legends.
    pub const ALL: [Self; 14] = [
        Self::Commitment,
        Self::Arms,
        Self::Technology,
        Self::Troops,
        Self::Trade,
        Self::Energy,
        Self::Labour,
        Self::Aid,
        Self::Dependency,
        Self::Sanction,
        Self::Contact,
        Self::Membership,
        Self::Hostility,
        Self::Succession,
    ];

    /// -1 for a tie against the other, +1 for one in its favour, 0 where it is neither.
    pub fn sign(self) -> i8 {
        match self {
            Self::Sanction | Self::Hostility => -1,
            Self::Commitment
            | Self::Arms
            | Self::Technology
            | Self::Troops
            | Self::Trade
            | Self::Energy
            | Self::Labour
            | Self::Aid => 1,
            Self::Contact | Self::Membership | Self::Dependency | Self::Succession => 0,
        }
    }
}

/// Whether a tie runs one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the first to the second.
    #[default]
    Directed,
    /// Both ways alike.
    Mutual,
}

/// A tie.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// Identifier.
    pub id: TieId,
    /// Family.
    pub family: TieFamily,
    /// Class of the promise, for commitments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<CommitmentClass>,
    /// From whom: the obligor, supplier, sender.
    pub from: ActorId,
    /// To whom: the beneficiary, recipient, target.
    pub to: ActorId,
    /// One way or both.
    #[serde(default)]
    pub direction: Direction,
    /// Short name, as written on the strand ("mutual defence").
    pub label: Localised,
    /// When it holds or held: an EDTF interval; absent where no source gives a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Edtf>,
    /// How the dates are known.
    #[serde(default, skip_serializing_if = "Basis::is_plain")]
    pub basis: Basis,
    /// The text it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<InstrumentId>,
    /// Members or ends that the sources imply but do not name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub note: Localised,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}
