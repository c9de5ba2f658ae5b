//! A list of entries that has no room on the chart: what a block holds, what has no date.

use egui::{Popup, PopupCloseBehavior, RichText, ScrollArea};

use super::state::TimelineState;
use super::words;
use crate::model::PaneKind;
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// Shows the open list, if there is one; every line selects.
pub(super) fn list_ui(ctx: &ViewCtx<'_>, ui: &egui::Ui, state: &mut TimelineState) {
    let Some(list) = state.list.clone() else { return };
    let mut open = true;
    let id = ui.scope_id().with("timeline-list");
    Popup::new(id, ui.ctx().clone(), list.at, ui.layer_id())
        .open_bool(&mut open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(list.title.clone())
        .width(380.0)
        .show(|ui| {
            ui.label(RichText::new(&list.title).font(font(size::NOTE, Weight::SemiBold)));
            ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]).show_rows(
                ui,
                22.0,
                list.items.len(),
                |ui, rows| {
                    for item in list.items.get(rows).unwrap_or_default() {
                        let (text, hint) = match ctx.derived.time.find(*item) {
                            Some(entry) => (words::title(ctx, entry), words::dates(ctx, entry)),
                            None => (ctx.name(*item), ctx.words.text("date-unknown").to_owned()),
                        };
                        let selected = ctx.session.selection == Some(*item);
                        let label = RichText::new(text).font(font(size::NOTE, Weight::Regular));
                        let response = ui
                            .add(egui::Button::selectable(selected, label).truncate())
                            .on_hover_text(hint);
                        ctx.interact(&response, *item, PaneKind::Timeline);
                    }
                },
            );
        });
    if !open {
        state.list = None;
    }
}
