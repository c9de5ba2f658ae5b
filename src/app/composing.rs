//! Figures, as the window makes them: the preview of the composer, writing with progress, the clipboard, and the small
//! files beside figures. All drawing runs on threads; the answers are collected at the beginning of a frame.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::explain::{explain_figure, explain_store, explain_write};
use super::figure_view::{scene_of, show_view};
use super::figures::{self, FigureRequest, Preview, Studio};
use super::files::{saved, waker};
use super::{App, deck};
use crate::catalogue::Words;
use crate::command::{FigurePalette, FigurePreset, FigureSpec, FigureView};
use crate::figure::{self, FigureError, Format};
use crate::model::{Dossier, Edit, Header, Item, Localised, PaneKind};
use crate::store::{ViewFile, view_file};
use crate::views::composer::{Allowed, Found};
use crate::work::{self, Executor, Worker};

/// Most characters that are named as missing.
const MOST_NAMED: usize = 12;

/// What a preview depends on.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    request: FigureRequest,
    revision: u64,
    /// Pixels of the preview for a point of the page.
    density: f32,
    marking: Localised,
}

/// What came of a copy: pixels, or a drawing in words.
enum Copied {
    Picture(egui::ColorImage),
    Drawing(String),
}

/// Threads that draw figures for the window.
pub(super) struct Composing {
    studio: Arc<Mutex<Studio>>,
    preview: Worker<Result<Preview, String>>,
    /// What was last asked for.
    asked: Option<Key>,
    copy: Worker<Result<Copied, String>>,
}

impl Composing {
    pub(super) fn new(executor: Executor) -> Self {
        Self {
            studio: Arc::default(),
            preview: Worker::new(executor),
            asked: None,
            copy: Worker::new(executor),
        }
    }

    /// Forgets what was drawn: there is another dossier.
    pub(super) fn forget(&mut self) {
        self.preview.cancel();
        self.asked = None;
        self.studio = Arc::default();
    }
}

impl App {
    /// Opens the composer, on a view if one is asked for.
    pub(super) fn compose(&mut self, ctx: &egui::Context, view: Option<FigureView>) {
        self.close_floating();
        let spec = self.panes.composer.spec.clone().or_else(|| self.preferences.figure.clone());
        let mut spec = spec.unwrap_or_else(|| FigureSpec {
            // The first figure looks as the screen does.
            dark: ctx.theme() == egui::Theme::Dark,
            palette: if self.preferences.colour_safe {
                FigurePalette::ColourSafe
            } else {
                FigurePalette::Usual
            },
            ..FigureSpec::default()
        });
        if let Some(view) = view {
            crate::views::composer::choose(&mut spec, view);
        }
        // The picture went when it was closed.
        self.composing.asked = None;
        // What is under the pointer is known with the next frame.
        ctx.request_repaint();
        self.panes.composer.show(spec, std::env::current_dir().unwrap_or_default());
    }

    /// The request for a figure of what is looked at now.
    fn request(&self, mut spec: FigureSpec) -> FigureRequest {
        spec.language = Some(spec.language.unwrap_or(self.preferences.language));
        let zoom = if spec.as_seen {
            self.panes.network.part_in_view()
        } else {
            self.zoom_of_scene(&spec)
        };
        FigureRequest {
            spec,
            session: self.session.clone(),
            zoom,
        }
    }

    /// A scene brings its own zoom.
    fn zoom_of_scene(&self, spec: &FigureSpec) -> Option<crate::model::Zoom> {
        let id = self.session.scene.filter(|_| spec.view == FigureView::Scene)?;
        self.dossier.scenes.get(&id)?.view.zoom
    }

    /// The dossier as figures carry it: with the usual marking where it has none.
    fn marked(&self) -> Dossier {
        let mut dossier = self.dossier.clone();
        if dossier.header.marking.is_empty() {
            dossier.header.marking = Localised::same(&self.preferences.marking);
        }
        dossier
    }

    /// Has a thread draw the preview, if what it shows has changed and none is being drawn.
    pub(super) fn start_preview(&mut self, ctx: &egui::Context) {
        let Some(spec) = self.panes.composer.spec.clone().filter(|_| self.panes.composer.is_open()) else {
            return;
        };
        if self.composing.preview.is_busy() {
            return;
        }
        let Some(density) = self.panes.composer.density() else {
            return;
        };
        let dossier = self.marked();
        let key = Key {
            request: self.request(spec),
            revision: self.revision,
            density,
            marking: dossier.header.marking.clone(),
        };
        if self.composing.asked.as_ref() == Some(&key) {
            return;
        }
        self.note_problems(&key.request);
        let places = self.places();
        let (studio, asked) = (Arc::clone(&self.composing.studio), key.clone());
        let words = self.words();
        let job = move |_: &work::Progress| {
            let mut studio = studio.lock().unwrap_or_else(PoisonError::into_inner);
            studio
                .preview((&dossier, asked.revision), &places, &asked.request, asked.density)
                .map_err(|error| explain_figure(words, &error))
        };
        self.composing.asked = Some(key);
        self.composing.preview.spawn("preview", job, waker(ctx));
        // An answer on the spot is collected with the next frame.
        if self.files.is_inline() {
            ctx.request_repaint();
        }
    }

    /// Says in the composer why the figure cannot be written as it is chosen, and what is left out.
    fn note_problems(&mut self, request: &FigureRequest) {
        let spec = &request.spec;
        let words = self.words();
        let form = Format::from_path(Path::new(&format!("f.{}", spec.form.extension())));
        let refused = form.and_then(|form| figures::check(spec, form)).err();
        self.panes.composer.found = Found {
            refused: refused.map(|error| explain_figure(words, &error)),
            hints: hints(words, &self.dossier, request),
            ..std::mem::take(&mut self.panes.composer.found)
        };
    }

    /// What the composer may offer.
    pub(super) fn allowed(&self) -> Allowed {
        let restricted = self.dossier.documents.values().any(|document| document.restricted)
            || self.dossier.passages.values().any(|passage| passage.restricted);
        Allowed {
            marking: !self.marked().header.marking.is_empty(),
            restricted,
            scene: self.session.scene.is_some_and(|id| self.dossier.scenes.contains_key(&id)),
            writing: self.files.write.progress(),
        }
    }

    /// Collects a preview, and what is to be copied.
    pub(super) fn poll_preview(&mut self, ctx: &egui::Context) {
        match self.composing.preview.poll() {
            Some(Ok(Ok(preview))) => {
                let size = [preview.picture.width() as usize, preview.picture.height() as usize];
                let picture = egui::ColorImage::from_rgba_unmultiplied(size, preview.picture.as_raw());
                self.panes.composer.take_picture(picture, preview.legend);
                self.panes.composer.found.missing = named(&preview.missing);
            }
            Some(Ok(Err(reason))) => self.panes.composer.found.refused = Some(reason),
            Some(Err(error)) => self.panes.composer.found.refused = Some(error.to_string()),
            None => {}
        }
        if let Some(answer) = self.composing.copy.poll() {
            let words = self.words();
            match answer.map_err(|error| error.to_string()).and_then(|copied| copied) {
                Ok(Copied::Picture(picture)) => {
                    ctx.copy_image(picture);
                    self.toasts.info(words.text("composer-copied-picture").to_owned());
                }
                Ok(Copied::Drawing(text)) => {
                    ctx.copy_text(text);
                    self.toasts.info(words.text("composer-copied-drawing").to_owned());
                }
                Err(reason) => self.toasts.error(reason),
            }
        }
    }

    /// Draws a figure and writes it, on the writing thread; beside it the file that makes it again.
    pub(super) fn export(&mut self, ctx: &egui::Context, spec: FigureSpec, path: PathBuf) {
        let words = self.words();
        self.preferences.figure = Some(spec.habit());
        if path.file_stem().is_none_or(|name| name.to_string_lossy().trim().is_empty()) {
            return self.toasts.error(words.text("composer-no-name").to_owned());
        }
        let format = match Format::from_path(&path) {
            Ok(format) => format,
            Err(error) => return self.toasts.error(explain_figure(words, &error)),
        };
        if let Err(error) = figures::check(&spec, format) {
            return self.toasts.error(explain_figure(words, &error));
        }
        let request = self.request(spec);
        for hint in hints(words, &self.dossier, &request) {
            self.toasts.info(hint);
        }
        let (dossier, bare) = (self.marked(), self.dossier.clone());
        let places = self.places();
        let project = self.files.project.clone();
        let view_file = self.preferences.view_file;
        let job = move |progress: &work::Progress| {
            let drawn = drawn((&dossier, &places), &request, format, progress);
            let (bytes, missing) = drawn.map_err(|error| explain_figure(words, &error))?;
            if !progress.report(0.95) {
                return Err(words.text("error-figure-cancelled").to_owned());
            }
            work::write_atomically(&path, &bytes).map_err(|error| explain_write(words, &error))?;
            let mut said = saved(words, &path);
            if view_file {
                let view = ViewFile::new(&bare, project.as_deref(), request.spec.clone(), scene_of(&request));
                view_file::write(&view_file::beside(&path), &view).map_err(|error| {
                    let reason = explain_write(words, &error);
                    words.with("composer-no-view-file", &[("reason", reason.into())])
                })?;
            }
            if !missing.is_empty() {
                said = format!(
                    "{said} {}",
                    words.with("composer-missing", &[("characters", named(&missing).into())])
                );
            }
            Ok(said)
        };
        self.files.write.spawn("write", job, waker(ctx));
    }

    /// Copies a figure, on a thread.
    pub(super) fn copy_figure(&mut self, ctx: &egui::Context, spec: FigureSpec, drawing: bool) {
        let words = self.words();
        let request = self.request(spec);
        let (dossier, places) = (self.marked(), self.places());
        let job = move |progress: &work::Progress| {
            let (mut list, _) = figures::draw_checked(&dossier, &places, &request);
            let form = if drawing { Format::Svg } else { Format::Png };
            let bytes = encode(&mut list, form, &request.spec, progress).map_err(|error| explain_figure(words, &error))?;
            if drawing {
                return Ok(Copied::Drawing(String::from_utf8_lossy(&bytes).into_owned()));
            }
            let picture = image::load_from_memory(&bytes).map_err(|error| explain_figure(words, &FigureError::Png(error)))?;
            let pixels = picture.to_rgba8();
            let size = [pixels.width() as usize, pixels.height() as usize];
            Ok(Copied::Picture(egui::ColorImage::from_rgba_unmultiplied(
                size,
                pixels.as_raw(),
            )))
        };
        self.composing.copy.spawn("copy", job, waker(ctx));
    }

    /// Copies the pane that is looked at: the one selected in last, else the network.
    pub(super) fn copy_pane(&mut self, ctx: &egui::Context) {
        let view = match self.session.selected_in {
            Some(PaneKind::Document) => FigureView::Document,
            Some(PaneKind::Timeline) => FigureView::Timeline,
            Some(PaneKind::Inspector) if !self.session.what_if.is_empty() => FigureView::Guarantee,
            _ if self.session.ledger.is_some() => FigureView::Ledger,
            _ => FigureView::Network,
        };
        let spec = FigureSpec {
            view,
            dark: ctx.theme() == egui::Theme::Dark,
            legend: None,
            ..self.preferences.figure.clone().unwrap_or_default().habit()
        };
        self.copy_figure(ctx, spec, false);
    }

    /// Keeps figures under names, as one step.
    pub(super) fn keep_figures(&mut self, name: &'static str, figures: Vec<FigurePreset>) {
        let header = Header {
            figures,
            ..self.dossier.header.clone()
        };
        self.perform(name, vec![Edit::Header(Box::new(header))]);
    }

    /// Shows what the file beside a figure says, and opens the composer with it.
    pub(super) fn open_view(&mut self, ctx: &egui::Context, path: &Path) {
        let words = self.words();
        let view = match view_file::read(path) {
            Ok(view) => view,
            Err(error) => return self.toasts.error(explain_store(words, &error)),
        };
        let missing = view.missing(&self.dossier);
        if view.hash != view_file::fingerprint(&self.dossier) {
            self.toasts.error(told(words, &view, &self.dossier, &missing));
        }
        let view = view.without(&missing);
        self.navigation.leave(&self.session);
        let whole = self.whole_extent();
        show_view(&mut self.session, &view.scene, whole, &self.dossier);
        // Words that not everybody may read are shown only where somebody says so now.
        let spec = FigureSpec {
            restricted: false,
            ..view.spec
        };
        if let Some(zoom) = view.scene.view.zoom {
            self.panes.network.look_at(zoom);
        }
        self.panes.composer.spec = Some(spec);
        self.compose(ctx, None);
        let figure = path.with_extension("");
        self.panes.composer.set_path(&figure);
    }
}

/// What of a request the dossier cannot give.
fn hints(words: Words, dossier: &Dossier, request: &FigureRequest) -> Vec<String> {
    let mut hints = Vec::new();
    let scene = request.session.scene.filter(|_| request.spec.view == FigureView::Scene);
    match scene.map(|id| dossier.scenes.get(&id)) {
        _ if request.spec.view != FigureView::Scene => {}
        Some(Some(scene)) => {
            let gone = |item: &Item| !dossier.contains(*item);
            if scene.selection.as_ref().is_some_and(gone) {
                hints.push(words.text("composer-scene-gone").to_owned());
            }
        }
        Some(None) | None => hints.push(words.text("composer-no-scene").to_owned()),
    }
    hints
}

/// Says how the dossier differs from the one that a view is of.
fn told(words: Words, view: &ViewFile, dossier: &Dossier, missing: &[Item]) -> String {
    let language = words.language();
    let title = view.dossier.get(language).to_owned();
    let same = view.dossier == dossier.header.title;
    let key = if same {
        "composer-view-changed"
    } else {
        "composer-view-other"
    };
    let mut text = words.with(key, &[("title", title.into())]);
    if !missing.is_empty() {
        let name = |item: &Item| {
            let name = view.names.get(item).map(|name| name.get(language).to_owned());
            name.filter(|name| !name.is_empty()).unwrap_or_else(|| item.to_string())
        };
        let names: Vec<String> = missing.iter().take(6).map(name).collect();
        let missing = words.with(
            "composer-view-missing",
            &[("n", missing.len().into()), ("names", names.join(", ").into())],
        );
        text = format!("{text} {missing}");
    }
    text
}

/// Draws and encodes what was chosen: a figure, all pages of a whole, or time as it passes. Gives the characters that no
/// font has as well.
fn drawn(
    (dossier, places): (&Dossier, &figures::Places),
    request: &FigureRequest,
    format: Format,
    progress: &work::Progress,
) -> Result<(Vec<u8>, BTreeSet<char>), FigureError> {
    let mut go_on = |part: f32| progress.report(part);
    if format == Format::Gif && request.spec.view.can_play() {
        let bytes = deck::play((dossier, places), request, request.session.play_step, &mut go_on)?;
        return Ok((bytes, BTreeSet::new()));
    }
    if request.spec.whole && format.holds_pages() && matches!(request.spec.view, FigureView::Scene | FigureView::Timeline) {
        let mut pages = deck::whole((dossier, places), request, &mut go_on).ok_or(FigureError::Cancelled)?;
        let missing = pages.iter_mut().flat_map(figures::replace_missing).collect();
        return Ok((figure::encode_pages(&pages, format, &figures::fonts())?, missing));
    }
    let (mut list, missing) = figures::draw_checked(dossier, places, request);
    Ok((encode(&mut list, format, &request.spec, progress)?, missing))
}

/// Encodes a figure; the progress hears of it and may stop it.
fn encode(
    list: &mut figure::DrawingList,
    format: Format,
    spec: &FigureSpec,
    progress: &work::Progress,
) -> Result<Vec<u8>, FigureError> {
    let mut watch = |part: f32| progress.report(part);
    figure::encode_watched(list, format, spec.scale, &figures::fonts(), &mut watch)
}

/// Characters in a sentence, by their numbers: no font could draw them there either.
pub fn named(characters: &std::collections::BTreeSet<char>) -> String {
    let mut names: Vec<String> = characters
        .iter()
        .take(MOST_NAMED)
        .map(|c| format!("U+{:04X}", u32::from(*c)))
        .collect();
    if characters.len() > MOST_NAMED {
        names.push("…".to_owned());
    }
    names.join(", ")
}
