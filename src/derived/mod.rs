//! Pure functions of dossier and session: what holds at the moment, what belongs together, where things stand.
//!
//! Everything here can be thrown away and computed again; nothing is ever saved. Values are kept as long as the
//! key they depend on is the same ([`Cached`]). After a small change ([`Derived::follow`]) what is costly is brought
//! up to date instead of computed again, so that a large dossier can be edited without waiting; both ways give the
//! same, which a property test checks. Not here: drawing, words of the program, positions by hand.

pub mod bound;
mod cached;
pub mod chain;
pub mod conflicts;
pub mod coverage;
#[cfg(test)]
mod demo;
pub mod difference;
pub mod duty;
pub mod geography;
pub mod groups;
pub mod judgement;
pub mod measures;
pub mod network;
pub mod paths;
pub mod positions;
pub mod proposals;
pub mod rails;
mod reach;
pub mod record;
pub mod relation;
pub mod scenes;
pub mod sources;
pub mod text_index;
pub mod time_index;
pub mod what_if;
pub mod world;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{ActorId, Changes, Day, DocumentId, Dossier, Filter, Index, Item, Placed, Transaction, briefing};
use crate::session::{Grouping, LayoutMethod, PathsOf, Session, WhatIf, Window, extent};
use duty::Sight;
use reach::Reach;

pub use cached::Cached;
pub use chain::Chain;
pub use coverage::Coverage;
pub use difference::{Change, Difference};
pub use measures::Measures;
pub use network::Network;
pub use paths::Paths;
pub use positions::Positions;
pub use proposals::OpenProposals;
pub use relation::{Highlight, Related};
pub use scenes::Scenes;
pub use sources::Sources;
pub use text_index::TextIndex;
pub use time_index::TimeIndex;
pub use what_if::{Laid, Overlay};
pub use world::{Heard, Phase, Reality, TieState, World};

/// What belongs to the selection depends on: the dossier, the selection, known-by, and the documents left out.
type RelatedKey = (u64, Vec<Item>, Option<Day>, BTreeSet<DocumentId>);

/// The chain of an attack depends on: the dossier, the moment, known-by, the documents left out, who attacks whom.
type ChainKey = (u64, Day, Option<Day>, BTreeSet<DocumentId>, ActorId, ActorId);

/// A difference depends on: the dossier, both moments, known-by, whether later ones are drawn, the filter.
type DifferenceKey = (u64, Day, Day, Option<Day>, bool, Filter);

/// Paths depend on: the dossier, the moment, known-by, the filter, the question.
type PathsKey = (u64, Day, Option<Day>, Filter, PathsOf);

/// All derived values of the present dossier and session.
#[derive(Debug, Default)]
pub struct Derived {
    index: Cached<u64, Index>,
    heard: Cached<(u64, Option<Day>, BTreeSet<DocumentId>), Heard>,
    world: Cached<(u64, Day, Option<Day>, bool, Filter), World>,
    heard_later: Cached<(u64, BTreeSet<DocumentId>), Heard>,
    related: Cached<RelatedKey, Related>,
    network: Cached<u64, Network>,
    text: Arc<TextIndex>,
    text_revision: Option<u64>,
    time: Cached<u64, TimeIndex>,
    open: Cached<u64, OpenProposals>,
    extent: Cached<u64, Window>,
    chain: Cached<ChainKey, Chain>,
    against: Cached<(u64, Day, Option<Day>, Filter), World>,
    difference: Cached<DifferenceKey, Difference>,
    paths: Cached<PathsKey, Paths>,
    structure: Cached<u64, u64>,
    reviewed: Option<Reviewed>,
    time_shape: Cached<u64, u64>,
    overlay: Cached<(u64, Day, WhatIf), Overlay>,
    positions: positions::Keeper,
    measures: measures::Keeper,
    briefing: Cached<u64, Vec<Placed>>,
    scenes: Arc<Scenes>,
    /// The revision for which scenes were looked at last.
    scenes_asked: Option<u64>,
}

/// A step in which claims and actors were accepted or rejected, and nothing else was changed.
#[derive(Debug, Clone)]
pub struct Reviewed {
    /// The revision before the step.
    pub from: u64,
    /// The revision after it.
    pub to: u64,
    /// Claims and actors.
    pub items: Arc<[Item]>,
}

/// Number of records that are many where any are.
fn size(dossier: &Dossier) -> usize {
    dossier.claims.len() + dossier.passages.len() + dossier.ties.len() + dossier.documents.len()
}

/// What depends on the dossier alone and is costly, computed before the dossier is shown: on the thread that opens it.
#[derive(Debug)]
pub struct Prepared {
    index: Arc<Index>,
    heard: Arc<Heard>,
    network: Arc<Network>,
    time: Arc<TimeIndex>,
    open: Arc<OpenProposals>,
}

impl Prepared {
    /// Computes it.
    pub fn of(dossier: &Dossier) -> Self {
        let index = Index::of(dossier);
        Self {
            heard: Arc::new(Heard::of(dossier, &index, None, &BTreeSet::new())),
            network: Arc::new(Network::of(dossier, &index)),
            time: Arc::new(TimeIndex::of(dossier, &index)),
            open: Arc::new(OpenProposals::of(dossier)),
            index: Arc::new(index),
        }
    }
}

/// Up to so many records what the search knows is made within the frame that asks; else on a thread.
const SEARCHED_AT_ONCE: usize = 20_000;
/// So many changed records are always followed; more only where they are a small part of the dossier.
const FEW: usize = 64;
/// A change of more than this part of the dossier is not followed: computing anew is faster.
const SMALL_PART: usize = 20;

/// The derived values for one frame. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Look-ups over the dossier.
    pub index: Arc<Index>,
    /// What holds at the moment, as far as known.
    pub world: Arc<World>,
    /// What belongs to the selection.
    pub related: Arc<Related>,
    /// What follows from the attack that is looked at; `None` while none is, or a side is still open.
    pub chain: Option<Arc<Chain>>,
    /// What has changed between the moment and the one it is compared with; `None` while there is none.
    pub difference: Option<Arc<Difference>>,
    /// The paths between two actors; `None` while none are asked for.
    pub paths: Option<Arc<Paths>>,
    /// Who is tied to whom, over all time.
    pub network: Arc<Network>,
    /// What the search box finds.
    pub text: Arc<TextIndex>,
    /// Everything dated.
    pub time: Arc<TimeIndex>,
    /// What waits for a person.
    pub open: Arc<OpenProposals>,
    /// Where each actor stands.
    pub positions: Arc<Positions>,
    /// What the scenario that is thought through changes in the picture.
    pub overlay: Arc<Overlay>,
    /// What was asked of the network.
    pub measures: Arc<Measures>,
    /// All scenes in the order in which they are told.
    pub briefing: Arc<Vec<Placed>>,
    /// What they show, and what has changed behind them.
    pub scenes: Arc<Scenes>,
    /// First and last day of everything.
    pub extent: Window,
    /// Counts changes of the dossier.
    pub revision: u64,
    /// The last step, if it was a review.
    pub reviewed: Option<Reviewed>,
    /// The last revision that changed more than what is said: anything but passages, claims and what hangs on them.
    pub structure: u64,
    /// The last revision that changed more of what is in time than whether a person has accepted it.
    pub time_shape: u64,
    /// The revision that the search knows; it may be behind.
    pub text_revision: Option<u64>,
}

impl Derived {
    /// Starts from places kept in a file, so that a reopened picture is the same.
    pub fn with_places(places: &std::collections::BTreeMap<crate::model::ActorId, (f32, f32)>) -> Self {
        Self {
            positions: positions::Keeper::with_places(places),
            ..Self::default()
        }
    }

    /// Takes over what was computed for this revision of the dossier.
    pub fn take_prepared(&mut self, prepared: Prepared, revision: u64) {
        self.index.put(revision, prepared.index);
        self.heard.put((revision, None, BTreeSet::new()), prepared.heard);
        self.network.put(revision, prepared.network);
        self.time.put(revision, prepared.time);
        self.open.put(revision, prepared.open);
    }

    /// Follows a step from revision `from` of the dossier to `to`. `inverse` is what takes the step back; `dossier` is
    /// as it is after the step. Without this call, or after a large step, everything is computed anew when it is asked.
    pub fn follow(&mut self, dossier: &Dossier, inverse: &Transaction, from: u64, to: u64) {
        let changes = Changes::told_by(inverse, dossier);
        let only = !changes.is_empty() && changes.iter().all(|(_, changed)| changed.is_reviewed());
        self.reviewed = only.then(|| Reviewed {
            from,
            to,
            items: changes.iter().map(|(item, _)| item).collect(),
        });
        if changes.len() > FEW.max(size(dossier) / SMALL_PART) {
            return;
        }
        self.index.follow(&from, to, |index| index.follow(&changes, dossier));
        let Some(index) = self.index.held(&to).map(Arc::clone) else {
            return;
        };
        let reach = Reach::of(&changes, dossier, &index);
        self.follow_world(&reach, dossier, &index, from, to);
        let actors_stay = !changes.iter().any(|(item, _)| matches!(item, Item::Actor(_)));
        self.network.keep(&from, to, |n| n.stays(&changes, &reach, dossier, &index));
        if actors_stay && self.network.held(&to).is_some() {
            self.positions.keep(from, to);
        }
        let mut reshaped = !changes.iter().all(|(_, changed)| changed.is_reviewed());
        self.time
            .follow(&from, to, |time| reshaped |= time.follow(&reach, dossier, &index));
        self.time_shape.keep(&from, to, |_| !reshaped);
        self.open
            .follow(&from, to, |open| open.follow(&changes, &reach.claims, dossier));
        let dated = |item| matches!(item, Item::Event(_) | Item::Instrument(_) | Item::Tie(_) | Item::Document(_));
        self.extent.keep(&from, to, |_| !changes.iter().any(|(item, _)| dated(item)));
        let said = |item| {
            matches!(
                item,
                Item::Passage(_) | Item::Claim(_) | Item::Quantity(_) | Item::Contradiction(_)
            )
        };
        self.structure.keep(&from, to, |_| changes.iter().all(|(item, _)| said(item)));
    }

    fn follow_world(&mut self, reach: &Reach, dossier: &Dossier, index: &Index, from: u64, to: u64) {
        // The world holds what was heard: it lets go first, so that nothing is copied.
        let world = self
            .world
            .take()
            .filter(|(key, _)| key.0 == from && !(key.3 && key.2.is_some()));
        let world = world.map(|(key, mut world)| {
            Arc::make_mut(&mut world).forget_heard();
            (key, world)
        });
        if let Some((_, known_by, left_out)) = self.heard.key().cloned() {
            let (old, new) = ((from, known_by, left_out.clone()), (to, known_by, left_out.clone()));
            self.heard
                .follow(&old, new, |heard| heard.follow(reach, dossier, index, &left_out));
        }
        if let Some(left_out) = self.heard_later.key().map(|(_, left_out)| left_out.clone()) {
            let (old, new) = ((from, left_out.clone()), (to, left_out.clone()));
            self.heard_later
                .follow(&old, new, |heard| heard.follow(reach, dossier, index, &left_out));
        }
        if let Some(((_, moment, known_by, later, filter), mut world)) = world
            && let Some(heard) = self.heard.held(&(to, known_by, filter.hidden_documents.clone()))
        {
            Arc::make_mut(&mut world).follow(Arc::clone(heard), moment, &filter);
            self.world.put((to, moment, known_by, later, filter), world);
        }
    }

    /// First and last day of everything.
    pub fn extent(&mut self, dossier: &Dossier, revision: u64) -> Window {
        *self.extent.get(&revision, || extent(dossier))
    }

    /// Brings everything up to date and hands it out.
    ///
    /// `revision` must differ whenever the dossier does.
    pub fn refresh(&mut self, dossier: &Dossier, revision: u64, session: &Session) -> Snapshot {
        let index = self.index.get(&revision, || Index::of(dossier));
        let key = (
            revision,
            session.moment,
            session.known_by,
            session.show_later,
            session.filter.clone(),
        );
        let heard_key = (revision, session.known_by, session.filter.hidden_documents.clone());
        let left_out = &session.filter.hidden_documents;
        let heard = self
            .heard
            .get(&heard_key, || Heard::of(dossier, &index, session.known_by, left_out));
        let later = (session.show_later && session.known_by.is_some()).then(|| {
            let key = (revision, left_out.clone());
            self.heard_later.get(&key, || Heard::of(dossier, &index, None, left_out))
        });
        let against = session.compare.map(|day| {
            let key = (revision, day, session.known_by, session.filter.clone());
            let world = self.against.get(&key, || World::at(Arc::clone(&heard), day, &session.filter));
            (day, world)
        });
        let world = self.world.get(&key, || {
            let mut world = World::at(heard, session.moment, &session.filter);
            if let Some(later) = later {
                world.add_later(&World::at(later, session.moment, &session.filter));
            }
            world
        });
        let key = (
            revision,
            session.selected().collect::<Vec<_>>(),
            session.known_by,
            left_out.clone(),
        );
        let related = self.related.get(&key, || {
            Related::to(session.selected(), dossier, &index, session.known_by, left_out)
        });
        let chain = self.refresh_chain(dossier, revision, session, (&index, &world));
        let difference = against.map(|(day, other)| {
            let (known_by, filter) = (session.known_by, session.filter.clone());
            let key = (revision, session.moment, day, known_by, session.show_later, filter);
            let sides = ((session.moment, world.as_ref()), (day, other.as_ref()));
            self.difference.get(&key, || Difference::between(dossier, sides.0, sides.1))
        });
        let paths = session.paths.as_ref().map(|of| {
            // Which of them is in hand changes nothing about them.
            let of = PathsOf { chosen: 0, ..of.clone() };
            let key = (revision, session.moment, session.known_by, session.filter.clone(), of);
            let sight = Sight {
                dossier,
                index: &index,
                world: &world,
                moment: session.moment,
            };
            self.paths.get(&key, || Paths::of(&sight, &key.4))
        });
        let network = self.network.get(&revision, || Network::of(dossier, &index));
        self.refresh_text(dossier, revision);
        let text = Arc::clone(&self.text);
        let time = self.time.get(&revision, || TimeIndex::of(dossier, &index));
        let open = self.open.get(&revision, || OpenProposals::of(dossier));
        let layout = (session.layout, session.grouping.as_ref());
        let positions = self.positions.get(dossier, revision, &network, layout);
        let key = (revision, session.moment, session.what_if.clone());
        let overlay = self
            .overlay
            .get(&key, || Overlay::of(dossier, &index, &world, &session.what_if));
        let extent = self.extent(dossier, revision);
        let measures = Arc::new(self.measures.get(dossier, revision, session, &world, extent));
        let structure = *self.structure.get(&revision, || revision);
        let time_shape = *self.time_shape.get(&revision, || revision);
        let told = self.briefing.get(&revision, || briefing::order(dossier));
        Snapshot {
            briefing: told,
            scenes: Arc::clone(&self.scenes),
            index,
            world,
            related,
            chain,
            difference,
            paths,
            network,
            text,
            time,
            open,
            positions,
            overlay,
            measures,
            extent,
            revision,
            reviewed: self.reviewed.clone().filter(|r| r.to == revision),
            structure,
            time_shape,
            text_revision: self.text_revision,
        }
    }

    fn refresh_chain(
        &mut self,
        dossier: &Dossier,
        revision: u64,
        session: &Session,
        (index, world): (&Index, &World),
    ) -> Option<Arc<Chain>> {
        let case = session.chain?;
        let there = |actor: &ActorId| dossier.actors.contains_key(actor);
        let (attacker, attacked) = (case.attacker.filter(there)?, case.attacked.filter(there)?);
        let left_out = session.filter.hidden_documents.clone();
        let key = (revision, session.moment, session.known_by, left_out, attacker, attacked);
        let sight = Sight {
            dossier,
            index,
            world,
            moment: session.moment,
        };
        Some(self.chain.get(&key, || Chain::of(&sight, attacker, attacked)))
    }

    fn refresh_text(&mut self, dossier: &Dossier, revision: u64) {
        if self.text_revision == Some(revision) {
            return;
        }
        if size(dossier) <= SEARCHED_AT_ONCE {
            self.text = Arc::default();
            self.text_revision = Some(revision);
        } else if self.text_revision.is_none() && !self.text.is_to_come() {
            self.text = Arc::new(TextIndex::to_come());
        }
    }

    /// Whether the search wants a new index from another thread: there is none yet, or one that is behind was asked.
    pub fn wants_text(&self, revision: u64) -> bool {
        match self.text_revision {
            None => self.text.is_to_come(),
            Some(made) => made != revision && self.text.was_asked(),
        }
    }

    /// Takes over what was made for the search from this revision of the dossier.
    pub fn take_text(&mut self, text: TextIndex, revision: u64) {
        self.text = Arc::new(text);
        self.text_revision = Some(revision);
    }

    /// A look at all scenes that should be taken on another thread, once for each revision that has any.
    pub fn take_scenes_job(&mut self, dossier: &Dossier, revision: u64) -> Option<scenes::Job> {
        if self.scenes_asked == Some(revision) || dossier.scenes.is_empty() {
            return None;
        }
        self.scenes_asked = Some(revision);
        Some(scenes::Job::new(dossier, revision))
    }

    /// Takes what the scenes show; `None` if the look was given up.
    pub fn scenes_done(&mut self, done: Option<Scenes>) {
        match done {
            Some(done) => self.scenes = Arc::new(done),
            None => self.scenes_asked = None,
        }
    }

    /// Places of a layout that is not shown, for a small picture; those by the ties where it would take long.
    pub fn places_of(
        &mut self,
        dossier: &Dossier,
        network: &Network,
        layout: (LayoutMethod, Option<&Grouping>),
    ) -> Arc<Positions> {
        self.positions.peek(dossier, network, layout)
    }

    /// A layout that should be computed on another thread, once.
    pub fn take_layout_job(&mut self) -> Option<positions::Job> {
        self.positions.take_job()
    }

    /// An answer about the network that should be worked out on another thread, once.
    pub fn take_measure_job(&mut self) -> Option<measures::Job> {
        self.measures.take_job()
    }

    /// Takes an answer that was worked out; `None` if it was given up.
    pub fn measure_done(&mut self, done: Option<measures::Done>) {
        self.measures.done(done);
    }

    /// A measure over time that should be worked out on another thread, once.
    pub fn take_series_job(&mut self) -> Option<measures::SeriesJob> {
        self.measures.take_series_job()
    }

    /// Takes a measure over time.
    pub fn series_done(&mut self, done: measures::SeriesDone) {
        self.measures.series_done(done);
    }

    /// Takes the result of a layout; `false` if it answers a question no longer asked.
    pub fn layout_done(&mut self, done: positions::Done) -> bool {
        self.positions.done(done)
    }
}
