//! What feeds the dossier and what does not: paragraphs, months, actors without a source.
//!
//! A pure function of the dossier. Headings and what is set aside are no blind spots. Not here: drawing, words.

use std::collections::{BTreeSet, HashSet};

use super::time_index::{End, Lane, TimeIndex};
use crate::model::document::paragraphs;
use crate::model::{ActorId, Claim, Day, Document, DocumentId, Dossier, Index, Item, PassageId, Review, SetAside, Span};

/// Days a date may be vague by and still count as something in its months.
const VAGUE: i32 = 366;

/// One paragraph or heading of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParagraphCover {
    /// Number; `None` for a heading.
    pub number: Option<u32>,
    /// Where it stands in the text.
    pub span: Span,
    /// Claims in it that a person accepted or made.
    pub accepted: usize,
    /// Claims in it that wait for a person.
    pub proposed: usize,
    /// Nothing in it is read for facts.
    pub set_aside: bool,
}

impl ParagraphCover {
    /// A paragraph that could feed something and does not.
    pub fn is_blind(&self) -> bool {
        self.number.is_some() && !self.set_aside && self.accepted + self.proposed == 0
    }
}

/// The paragraphs of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentCover {
    /// Which.
    pub document: DocumentId,
    /// In the order of the text, headings included.
    pub paragraphs: Vec<ParagraphCover>,
}

/// Months without anything, from the first day of the first to the last day of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Number of months.
    pub months: usize,
}

/// What feeds the dossier.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Documents, by identifier.
    pub documents: Vec<DocumentCover>,
    /// Stretches of months without anything, between the first and the last dated thing.
    pub silences: Vec<Silence>,
    /// Actors of whom no counted claim speaks.
    pub actors: Vec<ActorId>,
}

impl Coverage {
    /// Works out what feeds the dossier.
    pub fn of(dossier: &Dossier, index: &Index, time: &TimeIndex) -> Self {
        let documents = dossier.documents.values().map(|d| DocumentCover {
            document: d.id,
            paragraphs: cover(dossier, index, d),
        });
        Self {
            documents: documents.collect(),
            silences: silences(time),
            actors: without_source(dossier),
        }
    }

    /// Paragraphs that feed nothing.
    pub fn blind_paragraphs(&self) -> usize {
        let all = self.documents.iter().flat_map(|d| &d.paragraphs);
        all.filter(|p| p.is_blind()).count()
    }
}

/// The paragraphs of a document with what they carry.
pub fn cover(dossier: &Dossier, index: &Index, document: &Document) -> Vec<ParagraphCover> {
    let passages: Vec<(Span, PassageId)> = index
        .passages_of(document.id)
        .iter()
        .filter_map(|id| dossier.passages.get(id).map(|p| (p.target.span, p.id)))
        .collect();
    let blocks = paragraphs(&document.text);
    let covers = blocks.iter().map(|block| {
        let mut claims: BTreeSet<_> = BTreeSet::new();
        // Passages come in the order of the text; long ones may begin well before the paragraph.
        let here = passages.iter().take_while(|(span, _)| span.start < block.span.end);
        for (_, passage) in here.filter(|(span, _)| span.overlaps(block.span)) {
            claims.extend(index.claims_in(*passage));
        }
        let reviews = claims
            .into_iter()
            .filter_map(|id| dossier.claims.get(id))
            .map(|c: &Claim| c.review);
        let (mut accepted, mut proposed) = (0, 0);
        for review in reviews {
            match review {
                Review::Accepted => accepted += 1,
                Review::Proposed => proposed += 1,
                Review::Rejected => {}
            }
        }
        let text = document.text.get(block.start_byte..block.end_byte).unwrap_or_default();
        ParagraphCover {
            number: block.number,
            span: block.span,
            accepted,
            proposed,
            set_aside: is_aside(text, block.span, &document.set_aside),
        }
    });
    covers.collect()
}

/// Every letter of the paragraph lies in a part that is set aside.
fn is_aside(text: &str, span: Span, parts: &[SetAside]) -> bool {
    let here: Vec<Span> = parts.iter().map(|p| p.span).filter(|p| p.overlaps(span)).collect();
    let inside = |at: usize| here.iter().any(|p| p.start <= at && at < p.end);
    let mut letters = text.chars().enumerate().filter(|(_, c)| !c.is_whitespace());
    !here.is_empty() && letters.all(|(at, _)| inside(span.start + at))
}

/// Months since the year 0.
fn month_of(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + i32::from(month) - 1
}

fn silences(time: &TimeIndex) -> Vec<Silence> {
    let mut months: BTreeSet<i32> = BTreeSet::new();
    for lane in Lane::ALL {
        for entry in time.entries(lane) {
            for end in [entry.start, entry.end] {
                if let End::Between(first, last) = end {
                    let (from, to) = (month_of(Day(first)), month_of(Day(last)));
                    // A vague date says little of its months; its ends still bound what the dossier speaks of.
                    if last.saturating_sub(first) <= VAGUE {
                        months.extend(from..=to);
                    } else {
                        months.extend([from, to]);
                    }
                }
            }
        }
    }
    let list: Vec<i32> = months.into_iter().collect();
    let gap = |pair: &[i32]| {
        let (first, last) = (pair.first()? + 1, pair.get(1)? - 1);
        let begin = |month: i32| Day::from_ymd(month.div_euclid(12), (month.rem_euclid(12) + 1) as u8, 1);
        (first <= last).then_some(())?;
        Some(Silence {
            from: begin(first)?,
            to: begin(last)?.last_of_month(),
            months: (last - first + 1) as usize,
        })
    };
    list.windows(2).filter_map(gap).collect()
}

/// Actors that no counted claim speaks of, by itself or through a tie, event or instrument.
fn without_source(dossier: &Dossier) -> Vec<ActorId> {
    let mut spoken_of: HashSet<ActorId> = HashSet::new();
    let mut seen: BTreeSet<Item> = BTreeSet::new();
    for claim in dossier.claims.values().filter(|c| c.review != Review::Rejected) {
        spoken_of.insert(claim.speaker);
        spoken_of.extend(&claim.reporters);
        seen.extend(&claim.about);
    }
    for item in &seen {
        match item {
            Item::Actor(id) => {
                spoken_of.insert(*id);
            }
            Item::Tie(id) => spoken_of.extend(dossier.ties.get(id).into_iter().flat_map(|t| [t.from, t.to])),
            Item::Event(id) => {
                let event = dossier.events.get(id).into_iter();
                spoken_of.extend(event.flat_map(|e| e.participants.iter().map(|p| p.actor)));
            }
            Item::Instrument(id) => {
                let instrument = dossier.instruments.get(id).into_iter();
                spoken_of.extend(instrument.flat_map(|i| i.parties.iter().map(|p| p.actor)));
            }
            _ => {}
        }
    }
    let actors = dossier.actors.values().filter(|a| a.review != Review::Rejected);
    actors.map(|a| a.id).filter(|id| !spoken_of.contains(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage() -> Coverage {
        let dossier: Dossier = serde_json::from_value(serde_json::json!({
            "documents": [{"id": "d.x", "title": {"en": "X"}, "language": "en",
                "text": "One is so.\n\n## Head\n\nTwo may be.\n\nNobody reads me.\n\nPREV  NEXT\n\nRejected.",
                "set_aside": [{"start": 52, "end": 56, "reason": "navigation"}, {"start": 58, "end": 62, "reason": "navigation"}]}],
            "passages": [{"id": "p.1", "document": "d.x", "target": {"start": 0, "end": 10, "exact": "One is so."}},
                         {"id": "p.2", "document": "d.x", "target": {"start": 21, "end": 24, "exact": "Two"}},
                         {"id": "p.3", "document": "d.x", "target": {"start": 64, "end": 73, "exact": "Rejected."}}],
            "actors": [
                {"id": "a.a", "kind": "state", "names": [{"en": "A"}], "code": "A"},
                {"id": "a.b", "kind": "state", "names": [{"en": "B"}], "code": "B"},
                {"id": "a.lonely", "kind": "state", "names": [{"en": "L"}], "code": "L"},
                {"id": "a.gone", "kind": "state", "names": [{"en": "G"}], "code": "G", "review": "rejected"}],
            "ties": [{"id": "t.x", "family": "arms", "from": "a.a", "to": "a.b", "label": {"en": "x"}, "valid": "2001-02/2001-07-04"}],
            "events": [{"id": "e.x", "kind": "summit", "title": {"en": "x"}, "when": {"date": "2000-12-24"}},
                       {"id": "e.y", "kind": "summit", "title": {"en": "y"}, "when": {"date": "2002"}}],
            "claims": [
                {"id": "c.1", "speaker": "a.a", "stance": "asserts", "about": ["t.x"], "words": {"en": "x"}, "passages": ["p.1"]},
                {"id": "c.2", "speaker": "a.a", "stance": "asserts", "about": ["t.x"], "words": {"en": "x"}, "passages": ["p.1", "p.2"], "review": "proposed"},
                {"id": "c.3", "speaker": "a.lonely", "stance": "asserts", "about": ["t.x"], "words": {"en": "x"}, "passages": ["p.3"], "review": "rejected"}],
        }))
        .unwrap();
        let index = Index::of(&dossier);
        let time = TimeIndex::of(&dossier, &index);
        Coverage::of(&dossier, &index, &time)
    }

    #[test]
    fn paragraphs_count_accepted_and_proposed_apart_and_headings_and_what_is_set_aside_are_not_blind() {
        let coverage = coverage();
        let shown: Vec<_> = coverage.documents[0]
            .paragraphs
            .iter()
            .map(|p| (p.number, p.accepted, p.proposed, p.is_blind()))
            .collect();
        assert_eq!(
            shown,
            [
                (Some(1), 1, 1, false),
                (None, 0, 0, false),
                (Some(2), 0, 1, false),
                (Some(3), 0, 0, true),
                (Some(4), 0, 0, false),
                (Some(5), 0, 0, true)
            ]
        );
        assert_eq!(coverage.blind_paragraphs(), 2);
    }

    #[test]
    fn months_between_dates_are_silent_and_a_year_speaks_for_all_of_its_months() {
        let silences: Vec<_> = coverage()
            .silences
            .iter()
            .map(|s| (s.from.ymd(), s.to.ymd(), s.months))
            .collect();
        assert_eq!(
            silences,
            [
                ((2001, 1, 1), (2001, 1, 31), 1),
                ((2001, 3, 1), (2001, 6, 30), 4),
                ((2001, 8, 1), (2001, 12, 31), 5)
            ]
        );
    }

    #[test]
    fn an_actor_of_whom_only_a_rejected_claim_speaks_has_no_source() {
        assert_eq!(coverage().actors, ["a.lonely".parse().unwrap()]);
    }
}
