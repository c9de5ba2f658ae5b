//! The list of sources at the top of the pane: what there is, by whom, from when, how reliable, and whether it counts.

use egui::{Align2, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::page::TextMode;
use super::state::DocumentState;
use crate::catalogue::Words;
use crate::command::Command;
use crate::model::edtf::Precision;
use crate::model::{Document, DocumentId, Dossier, Edtf, Item, Language, PaneKind};
use crate::session::Ledger;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::widgets::eye::eye_button;
use crate::widgets::segmented::{Choice, segmented};

/// Height of a row.
pub(super) const ROW: f32 = 28.0;
/// Height of the line above the rows.
pub(super) const HEADER: f32 = 40.0;

/// Whether a document counts at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It counts.
    Counted,
    /// The filter leaves it out.
    LeftOut,
    /// It had not been published by known-by.
    NotYet,
}

impl Standing {
    /// Standing of a document.
    pub(super) fn of(ctx: &ViewCtx<'_>, document: &Document) -> Self {
        let published = document.known_from();
        if ctx
            .session
            .known_by
            .is_some_and(|day| published.is_some_and(|from| from > day))
        {
            Self::NotYet
        } else if ctx.session.filter.hidden_documents.contains(&document.id) {
            Self::LeftOut
        } else {
            Self::Counted
        }
    }
}

/// A date of publication in a list: no finer than a month, never finer than it is known.
pub(super) fn short_date(words: Words, date: &Edtf) -> String {
    let (first, last) = (date.earliest_day(), date.latest_day());
    match (date.precision(), first, last) {
        (Precision::Day | Precision::Month, Some(first), _) if !date.is_approximate() && !date.is_uncertain() => {
            let (year, month, _) = first.ymd();
            words.month(year, month)
        }
        (Precision::Set, Some(first), Some(last)) => {
            let (first, last) = (words.year(first.ymd().0), words.year(last.ymd().0));
            if first == last { first } else { format!("{first}/{last}") }
        }
        (Precision::Set, Some(first), None) => {
            let (year, month, _) = first.ymd();
            let from = if date.as_str().contains('-') {
                words.month(year, month)
            } else {
                words.year(year)
            };
            words.with("document-date-from", &[("date", from.into())])
        }
        _ => words.date(date),
    }
}

/// The documents in the order of their dates; undated ones last.
fn in_order(dossier: &Dossier) -> Vec<DocumentId> {
    let mut documents: Vec<&Document> = dossier.documents.values().collect();
    documents.sort_by_cached_key(|d| {
        let first = d.published.as_ref().and_then(Edtf::earliest_day);
        (first.is_none(), first, d.known_from(), d.id)
    });
    documents.into_iter().map(|d| d.id).collect()
}

/// Title, counts, choice of language, and the rows.
pub(super) fn list_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DocumentState, open: Option<DocumentId>) {
    header(ctx, ui, state, open);
    let documents = state.order.get(&ctx.derived.revision, || in_order(ctx.dossier));
    ScrollArea::vertical()
        .id_salt("document-list")
        .auto_shrink(false)
        .show_rows(ui, ROW, documents.len(), |ui, rows| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for document in documents
                .get(rows)
                .unwrap_or_default()
                .iter()
                .filter_map(|id| ctx.dossier.documents.get(id))
            {
                row(ctx, ui, document, open == Some(document.id));
            }
        });
}

fn header(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DocumentState, open: Option<DocumentId>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::hover());
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let p = ctx.palette;
    let title = ui.painter().text(
        inner.left_center(),
        Align2::LEFT_CENTER,
        ctx.words.text("document-sources"),
        font(size::BODY, Weight::SemiBold),
        p.text,
    );
    let mut right = inner.right();
    if open
        .and_then(|id| ctx.dossier.documents.get(&id))
        .is_some_and(|d| d.translation.is_some())
    {
        let mut bar = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(Rect::from_min_max(pos2(title.right(), inner.top()), inner.max))
                .layout(egui::Layout::right_to_left(egui::Align::Center)),
        );
        mode_ui(ctx, &mut bar, state);
        right = bar.min_rect().left() - space::M;
    }
    let documents = ctx
        .words
        .with("documents-count", &[("n", ctx.dossier.documents.len().into())]);
    let passages = ctx.words.with("passages-count", &[("n", ctx.dossier.passages.len().into())]);
    let room = right - title.right() - space::M;
    // In a narrow pane the second count goes first.
    for counts in [format!("{documents} · {passages}"), documents] {
        let galley = ui
            .painter()
            .layout_no_wrap(counts, font(size::NOTE, Weight::Regular), p.text_weak);
        if galley.size().x <= room {
            let at = pos2(right - galley.size().x, inner.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, p.text_weak);
            break;
        }
    }
}

fn mode_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DocumentState) {
    let now = state.mode(ctx.words.language());
    let choices = [
        (TextMode::One(Language::De), "document-mode-de-short", "document-mode-de"),
        (TextMode::One(Language::En), "document-mode-en-short", "document-mode-en"),
        (
            TextMode::Both(ctx.words.language()),
            "document-mode-both-short",
            "document-mode-both",
        ),
    ];
    let shown = choices.map(|(mode, label, name)| Choice {
        label: ctx.words.text(label),
        name: ctx.words.text(name),
        taken: now == mode || matches!((now, mode), (TextMode::Both(_), TextMode::Both(_))),
    });
    if let Some(place) = segmented(ui, ctx.palette, &shown) {
        // The language of the program is the default; chosen again, the text follows the program once more.
        let mode = choices[place].0;
        state.mode = (mode != TextMode::One(ctx.words.language())).then_some(mode);
    }
}

fn row(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, open: bool) {
    let p = ctx.palette;
    let language = ctx.words.language();
    let title = document.shown_title(language);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = ctx
        .words
        .with("document-row-name", &[("title", title.clone().into_owned().into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    ctx.interact(&response, document.id, PaneKind::Document);
    if response.clicked() {
        ctx.commands.send(Command::OpenDocument(document.id));
    }
    let standing = Standing::of(ctx, document);
    let body = Rect::from_min_max(
        pos2(rect.left() + space::M, rect.top() + 1.0),
        pos2(rect.right() - space::S, rect.bottom() - 1.0),
    );
    let radius = CornerRadius::same(space::RADIUS - 1);
    let lit = ctx.hover.item() == Some(Item::from(document.id));
    if open {
        ui.painter().rect_filled(body, radius, p.accent_soft);
        let bar = Rect::from_min_max(
            pos2(body.left() - 3.0, body.top() + 2.0),
            pos2(body.left(), body.bottom() - 2.0),
        );
        ui.painter().rect_filled(bar, CornerRadius::same(1), p.accent);
    } else if lit {
        ui.painter().rect_filled(body, radius, p.field);
    }
    if response.has_focus() {
        ui.painter()
            .rect_stroke(body, radius, ui.visuals().selection.stroke, StrokeKind::Inside);
    }
    let place = Rect::from_center_size(pos2(body.right() - space::XS - 9.0, rect.center().y), vec2(18.0, 17.0));
    let response = response.on_hover_ui(|ui| tip(ctx, ui, document));
    // The eye takes the place of the letter, so that nothing moves under the pointer.
    if ui.rect_contains_pointer(rect) || response.has_focus() || standing == Standing::LeftOut {
        eye(ctx, ui, document, standing, place.expand(1.0));
    } else {
        badge(ctx, ui, document, place);
    }
    let mut right = place.left() - space::S;
    right -= open_chip(ctx, ui, document, pos2(right, rect.center().y));
    let weak = if standing == Standing::Counted {
        p.text_weak
    } else {
        p.faded(p.text_weak, p.paper, 0.85)
    };
    let note = match standing {
        Standing::NotYet => ctx.words.text("document-not-yet").to_owned(),
        Standing::Counted | Standing::LeftOut => {
            let parts = [
                Some(document.publisher_short.get(language).to_owned()).filter(|t| !t.is_empty()),
                document.published.as_ref().map(|date| short_date(ctx.words, date)),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
    };
    let note = elided(
        ui,
        note,
        font(size::NOTE, Weight::Regular),
        weak,
        (body.width() * 0.5).max(60.0),
    );
    right -= note.size().x;
    ui.painter()
        .galley(pos2(right, rect.center().y - note.size().y / 2.0), note, weak);
    let weight = match (document.title.is_empty(), open) {
        (true, _) => Weight::Italic,
        (false, true) => Weight::Medium,
        (false, false) => Weight::Regular,
    };
    let colour = if standing == Standing::Counted { p.text } else { p.text_weak };
    let left = body.left() + space::S;
    let words = elided(
        ui,
        title.into_owned(),
        font(size::BODY, weight),
        colour,
        right - space::M - left,
    );
    let at = pos2(left, rect.center().y - words.size().y / 2.0);
    if standing == Standing::LeftOut {
        let y = rect.center().y + 1.0;
        ui.painter()
            .hline(left..=left + words.size().x, y, Stroke::new(1.0, p.text_weak));
    }
    ui.painter().galley(at, words, colour);
}

/// The whole title with publisher, date and reliability in words.
fn tip(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document) {
    let language = ctx.words.language();
    ui.set_max_width(320.0);
    ui.label(egui::RichText::new(document.shown_title(language)).font(font(size::NOTE, Weight::SemiBold)));
    let date = document
        .published
        .as_ref()
        .map_or_else(|| ctx.words.text("date-unknown").to_owned(), |d| ctx.words.date(d));
    let source = [document.publisher.get(language), date.as_str()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let reliability = ctx.words.with(
        "document-reliability-tip",
        &[("reliability", ctx.words.reliability(document.reliability).into())],
    );
    for line in [source, reliability] {
        ui.label(
            egui::RichText::new(line)
                .font(font(size::NOTE, Weight::Regular))
                .color(ctx.palette.text_weak),
        );
    }
}

fn eye(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, standing: Standing, rect: Rect) {
    let title = document.shown_title(ctx.words.language());
    let shown = standing != Standing::LeftOut;
    let key = if shown { "document-leave-out" } else { "document-count-again" };
    let name = ctx.words.with(key, &[("title", title.into_owned().into())]);
    let id = ui.scope_id().with(("eye", document.id));
    if eye_button(ui, rect, id, shown, ctx.palette.text_weak, &name).clicked() {
        ctx.commands.send(Command::ToggleDocument(document.id));
    }
}

/// How many proposals of the document wait, on a chip that opens the ledger; gives the room it takes.
fn open_chip(ctx: &ViewCtx<'_>, ui: &Ui, document: &Document, right: egui::Pos2) -> f32 {
    let open = ctx.derived.open.in_document(document.id);
    if open == 0 {
        return 0.0;
    }
    let p = ctx.palette;
    let text = ctx.words.with("review-open-short", &[("n", open.into())]);
    let galley = ui
        .painter()
        .layout_no_wrap(text, font(size::SMALL, Weight::SemiBold), p.accent);
    let extent = galley.size() + vec2(10.0, 2.0);
    let chip = Rect::from_min_size(pos2(right.x - extent.x, right.y - extent.y / 2.0), extent);
    let response = ui.interact(chip, ui.scope_id().with(("open", document.id)), Sense::click());
    let title = document.shown_title(ctx.words.language());
    let name = ctx.words.with(
        "review-open-document",
        &[("n", open.into()), ("title", title.into_owned().into())],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let border = [
        chip.left_top(),
        chip.right_top(),
        chip.right_bottom(),
        chip.left_bottom(),
        chip.left_top(),
    ];
    let strong = response.hovered() || response.has_focus();
    let stroke = Stroke::new(if strong { 1.6 } else { 1.0 }, p.accent);
    ui.painter().extend(egui::Shape::dashed_line(&border, stroke, 3.0, 2.0));
    ui.painter().galley(chip.center() - galley.size() / 2.0, galley, p.accent);
    if response.on_hover_text(&name).clicked() {
        ctx.commands.send(Command::OpenDocument(document.id));
        ctx.commands.send(Command::ShowLedger(Some(Ledger::Proposals)));
    }
    extent.x + space::S
}

/// The letter of reliability.
fn badge(ctx: &ViewCtx<'_>, ui: &Ui, document: &Document, rect: Rect) {
    let p = ctx.palette;
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.0, p.line), StrokeKind::Inside);
    let letter = document.reliability.letter();
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        letter,
        font(size::SMALL, Weight::Medium),
        p.text_weak,
    );
}

/// One line of text, cut with an ellipsis where it is wider than `room`.
fn elided(ui: &Ui, text: String, font: egui::FontId, colour: egui::Color32, room: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text, font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(12.0));
    ui.painter().layout_job(job)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_shows_no_finer_date_than_is_known() {
        let short = |text: &str| short_date(Words::new(Language::De), &Edtf::parse(text).unwrap());
        assert_eq!(short("2024-06-19"), "Juni 2024");
        assert_eq!(short("2019"), "2019");
        assert_eq!(short("[2024-12..2025-03]"), "2024/2025");
        assert_eq!(short("[2019-04..]"), "ab Apr. 2019");
        assert_eq!(short("2024-06~"), "um Juni 2024");
    }
}
