//! Paths between two actors: opened on what is selected, gone through step by step.
//!
//! A step is selected like anything else, so that all panes follow; the document opens at the clause.

use super::App;
use crate::model::{ActorId, Item};
use crate::session::PathsOf;

impl App {
    /// Opens the paths between what is selected, or closes them.
    pub(super) fn toggle_paths(&mut self) {
        // Behind a table they are not seen: they are brought forward, not closed.
        if self.session.paths.is_some() && self.session.ledger.is_none() {
            self.session.paths = None;
            return;
        }
        let kept = self.session.paths.take();
        let actor = |item| match item {
            Item::Actor(actor) => Some(actor),
            _ => None,
        };
        let actors: Vec<ActorId> = self.session.selected().filter_map(actor).collect();
        let ends: (Option<ActorId>, Option<ActorId>) = match self.session.selection {
            Some(Item::Tie(tie)) => self
                .dossier
                .ties
                .get(&tie)
                .map_or((None, None), |t| (Some(t.from), Some(t.to))),
            _ => (actors.first().copied(), actors.get(1).copied()),
        };
        self.show_paths(Some(kept.unwrap_or_else(|| PathsOf::new(ends.0, ends.1))));
    }

    /// Shows paths in the place of a table and of a chain; closes them where none are given.
    pub(super) fn show_paths(&mut self, paths: Option<PathsOf>) {
        if paths.is_some() {
            self.session.ledger = None;
            self.session.chain = None;
        }
        self.session.paths = paths;
    }

    /// Selects a step of a path and opens its clause.
    pub(super) fn go_to_path_step(&mut self, place: usize, step: usize) {
        if let Some(paths) = &mut self.session.paths {
            paths.chosen = place;
        }
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        let paths = snapshot.paths.as_ref().and_then(|paths| paths.found.get(place));
        let Some(step) = paths.and_then(|path| path.steps.get(step)) else {
            return;
        };
        let Some(item) = step.ties.first().map(|tie| Item::from(*tie)) else {
            return;
        };
        let clause = step.passages.first().copied();
        if self.session.selection != Some(item) {
            self.navigation.leave(&self.session);
        }
        self.session.select(Some(item), None);
        self.begin_evidence();
        let related = self.derived.refresh(&self.dossier, self.revision, &self.session).related;
        if let Some(at) = clause.and_then(|clause| related.evidence.iter().position(|p| *p == clause)) {
            self.session.evidence = at;
            self.show_evidence();
        }
    }
}
