//! What can be done with a scene, as a menu of its card.

use egui::{Button, Response, Ui};

use super::state::BriefingState;
use crate::command::Command;
use crate::model::{Placed, Scene, SceneId};
use crate::views::ViewCtx;

/// The menu of the second button.
pub(super) fn menu_ui(ctx: &ViewCtx<'_>, response: &Response, state: &mut BriefingState, placed: &Placed, scene: &Scene) {
    response.context_menu(|ui| {
        let id = scene.id;
        entry(ctx, ui, true, "briefing-show", Command::ShowScene(id));
        entry(ctx, ui, true, "briefing-renew-long", Command::RenewScene(id));
        if !ctx.derived.scenes.changes(id).is_empty() {
            entry(ctx, ui, true, "briefing-confirm", Command::ConfirmScene(id));
        }
        ui.separator();
        if ui.button(ctx.words.text("briefing-rename")).clicked() {
            state.rename = Some((id, scene.title.get(ctx.words.language()).to_owned(), true));
            ui.close();
        }
        entry(ctx, ui, true, "briefing-edit", Command::EditItem(id.into()));
        entry(ctx, ui, true, "briefing-duplicate", Command::DuplicateScene(id));
        entry(ctx, ui, true, "briefing-branch", Command::BranchScene(id));
        ui.separator();
        let line = ctx.derived.briefing.iter().filter(|other| other.of == placed.of).count();
        for (key, can, to) in [
            ("briefing-earlier", placed.place > 0, placed.place.saturating_sub(1)),
            ("briefing-later", placed.place + 1 < line, placed.place + 1),
        ] {
            entry(ctx, ui, can, key, Command::MoveScene { scene: id, to });
        }
        entry(ctx, ui, true, "briefing-delete", Command::AskDelete(vec![id.into()]));
    });
}

/// What can be done about data that have changed.
pub(super) fn changed_buttons(ctx: &ViewCtx<'_>, ui: &mut Ui, scene: SceneId) {
    entry(ctx, ui, true, "briefing-show", Command::ShowScene(scene));
    entry(ctx, ui, true, "briefing-renew-long", Command::RenewScene(scene));
    entry(ctx, ui, true, "briefing-confirm", Command::ConfirmScene(scene));
}

fn entry(ctx: &ViewCtx<'_>, ui: &mut Ui, enabled: bool, key: &'static str, command: Command) {
    if ui.add_enabled(enabled, Button::new(ctx.words.text(key))).clicked() {
        ctx.commands.send(command);
        ui.close();
    }
}
