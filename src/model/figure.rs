//! What a figure is to show and how: everything that is chosen in the composer. A dossier keeps such choices under names,
//! and a small file beside an exported figure holds one, so that exactly the same figure can be made again.
//!
//! Not here: drawing (`views::figure_page`), encoding (`figure`), and where the file is written.

use serde::{Deserialize, Serialize};

use super::words::{Language, Localised};

/// What to draw into a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureView {
    /// The three panes together.
    Window,
    /// The network.
    #[default]
    Network,
    /// The timeline.
    Timeline,
    /// The document.
    Document,
    /// The one-page brief on an assessment.
    Brief,
}

/// Hues of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigurePalette {
    /// As on the screen.
    #[default]
    Usual,
    /// For colour-blind readers.
    ColourSafe,
    /// For print without colour.
    Greyscale,
}

/// Everything that is chosen for a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FigureSpec {
    /// Of what.
    pub view: FigureView,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Pixels a point, for pictures made of pixels.
    pub scale: f32,
    /// Dark theme.
    pub dark: bool,
    /// Hues.
    pub palette: FigurePalette,
    /// Size of all words against the usual one.
    pub text_size: f32,
    /// Language; absent for that of the screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Left upper corner of the legend as shares of the picture; absent where it finds room by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legend: Option<(f32, f32)>,
    /// The handling marking stands on top and bottom.
    pub marking: bool,
    /// Title; empty for the one of the dossier, document or scene.
    #[serde(skip_serializing_if = "Localised::is_empty")]
    pub title: Localised,
    /// Caption under the title; empty for the state and filter in words.
    #[serde(skip_serializing_if = "Localised::is_empty")]
    pub caption: Localised,
    /// Numbered sources stand at the foot.
    pub sources: bool,
    /// Nothing is painted behind the figure.
    pub transparent: bool,
}

impl Default for FigureSpec {
    fn default() -> Self {
        Self {
            view: FigureView::default(),
            width: 1600.0,
            height: 900.0,
            scale: 2.0,
            dark: false,
            palette: FigurePalette::default(),
            text_size: 1.0,
            language: None,
            legend: None,
            marking: true,
            title: Localised::default(),
            caption: Localised::default(),
            sources: true,
            transparent: false,
        }
    }
}

/// A figure kept under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigurePreset {
    /// Name, as the user gave it.
    pub name: String,
    /// What was chosen.
    pub spec: FigureSpec,
}
