//! How a dossier changes: the one door, and what goes through it.
//!
//! An [`Edit`] puts, removes or pins one record and returns its own inverse. A [`Transaction`] is a named list
//! of edits that is done and undone as one.

use std::collections::HashMap;

use thiserror::Error;

use super::dossier::{Dossier, Header};
use super::ids::{ActorId, Item};
use super::index::references;
use super::scene::Pin;
use super::words::Localised;
use super::{
    Actor, Assessment, Claim, Contradiction, Document, Event, Instrument, Note, Passage, Precedent, Quantity, Scenario, Scene,
    Tag, Tie,
};

macro_rules! records {
    ($($kind:ident $field:ident $boxed:ty;)*) => {
        /// One record of any kind.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Record {
            $(
                #[doc = concat!("A record of kind ", stringify!($kind), ".")]
                $kind(Box<$boxed>),
            )*
        }

        impl Record {
            /// Its identifier.
            pub fn item(&self) -> Item {
                match self { $(Self::$kind(record) => Item::$kind(record.id),)* }
            }
        }

        impl Dossier {
            /// Whether a record with this identifier is there.
            pub fn contains(&self, item: Item) -> bool {
                match item { $(Item::$kind(id) => self.$field.contains_key(&id),)* }
            }

            /// A copy of the record.
            pub fn record(&self, item: Item) -> Option<Record> {
                match item { $(Item::$kind(id) => self.$field.get(&id).cloned().map(|r| Record::$kind(Box::new(r))),)* }
            }

            /// Identifiers of all records, kind by kind.
            pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
                std::iter::empty()$(.chain(self.$field.keys().map(|id| Item::$kind(*id))))*
            }

            fn put(&mut self, record: Record) -> Option<Record> {
                match record { $(Record::$kind(r) => self.$field.insert(r.id, *r).map(|old| Record::$kind(Box::new(old))),)* }
            }

            fn take(&mut self, item: Item) -> Option<Record> {
                match item { $(Item::$kind(id) => self.$field.remove(&id).map(|old| Record::$kind(Box::new(old))),)* }
            }
        }
    };
}

records! {
    Document documents Document;
    Passage passages Passage;
    Actor actors Actor;
    Instrument instruments Instrument;
    Tie ties Tie;
    Event events Event;
    Claim claims Claim;
    Quantity quantities Quantity;
    Contradiction contradictions Contradiction;
    Scenario scenarios Scenario;
    Precedent precedents Precedent;
    Assessment assessments Assessment;
    Scene scenes Scene;
    Note notes Note;
    Tag tags Tag;
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Adds the record, or replaces the one with the same identifier.
    Put(Record),
    /// Removes a record that nothing refers to.
    Remove(Item),
    /// Gives an actor a place, or takes it back.
    Pin {
        /// Whose place.
        actor: ActorId,
        /// The place; `None` to let the layout decide again.
        at: Option<Pin>,
    },
    /// Replaces title and marking.
    Header(Box<Header>),
}

/// Edits that are done and undone together, under a name for the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Transaction {
    /// What was done, for the history list.
    pub name: Localised,
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

/// Why an edit was refused. The dossier is then as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// The record is not there.
    #[error("`{0}` is not in the dossier")]
    Missing(Item),
    /// Something still refers to the record.
    #[error("`{item}` cannot be removed: `{by}` refers to it")]
    StillReferenced {
        /// The record to be removed.
        item: Item,
        /// One that refers to it.
        by: Item,
    },
    /// The record refers to one that is not there.
    #[error("`{item}` refers to `{missing}`, which is not in the dossier")]
    Dangling {
        /// The record to be put.
        item: Item,
        /// What it refers to.
        missing: Item,
    },
    /// A place that is not a number.
    #[error("the place of `{0}` is not a finite number")]
    NotFinite(ActorId),
}

/// Up to this many removals in a transaction the dossier is searched for referrers each time.
const FEW: usize = 4;

/// How many other records refer to each record, kept up to date through a long transaction.
struct References(HashMap<Item, u32>);

impl References {
    fn of(dossier: &Dossier) -> Self {
        let mut counts = Self(HashMap::new());
        for item in dossier.items() {
            if let Some(record) = dossier.record(item) {
                counts.add(item, &references(&record));
            }
        }
        counts
    }

    fn of_each(item: Item, references: &[Item]) -> impl Iterator<Item = &Item> {
        references.iter().filter(move |other| **other != item)
    }

    fn add(&mut self, item: Item, references: &[Item]) {
        for other in Self::of_each(item, references) {
            *self.0.entry(*other).or_default() += 1;
        }
    }

    fn subtract(&mut self, item: Item, references: &[Item]) {
        for other in Self::of_each(item, references) {
            if let Some(count) = self.0.get_mut(other) {
                *count = count.saturating_sub(1);
            }
        }
    }

    fn count(&self, item: Item) -> u32 {
        self.0.get(&item).copied().unwrap_or(0)
    }
}

impl Dossier {
    /// Makes one change and gives back the edit that undoes it.
    ///
    /// # Errors
    /// [`EditError`] if the change would leave a reference without its record, or there is nothing to change.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        let inverse = self.step(edit, None)?;
        debug_assert_eq!(self.check(), [], "an edit broke an invariant");
        Ok(inverse)
    }

    /// One change; `counts` saves the search for referrers in long transactions.
    fn step(&mut self, edit: Edit, counts: Option<&mut References>) -> Result<Edit, EditError> {
        let inverse = match edit {
            Edit::Put(record) => {
                let item = record.item();
                if let Some(missing) = references(&record).into_iter().find(|r| *r != item && !self.contains(*r)) {
                    return Err(EditError::Dangling { item, missing });
                }
                let new = if counts.is_some() { references(&record) } else { Vec::new() };
                let old = self.put(record);
                if let Some(counts) = counts {
                    counts.add(item, &new);
                    counts.subtract(item, &old.as_ref().map(references).unwrap_or_default());
                }
                old.map_or(Edit::Remove(item), Edit::Put)
            }
            Edit::Remove(item) => {
                if !self.contains(item) {
                    return Err(EditError::Missing(item));
                }
                if counts.as_ref().is_none_or(|counts| counts.count(item) > 0)
                    && let Some(by) = self.referrers(item).next()
                {
                    return Err(EditError::StillReferenced { item, by });
                }
                let old = self.take(item);
                if let (Some(counts), Some(old)) = (counts, &old) {
                    counts.subtract(item, &references(old));
                }
                old.map_or(Edit::Remove(item), Edit::Put)
            }
            Edit::Pin { actor, at } => {
                if !self.actors.contains_key(&actor) {
                    return Err(EditError::Missing(actor.into()));
                }
                if at.is_some_and(|pin| !(pin.x.is_finite() && pin.y.is_finite())) {
                    return Err(EditError::NotFinite(actor));
                }
                let old = match at {
                    Some(pin) => self.pins.insert(actor, pin),
                    None => self.pins.remove(&actor),
                };
                Edit::Pin { actor, at: old }
            }
            Edit::Header(header) => Edit::Header(Box::new(std::mem::replace(&mut self.header, *header))),
        };
        Ok(inverse)
    }

    /// Makes all changes of a transaction, or none, and gives back the transaction that undoes it.
    ///
    /// # Errors
    /// The first [`EditError`]; edits before it have been taken back.
    pub fn apply_all(&mut self, transaction: Transaction) -> Result<Transaction, EditError> {
        let mut inverses = Vec::with_capacity(transaction.edits.len());
        let removals = transaction.edits.iter().filter(|e| matches!(e, Edit::Remove(_))).count();
        let mut counts = (removals > FEW).then(|| References::of(self));
        for edit in transaction.edits {
            match self.step(edit, counts.as_mut()) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    for inverse in inverses.into_iter().rev() {
                        let undone = self.step(inverse, None);
                        debug_assert!(undone.is_ok(), "an inverse edit was refused");
                    }
                    return Err(error);
                }
            }
        }
        debug_assert_eq!(self.check(), [], "a transaction broke an invariant");
        inverses.reverse();
        Ok(Transaction {
            name: transaction.name,
            edits: inverses,
        })
    }

    /// Records that refer to `item`.
    pub fn referrers(&self, item: Item) -> impl Iterator<Item = Item> + '_ {
        self.items()
            .filter(move |other| *other != item && self.record(*other).is_some_and(|record| references(&record).contains(&item)))
    }
}
