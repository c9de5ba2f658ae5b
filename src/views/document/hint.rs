//! What a mark carries: the tip under the pointer and the menu of its claims.

use egui::{Popup, PopupAnchor, PopupKind, RichText, Ui};

use super::page::Mark;
use super::state::DocumentState;
use crate::command::Command;
use crate::model::{Claim, Document, OutcomeState, PaneKind, Review};
use crate::theme::{Weight, font, size, space};
use crate::views::review::{Subject, words};
use crate::views::{ViewCtx, cite, make};

/// Most claims that a tip lists.
const MOST: usize = 5;
/// Width of tip and menu.
const WIDTH: f32 = 330.0;

/// The tip of a mark: its claims with speaker, stance, words and outcome.
pub(super) fn tip(ctx: &ViewCtx<'_>, ui: &mut Ui, mark: &Mark) {
    ui.set_max_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 2.0;
    for (place, claim) in mark
        .claims
        .iter()
        .filter_map(|id| ctx.dossier.claims.get(id))
        .take(MOST)
        .enumerate()
    {
        if place > 0 {
            ui.add_space(space::XS);
        }
        said(ctx, ui, claim);
        ui.label(RichText::new(claim.words.get(ctx.words.language())).font(font(size::NOTE, Weight::Regular)));
        if claim.review == Review::Proposed {
            proposed(ctx, ui, claim);
        }
    }
    let weak = |text: String| {
        RichText::new(text)
            .font(font(size::SMALL, Weight::Italic))
            .color(ctx.palette.text_weak)
    };
    if mark.claims.len() > MOST {
        ui.label(weak(
            ctx.words
                .with("document-more-claims", &[("n", (mark.claims.len() - MOST).into())]),
        ));
    }
    if mark.subjects.len() > 1 {
        ui.add_space(space::XS);
        ui.label(weak(ctx.words.text("document-click-again").to_owned()));
    }
}

/// What a proposal says, and why it was made.
fn proposed(ctx: &ViewCtx<'_>, ui: &mut Ui, claim: &Claim) {
    let subject = Subject::of_claim(claim, &ctx.derived.index);
    let line = ctx
        .words
        .with("review-proposed", &[("line", words::line(ctx, subject).into())]);
    ui.label(
        RichText::new(line)
            .font(font(size::NOTE, Weight::Medium))
            .color(ctx.palette.accent),
    );
    if let Some(ground) = &claim.proposal {
        let reason = RichText::new(words::reason(ctx.words, ground)).font(font(size::SMALL, Weight::Regular));
        ui.label(reason.color(ctx.palette.text_weak));
    }
}

/// Why a part of a text is set aside, in words.
pub(super) fn aside(ctx: &ViewCtx<'_>, reason: &str) -> &'static str {
    let found = ctx.words.find(&format!("set-aside-{reason}"));
    found.unwrap_or_else(|| ctx.words.text("set-aside-other"))
}

/// The tip of a part that is set aside.
pub(super) fn aside_tip(ctx: &ViewCtx<'_>, ui: &mut Ui, reason: &str) {
    ui.set_max_width(WIDTH);
    ui.label(RichText::new(aside(ctx, reason)).font(font(size::NOTE, Weight::SemiBold)));
    let note = RichText::new(ctx.words.text("review-aside-note")).font(font(size::NOTE, Weight::Regular));
    ui.label(note.color(ctx.palette.text_weak));
}

/// Speaker and stance in one line, with what became of a forecast.
fn said(ctx: &ViewCtx<'_>, ui: &mut Ui, claim: &Claim) {
    let p = ctx.palette;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.label(RichText::new(speaks(ctx, claim)).font(font(size::NOTE, Weight::SemiBold)));
        if let Some(outcome) = ctx.derived.world.outcome(claim) {
            let colour = match outcome {
                OutcomeState::CameTrue => p.good,
                OutcomeState::DidNot => p.bad,
                OutcomeState::Open | OutcomeState::Partly | OutcomeState::Superseded => p.text_weak,
            };
            ui.label(
                RichText::new(format!("· {}", ctx.words.outcome(outcome)))
                    .font(font(size::NOTE, Weight::Medium))
                    .color(colour),
            );
        }
    });
}

/// Speaker and stance.
pub(super) fn speaks(ctx: &ViewCtx<'_>, claim: &Claim) -> String {
    format!("{} {}", ctx.name(claim.speaker), ctx.words.stance(claim.stance))
}

/// The menu of the mark that was clicked with the second button.
pub(super) fn menu_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &DocumentState, document: &Document) {
    let id = menu_id(ui);
    let Some((passage, at)) = state.menu.filter(|_| Popup::is_id_open(ui.ctx(), id)) else {
        return;
    };
    let Some(mark) = state.page.marks.iter().find(|m| m.id == passage) else {
        return;
    };
    let language = state.page.languages.first().copied().unwrap_or_default();
    Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id())
        .kind(PopupKind::Menu)
        .open_memory(None)
        .width(WIDTH)
        .show(|ui| {
            ui.set_max_width(WIDTH);
            for claim in mark.claims.iter().filter_map(|id| ctx.dossier.claims.get(id)) {
                let words = format!("{}: {}", speaks(ctx, claim), claim.words.get(ctx.words.language()));
                let button = ui.add(egui::Button::new(words).wrap().frame(false));
                ctx.interact(&button, claim.id, PaneKind::Document);
                if button.clicked() {
                    ui.close();
                }
            }
            ui.separator();
            if ui.button(ctx.words.text("document-copy-quote")).clicked() {
                let quote = ctx.dossier.passages.get(&mark.id).map_or("", |p| p.quote(document, language));
                ui.ctx().copy_text(cite::cited(ctx, document, quote, mark.number));
                ui.close();
            }
            let own = ctx.dossier.passages.get(&mark.id).is_some_and(|passage| passage.restricted);
            let key = if own { "restricted-lift" } else { "restricted-mark" };
            if ui.button(ctx.words.text(key)).clicked() {
                ctx.commands.send(Command::Restrict(mark.id.into()));
                ui.close();
            }
            if let Some(subject) = mark.subjects.first() {
                ui.separator();
                make::item_ui(ctx, ui, *subject, at);
            }
        });
}

/// Identifier of the menu; one for the pane.
pub(super) fn menu_id(ui: &Ui) -> egui::Id {
    ui.scope_id().with("mark-menu")
}

/// Selects the item of a claim by way of the command queue, as a click in the text does.
pub(super) fn select(ctx: &ViewCtx<'_>, item: crate::model::Item) {
    ctx.commands.send(Command::Select {
        item: Some(item),
        source: Some(PaneKind::Document),
    });
}
