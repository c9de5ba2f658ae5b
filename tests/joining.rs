//! Another project joins the dossier, and the preferences: in the whole window.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use garant::app::App;
use garant::command::Command;
use garant::model::{Language, TieId};
use garant::session::ThemeChoice;
use garant::store::{Places, built_in, save};

use crate::support::{click, english, names, press};

fn valid(harness: &Harness<'_, App>, tie: TieId) -> Option<String> {
    let tie = harness.state().dossier().ties.get(&tie)?;
    tie.valid.as_ref().map(|v| v.as_str().to_owned())
}

#[test]
fn a_copy_that_went_its_own_way_joins_with_the_choices_made_and_undoes_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.garant");
    let mut other = built_in();
    let tie: TieId = "t.defence-2024".parse().unwrap();
    other.ties.get_mut(&tie).unwrap().valid = Some(garant::model::Edtf::parse("2024-06-19/2034").unwrap());
    let mut fresh = other.ties[&tie].clone();
    fresh.id = "t.fresh".parse().unwrap();
    fresh.family = garant::model::TieFamily::Trade;
    fresh.class = None;
    fresh.instrument = None;
    other.ties.insert(fresh.id, fresh);
    save(&path, &other, &Places::new()).unwrap();
    let mut harness = english();
    let (before, ties) = (valid(&harness, tie), harness.state().dossier().ties.len());
    harness.state().send(Command::JoinFile(path));
    harness.run();
    harness.run();
    assert!(
        !names(&harness, "1 record comes in").is_empty(),
        "{:?}",
        names(&harness, "1 record")
    );
    assert!(!names(&harness, "1 record is in both and differs").is_empty());
    let choice = names(&harness, "")
        .into_iter()
        .find(|name| name.ends_with(": there"))
        .unwrap();
    click(&mut harness, &choice);
    harness.get_by_label("Join").click();
    harness.run();
    harness.run();
    assert_eq!(valid(&harness, tie).as_deref(), Some("2024-06-19/2034"));
    assert_eq!(harness.state().dossier().ties.len(), ties + 1);
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!((valid(&harness, tie), harness.state().dossier().ties.len()), (before, ties));
}

#[test]
fn a_file_that_is_no_project_says_so_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.garant");
    std::fs::write(&path, "{\"format\": \"garant\", \"version\": 99").unwrap();
    let mut harness = english();
    let before = harness.state().dossier().clone();
    harness.state().send(Command::JoinFile(path));
    harness.run();
    harness.run();
    assert!(names(&harness, "Join").iter().all(|name| name != "Join"));
    assert!(
        names(&harness, "").iter().any(|name| name.contains("other.garant")),
        "the message names the file"
    );
    assert_eq!(harness.state().dossier(), &before);
}

#[test]
fn preferences_count_at_once() {
    let mut harness = english();
    harness.state().send(Command::ShowPreferences);
    harness.run();
    click(&mut harness, "Dark");
    click(&mut harness, "130");
    click(&mut harness, "For colour-blind readers");
    click(&mut harness, "German");
    let preferences = harness.state().preferences();
    assert_eq!((preferences.theme, preferences.language), (ThemeChoice::Dark, Language::De));
    assert_eq!((preferences.text_size, preferences.colour_safe), (130, true));
    press(&mut harness, egui::Key::Escape);
    assert!(names(&harness, "Schriftgröße").is_empty(), "Escape closes them");
}

#[test]
fn the_title_of_the_dossier_is_changed_in_one_step() {
    let mut harness = english();
    harness.state().send(Command::DescribeDossier);
    harness.run();
    harness.event(egui::Event::Text("Who stands by whom".to_owned()));
    harness.run();
    click(&mut harness, "Apply");
    assert_eq!(harness.state().dossier().header.title.get(Language::En), "Who stands by whom");
    harness.state().send(Command::Undo);
    harness.run();
    assert_ne!(harness.state().dossier().header.title.get(Language::En), "Who stands by whom");
}
