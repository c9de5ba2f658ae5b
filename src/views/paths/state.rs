//! What the strip of paths remembers by itself: what is typed in its two lists.

use crate::derived::Cached;
use crate::model::Item;
use crate::views::pick::Picker;

/// What the strip remembers by itself.
#[derive(Debug, Default)]
pub struct PathsState {
    pub(super) from: Picker,
    pub(super) to: Picker,
    /// Actors of the network, the most connected first, for the lists before anything is typed.
    pub(super) likely: Cached<u64, Vec<Item>>,
    /// The path that was last brought into sight.
    pub(super) shown: Option<usize>,
}
