//! Scenes: one step of a briefing, that is, everything needed to show the same picture again.
//!
//! [`Filter`] is here because a scene keeps it; the session uses the same type.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::Day;
use super::ids::{DocumentId, Item, SceneId};
use super::scene_view::SceneView;
use super::tie::TieFamily;
use super::words::Localised;

/// A pane of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaneKind {
    /// The document pane.
    Document,
    /// The alliance network.
    Network,
    /// The timeline.
    Timeline,
    /// The inspector.
    Inspector,
}

/// What is left out of the picture. The default leaves nothing out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Families of ties not shown.
    pub hidden_families: BTreeSet<TieFamily>,
    /// Documents whose claims do not count.
    pub hidden_documents: BTreeSet<DocumentId>,
    /// Leave out ties that have ended.
    pub hide_ended: bool,
    /// Leave out ties that are only predicted, proposed or supposed.
    pub hide_unreal: bool,
    /// Leave out ties that are denied or contested.
    pub hide_contested: bool,
    /// What is only proposed by the machine is not shown.
    pub hide_proposed: bool,
}

impl Filter {
    /// Nothing is left out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A place given to an actor by hand, in layout units.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Pin {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// A scene.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Identifier; scenes are shown in the order of `rank`.
    pub id: SceneId,
    /// Place in the briefing, from 1.
    pub rank: u32,
    /// Title.
    pub title: Localised,
    /// Caption.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub caption: Localised,
    /// Notes for the speaker.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub notes: Localised,
    /// Panes shown; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub panes: Vec<PaneKind>,
    /// The moment.
    pub moment: Day,
    /// Known by this day; absent for all that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_by: Option<Day>,
    /// First and last day of the window of the timeline; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<(Day, Day)>,
    /// Selected item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selection: Option<Item>,
    /// What is left out.
    #[serde(default, skip_serializing_if = "Filter::is_empty")]
    pub filter: Filter,
    /// How many steps around the selection stay visible; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus_depth: Option<u8>,
    /// How the panes show it.
    #[serde(default, skip_serializing_if = "SceneView::is_opening")]
    pub view: SceneView,
    /// The scene from which this one branches off; absent on the main line. `rank` counts within its branch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch_of: Option<SceneId>,
    /// Fingerprint of the data it showed when it was made or last renewed; empty where none was taken.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}
