//! The numbered mark of a step: told apart by its outline, by what fills it, and by a stroke through it; never by colour
//! alone. The same in the strip, in the network and in figures.

use egui::{Align2, Color32, Painter, Pos2, Shape, Stroke, pos2, vec2};

use crate::derived::chain::{Status, Step};
use crate::model::ObligationKind;
use crate::theme::{Hue, Palette, Weight, contrast, font, mix, size};

/// Half the height of a mark, in points.
const RADIUS: f32 = 9.5;

/// Outline of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Defence: a shield.
    Shield,
    /// Support of an attack: a hexagon.
    Hexagon,
    /// Consultation: a dotted circle.
    Dotted,
    /// Assurance: a circle.
    Circle,
    /// A promise to refrain: a diamond.
    Diamond,
}

/// The mark of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::views) struct Badge {
    form: Form,
    number: usize,
    status: Status,
}

impl Badge {
    /// Half the size of a mark with what is kept free around it.
    pub(in crate::views) const HALF: f32 = RADIUS + 2.5;

    /// The mark of the step at a place of the chain.
    pub(in crate::views) fn of(place: usize, step: &Step) -> Self {
        Self {
            form: match step.duty.kind {
                ObligationKind::Defence => Form::Shield,
                ObligationKind::Offence => Form::Hexagon,
                ObligationKind::Consultation => Form::Dotted,
                ObligationKind::Neutrality | ObligationKind::Nonaggression | ObligationKind::NegativeAssurance => Form::Diamond,
                ObligationKind::PositiveAssurance
                | ObligationKind::Renunciation
                | ObligationKind::Cooperation
                | ObligationKind::Sanctions => Form::Circle,
            },
            number: place + 1,
            status: step.status,
        }
    }

    /// Colour of what it marks.
    pub(in crate::views) fn color(self, palette: &Palette) -> Color32 {
        match (self.status, self.form) {
            (Status::Void(_), _) => palette.text_weak,
            (Status::Broken, _) => palette.hue(Hue::Red),
            (_, Form::Hexagon) => palette.hue(Hue::Orange),
            _ => palette.hue(Hue::Blue),
        }
    }

    /// Draws it; `ground` is what lies behind, `in_hand` adds a ring.
    pub(in crate::views) fn draw(self, painter: &Painter, palette: &Palette, at: Pos2, ground: Color32, in_hand: bool) {
        let color = self.color(palette);
        let full = matches!(self.form, Form::Shield | Form::Hexagon | Form::Diamond)
            && matches!(self.status, Status::Bound | Status::Broken);
        let outline = outline(self.form, at, RADIUS);
        // What lies under it must not show through between mark and strand.
        painter.add(Shape::convex_polygon(outline_around(self.form, at), ground, Stroke::NONE));
        if in_hand {
            let ring = Stroke::new(2.0, palette.accent);
            painter.add(Shape::closed_line(outline_around(self.form, at), ring));
        }
        let fill = if full { color } else { ground };
        let rim = Stroke::new(1.5, color);
        painter.add(Shape::convex_polygon(outline.clone(), fill, Stroke::NONE));
        let mut closed = outline;
        closed.extend(closed.first().copied());
        match (self.form, self.status) {
            (Form::Dotted, _) => painter.extend(Shape::dotted_line(&closed, color, 3.9, 1.05)),
            (_, Status::Open) => painter.extend(Shape::dashed_line(&closed, rim, 3.2, 2.2)),
            _ => {
                painter.add(Shape::line(closed, rim));
            }
        }
        let ink = if full {
            ink_on(palette, fill)
        } else {
            mix(color, palette.text, 0.55)
        };
        let points = if self.number < 100 { size::SMALL } else { size::SMALL - 2.5 };
        painter.text(at, Align2::CENTER_CENTER, self.number, font(points, Weight::Bold), ink);
        if matches!(self.status, Status::Void(_)) {
            let arm = vec2(RADIUS + 2.0, -RADIUS - 1.0);
            painter.line_segment([at - arm, at + arm], Stroke::new(4.0, ground));
            painter.line_segment([at - arm, at + arm], Stroke::new(1.8, palette.hue(Hue::Red)));
        }
    }
}

/// The ink that reads best on a fill.
fn ink_on(palette: &Palette, fill: Color32) -> Color32 {
    let light = palette.bar_text();
    if contrast(light, fill) >= contrast(palette.canvas, fill) {
        light
    } else {
        palette.canvas
    }
}

fn outline_around(form: Form, at: Pos2) -> Vec<Pos2> {
    outline(form, at, RADIUS + 2.5)
}

fn outline(form: Form, at: Pos2, r: f32) -> Vec<Pos2> {
    let around = |n: u8, turn: f32, r: f32| {
        let angle = move |k: u8| turn + std::f32::consts::TAU * f32::from(k) / f32::from(n);
        (0..n).map(move |k| at + r * vec2(angle(k).cos(), angle(k).sin())).collect()
    };
    match form {
        Form::Shield => [
            (-1.0, -0.92),
            (1.0, -0.92),
            (1.0, 0.12),
            (0.82, 0.52),
            (0.48, 0.88),
            (0.0, 1.16),
            (-0.48, 0.88),
            (-0.82, 0.52),
            (-1.0, 0.12),
        ]
        .map(|(x, y): (f32, f32)| pos2(at.x + r * x, at.y + r * y))
        .to_vec(),
        Form::Hexagon => around(6, 0.0, 1.12 * r),
        Form::Dotted | Form::Circle => around(28, 0.0, r),
        Form::Diamond => around(4, 0.0, 1.25 * r),
    }
}
