//! The row of buttons over the network: layout and what makes its groups, hulls, fit, focus depth, zoom. Not drawn in figures.

use egui::{
    Align, Align2, Color32, CornerRadius, Frame, Layout, Margin, Rect, Response, RichText, Role, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::legend::focus_ring;
use super::state::NetworkState;
use crate::command::Command;
use crate::derived::groups;
use crate::session::{Grouping, LayoutMethod};
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;

const HEIGHT: f32 = 26.0;
/// Room the row takes at the top of the pane, its margins included.
pub(super) const ROOM: f32 = HEIGHT + 2.0 * space::M + 6.0;
/// Room for what is not the choice of a layout: with nothing but hulls and fit, with the focus, with the zoom.
const LEAST: f32 = 150.0;
const WITH_FOCUS: f32 = 370.0;
const WITH_ZOOM: f32 = 440.0;
/// Room for a menu in the place of the row of layouts, and for the menu of groups.
const MENU: f32 = 120.0;

/// Draws the row and carries out what concerns the camera.
pub(super) fn toolbar_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, pane: Rect, can_focus: bool) {
    let row = Rect::from_min_size(
        pane.min + vec2(space::M, space::M),
        vec2(pane.width() - 2.0 * space::M, HEIGHT + 8.0),
    );
    let builder = UiBuilder::new()
        .id_salt("network toolbar")
        .max_rect(row)
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let p = ctx.palette;
        Frame::new()
            .fill(p.card)
            .stroke(Stroke::new(line::HAIR, p.line))
            .corner_radius(space::CARD_RADIUS)
            .inner_margin(Margin::symmetric(4, 3))
            .show(ui, |ui| buttons(ctx, ui, state, pane, can_focus));
    });
}

/// Messages of a layout: its word and what it does.
fn layout_words(method: LayoutMethod) -> (&'static str, &'static str) {
    match method {
        LayoutMethod::Force => ("network-layout-force", "network-layout-force-hint"),
        LayoutMethod::Circle => ("network-layout-circle", "network-layout-circle-hint"),
        LayoutMethod::Blocs => ("network-layout-blocs", "network-layout-blocs-hint"),
        LayoutMethod::Map => ("network-layout-map", "network-layout-map-hint"),
        LayoutMethod::Rails => ("network-layout-rails", "network-layout-rails-hint"),
        LayoutMethod::Ego => ("network-layout-ego", "network-layout-ego-hint"),
        LayoutMethod::Matrix => ("network-layout-matrix", "network-layout-matrix-hint"),
    }
}

fn buttons(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, pane: Rect, can_focus: bool) {
    let words = ctx.words;
    let method = ctx.session.layout;
    let room = pane.width() - 2.0 * space::M - 10.0;
    let grouped = matches!(method, LayoutMethod::Circle | LayoutMethod::Blocs);
    let groups_room = if grouped { MENU } else { 0.0 };
    let row: f32 = LayoutMethod::ALL
        .into_iter()
        .map(|m| segment_width(ui, words.text(layout_words(m).0)) + 2.0)
        .sum();
    let as_row = row + groups_room + WITH_FOCUS <= room;
    let layouts = if as_row { row } else { MENU };
    if as_row {
        for other in LayoutMethod::ALL {
            let (key, hint) = layout_words(other);
            if segment(ctx, ui, words.text(key), words.text(hint), method == other, true).clicked() {
                ctx.commands.send(Command::SetLayout(other));
            }
        }
    } else {
        layout_menu(ctx, ui);
    }
    if grouped {
        grouping_menu(ctx, ui, state);
    }
    let left = room - layouts - groups_room;
    if left < LEAST {
        return;
    }
    gap(ctx, ui);
    let (hulls, hint) = (words.text("network-hulls"), words.text("network-hulls-hint"));
    if method.is_plane() && segment(ctx, ui, hulls, hint, ctx.session.hulls, true).clicked() {
        ctx.commands.send(Command::ToggleHulls);
    }
    let (fit, hint) = (words.text("network-fit"), words.text("network-fit-hint"));
    if segment(ctx, ui, fit, hint, false, true).clicked() {
        state.fit();
        ui.ctx().request_repaint();
    }
    if !method.is_plane() {
        return;
    }
    if left >= WITH_FOCUS {
        gap(ctx, ui);
        focus(ctx, ui, can_focus);
    }
    if left >= WITH_ZOOM {
        gap(ctx, ui);
        for (sign, hint, factor) in [("−", "network-zoom-out", 1.0 / 1.25), ("+", "network-zoom-in", 1.25)] {
            if segment(ctx, ui, sign, words.text(hint), false, true).clicked() {
                state.camera.zoom_at(pane, pane.center(), factor);
                state.moved = true;
                ui.ctx().request_repaint();
            }
        }
    }
}

/// The layouts in a menu, where there is no room for all of them side by side.
fn layout_menu(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let words = ctx.words;
    let shown = words.text(layout_words(ctx.session.layout).0);
    let name = words.with("network-layout-menu", &[("layout", shown.into())]);
    menu(ctx, ui, shown, &name, |ui| {
        for method in LayoutMethod::ALL {
            let (_, hint) = layout_words(method);
            if ui.selectable_label(method == ctx.session.layout, words.text(hint)).clicked() {
                ctx.commands.send(Command::SetLayout(method));
                ui.close();
            }
        }
    });
}

/// What makes blocs and the order on the circle.
fn grouping_menu(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState) {
    let words = ctx.words;
    let usual_blocs = state.caches.usual_grouping(ctx);
    let usual = match ctx.session.layout {
        LayoutMethod::Circle => "network-group-crossings",
        _ if usual_blocs == Grouping::Community => "network-group-community",
        _ => "network-group-membership",
    };
    let label = |by: &Option<Grouping>| match by {
        None => words.text(usual).to_owned(),
        Some(Grouping::Membership) => words.text("network-group-membership").to_owned(),
        Some(Grouping::Community) => words.text("network-group-community").to_owned(),
        Some(Grouping::Kind) => words.text("network-group-kind").to_owned(),
        Some(Grouping::Region) => words.text("network-group-region").to_owned(),
        Some(Grouping::Attribute(field)) => words.with("network-group-attribute", &[("field", field.clone().into())]),
    };
    let chosen = label(&ctx.session.grouping);
    let name = words.with("network-group-menu", &[("by", chosen.clone().into())]);
    menu(ctx, ui, &chosen, &name, |ui| {
        let mut offers = vec![None];
        let own = [Grouping::Membership, Grouping::Community, Grouping::Kind, Grouping::Region].into_iter();
        // What is usual is offered once.
        let by_crossings = ctx.session.layout == LayoutMethod::Circle;
        offers.extend(own.filter(|by| by_crossings || *by != usual_blocs).map(Some));
        let fields = groups::fields(ctx.dossier).into_iter();
        offers.extend(fields.map(|field| Some(Grouping::Attribute(field))));
        for by in offers {
            if ui.selectable_label(by == ctx.session.grouping, label(&by)).clicked() {
                ctx.commands.send(Command::SetGrouping(by));
                ui.close();
            }
        }
    });
}

/// A button that opens a menu.
fn menu(ctx: &ViewCtx<'_>, ui: &mut Ui, label: &str, name: &str, add: impl FnOnce(&mut Ui)) {
    let text = RichText::new(format!("{label} ▾")).font(font(size::NOTE, Weight::SemiBold));
    let opened = ui
        .scope(|ui| {
            ui.visuals_mut().widgets.inactive.weak_bg_fill = ctx.palette.accent_soft;
            ui.spacing_mut().interact_size.y = HEIGHT;
            ui.menu_button(text.color(ctx.palette.accent), add)
        })
        .inner;
    opened.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
}

fn focus(ctx: &ViewCtx<'_>, ui: &mut Ui, can_focus: bool) {
    let p = ctx.palette;
    let label = ui.painter().layout_no_wrap(
        ctx.words.text("network-focus").to_owned(),
        font(size::NOTE, Weight::Regular),
        p.text_weak,
    );
    let (rect, _) = ui.allocate_exact_size(vec2(label.size().x + 8.0, HEIGHT), Sense::hover());
    ui.painter()
        .galley(rect.left_center() + vec2(6.0, -0.5 * label.size().y), label, p.text_weak);
    let off = ctx.words.text("network-focus-off").to_owned();
    for (depth, text) in [
        (None, off),
        (Some(1), "1".to_owned()),
        (Some(2), "2".to_owned()),
        (Some(3), "3".to_owned()),
        (Some(4), "4".to_owned()),
    ] {
        let hint = match depth {
            None => ctx.words.text("network-focus-off-hint").to_owned(),
            Some(n) => ctx.words.with("network-focus-hint", &[("n", n.into())]),
        };
        let chosen = ctx.session.focus_depth == depth;
        if segment(
            ctx,
            ui,
            &text,
            &hint,
            chosen && (can_focus || depth.is_none()),
            can_focus || depth.is_none(),
        )
        .clicked()
        {
            ctx.commands.send(Command::SetFocusDepth(depth));
        }
    }
}

fn gap(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, HEIGHT), Sense::hover());
    ui.painter().vline(
        rect.center().x,
        rect.shrink(5.0).y_range(),
        Stroke::new(line::HAIR, ctx.palette.line),
    );
}

/// Width of a button of the row.
fn segment_width(ui: &Ui, text: &str) -> f32 {
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font(size::NOTE, Weight::SemiBold), Color32::PLACEHOLDER);
    (galley.size().x + 14.0).max(22.0)
}

/// One button of the row; its accessible name is the hint, which says more than the word on it.
fn segment(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str, hint: &str, chosen: bool, enabled: bool) -> Response {
    let p = ctx.palette;
    let color = match (enabled, chosen) {
        (false, _) => p.faded(p.text_weak, p.card, 0.6),
        (_, true) => p.accent,
        _ => p.text,
    };
    let weight = if chosen { Weight::SemiBold } else { Weight::Regular };
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(segment_width(ui, text), HEIGHT), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, chosen, hint));
    let fill = match (chosen, enabled && response.hovered()) {
        (true, _) => p.accent_soft,
        (false, true) => p.field_hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS - 2), fill);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, text, font(size::NOTE, weight), color);
    focus_ring(ctx, ui, &response);
    response.on_hover_text(hint)
}
