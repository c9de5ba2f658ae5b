//! Everything a frame needs, taken from the caches or worked out again where a key has changed.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use egui::{Painter, Pos2, Rect, Vec2};

use super::attack::{self, Number};
use super::blocs::{self, Bloc};
use super::bundles::Crowd;
use super::camera::Camera;
use super::emphasis::Emphasis;
use super::ground;
use super::hulls::{self, Hulls};
use super::labels::{self, NodePlaces};
use super::laid;
use super::legend;
use super::looks::{Looks, Presence};
use super::near::Near;
use super::places::Places;
use super::plan::{Plan, PlanNode};
use super::scene::{Node, Scene, to_segment};
use super::sight::Sight;
use super::state::{Caches, NetworkState, Same, TagsKey};
use super::tags::{self, Room, Tags, Wish};
use crate::derived::Highlight;
use crate::model::{ActorId, Item, Language};
use crate::session::LayoutMethod;
use crate::theme::Weight;
use crate::views::ViewCtx;

/// Panes lower than this have room for little.
const SHORT: f32 = 200.0;
/// Radius of the largest mark.
pub(super) const LARGEST_MARK: f32 = 11.0;

/// Names of nodes: those of a large network are asked for when they are needed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Names {
    All(Arc<Vec<String>>),
    Asked(Language),
}

/// The picture of one frame.
pub(super) struct Picture {
    pub(super) plan: Arc<Plan>,
    pub(super) scene: Arc<Scene>,
    pub(super) looks: Arc<Looks>,
    pub(super) emphasis: Arc<Emphasis>,
    names: Names,
    pub(super) node_places: Arc<NodePlaces>,
    pub(super) tags: Arc<Tags>,
    pub(super) hulls: Arc<Hulls>,
    /// What is outlined.
    pub(super) blocs: Arc<Vec<Bloc>>,
    pub(super) ground: Arc<Places>,
    /// What is too much to be told apart, counted; what is in it is not in `lines` and `nodes`.
    pub(super) crowd: Option<Arc<Crowd>>,
    /// What of it is in view, or close to it.
    pub(super) near: Option<Arc<Near>>,
    /// Strands drawn by themselves, the weakest first.
    pub(super) lines: Vec<usize>,
    /// Nodes drawn by themselves.
    pub(super) nodes: Vec<usize>,
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

/// How everything looks; on the page of a scene without the actors that say nothing there.
pub(super) fn looks_of(ctx: &ViewCtx<'_>, caches: &mut Caches, plan: &Arc<Plan>, (few, pane): (bool, Rect)) -> Arc<Looks> {
    let (d, moment) = (ctx.derived, ctx.session.moment);
    let key = (
        Same(Arc::clone(plan)),
        Same(Arc::clone(&d.world)),
        moment,
        Same(Arc::clone(&d.overlay)),
        d.difference.clone().map(Same),
    );
    let without_proposed = ctx.session.filter.hide_proposed;
    let looks = caches
        .looks
        .get(&key, || Looks::of(plan, d, ctx.dossier, moment, without_proposed));
    if !few {
        return looks;
    }
    let short = pane.height() < SHORT;
    let key = (Same(Arc::clone(&looks)), Same(Arc::clone(&d.related)), short);
    caches.thin.get(&key, || looks.thinned(plan, &d.related, short))
}

/// Which nodes the page of a scene leaves out, so that the others have its room; nothing if that were all.
pub(super) fn left_out(plan: &Plan, looks: &Looks, focus: Option<&HashSet<ActorId>>) -> Vec<bool> {
    let out = |(node, presence): (&PlanNode, &Presence)| {
        *presence == Presence::Out || focus.is_some_and(|near| !near.contains(&node.actor))
    };
    let left_out: Vec<bool> = plan.nodes.iter().zip(&looks.nodes).map(out).collect();
    if left_out.iter().all(|out| *out) {
        Vec::new()
    } else {
        left_out
    }
}

impl Picture {
    pub(super) fn of(ctx: &ViewCtx<'_>, painter: &Painter, state: &mut NetworkState, pane: Rect, camera: Camera) -> Self {
        let plan = plan(ctx, state);
        let (drag, gliding) = (state.drag, state.glide.is_some());
        let few = state.few_names;
        let caches = &mut state.caches;
        let d = ctx.derived;
        let (language, moment) = (ctx.words.language(), ctx.session.moment);
        let names = if plan.is_large() {
            Names::Asked(language)
        } else {
            let key = (Same(Arc::clone(&plan)), language, moment);
            let all = || plan.nodes.iter().map(|n| ctx.name(n.actor)).collect();
            Names::All(caches.names.get(&key, all))
        };
        let key = (Same(Arc::clone(&plan)), Same(Arc::clone(&d.positions)));
        let ground = caches.ground.get(&key, || Places::of(&plan, &d.positions));
        let moved = drag.map(|drag| (drag.actor, drag.at));
        let key = (
            Same(Arc::clone(&ground)),
            camera.zoom.to_bits(),
            moved.map(|(a, at)| (a, at.x.to_bits(), at.y.to_bits())),
        );
        let scene = caches
            .scene
            .get(&key, || Scene::of(&plan, (&ground.of_nodes, ground.map), camera.zoom, moved));
        let looks = looks_of(ctx, caches, &plan, (few, pane));
        let hovered = ctx
            .hover
            .item()
            .filter(|item| ctx.reacts() && matches!(item, Item::Actor(_) | Item::Tie(_)));
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
            let path = d.paths.as_ref().and_then(|paths| paths.found.get(in_hand));
            let spoken = (d.chain.as_deref(), path);
            Emphasis::of(&plan, &looks, &d.related, spoken, hovered, focus.as_ref())
        });
        let shift = camera.shift(pane);
        let sight = Sight {
            plan: &plan,
            ground: &ground,
            scene: &scene,
            looks: &looks,
            emphasis: &emphasis,
            view: pane.translate(-shift),
            zoom: camera.zoom,
            on_screen: ctx.reacts(),
        };
        let crowd = sight.crowd(&mut state.crowded, caches);
        let near = crowd
            .as_ref()
            .map(|crowd| caches.near.get((crowd, &scene), &ground, sight.view, sight.zoom));
        let lines = sight.lines(crowd.as_deref(), drag.and_then(|d| plan.node_of(d.actor)));
        let nodes = sight.nodes(near.as_deref());
        // A figure is placed for its very zoom, once.
        let bucket = if ctx.reacts() {
            labels::zoom_bucket(camera.zoom)
        } else {
            camera.zoom.to_bits() as i32
        };
        let part = plan.is_large().then(|| sight.part(crowd.as_deref()));
        let frame = (!ctx.reacts()).then(|| {
            let corners = legend::corners(ctx, &plan, pane, true, state.figure_legend);
            let legend = corners.get(state.figure_corner).filter(|_| legend::has_card(ctx));
            labels::Frame {
                inside: sight.view.shrink(1.0),
                covered: legend.map(|legend| legend.translate(-shift)),
            }
        });
        let left_out = if few && frame.is_some() {
            left_out(&plan, &looks, focus(ctx).as_ref())
        } else {
            Vec::new()
        };
        let hidden: Vec<bool> = if left_out.is_empty() {
            Vec::new()
        } else {
            looks.nodes.iter().map(|presence| *presence == Presence::Out).collect()
        };
        let key = (
            Same(Arc::clone(&ground)),
            bucket,
            names.clone(),
            part,
            frame.map(|f| f.key()),
            (left_out.clone(), hidden.clone()),
        );
        let node_places = caches.node_places.get(&key, || match &names {
            Names::All(names) => {
                let sizes: Vec<Vec2> = names.iter().map(|n| name_size(painter, n, scene.scale)).collect();
                NodePlaces::of(&plan, &scene, (&sizes, &left_out, &hidden), camera.zoom, frame)
            }
            Names::Asked(_) => {
                let size = |i: usize| name_size(painter, &ctx.name(plan.nodes[i].actor), scene.scale);
                let named = sight.named(crowd.as_deref().zip(near.as_deref()));
                NodePlaces::of_view(&plan, &scene, &named, size, frame)
            }
        });
        let name = |i: usize| match &names {
            Names::All(names) => Cow::Borrowed(names[i].as_str()),
            Names::Asked(_) => Cow::Owned(ctx.name(plan.nodes[i].actor)),
        };
        let blocs = if ctx.session.layout == LayoutMethod::Blocs {
            let by = ctx.session.grouping.clone().unwrap_or_else(|| caches.usual_grouping(ctx));
            let key = (Same(Arc::clone(&plan)), by.clone());
            caches.blocs.get(&key, || blocs::of_groups(ctx, &plan, &by))
        } else {
            Arc::clone(&looks.blocs)
        };
        let key = (
            Same(Arc::clone(&scene)),
            Same(Arc::clone(&looks)),
            Same(Arc::clone(&node_places)),
            language,
            ctx.session.hulls,
            Same(Arc::clone(&blocs)),
        );
        let hulls = caches.hulls.get(&key, || {
            if !ctx.session.hulls {
                return Hulls::default();
            }
            let name_size = |bloc: &Bloc| bloc_size(ctx, painter, &plan, bloc);
            Hulls::of(&plan, &scene, &blocs, name_size, &cards(painter, name, &scene, &node_places))
        });
        let figure = (!ctx.on_screen()).then(|| {
            let legend = legend::corners(ctx, &plan, pane, true, state.figure_legend);
            let legend = legend.get(state.figure_corner).copied().unwrap_or(Rect::from_pos(pane.max));
            let marks = plan.lines.iter().map(|l| ctx.source_marks(l.tie)).collect();
            let mut inside = pane.shrink(2.0);
            if !ctx.session.what_if.is_empty() {
                inside.min.y += laid::room(ctx, painter, pane);
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
            part,
            figure,
        };
        let tags = caches.tags.get(&key, || {
            let shown = lines.as_slice();
            let wishes = wishes(ctx, painter, &plan, &looks, (shown, few), camera.zoom, &key);
            // On the way names of strands would jump from place to place.
            if wishes.is_empty() || gliding {
                return Tags::default();
            }
            let mut taken = cards(painter, name, &scene, &node_places);
            if ctx.session.hulls {
                taken.extend(hulls.names.iter().zip(&hulls.hulls).filter_map(|(place, hull)| {
                    let size = bloc_size(ctx, painter, &plan, blocs.get(hull.bloc)?);
                    place.map(|at| Rect::from_center_size(at, size))
                }));
            }
            taken.extend(key.figure.as_ref().map(|f| f.1));
            taken.extend(numbers.iter().map(Number::rect));
            let near: Vec<Node> = nodes.iter().map(|i| scene.nodes[*i]).collect();
            let room = Room {
                scene: &scene,
                nodes: &near,
                shown,
                taken: &taken,
                inside: key.figure.as_ref().map(|f| f.0),
                most_crossings: if key.figure.is_some() { 2 } else { 1 },
                or_none: key.figure.is_some(),
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
            blocs,
            ground,
            crowd,
            near,
            lines,
            nodes,
            numbers,
            shift,
            zoom: camera.zoom,
            pane,
        }
    }

    /// The cards of the names of nodes, in scaled units.
    pub(super) fn cards(&self, ctx: &ViewCtx<'_>, painter: &Painter) -> Vec<Rect> {
        cards(painter, |i| self.name(ctx, i), &self.scene, &self.node_places)
    }

    /// Name of a node.
    pub(super) fn name(&self, ctx: &ViewCtx<'_>, node: usize) -> Cow<'_, str> {
        match &self.names {
            Names::All(names) => Cow::Borrowed(names[node].as_str()),
            Names::Asked(_) => Cow::Owned(ctx.name(self.plan.nodes[node].actor)),
        }
    }

    /// The node under a point in scaled units, or the mark that stands for it.
    pub(super) fn node_at(&self, at: Pos2) -> Option<usize> {
        let drawn = self.nodes.iter().copied().filter(|i| self.shows_node(*i));
        let found = self.scene.node_at(at, drawn);
        let Some(crowd) = self.crowd.as_ref().filter(|_| found.is_none()) else {
            return found;
        };
        let near = Rect::from_center_size(at, Vec2::splat(2.0 * LARGEST_MARK)) / self.zoom;
        let marks = self.ground.nodes().inside(near).into_iter().filter(|i| crowd.members[*i] > 0);
        let hit = marks
            .map(|i| (self.scene.nodes[i].at.distance(at), i))
            .filter(|(off, i)| *off <= self.mark_radius(crowd, *i).max(4.0));
        hit.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i)| i)
    }

    /// The strand drawn by itself nearest to a point in scaled units.
    pub(super) fn line_at(&self, at: Pos2, within: f32) -> Option<usize> {
        let drawn = self.lines.iter().copied().filter(|i| self.shows_line(*i));
        self.scene.line_at(at, within, drawn)
    }

    /// The bundle nearest to a point in scaled units.
    pub(super) fn bundle_at(&self, at: Pos2, within: f32) -> Option<usize> {
        let (crowd, all) = self.crowd.as_ref().zip(self.near.as_ref())?;
        let bows = crowd.bundles.bows(&self.ground);
        let near = |b: &u32| {
            let (from, to) = crowd.bundles.ends[*b as usize];
            let (from, to) = (self.scene.nodes[from as usize].at, self.scene.nodes[to as usize].at);
            let Some(bow) = bows.and_then(|bows| bows.get(*b as usize)) else {
                let inside = Rect::from_two_pos(from, to).expand(within).contains(at);
                return inside.then(|| (to_segment(at, from, to), *b as usize));
            };
            let bow = *bow * self.zoom;
            let inside = Rect::from_two_pos(from, to).expand(within + bow.length()).contains(at);
            inside.then(|| {
                let points = ground::arc(from, to, bow);
                let off = points.windows(2).map(|p| to_segment(at, p[0], p[1]));
                (off.fold(f32::INFINITY, f32::min), *b as usize)
            })
        };
        let found = all.bundles.iter().filter_map(near).filter(|(off, _)| *off <= within);
        found.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, b)| b)
    }

    /// Nodes that may lie in a part of the screen, in order.
    pub(super) fn nodes_inside(&self, part: Rect) -> Vec<usize> {
        if !self.plan.is_large() {
            return (0..self.plan.nodes.len()).collect();
        }
        self.ground
            .nodes()
            .inside(part.translate(-self.shift).expand(1.0) / self.zoom)
    }

    /// Radius of a mark in a crowd: a node's own, more where it stands for many.
    pub(super) fn mark_radius(&self, crowd: &Crowd, node: usize) -> f32 {
        let own = self.scene.nodes[node].half().y.max(2.0);
        match crowd.members[node] {
            0 | 1 => own,
            many => (own.max(3.0) + 0.7 * (many as f32).log2()).min(LARGEST_MARK),
        }
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

/// The actors within the focus, if there is one.
pub(super) fn focus(ctx: &ViewCtx<'_>) -> Option<HashSet<ActorId>> {
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
    (shown, few): (&[usize], bool),
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
        .filter(|(_, highlight)| !few || *highlight > Highlight::None || related.is_empty())
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
    wanted.truncate(if few { labels::FEW_STRANDS } else { labels::MOST_STRANDS });
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

/// Size of the name of a bloc.
fn bloc_size(ctx: &ViewCtx<'_>, painter: &Painter, plan: &Plan, bloc: &Bloc) -> Vec2 {
    hulls::galley(painter, bloc.words(ctx, plan), bloc.apart, ctx.palette.text).size()
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

fn cards<'n>(painter: &Painter, name: impl Fn(usize) -> Cow<'n, str>, scene: &Scene, places: &NodePlaces) -> Vec<Rect> {
    let card = |(i, place): (usize, u8)| labels::node_card(scene, i, name_size(painter, &name(i), scene.scale), place);
    places.iter().map(card).collect()
}
