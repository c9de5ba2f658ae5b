//! The clocks on the chart: the moment, the one it is compared with, and known-by. A line to drag, and a date to drag and to move by keys.

use egui::{Key, KeyboardShortcut, Modifiers, Rangef, Rect, Response, Sense, Stroke, WidgetInfo, pos2, vec2};

use super::chart::AXIS;
use super::paint::Canvas;
use crate::command::Command;
use crate::model::Day;
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// How far a pill may reach over the ends of the chart, and how far two lie apart.
const OVER: f32 = 20.0;
const APART: f32 = 6.0;

/// One of the clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Clock {
    Moment,
    KnownBy,
    /// The moment that the other is compared with.
    Compare,
}

impl Clock {
    /// From the back to the front.
    pub(super) const ALL: [Self; 3] = [Self::Compare, Self::KnownBy, Self::Moment];
}

impl Clock {
    fn day(self, ctx: &ViewCtx<'_>) -> Option<Day> {
        match self {
            Self::Moment => Some(ctx.session.moment),
            Self::KnownBy => ctx.session.known_by,
            Self::Compare => ctx.session.compare,
        }
    }

    fn colour(self, ctx: &ViewCtx<'_>) -> egui::Color32 {
        match self {
            Self::Moment => ctx.palette.accent,
            Self::KnownBy => ctx.palette.hue(crate::theme::Hue::Purple),
            Self::Compare => ctx.palette.text_weak,
        }
    }

    /// The text of the pill, and how wide the pill is.
    fn label(self, canvas: &Canvas<'_>, ui: &egui::Ui) -> Option<(std::sync::Arc<egui::Galley>, f32)> {
        let ctx = canvas.ctx;
        let day = ctx.words.day(self.day(ctx)?);
        let text = match self {
            Self::Moment => day,
            Self::KnownBy => ctx.words.with("timeline-known-by-day", &[("day", day.into())]),
            Self::Compare => ctx.words.with("timeline-compare-day", &[("day", day.into())]),
        };
        let galley = ui
            .painter()
            .layout_no_wrap(text, font(size::SMALL, Weight::SemiBold), ctx.palette.on_accent);
        let wide = galley.size().x + if self != Self::Moment && ctx.on_screen() { 34.0 } else { 18.0 };
        Some((galley, wide))
    }

    fn set(self, ctx: &ViewCtx<'_>, day: Day) {
        if self.day(ctx) != Some(day) {
            ctx.commands.send(match self {
                Self::Moment => Command::SetMoment(day),
                Self::KnownBy => Command::SetKnownBy(Some(day)),
                Self::Compare => Command::CompareWith(Some(day)),
            });
        }
    }
}

/// The day under the pointer while a clock is dragged.
fn dragged_day(canvas: &Canvas<'_>, ui: &egui::Ui, response: &Response) -> Option<Day> {
    if !response.dragged() {
        return None;
    }
    let x = ui
        .input(|i| i.pointer.interact_pos())?
        .x
        .clamp(canvas.chart.left(), canvas.chart.right());
    Some(Day(
        (canvas.from + f64::from(x - canvas.chart.left()) / canvas.points_per_day).floor() as i32,
    ))
}

pub(super) fn vertical_line(canvas: &Canvas<'_>, ui: &egui::Ui, clock: Clock) {
    let Some(day) = clock.day(canvas.ctx) else { return };
    let x = canvas.x(f64::from(day.0) + 0.5);
    if x < canvas.chart.left() - 1.0 || x > canvas.chart.right() + 1.0 {
        return;
    }
    let colour = clock.colour(canvas.ctx);
    let y = canvas.chart.y_range();
    match clock {
        Clock::Moment => {
            canvas.painter.vline(x, y, Stroke::new(2.2, colour));
        }
        Clock::KnownBy | Clock::Compare => {
            let ends = [pos2(x, y.min), pos2(x, y.max)];
            canvas
                .painter
                .extend(egui::Shape::dashed_line(&ends, Stroke::new(1.8, colour), 5.0, 4.0));
        }
    }
    if canvas.ctx.on_screen() {
        let rect = Rect::from_x_y_ranges(x - 4.0..=x + 4.0, y);
        let response = ui.interact(rect, ui.scope_id().with(("timeline-line", clock)), Sense::DRAG);
        if let Some(day) = dragged_day(canvas, ui, &response) {
            clock.set(canvas.ctx, day);
        }
        response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    }
}

/// The date of a clock on the axis, to drag and to move by keys.
pub(super) fn pill(canvas: &Canvas<'_>, ui: &egui::Ui, rect: Rect, clock: Clock) {
    let ctx = canvas.ctx;
    let Some(day) = clock.day(ctx) else { return };
    let x = canvas.x(f64::from(day.0) + 0.5);
    if x < canvas.chart.left() - 1.0 || x > canvas.chart.right() + 1.0 {
        return;
    }
    let colour = clock.colour(ctx);
    let Some((galley, wide)) = clock.label(canvas, ui) else {
        return;
    };
    let closes = clock != Clock::Moment && ctx.on_screen();
    let middle = pills(canvas, ui).into_iter().find(|(of, _)| *of == clock);
    let centre = pos2(middle.map_or(x, |(_, at)| at.center()), rect.bottom() - AXIS / 2.0);
    let chip = Rect::from_center_size(centre, vec2(wide, 17.0));
    // A rim in the panel's colour keeps the axis labels off the date.
    ui.painter().rect_filled(chip.expand2(vec2(4.0, 1.0)), 9.0, ctx.palette.panel);
    ui.painter().rect_filled(chip, 9.0, colour);
    ui.painter().galley(
        pos2(chip.left() + 9.0, chip.center().y - galley.size().y / 2.0),
        galley,
        ctx.palette.on_accent,
    );
    if !ctx.on_screen() {
        return;
    }
    let response = ui.interact(chip, ui.scope_id().with(("timeline-pill", clock)), Sense::click_and_drag());
    let key = match clock {
        Clock::Moment => "timeline-moment",
        Clock::KnownBy => "timeline-known-by",
        Clock::Compare => "status-compare",
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Slider, true, ctx.words.text(key)));
    if let Some(day) = dragged_day(canvas, ui, &response) {
        clock.set(ctx, day);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            chip.expand(2.0),
            11.0,
            Stroke::new(2.0, ctx.palette.text),
            egui::StrokeKind::Outside,
        );
        if let Some(day) = stepped(ui, &response, day) {
            clock.set(ctx, day);
        }
    }
    response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    let (lift, command) = match clock {
        Clock::Compare => ("status-clear-compare", Command::CompareWith(None)),
        Clock::KnownBy | Clock::Moment => ("timeline-known-by-lift", Command::SetKnownBy(None)),
    };
    if closes && cross(ui, chip, ctx.palette.on_accent, lift, ctx) {
        ctx.commands.send(command);
    }
}

/// Where the pills of the clocks in view stand: the moment's first, the others at their day or as near to it as none
/// lies on another. None leaves the pane.
fn pills(canvas: &Canvas<'_>, ui: &egui::Ui) -> Vec<(Clock, Rangef)> {
    let (chart, seen) = (canvas.chart.x_range(), ui.clip_rect().x_range());
    let room = Rangef::new((chart.min - OVER).max(seen.min), (chart.max + OVER).min(seen.max));
    let mut placed: Vec<(Clock, Rangef)> = Vec::new();
    for clock in Clock::ALL.into_iter().rev() {
        let Some(day) = clock.day(canvas.ctx) else { continue };
        let Some((_, wide)) = clock.label(canvas, ui) else { continue };
        let x = canvas.x(f64::from(day.0) + 0.5);
        if x >= chart.min - 1.0 && x <= chart.max + 1.0 {
            let taken: Vec<Rangef> = placed.iter().map(|(_, at)| *at).collect();
            let middle = beside(x, 0.5 * wide, &taken, room);
            placed.push((clock, Rangef::new(middle - 0.5 * wide, middle + 0.5 * wide)));
        }
    }
    placed
}

/// The place nearest to `x`, inside of `room`, where what reaches `half` to both sides lies beside all that is taken.
fn beside(x: f32, half: f32, taken: &[Rangef], room: Rangef) -> f32 {
    let inside = |at: f32| at.clamp(room.min + half, (room.max - half).max(room.min + half));
    let places = taken.iter().flat_map(|t| [t.min - APART - half, t.max + APART + half]);
    let free = |at: &f32| {
        let clear = |t: &Rangef| at + half + APART <= t.min + 0.1 || at - half - APART >= t.max - 0.1;
        (inside(*at) - *at).abs() < 0.01 && taken.iter().all(clear)
    };
    let places = std::iter::once(inside(x)).chain(places).filter(free);
    places
        .min_by(|a, b| (a - x).abs().total_cmp(&(b - x).abs()))
        .unwrap_or(inside(x))
}

/// Keys of a clock that has the keyboard.
const EARLIER: Key = Key::ArrowLeft;
const LATER: Key = Key::ArrowRight;
/// The same for the list of keys.
pub(in crate::views) const KEYS: [(KeyboardShortcut, &str); 4] = [
    (KeyboardShortcut::new(Modifiers::NONE, EARLIER), "key-clock-day"),
    (KeyboardShortcut::new(Modifiers::NONE, LATER), "key-clock-day"),
    (KeyboardShortcut::new(Modifiers::SHIFT, EARLIER), "key-clock-month"),
    (KeyboardShortcut::new(Modifiers::SHIFT, LATER), "key-clock-month"),
];

/// Arrow keys move by a day, with shift by a month.
fn stepped(ui: &egui::Ui, response: &Response, day: Day) -> Option<Day> {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let (left, right, shift) = ui.input(|i| (i.num_presses(EARLIER), i.num_presses(LATER), i.modifiers.shift));
    let steps = i32::try_from(right).unwrap_or(0) - i32::try_from(left).unwrap_or(0);
    if steps == 0 {
        return None;
    }
    if !shift {
        return Some(day.add_days(steps));
    }
    let (year, month, date) = day.ymd();
    let total = year * 12 + i32::from(month) - 1 + steps;
    let (year, month) = (total.div_euclid(12), (total.rem_euclid(12) + 1) as u8);
    (1..=date).rev().find_map(|d| Day::from_ymd(year, month, d))
}

/// Where the lines of the clocks stand, if in view.
pub(super) fn lines(canvas: &Canvas<'_>) -> Vec<f32> {
    Clock::ALL
        .into_iter()
        .filter_map(|clock| Some(canvas.x(f64::from(clock.day(canvas.ctx)?.0) + 0.5)))
        .filter(|x| canvas.chart.x_range().contains(*x))
        .collect()
}

/// What the dates of the clocks cover of the axis; a year half hidden would be misread.
pub(super) fn covered(canvas: &Canvas<'_>, ui: &egui::Ui) -> Vec<Rangef> {
    let rim = |(_, at): (Clock, Rangef)| Rangef::new(at.min - 3.0, at.max + 3.0);
    pills(canvas, ui).into_iter().map(rim).collect()
}

/// A small cross at the right end of a chip.
pub(super) fn cross(ui: &egui::Ui, chip: Rect, colour: egui::Color32, key: &'static str, ctx: &ViewCtx<'_>) -> bool {
    let rect = Rect::from_center_size(pos2(chip.right() - 11.0, chip.center().y), vec2(18.0, 18.0));
    let response = ui.interact(rect, ui.scope_id().with(key), Sense::click());
    let name = ctx.words.text(key);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    let stroke = Stroke::new(
        if response.hovered() || response.has_focus() {
            2.2
        } else {
            1.4
        },
        colour,
    );
    let reach = 3.5;
    for side in [1.0, -1.0] {
        ui.painter().line_segment(
            [
                rect.center() - vec2(reach, reach * side),
                rect.center() + vec2(reach, reach * side),
            ],
            stroke,
        );
    }
    response.on_hover_text(name).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pills_lie_beside_each_other_where_there_is_room(
            x in 0.0_f32..400.0, one in 0.0_f32..300.0, wide in 40.0_f32..80.0, half in 20.0_f32..60.0,
        ) {
            let room = Rangef::new(0.0, 400.0);
            let taken = [Rangef::new(one, one + wide)];
            let at = beside(x, half, &taken, room);
            prop_assert!(at - half >= room.min - 0.1 && at + half <= room.max + 0.1, "inside: {at}");
            let fits = taken[0].min - room.min > 2.0 * half + APART || room.max - taken[0].max > 2.0 * half + APART;
            let apart = at + half < taken[0].min || at - half > taken[0].max;
            prop_assert!(apart || !fits, "{at} ± {half} on {taken:?}");
        }
    }
}
