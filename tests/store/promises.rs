//! What the format promises: any dossier comes back exactly, the same dossier gives the same bytes, files of every
//! version open, what is damaged is refused with its place, and nothing panics or hangs.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use garant::model::{ActorId, Dossier, Edit, Item, Localised, Record, Step, StepKind, Transaction};
use garant::store::{self, Places, Source, StoreError};
use proptest::prelude::*;

use crate::support::any_dossier::{Maker, any_dossier};

/// The files of each version that were kept.
fn kept() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("version-"))
        .collect();
    files.sort();
    files
}

/// Bytes of a project file.
fn bytes(folder: &Path, dossier: &Dossier) -> Vec<u8> {
    let file = folder.join("any.garant");
    store::save(&file, dossier, &Places::new()).unwrap();
    fs::read(file).unwrap()
}

/// Opens bytes as a project; the time tells that nothing hangs.
fn open_bytes(folder: &Path, bytes: &[u8]) -> Result<store::Opened, StoreError> {
    let file = folder.join("damaged.garant");
    fs::write(&file, bytes).unwrap();
    let begun = Instant::now();
    let opened = store::open(&file);
    assert!(begun.elapsed() < Duration::from_secs(20));
    opened
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_dossier_comes_back_exactly_and_always_in_the_same_bytes(seed in any::<u64>()) {
        let dossier = any_dossier(seed);
        prop_assert_eq!(dossier.check(), []);
        let folder = tempfile::tempdir().unwrap();
        let first = bytes(folder.path(), &dossier);
        let opened = open_bytes(folder.path(), &first).unwrap();
        prop_assert_eq!(&opened.dossier, &dossier);
        prop_assert_eq!(bytes(folder.path(), &opened.dossier), first);
    }

    #[test]
    fn any_step_comes_back_exactly(seed in any::<u64>()) {
        let dossier = any_dossier(seed);
        let edits: Vec<Edit> = dossier
            .records()
            .map(Edit::Put)
            .chain(dossier.items().map(Edit::Remove))
            .chain(dossier.pins.iter().map(|(actor, pin)| Edit::Pin { actor: *actor, at: Some(*pin) }))
            .chain([Edit::Header(Box::new(dossier.header.clone()))])
            .collect();
        let step = Step { kind: StepKind::Undone, transaction: Transaction { name: dossier.header.title.clone(), edits } };
        let text = serde_json::to_string(&step).unwrap();
        prop_assert!(!text.contains('\n'), "a step is one line");
        prop_assert_eq!(serde_json::from_str::<Step>(&text).unwrap(), step);
    }

    #[test]
    fn the_way_from_one_dossier_to_another_can_be_gone_and_taken_back(one in any::<u64>(), other in any::<u64>()) {
        let (mut dossier, mut goal) = (any_dossier(one), any_dossier(other));
        goal.extra = dossier.extra.clone();
        let before = dossier.clone();
        let edits = dossier.edits_to(&goal);
        let back = dossier.apply_all(Transaction { name: Localised::same("restore"), edits }).unwrap();
        prop_assert_eq!(&dossier, &goal);
        dossier.apply_all(back).unwrap();
        prop_assert_eq!(&dossier, &before);
        prop_assert_eq!(dossier.edits_to(&before), []);
    }

    #[test]
    fn what_is_damaged_is_refused_or_still_holds(seed in any::<u64>(), hits in 1_usize..4) {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = bytes(folder.path(), &any_dossier(seed));
        let m = &mut Maker(seed ^ 1);
        for _ in 0..hits {
            let at = m.below(bytes.len());
            match m.below(6) {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] ^= 1 << m.below(8),
                2 => drop(bytes.drain(at..(at + m.below(200)).min(bytes.len()))),
                3 => bytes.insert(at, m.next() as u8),
                4 => {
                    let piece = bytes[at..(at + m.below(3_000)).min(bytes.len())].to_vec();
                    let to = m.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
                _ => {
                    let number: &[u8] = [&b"-1"[..], b"1e999", b"99999999999999999999", b"null", b"{}", b"\"d.0.x-0\""][m.below(6)];
                    bytes.splice(at..at, number.iter().copied());
                }
            }
            if bytes.is_empty() {
                bytes.push(b'{');
            }
        }
        match open_bytes(folder.path(), &bytes) {
            Ok(opened) => prop_assert_eq!(opened.dossier.check(), []),
            Err(StoreError::Json { line, column, .. } | StoreError::Truncated { line, column, .. }) => {
                prop_assert!(line >= 1 && column >= 1 && line <= bytes.split(|b| *b == b'\n').count());
            }
            Err(StoreError::Broken { count, first, .. }) => prop_assert!(count > 0 && !first.is_empty()),
            Err(error) => prop_assert!(error.path().is_some(), "{error}"),
        }
    }
}

#[test]
fn a_file_of_every_version_opens() {
    let kept = kept();
    assert!(!kept.is_empty());
    for file in kept {
        let opened = store::open(&file).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(opened.source, Source::Project(file.clone()));
        for (what, count) in [
            ("documents", opened.dossier.documents.len()),
            ("ties", opened.dossier.ties.len()),
            ("claims", opened.dossier.claims.len()),
            ("scenes", opened.dossier.scenes.len()),
        ] {
            assert!(count > 0, "{}: no {what}", file.display());
        }
    }
}

#[test]
fn what_a_later_program_has_added_survives_and_a_later_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = &kept()[0];
    let mut value: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    value["later"] = serde_json::json!({ "deep": [1, 2.5, null] });
    for list in ["documents", "claims", "scenes"] {
        value[list][0]["later"] = serde_json::json!("kept");
    }
    let opened = open_bytes(folder.path(), value.to_string().as_bytes()).unwrap();
    let again: serde_json::Value = serde_json::from_slice(&bytes(folder.path(), &opened.dossier)).unwrap();
    assert_eq!(again["later"], value["later"]);
    for list in ["documents", "claims", "scenes"] {
        assert_eq!(again[list][0]["later"], "kept");
    }
    value["version"] = 99.into();
    let refused = open_bytes(folder.path(), value.to_string().as_bytes()).unwrap_err();
    assert!(matches!(refused, StoreError::Newer { version: 99, .. }), "{refused}");
}

#[test]
fn every_broken_reference_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let text = String::from_utf8(bytes(folder.path(), &any_dossier(7))).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    for (list, field) in [
        ("claims", "speaker"),
        ("ties", "from"),
        ("quantities", "claim"),
        ("passages", "document"),
    ] {
        let wrong = value[list][0][field].as_str().unwrap().replace(".x-", ".gone-");
        value[list][0][field] = wrong.into();
    }
    let file = folder.path().join("broken.garant");
    let text = serde_json::to_string_pretty(&value).unwrap();
    fs::write(&file, &text).unwrap();
    let (_, broken) = store::check(&file).unwrap();
    for prefix in ["c.", "t.", "q.", "p."] {
        let named: Vec<_> = broken.iter().filter(|(_, b)| b.item.as_str().starts_with(prefix)).collect();
        assert!(!named.is_empty(), "{prefix}: {broken:?}");
        for (line, broken) in named {
            assert!(broken.problem.contains(".gone-"), "{broken}");
            assert!(text.lines().nth(line - 1).unwrap().contains(broken.item.as_str()));
        }
    }
    assert!(matches!(store::open(&file), Err(StoreError::Broken { count: 4, .. })));
}

#[test]
fn records_that_refer_to_each_other_come_in_one_step() {
    let dossier = any_dossier(3);
    let records: Vec<Record> = dossier.records().collect();
    let mut empty = Dossier::default();
    let edits = records.iter().rev().cloned().map(Edit::Put).collect();
    let back = empty
        .apply_all(Transaction {
            name: Localised::default(),
            edits,
        })
        .unwrap();
    assert_eq!(empty.records().count(), records.len());
    empty.apply_all(back).unwrap();
    assert_eq!(empty, Dossier::default());
    let gone: Item = ActorId::new("a.0.x-0").unwrap().into();
    let mut copy = dossier.clone();
    assert!(copy.apply(Edit::Remove(gone)).is_err());
    assert_eq!(copy, dossier);
}
