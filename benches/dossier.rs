//! What a large dossier costs: 10 000 documents, 50 000 ties, 200 000 claims. Open, save, an edit and its undo with
//! everything that follows from it, and memory.
//!
//! `cargo bench --bench dossier` prints one table with the aims of issue 4 beside. Times are of the clock on the wall.

#![expect(clippy::print_stdout, reason = "the table is the result")]
#![expect(clippy::unwrap_used, reason = "what is made up here is well formed")]

use std::time::{Duration, Instant};

use garant::derived::Derived;
use garant::model::{
    Actor, ActorId, Claim, Document, DocumentId, Dossier, Edit, Item, Localised, Passage, PassageId, Selector, Span, Step,
    StepKind, Tie, TieId, Transaction,
};
use garant::session::{History, Session};
use garant::store::journal::{Base, Beginning, Journal};
use garant::store::{self, Places};
use garant::work::Executor;
use serde_json::json;

const DOCUMENTS: usize = 10_000;
const TIES: usize = 50_000;
const CLAIMS: usize = 200_000;
const ACTORS: usize = 2_000;

/// splitmix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}

fn document(n: usize) -> Document {
    let text =
        format!("In paragraph one of document {n} the state promises help to the other in the case of an attack. ").repeat(30);
    serde_json::from_value(json!({
        "id": format!("d.{n}"), "title": Localised::same(&format!("Document {n}")), "language": "en", "text": text,
        "published": format!("{}-0{}-1{}", 1950 + n % 75, 1 + n % 9, n % 10), "publisher": Localised::same("The Publisher"),
    }))
    .unwrap()
}

fn large() -> Dossier {
    let mut dice = Dice(1961);
    let mut d = Dossier::default();
    d.header.title = Localised::same("Large");
    let actor = |n: usize| -> Actor {
        let name = Localised::same(&format!("State {n}"));
        serde_json::from_value(
            json!({ "id": format!("a.{n}"), "code": "S", "kind": "state", "names": [{ "de": name.de, "en": name.en }] }),
        )
        .unwrap()
    };
    let actors: Vec<ActorId> = (0..ACTORS).map(|n| ActorId::new(&format!("a.{n}")).unwrap()).collect();
    d.actors = (0..ACTORS).map(actor).collect();
    d.documents = (0..DOCUMENTS).map(document).collect();
    let text = |n: usize| &d.documents.get(&DocumentId::new(&format!("d.{n}")).unwrap()).unwrap().text;
    let passage = |n: usize| -> Passage {
        let document = n % DOCUMENTS;
        let start = 40 + (n / DOCUMENTS) * 90;
        let target = Selector::at(text(document), Span { start, end: start + 60 }).unwrap();
        serde_json::from_value(json!({ "id": format!("p.{n}"), "document": format!("d.{document}"), "target": target })).unwrap()
    };
    let passages = (0..CLAIMS).map(passage).collect();
    d.ties = (0..TIES)
        .map(|n| -> Tie {
            let from = dice.below(ACTORS);
            let to = (from + 1 + dice.below(50)) % ACTORS;
            let family = ["commitment", "arms", "trade", "sanction"][dice.below(4)];
            serde_json::from_value(json!({
                "id": format!("t.{n}"), "family": family, "from": actors[from],
                "to": actors[to], "label": Localised::same(&format!("tie {n}")), "valid": format!("{}/..", 1950 + n % 75),
            }))
            .unwrap()
        })
        .collect();
    d.claims = (0..CLAIMS)
        .map(|n| -> Claim {
            let stance = ["asserts", "denies", "predicts"][dice.below(3)];
            serde_json::from_value(json!({
                "id": format!("c.{n}"), "speaker": actors[dice.below(ACTORS)], "stance": stance,
                "about": [format!("t.{}", n % TIES)], "passages": [format!("p.{n}")],
                "words": Localised::same("The state promises help to the other in the case of an attack."),
            }))
            .unwrap()
        })
        .collect();
    d.passages = passages;
    d
}

/// Highest use of memory so far, in MB.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    let kilobytes: f64 = line
        .split_whitespace()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(f64::NAN);
    kilobytes / 1024.0
}

fn row(what: &str, value: &str, aim: &str) {
    println!("{what:<58} {value:>12}   {aim}");
}

fn time(what: &str, took: Duration, aim: &str) {
    row(what, &format!("{:.1} ms", took.as_secs_f64() * 1e3), aim);
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.garant");
    if let Some(file) = std::env::args().nth(1).filter(|a| a.ends_with(".garant")) {
        // In a process of its own, so that making up the dossier does not count.
        return measure(std::path::Path::new(&file));
    }
    store::save(&file, &large(), &Places::new()).unwrap();
    println!(
        "{DOCUMENTS} documents, {TIES} ties, {CLAIMS} claims: {} MB",
        file.metadata().unwrap().len() >> 20
    );
    let status = std::process::Command::new(std::env::current_exe().unwrap())
        .arg(&file)
        .status()
        .unwrap();
    assert!(status.success());
}

fn measure(file: &std::path::Path) {
    let begun = Instant::now();
    let opened = store::open(file).unwrap();
    time("open", begun.elapsed(), "< 3 s");
    row("  memory after it", &format!("{:.0} MB", peak()), "< 1500 MB");
    let (mut dossier, stamp) = (opened.dossier, opened.stamp);

    let begun = Instant::now();
    let copy = dossier.clone();
    time("save: what the window waits for (a copy)", begun.elapsed(), "");
    let begun = Instant::now();
    store::save_over(file, &copy, &Places::new(), stamp, |_| {}).unwrap();
    time("save: on its thread", begun.elapsed(), "< 2 s");
    row("  memory after it", &format!("{:.0} MB", peak()), "< 1500 MB");

    let mut history = History::default();
    let mut journal = Journal::begin(
        Executor::Threaded,
        Beginning {
            base: Base::Empty,
            snapshot: None,
            title: Localised::default(),
            project: Some(file.to_owned()),
            data: None,
        },
        Vec::new(),
        None,
        || {},
    );
    let mut derived = Derived::default();
    let session = Session::opening(&dossier);
    let begun = Instant::now();
    derived.refresh(&dossier, 0, &session);
    time("derived values, the first time", begun.elapsed(), "");
    let begun = Instant::now();
    edit(&mut dossier, &mut history, &mut journal, 0);
    time("first edit while the copy is held", begun.elapsed(), "");
    drop(copy);

    let (mut edits, mut undos, mut follow) = (Vec::new(), Vec::new(), Vec::new());
    for n in 1..12 {
        let begun = Instant::now();
        edit(&mut dossier, &mut history, &mut journal, n);
        edits.push(begun.elapsed());
        let begun = Instant::now();
        derived.refresh(&dossier, 2 * n as u64, &session);
        follow.push(begun.elapsed());
        let begun = Instant::now();
        let transaction = history.undo(&mut dossier).unwrap().unwrap();
        journal.step(Step {
            kind: StepKind::Undone,
            transaction,
        });
        undos.push(begun.elapsed());
        derived.refresh(&dossier, 2 * n as u64 + 1, &session);
    }
    time("an edit: a tie with a claim", median(edits), "< 50 ms");
    time("its undo", median(undos), "< 50 ms");
    time("  derived values after either", median(follow), "");
    row("memory at most", &format!("{:.0} MB", peak()), "< 1500 MB");
}

fn edit(dossier: &mut Dossier, history: &mut History, journal: &mut Journal, n: usize) {
    let (tie, claim) = (TieId::new(&format!("t.new-{n}")).unwrap(), format!("c.new-{n}"));
    let mut record = dossier.ties.values().next().unwrap().clone();
    record.id = tie;
    let mut said = dossier.claims.values().next().unwrap().clone();
    said.id = claim.parse().unwrap();
    said.about = vec![Item::from(tie)];
    said.passages = vec![PassageId::new("p.7").unwrap()];
    let transaction = Transaction {
        name: Localised::same("edit"),
        edits: vec![Edit::Put(record.into()), Edit::Put(said.into())],
    };
    history.perform(dossier, transaction.clone()).unwrap();
    journal.step(Step {
        kind: StepKind::Done,
        transaction,
    });
}
