//! What goes wrong with disks, clocks and second windows: the work stays, and somebody says so.

use std::fs;
use std::path::Path;

use garant::model::{Dossier, Edit, Header, Localised, Step, StepKind, Transaction};
use garant::store::journal::{Base, Beginning, Journal};
use garant::store::recovery::{self, Ground};
use garant::store::{self, Lock, Places, Stamp, StoreError};
use garant::work::Executor;

fn titled(title: &str) -> Dossier {
    let mut dossier = Dossier::default();
    dossier.header.title = Localised::same(title);
    dossier
}

fn retitle(title: &str) -> Step {
    let header = Header {
        title: Localised::same(title),
        ..Header::default()
    };
    Step {
        kind: StepKind::Done,
        transaction: Transaction {
            name: Localised::same(title),
            edits: vec![Edit::Header(Box::new(header))],
        },
    }
}

/// A journal on a saved project.
fn journal_on(project: &Path, data: Option<&Path>) -> Journal {
    let beginning = Beginning {
        base: Base::File {
            path: project.to_owned(),
            stamp: Stamp::of_file(project).unwrap(),
        },
        snapshot: None,
        title: Localised::same("Title"),
        project: Some(project.to_owned()),
        data: data.map(Path::to_owned),
    };
    Journal::begin(Executor::Threaded, beginning, Vec::new(), None, || {})
}

#[test]
fn unsaved_steps_wait_beside_the_project_until_they_are_saved() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.garant");
    store::save(&project, &titled("0"), &Places::new()).unwrap();
    let mut journal = journal_on(&project, None);
    journal.step(retitle("1"));
    journal.step(retitle("2"));
    journal.wait();
    assert_eq!(
        recovery::waiting_for(&project, None).0,
        [],
        "the journal of a running program is left alone"
    );
    drop(journal);
    let (waiting, errors) = recovery::waiting_for(&project, None);
    assert!(errors.is_empty() && waiting.len() == 1);
    assert_eq!(waiting[0].steps.len(), 2);
    assert!(matches!(waiting[0].ground, Ground::File(..)));
    assert_eq!(waiting[0].open_ground().unwrap().dossier, titled("0"));
    waiting[0].discard().unwrap();
    assert_eq!(recovery::waiting_for(&project, None).0, []);
}

#[test]
fn a_kill_between_the_swap_and_the_new_journal_loses_nothing_and_offers_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.garant");
    store::save(&project, &titled("0"), &Places::new()).unwrap();
    let mut journal = journal_on(&project, None);
    journal.step(retitle("1"));
    let (after, handle) = (journal.last(), journal.handle().unwrap());
    journal.step(retitle("2"));
    let note = |stamp| handle.saving(&project, stamp, after);
    store::save_over(&project, &titled("1"), &Places::new(), None, note).unwrap();
    drop(handle);
    // As after a kill: nobody tells the journal that the save took place.
    drop(journal);
    let waiting = recovery::waiting_for(&project, None).0;
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].steps.len(), 1, "the first step is in the file");
    assert_eq!(waiting[0].open_ground().unwrap().dossier, titled("1"));
}

#[test]
fn a_torn_end_is_ignored_and_a_broken_middle_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.garant");
    store::save(&project, &titled("0"), &Places::new()).unwrap();
    let mut journal = journal_on(&project, None);
    for n in 1..=5 {
        journal.step(retitle(&n.to_string()));
    }
    drop(journal);
    let path = recovery::waiting_for(&project, None).0.remove(0).path;
    let whole = fs::read(&path).unwrap();
    let lines: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] == b'\n').collect();
    for end in 1..whole.len() {
        fs::write(&path, &whole[..end]).unwrap();
        let (waiting, errors) = recovery::waiting_for(&project, None);
        let complete = lines.iter().filter(|at| **at < end).count().saturating_sub(1);
        assert!(errors.is_empty(), "cut at {end}: {errors:?}");
        assert_eq!(waiting.first().map_or(0, |w| w.steps.len()), complete, "cut at {end}");
        assert!(waiting.iter().all(|w| w.broken.is_none()));
    }
    let mut flipped = whole.clone();
    flipped[lines[2] + 20] ^= 4;
    fs::write(&path, &flipped).unwrap();
    let waiting = recovery::waiting_for(&project, None).0;
    assert_eq!((waiting[0].steps.len(), waiting[0].broken), (2, Some(4)));
}

#[test]
fn a_file_that_somebody_else_has_changed_is_not_written_over_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.garant");
    let places = Places::new();
    let saved = store::save_over(&project, &titled("0"), &places, None, |_| {}).unwrap();
    let mut journal = journal_on(&project, None);
    journal.step(retitle("mine"));
    store::save(&project, &titled("theirs"), &places).unwrap();
    let refused = store::save_over(&project, &titled("mine"), &places, Some(saved.stamp), |_| {});
    assert_eq!(refused, Err(StoreError::Changed(project.clone())));
    assert_eq!(store::open(&project).unwrap().dossier, titled("theirs"));
    drop(journal);
    // What the work began from is kept as a version.
    let waiting = recovery::waiting_for(&project, None).0;
    assert!(matches!(waiting[0].ground, Ground::Version(..)), "{:?}", waiting[0].ground);
    let ground = waiting[0].open_ground().unwrap();
    assert_eq!((ground.dossier, ground.stamp), (titled("0"), Some(saved.stamp)));
    store::save_over(&project, &titled("mine"), &places, None, |_| {}).unwrap();
}

#[test]
fn ten_versions_are_kept_in_order_whatever_the_clock_says() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.garant");
    for n in 0..14 {
        let saved = store::save_over(&project, &titled(&n.to_string()), &Places::new(), None, |_| {}).unwrap();
        assert_eq!(saved.warning, None);
        // A clock that goes back with every save.
        let file = fs::File::options().append(true).open(&project).unwrap();
        let then = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(2_000_000_000 - n * 86_400);
        file.set_modified(then).unwrap();
    }
    let versions = store::versions(&project);
    assert_eq!(versions.len(), 10);
    let titles: Vec<_> = versions
        .iter()
        .map(|v| store::open_version(v).unwrap().dossier.header.title.de)
        .collect();
    assert_eq!(titles, ["12", "11", "10", "9", "8", "7", "6", "5", "4", "3"]);
    assert!(store::open_version(&versions[0]).unwrap().read_only);
}

#[test]
fn a_version_that_cannot_be_kept_is_no_reason_not_to_save() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.garant");
    store::save(&project, &titled("0"), &Places::new()).unwrap();
    fs::write(folder.path().join(".p.garant-versions"), "in the way").unwrap();
    let saved = store::save_over(&project, &titled("1"), &Places::new(), None, |_| {}).unwrap();
    assert!(matches!(saved.warning, Some(StoreError::Versions { .. })));
    assert_eq!(store::open(&project).unwrap().dossier, titled("1"));
}

#[test]
fn a_journal_that_was_removed_or_whose_folder_is_gone_is_written_anew() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let project = inner.join("p.garant");
    store::save(&project, &titled("0"), &Places::new()).unwrap();
    let copy = folder.path().join("copy");
    let mut journal = journal_on(&project, Some(&data));
    journal.step(retitle("1"));
    journal.wait();
    fs::remove_file(inner.join(".p.garant-journal")).unwrap();
    journal.step(retitle("2"));
    journal.wait();
    assert!(inner.join(".p.garant-journal").exists());
    fs::rename(&inner, &copy).unwrap();
    journal.step(retitle("3"));
    journal.wait();
    assert_eq!(journal.trouble(), None, "the data folder takes it");
    drop(journal);
    let waiting = recovery::waiting_at_start(None, Some(&data)).0;
    assert_eq!(waiting[0].steps.len(), 3);
    assert!(matches!(waiting[0].ground, Ground::Gone(_)));
    assert!(matches!(waiting[0].open_ground(), Err(StoreError::BaseGone(_))));
    fs::rename(&copy, &inner).unwrap();
    assert!(matches!(
        recovery::waiting_at_start(None, Some(&data)).0[0].ground,
        Ground::File(..)
    ));
}

#[test]
fn a_journal_that_cannot_be_written_says_so_and_tries_again() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let project = inner.join("p.garant");
    store::save(&project, &titled("0"), &Places::new()).unwrap();
    let mut journal = journal_on(&project, None);
    fs::rename(&inner, folder.path().join("away")).unwrap();
    journal.step(retitle("1"));
    journal.wait();
    assert!(matches!(journal.trouble(), Some(StoreError::Journal(_))));
    let refused = store::save_over(&project, &titled("1"), &Places::new(), None, |_| {});
    assert!(matches!(refused, Err(StoreError::Write(_))), "{refused:?}");
    fs::rename(folder.path().join("away"), &inner).unwrap();
    journal.step(retitle("2"));
    journal.wait();
    assert_eq!(journal.trouble(), None);
    drop(journal);
    assert_eq!(recovery::waiting_for(&project, None).0[0].steps.len(), 2);
}

/// A device without room stands for a full disk.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named() {
    let error = garant::work::WriteError::of(Path::new("p"), &std::io::ErrorKind::StorageFull.into());
    assert!(matches!(error, garant::work::WriteError::DiskFull(_)));
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let refused = std::io::Write::write_all(&mut &full, b"x").unwrap_err();
    let error = garant::work::WriteError::of(Path::new("p"), &refused);
    assert!(matches!(error, garant::work::WriteError::DiskFull(_)), "{error}");
}

#[test]
fn work_without_a_file_begins_from_nothing_or_from_what_it_holds_itself() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for (base, snapshot) in [(Base::Empty, None), (Base::Snapshot, Some((titled("held"), Places::new())))] {
        let expected = snapshot.as_ref().map_or_else(Dossier::default, |s| s.0.clone());
        let beginning = Beginning {
            base,
            snapshot,
            title: Localised::default(),
            project: None,
            data: Some(data.clone()),
        };
        let mut journal = Journal::begin(Executor::Threaded, beginning, Vec::new(), None, || {});
        journal.step(retitle("1"));
        drop(journal);
        let waiting = recovery::waiting_at_start(None, Some(&data)).0;
        assert_eq!(waiting[0].open_ground().unwrap().dossier, expected);
        // Saved for the first time, somewhere else; the journal goes with it.
        let project = folder.path().join("first.garant");
        let mut journal = Journal::begin(
            Executor::Threaded,
            Beginning {
                base: Base::Empty,
                snapshot: None,
                title: Localised::default(),
                project: None,
                data: Some(data.clone()),
            },
            waiting[0].steps.clone(),
            Some(waiting[0].path.clone()),
            || {},
        );
        let saved = store::save_over(&project, &titled("1"), &Places::new(), None, |_| {}).unwrap();
        journal.saved(&project, saved.stamp, journal.last());
        journal.wait();
        assert_eq!(fs::read_dir(&data).unwrap().count(), 0);
        journal.step(retitle("2"));
        drop(journal);
        let waiting = recovery::waiting_for(&project, Some(&data)).0;
        assert_eq!(waiting[0].steps.len(), 1);
        waiting[0].discard().unwrap();
    }
}

#[test]
fn what_another_run_left_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.garant");
    store::save(&project, &titled("0"), &Places::new()).unwrap();
    for title in ["first", "second"] {
        let mut journal = journal_on(&project, None);
        journal.step(retitle(title));
        drop(journal);
    }
    let names: Vec<_> = recovery::waiting_for(&project, None)
        .0
        .iter()
        .map(|w| w.steps[0].step.transaction.name.de.clone())
        .collect();
    assert_eq!(names, ["second", "first"]);
}

#[test]
fn only_one_window_writes_to_a_project() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.garant");
    store::save(&project, &titled("0"), &Places::new()).unwrap();
    let first = Lock::take(&project).unwrap();
    assert!(matches!(Lock::take(&project), Err(StoreError::InUse(_))));
    drop(first);
    Lock::take(&project).unwrap();
}
