//! Where each actor stands. Computed once over the whole dossier; time, filter and selection never move anything.
//!
//! Small networks are laid out at once. A large one is first spread out plainly and the work is handed to the
//! caller as a [`Job`], to be run on another thread and given back with [`super::Derived::layout_done`].

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::network::Network;
use crate::layout::{self, Point, blocs, circle, force};
use crate::model::{ActorId, ActorKind, Dossier};
use crate::session::LayoutMethod;

/// Networks up to this size are laid out within the frame that asks for them; larger ones would be felt.
const AT_ONCE: usize = 12;
/// Width to height of the picture that the layout aims at.
const ASPECT: f32 = 1.35;
/// One seed for everybody: the same dossier gives the same picture.
const SEED: u64 = 1961;

/// Places of actors, in layout units (points at zoom 1, y downwards).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Positions {
    places: HashMap<ActorId, Point>,
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

    /// All places, by actor, for a project file.
    pub fn all(&self) -> BTreeMap<ActorId, (f32, f32)> {
        self.places.iter().map(|(actor, p)| (*actor, (p.x, p.y))).collect()
    }

    /// Smallest rectangle around all places.
    pub fn bounds(&self) -> Option<layout::Rect> {
        let points: Vec<Point> = self.places.values().copied().collect();
        layout::Rect::around(&points)
    }
}

/// A layout to be computed on another thread.
#[derive(Debug, Clone)]
pub struct Job {
    key: Key,
    actors: Vec<ActorId>,
    request: force::Request,
}

/// The result of a [`Job`].
#[derive(Debug, Clone)]
pub struct Done {
    key: Key,
    places: HashMap<ActorId, Point>,
}

impl Job {
    /// Computes the layout. `progress` is told how far it is (0-1) and cancels by answering `false`.
    pub fn run(self, progress: &mut dyn FnMut(f32) -> bool) -> Option<Done> {
        let positions = match self.key.method {
            LayoutMethod::Force | LayoutMethod::Circle => force::force(&self.request, progress)?,
            LayoutMethod::Blocs => blocs::blocs(&blocs::Request { graph: self.request, groups: self.key.groups.clone() }, progress)?,
        };
        Some(Done { key: self.key, places: self.actors.into_iter().zip(positions.points).collect() })
    }
}

/// Everything a layout depends on, except the places it starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    method: LayoutMethod,
    pairs: Vec<(ActorId, ActorId, usize)>,
    actors: Vec<ActorId>,
    groups: Vec<u32>,
}

/// Keeps the computed places from change to change.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    /// Places from a file, for the force layout.
    kept: HashMap<ActorId, Point>,
    checked: Option<(u64, LayoutMethod)>,
    key: Option<Key>,
    computed: HashMap<ActorId, Point>,
    shown: Option<Arc<Positions>>,
    job: Option<Job>,
    serial: u64,
    provisional: bool,
}

impl Keeper {
    pub(super) fn with_places(places: &BTreeMap<ActorId, (f32, f32)>) -> Self {
        let kept = places.iter().filter(|(_, (x, y))| x.is_finite() && y.is_finite());
        Self { kept: kept.map(|(actor, (x, y))| (*actor, Point { x: *x, y: *y })).collect(), ..Self::default() }
    }

    pub(super) fn get(&mut self, dossier: &Dossier, revision: u64, network: &Network, method: LayoutMethod) -> Arc<Positions> {
        if self.checked == Some((revision, method))
            && let Some(shown) = &self.shown
        {
            return Arc::clone(shown);
        }
        self.checked = Some((revision, method));
        let key = key_of(dossier, network, method);
        if self.key.as_ref() != Some(&key) {
            self.compute(key);
        }
        self.publish(dossier)
    }

    pub(super) fn take_job(&mut self) -> Option<Job> {
        self.job.take()
    }

    /// Takes a result if it still answers the present question.
    pub(super) fn done(&mut self, done: Done) -> bool {
        if self.key.as_ref() != Some(&done.key) {
            return false;
        }
        if done.key.method == LayoutMethod::Force {
            self.kept.clone_from(&done.places);
        }
        self.computed = done.places;
        self.provisional = false;
        self.checked = None;
        true
    }

    fn compute(&mut self, key: Key) {
        let same_method = self.key.as_ref().is_some_and(|old| old.method == key.method);
        // Actors that were there stay where they are; a change of method starts afresh, or from what a file kept.
        let before = match (same_method, key.method) {
            (true, _) => std::mem::take(&mut self.computed),
            (false, LayoutMethod::Force) => self.kept.clone(),
            (false, LayoutMethod::Circle | LayoutMethod::Blocs) => HashMap::new(),
        };
        if key.method == LayoutMethod::Force && key.actors.iter().all(|a| before.contains_key(a)) {
            self.computed = before;
            (self.job, self.provisional, self.key) = (None, false, Some(key));
            return;
        }
        let request = request_of(&key, &before);
        let job = Job { key: key.clone(), actors: key.actors.clone(), request };
        self.job = None;
        self.provisional = false;
        if key.method == LayoutMethod::Circle {
            let r = job.request;
            let positions = circle::circle(&circle::Request { nodes: r.nodes, edges: r.edges, radii: r.radii, aspect: r.aspect, order: None });
            self.computed = job.actors.into_iter().zip(positions.points).collect();
        } else if key.actors.len() <= AT_ONCE {
            if let Some(done) = job.run(&mut |_| true) {
                if key.method == LayoutMethod::Force {
                    self.kept.clone_from(&done.places);
                }
                self.computed = done.places;
            }
        } else {
            self.computed = spread(&key.actors, &before);
            self.provisional = true;
            self.job = Some(job);
        }
        self.key = Some(key);
    }

    fn publish(&mut self, dossier: &Dossier) -> Arc<Positions> {
        let mut places = self.computed.clone();
        for (actor, pin) in &dossier.pins {
            places.insert(*actor, Point { x: pin.x, y: pin.y });
        }
        let unchanged = self.shown.as_ref().is_some_and(|shown| shown.places == places && shown.provisional == self.provisional);
        if !unchanged {
            self.serial += 1;
            self.shown = Some(Arc::new(Positions { places, serial: self.serial, provisional: self.provisional }));
        }
        self.shown.clone().unwrap_or_default()
    }
}

fn key_of(dossier: &Dossier, network: &Network, method: LayoutMethod) -> Key {
    let groups = match method {
        LayoutMethod::Blocs => network.actors.iter().map(|a| bloc(dossier, *a)).collect(),
        LayoutMethod::Force | LayoutMethod::Circle => Vec::new(),
    };
    Key { method, pairs: network.pairs.iter().map(|p| (p.a, p.b, p.ties.len())).collect(), actors: network.actors.clone(), groups }
}

/// Bloc of an actor: the first organisation or format it belongs to, by place in the dossier; 0 for none.
pub fn bloc(dossier: &Dossier, actor: ActorId) -> u32 {
    let of = dossier.actors.get(&actor).and_then(|a| {
        a.memberships.iter().map(|m| m.of).find(|of| dossier.actors.get(of).is_some_and(|o| o.kind != ActorKind::Body))
    });
    of.and_then(|of| dossier.actors.keys().position(|id| *id == of)).map_or(0, |place| place as u32 + 1)
}

fn request_of(key: &Key, before: &HashMap<ActorId, Point>) -> force::Request {
    let place: HashMap<ActorId, u32> = key.actors.iter().enumerate().map(|(i, a)| (*a, i as u32)).collect();
    let edges = key
        .pairs
        .iter()
        .filter_map(|(a, b, ties)| Some(force::Edge { a: *place.get(a)?, b: *place.get(b)?, weight: (*ties as f32).sqrt() }))
        .collect();
    let nodes = key.actors.len();
    force::Request {
        nodes,
        edges,
        radii: vec![NODE_ROOM; nodes],
        initial: key.actors.iter().map(|a| before.get(a).copied()).collect(),
        pinned: key.actors.iter().map(|a| before.contains_key(a)).collect(),
        aspect: ASPECT,
        seed: SEED,
        iterations: None,
    }
}

/// Room for a node with its label, in layout units.
const NODE_ROOM: f32 = 34.0;

/// A sunflower spread: even, quick, and the same every time.
fn spread(actors: &[ActorId], before: &HashMap<ActorId, Point>) -> HashMap<ActorId, Point> {
    let turn = 2.399_963_f32;
    actors
        .iter()
        .enumerate()
        .map(|(i, actor)| {
            let radius = NODE_ROOM * 1.6 * (i as f32 + 0.5).sqrt();
            let angle = turn * i as f32;
            let place = Point { x: radius * angle.cos() * ASPECT.sqrt(), y: radius * angle.sin() / ASPECT.sqrt() };
            (*actor, before.get(actor).copied().unwrap_or(place))
        })
        .collect()
}
