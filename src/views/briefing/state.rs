//! What the strip remembers: which card has the focus, what is dragged and renamed, and the small pictures.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Key, Modifiers, Rect, Shape};

use super::places;
use crate::command::Command;
use crate::derived::scenes::Seen;
use crate::derived::{Network, Positions, Snapshot};
use crate::model::{Dossier, Grouping, LayoutMethod, Placed, SceneId};
use crate::views::ViewCtx;

/// A layout whose places a small picture needs.
pub(super) type Wanted = (LayoutMethod, Option<Grouping>);

/// What a small picture depends on; the scene itself is the same as long as the revision is.
pub(super) struct MiniKey {
    pub(super) revision: u64,
    pub(super) seen: Arc<Seen>,
    pub(super) places: Option<Arc<Positions>>,
    pub(super) look: (bool, crate::theme::Hues, [u32; 3]),
}

impl MiniKey {
    pub(super) fn is(&self, other: &Self) -> bool {
        let places = match (&self.places, &other.places) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        self.revision == other.revision && self.look == other.look && places && Arc::ptr_eq(&self.seen, &other.seen)
    }
}

/// What the strip remembers by itself.
#[derive(Default)]
pub struct BriefingState {
    /// Where the cards stand, for an order of scenes.
    pub(super) places: Vec<Rect>,
    order: Option<Arc<Vec<Placed>>>,
    /// The card with the keyboard focus, in this frame and in the last.
    pub(super) focus: Option<SceneId>,
    focused: Option<SceneId>,
    /// The card that gets the focus with the next frame.
    pub(super) take_focus: Option<SceneId>,
    /// The card that is to be brought into view.
    pub(super) bring: Option<SceneId>,
    /// The card being dragged.
    pub(super) drag: Option<SceneId>,
    /// The title being written, and whether the field is new.
    pub(super) rename: Option<(SceneId, String, bool)>,
    pub(super) minis: HashMap<SceneId, (MiniKey, Arc<Vec<Shape>>)>,
    /// Places of layouts, as long as the network is the same.
    layouts: HashMap<Wanted, Arc<Positions>>,
    network: Option<Arc<Network>>,
    wanted: Vec<Wanted>,
}

impl BriefingState {
    /// Brings a scene into view.
    pub fn bring(&mut self, scene: SceneId) {
        self.bring = Some(scene);
    }

    /// The card that had the focus in the last frame.
    pub fn focused(&self) -> Option<SceneId> {
        self.focused.filter(|_| self.rename.is_none())
    }

    /// Nothing has the focus while the strip is hidden.
    pub fn hide(&mut self) {
        (self.focus, self.focused, self.drag, self.rename) = (None, None, None, None);
    }

    /// Gives up what is being dragged; `false` if nothing is.
    pub fn cancel(&mut self) -> bool {
        self.drag.take().is_some()
    }

    /// What a key does to the card that has the focus; the key is taken from the window.
    pub fn key(&self, ctx: &egui::Context, scene: SceneId, dossier: &Dossier) -> Option<Command> {
        let pressed = |modifiers: Modifiers, key: Key| ctx.input_mut(|i| i.consume_key(modifiers, key));
        for (key, by) in [(Key::ArrowLeft, -1_isize), (Key::ArrowRight, 1)] {
            if pressed(Modifiers::ALT, key) {
                let order = self.order.as_ref()?;
                let placed = order.iter().find(|placed| placed.scene == scene)?;
                let to = placed.place.saturating_add_signed(by);
                return Some(Command::MoveScene { scene, to });
            }
        }
        if pressed(Modifiers::NONE, Key::Delete) {
            return dossier
                .scenes
                .contains_key(&scene)
                .then(|| Command::AskDelete(vec![scene.into()]));
        }
        None
    }

    /// Layouts whose places the pictures in view still lack, once.
    pub fn wanted(&mut self) -> Vec<(LayoutMethod, Option<Grouping>)> {
        std::mem::take(&mut self.wanted)
    }

    /// Takes the places of a layout.
    pub fn give(&mut self, layout: (LayoutMethod, Option<Grouping>), places: Arc<Positions>) {
        self.layouts.insert(layout, places);
    }

    /// The places of a layout; where they are not known yet they are asked for.
    pub(super) fn layout(&mut self, wanted: Wanted) -> Option<Arc<Positions>> {
        let held = self.layouts.get(&wanted).map(Arc::clone);
        if held.is_none() && !self.wanted.contains(&wanted) {
            self.wanted.push(wanted);
        }
        held
    }

    /// Begins a frame.
    pub(super) fn begin(&mut self, ctx: &ViewCtx<'_>) {
        let d: &Snapshot = ctx.derived;
        self.focus = None;
        if self.order.as_ref().is_none_or(|held| !Arc::ptr_eq(held, &d.briefing)) {
            self.places = places(&d.briefing);
            self.minis.retain(|scene, _| ctx.dossier.scenes.contains_key(scene));
            self.order = Some(Arc::clone(&d.briefing));
        }
        if self.network.as_ref().is_none_or(|held| !Arc::ptr_eq(held, &d.network)) {
            self.layouts.clear();
            self.network = Some(Arc::clone(&d.network));
        }
        // What is on the screen is the best there is.
        if !d.positions.provisional && ctx.session.layout.is_plane() {
            let shown = (ctx.session.layout, ctx.session.grouping.clone());
            self.layouts.insert(shown, Arc::clone(&d.positions));
        }
    }

    /// Ends a frame.
    pub(super) fn end(&mut self) {
        self.focused = self.focus;
    }
}
