//! A property graph as two tables: its edges, which can be read alone, and its nodes.

use super::super::Report;
use super::super::graph::{Graph, Look, On, Value, Way};

/// Names of the columns that say what every edge has; an attribute of one of these names gets a sign behind it.
const EDGE_COLUMNS: [&str; 11] = [
    "source",
    "target",
    "source_name",
    "target_name",
    "id",
    "direction",
    "label",
    "type",
    "weight",
    "start",
    "end",
];
const NODE_COLUMNS: [&str; 5] = ["id", "name", "kind", "x", "y"];

/// The table of the edges.
pub fn edges(graph: &Graph, report: &mut Report) -> String {
    let mut out = String::with_capacity(graph.edges.len() * 96 + 256);
    // A column that no edge fills would take its meaning from an attribute that says the same.
    let has_kind = graph.edges.iter().any(|edge| edge.kind.is_some());
    let own: Vec<&str> = EDGE_COLUMNS.into_iter().filter(|name| has_kind || *name != "type").collect();
    let columns = columns(graph, On::Edge, &own);
    let names = columns.iter().map(|(name, _)| name.as_str());
    row(&mut out, own.iter().copied().chain(names));
    let (mut spells, mut dynamic, mut parents) = (0, 0, 0);
    for edge in &graph.edges {
        let (Some(from), Some(to)) = (graph.nodes.get(edge.from as usize), graph.nodes.get(edge.to as usize)) else {
            continue;
        };
        spells += usize::from(edge.spells.len() > 1);
        let spell = edge.spells.first();
        let start = spell.and_then(|s| s.start.as_ref()).map_or("", |end| &end.text);
        let end = spell.and_then(|s| s.end.as_ref()).map_or("", |end| &end.text);
        let weight = edge.weight.map(|w| w.to_string()).unwrap_or_default();
        let way = match edge.way {
            Way::Directed => "directed",
            Way::Undirected => "undirected",
            Way::Mutual => "mutual",
        };
        let native = [
            &*from.id,
            &*to.id,
            from.label.as_deref().unwrap_or_default(),
            to.label.as_deref().unwrap_or_default(),
            edge.id.as_deref().unwrap_or_default(),
            way,
            edge.label.as_deref().unwrap_or_default(),
            edge.kind.as_deref().unwrap_or_default(),
            &weight,
            start,
            end,
        ];
        let values: Vec<String> = columns
            .iter()
            .map(|(_, key)| cell(&edge.values, *key, &mut dynamic))
            .collect();
        let native = EDGE_COLUMNS
            .into_iter()
            .zip(native)
            .filter(|(name, _)| has_kind || *name != "type");
        let native = native.map(|(_, cell)| cell);
        row(&mut out, native.chain(values.iter().map(String::as_str)));
    }
    // Of an actor here its memberships stand in a column of their own.
    if !graph.keys.iter().any(|key| key.on == On::Node && key.title == "memberships") {
        parents += graph.nodes.iter().filter(|node| !node.parents.is_empty()).count();
    }
    let drawn = |look: &Look| look.colour.is_some() || look.size.is_some() || look.opacity.is_some() || look.shape.is_some();
    let looks = graph.edges.iter().filter(|edge| edge.look.is_some()).count()
        + graph
            .nodes
            .iter()
            .filter(|node| node.look.as_ref().is_some_and(|look| drawn(look)))
            .count();
    // Of an actor here the time stands in a column of its own.
    let dated = graph.keys.iter().any(|key| key.on == On::Node && key.title == "exists");
    spells += graph.nodes.iter().filter(|n| n.spells.len() > usize::from(dated)).count();
    dynamic += graph
        .nodes
        .iter()
        .flat_map(|n| &n.values)
        .filter(|value| value.spell.is_some())
        .count();
    for (count, reason) in [
        (spells, "graphs-only-first-spell"),
        (dynamic, "graphs-no-dynamic-values"),
        (parents, "graphs-no-parents"),
        (looks, "graphs-no-look"),
        (graph.rest.len(), "graphs-no-place-for-rest"),
        (graph.values.len(), "graphs-no-graph-values"),
    ] {
        report.skip_many(reason, count);
    }
    out
}

/// The table of the nodes.
pub fn nodes(graph: &Graph) -> String {
    let mut out = String::with_capacity(graph.nodes.len() * 64 + 256);
    // A kind among the attributes takes the column that nothing else fills.
    let has_kind = graph.nodes.iter().any(|node| node.kind.is_some());
    let own: Vec<&str> = NODE_COLUMNS.into_iter().filter(|name| has_kind || *name != "kind").collect();
    let columns = columns(graph, On::Node, &own);
    let names = columns.iter().map(|(name, _)| name.as_str());
    row(&mut out, own.iter().copied().chain(names));
    for node in &graph.nodes {
        let place = node.look.as_ref().and_then(|look| look.place);
        let axis = |number: Option<f32>| number.map(|n| n.to_string()).unwrap_or_default();
        let (x, y) = (axis(place.map(|[x, ..]| x)), axis(place.map(|[_, y, _]| -y)));
        let mut native = vec![&*node.id, node.label.as_deref().unwrap_or_default()];
        if has_kind {
            native.push(node.kind.as_deref().unwrap_or_default());
        }
        native.extend([x.as_str(), y.as_str()]);
        let mut dynamic = 0;
        let values: Vec<String> = columns
            .iter()
            .map(|(_, key)| cell(&node.values, *key, &mut dynamic))
            .collect();
        row(&mut out, native.into_iter().chain(values.iter().map(String::as_str)));
    }
    out
}

/// The attributes of nodes or edges, with a name that no other column has.
fn columns(graph: &Graph, on: On, taken: &[&str]) -> Vec<(String, u32)> {
    let mut found: Vec<(String, u32)> = Vec::new();
    for (at, key) in graph.keys.iter().enumerate().filter(|(_, key)| key.on == on) {
        let mut name = key.title.clone();
        while taken.contains(&name.as_str()) || found.iter().any(|(other, _)| *other == name) {
            name.push('\'');
        }
        found.push((name, at as u32));
    }
    found
}

/// What an attribute says of a record; several values stand behind each other.
fn cell(values: &[Value], key: u32, dynamic: &mut usize) -> String {
    let mut found = String::new();
    for value in values.iter().filter(|value| value.key == key) {
        *dynamic += usize::from(value.spell.is_some());
        if !found.is_empty() {
            found.push_str("; ");
        }
        found.push_str(&value.text);
    }
    found
}

/// Writes a row; a cell is quoted where it must be, and where blanks at its ends would be lost.
fn row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}
