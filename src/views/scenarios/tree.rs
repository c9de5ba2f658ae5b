//! The scenarios as branches under their trunks, each with its state and the side of the comparison it stands on.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::state::{ScenariosState, Side};
use super::{letter, side_name};
use crate::command::Command;
use crate::model::{Dossier, Item, Scenario, ScenarioId};
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;
use crate::views::cases::stack::Stack;

/// Room that a branch stands to the right of its trunk.
const INDENT: f32 = 14.0;
/// Size of the two letters at the right of a row.
const LETTER: f32 = 20.0;

/// How the condition of a scenario stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    /// Nothing has met it.
    Open,
    /// A record has met it.
    Met,
    /// Something stands in its way.
    Blocked,
}

impl Condition {
    pub(super) fn of(scenario: &Scenario) -> Self {
        if scenario.met_by.is_some() {
            Self::Met
        } else if scenario.blocked_by.is_empty() {
            Self::Open
        } else {
            Self::Blocked
        }
    }

    /// Sign and message.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Open => ("○", "scenario-open"),
            Self::Met => ("✓", "scenario-met"),
            Self::Blocked => ("×", "scenario-blocked"),
        }
    }
}

/// Every scenario with how deep it stands: each trunk, then its branches. What runs in a circle stands as a trunk.
pub(super) fn branches(dossier: &Dossier) -> Vec<(usize, ScenarioId)> {
    fn grow(dossier: &Dossier, id: ScenarioId, depth: usize, found: &mut Vec<(usize, ScenarioId)>) {
        if found.iter().any(|(_, held)| *held == id) {
            return;
        }
        found.push((depth, id));
        for branch in dossier.scenarios.values().filter(|s| s.parent == Some(id)) {
            grow(dossier, branch.id, depth + 1, found);
        }
    }
    let mut found = Vec::new();
    let all = || dossier.scenarios.values();
    let is_trunk = |s: &Scenario| s.parent.is_none_or(|parent| !dossier.scenarios.contains_key(&parent));
    for trunk in all().filter(|s| is_trunk(s)) {
        grow(dossier, trunk.id, 0, &mut found);
    }
    for rest in all() {
        grow(dossier, rest.id, 0, &mut found);
    }
    found
}

/// Draws the tree.
pub(super) fn tree_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ScenariosState) {
    ui.spacing_mut().item_spacing.y = 2.0;
    row_ui(ctx, ui, state, Side::AsIs, 0);
    for (depth, id) in branches(ctx.dossier) {
        row_ui(ctx, ui, state, Side::Scenario(id), depth);
    }
    ui.add_space(space::S);
    let mut hint = Stack::new(ctx, ui.available_width() - space::S);
    hint.weak(ui, ctx.words.text("scenario-hint"));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), hint.height()), Sense::hover());
    hint.paint(ui.painter(), rect.min);
}

fn row_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ScenariosState, side: Side, depth: usize) {
    let p = ctx.palette;
    let words = ctx.words;
    let indent = INDENT * depth.min(6) as f32;
    let room = ui.available_width() - space::S;
    let text = room - indent - 2.0 * LETTER - 3.0 * space::XS - space::XS;
    let scenario = side.scenario().and_then(|id| ctx.dossier.scenarios.get(&id));
    let title = side_name(ctx, side);
    let mut stack = Stack::new(ctx, text);
    stack.text(ui, &title, size::NOTE, Weight::Medium, p.text);
    let laid = side.scenario().is_some() && ctx.session.what_if.scenario() == side.scenario();
    let note = scenario.map_or_else(
        || words.text("scenario-as-is-note").to_owned(),
        |scenario| {
            let (sign, key) = Condition::of(scenario).words();
            let laid = if laid { words.text("scenario-laid") } else { "" };
            [format!("{sign} {}", words.text(key)), laid.to_owned()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        },
    );
    stack.weak(ui, &note);
    let height = stack.height().max(LETTER) + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(room, height), Sense::click());
    let item = side.scenario().map(Item::from);
    let selected = item.is_some_and(|item| ctx.session.is_selected(item));
    let name = words.with(
        "scenario-row-name",
        &[("scenario", title.clone().into()), ("state", note.into())],
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    if let Some(item) = item.filter(|_| response.hovered()) {
        ctx.hover.set(item);
    }
    let ground = rect.with_min_x(rect.left() + indent);
    let hovered = response.hovered() || item.is_some_and(|item| ctx.hover.item() == Some(item));
    if selected || hovered {
        let fill = if selected { p.accent_soft } else { p.field };
        ui.painter().rect_filled(ground, space::RADIUS - 2, fill);
    }
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter()
            .rect_stroke(ground, space::RADIUS - 2, stroke, StrokeKind::Inside);
    }
    if depth > 0 {
        let x = rect.left() + indent - INDENT / 2.0;
        let stroke = Stroke::new(line::HAIR, p.text_weak);
        ui.painter().vline(x, rect.top() - 2.0..=rect.top() + 14.0, stroke);
        ui.painter().hline(x..=ground.left() + 1.0, rect.top() + 14.0, stroke);
    }
    stack.paint(ui.painter(), ground.min + vec2(space::XS, 4.0));
    for place in 0..2 {
        let left = rect.right() - (LETTER + space::XS) * (2 - place) as f32;
        let at = Rect::from_min_size(pos2(left, rect.top() + 4.0), vec2(LETTER, LETTER));
        letter_ui(ctx, ui, state, (place, side), at, &title);
    }
    if response.clicked() {
        if state.sides[0] != side {
            state.put(1, side);
        }
        if item.is_some() {
            ctx.commands.send(Command::Select { item, source: None });
        }
    }
}

/// The letter that puts a scenario on a side.
fn letter_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut ScenariosState, (place, side): (usize, Side), rect: Rect, title: &str) {
    let p = ctx.palette;
    let on = state.sides[place] == side;
    let response = ui.interact(
        rect,
        ui.scope_id().with(("scenario-side", place, side.scenario())),
        Sense::click(),
    );
    let name = ctx.words.with(
        "scenario-side-name",
        &[("side", letter(place).into()), ("scenario", title.to_owned().into())],
    );
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
    let (fill, ink, rim) = if on {
        (p.accent, p.on_accent, p.accent)
    } else if response.hovered() {
        (p.field_hover, p.text, p.text_weak)
    } else {
        (p.panel, p.text_weak, p.line)
    };
    let radius = CornerRadius::same(5);
    ui.painter()
        .rect(rect, radius, fill, Stroke::new(line::HAIR, rim), StrokeKind::Inside);
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(rect.expand(2.0), radius, stroke, StrokeKind::Inside);
    }
    let galley = ui
        .painter()
        .layout_no_wrap(letter(place).to_owned(), font(size::SMALL, Weight::Bold), ink);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    if response.on_hover_text(name).clicked() {
        state.put(place, side);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_follow_their_trunk_and_each_stands_once() {
        let dossier = crate::store::Opened::built_in().dossier;
        let found = branches(&dossier);
        assert_eq!(found.len(), dossier.scenarios.len());
        let place = |id: &str| found.iter().position(|(_, s)| s.to_string() == id).unwrap();
        let (trunk, branch) = (place("s.freeze"), place("s.us-china-deal"));
        assert!(branch > trunk && found[trunk].0 == 0 && found[branch].0 == 1);
    }
}
