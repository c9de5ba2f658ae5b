//! Scenarios as branches under their trunks, and two of them side by side: condition, state, what they change in the
//! network, what is said to follow, and what they do to the assessment in hand. The dossier stays as it is.
//!
//! In the place of the network, for `ledgers`; [`buttons_ui`] is for the inspector. Not here: how a scenario looks on
//! the network (`network`), the arithmetic (`guarantee`), the form of a scenario (`edit`).

mod columns;
mod effect;
mod state;
mod tree;

pub use state::ScenariosState;

use egui::{Button, Rect, RichText, Role, ScrollArea, Ui, UiBuilder, WidgetInfo, vec2};

use self::state::Side;
use super::ViewCtx;
use super::cases::figures_button;
use crate::command::Command;
use crate::model::{Item, PrecedentId, ScenarioId};
use crate::session::{Ledger, Twist};
use crate::theme::{Weight, font, size, space};

/// Narrowest pane in which the tree stands beside the comparison.
const BESIDE: f32 = 700.0;
/// Width of the tree: a share of the pane, within bounds.
const TREE: f32 = 0.28;
const TREE_BOUNDS: (f32, f32) = (168.0, 300.0);

/// Draws tree and comparison.
pub(in crate::views) fn scenarios_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ScenariosState) {
    if ctx.dossier.scenarios.is_empty() {
        ui.label(RichText::new(ctx.words.text("scenario-none")).color(ctx.palette.text_weak));
        return;
    }
    state.settle(ctx);
    let area = ui.available_rect_before_wrap();
    if area.width() < BESIDE {
        comparison_ui(ctx, ui, state, true);
        return;
    }
    let left = (area.width() * TREE).clamp(TREE_BOUNDS.0, TREE_BOUNDS.1);
    let pane = |rect: Rect| UiBuilder::new().max_rect(rect);
    ui.scope_builder(pane(area.with_max_x(area.left() + left)), |ui| {
        ScrollArea::vertical()
            .id_salt("scenario-tree")
            .auto_shrink(false)
            .show(ui, |ui| tree::tree_ui(ctx, ui, state));
    });
    let right = area.with_min_x(area.left() + left + space::L);
    let line = egui::Stroke::new(crate::theme::line::HAIR, ctx.palette.line);
    ui.painter().vline(right.left() - space::L / 2.0, area.y_range(), line);
    ui.scope_builder(pane(right), |ui| comparison_ui(ctx, ui, state, false));
}

/// Both sides. In a narrow pane the tree opens from a button above them.
fn comparison_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ScenariosState, narrow: bool) {
    let hand = state.hand.get(ctx, &[]);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        if narrow {
            let name = ctx.words.text("scenario-choose");
            let label = RichText::new(format!("{name} ▾")).font(font(size::NOTE, Weight::Regular));
            let button = ui.add(Button::new(label).min_size(vec2(0.0, 24.0)));
            button.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
            egui::Popup::menu(&button)
                .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
                .show(|ui| {
                    ui.set_width(TREE_BOUNDS.1);
                    tree::tree_ui(ctx, ui, state);
                });
        }
        figures_button(ctx, ui, &mut state.figures);
        if let Some(present) = hand {
            state.hand.choose_ui(ctx, ui, ctx.words.text("case-assessment"), present);
        }
    });
    ui.add_space(space::XS);
    ScrollArea::vertical()
        .id_salt("scenario-columns")
        .auto_shrink(false)
        .show(ui, |ui| columns::columns_ui(ctx, ui, state, hand));
}

/// Lays a scenario over the network, or takes it off. What else is thought through stays.
fn lay_button(ctx: &ViewCtx<'_>, ui: &mut Ui, id: ScenarioId) {
    let laid = ctx.session.what_if.scenario() == Some(id);
    let title = ctx.name(id);
    let (label, key) = if laid {
        ("scenario-take-off", "scenario-take-off-name")
    } else {
        ("scenario-lay", "scenario-lay-name")
    };
    let name = ctx.words.with(key, &[("scenario", title.into())]);
    if small_button(ctx, ui, label, &name, laid) {
        let mut what_if = ctx.session.what_if.clone();
        what_if.toggle(Twist::Scenario(id));
        ctx.commands.send(Command::SetWhatIf(what_if));
    }
    let ledger = ctx.session.ledger.is_some();
    let name = ctx.words.text("scenario-see");
    if laid && ledger && small_button(ctx, ui, "scenario-see", name, false) {
        ctx.commands.send(Command::ShowLedger(None));
    }
}

fn small_button(ctx: &ViewCtx<'_>, ui: &mut Ui, label: &'static str, name: &str, on: bool) -> bool {
    let text = RichText::new(ctx.words.text(label)).font(font(size::NOTE, Weight::Regular));
    let button = ui.add(
        Button::selectable(on, text)
            .frame_when_inactive(true)
            .min_size(vec2(0.0, 24.0)),
    );
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    button.on_hover_text(name).clicked()
}

/// What the inspector offers for a scenario or precedent that is selected.
pub(in crate::views) fn buttons_ui(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    if !ctx.session.also.is_empty() {
        return;
    }
    match ctx.session.selection {
        Some(Item::Scenario(id)) => {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                lay_button(ctx, ui, id);
                let name = ctx.words.with("scenario-compare-name", &[("scenario", ctx.name(id).into())]);
                if small_button(ctx, ui, "scenario-compare", &name, false) {
                    ctx.commands.send(Command::Compare(id));
                }
            });
        }
        Some(Item::Precedent(id)) => precedent_buttons(ctx, ui, id),
        _ => return,
    }
    ui.add_space(space::XS);
}

fn precedent_buttons(ctx: &ViewCtx<'_>, ui: &mut Ui, id: PrecedentId) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let name = ctx.words.with("case-lay-inspector-name", &[("case", ctx.name(id).into())]);
        if small_button(ctx, ui, "case-lay", &name, false) {
            ctx.commands.send(Command::LayBeside(id));
        }
        let name = ctx.words.text("case-all-name");
        let shown = ctx.session.ledger == Some(Ledger::Precedents);
        if !shown && small_button(ctx, ui, "case-all", name, false) {
            ctx.commands.send(Command::ShowLedger(Some(Ledger::Precedents)));
        }
    });
}

/// Side of a comparison in a letter.
fn letter(side: usize) -> &'static str {
    ["A", "B"].get(side).copied().unwrap_or_default()
}

/// Name of a side: a scenario, or things as they are.
fn side_name(ctx: &ViewCtx<'_>, side: Side) -> String {
    match side {
        Side::AsIs => ctx.words.text("scenario-as-is").to_owned(),
        Side::Scenario(id) => ctx.name(id),
    }
}
