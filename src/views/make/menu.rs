//! The menu of what was clicked with the second button: a record, or an empty day of the timeline.

use egui::{Id, Popup, PopupAnchor, PopupKind, Pos2, Role, Ui, WidgetInfo};

use crate::command::Command;
use crate::model::{Actor, ActorId, Item, PassageId, TieFamily};
use crate::session::{Ask, Making, MenuOf};
use crate::views::{ViewCtx, cite};

/// Most passages that are copied with a record.
const MOST: usize = 20;
/// Width.
const WIDTH: f32 = 230.0;

/// An open menu.
#[derive(Debug)]
pub(super) struct Menu {
    of: MenuOf,
    at: Pos2,
    fresh: bool,
}

impl Menu {
    pub(super) fn new(of: MenuOf, at: Pos2) -> Self {
        Self { of, at, fresh: true }
    }
}

/// Draws the menu while it is open.
pub(super) fn menu_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut Option<Menu>) {
    let Some(menu) = state else { return };
    let id = Id::unique("item-menu");
    if std::mem::take(&mut menu.fresh) {
        Popup::open_id(ui.ctx(), id);
    } else if !Popup::is_id_open(ui.ctx(), id) {
        *state = None;
        return;
    }
    let (of, at) = (menu.of, menu.at);
    Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id())
        .kind(PopupKind::Menu)
        .open_memory(None)
        .width(WIDTH)
        .show(|ui| {
            ui.set_min_width(WIDTH);
            match of {
                MenuOf::Item(item) => item_ui(ctx, ui, item, at),
                MenuOf::Day(day, snap) => {
                    let word = snap.date(day).map_or_else(String::new, |date| ctx.words.date(&date));
                    if entry(ui, &ctx.words.with("menu-new-event", &[("date", word.into())])) {
                        ctx.commands.send(Command::Make(Box::new(Ask {
                            date: snap.date(day),
                            ..Ask::plain(Making::Event, (at.x, at.y))
                        })));
                    }
                    let day_word = ctx.words.day(day);
                    if entry(ui, &ctx.words.with("menu-set-moment", &[("date", day_word.into())])) {
                        ctx.commands.send(Command::SetMoment(day));
                    }
                }
            }
        });
}

/// What can be done with a record. Also for menus that have more to offer, such as that of a mark.
pub(in crate::views) fn item_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, item: Item, at: Pos2) {
    let words = ctx.words;
    let editable = !matches!(
        item,
        Item::Passage(_) | Item::Document(_) | Item::Assessment(_) | Item::Scene(_)
    );
    if editable && entry(ui, words.text("menu-edit")) {
        ctx.commands.send(Command::EditItem(item));
    }
    if let Some(from) = beginning(ctx, item)
        && entry(ui, words.text("menu-tie-from"))
    {
        ctx.commands.send(Command::Make(Box::new(Ask {
            from: Some(from),
            ..Ask::plain(Making::Tie, (at.x, at.y))
        })));
    }
    attack_ui(ctx, ui, item);
    let passages = passages(ctx, item);
    if !passages.is_empty() && entry(ui, words.text("menu-copy-citation")) {
        let cited: Vec<String> = passages
            .into_iter()
            .take(MOST)
            .filter_map(|p| cite::passage(ctx, p))
            .collect();
        ui.ctx().copy_text(cited.join("\n"));
    }
    ui.separator();
    if entry(ui, words.text("menu-delete-item")) {
        ctx.commands.send(Command::AskDelete(vec![item]));
    }
}

/// What an attack of, or on, an actor would set off; of a hostile tie, the attack along it.
fn attack_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, item: Item) {
    let mut show = |text: String, attacker, attacked| {
        if entry(ui, &text) {
            ctx.commands.send(Command::ShowChain { attacker, attacked });
        }
    };
    match item {
        Item::Actor(id) if ctx.dossier.actors.get(&id).is_some_and(Actor::is_in_network) => {
            let name = [("name", ctx.name(id).into())];
            show(ctx.words.with("chain-menu-attacks", &name), Some(id), None);
            show(ctx.words.with("chain-menu-attacked", &name), None, Some(id));
        }
        Item::Tie(id) => {
            let tie = ctx.dossier.ties.get(&id).filter(|t| t.family == TieFamily::Hostility);
            let Some(tie) = tie else { return };
            let names = [("attacker", ctx.name(tie.from).into()), ("attacked", ctx.name(tie.to).into())];
            show(ctx.words.with("chain-menu-tie", &names), Some(tie.from), Some(tie.to));
        }
        _ => {}
    }
}

/// An entry; closes the menu when it is clicked.
fn entry(ui: &mut Ui, text: &str) -> bool {
    let response = ui.add(
        egui::Button::new(text)
            .frame(false)
            .min_size(egui::vec2(ui.available_width(), 24.0)),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

/// The actor from whom a tie is drawn: it itself, or whoever a tie comes from.
fn beginning(ctx: &ViewCtx<'_>, item: Item) -> Option<ActorId> {
    match item {
        Item::Actor(id) => Some(id),
        Item::Tie(id) => ctx.dossier.ties.get(&id).map(|t| t.from),
        _ => None,
    }
}

/// The passages that carry a record.
fn passages(ctx: &ViewCtx<'_>, item: Item) -> Vec<PassageId> {
    let d = ctx.dossier;
    let claims = match item {
        Item::Passage(id) => return vec![id],
        Item::Claim(id) => vec![id],
        Item::Quantity(id) => d.quantities.get(&id).map(|q| q.claim).into_iter().collect(),
        other => ctx.derived.index.claims_about(other).to_vec(),
    };
    let mut found = Vec::new();
    for passage in claims.iter().filter_map(|id| d.claims.get(id)).flat_map(|c| &c.passages) {
        if !found.contains(passage) {
            found.push(*passage);
        }
    }
    found
}
