//! What a scene shows, as a fingerprint: a scene holds no picture, so that this tells whether the data behind it have
//! changed since it was made.
//!
//! A [`Basis`] is written into the scene as text: what the scene refers to, with its name, then every tie that is drawn
//! and every event in the window, each with a number that follows from the record and the known claims about it. It is
//! worked out for all scenes on a thread ([`Job`]). Not here: words, and what is done about a change.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::io::Write;
use std::sync::Arc;

use super::world::{Heard, TieState, World};
use crate::model::{ClaimId, Day, DocumentId, Dossier, Event, Index, Item, Localised, Record, Scene, SceneId, TieId};

/// Ties and events told one by one; of more only their number and one fingerprint are kept.
const MOST: usize = 400;
/// Ties kept for a small picture.
const DRAWN: usize = 600;

/// The data that a scene shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Basis {
    /// What the scene refers to, with its name in case it is deleted.
    named: BTreeMap<Item, (u32, Localised)>,
    /// Ties drawn and events in the window.
    shown: BTreeMap<Item, u32>,
    /// Where these are too many: how many, and all in one.
    lump: Option<(usize, u32)>,
}

/// What differs from the data a scene was made from.
#[derive(Debug, Clone, PartialEq)]
pub enum SceneChange {
    /// What the scene refers to is no longer in the dossier.
    Gone(Item, Localised),
    /// What the scene refers to is different.
    Altered(Item),
    /// These are shown that were not.
    New(Vec<Item>),
    /// So many ties and so many events are no longer shown.
    Less(usize, usize),
    /// These are shown, and differ.
    Differ(Vec<Item>),
    /// Something among a great many differs.
    Something,
}

impl Basis {
    /// Reads what [`Self::text`] has written; lines that say nothing known are left out.
    pub fn read(text: &str) -> Self {
        let mut basis = Self::default();
        for line in text.lines() {
            let mut words = line.splitn(4, ' ');
            match (words.next(), words.next(), words.next(), words.next()) {
                (Some("*"), Some(item), Some(print), name) => {
                    if let (Ok(item), Ok(print)) = (item.parse(), u32::from_str_radix(print, 16)) {
                        let (de, en) = name.and_then(|name| name.split_once('|')).unwrap_or_default();
                        let name = Localised {
                            de: de.to_owned(),
                            en: en.to_owned(),
                        };
                        basis.named.insert(item, (print, name));
                    }
                }
                (Some("~"), Some(count), Some(print), _) => {
                    basis.lump = count.parse().ok().zip(u32::from_str_radix(print, 16).ok());
                }
                (Some(item), Some(print), None, _) => {
                    if let (Ok(item), Ok(print)) = (item.parse(), u32::from_str_radix(print, 16)) {
                        basis.shown.insert(item, print);
                    }
                }
                _ => {}
            }
        }
        basis
    }

    /// As it is written into a scene. Never empty, so that a scene that shows nothing is told from one never looked at.
    pub fn text(&self) -> String {
        let mut text = String::from("1");
        let plain = |name: &str| name.replace(['\n', '\r', '|'], " ");
        for (item, (print, name)) in &self.named {
            let _infallible = write!(text, "\n* {item} {print:08x} {}|{}", plain(&name.de), plain(&name.en));
        }
        for (item, print) in &self.shown {
            let _infallible = write!(text, "\n{item} {print:08x}");
        }
        if let Some((count, print)) = self.lump {
            let _infallible = write!(text, "\n~ {count} {print:08x}");
        }
        text
    }

    /// The first thing it refers to that is no longer in the dossier, by its name.
    pub fn gone(&self, dossier: &Dossier) -> Option<&Localised> {
        let mut gone = self.named.iter().filter(|(item, _)| !dossier.contains(**item));
        gone.next().map(|(_, (_, name))| name)
    }

    /// What is different now.
    pub fn changes(&self, now: &Self, dossier: &Dossier) -> Vec<SceneChange> {
        let mut changes = Vec::new();
        let mut told = BTreeSet::new();
        for (item, (print, name)) in &self.named {
            if !dossier.contains(*item) {
                changes.push(SceneChange::Gone(*item, name.clone()));
                told.insert(*item);
            } else if now.named.get(item).is_some_and(|(other, _)| other != print) {
                changes.push(SceneChange::Altered(*item));
                told.insert(*item);
            }
        }
        if self.lump != now.lump || self.lump.is_some() {
            if self.lump != now.lump {
                changes.push(SceneChange::Something);
            }
            return changes;
        }
        let new = now.shown.keys().filter(|item| !self.shown.contains_key(item)).copied();
        let new: Vec<Item> = new.collect();
        let differs = |(item, print): &(&Item, &u32)| now.shown.get(item).is_some_and(|other| other != *print);
        let differ = self.shown.iter().filter(differs).map(|(item, _)| *item);
        let differ: Vec<Item> = differ.filter(|item| !told.contains(item)).collect();
        let gone = self
            .shown
            .keys()
            .filter(|item| !now.shown.contains_key(item) && !told.contains(item));
        let (ties, events): (Vec<&Item>, Vec<&Item>) = gone.partition(|item| matches!(item, Item::Tie(_)));
        if !new.is_empty() {
            changes.push(SceneChange::New(new));
        }
        if !ties.is_empty() || !events.is_empty() {
            changes.push(SceneChange::Less(ties.len(), events.len()));
        }
        if !differ.is_empty() {
            changes.push(SceneChange::Differ(differ));
        }
        changes
    }
}

/// Fingerprints of records, each worked out once.
#[derive(Debug, Default)]
struct Prints(HashMap<Item, u32>);

impl Prints {
    fn of(&mut self, dossier: &Dossier, item: Item) -> u32 {
        *self.0.entry(item).or_insert_with(|| {
            let mut print = Fnv::new();
            if let Some(record) = dossier.record(item) {
                // A scene that refers to another one shows nothing of it but its name.
                let record = match record {
                    Record::Scene(_) => return 0,
                    record => record,
                };
                // Writing into a number cannot fail.
                let _infallible = serde_json::to_writer(&mut print, &record);
            }
            print.short()
        })
    }
}

/// Fowler, Noll and Vo's hash (1991): the same on every machine and in every version, and no secret depends on it.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn short(&self) -> u32 {
        (self.0 ^ (self.0 >> 32)) as u32
    }
}

impl Write for Fnv {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What a scene shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Seen {
    /// The data behind it.
    pub basis: Basis,
    /// What differs from what it was made from; nothing where that was never taken.
    pub changes: Vec<SceneChange>,
    /// Ties drawn, as they are at its moment; of a great many the first.
    pub ties: Vec<(TieId, TieState)>,
}

/// What was heard, by what it depends on.
type HeardBy = ((Option<Day>, BTreeSet<DocumentId>), Arc<Heard>);

/// Works out what scenes of one dossier show.
#[derive(Debug)]
pub struct Looker<'a> {
    dossier: &'a Dossier,
    index: &'a Index,
    prints: Prints,
    heard: Option<HeardBy>,
}

impl<'a> Looker<'a> {
    /// Looks at this dossier.
    pub fn new(dossier: &'a Dossier, index: &'a Index) -> Self {
        Self {
            dossier,
            index,
            prints: Prints::default(),
            heard: None,
        }
    }

    /// What a scene shows now.
    pub fn see(&mut self, scene: &Scene) -> Seen {
        let key = (scene.known_by, scene.filter.hidden_documents.clone());
        let heard = match self.heard.take() {
            Some((held, heard)) if held == key => heard,
            _ => Arc::new(Heard::of(self.dossier, self.index, key.0, &key.1)),
        };
        self.heard = Some((key, Arc::clone(&heard)));
        let world = World::at(heard, scene.moment, &scene.filter);
        let drawn = || world.ties().filter(|(_, state)| state.visible);
        let basis = self.basis(scene, &world, drawn().map(|(id, state)| (id, *state)));
        let changes = if scene.basis.is_empty() {
            Vec::new()
        } else {
            Basis::read(&scene.basis).changes(&basis, self.dossier)
        };
        Seen {
            basis,
            changes,
            ties: drawn().take(DRAWN).map(|(id, state)| (id, *state)).collect(),
        }
    }

    fn basis(&mut self, scene: &Scene, world: &World, drawn: impl Iterator<Item = (TieId, TieState)>) -> Basis {
        let mut named = BTreeMap::new();
        let mut refer = |item: Item| {
            named.entry(item).or_insert_with(|| (0, name_of(self.dossier, item)));
        };
        scene.selection.into_iter().for_each(&mut refer);
        scene.view.each_reference(&mut refer);
        for (item, (print, _)) in &mut named {
            *print = self.with_claims(*item, world);
        }
        let mut shown = BTreeMap::new();
        for (tie, state) in drawn {
            let print = self.with_claims(tie.into(), world);
            let state = (state.reality as u32) << 8 | state.phase as u32;
            shown.insert(Item::from(tie), print.rotate_left(5) ^ state);
        }
        for event in self.dossier.events.values().filter(|event| in_window(event, scene)) {
            let item = Item::from(event.id);
            shown.insert(item, self.prints.of(self.dossier, item));
        }
        let lump = (shown.len() > MOST).then(|| {
            let mut print = Fnv::new();
            for (item, of) in &shown {
                let _infallible = write!(print, "{item}{of}");
            }
            (shown.len(), print.short())
        });
        if lump.is_some() {
            shown.clear();
        }
        Basis { named, shown, lump }
    }

    /// Fingerprint of a record and of the known claims about it. Of a document and an actor only the record counts:
    /// what is said of them elsewhere is not what is shown.
    fn with_claims(&mut self, item: Item, world: &World) -> u32 {
        let mut print = self.prints.of(self.dossier, item);
        if matches!(item, Item::Actor(_) | Item::Document(_) | Item::Scene(_)) {
            return print;
        }
        let mut claims: Vec<ClaimId> = self.index.claims_about(item).to_vec();
        claims.sort_unstable();
        for claim in claims.into_iter().filter(|claim| world.knows(*claim)) {
            print = print.rotate_left(7).wrapping_mul(0x0100_0193) ^ self.prints.of(self.dossier, claim.into());
        }
        print
    }
}

fn in_window(event: &Event, scene: &Scene) -> bool {
    let Some(when) = &event.when else { return false };
    let Some((from, to)) = scene.window else { return true };
    let (first, last) = (when.date.earliest_day(), when.date.latest_day());
    first.is_none_or(|first| first <= to) && last.is_none_or(|last| from <= last)
}

/// Name of a record in both languages, for what may be deleted later.
fn name_of(dossier: &Dossier, item: Item) -> Localised {
    let Some(record) = dossier.record(item) else {
        return Localised::default();
    };
    match record {
        Record::Document(r) => r.title.clone(),
        Record::Actor(r) => r.names.first().map(|name| name.name.clone()).unwrap_or_default(),
        Record::Instrument(r) => r.name.clone(),
        Record::Tie(r) => r.label.clone(),
        Record::Event(r) => r.title.clone(),
        Record::Claim(r) => r.words.clone(),
        Record::Quantity(r) => r.measure.clone(),
        Record::Contradiction(r) => r.title.clone(),
        Record::Scenario(r) => r.title.clone(),
        Record::Precedent(r) => r.title.clone(),
        Record::Assessment(r) => r.title.clone(),
        Record::Scene(r) => r.title.clone(),
        Record::Passage(r) => Localised::same(&r.target.exact),
        Record::Note(r) => Localised::same(&r.text),
        Record::Tag(r) => Localised::same(&r.name),
    }
}

/// What all scenes show, as of one revision of the dossier.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scenes {
    /// The revision; what was worked out for an earlier one may be shown until the next is there.
    pub revision: u64,
    seen: BTreeMap<SceneId, Arc<Seen>>,
}

impl Scenes {
    /// What a scene shows, once that is known.
    pub fn get(&self, scene: SceneId) -> Option<&Arc<Seen>> {
        self.seen.get(&scene)
    }

    /// What has changed behind a scene.
    pub fn changes(&self, scene: SceneId) -> &[SceneChange] {
        self.get(scene).map(|seen| seen.changes.as_slice()).unwrap_or_default()
    }
}

/// Looking at all scenes, to be done on another thread.
#[derive(Debug)]
pub struct Job {
    dossier: Dossier,
    revision: u64,
}

impl Job {
    /// Of this revision of the dossier.
    pub fn new(dossier: &Dossier, revision: u64) -> Self {
        Self {
            dossier: dossier.clone(),
            revision,
        }
    }

    /// Does it. `progress` is told how far it is (0-1) and cancels by answering `false`.
    pub fn run(self, progress: &dyn Fn(f32) -> bool) -> Option<Scenes> {
        let index = Index::of(&self.dossier);
        let mut looker = Looker::new(&self.dossier, &index);
        let mut scenes: Vec<&Scene> = self.dossier.scenes.values().collect();
        // Those that have heard the same stand together.
        scenes.sort_by(|a, b| (a.known_by, &a.filter.hidden_documents).cmp(&(b.known_by, &b.filter.hidden_documents)));
        let mut seen = BTreeMap::new();
        for (done, scene) in scenes.iter().enumerate() {
            if !progress(done as f32 / scenes.len() as f32) {
                return None;
            }
            seen.insert(scene.id, Arc::new(looker.see(scene)));
        }
        Some(Scenes {
            revision: self.revision,
            seen,
        })
    }
}

#[cfg(test)]
mod tests;
