//! Overlapping ranges cut into pieces that do not overlap, and lines to stack their underlines on.
//!
//! Pure arithmetic over character positions; knows neither text nor colours.

use std::ops::Range;

/// A stretch of text that is covered by the same ranges throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// From where to where, in characters.
    pub range: Range<usize>,
    /// Which ranges cover it (places in the list given to [`segments`]), the shortest first.
    pub covered_by: Vec<usize>,
}

/// Cuts `ranges` at every beginning and end. Empty ranges are left out; gaps give no segment.
pub(super) fn segments(ranges: &[Range<usize>]) -> Vec<Segment> {
    let mut cuts: Vec<usize> = ranges
        .iter()
        .filter(|r| !r.is_empty())
        .flat_map(|r| [r.start, r.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut by_start: Vec<usize> = (0..ranges.len()).filter(|&n| !ranges[n].is_empty()).collect();
    by_start.sort_by_key(|&n| ranges[n].start);
    let mut waiting = by_start.into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for pair in cuts.windows(2) {
        let range = pair[0]..pair[1];
        open.retain(|&n| ranges[n].end > range.start);
        while let Some(n) = waiting.next_if(|&n| ranges[n].start <= range.start) {
            open.push(n);
        }
        if !open.is_empty() {
            let mut covered_by = open.clone();
            covered_by.sort_by_key(|&n| (ranges[n].len(), n));
            found.push(Segment { range, covered_by });
        }
    }
    found
}

/// A line for each range, from 0, so that ranges on the same line do not overlap; long ranges get the upper lines.
pub(super) fn levels(ranges: &[Range<usize>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ranges.len()).collect();
    order.sort_by_key(|&n| (ranges[n].start, std::cmp::Reverse(ranges[n].end), n));
    let mut line_ends: Vec<usize> = Vec::new();
    let mut levels = vec![0; ranges.len()];
    for n in order {
        let free = line_ends.iter().position(|&end| end <= ranges[n].start);
        let level = free.unwrap_or(line_ends.len());
        match line_ends.get_mut(level) {
            Some(end) => *end = ranges[n].end,
            None => line_ends.push(ranges[n].end),
        }
        levels[n] = level;
    }
    levels
}

/// The shortest range at a character, the earliest of equals.
pub(super) fn shortest_at(ranges: impl Iterator<Item = Range<usize>>, at: usize) -> Option<usize> {
    ranges
        .enumerate()
        .filter(|(_, r)| r.contains(&at))
        .min_by_key(|(n, r)| (r.len(), *n))
        .map(|(n, _)| n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_passage_inside_another_makes_three_pieces() {
        let found = segments(&[0..10, 3..5]);
        let ranges: Vec<_> = found.iter().map(|s| s.range.clone()).collect();
        assert_eq!(ranges, [0..3, 3..5, 5..10]);
        assert_eq!(found[1].covered_by, [1, 0], "the shorter one is on top");
        assert_eq!(levels(&[0..10, 3..5]), [0, 1]);
        assert_eq!(shortest_at([0..10, 3..5].into_iter(), 4), Some(1));
        assert_eq!(shortest_at([0..10, 3..5].into_iter(), 10), None);
    }

    fn some_ranges() -> impl Strategy<Value = Vec<Range<usize>>> {
        prop::collection::vec((0_usize..60, 0_usize..25).prop_map(|(start, len)| start..start + len), 0..12)
    }

    proptest! {
        #[test]
        fn segments_cover_exactly_the_union(ranges in some_ranges()) {
            let found = segments(&ranges);
            for at in 0..90 {
                let mut expected: Vec<usize> = (0..ranges.len()).filter(|&n| ranges[n].contains(&at)).collect();
                expected.sort_by_key(|&n| (ranges[n].len(), n));
                let here: Vec<_> = found.iter().filter(|s| s.range.contains(&at)).collect();
                prop_assert!(here.len() <= 1, "pieces overlap at {at}");
                let covered = here.first().map(|s| s.covered_by.clone()).unwrap_or_default();
                prop_assert_eq!(covered.first().copied(), shortest_at(ranges.iter().cloned(), at));
                prop_assert_eq!(covered, expected);
            }
            for pair in found.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start, "pieces are in order");
            }
            prop_assert!(found.iter().all(|s| !s.range.is_empty() && !s.covered_by.is_empty()));
        }

        #[test]
        fn underlines_on_one_line_never_overlap(ranges in some_ranges()) {
            let lines = levels(&ranges);
            for a in 0..ranges.len() {
                for b in 0..a {
                    let overlap = ranges[a].start.max(ranges[b].start) < ranges[a].end.min(ranges[b].end);
                    prop_assert!(!(overlap && lines[a] == lines[b]));
                }
            }
        }
    }
}
