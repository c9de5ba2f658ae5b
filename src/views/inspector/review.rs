//! What waits for a person about the selected item: the sentence, why it was proposed, what contradicts it, and the
//! same buttons as in the ledger of proposals.

use egui::{CornerRadius, Frame, Label, Margin, RichText, Stroke, Ui};

use super::build::{Build, joined};
use crate::model::{ClaimId, Item};
use crate::theme::{Weight, font, line, mix, size, space};
use crate::views::ViewCtx;
use crate::views::review::{ReviewState, Subject, bar_ui, words};

/// Sentences shown at most.
const MOST: usize = 3;

/// The card above the page of a proposed item; nothing for any other. Whether there is one.
pub(super) fn card_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, review: &mut ReviewState, keys: bool) -> bool {
    let alone = ctx.session.also.is_empty();
    let item = ctx.session.selection.filter(|_| alone && ctx.derived.open.total > 0);
    let Some(subject) = item.and_then(|item| Subject::of_item(ctx.dossier, &ctx.derived.index, item)) else {
        return false;
    };
    let p = ctx.palette;
    Frame::new()
        .fill(mix(p.panel, p.accent, 0.06))
        .stroke(Stroke::new(line::HAIR, mix(p.panel, p.accent, 0.5)))
        .corner_radius(CornerRadius::same(space::CARD_RADIUS))
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            let claims = match subject.item {
                Item::Actor(_) => Vec::new(),
                item => ctx.derived.index.proposals_of(ctx.dossier, item),
            };
            let title = RichText::new(ctx.words.text("review-card")).font(font(size::NOTE, Weight::SemiBold));
            ui.add(Label::new(title.color(p.accent)).wrap());
            let said = RichText::new(words::line(ctx, subject)).font(font(size::BODY, Weight::Medium));
            ui.add(Label::new(said).wrap());
            for claim in claims.iter().take(MOST) {
                claim_ui(ctx, ui, review, *claim);
            }
            if claims.len() > MOST {
                weak(
                    ctx,
                    ui,
                    &ctx.words.with("inspector-more", &[("n", (claims.len() - MOST).into())]),
                );
            }
            if let (Item::Actor(_), Some(ground)) = (subject.item, words::ground(ctx, subject)) {
                weak(ctx, ui, &words::reason(ctx.words, ground));
            }
            bar_ui(ctx, ui, review, subject, keys);
        });
    ui.add_space(space::XS);
    true
}

fn weak(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(font(size::NOTE, Weight::Regular));
    ui.add(Label::new(text.color(ctx.palette.text_weak)).wrap());
}

/// The sentence of a claim, its ground, and what contradicts it.
fn claim_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, review: &mut ReviewState, id: ClaimId) {
    let Some(claim) = ctx.dossier.claims.get(&id) else { return };
    let build = Build::new(ctx);
    if let Some(passage) = claim.passages.first() {
        let quote = RichText::new(build.quote(*passage)).font(font(size::BODY, Weight::Italic));
        ui.add(Label::new(quote).wrap());
        let who = ctx.words.with(
            "inspector-says-who",
            &[
                ("speaker", ctx.name(claim.speaker).into()),
                ("stance", ctx.words.stance(claim.stance).into()),
            ],
        );
        weak(ctx, ui, &joined([who, build.source(*passage)]));
    }
    if let Some(ground) = &claim.proposal {
        weak(ctx, ui, &words::reason(ctx.words, ground));
    }
    for conflict in review.conflicts(ctx, id).to_vec() {
        let text = RichText::new(words::conflict(ctx, &conflict)).font(font(size::NOTE, Weight::SemiBold));
        let label = ui.add(Label::new(text.color(ctx.palette.bad)).wrap().sense(egui::Sense::click()));
        ctx.interact(&label, conflict.with, crate::model::PaneKind::Inspector);
    }
}
