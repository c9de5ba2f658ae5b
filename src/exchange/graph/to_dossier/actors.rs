//! A node to an actor, with its identifier and place.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::super::meaning::{Meaning, actor_kind};
use super::super::{Node, On, own};
use super::times::keep_spells;
use super::values::{insert, look_json};
use super::{Maker, is_number};
use crate::model::make::code;
use crate::model::{Actor, ActorId, ActorKind, Localised, Membership};

/// How many letters stand in a node at most.
const LETTERS: usize = 5;

/// Where other names stand, several in one cell.
const ALIASES: &str = "data.aliases";

impl Maker<'_> {
    /// An identifier of ours is kept, anything else gets one from the file's fingerprint and its place.
    pub(super) fn actor_ids(&self, nodes: &[Node]) -> Vec<ActorId> {
        let mut seen = HashSet::new();
        let base = &self.base;
        let id = |(number, node): (usize, &Node)| {
            let own = node.id.parse::<ActorId>().ok().filter(|id| *id != ActorId::OPEN);
            own.filter(|id| seen.insert(*id))
                .or_else(|| format!("a.{base}-{number}").parse().ok())
                .unwrap_or(self.speaker)
        };
        nodes.iter().enumerate().map(id).collect()
    }

    /// The actor of a node, and where it stands.
    pub(super) fn actor(&mut self, number: usize, node: Node, id: ActorId, ids: &[ActorId]) -> (Actor, Option<(f32, f32)>) {
        let mut said = self.said(On::Node, node.values);
        let mut text = |meaning| said.text(meaning);
        let name = node.label.filter(|l| !l.trim().is_empty()).or_else(|| text(Meaning::Label));
        let (de, en) = (text(Meaning::NameDe), text(Meaning::NameEn));
        let name = name.or_else(|| text(Meaning::Name));
        let shown = name.clone().unwrap_or_else(|| node.id.clone());
        let (name_beside, named_twice) = (name, de.is_some() || en.is_some());
        let name = match (de, en) {
            (None, None) => Localised::same(shown.trim()),
            (de, en) => Localised {
                de: de.map(String::from).unwrap_or_default(),
                en: en.map(String::from).unwrap_or_default(),
            },
        };
        let codes = [Meaning::Cow, Meaning::Gw].map(|meaning| (meaning, text(meaning)));
        let iso = [text(Meaning::Iso2), text(Meaning::Iso3)].map(|c| c.map(|c| c.trim().to_owned()));
        let letters = text(Meaning::Code);
        let word = node.kind.or_else(|| text(Meaning::Kind));
        let (valid, start, end) = (text(Meaning::Valid), text(Meaning::Start), text(Meaning::End));
        let axes = [Meaning::X, Meaning::Y].map(|meaning| (meaning, text(meaning)));
        // A code that is no number, or letters too long to be drawn, stay as they are written.
        let codes = codes.map(|(meaning, text)| {
            let text = text?;
            let code = text.trim().parse::<u16>().ok();
            if code.is_none() {
                self.put_back(&mut said.data, On::Node, meaning, &text);
            }
            code
        });
        if let Some(long) = letters.as_deref().filter(|l| l.trim().chars().count() > LETTERS) {
            self.put_back(&mut said.data, On::Node, Meaning::Code, long);
        }
        let kind = word.as_deref().and_then(actor_kind);
        let stated = codes.iter().any(Option::is_some) || iso.iter().any(Option::is_some);
        if let (None, Some(word)) = (kind, &word) {
            insert(&mut said.data, "kind", json!(&**word));
        }
        self.assumed_kind += usize::from(kind.is_none() && !stated);
        let kind = kind.unwrap_or(if stated { ActorKind::State } else { ActorKind::Organisation });
        let usual = if name.en.is_empty() {
            name.de.clone()
        } else {
            name.en.clone()
        };
        let letters = letters.map_or_else(|| code(&usual), |c| c.trim().chars().take(LETTERS).collect());
        let mut actor = Actor::named(id, kind, letters, name);
        let [cow, gw] = codes;
        let [iso2, iso3] = iso;
        actor.xref.cow = cow;
        actor.xref.gw = gw;
        actor.xref.iso2 = iso2;
        actor.xref.iso3 = iso3;
        actor.exists = self.stretch_of(node.at, number, valid.as_deref(), (start.as_deref(), end.as_deref()));
        if actor.exists.is_none() {
            actor.exists = self.exists(&node.spells);
        }
        let kept_id = node.id.parse::<ActorId>().is_err() && !is_number(&node.id, number) && *node.id != *usual;
        if kept_id {
            insert(&mut said.data, "id", json!(&*node.id));
        }
        if actor.exists.is_none() || !self.says_all(&node.spells, actor.exists.as_ref()) {
            keep_spells(&mut said.data, &node.spells);
        }
        for parent in node.parents {
            if let Some(of) = ids.get(parent as usize).filter(|of| **of != id) {
                actor.memberships.push(Membership {
                    of: *of,
                    role: Localised::default(),
                    valid: None,
                    inferred: false,
                });
            }
        }
        if let Some(Json::String(aliases)) = said.data.get(ALIASES) {
            actor.aliases = aliases
                .split(';')
                .map(|a| a.trim().to_owned())
                .filter(|a| !a.is_empty())
                .collect();
            said.data.remove(ALIASES);
        }
        own::to_actor(&mut actor, &mut said.data);
        let drawn = node.look.as_ref().and_then(|look| look.place).map(|[x, y, _]| (x, -y));
        let place = drawn.or_else(|| match &axes {
            [(_, Some(x)), (_, Some(y))] => Some((axis(x)?, axis(y)?)),
            _ => None,
        });
        if drawn.is_some() || place.is_none() {
            for (meaning, text) in &axes {
                if let Some(text) = text {
                    self.put_back(&mut said.data, On::Node, *meaning, text);
                }
            }
        }
        let names: Vec<&str> = actor
            .names
            .iter()
            .flat_map(|n| [n.name.de.as_str(), n.name.en.as_str()])
            .collect();
        self.keep_unused(&mut said, &names);
        if let Some(name) = name_beside.filter(|name| named_twice && !names.contains(&name.trim())) {
            insert(&mut said.data, "label", json!(&*name));
        }
        if let Some(drawn) = node.look.as_ref().and_then(|look| look_json(look, true)) {
            insert(&mut said.data, "look", drawn);
        }
        actor.extra = said.data;
        (actor, place)
    }
}

fn axis(text: &str) -> Option<f32> {
    text.trim().parse::<f32>().ok().filter(|n| n.is_finite())
}
