//! A page of the inspector as data: headings, facts, lines. Worked out once for a selection, drawn every frame.
//!
//! The pages themselves are in the files beside this one; how it looks is in `paint`.

use crate::model::{Item, SceneId};
use crate::theme::Hue;

/// Colour of a pill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Bad,
    Neutral,
}

/// A short word on a coloured ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pill {
    pub(super) text: String,
    pub(super) tone: Tone,
}

/// What a click does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Selects an item.
    Item(Item),
    /// Shows everything as a scene remembers it.
    Scene(SceneId),
}

impl<T: Into<Item>> From<T> for Target {
    fn from(item: T) -> Self {
        Self::Item(item.into())
    }
}

/// A row: a claim, a related record, a quote.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// Coloured bar at the left.
    pub(super) bar: Option<Hue>,
    /// Strong words ("Toloraya predicts").
    pub(super) lead: String,
    /// The text.
    pub(super) text: String,
    /// Words of a source, in quotation marks.
    pub(super) quote: String,
    /// Weak words below (source, date, grade).
    pub(super) note: String,
    /// Pills at the right of the first line.
    pub(super) pills: Vec<Pill>,
    /// What a click does.
    pub(super) target: Option<Target>,
    /// Accessible name; empty for the visible words.
    pub(super) name: String,
}

/// A part of a page.
#[derive(Debug, Clone)]
pub(super) enum Block {
    /// Small capitals in the hue of the item.
    Kind(String, Hue),
    /// Title.
    Title(String),
    /// Weak line below the title.
    Subtitle(String),
    /// How it stands at the moment.
    State(String, Hue),
    /// Short words in a row; the flag marks the strongest.
    Chips(Vec<(String, bool)>),
    /// Running text.
    Text(String),
    /// A remark.
    Note(String),
    /// Label and value, with a remark below.
    Fact {
        label: String,
        value: String,
        note: String,
        target: Option<Target>,
    },
    /// A row.
    Line(Line),
    /// Two verdicts side by side.
    Columns([(String, Pill); 2]),
    /// A foldable section.
    Section(Section),
}

/// A foldable part with a heading.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// Key of its heading; remembers whether it is folded.
    pub(super) key: &'static str,
    /// Heading.
    pub(super) title: String,
    /// Weak words at the right of the heading.
    pub(super) note: String,
    /// Unfolded unless the reader folds it.
    pub(super) open: bool,
    /// Content.
    pub(super) blocks: Vec<Block>,
}

/// A page.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
}

impl Page {
    /// How many blocks at the beginning say what the page is about.
    pub(super) fn head(&self) -> usize {
        let is_head = |block: &&Block| {
            matches!(
                block,
                Block::Kind(..) | Block::Title(_) | Block::Subtitle(_) | Block::State(..)
            )
        };
        self.blocks.iter().take_while(is_head).count()
    }
}
