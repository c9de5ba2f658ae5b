//! How each strand and node looks at the moment: visible or not, line style, colour family, width; what the legend counts.
//!
//! Depends on the world at the moment, not on the selection. Not here: colours themselves, geometry.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::blocs::{self, Bloc};
use super::plan::{Plan, PlanLine};
use egui::Color32;

use crate::derived::{Change, Highlight, Laid, Phase, Reality, Related, Snapshot};
use crate::model::{Certainty, Day, Dossier, TieFamily};
use crate::theme::{Hue, Palette, line};
use crate::views::{LineStyle, hue_of, style_of};

/// Look of a strand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) visible: bool,
    pub(super) reality: Reality,
    pub(super) phase: Phase,
    pub(super) style: LineStyle,
    pub(super) hue: Hue,
    /// At zoom 1.
    pub(super) width: f32,
    /// No person has accepted any claim about it yet.
    pub(super) proposed: bool,
    /// What the scenario that is thought through does to it.
    pub(super) laid: Option<Laid>,
    /// What has become of it since the moment that is compared with.
    pub(super) change: Option<Change>,
}

impl Look {
    /// Colour and sign of what is marked on it: a scenario first, then a difference.
    pub(super) fn sign(&self, palette: &Palette) -> Option<(Color32, &'static str)> {
        let laid = self
            .laid
            .map(|laid| (super::laid::color(palette, laid), super::laid::sign(laid)));
        laid.or_else(|| self.change.map(|change| (change_color(palette, change), change_sign(change))))
    }
}

/// Colour of what has become of a tie; its sign says the same.
pub(in crate::views) fn change_color(palette: &Palette, change: Change) -> Color32 {
    match change {
        Change::New => palette.good,
        Change::Ended => palette.bad,
        Change::Changed => palette.hue(Hue::Orange),
    }
}

/// Sign of what has become of a tie.
pub(in crate::views) fn change_sign(change: Change) -> &'static str {
    match change {
        Change::New => "+",
        Change::Ended => "−",
        Change::Changed => "≠",
    }
}

/// Whether an actor is there at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// It exists and is tied to somebody.
    Here,
    /// It exists, but no tie is visible.
    Idle,
    /// It does not exist at the moment.
    Gone,
    /// Left out by the filter; it keeps its place.
    Out,
}

/// A row of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) family: TieFamily,
    /// Ties drawn, or taken out by the filter if the family is hidden.
    pub(super) count: usize,
    /// Taken out by the filter.
    pub(super) hidden: bool,
}

/// The looks of everything at a moment.
#[derive(Debug, Default, Clone)]
pub(super) struct Looks {
    pub(super) lines: Vec<Look>,
    pub(super) nodes: Vec<Presence>,
    pub(super) rows: Vec<Row>,
    /// Line styles in use.
    pub(super) styles: BTreeSet<LineStyle>,
    /// Ties drawn.
    pub(super) shown: usize,
    /// Ties that are only proposed, drawn or taken out by the filter.
    pub(super) proposed: usize,
    /// What is only proposed is taken out by the filter.
    pub(super) hides_proposed: bool,
    /// Two moments are compared, and something differs.
    pub(super) compares: bool,
    pub(super) blocs: Arc<Vec<Bloc>>,
}

/// Width of a strand that so many documents speak of.
pub(super) fn width_of(documents: usize) -> f32 {
    line::STRAND + 0.75 * (documents.clamp(1, 5) as f32 - 2.0)
}

impl Looks {
    /// Without the actors that say nothing here: those that nothing is tied to and, where room is `short`, those that
    /// do not belong to the selection.
    pub(super) fn thinned(&self, plan: &Plan, related: &Related, short: bool) -> Self {
        let mut thin = self.clone();
        for (node, presence) in plan.nodes.iter().zip(&mut thin.nodes) {
            let matters = related.highlight(node.actor) > Highlight::None;
            let idle = matches!(presence, Presence::Idle | Presence::Gone);
            if !matters && (idle || (short && !related.is_empty())) {
                *presence = Presence::Out;
            }
        }
        for (line, look) in plan.lines.iter().zip(&mut thin.lines) {
            look.visible &= thin.nodes[line.from] != Presence::Out && thin.nodes[line.to] != Presence::Out;
        }
        thin
    }

    pub(super) fn of(plan: &Plan, derived: &Snapshot, dossier: &Dossier, moment: Day, hides_proposed: bool) -> Self {
        let mut looks = Self {
            nodes: vec![Presence::Idle; plan.nodes.len()],
            hides_proposed,
            ..Self::default()
        };
        let mut counts = [(0_usize, 0_usize); TieFamily::ALL.len()];
        let laid = !derived.overlay.is_empty();
        looks.lines.reserve_exact(plan.lines.len());
        let mut styles = [0_u32; 8];
        // The plan is one of these very ties: their places need not be checked one by one.
        let states = derived.world.all(dossier.ties.len());
        let state_of = |line: &PlanLine| match states {
            Some(states) => states.get(line.rank),
            None => derived.world.tie_at(line.rank, line.tie),
        };
        for line in &plan.lines {
            let mut look = state_of(line).map_or(UNHEARD, |state| {
                let style = style_of(state);
                let hue = if style == LineStyle::Dashed {
                    Hue::Grey
                } else {
                    hue_of(line.family)
                };
                let count = &mut counts[line.family as usize];
                count.0 += usize::from(state.visible);
                count.1 += usize::from(state.filtered);
                looks.proposed += usize::from(state.proposed && (state.visible || state.filtered));
                let width = width_of(state.documents as usize);
                Look {
                    visible: state.visible,
                    reality: state.reality,
                    phase: state.phase,
                    style,
                    hue,
                    width,
                    proposed: state.proposed,
                    laid: None,
                    change: None,
                }
            });
            let there = look.visible;
            if let Some(change) = derived.difference.as_ref().and_then(|d| d.of(line.tie)) {
                differ(&mut look, change, line.family);
                looks.compares = true;
            }
            if laid {
                lay(&mut look, derived.overlay.on(line.tie), line.family);
            }
            if look.visible {
                // What is drawn only for the sake of the difference or a scenario counts like the rest.
                counts[line.family as usize].0 += usize::from(!there);
                looks.shown += 1;
                if std::mem::replace(&mut styles[look.style as usize & 7], 1) == 0 {
                    looks.styles.insert(look.style);
                }
                looks.nodes[line.from] = Presence::Here;
                looks.nodes[line.to] = Presence::Here;
            }
            looks.lines.push(look);
        }
        for (presence, node) in looks.nodes.iter_mut().zip(&plan.nodes) {
            let record = node.dated.then(|| dossier.actors.get(&node.actor)).flatten();
            if record.is_some_and(|a| a.exists_on(moment) == Certainty::No) {
                *presence = Presence::Gone;
            }
            if hides_proposed && node.proposed && *presence != Presence::Here {
                *presence = Presence::Out;
            }
        }
        looks.rows = TieFamily::ALL
            .into_iter()
            .map(|family| (family, counts[family as usize]))
            .filter(|(_, (shown, filtered))| shown + filtered > 0)
            .map(|(family, (shown, filtered))| {
                let hidden = shown == 0;
                Row {
                    family,
                    count: if hidden { filtered } else { shown },
                    hidden,
                }
            })
            .collect();
        looks.blocs = Arc::new(blocs::of_memberships(plan, dossier, moment));
        looks
    }
}

/// Under a scenario a strand that is added is drawn as if it held; one that ends stays, crossed out.
fn lay(look: &mut Look, laid: Option<Laid>, family: TieFamily) {
    match laid {
        Some(Laid::Added) => {
            look.visible = true;
            look.style = LineStyle::Solid;
            look.hue = hue_of(family);
            look.width = look.width.max(line::STRAND);
        }
        Some(Laid::Ended) if look.visible => {
            look.style = LineStyle::Crossed;
            look.hue = Hue::Grey;
        }
        Some(Laid::Stronger) if look.visible => look.width += 1.0,
        Some(Laid::Weaker) if look.visible => look.width = (look.width - 0.6).max(0.9),
        _ => return,
    }
    look.laid = laid;
}

/// A tie that differs is drawn whichever of the two moments the picture shows: what has ended is dashed.
fn differ(look: &mut Look, change: Change, family: TieFamily) {
    look.visible = true;
    look.change = Some(change);
    look.hue = hue_of(family);
    look.width = look.width.max(line::STRAND);
    if change == Change::Ended {
        look.style = LineStyle::Dashed;
    } else if look.style == LineStyle::Dashed {
        look.style = LineStyle::Solid;
    }
}

const UNHEARD: Look = Look {
    visible: false,
    reality: Reality::Unheard,
    phase: Phase::NotYet,
    style: LineStyle::Dotted,
    hue: Hue::Grey,
    width: 1.0,
    proposed: false,
    laid: None,
    change: None,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_documents_make_a_wider_strand() {
        assert!(width_of(1) < width_of(2) && width_of(2) < width_of(5));
        assert!((width_of(5) - width_of(50)).abs() < 1e-6);
    }
}
