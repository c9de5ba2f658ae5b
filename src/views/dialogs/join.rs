//! Joining another project: what comes in, what both have, and the records in which one has to choose.
//!
//! The choices are kept here until they are carried out. Not here: what joins what (`model::join`).

use std::collections::BTreeSet;

use egui::{Button, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};
use serde_json::Value;

use super::super::ViewCtx;
use crate::command::Command;
use crate::model::join::{Conflict, Difference, Joining};
use crate::model::{Dossier, Edtf, Item, Language};
use crate::theme::{Weight, font, size, space};
use crate::views::search::kind_word;
use crate::widgets::form;
use crate::widgets::segmented::{Choice, segmented};

/// Width of the dialog.
const WIDTH: f32 = 640.0;
/// Most height of the list of conflicts.
const HEIGHT: f32 = 380.0;
/// Characters of a value that are shown.
const SHOWN: usize = 140;

/// A joining that waits for its choices.
#[derive(Debug)]
pub struct JoinState {
    /// What the other file is called.
    pub name: String,
    /// The other dossier.
    pub other: Dossier,
    /// The state of the dossier that `joining` was worked out for.
    pub revision: u64,
    /// What would be done.
    pub joining: Joining,
    /// Conflicts in which the other dossier is followed.
    pub theirs: BTreeSet<Item>,
    /// The choices are made.
    pub chosen: bool,
}

/// Asks for the choices; `false` when it is given up. What was chosen stays until it is carried out.
pub fn join_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut JoinState) -> bool {
    if state.chosen {
        return true;
    }
    let words = ctx.words;
    let mut open = true;
    let mut cancelled = false;
    let title = words.with("join-title", &[("name", state.name.as_str().into())]);
    super::dialog(ctx, ui, "join", &title, &mut open, |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        if state.joining.is_empty() {
            ui.label(words.text("join-nothing"));
            return;
        }
        ui.label(words.with("join-new", &[("n", state.joining.new.len().into())]));
        ui.label(words.with("join-same", &[("n", state.joining.same.into())]));
        if !state.joining.conflicts.is_empty() {
            conflicts_ui(ctx, ui, state);
        }
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            if form::main_button(ui, ctx.palette, true, words.text("join-do")).clicked() {
                ctx.commands.send(Command::Join);
                state.chosen = true;
            }
            let cancel = ui.add(Button::new(words.text("dialog-cancel")).min_size(vec2(0.0, space::CONTROL)));
            cancelled |= cancel.clicked();
        });
    });
    state.chosen || (open && !cancelled)
}

fn conflicts_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut JoinState) {
    let words = ctx.words;
    let JoinState { joining, theirs, .. } = state;
    ui.add_space(space::S);
    let count = [("n", joining.conflicts.len().into())];
    let heading = RichText::new(words.with("join-conflicts", &count)).font(font(size::BODY, Weight::SemiBold));
    ui.label(heading.color(ctx.palette.text));
    ui.horizontal(|ui| {
        for (key, all) in [("join-all-ours", false), ("join-all-theirs", true)] {
            if ui
                .add(Button::new(words.text(key)).min_size(vec2(0.0, space::CONTROL)))
                .clicked()
            {
                theirs.clear();
                theirs.extend(joining.conflicts.iter().map(|c| c.item).filter(|_| all));
            }
        }
    });
    ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
        for conflict in &joining.conflicts {
            ui.add_space(space::S);
            conflict_ui(ctx, ui, conflict, theirs);
        }
    });
}

fn conflict_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, conflict: &Conflict, theirs: &mut BTreeSet<Item>) {
    let words = ctx.words;
    let name = ctx.name(conflict.item);
    ui.horizontal(|ui| {
        let follows = theirs.contains(&conflict.item);
        let labels = ["join-ours", "join-theirs"].map(|key| words.text(key));
        let names = labels.map(|label| format!("{name}: {label}"));
        let choice = |place: usize| Choice {
            label: labels[place],
            name: &names[place],
            taken: usize::from(follows) == place,
        };
        match segmented(ui, ctx.palette, &[choice(0), choice(1)]) {
            Some(0) => drop(theirs.remove(&conflict.item)),
            Some(_) => drop(theirs.insert(conflict.item)),
            None => {}
        }
        let title = RichText::new(&name).font(font(size::BODY, Weight::Medium));
        ui.add(egui::Label::new(title.color(ctx.palette.text)).truncate());
        let kind = RichText::new(kind_word(ctx, conflict.item)).font(font(size::NOTE, Weight::Regular));
        ui.add(egui::Label::new(kind.color(ctx.palette.text_weak)).truncate());
    });
    let follows = theirs.contains(&conflict.item);
    for difference in &conflict.fields {
        let values = [&difference.ours, &difference.theirs].map(|value| shown(ctx, difference, value));
        for (place, value) in values.iter().enumerate() {
            let taken = follows == (place == 1);
            let colour = if taken { ctx.palette.text } else { ctx.palette.text_weak };
            let whose = words.text(if place == 0 { "join-ours" } else { "join-theirs" });
            let text = format!("{} · {whose}: {value}", words.text(label(&difference.field)));
            let text = RichText::new(text).font(font(size::NOTE, Weight::Regular)).color(colour);
            let response = ui.add(egui::Label::new(text).wrap());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, value));
        }
    }
}

/// What a field is called; fields of one meaning share a word.
fn label(field: &str) -> &'static str {
    match field {
        "name" | "names" | "short" | "other_names" | "aliases" | "title" | "label" | "code" => "join-field-name",
        "kind" | "class" | "family" | "direction" | "stance" | "negated" => "join-field-kind",
        "valid" | "dates" | "when" | "said_on" | "due_by" | "year" | "published" | "exists" | "judged_on" => "join-field-date",
        "from" | "to" | "parties" | "participants" | "speaker" | "reporters" | "authors" | "publisher" => "join-field-who",
        "claims" | "passages" | "about" | "instrument" | "ties" | "claim" => "join-field-evidence",
        "obligations" | "conditions" | "bindingness" | "liability" => "join-field-obligations",
        "note" | "notes" | "words" | "hedge" | "text" | "caption" | "promised" | "lesson" => "join-field-words",
        "low" | "best" | "high" | "unit" | "measure" | "baseline" | "guarantors" | "parameters" => "join-field-figures",
        "review" | "proposal" | "credibility" | "likelihood" | "outcome" | "ruling" | "reliability" => "join-field-judgement",
        _ => "join-field-other",
    }
}

/// A value as one line.
fn shown(ctx: &ViewCtx<'_>, difference: &Difference, value: &Value) -> String {
    let text = text_of(ctx, &difference.field, value);
    if text.chars().count() <= SHOWN {
        return text;
    }
    let short: String = text.chars().take(SHOWN).collect();
    format!("{}…", short.trim_end())
}

fn text_of(ctx: &ViewCtx<'_>, field: &str, value: &Value) -> String {
    let words = ctx.words;
    let many = |values: &mut dyn Iterator<Item = &Value>| {
        let texts = values.map(|v| text_of(ctx, field, v)).filter(|t| !t.is_empty());
        texts.collect::<Vec<_>>().join("; ")
    };
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(yes) => words.text(if *yes { "join-yes" } else { "join-no" }).to_owned(),
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |n| words.number(n, 2)),
        Value::String(text) => coded(ctx, field, text).unwrap_or_else(|| text.clone()),
        Value::Array(values) => many(&mut values.iter()),
        Value::Object(fields) => {
            let own = match words.language() {
                Language::De => "de",
                Language::En => "en",
            };
            let said = fields.get(own).or_else(|| fields.get("de")).or_else(|| fields.get("en"));
            match said.and_then(Value::as_str) {
                Some(text) => text.to_owned(),
                None => many(&mut fields.values()),
            }
        }
    }
}

/// A word of the file in the user's language: a record's name, a date, a code.
fn coded(ctx: &ViewCtx<'_>, field: &str, text: &str) -> Option<String> {
    if let Ok(item) = text.parse::<Item>() {
        return ctx.dossier.contains(item).then(|| ctx.name(item));
    }
    let value = || Value::String(text.to_owned());
    let words = ctx.words;
    match field {
        "family" => serde_json::from_value(value()).ok().map(|v| words.family(v).to_owned()),
        "class" => serde_json::from_value(value()).ok().map(|v| words.class(v).to_owned()),
        "stance" => serde_json::from_value(value()).ok().map(|v| words.stance(v).to_owned()),
        _ if label(field) == "join-field-date" => Edtf::parse(text).ok().map(|date| words.date(&date)),
        _ => None,
    }
}
