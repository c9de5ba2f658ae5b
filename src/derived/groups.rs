//! Which actors of the network belong together: by bloc, by community, by kind, by region, by an imported field. For layouts and outlines.
//!
//! A pure function of dossier and network, over all time. Not here: how groups are placed (`layout::blocs`) or drawn.

use std::collections::{BTreeMap, HashMap};

use super::geography::{self, Region};
use super::network::{Network, Pair};
use crate::measures::{self, Graph};
use crate::model::{Actor, ActorId, ActorKind, Dossier, TieId};
use crate::session::Grouping;

/// What a group is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupName {
    /// An organisation, body or format.
    Actor(ActorId),
    /// A community, by its number from 0, the largest first.
    Community(usize),
    /// A kind of actor.
    Kind(ActorKind),
    /// A region of the world.
    Region(Region),
    /// A value of an imported field.
    Value(String),
}

/// Groups of the actors of a network; who belongs to none is in none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    /// Their names, in a fixed order.
    pub names: Vec<GroupName>,
    /// The group of each actor of the network, in its order.
    pub of: Vec<Option<u32>>,
}

impl Groups {
    /// Groups the actors of a network.
    pub fn of(dossier: &Dossier, network: &Network, by: &Grouping) -> Self {
        let sizes = bloc_sizes(dossier, network);
        let name = |id: &ActorId| -> Option<GroupName> {
            let actor = dossier.actors.get(id)?;
            match by {
                Grouping::Membership => bloc(actor, &sizes).map(GroupName::Actor),
                Grouping::Community => None,
                Grouping::Kind => Some(GroupName::Kind(actor.kind)),
                Grouping::Region => geography::region_of(actor).map(GroupName::Region),
                Grouping::Attribute(field) => value(actor, field).map(GroupName::Value),
            }
        };
        let named: Vec<Option<GroupName>> = match by {
            Grouping::Community => communities(dossier, network),
            _ => network.actors.iter().map(name).collect(),
        };
        let mut places: BTreeMap<GroupName, u32> = named.iter().flatten().map(|n| (n.clone(), 0)).collect();
        for (place, number) in places.values_mut().zip(0..) {
            *place = number;
        }
        Self {
            of: named
                .iter()
                .map(|n| n.as_ref().and_then(|n| places.get(n).copied()))
                .collect(),
            names: places.into_keys().collect(),
        }
    }

    /// One number for each actor; those in no group have one of their own.
    pub fn numbers(&self) -> Vec<u32> {
        let own = self.names.len() as u32;
        self.of.iter().zip(own..).map(|(group, own)| group.unwrap_or(own)).collect()
    }
}

/// What groups actors where nothing was chosen: memberships, if there are any, else communities.
pub fn usual(dossier: &Dossier, network: &Network) -> Grouping {
    if bloc_sizes(dossier, network).values().any(|members| *members > 1) {
        Grouping::Membership
    } else {
        Grouping::Community
    }
}

/// Fields by which actors can be grouped: imported ones with a few words or a number, not the same for all.
pub fn fields(dossier: &Dossier) -> Vec<String> {
    let mut values: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    for actor in dossier.actors.values() {
        for field in actor.extra.keys() {
            if let Some(value) = value(actor, field) {
                *values.entry(field).or_default().entry(value).or_default() += 1;
            }
        }
    }
    let groups = |found: &BTreeMap<String, usize>| found.len() > 1 && found.values().any(|n| *n > 1);
    let fitting = values.into_iter().filter(|(_, found)| groups(found));
    fitting.map(|(field, _)| field.to_owned()).collect()
}

/// What an imported field says of an actor.
fn value(actor: &Actor, field: &str) -> Option<String> {
    match actor.extra.get(field)? {
        serde_json::Value::String(text) if !text.is_empty() && text.chars().count() <= LONGEST => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

/// Longer values are texts, not names of groups.
const LONGEST: usize = 60;

/// Communities by the ties themselves, over all time; who is in one alone is in none. Ties against each other join nobody.
fn communities(dossier: &Dossier, network: &Network) -> Vec<Option<GroupName>> {
    let place: HashMap<ActorId, u32> = network.actors.iter().copied().zip(0..).collect();
    let friendly = |id: &&TieId| dossier.ties.get(id).is_some_and(|t| t.family.sign() >= 0);
    let edge = |pair: &Pair| {
        let weight = pair.ties.iter().filter(friendly).count();
        let ends = place.get(&pair.a).copied().zip(place.get(&pair.b).copied());
        ends.filter(|(a, b)| weight > 0 && a != b).map(|(a, b)| (a, b, weight as f32))
    };
    let edges: Vec<(u32, u32, f32)> = network.pairs.iter().filter_map(edge).collect();
    let found = measures::communities(&Graph::undirected(network.actors.len(), &edges), SEED);
    let mut sizes: HashMap<u32, usize> = HashMap::new();
    for community in &found {
        *sizes.entry(*community).or_default() += 1;
    }
    let shared = |c: &u32| {
        sizes
            .get(c)
            .is_some_and(|n| *n > 1)
            .then_some(GroupName::Community(*c as usize))
    };
    found.iter().map(shared).collect()
}

/// One seed for everybody: the same ties give the same communities.
const SEED: u64 = 1961;

/// Organisations and formats, and how many actors of the network belong to each.
pub(super) fn bloc_sizes(dossier: &Dossier, network: &Network) -> BTreeMap<ActorId, usize> {
    let mut sizes = BTreeMap::new();
    let actors = network.actors.iter().filter_map(|a| dossier.actors.get(a));
    for membership in actors.flat_map(|a| &a.memberships) {
        let is_bloc = |of: &Actor| matches!(of.kind, ActorKind::Organisation | ActorKind::Format);
        if dossier.actors.get(&membership.of).is_some_and(is_bloc) {
            *sizes.entry(membership.of).or_default() += 1;
        }
    }
    sizes
}

/// Bloc of an actor: the smallest one with at least two members that it belongs to.
fn bloc(actor: &Actor, sizes: &BTreeMap<ActorId, usize>) -> Option<ActorId> {
    let sized = actor.memberships.iter().filter_map(|m| sizes.get(&m.of).map(|n| (*n, m.of)));
    sized.filter(|(n, _)| *n >= 2).min().map(|(_, of)| of)
}
