//! Joining another dossier to this one: what is the same, what is new, and where the two say different things.
//!
//! Two records are taken for the same if they say the same of the same (the text of a document, the name of an actor,
//! ends and dates of a tie …), or if they have one identifier and agree in what makes them what they are: copies of one
//! dossier that went different ways. Where such records differ, a person chooses. For the window; the edits undo as one
//! step. Not here: making two actors of one dossier one ([`super::merge`]).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;

use serde_json::Value;

use super::dossier::Dossier;
use super::edit::{Edit, Record};
use super::edtf::Edtf;
use super::ids::Item;
use super::proposal::Review;
use super::turn::turn_references;
use super::words::Localised;

/// A field in which two records differ; `Null` where one does not have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Its name in the project file.
    pub field: String,
    /// What this dossier has.
    pub ours: Value,
    /// What the other one has.
    pub theirs: Value,
}

/// A record that both have, and that is not the same in both.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The record of this dossier.
    pub item: Item,
    /// The record as the other dossier has it, under the identifier it has here.
    pub theirs: Record,
    /// Where they differ, by name.
    pub fields: Vec<Difference>,
}

/// A joining, worked out and not yet done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Joining {
    /// Records that come in, under their new identifiers.
    pub new: Vec<Item>,
    /// How many records both have alike.
    pub same: usize,
    /// What a person has to choose; without a choice ours stays.
    pub conflicts: Vec<Conflict>,
    edits: Vec<Edit>,
}

impl Joining {
    /// Whether the other dossier has nothing that this one lacks.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.conflicts.is_empty()
    }

    /// The edits; of the conflicts the items in `theirs` take the other dossier's record.
    pub fn edits(&self, theirs: &BTreeSet<Item>) -> Vec<Edit> {
        let chosen = self.conflicts.iter().filter(|c| theirs.contains(&c.item));
        let chosen = chosen.map(|c| Edit::Put(c.theirs.clone()));
        self.edits.iter().cloned().chain(chosen).collect()
    }
}

/// Works out how `other` joins `base`.
pub fn join(base: &Dossier, other: &Dossier) -> Joining {
    let map = identify(base, other);
    let turn = |item: Item| map.get(&item).copied().unwrap_or(item);
    let mut joining = Joining::default();
    let mut digits: BTreeSet<u8> = base.tags.values().filter_map(|t| t.digit).collect();
    for old in other.items() {
        let Some(mut theirs) = other.record(old) else { continue };
        let item = turn(old);
        turn_references(&mut theirs, &turn);
        theirs.rename(item);
        match base.record(item) {
            None => {
                let theirs = keep_digit(theirs, &mut digits);
                joining.edits.push(Edit::Put(theirs));
                joining.new.push(item);
            }
            Some(ours) if ours == theirs => joining.same += 1,
            Some(ours) => match settle(&ours, &theirs) {
                Some(settled) if settled == ours => joining.same += 1,
                Some(settled) => joining.edits.push(Edit::Put(settled)),
                None => joining.conflicts.push(Conflict {
                    item,
                    fields: differences(&ours, &theirs),
                    theirs,
                }),
            },
        }
    }
    for (actor, pin) in &other.pins {
        if let Item::Actor(actor) = turn(Item::Actor(*actor))
            && !base.pins.contains_key(&actor)
        {
            joining.edits.push(Edit::Pin { actor, at: Some(*pin) });
        }
    }
    if base.header.title.is_empty() && !other.header.title.is_empty() {
        joining.edits.push(Edit::Header(Box::new(other.header.clone())));
    }
    joining
}

/// A digit selects the items of one tag only: the one that has it keeps it.
fn keep_digit(record: Record, taken: &mut BTreeSet<u8>) -> Record {
    match record {
        Record::Tag(tag) if tag.digit.is_some_and(|digit| !taken.insert(digit)) => {
            let mut tag = tag.as_ref().clone();
            tag.digit = None;
            tag.into()
        }
        record => record,
    }
}

/// What needs no choice: a tag gathers the items of both, and a person's answer to a proposal counts before none.
fn settle(ours: &Record, theirs: &Record) -> Option<Record> {
    match (ours, theirs) {
        (Record::Tag(a), Record::Tag(b)) if a.name == b.name => {
            let mut tag = a.as_ref().clone();
            tag.items.extend(b.items.iter().copied());
            Some(tag.into())
        }
        (Record::Claim(a), Record::Claim(b)) => {
            let review = answered(a.review, b.review)?;
            let mut claim = b.as_ref().clone();
            (claim.review, claim.proposal) = (a.review, a.proposal.clone());
            (claim == **a).then(|| {
                claim.review = review;
                claim.into()
            })
        }
        (Record::Actor(a), Record::Actor(b)) => {
            let review = answered(a.review, b.review)?;
            let mut actor = b.as_ref().clone();
            (actor.review, actor.proposal) = (a.review, a.proposal.clone());
            (actor == **a).then(|| {
                actor.review = review;
                actor.into()
            })
        }
        _ => None,
    }
}

fn answered(ours: Review, theirs: Review) -> Option<Review> {
    match (ours, theirs) {
        (a, b) if a == b => Some(a),
        (Review::Proposed, b) => Some(b),
        (a, Review::Proposed) => Some(a),
        _ => None,
    }
}

fn differences(ours: &Record, theirs: &Record) -> Vec<Difference> {
    let fields = |record: &Record| -> BTreeMap<String, Value> {
        // A record is written as an object of one entry: its kind.
        let written = serde_json::to_value(record).unwrap_or_default();
        let inner = written.as_object().and_then(|o| o.values().next()).cloned();
        inner.and_then(|v| serde_json::from_value(v).ok()).unwrap_or_default()
    };
    let (ours, theirs) = (fields(ours), fields(theirs));
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let value = |of: &BTreeMap<String, Value>, name: &String| of.get(name).cloned().unwrap_or(Value::Null);
    let differ = names.into_iter().map(|name| Difference {
        field: name.clone(),
        ours: value(&ours, name),
        theirs: value(&theirs, name),
    });
    differ.filter(|d| d.ours != d.theirs).collect()
}

/// What each record of `other` is called here: the identifier of the same record, or a free one.
fn identify(base: &Dossier, other: &Dossier) -> HashMap<Item, Item> {
    // What is known by its own words comes first, then what is known by what it refers to.
    const ORDER: [fn(&Item) -> bool; 8] = [
        |i| matches!(i, Item::Document(_) | Item::Actor(_)),
        |i| matches!(i, Item::Instrument(_) | Item::Passage(_)),
        |i| matches!(i, Item::Tie(_)),
        |i| matches!(i, Item::Event(_)),
        |i| matches!(i, Item::Claim(_)),
        |i| matches!(i, Item::Quantity(_) | Item::Contradiction(_)),
        |i| {
            matches!(
                i,
                Item::Scenario(_) | Item::Precedent(_) | Item::Assessment(_) | Item::Scene(_)
            )
        },
        |i| matches!(i, Item::Note(_) | Item::Tag(_)),
    ];
    let mut map: HashMap<Item, Item> = HashMap::new();
    let mut met: HashSet<Item> = HashSet::new();
    let mut free = Free::default();
    for of_kind in ORDER {
        let mut known: HashMap<String, Vec<Item>> = HashMap::new();
        for item in base.items().filter(of_kind) {
            let Some(record) = base.record(item) else { continue };
            for key in keys(&record).says {
                known.entry(key).or_default().push(item);
            }
        }
        let mut strangers = Vec::new();
        for item in other.items().filter(of_kind) {
            let Some(mut record) = other.record(item) else { continue };
            turn_references(&mut record, &|i| map.get(&i).copied().unwrap_or(i));
            let Keys { is, says } = keys(&record);
            let namesake = base.record(item).filter(|_| !met.contains(&item));
            let namesake = namesake.filter(|ours| keys(ours).is.iter().any(|key| is.contains(key)));
            let alike = || {
                says.iter()
                    .filter_map(|key| known.get(key))
                    .flatten()
                    .find(|i| !met.contains(*i))
            };
            match namesake.map(|_| item).or_else(|| alike().copied()) {
                Some(ours) => {
                    met.insert(ours);
                    map.insert(item, ours);
                }
                None => strangers.push(item),
            }
        }
        for item in strangers {
            map.insert(item, free.name_for(base, other, item));
        }
    }
    map
}

/// Identifiers for what comes in.
#[derive(Default)]
struct Free {
    used: HashSet<Item>,
    /// The last number tried, by prefix.
    last: HashMap<String, u64>,
}

impl Free {
    /// Its own identifier where that is free, else its prefix and a number that neither dossier has.
    fn name_for(&mut self, base: &Dossier, other: &Dossier, item: Item) -> Item {
        if !base.contains(item) && self.used.insert(item) {
            return item;
        }
        let prefix: String = item.as_str().split_inclusive('.').next().unwrap_or_default().to_owned();
        let last = self.last.entry(prefix.clone()).or_default();
        loop {
            *last += 1;
            match format!("{prefix}{last}").parse::<Item>() {
                Ok(free) if !base.contains(free) && !other.contains(free) && self.used.insert(free) => return free,
                Ok(_) => {}
                // Cannot be: a prefix and a number make an identifier.
                Err(_) => return item,
            }
        }
    }
}

/// What two records must share to be one: something they say in full, or, under one identifier, what makes them what
/// they are.
#[derive(Default)]
struct Keys {
    says: Vec<String>,
    is: Vec<String>,
}

impl Keys {
    fn says(&mut self, parts: &[&dyn std::fmt::Debug]) {
        self.says.push(key(parts));
    }

    fn is(&mut self, parts: &[&dyn std::fmt::Debug]) {
        self.is.push(key(parts));
    }
}

fn key(parts: &[&dyn std::fmt::Debug]) -> String {
    let mut text = String::new();
    for part in parts {
        let _never_fails = write!(text, "{part:?}\u{1f}");
    }
    text
}

/// The texts in either language that are there, without regard to case.
fn said<'a>(texts: impl IntoIterator<Item = &'a Localised>) -> BTreeSet<String> {
    let both = texts.into_iter().flat_map(|t| [&t.de, &t.en]);
    both.filter(|t| !t.trim().is_empty())
        .map(|t| t.trim().to_lowercase())
        .collect()
}

fn keys(record: &Record) -> Keys {
    let mut k = Keys::default();
    let mut titled = |kind: &str, title: &Localised| {
        for title in said([title]) {
            k.says(&[&kind, &title]);
            k.is(&[&title]);
        }
    };
    match record {
        Record::Scenario(r) => titled("scenario", &r.title),
        Record::Precedent(r) => titled("precedent", &r.title),
        Record::Assessment(r) => titled("assessment", &r.title),
        Record::Scene(r) => titled("scene", &r.title),
        Record::Document(d) => {
            k.says(&[&d.text]);
            if !d.file_hash.is_empty() {
                k.says(&[&"file", &d.file_hash]);
            }
            k.is(&[&d.text]);
            for title in said([&d.title]) {
                k.is(&[&"title", &title]);
            }
        }
        Record::Passage(p) => {
            k.says(&[&p.document, &p.target.span]);
            k.is(&[&p.document, &p.target.exact]);
            k.is(&[&p.document, &p.target.span]);
        }
        Record::Actor(a) => {
            for name in said(a.names.iter().map(|n| &n.name)) {
                k.says(&[&a.kind, &name]);
                k.is(&[&name]);
            }
        }
        Record::Instrument(i) => {
            let signed = i.dates.signed.as_ref().map(|d| d.date.as_str());
            for name in said([&i.name]) {
                k.says(&[&name, &signed]);
            }
            for name in said([&i.name, &i.short]) {
                k.is(&[&name]);
            }
        }
        Record::Tie(t) => {
            let valid = t.valid.as_ref().map(Edtf::as_str);
            k.says(&[&t.from, &t.to, &t.family, &t.class, &t.direction, &valid, &t.instrument]);
            k.is(&[&t.from, &t.to, &t.family]);
        }
        Record::Event(e) => {
            let when = e.when.as_ref().map(|w| w.date.as_str());
            let who: BTreeSet<_> = e.participants.iter().map(|p| p.actor).collect();
            if when.is_some() {
                k.says(&[&e.kind, &when, &who, &e.place.de, &e.place.en]);
            }
            k.is(&[&e.kind, &when]);
            for title in said([&e.title]) {
                k.is(&[&title]);
            }
        }
        Record::Claim(c) => {
            let (about, passages): (BTreeSet<_>, BTreeSet<_>) = (c.about.iter().collect(), c.passages.iter().collect());
            k.says(&[&c.speaker, &c.stance, &c.negated, &about, &passages]);
            k.is(&[&c.speaker, &passages]);
        }
        Record::Quantity(q) => {
            k.says(&[&q.claim, &q.low, &q.best, &q.high, &q.unit]);
            k.is(&[&q.claim]);
        }
        Record::Contradiction(c) => {
            let claims: BTreeSet<_> = c.claims.iter().collect();
            k.says(&[&claims]);
            k.is(&[&claims]);
        }
        Record::Note(n) => {
            k.says(&[&n.text, &n.about]);
            k.is(&[&n.text]);
            k.is(&[&n.about, &n.written_on.as_ref().map(Edtf::as_str)]);
        }
        Record::Tag(t) => {
            k.says(&[&t.name.trim().to_lowercase()]);
            k.is(&[&t.name.trim().to_lowercase()]);
        }
    }
    k
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Language, Transaction};

    /// A dossier of one source, two states, a tie and the claim about it; `a` and `n` make its identifiers its own.
    fn dossier(a: &str, n: u32, valid: &str) -> Dossier {
        serde_json::from_value(json!({
            "documents": [{ "id": format!("d.{n}"), "title": { "en": "Report" }, "language": "en", "text": "X guards Y." }],
            "passages": [{ "id": format!("p.{n}"), "document": format!("d.{n}"), "target": { "start": 0, "end": 10, "exact": "X guards Y" } }],
            "actors": [
                { "id": format!("a.{a}"), "kind": "state", "names": [{ "de": "X", "en": "X" }], "code": "X" },
                { "id": "a.y", "kind": "state", "names": [{ "de": "Y", "en": "Y" }], "code": "Y" }],
            "ties": [{ "id": format!("t.{n}"), "family": "commitment", "from": format!("a.{a}"), "to": "a.y",
                "label": { "en": "guards" }, "valid": valid }],
            "claims": [{ "id": format!("c.{n}"), "speaker": "a.y", "stance": "asserts", "about": [format!("t.{n}")],
                "words": { "en": "X guards Y" }, "passages": [format!("p.{n}")] }],
        }))
        .unwrap()
    }

    fn joined(base: &Dossier, joining: &Joining, theirs: &BTreeSet<Item>) -> Dossier {
        let mut dossier = base.clone();
        let name = Localised::default();
        let edits = joining.edits(theirs);
        let back = dossier.apply_all(Transaction { name, edits }).unwrap();
        assert_eq!(dossier.check(), []);
        let mut undone = dossier.clone();
        undone.apply_all(back).unwrap();
        assert_eq!(undone, *base, "a joining is one step that undoes");
        dossier
    }

    #[test]
    fn what_says_the_same_is_one_record_whatever_it_is_called() {
        let (base, other) = (dossier("x", 1, "1961/.."), dossier("ex", 7, "1961/.."));
        let joining = join(&base, &other);
        assert_eq!((joining.new.len(), joining.conflicts.len(), joining.same), (0, 0, 6));
        assert!(joining.is_empty());
    }

    #[test]
    fn one_identifier_for_two_things_keeps_both() {
        let base = dossier("x", 1, "1961/..");
        let other: Dossier = serde_json::from_value(json!({
            "actors": [{ "id": "a.x", "kind": "state", "names": [{ "de": "Z", "en": "Z" }], "code": "Z" },
                { "id": "a.y", "kind": "state", "names": [{ "de": "Y", "en": "Y" }], "code": "Y" }],
            "ties": [{ "id": "t.1", "family": "trade", "from": "a.x", "to": "a.y", "label": { "en": "sells" } }],
        }))
        .unwrap();
        let joining = join(&base, &other);
        assert_eq!((joining.new.len(), joining.conflicts.len(), joining.same), (2, 0, 1));
        let dossier = joined(&base, &joining, &BTreeSet::new());
        assert_eq!((dossier.actors.len(), dossier.ties.len()), (3, 2));
        let sells = dossier.ties.values().find(|t| t.label.en == "sells").unwrap();
        assert_eq!(dossier.actors[&sells.from].name(Language::En), "Z");
    }

    #[test]
    fn a_copy_that_went_its_own_way_is_a_conflict_to_choose_in() {
        let (base, other) = (dossier("x", 1, "1961/.."), dossier("x", 1, "1961/1996"));
        let joining = join(&base, &other);
        assert_eq!((joining.new.len(), joining.conflicts.len()), (0, 1));
        let conflict = &joining.conflicts[0];
        assert_eq!(conflict.item.to_string(), "t.1");
        assert_eq!(conflict.fields.len(), 1);
        assert_eq!(conflict.fields[0].field, "valid");
        let valid = |d: &Dossier| d.ties[&"t.1".parse().unwrap()].valid.as_ref().unwrap().as_str().to_owned();
        assert_eq!(valid(&joined(&base, &joining, &BTreeSet::new())), "1961/..");
        assert_eq!(valid(&joined(&base, &joining, &BTreeSet::from([conflict.item]))), "1961/1996");
    }

    #[test]
    fn an_answer_counts_before_none_and_tags_gather_both() {
        let mut base = dossier("x", 1, "1961/..");
        let mut other = base.clone();
        let claim = "c.1".parse().unwrap();
        base.claims.get_mut(&claim).unwrap().review = Review::Proposed;
        let tag =
            |items: Value| serde_json::from_value::<crate::model::Tag>(json!({ "id": "m.1", "name": "core", "items": items }));
        let (ours, theirs) = (tag(json!(["a.x"])).unwrap(), tag(json!(["a.y"])).unwrap());
        base.tags.insert(ours.id, ours);
        other.tags.insert(theirs.id, theirs);
        let joining = join(&base, &other);
        assert_eq!(joining.conflicts, []);
        let dossier = joined(&base, &joining, &BTreeSet::new());
        assert_eq!(dossier.claims[&claim].review, Review::Accepted);
        assert_eq!(dossier.tags[&"m.1".parse().unwrap()].items.len(), 2);
    }
}
