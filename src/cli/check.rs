//! `garant check`: every broken reference of a project, with its line.

use std::io::Write as _;
use std::path::Path;

use crate::app::explain::explain_store;
use crate::catalogue::Words;
use crate::store;

/// Lists what is broken on standard output; broken references make the command fail.
pub(super) fn check(words: Words, path: &Path) -> Result<(), String> {
    let (dossier, broken) = store::check(path).map_err(|error| explain_store(words, &error))?;
    let name = || path.display().to_string().into();
    let mut out = std::io::stdout().lock();
    for (line, problem) in &broken {
        let text = words.with(
            "cli-check-line",
            &[
                ("path", name()),
                ("line", line.to_string().into()),
                ("problem", problem.to_string().into()),
            ],
        );
        // Nobody reads on when the pipe is closed; the exit code still tells.
        if writeln!(out, "{text}").is_err() {
            break;
        }
    }
    if !broken.is_empty() {
        return Err(words.with("cli-check-bad", &[("n", broken.len().into()), ("path", name())]));
    }
    let counts = [
        ("path", name()),
        ("documents", dossier.documents.len().into()),
        ("actors", dossier.actors.len().into()),
        ("ties", dossier.ties.len().into()),
        ("events", dossier.events.len().into()),
        ("claims", dossier.claims.len().into()),
    ];
    let _closed = writeln!(out, "{}", words.with("cli-check-good", &counts));
    Ok(())
}
