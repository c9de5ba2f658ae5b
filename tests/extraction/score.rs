//! Extraction held against annotated articles: precision, recall and F1 by kind of finding, and errors of modality.
//!
//! For the test `extraction` and the bench of the same name, which include this file. What counts as the same is
//! written down in [`compare`]; what the files of `articles/` look like, in [`gold`].
//! Deliberately not here: floors (they are the test's), printing (the bench's).

#[path = "score/compare.rs"]
pub(crate) mod compare;
#[path = "score/gold.rs"]
pub(crate) mod gold;
#[path = "score/report.rs"]
mod report;
#[path = "score/same.rs"]
pub(crate) mod same;

use std::collections::BTreeMap;

use garant::extraction::{About, Extraction, Lexicon, extract};

pub(crate) use gold::{Article, articles};
pub(crate) use report::{errors, table};

/// What is counted, a line of the table each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Measure {
    Actors,
    Mentions,
    Dates,
    DateSpans,
    Figures,
    Ties,
    /// Ties, whatever their modality.
    TiesAnyModality,
    Events,
    /// Events of exactly the kind.
    EventsExact,
    Claims,
    /// Claims of exactly the stance.
    ClaimsStance,
}

impl Measure {
    /// All, in the order of the table.
    pub(crate) const ALL: [Self; 11] = [
        Self::Actors,
        Self::Mentions,
        Self::Dates,
        Self::DateSpans,
        Self::Figures,
        Self::Ties,
        Self::TiesAnyModality,
        Self::Events,
        Self::EventsExact,
        Self::Claims,
        Self::ClaimsStance,
    ];
}

/// Found and missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Annotated and found.
    pub(crate) hit: usize,
    /// Annotated and not found.
    pub(crate) missed: usize,
    /// Found and not annotated.
    pub(crate) false_finds: usize,
}

impl Count {
    /// Share of what was found that is right; 1 where nothing was found.
    pub(crate) fn precision(self) -> f64 {
        share(self.hit, self.false_finds)
    }

    /// Share of what is there that was found; 1 where nothing is there.
    pub(crate) fn recall(self) -> f64 {
        share(self.hit, self.missed)
    }

    /// Harmonic mean of the two.
    pub(crate) fn f1(self) -> f64 {
        let wrong = self.missed + self.false_finds;
        share(2 * self.hit, wrong)
    }

    fn add(&mut self, other: Self) {
        self.hit += other.hit;
        self.missed += other.missed;
        self.false_finds += other.false_finds;
    }
}

fn share(hit: usize, not: usize) -> f64 {
    if hit + not == 0 {
        1.0
    } else {
        hit as f64 / (hit + not) as f64
    }
}

/// A finding that is wrong, or one that is wanting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The line of the table it counts in.
    pub(crate) measure: Measure,
    /// Found and not annotated, or annotated and not found.
    pub(crate) is_false_find: bool,
    /// What it is.
    pub(crate) what: String,
    /// Its sentence.
    pub(crate) sentence: String,
}

/// The result for one article or for several.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scores {
    counts: BTreeMap<Measure, Count>,
    /// What is wrong and what is wanting.
    pub(crate) faults: Vec<Fault>,
    /// Ties found as asserted of which the article says no such thing, each with its sentence.
    pub(crate) modality_errors: Vec<String>,
}

impl Scores {
    /// The count of one line.
    pub(crate) fn count(&self, measure: Measure) -> Count {
        self.counts.get(&measure).copied().unwrap_or_default()
    }

    fn add(&mut self, other: &Self) {
        for (measure, count) in &other.counts {
            self.counts.entry(*measure).or_default().add(*count);
        }
        self.faults.extend(other.faults.iter().cloned());
        self.modality_errors.extend(other.modality_errors.iter().cloned());
    }
}

/// The scores of several articles as one.
pub(crate) fn total<'a>(scores: impl IntoIterator<Item = &'a Scores>) -> Scores {
    let mut total = Scores::default();
    for one in scores {
        total.add(one);
    }
    total
}

/// What extraction finds in the article, as a file that gives its day of publication would have it read.
pub(crate) fn run(article: &Article) -> Extraction {
    let about = About {
        published: Some(article.published),
        ..About::default()
    };
    extract(Lexicon::built_in(), article.language, &article.text, &about)
}

/// Extraction held against the annotation of the article.
pub(crate) fn score(article: &Article) -> Scores {
    compare::compare(article, &run(article))
}
