//! A property graph to GEXF 1.3. What GEXF has no place for is in the report.

use std::fmt::Write as _;

use super::super::Report;
use super::super::graph::xml::{attribute, words};
use super::super::graph::{Edge, Graph, Key, Kind, Look, Node, On, Spell, TimeFormat, Value, Way};

/// Writes a graph, a line a record.
pub fn write(graph: &Graph, report: &mut Report) -> String {
    let mut out = Writer {
        out: String::with_capacity(128 * (graph.nodes.len() + graph.edges.len()) + 1024),
        graph,
        changed: 0,
        dynamic: is_dynamic(graph),
    };
    out.head();
    for on in [On::Node, On::Edge] {
        for dynamic in [false, true] {
            out.keys(on, dynamic);
        }
    }
    out.out.push_str("    <nodes>\n");
    for node in &graph.nodes {
        out.node(node);
    }
    out.out.push_str("    </nodes>\n    <edges>\n");
    for edge in &graph.edges {
        out.edge(edge);
    }
    out.out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    if out.changed > 0 {
        report.skip_many("graphs-character-lost", out.changed);
    }
    if !graph.values.is_empty() {
        report.skip_many("graphs-no-graph-values", graph.values.len());
    }
    if !graph.rest.is_empty() {
        report.skip_many("graphs-no-place-for-rest", graph.rest.len());
    }
    out.out
}

/// Whether anything is bound to time.
fn is_dynamic(graph: &Graph) -> bool {
    let bound = |values: &[Value]| values.iter().any(|v| v.spell.is_some());
    graph.keys.iter().any(|key| key.dynamic)
        || graph.nodes.iter().any(|n| !n.spells.is_empty() || bound(&n.values))
        || graph.edges.iter().any(|e| !e.spells.is_empty() || bound(&e.values))
}

struct Writer<'a> {
    out: String,
    graph: &'a Graph,
    changed: usize,
    dynamic: bool,
}

impl Writer<'_> {
    fn attribute(&mut self, name: &str, value: &str) {
        self.changed += usize::from(attribute(&mut self.out, name, value));
    }

    fn element(&mut self, indent: &str, name: &str, value: &str) {
        let _infallible = write!(self.out, "{indent}<{name}>");
        self.changed += usize::from(words(&mut self.out, value));
        let _infallible = writeln!(self.out, "</{name}>");
    }

    fn head(&mut self) {
        self.out.push_str(concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n  <meta>\n"
        ));
        let graph = self.graph;
        if !graph.creator.is_empty() {
            self.element("    ", "creator", &graph.creator);
        }
        if !graph.title.is_empty() {
            self.element("    ", "description", &graph.title);
        }
        self.out.push_str("  </meta>\n  <graph");
        self.attribute("defaultedgetype", way(graph.way));
        self.attribute("mode", if self.dynamic { "dynamic" } else { "static" });
        self.attribute(
            "timeformat",
            match graph.time {
                TimeFormat::Date => "date",
                TimeFormat::DateTime => "dateTime",
                TimeFormat::Whole => "integer",
                TimeFormat::Real => "double",
            },
        );
        if !graph.title.is_empty() {
            self.attribute("name", &graph.title);
        }
        self.out.push_str(">\n");
    }

    fn keys(&mut self, on: On, dynamic: bool) {
        let graph = self.graph;
        let mut keys = graph.keys.iter().filter(|k| k.on == on && k.dynamic == dynamic).peekable();
        if keys.peek().is_none() {
            return;
        }
        self.out.push_str("    <attributes");
        self.attribute("class", if on == On::Edge { "edge" } else { "node" });
        self.attribute("mode", if dynamic { "dynamic" } else { "static" });
        self.out.push_str(">\n");
        for key in keys {
            self.key(key);
        }
        self.out.push_str("    </attributes>\n");
    }

    fn key(&mut self, key: &Key) {
        self.out.push_str("      <attribute");
        self.attribute("id", &key.id);
        self.attribute("title", &key.title);
        self.attribute(
            "type",
            match key.kind {
                Kind::Text => "string",
                Kind::Whole => "long",
                Kind::Real => "double",
                Kind::Flag => "boolean",
                Kind::List => "liststring",
                Kind::Address => "anyURI",
            },
        );
        if key.default.is_none() && key.options.is_empty() {
            self.out.push_str("/>\n");
            return;
        }
        self.out.push_str(">\n");
        if let Some(default) = &key.default {
            self.element("        ", "default", default);
        }
        if !key.options.is_empty() {
            self.element("        ", "options", &key.options);
        }
        self.out.push_str("      </attribute>\n");
    }

    fn node(&mut self, node: &Node) {
        self.out.push_str("      <node");
        self.attribute("id", &node.id);
        if let Some(label) = &node.label {
            self.attribute("label", label);
        }
        if let Some(kind) = &node.kind {
            self.attribute("kind", kind);
        }
        let parents: Vec<&str> = node
            .parents
            .iter()
            .filter_map(|parent| self.graph.nodes.get(*parent as usize))
            .map(|parent| &*parent.id)
            .collect();
        if let [parent] = parents.as_slice() {
            self.attribute("pid", parent);
        }
        let several: &[&str] = if parents.len() > 1 { &parents } else { &[] };
        self.body("node", &node.values, &node.spells, node.look.as_deref(), several);
    }

    fn edge(&mut self, edge: &Edge) {
        let end = |at: u32| self.graph.nodes.get(at as usize).map(|node| node.id.clone());
        let (Some(from), Some(to)) = (end(edge.from), end(edge.to)) else {
            return;
        };
        self.out.push_str("      <edge");
        if let Some(id) = &edge.id {
            self.attribute("id", id);
        }
        self.attribute("source", &from);
        self.attribute("target", &to);
        if edge.way != self.graph.way {
            self.attribute("type", way(edge.way));
        }
        if let Some(label) = &edge.label {
            self.attribute("label", label);
        }
        if let Some(kind) = &edge.kind {
            self.attribute("kind", kind);
        }
        if let Some(weight) = edge.weight {
            self.attribute("weight", &weight.to_string());
        }
        self.body("edge", &edge.values, &edge.spells, edge.look.as_deref(), &[]);
    }

    /// What stands within a node or edge.
    fn body(&mut self, name: &str, values: &[Value], spells: &[Spell], look: Option<&Look>, parents: &[&str]) {
        // A spell without any end says nothing as an attribute, and must stand as an element.
        let single = if let [spell] = spells {
            Some(spell).filter(|s| !s.is_always())
        } else {
            None
        };
        if let Some(spell) = single {
            self.spell(spell);
        }
        let spells = if single.is_some() { &[] } else { spells };
        if values.is_empty() && spells.is_empty() && look.is_none() && parents.is_empty() {
            self.out.push_str("/>\n");
            return;
        }
        self.out.push('>');
        if !values.is_empty() {
            self.out.push_str("<attvalues>");
            for value in values {
                let Some(key) = self.graph.keys.get(value.key as usize) else {
                    continue;
                };
                self.out.push_str("<attvalue");
                self.attribute("for", &key.id);
                self.attribute("value", &value.text);
                if let Some(spell) = &value.spell {
                    self.spell(spell);
                }
                self.out.push_str("/>");
            }
            self.out.push_str("</attvalues>");
        }
        if !spells.is_empty() {
            self.out.push_str("<spells>");
            for spell in spells {
                self.out.push_str("<spell");
                self.spell(spell);
                self.out.push_str("/>");
            }
            self.out.push_str("</spells>");
        }
        if !parents.is_empty() {
            self.out.push_str("<parents>");
            for parent in parents {
                self.out.push_str("<parent");
                self.attribute("for", parent);
                self.out.push_str("/>");
            }
            self.out.push_str("</parents>");
        }
        if let Some(look) = look {
            self.look(name, look);
        }
        let _infallible = writeln!(self.out, "</{name}>");
    }

    fn spell(&mut self, spell: &Spell) {
        if let Some(start) = &spell.start {
            self.attribute(if start.open { "startopen" } else { "start" }, &start.text);
        }
        if let Some(end) = &spell.end {
            self.attribute(if end.open { "endopen" } else { "end" }, &end.text);
        }
    }

    fn look(&mut self, name: &str, look: &Look) {
        if look.colour.is_some() || look.opacity.is_some() {
            self.out.push_str("<viz:color");
            if let Some([r, g, b]) = look.colour {
                let _infallible = write!(self.out, " r=\"{r}\" g=\"{g}\" b=\"{b}\"");
            }
            if let Some(opacity) = look.opacity {
                let _infallible = write!(self.out, " a=\"{opacity}\"");
            }
            self.out.push_str("/>");
        }
        if let Some([x, y, z]) = look.place {
            let _infallible = write!(self.out, "<viz:position x=\"{x}\" y=\"{y}\" z=\"{z}\"/>");
        }
        if let Some(size) = look.size {
            let element = if name == "edge" { "thickness" } else { "size" };
            let _infallible = write!(self.out, "<viz:{element} value=\"{size}\"/>");
        }
        if let Some(shape) = &look.shape {
            self.out.push_str("<viz:shape");
            self.attribute("value", shape);
            self.out.push_str("/>");
        }
    }
}

fn way(way: Way) -> &'static str {
    match way {
        Way::Directed => "directed",
        Way::Undirected => "undirected",
        Way::Mutual => "mutual",
    }
}
