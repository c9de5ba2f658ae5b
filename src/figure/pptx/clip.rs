//! Lines and polygons cut at a rectangle: a slide has no clips. Geometry only.

use egui::{Pos2, Rect};

/// The parts of a polyline inside a rectangle.
pub(super) fn cut_line(points: &[Pos2], clip: Rect) -> Vec<Vec<Pos2>> {
    let mut pieces: Vec<Vec<Pos2>> = Vec::new();
    for pair in points.windows(2) {
        let Some((a, b)) = cut_segment(pair[0], pair[1], clip) else {
            continue;
        };
        match pieces.last_mut().filter(|piece| piece.last() == Some(&a)) {
            Some(piece) => piece.push(b),
            None => pieces.push(vec![a, b]),
        }
    }
    pieces
}

/// The part of a segment inside a rectangle (Liang and Barsky 1984).
fn cut_segment(a: Pos2, b: Pos2, clip: Rect) -> Option<(Pos2, Pos2)> {
    let d = b - a;
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    for (step, room) in [
        (-d.x, a.x - clip.left()),
        (d.x, clip.right() - a.x),
        (-d.y, a.y - clip.top()),
        (d.y, clip.bottom() - a.y),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            from = from.max(room / step);
        } else {
            to = to.min(room / step);
        }
    }
    (from <= to).then(|| {
        (
            if from > 0.0 { a + d * from } else { a },
            if to < 1.0 { a + d * to } else { b },
        )
    })
}

/// The part of a polygon inside a rectangle (Sutherland and Hodgman 1974).
pub(super) fn cut_polygon(points: &[Pos2], clip: Rect) -> Vec<Pos2> {
    if points.iter().all(|p| clip.contains(*p)) {
        return points.to_vec();
    }
    let sides: [fn(Pos2, Rect) -> f32; 4] = [
        |p, clip| p.x - clip.left(),
        |p, clip| clip.right() - p.x,
        |p, clip| p.y - clip.top(),
        |p, clip| clip.bottom() - p.y,
    ];
    let mut kept = points.to_vec();
    for side in sides {
        let mut next = Vec::with_capacity(kept.len() + 4);
        for (at, p) in kept.iter().enumerate() {
            let before = kept[(at + kept.len() - 1) % kept.len()];
            let (here, there) = (side(*p, clip), side(before, clip));
            if (here < 0.0) != (there < 0.0) {
                next.push(before + (*p - before) * (there / (there - here)));
            }
            if here >= 0.0 {
                next.push(*p);
            }
        }
        kept = next;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    const CLIP: Rect = Rect {
        min: pos2(0.0, 0.0),
        max: pos2(10.0, 10.0),
    };

    #[test]
    fn what_leaves_the_rectangle_is_cut_and_what_comes_back_is_a_piece_of_its_own() {
        let line = [pos2(5.0, 5.0), pos2(15.0, 5.0), pos2(15.0, 8.0), pos2(5.0, 8.0)];
        let pieces = cut_line(&line, CLIP);
        assert_eq!(
            pieces,
            [vec![pos2(5.0, 5.0), pos2(10.0, 5.0)], vec![pos2(10.0, 8.0), pos2(5.0, 8.0)]]
        );
        assert!(cut_line(&[pos2(11.0, 0.0), pos2(11.0, 9.0)], CLIP).is_empty());
    }

    #[test]
    fn a_polygon_is_cut_at_the_corners() {
        let square = [pos2(5.0, 5.0), pos2(15.0, 5.0), pos2(15.0, 15.0), pos2(5.0, 15.0)];
        let cut = cut_polygon(&square, CLIP);
        assert_eq!(Rect::from_points(&cut), Rect::from_min_max(pos2(5.0, 5.0), pos2(10.0, 10.0)));
        assert!(cut_polygon(&square.map(|p| p + egui::vec2(20.0, 0.0)), CLIP).is_empty());
    }
}
