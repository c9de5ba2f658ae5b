//! How the search box and its results look.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, Frame, Id, Margin, Order, Rect, Response, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo,
    pos2, vec2,
};

use super::rows::{Group, Row};
use crate::derived::text_index::{Term, emphasis};
use crate::theme::{self, Weight, font, line, size, space};
use crate::views::ViewCtx;

/// Widest the field and the results get.
const FIELD_WIDTH: f32 = 380.0;
const RESULTS_WIDTH: f32 = 560.0;
const ROW_HEIGHT: f32 = 28.0;

/// The field: rounded, with a hint and its key at the right.
pub(super) fn field(ctx: &ViewCtx<'_>, ui: &mut Ui, query: &mut String, opened: bool) -> Response {
    let p = ctx.palette;
    let width = ui.available_width().min(FIELD_WIDTH);
    let (rect, _) = ui.allocate_exact_size(vec2(width, space::CONTROL), Sense::hover());
    let id = Id::unique("garant-search-field");
    let focused = opened || ui.memory(|m| m.has_focus(id));
    let rim = if focused { Stroke::new(1.5, p.accent) } else { Stroke::NONE };
    ui.painter()
        .rect(rect, CornerRadius::same(space::RADIUS), p.field, rim, StrokeKind::Inside);
    let key = galley(ui, ctx.words.text("search-key"), size::NOTE, Weight::Regular, p.text_weak);
    let key_width = if focused { 0.0 } else { key.size().x + space::XS };
    let inner = Rect::from_min_max(
        rect.min + vec2(space::M, 0.0),
        pos2(rect.right() - space::S - key_width, rect.bottom()),
    );
    if !focused {
        ui.painter()
            .galley(pos2(inner.right(), rect.center().y - key.size().y / 2.0), key, p.text_weak);
    }
    let hint = egui::RichText::new(ctx.words.text("search-hint")).color(p.text_weak);
    let edit = TextEdit::singleline(query)
        .id(id)
        .hint_text(hint)
        .font(font(size::BODY, Weight::Regular))
        .text_color(p.text)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(inner.width());
    let response = ui.put(inner, edit);
    let name = ctx.words.text("search-hint");
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    response
}

fn galley(ui: &Ui, text: &str, points: f32, weight: Weight, colour: Color32) -> std::sync::Arc<egui::Galley> {
    let job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font(points, weight), colour));
    ui.fonts_mut(|f| f.layout_job(job))
}

/// The results below the field: the row clicked, and where they stand.
pub(super) fn results(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    field: Rect,
    rows: &[Row],
    terms: &[Term],
    chosen: usize,
    moved: bool,
) -> (Option<usize>, Rect) {
    let p = ctx.palette;
    let screen = ui.ctx().content_rect();
    let width = RESULTS_WIDTH.min(screen.width() - 2.0 * space::L);
    let left = (field.center().x - width / 2.0).clamp(
        screen.left() + space::S,
        (screen.right() - width - space::S).max(screen.left()),
    );
    let area = egui::Area::new(Id::unique("garant-search-results"))
        .order(Order::Foreground)
        .fixed_pos(pos2(left, field.bottom() + 6.0))
        .accessible_name(ctx.words.text("search-results"));
    let shown = area.show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(p.card)
            .stroke(Stroke::new(line::HAIR, p.line))
            .corner_radius(space::CARD_RADIUS)
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin::same(6));
        frame.show(ui, |ui| {
            ui.set_width(width - 12.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            list(ctx, ui, rows, terms, chosen, moved)
        })
    });
    (shown.inner.inner, shown.response.rect)
}

fn list(ctx: &ViewCtx<'_>, ui: &mut Ui, rows: &[Row], terms: &[Term], chosen: usize, moved: bool) -> Option<usize> {
    let mut clicked = None;
    if rows.is_empty() {
        let key = if ctx.derived.text.is_to_come() {
            "search-to-come"
        } else {
            "search-nothing"
        };
        heading(ctx, ui, ctx.words.text(key));
    }
    for (place, row) in rows.iter().enumerate() {
        if place == 0 || rows[place - 1].group != row.group {
            heading(ctx, ui, ctx.words.text(row.group.key()));
        }
        let response = self::row(ctx, ui, row, terms, place == chosen);
        if response.clicked() {
            clicked = Some(place);
        }
        if moved && place == chosen {
            response.scroll_to_me(None);
        }
    }
    clicked
}

fn heading(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let galley = galley(ui, text, size::SMALL, Weight::SemiBold, ctx.palette.text_weak);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 8.0), Sense::hover());
    ui.painter().galley(
        rect.left_bottom() + vec2(space::S, -galley.size().y - 2.0),
        galley,
        ctx.palette.text_weak,
    );
}

fn row(ctx: &ViewCtx<'_>, ui: &mut Ui, row: &Row, terms: &[Term], chosen: bool) -> Response {
    let p = ctx.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let group = ctx.words.text(row.group.key());
    let arguments = [
        ("group", group.into()),
        ("title", row.title.clone().into()),
        ("note", row.note.clone().into()),
    ];
    let name = ctx.words.with(
        if row.note.is_empty() {
            "search-row-name-short"
        } else {
            "search-row-name"
        },
        &arguments,
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    if chosen || response.hovered() || response.has_focus() {
        let ground = if chosen { p.accent_soft } else { p.field };
        ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS - 2), ground);
    }
    let note = clipped(
        ui,
        &row.note,
        &[],
        (rect.width() - 2.0 * space::S) * 0.46,
        size::NOTE,
        p.text_weak,
        p.text_weak,
    );
    let room = rect.width() - 3.0 * space::S - note.size().x;
    let marks = if row.group == Group::Dates {
        Vec::new()
    } else {
        emphasis(&row.title, terms)
    };
    let strong = theme::mix(p.accent, p.text, 0.15);
    let title = clipped(ui, &row.title, &marks, room, size::BODY, p.text, strong);
    let middle = rect.center().y;
    ui.painter().galley(
        pos2(rect.right() - space::S - note.size().x, middle - note.size().y / 2.0),
        note,
        p.text_weak,
    );
    ui.painter()
        .galley(pos2(rect.left() + space::S, middle - title.size().y / 2.0), title, p.text);
    response
}

/// One line of text with marked letters, cut with an ellipsis where it is too long.
fn clipped(
    ui: &Ui,
    text: &str,
    marks: &[Range<usize>],
    width: f32,
    points: f32,
    colour: Color32,
    strong: Color32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width.max(40.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let mut at = 0;
    for mark in marks.iter().filter(|m| m.end <= text.len()) {
        if mark.start >= at {
            job.append(
                &text[at..mark.start],
                0.0,
                TextFormat::simple(font(points, Weight::Regular), colour),
            );
            job.append(
                &text[mark.clone()],
                0.0,
                TextFormat::simple(font(points, Weight::SemiBold), strong),
            );
            at = mark.end;
        }
    }
    job.append(&text[at..], 0.0, TextFormat::simple(font(points, Weight::Regular), colour));
    ui.fonts_mut(|f| f.layout_job(job))
}
