//! The program is killed at random points of editing, journal and saving: nothing that was acknowledged more than two
//! seconds before is lost, and the project file can always be read.
//!
//! The test starts its own binary again as the child that works; the parent kills it. The child reports what it has
//! done over a pipe, which outlives it: number of the step, time, and what the dossier must then hold.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
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
const MOST: Duration = Duration::from_secs(60);
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

/// The counter that every step raises by one: it tells how far the work had come.
fn counter(dossier: &Dossier) -> u64 {
    dossier.header.note.en.parse().unwrap_or(0)
}

/// A random change that raises the counter.
fn change(dossier: &Dossier, dice: &mut Dice) -> Transaction {
    let next = counter(dossier) + 1;
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
    Transaction { name: Localised::same(&format!("change {next}")), edits }
}

/// The project of a folder, and the folder that stands for the user's data.
fn places(folder: &Path) -> (PathBuf, PathBuf) {
    (folder.join("work.garant"), folder.join("data"))
}

/// What waits, wherever it lies.
fn waiting(folder: &Path) -> Vec<Waiting> {
    let (project, data) = places(folder);
    let (mut found, errors) = recovery::waiting_for(&project, Some(&data));
    assert!(errors.is_empty(), "{errors:?}");
    let (elsewhere, errors) = recovery::waiting_in(&data);
    assert!(errors.is_empty(), "{errors:?}");
    found.extend(elsewhere.into_iter().filter(|w| w.project.is_none()));
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
        base: stamp.map_or(Base::Empty, |stamp| Base::File { path: project.clone(), stamp }),
        snapshot: None,
        title: Localised::same("crash"),
        project: stamp.is_some().then_some(project),
        data: Some(data),
    };
    let journal = Journal::begin(executor, beginning, steps, follows, || {});
    (dossier, history, journal, stamp)
}

/// Works until it is killed: edits, undoes, redoes, saves. Says each step once the window would have gone on.
fn work(folder: &Path) {
    let (project, _) = places(folder);
    let mut dice = Dice(u64::from(std::process::id()));
    let (mut dossier, mut history, mut journal, mut stamp) = restart(folder, Executor::Threaded);
    let mut out = std::io::stdout();
    let (done, saves) = channel();
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
            journal.step(Step { kind, transaction });
            // The pipe keeps what was said even if the next instruction is never reached.
            writeln!(out, "step {} {}", journal.last(), counter(&dossier)).unwrap();
            out.flush().unwrap();
        }
        if !saving && dice.below(6) == 0 {
            saving = true;
            let (path, copy, after, handle, done) =
                (project.clone(), dossier.clone(), journal.last(), journal.handle().unwrap(), done.clone());
            let expected = stamp;
            std::thread::spawn(move || {
                let note = |stamp| handle.saving(path.clone(), stamp, after);
                let saved = store::save_over(&path, &copy, &Places::new(), expected, note).unwrap();
                done.send((saved.stamp, after)).unwrap();
            });
        }
        if let Ok((new, after)) = saves.try_recv() {
            saving = false;
            stamp = Some(new);
            journal.saved(project.clone(), new, after);
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
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    let mut dice = Dice(1961);
    let (mut kills, mut steps, mut lost_at_most) = (0, 0_u64, 0);
    while kills < KILLS && begun.elapsed() < MOST {
        // Now and then from nothing, so that the journal in the data folder is met, too.
        if dice.below(25) == 0 {
            for entry in std::fs::read_dir(folder.path()).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
            }
        }
        let said = run_and_kill(folder.path(), Duration::from_millis(20 + dice.below(160)));
        kills += 1;
        steps += said.len() as u64;
        let (dossier, mut history, journal, _) = restart(folder.path(), Executor::Inline);
        assert_eq!(dossier.check(), []);
        let (project, _) = places(folder.path());
        if project.exists() {
            store::open(&project).unwrap();
        }
        // Every step has its number; the one that was reached must be at least the last old enough one.
        let reached = journal.last();
        let safe = said.iter().rev().find(|s| s.age > AGE).map_or(0, |s| s.number);
        let last = said.last().map_or(0, |s| s.number);
        let known = said.iter().find(|s| s.number == reached);
        if let Some(known) = known {
            assert_eq!(counter(&dossier), known.counter, "kill {kills}: another dossier than was left");
        }
        // After a save the numbers begin from the file, so that the counter tells where the numbers do not.
        let counters: Vec<u64> = said.iter().filter(|s| s.number >= safe.max(1)).map(|s| s.counter).collect();
        assert!(
            known.is_some() || said.is_empty() || counters.contains(&counter(&dossier)),
            "kill {kills}: the dossier stands at {} of {counters:?}",
            counter(&dossier)
        );
        lost_at_most = lost_at_most.max(last.saturating_sub(reached));
        // What was taken up can be taken back.
        let mut copy = dossier.clone();
        while history.undo(&mut copy).unwrap().is_some() {}
    }
    println!("{kills} kills, {steps} steps, {lost_at_most} steps lost at most, {:?}", begun.elapsed());
    assert!(kills >= 100, "only {kills} kills in {MOST:?}");
}

/// A step that the child has said, and how long before its death.
struct Said {
    number: u64,
    counter: u64,
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
    let (first, begun) = channel();
    let reader = std::thread::spawn(move || {
        let mut heard = Vec::new();
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            let mut words = line.split(' ');
            if words.next() != Some("step") {
                continue;
            }
            let Some((number, counter)) = words.next().zip(words.next()) else { continue };
            if let (Ok(number), Ok(counter)) = (number.parse::<u64>(), counter.parse::<u64>()) {
                heard.push((number, counter, Instant::now()));
                let _only_the_first_counts = first.send(());
            }
        }
        heard
    });
    begun.recv_timeout(Duration::from_secs(20)).expect("the child works");
    std::thread::sleep(after);
    child.kill().unwrap();
    let killed = Instant::now();
    child.wait().unwrap();
    let heard = reader.join().unwrap();
    heard
        .into_iter()
        .map(|(number, counter, at)| Said { number, counter, age: killed.saturating_duration_since(at) })
        .collect()
}
