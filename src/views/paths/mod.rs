//! Paths between two actors: the strip under the network that lists them, each step with the clause that carries it.
//!
//! [`paths_ui`] is called by the app below the network, [`figure_ui`] under a network in a figure. In reading order:
//! [`words`] (what each row says, and what a path means), [`head`] (the question), [`rows`], [`figure`].
//! Not here: finding paths (`derived::paths`), marks on strands (`network`).

mod figure;
mod head;
mod rows;
mod state;
mod words;

pub use figure::{figure_height, figure_ui};
pub use state::PathsState;

use egui::{Frame, Margin, RichText, Ui};

use super::ViewCtx;
use crate::theme::{Weight, font, size, space};

/// The strip.
pub fn paths_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut PathsState) {
    let Some(of) = &ctx.session.paths else { return };
    let margin = Margin::symmetric(space::M as i8, space::S as i8);
    Frame::new().fill(ctx.palette.panel).inner_margin(margin).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = space::XS;
        head::head_ui(ctx, ui, state, of);
        let Some(paths) = ctx.derived.paths.as_ref().filter(|p| p.ends.is_some()) else {
            said(ctx, ui, ctx.words.text("paths-choose"), false);
            return;
        };
        said(ctx, ui, &words::summary(ctx, of, paths), true);
        if !paths.found.is_empty() {
            said(ctx, ui, words::meaning(ctx, of), false);
        }
        rows::rows_ui(ctx, ui, state, paths, of.chosen);
    });
}

fn said(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str, strong: bool) {
    let (weight, color) = if strong {
        (Weight::Medium, ctx.palette.text)
    } else {
        (Weight::Regular, ctx.palette.text_weak)
    };
    let text = RichText::new(text).font(font(size::NOTE, weight)).color(color);
    ui.add(egui::Label::new(text).wrap());
}
