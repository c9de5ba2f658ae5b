//! The measure over time, in a band under the timeline: a line for each actor that is selected, or for the five who lead
//! at the moment. A click sets the moment; pointing tells the values.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::shown::written;
use super::words;
use crate::command::Command;
use crate::derived::measures::Series;
use crate::model::{ActorId, Day, Item};
use crate::session::Question;
use crate::theme::{Hue, Weight, font, line, size, space};
use crate::views::{Medium, ViewCtx};

/// Height of the band.
const HEIGHT: f32 = 84.0;
/// Lines at once.
const MOST: usize = 5;
const HUES: [Hue; MOST] = [Hue::Blue, Hue::Orange, Hue::Green, Hue::Purple, Hue::Red];
const ROW: f32 = 13.0;

/// Height that the band takes of a timeline.
pub(in crate::views) fn room(ctx: &ViewCtx<'_>, height: f32) -> f32 {
    let fits = ctx.session.measuring.over_time && ctx.medium != Medium::Inset && height > 2.0 * HEIGHT;
    if fits { HEIGHT } else { 0.0 }
}

/// Who is drawn: the actors selected, else those who lead at the moment.
fn drawn(ctx: &ViewCtx<'_>) -> Vec<ActorId> {
    let selected = ctx.session.selected().filter_map(|item| match item {
        Item::Actor(actor) => Some(actor),
        _ => None,
    });
    let mut actors: Vec<ActorId> = selected.take(MOST).collect();
    if actors.is_empty()
        && let Some(answer) = ctx.derived.measures.answer(ctx.session.measuring.question)
    {
        // Of a bloc all members have the same line: its most central member stands for it.
        if answer.question == Question::Blocs {
            return answer.rows.iter().take(MOST).map(|row| row.actor).collect();
        }
        let mut marks: Vec<(f64, ActorId)> = answer.marks.iter().map(|(actor, mark)| (mark.value, *actor)).collect();
        marks.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        actors.extend(
            marks
                .iter()
                .filter(|(value, _)| *value > 0.0)
                .take(MOST)
                .map(|(_, actor)| *actor),
        );
    }
    actors
}

/// Where a band lies and which days it shows.
#[derive(Clone, Copy)]
struct Frame {
    plot: Rect,
    from: f64,
    days: f64,
    most: f32,
}

impl Frame {
    fn x(&self, day: Day) -> f32 {
        self.plot.left() + ((f64::from(day.0) + 0.5 - self.from) / self.days) as f32 * self.plot.width()
    }

    fn y(&self, value: f32) -> f32 {
        self.plot.bottom() - value / self.most * self.plot.height()
    }

    fn day(&self, x: f32) -> Day {
        Day((self.from + f64::from((x - self.plot.left()) / self.plot.width()) * self.days).floor() as i32)
    }
}

/// Draws the band into `rect`, the days as the timeline has them; names stand to the left of it, from `left` on.
pub(in crate::views) fn trend_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, left: f32, (from, days): (f64, f64)) {
    let p = ctx.palette;
    let stroke = Stroke::new(line::HAIR, p.line);
    ui.painter().hline(left..=rect.right(), rect.top(), stroke);
    let question = ctx.session.measuring.question;
    let unit = ctx.words.text(words::unit(question));
    let title = Rect::from_min_max(
        pos2(left, rect.top() + 3.0),
        pos2(rect.left() - space::S, rect.top() + 3.0 + ROW),
    );
    let cross = if ctx.on_screen() { 18.0 } else { 0.0 };
    written(ui, title.with_max_x(title.right() - cross), unit, Weight::SemiBold, p.text);
    if ctx.on_screen() {
        close(
            ctx,
            ui,
            Rect::from_center_size(title.right_center() - vec2(7.0, 0.0), vec2(16.0, 16.0)),
        );
    }
    let Some(series) = ctx.derived.measures.series.as_deref() else {
        let style = font(size::SMALL, Weight::Italic);
        let words = ctx.words.text("measure-computing");
        ui.painter()
            .text(rect.center(), Align2::CENTER_CENTER, words, style, p.text_weak);
        return;
    };
    let actors = drawn(ctx);
    // The scale is that of the days in view.
    let in_view = |day: &Day| (from..=from + days).contains(&f64::from(day.0));
    let most = actors
        .iter()
        .filter_map(|actor| series.values.get(actor))
        .flat_map(|values| series.days.iter().zip(values))
        .filter(|(day, value)| in_view(day) && value.is_finite())
        .fold(0.0_f32, |most, (_, value)| most.max(*value));
    let frame = Frame {
        plot: Rect::from_min_max(rect.min + vec2(0.0, 8.0), rect.max - vec2(0.0, 5.0)),
        from,
        days,
        most: most.max(f32::MIN_POSITIVE),
    };
    scale(ctx, ui, &frame, most);
    for (place, actor) in actors.iter().enumerate() {
        let colour = p.hue(HUES[place % MOST]);
        draw_line(ui, &frame, series, *actor, colour);
        let top = title.bottom() + 1.0 + place as f32 * ROW;
        let row = Rect::from_min_max(pos2(left, top), pos2(title.right(), top + ROW));
        ui.painter()
            .hline(row.left()..=row.left() + 11.0, row.center().y, Stroke::new(2.0, colour));
        written(
            ui,
            row.with_min_x(row.left() + 16.0),
            &ctx.name(*actor),
            Weight::Regular,
            p.text,
        );
    }
    let x = frame.x(ctx.session.moment);
    if frame.plot.x_range().contains(x) {
        ui.painter().vline(x, rect.y_range(), Stroke::new(1.6, p.accent));
    }
    if ctx.on_screen() {
        pointed(ctx, ui, &frame, series, &actors, unit);
    }
}

/// The greatest value and the base line.
fn scale(ctx: &ViewCtx<'_>, ui: &Ui, frame: &Frame, most: f32) {
    let p = ctx.palette;
    let stroke = Stroke::new(line::HAIR, p.line);
    ui.painter().hline(frame.plot.x_range(), frame.plot.bottom(), stroke);
    if most > 0.0 {
        let text = words::value(ctx, ctx.session.measuring.question, f64::from(most));
        let style = font(size::SMALL, Weight::Regular);
        let at = frame.plot.right_top() + vec2(-2.0, -5.0);
        ui.painter().text(at, Align2::RIGHT_TOP, text, style, p.text_weak);
    }
}

/// The line of an actor, with a gap where it has no tie that counts.
fn draw_line(ui: &Ui, frame: &Frame, series: &Series, actor: ActorId, colour: Color32) {
    let Some(values) = series.values.get(&actor) else { return };
    let painter = ui.painter_at(frame.plot.expand2(vec2(0.0, 3.0)));
    let mut run: Vec<Pos2> = Vec::new();
    let flush = |run: &mut Vec<Pos2>| {
        let points = std::mem::take(run);
        match points.as_slice() {
            [] => {}
            [one] => drop(painter.circle_filled(*one, 1.6, colour)),
            _ => drop(painter.add(Shape::line(points, Stroke::new(1.6, colour)))),
        }
    };
    for (day, value) in series.days.iter().zip(values) {
        if value.is_finite() {
            run.push(pos2(frame.x(*day), frame.y(*value)));
        } else {
            flush(&mut run);
        }
    }
    flush(&mut run);
}

/// Tells the values on the day under the pointer; a click sets the moment.
fn pointed(ctx: &ViewCtx<'_>, ui: &Ui, frame: &Frame, series: &Series, actors: &[ActorId], unit: &str) {
    let response = ui.interact(frame.plot, ui.scope_id().with("measure trend"), Sense::click());
    let told = |day: Day| {
        let parts: Vec<String> = actors
            .iter()
            .filter_map(|actor| {
                let (_, value) = series.near(*actor, day)?;
                let value = words::value(ctx, series.question, f64::from(value));
                Some(format!("{} {value}", ctx.name(*actor)))
            })
            .collect();
        parts.join("\n")
    };
    let now = told(ctx.session.moment).replace('\n', ", ");
    let name = ctx
        .words
        .with("measure-trend-name", &[("what", unit.into()), ("values", now.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let Some(at) = response.hover_pos() else { return };
    let day = frame.day(at.x);
    ui.painter()
        .vline(at.x, frame.plot.y_range(), Stroke::new(line::HAIR, ctx.palette.text_weak));
    if response.clicked() {
        ctx.commands.send(Command::SetMoment(day));
    }
    let nearest = series.days.iter().min_by_key(|d| d.0.abs_diff(day.0)).copied().unwrap_or(day);
    let text = format!("{} · {unit}\n{}", ctx.words.day(nearest), told(day));
    response.on_hover_text_at_pointer(text);
}

fn close(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect) {
    let p = ctx.palette;
    let response = ui.interact(rect, ui.scope_id().with("measure trend close"), Sense::click());
    let name = ctx.words.text("measure-trend-close");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 3, p.field);
    }
    let style = font(size::NOTE, Weight::Medium);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, "×", style, p.text_weak);
    if response.on_hover_text(name).clicked() {
        ctx.commands.send(Command::ToggleTrend);
    }
}
