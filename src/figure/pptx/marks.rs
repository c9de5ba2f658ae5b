//! A drawing list as marks that a slide knows: boxes, ovals, freeforms, texts, all in points of the page.
//!
//! For `pptx` only. What lies outside of its clip is left out or cut. Soft shadows, images and gradients have no mark.

use egui::emath::TSTransform;
use egui::epaint::{
    CircleShape, ClippedShape, ColorMode, CubicBezierShape, EllipseShape, Mesh, PathShape, PathStroke, QuadraticBezierShape,
    RectShape, TextShape,
};
use egui::{Align, Color32, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, vec2};

use super::super::text::{Run, pieces};
use super::super::{DrawingList, svg::straight};
use super::clip::{cut_line, cut_polygon};

/// Dashes this near to each other, in points, belong to one line.
const DASH_GAP: f32 = 14.0;
/// Runs of a row further apart than this many times their size stand in columns of their own.
const COLUMN_GAP: f32 = 1.6;
/// A gap of so many times the size is a blank.
const BLANK_GAP: f32 = 0.12;

/// A step of a freeform.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Move(Pos2),
    Line(Pos2),
    Curve([Pos2; 3]),
    Close,
}

/// A row of text.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) runs: Vec<Run>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
}

/// Words at a place.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) rows: Vec<Row>,
    pub(super) align: Align,
    /// Turned by so many radians around this point.
    pub(super) turned: (f32, Pos2),
    /// All of it, as it was set.
    pub(super) whole: String,
}

/// What a mark is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Box { rect: Rect, radius: f32, angle: f32 },
    Oval { rect: Rect, angle: f32 },
    Free(Vec<Step>),
    Words(Words),
}

/// A mark on the slide.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    pub(super) fill: Color32,
    pub(super) stroke: Stroke,
    pub(super) bounds: Rect,
}

/// Everything that is drawn, in order.
pub(super) fn marks_of(list: &DrawingList) -> Vec<Mark> {
    let page = Rect::from_min_size(Pos2::ZERO, list.size_points);
    let mut marks = Marks {
        out: Vec::new(),
        clip: page,
        transform: TSTransform::IDENTITY,
    };
    for ClippedShape {
        clip_rect,
        shape,
        transform_after_tessellation: transform,
    } in &list.shapes
    {
        let clip = clip_rect.intersect(page);
        if clip.is_positive() && transform.is_valid() {
            (marks.clip, marks.transform) = (clip, *transform);
            marks.shape(shape);
        }
    }
    marks.out
}

struct Marks {
    out: Vec<Mark>,
    clip: Rect,
    transform: TSTransform,
}

fn shows(color: Color32) -> bool {
    straight(color).is_some()
}

impl Marks {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Noop | Shape::Callback(_) | Shape::Band(_) => {}
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.shape(shape)),
            Shape::Circle(CircleShape {
                center,
                radius,
                fill,
                stroke,
            }) => self.oval(*center, Vec2::splat(*radius), 0.0, (*fill, *stroke)),
            Shape::Ellipse(EllipseShape {
                center,
                radius,
                fill,
                stroke,
                angle,
            }) => self.oval(*center, *radius, *angle, (*fill, *stroke)),
            Shape::LineSegment { points, stroke } => self.line(points, *stroke),
            Shape::Path(path) => self.path(path),
            Shape::Rect(rect) => self.rect(rect),
            Shape::Text(text) => self.text(text),
            Shape::Mesh(mesh) => self.mesh(mesh),
            Shape::QuadraticBezier(QuadraticBezierShape {
                points,
                closed,
                fill,
                stroke,
            }) => self.curve(super::super::as_cubic(*points), *closed, *fill, stroke),
            Shape::CubicBezier(CubicBezierShape {
                points,
                closed,
                fill,
                stroke,
            }) => self.curve(*points, *closed, *fill, stroke),
        }
    }

    /// A stroke as wide as it is on the page.
    fn placed(&self, stroke: Stroke) -> Stroke {
        Stroke::new(stroke.width * self.transform.scaling, stroke.color)
    }

    fn push(&mut self, kind: Kind, bounds: Rect, (fill, stroke): (Color32, Stroke)) {
        let stroke = if stroke.is_empty() || !shows(stroke.color) {
            Stroke::NONE
        } else {
            stroke
        };
        let painted = shows(fill) || !stroke.is_empty() || matches!(kind, Kind::Words(_));
        let seen = bounds.expand(0.5 * stroke.width).intersects(self.clip);
        if painted && seen && bounds.is_finite() {
            self.out.push(Mark {
                kind,
                fill,
                stroke,
                bounds,
            });
        }
    }

    fn oval(&mut self, center: Pos2, radius: Vec2, angle: f32, (fill, stroke): (Color32, Stroke)) {
        let stroke = self.placed(stroke);
        // egui puts the outline outside the radius.
        let radius = radius * self.transform.scaling + Vec2::splat(0.5 * stroke.width);
        let rect = Rect::from_center_size(self.transform * center, 2.0 * radius);
        if radius.min_elem() > 0.0 && self.clip.contains(rect.center()) {
            self.push(Kind::Oval { rect, angle }, rect, (fill, stroke));
        }
    }

    fn rect(&mut self, shape: &RectShape) {
        let textured = shape.brush.as_ref().is_some_and(|brush| brush.uv != Rect::ZERO);
        if textured || shape.blur_width > 0.0 {
            return;
        }
        let stroke = self.placed(shape.stroke);
        let reach = self.clip.expand(2.0 * stroke.width);
        let mut rect = self.transform * shape.rect;
        let whole = reach.contains_rect(rect);
        if shape.angle == 0.0 {
            rect = rect.intersect(reach);
        }
        if !rect.is_finite() || rect.width() <= 0.0 || rect.height() <= 0.0 {
            return;
        }
        let grow = match shape.stroke_kind {
            StrokeKind::Inside => -0.5,
            StrokeKind::Middle => 0.0,
            StrokeKind::Outside => 0.5,
        };
        let rect = if stroke.is_empty() {
            rect
        } else {
            rect.expand(grow * stroke.width)
        };
        let corners = shape.corner_radius;
        let radius = f32::from(corners.nw.max(corners.ne).max(corners.sw).max(corners.se)) * self.transform.scaling;
        let kind = Kind::Box {
            rect,
            radius: if whole { radius } else { 0.0 },
            angle: shape.angle,
        };
        self.push(kind, rect, (shape.fill, stroke));
    }

    fn line(&mut self, points: &[Pos2], stroke: Stroke) {
        let stroke = self.placed(stroke);
        let points: Vec<Pos2> = points.iter().map(|p| self.transform * *p).collect();
        if stroke.is_empty() || !shows(stroke.color) || points.iter().any(|p| !p.is_finite()) {
            return;
        }
        for piece in cut_line(&points, self.clip) {
            let bounds = Rect::from_points(&piece);
            if let Some(last) = self.out.last_mut()
                && last.goes_on(&piece, stroke)
                && let Kind::Free(steps) = &mut last.kind
            {
                steps.extend(line_steps(&piece));
                last.bounds = last.bounds.union(bounds);
            } else {
                self.push(Kind::Free(line_steps(&piece)), bounds, (Color32::TRANSPARENT, stroke));
            }
        }
    }

    fn polygon(&mut self, points: &[Pos2], fill: Color32) {
        let points: Vec<Pos2> = points.iter().map(|p| self.transform * *p).collect();
        if !shows(fill) || points.len() < 3 || points.iter().any(|p| !p.is_finite()) {
            return;
        }
        let cut = cut_polygon(&points, self.clip);
        if cut.len() > 2 {
            let mut steps = line_steps(&cut);
            steps.push(Step::Close);
            self.push(Kind::Free(steps), Rect::from_points(&cut), (fill, Stroke::NONE));
        }
    }

    fn path(&mut self, path: &PathShape) {
        let stroke = solid(&path.stroke, Rect::from_points(&path.points));
        let placed = Rect::from_points(&path.points.iter().map(|p| self.transform * *p).collect::<Vec<_>>());
        if path.closed && path.points.len() > 2 && placed.is_finite() && self.clip.contains_rect(placed) {
            let mut steps = line_steps(&path.points.iter().map(|p| self.transform * *p).collect::<Vec<_>>());
            steps.push(Step::Close);
            let stroke = self.placed(stroke);
            self.push(Kind::Free(steps), placed, (path.fill, stroke));
            return;
        }
        if path.closed {
            self.polygon(&path.points, path.fill);
        }
        let mut points = path.points.clone();
        if path.closed {
            points.extend(path.points.first());
        }
        self.line(&points, stroke);
    }

    fn curve(&mut self, points: [Pos2; 4], closed: bool, fill: Color32, stroke: &PathStroke) {
        let bounds = Rect::from_points(&points);
        let stroke = solid(stroke, bounds);
        let placed = points.map(|p| self.transform * p);
        if placed.iter().any(|p| !p.is_finite()) {
            return;
        }
        let all = Rect::from_points(&placed);
        let fill = if closed { fill } else { Color32::TRANSPARENT };
        if self.clip.contains_rect(all) {
            let mut steps = vec![Step::Move(placed[0]), Step::Curve([placed[1], placed[2], placed[3]])];
            steps.extend(closed.then_some(Step::Close));
            let stroke = self.placed(stroke);
            self.push(Kind::Free(steps), all, (fill, stroke));
            return;
        }
        let flat = CubicBezierShape::from_points_stroke(points, closed, fill, Stroke::NONE).flatten(Some(0.2));
        if closed {
            self.polygon(&flat, fill);
        }
        self.line(&flat, stroke);
    }

    /// Triangles of one colour, one after the other, are one freeform.
    fn mesh(&mut self, mesh: &Mesh) {
        if mesh.texture_id != egui::TextureId::default() {
            return;
        }
        let mut open: Option<(Color32, Vec<Step>, Rect)> = None;
        for corners in mesh.indices.chunks_exact(3) {
            let found: Vec<_> = corners.iter().filter_map(|i| mesh.vertices.get(*i as usize)).collect();
            let [a, b, c] = found.as_slice() else { continue };
            // Soft edges run out into nothing: the middle of them is as good as the eye can tell.
            let color = [a, b, c]
                .into_iter()
                .map(|v| v.color)
                .max_by_key(Color32::a)
                .unwrap_or_default();
            if a.uv != egui::epaint::WHITE_UV || !shows(color) {
                continue;
            }
            let points = [a, b, c].map(|v| self.transform * v.pos);
            let cut = cut_polygon(&points, self.clip);
            if cut.len() < 3 {
                continue;
            }
            let mut steps = line_steps(&cut);
            steps.push(Step::Close);
            let bounds = Rect::from_points(&cut);
            match &mut open {
                Some((of, all, around)) if *of == color => {
                    all.extend(steps);
                    *around = around.union(bounds);
                }
                _ => {
                    if let Some((of, all, around)) = open.replace((color, steps, bounds)) {
                        self.push(Kind::Free(all), around, (of, Stroke::NONE));
                    }
                }
            }
        }
        if let Some((of, all, around)) = open {
            self.push(Kind::Free(all), around, (of, Stroke::NONE));
        }
    }

    fn text(&mut self, shape: &TextShape) {
        if shape.opacity_factor <= 0.0 || shape.galley.is_empty() || !shape.pos.is_finite() {
            return;
        }
        let found = pieces(shape, |_| true);
        let pivot = self.transform * shape.pos;
        let scale = self.transform.scaling;
        let place = |x: f32, y: f32| pivot + vec2(x, y) * scale;
        for (rect, color) in found.backgrounds {
            if shape.angle == 0.0 {
                let rect = Rect::from_min_max(place(rect.left(), rect.top()), place(rect.right(), rect.bottom()));
                let cut = rect.intersect(self.clip);
                if cut.is_positive() {
                    let kind = Kind::Box {
                        rect: cut,
                        radius: 0.0,
                        angle: 0.0,
                    };
                    self.push(kind, cut, (color, Stroke::NONE));
                }
            }
        }
        let runs = found.runs.into_iter().filter(|run| shows(run.color)).map(|mut run| {
            let at = place(run.x, run.y);
            (run.x, run.y) = (at.x, at.y);
            run.width *= scale;
            run.size *= scale;
            run
        });
        let clip = self.clip;
        let inside = |row: &Row| {
            let size = row.runs.iter().map(|run| run.size).fold(0.0, f32::max);
            let middle = Pos2::new(f32::midpoint(row.left, row.right), row.baseline - 0.35 * size);
            shape.angle != 0.0 || clip.contains(middle)
        };
        for rows in columns(rows_of(runs.collect())) {
            let rows: Vec<Row> = rows.into_iter().filter(inside).collect();
            if rows.is_empty() {
                continue;
            }
            let words = Words {
                rows,
                align: shape.galley.job.halign,
                turned: (shape.angle, pivot),
                whole: shape.galley.job.text.clone(),
            };
            let bounds = if shape.angle == 0.0 {
                words.rect()
            } else {
                Rect::from_center_size(pivot, Vec2::splat(1.0))
            };
            self.push(Kind::Words(words), bounds, (Color32::TRANSPARENT, Stroke::NONE));
        }
        for (points, stroke) in found.lines {
            if shape.angle == 0.0 {
                let local = points.map(|p| shape.pos + p.to_vec2());
                self.line(&local, stroke);
            }
        }
    }
}

impl Mark {
    /// Whether a piece of line is the next dash of this one.
    fn goes_on(&self, piece: &[Pos2], stroke: Stroke) -> bool {
        let Kind::Free(steps) = &self.kind else { return false };
        let end = match steps.last() {
            Some(Step::Line(p) | Step::Move(p)) => *p,
            _ => return false,
        };
        let short = |points: &[Pos2]| points.windows(2).map(|w| w[0].distance(w[1])).sum::<f32>() < 3.0 * DASH_GAP;
        self.stroke == stroke && !shows(self.fill) && short(piece) && piece.first().is_some_and(|p| p.distance(end) < DASH_GAP)
    }
}

impl Words {
    /// The box of the words before they are turned.
    pub(super) fn rect(&self) -> Rect {
        let size = |row: &Row| row.runs.iter().map(|run| run.size).fold(0.0, f32::max);
        let left = self.rows.iter().map(|row| row.left).fold(f32::INFINITY, f32::min);
        let right = self.rows.iter().map(|row| row.right).fold(f32::NEG_INFINITY, f32::max);
        let top = self.rows.first().map_or(0.0, |row| row.baseline - super::ASCENT * size(row));
        let bottom = self.rows.last().map_or(0.0, |row| row.baseline + super::DESCENT * size(row));
        Rect::from_min_max(Pos2::new(left, top), Pos2::new(right, bottom))
    }
}

/// Runs on one baseline make a row.
fn rows_of(runs: Vec<Run>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for run in runs {
        let right = run.x + run.width;
        match rows
            .last_mut()
            .filter(|row| (row.baseline - run.y).abs() < 0.3 * run.size && run.x >= row.right - 1.0)
        {
            Some(row) => {
                let gap = run.x - row.right;
                if gap > BLANK_GAP * run.size && gap <= COLUMN_GAP * run.size {
                    if let Some(last) = row.runs.last_mut() {
                        last.text.push(' ');
                    }
                    row.right = right;
                    row.runs.push(run);
                } else if gap > COLUMN_GAP * run.size {
                    rows.push(row_of(run));
                } else {
                    row.right = right;
                    row.runs.push(run);
                }
            }
            None => rows.push(row_of(run)),
        }
    }
    rows
}

fn row_of(run: Run) -> Row {
    Row {
        left: run.x,
        right: run.x + run.width,
        baseline: run.y,
        runs: vec![run],
    }
}

/// Rows that stand below each other, one box for each stack.
fn columns(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut stacks: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        let below = |last: &Row| row.baseline > last.baseline + 1.0;
        match stacks.last_mut().filter(|stack| stack.last().is_some_and(below)) {
            Some(stack) => stack.push(row),
            None => stacks.push(vec![row]),
        }
    }
    stacks
}

fn solid(stroke: &PathStroke, bounds: Rect) -> Stroke {
    let color = match &stroke.color {
        ColorMode::Solid(color) => *color,
        ColorMode::UV(color_at) => color_at(bounds, bounds.center()),
    };
    Stroke::new(stroke.width, color)
}

fn line_steps(points: &[Pos2]) -> Vec<Step> {
    let step = |(at, p): (usize, &Pos2)| if at == 0 { Step::Move(*p) } else { Step::Line(*p) };
    points.iter().enumerate().map(step).collect()
}
