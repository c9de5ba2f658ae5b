//! What a person makes by hand: the small forms, and the menu of what was clicked with the second button.
//!
//! Text, network and timeline send a wish (`Command::Make`, `Command::OpenMenu`); the form floats beside the place it came
//! from, keeps what was typed while one looks around, and sends its answer as one step. In reading order: [`draft`] (what
//! is typed, and what comes of it), [`form`] (its fields), [`rows`] (parts of fields), [`menu`].
//! Not here: what is changed (`model::make`), the whole form of a record (`edit`).

mod draft;
mod form;
mod menu;
mod rows;
mod saying;

pub(in crate::views) use self::menu::item_ui;

use egui::{Align2, Id, Order, Pos2, Rect, RichText, Role, Ui, WidgetInfo, pos2, vec2};

use self::draft::Draft;
use self::menu::Menu;
use super::ViewCtx;
use super::edit::ReadDate;
use crate::command::Command;
use crate::model::make::{self, Newcomer, Thing};
use crate::model::{ActorId, Edtf, Item, Localised, Site};
use crate::session::{Ask, Making, MenuOf};
use crate::theme::{Weight, font, size, space};

/// Width of a form.
const WIDTH: f32 = 424.0;
/// Room kept around it.
const AROUND: f32 = 8.0;
/// Height that is kept free below the place it opens at.
const HIGH: f32 = 430.0;

/// A figure that stands in the marked sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Least, best and greatest value.
    pub values: [Option<f64>; 3],
    /// Unit.
    pub unit: Localised,
}

/// What the machine reads in the marked sentences; offered, never taken by itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The sentences.
    pub sentence: String,
    /// Whom the marked words name.
    pub newcomer: Option<Newcomer>,
    /// Actors of the dossier that they mention.
    pub actors: Vec<ActorId>,
    /// Dates, those in the marked words first.
    pub dates: Vec<Edtf>,
    /// Figures, those in the marked words first.
    pub figures: Vec<Figure>,
}

/// What the forms remember.
#[derive(Debug)]
pub struct MakeState {
    /// A wish that has just come in.
    asked: Option<(Ask, Reading)>,
    draft: Option<Box<Draft>>,
    menu: Option<Menu>,
    /// Counts openings, so that each form stands where it was asked for.
    serial: u64,
    made: bool,
    read: ReadDate,
}

impl Default for MakeState {
    fn default() -> Self {
        Self::reading(|_, _, _| None)
    }
}

impl MakeState {
    /// Forms that read dates by `read`.
    pub fn reading(read: ReadDate) -> Self {
        Self {
            asked: None,
            draft: None,
            menu: None,
            serial: 0,
            made: false,
            read,
        }
    }

    /// Opens the form for a wish.
    pub fn open(&mut self, ask: Ask, reading: Reading) {
        self.asked = Some((ask, reading));
        self.serial += 1;
    }

    /// Opens the menu of something.
    pub fn open_menu(&mut self, of: MenuOf, at: (f32, f32)) {
        self.menu = Some(Menu::new(of, pos2(at.0, at.1)));
    }

    /// Whether a form is open.
    pub fn is_open(&self) -> bool {
        self.draft.is_some() || self.asked.is_some()
    }

    /// Gives up what was typed.
    pub fn close(&mut self) {
        self.draft = None;
        self.asked = None;
    }

    /// Whether something was made since this was last asked.
    pub fn take_made(&mut self) -> bool {
        std::mem::take(&mut self.made)
    }
}

/// Draws the form and the menu that are open; costs nothing while none is.
pub fn make_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut MakeState) {
    menu::menu_ui(ctx, ui, &mut state.menu);
    if let Some((ask, reading)) = state.asked.take() {
        state.draft = Some(Box::new(Draft::of(ctx, ask, reading, state.read)));
    }
    let Some(draft) = &mut state.draft else { return };
    let ending = window(ctx, ui, state.serial, draft);
    match ending {
        None => return,
        Some(Ending::Cancelled) => {}
        Some(Ending::Made(command)) => {
            state.made = true;
            ctx.commands.send(command);
        }
    }
    state.draft = None;
}

/// What a form ends with.
enum Ending {
    Cancelled,
    Made(Command),
}

/// The form in its frame, where it was asked for.
fn window(ctx: &ViewCtx<'_>, ui: &Ui, serial: u64, draft: &mut Draft) -> Option<Ending> {
    let screen = ui.ctx().content_rect().shrink(AROUND);
    let title = ctx.words.text(title(draft.ask.making));
    let mut ending = None;
    egui::Window::new(title)
        .id(Id::unique(("make", serial)))
        .title_bar(false)
        .collapsible(false)
        .resizable(false)
        .order(Order::Middle)
        .constrain_to(screen)
        .default_pos(place(screen, draft.ask.at))
        .frame(
            egui::Frame::window(&ui.ctx().global_style())
                .fill(ctx.palette.card)
                .inner_margin(egui::Margin::same(14))
                .corner_radius(space::CARD_RADIUS),
        )
        .show(ui.ctx(), |ui| {
            ui.set_width(WIDTH.min(screen.width() - 40.0));
            ui.spacing_mut().item_spacing = vec2(space::S, 6.0);
            let heading = RichText::new(title).font(font(size::HEADING, Weight::SemiBold));
            ui.label(heading.color(ctx.palette.text));
            let corner = Rect::from_center_size(pos2(ui.max_rect().right() - 10.0, ui.min_rect().center().y), vec2(22.0, 22.0));
            let cross = RichText::new("×")
                .font(font(size::TITLE, Weight::Medium))
                .color(ctx.palette.text_weak);
            let cross = ui.put(corner, egui::Button::new(cross).frame(false));
            let name = ctx.words.text("dialog-close");
            cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            if cross.clicked() {
                ending = Some(Ending::Cancelled);
            }
            if let Some(end) = form::form_ui(ctx, ui, draft) {
                ending = Some(end);
            }
        });
    ending
}

/// Beside the place that was asked for, where there is room.
fn place(screen: Rect, at: (f32, f32)) -> Pos2 {
    let size = vec2(WIDTH + 30.0, HIGH);
    let wanted = Align2::LEFT_TOP.anchor_size(pos2(at.0, at.1 + AROUND), size);
    let left = wanted.left().min(screen.right() - size.x).max(screen.left());
    let top = wanted.top().min(screen.bottom() - size.y).max(screen.top());
    pos2(left, top)
}

fn title(making: Making) -> &'static str {
    match making {
        Making::Actor => "make-title-actor",
        Making::Tie => "make-title-tie",
        Making::Event => "make-title-event",
        Making::Claim => "make-title-claim",
        Making::Quantity => "make-title-quantity",
        Making::Evidence => "make-title-evidence",
    }
}

/// Word on the button that begins it, and its key.
pub(in crate::views) fn button(making: Making) -> (&'static str, egui::Key) {
    use egui::Key;
    match making {
        Making::Actor => ("make-actor", Key::A),
        Making::Tie => ("make-tie", Key::T),
        Making::Event => ("make-event", Key::E),
        Making::Claim => ("make-claim", Key::C),
        Making::Quantity => ("make-quantity", Key::Q),
        Making::Evidence => ("make-evidence", Key::V),
    }
}

/// Adds marked words to the selected claim at once, for there is nothing to ask. `false` if no claim is selected.
pub(in crate::views) fn add_evidence(ctx: &ViewCtx<'_>, site: Site) -> bool {
    let claim = match ctx.session.selection {
        Some(Item::Claim(id)) => Some(id),
        Some(Item::Quantity(id)) => ctx.dossier.quantities.get(&id).map(|q| q.claim),
        _ => None,
    };
    let Some(about) = ctx.session.selection else { return false };
    let Some(made) = claim.and_then(|claim| {
        let claim = Some(claim);
        make::make(ctx.dossier, Some(site), None, &Thing::Evidence { about, claim })
    }) else {
        return false;
    };
    ctx.commands.send(Command::Change {
        name: "history-make-evidence",
        edits: made.edits,
        select: None,
    });
    true
}
