//! The first rows of the table, a choice of meaning above each column.

use egui::{ComboBox, Grid, Label, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::super::ViewCtx;
use super::MappingState;
use super::choices::meaning_key;
use crate::exchange::csv_table::Lists;
use crate::exchange::graph::meaning::Meaning;
use crate::theme::{Weight, font, size, space};

/// Width of a column, in points.
const COLUMN: f32 = 138.0;
/// Height of the rows shown.
const HEIGHT: f32 = 300.0;
/// Most columns drawn; a choice for each of a thousand helps nobody.
const MOST: usize = 60;

/// Meanings that an end of a tie or a property of it can have.
const OF_TIES: [Meaning; 18] = [
    Meaning::Keep,
    Meaning::Leave,
    Meaning::Source,
    Meaning::Target,
    Meaning::Family,
    Meaning::Label,
    Meaning::Start,
    Meaning::End,
    Meaning::Date,
    Meaning::Year,
    Meaning::Valid,
    Meaning::Class,
    Meaning::Weight,
    Meaning::Direction,
    Meaning::Citation,
    Meaning::SourceName,
    Meaning::TargetName,
    Meaning::Id,
];

/// Meanings that a property of an actor can have.
const OF_ACTORS: [Meaning; 17] = [
    Meaning::Keep,
    Meaning::Leave,
    Meaning::Id,
    Meaning::Name,
    Meaning::NameDe,
    Meaning::NameEn,
    Meaning::Kind,
    Meaning::Code,
    Meaning::Cow,
    Meaning::Gw,
    Meaning::Iso2,
    Meaning::Iso3,
    Meaning::Start,
    Meaning::End,
    Meaning::Valid,
    Meaning::X,
    Meaning::Y,
];

/// How wide the whole table is.
pub(super) fn width(state: &MappingState) -> f32 {
    state.mapping.columns.len().min(MOST) as f32 * (COLUMN + space::S)
}

pub(super) fn table_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut MappingState) {
    let count = state.mapping.columns.len().min(MOST);
    let names: Vec<String> = (0..count)
        .map(|column| match state.header().get(column) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => ctx.words.with("mapping-column", &[("n", (column + 1).into())]),
        })
        .collect();
    let mut chosen = None;
    let most = HEIGHT.min((ui.ctx().content_rect().height() - 420.0).max(120.0));
    ScrollArea::both()
        .id_salt("mapping-table")
        .max_height(most)
        .min_scrolled_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            Grid::new("mapping-grid")
                .striped(true)
                .min_col_width(COLUMN)
                .max_col_width(COLUMN)
                .spacing([space::S, space::XS])
                .show(ui, |ui| {
                    for (column, name) in names.iter().enumerate() {
                        chosen = choice(ctx, ui, state, column, name)
                            .map(|meaning| (column, meaning))
                            .or(chosen);
                    }
                    ui.end_row();
                    for name in &names {
                        cell(ui, name, font(size::NOTE, Weight::SemiBold), ctx.palette.text);
                    }
                    ui.end_row();
                    for row in state.rows() {
                        for column in 0..count {
                            let text = row.get(column).map_or("", String::as_str);
                            cell(ui, text, font(size::NOTE, Weight::Regular), ctx.palette.text_weak);
                        }
                        ui.end_row();
                    }
                });
        });
    if let Some((column, meaning)) = chosen {
        state.mapping.set(column, meaning);
        state.changed();
    }
}

fn cell(ui: &mut Ui, text: &str, font: egui::FontId, ink: egui::Color32) {
    let label = Label::new(RichText::new(text).font(font).color(ink)).truncate();
    let response = ui.add(label);
    if text.chars().count() > 16 {
        response.on_hover_text(text);
    }
}

fn choice(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &MappingState, column: usize, name: &str) -> Option<Meaning> {
    let now = state.mapping.columns.get(column).copied()?;
    let meanings: &[Meaning] = match state.mapping.lists {
        Lists::Ties => &OF_TIES,
        Lists::Actors => &OF_ACTORS,
    };
    let mut picked = now;
    let shown = ctx.words.text(meaning_key(now));
    let plain = matches!(now, Meaning::Keep | Meaning::Leave);
    let ink = if plain { ctx.palette.text_weak } else { ctx.palette.text };
    let weight = if plain { Weight::Regular } else { Weight::SemiBold };
    let combo = ComboBox::from_id_salt(("mapping-column", column))
        .width(COLUMN - space::S)
        .truncate()
        .selected_text(RichText::new(shown).font(font(size::NOTE, weight)).color(ink))
        .show_ui(ui, |ui| {
            for meaning in meanings {
                ui.selectable_value(&mut picked, *meaning, ctx.words.text(meaning_key(*meaning)));
            }
        });
    let label = ctx.words.with("mapping-column-choice", &[("name", name.into())]);
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{label}: {shown}")));
    (picked != now).then_some(picked)
}
