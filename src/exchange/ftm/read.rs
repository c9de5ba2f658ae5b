//! FollowTheMoney lines to a property graph.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::super::graph::layer::{Read, records_within};
use super::super::graph::sheet::Sheet;
use super::super::graph::time::{DateOrder, spelled};
use super::super::graph::xml::shortened;
use super::super::graph::{At, Edge, End, Graph, Key, Kind, Node, On, Spell, Value, Way};
use super::super::{ExchangeError, Imported, Limits, Place, Progress, Report};
use super::{ACTORS, AUTHORITY, UNDIRECTED, is_link};
use crate::model::event::ParticipantRole;
use crate::model::{ActorId, Dated, Dossier, Event, EventKind, Extra, Localised, Participant};

/// An entity that joins others, until all of them are known.
struct Link {
    id: String,
    schema: String,
    properties: Map<String, Json>,
    line: u64,
    at: At,
}

/// Reads lines of entities.
///
/// # Errors
/// [`ExchangeError`] if the first line is no entity, nesting is too deep, or `progress` says stop.
pub fn read(source: &str, limits: &Limits, progress: Progress<'_>) -> Result<Read, ExchangeError> {
    let mut walk = Walk {
        graph: Graph::default(),
        report: Report::default(),
        names: HashMap::new(),
        keys: HashMap::new(),
        named: 0,
        copies: limits.bytes,
        limits,
    };
    let mut sheet = Sheet::of(source);
    let mut links = Vec::new();
    let mut byte = 0;
    let (mut number, mut good, mut records) = (0_u64, 0_usize, 0_usize);
    for line in source.split('\n') {
        number += 1;
        let from = byte;
        byte += line.len() + 1;
        if number.is_multiple_of(1024) && !progress(from as f32 / source.len().max(1) as f32) {
            return Err(ExchangeError::Cancelled);
        }
        if line.trim().is_empty() {
            continue;
        }
        records += 1;
        sheet.cut(from);
        let at = sheet.cut((from + line.len()).min(source.len()));
        depth_within(line, limits)?;
        let Some((id, schema, properties)) = entity(line) else {
            if good == 0 {
                return Err(ExchangeError::NotThisFormat {
                    found: shortened(line.trim(), 80).to_owned(),
                });
            }
            walk.report
                .skip(Place::Line(number), "graphs-no-entity", shortened(line.trim(), 80));
            continue;
        };
        good += 1;
        if is_link(&schema).is_some() || schema == "Sanction" {
            records_within(links.len(), limits)?;
            links.push(Link {
                id,
                schema,
                properties,
                line: number,
                at,
            });
        } else if ACTORS.contains(&schema.as_str()) {
            walk.node(id, schema, properties, at)?;
        } else {
            records_within(walk.graph.rest.len(), limits)?;
            if schema != "Event" {
                walk.report.skip(Place::Line(number), "graphs-kept-aside", schema);
            }
            walk.graph.rest.push(line.trim().to_owned());
        }
    }
    if good == 0 {
        return Err(ExchangeError::Empty);
    }
    for link in links {
        walk.link(link)?;
    }
    walk.report.count("graphs-records", records);
    walk.report.skip_many("graphs-only-named", walk.named);
    Ok(Read {
        graph: walk.graph,
        text: sheet.finish(),
        report: walk.report,
    })
}

/// Refuses brackets nested deeper than the limit before anything is parsed.
fn depth_within(line: &str, limits: &Limits) -> Result<(), ExchangeError> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in line.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                if depth > limits.depth {
                    return Err(ExchangeError::TooMuch {
                        what: "levels",
                        limit: limits.depth,
                    });
                }
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Identifier, schema and properties of an entity.
fn entity(line: &str) -> Option<(String, String, Map<String, Json>)> {
    let Ok(Json::Object(mut entity)) = serde_json::from_str::<Json>(line) else {
        return None;
    };
    let mut text = |name: &str| match entity.remove(name) {
        Some(Json::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    };
    let (id, schema) = (text("id")?, text("schema")?);
    let properties = match entity.remove("properties") {
        Some(Json::Object(properties)) => properties,
        _ => Map::new(),
    };
    Some((id, schema, properties))
}

/// The words of a property: one, or several; an entity written out in full is its identifier.
fn words(property: &Json) -> Vec<String> {
    let one = |json: &Json| match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(flag) => Some(flag.to_string()),
        Json::Object(entity) => entity.get("id").and_then(Json::as_str).map(str::to_owned),
        _ => None,
    };
    match property {
        Json::Array(list) => list.iter().filter_map(one).collect(),
        single => one(single).into_iter().collect(),
    }
}

struct Walk<'a> {
    graph: Graph,
    report: Report,
    names: HashMap<Box<str>, u32>,
    /// Attributes by name, so that a file with a great many is read as fast.
    keys: HashMap<(On, Box<str>), u32>,
    /// Actors that are named by others and not described.
    named: usize,
    /// Bytes that may still be copied to the edges of one entity.
    copies: usize,
    limits: &'a Limits,
}

impl Walk<'_> {
    fn key(&mut self, on: On, name: &str) -> u32 {
        let name = shortened(name, 200);
        if let Some(key) = self.keys.get(&(on, name.into())) {
            return *key;
        }
        let key = self.graph.keys.len() as u32;
        self.graph.keys.push(Key::plain(on, name, Kind::Text));
        self.keys.insert((on, name.into()), key);
        key
    }

    /// Values of the properties, except those that have a place of their own.
    fn values(&mut self, on: On, properties: &Map<String, Json>, but: &[&str]) -> Vec<Value> {
        let mut values = Vec::new();
        for (name, property) in properties.iter().filter(|(name, _)| !but.contains(&name.as_str())) {
            let key = self.key(on, name);
            values.extend(words(property).into_iter().map(|text| Value {
                key,
                text: shortened(&text, self.limits.field).into(),
                spell: None,
            }));
        }
        values
    }

    fn node(&mut self, id: String, schema: String, mut properties: Map<String, Json>, at: At) -> Result<(), ExchangeError> {
        let mut names = properties
            .remove("name")
            .map(|name| words(&name))
            .unwrap_or_default()
            .into_iter();
        let label = names.next().map(String::into_boxed_str);
        let others: Vec<String> = names.collect();
        let mut values = self.values(On::Node, &properties, &[]);
        if !others.is_empty() {
            let key = self.key(On::Node, "name");
            values.extend(others.into_iter().map(|text| Value {
                key,
                text: text.into(),
                spell: None,
            }));
        }
        if let Some(known) = self
            .names
            .get(id.as_str())
            .and_then(|at| self.graph.nodes.get_mut(*at as usize))
        {
            known.values.extend(values);
            known.label = known.label.take().or(label);
            return Ok(());
        }
        records_within(self.graph.nodes.len(), self.limits)?;
        self.names.insert(id.as_str().into(), self.graph.nodes.len() as u32);
        self.graph.nodes.push(Node {
            id: id.into(),
            label,
            kind: Some(schema.into()),
            values,
            at,
            ..Node::default()
        });
        Ok(())
    }

    /// A node for whoever is named and not described.
    fn named(&mut self, id: &str, kind: Option<&str>, label: Option<&str>) -> Result<u32, ExchangeError> {
        if let Some(node) = self.names.get(id) {
            return Ok(*node);
        }
        records_within(self.graph.nodes.len(), self.limits)?;
        let at = self.graph.nodes.len() as u32;
        self.named += usize::from(kind.is_none());
        self.names.insert(id.into(), at);
        self.graph.nodes.push(Node {
            id: id.into(),
            kind: kind.map(Into::into),
            label: label.map(Into::into),
            ..Node::default()
        });
        Ok(at)
    }

    fn link(&mut self, link: Link) -> Result<(), ExchangeError> {
        let Link {
            id,
            schema,
            properties,
            line,
            at,
        } = link;
        let first = |name: &str| properties.get(name).map(words).unwrap_or_default();
        let single = |name: &str| match first(name).as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        };
        let (start, end) = (single("startDate"), single("endDate"));
        let spell = Spell {
            start: start.as_deref().map(End::at),
            end: end.as_deref().map(End::at),
        };
        let mut but: Vec<&str> = Vec::new();
        if start.is_some() {
            but.push("startDate");
        }
        if end.is_some() {
            but.push("endDate");
        }
        let (sources, targets): (Vec<u32>, Vec<u32>);
        if let Some((from, to)) = is_link(&schema) {
            but.extend([from, to]);
            let ends = [first(from), first(to)].map(|names| names.iter().map(|n| self.named(n, None, None)).collect());
            let [from, to]: [Result<Vec<u32>, ExchangeError>; 2] = ends;
            (sources, targets) = (from?, to?);
        } else {
            but.extend(["entity", "authority"]);
            let authority = first("authority");
            let shown = authority.first().map(String::as_str);
            let key = format!("{AUTHORITY}:{}", shown.unwrap_or_default());
            let label = shown.unwrap_or("?").to_owned();
            let targets_of: Result<Vec<u32>, ExchangeError> = first("entity").iter().map(|n| self.named(n, None, None)).collect();
            (sources, targets) = (vec![self.named(&key, Some(AUTHORITY), Some(&label))?], targets_of?);
        }
        if sources.is_empty() || targets.is_empty() {
            self.report.skip(Place::Line(line), "graphs-edge-without-end", id);
            return Ok(());
        }
        let undirected = UNDIRECTED.contains(&schema.as_str());
        let role = ["role", "relationship", "status"].iter().find_map(|name| single(name));
        let values = self.values(On::Edge, &properties, &but);
        // An entity with many ends must not multiply what it brings.
        let bulk: usize = values.iter().map(|value| value.text.len() + 32).sum();
        let copied = (sources.len().saturating_mul(targets.len()) - 1).saturating_mul(bulk);
        let Some(left) = self.copies.checked_sub(copied) else {
            return Err(ExchangeError::TooMuch {
                what: "bytes",
                limit: self.limits.bytes,
            });
        };
        self.copies = left;
        let mut part = 0;
        for from in &sources {
            for to in &targets {
                records_within(self.graph.edges.len(), self.limits)?;
                // One entity that joins several is several edges.
                let id = if part == 0 { id.clone() } else { format!("{id}#{part}") };
                part += 1;
                self.graph.edges.push(Edge {
                    id: Some(id.into()),
                    from: *from,
                    to: *to,
                    way: if undirected { Way::Undirected } else { Way::Directed },
                    kind: Some(schema.as_str().into()),
                    label: role.as_deref().map(Into::into),
                    values: values.clone(),
                    spells: Some(spell.clone()).filter(|s| !s.is_always()).into_iter().collect(),
                    at,
                    ..Edge::default()
                });
            }
        }
        Ok(())
    }
}

/// Adds the events among the entities that are neither actors nor ties.
pub fn with_events(mut imported: Imported) -> Imported {
    let Some(document) = imported.dossier.documents.keys().next().copied() else {
        return imported;
    };
    let lines: Vec<String> = imported.dossier.documents[&document]
        .extra
        .get("data.rest")
        .and_then(|rest| serde_json::from_value(rest.clone()).ok())
        .unwrap_or_default();
    let by_key = actors_by_key(&imported.dossier);
    let base = document.as_str().trim_start_matches("d.").to_owned();
    let mut events = Vec::new();
    for line in &lines {
        let Some((_, schema, properties)) = entity(line) else {
            continue;
        };
        if schema != "Event" {
            continue;
        }
        let all = |name: &str| properties.get(name).map(words).unwrap_or_default();
        let first = |names: &[&str]| names.iter().find_map(|name| all(name).into_iter().next());
        let Ok(id) = format!("e.{base}-{}", events.len()).parse() else {
            continue;
        };
        let date = first(&["date", "startDate", "endDate"]).and_then(|text| spelled(&text, DateOrder::DayFirst).date());
        let people = ["involved", "organizer"].iter().flat_map(|name| all(name));
        events.push(Event {
            id,
            kind: EventKind::Statement,
            title: Localised::same(&first(&["name", "summary"]).unwrap_or_default()),
            when: date.map(|date| Dated {
                date,
                basis: crate::model::Basis::default(),
            }),
            place: Localised::same(&first(&["location", "country"]).unwrap_or_default()),
            participants: people
                .filter_map(|key| by_key.get(&key))
                .map(|actor| Participant {
                    actor: *actor,
                    role: ParticipantRole::Actor,
                })
                .collect(),
            ties: Vec::new(),
            instrument: None,
            note: Localised::default(),
            extra: Extra::new(),
        });
    }
    if !events.is_empty() {
        imported.report.count("exchange-events", events.len());
        imported.dossier.events = events.into_iter().collect();
    }
    imported
}

/// Actors by the identifiers that their file has for them.
fn actors_by_key(dossier: &Dossier) -> HashMap<String, ActorId> {
    let key = |extra: &Extra| extra.get("data.id").and_then(Json::as_str).map(str::to_owned);
    let actors = dossier.actors.values();
    actors.filter_map(|actor| Some((key(&actor.extra)?, actor.id))).collect()
}
