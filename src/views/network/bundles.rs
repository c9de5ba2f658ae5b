//! Ties that are drawn as one where there are too many to be told apart: all of a pair, and all between two marks.
//!
//! Which ties go together depends on places and zoom ([`Bundles`]); how many of them are there, and of which family,
//! on the moment and the filter ([`Crowd`]). Not here: who stands for whom (`merge`), drawing (`crowd`).

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::sync::Arc;

use egui::Vec2;

use super::emphasis::{Emphasis, Mark};
use super::ground::Bending;
use super::looks::{Looks, Presence};
use super::merge::Groups;
use super::places::Places;
use super::plan::Plan;
use super::scene::screen;
use crate::theme::Hue;
use crate::views::LineStyle;

/// In no bundle: both ends are in one mark.
const NONE: u32 = u32::MAX;

/// Which ties go together.
#[derive(Debug)]
pub(super) struct Bundles {
    /// Nodes at both ends, the lower first.
    pub(super) ends: Vec<(u32, u32)>,
    /// For each pair of nodes its bundle.
    of_pair: Vec<u32>,
    pub(super) groups: Arc<Groups>,
    /// On a map: how far the middle of each lies off its chord, in layout units.
    bows: OnceCell<Vec<Vec2>>,
}

impl Bundles {
    /// Ties between the same two marks go together.
    pub(super) fn of(plan: &Plan, groups: Arc<Groups>) -> Self {
        let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(plan.pairs.len());
        for (place, pair) in plan.pairs.iter().enumerate() {
            let (a, b) = (groups.leader[pair.low], groups.leader[pair.high]);
            if a != b {
                keyed.push(((u64::from(a.min(b)) << 32) | u64::from(a.max(b)), place as u32));
            }
        }
        keyed.sort_unstable();
        let mut made = Self {
            ends: Vec::new(),
            of_pair: vec![NONE; plan.pairs.len()],
            groups,
            bows: OnceCell::new(),
        };
        let mut last = None;
        for (key, pair) in keyed {
            if last != Some(key) {
                made.ends.push(((key >> 32) as u32, key as u32));
                last = Some(key);
            }
            made.of_pair[pair as usize] = made.ends.len() as u32 - 1;
        }
        made
    }

    /// How far the middle of each bundle lies off its chord, in layout units; `None` where they are straight.
    pub(super) fn bows(&self, places: &Places) -> Option<&[Vec2]> {
        let projection = places.map?;
        let bending = Bending { projection, zoom: 1.0 };
        let at = |node: u32| places.of_nodes.get(node as usize).map(|p| screen(*p)).unwrap_or_default();
        let bow = |(from, to): &(u32, u32)| bending.bow(at(*from), at(*to));
        Some(self.bows.get_or_init(|| self.ends.iter().map(bow).collect()))
    }

    /// The bundle of a pair.
    pub(super) fn of_pair(&self, pair: usize) -> Option<usize> {
        self.of_pair.get(pair).filter(|b| **b != NONE).map(|b| *b as usize)
    }

    /// The ties of a bundle.
    pub(super) fn lines<'p>(&'p self, plan: &'p Plan, bundle: usize) -> impl Iterator<Item = usize> + 'p {
        let pairs = plan.pairs.iter().zip(&self.of_pair);
        pairs
            .filter(move |(_, of)| **of as usize == bundle)
            .flat_map(|(pair, _)| pair.lines.clone())
    }
}

/// How much of a bundle is there.
///
/// Colour and line are those of the ties that hold most: one pact in force between two states shows as such, however
/// many before it have ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Strength {
    /// Ties that are visible.
    pub(super) count: u32,
    /// Colour of most of those with this line.
    pub(super) hue: Hue,
    /// How the line is drawn.
    pub(super) style: LineStyle,
    votes: u32,
}

/// What there is of bundles and marks at the moment.
#[derive(Debug)]
pub(super) struct Crowd {
    pub(super) bundles: Arc<Bundles>,
    /// By place of the bundle.
    pub(super) strengths: Vec<Strength>,
    /// Bundles with anything in them: what has ended first, the strongest last.
    pub(super) order: Vec<u32>,
    /// For each node that leads the number of nodes it stands for, of those that are shown; 0 for the others.
    pub(super) members: Vec<u32>,
    /// Nodes that lead and stand for anybody, the most connected last.
    pub(super) marks: Vec<u32>,
    /// Ties that are visible, those inside of marks too.
    pub(super) ties: usize,
}

impl Crowd {
    /// Counts what is visible. Outside the focus nothing is.
    pub(super) fn of(plan: &Plan, looks: &Looks, emphasis: &Emphasis, bundles: Arc<Bundles>) -> Self {
        let nothing = Strength {
            count: 0,
            hue: Hue::Grey,
            style: LineStyle::Dashed,
            votes: 0,
        };
        let mut strengths = vec![nothing; bundles.ends.len()];
        let mut ties = 0;
        for (place, pair) in plan.pairs.iter().enumerate() {
            let bundle = bundles.of_pair(place);
            for line in pair.lines.clone() {
                if !looks.lines[line].visible || emphasis.lines[line] == Mark::Trace {
                    continue;
                }
                ties += 1;
                if let Some(bundle) = bundle {
                    let look = &looks.lines[line];
                    strengths[bundle].add(look.hue, look.style);
                }
            }
        }
        let mut order: Vec<u32> = (0..strengths.len() as u32)
            .filter(|b| strengths[*b as usize].count > 0)
            .collect();
        // What has ended lies below what holds.
        let height = |strength: &Strength| (strength.style != LineStyle::Dashed, strength.count.min(64));
        order.sort_by_key(|b| height(&strengths[*b as usize]));
        let mut members = vec![0_u32; plan.nodes.len()];
        for node in 0..plan.nodes.len() {
            if looks.nodes[node] != Presence::Out && emphasis.nodes[node] > Mark::Trace {
                members[bundles.groups.of(node)] += 1;
            }
        }
        let by_degree = plan.by_degree.iter().rev().map(|i| *i as u32);
        let marks = by_degree.filter(|i| members[*i as usize] > 0).collect();
        Self {
            bundles,
            strengths,
            order,
            members,
            marks,
            ties,
        }
    }

    /// Whether a mark stands for more than one node.
    pub(super) fn is_group(&self, node: usize) -> bool {
        self.members[node] > 1
    }
}

impl Strength {
    /// One more; the colour is that of the majority, if there is one (Boyer and Moore 1981).
    fn add(&mut self, hue: Hue, style: LineStyle) {
        self.count += 1;
        match style.rank().cmp(&self.style.rank()) {
            Ordering::Greater => return,
            Ordering::Less => (self.style, self.votes) = (style, 0),
            Ordering::Equal => {}
        }
        if self.votes == 0 {
            (self.hue, self.votes) = (hue, 1);
        } else if self.hue == hue {
            self.votes += 1;
        } else {
            self.votes -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ties: &[(Hue, LineStyle)]) -> Strength {
        let mut strength = Strength {
            count: 0,
            hue: Hue::Grey,
            style: LineStyle::Dashed,
            votes: 0,
        };
        for (hue, style) in ties {
            strength.add(*hue, *style);
        }
        strength
    }

    #[test]
    fn the_majority_gives_the_colour() {
        let hues = [Hue::Red, Hue::Blue, Hue::Blue, Hue::Red, Hue::Blue];
        let strength = of(&hues.map(|hue| (hue, LineStyle::Solid)));
        assert_eq!((strength.count, strength.hue), (5, Hue::Blue));
    }

    #[test]
    fn what_has_ended_does_not_outvote_what_is_in_force() {
        let (ended, holds) = ((Hue::Grey, LineStyle::Dashed), (Hue::Blue, LineStyle::Solid));
        for ties in [[ended, ended, holds], [holds, ended, ended], [ended, holds, ended]] {
            let strength = of(&ties);
            assert_eq!(
                (strength.count, strength.hue, strength.style),
                (3, Hue::Blue, LineStyle::Solid)
            );
        }
        assert_eq!(of(&[ended, ended]).style, LineStyle::Dashed);
    }
}
