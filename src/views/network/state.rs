//! What the network pane remembers by itself: camera, drag preview, and what it has worked out so far.
//!
//! Used by the network pane and, for [`NetworkState::fit`], by the app. Nothing here is saved.

use std::sync::Arc;

use egui::{Rect, Vec2};

use super::blocs::Bloc;
use super::bundles::{Bundles, Crowd};
use super::camera::Camera;
use super::emphasis::Emphasis;
use super::glide::Glide;
use super::hulls::Hulls;
use super::labels::NodePlaces;
use super::looks::Looks;
use super::merge::{Groups, Merge};
use super::near::{Keeper, Woven};
use super::picture::Names;
use super::places::Places;
use super::plan::Plan;
use super::scene::Scene;
use super::tags::Tags;
use crate::derived::groups;
use crate::derived::{Cached, Chain, Difference, Network, Overlay, Paths, Positions, Related, World};
use crate::layout::Point;
use crate::model::{ActorId, Day, Item, Language, TieId, Zoom};
use crate::session::{Grouping, LayoutMethod};
use crate::views::ViewCtx;
use crate::views::matrix::{self, MatrixState};
use crate::views::spans::SpansState;

/// A shared value compared by identity: held here, its address cannot be used again for another.
#[derive(Debug)]
pub(super) struct Same<T>(pub(super) Arc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A node on its way to another place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Drag {
    /// Whose node.
    pub(super) actor: ActorId,
    /// From the pointer to the centre of the node, in layout units.
    pub(super) grip: Vec2,
    /// Where it is now, in layout units.
    pub(super) at: Point,
}

/// When the picture is fitted again by itself, as long as the user has not moved the camera.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FitKey {
    /// Size of the pane.
    pub(super) size: Vec2,
    /// Layout.
    pub(super) method: LayoutMethod,
    /// Whether the places are provisional.
    pub(super) provisional: bool,
    /// Number of actors.
    pub(super) nodes: usize,
}

impl FitKey {
    /// Whether what was fitted for this still fits: fewer actors need no other camera.
    pub(super) fn fits(&self, now: &Self) -> bool {
        (self.size, self.method, self.provisional) == (now.size, now.method, now.provisional) && now.nodes <= self.nodes
    }
}

/// What everything drawn depends on, short of the pointer.
pub(super) type SceneKey = (Same<Places>, u32, Option<(ActorId, u32, u32)>);
/// What node labels depend on; not the moment and not the filter, so that nothing moves with them.
pub(super) type NodePlacesKey = (
    Same<Places>,
    i32,
    Names,
    Option<[i32; 5]>,
    Option<[u32; 8]>,
    (Vec<bool>, Vec<bool>),
);
/// What names of strands depend on; not what is under the pointer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TagsKey {
    /// Names of nodes.
    pub(super) nodes: Same<NodePlaces>,
    /// Looks.
    pub(super) looks: Same<Looks>,
    /// What belongs to the selection.
    pub(super) related: Same<Related>,
    /// The attack that is looked at: names make room for its numbers.
    pub(super) chain: Option<Same<Chain>>,
    /// Zoom.
    pub(super) bucket: i32,
    /// Language.
    pub(super) language: Language,
    /// Focus depth.
    pub(super) focus: Option<u8>,
    /// In a large network: the part of the plane that is in view.
    pub(super) part: Option<[i32; 5]>,
    /// In a figure: its room without the legend, and the numbers of sources.
    pub(super) figure: Option<(Rect, Rect, Vec<String>)>,
}

/// What the counts of bundles depend on: who goes together, looks, and marks as far as they leave something out.
pub(super) type CrowdKey = (Same<Bundles>, Same<Looks>, Option<Same<Emphasis>>);

/// What hulls depend on.
pub(super) type HullsKey = (Same<Scene>, Same<Looks>, Same<NodePlaces>, Language, bool, Same<Vec<Bloc>>);

/// What nodes and strands depend on: the graph, its structure, and promises that are only thought through.
pub(super) type PlanKey = (Same<Network>, u64, Vec<(TieId, ActorId, ActorId)>);

/// What looks depend on: besides the moment what is thought through.
type LooksKey = (Same<Plan>, Same<World>, Day, Same<Overlay>, Option<Same<Difference>>);

/// Values kept as long as their keys hold.
#[derive(Debug, Default)]
pub(super) struct Caches {
    pub(super) plan: Cached<PlanKey, Plan>,
    pub(super) names: Cached<(Same<Plan>, Language, Day), Vec<String>>,
    pub(super) ground: Cached<(Same<Plan>, Same<Positions>), Places>,
    /// Who stands for whom, by zoom, for one ground.
    pub(super) merge: Option<(Same<Places>, Merge)>,
    pub(super) bundles: Cached<(Same<Places>, Same<Groups>), Bundles>,
    pub(super) scene: Cached<SceneKey, Scene>,
    pub(super) looks: Cached<LooksKey, Looks>,
    /// For the page of a scene: without who says nothing there.
    pub(super) thin: Cached<(Same<Looks>, Same<Related>, bool), Looks>,
    pub(super) emphasis: Cached<EmphasisKey, Emphasis>,
    pub(super) node_places: Cached<NodePlacesKey, NodePlaces>,
    pub(super) tags: Cached<TagsKey, Tags>,
    pub(super) crowd: Cached<CrowdKey, Crowd>,
    pub(super) near: Keeper,
    pub(super) hulls: Cached<HullsKey, Hulls>,
    /// The groups by which the network is laid out.
    pub(super) blocs: Cached<(Same<Plan>, Grouping), Vec<Bloc>>,
    usual_grouping: Cached<u64, Grouping>,
}

impl Caches {
    /// What makes blocs where nothing was chosen.
    pub(super) fn usual_grouping(&mut self, ctx: &ViewCtx<'_>) -> Grouping {
        let usual = || groups::usual(ctx.dossier, &ctx.derived.network);
        self.usual_grouping.get(&ctx.derived.structure, usual).as_ref().clone()
    }
}

/// Everything the emphasis of nodes and strands depends on: looks, selection, chain, path in hand, hover, focus depth.
type EmphasisKey = (
    Same<Looks>,
    Same<Related>,
    Option<Same<Chain>>,
    Option<(Same<Paths>, usize)>,
    Option<Item>,
    Option<u8>,
);

/// What the network pane remembers by itself.
#[derive(Debug, Default)]
pub struct NetworkState {
    pub(super) camera: Camera,
    /// The user has moved the camera; it is left alone.
    pub(super) moved: bool,
    pub(super) fitted: Option<FitKey>,
    /// The part of the network that a scene shows, until the user looks elsewhere.
    pub(super) goal: Option<Zoom>,
    /// The way to it.
    pub(super) glide: Option<Glide>,
    /// The picture of the last frame, from which a glide begins.
    pub(super) last: Option<(Arc<Positions>, Camera)>,
    /// Shorter side of the pane.
    pub(super) side: f32,
    pub(super) drag: Option<Drag>,
    /// Where a tie was dropped: until the pointer moves, its form is not hidden by what the node says of itself.
    pub(super) dropped: Option<egui::Pos2>,
    /// A tie that is being drawn.
    pub(super) link: Option<super::link::Link>,
    /// The actor whose node the pointer was on last: it offers a handle to draw a tie from.
    pub(super) offer: Option<ActorId>,
    /// Where the handles of this frame are, and whether the pointer is on them.
    pub(super) handles: Vec<(egui::Pos2, bool)>,
    /// What is being drawn around actors.
    pub(super) enclosure: Option<super::enclose::Enclosure>,
    /// The canvas has the keyboard focus because it was clicked.
    pub(super) focus_by_pointer: bool,
    /// Whether the legend is open; until the user says so, by the size of the pane.
    pub(super) legend_open: Option<bool>,
    /// Corner in which the legend lies, chosen when the picture was last fitted.
    pub(super) legend_corner: usize,
    /// The same for the figure being drawn.
    pub(super) figure_corner: usize,
    /// Only what belongs to the selection is named; without one the most important.
    pub(super) few_names: bool,
    /// Where a figure has its legend, by hand: the left upper corner.
    pub(super) figure_legend: Option<egui::Pos2>,
    /// The part of the network that a figure shows; `None` for all of it.
    pub(super) figure_zoom: Option<Zoom>,
    /// Where the legend was drawn last.
    pub(super) legend_drawn: Option<Rect>,
    pub(super) caches: Caches,
    /// More is in view than can be told apart; kept a little beyond the limit, so that nothing flickers there.
    pub(super) crowded: bool,
    pub(super) matrix: MatrixState,
    pub(super) spans: SpansState,
    /// The mesh of the last frame: shifted as long as only the view moves, and its memory used again.
    pub(super) woven: Woven,
}

impl NetworkState {
    /// Gives up what is being dragged or drawn; `false` if nothing is.
    pub fn cancel(&mut self) -> bool {
        let busy = self.link.is_some() || self.drag.is_some() || self.enclosure.is_some();
        (self.link, self.drag, self.enclosure) = (None, None, None);
        busy
    }

    /// Fits the whole network into the pane with the next frame.
    pub fn fit(&mut self) {
        self.moved = false;
        self.fitted = None;
        (self.goal, self.glide) = (None, None);
        self.matrix.fit();
        self.spans.fit();
    }

    /// For the page of a scene: only what belongs to the selection is named, so that it can be read from the last row.
    pub fn name_what_matters(&mut self) {
        self.few_names = true;
    }

    /// Goes to a part of the network, at once.
    pub fn look_at(&mut self, part: Zoom) {
        let Some(fitted) = &self.fitted else { return };
        self.camera = Camera::on(part, Rect::from_min_size(egui::Pos2::ZERO, fitted.size));
        self.moved = true;
    }

    /// For a figure: the part of the network that is shown, and the left upper corner of the legend.
    pub fn set_out(&mut self, zoom: Option<Zoom>, legend: Option<egui::Pos2>) {
        (self.figure_zoom, self.figure_legend) = (zoom, legend);
    }

    /// Where the legend was drawn last.
    pub fn legend_rect(&self) -> Option<Rect> {
        self.legend_drawn
    }

    /// The part of the network that is in view, once it was drawn.
    pub fn part_in_view(&self) -> Option<Zoom> {
        let size = self.fitted.as_ref()?.size;
        Some(Zoom {
            x: self.camera.centre.x,
            y: self.camera.centre.y,
            span: size.min_elem() / self.camera.zoom,
        })
    }

    /// Makes the matrix into a file with the next frame.
    pub fn export_matrix(&mut self) {
        matrix::export(&mut self.matrix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_values_are_the_same_only_if_they_are_one() {
        let one = Arc::new(5);
        assert_eq!(Same(Arc::clone(&one)), Same(Arc::clone(&one)));
        assert_ne!(Same(one), Same(Arc::new(5)));
    }
}
