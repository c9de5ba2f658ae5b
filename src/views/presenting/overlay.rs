//! Over the page: a screen without a picture, laser dot and spotlight, all scenes at once, the list of keys.

use egui::{Align2, Color32, CornerRadius, CursorIcon, Mesh, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind};
use egui::{Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Lesson, keys};
use crate::command::Command;
use crate::session::{Act, Blank, Presenting};
use crate::theme::{STAGE, Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::briefing::picture_ui;
use crate::views::keys::written;

/// Seconds after which a pointer that rests is hidden.
const REST: f32 = 3.0;
/// Radius of the laser dot.
const DOT: f32 = 7.0;
/// Corners of the circle of the spotlight.
const CORNERS: usize = 96;
/// Least width of a card in the grid.
const CARD: f32 = 250.0;

/// Message with the name of a screen without a picture.
pub(super) fn blank_key(blank: Blank) -> &'static str {
    match blank {
        Blank::Black => "presenting-key-black",
        Blank::White => "presenting-key-white",
    }
}

/// A screen without a picture.
pub(super) fn blank(ctx: &ViewCtx<'_>, ui: &Ui, blank: Blank) {
    let fill = match blank {
        Blank::Black => STAGE.black,
        Blank::White => STAGE.white,
    };
    let key = blank_key(blank);
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0.0, fill);
    let response = ui.interact(room, ui.scope_id().with("stage-blank"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, ctx.words.text(key)));
    ui.ctx().set_cursor_icon(CursorIcon::None);
}

/// Laser dot and spotlight where the pointer is; the pointer itself hides when it rests.
pub(super) fn pointer(ctx: &ViewCtx<'_>, ui: &Ui, on: &Presenting) {
    let held = ui.input(|i| i.modifiers.ctrl);
    let laser = on.laser || held;
    let moved = ui.input(|i| i.pointer.time_since_last_movement());
    if laser || on.spotlight.is_some() || moved >= REST {
        ui.ctx().set_cursor_icon(CursorIcon::None);
        if !laser && on.spotlight.is_none() {
            // A pointer that nobody sees lights nothing up, whatever glides under it.
            ctx.hover.clear();
        }
    } else {
        let rest = std::time::Duration::from_secs_f32((REST - moved).max(0.05));
        ui.ctx().request_repaint_after(rest);
    }
    if on.spotlight.is_some() {
        let wheel = ui.input_mut(|i| std::mem::take(&mut i.smooth_scroll_delta));
        if wheel.y.abs() > 0.1 {
            let factor = (wheel.y / 200.0).exp();
            ctx.commands.send(Command::Present(Act::SpotlightSize(factor)));
        }
    }
    let Some(at) = ui.ctx().pointer_latest_pos() else { return };
    let painter = ui
        .ctx()
        .layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("stage-pointer")));
    if let Some(radius) = on.spotlight {
        painter.add(Shape::mesh(around(ui.max_rect(), at, radius, STAGE.veil)));
    }
    if laser {
        painter.circle_filled(at, DOT + 3.0, STAGE.laser_rim);
        painter.circle_filled(at, DOT, STAGE.laser);
    }
}

/// Everything but a circle.
fn around(room: Rect, at: Pos2, radius: f32, fill: Color32) -> Mesh {
    let far = room.width() + room.height();
    let mut mesh = Mesh::default();
    for corner in 0..CORNERS {
        let angle = corner as f32 / CORNERS as f32 * std::f32::consts::TAU;
        let way = vec2(angle.cos(), angle.sin());
        mesh.colored_vertex(at + radius * way, fill);
        mesh.colored_vertex(at + far * way, fill);
        let (a, b) = (2 * corner as u32, 2 * ((corner + 1) % CORNERS) as u32);
        mesh.add_triangle(a, a + 1, b);
        mesh.add_triangle(b, a + 1, b + 1);
    }
    mesh
}

/// Digits of a number that is being typed.
pub(super) fn typed(ctx: &ViewCtx<'_>, ui: &Ui, on: &Presenting) {
    if on.typed.is_empty() {
        return;
    }
    let p = ctx.palette;
    let text = ctx.words.with("presenting-typed", &[("number", on.typed.clone().into())]);
    let galley = ui
        .painter()
        .layout_no_wrap(text, font(size::TITLE, Weight::SemiBold), p.panel);
    let room = ui.max_rect();
    let card = Rect::from_center_size(
        pos2(room.center().x, room.bottom() - 70.0),
        galley.size() + vec2(2.0 * space::L, 2.0 * space::S),
    );
    ui.painter().rect_filled(card, CornerRadius::same(space::CARD_RADIUS), p.text);
    ui.painter().galley(card.center() - 0.5 * galley.size(), galley, p.panel);
}

/// All scenes with small pictures; a click shows one.
pub(super) fn grid_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>) {
    let p = ctx.palette;
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0.0, p.panel);
    let inner = room.shrink(24.0);
    let columns = (inner.width() / (CARD + space::L)).floor().max(1.0);
    let width = (inner.width() - (columns - 1.0) * space::L - 12.0) / columns;
    let size = vec2(width, 0.56 * width + 48.0);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("stage-grid"));
    let order = std::sync::Arc::clone(&ctx.derived.briefing);
    ScrollArea::vertical()
        .id_salt("stage-grid")
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::L, space::L);
            for row in order.chunks(columns as usize) {
                ui.horizontal(|ui| {
                    for placed in row {
                        grid_card(ctx, ui, lesson, placed, size);
                    }
                });
            }
        });
}

fn grid_card(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>, placed: &crate::model::Placed, size: egui::Vec2) {
    let Some(scene) = ctx.dossier.scenes.get(&placed.scene) else {
        return;
    };
    let p = ctx.palette;
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let chosen = ctx.session.scene == Some(placed.scene);
    let title = scene.title.get(ctx.words.language());
    let arguments = [("number", placed.number.clone().into()), ("title", title.to_owned().into())];
    let name = ctx.words.with("presenting-show", &arguments);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    let picture = rect.with_max_y(rect.bottom() - 44.0);
    picture_ui(ctx, ui, lesson.pictures, scene, picture);
    let rim = if chosen {
        Stroke::new(3.0, p.accent)
    } else if response.hovered() || response.has_focus() {
        Stroke::new(1.5, p.text)
    } else {
        Stroke::new(1.0, p.line)
    };
    ui.painter()
        .rect_stroke(picture, CornerRadius::same(space::CARD_RADIUS), rim, StrokeKind::Inside);
    let text = format!("{}  {title}", placed.number);
    let galley = super::page::rows(ui, &text, self::size::BODY, Weight::Medium, p.text, rect.width(), 2);
    ui.painter().galley(pos2(rect.left(), picture.bottom() + 4.0), galley, p.text);
    if response.clicked() {
        ctx.commands.send(Command::ShowScene(placed.scene));
    }
}

/// The list of keys.
pub(super) fn keys_ui(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let p = ctx.palette;
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0.0, STAGE.veil);
    let mut rows: Vec<(Vec<String>, &'static str)> = Vec::new();
    for (key, help) in keys::listed() {
        let key = written(ctx.words, key);
        match rows.iter_mut().find(|(_, other)| *other == help) {
            Some((keys, _)) => keys.push(key),
            None => rows.push((vec![key], help)),
        }
    }
    let half = rows.len().div_ceil(2);
    let size_of = vec2(
        (room.width() - 80.0).min(860.0),
        (half as f32 * 25.0 + 84.0).min(room.height() - 24.0),
    );
    let card = Rect::from_center_size(room.center(), size_of);
    ui.painter().rect_filled(card, CornerRadius::same(space::CARD_RADIUS), p.card);
    let title = ctx.words.text("presenting-keys");
    let at = card.min + vec2(24.0, 16.0);
    ui.painter()
        .text(at, Align2::LEFT_TOP, title, font(size::TITLE, Weight::SemiBold), p.text);
    let column = 0.5 * (card.width() - 48.0);
    for (side, rows) in rows.chunks(half.max(1)).enumerate() {
        let keys = rows.iter().map(|(keys, _)| {
            let keys = keys.join("  ");
            super::page::rows(ui, &keys, size::BODY, Weight::SemiBold, p.text, 0.6 * column, 1)
        });
        let keys: Vec<_> = keys.collect();
        let wide = keys.iter().map(|keys| keys.size().x).fold(60.0, f32::max) + space::M;
        for (place, (keys, (_, help))) in keys.into_iter().zip(rows).enumerate() {
            let at = at + vec2(side as f32 * column, 38.0 + place as f32 * 25.0);
            ui.painter().galley(at, keys, p.text);
            let does = ctx.words.text(help);
            let room = column - wide - space::M;
            let galley = super::page::rows(ui, does, size::BODY, Weight::Regular, p.text, room, 1);
            ui.painter().galley(at + vec2(wide, 0.0), galley, p.text);
        }
    }
    let response = ui.interact(card, ui.scope_id().with("stage-keys"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, title));
}
