//! Garant: security guarantees and alliances as text, network and time over one model.
//!
//! Modules in reading order; imports go down only (see ARCHITECTURE.md and `tests/architecture.rs`).

pub mod model;
pub mod session;
pub mod command;

pub mod layout;
pub mod derived;

pub mod theme;
pub mod catalogue;
pub mod widgets;
pub mod figure;
pub mod views;

pub mod work;
pub mod store;

pub mod app;
pub mod cli;
