//! The list of what was done to the dossier, so that it can be undone and redone.

use crate::model::{Dossier, EditError, Localised, Step, StepKind, Transaction};

/// Done and undone transactions. Each entry is the transaction that takes the step.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<Transaction>,
    redo: Vec<Transaction>,
}

impl History {
    /// Makes a change and remembers how to take it back. A change without edits is not remembered.
    ///
    /// # Errors
    /// [`EditError`] if the dossier refuses; nothing has changed then.
    pub fn perform(&mut self, dossier: &mut Dossier, transaction: Transaction) -> Result<(), EditError> {
        if transaction.edits.is_empty() {
            return Ok(());
        }
        let inverse = dossier.apply_all(transaction)?;
        self.undo.push(inverse);
        self.redo.clear();
        Ok(())
    }

    /// Remembers how to take back a change that was made elsewhere, on a copy that has taken the dossier's place.
    pub fn adopt(&mut self, inverse: Transaction) {
        self.undo.push(inverse);
        self.redo.clear();
    }

    /// Makes a step of an earlier run again, so that it can be undone and redone as before.
    ///
    /// # Errors
    /// [`EditError`] if the dossier refuses; nothing has changed then.
    pub fn replay(&mut self, dossier: &mut Dossier, step: Step) -> Result<(), EditError> {
        let inverse = dossier.apply_all(step.transaction)?;
        match step.kind {
            StepKind::Done => {
                self.undo.push(inverse);
                self.redo.clear();
            }
            StepKind::Undone => {
                self.undo.pop();
                self.redo.push(inverse);
            }
            StepKind::Redone => {
                self.redo.pop();
                self.undo.push(inverse);
            }
        }
        Ok(())
    }

    /// Takes the last change back; what was applied for that, or `None` if there is none.
    ///
    /// # Errors
    /// [`EditError`] if the dossier refuses, which would be a fault of the program; the list stays as it was.
    pub fn undo(&mut self, dossier: &mut Dossier) -> Result<Option<Transaction>, EditError> {
        Self::step(&mut self.undo, &mut self.redo, dossier)
    }

    /// Makes the last undone change again; what was applied for that, or `None` if there is none.
    ///
    /// # Errors
    /// As [`Self::undo`].
    pub fn redo(&mut self, dossier: &mut Dossier) -> Result<Option<Transaction>, EditError> {
        Self::step(&mut self.redo, &mut self.undo, dossier)
    }

    fn step(
        from: &mut Vec<Transaction>,
        to: &mut Vec<Transaction>,
        dossier: &mut Dossier,
    ) -> Result<Option<Transaction>, EditError> {
        let Some(transaction) = from.last().cloned() else {
            return Ok(None);
        };
        // A copy shares its records with the list.
        let inverse = dossier.apply_all(transaction.clone())?;
        from.pop();
        to.push(inverse);
        Ok(Some(transaction))
    }

    /// What takes back the step that was taken last, which was of this kind.
    pub fn inverse_of(&self, kind: StepKind) -> Option<&Transaction> {
        match kind {
            StepKind::Done | StepKind::Redone => self.undo.last(),
            StepKind::Undone => self.redo.last(),
        }
    }

    /// Name of the change that [`Self::undo`] would take back.
    pub fn next_undo(&self) -> Option<&Localised> {
        self.undo.last().map(|t| &t.name)
    }

    /// Name of the change that [`Self::redo`] would make again.
    pub fn next_redo(&self) -> Option<&Localised> {
        self.redo.last().map(|t| &t.name)
    }
}
