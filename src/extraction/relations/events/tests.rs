//! Sentences of many regions and times with the events that must be found, and as many that hold none.

use crate::extraction::lexicon::Lexicon;
use crate::extraction::{About, extract};
use crate::model::Language;

/// Events as "kind date actors", in the order of the text.
fn events(language: Language, text: &str) -> Vec<String> {
    let found = extract(Lexicon::built_in(), language, text, &About::default());
    let name = |place: &usize| found.actors[*place].name_en.clone();
    let mut lines: Vec<String> = found
        .events
        .iter()
        .map(|e| {
            let mut actors: Vec<String> = e.actors.iter().map(name).collect();
            actors.sort();
            let date = e.date.map_or("-", |d| found.dates[d].edtf.as_str());
            format!("{:?} {date} {}", e.kind, actors.join(", "))
        })
        .collect();
    lines.sort();
    lines
}

/// Checks lines of `text => event; event`.
fn check(language: Language, table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (text, expected) = line.split_once("=>").unwrap();
        let found = events(language, text.trim()).join("; ");
        if found != expected.trim() {
            wrong.push(format!("{text}\n   expected {}\n   found    {found}", expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english_events() {
    check(
        Language::En,
        "
        NATO was founded in 1949. => Founding 1949 NATO
        Washington rejected the Iranian proposal in May 2003. => Reject 2003-05 Iran, United States
        Kenya demanded an apology from Tanzania in 1977. => Request 1977 Kenya, Tanzania
        Serbia could reject the plan. =>
        Chile did not threaten Argentina. =>
        The Pakistani government wants Kabul to accept the plan. =>
        NATO leaders left the capital on 12 July 2023. =>
        Turkey struck a softer tone in 2023. =>
        In May 1981 Egypt and Sudan held a joint exercise. => Cooperate 1981-05 Egypt, Sudan
        India severed relations with Portugal in 1955. => Sanction 1955 India, Portugal
        ",
    );
}

#[test]
fn german_events() {
    check(
        Language::De,
        "
        Die Nato wurde 1949 gegründet. => Founding 1949 NATO
        Im Mai 1961 lehnte Ghana den Vorschlag ab. => Reject 1961-05 Ghana
        Äthiopien könnte den Vorschlag ablehnen. =>
        Peru brach 1995 die Beziehungen zu Ecuador ab. => Sanction 1995 Ecuador, Peru
        Frankreich fordert ständig Reformen. =>
        Am 3. März 1939 zog Ungarn Truppen zusammen. => Mobilize 1939-03-03 Hungary
        ",
    );
}
