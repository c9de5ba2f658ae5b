//! What floats above the panes: choosing a file, the list of keys, questions about the work, what was read or imported,
//! export of data, preferences, title and marking of the dossier, joining another project.

pub mod data;
pub mod dossier;
pub mod file;
pub mod help;
pub mod join;
mod paths;
pub mod preferences;
pub mod recovery;
pub mod report;

pub use dossier::{DossierForm, dossier_form_ui};
pub use file::{FileDialogState, file_dialog_ui};
pub use help::help_ui;
pub use join::{JoinState, join_ui};
pub use preferences::{PreferencesState, preferences_ui};
pub use recovery::{Question, VersionRow, WaitingRow, question_ui};
pub use report::{ReportState, report_ui};

use egui::{RichText, Role, WidgetInfo, vec2};

use super::ViewCtx;
use crate::theme::{Weight, font, size, space};

/// Room left around a dialog, in points.
const AROUND: f32 = 24.0;
/// Width and height of the cross that closes a dialog.
const CROSS: f32 = 24.0;

/// A window of the program's own look, in the middle. `open` turns false when it is closed.
pub(in crate::views) fn dialog(
    ctx: &ViewCtx<'_>,
    ui: &egui::Ui,
    id: &'static str,
    title: &str,
    open: &mut bool,
    add: impl FnOnce(&mut egui::Ui),
) {
    let middle = (egui::Align2::CENTER_CENTER, vec2(0.0, 0.0));
    dialog_at(ctx, ui, (id, title), middle, open, add);
}

/// The same elsewhere in the window: at an end or edge of it, so far away.
pub(in crate::views) fn dialog_at(
    ctx: &ViewCtx<'_>,
    ui: &egui::Ui,
    (id, title): (&'static str, &str),
    (anchor, away): (egui::Align2, egui::Vec2),
    open: &mut bool,
    add: impl FnOnce(&mut egui::Ui),
) {
    let screen = ui.ctx().content_rect();
    let shown = egui::Window::new(title)
        .id(egui::Id::unique(id))
        .title_bar(false)
        .collapsible(false)
        .resizable(false)
        .anchor(anchor, away)
        .frame(
            egui::Frame::window(&ui.ctx().global_style())
                .fill(ctx.palette.card)
                .inner_margin(egui::Margin::same(16))
                .corner_radius(space::CARD_RADIUS),
        )
        .show(ui.ctx(), |ui| {
            let heading = RichText::new(title)
                .font(font(size::HEADING, Weight::SemiBold))
                .color(ctx.palette.text);
            ui.label(heading);
            let top = ui.min_rect();
            ui.add_space(space::S);
            // As high as what it holds needs, and never higher than the window.
            let most = (screen.height() - 2.0 * AROUND - 90.0).max(120.0);
            egui::ScrollArea::vertical()
                .max_height(most)
                .min_scrolled_height(most)
                .show(ui, add);
            // The cross stands at the right end, which is known only now.
            let centre = egui::pos2(ui.min_rect().right() - CROSS / 2.0, top.center().y);
            let corner = egui::Rect::from_center_size(centre, vec2(CROSS, CROSS));
            let cross = RichText::new("×")
                .font(font(size::TITLE, Weight::Medium))
                .color(ctx.palette.text_weak);
            let close = ui.put(corner, egui::Button::new(cross).frame(false));
            let name = ctx.words.text("dialog-close");
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            if close.on_hover_text(name).clicked() {
                *open = false;
            }
        });
    // It is placed by the size it had: another one is put right at once, not with the next movement of the mouse.
    let Some(shown) = shown else { return };
    let (key, now) = (egui::Id::unique(id).with("size"), shown.response.rect.size());
    let before = ui.data_mut(|data| data.get_temp::<egui::Vec2>(key).filter(|b| (*b - now).length() < 1.0));
    if before.is_none() {
        ui.data_mut(|data| data.insert_temp(key, now));
        ui.ctx().request_repaint();
    }
}

/// Where a path leads, in small letters below its field.
pub(in crate::views) fn whole_path(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, width: f32, path: &std::path::Path) {
    let text = RichText::new(path.display().to_string())
        .font(font(size::SMALL, Weight::Regular))
        .color(ctx.palette.text_weak);
    ui.scope(|ui| {
        ui.set_max_width(width);
        ui.add(egui::Label::new(text).truncate());
    });
}

/// Draws a ring around what can be ticked and is not: the field alone is hardly seen on a card.
pub(in crate::views) fn ringed<R>(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::new(1.0, ctx.palette.text_weak);
        add(ui)
    })
    .inner
}
