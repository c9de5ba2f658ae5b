//! The strip beside the text: the whole document at a glance, where its marks are, and what part is in view.
//!
//! It takes the place of a scroll bar: a click or drag scrolls there.

use egui::{Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

use super::emphasis::{Emphasis, line_hue};
use super::state::DocumentState;
use crate::model::{Item, PassageId};
use crate::views::ViewCtx;

/// Width of the strip.
pub(super) const WIDTH: f32 = 13.0;

/// What the lines of the strip depend on: page, height of strip and text, selection, passage shown, theme.
type Key = (u64, u32, u32, Option<Item>, u64, Option<PassageId>, bool);

/// The lines of the strip, one at most for each point of its height.
#[derive(Debug, Default)]
pub(super) struct Strip {
    key: Option<Key>,
    /// Top, height, colour, and whether it is only proposed.
    lines: Vec<(f32, f32, Color32, bool)>,
}

/// Draws the strip and scrolls the text where it is clicked.
pub(super) fn strip_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut DocumentState, rect: Rect) {
    let total = state.flow.total().max(1.0);
    let view = state.flow.view;
    if total <= view + 1.0 && state.page.marks.is_empty() {
        return;
    }
    let inner = rect.shrink2(egui::vec2(3.0, 4.0));
    let scale = inner.height() / total.max(view);
    refresh(ctx, state, inner.height(), scale);
    let p = ctx.palette;
    let painter = ui.painter();
    painter.rect_filled(inner, CornerRadius::same(2), p.faded(p.field, p.paper, 0.8));
    for (top, height, colour, proposed) in &state.strip.lines {
        // What is only proposed reaches half as far.
        let right = if *proposed { inner.center().x } else { inner.right() - 1.0 };
        let line = Rect::from_min_max(
            pos2(inner.left() + 1.0, inner.top() + top),
            pos2(right, inner.top() + top + height),
        );
        painter.rect_filled(line, CornerRadius::ZERO, *colour);
    }
    let response = ui.interact(rect, ui.scope_id().with("strip"), Sense::CLICK | Sense::DRAG);
    let name = ctx.words.text("document-strip");
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, name));
    if total > view + 1.0 {
        let top = inner.top() + state.flow.offset * scale;
        let thumb = Rect::from_min_max(
            pos2(rect.left() + 1.0, top),
            pos2(rect.right() - 1.0, (top + view * scale).min(inner.bottom())),
        );
        let strong = response.hovered() || response.dragged();
        let colour = if strong {
            p.text_weak
        } else {
            p.faded(p.text_weak, p.paper, 0.55)
        };
        painter.rect_stroke(thumb, CornerRadius::same(3), Stroke::new(1.2, colour), StrokeKind::Inside);
    }
    if (response.clicked() || response.dragged())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        state.flow.jump((pointer.y - inner.top()) / scale - view / 2.0);
        ui.ctx().request_repaint();
    }
}

fn refresh(ctx: &ViewCtx<'_>, state: &mut DocumentState, height: f32, scale: f32) {
    let p = ctx.palette;
    let shown = super::emphasis::current(ctx);
    let key = (
        state.page.generation,
        height.to_bits(),
        scale.to_bits(),
        ctx.session.selection,
        ctx.derived.revision,
        shown,
        p.dark,
    );
    if state.strip.key == Some(key) {
        return;
    }
    let mut rows: Vec<Option<(Emphasis, usize)>> = vec![None; height.max(0.0) as usize + 1];
    for (b, block) in state.page.blocks.iter().enumerate() {
        let Some(text) = block.columns.first() else { continue };
        let (top, tall) = (state.flow.top(b), state.flow.height(b));
        for placed in &text.placed {
            let Some(mark) = state.page.marks.get(placed.mark) else {
                continue;
            };
            let emphasis = without_hover(Emphasis::of(ctx, mark), ctx);
            let share = |at: usize| at as f32 / text.span.len().max(1) as f32;
            let from = ((top + tall * share(placed.range.start)) * scale) as usize;
            let to = ((top + tall * share(placed.range.end)) * scale) as usize;
            for row in rows.iter_mut().skip(from).take((to.saturating_sub(from)).max(1)) {
                if row.is_none_or(|(held, _)| held < emphasis) {
                    *row = Some((emphasis, placed.mark));
                }
            }
        }
    }
    let strength = |emphasis| match emphasis {
        Emphasis::Quiet => 0.30,
        Emphasis::Normal | Emphasis::Hovered => 0.55,
        Emphasis::Related | Emphasis::Current => 1.0,
    };
    let lines = rows.into_iter().enumerate().filter_map(|(y, row)| {
        let (emphasis, mark) = row?;
        let mark = state.page.marks.get(mark)?;
        let hue = p.hue(line_hue(mark));
        let colour = if emphasis == Emphasis::Current {
            p.accent
        } else {
            p.faded(hue, p.paper, strength(emphasis))
        };
        Some((y as f32, 1.0, colour, mark.proposed))
    });
    state.strip = Strip {
        key: Some(key),
        lines: lines.collect(),
    };
}

/// The strip does not follow the pointer: it is kept between frames.
fn without_hover(emphasis: Emphasis, ctx: &ViewCtx<'_>) -> Emphasis {
    match emphasis {
        Emphasis::Hovered if ctx.derived.related.is_empty() => Emphasis::Normal,
        Emphasis::Hovered => Emphasis::Quiet,
        other => other,
    }
}
