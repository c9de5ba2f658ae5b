//! The dossier itself: all records, by kind, in the order of their identifiers.
//!
//! Read freely; change only through [`Dossier::apply`], which gives back the inverse of the edit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{
    ActorId, AssessmentId, ClaimId, ContradictionId, DocumentId, EventId, InstrumentId, NoteId, PassageId, PrecedentId,
    QuantityId, ScenarioId, SceneId, TagId, TieId,
};
use super::scene::Pin;
use super::words::Localised;
use super::{
    Actor, Assessment, Claim, Contradiction, Document, Event, Instrument, Note, Passage, Precedent, Quantity, Scenario, Scene,
    Tag, Tie,
};

/// Fields that this program does not know; kept so that they survive a round trip.
pub type Extra = BTreeMap<String, serde_json::Value>;

/// What is said of the dossier as a whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Header {
    /// Title.
    pub title: Localised,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub note: Localised,
    /// Handling marking, printed on every figure; empty for none.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub marking: Localised,
}

/// All sources and what they say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Dossier {
    /// Title and marking.
    pub header: Header,
    /// Source documents.
    #[serde(with = "as_list")]
    pub documents: BTreeMap<DocumentId, Document>,
    /// Passages that carry claims.
    #[serde(with = "as_list")]
    pub passages: BTreeMap<PassageId, Passage>,
    /// Actors.
    #[serde(with = "as_list")]
    pub actors: BTreeMap<ActorId, Actor>,
    /// Instruments.
    #[serde(with = "as_list")]
    pub instruments: BTreeMap<InstrumentId, Instrument>,
    /// Ties.
    #[serde(with = "as_list")]
    pub ties: BTreeMap<TieId, Tie>,
    /// Events.
    #[serde(with = "as_list")]
    pub events: BTreeMap<EventId, Event>,
    /// Claims.
    #[serde(with = "as_list")]
    pub claims: BTreeMap<ClaimId, Claim>,
    /// Quantities.
    #[serde(with = "as_list")]
    pub quantities: BTreeMap<QuantityId, Quantity>,
    /// Contradictions.
    #[serde(with = "as_list")]
    pub contradictions: BTreeMap<ContradictionId, Contradiction>,
    /// Scenarios.
    #[serde(with = "as_list")]
    pub scenarios: BTreeMap<ScenarioId, Scenario>,
    /// Precedents.
    #[serde(with = "as_list")]
    pub precedents: BTreeMap<PrecedentId, Precedent>,
    /// Assessments.
    #[serde(with = "as_list")]
    pub assessments: BTreeMap<AssessmentId, Assessment>,
    /// Scenes.
    #[serde(with = "as_list")]
    pub scenes: BTreeMap<SceneId, Scene>,
    /// Notes of the analyst.
    #[serde(with = "as_list", skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<NoteId, Note>,
    /// Tags and named selections.
    #[serde(with = "as_list", skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<TagId, Tag>,
    /// Places given to actors by hand.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub pins: BTreeMap<ActorId, Pin>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A record that carries its own identifier.
pub trait Identified {
    /// Type of the identifier.
    type Id: Copy + Ord + std::fmt::Display;
    /// The identifier.
    fn id(&self) -> Self::Id;
}

macro_rules! identified {
    ($($record:ident $id:ident;)*) => {
        $(impl Identified for $record {
            type Id = $id;
            fn id(&self) -> $id { self.id }
        })*
    };
}

identified! {
    Document DocumentId;
    Passage PassageId;
    Actor ActorId;
    Instrument InstrumentId;
    Tie TieId;
    Event EventId;
    Claim ClaimId;
    Quantity QuantityId;
    Contradiction ContradictionId;
    Scenario ScenarioId;
    Precedent PrecedentId;
    Assessment AssessmentId;
    Scene SceneId;
    Note NoteId;
    Tag TagId;
}

/// A map of records is written as a list, sorted by identifier; a repeated identifier is refused.
mod as_list {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    use super::Identified;

    pub(super) fn serialize<S, T>(map: &BTreeMap<T::Id, T>, serializer: S) -> Result<S::Ok, S::Error>
    where
        S: Serializer,
        T: Identified + Serialize,
    {
        serializer.collect_seq(map.values())
    }

    pub(super) fn deserialize<'de, D, T>(deserializer: D) -> Result<BTreeMap<T::Id, T>, D::Error>
    where
        D: Deserializer<'de>,
        T: Identified + Deserialize<'de>,
    {
        let mut map = BTreeMap::new();
        for record in Vec::<T>::deserialize(deserializer)? {
            let id = record.id();
            if map.insert(id, record).is_some() {
                return Err(D::Error::custom(format!("the identifier `{id}` is used twice")));
            }
        }
        Ok(map)
    }
}

impl Dossier {
    /// An identifier with `prefix` that no record has yet: the prefix and the least free number.
    pub fn fresh_id(&self, prefix: &str) -> String {
        let taken = |text: &str| text.parse().is_ok_and(|item| self.contains(item));
        (1..=u64::from(u32::MAX))
            .map(|n| format!("{prefix}{n}"))
            .find(|text| !taken(text))
            .unwrap_or_default()
    }
}
