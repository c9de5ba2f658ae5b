//! The line above a ledger: which one is shown, and the way back to the network.

use egui::{Align, Layout, RichText, Role, Ui, WidgetInfo, vec2};

use crate::command::Command;
use crate::session::Ledger;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::widgets::segmented::{Choice, segmented};

/// Draws the line.
pub(super) fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, ledger: Ledger) {
    let words = ctx.words;
    let proposals = words.with("review-tab-proposals", &[("n", ctx.derived.open.total.into())]);
    let coverage = words.text("review-tab-coverage");
    ui.horizontal(|ui| {
        let choices = [
            Choice {
                label: &proposals,
                name: &proposals,
                taken: ledger == Ledger::Proposals,
            },
            Choice {
                label: coverage,
                name: coverage,
                taken: ledger == Ledger::Coverage,
            },
        ];
        if let Some(place) = segmented(ui, ctx.palette, &choices) {
            let chosen = if place == 0 { Ledger::Proposals } else { Ledger::Coverage };
            ctx.commands.send(Command::ShowLedger(Some(chosen)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let back = RichText::new(words.text("review-back")).font(font(size::NOTE, Weight::Regular));
            let button = ui.add(egui::Button::new(back).min_size(vec2(0.0, space::CONTROL - 4.0)));
            let name = words.text("review-back-name");
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            if button.on_hover_text(name).clicked() {
                ctx.commands.send(Command::ShowLedger(None));
            }
        });
    });
    ui.add_space(space::XS);
}
