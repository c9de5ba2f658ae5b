//! What a person judges about claims: their grade, how likely the speaker holds it, what they are about, whether they
//! contradict, what became of a forecast, which side of a contradiction is followed.
//!
//! Shared by ledgers and inspector: [`judge_bar`] draws one button and one key for each task that fits a [`Subject`], and
//! the small form that a task opens below its button. Each answer is one step of the history. Not here: what a judgement
//! changes (`model::judge`), accepting and rejecting proposals by themselves (`review`).

mod forms;

use egui::{Id, Key, Modifiers, Popup, PopupAnchor, PopupCloseBehavior, Rect, RectAlign, Ui, vec2};

use self::forms::Form;
pub(in crate::views) use self::forms::{GRADES, LIKELIHOODS};
use super::ViewCtx;
use super::review::key_button;
use crate::command::Command;
use crate::model::{ClaimId, ContradictionId, Dossier, Edit, Index, Item, OutcomeState, Review, judge};
use crate::theme::space;

/// Widest form.
const WIDTH: f32 = 420.0;

/// What is judged: some claims, or a contradiction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// The claims, the main one first.
    pub claims: Vec<ClaimId>,
    /// The contradiction.
    pub contradiction: Option<ContradictionId>,
}

impl Subject {
    /// What can be judged of selected items; a figure stands for the claim that gives it.
    pub fn of(dossier: &Dossier, selected: impl IntoIterator<Item = Item>) -> Self {
        let mut subject = Self::default();
        for item in selected {
            let claim = match item {
                Item::Claim(id) => Some(id),
                Item::Quantity(id) => dossier.quantities.get(&id).map(|q| q.claim),
                Item::Contradiction(id) => {
                    subject.contradiction = subject.contradiction.or(Some(id));
                    None
                }
                _ => None,
            };
            if let Some(claim) = claim.filter(|c| dossier.claims.contains_key(c) && !subject.claims.contains(c)) {
                subject.claims.push(claim);
            }
        }
        if !subject.claims.is_empty() {
            subject.contradiction = None;
        }
        subject
    }

    /// Whether there is nothing to judge.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.contradiction.is_none()
    }
}

/// What can be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Task {
    /// It is so.
    Accept,
    /// It is not what the text says.
    Reject,
    /// What became of a forecast.
    Settle,
    /// It is open again.
    Reopen,
    /// Which side is followed.
    Rule,
    /// The ruling is taken back.
    TakeBack,
    /// Another tie or event.
    About,
    /// These cannot all hold.
    Contradict,
    /// Credibility after the Admiralty code.
    Grade,
    /// Likelihood after ICD 203.
    Likelihood,
}

impl Task {
    /// Every task, in the order of the buttons.
    pub const ALL: [Self; 10] = [
        Self::Accept,
        Self::Reject,
        Self::Settle,
        Self::Reopen,
        Self::Rule,
        Self::TakeBack,
        Self::About,
        Self::Contradict,
        Self::Grade,
        Self::Likelihood,
    ];

    /// Its key. The letters of review keep their meaning.
    pub fn key(self) -> Key {
        match self {
            Self::Accept => Key::A,
            Self::Reject => Key::R,
            Self::Settle => Key::S,
            Self::Reopen => Key::O,
            Self::Rule => Key::J,
            Self::TakeBack => Key::T,
            Self::About => Key::B,
            Self::Contradict => Key::C,
            Self::Grade => Key::G,
            Self::Likelihood => Key::L,
        }
    }

    /// Message with its name.
    pub fn message(self) -> &'static str {
        match self {
            Self::Accept => "review-accept",
            Self::Reject => "review-reject",
            Self::Settle => "judge-settle",
            Self::Reopen => "judge-reopen",
            Self::Rule => "judge-rule",
            Self::TakeBack => "judge-take-back",
            Self::About => "judge-about",
            Self::Contradict => "judge-contradict",
            Self::Grade => "judge-grade",
            Self::Likelihood => "judge-likelihood",
        }
    }

    /// Whether it makes sense for a subject.
    pub fn fits(self, dossier: &Dossier, subject: &Subject) -> bool {
        let claims = || subject.claims.iter().filter_map(|id| dossier.claims.get(id));
        let contradiction = subject.contradiction.and_then(|id| dossier.contradictions.get(&id));
        match self {
            Self::Accept | Self::Reject => claims().any(|c| c.review == Review::Proposed),
            Self::Settle => !subject.claims.is_empty() && claims().all(|c| c.is_forecast() || c.outcome.is_some()),
            Self::Reopen => claims().any(|c| c.outcome.as_ref().is_some_and(|o| o.state != OutcomeState::Open)),
            Self::Rule => contradiction.is_some(),
            Self::TakeBack => contradiction.is_some_and(|k| k.ruling.is_some()),
            Self::About | Self::Contradict | Self::Grade | Self::Likelihood => !subject.claims.is_empty(),
        }
    }
}

/// What judging remembers: the form that is open, with what was typed.
#[derive(Debug, Default)]
pub struct JudgeState {
    form: Option<(Task, Subject, Form)>,
    /// Who ruled last: most likely who rules next.
    by: String,
}

/// The buttons that fit, and their keys while `keys` holds; `salt` tells several bars apart. `true` if something was
/// done that takes rows out of a list of proposals.
pub fn judge_bar(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut JudgeState, salt: &str, subject: &Subject, keys: bool) -> bool {
    let listens = keys && !ui.ctx().text_edit_focused() && !Popup::is_any_open(ui.ctx());
    let id = Id::unique(("judge", salt));
    let mut reviewed = false;
    let mut anchor = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        for task in Task::ALL.into_iter().filter(|task| task.fits(ctx.dossier, subject)) {
            let main = matches!(task, Task::Accept | Task::Settle | Task::Rule);
            let button = key_button(ctx, ui, main, task.message(), task.key());
            let pressed = listens && ui.input_mut(|i| i.consume_key(Modifiers::NONE, task.key()));
            if button.clicked() || pressed {
                reviewed |= matches!(task, Task::Accept | Task::Reject);
                begin(ctx, ui, state, id, task, subject);
            }
            if state.form.as_ref().is_some_and(|(open, ..)| *open == task) {
                anchor = Some(button.rect);
            }
        }
    });
    if let Some(anchor) = anchor {
        form_ui(ctx, ui, state, id, anchor, subject);
    }
    reviewed
}

/// Does what needs no more words, or opens the form.
fn begin(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut JudgeState, id: Id, task: Task, subject: &Subject) {
    let (d, claims) = (ctx.dossier, &subject.claims);
    let items = || claims.iter().map(|c| Item::from(*c)).collect();
    match task {
        Task::Accept => ctx.commands.send(Command::Accept(items())),
        Task::Reject => ctx.commands.send(Command::Reject(items())),
        Task::Reopen => change(ctx, "history-reopen", judge::reopen(d, claims)),
        Task::TakeBack => {
            let contradictions: Vec<_> = subject.contradiction.into_iter().collect();
            change(ctx, "history-take-back", judge::take_back(d, &contradictions));
        }
        Task::Contradict if claims.len() > 1 => ctx.commands.send(Command::Contradict(claims.clone())),
        Task::Settle | Task::Rule | Task::About | Task::Contradict | Task::Grade | Task::Likelihood => {
            // What was typed for the same subject is still there.
            let held = matches!(&state.form, Some((open, of, _)) if *open == task && of == subject);
            if !held {
                state.form = Some((task, subject.clone(), Form::of(ctx, task, subject, &state.by)));
            } else if let Some((_, _, form)) = &mut state.form {
                form.refresh();
            }
            Popup::open_id(ui.ctx(), id);
        }
    }
}

/// The form below its button, while it is open.
fn form_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut JudgeState, id: Id, anchor: Rect, subject: &Subject) {
    let Some((task, of, form)) = &mut state.form else { return };
    if of != subject {
        state.form = None;
        Popup::close_id(ui.ctx(), id);
        return;
    }
    let mut edits = None;
    Popup::new(id, ui.ctx().clone(), PopupAnchor::ParentRect(anchor), ui.layer_id())
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::TOP_START)
        .show(|ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 60.0));
            edits = form.ui(ctx, ui, id, subject);
        });
    let Some(answer) = edits else { return };
    if let Form::Rule(rule) = form {
        state.by.clone_from(&rule.by);
    }
    match answer {
        forms::Answer::Change(edits) => change(ctx, history(*task), edits),
        forms::Answer::Command(command) => ctx.commands.send(command),
    }
    state.form = None;
    Popup::close_id(ui.ctx(), id);
}

fn history(task: Task) -> &'static str {
    match task {
        Task::Grade => "history-grade",
        Task::Likelihood => "history-likelihood",
        Task::About => "history-about",
        Task::Settle => "history-settle",
        Task::Reopen => "history-reopen",
        Task::TakeBack => "history-take-back",
        Task::Rule => "history-rule",
        Task::Accept | Task::Reject | Task::Contradict => "history-contradict",
    }
}

fn change(ctx: &ViewCtx<'_>, name: &'static str, edits: Vec<Edit>) {
    ctx.commands.send(Command::Change {
        name,
        edits,
        select: None,
    });
}

/// Claims that speak of what these speak of, without themselves: the likely others.
fn neighbours(dossier: &Dossier, index: &Index, claims: &[ClaimId]) -> Vec<Item> {
    let about = claims.iter().filter_map(|id| dossier.claims.get(id)).flat_map(|c| &c.about);
    let mut found = Vec::new();
    for other in about.flat_map(|item| index.claims_about(*item)) {
        if !claims.contains(other) && !found.contains(&Item::from(*other)) {
            found.push(Item::from(*other));
        }
        if found.len() >= 60 {
            break;
        }
    }
    found
}
