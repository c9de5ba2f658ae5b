//! The fields of each form, and what ends it: Enter or the main button, the cross or Escape (which is the app's).

use egui::{Key, Label, Modifiers, RichText, Ui, vec2};

use super::Ending;
use super::draft::{Draft, Missing};
use super::rows::{chip, choice, date, figure_text, row, text, weak};
use super::saying::saying_ui;
use crate::model::{ActorId, ActorKind, EventKind, Item};
use crate::session::Making;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::keys::CONFIRM;
use crate::views::pick::{self, Offer, Pick, Picker, pick_button};
use crate::views::review::tie_kinds;
use crate::widgets::form;
use crate::widgets::segmented::{Choice, segmented};

/// What a claim can be about.
const FACTS: [Pick; 4] = [Pick::Ties, Pick::Events, Pick::Instruments, Pick::Actors];

/// Draws the form; what it ended with, if it did.
pub(super) fn form_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft) -> Option<Ending> {
    quote(ctx, ui, draft);
    let fresh = std::mem::take(&mut draft.fresh);
    let mut entered = match draft.ask.making {
        Making::Actor => actor(ctx, ui, draft, fresh),
        Making::Tie => tie(ctx, ui, draft),
        Making::Event => event(ctx, ui, draft, fresh),
        Making::Quantity => quantity(ctx, ui, draft, fresh),
        Making::Claim => {
            about(ctx, ui, draft);
            false
        }
        Making::Evidence => evidence(ctx, ui, draft),
    };
    if draft.is_said() {
        ui.add_space(space::XS);
        entered |= saying_ui(ctx, ui, draft);
    }
    ui.add_space(space::XS);
    let mut ending = None;
    row(ctx, ui, "", draft.missing.filter(|m| *m == Missing::Twice), |ui| {
        ui.horizontal(|ui| {
            let confirmed = form::main_button(ui, ctx.palette, true, ctx.words.text(button(draft))).clicked();
            if ui.button(ctx.words.text("dialog-cancel")).clicked() {
                ending = Some(Ending::Cancelled);
            }
            entered |= confirmed;
        });
    });
    // Enter confirms wherever it has no other meaning; Ctrl and Enter everywhere.
    let free = ui.memory(|m| m.focused().is_none()) && !egui::Popup::is_any_open(ui.ctx());
    entered |= free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    entered |= ui.input_mut(|i| i.consume_shortcut(&CONFIRM));
    if entered && ending.is_none() {
        match draft.command(ctx) {
            Ok(command) => ending = Some(Ending::Made(command)),
            Err(missing) => draft.missing = Some(missing),
        }
    }
    ending
}

fn button(draft: &Draft) -> &'static str {
    match draft.ask.making {
        Making::Actor if draft.same.is_some() => "make-do-name",
        Making::Actor => "make-do-actor",
        Making::Tie => "make-do-tie",
        Making::Event => "make-do-event",
        Making::Claim => "make-do-claim",
        Making::Quantity => "make-do-quantity",
        Making::Evidence => "make-do-evidence",
    }
}

/// The marked words, or that there are none.
fn quote(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &Draft) {
    if draft.ask.site.is_none() {
        weak(ctx, ui, ctx.words.text("make-no-source"));
        return;
    }
    let short = draft.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = ctx.words.with("make-quote", &[("quote", short.into())]);
    let mut job = egui::text::LayoutJob::simple(
        quoted,
        font(size::NOTE, Weight::Italic),
        ctx.palette.text_weak,
        ui.available_width(),
    );
    job.wrap.max_rows = 3;
    ui.add(Label::new(job));
    ui.add_space(space::XS);
}

fn wrong(draft: &Draft, fields: &[Missing]) -> Option<Missing> {
    draft.missing.filter(|m| fields.contains(m))
}

fn likely(draft: &Draft) -> Vec<Item> {
    draft.reading.actors.iter().map(|id| Item::from(*id)).collect()
}

/// A list of actors behind a button; gives the one picked.
fn actor_button(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    picker: &mut Picker,
    key: &'static str,
    present: Option<ActorId>,
    (likely, without): (&[Item], &[Item]),
) -> Option<ActorId> {
    let hint = ctx.words.text("make-pick-actor");
    let offer = Offer {
        kinds: &[Pick::Actors],
        likely,
        without,
    };
    match pick_button(ctx, ui, picker, (ctx.words.text(key), hint), present.map(Item::from), offer) {
        Some(Item::Actor(actor)) => Some(actor),
        _ => None,
    }
}

fn actor(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft, fresh: bool) -> bool {
    let mut entered = false;
    row(ctx, ui, "make-name", wrong(draft, &[Missing::Name]), |ui| {
        let id = ui.scope_id().with("make-name");
        entered = text(ui, id, &mut draft.name, ctx.words.text("make-name"), "", fresh);
    });
    if draft.same.is_none() {
        row(ctx, ui, "make-actor-kind", None, |ui| {
            choice(ctx, ui, "make-actor-kind", &ActorKind::ALL, &mut draft.kind, |kind| {
                ctx.words.actor(kind).to_owned()
            });
        });
    }
    row(ctx, ui, "make-same", None, |ui| {
        ui.horizontal(|ui| {
            let likely = likely(draft);
            let offer = Offer {
                kinds: &[Pick::Actors],
                likely: &likely,
                without: &[],
            };
            let names = (ctx.words.text("make-same"), ctx.words.text("make-same-none"));
            let room = ui.available_width() - if draft.same.is_some() { 34.0 } else { 0.0 };
            ui.scope(|ui| {
                ui.set_max_width(room);
                let present = draft.same.map(Item::from);
                if let Some(Item::Actor(actor)) = pick_button(ctx, ui, &mut draft.pick.same, names, present, offer) {
                    draft.same = Some(actor);
                }
            });
            if draft.same.is_some() {
                let cross = ui.small_button("×");
                let name = ctx.words.text("make-same-not");
                cross.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
                if cross.on_hover_text(name).clicked() {
                    draft.same = None;
                }
            }
        });
    });
    entered
}

fn tie(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft) -> bool {
    let likely = likely(draft);
    row(ctx, ui, "make-from", wrong(draft, &[Missing::From]), |ui| {
        let picked = actor_button(ctx, ui, &mut draft.pick.from, "make-from", draft.from, (&likely, &[]));
        draft.from = picked.or(draft.from);
    });
    row(ctx, ui, "make-to", wrong(draft, &[Missing::To, Missing::Itself]), |ui| {
        let without: Vec<Item> = draft.from.map(Item::from).into_iter().collect();
        let picked = actor_button(ctx, ui, &mut draft.pick.to, "make-to", draft.to, (&likely, &without));
        draft.to = picked.or(draft.to);
    });
    row(ctx, ui, "make-direction", None, |ui| {
        ui.horizontal(|ui| {
            let [one, both] = ["make-one-way", "make-both-ways"].map(|key| ctx.words.text(key));
            let choice = |label, taken| Choice {
                label,
                name: label,
                taken,
            };
            let choices = [choice(one, !draft.mutual), choice(both, draft.mutual)];
            if let Some(place) = segmented(ui, ctx.palette, &choices) {
                draft.mutual = place == 1;
            }
            if chip(ctx, ui, "⇄", ctx.words.text("make-turn"))
                .on_hover_text(ctx.words.text("make-turn"))
                .clicked()
            {
                std::mem::swap(&mut draft.from, &mut draft.to);
            }
        });
    });
    row(ctx, ui, "make-tie-kind", None, |ui| {
        choice(
            ctx,
            ui,
            "make-tie-kind",
            &tie_kinds(),
            &mut draft.tie_kind,
            |(family, class)| {
                let family = ctx.words.family(family);
                class.map_or_else(|| family.to_owned(), |c| format!("{family}: {}", ctx.words.class(c)))
            },
        );
    });
    if let Some(known) = draft.known_tie(ctx) {
        row(ctx, ui, "", None, |ui| {
            let label = ctx.name(known);
            let text = ctx.words.with("make-join", &[("name", label.into())]);
            ui.checkbox(&mut draft.join, RichText::new(text).font(font(size::NOTE, Weight::Regular)));
        });
        if draft.join {
            return false;
        }
    }
    let mut entered = false;
    row(ctx, ui, "make-label", None, |ui| {
        let hint = Draft::kind_name(ctx.words, draft.tie_kind);
        let id = ui.scope_id().with("make-label");
        entered = text(ui, id, &mut draft.label, ctx.words.text("make-label"), &hint, false);
    });
    row(ctx, ui, "make-since", wrong(draft, &[Missing::Period]), |ui| {
        let id = ui.scope_id().with("make-since");
        entered |= date(ctx, ui, id, draft, true);
    });
    entered
}

fn event(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft, fresh: bool) -> bool {
    let mut entered = false;
    row(ctx, ui, "make-event-kind", None, |ui| {
        choice(ctx, ui, "make-event-kind", &EventKind::ALL, &mut draft.event_kind, |kind| {
            ctx.words.event(kind).to_owned()
        });
    });
    row(ctx, ui, "make-event-title", None, |ui| {
        let hint = draft.title(ctx, ctx.words);
        let id = ui.scope_id().with("make-title");
        entered = text(ui, id, &mut draft.name, ctx.words.text("make-event-title"), &hint, fresh);
    });
    row(ctx, ui, "make-date", wrong(draft, &[Missing::Date]), |ui| {
        let id = ui.scope_id().with("make-date");
        entered |= date(ctx, ui, id, draft, false);
    });
    row(ctx, ui, "make-participants", None, |ui| participants(ctx, ui, draft));
    entered
}

/// Who took part, each of whom can be taken out, and the list of others.
fn participants(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft) {
    let mut gone = None;
    if !draft.participants.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            for actor in &draft.participants {
                let name = ctx.name(*actor);
                let label = ctx.words.with("make-participant-out", &[("name", name.clone().into())]);
                if chip(ctx, ui, &format!("{name}  ×"), &label).on_hover_text(&label).clicked() {
                    gone = Some(*actor);
                }
            }
        });
    }
    draft.participants.retain(|actor| Some(*actor) != gone);
    let likely = likely(draft);
    let without: Vec<Item> = draft.participants.iter().map(|id| Item::from(*id)).collect();
    let picked = actor_button(
        ctx,
        ui,
        &mut draft.pick.participant,
        "make-participant-add",
        None,
        (&likely, &without),
    );
    draft.participants.extend(picked);
}

/// What it is about.
fn about(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft) {
    row(ctx, ui, "make-about", wrong(draft, &[Missing::About]), |ui| {
        let likely: Vec<Item> = ctx.session.selection.into_iter().chain(likely(draft)).collect();
        let offer = Offer {
            kinds: &FACTS,
            likely: &likely,
            without: &[],
        };
        let names = (ctx.words.text("make-about"), ctx.words.text("make-pick-fact"));
        if let Some(item) = pick_button(ctx, ui, &mut draft.pick.about, names, draft.about, offer) {
            draft.claim = None;
            draft.about = Some(item);
        }
    });
}

fn quantity(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft, fresh: bool) -> bool {
    let mut entered = false;
    let fields = wrong(draft, &[Missing::Value]);
    row(ctx, ui, "make-value", fields, |ui| {
        ui.horizontal(|ui| {
            let id = ui.scope_id().with("make-value");
            let name = ctx.words.text("make-value");
            ui.scope(|ui| {
                ui.set_max_width(130.0);
                entered = text(ui, id, &mut draft.value, name, ctx.words.text("make-value-hint"), fresh);
            });
            let name = ctx.words.text("make-unit");
            entered |= text(ui, id.with("unit"), &mut draft.unit, name, name, false);
        });
        if draft.reading.figures.len() > 1 {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
                for figure in draft.reading.figures.clone().iter().take(4) {
                    let value = figure_text(ctx, figure.values);
                    let words = format!("{value} {}", figure.unit.get(ctx.words.language()));
                    let name = ctx.words.with("make-figure-take", &[("figure", words.clone().into())]);
                    if value != draft.value && chip(ctx, ui, words.trim(), &name).clicked() {
                        draft.take_figure(ctx, figure);
                    }
                }
            });
        }
    });
    row(ctx, ui, "make-measure", None, |ui| {
        let id = ui.scope_id().with("make-measure");
        let hint = ctx.words.text("make-measure-hint");
        entered |= text(ui, id, &mut draft.name, ctx.words.text("make-measure"), hint, false);
    });
    about(ctx, ui, draft);
    entered
}

fn evidence(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft) -> bool {
    about(ctx, ui, draft);
    let claims: Vec<Item> = draft.about.map_or_else(Vec::new, |item| {
        let known = ctx.derived.index.claims_about(item).iter();
        known.map(|id| Item::from(*id)).collect()
    });
    if claims.is_empty() && draft.claim.is_none() {
        return false;
    }
    row(ctx, ui, "make-for-claim", None, |ui| {
        ui.horizontal(|ui| {
            let offer = Offer {
                kinds: &[Pick::Claims],
                likely: &claims,
                without: &[],
            };
            let names = (ctx.words.text("make-for-claim"), ctx.words.text("make-new-claim"));
            let room = ui.available_width() - if draft.claim.is_some() { 34.0 } else { 0.0 };
            ui.scope(|ui| {
                ui.set_max_width(room);
                let present = draft.claim.map(Item::from);
                if let Some(Item::Claim(claim)) = pick_button(ctx, ui, &mut draft.pick.claim, names, present, offer) {
                    draft.claim = Some(claim);
                    let about = ctx.dossier.claims.get(&claim).and_then(|c| c.about.first().copied());
                    draft.about = about.or(draft.about);
                }
            });
            if draft.claim.is_some() {
                let cross = ui.small_button("×");
                let name = ctx.words.text("make-new-claim");
                cross.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
                if cross.on_hover_text(name).clicked() {
                    draft.claim = None;
                }
            }
        });
        if let Some(claim) = draft.claim {
            weak(ctx, ui, &pick::note(ctx, claim.into()));
        }
    });
    false
}
