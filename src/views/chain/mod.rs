//! "X attacks Y": the strip under the network that lists who is bound, in which order, by which clause.
//!
//! [`chain_ui`] is called by the app below the network, [`figure_ui`] under a network in a figure. In reading order:
//! [`words`] (what each row says), [`badge`] (the numbered marks, also drawn in the network), [`head`] (the case and the
//! way through it), [`rows`], [`figure`]. A step is gone to by a command; the panes follow the selection.
//! Not here: what follows from an attack (`derived::chain`), marks on strands (`network`).

mod badge;
mod figure;
mod head;
mod rows;
mod state;
mod words;

pub(in crate::views) use badge::Badge;
pub use figure::{figure_height, figure_ui};
pub(in crate::views) use rows::KEYS;
pub use state::ChainState;

use egui::{Frame, Margin, RichText, Ui};

use super::ViewCtx;
use crate::theme::{Weight, font, size, space};

/// The strip. `keys`: arrow keys are meant for it, since nothing floats above.
pub fn chain_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ChainState, keys: bool) {
    let Some(case) = ctx.session.chain else { return };
    let margin = Margin::symmetric(space::M as i8, space::S as i8);
    Frame::new().fill(ctx.palette.panel).inner_margin(margin).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = space::XS;
        head::head_ui(ctx, ui, state, case);
        match &ctx.derived.chain {
            Some(chain) => {
                summary_ui(ctx, ui, chain);
                rows::rows_ui(ctx, ui, state, chain, keys);
            }
            None => weak(ctx, ui, ctx.words.text("chain-choose")),
        }
    });
}

/// What comes of it in a sentence, before the rows tell it one by one.
fn summary_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, chain: &crate::derived::Chain) {
    let text = words::summary(ctx, chain);
    let text = RichText::new(text)
        .font(font(size::NOTE, Weight::Medium))
        .color(ctx.palette.text);
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(2.0);
}

fn weak(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text)
        .font(font(size::NOTE, Weight::Regular))
        .color(ctx.palette.text_weak);
    ui.add(egui::Label::new(text).wrap());
}
