//! The ends of strands. Their form tells the kind without colour: a triangle for help and promises, an open arrow
//! for what is neither, a bar for sanctions, a diamond for hostility.

use egui::{Pos2, Shape, Stroke, Vec2};

use super::strands::Pen;
use crate::model::TieFamily;

/// Form of an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Filled triangle.
    Triangle,
    /// Open arrow.
    Open,
    /// Bar across.
    Bar,
    /// Filled diamond.
    Diamond,
}

/// Form of the end of a strand of this family.
pub(super) fn head_of(family: TieFamily) -> Head {
    match family {
        TieFamily::Sanction => Head::Bar,
        TieFamily::Hostility => Head::Diamond,
        _ if family.sign() > 0 => Head::Triangle,
        _ => Head::Open,
    }
}

/// The heads at source and target. Mutual ties are plain at both ends, unless they are against each other.
pub(super) fn heads(family: TieFamily, mutual: bool) -> (Option<Head>, Option<Head>) {
    let head = head_of(family);
    match (mutual, family.sign() < 0) {
        (true, true) => (Some(head), Some(head)),
        (true, false) => (None, None),
        (false, _) => (None, Some(head)),
    }
}

impl Head {
    /// Length along the strand for a strand of this width.
    pub(super) fn length(self, width: f32) -> f32 {
        match self {
            Self::Triangle => 5.5 + 2.3 * width,
            Self::Open => 5.0 + 1.4 * width,
            Self::Bar => 1.0,
            Self::Diamond => 7.0 + 2.4 * width,
        }
    }

    /// How much of the strand is left out under the head.
    pub(super) fn covered(self, width: f32) -> f32 {
        match self {
            Self::Triangle | Self::Diamond => 0.85 * self.length(width),
            Self::Open => 1.0,
            Self::Bar => 0.0,
        }
    }

    /// Corners, the tip first where there is one; `along` points from the strand to the tip, length 1.
    pub(super) fn corners(self, tip: Pos2, along: Vec2, width: f32) -> Vec<Pos2> {
        let (length, side) = (self.length(width), along.rot90());
        match self {
            Self::Triangle => {
                let (base, half) = (tip - along * length, 0.42 * length);
                vec![tip, base + side * half, base - side * half]
            }
            Self::Open => {
                let (base, half) = (tip - along * length, 0.55 * length);
                vec![base + side * half, tip, base - side * half]
            }
            Self::Bar => {
                let half = 4.0 + 1.5 * width;
                vec![tip + side * half, tip - side * half]
            }
            Self::Diamond => {
                let (middle, half) = (tip - along * (0.5 * length), 0.36 * length);
                vec![tip, middle + side * half, tip - along * length, middle - side * half]
            }
        }
    }

    /// The head as a shape.
    pub(super) fn shape(self, tip: Pos2, along: Vec2, pen: Pen) -> Shape {
        let Pen { width, color, .. } = pen;
        let corners = self.corners(tip, along, width);
        match (self, pen.hollow) {
            (Self::Triangle | Self::Diamond, Some(behind)) => Shape::convex_polygon(corners, behind, Stroke::new(1.4, color)),
            (Self::Triangle | Self::Diamond, None) => Shape::convex_polygon(corners, color, Stroke::NONE),
            (Self::Open, _) => Shape::line(corners, Stroke::new(width.max(1.4), color)),
            (Self::Bar, _) => Shape::line(corners, Stroke::new(width.max(2.4), color)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn heads_tell_the_kind_without_colour() {
        assert_eq!(heads(TieFamily::Arms, false), (None, Some(Head::Triangle)));
        assert_eq!(heads(TieFamily::Commitment, true), (None, None));
        assert_eq!(heads(TieFamily::Hostility, true), (Some(Head::Diamond), Some(Head::Diamond)));
        assert_eq!(heads(TieFamily::Sanction, false), (None, Some(Head::Bar)));
        assert_eq!(heads(TieFamily::Membership, false), (None, Some(Head::Open)));
    }

    #[test]
    fn a_head_lies_behind_its_tip_and_is_even_on_both_sides() {
        for head in [Head::Triangle, Head::Open, Head::Diamond, Head::Bar] {
            let corners = head.corners(pos2(100.0, 50.0), vec2(1.0, 0.0), 2.0);
            assert!(
                corners
                    .iter()
                    .all(|c| c.x <= 100.001 && c.x >= 100.0 - head.length(2.0) - 0.001),
                "{head:?}"
            );
            let (up, down) = corners
                .iter()
                .fold((0.0_f32, 0.0_f32), |(up, down), c| (up.max(50.0 - c.y), down.max(c.y - 50.0)));
            assert!((up - down).abs() < 1e-3 && up > 2.0, "{head:?}");
        }
    }

    #[test]
    fn wider_strands_have_larger_heads() {
        for head in [Head::Triangle, Head::Open, Head::Diamond] {
            assert!(head.length(4.0) > head.length(1.5) && head.covered(3.0) <= head.length(3.0));
        }
    }
}
