//! What if: another guarantor, another liability, no veto, the end of a war, a scenario. Each is a switch with what it
//! would do; the network shows what is thought through, the panel before and after. Nothing of it is in the dossier
//! until the analyst keeps it.

use egui::{Align, Layout, Ui};

use super::parts::{fold, link, tone, weak, words};
use super::put;
use super::state::{GuaranteeState, Offer, Worked};
use super::words::{points, twist_text};
use crate::command::Command;
use crate::derived::what_if::beneficiary_of;
use crate::model::scenario::{Change, ChangeKind, Scenario, Shift};
use crate::model::{Assessment, Extra, Item, Localised, Promise};
use crate::session::{Twist, WhatIf};
use crate::theme::{Weight, mix, size, space};
use crate::views::ViewCtx;
use crate::views::pick::{self, Pick, pick_button};
use crate::widgets::switch::switch;

/// Room beside the words for the switch.
const SWITCH: f32 = 38.0;

pub(super) fn change_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, assessment: &Assessment, worked: &Worked) {
    let (title, note) = (ctx.words.text("panel-what-if"), ctx.words.text("panel-change-kept"));
    if !fold(ctx, ui, &mut state.turned, ("what if", title, note), true) {
        return;
    }
    let made = ctx.session.what_if.of(assessment.id);
    for offer in &worked.offers {
        offer_ui(ctx, ui, assessment, *offer, made.contains(&offer.twist));
    }
    for twist in made.iter().filter(|twist| worked.offers.iter().all(|o| o.twist != **twist)) {
        let bare = Offer {
            twist: *twist,
            change: None,
        };
        offer_ui(ctx, ui, assessment, bare, true);
    }
    newcomer_ui(ctx, ui, state, assessment);
    if !made.is_empty() {
        kept_ui(ctx, ui, assessment, worked);
    }
}

fn offer_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, assessment: &Assessment, offer: Offer, on: bool) {
    let text = twist_text(ctx, offer.twist);
    let kept = offer.change.map(|(kept, _)| points(ctx.words, kept)).unwrap_or_default();
    let enough = offer
        .change
        .filter(|_| assessment.promise == Promise::Help)
        .map(|(_, enough)| enough);
    let enough = enough.filter(|enough| enough.abs() >= 0.025);
    let enough = enough.map(|enough| {
        ctx.words
            .with("panel-enough-too", &[("points", points(ctx.words, enough).into())])
    });
    let parts = [Some(kept.clone()), enough.clone()]
        .into_iter()
        .flatten()
        .filter(|s| !s.is_empty());
    let parts: Vec<String> = parts.collect();
    let name = if parts.is_empty() {
        text.clone()
    } else {
        format!("{text}: {}", parts.join(", "))
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let mut clicked = switch(ui, ctx.palette, on, &name).clicked();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let color = mix(tone(ctx.palette, offer.change.map_or(0.0, |c| c.0)), ctx.palette.text, 0.25);
            words(ui, &kept, size::NOTE, Weight::SemiBold, color);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = words(ui, &text, size::NOTE, Weight::Regular, ctx.palette.text);
                clicked |= label.interact(egui::Sense::click()).clicked();
            });
        });
        if clicked {
            ctx.commands.send(Command::Twist(assessment.id, offer.twist));
        }
    });
    if let Some(enough) = enough {
        ui.horizontal(|ui| {
            ui.add_space(SWITCH);
            weak(ctx, ui, enough);
        });
    }
}

/// Somebody else who guarantees too.
fn newcomer_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, assessment: &Assessment) {
    let there = assessment.guarantors.iter().map(|g| Item::from(g.actor));
    let sides = [assessment.violator, beneficiary_of(ctx.dossier, assessment)];
    // Persons, media and unnamed groups promise nothing for a state.
    let others = ctx.dossier.actors.values().filter(|actor| !actor.is_in_network());
    let without: Vec<Item> = there
        .chain(sides.into_iter().flatten().map(Item::from))
        .chain(others.map(|actor| actor.id.into()))
        .collect();
    let offer = pick::Offer {
        kinds: &[Pick::Actors],
        likely: &[],
        without: &without,
    };
    let name = ctx.words.text("panel-add-guarantor");
    if let Some(Item::Actor(actor)) = pick_button(ctx, ui, &mut state.newcomer, (name, name), None, offer) {
        ctx.commands.send(Command::Twist(assessment.id, Twist::With(actor)));
    }
}

/// What becomes of what is thought through: taken over, kept as a judgement or scenario of its own, or dropped.
fn kept_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, assessment: &Assessment, worked: &Worked) {
    ui.add_space(space::XS);
    weak(ctx, ui, ctx.words.text("panel-untouched"));
    if link(ctx, ui, ctx.words.text("panel-drop-changes")).clicked() {
        ctx.commands.send(Command::SetWhatIf(WhatIf::default()));
    }
    if link(ctx, ui, ctx.words.text("panel-keep-new")).clicked() {
        let mut own = worked.assessment.clone();
        if let Ok(id) = ctx.dossier.fresh_id("g.").parse() {
            own.id = id;
            own.judged_by = String::new();
            own.judged_on = None;
            ctx.commands.send(Command::Draft(own.into()));
            // The draft holds what was thought through.
            ctx.commands.send(Command::SetWhatIf(WhatIf::default()));
        }
    }
    if link(ctx, ui, ctx.words.text("panel-keep-scenario")).clicked()
        && let Some(scenario) = scenario_of(ctx, assessment, worked)
    {
        ctx.commands.send(Command::Draft(scenario.into()));
    }
    if link(ctx, ui, ctx.words.text("panel-take-over")).clicked() {
        put(ctx, "history-assessment", worked.assessment.clone());
        ctx.commands.send(Command::SetWhatIf(WhatIf::default()));
    }
}

/// What is thought through as a scenario: its changes of ties, and its scores.
fn scenario_of(ctx: &ViewCtx<'_>, assessment: &Assessment, worked: &Worked) -> Option<Scenario> {
    use crate::derived::Laid;
    let changes = ctx.derived.overlay.ties.iter().map(|(tie, laid)| Change {
        kind: match laid {
            Laid::Added => ChangeKind::Adds,
            Laid::Ended => ChangeKind::Ends,
            Laid::Stronger => ChangeKind::Strengthens,
            Laid::Weaker => ChangeKind::Weakens,
        },
        item: (*tie).into(),
        words: Localised::default(),
    });
    let scores = worked.assessment.scores();
    let moved = scores.filter(|(actor, factor, score)| {
        let before = assessment.guarantor(*actor).and_then(|g| g.factors.get(factor));
        before.is_none_or(|before| before.mode.to_bits() != score.mode.to_bits())
    });
    let shifts = moved.map(|(actor, factor, score)| Shift {
        actor,
        factor,
        beneficiary: beneficiary_of(ctx.dossier, assessment),
        score: score.clone(),
    });
    let twists: Vec<String> = ctx.session.what_if.twists.iter().map(|t| twist_text(ctx, *t)).collect();
    Some(Scenario {
        id: ctx.dossier.fresh_id("s.").parse().ok()?,
        title: Localised::same(&twists.join(" · ")),
        condition: Localised::same(&twists.join("; ")),
        parent: ctx.session.what_if.scenario(),
        claims: Vec::new(),
        changes: changes.collect(),
        shifts: shifts.collect(),
        consequences: Vec::new(),
        blocked_by: Vec::new(),
        met_by: None,
        note: Localised::default(),
        extra: Extra::new(),
    })
}
