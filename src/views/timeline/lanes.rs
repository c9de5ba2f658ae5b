//! Packing: which row of its lane a bar or mark gets, and where its label stands. Geometry only.
//!
//! Everything is packed at once for one zoom, whatever part of it is in view, so that rows never jump while the
//! window moves. The weightiest come first; what finds no room becomes a block with a count.

use std::collections::BTreeMap;

use crate::derived::time_index::Intervals;

/// Half the width that a mark takes.
pub(super) const HALF_MARK: f64 = 8.0;
/// Distance between things in a row.
const GAP: f64 = 6.0;

/// Something to be packed, in points at the zoom of the packing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    /// Left end; for marks the middle.
    pub left: f64,
    /// Right end; for marks the middle.
    pub right: f64,
    /// Width of the label.
    pub label: f64,
    /// The weightier is placed first.
    pub weight: u32,
}

/// What is drawn in one place: one piece, or several as a block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// Row in its lane.
    pub row: usize,
    /// Left end without label, in points at the zoom of the packing.
    pub left: f64,
    /// Right end without label.
    pub right: f64,
    /// Places of the pieces, the weightiest first.
    pub members: Vec<usize>,
}

/// A packed lane.
#[derive(Debug, Default)]
pub(super) struct Packing {
    /// The cells, by left end.
    pub cells: Vec<Cell>,
    /// For range queries over `cells`.
    pub intervals: Intervals,
    /// What was worked out with it, if the lane is packed in columns.
    pub columns: Option<super::dense::Columns>,
}

impl Packing {
    /// Number of rows that are used.
    pub(super) fn rows(&self) -> usize {
        self.cells.iter().map(|c| c.row + 1).max().unwrap_or(1)
    }

    pub(super) fn new(mut cells: Vec<Cell>) -> Self {
        cells.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.row.cmp(&b.row)));
        let reaches: Vec<(f64, f64)> = cells.iter().map(|c| (c.left, c.right)).collect();
        Self {
            intervals: Intervals::new(&reaches),
            cells,
            columns: None,
        }
    }
}

/// A number that sorts as the coordinate does.
fn key(x: f64) -> i64 {
    // Coordinates are clamped far outside anything drawn, so that the product fits.
    (x.clamp(-1e15, 1e15) * 8.0).round() as i64
}

/// Edges of what can be scrolled without end.
pub(super) const EVERYWHERE: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

fn by_weight(pieces: &[Piece]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(pieces[*i].weight), *i));
    order
}

/// More marks than this are packed from left to right, without weighing them: so many cannot be read one by one.
const WEIGHED: usize = 3000;

/// Packs marks into at most `rows` rows.
pub(super) fn pack_marks(pieces: &[Piece], rows: usize) -> Packing {
    let rows = rows.max(1);
    if pieces.len() > WEIGHED {
        return sweep_marks(pieces, rows);
    }
    let order = by_weight(pieces);
    let first = place_marks(pieces, &order, rows);
    // Once it is known what becomes a block, others need leave no room for its label.
    let mut pieces = pieces.to_vec();
    for block in first.iter().filter(|c| c.members.len() > 1) {
        for member in &block.members {
            pieces[*member].label = 0.0;
        }
    }
    Packing::new(place_marks(&pieces, &order, rows))
}

/// Packs marks from left to right, the rows in turn.
fn sweep_marks(pieces: &[Piece], rows: usize) -> Packing {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by(|a, b| pieces[*a].left.total_cmp(&pieces[*b].left).then(a.cmp(b)));
    let mut cells: Vec<Cell> = Vec::new();
    let mut last: Vec<Option<usize>> = vec![None; rows];
    let mut turn = 0;
    for place in order {
        let x = pieces[place].left;
        let (left, right) = (x - HALF_MARK, x + HALF_MARK);
        let free = (turn..turn + rows)
            .map(|row| row % rows)
            .find(|row| last[*row].is_none_or(|c| cells[c].right <= left));
        if let Some(row) = free {
            last[row] = Some(cells.len());
            cells.push(Cell {
                row,
                left,
                right,
                members: vec![place],
            });
            turn = row + 1;
        } else if let Some(nearest) = last.iter().flatten().copied().max() {
            cells[nearest].members.push(place);
        }
    }
    Packing::new(cells)
}

fn place_marks(pieces: &[Piece], order: &[usize], rows: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut taken: Vec<BTreeMap<i64, usize>> = vec![BTreeMap::new(); rows];
    for place in order.iter().copied() {
        let x = pieces[place].left;
        match best_row(&taken, &cells, pieces, x, pieces[place].label) {
            Ok(row) => {
                taken[row].insert(key(x), cells.len());
                cells.push(Cell {
                    row,
                    left: x - HALF_MARK,
                    right: x + HALF_MARK,
                    members: vec![place],
                });
            }
            Err(nearest) => cells[nearest].members.push(place),
        }
    }
    cells
}

/// The row that leaves most room for labels, or the cell to join where every row is taken.
fn best_row(taken: &[BTreeMap<i64, usize>], cells: &[Cell], pieces: &[Piece], x: f64, label: f64) -> Result<usize, usize> {
    let mut best: Option<(f64, usize)> = None;
    let mut nearest: Option<((bool, f64), usize)> = None;
    for (row, marks) in taken.iter().enumerate() {
        let at = key(x);
        let before = marks.range(..=at).next_back().map(|(_, c)| *c);
        let after = marks.range(at + 1..).next().map(|(_, c)| *c);
        let gap = |cell: Option<usize>| {
            cell.and_then(|c| cells.get(c)).map_or(f64::INFINITY, |c| {
                (f64::midpoint(c.left, c.right) - x).abs() - 2.0 * HALF_MARK
            })
        };
        let (left, right) = (gap(before), gap(after));
        if left >= 0.0 && right >= 0.0 {
            let room = |gap: f64, wanted: f64| (gap / (wanted + GAP).max(1.0)).min(1.0);
            let of_before = before.and_then(|c| cells.get(c)).map_or(0.0, |c| pieces[c.members[0]].label);
            let score = room(right, label) + room(left, of_before);
            if best.is_none_or(|(most, _)| score > most + 1e-9) {
                best = Some((score, row));
            }
        } else {
            let (gap, cell) = if left <= right { (left, before) } else { (right, after) };
            if let Some(cell) = cell {
                // A block takes more before a single mark becomes one.
                let rank = (cells[cell].members.len() < 2, gap);
                // Of single marks the least weighty, which was placed last, gives way.
                if nearest.is_none_or(|(least, held)| rank < least || (rank.0 && rank.0 == least.0 && cell > held)) {
                    nearest = Some((rank, cell));
                }
            }
        }
    }
    match (best, nearest) {
        (Some((_, row)), _) => Ok(row),
        (None, Some((_, cell))) => Err(cell),
        (None, None) => Ok(0),
    }
}

/// Packs bars into at most `rows` rows; what does not fit becomes blocks in the last one.
///
/// `promoted` are pieces that must not vanish in a block; they take the place of as few others as can be, so that
/// everything else stays where it was. `edges` are the ends of what will ever be seen: labels are kept within.
pub(super) fn pack_bars(pieces: &[Piece], rows: usize, promoted: &[usize], edges: (f64, f64)) -> Packing {
    let rows = rows.max(1);
    let (cells, left_over) = place_bars(pieces, rows, edges);
    if left_over.is_empty() {
        return Packing::new(cells);
    }
    let (mut cells, mut left_over) = if rows == 1 {
        (Vec::new(), (0..pieces.len()).collect())
    } else {
        place_bars(pieces, rows - 1, edges)
    };
    promote(pieces, rows.saturating_sub(1), promoted, &mut cells, &mut left_over);
    left_over.sort_by(|a, b| pieces[*a].left.total_cmp(&pieces[*b].left).then(a.cmp(b)));
    let mut open: Option<Cell> = None;
    for place in left_over {
        let (left, right) = (
            pieces[place].left,
            pieces[place].right.max(pieces[place].left + 2.0 * HALF_MARK),
        );
        match &mut open {
            Some(block) if left <= block.right + GAP => {
                block.right = block.right.max(right);
                block.members.push(place);
            }
            _ => {
                let fresh = Cell {
                    row: rows - 1,
                    left,
                    right,
                    members: vec![place],
                };
                cells.extend(open.replace(fresh));
            }
        }
    }
    cells.extend(open);
    Packing::new(cells)
}

/// Puts promoted pieces that found no row into the lowest row where they displace nothing promoted.
pub(super) fn promote(pieces: &[Piece], rows: usize, promoted: &[usize], cells: &mut Vec<Cell>, left_over: &mut Vec<usize>) {
    for place in promoted {
        if !left_over.contains(place) {
            continue;
        }
        let (left, right) = (pieces[*place].left, pieces[*place].right.max(pieces[*place].left + 3.0));
        let in_the_way = |c: &Cell, row: usize| c.row == row && c.left <= right + GAP && left <= c.right + GAP;
        let yields = |row: &usize| !cells.iter().any(|c| in_the_way(c, *row) && promoted.contains(&c.members[0]));
        let Some(row) = (0..rows).rev().find(yields) else {
            continue;
        };
        left_over.retain(|p| p != place);
        left_over.extend(cells.iter().filter(|c| in_the_way(c, row)).flat_map(|c| &c.members));
        cells.retain(|c| !in_the_way(c, row));
        cells.push(Cell {
            row,
            left,
            right,
            members: vec![*place],
        });
    }
}

/// Bars in rows, and those for which there is none.
pub(super) fn place_bars(pieces: &[Piece], rows: usize, edges: (f64, f64)) -> (Vec<Cell>, Vec<usize>) {
    let mut cells: Vec<Cell> = Vec::new();
    let mut left_over = Vec::new();
    let mut taken: Vec<BTreeMap<i64, i64>> = vec![BTreeMap::new(); rows];
    let free = |taken: &BTreeMap<i64, i64>, left: f64, right: f64| {
        taken.range(..=key(right)).next_back().is_none_or(|(_, end)| *end < key(left))
    };
    for place in by_weight(pieces) {
        let piece = pieces[place];
        let (left, right) = (piece.left, piece.right.max(piece.left + 3.0));
        let beside = GAP + piece.label;
        let (start, end) = if right - left >= piece.label + 2.0 * GAP {
            (left, right)
        } else if right + beside > edges.1 && left - beside >= edges.0 {
            (left - beside, right)
        } else {
            (left, right + beside)
        };
        let find = |start: f64, end: f64| (0..rows).find(|row| free(&taken[*row], start - GAP / 3.0, end + GAP / 3.0));
        let found = find(start, end).map(|row| (row, start, end));
        let Some((row, start, end)) = found.or_else(|| find(left, right).map(|row| (row, left, right))) else {
            left_over.push(place);
            continue;
        };
        taken[row].insert(key(start), key(end));
        cells.push(Cell {
            row,
            left,
            right,
            members: vec![place],
        });
    }
    (cells, left_over)
}

/// Who gets the next row, by place of the lane: treaties are what the dossier is about.
const TURNS: [usize; 8] = [0, 2, 0, 1, 0, 0, 3, 2];
/// The same beyond that, again and again.
const FURTHER_TURNS: [usize; 5] = [0, 2, 1, 3, 4];

/// Shares `available` rows among lanes: one for each, the others in turn to those that want more.
pub(super) fn share_rows(wanted: [usize; 5], available: usize) -> [usize; 5] {
    let mut rows = [1; 5];
    let missing = (0..5).map(|lane| wanted[lane].saturating_sub(1)).sum::<usize>();
    let mut spare = available.saturating_sub(5).min(missing);
    for lane in TURNS.into_iter().chain(FURTHER_TURNS.into_iter().cycle()) {
        if spare == 0 {
            break;
        }
        if rows[lane] < wanted[lane] {
            rows[lane] += 1;
            spare -= 1;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(marks: bool) -> impl Strategy<Value = Vec<Piece>> {
        let one =
            (0.0..2000.0_f64, 0.0..400.0_f64, 20.0..180.0_f64, 0_u32..9).prop_map(move |(left, width, label, weight)| Piece {
                left,
                right: if marks { left } else { left + width },
                label,
                weight,
            });
        prop::collection::vec(one, 0..80)
    }

    fn check(packing: &Packing, count: usize, rows: usize) -> Result<(), TestCaseError> {
        let mut seen: Vec<usize> = packing.cells.iter().flat_map(|c| c.members.iter().copied()).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..count).collect::<Vec<_>>());
        prop_assert!(packing.cells.iter().all(|c| c.row < rows));
        for (i, a) in packing.cells.iter().enumerate() {
            for b in packing.cells.iter().skip(i + 1).filter(|b| b.row == a.row) {
                prop_assert!(a.right <= b.left + 0.3 || b.right <= a.left + 0.3, "{a:?} {b:?}");
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn marks_never_overlap(pieces in pieces(true), rows in 1_usize..5) {
            check(&pack_marks(&pieces, rows), pieces.len(), rows)?;
            check(&sweep_marks(&pieces, rows), pieces.len(), rows)?;
        }

        #[test]
        fn bars_never_overlap(pieces in pieces(false), rows in 1_usize..6, promoted in 0_usize..80) {
            let promoted: Vec<usize> = (0..pieces.len()).filter(|p| *p == promoted).collect();
            let packing = pack_bars(&pieces, rows, &promoted, EVERYWHERE);
            check(&packing, pieces.len(), rows)?;
            // What is promoted is seen by itself, as soon as there is a row beside that of the blocks.
            let alone = |p: &usize| packing.cells.iter().any(|c| c.members == [*p]);
            prop_assert!(rows == 1 || promoted.iter().all(alone));
        }
    }

    #[test]
    fn the_weightiest_keeps_its_place() {
        let at = |weight| Piece {
            left: 100.0,
            right: 100.0,
            label: 80.0,
            weight,
        };
        let packing = pack_marks(&[at(1), at(9), at(2), at(1)], 2);
        assert!(packing.cells.iter().any(|c| c.members == [1]));
    }

    #[test]
    fn promoting_displaces_only_what_is_in_the_way() {
        let bar = |left, weight| Piece {
            left,
            right: left + 100.0,
            label: 10.0,
            weight,
        };
        let pieces = [bar(0.0, 9), bar(0.0, 8), bar(0.0, 7), bar(500.0, 6), bar(0.0, 1)];
        let row_of = |packing: &Packing, p: usize| packing.cells.iter().find(|c| c.members == [p]).map(|c| c.row);
        let before = pack_bars(&pieces, 3, &[], EVERYWHERE);
        let after = pack_bars(&pieces, 3, &[4], EVERYWHERE);
        assert_eq!(row_of(&before, 4), None);
        assert_eq!(row_of(&after, 4), Some(1));
        assert_eq!(row_of(&after, 0), row_of(&before, 0));
        assert_eq!(row_of(&after, 3), row_of(&before, 3));
    }

    #[test]
    fn treaties_get_most_rows() {
        assert_eq!(share_rows([8, 4, 14, 4, 1], 13), [5, 2, 3, 2, 1]);
        assert_eq!(share_rows([8, 4, 14, 4, 1], 9), [3, 2, 2, 1, 1]);
        assert_eq!(share_rows([1, 3, 0, 2, 1], 30), [1, 3, 1, 2, 1]);
    }
}
