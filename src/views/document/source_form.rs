//! What is said about the source, in a form at the head of its text: title, authors, publisher, date, language, kind
//! and reliability, and whether it is for everybody. What nobody knows stays empty.
//!
//! Not here: what the answers change (`model::source`).

use egui::{Button, ComboBox, Key, RichText, Role, Ui, WidgetInfo, vec2};

use crate::command::Command;
use crate::model::{Document, DocumentId, DocumentKind, Edtf, Language, Reliability, SourceDetails};
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;
use crate::views::review::typed_date;
use crate::widgets::form;
use crate::widgets::switch::switch;

/// Width of the words before the fields.
const LABEL: f32 = 84.0;
/// Height of a row.
const ROW: f32 = 24.0;
/// Width of the field for the date; what it means stands beside.
const DATE: f32 = 112.0;
const KINDS: [DocumentKind; 8] = [
    DocumentKind::NewsReport,
    DocumentKind::NewsAnalysis,
    DocumentKind::NewspaperArticle,
    DocumentKind::ThinkTankAnalysis,
    DocumentKind::QaPage,
    DocumentKind::OfficialText,
    DocumentKind::Dataset,
    DocumentKind::Other,
];
const RELIABILITIES: [Reliability; 6] = [
    Reliability::A,
    Reliability::B,
    Reliability::C,
    Reliability::D,
    Reliability::E,
    Reliability::F,
];

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Authors,
    Publisher,
    Date,
}

/// The form while it is open.
#[derive(Debug)]
pub(super) struct SourceForm {
    document: DocumentId,
    details: SourceDetails,
    authors: String,
    date: String,
    /// Read the text again with the new date or language.
    again: bool,
    /// The field that takes the focus with this frame.
    focus: Option<Field>,
}

impl SourceForm {
    /// The form on what is said now; `focus` is where typing begins.
    pub(super) fn of(document: &Document, language: Language, focus: Field) -> Self {
        let details = SourceDetails::of(document, language);
        Self {
            document: document.id,
            authors: details.authors.join("; "),
            date: details.published.as_ref().map(|d| d.as_str().to_owned()).unwrap_or_default(),
            // The built-in texts have been read by people.
            again: !document.file_hash.is_empty(),
            focus: Some(focus),
            details,
        }
    }

    /// Whether it is about this document.
    pub(super) fn is_about(&self, document: &Document) -> bool {
        self.document == document.id
    }

    /// The date as typed: `None` for what is no date.
    #[expect(clippy::option_option, reason = "no date, and what is no date, are two answers")]
    fn typed_date(&self) -> Option<Option<Edtf>> {
        if self.date.trim().is_empty() {
            return Some(None);
        }
        typed_date(&self.date, false).map(Some)
    }

    /// What has been said.
    fn answer(&self, published: Option<Edtf>) -> SourceDetails {
        let authors = self.authors.split(';').map(str::trim).filter(|name| !name.is_empty());
        SourceDetails {
            title: self.details.title.trim().to_owned(),
            publisher: self.details.publisher.trim().to_owned(),
            authors: authors.map(str::to_owned).collect(),
            published,
            ..self.details.clone()
        }
    }
}

/// Draws the form; `true` when it is done with.
pub(super) fn source_form_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, form: &mut SourceForm) -> bool {
    // An open menu keeps Escape for itself.
    let leaves = !egui::Popup::is_any_open(ui.ctx()) && ui.input(|i| i.key_pressed(Key::Escape));
    let frame = egui::Frame::new()
        .fill(ctx.palette.card)
        .stroke(egui::Stroke::new(line::HAIR, ctx.palette.line))
        .corner_radius(space::RADIUS)
        .inner_margin(space::S);
    let done = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        ui.spacing_mut().interact_size.y = ROW;
        let opens = form.focus.is_some();
        let entered = fields(ctx, ui, document, form);
        choices(ctx, ui, form);
        restricted(ctx, ui, document);
        let done = buttons(ctx, ui, document, form, entered);
        if opens {
            ui.scroll_to_rect(ui.min_rect(), None);
        }
        done
    });
    leaves || done.inner
}

/// The fields to type in, with the date in words; whether Enter was pressed in one.
fn fields(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, form: &mut SourceForm) -> bool {
    let words = ctx.words;
    let focus = form.focus.take();
    let mut entered = false;
    let mut typed = |ui: &mut Ui, field: Field, key: &'static str, text: &mut String, hint: &str, width: f32| {
        let id = ui.scope_id().with(("source-field", key));
        let response = form::field(ui, id, text, hint, width, focus == Some(field));
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, words.text(key)));
        entered |= response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    };
    // A title in two languages is given in the one that is read.
    let title = &document.title;
    let one = title.de == title.en || title.de.is_empty() || title.en.is_empty();
    let title_key = match (one, words.language()) {
        (true, _) => "source-title",
        (false, Language::De) => "source-title-de",
        (false, Language::En) => "source-title-en",
    };
    let details = &mut form.details;
    for (field, key, text, hint) in [
        (Field::Title, title_key, &mut details.title, "source-title-hint"),
        (Field::Authors, "source-authors", &mut form.authors, "source-authors-hint"),
        (
            Field::Publisher,
            "source-publisher",
            &mut details.publisher,
            "source-publisher-hint",
        ),
    ] {
        row(ctx, ui, words.text(key), |ui| {
            typed(ui, field, key, text, words.text(hint), f32::INFINITY);
        });
    }
    row(ctx, ui, words.text("source-date"), |ui| {
        typed(
            ui,
            Field::Date,
            "source-date",
            &mut form.date,
            words.text("source-date-hint"),
            DATE,
        );
        let (meaning, colour) = match form.typed_date() {
            Some(Some(date)) => (words.date(&date), ctx.palette.text),
            Some(None) => (words.text("source-date-none").to_owned(), ctx.palette.text_weak),
            None => (words.text("review-date-wrong").to_owned(), ctx.palette.bad),
        };
        let meaning = RichText::new(meaning).font(font(size::NOTE, Weight::Medium)).color(colour);
        ui.add(egui::Label::new(meaning).truncate());
    });
    entered
}

/// Language, kind and reliability.
fn choices(ctx: &ViewCtx<'_>, ui: &mut Ui, form: &mut SourceForm) {
    let words = ctx.words;
    let details = &mut form.details;
    let language = |tag: &str| match tag {
        "de" => words.text("language-de").to_owned(),
        "en" => words.text("language-en").to_owned(),
        "und" | "" => words.text("source-language-unknown").to_owned(),
        other => other.to_uppercase(),
    };
    let mut tags = vec!["de".to_owned(), "en".to_owned()];
    if !tags.contains(&details.language) {
        tags.push(details.language.clone());
    }
    choice(ctx, ui, "source-language", &tags, &mut details.language, |tag| language(tag));
    choice(ctx, ui, "source-kind", &KINDS, &mut details.kind, |kind| {
        words.document(*kind).to_owned()
    });
    choice(ctx, ui, "source-reliability", &RELIABILITIES, &mut details.reliability, |r| {
        words.reliability(*r).to_owned()
    });
}

/// Whether the text is for everybody; counts at once, as a step of its own.
fn restricted(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document) {
    let label = ctx.words.text("restricted-mark-document");
    row(ctx, ui, "", |ui| {
        if switch(ui, ctx.palette, document.restricted, label).clicked() {
            ctx.commands.send(Command::Restrict(document.id.into()));
        }
        ui.label(RichText::new(label).font(font(size::NOTE, Weight::Regular)));
    });
}

/// A menu of values.
fn choice<T: Clone + PartialEq>(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    key: &'static str,
    values: &[T],
    value: &mut T,
    name: impl Fn(&T) -> String,
) {
    let label = ctx.words.text(key);
    row(ctx, ui, label, |ui| {
        let combo = ComboBox::from_id_salt(key)
            .selected_text(name(value))
            .width(ui.available_width())
            .truncate()
            .show_ui(ui, |ui| {
                for other in values {
                    ui.selectable_value(value, other.clone(), name(other));
                }
            });
        let shown = format!("{label}: {}", name(value));
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &shown));
    });
}

/// What takes the answers over; `true` when the form is done with.
fn buttons(ctx: &ViewCtx<'_>, ui: &mut Ui, document: &Document, form: &mut SourceForm, entered: bool) -> bool {
    let words = ctx.words;
    let published = form.typed_date();
    let ready = published.is_some();
    let answer = form.answer(published.flatten());
    let old = SourceDetails::of(document, words.language());
    let bears_on_reading = ready && (answer.published != old.published || answer.language != old.language);
    if bears_on_reading {
        row(ctx, ui, "", |ui| {
            ui.checkbox(&mut form.again, words.text("source-again"))
                .on_hover_text(words.text("source-again-hint"));
        });
    }
    let mut done = false;
    row(ctx, ui, "", |ui| {
        let taken = form::main_button(ui, ctx.palette, ready, words.text("source-do")).clicked();
        if (taken || entered) && ready {
            ctx.commands.send(Command::DescribeDocument(document.id, Box::new(answer)));
            if bears_on_reading && form.again {
                ctx.commands.send(Command::ReadAgain(document.id));
            }
            done = true;
        }
        done |= ui.add(Button::new(words.text("source-cancel"))).clicked();
    });
    done
}

/// A word and what it is about, side by side.
fn row(ctx: &ViewCtx<'_>, ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(LABEL, size::NOTE + 6.0), egui::Sense::hover());
        let colour = ctx.palette.text_weak;
        let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), font(size::NOTE, Weight::Regular), colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(LABEL);
        let galley = ui.painter().layout_job(job);
        let at = rect.left_center() - vec2(0.0, galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour);
        add(ui);
    });
}
