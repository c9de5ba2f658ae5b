//! The case: who attacks whom, when; and the way through the steps.

use egui::{Align, Button, Layout, RichText, Role, Ui, WidgetInfo, vec2};

use super::state::ChainState;
use crate::command::Command;
use crate::model::{ActorId, ActorKind, Item};
use crate::session::ChainOf;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::pick::pick_actor;

/// Room for all that is not one of the two lists.
const BESIDE: f32 = 272.0;
/// Room for the day, where the strip is wide enough for it.
const DAY: f32 = 100.0;
const WIDE: f32 = 680.0;
/// In a narrow strip an arrow stands for the word, which takes so much more room.
const NARROW: f32 = 580.0;
const WORD: f32 = 46.0;
/// Widest list.
const LIST: f32 = 240.0;
/// Actors offered before anything is typed.
const MOST: usize = 60;

/// Draws it.
pub(super) fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ChainState, case: ChainOf) {
    let words = ctx.words;
    let likely = state.likely.get(&ctx.derived.structure, || likely(ctx));
    let wide = ui.available_width() >= WIDE;
    let narrow = ui.available_width() < NARROW;
    let beside = match (wide, narrow) {
        (true, _) => BESIDE + DAY,
        (false, false) => BESIDE,
        (false, true) => BESIDE - WORD,
    };
    let list = (0.5 * (ui.available_width() - beside)).clamp(60.0, LIST);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS + 2.0;
        let attacker = pick_actor(ctx, ui, &mut state.attacker, "chain-attacker", case.attacker, (&likely, list));
        let verb = if narrow { "→" } else { words.text("chain-attacks") };
        ui.label(RichText::new(verb).font(font(size::BODY, Weight::Medium)));
        let attacked = pick_actor(ctx, ui, &mut state.attacked, "chain-attacked", case.attacked, (&likely, list));
        if small(
            ui,
            "⇄",
            words.text("chain-swap"),
            case.attacker.is_some() || case.attacked.is_some(),
        ) {
            show(ctx, case.attacked, case.attacker);
        }
        if wide {
            let day = RichText::new(words.day(ctx.session.moment)).font(font(size::NOTE, Weight::Regular));
            ui.label(day.color(ctx.palette.text_weak));
        }
        if attacker.is_some() || attacked.is_some() {
            show(ctx, attacker.or(case.attacker), attacked.or(case.attacked));
            // From here on the arrows go through the steps.
            if let Some(focused) = ui.memory(egui::Memory::focused) {
                ui.memory_mut(|m| m.surrender_focus(focused));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| way(ctx, ui, case));
    });
}

fn show(ctx: &ViewCtx<'_>, attacker: Option<ActorId>, attacked: Option<ActorId>) {
    ctx.commands.send(Command::ShowChain { attacker, attacked });
}

/// Closes the strip, goes on and back, and says where one stands; from the right.
fn way(ctx: &ViewCtx<'_>, ui: &mut Ui, case: ChainOf) {
    let words = ctx.words;
    if small(ui, "×", words.text("chain-close"), true) {
        ctx.commands.send(Command::ToggleChain);
    }
    let Some(chain) = ctx.derived.chain.as_ref().filter(|c| !c.steps.is_empty()) else {
        return;
    };
    let (at, count) = (chain.in_hand(case.step, ctx.session.selection), chain.steps.len());
    if small(ui, "›", words.text("chain-next"), at.is_none_or(|at| at + 1 < count)) {
        ctx.commands.send(Command::StepChain(1));
    }
    let stands = at.map_or_else(|| "–".to_owned(), |at| (at + 1).to_string());
    let stands = RichText::new(format!("{stands} / {count}")).font(font(size::NOTE, Weight::Medium));
    ui.label(stands);
    if small(ui, "‹", words.text("chain-previous"), at.is_some_and(|at| at > 0)) {
        ctx.commands.send(Command::StepChain(-1));
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

/// States of the network, the most connected first, then its other actors.
fn likely(ctx: &ViewCtx<'_>) -> Vec<Item> {
    let network = &ctx.derived.network;
    let is_state = |id: &ActorId| ctx.dossier.actors.get(id).is_some_and(|a| a.kind == ActorKind::State);
    let mut actors: Vec<ActorId> = network.actors.clone();
    actors.sort_by_cached_key(|id| (!is_state(id), std::cmp::Reverse(network.degree(*id))));
    actors.into_iter().take(MOST).map(Item::from).collect()
}
