//! Layout: geometry in, positions out. Node positions (force, circle, blocs, map), strands between two nodes,
//! label places, bloc hulls; orders and lanes for matrices and rails.
//!
//! Who may use it: `derived` and `views` (through `work` when the graph is large), and `figure`.
//! Not here on purpose: domain types, egui, files, clocks, global state. Every function is pure and deterministic: the same
//! input gives the same output on every run and platform (own generator, own sine, no hash order, no `libm`). Threads are
//! in `fast` alone; their number changes nothing.
//!
//! Units: "layout units". At zoom 1 the program draws one layout unit as one point of the screen. The y axis points down.

pub mod blocs;
pub mod circle;
pub mod force;
pub mod hull;
pub mod labels;
pub mod map;
pub mod quality;
pub mod rails;
pub mod seriation;
pub mod strand;

mod among;
mod anneal;
mod fast;
mod geometry;
mod graph;
mod large;
mod pack;
mod room;
mod seed;
mod separate;

pub use geometry::{Point, Positions, Rect};
