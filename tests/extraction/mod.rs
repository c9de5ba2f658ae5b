//! Annotated articles, German and English, of many regions and years, and how well extraction reads them.
//!
//! The articles are invented reports on real actors, annotated by reading, not by running the program. Those named
//! "dev-" and "dev2-" may be looked at while writing rules; those named "held-" are only counted. The
//! bench `extraction` prints the same scores as a table, and with `--errors` every fault with its sentence.

mod checks;
mod score;

use std::collections::BTreeSet;
use std::path::Path;

use garant::model::Language;
use score::{Article, Measure, Scores};

/// F1 below which no change may push a line, in hundredths: over all articles, and over those held out.
const FLOORS: [(Measure, u32, u32); 11] = [
    (Measure::Actors, 97, 97),
    (Measure::Mentions, 96, 95),
    (Measure::Dates, 92, 87),
    (Measure::DateSpans, 98, 97),
    (Measure::Figures, 96, 91),
    (Measure::Ties, 55, 50),
    (Measure::TiesAnyModality, 59, 53),
    (Measure::Events, 60, 44),
    (Measure::EventsExact, 57, 44),
    (Measure::Claims, 83, 71),
    (Measure::ClaimsStance, 71, 63),
];

/// So many ties shown as asserted where the article says otherwise are too many, over all articles: the worst error.
const TOO_MANY_MODALITY_ERRORS: usize = 1;

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extraction/articles");
    score::articles(&folder).unwrap()
}

#[test]
fn every_annotation_fits_its_article() {
    let articles = articles();
    assert!(articles.len() >= 36, "{} articles", articles.len());
    for language in [Language::De, Language::En] {
        let of_language = articles.iter().filter(|a| a.language == language).count();
        assert!(of_language >= 18, "{of_language} articles in {}", language.tag());
    }
    for article in &articles {
        let words = article.text.split_whitespace().count();
        assert!((300..=700).contains(&words), "{} has {words} words", article.name);
        let mut taken = BTreeSet::new();
        for actor in &article.actors {
            assert!(
                !actor.mentions.is_empty(),
                "{}: {} is not mentioned",
                article.name,
                actor.name
            );
            for mention in &actor.mentions {
                let surface = mention.of(&article.text).unwrap();
                assert!(!surface.trim().is_empty(), "{}: {}", article.name, actor.name);
                let is_new = taken.insert((mention.start, mention.end));
                assert!(is_new, "{}: {surface:?} is two actors", article.name);
            }
        }
        let optional = article.ties.iter().filter(|t| t.optional).count();
        assert!(optional < article.ties.len(), "{}: no tie that counts", article.name);
    }
}

#[test]
fn extraction_reads_the_articles_as_well_as_it_did() {
    let articles = articles();
    let scores: Vec<Scores> = articles.iter().map(score::score).collect();
    let all = score::total(&scores);
    let held_out = score::total(articles.iter().zip(&scores).filter(|(a, _)| a.is_held_out()).map(|(_, s)| s));
    for (measure, floor, floor_held_out) in FLOORS {
        for (part, floor) in [(&all, floor), (&held_out, floor_held_out)] {
            let f1 = part.count(measure).f1();
            assert!(
                f1 * 100.0 >= f64::from(floor),
                "{measure:?} fell to {f1:.3}, below {floor} hundredths\n{}\n{}",
                faults_to_look_at(),
                score::table(&articles, &scores)
            );
        }
    }
    let wrong = &all.modality_errors;
    assert!(
        wrong.len() < TOO_MANY_MODALITY_ERRORS,
        "{} ties shown as asserted that are not:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Faults of the articles that may be looked at.
fn faults_to_look_at() -> String {
    let mut open = articles();
    open.retain(|article| !article.is_held_out());
    let scores: Vec<Scores> = open.iter().map(score::score).collect();
    score::errors(&open, &scores)
}
