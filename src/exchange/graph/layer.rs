//! What every reader of a graph format gives, and the limits it keeps.

use super::Graph;
use crate::exchange::{ExchangeError, Limits, Report};

/// A file as a graph, with its text and what is to be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The graph.
    pub graph: Graph,
    /// The text of the document, a block a record.
    pub text: String,
    /// What was doubted or left out so far.
    pub report: Report,
}

/// Refuses one record more than the limit. What a file says of its own size is never asked.
///
/// # Errors
/// [`ExchangeError::TooMuch`] at the limit.
pub(in crate::exchange) fn records_within(count: usize, limits: &Limits) -> Result<(), ExchangeError> {
    if count < limits.records {
        Ok(())
    } else {
        Err(ExchangeError::TooMuch {
            what: "records",
            limit: limits.records,
        })
    }
}
