//! Sentences of many regions and times with the ties that must be found, and as many that hold none or weaker ones.

mod claims;
mod english;
mod german;
mod idioms;
mod landmarks;
mod ordinary;
mod pledges;
mod topic;

use super::super::found::Modality;
use super::super::lexicon::Lexicon;
use super::super::{About, extract};
use crate::model::Language;
use proptest::prelude::*;

/// A few persons, so that the tests do not hang on the table of persons.
const PERSONS: &str = "\
t_putin\tperson\tPutinow\tPutinow\t\t\t\tsur:Putinow\t\tpresident@RUS:2000-
t_kim\tperson\tKimun\tKimun\t\t\t\tsur:Kimun\t\tpresident@PRK:2011-
t_bismarck\tperson\tOtto von Bismarkow\tOtto von Bismarkow\t\t\t\tsur:Bismarkow\t\tchancellor@DEU:1871-1890
";

fn lexicon() -> &'static Lexicon {
    static LEXICON: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::with(&[("tests.tsv", PERSONS)]).unwrap())
}

/// Ties as "kind FROM>TO modality" or "kind A=B modality", sorted.
fn ties(language: Language, text: &str) -> Vec<String> {
    let found = extract(lexicon(), language, text, &About::default());
    let key = |place: usize| found.actors[place].key.as_str();
    let mut lines: Vec<String> = found
        .ties
        .iter()
        .map(|t| {
            let (mut from, mut to) = (key(t.from), key(t.to));
            if !t.directed && from > to {
                std::mem::swap(&mut from, &mut to);
            }
            let sign = if t.directed { '>' } else { '=' };
            format!("{:?} {from}{sign}{to} {:?}", t.kind, t.modality).to_lowercase()
        })
        .collect();
    lines.sort();
    lines
}

fn check(language: Language, cases: &[(&str, &[&str])]) {
    check_lines(cases, |text, expected| {
        expected.sort();
        ties(language, text)
    });
}

/// Holds what `find` says of each text against what is expected; `find` may put that in order.
fn check_lines(cases: &[(&str, &[&str])], find: impl Fn(&str, &mut Vec<String>) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let mut expected: Vec<String> = expected.iter().map(|e| e.to_lowercase()).collect();
        let found = find(text, &mut expected);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert_none(&wrong, cases.len());
}

fn assert_none(wrong: &[String], of: usize) {
    assert!(wrong.is_empty(), "{} of {of} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Sentences that say nothing for certain: nothing may be proposed as asserted.
fn check_never_asserted(language: Language, texts: &[&str]) {
    let mut wrong = Vec::new();
    for text in texts {
        let found = extract(lexicon(), language, text, &About::default());
        if found.ties.iter().any(|t| t.modality == Modality::Asserted) {
            wrong.push(format!("{text}\n  {:?}", ties(language, text)));
        }
    }
    assert_none(&wrong, texts.len());
}

fn word() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "Russland",
        "Nordkorea",
        "russische",
        "Truppen",
        "lieferte",
        "Waffen",
        "an",
        "mit",
        "zwischen",
        "und",
        ",",
        "dass",
        "wenn",
        "sagte",
        "Putinow",
        "„",
        "“",
        "\"",
        ".",
        "wurde",
        "geliefert",
        "Bündnis",
        "der",
        "die",
        "Ukraine",
        "laut",
        "zufolge",
        "gegen",
        "Sanktionen",
        "verhängte",
        "NATO",
        "Mitglied",
        "signed",
        "treaty",
        "with",
        "Iran",
        "'",
        "s",
        "said",
        "that",
        "to",
        "attack",
        "supplied",
        "by",
        "-",
        "(",
        ")",
        ":",
        "?",
        "griff",
        "wird",
        "nicht",
        "kein",
        "1961",
        "March",
        "he",
        "Analysten",
    ])
}

proptest! {
    #[test]
    fn any_words_give_findings_inside_the_text(words in proptest::collection::vec(word(), 0..120), german in any::<bool>()) {
        let text = words.join(" ");
        let language = if german { Language::De } else { Language::En };
        let found = extract(lexicon(), language, &text, &About::default());
        let length = text.chars().count();
        for tie in &found.ties {
            prop_assert!(tie.from != tie.to && tie.from < found.actors.len() && tie.to < found.actors.len());
            prop_assert!(tie.speaker.is_none_or(|s| s < found.actors.len()));
            prop_assert!(tie.evidence.iter().all(|s| s.end <= length));
        }
        for event in &found.events {
            prop_assert!(event.actors.iter().all(|a| *a < found.actors.len()));
            prop_assert!(event.date.is_none_or(|d| d < found.dates.len()));
        }
        for claim in &found.claims {
            prop_assert!(claim.speaker < found.actors.len() && claim.words.start < claim.words.end && claim.words.end <= length);
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,300}") {
        extract(lexicon(), Language::De, &text, &About::default());
        extract(lexicon(), Language::En, &text, &About::default());
    }
}
