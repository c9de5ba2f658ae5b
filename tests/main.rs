//! Whole-program tests, one binary.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails should stop at the place"
)]

mod architecture;
mod cli;
mod dossier;
mod linked_views;
mod model;
mod positions;
mod support;
