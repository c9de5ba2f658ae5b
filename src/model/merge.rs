//! Two records that are the same thing become one: every reference is turned to the one that stays.
//!
//! For `app::apply` and for imports. The edits undo as one step.

use std::sync::Arc;

use super::dossier::Dossier;
use super::edit::{Edit, Record};
use super::ids::{ActorId, Item};
use super::index::references;
use super::proposal::Review;
use super::{Actor, ActorName};

/// Makes `same` and `keep` one actor: `keep` takes over names, aliases, offices and memberships, and everything that
/// referred to `same` refers to `keep`. Empty if they are one already or one of them is missing.
pub fn merge_actors(dossier: &Dossier, keep: ActorId, same: ActorId) -> Vec<Edit> {
    let (Some(kept), Some(gone)) = (dossier.actors.get(&keep), dossier.actors.get(&same)) else {
        return Vec::new();
    };
    if keep == same {
        return Vec::new();
    }
    let mut edits = vec![put_actor(united(kept, gone))];
    for item in dossier.items() {
        if item == Item::Actor(keep) || item == Item::Actor(same) {
            continue;
        }
        let Some(mut record) = dossier.record(item) else { continue };
        if references(&record).contains(&Item::Actor(same)) {
            replace(&mut record, same, keep);
            edits.push(Edit::Put(record));
        }
    }
    if dossier.pins.contains_key(&same) {
        edits.push(Edit::Pin { actor: same, at: None });
    }
    edits.push(Edit::Remove(Item::Actor(same)));
    edits
}

fn put_actor(actor: Actor) -> Edit {
    Edit::Put(actor.into())
}

/// The actor that stays, with what the other one knew.
fn united(kept: &Actor, gone: &Actor) -> Actor {
    let mut actor = kept.clone();
    let known = |actor: &Actor, name: &str| {
        let listed = actor.names.iter().any(|n: &ActorName| n.name.de == name || n.name.en == name);
        listed || actor.aliases.iter().any(|a| a == name)
    };
    let names = gone.names.iter().flat_map(|n| [&n.name.de, &n.name.en]).chain(&gone.aliases);
    for name in names {
        if !name.is_empty() && !known(&actor, name) {
            actor.aliases.push(name.clone());
        }
    }
    if actor.xref.is_empty() {
        actor.xref = gone.xref.clone();
    }
    actor.succeeds = actor.succeeds.or(gone.succeeds).filter(|id| *id != gone.id && *id != kept.id);
    let offices = gone.offices.iter().filter(|o| !kept.offices.contains(o) && o.of != kept.id);
    actor.offices.extend(offices.cloned());
    actor.offices.retain(|o| o.of != gone.id);
    let memberships = gone
        .memberships
        .iter()
        .filter(|m| !kept.memberships.contains(m) && m.of != kept.id);
    actor.memberships.extend(memberships.cloned());
    actor.memberships.retain(|m| m.of != gone.id);
    if gone.review == Review::Accepted {
        actor.review = Review::Accepted;
    }
    actor
}

/// Turns every reference to the actor `from` into one to `to`.
fn replace(record: &mut Record, from: ActorId, to: ActorId) {
    let turn = |id: &mut ActorId| {
        if *id == from {
            *id = to;
        }
    };
    let turn_item = |item: &mut Item| {
        if *item == Item::Actor(from) {
            *item = Item::Actor(to);
        }
    };
    match record {
        Record::Actor(a) => {
            let a = Arc::make_mut(a);
            a.succeeds.iter_mut().for_each(turn);
            a.offices.iter_mut().for_each(|o| turn(&mut o.of));
            a.memberships.iter_mut().for_each(|m| turn(&mut m.of));
        }
        Record::Instrument(i) => {
            let i = Arc::make_mut(i);
            i.parties.iter_mut().for_each(|p| turn(&mut p.actor));
            for duty in &mut i.obligations {
                turn(&mut duty.obligor);
                turn(&mut duty.beneficiary);
            }
        }
        Record::Tie(t) => {
            let t = Arc::make_mut(t);
            turn(&mut t.from);
            turn(&mut t.to);
        }
        Record::Event(e) => {
            let e = Arc::make_mut(e);
            e.participants.iter_mut().for_each(|p| turn(&mut p.actor));
            let mut seen = Vec::new();
            e.participants.retain(|p| {
                let fresh = !seen.contains(&(p.actor, p.role));
                seen.push((p.actor, p.role));
                fresh
            });
        }
        Record::Claim(c) => {
            let c = Arc::make_mut(c);
            turn(&mut c.speaker);
            c.reporters.iter_mut().for_each(turn);
            c.about.iter_mut().for_each(turn_item);
            let mut seen = Vec::new();
            c.about.retain(|item| {
                let fresh = !seen.contains(item);
                seen.push(*item);
                fresh
            });
        }
        Record::Quantity(q) => Arc::make_mut(q).about.iter_mut().for_each(turn_item),
        Record::Scenario(s) => {
            let s = Arc::make_mut(s);
            s.changes.iter_mut().for_each(|c| turn_item(&mut c.item));
            s.blocked_by.iter_mut().for_each(turn_item);
            s.met_by.iter_mut().for_each(turn_item);
        }
        Record::Precedent(p) => {
            let p = Arc::make_mut(p);
            turn_item(&mut p.case);
            p.bears_on.iter_mut().for_each(turn_item);
        }
        Record::Assessment(a) => {
            let a = Arc::make_mut(a);
            turn_item(&mut a.guarantee);
            a.violator.iter_mut().for_each(turn);
            a.guarantors.iter_mut().for_each(|g| turn(&mut g.actor));
        }
        Record::Scene(s) => Arc::make_mut(s).selection.iter_mut().for_each(turn_item),
        Record::Document(_) | Record::Passage(_) | Record::Contradiction(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Index, Transaction};

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "actors": [
                { "id": "a.kim", "kind": "person", "names": [{ "de": "Kim", "en": "Kim" }], "code": "K", "review": "proposed" },
                { "id": "a.kim-gunn", "kind": "person", "names": [{ "de": "Kim Gunn", "en": "Kim Gunn" }], "code": "KG" },
                { "id": "a.korea", "kind": "state", "names": [{ "de": "Südkorea", "en": "South Korea" }], "code": "KR" },
            ],
            "ties": [{ "id": "t.x", "family": "contact", "from": "a.kim", "to": "a.korea", "label": { "de": "x", "en": "x" } }],
            "documents": [{ "id": "d.x", "title": { "de": "x", "en": "x" }, "language": "de", "text": "Kim sprach." }],
            "passages": [{ "id": "p.x", "document": "d.x", "target": { "start": 0, "end": 3, "exact": "Kim" } }],
            "claims": [{ "id": "c.x", "speaker": "a.kim", "stance": "asserts", "about": ["t.x", "a.kim", "a.kim-gunn"],
                "words": { "de": "x", "en": "x" }, "passages": ["p.x"], "review": "proposed" }],
        }))
        .unwrap()
    }

    #[test]
    fn merging_turns_every_reference_and_undoes_as_one_step() {
        let mut dossier = dossier();
        let before = dossier.clone();
        let (keep, same) = ("a.kim-gunn".parse().unwrap(), "a.kim".parse().unwrap());
        let transaction = Transaction {
            name: super::super::Localised::same("merge"),
            edits: merge_actors(&dossier, keep, same),
        };
        let inverse = dossier.apply_all(transaction).unwrap();
        assert_eq!(dossier.check(), []);
        assert!(!dossier.actors.contains_key(&same));
        assert_eq!(dossier.actors[&keep].aliases, ["Kim"]);
        let claim = dossier.claims.values().next().unwrap();
        assert_eq!(claim.speaker, keep);
        assert_eq!(claim.about.len(), 2);
        dossier.apply_all(inverse).unwrap();
        assert_eq!(dossier, before);
    }

    #[test]
    fn accepting_a_tie_accepts_what_it_stands_on_and_rejecting_an_actor_what_stands_on_it() {
        let mut dossier = dossier();
        let index = Index::of(&dossier);
        let tie: Item = "t.x".parse().unwrap();
        assert_eq!(index.review_of(&dossier, tie), Review::Proposed);
        let name = || super::super::Localised::same("review");
        let edits = super::super::review::accept(&dossier, &index, &[tie]);
        let inverse = dossier.apply_all(Transaction { name: name(), edits }).unwrap();
        assert_eq!(index.review_of(&dossier, tie), Review::Accepted);
        assert_eq!(dossier.actors[&"a.kim".parse().unwrap()].review, Review::Accepted);
        dossier.apply_all(inverse).unwrap();
        let edits = super::super::review::reject(&dossier, &index, &["a.kim".parse().unwrap()]);
        dossier.apply_all(Transaction { name: name(), edits }).unwrap();
        assert_eq!(index.review_of(&dossier, tie), Review::Rejected);
    }
}
