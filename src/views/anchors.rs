//! The text of a document in a field to edit, with what becomes of its passages; and the list of passages that have
//! lost their place, with what puts them right.
//!
//! Two sheets (`sheet`). Not here: finding passages again (`model::anchor`).

use egui::{Button, Id, Label, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use super::ViewCtx;
use super::sheet::{Ending, Main, ending, weak};
use crate::command::Command;
use crate::model::anchor::{Amended, amend_text, anchor};
use crate::model::{DocumentId, Item, PassageId, Site};
use crate::theme::{Weight, font, size, space};

/// Width of the text sheet, and what is left of the window above and below its field.
const WIDTH: f32 = 720.0;
const AROUND: f32 = 300.0;
/// Width of the list of lost passages.
const LIST: f32 = 540.0;
/// Lost passages named below the text.
const NAMED: usize = 3;
/// Characters of a passage that are shown.
const SHOWN: usize = 160;

/// The text of a document while it is edited.
#[derive(Debug)]
pub struct TextSheet {
    document: DocumentId,
    text: String,
    fresh: bool,
    /// What would become of the passages, for one state of the dossier and text of this length and hash.
    amended: Option<((u64, u64), Amended)>,
}

impl TextSheet {
    /// The text as it is.
    pub fn of(document: DocumentId, text: &str) -> Self {
        Self {
            document,
            text: text.to_owned(),
            fresh: true,
            amended: None,
        }
    }

    pub(super) fn title(&self, ctx: &ViewCtx<'_>) -> String {
        ctx.words.with("amend-title", &[("name", ctx.name(self.document).into())])
    }

    /// Draws field and consequences; `true` when it is done with.
    pub(super) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        let words = ctx.words;
        let screen = ui.ctx().content_rect();
        ui.set_width(WIDTH.min(screen.width() - 80.0));
        weak(ctx, ui, words.text("amend-hint"));
        ui.add_space(space::XS);
        ScrollArea::vertical()
            .id_salt("amend-text")
            .max_height((screen.height() - AROUND).max(120.0))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                let edit = TextEdit::multiline(&mut self.text)
                    .id(Id::unique("amend-field"))
                    .font(font(size::READING, Weight::Regular))
                    .desired_width(f32::INFINITY)
                    .desired_rows(12);
                let field = ui.add(edit);
                field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, words.text("amend-field")));
                if std::mem::take(&mut self.fresh) {
                    field.request_focus();
                }
            });
        ui.add_space(space::XS);
        let key = (ctx.derived.revision, egui::util::hash(&self.text));
        let amended = match self.amended.take() {
            Some((held, amended)) if held == key => amended,
            _ => amend_text(ctx.dossier, self.document, self.text.clone()),
        };
        consequences(ctx, ui, &amended);
        let end = ending(ctx, ui, words.text("amend-do"), Main::default());
        if end == Some(Ending::Confirmed) && !amended.edits.is_empty() {
            ctx.commands.send(Command::Change {
                name: "history-amend",
                edits: amended.edits.clone(),
                select: None,
            });
        }
        self.amended = Some((key, amended));
        end.is_some()
    }
}

fn consequences(ctx: &ViewCtx<'_>, ui: &mut Ui, amended: &Amended) {
    let words = ctx.words;
    if amended.lost.is_empty() {
        return weak(ctx, ui, words.text("amend-all-found"));
    }
    let text = words.with("amend-lost", &[("n", amended.lost.len().into())]);
    let text = RichText::new(text).font(font(size::NOTE, Weight::Medium));
    ui.add(Label::new(text.color(ctx.palette.bad)).wrap());
    for id in amended.lost.iter().take(NAMED) {
        weak(ctx, ui, &format!("– {}", quote(ctx, *id)));
    }
}

/// Passages that have lost their place.
#[derive(Debug, Default)]
pub struct LostSheet {
    /// Words marked in a text, where one of them may stand.
    site: Option<Site>,
    /// The lost ones, for one state of the dossier.
    lost: Option<(u64, Vec<PassageId>)>,
}

impl LostSheet {
    /// The list; `site` is where a passage can be put.
    pub fn at(site: Option<Site>) -> Self {
        Self { site, lost: None }
    }

    /// Draws the list; `true` when it is done with.
    pub(super) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        let words = ctx.words;
        ui.set_width(LIST.min(ui.ctx().content_rect().width() - 80.0));
        let place = self.site.and_then(|site| Some((site, site.words(ctx.dossier)?)));
        match place {
            Some((_, marked)) => {
                let marked = shortened(marked);
                weak(ctx, ui, &words.with("lost-place", &[("words", marked.into())]));
            }
            None => weak(ctx, ui, words.text("lost-hint")),
        }
        let revision = ctx.derived.revision;
        let held = self.lost.take().filter(|(held, _)| *held == revision);
        let (_, lost) = held.unwrap_or_else(|| (revision, ctx.dossier.lost_passages().map(|p| p.id).collect()));
        let here = |document: DocumentId| place.is_none_or(|(site, _)| site.document == document);
        let mut done = false;
        let room = (ui.ctx().content_rect().height() - AROUND).max(120.0);
        ScrollArea::vertical().id_salt("lost-list").max_height(room).show(ui, |ui| {
            let passages = lost.iter().filter_map(|id| ctx.dossier.passages.get(id));
            for passage in passages.filter(|p| here(p.document)) {
                ui.add_space(space::S);
                let text = RichText::new(quote(ctx, passage.id)).font(font(size::BODY, Weight::Regular));
                ui.add(Label::new(text.color(ctx.palette.text)).wrap());
                let claims = ctx.derived.index.claims_in(passage.id);
                let about = [("document", ctx.name(passage.document).into()), ("n", claims.len().into())];
                weak(ctx, ui, &words.with("lost-about", &about));
                ui.horizontal(|ui| {
                    if let Some((site, _)) = place
                        && button(ui, words.text("lost-stands-here"))
                    {
                        ctx.commands.send(Command::Change {
                            name: "history-anchor",
                            edits: anchor(ctx.dossier, passage.id, site.span),
                            select: claims.first().map(|c| Item::from(*c)),
                        });
                        done = true;
                    }
                    if place.is_none() && button(ui, words.text("lost-open")) {
                        ctx.commands.send(Command::OpenDocument(passage.document));
                    }
                    if button(ui, words.text("lost-remove")) {
                        ctx.commands.send(Command::AskDelete(vec![passage.id.into()]));
                    }
                });
            }
        });
        if lost.is_empty() {
            weak(ctx, ui, words.text("lost-none"));
        }
        self.lost = Some((revision, lost));
        done
    }
}

fn button(ui: &mut Ui, words: &str) -> bool {
    ui.add(Button::new(words).min_size(vec2(0.0, space::CONTROL - 4.0))).clicked()
}

/// The words of a passage, in quotation marks of the language.
fn quote(ctx: &ViewCtx<'_>, id: PassageId) -> String {
    let exact = ctx.dossier.passages.get(&id).map(|p| p.target.exact.as_str());
    ctx.words
        .with("lost-quote", &[("words", shortened(exact.unwrap_or_default()).into())])
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= SHOWN {
        return text;
    }
    let short: String = text.chars().take(SHOWN).collect();
    format!("{}…", short.trim_end())
}
