//! Ten thousand files, from the disk to a dossier: time, memory, and what the window then has to work out.
//!
//! Goes the way of `garant ingest --json --project`, saving left out, and measures what a change of such a dossier
//! costs before the next frame. Not here: how well anything is read.

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;
use std::time::Instant;

use cpu_time::ProcessTime;
use garant::derived::{Heard, Network, OpenProposals, TimeIndex, World};
use garant::extraction::Lexicon;
use garant::extraction::propose::Proposer;
use garant::ingest::{self, Options, json};
use garant::model::{Day, Dossier, Filter, Index};
use garant::reading::Limits;
use garant::work::Progress;

use super::reach::{LABELS, WORDS};

/// Reads the texts as files of a folder; the table.
pub(crate) fn report(texts: impl Iterator<Item = String>) -> io::Result<String> {
    let folder = std::env::temp_dir().join(format!("garant-folder-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let mut bytes = 0;
    for (number, text) in texts.enumerate() {
        bytes += text.len();
        // No two are the same.
        std::fs::write(folder.join(format!("{number:05}.txt")), format!("{text}\nNr. {number}\n"))?;
    }
    let (dossier, mut table) = read(folder.clone(), bytes);
    std::fs::remove_dir_all(&folder)?;
    table.push_str(&derived(&dossier));
    Ok(table)
}

fn read(folder: PathBuf, bytes: usize) -> (Dossier, String) {
    let options = Options {
        lexicon: Lexicon::shared(),
        published: None,
        limits: Limits::default(),
        words: WORDS,
    };
    let mut proposer = Proposer::new(Dossier::default(), LABELS);
    let mut writer = json::Writer::begin(io::sink()).ok();
    let (wall, cpu) = (Instant::now(), ProcessTime::now());
    let mut files = 0;
    ingest::read_files(&[folder], &options, &Progress::default(), |file| {
        if let Ok(file) = file {
            files += 1;
            let written = writer.as_mut().map(|w| w.document(&file));
            let added = proposer.add(file.document, &file.found);
            return written.is_some_and(|w| w.is_ok()) && added.is_ok();
        }
        true
    });
    let dossier = proposer.finish().dossier;
    let (wall, cpu) = (wall.elapsed().as_secs_f64(), cpu.elapsed().as_secs_f64());
    let megabytes = bytes as f64 / super::MEGABYTE;
    let table = format!(
        "\n{files} files, {megabytes:.1} MB, read, written as JSON and proposed: {wall:.1} s, {cpu:.1} CPU s \
         ({:.1} MB/CPU s), {} claims, peak {} MB\n",
        megabytes / cpu,
        dossier.claims.len(),
        super::peak()
    );
    (dossier, table)
}

/// What each change of the dossier makes anew before the next frame.
fn derived(dossier: &Dossier) -> String {
    let mut out = String::new();
    let mut timed = |name: &str, work: &mut dyn FnMut()| {
        let start = ProcessTime::now();
        work();
        let _infallible = writeln!(out, "  {name:<20} {:>6} ms CPU", start.elapsed().as_millis());
    };
    let mut index = Index::default();
    timed("look-ups", &mut || index = Index::of(dossier));
    let mut heard = None;
    timed("what was heard", &mut || {
        heard = Some(Heard::of(dossier, &index, None, &Filter::default().hidden_documents));
    });
    let today = Day::from_ymd(2024, 6, 19).unwrap_or(Day(0));
    let heard = std::sync::Arc::new(heard.unwrap_or_default());
    timed("the moment", &mut || {
        drop(World::at(std::sync::Arc::clone(&heard), today, &Filter::default()));
    });
    timed("network", &mut || drop(Network::of(dossier, &index)));
    timed("timeline", &mut || drop(TimeIndex::of(dossier, &index)));
    timed("open proposals", &mut || drop(OpenProposals::of(dossier)));
    timed("copy", &mut || drop(dossier.clone()));
    out
}
