//! Scenes are put in order by hand: a card follows the pointer, and a line shows where it would stand.

use egui::{Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::GAP;
use super::state::BriefingState;
use crate::command::Command;
use crate::model::{Placed, SceneId};
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;

/// Near the edges the strip scrolls by itself, in points.
const EDGE: f32 = 48.0;
/// How fast, in points a frame.
const SPEED: f32 = 14.0;

/// Where a card would stand: its place in its line, and where the line is drawn.
pub(super) fn target(order: &[Placed], places: &[Rect], scene: SceneId, x: f32) -> Option<(usize, f32)> {
    let dragged = order.iter().find(|placed| placed.scene == scene)?;
    let mine = |(placed, _): &(&Placed, &Rect)| placed.of == dragged.of;
    let line: Vec<(&Placed, &Rect)> = order.iter().zip(places).filter(mine).collect();
    let before = line.iter().take_while(|(_, rect)| rect.center().x < x).count();
    let at = match line.get(before) {
        Some((_, rect)) => rect.left() - 0.5 * GAP,
        None => line.last().map(|(_, rect)| rect.right() + 0.5 * GAP)?,
    };
    // Taken out of its own place the card leaves the others one place nearer.
    let to = if before > dragged.place { before - 1 } else { before };
    Some((to, at))
}

/// Draws what is dragged and lets it go.
pub(super) fn drag_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut BriefingState, order: &[Placed], origin: Vec2) {
    let Some(scene) = state.drag else { return };
    let Some(pointer) = ui.ctx().pointer_latest_pos() else {
        return;
    };
    let Some((to, x)) = target(order, &state.places, scene, pointer.x - origin.x) else {
        state.drag = None;
        return;
    };
    if ui.input(|i| i.pointer.any_released() || !i.pointer.any_down()) {
        state.drag = None;
        let stays = order.iter().any(|placed| placed.scene == scene && placed.place == to);
        if !stays {
            ctx.commands.send(Command::MoveScene { scene, to });
        }
        return;
    }
    let p = ctx.palette;
    let room = ui.clip_rect();
    let line = pos2(x + origin.x, origin.y)..=pos2(x + origin.x, origin.y + super::CARD.1);
    ui.painter()
        .line_segment([*line.start(), *line.end()], Stroke::new(3.0, p.accent));
    if let Some(record) = ctx.dossier.scenes.get(&scene) {
        let title = record.title.get(ctx.words.language()).to_owned();
        let galley = ui.painter().layout(title, font(size::NOTE, Weight::Medium), p.panel, 200.0);
        let ghost = Rect::from_min_size(pointer + vec2(12.0, 10.0), galley.size() + vec2(2.0 * space::S, space::S));
        let ghost = ghost.translate(vec2(
            (room.right() - ghost.right()).min(0.0),
            (room.bottom() - ghost.bottom()).min(0.0),
        ));
        ui.painter().rect_filled(ghost, space::RADIUS, p.text);
        ui.painter().galley(ghost.min + vec2(space::S, space::XS), galley, p.panel);
    }
    let by = if pointer.x > room.right() - EDGE {
        -SPEED
    } else if pointer.x < room.left() + EDGE {
        SPEED
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(by, 0.0));
    ui.ctx().request_repaint();
}

#[cfg(test)]
mod tests {
    use super::super::places;
    use super::*;

    fn order() -> Vec<Placed> {
        let placed = |id: &str, of: Option<&str>, place: usize| Placed {
            scene: id.parse().unwrap(),
            of: of.map(|of| of.parse().unwrap()),
            depth: usize::from(of.is_some()),
            place,
            number: String::new(),
        };
        vec![
            placed("b.one", None, 0),
            placed("b.aside", Some("b.one"), 0),
            placed("b.two", None, 1),
            placed("b.three", None, 2),
        ]
    }

    #[test]
    fn a_card_goes_between_those_of_its_own_line() {
        let order = order();
        let places = places(&order);
        let to = |id: &str, x: f32| target(&order, &places, id.parse().unwrap(), x).unwrap().0;
        assert_eq!(to("b.three", -5.0), 0);
        assert_eq!(to("b.three", places[1].center().x), 1, "a branch is no place for it");
        assert_eq!(to("b.one", places[2].right()), 1);
        assert_eq!(to("b.one", 1e6), 2);
        assert_eq!(to("b.two", places[2].center().x + 1.0), 1, "it stays");
        assert_eq!(to("b.aside", 1e6), 0, "alone in its line");
    }
}
