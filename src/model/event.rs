//! Events: what happened on a day, with who took part in which role.
//!
//! Kinds after PLOVER, with the steps of a treaty and a few that the field needs besides.

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::ids::{ActorId, EventId, InstrumentId, TieId};
use super::instrument::Dated;
use super::words::Localised;

/// Kind of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// PLOVER AGREE.
    Agree,
    /// PLOVER CONSULT: visits, talks.
    Consult,
    /// PLOVER SUPPORT.
    Support,
    /// PLOVER CONCEDE.
    Concede,
    /// PLOVER COOPERATE.
    Cooperate,
    /// PLOVER AID.
    Aid,
    /// PLOVER RETREAT.
    Retreat,
    /// PLOVER REQUEST.
    Request,
    /// PLOVER ACCUSE.
    Accuse,
    /// PLOVER REJECT.
    Reject,
    /// PLOVER THREATEN.
    Threaten,
    /// PLOVER PROTEST.
    Protest,
    /// PLOVER SANCTION.
    Sanction,
    /// PLOVER MOBILIZE.
    Mobilize,
    /// PLOVER COERCE.
    Coerce,
    /// PLOVER ASSAULT.
    Assault,
    /// A treaty is signed.
    TreatySigned,
    /// A treaty is ratified.
    TreatyRatified,
    /// A treaty enters into force.
    TreatyInForce,
    /// A treaty's duty is called upon.
    TreatyInvoked,
    /// A treaty lapses.
    TreatyLapsed,
    /// A treaty is denounced.
    TreatyDenounced,
    /// A veto.
    Veto,
    /// A meeting of leaders.
    Summit,
    /// A transfer of arms or goods.
    Transfer,
    /// A deployment of troops.
    Deployment,
    /// A test of weapons.
    Test,
    /// A statement that counts as an act.
    Statement,
    /// A state or body comes into being.
    Founding,
    /// A government, state or body falls.
    Collapse,
}

impl EventKind {
    /// Every one, the usual first.
    pub const ALL: [Self; 30] = [
        Self::Consult,
        Self::Summit,
        Self::Agree,
        Self::TreatySigned,
        Self::TreatyRatified,
        Self::TreatyInForce,
        Self::TreatyInvoked,
        Self::TreatyLapsed,
        Self::TreatyDenounced,
        Self::Transfer,
        Self::Deployment,
        Self::Test,
        Self::Statement,
        Self::Support,
        Self::Cooperate,
        Self::Aid,
        Self::Concede,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Veto,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
        Self::Retreat,
        Self::Founding,
        Self::Collapse,
    ];
}

/// Who took part, and as what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub actor: ActorId,
    /// As what: PLOVER's actor and recipient, or a plain role.
    pub role: ParticipantRole,
}

/// Role in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum ParticipantRole {
    /// Acts (PLOVER actor).
    #[default]
    Actor,
    /// Is acted upon (PLOVER recipient).
    Recipient,
    /// Receives others.
    Host,
    /// Comes to others.
    Guest,
    /// Goes between.
    Mediator,
    /// Abstains.
    Abstainer,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Identifier.
    pub id: EventId,
    /// Kind.
    pub kind: EventKind,
    /// Title, as written beside the point on the timeline; short.
    pub title: Localised,
    /// When, with its precision and how it is known; absent where no source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Dated>,
    /// Where.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub place: Localised,
    /// Who took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    /// Ties it begins, ends or shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<TieId>,
    /// The instrument it is a step of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<InstrumentId>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub note: Localised,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}
