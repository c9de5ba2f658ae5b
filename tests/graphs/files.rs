//! Files as other programs write them, and what becomes of their records.

use garant::exchange::csv_table::{self, Mapping};
use garant::exchange::graph::Way;
use garant::exchange::graph::meaning::Meaning;
use garant::exchange::{Format, Imported, Limits, Place, import, settle};
use garant::model::{ActorKind, Direction, Language, TieFamily};

use super::{read_gexf, read_graphml, reasons};

fn imported(name: &str, text: &str, format: Format) -> Imported {
    let imported = import(name, text.as_bytes(), format, &Limits::default(), &mut |_| true).unwrap();
    assert_eq!(imported.dossier.check(), [], "{name}");
    imported
}

/// `from → to family valid` of every tie.
fn ties(imported: &Imported) -> Vec<String> {
    let dossier = &imported.dossier;
    let name = |id: &garant::model::ActorId| dossier.actors[id].name(Language::En).to_owned();
    let tie = |tie: &garant::model::Tie| {
        let arrow = if tie.direction == Direction::Mutual { "–" } else { "→" };
        let valid = tie.valid.as_ref().map_or("undated", |v| v.as_str());
        format!("{} {arrow} {} {:?} {valid}", name(&tie.from), name(&tie.to), tie.family)
    };
    dossier.ties.values().map(tie).collect()
}

const DYNAMIC: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<g:gexf xmlns:g="http:///www.gexf.net/1.2draft" xmlns:viz="http:///www.gexf.net/1.1draft/viz" version="1.2">
  <g:meta><g:creator>A person</g:creator><g:description>Pacts of two seas</g:description></g:meta>
  <g:graph mode="dynamic" defaultedgetype="directed" timeformat="date">
    <g:attributes class="node" mode="static">
      <g:attribute id="0" title="kind" type="string"/>
      <g:attribute id="1" title="frog" type="boolean"><g:default>true</g:default></g:attribute>
    </g:attributes>
    <g:attributes class="node" mode="dynamic"><g:attribute id="2" title="fleet" type="integer"/></g:attributes>
    <g:attributes class="edge" mode="static"><g:attribute id="0" title="type" type="string"/></g:attributes>
    <g:edges count="1000000000">
      <g:edge id="e1" source="a b" target="c" start="1951-03-01" endopen="1960-01-01" type="mutual">
        <g:attvalues><g:attvalue for="0" value="Alliance"/></g:attvalues>
      </g:edge>
      <g:edge source="c" target="c" type="directed" end="1970-01-01"/>
      <g:edge source="a b" target="c" type="undirected">
        <g:spells><g:spell start="1951-01-01" end="1952-01-01"/><g:spell start="1955-01-01"/></g:spells>
      </g:edge>
      <g:edge source="a b" target="nobody"/>
    </g:edges>
    <g:nodes count="1000000000">
      <g:node id="a b" label="Aland">
        <g:attvalues>
          <g:attvalue for="0" value="state"/>
          <g:attvalue for="2" value="7" end="1955-01-01"/><g:attvalue for="2" value="12" start="1955-01-01"/>
        </g:attvalues>
        <viz:color r="10" g="20" b="30"/><viz:position x="1" y="2.5" z="0"/><viz:size value="4"/>
        <g:nodes><g:node id="inner" label="Port of Aland" start="1950-01-01"/></g:nodes>
      </g:node>
      <g:node id="c"/>
    </g:nodes>
  </g:graph>
</g:gexf>"#;

#[test]
fn a_dynamic_graph_in_an_odd_namespace_is_read_whole() {
    let read = read_gexf(DYNAMIC).unwrap();
    let graph = &read.graph;
    assert_eq!((graph.nodes.len(), graph.edges.len()), (3, 3));
    assert_eq!(graph.edges[0].way, Way::Mutual);
    assert_eq!(graph.edges[2].spells.len(), 2);
    assert!(graph.edges[0].spells[0].end.as_ref().unwrap().open);
    assert_eq!(graph.nodes[1].parents, [0]);
    assert_eq!(reasons(&read.report), [("graphs-unknown-node", 1)]);
    assert_eq!(read.report.skipped[0].place, Place::Line(19));

    let imported = imported("pacts.gexf", DYNAMIC, Format::Gexf);
    assert_eq!(
        ties(&imported),
        [
            "Aland – c Commitment 1951-03-01/1960-01-01",
            "c → c Contact ../1970-01-01",
            "Aland – c Contact 1951-01-01/1952-01-01",
            "Aland – c Contact 1955-01-01/..",
        ]
    );
    let aland = imported
        .dossier
        .actors
        .values()
        .find(|a| a.name(Language::En) == "Aland")
        .unwrap();
    assert_eq!(aland.kind, ActorKind::State);
    assert_eq!(aland.extra["data.frog"], true);
    assert_eq!(aland.extra["data.fleet"][1]["value"], 12);
    assert_eq!(imported.places[&aland.id], (1.0, -2.5));
    let port = imported
        .dossier
        .actors
        .values()
        .find(|a| a.name(Language::En) == "Port of Aland")
        .unwrap();
    assert_eq!(port.memberships[0].of, aland.id);
    assert_eq!(port.exists.as_ref().unwrap().as_str(), "1950-01-01/..");
    // Each tie stands on the words of its own element.
    let claim = imported.dossier.claims.values().next().unwrap();
    let passage = &imported.dossier.passages[&claim.passages[0]];
    assert!(passage.target.exact.starts_with("<g:edge id=\"e1\"") && passage.target.exact.ends_with("</g:edge>"));
}

#[test]
fn years_as_numbers_and_steps_are_told_apart() {
    let file = |start: &str| {
        format!(
            "<gexf><graph timeformat=\"double\"><nodes><node id=\"a\"/><node id=\"b\"/></nodes>\
             <edges><edge source=\"a\" target=\"b\" start=\"{start}\"/></edges></graph></gexf>"
        )
    };
    assert_eq!(
        ties(&imported("y.gexf", &file("1950.0"), Format::Gexf)),
        ["a – b Contact 1950/.."]
    );
    let steps = imported("s.gexf", &file("3"), Format::Gexf);
    assert_eq!(ties(&steps), ["a – b Contact undated"]);
    assert!(reasons(&steps.report).contains(&("graphs-not-in-calendar", 1)));
    assert!(steps.dossier.ties.values().next().unwrap().extra.contains_key("data.spells"));
}

const GRAPHML: &str = r#"<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key id="d0" for="node" attr.name="iso3" attr.type="string"/>
  <key id="d1" for="edge" attr.name="weight" attr.type="double"><default>1.0</default></key>
  <key id="d2" for="all" attr.name="remark" attr.type="string"/>
  <key id="d3" for="node" yfiles.type="nodegraphics"/>
  <graph edgedefault="directed">
    <data key="d2">of the graph</data>
    <node id="007"><data key="d0">GHA</data><data key="d2">a &amp; b</data>
      <data key="d3"><y:ShapeNode><y:Geometry height="30" width="30" x="10" y="20"/><y:NodeLabel>Ghana</y:NodeLabel></y:ShapeNode></data>
      <port name="north"/>
    </node>
    <node id="group"><graph edgedefault="undirected"><node id="x"/><edge source="x" target="007"/></graph></node>
    <edge source="007" target="x" directed="false"><data key="d1">2.5</data></edge>
    <edge source="007" target="007"/>
    <hyperedge id="h"><endpoint node="007"/><endpoint node="x"/></hyperedge>
  </graph>
</graphml>"#;

#[test]
fn graphml_with_nested_graphs_and_what_yed_draws() {
    let read = read_graphml(GRAPHML).unwrap();
    let graph = &read.graph;
    assert_eq!((graph.nodes.len(), graph.edges.len()), (3, 3));
    assert_eq!(&*graph.nodes[0].id, "007");
    assert_eq!(graph.nodes[0].label.as_deref(), Some("Ghana"));
    assert_eq!(graph.nodes[2].parents, [1]);
    assert_eq!(
        reasons(&read.report),
        [("graphs-foreign-data", 1), ("graphs-port", 1), ("graphs-hyperedge", 1)]
    );
    let imported = imported("g.graphml", GRAPHML, Format::Graphml);
    let ghana = imported
        .dossier
        .actors
        .values()
        .find(|a| a.name(Language::En) == "Ghana")
        .unwrap();
    assert_eq!((ghana.kind, ghana.xref.iso3.as_deref()), (ActorKind::State, Some("GHA")));
    assert_eq!(ghana.extra["data.id"], "007");
    assert_eq!(ghana.extra["data.remark"], "a & b");
    assert_eq!(imported.places[&ghana.id], (25.0, 35.0));
}

const TABLE: &str = "\u{feff}Von;Nach;Art;Beginn;Ende;Betrag;Nr\r\n\
    \"Aland; Königreich\";Beland;Bündnis;6.7.1961;10.9.1996;;007\r\n\
    Beland;Beland;Handel;1950;-9;2,5;008\r\n\
    Aland;;Handel;1950;;;009\r\n\
    Celand;Beland;Freundschaft;31.2.1950;0;;010\r\n\
    Celand;Beland;Freundschaft;soon;;much;011;extra\r\n";

#[test]
fn a_table_is_read_by_its_columns() {
    let mut mapping = csv_table::guess(TABLE, 100);
    assert_eq!(mapping.column(Meaning::Weight), Some(5));
    mapping.families.insert("Freundschaft".into(), TieFamily::Contact);
    let read = |mapping: &Mapping| {
        let imported = csv_table::import("t.csv", TABLE.as_bytes(), None, mapping, &Limits::default(), &mut |_| true).unwrap();
        assert_eq!(imported.dossier.check(), []);
        imported
    };
    let imported = read(&mapping);
    assert_eq!(
        ties(&imported),
        [
            "Aland; Königreich → Beland Commitment 1961-07-06/1996-09-10",
            "Beland → Beland Trade 1950/..",
            "Celand → Beland Contact 1950-02/..",
            "Celand → Beland Contact undated",
        ]
    );
    let reasons = reasons(&imported.report);
    for wanted in [
        ("graphs-no-target", 1),
        ("graphs-no-such-day", 1),
        ("graphs-no-date", 1),
        ("graphs-not-a-number", 1),
        ("graphs-row-length", 1),
    ] {
        assert!(reasons.contains(&wanted), "{wanted:?} in {reasons:?}");
    }
    let no_target = imported
        .report
        .skipped
        .iter()
        .find(|s| s.reason == "graphs-no-target")
        .unwrap();
    assert_eq!(no_target.place, Place::Row(3));
    // Leading zeros stay, and the row that a tie stands on is the row as it was.
    let tie = imported.dossier.ties.values().next().unwrap();
    assert_eq!(tie.extra["data.Nr"], "007");
    let claim = imported
        .dossier
        .claims
        .values()
        .find(|c| c.about.contains(&tie.id.into()))
        .unwrap();
    assert_eq!(
        imported.dossier.passages[&claim.passages[0]].target.exact,
        "\"Aland; Königreich\";Beland;Bündnis;6.7.1961;10.9.1996;;007"
    );
    // The document is the whole file.
    let document = imported.dossier.documents.values().next().unwrap();
    assert!(document.text.contains("Aland;;Handel;1950;;;009"));
    // Twice the same file is the same records.
    assert_eq!(read(&mapping).dossier, imported.dossier);
    let tally = csv_table::tally(TABLE.as_bytes(), &mapping, &mut |_| true).unwrap();
    assert_eq!((tally.rows, tally.records, tally.actors), (5, 4, 3));
    assert_eq!(tally.unknown, [("Freundschaft".to_owned(), 2)]);
    assert_eq!(tally.left_out["graphs-no-target"], 1);
}

#[test]
fn a_table_in_latin_1_with_old_line_ends_and_bars() {
    let bytes: Vec<u8> = "von|nach|jahr\rK\u{f6}ln|M\u{fc}nchen|1950\rBonn|K\u{f6}ln|1951\r"
        .chars()
        .map(|c| c as u8)
        .collect();
    let imported = import("a.csv", &bytes, Format::Csv, &Limits::default(), &mut |_| true).unwrap();
    assert_eq!(
        ties(&imported),
        [
            "Köln → München Contact 1950-01-01/1951-01-01",
            "Bonn → Köln Contact 1951-01-01/1952-01-01"
        ]
    );
}

const ENTITIES: &str = r#"{"id":"p1","schema":"Person","properties":{"name":["Ann Ames","A. Ames"],"country":["gb"]}}
{"id":"o1","schema":"Company","properties":{"name":["Acme"]}}
{"id":"b1","schema":"PublicBody","properties":{"name":["Ministry"]}}
{"id":"m1","schema":"Directorship","properties":{"director":["p1"],"organization":["o1","b1"],"role":["chair"],"startDate":["2001-02"],"endDate":["2005"]}}
{"id":"s1","schema":"Sanction","properties":{"entity":["o1"],"authority":["Council"],"startDate":["2014-03-17"],"reason":["x"]}}
{"id":"ad1","schema":"Address","properties":{"full":["1 Road"]}}
{"id":"ev1","schema":"Event","properties":{"name":["Meeting"],"date":["2003-05-06"],"involved":["p1","o1"]}}
{"id":"broken","schema"
"#;

#[test]
fn entities_become_actors_ties_and_events() {
    let imported = imported("e.ftm.json", ENTITIES, Format::Ftm);
    assert_eq!(
        ties(&imported),
        [
            "Ann Ames → Acme Membership 2001-02/2005",
            "Ann Ames → Ministry Membership 2001-02/2005",
            "Council → Acme Sanction 2014-03-17/.."
        ]
    );
    let event = imported.dossier.events.values().next().unwrap();
    assert_eq!(
        (event.participants.len(), event.when.as_ref().unwrap().date.as_str()),
        (2, "2003-05-06")
    );
    let found = reasons(&imported.report);
    assert!(found.contains(&("graphs-kept-aside", 1)) && found.contains(&("graphs-no-entity", 1)));
    // What has no place stays with the document.
    let document = imported.dossier.documents.values().next().unwrap();
    assert!(document.extra["data.rest"][0].as_str().unwrap().contains("1 Road"));
}

/// What a table comes to, by the first guess.
fn table(text: &str) -> Imported {
    imported("t.csv", text, Format::Csv)
}

#[test]
fn numbers_are_read_with_either_comma_and_the_hint_of_a_spreadsheet_is_none_of_the_rows() {
    let weights = |text: &str| -> Vec<String> {
        table(text)
            .dossier
            .ties
            .values()
            .map(|t| t.extra.get("data.weight").map_or_else(String::new, ToString::to_string))
            .collect()
    };
    assert_eq!(
        weights("source;target;weight\nA;B;1,5\nA;C;1.234,5\nA;D;1,250\nA;E;-2,0\n"),
        ["1.5", "1234.5", "1.25", "-2.0"]
    );
    assert_eq!(
        weights("source,target,weight\nA,B,\"1,234\"\nA,C,\"1,234.5\"\nA,D,\"2,5\"\nA,E,x\n"),
        ["1234.0", "1234.5", "2.5", ""]
    );
    let hinted = table("sep=;\r\nsource;target\r\nA,1;B\r\n");
    assert_eq!(hinted.dossier.ties.len(), 1);
    assert!(hinted.dossier.actors.values().any(|a| a.names[0].name.en == "A,1"));
}

#[test]
fn a_list_of_states_is_one_of_actors() {
    let found = table("StateAbb,CCode,StateNme\nUSA,2,United States of America\nCAN,20,Canada\n");
    assert_eq!(found.dossier.ties.len(), 0);
    let names: Vec<&str> = found
        .dossier
        .actors
        .values()
        .filter(|a| a.xref.cow.is_some())
        .map(|a| a.names[0].name.en.as_str())
        .collect();
    assert_eq!(names, ["United States of America", "Canada"]);
}

/// What only files written here say may stand in any file.
const OWN: &str = r#"<gexf><graph><attributes class="node">
  <attribute id="m" title="memberships" type="string"/><attribute id="s" title="succeeds" type="string"/>
  <attribute id="n" title="names" type="string"/></attributes><nodes>
  <node id="a.one" label="One"><attvalues>
    <attvalue for="m" value='[{"of":"a.two","valid":"1949/1966","inferred":true},{"of":"a.gone"}]'/>
    <attvalue for="s" value="a.two"/><attvalue for="n" value="Uno, Eins"/></attvalues></node>
  <node id="a.two" label="Two"><attvalues>
    <attvalue for="m" value='[{"of":"a.one","valid":"1949"}]'/><attvalue for="s" value="a.one"/></attvalues></node>
  </nodes></graph></gexf>"#;

#[test]
fn attributes_of_our_own_are_taken_where_they_hold_and_kept_as_they_are_where_not() {
    let imported = imported("own.gexf", OWN, Format::Gexf);
    let [one, two] = ["a.one", "a.two"].map(|id| &imported.dossier.actors[&id.parse().unwrap()]);
    let dated: Vec<_> = one
        .memberships
        .iter()
        .map(|m| (m.of, m.valid.as_ref().unwrap().as_str(), m.inferred))
        .collect();
    assert_eq!(dated, [(two.id, "1949/1966", true)]);
    // A year is no stretch of time, and words are no list of names.
    assert!(two.memberships.is_empty() && two.extra.contains_key("data.memberships"));
    assert_eq!(one.extra["data.names"], "Uno, Eins");
    // Of a circle one side is left.
    assert_eq!((one.succeeds, two.succeeds), (None, Some(one.id)));
    let told = reasons(&imported.report);
    assert!(
        told.contains(&("graphs-unknown-parent", 1)) && told.contains(&("graphs-endless-succession", 1)),
        "{told:?}"
    );
}

#[test]
fn a_table_that_names_states_finds_those_of_the_dossier() {
    let base = garant::store::built_in();
    let table =
        "Geber;Empfänger;Art der Beziehung;Seit (Jahr)\nRussland;Nordkorea;Handel;2020\nAbrakadabra;Russland;Handel;2020\n";
    let settled = settle(&base, imported("t.csv", table, Format::Csv)).unwrap();
    assert_eq!(settled.dossier.check(), []);
    let fresh = |id: &garant::model::ActorId| !base.actors.contains_key(id);
    let new: Vec<&str> = settled
        .dossier
        .actors
        .iter()
        .filter(|(id, _)| fresh(id))
        .map(|(_, a)| a.name(Language::De))
        .collect();
    assert_eq!(new, ["t.csv", "Abrakadabra"]);
    let ties: Vec<_> = settled
        .dossier
        .ties
        .values()
        .filter(|t| !base.ties.contains_key(&t.id))
        .collect();
    assert_eq!(ties.len(), 2);
    assert_eq!([ties[0].from.as_str(), ties[0].to.as_str()], ["a.russia", "a.north-korea"]);
    assert!(
        ties.iter()
            .all(|t| t.family == TieFamily::Trade && t.valid.as_ref().unwrap().as_str() == "2020/..")
    );
}
