//! The bar at the top: menu, title, search, the moment, scenes, proposals, undo and redo, export, language, theme.

use std::path::PathBuf;

use egui::{Align, Button, Layout, Rangef, Rect, RichText, Sense, Ui, UiBuilder, vec2};

use super::ViewCtx;
use super::search::{SearchState, search_ui};
use crate::command::Command;
use crate::model::Language;
use crate::session::{Act, History, Ledger, ThemeChoice};
use crate::theme::{Weight, font, size, space};
use crate::widgets::arrow::bent_arrow;

/// Widest and least useful width of the search field.
const SEARCH: (f32, f32) = (380.0, 220.0);
/// Height of an entry of the menu.
const ENTRY: f32 = 26.0;
/// Least width at which the title is worth its room.
const TITLE: f32 = 90.0;

/// What the bar tells of the project file.
#[derive(Debug, Clone, Copy)]
pub struct FileState<'a> {
    /// There is work that no file holds.
    pub unsaved: bool,
    /// There is a project file, so that there can be versions.
    pub has_file: bool,
    /// Projects opened lately, the last first.
    pub recent: &'a [PathBuf],
}

/// Draws the bar. `history` tells what undo and redo would do, `briefing` that the strip with the scenes is shown.
pub fn top_bar_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    history: &History,
    file: FileState<'_>,
    search: &mut SearchState,
    briefing: bool,
) {
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), space::CONTROL + 2.0), Sense::hover());
    let part = |ui: &mut Ui, rect: Rect, layout: Layout, add: &mut dyn FnMut(&mut Ui)| -> Rect {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        add(&mut child);
        child.min_rect()
    };
    let from_left = Layout::left_to_right(Align::Center);
    let left = part(ui, bar, from_left, &mut |ui| menu(ctx, ui, file)).right() + space::M;
    let narrow = bar.width() < 900.0;
    let right = part(ui, bar, Layout::right_to_left(Align::Center), &mut |ui| {
        right_side(ctx, ui, history, narrow, briefing);
    });
    let right = right.left() - space::M;
    // The search field takes the middle of the window, or what is left of the bar.
    let middle = ui.ctx().content_rect().center().x;
    let centred = (2.0 * (middle - left).min(right - middle)).min(SEARCH.0);
    let x_range = if centred >= SEARCH.1 {
        Rangef::new(middle - centred / 2.0, middle + centred / 2.0)
    } else {
        Rangef::new((right - SEARCH.0).max(left), right.max(left + 1.0))
    };
    let field = Rect::from_x_y_ranges(x_range, bar.y_range());
    let title = Rect::from_x_y_ranges(left..=field.left() - space::M, bar.y_range());
    if title.width() >= TITLE {
        part(ui, title, from_left, &mut |ui| {
            if file.unsaved {
                unsaved_dot(ctx, ui);
            }
            let title = ctx.dossier.header.title.get(ctx.words.language());
            ui.add(egui::Label::new(RichText::new(title).color(ctx.palette.text_weak)).truncate());
        });
    }
    part(ui, field, from_left, &mut |ui| search_ui(ctx, ui, search));
}

/// A dot before the title while there is work that no file holds.
fn unsaved_dot(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let (rect, response) = ui.allocate_exact_size(vec2(space::M, space::CONTROL), Sense::hover());
    ui.painter().circle_filled(rect.center(), 4.0, ctx.palette.accent);
    let name = ctx.words.text("file-unsaved");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name));
    response.on_hover_text(name);
}

/// Projects opened lately; one that is gone is left out when it is asked for.
fn recent_menu(ctx: &ViewCtx<'_>, ui: &mut Ui, recent: &[PathBuf]) {
    ui.menu_button(ctx.words.text("menu-recent"), |ui| {
        for path in recent {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                ctx.commands.send(Command::OpenFile(path.clone()));
                ui.close();
            }
        }
    });
}

/// The entries of the menu, by what they are about.
fn groups() -> [Vec<(&'static str, Command)>; 6] {
    [
        vec![
            ("menu-new", Command::NewDossier),
            ("menu-open", Command::OpenFileDialog),
            ("menu-built-in", Command::OpenBuiltIn),
        ],
        vec![
            ("menu-save", Command::Save),
            ("menu-save-as", Command::SaveAsDialog),
            ("menu-versions", Command::ShowVersions),
            ("menu-join", Command::JoinDialog),
            ("menu-dossier", Command::DescribeDossier),
        ],
        vec![
            ("menu-add-documents", Command::AddDocumentsDialog),
            ("menu-add-folders", Command::AddFoldersDialog),
            ("menu-import", Command::ImportDialog),
        ],
        vec![
            ("menu-chain", Command::ToggleChain),
            ("menu-paths", Command::TogglePaths),
            ("menu-compare", Command::ToggleCompare),
            ("menu-history", Command::ToggleHistory),
            ("menu-merge", Command::AskMerge(Vec::new())),
            ("menu-delete", Command::AskDelete(Vec::new())),
            ("menu-unpin", Command::UnpinAll),
        ],
        vec![
            ("menu-keep-scene", Command::KeepScene),
            ("menu-briefing", Command::ToggleBriefing),
            ("key-present", Command::Present(Act::Begin)),
            ("menu-export", Command::OpenExport),
            ("menu-export-data", Command::OpenDataExport),
            ("menu-screenshot", Command::Screenshot),
        ],
        vec![
            ("menu-preferences", Command::ShowPreferences),
            ("menu-tour", Command::StartTour),
            ("menu-help", Command::ToggleHelp),
            ("menu-quit", Command::Quit),
        ],
    ]
}

/// The ledgers, each shown or hidden.
fn ledgers_menu(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    ui.menu_button(ctx.words.text("menu-ledgers"), |ui| {
        for (key, ledger) in [
            ("menu-proposals", Ledger::Proposals),
            ("search-command-claims", Ledger::Claims),
            ("search-command-contradictions", Ledger::Contradictions),
            ("search-command-forecasts", Ledger::Forecasts),
            ("search-command-quantities", Ledger::Quantities),
            ("search-command-precedents", Ledger::Precedents),
            ("search-command-scenarios", Ledger::Scenarios),
            ("search-command-notes", Ledger::Notes),
            ("menu-measures", Ledger::Measures),
            ("menu-coverage", Ledger::Coverage),
        ] {
            entry(ctx, ui, true, key, Command::ToggleLedger(ledger));
        }
    });
}

fn entry(ctx: &ViewCtx<'_>, ui: &mut Ui, enabled: bool, key: &'static str, command: Command) {
    if ui.add_enabled(enabled, Button::new(ctx.words.text(key))).clicked() {
        ctx.commands.send(command);
        ui.close();
    }
}

fn menu(ctx: &ViewCtx<'_>, ui: &mut Ui, file: FileState<'_>) {
    let words = ctx.words;
    let name = RichText::new(words.text("app-name")).font(font(size::TITLE, Weight::Bold));
    let opened = ui.menu_button(name, |ui| {
        // The whole menu fits into a window of 800 points.
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = ENTRY;
        ui.spacing_mut().button_padding.y = 2.0;
        for (place, group) in groups().into_iter().enumerate() {
            if place > 0 {
                ui.separator();
            }
            for (key, command) in group {
                let enabled = match key {
                    "menu-versions" => file.has_file,
                    "menu-delete" => ctx.session.selection.is_some(),
                    _ => true,
                };
                entry(ctx, ui, enabled, key, command);
                match key {
                    "menu-open" if !file.recent.is_empty() => recent_menu(ctx, ui, file.recent),
                    "menu-add-folders" => ledgers_menu(ctx, ui),
                    _ => {}
                }
            }
        }
    });
    opened
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words.text("menu")));
}

fn right_side(ctx: &ViewCtx<'_>, ui: &mut Ui, history: &History, narrow: bool, briefing: bool) {
    ui.spacing_mut().item_spacing.x = space::XS;
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
    briefing_button(ctx, ui, briefing);
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
            |change| format!("{}\n{}", words.text(key), change.get(language)),
        );
        if bent_arrow(ui, ctx.palette, key == "redo", next.is_some(), words.text(key))
            .on_hover_text(hint)
            .clicked()
        {
            ctx.commands.send(command);
        }
    }
    ui.add_space(space::XS);
    moment_chip(ctx, ui, narrow);
    proposals_button(ctx, ui, narrow);
}

/// Shows or hides the strip with the scenes.
fn briefing_button(ctx: &ViewCtx<'_>, ui: &mut Ui, shown: bool) {
    let name = ctx.words.text("key-briefing");
    let colour = if shown { ctx.palette.accent } else { ctx.palette.text };
    let text = RichText::new(ctx.words.text("briefing-title")).color(colour);
    let mut button = Button::new(text).min_size(vec2(0.0, space::CONTROL));
    if shown {
        button = button.fill(ctx.palette.accent_soft);
    }
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, shown, name));
    if response.on_hover_text(name).clicked() {
        ctx.commands.send(Command::ToggleBriefing);
    }
}

/// What waits for review, with its number; only while something does, or the ledger is shown.
fn proposals_button(ctx: &ViewCtx<'_>, ui: &mut Ui, narrow: bool) {
    let open = ctx.derived.open.total;
    let shown = ctx.session.ledger == Some(Ledger::Proposals);
    if open == 0 && !shown {
        return;
    }
    let number = [("n", open.into())];
    let name = ctx.words.with("review-open-button", &number);
    let label = if narrow {
        ctx.words.with("review-open-short", &number)
    } else {
        ctx.words.with("review-tab-proposals", &number)
    };
    let (weight, colour) = if shown {
        (Weight::SemiBold, ctx.palette.accent)
    } else {
        (Weight::Medium, ctx.palette.text)
    };
    let text = RichText::new(label).font(font(size::NOTE, weight)).color(colour);
    let mut button = Button::new(text).min_size(vec2(0.0, space::CONTROL - 4.0));
    if shown {
        button = button.fill(ctx.palette.accent_soft);
    }
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, shown, &name));
    if response.on_hover_text(&name).clicked() {
        ctx.commands.send(Command::ToggleLedger(Ledger::Proposals));
    }
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

/// The moment, and known-by where there is one. In a narrow bar known-by is left to the status line.
fn moment_chip(ctx: &ViewCtx<'_>, ui: &mut Ui, narrow: bool) {
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
    if let Some(day) = ctx.session.known_by.filter(|_| !narrow) {
        let text = words.with("chip-known-by", &[("day", words.day(day).into())]);
        let lift = chip(
            text,
            ctx.palette.hue(crate::theme::Hue::Purple),
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
