//! Measures of a network: a graph as numbers in, numbers out. Who is central, who connects, which groups there are.
//!
//! Pure and deterministic, on as many threads as asked for; knows no actor and no tie. For `derived`.
//! Deliberately not here: which ties count and when (`derived::measures`), questions and words (`views`).

mod graph;
pub mod leiden;
mod level;
mod random;
#[cfg(test)]
mod testing;

pub use graph::Graph;
pub use leiden::{communities, modularity};
