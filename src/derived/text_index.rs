//! What the search box finds: all texts of the dossier in both languages, and the names of its codes.
//!
//! Words are folded (lower case, no diacritics, ß as ss); words of the field that mean the same find one another
//! ([`SAME`]). Not here: dates as queries, commands, and how results are shown.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::model::document::paragraphs;
use crate::model::{Dated, Document, DocumentId, Dossier, Edtf, Item, Localised, PassageId};

/// Words that say nothing of what is looked for, folded.
const STOP: &[&str] = &[
    "a", "ab", "aber", "als", "am", "an", "and", "are", "at", "auf", "aus", "be", "bei", "between", "bis", "by", "das", "dem", "den",
    "der", "des", "did", "die", "does", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "for", "from", "fur", "has",
    "have", "he", "how", "im", "in", "is", "ist", "it", "its", "many", "mit", "nach", "of", "on", "or", "sich", "sie", "sind", "that",
    "the", "them", "there", "to", "und", "viel", "viele", "vom", "von", "wann", "war", "waren", "was", "wem", "wen", "were", "wer",
    "what", "when", "where", "which", "who", "whom", "why", "wie", "wird", "with", "wo", "worden", "wurde", "wurden", "zu", "zum",
    "zur", "zwischen",
];

/// Words of the field that find one another, folded; a word ending in `*` stands for all that begin so.
const SAME: &[&[&str]] = &[
    &["lapse*", "end", "ended", "ends", "ending", "abolish*", "expire*", "terminat*", "repeal*", "ende", "endete", "enden", "endet",
      "beendet*", "erlosch*", "erlisch*", "aufgehoben*", "aufheb*", "abgeschafft", "ausgelaufen", "auslaufen", "gekundigt*"],
    &["treaty", "treaties", "pact*", "agreement*", "accord*", "alliance*", "vertrag*", "pakt*", "abkommen*", "vereinbarung*", "bundnis*"],
    &["defence*", "defense*", "defend*", "beistand*", "verteidig*", "schutz*"],
    &["guarantee*", "garantie*", "assurance*", "zusicherung*", "burg*"],
    &["sign", "signed", "signature*", "signing", "unterzeichn*", "unterschrieb*", "unterschrift*"],
    &["sanction*", "sanktion*", "embargo*"],
    &["veto*", "vetoed"],
    &["troop*", "soldier*", "truppe*", "soldat*", "deploy*", "entsand*", "entsend*"],
    &["arms", "weapon*", "munition*", "ammunition", "waffe*", "rustung*"],
    &["trade", "handel*"],
    &["war", "krieg*", "invasion*", "uberfall*"],
    &["summit*", "gipfel*", "meeting*", "treffen*"],
    &["visit*", "besuch*", "reise*"],
    &["forecast*", "predict*", "expect*", "prognose*", "vorhersag*", "erwart*"],
    &["missile*", "rakete*"],
    &["nuclear*", "nuklear*", "atom*"],
    &["worker*", "labour*", "labor", "arbeiter*", "arbeitskraft*", "arbeitskrafte*"],
    &["soviet*", "ussr", "udssr", "sowjet*"],
    &["usa", "us", "america*", "amerika*"],
    &["un", "uno", "vn"],
    &["north", "nord"],
    &["dprk", "dvrk", "nordkorea*"],
    &["russia*", "russland*", "russisch*"],
];

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

/// One word of a query, with what stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    word: String,
    same: Option<usize>,
    last: bool,
}

impl Term {
    /// How well a folded word fits, 0 for not at all.
    fn fit(&self, word: &str) -> f32 {
        if word == self.word {
            1.0
        } else if word.starts_with(&self.word) && (self.last || self.word.len() >= 4) {
            0.75
        } else if self.same.is_some_and(|group| stands_in(word, SAME[group])) {
            0.8
        } else {
            0.0
        }
    }
}

fn stands_in(word: &str, group: &[&str]) -> bool {
    group.iter().any(|member| member.strip_suffix('*').map_or(word == *member, |stem| word.starts_with(stem)))
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

/// The index over one state of a dossier.
#[derive(Debug, Default)]
pub struct TextIndex {
    targets: Vec<Target>,
    words: BTreeMap<String, Vec<Posting>>,
}

/// No word may cost more than so many look-ups, so that one typed letter stays quick over 100 000 entries.
const MOST_POSTINGS: usize = 40_000;

impl TextIndex {
    /// Reads all texts of the dossier.
    pub fn of(dossier: &Dossier) -> Self {
        let mut index = Self::default();
        index.add_actors(dossier);
        index.add_commitments(dossier);
        index.add_events(dossier);
        index.add_claims(dossier);
        index.add_judgements(dossier);
        for document in dossier.documents.values() {
            index.add_document(document);
        }
        for postings in index.words.values_mut() {
            postings.sort_by_key(|p| (p.field, p.among, p.entry));
            postings.dedup_by_key(|p| (p.field, p.entry));
        }
        index
    }

    /// Number of things that can be found.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// The best hits for a query, best first.
    pub fn query(&self, dossier: &Dossier, query: &str, limit: usize) -> Vec<Hit> {
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
            let emphasis = if term.word.bytes().all(|b| b.is_ascii_digit()) { 1.7 } else { 1.0 };
            for (entry, weight) in best {
                let at = entry as usize;
                if found[at] == 0.0 {
                    touched.push(entry);
                }
                found[at] += emphasis;
                sums[at] += weight * rarity * emphasis;
            }
        }
        let most = terms.iter().map(|t| if t.word.bytes().all(|b| b.is_ascii_digit()) { 1.7 } else { 1.0 }).sum::<f32>();
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
        let hit = |(score, entry): (f32, u32)| Hit { target: place(self.targets[entry as usize], dossier, &terms), score };
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
        let Some(entry) = self.targets.len().checked_sub(1) else { return };
        let words: Vec<String> = split(text).map(|(_, word)| word).filter(|word| !STOP.contains(&word.as_str())).collect();
        let among = u8::try_from(words.len()).unwrap_or(u8::MAX);
        for word in words {
            self.words.entry(word).or_default().push(Posting { entry: entry as u32, field, among });
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
            self.begin(Target::Paragraph { document: document.id, number, passage: None });
            for body in bodies {
                self.add(Field::Text, body);
            }
        }
    }
}

/// For a paragraph, the passage in it that says most of what is looked for.
fn place(target: Target, dossier: &Dossier, terms: &[Term]) -> Target {
    let Target::Paragraph { document, number, .. } = target else { return target };
    let blocks = dossier.documents.get(&document).map(|d| paragraphs(&d.text)).unwrap_or_default();
    let Some(block) = blocks.iter().find(|b| b.number == Some(number)) else { return target };
    let inside = dossier.passages.values().filter(|p| p.document == document && block.span.contains(p.target.span));
    let said = |text: &str| split(text).map(|(_, word)| terms.iter().map(|t| t.fit(&word)).fold(0.0, f32::max)).sum::<f32>();
    let worth = |p: &crate::model::Passage| said(&p.target.exact).max(p.translated.as_ref().map_or(0.0, |t| said(&t.exact)));
    let best = inside.map(|p| (worth(p), p.id)).filter(|(worth, _)| *worth > 0.0).max_by(|a, b| a.0.total_cmp(&b.0));
    Target::Paragraph { document, number, passage: best.map(|(_, id)| id) }
}

/// The words of a query that say something. Where all are stop words, they all count.
pub fn terms(query: &str) -> Vec<Term> {
    let words: Vec<String> = split(query).map(|(_, word)| word).collect();
    let finished = query.ends_with(|c: char| !c.is_alphanumeric());
    let telling: Vec<&String> = words.iter().filter(|w| !STOP.contains(&w.as_str())).collect();
    let kept: Vec<&String> = if telling.is_empty() { words.iter().collect() } else { telling };
    let last = kept.len().saturating_sub(1);
    kept.into_iter()
        .enumerate()
        .map(|(at, word)| Term {
            same: SAME.iter().position(|group| stands_in(word, group)),
            last: at == last && !finished,
            word: word.clone(),
        })
        .collect()
}

/// Where the words of a query stand in a text, in bytes, to show them to the reader.
pub fn emphasis(text: &str, terms: &[Term]) -> Vec<Range<usize>> {
    split(text)
        .filter_map(|(range, word)| {
            let term = terms.iter().find(|t| t.fit(&word) > 0.0)?;
            // A word that is only begun is shown begun, where folding kept the letters one to one.
            let begun = word.starts_with(&term.word) && text[range.clone()].chars().count() == word.chars().count();
            let letters = if begun { term.word.chars().count() } else { word.chars().count() };
            let end = text[range.clone()].char_indices().nth(letters).map_or(range.end, |(at, _)| range.start + at);
            Some(range.start..end)
        })
        .collect()
}

/// A word as it is looked up: lower case, without diacritics, ß as ss.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            other => folded.push(other),
        }
    }
    folded
}

/// The words of a text with their places, folded. "11.000" and "11,000" are one word, "11000".
fn split(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(char::is_alphanumeric)?;
        let end = word_end(text, start);
        rest = end;
        let raw = &text[start..end];
        let word = if raw.starts_with(|c: char| c.is_ascii_digit()) { raw.replace(['.', ',', '\u{202f}'], "") } else { fold(raw) };
        Some((start..end, word))
    })
}

fn word_end(text: &str, start: usize) -> usize {
    let tail = &text[start..];
    let mut digits = true;
    for (at, c) in tail.char_indices() {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            digits &= c.is_ascii_digit();
        } else {
            let after: Vec<char> = tail[at + c.len_utf8()..].chars().take(4).collect();
            let three = after.len() >= 3 && after[..3].iter().all(char::is_ascii_digit);
            let grouped = digits && matches!(c, '.' | ',' | '\u{202f}') && three && !after.get(3).is_some_and(char::is_ascii_digit);
            if !grouped {
                return start + at;
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        split(text).map(|(_, word)| word).collect()
    }

    #[test]
    fn folding_takes_away_case_marks_and_sharp_s() {
        assert_eq!(fold("Pjöngjang"), "pjongjang");
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("ÉCOLE"), "ecole");
        assert_eq!(words("Kim Jong-un, 11.000 (11,000) am 6.7.1961: 99 %"), ["kim", "jong", "un", "11000", "11000", "am", "6", "7", "1961", "99"]);
    }

    #[test]
    fn words_of_the_field_find_one_another() {
        let term = |word: &str| terms(word).remove(0);
        assert!(term("lapse").fit("aufgehoben") > 0.0);
        assert!(term("endete").fit("abolished") > 0.0);
        assert!(term("Vertrag").fit("abkommen") > 0.0);
        assert!(term("treaty").fit("trade") == 0.0);
        assert_eq!(terms("when did the").len(), 3, "nothing but stop words: all count");
    }

    #[test]
    fn a_name_goes_before_a_mention() {
        let dossier: Dossier = serde_json::from_str(
            r#"{"actors": [{"id": "a.x", "kind": "state", "names": [{"en": "Xanadu"}], "code": "X"},
                           {"id": "a.y", "kind": "state", "names": [{"en": "Yonder"}], "code": "Y", "note": {"en": "South of Xanadu"}},
                           {"id": "a.z", "kind": "state", "names": [{"en": "Zed"}], "code": "Z", "aliases": ["Xanadu minor"]}]}"#,
        )
        .unwrap();
        let index = TextIndex::of(&dossier);
        let found: Vec<String> = index.query(&dossier, "xana", 9).iter().map(|h| match h.target {
            Target::Item(item) => item.to_string(),
            Target::Paragraph { .. } => String::new(),
        }).collect();
        assert_eq!(found, ["a.x", "a.z", "a.y"]);
    }

    #[test]
    fn emphasis_marks_the_letters_found() {
        let shown = |text: &str, query: &str| emphasis(text, &terms(query)).into_iter().map(|r| text[r].to_owned()).collect::<Vec<_>>();
        assert_eq!(shown("Vertrag mit Pjöngjang", "pjong"), ["Pjöng"]);
        assert_eq!(shown("The pact ended", "lapse treaty"), ["pact", "ended"]);
    }

    #[test]
    fn the_question_for_the_treaty_of_1961_finds_its_end() {
        let seeds = crate::store::built_in();
        if seeds.claims.is_empty() {
            return;
        }
        let index = TextIndex::of(&seeds);
        let wanted: Vec<Item> = ["i.ussr-dprk-1961", "e.ussr-treaty-lapsed", "c.voa-1961-end", "t.defence-1961-ussr"].iter().map(|t| t.parse().unwrap()).collect();
        for query in ["when did the 1961 treaty lapse?", "wann endete der vertrag von 1961"] {
            let hits = index.query(&seeds, query, 6);
            let first = hits.iter().take(3).filter(|h| matches!(h.target, Target::Item(item) if wanted.contains(&item))).count();
            assert!(first >= 1, "{query}: {hits:?}");
        }
        for (query, wanted) in [("nordkorea", "a.north-korea"), ("pjongjang", "a.north-korea"), ("11.000", "q.containers")] {
            let hits = index.query(&seeds, query, 8);
            println!("{query} ({wanted}): {hits:?}");
        }
    }

    #[test]
    fn a_hundred_thousand_entries_answer_at_once() {
        let mut index = TextIndex::default();
        let target = Target::Item("e.x".parse().unwrap());
        for n in 0..100_000_u32 {
            index.begin(target);
            index.add(Field::Title, &format!("event {n} summit word{} other{}", n % 1000, n % 7));
        }
        let dossier = Dossier::default();
        let started = std::time::Instant::now();
        let hits = index.query(&dossier, "summit 1961 wor", 12);
        let took = started.elapsed();
        assert_eq!(hits.len(), 12);
        assert!(took.as_millis() < 200, "{took:?} without optimisation on a busy machine");
        println!("{took:?}");
    }
}
