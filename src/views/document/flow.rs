//! Where the blocks of a page stand, one below the other, and where the text is scrolled to.
//!
//! Heights are measured for what is visible at once and for the rest little by little; until then they are estimated.
//! Whatever is measured or reflowed, the block at the top edge stays where it is. Knows no text and draws nothing.

use std::ops::Range;

/// How many characters are measured in one frame beyond what is visible.
pub(super) const BUDGET: usize = 20_000;
/// How long a glide takes, in seconds.
const GLIDE_SECONDS: f64 = 0.18;

/// A glide from one offset to another.
#[derive(Debug, Clone, Copy)]
struct Glide {
    from: f32,
    to: f32,
    since: f64,
}

/// Blocks one below the other.
#[derive(Debug, Default)]
pub(super) struct Flow {
    width: f32,
    heights: Vec<f32>,
    measured: Vec<bool>,
    /// Tops of the blocks; one more than there are blocks.
    tops: Vec<f32>,
    /// First block that may be unmeasured.
    next: usize,
    /// Height of the title above the blocks.
    pub head: f32,
    /// Where the text is scrolled to.
    pub offset: f32,
    /// Height of the visible part.
    pub view: f32,
    /// The offset that must be set in this frame.
    forced: Option<f32>,
    glide: Option<Glide>,
}

impl Flow {
    /// Begins anew with estimated heights if words or width have changed, keeping the place.
    pub(super) fn begin(&mut self, words_changed: bool, width: f32, estimates: impl ExactSizeIterator<Item = f32>) {
        if !words_changed && (self.width - width).abs() < 0.5 && self.heights.len() == estimates.len() {
            return;
        }
        let anchor = self.anchor();
        self.width = width;
        self.heights = estimates.collect();
        self.measured = vec![false; self.heights.len()];
        self.next = 0;
        self.stack();
        self.restore(anchor);
    }

    /// Takes over a measured height. [`Self::settle`] must follow.
    pub(super) fn measure(&mut self, block: usize, height: f32) {
        if let (Some(held), Some(measured)) = (self.heights.get_mut(block), self.measured.get_mut(block)) {
            *held = height;
            *measured = true;
        }
    }

    /// Whether a block has been measured.
    pub(super) fn is_measured(&self, block: usize) -> bool {
        self.measured.get(block).copied().unwrap_or(true)
    }

    /// The next block to be measured.
    pub(super) fn unmeasured(&mut self) -> Option<usize> {
        while self.measured.get(self.next).copied()? {
            self.next += 1;
        }
        Some(self.next)
    }

    /// Stacks the blocks after some were measured; the block at the top edge stays where it is.
    pub(super) fn settle(&mut self) {
        let anchor = self.anchor();
        self.stack();
        self.restore(anchor);
    }

    /// Top of a block in the scrolled content.
    pub(super) fn top(&self, block: usize) -> f32 {
        self.head + self.tops.get(block).copied().unwrap_or(0.0)
    }

    /// Height of a block.
    pub(super) fn height(&self, block: usize) -> f32 {
        self.heights.get(block).copied().unwrap_or(0.0)
    }

    /// Height of everything.
    pub(super) fn total(&self) -> f32 {
        self.head + self.tops.last().copied().unwrap_or(0.0)
    }

    /// Blocks that touch a range of the content.
    pub(super) fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.tops.partition_point(|&t| t + self.head <= top).saturating_sub(1);
        let last = self.tops.partition_point(|&t| t + self.head < bottom).min(self.heights.len());
        first..last.max(first)
    }

    /// Goes to an offset at once.
    pub(super) fn jump(&mut self, offset: f32) {
        self.glide = None;
        self.offset = self.clamped(offset);
        self.forced = Some(self.offset);
    }

    /// Glides to an offset; far away it jumps.
    pub(super) fn glide_to(&mut self, offset: f32, now: f64, animate: bool) {
        let to = self.clamped(offset);
        if animate && (to - self.offset).abs() < self.view * 3.0 {
            self.glide = Some(Glide {
                from: self.offset,
                to,
                since: now,
            });
        } else {
            self.jump(to);
        }
    }

    /// Brings a stretch of the content into view if it is not comfortably there.
    pub(super) fn reveal(&mut self, top: f32, bottom: f32, now: f64, animate: bool) {
        let comfortable = self.offset + 8.0 <= top && bottom + 8.0 <= self.offset + self.view;
        if !comfortable {
            self.glide_to(top - self.view * 0.25, now, animate);
        }
    }

    /// The offset to be set in this frame, and whether another frame is needed. The hand on the wheel ends a glide.
    pub(super) fn step(&mut self, now: f64, wheel: bool) -> (Option<f32>, bool) {
        if wheel {
            self.glide = None;
        }
        if let Some(glide) = self.glide {
            let share = ((now - glide.since) / GLIDE_SECONDS).clamp(0.0, 1.0) as f32;
            let eased = 1.0 - (1.0 - share).powi(3);
            self.offset = self.clamped(glide.from + (glide.to - glide.from) * eased);
            self.forced = Some(self.offset);
            if share >= 1.0 {
                self.glide = None;
            }
        }
        (self.forced.take(), self.glide.is_some())
    }

    fn clamped(&self, offset: f32) -> f32 {
        offset.clamp(0.0, (self.total() - self.view).max(0.0))
    }

    fn stack(&mut self) {
        self.tops.clear();
        self.tops.push(0.0);
        let mut top = 0.0;
        for height in &self.heights {
            top += height;
            self.tops.push(top);
        }
    }

    /// Block at the top edge and how far into it, as a share; `None` while the title is at the edge.
    fn anchor(&self) -> Option<(usize, f32)> {
        if self.offset <= self.head || self.heights.is_empty() {
            return None;
        }
        let block = self.tops.partition_point(|&t| t + self.head <= self.offset).saturating_sub(1);
        let height = self.height(block).max(1.0);
        Some((block, ((self.offset - self.top(block)) / height).clamp(0.0, 1.0)))
    }

    fn restore(&mut self, anchor: Option<(usize, f32)>) {
        let Some((block, share)) = anchor else { return };
        let offset = self.clamped(self.top(block) + share * self.height(block));
        if (offset - self.offset).abs() > 0.25 {
            if let Some(glide) = &mut self.glide {
                glide.from += offset - self.offset;
                glide.to += offset - self.offset;
            }
            self.offset = offset;
            self.forced = Some(offset);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(heights: &[f32]) -> Flow {
        let mut flow = Flow {
            view: 100.0,
            head: 50.0,
            ..Flow::default()
        };
        flow.begin(true, 300.0, heights.iter().copied());
        flow
    }

    #[test]
    fn what_is_at_the_top_edge_stays_when_blocks_above_are_measured() {
        let mut flow = flow(&[100.0; 10]);
        flow.jump(50.0 + 350.0);
        let _ = flow.step(0.0, false);
        flow.measure(0, 160.0);
        flow.settle();
        assert!((flow.offset - (50.0 + 410.0)).abs() < 0.01);
        assert_eq!(flow.step(0.0, false).0, Some(flow.offset));
        assert_eq!(flow.step(0.0, false), (None, false), "a text at rest asks for nothing");
    }

    #[test]
    fn only_visible_blocks_are_named() {
        let flow = flow(&[100.0; 10]);
        assert_eq!(flow.between(0.0, 40.0), 0..0);
        assert_eq!(flow.between(0.0, 60.0), 0..1);
        assert_eq!(flow.between(160.0, 260.0), 1..3);
        assert_eq!(flow.between(5_000.0, 5_100.0), 10..10);
    }

    #[test]
    fn a_glide_ends() {
        let mut flow = flow(&[100.0; 10]);
        flow.glide_to(250.0, 1.0, true);
        assert!(flow.step(1.05, false).1);
        let (offset, more) = flow.step(2.0, false);
        assert_eq!(offset, Some(250.0));
        assert!(!more);
        flow.reveal(300.0, 320.0, 2.0, true);
        assert_eq!(flow.step(2.0, false), (None, false), "what is in view does not move");
    }
}
