//! The sheet that merges two actors.

use egui::{Button, ScrollArea, Ui};

use super::WIDTH;
use crate::command::Command;
use crate::model::keep::write_note;
use crate::model::merge::merge_actors;
use crate::model::{ActorId, Item};
use crate::theme::space;
use crate::views::ViewCtx;
use crate::views::pick::{Offer, Pick, Picker, pick_button};
use crate::views::sheet::{Ending, Lists, Main, ending, lines_field, weak, wrong};

/// What is left of the window above and below the list.
const AROUND: f32 = 470.0;

/// Two actors while they are merged.
#[derive(Debug, Default)]
pub struct MergeSheet {
    keep: Option<ActorId>,
    same: Option<ActorId>,
    pickers: [Picker; 2],
    reason: String,
    /// What refers to the one that goes, for a state of the dossier.
    moves: Option<((u64, ActorId), Vec<Item>)>,
    lists: Lists,
    /// Confirmed without what is needed.
    missing: bool,
    seen: bool,
}

impl MergeSheet {
    /// Merges the second of these actors into the first, as far as they are given.
    pub fn of(actors: &[ActorId]) -> Self {
        Self {
            keep: actors.first().copied(),
            same: actors.get(1).copied(),
            ..Self::default()
        }
    }

    /// Draws the form; `true` when it is done with.
    pub(in crate::views) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        let there = |id: &ActorId| ctx.dossier.actors.contains_key(id);
        (self.keep, self.same) = (self.keep.filter(there), self.same.filter(there));
        let fresh = !std::mem::replace(&mut self.seen, true);
        self.actor_ui(ctx, ui, false);
        ui.add_space(space::XS);
        self.actor_ui(ctx, ui, true);
        if self.missing && (self.keep.is_none() || self.same.is_none()) {
            wrong(ctx, ui, "merge-missing-actor");
        }
        let both = self.keep.zip(self.same);
        if let Some((keep, same)) = both {
            if ui.add(Button::new(ctx.words.text("merge-swap"))).clicked() {
                (self.keep, self.same) = (Some(same), Some(keep));
            }
            self.moves_ui(ctx, ui, same);
        }
        ui.add_space(space::S);
        let id = egui::Id::unique("merge-reason");
        let entered = lines_field(ctx, ui, id, &mut self.reason, "merge-reason", 2, fresh && both.is_some());
        if self.missing && self.reason.trim().is_empty() {
            wrong(ctx, ui, "merge-missing-reason");
        }
        weak(ctx, ui, ctx.words.text("merge-kept"));
        let main = Main {
            entered,
            ..Main::default()
        };
        match ending(ctx, ui, ctx.words.text("merge-do"), main) {
            None => false,
            Some(Ending::Cancelled) => true,
            Some(Ending::Confirmed) => {
                let ready = both.filter(|_| !self.reason.trim().is_empty());
                self.missing = ready.is_none();
                if let Some((keep, same)) = ready {
                    self.merge(ctx, keep, same);
                }
                ready.is_some()
            }
        }
    }

    /// The actor that stays, or the one that goes.
    fn actor_ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, same: bool) {
        let (key, hint) = if same {
            ("merge-same", "merge-choose")
        } else {
            ("merge-keep", "merge-choose")
        };
        let name = ctx.words.text(key);
        weak(ctx, ui, name);
        let other: Vec<Item> = if same { self.keep } else { self.same }.map(Item::from).into_iter().collect();
        let offer = Offer {
            kinds: &[Pick::Actors],
            likely: &[],
            without: &other,
        };
        let [first, second] = &mut self.pickers;
        let (picker, present) = if same { (second, self.same) } else { (first, self.keep) };
        let words = (name, ctx.words.text(hint));
        if let Some(Item::Actor(picked)) = pick_button(ctx, ui, picker, words, present.map(Item::from), offer) {
            if same {
                self.same = Some(picked);
            } else {
                self.keep = Some(picked);
            }
        }
    }

    /// What refers to the one that goes.
    fn moves_ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, same: ActorId) {
        let key = (ctx.derived.revision, same);
        let moves = match self.moves.take() {
            Some((held, moves)) if held == key => moves,
            _ => ctx.dossier.referrers(same.into()).collect(),
        };
        let room = (ui.ctx().content_rect().height() - AROUND).clamp(70.0, 300.0);
        ScrollArea::vertical()
            .id_salt("merge-list")
            .max_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                if moves.is_empty() {
                    weak(ctx, ui, ctx.words.text("merge-nothing-moves"));
                }
                self.lists
                    .ui(ctx, ui, (0, "merge-moves"), moves.iter().copied(), &|_| String::new());
            });
        if let Some(actor) = ctx.dossier.actors.get(&same) {
            let mut names: Vec<&str> = vec![actor.name(ctx.words.language())];
            names.extend(actor.aliases.iter().map(String::as_str));
            let names = names.join(", ");
            weak(ctx, ui, &ctx.words.with("merge-names", &[("names", names.into())]));
        }
        self.moves = Some((key, moves));
    }

    fn merge(&self, ctx: &ViewCtx<'_>, keep: ActorId, same: ActorId) {
        let mut edits = merge_actors(ctx.dossier, keep, same);
        let moved = self.moves.as_ref().map_or(0, |(_, moves)| moves.len());
        let arguments = [
            ("name", ctx.name(same).into()),
            ("reason", self.reason.trim().into()),
            ("n", moved.into()),
        ];
        let text = ctx.words.with("merge-note", &arguments);
        edits.extend(write_note(ctx.dossier, &text, &[keep.into()], ctx.today));
        ctx.commands.send(Command::Change {
            name: "history-merge",
            edits,
            select: Some(keep.into()),
        });
    }
}
