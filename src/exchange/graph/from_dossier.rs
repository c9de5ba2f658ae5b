//! A dossier to a property graph: actors are nodes, ties are edges, what a graph has no words for is an attribute.
//!
//! Dates become spells of days; since a spell is sharp and a source often is not, the date itself stands beside it
//! (`valid`), with whether each end is certain. What came in with a file ([`super::to_dossier::DATA`]) goes out again.
//! What is seen of the dossier (which ties, how real, where, in which colour) is handed in: this module knows no moment.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value as Json;

use super::to_dossier::DATA;
use super::{Edge, End, Graph, Key, Kind, Look, Node, On, Spell, TimeFormat, Value, Way, own};
use crate::exchange::{Place, Report};
use crate::model::edtf::Precision;
use crate::model::{Actor, ActorId, Direction, Dossier, Edtf, Extra, Language, Tie, TieId};

/// How a tie is seen: names of the two states, as the attributes `reality` and `phase` give them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Seen {
    /// `asserted`, `contested`, `denied` …
    pub reality: &'static str,
    /// `in_force`, `ended` …
    pub phase: &'static str,
    /// Its colour.
    pub colour: Option<[u8; 3]>,
}

/// What goes out, and how it is seen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// The ties; absent for all.
    pub ties: Option<BTreeSet<TieId>>,
    /// The actors; absent for all that have a tie or are of a kind that is drawn.
    pub actors: Option<BTreeSet<ActorId>>,
    /// How ties are seen, where that is known.
    pub seen: BTreeMap<TieId, Seen>,
    /// Where actors stand, in layout units.
    pub places: BTreeMap<ActorId, (f32, f32)>,
    /// Colours of actors.
    pub colours: BTreeMap<ActorId, [u8; 3]>,
    /// Sizes of actors.
    pub sizes: BTreeMap<ActorId, f32>,
}

/// Attributes of our own, by name; what a file brought under the same name steps back.
const NODE_KEYS: [(&str, Kind); 10] = [
    ("name_de", Kind::Text),
    ("name_en", Kind::Text),
    ("kind", Kind::Text),
    ("code", Kind::Text),
    ("exists", Kind::Text),
    ("cow", Kind::Whole),
    ("gw", Kind::Whole),
    ("iso2", Kind::Text),
    ("iso3", Kind::Text),
    ("aliases", Kind::Text),
];
const EDGE_KEYS: [(&str, Kind); 14] = [
    ("family", Kind::Text),
    ("class", Kind::Text),
    ("valid", Kind::Text),
    ("start_certain", Kind::Flag),
    ("end_certain", Kind::Flag),
    ("label_de", Kind::Text),
    ("label_en", Kind::Text),
    ("reality", Kind::Text),
    ("phase", Kind::Text),
    ("claims", Kind::Whole),
    ("sources", Kind::Text),
    ("instrument", Kind::Text),
    ("instrument_id", Kind::Text),
    // Written by earlier versions, in one language.
    ("note", Kind::Text),
];

/// Makes the graph. What a graph cannot hold is in the report.
pub fn from_dossier(dossier: &Dossier, selection: &Selection, language: Language, report: &mut Report) -> Graph {
    let ties: Vec<&Tie> = dossier
        .ties
        .values()
        .filter(|tie| selection.ties.as_ref().is_none_or(|wanted| wanted.contains(&tie.id)))
        .collect();
    let ends: BTreeSet<ActorId> = ties.iter().flat_map(|tie| [tie.from, tie.to]).collect();
    let wanted = |actor: &&Actor| match &selection.actors {
        Some(chosen) => chosen.contains(&actor.id) || ends.contains(&actor.id),
        None => ends.contains(&actor.id) || (actor.is_in_network() && !actor.extra.contains_key("data.set")),
    };
    let actors: Vec<&Actor> = dossier.actors.values().filter(wanted).collect();
    let mut maker = Maker {
        graph: Graph {
            title: dossier.header.title.get(language).to_owned(),
            creator: super::to_dossier::OURS.to_owned(),
            time: TimeFormat::Date,
            ..Graph::default()
        },
        numbers: actors.iter().enumerate().map(|(n, actor)| (actor.id, n as u32)).collect(),
        known: HashMap::new(),
        selection,
        language,
    };
    for (name, kind) in NODE_KEYS.into_iter().chain(own::NODE) {
        maker.key(On::Node, name, kind);
    }
    for (name, kind) in EDGE_KEYS.into_iter().chain(own::EDGE) {
        maker.key(On::Edge, name, kind);
    }
    for actor in &actors {
        maker.node(actor, report);
    }
    let sources = sources_of(dossier, language);
    for tie in &ties {
        maker.edge(dossier, tie, sources.get(&tie.id), report);
    }
    for document in dossier.documents.values() {
        if let Some(Json::Array(rest)) = document.extra.get("data.rest") {
            maker
                .graph
                .rest
                .extend(rest.iter().filter_map(|r| r.as_str().map(str::to_owned)));
        }
    }
    report.count("exchange-actors", maker.graph.nodes.len());
    report.count("exchange-ties", maker.graph.edges.len());
    left_out(dossier, actors.len(), ties.len(), report);
    let mut graph = maker.graph;
    keep_used(&mut graph);
    graph
}

/// Records that no graph has a place for.
fn left_out(dossier: &Dossier, actors: usize, ties: usize, report: &mut Report) {
    // The voice of a data set is nobody in the network.
    let all = dossier.actors.values().filter(|a| !a.extra.contains_key("data.set")).count();
    for (count, reason) in [
        (dossier.events.len(), "graphs-no-events"),
        (dossier.claims.len(), "graphs-no-claims"),
        (dossier.instruments.len(), "graphs-no-instruments"),
        (dossier.quantities.len(), "graphs-no-quantities"),
        (dossier.assessments.len() + dossier.scenarios.len(), "graphs-no-judgements"),
        (all.saturating_sub(actors), "graphs-actors-left-out"),
        (dossier.ties.len() - ties, "graphs-ties-left-out"),
    ] {
        report.skip_many(reason, count);
    }
}

/// How many claims speak of a tie, and in which documents.
fn sources_of(dossier: &Dossier, language: Language) -> HashMap<TieId, (usize, BTreeSet<String>)> {
    let mut found: HashMap<TieId, (usize, BTreeSet<String>)> = HashMap::new();
    for claim in dossier.claims.values() {
        let documents: BTreeSet<_> = claim
            .passages
            .iter()
            .filter_map(|passage| dossier.passages.get(passage))
            .map(|passage| passage.document)
            .collect();
        let names: Vec<String> = documents
            .iter()
            .filter_map(|id| dossier.documents.get(id))
            .map(|document| document.short_name(language).into_owned())
            .collect();
        for item in &claim.about {
            if let crate::model::Item::Tie(tie) = item {
                let entry = found.entry(*tie).or_default();
                entry.0 += 1;
                entry.1.extend(names.iter().cloned());
            }
        }
    }
    found
}

/// Attributes that nothing has are not declared.
fn keep_used(graph: &mut Graph) {
    let mut used = vec![false; graph.keys.len()];
    let values = graph
        .nodes
        .iter()
        .flat_map(|n| &n.values)
        .chain(graph.edges.iter().flat_map(|e| &e.values));
    for value in values {
        if let Some(slot) = used.get_mut(value.key as usize) {
            *slot = true;
        }
    }
    let mut next = 0;
    let places: Vec<u32> = used
        .iter()
        .map(|used| {
            next += u32::from(*used);
            next.saturating_sub(1)
        })
        .collect();
    let mut keep = used.iter();
    graph.keys.retain(|_| keep.next().copied().unwrap_or(false));
    let values = graph
        .nodes
        .iter_mut()
        .flat_map(|n| &mut n.values)
        .chain(graph.edges.iter_mut().flat_map(|e| &mut e.values));
    for value in values {
        value.key = places.get(value.key as usize).copied().unwrap_or(0);
    }
}

struct Maker<'a> {
    graph: Graph,
    numbers: HashMap<ActorId, u32>,
    known: HashMap<(On, String), u32>,
    selection: &'a Selection,
    language: Language,
}

impl Maker<'_> {
    fn key(&mut self, on: On, name: &str, kind: Kind) -> u32 {
        if let Some(key) = self.known.get(&(on, name.to_owned())) {
            return *key;
        }
        let key = self.graph.keys.len() as u32;
        // GraphML wants identifiers apart, GEXF does not mind.
        let twin = self.graph.keys.iter().any(|k| k.id == name);
        self.graph.keys.push(Key {
            title: name.to_owned(),
            ..Key::plain(on, &if twin { format!("tie_{name}") } else { name.to_owned() }, kind)
        });
        self.known.insert((on, name.to_owned()), key);
        key
    }

    fn value(&mut self, on: On, name: &str, text: &str) -> Option<Value> {
        if text.is_empty() {
            return None;
        }
        let key = self.key(on, name, Kind::Text);
        Some(Value {
            key,
            text: text.into(),
            spell: None,
        })
    }

    fn node(&mut self, actor: &Actor, report: &mut Report) {
        let name = actor.names.first().map(|n| n.name.clone()).unwrap_or_default();
        let whole = |number: Option<u16>| number.map(|n| n.to_string()).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let exists = actor.exists.as_ref().map(Edtf::to_string).unwrap_or_default();
        let mut values: Vec<Value> = Vec::new();
        for (key, said) in [
            ("name_de", name.de.clone()),
            ("name_en", name.en.clone()),
            ("kind", word(&actor.kind)),
            ("code", actor.code.clone()),
            ("exists", exists),
            ("cow", whole(actor.xref.cow)),
            ("gw", whole(actor.xref.gw)),
            ("iso2", text(&actor.xref.iso2)),
            ("iso3", text(&actor.xref.iso3)),
            ("aliases", actor.aliases.join("; ")),
        ] {
            values.extend(self.value(On::Node, key, &said));
        }
        let written = |id| self.numbers.contains_key(&id);
        for (key, said) in own::of_actor(actor, written, self.language, report) {
            values.extend(self.value(On::Node, key, &said));
        }
        self.data(On::Node, &actor.extra, &mut values);
        let parents = actor.memberships.iter().filter(|m| own::is_plain(m));
        let parents: Vec<u32> = parents.filter_map(|m| self.numbers.get(&m.of).copied()).collect();
        let drawn = look_of(&actor.extra);
        let depth = drawn.place.map_or(0.0, |[_, _, z]| z);
        let look = Look {
            // Without a place there is no depth either.
            place: self.selection.places.get(&actor.id).map(|(x, y)| [*x, -*y, depth]),
            size: self.selection.sizes.get(&actor.id).copied().or(drawn.size),
            colour: self.selection.colours.get(&actor.id).copied().or(drawn.colour),
            ..drawn
        };
        self.graph.nodes.push(Node {
            id: actor.id.as_str().into(),
            label: Some(actor.name(self.language).into()),
            spells: spells_in_file(&actor.extra)
                .unwrap_or_else(|| actor.exists.as_ref().and_then(spell_of).into_iter().collect()),
            values,
            parents,
            look: Some(Box::new(look)).filter(|look| **look != Look::default()),
            ..Node::default()
        });
    }

    fn edge(&mut self, dossier: &Dossier, tie: &Tie, sources: Option<&(usize, BTreeSet<String>)>, report: &mut Report) {
        let (Some(from), Some(to)) = (self.numbers.get(&tie.from).copied(), self.numbers.get(&tie.to).copied()) else {
            return;
        };
        // Without dates of its own it has those of its text.
        let own = tie.valid.clone();
        let instrument = tie.instrument.and_then(|id| dossier.instruments.get(&id));
        let borrowed = instrument.filter(|_| own.is_none()).and_then(|i| {
            let ended = i.dates.ended.as_ref().map(|d| &d.date);
            super::time::interval(i.begun().map(|d| &d.date), ended, false)
        });
        let span = own.clone().or(borrowed);
        let seen = self.selection.seen.get(&tie.id).cloned().unwrap_or_default();
        let (claims, documents) = sources.map_or((0, String::new()), |(n, names)| {
            (*n, names.iter().cloned().collect::<Vec<_>>().join("; "))
        });
        let certain = |part: Option<&Edtf>| part.map(is_sharp).map(|c| c.to_string()).unwrap_or_default();
        let mut values: Vec<Value> = Vec::new();
        for (key, said) in [
            ("family", word(&tie.family)),
            ("class", tie.class.as_ref().map(word).unwrap_or_default()),
            ("valid", own.as_ref().map(Edtf::to_string).unwrap_or_default()),
            ("start_certain", certain(span.as_ref().and_then(Edtf::start))),
            ("end_certain", certain(span.as_ref().and_then(Edtf::end))),
            ("label_de", tie.label.de.clone()),
            ("label_en", tie.label.en.clone()),
            ("reality", seen.reality.to_owned()),
            ("phase", seen.phase.to_owned()),
            ("claims", if claims > 0 { claims.to_string() } else { String::new() }),
            ("sources", documents),
            (
                "instrument",
                instrument.map(|i| i.label(self.language).to_owned()).unwrap_or_default(),
            ),
            ("instrument_id", tie.instrument.map(|i| i.to_string()).unwrap_or_default()),
        ] {
            values.extend(self.value(On::Edge, key, &said));
        }
        for (key, said) in own::of_tie(tie) {
            values.extend(self.value(On::Edge, key, &said));
        }
        self.data(On::Edge, &tie.extra, &mut values);
        if span
            .as_ref()
            .is_some_and(|s| [s.start(), s.end()].into_iter().flatten().any(|part| !is_sharp(part)))
        {
            let name = |id: ActorId| {
                let actor = dossier.actors.get(&id);
                actor.map_or_else(|| id.to_string(), |a| a.name(self.language).to_owned())
            };
            let ends = format!("{} → {}", name(tie.from), name(tie.to));
            report.skip(Place::File, "graphs-spell-sharper", ends);
        }
        let drawn = look_of(&tie.extra);
        let look = Look {
            place: None,
            colour: seen.colour.or(drawn.colour),
            ..drawn
        };
        let spells = spells_in_file(&tie.extra).filter(|spells| spells.len() == 1 || own.is_none());
        self.graph.edges.push(Edge {
            id: Some(tie.id.as_str().into()),
            from,
            to,
            way: if tie.direction == Direction::Mutual {
                Way::Mutual
            } else {
                Way::Directed
            },
            label: Some(tie.label.get(self.language)).filter(|l| !l.is_empty()).map(Into::into),
            weight: tie.extra.get("data.weight").and_then(Json::as_f64).and_then(super::weight_of),
            spells: spells.unwrap_or_else(|| span.as_ref().and_then(spell_of).into_iter().collect()),
            look: Some(Box::new(look)).filter(|look| **look != Look::default()),
            values,
            ..Edge::default()
        });
    }

    /// What came in with a file goes out again, under its own name.
    fn data(&mut self, on: On, extra: &Extra, values: &mut Vec<Value>) {
        for (name, json) in extra {
            let Some(name) = name.strip_prefix(DATA) else { continue };
            if matches!(name, "look" | "set" | "weight") || (name == "spells" && spells_in_file(extra).is_some()) {
                continue;
            }
            let kind = match json {
                Json::Number(n) if n.is_i64() => Kind::Whole,
                Json::Number(_) => Kind::Real,
                Json::Bool(_) => Kind::Flag,
                _ => Kind::Text,
            };
            // An attribute of our own has the name; the file's keeps its value under another one.
            let (own, more) = match on {
                On::Node => (NODE_KEYS.as_slice(), own::NODE),
                _ => (EDGE_KEYS.as_slice(), own::EDGE),
            };
            let name = if own.iter().chain(&more).any(|(key, _)| *key == name) {
                format!("{name}_in_file")
            } else {
                name.to_owned()
            };
            let list = if let Json::Array(list) = json {
                list.as_slice()
            } else {
                std::slice::from_ref(json)
            };
            let dynamic = list.iter().any(|one| one.is_object() && one.get("value").is_some());
            let key = self.key(on, &name, kind);
            if let Some(key) = self.graph.keys.get_mut(key as usize) {
                key.dynamic |= dynamic;
                if key.kind != kind {
                    key.kind = Kind::Text;
                }
            }
            for one in list {
                let end = |name: &str| one.get(name).and_then(Json::as_str).map(End::at);
                let spell = Spell {
                    start: end("start"),
                    end: end("end"),
                };
                let plain = if dynamic { one.get("value").unwrap_or(one) } else { one };
                let text = plain.as_str().map_or_else(|| plain.to_string(), str::to_owned);
                values.push(Value {
                    key,
                    text: text.into(),
                    spell: Some(Box::new(spell)).filter(|s| dynamic && !s.is_always()),
                });
            }
        }
    }
}

/// How the file drew a record that came from one.
fn look_of(extra: &Extra) -> Look {
    let Some(drawn) = extra.get("data.look") else {
        return Look::default();
    };
    let number = |name: &str| drawn.get(name).and_then(Json::as_f64).map(|n| n as f32);
    Look {
        place: number("z").map(|z| [0.0, 0.0, z]),
        size: number("size"),
        colour: drawn.get("colour").and_then(|c| serde_json::from_value(c.clone()).ok()),
        opacity: number("opacity"),
        shape: drawn.get("shape").and_then(Json::as_str).map(Into::into),
    }
}

/// The spells that a record had in its file, where all of them are dates and one alone does not say them.
fn spells_in_file(extra: &Extra) -> Option<Vec<Spell>> {
    let end = |json: Option<&Json>| match json.and_then(Json::as_array).map(Vec::as_slice) {
        Some([Json::String(text), Json::Bool(open)]) => Some(Some(End {
            text: text.as_str().into(),
            open: *open,
        })),
        Some(_) => None,
        None => Some(None),
    };
    let spells = extra.get("data.spells")?.as_array()?;
    let spells = spells.iter().map(|spell| {
        let (start, end) = (end(spell.get("start"))?, end(spell.get("end"))?);
        let dated = [&start, &end].into_iter().flatten().all(|end| Edtf::parse(&end.text).is_ok());
        dated.then_some(Spell { start, end })
    });
    spells.collect::<Option<Vec<Spell>>>().filter(|spells| !spells.is_empty())
}

/// The name that the project file has for a variant.
pub(in crate::exchange) fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Json::String(word)) => word,
        _ => String::new(),
    }
}

/// Whether a date names one day and is not doubted.
fn is_sharp(date: &Edtf) -> bool {
    date.precision() == Precision::Day && !date.is_uncertain() && !date.is_approximate()
}

/// The widest stretch of days that a date allows.
fn spell_of(date: &Edtf) -> Option<Spell> {
    let end = |part: Option<crate::model::Day>| part.map(|day| End::at(&day.to_string()));
    let spell = Spell {
        start: end(date.earliest_day()),
        end: end(date.latest_day()),
    };
    Some(spell).filter(|s| !s.is_always())
}
