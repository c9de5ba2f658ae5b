//! What can be done with a proposal: one button and one key for each.

use egui::{Key, Modifiers, Role, Ui, WidgetInfo, vec2};

use super::popup::{Popup, ReviewState};
use super::{Kind, Subject};
use crate::command::Command;
use crate::model::{ClaimId, Direction};
use crate::theme::space;
use crate::views::ViewCtx;
use crate::widgets::form;

/// What can be done with a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It is so.
    Accept,
    /// It is not what the text says; it is not proposed again.
    Reject,
    /// Another family or class of tie.
    Kind,
    /// The other way round.
    Turn,
    /// Both ways, or one way.
    Both,
    /// Another actor at an end.
    Actor,
    /// Another date.
    Date,
    /// An actor is one that is known already.
    Same,
    /// The contradiction is put on record.
    Contradict,
}

impl Action {
    /// Every action, in the order of the buttons.
    pub const ALL: [Self; 9] = [
        Self::Accept,
        Self::Reject,
        Self::Kind,
        Self::Turn,
        Self::Both,
        Self::Actor,
        Self::Date,
        Self::Same,
        Self::Contradict,
    ];

    /// Its key, with or without Shift.
    pub fn key(self) -> (Modifiers, Key) {
        let plain = Modifiers::NONE;
        match self {
            Self::Accept => (plain, Key::A),
            Self::Reject => (plain, Key::R),
            Self::Kind => (plain, Key::K),
            Self::Turn => (plain, Key::D),
            Self::Both => (plain, Key::B),
            Self::Actor => (plain, Key::W),
            Self::Date => (plain, Key::T),
            Self::Same => (plain, Key::S),
            Self::Contradict => (plain, Key::C),
        }
    }

    /// Message with its name.
    pub fn message(self) -> &'static str {
        match self {
            Self::Accept => "review-accept",
            Self::Reject => "review-reject",
            Self::Kind => "review-retype",
            Self::Turn => "review-turn",
            Self::Both => "review-both",
            Self::Actor => "review-actor",
            Self::Date => "review-date",
            Self::Same => "review-same",
            Self::Contradict => "review-contradict",
        }
    }

    /// Whether it makes sense for a proposal.
    pub fn fits(self, ctx: &ViewCtx<'_>, subject: Subject) -> bool {
        match self {
            Self::Accept | Self::Reject => true,
            Self::Kind | Self::Turn | Self::Both | Self::Actor => subject.tie().is_some(),
            Self::Date => subject.tie().is_some() || subject.event().is_some(),
            Self::Same => matches!(
                subject.kind(ctx.dossier),
                Kind::Actor | Kind::Tie(_) | Kind::Event | Kind::Statement
            ),
            Self::Contradict => subject.claim.is_some(),
        }
    }

    /// Carries it out, or opens what asks for more.
    pub(super) fn act(self, ctx: &ViewCtx<'_>, state: &mut ReviewState, subject: Subject) {
        let send = |command| ctx.commands.send(command);
        match (self, subject.tie()) {
            (Self::Accept, _) => send(Command::Accept(vec![subject.target()])),
            (Self::Reject, _) => send(Command::Reject(vec![subject.target()])),
            (Self::Turn, Some(tie)) => send(Command::ReverseTie(tie)),
            (Self::Both, Some(tie)) => {
                let now = ctx.dossier.ties.get(&tie).map(|t| t.direction).unwrap_or_default();
                send(Command::SetDirection(
                    tie,
                    match now {
                        Direction::Directed => Direction::Mutual,
                        Direction::Mutual => Direction::Directed,
                    },
                ));
            }
            (Self::Kind, Some(tie)) => state.open(Popup::kind(ctx, tie)),
            (Self::Actor, Some(tie)) => state.open(Popup::end(tie)),
            (Self::Date, _) => state.open(Popup::date(ctx, subject.item)),
            (Self::Same, _) => state.open(Popup::same(subject.actors(ctx.dossier))),
            (Self::Contradict, _) => {
                if let Some(claims) = open_conflicts(ctx, state, subject) {
                    send(Command::Contradict(claims));
                }
            }
            (Self::Turn | Self::Both | Self::Kind | Self::Actor, None) => {}
        }
    }
}

/// The claim with those that it cannot hold together with, as far as that is not on record yet.
fn open_conflicts(ctx: &ViewCtx<'_>, state: &mut ReviewState, subject: Subject) -> Option<Vec<ClaimId>> {
    let claim = subject.claim?;
    let open = state.conflicts(ctx, claim).iter().filter(|c| !c.recorded).map(|c| c.with);
    let claims: Vec<ClaimId> = std::iter::once(claim).chain(open).collect();
    (claims.len() > 1).then_some(claims)
}

/// The buttons, and their keys while `keys` holds. Gives what was done.
pub fn bar_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ReviewState, subject: Subject, keys: bool) -> Option<Action> {
    let listens = keys && !state.is_open() && !ui.ctx().text_edit_focused() && !egui::Popup::is_any_open(ui.ctx());
    let mut done = None;
    let contradicts = open_conflicts(ctx, state, subject).is_some();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        for action in Action::ALL {
            let usable = action.fits(ctx, subject) && (action != Action::Contradict || contradicts);
            let shown = action.fits(ctx, subject) || action == Action::Accept;
            if !shown || (action == Action::Contradict && !contradicts) {
                continue;
            }
            let (modifiers, key) = action.key();
            let clicked = key_button(ctx, ui, action == Action::Accept, action.message(), key).clicked();
            let pressed = listens && ui.input_mut(|i| i.consume_key(modifiers, key));
            if usable && (clicked || pressed) {
                action.act(ctx, state, subject);
                done = Some(action);
            }
        }
    });
    done
}

/// A button with its key beside the word, called by both.
pub(in crate::views) fn key_button(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    main: bool,
    message: &'static str,
    key: egui::Key,
) -> egui::Response {
    let word = ctx.words.text(message);
    let response = form::key_button(ui, ctx.palette, main, word, key.name());
    let arguments = [("action", word.into()), ("key", key.name().into())];
    let name = ctx.words.with("review-button-name", &arguments);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response
}
