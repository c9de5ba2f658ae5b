//! Graph Exchange XML Format, 1.0 to 1.3, whatever address its namespace has.
//!
//! Read: static and dynamic graphs, spells of nodes, edges and values (`spell`, `slice`, `start`/`end`,
//! `startopen`/`endopen`, `datefrom`/`dateto`, `timestamp`), attributes with defaults and options, hierarchy by nesting,
//! `pid` and `parents`, place, size, colour and shape, edges before nodes. Counts that a file states are not believed.
//! Written: 1.3. What it cannot hold, and the report of an export counts: values of the graph as a whole, records that
//! are neither node nor edge, signs that XML does not have; of a dossier claims, events, instruments (but their name and
//! time), quantities and assessments, dated memberships, names by time. Not here: what an attribute means (`graph::meaning`).

mod read;
mod write;

pub use read::read;
pub use write::write;
