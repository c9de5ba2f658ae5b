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

/// Room for all that is not one of the two lists, and the widest list.
const BESIDE: f32 = 400.0;
const LIST: f32 = 220.0;
/// Actors offered before anything is typed.
const MOST: usize = 60;

/// Draws it.
pub(super) fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut PathsState, of: &PathsOf) {
    let words = ctx.words;
    let likely = state.likely.get(&ctx.derived.structure, || likely(ctx));
    let list = (0.5 * (ui.available_width() - BESIDE)).clamp(70.0, LIST);
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
        let all = of.families.is_empty();
        let choices = [(false, "matrix-promises"), (true, "matrix-all")].map(|(is, key)| Choice {
            label: words.text(key),
            name: words.text(if is { "paths-all-name" } else { "paths-promises-name" }),
            taken: is == all,
        });
        if let Some(place) = segmented(ui, ctx.palette, &choices) {
            asked.families.clear();
            if place == 0 {
                asked.families.insert(TieFamily::Commitment);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if small(ui, "×", words.text("paths-close"), true) {
                ctx.commands.send(Command::ShowPaths(None));
            }
            let text = RichText::new(words.text("paths-both-ways")).font(font(size::SMALL, Weight::Regular));
            let both = ui.selectable_label(of.both_ways, text);
            let name = words.text("paths-both-ways-name");
            both.widget_info(|| WidgetInfo::selected(Role::Button, true, of.both_ways, name));
            if both.on_hover_text(name).clicked() {
                asked.both_ways = !of.both_ways;
            }
        });
    });
    if asked != *of {
        asked.chosen = 0;
        ctx.commands.send(Command::ShowPaths(Some(asked)));
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
