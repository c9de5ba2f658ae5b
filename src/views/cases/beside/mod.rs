//! An old case beside the assessment in hand: promise, base rate, liability and verdicts, then factor by factor with
//! what differs marked, and the lesson. Closes again.
//!
//! The assessment is read as it is thought through at present; a click on one of its scores leads to its claim
//! ([`factors`]).

mod factors;

use egui::{Button, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::stack::Stack;
use super::state::{Beside, CasesState};
use super::value::{self, Value, Worked};
use super::{figures_button, main_guarantor};
use crate::derived::Cached;
use crate::derived::judgement::{Judgement, in_fives, twisted};
use crate::model::{Assessment, AssessmentId, Factor, Guarantor, PastGuarantor, Precedent, Promise, Restraint};
use crate::session::Twist;
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;
use crate::views::judged_words::{class_words, promise_sentence};

/// Share of the width that names take, and most of it.
const NAMES: f32 = 0.2;
const NAMES_MOST: f32 = 150.0;
const GAP: f32 = 14.0;
const MARGIN: f32 = 6.0;

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

    /// A stack for each side.
    fn both<'a>(self, ctx: &'a ViewCtx<'a>) -> [Stack<'a>; 2] {
        [Stack::new(ctx, self.each), Stack::new(ctx, self.each)]
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
            facts_ui(ctx, ui, columns, &sides, state.figures, (value, worked));
            factors::guarantors_ui(ctx, ui, columns, &sides, &mut state.beside);
            for factor in Factor::ALL {
                factors::factor_ui(ctx, ui, columns, &sides, factor);
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

/// Draws a line under the name of this message, both sides beside it. Gives its area.
fn line_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, columns: Columns, key: &'static str, sides: [&Stack<'_>; 2]) -> Rect {
    let mut name = Stack::new(ctx, columns.names);
    name.label(ui, ctx.words.text(key));
    drawn(ctx, ui, columns, &name, sides)
}

/// Draws a line: its name, then both sides. Gives its area.
fn drawn(ctx: &ViewCtx<'_>, ui: &mut Ui, columns: Columns, name: &Stack<'_>, sides: [&Stack<'_>; 2]) -> Rect {
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

/// What both are: titles, promises, base rates, liabilities; then verdicts and values.
fn facts_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    columns: Columns,
    sides: &Sides<'_>,
    figures: bool,
    (value, worked): (Option<&Value>, Option<&Worked>),
) {
    let words = ctx.words;
    let language = words.language();
    let p = ctx.palette;
    let (case, present) = (sides.case, sides.present);
    let hindsight = case.hindsight.as_ref();

    let [mut a, mut b] = columns.both(ctx);
    a.text(ui, case.title.get(language), size::HEADING, Weight::SemiBold, p.text);
    a.weak(ui, &case.when.as_ref().map(|d| words.date(d)).unwrap_or_default());
    let title = present.map_or(words.text("case-no-assessment"), |a| a.title.get(language));
    b.text(ui, title, size::HEADING, Weight::SemiBold, p.text);
    if let Some(present) = present {
        b.weak(ui, &ctx.name(present.guarantee));
    }
    line_ui(ctx, ui, columns, "case-line-what", [&a, &b]);

    let [mut a, mut b] = columns.both(ctx);
    a.words(ui, case.promised.get(language));
    if let Some(present) = present {
        b.words(ui, &promise_sentence(words, ctx.dossier, present, ctx.session.moment));
    }
    line_ui(ctx, ui, columns, "case-head-promised", [&a, &b]);

    let [mut a, mut b] = columns.both(ctx);
    // A promise to refrain is held against the peace of such pairs, one to help against help that came.
    let rate = |stack: &mut Stack<'_>, restraint: Option<Restraint>, base: f64, class: &str| {
        let (class, base) = restraint.map_or((class, base), |r| ("no_war_ten_years", (-r.hazard * r.years).exp()));
        stack.words(ui, &class_words(words, class));
        stack.weak(ui, &words.with("panel-about", &[("n", in_fives(base).into())]));
    };
    match hindsight {
        Some(h) => rate(&mut a, h.restraint, h.baseline, &h.reference_class),
        None => a.weak(ui, words.text("case-value-unscored")),
    }
    if let Some(present) = present {
        let restraint = present.restraint.filter(|_| present.promise == Promise::Restraint);
        rate(&mut b, restraint, present.baseline, &present.reference_class);
        if hindsight.is_some_and(|h| h.promise != present.promise) {
            b.weak(ui, words.text("case-other-promise"));
        }
    }
    line_ui(ctx, ui, columns, "case-line-base", [&a, &b]);

    let [mut a, mut b] = columns.both(ctx);
    a.words(ui, hindsight.map(|h| words.liability(h.liability)).unwrap_or_default());
    b.words(ui, present.map(|a| words.liability(a.liability)).unwrap_or_default());
    line_ui(ctx, ui, columns, "inspector-liability", [&a, &b]);
    verdicts_ui(ctx, ui, columns, case);
    value_ui(ctx, ui, columns, figures, (value, worked));
}

/// What became of the old case, in its text's own terms and in effect; of the present one nothing is known.
fn verdicts_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, columns: Columns, case: &Precedent) {
    for (key, verdict, text) in [
        ("case-head-letter", case.honoured_textual, &case.letter),
        ("case-head-effect", case.effective, &case.effect),
    ] {
        let [mut a, mut b] = columns.both(ctx);
        a.verdict(ui, verdict);
        a.words(ui, text.get(ctx.words.language()));
        b.weak(ui, ctx.words.text("case-still-open"));
        line_ui(ctx, ui, columns, key, [&a, &b]);
    }
}

/// What the model says of both: with the outcome known, and without.
fn value_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, columns: Columns, figures: bool, (value, worked): (Option<&Value>, Option<&Worked>)) {
    let words = ctx.words;
    let [mut a, mut b] = columns.both(ctx);
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
    let rect = line_ui(ctx, ui, columns, "case-line-value", [&a, &b]);
    tip(ui, rect, &super::said(ctx, value), columns, 0);
    let said: Vec<String> = worked
        .iter()
        .flat_map(|w| &w.readings)
        .map(|r| value::sentence(words, r))
        .collect();
    tip(ui, rect, &said.join("; "), columns, 1);
}

/// Says what a picture shows to those who point at it or cannot see it.
fn tip(ui: &Ui, rect: Rect, said: &str, columns: Columns, side: usize) {
    let area = Rect::from_min_size(
        pos2(rect.left() + columns.left(side), rect.top()),
        vec2(columns.each, rect.height()),
    );
    let over = ui.interact(area, ui.scope_id().with(("case-tip", side)), Sense::hover());
    over.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
    if !said.is_empty() {
        over.on_hover_text(said);
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
    fn both_sides_fit_beside_their_names() {
        for width in [420.0, 620.0, 1300.0] {
            let columns = Columns::of(width);
            assert!(columns.left(1) + columns.each <= width + 0.5);
            assert!(columns.left(0) + columns.each < columns.left(1));
        }
    }
}
