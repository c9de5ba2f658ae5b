//! Everything a frame needs, taken from the caches or worked out again where a key has changed.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use egui::{Painter, Rect, Vec2};

use super::attack::{self, Number};
use super::camera::Camera;
use super::emphasis::Emphasis;
use super::hulls::{self, Hulls};
use super::labels::{self, NodePlaces};
use super::laid;
use super::legend;
use super::looks::{Bloc, Looks, Presence};
use super::plan::Plan;
use super::scene::Scene;
use super::state::{NetworkState, Same, TagsKey};
use super::tags::{self, Room, Tags, Wish};
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
    pub(super) tags: Arc<Tags>,
    pub(super) hulls: Arc<Hulls>,
    /// Numbers of the steps of an attack.
    pub(super) numbers: Vec<Number>,
    /// From scaled units to the screen.
    pub(super) shift: Vec2,
    pub(super) zoom: f32,
    pub(super) pane: Rect,
}

/// Nodes and strands of the present dossier.
pub(super) fn plan(ctx: &ViewCtx<'_>, state: &mut NetworkState) -> Arc<Plan> {
    let overlay = &ctx.derived.overlay;
    let key = (
        Same(Arc::clone(&ctx.derived.network)),
        ctx.derived.structure,
        overlay.strands.clone(),
    );
    let network = &ctx.derived.network;
    state.caches.plan.get(&key, || Plan::of(ctx.dossier, network, overlay))
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
        let overlay = Same(Arc::clone(&d.overlay));
        let difference = d.difference.clone().map(Same);
        let key = (
            Same(Arc::clone(&plan)),
            Same(Arc::clone(&d.world)),
            moment,
            overlay,
            difference,
        );
        let without_proposed = ctx.session.filter.hide_proposed;
        let looks = caches
            .looks
            .get(&key, || Looks::of(&plan, d, ctx.dossier, moment, without_proposed));
        let hovered = ctx
            .hover
            .item()
            .filter(|item| ctx.on_screen() && matches!(item, Item::Actor(_) | Item::Tie(_)));
        let path = d.paths.clone().zip(ctx.session.paths.as_ref().map(|of| of.chosen));
        let key = (
            Same(Arc::clone(&looks)),
            Same(Arc::clone(&d.related)),
            d.chain.clone().map(Same),
            path.map(|(paths, chosen)| (Same(paths), chosen)),
            hovered,
            ctx.session.focus_depth,
        );
        let emphasis = caches.emphasis.get(&key, || {
            let focus = focus(ctx);
            let in_hand = ctx.session.paths.as_ref().map_or(0, |of| of.chosen);
            let path = d.paths.as_ref().and_then(|paths| paths.paths.get(in_hand));
            let spoken = (d.chain.as_deref(), path);
            Emphasis::of(&plan, &looks, &d.related, spoken, hovered, focus.as_ref())
        });
        // A figure is placed for its very zoom, once.
        let bucket = if ctx.on_screen() {
            labels::zoom_bucket(camera.zoom)
        } else {
            camera.zoom.to_bits() as i32
        };
        let key = (Same(Arc::clone(&plan)), positions, bucket, Arc::clone(&names));
        let node_places = caches.node_places.get(&key, || {
            let sizes: Vec<Vec2> = names.iter().map(|n| name_size(painter, n, scene.scale)).collect();
            NodePlaces::of(&plan, &scene, &sizes, camera.zoom)
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
        let shift = camera.shift(pane);
        let figure = (!ctx.on_screen()).then(|| {
            let legend = legend::corners(ctx, &plan, pane, true);
            let legend = legend.get(state.figure_corner).copied().unwrap_or(Rect::from_pos(pane.max));
            let marks = plan.lines.iter().map(|l| ctx.source_marks(l.tie)).collect();
            let mut inside = pane.shrink(2.0);
            if !ctx.session.what_if.is_empty() {
                inside.min.y += laid::ROOM;
            }
            (inside.translate(-shift), legend.expand(4.0).translate(-shift), marks)
        });
        let chain = d.chain.as_deref();
        let numbers = chain.map_or_else(Vec::new, |chain| attack::numbers(chain, &plan, &scene, &looks));
        let key = TagsKey {
            nodes: Same(Arc::clone(&node_places)),
            looks: Same(Arc::clone(&looks)),
            related: Same(Arc::clone(&d.related)),
            chain: d.chain.clone().map(Same),
            bucket,
            language,
            focus: ctx.session.focus_depth,
            figure,
        };
        let tags = caches.tags.get(&key, || {
            let shown = emphasis.order.as_slice();
            let wishes = wishes(ctx, painter, &plan, &looks, shown, camera.zoom, &key);
            if wishes.is_empty() {
                return Tags::default();
            }
            let mut taken = cards(painter, &names, &scene, &node_places);
            if ctx.session.hulls {
                taken.extend(hulls.names.iter().zip(&hulls.hulls).filter_map(|(place, hull)| {
                    let bloc = looks.blocs.get(hull.bloc)?;
                    let size = hulls::galley(painter, ctx.name(bloc.actor), ctx.palette.text).size();
                    place.map(|at| Rect::from_center_size(at, size))
                }));
            }
            taken.extend(key.figure.as_ref().map(|f| f.1));
            taken.extend(numbers.iter().map(Number::rect));
            let room = Room {
                scene: &scene,
                shown,
                taken: &taken,
                inside: key.figure.as_ref().map(|f| f.0),
                most_crossings: if key.figure.is_some() { 2 } else { 1 },
                leaders: key.figure.is_some(),
            };
            Tags::of(&room, wishes)
        });
        Self {
            plan,
            scene,
            looks,
            emphasis,
            names,
            node_places,
            tags,
            hulls,
            numbers,
            shift,
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
        self.emphasis.nodes[node] > super::emphasis::Mark::Trace && self.looks.nodes[node] != Presence::Out
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

/// The strands that want their names written: in a figure all, on the screen those that belong to the selection,
/// and close up all.
fn wishes(
    ctx: &ViewCtx<'_>,
    painter: &Painter,
    plan: &Plan,
    looks: &Looks,
    shown: &[usize],
    zoom: f32,
    key: &TagsKey,
) -> Vec<Wish> {
    let related = &ctx.derived.related;
    let mut wanted: Vec<(usize, Highlight, f32)> = shown
        .iter()
        .map(|i| {
            let highlight = related.highlight(plan.lines[*i].tie);
            // What a scenario changes is named as what belongs to the selection.
            let laid = if looks.lines[*i].laid.is_some() {
                Highlight::Related
            } else {
                Highlight::None
            };
            (*i, highlight.max(laid))
        })
        .filter(|(_, highlight)| key.figure.is_some() || zoom >= labels::STRAND_ZOOM || *highlight > Highlight::None)
        .map(|(i, highlight)| {
            let by_family = tags::priority(&looks.lines[i], plan.lines[i].family);
            let by_selection = if highlight > Highlight::None { 20.0 } else { 0.0 };
            (i, highlight, by_family + by_selection)
        })
        .collect();
    wanted.sort_by(|a, b| {
        (b.1 == Highlight::Selected, b.2)
            .partial_cmp(&(a.1 == Highlight::Selected, a.2))
            .unwrap_or(Ordering::Equal)
            .then(a.0.cmp(&b.0))
    });
    wanted.truncate(labels::MOST_STRANDS);
    wanted
        .into_iter()
        .map(|(line, highlight, priority)| {
            let pill = highlight == Highlight::Selected;
            let tie = plan.lines[line].tie;
            let text = laid::name(ctx, tie) + &ctx.source_marks(tie);
            let size = tags::size_of(&tag_galley(painter, &text, pill, ctx.palette.text), pill);
            Wish {
                line,
                text,
                size,
                priority,
                pill,
            }
        })
        .collect()
}

/// The name of a strand, set.
pub(super) fn tag_galley(painter: &Painter, text: &str, pill: bool, color: egui::Color32) -> Arc<egui::Galley> {
    labels::strand_galley(painter, text, color, if pill { Weight::SemiBold } else { Weight::Medium })
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
