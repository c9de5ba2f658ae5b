//! Which events of the rails are drawn one by one, which as a block, and where labels stand. Geometry only.
//!
//! Dots and strokes never lie so close that one seems to belong to another: what comes too close is drawn as one,
//! with a count, and comes apart on zooming. The weightiest keeps its place.

use std::collections::{BTreeMap, HashMap};

/// Nearest that two dots or strokes stand beside each other.
pub(super) const APART: f64 = 16.0;
/// Half the room of a dot, of a count, of a stroke that passes a rail.
const HALF_DOT: f64 = 8.0;
const HALF_COUNT: f64 = 12.0;
const HALF_STROKE: f64 = 4.0;
/// From a dot to its label.
const LABEL_GAP: f64 = 9.0;
/// Room for "and so many more" behind a label.
const MORE: f64 = 30.0;
/// Longest label.
pub(super) const LONGEST: f64 = 210.0;

/// An event, in points at the zoom of the packing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark<'a> {
    pub x: f64,
    /// Rails touched, from top to bottom; at least one.
    pub rails: &'a [usize],
    /// Width of the label.
    pub label: f64,
    /// The weightier is placed first.
    pub weight: u32,
}

/// Where a label stands: beside the dot on this rail.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LabelSpot {
    pub rail: usize,
    pub to_right: bool,
    /// From the dot to the label.
    pub gap: f64,
    /// Room for the label.
    pub wide: f64,
}

/// What is drawn in one place: a stroke with its dots, for one event or several.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Knot {
    pub x: f64,
    /// Rails touched, from top to bottom.
    pub rails: Vec<usize>,
    /// Places of the marks, the weightiest first.
    pub members: Vec<usize>,
    pub label: Option<LabelSpot>,
}

impl Knot {
    fn span(&self) -> (usize, usize) {
        span(&self.rails)
    }

    /// Left and right end, with the label.
    pub(super) fn reach(&self) -> (f64, f64) {
        let (left, right) = (self.x - HALF_COUNT, self.x + HALF_COUNT);
        match self.label {
            Some(spot) if spot.to_right => (left, self.x + spot.gap + spot.wide),
            Some(spot) => (self.x - spot.gap - spot.wide, right),
            None => (left, right),
        }
    }
}

fn span(rails: &[usize]) -> (usize, usize) {
    (rails.first().copied().unwrap_or(0), rails.last().copied().unwrap_or(0))
}

fn column(x: f64) -> i64 {
    (x / APART).floor() as i64
}

/// Ties marks into knots, and gives them a label where there is room for all of it.
pub(super) fn knots(marks: &[Mark<'_>]) -> Vec<Knot> {
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|place| (std::cmp::Reverse(marks[*place].weight), *place));
    let mut tied = Tied::default();
    for place in order {
        tied.add(place, &marks[place]);
    }
    let mut knots = tied.knots;
    knots.retain(|knot| !knot.members.is_empty());
    label(&mut knots, marks);
    knots
}

#[derive(Default)]
struct Tied {
    knots: Vec<Knot>,
    columns: HashMap<i64, Vec<usize>>,
}

impl Tied {
    fn add(&mut self, place: usize, mark: &Mark<'_>) {
        let fresh = Knot {
            x: mark.x,
            rails: mark.rails.to_vec(),
            members: vec![place],
            label: None,
        };
        let mut at = self.knots.len();
        self.columns.entry(column(fresh.x)).or_default().push(at);
        self.knots.push(fresh);
        // What is joined reaches over more rails, and may then come too close to a third.
        while let Some(other) = self.too_close(at) {
            let (keeps, goes) = (at.min(other), at.max(other));
            self.join(keeps, goes);
            at = keeps;
        }
    }

    /// The nearest other knot that a knot cannot be told apart from.
    fn too_close(&self, at: usize) -> Option<usize> {
        let knot = &self.knots[at];
        let (first, last) = knot.span();
        let middle = column(knot.x);
        let near = (middle - 1..=middle + 1)
            .filter_map(|c| self.columns.get(&c))
            .flatten()
            .copied();
        let distance = |other: usize| (self.knots[other].x - knot.x).abs();
        near.filter(|other| *other != at && distance(*other) < APART)
            .filter(|other| {
                let (top, bottom) = self.knots[*other].span();
                top <= last && first <= bottom
            })
            .min_by(|a, b| distance(*a).total_cmp(&distance(*b)).then(a.cmp(b)))
    }

    fn join(&mut self, keeps: usize, goes: usize) {
        let taken = &mut self.knots[goes];
        let (members, rails) = (std::mem::take(&mut taken.members), std::mem::take(&mut taken.rails));
        if let Some(held) = self.columns.get_mut(&column(taken.x)) {
            held.retain(|knot| *knot != goes);
        }
        let knot = &mut self.knots[keeps];
        knot.members.extend(members);
        knot.rails.extend(rails);
        knot.rails.sort_unstable();
        knot.rails.dedup();
    }
}

/// What is taken on one rail: left ends with right ends.
#[derive(Default)]
struct Taken(BTreeMap<i64, f64>);

impl Taken {
    fn take(&mut self, left: f64, right: f64) {
        self.0.insert(left.floor() as i64, right);
    }

    fn is_free(&self, left: f64, right: f64) -> bool {
        let reach = left - LONGEST - MORE - 2.0 * HALF_COUNT;
        let mut near = self.0.range(reach as i64..=right.floor() as i64);
        near.all(|(_, end)| *end < left)
    }
}

fn label(knots: &mut [Knot], marks: &[Mark<'_>]) {
    let rails = knots.iter().map(|k| k.span().1 + 1).max().unwrap_or(0);
    let mut taken: Vec<Taken> = std::iter::repeat_with(Taken::default).take(rails).collect();
    for knot in knots.iter() {
        let (first, last) = knot.span();
        for (rail, held) in taken.iter_mut().enumerate().take(last + 1).skip(first) {
            let half = match (rail == first && knot.members.len() > 1, knot.rails.contains(&rail)) {
                (true, _) => HALF_COUNT,
                (_, true) => HALF_DOT,
                _ => HALF_STROKE,
            };
            held.take(knot.x - half, knot.x + half);
        }
    }
    // Knots stand in order of weight.
    for knot in knots.iter_mut() {
        let (first, _) = knot.span();
        let (single, label) = (knot.members.len() == 1, marks[knot.members[0]].label);
        let sides = |rail: &usize| {
            let wider = if !single && *rail == first {
                HALF_COUNT - HALF_DOT
            } else {
                0.0
            };
            [true, false].map(|to_right| LabelSpot {
                rail: *rail,
                to_right,
                gap: LABEL_GAP + wider,
                wide: if single { label } else { label + MORE },
            })
        };
        let ends = |spot: &LabelSpot| {
            if spot.to_right {
                (knot.x + spot.gap, knot.x + spot.gap + spot.wide)
            } else {
                (knot.x - spot.gap - spot.wide, knot.x - spot.gap)
            }
        };
        // Beside the top dot, and where that is taken beside another; never on the rail of one who was not there.
        let free = marks[knot.members[0]].rails.iter().flat_map(sides).find(|spot| {
            let (left, right) = ends(spot);
            taken.get(spot.rail).is_some_and(|held| held.is_free(left, right))
        });
        if let Some(spot) = free {
            let (left, right) = ends(&spot);
            taken[spot.rail].take(left, right + HALF_STROKE);
            knot.label = Some(spot);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(x: f64, rails: &[usize], weight: u32) -> Mark<'_> {
        Mark {
            x,
            rails,
            label: 60.0,
            weight,
        }
    }

    #[test]
    fn what_cannot_be_told_apart_becomes_one_and_the_weightiest_keeps_its_place() {
        let marks = [mark(100.0, &[0, 1], 1), mark(105.0, &[1, 2], 9), mark(105.0, &[3, 4], 1)];
        let knots = knots(&marks);
        assert_eq!(knots.len(), 2);
        assert_eq!((knots[0].x, knots[0].rails.as_slice()), (105.0, &[0, 1, 2][..]));
        assert_eq!(knots[0].members, [1, 0]);
    }

    #[test]
    fn a_dot_under_a_passing_stroke_would_seem_to_belong_to_it() {
        let marks = [mark(100.0, &[0, 4], 9), mark(104.0, &[2], 1)];
        assert_eq!(knots(&marks).len(), 1);
    }

    #[test]
    fn joining_goes_on_while_the_wider_stroke_touches_others() {
        let marks = [mark(100.0, &[0], 9), mark(100.0, &[3], 8), mark(101.0, &[0, 5], 1)];
        let knots = knots(&marks);
        assert_eq!(knots.len(), 1);
        assert_eq!(knots[0].members.len(), 3);
    }

    #[test]
    fn labels_do_not_overlap_and_go_to_the_next_dot_where_the_top_one_has_no_room() {
        let marks = [mark(100.0, &[0], 9), mark(140.0, &[0, 1], 5), mark(180.0, &[0], 4)];
        let knots = knots(&marks);
        let spots: Vec<_> = knots.iter().map(|k| k.label.map(|s| (s.rail, s.to_right))).collect();
        assert_eq!(spots, [Some((0, false)), Some((1, true)), Some((0, true))]);
    }

    #[test]
    fn a_dot_is_never_in_the_way_of_its_own_label() {
        for tenth in 0..10 {
            let x = 100.0 + f64::from(tenth) / 10.0;
            let marks = [mark(x, &[0], 9), mark(x + 40.0, &[0], 1)];
            let label = knots(&marks)[0].label.map(|s| s.to_right);
            assert_eq!(label, Some(false), "{x}");
        }
    }
}
