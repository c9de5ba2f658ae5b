//! Strands: parallel ties between two nodes fan out as curves that can be told apart and hit. For `derived`, `views`, `figure`.
//! Not here: colours, widths, arrowheads, which ties exist. Give [`slots`] all ties of the dossier, hidden ones too, so that nothing
//! moves when some are hidden.

use super::geometry::{Point, Rect, V, cos_sin, segment_distance2};

/// The border of a node, around its centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outline {
    /// A circle with this radius, in layout units.
    Circle(f32),
    /// A rectangle (round corners are ignored).
    Rect {
        /// Half the width, in layout units.
        half_w: f32,
        /// Half the height, in layout units.
        half_h: f32,
    },
}

impl Outline {
    /// The distance from the centre to the border in the direction of `toward` (from the centre), in layout units.
    pub fn reach(self, toward: Point) -> f32 {
        self.reach_wide(toward.wide()) as f32
    }

    fn reach_wide(self, toward: V) -> f64 {
        match self {
            Self::Circle(r) => size(r),
            Self::Rect { half_w, half_h } => {
                let dir = toward.unit_or(V::new(1.0, 0.0));
                let across = if dir.x.abs() > 1e-12 {
                    size(half_w) / dir.x.abs()
                } else {
                    f64::INFINITY
                };
                let down = if dir.y.abs() > 1e-12 {
                    size(half_h) / dir.y.abs()
                } else {
                    f64::INFINITY
                };
                across.min(down)
            }
        }
    }

    /// The radius of the smallest circle around the outline, in layout units.
    pub fn radius(self) -> f32 {
        match self {
            Self::Circle(r) => size(r) as f32,
            Self::Rect { half_w, half_h } => V::new(size(half_w), size(half_h)).len() as f32,
        }
    }
}

/// One end of a tie: a node's place and border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// The centre of the node.
    pub at: Point,
    /// Its border.
    pub outline: Outline,
}

impl End {
    /// An end at a round node; radius in layout units.
    pub const fn circle(at: Point, radius: f32) -> Self {
        Self {
            at,
            outline: Outline::Circle(radius),
        }
    }

    /// An end at a rectangular node; half sizes in layout units.
    pub const fn rect(at: Point, half_w: f32, half_h: f32) -> Self {
        Self {
            at,
            outline: Outline::Rect { half_w, half_h },
        }
    }

    /// The point on the border (moved out by `gap`) in the direction of `toward`.
    fn rim(self, toward: V, gap: f64) -> V {
        let dir = toward.unit_or(V::new(1.0, 0.0));
        self.at.wide() + dir * (self.outline.reach_wide(dir) + gap)
    }
}

/// The place of one tie in the fan of its pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The lane, counted from 0.
    pub lane: usize,
    /// The lanes of the pair.
    pub lanes: usize,
    /// Whether the tie runs against the direction of the fan (which runs from the lower to the higher node).
    pub reversed: bool,
}

/// The slot of each tie, given the two nodes of each (from, to). Fan a pair out from its lower to its higher node with
/// [`fan`], take the strand of the lane, and turn it with [`Strand::reversed`] if the slot says so.
///
/// Ties in one direction lie side by side; within a direction the given order is kept. A single tie gets the middle.
pub fn slots(ties: &[(u32, u32)]) -> Vec<Slot> {
    let mut order: Vec<usize> = (0..ties.len()).collect();
    let key = |k: usize| {
        let (a, b) = ties[k];
        (a.min(b), a.max(b), a > b, k)
    };
    order.sort_unstable_by_key(|k| key(*k));
    let mut out = vec![
        Slot {
            lane: 0,
            lanes: 1,
            reversed: false
        };
        ties.len()
    ];
    let mut from = 0;
    while from < order.len() {
        let pair = |k: usize| (key(k).0, key(k).1);
        let len = order[from..].iter().take_while(|k| pair(**k) == pair(order[from])).count();
        for (lane, k) in order[from..from + len].iter().enumerate() {
            out[*k] = Slot {
                lane,
                lanes: len,
                reversed: key(*k).2,
            };
        }
        from += len;
    }
    out
}

/// One tie as a cubic Bezier curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strand {
    /// The start, at the border of the first node (with the gap).
    pub from: Point,
    /// The first control point.
    pub control_a: Point,
    /// The second control point.
    pub control_b: Point,
    /// The end, at the border of the second node (with the gap).
    pub to: Point,
}

/// The curves of all lanes between two nodes, lane 0 first, symmetric about the straight line; a single lane is straight.
///
/// `spacing` is the distance of neighbouring lanes at the middle, `gap` the distance of the ends from the borders, both in layout
/// units. Close nodes get narrower lanes. If the centres coincide the lanes are loops above the node.
pub fn fan(a: End, b: End, lanes: usize, spacing: f32, gap: f32) -> Vec<Strand> {
    let (pa, pb) = (finite(a.at), finite(b.at));
    let (a, b) = (End { at: pa, ..a }, End { at: pb, ..b });
    let (spacing, gap) = (size(spacing), size(gap));
    let along = pb.wide() - pa.wide();
    let length = along.len();
    if length < 1e-3 {
        return (0..lanes).map(|lane| make_loop(a, lane, lanes, spacing, gap)).collect();
    }
    let dir = along * (1.0 / length);
    let side = dir.turned();
    // The clear distance between the borders; a gap that would not fit shrinks.
    let clear = length - a.outline.reach_wide(dir) - b.outline.reach_wide(dir * -1.0);
    let gap = gap.min((clear * 0.3).max(0.0));
    let widest = 0.42 * length;
    let half = (lanes.saturating_sub(1)) as f64 * 0.5;
    let spacing = if half > 0.0 { spacing.min(widest / half) } else { spacing };
    (0..lanes)
        .map(|lane| {
            let offset = (lane as f64 - half) * spacing;
            if offset.abs() < 1e-9 {
                let (from, to) = (a.rim(dir, gap), b.rim(dir * -1.0, gap));
                let step = (to - from) * (1.0 / 3.0);
                return strand(from, from + step, to - step, to);
            }
            // The control points stand this far off the line, so that the middle of the curve stands `offset` off.
            let mut bow = offset * 4.0 / 3.0;
            let mut out = strand(pa.wide(), pa.wide(), pb.wide(), pb.wide());
            for _round in 0..4 {
                let ca = pa.wide() + dir * (length * 0.3) + side * bow;
                let cb = pb.wide() - dir * (length * 0.3) + side * bow;
                let (from, to) = (a.rim(ca - pa.wide(), gap), b.rim(cb - pb.wide(), gap));
                out = strand(from, ca, cb, to);
                let ends = side.dot(from - pa.wide()) + side.dot(to - pa.wide());
                bow = (8.0 * offset - ends) / 6.0;
            }
            out
        })
        .collect()
}

/// A loop above the node; higher lanes are larger.
fn make_loop(end: End, lane: usize, lanes: usize, spacing: f64, gap: f64) -> Strand {
    let center = end.at.wide();
    let radius = f64::from(end.outline.radius());
    let open = (0.07 + 0.015 * lane as f64).min(0.16);
    let (lc, ls) = cos_sin(-0.25 - open);
    let (rc, rs) = cos_sin(-0.25 + open);
    let (left, right) = (V::new(lc, ls), V::new(rc, rs));
    let height =
        (radius + gap).max(4.0) * 1.6 + spacing * (2.0 + 1.4 * lane as f64) + if lanes > 1 { spacing * 0.4 } else { 0.0 };
    strand(
        end.rim(left, gap),
        center + left * (radius + height),
        center + right * (radius + height),
        end.rim(right, gap),
    )
}

impl Strand {
    /// The same curve, run from its end to its start.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            from: self.to,
            control_a: self.control_b,
            control_b: self.control_a,
            to: self.from,
        }
    }

    /// Whether the curve is a straight line.
    pub fn is_straight(self) -> bool {
        let (a, b) = (self.from.wide(), self.to.wide());
        let limit = 1e-6 * (b - a).len2().max(1e-9);
        segment_distance2(self.control_a.wide(), a, b) < limit && segment_distance2(self.control_b.wide(), a, b) < limit
    }

    /// The point at `t`, from 0 (start) to 1 (end).
    pub fn point_at(self, t: f32) -> Point {
        self.wide_at(f64::from(t)).narrow()
    }

    fn wide_at(self, t: f64) -> V {
        let s = 1.0 - t;
        self.from.wide() * (s * s * s)
            + self.control_a.wide() * (3.0 * s * s * t)
            + self.control_b.wide() * (3.0 * s * t * t)
            + self.to.wide() * (t * t * t)
    }

    /// The direction of travel at `t`, from 0 to 1; length 1.
    pub fn tangent_at(self, t: f32) -> Point {
        let t = f64::from(t);
        let s = 1.0 - t;
        let d = (self.control_a.wide() - self.from.wide()) * (s * s)
            + (self.control_b.wide() - self.control_a.wide()) * (2.0 * s * t)
            + (self.to.wide() - self.control_b.wide()) * (t * t);
        let chord = (self.to.wide() - self.from.wide()).unit_or(V::new(1.0, 0.0));
        d.unit_or(chord).narrow()
    }

    /// The curve as a polyline that stays within `tolerance` layout units; at least its two ends.
    pub fn flatten(self, tolerance: f32) -> Vec<Point> {
        let (p0, p1, p2, p3) = (self.from.wide(), self.control_a.wide(), self.control_b.wide(), self.to.wide());
        let bend = (p0 - p1 * 2.0 + p2).len().max((p1 - p2 * 2.0 + p3).len());
        let tolerance = if tolerance.is_finite() {
            f64::from(tolerance).max(1e-3)
        } else {
            1.0
        };
        let pieces = (0.75 * bend / tolerance).sqrt().ceil().clamp(1.0, 256.0) as u32;
        let mut out: Vec<Point> = (0..pieces)
            .map(|k| self.wide_at(f64::from(k) / f64::from(pieces)).narrow())
            .collect();
        out.push(self.to);
        out
    }

    /// The distance of a point from the curve, in layout units (for hit tests).
    pub fn distance_to(self, point: Point) -> f32 {
        let p = point.wide();
        let line = self.flatten(0.05);
        line.windows(2)
            .map(|w| segment_distance2(p, w[0].wide(), w[1].wide()))
            .fold(f64::INFINITY, f64::min)
            .sqrt() as f32
    }

    /// The rectangle around the curve (not its control points).
    pub fn bounds(self) -> Rect {
        let mut out = Rect::around(&[self.from, self.to]).unwrap_or_default();
        let axes = [
            [self.from.x, self.control_a.x, self.control_b.x, self.to.x],
            [self.from.y, self.control_a.y, self.control_b.y, self.to.y],
        ];
        for axis in axes {
            let [p0, p1, p2, p3] = axis.map(f64::from);
            let (k2, k1, k0) = (p3 - 3.0 * p2 + 3.0 * p1 - p0, 2.0 * (p2 - 2.0 * p1 + p0), p1 - p0);
            let roots = if k2.abs() < 1e-9 {
                [if k1.abs() < 1e-12 { 0.0 } else { -k0 / k1 }; 2]
            } else {
                let root = (k1 * k1 - 4.0 * k2 * k0).max(0.0).sqrt();
                [(-k1 - root) / (2.0 * k2), (-k1 + root) / (2.0 * k2)]
            };
            for t in roots {
                if t > 0.0 && t < 1.0 {
                    let p = self.wide_at(t).narrow();
                    out.min = Point::new(out.min.x.min(p.x), out.min.y.min(p.y));
                    out.max = Point::new(out.max.x.max(p.x), out.max.y.max(p.y));
                }
            }
        }
        out
    }

    /// The length of the curve, in layout units.
    pub fn length(self) -> f32 {
        self.flatten(0.25).windows(2).map(|w| w[0].distance(w[1])).sum()
    }
}

fn strand(from: V, control_a: V, control_b: V, to: V) -> Strand {
    Strand {
        from: from.narrow(),
        control_a: control_a.narrow(),
        control_b: control_b.narrow(),
        to: to.narrow(),
    }
}

fn size(value: f32) -> f64 {
    if value.is_finite() {
        f64::from(value).clamp(0.0, 1e6)
    } else {
        0.0
    }
}

fn finite(p: Point) -> Point {
    if p.is_finite() { p } else { Point::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_lane_is_straight_and_ends_at_the_gap() {
        let s = fan(
            End::circle(Point::new(0.0, 0.0), 10.0),
            End::rect(Point::new(100.0, 0.0), 20.0, 8.0),
            1,
            12.0,
            3.0,
        );
        assert_eq!(s.len(), 1);
        assert!(s[0].is_straight());
        assert!((s[0].from.x - 13.0).abs() < 1e-4 && (s[0].to.x - 77.0).abs() < 1e-4);
        assert!((s[0].distance_to(Point::new(50.0, 7.0)) - 7.0).abs() < 1e-3);
    }

    #[test]
    fn lanes_are_spaced_at_the_middle() {
        let s = fan(
            End::circle(Point::new(0.0, 0.0), 10.0),
            End::circle(Point::new(200.0, 0.0), 15.0),
            4,
            12.0,
            2.0,
        );
        let mid: Vec<f32> = s.iter().map(|s| s.point_at(0.5).y).collect();
        for w in mid.windows(2) {
            assert!((w[1] - w[0] - 12.0).abs() < 0.2, "{mid:?}");
        }
    }

    #[test]
    fn slots_do_not_depend_on_what_is_shown() {
        let s = slots(&[(1, 2), (2, 1), (3, 1), (1, 2), (4, 4)]);
        assert_eq!(
            s[0],
            Slot {
                lane: 0,
                lanes: 3,
                reversed: false
            }
        );
        assert_eq!(
            s[1],
            Slot {
                lane: 2,
                lanes: 3,
                reversed: true
            }
        );
        assert_eq!(
            s[3],
            Slot {
                lane: 1,
                lanes: 3,
                reversed: false
            }
        );
        assert_eq!(
            s[2],
            Slot {
                lane: 0,
                lanes: 1,
                reversed: true
            }
        );
        assert_eq!(
            s[4],
            Slot {
                lane: 0,
                lanes: 1,
                reversed: false
            }
        );
    }

    #[test]
    fn loops_grow_and_stay_finite() {
        let e = End::circle(Point::new(5.0, 5.0), 12.0);
        let s = fan(e, e, 3, 10.0, 2.0);
        assert!(s[0].bounds().height() < s[2].bounds().height());
        assert!(
            s.iter()
                .all(|s| (s.from.distance(e.at) - 14.0).abs() < 1e-3 && s.to.is_finite())
        );
    }

    #[test]
    fn bad_numbers_do_no_harm() {
        let s = fan(
            End::circle(Point::new(f32::NAN, 0.0), f32::NAN),
            End::circle(Point::new(9.0, 0.0), -4.0),
            3,
            f32::NAN,
            f32::INFINITY,
        );
        assert!(
            s.iter()
                .all(|s| s.from.is_finite() && s.to.is_finite() && s.control_a.is_finite())
        );
    }

    proptest! {
        #[test]
        fn fans_are_symmetric_and_end_on_the_rim(
            x in -400.0_f32..400.0, y in -400.0_f32..400.0, ra in 5.0_f32..30.0, hw in 5.0_f32..40.0, lanes in 1_usize..9,
        ) {
            prop_assume!(x.hypot(y) > 160.0);
            let (a, b) = (End::circle(Point::new(0.0, 0.0), ra), End::rect(Point::new(x, y), hw, 12.0));
            let s = fan(a, b, lanes, 9.0, 0.0);
            let dir = Point::new(x, y).wide().unit_or(V::new(1.0, 0.0));
            for one in &s {
                prop_assert!((one.from.distance(a.at) - ra).abs() < 0.01);
                let d = Point::new(one.to.x - x, one.to.y - y);
                let on = ((d.x.abs() - hw).abs() < 0.01 && d.y.abs() < 12.01) || ((d.y.abs() - 12.0).abs() < 0.01 && d.x.abs() < hw + 0.01);
                prop_assert!(on, "{d:?}");
                let bounds = one.bounds().expand(0.01);
                for p in one.flatten(0.2) {
                    prop_assert!(bounds.contains(p));
                    prop_assert!(one.distance_to(p) < 0.06);
                }
            }
            let round = fan(a, End::circle(b.at, hw), lanes, 9.0, 2.0);
            for (k, one) in round.iter().enumerate() {
                for t in [0.0, 0.2, 0.5, 0.9] {
                    let f = one.point_at(t).wide();
                    let twin = round[lanes - 1 - k].point_at(t).wide();
                    prop_assert!((dir * (2.0 * dir.dot(f)) - f - twin).len() < 0.01);
                }
            }
        }
    }
}
