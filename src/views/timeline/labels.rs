//! Which side of its mark a label stands on, and with how much room. Geometry only.
//!
//! Decided for what is in view: a label may not be cut at an edge of the chart, crossed by the line of a clock, or
//! written over a neighbour. One that would be cut to a stump is left out; the tooltip has it.

/// Distance of a label from its mark and from what comes next.
pub(super) const GAP: f32 = 4.0;

/// A mark in view, in points on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Marked {
    /// Row in its lane.
    pub row: usize,
    /// Left end.
    pub left: f32,
    /// Right end.
    pub right: f32,
    /// The part of a bar that can carry text.
    pub inside: Option<(f32, f32)>,
    /// Width of the label; 0 if there is none.
    pub wanted: f32,
    /// Width below which the label says nothing.
    pub least: f32,
    /// The weightier chooses first.
    pub weight: u32,
}

/// Where a label stands, with how much room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum LabelPlace {
    /// Nowhere.
    None,
    /// Inside the bar, from here.
    Inside(f32, f32),
    /// To the right.
    Right(f32),
    /// To the left.
    Left(f32),
}

/// Places the labels of one lane between the edges of the chart; `lines` must not cross them.
pub(super) fn arrange(marks: &[Marked], edges: (f32, f32), lines: &[f32]) -> Vec<LabelPlace> {
    let mut places = vec![LabelPlace::None; marks.len()];
    let mut by_row: Vec<usize> = (0..marks.len()).collect();
    by_row.sort_by(|a, b| (marks[*a].row.cmp(&marks[*b].row)).then(marks[*a].left.total_cmp(&marks[*b].left)));
    let mut order: Vec<usize> = (0..by_row.len()).filter(|at| marks[by_row[*at]].wanted > 0.0).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(marks[by_row[*at]].weight), *at));
    for at in order {
        let mark = marks[by_row[at]];
        if mark.right < edges.0 || mark.left > edges.1 {
            continue;
        }
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| by_row.get(at))
                .copied()
                .filter(|i| marks[*i].row == mark.row)
        };
        let mut room_right = edges.1 - mark.right - GAP;
        if let Some(next) = neighbour(at.checked_add(1)) {
            room_right = room_right.min(reach(&marks[next], places[next]).0 - mark.right - 2.0 * GAP);
        }
        let mut room_left = mark.left - edges.0 - GAP;
        if let Some(before) = neighbour(at.checked_sub(1)) {
            room_left = room_left.min(mark.left - reach(&marks[before], places[before]).1 - 2.0 * GAP);
        }
        for line in lines {
            if *line >= mark.right {
                room_right = room_right.min(line - mark.right - 2.0 * GAP);
            }
            if *line <= mark.left {
                room_left = room_left.min(mark.left - line - 2.0 * GAP);
            }
        }
        places[by_row[at]] = choose(&mark, room_right, room_left);
    }
    places
}

/// The part of a bar's inside that no line crosses and that has room for a label; the widest where none has.
pub(super) fn clear_of(lines: &[f32], (from, to): (f32, f32), wanted: f32) -> (f32, f32) {
    let mut cuts: Vec<f32> = lines.iter().copied().filter(|x| from < *x && *x < to).collect();
    cuts.sort_by(f32::total_cmp);
    let starts = std::iter::once(from).chain(cuts.iter().map(|x| x + GAP));
    let ends = cuts.iter().map(|x| x - GAP).chain(std::iter::once(to));
    let parts: Vec<(f32, f32)> = starts.zip(ends).filter(|(a, b)| b > a).collect();
    let fits = parts.iter().find(|(a, b)| b - a >= wanted);
    let widest = || parts.iter().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    fits.or_else(widest).copied().unwrap_or((from, to))
}

fn reach(mark: &Marked, place: LabelPlace) -> (f32, f32) {
    match place {
        LabelPlace::None | LabelPlace::Inside(..) => (mark.left, mark.right),
        LabelPlace::Right(room) => (mark.left, mark.right + GAP + room),
        LabelPlace::Left(room) => (mark.left - GAP - room, mark.right),
    }
}

fn choose(mark: &Marked, room_right: f32, room_left: f32) -> LabelPlace {
    let inside = mark.inside.map(|(from, to)| (from, to - from));
    if let Some((from, room)) = inside.filter(|(_, room)| *room >= mark.wanted) {
        LabelPlace::Inside(from, room)
    } else if room_right >= mark.wanted {
        LabelPlace::Right(mark.wanted)
    } else if room_left >= mark.wanted {
        LabelPlace::Left(mark.wanted)
    } else if let Some((from, room)) = inside.filter(|(_, room)| *room >= mark.least) {
        LabelPlace::Inside(from, room)
    } else if room_right.max(room_left) < mark.least {
        LabelPlace::None
    } else if room_right >= room_left {
        LabelPlace::Right(room_right)
    } else {
        LabelPlace::Left(room_left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(x: f32, wanted: f32, weight: u32) -> Marked {
        Marked {
            row: 0,
            left: x - 8.0,
            right: x + 8.0,
            inside: None,
            wanted,
            least: wanted * 0.6,
            weight,
        }
    }

    proptest! {
        #[test]
        fn labels_never_overlap(
            gaps in prop::collection::vec((17.0_f32..200.0, 20.0_f32..200.0, 0_u32..9), 0..30),
            line in 0.0_f32..1000.0,
        ) {
            let mut x = 0.0;
            let marks: Vec<Marked> = gaps.into_iter().map(|(gap, wanted, weight)| { x += gap; point(x, wanted, weight) }).collect();
            let places = arrange(&marks, (0.0, 1000.0), &[line]);
            for (i, a) in marks.iter().enumerate() {
                let (left, right) = reach(a, places[i]);
                for (b, place) in marks.iter().zip(&places).skip(i + 1) {
                    prop_assert!(right <= reach(b, *place).0 + 0.1);
                }
                match places[i] {
                    LabelPlace::Right(room) => prop_assert!(room >= a.least && right <= 1000.1 && !(a.right < line && line < right)),
                    LabelPlace::Left(room) => prop_assert!(room >= a.least && left >= -0.1 && !(left < line && line < a.left)),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn a_label_inside_a_bar_keeps_clear_of_lines() {
        assert_eq!(clear_of(&[], (0.0, 100.0), 50.0), (0.0, 100.0));
        assert_eq!(clear_of(&[20.0], (0.0, 100.0), 50.0), (24.0, 100.0));
        assert_eq!(clear_of(&[70.0], (0.0, 100.0), 50.0), (0.0, 66.0));
        assert_eq!(
            clear_of(&[30.0, 60.0], (0.0, 100.0), 50.0),
            (64.0, 100.0),
            "the widest where none has room"
        );
    }

    #[test]
    fn a_label_gives_way_to_lines_and_edges() {
        let places = arrange(&[point(500.0, 100.0, 1)], (0.0, 1000.0), &[530.0]);
        assert_eq!(places, [LabelPlace::Left(100.0)]);
        let places = arrange(&[point(980.0, 100.0, 1)], (0.0, 1000.0), &[]);
        assert_eq!(places, [LabelPlace::Left(100.0)]);
        let places = arrange(&[point(40.0, 100.0, 1)], (0.0, 90.0), &[]);
        assert_eq!(places, [LabelPlace::None]);
    }
}
