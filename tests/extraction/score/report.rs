//! Scores in words and columns, for a reader.

use std::fmt::Write;

use garant::model::Language;

use super::{Article, Measure, Scores, total};

/// A part of the articles.
type Part = fn(&Article) -> bool;

/// Names of the columns, and which articles they cover.
const COLUMNS: [(&str, Part); 5] = [
    ("all", |_| true),
    ("development", |a| !a.is_held_out()),
    ("held out", Article::is_held_out),
    ("German", |a| a.language == Language::De),
    ("English", |a| a.language == Language::En),
];

/// Precision, recall and F1 of all kinds of findings, by part of the set.
pub(crate) fn table(articles: &[Article], scores: &[Scores]) -> String {
    let mut out = String::new();
    let columns: Vec<(&str, usize, Scores)> = COLUMNS
        .iter()
        .map(|(name, covers)| {
            let part: Vec<&Scores> = articles
                .iter()
                .zip(scores)
                .filter(|(a, _)| covers(a))
                .map(|(_, s)| s)
                .collect();
            (*name, part.len(), total(part))
        })
        .filter(|(_, articles, _)| *articles > 0)
        .collect();
    let mut line = format!("{:<18}", "");
    for (name, articles, _) in &columns {
        write!(line, "{:>24}", format!("{name} ({articles})")).unwrap_or_default();
    }
    writeln!(out, "{line}").unwrap_or_default();
    line = format!("{:<18}", "");
    for _ in &columns {
        write!(line, "{:>24}", "P    R   F1    n").unwrap_or_default();
    }
    writeln!(out, "{line}").unwrap_or_default();
    for measure in Measure::ALL {
        line = format!("{:<18}", name(measure));
        for (_, _, scores) in &columns {
            let count = scores.count(measure);
            let cell = format!(
                "{:.2} {:.2} {:.3} {:>4}",
                count.precision(),
                count.recall(),
                count.f1(),
                count.hit + count.missed
            );
            write!(line, "{cell:>24}").unwrap_or_default();
        }
        writeln!(out, "{line}").unwrap_or_default();
    }
    line = format!("{:<18}", "modality errors");
    for (_, _, scores) in &columns {
        write!(line, "{:>24}", scores.modality_errors.len()).unwrap_or_default();
    }
    writeln!(out, "{line}").unwrap_or_default();
    out
}

/// What is wrong and what is wanting, article by article, each with its sentence.
pub(crate) fn errors(articles: &[Article], scores: &[Scores]) -> String {
    let mut out = String::new();
    for (article, scores) in articles.iter().zip(scores) {
        writeln!(out, "== {}", article.name).unwrap_or_default();
        for error in &scores.modality_errors {
            writeln!(out, "MODALITY {error}").unwrap_or_default();
        }
        for fault in &scores.faults {
            // The stricter lines repeat the others.
            if matches!(
                fault.measure,
                Measure::DateSpans | Measure::EventsExact | Measure::ClaimsStance
            ) {
                continue;
            }
            let sign = if fault.is_false_find { "false" } else { "missed" };
            writeln!(out, "{sign:>6} {}: {}  «{}»", name(fault.measure), fault.what, fault.sentence).unwrap_or_default();
        }
    }
    out
}

fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Actors => "actors",
        Measure::Mentions => "mentions",
        Measure::Dates => "dates",
        Measure::DateSpans => "date spans",
        Measure::Figures => "figures",
        Measure::Ties => "ties",
        Measure::TiesAnyModality => "ties, any modality",
        Measure::Events => "events",
        Measure::EventsExact => "events, exact kind",
        Measure::Claims => "claims",
        Measure::ClaimsStance => "claims, stance",
    }
}
