//! A property graph to DOT, for Graphviz and whoever reads its language. Written only.
//!
//! Every name is quoted, so that none can be taken for a word of the language; a quoted name may hold anything but the
//! quote itself and a backslash, which are escaped. Directed and undirected edges stand in one directed graph, the
//! latter with `dir=none`. What it cannot hold, and the report counts: spells other than as an attribute, nodes within
//! nodes, records that are neither node nor edge.

use std::fmt::Write as _;

use super::Report;
use super::graph::{Graph, Look, Way};

/// Writes a graph, a line a record.
pub fn write(graph: &Graph, report: &mut Report) -> String {
    let undirected = !graph.edges.is_empty() && graph.edges.iter().all(|edge| edge.way == Way::Undirected);
    let mut out = String::with_capacity(64 * (graph.nodes.len() + graph.edges.len()) + 128);
    out.push_str(if undirected { "graph " } else { "digraph " });
    quoted(&mut out, &graph.title);
    out.push_str(" {\n");
    for node in &graph.nodes {
        out.push_str("  ");
        quoted(&mut out, &node.id);
        let mut list = List::new(&mut out);
        if let Some(label) = &node.label {
            list.add("label", label);
        }
        if let Some(look) = &node.look {
            look_of(&mut list, look, true);
        }
        for value in &node.values {
            if let Some(key) = graph.keys.get(value.key as usize) {
                list.add(&format!("data_{}", key.title), &value.text);
            }
        }
        list.end();
    }
    let arrow = if undirected { " -- " } else { " -> " };
    let mut bound = 0;
    for edge in &graph.edges {
        let (Some(from), Some(to)) = (graph.nodes.get(edge.from as usize), graph.nodes.get(edge.to as usize)) else {
            continue;
        };
        out.push_str("  ");
        quoted(&mut out, &from.id);
        out.push_str(arrow);
        quoted(&mut out, &to.id);
        let mut list = List::new(&mut out);
        match edge.way {
            Way::Undirected if !undirected => list.add("dir", "none"),
            Way::Mutual => list.add("dir", "both"),
            Way::Directed | Way::Undirected => {}
        }
        if let Some(label) = &edge.label {
            list.add("label", label);
        }
        if let Some(weight) = edge.weight {
            list.add("weight", &weight.to_string());
        }
        if let Some(look) = &edge.look {
            look_of(&mut list, look, false);
        }
        for value in &edge.values {
            if let Some(key) = graph.keys.get(value.key as usize) {
                list.add(&format!("data_{}", key.title), &value.text);
            }
        }
        list.end();
        bound += usize::from(!edge.spells.is_empty());
    }
    out.push_str("}\n");
    for (count, reason) in [
        (bound, "graphs-no-spells"),
        (
            graph.nodes.iter().filter(|n| !n.parents.is_empty()).count(),
            "graphs-no-parents",
        ),
        (graph.rest.len(), "graphs-no-place-for-rest"),
        (graph.values.len(), "graphs-no-graph-values"),
    ] {
        report.skip_many(reason, count);
    }
    out
}

fn look_of(list: &mut List<'_>, look: &Look, node: bool) {
    if let Some([r, g, b]) = look.colour {
        list.add("color", &format!("#{r:02x}{g:02x}{b:02x}"));
    }
    if let (Some([x, y, _]), true) = (look.place, node) {
        list.add("pos", &format!("{x},{y}"));
    }
}

/// The attributes of a record, in brackets if there are any.
struct List<'a> {
    out: &'a mut String,
    any: bool,
}

impl<'a> List<'a> {
    fn new(out: &'a mut String) -> Self {
        Self { out, any: false }
    }

    fn add(&mut self, name: &str, value: &str) {
        self.out.push_str(if self.any { ", " } else { " [" });
        self.any = true;
        quoted(self.out, name);
        self.out.push('=');
        quoted(self.out, value);
    }

    fn end(self) {
        let _infallible = writeln!(self.out, "{}", if self.any { "];" } else { ";" });
    }
}

/// A quoted string. In DOT a backslash before anything but a quote stays itself, but labels give some a meaning.
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            '\0' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out.push('"');
}
