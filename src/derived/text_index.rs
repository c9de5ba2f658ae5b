//! What the search box finds: all texts of the dossier in both languages, and the names of its codes.
//!
//! Words are folded (lower case, no diacritics, ß as ss); words of the field that mean the same find one another. Not here: dates as queries, commands, and how results are shown.

mod words;

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::model::document::paragraphs;
use crate::model::{Dated, Document, DocumentId, Dossier, Edtf, Index, Item, Localised, PassageId};

use self::words::{SAME, STOP, split};
pub use self::words::{Term, emphasis, fold, terms};

/// In which kind of text a word stands; the earlier, the better a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Title,
    Alias,
    Words,
    Text,
}

impl Field {
    fn weight(self) -> f32 {
        match self {
            Self::Title => 6.0,
            Self::Alias => 4.5,
            Self::Words => 3.0,
            Self::Text => 1.6,
        }
    }
}

/// What a hit stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A record.
    Item(Item),
    /// A paragraph of a document.
    Paragraph {
        /// The document.
        document: DocumentId,
        /// Number of the paragraph, from 1.
        number: u32,
        /// The passage in it that fits best; `None` where the paragraph carries no claim.
        passage: Option<PassageId>,
    },
}

/// Something found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What.
    pub target: Target,
    /// How well it fits; comparable within one query only.
    pub score: f32,
}

#[derive(Debug, Clone, Copy)]
struct Posting {
    entry: u32,
    field: Field,
    /// Number of words in the text it stands in, at most 255.
    among: u8,
}

impl Posting {
    /// A word that is the whole of a name counts more than one of many.
    fn weight(self) -> f32 {
        self.field.weight() * (1.0 + 1.5 / f32::from(self.among.max(1)))
    }
}

/// The index over one state of a dossier. Made when it is first asked, so that edits cost nothing until then; for a
/// large dossier on a thread, and until that is done the index of an earlier state answers.
#[derive(Debug, Default)]
pub struct TextIndex {
    made: OnceLock<Lookup>,
    /// Somebody else makes it.
    elsewhere: bool,
    asked: AtomicBool,
}

impl TextIndex {
    /// An index that has read the dossier already.
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            made: OnceLock::from(Lookup::of(dossier)),
            ..Self::default()
        }
    }

    /// An index that finds nothing yet: another thread makes the one that will.
    pub(super) fn to_come() -> Self {
        Self {
            elsewhere: true,
            ..Self::default()
        }
    }

    /// Whether there is nothing to ask yet.
    pub fn is_to_come(&self) -> bool {
        self.elsewhere && self.made.get().is_none()
    }

    /// Whether anybody has asked it.
    pub(super) fn was_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// The best hits for a query, best first. Of an index that is behind `dossier` only what is still there is given.
    pub fn query(&self, dossier: &Dossier, index: &Index, query: &str, limit: usize) -> Vec<Hit> {
        self.asked.store(true, Ordering::Relaxed);
        if self.is_to_come() {
            return Vec::new();
        }
        let mut hits = self
            .made
            .get_or_init(|| Lookup::of(dossier))
            .query(dossier, index, query, limit);
        hits.retain(|hit| match hit.target {
            Target::Item(item) => dossier.contains(item),
            Target::Paragraph { document, .. } => dossier.documents.contains_key(&document),
        });
        hits
    }
}

/// Puts the postings of a word in the order in which they are asked; what no look-up reaches is left out.
fn order(postings: &mut Vec<Posting>) {
    postings.sort_by_key(|p| (p.field, p.among, p.entry));
    postings.dedup_by_key(|p| (p.field, p.entry));
    postings.truncate(MOST_POSTINGS);
}

#[derive(Debug, Default)]
struct Lookup {
    targets: Vec<Target>,
    words: BTreeMap<String, Vec<Posting>>,
}

/// No word may cost more than so many look-ups, so that one typed letter stays quick over 100 000 entries.
const MOST_POSTINGS: usize = 40_000;

impl Lookup {
    /// Reads all texts of the dossier.
    fn of(dossier: &Dossier) -> Self {
        let mut index = Self::default();
        index.targets.reserve_exact(dossier.items().count());
        index.add_actors(dossier);
        index.add_commitments(dossier);
        index.add_events(dossier);
        index.add_claims(dossier);
        index.add_judgements(dossier);
        for document in dossier.documents.values() {
            index.add_document(document);
        }
        for postings in index.words.values_mut() {
            order(postings);
            postings.shrink_to_fit();
        }
        index
    }

    fn query(&self, dossier: &Dossier, index: &Index, query: &str, limit: usize) -> Vec<Hit> {
        let terms = terms(query);
        if terms.is_empty() {
            return Vec::new();
        }
        let mut sums = vec![0.0_f32; self.targets.len()];
        let mut found = vec![0.0_f32; self.targets.len()];
        let mut touched: Vec<u32> = Vec::new();
        for term in &terms {
            let mut best: Vec<(u32, f32)> = self.look_up(term);
            best.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            best.dedup_by_key(|(entry, _)| *entry);
            let rarity = (1.0 + self.targets.len() as f32 / (1.0 + best.len() as f32)).ln();
            let emphasis = if term.word.bytes().all(|b| b.is_ascii_digit()) {
                1.7
            } else {
                1.0
            };
            for (entry, weight) in best {
                let at = entry as usize;
                if found[at] == 0.0 {
                    touched.push(entry);
                }
                found[at] += emphasis;
                sums[at] += weight * rarity * emphasis;
            }
        }
        let most = terms
            .iter()
            .map(|t| {
                if t.word.bytes().all(|b| b.is_ascii_digit()) {
                    1.7
                } else {
                    1.0
                }
            })
            .sum::<f32>();
        let mut hits: Vec<(f32, u32)> = touched
            .into_iter()
            .map(|entry| {
                let at = entry as usize;
                let share = found[at] / most;
                (sums[at] * share * share, entry)
            })
            .collect();
        let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if hits.len() > limit {
            hits.select_nth_unstable_by(limit, order);
            hits.truncate(limit);
        }
        hits.sort_unstable_by(order);
        let hit = |(score, entry): (f32, u32)| Hit {
            target: place(self.targets[entry as usize], dossier, index, &terms),
            score,
        };
        hits.into_iter().map(hit).collect()
    }

    fn look_up(&self, term: &Term) -> Vec<(u32, f32)> {
        let mut found = Vec::new();
        let mut take = |word: &str, postings: &[Posting]| {
            let fit = term.fit(word);
            if fit > 0.0 {
                let room = MOST_POSTINGS.saturating_sub(found.len());
                found.extend(postings.iter().take(room).map(|p| (p.entry, p.weight() * fit)));
            }
        };
        let mut range = |stem: &str, whole: bool| {
            for (word, postings) in self.words.range(stem.to_owned()..) {
                if !word.starts_with(stem) || (whole && word != stem) {
                    break;
                }
                take(word, postings);
            }
        };
        range(&term.word, !term.last && term.word.len() < 4);
        for member in term.same.map_or(&[][..], |group| SAME[group]) {
            match member.strip_suffix('*') {
                Some(stem) => range(stem, false),
                None => range(member, true),
            }
        }
        found
    }

    fn begin(&mut self, target: Target) {
        self.targets.push(target);
    }

    fn add(&mut self, field: Field, text: &str) {
        let Some(entry) = self.targets.len().checked_sub(1) else {
            return;
        };
        let words: Vec<String> = split(text)
            .map(|(_, word)| word)
            .filter(|word| !STOP.contains(&word.as_str()))
            .collect();
        let among = u8::try_from(words.len()).unwrap_or(u8::MAX);
        for word in words {
            let postings = self.words.entry(word).or_default();
            if postings.len() >= 2 * MOST_POSTINGS {
                order(postings);
            }
            postings.push(Posting {
                entry: entry as u32,
                field,
                among,
            });
        }
    }

    fn add_both(&mut self, field: Field, text: &Localised) {
        self.add(field, &text.de);
        if text.en != text.de {
            self.add(field, &text.en);
        }
    }

    /// Name of a code as it is saved: "treaty_lapsed" is found by "treaty" and "lapsed".
    fn add_code(&mut self, code: impl serde::Serialize) {
        if let Ok(serde_json::Value::String(name)) = serde_json::to_value(code) {
            self.add(Field::Words, &name.replace('_', " "));
        }
    }

    fn add_date(&mut self, field: Field, date: Option<&Edtf>) {
        if let Some(date) = date {
            self.add(field, date.as_str());
        }
    }

    fn add_dates(&mut self, field: Field, instrument: &crate::model::Instrument) {
        let d = &instrument.dates;
        for dated in [&d.signed, &d.ratified, &d.in_force, &d.ended].into_iter().flatten() {
            let year = dated.date.as_str().get(..4).unwrap_or_default();
            self.add(field, year);
        }
    }

    fn add_actors(&mut self, dossier: &Dossier) {
        for actor in dossier.actors.values() {
            self.begin(Target::Item(actor.id.into()));
            for name in &actor.names {
                self.add_both(Field::Title, &name.name);
            }
            self.add(Field::Alias, &actor.code);
            for alias in &actor.aliases {
                self.add(Field::Alias, alias);
            }
            self.add_code(actor.kind);
            for office in &actor.offices {
                self.add_both(Field::Words, &office.title);
            }
            self.add_both(Field::Text, &actor.note);
        }
    }

    fn add_names(&mut self, field: Field, actor: crate::model::ActorId, dossier: &Dossier) {
        if let Some(name) = dossier.actors.get(&actor).and_then(|a| a.names.first()) {
            self.add_both(field, &name.name);
        }
    }

    fn add_commitments(&mut self, dossier: &Dossier) {
        for instrument in dossier.instruments.values() {
            self.begin(Target::Item(instrument.id.into()));
            self.add_both(Field::Title, &instrument.name);
            self.add_both(Field::Title, &instrument.short);
            for name in &instrument.other_names {
                self.add_both(Field::Alias, name);
            }
            self.add_code(instrument.kind);
            self.add_code(instrument.class);
            self.add_dates(Field::Alias, instrument);
            for party in &instrument.parties {
                self.add_names(Field::Words, party.actor, dossier);
            }
            for duty in &instrument.obligations {
                self.add_both(Field::Words, &duty.words);
            }
            self.add_both(Field::Text, &instrument.note);
        }
        for tie in dossier.ties.values() {
            self.begin(Target::Item(tie.id.into()));
            self.add_both(Field::Title, &tie.label);
            self.add_names(Field::Alias, tie.from, dossier);
            self.add_names(Field::Alias, tie.to, dossier);
            self.add_code(tie.family);
            self.add_code(tie.class);
            self.add_date(Field::Words, tie.valid.as_ref());
            if let Some(instrument) = tie.instrument.and_then(|id| dossier.instruments.get(&id)) {
                self.add_both(Field::Words, &instrument.name);
                self.add_dates(Field::Words, instrument);
            }
            self.add_both(Field::Text, &tie.note);
        }
    }

    fn add_events(&mut self, dossier: &Dossier) {
        for event in dossier.events.values() {
            self.begin(Target::Item(event.id.into()));
            self.add_both(Field::Title, &event.title);
            self.add_code(event.kind);
            self.add_date(Field::Alias, event.when.as_ref().map(|d: &Dated| &d.date));
            self.add_both(Field::Words, &event.place);
            for participant in &event.participants {
                self.add_names(Field::Words, participant.actor, dossier);
            }
            if let Some(instrument) = event.instrument.and_then(|id| dossier.instruments.get(&id)) {
                self.add_both(Field::Words, &instrument.name);
                self.add_dates(Field::Words, instrument);
            }
            self.add_both(Field::Text, &event.note);
        }
    }

    fn add_claims(&mut self, dossier: &Dossier) {
        for claim in dossier.claims.values() {
            self.begin(Target::Item(claim.id.into()));
            self.add_both(Field::Words, &claim.words);
            self.add_names(Field::Words, claim.speaker, dossier);
            self.add_code(claim.stance);
        }
        for quantity in dossier.quantities.values() {
            self.begin(Target::Item(quantity.id.into()));
            self.add_both(Field::Title, &quantity.measure);
            self.add_both(Field::Words, &quantity.unit);
            for value in [quantity.low, quantity.best, quantity.high].into_iter().flatten() {
                self.add(Field::Alias, &value.to_string());
            }
            self.add_date(Field::Words, quantity.year.as_ref());
        }
    }

    fn add_judgements(&mut self, dossier: &Dossier) {
        for k in dossier.contradictions.values() {
            self.begin(Target::Item(k.id.into()));
            self.add_both(Field::Title, &k.title);
            self.add_both(Field::Text, &k.note);
        }
        for s in dossier.scenarios.values() {
            self.begin(Target::Item(s.id.into()));
            self.add_both(Field::Title, &s.title);
            self.add_both(Field::Words, &s.condition);
            self.add_both(Field::Text, &s.note);
        }
        for p in dossier.precedents.values() {
            self.begin(Target::Item(p.id.into()));
            self.add_both(Field::Title, &p.title);
            self.add_both(Field::Words, &p.promised);
            self.add_both(Field::Text, &p.lesson);
        }
        for g in dossier.assessments.values() {
            self.begin(Target::Item(g.id.into()));
            self.add_both(Field::Title, &g.title);
        }
        for b in dossier.scenes.values() {
            self.begin(Target::Item(b.id.into()));
            self.add_both(Field::Title, &b.title);
            self.add_both(Field::Words, &b.caption);
        }
        for n in dossier.notes.values() {
            self.begin(Target::Item(n.id.into()));
            self.add(Field::Text, &n.text);
        }
        for m in dossier.tags.values() {
            self.begin(Target::Item(m.id.into()));
            self.add(Field::Title, &m.name);
        }
    }

    fn add_document(&mut self, document: &Document) {
        self.begin(Target::Item(document.id.into()));
        self.add_both(Field::Title, &document.title);
        self.add_both(Field::Alias, &document.publisher);
        for author in &document.authors {
            self.add(Field::Alias, author);
        }
        self.add_code(document.kind);
        let mut blocks: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
        for text in std::iter::once(&document.text).chain(document.translation.iter().map(|t| &t.text)) {
            for block in paragraphs(text) {
                if let (Some(number), Some(body)) = (block.number, text.get(block.start_byte..block.end_byte)) {
                    blocks.entry(number).or_default().push(body);
                }
            }
        }
        for (number, bodies) in blocks {
            self.begin(Target::Paragraph {
                document: document.id,
                number,
                passage: None,
            });
            for body in bodies {
                self.add(Field::Text, body);
            }
        }
    }
}

/// For a paragraph, the passage in it that says most of what is looked for.
fn place(target: Target, dossier: &Dossier, index: &Index, terms: &[Term]) -> Target {
    let Target::Paragraph { document, number, .. } = target else {
        return target;
    };
    let blocks = dossier
        .documents
        .get(&document)
        .map(|d| paragraphs(&d.text))
        .unwrap_or_default();
    let Some(block) = blocks.iter().find(|b| b.number == Some(number)) else {
        return target;
    };
    let passages = index.passages_of(document).iter().filter_map(|id| dossier.passages.get(id));
    let inside = passages.filter(|p| block.span.contains(p.target.span));
    let said = |text: &str| {
        split(text)
            .map(|(_, word)| terms.iter().map(|t| t.fit(&word)).fold(0.0, f32::max))
            .sum::<f32>()
    };
    let worth = |p: &crate::model::Passage| said(&p.target.exact).max(p.translated.as_ref().map_or(0.0, |t| said(&t.exact)));
    let best = inside
        .map(|p| (worth(p), p.id))
        .filter(|(worth, _)| *worth > 0.0)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    Target::Paragraph {
        document,
        number,
        passage: best.map(|(_, id)| id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_before_a_mention() {
        let dossier: Dossier = serde_json::from_str(
            r#"{"actors": [{"id": "a.x", "kind": "state", "names": [{"en": "Xanadu"}], "code": "X"},
                           {"id": "a.y", "kind": "state", "names": [{"en": "Yonder"}], "code": "Y", "note": {"en": "South of Xanadu"}},
                           {"id": "a.z", "kind": "state", "names": [{"en": "Zed"}], "code": "Z", "aliases": ["Xanadu minor"]}]}"#,
        )
        .unwrap();
        let index = TextIndex::of(&dossier);
        let found: Vec<String> = index
            .query(&dossier, &Index::of(&dossier), "xana", 9)
            .iter()
            .map(|h| match h.target {
                Target::Item(item) => item.to_string(),
                Target::Paragraph { .. } => String::new(),
            })
            .collect();
        assert_eq!(found, ["a.x", "a.z", "a.y"]);
    }

    #[test]
    fn the_question_for_the_treaty_of_1961_finds_its_end() {
        let seeds = crate::store::built_in();
        if seeds.claims.is_empty() {
            return;
        }
        let (index, look_ups) = (TextIndex::of(&seeds), Index::of(&seeds));
        let wanted: Vec<Item> = [
            "i.ussr-dprk-1961",
            "e.ussr-treaty-lapsed",
            "c.voa-1961-end",
            "t.defence-1961-ussr",
        ]
        .iter()
        .map(|t| t.parse().unwrap())
        .collect();
        for query in ["when did the 1961 treaty lapse?", "wann endete der vertrag von 1961"] {
            let hits = index.query(&seeds, &look_ups, query, 6);
            let first = hits
                .iter()
                .take(3)
                .filter(|h| matches!(h.target, Target::Item(item) if wanted.contains(&item)))
                .count();
            assert!(first >= 1, "{query}: {hits:?}");
        }
        let first = |query| index.query(&seeds, &look_ups, query, 1).first().map(|h| h.target);
        assert_eq!(first("nordkorea"), Some(Target::Item("a.north-korea".parse().unwrap())));
        assert_eq!(first("north kor"), Some(Target::Item("a.north-korea".parse().unwrap())));
    }

    #[test]
    fn a_hundred_thousand_entries_answer_at_once() {
        let mut index = Lookup::default();
        let target = Target::Item("e.x".parse().unwrap());
        for n in 0..100_000_u32 {
            index.begin(target);
            index.add(Field::Title, &format!("event {n} summit word{} other{}", n % 1000, n % 7));
        }
        let dossier = Dossier::default();
        let started = std::time::Instant::now();
        let hits = index.query(&dossier, &Index::default(), "summit 1961 wor", 12);
        let took = started.elapsed();
        assert_eq!(hits.len(), 12);
        assert!(took.as_millis() < 200, "{took:?} without optimisation on a busy machine");
    }
}
