//! Where each actor stands. Computed once over the whole dossier; time, filter and selection never move anything.
//!
//! Small networks are laid out at once. A large one is first spread out plainly and the work is handed to the
//! caller as a [`Job`], to be run on another thread and given back with [`super::Derived::layout_done`].

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::geography::place_of;
use super::groups::{self, Groups, bloc_sizes};
use super::network::Network;
use crate::layout::{self, Point, blocs, circle, force, map};
use crate::model::{ActorId, Dossier};
use crate::session::{Grouping, LayoutMethod};

/// Networks up to this size are laid out within the frame that asks for them; larger ones would be felt.
const AT_ONCE: usize = 12;
/// The same for a circle and for a map, which are quicker.
const QUICK_AT_ONCE: usize = 300;
/// Width to height of the picture that the layout aims at.
const ASPECT: f32 = 1.35;
/// One seed for everybody: the same dossier gives the same picture.
const SEED: u64 = 1961;

/// Places of actors, in layout units (points at zoom 1, y downwards).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Positions {
    places: HashMap<ActorId, Point>,
    /// Places by the ties, as a project file keeps them, while another layout is shown.
    kept: Option<Arc<HashMap<ActorId, Point>>>,
    /// On a map: what lies under the network.
    pub ground: Option<Arc<Ground>>,
    /// Changes whenever any place does.
    pub serial: u64,
    /// Still a plain spread; the real layout is being computed.
    pub provisional: bool,
}

impl Positions {
    /// Place of an actor.
    pub fn get(&self, actor: ActorId) -> Option<Point> {
        self.places.get(&actor).copied()
    }

    /// On the way from one picture to another: each actor so far (0-1) from its old place to its new one. What lies
    /// under the network is already that of the new one.
    pub fn between(from: &Self, to: &Self, share: f32) -> Self {
        let mix = |a: f32, b: f32| a + (b - a) * share;
        let place = |(actor, new): (&ActorId, &Point)| {
            let old = from.get(*actor).unwrap_or(*new);
            let (x, y) = (mix(old.x, new.x), mix(old.y, new.y));
            (*actor, Point { x, y })
        };
        Self {
            places: to.places.iter().map(place).collect(),
            kept: to.kept.clone(),
            ground: to.ground.clone(),
            serial: to.serial,
            provisional: false,
        }
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// All places, by actor, for a project file: those by the ties, whatever layout is shown. Where these were not computed yet
    /// there are none: they will be when they are wanted.
    pub fn all(&self) -> BTreeMap<ActorId, (f32, f32)> {
        let kept = self.kept.as_deref().unwrap_or(&self.places);
        kept.iter().map(|(actor, p)| (*actor, (p.x, p.y))).collect()
    }

    /// Smallest rectangle around all places.
    pub fn bounds(&self) -> Option<layout::Rect> {
        let points: Vec<Point> = self.places.values().copied().collect();
        layout::Rect::around(&points)
    }
}

/// The map under a network.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ground {
    /// Coastlines, in layout units.
    pub coast: Vec<Vec<Point>>,
    /// True places of actors, where a node may not stand for want of room.
    pub anchors: HashMap<ActorId, Point>,
    /// Actors of whom nothing says where they are, in a row at the edge.
    pub edge: Vec<ActorId>,
    /// The projection.
    pub projection: map::Projection,
}

/// A layout to be computed on another thread.
#[derive(Debug, Clone)]
pub struct Job {
    key: Key,
    actors: Vec<ActorId>,
    radii: Vec<f32>,
    request: force::Request,
}

/// The result of a [`Job`].
#[derive(Debug, Clone)]
pub struct Done {
    key: Key,
    places: HashMap<ActorId, Point>,
    ground: Option<Arc<Ground>>,
}

impl Job {
    /// Computes the layout. `progress` is told how far it is (0-1) and cancels by answering `false`.
    pub fn run(self, progress: &mut dyn FnMut(f32) -> bool) -> Option<Done> {
        if self.key.asked.method == LayoutMethod::Map {
            return Some(self.on_map());
        }
        let fixed = self.request.pinned.clone();
        let positions = match self.key.asked.method {
            LayoutMethod::Circle => circle::circle(&circle::Request {
                nodes: self.request.nodes,
                edges: self.request.edges,
                radii: self.request.radii,
                aspect: self.request.aspect,
                groups: self.key.groups.clone(),
                order: None,
            }),
            LayoutMethod::Blocs => blocs::blocs(
                &blocs::Request {
                    graph: self.request,
                    groups: self.key.groups.clone(),
                },
                progress,
            )?,
            _ => force::force(&self.request, progress)?,
        };
        let mut points = positions.points;
        points.truncate(self.actors.len());
        if self.key.asked.method == LayoutMethod::Force && points.len() <= CLEARED {
            clear_fans(&self.key, &self.radii, &fixed, &mut points);
        }
        Some(Done {
            key: self.key,
            places: self.actors.into_iter().zip(points).collect(),
            ground: None,
        })
    }

    fn on_map(self) -> Done {
        let map = &self.key.map;
        let picture = map::map(&map::Request {
            radii: self
                .radii
                .iter()
                .map(|r| r * ON_MAP * map::node_size(self.radii.len()))
                .collect(),
            places: map
                .places
                .iter()
                .map(|p| {
                    p.map(|(lat, lon)| map::Place {
                        lat: f32::from_bits(lat),
                        lon: f32::from_bits(lon),
                    })
                })
                .collect(),
            beside: map.beside.clone(),
        });
        let known = self.actors.iter().zip(&picture.anchors);
        let ground = Ground {
            anchors: known.filter_map(|(actor, at)| Some((*actor, (*at)?))).collect(),
            edge: picture
                .edge
                .iter()
                .filter_map(|i| self.actors.get(*i as usize).copied())
                .collect(),
            coast: picture.coast,
            projection: picture.projection,
        };
        Done {
            key: self.key,
            places: self.actors.into_iter().zip(picture.points).collect(),
            ground: Some(Arc::new(ground)),
        }
    }
}

/// On a map nodes may stand closer than elsewhere: their places say more than their ties.
const ON_MAP: f32 = 0.72;

/// Which layout is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Asked {
    method: LayoutMethod,
    grouping: Option<Grouping>,
}

impl Asked {
    /// What of a choice counts: rows need no places of their own, and only blocs and circle know groups.
    fn new(method: LayoutMethod, grouping: Option<&Grouping>) -> Self {
        let method = if method.is_plane() { method } else { LayoutMethod::Force };
        let groups = matches!(method, LayoutMethod::Circle | LayoutMethod::Blocs);
        Self {
            method,
            grouping: grouping.filter(|_| groups).cloned(),
        }
    }
}

/// What a map depends on. Degrees are kept as bits, so that they can be compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct MapKey {
    places: Vec<Option<(u32, u32)>>,
    beside: Vec<Vec<u32>>,
}

/// Everything a layout depends on, except the places it starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    asked: Asked,
    pairs: Vec<(ActorId, ActorId, usize)>,
    actors: Vec<ActorId>,
    groups: Vec<u32>,
    /// Members of the same small bloc, who are drawn closer together.
    near: Vec<(ActorId, ActorId)>,
    map: MapKey,
}

/// What a layout has come to.
#[derive(Debug, Clone, Default)]
struct Computed {
    places: HashMap<ActorId, Point>,
    ground: Option<Arc<Ground>>,
}

/// Keeps the computed places from change to change.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    /// Places for the force layout: from a file, or as they were last.
    kept: Arc<HashMap<ActorId, Point>>,
    checked: Option<(u64, Asked)>,
    /// Revision and layout that the key belongs to.
    key_of: Option<(u64, Asked)>,
    key: Option<Key>,
    computed: Computed,
    /// Layouts that were shown before, to come back to.
    before: HashMap<Asked, (Key, Computed)>,
    shown: Option<Arc<Positions>>,
    job: Option<Job>,
    serial: u64,
    provisional: bool,
}

impl Keeper {
    pub(super) fn with_places(places: &BTreeMap<ActorId, (f32, f32)>) -> Self {
        let kept = places.iter().filter(|(_, (x, y))| x.is_finite() && y.is_finite());
        let kept: HashMap<ActorId, Point> = kept.map(|(actor, (x, y))| (*actor, Point { x: *x, y: *y })).collect();
        Self {
            kept: Arc::new(kept),
            ..Self::default()
        }
    }

    pub(super) fn get(
        &mut self,
        dossier: &Dossier,
        revision: u64,
        network: &Network,
        (method, grouping): (LayoutMethod, Option<&Grouping>),
    ) -> Arc<Positions> {
        let asked = (revision, Asked::new(method, grouping));
        if self.checked.as_ref() == Some(&asked)
            && let Some(shown) = &self.shown
        {
            return Arc::clone(shown);
        }
        self.checked = Some(asked.clone());
        if self.key_of.as_ref() != Some(&asked) {
            let key = key_of(dossier, network, &asked.1);
            if self.key.as_ref() != Some(&key) {
                self.compute(key);
            }
            self.key_of = Some(asked);
        }
        self.publish(dossier)
    }

    /// Places of a layout for a small picture, without showing it: those worked out before, or worked out now where that
    /// is quick, else those by the ties.
    pub(super) fn peek(
        &mut self,
        dossier: &Dossier,
        network: &Network,
        (method, grouping): (LayoutMethod, Option<&Grouping>),
    ) -> Arc<Positions> {
        let asked = Asked::new(method, grouping);
        let shown = self.key.as_ref().is_some_and(|key| key.asked == asked) && !self.provisional;
        let quick = matches!(method, LayoutMethod::Circle | LayoutMethod::Map) && network.actors.len() <= QUICK_AT_ONCE;
        let places = if shown {
            self.computed.places.clone()
        } else if let Some((_, computed)) = self.before.get(&asked) {
            computed.places.clone()
        } else if quick {
            let key = key_of(dossier, network, &asked);
            let request = request_of(&key, &HashMap::new());
            let job = Job {
                actors: key.actors.clone(),
                radii: request.radii.iter().take(key.actors.len()).copied().collect(),
                request,
                key: key.clone(),
            };
            let done = job.run(&mut |_| true);
            done.map_or_else(HashMap::new, |done| {
                let computed = Computed {
                    places: done.places,
                    ground: done.ground,
                };
                let places = computed.places.clone();
                self.before.insert(asked, (key, computed));
                places
            })
        } else {
            self.kept.as_ref().clone()
        };
        Arc::new(Positions {
            places,
            ..Positions::default()
        })
    }

    /// A step has changed neither an actor nor the graph, so that nothing but places given by hand can be different.
    pub(super) fn keep(&mut self, from: u64, to: u64) {
        let key_of = self.key_of.take().filter(|(revision, _)| *revision == from);
        self.key_of = key_of.map(|(_, asked)| (to, asked));
    }

    pub(super) fn take_job(&mut self) -> Option<Job> {
        self.job.take()
    }

    /// Takes a result if it still answers the present question.
    pub(super) fn done(&mut self, done: Done) -> bool {
        if self.key.as_ref() != Some(&done.key) {
            return false;
        }
        self.take(done);
        self.provisional = false;
        self.checked = None;
        true
    }

    fn take(&mut self, done: Done) {
        if done.key.asked.method == LayoutMethod::Force {
            self.kept = Arc::new(done.places.clone());
        }
        self.computed = Computed {
            places: done.places,
            ground: done.ground,
        };
    }

    fn compute(&mut self, key: Key) {
        let same = self.key.as_ref().is_some_and(|old| old.asked == key.asked);
        let old = std::mem::take(&mut self.computed);
        if let Some(key) = self.key.take()
            && !same
            && !self.provisional
        {
            self.before.insert(key.asked.clone(), (key, old.clone()));
        }
        (self.job, self.provisional) = (None, false);
        let remembered = self.before.remove(&key.asked);
        if let Some((_, computed)) = remembered.as_ref().filter(|(other, _)| *other == key) {
            (self.computed, self.key) = (computed.clone(), Some(key));
            return;
        }
        // Actors that were there stay where they are; another layout starts from what it was last, or from a file.
        let method = key.asked.method;
        let before = match (same, method, remembered) {
            (_, LayoutMethod::Map, _) => HashMap::new(),
            (true, _, _) => old.places,
            (false, LayoutMethod::Force, _) => self.kept.as_ref().clone(),
            (false, _, Some((_, computed))) => computed.places,
            (false, _, None) => HashMap::new(),
        };
        if method == LayoutMethod::Force && key.actors.iter().all(|a| before.contains_key(a)) {
            self.computed.places = before;
            self.key = Some(key);
            return;
        }
        let request = request_of(&key, &before);
        let radii = request.radii.iter().take(key.actors.len()).copied().collect();
        let job = Job {
            key: key.clone(),
            actors: key.actors.clone(),
            radii,
            request,
        };
        let most = match method {
            LayoutMethod::Circle | LayoutMethod::Map => QUICK_AT_ONCE,
            _ => AT_ONCE,
        };
        if key.actors.len() <= most {
            if let Some(done) = job.run(&mut |_| true) {
                self.take(done);
            }
        } else {
            self.computed.places = spread(&key.actors, &before);
            self.provisional = true;
            self.job = Some(job);
        }
        self.key = Some(key);
    }

    fn publish(&mut self, dossier: &Dossier) -> Arc<Positions> {
        let mut places = self.computed.places.clone();
        let method = self.key.as_ref().map(|key| key.asked.method);
        // A capital cannot be moved; everywhere else what was placed by hand stays there.
        if method != Some(LayoutMethod::Map) {
            for (actor, pin) in &dossier.pins {
                places.insert(*actor, Point { x: pin.x, y: pin.y });
            }
        }
        let ground = &self.computed.ground;
        let unchanged = self.shown.as_ref().is_some_and(|shown| {
            shown.places == places && shown.provisional == self.provisional && shown.ground.is_some() == ground.is_some()
        });
        if !unchanged {
            self.serial += 1;
            self.shown = Some(Arc::new(Positions {
                places,
                kept: (method != Some(LayoutMethod::Force)).then(|| Arc::clone(&self.kept)),
                ground: ground.clone(),
                serial: self.serial,
                provisional: self.provisional,
            }));
        }
        self.shown.clone().unwrap_or_default()
    }
}

fn key_of(dossier: &Dossier, network: &Network, asked: &Asked) -> Key {
    let groups = match (asked.method, &asked.grouping) {
        (LayoutMethod::Blocs, None) => Groups::of(dossier, network, &groups::usual(dossier, network)).numbers(),
        (LayoutMethod::Blocs | LayoutMethod::Circle, Some(by)) => Groups::of(dossier, network, by).numbers(),
        _ => Vec::new(),
    };
    let near = if asked.method == LayoutMethod::Force {
        near(dossier, network, &bloc_sizes(dossier, network))
    } else {
        Vec::new()
    };
    let map = if asked.method == LayoutMethod::Map {
        map_key(dossier, network)
    } else {
        MapKey::default()
    };
    Key {
        asked: asked.clone(),
        pairs: network.pairs.iter().map(|p| (p.a, p.b, p.ties.len())).collect(),
        actors: network.actors.clone(),
        groups,
        near,
        map,
    }
}

/// Where the actors of the network are; those without a place stand beside their members, or those whose office they hold.
fn map_key(dossier: &Dossier, network: &Network) -> MapKey {
    let place: HashMap<ActorId, u32> = network.actors.iter().zip(0..).map(|(a, i)| (*a, i)).collect();
    let mut key = MapKey {
        places: Vec::new(),
        beside: vec![Vec::new(); network.actors.len()],
    };
    for (i, actor) in (0_u32..).zip(&network.actors) {
        let record = dossier.actors.get(actor);
        let at = record.and_then(place_of);
        key.places.push(at.map(|p| (p.lat.to_bits(), p.lon.to_bits())));
        let Some(record) = record else { continue };
        let held = record.offices.iter().map(|o| o.of);
        for other in held
            .chain(record.memberships.iter().map(|m| m.of))
            .filter_map(|of| place.get(&of))
        {
            if at.is_none() {
                key.beside[i as usize].push(*other);
            } else {
                key.beside[*other as usize].push(i);
            }
        }
    }
    // An organisation of which no member is named: those that are tied to it by membership.
    for pair in &network.pairs {
        let is_membership = |id: &crate::model::TieId| {
            dossier
                .ties
                .get(id)
                .is_some_and(|t| t.family == crate::model::TieFamily::Membership)
        };
        if let (Some(a), Some(b)) = (place.get(&pair.a), place.get(&pair.b))
            && pair.ties.iter().any(is_membership)
        {
            key.beside[*a as usize].push(*b);
            key.beside[*b as usize].push(*a);
        }
    }
    key
}

/// Pairs of members of small blocs.
fn near(dossier: &Dossier, network: &Network, sizes: &BTreeMap<ActorId, usize>) -> Vec<(ActorId, ActorId)> {
    let mut pairs = Vec::new();
    for (of, _) in sizes.iter().filter(|(_, size)| (2..=SMALL_BLOC).contains(*size)) {
        let belongs = |a: &&ActorId| {
            dossier
                .actors
                .get(*a)
                .is_some_and(|actor| actor.memberships.iter().any(|m| m.of == *of))
        };
        let members: Vec<ActorId> = network.actors.iter().filter(belongs).copied().collect();
        for (place, a) in members.iter().enumerate() {
            pairs.extend(members[place + 1..].iter().map(|b| (*a, *b)));
        }
    }
    pairs
}

/// Members of blocs up to this size are drawn closer together.
const SMALL_BLOC: usize = 4;

fn request_of(key: &Key, before: &HashMap<ActorId, Point>) -> force::Request {
    let place: HashMap<ActorId, u32> = key.actors.iter().enumerate().map(|(i, a)| (*a, i as u32)).collect();
    let mut degrees = vec![0_usize; key.actors.len()];
    let mut request = force::Request {
        nodes: key.actors.len(),
        initial: key.actors.iter().map(|a| before.get(a).copied()).collect(),
        aspect: ASPECT,
        seed: SEED,
        ..force::Request::default()
    };
    let mut broad = Vec::new();
    for (first, second, ties) in &key.pairs {
        let (Some(a), Some(b)) = (place.get(first).copied(), place.get(second).copied()) else {
            continue;
        };
        degrees[a as usize] += ties;
        degrees[b as usize] += ties;
        let weight = (*ties as f32).sqrt();
        if key.asked.method == LayoutMethod::Force && *ties >= BROAD && a != b {
            broad.push((a, b, *ties, weight));
        } else {
            request.edges.push(force::Edge { a, b, weight });
        }
    }
    for (a, b) in &key.near {
        if let (Some(a), Some(b)) = (place.get(a), place.get(b)) {
            request.edges.push(force::Edge {
                a: *a,
                b: *b,
                weight: 1.0,
            });
        }
    }
    request.radii = degrees.iter().map(|ties| NODE_ROOM + 2.0 * (*ties as f32).sqrt()).collect();
    // Of so many broad fans none can have room of its own: they would only drive the nodes apart.
    if broad.len() > MOST_FANS {
        let edges = broad.drain(..).map(|(a, b, _, weight)| force::Edge { a, b, weight });
        request.edges.extend(edges);
    }
    // A broad fan needs room of its own: a node that nobody sees stands in its middle. Its place is dropped afterwards.
    for (a, b, ties, weight) in broad {
        let middle = request.nodes as u32;
        request.nodes += 1;
        request.radii.push(0.5 * fan_width(ties) + FAN_ROOM);
        let known = |i: u32| request.initial.get(i as usize).copied().flatten();
        let between = known(a).zip(known(b)).map(|(p, q)| Point {
            x: 0.5 * (p.x + q.x),
            y: 0.5 * (p.y + q.y),
        });
        request.initial.push(between);
        request
            .edges
            .extend([force::Edge { a, b: middle, weight }, force::Edge { a: middle, b, weight }]);
    }
    // Actors that were there before do not give way to new ones.
    request.pinned = key.actors.iter().map(|a| before.contains_key(a)).collect();
    request.pinned.resize(request.nodes, false);
    request
}

/// Pushes nodes out of broad fans that are not theirs, and apart from each other.
fn clear_fans(key: &Key, radii: &[f32], fixed: &[bool], points: &mut [Point]) {
    let before = points.to_vec();
    let place: HashMap<ActorId, usize> = key.actors.iter().enumerate().map(|(i, a)| (*a, i)).collect();
    let fans: Vec<(usize, usize, f32)> = key
        .pairs
        .iter()
        .filter(|(a, b, ties)| *ties >= BROAD && a != b)
        .filter_map(|(a, b, ties)| Some((*place.get(a)?, *place.get(b)?, 0.5 * fan_width(*ties))))
        .collect();
    for _round in 0..CLEARING_ROUNDS {
        for (a, b, half) in &fans {
            for i in (0..points.len()).filter(|i| i != a && i != b) {
                let (dx, dy) = out_of_fan(points[*a], points[*b], points[i], *half, 0.75 * radii[i]);
                points[i].x += dx;
                points[i].y += dy;
            }
        }
        for i in 0..points.len() {
            for j in i + 1..points.len() {
                let (dx, dy) = (points[j].x - points[i].x, points[j].y - points[i].y);
                let distance = (dx * dx + dy * dy).sqrt().max(0.01);
                let push = 0.25 * (0.9 * (radii[i] + radii[j]) - distance).max(0.0) / distance;
                points[i] = Point {
                    x: points[i].x - push * dx,
                    y: points[i].y - push * dy,
                };
                points[j] = Point {
                    x: points[j].x + push * dx,
                    y: points[j].y + push * dy,
                };
            }
        }
        for (i, _) in fixed.iter().enumerate().filter(|(i, fixed)| **fixed && *i < before.len()) {
            points[i] = before[i];
        }
    }
}

/// How far a node must move to leave a fan between `a` and `b` that is `half` wide on each side of its middle.
fn out_of_fan(a: Point, b: Point, node: Point, half: f32, room: f32) -> (f32, f32) {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = (dx * dx + dy * dy).sqrt().max(0.01);
    let along = ((node.x - a.x) * dx + (node.y - a.y) * dy) / (length * length);
    if !(0.05..=0.95).contains(&along) {
        return (0.0, 0.0);
    }
    let aside = ((node.y - a.y) * dx - (node.x - a.x) * dy) / length;
    let needed = half * 4.0 * along * (1.0 - along) + room;
    let push = 0.5 * (needed - aside.abs()).max(0.0) * if aside < 0.0 { -1.0 } else { 1.0 };
    (-dy / length * push, dx / length * push)
}

/// Networks up to this size have their broad fans cleared; the work grows with the square.
const CLEARED: usize = 300;
/// Rounds of pushing; enough for some hundred nodes.
const CLEARING_ROUNDS: usize = 80;
/// Room for a node with its label, in layout units; more for actors with many ties.
const NODE_ROOM: f32 = 32.0;
/// From so many ties on a pair's fan gets room of its own.
const BROAD: usize = 5;
/// So many broad fans get room of their own.
const MOST_FANS: usize = 200;
/// Room on each side of a broad fan.
const FAN_ROOM: f32 = 6.0;

/// Distance of neighbouring strands between the same two actors, in layout units: the more there are, the closer.
pub fn lane_spacing(lanes: usize) -> f32 {
    17.0 * (4.0 / (lanes.max(4) as f32)).sqrt()
}

/// Width of the fan of so many strands, in layout units.
fn fan_width(lanes: usize) -> f32 {
    lanes.saturating_sub(1) as f32 * lane_spacing(lanes)
}

/// A sunflower spread: even, quick, and the same every time.
fn spread(actors: &[ActorId], before: &HashMap<ActorId, Point>) -> HashMap<ActorId, Point> {
    let turn = 2.399_963_f32;
    actors
        .iter()
        .enumerate()
        .map(|(i, actor)| {
            let radius = NODE_ROOM * 1.6 * (i as f32 + 0.5).sqrt();
            let angle = turn * i as f32;
            let place = Point {
                x: radius * angle.cos() * ASPECT.sqrt(),
                y: radius * angle.sin() / ASPECT.sqrt(),
            };
            (*actor, before.get(actor).copied().unwrap_or(place))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_inside_a_fan_is_pushed_to_its_side() {
        let (a, b) = (Point { x: 0.0, y: 0.0 }, Point { x: 200.0, y: 0.0 });
        let (dx, dy) = out_of_fan(a, b, Point { x: 100.0, y: 20.0 }, 60.0, 20.0);
        assert!(dx.abs() < 1e-3 && (dy - 30.0).abs() < 1e-3);
        let (_, up) = out_of_fan(a, b, Point { x: 100.0, y: -20.0 }, 60.0, 20.0);
        assert!((up + 30.0).abs() < 1e-3);
        assert_eq!(out_of_fan(a, b, Point { x: 100.0, y: 90.0 }, 60.0, 20.0), (0.0, 0.0));
        assert_eq!(out_of_fan(a, b, Point { x: 260.0, y: 0.0 }, 60.0, 20.0), (0.0, 0.0));
    }

    #[test]
    fn more_strands_lie_closer_but_take_more_room() {
        assert!(lane_spacing(25) < lane_spacing(3) && lane_spacing(25) > 6.0);
        assert!(fan_width(25) > fan_width(5));
    }
}
