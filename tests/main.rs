//! Whole-program tests, one binary.

mod architecture;
mod cli;
mod dossier;
mod model;
mod positions;
mod support;
