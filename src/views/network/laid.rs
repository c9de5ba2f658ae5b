//! What is thought through, in the network: a frame that says SCENARIO, signs on the strands, names of promises that no
//! tie of the dossier stands for.

use egui::{Align2, Color32, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::looks::Looks;
use super::toolbar;
use crate::derived::Laid;
use crate::model::TieId;
use crate::theme::{Hue, Palette, Weight, font, size, space};
use crate::views::{ViewCtx, guarantee};

/// Thickness of the frame.
const FRAME: f32 = 3.0;

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

/// The frame around the picture, with what is thought through and what the signs mean.
pub(super) fn frame(ctx: &ViewCtx<'_>, ui: &Ui, pane: Rect, looks: &Looks) {
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
    let mut job = egui::text::LayoutJob::simple_singleline(words.join("   "), font(size::SMALL, Weight::SemiBold), p.panel);
    job.wrap = egui::text::TextWrapping::truncate_at_width((pane.width() - 4.0 * space::M).max(40.0));
    let galley = painter.layout_job(job);
    let top = pane.top() + if ctx.on_screen() { toolbar::ROOM } else { 0.0 };
    let card = Rect::from_center_size(
        pos2(pane.center().x, top + 0.5 * galley.size().y + space::XS),
        galley.size() + vec2(2.0 * space::M, 2.0 * space::XS),
    );
    painter.rect_filled(card, CornerRadius::same(space::CARD_RADIUS), p.text);
    painter.galley(
        Align2::CENTER_CENTER.anchor_size(card.center(), galley.size()).min,
        galley,
        p.panel,
    );
}
