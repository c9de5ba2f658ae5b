//! Who says it, how, and in which words: the fields that every form on marked words ends with.

use egui::{Key, Modifiers, Role, Ui, WidgetInfo};

use super::draft::{Draft, Missing};
use super::rows::{choice, row};
use crate::model::{Item, Stance};
use crate::session::Making;
use crate::views::ViewCtx;
use crate::views::keys::NEW_LINE;
use crate::views::pick::{Offer, Pick, pick_button};

/// Speaker, stance and words; `true` if Enter was pressed in the words.
pub(super) fn saying_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft) -> bool {
    let wrong = |draft: &Draft, field: Missing| draft.missing.filter(|m| *m == field);
    let no_speaker = wrong(draft, Missing::Speaker);
    row(ctx, ui, "make-speaker", no_speaker, |ui| {
        let hint = draft.voice.as_ref().map_or_else(
            || ctx.words.text("make-pick-actor").to_owned(),
            |voice| {
                let name = voice.name.get(ctx.words.language()).to_owned();
                ctx.words.with("make-speaker-new", &[("name", name.into())])
            },
        );
        let likely: Vec<Item> = draft.reading.actors.iter().map(|id| Item::from(*id)).collect();
        let offer = Offer {
            kinds: &[Pick::Actors],
            likely: &likely,
            without: &[],
        };
        let name = ctx.words.text("make-speaker");
        let present = draft.speaker.map(Item::from);
        if let Some(Item::Actor(actor)) = pick_button(ctx, ui, &mut draft.pick.speaker, (name, &hint), present, offer) {
            draft.speaker = Some(actor);
        }
    });
    row(ctx, ui, "make-stance", None, |ui| {
        choice(ctx, ui, "make-stance", &Stance::ALL, &mut draft.stance, |s| {
            ctx.words.stance(s).to_owned()
        });
    });
    // Of an actor nothing more is said than that the text names it.
    if draft.ask.making == Making::Actor {
        return false;
    }
    let mut entered = false;
    let no_words = wrong(draft, Missing::Words);
    row(ctx, ui, "make-words", no_words, |ui| {
        let id = ui.scope_id().with("make-words");
        entered = ui.memory(|m| m.has_focus(id)) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        let edit = egui::TextEdit::multiline(&mut draft.words)
            .id(id)
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .return_key(NEW_LINE);
        let field = ui.add(edit);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, ctx.words.text("make-words")));
    });
    entered
}
