//! The composer of figures: at left what is chosen, at right a live preview of just the figure that will be written.
//!
//! In reading order: [`state`] (what is chosen), [`sizes`], `choices` (the left side), `kept` (figures under names),
//! `preview` (the right side, with the legend to be dragged). Not here: drawing and writing (`app::composing`).

mod choices;
mod kept;
mod preview;
pub mod sizes;
mod state;

pub use state::{Allowed, ComposerState, Found, choose};

use egui::{Align, Button, Frame, Layout, Margin, Rect, RichText, Role, ScrollArea, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::ViewCtx;
use super::dialogs::whole_path;
use crate::command::Command;
use crate::model::FigureSpec;
use crate::session::Preferences;
use crate::theme::{Weight, font, line, size, space};
use crate::widgets::form;

/// Room left around the sheet.
const AROUND: f32 = 18.0;
/// Width of the left side.
const LEFT: f32 = 396.0;
/// Height of head and foot.
const HEAD: f32 = 46.0;
const FOOT: f32 = 76.0;

/// Shows the composer while it is open.
pub fn composer_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut ComposerState, preferences: &Preferences, allowed: Allowed) {
    let Some(mut spec) = state.spec.clone().filter(|_| state.is_open()) else {
        return;
    };
    let sheet = ui.ctx().content_rect().shrink(AROUND);
    let before = spec.clone();
    let mut open = true;
    egui::Window::new(ctx.words.text("composer-title"))
        .id(egui::Id::unique("composer"))
        .title_bar(false)
        .collapsible(false)
        .resizable(false)
        .fixed_pos(sheet.min)
        .fixed_size(sheet.size())
        .frame(
            Frame::window(&ui.ctx().global_style())
                .fill(ctx.palette.card)
                .inner_margin(Margin::ZERO)
                .corner_radius(space::CARD_RADIUS),
        )
        .show(ui.ctx(), |ui| {
            ui.set_min_size(sheet.size());
            ui.set_max_size(sheet.size());
            let inside = Rect::from_min_size(ui.min_rect().min, sheet.size());
            head_ui(ctx, ui, inside, &mut open);
            let middle = Rect::from_min_max(inside.min + vec2(0.0, HEAD), pos2(inside.right(), inside.bottom() - FOOT));
            let left = middle.with_max_x(middle.left() + LEFT.min(0.5 * middle.width()));
            left_ui(ctx, ui, left, state, &mut spec, preferences, allowed);
            let right = middle.with_min_x(left.right()).shrink(space::L);
            preview::preview_ui(ctx, ui, right, state, &mut spec);
            let hair = egui::Stroke::new(line::HAIR, ctx.palette.line);
            ui.painter().hline(inside.x_range(), middle.top(), hair);
            ui.painter().hline(inside.x_range(), middle.bottom(), hair);
            ui.painter().vline(left.right(), middle.y_range(), hair);
            let foot = inside.with_min_y(middle.bottom()).shrink2(vec2(space::L, space::S + 2.0));
            foot_ui(ctx, ui, foot, state, &mut spec, allowed.writing);
        });
    if spec != before {
        ui.ctx().request_repaint();
    }
    state.spec = Some(spec);
    if !open {
        state.close();
    }
}

fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, inside: Rect, open: &mut bool) {
    let head = inside.with_max_y(inside.top() + HEAD).shrink2(vec2(space::L, space::S));
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(head).layout(layout));
    let title = RichText::new(ctx.words.text("composer-title")).font(font(size::TITLE, Weight::SemiBold));
    child.label(title);
    child.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let cross = RichText::new("×")
            .font(font(size::TITLE, Weight::Medium))
            .color(ctx.palette.text_weak);
        let name = ctx.words.text("dialog-close");
        let close = ui.add(Button::new(cross).frame(false).min_size(vec2(24.0, 24.0)));
        close.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if close.on_hover_text(name).clicked() {
            *open = false;
        }
    });
}

fn left_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    rect: Rect,
    state: &mut ComposerState,
    spec: &mut FigureSpec,
    preferences: &Preferences,
    allowed: Allowed,
) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    child.set_clip_rect(rect);
    ScrollArea::vertical()
        .id_salt("composer choices")
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(space::L as i8, space::M as i8))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
                    kept::kept_ui(ctx, ui, state, spec);
                    choices::choices_ui(ctx, ui, spec, preferences, allowed);
                });
        });
}

/// Where the figure goes, and what is done with it.
fn foot_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, foot: Rect, state: &mut ComposerState, spec: &mut FigureSpec, writing: Option<f32>) {
    let words = ctx.words;
    let target = state.target();
    let ready = state.is_named() && state.found.refused.is_none();
    let buttons = Layout::right_to_left(Align::Center);
    let upper = foot.with_max_y(foot.top() + space::CONTROL + 2.0);
    let mut row = ui.new_child(UiBuilder::new().max_rect(upper).layout(buttons));
    if let Some(part) = writing {
        if row.button(words.text("composer-cancel")).clicked() {
            ctx.commands.send(Command::CancelWork);
        }
        row.add(egui::ProgressBar::new(part).desired_width(120.0).desired_height(8.0));
        // The thread wakes nobody until it is done.
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    } else if form::main_button(&mut row, ctx.palette, ready, words.text("export-do")).clicked() {
        ctx.commands.send(Command::Export {
            spec: Box::new(spec.clone()),
            path: target.clone(),
        });
    }
    for (key, drawing) in [("composer-copy-drawing", true), ("composer-copy-picture", false)] {
        let copy = row.add_enabled(state.found.refused.is_none(), Button::new(words.text(key)));
        if copy.clicked() {
            let spec = Box::new(spec.clone());
            ctx.commands.send(Command::CopyFigure { spec, drawing });
        }
    }
    let room = row.available_rect_before_wrap();
    let from_left = Layout::left_to_right(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(room.with_min_x(foot.left())).layout(from_left));
    let label = row.label(words.text("export-path"));
    let width = (room.right() - foot.left() - 210.0).clamp(120.0, 460.0);
    let id = egui::Id::unique("composer path");
    let field = form::field(&mut row, id, &mut state.path, "", width, false).labelled_by(label.id);
    if field.changed() {
        let path = std::path::PathBuf::from(state.path.trim());
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        let forms = crate::model::FigureForm::ALL;
        if let Some(form) = forms.into_iter().find(|form| extension.as_deref() == Some(form.extension())) {
            spec.form = form;
        }
    }
    if row.button(words.text("export-browse")).clicked() {
        ctx.commands.send(Command::BrowseFigure);
    }
    let lower = foot.with_min_y(upper.bottom() + 2.0);
    let mut row = ui.new_child(UiBuilder::new().max_rect(lower).layout(Layout::left_to_right(Align::Min)));
    if state.is_named() {
        whole_path(ctx, &mut row, lower.width(), &target);
    } else {
        let text = RichText::new(words.text("composer-no-name")).font(font(size::NOTE, Weight::Medium));
        row.label(text.color(ctx.palette.bad));
    }
}
