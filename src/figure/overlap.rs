//! What lies on what: labels counted that touch other labels, lines or marks, or are cut off.
//!
//! For tests of label places, on any drawing list. A label is a row of text. What lies below a label does not count
//! where a plate of its own hides it; what lies above always does. A line under the words of a row, below their
//! baseline and no longer than the row, is no line on a label: it underlines. Not here: mending it.

use egui::emath::TSTransform;
use egui::epaint::{CubicBezierShape, QuadraticBezierShape};
use egui::{Color32, Pos2, Rect, Shape, Stroke};

use super::DrawingList;

/// A label may come so near to something, in points, before it counts as touching.
const TOUCH: f32 = 0.8;
/// A fill from this opacity on hides what lies below.
const HIDES: u8 = 200;
/// Grounds that differ less than this in contrast are one ground: a label may reach from one onto the other.
const GROUND: f32 = 1.45;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlaps {
    /// Labels on labels.
    pub labels: usize,
    /// Labels on lines, or lines on labels.
    pub lines: usize,
    /// Labels that reach over the edge of a mark, or lie under one.
    pub marks: usize,
    /// Labels that are cut off.
    pub cut: usize,
    /// Each of them in words, for whoever mends it.
    pub found: Vec<String>,
}

impl Overlaps {
    /// All of them.
    pub fn total(&self) -> usize {
        self.labels + self.lines + self.marks + self.cut
    }
}

/// A row of text.
struct Row {
    order: usize,
    rect: Rect,
    /// What its letters stand on; absent where it is turned.
    baseline: Option<f32>,
    text: String,
}

/// A stroke as a polyline.
struct Line {
    order: usize,
    points: Vec<Pos2>,
    clip: Rect,
    half: f32,
}

/// A fill.
struct Area {
    order: usize,
    rect: Rect,
    /// Round: the radius.
    disc: bool,
    color: Color32,
}

/// Counts what touches what in a drawing.
pub fn overlaps(list: &DrawingList) -> Overlaps {
    let mut scan = Scan::default();
    let page = Rect::from_min_size(Pos2::ZERO, list.size_points);
    for (order, clipped) in list.shapes.iter().enumerate() {
        let clip = clipped.clip_rect.intersect(page);
        if clip.is_positive() {
            scan.shape(order, &clipped.shape, clip, clipped.transform_after_tessellation);
        }
    }
    scan.count(list.background)
}

#[derive(Default)]
struct Scan {
    rows: Vec<Row>,
    lines: Vec<Line>,
    areas: Vec<Area>,
    cut: Vec<String>,
}

impl Scan {
    fn shape(&mut self, order: usize, shape: &Shape, clip: Rect, t: TSTransform) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.shape(order, shape, clip, t)),
            Shape::Text(text) if text.opacity_factor > 0.2 => {
                for row in &text.galley.rows {
                    let bounds = row.visuals.mesh_bounds;
                    if !bounds.is_positive() || row.glyphs.iter().all(|g| g.chr.is_whitespace()) {
                        continue;
                    }
                    let rect = t * bounds.translate(row.pos.to_vec2() + text.pos.to_vec2());
                    let rect = if text.angle == 0.0 {
                        rect
                    } else {
                        t * shape.visual_bounding_rect()
                    };
                    // Glyphs keep the places that they were set at when the shape is made larger or smaller.
                    let set = row.glyphs.iter().map(|g| g.line_height).fold(0.1, f32::max);
                    let on = row.glyphs.iter().map(|g| g.pos.y).fold(f32::NEG_INFINITY, f32::max) * row.size.y / set;
                    let at = row.pos.to_vec2() + text.pos.to_vec2();
                    let baseline = (text.angle == 0.0).then(|| (t * egui::pos2(0.0, on + at.y)).y);
                    self.row(order, (rect, baseline), clip, row.glyphs.iter().map(|g| g.chr).collect());
                }
            }
            Shape::LineSegment { points, stroke } => self.line(order, points.to_vec(), *stroke, clip, t),
            Shape::Path(path) => {
                let bounds = Rect::from_points(&path.points);
                let color = match &path.stroke.color {
                    egui::epaint::ColorMode::Solid(color) => *color,
                    egui::epaint::ColorMode::UV(at) => at(bounds, bounds.center()),
                };
                let mut points = path.points.clone();
                if path.closed {
                    points.extend(path.points.first());
                    self.area(order, bounds, false, path.fill, clip, t);
                }
                self.line(order, points, Stroke::new(path.stroke.width, color), clip, t);
            }
            Shape::CubicBezier(curve) => self.cubic(order, curve, clip, t),
            Shape::QuadraticBezier(QuadraticBezierShape {
                points,
                closed,
                fill,
                stroke,
            }) => {
                let stroke = stroke.clone();
                let curve = CubicBezierShape {
                    points: super::as_cubic(*points),
                    closed: *closed,
                    fill: *fill,
                    stroke,
                };
                self.cubic(order, &curve, clip, t);
            }
            Shape::Circle(circle) => {
                let rect = Rect::from_center_size(circle.center, egui::Vec2::splat(2.0 * (circle.radius + circle.stroke.width)));
                let color = if circle.fill.a() > 0 {
                    circle.fill
                } else {
                    Color32::TRANSPARENT
                };
                self.area(order, rect, true, color, clip, t);
            }
            Shape::Ellipse(ellipse) => {
                let rect = Rect::from_center_size(ellipse.center, 2.0 * ellipse.radius);
                self.area(order, rect, true, ellipse.fill, clip, t);
            }
            Shape::Rect(rect) if rect.blur_width <= 0.0 => {
                let thin = rect.rect.width().min(rect.rect.height()) <= 2.0 && rect.fill.a() > 0;
                if thin {
                    let (r, across) = (rect.rect, rect.rect.width() < rect.rect.height());
                    let ends = if across {
                        [r.center_top(), r.center_bottom()]
                    } else {
                        [r.left_center(), r.right_center()]
                    };
                    self.line(order, ends.to_vec(), Stroke::new(1.0, rect.fill), clip, t);
                } else {
                    self.area(order, rect.rect, false, rect.fill, clip, t);
                }
                if !rect.stroke.is_empty() {
                    let r = rect.rect;
                    let outline = [r.left_top(), r.right_top(), r.right_bottom(), r.left_bottom(), r.left_top()];
                    self.line(order, outline.to_vec(), rect.stroke, clip, t);
                }
            }
            _ => {}
        }
    }

    fn cubic(&mut self, order: usize, curve: &CubicBezierShape, clip: Rect, t: TSTransform) {
        let bounds = Rect::from_points(&curve.points);
        let color = match &curve.stroke.color {
            egui::epaint::ColorMode::Solid(color) => *color,
            egui::epaint::ColorMode::UV(at) => at(bounds, bounds.center()),
        };
        let stroke = Stroke::new(curve.stroke.width, color);
        self.line(order, curve.flatten(Some(0.3)), stroke, clip, t);
    }

    fn row(&mut self, order: usize, (rect, baseline): (Rect, Option<f32>), clip: Rect, text: String) {
        if !rect.intersects(clip) {
            return;
        }
        if !clip.expand(1.5).contains_rect(rect.shrink(TOUCH)) {
            self.cut.push(format!("“{text}” is cut off at {rect:?}"));
        }
        let rect = rect.shrink(TOUCH.min(0.25 * rect.height()));
        self.rows.push(Row {
            order,
            rect,
            baseline,
            text,
        });
    }

    fn line(&mut self, order: usize, points: Vec<Pos2>, stroke: Stroke, clip: Rect, t: TSTransform) {
        if stroke.width > 0.0 && stroke.color.a() > 12 && points.len() > 1 {
            self.lines.push(Line {
                order,
                points: points.into_iter().map(|p| t * p).collect(),
                clip,
                half: 0.5 * stroke.width * t.scaling,
            });
        }
    }

    fn area(&mut self, order: usize, rect: Rect, disc: bool, color: Color32, clip: Rect, t: TSTransform) {
        let rect = (t * rect).intersect(clip);
        if color.a() > 12 && rect.is_positive() {
            self.areas.push(Area {
                order,
                rect,
                disc,
                color,
            });
        }
    }

    /// Whether a plate drawn between two things hides the first where the label stands.
    fn hidden(&self, row: &Row, below: usize) -> bool {
        let plates = self.areas.iter().filter(|a| a.order > below && a.order < row.order);
        plates.into_iter().any(|a| a.color.a() >= HIDES && a.holds(row.rect))
    }

    fn count(self, background: Color32) -> Overlaps {
        let mut out = Overlaps {
            cut: self.cut.len(),
            found: self.cut.clone(),
            ..Overlaps::default()
        };
        for (place, row) in self.rows.iter().enumerate() {
            for other in &self.rows[..place] {
                let common = row.rect.intersect(other.rect);
                if other.order != row.order && common.is_positive() && !self.hidden(row, other.order) {
                    out.labels += 1;
                    out.found.push(format!("“{}” and “{}” at {:?}", row.text, other.text, common));
                }
            }
            let lines = self
                .lines
                .iter()
                .filter(|line| line.order != row.order && line.touches(row.rect) && !line.underlines(row));
            for line in lines.filter(|line| line.order > row.order || !self.hidden(row, line.order)) {
                out.lines += 1;
                let (first, last) = (line.points.first(), line.points.last());
                out.found.push(format!(
                    "“{}” and a line at {:?}, from {first:?} to {last:?}",
                    row.text, row.rect
                ));
            }
            let ground = self.ground(row, background);
            for area in self.areas.iter().filter(|a| a.order != row.order && a.touches(row.rect)) {
                let above = area.order > row.order;
                let crossed = !area.holds(row.rect) && contrast(area.color, ground) > GROUND;
                if (above && area.color.a() >= HIDES / 2) || (!above && crossed && !self.hidden(row, area.order)) {
                    out.marks += 1;
                    out.found.push(format!("“{}” and a mark at {:?}", row.text, area.rect));
                }
            }
        }
        out
    }

    /// The colour behind a label: the last fill that holds all of it.
    fn ground(&self, row: &Row, background: Color32) -> Color32 {
        let mut below = self.areas.iter().filter(|a| a.order < row.order && a.holds(row.rect));
        below.rfind(|a| a.color.a() >= HIDES).map_or(background, |a| a.color)
    }
}

impl Area {
    fn holds(&self, rect: Rect) -> bool {
        if self.disc {
            let radius = self.rect.width() / 2.0;
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
            return corners.iter().all(|c| c.distance(self.rect.center()) <= radius + 1.5);
        }
        self.rect.expand(1.0).contains_rect(rect)
    }

    fn touches(&self, rect: Rect) -> bool {
        if self.disc {
            let nearest = rect.clamp(self.rect.center());
            return nearest.distance(self.rect.center()) < self.rect.width() / 2.0 - TOUCH;
        }
        self.rect.shrink(TOUCH.min(0.3 * self.rect.height())).intersects(rect)
    }
}

impl Line {
    /// Whether it runs under the words of a row, along it, and belongs to nothing else.
    fn underlines(&self, row: &Row) -> bool {
        let Some(baseline) = row.baseline else { return false };
        let own = row.rect.x_range().expand(3.0);
        let under = |p: &Pos2| p.y - self.half >= baseline && own.contains(p.x);
        let level = self.points.iter().all(|p| (p.y - self.points[0].y).abs() < 0.5);
        level && self.points.iter().all(under)
    }

    fn touches(&self, rect: Rect) -> bool {
        let rect = rect.intersect(self.clip).expand((self.half - TOUCH).max(0.0));
        rect.is_positive() && self.points.windows(2).any(|w| crosses(w[0], w[1], rect))
    }
}

/// Whether a segment runs through a rectangle for more than a touch.
fn crosses(a: Pos2, b: Pos2, rect: Rect) -> bool {
    let d = b - a;
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    for (step, room) in [
        (-d.x, a.x - rect.left()),
        (d.x, rect.right() - a.x),
        (-d.y, a.y - rect.top()),
        (d.y, rect.bottom() - a.y),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            from = from.max(room / step);
        } else {
            to = to.min(room / step);
        }
    }
    from < to && (d * (to - from)).length() > TOUCH
}

/// Contrast of two colours after WCAG 2.
fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |colour: Color32| {
        let [r, g, b, _] = egui::Rgba::from(colour.to_opaque()).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Align2, FontId, pos2, vec2};

    fn count(paint: impl Fn(&egui::Painter)) -> Overlaps {
        let ctx = egui::Context::default();
        ctx.set_theme(egui::Theme::Light);
        let list = super::super::record(&ctx, vec2(400.0, 200.0), |ui| paint(ui.painter()));
        overlaps(&list)
    }

    fn write(painter: &egui::Painter, at: Pos2, text: &str) {
        painter.text(at, Align2::LEFT_TOP, text, FontId::proportional(14.0), Color32::BLACK);
    }

    #[test]
    fn labels_apart_are_none_and_labels_on_labels_and_lines_are_found() {
        assert_eq!(
            count(|p| {
                write(p, pos2(10.0, 10.0), "one");
                write(p, pos2(100.0, 10.0), "two");
            })
            .total(),
            0
        );
        let found = count(|p| {
            p.line_segment([pos2(0.0, 19.0), pos2(300.0, 19.0)], Stroke::new(1.0, Color32::RED));
            write(p, pos2(10.0, 10.0), "first");
            write(p, pos2(20.0, 12.0), "second");
        });
        assert_eq!((found.labels, found.lines), (1, 2), "{found:?}");
    }

    #[test]
    fn a_plate_hides_what_lies_below_and_the_frame_cuts() {
        let found = count(|p| {
            p.line_segment([pos2(0.0, 19.0), pos2(300.0, 19.0)], Stroke::new(1.0, Color32::RED));
            // The plate is wider than the words in any font: one that covers half of them hides nothing.
            p.rect_filled(Rect::from_min_size(pos2(5.0, 5.0), vec2(130.0, 30.0)), 4.0, Color32::WHITE);
            write(p, pos2(10.0, 10.0), "on a plate");
        });
        assert_eq!(found.lines, 0, "{found:?}");
        let found = count(|p| write(p, pos2(380.0, 10.0), "over the edge"));
        assert_eq!(found.cut, 1, "{found:?}");
    }

    #[test]
    fn an_underline_is_part_of_its_words_and_a_rule_through_them_is_not() {
        let line = |from: f32, to: f32, y: f32| {
            count(|p| {
                write(p, pos2(50.0, 10.0), "quay");
                p.line_segment([pos2(from, y), pos2(to, y)], Stroke::new(1.0, Color32::RED));
            })
            .lines
        };
        let below = (20..26).map(|y| line(51.0, 70.0, y as f32)).collect::<Vec<_>>();
        assert!(below.contains(&0), "{below:?}");
        assert_eq!(line(51.0, 70.0, 19.0), 1, "struck through");
        assert!((20..24).any(|y| line(0.0, 300.0, y as f32) == 1), "a rule that runs on");
    }

    #[test]
    fn a_label_half_on_a_node_is_found_and_one_inside_is_not() {
        let node = |p: &egui::Painter| {
            p.circle_filled(pos2(100.0, 100.0), 30.0, Color32::DARK_BLUE);
        };
        let inside = count(|p| {
            node(p);
            p.text(
                pos2(100.0, 100.0),
                Align2::CENTER_CENTER,
                "KP",
                FontId::proportional(14.0),
                Color32::WHITE,
            );
        });
        assert_eq!(inside.total(), 0, "{inside:?}");
        let half = count(|p| {
            node(p);
            write(p, pos2(110.0, 95.0), "too long to fit");
        });
        assert_eq!(half.marks, 1, "{half:?}");
    }
}
