//! What is chosen for a figure on the command line: sizes, colours, words; on top of a preset or of another figure's view.
//!
//! For `export` only. Everything is read before anything is drawn.

use crate::catalogue::Words;
use crate::command::{FigureForm, FigurePalette, FigureSpec, FigureUnit, FigureView};
use crate::model::{Language, Localised, PaneKind, Scene};
use crate::views::brief::A4;
use crate::views::composer::sizes::{SIZES, Size};

use super::arguments::{Export, Lang, PaletteOf, Restricted, Theme, View};

/// Longest side in points that is not refused at once.
const MAX_SIDE: f32 = 16_384.0;
/// Width and height where none are given, in points; a brief is a page of A4.
const USUAL_SIZE: (f32, f32) = (1920.0, 1080.0);
/// Names of sizes and the messages of the composer for them.
const NAMED: [(&str, &str); 6] = [
    ("16:9", "size-wide"),
    ("4:3", "size-classic"),
    ("a4", "size-a4"),
    ("a4-portrait", "size-a4-portrait"),
    ("a3", "size-a3"),
    ("a3-portrait", "size-a3-portrait"),
];

/// What was given and has been read.
pub(super) struct Given {
    size: Option<Size>,
    legend: Option<(f32, f32)>,
    text_size: Option<f32>,
}

/// Reads what is given as text.
pub(super) fn read(words: Words, asked: &Export) -> Result<Given, String> {
    let size_of = |value: &String| size(words, "--size", value);
    Ok(Given {
        size: asked.size.as_ref().map(size_of).transpose()?,
        legend: asked.legend.as_ref().map(|value| legend(words, value)).transpose()?,
        text_size: asked.text_size.map(|value| text_size(words, value)).transpose()?,
    })
}

/// The whole of what is chosen: the usual, what is begun with, then what was given.
pub(super) fn spec(words: Words, asked: &Export, given: &Given, begun: Option<FigureSpec>, scene: Option<&Scene>) -> FigureSpec {
    let begins = begun.is_some();
    let mut spec = begun.unwrap_or_else(|| FigureSpec {
        width: USUAL_SIZE.0,
        height: USUAL_SIZE.1,
        scale: 1.0,
        ..FigureSpec::default()
    });
    if let Some(asked_view) = asked.view {
        spec.view = view(asked_view, scene);
        if spec.view == FigureView::Brief && !begins {
            (spec.width, spec.height) = A4.into();
        }
    }
    if let Some(size) = given.size {
        (spec.width, spec.height, spec.unit) = (size.width, size.height, size.unit);
    }
    spec.scale = asked.scale.unwrap_or(spec.scale);
    spec.dark = asked.theme.map_or(spec.dark, |theme| theme == Theme::Dark);
    if let Some(palette) = asked.palette {
        spec.palette = match palette {
            PaletteOf::Usual => FigurePalette::Usual,
            PaletteOf::ColourSafe => FigurePalette::ColourSafe,
            PaletteOf::Greyscale => FigurePalette::Greyscale,
        };
    }
    spec.text_size = given.text_size.unwrap_or(spec.text_size);
    spec.legend = given.legend.or(spec.legend);
    spec.language = Some(match asked.lang {
        Some(Lang::De) => Language::De,
        Some(Lang::En) => Language::En,
        None => spec.language.unwrap_or(words.language()),
    });
    if let Some(title) = &asked.title {
        spec.title = Localised::same(title);
    }
    if let Some(caption) = &asked.caption {
        spec.caption = Localised::same(caption);
    }
    spec.sources &= !asked.no_sources;
    spec.marking &= !asked.no_marking;
    spec.transparent |= asked.transparent;
    // Never by a preset alone: whoever shows such words has to say so.
    spec.restricted = asked.restricted == Restricted::Show;
    let extension = asked.out.extension().map(|e| e.to_string_lossy().to_lowercase());
    let form = FigureForm::ALL
        .into_iter()
        .find(|form| extension.as_deref() == Some(form.extension()));
    spec.form = form.unwrap_or(spec.form);
    spec
}

/// A scene that shows one pane is drawn as that pane.
fn view(asked: View, scene: Option<&Scene>) -> FigureView {
    match (asked, scene.map(|scene| scene.panes.as_slice())) {
        (View::Network, _) | (View::Scene, Some([PaneKind::Network])) => FigureView::Network,
        (View::Timeline, _) | (View::Scene, Some([PaneKind::Timeline])) => FigureView::Timeline,
        (View::Document, _) | (View::Scene, Some([PaneKind::Document])) => FigureView::Document,
        (View::Brief, _) => FigureView::Brief,
        (View::Ledger, _) => FigureView::Ledger,
        (View::Guarantee, _) => FigureView::Guarantee,
        (View::Precedents, _) => FigureView::Precedents,
        (View::Scene, _) => FigureView::Scene,
        (View::Window, _) => FigureView::Window,
    }
}

/// Width and height such as `1920x1080`, `85x60mm`, or a name.
fn size(words: Words, name: &str, value: &str) -> Result<Size, String> {
    let wrong = || words.with("cli-size", &[("value", value.into()), ("name", name.into())]);
    let plain = value.trim().to_lowercase();
    if let Some((_, key)) = NAMED.iter().find(|(name, _)| *name == plain) {
        let found = SIZES.iter().find(|(of, _)| of == key);
        return found.map(|(_, size)| *size).ok_or_else(wrong);
    }
    let units = [
        ("mm", FigureUnit::Millimetres),
        ("in", FigureUnit::Inches),
        ("px", FigureUnit::Pixels),
    ];
    let (sides, unit) = units
        .iter()
        .find_map(|(ending, unit)| Some((plain.strip_suffix(ending)?, *unit)))
        .unwrap_or((&plain, FigureUnit::Pixels));
    let side = |text: &str| {
        let text = text.trim();
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (byte == b'.' && unit != FigureUnit::Pixels));
        let points = text.parse::<f32>().ok().filter(|_| plain)? * unit.points();
        (1.0..=MAX_SIDE).contains(&points).then_some(points)
    };
    let sides = sides.split_once(['x', '×']);
    let sides = sides.and_then(|(width, height)| Some((side(width)?, side(height)?)));
    let (width, height) = sides.ok_or_else(wrong)?;
    Ok(Size { width, height, unit })
}

/// A corner such as `0.7,0.6`.
fn legend(words: Words, value: &str) -> Result<(f32, f32), String> {
    let share = |text: &str| text.trim().parse::<f32>().ok().filter(|share| (0.0..=1.0).contains(share));
    let found = value.split_once(',').and_then(|(x, y)| Some((share(x)?, share(y)?)));
    found.ok_or_else(|| words.with("cli-legend", &[("value", value.into())]))
}

fn text_size(words: Words, value: f32) -> Result<f32, String> {
    let (least, most) = FigureSpec::TEXT_SIZES;
    if (least..=most).contains(&value) {
        Ok(value)
    } else {
        Err(words.with("cli-text-size", &[("value", value.to_string().into())]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: fn() -> Words = || Words::new(Language::En);

    #[test]
    fn sizes_are_read_or_refused() {
        let read = |value: &str| size(WORDS(), "--size", value).map(|size| (size.width, size.height));
        assert_eq!(read("1920x1080"), Ok((1920.0, 1080.0)));
        assert_eq!(read("16384 × 1"), Ok((16384.0, 1.0)));
        let paper = size(WORDS(), "--size", "25.4x50.8mm").unwrap();
        assert!((paper.width - 72.0).abs() < 1e-3 && (paper.height - 144.0).abs() < 1e-3);
        assert_eq!(paper.unit, FigureUnit::Millimetres);
        for (name, _) in NAMED {
            assert!(read(name).is_ok(), "{name}");
        }
        for bad in [
            "",
            "1920",
            "0x10",
            "10x16385",
            "-5x5",
            "1e3x10",
            "axb",
            "10x10x10",
            "nanxinf",
            "99999x1mm",
        ] {
            let sentence = size(WORDS(), "--size", bad).unwrap_err();
            assert!(sentence.contains(bad) && sentence.contains("1920x1080"), "{sentence}");
        }
    }

    #[test]
    fn corners_and_sizes_of_text_are_read_or_refused() {
        assert_eq!(legend(WORDS(), "0.25, 1"), Ok((0.25, 1.0)));
        for bad in ["", "1", "2,0", "-0.1,0", "a,b", "nan,0"] {
            assert!(legend(WORDS(), bad).is_err(), "{bad}");
        }
        assert!(text_size(WORDS(), 1.2).is_ok());
        for bad in [0.0, -1.0, 2.5, f32::NAN] {
            assert!(text_size(WORDS(), bad).is_err(), "{bad}");
        }
    }
}
