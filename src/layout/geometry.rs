//! Points, rectangles and the few geometric tests that the layout needs. `Point`, `Rect` and `Positions` are public through `layout`.
//! Not here: transcendental functions of the platform's `libm` (they differ between platforms in the last bit).

use std::ops::{Add, Mul, Sub};

/// A place in the plane, in layout units; y points down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right, in layout units.
    pub x: f32,
    /// Downwards, in layout units.
    pub y: f32,
}

impl Point {
    /// A point from its coordinates, in layout units.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// Whether both coordinates are finite.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }

    /// The distance to `other`, in layout units.
    pub fn distance(self, other: Self) -> f32 {
        (self.wide() - other.wide()).len() as f32
    }

    /// The same point in double precision.
    pub(super) fn wide(self) -> V {
        V {
            x: f64::from(self.x),
            y: f64::from(self.y),
        }
    }
}

/// An axis-parallel rectangle, in layout units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left upper corner.
    pub min: Point,
    /// The right lower corner.
    pub max: Point,
}

impl Rect {
    /// A rectangle from its centre, width and height, in layout units.
    pub fn from_center(center: Point, width: f32, height: f32) -> Self {
        let (hw, hh) = (width.abs() * 0.5, height.abs() * 0.5);
        Self {
            min: Point::new(center.x - hw, center.y - hh),
            max: Point::new(center.x + hw, center.y + hh),
        }
    }

    /// The smallest rectangle around `points`; `None` if there are none.
    pub fn around(points: &[Point]) -> Option<Self> {
        let first = *points.first()?;
        let mut out = Self { min: first, max: first };
        for p in points {
            out.min.x = out.min.x.min(p.x);
            out.min.y = out.min.y.min(p.y);
            out.max.x = out.max.x.max(p.x);
            out.max.y = out.max.y.max(p.y);
        }
        Some(out)
    }

    /// The width, in layout units.
    pub fn width(self) -> f32 {
        self.max.x - self.min.x
    }

    /// The height, in layout units.
    pub fn height(self) -> f32 {
        self.max.y - self.min.y
    }

    /// The centre.
    pub fn center(self) -> Point {
        Point::new((self.min.x + self.max.x) * 0.5, (self.min.y + self.max.y) * 0.5)
    }

    /// The rectangle grown by `by` layout units on every side.
    #[must_use]
    pub fn expand(self, by: f32) -> Self {
        Self {
            min: Point::new(self.min.x - by, self.min.y - by),
            max: Point::new(self.max.x + by, self.max.y + by),
        }
    }

    /// Whether the point lies inside or on the border.
    pub fn contains(self, p: Point) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }

    /// Whether the two rectangles share an area (touching borders do not count).
    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }

    /// Whether the rectangle and the open disc share an area.
    pub fn overlaps_circle(self, center: Point, radius: f32) -> bool {
        let dx = center.x - center.x.clamp(self.min.x.min(self.max.x), self.max.x.max(self.min.x));
        let dy = center.y - center.y.clamp(self.min.y.min(self.max.y), self.max.y.max(self.min.y));
        dx * dx + dy * dy < radius * radius
    }

    /// The length of the part of the segment `a`–`b` that lies inside, in layout units.
    pub fn clipped_length(self, a: Point, b: Point) -> f32 {
        let (mut from, mut to) = (0.0_f32, 1.0_f32);
        for (start, step, low, high) in [
            (a.x, b.x - a.x, self.min.x, self.max.x),
            (a.y, b.y - a.y, self.min.y, self.max.y),
        ] {
            if step.abs() < 1e-9 {
                if start <= low || start >= high {
                    return 0.0;
                }
            } else {
                let (t0, t1) = ((low - start) / step, (high - start) / step);
                from = from.max(t0.min(t1));
                to = to.min(t0.max(t1));
            }
        }
        if to > from { (to - from) * a.distance(b) } else { 0.0 }
    }
}

/// Positions found by a layout, one per node, in the order of the nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    /// The centre of each node, in layout units; always finite.
    pub points: Vec<Point>,
    /// The rectangle around all nodes including their radii, in layout units.
    pub bounds: Rect,
}

impl Positions {
    /// Positions from double precision, with bounds that include the radii.
    pub(super) fn from_wide(points: &[V], radii: &[f64]) -> Self {
        let points: Vec<Point> = points.iter().map(|p| p.narrow()).collect();
        let mut bounds: Option<Rect> = None;
        for (p, r) in points.iter().zip(radii) {
            let r = *r as f32;
            let own = Rect {
                min: Point::new(p.x - r, p.y - r),
                max: Point::new(p.x + r, p.y + r),
            };
            bounds = Some(bounds.map_or(own, |b| Rect {
                min: Point::new(b.min.x.min(own.min.x), b.min.y.min(own.min.y)),
                max: Point::new(b.max.x.max(own.max.x), b.max.y.max(own.max.y)),
            }));
        }
        Self {
            points,
            bounds: bounds.unwrap_or_default(),
        }
    }
}

/// A vector in double precision, for inner loops.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct V {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl V {
    pub(super) const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub(super) fn len2(self) -> f64 {
        self.x * self.x + self.y * self.y
    }

    pub(super) fn len(self) -> f64 {
        self.len2().sqrt()
    }

    pub(super) fn dot(self, o: Self) -> f64 {
        self.x * o.x + self.y * o.y
    }

    pub(super) fn cross(self, o: Self) -> f64 {
        self.x * o.y - self.y * o.x
    }

    /// Turned by a quarter.
    pub(super) fn turned(self) -> Self {
        Self { x: -self.y, y: self.x }
    }

    /// Turned by the angle whose cosine and sine are given.
    pub(super) fn rotated(self, cos: f64, sin: f64) -> Self {
        Self {
            x: self.x * cos - self.y * sin,
            y: self.x * sin + self.y * cos,
        }
    }

    /// The unit vector, or `other` for the zero vector.
    pub(super) fn unit_or(self, other: Self) -> Self {
        let l = self.len();
        if l > 1e-12 { self * (1.0 / l) } else { other }
    }

    pub(super) fn narrow(self) -> Point {
        let limit = 1e30;
        let fix = |c: f64| {
            if c.is_finite() { c.clamp(-limit, limit) as f32 } else { 0.0 }
        };
        Point {
            x: fix(self.x),
            y: fix(self.y),
        }
    }
}

impl Add for V {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Self {
            x: self.x + o.x,
            y: self.y + o.y,
        }
    }
}

impl Sub for V {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        Self {
            x: self.x - o.x,
            y: self.y - o.y,
        }
    }
}

impl Mul<f64> for V {
    type Output = Self;
    fn mul(self, k: f64) -> Self {
        Self {
            x: self.x * k,
            y: self.y * k,
        }
    }
}

/// Cosine and sine of `turns` full turns, the same on every platform.
pub(super) fn cos_sin(turns: f64) -> (f64, f64) {
    let turns = if turns.is_finite() { turns - turns.floor() } else { 0.0 };
    let quarter = (turns * 4.0 + 0.5).floor();
    let angle = (turns - quarter * 0.25) * std::f64::consts::TAU;
    let a2 = angle * angle;
    let sin = angle
        * (1.0 - a2 / 6.0 * (1.0 - a2 / 20.0 * (1.0 - a2 / 42.0 * (1.0 - a2 / 72.0 * (1.0 - a2 / 110.0 * (1.0 - a2 / 156.0))))));
    let cos = 1.0 - a2 / 2.0 * (1.0 - a2 / 12.0 * (1.0 - a2 / 30.0 * (1.0 - a2 / 56.0 * (1.0 - a2 / 90.0 * (1.0 - a2 / 132.0)))));
    match quarter as u32 % 4 {
        0 => (cos, sin),
        1 => (-sin, cos),
        2 => (-cos, -sin),
        _ => (sin, -cos),
    }
}

/// The squared distance from `p` to the segment `a`–`b`.
pub(super) fn segment_distance2(p: V, a: V, b: V) -> f64 {
    let (ab, ap) = (b - a, p - a);
    let l2 = ab.len2();
    if l2 < 1e-18 {
        return ap.len2();
    }
    let t = (ap.dot(ab) / l2).clamp(0.0, 1.0);
    (ap - ab * t).len2()
}

/// Whether the segments `a`–`b` and `c`–`d` cross in their interiors.
pub(super) fn segments_cross(a: V, b: V, c: V, d: V) -> bool {
    if a.x.max(b.x) < c.x.min(d.x) || c.x.max(d.x) < a.x.min(b.x) || a.y.max(b.y) < c.y.min(d.y) || c.y.max(d.y) < a.y.min(b.y) {
        return false;
    }
    let (ab, cd) = (b - a, d - c);
    let (s1, s2) = (ab.cross(c - a), ab.cross(d - a));
    let (s3, s4) = (cd.cross(a - c), cd.cross(b - c));
    (s1 > 0.0) != (s2 > 0.0) && (s3 > 0.0) != (s4 > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_sine_agrees_with_the_platform() {
        for i in -200..200 {
            let t = f64::from(i) / 37.0;
            let (c, s) = cos_sin(t);
            assert!((c - (t * std::f64::consts::TAU).cos()).abs() < 1e-7, "{t}");
            assert!((s - (t * std::f64::consts::TAU).sin()).abs() < 1e-7, "{t}");
        }
    }

    #[test]
    fn crossing_and_clipping() {
        let v = V::new;
        assert!(segments_cross(v(0.0, 0.0), v(2.0, 2.0), v(0.0, 2.0), v(2.0, 0.0)));
        assert!(!segments_cross(v(0.0, 0.0), v(1.0, 0.0), v(0.0, 1.0), v(1.0, 1.0)));
        let r = Rect::from_center(Point::new(0.0, 0.0), 4.0, 2.0);
        assert!((r.clipped_length(Point::new(-10.0, 0.0), Point::new(10.0, 0.0)) - 4.0).abs() < 1e-4);
        assert!(r.overlaps_circle(Point::new(2.5, 0.0), 1.0) && !r.overlaps_circle(Point::new(3.5, 0.0), 1.0));
    }
}
