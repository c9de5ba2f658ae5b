//! A property graph to a dossier: the file becomes a document, an edge a tie with a claim on the words of its record.
//!
//! What is plainly meant (names, codes, dates, families, classes) becomes fields; everything else stays with its record
//! under [`DATA`] and is written again by [`super::from_dossier`]. Edges are parallel and may lead back to where they
//! come from. Deliberately not here: joining the result to another dossier (`model::join`).

mod actors;
mod meanings;
mod ties;
mod times;
mod values;

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::layer::Read;
use super::meaning::Meaning;
use super::time::{Clock, DateOrder};
use super::{At, Key, On, Value, own};
use crate::exchange::{ExchangeError, Imported, Limits, Place, Progress, Report};
use crate::model::make::code;
use crate::model::{
    Actor, ActorId, ActorKind, Document, DocumentId, Dossier, Extra, Localised, Reliability, Scalars, TieFamily, TieId,
};
use meanings::meanings_of;

/// How the names of fields begin that a file brings and that mean nothing here.
pub const DATA: &str = "data.";

/// The creator that files written here name.
pub(in crate::exchange) const OURS: &str = "Garant";

/// What is chosen where the file does not say.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Name of the file.
    pub name: String,
    /// Families of words that do not say one plainly, by [`plain`](super::meaning::plain) word.
    pub families: BTreeMap<String, TieFamily>,
    /// Family of a tie of which the file says nothing.
    pub otherwise: TieFamily,
    /// Which comes first in dates of numbers.
    pub order: DateOrder,
    /// What each attribute means; absent to go by its name.
    pub meanings: Option<Vec<Meaning>>,
    /// The file has a row a record: places in the report are rows, not lines.
    pub rows: bool,
}

impl Options {
    /// Nothing chosen.
    pub fn of(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            families: BTreeMap::new(),
            otherwise: TieFamily::Contact,
            order: DateOrder::default(),
            meanings: None,
            rows: false,
        }
    }
}

/// What a graph's records say of time and of what they are, worked out once.
struct Maker<'a> {
    options: &'a Options,
    limits: &'a Limits,
    graph_keys: Vec<Key>,
    meanings: Vec<Meaning>,
    /// What is said of every node or edge that does not say otherwise.
    defaults: Vec<(On, Value)>,
    /// The file was written here.
    ours: bool,
    clock: Clock,
    base: String,
    scalars: Scalars<'a>,
    text: &'a str,
    document: DocumentId,
    speaker: ActorId,
    report: Report,
    assumed_family: usize,
    assumed_kind: usize,
    outside_calendar: usize,
    used: HashSet<TieId>,
    /// Bytes that may still be copied from one record to others.
    copies: usize,
}

/// Makes the records. `bytes` is the file itself, for its fingerprint.
///
/// # Errors
/// [`ExchangeError`] if the graph asks for more than `limits`, or `progress` says stop.
pub fn to_dossier(
    read: Read,
    bytes: &[u8],
    options: &Options,
    limits: &Limits,
    progress: Progress<'_>,
) -> Result<Imported, ExchangeError> {
    let Read { mut graph, text, report } = read;
    let file_hash = hex(&Sha256::digest(bytes));
    let base = file_hash.get(..8).unwrap_or("file").to_owned();
    let meanings = meanings_of(&graph, options);
    let (Ok(document), Ok(speaker)) = (
        format!("d.{base}").parse::<DocumentId>(),
        format!("a.{base}").parse::<ActorId>(),
    ) else {
        // Hexadecimal digits always make an identifier.
        return Ok(Imported {
            dossier: Dossier::default(),
            places: BTreeMap::new(),
            report,
        });
    };
    let ends = graph
        .nodes
        .iter()
        .flat_map(|n| &n.spells)
        .chain(graph.edges.iter().flat_map(|e| &e.spells));
    let ends = ends.flat_map(|s| [&s.start, &s.end]).flatten().map(|end| &*end.text);
    let clock = Clock::of(graph.time, ends);
    let nodes = std::mem::take(&mut graph.nodes);
    let edges = std::mem::take(&mut graph.edges);
    let mut maker = Maker {
        options,
        limits,
        defaults: defaults_of(&graph.keys),
        graph_keys: graph.keys.clone(),
        meanings,
        ours: graph.creator == OURS,
        clock,
        base,
        scalars: Scalars::of(&text),
        text: &text,
        document,
        speaker,
        report,
        assumed_family: 0,
        assumed_kind: 0,
        outside_calendar: 0,
        used: HashSet::new(),
        copies: limits.bytes,
    };
    maker.defaults_within(On::Node, nodes.len())?;
    maker.defaults_within(On::Edge, edges.len())?;
    let (all, mut done) = (nodes.len() + edges.len(), 0_usize);
    let mut go_on = || {
        done += 1;
        if done.is_multiple_of(1024) && !progress(done as f32 / all as f32) {
            return Err(ExchangeError::Cancelled);
        }
        Ok(())
    };
    let title = if graph.title.trim().is_empty() {
        options.name.clone()
    } else {
        graph.title.clone()
    };
    let alone = edges.is_empty();
    let mut passages = Vec::with_capacity(edges.len());
    let mut claims = Vec::with_capacity(edges.len());
    let mut ties = Vec::with_capacity(edges.len());
    let mut places = BTreeMap::new();
    let ids: Vec<ActorId> = maker.actor_ids(&nodes);
    let mut actors: Vec<Actor> = Vec::with_capacity(nodes.len() + 1);
    let mut groups = 0;
    for (number, node) in nodes.into_iter().enumerate() {
        go_on()?;
        let Some(id) = ids.get(number).copied() else { continue };
        groups += usize::from(!node.parents.is_empty());
        let at = node.at;
        let (actor, place) = maker.actor(number, node, id, &ids);
        if let Some(place) = place {
            places.insert(id, place);
        }
        if alone {
            let words = actor.names.first().map(|n| n.name.clone()).unwrap_or_default();
            maker.claim(number, at, words, vec![id.into()], &mut passages, &mut claims);
        }
        actors.push(actor);
    }
    own::settle(&mut actors, &mut maker.report);
    let names: Vec<Localised> = actors
        .iter()
        .map(|a| a.names.first().map(|n| n.name.clone()).unwrap_or_default())
        .collect();
    for (number, edge) in edges.into_iter().enumerate() {
        go_on()?;
        maker.edge(&graph, number, edge, (&ids, &names), (&mut passages, &mut claims, &mut ties))?;
    }
    drop(names);
    let Maker {
        mut report,
        assumed_family,
        assumed_kind,
        outside_calendar,
        ..
    } = maker;
    for (count, reason) in [
        (assumed_family, "graphs-family-assumed"),
        (assumed_kind, "graphs-kind-assumed"),
        (outside_calendar, "graphs-not-in-calendar"),
    ] {
        report.skip_many(reason, count);
    }
    report.count("exchange-actors", actors.len());
    report.count("exchange-ties", ties.len());
    if groups > 0 {
        report.count("graphs-grouped", groups);
    }
    let mut voice = Actor::named(speaker, ActorKind::Media, code(&title), Localised::same(&title));
    voice.extra.insert(format!("{DATA}set"), json!(true));
    actors.push(voice);
    let mut record = document_of(document, &title, &options.name, text, file_hash);
    if !graph.rest.is_empty() {
        record.extra.insert(format!("{DATA}rest"), json!(graph.rest));
    }
    for value in &graph.values {
        if let Some(key) = graph.keys.get(value.key as usize) {
            record.extra.insert(format!("{DATA}{}", key.title), json!(&*value.text));
        }
    }
    let dossier = Dossier {
        documents: [record].into_iter().collect(),
        actors: actors.into_iter().collect(),
        ties: ties.into_iter().collect(),
        passages: passages.into_iter().collect(),
        claims: claims.into_iter().collect(),
        ..Dossier::default()
    };
    Ok(Imported { dossier, places, report })
}

/// What the keys say of every record that does not say otherwise.
fn defaults_of(keys: &[Key]) -> Vec<(On, Value)> {
    let default = |(at, key): (usize, &Key)| {
        let text = key.default.as_deref()?.into();
        let (key_of, spell) = (at as u32, None);
        Some((
            key.on,
            Value {
                key: key_of,
                text,
                spell,
            },
        ))
    };
    keys.iter().enumerate().filter_map(default).collect()
}

impl Maker<'_> {
    /// A few keys with long defaults on a great many records would fill any memory.
    fn defaults_within(&mut self, on: On, records: usize) -> Result<(), ExchangeError> {
        let defaults = self.defaults.iter().filter(|(of, _)| *of == on);
        let bulk: usize = defaults.map(|(_, value)| value.text.len() + 64).sum();
        self.within(bulk.saturating_mul(records))
    }

    /// Takes bytes that are copied from what may be.
    fn within(&mut self, bytes: usize) -> Result<(), ExchangeError> {
        match self.copies.checked_sub(bytes) {
            Some(left) => {
                self.copies = left;
                Ok(())
            }
            None => Err(ExchangeError::TooMuch {
                what: "bytes",
                limit: self.limits.bytes,
            }),
        }
    }

    fn skip(&mut self, at: At, number: usize, reason: &'static str, about: impl Into<String>) {
        let place = if self.options.rows {
            Place::Row(number as u64 + 1)
        } else {
            Place::Line(u64::from(at.line))
        };
        self.report.skip(place, reason, about);
    }
}

/// Whether a text is this number, as it is usually written.
fn is_number(text: &str, number: usize) -> bool {
    let plain = text == "0" || !text.starts_with(['0', '+']);
    plain && text.parse() == Ok(number)
}

fn document_of(id: DocumentId, title: &str, file: &str, text: String, file_hash: String) -> Document {
    Document {
        id,
        title: Localised::same(title),
        kind: crate::exchange::DATASET,
        // A list of numbers and names is in no language.
        language: "zxx".to_owned(),
        publisher: Localised::default(),
        publisher_short: Localised::default(),
        authors: Vec::new(),
        published: None,
        published_basis: Localised::default(),
        retrieved: None,
        address: None,
        provenance: Localised::same(file),
        reliability: Reliability::F,
        notes: Vec::new(),
        set_aside: Vec::new(),
        hash: hex(&Sha256::digest(text.as_bytes())),
        text,
        file_hash,
        restricted: false,
        translation: None,
        extra: Extra::new(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        let _infallible = write!(hex, "{byte:02x}");
        hex
    })
}
