//! The numbered mark of a step: told apart by its outline, by what fills it, and by a stroke through it; never by colour
//! alone. The same in the strip, in the network and in figures.

use egui::{Align2, Color32, Painter, Pos2, Shape, Stroke, pos2, vec2};

use crate::derived::chain::{Status, Step};
use crate::model::{Automaticity, ObligationKind};
use crate::theme::{Hue, Palette, Weight, contrast, font, mix, size};

/// Half the height of a mark, in points.
const RADIUS: f32 = 9.5;
/// The same of what is only spoken of, in the network.
const LOOSE: f32 = 7.0;

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
    loose: bool,
    /// Perhaps a duty: a question mark stands behind the number.
    doubtful: bool,
}

impl Badge {
    /// Half the size of a mark with what is kept free around it.
    const HALF: f32 = RADIUS + 2.5;

    /// The mark of the step at a place of the chain.
    pub(in crate::views) fn of(place: usize, step: &Step) -> Self {
        Self {
            form: match step.duty.kind {
                // Whoever need only consult promises no more than that, whatever it is called.
                ObligationKind::Defence | ObligationKind::PositiveAssurance if step.automaticity == Automaticity::ConsultOnly => {
                    Form::Dotted
                }
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
            loose: step.is_loose(),
            doubtful: step.status == Status::Open && !step.is_loose(),
        }
    }

    /// The same as large as any other, for a list or a step in hand.
    pub(in crate::views) fn full(self) -> Self {
        Self { loose: false, ..self }
    }

    /// Half the size of this mark with what is kept free around it: what is only spoken of has a small one.
    pub(in crate::views) fn half(self) -> f32 {
        if self.loose { LOOSE + 1.5 } else { Self::HALF }
    }

    fn radius(self) -> f32 {
        if self.loose { LOOSE } else { RADIUS }
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
        let outline = outline(self.form, at, self.radius());
        let around = outline_around(self.form, at, self.radius());
        // What lies under it must not show through between mark and strand.
        painter.add(Shape::convex_polygon(around.clone(), ground, Stroke::NONE));
        if in_hand {
            let ring = Stroke::new(2.0, palette.accent);
            painter.add(Shape::closed_line(around, ring));
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
        if matches!(self.status, Status::Void(_)) {
            // Struck through on both sides, so that the number can still be read.
            let arm = vec2(1.0, -0.9);
            for (from, to) in [(0.62, 1.55), (-0.62, -1.55)] {
                let stroke = [at + from * self.radius() * arm, at + to * self.radius() * arm];
                painter.line_segment(stroke, Stroke::new(4.4, ground));
                painter.line_segment(stroke, Stroke::new(2.0, palette.hue(Hue::Red)));
            }
        }
        let text = format!("{}{}", self.number, if self.doubtful { "?" } else { "" });
        let less = if self.loose { 2.0 } else { 0.0 } + if text.len() < 3 { 0.0 } else { 2.5 };
        painter.text(at, Align2::CENTER_CENTER, text, font(size::SMALL - less, Weight::Bold), ink);
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

fn outline_around(form: Form, at: Pos2, r: f32) -> Vec<Pos2> {
    outline(form, at, r + 2.5)
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
