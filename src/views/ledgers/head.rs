//! The line above a ledger: which one is shown, the others, and the way back to the network.

use egui::{Align, Layout, RichText, Role, Ui, WidgetInfo, vec2};

use crate::command::Command;
use crate::session::Ledger;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::widgets::segmented::{Choice, segmented};

/// Widest pane in which the ledgers are offered in a list instead of a row.
const NARROW: f32 = 860.0;

/// The ledgers, in the order they are offered.
const LEDGERS: [Ledger; 10] = [
    Ledger::Proposals,
    Ledger::Claims,
    Ledger::Contradictions,
    Ledger::Forecasts,
    Ledger::Quantities,
    Ledger::Precedents,
    Ledger::Scenarios,
    Ledger::Notes,
    Ledger::Measures,
    Ledger::Coverage,
];

/// Message with the name of a ledger.
pub(in crate::views) fn name(ledger: Ledger) -> &'static str {
    match ledger {
        Ledger::Proposals => "ledger-tab-proposals",
        Ledger::Coverage => "review-tab-coverage",
        Ledger::Claims => "ledger-tab-claims",
        Ledger::Contradictions => "ledger-tab-contradictions",
        Ledger::Forecasts => "ledger-tab-forecasts",
        Ledger::Quantities => "ledger-tab-quantities",
        Ledger::Precedents => "ledger-tab-precedents",
        Ledger::Scenarios => "ledger-tab-scenarios",
        Ledger::Notes => "ledger-tab-notes",
        Ledger::Measures => "ledger-tab-measures",
    }
}

/// Draws the line.
pub(super) fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, ledger: Ledger) {
    let words = ctx.words;
    let label = |ledger: Ledger| match ledger {
        Ledger::Proposals => words.with("review-tab-proposals", &[("n", ctx.derived.open.total.into())]),
        other => words.text(name(other)).to_owned(),
    };
    let labels = LEDGERS.map(label);
    ui.horizontal(|ui| {
        let mut chosen = None;
        if ui.available_width() < NARROW {
            let shown = labels
                .iter()
                .zip(LEDGERS)
                .find(|(_, l)| *l == ledger)
                .map(|(label, _)| label.as_str());
            let combo = egui::ComboBox::from_id_salt("ledgers")
                .selected_text(shown.unwrap_or_default())
                .width(170.0)
                .show_ui(ui, |ui| {
                    for (label, other) in labels.iter().zip(LEDGERS) {
                        if ui.selectable_label(other == ledger, label).clicked() {
                            chosen = Some(other);
                        }
                    }
                });
            let name = words.text("ledger-choose");
            combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
        } else {
            let choices: Vec<Choice<'_>> = labels
                .iter()
                .zip(LEDGERS)
                .map(|(label, other)| Choice {
                    label,
                    name: label,
                    taken: other == ledger,
                })
                .collect();
            chosen = segmented(ui, ctx.palette, &choices).and_then(|place| LEDGERS.get(place).copied());
        }
        if let Some(chosen) = chosen {
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
