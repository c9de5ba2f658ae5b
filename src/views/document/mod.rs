//! The document pane: the list of sources, the text with its marks, and the way through the evidence.
//!
//! A mark is a passage that carries at least one claim known by then; a click on it moves all panes.
//! In files from outside in: list, head and text, page (what is drawn), flow (where), paint (how).
//! Not here: which passages belong to a selection (`derived::relation`), search over the whole dossier.

mod bar;
mod emphasis;
mod figure;
mod find;
mod flow;
mod foot;
mod galley;
mod head;
mod hint;
mod list;
mod marked;
mod page;
mod paint;
mod segments;
mod source_form;
mod state;
mod strip;
#[cfg(test)]
mod tests;
mod text;

use egui::{CentralPanel, Frame, Key, KeyboardShortcut, Margin, Modifiers, Panel, Rect, Ui, vec2};

pub use find::FIND_KEYS;
pub use state::DocumentState;

/// Keys for marked words besides those that make something of them.
pub(in crate::views) fn marked_keys() -> Vec<(KeyboardShortcut, &'static str)> {
    let mut keys = vec![(KeyboardShortcut::new(Modifiers::NONE, bar::PUT), "key-lost")];
    keys.extend(marked::KEYS.map(|(modifiers, key, _, help)| (KeyboardShortcut::new(modifiers, key), help)));
    // The system's own key: it arrives as an event and no key is asked for.
    keys.push((KeyboardShortcut::new(Modifiers::COMMAND, Key::C), "key-copy"));
    keys
}

use super::ViewCtx;
use crate::command::Command;
use crate::model::DocumentId;
use crate::theme::{Weight, font, size, space};

/// The document pane.
pub fn document_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DocumentState) {
    let open = shown_document(ctx, state);
    let document = open.and_then(|id| ctx.dossier.documents.get(&id));
    let words_changed = document.is_some_and(|d| state.page.refresh(ctx, d, state.mode(ctx.words.language())));
    if !ctx.on_screen() {
        if let Some(document) = document {
            figure::figure_ui(ctx, ui, state, document);
        }
        return;
    }
    if ctx.dossier.documents.is_empty() {
        empty(ctx, ui);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let available = ui.available_height();
    let rows = ctx.dossier.documents.len().clamp(1, 5) as f32;
    let wanted = list::HEADER + rows * list::ROW + space::S;
    // A low window has a border of its own, so that it leaves that of a high one as it was.
    let low = ui.ctx().content_rect().height() < 760.0;
    Panel::top(("document-list", low, rows as u8))
        .resizable(true)
        .default_size(wanted.min(available * 0.36))
        .min_size(list::HEADER + list::ROW)
        .max_size((available * 0.6).max(list::HEADER + list::ROW))
        .frame(Frame::new())
        .show(ui, |ui| list::list_ui(ctx, ui, state, open));
    Panel::bottom("document-foot")
        .exact_size(foot::HEIGHT)
        .frame(Frame::new())
        .show(ui, |ui| foot::foot_ui(ctx, ui));
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        let Some(document) = document else { return };
        Frame::new()
            .inner_margin(Margin::symmetric(space::M as i8, 0))
            .show(ui, |ui| find::find_ui(ctx, ui, state, document));
        text::text_ui(ctx, ui, state, document, words_changed);
    });
}

/// The document to draw. After a click on a mark it stays, and the evidence goes to that mark.
fn shown_document(ctx: &ViewCtx<'_>, state: &mut DocumentState) -> Option<DocumentId> {
    let session = ctx.session;
    let here = |clicked: &state::Clicked| ctx.dossier.passages.get(&clicked.passage).map(|p| p.document);
    let Some(clicked) = state.clicked else {
        return session.document;
    };
    if session.selection_serial == clicked.serial {
        // The click has not been carried out yet.
        return session.document;
    }
    let place = ctx.derived.related.evidence.iter().position(|p| *p == clicked.passage);
    match place.filter(|_| session.selection == Some(clicked.subject)) {
        Some(place) if place != session.evidence => {
            ctx.commands.send(Command::SetEvidence(place));
            here(&clicked)
        }
        _ => {
            state.clicked = None;
            state.seen_serial = session.selection_serial;
            session.document
        }
    }
}

/// Nothing is there yet: what to do to have something.
fn empty(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let p = ctx.palette;
    let room = ui.max_rect().shrink(space::L);
    let text = |ui: &Ui, key, points, weight, colour| {
        let text = ctx.words.text(key).to_owned();
        let mut job = egui::text::LayoutJob::simple(text, font(points, weight), colour, room.width());
        job.halign = egui::Align::Center;
        ui.painter().layout_job(job)
    };
    let title = text(ui, "document-empty", size::HEADING, Weight::SemiBold, p.text);
    let hint = text(ui, "document-empty-hint", size::NOTE, Weight::Regular, p.text_weak);
    let top = egui::pos2(room.center().x, room.top() + room.height() * 0.36 - title.size().y);
    let below = top + vec2(0.0, title.size().y + space::S);
    let mut y = below.y + hint.size().y + space::L;
    ui.painter().galley(top, title, p.text);
    ui.painter().galley(below, hint, p.text_weak);
    for (key, command) in [
        ("menu-add-documents", Command::AddDocumentsDialog),
        ("menu-add-folders", Command::AddFoldersDialog),
    ] {
        let place = Rect::from_min_size(egui::pos2(room.center().x - 100.0, y), vec2(200.0, 30.0));
        if ui.put(place, egui::Button::new(ctx.words.text(key)).fill(p.field)).clicked() {
            ctx.commands.send(command);
        }
        y = place.bottom() + space::XS;
    }
}
