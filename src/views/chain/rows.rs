//! The steps, one below the other: who, what, whether, and the words that say so. The step in hand opens.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, Galley, Key, KeyboardShortcut, Modifiers, Pos2, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::badge::Badge;
use super::state::ChainState;
use super::words::{self, Row, Tone};
use crate::command::Command;
use crate::derived::Chain;
use crate::theme::{Hue, Weight, font, line, mix, size, space};
use crate::views::ViewCtx;

/// Room for the mark at the left of a row.
const MARK: f32 = 34.0;
const PAD: f32 = 5.0;
/// The document shows the rest of a long sentence.
const MOST_LINES: usize = 3;

/// Keys of the strip, with the message that explains them.
pub(in crate::views) const KEYS: [(KeyboardShortcut, &str); 4] = [
    (KeyboardShortcut::new(Modifiers::NONE, Key::ArrowRight), "chain-next"),
    (KeyboardShortcut::new(Modifiers::NONE, Key::ArrowDown), "chain-next"),
    (KeyboardShortcut::new(Modifiers::NONE, Key::ArrowLeft), "chain-previous"),
    (KeyboardShortcut::new(Modifiers::NONE, Key::ArrowUp), "chain-previous"),
];

/// Draws the rows.
pub(super) fn rows_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ChainState, chain: &Arc<Chain>, keys: bool) {
    let key = (
        ctx.derived.revision,
        Arc::clone(chain),
        ctx.session.moment,
        ctx.words.language(),
    );
    let rows = state.rows.get(&key, || words::rows(ctx, chain));
    let held = ctx.session.chain.and_then(|case| case.step);
    let in_hand = chain.in_hand(held, ctx.session.selection);
    if keys {
        arrows(ctx, ui);
    }
    let now = in_hand.map(|at| (at, ctx.session.selection_serial));
    let reveal = now.is_some() && now != std::mem::replace(&mut state.shown, now);
    ScrollArea::vertical()
        .id_salt("chain rows")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (place, (row, step)) in rows.iter().zip(&chain.steps).enumerate() {
                if let Some(heading) = &row.heading {
                    heading_ui(ctx, ui, heading, place == 0);
                }
                let open = in_hand == Some(place);
                let response = row_ui(ctx, ui, row, Badge::of(place, step).full(), open);
                if open && reveal {
                    ui.scroll_to_rect(response.rect.expand2(vec2(0.0, space::S)), None);
                }
                if response.hovered() {
                    ctx.hover.set(step.duty.item());
                }
                if response.clicked() {
                    ctx.commands.send(Command::GoToChainStep(place));
                    // The arrows lead on from here, wherever the keyboard was.
                    if let Some(focused) = ui.memory(egui::Memory::focused).filter(|id| *id != response.id) {
                        ui.memory_mut(|m| m.surrender_focus(focused));
                    }
                }
            }
        });
}

/// Arrow keys go from step to step, unless something else has the keyboard.
fn arrows(ctx: &ViewCtx<'_>, ui: &Ui) {
    if ui.memory(egui::Memory::focused).is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    for (keys, name) in KEYS {
        if ui.input_mut(|i| i.consume_shortcut(&keys)) {
            let by = if name == "chain-next" { 1 } else { -1 };
            ctx.commands.send(Command::StepChain(by));
        }
    }
}

fn heading_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, heading: &str, first: bool) {
    ui.add_space(if first { 0.0 } else { space::XS });
    let text = RichText::new(heading)
        .font(font(size::SMALL, Weight::SemiBold))
        .color(ctx.palette.text_weak);
    ui.add(egui::Label::new(text).truncate());
}

fn row_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, row: &Row, badge: Badge, open: bool) -> Response {
    let p = ctx.palette;
    let width = ui.available_width();
    let chip = ui
        .painter()
        .layout_no_wrap(row.chip.to_owned(), font(size::SMALL, Weight::Medium), Color32::PLACEHOLDER);
    let room = width - MARK - space::S;
    let chip_width = chip.size().x + 2.0 * space::S;
    let first = first_line(ctx, ui, row, room - chip_width - space::S);
    let mut below = vec![second_line(ctx, ui, row, room, open)];
    if open {
        below.extend(row.conditions.iter().map(|c| condition(ctx, ui, c, room)));
    }
    let lines: f32 = below.iter().map(|g| g.size().y + 1.0).sum();
    let height = 2.0 * PAD + first.size().y.max(chip.size().y + 3.0) + 2.0 + lines;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &row.name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = match (open, response.hovered()) {
        (true, _) => p.accent_soft,
        (false, true) => p.field,
        (false, false) => p.panel,
    };
    ui.painter().rect_filled(rect, space::RADIUS, fill);
    if response.has_focus() {
        let ring = Stroke::new(1.6, p.accent);
        ui.painter().rect_stroke(rect, space::RADIUS, ring, StrokeKind::Inside);
    }
    let top = rect.top() + PAD;
    badge.draw(ui.painter(), p, pos2(rect.left() + 0.5 * MARK, top + 11.0), fill, false);
    let mut at = pos2(rect.left() + MARK, top);
    let chip_at = Rect::from_min_size(
        pos2(rect.right() - space::S - chip_width, top),
        vec2(chip_width, chip.size().y + 3.0),
    );
    chip_ui(ctx, ui, chip_at, chip, row.tone, fill);
    at.y += put(ui, at, first) + 2.0;
    for galley in below {
        at.y += put(ui, at, galley) + 1.0;
    }
    response
}

fn put(ui: &Ui, at: Pos2, galley: Arc<Galley>) -> f32 {
    let height = galley.size().y;
    ui.painter().galley(at, galley, Color32::PLACEHOLDER);
    height
}

/// Whether it is owed: filled where it is, an outline where it may be, weak where it is not.
fn chip_ui(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect, galley: Arc<Galley>, tone: Tone, behind: Color32) {
    let p = ctx.palette;
    let (color, fill) = match tone {
        Tone::Bound => (p.hue(Hue::Blue), 0.16),
        Tone::Broken => (p.hue(Hue::Red), 0.16),
        Tone::Open | Tone::Void => (p.text_weak, 0.0),
    };
    let ink = mix(color, p.text, 0.35);
    let fill = mix(behind, color, fill);
    let radius = 0.5 * rect.height();
    let rim = if tone == Tone::Bound || tone == Tone::Broken {
        Stroke::NONE
    } else {
        Stroke::new(line::HAIR, p.line)
    };
    ui.painter().rect(rect, radius, fill, rim, StrokeKind::Inside);
    let at = rect.center() - 0.5 * galley.size();
    ui.painter().galley(at, galley, ink);
}

fn first_line(ctx: &ViewCtx<'_>, ui: &Ui, row: &Row, room: f32) -> Arc<Galley> {
    let p = ctx.palette;
    let mut job = LayoutJob::default();
    job.append(&row.who, 0.0, TextFormat::simple(font(size::BODY, Weight::SemiBold), p.text));
    job.append(&row.what, 9.0, TextFormat::simple(font(size::BODY, Weight::Medium), p.text));
    if !row.how.is_empty() {
        let how = TextFormat::simple(font(size::NOTE, Weight::Regular), p.text_weak);
        job.append(&format!("· {}", row.how), 5.0, how);
    }
    job.wrap = TextWrapping::truncate_at_width(room.max(20.0));
    ui.painter().layout_job(job)
}

/// Why not, the text, where its words stand, and the words; in one line, or more where the row is open.
fn second_line(ctx: &ViewCtx<'_>, ui: &Ui, row: &Row, room: f32, open: bool) -> Arc<Galley> {
    let p = ctx.palette;
    let plain = |weight, color| TextFormat::simple(font(size::NOTE, weight), color);
    let mut job = LayoutJob::default();
    if !row.reason.is_empty() {
        job.append(&format!("{}. ", row.reason), 0.0, plain(Weight::Medium, p.text));
    }
    let (from, quote) = if row.source.is_empty() {
        (format!("{}: ", row.text), Weight::Regular)
    } else {
        (format!("{} · {}: ", row.text, row.source), Weight::Italic)
    };
    job.append(&from, 0.0, plain(Weight::Regular, p.text_weak));
    job.append(&row.quote, 0.0, plain(quote, p.text));
    if open {
        job.wrap.max_width = room.max(20.0);
        job.wrap.max_rows = MOST_LINES;
    } else {
        job.wrap = TextWrapping::truncate_at_width(room.max(20.0));
    }
    ui.painter().layout_job(job)
}

fn condition(ctx: &ViewCtx<'_>, ui: &Ui, condition: &str, room: f32) -> Arc<Galley> {
    let text = ctx.words.with("chain-condition", &[("words", condition.into())]);
    ui.painter()
        .layout(text, font(size::NOTE, Weight::Regular), ctx.palette.text_weak, room.max(20.0))
}
