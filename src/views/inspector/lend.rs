//! Rows of the inspector lent to other panes: claims and records as lines that lead to their passages.
//!
//! Worked out once by whoever keeps them, drawn every frame.

use egui::Ui;

use super::build::Build;
use super::page::Block;
use super::paint;
use crate::model::{ClaimId, Item};
use crate::views::ViewCtx;

/// Some rows.
#[derive(Debug, Clone, Default)]
pub(in crate::views) struct Rows(Vec<Block>);

impl Rows {
    /// Who says what, the claims that are known; how many are hidden is said last.
    pub(in crate::views) fn claims(ctx: &ViewCtx<'_>, ids: &[ClaimId]) -> Self {
        let mut build = Build::new(ctx);
        build.claims("inspector-claims", true, ids);
        Self::of(build)
    }

    /// Any records.
    pub(in crate::views) fn items(ctx: &ViewCtx<'_>, items: impl IntoIterator<Item = Item>) -> Self {
        let mut build = Build::new(ctx);
        build.items("inspector-claims", true, items);
        Self::of(build)
    }

    fn of(build: Build<'_>) -> Self {
        let blocks = build.blocks.into_iter();
        let inside = blocks.flat_map(|block| match block {
            Block::Section(section) => section.blocks,
            other => vec![other],
        });
        Self(inside.collect())
    }

    /// Whether there is none.
    pub(in crate::views) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Draws them over the width there is.
    pub(in crate::views) fn ui(&self, ctx: &ViewCtx<'_>, ui: &mut Ui) {
        for block in &self.0 {
            match block {
                Block::Line(line) => paint::row(ctx, ui, line),
                Block::Note(text) => paint::note(ctx, ui, text),
                _ => {}
            }
        }
    }
}
