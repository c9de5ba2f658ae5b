//! What of the panes a scene keeps beyond moment, window and filter: layout, zoom, ledger, comparison, what-ifs.
//!
//! The session uses the same types while it is looked at. Not here: anything a pane draws.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::edtf::Day;
use super::ids::{ActorId, DocumentId, Item};
use super::what_if::WhatIf;

/// How the network is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LayoutMethod {
    /// By the ties.
    #[default]
    Force,
    /// On a circle.
    Circle,
    /// By blocs.
    Blocs,
    /// On a map of the world.
    Map,
    /// One rail for each actor, along time.
    Rails,
    /// The partners of the selected actor, along time.
    Ego,
    /// Who owes whom, as a table of cells.
    Matrix,
}

impl LayoutMethod {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 7] = [
        Self::Force,
        Self::Circle,
        Self::Blocs,
        Self::Map,
        Self::Rails,
        Self::Ego,
        Self::Matrix,
    ];

    /// Whether actors are nodes in the plane; else the picture has rows.
    pub fn is_plane(self) -> bool {
        matches!(self, Self::Force | Self::Circle | Self::Blocs | Self::Map)
    }
}

/// The order of rows and columns of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatrixOrder {
    /// Who is tied stands side by side.
    #[default]
    Seriation,
    /// By bloc.
    Bloc,
    /// By name.
    Name,
    /// Who has most ties comes first.
    Degree,
}

/// What the matrix shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MatrixOf {
    /// In which order.
    pub order: MatrixOrder,
    /// All ties, not only promises.
    pub all: bool,
}

/// What puts actors into one bloc, or beside each other on the circle.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// The smallest organisation or format that it belongs to with others.
    Membership,
    /// Communities found in the ties themselves.
    Community,
    /// What kind of actor it is.
    Kind,
    /// Region of the world.
    Region,
    /// What an imported field says.
    Attribute(String),
}

/// A table in place of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ledger {
    /// What the machine proposes.
    Proposals,
    /// What feeds the dossier, and what does not: paragraphs, months, actors without a source.
    Coverage,
    /// Who says what.
    Claims,
    /// What cannot all hold, and the rulings.
    Contradictions,
    /// What was foretold and what became of it.
    Forecasts,
    /// Numbers with their claims.
    Quantities,
    /// What the analyst has noted.
    Notes,
    /// Old cases, with what was promised and what came of it.
    Precedents,
    /// Scenarios as branches, two of them side by side.
    Scenarios,
    /// Questions to the network, answered by measures.
    Measures,
}

/// The part of the network that is in view.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Zoom {
    /// In the middle of the pane, in layout units to the right.
    pub x: f32,
    /// The same downwards.
    pub y: f32,
    /// Layout units across the shorter side of the pane: what is seen stays the same in a pane of another size.
    pub span: f32,
}

/// How the panes show a scene. The default is the opening picture: everything in view, by the ties.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SceneView {
    /// Selected together with the selection.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub also: BTreeSet<Item>,
    /// What only documents later than known-by said is drawn too.
    #[serde(skip_serializing_if = "is_default")]
    pub show_later: bool,
    /// A period brushed on the timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brush: Option<(Day, Day)>,
    /// Layout of the network.
    #[serde(skip_serializing_if = "is_default")]
    pub layout: LayoutMethod,
    /// What makes blocs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grouping: Option<Grouping>,
    /// No hulls are drawn around blocs.
    #[serde(skip_serializing_if = "is_default")]
    pub without_hulls: bool,
    /// The part of the network in view; absent for all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zoom: Option<Zoom>,
    /// What the matrix shows.
    #[serde(skip_serializing_if = "is_default")]
    pub matrix: MatrixOf,
    /// A ledger in place of the network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Ledger>,
    /// A second moment with which the first is compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare: Option<Day>,
    /// Who attacks whom, where the chain of duties is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attack: Option<(Option<ActorId>, Option<ActorId>)>,
    /// What is thought through on top of the dossier.
    #[serde(skip_serializing_if = "is_default")]
    pub what_if: WhatIf,
    /// The document in the document pane; absent for the one with the evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
    /// Which passage of the evidence is shown, from 0.
    #[serde(skip_serializing_if = "is_default")]
    pub evidence: usize,
}

impl SceneView {
    /// Whether it is the opening picture.
    pub fn is_opening(&self) -> bool {
        *self == Self::default()
    }

    /// Hands every record that it refers to to `see`.
    pub fn each_reference(&self, see: &mut impl FnMut(Item)) {
        self.also.iter().copied().for_each(&mut *see);
        let attack = self
            .attack
            .iter()
            .flat_map(|(attacker, attacked)| [attacker, attacked])
            .flatten();
        attack.map(|actor| Item::from(*actor)).for_each(&mut *see);
        self.what_if.assessment.map(Item::from).into_iter().for_each(&mut *see);
        self.what_if
            .twists
            .iter()
            .filter_map(|twist| twist.about())
            .for_each(&mut *see);
        self.document.map(Item::from).into_iter().for_each(&mut *see);
    }

    /// Turns every reference to the record that takes its place.
    pub fn turn(&mut self, turn: &dyn Fn(Item) -> Item) {
        self.also = self.also.iter().map(|item| turn(*item)).collect();
        if let Some((attacker, attacked)) = &mut self.attack {
            for actor in [attacker, attacked].into_iter().flatten() {
                *actor = turn((*actor).into()).try_into().unwrap_or(*actor);
            }
        }
        let assessment = &mut self.what_if.assessment;
        *assessment = assessment.map(|id| turn(id.into()).try_into().unwrap_or(id));
        self.what_if.twists.iter_mut().for_each(|twist| *twist = twist.turned(turn));
        self.document = self.document.map(|id| turn(id.into()).try_into().unwrap_or(id));
    }

    /// Leaves out a record that is gone.
    pub fn forget(&mut self, gone: Item) {
        self.also.remove(&gone);
        if let Some((attacker, attacked)) = &mut self.attack {
            for actor in [attacker, attacked] {
                *actor = actor.filter(|id| Item::from(*id) != gone);
            }
        }
        self.attack = self
            .attack
            .filter(|(attacker, attacked)| attacker.is_some() || attacked.is_some());
        self.what_if.twists.retain(|twist| twist.about() != Some(gone));
        if self.what_if.assessment.map(Item::from) == Some(gone) {
            self.what_if = WhatIf::default();
        }
        self.document = self.document.filter(|id| Item::from(*id) != gone);
    }
}

/// Whether a value is the usual one, so that a file need not hold it.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
