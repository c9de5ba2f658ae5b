//! Soft outlines around groups of nodes (bloc hulls). For `views` and `figure`. Not here: which nodes form a bloc, colours.

use super::geometry::{Point, V, cos_sin};

/// Points by which a full corner is rounded.
const CORNER: u32 = 48;

/// The convex outline around `points`, `margin` layout units away and rounded; closed (the last point joins the first, which is not
/// repeated), in one turning direction. Empty without a finite point.
pub fn hull(points: &[Point], margin: f32) -> Vec<Point> {
    let discs: Vec<(Point, f32)> = points.iter().map(|p| (*p, 0.0)).collect();
    around_discs(&discs, margin)
}

/// The convex outline around discs (centre and radius), `margin` layout units away from them; otherwise as [`hull`].
pub fn around_discs(discs: &[(Point, f32)], margin: f32) -> Vec<Point> {
    let margin = if margin.is_finite() { f64::from(margin.max(0.0)) } else { 0.0 };
    let mut samples = Vec::with_capacity(discs.len() * CORNER as usize);
    for (p, r) in discs.iter().filter(|d| d.0.is_finite()) {
        let radius = margin + if r.is_finite() { f64::from(r.max(0.0)) } else { 0.0 };
        if radius < 1e-6 {
            samples.push(p.wide());
            continue;
        }
        for k in 0..CORNER {
            let (c, s) = cos_sin(f64::from(k) / f64::from(CORNER));
            samples.push(p.wide() + V::new(c, s) * radius);
        }
    }
    convex(samples).into_iter().map(V::narrow).collect()
}

/// The convex hull (monotone chain).
fn convex(mut points: Vec<V>) -> Vec<V> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let mut out: Vec<V> = Vec::new();
    let mut half = |list: &mut dyn Iterator<Item = V>| {
        let base = out.len();
        for p in list {
            while out.len() >= base + 2 && (out[out.len() - 1] - out[out.len() - 2]).cross(p - out[out.len() - 1]) <= 0.0 {
                out.pop();
            }
            out.push(p);
        }
        out.pop();
    };
    half(&mut points.iter().copied());
    half(&mut points.iter().rev().copied());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_points() {
        assert!(hull(&[], 10.0).is_empty());
        assert!(hull(&[Point::new(f32::NAN, 0.0)], 10.0).is_empty());
        let one = hull(&[Point::new(3.0, 4.0)], 10.0);
        assert_eq!(one.len(), 48);
        assert!(one.iter().all(|p| (p.distance(Point::new(3.0, 4.0)) - 10.0).abs() < 1e-3));
    }

    proptest! {
        #[test]
        fn convex_and_outside(points in prop::collection::vec((-200.0_f32..200.0, -200.0_f32..200.0), 1..40), margin in 1.0_f32..60.0) {
            let points: Vec<Point> = points.into_iter().map(|(x, y)| Point::new(x, y)).collect();
            let line = hull(&points, margin);
            let n = line.len();
            for k in 0..n {
                let (a, b, c) = (line[k].wide(), line[(k + 1) % n].wide(), line[(k + 2) % n].wide());
                prop_assert!((b - a).cross(c - b) > -0.01);
                for p in &points {
                    let off = (b - a).cross(p.wide() - a) / (b - a).len().max(1e-9);
                    prop_assert!((b - a).len() < 1e-3 || off >= f64::from(margin) * 0.99 - 0.01, "{off} {margin}");
                }
            }
        }
    }
}
