//! The sources behind what is drawn: documents numbered from 1, with the paragraphs that carry it.

use std::collections::{BTreeMap, BTreeSet};

use super::World;
use crate::model::document::paragraphs;
use crate::model::{DocumentId, Dossier, Index, Item};

/// Numbered sources of one picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// In the order of their numbers.
    pub notes: Vec<Note>,
    marks: BTreeMap<Item, BTreeSet<usize>>,
}

/// One numbered source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Number, from 1.
    pub number: usize,
    /// The document.
    pub document: DocumentId,
    /// Paragraphs that carry something drawn, in order.
    pub paragraphs: Vec<u32>,
}

impl Sources {
    /// Collects the sources of `items`: of every claim about them that is known.
    pub fn of(dossier: &Dossier, index: &Index, world: &World, items: impl IntoIterator<Item = Item>) -> Self {
        let mut by_document: BTreeMap<DocumentId, BTreeSet<u32>> = BTreeMap::new();
        let mut of_item: BTreeMap<Item, BTreeSet<DocumentId>> = BTreeMap::new();
        let blocks: BTreeMap<DocumentId, Vec<_>> = dossier.documents.values().map(|d| (d.id, paragraphs(&d.text))).collect();
        for item in items {
            let own = if let Item::Claim(id) = item {
                vec![id]
            } else {
                index.claims_about(item).to_vec()
            };
            for claim in own
                .iter()
                .filter(|id| world.knows(**id))
                .filter_map(|id| dossier.claims.get(id))
            {
                for passage in claim.passages.iter().filter_map(|id| dossier.passages.get(id)) {
                    let block = blocks
                        .get(&passage.document)
                        .and_then(|b| b.iter().find(|b| b.span.contains(passage.target.span)));
                    by_document
                        .entry(passage.document)
                        .or_default()
                        .extend(block.and_then(|b| b.number));
                    of_item.entry(item).or_default().insert(passage.document);
                }
            }
        }
        let mut order: Vec<DocumentId> = by_document.keys().copied().collect();
        order.sort_by_key(|id| {
            (
                dossier
                    .documents
                    .get(id)
                    .and_then(|d| d.published.as_ref())
                    .and_then(crate::model::Edtf::earliest_day),
                *id,
            )
        });
        let number: BTreeMap<DocumentId, usize> = order.iter().enumerate().map(|(i, id)| (*id, i + 1)).collect();
        let notes = order
            .into_iter()
            .filter_map(|document| {
                let paragraphs = by_document.remove(&document)?.into_iter().collect();
                Some(Note {
                    number: *number.get(&document)?,
                    document,
                    paragraphs,
                })
            })
            .collect();
        let marks = of_item
            .into_iter()
            .map(|(item, documents)| (item, documents.iter().filter_map(|d| number.get(d).copied()).collect()))
            .collect();
        Self { notes, marks }
    }

    /// Numbers of an item's sources as raised figures: " ¹ ³"; empty where it has none.
    pub fn mark(&self, item: Item) -> String {
        self.mark_of([item])
    }

    /// The same of several items together.
    pub fn mark_of(&self, items: impl IntoIterator<Item = Item>) -> String {
        let numbers: BTreeSet<usize> = items
            .into_iter()
            .filter_map(|item| self.marks.get(&item))
            .flatten()
            .copied()
            .collect();
        numbers.iter().flat_map(|n| ["\u{2009}".to_owned(), raised(*n)]).collect()
    }
}

fn raised(number: usize) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number
        .to_string()
        .bytes()
        .filter_map(|b| RAISED.get(usize::from(b.wrapping_sub(b'0'))))
        .collect()
}

/// Numbers with runs joined: 1, 2, 3, 5 becomes "1–3, 5".
pub fn runs(numbers: &[u32]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(&first) = numbers.get(at) {
        let mut end = at;
        while numbers
            .get(end + 1)
            .is_some_and(|next| *next == numbers.get(end).map_or(0, |n| n + 1))
        {
            end += 1;
        }
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&first.to_string());
        if let Some(last) = numbers.get(end).filter(|last| **last > first) {
            text.push_str(if *last == first + 1 { ", " } else { "–" });
            text.push_str(&last.to_string());
        }
        at = end + 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_paragraphs_are_joined() {
        assert_eq!(runs(&[1, 2, 3, 5, 8, 9]), "1–3, 5, 8, 9");
        assert_eq!(runs(&[]), "");
        assert_eq!(raised(12), "¹²");
    }
}
