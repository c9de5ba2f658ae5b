//! A dossier while it is made of a data set: the file becomes a document, each row a paragraph of it, a row that is
//! taken over a passage with a claim.
//!
//! Identifiers follow from the data set's own and from the content of the file, so that the same file read twice adds
//! nothing, and another edition of it adds claims of its own to the same ties. Not here: what a row means.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use super::states::{Codes, Piece, State, States, identifier};
use super::{ExchangeError, File, Imported, Place, Report};
use crate::model::passage::CONTEXT;
use crate::model::{
    Actor, ActorId, ActorKind, Claim, ClaimId, Document, DocumentId, DocumentKind, Dossier, Extra, Instrument, Item, Localised,
    Passage, PassageId, Quantity, Reliability, Selector, Span, Stance, Tie,
};

/// A data set, as documents and claims name it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source {
    /// Short name: "ATOP".
    pub(super) short: &'static str,
    /// The same in identifiers.
    pub(super) key: &'static str,
    /// Title of the document, German and English.
    pub(super) title: (&'static str, &'static str),
    /// Who publishes it.
    pub(super) publisher: &'static str,
    /// Up to which day it goes: what is open then may have ended later.
    pub(super) covers: &'static str,
}

/// Rows, and what they come to.
pub(super) struct Draft<'a> {
    file: File<'a>,
    pub(super) source: Source,
    hash: String,
    tag: String,
    voice: ActorId,
    text: String,
    length: usize,
    rows: BTreeMap<u64, (std::ops::Range<usize>, Span)>,
    pub(super) report: Report,
    actors: BTreeMap<ActorId, Actor>,
    pub(super) instruments: Vec<Instrument>,
    pub(super) ties: Vec<Tie>,
    passages: Vec<PassageId>,
    claims: Vec<Claim>,
    pub(super) quantities: Vec<Quantity>,
}

impl<'a> Draft<'a> {
    /// Begins with the words of the header.
    pub(super) fn begin(file: File<'a>, source: Source, header: &str, report: Report) -> Result<Self, ExchangeError> {
        let hash = hex(&Sha256::digest(file.bytes));
        let tag: String = hash.chars().take(6).collect();
        let voice = id(&format!("a.data-{}", source.key))?;
        let mut draft = Self {
            file,
            source,
            hash,
            tag,
            voice,
            text: String::with_capacity(file.bytes.len() + file.bytes.len() / 32),
            length: 0,
            rows: BTreeMap::new(),
            report,
            actors: BTreeMap::new(),
            instruments: Vec::new(),
            ties: Vec::new(),
            passages: Vec::new(),
            claims: Vec::new(),
            quantities: Vec::new(),
        };
        let title = Localised {
            de: format!("{} (Datensatz)", source.short),
            en: format!("{} (data set)", source.short),
        };
        let code: String = source.short.chars().take(5).collect();
        draft.actors.insert(voice, Actor::named(voice, ActorKind::Media, code, title));
        draft.paragraph(header);
        Ok(draft)
    }

    /// Adds a paragraph; line breaks inside it become blanks.
    fn paragraph(&mut self, words: &str) -> (std::ops::Range<usize>, Span) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
            self.length += 2;
        }
        let (byte, start) = (self.text.len(), self.length);
        let most = floor(words, self.file.limits.field);
        let words = &words[..most];
        if words.contains(['\n', '\r']) || words.starts_with('#') {
            let escape = if words.starts_with('#') { " " } else { "" };
            let flat = words.replace("\r\n", " ").replace(['\n', '\r'], " ");
            let _infallible = write!(self.text, "{escape}{flat}");
        } else {
            self.text.push_str(words);
        }
        self.length += self.text[byte..].chars().count();
        let span = Span { start, end: self.length };
        (byte..self.text.len(), span)
    }

    /// Adds the words of a row to the document.
    pub(super) fn row(&mut self, number: u64, words: &str) {
        let place = self.paragraph(words);
        self.rows.insert(number, place);
    }

    /// What tells this file from another edition of the data set.
    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    /// Identifier of the claim that a row makes.
    pub(super) fn claim_id(&self, number: u64) -> Result<ClaimId, ExchangeError> {
        id(&format!("c.{}-{}-{number}", self.source.key, self.tag))
    }

    /// What the row says.
    pub(super) fn say(&mut self, number: u64, about: Vec<Item>, words: Localised) -> Result<ClaimId, ExchangeError> {
        let passage = id(&format!("p.{}-{}-{number}", self.source.key, self.tag))?;
        let mut claim = Claim::said(self.claim_id(number)?, self.voice, Stance::Asserts, about, vec![passage]);
        claim.words = words;
        let id = claim.id;
        self.passages.push(passage);
        self.claims.push(claim);
        Ok(id)
    }

    /// A state of the table as an actor of the dossier.
    pub(super) fn state(&mut self, state: &State) -> ActorId {
        self.actors.entry(state.id()).or_insert_with(|| state.actor()).id
    }

    /// The state of a piece of a code's time.
    pub(super) fn piece(&mut self, piece: Piece) -> Option<(ActorId, Localised)> {
        let state = States::shared().get(piece)?;
        Some((self.state(state), state.name().clone()))
    }

    /// An actor that no table knows, by the code or name that the file gives it.
    pub(super) fn stranger(&mut self, key: &str, name: &str, kind: ActorKind) -> Result<ActorId, ExchangeError> {
        // A name in other letters than ours is told by its hash.
        let by_hash = || id::<ActorId>(&format!("a.x-{}", &hex(&Sha256::digest(key.as_bytes()))[..8])).ok();
        let id: ActorId = identifier("a.", key).or_else(by_hash).ok_or_else(|| unnameable(key))?;
        self.actors.entry(id).or_insert_with(|| {
            let code: String = name
                .chars()
                .filter(|c| c.is_alphanumeric())
                .take(3)
                .collect::<String>()
                .to_uppercase();
            let code = if code.is_empty() { "?".to_owned() } else { code };
            Actor::named(id, kind, code, Localised::same(name))
        });
        Ok(id)
    }

    /// An actor, to be told more about.
    pub(super) fn actor_mut(&mut self, id: ActorId) -> Option<&mut Actor> {
        self.actors.get_mut(&id)
    }

    /// The name of an actor.
    pub(super) fn name_of(&self, id: ActorId) -> Localised {
        let first = self.actors.get(&id).and_then(|a| a.names.first());
        first.map(|n| n.name.clone()).unwrap_or_default()
    }

    /// Stops where a file asks for more than it may.
    pub(super) fn check_size(&self) -> Result<(), ExchangeError> {
        let limit = self.file.limits.records;
        let most = self.ties.len().max(self.actors.len()).max(self.claims.len());
        if most > limit {
            let what = "records";
            return Err(ExchangeError::TooMuch { what, limit });
        }
        Ok(())
    }

    /// The dossier. Without a single record there is none.
    pub(super) fn finish(mut self) -> Result<Imported, ExchangeError> {
        self.check_size()?;
        self.succession();
        let document = id(&format!("d.{}-{}", self.source.key, self.tag))?;
        let mut dossier = Dossier {
            passages: self.made_passages(document)?.into_iter().collect(),
            ..Dossier::default()
        };
        let counts = [
            ("exchange-actors", self.actors.len().saturating_sub(1)),
            ("exchange-instruments", self.instruments.len()),
            ("exchange-ties", self.ties.len()),
            ("exchange-claims", self.claims.len()),
            ("exchange-quantities", self.quantities.len()),
            ("exchange-rows", self.rows.len()),
        ];
        for (what, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            self.report.count(what, count);
        }
        let (de, en) = self.source.title;
        let made = Document {
            id: document,
            title: Localised {
                de: de.to_owned(),
                en: en.to_owned(),
            },
            kind: DocumentKind::Dataset,
            language: "en".to_owned(),
            publisher: Localised::same(self.source.publisher),
            publisher_short: Localised::same(self.source.short),
            authors: Vec::new(),
            published: None,
            published_basis: Localised::default(),
            retrieved: None,
            address: None,
            provenance: Localised::same(self.file.name),
            reliability: Reliability::F,
            notes: Vec::new(),
            set_aside: Vec::new(),
            hash: hex(&Sha256::digest(self.text.as_bytes())),
            text: self.text,
            file_hash: self.hash,
            restricted: false,
            translation: None,
            extra: Extra::new(),
        };
        dossier.documents.insert(document, made);
        dossier.actors = self.actors.into_values().collect();
        dossier.instruments = self.instruments.into_iter().collect();
        dossier.ties = self.ties.into_iter().collect();
        dossier.claims = self.claims.into_iter().collect();
        dossier.quantities = self.quantities.into_iter().collect();
        Ok(Imported {
            dossier,
            places: BTreeMap::new(),
            report: self.report,
        })
    }

    /// Who succeeds whom, where both are there.
    fn succession(&mut self) {
        let names: Vec<(ActorId, String)> = self.actors.values().map(|a| (a.id, a.names[0].name.en.clone())).collect();
        for (id, name) in names {
            let before = States::shared()
                .named(&name)
                .filter(|s| s.id() == id)
                .and_then(State::succeeds);
            if let Some(before) = before.filter(|before| self.actors.contains_key(before))
                && let Some(actor) = self.actors.get_mut(&id)
            {
                actor.succeeds = Some(before);
            }
        }
    }

    fn made_passages(&self, document: DocumentId) -> Result<Vec<Passage>, ExchangeError> {
        let mut made = Vec::with_capacity(self.passages.len());
        for id in &self.passages {
            let number = id.as_str().rsplit('-').next().and_then(|n| n.parse().ok()).unwrap_or(0);
            let Some((bytes, span)) = self.rows.get(&number) else {
                return Err(unnameable(id.as_str()));
            };
            let (before, after) = (&self.text[..bytes.start], &self.text[bytes.end..]);
            let prefix = before
                .char_indices()
                .rev()
                .nth(CONTEXT - 1)
                .map_or(before, |(at, _)| &before[at..]);
            let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
            made.push(Passage {
                id: *id,
                document,
                target: Selector {
                    span: *span,
                    exact: self.text[bytes.clone()].to_owned(),
                    prefix: prefix.to_owned(),
                    suffix: suffix.to_owned(),
                },
                translated: None,
                lost: false,
                restricted: false,
                extra: Extra::new(),
            });
        }
        Ok(made)
    }
}

/// What a code of a data set means in a time: actors with their part of it. A code that no table knows is an actor by
/// the name that the file gives it, and reported.
pub(super) fn meant(
    draft: &mut Draft<'_>,
    codes: Codes,
    (code, name): (&str, &str),
    spell: super::dates::Spell,
    row: u64,
) -> Result<Vec<(ActorId, super::dates::Spell)>, ExchangeError> {
    let pieces = match code.parse::<u16>() {
        Ok(code) => States::shared().during(codes, code, spell),
        Err(_) => Vec::new(),
    };
    let mut found = Vec::with_capacity(pieces.len());
    for (piece, part) in pieces {
        if let Some((actor, _)) = draft.piece(piece) {
            found.push((actor, part));
        }
    }
    if found.is_empty() {
        draft.report.skip(Place::Row(row), "exchange-code-unknown", code);
        let prefix = match codes {
            Codes::Cow => "cow",
            Codes::GleditschWard => "gw",
        };
        let name = if name.is_empty() {
            format!("{} {code}", prefix.to_uppercase())
        } else {
            name.to_owned()
        };
        let actor = draft.stranger(&format!("{prefix}-{code}"), &name, ActorKind::State)?;
        found.push((actor, spell));
    }
    Ok(found)
}

/// Reads an identifier that the program has made.
pub(super) fn id<I: FromStr>(text: &str) -> Result<I, ExchangeError> {
    text.parse().ok().ok_or_else(|| unnameable(text))
}

fn unnameable(text: &str) -> ExchangeError {
    ExchangeError::Malformed {
        line: 0,
        problem: format!("`{text}` makes no identifier"),
    }
}

/// The last place at or before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        let _infallible = write!(hex, "{byte:02x}");
        hex
    })
}
