//! Pushes overlapping discs apart. For this folder only. Not here: any regard for edges.

#![expect(
    clippy::many_single_char_names,
    reason = "coordinates and node indices have short names by custom"
)]

use super::geometry::{V, cos_sin};

/// Moves the discs apart until none overlaps or `rounds` are used up; `held` discs stay. Gives the smallest ratio of distance to
/// needed distance that is left (1 or more means no overlap).
pub(super) fn separate(points: &mut [V], radii: &[f64], gap: f64, held: &[bool], rounds: usize) -> f64 {
    let n = points.len();
    if n < 2 {
        return f64::INFINITY;
    }
    let largest = radii.iter().fold(0.0_f64, |m, r| m.max(*r));
    let mean = radii.iter().sum::<f64>() / n as f64;
    let cell = (2.0 * largest + gap).min(8.0 * mean + gap).max(1e-6);
    let reach = (((2.0 * largest + gap) / cell).ceil() as i64).clamp(1, 12);
    let mut ratio = f64::INFINITY;
    for _round in 0..=rounds {
        ratio = f64::INFINITY;
        let grid = Grid::new(points, cell);
        let mut moved = false;
        for i in 0..n {
            let (cx, cy) = grid.cell_of(points[i]);
            for row in cy - reach..=cy + reach {
                for &j in grid.row(row, cx - reach, cx + reach) {
                    let j = j as usize;
                    if j <= i {
                        continue;
                    }
                    let need = radii[i] + radii[j] + gap;
                    let delta = points[j] - points[i];
                    let d2 = delta.len2();
                    if d2 >= need * need || need <= 0.0 {
                        continue;
                    }
                    let d = d2.sqrt();
                    if !(held[i] && held[j]) {
                        ratio = ratio.min(d / need);
                    }
                    let (c, s) = cos_sin((i as f64) * 0.381_966 + (j as f64) * 0.618_034);
                    let dir = delta.unit_or(V::new(c, s));
                    let push = (need - d) * 1.02 + need * 1e-4;
                    let (wi, wj) = match (held[i], held[j]) {
                        (true, true) => (0.0, 0.0),
                        (true, false) => (0.0, 1.0),
                        (false, true) => (1.0, 0.0),
                        (false, false) => {
                            let total = radii[i] + radii[j] + 1e-9;
                            (radii[j] / total, radii[i] / total)
                        }
                    };
                    if wi + wj > 0.0 {
                        moved = true;
                        points[i] = points[i] - dir * (push * wi);
                        points[j] = points[j] + dir * (push * wj);
                    }
                }
            }
        }
        if !moved {
            break;
        }
    }
    ratio
}

/// Buckets of points, sorted by cell; found by row and column range.
struct Grid {
    keys: Vec<(i64, i64)>,
    items: Vec<u32>,
    cell: f64,
}

impl Grid {
    fn new(points: &[V], cell: f64) -> Self {
        let mut pairs: Vec<((i64, i64), u32)> = points
            .iter()
            .enumerate()
            .map(|(i, p)| (((p.y / cell).floor() as i64, (p.x / cell).floor() as i64), i as u32))
            .collect();
        pairs.sort_unstable();
        Self {
            keys: pairs.iter().map(|p| p.0).collect(),
            items: pairs.iter().map(|p| p.1).collect(),
            cell,
        }
    }

    fn cell_of(&self, p: V) -> (i64, i64) {
        ((p.x / self.cell).floor() as i64, (p.y / self.cell).floor() as i64)
    }

    fn row(&self, row: i64, from: i64, to: i64) -> &[u32] {
        let start = self.keys.partition_point(|k| *k < (row, from));
        let end = start + self.keys[start..].partition_point(|k| *k <= (row, to));
        &self.items[start..end]
    }
}
