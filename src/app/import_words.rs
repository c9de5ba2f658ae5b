//! What an import came to, in the user's words: for the window's sheet, the command line and the file that is saved.

use crate::catalogue::Words;
use crate::exchange::{ExchangeError, Place, Report};

/// Why a data file could not be imported, in a sentence.
pub fn explain_exchange(words: Words, name: &str, error: &ExchangeError) -> String {
    let file = ("name", name.into());
    match error {
        ExchangeError::Empty => words.with("exchange-error-empty", &[file]),
        ExchangeError::NotThisFormat { found } => {
            words.with("exchange-error-not-this-format", &[file, ("found", found.as_str().into())])
        }
        ExchangeError::MissingColumn { column } => {
            words.with("exchange-error-missing-column", &[file, ("column", column.as_str().into())])
        }
        ExchangeError::Malformed { line, problem } => words.with(
            "exchange-error-malformed",
            &[file, ("line", (*line).into()), ("problem", problem.as_str().into())],
        ),
        ExchangeError::NotText => words.with("exchange-error-not-text", &[file]),
        ExchangeError::TooMuch { what, limit } => {
            let key = match *what {
                "bytes" => "exchange-error-too-many-bytes",
                "columns" => "exchange-error-too-many-columns",
                "levels" => "exchange-error-too-deep",
                _ => "exchange-error-too-many-records",
            };
            let limit = if *what == "bytes" { *limit >> 20 } else { *limit };
            words.with(key, &[file, ("limit", words.number(limit as f64, 0).into())])
        }
        ExchangeError::Refused { line, what } => {
            let key = if *what == "entities" {
                "exchange-error-entity"
            } else {
                "exchange-error-doctype"
            };
            words.with(key, &[file, ("line", (*line).into())])
        }
        ExchangeError::Cancelled => words.text("exchange-error-cancelled").to_owned(),
    }
}

/// What came through, one line a kind.
pub fn counts(words: Words, report: &Report) -> Vec<String> {
    let line = |c: &crate::exchange::Counted| words.with(c.what, &[("n", c.count.into())]);
    report.counted.iter().map(line).collect()
}

/// What was left out, changed or recognised: by reason, each with its number and the first places.
pub fn notes(words: Words, report: &Report) -> Vec<(String, Vec<String>)> {
    let mut groups = Vec::with_capacity(report.totals.len());
    for (reason, total) in &report.totals {
        let heading = format!("{}: {}", words.text(reason), words.number(*total as f64, 0));
        let mut lines: Vec<String> = report
            .skipped
            .iter()
            .filter(|skipped| skipped.reason == *reason)
            .map(|skipped| {
                let place = place(words, skipped.place);
                match skipped.place {
                    _ if skipped.about.is_empty() => place,
                    // That it is about the file goes without saying.
                    Place::File => skipped.about.clone(),
                    Place::Line(_) | Place::Row(_) => format!("{place}: {}", skipped.about),
                }
            })
            .collect();
        // What has no place of its own is a number alone.
        if *total > lines.len() && !lines.is_empty() {
            lines.push(words.with("exchange-and-more", &[("n", (*total - lines.len()).into())]));
        }
        groups.push((heading, lines));
    }
    groups
}

/// The whole report as a text; `most` lines of each reason.
pub fn text(words: Words, name: &str, report: &Report, most: usize) -> String {
    let mut lines = vec![name.to_owned()];
    lines.extend(counts(words, report).into_iter().map(|line| format!("  {line}")));
    let groups = notes(words, report);
    if groups.is_empty() {
        lines.push(words.text("exchange-no-notes").to_owned());
    } else {
        lines.push(words.text("exchange-notes").to_owned());
    }
    for (heading, places) in groups {
        lines.push(format!("  {heading}"));
        let more = places.len().saturating_sub(most);
        lines.extend(places.into_iter().take(most).map(|line| format!("    {line}")));
        if more > 0 {
            lines.push(format!("    {}", words.with("exchange-and-more", &[("n", more.into())])));
        }
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn place(words: Words, place: Place) -> String {
    match place {
        Place::File => words.text("exchange-place-file").to_owned(),
        Place::Line(n) => words.with("exchange-place-line", &[("n", n.into())]),
        Place::Row(n) => words.with("exchange-place-row", &[("n", n.into())]),
    }
}
