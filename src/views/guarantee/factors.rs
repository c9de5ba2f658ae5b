//! What each guarantor brings: its chance, its share of the means, and the eight factors as sliders with words at their
//! ends and the claims behind them.

use egui::{Align, Layout, Role, Slider, Ui, WidgetInfo};

use super::evidence;
use super::parts::{fold, tone, weak, words};
use super::state::{GuaranteeState, Worked, origin};
use super::words::{about, ends_key, scale};
use crate::command::Command;
use crate::derived::judgement::{Judgement, likelihood};
use crate::model::assessment::{Factor, Guarantor};
use crate::model::{Assessment, PaneKind};
use crate::session::Twist;
use crate::theme::{Weight, mix, size, space};
use crate::views::ViewCtx;
use crate::views::inspector::factor_key;
use crate::views::twist_words::signed;

/// The scale goes in steps of a half: no score is known more sharply.
const STEP: f64 = 0.5;
/// Height of a slider.
const SLIDER: f32 = 16.0;

pub(super) fn factors_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, assessment: &Assessment, worked: &Worked) {
    for (place, guarantor) in worked.assessment.guarantors.iter().enumerate() {
        let name = ctx.name(guarantor.actor);
        let judgement = worked.now().as_ref().ok();
        let note = judgement.map(|j| chance(ctx, state, j, place)).unwrap_or_default();
        let title = ctx.words.with("panel-guarantor", &[("name", name.into())]);
        let key = format!("guarantor {}", guarantor.actor);
        if fold(ctx, ui, &mut state.turned, (&key, &title, &note), false) {
            guarantor_ui(ctx, ui, state, assessment, guarantor);
        }
    }
}

/// The chance that a guarantor helps, as a word or in steps of five; that of the violator is none.
fn chance(ctx: &ViewCtx<'_>, state: &GuaranteeState, judgement: &Judgement, place: usize) -> String {
    if judgement.case.violator == Some(place) {
        return ctx.words.text("panel-is-violator").to_owned();
    }
    let Some(p) = judgement.answer.help.p.get(place) else {
        return String::new();
    };
    if state.numbers {
        about(ctx.words, *p)
    } else {
        ctx.words.likelihood(likelihood(*p)).to_owned()
    }
}

fn guarantor_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, assessment: &Assessment, guarantor: &Guarantor) {
    let share = [("share", about(ctx.words, guarantor.capability).into())];
    weak(ctx, ui, ctx.words.with("panel-capability", &share));
    if let Some(means) = guarantor.means {
        let costs = [
            ("means", ctx.words.text(means_key(means)).into()),
            ("leverage", about(ctx.words, guarantor.leverage).into()),
        ];
        weak(ctx, ui, ctx.words.with("panel-means", &costs));
    }
    if !guarantor.note.is_empty() {
        weak(ctx, ui, guarantor.note.get(ctx.words.language()));
    }
    if assessment.guarantor(guarantor.actor).is_none() {
        let text = match origin(ctx.dossier, assessment, guarantor.actor) {
            Some(from) => ctx.words.with("panel-scores-from", &[("name", ctx.name(from.id).into())]),
            None => ctx.words.text("panel-scores-typical").to_owned(),
        };
        words(ui, text, size::NOTE, Weight::Italic, ctx.palette.text_weak);
    }
    for factor in Factor::ALL {
        factor_ui(ctx, ui, state, assessment, guarantor, factor);
    }
}

fn means_key(means: crate::model::Means) -> &'static str {
    use crate::model::Means as M;
    match means {
        M::Statement => "means-statement",
        M::Diplomacy => "means-diplomacy",
        M::Sanctions => "means-sanctions",
        M::Arms => "means-arms",
        M::War => "means-war",
    }
}

fn factor_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut GuaranteeState,
    assessment: &Assessment,
    guarantor: &Guarantor,
    factor: Factor,
) {
    let held = guarantor.factors.get(&factor);
    let name = ctx.words.text(factor_key(factor));
    let claims = held.map_or(0, |score| score.claims.len());
    let mut value = held.map_or(0.0, |score| score.mode);
    let key = format!("claims {} {factor:?}", guarantor.actor);
    let area = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            let label = words(ui, name, size::NOTE, Weight::Medium, ctx.palette.text);
            label.on_hover_text(ctx.words.text("panel-factor-hint"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let color = mix(tone(ctx.palette, value), ctx.palette.text, 0.25);
                words(ui, signed(ctx.words, value), size::NOTE, Weight::SemiBold, color);
                let count = ctx.words.with("panel-claims", &[("n", claims.into())]);
                let open = state.turned.contains(&key);
                let button = super::parts::link(ctx, ui, &count);
                let whole = format!("{name}, {}: {count}", ctx.name(guarantor.actor));
                button.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &whole));
                if button.clicked() && !state.turned.remove(&key) {
                    state.turned.insert(key.clone());
                }
            });
        });
        slider(ctx, ui, state, assessment, guarantor, (factor, &mut value));
        let (low, high) = ends_key(factor);
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            let color = ctx.palette.text_weak;
            ui.label(small(ctx.words.text(low), color));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(small(ctx.words.text(high), color))
            });
        });
    });
    evidence::drop_ui(ctx, ui, state, area.response.rect, guarantor.actor, factor);
    evidence::asked_ui(ctx, ui, state, assessment, guarantor.actor, factor);
    if state.turned.contains(&key) {
        evidence::claims_ui(ctx, ui, state, assessment, guarantor, factor);
    }
}

fn small(text: &str, color: egui::Color32) -> egui::RichText {
    egui::RichText::new(text)
        .font(crate::theme::font(size::SMALL, Weight::Regular))
        .color(color)
}

/// A slider changes what is thought through; the record changes only when the analyst takes it over.
fn slider(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut GuaranteeState,
    assessment: &Assessment,
    guarantor: &Guarantor,
    (factor, value): (Factor, &mut f64),
) {
    let (actor, name) = (guarantor.actor, ctx.words.text(factor_key(factor)));
    ui.spacing_mut().slider_width = (ui.available_width() - 8.0).max(60.0);
    let whole = format!("{name}, {}", ctx.name(actor));
    ui.spacing_mut().interact_size.y = SLIDER;
    let slider = ui.add(Slider::new(value, scale(factor)).show_value(false).step_by(STEP));
    slider.widget_info(|| WidgetInfo::slider(true, *value, &whole));
    if slider.hovered() {
        ctx.hover.set(actor.into());
    }
    if slider.changed() {
        state.sliding = Some((actor, factor, *value));
    }
    let mine = state.sliding.filter(|(a, f, _)| (*a, *f) == (actor, factor));
    if let Some((_, _, value)) = mine.filter(|_| !slider.dragged()) {
        state.sliding = None;
        let twist = Twist::Score(actor, factor, value);
        if !ctx.session.what_if.of(assessment.id).contains(&twist) {
            ctx.commands.send(Command::Twist(assessment.id, twist));
        }
    }
}

/// A claim behind a score as a row that opens its passage.
pub(super) fn claim_row(ctx: &ViewCtx<'_>, ui: &mut Ui, id: crate::model::ClaimId) -> Option<egui::Response> {
    let claim = ctx.dossier.claims.get(&id)?;
    let text = ctx.words.with(
        "panel-claim",
        &[
            ("speaker", ctx.name(claim.speaker).into()),
            ("stance", ctx.words.stance(claim.stance).into()),
            ("words", ctx.name(id).into()),
        ],
    );
    let rich = egui::RichText::new(&text)
        .font(crate::theme::font(size::NOTE, Weight::Regular))
        .color(ctx.palette.text);
    let response = ui.add(egui::Button::new(rich).frame(false).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    ctx.interact(&response, id, PaneKind::Inspector);
    Some(response)
}
