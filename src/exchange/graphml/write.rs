//! A property graph to GraphML with typed keys. What GraphML has no place for is in the report.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::Report;
use super::super::graph::xml::{attribute, words};
use super::super::graph::{Edge, Graph, Kind, Look, Node, On, Spell, TimeFormat, Value, Way};
use super::OWN;

/// Keys of our own: what they hold and its type.
const KEYS: [(&str, &str); 18] = [
    ("label", "string"),
    ("kind", "string"),
    ("weight", "double"),
    ("way", "string"),
    ("start", "string"),
    ("end", "string"),
    ("spells", "string"),
    ("parents", "string"),
    ("x", "float"),
    ("y", "float"),
    ("z", "float"),
    ("r", "int"),
    ("g", "int"),
    ("b", "int"),
    ("opacity", "float"),
    ("size", "float"),
    ("shape", "string"),
    ("title", "string"),
];

/// Writes a graph, a line a record.
pub fn write(graph: &Graph, report: &mut Report) -> String {
    let mut writer = Writer {
        body: String::with_capacity(128 * (graph.nodes.len() + graph.edges.len()) + 1024),
        graph,
        used: BTreeSet::new(),
        changed: 0,
        dropped: 0,
    };
    writer.graph_values();
    for node in &graph.nodes {
        writer.node(node);
    }
    for edge in &graph.edges {
        writer.edge(edge);
    }
    if writer.changed > 0 {
        report.skip_many("graphs-character-lost", writer.changed);
    }
    if writer.dropped > 0 {
        report.skip_many("graphs-no-dynamic-values", writer.dropped);
    }
    if graph.keys.iter().any(|key| !key.options.is_empty()) {
        report.skip_many("graphs-no-options", 1);
    }
    if !graph.rest.is_empty() {
        report.skip_many("graphs-no-place-for-rest", graph.rest.len());
    }
    let body = std::mem::take(&mut writer.body);
    let mut out = writer.head();
    out.push_str(&body);
    out.push_str("  </graph>\n</graphml>\n");
    out
}

struct Writer<'a> {
    body: String,
    graph: &'a Graph,
    /// Keys of our own that are used.
    used: BTreeSet<(On, &'static str)>,
    changed: usize,
    dropped: usize,
}

/// How the file refers to a key: one identifier can be declared for nodes and for edges, and GraphML wants them apart.
fn name_of(graph: &Graph, at: u32) -> String {
    let Some(key) = graph.keys.get(at as usize) else {
        return String::new();
    };
    let twin = graph.keys.iter().take(at as usize).any(|other| other.id == key.id);
    match key.on {
        _ if !twin => key.id.clone(),
        On::Node => format!("{}.node", key.id),
        On::Edge => format!("{}.edge", key.id),
        On::Graph => format!("{}.graph", key.id),
    }
}

impl Writer<'_> {
    fn head(&mut self) -> String {
        let mut out = String::from(concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
        ));
        let on_name = |on| match on {
            On::Node => "node",
            On::Edge => "edge",
            On::Graph => "graph",
        };
        for (at, key) in self.graph.keys.iter().enumerate() {
            out.push_str("  <key");
            self.changed += usize::from(attribute(&mut out, "id", &name_of(self.graph, at as u32)));
            attribute(&mut out, "for", on_name(key.on));
            self.changed += usize::from(attribute(&mut out, "attr.name", &key.title));
            attribute(
                &mut out,
                "attr.type",
                match key.kind {
                    Kind::Text | Kind::List | Kind::Address => "string",
                    Kind::Whole => "long",
                    Kind::Real => "double",
                    Kind::Flag => "boolean",
                },
            );
            if let Some(default) = &key.default {
                out.push_str("><default>");
                words(&mut out, default);
                out.push_str("</default></key>\n");
            } else {
                out.push_str("/>\n");
            }
        }
        for (on, name) in &self.used {
            let kind = KEYS.iter().find(|(key, _)| key == name).map_or("string", |(_, kind)| kind);
            let _infallible = writeln!(
                out,
                "  <key id=\"{OWN}{name}\" for=\"{}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>",
                match on {
                    On::Graph => "graph",
                    // One key for both: an identifier must be unique.
                    On::Node | On::Edge => "all",
                }
            );
        }
        let default = if self.graph.way == Way::Undirected {
            "undirected"
        } else {
            "directed"
        };
        let _infallible = writeln!(out, "  <graph edgedefault=\"{default}\">");
        out
    }

    fn own(&mut self, on: On, name: &'static str, value: &str) {
        // Nodes and edges share the declaration.
        self.used.insert((if on == On::Edge { On::Node } else { on }, name));
        self.data(&format!("{OWN}{name}"), value);
    }

    fn data(&mut self, key: &str, value: &str) {
        self.body.push_str("<data");
        attribute(&mut self.body, "key", key);
        self.body.push('>');
        self.changed += usize::from(words(&mut self.body, value));
        self.body.push_str("</data>");
    }

    fn graph_values(&mut self) {
        let graph = self.graph;
        let before = self.body.len();
        if !graph.title.is_empty() {
            self.own(On::Graph, "title", &graph.title);
        }
        if !graph.creator.is_empty() {
            self.own(On::Graph, "creator", &graph.creator);
        }
        match graph.time {
            TimeFormat::Date => {}
            TimeFormat::DateTime => self.own(On::Graph, "time", "dateTime"),
            TimeFormat::Whole => self.own(On::Graph, "time", "integer"),
            TimeFormat::Real => self.own(On::Graph, "time", "double"),
        }
        self.values(&graph.values);
        if self.body.len() > before {
            self.body.push('\n');
        }
    }

    fn values(&mut self, values: &[Value]) {
        for value in values {
            if value.spell.is_some() {
                self.dropped += 1;
            } else {
                self.data(&name_of(self.graph, value.key), &value.text);
            }
        }
    }

    fn node(&mut self, node: &Node) {
        self.body.push_str("    <node");
        self.changed += usize::from(attribute(&mut self.body, "id", &node.id));
        self.body.push('>');
        let on = On::Node;
        self.common(
            on,
            node.label.as_deref(),
            node.kind.as_deref(),
            &node.spells,
            node.look.as_deref(),
        );
        if !node.parents.is_empty() {
            let names: Vec<&str> = node
                .parents
                .iter()
                .filter_map(|at| self.graph.nodes.get(*at as usize))
                .map(|parent| &*parent.id)
                .collect();
            self.own(on, "parents", &serde_json::json!(names).to_string());
        }
        self.values(&node.values);
        self.body.push_str("</node>\n");
    }

    fn edge(&mut self, edge: &Edge) {
        let end = |at: u32| self.graph.nodes.get(at as usize).map(|node| node.id.clone());
        let (Some(from), Some(to)) = (end(edge.from), end(edge.to)) else {
            return;
        };
        self.body.push_str("    <edge");
        if let Some(id) = &edge.id {
            self.changed += usize::from(attribute(&mut self.body, "id", id));
        }
        attribute(&mut self.body, "source", &from);
        attribute(&mut self.body, "target", &to);
        let default = if self.graph.way == Way::Undirected {
            Way::Undirected
        } else {
            Way::Directed
        };
        if edge.way != default {
            let directed = if edge.way == Way::Undirected { "false" } else { "true" };
            attribute(&mut self.body, "directed", directed);
        }
        self.body.push('>');
        let on = On::Edge;
        if edge.way == Way::Mutual {
            self.own(on, "way", "mutual");
        }
        if let Some(weight) = edge.weight {
            self.own(on, "weight", &weight.to_string());
        }
        self.common(
            on,
            edge.label.as_deref(),
            edge.kind.as_deref(),
            &edge.spells,
            edge.look.as_deref(),
        );
        self.values(&edge.values);
        self.body.push_str("</edge>\n");
    }

    fn common(&mut self, on: On, label: Option<&str>, kind: Option<&str>, spells: &[Spell], look: Option<&Look>) {
        if let Some(label) = label {
            self.own(on, "label", label);
        }
        if let Some(kind) = kind {
            self.own(on, "kind", kind);
        }
        match spells {
            [] => {}
            [spell] if !spell.is_always() && [&spell.start, &spell.end].into_iter().flatten().all(|end| !end.open) => {
                if let Some(start) = &spell.start {
                    self.own(on, "start", &start.text);
                }
                if let Some(end) = &spell.end {
                    self.own(on, "end", &end.text);
                }
            }
            several => {
                let end = |end: &Option<super::super::graph::End>| {
                    end.as_ref()
                        .map(|e| if e.open { format!("){}", e.text) } else { e.text.to_string() })
                };
                let pairs: Vec<_> = several.iter().map(|s| (end(&s.start), end(&s.end))).collect();
                self.own(on, "spells", &serde_json::json!(pairs).to_string());
            }
        }
        if let Some(look) = look {
            self.look(on, look);
        }
    }

    fn look(&mut self, on: On, look: &Look) {
        if let Some(place) = look.place {
            for (name, value) in ["x", "y", "z"].into_iter().zip(place) {
                self.own(on, name, &value.to_string());
            }
        }
        if let Some(colour) = look.colour {
            for (name, value) in ["r", "g", "b"].into_iter().zip(colour) {
                self.own(on, name, &value.to_string());
            }
        }
        if let Some(size) = look.size {
            self.own(on, "size", &size.to_string());
        }
        if let Some(opacity) = look.opacity {
            self.own(on, "opacity", &opacity.to_string());
        }
        if let Some(shape) = &look.shape {
            self.own(on, "shape", shape);
        }
    }
}
