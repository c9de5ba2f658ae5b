//! One actor becomes two: some of what referred to it refers to the new one. The opposite of [`super::merge`].
//!
//! For the window. The edits undo as one step.

use std::collections::BTreeSet;

use super::dossier::Dossier;
use super::edit::Edit;
use super::ids::{ActorId, Item};
use super::turn::turn_references;
use super::{Actor, ActorName, Localised};

/// Makes an actor `name` of what is not `actor`: it takes the given aliases and everything in `moves` that refers to
/// `actor`. Empty if there is no such actor or the name says nothing.
pub fn split_actor(dossier: &Dossier, actor: ActorId, name: &Localised, aliases: &[String], moves: &BTreeSet<Item>) -> Vec<Edit> {
    let Some(old) = dossier.actors.get(&actor) else {
        return Vec::new();
    };
    let Ok(id) = ActorId::new(&dossier.fresh_id(ActorId::PREFIX)) else {
        return Vec::new();
    };
    if name.is_empty() {
        return Vec::new();
    }
    let is_name = |alias: &str| alias == name.de || alias == name.en;
    let new = Actor {
        id,
        kind: old.kind,
        code: name
            .get(super::Language::En)
            .chars()
            .take(3)
            .collect::<String>()
            .to_uppercase(),
        names: vec![ActorName {
            name: name.clone(),
            valid: None,
        }],
        aliases: aliases.iter().filter(|alias| !is_name(alias)).cloned().collect(),
        xref: super::actor::CrossReference::default(),
        exists: None,
        succeeds: None,
        offices: Vec::new(),
        memberships: Vec::new(),
        note: Localised::default(),
        review: old.review,
        proposal: None,
        extra: super::Extra::default(),
    };
    let mut kept = old.clone();
    kept.aliases.retain(|alias| !aliases.contains(alias));
    let mut edits = vec![put(new)];
    if kept != *old {
        edits.push(put(kept));
    }
    for item in moves.iter().filter(|item| **item != Item::Actor(actor)) {
        let Some(mut record) = dossier.record(*item) else { continue };
        let before = record.clone();
        turn_references(&mut record, &|item| if item == Item::Actor(actor) { id.into() } else { item });
        if record != before {
            edits.push(Edit::Put(record));
        }
    }
    edits
}

fn put(actor: Actor) -> Edit {
    Edit::Put(actor.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Transaction;

    #[test]
    fn ties_of_the_other_one_move_and_come_back() {
        let mut dossier: Dossier = serde_json::from_value(serde_json::json!({
            "actors": [
                { "id": "a.kim", "kind": "person", "names": [{ "de": "Kim", "en": "Kim" }], "code": "K", "aliases": ["Kim Gunn"] },
                { "id": "a.x", "kind": "state", "names": [{ "de": "X", "en": "X" }], "code": "X" },
            ],
            "ties": [
                { "id": "t.one", "family": "contact", "from": "a.kim", "to": "a.x", "label": { "de": "x", "en": "x" } },
                { "id": "t.two", "family": "contact", "from": "a.x", "to": "a.kim", "label": { "de": "x", "en": "x" } },
            ],
        }))
        .unwrap();
        let before = dossier.clone();
        let moves = BTreeSet::from(["t.two".parse().unwrap()]);
        let name = Localised::same("Kim Gunn");
        let edits = split_actor(&dossier, "a.kim".parse().unwrap(), &name, &["Kim Gunn".into()], &moves);
        let inverse = dossier
            .apply_all(Transaction {
                name: Localised::same("split"),
                edits,
            })
            .unwrap();
        assert_eq!(dossier.check(), []);
        assert_eq!(dossier.actors.len(), 3);
        let [one, two] = ["t.one", "t.two"].map(|id| dossier.ties[&id.parse().unwrap()].clone());
        assert_eq!(one.from.as_str(), "a.kim");
        assert_eq!(dossier.actors[&two.to].names[0].name, Localised::same("Kim Gunn"));
        assert!(dossier.actors[&one.from].aliases.is_empty());
        dossier.apply_all(inverse).unwrap();
        assert_eq!(dossier, before);
    }

    #[test]
    fn a_name_is_needed() {
        let dossier = Dossier::default();
        assert!(
            split_actor(
                &dossier,
                "a.kim".parse().unwrap(),
                &Localised::default(),
                &[],
                &BTreeSet::new()
            )
            .is_empty()
        );
    }
}
