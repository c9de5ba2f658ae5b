//! The sheet that splits an actor: which names, ties, events and claims belong to another one.

use std::collections::BTreeSet;

use egui::{Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::WIDTH;
use crate::command::Command;
use crate::derived::text_index::fold;
use crate::model::keep::write_note;
use crate::model::split::split_actor;
use crate::model::{ActorId, Edit, Item, Language, Localised};
use crate::theme::space;
use crate::views::sheet::{Ending, Main, ending, heading, lines_field, rank, tick, weak, wrong};
use crate::views::{ViewCtx, pick};
use crate::widgets::form;

/// Height of a row, and what is left of the window above and below the list.
const ROW: f32 = 24.0;
const AROUND: f32 = 520.0;
/// Letters of a row.
const LETTERS: usize = 74;

/// An actor while it is split.
#[derive(Debug)]
pub struct SplitSheet {
    actor: ActorId,
    name: String,
    aliases: BTreeSet<String>,
    moves: BTreeSet<Item>,
    query: String,
    reason: String,
    /// Everything that refers to the actor, for a state of the dossier and a language.
    list: Option<((u64, Language), Vec<Row>)>,
    /// Confirmed without what is needed.
    missing: bool,
    seen: bool,
}

#[derive(Debug)]
struct Row {
    item: Item,
    words: String,
    folded: String,
}

impl SplitSheet {
    /// Splits an actor.
    pub fn of(actor: ActorId) -> Self {
        Self {
            actor,
            name: String::new(),
            aliases: BTreeSet::new(),
            moves: BTreeSet::new(),
            query: String::new(),
            reason: String::new(),
            list: None,
            missing: false,
            seen: false,
        }
    }

    pub(in crate::views) fn title(&self, ctx: &ViewCtx<'_>) -> String {
        ctx.words.with("split-title", &[("name", ctx.name(self.actor).into())])
    }

    /// Draws the form; `true` when it is done with.
    pub(in crate::views) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        if !ctx.dossier.actors.contains_key(&self.actor) {
            return true;
        }
        let fresh = !std::mem::replace(&mut self.seen, true);
        let hint = ctx.words.text("split-name");
        let field = form::field(ui, egui::Id::unique("split-name"), &mut self.name, hint, f32::INFINITY, fresh);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        if self.missing && self.name.trim().is_empty() {
            wrong(ctx, ui, "split-missing-name");
        }
        self.aliases_ui(ctx, ui);
        self.list_ui(ctx, ui);
        if self.missing && self.moves.is_empty() && self.aliases.is_empty() {
            wrong(ctx, ui, "split-missing-moves");
        }
        ui.add_space(space::XS);
        let id = egui::Id::unique("split-reason");
        let entered = lines_field(ctx, ui, id, &mut self.reason, "merge-reason", 2, false);
        if self.missing && self.reason.trim().is_empty() {
            wrong(ctx, ui, "merge-missing-reason");
        }
        weak(ctx, ui, ctx.words.text("split-kept"));
        let main = Main {
            entered,
            ..Main::default()
        };
        match ending(ctx, ui, ctx.words.text("split-do"), main) {
            None => false,
            Some(Ending::Cancelled) => true,
            Some(Ending::Confirmed) => {
                let nothing = self.moves.is_empty() && self.aliases.is_empty();
                self.missing = nothing || self.name.trim().is_empty() || self.reason.trim().is_empty();
                if !self.missing {
                    self.split(ctx);
                }
                !self.missing
            }
        }
    }

    /// Other names of the actor; the first one chosen names the new actor where nothing else does.
    fn aliases_ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) {
        let Some(actor) = ctx.dossier.actors.get(&self.actor) else {
            return;
        };
        if actor.aliases.is_empty() {
            return;
        }
        ui.add_space(space::XS);
        heading(ctx, ui, ctx.words.text("split-names"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::XS);
            for alias in &actor.aliases {
                let mut on = self.aliases.contains(alias);
                if tick(ctx, ui, &mut on, alias) {
                    if on {
                        if self.name.trim().is_empty() {
                            self.name.clone_from(alias);
                        }
                        self.aliases.insert(alias.clone());
                    } else {
                        self.aliases.remove(alias);
                    }
                }
            }
        });
    }

    fn list_ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) {
        let key = (ctx.derived.revision, ctx.words.language());
        let rows = match self.list.take() {
            Some((held, rows)) if held == key => rows,
            _ => rows(ctx, self.actor),
        };
        ui.add_space(space::XS);
        let arguments = [("n", self.moves.len().into()), ("all", rows.len().into())];
        heading(ctx, ui, &ctx.words.with("split-moves", &arguments));
        let wanted = fold(self.query.trim());
        let shown: Vec<&Row> = rows
            .iter()
            .filter(|row| wanted.is_empty() || row.folded.contains(&wanted))
            .collect();
        ui.horizontal(|ui| {
            let hint = ctx.words.text("split-search");
            let room = (ui.available_width() - 190.0).max(120.0);
            let field = form::field(ui, egui::Id::unique("split-search"), &mut self.query, hint, room, false);
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
            if ui.button(ctx.words.text("split-all")).clicked() {
                self.moves.extend(shown.iter().map(|row| row.item));
            }
            if ui.button(ctx.words.text("split-none")).clicked() {
                for row in &shown {
                    self.moves.remove(&row.item);
                }
            }
        });
        let room = (ui.ctx().content_rect().height() - AROUND).clamp(4.0 * ROW, 12.0 * ROW);
        ScrollArea::vertical()
            .id_salt("split-list")
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, true])
            .show_rows(ui, ROW, shown.len(), |ui, range| {
                ui.spacing_mut().interact_size.y = ROW - 4.0;
                for row in shown.get(range).unwrap_or_default() {
                    let mut on = self.moves.contains(&row.item);
                    if tick(ctx, ui, &mut on, &row.words) {
                        if on {
                            self.moves.insert(row.item);
                        } else {
                            self.moves.remove(&row.item);
                        }
                    }
                }
            });
        if shown.is_empty() {
            weak(ctx, ui, ctx.words.text("search-nothing"));
        }
        self.list = Some((key, rows));
    }

    fn split(&self, ctx: &ViewCtx<'_>) {
        let name = self.name.trim();
        let aliases: Vec<String> = self.aliases.iter().cloned().collect();
        let mut edits = split_actor(ctx.dossier, self.actor, &Localised::same(name), &aliases, &self.moves);
        let new = edits.first().and_then(|edit| match edit {
            Edit::Put(record) => Some(record.item()),
            _ => None,
        });
        let arguments = [
            ("name", ctx.name(self.actor).into()),
            ("new", name.into()),
            ("reason", self.reason.trim().into()),
            ("n", self.moves.len().into()),
        ];
        let text = ctx.words.with("split-note", &arguments);
        let both: Vec<Item> = new.into_iter().chain([self.actor.into()]).collect();
        edits.extend(write_note(ctx.dossier, &text, &both, ctx.today));
        ctx.commands.send(Command::Change {
            name: "history-split",
            edits,
            select: new,
        });
    }
}

/// Everything that refers to an actor, by kind.
fn rows(ctx: &ViewCtx<'_>, actor: ActorId) -> Vec<Row> {
    let mut items: Vec<Item> = ctx.dossier.referrers(actor.into()).collect();
    items.sort_by_key(|item| (rank(*item), *item));
    let row = |item: Item| {
        let (title, note) = (pick::title(ctx, item), pick::note(ctx, item));
        let whole = format!("{title} · {note}");
        let one_line = whole.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = if one_line.chars().count() > LETTERS {
            // The note tells rows of one name apart, so that the name gives way.
            let room = LETTERS.saturating_sub(note.chars().count() + 4).max(20);
            let short: String = title.chars().take(room).collect();
            format!("{}… · {note}", short.trim_end())
        } else {
            one_line
        };
        Row {
            item,
            words,
            folded: fold(&whole),
        }
    };
    items.into_iter().map(row).collect()
}
