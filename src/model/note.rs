//! What the analyst keeps beside the sources: notes tied to items, and tags that gather items under a name.
//!
//! Neither says anything about the world; no figure is drawn from them. A tag with a digit is a named selection.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::Edtf;
use super::ids::{Item, NoteId, TagId};

/// A note of the analyst's own, in the language it was written in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Identifier, `n.…`.
    pub id: NoteId,
    /// The words.
    pub text: String,
    /// What it is tied to; empty for a note on the whole dossier.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub about: BTreeSet<Item>,
    /// Day it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_on: Option<Edtf>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A name for some items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tag {
    /// Identifier, `m.…`.
    pub id: TagId,
    /// The name, in the analyst's words.
    pub name: String,
    /// What carries it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub items: BTreeSet<Item>,
    /// The digit (0-9) that selects its items; at most one tag has each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digit: Option<u8>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
