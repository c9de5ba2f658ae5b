//! Pages of events, claims, passages, quantities, contradictions, documents and scenes.

use super::build::{Build, joined, stance_hue};
use super::page::{Block, Line, Target};
use crate::model::event::ParticipantRole;
use crate::model::{Claim, Contradiction, Document, Event, Item, Note, Passage, Quantity, Scene, Tag};
use crate::theme::Hue;

impl Build<'_> {
    pub(super) fn event(&mut self, e: &Event) {
        let words = self.ctx.words;
        let (title, place) = (self.local(&e.title), self.local(&e.place));
        let when = self.date(e.when.as_ref().map(|w| &w.date));
        self.head(words.event(e.kind), Hue::Teal, title, joined([when.clone(), place]));
        let basis = e.when.as_ref().map(|w| self.basis(&w.basis)).unwrap_or_default();
        self.fact("inspector-when", when, basis, None);
        if let Some(instrument) = e.instrument {
            let name = self.name(instrument);
            self.fact("inspector-instrument", name, String::new(), Some(instrument.into()));
        }
        self.note(&e.note);
        let claims = self.ctx.derived.index.claims_about(e.id).to_vec();
        self.no_source(&claims);
        self.claims("inspector-who-says-what", true, &claims);
        let rows = e.participants.iter().map(|p| {
            let (text, note) = (self.name(p.actor), self.text(role_key(p.role)));
            let name = format!("{text}, {note}");
            Line {
                text,
                note,
                target: Some(p.actor.into()),
                name,
                ..Line::default()
            }
        });
        let rows = rows.collect();
        self.lines("inspector-participants", true, rows);
        self.items(
            "inspector-ties",
            true,
            e.ties.iter().map(|t| Item::from(*t)).collect::<Vec<_>>(),
        );
        self.connections(e.id.into(), &claims);
    }

    pub(super) fn claim(&mut self, c: &Claim) {
        let words = self.ctx.words;
        let who = self.ctx.words.with(
            "inspector-says-who",
            &[
                ("speaker", self.name(c.speaker).into()),
                ("stance", words.stance(c.stance).into()),
            ],
        );
        self.head(words.stance(c.stance), stance_hue(c.stance), self.local(&c.words), who);
        if let Some(pill) = self.outcome_pill(c) {
            self.blocks.push(Block::Columns([
                (self.text("inspector-outcome"), pill),
                (
                    String::new(),
                    super::page::Pill {
                        text: String::new(),
                        tone: super::page::Tone::Neutral,
                    },
                ),
            ]));
        }
        for passage in &c.passages {
            let line = self.passage_line(*passage);
            self.blocks.push(Block::Line(line));
        }
        let reporters = self.names(c.reporters.iter().copied());
        self.fact(
            "inspector-speaker",
            self.name(c.speaker),
            String::new(),
            Some(c.speaker.into()),
        );
        self.fact(
            "inspector-reporters",
            reporters,
            String::new(),
            c.reporters.first().map(|r| (*r).into()),
        );
        if let Some(said) = &c.said_on {
            self.fact("inspector-said", words.date(&said.date), self.basis(&said.basis), None);
        }
        let likelihood = c.likelihood.map(|l| words.likelihood(l).to_owned()).unwrap_or_default();
        let hedge = if c.hedge.is_empty() {
            String::new()
        } else {
            self.quoted(&self.local(&c.hedge))
        };
        self.fact("inspector-likelihood", likelihood, hedge, None);
        self.fact(
            "inspector-due",
            c.due_by.as_ref().map(|d| words.date(d)).unwrap_or_default(),
            String::new(),
            None,
        );
        self.grades(c);
        self.outcome(c);
        if let Some(scenario) = c.scenario {
            let name = self.name(scenario);
            self.fact("inspector-only-if", name, String::new(), Some(scenario.into()));
        }
        self.items("inspector-about", true, c.about.clone());
        self.connections(c.id.into(), &[c.id]);
    }

    fn grades(&mut self, c: &Claim) {
        let words = self.ctx.words;
        let document = c
            .passages
            .first()
            .and_then(|p| self.ctx.dossier.passages.get(p))
            .and_then(|p| self.ctx.dossier.documents.get(&p.document));
        if let Some(document) = document {
            let note = joined([
                words.reliability(document.reliability).to_owned(),
                words.credibility(c.credibility).to_owned(),
            ]);
            self.fact("inspector-grade", self.grade(c), note, Some(document.id.into()));
        }
    }

    /// What became of it, why, and the claim that decides it, if that is known.
    fn outcome(&mut self, c: &Claim) {
        let Some(outcome) = &c.outcome else { return };
        let decided = outcome.decided_by.filter(|d| self.ctx.derived.world.knows(*d));
        let told = decided.is_some() || (outcome.decided_by.is_none() && self.ctx.session.known_by.is_none());
        if !told {
            return;
        }
        self.section("inspector-what-became", String::new(), true, |b| {
            if !outcome.reason.is_empty() {
                let reason = b.local(&outcome.reason);
                b.blocks.push(Block::Text(reason));
            }
            if let Some(decider) = decided.and_then(|id| b.ctx.dossier.claims.get(&id)) {
                let line = b.claim_line(decider);
                b.blocks.push(Block::Line(line));
            }
        });
    }

    pub(super) fn passage(&mut self, p: &Passage) {
        let (source, quote) = (self.source(p.id), self.quote(p.id));
        self.head(&self.text("search-kind-passage"), Hue::Grey, source, String::new());
        self.blocks.push(Block::Text(quote));
        let document = self.name(p.document);
        self.fact("inspector-document", document, String::new(), Some(p.document.into()));
        let claims = self.ctx.derived.index.claims_in(p.id).to_vec();
        self.claims("inspector-claims", true, &claims);
        let about = claims
            .iter()
            .filter_map(|c| self.ctx.dossier.claims.get(c))
            .flat_map(|c| c.about.iter().copied())
            .collect::<Vec<_>>();
        self.items("inspector-about", true, about);
    }

    pub(super) fn quantity(&mut self, q: &Quantity) {
        let (amount, measure) = (self.amount(q), self.local(&q.measure));
        self.head(&self.text("search-kind-quantity"), Hue::Grey, amount, measure);
        self.fact(
            "inspector-year",
            q.year.as_ref().map(|y| self.ctx.words.date(y)).unwrap_or_default(),
            String::new(),
            None,
        );
        self.claims("inspector-who-says-what", true, &[q.claim]);
        self.items("inspector-about", true, q.about);
        let claim = q.claim;
        let contradictions: Vec<Item> = self
            .ctx
            .derived
            .index
            .contradictions_of(claim)
            .iter()
            .map(|k| Item::from(*k))
            .collect();
        self.items("inspector-contradictions", true, contradictions);
    }

    pub(super) fn contradiction(&mut self, k: &Contradiction) {
        let title = self.local(&k.title);
        let count = self.ctx.words.with("claims-count", &[("n", k.claims.len().into())]);
        self.head(&self.text("search-kind-contradiction"), Hue::Red, title, count);
        self.note(&k.note);
        self.claims("inspector-claims", true, &k.claims);
        match &k.ruling {
            None => {
                let words = self.text("inspector-not-ruled");
                self.blocks.push(Block::Note(words));
            }
            Some(ruling) => self.section(
                "inspector-ruling",
                joined([ruling.by.clone(), self.ctx.words.date(&ruling.ruled_on)]),
                true,
                |b| {
                    let follows = ruling.follows.filter(|id| b.ctx.dossier.claims.contains_key(id));
                    let (value, target) = match follows {
                        Some(claim) => (b.name(claim), Some(Target::from(claim))),
                        None => (b.text("inspector-both-stand"), None),
                    };
                    b.fact("inspector-follows", value, String::new(), target);
                    let reason = b.local(&ruling.reason);
                    b.blocks.push(Block::Text(reason));
                },
            ),
        }
    }

    pub(super) fn document(&mut self, document: &Document) {
        let words = self.ctx.words;
        let publisher = self.local(&document.publisher);
        let title = document.shown_title(words.language()).into_owned();
        self.head(words.document(document.kind), Hue::Grey, title, publisher);
        let published = self.date(document.published.as_ref());
        let basis = self.local(&document.published_basis);
        self.fact("inspector-published", published, basis, None);
        self.fact("inspector-authors", document.authors.join(", "), String::new(), None);
        self.fact(
            "inspector-reliability",
            words.reliability(document.reliability).to_owned(),
            String::new(),
            None,
        );
        self.fact("inspector-language", document.language.to_uppercase(), String::new(), None);
        let provenance = self.local(&document.provenance);
        self.fact("inspector-provenance", provenance, String::new(), None);
        self.fact(
            "inspector-address",
            document.address.clone().unwrap_or_default(),
            String::new(),
            None,
        );
        let retrieved = document.retrieved.as_ref().map(|d| words.date(d)).unwrap_or_default();
        self.fact("inspector-retrieved", retrieved, String::new(), None);
        for note in &document.notes {
            self.note(note);
        }
        let passages = self.ctx.derived.index.passages_of(document.id);
        let count = words.with("passages-count", &[("n", passages.len().into())]);
        self.section("inspector-passages", count, true, |b| {
            for passage in passages {
                let line = b.passage_line(*passage);
                b.blocks.push(Block::Line(line));
            }
        });
    }

    pub(super) fn scene(&mut self, scene: &Scene) {
        let (title, caption) = (self.local(&scene.title), self.local(&scene.caption));
        self.head(&self.text("search-kind-scene"), Hue::Teal, title, caption);
        self.fact("inspector-moment", self.ctx.words.day(scene.moment), String::new(), None);
        self.note(&scene.notes);
        let title = self.local(&scene.title);
        let show = Line {
            lead: self.text("briefing-show"),
            target: Some(Target::Scene(scene.id)),
            name: self.ctx.words.with("briefing-show-name", &[("title", title.into())]),
            ..Line::default()
        };
        self.lines("briefing-title", true, vec![show]);
        self.items("inspector-shows", true, scene.selection);
    }

    /// A note of the analyst's own.
    pub(super) fn analyst_note(&mut self, note: &Note) {
        let written = note
            .written_on
            .as_ref()
            .map(|day| self.ctx.words.date(day))
            .unwrap_or_default();
        self.head(&self.text("search-kind-note"), Hue::Grey, note.text.clone(), written);
        self.items("inspector-about", true, note.about.iter().copied());
    }

    /// A tag, with what carries it.
    pub(super) fn tag(&mut self, tag: &Tag) {
        let digit = tag
            .digit
            .map(|d| self.ctx.words.with("inspector-tag-digit", &[("digit", d.into())]));
        self.head(
            &self.text("search-kind-tag"),
            Hue::Grey,
            tag.name.clone(),
            digit.unwrap_or_default(),
        );
        self.items("inspector-tagged", true, tag.items.iter().copied());
    }
}

/// Message for the role in an event.
pub(in crate::views) fn role_key(role: ParticipantRole) -> &'static str {
    match role {
        ParticipantRole::Actor => "inspector-role-actor",
        ParticipantRole::Recipient => "inspector-role-recipient",
        ParticipantRole::Host => "inspector-role-host",
        ParticipantRole::Guest => "inspector-role-guest",
        ParticipantRole::Mediator => "inspector-role-mediator",
        ParticipantRole::Abstainer => "inspector-role-abstainer",
    }
}
