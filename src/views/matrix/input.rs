//! Pointer and keys: zoom, pan, cross-hair, click; widgets for cells and names in view.

use egui::{EventFilter, Key, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::state::{MatrixState, View};
use super::table::{Cell, Table};
use super::{paint, widget, words};
use crate::command::Command;
use crate::model::{Item, PaneKind};
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// Cells, and names on each side, that become widgets.
const MOST: usize = 300;
/// Smaller cells are reached through the canvas only.
const REACHED: f32 = 7.0;
/// Ties named in the tip.
const MOST_TOLD: usize = 8;

/// What is pointed at.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pointed {
    /// Row and column under the pointer, or where the arrow keys stand.
    pub(super) cell: Option<(u32, u32)>,
    /// By the pointer: the tip belongs to it.
    by_pointer: bool,
}

/// Reacts to everything; says what is pointed at.
pub(super) fn react(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut MatrixState, table: &Table, view: &View) -> Pointed {
    let canvas = ui.interact(view.cells, ui.scope_id().with("matrix"), Sense::click_and_drag());
    canvas.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, ctx.words.text("matrix-canvas")));
    camera(ui, state, view, &canvas);
    names(ctx, ui, table, view);
    let mut pointed = Pointed::default();
    let over_cell = cells(ctx, ui, table, view);
    if let Some(at) = canvas.hover_pos().and_then(|p| view.at(p)).or(over_cell) {
        pointed = Pointed {
            cell: Some(at),
            by_pointer: true,
        };
    }
    if canvas.clicked() {
        canvas.request_focus();
        let cell = pointed.cell.and_then(|(row, column)| table.cell(row, column));
        match cell.filter(|_| view.block == 1) {
            Some(cell) => select(ctx, ui, cell),
            None if view.block > 1 => zoom_to_blocks(ui, state, view, &canvas),
            None => ctx.commands.send(Command::Select {
                item: None,
                source: Some(PaneKind::Network),
            }),
        }
    }
    if canvas.double_clicked() && pointed.cell.is_none_or(|(row, column)| table.cell(row, column).is_none()) {
        state.fit();
        ui.ctx().request_repaint();
    }
    keys(ctx, ui, state, table, view, &canvas);
    if !pointed.by_pointer && canvas.has_focus() {
        pointed.cell = state.cursor;
    }
    if let Some(cell) = pointed.cell.and_then(|(row, column)| table.cell(row, column))
        && pointed.by_pointer
        && view.block == 1
        && let [tie] = cell.ties.as_slice()
    {
        ctx.hover.set((*tie).into());
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    pointed
}

/// Wheel and pinch zoom about the pointer, dragging moves.
fn camera(ui: &Ui, state: &mut MatrixState, view: &View, canvas: &egui::Response) {
    if canvas.dragged() && canvas.drag_delta() != Vec2::ZERO {
        state.offset -= canvas.drag_delta();
    }
    let all = view.cells.union(view.left).union(view.top);
    let Some(pointer) = ui
        .input(|i| i.pointer.hover_pos())
        .filter(|p| all.contains(*p) && ui.rect_contains_pointer(all))
    else {
        return;
    };
    let (pinch, scroll) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta()));
    let factor = pinch * (scroll.y / 260.0).exp();
    if (factor - 1.0).abs() > 1e-4 {
        zoom_at(state, view, pointer, factor);
    }
    state.offset.x -= scroll.x;
}

/// Zooms by `factor`; what is under `anchor` stays there.
fn zoom_at(state: &mut MatrixState, view: &View, anchor: egui::Pos2, factor: f32) {
    let before = state.zoom.unwrap_or(1.0);
    let zoom = (before * factor).clamp(1.0, 4000.0);
    let arm = anchor.clamp(view.cells.min, view.cells.max) - view.origin;
    state.offset += arm * (zoom / before - 1.0);
    state.zoom = (zoom > 1.001).then_some(zoom);
}

/// A click on a block shows its cells.
fn zoom_to_blocks(ui: &Ui, state: &mut MatrixState, view: &View, canvas: &egui::Response) {
    if let Some(at) = canvas.interact_pointer_pos() {
        zoom_at(state, view, at, 12.0 / view.cell);
        ui.ctx().request_repaint();
    }
}

/// Selects the ties of a cell: one as itself, several together; with Ctrl in addition.
fn select(ctx: &ViewCtx<'_>, ui: &Ui, cell: &Cell) {
    let source = Some(PaneKind::Network);
    if ui.input(|i| i.modifiers.command) {
        for tie in &cell.ties {
            ctx.commands.send(Command::ToggleSelected {
                item: (*tie).into(),
                source,
            });
        }
        return;
    }
    ctx.commands.send(match cell.ties.as_slice() {
        [tie] => Command::Select {
            item: Some((*tie).into()),
            source,
        },
        ties => Command::SelectMany {
            items: ties.iter().map(|tie| Item::from(*tie)).collect(),
            source,
        },
    });
}

/// Names of rows and columns stand for their actors.
fn names(ctx: &ViewCtx<'_>, ui: &Ui, table: &Table, view: &View) {
    let every = paint::every(view);
    let (rows, columns) = view.in_view();
    let strip = |from: f32, room: f32| (from, (view.cell * every as f32).max(8.0).min(room));
    for row in rows.filter(|r| r % every == 0).take(MOST) {
        let Some(actor) = table.rows.get(row as usize).copied() else {
            continue;
        };
        let (top, height) = strip(view.rect(row, 0).top(), view.left.height());
        let rect = Rect::from_min_size(pos2(view.left.left(), top), vec2(view.left.width() - 2.0, height)).intersect(view.left);
        let name = || ctx.words.with("matrix-row-name", &[("name", ctx.name(actor).into())]);
        let response = widget(ui, rect, ("matrix row", actor), ctx.session.is_selected(actor.into()), name);
        ctx.interact(&response, actor, PaneKind::Network);
    }
    for column in columns.filter(|c| c % every == 0).take(MOST) {
        let Some(actor) = table.columns.get(column as usize).copied() else {
            continue;
        };
        let (left, width) = strip(view.rect(0, column).left(), view.top.width());
        let rect = Rect::from_min_size(pos2(left, view.top.top()), vec2(width, view.top.height() - 2.0)).intersect(view.top);
        let name = || ctx.words.with("matrix-column-name", &[("name", ctx.name(actor).into())]);
        let response = widget(
            ui,
            rect,
            ("matrix column", actor),
            ctx.session.is_selected(actor.into()),
            name,
        );
        ctx.interact(&response, actor, PaneKind::Network);
    }
}

/// Widgets of the cells in view; gives the one under the pointer.
fn cells(ctx: &ViewCtx<'_>, ui: &Ui, table: &Table, view: &View) -> Option<(u32, u32)> {
    if view.cell < REACHED || view.block > 1 {
        return None;
    }
    let (rows, columns) = view.in_view();
    let shown = table
        .cells
        .iter()
        .filter(|c| rows.contains(&c.row) && columns.contains(&c.column));
    let mut over = None;
    for cell in shown.take(MOST) {
        let rect = view.rect(cell.row, cell.column).intersect(view.cells);
        let selected = cell.ties.iter().any(|tie| ctx.session.is_selected((*tie).into()));
        let salt = ("matrix cell", cell.row, cell.column);
        let response = widget(ui, rect, salt, selected, || words::cell(ctx, table, cell));
        if response.hovered() {
            over = Some((cell.row, cell.column));
        }
        if response.has_focus() {
            let ring = egui::Stroke::new(2.0, ctx.palette.accent);
            ui.painter()
                .rect_stroke(rect.expand(1.0), 2.0, ring, egui::StrokeKind::Outside);
        }
        if response.clicked() {
            select(ctx, ui, cell);
        }
    }
    over
}

/// Arrow keys go from cell to cell, Enter selects.
fn keys(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut MatrixState, table: &Table, view: &View, canvas: &egui::Response) {
    if !canvas.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(canvas.id, filter));
    let (row, column) = state.cursor.unwrap_or_default();
    let (last_row, last_column) = (view.count.0.saturating_sub(1), view.count.1.saturating_sub(1));
    let pressed = |key| ui.input(|i| i.key_pressed(key));
    let to = [
        (Key::ArrowUp, (row.saturating_sub(1), column)),
        (Key::ArrowDown, ((row + 1).min(last_row), column)),
        (Key::ArrowLeft, (row, column.saturating_sub(1))),
        (Key::ArrowRight, (row, (column + 1).min(last_column))),
    ];
    if let Some((_, to)) = to.into_iter().find(|(key, _)| pressed(*key)) {
        state.cursor = Some(if state.cursor.is_none() { (0, 0) } else { to });
        let rect = view.rect(to.0, to.1);
        let beyond = |low: f32, high: f32, from: f32, to: f32| (low - from).min(0.0) + (high - to).max(0.0);
        state.offset.x += beyond(rect.left(), rect.right(), view.cells.left(), view.cells.right());
        state.offset.y += beyond(rect.top(), rect.bottom(), view.cells.top(), view.cells.bottom());
    }
    if (pressed(Key::Enter) || pressed(Key::Space))
        && let Some(cell) = state.cursor.and_then(|(row, column)| table.cell(row, column))
    {
        select(ctx, ui, cell);
    }
}

/// Says what stands in the cell under the pointer.
pub(super) fn tip(ctx: &ViewCtx<'_>, ui: &Ui, table: &Table, view: &View, pointed: &Pointed) {
    let Some((row, column)) = pointed.cell.filter(|_| pointed.by_pointer && view.block == 1) else {
        return;
    };
    let Some((from, to)) = table.ends(row, column).filter(|_| ctx.on_screen()) else {
        return;
    };
    let p = ctx.palette;
    let id = ui.scope_id().with("matrix tip");
    egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, egui::PopupAnchor::Pointer)
        .gap(14.0)
        .show(|ui| {
            ui.set_max_width(340.0);
            let line = |ui: &mut Ui, text: String, weight, color| {
                let text = egui::RichText::new(text).font(font(size::NOTE, weight)).color(color);
                ui.add(egui::Label::new(text).wrap());
            };
            line(ui, format!("{} → {}", ctx.name(from), ctx.name(to)), Weight::SemiBold, p.text);
            let Some(cell) = table.cell(row, column) else {
                line(ui, ctx.words.text("matrix-nothing").to_owned(), Weight::Regular, p.text_weak);
                return;
            };
            for tie in cell.ties.iter().take(MOST_TOLD) {
                line(ui, words::tie(ctx, *tie), Weight::Regular, p.text);
            }
            let more = cell.ties.len().saturating_sub(MOST_TOLD);
            if more > 0 {
                line(
                    ui,
                    ctx.words.with("network-more", &[("n", more.into())]),
                    Weight::Regular,
                    p.text_weak,
                );
            }
        });
}
