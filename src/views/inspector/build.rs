//! What all pages share: names, dates with their basis, sources, lines for claims and records.

use std::cell::RefCell;
use std::collections::HashMap;

use super::page::{Block, Line, Pill, Section, Target, Tone};
use crate::derived::{Phase, Reality};
use crate::model::document::paragraphs;
use crate::model::{
    ActorId, Basis, BasisKind, Claim, ClaimId, Dated, Direction, DocumentId, Edtf, Item, Language, Localised, OutcomeState,
    Paragraph, PassageId, Review, Stance, Tie, TieId,
};
use crate::theme::Hue;
use crate::views::{ViewCtx, hue_of};

/// Builds the blocks of one page or section.
pub(super) struct Build<'a> {
    pub(super) ctx: &'a ViewCtx<'a>,
    pub(super) blocks: Vec<Block>,
    paragraphs: RefCell<HashMap<DocumentId, Vec<Paragraph>>>,
}

/// Parts joined by the sign that separates side remarks.
pub(super) fn joined<I: IntoIterator<Item = String>>(parts: I) -> String {
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Colour of a stance; the word beside it says the same.
pub(super) fn stance_hue(stance: Stance) -> Hue {
    match stance {
        Stance::Asserts => Hue::Blue,
        Stance::Denies => Hue::Red,
        Stance::Predicts => Hue::Teal,
        Stance::Doubts => Hue::Purple,
        Stance::Demands | Stance::Proposes => Hue::Green,
        Stance::Warns => Hue::Orange,
        Stance::Supposes | Stance::Asks => Hue::Grey,
    }
}

impl<'a> Build<'a> {
    pub(super) fn new(ctx: &'a ViewCtx<'a>) -> Self {
        Self {
            ctx,
            blocks: Vec::new(),
            paragraphs: RefCell::default(),
        }
    }

    /// A dossier's own text in the language shown.
    pub(super) fn local(&self, text: &Localised) -> String {
        text.get(self.ctx.words.language()).to_owned()
    }

    pub(super) fn text(&self, key: &'static str) -> String {
        self.ctx.words.text(key).to_owned()
    }

    pub(super) fn name(&self, item: impl Into<Item>) -> String {
        self.ctx.name(item)
    }

    pub(super) fn moment(&self) -> String {
        self.ctx.words.day(self.ctx.session.moment)
    }

    pub(super) fn head(&mut self, kind: &str, hue: Hue, title: String, subtitle: String) {
        self.blocks.push(Block::Kind(kind.to_uppercase(), hue));
        self.blocks.push(Block::Title(title));
        if !subtitle.is_empty() {
            self.blocks.push(Block::Subtitle(subtitle));
        }
    }

    pub(super) fn note(&mut self, text: &Localised) {
        if !text.is_empty() {
            let text = self.local(text);
            self.blocks.push(Block::Note(text));
        }
    }

    /// Says that nothing is said of it, where it was made by hand and no words were marked for it yet.
    pub(super) fn no_source(&mut self, claims: &[ClaimId]) {
        if claims.is_empty() {
            let text = self.text("inspector-no-source");
            self.note(&Localised::same(&text));
        }
    }

    pub(super) fn fact(&mut self, key: &'static str, value: String, note: String, target: Option<Target>) {
        if !value.is_empty() {
            let label = self.text(key);
            self.blocks.push(Block::Fact {
                label,
                value,
                note,
                target,
            });
        }
    }

    /// Adds a section with what `fill` writes, unless that is nothing.
    pub(super) fn section(&mut self, key: &'static str, note: String, open: bool, fill: impl FnOnce(&mut Self)) {
        let outer = std::mem::take(&mut self.blocks);
        fill(self);
        let blocks = std::mem::replace(&mut self.blocks, outer);
        if !blocks.is_empty() {
            let title = self.text(key);
            self.blocks.push(Block::Section(Section {
                key,
                title,
                note,
                open,
                blocks,
            }));
        }
    }

    /// A section of lines, with their number.
    pub(super) fn lines(&mut self, key: &'static str, open: bool, lines: Vec<Line>) {
        let count = self.ctx.words.number(lines.len() as f64, 0);
        self.section(key, count, open, |b| b.blocks.extend(lines.into_iter().map(Block::Line)));
    }

    pub(super) fn date(&self, date: Option<&Edtf>) -> String {
        date.map_or_else(|| self.text("inspector-not-known"), |d| self.ctx.words.date(d))
    }

    /// How a date is known: always said, with the phrase it rests on.
    pub(super) fn basis(&self, basis: &Basis) -> String {
        let kind = self.ctx.words.basis(basis.kind).to_owned();
        if basis.words.is_empty() {
            kind
        } else {
            format!("{kind} – {}", self.local(&basis.words))
        }
    }

    /// A date with a mark of its basis, for one-line remarks; the basis in full stands with the record.
    pub(super) fn dated(&self, dated: &Dated) -> String {
        let date = self.ctx.words.date(&dated.date);
        match dated.basis.kind {
            BasisKind::Stated => date,
            BasisKind::WorkedOut | BasisKind::Outside => format!("{date} ({})", self.ctx.words.basis(dated.basis.kind)),
        }
    }

    /// Where a passage stands: "Reuters, 19 Jun 2024, ¶1".
    pub(super) fn source(&self, passage: PassageId) -> String {
        let Some(p) = self.ctx.dossier.passages.get(&passage) else {
            return String::new();
        };
        let Some(document) = self.ctx.dossier.documents.get(&p.document) else {
            return String::new();
        };
        let mut cache = self.paragraphs.borrow_mut();
        let blocks = cache.entry(document.id).or_insert_with(|| paragraphs(&document.text));
        let number = blocks.iter().find(|b| b.span.contains(p.target.span)).and_then(|b| b.number);
        let parts = [
            Some(document.short_name(self.ctx.words.language()).into_owned()),
            document.published.as_ref().map(|d| self.ctx.words.date(d)),
            number.map(|n| format!("¶{n}")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The words of a passage in quotation marks of the language.
    pub(super) fn quote(&self, passage: PassageId) -> String {
        self.quoted(&self.name(passage))
    }

    /// Words in quotation marks of the language; marks inside become single ones.
    pub(super) fn quoted(&self, words: &str) -> String {
        let single = |c| match (c, self.ctx.words.language()) {
            ('„', _) => '‚',
            ('“' | '”', Language::De) | ('“', Language::En) => '‘',
            ('”', Language::En) => '’',
            (other, _) => other,
        };
        let inner: String = words.chars().map(single).collect();
        self.ctx.words.with("inspector-quote", &[("words", inner.into())])
    }

    /// A quote with its source; a click selects the passage.
    pub(super) fn passage_line(&self, passage: PassageId) -> Line {
        let (quote, source) = (self.quote(passage), self.source(passage));
        let name = self.ctx.words.with(
            "inspector-passage-name",
            &[("source", source.clone().into()), ("words", self.name(passage).into())],
        );
        Line {
            quote,
            note: source,
            target: Some(passage.into()),
            name,
            ..Line::default()
        }
    }

    /// Source reliability and credibility of the information: "B2".
    pub(super) fn grade(&self, claim: &Claim) -> String {
        let d = self.ctx.dossier;
        let document = claim
            .passages
            .first()
            .and_then(|p| d.passages.get(p))
            .and_then(|p| d.documents.get(&p.document));
        document
            .map(|d| format!("{}{}", d.reliability.letter(), u8::from(claim.credibility)))
            .unwrap_or_default()
    }

    pub(super) fn outcome_pill(&self, claim: &Claim) -> Option<Pill> {
        self.ctx.derived.world.outcome(claim).map(|state| Pill {
            text: self.ctx.words.outcome(state).to_owned(),
            tone: match state {
                OutcomeState::CameTrue => Tone::Good,
                OutcomeState::DidNot => Tone::Bad,
                OutcomeState::Open | OutcomeState::Partly | OutcomeState::Superseded => Tone::Neutral,
            },
        })
    }

    /// Says that nobody has accepted a claim yet.
    fn review_pill(&self, claim: &Claim) -> Option<Pill> {
        let proposed = claim.review == Review::Proposed;
        proposed.then(|| Pill {
            text: self.text("review-pill"),
            tone: Tone::Neutral,
        })
    }

    /// A claim as a row: who says what, where, with grade and outcome.
    pub(super) fn claim_line(&self, claim: &Claim) -> Line {
        let (speaker, stance) = (self.name(claim.speaker), self.ctx.words.stance(claim.stance));
        let words = self.local(&claim.words);
        let reporters: Vec<String> = claim.reporters.iter().map(|r| self.name(*r)).collect();
        let reported = if reporters.is_empty() {
            String::new()
        } else {
            self.ctx
                .words
                .with("inspector-reported-by", &[("who", reporters.join(", ").into())])
        };
        let said = claim
            .said_on
            .as_ref()
            .map(|d| self.ctx.words.with("inspector-said-on", &[("date", self.dated(d).into())]));
        let likelihood = claim.likelihood.map(|l| self.ctx.words.likelihood(l).to_owned());
        let source = claim.passages.first().map(|p| self.source(*p)).unwrap_or_default();
        let note = joined([
            reported,
            said.unwrap_or_default(),
            likelihood.unwrap_or_default(),
            source,
            self.grade(claim),
        ]);
        let arguments = [
            ("speaker", speaker.clone().into()),
            ("stance", stance.into()),
            ("words", words.clone().into()),
        ];
        Line {
            bar: Some(stance_hue(claim.stance)),
            lead: format!("{speaker} {stance}"),
            text: words,
            note,
            pills: self.outcome_pill(claim).into_iter().chain(self.review_pill(claim)).collect(),
            target: Some(claim.id.into()),
            name: self.ctx.words.with("inspector-claim-name", &arguments),
            ..Line::default()
        }
    }

    /// Rows for the claims known; how many are hidden, and why, is said last.
    pub(super) fn claims(&mut self, key: &'static str, open: bool, ids: &[ClaimId]) {
        let world = &self.ctx.derived.world;
        let all = ids.iter().filter_map(|id| self.ctx.dossier.claims.get(id));
        let all = all.filter(|c| c.review != Review::Rejected);
        let (mut known, hidden): (Vec<&Claim>, Vec<&Claim>) = all.partition(|c| world.knows(c.id));
        known.sort_by_key(|c| (c.scenario.is_some(), crate::derived::world::said(c, self.ctx.dossier)));
        let count = self.ctx.words.with("claims-count", &[("n", known.len().into())]);
        let contested = known.iter().any(|c| c.affirms()) && known.iter().any(|c| c.refuses());
        let note = joined([
            count,
            if contested {
                self.text("inspector-contested")
            } else {
                String::new()
            },
        ]);
        let remark = self.hidden(&hidden);
        self.section(key, note, open, |b| {
            for claim in known {
                let line = b.claim_line(claim);
                b.blocks.push(Block::Line(line));
            }
            b.blocks.extend(remark.into_iter().map(Block::Note));
        });
    }

    fn hidden(&self, hidden: &[&Claim]) -> Vec<String> {
        let late = |claim: &&&Claim| {
            let documents = claim
                .passages
                .iter()
                .filter_map(|p| self.ctx.dossier.passages.get(p))
                .map(|p| p.document);
            let mut published = documents
                .filter_map(|d| self.ctx.dossier.documents.get(&d))
                .map(crate::model::document::Document::known_from);
            self.ctx
                .session
                .known_by
                .is_some_and(|day| published.all(|from| from.is_some_and(|from| from > day)))
        };
        let unknown = hidden.iter().filter(late).count();
        let left_out = hidden.len() - unknown;
        let mut remarks = Vec::new();
        if let (Some(day), true) = (self.ctx.session.known_by, unknown > 0) {
            let day = self.ctx.words.day(day);
            remarks.push(
                self.ctx
                    .words
                    .with("inspector-not-yet-known", &[("n", unknown.into()), ("day", day.into())]),
            );
        }
        if left_out > 0 {
            remarks.push(self.ctx.words.with("inspector-left-out", &[("n", left_out.into())]));
        }
        remarks
    }

    /// "Russia → North Korea", "Russia ↔ North Korea".
    pub(super) fn ends(&self, tie: &Tie) -> String {
        let arrow = if tie.direction == Direction::Mutual { "↔" } else { "→" };
        format!("{} {arrow} {}", self.name(tie.from), self.name(tie.to))
    }

    /// How a tie stands at the moment, in words.
    pub(super) fn tie_state(&self, tie: TieId) -> (String, Hue) {
        let Some((tie, state)) = self.ctx.dossier.ties.get(&tie).zip(self.ctx.derived.world.tie(tie)) else {
            return (String::new(), Hue::Grey);
        };
        let hue = hue_of(tie.family);
        let promise = tie.family == crate::model::TieFamily::Commitment;
        let key = match state.reality {
            Reality::Denied => "inspector-state-denied",
            Reality::Predicted => "inspector-state-predicted",
            Reality::Proposed => "inspector-state-proposed",
            Reality::Supposed => "inspector-state-supposed",
            Reality::Unheard => "inspector-state-unheard",
            Reality::Asserted | Reality::Contested => phase_key(state.phase, promise),
        };
        let mut words = self.ctx.words.with(key, &[("day", self.moment().into())]);
        if state.reality == Reality::Contested {
            words = joined([words, self.text("inspector-contested")]);
        }
        (
            words,
            if state.phase == Phase::Ended || !state.reality.is_real() {
                Hue::Grey
            } else {
                hue
            },
        )
    }

    /// A tie as a row.
    pub(super) fn tie_line(&self, tie: &Tie) -> Line {
        let (state, hue) = self.tie_state(tie.id);
        let label = self.local(&tie.label);
        let ends = self.ends(tie);
        let name = self.ctx.words.with(
            "inspector-tie-name",
            &[("label", label.clone().into()), ("ends", ends.clone().into())],
        );
        Line {
            bar: Some(hue),
            lead: ends,
            text: label,
            note: state,
            target: Some(tie.id.into()),
            name,
            ..Line::default()
        }
    }

    /// Any record as a row: name, kind and date.
    pub(super) fn item_line(&self, item: impl Into<Item>) -> Line {
        let item = item.into();
        let d = self.ctx.dossier;
        match item {
            Item::Tie(id) => d.ties.get(&id).map(|t| self.tie_line(t)).unwrap_or_default(),
            Item::Claim(id) => d.claims.get(&id).map(|c| self.claim_line(c)).unwrap_or_default(),
            Item::Passage(id) => self.passage_line(id),
            _ => {
                let kind = self.kind(item);
                let text = self.name(item);
                let name = self.ctx.words.with(
                    "inspector-item-name",
                    &[("kind", kind.clone().into()), ("name", text.clone().into())],
                );
                Line {
                    text,
                    note: joined([kind, self.when(item)]),
                    target: Some(item.into()),
                    name,
                    ..Line::default()
                }
            }
        }
    }

    /// Kind of a record in a word or two.
    pub(super) fn kind(&self, item: Item) -> String {
        crate::views::search::kind_word(self.ctx, item)
    }

    fn when(&self, item: Item) -> String {
        let d = self.ctx.dossier;
        match item {
            Item::Event(id) => d
                .events
                .get(&id)
                .and_then(|e| e.when.as_ref())
                .map(|w| self.dated(w))
                .unwrap_or_default(),
            Item::Instrument(id) => d
                .instruments
                .get(&id)
                .and_then(|i| i.begun())
                .map(|w| self.dated(w))
                .unwrap_or_default(),
            Item::Document(id) => d
                .documents
                .get(&id)
                .and_then(|d| d.published.as_ref())
                .map(|w| self.ctx.words.date(w))
                .unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Rows for actors, or other records, each once.
    pub(super) fn items(&mut self, key: &'static str, open: bool, items: impl IntoIterator<Item = Item>) {
        let mut seen = std::collections::HashSet::new();
        let present = items.into_iter().filter(|i| self.ctx.dossier.contains(*i) && seen.insert(*i));
        let lines: Vec<Line> = present.map(|i| self.item_line(i)).collect();
        self.lines(key, open, lines);
    }

    /// Several items selected together, and the ties between the actors among them.
    pub(super) fn several(&mut self, items: &[Item]) {
        let count = self.ctx.words.with("inspector-several", &[("n", items.len().into())]);
        self.head(self.ctx.words.text("inspector-selection"), Hue::Blue, count, String::new());
        self.items("inspector-selected", true, items.iter().copied());
        let among = |actor: ActorId| items.contains(&actor.into());
        let ties: Vec<Item> = (self.ctx.dossier.ties.values())
            .filter(|tie| among(tie.from) && among(tie.to) && self.ctx.derived.world.shows(tie.id))
            .map(|tie| tie.id.into())
            .collect();
        self.items("inspector-ties-between", true, ties);
    }

    /// Contradictions, quantities, scenarios, precedents and assessments that bear on an item or its claims.
    pub(super) fn connections(&mut self, item: Item, claims: &[ClaimId]) {
        let (d, index) = (self.ctx.dossier, &self.ctx.derived.index);
        let world = &self.ctx.derived.world;
        let known: Vec<ClaimId> = claims.iter().copied().filter(|c| world.knows(*c)).collect();
        let quantities: Vec<Line> = known
            .iter()
            .flat_map(|c| index.quantities_of(*c))
            .filter_map(|q| d.quantities.get(q))
            .map(|q| self.quantity_line(q))
            .collect();
        self.lines("inspector-quantities", true, quantities);
        let mut contradictions: Vec<_> = known.iter().flat_map(|c| index.contradictions_of(*c)).copied().collect();
        contradictions.sort_unstable();
        contradictions.dedup();
        let lines = contradictions
            .iter()
            .filter_map(|k| d.contradictions.get(k))
            .map(|k| self.contradiction_line(k))
            .collect();
        self.lines("inspector-contradictions", true, lines);
        let scenarios = d.scenarios.values().filter(|s| {
            s.met_by == Some(item)
                || s.blocked_by.contains(&item)
                || s.changes.iter().any(|c| c.item == item)
                || s.claims.iter().chain(&s.consequences).any(|c| known.contains(c))
        });
        self.items(
            "inspector-scenarios",
            false,
            scenarios.map(|s| s.id.into()).collect::<Vec<_>>(),
        );
        let precedents = d
            .precedents
            .values()
            .filter(|p| p.case == Some(item) || p.bears_on.contains(&item));
        self.items(
            "inspector-precedents",
            false,
            precedents.map(|p| p.id.into()).collect::<Vec<_>>(),
        );
        let assessments = d.assessments.values().filter(|g| g.guarantee == item);
        self.items(
            "inspector-assessments",
            false,
            assessments.map(|g| g.id.into()).collect::<Vec<_>>(),
        );
    }

    /// A value of a quantity with its unit: "11,000 containers", "90 – 99 %".
    pub(super) fn amount(&self, q: &crate::model::Quantity) -> String {
        let number = |v: f64| self.ctx.words.number(v, 2);
        let value = match (q.low, q.best, q.high) {
            (_, Some(best), _) => number(best),
            (Some(low), None, Some(high)) => format!("{} – {}", number(low), number(high)),
            (Some(low), None, None) => self.ctx.words.with("inspector-at-least", &[("value", number(low).into())]),
            (None, None, Some(high)) => self.ctx.words.with("inspector-at-most", &[("value", number(high).into())]),
            (None, None, None) => self.text("inspector-no-number"),
        };
        format!("{value} {}", q.unit.get(self.ctx.words.language()))
    }

    pub(super) fn quantity_line(&self, q: &crate::model::Quantity) -> Line {
        let (lead, text) = (self.amount(q), self.local(&q.measure));
        let speaker = self
            .ctx
            .dossier
            .claims
            .get(&q.claim)
            .map(|c| self.name(c.speaker))
            .unwrap_or_default();
        let year = q.year.as_ref().map(|y| self.ctx.words.date(y)).unwrap_or_default();
        let name = self.ctx.words.with(
            "inspector-quantity-name",
            &[("amount", lead.clone().into()), ("measure", text.clone().into())],
        );
        Line {
            lead,
            text,
            note: joined([year, speaker]),
            target: Some(q.id.into()),
            name,
            ..Line::default()
        }
    }

    pub(super) fn contradiction_line(&self, k: &crate::model::Contradiction) -> Line {
        let text = self.local(&k.title);
        let ruled = if k.ruling.is_some() {
            "inspector-ruled"
        } else {
            "inspector-not-ruled"
        };
        let count = self.ctx.words.with("claims-count", &[("n", k.claims.len().into())]);
        let name = self.ctx.words.with(
            "inspector-item-name",
            &[
                ("kind", self.text("search-kind-contradiction").into()),
                ("name", text.clone().into()),
            ],
        );
        Line {
            bar: Some(Hue::Red),
            text,
            note: joined([count, self.text(ruled)]),
            target: Some(k.id.into()),
            name,
            ..Line::default()
        }
    }

    /// "Russia, China": names of actors, joined.
    pub(super) fn names(&self, actors: impl IntoIterator<Item = ActorId>) -> String {
        actors.into_iter().map(|a| self.name(a)).collect::<Vec<_>>().join(", ")
    }
}

/// Message for a phase; promises are in force, other ties hold.
pub(super) fn phase_key(phase: Phase, promise: bool) -> &'static str {
    match (phase, promise) {
        (Phase::NotYet, _) => "inspector-state-not-yet",
        (Phase::PerhapsBegun, _) => "inspector-state-perhaps-begun",
        (Phase::Concluded, _) => "inspector-state-concluded",
        (Phase::InForce, true) => "inspector-state-in-force",
        (Phase::InForce, false) => "inspector-state-holds",
        (Phase::PerhapsEnded, _) => "inspector-state-perhaps-ended",
        (Phase::Ended, _) => "inspector-state-ended",
    }
}
