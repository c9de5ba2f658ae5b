//! The sheet that tags items: a field, and below it the tags there are. Each Enter or click tags or takes the tag off.

use egui::{Role, Ui, WidgetInfo};

use super::change;
use crate::derived::text_index::fold;
use crate::model::keep::{add_tag, remove_tag, tag_named};
use crate::model::{Item, Tag};
use crate::views::ViewCtx;
use crate::views::sheet::weak;
use crate::widgets::choice::{self, Words};
use crate::widgets::form;

/// Width of the sheet, and rows seen at once.
const WIDTH: f32 = 340.0;
const SEEN: f32 = 8.0;

/// Items while they are tagged.
#[derive(Debug, Default)]
pub struct TagSheet {
    items: Vec<Item>,
    query: String,
    /// The row that Enter takes.
    at: usize,
    seen: bool,
}

/// A row of the list.
enum Row<'a> {
    /// A tag with this name is made.
    New(String),
    Known(&'a Tag),
}

impl TagSheet {
    /// Tags items.
    pub fn on(items: Vec<Item>) -> Self {
        Self {
            items,
            ..Self::default()
        }
    }

    pub(in crate::views) fn title(&self, ctx: &ViewCtx<'_>) -> String {
        ctx.words.with("tag-title", &[("n", self.items.len().into())])
    }

    /// Draws field and list; it stays until it is closed, for few things have one tag only.
    pub(in crate::views) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        self.items.retain(|item| ctx.dossier.contains(*item));
        let fresh = !std::mem::replace(&mut self.seen, true);
        let typed = self.query.trim().to_owned();
        let wanted = fold(&typed);
        let mut known: Vec<&Tag> = ctx.dossier.tags.values().collect();
        known.retain(|tag| wanted.is_empty() || fold(&tag.name).contains(&wanted));
        known.sort_by_key(|tag| (!fold(&tag.name).starts_with(&wanted), fold(&tag.name)));
        let mut rows: Vec<Row<'_>> = known.into_iter().map(Row::Known).collect();
        if !typed.is_empty() && tag_named(ctx.dossier, &typed).is_none() {
            rows.insert(0, Row::New(typed));
        }
        let entered = choice::enter(ui);
        let moved = choice::arrows(ui, &mut self.at, rows.len());
        let hint = ctx.words.text("tag-hint");
        let id = egui::Id::unique("tag-name");
        let field = form::field(ui, id, &mut self.query, hint, f32::INFINITY, fresh);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        if field.changed() {
            self.at = 0;
        }
        self.at = self.at.min(rows.len().saturating_sub(1));
        let words = |place: usize| rows.get(place).map_or_else(Words::default, |row| self.words(ctx, row));
        let nothing = ctx.words.text("tag-none");
        let count = (rows.len(), SEEN);
        let clicked = choice::scrolled(ui, ctx.palette, (self.at, moved), count, nothing, words);
        weak(ctx, ui, ctx.words.text("tag-keys"));
        let taken = clicked.or_else(|| entered.then_some(self.at));
        if let Some(row) = taken.and_then(|place| rows.get(place)) {
            let edits = match row {
                Row::New(name) => add_tag(ctx.dossier, name, &self.items),
                Row::Known(tag) if self.carried(tag) == self.items.len() => remove_tag(ctx.dossier, tag.id, &self.items),
                Row::Known(tag) => add_tag(ctx.dossier, &tag.name, &self.items),
            };
            let name = match row {
                Row::Known(tag) if self.carried(tag) == self.items.len() => "history-untag",
                _ => "history-tag",
            };
            change(ctx, name, edits);
            self.query.clear();
            self.at = 0;
            field.request_focus();
        }
    }

    /// How many of the items carry a tag.
    fn carried(&self, tag: &Tag) -> usize {
        self.items.iter().filter(|item| tag.items.contains(item)).count()
    }

    fn words(&self, ctx: &ViewCtx<'_>, row: &Row<'_>) -> Words {
        match row {
            Row::New(name) => Words {
                title: ctx.words.with("tag-new", &[("name", name.clone().into())]),
                note: String::new(),
            },
            Row::Known(tag) => {
                let carried = self.carried(tag);
                let sign = match carried {
                    0 => "",
                    n if n == self.items.len() => "✓ ",
                    _ => "± ",
                };
                let digit = tag
                    .digit
                    .map(|d| ctx.words.with("inspector-tag-digit", &[("digit", d.into())]))
                    .unwrap_or_default();
                let count = ctx.words.with("tag-items", &[("n", tag.items.len().into())]);
                let note = if digit.is_empty() {
                    count
                } else {
                    format!("{count} · {digit}")
                };
                Words {
                    title: format!("{sign}{}", tag.name),
                    note,
                }
            }
        }
    }
}
