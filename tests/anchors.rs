//! The text of a document edited in the window: passages move along, a lost one is listed and put where marked words
//! stand.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use garant::command::Command;
use garant::model::{DocumentId, Site, Span};

use crate::support::{click, english, names};

#[test]
fn a_text_is_edited_its_passages_follow_and_a_lost_one_is_put_right() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    // A passage whose words are about to change, and its document.
    let passage = before.passages.values().find(|p| p.target.span.start > 200).unwrap().clone();
    let document: DocumentId = passage.document;
    let old = before.documents[&document].text.clone();
    let changed = format!(
        "A line before.\n\n{}",
        old.replacen(&passage.target.exact, "Entirely other words stand here now.", 1)
    );
    harness.state().send(Command::AskAmend(document));
    harness.run();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.event(egui::Event::Paste(changed.clone()));
    harness.run();
    assert!(
        names(&harness, "").iter().any(|name| name.contains("no longer found")),
        "what is lost is said before: {:?}",
        names(&harness, "")
    );
    click(&mut harness, "Apply");
    let dossier = harness.state().dossier().clone();
    assert_eq!(dossier.check(), []);
    assert_eq!(dossier.documents[&document].text, changed);
    assert!(dossier.passages[&passage.id].lost);
    let moved = dossier.passages.values().find(|p| p.document == document && !p.lost).unwrap();
    assert_eq!(
        moved.target.span.of(&changed),
        Some(moved.target.exact.as_str()),
        "the others stand where their words are"
    );
    // The words that took its place are marked, and the lost passage is put there.
    let lost = dossier.lost_passages().count();
    let start = changed.find("Entirely").map(|byte| changed[..byte].chars().count()).unwrap();
    let span = Span {
        start,
        end: start + "Entirely other words".chars().count(),
    };
    let language = if before.documents[&document].language == "de" {
        garant::model::Language::De
    } else {
        garant::model::Language::En
    };
    harness.state().send(Command::ShowLost(Some(Site {
        document,
        language,
        span,
    })));
    harness.run();
    harness.run();
    let quoted: String = passage
        .target
        .exact
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(30)
        .collect();
    assert!(
        names(&harness, "“").iter().any(|name| name.contains(&quoted)),
        "the lost words are listed"
    );
    if lost == 1 {
        harness.get_by_label("It stands here").click();
        harness.run();
        harness.run();
        let found = &harness.state().dossier().passages[&passage.id];
        assert!(!found.lost && found.target.exact == "Entirely other words");
        harness.state().send(Command::Undo);
        harness.run();
    }
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(harness.state().dossier(), &before);
}
