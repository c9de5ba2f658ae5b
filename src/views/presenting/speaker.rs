//! The speaker's window while the audience has one of its own: notes, the next scene, the time, all scenes.

use egui::{
    Button, CornerRadius, Panel, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, ViewportCommand, ViewportId,
};
use egui::{WidgetInfo, pos2, vec2};

use super::Lesson;
use super::card::said;
use crate::command::Command;
use crate::model::{Scene, briefing};
use crate::session::Act;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::briefing::picture_ui;

/// Size of the notes.
const NOTES: f32 = 20.0;
/// Screens that can be chosen for the audience.
const SCREENS: usize = 3;

/// Draws what the speaker sees; `audience` is the other window.
pub fn speaker_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>, audience: ViewportId) {
    let p = ctx.palette;
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0.0, p.panel);
    // Both windows are drawn with the factor that the audience's wants; here it is taken back.
    let by = lesson.zoom / ui.ctx().zoom_factor();
    enlarge(ui, by);
    let frame = egui::Frame::new().fill(p.panel).inner_margin(space::M * by);
    Panel::top("speaker-head")
        .frame(frame)
        .show(ui, |ui| head(ctx, ui, lesson, audience, by));
    let side = (0.4 * room.width()).clamp(220.0 * by, 460.0 * by);
    Panel::right("speaker-scenes")
        .frame(frame.fill(p.field))
        .exact_size(side)
        .resizable(false)
        .show(ui, |ui| scenes(ctx, ui, lesson, by));
    egui::CentralPanel::default()
        .frame(frame.fill(p.paper))
        .show(ui, |ui| notes(ctx, ui, by));
}

/// Draws everything standard by this factor larger.
fn enlarge(ui: &mut Ui, by: f32) {
    let style = ui.style_mut();
    for font in style.text_styles.values_mut() {
        font.size *= by;
    }
    let spacing = &mut style.spacing;
    spacing.item_spacing *= by;
    spacing.button_padding *= by;
    spacing.interact_size *= by;
}

/// Time of the day, time since the beginning, and what is done with the audience's window.
fn head(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &Lesson<'_>, audience: ViewportId, by: f32) {
    let (p, words) = (ctx.palette, ctx.words);
    let now = ui.input(|i| i.time);
    let seconds = (now - lesson.on.since).max(0.0) as u64;
    let elapsed = format!("{}:{:02}", seconds / 60, seconds % 60);
    ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M * by;
        let large = |text: &str| {
            RichText::new(text)
                .font(font(size::DISPLAY * by, Weight::SemiBold))
                .color(p.text)
        };
        ui.label(large(&elapsed));
        if ui.button(words.text("presenting-reset")).clicked() {
            ctx.commands.send(Command::Present(Act::ResetClock));
        }
        ui.label(
            RichText::new(&lesson.clock)
                .font(font(size::TITLE * by, Weight::Regular))
                .color(p.text_weak),
        );
        for (sign, key, scenes) in [("‹", "presenting-key-previous", -1), ("›", "presenting-key-next", 1)] {
            let button = ui.add(Button::new(
                RichText::new(sign).font(font(size::TITLE * by, Weight::SemiBold)),
            ));
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.text(key)));
            if button.clicked() {
                ctx.commands.send(Command::Present(Act::Step(scenes)));
            }
        }
        ui.label(RichText::new(words.text("presenting-screen")).color(p.text_weak));
        for screen in 0..SCREENS {
            let number = (screen + 1).to_string();
            let button = ui.add(Button::new(&number));
            let name = words.with("presenting-screen-name", &[("n", number.clone().into())]);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if button.clicked() {
                ui.ctx().send_viewport_cmd_to(audience, ViewportCommand::SetMonitor(screen));
            }
        }
        if ui.button(words.text("presenting-one")).clicked() {
            ctx.commands.send(Command::Present(Act::Projector));
        }
        if ui.button(words.text("presenting-end")).clicked() {
            ctx.commands.send(Command::Present(Act::End));
        }
        // The speaker does not see the other screen.
        if let Some(blank) = lesson.on.blank {
            let key = super::overlay::blank_key(blank);
            let text = RichText::new(words.text(key)).font(font(size::HEADING * by, Weight::SemiBold));
            ui.label(text.color(p.bad));
        }
    });
}

/// Title and notes of the scene in hand, large.
fn notes(ctx: &ViewCtx<'_>, ui: &mut Ui, by: f32) {
    let (p, language) = (ctx.palette, ctx.words.language());
    let Some(scene) = ctx.session.scene.and_then(|id| ctx.dossier.scenes.get(&id)) else {
        return;
    };
    said(ui, scene.title.get(language), size::DISPLAY * by, Weight::Bold, p.text);
    said(
        ui,
        scene.caption.get(language),
        size::HEADING * by,
        Weight::Regular,
        p.text_weak,
    );
    ui.add_space(space::M);
    ScrollArea::vertical()
        .id_salt(("speaker-notes", scene.id))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            if scene.notes.is_empty() {
                said(
                    ui,
                    ctx.words.text("presenting-no-notes"),
                    size::HEADING * by,
                    Weight::Italic,
                    p.text_weak,
                );
            } else {
                said(ui, scene.notes.get(language), NOTES * by, Weight::Regular, p.text);
            }
        });
}

/// The next scene as a picture, and the list of all.
fn scenes(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>, by: f32) {
    let p = ctx.palette;
    let next = briefing::step(ctx.dossier, ctx.session.scene, 1);
    let next = next.and_then(|id| ctx.dossier.scenes.get(&id));
    let key = if next.is_some() {
        "presenting-next"
    } else {
        "presenting-last"
    };
    said(ui, ctx.words.text(key), size::NOTE * by, Weight::SemiBold, p.text_weak);
    if let Some(scene) = next {
        next_ui(ctx, ui, lesson, scene, by);
    }
    ui.add_space(space::S);
    ScrollArea::vertical()
        .id_salt("speaker-list")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for placed in ctx.derived.briefing.iter() {
                let Some(scene) = ctx.dossier.scenes.get(&placed.scene) else {
                    continue;
                };
                let title = scene.title.get(ctx.words.language());
                let chosen = ctx.session.scene == Some(placed.scene);
                let text = RichText::new(format!("{}  {title}", placed.number)).font(font(size::BODY * by, Weight::Medium));
                let row = ui.add(Button::selectable(chosen, text).truncate());
                let arguments = [("number", placed.number.clone().into()), ("title", title.to_owned().into())];
                let name = ctx.words.with("presenting-show", &arguments);
                row.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
                if row.clicked() {
                    ctx.commands.send(Command::ShowScene(placed.scene));
                }
            }
        });
}

fn next_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>, scene: &Scene, by: f32) {
    let p = ctx.palette;
    let width = ui.available_width();
    let height = (0.5 * width).min(0.42 * ui.available_height());
    let (rect, response) = ui.allocate_exact_size(vec2(width, height + 24.0 * by), Sense::click());
    let title = scene.title.get(ctx.words.language());
    let name = ctx.words.with("presenting-next-name", &[("title", title.to_owned().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let picture = Rect::from_min_size(rect.min, vec2(width, height));
    picture_ui(ctx, ui, lesson.pictures, scene, picture);
    let rim = if response.hovered() || response.has_focus() {
        p.accent
    } else {
        p.line
    };
    ui.painter()
        .rect_stroke(picture, CornerRadius::same(6), Stroke::new(1.5, rim), StrokeKind::Inside);
    let galley = super::page::rows(ui, title, size::HEADING * by, Weight::SemiBold, p.text, width, 1);
    ui.painter().galley(pos2(rect.left(), picture.bottom() + 3.0), galley, p.text);
    if response.clicked() {
        ctx.commands.send(Command::Present(Act::Step(1)));
    }
}
