//! What the strip remembers by itself: what is typed in its two lists, and the words of its rows.

use std::sync::Arc;

use super::words::Row;
use crate::derived::{Cached, Chain};
use crate::model::{Day, Item, Language};
use crate::views::pick::Picker;

/// What the words of the rows depend on: the dossier, the chain, the moment (names change with it), the language.
pub(super) type RowsKey = (u64, Arc<Chain>, Day, Language);

/// What the strip remembers by itself.
#[derive(Debug, Default)]
pub struct ChainState {
    pub(super) attacker: Picker,
    pub(super) attacked: Picker,
    /// States, the most connected first, for the lists before anything is typed.
    pub(super) likely: Cached<u64, Vec<Item>>,
    pub(super) rows: Cached<RowsKey, Vec<Row>>,
    /// The step that was last brought into sight, with the count of selections.
    pub(super) shown: Option<(usize, u64)>,
}
