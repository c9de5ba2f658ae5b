//! What a table is narrowed down by: words, values of its columns, and for forecasts the record of each speaker.

use std::sync::Arc;

use egui::{Id, Label, Popup, PopupCloseBehavior, Rect, RichText, Role, ScrollArea, Sense, SetOpenCommand, Ui, WidgetInfo, vec2};

use super::cells;
use super::order::{self, Choice, Facet, Row, Value};
use super::state::Sheet;
use crate::command::Command;
use crate::derived::record::{Tally, records};
use crate::derived::text_index::fold;
use crate::model::ActorId;
use crate::session::Ledger;
use crate::theme::{Hue, Weight, font, size, space};
use crate::views::ViewCtx;
use crate::widgets::form;

/// Values beyond which a list has a field to search in.
const MANY: usize = 9;
/// Height of a value in its list.
const ROW: f32 = 24.0;
/// Speakers whose record is shown at once.
const SPEAKERS: usize = 60;

/// Words, then one button for each kind of values, then the export.
pub(super) fn facets_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, sheet: &mut Sheet, all: &Arc<Vec<Row>>, ledger: Ledger) {
    let text = |key| ctx.words.text(key);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS + 2.0, space::XS);
        let hint = text("review-filter-text");
        let field = form::field(
            ui,
            Id::unique(("ledger-filter", ledger)),
            &mut sheet.choice.text,
            hint,
            150.0,
            false,
        );
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        for facet in cells::facets(ledger) {
            facet_ui(ctx, ui, sheet, all, *facet);
        }
        if sheet.choice.filters() && ui.small_button(text("review-filter-clear")).clicked() {
            sheet.choice.clear();
        }
        let export = RichText::new(text("ledger-export")).font(font(size::NOTE, Weight::Regular));
        let export = ui.add(egui::Button::new(export).min_size(vec2(0.0, 24.0)));
        let name = text("ledger-export-name");
        export.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if export.on_hover_text(text("ledger-export-hint")).clicked() {
            ctx.commands.send(Command::ExportTable);
        }
    });
}

/// A button that names what is chosen, with the values and how many rows have each below it.
fn facet_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, sheet: &mut Sheet, all: &Arc<Vec<Row>>, facet: Facet) {
    let p = ctx.palette;
    let head = ctx.words.text(facet_name(facet));
    let chosen: Vec<String> = sheet
        .choice
        .values
        .iter()
        .filter(|v| v.facet() == facet)
        .map(|v| word(ctx, *v))
        .collect();
    let shown = match chosen.as_slice() {
        [] => format!("{head} ▾"),
        [one] => format!("{head}: {} ▾", short(one, 22)),
        more => format!("{head}: {} ▾", more.len()),
    };
    let (ink, fill) = if chosen.is_empty() {
        (p.text, p.field)
    } else {
        (p.accent, p.accent_soft)
    };
    let weight = if chosen.is_empty() {
        Weight::Regular
    } else {
        Weight::SemiBold
    };
    let label = RichText::new(shown).font(font(size::NOTE, weight)).color(ink);
    let button = ui.add(
        egui::Button::new(label)
            .fill(fill)
            .corner_radius(12)
            .min_size(vec2(0.0, 24.0)),
    );
    let name = ctx.words.with("ledger-filter-name", &[("column", head.into())]);
    button.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    let id = button.id.with("values");
    if button.clicked() {
        sheet.facet_query.clear();
    }
    let Sheet {
        choice,
        values,
        serial,
        facet_query,
        ..
    } = sheet;
    Popup::from_response(&button)
        .id(id)
        .open_memory(button.clicked().then_some(SetOpenCommand::Toggle))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(280.0);
            let counts = values.get(&(*serial, facet), || order::values(ctx, all, facet));
            if counts.len() > MANY {
                let hint = ctx.words.text("ledger-value-search");
                let field = form::field(ui, id.with("search"), facet_query, hint, f32::INFINITY, button.clicked());
                field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
            }
            let wanted = fold(facet_query.trim());
            let fits = |value: &Value| wanted.is_empty() || fold(&word(ctx, *value)).contains(&wanted);
            let fitting: Vec<(Value, usize)> = counts.iter().filter(|(v, _)| fits(v)).copied().collect();
            ScrollArea::vertical()
                .max_height(ROW * 11.0)
                .auto_shrink([false, true])
                .show_rows(ui, ROW, fitting.len(), |ui, range| {
                    for (value, count) in fitting.get(range).unwrap_or_default() {
                        let text = format!("{}  {count}", short(&word(ctx, *value), 34));
                        let mut on = choice.values.contains(value);
                        if ui.checkbox(&mut on, text).changed() {
                            choice.toggle(*value);
                        }
                    }
                });
            if fitting.is_empty() {
                ui.label(RichText::new(ctx.words.text("search-nothing")).color(p.text_weak));
            }
        });
}

fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Stance => "ledger-stance",
        Facet::Outcome => "ledger-outcome",
        Facet::Review => "ledger-review",
        Facet::Ruled => "ledger-ruling",
        Facet::Speaker => "ledger-speaker",
        Facet::Document => "ledger-document",
    }
}

fn word(ctx: &ViewCtx<'_>, value: Value) -> String {
    match value {
        Value::Stance(stance) => ctx.words.stance(stance).to_owned(),
        Value::Outcome(state) => ctx.words.outcome(state).to_owned(),
        Value::Review(review) => ctx.words.text(cells::review(review)).to_owned(),
        Value::Ruled(true) => ctx.words.text("ledger-is-ruled").to_owned(),
        Value::Ruled(false) => ctx.words.text("ledger-not-ruled").to_owned(),
        Value::Speaker(actor) => cells::actor(ctx, actor),
        Value::Document(document) => ctx.name(document),
    }
}

fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(most).collect::<String>().trim_end())
}

/// Nothing to show, or the filter leaves nothing.
pub(super) fn nothing(ctx: &ViewCtx<'_>, ui: &mut Ui, choice: &mut Choice, empty: bool) {
    ui.add_space(space::L);
    let key = if empty { "ledger-empty" } else { "ledger-nothing-fits" };
    ui.add(Label::new(RichText::new(ctx.words.text(key)).color(ctx.palette.text_weak)).wrap());
    if !empty && ui.button(ctx.words.text("ledger-show-all")).clicked() {
        choice.clear();
    }
}

/// The record of each speaker, those with most decided forecasts first; a click shows the speaker's forecasts alone.
pub(super) fn records_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, sheet: &mut Sheet, all: &Arc<Vec<Row>>) {
    let made = sheet.records.get(&sheet.serial, || {
        let claims = all.iter().filter_map(|row| ctx.dossier.claims.get(&row.claim?));
        let known = claims.filter(|c| c.review != crate::model::Review::Rejected);
        let of = records(known.filter_map(|c| Some((c, ctx.derived.world.outcome(c)?))));
        let mut of: Vec<(ActorId, Tally)> = of.into_iter().collect();
        of.sort_by_key(|(actor, t)| (std::cmp::Reverse((t.settled(), t.total())), *actor));
        of.truncate(SPEAKERS);
        of
    });
    if made.is_empty() {
        return;
    }
    let mut clicked = None;
    ScrollArea::horizontal().id_salt("records").max_height(46.0).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS + 2.0;
            for (actor, tally) in made.iter() {
                let chosen = sheet.choice.values.contains(&Value::Speaker(*actor));
                if record_ui(ctx, ui, *actor, *tally, chosen) {
                    clicked = Some(Value::Speaker(*actor));
                }
            }
        });
    });
    if let Some(value) = clicked {
        sheet.choice.toggle(value);
    }
}

/// A speaker with a bar of what became of the forecasts; `true` if it was clicked.
fn record_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, actor: ActorId, tally: Tally, chosen: bool) -> bool {
    let p = ctx.palette;
    let name = cells::actor(ctx, actor);
    let counts = format!(
        "✓ {}  ± {}  × {}  ○ {}",
        tally.came_true, tally.partly, tally.did_not, tally.open
    );
    let (top, low) = (
        ui.painter()
            .layout_no_wrap(short(&name, 22), font(size::NOTE, Weight::SemiBold), p.text),
        ui.painter()
            .layout_no_wrap(counts, font(size::SMALL, Weight::Regular), p.text_weak),
    );
    let width = top.size().x.max(low.size().x).max(96.0) + 2.0 * space::S;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 42.0), Sense::click());
    let whole = ctx.words.with(
        "ledger-record-name",
        &[("speaker", name.into()), ("record", cells::tally(ctx, tally).into())],
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &whole));
    let fill = match (chosen, response.hovered()) {
        (true, _) => p.accent_soft,
        (false, true) => p.field_hover,
        (false, false) => p.field,
    };
    ui.painter().rect_filled(rect, space::RADIUS - 1, fill);
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter()
            .rect_stroke(rect, space::RADIUS - 1, stroke, egui::StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(space::S, 4.0));
    ui.painter().galley(inner.left_top(), top, p.text);
    ui.painter().galley(inner.left_top() + vec2(0.0, 15.0), low, p.text_weak);
    let bar = Rect::from_min_max(egui::pos2(inner.left(), inner.bottom() - 3.0), inner.right_bottom());
    let total = tally.total().max(1) as f32;
    let parts = [
        (tally.came_true, p.good),
        (tally.partly, p.hue(Hue::Orange)),
        (tally.did_not, p.bad),
        (tally.open + tally.superseded, p.line),
    ];
    let mut left = bar.left();
    for (count, ink) in parts {
        let width = bar.width() * count as f32 / total;
        let part = Rect::from_min_size(egui::pos2(left, bar.top()), vec2(width, bar.height()));
        ui.painter().rect_filled(part, 0.0, ink);
        left += width;
    }
    response.on_hover_text(&whole).clicked()
}
