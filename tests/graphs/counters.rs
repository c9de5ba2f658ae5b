//! Nothing is dropped in silence: what stands in a file is read, or the report says why not. Counted.

use garant::exchange::{Format, Limits, Report, import};
use proptest::prelude::*;

/// Reasons that mean that a record of the file is none here.
const LEFT_OUT: [&str; 9] = [
    "graphs-edge-without-end",
    "graphs-unknown-node",
    "graphs-node-twice",
    "graphs-hyperedge",
    "graphs-no-source",
    "graphs-no-target",
    "graphs-no-name",
    "graphs-no-entity",
    "graphs-breaks-off",
];

fn count(report: &Report, what: &str) -> usize {
    report.counted.iter().find(|c| c.what == what).map_or(0, |c| c.count)
}

fn left_out(report: &Report) -> usize {
    LEFT_OUT.iter().map(|reason| report.total(reason)).sum()
}

fn report_of(name: &str, format: Format, text: &str) -> Option<(Report, usize, usize)> {
    let imported = import(name, text.as_bytes(), format, &Limits::default(), &mut |_| true).ok()?;
    let actors = imported.dossier.actors.values().filter(|a| !a.extra.contains_key("data.set"));
    Some((imported.report.clone(), actors.count(), imported.dossier.ties.len()))
}

/// An attribute of a record: there, empty, or not there.
fn attribute(name: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-e]".prop_map(move |value| format!(" {name}=\"{value}\"")),
        1 => Just(String::new()),
        1 => Just(format!(" {name}=\"\"")),
    ]
}

fn gexf_file() -> impl Strategy<Value = (String, usize)> {
    let node = (attribute("id"), attribute("label")).prop_map(|(id, label)| format!("<node{id}{label}/>"));
    let edge = (attribute("source"), attribute("target")).prop_map(|(from, to)| format!("<edge{from}{to}/>"));
    (prop::collection::vec(node, 1..8), prop::collection::vec(edge, 0..8)).prop_map(|(nodes, edges)| {
        let records = nodes.len() + edges.len();
        let text = format!(
            "<gexf><graph><nodes>{}</nodes><edges>{}</edges></graph></gexf>",
            nodes.concat(),
            edges.concat()
        );
        (text, records)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn of_gexf_every_node_and_edge_is_read_or_told((text, records) in gexf_file()) {
        let (report, actors, ties) = report_of("x.gexf", Format::Gexf, &text).unwrap();
        prop_assert_eq!(count(&report, "graphs-records"), records);
        prop_assert_eq!(actors + ties + left_out(&report), records, "{}\n{:?}", text, report);
    }

    #[test]
    fn of_graphml_every_node_and_edge_is_read_or_told((text, records) in gexf_file()) {
        let text = text
            .replace("gexf>", "graphml>")
            .replace("<nodes>", "")
            .replace("</nodes>", "<hyperedge><endpoint node=\"a\"/></hyperedge>")
            .replace("<edges>", "")
            .replace("</edges>", "");
        let (report, actors, ties) = report_of("x.graphml", Format::Graphml, &text).unwrap();
        prop_assert_eq!(count(&report, "graphs-records"), records + 1);
        prop_assert_eq!(actors + ties + left_out(&report), records + 1, "{}\n{:?}", text, report);
    }

    #[test]
    fn of_a_table_every_row_is_a_tie_or_told(rows in prop::collection::vec("([a-c]|-9|)(,([a-c]|)){0,3}", 1..12)) {
        let lines: Vec<&String> = rows.iter().filter(|row| !row.is_empty()).collect();
        let text = format!("source,target,type\n{}\n", rows.join("\n"));
        let Some((report, _, ties)) = report_of("x.csv", Format::Csv, &text) else {
            prop_assert!(lines.is_empty());
            return Ok(());
        };
        prop_assert_eq!(count(&report, "exchange-rows"), lines.len());
        prop_assert_eq!(ties + left_out(&report), lines.len(), "{}\n{:?}", text, report);
    }

    #[test]
    fn of_entities_every_line_is_read_or_told(lines in prop::collection::vec(0..6_usize, 1..12)) {
        let text: Vec<String> = lines
            .iter()
            .enumerate()
            .map(|(n, what)| match what {
                0 | 1 => format!("{{\"id\":\"p{n}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"P{n}\"]}}}}"),
                2 => format!("{{\"id\":\"m{n}\",\"schema\":\"Ownership\",\"properties\":{{\"owner\":[\"p0\"],\"asset\":[\"q\"]}}}}"),
                3 => format!("{{\"id\":\"m{n}\",\"schema\":\"Ownership\",\"properties\":{{\"owner\":[\"p0\"]}}}}"),
                4 => format!("{{\"id\":\"f{n}\",\"schema\":\"Frobnicate\",\"properties\":{{}}}}"),
                _ => "no entity".to_owned(),
            })
            .collect();
        let Some((report, actors, ties)) = report_of("x.jsonl", Format::Ftm, &text.join("\n")) else {
            return Ok(());
        };
        prop_assert_eq!(count(&report, "graphs-records"), lines.len());
        // Who is only named has no line.
        let described = actors - report.total("graphs-only-named");
        let aside = report.total("graphs-kept-aside");
        prop_assert_eq!(described + ties + aside + left_out(&report), lines.len(), "{:?}", report);
    }
}
