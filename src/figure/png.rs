//! PNG from a parsed SVG tree, by resvg.
//!
//! For `figure` only. Reads no files, loads no fonts, and knows nothing of egui's shapes.

use egui::Vec2;
use image::ImageEncoder as _;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use resvg::tiny_skia;

use super::FigureError;

/// Longest side in pixels.
const MAX_SIDE: u64 = 16_384;
/// Most pixels in all.
const MAX_PIXELS: u64 = 200_000_000;
/// Most pixels that are painted at once.
const AT_ONCE: u64 = 9_000_000;
/// Rows of a band of a larger picture.
const BAND: u32 = 360;

/// Width and height in pixels, refused when out of range.
pub(super) fn pixel_size(size_points: Vec2, scale: f32) -> Result<[u32; 2], FigureError> {
    if !scale.is_finite() || scale <= 0.0 {
        return Err(FigureError::Scale(scale));
    }
    let side = |points: f32| (f64::from(points) * f64::from(scale)).round().max(1.0) as u64;
    let (width, height) = (side(size_points.x), side(size_points.y));
    if width > MAX_SIDE || height > MAX_SIDE || width.saturating_mul(height) > MAX_PIXELS {
        return Err(FigureError::TooManyPixels { width, height });
    }
    Ok([width as u32, height as u32])
}

/// Paints the tree into pixels (premultiplied).
pub(super) fn paint(
    tree: &usvg::Tree,
    size_points: Vec2,
    scale: f32,
    watch: &mut dyn FnMut(f32) -> bool,
) -> Result<tiny_skia::Pixmap, FigureError> {
    let [width, height] = pixel_size(size_points, scale)?;
    let mut pixmap = tiny_skia::Pixmap::new(width, height).ok_or(FigureError::TooManyPixels {
        width: u64::from(width),
        height: u64::from(height),
    })?;
    let transform = tiny_skia::Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height());
    // Small pictures at once; large ones in bands, so that they can be given up.
    let rows = if u64::from(width) * u64::from(height) > AT_ONCE {
        BAND
    } else {
        height
    };
    let mut top = 0;
    while top < height {
        if !watch(0.15 + 0.7 * top as f32 / height as f32) {
            return Err(FigureError::Cancelled);
        }
        let here = rows.min(height - top);
        let bytes = 4 * width as usize;
        let part = pixmap.data_mut().get_mut(bytes * top as usize..bytes * (top + here) as usize);
        if let Some(mut band) = part.and_then(|part| tiny_skia::PixmapMut::from_bytes(part, width, here)) {
            resvg::render(tree, transform.post_translate(0.0, -(top as f32)), &mut band);
        }
        top += here;
    }
    Ok(pixmap)
}

/// The PNG file. Opaque pictures are written without an alpha channel.
pub(super) fn encode(
    tree: &usvg::Tree,
    size_points: Vec2,
    scale: f32,
    watch: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, FigureError> {
    let pixmap = paint(tree, size_points, scale, watch)?;
    if !watch(0.85) {
        return Err(FigureError::Cancelled);
    }
    let (width, height) = (pixmap.width(), pixmap.height());
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Fast, FilterType::Adaptive);
    if pixmap.pixels().iter().all(|pixel| pixel.alpha() == 255) {
        let rgb: Vec<u8> = pixmap
            .pixels()
            .iter()
            .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
            .collect();
        drop(pixmap);
        encoder.write_image(&rgb, width, height, image::ExtendedColorType::Rgb8)?;
    } else {
        let rgba = pixmap.take_demultiplied();
        encoder.write_image(&rgba, width, height, image::ExtendedColorType::Rgba8)?;
    }
    Ok(file)
}
