//! The command line: what to open in the window, and the commands that need none.
//!
//! For `main` only. A command ends with exit code 0, or with one line on standard error and another code.
//! Not here: how a figure is drawn (`app::figures`), the window itself.

mod arguments;
mod assess;
mod check;
mod choices;
mod export;
mod import;
mod ingest;
mod judged;
mod layout;
mod near;
pub mod start;
mod usage;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use crate::app::explain::explain_store;
use crate::catalogue::Words;
use crate::model::Language;
use crate::store::{Opened, open_all};
use arguments::{Arguments, Task as Asked};

/// What is logged unless `RUST_LOG` says otherwise: usvg warns of every font it is not given, and eframe repeats
/// errors that are told in one sentence anyway.
pub const LOG: &str = "warn,usvg=off,rfd=off,eframe::native=error,eframe::native::run=off,egui_system_font_provider=error";

/// What is left to do after the command line.
pub enum Task {
    /// Open the window with this.
    Window(Box<Opened>),
    /// Nothing.
    Done(ExitCode),
}

/// A command that did not succeed: one sentence and the exit code.
struct Failure {
    text: String,
    code: u8,
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self { text, code: 1 }
    }
}

/// Reads the command line and does what it says, except for opening the window.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Task {
    let words = system_words();
    match carry_out(words, arguments) {
        Ok(Some(opened)) => Task::Window(Box::new(opened)),
        Ok(None) => Task::Done(ExitCode::SUCCESS),
        Err(failure) => Task::Done(fail(words, &failure)),
    }
}

fn carry_out(words: Words, arguments: impl IntoIterator<Item = OsString>) -> Result<Option<Opened>, Failure> {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) if !error.use_stderr() => {
            // Help and version; a closed pipe is no failure.
            let _closed = error.print();
            return Ok(None);
        }
        Err(error) => {
            return Err(Failure {
                text: usage::sentence(words, &error),
                code: 2,
            });
        }
    };
    match parsed.task {
        None => Ok(Some(open_all(&parsed.files).map_err(|error| explain_store(words, &error))?)),
        Some(Asked::Export(asked)) => Ok(export::export(words, &asked).map(|()| None)?),
        Some(Asked::Ingest(asked)) => Ok(ingest::ingest(words, &asked).map(|()| None)?),
        Some(Asked::Import(asked)) => Ok(import::import(words, &asked).map(|()| None)?),
        Some(Asked::Assess(asked)) => Ok(assess::assess(words, &asked).map(|()| None)?),
        Some(Asked::Layout(asked)) => Ok(layout::layout(words, &asked).map(|()| None)?),
        Some(Asked::Check { project }) => Ok(check::check(words, &project).map(|()| None)?),
    }
}

/// Says in one line on standard error what went wrong.
fn fail(words: Words, failure: &Failure) -> ExitCode {
    let line: String = words.with("cli-failed", &[("reason", failure.text.as_str().into())]);
    let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _closed = writeln!(std::io::stderr(), "{line}");
    ExitCode::from(failure.code)
}

/// The system's language: German where it is German, else English.
pub fn system_language() -> Language {
    language_of(["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default()))
}

fn system_words() -> Words {
    Words::new(system_language())
}

/// The first of the settings that is not empty decides, as for other programs.
fn language_of(settings: [String; 3]) -> Language {
    let setting = settings.into_iter().find(|setting| !setting.is_empty()).unwrap_or_default();
    if setting.to_lowercase().starts_with("de") {
        Language::De
    } else {
        Language::En
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_says_the_language() {
        let language = |all: &str, messages: &str, lang: &str| language_of([all.into(), messages.into(), lang.into()]);
        assert_eq!(language("", "", "de_DE.UTF-8"), Language::De);
        assert_eq!(language("C", "", "de_DE.UTF-8"), Language::En);
        assert_eq!(language("", "de_AT", "en_GB"), Language::De);
        assert_eq!(language("", "", ""), Language::En);
    }
}
