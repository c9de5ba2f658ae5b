//! How well and how fast texts are read for facts.
//!
//! `cargo bench --bench extraction` prints precision, recall and F1 on the annotated articles of `tests/extraction`
//! and the speed of extraction; `-- --errors` adds every fault with its sentence, `-- --quality` leaves the speed
//! out, and any other word keeps only the articles with it in their name (`dev`, `held`, `kosovo`).
//! `-- --reach` prints only how much of the built-in dossier its source texts give back, `-- --unreached` also what
//! they do not. `-- --folder` prints only what ten thousand files on the disk cost.
//! Reading of files (PDF, DOCX, HTML) is not included in the speed.

#![expect(clippy::print_stdout, reason = "the tables are the result")]

#[path = "extraction/folder.rs"]
mod folder;
#[path = "extraction/reach.rs"]
mod reach;
#[path = "../tests/extraction/score.rs"]
mod score;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use cpu_time::ThreadTime;
use garant::extraction::{About, Lexicon, extract};
use garant::model::Language;
use score::{Article, Scores};

/// Articles in the test of many.
const MANY: usize = 10_000;
const WORKERS: usize = 2;
const MEGABYTE: f64 = 1e6;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if words.iter().any(|w| w == "--reach" || w == "--unreached") {
        let list = words.iter().any(|w| w == "--unreached");
        print!(
            "{}",
            reach::report(&root.join("../shared/sources"), &garant::store::built_in(), list)
        );
        return ExitCode::SUCCESS;
    }
    let folder = root.join("tests/extraction/articles");
    let mut articles = match score::articles(&folder) {
        Ok(articles) => articles,
        Err(what) => {
            println!("{what}");
            return ExitCode::FAILURE;
        }
    };
    let has = |flag: &str| words.iter().any(|w| w == flag);
    let names: Vec<&String> = words.iter().filter(|w| !w.starts_with("--")).collect();
    articles.retain(|a| names.is_empty() || names.iter().any(|n| a.name.contains(n.as_str())));
    if articles.is_empty() {
        println!("no article of that name");
        return ExitCode::FAILURE;
    }
    if has("--folder") {
        let texts: Vec<(Language, &str)> = articles.iter().map(|a| (a.language, a.text.as_str())).collect();
        return match folder::report((0..MANY).map(|number| mixed(&texts, number).1)) {
            Ok(table) => {
                print!("{table}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                println!("{error}");
                ExitCode::FAILURE
            }
        };
    }
    let scores: Vec<Scores> = articles.iter().map(score::score).collect();
    if has("--errors") {
        print!("{}", score::errors(&articles, &scores));
    }
    print!("{}", score::table(&articles, &scores));
    if !has("--quality") {
        speed(&articles);
    }
    ExitCode::SUCCESS
}

fn speed(articles: &[Article]) {
    println!();
    println!("{:<44} {:>8} {:>12} {:>10} {:>10}", "", "MB", "MB/CPU s", "CPU s", "peak MB");
    let texts: Vec<(Language, &str)> = articles.iter().map(|a| (a.language, a.text.as_str())).collect();
    let bytes: usize = texts.iter().map(|(_, t)| t.len()).sum();
    let rounds = 4_000_000 / bytes.max(1) + 1;
    line(
        "articles, one by one",
        articles,
        texts.iter().copied().cycle().take(texts.len() * rounds),
    );
    for language in [Language::De, Language::En] {
        let of_language = texts.iter().filter(|(l, _)| *l == language).map(|(_, t)| *t);
        let all = of_language.collect::<Vec<_>>().join("\n\n");
        if all.is_empty() {
            continue;
        }
        for megabytes in [1, 8] {
            let name = format!("one document, one line, {}", language.tag());
            let long = all.replace('\n', " ").repeat(megabytes * 1_000_000 / all.len() + 1);
            line(&name, articles, std::iter::once((language, long.as_str())));
        }
    }
    for language in [Language::De, Language::En] {
        match generated(language) {
            Ok(texts) => {
                let name = format!("generated corpus, {} ({} documents)", language.tag(), texts.len());
                line(&name, articles, texts.iter().map(|t| (language, t.as_str())));
            }
            Err(why) => println!("generated corpus, {}: absent ({why})", language.tag()),
        }
    }
    many(&texts, articles);
}

/// Reads the texts on this thread and prints a line of the table.
fn line<'a>(name: &str, articles: &[Article], texts: impl Iterator<Item = (Language, &'a str)>) {
    let about = about(articles);
    let start = ThreadTime::now();
    let mut bytes = 0;
    for (language, text) in texts {
        bytes += text.len();
        std::hint::black_box(extract(Lexicon::built_in(), language, text, &about));
    }
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = bytes as f64 / MEGABYTE;
    println!(
        "{name:<44} {megabytes:>8.1} {:>12.1} {seconds:>10.2} {:>10}",
        megabytes / seconds,
        peak()
    );
}

fn about(articles: &[Article]) -> About {
    About {
        published: articles.first().map(|a| a.published),
        ..About::default()
    }
}

/// Many articles, each different, by several threads.
fn many(texts: &[(Language, &str)], articles: &[Article]) {
    let about = about(articles);
    let next = AtomicUsize::new(0);
    let bytes = AtomicUsize::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= MANY {
                        break;
                    }
                    let (language, text) = mixed(texts, number);
                    bytes.fetch_add(text.len(), Ordering::Relaxed);
                    std::hint::black_box(extract(Lexicon::built_in(), language, &text, &about));
                }
            });
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = bytes.load(Ordering::Relaxed) as f64 / MEGABYTE;
    println!(
        "{MANY} articles, {WORKERS} threads: {megabytes:.1} MB in {seconds:.2} s, peak {} MB",
        peak()
    );
}

/// An article of paragraphs from all articles of one language.
fn mixed(texts: &[(Language, &str)], number: usize) -> (Language, String) {
    let (language, first) = texts[number % texts.len()];
    let same: Vec<&str> = texts.iter().filter(|(l, _)| *l == language).map(|(_, t)| *t).collect();
    let mut out = String::new();
    for place in 0..first.split("\n\n").count() {
        let from = same[(number / texts.len() * (place + 1) + place) % same.len()];
        let paragraphs: Vec<&str> = from.split("\n\n").collect();
        out.push_str(paragraphs[(number + place) % paragraphs.len()].trim_end());
        out.push_str("\n\n");
    }
    (language, out)
}

/// Most memory the program has had so far, in MB; 0 where the system does not say.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kilobytes = line
        .and_then(|l| l.trim().strip_suffix(" kB"))
        .and_then(|n| n.trim().parse::<usize>().ok());
    kilobytes.unwrap_or(0) / 1000
}

/// The texts that the generator beside the repository makes.
fn generated(language: Language) -> Result<Vec<String>, String> {
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench/gen_corpus.py");
    if !generator.is_file() {
        return Err(format!("no {}", generator.display()));
    }
    let folder = std::env::temp_dir().join(format!("garant-corpus-{}-{}", language.tag(), std::process::id()));
    let made = Command::new("python3")
        .arg(&generator)
        .arg(&folder)
        .args(["--mb", "10", "--lang", language.tag()])
        .output()
        .map_err(|e| format!("python3: {e}"))?;
    let texts = if made.status.success() {
        texts_of(&folder).map_err(|e| e.to_string())
    } else {
        Err(String::from_utf8_lossy(&made.stderr).into_owned())
    };
    std::fs::remove_dir_all(&folder).map_err(|e| e.to_string())?;
    texts
}

fn texts_of(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(std::fs::read_to_string).collect()
}
