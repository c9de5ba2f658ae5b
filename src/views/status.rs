//! What is being looked at, in one line of words: selection, moment, known-by, filter. Each is named, none clears
//! another. The same sentences stand under every figure. Beside it the scene in hand, and how far long work is.

use egui::{Response, RichText, Ui};

use super::ViewCtx;
use super::briefing::{self, InHand};
use super::guarantee::{twist_text, what_if_text};
use crate::command::Command;
use crate::derived::{Change, Difference};
use crate::model::Filter;
use crate::session::WhatIf;
use crate::theme::{Weight, font, size, space};

/// Room for the word before the filter and the cross behind it, and for a letter, in points.
const FILTER_TITLE: f32 = 80.0;
const LETTER: f32 = 6.6;

/// The filter in words; "none" where nothing is left out.
pub fn filter_sentence(ctx: &ViewCtx<'_>) -> String {
    let filter = &ctx.session.filter;
    let words = ctx.words;
    let mut parts = Vec::new();
    if !filter.hidden_families.is_empty() {
        let families: Vec<&str> = filter.hidden_families.iter().map(|f| words.family(*f)).collect();
        parts.push(words.with("filter-without-families", &[("list", families.join(", ").into())]));
    }
    if !filter.hidden_documents.is_empty() {
        let (open, close) = (words.text("quote-open"), words.text("quote-close"));
        let titles = filter
            .hidden_documents
            .iter()
            .map(|d| format!("{open}{}{close}", ctx.name(*d)));
        let titles: Vec<String> = titles.collect();
        parts.push(words.with("filter-without-documents", &[("list", titles.join(", ").into())]));
    }
    for (on, key) in [
        (filter.hide_ended, "filter-without-ended"),
        (filter.hide_unreal, "filter-without-unreal"),
        (filter.hide_contested, "filter-without-contested"),
        (filter.hide_proposed, "filter-without-proposed"),
    ] {
        if on {
            parts.push(words.text(key).to_owned());
        }
    }
    if let (Some(depth), Some(_)) = (ctx.session.focus_depth, ctx.session.selection) {
        parts.push(words.with("filter-focus", &[("depth", depth.into())]));
    }
    if parts.is_empty() {
        words.text("filter-none").to_owned()
    } else {
        parts.join(" · ")
    }
}

/// Known-by in words.
pub fn known_by_sentence(ctx: &ViewCtx<'_>) -> String {
    ctx.session
        .known_by
        .map_or_else(|| ctx.words.text("known-by-all").to_owned(), |day| ctx.words.day(day))
}

/// Moment, known-by and filter in one sentence, for figures; a scenario comes first.
pub fn figure_sentence(ctx: &ViewCtx<'_>) -> String {
    let state = ctx.words.with(
        "figure-state",
        &[
            ("moment", ctx.words.day(ctx.session.moment).into()),
            ("known", known_by_sentence(ctx).into()),
            ("filter", filter_sentence(ctx).into()),
        ],
    );
    let state = match &ctx.derived.difference {
        Some(difference) => format!("{state} · {}", compare_sentence(ctx, difference)),
        None => state,
    };
    if ctx.session.what_if.is_empty() {
        state
    } else {
        // What is thought through is no forecast, in a picture neither.
        format!("{} · {state} · {}", what_if_text(ctx), ctx.words.text("judged-aid"))
    }
}

/// With which moment the picture is compared, and what differs.
fn compare_sentence(ctx: &ViewCtx<'_>, difference: &Difference) -> String {
    let day = ctx.session.compare.map(|day| ctx.words.day(day)).unwrap_or_default();
    ctx.words.with(
        "figure-compare",
        &[
            ("day", day.into()),
            ("new", difference.count(Change::New).into()),
            ("ended", difference.count(Change::Ended).into()),
            ("changed", difference.count(Change::Changed).into()),
            ("same", difference.same.into()),
        ],
    )
}

/// The status line of the window; `progress` is the part done (0-1) of long work, while there is any, `hand` the scene
/// in hand.
pub fn status_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, progress: Option<f32>, hand: Option<InHand>) {
    let words = ctx.words;
    ui.horizontal(|ui| {
        if let Some(part) = progress {
            ui.add(egui::ProgressBar::new(part).desired_width(120.0).desired_height(10.0));
            if cross(ctx, ui, words.text("status-cancel")).clicked() {
                ctx.commands.send(Command::CancelWork);
            }
            divider(ctx, ui);
        }
        ui.spacing_mut().item_spacing.x = space::XS;
        if let Some(hand) = hand {
            scene_ui(ctx, ui, hand);
            divider(ctx, ui);
        }
        let selection = match (ctx.session.selection, ctx.session.also.len()) {
            (None, _) => words.text("selection-none").to_owned(),
            (Some(item), 0) => clipped(&ctx.name(item)),
            (Some(_), also) => words.with("status-several", &[("n", (also + 1).into())]),
        };
        let lift = part(
            ctx,
            ui,
            "status-selection",
            &selection,
            ctx.session.selection.is_some(),
            "status-clear-selection",
        );
        if lift {
            ctx.commands.send(Command::Select {
                item: None,
                source: None,
            });
        }
        divider(ctx, ui);
        part(
            ctx,
            ui,
            "status-moment",
            &words.day(ctx.session.moment),
            false,
            "status-moment",
        );
        if let Some(day) = ctx.session.compare {
            divider(ctx, ui);
            if part(ctx, ui, "status-compare", &words.day(day), true, "status-clear-compare") {
                ctx.commands.send(Command::CompareWith(None));
            }
        }
        divider(ctx, ui);
        if part(
            ctx,
            ui,
            "status-known-by",
            &known_by_sentence(ctx),
            ctx.session.known_by.is_some(),
            "status-clear-known-by",
        ) {
            ctx.commands.send(Command::SetKnownBy(None));
        }
        if ctx.session.known_by.is_some() {
            let text = RichText::new(words.text("status-later")).font(font(size::SMALL, Weight::Regular));
            if ui.selectable_label(ctx.session.show_later, text).clicked() {
                ctx.commands.send(Command::ToggleLater);
            }
        }
        if !ctx.session.what_if.is_empty() {
            divider(ctx, ui);
            let twists = &ctx.session.what_if.twists;
            let shown: Vec<String> = twists.iter().map(|t| twist_text(ctx, *t)).collect();
            let shown = clipped_to(&shown.join(" · "), 48);
            if part(ctx, ui, "status-what-if", &shown, true, "status-clear-what-if") {
                ctx.commands.send(Command::SetWhatIf(WhatIf::default()));
            }
        }
        divider(ctx, ui);
        // The cross behind the filter must not leave the window.
        let sentence = filter_sentence(ctx);
        let room = ((ui.available_width() - FILTER_TITLE) / LETTER).max(8.0) as usize;
        let filtered = !ctx.session.filter.is_empty() || ctx.session.focus_depth.is_some();
        if part(
            ctx,
            ui,
            "status-filter",
            &clipped_to(&sentence, room),
            filtered,
            "status-clear-filter",
        ) {
            ctx.commands.send(Command::SetFilter(Filter::default()));
            ctx.commands.send(Command::SetFocusDepth(None));
        }
    });
}

/// The scene in hand, and whether the screen differs from it; a click shows it as it was kept.
fn scene_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, hand: InHand) {
    let Some(number) = briefing::number_of(ctx, hand.scene) else {
        return;
    };
    let key = if hand.changed {
        "status-scene-changed"
    } else {
        "status-scene"
    };
    let text = ctx.words.with(key, &[("number", number.to_owned().into())]);
    let weight = if hand.changed { Weight::Medium } else { Weight::Regular };
    let shown = RichText::new(&text).font(font(size::SMALL, weight)).color(ctx.palette.text);
    let response = ui.add(egui::Button::new(shown).frame(false).min_size(egui::vec2(0.0, 16.0)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
    if response.on_hover_text(ctx.words.text("status-scene-hint")).clicked() {
        ctx.commands.send(Command::ShowScene(hand.scene));
    }
}

/// One named part; `true` if its little cross was clicked.
fn part(ctx: &ViewCtx<'_>, ui: &mut Ui, title: &'static str, value: &str, can_lift: bool, lift: &'static str) -> bool {
    ui.label(
        RichText::new(ctx.words.text(title))
            .font(font(size::SMALL, Weight::Regular))
            .color(ctx.palette.text_weak),
    );
    ui.label(
        RichText::new(value)
            .font(font(size::SMALL, Weight::Medium))
            .color(ctx.palette.text),
    );
    can_lift && cross(ctx, ui, ctx.words.text(lift)).clicked()
}

fn cross(ctx: &ViewCtx<'_>, ui: &mut Ui, name: &str) -> Response {
    let text = RichText::new("×")
        .font(font(size::BODY, Weight::Medium))
        .color(ctx.palette.text_weak);
    let response = ui
        .add(egui::Button::new(text).frame(false).min_size(egui::vec2(16.0, 16.0)))
        .on_hover_text(name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response
}

fn divider(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    ui.add_space(space::S);
    ui.label(RichText::new("·").color(ctx.palette.text_weak));
    ui.add_space(space::S);
}

/// Long names are cut for the line; the inspector has them in full.
fn clipped(text: &str) -> String {
    clipped_to(text, 60)
}

fn clipped_to(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(most).collect::<String>().trim_end())
    }
}
