//! Data into and out of the whole window: columns are chosen, imported as one step, reported, undone, stopped; data are
//! written through the dialog in every form and read back.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{By, Queryable as _};
use garant::app::App;
use garant::command::Command;
use garant::exchange::graph::out::DataForm;
use garant::exchange::{Limits, import, recognise, settle};
use garant::model::{Dossier, Language, TieFamily};
use garant::session::ThemeChoice;
use garant::store::Opened;

use crate::support::{click, english, names, press, window_on};

const EDGES: &str =
    "von;nach;Art;Beginn;Stärke\nG;T;Bündnis;6.7.1961;1,5\nT;G;Handel;1970;2\nG;X;Frobnikation;;\n;T;Krieg;1980;1\n";
const NODES: &str = "id;name;iso3\nG;Ghana;GHA\nT;Togo;TGO\nL;Lesotho;LSO\n";

fn empty() -> Harness<'static, App> {
    let opened = || Opened {
        dossier: Dossier::default(),
        ..Opened::built_in()
    };
    window_on(opened, [1280.0, 800.0], Language::En, ThemeChoice::Light)
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn add(harness: &mut Harness<'_, App>, paths: Vec<PathBuf>) {
    harness.state().send(Command::AddDocuments(paths));
    for _ in 0..4 {
        harness.run();
    }
}

/// Presses the button of this very name.
fn button(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    for _ in 0..4 {
        harness.run();
    }
}

/// Chooses what a column means.
fn choose(harness: &mut Harness<'_, App>, column: &str, meaning: &str) {
    click(harness, &format!("Meaning of the column {column}"));
    // It may lie below the part of the list that is seen.
    harness.get_by_role_and_label(Role::Button, meaning).click_accesskit();
    harness.run();
    harness.run();
}

#[test]
fn columns_are_named_a_preview_is_counted_and_the_import_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = empty();
    let path = written(folder.path(), "ties.csv", EDGES);
    add(&mut harness, vec![path]);
    assert!(!names(&harness, "Import table: ties.csv").is_empty());
    // What is guessed, and what would come of it.
    assert!(!names(&harness, "Meaning of the column von: from whom").is_empty());
    assert!(!names(&harness, "Meaning of the column Beginn: start").is_empty());
    let sentence = names(&harness, "3 ties between 3 actors");
    assert!(sentence[0].contains("one row left out: no source"), "{sentence:?}");
    assert!(!names(&harness, "Frobnikation (1)").is_empty());
    choose(&mut harness, "Stärke", "weight");
    assert!(!names(&harness, "Meaning of the column Stärke: weight").is_empty());
    button(&mut harness, "Import");
    let dossier = harness.state().dossier();
    assert_eq!((dossier.ties.len(), dossier.documents.len()), (3, 1));
    let alliance = dossier.ties.values().find(|t| t.family == TieFamily::Commitment).unwrap();
    assert_eq!(alliance.valid.as_ref().unwrap().as_str(), "1961-07-06/..");
    assert_eq!(alliance.extra["data.weight"], 1.5);
    // The report: what was read, what not, and the word that was not known.
    assert!(!names(&harness, "What was imported").is_empty());
    for told in [
        "3 ties",
        "from 4 rows",
        "Row left out: no source: 1",
        "Word for the family not known",
    ] {
        assert!(!names(&harness, told).is_empty(), "{told}");
    }
    click(&mut harness, "Row left out: no source");
    assert!(!names(&harness, "row 4: , T, Krieg").is_empty());
    press(&mut harness, egui::Key::Escape);
    harness.state().send(Command::Undo);
    harness.run();
    assert!(*harness.state().dossier() == Dossier::default());
    harness.state().send(Command::Redo);
    harness.run();
    assert_eq!(harness.state().dossier().ties.len(), 3);
}

#[test]
fn cancel_and_escape_leave_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = empty();
    let path = written(folder.path(), "ties.csv", EDGES);
    for leave in ["Cancel", "Escape"] {
        add(&mut harness, vec![path.clone()]);
        assert!(!names(&harness, "Import table").is_empty());
        if leave == "Cancel" {
            button(&mut harness, "Cancel");
        } else {
            press(&mut harness, egui::Key::Escape);
        }
        assert!(names(&harness, "Import table").is_empty(), "{leave}");
        assert!(*harness.state().dossier() == Dossier::default(), "{leave}");
    }
}

#[test]
fn a_table_of_actors_chosen_with_it_or_beside_it_comes_along() {
    for nodes in ["nodes.csv", "ties.nodes.csv"] {
        let folder = tempfile::tempdir().unwrap();
        let mut harness = empty();
        let ties = written(folder.path(), "ties.csv", EDGES);
        let actors = written(folder.path(), nodes, NODES);
        let chosen = if nodes == "nodes.csv" {
            vec![actors, ties]
        } else {
            vec![ties]
        };
        add(&mut harness, chosen);
        assert!(!names(&harness, "Import table: ties.csv").is_empty());
        assert!(!names(&harness, &format!("With the actors of “{nodes}”")).is_empty());
        button(&mut harness, "Import");
        let dossier = harness.state().dossier();
        let named = |name: &str| dossier.actors.values().find(|a| a.name(Language::En) == name).cloned();
        assert_eq!(named("Ghana").unwrap().xref.iso3.as_deref(), Some("GHA"), "{nodes}");
        assert!(named("Lesotho").is_some(), "who has no tie comes too");
        assert_eq!(dossier.ties.len(), 3);
    }
}

#[test]
fn several_tables_are_asked_about_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = empty();
    let first = written(folder.path(), "a.csv", "source,target\nA,B\n");
    let second = written(folder.path(), "b.csv", "source,target\nC,D\n");
    add(&mut harness, vec![first, second]);
    for name in ["a.csv", "b.csv"] {
        assert!(!names(&harness, &format!("Import table: {name}")).is_empty(), "{name}");
        button(&mut harness, "Import");
        assert!(!names(&harness, "What was imported").is_empty());
        press(&mut harness, egui::Key::Escape);
        harness.run();
    }
    assert_eq!(harness.state().dossier().ties.len(), 2);
}

#[test]
fn what_cannot_be_imported_is_said_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = english();
    let before = harness.state().dossier().clone();
    let path = written(
        folder.path(),
        "bomb.gexf",
        "<!DOCTYPE g [<!ENTITY a \"ha\">]><gexf><graph/></gexf>",
    );
    add(&mut harness, vec![path]);
    assert!(!names(&harness, "“bomb.gexf” declares a document type").is_empty());
    assert!(*harness.state().dossier() == before);
}

#[test]
fn every_form_leaves_through_the_dialog_and_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    for (form, label, extension) in [
        (DataForm::Gexf, "GEXF 1.3", "gexf"),
        (DataForm::Graphml, "GraphML", "graphml"),
        (DataForm::Tables, "Two tables", "csv"),
        (DataForm::Ftm, "FollowTheMoney", "jsonl"),
        (DataForm::Dot, "DOT", "dot"),
    ] {
        let mut harness = english();
        harness.state().send(Command::OpenDataExport);
        harness.run();
        harness.run();
        click(&mut harness, label);
        click(&mut harness, "Everything");
        let target = folder.path().join(format!("net.{extension}"));
        let field = By::new().predicate(|n| n.role() == Role::TextInput && n.value().is_some_and(|v| v == "garant-network"));
        let fields: Vec<_> = harness.query_all(field).collect();
        fields[0].focus();
        drop(fields);
        harness.run();
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        harness.event(egui::Event::Text(target.with_extension("").display().to_string()));
        harness.run();
        button(&mut harness, "Export");
        assert!(!names(&harness, "Written: ").is_empty(), "{form:?}");
        let bytes = fs::read(&target).unwrap();
        let ties = harness.state().dossier().ties.len();
        if form == DataForm::Dot {
            assert!(bytes.starts_with(b"digraph"));
            continue;
        }
        let name = target.file_name().unwrap().to_str().unwrap().to_owned();
        let format = recognise(&name, &bytes).unwrap();
        let imported = import(&name, &bytes, format, &Limits::default(), &mut |_| true).unwrap();
        assert_eq!(imported.dossier.ties.len(), ties, "{form:?}");
        let settled = settle(&Dossier::default(), imported).unwrap();
        assert_eq!(settled.dossier.check(), [], "{form:?}");
        if form == DataForm::Tables {
            assert!(folder.path().join("net.nodes.csv").exists());
        }
    }
}

#[test]
fn a_path_that_cannot_be_written_is_said_and_the_dialog_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = english();
    harness.state().send(Command::OpenDataExport);
    harness.run();
    harness.state().send(Command::ExportData {
        form: DataForm::Gexf,
        seen: true,
        path: written(folder.path(), "a-file", "x").join("net.gexf"),
    });
    harness.run();
    harness.run();
    assert!(names(&harness, "Written: ").is_empty());
    assert!(!names(&harness, "Export data").is_empty());
}
