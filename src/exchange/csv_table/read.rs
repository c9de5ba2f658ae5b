//! A table, with its columns named, to a property graph and on to a dossier; a sample and a count of it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

use super::super::graph::layer::{Read, records_within};
use super::super::graph::meaning::{Meaning, family};
use super::super::graph::sheet::Sheet;
use super::super::graph::time::is_missing;
use super::super::graph::to_dossier::{Options, to_dossier};
use super::super::graph::xml::shortened;
use super::super::graph::{Edge, End, Graph, Kind, Look, Node, On, Spell, Value, Way};
use super::super::graph::{READING, weight_of};
use super::super::{ExchangeError, Imported, Limits, Place, Progress, Report, decode};
use super::{Lists, MOST_COLUMNS, Mapping, guess, hint, reader};

/// What would come of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Rows in all, the header not counted.
    pub rows: usize,
    /// Ties, or actors in a table of those, that would be read.
    pub records: usize,
    /// Different actors named.
    pub actors: usize,
    /// Rows left out, by the key of the reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// Words for the family that no family is known for, with how often they come, most often first.
    pub unknown: Vec<(String, usize)>,
}

/// Most different words for a family that are listed.
const MOST_WORDS: usize = 100;

/// Characters of a table: by the encoding chosen, else by the bytes.
fn characters<'a>(bytes: &'a [u8], mapping: &Mapping, report: &mut Report) -> Result<Cow<'a, str>, ExchangeError> {
    let Some(encoding) = encoding_rs::Encoding::for_label(mapping.encoding.as_bytes()) else {
        return Ok(without_hint(decode::text(bytes, report)?));
    };
    decode::is_text(bytes)?;
    let (text, _, broken) = encoding.decode(bytes);
    if broken {
        let count = text.matches('\u{fffd}').count();
        report.skip_many("exchange-characters-replaced", count);
    }
    if text.trim().is_empty() {
        return Err(ExchangeError::Empty);
    }
    Ok(without_hint(text))
}

/// The table without the line by which it tells its delimiter, as Excel writes it.
fn without_hint(text: Cow<'_, str>) -> Cow<'_, str> {
    let Some((_, from)) = hint(&text) else { return text };
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(from..).unwrap_or("")),
        Cow::Owned(mut text) => {
            text.drain(..from);
            Cow::Owned(text)
        }
    }
}

/// The first rows of a table, the header among them, each cell cut to what can be shown.
pub fn sample(bytes: &[u8], mapping: &Mapping, rows: usize) -> Vec<Vec<String>> {
    // The first rows of a large file need not be looked for at its end.
    let head = bytes.get(..bytes.len().min(1 << 20)).unwrap_or(bytes);
    let Ok(text) = characters(head, mapping, &mut Report::default()) else {
        return Vec::new();
    };
    let mut reader = reader(&text, mapping.byte());
    let mut record = csv::StringRecord::new();
    let mut found = Vec::new();
    while found.len() < rows && reader.read_record(&mut record).unwrap_or(false) {
        found.push(
            record
                .iter()
                .take(MOST_COLUMNS)
                .map(|cell| shortened(cell.trim(), 120).to_owned())
                .collect(),
        );
    }
    found
}

/// Counts what would be read, without making anything of it.
///
/// # Errors
/// [`ExchangeError`] if the file cannot be read at all, or `progress` says stop.
pub fn tally(bytes: &[u8], mapping: &Mapping, progress: Progress<'_>) -> Result<Tally, ExchangeError> {
    let text = characters(bytes, mapping, &mut Report::default())?;
    let mut reader = reader(&text, mapping.byte());
    let mut record = csv::StringRecord::new();
    let mut tally = Tally::default();
    // Fingerprints are enough to count, and small.
    let state = RandomState::new();
    let mut actors: HashSet<u64> = HashSet::new();
    let mut words: HashMap<String, usize> = HashMap::new();
    let mut first = mapping.header;
    let column = |meaning| mapping.column(meaning);
    let ends = [column(Meaning::Source), column(Meaning::Target)];
    let kind = column(Meaning::Family);
    let id = [Meaning::Id, Meaning::Name, Meaning::NameEn, Meaning::NameDe, Meaning::Label]
        .into_iter()
        .find_map(column);
    while next(&mut reader, &mut record)? {
        if std::mem::take(&mut first) {
            continue;
        }
        tally.rows += 1;
        if tally.rows.is_multiple_of(4096) && !progress(reader.position().byte() as f32 / text.len().max(1) as f32) {
            return Err(ExchangeError::Cancelled);
        }
        let cell = |column: Option<usize>| column.and_then(|c| record.get(c)).map(str::trim).filter(|c| !is_nobody(c));
        if mapping.lists == Lists::Actors {
            match cell(id) {
                Some(name) => {
                    tally.records += 1;
                    actors.insert(state.hash_one(name));
                }
                None => *tally.left_out.entry("graphs-no-name").or_default() += 1,
            }
            continue;
        }
        match ends.map(cell) {
            [Some(from), Some(to)] => {
                tally.records += 1;
                actors.insert(state.hash_one(from));
                actors.insert(state.hash_one(to));
                if let Some(word) = cell(kind)
                    && (words.len() < MOST_WORDS || words.contains_key(word))
                {
                    *words.entry(word.to_owned()).or_default() += 1;
                }
            }
            [None, _] => *tally.left_out.entry("graphs-no-source").or_default() += 1,
            [_, None] => *tally.left_out.entry("graphs-no-target").or_default() += 1,
        }
    }
    tally.actors = actors.len();
    let mut unknown: Vec<(String, usize)> = words.into_iter().filter(|(word, _)| family(word).is_none()).collect();
    unknown.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    tally.unknown = unknown;
    Ok(tally)
}

/// Whether a cell names nobody. 0 may be a key, and NA is Namibia.
fn is_nobody(cell: &str) -> bool {
    is_missing(cell) && cell != "0" && cell != "?" && !cell.eq_ignore_ascii_case("na")
}

fn next(reader: &mut csv::Reader<&[u8]>, record: &mut csv::StringRecord) -> Result<bool, ExchangeError> {
    reader.read_record(record).map_err(|error| ExchangeError::Malformed {
        line: error.position().map_or(0, csv::Position::line),
        problem: error.to_string(),
    })
}

/// Reads a table into a dossier; `nodes` is the table of its nodes with its name, if there is one.
///
/// # Errors
/// [`ExchangeError`] if nothing can be made of it, or `progress` says stop.
pub fn import(
    name: &str,
    bytes: &[u8],
    nodes: Option<(&str, &[u8])>,
    mapping: &Mapping,
    limits: &Limits,
    progress: Progress<'_>,
) -> Result<Imported, ExchangeError> {
    let mut report = Report::default();
    let text = characters(bytes, mapping, &mut report)?;
    let beside = match nodes {
        Some((name, nodes)) => {
            let text = without_hint(decode::text(nodes, &mut report)?).into_owned();
            let mapping = Mapping {
                lists: Lists::Actors,
                ..guess(&text, super::GUESSED_FROM)
            };
            Some((name, text, mapping))
        }
        None => None,
    };
    let beside = beside.as_ref().map(|(name, text, mapping)| (*name, text.as_str(), mapping));
    let mut half = |part: f32| progress(part * READING);
    let (mut read, meanings) = graph(&text, beside, mapping, limits, &mut half)?;
    drop(text);
    read.report = report.followed_by(read.report);
    let options = Options {
        families: mapping
            .families
            .iter()
            .map(|(word, family)| (super::super::graph::meaning::plain(word), *family))
            .collect(),
        otherwise: mapping.otherwise,
        order: mapping.order,
        meanings: Some(meanings),
        rows: true,
        ..Options::of(name)
    };
    let mut rest = |part: f32| progress(READING + part * (1.0 - READING));
    to_dossier(read, bytes, &options, limits, &mut rest)
}

/// Reads a table, and that of its nodes (name, text, mapping), into a graph; says what each attribute of it means.
///
/// # Errors
/// As [`import`].
pub fn graph(
    text: &str,
    nodes: Option<(&str, &str, &Mapping)>,
    mapping: &Mapping,
    limits: &Limits,
    progress: Progress<'_>,
) -> Result<(Read, Vec<Meaning>), ExchangeError> {
    if !mapping.is_enough() {
        return Err(ExchangeError::MissingColumn {
            column: if mapping.lists == Lists::Ties {
                "source, target"
            } else {
                "id, name"
            }
            .to_owned(),
        });
    }
    let mut walk = Walk {
        graph: Graph {
            way: if mapping.directed { Way::Directed } else { Way::Undirected },
            ..Graph::default()
        },
        meanings: Vec::new(),
        report: Report::default(),
        names: HashMap::new(),
        limits,
    };
    let mut before = String::new();
    if let Some((name, text, mapping)) = nodes {
        before = walk.table(text, mapping, progress)?;
        // Rows of two files have the same numbers.
        for skipped in &mut walk.report.skipped {
            skipped.about = format!("{name}: {}", skipped.about);
        }
    }
    let known = walk.graph.nodes.len();
    let main = walk.table(text, mapping, progress)?;
    let shift = if before.is_empty() { 0 } else { before.len() as u32 + 2 };
    for edge in &mut walk.graph.edges {
        edge.at.from += shift;
        edge.at.to += shift;
    }
    for node in walk.graph.nodes.iter_mut().skip(known) {
        node.at.from += shift;
        node.at.to += shift;
    }
    if before.is_empty() {
        before = main;
    } else {
        before.push_str("\n\n");
        before.push_str(&main);
    }
    let read = Read {
        graph: walk.graph,
        text: before,
        report: walk.report,
    };
    Ok((read, walk.meanings))
}

struct Walk<'a> {
    graph: Graph,
    meanings: Vec<Meaning>,
    report: Report,
    names: HashMap<Box<str>, u32>,
    limits: &'a Limits,
}

impl Walk<'_> {
    fn table(&mut self, text: &str, mapping: &Mapping, progress: Progress<'_>) -> Result<String, ExchangeError> {
        let mut sheet = Sheet::of(text);
        let mut reader = reader(text, mapping.byte());
        let mut record = csv::StringRecord::new();
        let mut keys: Option<Vec<Option<u32>>> = None;
        let (mut row, mut width) = (0_u64, 0);
        loop {
            let from = reader.position().byte() as usize;
            if !next(&mut reader, &mut record)? {
                break;
            }
            if keys.is_none() {
                if record.len() > MOST_COLUMNS {
                    let (what, limit) = ("columns", MOST_COLUMNS);
                    return Err(ExchangeError::TooMuch { what, limit });
                }
                keys = Some(self.keys(&record, mapping));
                width = record.len();
                if mapping.header {
                    sheet.cut(reader.position().byte() as usize);
                    continue;
                }
            }
            row += 1;
            if row.is_multiple_of(4096) && !progress(from as f32 / text.len().max(1) as f32) {
                return Err(ExchangeError::Cancelled);
            }
            sheet.cut(from);
            let at = sheet.cut(reader.position().byte() as usize);
            let keys = keys.as_deref().unwrap_or_default();
            if record.len() != width {
                let cells = format!("{} / {width}", record.len());
                self.report.skip(Place::Row(row), "graphs-row-length", cells);
            }
            match mapping.lists {
                Lists::Ties => self.edge(&record, mapping, keys, (row, at))?,
                Lists::Actors => self.node(&record, mapping, keys, (row, at))?,
            }
        }
        if row == 0 {
            return Err(ExchangeError::Empty);
        }
        self.report.count("exchange-rows", row as usize);
        Ok(sheet.finish())
    }

    /// An attribute for each column that is not read as something of its own.
    fn keys(&mut self, first: &csv::StringRecord, mapping: &Mapping) -> Vec<Option<u32>> {
        let on = if mapping.lists == Lists::Ties { On::Edge } else { On::Node };
        let mut keys = Vec::with_capacity(mapping.columns.len());
        for (column, meaning) in mapping.columns.iter().enumerate() {
            let native = matches!(
                (mapping.lists, meaning),
                (_, Meaning::Leave | Meaning::Id | Meaning::Label)
                    | (
                        Lists::Ties,
                        Meaning::Source
                            | Meaning::Target
                            | Meaning::SourceName
                            | Meaning::TargetName
                            | Meaning::Weight
                            | Meaning::Direction
                            | Meaning::Family
                            | Meaning::Start
                            | Meaning::End,
                    )
                    | (Lists::Actors, Meaning::Name | Meaning::Kind | Meaning::X | Meaning::Y)
            );
            if *meaning == Meaning::Leave {
                let name = first.get(column).filter(|_| mapping.header).unwrap_or_default();
                let shown = shortened(name, 80);
                self.report.skip(Place::File, "graphs-column-left-out", shown);
            }
            if native {
                keys.push(None);
                continue;
            }
            let name = first
                .get(column)
                .map(str::trim)
                .filter(|name| mapping.header && !name.is_empty());
            let mut name = name.map_or_else(|| format!("column {}", column + 1), |n| shortened(n, 200).to_owned());
            // Two columns of one name are two attributes.
            while self.graph.keys.iter().any(|key| key.on == on && key.id == name) {
                name.push('\'');
            }
            let key = self.graph.key(on, &name, Kind::Text);
            if self.meanings.len() <= key as usize {
                self.meanings.push(*meaning);
            }
            keys.push(Some(key));
        }
        keys
    }

    fn cut<'r>(&mut self, row: u64, cell: &'r str) -> &'r str {
        if cell.len() > self.limits.field {
            self.report.skip(Place::Row(row), "graphs-field-cut", shortened(cell, 40));
        }
        shortened(cell, self.limits.field)
    }

    /// The node of this name, made where there is none yet.
    fn named(&mut self, name: &str, label: Option<&str>) -> Result<u32, ExchangeError> {
        if let Some(node) = self.names.get(name) {
            return Ok(*node);
        }
        records_within(self.graph.nodes.len(), self.limits)?;
        let at = self.graph.nodes.len() as u32;
        self.names.insert(name.into(), at);
        self.graph.nodes.push(Node {
            id: name.into(),
            label: label.filter(|l| !l.is_empty()).map(Into::into),
            ..Node::default()
        });
        Ok(at)
    }

    fn edge(
        &mut self,
        record: &csv::StringRecord,
        mapping: &Mapping,
        keys: &[Option<u32>],
        (row, at): (u64, super::super::graph::At),
    ) -> Result<(), ExchangeError> {
        records_within(self.graph.edges.len(), self.limits)?;
        let mut edge = Edge {
            way: if mapping.directed { Way::Directed } else { Way::Undirected },
            at,
            ..Edge::default()
        };
        let (mut from, mut to, mut from_name, mut to_name) = (None, None, None, None);
        let mut spell = Spell::default();
        for (column, cell) in record.iter().enumerate() {
            let cell = self.cut(row, cell.trim());
            if cell.is_empty() {
                continue;
            }
            match mapping.columns.get(column).copied().unwrap_or(Meaning::Leave) {
                Meaning::Leave => {}
                Meaning::Source => from = Some(cell).filter(|c| !is_nobody(c)),
                Meaning::Target => to = Some(cell).filter(|c| !is_nobody(c)),
                Meaning::SourceName => from_name = Some(cell),
                Meaning::TargetName => to_name = Some(cell),
                Meaning::Id => edge.id = Some(cell.into()),
                Meaning::Label => edge.label = Some(cell.into()),
                Meaning::Family => edge.kind = Some(cell.into()),
                Meaning::Start => spell.start = Some(cell).filter(|c| !is_missing(c)).map(End::at),
                Meaning::End => spell.end = Some(cell).filter(|c| !is_missing(c)).map(End::at),
                Meaning::Weight => match number(cell, mapping.delimiter) {
                    Some(weight) => edge.weight = weight_of(weight),
                    _ if is_missing(cell) => {}
                    _ => self.report.skip(Place::Row(row), "graphs-not-a-number", cell),
                },
                Meaning::Direction => match way(cell) {
                    Some(way) => edge.way = way,
                    None => self.report.skip(Place::Row(row), "graphs-unknown-way", cell),
                },
                _ => edge.values.extend(value(keys, column, cell)),
            }
        }
        let (Some(from), Some(to)) = (from, to) else {
            let reason = if from.is_none() {
                "graphs-no-source"
            } else {
                "graphs-no-target"
            };
            let shown: Vec<&str> = record.iter().take(4).map(|cell| shortened(cell, 40)).collect();
            self.report.skip(Place::Row(row), reason, shown.join(", "));
            return Ok(());
        };
        edge.from = self.named(from, from_name)?;
        edge.to = self.named(to, to_name)?;
        if !spell.is_always() {
            edge.spells.push(spell);
        }
        self.graph.edges.push(edge);
        Ok(())
    }

    fn node(
        &mut self,
        record: &csv::StringRecord,
        mapping: &Mapping,
        keys: &[Option<u32>],
        (row, at): (u64, super::super::graph::At),
    ) -> Result<(), ExchangeError> {
        let mut node = Node { at, ..Node::default() };
        let (mut id, mut x, mut y) = (None, None, None);
        let mut other = None;
        for (column, cell) in record.iter().enumerate() {
            let cell = self.cut(row, cell.trim());
            if cell.is_empty() {
                continue;
            }
            let mut place = || {
                let number = number(cell, mapping.delimiter).map(|n| n as f32).filter(|n| n.is_finite());
                if number.is_none() {
                    self.report.skip(Place::Row(row), "graphs-not-a-number", cell);
                }
                number
            };
            match mapping.columns.get(column).copied().unwrap_or(Meaning::Leave) {
                Meaning::Leave => {}
                Meaning::Id => id = Some(cell).filter(|c| !is_nobody(c)),
                Meaning::Name | Meaning::Label => node.label = Some(cell.into()),
                Meaning::Kind => node.kind = Some(cell.into()),
                Meaning::X => x = place(),
                Meaning::Y => y = place(),
                meaning => {
                    if matches!(meaning, Meaning::NameEn | Meaning::NameDe) {
                        other = other.or(Some(cell));
                    }
                    node.values.extend(value(keys, column, cell));
                }
            }
        }
        let Some(name) = id.or(node.label.as_deref()).or(other).map(Box::<str>::from) else {
            let shown: Vec<&str> = record.iter().take(4).map(|cell| shortened(cell, 40)).collect();
            self.report.skip(Place::Row(row), "graphs-no-name", shown.join(", "));
            return Ok(());
        };
        if let (Some(x), Some(y)) = (x, y) {
            // Down there is up here.
            let place = Some([x, -y, 0.0]);
            node.look = Some(Box::new(Look {
                place,
                ..Look::default()
            }));
        }
        if self.names.contains_key(&name) {
            self.report.skip(Place::Row(row), "graphs-node-twice", name.to_string());
            return Ok(());
        }
        let number = self.named(&name, None)?;
        node.id = name;
        if let Some(slot) = self.graph.nodes.get_mut(number as usize) {
            *slot = node;
        }
        Ok(())
    }
}

fn value(keys: &[Option<u32>], column: usize, cell: &str) -> Option<Value> {
    let key = keys.get(column).copied().flatten()?;
    Some(Value {
        key,
        text: cell.into(),
        spell: None,
    })
}

/// A number with a point or a comma before its decimals, with or without marks between thousands.
fn number(cell: &str, delimiter: char) -> Option<f64> {
    let finite = |text: &str| text.parse::<f64>().ok().filter(|n| n.is_finite());
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = |text: &str, mark: char| {
        let mut groups = text.trim_start_matches(['-', '+']).split(mark);
        let first = groups.next().is_some_and(|first| digits(first) && first.len() <= 3);
        first && groups.all(|group| digits(group) && group.len() == 3)
    };
    if let Some(number) = finite(cell) {
        return Some(number);
    }
    let (whole, decimals) = cell.rsplit_once(',')?;
    if digits(decimals) && (digits(whole.trim_start_matches(['-', '+'])) || grouped(whole, '.')) {
        // Three digits after one comma may be thousands, unless commas stand for nothing else in the file.
        let decimal = decimals.len() != 3 || delimiter == ';' || whole.contains('.') || !grouped(cell, ',');
        let whole = whole.replace('.', "");
        return finite(&if decimal {
            format!("{whole}.{decimals}")
        } else {
            format!("{whole}{decimals}")
        });
    }
    let (whole, _) = cell.split_once('.').unwrap_or((cell, ""));
    grouped(whole, ',').then(|| finite(&cell.replace(',', ""))).flatten()
}

fn way(cell: &str) -> Option<Way> {
    Some(match cell.to_lowercase().as_str() {
        "directed" | "true" | "1" | "yes" | "ja" | "gerichtet" | "->" | "→" => Way::Directed,
        "undirected" | "false" | "0" | "no" | "nein" | "ungerichtet" | "--" => Way::Undirected,
        "mutual" | "both" | "beide" | "gegenseitig" | "<->" | "↔" => Way::Mutual,
        _ => return None,
    })
}
