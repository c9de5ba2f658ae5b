//! GraphML to a property graph, in one pass without a tree.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::super::graph::layer::{Read, records_within};
use super::super::graph::once;
use super::super::graph::sheet::Sheet;
use super::super::graph::xml::{Lines, Part, Parts, shortened};
use super::super::graph::{At, Edge, End, Graph, Key, Kind, Look, Node, On, Spell, Value, Way};
use super::super::{ExchangeError, Limits, Place, Progress, Report};
use super::OWN;

/// An edge with the names of ends that are not known yet, and where it begins in bytes.
type Loose = (u32, Option<Box<str>>, Option<Box<str>>, usize);

/// What an open element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Root,
    Graph,
    Key,
    Default,
    Node,
    Edge,
    Data,
    /// Elements of another program, within data.
    Foreign,
    /// The words of a label that another program draws.
    ForeignLabel,
    Skipped,
    Other,
}

/// Where a key's values go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goes {
    Value,
    /// Drawn by yEd.
    Foreign,
    /// One of our own.
    Own,
}

struct Walk<'a> {
    limits: &'a Limits,
    graph: Graph,
    report: Report,
    sheet: Sheet<'a>,
    names: HashMap<Box<str>, u32>,
    /// Identifier of a key to its places by node, edge, graph.
    keys: HashMap<Box<str>, ([Option<u32>; 3], Goes)>,
    loose: Vec<Loose>,
    parents: Vec<(u32, Box<str>)>,
    open: Vec<Open>,
    nodes: Vec<u32>,
    edge: Option<Edge>,
    /// The key being declared.
    declared: Option<(Key, String, bool)>,
    /// The key of the data being read.
    data: Option<Box<str>>,
    words: String,
    graphs: usize,
    rooted: bool,
    /// Nodes and edges that stand in the file, whatever becomes of them.
    records: usize,
}

/// Reads a file of text. `progress` hears how far it is and says whether to go on.
///
/// # Errors
/// [`ExchangeError`] if this is no GraphML, breaks off before anything was read, or is refused.
pub fn read(source: &str, limits: &Limits, progress: Progress<'_>) -> Result<Read, ExchangeError> {
    let mut parts = Parts::of(source, limits);
    let mut walk = Walk {
        limits,
        graph: Graph::default(),
        report: Report::default(),
        sheet: Sheet::of(source),
        names: HashMap::new(),
        keys: HashMap::new(),
        loose: Vec::new(),
        parents: Vec::new(),
        open: Vec::new(),
        nodes: Vec::new(),
        edge: None,
        declared: None,
        data: None,
        words: String::new(),
        graphs: 0,
        rooted: false,
        records: 0,
    };
    let mut seen = 0_u32;
    loop {
        seen = seen.wrapping_add(1);
        if seen.is_multiple_of(4096) && !progress(parts.from as f32 / source.len().max(1) as f32) {
            return Err(ExchangeError::Cancelled);
        }
        match parts.next()? {
            Part::Start(tag, ends) => {
                walk.start(&parts, &tag)?;
                if ends {
                    walk.end(parts.from, parts.to(), &parts)?;
                }
            }
            Part::End => walk.end(parts.from, parts.to(), &parts)?,
            Part::Text(text) => walk.text(&text, &parts),
            Part::Eof => break,
            Part::Broken { problem } => {
                let line = parts.line();
                if !walk.rooted || walk.graph.nodes.is_empty() {
                    return Err(ExchangeError::Malformed { line, problem });
                }
                walk.edge = None;
                walk.report.skip(Place::Line(line), "graphs-breaks-off", problem);
                break;
            }
        }
    }
    walk.finish(source)
}

impl Walk<'_> {
    fn start(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<(), ExchangeError> {
        let local = tag.local_name();
        let name: &str = local.as_ref();
        if !self.rooted && !name.eq_ignore_ascii_case("graphml") {
            return Err(ExchangeError::NotThisFormat {
                found: format!("<{name}>"),
            });
        }
        let within = self.open.last().copied();
        let open = match (name, within) {
            (_, None) => {
                self.rooted = true;
                Open::Root
            }
            (_, Some(Open::Skipped)) => Open::Skipped,
            (_, Some(Open::Data | Open::Foreign | Open::ForeignLabel)) => self.foreign(parts, tag, name)?,
            ("key", Some(Open::Root)) => {
                self.key_tag(parts, tag)?;
                Open::Key
            }
            ("default", Some(Open::Key)) => Open::Default,
            ("graph", Some(Open::Root | Open::Node | Open::Edge)) => {
                if within == Some(Open::Node) {
                    self.close_node(parts.from);
                }
                self.graph_tag(parts, tag)?;
                Open::Graph
            }
            ("node", Some(Open::Graph)) => {
                self.node_tag(parts, tag)?;
                Open::Node
            }
            ("edge", Some(Open::Graph)) => {
                self.edge_tag(parts, tag)?;
                Open::Edge
            }
            ("hyperedge", _) => {
                self.report.skip(
                    Place::Line(parts.line()),
                    "graphs-hyperedge",
                    attribute_of(parts, tag, self.limits, "id")?,
                );
                Open::Skipped
            }
            ("port", _) => {
                self.report.skip(
                    Place::Line(parts.line()),
                    "graphs-port",
                    attribute_of(parts, tag, self.limits, "name")?,
                );
                Open::Skipped
            }
            ("data", _) => {
                self.data = Some(attribute_of(parts, tag, self.limits, "key")?.into());
                Open::Data
            }
            _ => Open::Other,
        };
        self.records += usize::from(matches!(open, Open::Node | Open::Edge) || name == "hyperedge");
        if !matches!(open, Open::Foreign | Open::Skipped) {
            self.words.clear();
        }
        self.open.push(open);
        Ok(())
    }

    fn end(&mut self, from: usize, to: usize, parts: &Parts<'_>) -> Result<(), ExchangeError> {
        match self.open.pop() {
            Some(Open::Default) => {
                if let Some((key, ..)) = &mut self.declared {
                    key.default = Some(self.words.clone());
                }
            }
            Some(Open::Key) => self.declare()?,
            Some(Open::ForeignLabel) => self.label_from_foreign(),
            Some(Open::Data) => self.data_end(parts)?,
            Some(Open::Node) => {
                self.close_node(to);
                self.nodes.pop();
            }
            Some(Open::Edge) => {
                let at = self.sheet.cut(to);
                if let Some(mut edge) = self.edge.take() {
                    edge.at = at;
                    self.graph.edges.push(edge);
                }
            }
            Some(Open::Graph) if self.nodes.is_empty() => {
                self.sheet.cut(from);
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, parts: &Parts<'_>) {
        if !matches!(self.open.last(), Some(Open::Data | Open::Default | Open::ForeignLabel)) {
            return;
        }
        let room = self.limits.field.saturating_sub(self.words.len());
        if text.len() > room {
            self.report.skip(
                Place::Line(parts.line()),
                "graphs-field-cut",
                self.data.as_deref().unwrap_or_default(),
            );
        }
        self.words.push_str(shortened(text, room));
    }

    fn close_node(&mut self, to: usize) {
        let at = self.sheet.cut(to);
        let node = self.nodes.last().and_then(|at| self.graph.nodes.get_mut(*at as usize));
        if let Some(node) = node
            && node.at == At::default()
        {
            node.at = at;
        }
    }

    fn key_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<(), ExchangeError> {
        let mut key = Key::plain(On::Node, "", Kind::Text);
        let (mut of, mut foreign) = (String::from("all"), false);
        let cut = parts.attributes(tag, self.limits, |name, value| match name {
            "id" => key.id = value.into_owned(),
            "attr.name" => key.title = value.into_owned(),
            "attr.type" => key.kind = kind(&value),
            "for" => of = value.into_owned(),
            "yfiles.type" => foreign = true,
            _ => {}
        })?;
        if cut {
            self.report
                .skip(Place::Line(parts.line()), "graphs-field-cut", key.id.clone());
        }
        if key.title.is_empty() {
            key.title.clone_from(&key.id);
        }
        if self.keys.contains_key(key.id.as_str()) {
            self.report
                .skip(Place::Line(parts.line()), "graphs-key-twice", key.id.clone());
            return Ok(());
        }
        self.declared = Some((key, of, foreign));
        Ok(())
    }

    /// A key for all is one for nodes, one for edges and one for the graph.
    fn declare(&mut self) -> Result<(), ExchangeError> {
        let Some((key, of, foreign)) = self.declared.take() else {
            return Ok(());
        };
        records_within(self.graph.keys.len(), self.limits)?;
        let goes = if key.id.starts_with(OWN) {
            Goes::Own
        } else if foreign {
            Goes::Foreign
        } else {
            Goes::Value
        };
        let mut places = [None; 3];
        if goes == Goes::Value {
            let all = matches!(of.as_str(), "all" | "");
            for (place, on, name) in [(0, On::Node, "node"), (1, On::Edge, "edge"), (2, On::Graph, "graph")] {
                if all || of == name {
                    places[place] = Some(self.graph.keys.len() as u32);
                    self.graph.keys.push(Key { on, ..key.clone() });
                }
            }
        }
        self.keys.insert(key.id.into(), (places, goes));
        Ok(())
    }

    fn graph_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<(), ExchangeError> {
        self.sheet.cut(parts.from);
        let outer = self.nodes.is_empty();
        let graph = &mut self.graph;
        parts.attributes(tag, self.limits, |name, value| match name {
            "edgedefault" if outer && &*value == "undirected" => graph.way = Way::Undirected,
            _ => {}
        })?;
        if outer {
            self.graphs += 1;
            if self.graphs > 1 {
                self.report
                    .skip(Place::Line(parts.line()), "graphs-several", self.graphs.to_string());
            }
        }
        Ok(())
    }

    fn node_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<(), ExchangeError> {
        records_within(self.graph.nodes.len(), self.limits)?;
        let id = attribute_of(parts, tag, self.limits, "id")?;
        self.sheet.cut(parts.from);
        let next = self.graph.nodes.len() as u32;
        let mut node = Node {
            id: id.into(),
            ..Node::default()
        };
        if node.id.is_empty() {
            node.id = format!("#{next}").into();
            self.report.skip(Place::Line(parts.line()), "graphs-no-id", String::new());
        }
        node.parents.extend(self.nodes.last().copied());
        let at = if let Some(known) = self.names.get(&node.id) {
            self.report
                .skip(Place::Line(parts.line()), "graphs-node-twice", node.id.to_string());
            *known
        } else {
            self.names.insert(node.id.clone(), next);
            self.graph.nodes.push(node);
            next
        };
        self.nodes.push(at);
        Ok(())
    }

    fn edge_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<(), ExchangeError> {
        records_within(self.graph.edges.len(), self.limits)?;
        let mut edge = Edge {
            way: self.graph.way,
            ..Edge::default()
        };
        let (mut from, mut to, mut port) = (None, None, None);
        let names = &self.names;
        let find = |value: &str| names.get(value).copied().ok_or_else(|| Box::<str>::from(value));
        parts.attributes(tag, self.limits, |name, value| match name {
            "id" => edge.id = Some(value.into()),
            "source" => from = Some(find(&value)),
            "target" => to = Some(find(&value)),
            "directed" => edge.way = if &*value == "true" { Way::Directed } else { Way::Undirected },
            "sourceport" | "targetport" => port = Some(value.into_owned()),
            _ => {}
        })?;
        self.sheet.cut(parts.from);
        if let Some(port) = port {
            self.report.skip(Place::Line(parts.line()), "graphs-port", port);
        }
        let (Some(from), Some(to)) = (from, to) else {
            self.report.skip(
                Place::Line(parts.line()),
                "graphs-edge-without-end",
                edge.id.unwrap_or_default(),
            );
            return Ok(());
        };
        edge.from = from.clone().unwrap_or(u32::MAX);
        edge.to = to.clone().unwrap_or(u32::MAX);
        if from.is_err() || to.is_err() {
            let next = self.graph.edges.len() + usize::from(self.edge.is_some());
            self.loose.push((next as u32, from.err(), to.err(), parts.from));
        }
        if let Some(outer) = self.edge.replace(edge) {
            self.graph.edges.push(outer);
        }
        Ok(())
    }

    /// An element of another program within data. Of what yEd draws, labels and places are taken.
    fn foreign(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>, name: &str) -> Result<Open, ExchangeError> {
        let key = self.data.clone().unwrap_or_default();
        if self.open.last() == Some(&Open::Data) {
            self.report
                .skip(Place::Line(parts.line()), "graphs-foreign-data", key.to_string());
        }
        if self.keys.get(&key).is_none_or(|(_, goes)| *goes != Goes::Foreign) {
            return Ok(Open::Foreign);
        }
        if name == "Geometry" && self.edge.is_none() {
            let mut place = [None::<f32>; 4];
            parts.attributes(tag, self.limits, |name, value| {
                if let Some(slot) = ["x", "y", "width", "height"].iter().position(|n| *n == name) {
                    place[slot] = value.trim().parse().ok().filter(|n: &f32| n.is_finite());
                }
            })?;
            if let [Some(x), Some(y), width, height] = place
                && let Some(node) = self.open_node()
            {
                // The corner to the middle; down there is up here.
                let middle = [x + width.unwrap_or(0.0) / 2.0, -(y + height.unwrap_or(0.0) / 2.0), 0.0];
                node.look.get_or_insert_default().place = Some(middle);
            }
        }
        Ok(if matches!(name, "NodeLabel" | "EdgeLabel") {
            Open::ForeignLabel
        } else {
            Open::Foreign
        })
    }

    fn label_from_foreign(&mut self) {
        let words = self.words.trim();
        if words.is_empty() {
            return;
        }
        let words = Box::<str>::from(words);
        if let Some(edge) = &mut self.edge {
            edge.label.get_or_insert(words);
        } else if let Some(node) = self.open_node() {
            node.label.get_or_insert(words);
        }
        self.words.clear();
    }

    fn open_node(&mut self) -> Option<&mut Node> {
        self.nodes.last().and_then(|at| self.graph.nodes.get_mut(*at as usize))
    }

    fn data_end(&mut self, parts: &Parts<'_>) -> Result<(), ExchangeError> {
        let Some(id) = self.data.take() else { return Ok(()) };
        let on = match self
            .open
            .iter()
            .rev()
            .find(|o| matches!(o, Open::Node | Open::Edge | Open::Graph))
        {
            Some(Open::Node) => On::Node,
            Some(Open::Edge) => On::Edge,
            _ => On::Graph,
        };
        let (mut places, goes) = self.keys.get(&id).copied().unwrap_or(([None; 3], Goes::Value));
        let text = std::mem::take(&mut self.words);
        match goes {
            Goes::Foreign => return Ok(()),
            Goes::Own => {
                if !self.own(id.strip_prefix(OWN).unwrap_or(&id), on, &text) {
                    self.report.skip(Place::Line(parts.line()), "graphs-not-a-number", text);
                }
                return Ok(());
            }
            Goes::Value => {}
        }
        let slot = on as usize;
        if places[slot].is_none() {
            self.report
                .skip(Place::Line(parts.line()), "graphs-key-undeclared", id.to_string());
            records_within(self.graph.keys.len(), self.limits)?;
            places[slot] = Some(self.graph.keys.len() as u32);
            self.graph.keys.push(Key::plain(on, &id, Kind::Text));
            self.keys.insert(id, (places, Goes::Value));
        }
        let Some(key) = places[slot] else { return Ok(()) };
        let value = Value {
            key,
            text: text.into(),
            spell: None,
        };
        match on {
            On::Edge => self.edge.iter_mut().for_each(|edge| edge.values.push(value.clone())),
            On::Node => self.open_node().into_iter().for_each(|node| node.values.push(value.clone())),
            On::Graph => self.graph.values.push(value),
        }
        Ok(())
    }

    /// Takes what one of our own keys says; false if it cannot be read.
    fn own(&mut self, what: &str, on: On, text: &str) -> bool {
        let number = || text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
        if on == On::Graph {
            match what {
                "title" => text.clone_into(&mut self.graph.title),
                "creator" => text.clone_into(&mut self.graph.creator),
                "time" => {
                    self.graph.time = match text {
                        "dateTime" => super::super::graph::TimeFormat::DateTime,
                        "integer" => super::super::graph::TimeFormat::Whole,
                        "double" => super::super::graph::TimeFormat::Real,
                        _ => super::super::graph::TimeFormat::Date,
                    };
                }
                _ => {}
            }
            return true;
        }
        if what == "parents" {
            let Ok(names) = serde_json::from_str::<Vec<String>>(text) else {
                return false;
            };
            if let Some(node) = self.nodes.last() {
                self.parents.extend(names.into_iter().map(|name| (*node, name.into())));
            }
            return true;
        }
        let (label, kind, spells, look) = if let (On::Edge, Some(edge)) = (on, self.edge.as_mut()) {
            match what {
                "weight" => {
                    edge.weight = number();
                    return edge.weight.is_some();
                }
                "way" => {
                    edge.way = Way::Mutual;
                    return true;
                }
                _ => {}
            }
            (&mut edge.label, &mut edge.kind, &mut edge.spells, &mut edge.look)
        } else {
            let node = self.nodes.last().and_then(|at| self.graph.nodes.get_mut(*at as usize));
            let Some(node) = node else { return true };
            (&mut node.label, &mut node.kind, &mut node.spells, &mut node.look)
        };
        match what {
            "label" => *label = Some(text.into()),
            "kind" => *kind = Some(text.into()),
            "start" => spell(spells).start = Some(End::at(text)),
            "end" => spell(spells).end = Some(End::at(text)),
            "spells" => match spells_of(text) {
                Some(read) => *spells = read,
                None => return false,
            },
            _ => return look_of(look.get_or_insert_default(), what, text),
        }
        true
    }

    fn finish(mut self, source: &str) -> Result<Read, ExchangeError> {
        if !self.rooted {
            return Err(ExchangeError::Empty);
        }
        let mut lines = Lines::of(source);
        let mut gone = HashSet::new();
        for (at, from, to, byte) in &self.loose {
            let Some(edge) = self.graph.edges.get_mut(*at as usize) else {
                continue;
            };
            let mut unknown: Vec<&str> = Vec::new();
            for (name, end) in [(from, &mut edge.from), (to, &mut edge.to)] {
                let Some(name) = name else { continue };
                match self.names.get(name) {
                    Some(node) => *end = *node,
                    None => unknown.push(name),
                }
            }
            if !unknown.is_empty() {
                let place = Place::Line(lines.at(*byte));
                self.report.skip(place, "graphs-unknown-node", unknown.join(", "));
                gone.insert(*at);
            }
        }
        if !gone.is_empty() {
            let mut at = 0;
            self.graph.edges.retain(|_| {
                at += 1;
                !gone.contains(&(at - 1))
            });
        }
        for (child, parent) in &self.parents {
            if let (Some(parent), Some(node)) = (self.names.get(parent), self.graph.nodes.get_mut(*child as usize))
                && parent != child
            {
                node.parents.push(*parent);
            }
        }
        for node in &mut self.graph.nodes {
            once(&mut node.parents);
        }
        self.report.count("graphs-records", self.records);
        Ok(Read {
            graph: self.graph,
            text: self.sheet.finish(),
            report: self.report,
        })
    }
}

/// One attribute of an element; empty if it is not there.
fn attribute_of(parts: &Parts<'_>, tag: &BytesStart<'_>, limits: &Limits, wanted: &str) -> Result<String, ExchangeError> {
    let mut found = String::new();
    parts.attributes(tag, limits, |name, value| {
        if name == wanted {
            found = value.into_owned();
        }
    })?;
    Ok(found)
}

fn kind(text: &str) -> Kind {
    match text {
        "int" | "integer" | "long" => Kind::Whole,
        "float" | "double" => Kind::Real,
        "boolean" => Kind::Flag,
        _ => Kind::Text,
    }
}

fn spell(spells: &mut Vec<Spell>) -> &mut Spell {
    if spells.is_empty() {
        spells.push(Spell::default());
    }
    let last = spells.len() - 1;
    &mut spells[last]
}

/// Spells as [`super::write()`] writes them: pairs of ends, an end with a `)` before its first letter being open.
fn spells_of(text: &str) -> Option<Vec<Spell>> {
    let pairs: Vec<(Option<String>, Option<String>)> = serde_json::from_str(text).ok()?;
    let end = |text: String| match text.strip_prefix(')') {
        Some(text) => End {
            text: text.into(),
            open: true,
        },
        None => End::at(&text),
    };
    let spells = pairs.into_iter().map(|(start, finish)| Spell {
        start: start.map(end),
        end: finish.map(end),
    });
    Some(spells.collect())
}

fn look_of(look: &mut Look, what: &str, text: &str) -> bool {
    let number = text.trim().parse::<f32>().ok().filter(|n| n.is_finite());
    let whole = text.trim().parse::<u8>().ok();
    match (what, number, whole) {
        ("x" | "y" | "z", Some(number), _) => {
            let axis = ["x", "y", "z"].iter().position(|axis| *axis == what).unwrap_or(0);
            look.place.get_or_insert([0.0; 3])[axis] = number;
        }
        ("r" | "g" | "b", _, Some(whole)) => {
            let part = ["r", "g", "b"].iter().position(|part| *part == what).unwrap_or(0);
            look.colour.get_or_insert([0; 3])[part] = whole;
        }
        ("size", Some(number), _) => look.size = Some(number),
        ("opacity", Some(number), _) => look.opacity = Some(number),
        ("shape", ..) => look.shape = Some(text.into()),
        ("x" | "y" | "z" | "r" | "g" | "b" | "size" | "opacity", ..) => return false,
        // A key of a later version: nothing is known of it.
        _ => {}
    }
    true
}
