//! What is thought through, in the network: a frame that says SCENARIO, signs on the strands, names of promises that no
//! tie of the dossier stands for.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Align2, Color32, CornerRadius, Galley, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::legend;
use super::looks::Looks;
use crate::derived::Laid;
use crate::model::TieId;
use crate::theme::{Hue, Palette, Weight, font, size, space};
use crate::views::{ViewCtx, guarantee};

/// Thickness of the frame.
const FRAME: f32 = 3.0;
/// Between the words of the frame and a figure below them.
const BELOW: f32 = 4.0;

/// Colour of what is done to a strand; its sign says the same.
pub(super) fn color(palette: &Palette, laid: Laid) -> Color32 {
    match laid {
        Laid::Added | Laid::Stronger => palette.good,
        Laid::Ended | Laid::Weaker => palette.bad,
    }
}

/// Sign of what is done to a strand.
pub(super) fn sign(laid: Laid) -> &'static str {
    match laid {
        Laid::Added => "+",
        Laid::Ended => "−",
        Laid::Stronger => "↑",
        Laid::Weaker => "↓",
    }
}

fn word(laid: Laid) -> &'static str {
    match laid {
        Laid::Added => "what-if-added",
        Laid::Ended => "what-if-ended",
        Laid::Stronger => "what-if-stronger",
        Laid::Weaker => "what-if-weaker",
    }
}

/// Name of a strand, of a tie or of a promise that is only thought through.
pub(super) fn name(ctx: &ViewCtx<'_>, tie: TieId) -> String {
    let strand = ctx.derived.overlay.strands.iter().find(|(id, _, _)| *id == tie);
    strand.map_or_else(
        || ctx.name(tie),
        |(_, from, _)| ctx.words.with("what-if-strand", &[("name", ctx.name(*from).into())]),
    )
}

/// Room that the words of the frame take above a figure, with every sign there is.
pub(super) fn room(ctx: &ViewCtx<'_>, painter: &Painter, pane: Rect) -> f32 {
    let words = said(ctx, |_| true);
    set(ctx, painter, pane, &words).size().y + 2.0 * space::XS + BELOW
}

/// What is thought through, and what the signs mean.
fn said(ctx: &ViewCtx<'_>, shown: impl Fn(Laid) -> bool) -> Vec<String> {
    let signs = Laid::ALL.into_iter().filter(|laid| shown(*laid));
    // A sign and its word stay together.
    let signs = signs.map(|laid| format!("{}\u{a0}{}", sign(laid), ctx.words.text(word(laid))));
    std::iter::once(guarantee::what_if_text(ctx)).chain(signs).collect()
}

/// The words of the frame, in as many lines as they take: none of them is left out.
fn set(ctx: &ViewCtx<'_>, painter: &Painter, pane: Rect, words: &[String]) -> Arc<Galley> {
    // Beside the legend of the screen there must be room for the words.
    let beside = if ctx.on_screen() && pane.width() > 2.0 * legend::WIDTH {
        legend::WIDTH
    } else {
        0.0
    };
    let room = (pane.width() - beside - 5.0 * space::M).max(40.0);
    let style = font(size::SMALL, Weight::SemiBold);
    painter.layout_job(LayoutJob::simple(words.join("   "), style, ctx.palette.panel, room))
}

/// The frame around the picture, with what is thought through and what the signs mean. `legend_left` tells whether the
/// legend lies at the lower left.
pub(super) fn frame(ctx: &ViewCtx<'_>, ui: &Ui, pane: Rect, looks: &Looks, legend_left: bool) {
    if ctx.session.what_if.is_empty() {
        return;
    }
    let p = ctx.palette;
    let painter = ui.painter();
    painter.rect_stroke(
        pane,
        CornerRadius::ZERO,
        Stroke::new(FRAME, p.hue(Hue::Orange)),
        StrokeKind::Inside,
    );
    let words = said(ctx, |laid| looks.lines.iter().any(|look| look.laid == Some(laid)));
    let galley = set(ctx, painter, pane, &words);
    let extent = galley.size() + vec2(2.0 * space::M, 2.0 * space::XS);
    // A figure keeps room above the picture; on the screen, where nothing may move, it lies where the legend does not.
    let card = if ctx.on_screen() {
        let inner = pane.shrink(space::M);
        let left = if legend_left { inner.right() - extent.x } else { inner.left() };
        Rect::from_min_size(pos2(left, inner.bottom() - extent.y), extent)
    } else {
        Rect::from_min_size(pos2(pane.center().x - 0.5 * extent.x, pane.top()), extent)
    };
    let whole = words.join(", ");
    let response = ui.interact(card, ui.scope_id().with("scenario"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
    painter.rect_filled(card, CornerRadius::same(space::CARD_RADIUS), p.text);
    painter.galley(
        Align2::CENTER_CENTER.anchor_size(card.center(), galley.size()).min,
        galley,
        p.panel,
    );
}
