//! How the table is written, and which family a word means.

use egui::{ComboBox, RichText, Role, Ui, WidgetInfo};

use super::super::ViewCtx;
use super::super::dialogs::ringed;
use super::{Count, MappingState};
use crate::exchange::csv_table::{Lists, Mapping};
use crate::exchange::graph::meaning::Meaning;
use crate::exchange::graph::time::DateOrder;
use crate::model::TieFamily;
use crate::theme::{Weight, font, size, space};

/// Words for a family that are asked about at most.
const MOST_WORDS: usize = 24;

/// Key of a meaning in the catalogue.
pub fn meaning_key(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Keep => "mapping-meaning-keep",
        Meaning::Leave => "mapping-meaning-leave",
        Meaning::Source => "mapping-meaning-source",
        Meaning::Target => "mapping-meaning-target",
        Meaning::SourceName => "mapping-meaning-source-name",
        Meaning::TargetName => "mapping-meaning-target-name",
        Meaning::Id => "mapping-meaning-id",
        Meaning::Name => "mapping-meaning-name",
        Meaning::NameDe => "mapping-meaning-name-de",
        Meaning::NameEn => "mapping-meaning-name-en",
        Meaning::Label => "mapping-meaning-label",
        Meaning::Family => "mapping-meaning-family",
        Meaning::Class => "mapping-meaning-class",
        Meaning::Kind => "mapping-meaning-kind",
        Meaning::Code => "mapping-meaning-code",
        Meaning::Cow => "mapping-meaning-cow",
        Meaning::Gw => "mapping-meaning-gw",
        Meaning::Iso2 => "mapping-meaning-iso2",
        Meaning::Iso3 => "mapping-meaning-iso3",
        Meaning::Start => "mapping-meaning-start",
        Meaning::End => "mapping-meaning-end",
        Meaning::Valid => "mapping-meaning-valid",
        Meaning::Date => "mapping-meaning-date",
        Meaning::Year => "mapping-meaning-year",
        Meaning::Weight => "mapping-meaning-weight",
        Meaning::Direction => "mapping-meaning-direction",
        Meaning::Citation => "mapping-meaning-citation",
        Meaning::X => "mapping-meaning-x",
        Meaning::Y => "mapping-meaning-y",
    }
}

/// A list of words of which one is chosen, with its label before it. `true` if another one was.
fn pick<T: PartialEq + Clone>(ui: &mut Ui, id: &str, label: &str, value: &mut T, options: &[(T, String)]) -> bool {
    let mut picked = value.clone();
    let shown = options
        .iter()
        .find(|(option, _)| option == value)
        .map_or("", |(_, text)| text);
    ui.label(label);
    let combo = ComboBox::from_id_salt(id).selected_text(shown).show_ui(ui, |ui| {
        for (option, text) in options {
            ui.selectable_value(&mut picked, option.clone(), text);
        }
    });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{label}: {shown}")));
    let changed = picked != *value;
    *value = picked;
    // The next label belongs to the next choice.
    ui.add_space(space::M);
    changed
}

pub(super) fn choices_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut MappingState) {
    let words = ctx.words;
    let text = |key| words.text(key).to_owned();
    let mut changed = false;
    let mapping: &mut Mapping = &mut state.mapping;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let lists = [
            (Lists::Ties, text("mapping-lists-ties")),
            (Lists::Actors, text("mapping-lists-actors")),
        ];
        changed |= pick(ui, "mapping-lists", words.text("mapping-lists"), &mut mapping.lists, &lists);
        let delimiters = [
            (',', text("mapping-delimiter-comma")),
            (';', text("mapping-delimiter-semicolon")),
            ('\t', text("mapping-delimiter-tab")),
            ('|', text("mapping-delimiter-bar")),
        ];
        changed |= pick(
            ui,
            "mapping-delimiter",
            words.text("mapping-delimiter"),
            &mut mapping.delimiter,
            &delimiters,
        );
        let mut encodings = vec![(String::new(), text("mapping-encoding-found"))];
        encodings.extend(
            ["utf-8", "windows-1252", "iso-8859-2", "windows-1251", "utf-16le", "shift_jis"]
                .map(|name| (name.to_owned(), name.to_uppercase())),
        );
        changed |= pick(
            ui,
            "mapping-encoding",
            words.text("mapping-encoding"),
            &mut mapping.encoding,
            &encodings,
        );
        let orders = [
            (DateOrder::DayFirst, text("mapping-order-day")),
            (DateOrder::MonthFirst, text("mapping-order-month")),
        ];
        changed |= pick(ui, "mapping-order", words.text("mapping-order"), &mut mapping.order, &orders);
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        changed |= ringed(ctx, ui, |ui| ui.checkbox(&mut mapping.header, words.text("mapping-header"))).changed();
        if mapping.lists == Lists::Ties {
            changed |= ringed(ctx, ui, |ui| {
                ui.checkbox(&mut mapping.directed, words.text("mapping-directed"))
            })
            .changed();
            let families: Vec<(TieFamily, String)> = TieFamily::ALL.map(|f| (f, words.family(f).to_owned())).to_vec();
            changed |= pick(
                ui,
                "mapping-otherwise",
                words.text("mapping-otherwise"),
                &mut mapping.otherwise,
                &families,
            );
        }
    });
    if mapping.lists == Lists::Ties
        && let Some((path, taken)) = &mut state.actors
    {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = words.with("mapping-actors-beside", &[("name", name.into())]);
        ringed(ctx, ui, |ui| ui.checkbox(taken, text));
    }
    if changed {
        state.changed();
    }
}

/// A choice for each word of the family column that means none plainly.
pub(super) fn families_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut MappingState) {
    let words = ctx.words;
    let Count::Counted(tally) = state.count() else { return };
    if tally.unknown.is_empty() || state.mapping.column(Meaning::Family).is_none() {
        return;
    }
    let unknown: Vec<(String, usize)> = tally.unknown.iter().take(MOST_WORDS).cloned().collect();
    ui.label(RichText::new(words.text("mapping-families")).font(font(size::NOTE, Weight::SemiBold)));
    let mut options: Vec<(Option<TieFamily>, String)> = vec![(None, words.text("mapping-family-as-rest").to_owned())];
    options.extend(TieFamily::ALL.map(|f| (Some(f), words.family(f).to_owned())));
    ui.horizontal_wrapped(|ui| {
        for (number, (word, count)) in unknown.iter().enumerate() {
            let mut family = state.mapping.families.get(word).copied();
            let shown = format!("{word} ({})", words.number(*count as f64, 0));
            let changed = pick(ui, &format!("mapping-family-{number}"), &shown, &mut family, &options);
            if changed {
                // What is counted does not change with it.
                match family {
                    Some(family) => state.mapping.families.insert(word.clone(), family),
                    None => state.mapping.families.remove(word),
                };
            }
        }
    });
    ui.add_space(space::S);
}
