//! The records of one document's proposals, in the order in which they can be put into the dossier.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{
    Actor, ActorId, ActorKind, Basis, BasisKind, Claim, ClaimId, Dated, Direction, Document, Edit, Edtf, Event, Extra, Item,
    Language, Localised, Participant, Passage, PassageId, Proposal, Quantity, Record, Review, Scalars, Span, Stance, Tie, TieId,
};

use super::super::Extraction;
use super::super::found::{FoundEvent, FoundFigure, FoundJudgement, FoundTie, Ground, Modality, TieKind};
use super::actors::{plain, proposed};
use super::match_up::{coding, sharpened, stance};
use super::{Added, Proposer, key, slug};

/// Proposes everything that `found` holds of `document`.
///
/// `passages` are those that the document has already.
pub(super) fn of(
    proposer: &mut Proposer,
    document: &Document,
    found: &Extraction,
    passages: Vec<(Span, PassageId)>,
) -> (Vec<Edit>, Added) {
    let mut maker = Maker::new(proposer, document, found, passages);
    for tie in &found.ties {
        maker.tie(tie);
    }
    for event in &found.events {
        maker.event(event);
    }
    for number in 0..found.claims.len() {
        maker.statement(number);
    }
    for judgement in &found.judgements {
        maker.judgement(judgement);
    }
    for figure in &found.figures {
        maker.figure(figure);
    }
    maker.remaining_actors();
    (maker.edits, maker.added)
}

/// What a claim says, before it has an identifier.
struct Said<'a> {
    speaker: Option<usize>,
    stance: Stance,
    negated: bool,
    about: Vec<Item>,
    words: Option<Span>,
    evidence: &'a [Span],
    ground: &'a Ground,
    key: String,
}

struct Maker<'a> {
    proposer: &'a mut Proposer,
    document: &'a Document,
    found: &'a Extraction,
    language: Language,
    /// Begins the identifiers of this document's records.
    stem: String,
    count: usize,
    scalars: Scalars<'a>,
    /// Actors of the dossier for those found; `None` where a person has rejected the actor.
    actors: HashMap<usize, Option<ActorId>>,
    passages: HashMap<Span, PassageId>,
    /// Statements by sentence and speaker, for the stance of ties.
    claims: BTreeMap<(Span, usize), (Stance, bool)>,
    /// What each sentence already carries, by speaker.
    carried: HashSet<(Span, Option<usize>)>,
    /// Ties and events of a sentence, for its figures.
    subjects: BTreeMap<Span, Vec<Item>>,
    voice: Option<ActorId>,
    edits: Vec<Edit>,
    added: Added,
}

impl<'a> Maker<'a> {
    fn new(proposer: &'a mut Proposer, document: &'a Document, found: &'a Extraction, passages: Vec<(Span, PassageId)>) -> Self {
        let claims = found
            .claims
            .iter()
            .filter_map(|c| Some(((*c.evidence.first()?, c.speaker), (c.stance, c.negated))));
        Self {
            passages: passages.into_iter().collect(),
            claims: claims.collect(),
            language: if document.language.starts_with("de") {
                Language::De
            } else {
                Language::En
            },
            stem: document
                .hash
                .get(..8)
                .map_or_else(|| slug(&document.title.de, 8), str::to_owned),
            count: 0,
            scalars: Scalars::of(&document.text),
            actors: HashMap::new(),
            carried: HashSet::new(),
            subjects: BTreeMap::new(),
            voice: None,
            edits: Vec::new(),
            added: Added::default(),
            proposer,
            document,
            found,
        }
    }

    fn tie(&mut self, tie: &FoundTie) {
        let key = key(&[
            "tie",
            tie.kind.key(),
            &self.name_of(tie.from),
            &self.name_of(tie.to),
            &self.quote(&tie.evidence),
        ]);
        if self.is_known(&key) || tie.from == tie.to {
            return;
        }
        let (Some(from), Some(to)) = (self.actor(tie.from), self.actor(tie.to)) else {
            return;
        };
        let known = self.proposer.ties.find_tie(&self.proposer.dossier, tie, from, to);
        let id = known.or_else(|| self.new_tie(tie, from, to));
        let Some(id) = id else { return };
        let (stance, negated) = self.stance_of(tie.modality, tie.speaker, &tie.evidence);
        self.claim(Said {
            speaker: tie.speaker,
            stance,
            negated,
            about: vec![id.into()],
            words: None,
            evidence: &tie.evidence,
            ground: &tie.ground,
            key,
        });
        self.subject(&tie.evidence, id.into());
        self.added.ties += 1;
    }

    fn new_tie(&mut self, tie: &FoundTie, from: ActorId, to: ActorId) -> Option<TieId> {
        let (family, class) = coding(tie.kind);
        let id = self.id("t.")?;
        let (valid, basis) = self.valid(tie);
        let record = Tie {
            id,
            family,
            class,
            from,
            to,
            direction: if tie.directed {
                Direction::Directed
            } else {
                Direction::Mutual
            },
            label: (self.proposer.labels.tie)(tie.kind),
            valid,
            basis,
            instrument: None,
            inferred: false,
            note: Localised::default(),
            extra: Extra::new(),
        };
        self.proposer.ties.add_tie(&self.proposer.dossier, &record);
        self.put(record.into());
        Some(id)
    }

    /// When a tie holds: a promise from its beginning on, anything else from there with an end that nobody gives.
    fn valid(&self, tie: &FoundTie) -> (Option<Edtf>, Basis) {
        let promise = matches!(
            tie.kind,
            TieKind::DefencePact
                | TieKind::Guarantee
                | TieKind::Nonaggression
                | TieKind::Treaty
                | TieKind::Partnership
                | TieKind::Membership
        );
        let text = |date: Option<&Edtf>| date.map_or_else(String::new, |d| d.as_str().to_owned());
        let begun = tie.start.as_ref().map(|d| d.start().unwrap_or(d));
        let ended = tie.end.as_ref().map(|d| d.end().unwrap_or(d));
        let interval = match (begun, ended, tie.modality) {
            (None, None, Modality::Past) => {
                let Some(published) = self.document.published.as_ref().and_then(Edtf::latest_day) else {
                    return (None, Basis::default());
                };
                let basis = Basis {
                    kind: BasisKind::WorkedOut,
                    words: (self.proposer.labels.over_by_then)(),
                };
                return (Edtf::parse(&format!("/{published}~")).ok(), basis);
            }
            (None, None, _) => return (None, Basis::default()),
            (begun, None, modality) if promise && modality != Modality::Past => format!("{}/..", text(begun)),
            (begun, ended, _) => format!("{}/{}", text(begun), text(ended)),
        };
        (Edtf::parse(&interval).ok().filter(Edtf::is_interval), Basis::default())
    }

    fn event(&mut self, event: &FoundEvent) {
        let names: Vec<String> = event.actors.iter().map(|a| self.name_of(*a)).collect();
        let key = key(&[
            "event",
            &format!("{:?}", event.kind),
            &names.join("+"),
            &self.quote(&event.evidence),
        ]);
        if self.is_known(&key) || event.actors.is_empty() {
            return;
        }
        let actors: Vec<ActorId> = event.actors.iter().filter_map(|a| self.actor(*a)).collect();
        if actors.len() < event.actors.len() {
            return;
        }
        let date = event.date.and_then(|at| self.found.dates.get(at));
        let known = self
            .proposer
            .ties
            .find_event(&self.proposer.dossier, event.kind, &actors, date.map(|d| &d.edtf));
        let id = known.or_else(|| {
            let id = self.id("e.")?;
            let record = Event {
                id,
                kind: event.kind,
                title: self.event_title(event, &names),
                when: date.map(|found| Dated {
                    date: found.edtf.clone(),
                    basis: self.basis(found),
                }),
                place: Localised::default(),
                participants: actors
                    .iter()
                    .map(|actor| Participant {
                        actor: *actor,
                        role: crate::model::event::ParticipantRole::Actor,
                    })
                    .collect(),
                ties: Vec::new(),
                instrument: None,
                note: Localised::default(),
                extra: Extra::new(),
            };
            self.proposer.ties.add_event(&record);
            self.put(record.into());
            Some(id)
        });
        let Some(id) = id else { return };
        let (stance, negated) = self.stance_of(event.modality, None, &event.evidence);
        self.claim(Said {
            speaker: None,
            stance,
            negated,
            about: vec![id.into()],
            words: None,
            evidence: &event.evidence,
            ground: &event.ground,
            key,
        });
        self.subject(&event.evidence, id.into());
        self.added.events += 1;
    }

    fn event_title(&self, event: &FoundEvent, names: &[String]) -> Localised {
        let kind = (self.proposer.labels.event)(event.kind);
        let english: Vec<&str> = event
            .actors
            .iter()
            .filter_map(|a| self.found.actors.get(*a))
            .map(|a| a.name_en.as_str())
            .collect();
        Localised {
            de: format!("{}: {}", kind.de, names.join(" – ")),
            en: format!("{}: {}", kind.en, english.join(" – ")),
        }
    }

    /// How a date is known: worked-out ones keep their phrase.
    fn basis(&self, found: &super::super::found::FoundDate) -> Basis {
        if !found.relative {
            return Basis::default();
        }
        Basis {
            kind: BasisKind::WorkedOut,
            words: (self.proposer.labels.worked_out)(self.scalars.slice(found.span)),
        }
    }

    /// A statement about no tie or event of its own sentence; those carry their speaker themselves.
    fn statement(&mut self, number: usize) {
        let Some(claim) = self.found.claims.get(number) else { return };
        let Some(sentence) = claim.evidence.first() else { return };
        if self.carried.contains(&(*sentence, Some(claim.speaker))) {
            return;
        }
        let key = key(&[
            "claim",
            &self.name_of(claim.speaker),
            &format!("{:?}", claim.stance),
            &self.quote(&claim.evidence),
        ]);
        if self.is_known(&key) {
            return;
        }
        let Some(speaker) = self.actor(claim.speaker) else { return };
        let mentioned: Vec<usize> = (0..self.found.actors.len())
            .filter(|at| *at != claim.speaker)
            .filter(|at| self.found.actors[*at].mentions.iter().any(|m| claim.words.contains(*m)))
            .collect();
        let mut about: Vec<Item> = mentioned
            .into_iter()
            .filter_map(|at| self.actor(at))
            .map(Item::from)
            .collect();
        about.dedup();
        if about.is_empty() {
            about.push(speaker.into());
        }
        self.claim(Said {
            speaker: Some(claim.speaker),
            stance: claim.stance,
            negated: claim.negated,
            about,
            words: Some(claim.words),
            evidence: &claim.evidence,
            ground: &claim.ground,
            key,
        });
        self.added.statements += 1;
    }

    /// What the author says himself.
    fn judgement(&mut self, judgement: &FoundJudgement) {
        let key = key(&["author", self.scalars.slice(judgement.sentence)]);
        if self.is_known(&key) {
            return;
        }
        let about: Vec<Item> = judgement
            .about
            .iter()
            .filter_map(|at| self.actor(*at))
            .map(Item::from)
            .collect();
        if about.len() < judgement.about.len() {
            return;
        }
        let made = self.claim(Said {
            speaker: None,
            stance: judgement.stance,
            negated: false,
            about,
            words: Some(judgement.sentence),
            evidence: &[judgement.sentence],
            ground: &judgement.ground,
            key,
        });
        self.added.statements += usize::from(made.is_some());
    }

    fn figure(&mut self, figure: &FoundFigure) {
        let printed = self.scalars.slice(figure.span);
        let key = key(&["figure", printed, self.scalars.slice(figure.sentence)]);
        if self.is_known(&key) {
            return;
        }
        let subject = self.subjects.get(&figure.sentence).and_then(|s| s.first()).copied();
        let about = subject.or_else(|| {
            let inside = |actor: &super::super::found::FoundActor| actor.mentions.iter().any(|m| figure.sentence.contains(*m));
            let first = self.found.actors.iter().position(inside)?;
            self.actor(first).map(Item::from)
        });
        let speaker = self
            .claims
            .range((figure.sentence, 0)..=(figure.sentence, usize::MAX))
            .next()
            .map(|((_, speaker), _)| *speaker);
        let (Some(about), Some(id)) = (about.or_else(|| self.voice().map(Item::from)), self.id("q.")) else {
            return;
        };
        let ground = Ground {
            confidence: if figure.approximate { 0.85 } else { 0.9 },
            rule: "figure",
            trigger: Some(figure.span),
        };
        let claim = self.claim(Said {
            speaker,
            stance: Stance::Asserts,
            negated: false,
            about: vec![about],
            words: None,
            evidence: &[figure.sentence],
            ground: &ground,
            key,
        });
        let Some(claim) = claim else { return };
        let range = figure.low.is_some() || figure.high.is_some();
        let quantity = Quantity {
            id,
            low: figure.low,
            best: (!range).then_some(figure.value),
            high: figure.high,
            unit: (self.proposer.labels.unit)(&figure.unit),
            measure: self.localised(&shortened(self.scalars.slice(figure.sentence))),
            year: None,
            claim,
            about: subject,
            extra: Extra::new(),
        };
        self.put(quantity.into());
        self.added.figures += 1;
    }

    /// Actors that no tie, event or statement needs: they are proposed by themselves.
    fn remaining_actors(&mut self) {
        for at in 0..self.found.actors.len() {
            let _proposed = self.actor(at);
        }
    }

    /// The dossier's actor for a found one, proposed if it is new; `None` if a person has rejected it.
    fn actor(&mut self, at: usize) -> Option<ActorId> {
        if let Some(known) = self.actors.get(&at) {
            return *known;
        }
        let found = self.found.actors.get(at)?;
        let id = match self.proposer.registry.find(found) {
            Some(id) => self
                .proposer
                .dossier
                .actors
                .get(&id)
                .is_none_or(|a| a.review != Review::Rejected)
                .then_some(id),
            None => self.new_actor(at),
        };
        self.actors.insert(at, id);
        id
    }

    fn new_actor(&mut self, at: usize) -> Option<ActorId> {
        let found = self.found.actors.get(at)?;
        let id: ActorId = self.free("a.", &slug(&found.name_en, 24))?;
        let mention = found.mentions.first().copied();
        let passage = mention
            .and_then(|m| sentence_around(&self.document.text, &self.scalars, m))
            .and_then(|span| self.passage(span));
        let proposal = Proposal {
            rule: found.ground.rule.to_owned(),
            trigger: mention.map(|m| self.scalars.slice(m).to_owned()).unwrap_or_default(),
            confidence: rounded(found.ground.confidence),
            key: key(&["actor", &found.name_de]),
            passage,
        };
        let actor = proposed(id, found, proposal);
        self.proposer.registry.add(&actor);
        self.put_actor(actor);
        self.added.actors += 1;
        Some(id)
    }

    /// Who speaks where nobody is named: the publisher, the author, or "the author of …".
    fn voice(&mut self) -> Option<ActorId> {
        if self.voice.is_some() {
            return self.voice;
        }
        let publisher = [&self.document.publisher, &self.document.publisher_short];
        let named = publisher.into_iter().find(|p| !p.is_empty()).cloned();
        let (kind, name) = match (named, self.document.authors.first()) {
            (Some(publisher), _) => (ActorKind::Media, publisher),
            (None, Some(author)) => (ActorKind::Person, Localised::same(author)),
            (None, None) => {
                let title = |language| self.document.shown_title(language).into_owned();
                let title = Localised {
                    de: title(Language::De),
                    en: title(Language::En),
                };
                (ActorKind::Person, (self.proposer.labels.author_of)(&title))
            }
        };
        let known = self
            .proposer
            .registry
            .named(&name.de)
            .or_else(|| self.proposer.registry.named(&name.en));
        self.voice = known.or_else(|| {
            let id: ActorId = self.free("a.", &slug(&name.en, 24))?;
            let actor = plain(id, kind, name);
            self.proposer.registry.add(&actor);
            self.put_actor(actor);
            Some(id)
        });
        self.voice
    }

    fn claim(&mut self, said: Said<'_>) -> Option<ClaimId> {
        let speaker = match said.speaker {
            Some(at) => self.actor(at),
            None => self.voice(),
        }?;
        let id: ClaimId = self.id("c.")?;
        let passages: Vec<PassageId> = said.evidence.iter().filter_map(|span| self.passage(*span)).collect();
        let words = said
            .words
            .or_else(|| said.evidence.first().copied())
            .map(|span| self.scalars.slice(span));
        let words = self.localised(words.unwrap_or_default());
        let trigger = said.ground.trigger.map(|t| self.scalars.slice(t).to_owned());
        let mut claim = Claim::said(id, speaker, said.stance, said.about, passages);
        claim.negated = said.negated;
        claim.words = words;
        claim.review = Review::Proposed;
        claim.proposal = Some(Box::new(Proposal {
            rule: said.ground.rule.to_owned(),
            trigger: trigger.unwrap_or_default(),
            confidence: rounded(said.ground.confidence),
            key: said.key,
            passage: None,
        }));
        self.carried.extend(said.evidence.iter().map(|span| (*span, said.speaker)));
        self.put(claim.into());
        Some(id)
    }

    fn stance_of(&self, modality: Modality, speaker: Option<usize>, evidence: &[Span]) -> (Stance, bool) {
        let plain = stance(modality);
        let of_claim = speaker
            .zip(evidence.first())
            .and_then(|(speaker, span)| self.claims.get(&(*span, speaker)));
        of_claim.map_or((plain, false), |(of_claim, _)| (sharpened(plain, *of_claim), false))
    }

    fn subject(&mut self, evidence: &[Span], item: Item) {
        for span in evidence {
            self.subjects.entry(*span).or_default().push(item);
        }
    }

    fn passage(&mut self, span: Span) -> Option<PassageId> {
        if let Some(id) = self.passages.get(&span) {
            return Some(*id);
        }
        let id: PassageId = self.id("p.")?;
        let passage = Passage {
            id,
            document: self.document.id,
            target: self.scalars.selector(span)?,
            translated: None,
            lost: false,
            restricted: false,
            extra: Extra::new(),
        };
        self.passages.insert(span, id);
        self.put(passage.into());
        Some(id)
    }

    fn is_known(&self, key: &str) -> bool {
        self.proposer.rejected.contains(key) || self.proposer.present.contains(&(self.document.id, key.to_owned()))
    }

    fn name_of(&self, at: usize) -> String {
        self.found.actors.get(at).map_or_else(String::new, |a| a.name_de.clone())
    }

    fn quote(&self, evidence: &[Span]) -> String {
        evidence
            .first()
            .map_or_else(String::new, |span| self.scalars.slice(*span).to_owned())
    }

    fn localised(&self, text: &str) -> Localised {
        match self.language {
            Language::De => Localised {
                de: text.to_owned(),
                en: String::new(),
            },
            Language::En => Localised {
                de: String::new(),
                en: text.to_owned(),
            },
        }
    }

    fn put(&mut self, record: Record) {
        self.edits.push(Edit::Put(record));
    }

    fn put_actor(&mut self, actor: Actor) {
        self.put(actor.into());
    }

    /// The next free identifier of this document.
    fn id<I: std::str::FromStr>(&mut self, prefix: &str) -> Option<I> {
        loop {
            self.count += 1;
            let text = format!("{prefix}{}-{}", self.stem, self.count);
            let item: Item = text.parse().ok()?;
            if !self.proposer.dossier.contains(item) {
                return text.parse().ok();
            }
        }
    }

    /// A free identifier made from a name; records of this document that wait to be put count as taken.
    fn free<I: std::str::FromStr + Copy>(&self, prefix: &str, stem: &str) -> Option<I>
    where
        Item: From<I>,
    {
        let waiting = |item: Item| {
            self.edits
                .iter()
                .any(|e| matches!(e, Edit::Put(record) if record.item() == item))
        };
        let plain: I = self.proposer.fresh(prefix, stem)?;
        if !waiting(plain.into()) {
            return Some(plain);
        }
        (2..1000).find_map(|n| {
            let id: I = self.proposer.fresh(prefix, &format!("{stem}-{n}"))?;
            (!waiting(id.into())).then_some(id)
        })
    }
}

fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

/// The beginning of a sentence, for a table.
fn shortened(sentence: &str) -> String {
    const LONGEST: usize = 120;
    if sentence.chars().count() <= LONGEST {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
}

/// The line of the text around a span, cut to its sentence at full stops followed by a blank.
fn sentence_around(text: &str, scalars: &Scalars<'_>, span: Span) -> Option<Span> {
    let (from, to) = (scalars.byte(span.start), scalars.byte(span.end));
    let before = text.get(..from)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let start = before[line..].rfind(". ").map_or(line, |at| line + at + 2);
    let after = text.get(to..)?;
    let end = after.find('\n').unwrap_or(after.len());
    let end = after[..end].find(". ").map_or(end, |at| at + 1);
    Some(Span {
        start: scalars.scalar(start),
        end: scalars.scalar(to + end),
    })
}
