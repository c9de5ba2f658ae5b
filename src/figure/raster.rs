//! A small CPU rasteriser for egui's triangles: pictures without a graphics card.
//!
//! For test renderers, and for screenshots without a display. It fills what the tessellator made,
//! blending in gamma space as egui's own painters do. No layout, no fonts, no vector output, no
//! paint callbacks, no dithering; textures are sampled without mipmaps.

use std::collections::BTreeMap;

use egui::epaint::{ImageData, ImageDelta, Primitive, Vertex};
use egui::{
    ClippedPrimitive, Color32, Mesh, Pos2, TextureFilter, TextureId, TextureOptions, TextureWrapMode, TexturesDelta, Vec2,
};
use image::RgbaImage;

use super::FigureError;

/// Steps of a coordinate within one pixel, as on graphics cards.
const SUB: i64 = 256;
/// Coordinates beyond this many pixels are cut, so that products fit into 64 bits.
const FAR_PIXELS: f32 = 1e6;

type Rgba = [u8; 4];

#[derive(Clone, Debug)]
struct Texture {
    size: [usize; 2],
    pixels: Vec<Rgba>,
    options: TextureOptions,
}

/// The textures a context has handed out so far.
#[derive(Clone, Debug, Default)]
pub struct Textures {
    by_id: BTreeMap<TextureId, Texture>,
}

impl Textures {
    /// Takes over all changes and leaves `delta` empty.
    ///
    /// Textures to be freed are freed at once, as by egui's own test renderer.
    pub fn apply(&mut self, delta: &mut TexturesDelta) {
        // Different textures do not influence each other, so the order of ids does not matter.
        let mut changes: Vec<_> = delta.set.drain().collect();
        changes.sort_by_key(|(id, _)| *id);
        for (id, images) in changes {
            for image in images {
                self.set(id, &image);
            }
        }
        self.by_id.retain(|id, _| !delta.free.contains(id));
        delta.free.clear();
    }

    fn set(&mut self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        let fresh = image.pixels.iter().map(Color32::to_array);
        let Some([left, top]) = delta.pos else {
            let texture = Texture {
                size: image.size,
                pixels: fresh.collect(),
                options: delta.options,
            };
            self.by_id.insert(id, texture);
            return;
        };
        let Some(texture) = self.by_id.get_mut(&id) else {
            return;
        };
        let fresh: Vec<Rgba> = fresh.collect();
        let stride = texture.size[0];
        for row in 0..height {
            let start = (top + row) * stride + left;
            let from = fresh.get(row * width..(row + 1) * width);
            let to = texture.pixels.get_mut(start..start + width);
            if let (Some(from), Some(to)) = (from, to) {
                to.copy_from_slice(from);
            }
        }
    }
}

/// Fills triangles into a picture of `size_px` pixels. Paint callbacks are skipped.
pub fn rasterise(
    primitives: &[ClippedPrimitive],
    textures: &Textures,
    size_px: [usize; 2],
    pixels_per_point: f32,
    background: Color32,
) -> RgbaImage {
    let [width, height] = size_px;
    let mut canvas = Canvas {
        width,
        pixels: vec![background.to_array(); width * height],
    };
    for primitive in primitives {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            continue;
        };
        let Some(texture) = textures.by_id.get(&mesh.texture_id) else {
            continue;
        };
        // Clip rectangles are rounded to pixels, as scissors are.
        let side = |points: f32, most: usize| (points * pixels_per_point).round().clamp(0.0, most as f32) as i64;
        let clip = Clip {
            left: side(primitive.clip_rect.min.x, width),
            top: side(primitive.clip_rect.min.y, height),
            right: side(primitive.clip_rect.max.x, width),
            bottom: side(primitive.clip_rect.max.y, height),
        };
        if clip.left < clip.right && clip.top < clip.bottom {
            canvas.mesh(mesh, texture, clip, pixels_per_point);
        }
    }
    // egui is premultiplied, pictures are not.
    for pixel in &mut canvas.pixels {
        let alpha = pixel[3];
        if alpha != 255 && alpha != 0 {
            for channel in &mut pixel[..3] {
                *channel = (f32::from(*channel) * 255.0 / f32::from(alpha)).round() as u8;
            }
        }
    }
    RgbaImage::from_raw(width as u32, height as u32, canvas.pixels.into_flattened()).unwrap_or_default()
}

/// Draws `add` headless and returns its pixels. `ctx` must not have been drawn with before.
///
/// # Errors
/// When size or scale are out of range.
pub fn screenshot(
    ctx: &egui::Context,
    size_points: Vec2,
    pixels_per_point: f32,
    add: impl FnMut(&mut egui::Ui),
) -> Result<RgbaImage, FigureError> {
    super::check_size(size_points)?;
    let [width, height] = super::png::pixel_size(size_points, pixels_per_point)?;
    let mut textures = Textures::default();
    let mut shapes = Vec::new();
    super::run(ctx, size_points, pixels_per_point, add, |mut output| {
        textures.apply(&mut output.textures_delta);
        shapes = output.shapes;
    });
    let background = ctx.global_style().visuals.panel_fill;
    let primitives = ctx.tessellate(shapes, pixels_per_point);
    let size_px = [width as usize, height as usize];
    Ok(rasterise(&primitives, &textures, size_px, pixels_per_point, background))
}

/// A context that is drawn with again and again, with the textures that it has handed out.
#[derive(Default)]
pub struct Easel {
    ctx: egui::Context,
    textures: Textures,
}

impl Easel {
    /// The context, to install fonts and style.
    pub fn ctx(&self) -> &egui::Context {
        &self.ctx
    }

    /// Draws `add` and gives its pixels. `filter` may take shapes out before they are painted.
    ///
    /// # Errors
    /// When size or scale are out of range.
    pub fn picture(
        &mut self,
        size_points: Vec2,
        pixels_per_point: f32,
        background: Color32,
        filter: impl FnOnce(&mut Vec<egui::epaint::ClippedShape>),
        add: impl FnMut(&mut egui::Ui),
    ) -> Result<RgbaImage, FigureError> {
        super::check_size(size_points)?;
        let [width, height] = super::png::pixel_size(size_points, pixels_per_point)?;
        let (textures, mut shapes) = (&mut self.textures, Vec::new());
        super::run(&self.ctx, size_points, pixels_per_point, add, |mut output| {
            textures.apply(&mut output.textures_delta);
            shapes = output.shapes;
        });
        filter(&mut shapes);
        let primitives = self.ctx.tessellate(shapes, pixels_per_point);
        let size_px = [width as usize, height as usize];
        Ok(rasterise(&primitives, textures, size_px, pixels_per_point, background))
    }
}

#[derive(Clone, Copy)]
struct Clip {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

struct Canvas {
    width: usize,
    pixels: Vec<Rgba>,
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Clip, pixels_per_point: f32) {
        for triangle in mesh.indices.chunks_exact(3) {
            let [a, b, c] = triangle else { continue };
            let at = |index: &u32| mesh.vertices.get(*index as usize);
            if let (Some(a), Some(b), Some(c)) = (at(a), at(b), at(c)) {
                self.triangle([a, b, c], texture, clip, pixels_per_point);
            }
        }
    }

    fn triangle(&mut self, mut corners: [&Vertex; 3], texture: &Texture, clip: Clip, pixels_per_point: f32) {
        let fixed = |corner: &Vertex| -> Option<[i64; 2]> {
            let grid = |points: f32| {
                let pixels = (points * pixels_per_point).clamp(-FAR_PIXELS, FAR_PIXELS);
                (pixels * SUB as f32).round() as i64
            };
            let is_number = !corner.pos.x.is_nan() && !corner.pos.y.is_nan();
            is_number.then(|| [grid(corner.pos.x), grid(corner.pos.y)])
        };
        let (Some(a), Some(mut b), Some(mut c)) = (fixed(corners[0]), fixed(corners[1]), fixed(corners[2])) else {
            return;
        };
        let mut area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        if area == 0 {
            return;
        }
        if area < 0 {
            (b, c) = (c, b);
            corners.swap(1, 2);
            area = -area;
        }
        let half = SUB / 2;
        let first = |low: i64| (low - half + SUB - 1).div_euclid(SUB);
        let last = |high: i64| (high - half).div_euclid(SUB);
        let top = first(a[1].min(b[1]).min(c[1])).max(clip.top);
        let bottom = (last(a[1].max(b[1]).max(c[1])) + 1).min(clip.bottom);
        let left = first(a[0].min(b[0]).min(c[0])).max(clip.left);
        let right = (last(a[0].max(b[0]).max(c[0])) + 1).min(clip.right);
        if top >= bottom || left >= right {
            return;
        }
        let edges = [Edge::new(b, c), Edge::new(c, a), Edge::new(a, b)];
        let shader = Shader::new(corners, [a, b, c], area, texture);
        if matches!(shader.kind, Kind::Even(0, _)) {
            return;
        }
        for y in top..bottom {
            let (mut from, mut to) = (left, right);
            for edge in &edges {
                edge.cut(y, &mut from, &mut to);
            }
            if from < to {
                let start = y as usize * self.width;
                let range = start + from as usize..start + to as usize;
                if let Some(span) = self.pixels.get_mut(range) {
                    shader.fill(span, from, y);
                }
            }
        }
    }
}

/// The half plane on one side of a triangle's edge.
struct Edge {
    /// Value at the centre of pixel (0, 0), with the top-left rule built in.
    origin: i64,
    step_x: i64,
    step_y: i64,
}

impl Edge {
    fn new(p: [i64; 2], q: [i64; 2]) -> Self {
        let (dx, dy) = (q[0] - p[0], q[1] - p[1]);
        // Clockwise on screen: upper edges run to the right, left edges run upwards.
        let is_top_left = dy < 0 || (dy == 0 && dx > 0);
        let half = SUB / 2;
        let value = dx * (half - p[1]) - dy * (half - p[0]);
        Self {
            origin: value - i64::from(!is_top_left),
            step_x: -dy * SUB,
            step_y: dx * SUB,
        }
    }

    /// Narrows a span of pixels in row `y` to those inside.
    fn cut(&self, y: i64, from: &mut i64, to: &mut i64) {
        let value = self.origin + y * self.step_y;
        if self.step_x > 0 {
            *from = (*from).max(-value.div_euclid(self.step_x));
        } else if self.step_x < 0 {
            *to = (*to).min(value.div_euclid(-self.step_x) + 1);
        } else if value < 0 {
            *to = *from;
        }
    }
}

/// A value that changes evenly over the picture.
#[derive(Clone, Copy)]
struct Plane {
    origin: f64,
    step_x: f64,
    step_y: f64,
}

impl Plane {
    fn at(self, x: i64, y: i64) -> f32 {
        (self.origin + self.step_x * x as f64 + self.step_y * y as f64) as f32
    }
}

enum Kind<'a> {
    /// One colour all over; the first field is 0 when nothing would change.
    Even(u8, Rgba),
    /// Colour runs, texture does not.
    Shaded([Plane; 4], [f32; 4]),
    /// Texture runs, colour does not.
    Textured([Plane; 2], Rgba, &'a Texture),
    /// Both run.
    Full([Plane; 4], [Plane; 2], &'a Texture),
}

struct Shader<'a> {
    kind: Kind<'a>,
}

impl<'a> Shader<'a> {
    fn new(corners: [&Vertex; 3], [a, b, c]: [[i64; 2]; 3], area: i64, texture: &'a Texture) -> Self {
        let is_one_color = corners[0].color == corners[1].color && corners[0].color == corners[2].color;
        let is_one_texel = corners[0].uv == corners[1].uv && corners[0].uv == corners[2].uv;
        let area = area as f64;
        let plane = |values: [f32; 3]| {
            let [va, vb, vc] = values.map(f64::from);
            let (ab, ac) = (vb - va, vc - va);
            let [abx, aby] = [(b[0] - a[0]) as f64, (b[1] - a[1]) as f64];
            let [acx, acy] = [(c[0] - a[0]) as f64, (c[1] - a[1]) as f64];
            let step_x = (ab * acy - ac * aby) / area;
            let step_y = (ac * abx - ab * acx) / area;
            let half = (SUB / 2) as f64;
            Plane {
                origin: va + step_x * (half - a[0] as f64) + step_y * (half - a[1] as f64),
                step_x: step_x * SUB as f64,
                step_y: step_y * SUB as f64,
            }
        };
        let color_planes = || {
            let channels = corners.map(|corner| corner.color.to_array().map(f32::from));
            [0, 1, 2, 3].map(|index| plane(channels.map(|channel| channel[index])))
        };
        let uv_planes = || {
            [
                plane(corners.map(|corner| corner.uv.x)),
                plane(corners.map(|corner| corner.uv.y)),
            ]
        };
        let kind = match (is_one_color, is_one_texel) {
            (true, true) => {
                let texel = texture.sample(corners[0].uv);
                let color = multiply(corners[0].color.to_array(), texel);
                Kind::Even(u8::from(color != [0; 4]), color)
            }
            (false, true) => {
                let texel = texture.sample(corners[0].uv);
                Kind::Shaded(color_planes(), texel.map(|channel| f32::from(channel) / 255.0))
            }
            (true, false) => Kind::Textured(uv_planes(), corners[0].color.to_array(), texture),
            (false, false) => Kind::Full(color_planes(), uv_planes(), texture),
        };
        Self { kind }
    }

    fn fill(&self, span: &mut [Rgba], x: i64, y: i64) {
        match &self.kind {
            Kind::Even(_, color) if color[3] == 255 => span.fill(*color),
            Kind::Even(_, color) => {
                for pixel in span {
                    blend(pixel, *color);
                }
            }
            Kind::Shaded(planes, texel) => {
                let mut value = planes.map(|plane| plane.at(x, y));
                let step = planes.map(|plane| plane.step_x as f32);
                for (value, texel) in value.iter_mut().zip(texel) {
                    *value *= texel;
                }
                let step: [f32; 4] = [step[0] * texel[0], step[1] * texel[1], step[2] * texel[2], step[3] * texel[3]];
                for pixel in span {
                    blend(pixel, value.map(to_byte));
                    for (value, step) in value.iter_mut().zip(step) {
                        *value += step;
                    }
                }
            }
            Kind::Textured(uv, color, texture) => {
                let is_white = *color == [255; 4];
                for (offset, pixel) in (x..).zip(span) {
                    let texel = texture.sample(Pos2::new(uv[0].at(offset, y), uv[1].at(offset, y)));
                    if texel != [0; 4] {
                        let color = if is_white { texel } else { multiply(*color, texel) };
                        blend(pixel, color);
                    }
                }
            }
            Kind::Full(planes, uv, texture) => {
                for (offset, pixel) in (x..).zip(span) {
                    let texel = texture.sample(Pos2::new(uv[0].at(offset, y), uv[1].at(offset, y)));
                    let color = planes.map(|plane| to_byte(plane.at(offset, y)));
                    blend(pixel, multiply(color, texel));
                }
            }
        }
    }
}

fn to_byte(value: f32) -> u8 {
    // Casting saturates.
    (value + 0.5) as u8
}

fn times(a: u8, b: u8) -> u8 {
    let product = u32::from(a) * u32::from(b) + 128;
    ((product + (product >> 8)) >> 8) as u8
}

fn multiply(a: Rgba, b: Rgba) -> Rgba {
    [times(a[0], b[0]), times(a[1], b[1]), times(a[2], b[2]), times(a[3], b[3])]
}

fn blend(pixel: &mut Rgba, source: Rgba) {
    match source[3] {
        255 => *pixel = source,
        alpha => {
            let rest = 255 - alpha;
            for (channel, source) in pixel.iter_mut().zip(source) {
                *channel = source.saturating_add(times(*channel, rest));
            }
        }
    }
}

impl Texture {
    fn texel(&self, x: i64, y: i64) -> Rgba {
        let wrap = |value: i64, size: usize| -> usize {
            let size = i64::try_from(size.max(1)).unwrap_or(i64::MAX / 4);
            let index = match self.options.wrap_mode {
                TextureWrapMode::ClampToEdge => value.clamp(0, size - 1),
                TextureWrapMode::Repeat => value.rem_euclid(size),
                TextureWrapMode::MirroredRepeat => {
                    let turn = value.rem_euclid(2 * size);
                    turn.min(2 * size - 1 - turn)
                }
            };
            index as usize
        };
        let index = wrap(y, self.size[1]) * self.size[0] + wrap(x, self.size[0]);
        self.pixels.get(index).copied().unwrap_or_default()
    }

    fn sample(&self, uv: Pos2) -> Rgba {
        let x = uv.x * self.size[0] as f32;
        let y = uv.y * self.size[1] as f32;
        if self.options.magnification == TextureFilter::Nearest {
            return self.texel(x.floor() as i64, y.floor() as i64);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        // 8 bits of weight, as on graphics cards.
        let weight_x = ((x - left) * 256.0).round() as u32;
        let weight_y = ((y - top) * 256.0).round() as u32;
        let (left, top) = (left as i64, top as i64);
        if weight_x.is_multiple_of(256) && weight_y.is_multiple_of(256) {
            let right = i64::from(weight_x / 256);
            let below = i64::from(weight_y / 256);
            return self.texel(left + right, top + below);
        }
        let corners = [
            self.texel(left, top),
            self.texel(left + 1, top),
            self.texel(left, top + 1),
            self.texel(left + 1, top + 1),
        ];
        let mut out = [0; 4];
        for (index, channel) in out.iter_mut().enumerate() {
            let [nw, ne, sw, se] = corners.map(|corner| u32::from(corner[index]));
            let above = nw * (256 - weight_x) + ne * weight_x;
            let below = sw * (256 - weight_x) + se * weight_x;
            let sum = above * (256 - weight_y) + below * weight_y;
            *channel = ((sum + (1 << 15)) >> 16) as u8;
        }
        out
    }
}
