//! PDF from a parsed SVG tree, by krilla: one page, embedded fonts, text that can be selected.
//!
//! For `figure` only. No page numbers, no tags, no several-page reports.

use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::{DrawingList, FigureError};

/// The PDF file: one page of the figure's size in points.
pub(super) fn encode(tree: &usvg::Tree, list: &DrawingList) -> Result<Vec<u8>, FigureError> {
    let size = list.size_points;
    let wrong_size = || FigureError::Size {
        width: size.x,
        height: size.y,
    };
    let settings = PageSettings::from_wh(size.x, size.y).ok_or_else(wrong_size)?;
    let area = Size::from_wh(size.x, size.y).ok_or_else(wrong_size)?;
    let mut document = krilla::Document::new();
    let mut metadata = Metadata::new().creator("Garant".to_owned());
    if let Some(title) = &list.meta.title {
        metadata = metadata.title(super::svg::clean(title));
    }
    if let Some(description) = &list.meta.description {
        metadata = metadata.description(super::svg::clean(description));
    }
    document.set_metadata(metadata);
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let drawn = surface.draw_svg(tree, area, SvgSettings::default());
    surface.finish();
    page.finish();
    drawn.ok_or_else(|| FigureError::Pdf("drawing was refused".to_owned()))?;
    document.finish().map_err(|error| FigureError::Pdf(format!("{error:?}")))
}
