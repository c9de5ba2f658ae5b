//! Paths between two actors at a moment, over ties that hold: the shortest, then the next.
//!
//! Not here: what a path means. A path of promises promises nothing by itself; the view says so.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use super::duty::{Duty, Sight, exists};
use super::world::{Phase, World};
use crate::model::{ActorId, Direction, Dossier, Item, PassageId, Tie, TieFamily, TieId};
use crate::session::PathsOf;

/// At most so many paths are given.
const MOST: usize = 12;
/// Paths longer by more than this than the shortest are not looked for.
const LONGER: usize = 2;
/// The longest path, in steps.
const LONGEST: usize = 7;
/// The search gives up after so many tries; what it has found is the shortest all the same.
const TRIES: usize = 400_000;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// From whom.
    pub from: ActorId,
    /// To whom.
    pub to: ActorId,
    /// The ties that lead there, the strongest promise first; never empty.
    pub ties: Vec<TieId>,
    /// What the first of these obliges `from` to towards `to`, where it does.
    pub duties: Vec<Duty>,
    /// Passages that carry it, the clause first.
    pub passages: Vec<PassageId>,
    /// The tie is there, but it is not sure that it holds on the day.
    pub perhaps: bool,
    /// Every tie of the step runs the other way: from `to` to `from`.
    pub backwards: bool,
}

/// A path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Its steps, from the first actor to the last.
    pub steps: Vec<Step>,
}

/// The paths between two actors.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paths {
    /// From whom, to whom.
    pub ends: Option<(ActorId, ActorId)>,
    /// The paths, the shortest first.
    pub found: Vec<Path>,
    /// There are more than are given.
    pub more: bool,
}

impl Paths {
    /// Whether an item lies on a path; nothing does where that path is not there.
    pub fn holds(&self, path: usize, item: Item) -> bool {
        self.found.get(path).is_some_and(|path| {
            path.steps.iter().any(|step| match item {
                Item::Actor(actor) => step.from == actor || step.to == actor,
                Item::Tie(tie) => step.ties.contains(&tie),
                _ => false,
            })
        })
    }
}

/// Ties over which one can go on, from each actor to the next.
type Ways = HashMap<ActorId, BTreeMap<ActorId, Vec<TieId>>>;

/// Whether a tie holds, or may hold, at the moment.
fn holds(world: &World, tie: TieId) -> bool {
    world.tie(tie).is_some_and(|state| {
        let phase = matches!(state.phase, Phase::InForce | Phase::PerhapsBegun | Phase::PerhapsEnded);
        state.visible && !state.later && state.reality.is_real() && phase
    })
}

/// How much a tie promises: less is more.
fn weakness(tie: &Tie) -> (u8, TieId) {
    let rank = match (tie.family, tie.class) {
        (TieFamily::Commitment, Some(class)) => class as u8,
        (TieFamily::Commitment, None) => 100,
        _ => 200,
    };
    (rank, tie.id)
}

fn ways(sight: &Sight<'_>, of: &PathsOf) -> Ways {
    let mut ways = Ways::new();
    let counts = |tie: &&Tie| of.families.is_empty() || of.families.contains(&tie.family);
    let there = |actor| exists(sight.dossier, actor, sight.moment);
    for tie in sight.dossier.ties.values().filter(counts) {
        if !holds(sight.world, tie.id) || !there(tie.from) || !there(tie.to) || tie.from == tie.to {
            continue;
        }
        let mut add = |from, to| ways.entry(from).or_default().entry(to).or_default().push(tie.id);
        add(tie.from, tie.to);
        if of.both_ways || tie.direction == Direction::Mutual {
            add(tie.to, tie.from);
        }
    }
    for ties in ways.values_mut().flat_map(BTreeMap::values_mut) {
        ties.sort_by_cached_key(|id| sight.dossier.ties.get(id).map(weakness));
    }
    ways
}

/// Steps to the goal from everyone who can reach it.
fn distances(ways: &Ways, goal: ActorId) -> HashMap<ActorId, usize> {
    let mut back: HashMap<ActorId, Vec<ActorId>> = HashMap::new();
    for (from, to) in ways.iter().flat_map(|(from, next)| next.keys().map(move |to| (*from, *to))) {
        back.entry(to).or_default().push(from);
    }
    let mut found = HashMap::from([(goal, 0)]);
    let mut queue = VecDeque::from([goal]);
    while let Some(at) = queue.pop_front() {
        let steps = found.get(&at).copied().unwrap_or(0) + 1;
        for before in back.get(&at).into_iter().flatten() {
            if !found.contains_key(before) {
                found.insert(*before, steps);
                queue.push_back(*before);
            }
        }
    }
    found
}

/// A search for paths of one length.
struct Search<'a> {
    ways: &'a Ways,
    left: &'a HashMap<ActorId, usize>,
    goal: ActorId,
    walked: Vec<ActorId>,
    on: HashSet<ActorId>,
    found: Vec<Vec<ActorId>>,
    tries: usize,
}

impl Search<'_> {
    /// Goes on from `at` with exactly so many steps to the goal.
    fn go(&mut self, at: ActorId, steps: usize) {
        self.tries += 1;
        if self.tries > TRIES || self.found.len() > MOST {
            return;
        }
        if steps == 0 {
            if at == self.goal {
                self.found.push(self.walked.clone());
            }
            return;
        }
        let ways = self.ways;
        for next in ways.get(&at).into_iter().flat_map(BTreeMap::keys) {
            let can = self.left.get(next).is_some_and(|left| *left < steps);
            if can && (*next != self.goal || steps == 1) && self.on.insert(*next) {
                self.walked.push(*next);
                self.go(*next, steps - 1);
                self.walked.pop();
                self.on.remove(next);
            }
        }
    }
}

impl Paths {
    /// Finds them.
    pub fn of(sight: &Sight<'_>, of: &PathsOf) -> Self {
        let there = |actor: &ActorId| sight.dossier.actors.contains_key(actor);
        let Some((from, to)) = of.from.filter(there).zip(of.to.filter(there)) else {
            return Self::default();
        };
        let mut paths = Self {
            ends: Some((from, to)),
            ..Self::default()
        };
        let ways = ways(sight, of);
        let left = distances(&ways, to);
        let Some(shortest) = left.get(&from).copied().filter(|_| from != to) else {
            return paths;
        };
        let mut search = Search {
            ways: &ways,
            left: &left,
            goal: to,
            walked: vec![from],
            on: HashSet::from([from]),
            found: Vec::new(),
            tries: 0,
        };
        for steps in shortest..=(shortest + LONGER).min(LONGEST.max(shortest)) {
            search.go(from, steps);
        }
        paths.more = search.found.len() > MOST || search.tries > TRIES;
        let found = search.found.iter().take(MOST);
        paths.found = found.map(|walked| path(sight, &ways, walked)).collect();
        paths
    }
}

fn path(sight: &Sight<'_>, ways: &Ways, walked: &[ActorId]) -> Path {
    let ends = walked.iter().zip(walked.iter().skip(1));
    let steps = ends.map(|(from, to)| {
        let ties = ways.get(from).and_then(|next| next.get(to)).cloned().unwrap_or_default();
        step(sight, *from, *to, ties)
    });
    Path { steps: steps.collect() }
}

fn step(sight: &Sight<'_>, from: ActorId, to: ActorId, ties: Vec<TieId>) -> Step {
    let owed = |d: &Duty| d.obligor == from && d.beneficiary == to && d.tie.is_some_and(|tie| ties.contains(&tie));
    let mut duties = sight.duties(&std::collections::BTreeSet::from([from]));
    duties.retain(owed);
    let place = |d: &Duty| d.tie.and_then(|tie| ties.iter().position(|t| *t == tie));
    duties.sort_by_key(|d| (place(d), d.clause.is_none(), d.clause));
    let mut passages: Vec<PassageId> = Vec::new();
    for passage in duties.iter().flat_map(|d| &d.passages) {
        if !passages.contains(passage) {
            passages.push(*passage);
        }
    }
    if passages.is_empty() {
        passages = affirming(sight, &ties);
    }
    let dossier: &Dossier = sight.dossier;
    let along = |id: &TieId| {
        dossier
            .ties
            .get(id)
            .is_some_and(|t| t.from == from || t.direction == Direction::Mutual)
    };
    let sure = |id: &TieId| sight.world.tie(*id).is_some_and(|s| s.phase == Phase::InForce);
    Step {
        from,
        to,
        perhaps: !ties.iter().any(sure),
        backwards: !ties.iter().any(along),
        ties,
        duties,
        passages,
    }
}

/// Passages that affirm one of the ties.
fn affirming(sight: &Sight<'_>, ties: &[TieId]) -> Vec<PassageId> {
    let mut found: Vec<PassageId> = Vec::new();
    let claims = ties.iter().flat_map(|tie| sight.index.claims_about(*tie));
    let known = claims
        .filter(|id| sight.world.knows(**id))
        .filter_map(|id| sight.dossier.claims.get(id));
    for passage in known.filter(|c| c.affirms()).flat_map(|c| &c.passages) {
        if !found.contains(passage) {
            found.push(*passage);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::demo::demo;
    use super::*;
    use crate::model::{Day, Filter, Index};

    fn between(from: &str, to: &str, year: i32, both_ways: bool) -> Vec<String> {
        let dossier = demo();
        let (index, moment) = (Index::of(&dossier), Day::from_ymd(year, 6, 30).unwrap());
        let world = World::of(&dossier, &index, moment, None, &Filter::default());
        let sight = Sight {
            dossier: &dossier,
            index: &index,
            world: &world,
            moment,
        };
        let mut of = PathsOf::new(Some(from.parse().unwrap()), Some(to.parse().unwrap()));
        of.both_ways = both_ways;
        let paths = Paths::of(&sight, &of);
        assert!(!paths.more);
        let walked = |path: &Path| {
            assert!(
                path.steps
                    .iter()
                    .all(|s| !s.ties.is_empty() && !s.passages.is_empty() && !s.perhaps)
            );
            let steps = path.steps.iter().map(|s| s.to.to_string());
            std::iter::once(path.steps[0].from.to_string())
                .chain(steps)
                .collect::<Vec<String>>()
                .join(" ")
        };
        paths.found.iter().map(walked).collect()
    }

    #[test]
    fn the_shortest_comes_first_and_only_what_holds_counts() {
        assert_eq!(between("a.a", "a.d", 1970, false), ["a.a a.b a.c a.d"]);
        assert_eq!(between("a.a", "a.d", 1990, false), ["a.a a.d", "a.a a.b a.c a.d"]);
        assert_eq!(between("a.a", "a.d", 1950, false), Vec::<String>::new());
        assert_eq!(
            between("a.e", "a.d", 1976, false),
            Vec::<String>::new(),
            "one pact has ended, the other not begun"
        );
    }

    #[test]
    fn promises_run_one_way_unless_both_are_asked_for() {
        assert_eq!(between("a.d", "a.a", 1970, false), Vec::<String>::new());
        assert_eq!(between("a.d", "a.a", 1970, true), ["a.d a.c a.b a.a"]);
        assert_eq!(
            between("a.c", "a.b", 1970, false),
            ["a.c a.b"],
            "a mutual pact is followed from either end"
        );
        assert_eq!(between("a.a", "a.a", 1970, true), Vec::<String>::new());
    }
}
