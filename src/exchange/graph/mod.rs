//! A neutral property graph: what every graph format is read into and written from.
//!
//! Nodes and edges with typed attributes, spells, places and colours, as the files give them; nothing is interpreted.
//! Values stay text, so that what is written again is what was read. For the formats of [`super`]; [`to_dossier`] makes
//! records of a graph, [`from_dossier`] a graph of records.
//! Deliberately not here: what an attribute means ([`meaning`]), when a spell was in the calendar ([`time`]).

pub mod from_dossier;
pub mod layer;
pub mod meaning;
pub mod out;
mod own;
pub mod sheet;
pub mod time;
pub mod to_dossier;
pub(super) mod xml;

use super::{ExchangeError, File, Format, Imported, Progress, csv_table, decode, ftm, gexf, graphml};

/// Which part of the way to a dossier the reading of the file is.
pub(super) const READING: f32 = 0.5;

/// Reads a file of one of the graph formats into a dossier, with nothing chosen that it does not say itself.
pub(super) fn import(file: File<'_>, format: Format, progress: Progress<'_>) -> Result<Imported, ExchangeError> {
    let mut report = super::Report::default();
    let text = decode::text(file.bytes, &mut report)?;
    let options = to_dossier::Options::of(file.name);
    // Reading the file is about half of the work.
    let mut half = |part: f32| progress(part * READING);
    let mut read = match format {
        Format::Graphml => graphml::read(&text, file.limits, &mut half)?,
        Format::Csv => {
            let mapping = csv_table::guess(&text, csv_table::GUESSED_FROM);
            return csv_table::import(file.name, file.bytes, None, &mapping, file.limits, progress);
        }
        Format::Ftm => ftm::read(&text, file.limits, &mut half)?,
        _ => gexf::read(&text, file.limits, &mut half)?,
    };
    drop(text);
    if read.graph.nodes.is_empty() && read.graph.rest.is_empty() {
        return Err(ExchangeError::Empty);
    }
    read.report = report.followed_by(read.report);
    let mut rest = |part: f32| progress(READING + part * (1.0 - READING));
    let imported = to_dossier::to_dossier(read, file.bytes, &options, file.limits, &mut rest)?;
    Ok(if format == Format::Ftm {
        ftm::with_events(imported)
    } else {
        imported
    })
}

/// What an attribute belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum On {
    /// Nodes.
    Node,
    /// Edges.
    Edge,
    /// The graph as a whole.
    Graph,
}

/// Type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    /// Words.
    #[default]
    Text,
    /// A whole number.
    Whole,
    /// A number with decimals.
    Real,
    /// Yes or no.
    Flag,
    /// Several words.
    List,
    /// An address.
    Address,
}

/// A declared attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Of what.
    pub on: On,
    /// How the file refers to it.
    pub id: String,
    /// How a person reads it.
    pub title: String,
    /// Its type.
    pub kind: Kind,
    /// The value of whatever gives none.
    pub default: Option<String>,
    /// The values allowed, as the file lists them; empty for all.
    pub options: String,
    /// Its values may be bound to spells.
    pub dynamic: bool,
}

impl Key {
    /// A static attribute whose title is its identifier.
    pub fn plain(on: On, id: &str, kind: Kind) -> Self {
        Self {
            on,
            id: id.to_owned(),
            title: id.to_owned(),
            kind,
            default: None,
            options: String::new(),
            dynamic: false,
        }
    }
}

/// One end of a spell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// As the file writes it.
    pub text: Box<str>,
    /// The end itself does not belong to the spell.
    pub open: bool,
}

impl End {
    /// An end that belongs to the spell.
    pub fn at(text: &str) -> Self {
        Self {
            text: text.into(),
            open: false,
        }
    }
}

/// A stretch of time; an end that is absent is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spell {
    /// From when.
    pub start: Option<End>,
    /// Until when.
    pub end: Option<End>,
}

impl Spell {
    /// From ever, for ever.
    pub fn is_always(&self) -> bool {
        self.start.is_none() && self.end.is_none()
    }
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Place of the attribute in [`Graph::keys`].
    pub key: u32,
    /// As the file writes it.
    pub text: Box<str>,
    /// When it holds; absent for always.
    pub spell: Option<Box<Spell>>,
}

/// Place, size and colour.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Look {
    /// Where: to the right, upwards, towards the eye.
    pub place: Option<[f32; 3]>,
    /// How large, or how thick.
    pub size: Option<f32>,
    /// Red, green, blue.
    pub colour: Option<[u8; 3]>,
    /// From 0, not to be seen, to 1.
    pub opacity: Option<f32>,
    /// Name of the shape.
    pub shape: Option<Box<str>>,
}

/// A range of bytes in the text of the document that a file becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct At {
    /// First byte.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// The line of the file that it begins in, from 1; 0 where it stands nowhere.
    pub line: u32,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Node {
    /// How the file refers to it.
    pub id: Box<str>,
    /// Its name; absent where the file gives none.
    pub label: Option<Box<str>>,
    /// What it is, where the format has a word for that.
    pub kind: Option<Box<str>>,
    /// Attributes.
    pub values: Vec<Value>,
    /// When it is there; empty for always.
    pub spells: Vec<Spell>,
    /// The nodes it lies in.
    pub parents: Vec<u32>,
    /// How it is drawn.
    pub look: Option<Box<Look>>,
    /// Where it stands in the file.
    pub at: At,
}

/// Whether an edge runs one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Way {
    /// From source to target.
    #[default]
    Directed,
    /// Without direction.
    Undirected,
    /// One each way.
    Mutual,
}

/// An edge. Several between the same two nodes, and one from a node to itself, are edges like others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edge {
    /// How the file refers to it.
    pub id: Option<Box<str>>,
    /// Place of the source in [`Graph::nodes`].
    pub from: u32,
    /// Place of the target.
    pub to: u32,
    /// Direction.
    pub way: Way,
    /// Its name.
    pub label: Option<Box<str>>,
    /// What it is.
    pub kind: Option<Box<str>>,
    /// Weight; absent for 1.
    pub weight: Option<f64>,
    /// Attributes.
    pub values: Vec<Value>,
    /// When it is there; empty for always.
    pub spells: Vec<Spell>,
    /// How it is drawn.
    pub look: Option<Box<Look>>,
    /// Where it stands in the file.
    pub at: At,
}

/// A weight as an edge keeps it: 1 is what every edge has.
pub(super) fn weight_of(weight: f64) -> Option<f64> {
    Some(weight).filter(|weight| (weight - 1.0).abs() > 0.0)
}

/// Each of a list once, in its order.
pub(super) fn once(list: &mut Vec<u32>) {
    if list.len() > 1 {
        let mut seen = std::collections::HashSet::new();
        list.retain(|one| seen.insert(*one));
    }
}

/// How a file writes its times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum TimeFormat {
    /// Calendar dates.
    #[default]
    Date,
    /// Dates with a time of day.
    DateTime,
    /// Whole numbers.
    Whole,
    /// Numbers with decimals.
    Real,
}

/// A property graph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Graph {
    /// Title or description; may be empty.
    pub title: String,
    /// The program or person that made the file; may be empty.
    pub creator: String,
    /// How edges run that do not say.
    pub way: Way,
    /// How times are written.
    pub time: TimeFormat,
    /// Attributes declared.
    pub keys: Vec<Key>,
    /// Attributes of the graph as a whole.
    pub values: Vec<Value>,
    /// Nodes.
    pub nodes: Vec<Node>,
    /// Edges.
    pub edges: Vec<Edge>,
    /// Records of the file that are neither, one text each, to be written again as they were.
    pub rest: Vec<String>,
}

impl Graph {
    /// The place of an attribute, which is declared if it is not yet.
    pub fn key(&mut self, on: On, id: &str, kind: Kind) -> u32 {
        let known = self.keys.iter().position(|key| key.on == on && key.id == id);
        known.unwrap_or_else(|| {
            self.keys.push(Key::plain(on, id, kind));
            self.keys.len() - 1
        }) as u32
    }

    /// The same graph without places in a file, so that two files can be compared.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        for node in &mut self.nodes {
            node.at = At::default();
        }
        for edge in &mut self.edges {
            edge.at = At::default();
        }
        self
    }
}
