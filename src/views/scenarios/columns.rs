//! Two scenarios side by side, section by section, so that what belongs together stands at the same height.

use std::sync::Arc;

use egui::{CornerRadius, Label, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::effect::{Effect, Shifted, worked};
use super::state::{ScenariosState, Side};
use super::tree::Condition;
use super::{lay_button, letter, side_name};
use crate::derived::judgement::twist::line as line_of;
use crate::model::{AssessmentId, ChangeKind, Item, PaneKind, Scenario, ScenarioId, Score};
use crate::theme::{Hue, Weight, font, line, size, space};
use crate::views::ViewCtx;
use crate::views::cases::stack::{Stack, factor_word, score_bar};
use crate::views::cases::value::{self, Worked};
use crate::views::guarantee;
use crate::views::inspector::Rows;
use crate::views::twist_words::signed;

/// A change laid over the network, with the scenario of the line that brings it.
#[derive(Debug)]
struct Changed {
    kind: ChangeKind,
    item: Item,
    words: String,
    by: Option<ScenarioId>,
}

/// What stands in a column, worked out once.
#[derive(Debug)]
pub(super) struct Column {
    condition: String,
    /// The conditions of the scenarios it branches from, the first first.
    trunk: Vec<String>,
    said: Rows,
    state: Condition,
    by: Rows,
    changes: Vec<Changed>,
    consequences: Rows,
    note: String,
}

impl Column {
    fn of(ctx: &ViewCtx<'_>, scenario: &Scenario) -> Self {
        let language = ctx.words.language();
        let line = line_of(ctx.dossier, scenario.id);
        let of_line = || line.iter().filter_map(|id| ctx.dossier.scenarios.get(id));
        let changed = |s: &Scenario, change: &crate::model::Change| Changed {
            kind: change.kind,
            item: change.item,
            words: change.words.get(language).to_owned(),
            by: (s.id != scenario.id).then_some(s.id),
        };
        Self {
            condition: scenario.condition.get(language).to_owned(),
            trunk: of_line()
                .filter(|s| s.id != scenario.id)
                .map(|s| s.condition.get(language).to_owned())
                .collect(),
            said: Rows::claims(ctx, &scenario.claims),
            state: Condition::of(scenario),
            by: Rows::items(ctx, scenario.met_by.into_iter().chain(scenario.blocked_by.iter().copied())),
            changes: of_line()
                .flat_map(|s| s.changes.iter().map(move |change| changed(s, change)))
                .collect(),
            consequences: Rows::claims(ctx, &scenario.consequences),
            note: scenario.note.get(language).to_owned(),
        }
    }
}

/// Draws both columns.
pub(super) fn columns_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ScenariosState, hand: Option<AssessmentId>) {
    ui.set_max_width(ui.available_width() - space::S);
    ui.spacing_mut().item_spacing = vec2(space::L, space::XS);
    let sides = state.sides;
    let columns = [0, 1].map(|place| column(ctx, state, place));
    let pair = |ui: &mut Ui, draw: &mut dyn FnMut(&mut Ui, usize)| {
        ui.columns(2, |uis| {
            for (place, ui) in uis.iter_mut().enumerate() {
                // Columns justify their words.
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
                    draw(ui, place);
                });
            }
        });
    };
    pair(ui, &mut |ui, place| {
        title_ui(ctx, ui, place, sides[place]);
        if let Some(id) = sides[place].scenario() {
            ui.horizontal_wrapped(|ui| lay_button(ctx, ui, id));
        }
    });
    let each = |place: usize| columns[place].as_deref();
    heading(ctx, ui, "inspector-condition");
    pair(ui, &mut |ui, place| match each(place) {
        Some(column) => {
            for condition in &column.trunk {
                let text = ctx.words.with("scenario-after", &[("condition", condition.clone().into())]);
                paragraph(ui, &text, size::NOTE, Weight::Regular, ctx.palette.text_weak);
            }
            paragraph(ui, &column.condition, size::BODY, Weight::Medium, ctx.palette.text);
            column.said.ui(ctx, ui);
            if column.said.is_empty() {
                weak(ctx, ui, "scenario-nobody-says");
            }
        }
        None => weak(ctx, ui, "scenario-as-is-condition"),
    });
    heading(ctx, ui, "scenario-state");
    pair(ui, &mut |ui, place| {
        if let Some(column) = each(place) {
            let (sign, key) = column.state.words();
            let text = format!("{sign} {}", ctx.words.text(key));
            paragraph(ui, &text, size::BODY, Weight::Medium, ctx.palette.text);
            column.by.ui(ctx, ui);
            paragraph(ui, &column.note, size::NOTE, Weight::Italic, ctx.palette.text_weak);
        }
    });
    heading(ctx, ui, "scenario-changes");
    pair(ui, &mut |ui, place| {
        for change in each(place).into_iter().flat_map(|c| &c.changes) {
            change_ui(ctx, ui, change);
        }
        if each(place).is_none_or(|c| c.changes.is_empty()) {
            weak(ctx, ui, "scenario-no-changes");
        }
    });
    heading(ctx, ui, "inspector-consequences");
    pair(ui, &mut |ui, place| match each(place) {
        Some(column) if column.consequences.is_empty() => weak(ctx, ui, "inspector-no-consequences"),
        Some(column) => column.consequences.ui(ctx, ui),
        None => {}
    });
    effects_ui(ctx, ui, state, hand, &pair);
    ui.add_space(space::L);
}

/// What a side says, from the cache.
fn column(ctx: &ViewCtx<'_>, state: &mut ScenariosState, place: usize) -> Option<Arc<Column>> {
    let id = state.sides[place].scenario()?;
    let scenario = ctx.dossier.scenarios.get(&id)?;
    let key = (
        ctx.derived.revision,
        id,
        ctx.words.language(),
        ctx.session.known_by,
        ctx.session.moment,
        ctx.session.filter.clone(),
    );
    Some(state.columns[place].get(&key, || Column::of(ctx, scenario)))
}

fn title_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, place: usize, side: Side) {
    let p = ctx.palette;
    let mut stack = Stack::new(ctx, ui.available_width() - 30.0);
    let title = side_name(ctx, side);
    stack.text(ui, &title, size::HEADING, Weight::SemiBold, p.text);
    let height = stack.height().max(24.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let arguments = [("side", letter(place).into()), ("scenario", title.into())];
    let name = ctx.words.with("scenario-title-name", &arguments);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if let Some(id) = side.scenario() {
        ctx.interact(&response, id, PaneKind::Network);
    }
    let badge = Rect::from_min_size(rect.min, vec2(22.0, 22.0));
    ui.painter().rect_filled(badge, CornerRadius::same(5), p.accent);
    let galley = ui
        .painter()
        .layout_no_wrap(letter(place).to_owned(), font(size::NOTE, Weight::Bold), p.on_accent);
    ui.painter().galley(badge.center() - galley.size() / 2.0, galley, p.on_accent);
    stack.paint(ui.painter(), rect.min + vec2(30.0, 1.0));
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(rect, 4.0, stroke, StrokeKind::Inside);
    }
}

fn heading(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str) {
    ui.add_space(space::S);
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 3.0), Sense::hover());
    let stroke = Stroke::new(line::HAIR, ctx.palette.line);
    ui.painter().hline(rule.x_range(), rule.top(), stroke);
    let text = RichText::new(ctx.words.text(key)).font(font(size::SMALL, Weight::SemiBold));
    ui.add(Label::new(text.color(ctx.palette.text_weak)).wrap());
}

fn paragraph(ui: &mut Ui, text: &str, points: f32, weight: Weight, ink: egui::Color32) {
    if !text.is_empty() {
        ui.add(Label::new(RichText::new(text).font(font(points, weight)).color(ink)).wrap());
    }
}

fn weak(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str) {
    let text = ctx.words.text(key);
    paragraph(ui, text, size::NOTE, Weight::Italic, ctx.palette.text_weak);
}

/// Sign and colour of a change.
fn change_sign(kind: ChangeKind) -> (&'static str, Hue) {
    match kind {
        ChangeKind::Adds => ("+", Hue::Green),
        ChangeKind::Ends => ("−", Hue::Red),
        ChangeKind::Strengthens => ("↑", Hue::Blue),
        ChangeKind::Weakens => ("↓", Hue::Orange),
    }
}

/// One change: sign, what is changed, in which words; a click selects it.
fn change_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, change: &Changed) {
    let p = ctx.palette;
    let (sign, hue) = change_sign(change.kind);
    let kind = ctx.words.change(change.kind);
    let what = crate::views::pick::title(ctx, change.item);
    let mut stack = Stack::new(ctx, ui.available_width() - 28.0);
    stack.text(ui, &what, size::NOTE, Weight::SemiBold, p.text);
    stack.words(ui, &change.words);
    let by = change
        .by
        .map(|id| ctx.words.with("scenario-from", &[("scenario", ctx.name(id).into())]));
    let note = by.map_or_else(|| kind.to_owned(), |by| format!("{kind} · {by}"));
    stack.weak(ui, &note);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), stack.height() + 8.0), Sense::click());
    let arguments = [
        ("kind", kind.into()),
        ("what", what.into()),
        ("words", change.words.clone().into()),
    ];
    let name = ctx.words.with("scenario-change-name", &arguments);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ctx.interact(&response, change.item, PaneKind::Network);
    if response.hovered() || ctx.hover.item() == Some(change.item) {
        ui.painter().rect_filled(rect, space::RADIUS - 2, p.field);
    }
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(rect, space::RADIUS - 2, stroke, StrokeKind::Inside);
    }
    let centre = rect.min + vec2(12.0, 14.0);
    ui.painter().circle(centre, 9.0, p.panel, Stroke::new(line::RIM, p.hue(hue)));
    let galley = ui
        .painter()
        .layout_no_wrap(sign.to_owned(), font(size::NOTE, Weight::Bold), p.hue(hue));
    ui.painter().galley(centre - galley.size() / 2.0, galley, p.text);
    stack.paint(ui.painter(), rect.min + vec2(28.0, 4.0));
}

/// Draws both columns of a section.
type Pair<'a> = &'a dyn Fn(&mut Ui, &mut dyn FnMut(&mut Ui, usize));

/// What both sides do to the assessment in hand.
fn effects_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ScenariosState, hand: Option<AssessmentId>, pair: Pair<'_>) {
    heading(ctx, ui, "scenario-effect");
    let Some(assessment) = hand.and_then(|id| ctx.dossier.assessments.get(&id)) else {
        weak(ctx, ui, "case-no-assessment");
        return;
    };
    let title = assessment.title.get(ctx.words.language());
    paragraph(ui, title, size::BODY, Weight::Medium, ctx.palette.text);
    let revision = ctx.derived.revision;
    let before = state.before.get(&(revision, assessment.id), || worked(assessment));
    let effects = [0, 1].map(|place| {
        let id = state.sides[place].scenario()?;
        let key = (revision, assessment.id, id);
        Some(state.effects[place].get(&key, || Effect::of(ctx.dossier, assessment, id)))
    });
    let figures = state.figures;
    pair(ui, &mut |ui, place| {
        match &effects[place] {
            Some(effect) => {
                for shifted in &effect.shifts {
                    shift_ui(ctx, ui, shifted);
                }
                if effect.shifts.is_empty() {
                    weak(ctx, ui, "scenario-no-shifts");
                }
                outcome_ui(ctx, ui, before.as_ref().as_ref(), effect.after.as_ref(), figures);
            }
            None => outcome_ui(ctx, ui, None, before.as_ref().as_ref(), figures),
        }
        weak(ctx, ui, "inspector-aid");
    });
}

/// What the assessment comes to, before and under the scenario.
fn outcome_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, before: Option<&Worked>, after: Option<&Worked>, figures: bool) {
    let Some(after) = after else {
        weak(ctx, ui, "case-value-refused");
        return;
    };
    let words = ctx.words;
    let mut stack = Stack::new(ctx, ui.available_width());
    let mut said = Vec::new();
    for reading in &after.readings {
        let old = before.and_then(|b| b.readings.iter().find(|r| r.outcome == reading.outcome));
        stack.space(4.0);
        stack.label(ui, words.text(value::outcome_key(reading.outcome)));
        let word = value::likelihood(words, reading);
        let was = old.map(|old| value::likelihood(words, old)).filter(|was| *was != word);
        let text = was.map_or_else(
            || word.clone(),
            |was| words.with("scenario-from-to", &[("old", was.into()), ("new", word.clone().into())]),
        );
        stack.text(ui, &text, size::NOTE, Weight::SemiBold, ctx.palette.text);
        if let Some(old) = old {
            stack.band(*old, true);
            said.push(words.with("scenario-before", &[("reading", value::sentence(words, old).into())]));
        }
        stack.band(*reading, false);
        if let Some(old) = old {
            let points = guarantee::points(words, reading.chance - old.chance);
            stack.weak(ui, &words.with("scenario-change-by", &[("points", points.into())]));
        }
        if figures {
            if let Some(old) = old {
                let text = words.with("scenario-before", &[("reading", value::figures(words, old).into())]);
                stack.weak(ui, &text);
            }
            stack.weak(ui, &value::figures(words, reading));
        }
        said.push(value::sentence(words, reading));
    }
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), stack.height()), Sense::hover());
    let said = said.join("\n");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    stack.paint(ui.painter(), rect.min);
    response.on_hover_text(said);
}

/// A score before and under the scenario, with the reason; a click leads to the claim behind it.
fn shift_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, shifted: &Shifted) {
    let p = ctx.palette;
    let words = ctx.words;
    let number = |score: &Score| signed(words, score.mode);
    let old = shifted.old.clone().unwrap_or_default();
    let head = [ctx.name(shifted.actor), words.text(factor_word(shifted.factor)).to_owned()].join(" · ");
    let arguments = [("old", number(&old).into()), ("new", number(&shifted.new).into())];
    let change = words.with("scenario-from-to", &arguments);
    let width = ui.available_width();
    let mut top = Stack::new(ctx, width);
    top.text(ui, &format!("{head}  {change}"), size::NOTE, Weight::Medium, p.text);
    let mut below = Stack::new(ctx, width);
    below.weak(ui, shifted.new.reason.get(words.language()));
    let claim = shifted.new.claims.iter().find(|c| ctx.derived.world.knows(**c));
    let height = top.height() + 2.0 * 14.0 + below.height() + 6.0;
    let sense = if claim.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
    let arguments = [
        ("factor", head.into()),
        ("change", change.into()),
        ("scenario", ctx.name(shifted.by).into()),
    ];
    let name = words.with("scenario-shift-name", &arguments);
    let role = if claim.is_some() { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    if let Some(claim) = claim {
        ctx.interact(&response, *claim, PaneKind::Network);
        if response.hovered() || response.has_focus() {
            ui.painter()
                .rect_filled(rect.expand2(vec2(4.0, 0.0)), space::RADIUS - 2, p.field);
        }
    }
    top.paint(ui.painter(), rect.min);
    for (place, score) in [&old, &shifted.new].into_iter().enumerate() {
        let y = rect.top() + top.height() + 14.0 * place as f32;
        let bar = Rect::from_min_size(pos2(rect.left() + 4.0, y), vec2((width - 16.0).min(220.0), 14.0));
        score_bar(ui.painter(), p, bar, score);
    }
    below.paint(ui.painter(), rect.min + vec2(0.0, top.height() + 30.0));
}
