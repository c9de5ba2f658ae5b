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
/// A label shorter than this is not worth drawing.
const SHORTEST_LABEL: f64 = 46.0;

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

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum LabelPlace {
    /// There is no room.
    None,
    /// Inside the bar.
    Inside,
    /// To the right, with so much room.
    Right(f64),
    /// To the left, with so much room.
    Left(f64),
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
    /// The label.
    pub label: LabelPlace,
    /// Places of the pieces, the weightiest first.
    pub members: Vec<usize>,
}

impl Cell {
    /// Left and right end with the label.
    pub(super) fn reach(&self) -> (f64, f64) {
        match self.label {
            LabelPlace::None | LabelPlace::Inside => (self.left, self.right),
            LabelPlace::Right(room) => (self.left, self.right + GAP + room),
            LabelPlace::Left(room) => (self.left - GAP - room, self.right),
        }
    }
}

/// A packed lane.
#[derive(Debug, Default)]
pub(super) struct Packing {
    /// The cells, by left end with label.
    pub cells: Vec<Cell>,
    /// For range queries over `cells`.
    pub intervals: Intervals,
}

impl Packing {
    fn new(mut cells: Vec<Cell>) -> Self {
        cells.sort_by(|a, b| a.reach().0.total_cmp(&b.reach().0).then(a.row.cmp(&b.row)));
        let reaches: Vec<(f64, f64)> = cells.iter().map(Cell::reach).collect();
        Self {
            intervals: Intervals::new(&reaches),
            cells,
        }
    }
}

/// A number that sorts as the coordinate does.
fn key(x: f64) -> i64 {
    // Coordinates are clamped far outside anything drawn, so that the product fits.
    (x.clamp(-1e15, 1e15) * 8.0).round() as i64
}

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
    let (first, _) = place_marks(pieces, &order, rows);
    // Once it is known what becomes a block, others need leave no room for its label.
    let mut pieces = pieces.to_vec();
    for block in first.iter().filter(|c| c.members.len() > 1) {
        for member in &block.members {
            pieces[*member].label = 0.0;
        }
    }
    let (mut cells, taken) = place_marks(&pieces, &order, rows);
    label_marks(&mut cells, &taken, &pieces);
    Packing::new(cells)
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
            if let Some(before) = last[row].replace(cells.len()) {
                label_before(&mut cells[before], left, pieces);
            }
            cells.push(Cell {
                row,
                left,
                right,
                label: LabelPlace::None,
                members: vec![place],
            });
            turn = row + 1;
        } else if let Some(nearest) = last.iter().flatten().copied().max() {
            cells[nearest].members.push(place);
        }
    }
    for cell in last.into_iter().flatten() {
        label_before(&mut cells[cell], f64::INFINITY, pieces);
    }
    Packing::new(cells)
}

/// Gives a single mark the room for its label that the next one in its row leaves.
fn label_before(cell: &mut Cell, next: f64, pieces: &[Piece]) {
    let wanted = pieces[cell.members[0]].label;
    let room = (next - cell.right - 2.0 * GAP).min(wanted);
    if cell.members.len() == 1 && room >= SHORTEST_LABEL.min(wanted) {
        cell.label = LabelPlace::Right(room);
    }
}

fn place_marks(pieces: &[Piece], order: &[usize], rows: usize) -> (Vec<Cell>, Vec<BTreeMap<i64, usize>>) {
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
                    label: LabelPlace::None,
                    members: vec![place],
                });
            }
            Err(nearest) => cells[nearest].members.push(place),
        }
    }
    (cells, taken)
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

/// Gives labels their room, the weightiest first: right, else left, else shortened.
fn label_marks(cells: &mut [Cell], taken: &[BTreeMap<i64, usize>], pieces: &[Piece]) {
    for place in 0..cells.len() {
        let (row, left, right) = (cells[place].row, cells[place].left, cells[place].right);
        if cells[place].members.len() > 1 {
            continue;
        }
        let wanted = pieces[cells[place].members[0]].label;
        if wanted <= 0.0 {
            continue;
        }
        let at = key(f64::midpoint(left, right));
        let after = taken[row].range(at + 1..).next().map(|(_, c)| cells[*c].reach().0);
        let before = taken[row].range(..at).next_back().map(|(_, c)| cells[*c].reach().1);
        let to_right = after.map_or(f64::INFINITY, |x| x - right - 2.0 * GAP);
        let to_left = before.map_or(f64::INFINITY, |x| left - x - 2.0 * GAP);
        cells[place].label = if to_right >= wanted {
            LabelPlace::Right(wanted)
        } else if to_left >= wanted {
            LabelPlace::Left(wanted)
        } else if to_right.max(to_left) < SHORTEST_LABEL.min(wanted) {
            LabelPlace::None
        } else if to_right >= to_left {
            LabelPlace::Right(to_right)
        } else {
            LabelPlace::Left(to_left)
        };
    }
}

/// Packs bars into at most `rows` rows; what does not fit becomes blocks in the last one.
pub(super) fn pack_bars(pieces: &[Piece], rows: usize) -> Packing {
    let rows = rows.max(1);
    let (cells, left_over) = place_bars(pieces, rows);
    if left_over.is_empty() {
        return Packing::new(cells);
    }
    let (mut cells, mut left_over) = if rows == 1 {
        (Vec::new(), (0..pieces.len()).collect())
    } else {
        place_bars(pieces, rows - 1)
    };
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
                    label: LabelPlace::None,
                    members: vec![place],
                };
                cells.extend(open.replace(fresh));
            }
        }
    }
    cells.extend(open);
    for cell in cells.iter_mut().filter(|c| c.members.len() == 1) {
        let label = pieces[cell.members[0]].label;
        if cell.label == LabelPlace::None && cell.right - cell.left >= label + 2.0 * GAP {
            cell.label = LabelPlace::Inside;
        }
    }
    Packing::new(cells)
}

fn place_bars(pieces: &[Piece], rows: usize) -> (Vec<Cell>, Vec<usize>) {
    let mut cells: Vec<Cell> = Vec::new();
    let mut left_over = Vec::new();
    let mut taken: Vec<BTreeMap<i64, i64>> = vec![BTreeMap::new(); rows];
    let free = |taken: &BTreeMap<i64, i64>, left: f64, right: f64| {
        taken.range(..=key(right)).next_back().is_none_or(|(_, end)| *end < key(left))
    };
    for place in by_weight(pieces) {
        let piece = pieces[place];
        let (left, right) = (piece.left, piece.right.max(piece.left + 3.0));
        let inside = right - left >= piece.label + 2.0 * GAP;
        let beside = right + GAP + piece.label;
        let labelled = if inside { right } else { beside };
        let found = (0..rows).find(|row| free(&taken[*row], left - GAP / 3.0, labelled + GAP / 3.0));
        let bare = || (0..rows).find(|row| free(&taken[*row], left - GAP / 3.0, right + GAP / 3.0));
        let (row, end, label) = match found {
            Some(row) if inside => (row, right, LabelPlace::Inside),
            Some(row) => (row, beside, LabelPlace::Right(piece.label)),
            None => {
                if let Some(row) = bare() {
                    (row, right, LabelPlace::None)
                } else {
                    left_over.push(place);
                    continue;
                }
            }
        };
        taken[row].insert(key(left), key(end));
        cells.push(Cell {
            row,
            left,
            right,
            label,
            members: vec![place],
        });
    }
    (cells, left_over)
}

/// Shares `available` rows among lanes: first what each needs at least, then one by one, in the order of `turns`, to
/// those that want more.
pub(super) fn share_rows(wanted: [usize; 5], least: [usize; 5], turns: [usize; 5], available: usize) -> [usize; 5] {
    let mut rows = least;
    for (row, wanted) in rows.iter_mut().zip(wanted) {
        *row = (*row).min(wanted.max(1));
    }
    let mut spare = available.saturating_sub(rows.iter().sum());
    while spare > 0 {
        let before = spare;
        for lane in turns {
            if rows[lane] < wanted[lane] && spare > 0 {
                rows[lane] += 1;
                spare -= 1;
            }
        }
        if spare == before {
            break;
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
                let ((a0, a1), (b0, b1)) = (a.reach(), b.reach());
                prop_assert!(a1 <= b0 + 0.3 || b1 <= a0 + 0.3, "{a:?} {b:?}");
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn marks_and_labels_never_overlap(pieces in pieces(true), rows in 1_usize..5) {
            check(&pack_marks(&pieces, rows), pieces.len(), rows)?;
            check(&sweep_marks(&pieces, rows), pieces.len(), rows)?;
        }

        #[test]
        fn bars_and_labels_never_overlap(pieces in pieces(false), rows in 1_usize..6) {
            check(&pack_bars(&pieces, rows), pieces.len(), rows)?;
        }
    }

    #[test]
    fn the_weightiest_keeps_its_place_and_label() {
        let at = |weight| Piece {
            left: 100.0,
            right: 100.0,
            label: 80.0,
            weight,
        };
        let packing = pack_marks(&[at(1), at(9), at(2), at(1)], 2);
        let heavy = packing.cells.iter().find(|c| c.members == [1]);
        assert_eq!(heavy.map(|c| c.label), Some(LabelPlace::Right(80.0)));
    }

    #[test]
    fn rows_are_shared_fairly() {
        assert_eq!(
            share_rows([7, 3, 11, 3, 1], [2, 1, 1, 1, 1], [0, 1, 2, 3, 4], 12),
            [4, 3, 2, 2, 1]
        );
        assert_eq!(
            share_rows([1, 3, 0, 2, 1], [2, 1, 1, 1, 1], [1, 3, 0, 2, 4], 30),
            [1, 3, 1, 2, 1]
        );
    }
}
