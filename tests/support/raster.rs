//! kittest's renderer on the CPU, so that pictures in tests need no graphics driver.
//!
//! For tests only: `Harness::builder().renderer(CpuRenderer::default())`. The filling itself is
//! `garant::figure::raster`.

use garant::figure::raster::{Textures, rasterise};

/// Renders a harness without a graphics card. Deterministic.
#[derive(Default)]
pub(crate) struct CpuRenderer {
    textures: Textures,
}

impl egui_kittest::TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.textures.apply(delta);
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let pixels_per_point = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * pixels_per_point;
        let size_px = [size.x.round() as usize, size.y.round() as usize];
        if size_px[0] == 0 || size_px[1] == 0 {
            return Err(format!("picture of `{} x {}` pixels is empty", size.x, size.y));
        }
        let primitives = ctx.tessellate(output.shapes.clone(), pixels_per_point);
        Ok(rasterise(
            &primitives,
            &self.textures,
            size_px,
            pixels_per_point,
            egui::Color32::TRANSPARENT,
        ))
    }
}
