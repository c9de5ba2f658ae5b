//! Whole-program tests, one binary.

mod architecture;
mod dossier;
mod model;
mod positions;
mod support;
