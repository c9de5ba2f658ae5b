//! Precedents and scenarios in the whole window: verdicts apart, values known to be hindsight, two things side by side,
//! a scenario laid over the network, and the dossier as it was.

use egui_kittest::Harness;
use garant::app::App;
use garant::command::Command;
use garant::model::{Item, Language};
use garant::session::{Ledger, ThemeChoice, Twist};

use crate::support::{click, english, names, press, window};

fn showing(ledger: Ledger) -> Harness<'static, App> {
    let mut harness = english();
    harness.state().send(Command::ShowLedger(Some(ledger)));
    harness.run();
    harness.run();
    harness
}

#[test]
fn letter_and_effect_are_two_columns_and_the_value_is_called_hindsight() {
    let mut harness = showing(Ledger::Precedents);
    for head in ["In the text’s own terms", "In effect", "Model value, hindsight"] {
        assert!(!names(&harness, &format!("Sort by “{head}”")).is_empty(), "{head}");
    }
    let belgium = names(&harness, "Case: Belgium 1914");
    let [belgium] = belgium.as_slice() else {
        unreachable!("one row: {belgium:?}")
    };
    assert!(belgium.contains("own terms: yes; in effect: in part"), "{belgium}");
    assert!(belgium.contains("In hindsight, the outcome known"), "{belgium}");
    assert!(belgium.contains("likely") && belgium.contains('%'), "{belgium}");
    assert!(
        names(&harness, "Case: Yardstick")
            .iter()
            .all(|case| case.contains("nobody has scored"))
    );
    click(&mut harness, "Case: Belgium 1914");
    assert!(matches!(harness.state().session().selection, Some(Item::Precedent(_))));
    assert!(
        !names(&harness, "Model, in hindsight").is_empty(),
        "the inspector says so too"
    );
}

#[test]
fn the_table_sorts_and_is_exported_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = showing(Ledger::Precedents);
    let first = names(&harness, "Case: ").remove(0);
    assert!(
        first.starts_with("Case: Luxembourg") || first.starts_with("Case: Belgium"),
        "{first}"
    );
    click(&mut harness, "Sort by “Model value, hindsight”");
    click(&mut harness, "Sorted by “Model value, hindsight”, ascending");
    assert_ne!(names(&harness, "Case: ").remove(0), first);
    harness.state().send(Command::ExportTable);
    harness.run();
    harness.run();
    let path = folder.path().join("table.csv");
    harness.state().send(Command::WriteTable(path.clone()));
    harness.run();
    harness.run();
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.starts_with("\u{feff}Case,When,Promised,"), "{text}");
    assert_eq!(text.lines().count(), harness.state().dossier().precedents.len() + 1);
    assert!(text.contains("Belgium 1914") && text.contains("Hindsight value, per cent"));
}

#[test]
fn small_multiples_show_every_case() {
    let mut harness = showing(Ledger::Precedents);
    let rows = names(&harness, "Case: ").len();
    click(&mut harness, "Small multiples");
    assert_eq!(names(&harness, "Case: ").len(), rows);
    press(&mut harness, egui::Key::ArrowDown);
    assert!(matches!(harness.state().session().selection, Some(Item::Precedent(_))));
}

#[test]
fn a_case_lies_beside_the_assessment_in_hand_and_goes_again() {
    let mut harness = showing(Ledger::Precedents);
    harness.state().send(Command::Select {
        item: Some("g.pact-2024".parse::<garant::model::AssessmentId>().unwrap().into()),
        source: None,
    });
    harness.run();
    click(&mut harness, "Lay beside the assessment in hand: Belgium 1914");
    assert!(!names(&harness, "Assessment in hand: The pact of 2024").is_empty());
    assert_eq!(names(&harness, "Then: ").len(), 8, "factor by factor");
    assert_eq!(names(&harness, "Today: ").len(), 8);
    click(&mut harness, "All cases");
    assert!(!names(&harness, "Case: Belgium 1914").is_empty());
}

#[test]
fn two_scenarios_stand_side_by_side_with_what_they_shift() {
    let mut harness = showing(Ledger::Scenarios);
    click(&mut harness, "Side A: The fighting in Ukraine is frozen");
    click(&mut harness, "Side B: Freeze and a US deal with China");
    assert!(!names(&harness, "Compared on side A: The fighting in Ukraine is frozen").is_empty());
    assert!(!names(&harness, "Compared on side B: Freeze and a US deal with China").is_empty());
    assert!(names(&harness, "Change: ").len() > 3);
    assert!(
        !names(&harness, "Claim: ").is_empty(),
        "conditions and consequences as claims"
    );
    let claim = "c.an-freeze-trade".parse().unwrap();
    let said = harness.state().dossier().claims[&claim].words.en.clone();
    let named = names(&harness, "Claim: ").into_iter().find(|name| name.ends_with(&said));
    click(&mut harness, &named.unwrap());
    assert_eq!(harness.state().session().selection, Some(Item::Claim(claim)));
    assert!(
        !names(&harness, "Compared on side A: The fighting in Ukraine is frozen").is_empty(),
        "the comparison stays"
    );
}

#[test]
fn a_scenario_is_laid_over_the_network_and_the_dossier_stays_as_it_is() {
    let mut harness = showing(Ledger::Scenarios);
    let before = harness.state().dossier().clone();
    click(&mut harness, "Side B: The fighting in Ukraine is frozen");
    click(&mut harness, "Lay over the network: The fighting in Ukraine is frozen");
    let freeze = "s.freeze".parse().unwrap();
    assert_eq!(harness.state().session().what_if.twists, [Twist::Scenario(freeze)]);
    assert_eq!(*harness.state().dossier(), before);
    click(&mut harness, "Take off the network: The fighting in Ukraine is frozen");
    assert!(harness.state().session().what_if.is_empty());
}

#[test]
fn the_inspector_of_a_scenario_leads_to_the_comparison() {
    let mut harness = english();
    harness.state().send(Command::Select {
        item: Some("s.war-goes-on".parse::<garant::model::ScenarioId>().unwrap().into()),
        source: None,
    });
    harness.run();
    harness.run();
    click(&mut harness, "Compare side by side: ");
    assert_eq!(harness.state().session().ledger, Some(Ledger::Scenarios));
    assert!(!names(&harness, "Compared on side B: The war goes on").is_empty());
}

#[test]
fn everything_is_there_in_german_in_a_small_window() {
    let mut harness = window([1280.0, 800.0], Language::De, ThemeChoice::Dark);
    harness.state().send(Command::ShowLedger(Some(Ledger::Precedents)));
    harness.run();
    harness.run();
    assert!(!names(&harness, "Fall: Belgien 1914").is_empty());
    assert!(!names(&harness, "Nach „Modellwert, im Nachhinein“ ordnen").is_empty());
    harness.state().send(Command::ShowLedger(Some(Ledger::Scenarios)));
    harness.run();
    harness.run();
    click(&mut harness, "Szenarien wählen");
    assert!(!names(&harness, "Szenario: Patt in der Ukraine").is_empty());
}

#[test]
fn the_forms_hold_what_cases_scenarios_and_assessments_are_judged_by() {
    let mut harness = window([1600.0, 4000.0], Language::En, ThemeChoice::Light);
    let edit = |harness: &mut Harness<'static, App>, item: Item| {
        harness.state().send(Command::EditItem(item));
        harness.run();
        harness.run();
    };
    let case: garant::model::PrecedentId = "r.belgium-1914".parse().unwrap();
    edit(&mut harness, case.into());
    for name in [
        "What came of it (English)",
        "Where the facts come from (English)",
        "Leverage over the violator",
    ] {
        assert!(!names(&harness, name).is_empty(), "{name}");
    }
    click(&mut harness, "Scored with hindsight");
    click(&mut harness, "Save");
    assert_eq!(harness.state().dossier().precedents[&case].hindsight, None);
    harness.state().send(Command::Undo);
    harness.run();
    assert!(harness.state().dossier().precedents[&case].hindsight.is_some());
    let scenario: garant::model::ScenarioId = "s.freeze".parse().unwrap();
    edit(&mut harness, scenario.into());
    assert!(names(&harness, "Factor: ").len() >= 2, "a card for each shifted score");
    let assessment: garant::model::AssessmentId = "g.six-party".parse().unwrap();
    edit(&mut harness, assessment.into());
    for name in [
        "Which kind of promise: not to harm",
        "Chance of a breach within a year",
        "The violator has a veto there",
        "Seed of the draws",
    ] {
        assert!(!names(&harness, name).is_empty(), "{name}");
    }
}
