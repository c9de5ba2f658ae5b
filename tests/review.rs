//! Review of proposals in the whole window: one key accepts, rejects and goes on; many are one step; what is rejected
//! is gone from all panes, what is proposed is told apart.

use std::path::PathBuf;

use egui_kittest::Harness;
use garant::app::App;
use garant::command::Command;
use garant::model::{Dossier, Index, Item, Language, Review};
use garant::session::{Ledger, ThemeChoice};
use garant::store::{Opened, Source};
use serde_json::{Value, json};

use crate::support::{click, names, press, window_on};

const POST: &str = "PREV Messi turns 37\n\nRussia received shells from North Korea, US officials said.\n\n\
    Pyongyang denies any delivery of arms.\n\nMoscow may send rocket technology in return, an expert said.\n\n\
    The two leaders met in Vladivostok on 13 September 2023.\n\nNobody in Seoul knows more.";
const NOTE: &str = "Iran supplied 11,000 containers of shells to Russia.\n\nIran is a partner of Russia.";

fn passage(id: &str, document: &str, text: &str, words: &str) -> Value {
    let byte = text.find(words).unwrap();
    let start = text[..byte].chars().count();
    json!({"id": id, "document": document, "target": {"start": start, "end": start + words.chars().count(), "exact": words}})
}

fn claim(id: &str, speaker: &str, stance: &str, about: &str, passage: &str, confidence: Option<(f64, &str)>) -> Value {
    let mut claim = json!({"id": id, "speaker": speaker, "stance": stance, "about": [about],
        "words": {"en": "as the sentence says", "de": "wie der Satz sagt"}, "passages": [passage]});
    if let Some((confidence, trigger)) = confidence {
        claim["review"] = json!("proposed");
        claim["proposal"] = json!({"rule": "verb-of-supply", "trigger": trigger, "confidence": confidence, "key": id});
    }
    claim
}

/// Two texts: one partly reviewed, one without a date and with proposals only.
pub(crate) fn dossier() -> Dossier {
    let actor = |id: &str, kind: &str, de: &str, en: &str, code: &str, proposed: bool| {
        let mut actor = json!({"id": id, "kind": kind, "names": [{"de": de, "en": en}], "code": code});
        if proposed {
            actor["review"] = json!("proposed");
            actor["proposal"] = json!({"rule": "lexicon", "trigger": en, "confidence": 0.97, "key": id});
        }
        actor
    };
    let tie = |id: &str, family: &str, from: &str, to: &str, label: &str, valid: Option<&str>| {
        let mut tie = json!({"id": id, "family": family, "from": from, "to": to, "label": {"en": label, "de": label}});
        if let Some(valid) = valid {
            tie["valid"] = json!(valid);
        }
        tie
    };
    serde_json::from_value(json!({
        "header": {"title": {"en": "Shells", "de": "Granaten"}},
        "documents": [
            {"id": "d.post", "title": {"en": "Shells for the front", "de": "Granaten für die Front"}, "language": "en", "text": POST,
                "published": "2024-02-10", "publisher_short": {"en": "Post", "de": "Post"},
                "set_aside": [{"start": 0, "end": 19, "reason": "navigation"}]},
            {"id": "d.undated", "title": {"en": "A note", "de": "Eine Notiz"}, "language": "en", "text": NOTE}],
        "passages": [
            passage("p.shells", "d.post", POST, "Russia received shells from North Korea, US officials said."),
            passage("p.denies", "d.post", POST, "Pyongyang denies any delivery of arms."),
            passage("p.tech", "d.post", POST, "Moscow may send rocket technology in return, an expert said."),
            passage("p.met", "d.post", POST, "The two leaders met in Vladivostok on 13 September 2023."),
            passage("p.iran", "d.undated", NOTE, "Iran supplied 11,000 containers of shells to Russia."),
            passage("p.partner", "d.undated", NOTE, "Iran is a partner of Russia.")],
        "actors": [
            actor("a.russia", "state", "Russland", "Russia", "RU", false),
            actor("a.north-korea", "state", "Nordkorea", "North Korea", "KP", false),
            actor("a.dprk", "state", "DVRK", "DPRK", "DP", true),
            actor("a.iran", "state", "Iran", "Iran", "IR", true),
            actor("a.post", "media", "Post", "Post", "PO", false),
            actor("a.nobody", "organisation", "Niemand", "Nobody", "NO", false)],
        "ties": [
            tie("t.arms", "arms", "a.north-korea", "a.russia", "shells", Some("2023-08/..")),
            tie("t.tech", "technology", "a.russia", "a.north-korea", "rocket technology", Some("2024/..")),
            tie("t.iran", "arms", "a.iran", "a.russia", "shells from Iran", Some("2022/..")),
            tie("t.partner", "commitment", "a.iran", "a.russia", "partnership", Some("2021/.."))],
        "events": [
            {"id": "e.met", "kind": "summit", "title": {"en": "Meeting in Vladivostok", "de": "Treffen in Wladiwostok"}, "when": {"date": "2023-09-13"},
                "participants": [{"actor": "a.russia", "role": "host"}, {"actor": "a.dprk", "role": "guest"}]}],
        "claims": [
            claim("c.shells", "a.post", "asserts", "t.arms", "p.shells", None),
            claim("c.denies", "a.dprk", "denies", "t.arms", "p.denies", Some((0.93, "denies"))),
            claim("c.tech", "a.post", "predicts", "t.tech", "p.tech", Some((0.71, "may send"))),
            claim("c.met", "a.post", "asserts", "e.met", "p.met", Some((0.88, "met"))),
            claim("c.iran", "a.post", "asserts", "t.iran", "p.iran", Some((0.95, "supplied"))),
            claim("c.containers", "a.post", "asserts", "t.iran", "p.iran", Some((0.9, "11,000 containers"))),
            claim("c.partner", "a.post", "asserts", "t.partner", "p.partner", Some((0.45, "partner")))],
        "quantities": [
            {"id": "q.containers", "best": 11000.0, "unit": {"en": "containers", "de": "Container"}, "measure": {"en": "shells", "de": "Granaten"},
                "claim": "c.containers", "about": "t.iran"}],
    }))
    .unwrap()
}

fn opened() -> Opened {
    Opened {
        dossier: dossier(),
        positions: std::collections::BTreeMap::new(),
        source: Source::Project(PathBuf::from("/nowhere/review.garant")),
        read_only: false,
        stamp: None,
        view: None,
    }
}

fn reviewing() -> Harness<'static, App> {
    let mut harness = plain();
    harness.key_press(egui::Key::F8);
    harness.run();
    assert_eq!(harness.state().session().ledger, Some(Ledger::Proposals));
    harness
}

fn plain() -> Harness<'static, App> {
    window_on(opened, [1600.0, 1000.0], Language::En, ThemeChoice::Light)
}

/// Names of buttons and words of labels that begin so.
fn review_of(harness: &Harness<'_, App>, item: &str) -> Review {
    let dossier = harness.state().dossier();
    Index::of(dossier).review_of(dossier, item.parse().unwrap())
}

fn selected(harness: &Harness<'_, App>) -> Option<String> {
    harness.state().session().selection.map(|item| item.to_string())
}

fn go_to(harness: &mut Harness<'_, App>, row: &str) {
    click(harness, &format!("Proposal: {row}"));
}

#[test]
fn a_key_accepts_and_goes_on_to_the_next_which_all_panes_follow() {
    let mut harness = reviewing();
    go_to(&mut harness, "Russia → North Korea · Technology · expected");
    assert_eq!(selected(&harness).as_deref(), Some("t.tech"));
    assert_eq!(
        harness.state().session().document,
        Some("d.post".parse().unwrap()),
        "the text follows"
    );
    press(&mut harness, egui::Key::A);
    assert_eq!(review_of(&harness, "t.tech"), Review::Accepted);
    assert_eq!(selected(&harness).as_deref(), Some("e.met"), "the next row is selected");
    press(&mut harness, egui::Key::ArrowUp);
    assert_eq!(selected(&harness).as_deref(), Some("t.arms"), "one row up");
    press(&mut harness, egui::Key::ArrowDown);
    press(&mut harness, egui::Key::ArrowDown);
    assert_eq!(selected(&harness).as_deref(), Some("a.iran"));
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(review_of(&harness, "t.tech"), Review::Proposed);
}

#[test]
fn what_is_rejected_is_gone_from_network_timeline_and_text() {
    let mut harness = plain();
    assert!(!names(&harness, "Tie: Iran – Russia, shells from Iran (proposed, not reviewed").is_empty());
    assert!(
        names(&harness, "Event: Meeting in Vladivostok")
            .iter()
            .all(|name| name.ends_with("(proposed)"))
    );
    assert_eq!(names(&harness, "Event: Meeting in Vladivostok").len(), 1);
    let marks = names(&harness, "Passage ").len();
    harness
        .state()
        .send(Command::Reject(vec!["t.iran".parse().unwrap(), "e.met".parse().unwrap()]));
    harness.run();
    assert!(names(&harness, "Tie: Iran – Russia, shells from Iran").is_empty());
    assert!(names(&harness, "Event: Meeting in Vladivostok").is_empty());
    assert_eq!(names(&harness, "Passage ").len(), marks - 1);
    harness.state().send(Command::Reject(vec!["a.iran".parse().unwrap()]));
    harness.run();
    assert!(names(&harness, "Node: Iran").is_empty() && !names(&harness, "Node: Russia").is_empty());
    harness.state().send(Command::Undo);
    harness.state().send(Command::Undo);
    harness.run();
    assert!(!names(&harness, "Tie: Iran – Russia, shells from Iran").is_empty());
}

#[test]
fn a_click_on_the_legend_hides_what_is_only_proposed_everywhere() {
    let mut harness = plain();
    click(&mut harness, "Legend: proposed by the program");
    assert!(harness.state().session().filter.hide_proposed);
    assert!(names(&harness, "Tie: Iran – Russia").is_empty());
    assert!(names(&harness, "Node: Iran").is_empty());
    assert!(names(&harness, "Event: Meeting").is_empty());
    assert!(!names(&harness, "Tie: North Korea – Russia, shells").is_empty());
    assert!(
        !names(&harness, "without what is only proposed").is_empty(),
        "the status line names it"
    );
}

#[test]
fn accepting_all_of_a_kind_is_one_step() {
    let mut harness = reviewing();
    go_to(&mut harness, "Iran → Russia · Arms · asserted");
    click(&mut harness, "Accept all: Arms (2)");
    assert_eq!(review_of(&harness, "t.iran"), Review::Accepted);
    assert_eq!(review_of(&harness, "c.denies"), Review::Accepted);
    assert_eq!(review_of(&harness, "e.met"), Review::Proposed);
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(review_of(&harness, "t.iran"), Review::Proposed);
    assert_eq!(review_of(&harness, "c.denies"), Review::Proposed);
}

#[test]
fn a_whole_document_is_rejected_and_the_surest_are_accepted() {
    let mut harness = reviewing();
    go_to(&mut harness, "Iran · State");
    click(&mut harness, "Reject all of “A note”");
    for item in ["t.iran", "t.partner", "a.iran", "q.containers"] {
        assert_eq!(review_of(&harness, item), Review::Rejected, "{item}");
    }
    click(&mut harness, "Accept all from 90 % (2)");
    assert_eq!(review_of(&harness, "c.denies"), Review::Accepted);
    assert_eq!(review_of(&harness, "t.tech"), Review::Proposed);
}

#[test]
fn an_actor_is_merged_by_a_search() {
    let mut harness = reviewing();
    go_to(&mut harness, "DPRK · State");
    press(&mut harness, egui::Key::S);
    assert!(!names(&harness, "Search for an actor").is_empty());
    harness.event(egui::Event::Text("north k".into()));
    harness.run();
    press(&mut harness, egui::Key::Enter);
    let state = harness.state();
    assert!(!state.dossier().actors.contains_key(&"a.dprk".parse().unwrap()));
    assert_eq!(
        state.dossier().claims[&"c.denies".parse().unwrap()].speaker,
        "a.north-korea".parse().unwrap()
    );
}

#[test]
fn kind_direction_end_and_date_are_changed_by_a_key_each() {
    let mut harness = reviewing();
    go_to(&mut harness, "Iran → Russia · Arms · asserted");
    let tie = |harness: &Harness<'_, App>| harness.state().dossier().ties[&"t.iran".parse().unwrap()].clone();
    press(&mut harness, egui::Key::D);
    assert_eq!(tie(&harness).from, "a.russia".parse().unwrap());
    press(&mut harness, egui::Key::D);
    press(&mut harness, egui::Key::K);
    press(&mut harness, egui::Key::ArrowDown);
    press(&mut harness, egui::Key::Enter);
    assert_eq!(tie(&harness).family, garant::model::TieFamily::Technology);
    press(&mut harness, egui::Key::T);
    harness.event(egui::Event::Text("2022-03".into()));
    harness.run();
    assert!(!names(&harness, "since Mar 2022").is_empty(), "the date is shown in words");
    press(&mut harness, egui::Key::Enter);
    assert_eq!(tie(&harness).valid.unwrap().as_str(), "2022-03/..");
    press(&mut harness, egui::Key::W);
    harness.event(egui::Event::Text("north".into()));
    harness.run();
    press(&mut harness, egui::Key::Enter);
    assert_eq!(tie(&harness).from, "a.north-korea".parse().unwrap());
    press(&mut harness, egui::Key::T);
    press(&mut harness, egui::Key::Escape);
    assert_eq!(
        harness.state().session().ledger,
        Some(Ledger::Proposals),
        "Escape closes the field first"
    );
    press(&mut harness, egui::Key::Escape);
    assert_eq!(harness.state().session().ledger, None, "then the ledger");
    assert!(harness.state().session().selection.is_some(), "and leaves the selection");
}

#[test]
fn a_contradiction_is_pointed_out_and_put_on_record() {
    let mut harness = reviewing();
    assert!(!names(&harness, "contradicts: Post – asserted").is_empty());
    go_to(&mut harness, "North Korea → Russia · Arms · denied");
    press(&mut harness, egui::Key::C);
    assert_eq!(harness.state().dossier().contradictions.len(), 1);
    assert!(!names(&harness, "contradicts (on record): Post").is_empty());
}

#[test]
fn a_blind_spot_leads_to_its_paragraph_month_and_actor() {
    let mut harness = plain();
    harness.state().send(Command::ShowLedger(Some(Ledger::Coverage)));
    harness.run();
    click(&mut harness, "Blind spot: Shells for the front ¶6");
    assert_eq!(harness.state().session().document, Some("d.post".parse().unwrap()));
    assert!(
        names(&harness, "Blind spot: Shells for the front ¶1").is_empty(),
        "what is set aside is not blind"
    );
    click(&mut harness, "Actors without a source 1");
    click(&mut harness, "Blind spot: Nobody");
    assert_eq!(selected(&harness).as_deref(), Some("a.nobody"));
    click(&mut harness, "Months ");
    click(&mut harness, "Blind spot: ");
    assert!(harness.state().session().brush.is_some());
}

#[test]
fn what_is_set_aside_is_named_and_a_date_of_publication_can_be_given() {
    let mut harness = plain();
    assert!(!names(&harness, "Set aside (Navigation): PREV Messi").is_empty());
    harness.state().send(Command::OpenDocument("d.undated".parse().unwrap()));
    harness.run();
    click(&mut harness, "Date unknown – set");
    harness.event(egui::Event::Text("2022-11".into()));
    harness.run();
    press(&mut harness, egui::Key::Enter);
    let document = &harness.state().dossier().documents[&"d.undated".parse().unwrap()];
    assert_eq!(
        document.published.as_ref().map(|d| d.as_str().to_owned()).as_deref(),
        Some("2022-11")
    );
    assert!(names(&harness, "Date unknown – set").is_empty());
}

#[test]
fn the_inspector_reviews_what_is_selected_without_the_ledger() {
    let mut harness = plain();
    let item: Item = "t.iran".parse().unwrap();
    harness.state().send(Command::Select {
        item: Some(item),
        source: None,
    });
    harness.run();
    assert!(!names(&harness, "Accept (A)").is_empty());
    press(&mut harness, egui::Key::A);
    assert_eq!(review_of(&harness, "c.iran"), Review::Accepted);
    assert_eq!(
        review_of(&harness, "c.containers"),
        Review::Accepted,
        "everything about the tie"
    );
    assert!(names(&harness, "Accept (A)").is_empty());
}

#[test]
fn an_empty_ledger_says_what_to_do() {
    let mut harness = window_on(Opened::built_in, [1280.0, 800.0], Language::De, ThemeChoice::Dark);
    press(&mut harness, egui::Key::F8);
    assert!(!names(&harness, "Dokumente hinzufügen").is_empty());
    press(&mut harness, egui::Key::F8);
    assert_eq!(harness.state().session().ledger, None);
}

#[test]
fn what_the_file_does_not_say_about_a_source_is_said_in_place() {
    let mut harness = window_on(
        || {
            let mut opened = opened();
            let ids: Vec<_> = opened.dossier.documents.keys().copied().collect();
            for id in ids {
                let document = opened.dossier.documents.get_mut(&id).unwrap();
                document.title = garant::model::Localised::default();
            }
            opened
        },
        [1600.0, 1000.0],
        Language::En,
        ThemeChoice::Light,
    );
    harness.state().send(Command::OpenDocument("d.undated".parse().unwrap()));
    harness.run();
    let bracketed = "Document: [Iran supplied 11,000 containers of shells";
    assert!(
        !names(&harness, bracketed).is_empty(),
        "a text without a title is called by its first words"
    );
    click(&mut harness, "Set title and date");
    harness.event(egui::Event::Text("A note on shells".into()));
    harness.run();
    click(&mut harness, "Publisher");
    harness.event(egui::Event::Text("The Post".into()));
    harness.run();
    click(&mut harness, "Published");
    harness.event(egui::Event::Text("2022-11 nope".into()));
    harness.run();
    assert!(!names(&harness, "This is no date").is_empty());
    for _ in 0..5 {
        press(&mut harness, egui::Key::Backspace);
    }
    assert!(!names(&harness, "Nov 2022").is_empty(), "the date is shown in words");
    press(&mut harness, egui::Key::Enter);
    let document = |harness: &Harness<'_, App>| harness.state().dossier().documents[&"d.undated".parse().unwrap()].clone();
    let said = document(&harness);
    assert_eq!(
        (said.title.de.as_str(), said.publisher_short.en.as_str()),
        ("A note on shells", "The Post")
    );
    assert_eq!(
        said.published.as_ref().map(|d| d.as_str().to_owned()).as_deref(),
        Some("2022-11")
    );
    assert!(names(&harness, "Set title").is_empty());
    harness.state().send(Command::Undo);
    harness.run();
    assert!(document(&harness).title.is_empty(), "all of it is one step");
}

#[test]
fn several_documents_and_a_folder_are_added_from_the_field_for_paths() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("more")).unwrap();
    for (name, text) in [
        ("a b.txt", "Russia supplied arms to Belarus in May 2014."),
        (
            "more/c.txt",
            "Japan warned China in June 2015, and the embassy in Tokyo confirmed that.",
        ),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut harness = plain();
    harness.state().send(Command::AddDocumentsDialog);
    harness.run();
    harness.run();
    let at = |name: &str| folder.path().join(name).display().to_string();
    harness.event(egui::Event::Paste(format!(
        "\"{}\"\n{}\n{}",
        at("a b.txt"),
        at("more"),
        at("none.txt")
    )));
    harness.run();
    assert!(!names(&harness, "Does not exist: ").is_empty());
    press(&mut harness, egui::Key::Enter);
    harness.run();
    let texts = |beginning: &str| {
        let documents = harness.state().dossier().documents.values();
        documents.filter(|d| d.text.starts_with(beginning)).count()
    };
    assert_eq!((texts("Russia supplied arms to Belarus"), texts("Japan warned")), (1, 1));
    let shown = names(&harness, "");
    assert!(shown.iter().any(|name| name.starts_with("none.txt: ")), "{shown:?}");
}
