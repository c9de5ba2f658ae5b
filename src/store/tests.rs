//! Round trips and damage: what is saved comes back, what is broken is refused in words, nothing panics.

use std::fs;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::model::{Actor, ActorKind, ActorName, Dossier, Localised, Pin};

fn path() -> PathBuf {
    PathBuf::from("test.garant")
}

fn decode(text: &str) -> Result<project::Read, StoreError> {
    project::decode(&path(), text.as_bytes())
}

fn encode(dossier: &Dossier, places: &Places) -> String {
    let mut bytes = Vec::new();
    project::write_to(&mut bytes, dossier, places).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn actor(id: &str, name: &str) -> Actor {
    serde_json::from_value(json!({ "id": id, "code": "X", "kind": ActorKind::State, "names": [ActorName {
        name: Localised::same(name), valid: None,
    }] }))
    .unwrap()
}

fn small() -> (Dossier, Places) {
    let mut dossier = Dossier::default();
    dossier.header.title = Localised {
        de: "Klein „so“".into(),
        en: "Small".into(),
    };
    for (id, name) in [("a.x", "Süd"), ("a.y", "Nord")] {
        let actor = actor(id, name);
        dossier.actors.insert(actor.id, actor);
    }
    let id = ActorId::new("a.x").unwrap();
    (dossier, Places::from([(id, (12.5, -3.1))]))
}

#[test]
fn the_built_in_dossier_opens_and_comes_back_exactly() {
    let dossier = built_in();
    assert_eq!(dossier.check(), []);
    assert!(!dossier.documents.is_empty());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy.garant");
    save(&file, &dossier, &Places::new()).unwrap();
    let first = fs::read(&file).unwrap();
    save(&file, &dossier, &Places::new()).unwrap();
    assert_eq!(fs::read(&file).unwrap(), first);
    let opened = open(&file).unwrap();
    assert_eq!(opened.dossier, dossier);
    assert_eq!((opened.source, opened.read_only), (Source::Project(file), false));
    assert!(first.starts_with(b"{\n  \"format\": \"garant\",\n  \"version\": 1,\n"));
}

#[test]
fn places_come_back_and_foreign_ones_are_dropped() {
    let (dossier, mut places) = small();
    let text = encode(&dossier, &places);
    assert_eq!(decode(&text).unwrap().positions, places);
    places.insert(ActorId::new("a.gone").unwrap(), (1.0, 2.0));
    assert_eq!(decode(&encode(&dossier, &places)).unwrap().positions.len(), 1);
    let wrong = text.replace("12.5", "\"left\"");
    assert!(
        matches!(decode(&wrong), Err(StoreError::Json { line: 2.., .. })),
        "{:?}",
        decode(&wrong)
    );
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let (dossier, places) = small();
    let bytes = encode(&dossier, &places).into_bytes();
    let whole = bytes.iter().rposition(|b| *b == b'}').unwrap();
    for end in 0..=whole {
        let cut = project::decode(&path(), &bytes[..end]);
        assert!(cut.is_err(), "cut at {end}");
    }
    assert!(matches!(decode("{\n \"format\""), Err(StoreError::Truncated { line: 2, .. })));
}

#[test]
fn unknown_fields_survive() {
    let (dossier, places) = small();
    let mut value: serde_json::Value = serde_json::from_str(&encode(&dossier, &places)).unwrap();
    value["later"] = json!({ "deep": [1, 2.5, null] });
    value["actors"][0]["later"] = json!("kept");
    let read = decode(&value.to_string()).unwrap();
    let again: serde_json::Value = serde_json::from_str(&encode(&read.dossier, &read.positions)).unwrap();
    assert_eq!(again, value);
}

#[test]
fn other_formats_and_newer_versions_are_refused() {
    let refused = |text: &str| decode(text).unwrap_err();
    for other in [
        "{}",
        "[1, 2]",
        "7",
        "\"x\"",
        r#"{"format": "gexf", "version": 1}"#,
        r#"{"format": 1}"#,
    ] {
        assert_eq!(refused(other), StoreError::NotAProject(path()), "{other}");
    }
    for version in [
        "",
        r#","version":0"#,
        r#","version":-1"#,
        r#","version":"1""#,
        r#","version":1.5"#,
    ] {
        assert_eq!(
            refused(&format!(r#"{{"format":"garant"{version}}}"#)),
            StoreError::NoVersion(path()),
            "{version}"
        );
    }
    assert_eq!(
        refused(r#"{"format":"garant","version":2,"actors":"x"}"#),
        StoreError::Newer {
            path: path(),
            version: 2
        }
    );
    assert!(decode(r#"{"format":"garant","version":1}"#).is_ok());
}

#[test]
fn mistakes_are_reported_with_their_place() {
    let json = |text: &str| match decode(text).unwrap_err() {
        StoreError::Json {
            line, column, reason, ..
        } => (line, column, reason),
        other => panic!("{other:?}"),
    };
    let (line, _, reason) = json("{\"format\":\"garant\",\"version\":1,\n\"actors\":[\n{\"id\":\"x.y\"}]}");
    assert!(
        line == 3 && reason.contains("x.y") && !reason.contains(" at line "),
        "{line} {reason}"
    );
    assert_eq!(json("{\n  what\n}").0, 2);
    let deep = format!(
        "{{\"format\":\"garant\",\"version\":1,\"x\":{}{}}}",
        "[".repeat(500),
        "]".repeat(500)
    );
    assert!(json(&deep).2.contains("recursion"));
    let broken = project::decode(&path(), b"{\"a\": \"\xff\"}").unwrap_err();
    assert_eq!(broken, StoreError::NotUtf8 { path: path(), byte: 7 });
}

#[test]
fn broken_references_are_counted_and_the_first_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.garant");
    let (mut dossier, places) = small();
    for id in ["a.x", "a.y"] {
        let id = ActorId::new(id).unwrap();
        dossier.actors.get_mut(&id).unwrap().succeeds = Some(ActorId::new("a.gone").unwrap());
    }
    save(&file, &dossier, &places).unwrap();
    match open(&file).unwrap_err() {
        StoreError::Broken { count: 2, first, .. } => assert!(first[0].contains("a.gone"), "{first:?}"),
        other => panic!("{other:?}"),
    }
    let (_, broken) = check(&file).unwrap();
    assert_eq!(broken.len(), 2);
    let text = fs::read_to_string(&file).unwrap();
    for (line, broken) in broken {
        assert!(text.lines().nth(line - 1).unwrap().contains(broken.item.as_str()));
    }
}

#[test]
fn what_cannot_be_opened_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        file
    };
    assert!(matches!(
        open(&folder.path().join("none.garant")),
        Err(StoreError::NotFound(_))
    ));
    assert!(matches!(open(folder.path()), Err(StoreError::Directory(_))));
    assert!(matches!(open(&at("a.garant", b"")), Err(StoreError::Empty(_))));
    assert!(matches!(open(&at("b.garant", b" \n")), Err(StoreError::Empty(_))));
    #[cfg(unix)]
    assert!(matches!(open(Path::new("/dev/null")), Err(StoreError::NotAFile(_))));
}

#[test]
fn documents_wait_to_be_read_and_do_not_open_with_a_project() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.txt"), folder.path().join("two.md"));
    fs::write(&one, "First text").unwrap();
    fs::write(&two, "# Zweiter").unwrap();
    let opened = open_all(&[one.clone(), two.clone()]).unwrap();
    assert_eq!(opened.dossier, Dossier::default());
    assert_eq!(opened.source, Source::Documents(vec![one.clone(), two]));
    let project = folder.path().join("p.garant");
    save(&project, &opened.dossier, &Places::new()).unwrap();
    assert!(matches!(open_all(&[project, one]), Err(StoreError::NotTogether(_))));
    assert_eq!(open_all(&[]).unwrap().source, Source::BuiltIn);
    assert!(matches!(
        open_all(&[folder.path().join("none.txt")]),
        Err(StoreError::NotFound(_))
    ));
}

prop_compose! {
    fn any_dossier()(
        actors in prop::collection::btree_map("a\\.[a-z]{1,6}", ("\\PC{1,12}", any::<Option<(f32, f32)>>()), 0..6),
        title in "\\PC{0,20}",
        note in any::<String>(),
        number in any::<f64>(),
    ) -> (Dossier, Places) {
        let mut dossier = Dossier::default();
        dossier.header.title = Localised { de: title, en: note };
        if number.is_finite() {
            dossier.extra.insert("number".into(), json!(number));
        }
        let mut places = Places::new();
        for (id, (name, place)) in actors {
            let actor = actor(&id, &name);
            if let Some((x, y)) = place.filter(|(x, y)| x.is_finite() && y.is_finite()) {
                dossier.pins.insert(actor.id, Pin { x, y });
                places.insert(actor.id, (y, x));
            }
            dossier.actors.insert(actor.id, actor);
        }
        (dossier, places)
    }
}

proptest! {
    #[test]
    fn any_dossier_comes_back_exactly((dossier, places) in any_dossier()) {
        let text = encode(&dossier, &places);
        let read = decode(&text).unwrap();
        prop_assert_eq!(&read.dossier, &dossier);
        prop_assert_eq!(&read.positions, &places);
        prop_assert_eq!(encode(&read.dossier, &read.positions), text);
    }

    #[test]
    fn damage_never_panics(at in 0_usize..2_000, byte in any::<u8>()) {
        let (dossier, places) = small();
        let mut bytes = encode(&dossier, &places).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _whatever = project::decode(&path(), &bytes);
    }

    #[test]
    fn any_bytes_are_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _whatever = project::decode(&path(), &bytes);
    }
}
