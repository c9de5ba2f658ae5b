//! Which actor of the dossier a found actor is.

use std::collections::HashMap;

use crate::model::{Actor, ActorId, ActorKind, Dossier, Localised, Proposal, Review};

use super::super::found::FoundActor;

/// Actors of the dossier by name, alias and ISO code.
#[derive(Debug, Default)]
pub(super) struct Registry {
    by_name: HashMap<String, ActorId>,
    by_iso: HashMap<String, ActorId>,
}

impl Registry {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let mut registry = Self::default();
        // Usual names first: another actor's alias must not take a name away.
        for actor in dossier.actors.values() {
            registry.names(actor);
        }
        for actor in dossier.actors.values() {
            for alias in actor.aliases.iter().filter(|a| a.chars().count() > 2) {
                registry.by_name.entry(normal(alias)).or_insert(actor.id);
            }
        }
        registry
    }

    fn names(&mut self, actor: &Actor) {
        for name in actor
            .names
            .iter()
            .flat_map(|n| [&n.name.de, &n.name.en])
            .filter(|n| !n.is_empty())
        {
            self.by_name.entry(normal(name)).or_insert(actor.id);
        }
        // The Soviet Union must not answer to Russia's code.
        if let (Some(iso3), ActorKind::State, None) = (&actor.xref.iso3, actor.kind, ended(actor)) {
            self.by_iso.entry(iso3.clone()).or_insert(actor.id);
        }
    }

    pub(super) fn add(&mut self, actor: &Actor) {
        self.names(actor);
        for alias in &actor.aliases {
            self.by_name.entry(normal(alias)).or_insert(actor.id);
        }
    }

    /// The actor of the dossier that was found.
    pub(super) fn find(&self, found: &FoundActor) -> Option<ActorId> {
        let by_iso = (!found.iso3.is_empty()).then(|| self.by_iso.get(&found.iso3)).flatten();
        by_iso
            .or_else(|| self.by_name.get(&normal(&found.name_de)))
            .or_else(|| self.by_name.get(&normal(&found.name_en)))
            .copied()
    }

    /// The actor with this name.
    pub(super) fn named(&self, name: &str) -> Option<ActorId> {
        self.by_name.get(&normal(name)).copied()
    }
}

fn ended(actor: &Actor) -> Option<()> {
    actor
        .exists
        .as_ref()
        .and_then(crate::model::edtf::Edtf::latest_day)
        .map(|_| ())
}

/// A name without case, accents, hyphens and blanks: "Kim Jong-un" is "Kim Jong Un".
pub(super) fn normal(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let folded = name.to_lowercase().replace('ß', "ss");
    folded.nfd().filter(|c| c.is_alphanumeric()).collect()
}

/// Up to three letters for the node: the ISO code's first two, initials, or the name's beginning.
pub(super) fn code(name: &str, iso3: &str, kind: ActorKind) -> String {
    if kind == ActorKind::State && iso3.len() == 3 {
        return iso3.to_owned();
    }
    let words: Vec<&str> = name
        .split([' ', '-'])
        .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
        .collect();
    if words.len() > 1 {
        return words.iter().take(3).filter_map(|w| w.chars().next()).collect();
    }
    if name.chars().count() <= 5 {
        return name.to_owned();
    }
    name.chars().take(3).collect::<String>().to_uppercase()
}

/// A new actor, proposed.
pub(super) fn proposed(id: ActorId, found: &FoundActor, proposal: Proposal) -> Actor {
    let mut actor = plain(
        id,
        found.kind,
        Localised {
            de: found.name_de.clone(),
            en: found.name_en.clone(),
        },
    );
    actor.code = code(&found.name_en, &found.iso3, found.kind);
    actor.xref.iso3 = (!found.iso3.is_empty()).then(|| found.iso3.clone());
    actor.review = Review::Proposed;
    actor.proposal = Some(proposal);
    actor
}

/// An actor with a name and nothing else.
pub(super) fn plain(id: ActorId, kind: ActorKind, name: Localised) -> Actor {
    let code = code(&name.en, "", kind);
    Actor::named(id, kind, code, name)
}
