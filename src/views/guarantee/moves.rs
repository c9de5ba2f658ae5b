//! What moves the result: what each factor adds or takes, what each guarantor adds, which single step would change it
//! most, and how far each input could carry it.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::parts::{bar_row, columns, fold, weak, words};
use super::state::{GuaranteeState, Worked};
use super::words::points;
use crate::guarantee::sensitivity::{Bar, Change};
use crate::model::Promise;
use crate::model::assessment::Factor;
use crate::theme::{Weight, font, mix, size};
use crate::views::ViewCtx;
use crate::views::inspector::factor_key;
use crate::views::twist_words::{change_words, input_words};

/// Steps, and inputs, shown at most.
const MOST_STEPS: usize = 4;
const MOST_INPUTS: usize = 8;
/// A swing of less than half a step of five is no swing.
const LEAST: f64 = 0.005;

/// Contributions of the factors, and the worth of each guarantor.
pub(super) fn moves_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, worked: &Worked) {
    let Some(moves) = &worked.moves else { return };
    let title = ctx.words.text("panel-contributions");
    if fold(ctx, ui, &mut state.turned, ("contributions", title, ""), true) {
        let values = Factor::ALL.into_iter().zip(moves.contributions.factors);
        let mut rows: Vec<(Factor, f64)> = values.filter(|(_, value)| value.abs() > LEAST).collect();
        rows.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let most = rows.iter().map(|(_, v)| v.abs()).fold(0.0, f64::max);
        if rows.is_empty() {
            weak(ctx, ui, ctx.words.text("panel-nothing-moves"));
        }
        for (factor, value) in rows {
            bar_row(
                ctx,
                ui,
                ctx.words.text(factor_key(factor)),
                value,
                most,
                &points(ctx.words, value),
            );
        }
    }
    let title = ctx.words.text("panel-marginal");
    let several = worked.assessment.guarantors.len() > 1;
    if several && fold(ctx, ui, &mut state.turned, ("marginal", title, ""), true) {
        let help = worked.assessment.promise == Promise::Help;
        for (guarantor, worth) in worked.assessment.guarantors.iter().zip(&moves.marginal) {
            let Some(worth) = worth else { continue };
            let name = ctx.name(guarantor.actor);
            let kept = points(ctx.words, worth.kept.added());
            bar_row(ctx, ui, &name, worth.kept.added(), 1.0, &kept);
            if help {
                let enough = [("points", points(ctx.words, worth.sufficient.added()).into())];
                weak(ctx, ui, ctx.words.with("panel-enough-too", &enough));
            }
        }
    }
}

/// The single steps that would change it most, and what the result hangs on.
pub(super) fn hangs_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, worked: &Worked) {
    let Some(moves) = &worked.moves else { return };
    let title = ctx.words.text("panel-most");
    if !moves.steps.is_empty() && fold(ctx, ui, &mut state.turned, ("most", title, ""), true) {
        let scores = moves
            .steps
            .iter()
            .filter(|step| matches!(step.change, Change::Score { .. } | Change::Liability(_)));
        let steps: Vec<_> = scores.take(MOST_STEPS).collect();
        for step in steps {
            let added = points(ctx.words, step.added);
            let said = change_words(ctx.words, &worked.assessment, step.change, &|actor| ctx.name(actor));
            columns(ctx, ui, &said, &[&added], Weight::Regular);
        }
    }
    let title = ctx.words.text("panel-tornado");
    if fold(ctx, ui, &mut state.turned, ("tornado", title, ""), false) {
        let now = worked.now().as_ref().map_or(0.0, |j| j.answer.kept);
        for bar in moves.tornado.iter().filter(|b| b.swing() > LEAST).take(MOST_INPUTS) {
            tornado_row(ctx, ui, *bar, now);
        }
    }
}

/// An input and how far it could carry the result, from 0 to 1, with the result as it is.
fn tornado_row(ctx: &ViewCtx<'_>, ui: &mut Ui, bar: Bar, now: f64) {
    let p = ctx.palette;
    let label = input_words(ctx.words, bar.input);
    words(ui, &label, size::SMALL, Weight::Regular, p.text_weak);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    let percent = |value: f64| crate::derived::judgement::in_fives(value);
    let shown = format!("{label}: {} – {} %", percent(bar.at_low), percent(bar.at_high));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &shown));
    let room = 74.0;
    let track = Rect::from_min_max(rect.min, pos2(rect.right() - room, rect.bottom()));
    let x = |value: f64| track.left() + value.clamp(0.0, 1.0) as f32 * track.width();
    ui.painter().rect_filled(track, CornerRadius::same(3), p.field);
    for end in [bar.at_low, bar.at_high] {
        let color = if end < now { p.bad } else { p.good };
        let part = Rect::from_x_y_ranges(x(end.min(now))..=x(end.max(now)), track.y_range());
        ui.painter()
            .rect_filled(part, CornerRadius::same(2), mix(p.field, color, 0.75));
    }
    ui.painter().vline(x(now), track.y_range(), Stroke::new(2.0, p.text));
    let (low, high) = (bar.at_low.min(bar.at_high), bar.at_low.max(bar.at_high));
    ui.painter().text(
        rect.right_center(),
        egui::Align2::RIGHT_CENTER,
        format!("{} – {} %", percent(low), percent(high)),
        font(size::SMALL, Weight::Medium),
        p.text,
    );
    response.on_hover_text(shown);
}
