//! What is thought through, in the network: a frame that says SCENARIO, signs on the strands, names of promises that no
//! tie of the dossier stands for.

use egui::{Align2, Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::legend;
use super::looks::Looks;
use crate::derived::Laid;
use crate::model::TieId;
use crate::theme::{Hue, Palette, Weight, font, size, space};
use crate::views::{ViewCtx, guarantee};

/// Thickness of the frame.
const FRAME: f32 = 3.0;
/// Room that the words of the frame take above a figure.
pub(super) const ROOM: f32 = 28.0;

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
    let mut words = vec![guarantee::what_if_text(ctx)];
    for laid in Laid::ALL {
        if looks.lines.iter().any(|look| look.laid == Some(laid)) {
            words.push(format!("{} {}", sign(laid), ctx.words.text(word(laid))));
        }
    }
    // Beside the legend there must be room for the words; on the screen they take more lines instead.
    let beside = if ctx.on_screen() && pane.width() > 2.0 * legend::WIDTH {
        legend::WIDTH
    } else {
        0.0
    };
    let room = (pane.width() - beside - 5.0 * space::M).max(40.0);
    let mut job = egui::text::LayoutJob::simple(words.join("   "), font(size::SMALL, Weight::SemiBold), p.panel, room);
    if !ctx.on_screen() {
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    }
    let galley = painter.layout_job(job);
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
