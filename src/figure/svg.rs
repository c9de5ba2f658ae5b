//! SVG from a drawing list: shapes become elements, text stays text.
//!
//! For `figure` only. Writes a string; parses and paints nothing. Shapes are grouped by runs of
//! equal clip rectangle and plain strokes and fills are merged into paths, because resvg allocates
//! a layer for each clip group. Textured images are left out.

use std::fmt::Write as _;

use egui::emath::{GuiRounding as _, Rot2, TSTransform};
use egui::epaint::{
    BandShape, CircleShape, ClippedShape, ColorMode, CornerRadiusF32, CubicBezierShape, EllipseShape, PathShape, PathStroke,
    QuadraticBezierShape, RectShape, TextShape,
};
use egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::{DrawingList, text};

/// Family name of the program's font.
pub(super) const FAMILY: &str = "Inter";
/// Families tried in turn, here and on other machines.
const FAMILIES: &str = "Inter, 'DejaVu Sans', 'Droid Sans Fallback', sans-serif";
/// The same for scripts the first family lacks.
const FAMILIES_RTL: &str = "'DejaVu Sans', Inter, sans-serif";
/// Most subpaths merged into one path.
const MAX_MERGED: usize = 512;
/// Most subpaths merged when the colour is translucent and overlaps have to be ruled out.
const MAX_MERGED_TRANSLUCENT: usize = 96;

/// Whether text elements carry their width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// As the font gives it: for our own renderers, which have the font.
    Natural,
    /// Fixed by `textLength`: for other machines, where the font may be missing.
    Pinned,
}

/// Red, green, blue, not premultiplied.
pub(super) type Rgb = [u8; 3];

/// A colour SVG can write: straight colour and opacity. `None` when invisible.
pub(super) fn straight(color: Color32) -> Option<(Rgb, f32)> {
    let [r, g, b, a] = color.to_array();
    // Additive colours (more colour than alpha) have no counterpart: the nearest is as opaque as bright.
    let alpha = a.max(r).max(g).max(b);
    if alpha == 0 {
        return None;
    }
    let part = |channel: u8| (f32::from(channel) * 255.0 / f32::from(alpha)).round() as u8;
    Some(([part(r), part(g), part(b)], f32::from(alpha) / 255.0))
}

/// Text without the characters XML forbids and without invisible overrides of writing direction.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter(|&c| {
            let forbidden = c.is_control()
                || matches!(c, '\u{fffe}' | '\u{ffff}')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            !forbidden
        })
        .collect()
}

fn push_escaped(out: &mut String, text: &str) {
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// Appends a number with at most `decimals` decimals and no trailing zeros.
fn push_number(out: &mut String, value: f32, decimals: u32) {
    let unit = 10_i64.pow(decimals);
    let value = f64::from(value).clamp(-1e6, 1e6);
    let rounded = (value * unit as f64).round() as i64;
    if rounded < 0 {
        out.push('-');
    }
    let rounded = rounded.unsigned_abs();
    let unit = unit.unsigned_abs();
    // Writing into a String cannot fail.
    write!(out, "{}", rounded / unit).ok();
    let mut rest = rounded % unit;
    if rest > 0 {
        let mut width = decimals as usize;
        while rest.is_multiple_of(10) {
            rest /= 10;
            width -= 1;
        }
        write!(out, ".{rest:0width$}").ok();
    }
}

fn push_number_attribute(out: &mut String, name: &str, value: f32, decimals: u32) {
    write!(out, " {name}=\"").ok();
    push_number(out, value, decimals);
    out.push('"');
}

fn push_paint(out: &mut String, name: &str, color: Color32) {
    if let Some((rgb, opacity)) = straight(color) {
        push_rgb(out, name, rgb);
        if opacity < 1.0 {
            push_number_attribute(out, &format!("{name}-opacity"), opacity, 3);
        }
    }
}

fn push_rgb(out: &mut String, name: &str, [r, g, b]: Rgb) {
    write!(out, " {name}=\"#{r:02x}{g:02x}{b:02x}\"").ok();
}

fn push_stroke(out: &mut String, stroke: Stroke) {
    if !stroke.is_empty() {
        push_paint(out, "stroke", stroke.color);
        push_number_attribute(out, "stroke-width", stroke.width, 2);
    }
}

/// Path data under construction.
#[derive(Default)]
pub(super) struct Data(String);

impl Data {
    fn point(&mut self, letter: char, point: Pos2) {
        self.0.push(letter);
        self.pair(point);
    }

    fn pair(&mut self, point: Pos2) {
        push_number(&mut self.0, point.x, 2);
        self.0.push(' ');
        push_number(&mut self.0, point.y, 2);
    }

    /// A polyline or polygon.
    pub(super) fn line(points: &[Pos2], is_closed: bool) -> Self {
        let mut data = Self::default();
        for (index, point) in points.iter().enumerate() {
            data.point(if index == 0 { 'M' } else { 'L' }, *point);
        }
        if is_closed {
            data.0.push('Z');
        }
        data
    }
}

/// What the parts of a merged path have in common.
#[derive(Clone, Copy, PartialEq)]
enum Ink {
    Fill(Color32),
    Line(Stroke),
}

impl Ink {
    fn is_opaque(self) -> bool {
        match self {
            Self::Fill(color) => color.is_opaque(),
            Self::Line(stroke) => stroke.color.is_opaque(),
        }
    }
}

/// A path that may still grow.
struct Pending {
    ink: Ink,
    data: String,
    parts: Vec<Rect>,
}

/// The group that is open.
#[derive(Clone, Copy, PartialEq)]
struct Scope {
    clip: Option<Rect>,
    transform: TSTransform,
}

const TOP: Scope = Scope {
    clip: None,
    transform: TSTransform::IDENTITY,
};

/// Writes shapes one after the other.
pub(super) struct Writer {
    out: String,
    page: Rect,
    width: Width,
    scope: Scope,
    pending: Option<Pending>,
    clips: Vec<Rect>,
    gradients: usize,
}

/// The whole drawing as an SVG document.
pub(super) fn write(list: &DrawingList, width: Width) -> String {
    let size = list.size_points;
    let page = Rect::from_min_size(Pos2::ZERO, size);
    let mut writer = Writer {
        out: String::with_capacity(4096 + list.shapes.len() * 96),
        page,
        width,
        scope: TOP,
        pending: None,
        clips: Vec::new(),
        gradients: 0,
    };
    writer.head(list);
    for clipped in &list.shapes {
        writer.clipped(clipped);
    }
    writer.enter(TOP);
    writer.flush();
    writer.out.push_str("</svg>\n");
    writer.out
}

impl Writer {
    fn head(&mut self, list: &DrawingList) {
        let out = &mut self.out;
        out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        // Our own renderers count in points whatever they are of.
        let unit = if list.on_paper && self.width == Width::Pinned {
            "pt"
        } else {
            ""
        };
        for (name, length) in [("width", list.size_points.x), ("height", list.size_points.y)] {
            write!(out, " {name}=\"").ok();
            push_number(out, length, 2);
            write!(out, "{unit}\"").ok();
        }
        out.push_str(" viewBox=\"0 0 ");
        push_number(out, list.size_points.x, 2);
        out.push(' ');
        push_number(out, list.size_points.y, 2);
        // egui bevels corners sharper than a right angle.
        write!(
            out,
            "\" font-family=\"{FAMILIES}\" fill=\"none\" stroke-miterlimit=\"1.42\" \
             xml:space=\"preserve\" style=\"white-space:pre\">"
        )
        .ok();
        for (tag, text) in [("title", &list.meta.title), ("desc", &list.meta.description)] {
            if let Some(text) = text {
                write!(out, "<{tag}>").ok();
                push_escaped(out, text);
                write!(out, "</{tag}>").ok();
            }
        }
        out.push('\n');
        if list.background.a() > 0 {
            out.push_str("<rect width=\"100%\" height=\"100%\"");
            push_paint(out, "fill", list.background);
            out.push_str("/>\n");
        }
    }

    fn clipped(&mut self, clipped: &ClippedShape) {
        let transform = clipped.transform_after_tessellation;
        let clip = clipped.clip_rect.intersect(self.page);
        if !transform.is_valid() || !clip.is_positive() {
            return;
        }
        self.shape(&clipped.shape, clip, transform);
    }

    fn shape(&mut self, shape: &Shape, clip: Rect, transform: TSTransform) {
        if let Shape::Vec(shapes) = shape {
            for shape in shapes {
                self.shape(shape, clip, transform);
            }
            return;
        }
        let bounds = transform * visual_bounds(shape);
        if !bounds.min.is_finite() || !bounds.max.is_finite() || !bounds.intersects(clip) {
            return;
        }
        let fits = clip.contains_rect(bounds) || clip.contains_rect(self.page);
        let clip_here = Some(clip).filter(|_| !fits);
        let stays = self.scope.transform == transform
            && match self.scope.clip {
                None => clip_here.is_none(),
                Some(open) => clip_here == Some(open) || (fits && open.contains_rect(bounds)),
            };
        if !stays {
            self.enter(Scope {
                clip: clip_here,
                transform,
            });
        }
        match shape {
            Shape::Noop | Shape::Vec(_) | Shape::Callback(_) => {}
            Shape::Circle(circle) => self.circle(*circle),
            Shape::Ellipse(ellipse) => self.ellipse(*ellipse),
            Shape::LineSegment { points, stroke } => self.segment(*points, *stroke),
            Shape::Path(path) => self.path(path),
            Shape::Band(band) => self.band(band),
            Shape::Rect(rect) => self.rect(rect, transform.inverse() * clip),
            Shape::Text(text) => self.text(text, transform.inverse() * clip),
            Shape::Mesh(mesh) => super::mesh::write(self, mesh),
            Shape::QuadraticBezier(bezier) => self.quadratic(bezier),
            Shape::CubicBezier(bezier) => self.cubic(bezier),
        }
    }

    /// Closes the open groups and opens those of `scope`.
    fn enter(&mut self, scope: Scope) {
        if scope == self.scope {
            return;
        }
        self.flush();
        if self.scope.transform != TSTransform::IDENTITY {
            self.out.push_str("</g>\n");
        }
        if self.scope.clip != scope.clip {
            if self.scope.clip.is_some() {
                self.out.push_str("</g>\n");
            }
            if let Some(clip) = scope.clip {
                let id = self.clip_id(clip);
                writeln!(self.out, "<g clip-path=\"url(#c{id})\">").ok();
            }
        }
        if scope.transform != TSTransform::IDENTITY {
            self.out.push_str("<g transform=\"translate(");
            push_number(&mut self.out, scope.transform.translation.x, 2);
            self.out.push(' ');
            push_number(&mut self.out, scope.transform.translation.y, 2);
            self.out.push_str(") scale(");
            push_number(&mut self.out, scope.transform.scaling, 5);
            self.out.push_str(")\">\n");
        }
        self.scope = scope;
    }

    fn clip_id(&mut self, clip: Rect) -> usize {
        if let Some(index) = self.clips.iter().position(|known| *known == clip) {
            return index + 1;
        }
        self.clips.push(clip);
        let id = self.clips.len();
        write!(self.out, "<clipPath id=\"c{id}\"><rect").ok();
        push_rect(&mut self.out, clip);
        self.out.push_str("/></clipPath>\n");
        id
    }

    fn flush(&mut self) {
        let Some(pending) = self.pending.take() else {
            return;
        };
        self.out.push_str("<path d=\"");
        self.out.push_str(&pending.data);
        self.out.push('"');
        match pending.ink {
            Ink::Fill(color) => push_paint(&mut self.out, "fill", color),
            Ink::Line(stroke) => push_stroke(&mut self.out, stroke),
        }
        self.out.push_str("/>\n");
    }

    /// Adds a subpath to the open path if that paints the same, else starts a new one.
    fn add(&mut self, ink: Ink, data: &Data, bounds: Rect) {
        let fits = self.pending.as_ref().is_some_and(|pending| {
            let limit = if ink.is_opaque() { MAX_MERGED } else { MAX_MERGED_TRANSLUCENT };
            pending.ink == ink
                && pending.parts.len() < limit
                && (ink.is_opaque() || pending.parts.iter().all(|part| !part.intersects(bounds)))
        });
        if !fits {
            self.flush();
        }
        let pending = self.pending.get_or_insert_with(|| Pending {
            ink,
            data: String::new(),
            parts: Vec::new(),
        });
        pending.data.push_str(&data.0);
        pending.parts.push(bounds);
    }

    fn add_line(&mut self, points: &[Pos2], is_closed: bool, stroke: Stroke) {
        if straight(stroke.color).is_none() || stroke.width <= 0.0 {
            return;
        }
        let bounds = Rect::from_points(points).expand(stroke.width * 0.5);
        let data = Data::line(points, is_closed);
        self.add(Ink::Line(stroke), &data, bounds);
    }

    /// Adds a filled polygon.
    pub(super) fn add_fill(&mut self, points: &[Pos2], color: Color32) {
        if straight(color).is_none() || points.len() < 3 {
            return;
        }
        // One turning direction for all, or overlapping parts would cancel out.
        let turned: Vec<Pos2>;
        let points = if signed_area(points) < 0.0 {
            turned = points.iter().rev().copied().collect();
            &turned
        } else {
            points
        };
        let data = Data::line(points, true);
        self.add(Ink::Fill(color), &data, Rect::from_points(points));
    }

    /// Adds one path of several polygons known not to overlap, whatever their opacity.
    pub(super) fn add_tiles(&mut self, polygons: &[Vec<Pos2>], color: Color32) {
        if straight(color).is_none() {
            return;
        }
        let mut all = Data::default();
        let mut bounds = Rect::NOTHING;
        for polygon in polygons {
            let mut polygon = polygon.clone();
            if signed_area(&polygon) < 0.0 {
                polygon.reverse();
            }
            all.0.push_str(&Data::line(&polygon, true).0);
            bounds = bounds.union(Rect::from_points(&polygon));
        }
        self.add(Ink::Fill(color), &all, bounds);
    }

    /// A polygon filled with a linear gradient.
    pub(super) fn add_gradient(&mut self, points: &[Pos2], ends: [(Pos2, Color32); 2]) {
        self.flush();
        self.gradients += 1;
        let id = self.gradients;
        let out = &mut self.out;
        let [(from, from_color), (to, to_color)] = ends;
        write!(out, "<linearGradient id=\"g{id}\" gradientUnits=\"userSpaceOnUse\"").ok();
        for (name, value) in [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)] {
            push_number_attribute(out, name, value, 2);
        }
        out.push('>');
        let from_straight = straight(from_color);
        let to_straight = straight(to_color);
        for (offset, own, other) in [(0, from_straight, to_straight), (1, to_straight, from_straight)] {
            let (rgb, opacity) = own.or_else(|| other.map(|(rgb, _)| (rgb, 0.0))).unwrap_or(([0, 0, 0], 0.0));
            write!(out, "<stop offset=\"{offset}\"").ok();
            push_rgb(out, "stop-color", rgb);
            if opacity < 1.0 {
                push_number_attribute(out, "stop-opacity", opacity, 3);
            }
            out.push_str("/>");
        }
        let data = Data::line(points, true);
        writeln!(out, "</linearGradient><path d=\"{}\" fill=\"url(#g{id})\"/>", data.0).ok();
    }

    fn segment(&mut self, points: [Pos2; 2], stroke: Stroke) {
        let points = snap_segment(points, stroke);
        if points[0] != points[1] {
            self.add_line(&points, false, stroke);
        }
    }

    fn circle(&mut self, circle: CircleShape) {
        let CircleShape {
            center,
            radius,
            fill,
            stroke,
        } = circle;
        if radius <= 0.0 {
            return;
        }
        self.round(center, vec2(radius, radius), 0.0, fill, stroke);
    }

    fn ellipse(&mut self, ellipse: EllipseShape) {
        let EllipseShape {
            center,
            radius,
            fill,
            stroke,
            angle,
        } = ellipse;
        if radius.x <= 0.0 || radius.y <= 0.0 {
            return;
        }
        self.round(center, radius, angle, fill, stroke);
    }

    /// Circle or ellipse; egui puts their outline outside the radius.
    fn round(&mut self, center: Pos2, radius: Vec2, angle: f32, fill: Color32, stroke: Stroke) {
        self.flush();
        let is_together = stroke.is_empty() || stroke.color.is_opaque();
        if !is_together && straight(fill).is_some() {
            self.round_part(center, radius, angle, fill, Stroke::NONE);
        }
        let fill_here = if is_together { fill } else { Color32::TRANSPARENT };
        let grown = if stroke.is_empty() {
            radius
        } else {
            radius + Vec2::splat(stroke.width * 0.5)
        };
        self.round_part(center, grown, angle, fill_here, stroke);
    }

    fn round_part(&mut self, center: Pos2, radius: Vec2, angle: f32, fill: Color32, stroke: Stroke) {
        if straight(fill).is_none() && (stroke.is_empty() || straight(stroke.color).is_none()) {
            return;
        }
        let out = &mut self.out;
        let is_circle = (radius.x - radius.y).abs() < 0.005;
        out.push_str(if is_circle { "<circle" } else { "<ellipse" });
        push_number_attribute(out, "cx", center.x, 2);
        push_number_attribute(out, "cy", center.y, 2);
        if is_circle {
            push_number_attribute(out, "r", radius.x, 2);
        } else {
            push_number_attribute(out, "rx", radius.x, 2);
            push_number_attribute(out, "ry", radius.y, 2);
        }
        push_paint(out, "fill", fill);
        push_stroke(out, stroke);
        if !is_circle {
            push_rotation(out, angle, center);
        }
        out.push_str("/>\n");
    }

    fn path(&mut self, path: &PathShape) {
        let PathShape {
            points,
            closed,
            fill,
            stroke,
        } = path;
        if points.len() < 2 || points.iter().any(|point| !point.is_finite()) {
            return;
        }
        if *closed {
            self.add_fill(points, *fill);
        }
        let turn = *closed && straight(*fill).is_some() && signed_area(points) < 0.0;
        let side = match stroke.kind {
            StrokeKind::Inside => -0.5,
            StrokeKind::Middle => 0.0,
            StrokeKind::Outside => 0.5,
        } * if turn { -1.0 } else { 1.0 };
        let moved: Vec<Pos2>;
        let points = if side == 0.0 || stroke.width <= 0.0 {
            points
        } else {
            moved = offset(points, *closed, side * stroke.width);
            &moved
        };
        self.path_stroke(points, *closed, stroke);
    }

    fn path_stroke(&mut self, points: &[Pos2], is_closed: bool, stroke: &PathStroke) {
        if stroke.width <= 0.0 {
            return;
        }
        match &stroke.color {
            ColorMode::Solid(color) => {
                self.add_line(points, is_closed, Stroke::new(stroke.width, *color));
            }
            ColorMode::UV(color_at) => {
                let bounds = Rect::from_points(points).expand(stroke.width * 0.5 + 1.0);
                let count = points.len();
                let n_segments = if is_closed { count } else { count.saturating_sub(1) };
                for index in 0..n_segments {
                    if let (Some(a), Some(b)) = (points.get(index), points.get((index + 1) % count)) {
                        let color = color_at(bounds, a.lerp(*b, 0.5));
                        self.add_line(&[*a, *b], false, Stroke::new(stroke.width, color));
                    }
                }
            }
        }
    }

    fn band(&mut self, band: &BandShape) {
        let inset = match band.stroke_kind {
            StrokeKind::Inside => band.stroke.width,
            StrokeKind::Middle => band.stroke.width * 0.5,
            StrokeKind::Outside => 0.0,
        };
        let rotation = Rot2::from_angle(band.angle);
        let place = |x: f32, y: f32| (rotation * vec2(x, y)).to_pos2();
        let mut low: Vec<Pos2> = Vec::new();
        let mut high: Vec<Pos2> = Vec::new();
        let mut last_x = f32::NEG_INFINITY;
        let mut outlines = Vec::new();
        let mut finish = |low: &mut Vec<Pos2>, high: &mut Vec<Pos2>| {
            if low.len() > 1 {
                outlines.push(low.drain(..).chain(high.drain(..).rev()).collect::<Vec<_>>());
            }
            low.clear();
            high.clear();
        };
        for point in &band.points {
            let is_valid = point.is_finite() && point.y.min <= point.y.max;
            if !is_valid || point.x <= last_x {
                finish(&mut low, &mut high);
            }
            if is_valid {
                let center = point.y.center();
                let half = (point.y.span() * 0.5 - inset).max(0.0);
                low.push(place(point.x, center - half));
                high.push(place(point.x, center + half));
                last_x = point.x;
            }
        }
        finish(&mut low, &mut high);
        for outline in outlines {
            let stroke = PathStroke::from(band.stroke).with_kind(StrokeKind::Outside);
            self.path(&PathShape {
                points: outline,
                closed: true,
                fill: band.fill,
                stroke,
            });
        }
    }

    fn rect(&mut self, shape: &RectShape, visible: Rect) {
        if shape.brush.as_ref().is_some_and(|brush| brush.uv != Rect::ZERO) {
            return;
        }
        let mut fill = shape.fill;
        let mut stroke = shape.stroke;
        // Endless rectangles are cut well outside what can be seen.
        let reach = visible.expand(stroke.width + shape.blur_width + 300.0);
        let mut rect = shape.rect;
        if shape.angle == 0.0 {
            rect = Rect::from_min_max(rect.min.max(reach.min), rect.max.min(reach.max));
        }
        if !rect.is_finite() || rect.is_negative() {
            return;
        }
        if !stroke.is_empty() {
            let grown = match shape.stroke_kind {
                StrokeKind::Inside => rect,
                StrokeKind::Middle => rect.expand(stroke.width * 0.5),
                StrokeKind::Outside => rect.expand(stroke.width),
            };
            if grown.size().min_elem() <= 2.0 * stroke.width + 0.5 {
                // The outline covers the inside.
                rect = grown;
                fill = stroke.color;
                stroke = Stroke::NONE;
            }
        }
        if shape.angle == 0.0 && stroke.is_empty() && shape.blur_width <= 0.0 {
            // As egui: thin rectangles are lines, so that they never vanish between pixels.
            if rect.width() <= 2.0 {
                let ends = [rect.center_top(), rect.center_bottom()];
                return self.segment(ends, Stroke::new(rect.width(), fill));
            }
            if rect.height() <= 2.0 {
                let ends = [rect.left_center(), rect.right_center()];
                return self.segment(ends, Stroke::new(rect.height(), fill));
            }
        }
        if shape.round_to_pixels.unwrap_or(true) {
            rect = match shape.stroke_kind {
                StrokeKind::Middle if !stroke.is_empty() => {
                    for side in [&mut rect.min.x, &mut rect.min.y, &mut rect.max.x, &mut rect.max.y] {
                        stroke.round_center_to_pixel(1.0, side);
                    }
                    rect
                }
                _ => rect.round_to_pixels(1.0),
            };
        }
        let radius = CornerRadiusF32::from(shape.corner_radius);
        if shape.blur_width > 0.0 {
            self.blurred(rect, radius, fill, shape.blur_width);
            fill = Color32::TRANSPARENT;
        }
        let grow = match shape.stroke_kind {
            StrokeKind::Inside => -0.5,
            StrokeKind::Middle => 0.0,
            StrokeKind::Outside => 0.5,
        } * stroke.width;
        if stroke.is_empty() {
            self.box_part(rect, radius, shape.angle, fill, Stroke::NONE);
        } else if stroke.color.is_opaque() {
            self.box_part(rect.expand(grow), grow_corners(radius, grow), shape.angle, fill, stroke);
        } else {
            let inner = grow - stroke.width * 0.5;
            self.box_part(
                rect.expand(inner),
                grow_corners(radius, inner),
                shape.angle,
                fill,
                Stroke::NONE,
            );
            self.box_part(
                rect.expand(grow),
                grow_corners(radius, grow),
                shape.angle,
                Color32::TRANSPARENT,
                stroke,
            );
        }
    }

    /// A soft edge as nested translucent boxes: vectors, where a filter would become pixels.
    fn blurred(&mut self, rect: Rect, radius: CornerRadiusF32, fill: Color32, blur_width: f32) {
        let Some((_, opacity)) = straight(fill) else {
            return;
        };
        let n_steps = blur_width.clamp(6.0, 24.0) as u16;
        let mut reached = 0.0;
        for step in 1..=n_steps {
            let part = f32::from(step) / f32::from(n_steps);
            let goal = opacity * part;
            let own = (goal - reached) / (1.0 - reached).max(1e-3);
            reached = goal;
            let grow = blur_width * (0.5 - part + 0.5 / f32::from(n_steps));
            let grown = rect.expand(grow);
            if grown.is_positive() && own > 0.0 {
                let corners = grow_corners(grow_all(radius, blur_width * 0.5), grow);
                let color = fill.gamma_multiply((own / opacity).clamp(0.0, 1.0));
                self.box_part(grown, corners, 0.0, color, Stroke::NONE);
            }
        }
    }

    fn box_part(&mut self, rect: Rect, radius: CornerRadiusF32, angle: f32, fill: Color32, stroke: Stroke) {
        let has_fill = straight(fill).is_some();
        let has_stroke = !stroke.is_empty() && straight(stroke.color).is_some();
        if !rect.is_positive() || !(has_fill || has_stroke) {
            return;
        }
        let most = rect.size().min_elem() * 0.5;
        let corners = [radius.nw, radius.ne, radius.se, radius.sw].map(|r| r.clamp(0.0, most));
        let [nw, ne, se, sw] = corners;
        let is_plain = !has_stroke && angle == 0.0 && corners.iter().all(|r| *r == 0.0);
        if is_plain {
            let points = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
            // Many cells of one colour become one path; a lone one is written as a rectangle.
            if self.pending.as_ref().is_some_and(|p| p.ink == Ink::Fill(fill)) {
                return self.add_fill(&points, fill);
            }
        }
        self.flush();
        let out = &mut self.out;
        if corners.iter().all(|r| (r - nw).abs() < 0.005) {
            out.push_str("<rect");
            push_rect(out, rect);
            if nw > 0.0 {
                push_number_attribute(out, "rx", nw, 2);
            }
        } else {
            let mut data = Data::default();
            data.point('M', rect.left_top() + vec2(nw, 0.0));
            for (radius, from, to) in [
                (ne, rect.right_top() - vec2(ne, 0.0), rect.right_top() + vec2(0.0, ne)),
                (se, rect.right_bottom() - vec2(0.0, se), rect.right_bottom() - vec2(se, 0.0)),
                (sw, rect.left_bottom() + vec2(sw, 0.0), rect.left_bottom() - vec2(0.0, sw)),
                (nw, rect.left_top() + vec2(0.0, nw), rect.left_top() + vec2(nw, 0.0)),
            ] {
                data.point('L', from);
                if radius > 0.0 {
                    data.point('A', pos2(radius, radius));
                    data.0.push_str(" 0 0 1 ");
                    data.pair(to);
                }
            }
            data.0.push('Z');
            write!(out, "<path d=\"{}\"", data.0).ok();
        }
        push_paint(out, "fill", fill);
        push_stroke(out, stroke);
        push_rotation(out, angle, rect.center());
        out.push_str("/>\n");
    }

    fn quadratic(&mut self, bezier: &QuadraticBezierShape) {
        let [a, b, c] = bezier.points;
        let mut data = Data::default();
        data.point('M', a);
        data.point('Q', b);
        data.0.push(' ');
        data.pair(c);
        self.curve(data, &bezier.points, bezier.closed, bezier.fill, &bezier.stroke);
    }

    fn cubic(&mut self, bezier: &CubicBezierShape) {
        let [a, b, c, d] = bezier.points;
        let mut data = Data::default();
        data.point('M', a);
        data.point('C', b);
        data.0.push(' ');
        data.pair(c);
        data.0.push(' ');
        data.pair(d);
        self.curve(data, &bezier.points, bezier.closed, bezier.fill, &bezier.stroke);
    }

    fn curve(&mut self, mut data: Data, points: &[Pos2], is_closed: bool, fill: Color32, stroke: &PathStroke) {
        if points.iter().any(|point| !point.is_finite()) {
            return;
        }
        let bounds = Rect::from_points(points);
        if is_closed {
            data.0.push('Z');
            if straight(fill).is_some() {
                // Turning direction unknown: never merged with other fills.
                self.flush();
                self.add(Ink::Fill(fill), &data, bounds);
                self.flush();
            }
        }
        let color = match &stroke.color {
            ColorMode::Solid(color) => *color,
            ColorMode::UV(color_at) => color_at(bounds, bounds.center()),
        };
        if stroke.width > 0.0 && straight(color).is_some() {
            let ink = Ink::Line(Stroke::new(stroke.width, color));
            self.add(ink, &data, bounds.expand(stroke.width * 0.5));
        }
    }

    fn text(&mut self, shape: &TextShape, visible: Rect) {
        if shape.opacity_factor <= 0.0 || shape.galley.is_empty() || !shape.pos.is_finite() {
            return;
        }
        // As egui: the galley starts on a whole point.
        let origin = shape.pos.round_to_pixels(1.0);
        let to_page = origin.to_vec2();
        let is_turned = shape.angle != 0.0;
        let pieces = text::pieces(shape, |row| {
            is_turned || row.translate(to_page).expand(2.0).intersects(visible)
        });
        let rotation = Rot2::from_angle(shape.angle);
        let place = |point: Pos2| origin + rotation * point.to_vec2();
        for (rect, color) in pieces.backgrounds {
            let rect = rect.round_to_pixels(1.0);
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
            self.add_fill(&corners.map(place), color);
        }
        self.flush();
        for run in &pieces.runs {
            self.run(run, to_page, shape.angle, origin);
        }
        for (points, stroke) in pieces.lines {
            self.add_line(&points.map(place), false, stroke);
        }
    }

    fn run(&mut self, run: &text::Run, to_page: Vec2, angle: f32, origin: Pos2) {
        let cleaned = clean(&run.text);
        if straight(run.color).is_none() || cleaned.trim().is_empty() {
            return;
        }
        let out = &mut self.out;
        out.push_str("<text");
        push_number_attribute(out, "x", run.x + to_page.x, 2);
        push_number_attribute(out, "y", run.y + to_page.y, 2);
        push_number_attribute(out, "font-size", run.size, 2);
        if run.rtl {
            // usvg repeats letters when it has to change fonts within joined scripts.
            write!(out, " font-family=\"{FAMILIES_RTL}\"").ok();
        }
        if run.weight != 400 {
            write!(out, " font-weight=\"{}\"", run.weight).ok();
        }
        if run.italic {
            out.push_str(" font-style=\"italic\"");
        }
        push_paint(out, "fill", run.color);
        if run.letter_spacing != 0.0 {
            push_number_attribute(out, "letter-spacing", run.letter_spacing, 3);
        } else if run.width > 0.0 && cleaned.chars().count() > 1 {
            if self.width == Width::Pinned {
                push_number_attribute(out, "textLength", run.width, 2);
                out.push_str(" lengthAdjust=\"spacingAndGlyphs\"");
            } else if run.slanted {
                // The true italic is a little narrower than egui's slanted upright.
                push_number_attribute(out, "textLength", run.width, 2);
            }
        }
        push_rotation(out, angle, origin);
        out.push('>');
        push_escaped(out, &cleaned);
        out.push_str("</text>\n");
    }
}

fn push_rect(out: &mut String, rect: Rect) {
    push_number_attribute(out, "x", rect.min.x, 2);
    push_number_attribute(out, "y", rect.min.y, 2);
    push_number_attribute(out, "width", rect.width(), 2);
    push_number_attribute(out, "height", rect.height(), 2);
}

fn push_rotation(out: &mut String, angle: f32, center: Pos2) {
    if angle != 0.0 {
        out.push_str(" transform=\"rotate(");
        push_number(out, angle.to_degrees(), 3);
        out.push(' ');
        push_number(out, center.x, 2);
        out.push(' ');
        push_number(out, center.y, 2);
        out.push_str(")\"");
    }
}

fn grow_corners(radius: CornerRadiusF32, by: f32) -> CornerRadiusF32 {
    let grow = |r: f32| if r > 0.0 { (r + by).max(0.0) } else { 0.0 };
    CornerRadiusF32 {
        nw: grow(radius.nw),
        ne: grow(radius.ne),
        sw: grow(radius.sw),
        se: grow(radius.se),
    }
}

/// Grows sharp corners too: a soft edge is round.
fn grow_all(radius: CornerRadiusF32, by: f32) -> CornerRadiusF32 {
    CornerRadiusF32 {
        nw: radius.nw + by,
        ne: radius.ne + by,
        sw: radius.sw + by,
        se: radius.se + by,
    }
}

/// Twice the area; positive when clockwise on screen.
pub(super) fn signed_area(points: &[Pos2]) -> f32 {
    let next = points.iter().skip(1).chain(points.first());
    points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}

/// As egui's tessellator at one pixel per point: upright and level lines fall on whole points.
#[expect(clippy::float_cmp, reason = "egui asks for exact equality, and so must we")]
fn snap_segment(points: [Pos2; 2], stroke: Stroke) -> [Pos2; 2] {
    let ends = |p: f32, q: f32| {
        let sign = if p < q { 1.0 } else { -1.0 };
        (
            (p + 0.25 * sign).round_to_pixel_center(1.0) - 0.5 * sign,
            (q - 0.25 * sign).round_to_pixel_center(1.0) + 0.5 * sign,
        )
    };
    let [mut a, mut b] = points;
    if a.x == b.x {
        stroke.round_center_to_pixel(1.0, &mut a.x);
        b.x = a.x;
        (a.y, b.y) = ends(a.y, b.y);
    } else if a.y == b.y {
        stroke.round_center_to_pixel(1.0, &mut a.y);
        b.y = a.y;
        (a.x, b.x) = ends(a.x, b.x);
    }
    [a, b]
}

/// Points moved along their normals, to the left of the walking direction on screen for positive `by`.
fn offset(points: &[Pos2], is_closed: bool, by: f32) -> Vec<Pos2> {
    let count = points.len();
    let at = |index: usize| points.get(index % count.max(1)).copied().unwrap_or_default();
    let normal = |from: usize, to: usize| {
        let direction = (at(to) - at(from)).normalized();
        vec2(direction.y, -direction.x)
    };
    (0..count)
        .map(|index| {
            let before = (is_closed || index > 0).then(|| normal(index + count - 1, index));
            let after = (is_closed || index + 1 < count).then(|| normal(index, index + 1));
            let middle = match (before, after) {
                (Some(before), Some(after)) => (before + after) * 0.5,
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => Vec2::ZERO,
            };
            let length_sq = middle.length_sq().max(0.25);
            at(index) + middle / length_sq * by
        })
        .collect()
}

/// Bounds of everything painted. A little generous, never too small.
fn visual_bounds(shape: &Shape) -> Rect {
    match shape {
        // egui outlines these outside their radius, which its own bounds forget.
        Shape::Circle(circle) => circle.visual_bounding_rect().expand(circle.stroke.width * 0.5),
        Shape::Ellipse(ellipse) => ellipse.visual_bounding_rect().expand(ellipse.stroke.width * 0.5),
        Shape::Path(path) => path.visual_bounding_rect().expand(path.stroke.width * 0.5),
        Shape::LineSegment { .. } => shape.visual_bounding_rect().expand(0.5),
        Shape::Text(text) => {
            let rect = shape.visual_bounding_rect();
            let underline = Rect::from_min_size(text.pos, Vec2::ZERO);
            if rect.is_finite() { rect.expand(1.0) } else { underline }
        }
        Shape::Rect(rect) => {
            // Endless rectangles stay finite.
            let rect = rect.visual_bounding_rect();
            Rect::from_min_max(rect.min.max(pos2(-1e6, -1e6)), rect.max.min(pos2(1e6, 1e6)))
        }
        _ => shape.visual_bounding_rect(),
    }
}
