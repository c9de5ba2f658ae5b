//! The list of what was done to the dossier, so that it can be undone and redone.

use crate::model::{Dossier, EditError, Localised, Step, StepKind, Transaction};

/// Done and undone transactions. Each entry is the transaction that takes the step.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<Entry>,
    redo: Vec<Entry>,
    /// The state before the oldest change.
    base: StateId,
    /// Number given last.
    last: u64,
}

#[derive(Debug)]
struct Entry {
    /// Takes the change back, or makes it again.
    transaction: Transaction,
    /// The state the dossier is in once the change is made.
    state: StateId,
}

/// A state that the dossier has been in since it was opened; the same again after undo and redo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct StateId(u64);

/// A change of the list, done or undone.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// What it is called.
    pub name: &'a Localised,
    /// The transaction that takes it back if it is done, and makes it again if it is undone.
    pub transaction: &'a Transaction,
    /// Whether it is done.
    pub done: bool,
    /// The state it leads to.
    pub state: StateId,
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
        self.adopt(inverse);
        Ok(())
    }

    /// Remembers how to take back a change that was made elsewhere, on a copy that has taken the dossier's place.
    pub fn adopt(&mut self, inverse: Transaction) {
        let state = self.new_state();
        self.undo.push(Entry {
            transaction: inverse,
            state,
        });
        self.redo.clear();
    }

    /// Makes a step of an earlier run again, so that it can be undone and redone as before.
    ///
    /// # Errors
    /// [`EditError`] if the dossier refuses; nothing has changed then.
    pub fn replay(&mut self, dossier: &mut Dossier, step: Step) -> Result<(), EditError> {
        let inverse = dossier.apply_all(step.transaction)?;
        match step.kind {
            StepKind::Done => self.adopt(inverse),
            StepKind::Undone => {
                // A change from before the list began led to the state in which it began.
                let state = if let Some(entry) = self.undo.pop() {
                    entry.state
                } else {
                    let before = self.new_state();
                    std::mem::replace(&mut self.base, before)
                };
                self.redo.push(Entry {
                    transaction: inverse,
                    state,
                });
            }
            StepKind::Redone => {
                let state = match self.redo.pop() {
                    Some(entry) => entry.state,
                    None => self.new_state(),
                };
                self.undo.push(Entry {
                    transaction: inverse,
                    state,
                });
            }
        }
        Ok(())
    }

    fn new_state(&mut self) -> StateId {
        self.last += 1;
        StateId(self.last)
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

    fn step(from: &mut Vec<Entry>, to: &mut Vec<Entry>, dossier: &mut Dossier) -> Result<Option<Transaction>, EditError> {
        let Some(entry) = from.last() else {
            return Ok(None);
        };
        // A copy shares its records with the list.
        let (transaction, state) = (entry.transaction.clone(), entry.state);
        let inverse = dossier.apply_all(transaction.clone())?;
        from.pop();
        to.push(Entry {
            transaction: inverse,
            state,
        });
        Ok(Some(transaction))
    }

    /// What takes back the step that was taken last, which was of this kind.
    pub fn inverse_of(&self, kind: StepKind) -> Option<&Transaction> {
        match kind {
            StepKind::Done | StepKind::Redone => self.undo.last(),
            StepKind::Undone => self.redo.last(),
        }
        .map(|entry| &entry.transaction)
    }

    /// Name of the change that [`Self::undo`] would take back.
    pub fn next_undo(&self) -> Option<&Localised> {
        self.undo.last().map(|entry| &entry.transaction.name)
    }

    /// Name of the change that [`Self::redo`] would make again.
    pub fn next_redo(&self) -> Option<&Localised> {
        self.redo.last().map(|entry| &entry.transaction.name)
    }

    /// How many changes are done: the place in the list where the dossier stands.
    pub fn position(&self) -> usize {
        self.undo.len()
    }

    /// How many changes there are, done and undone.
    pub fn len(&self) -> usize {
        self.undo.len() + self.redo.len()
    }

    /// Whether nothing has been done.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The change at a place, the oldest at 0.
    pub fn get(&self, place: usize) -> Option<Listed<'_>> {
        let done = place < self.undo.len();
        let entry = if done {
            self.undo.get(place)?
        } else {
            // What was undone last is next to be made again.
            let from_end = place - self.undo.len() + 1;
            self.redo.get(self.redo.len().checked_sub(from_end)?)?
        };
        Some(Listed {
            name: &entry.transaction.name,
            transaction: &entry.transaction,
            done,
            state: entry.state,
        })
    }

    /// The state the dossier is in.
    pub fn state(&self) -> StateId {
        self.undo.last().map_or(self.base, |entry| entry.state)
    }

    /// The place in the list at which the dossier is in a state, if it can be gone to.
    pub fn place_of(&self, state: StateId) -> Option<usize> {
        if state == self.base {
            return Some(0);
        }
        (0..self.len())
            .find(|place| self.get(*place).is_some_and(|listed| listed.state == state))
            .map(|place| place + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, Header};

    fn titled(title: &str) -> Transaction {
        let header = Header {
            title: Localised::same(title),
            ..Header::default()
        };
        Transaction {
            name: Localised::same(title),
            edits: vec![Edit::Header(Box::new(header))],
        }
    }

    fn names(history: &History) -> Vec<(String, bool)> {
        let listed = (0..history.len()).filter_map(|place| history.get(place));
        listed.map(|l| (l.name.en.clone(), l.done)).collect()
    }

    #[test]
    fn the_list_keeps_its_order_and_a_state_is_known_again() {
        let (mut history, mut dossier) = (History::default(), Dossier::default());
        for title in ["one", "two", "three"] {
            history.perform(&mut dossier, titled(title)).unwrap();
        }
        let saved = history.state();
        assert_eq!(history.place_of(saved), Some(3));
        history.undo(&mut dossier).unwrap();
        history.undo(&mut dossier).unwrap();
        assert_eq!((history.position(), dossier.header.title.en.as_str()), (1, "one"));
        let list = [("one", true), ("two", false), ("three", false)].map(|(name, done)| (name.to_owned(), done));
        assert_eq!(names(&history), list);
        assert_ne!(history.state(), saved);
        assert_eq!(history.place_of(saved), Some(3), "it can be gone to");
        history.redo(&mut dossier).unwrap();
        history.redo(&mut dossier).unwrap();
        assert_eq!(history.state(), saved);
        history.undo(&mut dossier).unwrap();
        history.perform(&mut dossier, titled("other")).unwrap();
        assert_ne!(history.state(), saved, "another change in the same place is another state");
        assert_eq!(history.place_of(saved), None);
        assert_eq!(history.place_of(StateId::default()), Some(0));
    }

    #[test]
    fn what_is_replayed_is_listed_as_it_was() {
        let (mut history, mut dossier) = (History::default(), Dossier::default());
        let step = |kind, transaction| Step { kind, transaction };
        history.replay(&mut dossier, step(StepKind::Done, titled("one"))).unwrap();
        let state = history.state();
        let back = history.get(0).unwrap().transaction.clone();
        history.replay(&mut dossier, step(StepKind::Undone, back)).unwrap();
        assert_eq!((history.position(), history.state()), (0, StateId::default()));
        history.replay(&mut dossier, step(StepKind::Redone, titled("one"))).unwrap();
        assert_eq!((history.position(), history.state()), (1, state));
    }

    #[test]
    fn taking_back_what_was_done_before_the_list_began_is_another_state() {
        let (mut history, mut dossier) = (History::default(), Dossier::default());
        let saved = history.state();
        let step = |kind, title| Step {
            kind,
            transaction: titled(title),
        };
        history.replay(&mut dossier, step(StepKind::Undone, "one")).unwrap();
        assert_ne!(history.state(), saved);
        assert_eq!(history.place_of(saved), Some(1), "making it again leads there");
        history.redo(&mut dossier).unwrap();
        assert_eq!(history.state(), saved);
    }
}
