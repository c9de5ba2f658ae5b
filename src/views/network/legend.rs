//! The legend, made from what is visible now. A click on a row hides or shows the family.
//!
//! In small panes it is a button until opened. In figures it is drawn open and does nothing.

use egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::looks::{Looks, Row, change_color, change_sign};
use super::plan::Plan;
use super::state::NetworkState;
use super::strands::{self, Pen};
use crate::command::Command;
use crate::derived::Change;
use crate::layout::Point;
use crate::layout::strand::Strand;
use crate::model::TieFamily;
use crate::theme::{Hue, Weight, font, line, mix, size, space};
use crate::views::{LineStyle, Medium, ViewCtx, hue_of};

pub(super) const WIDTH: f32 = 300.0;
const ROW: f32 = 17.5;
const HEAD: f32 = 32.0;
const PAD: f32 = space::M;
const SAMPLE: f32 = 24.0;
/// Smaller panes begin with a closed legend.
const SMALL_PANE: egui::Vec2 = vec2(740.0, 520.0);

/// Whether the legend is a card on the picture; elsewhere the page has a key below it.
pub(super) fn has_card(ctx: &ViewCtx<'_>) -> bool {
    !matches!(ctx.medium, Medium::Inset | Medium::Stage)
}

/// Whether the legend is open.
pub(super) fn is_open(ctx: &ViewCtx<'_>, state: &NetworkState, pane: Rect) -> bool {
    !ctx.on_screen()
        || state
            .legend_open
            .unwrap_or(pane.width() >= SMALL_PANE.x && pane.height() >= SMALL_PANE.y)
}

/// Where the legend may lie: bottom right, bottom left, top right; as large as it gets with this dossier, so that it
/// holds at every moment. A closed one always lies bottom right.
pub(super) fn corners(ctx: &ViewCtx<'_>, plan: &Plan, pane: Rect, open: bool, placed: Option<egui::Pos2>) -> Vec<Rect> {
    if !has_card(ctx) {
        return Vec::new();
    }
    if let Some(at) = placed.filter(|_| !ctx.on_screen()) {
        let size = vec2(WIDTH, height(families(plan), lines(ctx)));
        return vec![put(pane, at, size)];
    }
    if !open {
        return vec![frame(ctx, pane, CLOSED, 0)];
    }
    let size = vec2(WIDTH, height(families(plan), lines(ctx)));
    (0..3).map(|corner| frame(ctx, pane, size, corner)).collect()
}

/// How many families of ties there are.
fn families(plan: &Plan) -> usize {
    let mut families: Vec<TieFamily> = plan.lines.iter().map(|l| l.family).collect();
    families.sort_unstable();
    families.dedup();
    families.len()
}

/// How many lines of styles there can be.
fn lines(ctx: &ViewCtx<'_>) -> usize {
    2 + usize::from(ctx.derived.open.total > 0) + usize::from(ctx.session.compare.is_some())
}

/// A card with its left upper corner at `at`, moved so that it lies inside.
fn put(pane: Rect, at: egui::Pos2, size: egui::Vec2) -> Rect {
    let inner = pane.shrink(space::XS);
    let most = (inner.max - size).max(inner.min);
    Rect::from_min_size(at.clamp(inner.min, most), size)
}

const CLOSED: egui::Vec2 = vec2(150.0, HEAD);

fn frame(ctx: &ViewCtx<'_>, pane: Rect, size: egui::Vec2, corner: usize) -> Rect {
    let inner = pane.shrink(space::M);
    // On a narrow pane the row of buttons reaches over to the right.
    let top = if ctx.on_screen() && pane.width() < 1000.0 {
        super::toolbar::ROOM - space::M
    } else {
        0.0
    };
    let min = match corner {
        1 => pos2(inner.min.x, inner.max.y - size.y),
        2 => pos2(inner.max.x - size.x, inner.min.y + top),
        _ => inner.max - size,
    };
    Rect::from_min_size(min, size)
}

/// Height with so many families and so many lines of styles.
fn height(families: usize, style_lines: usize) -> f32 {
    let lines = families.div_ceil(2) + style_lines + 1;
    HEAD + lines as f32 * ROW + 12.0
}

/// Styles in use and where each begins: line, and distance from the left.
fn flow(ctx: &ViewCtx<'_>, ui: &Ui, looks: &Looks) -> Vec<(LineStyle, usize, f32)> {
    let (mut line, mut x) = (0, 0.0);
    let mut places = Vec::new();
    // What is proposed has a row of its own.
    for style in looks.styles.iter().filter(|s| **s != LineStyle::Unreviewed) {
        let word = ctx.words.text(style_word(*style)).to_owned();
        let width = 27.0
            + ui.painter()
                .layout_no_wrap(word, font(size::SMALL, Weight::Regular), ctx.palette.text)
                .size()
                .x;
        if x + width > WIDTH - 2.0 * PAD && x > 0.0 {
            (line, x) = (line + 1, 0.0);
        }
        places.push((*style, line, x));
        x += width + 12.0;
    }
    places
}

/// Draws the legend.
pub(super) fn legend_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, pane: Rect, plan: &Plan, looks: &Looks) {
    let open = is_open(ctx, state, pane);
    let title = if open {
        ctx.words
            .with("network-legend-title", &[("date", ctx.words.day(ctx.session.moment).into())])
    } else {
        ctx.words.text("network-legend").to_owned()
    };
    let styles = flow(ctx, ui, looks);
    let extra = usize::from(looks.proposed > 0) + usize::from(looks.compares);
    let style_lines = styles.last().map_or(0, |last| last.1 + 1) + extra;
    let size = if open {
        vec2(WIDTH, height(looks.rows.len(), style_lines))
    } else {
        CLOSED
    };
    let corner = if ctx.on_screen() {
        state.legend_corner
    } else {
        state.figure_corner
    };
    let card = match state.figure_legend.filter(|_| !ctx.on_screen()) {
        Some(at) => put(pane, at, size),
        None => frame(ctx, pane, size, if open { corner } else { 0 }),
    };
    state.legend_drawn = Some(card);
    let p = ctx.palette;
    if ctx.on_screen() {
        // Nothing under the card reacts.
        ui.interact(card, ui.scope_id().with("legend card"), Sense::click_and_drag());
    }
    ui.painter().rect(
        card,
        CornerRadius::same(space::CARD_RADIUS),
        p.card,
        Stroke::new(line::HAIR, p.line),
        StrokeKind::Inside,
    );
    let head = Rect::from_min_size(card.min, vec2(card.width(), HEAD));
    let middle = head.center().y;
    let count = ctx.words.with(
        "network-legend-count",
        &[("shown", looks.shown.into()), ("all", plan.lines.len().into())],
    );
    let right = if ctx.on_screen() {
        head.max.x - PAD - 16.0
    } else {
        head.max.x - PAD
    };
    let mut end = right;
    if open {
        let note = font(size::NOTE, Weight::Regular);
        let drawn = ui
            .painter()
            .text(pos2(right, middle), Align2::RIGHT_CENTER, count, note, p.text_weak);
        end = drawn.left() - space::S;
    }
    let at = pos2(head.min.x + PAD, middle);
    let strong = || font(size::NOTE, Weight::SemiBold);
    let fits = ui.painter().layout_no_wrap(title.clone(), strong(), p.text).size().x <= end - at.x;
    // Of the day nothing must be cut off; that these are ties, the rows say.
    let title = if fits || !open {
        title
    } else {
        ctx.words.day(ctx.session.moment)
    };
    written(ui, at, end - at.x, title, strong(), p.text);
    if ctx.on_screen() {
        let name = ctx
            .words
            .text(if open { "network-legend-close" } else { "network-legend-open" });
        let response = ui.interact(head, ui.scope_id().with("legend head"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        focus_ring(ctx, ui, &response);
        chevron(ctx, ui, pos2(head.max.x - PAD - 4.0, middle), open, response.hovered());
        if response.clicked() {
            state.legend_open = Some(!open);
        }
    }
    if open {
        rows(ctx, ui, card, looks, &styles);
    }
}

fn rows(ctx: &ViewCtx<'_>, ui: &mut Ui, card: Rect, looks: &Looks, styles: &[(LineStyle, usize, f32)]) {
    let lines = looks.rows.len().div_ceil(2);
    let top = card.min.y + HEAD - 3.0;
    for (place, row) in looks.rows.iter().enumerate() {
        // The longer words stand in the second column; a single row has the whole width.
        let (left, right) = if looks.rows.len() == 1 {
            (PAD, WIDTH - PAD)
        } else if place < lines {
            (PAD, 0.47 * WIDTH - space::S)
        } else {
            (0.47 * WIDTH, WIDTH - PAD)
        };
        let y = top + (place % lines.max(1)) as f32 * ROW;
        let cell = Rect::from_min_max(pos2(card.min.x + left, y), pos2(card.min.x + right, y + ROW));
        family_row(ctx, ui, cell, *row);
    }
    let mut y = top + lines as f32 * ROW + 7.0;
    let p = ctx.palette;
    ui.painter()
        .hline(card.min.x + PAD..=card.max.x - PAD, y - 3.0, Stroke::new(line::HAIR, p.line));
    for (style, line, x) in styles {
        let at = pos2(card.min.x + PAD + x, y + (*line as f32 + 0.5) * ROW);
        let color = mix(p.hue(Hue::Grey), p.text, 0.3);
        sample(
            ui,
            at,
            22.0,
            TieFamily::Commitment,
            true,
            Pen {
                style: *style,
                color,
                width: 1.8,
                hollow: None,
            },
        );
        let word = ctx.words.text(style_word(*style));
        ui.painter().text(
            at + vec2(27.0, 0.0),
            Align2::LEFT_CENTER,
            word,
            font(size::SMALL, Weight::Regular),
            p.text_weak,
        );
    }
    y += styles.last().map_or(0, |last| last.1 + 1) as f32 * ROW;
    if looks.proposed > 0 {
        let cell = Rect::from_min_max(pos2(card.min.x + PAD, y), pos2(card.max.x - PAD, y + ROW));
        proposed_row(ctx, ui, cell, looks);
        y += ROW;
    }
    if looks.compares {
        compared_row(ctx, ui, pos2(card.min.x + PAD + 7.0, y + 0.5 * ROW));
        y += ROW;
    }
    let note = ctx.words.text("network-legend-width");
    let at = pos2(card.min.x + PAD, y + 0.45 * ROW);
    let small = font(size::SMALL, Weight::Regular);
    written(ui, at, WIDTH - 2.0 * PAD, note.to_owned(), small, p.text_weak);
}

/// The signs of what differs between two moments.
fn compared_row(ctx: &ViewCtx<'_>, ui: &Ui, mut at: egui::Pos2) {
    let p = ctx.palette;
    for (change, word) in [
        (Change::New, "compare-legend-new"),
        (Change::Ended, "compare-legend-ended"),
        (Change::Changed, "compare-legend-changed"),
    ] {
        strands::chip(ui.painter(), p, at, change_color(p, change), change_sign(change));
        let style = font(size::SMALL, Weight::Regular);
        let word = ctx.words.text(word);
        let drawn = ui
            .painter()
            .text(at + vec2(11.0, 0.0), Align2::LEFT_CENTER, word, style, p.text_weak);
        at.x = drawn.right() + 18.0;
    }
}

/// What nobody has reviewed yet; a click hides or shows it everywhere.
fn proposed_row(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, looks: &Looks) {
    let p = ctx.palette;
    let hidden = looks.hides_proposed;
    let mut hovered = false;
    if ctx.on_screen() {
        let response = ui.interact(rect, ui.scope_id().with("legend proposed"), Sense::click());
        let name = ctx.words.with("review-legend-row", &[("n", looks.proposed.into())]);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, !hidden, &name));
        hovered = response.hovered();
        if hovered {
            ui.painter()
                .rect_filled(rect.expand2(vec2(4.0, 0.0)), CornerRadius::same(4), p.field);
        }
        focus_ring(ctx, ui, &response);
        if response.clicked() {
            ctx.commands.send(Command::ToggleProposed);
        }
        let hint = if hidden {
            "network-legend-show"
        } else {
            "network-legend-hide"
        };
        response.on_hover_text(ctx.words.text(hint));
    }
    let color = p.faded(mix(p.hue(Hue::Grey), p.text, 0.3), p.card, if hidden { 0.4 } else { 1.0 });
    let pen = Pen {
        style: LineStyle::Unreviewed,
        color,
        width: 1.8,
        hollow: Some(p.card),
    };
    sample(ui, rect.left_center(), SAMPLE + 12.0, TieFamily::Commitment, false, pen);
    let chip = rect.left_center() + vec2(10.0, 0.0);
    strands::chip(ui.painter(), p, chip, color, "?");
    let text = if hidden { p.text_weak } else { p.text };
    let at = rect.left_center() + vec2(SAMPLE + 18.0, 0.0);
    let end = row_end(ctx, ui, rect, looks.proposed, hidden, hovered);
    let small = || font(size::SMALL, Weight::Regular);
    // What has no room in full is said in fewer words.
    let whole = ctx.words.text("review-legend");
    let width = ui.painter().layout_no_wrap(whole.to_owned(), small(), text).size().x;
    let fits = width <= end - at.x;
    let words = if fits { whole } else { ctx.words.text("review-legend-short") };
    let drawn = written(ui, at, end - at.x, words.to_owned(), small(), text);
    if hidden {
        struck(ctx, ui, drawn);
    }
}

/// What stands at the end of a row: its count, or an eye while it is hidden; gives where the words have to end.
fn row_end(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect, count: usize, hidden: bool, hovered: bool) -> f32 {
    if hidden {
        let at = rect.right_center() - vec2(6.0, 0.0);
        eye(ctx, ui, at, hovered);
        return at.x - 6.0 - space::XS;
    }
    let small = font(size::SMALL, Weight::Regular);
    let drawn = ui
        .painter()
        .text(rect.right_center(), Align2::RIGHT_CENTER, count, small, ctx.palette.text_weak);
    drawn.left() - space::XS
}

/// One line of words that ends with an ellipsis where it is wider than `room`; gives where it stands.
fn written(ui: &Ui, left: egui::Pos2, room: f32, words: String, font: egui::FontId, colour: egui::Color32) -> Rect {
    let mut job = egui::text::LayoutJob::simple_singleline(words, font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(10.0));
    let galley = ui.painter().layout_job(job);
    let rect = Align2::LEFT_CENTER.anchor_size(left, galley.size());
    ui.painter().galley(rect.min, galley, colour);
    rect
}

/// Strikes words out.
fn struck(ctx: &ViewCtx<'_>, ui: &Ui, words: Rect) {
    let stroke = Stroke::new(1.0, ctx.palette.text_weak);
    ui.painter().hline(words.x_range(), words.center().y + 0.5, stroke);
}

fn family_row(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, row: Row) {
    let p = ctx.palette;
    let family = ctx.words.family(row.family);
    let mut hovered = false;
    if ctx.on_screen() {
        let response = ui.interact(rect, ui.scope_id().with(("legend row", row.family)), Sense::click());
        let name = ctx
            .words
            .with("network-legend-row", &[("family", family.into()), ("n", row.count.into())]);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, !row.hidden, &name));
        hovered = response.hovered();
        if hovered {
            ui.painter()
                .rect_filled(rect.expand2(vec2(4.0, 0.0)), CornerRadius::same(4), p.field);
        }
        focus_ring(ctx, ui, &response);
        if response.clicked() {
            ctx.commands.send(Command::ToggleFamily(row.family));
        }
        response.on_hover_text(ctx.words.text(if row.hidden {
            "network-legend-show"
        } else {
            "network-legend-hide"
        }));
    }
    let strength = if row.hidden { 0.35 } else { 1.0 };
    let color = p.faded(p.hue(hue_of(row.family)), p.card, strength);
    let pen = Pen {
        style: LineStyle::Solid,
        color,
        width: line::STRAND,
        hollow: None,
    };
    sample(ui, rect.left_center(), SAMPLE, row.family, false, pen);
    let mut marks = Vec::new();
    let (from, to) = (rect.left_center(), rect.left_center() + vec2(SAMPLE - 6.0, 0.0));
    let along = |share: f32| Point::new(from.x + share * (to.x - from.x), from.y);
    let curve = Strand {
        from: along(0.0),
        control_a: along(0.33),
        control_b: along(0.67),
        to: along(1.0),
    };
    strands::family_marks(&mut marks, p, curve, row.family, pen);
    ui.painter().extend(marks);
    let text = if row.hidden { p.text_weak } else { p.text };
    let at = rect.left_center() + vec2(SAMPLE + 6.0, 0.0);
    let end = row_end(ctx, ui, rect, row.count, row.hidden, hovered);
    let small = font(size::SMALL, Weight::Regular);
    let drawn = written(ui, at, end - at.x, family.to_owned(), small, text);
    if row.hidden {
        struck(ctx, ui, drawn);
    }
}

pub(super) fn sample(ui: &Ui, at: egui::Pos2, length: f32, family: TieFamily, mutual: bool, pen: Pen) {
    let x = |share: f32| Point::new(at.x + share * length, at.y);
    let mut shapes = Vec::new();
    strands::draw(
        &mut shapes,
        Strand {
            from: x(0.0),
            control_a: x(0.33),
            control_b: x(0.67),
            to: x(1.0),
        },
        family,
        mutual,
        pen,
    );
    ui.painter().extend(shapes);
}

/// Message for a line style.
pub(in crate::views) fn style_word(style: LineStyle) -> &'static str {
    match style {
        LineStyle::Solid => "network-style-solid",
        LineStyle::Double => "network-style-double",
        LineStyle::Dashed => "network-style-dashed",
        LineStyle::Dotted => "network-style-dotted",
        LineStyle::DashDot => "network-style-dash-dot",
        LineStyle::Crossed => "network-style-crossed",
        LineStyle::Later => "network-style-later",
        LineStyle::Unreviewed => "review-legend",
    }
}

fn eye(ctx: &ViewCtx<'_>, ui: &Ui, at: egui::Pos2, hovered: bool) {
    let color = if hovered { ctx.palette.accent } else { ctx.palette.text_weak };
    let lid = |down: f32| {
        (0..=8)
            .map(|k| f32::from(k as u8) / 8.0)
            .map(|t| at + vec2(12.0 * (t - 0.5), down * 14.0 * t * (1.0 - t)))
            .collect()
    };
    for side in [-1.0, 1.0] {
        ui.painter().add(Shape::line(lid(side), Stroke::new(1.2, color)));
    }
    ui.painter().circle_filled(at, 1.8, color);
}

fn chevron(ctx: &ViewCtx<'_>, ui: &Ui, at: egui::Pos2, open: bool, hovered: bool) {
    let color = if hovered { ctx.palette.accent } else { ctx.palette.text_weak };
    let down = if open { 2.2 } else { -2.2 };
    let points = vec![at + vec2(-4.5, -down), at + vec2(0.0, down), at + vec2(4.5, -down)];
    ui.painter().add(Shape::line(points, Stroke::new(1.6, color)));
}

/// The ring of the keyboard focus.
pub(super) fn focus_ring(ctx: &ViewCtx<'_>, ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.6, ctx.palette.accent);
        ui.painter()
            .rect_stroke(response.rect.expand(1.0), CornerRadius::same(5), stroke, StrokeKind::Outside);
    }
}
