//! What a transaction has changed: each record as it was and as it is.
//!
//! Told from the transaction that takes the step back, so that whoever keeps something worked out from the dossier can
//! follow a change instead of beginning anew. For `derived` and [`super::Index`]. Not here: places and title.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::dossier::Dossier;
use super::edit::{Edit, Record, Transaction};
use super::ids::{ClaimId, DocumentId, Item, PassageId, TieId};
use super::{Claim, Document, Passage, Tie};

/// A record as it was and as it is; `None` where it was not, or is not, there.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// As it was.
    pub old: Option<Record>,
    /// As it is.
    pub new: Option<Record>,
}

/// Every record that a transaction has put or removed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes(BTreeMap<Item, Changed>);

impl Changes {
    /// What was changed, told from what takes the step back; `dossier` is as it is after the step.
    pub fn told_by(inverse: &Transaction, dossier: &Dossier) -> Self {
        let mut changes = BTreeMap::new();
        // Where a record was changed more than once, the last edit of the way back makes it as it was.
        for edit in &inverse.edits {
            let (item, old) = match edit {
                Edit::Put(record) => (record.item(), Some(record.clone())),
                Edit::Remove(item) => (*item, None),
                Edit::Pin { .. } | Edit::Header(_) => continue,
            };
            let new = dossier.record(item);
            changes.insert(item, Changed { old, new });
        }
        Self(changes)
    }

    /// How many records.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no record has changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every changed record, in the order of the identifiers.
    pub fn iter(&self) -> impl Iterator<Item = (Item, &Changed)> {
        self.0.iter().map(|(item, changed)| (*item, changed))
    }

    /// Whether a record has changed.
    pub fn contains(&self, item: impl Into<Item>) -> bool {
        self.0.contains_key(&item.into())
    }

    /// Each changed record as it was and as it is, those that are there.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.0.values().flat_map(|changed| changed.old.iter().chain(&changed.new))
    }
}

macro_rules! before {
    ($($name:ident $id:ident $kind:ident $field:ident;)*) => {
        /// The dossier as it was before the changes.
        impl Changes {
            $(
                #[doc = concat!("A record of kind ", stringify!($kind), " as it was; `dossier` is as it is now.")]
                pub fn $name<'a>(&'a self, dossier: &'a Dossier, id: $id) -> Option<&'a $kind> {
                    match self.0.get(&id.into()) {
                        Some(Changed { old: Some(Record::$kind(record)), .. }) => Some(Arc::as_ref(record)),
                        Some(_) => None,
                        None => dossier.$field.get(&id),
                    }
                }
            )*
        }
    };
}

before! {
    claim_before ClaimId Claim claims;
    passage_before PassageId Passage passages;
    document_before DocumentId Document documents;
    tie_before TieId Tie ties;
}
