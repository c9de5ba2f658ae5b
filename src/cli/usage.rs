//! A mistake on the command line in one sentence of the user's language.
//!
//! For `cli` only: clap's own message takes several lines and knows English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::catalogue::Words;

/// One sentence for a mistake that clap found.
pub(super) fn sentence(words: Words, error: &clap::Error) -> String {
    let context = |kind| error.get(kind).map(text).filter(|text| !text.is_empty());
    let name = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue);
    match (error.kind(), value) {
        (ErrorKind::InvalidValue, Some(value)) => {
            let allowed = context(ContextKind::ValidValue).unwrap_or_default();
            words.with(
                "cli-value",
                &[("value", value.into()), ("name", name.into()), ("allowed", allowed.into())],
            )
        }
        (ErrorKind::ValueValidation, Some(value)) => {
            words.with("cli-value-unreadable", &[("value", value.into()), ("name", name.into())])
        }
        (ErrorKind::InvalidValue, None) => words.with("cli-value-missing", &[("name", name.into())]),
        (ErrorKind::MissingRequiredArgument, _) => words.with("cli-missing", &[("name", name.into())]),
        (ErrorKind::UnknownArgument, _) => match context(ContextKind::SuggestedArg) {
            Some(near) => words.with("cli-unknown-argument-near", &[("name", name.into()), ("near", near.into())]),
            None => words.with("cli-unknown-argument", &[("name", name.into())]),
        },
        _ => joined(&error.to_string()),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        other => other.to_string(),
    }
}

/// clap's message without usage and hints, in one line.
fn joined(message: &str) -> String {
    let told = message
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    told.filter(|line| !line.is_empty())
        .map(|line| line.trim_start_matches("error: "))
        .collect::<Vec<_>>()
        .join(" ")
}
