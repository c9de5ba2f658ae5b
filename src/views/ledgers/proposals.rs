//! The ledger of proposals: every claim and actor that waits for a person, by document or by kind, with its sentence,
//! its ground and what contradicts it. Arrows go from row to row and all panes follow; one key does what is to be done.

use std::sync::Arc;

use egui::{Align2, ComboBox, EventFilter, Id, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::row::{self, RowLook};
use super::rows::{Choice, Grouping, HEADING, Line, ROW, Row, Rows};
use super::state::LedgersState;
use crate::command::Command;
use crate::derived::Related;
use crate::derived::conflicts::{Conflict, conflicts_of};
use crate::model::{DocumentId, Item};
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::keys::Step;
use crate::views::review::{Action, ReviewState, bar_ui, words};
use crate::widgets::form;
use crate::widgets::segmented::{self, segmented};

/// Rows that the page keys go.
const PAGE: usize = 8;
/// Least height of the actions below the list.
const ACTIONS: f32 = 32.0;
/// Panes smaller than this show what is done with many rows in a menu.
const ROOMY: egui::Vec2 = vec2(640.0, 430.0);
/// Confidences offered as the least, in per cent.
const LEAST: [u8; 5] = [0, 50, 75, 90, 95];
/// What counts as sure enough to accept together.
const SURE: u8 = 90;

/// Draws the ledger.
pub(super) fn proposals_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut LedgersState, review: &mut ReviewState, keys: bool) {
    if let Some(step) = &ctx.derived.reviewed {
        let follow = |rows: &mut Vec<_>| super::rows::reviewed(rows, ctx.dossier, &ctx.derived.index, &step.items);
        state.all.follow(&step.from, step.to, follow);
    }
    let all = state
        .all
        .get(&ctx.derived.revision, || super::rows::all(ctx.dossier, &ctx.derived.index));
    if all.is_empty() {
        (state.current, state.advance) = (None, false);
        empty(ctx, ui);
        return;
    }
    filter_ui(ctx, ui, &mut state.choice, &all);
    let key = (ctx.derived.revision, ctx.words.language(), state.choice.clone());
    let rows = state.rows.get(&key, || Rows::of(ctx, &all, &state.choice));
    if state.take_export() {
        let name = ctx.words.text("ledger-file-proposals");
        let text = super::csv::proposals_csv(ctx, &rows.list);
        ctx.commands.send(Command::SaveTable { name, text });
    }
    follow(ctx, state, &rows);
    if rows.list.is_empty() {
        nothing_fits(ctx, ui, &mut state.choice);
        return;
    }
    let floats = review.is_open();
    let list = Id::unique("proposals");
    if keys && !floats {
        arrows(ctx, ui, state, &rows, list);
    }
    let area = ui.available_rect_before_wrap();
    let body = area.with_max_y((area.bottom() - state.actions.max(ACTIONS) - space::XS).max(area.top() + ROW));
    ui.scope_builder(egui::UiBuilder::new().max_rect(body), |ui| {
        list_ui(ctx, ui, state, &rows, list);
    });
    let below = area.with_min_y(body.bottom() + space::XS);
    let roomy = area.width() >= ROOMY.x && area.height() >= ROOMY.y;
    let drawn = ui.scope_builder(egui::UiBuilder::new().max_rect(below), |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        if let Some((subject, _)) = state.current {
            let done = bar_ui(ctx, ui, review, subject, keys);
            state.advance |= matches!(done, Some(Action::Accept | Action::Reject));
        }
        if roomy {
            ui.horizontal_wrapped(|ui| bulk_ui(ctx, ui, state, &rows));
        } else {
            ui.menu_button(ctx.words.text("review-many"), |ui| bulk_ui(ctx, ui, state, &rows));
        }
    });
    let height = drawn.response.rect.height();
    if (height - state.actions).abs() > 0.5 {
        state.actions = height;
        ui.ctx().request_repaint();
    }
}

/// Keeps the place: what was selected elsewhere is followed; what is done with gives way to what comes next.
fn follow(ctx: &ViewCtx<'_>, state: &mut LedgersState, rows: &Rows) {
    let serial = ctx.session.selection_serial;
    let opened = state.seen_serial.is_none();
    if state.seen_serial.replace(serial) != Some(serial) {
        let selected = ctx.session.selection;
        let held = state
            .current
            .is_some_and(|(s, _)| Some(s.item) == selected && rows.places.contains_key(&s));
        let found = selected.and_then(|item| {
            rows.list
                .iter()
                .position(|r| r.subject.item == item || r.subject.target() == item)
        });
        if let Some(place) = found.filter(|_| !held) {
            state.current = rows.list.get(place).map(|r| (r.subject, place));
            state.reveal = true;
        }
    }
    let place = match state.current {
        Some((subject, place)) => match rows.places.get(&subject) {
            Some(now) => {
                state.current = Some((subject, *now));
                state.advance = false;
                return;
            }
            None => place.min(rows.list.len().saturating_sub(1)),
        },
        None => 0,
    };
    state.current = rows.list.get(place).map(|r| (r.subject, place));
    state.reveal = !opened || place > 0;
    if std::mem::take(&mut state.advance)
        && let Some(row) = rows.list.get(place)
    {
        select(ctx, state, row);
    }
}

/// Selects a proposal: all panes follow, and the text goes to its own sentence.
fn select(ctx: &ViewCtx<'_>, state: &mut LedgersState, row: &Row) {
    let subject = row.subject;
    // The command comes to the session with the next frame; it is nobody else's.
    state.seen_serial = Some(ctx.session.selection_serial + 1);
    ctx.commands.send(Command::Select {
        item: Some(subject.item),
        source: None,
    });
    let claim = row.told_by.and_then(|id| ctx.dossier.claims.get(&id));
    let Some(passage) = claim.and_then(|c| c.passages.first()) else {
        return;
    };
    let (known_by, hidden) = (ctx.session.known_by, &ctx.session.filter.hidden_documents);
    let related = Related::to([subject.item], ctx.dossier, &ctx.derived.index, known_by, hidden);
    if let Some(place) = related
        .evidence
        .iter()
        .position(|p| p == passage)
        .filter(|p| *p != related.start)
    {
        ctx.commands.send(Command::SetEvidence(place));
        state.seen_serial = Some(ctx.session.selection_serial + 2);
    }
}

/// Goes to a row and selects it.
fn go(ctx: &ViewCtx<'_>, state: &mut LedgersState, rows: &Rows, place: usize) {
    if let Some(row) = rows.list.get(place) {
        state.current = Some((row.subject, place));
        state.reveal = true;
        select(ctx, state, row);
    }
}

/// Arrow keys go from row to row, unless something else has the keyboard.
fn arrows(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut LedgersState, rows: &Rows, list: Id) {
    let focused = ui.memory(egui::Memory::focused);
    if ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) || focused.is_some_and(|id| id != list) {
        return;
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let last = rows.list.len().saturating_sub(1);
    let at = state.current.map_or(0, |(_, place)| place);
    let chosen = Step::ALL.into_iter().rfind(|(key, _)| pressed(*key));
    if let Some((_, step)) = chosen {
        go(ctx, state, rows, step.from(Some(at), PAGE, last));
    }
}

fn list_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut LedgersState, rows: &Rows, list: Id) {
    let area = ui.available_rect_before_wrap();
    let whole = ui.interact(area, list, Sense::FOCUSABLE);
    let name = ctx.words.with("review-list-name", &[("n", rows.list.len().into())]);
    whole.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
    if whole.has_focus() {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(list, filter));
        ui.painter().rect_stroke(
            area.expand(2.0),
            space::RADIUS,
            egui::Stroke::new(1.2, ctx.palette.accent),
            egui::StrokeKind::Inside,
        );
    }
    let mut clicked = None;
    ScrollArea::vertical()
        .id_salt("proposals-list")
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| {
            ui.set_height(rows.height());
            let origin = ui.min_rect().min;
            let width = ui.available_width() - space::S;
            for line in rows.between(viewport.top(), viewport.bottom()) {
                let (Some(what), Some(top)) = (rows.lines.get(line), rows.tops.get(line)) else {
                    continue;
                };
                let at = origin + vec2(0.0, *top);
                match what {
                    Line::Heading(group, count) => {
                        row::heading(ctx, ui, Rect::from_min_size(at, vec2(width, HEADING)), *group, *count);
                    }
                    Line::Row(place) => {
                        let rect = Rect::from_min_size(at, vec2(width, ROW));
                        let Some(row) = rows.list.get(*place) else { continue };
                        let conflicts = conflicts(ctx, state, row);
                        let look = RowLook {
                            current: state.current.is_some_and(|(subject, _)| subject == row.subject),
                            conflicts: &conflicts,
                        };
                        if row::row_ui(ctx, ui, rect, row, &look) {
                            clicked = Some(*place);
                        }
                    }
                }
            }
            if std::mem::take(&mut state.reveal)
                && let Some(top) = state
                    .current
                    .and_then(|(_, place)| rows.line_of.get(place))
                    .and_then(|l| rows.tops.get(*l))
            {
                let rect = Rect::from_min_size(origin + vec2(0.0, *top), vec2(width, ROW));
                ui.scroll_to_rect(rect.expand2(vec2(0.0, HEADING)), None);
            }
        });
    if let Some(place) = clicked {
        ui.memory_mut(|m| m.request_focus(list));
        go(ctx, state, rows, place);
        state.reveal = false;
    }
}

/// What contradicts a row; worked out when it first comes into view.
fn conflicts(ctx: &ViewCtx<'_>, state: &mut LedgersState, row: &Row) -> Vec<Conflict> {
    let (revision, held) = &mut state.conflicts;
    if *revision != ctx.derived.revision {
        *revision = ctx.derived.revision;
        held.clear();
    }
    let Some(claim) = row.subject.claim else {
        return Vec::new();
    };
    held.entry(claim)
        .or_insert_with(|| conflicts_of(ctx.dossier, &ctx.derived.index, claim))
        .clone()
}

/// Order, kind, document, least confidence, words.
fn filter_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, choice: &mut Choice, all: &Arc<Vec<Row>>) {
    let text = |key| ctx.words.text(key);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S - 2.0;
        let choices = [
            segmented::Choice {
                label: text("review-by-document"),
                name: text("review-by-document-name"),
                taken: choice.grouping == Grouping::Document,
            },
            segmented::Choice {
                label: text("review-by-kind"),
                name: text("review-by-kind-name"),
                taken: choice.grouping == Grouping::Kind,
            },
        ];
        if let Some(place) = segmented(ui, ctx.palette, &choices) {
            choice.grouping = if place == 0 { Grouping::Document } else { Grouping::Kind };
        }
        kind_filter(ctx, ui, choice, all);
        document_filter(ctx, ui, choice, all);
        let named = |least: u8| match least {
            0 => text("review-least-any").to_owned(),
            n => ctx.words.with("review-least", &[("n", n.into())]),
        };
        let combo = ComboBox::from_id_salt("review-least")
            .selected_text(named(choice.least))
            .width(84.0)
            .show_ui(ui, |ui| {
                for least in LEAST {
                    ui.selectable_value(&mut choice.least, least, named(least));
                }
            });
        label_combo(&combo.response, text("review-least-name"));
        let hint = text("review-filter-text");
        let field = form::field(ui, Id::unique("review-filter"), &mut choice.text, hint, 130.0, false);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        if choice.filters() && ui.small_button(text("review-filter-clear")).clicked() {
            clear(choice);
        }
    });
}

fn label_combo(response: &egui::Response, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
}

fn clear(choice: &mut Choice) {
    *choice = Choice {
        grouping: choice.grouping,
        ..Choice::default()
    };
}

fn kind_filter(ctx: &ViewCtx<'_>, ui: &mut Ui, choice: &mut Choice, all: &[Row]) {
    let every = ctx.words.text("review-every-kind");
    let combo = ComboBox::from_id_salt("review-kind")
        .selected_text(choice.kind.map_or(every, |kind| words::kind(ctx, kind)))
        .width(110.0)
        .show_ui(ui, |ui| {
            let kinds: std::collections::BTreeSet<_> = all.iter().map(|r| r.kind).collect();
            ui.selectable_value(&mut choice.kind, None, every);
            for kind in kinds {
                ui.selectable_value(&mut choice.kind, Some(kind), words::kind(ctx, kind));
            }
        });
    label_combo(&combo.response, ctx.words.text("review-kind-name"));
}

fn document_filter(ctx: &ViewCtx<'_>, ui: &mut Ui, choice: &mut Choice, all: &[Row]) {
    let every = ctx.words.text("review-every-document");
    let shown = choice
        .document
        .map_or_else(|| every.to_owned(), |id| short(&ctx.name(id), 18));
    let combo = ComboBox::from_id_salt("review-document")
        .selected_text(shown)
        .width(130.0)
        .show_ui(ui, |ui| {
            ui.set_min_width(260.0);
            // Rows come by document, so that equal ones stand together; actors may repeat one.
            let mut documents: Vec<DocumentId> = all.iter().filter_map(|r| r.document).collect();
            documents.dedup();
            ui.selectable_value(&mut choice.document, None, every);
            ScrollArea::vertical()
                .max_height(240.0)
                .show_rows(ui, 24.0, documents.len(), |ui, range| {
                    for id in documents.get(range).unwrap_or_default() {
                        ui.selectable_value(&mut choice.document, Some(*id), short(&ctx.name(*id), 44));
                    }
                });
        });
    label_combo(&combo.response, ctx.words.text("review-document-name"));
}

fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(most).collect::<String>().trim_end())
}

/// What is done with many rows at once: one step each, which can be undone.
fn bulk_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut LedgersState, rows: &Rows) {
    let current = state.current.and_then(|(_, place)| rows.list.get(place).copied());
    let count = |wanted: &dyn Fn(&Row) -> bool| rows.list.iter().filter(|r| wanted(r)).count();
    let targets = |wanted: &dyn Fn(&Row) -> bool| -> Vec<Item> {
        let fitting = rows.list.iter().filter(|r| wanted(r));
        fitting.map(|r| r.subject.target()).collect()
    };
    ui.spacing_mut().item_spacing.x = space::XS;
    let mut pressed = |text: String| {
        let text = RichText::new(text).font(font(size::NOTE, Weight::Regular));
        let clicked = ui.add(egui::Button::new(text).min_size(vec2(0.0, 24.0))).clicked();
        state.advance |= clicked;
        clicked
    };
    if let Some(row) = current {
        let same = |r: &Row| r.kind == row.kind;
        let arguments = [("kind", words::kind(ctx, row.kind).into()), ("n", count(&same).into())];
        if pressed(ctx.words.with("review-accept-kind", &arguments)) {
            ctx.commands.send(Command::Accept(targets(&same)));
        }
    }
    let sure = |r: &Row| r.confidence * 100.0 + 1e-9 >= f64::from(SURE);
    let sure_rows = count(&sure);
    if sure_rows > 0 {
        let arguments = [("percent", SURE.into()), ("n", sure_rows.into())];
        if pressed(ctx.words.with("review-accept-sure", &arguments)) {
            ctx.commands.send(Command::Accept(targets(&sure)));
        }
    }
    if pressed(ctx.words.text("ledger-export").to_owned()) {
        ctx.commands.send(Command::ExportTable);
    }
    if let Some(document) = current.and_then(|row| row.document) {
        let here = |r: &Row| r.document == Some(document);
        let arguments = [("title", short(&ctx.name(document), 24).into()), ("n", count(&here).into())];
        if pressed(ctx.words.with("review-reject-document", &arguments)) {
            ctx.commands.send(Command::Reject(targets(&here)));
        }
    }
}

/// Nothing waits: what to do to have something.
fn empty(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    let p = ctx.palette;
    let middle = pos2(area.center().x, area.top() + area.height() * 0.36);
    let painter = ui.painter();
    painter.text(
        middle,
        Align2::CENTER_BOTTOM,
        ctx.words.text("review-empty"),
        font(size::HEADING, Weight::SemiBold),
        p.text,
    );
    let hint = painter.layout(
        ctx.words.text("review-empty-hint").to_owned(),
        font(size::BODY, Weight::Regular),
        p.text_weak,
        (area.width() - 40.0).clamp(80.0, 460.0),
    );
    let height = hint.size().y;
    painter.galley(middle + vec2(-hint.size().x / 2.0, space::S), hint, p.text_weak);
    let place = Rect::from_center_size(middle + vec2(0.0, height + 40.0), vec2(220.0, 32.0));
    let button = egui::Button::new(ctx.words.text("menu-add-documents")).fill(p.field);
    if ui.put(place, button).clicked() {
        ctx.commands.send(Command::AddDocumentsDialog);
    }
}

/// The filter leaves nothing.
fn nothing_fits(ctx: &ViewCtx<'_>, ui: &mut Ui, choice: &mut Choice) {
    ui.add_space(space::L);
    ui.label(RichText::new(ctx.words.text("review-nothing-fits")).color(ctx.palette.text_weak));
    if ui.button(ctx.words.text("review-filter-clear-all")).clicked() {
        clear(choice);
    }
}
