//! The bar beside marked words: one button and one key for each thing that can be made of them.

use egui::text::LayoutJob;
use egui::{Area, Button, Key, Modifiers, Order, Rect, Role, TextFormat, Ui, WidgetInfo, vec2};

use super::head::lost_in;
use super::marked;
use super::state::DocumentState;
use crate::command::Command;
use crate::model::{Document, Item, Site};
use crate::session::{Ask, Making};
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::make;
use crate::views::pick;

/// Width of the bar where the pane has room for it.
const WIDTH: f32 = 348.0;
/// Height of its two rows, until it has been drawn.
const HEIGHT: f32 = 64.0;
/// The key that asks which lost passage stands here.
pub(super) const PUT: Key = Key::L;
/// Letters of the name of the selected item.
const NAME: usize = 34;

/// The bar and its keys; nothing while no words are marked.
pub(super) fn bar_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut DocumentState, document: &Document, body: Rect) {
    let bounds = state.bounds.take();
    let Some(held) = state.marked.as_ref().filter(|m| !m.open && m.document == document.id) else {
        return;
    };
    if !state.listens {
        return;
    }
    let Some(site) = held.site(document) else { return };
    // A passage stands in the text that was read, not in its translation.
    let lost = if document.is_translated_in(site.language) {
        0
    } else {
        lost_in(ctx, document)
    };
    let (mut chosen, mut put) = (None, false);
    if !ui.ctx().text_edit_focused() && !egui::Popup::is_any_open(ui.ctx()) {
        chosen = Making::ALL
            .into_iter()
            .find(|making| ui.input_mut(|i| i.consume_key(Modifiers::NONE, make::button(*making).1)));
        put = lost > 0 && ui.input_mut(|i| i.consume_key(Modifiers::NONE, PUT));
    }
    if let Some(bounds) = bounds.filter(|(first, last)| last.bottom() > body.top() && first.top() < body.bottom()) {
        let id = ui.scope_id().with("marked-bar");
        let width = WIDTH.min(body.width() - 8.0);
        let size = vec2(width, ui.ctx().memory(|m| m.area_rect(id)).map_or(HEIGHT, |r| r.height()));
        Area::new(id)
            .order(Order::Middle)
            .fixed_pos(marked::beside(bounds, body, size))
            .constrain_to(body)
            .show(ui.ctx(), |ui| {
                egui::Frame::popup(ui.style())
                    .fill(ctx.palette.card)
                    .inner_margin(5)
                    .corner_radius(space::CARD_RADIUS)
                    .show(ui, |ui| {
                        ui.set_width(width - 12.0);
                        chosen = chosen.or(buttons(ctx, ui));
                        put |= lost > 0 && button(ctx, ui, ctx.words.text("lost-button"), PUT.name());
                    });
            });
    }
    if put {
        ctx.commands.send(Command::ShowLost(Some(site)));
        return;
    }
    let Some(making) = chosen else { return };
    if making == Making::Evidence && make::add_evidence(ctx, site) {
        state.marked = None;
        return;
    }
    ask(ctx, making, site, body, bounds);
}

/// Opens the form, beside the pane so that the words stay in view.
fn ask(ctx: &ViewCtx<'_>, making: Making, site: Site, body: Rect, bounds: Option<(Rect, Rect)>) {
    let top = bounds.map_or(body.center().y, |(first, _)| first.top()) - 60.0;
    ctx.commands.send(Command::Make(Box::new(Ask {
        site: Some(site),
        ..Ask::plain(making, (body.right() + space::L, top))
    })));
}

fn buttons(ctx: &ViewCtx<'_>, ui: &mut Ui) -> Option<Making> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.spacing_mut().button_padding = vec2(6.0, 3.0);
        for making in Making::ALL {
            let (key, letter) = make::button(making);
            let mut word = ctx.words.text(key).to_owned();
            if let Some(item) = ctx
                .session
                .selection
                .filter(|item| making == Making::Evidence && is_subject(*item))
            {
                let whole = pick::title(ctx, item);
                let mut name: String = whole.chars().take(NAME).collect();
                if name.len() < whole.len() {
                    name.push('…');
                }
                word = ctx.words.with("make-evidence-for", &[("name", name.into())]);
            }
            if button(ctx, ui, &word, letter.name()) {
                chosen = Some(making);
            }
        }
    });
    chosen
}

fn is_subject(item: Item) -> bool {
    matches!(
        item,
        Item::Tie(_) | Item::Event(_) | Item::Instrument(_) | Item::Actor(_) | Item::Claim(_) | Item::Quantity(_)
    )
}

/// A button with its key beside the word.
fn button(ctx: &ViewCtx<'_>, ui: &mut Ui, word: &str, key: &str) -> bool {
    let p = ctx.palette;
    let mut job = LayoutJob::default();
    job.append(word, 0.0, TextFormat::simple(font(size::NOTE, Weight::Medium), p.text));
    job.append(key, 5.0, TextFormat::simple(font(size::SMALL, Weight::Bold), p.text_weak));
    let response = ui.add(Button::new(job).frame_when_inactive(false).min_size(vec2(0.0, 24.0)));
    let name = ctx
        .words
        .with("review-button-name", &[("action", word.into()), ("key", key.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.clicked()
}
