//! What the composer remembers: the choices, where the figure goes, the last preview.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{ColorImage, Rect, TextureHandle, Vec2};

use super::super::brief::A4;
use crate::model::{FigureForm, FigureSpec, FigureUnit, FigureView};

/// What the app has found out about the figure that is composed.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Found {
    /// Why it cannot be made as it is chosen.
    pub refused: Option<String>,
    /// What else is to be known of it.
    pub hints: Vec<String>,
    /// Characters that no font has, named.
    pub missing: String,
}

/// What can be chosen with this dossier, and what goes on.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Allowed {
    /// There is a marking.
    pub marking: bool,
    /// Some texts are restricted.
    pub restricted: bool,
    /// A scene is in hand.
    pub scene: bool,
    /// A figure is being written: the part done, 0-1.
    pub writing: Option<f32>,
}

/// What the composer remembers.
#[derive(Default)]
pub struct ComposerState {
    open: bool,
    /// What is chosen; `None` before the composer was opened.
    pub spec: Option<FigureSpec>,
    /// Where to; an extension is added where none is given.
    pub(super) path: String,
    /// Where a path begins that names no folder.
    folder: PathBuf,
    /// Name for the figure to be kept.
    pub(super) name: String,
    /// The kept figure that was taken last.
    pub(super) taken: Option<usize>,
    /// Room for the preview in points, and pixels a point of the screen.
    pub(super) room: Option<(Vec2, f32)>,
    pub(super) picture: Option<Arc<ColorImage>>,
    pub(super) texture: Option<TextureHandle>,
    /// Where the legend lies, as shares of the picture.
    pub(super) legend: Option<Rect>,
    /// From the pointer to the corner of the legend that is being dragged, and where the corner is, as shares.
    pub(super) grip: Option<(Vec2, Rect)>,
    /// What the app has found out.
    pub found: Found,
}

impl ComposerState {
    /// Opens the composer on these choices; `folder` is where a path begins that names none.
    pub fn show(&mut self, spec: FigureSpec, folder: PathBuf) {
        self.spec = Some(spec);
        self.folder = folder;
        self.open = true;
        self.found = Found::default();
        if self.path.is_empty() {
            "garant-figure".clone_into(&mut self.path);
        }
    }

    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Closes it. The choices stay for the next time, the picture goes.
    pub fn close(&mut self) {
        self.open = false;
        (self.picture, self.texture, self.grip) = (None, None, None);
    }

    /// Where the figure goes; the form follows the extension.
    pub fn set_path(&mut self, path: &Path) {
        self.path = path.display().to_string();
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        let form = FigureForm::ALL
            .into_iter()
            .find(|form| extension.as_deref() == Some(form.extension()));
        if let (Some(form), Some(spec)) = (form, &mut self.spec) {
            spec.form = form;
        }
    }

    /// The whole path with the extension of the chosen form.
    pub fn target(&self) -> PathBuf {
        let form = self.spec.as_ref().map_or(FigureForm::Png, |spec| spec.form);
        let mut path = self.folder.join(self.path.trim());
        let known = path
            .extension()
            .is_some_and(|e| FigureForm::ALL.iter().any(|form| e.eq_ignore_ascii_case(form.extension())));
        if known {
            path.set_extension(form.extension());
        } else {
            path.as_mut_os_string().push(format!(".{}", form.extension()));
        }
        path
    }

    /// Whether a name is given.
    pub(super) fn is_named(&self) -> bool {
        let name = self.path.trim();
        !name.is_empty() && !name.ends_with(['/', '\\'])
    }

    /// Pixels of the preview for a point of the page; `None` before there is room, or for no size at all.
    pub fn density(&self) -> Option<f32> {
        let (room, pixels) = self.room?;
        let spec = self.spec.as_ref()?;
        let share = (room.x / spec.width).min(room.y / spec.height);
        let density = share * pixels;
        (density.is_finite() && density > 0.0 && spec.width >= 1.0 && spec.height >= 1.0).then_some(density)
    }

    /// Takes over a preview.
    pub fn take_picture(&mut self, picture: ColorImage, legend: Option<Rect>) {
        self.picture = Some(Arc::new(picture));
        self.texture = None;
        self.legend = legend;
    }
}

/// Chooses what a figure is of. A brief is a page of A4, to be printed; what was chosen for a picture does not fit it, nor
/// the other way round.
pub fn choose(spec: &mut FigureSpec, view: FigureView) {
    if (view == FigureView::Brief) != (spec.view == FigureView::Brief) {
        let usual = FigureSpec::default();
        if view == FigureView::Brief {
            (spec.form, spec.unit) = (FigureForm::Pdf, FigureUnit::Millimetres);
            (spec.width, spec.height) = A4.into();
            // What is handed out on paper is light.
            spec.dark = false;
        } else {
            (spec.form, spec.unit) = (usual.form, usual.unit);
            (spec.width, spec.height) = (usual.width, usual.height);
        }
    }
    spec.view = view;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brief_is_a_page_to_be_printed_and_a_picture_is_not() {
        let mut spec = FigureSpec::default();
        choose(&mut spec, FigureView::Brief);
        assert_eq!((spec.form, (spec.width, spec.height)), (FigureForm::Pdf, A4.into()));
        spec.form = FigureForm::Png;
        choose(&mut spec, FigureView::Brief);
        assert_eq!(spec.form, FigureForm::Png, "what was chosen for it stays");
        choose(&mut spec, FigureView::Timeline);
        assert!((spec.width - FigureSpec::default().width).abs() < 1e-6);
    }

    #[test]
    fn the_extension_follows_the_form() {
        let mut state = ComposerState {
            path: "a.b/figure".into(),
            spec: Some(FigureSpec {
                form: FigureForm::Svg,
                ..FigureSpec::default()
            }),
            ..ComposerState::default()
        };
        assert_eq!(state.target(), PathBuf::from("a.b/figure.svg"));
        state.path = "figure.png".into();
        assert_eq!(state.target(), PathBuf::from("figure.svg"));
        state.path = "fig.2024".into();
        assert_eq!(state.target(), PathBuf::from("fig.2024.svg"));
        state.set_path(Path::new("/tmp/x.pdf"));
        assert_eq!(state.target(), PathBuf::from("/tmp/x.pdf"));
        for nothing in ["", "  ", "folder/"] {
            state.path = nothing.into();
            assert!(!state.is_named());
        }
    }
}
