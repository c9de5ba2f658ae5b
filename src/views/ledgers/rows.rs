//! The proposals as rows: which there are, in which order, which of them are shown. Made once for a state of the
//! dossier and a choice, never for a frame; words are put only for rows in view, or where a text is searched for.

use std::collections::{HashMap, HashSet};

use crate::model::{ActorId, Claim, ClaimId, DocumentId, Dossier, Edtf, Index, Item, Review};
use crate::views::ViewCtx;
use crate::views::review::{Kind, Subject, words};

/// Height of a row, and of a heading between rows.
pub(super) const ROW: f32 = 46.0;
pub(super) const HEADING: f32 = 30.0;

/// A proposal as a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    pub(super) subject: Subject,
    pub(super) kind: Kind,
    /// The claim whose sentence is shown: its own, or the first that names the actor.
    pub(super) told_by: Option<ClaimId>,
    /// Where it was read.
    pub(super) document: Option<DocumentId>,
    /// How sure the rule is.
    pub(super) confidence: f64,
    /// Place of the document in the order of dates, and of the sentence in the document.
    order: (usize, usize),
}

/// By what rows stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Grouping {
    /// By document, in the order of the text.
    #[default]
    Document,
    /// By kind, the surest first.
    Kind,
}

/// Order and filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Choice {
    pub(super) grouping: Grouping,
    pub(super) kind: Option<Kind>,
    pub(super) document: Option<DocumentId>,
    /// Least confidence, in per cent.
    pub(super) least: u8,
    pub(super) text: String,
}

impl Choice {
    /// Whether rows are left out.
    pub(super) fn filters(&self) -> bool {
        self.kind.is_some() || self.document.is_some() || self.least > 0 || !self.text.trim().is_empty()
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// A heading with the number of its rows.
    Heading(Group, usize),
    /// Place of a row in [`Rows::list`].
    Row(usize),
}

/// What a heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Document(Option<DocumentId>),
    Kind(Kind),
}

/// The rows shown.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) list: Vec<Row>,
    pub(super) lines: Vec<Line>,
    /// Top of each line, and the bottom of the last.
    pub(super) tops: Vec<f32>,
    /// Line of each row.
    pub(super) line_of: Vec<usize>,
    pub(super) places: HashMap<Subject, usize>,
}

/// Every proposal, in the order of documents and texts.
pub(super) fn all(dossier: &Dossier, index: &Index) -> Vec<Row> {
    let mut documents: Vec<_> = dossier.documents.values().collect();
    documents.sort_by_cached_key(|d| {
        let first = d.published.as_ref().and_then(Edtf::earliest_day);
        (first.is_none(), first, d.id)
    });
    let rank: HashMap<DocumentId, usize> = documents.iter().enumerate().map(|(place, d)| (d.id, place)).collect();
    let mut rows = Vec::new();
    let mut first_of: HashMap<ActorId, (DocumentId, (usize, usize), ClaimId)> = HashMap::new();
    for claim in dossier.claims.values().filter(|c| c.review == Review::Proposed) {
        let passage = claim.passages.first().and_then(|p| dossier.passages.get(p));
        let document = passage.map(|p| p.document);
        let order = passage.map_or((usize::MAX, 0), |p| {
            (rank.get(&p.document).copied().unwrap_or(usize::MAX), p.target.span.start)
        });
        if let Some(document) = document {
            for actor in named(dossier, claim) {
                let held = first_of.entry(actor).or_insert((document, order, claim.id));
                if order < held.1 {
                    *held = (document, order, claim.id);
                }
            }
        }
        let subject = Subject::of_claim(claim, index);
        rows.push(Row {
            subject,
            kind: subject.kind(dossier),
            told_by: Some(claim.id),
            document,
            confidence: claim.proposal.as_ref().map_or(0.0, |p| p.confidence),
            order,
        });
    }
    for actor in dossier.actors.values().filter(|a| a.review == Review::Proposed) {
        let first = first_of.get(&actor.id);
        rows.push(Row {
            subject: Subject::of_actor(actor.id),
            kind: Kind::Actor,
            told_by: first.map(|f| f.2),
            document: first.map(|f| f.0),
            confidence: actor.proposal.as_ref().map_or(0.0, |p| p.confidence),
            order: first.map_or((usize::MAX, 0), |f| f.1),
        });
    }
    // Of one sentence the actors come first: whoever is merged or rejected changes what is said of them.
    rows.sort_by_key(|r| (r.order, r.kind != Kind::Actor, r.kind, r.subject.item));
    rows
}

/// Lets the rows follow a review of claims and actors: what is no longer open goes, what is open again comes back.
pub(super) fn reviewed(rows: &mut Vec<Row>, dossier: &Dossier, index: &Index, items: &[Item]) {
    let is_open = |item: &Item| match item {
        Item::Claim(id) => dossier.claims.get(id).is_some_and(|c| c.review == Review::Proposed),
        Item::Actor(id) => dossier.actors.get(id).is_some_and(|a| a.review == Review::Proposed),
        _ => false,
    };
    let of = |row: &Row| row.subject.claim.map_or(row.subject.item, Item::from);
    let touched: HashSet<Item> = items.iter().copied().collect();
    rows.retain(|row| !touched.contains(&of(row)));
    // What comes back needs its place among the documents, which is told by all of them.
    if items.iter().any(is_open) {
        *rows = all(dossier, index);
        return;
    }
    // An actor is shown with the first claim that names it; a rejected one says nothing any more.
    let rejected = |id: &ClaimId| dossier.claims.get(id).is_some_and(|c| c.review == Review::Rejected);
    if rows
        .iter()
        .any(|row| row.kind == Kind::Actor && row.told_by.as_ref().is_some_and(rejected))
    {
        *rows = all(dossier, index);
    }
}

/// The actors that a claim names.
fn named(dossier: &Dossier, claim: &Claim) -> Vec<ActorId> {
    let mut found = vec![claim.speaker];
    for item in &claim.about {
        match item {
            Item::Actor(id) => found.push(*id),
            Item::Tie(id) => found.extend(dossier.ties.get(id).into_iter().flat_map(|t| [t.from, t.to])),
            Item::Event(id) => {
                let event = dossier.events.get(id).into_iter();
                found.extend(event.flat_map(|e| e.participants.iter().map(|p| p.actor)));
            }
            _ => {}
        }
    }
    found
}

impl Rows {
    /// The rows that the choice leaves, in its order.
    pub(super) fn of(ctx: &ViewCtx<'_>, all: &[Row], choice: &Choice) -> Self {
        let text = choice.text.trim().to_lowercase();
        let fits = |row: &&Row| {
            choice.kind.is_none_or(|kind| row.kind == kind)
                && choice.document.is_none_or(|document| row.document == Some(document))
                && row.confidence * 100.0 + 1e-9 >= f64::from(choice.least)
                && (text.is_empty() || contains(ctx, row, &text))
        };
        let mut rows: Vec<Row> = all.iter().filter(fits).copied().collect();
        if choice.grouping == Grouping::Kind {
            rows.sort_by(|a, b| {
                let by_kind = a.kind.cmp(&b.kind);
                by_kind
                    .then(b.confidence.total_cmp(&a.confidence))
                    .then(a.order.cmp(&b.order))
            });
        }
        Self::laid_out(rows, choice.grouping)
    }

    fn laid_out(rows: Vec<Row>, grouping: Grouping) -> Self {
        let group = |row: &Row| match grouping {
            Grouping::Document => Group::Document(row.document),
            Grouping::Kind => Group::Kind(row.kind),
        };
        let mut made = Self::default();
        let mut top = 0.0;
        let mut line = |line: Line, height: f32, made: &mut Self| {
            made.lines.push(line);
            made.tops.push(top);
            top += height;
        };
        let mut at = 0;
        while let Some(first) = rows.get(at).map(group) {
            let count = rows[at..].iter().take_while(|row| group(row) == first).count();
            line(Line::Heading(first, count), HEADING, &mut made);
            for place in at..at + count {
                made.line_of.push(made.lines.len());
                line(Line::Row(place), ROW, &mut made);
            }
            at += count;
        }
        made.tops.push(top);
        made.places = rows.iter().enumerate().map(|(place, row)| (row.subject, place)).collect();
        made.list = rows;
        made
    }

    /// Height of all lines.
    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The lines that touch a range of heights.
    pub(super) fn between(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|t| *t <= top).saturating_sub(1);
        let last = self.tops.partition_point(|t| *t < bottom).min(self.lines.len());
        first..last.max(first)
    }
}

fn contains(ctx: &ViewCtx<'_>, row: &Row, text: &str) -> bool {
    let sentence = row.told_by.and_then(|id| words::sentence(ctx, id, row.subject));
    words::line(ctx, row.subject).to_lowercase().contains(text) || sentence.is_some_and(|s| s.text.to_lowercase().contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let dossier = dossier();
        all(&dossier, &Index::of(&dossier))
    }

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "documents": [
                {"id": "d.late", "title": {"en": "Late"}, "language": "en", "text": "A arms B. A meets B.", "published": "2024"},
                {"id": "d.early", "title": {"en": "Early"}, "language": "en", "text": "A trades with B.", "published": "2020"}],
            "passages": [
                {"id": "p.1", "document": "d.late", "target": {"start": 0, "end": 9, "exact": "A arms B."}},
                {"id": "p.2", "document": "d.late", "target": {"start": 10, "end": 20, "exact": "A meets B."}},
                {"id": "p.3", "document": "d.early", "target": {"start": 0, "end": 16, "exact": "A trades with B."}}],
            "actors": [
                {"id": "a.a", "kind": "state", "names": [{"en": "A"}], "code": "A"},
                {"id": "a.b", "kind": "state", "names": [{"en": "B"}], "code": "B", "review": "proposed"}],
            "ties": [
                {"id": "t.arms", "family": "arms", "from": "a.a", "to": "a.b", "label": {"en": "x"}},
                {"id": "t.trade", "family": "trade", "from": "a.a", "to": "a.b", "label": {"en": "x"}}],
            "events": [{"id": "e.meet", "kind": "summit", "title": {"en": "x"}}],
            "claims": [
                {"id": "c.arms", "speaker": "a.a", "stance": "asserts", "about": ["t.arms"], "words": {"en": "x"}, "passages": ["p.1"], "review": "proposed",
                    "proposal": {"rule": "r", "trigger": "arms", "confidence": 0.6, "key": "1"}},
                {"id": "c.meet", "speaker": "a.a", "stance": "asserts", "about": ["e.meet"], "words": {"en": "x"}, "passages": ["p.2"], "review": "proposed",
                    "proposal": {"rule": "r", "trigger": "meets", "confidence": 0.9, "key": "2"}},
                {"id": "c.trade", "speaker": "a.a", "stance": "asserts", "about": ["t.trade"], "words": {"en": "x"}, "passages": ["p.3"], "review": "proposed"},
                {"id": "c.done", "speaker": "a.a", "stance": "asserts", "about": ["t.trade"], "words": {"en": "x"}, "passages": ["p.3"], "review": "rejected"}],
        }))
        .unwrap()
    }

    #[test]
    fn rows_follow_a_review_as_if_made_anew() {
        let claims = ["c.arms", "c.meet", "c.trade"].map(|id| id.parse::<ClaimId>().unwrap());
        for review in [Review::Accepted, Review::Rejected] {
            for reviewed_claims in [&claims[..1], &claims[1..], &claims[..]] {
                let mut dossier = dossier();
                let mut followed = rows();
                let step = |dossier: &mut Dossier, followed: &mut Vec<Row>, review| {
                    for id in reviewed_claims {
                        dossier.claims.get_mut(id).unwrap().review = review;
                    }
                    let items: Vec<Item> = reviewed_claims.iter().map(|id| Item::from(*id)).collect();
                    let index = Index::of(dossier);
                    reviewed(followed, dossier, &index, &items);
                    all(dossier, &index)
                };
                let anew = step(&mut dossier, &mut followed, review);
                let of = |rows: &[Row]| rows.iter().map(|r| r.subject).collect::<Vec<_>>();
                if review == Review::Rejected {
                    assert_eq!(followed, anew);
                } else {
                    // What stays open stays where it is, though its actor is now first named elsewhere.
                    let (mut one, mut other) = (of(&followed), of(&anew));
                    one.sort_by_key(|s| s.item);
                    other.sort_by_key(|s| s.item);
                    assert_eq!(one, other);
                }
                let anew = step(&mut dossier, &mut followed, Review::Proposed);
                assert_eq!(followed, anew, "taken back");
            }
        }
    }

    fn items(rows: &[Row]) -> Vec<String> {
        rows.iter().map(|r| r.subject.item.to_string()).collect()
    }

    #[test]
    fn rows_come_by_date_and_place_in_the_text_and_an_actor_where_it_is_first_named() {
        assert_eq!(items(&rows()), ["a.b", "t.trade", "t.arms", "e.meet"]);
    }

    #[test]
    fn headings_stand_before_their_rows_and_every_height_finds_its_line() {
        let made = Rows::laid_out(rows(), Grouping::Document);
        assert_eq!(made.lines.len(), 6);
        assert!(matches!(made.lines[0], Line::Heading(Group::Document(Some(_)), 2)));
        assert_eq!(
            made.lines[3],
            Line::Heading(Group::Document(Some("d.late".parse().unwrap())), 2)
        );
        assert!((made.height() - (2.0 * HEADING + 4.0 * ROW)).abs() < 1e-3);
        assert_eq!(made.between(0.0, 10.0), 0..1);
        assert_eq!(made.between(HEADING + 1.0, HEADING + ROW + 1.0), 1..3);
        assert_eq!(made.line_of, [1, 2, 4, 5]);
        assert_eq!(Rows::default().between(0.0, 100.0), 0..0);
    }
}
