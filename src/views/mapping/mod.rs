//! What the columns of a table mean: its first rows, a choice above each column, and what would come of it.
//!
//! Nothing is read before "Import"; Escape and "Cancel" leave everything as it was. The whole table is counted on a
//! thread (`app::data`), so that a table of any size can be looked at. Not here: how a table is read (`exchange`).

mod choices;
mod state;
mod table;

pub use choices::meaning_key;
pub use state::{Count, MappingState};

use egui::{Label, RichText, Ui};

use super::ViewCtx;
use super::dialogs::dialog;
use crate::command::Command;
use crate::exchange::csv_table::Lists;
use crate::theme::{Weight, font, size, space};
use crate::widgets::form;

/// Narrowest and widest the dialog gets, in points, and the room it leaves at the sides.
const NARROWEST: f32 = 980.0;
const WIDEST: f32 = 1180.0;
const AROUND: f32 = 90.0;

/// Draws the dialog while there is a table to be named.
pub fn mapping_ui(ctx: &ViewCtx<'_>, ui: &Ui, slot: &mut Option<MappingState>) {
    let Some(state) = slot else { return };
    let title = ctx.words.with("mapping-title", &[("name", state.name.as_str().into())]);
    let (mut open, mut done) = (true, false);
    dialog(ctx, ui, "mapping", &title, &mut open, |ui| {
        let wanted = table::width(state).clamp(NARROWEST, WIDEST);
        ui.set_width((ui.ctx().content_rect().width() - AROUND).min(wanted));
        choices::choices_ui(ctx, ui, state);
        ui.add_space(space::S);
        table::table_ui(ctx, ui, state);
        ui.add_space(space::S);
        choices::families_ui(ctx, ui, state);
        let sentence = sentence(ctx, state);
        let label = RichText::new(sentence).font(font(size::BODY, Weight::Medium));
        ui.add(Label::new(label).wrap());
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            let ready = state.mapping.is_enough();
            if form::main_button(ui, ctx.palette, ready, ctx.words.text("mapping-import")).clicked() {
                ctx.commands.send(Command::ImportTable {
                    path: state.path.clone(),
                    actors: state.actors_taken(),
                    mapping: Box::new(state.mapping.clone()),
                });
                done = true;
            }
            done |= ui.button(ctx.words.text("mapping-cancel")).clicked();
        });
    });
    if !open || done {
        *slot = None;
    }
}

/// What would come of it, or what is missing.
fn sentence(ctx: &ViewCtx<'_>, state: &MappingState) -> String {
    let words = ctx.words;
    if !state.mapping.is_enough() {
        let key = match state.mapping.lists {
            Lists::Ties => "mapping-missing-ties",
            Lists::Actors => "mapping-missing-actors",
        };
        return words.text(key).to_owned();
    }
    let tally = match state.count() {
        Count::Counting => return words.text("mapping-counting").to_owned(),
        Count::Failed(why) => return why.clone(),
        Count::Counted(tally) => tally,
    };
    let mut parts = vec![match state.mapping.lists {
        Lists::Ties => words.with(
            "mapping-ties",
            &[("ties", tally.records.into()), ("actors", tally.actors.into())],
        ),
        Lists::Actors => words.with("mapping-actors", &[("n", tally.records.into())]),
    }];
    for (reason, count) in &tally.left_out {
        let key = match *reason {
            "graphs-no-source" => "mapping-out-graphs-no-source",
            "graphs-no-target" => "mapping-out-graphs-no-target",
            _ => "mapping-out-graphs-no-name",
        };
        parts.push(words.with(key, &[("n", (*count).into())]));
    }
    parts.join(", ")
}
