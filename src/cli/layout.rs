//! `garant layout`: places for the nodes of a network in a table of edges, as a table of places.
//!
//! For `cli` only. Nodes are named as in the table; they come out in the order in which they are first named. The table is read as a
//! whole before anything is computed, and the places are written only when all are known.

use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use rustc_hash::FxHashMap;

use super::arguments::{Layout, LayoutMode};
use crate::app::explain::{explain_store, explain_write};
use crate::catalogue::Words;
use crate::layout::Point;
use crate::layout::force::{Edge, Mode, Request, force};
use crate::{store, work};

/// Largest table that is read: some ten million edges.
const MOST_BYTES: u64 = 1 << 30;
/// Work shorter than this shows no progress.
const QUIET: Duration = Duration::from_millis(500);

/// The network of a table.
#[derive(Debug, Default, PartialEq)]
struct Table {
    names: Vec<Box<str>>,
    edges: Vec<Edge>,
}

/// Reads the edges, finds places, writes them.
pub(super) fn layout(words: Words, asked: &Layout) -> Result<(), String> {
    let Table { names, edges } = table(words, &asked.input)?;
    let links = edges.len();
    let request = Request {
        nodes: names.len(),
        edges,
        // Points without a size: whoever draws them knows how large.
        radii: vec![0.0; names.len()],
        aspect: 1.0,
        seed: asked.seed,
        iterations: (asked.iterations > 0).then_some(asked.iterations),
        mode: match asked.mode {
            LayoutMode::Balanced => Mode::Balanced,
            LayoutMode::Stress => Mode::Stress,
            LayoutMode::Communities => Mode::Communities,
        },
        threads: asked.threads,
        ..Request::default()
    };
    let (cpu, wall) = (ProcessTime::now(), Instant::now());
    let mut shown = Shown::new(words, wall);
    let places = force(&request, &mut |share| shown.tell(share));
    let (cpu, wall) = (cpu.elapsed(), wall.elapsed());
    shown.end();
    // Nobody can stop it from here; without an answer there is nothing to write.
    let places = places.ok_or_else(|| words.text("cli-layout-stopped").to_owned())?;
    drop(request);
    write(words, &asked.out, &names, &places.points)?;
    let facts = serde_json::json!({
        "nodes": names.len(),
        "edges": links,
        "layout_cpu_s": rounded(cpu.as_secs_f64()),
        "layout_wall_s": rounded(wall.as_secs_f64()),
        "maxrss_mb": peak_memory(),
    });
    let _closed = if asked.out.as_os_str() == "-" {
        writeln!(io::stderr(), "{facts}")
    } else {
        writeln!(io::stdout(), "{facts}")
    };
    Ok(())
}

fn rounded(seconds: f64) -> f64 {
    (seconds * 1e4).round() / 1e4
}

/// The most memory this program has had, in MB; nothing where the system does not say.
fn peak_memory() -> Option<f64> {
    let bytes = store::read_bytes(Path::new("/proc/self/status"), 1 << 16).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some((kilobytes / 102.4).round() / 10.0)
}

/// Progress on a terminal.
struct Shown {
    words: Words,
    began: Instant,
    last: Option<u32>,
    terminal: bool,
}

impl Shown {
    fn new(words: Words, began: Instant) -> Self {
        Self {
            words,
            began,
            last: None,
            terminal: io::stderr().is_terminal(),
        }
    }

    fn tell(&mut self, share: f32) -> bool {
        let percent = (share * 100.0) as u32;
        if self.terminal && self.last != Some(percent) && self.began.elapsed() > QUIET {
            let text = self.words.with("cli-layout-progress", &[("n", percent.into())]);
            let _closed = write!(io::stderr(), "\r{text}");
            self.last = Some(percent);
        }
        true
    }

    fn end(&self) {
        if self.last.is_some() {
            let _closed = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// The network of a file, or of standard input with `-`.
fn table(words: Words, path: &Path) -> Result<Table, String> {
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| words.with("cli-layout-input", &[("reason", error.to_string().into())]))?;
        if bytes.len() as u64 > MOST_BYTES {
            let (path, most) = (path.to_owned(), MOST_BYTES);
            return Err(explain_store(words, &store::StoreError::TooLarge { path, most }));
        }
        bytes
    } else {
        store::read_bytes(path, MOST_BYTES).map_err(|error| explain_store(words, &error))?
    };
    Table::read(&bytes).map_err(|fault| fault.sentence(words, path))
}

/// What is wrong with a table.
#[derive(Debug, PartialEq)]
enum Fault {
    Column(&'static str),
    NoEdges,
    Short { line: u64 },
    NoName { line: u64 },
    Weight { line: u64, value: String },
    Text { line: u64 },
}

impl Fault {
    fn sentence(&self, words: Words, path: &Path) -> String {
        let path = ("path", path.display().to_string().into());
        let at = |line: &u64| ("line", line.to_string().into());
        match self {
            Self::Column(column) => words.with("cli-layout-column", &[path, ("column", (*column).into())]),
            Self::NoEdges => words.with("cli-layout-no-edges", &[path]),
            Self::Short { line } => words.with("cli-layout-short", &[path, at(line)]),
            Self::NoName { line } => words.with("cli-layout-no-name", &[path, at(line)]),
            Self::Weight { line, value } => words.with("cli-layout-weight", &[path, at(line), ("value", value.as_str().into())]),
            Self::Text { line } => words.with("cli-layout-text", &[path, at(line)]),
        }
    }
}

impl Table {
    fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bytes);
        let mut record = csv::ByteRecord::new();
        let mut next = |record: &mut csv::ByteRecord| {
            let there = reader.read_byte_record(record);
            let line = record.position().map_or(0, csv::Position::line);
            there
                .map_err(|_unreadable| Fault::Text { line })
                .map(|there| there.then_some(line))
        };
        if next(&mut record)?.is_none() {
            return Err(Fault::NoEdges);
        }
        let is = |field: &[u8], name: &str| field.trim_ascii().eq_ignore_ascii_case(name.as_bytes());
        let column = |name| record.iter().position(|field| is(field, name));
        let source = column("source").ok_or(Fault::Column("source"))?;
        let target = column("target").ok_or(Fault::Column("target"))?;
        let weight = column("weight");
        let mut out = Self::default();
        let mut known: FxHashMap<Box<str>, u32> = FxHashMap::default();
        while let Some(line) = next(&mut record)? {
            let mut node = |place: usize| {
                let field = record.get(place).ok_or(Fault::Short { line })?;
                let name = std::str::from_utf8(field.trim_ascii()).map_err(|_foreign| Fault::Text { line })?;
                if name.is_empty() {
                    return Err(Fault::NoName { line });
                }
                if let Some(known) = known.get(name) {
                    return Ok(*known);
                }
                let number = known.len() as u32;
                known.insert(name.into(), number);
                Ok(number)
            };
            let (a, b) = (node(source)?, node(target)?);
            let weight = match weight {
                Some(place) => weight_of(record.get(place).ok_or(Fault::Short { line })?, line)?,
                None => 1.0,
            };
            out.edges.push(Edge { a, b, weight });
        }
        if out.edges.is_empty() {
            return Err(Fault::NoEdges);
        }
        out.edges.shrink_to_fit();
        let mut names: Vec<(Box<str>, u32)> = known.into_iter().collect();
        names.sort_unstable_by_key(|(_, number)| *number);
        out.names = names.into_iter().map(|(name, _)| name).collect();
        Ok(out)
    }
}

fn weight_of(field: &[u8], line: u64) -> Result<f32, Fault> {
    let text = String::from_utf8_lossy(field.trim_ascii());
    if text.is_empty() {
        return Ok(1.0);
    }
    let number = text.parse().ok().filter(|weight: &f32| weight.is_finite());
    number.ok_or_else(|| Fault::Weight {
        line,
        value: text.chars().take(40).collect(),
    })
}

/// Writes `id,x,y` into a file, or to standard output with `-`.
fn write(words: Words, path: &Path, names: &[Box<str>], points: &[Point]) -> Result<(), String> {
    let put = |out: &mut dyn io::Write| {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(["id", "x", "y"])?;
        for (name, point) in names.iter().zip(points) {
            writer.write_record([name.as_ref(), &point.x.to_string(), &point.y.to_string()])?;
        }
        writer.flush()
    };
    if path.as_os_str() != "-" {
        return work::write_streaming(path, put).map_err(|error| explain_write(words, &error));
    }
    match put(&mut io::stdout().lock()) {
        // Whoever reads standard output may have had enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_the_names_of_its_columns() {
        let table =
            Table::read(b"\xef\xbb\xbfweight,Target,source,note\n2.5,b,\"a,c\",x\n,\"a,c\",1000000000,\n".as_slice()).unwrap();
        assert_eq!(
            table.names.iter().map(AsRef::as_ref).collect::<Vec<&str>>(),
            ["a,c", "b", "1000000000"]
        );
        let edge = |a, b, weight| Edge { a, b, weight };
        assert_eq!(table.edges, [edge(0, 1, 2.5), edge(2, 0, 1.0)]);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let fault = |text: &str| Table::read(text.as_bytes()).unwrap_err();
        assert_eq!(fault("from,to\na,b\n"), Fault::Column("source"));
        assert_eq!(fault("source,x\na,b\n"), Fault::Column("target"));
        assert_eq!(fault("source,target\n"), Fault::NoEdges);
        assert_eq!(fault("source,target,weight\na,b,1\nc\n"), Fault::Short { line: 3 });
        assert_eq!(fault("source,target,weight\na,b,1\nc,d"), Fault::Short { line: 3 });
        assert_eq!(fault("source,target\na,\n"), Fault::NoName { line: 2 });
        for value in ["x", "NaN", "inf", "1e99"] {
            let expected = Fault::Weight {
                line: 2,
                value: value.into(),
            };
            assert_eq!(fault(&format!("source,target,weight\na,b,{value}\n")), expected);
        }
    }
}
