//! Files that try something, files that are broken, and files changed at random.

use std::time::{Duration, Instant};

use garant::exchange::{ExchangeError, Format, Limits, import, recognise, settle};
use garant::model::Dossier;
use proptest::prelude::*;

use crate::support::any_dossier::Maker;

use super::{read_gexf, read_graphml, reasons};

fn refused(error: &ExchangeError) -> bool {
    matches!(error, ExchangeError::Refused { .. } | ExchangeError::TooMuch { .. })
}

#[test]
fn document_types_and_entities_are_refused() {
    let bomb = "<!DOCTYPE g [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><gexf><graph/></gexf>";
    assert!(refused(&read_gexf(bomb).unwrap_err()));
    assert!(refused(&read_graphml(&bomb.replace("gexf", "graphml")).unwrap_err()));
    let outside = "<!DOCTYPE gexf SYSTEM \"file:///etc/passwd\"><gexf/>";
    assert!(refused(&read_gexf(outside).unwrap_err()));
    let entity = "<gexf><graph><nodes><node id=\"&x;\"/></nodes></graph></gexf>";
    assert!(refused(&read_gexf(entity).unwrap_err()));
}

#[test]
fn nesting_has_a_limit() {
    let deep = format!("<gexf><graph>{}", "<nodes><node id=\"a\">".repeat(5000));
    assert!(refused(&read_gexf(&deep).unwrap_err()));
    let line = format!(
        "{{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}1{}}}\n",
        "[".repeat(9000),
        "]".repeat(9000)
    );
    let error = import("x.json", line.as_bytes(), Format::Ftm, &Limits::default(), &mut |_| true).unwrap_err();
    assert!(refused(&error));
}

#[test]
fn records_have_a_limit() {
    let limits = Limits {
        records: 10,
        ..Limits::default()
    };
    let nodes = (0..11).map(|n| format!("<node id=\"{n}\"/>")).collect::<Vec<_>>().concat();
    let file = format!("<gexf><graph><nodes>{nodes}</nodes></graph></gexf>");
    let read = import("x.gexf", file.as_bytes(), Format::Gexf, &limits, &mut |_| true);
    assert!(matches!(read, Err(ExchangeError::TooMuch { .. })));
    let rows = (0..20).map(|n| format!("a,b{n}\n")).collect::<Vec<_>>().concat();
    let read = import("x.csv", rows.as_bytes(), Format::Csv, &limits, &mut |_| true);
    assert!(matches!(read, Err(ExchangeError::TooMuch { .. })));
}

#[test]
fn a_long_field_is_cut_and_said_so() {
    let long = "x".repeat(200_000);
    let file = format!("<gexf><graph><nodes><node id=\"a\" label=\"{long}\"/></nodes></graph></gexf>");
    let read = read_gexf(&file).unwrap();
    assert_eq!(read.graph.nodes[0].label.as_ref().unwrap().len(), Limits::default().field);
    assert_eq!(reasons(&read.report), [("graphs-field-cut", 1)]);
    // A quote that never ends.
    let table = format!("source,target\na,\"b\n{long}");
    let imported = import("x.csv", table.as_bytes(), Format::Csv, &Limits::default(), &mut |_| true).unwrap();
    assert!(reasons(&imported.report).contains(&("graphs-field-cut", 1)));
}

#[test]
fn what_breaks_off_is_kept_as_far_as_it_goes_and_said_so() {
    let whole =
        "<gexf><graph><nodes><node id=\"a\"/><node id=\"b\"/></nodes><edges><edge source=\"a\" target=\"b\"/><edge source=";
    let read = read_gexf(whole).unwrap();
    assert_eq!((read.graph.nodes.len(), read.graph.edges.len()), (2, 1));
    assert_eq!(reasons(&read.report), [("graphs-breaks-off", 1)]);
    assert!(matches!(
        read_gexf("<gexf><graph><nodes><no"),
        Err(ExchangeError::Malformed { .. })
    ));
    assert!(matches!(read_gexf("<html></html>"), Err(ExchangeError::NotThisFormat { .. })));
}

#[test]
fn odd_values_are_reported_and_keep_nothing_from_being_read() {
    let file = "<gexf><graph><nodes><node id=\"a\"/><node id=\"a\" label=\"again\"/><node label=\"no id\"/>\
        <node id=\"p\"><position x=\"NaN\" y=\"inf\"/><color r=\"999\" g=\"-5\" b=\"x\"/></node></nodes>\
        <edges><edge source=\"a\" target=\"a\" weight=\"NaN\"/><edge source=\"a\"/><edge source=\"a\" target=\"p\" weight=\"1e999\"/></edges>\
        </graph></gexf>";
    let read = read_gexf(file).unwrap();
    assert_eq!((read.graph.nodes.len(), read.graph.edges.len()), (3, 2));
    let found = reasons(&read.report);
    for wanted in [
        "graphs-node-twice",
        "graphs-no-id",
        "graphs-not-a-number",
        "graphs-edge-without-end",
    ] {
        assert!(found.iter().any(|(reason, _)| *reason == wanted), "{wanted} in {found:?}");
    }
}

#[test]
fn other_encodings_and_zero_bytes_are_read() {
    let text =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><gexf><graph><nodes><node id=\"ä\" label=\"Köln\"/></nodes></graph></gexf>";
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let imported = import("x.gexf", &wide, Format::Gexf, &Limits::default(), &mut |_| true).unwrap();
    assert!(imported.dossier.actors.values().any(|a| a.names[0].name.de == "Köln"));
    let zero = "source,target\na\0b,c\n";
    let imported = import("x.csv", zero.as_bytes(), Format::Csv, &Limits::default(), &mut |_| true).unwrap();
    assert_eq!(imported.dossier.check(), []);
}

const SEEDS: [(&str, Format, &str); 4] = [
    (
        "a.gexf",
        Format::Gexf,
        "<gexf><graph mode=\"dynamic\"><attributes class=\"edge\"><attribute id=\"0\" title=\"type\"/></attributes><nodes><node id=\"a\" start=\"1950\"><nodes><node id=\"b\"/></nodes></node></nodes><edges><edge id=\"1\" source=\"a\" target=\"b\"><attvalues><attvalue for=\"0\" value=\"war\"/></attvalues><spells><spell start=\"1950-01-01\"/></spells></edge></edges></graph></gexf>",
    ),
    (
        "a.graphml",
        Format::Graphml,
        "<graphml><key id=\"k\" for=\"all\" attr.name=\"date\"/><graph edgedefault=\"directed\"><node id=\"a\"><data key=\"k\">x</data></node><node id=\"b\"><graph><node id=\"c\"/></graph></node><edge source=\"a\" target=\"b\"><data key=\"k\">1950-02-31</data></edge></graph></graphml>",
    ),
    (
        "a.csv",
        Format::Csv,
        "source;target;type;start;end;weight\n\"a\";b;alliance;6.7.1961;-9;2\nb;a;trade;1950;1940;x\n",
    ),
    (
        "a.json",
        Format::Ftm,
        "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"]}}\n{\"id\":\"m\",\"schema\":\"Membership\",\"properties\":{\"member\":[\"a\"],\"organization\":[\"o\"],\"startDate\":[\"1950\"]}}\n{\"id\":\"e\",\"schema\":\"Event\",\"properties\":{\"date\":[\"1950\"],\"involved\":[\"a\"]}}\n",
    ),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is changed in a file: it is read with a sound dossier, or refused, and never a panic.
    #[test]
    fn changed_files_are_read_or_refused(
        which in 0..SEEDS.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 0..8),
    ) {
        let (name, format, text) = SEEDS[which];
        let mut bytes = text.as_bytes().to_vec();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match how {
                _ if bytes.is_empty() => {}
                0 => bytes[at] = byte,
                1 => bytes.truncate(at),
                2 => { bytes.remove(at); }
                _ => bytes.insert(at, byte),
            }
        }
        if let Ok(imported) = import(name, &bytes, format, &Limits::default(), &mut |_| true) {
            prop_assert_eq!(imported.dossier.check(), []);
        }
    }
}

/// More of the same for as long as is asked (`GARANT_FUZZ_SECONDS`, else two): parts of files are doubled, torn out, put
/// elsewhere; numbers grow. No panic, no file takes longer than a second.
#[test]
fn files_torn_and_glued_together_are_read_or_refused_in_time() {
    let seconds = std::env::var("GARANT_FUZZ_SECONDS")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(2);
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut maker = Maker(seconds);
    let mut files = 0;
    while Instant::now() < until {
        let (name, format, text) = SEEDS[maker.below(SEEDS.len())];
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=maker.below(12) {
            let (from, len, to) = (maker.below(bytes.len()), 1 + maker.below(60), maker.below(bytes.len()));
            let piece: Vec<u8> = bytes[from..(from + len).min(bytes.len())].to_vec();
            match maker.below(6) {
                0 => drop(bytes.splice(to..to, piece.repeat(1 + maker.below(40)))),
                1 => drop(bytes.drain(from..(from + len).min(bytes.len()))),
                2 => bytes[to] = maker.next() as u8,
                3 => drop(bytes.splice(to..to, b"9999999999".iter().copied())),
                4 => drop(bytes.splice(to..to, SEEDS[maker.below(SEEDS.len())].2.bytes().take(len * 3))),
                _ => bytes.truncate(to.max(1)),
            }
            if bytes.is_empty() {
                bytes.push(b'<');
            }
        }
        let begun = Instant::now();
        let read = import(name, &bytes, format, &Limits::default(), &mut |_| true);
        let recognised = recognise(name, &bytes);
        if let Some(other) = recognised.filter(|other| *other != format) {
            let _read_or_refused = import(name, &bytes, other, &Limits::default(), &mut |_| true);
        }
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(1), "{took:?}: {}", String::from_utf8_lossy(&bytes));
        if let Ok(imported) = read {
            assert_eq!(imported.dossier.check(), [], "{}", String::from_utf8_lossy(&bytes));
            assert!(settle(&Dossier::default(), imported).is_ok());
        }
        files += 1;
    }
    assert!(files > 0);
}

#[test]
fn a_few_words_in_the_file_do_not_fill_the_memory() {
    // Defaults on every node, an entity of many ends with long properties, an edge of many spells with long attributes.
    let long = "x".repeat(60_000);
    let keys = (0..400)
        .map(|n| format!("<attribute id=\"{n}\" title=\"a{n}\"><default>{long}</default></attribute>"))
        .collect::<Vec<_>>()
        .concat();
    let nodes = (0..2000).map(|n| format!("<node id=\"{n}\"/>")).collect::<Vec<_>>().concat();
    let file = format!("<gexf><graph><attributes class=\"node\">{keys}</attributes><nodes>{nodes}</nodes></graph></gexf>");
    let read = import("x.gexf", file.as_bytes(), Format::Gexf, &Limits::default(), &mut |_| true);
    assert!(refused(&read.unwrap_err()));
    let ends: Vec<String> = (0..1000).map(|n| format!("\"{n}\"")).collect();
    let ends = ends.join(",");
    let file = format!(
        "{{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{{\"owner\":[{ends}],\"asset\":[{ends}],\"note\":[\"{long}\"]}}}}"
    );
    let read = import("x.jsonl", file.as_bytes(), Format::Ftm, &Limits::default(), &mut |_| true);
    assert!(refused(&read.unwrap_err()));
    let spells = "<spell start=\"1950-01-01\" end=\"1951-01-01\"/>".repeat(30_000);
    let file = format!(
        "<gexf><graph><attributes class=\"edge\"><attribute id=\"0\" title=\"a\"/></attributes><nodes><node id=\"a\"/></nodes><edges>\
         <edge source=\"a\" target=\"a\"><attvalues><attvalue for=\"0\" value=\"{long}\"/></attvalues><spells>{spells}</spells></edge></edges></graph></gexf>"
    );
    let read = import("x.gexf", file.as_bytes(), Format::Gexf, &Limits::default(), &mut |_| true);
    assert!(refused(&read.unwrap_err()));
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    let mut noise = Maker(7);
    let noise: Vec<u8> = (0..4000).map(|_| noise.next() as u8).collect();
    let zeros = [b"source,target\na,b\n".as_slice(), &vec![0; 100_000]].concat();
    for bytes in [noise, b"PK\x03\x04 and so on".to_vec(), zeros] {
        let read = import("x.csv", &bytes, Format::Csv, &Limits::default(), &mut |_| true);
        assert_eq!(read.unwrap_err(), ExchangeError::NotText);
    }
}
