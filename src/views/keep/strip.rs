//! What the inspector shows of notes and tags: chips and cards below the head of a page, and the menu of what can be
//! done with the selection.

use egui::{Button, CornerRadius, Frame, Label, Margin, Popup, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{change, note_buttons, quiet, select_all};
use crate::command::Command;
use crate::model::keep::{notes_on, remove_tag};
use crate::model::{ActorId, Item, Note, NoteId, Tag, TagId};
use crate::theme::{Weight, font, line, mix, size, space};
use crate::views::ViewCtx;

/// Notes shown as cards; the ledger has them all.
const MOST: usize = 20;

/// What is kept of the selection, worked out once for it.
#[derive(Debug, Default)]
pub struct StripState {
    held: Option<(Key, Kept)>,
}

/// Revision of the dossier, counter of the selection.
type Key = (u64, u64);

#[derive(Debug, Default)]
struct Kept {
    items: Vec<Item>,
    /// Tags, and how many of the items carry each.
    tags: Vec<(TagId, usize)>,
    notes: Vec<NoteId>,
}

impl Kept {
    fn of(ctx: &ViewCtx<'_>) -> Self {
        let d = ctx.dossier;
        let items: Vec<Item> = ctx.session.selected().filter(|item| d.contains(*item)).collect();
        let carried = |tag: &Tag| items.iter().filter(|item| tag.items.contains(item)).count();
        let mut tags: Vec<(TagId, usize)> = d.tags.values().map(|tag| (tag.id, carried(tag))).collect();
        tags.retain(|(_, n)| *n > 0);
        tags.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let notes = notes_on(d, &items).map(|note| note.id).collect();
        Self { items, tags, notes }
    }
}

/// Chips of the tags, then the notes; nothing for a dossier without notes while nothing is selected.
pub fn strip_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut StripState) {
    let key = (ctx.derived.revision, ctx.session.selection_serial);
    let kept = match state.held.take() {
        Some((held, kept)) if held == key => kept,
        _ => Kept::of(ctx),
    };
    match kept.items.as_slice() {
        [Item::Note(id)] => {
            if let Some(note) = ctx.dossier.notes.get(id) {
                ui.horizontal_wrapped(|ui| note_buttons(ctx, ui, note));
            }
        }
        [Item::Tag(id)] => {
            if let Some(tag) = ctx.dossier.tags.get(id) {
                tag_buttons(ctx, ui, tag);
            }
        }
        _ => chips_ui(ctx, ui, &kept),
    }
    for note in kept.notes.iter().take(MOST).filter_map(|id| ctx.dossier.notes.get(id)) {
        card_ui(ctx, ui, note, &kept.items);
    }
    if kept.notes.len() > MOST && quiet(ctx, ui, "note-all").clicked() {
        ctx.commands.send(Command::ShowLedger(Some(crate::session::Ledger::Notes)));
    }
    ui.add_space(2.0);
    state.held = Some((key, kept));
}

fn tag_buttons(ctx: &ViewCtx<'_>, ui: &mut Ui, tag: &Tag) {
    ui.horizontal_wrapped(|ui| {
        if quiet(ctx, ui, "tag-select").clicked() {
            select_all(ctx, tag.items.iter().copied().collect());
        }
        if quiet(ctx, ui, "tag-rename").clicked() {
            ctx.commands.send(Command::NameTag(tag.id));
        }
        if quiet(ctx, ui, "tag-delete").clicked() {
            ctx.commands.send(Command::AskDelete(vec![tag.id.into()]));
        }
    });
}

fn chips_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, kept: &Kept) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        for (id, carried) in &kept.tags {
            if let Some(tag) = ctx.dossier.tags.get(id) {
                chip_ui(ctx, ui, tag, *carried, &kept.items);
            }
        }
        if !kept.items.is_empty() && add(ctx, ui, "tag-add", "").clicked() {
            ctx.commands.send(Command::AskTag);
        }
        if add(ctx, ui, "note-add", "N").clicked() {
            ctx.commands.send(Command::AskNote(Vec::new()));
        }
    });
}

/// A button that adds something: quiet, for it stands on every page.
fn add(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str, letter: &str) -> Response {
    let p = ctx.palette;
    let words = ctx.words.text(key);
    let mut job = egui::text::LayoutJob::default();
    let format = |weight, ink| egui::TextFormat::simple(font(size::SMALL, weight), ink);
    job.append(&format!("+ {words}"), 0.0, format(Weight::Medium, p.text_weak));
    if !letter.is_empty() {
        job.append(letter, 6.0, format(Weight::Bold, p.text_weak));
    }
    let button = Button::new(job).fill(p.panel).stroke(Stroke::new(line::HAIR, p.line));
    let button = ui.add(button.corner_radius(11).min_size(vec2(0.0, 22.0)));
    let name = ctx
        .words
        .text(if key == "tag-add" { "tag-add-name" } else { "note-add-name" });
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    button.on_hover_text(name)
}

/// A tag: a click opens what can be done with it.
fn chip_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, tag: &Tag, carried: usize, items: &[Item]) {
    let p = ctx.palette;
    let whole = carried == items.len();
    let ink = mix(p.accent, p.text, 0.15);
    let mut job = egui::text::LayoutJob::default();
    if let Some(digit) = tag.digit {
        let format = egui::TextFormat::simple(font(size::SMALL, Weight::Bold), ink);
        job.append(&format!("{digit} "), 0.0, format);
    }
    let name: String = tag.name.chars().take(32).collect();
    let words = egui::TextFormat::simple(font(size::NOTE, Weight::Medium), ink);
    job.append(&name, 0.0, words);
    if !whole {
        let format = egui::TextFormat::simple(font(size::SMALL, Weight::Regular), p.text_weak);
        job.append(&format!("{carried}/{}", items.len()), 5.0, format);
    }
    let chip = Button::new(job)
        .fill(p.accent_soft)
        .corner_radius(11)
        .min_size(vec2(0.0, 22.0));
    let chip = ui.add(chip);
    let name = ctx.words.with("tag-chip", &[("name", tag.name.clone().into())]);
    chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    Popup::menu(&chip).show(|ui| {
        let all = ctx.words.with("tag-select-n", &[("n", tag.items.len().into())]);
        if ui.button(all).clicked() {
            select_all(ctx, tag.items.iter().copied().collect());
        }
        if ui.button(ctx.words.text("tag-rename")).clicked() {
            ctx.commands.send(Command::NameTag(tag.id));
        }
        if ui.button(ctx.words.text("tag-remove")).clicked() {
            change(ctx, "history-untag", remove_tag(ctx.dossier, tag.id, items));
        }
        if ui.button(ctx.words.text("tag-delete")).clicked() {
            ctx.commands.send(Command::AskDelete(vec![tag.id.into()]));
        }
    });
}

/// A note as a card: its words, when it was written, what else it is tied to. A click opens it.
fn card_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, note: &Note, items: &[Item]) {
    let p = ctx.palette;
    ui.add_space(2.0);
    let card = Frame::new()
        .fill(mix(p.panel, p.hue(crate::theme::Hue::Orange), 0.08))
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let text = RichText::new(&note.text)
                .font(font(size::BODY, Weight::Regular))
                .color(p.text);
            ui.add(Label::new(text).wrap().selectable(false));
            let others = note.about.iter().filter(|item| !items.contains(item)).count();
            let date = note.written_on.as_ref().map(|day| ctx.words.date(day)).unwrap_or_default();
            let mut parts = vec![date];
            if others > 0 && !items.is_empty() {
                parts.push(ctx.words.with("note-others", &[("n", others.into())]));
            }
            parts.retain(|part| !part.is_empty());
            let weak = RichText::new(parts.join(" · ")).font(font(size::SMALL, Weight::Regular));
            ui.add(Label::new(weak.color(p.text_weak)).wrap().selectable(false));
        });
    let id = ui.scope_id().with(("note-card", note.id));
    let response = ui.interact(card.response.rect, id, Sense::click());
    let short: String = note.text.chars().take(80).collect();
    let name = ctx.words.with("note-name", &[("text", short.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(line::HAIR, p.accent);
        let radius = CornerRadius::same(space::RADIUS);
        ui.painter()
            .rect_stroke(response.rect, radius, stroke, egui::StrokeKind::Inside);
    }
    if response.clicked() {
        ctx.commands.send(Command::EditNote(note.id));
    }
    Popup::context_menu(&response).show(|ui| {
        if ui.button(ctx.words.text("note-edit")).clicked() {
            ctx.commands.send(Command::EditNote(note.id));
        }
        if ui.button(ctx.words.text("note-select-items")).clicked() {
            super::select_items_of(ctx, note);
        }
        if ui.button(ctx.words.text("note-delete")).clicked() {
            ctx.commands.send(Command::AskDelete(vec![note.id.into()]));
        }
    });
}

/// What can be done with the selection, as a menu.
pub fn menu_ui(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let words = ctx.words;
    let item = |ui: &mut Ui, key: &'static str, command: Command| {
        if ui.button(words.text(key)).clicked() {
            ctx.commands.send(command);
            ui.close();
        }
    };
    item(ui, "menu-note", Command::AskNote(Vec::new()));
    item(ui, "menu-tag", Command::AskTag);
    ui.menu_button(words.text("menu-store-selection"), |ui| {
        for digit in 0..=9_u8 {
            let stored = crate::model::keep::tag_with_digit(ctx.dossier, digit);
            let text = stored.map_or_else(|| digit.to_string(), |tag| format!("{digit}  {}", tag.name));
            if ui.button(text).clicked() {
                ctx.commands.send(Command::StoreSelection(digit));
                ui.close();
            }
        }
    });
    let actors: Vec<ActorId> = ctx
        .session
        .selected()
        .filter_map(|item| ActorId::try_from(item).ok())
        .collect();
    if !actors.is_empty() {
        ui.separator();
        item(ui, "menu-merge", Command::AskMerge(Vec::new()));
    }
    if actors.len() == 1 {
        item(ui, "menu-split", Command::AskSplit(None));
    }
    ui.separator();
    item(ui, "menu-delete", Command::AskDelete(Vec::new()));
}
