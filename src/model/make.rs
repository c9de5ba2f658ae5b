//! What is made of marked words: an actor, a tie, an event, a claim, a quantity, or evidence for what is there.
//!
//! Pure functions from a dossier to edits, done and undone as one step: the passage, the claim that it carries, and the
//! record the claim is about. Without marked words there is a record alone, for which no source speaks yet.
//! For `views`, which ask for what is needed, and for tests. Not here: how words are marked, proposals of the machine.

use super::Edtf;
use super::actor::{Actor, ActorKind};
use super::claim::{Claim, Stance};
use super::document::Document;
use super::dossier::{Dossier, Extra};
use super::edit::{Edit, Record};
use super::event::{Event, EventKind, Participant, ParticipantRole};
use super::ids::{ActorId, ClaimId, DocumentId, EventId, Item, PassageId, QuantityId, TieId};
use super::instrument::{Basis, CommitmentClass, Dated};
use super::passage::{Passage, Selector, Span};
use super::proposal::Review;
use super::quantity::Quantity;
use super::tie::{Direction, Tie, TieFamily};
use super::wording::counterpart;
use super::words::{Language, Localised};

/// Words marked in a text of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Site {
    /// Of which document.
    pub document: DocumentId,
    /// Language of the text that was shown (see [`Document::text_in`]).
    pub language: Language,
    /// Where in that text.
    pub span: Span,
}

impl Site {
    /// The words.
    pub fn words(self, dossier: &Dossier) -> Option<&str> {
        self.span.of(dossier.documents.get(&self.document)?.text_in(self.language))
    }

    /// The language the words are in, which is that of the original where the text is shown in no other.
    pub fn written_in(self, dossier: &Dossier) -> Language {
        let document = dossier.documents.get(&self.document);
        let original = document.filter(|d| !d.is_translated_in(self.language));
        match original.map(|d| d.language.as_str()) {
            Some(tag) if tag.starts_with("de") => Language::De,
            Some(tag) if tag.starts_with("en") => Language::En,
            _ => self.language,
        }
    }
}

/// An actor that is not there yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Newcomer {
    /// What it is.
    pub kind: ActorKind,
    /// Its name.
    pub name: Localised,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq)]
pub enum Speaker {
    /// An actor of the dossier.
    Known(ActorId),
    /// One who comes into the dossier with what is said.
    New(Newcomer),
}

/// What is said with the marked words.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// By whom.
    pub speaker: Speaker,
    /// Who passes it on, where that is somebody else.
    pub reporter: Option<Speaker>,
    /// How.
    pub stance: Stance,
    /// The proposition.
    pub words: Localised,
}

/// A tie to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct NewTie {
    /// From whom.
    pub from: ActorId,
    /// To whom.
    pub to: ActorId,
    /// Family.
    pub family: TieFamily,
    /// Class, for commitments.
    pub class: Option<CommitmentClass>,
    /// One way or both.
    pub direction: Direction,
    /// Short name.
    pub label: Localised,
    /// When it holds, an interval.
    pub valid: Option<Edtf>,
}

/// What is to be made.
#[derive(Debug, Clone, PartialEq)]
pub enum Thing {
    /// An actor.
    Actor(Newcomer),
    /// Another name of an actor.
    Name {
        /// Whose.
        of: ActorId,
        /// The name.
        name: String,
    },
    /// A tie.
    Tie(NewTie),
    /// An event.
    Event {
        /// Kind.
        kind: EventKind,
        /// Title.
        title: Localised,
        /// When.
        date: Option<Edtf>,
        /// Who took part.
        participants: Vec<ActorId>,
    },
    /// A claim about something, and nothing else.
    Claim {
        /// About what.
        about: Item,
    },
    /// A quantity.
    Quantity {
        /// Least, best and greatest value.
        values: [Option<f64>; 3],
        /// Unit.
        unit: Localised,
        /// What is counted.
        measure: Localised,
        /// What it belongs to.
        about: Item,
    },
    /// Evidence: for a claim, or for something as a new claim.
    Evidence {
        /// What is carried by the words.
        about: Item,
        /// The claim that gains a passage; `None` for a new one.
        claim: Option<ClaimId>,
    },
}

/// What was worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The edits, in order.
    pub edits: Vec<Edit>,
    /// What is to be selected.
    pub select: Item,
}

/// Works out what to do. `None` if something is missing: an actor, a speaker for marked words, words for a claim.
pub fn make(dossier: &Dossier, site: Option<Site>, said: Option<&Said>, thing: &Thing) -> Option<Made> {
    let mut maker = Maker {
        dossier,
        edits: Vec::new(),
        fresh: Vec::new(),
    };
    let select = maker.thing(site, said, thing)?;
    Some(Made {
        edits: maker.edits,
        select,
    })
}

/// A tie between the same two with the same meaning, to which a claim can be added.
pub fn same_tie(dossier: &Dossier, new: &NewTie) -> Option<TieId> {
    let turned = |tie: &Tie| (tie.direction == Direction::Mutual).then_some((tie.to, tie.from));
    let alike = |tie: &&Tie| {
        (tie.family, tie.class) == (new.family, new.class)
            && ((tie.from, tie.to) == (new.from, new.to) || turned(tie) == Some((new.from, new.to)))
    };
    // The latest, where one followed another.
    let found = dossier.ties.values().filter(alike);
    let latest = found.max_by_key(|tie| (tie.valid.as_ref().and_then(Edtf::earliest_day), tie.id));
    latest.map(|tie| tie.id)
}

/// Who speaks in a document where nobody else is named: its author or publisher.
///
/// `None` if the document names neither.
pub fn voice(dossier: &Dossier, document: &Document) -> Option<Speaker> {
    let authors = document.authors.iter().map(String::as_str);
    let publisher = [&document.publisher, &document.publisher_short];
    let printed = publisher.iter().flat_map(|p| [p.de.as_str(), p.en.as_str()]);
    let known = authors
        .chain(printed)
        .filter(|name| !name.is_empty())
        .filter_map(|name| named(dossier, name));
    let known: Vec<ActorId> = known.collect();
    if !known.is_empty() {
        return Some(Speaker::Known(most_heard(dossier, document.id, &known)));
    }
    let publisher = publisher.into_iter().find(|p| !p.is_empty());
    let newcomer = match (publisher, document.authors.first()) {
        (Some(publisher), _) => Newcomer {
            kind: ActorKind::Media,
            name: publisher.clone(),
        },
        (None, Some(author)) => Newcomer {
            kind: ActorKind::Person,
            name: Localised::same(author),
        },
        (None, None) => return None,
    };
    Some(Speaker::New(newcomer))
}

/// Who of these speaks most in a document; the first of equals.
fn most_heard(dossier: &Dossier, document: DocumentId, candidates: &[ActorId]) -> ActorId {
    let here = |claim: &&Claim| {
        let passage = claim.passages.first().and_then(|id| dossier.passages.get(id));
        passage.is_some_and(|p| p.document == document)
    };
    let spoken = dossier
        .claims
        .values()
        .filter(|c| candidates.contains(&c.speaker))
        .filter(here);
    let mut counts = vec![0_usize; candidates.len()];
    for claim in spoken {
        if let Some(place) = candidates.iter().position(|id| *id == claim.speaker) {
            counts[place] += 1;
        }
    }
    let best = (0..candidates.len()).rev().max_by_key(|place| counts[*place]).unwrap_or(0);
    candidates[best]
}

/// The actor that bears a name; a usual name before an alias.
pub fn named(dossier: &Dossier, name: &str) -> Option<ActorId> {
    let wanted = name.trim().to_lowercase();
    let same = |other: &str| other.to_lowercase() == wanted;
    let standing = || dossier.actors.values().filter(|a| a.review != Review::Rejected);
    let usual = standing().find(|a| a.names.iter().any(|n| same(&n.name.de) || same(&n.name.en)));
    let found = usual.or_else(|| standing().find(|a| a.aliases.iter().any(|alias| same(alias))));
    found.map(|a| a.id)
}

/// Actors whose names stand in a text, in its order; each once. Names of three letters at least, and whole words.
pub fn mentioned(dossier: &Dossier, text: &str) -> Vec<ActorId> {
    let low = text.to_lowercase();
    let place = |name: &str| -> Option<usize> {
        let name = name.to_lowercase();
        if name.chars().count() < 3 {
            return None;
        }
        low.match_indices(&name).map(|(at, _)| at).find(|at| {
            let before = low[..*at].chars().next_back();
            let after = low[at + name.len()..].chars().next();
            // "Russlands" is Russia still.
            let genitive = after == Some('s') && !low[at + name.len() + 1..].starts_with(char::is_alphanumeric);
            !before.is_some_and(char::is_alphanumeric) && (!after.is_some_and(char::is_alphanumeric) || genitive)
        })
    };
    let mut found: Vec<(usize, ActorId)> = Vec::new();
    for actor in dossier.actors.values().filter(|a| a.review != Review::Rejected) {
        let names = actor.names.iter().flat_map(|n| [n.name.de.as_str(), n.name.en.as_str()]);
        let places = names.chain(actor.aliases.iter().map(String::as_str)).filter_map(place);
        found.extend(places.min().map(|at| (at, actor.id)));
    }
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

/// Letters for the node of an actor: initials, or how its name begins.
pub fn code(name: &str) -> String {
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let capitals = words.iter().filter_map(|w| w.chars().next().filter(|c| c.is_uppercase()));
    let initials: String = capitals.take(4).collect();
    match (initials.chars().count(), name.chars().count()) {
        (2.., _) => initials,
        (_, ..=5) => name.to_owned(),
        _ => name.chars().take(3).collect::<String>().to_uppercase(),
    }
}

/// What has been worked out so far.
struct Maker<'a> {
    dossier: &'a Dossier,
    edits: Vec<Edit>,
    /// Identifiers given to new records.
    fresh: Vec<Item>,
}

impl Maker<'_> {
    fn thing(&mut self, site: Option<Site>, said: Option<&Said>, thing: &Thing) -> Option<Item> {
        match thing {
            Thing::Actor(newcomer) => {
                let actor = self.newcomer(newcomer)?;
                self.told(site, said, actor.into())?;
                Some(actor.into())
            }
            Thing::Name { of, name } => {
                self.alias(*of, name)?;
                self.told(site, said, (*of).into())?;
                Some((*of).into())
            }
            Thing::Tie(tie) => {
                let id = self.tie(tie)?;
                self.told(site, said, id.into())?;
                Some(id.into())
            }
            Thing::Event {
                kind,
                title,
                date,
                participants,
            } => {
                let id = self.event(*kind, title, date.as_ref(), participants)?;
                self.told(site, said, id.into())?;
                Some(id.into())
            }
            Thing::Claim { about } => {
                let claim = self.claim(site?, said?, *about)?;
                Some(claim.into())
            }
            Thing::Quantity {
                values,
                unit,
                measure,
                about,
            } => {
                let claim = self.claim(site?, said?, *about)?;
                let id: QuantityId = self.id("q.")?;
                let [low, best, high] = *values;
                low.or(best).or(high)?;
                self.put(Quantity {
                    id,
                    low,
                    best,
                    high,
                    unit: unit.clone(),
                    measure: measure.clone(),
                    year: None,
                    claim,
                    about: matches!(about, Item::Tie(_) | Item::Event(_)).then_some(*about),
                    extra: Extra::new(),
                });
                Some(id.into())
            }
            Thing::Evidence { about, claim: None } => {
                self.claim(site?, said?, *about)?;
                Some(*about)
            }
            Thing::Evidence {
                about,
                claim: Some(claim),
            } => {
                let passage = self.passage(site?)?;
                let mut changed = self.dossier.claims.get(claim)?.clone();
                if changed.passages.contains(&passage) {
                    return None;
                }
                changed.passages.push(passage);
                self.put(changed);
                Some(*about)
            }
        }
    }

    /// A claim about a new record, where words are marked. `None` if they are and nobody is said to speak them.
    fn told(&mut self, site: Option<Site>, said: Option<&Said>, about: Item) -> Option<()> {
        if let Some(site) = site {
            self.claim(site, said?, about)?;
        }
        Some(())
    }

    fn claim(&mut self, site: Site, said: &Said, about: Item) -> Option<ClaimId> {
        let new = self.fresh.contains(&about);
        if !new && !self.dossier.contains(about) || said.words.is_empty() {
            return None;
        }
        let passage = self.passage(site)?;
        let speaker = self.speaker(&said.speaker)?;
        let reporter = match &said.reporter {
            Some(reporter) => Some(self.speaker(reporter)?).filter(|id| *id != speaker),
            None => None,
        };
        let id: ClaimId = self.id("c.")?;
        let mut claim = Claim::said(id, speaker, said.stance, vec![about], vec![passage]);
        claim.reporters = reporter.into_iter().collect();
        claim.words.clone_from(&said.words);
        self.put(claim);
        Some(id)
    }

    fn speaker(&mut self, speaker: &Speaker) -> Option<ActorId> {
        match speaker {
            Speaker::Known(id) => self.dossier.actors.contains_key(id).then_some(*id),
            Speaker::New(newcomer) => self.newcomer(newcomer),
        }
    }

    /// The passage at the marked words: the one that is there, or a new one.
    fn passage(&mut self, site: Site) -> Option<PassageId> {
        let document = self.dossier.documents.get(&site.document)?;
        let mut here = self
            .dossier
            .passages
            .values()
            .filter(|p| p.document == site.document && !p.lost);
        let known = here.find(|p| p.selector(document, site.language).is_some_and(|s| s.span == site.span));
        if let Some(known) = known {
            return Some(known.id);
        }
        let own = Selector::at(document.text_in(site.language), site.span)?;
        let other = counterpart(document, site.language, site.span);
        let (target, translated) = if document.is_translated_in(site.language) {
            (Selector::at(&document.text, other?)?, Some(own))
        } else {
            let text = document.translation.as_ref().map(|t| t.text.as_str());
            (own, text.zip(other).and_then(|(text, span)| Selector::at(text, span)))
        };
        let id: PassageId = self.id("p.")?;
        self.put(Passage {
            id,
            document: site.document,
            target,
            translated: translated.map(Box::new),
            lost: false,
            restricted: false,
            extra: Extra::new(),
        });
        Some(id)
    }

    fn newcomer(&mut self, newcomer: &Newcomer) -> Option<ActorId> {
        let id: ActorId = self.id("a.")?;
        if newcomer.name.is_empty() {
            return None;
        }
        let code = code(newcomer.name.get(Language::En));
        self.put(Actor::named(id, newcomer.kind, code, newcomer.name.clone()));
        Some(id)
    }

    /// Another name; one that is known already is no change.
    fn alias(&mut self, of: ActorId, name: &str) -> Option<()> {
        let mut actor = self.dossier.actors.get(&of)?.clone();
        let name = name.trim();
        let usual = actor.names.iter().any(|n| n.name.de == name || n.name.en == name);
        if name.is_empty() {
            return None;
        }
        if !usual && !actor.aliases.iter().any(|a| a == name) {
            actor.aliases.push(name.to_owned());
            self.put(actor);
        }
        Some(())
    }

    fn tie(&mut self, new: &NewTie) -> Option<TieId> {
        let known = |id: &ActorId| self.dossier.actors.contains_key(id);
        let interval = new.valid.as_ref().is_none_or(Edtf::is_interval);
        if !known(&new.from) || !known(&new.to) || new.from == new.to || !interval {
            return None;
        }
        let id: TieId = self.id("t.")?;
        self.put(Tie {
            id,
            family: new.family,
            class: new.class,
            from: new.from,
            to: new.to,
            direction: new.direction,
            label: new.label.clone(),
            valid: new.valid.clone(),
            basis: Basis::default(),
            instrument: None,
            inferred: false,
            note: Localised::default(),
            extra: Extra::new(),
        });
        Some(id)
    }

    fn event(&mut self, kind: EventKind, title: &Localised, date: Option<&Edtf>, actors: &[ActorId]) -> Option<EventId> {
        if title.is_empty() || !actors.iter().all(|id| self.dossier.actors.contains_key(id)) {
            return None;
        }
        let id: EventId = self.id("e.")?;
        let participant = |actor: &ActorId| Participant {
            actor: *actor,
            role: ParticipantRole::Actor,
        };
        self.put(Event {
            id,
            kind,
            title: title.clone(),
            when: date.map(|date| Dated {
                date: date.clone(),
                basis: Basis::default(),
            }),
            place: Localised::default(),
            participants: actors.iter().map(participant).collect(),
            ties: Vec::new(),
            instrument: None,
            note: Localised::default(),
            extra: Extra::new(),
        });
        Some(id)
    }

    fn put(&mut self, record: impl Into<Record>) {
        self.edits.push(Edit::Put(record.into()));
    }

    /// An identifier that nothing has yet, not even what is made in the same step.
    fn id<I: Copy + std::str::FromStr + Into<Item>>(&mut self, prefix: &str) -> Option<I> {
        let free = |id: &I| !self.fresh.contains(&(*id).into()) && !self.dossier.contains((*id).into());
        let id = (1..=u64::from(u32::MAX)).find_map(|n| format!("{prefix}{n}").parse().ok().filter(free))?;
        self.fresh.push(id.into());
        Some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Transaction;

    const TEXT: &str = "Übrigens half Moskau. Pjöngjang lieferte 11.000 Container.";

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "documents": [{ "id": "d.x", "title": { "de": "x" }, "language": "de", "text": TEXT,
                "publisher": { "de": "Wiener Zeitung" }, "authors": ["Anna Berg"],
                "translation": { "language": "en", "text": "By the way, Moscow helped. Pyongyang supplied 11,000 containers." } }],
            "passages": [{ "id": "p.1", "document": "d.x", "target": { "start": 0, "end": 21, "exact": "Übrigens half Moskau." } }],
            "actors": [
                { "id": "a.1", "kind": "state", "names": [{ "de": "Russland", "en": "Russia" }], "code": "RU", "aliases": ["Moskau"] },
                { "id": "a.kp", "kind": "state", "names": [{ "de": "Nordkorea", "en": "North Korea" }], "code": "KP",
                  "aliases": ["Pjöngjang"] },
            ],
            "ties": [{ "id": "t.arms", "family": "arms", "from": "a.kp", "to": "a.1", "label": { "de": "Munition" } }],
            "claims": [{ "id": "c.1", "speaker": "a.1", "stance": "asserts", "about": ["t.arms"], "words": { "de": "x" },
                "passages": ["p.1"] }],
        }))
        .unwrap()
    }

    fn site(words: &str, language: Language) -> Site {
        let dossier = dossier();
        let document = dossier.documents.values().next().unwrap();
        let text = document.text_in(language);
        let byte = text.find(words).unwrap();
        let start = text[..byte].chars().count();
        Site {
            document: document.id,
            language,
            span: Span {
                start,
                end: start + words.chars().count(),
            },
        }
    }

    fn said(speaker: Speaker) -> Said {
        Said {
            speaker,
            reporter: None,
            stance: Stance::Asserts,
            words: Localised::same("Es ist so."),
        }
    }

    fn known(id: &str) -> Speaker {
        Speaker::Known(id.parse().unwrap())
    }

    /// Made, checked, undone; gives the dossier in between.
    fn made(site: Option<Site>, said: Option<&Said>, thing: &Thing) -> (Dossier, Item) {
        let mut dossier = dossier();
        let before = dossier.clone();
        let made = make(&dossier, site, said, thing).unwrap();
        let name = Localised::same("make");
        let inverse = dossier.apply_all(Transaction { name, edits: made.edits }).unwrap();
        assert_eq!(dossier.check(), []);
        assert!(dossier.contains(made.select));
        let after = dossier.clone();
        dossier.apply_all(inverse).unwrap();
        assert_eq!(dossier, before);
        (after, made.select)
    }

    fn tie() -> NewTie {
        NewTie {
            from: "a.1".parse().unwrap(),
            to: "a.kp".parse().unwrap(),
            family: TieFamily::Technology,
            class: None,
            direction: Direction::Directed,
            label: Localised::same("Technik"),
            valid: Edtf::parse("2024/..").ok(),
        }
    }

    #[test]
    fn a_tie_comes_with_its_passage_its_claim_and_a_new_speaker() {
        let dossier = dossier();
        let document = dossier.documents.values().next().unwrap();
        let voice = voice(&dossier, document).unwrap();
        assert!(matches!(&voice, Speaker::New(n) if n.name.de == "Wiener Zeitung" && n.kind == ActorKind::Media));
        let site = site("Pjöngjang lieferte 11.000 Container.", Language::De);
        let (after, select) = made(Some(site), Some(&said(voice)), &Thing::Tie(tie()));
        assert_eq!(select.to_string(), "t.1");
        let claim = &after.claims[&"c.2".parse().unwrap()];
        assert_eq!(claim.about, [select]);
        assert_eq!(after.actors[&claim.speaker].names[0].name.de, "Wiener Zeitung");
        let passage = &after.passages[&claim.passages[0]];
        assert_eq!(passage.target.exact, "Pjöngjang lieferte 11.000 Container.");
        assert_eq!(
            passage.translated.as_ref().unwrap().exact,
            "Pyongyang supplied 11,000 containers."
        );
    }

    #[test]
    fn words_marked_in_the_translation_are_anchored_in_both_texts() {
        let site = site("Pyongyang", Language::En);
        let thing = Thing::Name {
            of: "a.kp".parse().unwrap(),
            name: "Pyongyang".into(),
        };
        let (after, _) = made(Some(site), Some(&said(known("a.1"))), &thing);
        let passage = after.passages.values().find(|p| p.id.as_str() == "p.2").unwrap();
        assert_eq!(passage.translated.as_ref().unwrap().exact, "Pyongyang");
        assert_eq!(passage.target.exact, "Pjöngjang lieferte 11.000 Container.");
        assert_eq!(after.actors[&"a.kp".parse().unwrap()].aliases, ["Pjöngjang", "Pyongyang"]);
    }

    #[test]
    fn a_passage_that_stands_there_already_is_used_again() {
        let site = site("Übrigens half Moskau.", Language::De);
        let about: Item = "t.arms".parse().unwrap();
        let (after, select) = made(
            Some(site),
            Some(&said(known("a.kp"))),
            &Thing::Evidence { about, claim: None },
        );
        assert_eq!((after.passages.len(), after.claims.len(), select), (1, 2, about));
        // The claim has this passage already: there is nothing to do.
        let id: ClaimId = "c.1".parse().unwrap();
        let claim = Some(id);
        assert!(make(&dossier(), Some(site), None, &Thing::Evidence { about, claim }).is_none());
        let other = self::site("Pjöngjang", Language::De);
        let (after, _) = made(Some(other), None, &Thing::Evidence { about, claim });
        assert_eq!(after.claims[&id].passages.len(), 2);
    }

    #[test]
    fn without_marked_words_there_is_a_record_and_nothing_said_of_it() {
        let (after, select) = made(None, None, &Thing::Tie(tie()));
        assert_eq!((after.claims.len(), after.passages.len()), (1, 1));
        assert!(matches!(select, Item::Tie(_)));
        let event = Thing::Event {
            kind: EventKind::Summit,
            title: Localised::same("Gipfel"),
            date: Edtf::parse("2024-06").ok(),
            participants: vec!["a.1".parse().unwrap()],
        };
        let (after, select) = made(None, None, &event);
        assert!(after.events.len() == 1 && select.to_string() == "e.1");
    }

    #[test]
    fn an_actor_and_its_speaker_may_both_be_new_and_a_quantity_keeps_its_range() {
        let newcomer = |name: &str| Newcomer {
            kind: ActorKind::Person,
            name: Localised::same(name),
        };
        let site = site("Container", Language::De);
        let speaker = said(Speaker::New(newcomer("Anna Berg")));
        let (after, select) = made(Some(site), Some(&speaker), &Thing::Actor(newcomer("Kim Jong-un")));
        assert_eq!(after.actors.len(), 4);
        let Item::Actor(actor) = select else { panic!("{select}") };
        assert_eq!(after.actors[&actor].code, "KJ");
        let quantity = Thing::Quantity {
            values: [Some(9_000.0), None, Some(11_000.0)],
            unit: Localised::same("Container"),
            measure: Localised::same("Munition"),
            about: "t.arms".parse().unwrap(),
        };
        let (after, select) = made(Some(site), Some(&said(known("a.1"))), &quantity);
        let Item::Quantity(id) = select else { panic!("{select}") };
        assert_eq!(after.quantities[&id].about, "t.arms".parse().ok());
    }

    #[test]
    fn what_is_missing_makes_nothing() {
        let dossier = dossier();
        let site = site("Container", Language::De);
        let itself = NewTie {
            to: "a.1".parse().unwrap(),
            ..tie()
        };
        assert!(make(&dossier, None, None, &Thing::Tie(itself)).is_none());
        assert!(
            make(&dossier, Some(site), None, &Thing::Tie(tie())).is_none(),
            "nobody says so"
        );
        let about: Item = "t.gone".parse().unwrap();
        assert!(make(&dossier, Some(site), Some(&said(known("a.1"))), &Thing::Claim { about }).is_none());
    }

    #[test]
    fn actors_are_found_by_whole_names_in_the_order_of_the_text() {
        let dossier = dossier();
        let found: Vec<String> = mentioned(&dossier, "Nordkoreas Waffen gehen nach Russland")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(found, ["a.kp", "a.1"]);
        assert!(mentioned(&dossier, "Moskauer Vorstädte").is_empty());
        assert_eq!(named(&dossier, "moskau"), "a.1".parse().ok());
        let same = NewTie {
            from: "a.kp".parse().unwrap(),
            to: "a.1".parse().unwrap(),
            family: TieFamily::Arms,
            ..tie()
        };
        assert_eq!(same_tie(&dossier, &same), "t.arms".parse().ok());
        assert_eq!(same_tie(&dossier, &tie()), None);
    }
}
