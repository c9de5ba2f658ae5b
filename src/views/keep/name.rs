//! The sheet in which a tag gets another name and the digit that recalls its items.

use egui::{Key, Role, Ui, WidgetInfo};

use super::change;
use crate::model::keep::{name_tag, tag_named, tag_with_digit};
use crate::model::{Tag, TagId};
use crate::theme::space;
use crate::views::ViewCtx;
use crate::views::sheet::{Ending, Main, ending, weak, wrong};
use crate::widgets::form;
use crate::widgets::segmented::{Choice, segmented};

/// Width of the sheet.
const WIDTH: f32 = 400.0;
/// Digits that recall a selection; Ctrl+0 belongs to the size of the text.
const DIGITS: std::ops::RangeInclusive<u8> = 0..=9;

/// A tag while it is named.
#[derive(Debug)]
pub struct NameSheet {
    tag: TagId,
    name: String,
    digit: Option<u8>,
    /// What is wrong with the name, since it was confirmed.
    wrong: Option<&'static str>,
    seen: bool,
}

impl NameSheet {
    /// Names a tag.
    pub fn of(tag: &Tag) -> Self {
        Self {
            tag: tag.id,
            name: tag.name.clone(),
            digit: tag.digit,
            wrong: None,
            seen: false,
        }
    }

    /// Draws the form; `true` when it is done with.
    pub(in crate::views) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        let fresh = !std::mem::replace(&mut self.seen, true);
        let hint = ctx.words.text("tag-name");
        let id = egui::Id::unique("tag-rename");
        let field = form::field(ui, id, &mut self.name, hint, f32::INFINITY, fresh);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if field.changed() {
            self.wrong = None;
        }
        if let Some(key) = self.wrong {
            wrong(ctx, ui, key);
        }
        ui.add_space(space::XS);
        weak(ctx, ui, ctx.words.text("tag-digit"));
        self.digits_ui(ctx, ui);
        let main = Main {
            entered,
            ..Main::default()
        };
        match ending(ctx, ui, ctx.words.text("tag-name-do"), main) {
            None => false,
            Some(Ending::Cancelled) => true,
            Some(Ending::Confirmed) => {
                let edits = name_tag(ctx.dossier, self.tag, &self.name, self.digit);
                if let Some(edits) = edits {
                    change(ctx, "history-name-tag", edits);
                    return true;
                }
                let taken = tag_named(ctx.dossier, &self.name).is_some();
                self.wrong = Some(if taken { "tag-name-taken" } else { "tag-name-missing" });
                field.request_focus();
                false
            }
        }
    }

    fn digits_ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) {
        let none = ctx.words.text("tag-digit-none");
        let labels: Vec<String> = DIGITS.map(|digit| digit.to_string()).collect();
        let names: Vec<String> = DIGITS
            .map(|digit| {
                let other = tag_with_digit(ctx.dossier, digit).filter(|other| other.id != self.tag);
                let arguments = |name: String| [("digit", digit.into()), ("name", name.into())];
                other.map_or_else(
                    || ctx.words.with("tag-digit-free", &arguments(String::new())),
                    |other| ctx.words.with("tag-digit-taken", &arguments(other.name.clone())),
                )
            })
            .collect();
        let mut choices = vec![Choice {
            label: none,
            name: none,
            taken: self.digit.is_none(),
        }];
        for ((label, name), digit) in labels.iter().zip(&names).zip(DIGITS) {
            choices.push(Choice {
                label,
                name,
                taken: self.digit == Some(digit),
            });
        }
        if let Some(place) = segmented(ui, ctx.palette, &choices) {
            let mut digits = DIGITS;
            self.digit = place.checked_sub(1).and_then(|place| digits.nth(place));
        }
        if let Some(other) = self.digit.and_then(|digit| tag_with_digit(ctx.dossier, digit))
            && other.id != self.tag
        {
            weak(
                ctx,
                ui,
                &ctx.words.with("tag-digit-moves", &[("name", other.name.clone().into())]),
            );
        }
    }
}
