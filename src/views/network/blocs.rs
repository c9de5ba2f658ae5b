//! Which blocs are outlined, and what they are called: organisations and formats with their members at the moment or, where the
//! network is laid out by blocs, the groups that the layout has made.
//!
//! Not here: outlines and where their names stand (`hulls`), the groups themselves (`derived::groups`).

use std::collections::BTreeMap;

use super::plan::Plan;
use crate::derived::geography::Region;
use crate::derived::groups::{GroupName, Groups};
use crate::model::{ActorId, ActorKind, Certainty, Day, Dossier};
use crate::session::Grouping;
use crate::views::ViewCtx;

/// So many of the largest groups are outlined: more would be a mosaic.
const MOST: usize = 40;
/// Networks up to this size have their groups outlined.
const LARGEST: usize = 20_000;

/// Members of a bloc, as places in the list of nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bloc {
    /// What it is called after.
    pub(super) name: GroupName,
    /// The node with most ties among its members.
    lead: Option<usize>,
    pub(super) members: Vec<usize>,
    /// The layout has put its members apart from all others.
    pub(super) apart: bool,
}

impl Bloc {
    /// A bloc of these members.
    pub(super) fn new(name: GroupName, members: Vec<usize>) -> Self {
        Self {
            name,
            lead: None,
            members,
            apart: false,
        }
    }

    /// The actor that the bloc is, if it is one.
    pub(super) fn actor(&self) -> Option<ActorId> {
        match self.name {
            GroupName::Actor(actor) => Some(actor),
            _ => None,
        }
    }

    /// Its name in words.
    pub(super) fn words(&self, ctx: &ViewCtx<'_>, plan: &Plan) -> String {
        match &self.name {
            GroupName::Actor(actor) => ctx.name(*actor),
            GroupName::Community(_) => {
                let lead = self
                    .lead
                    .and_then(|lead| plan.nodes.get(lead))
                    .map(|node| ctx.name(node.actor));
                ctx.words
                    .with("network-bloc-community", &[("name", lead.unwrap_or_default().into())])
            }
            GroupName::Kind(kind) => ctx.words.actor(*kind).to_owned(),
            GroupName::Region(region) => ctx.words.text(region_word(*region)).to_owned(),
            GroupName::Value(value) => value.clone(),
        }
    }
}

fn region_word(region: Region) -> &'static str {
    match region {
        Region::Americas => "network-region-americas",
        Region::Europe => "network-region-europe",
        Region::Africa => "network-region-africa",
        Region::MiddleEast => "network-region-middle-east",
        Region::Asia => "network-region-asia",
        Region::Oceania => "network-region-oceania",
    }
}

/// Organisations and formats with at least two members in the picture at the moment.
pub(super) fn of_memberships(plan: &Plan, dossier: &Dossier, moment: Day) -> Vec<Bloc> {
    let mut members: BTreeMap<ActorId, Vec<usize>> = BTreeMap::new();
    for (place, node) in plan.nodes.iter().enumerate().filter(|(_, node)| node.member) {
        let Some(actor) = dossier.actors.get(&node.actor) else {
            continue;
        };
        if actor.exists_on(moment) == Certainty::No {
            continue;
        }
        for membership in &actor.memberships {
            let holds = membership
                .valid
                .as_ref()
                .is_none_or(|valid| valid.contains(moment) != Certainty::No);
            let is_bloc = dossier.actors.get(&membership.of).is_some_and(|of| {
                matches!(of.kind, ActorKind::Organisation | ActorKind::Format) && of.exists_on(moment) != Certainty::No
            });
            if holds && is_bloc {
                members.entry(membership.of).or_default().push(place);
            }
        }
    }
    members
        .into_iter()
        .filter(|(_, m)| m.len() >= 2)
        .map(|(actor, members)| Bloc::new(GroupName::Actor(actor), members))
        .collect()
}

/// The groups by which the network is laid out, the largest first.
pub(super) fn of_groups(ctx: &ViewCtx<'_>, plan: &Plan, by: &Grouping) -> Vec<Bloc> {
    if plan.nodes.len() > LARGEST {
        return Vec::new();
    }
    let groups = Groups::of(ctx.dossier, &ctx.derived.network, by);
    let mut blocs: Vec<Bloc> = groups.names.into_iter().map(|name| Bloc::new(name, Vec::new())).collect();
    for (actor, group) in ctx.derived.network.actors.iter().zip(groups.of) {
        let bloc = group.and_then(|group| blocs.get_mut(group as usize));
        if let Some((bloc, place)) = bloc.zip(plan.node_of(*actor)) {
            bloc.members.push(place);
        }
    }
    blocs.retain(|bloc| bloc.members.len() > 1);
    blocs.sort_by_key(|bloc| std::cmp::Reverse(bloc.members.len()));
    blocs.truncate(MOST);
    for bloc in &mut blocs {
        bloc.lead = bloc
            .members
            .iter()
            .copied()
            .max_by_key(|i| (plan.nodes[*i].degree, std::cmp::Reverse(*i)));
        bloc.apart = true;
    }
    blocs
}
