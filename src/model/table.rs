//! A table of records: sorted by identifier, cheap to copy, each record shared until somebody changes it.
//!
//! A copy of a dossier costs thirteen pointers, so that saving, exporting and reading can each have their own while
//! the window goes on changing the original. For everybody; only [`super::Dossier`] and tests put records in.
//! Not here: references between records, undo.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::dossier::Identified;

/// Records of one kind by identifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<T: Identified>(Arc<BTreeMap<T::Id, Arc<T>>>);

impl<T: Identified> Default for Table<T> {
    fn default() -> Self {
        Self(Arc::new(BTreeMap::new()))
    }
}

impl<T: Identified> Table<T> {
    /// The record with this identifier.
    pub fn get(&self, id: &T::Id) -> Option<&T> {
        self.0.get(id).map(Arc::as_ref)
    }

    /// The record with this identifier, to be kept.
    pub fn shared(&self, id: &T::Id) -> Option<&Arc<T>> {
        self.0.get(id)
    }

    /// All records, to be kept.
    pub fn all_shared(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> + ExactSizeIterator + Clone {
        self.0.values()
    }

    /// Whether there is a record with this identifier.
    pub fn contains_key(&self, id: &T::Id) -> bool {
        self.0.contains_key(id)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All identifiers, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &T::Id> + ExactSizeIterator + Clone {
        self.0.keys()
    }

    /// All records, in the order of their identifiers.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.0.values().map(Arc::as_ref)
    }

    /// All identifiers with their records, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&T::Id, &T)> + ExactSizeIterator + Clone {
        self.0.iter().map(|(id, record)| (id, record.as_ref()))
    }

    /// Whether both are one table that nobody has changed since it was copied.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Identified + Clone> Table<T> {
    /// Puts a record in; the one that had the identifier comes back.
    pub fn insert(&mut self, id: T::Id, record: impl Into<Arc<T>>) -> Option<Arc<T>> {
        Arc::make_mut(&mut self.0).insert(id, record.into())
    }

    /// Takes a record out.
    pub fn remove(&mut self, id: &T::Id) -> Option<Arc<T>> {
        Arc::make_mut(&mut self.0).remove(id)
    }

    /// The record, to be changed in place.
    pub fn get_mut(&mut self, id: &T::Id) -> Option<&mut T> {
        Arc::make_mut(&mut self.0).get_mut(id).map(Arc::make_mut)
    }
}

/// As for the tables of the standard library: for those who know that the record is there.
impl<T: Identified> std::ops::Index<&T::Id> for Table<T> {
    type Output = T;

    fn index(&self, id: &T::Id) -> &T {
        &self.0[id]
    }
}

impl<T: Identified> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        Self(Arc::new(
            records.into_iter().map(|record| (record.id(), Arc::new(record))).collect(),
        ))
    }
}

/// Written as a list, sorted by identifier.
impl<T: Identified + Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.values())
    }
}

/// A repeated identifier is refused.
impl<'de, T: Identified + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Records<T>(std::marker::PhantomData<T>);

        impl<'de, T: Identified + Deserialize<'de>> serde::de::Visitor<'de> for Records<T> {
            type Value = Table<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list of records")
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut records: A) -> Result<Table<T>, A::Error> {
                // Files are sorted; a map made of a sorted row is packed closer than one that records are put into.
                let mut row: Vec<(T::Id, Arc<T>)> = Vec::new();
                let mut map: Option<BTreeMap<T::Id, Arc<T>>> = None;
                while let Some(record) = records.next_element::<T>()? {
                    let id = record.id();
                    if map.is_none() && row.last().is_some_and(|(last, _)| *last >= id) {
                        map = Some(std::mem::take(&mut row).into_iter().collect());
                    }
                    match &mut map {
                        None => row.push((id, Arc::new(record))),
                        // Here, so that the place in the file is that of the second one.
                        Some(map) => {
                            if map.insert(id, Arc::new(record)).is_some() {
                                return Err(A::Error::custom(format!("the identifier `{id}` is used twice")));
                            }
                        }
                    }
                }
                Ok(Table(Arc::new(map.unwrap_or_else(|| row.into_iter().collect()))))
            }
        }

        deserializer.deserialize_seq(Records(std::marker::PhantomData))
    }
}

/// Reads a list that holds no more room than it needs: of lists with one entry there are many.
pub(super) fn exact<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let mut list = Vec::deserialize(deserializer)?;
    list.shrink_to_fit();
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::super::{Passage, PassageId};
    use super::*;

    fn passage(id: &str) -> Passage {
        let target = serde_json::json!({ "start": 0, "end": 1, "exact": "x" });
        serde_json::from_value(serde_json::json!({ "id": id, "document": "d.x", "target": target })).unwrap()
    }

    #[test]
    fn a_copy_stays_as_it_was() {
        let mut table: Table<Passage> = ["p.b", "p.a"].map(passage).into_iter().collect();
        let copy = table.clone();
        assert!(copy.is_same(&table));
        let id = PassageId::new("p.a").unwrap();
        table.get_mut(&id).unwrap().target.exact = "y".into();
        table.remove(&PassageId::new("p.b").unwrap());
        assert_eq!((copy.len(), table.len()), (2, 1));
        assert_eq!(copy.get(&id).unwrap().target.exact, "x");
        assert!(!copy.is_same(&table));
    }

    #[test]
    fn a_list_with_an_identifier_twice_is_refused() {
        let list = serde_json::to_string(&[passage("p.a"), passage("p.a")]).unwrap();
        let error = serde_json::from_str::<Table<Passage>>(&list).unwrap_err().to_string();
        assert!(error.contains("`p.a` is used twice"), "{error}");
    }
}
