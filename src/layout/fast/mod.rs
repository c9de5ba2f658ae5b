//! The fast solver for large graphs: some ten thousand nodes in a fraction of a second, on all cores.
//!
//! For `force` only. Not here: components (each is solved by itself), packing, room for the discs of the nodes (`room`).
//! The result depends on graph, mode and seed, not on the number of threads.

mod csr;
mod field;
mod levels;
mod pivots;
mod relax;
mod solve;
mod threads;

pub(super) use solve::{Task, solve};
