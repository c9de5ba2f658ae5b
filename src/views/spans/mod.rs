//! Ties along time, in rows: one rail for each actor, or the partners of one actor.
//!
//! [`spans_ui`] is drawn by the network pane in the place of nodes and strands, on the screen and in figures. The period
//! shown is that of the timeline. In reading order: [`chart`] (which rows and bars there are), [`state`] (scroll, axis),
//! [`paint`], [`input`]. Not here: packing of bars (`layout::rails`), events (the timeline has them).

mod chart;
mod input;
mod paint;
mod rails;
mod state;

pub use state::SpansState;

use egui::{Align2, Rect, Ui};

use self::state::Frame;
use super::ViewCtx;
use crate::model::{ActorId, Item};
use crate::session::LayoutMethod;
use crate::theme::{Weight, font, size};

/// Draws the rows into `rect`.
pub fn spans_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, state: &mut SpansState) {
    let ego = ctx.session.layout == LayoutMethod::Ego;
    let of = if ego { ego_of(ctx) } else { None };
    if ego && of.is_none() {
        say(ctx, ui, rect, "spans-choose");
        return;
    }
    let chart = state.chart(ctx, of);
    if chart.rows.is_empty() {
        say(ctx, ui, rect, "spans-empty");
        return;
    }
    let frame = Frame::of(ctx, state, &chart, rect);
    let hit = if ctx.reacts() {
        input::react(ctx, ui, state, &chart, &frame)
    } else {
        None
    };
    paint::chart(ctx, ui, &chart, &frame, hit);
    if let Some(hit) = hit {
        input::tip(ctx, ui, &chart, hit);
    }
}

/// The actor whose partners are shown: the selected one, else the first that belongs to the selection.
fn ego_of(ctx: &ViewCtx<'_>) -> Option<ActorId> {
    match ctx.session.selection? {
        Item::Actor(actor) => Some(actor),
        Item::Tie(tie) => ctx.dossier.ties.get(&tie).map(|t| t.from),
        _ => None,
    }
}

fn say(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect, key: &'static str) {
    let style = font(size::BODY, Weight::Regular);
    let text = ctx.words.text(key);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, text, style, ctx.palette.text_weak);
}
