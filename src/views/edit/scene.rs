//! The form of a scene: its words, the panes it is shown in, and everything it remembers of the window; that is taken from
//! the window as it stands.

use egui::{DragValue, Role, Ui, WidgetInfo};

use super::fields::Form;
use crate::model::draft::Field;
use crate::model::{Item, PaneKind, Scene};
use crate::views::ViewCtx;
use crate::views::briefing::{layout_word, ledger_word, pane_word};
use crate::views::guarantee::twist_text;
use crate::views::status::filter_sentence;

/// The panes that a scene can be shown in.
const PANES: [PaneKind; 4] = [PaneKind::Document, PaneKind::Network, PaneKind::Timeline, PaneKind::Inspector];

pub(super) fn scene_ui(form: &mut Form<'_, '_>, ui: &mut Ui, s: &mut Scene) {
    let words = form.ctx.words;
    form.words(ui, Field::Name, "edit-title", &mut s.title, false);
    form.words(ui, Field::Condition, "edit-caption", &mut s.caption, true);
    form.words(ui, Field::Note, "edit-speaker-notes", &mut s.notes, true);
    form.label(ui, "edit-rank");
    let rank = ui.add(DragValue::new(&mut s.rank).range(1..=9999));
    rank.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, words.text("edit-rank")));
    panes_ui(form, ui, s);
    form.heading(ui, "edit-scene-shows");
    for remark in remembered(form.ctx, s) {
        form.remark(ui, &remark);
    }
    if form.button(ui, "edit-scene-take") {
        form.ctx.session.take_into(s);
    }
}

/// The panes it is shown in; none is all of them.
fn panes_ui(form: &mut Form<'_, '_>, ui: &mut Ui, s: &mut Scene) {
    form.heading(ui, "edit-scene-panes");
    for pane in PANES {
        let all = s.panes.is_empty();
        let mut shown = all || s.panes.contains(&pane);
        let before = shown;
        form.flag(ui, pane_word(pane), &mut shown);
        if shown == before {
            continue;
        }
        let there = |other: &PaneKind| {
            if *other == pane {
                shown
            } else {
                all || s.panes.contains(other)
            }
        };
        let panes: Vec<PaneKind> = PANES.into_iter().filter(there).collect();
        // All of them is said by naming none; none of them would show nothing.
        s.panes = if panes.len() == PANES.len() { Vec::new() } else { panes };
    }
}

/// Everything a scene remembers, a line each.
fn remembered(ctx: &ViewCtx<'_>, s: &Scene) -> Vec<String> {
    let words = ctx.words;
    let mut session = ctx.session.clone();
    session.show(s, ctx.derived.extent);
    // The sentences are those of the status line, said of the scene.
    let ctx = &ViewCtx {
        session: &session,
        ..*ctx
    };
    let day = |key, day| words.with(key, &[("day", words.day(day).into())]);
    let named = |key, item: Item| words.with(key, &[("name", ctx.name(item).into())]);
    let period = |key, (from, to)| words.with(key, &[("from", words.day(from).into()), ("to", words.day(to).into())]);
    let mut lines = vec![day("edit-scene-moment", s.moment)];
    lines.extend(s.known_by.map(|d| day("edit-scene-known-by", d)));
    if s.view.show_later {
        lines.push(words.text("edit-scene-later").to_owned());
    }
    lines.extend(s.window.map(|window| period("edit-scene-window", window)));
    lines.extend(s.view.brush.map(|brush| period("edit-scene-brush", brush)));
    lines.extend(s.view.compare.map(|d| day("edit-scene-compare", d)));
    lines.extend(s.selection.map(|item| named("edit-scene-selection", item)));
    if !s.view.also.is_empty() {
        lines.push(words.with("edit-scene-also", &[("n", s.view.also.len().into())]));
    }
    if !s.filter.is_empty() || (s.focus_depth.is_some() && s.selection.is_some()) {
        lines.push(words.with("edit-scene-filter", &[("filter", filter_sentence(ctx).into())]));
    }
    let shown = s.view.ledger.map_or_else(|| layout_word(s.view.layout), ledger_word);
    lines.push(words.with("edit-scene-layout", &[("name", words.text(shown).into())]));
    if s.view.zoom.is_some() {
        lines.push(words.text("edit-scene-zoom").to_owned());
    }
    if let Some((attacker, attacked)) = s.view.attack {
        let side = |actor: Option<_>| actor.map_or_else(|| "?".to_owned(), |id: crate::model::ActorId| ctx.name(id));
        let sides = [("attacker", side(attacker).into()), ("attacked", side(attacked).into())];
        lines.push(words.with("edit-scene-attack", &sides));
    }
    let twists: Vec<String> = s.view.what_if.twists.iter().map(|twist| twist_text(ctx, *twist)).collect();
    if !twists.is_empty() {
        lines.push(words.with("edit-scene-what-if", &[("what", twists.join(" · ").into())]));
    }
    lines.extend(s.view.document.map(|id| named("edit-scene-document", id.into())));
    lines
}
