//! What was read from a data file joins a dossier as one step: what is there already is recognised, what is new comes
//! in, and where the two differ a contradiction is put beside them.
//!
//! Actors are the same by code (while they existed at the same time) or by name, documents by the file, instruments as
//! [`super::cross_check`] says, ties by instrument, ends, class and a beginning within a year; such a tie gets the new
//! claims instead of a twin. The same file twice adds nothing. Not here: a joining that asks ([`crate::model::join`]).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::cross_check::{Ground, Known, Match, Voices, concluded_by, contradictions};
use super::said::Said;
use super::{Imported, Place, Report};
use crate::model::index::each_reference;
use crate::model::turn::turn_references;
use crate::model::{
    Actor, ActorId, ActorKind, ClaimId, Day, Direction, Dossier, Edit, EditError, Edtf, Instrument, InstrumentId, Item,
    Localised, Record, Tie, TieId, Transaction,
};

/// A dossier with what was imported.
#[derive(Debug, Clone)]
pub struct Settled {
    /// The dossier as it is now.
    pub dossier: Dossier,
    /// The edits that led there, to be noted as one step.
    pub edits: Vec<Edit>,
    /// What takes the step back.
    pub undo: Vec<Edit>,
    /// Records that came in, by kind: actors and ties first.
    pub new: Vec<Item>,
    /// Places of actors, by their identifiers in this dossier.
    pub places: BTreeMap<ActorId, (f32, f32)>,
    /// What was read, recognised, left out and why.
    pub report: Report,
}

/// Joins what was imported to `base`.
///
/// # Errors
/// [`EditError`] if the dossier refuses, which would be a fault of the program.
pub fn settle(base: &Dossier, imported: Imported) -> Result<Settled, EditError> {
    let Imported {
        dossier: other,
        places,
        report,
    } = imported;
    let mut settler = Settler::of(base, &other, report);
    settler.actors();
    settler.instruments();
    settler.ties();
    settler.others();
    let Settler {
        map,
        mut edits,
        mut report,
        touched,
        new,
        known,
        ..
    } = settler;
    if base.header.title.is_empty() && base.documents.is_empty() && !other.header.title.is_empty() {
        edits.push(Edit::Header(Box::new(other.header.clone())));
    }
    if known > 0 {
        report.count("exchange-known", known);
    }
    let mut dossier = base.clone();
    let mut done = apply(&mut dossier, &edits)?;
    let more = laid_beside(&dossier, &touched);
    if !more.is_empty() {
        let fresh = more
            .iter()
            .filter(|e| matches!(e, Edit::Put(r) if !dossier.contains(r.item())))
            .count();
        report.count("exchange-contradictions", fresh);
        let mut first = apply(&mut dossier, &more)?;
        first.append(&mut done);
        done = first;
        edits.extend(more);
    }
    let places = places
        .into_iter()
        .filter_map(|(actor, at)| match map.get(&Item::Actor(actor)) {
            Some(Item::Actor(actor)) => Some((*actor, at)),
            _ => None,
        });
    Ok(Settled {
        places: places.collect(),
        dossier,
        edits,
        undo: done,
        new,
        report,
    })
}

fn apply(dossier: &mut Dossier, edits: &[Edit]) -> Result<Vec<Edit>, EditError> {
    let transaction = Transaction {
        name: Localised::default(),
        edits: edits.to_vec(),
    };
    Ok(dossier.apply_all(transaction)?.edits)
}

/// The contradictions of the instruments that the import has touched, as edits; a ruling stays.
fn laid_beside(dossier: &Dossier, touched: &HashSet<InstrumentId>) -> Vec<Edit> {
    let of_data: HashSet<ClaimId> = touched
        .iter()
        .filter_map(|id| dossier.instruments.get(id))
        .flat_map(|i| Said::all(i).into_iter().map(|(_, said)| said.claim).collect::<Vec<_>>())
        .collect();
    let speakers: HashSet<ActorId> = of_data
        .iter()
        .filter_map(|id| dossier.claims.get(id))
        .map(|c| c.speaker)
        .collect();
    let of_data: HashSet<ClaimId> = if touched.is_empty() {
        HashSet::new()
    } else {
        dossier
            .claims
            .values()
            .filter(|c| speakers.contains(&c.speaker))
            .map(|c| c.id)
            .collect()
    };
    let voices = Voices::of(dossier, touched, &of_data);
    let ordered: BTreeSet<InstrumentId> = touched.iter().copied().collect();
    let mut edits = Vec::new();
    for instrument in ordered.iter().filter_map(|id| dossier.instruments.get(id)) {
        for mut found in contradictions(instrument, &voices) {
            if let Some(old) = dossier.contradictions.get(&found.id) {
                let mut claims = old.claims.clone();
                claims.extend(found.claims.iter().filter(|c| !old.claims.contains(c)));
                found.claims = claims;
                found.ruling.clone_from(&old.ruling);
                if *old == found {
                    continue;
                }
            }
            edits.push(Edit::Put(found.into()));
        }
    }
    edits
}

/// Work on a joining.
struct Settler<'a> {
    base: &'a Dossier,
    other: &'a Dossier,
    /// What each record that comes in is called here.
    map: HashMap<Item, Item>,
    used: HashSet<Item>,
    edits: Vec<Edit>,
    report: Report,
    /// Instruments of which more than one now speaks.
    touched: HashSet<InstrumentId>,
    new: Vec<Item>,
    known: usize,
}

impl<'a> Settler<'a> {
    fn of(base: &'a Dossier, other: &'a Dossier, report: Report) -> Self {
        Self {
            base,
            other,
            map: HashMap::new(),
            used: HashSet::new(),
            edits: Vec::new(),
            report,
            touched: HashSet::new(),
            new: Vec::new(),
            known: 0,
        }
    }

    fn turned(&self, item: Item) -> Item {
        self.map.get(&item).copied().unwrap_or(item)
    }

    fn turned_actor(&self, actor: ActorId) -> ActorId {
        match self.turned(actor.into()) {
            Item::Actor(actor) => actor,
            _ => actor,
        }
    }

    /// The record with the references it has here; not touched where nothing changes.
    fn at_home(&self, mut record: Record) -> Record {
        let mut changes = false;
        each_reference(&record, &mut |item| {
            changes |= self.map.get(&item).is_some_and(|new| *new != item);
        });
        if changes {
            turn_references(&mut record, &|item| self.turned(item));
        }
        record
    }

    /// Takes a record in, under its own name or a free one.
    fn take(&mut self, item: Item, record: Record) {
        let mut record = self.at_home(record);
        let name = self.free(item);
        if name != item {
            record.rename(name);
        }
        self.map.insert(item, name);
        self.new.push(name);
        self.edits.push(Edit::Put(record));
    }

    fn is(&mut self, item: Item, ours: Item) {
        self.map.insert(item, ours);
        self.used.insert(ours);
        self.known += 1;
    }

    fn free(&mut self, item: Item) -> Item {
        if !self.base.contains(item) && self.used.insert(item) {
            return item;
        }
        let text = item.as_str();
        let stem = &text[..text.len().min(crate::model::ids::MAX_LEN - 6)];
        for n in 2..100_000_u32 {
            let Ok(name) = format!("{stem}-{n}").parse::<Item>() else {
                continue;
            };
            if !self.base.contains(name) && !self.other.contains(name) && self.used.insert(name) {
                return name;
            }
        }
        item
    }

    fn actors(&mut self) {
        let known = Actors::of(self.base);
        let told: HashSet<Item> = self.other.claims.values().flat_map(|c| c.about.iter().copied()).collect();
        for actor in self.other.actors.values() {
            let found = known.find(self.base, actor, &self.used);
            if let Some(ours) = found.and_then(|id| self.base.actors.get(&id)) {
                self.is(actor.id.into(), ours.id.into());
                let united = united(ours, actor, told.contains(&actor.id.into()));
                if united != *ours {
                    self.edits.push(Edit::Put(united.into()));
                }
            } else {
                let name = self.free(actor.id.into());
                self.map.insert(actor.id.into(), name);
            }
        }
        // A successor may come before the one it follows: references are turned when all have names.
        for actor in self.other.actors.values() {
            let name = self.turned(actor.id.into());
            if self.base.contains(name) {
                continue;
            }
            let Some(record) = self.other.record(actor.id.into()) else {
                continue;
            };
            let mut record = self.at_home(record);
            record.rename(name);
            self.new.push(name);
            self.edits.push(Edit::Put(record));
        }
    }

    fn instruments(&mut self) {
        // A claim of an instrument's duty has its name before the instrument comes in.
        for document in self.other.documents.values() {
            let same = self.base.documents.values().find(|d| same_file(d, document));
            match same {
                Some(ours) => self.is(document.id.into(), ours.id.into()),
                None => {
                    if let Some(record) = self.other.record(document.id.into()) {
                        self.take(document.id.into(), record);
                    }
                }
            }
        }
        self.name_claims();
        let mut known = Known::of(self.base);
        for instrument in self.other.instruments.values() {
            let Some(record) = self.other.record(instrument.id.into()) else {
                continue;
            };
            let Record::Instrument(ours) = self.at_home(record.clone()) else {
                continue;
            };
            let all: BTreeSet<ActorId> = ours.parties.iter().map(|p| p.actor).collect();
            let mut before: HashMap<ActorId, ActorId> = HashMap::new();
            for actor in self.other.actors.values() {
                if let Some(earlier) = actor.succeeds {
                    before.insert(self.turned_actor(actor.id), self.turned_actor(earlier));
                }
            }
            let base = self.base;
            let parties = concluded_by(&all, |id| {
                let here = base.actors.get(&id).and_then(|a| a.succeeds);
                here.or_else(|| before.get(&id).copied())
            });
            match known.find(&ours, &parties) {
                Match::One(id, ground) => self.one_instrument(instrument, id, ground),
                found => {
                    if let Match::Several(several) = found {
                        let names: Vec<&str> = several.iter().map(InstrumentId::as_str).collect();
                        let about = format!("{} ? {}", instrument.name.en, names.join(", "));
                        self.report.skip(Place::File, "exchange-match-proposed", about);
                    }
                    self.take(instrument.id.into(), record);
                }
            }
        }
    }

    /// An instrument that is here: it keeps what it says, and is told what the data set says of it.
    fn one_instrument(&mut self, new: &Instrument, id: InstrumentId, ground: Ground) {
        self.is(new.id.into(), id.into());
        let Some(old) = self.base.instruments.get(&id) else { return };
        let mut united = old.clone();
        for (name, value) in &new.extra {
            united.extra.entry(name.clone()).or_insert_with(|| value.clone());
        }
        for name in &new.other_names {
            if !united.other_names.contains(name) {
                united.other_names.push(name.clone());
            }
        }
        if united == *old {
            return;
        }
        self.touched.insert(id);
        let reason = match ground {
            Ground::Number => "exchange-matched-number",
            Ground::Parties => "exchange-matched-parties",
        };
        let theirs = new.other_names.first().unwrap_or(&new.name);
        self.report.skip(
            Place::File,
            reason,
            format!("{} = {}", theirs.en, old.label(crate::model::Language::En)),
        );
        self.edits.push(Edit::Put(united.into()));
    }

    /// What passages and claims are called: as they are, unless the name is taken by another one.
    fn name_claims(&mut self) {
        for passage in self.other.passages.values() {
            let document = self.turned(passage.document.into());
            let same = |p: &crate::model::Passage| Item::from(p.document) == document && p.target.exact == passage.target.exact;
            self.name(passage.id.into(), self.base.passages.get(&passage.id).is_some_and(same));
        }
        for claim in self.other.claims.values() {
            let passages: Vec<Item> = claim.passages.iter().map(|p| self.turned((*p).into())).collect();
            let same = |c: &crate::model::Claim| c.passages.iter().map(|p| Item::from(*p)).eq(passages.iter().copied());
            self.name(claim.id.into(), self.base.claims.get(&claim.id).is_some_and(same));
        }
    }

    fn name(&mut self, item: Item, is_same: bool) {
        let name = if is_same { item } else { self.free(item) };
        self.map.insert(item, name);
    }

    fn ties(&mut self) {
        let known = Ties::of(self.base);
        for tie in self.other.ties.values() {
            let Some(record) = self.other.record(tie.id.into()) else {
                continue;
            };
            let Record::Tie(ours) = self.at_home(record) else { continue };
            let namesake = self
                .base
                .ties
                .get(&tie.id)
                .filter(|t| (t.from, t.to, t.family) == (ours.from, ours.to, ours.family));
            let found = namesake.map(|t| t.id).or_else(|| known.find(self.base, &ours, &self.used));
            match found {
                Some(id) => self.is(tie.id.into(), id.into()),
                None => self.take(tie.id.into(), Record::Tie(ours)),
            }
        }
    }

    /// Everything else comes in unless it is here under its name and says the same.
    fn others(&mut self) {
        let other = self.other;
        for item in other.items() {
            let Some(record) = other.record(item) else { continue };
            match record {
                Record::Document(_) | Record::Actor(_) | Record::Instrument(_) | Record::Tie(_) => {}
                Record::Passage(_) | Record::Claim(_) => {
                    let name = self.turned(item);
                    if self.base.contains(name) {
                        self.known += 1;
                    } else {
                        let mut record = self.at_home(record);
                        record.rename(name);
                        self.new.push(name);
                        self.edits.push(Edit::Put(record));
                    }
                }
                record => {
                    let ours = self.at_home(record);
                    if self.base.record(item).is_some_and(|base| base == ours) {
                        self.is(item, item);
                    } else {
                        self.take(item, ours);
                    }
                }
            }
        }
    }
}

fn same_file(a: &crate::model::Document, b: &crate::model::Document) -> bool {
    (!a.file_hash.is_empty() && a.file_hash == b.file_hash) || (!a.hash.is_empty() && a.hash == b.hash)
}

/// The actor that is here, with the codes that it lacks; and the time in which it exists, where the file tells that.
fn united(ours: &Actor, theirs: &Actor, told: bool) -> Actor {
    let mut actor = ours.clone();
    let (mine, new) = (&mut actor.xref, &theirs.xref);
    mine.cow = mine.cow.or(new.cow);
    mine.gw = mine.gw.or(new.gw);
    if mine.iso2.is_none() {
        mine.iso2.clone_from(&new.iso2);
    }
    if mine.iso3.is_none() {
        mine.iso3.clone_from(&new.iso3);
    }
    if told && actor.exists.is_none() {
        actor.exists.clone_from(&theirs.exists);
    }
    actor
}

/// Actors by code and by name.
struct Actors {
    by_cow: HashMap<u16, Vec<ActorId>>,
    by_name: HashMap<String, ActorId>,
}

impl Actors {
    fn of(base: &Dossier) -> Self {
        let mut actors = Self {
            by_cow: HashMap::new(),
            by_name: HashMap::new(),
        };
        for actor in base.actors.values() {
            if let Some(cow) = actor.xref.cow {
                actors.by_cow.entry(cow).or_default().push(actor.id);
            }
            for name in names(actor) {
                actors.by_name.entry(name).or_insert(actor.id);
            }
        }
        actors
    }

    fn find(&self, base: &Dossier, new: &Actor, used: &HashSet<Item>) -> Option<ActorId> {
        let free = |id: &ActorId| !used.contains(&Item::Actor(*id));
        let of_cow = new.xref.cow.and_then(|cow| self.by_cow.get(&cow)).into_iter().flatten();
        let alive = |id: &&ActorId| base.actors.get(*id).is_some_and(|ours| exist_together(ours, new));
        let of_cow: Vec<ActorId> = of_cow.filter(|id| free(id)).filter(alive).copied().collect();
        let by_name = names(new).find_map(|name| self.by_name.get(&name).copied()).filter(free);
        let by_name = by_name.filter(|id| {
            base.actors
                .get(id)
                .is_some_and(|a| (a.kind == new.kind || may_be_state(a, new)) && !differ_in_code(a, new))
        });
        match of_cow.as_slice() {
            [one] => Some(*one),
            several => by_name.or_else(|| several.first().copied()),
        }
    }
}

fn names(actor: &Actor) -> impl Iterator<Item = String> {
    let usual = actor.names.iter().filter(|n| n.valid.is_none());
    let both = usual.flat_map(|n| [n.name.de.to_lowercase(), n.name.en.to_lowercase()]);
    both.filter(|name| !name.trim().is_empty())
}

fn differ_in_code(a: &Actor, b: &Actor) -> bool {
    matches!((a.xref.cow, b.xref.cow), (Some(a), Some(b)) if a != b)
}

/// A file that does not say what its actors are gives organisations: one with the name of a state is that state.
fn may_be_state(ours: &Actor, new: &Actor) -> bool {
    ours.kind == ActorKind::State && new.kind == ActorKind::Organisation && new.xref.is_empty()
}

/// Whether two actors of one code existed at the same time. Of one without a period the present state is meant.
fn exist_together(ours: &Actor, new: &Actor) -> bool {
    let ends = |actor: &Actor| actor.exists.as_ref().and_then(Edtf::latest_day);
    let begins = |actor: &Actor| actor.exists.as_ref().and_then(Edtf::earliest_day);
    match (&ours.exists, &new.exists) {
        (None, None) => true,
        (None, Some(_)) => ends(new).is_none(),
        (Some(_), None) => ends(ours).is_none(),
        (Some(_), Some(_)) => {
            let before = |a: Option<Day>, b: Option<Day>| matches!((a, b), (Some(end), Some(begin)) if end <= begin);
            !before(ends(ours), begins(new)) && !before(ends(new), begins(ours))
        }
    }
}

/// Ties by instrument and ends.
struct Ties {
    by_ends: HashMap<(InstrumentId, ActorId, ActorId), Vec<TieId>>,
}

impl Ties {
    fn of(base: &Dossier) -> Self {
        let mut by_ends: HashMap<_, Vec<TieId>> = HashMap::new();
        for tie in base.ties.values() {
            if let Some(instrument) = tie.instrument {
                let (a, b) = ends(tie);
                by_ends.entry((instrument, a, b)).or_default().push(tie.id);
            }
        }
        Self { by_ends }
    }

    fn find(&self, base: &Dossier, new: &Tie, used: &HashSet<Item>) -> Option<TieId> {
        let (a, b) = ends(new);
        let instrument = new.instrument?;
        let candidates = self.by_ends.get(&(instrument, a, b))?;
        let own = base.instruments.get(&instrument);
        let whole = own.and_then(Instrument::begun).and_then(|d| d.date.earliest_day());
        let begin = |tie: &Tie| tie.valid.as_ref().map_or(whole, Edtf::earliest_day);
        let near = |tie: &Tie| match (begin(tie), begin(new)) {
            (Some(a), Some(b)) => Some((a.0 - b.0).abs()),
            (None, None) => Some(0),
            _ => None,
        };
        let fits = |id: &&TieId| {
            let Some(tie) = base.ties.get(*id) else { return false };
            tie.family == new.family
                && tie.class == new.class
                && tie.direction == new.direction
                && near(tie).is_some_and(|days| days <= 366)
                && !used.contains(&Item::Tie(**id))
        };
        let fitting = candidates.iter().filter(fits);
        fitting.min_by_key(|id| base.ties.get(*id).and_then(near)).copied()
    }
}

/// The ends of a tie; of a mutual one in order.
fn ends(tie: &Tie) -> (ActorId, ActorId) {
    if tie.direction == Direction::Mutual && tie.to < tie.from {
        (tie.to, tie.from)
    } else {
        (tie.from, tie.to)
    }
}
