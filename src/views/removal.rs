//! What hangs on something that is to be deleted: what goes with it, what stays and changes, what rests on less.
//!
//! Shown before anything is done; the answer is one command. Not here: working it out (`model::removal`).

use std::collections::BTreeSet;

use egui::{ScrollArea, Ui};

use super::sheet::{Ending, Lists, Main, ending, weak};
use super::{ViewCtx, pick};
use crate::command::Command;
use crate::model::Item;
use crate::model::removal::{Removal, removal};
use crate::theme::space;

/// Width of the sheet, and what is left of the window above and below its list.
const WIDTH: f32 = 520.0;
const AROUND: f32 = 330.0;

/// The question whether something is to be deleted.
#[derive(Debug, Default)]
pub struct RemovalSheet {
    asked: Vec<Item>,
    /// What hangs on it, for one state of the dossier.
    found: Option<(u64, Removal)>,
    /// Drawn before, so that the button does not take the focus again.
    seen: bool,
    lists: Lists,
}

impl RemovalSheet {
    /// Asks about items.
    pub fn of(asked: Vec<Item>) -> Self {
        Self {
            asked,
            ..Self::default()
        }
    }

    /// What is asked.
    pub(super) fn title(&self, ctx: &ViewCtx<'_>) -> String {
        match self.asked.as_slice() {
            [one] => {
                let name: String = pick::title(ctx, *one).chars().take(70).collect();
                ctx.words.with("removal-title", &[("name", name.into())])
            }
            more => ctx.words.with("removal-title-many", &[("n", more.len().into())]),
        }
    }

    /// Draws what hangs on it; `true` when it is done with.
    pub(super) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        let revision = ctx.derived.revision;
        let found = match self.found.take() {
            Some((held, found)) if held == revision => found,
            _ => removal(ctx.dossier, &self.asked),
        };
        let room = (ui.ctx().content_rect().height() - AROUND).clamp(120.0, 520.0);
        ScrollArea::vertical()
            .id_salt("removal-list")
            .max_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| self.parts(ctx, ui, &found));
        weak(ctx, ui, ctx.words.text("removal-undo"));
        let all = ctx.words.with("removal-do", &[("n", found.goes.len().into())]);
        let main = Main {
            bad: true,
            focus: !std::mem::replace(&mut self.seen, true),
            ..Main::default()
        };
        let end = ending(ctx, ui, &all, main);
        self.found = Some((revision, found));
        if end == Some(Ending::Confirmed) {
            ctx.commands.send(Command::Delete(self.asked.clone()));
        }
        end.is_some()
    }

    fn parts(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, found: &Removal) {
        let words = ctx.words;
        let asked: BTreeSet<Item> = self.asked.iter().copied().collect();
        let nothing = |_: Item| String::new();
        self.lists.ui(ctx, ui, (0, "removal-asked"), asked.iter().copied(), &nothing);
        let bare = |item: Item| {
            let key = if found.bare.contains(&item) {
                words.text("removal-bare")
            } else {
                ""
            };
            key.to_owned()
        };
        let along = found.goes.iter().copied().filter(|item| !asked.contains(item));
        self.lists.ui(ctx, ui, (1, "removal-along"), along, &bare);
        let left = |item: Item| {
            let n = found.weaker.get(&item).copied().unwrap_or_default();
            let key = if matches!(item, Item::Claim(_)) {
                "removal-passages-left"
            } else {
                "removal-claims-left"
            };
            words.with(key, &[("n", n.into())])
        };
        self.lists
            .ui(ctx, ui, (2, "removal-weaker"), found.weaker.keys().copied(), &left);
        let changes = found.changes.iter().copied();
        let changes = changes.filter(|item| !found.weaker.contains_key(item));
        self.lists.ui(ctx, ui, (3, "removal-changes"), changes, &nothing);
        if found.goes.len() == asked.len() && found.changes.is_empty() && found.weaker.is_empty() {
            ui.add_space(space::S);
            weak(ctx, ui, words.text("removal-nothing"));
        }
    }
}
