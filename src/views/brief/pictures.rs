//! The small network and timeline of a brief: those concerned alone, in places that show who promises whom against whom.
//!
//! Drawn by the panes themselves, from an excerpt of the dossier that is made for it and thrown away.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::emath::TSTransform;
use egui::{Rect, Ui, UiBuilder};

use crate::derived::what_if::beneficiary_of;
use crate::derived::{Derived, Snapshot, TimeIndex};
use crate::model::scene::Pin;
use crate::model::{ActorId, Assessment, Dossier, Event, Index, Instrument, Item, Tie, TieFamily};
use crate::session::{Session, Window, extent};
use crate::views::network::{NetworkState, network_ui};
use crate::views::timeline::{TimelineState, timeline_ui};
use crate::views::{Medium, ViewCtx};

/// How much smaller than on the screen the pictures are drawn.
const NETWORK_SCALE: f32 = 0.68;
const TIMELINE_SCALE: f32 = 0.60;
/// Distances of nodes, in layout units.
const ASIDE: f32 = 150.0;
const STEP: f32 = 70.0;
/// Years that the timeline shows behind the moment.
const DAYS_AFTER: i32 = 730;

/// The pictures of one brief.
pub(super) struct Pictures {
    excerpt: Dossier,
    snapshot: Snapshot,
    session: Session,
    network: NetworkState,
    timeline: TimelineState,
}

impl Pictures {
    /// Of these actors, at the moment of the session.
    pub(super) fn of(ctx: &ViewCtx<'_>, actors: &[ActorId], assessment: &Assessment) -> Self {
        let excerpt = excerpt(ctx, actors, assessment);
        let mut session = ctx.session.clone();
        let guarantee = assessment.guarantee;
        session.select(excerpt.contains(guarantee).then_some(guarantee), None);
        session.focus_depth = None;
        session.hulls = false;
        session.brush = None;
        session.window = window(&excerpt, &session);
        let mut derived = Derived::default();
        let mut snapshot = derived.refresh(&excerpt, 1, &session);
        if let Some(done) = derived.take_layout_job().and_then(|job| job.run(&mut |_| true)) {
            derived.layout_done(done);
            snapshot = derived.refresh(&excerpt, 1, &session);
        }
        // Who said what when stands in the text; the timeline shows treaties, ties and events.
        let silent = Dossier {
            claims: Dossier::default().claims,
            documents: Dossier::default().documents,
            ..excerpt.clone()
        };
        snapshot.time = Arc::new(TimeIndex::of(&silent, &Index::of(&silent)));
        Self {
            excerpt,
            snapshot,
            session,
            network: NetworkState::default(),
            timeline: TimelineState::default(),
        }
    }

    /// Draws the network.
    pub(super) fn network(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect) {
        let ctx = &ViewCtx {
            dossier: &self.excerpt,
            derived: &self.snapshot,
            session: &self.session,
            medium: Medium::Inset,
            ..*ctx
        };
        inset(ui, rect, NETWORK_SCALE, |ui| network_ui(ctx, ui, &mut self.network));
    }

    /// Draws the timeline.
    pub(super) fn timeline(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect) {
        let ctx = &ViewCtx {
            dossier: &self.excerpt,
            derived: &self.snapshot,
            session: &self.session,
            medium: Medium::Inset,
            ..*ctx
        };
        inset(ui, rect, TIMELINE_SCALE, |ui| timeline_ui(ctx, ui, &mut self.timeline));
    }
}

/// Draws into a rectangle, so much smaller.
fn inset(ui: &mut Ui, rect: Rect, scale: f32, add: impl FnOnce(&mut Ui)) {
    let large = Rect::from_min_size(rect.min, rect.size() / scale);
    let place = TSTransform::new(rect.min.to_vec2() - rect.min.to_vec2() * scale, scale);
    ui.with_visual_transform(place, |ui| {
        let mut child = ui.new_child(UiBuilder::new().max_rect(large));
        child.set_clip_rect(large);
        add(&mut child);
    });
}

/// Whether a tie says something about who would stand by whom.
fn tells(tie: &Tie) -> bool {
    matches!(tie.family, TieFamily::Commitment | TieFamily::Hostility | TieFamily::Troops)
}

/// Those concerned with the ties among them, what these rest on, and every claim and source as they are.
fn excerpt(ctx: &ViewCtx<'_>, actors: &[ActorId], assessment: &Assessment) -> Dossier {
    let all = ctx.dossier;
    let mut excerpt = Dossier {
        header: all.header.clone(),
        documents: all.documents.clone(),
        passages: all.passages.clone(),
        scenarios: all.scenarios.clone(),
        assessments: all.assessments.clone(),
        ..Dossier::default()
    };
    let among: BTreeSet<ActorId> = actors.iter().copied().collect();
    for actor in actors.iter().filter_map(|id| all.actors.shared(id)) {
        excerpt.actors.insert(actor.id, Arc::clone(actor));
    }
    let overlay = &ctx.derived.overlay;
    let wanted = |tie: &Tie| {
        among.contains(&tie.from)
            && among.contains(&tie.to)
            && (overlay.ties.contains_key(&tie.id)
                || Item::Tie(tie.id) == assessment.guarantee
                || tells(tie) && ctx.derived.world.shows(tie.id))
    };
    for tie in all.ties.all_shared().filter(|tie| wanted(tie)) {
        excerpt.ties.insert(tie.id, Arc::clone(tie));
    }
    let under: BTreeSet<_> = excerpt.ties.values().filter_map(|tie| tie.instrument).collect();
    let binds = |instrument: &Instrument| {
        let parties = instrument.parties.iter().filter(|party| among.contains(&party.actor));
        under.contains(&instrument.id) || Item::Instrument(instrument.id) == assessment.guarantee || parties.count() > 1
    };
    for instrument in all.instruments.all_shared().filter(|instrument| binds(instrument)) {
        excerpt.instruments.insert(instrument.id, Arc::clone(instrument));
    }
    let bears = |event: &Event| {
        event.instrument.is_some_and(|id| excerpt.instruments.contains_key(&id))
            || event.ties.iter().any(|tie| excerpt.ties.contains_key(tie))
    };
    let events: Vec<_> = all.events.all_shared().filter(|event| bears(event)).cloned().collect();
    for event in events {
        excerpt.events.insert(event.id, event);
    }
    let about = |item: &Item| matches!(item, Item::Tie(_) | Item::Instrument(_) | Item::Event(_)) && excerpt.contains(*item);
    let claims: Vec<_> = all
        .claims
        .all_shared()
        .filter(|c| c.about.iter().any(about))
        .cloned()
        .collect();
    for claim in claims {
        excerpt.claims.insert(claim.id, claim);
    }
    excerpt.pins = places(ctx, actors, assessment);
    excerpt
}

/// Guarantors on the left, the one they protect in the middle, the one they hold off on the right.
fn places(ctx: &ViewCtx<'_>, actors: &[ActorId], assessment: &Assessment) -> std::collections::BTreeMap<ActorId, Pin> {
    let beneficiary = beneficiary_of(ctx.dossier, assessment);
    let violator = assessment.violator;
    let helpers: Vec<ActorId> = actors
        .iter()
        .copied()
        .filter(|actor| Some(*actor) != violator && Some(*actor) != beneficiary)
        .collect();
    let middle = (helpers.len() as f32 - 1.0) / 2.0;
    let row = |place: usize| (place as f32 - middle) * STEP;
    let mut places: std::collections::BTreeMap<ActorId, Pin> = helpers
        .iter()
        .enumerate()
        .map(|(place, actor)| {
            (
                *actor,
                Pin {
                    x: -ASIDE,
                    y: row(place),
                },
            )
        })
        .collect();
    // Out of one line, so that a tie past the one in the middle does not run through it.
    if let Some(actor) = beneficiary {
        places.insert(actor, Pin { x: 0.0, y: -0.8 * STEP });
    }
    if let Some(actor) = violator {
        places.insert(actor, Pin { x: ASIDE, y: 0.8 * STEP });
    }
    places
}

/// From the first treaty of those concerned to a little after the moment.
fn window(excerpt: &Dossier, session: &Session) -> Window {
    let mut alone = excerpt.clone();
    alone.documents = crate::model::Dossier::default().documents;
    let all = extent(&alone);
    let to = all.to.max(session.moment).min(session.moment.add_days(DAYS_AFTER));
    let (from, to) = (all.from.min(session.moment), to.max(session.moment));
    // So that a mark on the first day is whole.
    let room = to.0.saturating_sub(from.0) / 25;
    Window {
        from: from.add_days(-room),
        to,
    }
}
