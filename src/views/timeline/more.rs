//! What lies beyond the edges of the window: a count on each side of a lane, and the way there.

use egui::{Align2, Rect, Sense, WidgetInfo, pos2, vec2};

use super::chart::{Band, lane_key};
use super::items::is_known;
use super::paint::Canvas;
use super::state::TimelineState;
use crate::command::Command;
use crate::derived::time_index::{Entry, Lane};
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// Entries that are counted one by one where not all are known; beyond that a plain arrow must do.
const COUNTED: usize = 5000;

/// How many entries lie wholly before or after the window, and the nearest day of them.
fn beyond(ctx: &ViewCtx<'_>, lane: Lane, later: bool) -> (usize, Option<i32>) {
    let time = &ctx.derived.time;
    let window = ctx.session.window;
    let all = if later {
        time.after(lane, window.to.0)
    } else {
        time.before(lane, window.from.0)
    };
    let entries = time.entries(lane);
    if (ctx.session.known_by.is_none() && !ctx.session.filter.hide_proposed) || entries.len() > COUNTED {
        return all;
    }
    let lies_there = |e: &&Entry| {
        if later {
            e.first > window.to.0
        } else {
            e.last < window.from.0
        }
    };
    let known = entries.iter().filter(lies_there).filter(|e| is_known(ctx, e));
    let day = |e: &Entry| if later { e.first } else { e.last };
    known.fold((0, None), |(count, nearest): (usize, Option<i32>), e| {
        let nearer = nearest.map_or(day(e), |n| if later { n.min(day(e)) } else { n.max(day(e)) });
        (count + 1, Some(nearer))
    })
}

/// How many entries lie beyond an edge, as a button that goes there.
pub(super) fn more_ui(canvas: &Canvas<'_>, ui: &egui::Ui, band: &Band, state: &mut TimelineState) {
    let ctx = canvas.ctx;
    let days = f64::from(ctx.session.window.days());
    for later in [false, true] {
        let (count, nearest) = beyond(ctx, band.lane, later);
        let Some(nearest) = nearest.filter(|_| count > 0) else {
            continue;
        };
        let text = if later {
            format!("{count} ›")
        } else {
            format!("‹ {count}")
        };
        let (x, align) = if later {
            (canvas.chart.right() + 7.0, Align2::LEFT_CENTER)
        } else {
            (canvas.chart.left() - 4.0, Align2::RIGHT_CENTER)
        };
        let y = f32::midpoint(band.top, band.bottom()).clamp(canvas.chart.top() + 7.0, canvas.chart.bottom() - 7.0);
        let centre = pos2(if later { x + 13.0 } else { x - 13.0 }, y);
        let rect = Rect::from_center_size(centre, vec2(32.0, 18.0));
        let response = ui.interact(rect, ui.scope_id().with(("timeline-more", band.lane, later)), Sense::click());
        let strong = response.hovered() || response.has_focus();
        let colour = if strong { ctx.palette.text } else { ctx.palette.text_weak };
        ui.painter()
            .text(pos2(x, y), align, text, font(size::SMALL - 1.0, Weight::Medium), colour);
        let key = if later {
            "timeline-more-later"
        } else {
            "timeline-more-earlier"
        };
        let lane = ctx.words.text(lane_key(band.lane));
        let name = ctx.words.with(key, &[("n", count.into()), ("lane", lane.into())]);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name.clone()));
        if response.on_hover_text(name).clicked() {
            let share = if later { 0.15 } else { 0.85 };
            ctx.commands
                .send(Command::SetWindow(state.set_view(f64::from(nearest) - days * share, days)));
        }
    }
}
