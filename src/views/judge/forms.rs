//! The small forms of judging: what they hold while one types, and what comes of them.

use egui::{Id, Key, Label, Modifiers, RichText, Role, Ui, WidgetInfo};

use super::{Subject, Task, neighbours};
use crate::command::Command;
use crate::model::{ClaimId, Credibility, Edit, Item, Likelihood, Localised, Outcome, OutcomeState, Ruling, judge};
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::keys::NEW_LINE;
use crate::views::pick::{self, Offer, Pick, Picker};
use crate::widgets::choice::{self, Look};
use crate::widgets::form;
use crate::widgets::segmented::{Choice, segmented};

/// What can be said of a forecast.
const OUTCOMES: [OutcomeState; 4] = [
    OutcomeState::CameTrue,
    OutcomeState::Partly,
    OutcomeState::DidNot,
    OutcomeState::Superseded,
];
/// Likelihoods, the least first, with their range in per cent after ICD 203.
pub(in crate::views) const LIKELIHOODS: [(Likelihood, u8, u8); 7] = [
    (Likelihood::AlmostNoChance, 1, 5),
    (Likelihood::VeryUnlikely, 5, 20),
    (Likelihood::Unlikely, 20, 45),
    (Likelihood::RoughlyEven, 45, 55),
    (Likelihood::Likely, 55, 80),
    (Likelihood::VeryLikely, 80, 95),
    (Likelihood::AlmostCertain, 95, 99),
];
/// Grades, the best first.
pub(in crate::views) const GRADES: [Credibility; 6] = [
    Credibility::Confirmed,
    Credibility::ProbablyTrue,
    Credibility::PossiblyTrue,
    Credibility::Doubtful,
    Credibility::Improbable,
    Credibility::CannotBeJudged,
];
/// What a claim can be linked to.
const FACTS: [Pick; 4] = [Pick::Ties, Pick::Events, Pick::Instruments, Pick::Actors];

/// What comes of a form.
pub(super) enum Answer {
    Change(Vec<Edit>),
    Command(Command),
}

/// A form with what was typed into it.
#[derive(Debug)]
pub(super) enum Form {
    Grade(usize),
    Likelihood(usize),
    About { picker: Picker, also: bool },
    Contradict(Picker),
    Settle(Box<Settle>),
    Rule(Rule),
}

/// What became of a forecast.
#[derive(Debug)]
pub(super) struct Settle {
    state: Option<OutcomeState>,
    decider: Option<ClaimId>,
    picker: Picker,
    picking: bool,
    reason: String,
    /// Confirmed without what is needed.
    missing: bool,
}

/// A ruling.
#[derive(Debug)]
pub(super) struct Rule {
    at: usize,
    reason: String,
    pub(super) by: String,
    missing: bool,
    fresh: bool,
}

impl Form {
    pub(super) fn of(ctx: &ViewCtx<'_>, task: Task, subject: &Subject, by: &str) -> Self {
        let d = ctx.dossier;
        let claim = subject.claims.first().and_then(|id| d.claims.get(id));
        let language = ctx.words.language();
        match task {
            Task::Grade => {
                let now = claim.map(|c| c.credibility).unwrap_or_default();
                Self::Grade(GRADES.iter().position(|g| *g == now).unwrap_or(0))
            }
            Task::Likelihood => {
                let now = claim.and_then(|c| c.likelihood);
                let place = LIKELIHOODS.iter().position(|l| Some(l.0) == now);
                Self::Likelihood(place.map_or(0, |place| place + 1))
            }
            Task::About => Self::About {
                picker: Picker::default(),
                also: false,
            },
            Task::Rule | Task::TakeBack => {
                let contradiction = subject.contradiction.and_then(|id| d.contradictions.get(&id));
                let ruling = contradiction.and_then(|k| k.ruling.as_ref());
                let follows = ruling.and_then(|r| r.follows);
                let place = contradiction.and_then(|k| k.claims.iter().position(|c| Some(*c) == follows));
                let both = contradiction.map_or(0, |k| k.claims.len());
                Self::Rule(Rule {
                    at: place.unwrap_or(if ruling.is_some() { both } else { 0 }),
                    reason: ruling.map(|r| r.reason.get(language).to_owned()).unwrap_or_default(),
                    by: ruling.map_or_else(|| by.to_owned(), |r| r.by.clone()),
                    missing: false,
                    fresh: true,
                })
            }
            Task::Settle | Task::Reopen => {
                let outcome = claim
                    .and_then(|c| c.outcome.as_ref())
                    .filter(|o| o.state != OutcomeState::Open);
                Self::Settle(Box::new(Settle {
                    state: outcome.map(|o| o.state),
                    decider: outcome.and_then(|o| o.decided_by),
                    picker: Picker::default(),
                    picking: false,
                    reason: outcome.map(|o| o.reason.get(language).to_owned()).unwrap_or_default(),
                    missing: false,
                }))
            }
            Task::Contradict | Task::Accept | Task::Reject => Self::Contradict(Picker::default()),
        }
    }

    /// Opened again with what was typed before.
    pub(super) fn refresh(&mut self) {
        match self {
            Self::About { picker, .. } | Self::Contradict(picker) => picker.reset(),
            Self::Rule(rule) => rule.fresh = true,
            Self::Grade(_) | Self::Likelihood(_) | Self::Settle(_) => {}
        }
    }

    pub(super) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, id: Id, subject: &Subject) -> Option<Answer> {
        let d = ctx.dossier;
        let claims = &subject.claims;
        match self {
            Self::Grade(at) => {
                title(ctx, ui, "judge-grade-title");
                let rows: Vec<String> = GRADES.iter().map(|g| ctx.words.credibility(*g).to_owned()).collect();
                let place = chosen(ctx, ui, at, &rows)?;
                Some(Answer::Change(judge::grade(d, claims, *GRADES.get(place)?)))
            }
            Self::Likelihood(at) => {
                title(ctx, ui, "judge-likelihood-title");
                let mut rows = vec![ctx.words.text("judge-likelihood-none").to_owned()];
                rows.extend(LIKELIHOODS.iter().map(|(word, from, to)| {
                    let word = ctx.words.likelihood(*word).to_owned();
                    let arguments = [("word", word.into()), ("from", (*from).into()), ("to", (*to).into())];
                    ctx.words.with("judge-likelihood-range", &arguments)
                }));
                let place = chosen(ctx, ui, at, &rows)?;
                let likelihood = place.checked_sub(1).and_then(|p| LIKELIHOODS.get(p)).map(|l| l.0);
                Some(Answer::Change(judge::rate(d, claims, likelihood)))
            }
            Self::About { picker, also } => about_ui(ctx, ui, id, claims, picker, also),
            Self::Contradict(picker) => {
                title(ctx, ui, "judge-contradict-title");
                let likely = neighbours(d, &ctx.derived.index, claims);
                let without: Vec<Item> = claims.iter().map(|c| Item::from(*c)).collect();
                let offer = Offer {
                    kinds: &[Pick::Claims],
                    likely: &likely,
                    without: &without,
                };
                let picked = picker.list_ui(ctx, ui, id.with("claims"), ctx.words.text("judge-search-claim"), offer)?;
                let Item::Claim(other) = picked else { return None };
                let all = claims.iter().copied().chain([other]).collect();
                Some(Answer::Command(Command::Contradict(all)))
            }
            Self::Settle(settle) => settle.ui(ctx, ui, id, claims),
            Self::Rule(rule) => rule.ui(ctx, ui, id, subject),
        }
    }
}

/// A list as the whole form: a click or Enter is the answer.
fn chosen(ctx: &ViewCtx<'_>, ui: &mut Ui, at: &mut usize, rows: &[String]) -> Option<usize> {
    let entered = choice::enter(ui);
    choice::arrows(ui, at, rows.len());
    let clicked = choice::rows(ui, ctx.palette, Look::Radio, *at, rows);
    clicked.or_else(|| entered.then_some(*at))
}

fn title(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str) {
    let text = RichText::new(ctx.words.text(key)).font(font(size::BODY, Weight::SemiBold));
    ui.add(Label::new(text.color(ctx.palette.text)).wrap());
}

fn weak(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(font(size::NOTE, Weight::Regular));
    ui.add(Label::new(text.color(ctx.palette.text_weak)).wrap());
}

/// What is missing, at its field.
fn wrong(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str) {
    let text = RichText::new(ctx.words.text(key)).font(font(size::NOTE, Weight::Medium));
    ui.add(Label::new(text.color(ctx.palette.bad)).wrap());
}

/// What the claim is about, each of which can be taken out, and the search for another.
fn about_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, id: Id, claims: &[ClaimId], picker: &mut Picker, also: &mut bool) -> Option<Answer> {
    let d = ctx.dossier;
    title(ctx, ui, "judge-about-title");
    let about = claims
        .first()
        .and_then(|c| d.claims.get(c))
        .map(|c| c.about.clone())
        .unwrap_or_default();
    let mut taken_out = None;
    ui.horizontal_wrapped(|ui| {
        for item in &about {
            let name = pick::title(ctx, *item);
            let text = RichText::new(if about.len() > 1 {
                format!("{name}  ×")
            } else {
                name.clone()
            });
            let chip = egui::Button::new(text.font(font(size::NOTE, Weight::Regular))).truncate();
            let chip = ui.add(chip.min_size(egui::vec2(0.0, 22.0)).fill(ctx.palette.accent_soft));
            let label = if about.len() > 1 { "judge-unlink" } else { "judge-linked" };
            let label = ctx.words.with(label, &[("name", name.into())]);
            chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
            if chip.on_hover_text(&label).clicked() && about.len() > 1 {
                taken_out = Some(*item);
            }
        }
    });
    if let Some(item) = taken_out {
        return Some(Answer::Change(judge::unlink(d, claims, item)));
    }
    let [main, beside] = ["judge-about-main", "judge-about-also"].map(|key| ctx.words.text(key));
    let choice = |label, taken| Choice {
        label,
        name: label,
        taken,
    };
    if let Some(place) = segmented(ui, ctx.palette, &[choice(main, !*also), choice(beside, *also)]) {
        *also = place == 1;
    }
    let offer = Offer {
        kinds: &FACTS,
        likely: &[],
        without: if *also { &about } else { about.get(..1).unwrap_or_default() },
    };
    let item = picker.list_ui(ctx, ui, id.with("about"), ctx.words.text("judge-search-fact"), offer)?;
    Some(Answer::Change(judge::link(d, claims, item, !*also)))
}

/// A field of a few lines; Enter confirms, Shift+Enter begins a line. `true` if Enter was pressed in it.
fn reason_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, id: Id, text: &mut String, hint: &'static str, fresh: bool) -> bool {
    let entered = ui.memory(|m| m.has_focus(id)) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let hint = ctx.words.text(hint);
    let edit = egui::TextEdit::multiline(text)
        .id(id)
        .hint_text(hint)
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .return_key(NEW_LINE);
    let field = ui.add(edit);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
    if fresh {
        field.request_focus();
    }
    entered
}

impl Settle {
    fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, id: Id, claims: &[ClaimId]) -> Option<Answer> {
        let d = ctx.dossier;
        title(ctx, ui, "judge-settle-title");
        if let Some(claim) = claims.first().and_then(|c| d.claims.get(c)) {
            weak(ctx, ui, claim.words.get(ctx.words.language()));
        }
        let names = OUTCOMES.map(|o| ctx.words.outcome(o));
        let choices: Vec<Choice<'_>> = names
            .iter()
            .zip(OUTCOMES)
            .map(|(name, outcome)| Choice {
                label: name,
                name,
                taken: self.state == Some(outcome),
            })
            .collect();
        if let Some(place) = segmented(ui, ctx.palette, &choices) {
            self.state = OUTCOMES.get(place).copied();
        }
        if self.missing && self.state.is_none() {
            wrong(ctx, ui, "judge-settle-missing");
        }
        ui.add_space(space::XS);
        self.decider_ui(ctx, ui, id, claims);
        let entered = reason_ui(ctx, ui, id.with("why"), &mut self.reason, "judge-settle-reason", false);
        let pressed = form::main_button(ui, ctx.palette, true, ctx.words.text("judge-settle-do")).clicked();
        if !(entered || pressed) {
            return None;
        }
        let Some(state) = self.state else {
            self.missing = true;
            return None;
        };
        let old = claims.first().and_then(|c| d.claims.get(c)).and_then(|c| c.outcome.as_ref());
        let old = old.map(|o| o.reason.clone()).unwrap_or_default();
        let outcome = Outcome {
            state,
            decided_by: self.decider,
            reason: judge::worded(&self.reason, ctx.words.language(), &old),
        };
        Some(Answer::Change(judge::settle(d, claims, &outcome)))
    }

    /// The claim that decides, or the search for it.
    fn decider_ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, id: Id, claims: &[ClaimId]) {
        let name = ctx.words.text("judge-decided-by");
        let shown = self.decider.map_or_else(
            || ctx.words.text("judge-decided-by-none").to_owned(),
            |claim| pick::title(ctx, claim.into()),
        );
        weak(ctx, ui, name);
        ui.horizontal(|ui| {
            let room = ui.available_width() - 40.0;
            let text = RichText::new(format!("{shown}  ▾")).font(font(size::NOTE, Weight::Regular));
            let button = ui.add(
                egui::Button::new(text)
                    .truncate()
                    .min_size(egui::vec2(room.min(320.0), space::CONTROL - 2.0)),
            );
            let whole = format!("{name}: {shown}");
            button.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &whole));
            if button.clicked() {
                self.picking = !self.picking;
                self.picker.reset();
            }
            if self.decider.is_some()
                && ui
                    .small_button("×")
                    .on_hover_text(ctx.words.text("judge-decided-by-none"))
                    .clicked()
            {
                self.decider = None;
            }
        });
        if self.picking {
            let likely = neighbours(ctx.dossier, &ctx.derived.index, claims);
            let without: Vec<Item> = claims.iter().map(|c| Item::from(*c)).collect();
            let offer = Offer {
                kinds: &[Pick::Claims],
                likely: &likely,
                without: &without,
            };
            let hint = ctx.words.text("judge-search-claim");
            if let Some(Item::Claim(claim)) = self.picker.list_ui(ctx, ui, id.with("decider"), hint, offer) {
                self.decider = Some(claim);
                self.picking = false;
            }
        }
    }
}

impl Rule {
    fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, id: Id, subject: &Subject) -> Option<Answer> {
        let d = ctx.dossier;
        let contradiction = d.contradictions.get(&subject.contradiction?)?;
        title(ctx, ui, "judge-rule-title");
        let language = ctx.words.language();
        let mut rows: Vec<String> = contradiction
            .claims
            .iter()
            .filter_map(|id| d.claims.get(id))
            .map(|c| {
                let arguments = [
                    ("speaker", ctx.name(c.speaker).into()),
                    ("stance", ctx.words.stance(c.stance).into()),
                    ("words", c.words.get(language).to_owned().into()),
                ];
                ctx.words.with("judge-rule-claim", &arguments)
            })
            .collect();
        rows.push(ctx.words.text("judge-rule-none").to_owned());
        let typing = ui.ctx().text_edit_focused();
        if !typing {
            choice::arrows(ui, &mut self.at, rows.len());
        }
        if let Some(place) = choice::rows(ui, ctx.palette, Look::Radio, self.at, &rows) {
            self.at = place;
        }
        ui.add_space(space::XS);
        let fresh = std::mem::take(&mut self.fresh);
        let entered = reason_ui(ctx, ui, id.with("why"), &mut self.reason, "judge-rule-reason", fresh);
        if self.missing && self.reason.trim().is_empty() {
            wrong(ctx, ui, "judge-rule-missing");
        }
        let by_hint = ctx.words.text("judge-rule-by");
        let by = form::field(ui, id.with("by"), &mut self.by, by_hint, f32::INFINITY, false);
        by.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, by_hint));
        let entered = entered || (by.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)));
        let pressed = form::main_button(ui, ctx.palette, true, ctx.words.text("judge-rule-do")).clicked();
        if !(entered || pressed) {
            return None;
        }
        if self.reason.trim().is_empty() {
            self.missing = true;
            return None;
        }
        let old = contradiction
            .ruling
            .as_ref()
            .map_or_else(Localised::default, |r| r.reason.clone());
        let ruling = Ruling {
            follows: contradiction.claims.get(self.at).copied(),
            reason: judge::worded(&self.reason, language, &old),
            ruled_on: ctx.today.into(),
            by: self.by.trim().to_owned(),
        };
        Some(Answer::Change(judge::rule(d, contradiction.id, ruling)))
    }
}
