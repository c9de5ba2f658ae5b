//! The inspector: the selection in words, every line leading to the passages it rests on.
//!
//! A page is worked out once for a selection, moment and known-by ([`page`], [`build`] and the files of pages), kept
//! in [`InspectorState`] and drawn every frame ([`paint`]). Not here: the guarantee panel, what-if, the forms that
//! take the place of a page while a record is edited (`edit`).

mod actor;
mod build;
mod commitments;
mod judgements;
mod lend;
mod page;
mod paint;
mod records;
mod review;
mod state;

pub(in crate::views) use judgements::factor_key;
pub(in crate::views) use lend::Rows;
pub(in crate::views) use paint::heading as heading_ui;
pub(in crate::views) use records::role_key;
pub use state::InspectorState;

use egui::{Margin, Ui};

use self::build::Build;
use self::page::Page;
use self::state::Key;
use super::edit::{self, EditState};
use super::judge::{Bar, Subject, judge_bar};
use super::review::ReviewState;
use super::{ViewCtx, guarantee, keep, scenarios};
use crate::command::Command;
use crate::model::{Item, PaneKind};
use crate::session::Navigation;
use crate::theme::space;

/// What else the inspector shows and draws by other hands.
pub struct Parts<'a> {
    /// What review remembers.
    pub review: &'a mut ReviewState,
    /// The forms.
    pub edit: &'a mut EditState,
}

/// The inspector pane. `navigation` tells whether there is a way back and forward; `keys` that the letters of review
/// are meant for it.
#[expect(clippy::needless_pass_by_value, reason = "a bundle of borrows")]
pub fn inspector_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    navigation: &Navigation,
    state: &mut InspectorState,
    parts: Parts<'_>,
    keys: bool,
) {
    let selection = ctx.session.selection;
    let fresh = state.shown != selection;
    if fresh {
        state.shown = selection;
        state.rows.clear();
    }
    let key = Key {
        revision: ctx.derived.revision,
        selection: ctx.session.selected().collect(),
        moment: ctx.session.moment,
        known_by: ctx.session.known_by,
        filter: ctx.session.filter.clone(),
        language: ctx.words.language(),
    };
    let page = match state.page.take() {
        Some((held, page)) if held == key => page,
        _ => page_of(ctx),
    };
    let margin = Margin::symmetric(space::L as i8 - 2, space::S as i8);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        if !ctx.on_screen() {
            paint::head(ctx, ui, &page, state);
            paint::body(ctx, ui, &page, state);
            return;
        }
        toolbar(ctx, ui, navigation, parts.edit);
        edit::unfinished_ui(ctx, ui, parts.edit);
        if edit::edit_ui(ctx, ui, parts.edit) {
            return;
        }
        let mut scroll = egui::ScrollArea::vertical()
            .auto_shrink([false, false])
            .id_salt("inspector-scroll");
        if fresh {
            scroll = scroll.vertical_scroll_offset(0.0);
        }
        scroll.show(ui, |ui| {
            // Room for the bar, so that it never lies on text.
            ui.set_max_width(ui.available_width() - space::S);
            let reviewed = review::card_ui(ctx, ui, parts.review, keys);
            paint::head(ctx, ui, &page, state);
            keep::strip_ui(ctx, ui, &mut state.kept);
            scenarios::buttons_ui(ctx, ui);
            judge_ui(ctx, ui, state, keys, reviewed);
            guarantee::panel_ui(ctx, ui, &mut state.guarantee);
            paint::body(ctx, ui, &page, state);
            ui.add_space(space::L);
        });
    });
    state.page = Some((key, page));
}

/// What can be judged of the selection, unless a ledger offers it already. Beside the card of review its letters count.
fn judge_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut InspectorState, keys: bool, reviewed: bool) {
    if ctx.session.ledger.is_some() {
        return;
    }
    let subject = Subject::of(ctx.dossier, ctx.session.selected());
    if !subject.is_empty() {
        let bar = Bar {
            salt: "inspector",
            keys: keys && !reviewed,
            reviewed_elsewhere: reviewed,
        };
        judge_bar(ctx, ui, &mut state.judge, bar, &subject);
        ui.add_space(space::XS);
    }
}

/// Back, forward, editing, something new, and letting the selection go.
fn toolbar(ctx: &ViewCtx<'_>, ui: &mut Ui, navigation: &Navigation, state: &EditState) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for (sign, key, command, can) in [
            ("‹", "inspector-back", Command::Back, navigation.can_go_back()),
            ("›", "inspector-forward", Command::Forward, navigation.can_go_forward()),
        ] {
            let button = |ui: &mut Ui| paint::icon_button(ctx, ui, sign, ctx.words.text(key)).clicked();
            if ui.add_enabled_ui(can, button).inner {
                ctx.commands.send(command);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ctx.session.selection.is_some() {
                if paint::icon_button(ctx, ui, "×", ctx.words.text("inspector-clear")).clicked() {
                    ctx.commands.send(Command::Select {
                        item: None,
                        source: Some(PaneKind::Inspector),
                    });
                }
                paint::menu_button(ctx, ui);
            }
            edit::toolbar_ui(ctx, ui, state);
        });
    });
}

fn page_of(ctx: &ViewCtx<'_>) -> Page {
    let d = ctx.dossier;
    let mut b = Build::new(ctx);
    if !ctx.session.also.is_empty() {
        b.several(&ctx.session.selected().collect::<Vec<_>>());
        return Page { blocks: b.blocks };
    }
    match ctx.session.selection {
        None => b.overview(),
        Some(Item::Tie(id)) => d.ties.get(&id).into_iter().for_each(|r| b.tie(r)),
        Some(Item::Instrument(id)) => d.instruments.get(&id).into_iter().for_each(|r| b.instrument(r)),
        Some(Item::Actor(id)) => d.actors.get(&id).into_iter().for_each(|r| b.actor(r)),
        Some(Item::Event(id)) => d.events.get(&id).into_iter().for_each(|r| b.event(r)),
        Some(Item::Claim(id)) => d.claims.get(&id).into_iter().for_each(|r| b.claim(r)),
        Some(Item::Passage(id)) => d.passages.get(&id).into_iter().for_each(|r| b.passage(r)),
        Some(Item::Document(id)) => d.documents.get(&id).into_iter().for_each(|r| b.document(r)),
        Some(Item::Quantity(id)) => d.quantities.get(&id).into_iter().for_each(|r| b.quantity(r)),
        Some(Item::Contradiction(id)) => d.contradictions.get(&id).into_iter().for_each(|r| b.contradiction(r)),
        Some(Item::Scenario(id)) => d.scenarios.get(&id).into_iter().for_each(|r| b.scenario(r)),
        Some(Item::Precedent(id)) => d.precedents.get(&id).into_iter().for_each(|r| b.precedent(r)),
        Some(Item::Assessment(id)) => d.assessments.get(&id).into_iter().for_each(|r| b.assessment(r)),
        Some(Item::Scene(id)) => d.scenes.get(&id).into_iter().for_each(|r| b.scene(r)),
        Some(Item::Note(id)) => d.notes.get(&id).into_iter().for_each(|r| b.analyst_note(r)),
        Some(Item::Tag(id)) => d.tags.get(&id).into_iter().for_each(|r| b.tag(r)),
    }
    Page { blocks: b.blocks }
}

#[cfg(test)]
pub(in crate::views) mod tests;
