//! GraphML with keys.
//!
//! Read: keys for nodes, edges, graphs and all, with types and defaults; nested graphs as hierarchy; several graphs in
//! one file as one. Reported and passed over: ports, hyperedges, and what other programs put into a key as elements of
//! their own (of yEd's, the label and the place are taken). What GraphML has no words for (labels, weights, spells,
//! places) stands in keys whose identifiers begin with `garant.`, and is read back from them. What it cannot hold, and
//! the report of an export counts: values bound to time, lists of allowed values, records that are neither node nor
//! edge, signs that XML does not have; of a dossier the same as GEXF.

mod read;
mod write;

pub use read::read;
pub use write::write;

/// How the identifiers of the keys begin that carry what GraphML has no words for.
const OWN: &str = "garant.";
