//! A property graph to FollowTheMoney lines. What the format has no place for is in the report.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::super::Report;
use super::super::graph::{Edge, Graph, Node, Value, Way};
use super::{ACTORS, AUTHORITY, UNDIRECTED, is_link};

/// Writes a graph, a line an entity.
pub fn write(graph: &Graph, report: &mut Report) -> String {
    let mut out = String::new();
    let mut lost: BTreeMap<&'static str, usize> = BTreeMap::new();
    for node in &graph.nodes {
        if node.kind.as_deref() == Some(AUTHORITY) {
            continue;
        }
        line(&mut out, &entity_of(graph, node));
        *lost.entry("graphs-no-parents").or_default() += usize::from(!node.parents.is_empty());
        *lost.entry("graphs-no-look").or_default() += usize::from(node.look.is_some());
        let ours = |value: &Value| title(graph, value).is_some_and(|name| name == "kind" || name == "code");
        *lost.entry("graphs-nearest-schema").or_default() += usize::from(node.values.iter().any(ours));
    }
    // One entity that joins several came as several edges.
    let mut previous: Option<(String, Map<String, Json>)> = None;
    for (number, edge) in graph.edges.iter().enumerate() {
        let id = edge.id.as_deref().map_or_else(|| format!("link-{number}"), str::to_owned);
        let (root, part) = id
            .split_once('#')
            .map_or((id.as_str(), None), |(root, part)| (root, Some(part)));
        let entity = link_of(graph, edge, root);
        *lost.entry("graphs-only-first-spell").or_default() += usize::from(edge.spells.len() > 1);
        *lost.entry("graphs-no-weight").or_default() += usize::from(edge.weight.is_some());
        let schema = entity.get("schema").and_then(Json::as_str).unwrap_or_default();
        let turned = edge.way == Way::Directed && UNDIRECTED.contains(&schema);
        *lost.entry("graphs-no-direction").or_default() += usize::from(turned);
        let of_authority = graph
            .nodes
            .get(edge.from as usize)
            .is_some_and(|n| n.kind.as_deref() == Some(AUTHORITY));
        *lost.entry("graphs-authority-by-name").or_default() += usize::from(schema == "Sanction" && !of_authority);
        match &mut previous {
            Some((known, whole)) if part.is_some() && known == root => merge(whole, &entity),
            _ => {
                if let Some((_, whole)) = previous.take() {
                    line(&mut out, &whole);
                }
                previous = Some((root.to_owned(), entity));
            }
        }
    }
    if let Some((_, whole)) = previous {
        line(&mut out, &whole);
    }
    for rest in &graph.rest {
        out.push_str(rest);
        out.push('\n');
    }
    for (reason, count) in lost {
        report.skip_many(reason, count);
    }
    out
}

fn line(out: &mut String, entity: &Map<String, Json>) {
    out.push_str(&Json::Object(entity.clone()).to_string());
    out.push('\n');
}

fn add(properties: &mut Map<String, Json>, name: &str, text: &str) {
    if let Json::Array(list) = properties.entry(name).or_insert_with(|| json!([])) {
        list.push(json!(text));
    }
}

fn title(graph: &Graph, value: &Value) -> Option<String> {
    graph.keys.get(value.key as usize).map(|key| key.title.clone())
}

/// The schema of a node: its own, else what its kind is here.
fn schema_of(graph: &Graph, node: &Node) -> &'static str {
    let known = |word: &str| ACTORS.iter().find(|schema| **schema == word).copied();
    if let Some(schema) = node.kind.as_deref().and_then(known) {
        return schema;
    }
    let said = |name: &str| {
        let value = node.values.iter().find(|v| title(graph, v).as_deref() == Some(name));
        value.map(|v| &*v.text)
    };
    if let Some(schema) = said("schema").and_then(known) {
        return schema;
    }
    match said("kind").or(node.kind.as_deref()) {
        Some("person") => "Person",
        Some("state" | "body") => "PublicBody",
        Some("organisation" | "format" | "media" | "group") => "Organization",
        _ => "LegalEntity",
    }
}

fn entity_of(graph: &Graph, node: &Node) -> Map<String, Json> {
    let mut properties = Map::new();
    if let Some(label) = &node.label {
        add(&mut properties, "name", label);
    }
    for value in &node.values {
        let Some(name) = title(graph, value) else { continue };
        match name.as_str() {
            // What an actor's own attributes are called there.
            "kind" | "code" | "schema" => {}
            "name_de" | "name_en" => {
                if node.label.as_deref() != Some(&*value.text) {
                    add(&mut properties, "alias", &value.text);
                }
            }
            "aliases" => value.text.split("; ").for_each(|alias| add(&mut properties, "alias", alias)),
            "iso2" => add(&mut properties, "country", &value.text.to_lowercase()),
            _ => add(&mut properties, &name, &value.text),
        }
    }
    entity(&node.id, schema_of(graph, node), properties)
}

fn entity(id: &str, schema: &str, properties: Map<String, Json>) -> Map<String, Json> {
    let mut entity = Map::new();
    entity.insert("id".into(), json!(id));
    entity.insert("schema".into(), json!(schema));
    entity.insert("properties".into(), Json::Object(properties));
    entity
}

fn link_of(graph: &Graph, edge: &Edge, id: &str) -> Map<String, Json> {
    let said = |name: &str| {
        let value = edge.values.iter().find(|v| title(graph, v).as_deref() == Some(name));
        value.map(|v| &*v.text)
    };
    let word = edge.kind.as_deref().or_else(|| said("type")).unwrap_or_default();
    let schema = if word == "Sanction" || is_link(word).is_some() {
        word
    } else {
        match said("family").unwrap_or(word) {
            "membership" => "Membership",
            "sanction" => "Sanction",
            "succession" => "Succession",
            "dependency" => "Debt",
            _ => "UnknownLink",
        }
    };
    let end = |at: u32| graph.nodes.get(at as usize);
    let name = |node: Option<&Node>| node.map(|n| n.id.to_string()).unwrap_or_default();
    let (source, target) = (end(edge.from), end(edge.to));
    let mut properties = Map::new();
    if let Some((from, to)) = is_link(schema) {
        add(&mut properties, from, &name(source));
        add(&mut properties, to, &name(target));
    } else {
        let authority = source.and_then(|n| n.label.as_deref()).unwrap_or_default();
        if source.is_none_or(|n| n.kind.as_deref() != Some(AUTHORITY)) || (!authority.is_empty() && authority != "?") {
            add(&mut properties, "authority", authority);
        }
        add(&mut properties, "entity", &name(target));
    }
    if let Some(spell) = edge.spells.first() {
        for (end, name) in [(&spell.start, "startDate"), (&spell.end, "endDate")] {
            if let Some(end) = end {
                add(&mut properties, name, &end.text);
            }
        }
    }
    let mut stated = false;
    for value in &edge.values {
        let Some(name) = title(graph, value) else { continue };
        stated |= matches!(name.as_str(), "role" | "relationship" | "status");
        if name != "label_de" && name != "label_en" {
            add(&mut properties, &name, &value.text);
        }
    }
    if let Some(label) = edge.label.as_deref().filter(|_| !stated) {
        add(&mut properties, "role", label);
    }
    entity(id, schema, properties)
}

/// Adds what another part of one entity says.
fn merge(whole: &mut Map<String, Json>, part: &Map<String, Json>) {
    let (Some(Json::Object(whole)), Some(Json::Object(part))) = (whole.get_mut("properties"), part.get("properties")) else {
        return;
    };
    for (name, list) in part {
        let (Json::Array(list), Json::Array(known)) = (list, whole.entry(name.clone()).or_insert_with(|| json!([]))) else {
            continue;
        };
        for one in list {
            if !known.contains(one) {
                known.push(one.clone());
            }
        }
    }
}
