//! Measures of a network: a graph as numbers in, numbers out. Who is central, who connects, which groups there are.
//!
//! Pure and deterministic, on as many threads as asked for; knows no actor and no tie. For `derived`.
//! Deliberately not here: which ties count and when (`derived::measures`), questions and words (`views`).

mod balance;
mod betweenness;
mod closeness;
mod cores;
mod cuts;
mod degree;
mod graph;
pub mod leiden;
mod level;
mod random;
mod rank;
mod reciprocity;
#[cfg(test)]
mod testing;

pub use balance::{Balance, Signed, Triad, balance, frustration};
pub use betweenness::{Sources, betweenness};
pub use closeness::closeness;
pub use cores::cores;
pub use cuts::{Cut, Cuts, components};
pub use degree::{Degree, degrees};
pub use graph::Graph;
pub use leiden::{communities, modularity};
pub use rank::page_rank;
pub use reciprocity::{Returned, reciprocity, returned_share};
