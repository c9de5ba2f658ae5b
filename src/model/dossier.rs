//! The dossier itself: all records, by kind, in the order of their identifiers.
//!
//! Read freely; change only through [`Dossier::apply`], which gives back the inverse of the edit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::figure::FigurePreset;
use super::ids::{
    ActorId, AssessmentId, ClaimId, ContradictionId, DocumentId, EventId, InstrumentId, NoteId, PassageId, PrecedentId,
    QuantityId, ScenarioId, SceneId, TagId, TieId,
};
use super::scene::Pin;
use super::table::Table;
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
    /// The scene with which the dossier opens; absent for the first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<SceneId>,
    /// Figures that were composed and kept under a name, in the order in which they are offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigurePreset>,
}

/// All sources and what they say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Dossier {
    /// Title and marking.
    pub header: Header,
    /// Source documents.
    pub documents: Table<Document>,
    /// Passages that carry claims.
    pub passages: Table<Passage>,
    /// Actors.
    pub actors: Table<Actor>,
    /// Instruments.
    pub instruments: Table<Instrument>,
    /// Ties.
    pub ties: Table<Tie>,
    /// Events.
    pub events: Table<Event>,
    /// Claims.
    pub claims: Table<Claim>,
    /// Quantities.
    pub quantities: Table<Quantity>,
    /// Contradictions.
    pub contradictions: Table<Contradiction>,
    /// Scenarios.
    pub scenarios: Table<Scenario>,
    /// Precedents.
    pub precedents: Table<Precedent>,
    /// Assessments.
    pub assessments: Table<Assessment>,
    /// Scenes.
    pub scenes: Table<Scene>,
    /// Notes of the analyst.
    #[serde(skip_serializing_if = "Table::is_empty")]
    pub notes: Table<Note>,
    /// Tags and named selections.
    #[serde(skip_serializing_if = "Table::is_empty")]
    pub tags: Table<Tag>,
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
    type Id: Copy + Ord + std::fmt::Debug + std::fmt::Display;
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

impl Dossier {
    /// The scenes of the main line, in order.
    pub fn main_line(&self) -> Vec<&Scene> {
        self.line(None)
    }

    /// The scenes that branch off from a scene, in order; of the main line for `None`.
    pub fn line(&self, of: Option<SceneId>) -> Vec<&Scene> {
        let mut scenes: Vec<&Scene> = self.scenes.values().filter(|scene| scene.branch_of == of).collect();
        scenes.sort_by_key(|scene| (scene.rank, scene.id));
        scenes
    }

    /// The scene with which the dossier opens.
    pub fn opening_scene(&self) -> Option<&Scene> {
        let named = self.header.opening.and_then(|id| self.scenes.get(&id));
        named.or_else(|| self.main_line().first().copied())
    }

    /// An identifier with `prefix` that no record has yet: the prefix and the least free number.
    pub fn fresh_id(&self, prefix: &str) -> String {
        let taken = |text: &str| text.parse().is_ok_and(|item| self.contains(item));
        (1..=u64::from(u32::MAX))
            .map(|n| format!("{prefix}{n}"))
            .find(|text| !taken(text))
            .unwrap_or_default()
    }
}
