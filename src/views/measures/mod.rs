//! Measures of the network as questions: the answer in a sentence, who it is about in a table, what it counts and what
//! it does not; and the same in the network (colour, size) and over time.
//!
//! [`measures_ui`] is drawn by `ledgers` in the place of the network, [`shown`] is asked by `network`, [`trend`] is drawn
//! by `timeline`. Not here: which ties count (`derived::measures`), the arithmetic (`measures`).

mod columns;
mod file;
mod printed;
pub(in crate::views) mod shown;
mod state;
mod table;
pub(in crate::views) mod trend;
mod words;

pub(in crate::views) use printed::printed_ui;
pub use state::MeasuresState;

use egui::{Button, Response, RichText, Role, Ui, WidgetInfo, vec2};

use super::ViewCtx;
use crate::command::Command;
use crate::derived::measures::Answer;
use crate::model::{Item, PaneKind};
use crate::session::{Question, ShownMeasure};
use crate::theme::{Weight, font, size, space};

/// Most actors that one click selects.
const MOST_SELECTED: usize = 100;

/// Draws the questions and the answer to the one that is asked.
pub(in crate::views) fn measures_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut MeasuresState) {
    let asked = ctx.session.measuring.question;
    questions_ui(ctx, ui, asked);
    ui.add_space(space::XS);
    let Some(answer) = ctx.derived.measures.answer(asked) else {
        state.take_export();
        note(ctx, ui, ctx.words.text("measure-computing"));
        return;
    };
    let rows = state.rows(ctx, answer);
    if state.take_export() {
        let text = file::csv(ctx, answer, &rows);
        let name = ctx.words.text("measure-file");
        ctx.commands.send(Command::SaveTable { name, text });
    }
    let behind = ctx.derived.measures.is_behind(asked);
    let sentence = RichText::new(words::sentence(ctx, answer)).font(font(size::HEADING, Weight::SemiBold));
    ui.add(egui::Label::new(sentence.color(ctx.palette.text)).wrap());
    note(ctx, ui, &words::counted(ctx, answer, behind));
    ui.add_space(space::XS);
    bar_ui(ctx, ui, answer);
    note(ctx, ui, ctx.words.text(words::meaning(asked)));
    if rows.is_empty() {
        ui.add_space(space::M);
        note(ctx, ui, ctx.words.text(words::nobody(asked)));
        return;
    }
    table::table_ui(ctx, ui, state, answer, &rows);
}

fn note(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(font(size::SMALL, Weight::Regular));
    ui.add(egui::Label::new(text.color(ctx.palette.text_weak)).wrap());
}

/// The questions, one button each.
fn questions_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, asked: Question) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        for question in Question::ALL {
            let name = ctx.words.text(words::question(question));
            if pressed(ctx, ui, name, name, question == asked).clicked() {
                ctx.commands.send(Command::AskMeasure(question));
            }
        }
    });
}

/// A button that is pressed or not.
fn pressed(ctx: &ViewCtx<'_>, ui: &mut Ui, label: &str, name: &str, on: bool) -> Response {
    let weight = if on { Weight::SemiBold } else { Weight::Regular };
    let colour = if on { ctx.palette.accent } else { ctx.palette.text };
    let text = RichText::new(label).font(font(size::NOTE, weight)).color(colour);
    let fill = if on { ctx.palette.accent_soft } else { ctx.palette.field };
    let response = ui.add(Button::new(text).fill(fill).min_size(vec2(0.0, 24.0)));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    response.on_hover_text(name)
}

/// What can be done with the answer: show it in the network, follow it over time, select, export.
fn bar_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, answer: &Answer) {
    let measuring = ctx.session.measuring;
    let question = answer.question;
    let shown = measuring.shown.filter(|shown| shown.question == question);
    let (colour, size_on) = (shown.is_some_and(|s| s.colour), shown.is_some_and(|s| s.size));
    let text = |key| ctx.words.text(key);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        let show = |colour, size| {
            ctx.commands
                .send(Command::ShowMeasure(Some(ShownMeasure { question, colour, size })));
        };
        if pressed(ctx, ui, text("measure-colour"), text("measure-colour-name"), colour).clicked() {
            show(!colour, size_on);
        }
        if pressed(ctx, ui, text("measure-size"), text("measure-size-name"), size_on).clicked() {
            show(colour, !size_on);
        }
        let over_time = measuring.over_time;
        if pressed(ctx, ui, text("measure-over-time"), text("measure-over-time-name"), over_time).clicked() {
            ctx.commands.send(Command::ToggleTrend);
        }
        if pressed(ctx, ui, text("measure-select"), text("measure-select-name"), false).clicked() {
            let rows = answer
                .rows
                .iter()
                .flat_map(|row| std::iter::once(row.actor).chain(row.others.iter().copied()));
            select(ctx, rows.map(Item::from).collect());
        }
        if pressed(ctx, ui, text("ledger-export"), text("ledger-export-name"), false).clicked() {
            ctx.commands.send(Command::ExportTable);
        }
    });
}

/// Selects actors, each once, so that all panes show them.
fn select(ctx: &ViewCtx<'_>, items: Vec<Item>) {
    let mut once: Vec<Item> = Vec::new();
    for item in items {
        if once.len() < MOST_SELECTED && !once.contains(&item) {
            once.push(item);
        }
    }
    ctx.commands.send(Command::SelectMany {
        items: once,
        source: Some(PaneKind::Network),
    });
}
