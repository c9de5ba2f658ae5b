//! The cases as small multiples: one card a case, all on the same scales, so that they compare at a glance.

use std::collections::BTreeMap;

use egui::{CornerRadius, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::stack::{Mark, Stack};
use super::state::CasesState;
use super::value::{self, Value};
use super::{lay_button, main_guarantor, react, reveal, said, spoken};
use crate::model::{Precedent, PrecedentId};
use crate::theme::{Weight, line, size, space};
use crate::views::ViewCtx;

/// Least width of a card.
const LEAST: f32 = 268.0;
const GAP: f32 = 12.0;
const MARGIN: f32 = 12.0;
const BUTTON: egui::Vec2 = vec2(112.0, 22.0);

/// How many cards stand side by side, and how wide each is.
fn grid(width: f32) -> (usize, f32) {
    let count = ((width + GAP) / (LEAST + GAP)).floor().max(1.0);
    (count as usize, (width - GAP * (count - 1.0)) / count)
}

/// Draws the cards, as many in a row as there is room for.
pub(super) fn cards_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut CasesState,
    rows: &[PrecedentId],
    values: &BTreeMap<PrecedentId, Value>,
) {
    let (count, width) = grid(ui.available_width() - space::M);
    ScrollArea::vertical()
        .id_salt("cases-cards")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GAP;
            for row in rows.chunks(count) {
                let cards: Vec<(&Precedent, Option<&Value>, Stack<'_>)> = row
                    .iter()
                    .filter_map(|id| ctx.dossier.precedents.get(id))
                    .map(|case| {
                        let value = values.get(&case.id);
                        let stack = card(ctx, ui, state.figures, case, value, width - 2.0 * MARGIN);
                        (case, value, stack)
                    })
                    .collect();
                let height = cards.iter().map(|(.., stack)| stack.height()).fold(0.0, f32::max);
                let height = height + 2.0 * MARGIN + BUTTON.y + space::XS;
                let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
                for (place, (case, value, stack)) in cards.iter().enumerate() {
                    let left = line.left() + (width + GAP) * place as f32;
                    let rect = Rect::from_min_size(pos2(left, line.top()), vec2(width, height));
                    card_ui(ctx, ui, state, rect, case, *value, stack);
                }
            }
            ui.add_space(space::L);
        });
}

fn card_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut CasesState,
    rect: Rect,
    case: &Precedent,
    value: Option<&Value>,
    stack: &Stack<'_>,
) {
    let p = ctx.palette;
    let response = ui.interact(rect, ui.scope_id().with(("case-card", case.id)), Sense::CLICK);
    react(ctx, &response, case, &spoken(ctx, case, value));
    reveal(ui, state, case.id, rect);
    if ui.is_rect_visible(rect) {
        let hovered = response.hovered() || ctx.hover.item() == Some(case.id.into());
        let (fill, rim) = match (ctx.session.is_selected(case.id.into()), hovered || response.has_focus()) {
            (true, _) => (p.card, Stroke::new(2.0, p.accent)),
            (false, true) => (p.card, Stroke::new(1.5, p.text_weak)),
            (false, false) => (p.card, Stroke::new(line::HAIR, p.line)),
        };
        ui.painter()
            .rect(rect, CornerRadius::same(space::CARD_RADIUS), fill, rim, StrokeKind::Inside);
        stack.paint(ui.painter(), rect.min + vec2(MARGIN, MARGIN));
    }
    let at = pos2(rect.left() + MARGIN, rect.bottom() - MARGIN - BUTTON.y);
    lay_button(ctx, ui, Rect::from_min_size(at, BUTTON), case);
    response.on_hover_text(said(ctx, value));
}

/// What stands on a card.
fn card<'a>(ctx: &'a ViewCtx<'a>, ui: &Ui, figures: bool, case: &'a Precedent, value: Option<&Value>, width: f32) -> Stack<'a> {
    let words = ctx.words;
    let language = words.language();
    let p = ctx.palette;
    let mut stack = Stack::new(ctx, width);
    let title = case.title.get(language);
    stack.text(ui, title, size::BODY, Weight::SemiBold, p.text);
    let when = case.when.as_ref().map(|date| words.date(date)).unwrap_or_default();
    stack.weak(ui, &when);
    let verdicts = [
        ("case-head-letter", case.honoured_textual),
        ("case-head-effect", case.effective),
    ];
    stack.space(3.0);
    stack.pair(verdicts.map(|(key, verdict)| {
        let mut half = Stack::new(ctx, width / 2.0 - space::XS);
        half.label(ui, words.text(key));
        half.verdict(ui, verdict);
        half
    }));
    stack.space(3.0);
    stack.label(ui, words.text("case-head-value"));
    let Some(worked) = value.and_then(Value::worked) else {
        let key = value.and_then(Value::missing).unwrap_or("case-value-unscored");
        stack.weak(ui, words.text(key));
        return stack;
    };
    if let Some(reading) = worked.readings.first() {
        let text = value::likelihood(words, reading);
        stack.text(ui, &text, size::NOTE, Weight::SemiBold, p.text);
        if figures {
            stack.weak(ui, &value::figures(words, reading));
        }
    }
    stack.plot(ui, marks(ctx, case, worked));
    let guarantors = case.hindsight.as_ref().map(|h| h.guarantors.as_slice()).unwrap_or_default();
    if let Some(main) = main_guarantor(case).and_then(|place| guarantors.get(place)) {
        stack.space(3.0);
        let label = words.with("case-factors-of", &[("who", main.name.get(language).into())]);
        stack.label(ui, &label);
        stack.factors(ui, |factor| main.factors.get(&factor));
    }
    stack
}

/// The marks of a case: what is asked with its interval, then each guarantor.
fn marks(ctx: &ViewCtx<'_>, case: &Precedent, worked: &value::Worked) -> Vec<(String, Mark)> {
    let words = ctx.words;
    let asked = worked.readings.iter().map(|reading| {
        let name = words.text(value::outcome_key(reading.outcome)).to_owned();
        (name, Mark::Band(*reading))
    });
    let guarantors = case.hindsight.as_ref().map(|h| h.guarantors.as_slice()).unwrap_or_default();
    let each = guarantors.iter().zip(&worked.each).map(|(guarantor, chance)| {
        let mark = if guarantor.violator {
            Mark::Words(words.text("case-violator").to_owned())
        } else {
            Mark::Dot(*chance)
        };
        (guarantor.name.get(words.language()).to_owned(), mark)
    });
    asked.chain(each).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_flow_with_the_width_and_never_get_too_narrow() {
        for width in [250.0, 560.0, 840.0, 1400.0] {
            let (count, each) = grid(width);
            assert!(count == 1 || each >= LEAST);
            assert!((each * count as f32 + GAP * (count as f32 - 1.0) - width).abs() < 0.5);
        }
        assert_eq!(grid(560.0).0, 2);
    }
}
