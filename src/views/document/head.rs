//! Title of the open document, what kind of text it is, and the folded notes about it.

use egui::{Label, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::list::Standing;
use super::source_form::{Field, SourceForm, source_form_ui};
use crate::command::Command;
use crate::model::Document;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;

/// Height of a line of what can be opened.
const LINE: f32 = 20.0;

/// What the head of a text remembers.
#[derive(Debug, Default)]
pub(super) struct HeadState {
    /// The notes about the text are unfolded.
    about_open: bool,
    /// What is being said about the source.
    form: Option<SourceForm>,
}

/// Draws title and notes; the caller gives the room.
pub(super) fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, state: &mut HeadState) {
    let p = ctx.palette;
    let language = ctx.words.language();
    ui.spacing_mut().item_spacing = vec2(space::S, 3.0);
    let weight = if document.title.is_empty() {
        Weight::Italic
    } else {
        Weight::SemiBold
    };
    let title = RichText::new(document.shown_title(language))
        .font(font(size::TITLE, weight))
        .color(p.text);
    ui.add(Label::new(title).selectable(false).wrap());
    subtitle_ui(ctx, ui, document);
    if ctx.on_screen() {
        // One line for all that can be opened here, so that the text begins no lower.
        let facts = facts(ctx, document);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = LINE;
            if facts.iter().any(|(_, text)| !text.is_empty()) || !document.notes.is_empty() {
                about_heading(ctx, ui, document, &mut state.about_open);
            }
            actions(ctx, ui, document, state);
        });
        form_ui(ctx, ui, document, state);
        if state.about_open {
            about(ctx, ui, document, &facts);
        }
    }
    ui.add_space(space::S);
}

/// What is said about the source, what is missing first, and reading again.
fn actions(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, state: &mut HeadState) {
    let link = |ui: &mut Ui, text: &str| {
        let text = RichText::new(text)
            .font(font(size::NOTE, Weight::Medium))
            .color(ctx.palette.accent);
        ui.add(egui::Button::new(text).frame(false).min_size(vec2(0.0, LINE)))
    };
    let (key, focus) = match (document.title.is_empty(), document.published.is_none()) {
        (true, true) => ("source-set-both", Field::Title),
        (true, false) => ("source-set-title", Field::Title),
        (false, true) => ("review-set-date", Field::Date),
        (false, false) => ("source-change", Field::Title),
    };
    if link(ui, ctx.words.text(key)).clicked() {
        state.form = Some(SourceForm::of(document, ctx.words.language(), focus));
    }
    let again = link(ui, ctx.words.text("review-read-again"));
    if again.on_hover_text(ctx.words.text("review-read-again-hint")).clicked() {
        ctx.commands.send(Command::ReadAgain(document.id));
    }
    if link(ui, ctx.words.text("source-amend")).clicked() {
        ctx.commands.send(Command::AskAmend(document.id));
    }
    let lost = lost_in(ctx, document);
    if lost > 0 && link(ui, &ctx.words.with("lost-link", &[("n", lost.into())])).clicked() {
        ctx.commands.send(Command::ShowLost(None));
    }
}

/// How many passages of a document have lost their place.
pub(super) fn lost_in(ctx: &ViewCtx<'_>, document: &Document) -> usize {
    let passages = ctx.derived.index.passages_of(document.id).iter();
    passages
        .filter(|id| ctx.dossier.passages.get(id).is_some_and(|p| p.lost))
        .count()
}

/// The form on the source, while it is open.
fn form_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, state: &mut HeadState) {
    let Some(form) = state.form.as_mut().filter(|form| form.is_about(document)) else {
        return;
    };
    if source_form_ui(ctx, ui, document, form) {
        state.form = None;
    }
}

/// Draws what stands below the title: what kind of text it is, and why it does not count where it does not.
pub(super) fn subtitle_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document) {
    let note = RichText::new(subtitle(ctx, document))
        .font(font(size::NOTE, Weight::Regular))
        .color(ctx.palette.text_weak);
    ui.add(Label::new(note).selectable(false).wrap());
    let standing = match Standing::of(ctx, document) {
        Standing::Counted => None,
        Standing::LeftOut => Some("document-left-out-note"),
        Standing::NotYet => Some("document-not-yet-note"),
    };
    if let Some(key) = standing {
        let words = RichText::new(ctx.words.text(key))
            .font(font(size::NOTE, Weight::Medium))
            .color(ctx.palette.bad);
        ui.add(Label::new(words).selectable(false).wrap());
    }
}

/// Kind, publisher, authors, date and reliability in one line.
fn subtitle(ctx: &ViewCtx<'_>, document: &Document) -> String {
    let language = ctx.words.language();
    let publisher = if document.publisher.is_empty() {
        &document.publisher_short
    } else {
        &document.publisher
    };
    let letter = document.reliability.letter();
    let parts = [
        ctx.words.document(document.kind).to_owned(),
        publisher.get(language).to_owned(),
        document.authors.join(", "),
        document
            .published
            .as_ref()
            .map_or_else(|| ctx.words.text("date-unknown").to_owned(), |d| ctx.words.date(d)),
        ctx.words.with("document-reliability", &[("letter", letter.into())]),
    ];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// How the date is known, where the copy comes from, the address; empty where nothing is said.
fn facts<'a>(ctx: &ViewCtx<'_>, document: &'a Document) -> [(&'static str, &'a str); 3] {
    let language = ctx.words.language();
    [
        ("document-about-date", document.published_basis.get(language)),
        ("document-about-provenance", document.provenance.get(language)),
        ("document-about-address", document.address.as_deref().unwrap_or_default()),
    ]
}

/// The heading that unfolds facts and notes.
fn about_heading(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, open: &mut bool) {
    let p = ctx.palette;
    let label = match document.notes.len() {
        0 => ctx.words.text("document-about").to_owned(),
        n => ctx.words.with("document-about-notes", &[("n", n.into())]),
    };
    let colour = p.text_weak;
    let galley = ui
        .painter()
        .layout_no_wrap(label.clone(), font(size::NOTE, Weight::Medium), colour);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 14.0, LINE), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, *open, &label));
    let colour = if response.hovered() { p.text } else { colour };
    triangle(ui, rect, *open, colour);
    let at = egui::pos2(rect.left() + 13.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, colour);
    if response.has_focus() {
        ui.painter()
            .rect_stroke(rect, 3.0, ui.visuals().selection.stroke, egui::StrokeKind::Outside);
    }
    if response.clicked() {
        *open = !*open;
    }
}

/// Facts and notes about the text.
fn about(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, facts: &[(&'static str, &str)]) {
    let p = ctx.palette;
    let language = ctx.words.language();
    if facts.iter().all(|(_, text)| text.is_empty()) && document.notes.is_empty() {
        return;
    }
    let small = |text: String, weight| RichText::new(text).font(font(size::NOTE, weight));
    egui::Frame::new()
        .fill(p.field)
        .corner_radius(space::RADIUS)
        .inner_margin(space::S)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            for (key, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
                ui.add(Label::new(small(ctx.words.text(key).to_owned(), Weight::Medium).color(p.text_weak)).selectable(false));
                ui.add(Label::new(small((*text).to_owned(), Weight::Regular)).wrap());
            }
            if !document.notes.is_empty() {
                ui.add(
                    Label::new(small(ctx.words.text("document-about-remarks").to_owned(), Weight::Medium).color(p.text_weak))
                        .selectable(false),
                );
            }
            for note in &document.notes {
                ui.add(Label::new(small(format!("• {}", note.get(language)), Weight::Regular)).wrap());
            }
        });
}

fn triangle(ui: &Ui, rect: egui::Rect, open: bool, colour: egui::Color32) {
    let centre = egui::pos2(rect.left() + 5.0, rect.center().y);
    let points = if open {
        vec![centre + vec2(-4.0, -2.0), centre + vec2(4.0, -2.0), centre + vec2(0.0, 3.0)]
    } else {
        vec![centre + vec2(-2.0, -4.0), centre + vec2(3.0, 0.0), centre + vec2(-2.0, 4.0)]
    };
    ui.painter()
        .add(egui::Shape::convex_polygon(points, colour, egui::Stroke::NONE));
}
