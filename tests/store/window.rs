//! The window and the safety of the work: what was left is offered, nothing unsaved is left unasked.

use std::path::{Path, PathBuf};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use garant::app::App;
use garant::command::Command;
use garant::model::{ActorId, Pin};
use garant::session::Preferences;
use garant::store::{self, Lock, Opened, Places};
use garant::work::Executor;

use crate::support::raster::CpuRenderer;

/// The program with a data folder, on the built-in dossier or a project.
fn start(data: &Path, project: Option<&Path>) -> Harness<'static, App> {
    let (data, project) = (data.to_owned(), project.map(Path::to_owned));
    let preferences = Preferences {
        language: garant::model::Language::En,
        ..Preferences::default()
    };
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_max_steps(60)
        .renderer(CpuRenderer::default())
        .build_eframe(move |cc| {
            let opened = project
                .as_deref()
                .map_or_else(Opened::built_in, |path| store::open(path).unwrap());
            App::start(
                &cc.egui_ctx,
                opened,
                preferences.clone(),
                Executor::Inline,
                Some(data.clone()),
            )
        });
    harness.run();
    harness
}

fn russia() -> ActorId {
    ActorId::new("a.russia").unwrap()
}

fn pin(harness: &mut Harness<'static, App>, x: f32) {
    let at = Some(Pin { x, y: 1.0 });
    harness.state().send(Command::PinActor { actor: russia(), at });
    harness.run();
}

fn pinned(harness: &Harness<'static, App>) -> Option<f32> {
    harness.state().dossier().pins.get(&russia()).map(|pin| pin.x)
}

/// A copy of the built-in dossier as a project file.
fn project(folder: &Path) -> PathBuf {
    let file = folder.join("work.garant");
    store::save(&file, &store::built_in(), &Places::new()).unwrap();
    file
}

#[test]
fn work_that_a_crash_cut_off_is_offered_and_goes_on_with_its_history() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = project(folder.path());
    for project in [None, Some(file.as_path())] {
        let mut harness = start(&data, project);
        assert!(harness.query_by_label("Unsaved changes").is_none());
        pin(&mut harness, 7.0);
        pin(&mut harness, 8.0);
        assert!(harness.query_by_label("Unsaved changes").is_some());
        // As a crash leaves it: nothing is asked, nothing is saved.
        drop(harness);
        let mut harness = start(&data, project);
        assert!(harness.query_by_label("Unsaved work was found").is_some());
        assert_eq!(pinned(&harness), None);
        let take_up = egui_kittest::kittest::By::new()
            .predicate(|n| n.label().is_some_and(|label| label.starts_with("Take up the work: ")));
        harness.get(take_up).click();
        harness.run();
        assert_eq!(pinned(&harness), Some(8.0));
        harness.state().send(Command::Undo);
        harness.run();
        assert_eq!(pinned(&harness), Some(7.0));
        drop(harness);
        // Taken up and cut off once more; then thrown away.
        let mut harness = start(&data, project);
        let discard = egui_kittest::kittest::By::new()
            .predicate(|n| n.label().is_some_and(|label| label.starts_with("Discard the work: ")));
        harness.get(discard).click();
        harness.run();
        assert!(harness.query_by_label("Unsaved work was found").is_none());
        drop(harness);
        let harness = start(&data, project);
        assert!(harness.query_by_label("Unsaved work was found").is_none());
    }
}

#[test]
fn unsaved_work_is_not_left_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = project(folder.path());
    let mut harness = start(&folder.path().join("data"), Some(&file));
    pin(&mut harness, 7.0);
    for answer in ["Cancel", "Save changes"] {
        harness.state().send(Command::OpenBuiltIn);
        harness.run();
        assert!(harness.query_by_label("Save the changes?").is_some());
        harness.get_by_label(answer).click();
        harness.run();
        assert!(harness.query_by_label("Save the changes?").is_none());
        assert_eq!(pinned(&harness), (answer == "Cancel").then_some(7.0));
    }
    assert_eq!(store::open(&file).unwrap().dossier.pins.len(), 1);
    pin(&mut harness, 9.0);
    harness.state().send(Command::OpenFile(file.clone()));
    harness.run();
    harness.get_by_label("Discard changes").click();
    harness.run();
    assert_eq!(pinned(&harness), Some(7.0), "the project is open again");
    assert!(harness.query_by_label("Unsaved changes").is_none());
}

#[test]
fn a_project_that_another_window_has_open_can_only_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = project(folder.path());
    let _other = Lock::take(&file).unwrap();
    let harness = start(&folder.path().join("data"), Some(&file));
    assert!(harness.query_by_label_contains("is open in another window").is_some());
}

#[test]
fn a_file_changed_by_somebody_else_is_written_over_only_if_asked() {
    let folder = tempfile::tempdir().unwrap();
    let file = project(folder.path());
    let mut harness = start(&folder.path().join("data"), Some(&file));
    pin(&mut harness, 7.0);
    let mut theirs = store::built_in();
    theirs.header.title.en = "Theirs".into();
    store::save(&file, &theirs, &Places::new()).unwrap();
    harness.state().send(Command::Save);
    harness.run();
    assert!(harness.query_by_label("The file has been changed").is_some());
    assert_eq!(store::open(&file).unwrap().dossier, theirs);
    harness.get_by_label("Overwrite").click();
    harness.run();
    assert_eq!(store::open(&file).unwrap().dossier.pins.len(), 1);
    // Their version is kept, and can be restored as a step.
    harness
        .state()
        .send(Command::RestoreVersion(store::versions(&file)[0].number));
    harness.run();
    assert_eq!(harness.state().dossier().header.title.en, "Theirs");
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(pinned(&harness), Some(7.0));
}

#[test]
fn undoing_and_redoing_to_what_is_in_the_file_leaves_nothing_unsaved() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), project(folder.path()));
    let mut harness = start(&data, Some(&file));
    let go = |harness: &mut Harness<'static, App>, command: Command| {
        harness.state().send(command);
        harness.run();
        harness.query_by_label("Unsaved changes").is_some()
    };
    pin(&mut harness, 7.0);
    assert!(!go(&mut harness, Command::Undo), "as it was opened");
    assert!(go(&mut harness, Command::Redo));
    pin(&mut harness, 8.0);
    assert!(!go(&mut harness, Command::Save));
    assert!(go(&mut harness, Command::Undo), "the file holds more");
    assert!(!go(&mut harness, Command::Redo), "as it was saved");
    assert!(go(&mut harness, Command::GoToStep(0)));
    assert!(!go(&mut harness, Command::GoToStep(2)));
    // Another change in the same place is not what is in the file, and the way back to it is lost.
    go(&mut harness, Command::Undo);
    pin(&mut harness, 9.0);
    assert!(go(&mut harness, Command::GoToStep(1)));
    assert!(go(&mut harness, Command::GoToStep(2)));
    drop(harness);
    // Steps that were all taken back are nothing to be offered once the dossier has been left.
    std::fs::remove_dir_all(&data).ok();
    let other = folder.path().join("other.garant");
    store::save(&other, &store::built_in(), &Places::new()).unwrap();
    let mut harness = start(&data, Some(&other));
    pin(&mut harness, 7.0);
    assert!(!go(&mut harness, Command::Undo));
    harness.state().send(Command::OpenBuiltIn);
    harness.run();
    drop(harness);
    let harness = start(&data, Some(&other));
    assert!(harness.query_by_label("Unsaved work was found").is_none());
}
