//! Room for the discs of many nodes: overlapping ones are pushed apart, and whoever still has no room gets the nearest free place.
//!
//! For `force` only. Not here: any regard for edges; the slower, smoother way for small graphs (`separate`).

use super::geometry::{V, cos_sin};

/// What overlaps by less than this share counts as touching.
const TOUCH: f64 = 1e-6;

/// After so many discs it is asked whether to go on.
const ASKED: usize = 256;

/// Pushes the discs apart for some rounds, then finds a place for those that still overlap. Discs that are `held` stay where they are,
/// even if they overlap. False if told to stop.
pub(super) fn make_room(
    points: &mut [V],
    radii: &[f64],
    gap: f64,
    held: &[bool],
    rounds: usize,
    progress: &mut dyn FnMut(f32) -> bool,
) -> bool {
    for round in 0..rounds {
        if !progress(round as f32 / rounds as f32) {
            return false;
        }
        if !push_apart(points, radii, gap, held) {
            return true;
        }
    }
    settle(points, radii, gap, held, progress)
}

/// Pushes all discs apart for some rounds, whether or not all find room. False if told to stop.
pub(super) fn push_all(points: &mut [V], radii: &[f64], rounds: usize, progress: &mut dyn FnMut(f32) -> bool) -> bool {
    let held = vec![false; points.len()];
    for round in 0..rounds {
        if !progress(round as f32 / rounds as f32) {
            return false;
        }
        if !push_apart(points, radii, 0.0, &held) {
            break;
        }
    }
    true
}

/// Discs in square cells, in the order of the cells.
struct Grid {
    low: V,
    cell: f64,
    wide: usize,
    high: usize,
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Grid {
    fn new(points: &[V], cell: f64) -> Self {
        let (mut low, mut high) = (V::new(f64::MAX, f64::MAX), V::new(f64::MIN, f64::MIN));
        for p in points {
            low = V::new(low.x.min(p.x), low.y.min(p.y));
            high = V::new(high.x.max(p.x), high.y.max(p.y));
        }
        // Never more cells than a few for each disc, however far apart they lie.
        let area = (high.x - low.x).max(1e-9) * (high.y - low.y).max(1e-9);
        let cell = cell
            .max((area / (4.0 * points.len() as f64 + 16.0)).sqrt())
            .max((high.x - low.x).max(high.y - low.y) / 30_000.0)
            .max(1e-9);
        let (wide, tall) = (((high.x - low.x) / cell) as usize + 1, ((high.y - low.y) / cell) as usize + 1);
        let mut out = Self {
            low,
            cell,
            wide,
            high: tall,
            starts: vec![0; wide * tall + 1],
            items: vec![0; points.len()],
        };
        for p in points {
            let c = out.cell_of(*p);
            out.starts[c + 1] += 1;
        }
        for c in 0..wide * tall {
            out.starts[c + 1] += out.starts[c];
        }
        let mut free = out.starts.clone();
        for (i, p) in points.iter().enumerate() {
            let c = out.cell_of(*p);
            out.items[free[c] as usize] = i as u32;
            free[c] += 1;
        }
        out
    }

    fn column(&self, x: f64) -> usize {
        (((x - self.low.x) / self.cell).max(0.0) as usize).min(self.wide - 1)
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.low.y) / self.cell).max(0.0) as usize).min(self.high - 1)
    }

    fn cell_of(&self, p: V) -> usize {
        self.row(p.y) * self.wide + self.column(p.x)
    }

    /// What lies in the cells that a square around `p` touches, row by row.
    fn around(&self, p: V, reach: f64) -> impl Iterator<Item = u32> + '_ {
        let (x0, x1) = (self.column(p.x - reach), self.column(p.x + reach));
        let (y0, y1) = (self.row(p.y - reach), self.row(p.y + reach));
        (y0..=y1).flat_map(move |y| {
            let (from, to) = (self.starts[y * self.wide + x0], self.starts[y * self.wide + x1 + 1]);
            self.items[from as usize..to as usize].iter().copied()
        })
    }
}

/// The direction in which two discs at the same place part.
fn aside(i: usize, j: usize) -> V {
    let (c, s) = cos_sin((i as f64) * 0.381_966 + (j as f64) * 0.618_034);
    V::new(c, s)
}

/// One round; whether anything had to move.
fn push_apart(points: &mut [V], radii: &[f64], gap: f64, held: &[bool]) -> bool {
    let mean = radii.iter().sum::<f64>() / radii.len().max(1) as f64;
    let grid = Grid::new(points, 2.0 * mean + gap);
    let mut moved = false;
    for &i in &grid.items {
        let i = i as usize;
        // The larger of two discs looks for the smaller one, so that small ones need not look far.
        let reach = 2.0 * radii[i] + gap;
        for j in grid.around(points[i], reach) {
            let j = j as usize;
            if (radii[j], j) >= (radii[i], i) || (held[i] && held[j]) {
                continue;
            }
            let need = radii[i] + radii[j] + gap;
            let delta = points[j] - points[i];
            let d2 = delta.len2();
            if d2 >= need * need * (1.0 - TOUCH) {
                continue;
            }
            moved = true;
            let d = d2.sqrt();
            let push = (need - d) * 1.01 + need * 1e-5;
            let way = delta.unit_or(aside(i, j)) * push;
            let total = radii[i] + radii[j] + 1e-9;
            let (own, other) = match (held[i], held[j]) {
                (true, _) => (0.0, 1.0),
                (_, true) => (1.0, 0.0),
                _ => (radii[j] / total, radii[i] / total),
            };
            points[i] = points[i] - way * own;
            points[j] = points[j] + way * other;
        }
    }
    moved
}

/// Gives each free disc that overlaps one before it the nearest free place. Held discs come first, then large ones.
/// False if told to stop.
fn settle(points: &mut [V], radii: &[f64], gap: f64, held: &[bool], progress: &mut dyn FnMut(f32) -> bool) -> bool {
    let mean = radii.iter().sum::<f64>() / radii.len().max(1) as f64;
    let mut order: Vec<u32> = (0..points.len() as u32).collect();
    order.sort_by(|a, b| {
        let (a, b) = (*a as usize, *b as usize);
        held[b].cmp(&held[a]).then(radii[b].total_cmp(&radii[a])).then(a.cmp(&b))
    });
    let grid = Grid::new(points, 2.0 * mean + gap);
    let largest = radii.iter().fold(0.0_f64, |m, r| m.max(*r));
    let mut placed = vec![false; points.len()];
    let mut moved = Moved::new(2.0 * mean + gap);
    // Whoever has been moved is no longer found in the grid but among the moved.
    let mut away = vec![false; points.len()];
    for (k, i) in order.into_iter().enumerate() {
        let i = i as usize;
        if k % ASKED == 0 && !progress(1.0) {
            return false;
        }
        let free = |at: V, points: &[V], moved: &Moved, away: &[bool], placed: &[bool]| {
            let clear = |j: u32| {
                let j = j as usize;
                let need = radii[i] + radii[j] + 0.5 * gap;
                (points[j] - at).len2() >= need * need * (1.0 - TOUCH)
            };
            let reach = radii[i] + largest + gap;
            grid.around(at, reach)
                .all(|j| !placed[j as usize] || away[j as usize] || clear(j))
                && moved.around(at, reach, clear)
        };
        placed[i] = true;
        if held[i] {
            continue;
        }
        placed[i] = false;
        let home = points[i];
        if !free(home, points, &moved, &away, &placed) {
            let step = (radii[i] + 0.5 * gap).max(1e-6);
            // Every ring is a little larger; at the latest outside of everything there is room.
            let mut ring = 1.0;
            'search: for round in 0..100_000_u32 {
                let count = (ring * std::f64::consts::TAU) as u32 + 4;
                for k in 0..count {
                    let (c, s) = cos_sin(f64::from(k) / f64::from(count) + f64::from(round) * 0.381_966);
                    let at = home + V::new(c, s) * (ring * step);
                    if free(at, points, &moved, &away, &placed) {
                        points[i] = at;
                        break 'search;
                    }
                }
                ring += 1.0 + 0.02 * ring;
            }
            away[i] = true;
            moved.add(i as u32, points[i]);
        }
        placed[i] = true;
    }
    true
}

/// Discs that have got a new place, by cell.
struct Moved {
    cell: f64,
    cells: std::collections::BTreeMap<(i64, i64), Vec<u32>>,
}

impl Moved {
    fn new(cell: f64) -> Self {
        Self {
            cell: cell.max(1e-9),
            cells: std::collections::BTreeMap::new(),
        }
    }

    fn key(&self, p: V) -> (i64, i64) {
        ((p.y / self.cell).floor() as i64, (p.x / self.cell).floor() as i64)
    }

    fn add(&mut self, i: u32, at: V) {
        let key = self.key(at);
        self.cells.entry(key).or_default().push(i);
    }

    /// Whether all discs in the cells that a square around `at` touches are `clear`.
    fn around(&self, at: V, reach: f64, clear: impl Fn(u32) -> bool) -> bool {
        let (low, high) = (self.key(at - V::new(reach, reach)), self.key(at + V::new(reach, reach)));
        (low.0..=high.0).all(|row| {
            let mut cells = self.cells.range((row, low.1)..=(row, high.1));
            cells.all(|(_, items)| items.iter().all(|j| clear(*j)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::seed::Seed;
    use super::*;

    #[test]
    fn even_a_heap_of_discs_finds_room_and_held_ones_stay() {
        let mut seed = Seed::new(5);
        let n = 900;
        // Two thirds in one small heap, the rest around it; some discs are large.
        let mut points: Vec<V> = (0..n)
            .map(|i| V::new(seed.signed(), seed.signed()) * if i % 3 == 0 { 400.0 } else { 3.0 })
            .collect();
        let radii: Vec<f64> = (0..n).map(|i| if i % 50 == 0 { 60.0 } else { 8.0 }).collect();
        let held: Vec<bool> = (0..n).map(|i| i == 3 || i == 600).collect();
        let before = points.clone();
        assert!(make_room(&mut points, &radii, 1.0, &held, 12, &mut |_| true));
        for i in 0..n {
            for j in 0..i {
                let d = (points[i] - points[j]).len();
                assert!((held[i] && held[j]) || d > (radii[i] + radii[j]) * 0.9999, "{i} {j}: {d}");
            }
        }
        assert_eq!((points[3], points[600]), (before[3], before[600]));
    }

    #[test]
    fn discs_with_room_do_not_move() {
        let mut points = vec![V::new(0.0, 0.0), V::new(21.0, 0.0), V::new(0.0, 21.0)];
        let before = points.clone();
        assert!(make_room(&mut points, &[10.0; 3], 1.0, &[false; 3], 50, &mut |_| true));
        assert_eq!(points, before);
    }
}
