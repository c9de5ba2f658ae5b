//! What has changed between two moments, in a strip under the network: counts, and a list in words on demand.
//!
//! Not here: working it out (`derived::difference`), signs on strands (`network`).

use std::sync::Arc;

use egui::{Button, Color32, Frame, Margin, Panel, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::network::{change_color, change_sign};
use super::{ViewCtx, network};
use crate::command::Command;
use crate::derived::{Cached, Change, Difference};
use crate::model::{Day, Language, PaneKind, TieId};
use crate::theme::{Weight, font, size, space};

/// Rows of the list are so high, and the list at most so many.
const ROW: f32 = 20.0;
const MOST_ROWS: f32 = 8.0;

/// A row of the list.
#[derive(Debug)]
struct Row {
    tie: TieId,
    change: Change,
    text: String,
}

/// The rows depend on: the dossier, both moments, the language, which changes are listed, the difference by identity.
type RowsKey = (u64, Day, Day, Language, Option<Change>, usize);

/// What the strip remembers by itself.
#[derive(Debug, Default)]
pub struct DifferenceState {
    open: bool,
    /// Only these are listed.
    only: Option<Change>,
    rows: Cached<RowsKey, Vec<Row>>,
    held: Option<Arc<Difference>>,
}

/// The strip, at the bottom of the room that is left.
pub fn difference_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DifferenceState) {
    let Some(difference) = ctx.derived.difference.clone() else {
        return;
    };
    let frame = Frame::new()
        .fill(ctx.palette.panel)
        .inner_margin(Margin::symmetric(space::M as i8, 3));
    Panel::bottom("difference").resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, 2.0);
        head(ctx, ui, state, &difference);
        if state.open && difference.from != difference.to {
            list(ctx, ui, state, &difference);
        }
    });
}

fn head(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DifferenceState, difference: &Difference) {
    let words = ctx.words;
    ui.horizontal_wrapped(|ui| {
        if difference.from == difference.to {
            let text = words.with("compare-same-day", &[("day", words.day(difference.from).into())]);
            ui.label(
                RichText::new(text)
                    .font(font(size::NOTE, Weight::Medium))
                    .color(ctx.palette.text),
            );
        } else {
            let days = [
                ("from", words.day(difference.from).into()),
                ("to", words.day(difference.to).into()),
            ];
            let title = words.with("compare-title", &days);
            ui.label(
                RichText::new(title)
                    .font(font(size::NOTE, Weight::SemiBold))
                    .color(ctx.palette.text),
            );
            for (change, key) in [
                (Change::New, "compare-new"),
                (Change::Ended, "compare-ended"),
                (Change::Changed, "compare-changed"),
            ] {
                let count = words.with(key, &[("n", difference.count(change).into())]);
                let chosen = state.open && state.only == Some(change);
                let color = change_color(ctx.palette, change);
                let text = RichText::new(format!("{} {count}", change_sign(change))).font(font(size::NOTE, Weight::Medium));
                let response = ui.selectable_label(chosen, text.color(color));
                let name = words.with("compare-filter-name", &[("what", count.into())]);
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
                if response.clicked() {
                    (state.open, state.only) = if chosen { (false, None) } else { (true, Some(change)) };
                }
            }
            let same = words.with("compare-same", &[("n", difference.same.into())]);
            ui.label(
                RichText::new(same)
                    .font(font(size::NOTE, Weight::Regular))
                    .color(ctx.palette.text_weak),
            );
            let key = if state.open {
                "compare-hide-list"
            } else {
                "compare-show-list"
            };
            if button(ui, if state.open { "▾" } else { "▸" }, words.text(key)) {
                (state.open, state.only) = (!state.open, None);
            }
        }
        if button(ui, "×", words.text("compare-lift")) {
            ctx.commands.send(Command::CompareWith(None));
        }
    });
}

fn button(ui: &mut Ui, sign: &str, name: &str) -> bool {
    let text = RichText::new(sign).font(font(size::BODY, Weight::Medium));
    let response = ui.add(Button::new(text).min_size(vec2(22.0, 20.0)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_text(name).clicked()
}

fn list(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DifferenceState, difference: &Arc<Difference>) {
    let key = (
        ctx.derived.revision,
        difference.from,
        difference.to,
        ctx.words.language(),
        state.only,
        Arc::as_ptr(difference).addr(),
    );
    let only = state.only;
    let rows = state.rows.get(&key, || rows(ctx, difference, only));
    state.held = Some(Arc::clone(difference));
    let height = ROW * MOST_ROWS.min(rows.len().max(1) as f32);
    ScrollArea::vertical()
        .id_salt("difference")
        .max_height(height)
        .min_scrolled_height(height)
        .show_rows(ui, ROW - 2.0, rows.len(), |ui, range| {
            for row in &rows[range] {
                row_ui(ctx, ui, row);
            }
        });
}

fn row_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, row: &Row) {
    let p = ctx.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 2.0), Sense::click());
    let selected = ctx.session.is_selected(row.tie.into());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &row.text));
    let fill = match (selected, response.hovered() || response.has_focus()) {
        (true, _) => p.accent_soft,
        (false, true) => p.field,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, space::RADIUS, fill);
    let sign = font(size::NOTE, Weight::Bold);
    let left = rect.left_center() + vec2(8.0, 0.0);
    let color = change_color(p, row.change);
    ui.painter()
        .text(left, egui::Align2::CENTER_CENTER, change_sign(row.change), sign, color);
    let mut job = egui::text::LayoutJob::simple_singleline(row.text.clone(), font(size::NOTE, Weight::Regular), p.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 26.0);
    let galley = ui.painter().layout_job(job);
    ui.painter()
        .galley(rect.left_center() + vec2(20.0, -0.5 * galley.size().y), galley, p.text);
    ctx.interact(&response, row.tie, PaneKind::Network);
}

/// The changes in words, kind by kind.
fn rows(ctx: &ViewCtx<'_>, difference: &Difference, only: Option<Change>) -> Vec<Row> {
    let mut found = Vec::new();
    for change in Change::ALL.into_iter().filter(|c| only.is_none_or(|only| only == *c)) {
        let ties = difference.changes.iter().filter(|(_, c)| **c == change);
        found.extend(ties.map(|(tie, _)| Row {
            tie: *tie,
            change,
            text: text(ctx, difference, *tie, change),
        }));
    }
    found
}

fn text(ctx: &ViewCtx<'_>, difference: &Difference, tie: TieId, change: Change) -> String {
    let words = ctx.words;
    let Some(record) = ctx.dossier.ties.get(&tie) else {
        return ctx.name(tie);
    };
    let mut arguments = vec![
        ("tie", ctx.name(tie).into()),
        ("from", ctx.name(record.from).into()),
        ("to", ctx.name(record.to).into()),
    ];
    let key = match change {
        Change::New => "compare-row-new",
        Change::Ended => "compare-row-ended",
        Change::Changed => {
            let (was, is) = difference.states.get(&tie).copied().unwrap_or_default();
            let state = |s: &Option<crate::derived::TieState>| words.text(network::word_of(s.as_ref()));
            arguments.push(("was", state(&was).into()));
            arguments.push(("is", state(&is).into()));
            "compare-row-changed"
        }
    };
    let text = words.with(key, &arguments);
    match difference.instead.get(&tie) {
        Some(old) => format!(
            "{text}, {}",
            words.with("compare-row-instead", &[("old", ctx.name(*old).into())])
        ),
        None => text,
    }
}
