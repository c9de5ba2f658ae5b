//! The ledgers as tables in the whole window: sorted, filtered, walked by keys, judged in place, exported as they stand.

use egui_kittest::Harness;
use garant::app::App;
use garant::command::Command;
use garant::model::{Item, OutcomeState};
use garant::session::Ledger;

use crate::support::{click, english, names, press};

fn showing(ledger: Ledger) -> Harness<'static, App> {
    let mut harness = english();
    harness.state().send(Command::ShowLedger(Some(ledger)));
    harness.run();
    harness.run();
    harness
}

fn write(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
    harness.run();
}

#[test]
fn a_click_on_a_head_sorts_and_another_turns_the_order_around() {
    let mut harness = showing(Ledger::Quantities);
    click(&mut harness, "Sort by “Value”");
    let up = names(&harness, "Row: ");
    click(&mut harness, "Sorted by “Value”, ascending");
    let down = names(&harness, "Row: ");
    assert!(up.len() > 5, "{up:?}");
    assert_ne!(up.first(), down.first());
    assert!(!names(&harness, "Sorted by “Value”, descending").is_empty());
}

#[test]
fn arrows_select_and_the_text_follows() {
    let mut harness = showing(Ledger::Claims);
    press(&mut harness, egui::Key::ArrowDown);
    let first = harness.state().session().selection;
    assert!(matches!(first, Some(Item::Claim(_))), "{first:?}");
    press(&mut harness, egui::Key::ArrowDown);
    let session = harness.state().session();
    assert_ne!(session.selection, first);
    let Some(Item::Claim(claim)) = session.selection else {
        unreachable!("a claim is selected")
    };
    let dossier = harness.state().dossier();
    let passage = dossier.claims[&claim].passages[0];
    assert_eq!(session.document, Some(dossier.passages[&passage].document));
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::ArrowDown);
    harness.run();
    harness.run();
    assert_eq!(harness.state().session().selected().count(), 2);
    let before = harness.state().dossier().contradictions.len();
    press(&mut harness, egui::Key::C);
    assert_eq!(
        harness.state().dossier().contradictions.len(),
        before + 1,
        "the two contradict"
    );
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(harness.state().dossier().contradictions.len(), before);
}

#[test]
fn a_grade_is_given_by_keys_as_one_step() {
    let mut harness = showing(Ledger::Claims);
    press(&mut harness, egui::Key::ArrowDown);
    let Some(Item::Claim(claim)) = harness.state().session().selection else {
        unreachable!("a claim is selected")
    };
    let grade = |harness: &Harness<'_, App>| u8::from(harness.state().dossier().claims[&claim].credibility);
    let before = grade(&harness);
    press(&mut harness, egui::Key::G);
    press(&mut harness, egui::Key::ArrowDown);
    press(&mut harness, egui::Key::Enter);
    assert_eq!(grade(&harness), before % 6 + 1);
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(grade(&harness), before);
}

#[test]
fn a_contradiction_is_ruled_on_only_with_a_reason_and_the_ruling_is_taken_back() {
    let mut harness = showing(Ledger::Contradictions);
    press(&mut harness, egui::Key::ArrowDown);
    let Some(Item::Contradiction(id)) = harness.state().session().selection else {
        unreachable!("a contradiction is selected")
    };
    if harness.state().dossier().contradictions[&id].ruling.is_some() {
        press(&mut harness, egui::Key::T);
    }
    let ruling = |harness: &Harness<'_, App>| harness.state().dossier().contradictions[&id].ruling.clone();
    assert_eq!(ruling(&harness), None);
    press(&mut harness, egui::Key::J);
    press(&mut harness, egui::Key::Enter);
    assert_eq!(ruling(&harness), None);
    assert!(!names(&harness, "A ruling needs a reason").is_empty());
    write(&mut harness, "seen on the spot");
    press(&mut harness, egui::Key::Enter);
    let made = ruling(&harness).unwrap();
    assert_eq!(made.reason.en, "seen on the spot");
    assert_eq!(
        made.follows,
        harness.state().dossier().contradictions[&id].claims.first().copied()
    );
    press(&mut harness, egui::Key::T);
    assert_eq!(ruling(&harness), None);
}

#[test]
fn a_forecast_is_settled_and_the_record_of_its_speaker_follows() {
    let mut harness = showing(Ledger::Forecasts);
    click(&mut harness, "Filter: Outcome");
    click(&mut harness, "open");
    press(&mut harness, egui::Key::Escape);
    click(&mut harness, "Row: ");
    let Some(Item::Claim(claim)) = harness.state().session().selection else {
        unreachable!("a forecast is selected")
    };
    let outcome = |harness: &Harness<'_, App>| harness.state().dossier().claims[&claim].outcome.clone();
    let records = names(&harness, "Record of ");
    click(&mut harness, "Outcome (S)");
    click(&mut harness, "Settle");
    assert!(!names(&harness, "Please choose an outcome").is_empty());
    click(&mut harness, "partly came true");
    click(&mut harness, "Settle");
    assert_eq!(outcome(&harness).unwrap().state, OutcomeState::Partly);
    assert_ne!(names(&harness, "Record of "), records);
}

#[test]
fn the_table_is_exported_as_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = showing(Ledger::Quantities);
    let all = harness.state().dossier().quantities.len();
    click(&mut harness, "Filter by words");
    write(&mut harness, "trade");
    click(&mut harness, "Export the table as CSV");
    harness.run();
    let path = folder.path().join("table.csv");
    harness.state().send(Command::WriteTable(path.clone()));
    harness.run();
    harness.run();
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().count();
    assert!(text.starts_with("\u{feff}Measure,Value,Unit"), "{text}");
    assert!(lines > 1 && lines < all, "{lines} of {all}");
}

#[test]
fn the_proposals_as_they_are_shown_become_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Iran supplied 11,000 containers of shells to Russia. Turkey signed a defence pact with Azerbaijan.";
    let file = folder.path().join("note.txt");
    std::fs::write(&file, text).unwrap();
    let mut harness = english();
    harness.state().send(Command::NewDossier);
    harness.run();
    harness.state().send(Command::AddDocuments(vec![file]));
    harness.run();
    harness.run();
    harness.state().send(Command::ShowLedger(Some(Ledger::Proposals)));
    harness.run();
    harness.state().send(Command::ExportTable);
    harness.run();
    harness.run();
    let path = folder.path().join("table.csv");
    harness.state().send(Command::WriteTable(path.clone()));
    harness.run();
    harness.run();
    let table = std::fs::read_to_string(path).unwrap();
    assert!(table.starts_with("\u{feff}Kind,Proposal,Confidence in %,"), "{table}");
    assert!(table.lines().count() > 3 && table.contains("Iran → Russia"), "{table}");
    assert!(table.contains("signed a defence pact"), "with its sentence: {table}");
}
