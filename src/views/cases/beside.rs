//! An old case beside the assessment in hand: promise, base rate, liability and verdicts, then factor by factor with
//! what differs marked, and the lesson. Closes again.
//!
//! The assessment is read as it is thought through at present; a click on one of its scores leads to its claim.

use std::cmp::Ordering;

use egui::{
    Button, ComboBox, CornerRadius, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::stack::{Stack, factor_word, score_bar};
use super::state::{Beside, CasesState};
use super::value::{self, Value, Worked};
use super::{figures_button, main_guarantor};
use crate::command::Command;
use crate::derived::Cached;
use crate::derived::judgement::case::{UNARGUED, score_of_text};
use crate::derived::judgement::{Judgement, twisted};
use crate::model::{ActorId, Assessment, AssessmentId, Factor, Guarantor, Hindsight, Localised, PastGuarantor, Precedent, Score};
use crate::session::Twist;
use crate::theme::{self, Weight, font, line, size, space};
use crate::views::ViewCtx;

/// Share of the width that names take, and most of it.
const NAMES: f32 = 0.2;
const NAMES_MOST: f32 = 150.0;
const GAP: f32 = 14.0;
const MARGIN: f32 = 6.0;
/// Height of a bar of a score.
const BAR: f32 = 16.0;
/// Least difference of two scores that is marked.
const MARKED: f64 = 0.25;

/// What the assessment comes to as it is thought through; `None` where the model refuses it.
pub(super) type Judged = Cached<(u64, AssessmentId, Vec<Twist>), (Assessment, Option<Worked>)>;

/// Both sides of the comparison.
struct Sides<'a> {
    case: &'a Precedent,
    past: Option<&'a PastGuarantor>,
    present: Option<&'a Assessment>,
    guarantor: Option<&'a Guarantor>,
}

/// Left ends and widths of names, case and assessment.
#[derive(Clone, Copy)]
struct Columns {
    names: f32,
    each: f32,
}

impl Columns {
    fn of(width: f32) -> Self {
        let names = (width * NAMES).min(NAMES_MOST);
        Self {
            names,
            each: ((width - names - 2.0 * GAP) / 2.0).max(60.0),
        }
    }

    fn left(self, side: usize) -> f32 {
        self.names + GAP + (self.each + GAP) * side as f32
    }
}

/// Draws the comparison.
pub(super) fn beside_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut CasesState, laid: Beside, value: Option<&Value>) {
    let Some(case) = ctx.dossier.precedents.get(&laid.precedent) else {
        return;
    };
    let hand = state.hand.get(ctx, &case.bears_on);
    bar_ui(ctx, ui, state, hand);
    let judged = hand.and_then(|id| judged(ctx, state, id));
    let present = judged.as_deref();
    let guarantors = present.map(|(a, _)| a.guarantors.as_slice()).unwrap_or_default();
    let chosen = guarantors.iter().find(|g| Some(g.actor) == laid.present);
    let past = case.hindsight.as_ref().and_then(|h| {
        let place = laid.past.or_else(|| main_guarantor(case))?;
        h.guarantors.get(place)
    });
    let sides = Sides {
        case,
        past,
        present: present.map(|(a, _)| a),
        guarantor: chosen.or_else(|| present.and_then(|(a, _)| main_of(a))),
    };
    let worked = present.and_then(|(_, worked)| worked.as_ref());
    ScrollArea::vertical()
        .id_salt("case-beside")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let columns = Columns::of(ui.available_width() - space::M);
            facts_ui(ctx, ui, columns, &sides, state.figures, value, worked);
            guarantors_ui(ctx, ui, columns, &sides, &mut state.beside);
            for factor in Factor::ALL {
                factor_ui(ctx, ui, columns, &sides, factor);
            }
            lesson_ui(ctx, ui, case);
            ui.add_space(space::L);
        });
}

/// The way back, the assessment, figures.
fn bar_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut CasesState, hand: Option<AssessmentId>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        let name = ctx.words.text("case-beside-close");
        let back = RichText::new(format!("‹ {name}")).font(font(size::NOTE, Weight::Regular));
        let button = ui.add(Button::new(back).min_size(vec2(0.0, 24.0)));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if button.clicked() {
            state.beside = None;
        }
        figures_button(ctx, ui, &mut state.figures);
        if let Some(present) = hand {
            state.hand.choose_ui(ctx, ui, ctx.words.text("case-assessment"), present);
        }
    });
    ui.add_space(space::XS);
}

/// What the assessment comes to, from the cache.
fn judged(ctx: &ViewCtx<'_>, state: &mut CasesState, id: AssessmentId) -> Option<std::sync::Arc<(Assessment, Option<Worked>)>> {
    let assessment = ctx.dossier.assessments.get(&id)?;
    let twists = ctx.session.what_if.of(id).to_vec();
    let key = (ctx.derived.revision, id, twists);
    Some(state.judged.get(&key, || {
        let changed = twisted(ctx.dossier, assessment, &key.2);
        let judgement = Judgement::of(&changed).ok();
        let worked = judgement.map(|j| Worked::of(changed.promise, &j.answer, &j.spreads));
        (changed, worked)
    }))
}

/// The guarantor of an assessment that weighs most: who promises to refrain, else the strongest of those who help.
fn main_of(assessment: &Assessment) -> Option<&Guarantor> {
    let violator = assessment.violator.and_then(|actor| assessment.guarantor(actor));
    if assessment.promise == crate::model::Promise::Restraint && violator.is_some() {
        return violator;
    }
    let helpers = assessment.guarantors.iter().filter(|g| Some(g.actor) != assessment.violator);
    helpers
        .rev()
        .max_by(|a, b| a.capability.total_cmp(&b.capability))
        .or(violator)
}

/// Draws a line: its name, then both sides. Gives its area.
fn line_ui<'a>(ctx: &'a ViewCtx<'a>, ui: &mut Ui, columns: Columns, name: &Stack<'_>, sides: [&Stack<'_>; 2]) -> Rect {
    let height = sides.iter().map(|s| s.height()).fold(name.height(), f32::max) + 2.0 * MARGIN;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - space::M, height), Sense::hover());
    let top = rect.top() + MARGIN;
    name.paint(ui.painter(), pos2(rect.left(), top));
    for (side, stack) in sides.into_iter().enumerate() {
        stack.paint(ui.painter(), pos2(rect.left() + columns.left(side), top));
    }
    let stroke = Stroke::new(line::HAIR, ctx.palette.line);
    ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
    rect
}

fn facts_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    columns: Columns,
    sides: &Sides<'_>,
    figures: bool,
    value: Option<&Value>,
    worked: Option<&Worked>,
) {
    let words = ctx.words;
    let language = words.language();
    let p = ctx.palette;
    let (case, present) = (sides.case, sides.present);
    let hindsight = case.hindsight.as_ref();
    let name = |ui: &Ui, key: &'static str| {
        let mut stack = Stack::new(ctx, columns.names);
        stack.label(ui, words.text(key));
        stack
    };
    let two = || [Stack::new(ctx, columns.each), Stack::new(ctx, columns.each)];
    let open = words.text("case-still-open");

    let [mut a, mut b] = two();
    a.text(ui, case.title.get(language), size::HEADING, Weight::SemiBold, p.text);
    a.weak(ui, &case.when.as_ref().map(|d| words.date(d)).unwrap_or_default());
    b.text(
        ui,
        present.map_or(words.text("case-no-assessment"), |a| a.title.get(language)),
        size::HEADING,
        Weight::SemiBold,
        p.text,
    );
    if let Some(present) = present {
        b.weak(ui, &ctx.name(present.guarantee));
    }
    line_ui(ctx, ui, columns, &name(ui, "case-line-what"), [&a, &b]);

    let [mut a, mut b] = two();
    a.words(ui, case.promised.get(language));
    b.words(ui, &present.map(|a| promised(ctx, a)).unwrap_or_default());
    line_ui(ctx, ui, columns, &name(ui, "case-head-promised"), [&a, &b]);

    let [mut a, mut b] = two();
    let rate = |stack: &mut Stack<'_>, base: f64, class: &str| {
        stack.words(ui, &reference_class(ctx, class));
        stack.weak(ui, &value::percent(words, base));
    };
    match hindsight {
        Some(h) => rate(&mut a, h.baseline, &h.reference_class),
        None => a.weak(ui, words.text("case-value-unscored")),
    }
    if let Some(present) = present {
        rate(&mut b, present.baseline, &present.reference_class);
    }
    line_ui(ctx, ui, columns, &name(ui, "case-line-base"), [&a, &b]);

    let [mut a, mut b] = two();
    a.words(ui, hindsight.map(|h| words.liability(h.liability)).unwrap_or_default());
    b.words(ui, present.map(|a| words.liability(a.liability)).unwrap_or_default());
    line_ui(ctx, ui, columns, &name(ui, "inspector-liability"), [&a, &b]);

    for (key, verdict, text) in [
        ("case-head-letter", case.honoured_textual, &case.letter),
        ("case-head-effect", case.effective, &case.effect),
    ] {
        let [mut a, mut b] = two();
        a.verdict(ui, verdict);
        a.words(ui, text.get(language));
        b.weak(ui, open);
        line_ui(ctx, ui, columns, &name(ui, key), [&a, &b]);
    }

    let [mut a, mut b] = two();
    a.label(ui, words.text("case-hindsight"));
    if let Some(worked) = value.and_then(Value::worked) {
        worked.readings.iter().for_each(|r| a.reading(ui, r, figures));
    } else {
        a.weak(
            ui,
            value.and_then(Value::missing).map(|key| words.text(key)).unwrap_or_default(),
        );
    }
    b.label(ui, words.text("inspector-aid"));
    match worked {
        Some(worked) => worked.readings.iter().for_each(|r| b.reading(ui, r, figures)),
        None => b.weak(ui, words.text("case-value-refused")),
    }
    let rect = line_ui(ctx, ui, columns, &name(ui, "case-line-value"), [&a, &b]);
    tip(ui, rect, "past", &super::said(ctx, value), columns, 0);
    let said: Vec<String> = worked
        .iter()
        .flat_map(|w| &w.readings)
        .map(|r| value::sentence(words, r))
        .collect();
    tip(ui, rect, "present", &said.join("; "), columns, 1);
}

/// Says what a picture shows to those who point at it or cannot see it.
fn tip(ui: &Ui, rect: Rect, salt: &'static str, said: &str, columns: Columns, side: usize) {
    let area = Rect::from_min_size(
        pos2(rect.left() + columns.left(side), rect.top()),
        vec2(columns.each, rect.height()),
    );
    let over = ui.interact(area, ui.scope_id().with(("case-tip", salt)), Sense::hover());
    over.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
    if !said.is_empty() {
        over.on_hover_text(said);
    }
}

/// What an assessment judges, in a few words: which promise, to whom, against whom.
fn promised(ctx: &ViewCtx<'_>, assessment: &Assessment) -> String {
    let key = match assessment.promise {
        crate::model::Promise::Help => "case-promise-help",
        crate::model::Promise::Restraint => "case-promise-restraint",
    };
    let beneficiary = crate::derived::what_if::beneficiary_of(ctx.dossier, assessment);
    let name = |actor: Option<ActorId>| actor.map_or_else(|| ctx.words.text("case-nobody").to_owned(), |id| ctx.name(id));
    let arguments = [
        ("to", name(beneficiary).into()),
        ("against", name(assessment.violator).into()),
    ];
    ctx.words.with(key, &arguments)
}

/// Name of a reference class, in words where the catalogue has them.
pub(super) fn reference_class(ctx: &ViewCtx<'_>, class: &str) -> String {
    let key = format!("case-class-{}", class.replace('_', "-"));
    ctx.words.find(&key).map_or_else(|| class.replace('_', " "), str::to_owned)
}

/// Whose factors are compared: a list for each side.
fn guarantors_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, columns: Columns, sides: &Sides<'_>, laid: &mut Option<Beside>) {
    let words = ctx.words;
    let language = words.language();
    let mut name = Stack::new(ctx, columns.names);
    name.label(ui, words.text("case-line-guarantor"));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - space::M, 44.0), Sense::hover());
    name.paint(ui.painter(), rect.min + vec2(0.0, 14.0));
    let Some(laid) = laid else { return };
    let cell = |side: usize| {
        Rect::from_min_size(
            pos2(rect.left() + columns.left(side), rect.top() + 8.0),
            vec2(columns.each, space::CONTROL),
        )
    };
    let past: Vec<(usize, &str)> = (sides.case.hindsight.iter())
        .flat_map(|h: &Hindsight| h.guarantors.iter().enumerate())
        .map(|(place, g)| (place, g.name.get(language)))
        .collect();
    let shown = sides.past.map(|g| g.name.get(language)).unwrap_or_default();
    if past.is_empty() {
        ui.put(cell(0), egui::Label::new(words.text("case-value-unscored")).truncate());
    } else {
        let picked = choose(ui, cell(0), "past", words.text("case-guarantor-then"), shown, &past);
        laid.past = picked.or(laid.past);
    }
    let all = sides.present.map(|a| a.guarantors.as_slice()).unwrap_or_default();
    let names: Vec<String> = all.iter().map(|g| ctx.name(g.actor)).collect();
    let present: Vec<(ActorId, &str)> = all.iter().map(|g| g.actor).zip(names.iter().map(String::as_str)).collect();
    let shown = sides.guarantor.map(|g| ctx.name(g.actor)).unwrap_or_default();
    if !present.is_empty() {
        let picked = choose(ui, cell(1), "present", words.text("case-guarantor-now"), &shown, &present);
        laid.present = picked.or(laid.present);
    }
}

/// A list of names in a place; gives the one picked.
fn choose<T: Copy>(ui: &mut Ui, rect: Rect, salt: &'static str, name: &str, shown: &str, all: &[(T, &str)]) -> Option<T> {
    let mut picked = None;
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        let combo = ComboBox::from_id_salt(("case-guarantor", salt))
            .selected_text(shown)
            .width(rect.width().min(220.0) - 8.0)
            .truncate()
            .show_ui(ui, |ui| {
                for (one, label) in all {
                    if ui.selectable_label(*label == shown, *label).clicked() {
                        picked = Some(*one);
                    }
                }
            });
        let whole = format!("{name}: {shown}");
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &whole));
    });
    picked
}

/// How the score of today stands to that of the old case.
fn compared(past: f64, present: f64) -> Ordering {
    if (present - past).abs() < MARKED {
        Ordering::Equal
    } else {
        present.total_cmp(&past)
    }
}

/// The score of a guarantor today; a text nobody scored counts by how strongly it binds.
fn score_now(sides: &Sides<'_>, factor: Factor) -> Option<Score> {
    let scored = sides.guarantor?.factors.get(&factor).cloned();
    let by_text = || {
        let mode = score_of_text(sides.present?.bindingness);
        (factor == Factor::Obl && mode != 0.0).then(|| Score {
            low: (mode - UNARGUED).max(-1.0),
            mode,
            high: (mode + UNARGUED).min(1.0),
            reason: Localised::default(),
            claims: Vec::new(),
        })
    };
    scored.or_else(by_text)
}

/// One factor: both scores as bars with their reasons, and which way they differ.
fn factor_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, columns: Columns, sides: &Sides<'_>, factor: Factor) {
    let words = ctx.words;
    let p = ctx.palette;
    let then = sides.past.and_then(|g| g.factors.get(&factor)).cloned();
    let now = score_now(sides, factor);
    let mode = |score: &Option<Score>| score.as_ref().map_or(0.0, |s| s.mode);
    let both = sides.past.is_some() && sides.guarantor.is_some();
    let order = if both {
        compared(mode(&then), mode(&now))
    } else {
        Ordering::Equal
    };
    let difference = words.number((mode(&now) - mode(&then)).abs(), 2);
    let (sign, key) = match order {
        Ordering::Greater => ("▲", "case-better"),
        Ordering::Less => ("▼", "case-worse"),
        Ordering::Equal => ("=", "case-alike"),
    };
    let said = words.with(key, &[("by", difference.into())]);
    let mut name = Stack::new(ctx, columns.names);
    name.text(ui, words.text(factor_word(factor)), size::NOTE, Weight::Medium, p.text);
    if both {
        let ink = if order == Ordering::Equal { p.text_weak } else { p.text };
        let weight = if order == Ordering::Equal {
            Weight::Regular
        } else {
            Weight::SemiBold
        };
        name.text(ui, &format!("{sign} {said}"), size::SMALL, weight, ink);
    }
    let cell = |score: &Option<Score>, there: bool| {
        let mut stack = Stack::new(ctx, columns.each);
        stack.space(BAR + 2.0);
        match score {
            Some(score) => stack.weak(ui, score.reason.get(words.language())),
            None if there => stack.weak(ui, words.text("case-not-scored")),
            None => {}
        }
        stack
    };
    let (a, b) = (cell(&then, sides.past.is_some()), cell(&now, sides.guarantor.is_some()));
    let before = ui.cursor().min;
    if order != Ordering::Equal {
        let height = [&name, &a, &b].map(Stack::height).into_iter().fold(0.0, f32::max) + 2.0 * MARGIN;
        let rect = Rect::from_min_size(before, vec2(ui.available_width() - space::M, height));
        ui.painter()
            .rect_filled(rect, CornerRadius::same(4), theme::mix(p.panel, p.accent_soft, 0.6));
    }
    let rect = line_ui(ctx, ui, columns, &name, [&a, &b]);
    for (side, score) in [&then, &now].into_iter().enumerate() {
        let at = pos2(rect.left() + columns.left(side), rect.top() + MARGIN);
        let number = words.number(mode(score), 2);
        let room = (columns.each - 44.0).min(180.0);
        if [sides.past.is_some(), sides.guarantor.is_some()][side] {
            let bar = Rect::from_min_size(at, vec2(room, BAR));
            score_bar(ui.painter(), p, bar, &score.clone().unwrap_or_default());
            let galley = super::stack::lay(ui, &number, 50.0, size::SMALL, Weight::Medium, p.text);
            ui.painter()
                .galley(at + vec2(room + 6.0, (BAR - galley.size().y) / 2.0), galley, p.text);
        }
        let whole = words.with(
            ["case-score-then", "case-score-now"][side],
            &[
                ("factor", words.text(factor_word(factor)).into()),
                ("score", number.into()),
                ("difference", said.clone().into()),
            ],
        );
        let claim = (side == 1)
            .then(|| {
                score
                    .as_ref()
                    .and_then(|s| s.claims.iter().find(|c| ctx.derived.world.knows(**c)))
            })
            .flatten();
        let sense = if claim.is_some() { Sense::click() } else { Sense::hover() };
        let area = Rect::from_min_size(at, vec2(columns.each, rect.height() - MARGIN));
        let response = ui.interact(area, ui.scope_id().with(("case-factor", factor, side)), sense);
        let role = if claim.is_some() { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, &whole));
        if let Some(claim) = claim {
            if response.hovered() || response.has_focus() {
                let stroke = Stroke::new(line::HAIR, p.accent);
                ui.painter().rect_stroke(area.expand(3.0), 4.0, stroke, StrokeKind::Inside);
                ctx.hover.set((*claim).into());
            }
            if response.clicked() {
                ctx.commands.send(Command::Select {
                    item: Some((*claim).into()),
                    source: None,
                });
            }
        }
    }
}

fn lesson_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, case: &Precedent) {
    let width = ui.available_width() - space::M;
    let mut stack = Stack::new(ctx, width);
    stack.space(MARGIN);
    stack.label(ui, ctx.words.text("case-head-lesson"));
    let lesson = case.lesson.get(ctx.words.language());
    stack.text(ui, lesson, size::BODY, Weight::Medium, ctx.palette.text);
    let (rect, _) = ui.allocate_exact_size(vec2(width, stack.height()), Sense::hover());
    stack.paint(ui.painter(), rect.min);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_differences_are_not_marked() {
        assert_eq!(compared(0.5, 0.6), Ordering::Equal);
        assert_eq!(compared(-0.5, 0.0), Ordering::Greater);
        assert_eq!(compared(0.5, 0.0), Ordering::Less);
    }

    #[test]
    fn both_sides_fit_beside_their_names() {
        for width in [420.0, 620.0, 1300.0] {
            let columns = Columns::of(width);
            assert!(columns.left(1) + columns.each <= width + 0.5);
            assert!(columns.left(0) + columns.each < columns.left(1));
        }
    }
}
