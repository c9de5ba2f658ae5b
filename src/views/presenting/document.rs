//! The text behind the sentence, large, the sentence in view. Restricted words are bars.

use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::Lesson;
use super::card::{passage, said};
use crate::model::document::paragraphs;
use crate::model::restricted::bars;
use crate::model::{Document, Item, Span};
use crate::theme::{Hue, Weight, font, size, space};
use crate::views::ViewCtx;

/// Size of the text.
const TEXT: f32 = 18.0;
/// Widest lines.
const WIDE: f32 = 760.0;

/// Draws the text that the evidence stands in.
pub(super) fn text_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>, room: Rect) {
    let p = ctx.palette;
    let radius = CornerRadius::same(space::CARD_RADIUS);
    ui.painter().rect_filled(room, radius, p.paper);
    ui.painter()
        .rect_stroke(room, radius, Stroke::new(1.5, p.line), StrokeKind::Inside);
    let shown = passage(ctx);
    let open = ctx.session.document.and_then(|id| ctx.dossier.documents.get(&id));
    let Some(document) = shown.map(|(_, document)| document).or(open) else {
        return;
    };
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(room.shrink2(vec2(space::L, space::M)))
            .id_salt("stage-text"),
    );
    child.set_clip_rect(room.shrink(2.0));
    let ui = &mut child;
    let language = ctx.words.language();
    said(ui, &ctx.name(document.id), size::TITLE, Weight::Bold, p.text);
    let span = shown
        .and_then(|(passage, document)| passage.selector(document, language))
        .map(|selector| selector.span);
    let key = (document.id, ctx.session.evidence, ctx.session.selection_serial, language);
    let brings = lesson.stage.scrolled != Some(key);
    lesson.stage.scrolled = Some(key);
    ScrollArea::vertical()
        .id_salt(("stage-text", document.id))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(WIDE));
            ui.spacing_mut().item_spacing.y = space::M;
            for paragraph in paragraphs(document.text_in(language)) {
                let mine = span.filter(|span| paragraph.span.overlaps(*span));
                paragraph_ui(ctx, ui, document, &paragraph, mine, brings);
            }
        });
}

fn paragraph_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    document: &Document,
    paragraph: &crate::model::Paragraph,
    mine: Option<Span>,
    brings: bool,
) {
    let p = ctx.palette;
    let text = document.text_in(ctx.words.language());
    let heading = paragraph.number.is_none();
    let weight = if heading { Weight::Bold } else { Weight::Regular };
    let plain = TextFormat::simple(font(TEXT, weight), p.text);
    let marked = TextFormat {
        background: p.tint(Hue::Blue),
        ..TextFormat::simple(font(TEXT, Weight::Medium), p.text)
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    if let Some(number) = paragraph.number {
        let style = TextFormat::simple(font(size::NOTE, Weight::Regular), p.text_weak);
        job.append(&format!("¶{number}  "), 0.0, style);
    }
    let cut = mine.map_or((paragraph.span.end, paragraph.span.end), |span| {
        (span.start.max(paragraph.span.start), span.end.min(paragraph.span.end))
    });
    let parts = [
        (
            Span {
                start: paragraph.span.start,
                end: cut.0,
            },
            &plain,
        ),
        (
            Span {
                start: cut.0,
                end: cut.1,
            },
            &marked,
        ),
        (
            Span {
                start: cut.1,
                end: paragraph.span.end,
            },
            &plain,
        ),
    ];
    for (span, style) in parts {
        for (words, restricted) in pieces(ctx, document, text, span) {
            let words = if restricted { bars(&words) } else { words };
            job.append(&words, 0.0, style.clone());
        }
    }
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    if mine.is_some() {
        let name = ctx
            .words
            .with("presenting-sentence-name", &[("words", galley.text().to_owned().into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        if brings {
            ui.scroll_to_rect(rect, Some(egui::Align::Center));
        }
    }
    ui.painter().galley(rect.min, galley, p.text);
}

/// A part of the text, cut where restricted passages begin and end.
fn pieces(ctx: &ViewCtx<'_>, document: &Document, text: &str, span: Span) -> Vec<(String, bool)> {
    let whole = |span: Span| span.of(text).unwrap_or_default().to_owned();
    if span.is_empty() {
        return Vec::new();
    }
    if !ctx.blanks() || document.restricted {
        return vec![(whole(span), ctx.blanked(document.id))];
    }
    let language = ctx.words.language();
    let of_document = ctx.derived.index.passages_of(document.id);
    let mut cuts: Vec<Span> = of_document
        .iter()
        .filter_map(|id| ctx.dossier.passages.get(id))
        .filter(|passage| ctx.blanked(Item::from(passage.id)))
        .filter_map(|passage| passage.selector(document, language))
        .map(|selector| selector.span)
        .filter(|cut| cut.overlaps(span))
        .collect();
    cuts.sort_unstable();
    let mut parts = Vec::new();
    let mut at = span.start;
    for cut in cuts {
        let (start, end) = (cut.start.clamp(at, span.end), cut.end.clamp(at, span.end));
        for (piece, restricted) in [(Span { start: at, end: start }, false), (Span { start, end }, true)] {
            if !piece.is_empty() {
                parts.push((whole(piece), restricted));
            }
        }
        at = end;
    }
    if at < span.end {
        parts.push((
            whole(Span {
                start: at,
                end: span.end,
            }),
            false,
        ));
    }
    parts
}
