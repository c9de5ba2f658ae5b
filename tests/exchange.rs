//! Data sets of the field, as whole files: read, joined to a dossier, laid beside each other. The rows are made up,
//! with the quirks of the real files.

use garant::exchange::{ExchangeError, Format, Imported, Limits, Place, import, recognise, settle};
use garant::model::{CommitmentClass, Direction, Dossier, Item, Localised, Publicity, TieId, Transaction};
use proptest::prelude::*;

const ATOP: &str = include_str!("data/exchange/atop-members.csv");
const ATOP_WIDE: &str = include_str!("data/exchange/atop-alliances.csv");
const COW: &str = include_str!("data/exchange/cow-members.csv");
const STATES: &str = include_str!("data/exchange/states.csv");
const CINC: &str = include_str!("data/exchange/cinc.csv");
const TRANSFERS: &str = include_str!("data/exchange/transfers.csv");
const NESTED: &str = include_str!("data/exchange/transfers.json");

const ALL: [(&str, &str); 7] = [
    ("atop.csv", ATOP),
    ("atop-wide.csv", ATOP_WIDE),
    ("cow.csv", COW),
    ("states.csv", STATES),
    ("cinc.csv", CINC),
    ("transfers.csv", TRANSFERS),
    ("transfers.json", NESTED),
];

fn read_bytes(name: &str, bytes: &[u8]) -> Result<Imported, ExchangeError> {
    let format = recognise(name, bytes).unwrap();
    import(name, bytes, format, &Limits::default(), &mut |_| true)
}

fn read(name: &str, text: &str) -> Imported {
    read_bytes(name, text.as_bytes()).unwrap()
}

fn tie(dossier: &Dossier, id: &str) -> (String, String, String, Option<CommitmentClass>, Direction) {
    let tie = &dossier.ties[&TieId::new(id).unwrap()];
    let valid = tie.valid.as_ref().map(ToString::to_string).unwrap_or_default();
    (tie.from.to_string(), tie.to.to_string(), valid, tie.class, tie.direction)
}

#[test]
fn every_format_is_known_by_its_header_and_makes_a_sound_dossier() {
    for (name, text) in ALL {
        let imported = read(name, text);
        assert_eq!(imported.dossier.check(), [], "{name}");
        assert_eq!(imported.dossier.documents.len(), 1, "{name}");
        assert!(!imported.dossier.claims.is_empty(), "{name}");
        for claim in imported.dossier.claims.values() {
            assert!(
                !claim.words.de.is_empty() && !claim.words.en.is_empty(),
                "{name} {}",
                claim.id
            );
        }
    }
}

#[test]
fn members_are_tied_while_both_belong() {
    let dossier = read("atop.csv", ATOP).dossier;
    let (from, to, valid, class, direction) = tie(&dossier, "t.atop-9001-365-731");
    assert_eq!(
        (from.as_str(), to.as_str(), valid.as_str()),
        ("a.soviet-union", "a.north-korea", "1961-07-06/1991-12-26")
    );
    assert_eq!((class, direction), (Some(CommitmentClass::DefencePact), Direction::Mutual));
    let (from, _, valid, ..) = tie(&dossier, "t.atop-9001-365-731.2");
    assert_eq!((from.as_str(), valid.as_str()), ("a.russia", "1991-12-26/1996-09-10"));
    // Open at the end of the data, and a beginning without a day.
    assert_eq!(tie(&dossier, "t.atop-9002-710-731").2, "1961-07/..");
    // Duties that differ are one tie each way.
    assert_eq!(tie(&dossier, "t.atop-9003-200-235").4, Direction::Directed);
    assert_eq!(
        tie(&dossier, "t.atop-9003-235-200").3,
        Some(CommitmentClass::ConsultationPact)
    );
    let secret = dossier.instruments.values().find(|i| i.id.as_str() == "i.atop-9003").unwrap();
    assert_eq!(secret.publicity, Publicity::Secret);
}

#[test]
fn two_phases_with_the_same_duties_are_one_tie_and_others_are_two() {
    let dossier = read("atop.csv", ATOP).dossier;
    assert_eq!(tie(&dossier, "t.atop-9004-220-230").2, "1900-01-01/1920-01-01");
    assert_eq!(tie(&dossier, "t.atop-9005-220-325").2, "1900-01-01/1910-01-01");
    assert_eq!(
        tie(&dossier, "t.atop-9005-220-325.2").3,
        Some(CommitmentClass::ConsultationPact)
    );
}

#[test]
fn what_is_doubted_is_told_with_its_row() {
    let report = read("atop.csv", ATOP).report;
    let told = |reason: &str| report.skipped.iter().find(|s| s.reason == reason).map(|s| s.place);
    assert!(matches!(told("exchange-impossible-date"), Some(Place::Row(_))));
    assert!(matches!(told("exchange-code-unknown"), Some(Place::Row(_))));
    assert!(matches!(told("exchange-member-twice"), Some(Place::Row(_))));
    assert!(matches!(told("exchange-row-short"), Some(Place::Row(_))));
    assert_eq!(told("exchange-column-unknown"), Some(Place::File));
}

#[test]
fn the_same_file_twice_adds_nothing_and_undo_takes_everything_back() {
    for (name, text) in ALL {
        let imported = read(name, text);
        let base = garant::store::built_in();
        let once = settle(&base, imported.clone()).unwrap();
        assert_eq!(once.dossier.check(), [], "{name}");
        let twice = settle(&once.dossier, imported).unwrap();
        assert_eq!(twice.edits, [], "{name}");
        let mut back = once.dossier.clone();
        let edits = once.undo;
        let name_of = Localised::default();
        back.apply_all(Transaction { name: name_of, edits }).unwrap();
        assert!(back == base, "{name}");
    }
}

#[test]
fn three_sources_that_differ_on_an_end_stand_beside_each_other() {
    let mut dossier = garant::store::built_in();
    for (name, text) in [("atop.csv", ATOP), ("cow.csv", COW)] {
        dossier = settle(&dossier, read(name, text)).unwrap().dossier;
    }
    let end = dossier
        .contradictions
        .values()
        .find(|k| k.id.as_str() == "k.end-ussr-dprk-1961")
        .unwrap();
    assert_eq!(end.claims.len(), 3, "{}", end.note.en);
    for (note, dates) in [
        (&end.note.de, ["Ende 7. Sept. 1995", "Ende 10. Sept. 1996"]),
        (&end.note.en, ["ended 7 Sep 1995", "ended 10 Sep 1996"]),
    ] {
        assert!(dates.iter().all(|date| note.contains(date)), "{note}");
    }
    // The third side is the dossier's own source.
    assert!(end.note.de.contains("Ihre Quelle"), "{}", end.note.de);
    // The tie that was there has the new claims, and no twin.
    let claims = dossier
        .claims
        .values()
        .filter(|c| c.about.contains(&"t.defence-1961-ussr".parse::<Item>().unwrap()));
    assert!(claims.filter(|c| c.speaker.as_str().starts_with("a.data-")).count() >= 4);
    assert!(!dossier.ties.contains_key(&TieId::new("t.atop-9001-365-731").unwrap()));
}

#[test]
fn bad_files_are_refused_or_told_of() {
    let of = |text: &str, format| import("x.csv", text.as_bytes(), format, &Limits::default(), &mut |_| true);
    assert!(matches!(of("", Format::AtopMembers), Err(ExchangeError::Empty)));
    assert!(matches!(
        of("a,b\n1,2\n", Format::CowAlliances),
        Err(ExchangeError::MissingColumn { .. })
    ));
    let header = ATOP.lines().next().unwrap();
    assert!(of(header, Format::AtopMembers).unwrap().dossier.ties.is_empty());
    let bomb = "[".repeat(100_000);
    assert!(of(&format!("{{\"a\":{bomb}"), Format::Transfers).is_err());
    let small = Limits {
        bytes: 10,
        ..Limits::default()
    };
    let result = import("x.csv", ATOP.as_bytes(), Format::AtopMembers, &small, &mut |_| true);
    assert!(matches!(result, Err(ExchangeError::TooMuch { .. })));
    let stopped = import("x.csv", ATOP.as_bytes(), Format::AtopMembers, &Limits::default(), &mut |_| {
        false
    });
    assert!(matches!(stopped, Err(ExchangeError::Cancelled)));
}

#[test]
fn any_encoding_and_any_line_end_reads_the_same() {
    let plain = read("cow.csv", COW).dossier.ties.len();
    let wide: Vec<u8> = [0xff_u8, 0xfe]
        .into_iter()
        .chain(COW.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let marked = [b"\xef\xbb\xbf", COW.as_bytes()].concat();
    for bytes in [
        wide,
        marked,
        COW.replace('\n', "\r").into_bytes(),
        COW.replace(',', ";").into_bytes(),
    ] {
        assert_eq!(read_bytes("cow.csv", &bytes).unwrap().dossier.ties.len(), plain);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_mutated_file_never_fails_the_program(
        which in 0..ALL.len(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
        cut in any::<prop::sample::Index>(),
    ) {
        let (name, text) = ALL[which];
        let format = recognise(name, text.as_bytes()).unwrap();
        let mut bytes = text.as_bytes().to_vec();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        if let Ok(imported) = import(name, &bytes, format, &Limits::default(), &mut |_| true) {
            prop_assert_eq!(imported.dossier.check(), []);
            prop_assert!(settle(&Dossier::default(), imported).is_ok());
        }
    }
}
