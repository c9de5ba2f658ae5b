//! Label places without collision: greedy by priority, then a few exchanges. For `views` and `figure`; fast enough for every frame.
//! Not here: text, fonts, measuring (sizes come in). Stable: the same input gives the same places, so nothing flickers.

use super::geometry::{Point, Rect};
use super::strand::{Outline, Strand};

/// The weight of an obstacle that no label may touch.
pub const STRICT: f32 = f32::INFINITY;

/// One place a label could take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The centre of the label's rectangle.
    pub rect_center: Point,
    /// How unwelcome the place is; 0 is best, 1 about as bad as lying across one strand of weight 1.
    pub cost: f32,
}

/// One label to place.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelRequest {
    /// Width and height, in layout units.
    pub size: (f32, f32),
    /// Labels of higher priority choose first.
    pub priority: f32,
    /// The places it could take; without any it is hidden.
    pub candidates: Vec<Candidate>,
}

/// Something that labels should not cover.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// A rectangle; with weight [`STRICT`] it is never touched, otherwise touching it costs the weight.
    Rect {
        /// Its place.
        rect: Rect,
        /// What touching it costs.
        weight: f32,
    },
    /// A disc; weights as for rectangles.
    Circle {
        /// Its centre.
        center: Point,
        /// Its radius, in layout units.
        radius: f32,
        /// What touching it costs.
        weight: f32,
    },
    /// A line; covering it costs the weight once the covered part is as long as the label is high, and proportionally less before.
    Polyline {
        /// Its points.
        points: Vec<Point>,
        /// What covering it costs.
        weight: f32,
    },
}

impl Obstacle {
    /// A node that no label may touch.
    pub fn node(center: Point, outline: Outline) -> Self {
        match outline {
            Outline::Circle(radius) => Self::Circle {
                center,
                radius,
                weight: STRICT,
            },
            Outline::Rect { half_w, half_h } => Self::Rect {
                rect: Rect::from_center(center, 2.0 * half_w, 2.0 * half_h),
                weight: STRICT,
            },
        }
    }

    /// The surroundings of a node, `by` layout units wide: a foreign label there could be taken for the node's own. Its own label
    /// pays the same at all its places.
    pub fn halo(center: Point, outline: Outline, by: f32, weight: f32) -> Self {
        Self::Circle {
            center,
            radius: outline.radius() + by,
            weight,
        }
    }

    /// What lies outside the picture, as four rectangles: keeps labels from being cut off at its edge.
    pub fn outside(picture: Rect, weight: f32) -> [Self; 4] {
        let (far, Rect { min, max }) = (1e7, picture);
        let rect = |x0: f32, y0: f32, x1: f32, y1: f32| Self::Rect {
            rect: Rect {
                min: Point::new(x0, y0),
                max: Point::new(x1, y1),
            },
            weight,
        };
        [
            rect(-far, -far, far, min.y),
            rect(-far, max.y, far, far),
            rect(-far, min.y, min.x, max.y),
            rect(max.x, min.y, far, max.y),
        ]
    }

    /// The arrowhead at the end of a strand, `length` layout units long.
    pub fn tip(strand: Strand, length: f32, weight: f32) -> Self {
        let (end, along) = (strand.to, strand.tangent_at(1.0));
        let back = length * 0.5;
        let center = Point::new(end.x - along.x * back, end.y - along.y * back);
        Self::Circle {
            center,
            radius: back.abs(),
            weight,
        }
    }

    /// A strand that labels cover only if they must.
    pub fn strand(strand: Strand, weight: f32) -> Self {
        Self::Polyline {
            points: strand.flatten(1.5),
            weight,
        }
    }
}

/// The places for a node's label: below, above, right, left, the same slid sideways, then the diagonals; `gap` layout units off the border.
pub fn node_candidates(center: Point, outline: Outline, size: (f32, f32), gap: f32) -> Vec<Candidate> {
    let (half_w, half_h) = match outline {
        Outline::Circle(r) => (r, r),
        Outline::Rect { half_w, half_h } => (half_w, half_h),
    };
    let round = matches!(outline, Outline::Circle(_));
    let (lw, lh) = (size.0 * 0.5, size.1 * 0.5);
    let (dx, dy) = (half_w + gap + lw, half_h + gap + lh);
    // On a circle the corner of the label may come closer on the diagonal.
    let k = if round { std::f32::consts::FRAC_1_SQRT_2 } else { 1.0 };
    let (sx, sy) = ((half_w + gap) * k + lw, (half_h + gap) * k + lh);
    let at = |x: f32, y: f32, cost: f32| Candidate {
        rect_center: Point::new(center.x + x, center.y + y),
        cost,
    };
    vec![
        at(0.0, dy, 0.0),
        at(0.0, -dy, 0.3),
        at(dx, 0.0, 0.4),
        at(-dx, 0.0, 0.45),
        at(lw * 0.4, dy, 0.2),
        at(-lw * 0.4, dy, 0.22),
        at(lw * 0.4, -dy, 0.5),
        at(-lw * 0.4, -dy, 0.52),
        at(sx, sy, 0.6),
        at(-sx, sy, 0.65),
        at(sx, -sy, 0.7),
        at(-sx, -sy, 0.75),
    ]
}

/// The places for a strand's label: on the line at the middle, then at 0.4, 0.6, 0.3 and 0.7 of it.
pub fn strand_candidates(strand: Strand) -> Vec<Candidate> {
    [(0.5, 0.0), (0.4, 0.1), (0.6, 0.12), (0.3, 0.3), (0.7, 0.32)]
        .into_iter()
        .map(|(t, cost)| Candidate {
            rect_center: strand.point_at(t),
            cost,
        })
        .collect()
}

/// Places the labels; `None` for one that does not fit. Placed labels never overlap one another nor a strict obstacle, and keep
/// `padding` layout units between one another.
pub fn place(labels: &[LabelRequest], obstacles: &[Obstacle], padding: f32) -> Vec<Option<Rect>> {
    let padding = if padding.is_finite() { padding.max(0.0) } else { 0.0 };
    let mut board = Board::new(labels, obstacles, padding);
    let mut order: Vec<usize> = (0..labels.len()).collect();
    let rank = |i: usize| {
        if labels[i].priority.is_nan() {
            f32::NEG_INFINITY
        } else {
            labels[i].priority
        }
    };
    order.sort_by(|a, b| rank(*b).total_cmp(&rank(*a)).then(a.cmp(b)));
    for &i in &order {
        board.settle(i);
    }
    // Make room for hidden labels: let one blocking label step aside.
    for &i in &order {
        if board.chosen[i].is_none() {
            board.make_room(i);
        }
    }
    // Later placements may have freed better places.
    for &i in &order {
        if board.chosen[i].is_some() {
            board.lift(i);
            board.settle(i);
            board.trade(i);
        } else {
            board.settle(i);
        }
    }
    board.chosen.iter().map(|c| c.map(|k| board.places[k].rect)).collect()
}

/// How many pairs of placed labels overlap, plus how many times a placed label touches a strict obstacle.
pub fn overlaps(placed: &[Option<Rect>], obstacles: &[Obstacle]) -> usize {
    let rects: Vec<Rect> = placed.iter().flatten().copied().collect();
    let mut count = 0;
    for (i, a) in rects.iter().enumerate() {
        count += rects[..i].iter().filter(|b| a.overlaps(**b)).count();
        count += obstacles
            .iter()
            .filter(|o| match o {
                Obstacle::Rect { rect, weight } => *weight == STRICT && a.overlaps(*rect),
                Obstacle::Circle { center, radius, weight } => *weight == STRICT && a.overlaps_circle(*center, *radius),
                Obstacle::Polyline { points, weight } => {
                    *weight == STRICT && points.windows(2).any(|w| a.clipped_length(w[0], w[1]) > 0.0)
                }
            })
            .count();
    }
    count
}

/// One usable place of a label: no strict obstacle touches it.
struct Place {
    rect: Rect,
    cost: f32,
}

/// A piece of an obstacle in the grid.
#[derive(Clone, Copy)]
enum Piece {
    Rect(Rect, f32),
    Circle(Point, f32, f32),
    Segment(Point, Point, f32),
}

/// A uniform grid over the area of the labels.
struct Grid {
    origin: Point,
    cell: f32,
    columns: usize,
    rows: usize,
}

impl Grid {
    fn span(&self, rect: Rect) -> (usize, usize, usize, usize) {
        let at = |v: f32, low: f32, count: usize| {
            let k = ((v - low) / self.cell).floor();
            if k <= 0.0 { 0 } else { (k as usize).min(count - 1) }
        };
        (
            at(rect.min.x, self.origin.x, self.columns),
            at(rect.max.x, self.origin.x, self.columns),
            at(rect.min.y, self.origin.y, self.rows),
            at(rect.max.y, self.origin.y, self.rows),
        )
    }

    fn area(&self) -> Rect {
        let size = (self.columns as f32 * self.cell, self.rows as f32 * self.cell);
        Rect {
            min: self.origin,
            max: Point::new(self.origin.x + size.0, self.origin.y + size.1),
        }
    }
}

/// The state of a placement.
struct Board {
    grid: Grid,
    padding: f32,
    places: Vec<Place>,
    /// The places of label `i` are `starts[i]..starts[i + 1]`, cheapest first.
    starts: Vec<usize>,
    /// The label that a place belongs to.
    owner: Vec<usize>,
    chosen: Vec<Option<usize>>,
    /// Chosen places by cell.
    cells: Vec<Vec<u32>>,
}

impl Board {
    fn new(labels: &[LabelRequest], obstacles: &[Obstacle], padding: f32) -> Self {
        let sane = |l: &LabelRequest| l.size.0.is_finite() && l.size.1.is_finite() && l.size.0 > 0.0 && l.size.1 > 0.0;
        let usable = |c: &Candidate| c.rect_center.is_finite() && c.rect_center.x.abs() < 1e7 && c.rect_center.y.abs() < 1e7;
        let mut area: Option<Rect> = None;
        let (mut size_sum, mut count) = (0.0, 0.0);
        for label in labels.iter().filter(|l| sane(l)) {
            size_sum += label.size.0.min(1e4) * 0.6 + label.size.1.min(1e4);
            count += 1.0;
            for c in label.candidates.iter().filter(|c| usable(c)) {
                let rect = Rect::from_center(c.rect_center, label.size.0, label.size.1);
                area = Some(area.map_or(rect, |a| join(a, rect)));
            }
        }
        let area = area.unwrap_or_default().expand(1.0);
        let cell = if count > 0.0 { (size_sum / count).max(4.0) } else { 50.0 };
        // At most 256 cells across.
        let cell = cell.max(area.width() / 256.0).max(area.height() / 256.0);
        let grid = Grid {
            origin: area.min,
            cell,
            columns: (area.width() / cell) as usize + 1,
            rows: (area.height() / cell) as usize + 1,
        };
        let fixed = Fixed::new(&grid, obstacles);
        let (mut places, mut starts, mut owner) = (Vec::new(), vec![0], Vec::new());
        let mut seen = vec![u32::MAX; fixed.pieces.len()];
        let mut stamp = 0;
        for (i, label) in labels.iter().enumerate() {
            let from = places.len();
            if sane(label) {
                for c in label.candidates.iter().filter(|c| usable(c)) {
                    let rect = Rect::from_center(c.rect_center, label.size.0, label.size.1);
                    let cost = if c.cost.is_finite() { c.cost } else { 1e6 };
                    if let Some(extra) = fixed.cost(&grid, rect, &mut seen, stamp) {
                        places.push(Place {
                            rect,
                            cost: cost + extra,
                        });
                    }
                    stamp += 1;
                }
            }
            places[from..].sort_by(|a, b| a.cost.total_cmp(&b.cost));
            owner.resize(places.len(), i);
            starts.push(places.len());
        }
        let cells = vec![Vec::new(); grid.columns * grid.rows];
        Self {
            grid,
            padding,
            places,
            starts,
            owner,
            chosen: vec![None; labels.len()],
            cells,
        }
    }

    /// The chosen places that block a place; at most two are told.
    fn blockers(&self, place: usize) -> (usize, usize) {
        let rect = self.places[place].rect.expand(self.padding);
        let (x0, x1, y0, y1) = self.grid.span(rect);
        let (mut first, mut count) = (usize::MAX, 0);
        for y in y0..=y1 {
            for x in x0..=x1 {
                for &k in &self.cells[y * self.grid.columns + x] {
                    let k = k as usize;
                    if k != first && self.places[k].rect.overlaps(rect) {
                        first = k;
                        count += 1;
                        if count > 1 {
                            return (first, count);
                        }
                    }
                }
            }
        }
        (first, count)
    }

    fn put(&mut self, label: usize, place: usize) {
        self.chosen[label] = Some(place);
        let (x0, x1, y0, y1) = self.grid.span(self.places[place].rect);
        for y in y0..=y1 {
            for x in x0..=x1 {
                self.cells[y * self.grid.columns + x].push(place as u32);
            }
        }
    }

    fn lift(&mut self, label: usize) {
        let Some(place) = self.chosen[label].take() else {
            return;
        };
        let (x0, x1, y0, y1) = self.grid.span(self.places[place].rect);
        for y in y0..=y1 {
            for x in x0..=x1 {
                self.cells[y * self.grid.columns + x].retain(|k| *k as usize != place);
            }
        }
    }

    /// Gives the label its cheapest free place.
    fn settle(&mut self, label: usize) {
        let free = (self.starts[label]..self.starts[label + 1]).find(|k| self.blockers(*k).1 == 0);
        if let Some(place) = free {
            self.put(label, place);
        }
    }

    /// Tries a cheaper place that one other label blocks, if the two together get cheaper.
    fn trade(&mut self, label: usize) {
        let Some(own) = self.chosen[label] else {
            return;
        };
        for place in self.starts[label]..own {
            let saved = self.places[own].cost - self.places[place].cost;
            if saved < 0.05 {
                return;
            }
            self.lift(label);
            let (blocker, count) = self.blockers(place);
            if count == 1 {
                let other = self.owner[blocker];
                self.lift(other);
                self.put(label, place);
                self.settle(other);
                let paid = self.chosen[other].map_or(f32::INFINITY, |k| self.places[k].cost - self.places[blocker].cost);
                if paid < saved {
                    return;
                }
                self.lift(other);
                self.put(other, blocker);
                self.lift(label);
            }
            self.put(label, own);
        }
    }

    /// Tries to place a hidden label by moving one other label to another of its places.
    fn make_room(&mut self, label: usize) {
        for place in self.starts[label]..self.starts[label + 1] {
            let (blocker, count) = self.blockers(place);
            if count == 0 {
                self.put(label, place);
                return;
            }
            if count > 1 {
                continue;
            }
            let other = self.owner[blocker];
            self.lift(other);
            self.put(label, place);
            self.settle(other);
            if self.chosen[other].is_some() {
                return;
            }
            self.lift(label);
            self.put(other, blocker);
        }
    }
}

/// The obstacles by cell.
struct Fixed {
    pieces: Vec<Piece>,
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Fixed {
    fn new(grid: &Grid, obstacles: &[Obstacle]) -> Self {
        let mut pieces = Vec::new();
        let mut entries: Vec<(u32, u32)> = Vec::new();
        let area = grid.area();
        for obstacle in obstacles {
            match obstacle {
                Obstacle::Rect { rect, weight } => {
                    if rect.min.is_finite() && rect.max.is_finite() {
                        add(
                            grid,
                            area,
                            &mut entries,
                            &mut pieces,
                            Piece::Rect(*rect, clean(*weight)),
                            *rect,
                        );
                    }
                }
                Obstacle::Circle { center, radius, weight } => {
                    if center.is_finite() && radius.is_finite() {
                        let around = Rect::from_center(*center, 2.0 * radius, 2.0 * radius);
                        add(
                            grid,
                            area,
                            &mut entries,
                            &mut pieces,
                            Piece::Circle(*center, *radius, clean(*weight)),
                            around,
                        );
                    }
                }
                Obstacle::Polyline { points, weight } => {
                    for w in points.windows(2).filter(|w| w[0].is_finite() && w[1].is_finite()) {
                        add_segment(grid, area, &mut entries, &mut pieces, w[0], w[1], clean(*weight));
                    }
                }
            }
        }
        let mut starts = vec![0_u32; grid.columns * grid.rows + 1];
        for (cell, _) in &entries {
            starts[*cell as usize + 1] += 1;
        }
        for k in 1..starts.len() {
            starts[k] += starts[k - 1];
        }
        let mut fill = starts.clone();
        let mut items = vec![0; entries.len()];
        for (cell, piece) in entries {
            let at = &mut fill[cell as usize];
            items[*at as usize] = piece;
            *at += 1;
        }
        Self { pieces, starts, items }
    }

    /// What a label at `rect` costs; `None` if it touches a strict obstacle.
    fn cost(&self, grid: &Grid, rect: Rect, seen: &mut [u32], stamp: u32) -> Option<f32> {
        let (x0, x1, y0, y1) = grid.span(rect);
        let mut cost = 0.0;
        for y in y0..=y1 {
            for x in x0..=x1 {
                let cell = y * grid.columns + x;
                for &k in &self.items[self.starts[cell] as usize..self.starts[cell + 1] as usize] {
                    if std::mem::replace(&mut seen[k as usize], stamp) == stamp {
                        continue;
                    }
                    let (hit, weight) = match self.pieces[k as usize] {
                        Piece::Rect(other, weight) => (f32::from(rect.overlaps(other)), weight),
                        Piece::Circle(center, radius, weight) => (f32::from(rect.overlaps_circle(center, radius)), weight),
                        Piece::Segment(a, b, weight) => {
                            (rect.clipped_length(a, b) / rect.height().min(rect.width()).max(1e-3), weight)
                        }
                    };
                    if hit > 0.0 {
                        if weight == STRICT {
                            return None;
                        }
                        cost += hit * weight;
                    }
                }
            }
        }
        Some(cost)
    }
}

fn add(grid: &Grid, area: Rect, entries: &mut Vec<(u32, u32)>, pieces: &mut Vec<Piece>, piece: Piece, around: Rect) {
    if !area.overlaps(around) {
        return;
    }
    let (x0, x1, y0, y1) = grid.span(around);
    for y in y0..=y1 {
        for x in x0..=x1 {
            entries.push(((y * grid.columns + x) as u32, pieces.len() as u32));
        }
    }
    pieces.push(piece);
}

/// Enters a segment into the cells it runs through, row by row.
fn add_segment(grid: &Grid, area: Rect, entries: &mut Vec<(u32, u32)>, pieces: &mut Vec<Piece>, a: Point, b: Point, weight: f32) {
    let around = join(Rect { min: a, max: a }, Rect { min: b, max: b }).expand(1e-3);
    if !area.overlaps(around) {
        return;
    }
    let (_, _, y0, y1) = grid.span(around);
    for y in y0..=y1 {
        // The part of the segment inside this row of cells.
        let low = if y == 0 {
            f32::NEG_INFINITY
        } else {
            grid.origin.y + y as f32 * grid.cell
        };
        let high = if y + 1 == grid.rows {
            f32::INFINITY
        } else {
            grid.origin.y + (y + 1) as f32 * grid.cell
        };
        let (mut from, mut to) = (0.0_f32, 1.0_f32);
        let step = b.y - a.y;
        if step.abs() > 1e-6 {
            let (t0, t1) = ((low - a.y) / step, (high - a.y) / step);
            from = from.max(t0.min(t1));
            to = to.min(t0.max(t1));
        }
        if to < from {
            continue;
        }
        let (xa, xb) = (a.x + (b.x - a.x) * from, a.x + (b.x - a.x) * to);
        let slack = 1e-3 * grid.cell;
        let part = Rect {
            min: Point::new(xa.min(xb) - slack, around.min.y),
            max: Point::new(xa.max(xb) + slack, around.max.y),
        };
        let (x0, x1, _, _) = grid.span(part);
        for x in x0..=x1 {
            entries.push(((y * grid.columns + x) as u32, pieces.len() as u32));
        }
    }
    pieces.push(Piece::Segment(a, b, weight));
}

fn clean(weight: f32) -> f32 {
    if weight.is_nan() { 0.0 } else { weight.max(0.0) }
}

fn join(a: Rect, b: Rect) -> Rect {
    Rect {
        min: Point::new(a.min.x.min(b.min.x), a.min.y.min(b.min.y)),
        max: Point::new(a.max.x.max(b.max.x), a.max.y.max(b.max.y)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::strand::{End, fan};
    use super::*;
    use proptest::prelude::*;

    fn node(at: Point, priority: f32) -> LabelRequest {
        LabelRequest {
            size: (60.0, 14.0),
            priority,
            candidates: node_candidates(at, Outline::Circle(12.0), (60.0, 14.0), 2.0),
        }
    }

    #[test]
    fn alone_it_goes_below() {
        let at = Point::new(50.0, 50.0);
        let out = place(&[node(at, 1.0)], &[Obstacle::node(at, Outline::Circle(12.0))], 2.0);
        assert_eq!(out[0].map(Rect::center), Some(Point::new(50.0, 71.0)));
    }

    #[test]
    fn a_strand_below_sends_it_above() {
        let at = Point::new(50.0, 50.0);
        let line = Obstacle::Polyline {
            points: vec![at, Point::new(50.0, 200.0)],
            weight: 1.0,
        };
        let out = place(&[node(at, 1.0)], &[Obstacle::node(at, Outline::Circle(12.0)), line], 2.0);
        assert!(out[0].is_some_and(|r| r.max.y < 50.0));
    }

    #[test]
    fn the_important_one_stays_when_only_one_fits() {
        let only = |p| LabelRequest {
            size: (60.0, 14.0),
            priority: p,
            candidates: vec![Candidate {
                rect_center: Point::new(0.0, 0.0),
                cost: 0.0,
            }],
        };
        let out = place(&[only(1.0), only(2.0), only(f32::NAN)], &[], 0.0);
        assert_eq!((out[0].is_some(), out[1].is_some(), out[2].is_some()), (false, true, false));
    }

    #[test]
    fn at_the_edge_it_stays_inside() {
        let at = Point::new(50.0, 85.0);
        let picture = Rect {
            min: Point::new(0.0, 0.0),
            max: Point::new(100.0, 100.0),
        };
        let out = place(&[node(at, 1.0)], &Obstacle::outside(picture, 3.0), 2.0);
        assert!(out[0].is_some_and(|r| picture.contains(r.min) && picture.contains(r.max)));
    }

    #[test]
    fn a_neighbour_steps_aside() {
        let c = |x: f32, cost| Candidate {
            rect_center: Point::new(x, 0.0),
            cost,
        };
        let both = LabelRequest {
            size: (50.0, 10.0),
            priority: 2.0,
            candidates: vec![c(0.0, 0.0), c(100.0, 0.5)],
        };
        let one = LabelRequest {
            size: (50.0, 10.0),
            priority: 1.0,
            candidates: vec![c(0.0, 0.0)],
        };
        let out = place(&[both, one], &[], 1.0);
        assert!(out.iter().all(Option::is_some));
    }

    proptest! {
        #[test]
        fn the_grid_finds_every_covered_line(
            lines in prop::collection::vec((-100.0_f32..900.0, -100.0_f32..700.0, -100.0_f32..900.0, -100.0_f32..700.0), 1..60),
            spots in prop::collection::vec((0.0_f32..800.0, 0.0_f32..600.0), 1..60),
        ) {
            let labels: Vec<LabelRequest> = spots.iter().map(|p| node(Point::new(p.0, p.1), 1.0)).collect();
            let lines: Vec<(Point, Point)> = lines.into_iter().map(|l| (Point::new(l.0, l.1), Point::new(l.2, l.3))).collect();
            let obstacles: Vec<Obstacle> =
                lines.iter().map(|l| Obstacle::Polyline { points: vec![l.0, l.1], weight: 1.0 }).collect();
            let board = Board::new(&labels, &obstacles, 0.0);
            for (place, owner) in board.places.iter().zip(&board.owner) {
                let base = labels[*owner].candidates.iter().find(|c| Rect::from_center(c.rect_center, 60.0, 14.0) == place.rect);
                let slow: f32 = lines.iter().map(|l| place.rect.clipped_length(l.0, l.1) / place.rect.height()).sum();
                let base = base.map_or(0.0, |c| c.cost);
                prop_assert!((place.cost - base - slow).abs() < 0.02, "{} {}", place.cost - base, slow);
            }
        }

        #[test]
        fn never_overlapping_and_the_same_every_time(
            nodes in prop::collection::vec((0.0_f32..500.0, 0.0_f32..400.0, 0.0_f32..5.0), 1..40),
            ties in prop::collection::vec((0_usize..40, 0_usize..40, 1_usize..4), 0..40),
        ) {
            let points: Vec<Point> = nodes.iter().map(|n| Point::new(n.0, n.1)).collect();
            let mut labels: Vec<LabelRequest> = points.iter().zip(&nodes).map(|(p, n)| node(*p, n.2)).collect();
            let mut obstacles: Vec<Obstacle> = points.iter().map(|p| Obstacle::node(*p, Outline::Circle(12.0))).collect();
            for (a, b, lanes) in ties {
                let (a, b) = (points[a % points.len()], points[b % points.len()]);
                for s in fan(End::circle(a, 12.0), End::circle(b, 12.0), lanes, 10.0, 2.0) {
                    labels.push(LabelRequest { size: (40.0, 12.0), priority: 0.5, candidates: strand_candidates(s) });
                    obstacles.push(Obstacle::strand(s, 1.0));
                }
            }
            let out = place(&labels, &obstacles, 2.0);
            prop_assert_eq!(overlaps(&out, &obstacles), 0);
            prop_assert_eq!(out, place(&labels, &obstacles, 2.0));
        }
    }
}
