//! The bar below the text: which passage of the selection's evidence is shown, and the way to the others.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::command::Command;
use crate::model::Item;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;

/// Height of the bar.
pub(super) const HEIGHT: f32 = 34.0;

/// Draws the bar.
pub(super) fn foot_ui(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let p = ctx.palette;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let count = ctx.derived.related.evidence.len();
    let Some(item) = ctx.session.selection else {
        let hint = if ctx.dossier.claims.is_empty() {
            "document-no-marks"
        } else {
            "document-evidence-hint"
        };
        line(ctx, ui, inner, ctx.words.text(hint).to_owned(), Weight::Regular, p.text_weak);
        return;
    };
    if let Item::Document(id) = item {
        let passages = ctx.derived.index.passages_of(id).len();
        let text = ctx.words.with("passages-count", &[("n", passages.into())]);
        line(ctx, ui, inner, text, Weight::Medium, p.text);
        return;
    }
    if count == 0 {
        line(
            ctx,
            ui,
            inner,
            ctx.words.text("document-evidence-none").to_owned(),
            Weight::Regular,
            p.text_weak,
        );
        return;
    }
    let mut right = inner.right();
    let hint = ui.painter().text(
        pos2(right, inner.center().y),
        Align2::RIGHT_CENTER,
        "F3",
        font(size::NOTE, Weight::Regular),
        p.text_weak,
    );
    right = hint.left() - space::XS;
    for (sign, key, by) in [("›", "document-next", 1), ("‹", "document-previous", -1)] {
        let cell = Rect::from_min_max(
            pos2(right - 24.0, inner.center().y - 13.0),
            pos2(right, inner.center().y + 13.0),
        );
        right -= 24.0;
        let name = ctx.words.text(key);
        let response = ui.interact(cell, ui.scope_id().with(key), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.hovered() {
            ui.painter().rect_filled(cell, space::RADIUS, p.field);
        }
        if response.has_focus() {
            ui.painter()
                .rect_stroke(cell, space::RADIUS, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
        }
        ui.painter().text(
            cell.center() - vec2(0.0, 1.0),
            Align2::CENTER_CENTER,
            sign,
            font(size::TITLE, Weight::Medium),
            p.text,
        );
        if response.on_hover_text(name).clicked() {
            ctx.commands.send(Command::StepEvidence(by));
        }
    }
    let arguments = [
        ("n", (ctx.session.evidence + 1).into()),
        ("total", count.into()),
        ("kind", kind(item).into()),
    ];
    let room = Rect::from_min_max(inner.min, pos2(right - space::S, inner.bottom()));
    line(
        ctx,
        ui,
        room,
        ctx.words.with("document-evidence", &arguments),
        Weight::Medium,
        p.text,
    );
}

fn line(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect, text: String, weight: Weight, colour: egui::Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(text, font(size::NOTE, weight), colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(20.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(
        pos2(rect.left(), rect.center().y - galley.size().y / 2.0),
        galley,
        ctx.palette.text,
    );
}

/// Kind of an item, as the message asks for it.
fn kind(item: Item) -> &'static str {
    match item {
        Item::Tie(_) => "tie",
        Item::Event(_) => "event",
        Item::Actor(_) => "actor",
        Item::Instrument(_) => "instrument",
        Item::Claim(_) => "claim",
        Item::Scenario(_) => "scenario",
        Item::Contradiction(_) => "contradiction",
        Item::Passage(_)
        | Item::Document(_)
        | Item::Quantity(_)
        | Item::Precedent(_)
        | Item::Assessment(_)
        | Item::Scene(_)
        | Item::Note(_)
        | Item::Tag(_) => "other",
    }
}
