//! Whose rail comes first on the timeline, and which rails an event touches.
//!
//! A pure function of the dossier, over all time: neither filter nor window moves a rail. A person has no rail; what
//! they do counts for the state or body whose office they hold. Not here: words, pixels, what is known by which day.

use std::collections::{BTreeSet, HashMap};

use super::Network;
use crate::model::{Actor, ActorId, ActorKind, Certainty, Day, Dossier, Edtf, Event, EventId, Office};

/// The rails of the timeline.
#[derive(Debug, Default)]
pub struct Rails {
    /// Actors: those of events before those of ties only, and those with most that is dated first.
    pub actors: Vec<ActorId>,
    touched: HashMap<EventId, Vec<usize>>,
}

impl Rails {
    /// Orders the states and bodies of the network and finds the rails of every dated event.
    pub fn of(dossier: &Dossier, network: &Network) -> Self {
        let has_rail = |id: &ActorId| {
            let kind = dossier.actors.get(id).map(|a| a.kind);
            kind.is_some_and(|kind| !matches!(kind, ActorKind::Person | ActorKind::Media))
        };
        let mut counts: HashMap<ActorId, usize> = network.actors.iter().filter(|id| has_rail(id)).map(|id| (*id, 0)).collect();
        let mut concerned: Vec<(EventId, BTreeSet<ActorId>)> = Vec::new();
        for event in dossier.events.values() {
            let actors = concerned_by(event, dossier);
            if !actors.is_empty() {
                concerned.push((event.id, actors));
            }
        }
        let of_events = concerned.iter().flat_map(|(_, actors)| actors.iter().copied());
        let of_ties = dossier
            .ties
            .values()
            .filter(|t| t.valid.is_some())
            .flat_map(|t| [t.from, t.to]);
        for actor in of_events.chain(of_ties) {
            if let Some(count) = counts.get_mut(&actor) {
                *count += 1;
            }
        }
        let mut actors: Vec<ActorId> = counts.keys().copied().collect();
        let met: BTreeSet<ActorId> = concerned.iter().flat_map(|(_, actors)| actors.iter().copied()).collect();
        actors.sort_by_key(|id| (!met.contains(id), std::cmp::Reverse(counts.get(id).copied()), *id));
        let place: HashMap<ActorId, usize> = actors.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let touched = concerned
            .into_iter()
            .map(|(event, actors)| {
                let mut rails: Vec<usize> = actors.iter().filter_map(|id| place.get(id).copied()).collect();
                rails.sort_unstable();
                (event, rails)
            })
            .filter(|(_, rails)| !rails.is_empty())
            .collect();
        Self { actors, touched }
    }

    /// Places in [`Self::actors`] of the rails that a dated event touches, from top to bottom.
    pub fn touched(&self, event: EventId) -> &[usize] {
        self.touched.get(&event).map_or(&[], Vec::as_slice)
    }
}

/// Who took part in a dated event: states and bodies themselves, and those for which persons took part.
fn concerned_by(event: &Event, dossier: &Dossier) -> BTreeSet<ActorId> {
    let Some(when) = event.when.as_ref().map(|d| &d.date) else {
        return BTreeSet::new();
    };
    let mut found = BTreeSet::new();
    for participant in &event.participants {
        match dossier.actors.get(&participant.actor) {
            Some(person) if person.kind == ActorKind::Person => found.extend(stands_for(person, when)),
            _ => {
                found.insert(participant.actor);
            }
        }
    }
    found
}

/// The states and bodies for which a person acts: those whose office they may then have held. Sources seldom date
/// every office; who held offices of one state only stands for it at any time.
fn stands_for(person: &Actor, when: &Edtf) -> BTreeSet<ActorId> {
    let held: BTreeSet<ActorId> = person.offices.iter().filter(|o| may_be_held(o, when)).map(|o| o.of).collect();
    if !held.is_empty() {
        return held;
    }
    let ever: BTreeSet<ActorId> = person.offices.iter().map(|o| o.of).collect();
    if ever.len() == 1 { ever } else { BTreeSet::new() }
}

fn may_be_held(office: &Office, when: &Edtf) -> bool {
    let Some(valid) = office.valid.as_ref() else { return true };
    let on = |day: Option<Day>| day.is_some_and(|day| valid.contains(day) != Certainty::No);
    on(when.earliest_day()) || on(when.latest_day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rails() -> Rails {
        let dossier: Dossier = serde_json::from_value(serde_json::json!({
            "actors": [
                {"id": "a.a", "kind": "state", "names": [{"de": "A"}], "code": "A"},
                {"id": "a.b", "kind": "state", "names": [{"de": "B"}], "code": "B"},
                {"id": "a.c", "kind": "state", "names": [{"de": "C"}], "code": "C"},
                {"id": "a.league", "kind": "organisation", "names": [{"de": "Bund"}], "code": "L"},
                {"id": "a.envoy", "kind": "person", "names": [{"de": "E"}], "code": "E", "offices": [
                    {"of": "a.b", "title": {"de": "Minister"}, "valid": "2000/2010"},
                    {"of": "a.league", "title": {"de": "Sekretär"}, "valid": "2012/.."}]},
                {"id": "a.king", "kind": "person", "names": [{"de": "K"}], "code": "K", "offices": [
                    {"of": "a.c", "title": {"de": "König"}, "valid": "2012/.."}]},
                {"id": "a.paper", "kind": "media", "names": [{"de": "P"}], "code": "P"}
            ],
            "ties": [
                {"id": "t.pact", "family": "commitment", "from": "a.c", "to": "a.league", "label": {"de": "Pakt"}, "valid": "2001/.."},
                {"id": "t.dateless", "family": "arms", "from": "a.a", "to": "a.b", "label": {"de": "Waffen"}}
            ],
            "events": [
                {"id": "e.talk", "kind": "summit", "title": {"de": "Treffen"}, "when": {"date": "2005"},
                    "participants": [{"actor": "a.envoy", "role": "guest"}, {"actor": "a.c", "role": "host"}]},
                {"id": "e.later", "kind": "summit", "title": {"de": "Später"}, "when": {"date": "2015-05"},
                    "participants": [{"actor": "a.envoy", "role": "guest"}, {"actor": "a.king", "role": "host"}, {"actor": "a.c", "role": "host"}]},
                {"id": "e.early", "kind": "consult", "title": {"de": "Früh"}, "when": {"date": "1999"},
                    "participants": [{"actor": "a.king", "role": "guest"}, {"actor": "a.envoy", "role": "host"}]},
                {"id": "e.paper", "kind": "statement", "title": {"de": "Artikel"}, "when": {"date": "2015"},
                    "participants": [{"actor": "a.paper", "role": "actor"}]},
                {"id": "e.dateless", "kind": "agree", "title": {"de": "Irgendwann"},
                    "participants": [{"actor": "a.a", "role": "actor"}, {"actor": "a.b", "role": "actor"}]}
            ]
        }))
        .unwrap();
        Rails::of(&dossier, &Network::of(&dossier, &crate::model::Index::of(&dossier)))
    }

    fn named(rails: &Rails, event: &str) -> Vec<String> {
        let places = rails.touched(event.parse().unwrap()).iter();
        places.map(|place| rails.actors[*place].to_string()).collect()
    }

    #[test]
    fn who_has_most_that_is_dated_comes_first_and_equals_by_identifier() {
        let order: Vec<String> = rails().actors.iter().map(ToString::to_string).collect();
        assert_eq!(order, ["a.c", "a.league", "a.b", "a.a"]);
    }

    #[test]
    fn persons_count_for_the_office_they_held_then() {
        let rails = rails();
        assert_eq!(named(&rails, "e.talk"), ["a.c", "a.b"]);
        assert_eq!(named(&rails, "e.later"), ["a.c", "a.league"]);
    }

    #[test]
    fn who_held_offices_of_one_state_only_stands_for_it_at_any_time() {
        assert_eq!(named(&rails(), "e.early"), ["a.c"]);
    }

    #[test]
    fn what_has_no_date_or_no_rail_touches_nothing() {
        let rails = rails();
        assert!(named(&rails, "e.paper").is_empty());
        assert!(named(&rails, "e.dateless").is_empty());
    }
}
