//! How a page of the inspector looks. Knows blocks, not records; long words wrap, nothing scrolls sideways.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::page::{Block, Line, Page, Pill, Section, Target, Tone};
use super::state::InspectorState;
use crate::command::Command;
use crate::derived::Highlight;
use crate::model::{Item, PaneKind};
use crate::theme::{self, Palette, Weight, font, line, size, space};
use crate::views::{ViewCtx, keep};

/// Rows a section shows before "more", and how many each "more" adds.
const FIRST_ROWS: usize = 12;
const MORE_ROWS: usize = 100;
/// Width of the bar of a row and the room beside it.
const BAR: f32 = 3.5;
const BAR_ROOM: f32 = 11.0;

/// Draws the head of a page: what it is about.
pub(super) fn head(ctx: &ViewCtx<'_>, ui: &mut Ui, page: &Page, state: &mut InspectorState) {
    for block in page.blocks.iter().take(page.head()) {
        draw(ctx, ui, block, state);
    }
}

/// Draws what follows the head.
pub(super) fn body(ctx: &ViewCtx<'_>, ui: &mut Ui, page: &Page, state: &mut InspectorState) {
    for block in page.blocks.iter().skip(page.head()) {
        draw(ctx, ui, block, state);
    }
}

/// The button of what can be done with the selection.
pub(super) fn menu_button(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let button = icon_button(ctx, ui, "⋯", ctx.words.text("inspector-menu"));
    egui::Popup::menu(&button).show(|ui| keep::menu_ui(ctx, ui));
}

fn draw(ctx: &ViewCtx<'_>, ui: &mut Ui, block: &Block, state: &mut InspectorState) {
    let p = ctx.palette;
    match block {
        Block::Kind(text, hue) => paragraph(ui, text, size::SMALL, Weight::Bold, readable(p, p.hue(*hue))),
        Block::Title(text) => paragraph(ui, text, size::TITLE, Weight::SemiBold, p.text),
        Block::Subtitle(text) => paragraph(ui, text, size::BODY, Weight::Regular, p.text_weak),
        Block::State(text, hue) => state_line(ctx, ui, text, p.hue(*hue)),
        Block::Chips(chips) => self::chips(ctx, ui, chips),
        Block::Text(text) => paragraph(ui, text, size::BODY, Weight::Regular, p.text),
        Block::Note(text) => note(ctx, ui, text),
        Block::Fact {
            label,
            value,
            note,
            target,
        } => fact(ctx, ui, label, value, note, *target),
        Block::Line(line) => row(ctx, ui, line),
        Block::Columns(columns) => self::columns(ctx, ui, columns),
        Block::Section(section) => self::section(ctx, ui, section, state),
    }
}

/// Draws a remark.
pub(super) fn note(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    paragraph(ui, text, size::NOTE, Weight::Italic, ctx.palette.text_weak);
}

/// A hue as text: darkened or lightened until it reads on the panel.
fn readable(p: &Palette, colour: Color32) -> Color32 {
    theme::mix(colour, p.text, 0.15)
}

fn lay(ui: &Ui, text: &str, width: f32, points: f32, weight: Weight, colour: Color32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font(points, weight), colour));
    job.wrap.max_width = width.max(40.0);
    ui.fonts_mut(|f| f.layout_job(job))
}

fn paragraph(ui: &mut Ui, text: &str, points: f32, weight: Weight, colour: Color32) {
    let galley = lay(ui, text, ui.available_width(), points, weight, colour);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().galley(rect.min, galley, colour);
}

fn state_line(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str, colour: Color32) {
    if text.is_empty() {
        return;
    }
    let galley = lay(
        ui,
        text,
        ui.available_width() - BAR_ROOM - 2.0,
        size::BODY,
        Weight::Medium,
        ctx.palette.text,
    );
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + space::XS), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let first = galley.rows.first().map_or(galley.size().y, |row| row.height());
    ui.painter()
        .circle_filled(pos2(rect.left() + 4.0, rect.top() + 2.0 + first / 2.0), 3.8, colour);
    ui.painter()
        .galley(rect.min + vec2(BAR_ROOM + 2.0, 2.0), galley, ctx.palette.text);
}

fn chips(ctx: &ViewCtx<'_>, ui: &mut Ui, chips: &[(String, bool)]) {
    let p = ctx.palette;
    ui.add_space(2.0);
    let widest = ui.available_width() - 20.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S - 2.0, space::S - 2.0);
        ui.spacing_mut().interact_size.y = 0.0;
        for (text, strong) in chips {
            let galley = lay(
                ui,
                text,
                widest,
                size::NOTE,
                Weight::Medium,
                if *strong { readable(p, p.accent) } else { p.text },
            );
            let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(20.0, 8.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
            let radius = CornerRadius::same(11);
            if *strong {
                ui.painter().rect(
                    rect,
                    radius,
                    p.accent_soft,
                    Stroke::new(line::HAIR, p.accent),
                    StrokeKind::Inside,
                );
            } else {
                ui.painter().rect_filled(rect, radius, p.field);
            }
            ui.painter().galley(rect.min + vec2(10.0, 4.0), galley, p.text);
        }
    });
    ui.add_space(2.0);
}

/// Ground and words of a pill.
fn pill_colours(p: &Palette, tone: Tone) -> (Color32, Color32) {
    match tone {
        Tone::Good => (theme::mix(p.panel, p.good, 0.18), readable(p, p.good)),
        Tone::Bad => (theme::mix(p.panel, p.bad, 0.16), readable(p, p.bad)),
        Tone::Neutral => (p.field, p.text_weak),
    }
}

/// Draws a pill with its right upper corner at `at`; its size.
fn pill(ctx: &ViewCtx<'_>, ui: &Ui, pill: &Pill, at: Pos2) -> Vec2 {
    let (ground, colour) = pill_colours(ctx.palette, pill.tone);
    let galley = lay(ui, &pill.text, 200.0, size::SMALL, Weight::SemiBold, colour);
    let extent = galley.size() + vec2(14.0, 4.0);
    let rect = Rect::from_min_size(at - vec2(extent.x, 0.0), extent);
    ui.painter().rect_filled(rect, CornerRadius::same(9), ground);
    ui.painter().galley(rect.min + vec2(7.0, 2.0), galley, colour);
    extent
}

fn columns(ctx: &ViewCtx<'_>, ui: &mut Ui, columns: &[(String, Pill); 2]) {
    let half = ui.available_width() / 2.0 - space::XS;
    let galleys = columns
        .each_ref()
        .map(|(label, _)| lay(ui, label, half, size::NOTE, Weight::Regular, ctx.palette.text_weak));
    let height = galleys.iter().map(|g| g.size().y).fold(0.0, f32::max);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height + 28.0), Sense::hover());
    for (place, ((label, verdict), galley)) in columns.iter().zip(galleys).enumerate() {
        if verdict.text.is_empty() {
            continue;
        }
        let at = rect.min + vec2((half + space::S) * place as f32, 2.0);
        let width = lay(ui, &verdict.text, 200.0, size::SMALL, Weight::SemiBold, ctx.palette.text)
            .size()
            .x
            + 14.0;
        ui.painter().galley(at, galley, ctx.palette.text_weak);
        pill(ctx, ui, verdict, at + vec2(width, height + 3.0));
        let words = format!("{label}: {}", verdict.text);
        let area = Rect::from_min_size(at, vec2(half, height + 24.0));
        let response = ui.interact(area, ui.scope_id().with(("verdict", place, label)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    }
}

/// Allocates a clickable row, with hover, highlight and focus drawn behind what comes next.
fn clickable(ctx: &ViewCtx<'_>, ui: &mut Ui, height: f32, target: Option<Target>, name: &str) -> Rect {
    let live = ctx.on_screen() && target.is_some();
    let carried = evidence_of(target).filter(|_| live);
    let sense = match carried {
        Some(_) => Sense::click_and_drag(),
        None if live => Sense::click(),
        None => Sense::hover(),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    if let Some(item) = carried {
        response.dnd_set_drag_payload(item);
    }
    let role = if live { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    let ground = rect.expand2(vec2(space::XS + 2.0, 0.0));
    if live {
        let lit = match target {
            Some(Target::Item(item)) => ctx.highlight(item) == Highlight::Hovered,
            Some(Target::Scene(_)) | None => false,
        };
        if response.hovered() || lit {
            ui.painter()
                .rect_filled(ground, CornerRadius::same(space::RADIUS - 2), ctx.palette.field);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(
                ground,
                CornerRadius::same(space::RADIUS - 2),
                Stroke::new(1.5, ctx.palette.accent),
                StrokeKind::Inside,
            );
        }
        follow(ctx, &response, target);
    }
    rect
}

/// What can be dragged onto a factor of the guarantee panel: a claim or passage.
fn evidence_of(target: Option<Target>) -> Option<Item> {
    match target {
        Some(Target::Item(item @ (Item::Claim(_) | Item::Passage(_)))) => Some(item),
        _ => None,
    }
}

fn follow(ctx: &ViewCtx<'_>, response: &Response, target: Option<Target>) {
    match target {
        Some(Target::Item(item)) => ctx.interact(response, item, PaneKind::Inspector),
        Some(Target::Scene(id)) => {
            let Some(scene) = ctx.dossier.scenes.get(&id) else { return };
            if let Some(selection) = scene.selection.filter(|_| response.hovered()) {
                ctx.hover.set(selection);
            }
            if response.clicked() {
                ctx.commands.send(Command::ShowScene(id));
            }
        }
        None => {}
    }
}

fn fact(ctx: &ViewCtx<'_>, ui: &mut Ui, label: &str, value: &str, note: &str, target: Option<Target>) {
    let p = ctx.palette;
    let width = ui.available_width();
    // Labels line up; only a longer word pushes its value to the right.
    let natural = lay(
        ui,
        label.split(' ').next().unwrap_or(label),
        width,
        size::NOTE,
        Weight::Regular,
        p.text_weak,
    )
    .size()
    .x;
    let left = (width * 0.30)
        .clamp(72.0, 112.0)
        .max(natural + space::S + 1.0)
        .min(width * 0.5);
    let label_galley = lay(ui, label, left - space::S, size::NOTE, Weight::Regular, p.text_weak);
    let value_galley = lay(
        ui,
        value,
        width - left,
        size::BODY,
        Weight::Regular,
        if target.is_some() { readable(p, p.accent) } else { p.text },
    );
    let note_galley = (!note.is_empty()).then(|| lay(ui, note, width - left, size::SMALL, Weight::Regular, p.text_weak));
    let right = value_galley.size().y + note_galley.as_ref().map_or(0.0, |g| g.size().y + 1.0);
    let rect = clickable(
        ctx,
        ui,
        right.max(label_galley.size().y) + 4.0,
        target,
        &format!("{label}: {value}"),
    );
    let painter = ui.painter();
    let top = rect.top() + 2.0;
    painter.galley(pos2(rect.left(), top + 1.0), label_galley, p.text_weak);
    let below = top + value_galley.size().y + 1.0;
    painter.galley(pos2(rect.left() + left, top), value_galley, p.text);
    if let Some(galley) = note_galley {
        painter.galley(pos2(rect.left() + left, below), galley, p.text_weak);
    }
}

/// Draws a row.
pub(super) fn row(ctx: &ViewCtx<'_>, ui: &mut Ui, line: &Line) {
    let p = ctx.palette;
    let left = if line.bar.is_some() { BAR_ROOM } else { 0.0 };
    let width = ui.available_width() - left;
    let pills: f32 = line
        .pills
        .iter()
        .map(|pill| lay(ui, &pill.text, 200.0, size::SMALL, Weight::SemiBold, p.text).size().x + 20.0)
        .sum();
    let mut parts: Vec<(Arc<Galley>, f32)> = Vec::new();
    let weight = if line.lead.is_empty() && line.quote.is_empty() {
        Weight::Medium
    } else {
        Weight::Regular
    };
    for (text, points, weight, colour) in [
        (&line.lead, size::BODY, Weight::SemiBold, p.text),
        (&line.text, size::BODY, weight, p.text),
        (&line.quote, size::BODY, Weight::Italic, p.text),
        (&line.note, size::SMALL, Weight::Regular, p.text_weak),
    ] {
        if !text.is_empty() {
            let room = if parts.is_empty() { width - pills } else { width };
            let galley = lay(ui, text, room, points, weight, colour);
            let height = galley.size().y;
            parts.push((galley, height));
        }
    }
    let height = parts.iter().map(|(_, h)| h + 1.0).sum::<f32>() + 7.0;
    let name = if line.name.is_empty() {
        [&line.lead, &line.text, &line.quote].map(String::as_str).join(" ")
    } else {
        line.name.clone()
    };
    let rect = clickable(ctx, ui, height, line.target, name.trim());
    if let Some(hue) = line.bar {
        let bar = Rect::from_min_max(rect.min + vec2(0.0, 4.0), pos2(rect.left() + BAR, rect.bottom() - 4.0));
        ui.painter().rect_filled(bar, CornerRadius::same(2), p.hue(hue));
    }
    let mut y = rect.top() + 3.5;
    let mut x = rect.right();
    for one in &line.pills {
        x -= pill(ctx, ui, one, pos2(x, y - 0.5)).x + 4.0;
    }
    for (galley, height) in parts {
        ui.painter().galley(pos2(rect.left() + left, y), galley, p.text);
        y += height + 1.0;
    }
}

fn section(ctx: &ViewCtx<'_>, ui: &mut Ui, section: &Section, state: &mut InspectorState) {
    let open = !ctx.on_screen() || section.open != state.turned.contains(section.key);
    ui.add_space(space::XS);
    if heading(ctx, ui, (&section.title, &section.note), open) && !state.turned.remove(section.key) {
        state.turned.insert(section.key);
    }
    if !open {
        return;
    }
    let most = if ctx.on_screen() {
        state.rows.get(section.key).copied().unwrap_or(FIRST_ROWS)
    } else {
        usize::MAX
    };
    // One row hidden behind "more" would be no gain.
    let most = if section.blocks.len() <= most.saturating_add(2) {
        usize::MAX
    } else {
        most
    };
    for block in section.blocks.iter().take(most) {
        draw(ctx, ui, block, state);
    }
    if section.blocks.len() > most {
        let rest = section.blocks.len() - most;
        let words = ctx.words.with("inspector-more", &[("n", rest.into())]);
        let text = egui::RichText::new(words)
            .font(font(size::NOTE, Weight::Medium))
            .color(readable(ctx.palette, ctx.palette.accent));
        if ui.add(egui::Button::new(text).frame(false)).clicked() {
            state.rows.insert(section.key, most.saturating_add(MORE_ROWS));
        }
    }
}

/// Heading of a section with a triangle that shows whether it is open, and weak words at its right; `true` if it was
/// clicked.
pub(in crate::views) fn heading(ctx: &ViewCtx<'_>, ui: &mut Ui, (title_text, note): (&str, &str), open: bool) -> bool {
    let p = ctx.palette;
    let width = ui.available_width();
    let (line_rect, _) = ui.allocate_exact_size(vec2(width, 5.0), Sense::hover());
    ui.painter()
        .hline(line_rect.x_range(), line_rect.top(), Stroke::new(line::HAIR, p.line));
    let note = lay(ui, note, width * 0.5, size::NOTE, Weight::Regular, p.text_weak);
    let indent = if ctx.on_screen() { 15.0 } else { 0.0 };
    let title = lay(
        ui,
        title_text,
        width - note.size().x - indent - space::S,
        size::HEADING - 1.0,
        Weight::SemiBold,
        p.text,
    );
    let sense = if ctx.on_screen() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, title.size().y.max(note.size().y) + 6.0), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, title_text));
    if ctx.on_screen() {
        let colour = if response.hovered() { p.text } else { p.text_weak };
        let c = pos2(rect.left() + 4.5, rect.center().y);
        let points = if open {
            vec![c + vec2(-4.0, -2.0), c + vec2(4.0, -2.0), c + vec2(0.0, 3.0)]
        } else {
            vec![c + vec2(-2.0, -4.0), c + vec2(3.0, 0.0), c + vec2(-2.0, 4.0)]
        };
        ui.painter().add(egui::Shape::convex_polygon(points, colour, Stroke::NONE));
        if response.has_focus() {
            ui.painter().rect_stroke(
                rect.expand(2.0),
                CornerRadius::same(4),
                Stroke::new(1.5, p.accent),
                StrokeKind::Inside,
            );
        }
    }
    ui.painter().galley(
        pos2(rect.right() - note.size().x, rect.center().y - note.size().y / 2.0),
        note,
        p.text_weak,
    );
    ui.painter().galley(
        pos2(rect.left() + indent, rect.center().y - title.size().y / 2.0),
        title,
        p.text,
    );
    ctx.on_screen() && response.clicked()
}

/// A button of one sign, with a name for those who cannot see it.
pub(super) fn icon_button(ctx: &ViewCtx<'_>, ui: &mut Ui, sign: &str, name: &str) -> Response {
    let p = ctx.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 24.0), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if enabled && (response.hovered() || response.has_focus()) {
        let rim = if response.has_focus() {
            Stroke::new(1.5, p.accent)
        } else {
            Stroke::NONE
        };
        ui.painter()
            .rect(rect, CornerRadius::same(space::RADIUS - 1), p.field, rim, StrokeKind::Inside);
    }
    let galley = lay(ui, sign, 40.0, size::TITLE, Weight::Medium, p.text_weak);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, p.text_weak);
    response.on_hover_text(name)
}
