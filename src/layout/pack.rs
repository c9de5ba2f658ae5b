//! Puts the pictures of connected components side by side, and lonely nodes in tidy rows. For `force` only.
//! Not here: moving nodes inside a component.

use super::geometry::{V, segment_distance2, segments_cross};
use super::graph::Graph;

/// One solved component: its nodes in the whole graph, its own graph and its own positions.
pub(super) struct Part {
    pub(super) nodes: Vec<u32>,
    pub(super) graph: Graph,
    pub(super) points: Vec<V>,
}

/// A box by its corners.
#[derive(Clone, Copy)]
struct Frame {
    low: V,
    high: V,
}

impl Frame {
    fn of(points: &[V], radii: &[f64]) -> Self {
        let mut out = Self {
            low: V::new(f64::INFINITY, f64::INFINITY),
            high: V::new(f64::NEG_INFINITY, f64::NEG_INFINITY),
        };
        for (p, r) in points.iter().zip(radii) {
            out.low = V::new(out.low.x.min(p.x - r), out.low.y.min(p.y - r));
            out.high = V::new(out.high.x.max(p.x + r), out.high.y.max(p.y + r));
        }
        if points.is_empty() {
            Self {
                low: V::default(),
                high: V::default(),
            }
        } else {
            out
        }
    }

    fn size(self) -> V {
        self.high - self.low
    }

    fn middle(self) -> V {
        (self.low + self.high) * 0.5
    }

    fn join(self, other: Self) -> Self {
        Self {
            low: V::new(self.low.x.min(other.low.x), self.low.y.min(other.low.y)),
            high: V::new(self.high.x.max(other.high.x), self.high.y.max(other.high.y)),
        }
    }

    fn moved(self, by: V) -> Self {
        Self {
            low: self.low + by,
            high: self.high + by,
        }
    }
}

/// Places all parts (largest first) and lonely nodes; gives positions for the whole graph, centred on the origin.
pub(super) fn pack(whole: &Graph, mut parts: Vec<Part>, lonely: &[u32], aspect: f64) -> Vec<V> {
    let mut out = vec![V::default(); whole.n];
    let gap = whole.mean_radius() * 0.8;
    for part in &mut parts {
        let middle = Frame::of(&part.points, &part.graph.radii).middle();
        for p in &mut part.points {
            *p = *p - middle;
        }
    }
    let total: usize = parts.iter().map(|p| p.nodes.len()).sum();
    if parts.len() <= 14 && total <= 500 {
        snug(&mut parts, aspect, gap);
    } else {
        shelves(&mut parts, aspect, gap);
    }
    let mut frame: Option<Frame> = None;
    for part in &parts {
        let own = Frame::of(&part.points, &part.graph.radii);
        frame = Some(frame.map_or(own, |f| f.join(own)));
        for (node, p) in part.nodes.iter().zip(&part.points) {
            out[*node as usize] = *p;
        }
    }
    rows(whole, lonely, frame, aspect, &mut out);
    let frame = Frame::of(&out, &whole.radii);
    let (middle, size) = (frame.middle(), frame.size());
    // Stretching one axis a little never brings discs closer.
    let ratio = aspect * size.y.max(1e-9) / size.x.max(1e-9);
    let by = V::new(ratio.clamp(1.0, 1.2), ratio.recip().clamp(1.0, 1.2));
    for p in &mut out {
        let q = *p - middle;
        *p = V::new(q.x * by.x, q.y * by.y);
    }
    out
}

/// Places new parts and lonely nodes below nodes that stay where they are; `out` has the places of these and gets the others.
pub(super) fn below(whole: &Graph, old: &[u32], mut parts: Vec<Part>, lonely: &[u32], aspect: f64, out: &mut [V]) {
    let gap = whole.mean_radius() * 0.8;
    let points: Vec<V> = old.iter().map(|i| out[*i as usize]).collect();
    let radii: Vec<f64> = old.iter().map(|i| whole.radii[*i as usize]).collect();
    let mut frame = Frame::of(&points, &radii);
    for part in &mut parts {
        let middle = Frame::of(&part.points, &part.graph.radii).middle();
        for p in &mut part.points {
            *p = *p - middle;
        }
    }
    shelves(&mut parts, aspect, gap);
    let mut own: Option<Frame> = None;
    for part in &parts {
        let box_of = Frame::of(&part.points, &part.graph.radii);
        own = Some(own.map_or(box_of, |f| f.join(box_of)));
    }
    if let Some(own) = own {
        let by = V::new(frame.middle().x - own.middle().x, frame.high.y + 2.0 * gap - own.low.y);
        for part in &parts {
            for (node, p) in part.nodes.iter().zip(&part.points) {
                out[*node as usize] = *p + by;
            }
        }
        frame = frame.join(own.moved(by));
    }
    rows(whole, lonely, Some(frame), aspect, out);
}

/// Each part goes where the whole stays smallest, without touching discs or edges placed before.
fn snug(parts: &mut [Part], aspect: f64, gap: f64) {
    let Some(first) = parts.first() else { return };
    let mut frame = Frame::of(&first.points, &first.graph.radii);
    for k in 1..parts.len() {
        let (placed, rest) = parts.split_at_mut(k);
        let Some(part) = rest.first_mut() else { return };
        let own = Frame::of(&part.points, &part.graph.radii);
        let reach = frame.size() * 0.5 + own.size() * 0.5 + V::new(gap, gap);
        let middle = frame.middle();
        let steps = 24_i32;
        let mut best: Option<(f64, V)> = None;
        for ix in -steps..=steps {
            for iy in -steps..=steps {
                let at = middle
                    + V::new(
                        reach.x * f64::from(ix) / f64::from(steps),
                        reach.y * f64::from(iy) / f64::from(steps),
                    );
                let size = frame.join(own.moved(at)).size();
                let side = (size.x / aspect).max(size.y);
                let away = at - middle;
                let cost =
                    side * side * 4.0 + V::new(away.x / aspect.sqrt(), away.y * aspect.sqrt()).len2() + size.x * size.y / aspect;
                if best.is_none_or(|b| cost < b.0) && fits(part, at, placed, gap) {
                    best = Some((cost, at));
                }
            }
        }
        let at = best.map_or_else(|| middle + V::new(0.0, reach.y), |b| b.1);
        for p in &mut part.points {
            *p = *p + at;
        }
        frame = frame.join(own.moved(at));
    }
}

/// Whether the part, moved to `at`, keeps clear of all discs and edges of the placed parts.
fn fits(part: &Part, at: V, placed: &[Part], gap: f64) -> bool {
    for other in placed {
        for (p, r) in part.points.iter().zip(&part.graph.radii) {
            let p = *p + at;
            for (q, s) in other.points.iter().zip(&other.graph.radii) {
                if (p - *q).len2() < (r + s + gap) * (r + s + gap) {
                    return false;
                }
            }
            for l in &other.graph.links {
                let (a, b) = (other.points[l.a as usize], other.points[l.b as usize]);
                if segment_distance2(p, a, b) < (r + gap) * (r + gap) {
                    return false;
                }
            }
        }
        for l in &part.graph.links {
            let (a, b) = (part.points[l.a as usize] + at, part.points[l.b as usize] + at);
            for (q, s) in other.points.iter().zip(&other.graph.radii) {
                if segment_distance2(*q, a, b) < (s + gap) * (s + gap) {
                    return false;
                }
            }
            for m in &other.graph.links {
                if segments_cross(a, b, other.points[m.a as usize], other.points[m.b as usize]) {
                    return false;
                }
            }
        }
    }
    true
}

/// The largest part on top, the others in rows below, tallest first.
fn shelves(parts: &mut [Part], aspect: f64, gap: f64) {
    let sizes: Vec<V> = parts
        .iter()
        .map(|p| Frame::of(&p.points, &p.graph.radii).size() + V::new(gap, gap) * 2.0)
        .collect();
    let area: f64 = sizes.iter().map(|s| s.x * s.y).sum();
    let width = sizes.iter().fold((area * aspect * 1.1).sqrt(), |w, s| w.max(s.x));
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| sizes[*b].y.total_cmp(&sizes[*a].y).then(a.cmp(b)));
    let (mut x, mut y, mut height) = (0.0, 0.0, 0.0_f64);
    for k in order {
        let size = sizes[k];
        if x > 0.0 && x + size.x > width {
            y += height;
            (x, height) = (0.0, 0.0);
        }
        let at = V::new(x + size.x * 0.5, y + size.y * 0.5);
        for p in &mut parts[k].points {
            *p = *p + at;
        }
        x += size.x;
        height = height.max(size.y);
    }
}

/// Lonely nodes in centred rows below the rest, or in columns beside it if the rest is too tall.
fn rows(whole: &Graph, lonely: &[u32], frame: Option<Frame>, aspect: f64, out: &mut [V]) {
    if lonely.is_empty() {
        return;
    }
    let gap = whole.mean_radius() * 0.6;
    let cell = lonely.iter().fold(0.0_f64, |m, i| m.max(whole.radii[*i as usize])) * 2.0 + gap;
    let size = frame.map(Frame::size).unwrap_or_default();
    let count = lonely.len();
    let even = ((count as f64) * cell * cell * aspect).sqrt();
    let beside = frame.is_some() && size.x < size.y * aspect * 0.9;
    let room = if frame.is_none() {
        even
    } else if beside {
        size.y.max(even / aspect)
    } else {
        size.x.max(even)
    };
    let per_line = ((room / cell) as usize).clamp(1, count);
    let lines = count.div_ceil(per_line);
    let per_line = count.div_ceil(lines);
    let middle = frame.map(Frame::middle).unwrap_or_default();
    for (k, node) in lonely.iter().enumerate() {
        let (line, at) = (k / per_line, k % per_line);
        let in_line = per_line.min(count - line * per_line);
        let along = (at as f64 - (in_line - 1) as f64 * 0.5) * cell;
        let across = (line as f64 + 0.5) * cell + gap;
        out[*node as usize] = match frame {
            Some(f) if beside => V::new(f.high.x + across, middle.y + along),
            Some(f) => V::new(middle.x + along, f.high.y + across),
            None => V::new(along, across),
        };
    }
}
