//! What of a crowd lies in view or close to it, and its mesh: both are kept while the view moves, and only shifted.
//!
//! Worked out for a little more than the view ([`Near::reach`]), and anew when the view leaves that, so that panning
//! costs no more than a copy of the mesh. What is near does not depend on where exactly the view stands within its
//! reach: nothing changes when it is worked out again. Not here: who stands for whom (`merge`), colours (`paint`).

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Color32, Pos2, Rect, Vec2};

use super::bundles::Crowd;
use super::crowd::{Weave, weave};
use super::emphasis::Emphasis;
use super::looks::Looks;
use super::nodes::is_dot;
use super::places::Places;
use super::scene::Scene;
use super::state::Same;
use crate::derived::measures::Answer;
use crate::session::ShownMeasure;

/// So much of the view's width and height is looked at beyond each edge.
const BEYOND: f32 = 0.2;
/// Where everything is no larger than so many views, all of it is near, and no way of moving works anything out anew.
const WHOLE: f32 = 2.5;
/// Nodes within reach that are drawn by themselves, as long as they are no more than so many.
const MOST_WHOLE: usize = 1400;

/// What of a crowd is in view or close to it.
#[derive(Debug)]
pub(super) struct Near {
    /// The part of the plane, in scaled units.
    pub(super) reach: Rect,
    /// Bundles with anything in them, the strongest last.
    pub(super) bundles: Vec<u32>,
    /// Nodes that lead, the most connected last.
    pub(super) marks: Vec<u32>,
    /// Of these, those that stand for nobody else and are more than dots, in order; none if they are too many.
    pub(super) whole: Vec<usize>,
}

/// What is near depends on what there is, on where it lies, and on the view leaving its reach.
pub(super) type NearKey = (Same<Crowd>, Same<Scene>);

/// The latest that was near.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    held: Option<(NearKey, Arc<Near>)>,
}

impl Keeper {
    /// What is near `view`, in scaled units at `zoom`.
    pub(super) fn get(
        &mut self,
        (crowd, scene): (&Arc<Crowd>, &Arc<Scene>),
        ground: &Places,
        view: Rect,
        zoom: f32,
    ) -> Arc<Near> {
        let key = (Same(Arc::clone(crowd)), Same(Arc::clone(scene)));
        if let Some((_, near)) = self
            .held
            .as_ref()
            .filter(|(held, near)| *held == key && near.reach.contains_rect(view))
        {
            return Arc::clone(near);
        }
        let near = Arc::new(Near::of(crowd, scene, (ground, zoom), reach(view, ground.extent() * zoom)));
        self.held = Some((key, Arc::clone(&near)));
        near
    }
}

/// How far to look: everywhere, if there is not much more than the view.
fn reach(view: Rect, all: Rect) -> Rect {
    if all.width() <= WHOLE * view.width() && all.height() <= WHOLE * view.height() {
        Rect::EVERYTHING
    } else {
        view.expand2(BEYOND * view.size())
    }
}

impl Near {
    fn of(crowd: &Crowd, scene: &Scene, (ground, zoom): (&Places, f32), reach: Rect) -> Self {
        let at = |node: u32| scene.nodes[node as usize].at;
        let everything = reach == Rect::EVERYTHING;
        let bows = crowd.bundles.bows(ground);
        let touched = |b: &u32| {
            let (from, to) = crowd.bundles.ends[*b as usize];
            let bow = bows
                .and_then(|bows| bows.get(*b as usize))
                .map_or(0.0, |bow| bow.length() * zoom);
            Rect::from_two_pos(at(from), at(to)).expand(bow).intersects(reach)
        };
        // A mark at the edge of the view reaches into it.
        let room = reach.expand(super::picture::LARGEST_MARK + 2.0);
        let bundles = crowd.order.iter().copied().filter(|b| everything || touched(b)).collect();
        let marks: Vec<u32> = crowd
            .marks
            .iter()
            .copied()
            .filter(|m| everything || room.contains(at(*m)))
            .collect();
        let alone = |i: &usize| !crowd.is_group(*i) && !is_dot(&scene.nodes[*i]);
        let mut whole: Vec<usize> = marks.iter().map(|i| *i as usize).filter(alone).take(MOST_WHOLE + 1).collect();
        if whole.len() > MOST_WHOLE {
            whole.clear();
        }
        whole.sort_unstable();
        Self {
            reach,
            bundles,
            marks,
            whole,
        }
    }
}

/// What the mesh of a crowd depends on, besides its place: what is near, colours, what a measure shows.
pub(super) type WovenKey = (
    Same<Near>,
    Same<Looks>,
    Same<Emphasis>,
    Option<(Same<Answer>, ShownMeasure)>,
    Color32,
);

/// The mesh of a crowd as it was drawn last.
#[derive(Debug, Default)]
pub(super) struct Woven {
    key: Option<WovenKey>,
    mesh: Arc<Mesh>,
    /// Shift from scaled units to where the mesh stands now.
    shift: Vec2,
    /// Numbers on marks, with their places in scaled units; the most connected last.
    pub(super) numbers: Vec<(Pos2, u32)>,
}

impl Woven {
    /// The mesh at `shift`: what was woven last, moved there, or woven anew by `fill` in points of the screen, together
    /// with the numbers on its marks.
    pub(super) fn at(&mut self, key: WovenKey, shift: Vec2, fill: impl FnOnce(&mut Weave<'_>) -> Vec<(Pos2, u32)>) -> Arc<Mesh> {
        if self.key.as_ref() == Some(&key) {
            let by = shift - self.shift;
            if by != Vec2::ZERO {
                // Nobody else holds it any more, unless a test looks at what was drawn.
                Arc::make_mut(&mut self.mesh).translate(by);
                self.shift = shift;
            }
            return Arc::clone(&self.mesh);
        }
        let room = key.0.0.reach;
        let room = if room == Rect::EVERYTHING {
            room
        } else {
            room.translate(shift)
        };
        let mut numbers = Vec::new();
        let mesh = weave(&mut self.mesh, room, |weave| numbers = fill(weave));
        (self.key, self.shift, self.numbers) = (Some(key), shift, numbers);
        mesh
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn a_small_plane_is_near_as_a_whole_and_a_large_one_as_far_as_a_little_beyond_the_view() {
        let view = Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 600.0));
        let plane = |side: f32| Rect::from_min_size(Pos2::ZERO, vec2(side, side));
        assert_eq!(reach(view, plane(1200.0)), Rect::EVERYTHING);
        let beyond = reach(view, plane(9000.0));
        assert!(beyond.contains_rect(view.expand(100.0)) && beyond.width() < 1.5 * view.width());
    }

    #[test]
    fn a_mesh_that_is_kept_is_only_moved() {
        let near = Arc::new(Near {
            reach: Rect::EVERYTHING,
            bundles: Vec::new(),
            marks: Vec::new(),
            whole: Vec::new(),
        });
        let (looks, emphasis) = (Arc::<Looks>::default(), Arc::<Emphasis>::default());
        let key = |near: &Arc<Near>| {
            let (looks, emphasis) = (Same(Arc::clone(&looks)), Same(Arc::clone(&emphasis)));
            (Same(Arc::clone(near)), looks, emphasis, None, Color32::WHITE)
        };
        let mut woven = Woven::default();
        let fill = |w: &mut Weave<'_>| {
            w.line(pos2(10.0, 10.0), pos2(30.0, 10.0), 1.0, Color32::RED);
            Vec::new()
        };
        let first = woven.at(key(&near), Vec2::ZERO, fill).vertices.clone();
        let moved = woven.at(key(&near), vec2(7.0, -2.0), |_| unreachable!("it is kept"));
        let by: Vec<Vec2> = moved.vertices.iter().zip(&first).map(|(a, b)| a.pos - b.pos).collect();
        assert!(first.len() == 6 && by.iter().all(|by| (*by - vec2(7.0, -2.0)).length() < 1e-4));
        let other = Arc::new(Near {
            reach: Rect::EVERYTHING,
            bundles: vec![0],
            marks: Vec::new(),
            whole: Vec::new(),
        });
        assert!(
            woven.at(key(&other), Vec2::ZERO, |_| Vec::new()).is_empty(),
            "another is woven anew"
        );
    }
}
