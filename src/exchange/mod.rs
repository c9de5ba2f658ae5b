//! Files of other programs and data sets of the field: read into a dossier, and written from one.
//!
//! Pure: bytes in, a dossier and a [`Report`] out, or the other way round; knows `model` only (and `reading` for the
//! encoding of bytes, `catalogue` for dates in the sentences of a record). For `app` and `cli`, on a thread of `work`. Every record that comes in stands on a passage: the
//! file becomes a document, a row of it a passage. Nothing is dropped in silence: what is not taken over is in the
//! report with its place and the reason.
//! Deliberately not here: files on the disk (`store`, `work`), texts (`reading`), joining two dossiers (`model::join`).

mod alliances;
mod atop;
mod cinc;
mod cow;
mod cross_check;
pub mod csv_table;
mod dates;
mod decode;
pub mod dot;
mod draft;
mod duties;
mod error;
pub mod ftm;
pub mod gexf;
pub mod graph;
pub mod graphml;
mod phrases;
mod recognise;
mod report;
mod rows;
mod said;
mod settle;
mod state_list;
mod states;
mod transfers;

use std::collections::BTreeMap;

use crate::model::{ActorId, Dossier};

pub use error::ExchangeError;
pub use recognise::recognise;
pub use report::{Counted, Place, Report, Skipped};
pub use settle::{Settled, settle};

/// The kind of document that a file of data becomes.
const DATASET: crate::model::DocumentKind = crate::model::DocumentKind::Dataset;

/// Hears how far an import is, 0-1; `false` stops it.
pub type Progress<'a> = &'a mut dyn FnMut(f32) -> bool;

/// Reads a file of a data set or of another program. `name` is its name without the folder.
///
/// # Errors
/// [`ExchangeError`] if nothing can be made of the file, or `progress` says stop.
pub fn import(
    name: &str,
    bytes: &[u8],
    format: Format,
    limits: &Limits,
    progress: Progress<'_>,
) -> Result<Imported, ExchangeError> {
    if bytes.len() > limits.bytes {
        let (what, limit) = ("bytes", limits.bytes);
        return Err(ExchangeError::TooMuch { what, limit });
    }
    let file = File { name, bytes, limits };
    match format {
        Format::CowAlliances => cow::read(file, progress),
        Format::AtopMembers => atop::read_members(file, progress),
        Format::AtopAlliances => atop::read_alliances(file, progress),
        Format::States => state_list::read(file, progress),
        Format::Cinc => cinc::read(file, progress),
        Format::Transfers => transfers::read(file, progress),
        Format::Gexf | Format::Graphml | Format::Csv | Format::Ftm => graph::import(file, format, progress),
    }
}

/// A file as the readers of the formats get it.
#[derive(Clone, Copy)]
struct File<'a> {
    /// Its name, without the folder.
    name: &'a str,
    bytes: &'a [u8],
    limits: &'a Limits,
}

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Correlates of War, formal alliances v4.1, a row a member.
    CowAlliances,
    /// Correlates of War or Gleditsch and Ward, states and when they were in the system.
    States,
    /// Correlates of War, national material capabilities (CINC).
    Cinc,
    /// Alliance Treaty Obligations and Provisions, a row a member and phase.
    AtopMembers,
    /// Alliance Treaty Obligations and Provisions, a row an alliance, members side by side.
    AtopAlliances,
    /// Transfers of arms by supplier, recipient and year, as the SIPRI database gives them.
    Transfers,
    /// Graph Exchange XML Format, 1.1 to 1.3.
    Gexf,
    /// GraphML with keys.
    Graphml,
    /// A table of edges, or of edges and nodes, with columns to be named.
    Csv,
    /// FollowTheMoney entities, one JSON object a line.
    Ftm,
}

impl Format {
    /// Every one, in the order of lists.
    pub const ALL: [Self; 10] = [
        Self::CowAlliances,
        Self::AtopMembers,
        Self::AtopAlliances,
        Self::States,
        Self::Cinc,
        Self::Transfers,
        Self::Gexf,
        Self::Graphml,
        Self::Csv,
        Self::Ftm,
    ];
}

/// How much of a file is believed, so that no file can take the memory or the afternoon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: usize,
    /// Most actors, and most ties, that may come out of one file.
    pub records: usize,
    /// Deepest nesting of elements or brackets.
    pub depth: usize,
    /// Longest single field, in bytes; longer ones are cut and reported.
    pub field: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1 << 30,
            records: 2_000_000,
            depth: 64,
            field: 1 << 16,
        }
    }
}

/// What came out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The records, as a dossier of their own; it is joined to another one with `model::join`.
    pub dossier: Dossier,
    /// Places that the file gives its actors, in layout units.
    pub places: BTreeMap<ActorId, (f32, f32)>,
    /// What was read, what was left out and why.
    pub report: Report,
}
