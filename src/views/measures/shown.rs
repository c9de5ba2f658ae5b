//! What the network shows of an answer: colour and a disc behind each node, and the key that explains them.

use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::command::Command;
use crate::derived::measures::Answer;
use crate::model::ActorId;
use crate::session::{Question, ShownMeasure};
use crate::theme::{Hue, Palette, Weight, font, line, mix, size, space};
use crate::views::{Medium, ViewCtx};

/// Colours of the largest blocs; the others are grey.
const BLOCS: [Hue; 6] = [Hue::Blue, Hue::Orange, Hue::Green, Hue::Purple, Hue::Red, Hue::Teal];
/// Colour of a value: the stronger the greater.
const VALUE: Hue = Hue::Orange;
/// Share of the colour in a node: of a bloc, and of the least and the greatest value.
const OF_BLOC: f32 = 0.42;
const OF_VALUE: (f32, f32) = (0.06, 0.62);
/// Radius of the disc of the greatest value, in radii of the node.
const GREATEST: f32 = 3.0;
const ROW: f32 = 17.0;
const WIDTH: f32 = 270.0;
/// Smaller panes have no room for the lines of the key.
const ROOMY: egui::Vec2 = vec2(740.0, 520.0);

/// Colour of a bloc.
pub(super) fn bloc_colour(palette: &Palette, bloc: u32) -> Color32 {
    palette.hue(BLOCS.get(bloc as usize).copied().unwrap_or(Hue::Grey))
}

/// What the network shows of an answer.
#[derive(Clone)]
pub(in crate::views) struct Shown {
    /// The answer.
    pub(in crate::views) answer: Arc<Answer>,
    /// Of it.
    pub(in crate::views) what: ShownMeasure,
}

/// What is shown now; `None` for nothing, or while the first answer is being worked out.
pub(in crate::views) fn shown(ctx: &ViewCtx<'_>) -> Option<Shown> {
    let what = ctx.session.measuring.shown?;
    let answer = Arc::clone(ctx.derived.measures.answer(what.question)?);
    Some(Shown { answer, what })
}

impl Shown {
    /// Whether blocs are what is coloured.
    fn by_bloc(&self) -> bool {
        matches!(self.what.question, Question::Connects | Question::Blocs)
    }

    fn share(&self, actor: ActorId) -> Option<f32> {
        let mark = self.answer.mark(actor)?;
        Some((mark.value / self.answer.most.max(f64::MIN_POSITIVE)) as f32)
    }

    /// Colour of a node, and how much of it.
    pub(in crate::views) fn tint(&self, palette: &Palette, actor: ActorId) -> Option<(Color32, f32)> {
        if !self.what.colour {
            return None;
        }
        if self.by_bloc() {
            let bloc = self.answer.mark(actor)?.bloc?;
            return Some((bloc_colour(palette, bloc), OF_BLOC));
        }
        let share = self.share(actor)?;
        Some((palette.hue(VALUE), OF_VALUE.0 + (OF_VALUE.1 - OF_VALUE.0) * share.sqrt()))
    }

    /// Radius of the disc behind a node, in radii of the node: its area grows with the value. `None` for none.
    pub(in crate::views) fn disc(&self, actor: ActorId) -> Option<f32> {
        let share = self.share(actor).filter(|share| self.what.size && *share > 0.004)?;
        Some((1.0 + (GREATEST * GREATEST - 1.0) * share).sqrt())
    }

    /// Colour of the disc.
    pub(in crate::views) fn disc_colour(&self, palette: &Palette, actor: ActorId) -> Color32 {
        let bloc = self
            .answer
            .mark(actor)
            .and_then(|mark| mark.bloc)
            .filter(|_| self.by_bloc() && self.what.colour);
        let colour = bloc.map_or_else(|| palette.hue(VALUE), |bloc| bloc_colour(palette, bloc));
        mix(palette.canvas, colour, 0.28)
    }

    /// Lines of the key: a sample and its words.
    fn lines(&self, ctx: &ViewCtx<'_>) -> Vec<(Color32, String)> {
        let p = ctx.palette;
        let mut lines = Vec::new();
        if self.what.colour && self.by_bloc() {
            let answer = &self.answer;
            let named = answer.blocs.iter().take(BLOCS.len().min(answer.totals.blocs)).zip(0..);
            lines.extend(named.map(|(lead, bloc)| {
                let name = words::bloc(ctx, *lead);
                let n = answer.members(bloc).len();
                let words = ctx.words.with("measure-key-bloc", &[("name", name.into()), ("n", n.into())]);
                (bloc_colour(p, bloc), words)
            }));
            if answer.blocs.len() > lines.len() {
                lines.push((p.hue(Hue::Grey), ctx.words.text("measure-key-other").to_owned()));
            }
        }
        let unit = ctx.words.text(words::unit(self.what.question));
        if self.what.colour && !self.by_bloc() {
            let words = ctx.words.with("measure-key-colour", &[("what", unit.into())]);
            lines.push((mix(p.node, p.hue(VALUE), OF_VALUE.1), words));
        }
        if self.what.size {
            let most = words::value(ctx, self.what.question, self.answer.most);
            let words = ctx
                .words
                .with("measure-key-size", &[("what", unit.into()), ("most", most.into())]);
            // Discs of blocs have the colour of their bloc.
            let colour = if self.what.colour && self.by_bloc() {
                p.text_weak
            } else {
                p.hue(VALUE)
            };
            lines.push((mix(p.canvas, colour, 0.28), words));
        }
        lines
    }
}

/// Draws what the colours and discs mean, at the top left of the network, with a button that takes them off.
pub(in crate::views) fn key_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, pane: Rect, top: f32) {
    if ctx.medium == Medium::Inset {
        return;
    }
    let Some(what) = ctx.session.measuring.shown else { return };
    let all = shown(ctx).map(|shown| shown.lines(ctx)).unwrap_or_default();
    // In a small pane the lines would lie over the network: pointing at the question tells them.
    let small = ctx.on_screen() && (pane.width() < ROOMY.x || pane.height() < ROOMY.y);
    let lines = if small { &[] } else { all.as_slice() };
    let p = ctx.palette;
    let width = WIDTH.min(pane.width() - 2.0 * space::M);
    let height = 26.0 + lines.len() as f32 * ROW + if lines.is_empty() { 0.0 } else { 6.0 };
    let card = Rect::from_min_size(pos2(pane.left() + space::M, top), vec2(width, height));
    if ctx.on_screen() {
        ui.interact(card, ui.scope_id().with("measure key"), Sense::click_and_drag());
    }
    let radius = CornerRadius::same(space::CARD_RADIUS);
    let rim = Stroke::new(line::HAIR, p.line);
    ui.painter().rect(card, radius, p.card, rim, StrokeKind::Inside);
    let question = ctx.words.text(words::question(what.question));
    let head = Rect::from_min_size(card.min + vec2(space::S, 0.0), vec2(width - 2.0 * space::S - 20.0, 26.0));
    written(ui, head, question, Weight::SemiBold, p.text);
    for (place, (colour, words)) in lines.iter().enumerate() {
        let row = Rect::from_min_size(
            pos2(card.left() + space::S, card.top() + 26.0 + place as f32 * ROW),
            vec2(width - 2.0 * space::S, ROW),
        );
        ui.painter().circle_filled(row.left_center() + vec2(5.0, 0.0), 5.0, *colour);
        written(ui, row.with_min_x(row.left() + 17.0), words, Weight::Regular, p.text_weak);
    }
    if ctx.on_screen() {
        let cross = Rect::from_center_size(pos2(card.right() - 14.0, card.top() + 13.0), vec2(22.0, 22.0));
        close(ctx, ui, cross);
        let back = ui.interact(head, ui.scope_id().with("measure key head"), Sense::click());
        let name = ctx.words.with("measure-key-open", &[("question", question.into())]);
        back.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if back.has_focus() {
            ui.painter()
                .rect_stroke(head, radius, ui.visuals().selection.stroke, StrokeKind::Inside);
        }
        let told: Vec<&str> = all.iter().map(|(_, words)| words.as_str()).collect();
        if back.on_hover_text(format!("{name}\n{}", told.join("\n"))).clicked() {
            ctx.commands.send(Command::AskMeasure(what.question));
        }
    }
}

fn close(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect) {
    let p = ctx.palette;
    let response = ui.interact(rect, ui.scope_id().with("measure key close"), Sense::click());
    let name = ctx.words.text("measure-key-close");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, space::RADIUS - 2, p.field);
    }
    let style = font(size::BODY, Weight::Medium);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, "×", style, p.text_weak);
    if response.on_hover_text(name).clicked() {
        ctx.commands.send(Command::ShowMeasure(None));
    }
}

/// One line, cut with an ellipsis where it is too long.
pub(super) fn written(ui: &Ui, rect: Rect, words: &str, weight: Weight, ink: Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font(size::SMALL, weight), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(8.0));
    let galley = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size()).min;
    ui.painter().galley(at, galley, ink);
}
