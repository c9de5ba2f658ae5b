//! Undo, redo and going back and forth in the list of what was done.

use super::App;
use crate::model::{EditError, StepKind, Transaction};
use crate::views::history::HistorySheet;
use crate::views::sheet::Sheet;

impl App {
    /// Takes the last change back, or makes it again, and says so.
    pub(super) fn step_history(&mut self, kind: StepKind) {
        match self.step_once(kind) {
            Ok(None) => {}
            Ok(Some(transaction)) => {
                let words = self.words();
                let name = transaction.name.get(words.language()).to_owned();
                let key = if kind == StepKind::Redone {
                    "toast-redone"
                } else {
                    "toast-undone"
                };
                self.toasts.info(words.with(key, &[("name", name.into())]));
            }
            Err(error) => self.report_refusal(&error),
        }
    }

    /// Takes back or makes again as many changes as it takes until so many are done.
    pub(super) fn go_to_step(&mut self, place: usize) {
        let place = place.min(self.history.len());
        while self.history.position() != place {
            let kind = if self.history.position() < place {
                StepKind::Redone
            } else {
                StepKind::Undone
            };
            match self.step_once(kind) {
                Ok(Some(_)) => {}
                Ok(None) => return,
                Err(error) => return self.report_refusal(&error),
            }
        }
    }

    fn step_once(&mut self, kind: StepKind) -> Result<Option<Transaction>, EditError> {
        let step = if kind == StepKind::Redone {
            self.history.redo(&mut self.dossier)?
        } else {
            self.history.undo(&mut self.dossier)?
        };
        if let Some(transaction) = &step {
            self.follow(kind);
            self.note(kind, transaction.clone());
        }
        Ok(step)
    }

    /// The dossier has taken a step: what is derived from it follows.
    pub(super) fn follow(&mut self, kind: StepKind) {
        let (from, to) = (self.revision, self.revision + 1);
        if let Some(inverse) = self.history.inverse_of(kind) {
            self.derived.follow(&self.dossier, inverse, from, to);
        }
        self.revision = to;
    }

    /// Shows or hides the list of what was done.
    pub(super) fn toggle_history(&mut self) {
        let shown = matches!(self.panes.sheet.open, Sheet::History(_));
        self.close_floating();
        if !shown {
            self.panes.sheet.open = Sheet::History(HistorySheet::default());
        }
    }
}
