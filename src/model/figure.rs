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
    /// The scene in hand, as a page of a briefing.
    Scene,
    /// The table that is shown in place of the network.
    Ledger,
    /// How likely a promise is to be kept, as the inspector has it.
    Guarantee,
    /// Old cases, with what was promised and what came of it.
    Precedents,
}

impl FigureView {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 9] = [
        Self::Network,
        Self::Timeline,
        Self::Document,
        Self::Window,
        Self::Scene,
        Self::Ledger,
        Self::Guarantee,
        Self::Precedents,
        Self::Brief,
    ];

    /// Whether the network is part of it, with its legend.
    pub fn has_network(self) -> bool {
        matches!(self, Self::Network | Self::Window | Self::Scene)
    }

    /// Whether time can pass in the figure.
    pub fn can_play(self) -> bool {
        matches!(self, Self::Network | Self::Timeline | Self::Window | Self::Scene)
    }
}

/// File form of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureForm {
    /// Pixels.
    #[default]
    Png,
    /// Drawing with text.
    Svg,
    /// Pages with embedded fonts.
    Pdf,
    /// Slides with shapes that can be edited.
    Pptx,
    /// Pixels, with time passing where it can.
    Gif,
}

impl FigureForm {
    /// Whether it is made of pixels.
    pub fn is_raster(self) -> bool {
        matches!(self, Self::Png | Self::Gif)
    }

    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Png, Self::Svg, Self::Pdf, Self::Pptx, Self::Gif];

    /// Extension of a file name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Gif => "gif",
        }
    }
}

/// In which unit width and height are thought of. Those of paper are for print: words are as small as print has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureUnit {
    /// Pixels at a scale of 1, for screens and slides.
    #[default]
    Pixels,
    /// Millimetres of paper.
    Millimetres,
    /// Inches of paper.
    Inches,
}

impl FigureUnit {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Pixels, Self::Millimetres, Self::Inches];

    /// Points of one unit; a point of paper is the 72nd part of an inch.
    pub fn points(self) -> f32 {
        match self {
            Self::Pixels => 1.0,
            Self::Millimetres => 72.0 / 25.4,
            Self::Inches => 72.0,
        }
    }
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
    /// The unit in which both are thought of.
    pub unit: FigureUnit,
    /// Pixels a point, for pictures made of pixels.
    pub scale: f32,
    /// In which form it is written.
    pub form: FigureForm,
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
    /// Words that not everybody may read are shown; else bars stand in their place.
    pub restricted: bool,
    /// Of the network only the part that is in view.
    pub as_seen: bool,
    /// Of a scene all of them, of the timeline all of its time, page by page, in forms that hold pages.
    pub whole: bool,
}

impl Default for FigureSpec {
    fn default() -> Self {
        Self {
            view: FigureView::default(),
            width: 1600.0,
            height: 900.0,
            unit: FigureUnit::default(),
            scale: 2.0,
            form: FigureForm::default(),
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
            restricted: false,
            as_seen: false,
            whole: false,
        }
    }
}

/// Size of words on paper against the screen: paper is read from nearer.
const PAPER: f32 = 0.6;

impl FigureSpec {
    /// Least and greatest size of words.
    pub const TEXT_SIZES: (f32, f32) = (0.8, 2.0);

    /// How much larger everything is drawn than on the screen, words and lines alike.
    pub fn magnification(&self) -> f32 {
        // The brief is laid out for its page, whatever the page is.
        if self.view == FigureView::Brief {
            return 1.0;
        }
        let (least, most) = Self::TEXT_SIZES;
        let size = if self.text_size.is_finite() {
            self.text_size.clamp(least, most)
        } else {
            1.0
        };
        size * if self.unit == FigureUnit::Pixels { 1.0 } else { PAPER }
    }

    /// Whether there is a whole of several pages: a briefing, or a timeline, in a form that holds pages.
    pub fn can_be_whole(&self) -> bool {
        let several = matches!(self.view, FigureView::Scene | FigureView::Timeline);
        several && matches!(self.form, FigureForm::Pdf | FigureForm::Pptx)
    }

    /// Width and height in pixels, for pictures made of pixels.
    pub fn pixels(&self) -> (f64, f64) {
        let side = |points: f32| (f64::from(points) * f64::from(self.scale)).round();
        (side(self.width), side(self.height))
    }

    /// What is remembered for the next figure: all but what speaks of this one.
    #[must_use]
    pub fn habit(&self) -> Self {
        Self {
            legend: None,
            title: Localised::default(),
            caption: Localised::default(),
            restricted: false,
            ..self.clone()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_has_smaller_words_and_no_number_makes_them_vanish() {
        let mut spec = FigureSpec::default();
        assert!((spec.magnification() - 1.0).abs() < 1e-6);
        spec.unit = FigureUnit::Millimetres;
        assert!((spec.magnification() - PAPER).abs() < 1e-6);
        for wrong in [f32::NAN, f32::INFINITY, -3.0, 0.0, 1e9] {
            spec.text_size = wrong;
            assert!((0.4..=2.0).contains(&spec.magnification()), "{wrong}");
        }
        spec.view = FigureView::Brief;
        assert!((spec.magnification() - 1.0).abs() < 1e-6, "the brief is scaled as a whole");
    }

    #[test]
    fn a_choice_survives_writing_and_an_older_one_is_read() {
        let spec = FigureSpec {
            view: FigureView::Guarantee,
            legend: Some((0.25, 0.5)),
            title: Localised::same("T"),
            ..FigureSpec::default()
        };
        let text = serde_json::to_string(&spec).unwrap();
        assert_eq!(serde_json::from_str::<FigureSpec>(&text).unwrap(), spec);
        let old: FigureSpec = serde_json::from_str(r#"{"view":"timeline","width":800.0}"#).unwrap();
        assert_eq!((old.view, old.height), (FigureView::Timeline, 900.0));
        assert_eq!(spec.habit().title, Localised::default());
    }
}
