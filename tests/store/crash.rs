//! The program is killed at random points of editing, journal and saving: nothing that was acknowledged more than two
//! seconds before is lost, and the project file can always be read.
//!
//! The test starts its own binary again as the child that works; the parent kills it. The child says over a pipe,
//! which outlives it, what the dossier is after each step, and now and then that all of it is on the disk.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use garant::model::{Actor, ActorId, Dossier, Edit, Header, Item, Localised, Step, StepKind, Transaction};
use garant::session::History;
use garant::store::journal::{Base, Beginning, Journal};
use garant::store::recovery::{self, Waiting};
use garant::store::{self, Places};
use garant::work::Executor;

/// Folder to work in: says that this process is the child.
const CHILD: &str = "GARANT_CRASH_CHILD";
const KILLS: usize = 320;
/// No more time than this is spent.
const MOST: Duration = Duration::from_mins(1);
/// What is lost at most.
const AGE: Duration = Duration::from_secs(2);

/// splitmix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

fn actor(n: u64, name: &str) -> Actor {
    serde_json::from_value(serde_json::json!({
        "id": format!("a.{n}"), "code": "X", "kind": "state", "names": [{ "name": { "de": name, "en": name } }],
    }))
    .unwrap()
}

/// What tells one state of the dossier from every other.
fn mark(dossier: &Dossier) -> String {
    let stamp = store::Stamp::of(&serde_json::to_vec(dossier).unwrap());
    format!("{}-{:08x}", stamp.bytes, stamp.crc)
}

/// A random change; every state of the dossier is one of a kind.
fn change(dossier: &Dossier, dice: &mut Dice) -> Transaction {
    let next = dossier.header.note.en.parse::<u64>().unwrap_or(0) + 1 + dice.below(1_000_000);
    let mut header: Header = dossier.header.clone();
    header.note = Localised::same(&next.to_string());
    let mut edits = vec![Edit::Header(Box::new(header))];
    let n = dice.below(40);
    let id = ActorId::new(&format!("a.{n}")).unwrap();
    let name = "Ä".repeat(1 + dice.below(3_000) as usize);
    if dossier.actors.contains_key(&id) && dice.below(3) == 0 {
        edits.push(Edit::Remove(Item::Actor(id)));
    } else {
        edits.push(Edit::Put(actor(n, &name).into()));
    }
    Transaction {
        name: Localised::same(&format!("change {next}")),
        edits,
    }
}

/// The project of a folder, and the folder that stands for the user's data.
fn places(folder: &Path) -> (PathBuf, PathBuf) {
    (folder.join("work.garant"), folder.join("data"))
}

/// What waits, wherever it lies.
fn waiting(folder: &Path) -> Vec<Waiting> {
    let (project, data) = places(folder);
    let (found, errors) = recovery::waiting_at_start(Some(&project), Some(&data));
    assert!(errors.is_empty(), "{errors:?}");
    found
}

/// What a restarted program has: dossier, history, and the journal that carries on.
fn restart(folder: &Path, executor: Executor) -> (Dossier, History, Journal, Option<store::Stamp>) {
    let (project, data) = places(folder);
    let waiting = waiting(folder);
    assert!(waiting.len() <= 1, "{} journals wait", waiting.len());
    let waiting = waiting.into_iter().next();
    let opened = match &waiting {
        Some(waiting) => Some(waiting.open_ground().unwrap()),
        None => project.exists().then(|| store::open(&project).unwrap()),
    };
    let (mut dossier, stamp) = opened.map_or((Dossier::default(), None), |o| (o.dossier, o.stamp));
    let mut history = History::default();
    let (steps, follows) = waiting.map_or((Vec::new(), None), |w| {
        assert_eq!(w.broken, None);
        (w.steps, Some(w.path))
    });
    for step in &steps {
        history.replay(&mut dossier, step.step.clone()).unwrap();
    }
    let beginning = Beginning {
        base: stamp.map_or(Base::Empty, |stamp| Base::File {
            path: project.clone(),
            stamp,
        }),
        snapshot: None,
        title: Localised::same("crash"),
        project: stamp.is_some().then_some(project),
        data: Some(data),
    };
    let journal = Journal::begin(executor, beginning, steps, follows, || {});
    (dossier, history, journal, stamp)
}

/// Works until it is killed: edits, undoes, redoes, saves. Says each step once the window would have gone on.
fn work(folder: &Path) -> ! {
    let (project, _) = places(folder);
    let mut dice = Dice(u64::from(std::process::id()));
    let (mut dossier, mut history, mut journal, mut stamp) = restart(folder, Executor::Threaded);
    let mut out = std::io::stdout();
    // The test harness has begun a line of its own.
    writeln!(out).unwrap();
    let (done, saves) = sync_channel(1);
    let mut saving = false;
    loop {
        let step = match dice.below(10) {
            0 => history.undo(&mut dossier).unwrap().map(|t| (StepKind::Undone, t)),
            1 => history.redo(&mut dossier).unwrap().map(|t| (StepKind::Redone, t)),
            _ => {
                let transaction = change(&dossier, &mut dice);
                history.perform(&mut dossier, transaction.clone()).unwrap();
                Some((StepKind::Done, transaction))
            }
        };
        if let Some((kind, transaction)) = step {
            // Said first: a pipe keeps what was said even if the next instruction is never reached.
            writeln!(out, "step {}", mark(&dossier)).unwrap();
            out.flush().unwrap();
            journal.step(Step { kind, transaction });
        }
        if dice.below(12) == 0 {
            journal.wait();
            writeln!(out, "kept {}", mark(&dossier)).unwrap();
            out.flush().unwrap();
        }
        if !saving && dice.below(6) == 0 {
            saving = true;
            let (path, copy, after, handle, done) = (
                project.clone(),
                dossier.clone(),
                journal.last(),
                journal.handle().unwrap(),
                done.clone(),
            );
            let expected = stamp;
            let save = move || {
                let note = |stamp| handle.saving(&path, stamp, after);
                let saved = store::save_over(&path, &copy, &Places::new(), expected, note).unwrap();
                done.send((saved.stamp, after)).unwrap();
            };
            std::thread::Builder::new().spawn(save).unwrap();
        }
        if let Ok((new, after)) = saves.try_recv() {
            saving = false;
            stamp = Some(new);
            journal.saved(&project, new, after);
        }
        if dice.below(4) == 0 {
            std::thread::sleep(Duration::from_millis(dice.below(4)));
        }
    }
}

#[test]
fn nothing_older_than_two_seconds_is_lost_however_the_program_is_killed() {
    if let Some(folder) = std::env::var_os(CHILD) {
        work(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    let mut dice = Dice(1961);
    let (mut kills, mut steps, mut lost_at_most, mut before) = (0, 0, 0, mark(&Dossier::default()));
    while kills < KILLS && begun.elapsed() < MOST {
        // Now and then from nothing, so that the journal in the data folder is met, too.
        if dice.below(25) == 0 {
            clear(folder.path());
            before = mark(&Dossier::default());
        }
        // A few live long enough for two seconds to pass.
        let life = if kills % 40 == 20 { 2_600 } else { 5 + dice.below(60) };
        let said = run_and_kill(folder.path(), Duration::from_millis(life));
        kills += 1;
        steps += said.len();
        let (dossier, mut history, journal, _) = restart(folder.path(), Executor::Inline);
        assert_eq!(dossier.check(), []);
        let (project, _) = places(folder.path());
        if project.exists() {
            store::open(&project).unwrap();
        }
        let now = mark(&dossier);
        let reached = said.iter().rposition(|s| s.mark == now);
        let needed = said.iter().rposition(|s| s.kept || s.age > AGE);
        assert!(
            reached >= needed && (reached.is_some() || now == before),
            "kill {kills}: of {} steps the work stands after {reached:?}, but {needed:?} was on the disk",
            said.len()
        );
        lost_at_most = lost_at_most.max(said.len() - reached.map_or(0, |place| place + 1));
        before = now;
        // What was taken up can be taken back.
        let mut copy = dossier.clone();
        while history.undo(&mut copy).unwrap().is_some() {}
        drop(journal);
    }
    eprintln!(
        "{kills} kills, {steps} steps, {lost_at_most} steps lost at most, {:?}",
        begun.elapsed()
    );
    assert!(kills >= 100, "only {kills} kills in {MOST:?}");
}

fn clear(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            std::fs::remove_dir_all(path).unwrap();
        } else {
            std::fs::remove_file(path).unwrap();
        }
    }
}

/// A state of the dossier that the child has said, and how long before its death.
struct Said {
    mark: String,
    /// Said once it was on the disk.
    kept: bool,
    age: Duration,
}

fn run_and_kill(folder: &Path, after: Duration) -> Vec<Said> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["nothing_older_than_two_seconds", "--nocapture", "--test-threads=1"])
        .env(CHILD, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    let (first, begun) = sync_channel(1);
    let read = move || {
        let mut heard = Vec::new();
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Some((kind @ ("step" | "kept"), mark)) = line.split_once(' ') {
                heard.push((mark.to_owned(), kind == "kept", Instant::now()));
                let _only_the_first_counts = first.try_send(());
            }
        }
        heard
    };
    let reader = std::thread::Builder::new().spawn(read).unwrap();
    begun.recv_timeout(Duration::from_secs(20)).unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    let killed = Instant::now();
    child.wait().unwrap();
    let heard = reader.join().unwrap();
    heard
        .into_iter()
        .map(|(mark, kept, at)| Said {
            mark,
            kept,
            age: killed.saturating_duration_since(at),
        })
        .collect()
}
