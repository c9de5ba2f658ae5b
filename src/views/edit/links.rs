//! Rows that name other records: one to be chosen, a list of them, actors in a role.

use egui::{Button, Label, RichText, Role, Ui, WidgetInfo, vec2};

use super::fields::Form;
use crate::model::draft::{Field, Place};
use crate::model::{ActorId, Item};
use crate::theme::{Weight, font, size, space};
use crate::views::pick::{self, Offer, Pick, pick_button};

/// Kinds of records that a claim, number or scenario can be about.
pub(super) const FACTS: &[Pick] = &[Pick::Ties, Pick::Events, Pick::Instruments, Pick::Actors];
/// Room of this width in a row, in which words begin at the left.
pub(super) fn narrow<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> egui::InnerResponse<R> {
    let layout = egui::Layout::top_down(egui::Align::Min);
    ui.allocate_ui_with_layout(vec2(width, space::CONTROL - 4.0), layout, add)
}

/// Width of the menu of roles, and of the sign that takes a row away.
const ROLE: f32 = 112.0;
/// Least width at which a role stands beside its actor.
const BESIDE: f32 = 270.0;
pub(super) const REMOVE: f32 = 26.0;

impl Form<'_, '_> {
    /// The record there is at a reference; none while it is to be chosen.
    fn present(&self, item: Item) -> Option<Item> {
        self.ctx.dossier.contains(item).then_some(item)
    }

    /// An actor that must be chosen.
    pub(super) fn actor(&mut self, ui: &mut Ui, at: impl Into<Place>, key: &'static str, actor: &mut ActorId) {
        let at = at.into();
        let mut item = Item::from(*actor);
        self.one(ui, at, key, &[Pick::Actors], &mut item);
        if let Item::Actor(id) = item {
            *actor = id;
        }
    }

    /// A record that must be chosen.
    pub(super) fn one(&mut self, ui: &mut Ui, at: impl Into<Place>, key: &'static str, kinds: &'static [Pick], item: &mut Item) {
        let at = at.into();
        ui.push_id((at.field, at.row, key), |ui| {
            self.label(ui, key);
            let present = self.present(*item);
            if let Some(picked) = self.pick(ui, (self.text(key), self.text("edit-choose")), present, kinds, &[]) {
                *item = picked;
            }
            self.fault(ui, at);
        });
    }

    /// A record that may be chosen.
    pub(super) fn maybe<I: Copy + Into<Item> + TryFrom<Item>>(
        &mut self,
        ui: &mut Ui,
        at: impl Into<Place>,
        key: &'static str,
        kinds: &'static [Pick],
        item: &mut Option<I>,
    ) {
        let at = at.into();
        ui.push_id((at.field, at.row, key), |ui| {
            self.label(ui, key);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let room = ui.available_width() - if item.is_some() { REMOVE } else { 0.0 };
                let present = item.map(Into::into);
                let name = self.text(key);
                let picked = narrow(ui, room, |ui| {
                    self.pick(ui, (name, self.text("edit-none")), present, kinds, &[])
                });
                if let Some(picked) = picked.inner.and_then(|picked| I::try_from(picked).ok()) {
                    *item = Some(picked);
                }
                if item.is_some() && self.remove(ui, name) {
                    *item = None;
                }
            });
            self.fault(ui, at);
        });
    }

    fn pick(
        &mut self,
        ui: &mut Ui,
        names: (&str, &str),
        present: Option<Item>,
        kinds: &'static [Pick],
        without: &[Item],
    ) -> Option<Item> {
        let likely = self.likely(kinds);
        let offer = Offer {
            kinds,
            likely: &likely,
            without,
        };
        pick_button(self.ctx, ui, self.picker, names, present, offer)
    }

    /// What is offered before anything is typed: for passages those of the text that is open, the selected one first.
    fn likely(&self, kinds: &[Pick]) -> Vec<Item> {
        if kinds != [Pick::Passages] {
            return Vec::new();
        }
        let selected = self.ctx.session.selection.filter(|item| matches!(item, Item::Passage(_)));
        let open = self.ctx.session.document.into_iter();
        let open = open.flat_map(|document| self.ctx.derived.index.passages_of(document));
        selected.into_iter().chain(open.map(|passage| Item::from(*passage))).collect()
    }

    /// A list of records: each with a sign to take it away, and a field to add another.
    pub(super) fn many<I: Copy + Into<Item> + TryFrom<Item>>(
        &mut self,
        ui: &mut Ui,
        at: impl Into<Place>,
        (key, add): (&'static str, &'static str),
        kinds: &'static [Pick],
        list: &mut Vec<I>,
    ) {
        let whole = at.into();
        ui.push_id((whole.field, whole.row, key), |ui| {
            self.label(ui, key);
            let items: Vec<Item> = list.iter().map(|id| (*id).into()).collect();
            let mut gone = None;
            for (row, item) in items.iter().enumerate() {
                if self.listed_item(ui, *item) {
                    gone = Some(row);
                }
                if whole.row.is_none() {
                    self.fault(ui, Place::row(whole.field, row));
                }
            }
            if let Some(row) = gone {
                list.remove(row);
            }
            let names = (self.text(add), self.text(add));
            let picked = self.pick(ui, names, None, kinds, &items);
            if let Some(picked) = picked.and_then(|item| I::try_from(item).ok()) {
                list.push(picked);
            }
            self.fault(ui, whole);
        });
    }

    /// A record in a list; `true` if it is to be taken away.
    fn listed_item(&self, ui: &mut Ui, item: Item) -> bool {
        let title = pick::title(self.ctx, item);
        let mut gone = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let room = ui.available_width() - REMOVE;
            ui.allocate_ui_with_layout(vec2(room, 24.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_width(room);
                let text = RichText::new(&title).font(font(size::BODY, Weight::Regular));
                let label = ui.add(Label::new(text.color(self.ctx.palette.text)).truncate().selectable(false));
                label.on_hover_text(format!("{title}\n{}", pick::note(self.ctx, item)));
            });
            gone = self.remove(ui, &title);
        });
        gone
    }

    /// Actors, each in a role, and a field to add another.
    #[expect(clippy::too_many_arguments, reason = "a role is told by all of them, and by no fewer")]
    pub(super) fn roles<T, R: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        (field, add): (Field, &'static str),
        list: &mut Vec<T>,
        roles: &[R],
        word: impl Fn(R) -> String,
        parts: impl Fn(&mut T) -> (&mut ActorId, &mut R),
        new: impl Fn(ActorId) -> T,
    ) {
        let mut gone = None;
        for (row, entry) in list.iter_mut().enumerate() {
            let at = Place::row(field, row);
            ui.push_id((field, row), |ui| {
                let (actor, role) = parts(entry);
                let name = self.ctx.name(*actor);
                let label = self.ctx.words.with("edit-role-of", &[("name", name.clone().into())]);
                // Where there is little room the role has a line of its own.
                let beside = ui.available_width() > BESIDE;
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    let taken = REMOVE + space::XS + if beside { ROLE + space::XS } else { 0.0 };
                    let asked = self.ctx.words.with("edit-actor-n", &[("n", (row + 1).into())]);
                    let present = self.present((*actor).into());
                    let picked = narrow(ui, ui.available_width() - taken, |ui| {
                        self.pick(ui, (&asked, self.text("edit-choose")), present, &[Pick::Actors], &[])
                    });
                    if let Some(Item::Actor(picked)) = picked.inner {
                        *actor = picked;
                    }
                    if beside {
                        narrow(ui, ROLE, |ui| self.menu(ui, &label, ROLE, roles, role, &word));
                    }
                    if self.remove(ui, &name) {
                        gone = Some(row);
                    }
                });
                if !beside {
                    ui.indent("role", |ui| {
                        self.menu(ui, &label, ui.available_width() - REMOVE, roles, role, &word);
                    });
                }
                self.fault(ui, at);
            });
        }
        if let Some(row) = gone {
            list.remove(row);
            self.row_removed(&[field], row);
        }
        let names = (self.text(add), self.text(add));
        let picked = ui.push_id((field, "add"), |ui| self.pick(ui, names, None, &[Pick::Actors], &[]));
        if let Some(Item::Actor(actor)) = picked.inner {
            list.push(new(actor));
        }
    }

    /// Two actors, one above the other, and a button that changes their places.
    pub(super) fn swap(&self, ui: &mut Ui, from: &mut ActorId, to: &mut ActorId) {
        let name = self.text("edit-swap");
        let text = RichText::new("⇅").font(font(size::BODY, Weight::Regular));
        let button = ui.add(Button::new(text).min_size(vec2(26.0, 24.0)));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if button.on_hover_text(name).clicked() {
            std::mem::swap(from, to);
        }
    }
}
