//! Actors: states, persons, organisations, bodies, formats, media and groups.
//!
//! A state's name depends on the day; a change of state (Soviet Union, Russia) is a succession of two actors.

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::{Certainty, Day, Edtf};
use super::ids::ActorId;
use super::proposal::{Proposal, Review};
use super::words::{Language, Localised};

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A state, present or past.
    #[default]
    State,
    /// A person.
    Person,
    /// An organisation (an alliance, a research institute).
    Organisation,
    /// A body of an organisation or a state (Security Council, Panel of Experts).
    Body,
    /// A format of talks; its members take part, it is no state and no organisation.
    Format,
    /// A newspaper, agency or broadcaster.
    Media,
    /// Several who are not named ("US officials", "four diplomats").
    Group,
}

impl ActorKind {
    /// Every one, the usual first.
    pub const ALL: [Self; 7] = [
        Self::State,
        Self::Person,
        Self::Organisation,
        Self::Body,
        Self::Format,
        Self::Media,
        Self::Group,
    ];
}

/// A name and when it was used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActorName {
    /// The name.
    #[serde(flatten)]
    pub name: Localised,
    /// When it was used; absent for always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Edtf>,
}

/// An office that a person holds or held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Office {
    /// Of which state or organisation.
    pub of: ActorId,
    /// Title.
    pub title: Localised,
    /// When; absent where the sources do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Edtf>,
}

/// A dated membership, participation or affiliation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// The organisation, body or format.
    pub of: ActorId,
    /// In which role; may be empty.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub role: Localised,
    /// When; absent where the sources do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Edtf>,
    /// Not stated by a source but generally known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

/// Keys of other data sets.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CrossReference {
    /// Correlates of War country code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cow: Option<u16>,
    /// Gleditsch-Ward country code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gw: Option<u16>,
    /// ISO 3166 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso2: Option<String>,
    /// ISO 3166 alpha-3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso3: Option<String>,
}

impl CrossReference {
    /// No key given.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An actor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// Identifier.
    pub id: ActorId,
    /// What it is.
    pub kind: ActorKind,
    /// Names, the usual one first; later ones may be bound to a period.
    pub names: Vec<ActorName>,
    /// Up to five letters drawn inside the node ("RU", "NATO", "6P").
    pub code: String,
    /// Other words the sources use for it ("Moskau", "der Kreml").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Keys of other data sets.
    #[serde(default, skip_serializing_if = "CrossReference::is_empty")]
    pub xref: CrossReference,
    /// When it exists or existed, as an EDTF interval; absent where that does not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<Edtf>,
    /// The actor it succeeds in law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub succeeds: Option<ActorId>,
    /// Offices held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
    /// Memberships and affiliations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memberships: Vec<Membership>,
    /// What a reader should know of it.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub note: Localised,
    /// Whether a person has accepted it.
    #[serde(default, skip_serializing_if = "Review::is_accepted")]
    pub review: Review,
    /// Why the machine proposed it; absent for actors made by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Proposal>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Actor {
    /// An actor with a name and nothing else.
    pub fn named(id: ActorId, kind: ActorKind, code: String, name: Localised) -> Self {
        Self {
            id,
            kind,
            names: vec![ActorName { name, valid: None }],
            code,
            aliases: Vec::new(),
            xref: CrossReference::default(),
            exists: None,
            succeeds: None,
            offices: Vec::new(),
            memberships: Vec::new(),
            note: Localised::default(),
            review: Review::Accepted,
            proposal: None,
            extra: Extra::new(),
        }
    }

    /// The usual name.
    pub fn name(&self, language: Language) -> &str {
        self.names.first().map_or_else(|| self.id.as_str(), |n| n.name.get(language))
    }

    /// The name used on `day`: the first one bound to a period that holds then, else the usual one.
    pub fn name_on(&self, day: Day, language: Language) -> &str {
        self.names
            .iter()
            .find(|n| {
                n.valid
                    .as_ref()
                    .is_some_and(|valid| valid.contains(day) == Certainty::Certainly)
            })
            .map_or_else(|| self.name(language), |n| n.name.get(language))
    }

    /// Whether it existed on `day`; certain where no period is given.
    pub fn exists_on(&self, day: Day) -> Certainty {
        self.exists
            .as_ref()
            .map_or(Certainty::Certainly, |period| period.contains(day))
    }

    /// Whether it belongs into the picture of states and their bodies; speakers and media appear with their claims.
    pub fn is_in_network(&self) -> bool {
        matches!(
            self.kind,
            ActorKind::State | ActorKind::Organisation | ActorKind::Body | ActorKind::Format
        )
    }
}
