//! Each question with the measures that answer it.

use std::collections::BTreeMap;

use super::ground::Ground;
use super::{Answer, Mark, Row, Totals};
use crate::measures::{
    Cuts, Graph, Sources, balance, betweenness, closeness, communities, components, cores, frustration, page_rank, reciprocity,
    returned_share,
};
use crate::model::{ActorId, Day};
use crate::session::Question;

/// One seed for everybody: the same network gives the same answer.
const SEED: u64 = 1948;
/// More steps than this are not followed exactly: the ways from some actors stand for all.
const MOST_STEPS: u64 = 600_000_000;
/// So many then; the share found is right to some per cent for those who connect much.
const SAMPLE: usize = 512;
/// So many for each year of many.
const SAMPLE_EACH: usize = 64;
/// Networks up to this size are asked how near everybody is to everybody.
const NEAR: usize = 3_000;
/// Most triads that are listed.
const MOST_TRIADS: usize = 1_000;

/// How exactly, and whether still.
#[derive(Clone, Copy)]
pub(super) struct How<'a> {
    /// On so many threads.
    pub(super) threads: usize,
    /// One moment of many: only what each actor is, and quickly.
    pub(super) one_of_many: bool,
    /// How far it is, 0-1; says whether to go on.
    pub(super) go_on: &'a (dyn Fn(f32) -> bool + Sync),
}

/// Works the answer out; `None` if it is not wanted any more.
pub(super) fn answer(question: Question, ground: &Ground, moment: Day, how: How<'_>) -> Option<Answer> {
    let mut found = Answer {
        question,
        moment,
        rows: Vec::new(),
        marks: BTreeMap::new(),
        most: 0.0,
        blocs: Vec::new(),
        totals: Totals {
            actors: ground.actors.len(),
            ties: ground.ties.2,
            unreviewed: ground.unreviewed,
            unclear: ground.unclear,
            ..Totals::default()
        },
    };
    match question {
        Question::Promises => promises(ground, &mut found),
        Question::Connects => connects(ground, &mut found, how)?,
        Question::Centre => centre(ground, &mut found, how)?,
        Question::Blocs => blocs(ground, &mut found),
        Question::Falls => falls(ground, &mut found, how.one_of_many),
        Question::Triads => triads(ground, &mut found, how.one_of_many),
        Question::Returned => returned(ground, &mut found),
    }
    // The greatest first; of equals, who has more of what is told beside it.
    found.rows.sort_by(|a, b| {
        let by_more = || b.more[0].total_cmp(&a.more[0]);
        b.value.total_cmp(&a.value).then_with(by_more).then(a.actor.cmp(&b.actor))
    });
    found.most = found.marks.values().map(|mark| mark.value).fold(0.0, f64::max);
    (how.go_on)(1.0).then_some(found)
}

fn row(actor: ActorId, value: f64, more: [f64; 2]) -> Row {
    Row {
        actor,
        others: Vec::new(),
        value,
        more,
        bloc: None,
        friends: None,
    }
}

/// A mark for each actor.
fn mark(ground: &Ground, found: &mut Answer, value: impl Fn(usize) -> f64, bloc: impl Fn(usize) -> Option<u32>) {
    let one = |(place, actor): (usize, &ActorId)| {
        let (value, bloc) = (value(place), bloc(place));
        (*actor, Mark { value, bloc })
    };
    found.marks = ground.actors.iter().enumerate().map(one).collect();
}

fn partners(graph: &Graph, place: usize) -> f64 {
    graph.targets(place as u32).len() as f64
}

fn promises(ground: &Ground, found: &mut Answer) {
    let (mut given, mut taken) = (vec![0.0; ground.actors.len()], vec![0.0; ground.actors.len()]);
    for (from, to, _) in &ground.promises {
        given[*from as usize] += 1.0;
        taken[*to as usize] += 1.0;
    }
    found.totals.ties = ground.ties.1;
    let all = ground.promises().simple();
    for (place, actor) in ground.actors.iter().enumerate() {
        if given[place] + taken[place] > 0.0 {
            found
                .rows
                .push(row(*actor, taken[place], [given[place], partners(&all, place)]));
        }
    }
    mark(ground, found, |place| taken[place], |_| None);
}

fn connects(ground: &Ground, found: &mut Answer, how: How<'_>) -> Option<()> {
    let graph = ground.bonds();
    let nodes = graph.nodes();
    let steps = nodes as u64 * graph.edges() as u64;
    let most = if how.one_of_many { MOST_STEPS / 200 } else { MOST_STEPS };
    let count = if how.one_of_many { SAMPLE_EACH } else { SAMPLE };
    let sources = if steps > most && nodes > count {
        found.totals.sampled = Some(count);
        Sources::Sampled(count, SEED)
    } else {
        Sources::All
    };
    let between = betweenness(&graph, sources, how.threads, how.go_on)?;
    let pairs = (nodes.saturating_sub(1) * nodes.saturating_sub(2)) as f64 / 2.0;
    let share = |place: usize| 100.0 * between[place] / pairs.max(1.0);
    if how.one_of_many {
        mark(ground, found, share, |_| None);
        return Some(());
    }
    let bloc = name_blocs(ground, &graph, found);
    for (place, actor) in ground.actors.iter().enumerate() {
        let mut others: Vec<u32> = graph.targets(place as u32).iter().map(|to| bloc[*to as usize]).collect();
        others.sort_unstable();
        others.dedup();
        let others = others.iter().filter(|other| **other != bloc[place]).count();
        if between[place] > 1e-9 {
            found.rows.push(Row {
                bloc: Some(bloc[place]),
                ..row(*actor, share(place), [others as f64, partners(&graph, place)])
            });
        }
    }
    mark(ground, found, share, |place| Some(bloc[place]));
    Some(())
}

/// The bloc of each actor; names blocs by the member with most ties within.
fn name_blocs(ground: &Ground, graph: &Graph, found: &mut Answer) -> Vec<u32> {
    let bloc = communities(graph, SEED);
    let count = bloc.iter().max().map_or(0, |most| *most as usize + 1);
    let mut best: Vec<Option<(f32, usize)>> = vec![None; count];
    let mut sizes = vec![0_usize; count];
    for place in 0..ground.actors.len() {
        let own = bloc[place];
        sizes[own as usize] += 1;
        let ends = graph.targets(place as u32).iter().zip(graph.weights(place as u32));
        let within: f32 = ends
            .filter(|(to, _)| bloc[**to as usize] == own)
            .map(|(_, weight)| weight)
            .sum();
        let best = &mut best[own as usize];
        if best.is_none_or(|(most, _)| within > most) {
            *best = Some((within, place));
        }
    }
    found.totals.blocs = sizes.iter().filter(|size| **size > 1).count();
    found.blocs = best.iter().flatten().map(|(_, place)| ground.actors[*place]).collect();
    bloc
}

fn centre(ground: &Ground, found: &mut Answer, how: How<'_>) -> Option<()> {
    let graph = ground.bonds();
    let rank = page_rank(&graph);
    mark(ground, found, |place| 100.0 * rank[place], |_| None);
    if how.one_of_many {
        return Some(());
    }
    let core = cores(&graph);
    let near = (graph.nodes() <= NEAR).then(|| closeness(&graph, how.go_on));
    let near = match near {
        Some(near) => Some(near?),
        None => None,
    };
    for (place, actor) in ground.actors.iter().enumerate() {
        if graph.targets(place as u32).is_empty() {
            continue;
        }
        let near = near.as_ref().map_or(f64::NAN, |near| 100.0 * near[place]);
        found
            .rows
            .push(row(*actor, 100.0 * rank[place], [f64::from(core[place]), near]));
    }
    Some(())
}

fn blocs(ground: &Ground, found: &mut Answer) {
    let graph = ground.bonds();
    let bloc = name_blocs(ground, &graph, found);
    let mut members: Vec<Vec<ActorId>> = vec![Vec::new(); found.blocs.len()];
    for (place, actor) in ground.actors.iter().enumerate() {
        members[bloc[place] as usize].push(*actor);
    }
    let (mut within, mut out) = (vec![0.0_f64; members.len()], vec![0.0_f64; members.len()]);
    for (a, b, ties) in &ground.bonds {
        let (a, b) = (bloc[*a as usize] as usize, bloc[*b as usize] as usize);
        if a == b {
            within[a] += f64::from(*ties);
        } else {
            out[a] += f64::from(*ties);
            out[b] += f64::from(*ties);
        }
    }
    let sizes: Vec<f64> = members.iter().map(|members| members.len() as f64).collect();
    for (number, members) in members.into_iter().enumerate().filter(|(_, members)| members.len() > 1) {
        let lead = found.blocs[number];
        found.rows.push(Row {
            others: members.into_iter().filter(|actor| *actor != lead).collect(),
            bloc: Some(number as u32),
            ..row(lead, sizes[number], [within[number], out[number]])
        });
    }
    mark(ground, found, |place| sizes[bloc[place] as usize], |place| Some(bloc[place]));
}

fn falls(ground: &Ground, found: &mut Answer, one_of_many: bool) {
    let cuts = Cuts::of(&ground.bonds());
    let mut lost = vec![0.0; ground.actors.len()];
    for cut in &cuts.nodes {
        lost[cut.node as usize] = cut.lost as f64;
        if one_of_many {
            continue;
        }
        let pieces = cuts.lost(cut);
        let others = pieces.iter().flatten().filter_map(|node| ground.actors.get(*node as usize));
        found.rows.push(Row {
            others: others.copied().collect(),
            ..row(
                ground.actors[cut.node as usize],
                cut.lost as f64,
                [cut.pieces as f64, f64::NAN],
            )
        });
    }
    found.totals.components = cuts.components;
    mark(ground, found, |place| lost[place], |_| None);
}

fn triads(ground: &Ground, found: &mut Answer, one_of_many: bool) {
    let nodes = ground.actors.len();
    let all = balance(nodes, &ground.signs, MOST_TRIADS);
    found.totals.ties = ground.signs.len();
    found.totals.triads = (all.triads, all.unbalanced);
    mark(ground, found, |place| f64::from(all.of_node[place]), |_| None);
    if one_of_many {
        return;
    }
    found.totals.frustration = frustration(nodes, &ground.signs, SEED).0;
    for triad in &all.listed {
        let [a, b, c] = triad.nodes.map(|node| ground.actors[node as usize]);
        let enmities = triad.friends.iter().filter(|friend| !**friend).count();
        let often = triad.nodes.iter().map(|node| all.of_node[*node as usize]).max().unwrap_or(0);
        found.rows.push(Row {
            others: vec![b, c],
            friends: Some(triad.friends),
            ..row(a, f64::from(often), [enmities as f64, f64::NAN])
        });
    }
}

fn returned(ground: &Ground, found: &mut Answer) {
    let all = reciprocity(&ground.promises());
    found.totals.ties = ground.ties.1;
    found.totals.returned = returned_share(&all);
    let share = |place: usize| match all[place].given {
        0 => 0.0,
        given => 100.0 * f64::from(all[place].both) / f64::from(given),
    };
    for (place, actor) in ground.actors.iter().enumerate().filter(|(place, _)| all[*place].given > 0) {
        let given = f64::from(all[place].given);
        let open = f64::from(all[place].given - all[place].both);
        found.rows.push(row(*actor, share(place), [given, open]));
    }
    found.totals.components = components(&ground.promises())
        .iter()
        .max()
        .map_or(0, |most| *most as usize + 1);
    mark(ground, found, share, |_| None);
}
