//! How strongly each node and strand is drawn, on account of selection, hover and focus; and in which order.
//!
//! Fading never moves anything. Not here: what is visible at all (looks).

use std::collections::HashSet;

use super::looks::Looks;
use super::plan::Plan;
use crate::derived::paths::Path;
use crate::derived::{Chain, Highlight, Related};
use crate::model::{ActorId, Item};

/// How strongly something is drawn, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) enum Mark {
    /// Outside the focus.
    Trace,
    /// Not in connection with what is under the pointer.
    Dim,
    /// Not in connection with the selection.
    Faded,
    /// As it is.
    #[default]
    Normal,
    /// In connection with the selection or what is under the pointer.
    Related,
    /// Under the pointer, here or in another pane.
    Hovered,
    /// Selected.
    Selected,
}

impl Mark {
    /// Share of the full colour, for strands.
    pub(super) fn strand_strength(self) -> f32 {
        match self {
            Self::Trace => 0.0,
            Self::Dim => 0.28,
            Self::Faded => 0.52,
            Self::Normal | Self::Related | Self::Hovered | Self::Selected => 1.0,
        }
    }

    /// Share of the full colour, for nodes and their names; names stay readable.
    pub(super) fn node_strength(self) -> f32 {
        match self {
            Self::Trace => 0.14,
            Self::Dim => 0.45,
            Self::Faded => 0.72,
            Self::Normal | Self::Related | Self::Hovered | Self::Selected => 1.0,
        }
    }
}

/// Marks of all nodes and strands.
#[derive(Debug, Default)]
pub(super) struct Emphasis {
    pub(super) nodes: Vec<Mark>,
    pub(super) lines: Vec<Mark>,
    /// Visible strands, weakest first.
    pub(super) order: Vec<usize>,
    /// Nodes that stand out, the weakest first.
    pub(super) out: Vec<usize>,
    /// How what is in no connection with anything is drawn.
    pub(super) rest: Mark,
}

impl Emphasis {
    /// Works out the marks; `chain` is the attack that is looked at, `path` the path in hand, `focus` the set of actors that remain, if any.
    pub(super) fn of(
        plan: &Plan,
        looks: &Looks,
        related: &Related,
        (chain, path): (Option<&Chain>, Option<&Path>),
        hovered: Option<Item>,
        focus: Option<&HashSet<ActorId>>,
    ) -> Self {
        let mut nodes = vec![Mark::Faded; plan.nodes.len()];
        let mut lines = vec![Mark::Faded; plan.lines.len()];
        let mut touched = false;
        related.each_mark(|item, highlight| {
            let mark = match item {
                Item::Actor(actor) => plan.node_of(actor).map(|i| &mut nodes[i]),
                Item::Tie(tie) => plan.line_of(tie).map(|i| &mut lines[i]),
                _ => None,
            };
            if let Some(mark) = mark {
                *mark = from_highlight(highlight);
                touched |= *mark >= Mark::Related;
            }
        });
        if !touched {
            nodes.fill(Mark::Normal);
            lines.fill(Mark::Normal);
        }
        let mut rest = if touched { Mark::Faded } else { Mark::Normal };
        if looks.compares {
            compared(plan, looks, &mut nodes, &mut lines);
            rest = Mark::Dim;
        }
        if let Some(path) = path {
            on_path(plan, path, &mut nodes, &mut lines);
            rest = Mark::Dim;
        }
        let chain = chain.filter(|chain| chain.problem.is_none());
        if chain.is_some() {
            for mark in nodes.iter_mut().chain(&mut lines).filter(|mark| **mark < Mark::Selected) {
                *mark = Mark::Dim;
            }
            rest = Mark::Dim;
        }
        if hover(plan, looks, hovered, &mut nodes, &mut lines) {
            rest = Mark::Dim;
        }
        if let Some(chain) = chain {
            attack(plan, chain, &mut nodes, &mut lines);
        }
        if let Some(focus) = focus {
            for (mark, node) in nodes.iter_mut().zip(&plan.nodes) {
                if !focus.contains(&node.actor) {
                    *mark = Mark::Trace;
                }
            }
            for (mark, line) in lines.iter_mut().zip(&plan.lines) {
                if nodes[line.from] == Mark::Trace || nodes[line.to] == Mark::Trace {
                    *mark = Mark::Trace;
                }
            }
        }
        let mut order: Vec<usize> = (0..lines.len())
            .filter(|i| looks.lines[*i].visible && lines[*i] != Mark::Trace)
            .collect();
        order.sort_by_key(|i| lines[*i]);
        let mut out: Vec<usize> = (0..nodes.len()).filter(|i| nodes[*i] > Mark::Normal).collect();
        out.sort_by_key(|i| nodes[*i]);
        Self {
            nodes,
            lines,
            order,
            out,
            rest,
        }
    }
}

fn from_highlight(highlight: Highlight) -> Mark {
    match highlight {
        Highlight::None => Mark::Faded,
        Highlight::Related => Mark::Related,
        Highlight::Hovered => Mark::Hovered,
        Highlight::Selected => Mark::Selected,
    }
}

/// What is the same at both moments steps back behind what differs.
fn compared(plan: &Plan, looks: &Looks, nodes: &mut [Mark], lines: &mut [Mark]) {
    let mut touched = vec![false; nodes.len()];
    for (i, mark) in lines.iter_mut().enumerate() {
        let ends = &plan.lines[i];
        if looks.lines[i].change.is_some() {
            (touched[ends.from], touched[ends.to]) = (true, true);
            *mark = (*mark).max(Mark::Related);
        } else {
            *mark = if *mark == Mark::Normal { Mark::Dim } else { *mark };
        }
    }
    for (mark, touched) in nodes.iter_mut().zip(touched) {
        if !touched && *mark == Mark::Normal {
            *mark = Mark::Faded;
        }
    }
}

/// The steps of a path stand out, and everything else steps back.
fn on_path(plan: &Plan, path: &Path, nodes: &mut [Mark], lines: &mut [Mark]) {
    for mark in nodes
        .iter_mut()
        .chain(lines.iter_mut())
        .filter(|mark| **mark < Mark::Selected)
    {
        *mark = Mark::Dim;
    }
    for step in &path.steps {
        for node in [step.from, step.to].into_iter().filter_map(|a| plan.node_of(a)) {
            nodes[node] = nodes[node].max(Mark::Related);
        }
        for line in step.ties.iter().filter_map(|tie| plan.line_of(*tie)) {
            lines[line] = lines[line].max(Mark::Related);
        }
    }
}

/// The steps of a chain stand out, with the two sides, whatever is under the pointer; what is only spoken of less so.
fn attack(plan: &Plan, chain: &Chain, nodes: &mut [Mark], lines: &mut [Mark]) {
    for step in &chain.steps {
        let least = if step.is_loose() { Mark::Faded } else { Mark::Related };
        for node in [step.duty.obligor, step.duty.beneficiary]
            .into_iter()
            .filter_map(|a| plan.node_of(a))
        {
            nodes[node] = nodes[node].max(least);
        }
        if let Some(line) = step.duty.tie.and_then(|tie| plan.line_of(tie)) {
            lines[line] = lines[line].max(least);
        }
    }
    for node in [chain.attacker, chain.attacked].into_iter().filter_map(|a| plan.node_of(a)) {
        nodes[node] = nodes[node].max(Mark::Related);
    }
}

/// What is under the pointer and its neighbours stand out; the rest steps back. Only nodes and strands count. Whether
/// anything did.
fn hover(plan: &Plan, looks: &Looks, hovered: Option<Item>, nodes: &mut [Mark], lines: &mut [Mark]) -> bool {
    let (node, line) = match hovered {
        Some(Item::Actor(actor)) => (plan.node_of(actor), None),
        Some(Item::Tie(tie)) => (None, plan.line_of(tie).filter(|i| looks.lines[*i].visible)),
        _ => (None, None),
    };
    if node.is_none() && line.is_none() {
        return false;
    }
    let mut near_nodes = vec![false; nodes.len()];
    for (i, mark) in lines.iter_mut().enumerate() {
        let ends = &plan.lines[i];
        let near = match (node, line) {
            (Some(n), _) => looks.lines[i].visible && (ends.from == n || ends.to == n),
            (_, l) => l == Some(i),
        };
        if near {
            near_nodes[ends.from] = true;
            near_nodes[ends.to] = true;
            *mark = (*mark).max(if line.is_some() { Mark::Hovered } else { Mark::Related });
        } else if *mark < Mark::Selected {
            *mark = Mark::Dim;
        }
    }
    for (i, mark) in nodes.iter_mut().enumerate() {
        if node == Some(i) {
            *mark = (*mark).max(Mark::Hovered);
        } else if near_nodes[i] {
            *mark = (*mark).max(Mark::Related);
        } else if *mark < Mark::Selected {
            *mark = Mark::Dim;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weaker_marks_are_fainter() {
        let marks = [Mark::Trace, Mark::Dim, Mark::Faded, Mark::Normal];
        assert!(
            marks
                .windows(2)
                .all(|w| w[0] < w[1] && w[0].strand_strength() < w[1].strand_strength())
        );
        assert!(marks.windows(2).all(|w| w[0].node_strength() < w[1].node_strength()));
    }

    #[test]
    fn an_empty_network_has_no_marks() {
        let emphasis = Emphasis::of(
            &Plan::default(),
            &Looks::default(),
            &Related::default(),
            (None, None),
            None,
            None,
        );
        assert!(emphasis.order.is_empty());
    }
}
