//! PDF from parsed SVG trees, by krilla: a page for each, embedded fonts, text that can be selected.
//!
//! For `figure` only. No page numbers, no tags.

use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::{DrawingList, FigureError};

/// The PDF file: pages of the figures' sizes in points. Title and description are those of the first.
pub(super) fn encode(pages: &[(usvg::Tree, &DrawingList)]) -> Result<Vec<u8>, FigureError> {
    let mut document = krilla::Document::new();
    let mut metadata = Metadata::new().creator("Garant".to_owned());
    if let Some((_, list)) = pages.first() {
        if let Some(title) = &list.meta.title {
            metadata = metadata.title(super::svg::clean(title));
        }
        if let Some(description) = &list.meta.description {
            metadata = metadata.description(super::svg::clean(description));
        }
    }
    document.set_metadata(metadata);
    for (tree, list) in pages {
        let size = list.size_points;
        let wrong_size = || FigureError::Size {
            width: size.x,
            height: size.y,
        };
        let settings = PageSettings::from_wh(size.x, size.y).ok_or_else(wrong_size)?;
        let area = Size::from_wh(size.x, size.y).ok_or_else(wrong_size)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let drawn = surface.draw_svg(tree, area, SvgSettings::default());
        surface.finish();
        page.finish();
        drawn.ok_or_else(|| FigureError::Pdf("drawing was refused".to_owned()))?;
    }
    document.finish().map_err(|error| FigureError::Pdf(format!("{error:?}")))
}
