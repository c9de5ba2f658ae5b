//! Garant.

pub mod model;
