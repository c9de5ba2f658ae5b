//! A property graph to a dossier: the file becomes a document, an edge a tie with a claim on the words of its record.
//!
//! What is plainly meant (names, codes, dates, families, classes) becomes fields; everything else stays with its record
//! under [`DATA`] and is written again by [`super::from_dossier`]. Edges are parallel and may lead back to where they
//! come from. Deliberately not here: joining the result to another dossier (`model::join`).

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

use super::layer::Read;
use super::meaning::{Meaning, actor_kind, class, family, of_name, plain};
use super::time::{Clock, DateOrder, Spelled, interval, spelled, stretch};
use super::xml::shortened;
use super::{At, Edge, Graph, Kind, Node, On, Spell, Value, Way};
use crate::exchange::{Imported, Place, Report};
use crate::model::make::code;
use crate::model::{
    Actor, ActorId, ActorKind, Claim, ClaimId, Direction, Document, DocumentId, Dossier, Edtf, Extra, Language, Localised,
    Membership, Passage, PassageId, Reliability, Scalars, Span, Stance, Table, Tie, TieFamily, TieId,
};

/// How the names of fields begin that a file brings and that mean nothing here.
pub const DATA: &str = "data.";

/// The creator that files written here name.
pub(super) const OURS: &str = "Garant";

/// Attributes that are written and not read back.
const WORKED_OUT: [&str; 7] = [
    "reality",
    "phase",
    "claims",
    "sources",
    "start_certain",
    "end_certain",
    "instrument",
];

/// Longest words of a passage, in bytes; a longer record is cited by its beginning.
const LONGEST: usize = 2000;

/// What is chosen where the file does not say.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Name of the file.
    pub name: String,
    /// Families of words that do not say one plainly, by [`plain`] word.
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
    graph_keys: Vec<(String, Kind, bool)>,
    meanings: Vec<Meaning>,
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
}

/// The records of one edge or node, by meaning.
#[derive(Default)]
struct Said {
    texts: BTreeMap<Meaning, Box<str>>,
    data: Extra,
}

/// Makes the records. `bytes` is the file itself, for its fingerprint.
pub fn to_dossier(read: Read, bytes: &[u8], options: &Options) -> Imported {
    let Read { mut graph, text, report } = read;
    let file_hash = hex(&Sha256::digest(bytes));
    let base = file_hash.get(..8).unwrap_or("file").to_owned();
    let meanings = meanings_of(&graph, options);
    let (Ok(document), Ok(speaker)) = (
        format!("d.{base}").parse::<DocumentId>(),
        format!("a.{base}").parse::<ActorId>(),
    ) else {
        // Hexadecimal digits always make an identifier.
        return Imported {
            dossier: Dossier::default(),
            places: BTreeMap::new(),
            report,
        };
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
        graph_keys: graph.keys.iter().map(|k| (k.title.clone(), k.kind, k.dynamic)).collect(),
        meanings,
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
        let Some(id) = ids.get(number).copied() else { continue };
        groups += usize::from(!node.parents.is_empty());
        let at = node.at;
        let (actor, place) = maker.actor(&graph, number, node, id, &ids);
        if let Some(place) = place {
            places.insert(id, place);
        }
        if alone {
            let words = actor.names.first().map(|n| n.name.clone()).unwrap_or_default();
            maker.claim(number, at, words, vec![id.into()], &mut passages, &mut claims);
        }
        actors.push(actor);
    }
    let names: Vec<Localised> = actors
        .iter()
        .map(|a| a.names.first().map(|n| n.name.clone()).unwrap_or_default())
        .collect();
    for (number, edge) in edges.into_iter().enumerate() {
        maker.edge(&graph, number, edge, (&ids, &names), (&mut passages, &mut claims, &mut ties));
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
        if count > 0 {
            report.skip(Place::File, reason, count.to_string());
        }
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
        claims: table(claims),
        ..Dossier::default()
    };
    Imported { dossier, places, report }
}

fn table(claims: Vec<Claim>) -> Table<Claim> {
    claims.into_iter().collect()
}

/// What each attribute means: as chosen, else as its name plainly says. Of several that say the same the first does.
fn meanings_of(graph: &Graph, options: &Options) -> Vec<Meaning> {
    if let Some(chosen) = &options.meanings {
        return chosen.clone();
    }
    let mut taken = HashSet::new();
    let fits = |on: On, meaning: Meaning| match on {
        On::Node => matches!(
            meaning,
            Meaning::Name
                | Meaning::Label
                | Meaning::NameDe
                | Meaning::NameEn
                | Meaning::Kind
                | Meaning::Code
                | Meaning::Cow
                | Meaning::Gw
                | Meaning::Iso2
                | Meaning::Iso3
                | Meaning::Valid
                | Meaning::Start
                | Meaning::End
                | Meaning::X
                | Meaning::Y
        ),
        On::Edge => matches!(
            meaning,
            Meaning::Label
                | Meaning::NameDe
                | Meaning::NameEn
                | Meaning::Family
                | Meaning::Class
                | Meaning::Start
                | Meaning::End
                | Meaning::Date
                | Meaning::Year
                | Meaning::Valid
        ),
        On::Graph => false,
    };
    let ours = graph.creator == OURS;
    let mut of = |on: On, name: &str| {
        // What was worked out when the file was written is worked out anew.
        if ours && WORKED_OUT.contains(&name) {
            return Meaning::Leave;
        }
        // "Collaboration date" is a date like "date".
        let last = name.rsplit([' ', '_', '.']).next().unwrap_or(name);
        let meaning = of_name(name).or_else(|| of_name(last).filter(|m| *m == Meaning::Date));
        let meaning = meaning.filter(|meaning| fits(on, *meaning));
        meaning
            .filter(|meaning| taken.insert((on, *meaning)))
            .unwrap_or(Meaning::Keep)
    };
    graph.keys.iter().map(|key| of(key.on, &key.title)).collect()
}

impl Maker<'_> {
    fn skip(&mut self, at: At, number: usize, reason: &'static str, about: impl Into<String>) {
        let place = if self.options.rows {
            Place::Row(number as u64 + 1)
        } else {
            Place::Line(u64::from(at.line))
        };
        self.report.skip(place, reason, about);
    }

    /// An identifier of ours is kept, anything else gets one from the file's fingerprint and its place.
    fn actor_ids(&self, nodes: &[Node]) -> Vec<ActorId> {
        let mut seen = HashSet::new();
        let base = &self.base;
        let id = |(number, node): (usize, &Node)| {
            let own = node.id.parse::<ActorId>().ok().filter(|id| *id != ActorId::OPEN);
            own.filter(|id| seen.insert(*id))
                .or_else(|| format!("a.{base}-{number}").parse().ok())
                .unwrap_or(self.speaker)
        };
        nodes.iter().enumerate().map(id).collect()
    }

    /// Sorts the values of a record by what they mean; what means nothing here becomes data.
    fn said(&self, graph: &Graph, on: On, values: Vec<Value>) -> Said {
        let mut said = Said::default();
        let defaults = graph
            .keys
            .iter()
            .enumerate()
            .filter(|(_, key)| key.on == on && key.default.is_some());
        for (at, key) in defaults {
            if !values.iter().any(|v| v.key as usize == at)
                && let Some(default) = &key.default
            {
                let value = Value {
                    key: at as u32,
                    text: default.as_str().into(),
                    spell: None,
                };
                self.take(&mut said, value);
            }
        }
        for value in values {
            self.take(&mut said, value);
        }
        said
    }

    fn take(&self, said: &mut Said, value: Value) {
        let meaning = self.meanings.get(value.key as usize).copied().unwrap_or(Meaning::Keep);
        match meaning {
            Meaning::Leave => {}
            Meaning::Keep => self.keep(&mut said.data, &value),
            _ if value.spell.is_some() || said.texts.contains_key(&meaning) => self.keep(&mut said.data, &value),
            _ => {
                said.texts.insert(meaning, value.text);
            }
        }
    }

    /// Keeps a value as data: several of one name become a list, those bound to time say so.
    fn keep(&self, data: &mut Extra, value: &Value) {
        let Some((title, kind, dynamic)) = self.graph_keys.get(value.key as usize) else {
            return;
        };
        let name = format!("{DATA}{title}");
        let plain = typed(*kind, &value.text);
        let json = match &value.spell {
            Some(spell) => json!({
                "value": plain,
                "start": spell.start.as_ref().map(|end| &*end.text),
                "end": spell.end.as_ref().map(|end| &*end.text),
            }),
            None => plain,
        };
        match data.get_mut(&name) {
            None if *dynamic => {
                data.insert(name, Json::Array(vec![json]));
            }
            None => {
                data.insert(name, json);
            }
            Some(Json::Array(list)) => list.push(json),
            Some(one) => *one = Json::Array(vec![one.take(), json]),
        }
    }

    fn actor(&mut self, graph: &Graph, number: usize, node: Node, id: ActorId, ids: &[ActorId]) -> (Actor, Option<(f32, f32)>) {
        let mut said = self.said(graph, On::Node, node.values);
        let mut text = |meaning| said.texts.remove(&meaning).filter(|t| !t.trim().is_empty());
        let name = node.label.filter(|l| !l.trim().is_empty()).or_else(|| text(Meaning::Label));
        let (de, en) = (text(Meaning::NameDe), text(Meaning::NameEn));
        let name = name.or_else(|| text(Meaning::Name));
        let shown = name.clone().unwrap_or_else(|| node.id.clone());
        let name = match (de, en) {
            (None, None) => Localised::same(shown.trim()),
            (de, en) => Localised {
                de: de.map(String::from).unwrap_or_default(),
                en: en.map(String::from).unwrap_or_default(),
            },
        };
        let codes = [text(Meaning::Cow), text(Meaning::Gw)].map(|c| c.and_then(|c| c.trim().parse::<u16>().ok()));
        let iso = [text(Meaning::Iso2), text(Meaning::Iso3)].map(|c| c.map(|c| c.trim().to_owned()));
        let letters = text(Meaning::Code);
        let word = node.kind.or_else(|| text(Meaning::Kind));
        let (valid, start, end) = (text(Meaning::Valid), text(Meaning::Start), text(Meaning::End));
        let (x, y) = (text(Meaning::X), text(Meaning::Y));
        let kind = word.as_deref().and_then(actor_kind);
        let stated = codes.iter().any(Option::is_some) || iso.iter().any(Option::is_some);
        if let (None, Some(word)) = (kind, &word) {
            said.data.insert(format!("{DATA}kind"), json!(&**word));
        }
        self.assumed_kind += usize::from(kind.is_none() && !stated);
        let kind = kind.unwrap_or(if stated { ActorKind::State } else { ActorKind::Organisation });
        let usual = if name.en.is_empty() {
            name.de.clone()
        } else {
            name.en.clone()
        };
        let letters = letters.map_or_else(|| code(&usual), |c| c.trim().chars().take(5).collect());
        let mut actor = Actor::named(id, kind, letters, name);
        let [cow, gw] = codes;
        let [iso2, iso3] = iso;
        actor.xref.cow = cow;
        actor.xref.gw = gw;
        actor.xref.iso2 = iso2;
        actor.xref.iso3 = iso3;
        actor.exists = self.stretch_of(node.at, number, valid.as_deref(), (start.as_deref(), end.as_deref()));
        if actor.exists.is_none() {
            actor.exists = self.exists(&node.spells);
        }
        let kept_id = node.id.parse::<ActorId>().is_err() && !is_number(&node.id, number) && *node.id != *usual;
        if kept_id {
            said.data.insert(format!("{DATA}id"), json!(&*node.id));
        }
        if node.spells.len() > 1 || (actor.exists.is_none() && !node.spells.is_empty()) {
            said.data.insert(format!("{DATA}spells"), spells_json(&node.spells));
        }
        for parent in node.parents {
            if let Some(of) = ids.get(parent as usize).filter(|of| **of != id) {
                actor.memberships.push(Membership {
                    of: *of,
                    role: Localised::default(),
                    valid: None,
                    inferred: false,
                });
            }
        }
        if let Some(Json::String(aliases)) = said.data.remove("data.aliases") {
            actor.aliases = aliases
                .split(';')
                .map(|a| a.trim().to_owned())
                .filter(|a| !a.is_empty())
                .collect();
        }
        actor.extra = said.data;
        let axis = |text: Option<Box<str>>| text.and_then(|t| t.trim().parse::<f32>().ok()).filter(|n| n.is_finite());
        let drawn = node.look.as_ref().and_then(|look| look.place).map(|[x, y, _]| (x, -y));
        let place = drawn.or_else(|| Some((axis(x)?, axis(y)?)));
        if let Some(look) = node.look {
            let mut drawn = serde_json::Map::new();
            if let Some(colour) = look.colour {
                drawn.insert("colour".into(), json!(colour));
            }
            if let Some(size) = look.size {
                drawn.insert("size".into(), json!(size));
            }
            if !drawn.is_empty() {
                actor.extra.insert(format!("{DATA}look"), Json::Object(drawn));
            }
        }
        (actor, place)
    }

    /// From the first beginning to the last end of spells.
    fn exists(&mut self, spells: &[Spell]) -> Option<Edtf> {
        let all: Option<Vec<Edtf>> = spells.iter().map(|spell| self.clock.interval(spell)).collect();
        let Some(mut all) = all.filter(|all| !all.is_empty()) else {
            self.outside_calendar += usize::from(spells.iter().any(|s| !s.is_always()));
            return None;
        };
        all.sort();
        let first = all.first()?;
        let open = all.iter().any(|e| e.latest_day().is_none());
        let last = all.iter().filter(|_| !open).max_by_key(|e| e.latest_day());
        interval(first.start(), last.and_then(Edtf::end), false)
    }

    /// What the columns of time say together.
    fn stretch_of(
        &mut self,
        at: At,
        number: usize,
        valid: Option<&str>,
        (start, end): (Option<&str>, Option<&str>),
    ) -> Option<Edtf> {
        if let Some(text) = valid.filter(|v| !super::time::is_missing(v)) {
            match stretch(text, self.options.order) {
                Some(valid) => return Some(valid),
                None => match spelled(text, self.options.order).date() {
                    Some(date) => return interval(Some(&date), None, true),
                    None => self.skip(at, number, "graphs-no-date", text),
                },
            }
        }
        let mut date = |text: Option<&str>| {
            let text = text?;
            match spelled(text, self.options.order) {
                Spelled::Missing => None,
                Spelled::Date(date) => Some(date),
                Spelled::Coarser(date) => {
                    self.skip(at, number, "graphs-no-such-day", text);
                    Some(date)
                }
                Spelled::Unread => {
                    self.skip(at, number, "graphs-no-date", text);
                    None
                }
            }
        };
        let (from, to) = (date(start), date(end));
        let found = interval(from.as_ref(), to.as_ref(), false);
        if found.is_none() && (from.is_some() || to.is_some()) {
            let text = format!("{}/{}", start.unwrap_or_default(), end.unwrap_or_default());
            self.skip(at, number, "graphs-reversed", text);
        }
        found
    }

    fn edge(
        &mut self,
        graph: &Graph,
        number: usize,
        mut edge: Edge,
        (ids, names): (&[ActorId], &[Localised]),
        (passages, claims, ties): (&mut Vec<Passage>, &mut Vec<Claim>, &mut Vec<Tie>),
    ) {
        let (Some(from), Some(to)) = (ids.get(edge.from as usize).copied(), ids.get(edge.to as usize).copied()) else {
            return;
        };
        let values = std::mem::take(&mut edge.values);
        let mut said = self.said(graph, On::Edge, values);
        let mut text = |meaning| said.texts.remove(&meaning).filter(|text| !text.trim().is_empty());
        let (word, class_word, label) = (text(Meaning::Family), text(Meaning::Class), text(Meaning::Label));
        let (valid, start, end) = (text(Meaning::Valid), text(Meaning::Start), text(Meaning::End));
        let (de, en) = (text(Meaning::NameDe), text(Meaning::NameEn));
        let (date, year, citation) = (text(Meaning::Date), text(Meaning::Year), text(Meaning::Citation));
        let word = word.or_else(|| edge.kind.take());
        let family_said = word
            .as_deref()
            .and_then(|w| self.options.families.get(&plain(w)).copied().or_else(|| family(w)));
        let class_said = class_word.as_deref().or(word.as_deref()).and_then(class);
        let family = family_said
            .or(class_said.map(|_| TieFamily::Commitment))
            .unwrap_or(self.options.otherwise);
        if family_said.is_none() && class_said.is_none() {
            match &word {
                Some(word) => self.skip(edge.at, number, "graphs-unknown-family", &**word),
                None => self.assumed_family += 1,
            }
        }
        // The word itself is kept where it says more than the family does.
        let said_all = word
            .as_deref()
            .is_none_or(|w| serde_json::to_value(family).is_ok_and(|f| f == w));
        if let Some(word) = word.as_deref().filter(|_| !said_all) {
            said.data.insert(format!("{DATA}type"), json!(word));
        }
        if let (None, Some(word)) = (class_said, &class_word) {
            said.data.insert(format!("{DATA}class"), json!(&**word));
        }
        if let Some(citation) = citation {
            said.data.insert(format!("{DATA}citation"), json!(&*citation));
        }
        let stretch = (valid.as_deref(), start.as_deref(), end.as_deref());
        let spans = self.spans(&edge, number, &mut said, stretch, (date.as_deref(), year.as_deref()));
        let label = edge.label.take().or(label).or_else(|| word.filter(|_| !said_all));
        let label = if de.is_some() || en.is_some() {
            Localised {
                de: de.map(String::from).unwrap_or_default(),
                en: en.map(String::from).unwrap_or_default(),
            }
        } else {
            label.map(|l| Localised::same(l.trim())).unwrap_or_default()
        };
        let own = edge.id.as_deref().and_then(|id| id.parse::<TieId>().ok());
        if let Some(id) = edge.id.take().filter(|id| own.is_none() && !is_number(id, number)) {
            said.data.insert(format!("{DATA}id"), json!(&*id));
        }
        if let Some(weight) = edge.weight {
            said.data.insert(format!("{DATA}weight"), json!(weight));
        }
        if edge.way == Way::Mutual && graph.way != Way::Undirected {
            said.data.insert(format!("{DATA}mutual"), json!(true));
        }
        let direction = if edge.way == Way::Directed {
            Direction::Directed
        } else {
            Direction::Mutual
        };
        let mut about = Vec::with_capacity(spans.len());
        for (part, valid) in spans.iter().enumerate() {
            let own = own.filter(|id| *id != TieId::OPEN && self.used.insert(*id));
            let fresh = || match part {
                0 => format!("t.{}-{number}", self.base).parse().ok(),
                part => format!("t.{}-{number}.{part}", self.base).parse().ok(),
            };
            let Some(id) = own.or_else(fresh) else { continue };
            about.push(id.into());
            ties.push(Tie {
                id,
                family,
                class: class_said.filter(|_| family == TieFamily::Commitment),
                from,
                to,
                direction,
                label: label.clone(),
                valid: valid.clone(),
                basis: crate::model::Basis::default(),
                instrument: None,
                inferred: false,
                note: Localised::default(),
                extra: said.data.clone(),
            });
        }
        let words = sentence(names, &edge, direction, &label);
        self.claim(number, edge.at, words, about, passages, claims);
    }

    /// The stretches of time in which an edge is there: one, or several, or one without dates.
    fn spans(
        &mut self,
        edge: &Edge,
        number: usize,
        said: &mut Said,
        (valid, start, end): (Option<&str>, Option<&str>, Option<&str>),
        (date, year): (Option<&str>, Option<&str>),
    ) -> Vec<Option<Edtf>> {
        let mut stated = self.stretch_of(edge.at, number, valid, (start, end));
        if stated.is_none()
            && let Some(year) = year.filter(|y| !super::time::is_missing(y))
        {
            match spelled(year, self.options.order).date() {
                // The whole of it, from its first day to the day on which it was over.
                Some(date) => {
                    let days = date.earliest_day().zip(date.latest_day());
                    stated = days.and_then(|(first, last)| Edtf::parse(&format!("{first}/{}", last.add_days(1))).ok());
                }
                None => self.skip(edge.at, number, "graphs-no-date", year),
            }
        }
        if stated.is_none()
            && let Some(text) = date.filter(|d| !super::time::is_missing(d))
        {
            match stretch(text, self.options.order) {
                Some(found) => stated = Some(found),
                None => match spelled(text, self.options.order).date() {
                    Some(date) => stated = interval(Some(&date), None, true),
                    None => self.skip(edge.at, number, "graphs-no-date", text),
                },
            }
        }
        if stated.is_some() || edge.spells.is_empty() {
            return vec![stated];
        }
        if let ([spell], true) = (edge.spells.as_slice(), self.options.rows) {
            let end = |end: &Option<super::End>| end.as_ref().map(|e| e.text.clone());
            let (start, end) = (end(&spell.start), end(&spell.end));
            return vec![self.stretch_of(edge.at, number, None, (start.as_deref(), end.as_deref()))];
        }
        let mut spans = Vec::with_capacity(edge.spells.len());
        for spell in edge.spells.iter().filter(|s| !s.is_always()) {
            match self.clock.interval(spell) {
                Some(span) => spans.push(Some(span)),
                None if self.clock == Clock::Steps => self.outside_calendar += 1,
                None => {
                    let end = |end: &Option<super::End>| end.as_ref().map(|e| e.text.to_string()).unwrap_or_default();
                    let text = format!("{}/{}", end(&spell.start), end(&spell.end));
                    self.skip(edge.at, number, "graphs-no-date", text);
                }
            }
        }
        let open = edge
            .spells
            .iter()
            .flat_map(|s| [&s.start, &s.end])
            .flatten()
            .any(|end| end.open);
        if open || spans.is_empty() {
            said.data.insert(format!("{DATA}spells"), spells_json(&edge.spells));
        }
        if spans.is_empty() {
            spans.push(None);
        }
        spans
    }

    /// The passage of a record and the claim that stands on it.
    fn claim(
        &self,
        number: usize,
        at: At,
        words: Localised,
        about: Vec<crate::model::Item>,
        passages: &mut Vec<Passage>,
        claims: &mut Vec<Claim>,
    ) {
        let exact = self.text.get(at.from as usize..at.to as usize).unwrap_or_default();
        let exact = shortened(exact, LONGEST);
        let span = Span {
            start: self.scalars.scalar(at.from as usize),
            end: self.scalars.scalar(at.from as usize + exact.len()),
        };
        let base = &self.base;
        let (Some(target), Ok(passage), Ok(claim)) = (
            self.scalars.selector(span),
            format!("p.{base}-{number}").parse::<PassageId>(),
            format!("c.{base}-{number}").parse::<ClaimId>(),
        ) else {
            return;
        };
        passages.push(Passage {
            id: passage,
            document: self.document,
            target,
            translated: None,
            lost: false,
            restricted: false,
            extra: Extra::new(),
        });
        let mut said = Claim::said(claim, self.speaker, Stance::Asserts, about, vec![passage]);
        said.words = words;
        claims.push(said);
    }
}

/// What a record says, as a line without a verb, so that it needs no translation.
fn sentence(names: &[Localised], edge: &Edge, direction: Direction, label: &Localised) -> Localised {
    let arrow = if direction == Direction::Directed { "→" } else { "–" };
    let line = |from: &str, to: &str, label: &str| {
        if label.is_empty() {
            format!("{from} {arrow} {to}")
        } else {
            format!("{from} {arrow} {to}: {label}")
        }
    };
    let of = |at: u32| names.get(at as usize);
    let (Some(from), Some(to)) = (of(edge.from), of(edge.to)) else {
        return Localised::default();
    };
    let (de, en) = (Language::De, Language::En);
    Localised {
        de: line(from.get(de), to.get(de), label.get(de)),
        en: line(from.get(en), to.get(en), label.get(en)),
    }
}

/// Whether a text is this number, as it is usually written.
fn is_number(text: &str, number: usize) -> bool {
    let plain = text == "0" || !text.starts_with(['0', '+']);
    plain && text.parse() == Ok(number)
}

/// A value as its type, where nothing is lost by it: leading zeros, infinities and long numbers stay text.
fn typed(kind: Kind, text: &str) -> Json {
    let same = |json: Json| {
        let written = json.to_string();
        Some(json).filter(|_| written == text)
    };
    let typed = match kind {
        Kind::Whole => text.parse::<i64>().ok().and_then(|n| same(json!(n))),
        Kind::Real => text
            .parse::<f64>()
            .ok()
            .filter(|n| n.is_finite())
            .and_then(|n| same(json!(n))),
        Kind::Flag => text.parse::<bool>().ok().map(Json::Bool),
        Kind::Text | Kind::List | Kind::Address => None,
    };
    typed.unwrap_or_else(|| Json::String(text.to_owned()))
}

fn spells_json(spells: &[Spell]) -> Json {
    let end = |end: &Option<super::End>| end.as_ref().map(|e| (e.text.to_string(), e.open));
    let spells = spells.iter().map(|s| json!({ "start": end(&s.start), "end": end(&s.end) }));
    Json::Array(spells.collect())
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
