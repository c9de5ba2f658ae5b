//! What a large dossier costs: 10 000 documents, 50 000 ties, 200 000 claims. Open, save, an edit and its undo with
//! everything that follows from it, and memory.
//!
//! `cargo bench --bench dossier` prints one table with the aims of issue 4 beside. Times are of the clock on the wall.
//! `cargo bench --bench dossier -- --make FILE.garant` saves the dossier to look at it in the window.

#![expect(clippy::print_stdout, reason = "the table is the result")]
#![expect(clippy::unwrap_used, reason = "what is made up here is well formed")]

use std::time::{Duration, Instant};

use garant::derived::{Derived, Prepared, Snapshot, TextIndex};
use garant::model::{
    Actor, ActorId, Claim, Day, Document, DocumentId, Dossier, Edit, Index, Item, Localised, Passage, PassageId, Selector, Span,
    Step, StepKind, Tie, TieId, Transaction, review,
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
                "review": if n % TIES < TIES / 4 { "proposed" } else { "accepted" },
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

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.garant");
    if let Some(file) = std::env::args().nth(1).filter(|a| a.ends_with(".garant")) {
        // In a process of its own, so that making up the dossier does not count.
        return measure(std::path::Path::new(&file));
    }
    if let Some(file) = std::env::args().skip_while(|a| a != "--make").nth(1) {
        store::save(std::path::Path::new(&file), &large(), &Places::new()).unwrap();
        return;
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
    let (dossier, stamp) = (opened.dossier, opened.stamp);

    let begun = Instant::now();
    let copy = dossier.clone();
    time("save: what the window waits for (a copy)", begun.elapsed(), "");
    let begun = Instant::now();
    store::save_over(file, &copy, &Places::new(), stamp, |_| {}).unwrap();
    time("save: on its thread", begun.elapsed(), "< 2 s");
    row("  memory after it", &format!("{:.0} MB", peak()), "< 1500 MB");

    let mut window = Window::new(dossier, file);
    drop(copy);
    window.look();
    window.change();
    row("memory at most", &format!("{:.0} MB", peak()), "< 1500 MB");
}

/// What the window holds, without its picture.
struct Window {
    dossier: Dossier,
    revision: u64,
    history: History,
    journal: Journal,
    derived: Derived,
    session: Session,
    /// What views hold from frame to frame.
    held: Option<Snapshot>,
}

impl Window {
    fn new(dossier: Dossier, file: &std::path::Path) -> Self {
        let beginning = Beginning {
            base: Base::Empty,
            snapshot: None,
            title: Localised::default(),
            project: Some(file.to_owned()),
            data: None,
        };
        let begun = Instant::now();
        let prepared = Prepared::of(&dossier);
        time("what is derived, on the thread that opens", begun.elapsed(), "");
        let mut derived = Derived::default();
        derived.take_prepared(prepared, 0);
        let mut window = Self {
            session: Session::opening(&dossier),
            dossier,
            revision: 0,
            history: History::default(),
            journal: Journal::begin(Executor::Threaded, beginning, Vec::new(), None, || {}),
            derived,
            held: None,
        };
        let begun = Instant::now();
        window.refresh();
        time("what is derived, in the first frame", begun.elapsed(), "");
        window
    }

    /// As at the beginning of a frame.
    fn refresh(&mut self) {
        self.held = None;
        self.held = Some(self.derived.refresh(&self.dossier, self.revision, &self.session));
    }

    /// What changes only what is looked at.
    fn look(&mut self) {
        let day = |n: i32| Day::from_ymd(1990 + n, 1, 1).unwrap();
        time("the moment moves", self.median(|w, n| w.session.moment = day(n)), "< 16 ms");
        time(
            "known-by moves",
            self.median(|w, n| w.session.known_by = Some(day(n))),
            "< 50 ms",
        );
        self.session.known_by = None;
        let ties: Vec<TieId> = self.dossier.ties.keys().take(20).copied().collect();
        time(
            "something is selected",
            self.median(|w, n| w.session.selection = Some(ties[n as usize].into())),
            "< 16 ms",
        );
        let begun = Instant::now();
        let text = TextIndex::of(&self.dossier);
        time("what the search knows, on its thread", begun.elapsed(), "");
        let begun = Instant::now();
        let found = text.query(&self.dossier, &self.held.as_ref().unwrap().index, "state 77 promises", 40);
        time(&format!("a search ({} found)", found.len()), begun.elapsed(), "< 50 ms");
    }

    /// What changes the dossier: the step and all that follows from it before the next frame.
    fn change(&mut self) {
        self.refresh();
        let copy = self.dossier.clone();
        let begun = Instant::now();
        self.new_tie(0);
        time("first edit while a copy is being saved", begun.elapsed(), "< 50 ms");
        drop(copy);
        self.refresh();
        time("a tie with a claim", self.median(|w, n| w.new_tie(n + 1)), "< 50 ms");
        time("its undo", self.median(|w, _| w.undo()), "< 50 ms");
        let index = Index::of(&self.dossier);
        let ties: Vec<Item> = self.dossier.ties.keys().map(|id| Item::from(*id)).collect();
        let open = |t: &&Item| index.review_of(&self.dossier, **t) == garant::model::Review::Proposed;
        let open: Vec<Item> = ties.iter().filter(open).take(40).copied().collect();
        time(
            "accepting a proposal",
            self.median(|w, n| w.review(open[n as usize], review::accept)),
            "< 16 ms",
        );
        time(
            "rejecting a proposal",
            self.median(|w, n| w.review(open[20 + n as usize], review::reject)),
            "< 16 ms",
        );
        time("undoing that", self.median(|w, _| w.undo()), "< 50 ms");
    }

    fn median(&mut self, mut change: impl FnMut(&mut Self, i32)) -> Duration {
        let mut times = Vec::new();
        for n in 0..11 {
            let begun = Instant::now();
            change(self, n);
            self.refresh();
            times.push(begun.elapsed());
        }
        times.sort();
        times[times.len() / 2]
    }

    fn new_tie(&mut self, n: i32) {
        let (tie, claim) = (TieId::new(&format!("t.new-{n}")).unwrap(), format!("c.new-{n}"));
        let mut record = self.dossier.ties.values().next().unwrap().clone();
        record.id = tie;
        let mut said = self.dossier.claims.values().next().unwrap().clone();
        said.id = claim.parse().unwrap();
        said.about = vec![Item::from(tie)];
        said.passages = vec![PassageId::new("p.7").unwrap()];
        self.perform(vec![Edit::Put(record.into()), Edit::Put(said.into())]);
    }

    fn review(&mut self, item: Item, edits: fn(&Dossier, &Index, &[Item]) -> Vec<Edit>) {
        let index = &self.held.as_ref().unwrap().index;
        let edits = edits(&self.dossier, index, &[item]);
        assert!(!edits.is_empty());
        self.perform(edits);
    }

    fn perform(&mut self, edits: Vec<Edit>) {
        let name = Localised::same("edit");
        let transaction = Transaction { name, edits };
        self.history.perform(&mut self.dossier, transaction.clone()).unwrap();
        self.follow(StepKind::Done, transaction);
    }

    fn undo(&mut self) {
        let transaction = self.history.undo(&mut self.dossier).unwrap().unwrap();
        self.follow(StepKind::Undone, transaction);
    }

    fn follow(&mut self, kind: StepKind, transaction: Transaction) {
        // A pane holds the world for its picture, and the graph; nobody holds the rest.
        let held = self.held.take().map(|s| (s.world, s.network));
        let inverse = self.history.inverse_of(kind).unwrap();
        self.derived.follow(&self.dossier, inverse, self.revision, self.revision + 1);
        self.revision += 1;
        self.journal.step(Step { kind, transaction });
        drop(held);
    }
}
