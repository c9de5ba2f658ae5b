//! Repulsion between all nodes at the cost of a few hundred partners each.
//!
//! The nodes are sorted along a Hilbert curve and cut into groups of sixteen; four groups make a cell, four cells a larger one. A group
//! gathers one list of partners (far cells as one body, near groups node by node) and all its nodes walk that list together, side by
//! side in the registers. After Barnes and Hut (1986) and, for shared lists, Barnes (1990).

/// Nodes that share one list of partners.
pub(super) const GROUP: usize = 16;
/// Groups or cells in a cell.
const FAN: usize = 4;

/// One level of cells.
#[derive(Clone, Debug, Default)]
struct Tier {
    x: Vec<f32>,
    y: Vec<f32>,
    mass: Vec<f32>,
    /// Half the longer side of the box around the cell, squared and divided by the opening, squared.
    reach: Vec<f32>,
    low: Vec<[f32; 2]>,
    high: Vec<[f32; 2]>,
}

/// The sorted nodes and the cells over them. Kept from round to round; only the order is renewed now and then.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    /// Which node stands where.
    pub(super) order: Vec<u32>,
    x: Vec<f32>,
    y: Vec<f32>,
    mass: Vec<f32>,
    tiers: Vec<Tier>,
    keys: Vec<u64>,
}

/// What is needed to walk from group to group; every thread has its own.
#[derive(Default)]
pub(super) struct Walk {
    stack: Vec<(u32, u32)>,
    list: List,
    /// Partners looked at so far: a sign of how well the order of the field still fits.
    pub(super) seen: usize,
}

/// Place along a Hilbert curve over a square of 2^16 cells a side.
fn hilbert(mut x: u32, mut y: u32) -> u32 {
    let mut d = 0;
    let mut s = 1_u32 << 15;
    while s > 0 {
        let rx = u32::from(x & s != 0);
        let ry = u32::from(y & s != 0);
        d = (d << 2) | ((3 * rx) ^ ry);
        if ry == 0 {
            if rx == 1 {
                x = !x & 0xffff;
                y = !y & 0xffff;
            }
            std::mem::swap(&mut x, &mut y);
        }
        s >>= 1;
    }
    d
}

/// The nodes in the order of a Hilbert curve.
pub(super) fn curve_order(at: &[[f32; 2]], keys: &mut Vec<u64>) -> Vec<u32> {
    let bounds = |k: usize| at.iter().fold((f32::MAX, f32::MIN), |b, p| (b.0.min(p[k]), b.1.max(p[k])));
    let ((x0, x1), (y0, y1)) = (bounds(0), bounds(1));
    let scale = 65_535.0 / (x1 - x0).max(y1 - y0).max(1e-20);
    keys.clear();
    keys.extend(at.iter().enumerate().map(|(i, [px, py])| {
        let key = hilbert(((px - x0) * scale) as u32 & 0xffff, ((py - y0) * scale) as u32 & 0xffff);
        u64::from(key) << 32 | i as u64
    }));
    sort_by_place(keys);
    keys.iter().map(|k| *k as u32).collect()
}

/// Sorts by the upper half, digit by digit; equal keys keep their order.
fn sort_by_place(keys: &mut Vec<u64>) {
    if keys.len() < 512 {
        keys.sort_unstable();
        return;
    }
    let mut other = vec![0_u64; keys.len()];
    for shift in [32, 43, 54] {
        let digit = |key: u64| ((key >> shift) & 2047) as usize;
        let mut starts = [0_u32; 2048];
        for key in keys.iter() {
            starts[digit(*key)] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for key in keys.iter() {
            let place = &mut starts[digit(*key)];
            other[*place as usize] = *key;
            *place += 1;
        }
        std::mem::swap(keys, &mut other);
    }
}

impl Field {
    /// Sorts the nodes anew.
    pub(super) fn sort(&mut self, at: &[[f32; 2]], mass: &[f32]) {
        let mut keys = std::mem::take(&mut self.keys);
        self.order = curve_order(at, &mut keys);
        self.keys = keys;
        let padded = at.len().div_ceil(GROUP) * GROUP;
        self.mass.clear();
        self.mass.extend(self.order.iter().map(|i| mass[*i as usize]));
        self.mass.resize(padded, 0.0);
    }

    /// Takes over the places and sums up the cells.
    pub(super) fn refit(&mut self, at: &[[f32; 2]], opening: f32) {
        let padded = self.mass.len();
        for (k, own) in [&mut self.x, &mut self.y].into_iter().enumerate() {
            own.clear();
            own.extend(self.order.iter().map(|i| at[*i as usize][k]));
            let last = own.last().copied().unwrap_or_default();
            own.resize(padded, last);
        }
        let mut count = padded / GROUP;
        let mut level = 0;
        loop {
            if self.tiers.len() <= level {
                self.tiers.push(Tier::default());
            }
            let (below, rest) = self.tiers.split_at_mut(level);
            if let Some(tier) = rest.first_mut() {
                match below.last() {
                    None => tier.gather_nodes(&self.x, &self.y, &self.mass, count),
                    Some(below) => tier.gather(below, count),
                }
                tier.measure(opening);
            }
            level += 1;
            if count <= FAN {
                break;
            }
            count = count.div_ceil(FAN);
        }
        self.tiers.truncate(level);
    }

    /// The push on the nodes of a group, in the order of the field: the sum over all others of `mass * delta / (d² + soft)`, and the
    /// sum of these weights, which says how stiff the push is.
    pub(super) fn push(&self, group: usize, soft: f32, walk: &mut Walk) -> [[f32; 3]; GROUP] {
        self.partners(group, &mut walk.stack, &mut walk.list);
        walk.seen += walk.list.x.len();
        walk.list.push(&self.x[group * GROUP..], &self.y[group * GROUP..], soft)
    }

    /// Gathers the partners of a group.
    fn partners(&self, group: usize, stack: &mut Vec<(u32, u32)>, list: &mut List) {
        list.clear();
        let Some((top, leaves)) = self.tiers.len().checked_sub(1).zip(self.tiers.first()) else {
            return;
        };
        let (low, high) = (leaves.low[group], leaves.high[group]);
        stack.clear();
        stack.extend((0..self.tiers[top].x.len() as u32).map(|c| (top as u32, c)));
        while let Some((level, cell)) = stack.pop() {
            let tier = &self.tiers[level as usize];
            let c = cell as usize;
            let (x, y) = (tier.x[c], tier.y[c]);
            let dx = (low[0] - x).max(x - high[0]).max(0.0);
            let dy = (low[1] - y).max(y - high[1]).max(0.0);
            if dx * dx + dy * dy > tier.reach[c] {
                list.add(x, y, tier.mass[c]);
            } else if level == 0 {
                let range = c * GROUP..(c + 1) * GROUP;
                list.x.extend_from_slice(&self.x[range.clone()]);
                list.y.extend_from_slice(&self.y[range.clone()]);
                list.mass.extend_from_slice(&self.mass[range]);
            } else {
                let from = cell * FAN as u32;
                let below = self.tiers[level as usize - 1].x.len() as u32;
                stack.extend((from..(from + FAN as u32).min(below)).map(|k| (level - 1, k)));
            }
        }
    }
}

impl Tier {
    fn reset(&mut self, count: usize) {
        for v in [&mut self.x, &mut self.y, &mut self.mass, &mut self.reach] {
            v.clear();
            v.resize(count, 0.0);
        }
        self.low.clear();
        self.low.resize(count, [f32::MAX; 2]);
        self.high.clear();
        self.high.resize(count, [f32::MIN; 2]);
    }

    fn gather_nodes(&mut self, x: &[f32], y: &[f32], mass: &[f32], count: usize) {
        self.reset(count);
        for c in 0..count {
            let range = c * GROUP..(c + 1) * GROUP;
            let (mut sx, mut sy, mut sm) = (0.0, 0.0, 0.0);
            let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
            for ((px, py), m) in x[range.clone()].iter().zip(&y[range.clone()]).zip(&mass[range]) {
                sx += px * m;
                sy += py * m;
                sm += m;
                low = [low[0].min(*px), low[1].min(*py)];
                high = [high[0].max(*px), high[1].max(*py)];
            }
            self.set(c, sx, sy, sm, low, high);
        }
    }

    fn gather(&mut self, below: &Self, count: usize) {
        self.reset(count);
        for c in 0..count {
            let range = c * FAN..((c + 1) * FAN).min(below.x.len());
            let (mut sx, mut sy, mut sm) = (0.0, 0.0, 0.0);
            let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
            for k in range {
                let m = below.mass[k];
                sx += below.x[k] * m;
                sy += below.y[k] * m;
                sm += m;
                low = [low[0].min(below.low[k][0]), low[1].min(below.low[k][1])];
                high = [high[0].max(below.high[k][0]), high[1].max(below.high[k][1])];
            }
            self.set(c, sx, sy, sm, low, high);
        }
    }

    fn set(&mut self, c: usize, sx: f32, sy: f32, sm: f32, low: [f32; 2], high: [f32; 2]) {
        (self.x[c], self.y[c], self.mass[c]) = (sx / sm.max(1e-20), sy / sm.max(1e-20), sm);
        (self.low[c], self.high[c]) = (low, high);
    }

    fn measure(&mut self, opening: f32) {
        for c in 0..self.x.len() {
            let half = 0.5 * (self.high[c][0] - self.low[c][0]).max(self.high[c][1] - self.low[c][1]);
            let reach = half / opening;
            self.reach[c] = reach * reach;
        }
    }
}

/// The partners of one group.
#[derive(Default)]
struct List {
    x: Vec<f32>,
    y: Vec<f32>,
    mass: Vec<f32>,
}

impl List {
    fn clear(&mut self) {
        self.x.clear();
        self.y.clear();
        self.mass.clear();
    }

    fn add(&mut self, x: f32, y: f32, mass: f32) {
        self.x.push(x);
        self.y.push(y);
        self.mass.push(mass);
    }

    /// What all partners do to the nodes of the group. A node is its own partner at distance 0, which adds nothing to its push.
    fn push(&self, x: &[f32], y: &[f32], soft: f32) -> [[f32; 3]; GROUP] {
        let (mut px, mut py) = ([0.0_f32; GROUP], [0.0_f32; GROUP]);
        px.copy_from_slice(&x[..GROUP]);
        py.copy_from_slice(&y[..GROUP]);
        let (mut fx, mut fy, mut fs) = ([0.0_f32; GROUP], [0.0_f32; GROUP], [0.0_f32; GROUP]);
        for ((qx, qy), m) in self.x.iter().zip(&self.y).zip(&self.mass) {
            for k in 0..GROUP {
                let dx = px[k] - qx;
                let dy = py[k] - qy;
                let by = m / (dx * dx + dy * dy + soft);
                fx[k] += dx * by;
                fy[k] += dy * by;
                fs[k] += by;
            }
        }
        std::array::from_fn(|k| [fx[k], fy[k], fs[k]])
    }
}
