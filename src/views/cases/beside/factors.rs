//! The factors of an old case and of the assessment beside it: whose are compared, and how each differs.

use std::cmp::Ordering;

use egui::{ComboBox, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Columns, MARGIN, Sides, drawn};
use crate::command::Command;
use crate::derived::judgement::case::{UNARGUED, score_of_text};
use crate::model::{ActorId, Factor, Hindsight, Localised, Score};
use crate::theme::{self, Weight, line, size, space};
use crate::views::ViewCtx;
use crate::views::cases::stack::{Stack, factor_word, lay, score_bar};
use crate::views::cases::state::Beside;
use crate::views::twist_words::signed as score_words;

/// Height of a bar of a score.
const BAR: f32 = 16.0;
/// Least difference of two scores that is marked.
const MARKED: f64 = 0.25;

/// Whose factors are compared: a list for each side.
pub(super) fn guarantors_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, columns: Columns, sides: &Sides<'_>, laid: &mut Option<Beside>) {
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
        let mut place = ui.new_child(egui::UiBuilder::new().max_rect(cell(0)));
        place.add(egui::Label::new(words.text("case-value-unscored")).truncate());
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
    let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(rect));
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
pub(super) fn factor_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, columns: Columns, sides: &Sides<'_>, factor: Factor) {
    let words = ctx.words;
    let p = ctx.palette;
    let there = [sides.past.is_some(), sides.guarantor.is_some()];
    let scores = [
        sides.past.and_then(|g| g.factors.get(&factor)).cloned(),
        score_now(sides, factor),
    ];
    let [then, now] = [0, 1].map(|side: usize| mode(scores[side].as_ref()));
    let order = if there == [true, true] {
        compared(then, now)
    } else {
        Ordering::Equal
    };
    let (sign, key) = match order {
        Ordering::Greater => ("▲", "case-better"),
        Ordering::Less => ("▼", "case-worse"),
        Ordering::Equal => ("=", "case-alike"),
    };
    let said = words.with(key, &[("by", words.number((now - then).abs(), 2).into())]);
    let mut name = Stack::new(ctx, columns.names);
    name.text(ui, words.text(factor_word(factor)), size::NOTE, Weight::Medium, p.text);
    if there == [true, true] {
        let (ink, weight) = match order {
            Ordering::Equal => (p.text_weak, Weight::Regular),
            _ => (p.text, Weight::SemiBold),
        };
        name.text(ui, &format!("{sign} {said}"), size::SMALL, weight, ink);
    }
    let both = [0, 1].map(|side: usize| {
        let mut stack = Stack::new(ctx, columns.each);
        stack.space(BAR + 2.0);
        match &scores[side] {
            Some(score) => stack.weak(ui, score.reason.get(words.language())),
            None if there[side] => stack.weak(ui, words.text("case-not-scored")),
            None => {}
        }
        stack
    });
    if order != Ordering::Equal {
        let tallest = both.iter().map(Stack::height).fold(name.height(), f32::max);
        let extent = vec2(ui.available_width() - space::M, tallest + 2.0 * MARGIN);
        let fill = theme::mix(p.panel, p.accent_soft, 0.6);
        ui.painter()
            .rect_filled(Rect::from_min_size(ui.cursor().min, extent), CornerRadius::same(4), fill);
    }
    let rect = drawn(ctx, ui, columns, &name, [&both[0], &both[1]]);
    for (side, score) in scores.iter().enumerate().filter(|(side, _)| there[*side]) {
        let at = pos2(rect.left() + columns.left(side), rect.top() + MARGIN);
        let area = Rect::from_min_size(at, vec2(columns.each, rect.height() - MARGIN));
        score_cell(ctx, ui, area, (factor, side), score.as_ref(), &said);
    }
}

fn mode(score: Option<&Score>) -> f64 {
    score.map_or(0.0, |score| score.mode)
}

/// A score as a bar with its number; a click on one of today leads to the claim behind it.
fn score_cell(ctx: &ViewCtx<'_>, ui: &Ui, area: Rect, (factor, side): (Factor, usize), score: Option<&Score>, difference: &str) {
    let words = ctx.words;
    let p = ctx.palette;
    let number = score_words(words, mode(score));
    let room = (area.width() - 44.0).min(180.0);
    let bar = Rect::from_min_size(area.min, vec2(room, BAR));
    score_bar(ui.painter(), p, bar, &score.cloned().unwrap_or_default());
    let galley = lay(ui, &number, 50.0, size::SMALL, Weight::Medium, p.text);
    ui.painter()
        .galley(area.min + vec2(room + 6.0, (BAR - galley.size().y) / 2.0), galley, p.text);
    let arguments = [
        ("factor", words.text(factor_word(factor)).into()),
        ("score", number.into()),
        ("difference", difference.to_owned().into()),
    ];
    let key = if side == 0 { "case-score-then" } else { "case-score-now" };
    let name = words.with(key, &arguments);
    let known = score.and_then(|s| s.claims.iter().find(|c| ctx.derived.world.knows(**c)));
    let claim = known.filter(|_| side == 1);
    let (sense, role) = match claim {
        Some(_) => (Sense::click(), Role::Button),
        None => (Sense::hover(), Role::Label),
    };
    let response = ui.interact(area, ui.scope_id().with(("case-factor", factor, side)), sense);
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    let Some(claim) = claim else { return };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_differences_are_not_marked() {
        assert_eq!(compared(0.5, 0.6), Ordering::Equal);
        assert_eq!(compared(-0.5, 0.0), Ordering::Greater);
        assert_eq!(compared(0.5, 0.0), Ordering::Less);
    }
}
