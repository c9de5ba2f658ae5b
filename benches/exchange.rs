//! What importing a data set costs: CPU seconds of reading, joining and preparing the look-ups, each once.
//!
//! `cargo bench --bench exchange` makes up a file of the size of ATOP by member and networks in three formats; it also
//! tells the longest time in which an import does not look whether it is to stop. The real files lie outside the
//! repository, in `../shared/data`; where they are absent the table says so.

#![expect(clippy::print_stdout, reason = "the table is the result")]

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use garant::derived::Prepared;
use garant::exchange::{Limits, import, recognise, settle};
use garant::model::Dossier;

/// As many alliances with as many members as give the rows of ATOP.
fn made_up(alliances: u32, members: u32) -> String {
    let mut text =
        String::from("atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,ineffect,defense,offense,neutral,nonagg,consul\n");
    for alliance in 0..alliances {
        for member in 0..members {
            let (code, begin) = (200 + (alliance * 7 + member * 13) % 500, 1815 + alliance % 180);
            let _infallible = writeln!(
                text,
                "{alliance},{code},{begin},1,3,{},2,8,0,1,0,0,{},1",
                begin + 20,
                alliance % 2
            );
        }
    }
    text
}

/// A network of this size, in three formats: nodes with a name and a number, edges with a family and a time.
fn networks(nodes: u32, edges: u32) -> [(String, String); 3] {
    let ends = |edge: u32| {
        let from = edge.wrapping_mul(2_654_435_761) % nodes;
        (from, (from + 1 + edge.wrapping_mul(40_503) % 997) % nodes)
    };
    let family = |edge: u32| ["alliance", "trade", "war"][(edge % 3) as usize];
    let year = |edge: u32| 1815 + edge % 200;
    let mut gexf = String::from(
        "<gexf version=\"1.3\"><graph mode=\"dynamic\" timeformat=\"date\"><attributes class=\"node\"><attribute id=\"0\" title=\"rank\" type=\"integer\"/></attributes><attributes class=\"edge\"><attribute id=\"0\" title=\"type\" type=\"string\"/></attributes><nodes>\n",
    );
    let mut graphml = String::from(
        "<graphml><key id=\"k\" for=\"edge\" attr.name=\"type\" attr.type=\"string\"/><key id=\"s\" for=\"edge\" attr.name=\"start\" attr.type=\"string\"/><key id=\"r\" for=\"node\" attr.name=\"rank\" attr.type=\"int\"/><graph edgedefault=\"directed\">\n",
    );
    let mut table = String::from("source,target,type,start,end,weight\n");
    for node in 0..nodes {
        let _infallible = writeln!(
            gexf,
            "<node id=\"n{node}\" label=\"Node {node}\"><attvalues><attvalue for=\"0\" value=\"{node}\"/></attvalues></node>"
        );
        let _infallible = writeln!(graphml, "<node id=\"n{node}\"><data key=\"r\">{node}</data></node>");
    }
    gexf.push_str("</nodes><edges>\n");
    for edge in 0..edges {
        let ((from, to), family, year) = (ends(edge), family(edge), year(edge));
        let _infallible = writeln!(
            gexf,
            "<edge id=\"{edge}\" source=\"n{from}\" target=\"n{to}\"><attvalues><attvalue for=\"0\" value=\"{family}\"/></attvalues><spells><spell start=\"{year}-01-01\" end=\"{}-06-30\"/></spells></edge>",
            year + 9
        );
        let _infallible = writeln!(
            graphml,
            "<edge source=\"n{from}\" target=\"n{to}\"><data key=\"k\">{family}</data><data key=\"s\">{year}-01-01</data></edge>"
        );
        let _infallible = writeln!(table, "n{from},n{to},{family},{year}-01-01,{}-06-30,2", year + 9);
    }
    gexf.push_str("</edges></graph></gexf>\n");
    graphml.push_str("</graph></graphml>\n");
    let named = |form: &str| format!("{nodes} / {edges}.{form}");
    [(named("gexf"), gexf), (named("graphml"), graphml), (named("csv"), table)]
}

fn measure(name: &str, bytes: &[u8]) {
    let Some(format) = recognise(name, bytes) else {
        println!("{name:42} not recognised");
        return;
    };
    let begun = ProcessTime::now();
    // A stop is heard when progress is told: the longest silence is how long it can take.
    let (mut heard, mut silence) = (Instant::now(), Duration::ZERO);
    let mut listen = |_: f32| {
        silence = silence.max(heard.elapsed());
        heard = Instant::now();
        true
    };
    let imported = match import(name, bytes, format, &Limits::default(), &mut listen) {
        Ok(imported) => imported,
        Err(error) => {
            println!("{name:42} {error}");
            return;
        }
    };
    silence = silence.max(heard.elapsed());
    let read = begun.elapsed();
    let Ok(settled) = settle(&Dossier::default(), imported) else {
        return;
    };
    let joined = begun.elapsed();
    let prepared = Prepared::of(&settled.dossier);
    let all = begun.elapsed();
    drop(prepared);
    println!(
        "{name:42} {:>7} ties  read {:>6.3} s, joined {:>6.3} s, ready {:>6.3} s, longest silence {:>5.0} ms",
        settled.dossier.ties.len(),
        read.as_secs_f64(),
        joined.as_secs_f64(),
        all.as_secs_f64(),
        silence.as_secs_f64() * 1000.0
    );
}

fn main() {
    measure("made up, 800 alliances of 3", made_up(800, 3).as_bytes());
    measure("made up, 300 alliances of 45", made_up(300, 45).as_bytes());
    for (nodes, edges) in [(10_000, 30_000), (100_000, 300_000)] {
        for (name, text) in networks(nodes, edges) {
            measure(&name, text.as_bytes());
        }
    }
    let folder = Path::new("../shared/data");
    for file in [
        "atop/atop-member-level.csv",
        "atop/atop-alliance-level.csv",
        "cow/alliance_v4.1_by_member.csv",
        "cow/states2016.csv",
        "states/cow_nmc.csv",
        "arms/armsTransfers.json",
    ] {
        match std::fs::read(folder.join(file)) {
            Ok(bytes) => measure(file, &bytes),
            Err(_) => println!("{file:42} absent"),
        }
    }
}
