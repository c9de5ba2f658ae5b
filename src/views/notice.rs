//! A strip below the bar for what the user must know as long as it lasts: a file that cannot be written, a journal
//! that cannot be kept.

use egui::{Frame, Margin, Panel, RichText, Role, Ui, WidgetInfo};

use super::ViewCtx;
use crate::command::Command;
use crate::theme::{Weight, font, mix, size};

/// Draws a strip for each notice; the button offers to save elsewhere.
pub fn notices_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, notices: &[String]) {
    for (place, text) in notices.iter().enumerate() {
        let fill = mix(ctx.palette.panel, ctx.palette.bad, 0.12);
        Panel::top(("notice", place))
            .frame(Frame::new().fill(fill).inner_margin(Margin::symmetric(18, 5)))
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    let words = RichText::new(text)
                        .font(font(size::NOTE, Weight::Medium))
                        .color(ctx.palette.text);
                    let label = ui.add(egui::Label::new(words).wrap());
                    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
                    if ui.button(ctx.words.text("menu-save-as")).clicked() {
                        ctx.commands.send(Command::SaveAsDialog);
                    }
                });
            });
    }
}
