//! What speaks against one's own reading: other analysts and other sides factor by factor, every factor turned around,
//! every source left out, the gaps, the assumptions, what would change the judgement.

use egui::{Role, Ui, WidgetInfo};

use super::evidence::source_of;
use super::factors::claim_row;
use super::parts::{bar_row, columns, fold, link, weak, words};
use super::result::{author_words, choose};
use super::state::{GuaranteeState, Worked};
use super::words::points;
use crate::command::Command;
use crate::derived::judgement::likelihood;
use crate::model::assessment::Factor;
use crate::model::{ActorId, Assessment, Localised};
use crate::session::Twist;
use crate::theme::{Weight, size};
use crate::views::ViewCtx;
use crate::views::inspector::factor_key;
use crate::views::twist_words::signed;

/// Rows of differences shown at once.
const MOST: usize = 24;
/// Factors offered to be turned around.
const MOST_FLIPS: usize = 8;

pub(super) fn doubts_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, assessment: &Assessment, worked: &Worked) {
    others_ui(ctx, ui, state, assessment, worked);
    red_team_ui(ctx, ui, state, assessment, worked);
    argued_ui(ctx, ui, state, assessment);
}

/// Where other analysts differ, factor by factor; nothing is averaged.
fn others_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, assessment: &Assessment, worked: &Worked) {
    if worked.others.is_empty() {
        return;
    }
    let title = ctx.words.text("panel-others");
    if !fold(ctx, ui, &mut state.turned, ("others", title, ""), false) {
        return;
    }
    for (id, worth) in &worked.others {
        let Some(other) = ctx.dossier.assessments.get(id) else {
            continue;
        };
        let who = author_words(ctx, other);
        let word = worth.map(|v| ctx.words.likelihood(likelihood(v)));
        let line = [("name", who.clone().into()), ("words", word.unwrap_or("–").into())];
        if link(ctx, ui, &ctx.words.with("panel-other", &line)).clicked() {
            choose(ctx, state, other.id);
        }
        let rows = differences(assessment, other);
        if rows.is_empty() {
            weak(ctx, ui, ctx.words.text("panel-same-scores"));
        }
        if rows.is_empty() {
            continue;
        }
        columns(ctx, ui, "", &[&author_words(ctx, assessment), &who], Weight::SemiBold);
        for (actor, factor, here, there) in rows.iter().take(MOST) {
            let name = format!("{}: {}", ctx.name(*actor), ctx.words.text(factor_key(*factor)));
            let scores = [signed(ctx.words, *here), signed(ctx.words, *there)];
            let row = columns(ctx, ui, &name, &[&scores[0], &scores[1]], Weight::Regular);
            let reason = other.guarantor(*actor).and_then(|g| g.factors.get(factor)).map(|s| &s.reason);
            if let Some(reason) = reason.filter(|r| !r.is_empty()) {
                row.on_hover_text(reason.get(ctx.words.language()));
            }
        }
    }
}

/// Scores that two assessments give differently, the greatest difference first.
fn differences(one: &Assessment, two: &Assessment) -> Vec<(ActorId, Factor, f64, f64)> {
    let mode = |a: &Assessment, actor, factor| {
        let score = a.guarantor(actor).and_then(|g| g.factors.get(&factor));
        score.map_or(0.0, |s| s.mode)
    };
    let mut rows = Vec::new();
    for guarantor in one.guarantors.iter().filter(|g| two.guarantor(g.actor).is_some()) {
        for factor in Factor::ALL {
            let (here, there) = (mode(one, guarantor.actor, factor), mode(two, guarantor.actor, factor));
            if (here - there).abs() > 1e-9 {
                rows.push((guarantor.actor, factor, here, there));
            }
        }
    }
    rows.sort_by(|a, b| (b.2 - b.3).abs().total_cmp(&(a.2 - a.3).abs()));
    rows
}

/// Every factor turned around, every source left out: what the judgement hangs on.
fn red_team_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, assessment: &Assessment, worked: &Worked) {
    let title = ctx.words.text("panel-red-team");
    if !fold(ctx, ui, &mut state.turned, ("red team", title, ""), false) {
        return;
    }
    carrying_ui(ctx, ui, assessment, worked);
    words(
        ui,
        ctx.words.text("panel-flip"),
        size::NOTE,
        Weight::SemiBold,
        ctx.palette.text,
    );
    let most = worked.flips.first().map_or(0.0, |f| f.2.abs());
    for (actor, factor, change) in worked.flips.iter().copied().take(MOST_FLIPS) {
        let label = format!("{}: {}", ctx.name(actor), ctx.words.text(factor_key(factor)));
        let shown = points(ctx.words, change);
        let row = bar_row(ctx, ui, &label, change, most, &shown).interact(egui::Sense::click());
        row.widget_info(|| {
            WidgetInfo::labeled(
                Role::Button,
                true,
                ctx.words.with("panel-flip-name", &[("name", label.clone().into())]),
            )
        });
        if row.on_hover_text(ctx.words.text("panel-flip-hint")).clicked() {
            ctx.commands.send(Command::Twist(assessment.id, Twist::Flip(actor, factor)));
        }
    }
}

/// Which single source carries the conclusion.
fn carrying_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, assessment: &Assessment, worked: &Worked) {
    let Some((first, most)) = worked.sources.first().copied() else {
        weak(ctx, ui, ctx.words.text("panel-no-sources"));
        return;
    };
    let before = worked.now().as_ref().map_or(0.0, |j| j.answer.kept);
    let turns = likelihood(before) != likelihood(before + most);
    let key = if turns { "panel-carries" } else { "panel-carries-not" };
    let sentence = ctx.words.with(key, &[("name", ctx.name(first).into())]);
    words(ui, sentence, size::NOTE, Weight::Medium, ctx.palette.text);
    for (document, change) in &worked.sources {
        let label = ctx
            .words
            .with("panel-without-source", &[("name", ctx.name(*document).into())]);
        let row = bar_row(ctx, ui, &label, *change, most.abs(), &points(ctx.words, *change)).interact(egui::Sense::click());
        row.widget_info(|| WidgetInfo::labeled(Role::Button, true, label.clone()));
        if row.on_hover_text(&label).clicked() {
            ctx.commands.send(Command::Twist(assessment.id, Twist::DropSource(*document)));
        }
    }
}

/// What is taken for granted, what is missing, what speaks against it, what to watch.
fn argued_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, assessment: &Assessment) {
    let language = ctx.words.language();
    let lists: [(&str, &str, &[Localised]); 3] = [
        ("assumptions", "panel-assumptions", &assessment.assumptions),
        ("gaps", "panel-gaps", &assessment.gaps),
        ("alternatives", "panel-alternatives", &assessment.alternatives),
    ];
    for (key, title, list) in lists {
        let count = ctx.words.number(list.len() as f64, 0);
        if !list.is_empty() && fold(ctx, ui, &mut state.turned, (key, ctx.words.text(title), &count), false) {
            for text in list {
                words(
                    ui,
                    format!("• {}", text.get(language)),
                    size::BODY,
                    Weight::Regular,
                    ctx.palette.text,
                );
            }
        }
    }
    let against: Vec<_> = assessment.against.iter().filter(|c| ctx.derived.world.knows(**c)).collect();
    let count = ctx.words.number(against.len() as f64, 0);
    let title = ctx.words.text("panel-against");
    if !against.is_empty() && fold(ctx, ui, &mut state.turned, ("against", title, &count), false) {
        for claim in against {
            claim_row(ctx, ui, *claim);
            weak(ctx, ui, source_of(ctx, *claim));
        }
    }
    let count = ctx.words.number(assessment.indicators.len() as f64, 0);
    let title = ctx.words.text("panel-indicators");
    if !assessment.indicators.is_empty() && fold(ctx, ui, &mut state.turned, ("indicators", title, &count), false) {
        for indicator in &assessment.indicators {
            let by = indicator
                .by
                .as_ref()
                .map(|d| format!(" ({})", ctx.words.date(d)))
                .unwrap_or_default();
            let text = format!("• {}{by}", indicator.words.get(language));
            words(ui, text, size::BODY, Weight::Regular, ctx.palette.text);
        }
    }
}
