//! The bar at the top: menu, title, search, the moment, undo and redo, export, language, theme.

use egui::{Align, Button, Layout, RichText, Ui, vec2};

use super::ViewCtx;
use super::search::{SearchState, search_ui};
use crate::command::Command;
use crate::model::Language;
use crate::session::{History, ThemeChoice};
use crate::theme::{Weight, font, size, space};

/// Draws the bar. `history` tells what undo and redo would do.
pub fn top_bar_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, history: &History, search: &mut SearchState) {
    ui.horizontal(|ui| {
        ui.set_min_height(space::CONTROL + 2.0);
        menu(ctx, ui);
        let wide = ui.available_width() > 900.0;
        if wide {
            let title = ctx.dossier.header.title.get(ctx.words.language());
            ui.add(egui::Label::new(RichText::new(title).color(ctx.palette.text_weak)).truncate());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            right_side(ctx, ui, history);
            ui.add_space(space::M);
            // The search field takes the middle of the window where there is room for it.
            let left = ui.max_rect().left();
            let width = (ui.available_width() - space::M).clamp(160.0, 420.0);
            let center = ui.ctx().content_rect().center().x;
            let start = (center - width / 2.0).clamp(left, (ui.cursor().right() - width).max(left));
            ui.add_space((ui.cursor().right() - start - width).max(0.0));
            ui.allocate_ui_with_layout(vec2(width, space::CONTROL), Layout::left_to_right(Align::Center), |ui| {
                search_ui(ctx, ui, search);
            });
        });
    });
}

fn menu(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let words = ctx.words;
    let name = RichText::new(words.text("app-name")).font(font(size::TITLE, Weight::Bold));
    let opened = ui.menu_button(name, |ui| {
        for (key, command) in [
            ("menu-open", Command::OpenFileDialog),
            ("menu-built-in", Command::OpenBuiltIn),
            ("menu-save", Command::Save),
            ("menu-export", Command::OpenExport),
            ("menu-screenshot", Command::Screenshot),
            ("menu-unpin", Command::UnpinAll),
            ("menu-help", Command::ToggleHelp),
            ("menu-quit", Command::Quit),
        ] {
            if ui.button(words.text(key)).clicked() {
                ctx.commands.send(command);
                ui.close();
            }
        }
    });
    opened
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words.text("menu")));
}

fn right_side(ctx: &ViewCtx<'_>, ui: &mut Ui, history: &History) {
    let words = ctx.words;
    theme_button(ctx, ui);
    ui.add_space(space::XS);
    for (language, label, key) in [(Language::En, "EN", "language-en"), (Language::De, "DE", "language-de")] {
        let chosen = words.language() == language;
        let weight = if chosen { Weight::SemiBold } else { Weight::Regular };
        let colour = if chosen { ctx.palette.text } else { ctx.palette.text_weak };
        let text = RichText::new(label).font(font(size::BODY, weight)).color(colour);
        let response = ui
            .add(Button::new(text).frame(false).min_size(vec2(26.0, space::CONTROL)))
            .on_hover_text(words.text(key));
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, words.text(key)));
        if response.clicked() {
            ctx.commands.send(Command::SetLanguage(language));
        }
    }
    ui.add_space(space::S);
    let export = Button::new(words.text("menu-export")).min_size(vec2(0.0, space::CONTROL));
    if ui.add(export).clicked() {
        ctx.commands.send(Command::OpenExport);
    }
    let language = words.language();
    for (key, command, next) in [
        ("redo", Command::Redo, history.next_redo()),
        ("undo", Command::Undo, history.next_undo()),
    ] {
        let hint = next.map_or_else(
            || {
                words
                    .text(if key == "undo" { "undo-nothing" } else { "redo-nothing" })
                    .to_owned()
            },
            |name| name.get(language).to_owned(),
        );
        let button = Button::new(words.text(if key == "undo" { "undo" } else { "redo" })).frame(false);
        if ui
            .add_enabled(next.is_some(), button)
            .on_hover_text(&hint)
            .on_disabled_hover_text(&hint)
            .clicked()
        {
            ctx.commands.send(command);
        }
    }
    moment_chip(ctx, ui);
}

fn theme_button(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let (rect, response) = ui.allocate_exact_size(vec2(space::CONTROL, space::CONTROL), egui::Sense::click());
    let name = ctx
        .words
        .text(if ctx.palette.dark { "theme-to-light" } else { "theme-to-dark" });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, space::RADIUS, ctx.palette.field);
    }
    // A disc, half filled: drawn, because no bundled font has the sign.
    let (center, radius) = (rect.center(), 6.5);
    ui.painter()
        .circle_stroke(center, radius, egui::Stroke::new(1.3, ctx.palette.text));
    let half: Vec<egui::Pos2> = (0_u8..=24)
        .map(|i| {
            let angle = -std::f32::consts::FRAC_PI_2 + std::f32::consts::PI * f32::from(i) / 24.0;
            center + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    ui.painter()
        .add(egui::Shape::convex_polygon(half, ctx.palette.text, egui::Stroke::NONE));
    if response.on_hover_text(name).clicked() {
        let next = if ctx.palette.dark {
            ThemeChoice::Light
        } else {
            ThemeChoice::Dark
        };
        ctx.commands.send(Command::SetTheme(next));
    }
}

fn moment_chip(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let words = ctx.words;
    let mut chip = |text: String, colour, name: String| {
        let text = RichText::new(text).font(font(size::NOTE, Weight::Medium)).color(colour);
        let response = ui.add(
            Button::new(text)
                .fill(ctx.palette.accent_soft)
                .stroke(egui::Stroke::new(1.3, colour))
                .corner_radius(12)
                .min_size(vec2(0.0, 24.0)),
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        response
    };
    if let Some(day) = ctx.session.known_by {
        let text = words.with("chip-known-by", &[("day", words.day(day).into())]);
        let lift = chip(
            text,
            ctx.palette.hue(crate::theme::Hue::Orange),
            words.text("status-clear-known-by").to_owned(),
        );
        if lift.on_hover_text(words.text("status-clear-known-by")).clicked() {
            ctx.commands.send(Command::SetKnownBy(None));
        }
    }
    let day = words.day(ctx.session.moment);
    let name = words.with("chip-moment", &[("day", day.clone().into())]);
    let moment = chip(day, ctx.palette.accent, name);
    if moment.on_hover_text(words.text("chip-moment-hint")).clicked() {
        ctx.commands.send(Command::OpenSearch);
    }
}
