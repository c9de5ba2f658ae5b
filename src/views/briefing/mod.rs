//! The strip with the scenes of a briefing: cards in their order with small pictures, the mark of those whose data have
//! changed, and everything that is done with a scene.
//!
//! [`strip_ui`] draws it, for the app. In reading order: [`state`], `cards` (one card), `mini` (its picture), `drag` (order
//! by hand), `menu`, [`words`]. Not here: what a scene shows (`derived::scenes`), carrying out commands (`app`), showing
//! scenes to others (`presenting`).

mod cards;
mod drag;
mod menu;
mod mini;
mod state;
mod words;

pub use state::BriefingState;
pub use words::scene_title;
pub(in crate::views) use words::{layout_word, ledger_word, pane_word};

use egui::{Button, Rect, Response, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::ViewCtx;
use crate::command::Command;
use crate::model::{Placed, Scene, SceneId};
use crate::session::Act;
use crate::theme::{Weight, font, line, size, space};
use crate::widgets::form;

/// The scene in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InHand {
    /// Which.
    pub scene: SceneId,
    /// The screen shows something else than it remembers.
    pub changed: bool,
}

/// Height of the strip.
pub const HEIGHT: f32 = 136.0;
/// Room before the cards.
const HEAD: f32 = 148.0;
/// Size of a card, and of one that hangs under another.
const CARD: (f32, f32) = (168.0, 102.0);
const BRANCH: (f32, f32) = (140.0, 84.0);
/// Between cards.
const GAP: f32 = 10.0;

/// Number of the scene in hand, as it is called.
pub(in crate::views) fn number_of<'a>(ctx: &'a ViewCtx<'_>, scene: SceneId) -> Option<&'a str> {
    let placed = ctx.derived.briefing.iter().find(|placed| placed.scene == scene);
    placed.map(|placed| placed.number.as_str())
}

/// Makes ready for small pictures outside of the strip.
pub fn begin_pictures(ctx: &ViewCtx<'_>, state: &mut BriefingState) {
    state.begin(ctx);
}

/// Paints the small picture of a scene, after [`begin_pictures`].
pub(in crate::views) fn picture_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut BriefingState, scene: &Scene, rect: Rect) {
    mini::mini_ui(ctx, ui, state, scene, rect);
}

/// Draws the strip.
pub fn strip_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut BriefingState, hand: Option<InHand>) {
    let room = ui.max_rect();
    let p = ctx.palette;
    ui.painter()
        .hline(room.x_range(), room.top(), egui::Stroke::new(line::HAIR, p.line));
    let inner = room.shrink2(vec2(space::L, 6.0));
    let head = Rect::from_min_size(inner.min, vec2(HEAD, inner.height()));
    head_ui(ctx, &mut ui.new_child(UiBuilder::new().max_rect(head)), hand);
    let cards = Rect::from_min_max(
        pos2(head.right() + space::M, room.top() + 6.0),
        pos2(inner.right(), room.bottom() - 2.0),
    );
    state.begin(ctx);
    let mut child = ui.new_child(UiBuilder::new().max_rect(cards).id_salt("briefing-cards"));
    if ctx.derived.briefing.is_empty() {
        let hint = RichText::new(ctx.words.text("briefing-empty")).font(font(size::BODY, Weight::Regular));
        child.add_space(space::M);
        child.add(egui::Label::new(hint.color(p.text_weak)).wrap());
        return;
    }
    child.style_mut().always_scroll_the_only_direction = true;
    ScrollArea::horizontal()
        .id_salt("briefing-scroll")
        .auto_shrink([false, false])
        .show_viewport(&mut child, |ui, view| cards_ui(ctx, ui, state, view, hand));
    state.end();
}

/// Heading, number of scenes, and what makes and shows them.
fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, hand: Option<InHand>) {
    let words = ctx.words;
    ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
    ui.horizontal(|ui| {
        ui.label(RichText::new(words.text("briefing-title")).font(font(size::HEADING, Weight::SemiBold)));
        let count = words.with("kind-count-scenes", &[("n", ctx.derived.briefing.len().into())]);
        ui.label(
            RichText::new(count)
                .font(font(size::SMALL, Weight::Regular))
                .color(ctx.palette.text_weak),
        );
    });
    let keep = form::main_button(ui, ctx.palette, true, words.text("briefing-keep"));
    if keep.on_hover_text(words.text("key-keep-scene")).clicked() {
        ctx.commands.send(Command::KeepScene);
    }
    ui.horizontal(|ui| {
        for (sign, key, by) in [("‹", "key-previous-scene", -1), ("›", "key-next-scene", 1)] {
            if quiet(ctx, ui, sign, words.text(key)).clicked() {
                ctx.commands.send(Command::StepScene(by));
            }
        }
        if quiet(ctx, ui, words.text("presenting-button"), words.text("key-present")).clicked() {
            ctx.commands.send(Command::Present(Act::Begin));
        }
    });
    if let Some(hand) = hand.filter(|hand| hand.changed) {
        let number = number_of(ctx, hand.scene).unwrap_or_default().to_owned();
        let name = words.with("briefing-renew-name", &[("number", number.into())]);
        if quiet(ctx, ui, words.text("briefing-renew"), &name).clicked() {
            ctx.commands.send(Command::RenewScene(hand.scene));
        }
    }
}

/// A small button.
fn quiet(ctx: &ViewCtx<'_>, ui: &mut Ui, label: &str, name: &str) -> Response {
    let text = RichText::new(label)
        .font(font(size::NOTE, Weight::Regular))
        .color(ctx.palette.text);
    let button = ui.add(Button::new(text).min_size(vec2(24.0, 24.0)));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    button.on_hover_text(name)
}

/// The cards that are in view.
fn cards_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut BriefingState, view: Rect, hand: Option<InHand>) {
    let order = std::sync::Arc::clone(&ctx.derived.briefing);
    let width = state.places.last().map_or(0.0, Rect::right) + space::M;
    let origin = ui.max_rect().min.to_vec2();
    ui.allocate_rect(
        Rect::from_min_size(origin.to_pos2(), vec2(width, CARD.1 + space::S)),
        Sense::hover(),
    );
    if let Some(scene) = state.bring.take()
        && let Some(place) = order.iter().position(|placed| placed.scene == scene)
        && let Some(rect) = state.places.get(place)
    {
        ui.scroll_to_rect(rect.translate(origin).expand2(vec2(space::L, 0.0)), None);
    }
    let first = state.places.partition_point(|rect| rect.right() < view.left() - CARD.0);
    let last = state.places.partition_point(|rect| rect.left() <= view.right() + CARD.0);
    for place in first..last.max(first) {
        let (Some(placed), Some(rect)) = (order.get(place), state.places.get(place).copied()) else {
            break;
        };
        hang(ctx, ui, &order, state, place, origin);
        cards::card_ui(ctx, ui, state, placed, rect.translate(origin), hand);
    }
    drag::drag_ui(ctx, ui, state, &order, origin);
}

/// The line from a scene to one that branches off from it.
fn hang(ctx: &ViewCtx<'_>, ui: &Ui, order: &[Placed], state: &BriefingState, place: usize, origin: egui::Vec2) {
    let Some(placed) = order.get(place).filter(|placed| placed.of.is_some()) else {
        return;
    };
    let above = order[..place].iter().rposition(|other| Some(other.scene) == placed.of);
    let (Some(above), Some(own)) = (above.and_then(|above| state.places.get(above)), state.places.get(place)) else {
        return;
    };
    let stroke = egui::Stroke::new(1.5, ctx.palette.text_weak);
    let (above, own) = (above.translate(origin), own.translate(origin));
    let y = own.bottom() + 5.0;
    let down = pos2(above.center().x, above.bottom());
    let path = vec![down, pos2(down.x, y), pos2(own.center().x, y), own.center_bottom()];
    ui.painter().add(egui::Shape::line(path, stroke));
}

/// Where the cards stand, from the left; branches stand lower down behind the scene they belong to.
fn places(order: &[Placed]) -> Vec<Rect> {
    let mut x = 0.0;
    let place = |placed: &Placed| {
        let (width, height) = if placed.depth == 0 { CARD } else { BRANCH };
        let at = pos2(x, CARD.1 - height);
        x += width + GAP;
        Rect::from_min_size(at, vec2(width, height))
    };
    order.iter().map(place).collect()
}
