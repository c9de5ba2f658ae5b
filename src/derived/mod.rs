//! Pure functions of dossier and session: what holds at the moment, what belongs together, where things stand.
//!
//! Everything here can be thrown away and computed again; nothing is ever saved. Values are kept as long as the
//! key they depend on is the same ([`Cached`]). Not here: drawing, words of the program, positions by hand.

pub mod bound;
mod cached;
pub mod conflicts;
pub mod coverage;
pub mod network;
pub mod positions;
pub mod proposals;
pub mod rails;
pub mod record;
pub mod relation;
pub mod sources;
pub mod text_index;
pub mod time_index;
pub mod world;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Day, DocumentId, Dossier, Filter, Index, Item};
use crate::session::Session;

pub use cached::Cached;
pub use coverage::Coverage;
pub use network::Network;
pub use positions::Positions;
pub use proposals::OpenProposals;
pub use relation::{Highlight, Related};
pub use sources::Sources;
pub use text_index::TextIndex;
pub use time_index::TimeIndex;
pub use world::{Heard, Phase, Reality, TieState, World};

/// What belongs to the selection depends on: the dossier, the selection, known-by, and the documents left out.
type RelatedKey = (u64, Vec<Item>, Option<Day>, BTreeSet<DocumentId>);

/// All derived values of the present dossier and session.
#[derive(Debug, Default)]
pub struct Derived {
    index: Cached<u64, Index>,
    heard: Cached<(u64, Option<Day>, BTreeSet<DocumentId>), Heard>,
    world: Cached<(u64, Day, Option<Day>, bool, Filter), World>,
    heard_later: Cached<(u64, BTreeSet<DocumentId>), Heard>,
    related: Cached<RelatedKey, Related>,
    network: Cached<u64, Network>,
    text: Cached<u64, TextIndex>,
    time: Cached<u64, TimeIndex>,
    open: Cached<u64, OpenProposals>,
    positions: positions::Keeper,
}

/// The derived values for one frame. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Look-ups over the dossier.
    pub index: Arc<Index>,
    /// What holds at the moment, as far as known.
    pub world: Arc<World>,
    /// What belongs to the selection.
    pub related: Arc<Related>,
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
    /// Counts changes of the dossier.
    pub revision: u64,
}

impl Derived {
    /// Starts from places kept in a file, so that a reopened picture is the same.
    pub fn with_places(places: &std::collections::BTreeMap<crate::model::ActorId, (f32, f32)>) -> Self {
        Self {
            positions: positions::Keeper::with_places(places),
            ..Self::default()
        }
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
        let world = self.world.get(&key, || {
            let mut world = World::at(dossier, heard, session.moment, &session.filter);
            if let Some(later) = later {
                world.add_later(&World::at(dossier, later, session.moment, &session.filter));
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
        let network = self.network.get(&revision, || Network::of(dossier, &index));
        let text = self.text.get(&revision, TextIndex::default);
        let time = self.time.get(&revision, || TimeIndex::of(dossier, &index));
        let open = self.open.get(&revision, || OpenProposals::of(dossier));
        let positions = self.positions.get(dossier, revision, &network, session.layout);
        Snapshot {
            index,
            world,
            related,
            network,
            text,
            time,
            open,
            positions,
            revision,
        }
    }

    /// A layout that should be computed on another thread, once.
    pub fn take_layout_job(&mut self) -> Option<positions::Job> {
        self.positions.take_job()
    }

    /// Takes the result of a layout; `false` if it answers a question no longer asked.
    pub fn layout_done(&mut self, done: positions::Done) -> bool {
        self.positions.done(done)
    }
}
