//! Everything a frame needs, taken from the caches or worked out again where a key has changed.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Painter, Rect, Vec2};

use super::camera::Camera;
use super::emphasis::Emphasis;
use super::hulls::{self, Hulls};
use super::labels::{self, NodePlaces, StrandPlaces};
use super::looks::{Bloc, Looks};
use super::plan::Plan;
use super::scene::Scene;
use super::state::{NetworkState, Same};
use crate::derived::Highlight;
use crate::model::{ActorId, Item};
use crate::theme::Weight;
use crate::views::ViewCtx;

/// The picture of one frame.
pub(super) struct Picture {
    pub(super) plan: Arc<Plan>,
    pub(super) scene: Arc<Scene>,
    pub(super) looks: Arc<Looks>,
    pub(super) emphasis: Arc<Emphasis>,
    pub(super) names: Arc<Vec<String>>,
    pub(super) node_places: Arc<NodePlaces>,
    pub(super) strand_places: Arc<StrandPlaces>,
    pub(super) hulls: Arc<Hulls>,
    /// From scaled units to the screen.
    pub(super) shift: Vec2,
    pub(super) zoom: f32,
    pub(super) pane: Rect,
}

/// Nodes and strands of the present dossier.
pub(super) fn plan(ctx: &ViewCtx<'_>, state: &mut NetworkState) -> Arc<Plan> {
    let key = (Same(Arc::clone(&ctx.derived.network)), ctx.derived.revision);
    state.caches.plan.get(&key, || Plan::of(ctx.dossier, &ctx.derived.network))
}

/// The actors from which the focus is counted: those selected, else those that belong to the selection.
pub(super) fn origin(ctx: &ViewCtx<'_>) -> Vec<ActorId> {
    let related = &ctx.derived.related;
    match ctx.session.selection {
        None => Vec::new(),
        Some(Item::Actor(actor)) => vec![actor],
        Some(Item::Tie(tie)) => ctx.dossier.ties.get(&tie).map(|t| vec![t.from, t.to]).unwrap_or_default(),
        Some(_) => ctx
            .derived
            .network
            .actors
            .iter()
            .copied()
            .filter(|a| related.highlight(*a) > Highlight::None)
            .collect(),
    }
}

impl Picture {
    pub(super) fn of(ctx: &ViewCtx<'_>, painter: &Painter, state: &mut NetworkState, pane: Rect, camera: Camera) -> Self {
        let plan = plan(ctx, state);
        let drag = state.drag;
        let caches = &mut state.caches;
        let d = ctx.derived;
        let (language, moment) = (ctx.words.language(), ctx.session.moment);
        let key = (Same(Arc::clone(&plan)), language, moment);
        let names = caches
            .names
            .get(&key, || plan.nodes.iter().map(|n| ctx.name(n.actor)).collect());
        let positions = Same(Arc::clone(&d.positions));
        let moved = drag.map(|drag| (drag.actor, drag.at));
        let key = (
            Same(Arc::clone(&plan)),
            positions.clone(),
            camera.zoom.to_bits(),
            moved.map(|(a, at)| (a, at.x.to_bits(), at.y.to_bits())),
        );
        let scene = caches.scene.get(&key, || Scene::of(&plan, &d.positions, camera.zoom, moved));
        let key = (Same(Arc::clone(&plan)), Same(Arc::clone(&d.world)), moment);
        let looks = caches.looks.get(&key, || Looks::of(&plan, &d.world, ctx.dossier, moment));
        let hovered = ctx
            .hover
            .item()
            .filter(|item| ctx.on_screen() && matches!(item, Item::Actor(_) | Item::Tie(_)));
        let key = (
            Same(Arc::clone(&looks)),
            Same(Arc::clone(&d.related)),
            hovered,
            ctx.session.focus_depth,
        );
        let emphasis = caches.emphasis.get(&key, || {
            let focus = focus(ctx);
            Emphasis::of(&plan, &looks, &d.related, hovered, focus.as_ref())
        });
        let bucket = labels::zoom_bucket(camera.zoom);
        let key = (Same(Arc::clone(&plan)), positions, bucket, Arc::clone(&names));
        let node_places = caches.node_places.get(&key, || {
            let sizes: Vec<Vec2> = names.iter().map(|n| name_size(painter, n, scene.scale)).collect();
            NodePlaces::of(&plan, &scene, &sizes, camera.zoom)
        });
        let key = (Same(Arc::clone(&node_places)), Same(Arc::clone(&looks)), bucket, language);
        let strand_places = caches.strand_places.get(&key, || {
            if camera.zoom < labels::STRAND_ZOOM {
                return StrandPlaces::default();
            }
            let shown: Vec<(usize, Vec2)> = (0..plan.lines.len())
                .filter(|i| looks.lines[*i].visible)
                .map(|i| {
                    (
                        i,
                        labels::pill_size(&labels::strand_galley(
                            painter,
                            &ctx.name(plan.lines[i].tie),
                            ctx.palette.text,
                            Weight::Regular,
                        )),
                    )
                })
                .collect();
            StrandPlaces::of(&scene, &shown, &cards(painter, &names, &scene, &node_places))
        });
        let key = (
            Same(Arc::clone(&scene)),
            Same(Arc::clone(&looks)),
            Same(Arc::clone(&node_places)),
            language,
        );
        let hulls = caches.hulls.get(&key, || {
            let name_size = |bloc: &Bloc| hulls::galley(painter, ctx.name(bloc.actor), ctx.palette.text).size();
            Hulls::of(
                &plan,
                &scene,
                &looks.blocs,
                name_size,
                &cards(painter, &names, &scene, &node_places),
            )
        });
        Self {
            plan,
            scene,
            looks,
            emphasis,
            names,
            node_places,
            strand_places,
            hulls,
            shift: camera.shift(pane),
            zoom: camera.zoom,
            pane,
        }
    }

    /// The cards of the names of nodes, in scaled units.
    pub(super) fn cards(&self, painter: &Painter) -> Vec<Rect> {
        cards(painter, &self.names, &self.scene, &self.node_places)
    }

    /// Whether a node is drawn and reacts.
    pub(super) fn shows_node(&self, node: usize) -> bool {
        self.emphasis.nodes[node] > super::emphasis::Mark::Trace
    }

    /// Whether a strand is drawn and reacts.
    pub(super) fn shows_line(&self, line: usize) -> bool {
        self.looks.lines[line].visible && self.emphasis.lines[line] > super::emphasis::Mark::Trace
    }

    /// The part of the plane that is in view, in scaled units.
    pub(super) fn view(&self) -> Rect {
        self.pane.translate(-self.shift)
    }
}

fn focus(ctx: &ViewCtx<'_>) -> Option<HashSet<ActorId>> {
    let depth = ctx.session.focus_depth?;
    let origin = origin(ctx);
    (!origin.is_empty()).then(|| ctx.derived.network.within(&origin, depth, |tie| ctx.derived.world.shows(tie)))
}

fn name_size(painter: &Painter, name: &str, scale: f32) -> Vec2 {
    labels::card_size(&labels::node_galley(
        painter,
        name,
        scale,
        egui::Color32::PLACEHOLDER,
        Weight::Medium,
    ))
}

fn cards(painter: &Painter, names: &[String], scene: &Scene, places: &NodePlaces) -> Vec<Rect> {
    let card = |(i, place): (usize, &Option<u8>)| {
        let place = (*place)?;
        Some(labels::node_card(scene, i, name_size(painter, &names[i], scene.scale), place))
    };
    places.0.iter().enumerate().filter_map(card).collect()
}
