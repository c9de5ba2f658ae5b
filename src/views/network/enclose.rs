//! Selecting several actors by drawing around them: a marquee (Shift and drag) or a lasso (Ctrl and drag).

use egui::{Pos2, Rect, Response, Shape, Stroke, Ui};

use super::picture::Picture;
use super::state::NetworkState;
use crate::command::Command;
use crate::model::{Item, PaneKind};
use crate::views::ViewCtx;

/// What is being drawn around the actors, in points of the window.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Enclosure {
    /// A rectangle, by two opposite corners.
    Marquee(Pos2, Pos2),
    /// A line drawn by hand, closed by its ends.
    Lasso(Vec<Pos2>),
}

impl Enclosure {
    /// The rectangle around it.
    fn bounds(&self) -> Rect {
        match self {
            Self::Marquee(a, b) => Rect::from_two_pos(*a, *b),
            Self::Lasso(line) => Rect::from_points(line),
        }
    }

    /// Whether a point lies inside.
    fn holds(&self, point: Pos2) -> bool {
        match self {
            Self::Marquee(a, b) => Rect::from_two_pos(*a, *b).contains(point),
            Self::Lasso(line) => inside(line, point),
        }
    }
}

/// Even-odd rule: a ray to the right crosses the closed line an odd number of times.
fn inside(line: &[Pos2], point: Pos2) -> bool {
    let next = line.iter().cycle().skip(1);
    let crosses = |(a, b): (&Pos2, &Pos2)| {
        (a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
    };
    line.iter().zip(next).filter(|pair| crosses(*pair)).count() % 2 == 1
}

/// Begins and continues the drawing; `true` while the drag draws and does not pan.
pub(super) fn follow(ui: &Ui, state: &mut NetworkState, canvas: &Response) -> bool {
    if canvas.drag_started() {
        let start = ui.input(|i| i.pointer.press_origin());
        let (shift, ctrl) = ui.input(|i| (i.modifiers.shift, i.modifiers.command));
        state.enclosure = start.and_then(|at| match (shift, ctrl) {
            (true, _) => Some(Enclosure::Marquee(at, at)),
            (false, true) => Some(Enclosure::Lasso(vec![at])),
            (false, false) => None,
        });
    }
    let Some(pointer) = canvas.interact_pointer_pos() else {
        return state.enclosure.is_some();
    };
    match &mut state.enclosure {
        Some(Enclosure::Marquee(_, corner)) => *corner = pointer,
        Some(Enclosure::Lasso(line)) => {
            if line.last().is_none_or(|last| last.distance(pointer) > 3.0) {
                line.push(pointer);
            }
        }
        None => return false,
    }
    true
}

/// Selects what is inside when the drag ends.
pub(super) fn finish(ctx: &ViewCtx<'_>, state: &mut NetworkState, canvas: &Response, picture: &Picture) {
    if !canvas.drag_stopped() {
        return;
    }
    let Some(enclosure) = state.enclosure.take() else { return };
    let items: Vec<Item> = picture
        .nodes_inside(enclosure.bounds())
        .into_iter()
        .filter(|place| picture.shows_node(*place))
        .filter(|place| enclosure.holds(picture.scene.nodes[*place].at + picture.shift))
        .map(|place| picture.plan.nodes[place].actor.into())
        .collect();
    ctx.commands.send(Command::SelectMany {
        items,
        source: Some(PaneKind::Network),
    });
}

/// Draws what is being drawn.
pub(super) fn paint(ctx: &ViewCtx<'_>, ui: &Ui, state: &NetworkState) {
    let Some(enclosure) = &state.enclosure else { return };
    let line = match enclosure {
        Enclosure::Marquee(a, b) => {
            let rect = Rect::from_two_pos(*a, *b);
            vec![
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
                rect.left_top(),
            ]
        }
        Enclosure::Lasso(line) => line.iter().chain(line.first()).copied().collect(),
    };
    let stroke = Stroke::new(1.4, ctx.palette.accent);
    ui.painter().extend(Shape::dashed_line(&line, stroke, 5.0, 3.5));
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_lasso_holds_what_it_goes_around() {
        let bay = Enclosure::Lasso(vec![
            pos2(0.0, 0.0),
            pos2(10.0, 0.0),
            pos2(10.0, 10.0),
            pos2(6.0, 10.0),
            pos2(6.0, 4.0),
            pos2(4.0, 4.0),
            pos2(4.0, 10.0),
            pos2(0.0, 10.0),
        ]);
        assert!(bay.holds(pos2(2.0, 8.0)) && bay.holds(pos2(8.0, 8.0)));
        assert!(!bay.holds(pos2(5.0, 8.0)), "the bay is outside");
        assert!(!Enclosure::Lasso(Vec::new()).holds(pos2(0.0, 0.0)));
        assert!(Enclosure::Marquee(pos2(9.0, 9.0), pos2(1.0, 1.0)).holds(pos2(5.0, 5.0)));
    }
}
