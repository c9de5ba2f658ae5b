//! The preview: the figure as it will be, and the legend to be put where it is wanted.

use egui::{CornerRadius, Key, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::super::ViewCtx;
use super::state::ComposerState;
use crate::model::FigureSpec;
use crate::theme::{Weight, font, line, size, space};

/// Height of what is said below the preview.
const SAID: f32 = 46.0;
/// Part of the picture that an arrow moves the legend by.
const NUDGE: f32 = 0.01;
/// Side of the squares that show what is transparent.
const SQUARE: f32 = 9.0;

/// Draws the preview into `rect`.
pub(super) fn preview_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, state: &mut ComposerState, spec: &mut FigureSpec) {
    let room = rect.with_max_y(rect.bottom() - SAID);
    state.room = Some((room.size(), ui.ctx().pixels_per_point()));
    let share = (room.width() / spec.width).min(room.height() / spec.height);
    let page = if share.is_finite() && share > 0.0 {
        Rect::from_center_size(room.center(), vec2(spec.width, spec.height) * share)
    } else {
        room
    };
    if spec.transparent {
        squares(ctx, ui, page);
    } else {
        ui.painter().rect_filled(page, CornerRadius::ZERO, ctx.palette.field);
    }
    if state.texture.is_none()
        && let Some(picture) = &state.picture
    {
        let options = egui::TextureOptions::LINEAR;
        let texture = ui.ctx().load_texture(
            "composer preview",
            egui::ImageData::Color(std::sync::Arc::clone(picture)),
            options,
        );
        state.texture = Some(texture);
    }
    if let Some(texture) = &state.texture {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), page, whole, crate::theme::UNTINTED);
    } else {
        let text = ctx.words.text("composer-drawing");
        let style = font(size::NOTE, Weight::Regular);
        ui.painter()
            .text(page.center(), egui::Align2::CENTER_CENTER, text, style, ctx.palette.text_weak);
    }
    ui.painter()
        .rect_stroke(page, 0.0, Stroke::new(line::HAIR, ctx.palette.line), StrokeKind::Outside);
    let name = ctx.words.text("composer-preview");
    let response = ui.interact(page, ui.scope_id().with("preview"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    legend_ui(ctx, ui, page, state, spec);
    said(ctx, ui, rect.with_min_y(room.bottom() + space::S), state, spec);
}

/// A ground of squares behind what is transparent.
fn squares(ctx: &ViewCtx<'_>, ui: &Ui, page: Rect) {
    let painter = ui.painter().with_clip_rect(page);
    painter.rect_filled(page, 0.0, ctx.palette.panel);
    let (columns, rows) = ((page.width() / SQUARE) as u32, (page.height() / SQUARE) as u32);
    for row in 0..=rows {
        for column in (0..=columns).filter(|column| (column + row) % 2 == 0) {
            let at = page.min + SQUARE * vec2(column as f32, row as f32);
            painter.rect_filled(Rect::from_min_size(at, Vec2::splat(SQUARE)), 0.0, ctx.palette.field);
        }
    }
}

/// The legend can be dragged, or moved by the arrows.
fn legend_ui(ctx: &ViewCtx<'_>, ui: &Ui, page: Rect, state: &mut ComposerState, spec: &mut FigureSpec) {
    let Some(lies) = state.legend else { return };
    let on_page = |share: Rect| {
        Rect::from_min_max(
            page.min + share.min.to_vec2() * page.size(),
            page.min + share.max.to_vec2() * page.size(),
        )
    };
    let card = on_page(lies);
    let response = ui.interact(card, ui.scope_id().with("legend"), Sense::click_and_drag());
    let name = ctx.words.text("composer-legend-move");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let limits = |at: Vec2| {
        vec2(
            at.x.clamp(0.0, 1.0 - lies.width().min(1.0)),
            at.y.clamp(0.0, 1.0 - lies.height().min(1.0)),
        )
    };
    if let Some(pointer) = response.interact_pointer_pos() {
        if response.drag_started() {
            // Where the button went down, not where the drag was noticed.
            let pressed = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
            state.grip = Some((card.min - pressed, lies));
        }
        if let Some((grip, from)) = state.grip.filter(|_| response.dragged()) {
            let at = limits((pointer + grip - page.min) / page.size());
            spec.legend = Some((at.x, at.y));
            let shown = on_page(Rect::from_min_size(at.to_pos2(), from.size()));
            ui.painter().rect_stroke(
                shown,
                CornerRadius::same(space::CARD_RADIUS),
                Stroke::new(1.6, ctx.palette.accent),
                StrokeKind::Outside,
            );
        }
    }
    if response.drag_stopped() {
        state.grip = None;
    }
    if response.clicked() {
        response.request_focus();
    }
    if response.has_focus() {
        ui.memory_mut(|m| {
            m.set_focus_lock_filter(
                response.id,
                egui::EventFilter {
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    ..Default::default()
                },
            );
        });
        let step = |key, by: Vec2| if ui.input(|i| i.key_pressed(key)) { by } else { Vec2::ZERO };
        let by = step(Key::ArrowLeft, vec2(-NUDGE, 0.0))
            + step(Key::ArrowRight, vec2(NUDGE, 0.0))
            + step(Key::ArrowUp, vec2(0.0, -NUDGE))
            + step(Key::ArrowDown, vec2(0.0, NUDGE));
        if by != Vec2::ZERO {
            let now = spec.legend.map_or(lies.min.to_vec2(), |(x, y)| vec2(x, y));
            let at = limits(now + by);
            spec.legend = Some((at.x, at.y));
        }
    }
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(1.4, ctx.palette.accent);
        ui.painter()
            .rect_stroke(card, CornerRadius::same(space::CARD_RADIUS), stroke, StrokeKind::Outside);
    }
    response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text(name);
}

/// How large the figure is, and what is wrong with it.
fn said(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, state: &ComposerState, spec: &FigureSpec) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    child.set_clip_rect(rect);
    child.spacing_mut().item_spacing.y = 2.0;
    let note = |text: &str| RichText::new(text).font(font(size::NOTE, Weight::Regular));
    if let Some(refused) = &state.found.refused {
        child.add(egui::Label::new(note(refused).color(ctx.palette.bad)).wrap());
        return;
    }
    let mut lines: Vec<String> = state.found.hints.clone();
    if !state.found.missing.is_empty() {
        let characters = state.found.missing.as_str();
        lines.push(ctx.words.with("composer-missing", &[("characters", characters.into())]));
    }
    if lines.is_empty() {
        child.label(note(&extent(ctx, spec)).color(ctx.palette.text_weak));
    }
    for text in lines {
        child.add(egui::Label::new(note(&text).color(ctx.palette.bad)).wrap());
    }
}

/// The size of the figure in words.
fn extent(ctx: &ViewCtx<'_>, spec: &FigureSpec) -> String {
    let words = ctx.words;
    let millimetres = |points: f32| words.number(f64::from(points) * 25.4 / 72.0, 0);
    let (width, height) = spec.pixels();
    let paper = words.with(
        "composer-extent-paper",
        &[
            ("width", millimetres(spec.width).into()),
            ("height", millimetres(spec.height).into()),
        ],
    );
    if spec.form.is_raster() {
        let pixels = [
            ("width", words.number(width, 0).into()),
            ("height", words.number(height, 0).into()),
        ];
        return words.with("composer-extent-pixels", &pixels);
    }
    paper
}
