//! Old cases: what was promised, what happened in the terms of the text and in effect, and what the model says of it
//! with the outcome known. As a table, as small pictures on the same scales, or one beside the assessment in hand.
//!
//! In the place of the network, for `ledgers`; the value, its words and its pictures ([`value`], [`stack`]) are lent to
//! the scenarios and the inspector. Hindsight is said at every value. Not here: the arithmetic (`guarantee`), the form
//! of a precedent (`edit`).

mod beside;
mod cards;
mod file;
mod hand;
mod printed;
pub(in crate::views) mod stack;
mod state;
mod table;
pub(in crate::views) mod value;

pub(in crate::views) use hand::Hand;
pub(in crate::views) use printed::printed_ui;
pub use state::CasesState;

use egui::{Button, Modifiers, Rect, Response, RichText, Role, Ui, UiBuilder, WidgetInfo, vec2};

use self::state::Shown;
use self::value::Value;
use super::ViewCtx;
use crate::command::Command;
use crate::model::{Item, Precedent, PrecedentId};
use crate::theme::{Weight, font, size, space};
use crate::views::keys::Step;
use crate::widgets::segmented::{Choice, segmented};

/// Rows that the page keys go.
const PAGE: usize = 4;

/// Draws the cases. `keys`: the arrows are meant for them.
pub(in crate::views) fn cases_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut CasesState, keys: bool) {
    let there = |id: PrecedentId| ctx.dossier.precedents.contains_key(&id);
    state.beside = state.beside.filter(|beside| there(beside.precedent));
    let rows = state.rows(ctx.dossier, ctx.derived.revision, ctx.words.language());
    let values = state.values(ctx.dossier, ctx.derived.revision);
    if std::mem::take(&mut state.export) {
        let text = file::csv(ctx, &rows, &values);
        let name = ctx.words.text("case-file");
        ctx.commands.send(Command::SaveTable { name, text });
    }
    if let Some(laid) = state.beside {
        beside::beside_ui(ctx, ui, state, laid, values.get(&laid.precedent));
        return;
    }
    bar_ui(ctx, ui, state);
    if rows.is_empty() {
        ui.label(RichText::new(ctx.words.text("case-none")).color(ctx.palette.text_weak));
        return;
    }
    follow(ctx, state);
    if keys {
        arrows(ctx, ui, state, &rows);
    }
    match state.shown {
        Shown::Table => table::table_ui(ctx, ui, state, &rows, &values),
        Shown::Cards => cards::cards_ui(ctx, ui, state, &rows, &values),
    }
}

/// Table or cards, figures or not, the export, and what the values are.
fn bar_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut CasesState) {
    let text = |key| ctx.words.text(key);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        let choice = |label, taken| Choice {
            label,
            name: label,
            taken,
        };
        let choices = [
            choice(text("case-table"), state.shown == Shown::Table),
            choice(text("case-cards"), state.shown == Shown::Cards),
        ];
        if let Some(place) = segmented(ui, ctx.palette, &choices) {
            state.shown = if place == 0 { Shown::Table } else { Shown::Cards };
        }
        figures_button(ctx, ui, &mut state.figures);
        let export = RichText::new(text("ledger-export")).font(font(size::NOTE, Weight::Regular));
        let export = ui.add(Button::new(export).min_size(vec2(0.0, 24.0)));
        let name = text("ledger-export-name");
        export.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if export.on_hover_text(name).clicked() {
            ctx.commands.send(Command::ExportTable);
        }
    });
    let note = RichText::new(text("case-hindsight-note")).font(font(size::SMALL, Weight::Regular));
    ui.add(egui::Label::new(note.color(ctx.palette.text_weak)).wrap())
        .on_hover_text(text("case-hindsight-hint"));
}

/// Shows per cent beside the words, or not.
pub(in crate::views) fn figures_button(ctx: &ViewCtx<'_>, ui: &mut Ui, figures: &mut bool) {
    let name = ctx.words.text("case-figures-name");
    let label = RichText::new(ctx.words.text("case-figures-show")).font(font(size::NOTE, Weight::Regular));
    let button = ui.add(Button::selectable(*figures, label).min_size(vec2(0.0, 24.0)));
    button.widget_info(|| WidgetInfo::selected(Role::Button, true, *figures, name));
    if button.on_hover_text(name).clicked() {
        *figures = !*figures;
    }
}

/// A case that was selected elsewhere comes into view.
fn follow(ctx: &ViewCtx<'_>, state: &mut CasesState) {
    let serial = ctx.session.selection_serial;
    if state.seen_serial.replace(serial) != Some(serial)
        && let Some(Item::Precedent(id)) = ctx.session.selection
    {
        state.reveal = Some(id);
    }
}

/// Arrow keys go from case to case, unless something else has the keyboard.
fn arrows(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut CasesState, rows: &[PrecedentId]) {
    if ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) || ui.memory(egui::Memory::focused).is_some() {
        return;
    }
    let at = rows.iter().position(|id| ctx.session.selection == Some((*id).into()));
    for (key, step) in Step::ALL {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            let place = step.from(at, PAGE, rows.len().saturating_sub(1));
            if let Some(id) = rows.get(place) {
                state.reveal = Some(*id);
                select(ctx, *id);
            }
            return;
        }
    }
}

fn select(ctx: &ViewCtx<'_>, id: PrecedentId) {
    ctx.commands.send(Command::Select {
        item: Some(id.into()),
        source: None,
    });
}

/// What a click, a hover and the keyboard do with a row or card, and how it is read aloud.
fn react(ctx: &ViewCtx<'_>, response: &Response, case: &Precedent, name: &str) {
    let selected = ctx.session.is_selected(case.id.into());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
    if response.hovered() {
        ctx.hover.set(case.id.into());
    }
    if response.clicked() {
        if response.ctx.input(|i| i.modifiers.command) {
            ctx.commands.send(Command::ToggleSelected {
                item: case.id.into(),
                source: None,
            });
        } else {
            select(ctx, case.id);
        }
    }
}

/// Brings a row or card into view, if it is the one that shall be.
fn reveal(ui: &Ui, state: &mut CasesState, id: PrecedentId, rect: Rect) {
    if state.reveal == Some(id) {
        state.reveal = None;
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, None);
        }
    }
}

/// The small button that lays a case beside the assessment in hand.
fn lay_button(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, case: &Precedent) {
    let name = ctx
        .words
        .with("case-lay-name", &[("case", case.title.get(ctx.words.language()).into())]);
    let label = RichText::new(ctx.words.text("case-lay")).font(font(size::SMALL, Weight::Medium));
    // A child of its own: the row or card has taken the room already.
    let mut place = ui.new_child(UiBuilder::new().max_rect(rect));
    place.spacing_mut().button_padding.x = space::S;
    let button = place.add(Button::new(label).truncate().min_size(rect.size()));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if button.on_hover_text(&name).clicked() {
        ctx.commands.send(Command::LayBeside(case.id));
    }
}

/// A case as it is read aloud: title, both verdicts, the value and that it is hindsight.
fn spoken(ctx: &ViewCtx<'_>, case: &Precedent, value: Option<&Value>) -> String {
    let words = ctx.words;
    let language = words.language();
    let arguments = [
        ("case", case.title.get(language).into()),
        ("letter", words.verdict(case.honoured_textual).into()),
        ("effect", words.verdict(case.effective).into()),
        ("value", said(ctx, value).into()),
    ];
    words.with("case-name", &arguments)
}

/// The value in words, known to be hindsight.
pub(in crate::views) fn said(ctx: &ViewCtx<'_>, value: Option<&Value>) -> String {
    let words = ctx.words;
    match value {
        Some(Value::Worked(worked)) => {
            let parts: Vec<String> = worked.readings.iter().map(|r| value::sentence(words, r)).collect();
            words.with("case-in-hindsight", &[("value", parts.join("; ").into())])
        }
        Some(other) => other.missing().map(|key| words.text(key)).unwrap_or_default().to_owned(),
        None => String::new(),
    }
}

/// Place of the guarantor of an old case that weighs most: the one who broke the promise not to harm, else the strongest.
fn main_guarantor(case: &Precedent) -> Option<usize> {
    let hindsight = case.hindsight.as_ref()?;
    let all = &hindsight.guarantors;
    if hindsight.promise == crate::model::Promise::Restraint
        && let Some(place) = all.iter().position(|g| g.violator)
    {
        return Some(place);
    }
    let helpers = all.iter().enumerate().filter(|(_, g)| !g.violator);
    // The first of equals.
    let strongest = helpers.rev().max_by(|a, b| a.1.capability.total_cmp(&b.1.capability));
    strongest.map(|(place, _)| place).or((!all.is_empty()).then_some(0))
}
