//! What the inspector pane remembers by itself: the page it has worked out, and which sections the reader has folded.

use std::collections::{HashMap, HashSet};

use super::page::Page;
use crate::model::{Day, Filter, Item, Language};
use crate::views::guarantee::GuaranteeState;
use crate::views::judge::JudgeState;
use crate::views::keep::StripState;

/// Everything a page depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    pub(super) revision: u64,
    pub(super) selection: Vec<Item>,
    pub(super) moment: Day,
    pub(super) known_by: Option<Day>,
    pub(super) filter: Filter,
    pub(super) language: Language,
}

/// What the inspector pane remembers by itself.
#[derive(Debug, Default)]
pub struct InspectorState {
    /// The page last worked out, and for what.
    pub(super) page: Option<(Key, Page)>,
    /// Sections folded or unfolded by hand, against their default.
    pub(super) turned: HashSet<&'static str>,
    /// How many rows a section shows where it has more; forgotten with the next selection.
    pub(super) rows: HashMap<&'static str, usize>,
    /// Notes and tags of the selection.
    pub(super) kept: StripState,
    /// Forms of judging.
    pub(super) judge: JudgeState,
    /// The guarantee panel.
    pub(super) guarantee: GuaranteeState,
    /// What was shown last, so that another selection begins at its top.
    pub(super) shown: Option<Item>,
}
