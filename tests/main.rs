//! Whole-program tests, one binary.

#![expect(clippy::unwrap_used, reason = "a test that fails should stop at the place")]

mod anchors;
mod architecture;
mod assess;
mod brief;
mod briefing;
mod cases;
mod chain;
mod cli;
mod composer;
mod derived;
mod dossier;
mod editing;
mod exchange;
mod extraction;
mod figures;
mod graphs;
mod guarantee;
mod importing;
mod ingest;
mod joining;
mod judged;
mod keep;
mod layout;
mod ledgers;
mod linked_views;
mod make;
mod manual;
mod measures;
mod model;
mod paths;
mod pictures;
mod positions;
mod presenting;
mod review;
mod store;
mod support;
