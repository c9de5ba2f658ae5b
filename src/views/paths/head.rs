//! The question: from whom, to whom, over which ties, in which direction.

use egui::{Align, Button, Layout, RichText, Role, Ui, WidgetInfo, vec2};

use super::state::PathsState;
use crate::command::Command;
use crate::model::{ActorId, Item, TieFamily};
use crate::session::PathsOf;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::pick::pick_actor;
use crate::widgets::segmented::{Choice, segmented};

/// Room for all that is not one of the two lists, besides the words; the narrowest list and the widest.
const BESIDE: f32 = 225.0;
const NARROWEST: f32 = 70.0;
const LIST: f32 = 220.0;
/// Actors offered before anything is typed.
const MOST: usize = 60;

/// Draws it; where a language has longer words than there is room, in two lines.
pub(super) fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut PathsState, of: &PathsOf) {
    let words = ctx.words;
    let likely = state.likely.get(&ctx.derived.structure, || likely(ctx));
    let written = |key: &'static str| {
        let style = font(size::SMALL, Weight::Medium);
        let galley = ui
            .painter()
            .layout_no_wrap(words.text(key).to_owned(), style, ctx.palette.text);
        galley.size().x
    };
    let said: f32 = ["matrix-promises", "matrix-all", "paths-both-ways"]
        .into_iter()
        .map(written)
        .sum();
    let two_lines = ui.available_width() < 2.0 * NARROWEST + BESIDE + said;
    let beside = BESIDE + if two_lines { 0.0 } else { said };
    let list = (0.5 * (ui.available_width() - beside)).clamp(NARROWEST, LIST);
    let mut asked = of.clone();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS + 2.0;
        let from = pick_actor(ctx, ui, &mut state.from, "paths-from", of.from, (&likely, list));
        ui.label(RichText::new("→").font(font(size::BODY, Weight::Medium)));
        let to = pick_actor(ctx, ui, &mut state.to, "paths-to", of.to, (&likely, list));
        asked.from = from.or(asked.from);
        asked.to = to.or(asked.to);
        if small(ui, "⇄", words.text("paths-swap"), of.from.is_some() || of.to.is_some()) {
            (asked.from, asked.to) = (of.to, of.from);
        }
        if !two_lines {
            families(ctx, ui, of, &mut asked);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if small(ui, "×", words.text("paths-close"), true) {
                ctx.commands.send(Command::ShowPaths(None));
            }
            if !two_lines {
                both_ways(ctx, ui, of, &mut asked);
            }
        });
    });
    if two_lines {
        ui.horizontal(|ui| {
            families(ctx, ui, of, &mut asked);
            both_ways(ctx, ui, of, &mut asked);
        });
    }
    if asked != *of {
        asked.chosen = 0;
        ctx.commands.send(Command::ShowPaths(Some(asked)));
    }
}

/// Over promises alone, or over all ties.
fn families(ctx: &ViewCtx<'_>, ui: &mut Ui, of: &PathsOf, asked: &mut PathsOf) {
    let all = of.families.is_empty();
    let choices = [(false, "matrix-promises"), (true, "matrix-all")].map(|(is, key)| Choice {
        label: ctx.words.text(key),
        name: ctx.words.text(if is { "paths-all-name" } else { "paths-promises-name" }),
        taken: is == all,
    });
    if let Some(place) = segmented(ui, ctx.palette, &choices) {
        asked.families.clear();
        if place == 0 {
            asked.families.insert(TieFamily::Commitment);
        }
    }
}

/// Whether a tie may also be gone against its direction.
fn both_ways(ctx: &ViewCtx<'_>, ui: &mut Ui, of: &PathsOf, asked: &mut PathsOf) {
    let text = RichText::new(ctx.words.text("paths-both-ways")).font(font(size::SMALL, Weight::Regular));
    let both = ui.selectable_label(of.both_ways, text);
    let name = ctx.words.text("paths-both-ways-name");
    both.widget_info(|| WidgetInfo::selected(Role::Button, true, of.both_ways, name));
    if both.on_hover_text(name).clicked() {
        asked.both_ways = !of.both_ways;
    }
}

/// A button with a sign; its name says what it does.
fn small(ui: &mut Ui, sign: &str, name: &str, enabled: bool) -> bool {
    let sign = RichText::new(sign).font(font(size::HEADING, Weight::Medium));
    let button = Button::new(sign).min_size(vec2(space::CONTROL, space::CONTROL));
    ui.spacing_mut().button_padding.x = space::XS;
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    response.on_hover_text(name).clicked()
}

/// Actors of the network, the most connected first.
fn likely(ctx: &ViewCtx<'_>) -> Vec<Item> {
    let network = &ctx.derived.network;
    let mut actors: Vec<ActorId> = network.actors.clone();
    actors.sort_by_cached_key(|id| std::cmp::Reverse(network.degree(*id)));
    actors.into_iter().take(MOST).map(Item::from).collect()
}
