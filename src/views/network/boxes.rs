//! A tree of boxes for "what touches this part of the plane": nodes and pairs of nodes, in layout units.
//!
//! Packed once (sort-tile-recursive, Leutenegger, Lopez and Edgington 1997) and asked by culling, hits and names. It
//! knows neither zoom nor what is visible.

use egui::Rect;

/// Children of a box.
const FAN: usize = 16;

/// Boxes, packed.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    /// The items in the order of the leaves.
    items: Vec<u32>,
    /// From the leaves, one for each item, to a few at the top.
    levels: Vec<Vec<Rect>>,
}

impl Boxes {
    /// Packs the boxes of items 0, 1, 2 …
    pub(super) fn of(boxes: &[Rect]) -> Self {
        let mut items: Vec<u32> = (0..boxes.len() as u32).collect();
        let key = |x: f32| if x.is_nan() { 0.0 } else { x };
        let middle = |i: &u32| boxes[*i as usize].center();
        items.sort_unstable_by(|a, b| key(middle(a).x).total_cmp(&key(middle(b).x)).then(a.cmp(b)));
        let leaves = boxes.len().div_ceil(FAN).max(1);
        let slice = FAN * (leaves as f32).sqrt().ceil() as usize;
        for part in items.chunks_mut(slice) {
            part.sort_unstable_by(|a, b| key(middle(a).y).total_cmp(&key(middle(b).y)).then(a.cmp(b)));
        }
        let mut levels = vec![items.iter().map(|i| boxes[*i as usize]).collect::<Vec<Rect>>()];
        while let Some(below) = levels.last().filter(|level| level.len() > FAN) {
            let around = |part: &[Rect]| part.iter().fold(Rect::NOTHING, |all, one| all.union(*one));
            levels.push(below.chunks(FAN).map(around).collect());
        }
        Self { items, levels }
    }

    /// Hands every item whose box touches `area` to `visit`, until that answers `false`.
    pub(super) fn touching(&self, area: Rect, mut visit: impl FnMut(usize) -> bool) {
        if let Some(top) = self.levels.len().checked_sub(1) {
            self.descend(top, 0..self.levels[top].len(), area, &mut visit);
        }
    }

    fn descend(&self, level: usize, places: std::ops::Range<usize>, area: Rect, visit: &mut impl FnMut(usize) -> bool) -> bool {
        for place in places {
            if !self.levels[level][place].intersects(area) {
                continue;
            }
            let goes_on = match level.checked_sub(1) {
                None => visit(self.items[place] as usize),
                Some(below) => {
                    let last = ((place + 1) * FAN).min(self.levels[below].len());
                    self.descend(below, place * FAN..last, area, visit)
                }
            };
            if !goes_on {
                return false;
            }
        }
        true
    }

    /// Every item whose box touches `area`, in order.
    pub(super) fn inside(&self, area: Rect) -> Vec<usize> {
        let mut found = Vec::new();
        self.touching(area, |item| {
            found.push(item);
            true
        });
        found.sort_unstable();
        found
    }

    /// Whether more than `most` items touch `area`.
    pub(super) fn more_than(&self, most: usize, area: Rect, counts: impl Fn(usize) -> usize) -> bool {
        let mut count = 0;
        self.touching(area, |item| {
            count += counts(item);
            count <= most
        });
        count > most
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};
    use proptest::prelude::*;

    fn any_rect(widest: f32) -> impl Strategy<Value = Rect> {
        (-500.0_f32..500.0, -500.0_f32..500.0, 0.0..widest, 0.0..widest)
            .prop_map(|(x, y, w, h)| Rect::from_min_size(pos2(x, y), vec2(w, h)))
    }

    proptest! {
        #[test]
        fn the_tree_finds_what_a_plain_search_finds(
            boxes in prop::collection::vec(any_rect(120.0), 0..700),
            areas in prop::collection::vec(any_rect(400.0), 1..8),
        ) {
            let tree = Boxes::of(&boxes);
            for area in areas {
                let plain: Vec<usize> = (0..boxes.len()).filter(|i| boxes[*i].intersects(area)).collect();
                prop_assert_eq!(tree.more_than(plain.len(), area, |_| 1), false);
                prop_assert_eq!(plain.is_empty() || tree.more_than(plain.len() - 1, area, |_| 1), true);
                prop_assert_eq!(tree.inside(area), plain);
            }
        }
    }
}
