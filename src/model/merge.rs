//! Two records that are the same thing become one: every reference is turned to the one that stays.
//!
//! For `app::apply` and for imports. The edits undo as one step.

use super::dossier::Dossier;
use super::edit::Edit;
use super::ids::{ActorId, Item};
use super::index::references;
use super::proposal::Review;
use super::turn::turn_references;
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
            turn_references(&mut record, &|item| {
                if item == Item::Actor(same) { keep.into() } else { item }
            });
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
