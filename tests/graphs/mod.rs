//! Graph files and tables: read, written, and read again; and what no honest file does.

mod counters;
mod dossiers;
mod files;
mod hostile;
mod round_trips;

use garant::exchange::graph::layer::Read;
use garant::exchange::{ExchangeError, Limits, gexf, graphml};

/// Reads GEXF with the usual limits.
pub(crate) fn read_gexf(text: &str) -> Result<Read, ExchangeError> {
    gexf::read(text, &Limits::default(), &mut |_| true)
}

/// Reads GraphML with the usual limits.
pub(crate) fn read_graphml(text: &str) -> Result<Read, ExchangeError> {
    graphml::read(text, &Limits::default(), &mut |_| true)
}

/// The reasons of a report with how often each was given.
pub(crate) fn reasons(report: &garant::exchange::Report) -> Vec<(&'static str, usize)> {
    report.totals.clone()
}
