//! One card of the strip: small picture, number, title, day, and the mark of a scene whose data have changed.

use egui::{CornerRadius, Galley, Popup, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

use super::state::BriefingState;
use super::{InHand, menu, mini, words};
use crate::command::Command;
use crate::model::{Placed, Scene};
use crate::theme::{Hue, Weight, font, line, size, space};
use crate::views::ViewCtx;

/// Room of the words below the picture.
const WORDS: f32 = 36.0;
/// Side of the mark.
const MARK: f32 = 18.0;

/// Draws a card.
pub(super) fn card_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut BriefingState,
    placed: &Placed,
    rect: Rect,
    hand: Option<InHand>,
) {
    let Some(scene) = ctx.dossier.scenes.get(&placed.scene) else {
        return;
    };
    let p = ctx.palette;
    let id = ui.scope_id().with(("scene", scene.id));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let chosen = hand.is_some_and(|hand| hand.scene == scene.id);
    let changed = !ctx.derived.scenes.changes(scene.id).is_empty();
    let name = name(ctx, placed, scene, changed);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    if state.take_focus == Some(scene.id) {
        state.take_focus = None;
        response.request_focus();
    }
    if response.has_focus() {
        state.focus = Some(scene.id);
    }
    let painter = ui.painter();
    let radius = CornerRadius::same(space::CARD_RADIUS);
    let fill = if response.hovered() { p.field } else { p.paper };
    painter.rect_filled(rect, radius, fill);
    let picture = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() - WORDS));
    mini::mini_ui(ctx, ui, state, scene, picture.shrink(1.0));
    let edge = if chosen {
        Stroke::new(2.0, p.accent)
    } else {
        Stroke::new(line::HAIR, p.line)
    };
    let painter = ui.painter();
    painter.hline(rect.x_range(), picture.bottom(), Stroke::new(line::HAIR, p.line));
    painter.rect_stroke(rect, radius, edge, StrokeKind::Inside);
    if response.has_focus() {
        painter.rect_stroke(rect.expand(2.0), radius, Stroke::new(1.5, p.accent), StrokeKind::Inside);
    }
    let text = Rect::from_min_max(pos2(rect.left() + 7.0, picture.bottom() + 2.0), rect.max - vec2(6.0, 2.0));
    words_ui(ctx, ui, state, placed, scene, text);
    if changed {
        mark_ui(ctx, ui, placed, scene, picture);
    }
    // A click of the mouse gives the focus only; a click by other means shows, for there is no double one.
    let by_mouse = response.clicked_by(egui::PointerButton::Primary);
    if by_mouse {
        response.request_focus();
    }
    let entered = response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    if response.double_clicked() || entered || (response.clicked() && !by_mouse) {
        ctx.commands.send(Command::ShowScene(scene.id));
    }
    if response.drag_started() && state.rename.is_none() {
        state.drag = Some(scene.id);
    }
    menu::menu_ui(ctx, &response, state, placed, scene);
    let hint = hint(ctx, scene);
    response.on_hover_text(hint);
}

/// What the card is called: "Scene 3: title, day", and whether the data have changed.
fn name(ctx: &ViewCtx<'_>, placed: &Placed, scene: &Scene, changed: bool) -> String {
    let arguments = [
        ("number", placed.number.clone().into()),
        ("title", scene.title.get(ctx.words.language()).to_owned().into()),
        ("day", ctx.words.day(scene.moment).into()),
    ];
    let key = if changed { "briefing-card-changed" } else { "briefing-card" };
    ctx.words.with(key, &arguments)
}

/// Title, caption and how it is shown.
fn hint(ctx: &ViewCtx<'_>, scene: &Scene) -> String {
    let language = ctx.words.language();
    let mut lines = vec![scene.title.get(language).to_owned()];
    if !scene.caption.is_empty() {
        lines.push(scene.caption.get(language).to_owned());
    }
    if let Some(day) = scene.known_by {
        lines.push(ctx.words.with("edit-scene-known-by", &[("day", ctx.words.day(day).into())]));
    }
    lines.push(ctx.words.text("briefing-card-hint").to_owned());
    lines.join("\n")
}

fn words_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut BriefingState, placed: &Placed, scene: &Scene, room: Rect) {
    let p = ctx.palette;
    let number = one_line(ui, &placed.number, Weight::Bold, size::NOTE, room.width());
    let at = room.min;
    let left = at.x + number.size().x + 5.0;
    ui.painter().galley(at, number, p.accent);
    let title = Rect::from_min_max(pos2(left, at.y), pos2(room.right(), at.y + 17.0));
    if state.rename.as_ref().is_some_and(|(id, _, _)| *id == scene.id) {
        // The field is higher than a line: the day makes way for it.
        rename_ui(ctx, ui, state, title.with_max_y(room.bottom()));
        return;
    }
    let text = scene.title.get(ctx.words.language());
    let galley = one_line(ui, text, Weight::Medium, size::NOTE, title.width());
    ui.painter().galley(title.min, galley, p.text);
    let small = ctx.words.day(scene.moment);
    let galley = one_line(ui, &small, Weight::Regular, size::SMALL, room.width());
    ui.painter().galley(pos2(at.x, at.y + 17.0), galley, p.text_weak);
}

/// One line, cut where there is no more room.
fn one_line(ui: &Ui, text: &str, weight: Weight, points: f32, width: f32) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font(points, weight), egui::Color32::PLACEHOLDER);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(1.0));
    ui.painter().layout_job(job)
}

/// The title as it is written; Enter and leaving the field keep it, Escape does not.
fn rename_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut BriefingState, room: Rect) {
    let Some((scene, text, fresh)) = &mut state.rename else {
        return;
    };
    let id = ui.scope_id().with("rename-scene");
    let edit = TextEdit::singleline(text)
        .id(id)
        .font(font(size::NOTE, Weight::Medium))
        .margin(egui::Margin::symmetric(2, 0));
    let field = ui.put(room, edit);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, ctx.words.text("briefing-rename-name")));
    if std::mem::take(fresh) {
        field.request_focus();
        crate::widgets::form::choose_all(ui, &field, text);
    } else if field.lost_focus() || !field.has_focus() {
        let (scene, title) = (*scene, std::mem::take(text));
        let given_up = ui.input(|i| i.key_pressed(egui::Key::Escape));
        state.rename = None;
        state.take_focus = Some(scene);
        let same = ctx
            .dossier
            .scenes
            .get(&scene)
            .is_some_and(|s| s.title.get(ctx.words.language()) == title);
        if !given_up && !same {
            ctx.commands.send(Command::RenameScene { scene, title });
        }
    }
}

/// The mark of a scene whose data have changed; a click says what, and offers what to do about it.
fn mark_ui(ctx: &ViewCtx<'_>, ui: &Ui, placed: &Placed, scene: &Scene, picture: Rect) {
    let p = ctx.palette;
    let rect = Rect::from_min_size(pos2(picture.right() - MARK - 5.0, picture.top() + 5.0), vec2(MARK, MARK));
    let response = ui.interact(rect, ui.scope_id().with(("mark", scene.id)), Sense::click());
    let said = words::sentences(ctx, ctx.derived.scenes.changes(scene.id));
    let arguments = [("number", placed.number.clone().into()), ("what", said.join(" ").into())];
    let name = ctx.words.with("briefing-mark", &arguments);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let painter = ui.painter();
    painter.circle_filled(rect.center(), 0.5 * MARK, p.hue(Hue::Orange));
    if response.hovered() || response.has_focus() {
        painter.circle_stroke(rect.center(), 0.5 * MARK + 2.0, Stroke::new(1.5, p.accent));
    }
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        "!",
        font(size::NOTE, Weight::Bold),
        p.panel,
    );
    let menu = Popup::menu(&response).width(300.0).show(|ui| {
        ui.set_max_width(320.0);
        ui.label(RichText::new(ctx.words.text("briefing-changed-since")).font(font(size::BODY, Weight::SemiBold)));
        for sentence in &said {
            let text = RichText::new(sentence).font(font(size::NOTE, Weight::Regular));
            // A menu justifies what stands in it.
            ui.add(egui::Label::new(text).wrap().halign(egui::Align::LEFT));
        }
        menu::changed_buttons(ctx, ui, scene.id);
    });
    if menu.is_none() {
        response.on_hover_text(format!("{}\n{}", ctx.words.text("briefing-changed-since"), said.join("\n")));
    }
}
