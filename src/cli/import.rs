//! `garant import`: data sets of the field and files of other programs into a project, with a report.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use serde_json::json;

use super::arguments::{Import, ImportFormat, Lang};
use super::ingest::opened;
use crate::app::explain::{explain_store, explain_write};
use crate::app::import_words;
use crate::catalogue::Words;
use crate::exchange::graph::out;
use crate::exchange::{self, Format, Limits, Place, Report, csv_table};
use crate::model::Language;
use crate::store::{self, Lock};
use crate::work;

/// How many places of each reason are told on the terminal.
const TOLD: usize = 10;

/// Reads the file, puts it into the project, and says what came of it.
pub(super) fn import(words: Words, asked: &Import) -> Result<(), String> {
    let words = match asked.lang {
        Some(Lang::De) => Words::new(Language::De),
        Some(Lang::En) => Words::new(Language::En),
        None => words,
    };
    let limits = Limits::default();
    let name = asked
        .file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let bytes = store::read_bytes(&asked.file, limits.bytes as u64).map_err(|error| explain_store(words, &error))?;
    let format = asked.format.map_or_else(
        || exchange::recognise(&name, &bytes),
        |wanted| Some(format_of(wanted, &name, &bytes)),
    );
    let format = format.ok_or_else(|| {
        let unknown = words.with("exchange-error-unknown", &[("name", name.as_str().into())]);
        format!("{unknown} {}", words.text("cli-import-as"))
    })?;
    // Held to the end: no window writes to the project meanwhile.
    let _lock = Lock::take(&asked.project).map_err(|error| explain_store(words, &error))?;
    let project = opened(words, &asked.project)?;
    let nodes = nodes_of(words, asked, format, &limits)?;
    let imported = match &nodes {
        Some((of, nodes)) => {
            let mapping = csv_table::propose(&bytes, &BTreeMap::new());
            csv_table::import(&name, &bytes, Some((of, nodes)), &mapping, &limits, &mut |_| true)
        }
        None => exchange::import(&name, &bytes, format, &limits, &mut |_| true),
    };
    let imported = imported.map_err(|error| import_words::explain_exchange(words, &name, &error))?;
    drop(bytes);
    let settled = exchange::settle(&project.dossier, imported)
        .map_err(|error| words.with("toast-refused", &[("reason", error.to_string().into())]))?;
    let mut places = project.positions;
    places.extend(settled.places);
    let saved = store::save_over(&asked.project, &settled.dossier, &places, project.stamp, |_| {});
    let saved = saved.map_err(|error| explain_store(words, &error))?;
    if let Some(warning) = saved.warning {
        let _closed = writeln!(io::stderr(), "{}", explain_store(words, &warning));
    }
    tell(words, asked, &name, format, &settled.report)
}

/// The table of actors that goes with a table of ties, with its name: the one asked for, else the one beside it.
fn nodes_of(words: Words, asked: &Import, format: Format, limits: &Limits) -> Result<Option<(String, Vec<u8>)>, String> {
    let beside = out::beside(&asked.file);
    let path = match &asked.nodes {
        Some(_) if format != Format::Csv => return Err(words.text("cli-import-nodes").to_owned()),
        Some(path) => path,
        None if format == Format::Csv && store::read_head(&beside, 1).is_ok() => &beside,
        None => return Ok(None),
    };
    let bytes = store::read_bytes(path, limits.bytes as u64).map_err(|error| explain_store(words, &error))?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Some((name, bytes)))
}

fn tell(words: Words, asked: &Import, name: &str, format: Format, report: &Report) -> Result<(), String> {
    let machine = || format!("{:#}\n", as_json(words, name, format, report));
    match asked.json.as_deref() {
        Some(path) if path.as_os_str() == "-" => {
            let _closed = io::stdout().write_all(machine().as_bytes());
            return Ok(());
        }
        Some(path) => work::write_atomically(path, machine().as_bytes()).map_err(|error| explain_write(words, &error))?,
        None => {}
    }
    let path = asked.project.display().to_string();
    let done = words.with("cli-import-done", &[("name", name.into()), ("path", path.into())]);
    let text = import_words::text(words, &done, report, TOLD);
    let _closed = io::stdout().write_all(text.as_bytes());
    Ok(())
}

/// The reading that a name on the command line means; ATOP has two shapes, which the header tells apart.
fn format_of(wanted: ImportFormat, name: &str, bytes: &[u8]) -> Format {
    match wanted {
        ImportFormat::Cow => Format::CowAlliances,
        ImportFormat::Atop => match exchange::recognise(name, bytes) {
            Some(Format::AtopAlliances) => Format::AtopAlliances,
            _ => Format::AtopMembers,
        },
        ImportFormat::States => Format::States,
        ImportFormat::Cinc => Format::Cinc,
        ImportFormat::Transfers => Format::Transfers,
        ImportFormat::Gexf => Format::Gexf,
        ImportFormat::Graphml => Format::Graphml,
        ImportFormat::Csv => Format::Csv,
        ImportFormat::Ftm => Format::Ftm,
    }
}

fn as_json(words: Words, name: &str, format: Format, report: &Report) -> serde_json::Value {
    let short = |key: &'static str| key.strip_prefix("exchange-").unwrap_or(key);
    let counted: BTreeMap<&str, usize> = report.counted.iter().map(|c| (short(c.what), c.count)).collect();
    let place = |place: Place| match place {
        Place::File => json!({ "file": true }),
        Place::Line(line) => json!({ "line": line }),
        Place::Row(row) => json!({ "row": row }),
    };
    let totals = report.totals.iter();
    let totals = totals.map(|(reason, n)| json!({ "reason": short(reason), "words": words.text(reason), "count": n }));
    let notes = report.skipped.iter();
    let notes = notes.map(|s| json!({ "place": place(s.place), "reason": short(s.reason), "about": s.about }));
    json!({
        "file": name,
        "format": format!("{format:?}"),
        "counted": counted,
        "reasons": totals.collect::<Vec<_>>(),
        "notes": notes.collect::<Vec<_>>(),
    })
}
