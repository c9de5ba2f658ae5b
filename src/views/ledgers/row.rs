//! How one proposal looks in the ledger: kind and words, confidence, the sentence with its trigger, why, and what
//! contradicts it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, CornerRadius, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::rows::{Group, Row};
use crate::derived::conflicts::Conflict;
use crate::theme::{Hue, Weight, font, mix, size, space};
use crate::views::review::{Kind, words};
use crate::views::{ViewCtx, hue_of};

/// Width of the bar of confidence.
const BAR: f32 = 42.0;
/// Inner margin of a row.
const PAD: f32 = 8.0;

/// What stands out in a row.
pub(super) struct RowLook<'a> {
    /// One stands at it.
    pub(super) current: bool,
    pub(super) conflicts: &'a [Conflict],
}

fn one_line(ui: &Ui, mut job: LayoutJob, room: f32) -> Arc<Galley> {
    job.wrap = TextWrapping::truncate_at_width(room.max(10.0));
    ui.painter().layout_job(job)
}

fn plain(text: &str, points: f32, weight: Weight, colour: Color32) -> LayoutJob {
    LayoutJob::single_section(text.to_owned(), TextFormat::simple(font(points, weight), colour))
}

/// A heading between rows, with the number of its rows.
pub(super) fn heading(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect, group: Group, count: usize) {
    let p = ctx.palette;
    let text = match group {
        Group::Document(Some(id)) => {
            let date = ctx.dossier.documents.get(&id).and_then(|d| d.published.as_ref());
            let date = date.map_or_else(|| ctx.words.text("date-unknown").to_owned(), |d| ctx.words.date(d));
            format!("{} · {date}", ctx.name(id))
        }
        Group::Document(None) => ctx.words.text("review-no-document").to_owned(),
        Group::Kind(kind) => words::kind(ctx, kind).to_owned(),
    };
    let number = one_line(ui, plain(&count.to_string(), size::NOTE, Weight::Regular, p.text_weak), 60.0);
    let room = rect.width() - number.size().x - 2.0 * PAD;
    let galley = one_line(ui, plain(&text, size::NOTE, Weight::SemiBold, p.text_weak), room);
    let y = rect.bottom() - 4.0;
    ui.painter()
        .galley(pos2(rect.left() + PAD, y - galley.size().y), galley, p.text_weak);
    ui.painter().galley(
        pos2(rect.right() - PAD - number.size().x, y - number.size().y),
        number,
        p.text_weak,
    );
    let response = ui.interact(
        rect,
        ui.scope_id().with(("proposal-heading", rect.top() as i64, &text)),
        Sense::hover(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
}

/// Colour of a kind.
fn hue(kind: Kind) -> Hue {
    match kind {
        Kind::Tie(family) => hue_of(family),
        Kind::Event | Kind::Statement => Hue::Teal,
        Kind::Quantity | Kind::Actor => Hue::Grey,
    }
}

/// Draws a row; `true` if it was clicked.
pub(super) fn row_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, row: &Row, look: &RowLook<'_>) -> bool {
    let p = ctx.palette;
    let response = ui.interact(rect, ui.scope_id().with(("proposal", row.subject)), Sense::CLICK);
    let line = words::line(ctx, row.subject);
    let told_by = row.told_by.and_then(|id| words::sentence(ctx, id, row.subject));
    let sentence = told_by.unwrap_or_default();
    let sure = words::percent(ctx.words, row.confidence);
    let name = ctx.words.with(
        "review-row-name",
        &[
            ("line", line.clone().into()),
            ("percent", sure.clone().into()),
            ("sentence", sentence.text.clone().into()),
        ],
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, look.current, &name));
    if response.hovered() {
        ctx.hover.set(row.subject.item);
    }
    let body = rect.shrink2(vec2(0.0, 1.0));
    let radius = CornerRadius::same(space::RADIUS - 1);
    let fill = match (look.current, response.hovered()) {
        (true, _) => Some(p.accent_soft),
        (false, true) => Some(p.field),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(body, radius, fill);
    }
    let ground = fill.unwrap_or(p.panel);
    let (top, low) = (body.top() + 12.5, body.bottom() - 11.5);
    let mut right = confidence(ctx, ui, body, top, row);
    right = conflict_chip(ctx, ui, (body, right, top), row, look);
    let left = chip(ctx, ui, pos2(body.left() + PAD, top), row.kind, ground) + 7.0;
    let brief = words::brief(ctx, row.subject);
    let words = one_line(ui, plain(&brief, size::BODY, Weight::Medium, p.text), right - left - space::S);
    ui.painter().galley(pos2(left, top - words.size().y / 2.0), words, p.text);
    // Below: the sentence, and at its right the reason.
    let room = body.width() - 2.0 * PAD;
    let reason = words::ground(ctx, row.subject)
        .map(|g| words::rule(ctx.words, &g.rule))
        .unwrap_or_default();
    let reason = one_line(ui, plain(&reason, size::SMALL, Weight::Regular, p.text_weak), room * 0.36);
    let sentence = sentence.excerpt();
    let sentence = one_line(ui, marked(ctx, &sentence), room - reason.size().x - space::M);
    ui.painter()
        .galley(pos2(body.left() + PAD, low - sentence.size().y / 2.0), sentence, p.text);
    let at = pos2(body.right() - PAD - reason.size().x, low - reason.size().y / 2.0);
    ui.painter().galley(at, reason, p.text_weak);
    if look.current {
        let bar = Rect::from_min_max(body.left_top() + vec2(0.0, 4.0), pos2(body.left() + 3.0, body.bottom() - 4.0));
        ui.painter().rect_filled(bar, CornerRadius::same(1), p.accent);
    }
    // The tip belongs to the right end, so that it hides no rows while one goes through them.
    let end = body.with_min_x(right);
    let grounds = ui.interact(end, ui.scope_id().with(("proposal-ground", row.subject)), Sense::CLICK);
    let clicked = response.clicked() || grounds.clicked();
    grounds.on_hover_ui(|ui| tip(ctx, ui, row));
    clicked
}

/// The sentence with its trigger in strong letters.
fn marked(ctx: &ViewCtx<'_>, sentence: &words::Sentence) -> LayoutJob {
    let p = ctx.palette;
    let weak = TextFormat::simple(font(size::NOTE, Weight::Regular), p.text_weak);
    let strong = TextFormat::simple(font(size::NOTE, Weight::SemiBold), p.text);
    let mut job = LayoutJob::default();
    let mut from = 0;
    for trigger in &sentence.triggers {
        job.append(sentence.text.get(from..trigger.start).unwrap_or_default(), 0.0, weak.clone());
        job.append(sentence.text.get(trigger.clone()).unwrap_or_default(), 0.0, strong.clone());
        from = trigger.end;
    }
    job.append(sentence.text.get(from..).unwrap_or_default(), 0.0, weak);
    job
}

/// The kind on its chip; gives where it ends.
fn chip(ctx: &ViewCtx<'_>, ui: &Ui, at: egui::Pos2, kind: Kind, ground: Color32) -> f32 {
    let p = ctx.palette;
    let colour = p.hue(hue(kind));
    let galley = one_line(
        ui,
        plain(
            words::kind(ctx, kind),
            size::SMALL,
            Weight::SemiBold,
            mix(colour, p.text, 0.45),
        ),
        140.0,
    );
    let rect = Rect::from_min_size(at - vec2(0.0, 8.5), vec2(galley.size().x + 12.0, 17.0));
    ui.painter().rect(
        rect,
        8.0,
        mix(ground, colour, 0.14),
        Stroke::new(1.0, mix(ground, colour, 0.5)),
        StrokeKind::Inside,
    );
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, p.text);
    rect.right()
}

/// How sure the rule is, as a bar and a word; gives where it begins.
fn confidence(ctx: &ViewCtx<'_>, ui: &Ui, body: Rect, y: f32, row: &Row) -> f32 {
    let p = ctx.palette;
    let track = Rect::from_min_size(pos2(body.right() - PAD - BAR, y - 2.5), vec2(BAR, 5.0));
    ui.painter().rect_filled(track, 2.5, mix(p.panel, p.text_weak, 0.22));
    let colour = match row.confidence {
        c if c >= 0.75 => p.good,
        c if c >= 0.5 => p.hue(Hue::Orange),
        _ => p.bad,
    };
    let part = track.with_max_x(track.left() + BAR * row.confidence.clamp(0.0, 1.0) as f32);
    ui.painter().rect_filled(part, 2.5, colour);
    let word = words::confidence(ctx.words, row.confidence);
    let galley = one_line(ui, plain(word, size::SMALL, Weight::Regular, p.text_weak), 110.0);
    let left = track.left() - 6.0 - galley.size().x;
    ui.painter()
        .galley(pos2(left, y - galley.size().y / 2.0), galley, p.text_weak);
    left - space::S
}

/// What contradicts the row, as a chip; gives where it begins.
fn conflict_chip(ctx: &ViewCtx<'_>, ui: &mut Ui, (body, right, y): (Rect, f32, f32), row: &Row, look: &RowLook<'_>) -> f32 {
    let Some(first) = look.conflicts.first() else { return right };
    let p = ctx.palette;
    let text = words::conflict(ctx, first);
    let galley = one_line(
        ui,
        plain(&text, size::SMALL, Weight::SemiBold, mix(p.bad, p.text, 0.15)),
        body.width() * 0.27,
    );
    let extent = vec2(galley.size().x + 12.0, 17.0);
    let rect = Rect::from_min_size(pos2(right - extent.x, y - 8.5), extent);
    ui.painter().rect_filled(rect, 8.0, mix(p.panel, p.bad, 0.16));
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, p.text);
    let response = ui.interact(rect, ui.scope_id().with(("proposal-conflict", row.subject)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    rect.left() - space::S
}

/// Everything about the row that had no room.
fn tip(ctx: &ViewCtx<'_>, ui: &mut Ui, row: &Row) {
    ui.set_max_width(420.0);
    let text = |text: String, weight, colour| egui::RichText::new(text).font(font(size::NOTE, weight)).color(colour);
    let p = ctx.palette;
    ui.label(text(words::line(ctx, row.subject), Weight::SemiBold, p.text));
    if let Some(sentence) = row.told_by.and_then(|id| words::sentence(ctx, id, row.subject)) {
        ui.label(text(sentence.text, Weight::Regular, p.text));
    }
    if let Some(ground) = words::ground(ctx, row.subject) {
        ui.label(text(words::reason(ctx.words, ground), Weight::Regular, p.text_weak));
    }
}
