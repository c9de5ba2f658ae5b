//! The answer to a question from the room: the sentence an item rests on, large, with source, paragraph, date and grade.

use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::{Lesson, StageState};
use crate::command::Command;
use crate::model::{Claim, Document, Language, Passage, Span};
use crate::session::Act;
use crate::theme::{Weight, font, mix, size, space};
use crate::views::{ViewCtx, cite};

/// Size of the sentence.
const SENTENCE: f32 = 21.0;

/// The passage that the evidence stands at, with its document.
pub(super) fn passage<'a>(ctx: &ViewCtx<'a>) -> Option<(&'a Passage, &'a Document)> {
    let id = ctx.derived.related.evidence.get(ctx.session.evidence)?;
    let passage = ctx.dossier.passages.get(id)?;
    let document = ctx.dossier.documents.get(&passage.document)?;
    Some((passage, document))
}

/// Words below what was drawn last.
pub(super) fn said(ui: &mut Ui, text: &str, points: f32, weight: Weight, ink: egui::Color32) {
    let text = egui::RichText::new(text).font(font(points, weight)).color(ink);
    ui.add(egui::Label::new(text).wrap().selectable(false));
}

/// The words of a passage, with what stands before and behind them in their sentence.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    before: String,
    exact: String,
    after: String,
}

impl Quoted {
    fn of(passage: &Passage, document: &Document, language: Language) -> Self {
        let found = || {
            let (text, span) = (document.text_in(language), passage.selector(document, language)?.span);
            let sentences = passage.sentences(document, language)?;
            let before = Span {
                end: span.start,
                ..sentences
            };
            let after = Span {
                start: span.end,
                ..sentences
            };
            let [before, exact, after] = [before, span, after].map(|part| part.of(text).map(ToOwned::to_owned));
            Some(Self {
                before: before?,
                exact: exact?,
                after: after?,
            })
        };
        found().unwrap_or_else(|| Self {
            exact: passage.quote(document, language).trim().to_owned(),
            ..Self::default()
        })
    }
}

/// The words a scene rests on and where they stand, or, `whole`, all of their sentence; shortened to so many rows.
/// Restricted words are not shown.
pub(super) fn quote_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, stage: &mut StageState, (points, most, whole): (f32, usize, bool)) {
    let p = ctx.palette;
    let Some((passage, document)) = passage(ctx) else { return };
    if ctx.blanked(passage.id) {
        said(ui, ctx.words.text("restricted-quote"), points, Weight::SemiBold, p.text);
    } else {
        let language = ctx.words.language();
        let key = (ctx.derived.revision, passage.id, language);
        let quoted = stage.quoted.get(&key, || Quoted::of(passage, document, language));
        let (before, exact, after) = if whole {
            (&*quoted.before, &*quoted.exact, &*quoted.after)
        } else {
            ("", quoted.exact.trim(), "")
        };
        // The words themselves stand out from their sentence.
        let rest = if before.is_empty() && after.is_empty() {
            p.text
        } else {
            p.text_weak
        };
        let (open, close) = (ctx.words.text("quote-open"), ctx.words.text("quote-close"));
        let mut job = LayoutJob::default();
        for (part, ink) in [(open, rest), (before, rest), (exact, p.text), (after, rest), (close, rest)] {
            job.append(part, 0.0, TextFormat::simple(font(points, Weight::Italic), ink));
        }
        let width = ui.available_width();
        job.wrap.max_width = width.max(20.0);
        job.wrap.max_rows = most;
        let name = job.text.clone();
        let galley = ui.painter().layout_job(job);
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        ui.painter().galley(rect.min, galley, p.text);
    }
    ui.add_space(space::XS);
    said(ui, &source(ctx, passage), size::BODY, Weight::Regular, p.text_weak);
}

/// Source, date and paragraph, with the grade of the source and of what it says: "Reuters, 19 Jun 2024, ¶1 (B2)".
fn source(ctx: &ViewCtx<'_>, passage: &Passage) -> String {
    if ctx.blanked(passage.document) {
        return ctx.words.text("restricted-source").to_owned();
    }
    let place = cite::source(ctx, passage.id);
    let document = ctx.dossier.documents.get(&passage.document);
    let letter = document.map_or("", |document| document.reliability.letter());
    let number = claim(ctx, passage).map(|claim| u8::from(claim.credibility));
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    format!("{place} ({letter}{number})")
}

/// What the passage says of what is selected.
fn claim<'a>(ctx: &ViewCtx<'a>, passage: &Passage) -> Option<&'a Claim> {
    let about = ctx.session.selection?;
    let own = match about {
        crate::model::Item::Claim(id) => vec![id],
        item => ctx.derived.index.claims_about(item).to_vec(),
    };
    let of = own.into_iter().filter_map(|id| ctx.dossier.claims.get(&id));
    let mut of = of;
    of.find(|claim| claim.passages.contains(&passage.id))
}

/// Draws the card; a click on it opens the text.
pub(super) fn card_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>, room: Rect) {
    let Some(item) = lesson.on.card else { return };
    let p = ctx.palette;
    let name = ctx.name(item);
    let response = ui.interact(room, ui.scope_id().with("stage-card"), Sense::click());
    let label = ctx.words.with("presenting-card-name", &[("name", name.clone().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let radius = CornerRadius::same(space::CARD_RADIUS);
    ui.painter().rect_filled(room, radius, p.field);
    let rim = if response.has_focus() || response.hovered() {
        p.accent
    } else {
        mix(p.field, p.accent, 0.6)
    };
    ui.painter()
        .rect_stroke(room, radius, Stroke::new(2.0, rim), StrokeKind::Inside);
    if response.clicked() {
        ctx.commands.send(Command::Present(Act::OpenText));
    }
    let inner = room.shrink2(vec2(space::L, space::M + 2.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("stage-card"));
    child.set_clip_rect(room.shrink(2.0));
    let ui = &mut child;
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    said(ui, &name, size::TITLE, Weight::SemiBold, p.accent);
    let evidence = ctx.derived.related.evidence.len();
    if passage(ctx).is_none() {
        said(
            ui,
            ctx.words.text("presenting-no-sentence"),
            size::TITLE,
            Weight::Regular,
            p.text,
        );
        return;
    }
    let most = ((ui.available_height() - 96.0) / (SENTENCE * 1.25)).max(2.0) as usize;
    quote_ui(ctx, ui, lesson.stage, (SENTENCE, most, true));
    let place = [("n", (ctx.session.evidence + 1).into()), ("all", evidence.into())];
    let key = if lesson.on.text {
        "presenting-card-open"
    } else {
        "presenting-card-hint"
    };
    let hint = ctx.words.with(key, &place);
    said(ui, &hint, size::NOTE, Weight::Regular, p.text_weak);
}
