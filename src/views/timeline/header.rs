//! The line above the chart: title, hint, what is undated, known-by, steps, play, and the moment.

use egui::{Align, ComboBox, Layout, Rect, RichText, Sense, Stroke, StrokeKind, UiBuilder, WidgetInfo, vec2};

use super::state::{OpenList, Speed, TimelineState};
use crate::command::Command;
use crate::session::PlayStep;
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;

/// Speeds to choose from.
const SPEEDS: [f32; 4] = [0.5, 1.0, 2.0, 4.0];

/// Draws the line above the chart.
pub(super) fn header_ui(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, rect: Rect, state: &mut TimelineState) {
    let palette = ctx.palette;
    let mut left = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    left.label(
        RichText::new(ctx.words.text("timeline-title"))
            .font(font(size::HEADING, Weight::SemiBold))
            .color(palette.text),
    );
    if !ctx.on_screen() {
        let text = ctx
            .words
            .with("timeline-figure-moment", &[("day", ctx.words.day(ctx.session.moment).into())]);
        left.label(
            RichText::new(text)
                .font(font(size::NOTE, Weight::Regular))
                .color(palette.text_weak),
        );
        if let Some(day) = ctx.session.known_by {
            let text = ctx.words.with("timeline-known-by-day", &[("day", ctx.words.day(day).into())]);
            left.label(
                RichText::new(text)
                    .font(font(size::NOTE, Weight::Regular))
                    .color(palette.text_weak),
            );
        }
        return;
    }
    super::rails::switch_ui(ctx, &mut left, state);
    let title_end = left.min_rect().right();
    let mut right = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = space::XS + 2.0;
    right.spacing_mut().button_padding = vec2(space::S, 3.0);
    right.spacing_mut().interact_size.y = 24.0;
    controls(ctx, &mut right, state);
    let room = right.min_rect().left() - title_end - space::L * 2.0;
    let hint = left.painter().layout_no_wrap(
        ctx.words.text("timeline-hint").to_owned(),
        font(size::NOTE, Weight::Regular),
        palette.text_weak,
    );
    // A hint that does not fit is no help.
    if hint.size().x <= room {
        let at = egui::pos2(title_end + space::L, rect.center().y - hint.size().y / 2.0);
        left.painter().galley(at, hint, palette.text_weak);
    }
}

/// From right to left: moment, play with steps, speed, known-by, undated.
fn controls(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, state: &mut TimelineState) {
    moment_chip(ctx, ui);
    let words = ctx.words;
    let small = |text: &str| RichText::new(text).font(font(size::NOTE, Weight::Medium));
    if named(ui.button(small("›")), words.text("timeline-forward")).clicked() {
        ctx.commands.send(Command::StepMoment(1));
    }
    let playing = ctx.session.playing;
    let (icon, key) = if playing {
        ("❚❚", "timeline-pause")
    } else {
        ("▶", "timeline-play")
    };
    let play = ui.button(small(&format!("{icon} {}", words.text(key))));
    if play.clicked() {
        ctx.commands.send(Command::TogglePlay);
    }
    if named(ui.button(small("‹")), words.text("timeline-back")).clicked() {
        ctx.commands.send(Command::StepMoment(-1));
    }
    step_box(ctx, ui);
    speed_box(ctx, ui, state);
    ui.add_space(space::S);
    known_by_button(ctx, ui);
    let undated = &ctx.derived.time.undated;
    if !undated.is_empty() {
        let text = words.with("timeline-undated", &[("n", undated.len().into())]);
        let button = ui.button(small(&text)).on_hover_text(words.text("timeline-undated-hint"));
        if button.clicked() {
            state.list = Some(OpenList {
                at: button.rect.left_bottom(),
                title: text,
                items: undated.clone(),
            });
        }
    }
}

fn named(response: egui::Response, name: &'static str) -> egui::Response {
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name)
}

fn moment_chip(ctx: &ViewCtx<'_>, ui: &mut egui::Ui) {
    let palette = ctx.palette;
    let text = ctx.words.day(ctx.session.moment);
    let galley = ui
        .painter()
        .layout_no_wrap(text.clone(), font(size::NOTE, Weight::SemiBold), palette.accent);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 22.0, 24.0), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(
            egui::Role::Label,
            true,
            ctx.words.with("timeline-moment-name", &[("day", text.clone().into())]),
        )
    });
    ui.painter().rect(
        rect,
        12.0,
        palette.accent_soft,
        Stroke::new(line::RIM, palette.accent),
        StrokeKind::Inside,
    );
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, palette.accent);
}

fn known_by_button(ctx: &ViewCtx<'_>, ui: &mut egui::Ui) {
    let on = ctx.session.known_by.is_some();
    let text = match ctx.session.known_by {
        Some(day) => ctx.words.with("timeline-known-by-day", &[("day", ctx.words.day(day).into())]),
        None => ctx.words.text("timeline-known-by-off").to_owned(),
    };
    let rich = RichText::new(text).font(font(size::NOTE, Weight::Medium));
    let response = ui
        .selectable_label(on, rich)
        .on_hover_text(ctx.words.text("timeline-known-by-hint"));
    if response.clicked() {
        ctx.commands
            .send(Command::SetKnownBy(if on { None } else { Some(ctx.session.moment) }));
    }
}

fn step_box(ctx: &ViewCtx<'_>, ui: &mut egui::Ui) {
    let word = |step| match step {
        PlayStep::Day => ctx.words.text("timeline-step-day"),
        PlayStep::Month => ctx.words.text("timeline-step-month"),
        PlayStep::Year => ctx.words.text("timeline-step-year"),
    };
    let mut chosen = ctx.session.play_step;
    let text = RichText::new(word(chosen)).font(font(size::NOTE, Weight::Regular));
    let inner = ComboBox::from_id_salt("timeline-step")
        .selected_text(text)
        .width(92.0)
        .show_ui(ui, |ui| {
            for step in [PlayStep::Day, PlayStep::Month, PlayStep::Year] {
                ui.selectable_value(&mut chosen, step, word(step));
            }
        });
    inner
        .response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, ctx.words.text("timeline-step")));
    if chosen != ctx.session.play_step {
        ctx.commands.send(Command::SetPlayStep(chosen));
    }
}

fn speed_box(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, state: &mut TimelineState) {
    let word = |speed: f32| {
        ctx.words
            .with("timeline-speed-times", &[("n", ctx.words.number(f64::from(speed), 1).into())])
    };
    let text = RichText::new(word(state.speed.0)).font(font(size::NOTE, Weight::Regular));
    let inner = ComboBox::from_id_salt("timeline-speed")
        .selected_text(text)
        .width(54.0)
        .show_ui(ui, |ui| {
            for speed in SPEEDS {
                ui.selectable_value(&mut state.speed, Speed(speed), word(speed));
            }
        });
    inner
        .response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, ctx.words.text("timeline-speed")));
}
