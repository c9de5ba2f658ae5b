//! How strongly a mark is drawn: ordinary, belonging to the selection, under the pointer, or the passage shown now.

use super::page::Mark;
use crate::derived::Highlight;
use crate::model::PassageId;
use crate::theme::Hue;
use crate::views::ViewCtx;

/// How strongly a mark is drawn. Ordered: of overlapping marks the strongest gives the tint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Emphasis {
    /// Something else is selected.
    Quiet,
    /// Nothing is selected.
    Normal,
    /// Under the pointer, here or in another pane.
    Hovered,
    /// Evidence for the selection.
    Related,
    /// The evidence that is shown now.
    Current,
}

impl Emphasis {
    /// Emphasis of a mark at present.
    pub(super) fn of(ctx: &ViewCtx<'_>, mark: &Mark) -> Self {
        let hovered = ctx.hover.item().is_some_and(|item| mark.bears_on.contains(&item));
        if current(ctx) == Some(mark.id) {
            Self::Current
        } else if ctx.derived.related.highlight(mark.id) != Highlight::None {
            Self::Related
        } else if hovered {
            Self::Hovered
        } else if ctx.derived.related.is_empty() {
            Self::Normal
        } else {
            Self::Quiet
        }
    }

    /// Share of the hue in the tint behind the text.
    pub(super) fn tint(self, dark: bool) -> f32 {
        let light = match self {
            Self::Quiet => 0.0,
            Self::Normal => 0.13,
            Self::Hovered => 0.20,
            Self::Related => 0.22,
            Self::Current => 0.34,
        };
        if dark { light * 1.35 } else { light }
    }

    /// Width of the underline and share of the hue in it.
    pub(super) fn underline(self) -> (f32, f32) {
        match self {
            Self::Quiet => (1.0, 0.55),
            Self::Normal => (1.3, 1.0),
            Self::Hovered | Self::Related => (1.8, 1.0),
            Self::Current => (2.4, 1.0),
        }
    }
}

/// The passage of the selection's evidence that is shown now.
pub(super) fn current(ctx: &ViewCtx<'_>) -> Option<PassageId> {
    ctx.derived.related.evidence.get(ctx.session.evidence).copied()
}

/// Colour family of a mark's underline.
pub(super) fn line_hue(mark: &Mark) -> Hue {
    if mark.failed { Hue::Red } else { mark.hue }
}
