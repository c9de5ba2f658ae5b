//! How a dossier changes: the one door, and what goes through it.
//!
//! An [`Edit`] puts, removes or pins one record and returns its own inverse. A [`Transaction`] is a named list
//! of edits that is done and undone as one.

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::dossier::{Dossier, Header};
use super::ids::{ActorId, Item};
use super::index::each_reference;
use super::scene::Pin;
use super::words::Localised;
use super::{
    Actor, Assessment, Claim, Contradiction, Document, Event, Instrument, Note, Passage, Precedent, Quantity, Scenario, Scene,
    Tag, Tie,
};

macro_rules! records {
    ($($kind:ident $field:ident;)*) => {
        /// One record of any kind. A copy shares the record with the dossier.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Record {
            $(
                #[doc = concat!("A record of kind ", stringify!($kind), ".")]
                $kind(Arc<$kind>),
            )*
        }

        /// How a record is written: under the name of its kind.
        #[derive(Serialize)]
        #[serde(rename_all = "snake_case")]
        enum Written<'a> {
            $($kind(&'a $kind),)*
        }

        /// How a record is read.
        #[derive(Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Read {
            $($kind(Box<$kind>),)*
        }

        impl Serialize for Record {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$kind(record) => Written::$kind(record).serialize(serializer),)* }
            }
        }

        impl<'de> Deserialize<'de> for Record {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(match Read::deserialize(deserializer)? { $(Read::$kind(record) => Self::$kind(record.into()),)* })
            }
        }

        $(impl From<$kind> for Record {
            fn from(record: $kind) -> Self {
                Self::$kind(Arc::new(record))
            }
        })*

        impl Record {
            /// Its identifier.
            pub fn item(&self) -> Item {
                match self { $(Self::$kind(record) => Item::$kind(record.id),)* }
            }

            /// Gives it another identifier; one of another kind of record changes nothing.
            pub fn rename(&mut self, item: Item) {
                match (self, item) {
                    $((Self::$kind(record), Item::$kind(id)) if record.id != id => Arc::make_mut(record).id = id,)*
                    _ => {}
                }
            }
        }

        impl Dossier {
            /// Whether a record with this identifier is there.
            pub fn contains(&self, item: Item) -> bool {
                match item { $(Item::$kind(id) => self.$field.contains_key(&id),)* }
            }

            /// The record, shared with the dossier.
            pub fn record(&self, item: Item) -> Option<Record> {
                match item { $(Item::$kind(id) => self.$field.shared(&id).map(|r| Record::$kind(Arc::clone(r))),)* }
            }

            /// All records, kind by kind, shared with the dossier.
            pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
                std::iter::empty()$(.chain(self.$field.all_shared().map(|r| Record::$kind(Arc::clone(r)))))*
            }

            /// Identifiers of all records, kind by kind.
            pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
                std::iter::empty()$(.chain(self.$field.keys().map(|id| Item::$kind(*id))))*
            }

            /// The edits that lead from this dossier to another one, to be made as one transaction. Fields that this
            /// program does not know are left as they are.
            pub fn edits_to(&self, other: &Self) -> Vec<Edit> {
                let mut edits = Vec::new();
                if self.header != other.header {
                    edits.push(Edit::Header(Box::new(other.header.clone())));
                }
                for actor in self.pins.keys().filter(|actor| !other.pins.contains_key(*actor)) {
                    edits.push(Edit::Pin { actor: *actor, at: None });
                }
                $(if !self.$field.is_same(&other.$field) {
                    let new = other.$field.all_shared().filter(|r| self.$field.shared(&r.id).is_none_or(|old| old != *r));
                    edits.extend(new.map(|r| Edit::Put(Record::$kind(Arc::clone(r)))));
                })*
                $(if !self.$field.is_same(&other.$field) {
                    let gone = self.$field.keys().filter(|id| !other.$field.contains_key(id));
                    edits.extend(gone.map(|id| Edit::Remove(Item::$kind(*id))));
                })*
                let placed = other.pins.iter().filter(|(actor, pin)| self.pins.get(*actor) != Some(*pin));
                edits.extend(placed.map(|(actor, pin)| Edit::Pin { actor: *actor, at: Some(*pin) }));
                edits
            }

            fn put(&mut self, record: Record) -> Option<Record> {
                match record { $(Record::$kind(r) => self.$field.insert(r.id, r).map(Record::$kind),)* }
            }

            fn take(&mut self, item: Item) -> Option<Record> {
                match item { $(Item::$kind(id) => self.$field.remove(&id).map(Record::$kind),)* }
            }
        }
    };
}

records! {
    Document documents;
    Passage passages;
    Actor actors;
    Instrument instruments;
    Tie ties;
    Event events;
    Claim claims;
    Quantity quantities;
    Contradiction contradictions;
    Scenario scenarios;
    Precedent precedents;
    Assessment assessments;
    Scene scenes;
    Note notes;
    Tag tags;
}

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Transaction {
    /// What was done, for the history list.
    pub name: Localised,
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

/// Which way a transaction went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Something new was done.
    Done,
    /// The last change was taken back.
    Undone,
    /// The last change that was taken back was made again.
    Redone,
}

/// A transaction as it was applied, new or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Which way.
    pub kind: StepKind,
    /// What was applied.
    pub transaction: Transaction,
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
    /// The actor still has a place given by hand.
    #[error("`{0}` cannot be removed: it has a place of its own")]
    StillPinned(ActorId),
    /// A place that is not a number.
    #[error("the place of `{0}` is not a finite number")]
    NotFinite(ActorId),
}

/// Up to so many removed records are compared one by one.
const FEW: usize = 8;

impl Dossier {
    /// Makes one change and gives back the edit that undoes it.
    ///
    /// # Errors
    /// [`EditError`] if the change would leave a reference without its record, or there is nothing to change.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        let mut changed = Changed::default();
        let inverse = self.step(edit, &mut changed)?;
        if let Err(error) = self.check_references(&changed) {
            self.step_back(inverse);
            return Err(error);
        }
        debug_assert_eq!(self.check(), [], "an edit broke an invariant");
        Ok(inverse)
    }

    /// Makes all changes of a transaction, or none, and gives back the transaction that undoes it.
    ///
    /// References are judged at the end: on the way a record may refer to one that comes later.
    ///
    /// # Errors
    /// The first [`EditError`]; what was done before it has been taken back.
    pub fn apply_all(&mut self, transaction: Transaction) -> Result<Transaction, EditError> {
        let mut inverses = Vec::with_capacity(transaction.edits.len());
        let mut changed = Changed::default();
        let mut done = Ok(());
        for edit in transaction.edits {
            match self.step(edit, &mut changed) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    done = Err(error);
                    break;
                }
            }
        }
        if let Err(error) = done.and_then(|()| self.check_references(&changed)) {
            for inverse in inverses.into_iter().rev() {
                self.step_back(inverse);
            }
            return Err(error);
        }
        debug_assert_eq!(self.check(), [], "a transaction broke an invariant");
        inverses.reverse();
        Ok(Transaction {
            name: transaction.name,
            edits: inverses,
        })
    }

    /// One change, without a look at references.
    fn step(&mut self, edit: Edit, changed: &mut Changed) -> Result<Edit, EditError> {
        let inverse = match edit {
            Edit::Put(record) => {
                let item = record.item();
                changed.put.push(item);
                self.put(record).map_or(Edit::Remove(item), Edit::Put)
            }
            Edit::Remove(item) => {
                let old = self.take(item).ok_or(EditError::Missing(item))?;
                changed.removed.insert(item);
                Edit::Put(old)
            }
            Edit::Pin { actor, at } => {
                let old = match at {
                    Some(_) if !self.actors.contains_key(&actor) => return Err(EditError::Missing(actor.into())),
                    Some(pin) if !(pin.x.is_finite() && pin.y.is_finite()) => return Err(EditError::NotFinite(actor)),
                    Some(pin) => self.pins.insert(actor, pin),
                    None => self.pins.remove(&actor),
                };
                Edit::Pin { actor, at: old }
            }
            Edit::Header(header) => Edit::Header(Box::new(std::mem::replace(&mut self.header, *header))),
        };
        Ok(inverse)
    }

    fn step_back(&mut self, inverse: Edit) {
        let undone = self.step(inverse, &mut Changed::default());
        debug_assert!(undone.is_ok(), "an inverse edit was refused");
    }

    /// What was put must refer to what is there; nothing may refer to what was removed.
    fn check_references(&self, changed: &Changed) -> Result<(), EditError> {
        for item in &changed.put {
            let Some(record) = self.record(*item) else { continue };
            let mut missing = None;
            each_reference(&record, &mut |other| {
                if missing.is_none() && !self.contains(other) {
                    missing = Some(other);
                }
            });
            if let Some(missing) = missing {
                return Err(EditError::Dangling { item: *item, missing });
            }
        }
        let gone: HashSet<Item> = changed.removed.iter().copied().filter(|item| !self.contains(*item)).collect();
        if gone.is_empty() {
            return Ok(());
        }
        if let Some(actor) = self.pins.keys().find(|actor| gone.contains(&Item::Actor(**actor))) {
            return Err(EditError::StillPinned(*actor));
        }
        match self.first_reference_to(&gone) {
            Some((by, item)) => Err(EditError::StillReferenced { item, by }),
            None => Ok(()),
        }
    }

    /// A record that refers to one of `items`, and to which.
    fn first_reference_to(&self, items: &HashSet<Item>) -> Option<(Item, Item)> {
        // An undo takes away one or two records of a hundred thousand: comparing them is faster than hashing.
        let few: Vec<Item> = if items.len() <= FEW {
            items.iter().copied().collect()
        } else {
            Vec::new()
        };
        let wanted = |item: Item| {
            if few.is_empty() {
                items.contains(&item)
            } else {
                few.contains(&item)
            }
        };
        let documents = items.iter().any(|item| matches!(item, Item::Document(_)));
        self.records().find_map(|record| {
            // Passages are many, and refer to nothing but their document.
            if matches!(record, Record::Passage(_)) && !documents {
                return None;
            }
            let mut found = None;
            each_reference(&record, &mut |other| {
                if found.is_none() && wanted(other) {
                    found = Some(other);
                }
            });
            found.map(|item| (record.item(), item))
        })
    }

    /// Records that refer to `item`.
    pub fn referrers(&self, item: Item) -> impl Iterator<Item = Item> + '_ {
        self.records()
            .filter(move |record| {
                let mut refers = false;
                each_reference(record, &mut |other| refers |= other == item);
                refers
            })
            .map(|record| record.item())
            .filter(move |other| *other != item)
    }
}

/// What a transaction has touched.
#[derive(Default)]
struct Changed {
    put: Vec<Item>,
    removed: HashSet<Item>,
}
