//! Bars of what differs between two moments: what is new solid, what has ended hollow, what has changed marked.
//!
//! The sign stands at the end where the change lies. Not here: bars of anything else (`paint`), the difference (`derived`).

use egui::{Align2, Rect, Stroke, StrokeKind, pos2};

use super::caption::Caption;
use super::labels::LabelPlace;
use super::paint::{Canvas, Look, bar_fill, legible};
use crate::derived::Change;
use crate::derived::time_index::{Entry, EntryKind};
use crate::model::{Item, TieFamily};
use crate::theme::{Weight, font, mix, size};
use crate::views::hue_of;
use crate::views::network::{change_color, change_sign};

/// Radius of the sign.
const SIGN: f32 = 6.0;

impl Canvas<'_> {
    /// What has become of the ties that a bar stands for, if two moments are compared.
    pub(super) fn change(&self, entry: &Entry) -> Option<Change> {
        let difference = self.ctx.derived.difference.as_deref()?;
        let index = &self.ctx.derived.index;
        match entry.kind {
            EntryKind::Tie(id) => difference.of(id),
            EntryKind::Instrument(_) => {
                let treaties = entry.items().filter_map(|item| match item {
                    Item::Instrument(treaty) => Some(index.ties_under(treaty).iter().copied()),
                    _ => None,
                });
                let own = entry.items().filter_map(|item| match item {
                    Item::Tie(tie) => Some(tie),
                    _ => None,
                });
                difference.among(treaties.flatten().chain(own))
            }
            _ => None,
        }
    }

    /// A bar with its change; gives the part of the chart that stands for it.
    pub(super) fn changed_bar(
        &self,
        entry: &Entry,
        rect: Rect,
        change: Change,
        place: LabelPlace,
        label: &Caption,
        look: Look,
    ) -> Rect {
        let p = self.ctx.palette;
        let colour = bar_fill(p, hue_of(entry.family.unwrap_or(TieFamily::Commitment)), look.strength);
        let behind = match change {
            Change::New => colour,
            Change::Ended => p.panel,
            Change::Changed => mix(p.panel, colour, 0.45),
        };
        self.painter.rect_filled(rect, 3.0, behind);
        self.painter
            .rect_stroke(rect, 3.0, Stroke::new(1.6, colour), StrokeKind::Inside);
        self.outline(rect, look);
        let drawn = self.bar_label(rect, place, label, (legible(p, behind), None, look));
        let x = if change == Change::Ended { rect.right() } else { rect.left() };
        let at = pos2(x, rect.center().y);
        if self.chart.expand(SIGN).contains(at) {
            let colour = change_color(p, change);
            self.painter.circle(at, SIGN, p.panel, Stroke::new(1.2, colour));
            let style = font(size::SMALL - 1.0, Weight::Bold);
            self.painter
                .text(at, Align2::CENTER_CENTER, change_sign(change), style, colour);
        }
        drawn
    }
}
