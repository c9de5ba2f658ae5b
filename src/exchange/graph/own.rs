//! What an actor or a tie says that a graph has no words for: names by time, dated memberships, offices, succession,
//! notes, how a date is known. Written as attributes in the words of the project file, and taken back where they are
//! just that; anything else of the same name stays an attribute of the file.
//!
//! For [`super::from_dossier`] and [`super::to_dossier`]. Deliberately not here: what other programs have words for too.

use std::collections::{HashMap, HashSet};

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::Kind;
use super::from_dossier::word;
use super::to_dossier::DATA;
use crate::exchange::{Place, Report};
use crate::model::{Actor, ActorId, ActorName, Basis, BasisKind, Edtf, Extra, Language, Localised, Membership, Office, Tie};

/// Attributes of actors.
pub(super) const NODE: [(&str, Kind); 6] = [
    ("names", Kind::Text),
    ("memberships", Kind::Text),
    ("offices", Kind::Text),
    ("succeeds", Kind::Text),
    ("note_de", Kind::Text),
    ("note_en", Kind::Text),
];

/// Attributes of ties.
pub(super) const EDGE: [(&str, Kind); 6] = [
    ("inferred", Kind::Flag),
    ("basis", Kind::Text),
    ("basis_de", Kind::Text),
    ("basis_en", Kind::Text),
    ("note_de", Kind::Text),
    ("note_en", Kind::Text),
];

/// More forerunners than any state has; what a file says beyond is not followed.
const FORERUNNERS: usize = 32;

/// Attributes with their words; empty words are not written.
pub(super) type Said = Vec<(&'static str, String)>;

/// A membership that a graph says by laying one node into another.
pub(super) fn is_plain(membership: &Membership) -> bool {
    membership.valid.is_none() && membership.role.is_empty() && !membership.inferred
}

/// What an actor says. `written` tells whether another one stands in the same file; who does not is in the report.
pub(super) fn of_actor(actor: &Actor, written: impl Fn(ActorId) -> bool, language: Language, report: &mut Report) -> Said {
    let memberships: Vec<&Membership> = actor.memberships.iter().filter(|m| written(m.of)).collect();
    let offices: Vec<&Office> = actor.offices.iter().filter(|o| written(o.of)).collect();
    let before = actor.succeeds.filter(|id| written(*id));
    for (reason, left_out) in [
        ("graphs-no-memberships", memberships.len() < actor.memberships.len()),
        (
            "graphs-no-offices",
            offices.len() < actor.offices.len() || before != actor.succeeds,
        ),
    ] {
        if left_out {
            report.skip(Place::File, reason, actor.name(language));
        }
    }
    let by_time = actor.names.len() > 1 || actor.names.iter().any(|name| name.valid.is_some());
    vec![
        ("names", json_if(by_time, &actor.names)),
        // The plain ones too: not every format lays nodes into nodes.
        ("memberships", json_if(!memberships.is_empty(), &memberships)),
        ("offices", json_if(!offices.is_empty(), &offices)),
        ("succeeds", before.map(|id| id.to_string()).unwrap_or_default()),
        ("note_de", actor.note.de.clone()),
        ("note_en", actor.note.en.clone()),
    ]
}

/// What a tie says.
pub(super) fn of_tie(tie: &Tie) -> Said {
    let (plain, basis) = (tie.basis.is_plain(), &tie.basis);
    vec![
        ("inferred", if tie.inferred { "true".to_owned() } else { String::new() }),
        ("basis", if plain { String::new() } else { word(&basis.kind) }),
        ("basis_de", basis.words.de.clone()),
        ("basis_en", basis.words.en.clone()),
        ("note_de", tie.note.de.clone()),
        ("note_en", tie.note.en.clone()),
    ]
}

/// Takes what is said of an actor out of the attributes of its node.
pub(super) fn to_actor(actor: &mut Actor, data: &mut Extra) {
    if let Some(mut names) = taken(data, "names", |names: &Vec<ActorName>| {
        !names.is_empty() && names.iter().all(|name| is_stretch(name.valid.as_ref()))
    }) && let (Some(first), Some(usual)) = (names.first_mut(), actor.names.first())
    {
        // The usual name stands in attributes of its own, where it may have been changed since.
        first.name.clone_from(&usual.name);
        actor.names = names;
    }
    if let Some(memberships) = taken(data, "memberships", |all: &Vec<Membership>| {
        all.iter().all(|m| is_stretch(m.valid.as_ref()))
    }) {
        // Those that lie in the node are among them, unless another program has put more into it.
        let beside: Vec<Membership> = std::mem::replace(&mut actor.memberships, memberships);
        let known: HashSet<ActorId> = actor.memberships.iter().map(|m| m.of).collect();
        let fresh = beside.into_iter().filter(|m| !known.contains(&m.of));
        actor.memberships.extend(fresh);
    }
    if let Some(offices) = taken(data, "offices", |all: &Vec<Office>| {
        all.iter().all(|o| is_stretch(o.valid.as_ref()))
    }) {
        actor.offices = offices;
    }
    let before = text(data, "succeeds").and_then(|id| id.parse::<ActorId>().ok());
    if let Some(before) = before {
        data.remove(&named("succeeds"));
        actor.succeeds = Some(before);
    }
    actor.note = words(data, "note_de", "note_en");
}

/// What is said of a tie: how its dates are known, whether its ends are inferred, and the note.
pub(super) fn to_tie(data: &mut Extra) -> (Basis, bool, Localised) {
    let name = named("inferred");
    let inferred = match data.get(&name) {
        Some(Json::Bool(said)) => *said,
        // Tables have no types.
        Some(Json::String(said)) => said == "true",
        _ => false,
    };
    if inferred {
        data.remove(&name);
    }
    let kind = text(data, "basis").and_then(|word| serde_json::from_value::<BasisKind>(Json::String(word)).ok());
    let basis = match kind {
        Some(kind) => {
            data.remove(&named("basis"));
            Basis {
                kind,
                words: words(data, "basis_de", "basis_en"),
            }
        }
        None => Basis::default(),
    };
    (basis, inferred, words(data, "note_de", "note_en"))
}

/// Leaves out whoever is not in the file, and successions that run in a circle or without an end.
pub(super) fn settle(actors: &mut [Actor], report: &mut Report) {
    let known: HashSet<ActorId> = actors.iter().map(|actor| actor.id).collect();
    let mut before: HashMap<ActorId, ActorId> = HashMap::new();
    for actor in actors.iter_mut() {
        let (id, all) = (actor.id, actor.memberships.len() + actor.offices.len());
        actor.memberships.retain(|m| m.of != id && known.contains(&m.of));
        actor.offices.retain(|o| known.contains(&o.of));
        let earlier = actor.succeeds.filter(|earlier| known.contains(earlier));
        if actor.memberships.len() + actor.offices.len() < all || earlier != actor.succeeds {
            report.skip(Place::File, "graphs-unknown-parent", actor.id.as_str());
        }
        actor.succeeds = earlier;
        before.extend(earlier.map(|earlier| (id, earlier)));
    }
    for actor in actors.iter_mut().filter(|actor| actor.succeeds.is_some()) {
        let mut line = std::iter::successors(Some(actor.id), |id| before.get(id).copied());
        if line.nth(FORERUNNERS).is_some() {
            report.skip(Place::File, "graphs-endless-succession", actor.id.as_str());
            before.remove(&actor.id);
            actor.succeeds = None;
        }
    }
}

fn json_if<T: serde::Serialize>(said: bool, value: &T) -> String {
    let json = said.then(|| serde_json::to_string(value).ok()).flatten();
    json.unwrap_or_default()
}

fn named(name: &str) -> String {
    format!("{DATA}{name}")
}

fn text(data: &Extra, name: &str) -> Option<String> {
    Some(data.get(&named(name))?.as_str()?.to_owned())
}

/// Words in both languages; what there is of them is no attribute any more.
fn words(data: &mut Extra, de: &str, en: &str) -> Localised {
    let mut take = |name: &str| match text(data, name) {
        Some(words) => {
            data.remove(&named(name));
            words
        }
        None => String::new(),
    };
    Localised {
        de: take(de),
        en: take(en),
    }
}

/// An attribute that is JSON of just this and allowed here; any other stays where it is.
fn taken<T: DeserializeOwned>(data: &mut Extra, name: &str, allowed: impl Fn(&T) -> bool) -> Option<T> {
    let value = serde_json::from_str::<T>(&text(data, name)?).ok().filter(allowed)?;
    data.remove(&named(name));
    Some(value)
}

fn is_stretch(valid: Option<&Edtf>) -> bool {
    valid.is_none_or(Edtf::is_interval)
}
