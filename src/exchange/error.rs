//! Why a file cannot be read or a dossier not be written: what is wrong and where. Put into the user's words by
//! `app::explain` and `cli`. Not here: single rows left out (`report`).

use thiserror::Error;

/// What stops an import or export.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExchangeError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A picture, an archive, a workbook: no text at all.
    #[error("the file is no text")]
    NotText,
    /// It is none of the formats, or not the one asked for.
    #[error("the file is not of this format: {found}")]
    NotThisFormat {
        /// What stands there instead: the first words of the file or its header.
        found: String,
    },
    /// A column that the format needs is missing.
    #[error("the column `{column}` is missing")]
    MissingColumn {
        /// Its name.
        column: String,
    },
    /// The grammar of the format is broken.
    #[error("line {line}: {problem}")]
    Malformed {
        /// Line, from 1; 0 where the parser does not say.
        line: u64,
        /// What the parser says.
        problem: String,
    },
    /// It asks for more than is given to one file.
    #[error("more than the limit of {limit} {what}")]
    TooMuch {
        /// Of what: bytes, records, levels.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// It tries something that no honest file of the format does: entities, external references.
    #[error("line {line}: {what} are refused")]
    Refused {
        /// Line, from 1.
        line: u64,
        /// What.
        what: &'static str,
    },
    /// The user stopped it.
    #[error("stopped")]
    Cancelled,
}
