//! Garant: security guarantees and alliances as text, network and time over one model.
//!
//! Modules in reading order; imports go down only (see ARCHITECTURE.md and `tests/architecture.rs`).

pub mod command;
pub mod model;
pub mod session;

pub mod derived;
pub mod guarantee;
pub mod layout;
pub mod measures;

pub mod exchange;
pub mod extraction;
pub mod reading;

pub mod catalogue;
pub mod figure;
pub mod theme;
pub mod views;
pub mod widgets;

pub mod store;
pub mod work;

pub mod ingest;

pub mod app;
pub mod cli;
