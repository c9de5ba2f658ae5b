//! GEXF to a property graph, in one pass without a tree.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::super::graph::once;
use super::super::graph::sheet::Sheet;
use super::super::graph::weight_of;
use super::super::graph::xml::{Lines, Part, Parts};
use super::super::graph::{At, Edge, End, Graph, Kind, Look, Node, On, Spell, TimeFormat, Value, Way};
use super::super::graph::{Key, layer::Read, layer::records_within};
use super::super::{ExchangeError, Limits, Place, Progress, Report};

/// Where the ends of a spell come from, in the order they are believed.
const STARTS: [&str; 3] = ["start", "startopen", "datefrom"];
const ENDS: [&str; 3] = ["end", "endopen", "dateto"];

/// What an open element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Meta,
    Title,
    Creator,
    Attributes,
    Attribute,
    Default,
    Options,
    Node,
    Edge,
    Other,
}

/// An edge whose ends are not both known yet.
#[derive(Debug)]
struct Loose {
    edge: u32,
    from: Option<Box<str>>,
    to: Option<Box<str>>,
    byte: usize,
}

struct Walk<'a> {
    limits: &'a Limits,
    graph: Graph,
    report: Report,
    sheet: Sheet<'a>,
    names: HashMap<Box<str>, u32>,
    /// Keys by class and identifier.
    keys: HashMap<(On, Box<str>), u32>,
    loose: Vec<Loose>,
    /// Parents named before they were read: child, parent, byte.
    parents: Vec<(u32, Box<str>, usize)>,
    open: Vec<Open>,
    nodes: Vec<u32>,
    edge: Option<Edge>,
    class: (On, bool),
    key: Option<u32>,
    words: String,
    description: String,
    /// Whether the root element has been seen.
    rooted: bool,
    /// Nodes and edges that stand in the file, whatever becomes of them.
    records: usize,
}

/// Reads a file of text. `progress` hears how far it is and says whether to go on.
///
/// # Errors
/// [`ExchangeError`] if this is no GEXF, breaks off before anything was read, or is refused.
pub fn read(source: &str, limits: &Limits, progress: Progress<'_>) -> Result<Read, ExchangeError> {
    let mut parts = Parts::of(source, limits);
    let mut walk = Walk::of(source, limits);
    let mut seen = 0_u32;
    loop {
        seen = seen.wrapping_add(1);
        if seen.is_multiple_of(4096) && !progress(parts.from as f32 / source.len().max(1) as f32) {
            return Err(ExchangeError::Cancelled);
        }
        match parts.next()? {
            Part::Start(tag, ends) => walk.start(&parts, &tag, ends)?,
            Part::End => walk.end(parts.to()),
            Part::Text(text) => walk.text(&text),
            Part::Eof => break,
            Part::Broken { problem } => {
                walk.broken(&parts, problem)?;
                break;
            }
        }
    }
    walk.finish(source)
}

impl<'a> Walk<'a> {
    fn of(source: &'a str, limits: &'a Limits) -> Self {
        Self {
            limits,
            graph: Graph {
                way: Way::Undirected,
                time: TimeFormat::Real,
                ..Graph::default()
            },
            report: Report::default(),
            sheet: Sheet::of(source),
            names: HashMap::new(),
            keys: HashMap::new(),
            loose: Vec::new(),
            parents: Vec::new(),
            open: Vec::new(),
            nodes: Vec::new(),
            edge: None,
            class: (On::Node, false),
            key: None,
            words: String::new(),
            description: String::new(),
            rooted: false,
            records: 0,
        }
    }

    /// What broke off is kept as far as it goes, if anything was read.
    fn broken(&mut self, parts: &Parts<'_>, problem: String) -> Result<(), ExchangeError> {
        let line = parts.line();
        if !self.rooted || self.graph.nodes.is_empty() {
            return Err(ExchangeError::Malformed { line, problem });
        }
        // An edge that was begun is whole only if its element was.
        self.edge = None;
        self.report.skip(Place::Line(line), "graphs-breaks-off", problem);
        Ok(())
    }

    fn start(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>, ends: bool) -> Result<(), ExchangeError> {
        let local = tag.local_name();
        let name: &str = local.as_ref();
        if !self.rooted {
            if !name.eq_ignore_ascii_case("gexf") {
                return Err(ExchangeError::NotThisFormat {
                    found: format!("<{name}>"),
                });
            }
            self.rooted = true;
        }
        let mut cut = false;
        let within = self.open.last().copied();
        let open = match name {
            "meta" => Open::Meta,
            "creator" if within == Some(Open::Meta) => Open::Creator,
            "title" | "description" if within == Some(Open::Meta) => Open::Title,
            "graph" => {
                cut = self.graph_tag(parts, tag)?;
                Open::Other
            }
            "attributes" => {
                cut = self.attributes_tag(parts, tag)?;
                Open::Attributes
            }
            "attribute" if within == Some(Open::Attributes) => {
                cut = self.attribute_tag(parts, tag)?;
                Open::Attribute
            }
            "default" if within == Some(Open::Attribute) => Open::Default,
            "options" if within == Some(Open::Attribute) => Open::Options,
            "node" => {
                cut = self.node_tag(parts, tag)?;
                Open::Node
            }
            "edge" => {
                cut = self.edge_tag(parts, tag)?;
                Open::Edge
            }
            "nodes" | "edges" if within == Some(Open::Node) => {
                // The record of the outer node ends where those inside begin.
                self.close_node(parts.from);
                Open::Other
            }
            "attvalue" => {
                cut = self.value_tag(parts, tag)?;
                Open::Other
            }
            "spell" | "slice" => {
                cut = self.spell_tag(parts, tag)?;
                Open::Other
            }
            "parent" => {
                cut = self.parent_tag(parts, tag)?;
                Open::Other
            }
            "position" | "size" | "thickness" | "color" | "shape" => {
                cut = self.look_tag(parts, tag, name)?;
                Open::Other
            }
            _ => Open::Other,
        };
        if cut {
            self.report
                .skip(Place::Line(parts.line()), "graphs-field-cut", name.to_owned());
        }
        self.records += usize::from(matches!(open, Open::Node | Open::Edge));
        self.words.clear();
        self.open.push(open);
        if ends {
            self.end(parts.to());
        }
        Ok(())
    }

    fn end(&mut self, to: usize) {
        match self.open.pop() {
            Some(Open::Title) => {
                let words = self.words.trim();
                if !words.is_empty() && self.description.is_empty() {
                    words.clone_into(&mut self.description);
                }
            }
            Some(Open::Creator) => self.words.trim().clone_into(&mut self.graph.creator),
            Some(Open::Default) => {
                let words = self.words.clone();
                if let Some(key) = self.open_key() {
                    key.default = Some(words);
                }
            }
            Some(Open::Options) => {
                let words = self.words.clone();
                if let Some(key) = self.open_key() {
                    key.options = words;
                }
            }
            Some(Open::Attribute) => self.key = None,
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
            _ => {}
        }
        self.words.clear();
    }

    fn open_key(&mut self) -> Option<&mut Key> {
        let key = self.key?;
        self.graph.keys.get_mut(key as usize)
    }

    /// Ends the record of the innermost open node, once.
    fn close_node(&mut self, to: usize) {
        let at = self.sheet.cut(to);
        let node = self.nodes.last().and_then(|at| self.graph.nodes.get_mut(*at as usize));
        if let Some(node) = node
            && node.at == At::default()
        {
            node.at = at;
        }
    }

    fn text(&mut self, text: &str) {
        let wanted = matches!(
            self.open.last(),
            Some(Open::Title | Open::Creator | Open::Default | Open::Options)
        );
        if wanted && self.words.len() + text.len() <= self.limits.field {
            self.words.push_str(text);
        }
    }

    fn graph_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<bool, ExchangeError> {
        let graph = &mut self.graph;
        parts.attributes(tag, self.limits, |name, value| match name {
            "defaultedgetype" => graph.way = way(&value).unwrap_or(graph.way),
            "timeformat" | "timetype" => {
                graph.time = match &*value {
                    "date" => TimeFormat::Date,
                    "dateTime" | "datetime" => TimeFormat::DateTime,
                    "integer" => TimeFormat::Whole,
                    _ => TimeFormat::Real,
                }
            }
            "name" | "label" => graph.title = value.into_owned(),
            _ => {}
        })
    }

    fn attributes_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<bool, ExchangeError> {
        let class = &mut self.class;
        *class = (On::Node, false);
        parts.attributes(tag, self.limits, |name, value| match name {
            "class" if &*value == "edge" => class.0 = On::Edge,
            "mode" | "type" => class.1 = &*value == "dynamic",
            _ => {}
        })
    }

    fn attribute_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<bool, ExchangeError> {
        let mut key = Key::plain(self.class.0, "", Kind::Text);
        key.dynamic = self.class.1;
        let cut = parts.attributes(tag, self.limits, |name, value| match name {
            "id" => key.id = value.into_owned(),
            "title" => key.title = value.into_owned(),
            "type" => key.kind = kind(&value),
            _ => {}
        })?;
        if key.title.is_empty() {
            key.title.clone_from(&key.id);
        }
        if self.keys.contains_key(&(key.on, key.id.as_str().into())) {
            self.report
                .skip(Place::Line(parts.line()), "graphs-key-twice", key.id.clone());
            self.key = None;
            return Ok(cut);
        }
        self.key = Some(self.declare(key)?);
        Ok(cut)
    }

    fn declare(&mut self, key: Key) -> Result<u32, ExchangeError> {
        let at = self.graph.keys.len() as u32;
        records_within(self.graph.keys.len(), self.limits)?;
        self.keys.insert((key.on, key.id.as_str().into()), at);
        self.graph.keys.push(key);
        Ok(at)
    }

    fn node_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<bool, ExchangeError> {
        records_within(self.graph.nodes.len(), self.limits)?;
        let mut node = Node::default();
        let (mut spell, mut parent) = (Spell::default(), None);
        let mut stated = false;
        let cut = parts.attributes(tag, self.limits, |name, value| match name {
            "id" => {
                stated = true;
                node.id = value.into();
            }
            "label" => node.label = Some(value.into()),
            "kind" => node.kind = Some(value.into()),
            "pid" => parent = Some(Box::from(&*value)),
            _ => when(&mut spell, name, &value),
        })?;
        self.sheet.cut(parts.from);
        let next = self.graph.nodes.len() as u32;
        if !stated {
            node.id = format!("#{next}").into();
            self.report.skip(Place::Line(parts.line()), "graphs-no-id", String::new());
        }
        if !spell.is_always() {
            node.spells.push(spell);
        }
        if let Some(outer) = self.nodes.last().filter(|_| parent.is_none()) {
            node.parents.push(*outer);
        }
        let at = if let Some(known) = self.names.get(&node.id) {
            // The first one stands; what the second says of itself is added to it.
            self.report
                .skip(Place::Line(parts.line()), "graphs-node-twice", node.id.to_string());
            *known
        } else {
            self.names.insert(node.id.clone(), next);
            self.graph.nodes.push(node);
            next
        };
        if let Some(parent) = parent {
            self.parents.push((at, parent, parts.from));
        }
        self.nodes.push(at);
        Ok(cut)
    }

    fn edge_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<bool, ExchangeError> {
        records_within(self.graph.edges.len(), self.limits)?;
        let mut edge = Edge {
            way: self.graph.way,
            ..Edge::default()
        };
        let mut spell = Spell::default();
        let (mut from, mut to) = (None, None);
        let (mut bad_weight, mut bad_way) = (None, None);
        let names = &self.names;
        let find = |value: &str| names.get(value).copied().ok_or_else(|| Box::<str>::from(value));
        let cut = parts.attributes(tag, self.limits, |name, value| match name {
            "id" => edge.id = Some(value.into()),
            "source" => from = Some(find(&value)),
            "target" => to = Some(find(&value)),
            "type" => match way(&value) {
                Some(way) => edge.way = way,
                None => bad_way = Some(value.into_owned()),
            },
            "label" => edge.label = Some(value.into()),
            "kind" => edge.kind = Some(value.into()),
            "weight" => match value.trim().parse::<f64>() {
                Ok(weight) if weight.is_finite() => edge.weight = weight_of(weight),
                _ => bad_weight = Some(value.into_owned()),
            },
            _ => when(&mut spell, name, &value),
        })?;
        self.sheet.cut(parts.from);
        if let Some(weight) = bad_weight {
            self.report.skip(Place::Line(parts.line()), "graphs-not-a-number", weight);
        }
        if let Some(way) = bad_way {
            self.report.skip(Place::Line(parts.line()), "graphs-unknown-way", way);
        }
        if !spell.is_always() {
            edge.spells.push(spell);
        }
        let (Some(from), Some(to)) = (from, to) else {
            self.report.skip(
                Place::Line(parts.line()),
                "graphs-edge-without-end",
                edge.id.unwrap_or_default(),
            );
            self.edge = None;
            return Ok(cut);
        };
        edge.from = from.clone().unwrap_or(u32::MAX);
        edge.to = to.clone().unwrap_or(u32::MAX);
        if from.is_err() || to.is_err() {
            self.loose.push(Loose {
                edge: (self.graph.edges.len() + usize::from(self.edge.is_some())) as u32,
                from: from.err(),
                to: to.err(),
                byte: parts.from,
            });
        }
        // An edge within an edge is one more edge.
        if let Some(outer) = self.edge.replace(edge) {
            self.graph.edges.push(outer);
        }
        Ok(cut)
    }

    fn value_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<bool, ExchangeError> {
        let (mut key, mut text, mut spell) = (None, None, Spell::default());
        let cut = parts.attributes(tag, self.limits, |name, value| match name {
            "for" | "id" => key = Some(Box::<str>::from(&*value)),
            "value" => text = Some(Box::<str>::from(&*value)),
            _ => when(&mut spell, name, &value),
        })?;
        let on = if self.open.contains(&Open::Edge) { On::Edge } else { On::Node };
        let (Some(id), Some(text)) = (key, text) else {
            self.report
                .skip(Place::Line(parts.line()), "graphs-value-incomplete", String::new());
            return Ok(cut);
        };
        let key = if let Some(key) = self.keys.get(&(on, id.clone())) {
            *key
        } else {
            self.report
                .skip(Place::Line(parts.line()), "graphs-key-undeclared", id.to_string());
            self.declare(Key::plain(on, &id, Kind::Text))?
        };
        let value = Value {
            key,
            text,
            spell: Some(spell).filter(|s| !s.is_always()).map(Box::new),
        };
        match on {
            On::Edge => self.edge.iter_mut().for_each(|edge| edge.values.push(value.clone())),
            _ => self.open_node().into_iter().for_each(|node| node.values.push(value.clone())),
        }
        Ok(cut)
    }

    fn open_node(&mut self) -> Option<&mut Node> {
        self.nodes.last().and_then(|at| self.graph.nodes.get_mut(*at as usize))
    }

    fn spell_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<bool, ExchangeError> {
        let mut spell = Spell::default();
        let cut = parts.attributes(tag, self.limits, |name, value| when(&mut spell, name, &value))?;
        if self.open.contains(&Open::Edge) {
            if let Some(edge) = &mut self.edge {
                edge.spells.push(spell);
            }
        } else if let Some(node) = self.open_node() {
            node.spells.push(spell);
        }
        Ok(cut)
    }

    fn parent_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>) -> Result<bool, ExchangeError> {
        let mut parent = None;
        let cut = parts.attributes(tag, self.limits, |name, value| {
            if name == "for" {
                parent = Some(Box::<str>::from(&*value));
            }
        })?;
        if let (Some(parent), Some(child)) = (parent, self.nodes.last()) {
            self.parents.push((*child, parent, parts.from));
        }
        Ok(cut)
    }

    fn look_tag(&mut self, parts: &Parts<'_>, tag: &BytesStart<'_>, what: &str) -> Result<bool, ExchangeError> {
        let slot = if self.open.contains(&Open::Edge) {
            self.edge.as_mut().map(|edge| &mut edge.look)
        } else {
            self.nodes
                .last()
                .and_then(|at| self.graph.nodes.get_mut(*at as usize))
                .map(|node| &mut node.look)
        };
        let Some(look) = slot else { return Ok(false) };
        let mut look_now: Look = look.as_deref().cloned().unwrap_or_default();
        let mut wrong = None;
        let (mut place, mut colour) = ([0.0_f32; 3], [None::<u8>; 3]);
        let cut = parts.attributes(tag, self.limits, |name, value| {
            let number = value.trim().parse::<f32>().ok().filter(|n| n.is_finite());
            let axis = ["x", "y", "z"].iter().position(|n| *n == name);
            let part = ["r", "g", "b"].iter().position(|n| *n == name);
            match (what, name, number) {
                ("position", _, Some(number)) if axis.is_some() => place[axis.unwrap_or(0)] = number,
                ("color", _, Some(number)) if part.is_some() => {
                    colour[part.unwrap_or(0)] = Some(number.round().clamp(0.0, 255.0) as u8);
                }
                ("color", "a", Some(number)) => look_now.opacity = Some(number.clamp(0.0, 1.0)),
                ("color", "hex", _) => match hex(&value) {
                    Some(parts) => colour = parts.map(Some),
                    None => wrong = Some(value.into_owned()),
                },
                ("size" | "thickness", "value", Some(number)) => look_now.size = Some(number),
                ("shape", "value", _) => look_now.shape = Some(value.into()),
                ("position" | "color" | "size" | "thickness", _, None) if !matches!(name, "start" | "end") => {
                    wrong = Some(value.into_owned());
                }
                _ => {}
            }
        })?;
        match what {
            "position" if wrong.is_none() => look_now.place = Some(place),
            "color" => {
                if let [Some(r), Some(g), Some(b)] = colour {
                    look_now.colour = Some([r, g, b]);
                }
            }
            _ => {}
        }
        *look = Some(Box::new(look_now)).filter(|look| **look != Look::default());
        if let Some(value) = wrong {
            self.report.skip(Place::Line(parts.line()), "graphs-not-a-number", value);
        }
        Ok(cut)
    }

    /// Ties up what was named before it was read.
    fn finish(mut self, source: &str) -> Result<Read, ExchangeError> {
        if !self.rooted {
            return Err(ExchangeError::Empty);
        }
        let mut lines = Lines::of(source);
        let mut gone = HashSet::new();
        for loose in &self.loose {
            let Some(edge) = self.graph.edges.get_mut(loose.edge as usize) else {
                continue;
            };
            let mut unknown: Vec<&str> = Vec::new();
            for (name, end) in [(&loose.from, &mut edge.from), (&loose.to, &mut edge.to)] {
                let Some(name) = name else { continue };
                match self.names.get(name) {
                    Some(node) => *end = *node,
                    None => unknown.push(name),
                }
            }
            if !unknown.is_empty() {
                let place = Place::Line(lines.at(loose.byte));
                self.report.skip(place, "graphs-unknown-node", unknown.join(", "));
                gone.insert(loose.edge);
            }
        }
        if !gone.is_empty() {
            let mut at = 0;
            self.graph.edges.retain(|_| {
                at += 1;
                !gone.contains(&(at - 1))
            });
        }
        for (child, parent, byte) in &self.parents {
            match (self.names.get(parent), self.graph.nodes.get_mut(*child as usize)) {
                (Some(parent), Some(node)) if parent != child => node.parents.push(*parent),
                _ => {
                    let place = Place::Line(lines.at(*byte));
                    self.report.skip(place, "graphs-unknown-parent", parent.to_string());
                }
            }
        }
        for node in &mut self.graph.nodes {
            once(&mut node.parents);
        }
        if self.graph.title.is_empty() {
            self.graph.title = self.description;
        }
        self.report.count("graphs-records", self.records);
        Ok(Read {
            graph: self.graph,
            text: self.sheet.finish(),
            report: self.report,
        })
    }
}

fn way(text: &str) -> Option<Way> {
    Some(match text {
        "directed" => Way::Directed,
        "undirected" => Way::Undirected,
        "mutual" => Way::Mutual,
        _ => return None,
    })
}

fn kind(text: &str) -> Kind {
    match text {
        "integer" | "long" | "short" | "byte" | "biginteger" => Kind::Whole,
        "float" | "double" | "bigdecimal" => Kind::Real,
        "boolean" => Kind::Flag,
        "liststring" => Kind::List,
        "anyURI" => Kind::Address,
        _ => Kind::Text,
    }
}

/// Takes what an attribute says of a spell. Ends written as infinite are open.
fn when(spell: &mut Spell, name: &str, value: &str) {
    let text = value.trim();
    let endless = text.is_empty() || text.trim_start_matches(['-', '+']).eq_ignore_ascii_case("infinity");
    if endless {
        return;
    }
    let end = |open| Some(End { text: text.into(), open });
    if STARTS.contains(&name) {
        spell.start = end(name == "startopen");
    } else if ENDS.contains(&name) {
        spell.end = end(name == "endopen");
    } else if name == "timestamp" {
        (spell.start, spell.end) = (end(false), end(false));
    }
}

fn hex(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().strip_prefix('#').unwrap_or(text.trim());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
    let [_, r, g, b] = number.to_be_bytes();
    Some([r, g, b])
}
