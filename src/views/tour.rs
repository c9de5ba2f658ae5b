//! The tour of a first run: six steps on the built-in dossier, each with one thing to see and the pane it is in outlined.
//!
//! Each step sets the window up by the commands a user would give; nothing of the dossier is changed. It can be left at
//! any time and begun again from the menu. Not here: the manual (`docs`).

use egui::{
    Align2, Area, Button, Frame, Id, Label, Margin, Order, Rect, RichText, Role, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::ViewCtx;
use crate::command::Command;
use crate::model::{Day, Item};
use crate::theme::{Weight, font, size, space};
use crate::widgets::form;

/// Width of the card.
const WIDTH: f32 = 380.0;
/// The pact of the sources, and the day it was signed.
const TIE: &str = "t.defence-2024";
const SIGNED: (i32, u8, u8) = (2024, 6, 19);

/// A step: its messages, and the pane it speaks of.
const STEPS: [(&str, &str, Pane); 6] = [
    ("tour-1-title", "tour-1-text", Pane::All),
    ("tour-2-title", "tour-2-text", Pane::Network),
    ("tour-3-title", "tour-3-text", Pane::Document),
    ("tour-4-title", "tour-4-text", Pane::Timeline),
    ("tour-5-title", "tour-5-text", Pane::Inspector),
    ("tour-6-title", "tour-6-text", Pane::All),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    All,
    Document,
    Network,
    Timeline,
    Inspector,
}

/// Where the panes are.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// Documents.
    pub document: Rect,
    /// Network.
    pub network: Rect,
    /// Timeline.
    pub timeline: Rect,
    /// Inspector.
    pub inspector: Rect,
}

/// How far the tour is.
#[derive(Debug, Default)]
pub struct TourState {
    step: Option<usize>,
    /// The step has just been reached.
    fresh: bool,
}

impl TourState {
    /// Begins it.
    pub fn begin(&mut self) {
        self.go(0);
    }

    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.step.is_some()
    }

    /// Leaves it.
    pub fn leave(&mut self) {
        self.step = None;
    }

    fn go(&mut self, step: usize) {
        self.step = (step < STEPS.len()).then_some(step);
        self.fresh = true;
    }
}

/// Shows the step that is reached, while the tour lasts.
pub fn tour_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut TourState, places: Places) {
    let Some(step) = state.step else { return };
    let Some((title, text, pane)) = STEPS.get(step).copied() else {
        return;
    };
    let fresh = std::mem::take(&mut state.fresh);
    if fresh {
        prepare(ctx, step);
    }
    let of_pane = match pane {
        Pane::All => None,
        Pane::Document => Some(places.document),
        Pane::Network => Some(places.network),
        Pane::Timeline => Some(places.timeline),
        Pane::Inspector => Some(places.inspector),
    };
    if let Some(rect) = of_pane {
        let layer = egui::LayerId::new(Order::Middle, Id::unique("tour-outline"));
        let stroke = Stroke::new(3.0, ctx.palette.accent);
        ui.ctx()
            .layer_painter(layer)
            .rect_stroke(rect.shrink(2.0), space::RADIUS, stroke, StrokeKind::Inside);
    }
    let (align, at) = corner(places, pane);
    let area = Area::new(Id::unique("tour"))
        .order(Order::Foreground)
        .pivot(align)
        .fixed_pos(at);
    let mut next = None;
    area.constrain(true).show(ui.ctx(), |ui| {
        Frame::window(ui.style())
            .fill(ctx.palette.card)
            .inner_margin(Margin::same(16))
            .corner_radius(space::CARD_RADIUS)
            .show(ui, |ui| {
                ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
                next = card(ctx, ui, step, (title, text), fresh);
            });
    });
    match next {
        Some(Turn::To(step)) => state.go(step),
        Some(Turn::Away) => state.leave(),
        None => {}
    }
}

enum Turn {
    To(usize),
    Away,
}

/// The corner of the card, where it hides least of what is spoken of.
fn corner(places: Places, pane: Pane) -> (Align2, egui::Pos2) {
    let inside = vec2(space::L, space::L);
    match pane {
        Pane::All | Pane::Network => (Align2::RIGHT_BOTTOM, places.timeline.right_bottom() - inside),
        Pane::Document => (Align2::LEFT_TOP, places.network.left_top() + inside),
        Pane::Timeline => (Align2::CENTER_BOTTOM, places.timeline.center_top() - vec2(0.0, space::L)),
        Pane::Inspector => (Align2::RIGHT_TOP, places.inspector.left_top() + vec2(-space::L, space::L)),
    }
}

fn card(ctx: &ViewCtx<'_>, ui: &mut Ui, step: usize, (title, text): (&'static str, &'static str), fresh: bool) -> Option<Turn> {
    let words = ctx.words;
    let mut turn = None;
    let of = [("n", (step + 1).into()), ("all", STEPS.len().into())];
    let count = RichText::new(words.with("tour-step", &of)).font(font(size::SMALL, Weight::Medium));
    ui.label(count.color(ctx.palette.text_weak));
    let heading = RichText::new(words.text(title)).font(font(size::HEADING, Weight::SemiBold));
    ui.add(Label::new(heading.color(ctx.palette.text)).wrap());
    ui.add_space(space::XS);
    let body = RichText::new(words.text(text)).font(font(size::BODY, Weight::Regular));
    ui.add(Label::new(body.color(ctx.palette.text)).wrap());
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        let last = step + 1 == STEPS.len();
        let forward = form::main_button(ui, ctx.palette, true, words.text(if last { "tour-end" } else { "tour-next" }));
        if fresh {
            forward.request_focus();
        }
        if forward.clicked() {
            turn = Some(Turn::To(step + 1));
        }
        let quiet = |ui: &mut Ui, key: &'static str| ui.add(Button::new(words.text(key)).min_size(vec2(0.0, space::CONTROL)));
        if step > 0 && quiet(ui, "tour-back").clicked() {
            turn = Some(Turn::To(step - 1));
        }
        if !last {
            let skip = quiet(ui, "tour-skip");
            skip.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.text("tour-skip")));
            if skip.clicked() {
                turn = Some(Turn::Away);
            }
        }
    });
    turn
}

/// Sets the window up for a step, as a user would.
fn prepare(ctx: &ViewCtx<'_>, step: usize) {
    let tie: Option<Item> = TIE.parse().ok();
    let tie = tie.filter(|item| ctx.dossier.contains(*item));
    let (year, month, day) = SIGNED;
    let signed = Day::from_ymd(year, month, day);
    let send = |command| ctx.commands.send(command);
    match step {
        0 => {
            send(Command::ShowLedger(None));
            send(Command::SetKnownBy(None));
        }
        1 | 2 | 4 => {
            send(Command::SetKnownBy(None));
            if tie.is_some() && ctx.session.selection != tie {
                send(Command::Select { item: tie, source: None });
            }
        }
        3 => {
            if let Some(signed) = signed {
                send(Command::SetMoment(signed));
                send(Command::SetKnownBy(Some(signed.add_days(-1))));
            }
        }
        _ => send(Command::SetKnownBy(None)),
    }
}
