//! Everything dated in the dossier, by lane of the timeline, ready for range queries.
//!
//! A pure function of the dossier that can follow its changes. An entry keeps how well its dates are known; nothing is rounded to a day.
//! Not here: what is known by which day (that is [`super::World`]), words, pixels.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::reach::Reach;
use crate::model::edtf::Bound;
use crate::model::instrument::CommitmentClass;
use crate::model::{
    ActorId, Claim, ClaimId, Dossier, Edtf, EventKind, Index, Instrument, Item, Outcome, OutcomeState, Review, Stance, Tie,
    TieFamily, TieId,
};

/// Days that a bar of unknown end is drawn for; it fades out over them.
pub const UNKNOWN_DAYS: i32 = 366;

/// A lane of the timeline, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Treaties and guarantees.
    Promises,
    /// Meetings and other events.
    Events,
    /// Arms, troops, trade, sanctions.
    Material,
    /// Statements and forecasts.
    Statements,
    /// Documents.
    Sources,
}

impl Lane {
    /// Every lane, from top to bottom.
    pub const ALL: [Self; 5] = [Self::Promises, Self::Events, Self::Material, Self::Statements, Self::Sources];

    /// Whether entries last; the others are points.
    pub fn has_bars(self) -> bool {
        matches!(self, Self::Promises | Self::Material)
    }

    /// Place in [`Lane::ALL`].
    pub fn place(self) -> usize {
        self as usize
    }
}

/// One end of an entry, in days since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Some day from the first to the second.
    Between(i32, i32),
    /// It goes on.
    Open,
    /// There is such a day, but nobody gives it.
    Unknown,
}

/// First and last day a date may stand for.
pub type DayRange = (i32, i32);

/// The five dates in the life of an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stages {
    /// Signature.
    pub signed: Option<DayRange>,
    /// Ratification.
    pub ratified: Option<DayRange>,
    /// Entry into force.
    pub in_force: Option<DayRange>,
    /// Notice of termination.
    pub notice: Option<DayRange>,
    /// End.
    pub ended: Option<DayRange>,
}

/// What an entry is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// The life of an instrument.
    Instrument(Stages),
    /// A tie with dates of its own.
    Tie(TieId),
    /// An event.
    Event(EventKind),
    /// A statement or forecast.
    Claim(ClaimId),
    /// A document.
    Document,
}

/// One dated thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The record that it is made from.
    pub record: Item,
    /// What a click selects.
    pub item: Item,
    /// Other records that this entry stands for: an instrument's ties, a tie's instrument.
    pub aliases: Vec<Item>,
    /// Lane.
    pub lane: Lane,
    /// Family of the tie; absent for events, claims and documents.
    pub family: Option<TieFamily>,
    /// Beginning.
    pub start: End,
    /// End; the same as the beginning for points.
    pub end: End,
    /// Kind and what belongs to it.
    pub kind: EntryKind,
    /// How much is said of it; the weightier keeps its label where room is short.
    pub weight: u32,
    /// First day drawn.
    pub first: i32,
    /// Last day drawn; `i32::MAX` for no end.
    pub last: i32,
    /// No person has accepted it yet.
    pub proposed: bool,
}

impl Entry {
    /// Everything the entry stands for.
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        std::iter::once(self.item).chain(self.aliases.iter().copied())
    }

    /// The middle of a point's days, in days with fraction.
    pub fn middle(&self) -> f64 {
        f64::midpoint(f64::from(self.first), f64::from(self.last)) + 0.5
    }
}

/// Intervals sorted by beginning, with a tree of the greatest ends, for "what touches this range".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intervals {
    first: Vec<f64>,
    greatest: Vec<f64>,
    leaves: usize,
}

impl Intervals {
    /// Takes intervals sorted by beginning.
    pub fn new(sorted: &[(f64, f64)]) -> Self {
        let leaves = sorted.len().next_power_of_two();
        let mut greatest = vec![f64::NEG_INFINITY; leaves * 2];
        for (place, (_, last)) in sorted.iter().enumerate() {
            greatest[leaves + place] = *last;
        }
        for node in (1..leaves).rev() {
            greatest[node] = greatest[node * 2].max(greatest[node * 2 + 1]);
        }
        Self {
            first: sorted.iter().map(|(first, _)| *first).collect(),
            greatest,
            leaves,
        }
    }

    /// Calls `visit` with the place of every interval that touches `from..=to`, in order of beginnings.
    pub fn touching(&self, from: f64, to: f64, visit: &mut impl FnMut(usize)) {
        let end = self.first.partition_point(|first| *first <= to);
        if end > 0 {
            self.descend(1, 0, self.leaves, end, from, visit);
        }
    }

    fn descend(&self, node: usize, start: usize, length: usize, end: usize, from: f64, visit: &mut impl FnMut(usize)) {
        if start >= end || self.greatest[node] < from {
            return;
        }
        if length == 1 {
            visit(start);
            return;
        }
        let half = length / 2;
        self.descend(node * 2, start, half, end, from, visit);
        self.descend(node * 2 + 1, start + half, half, end, from, visit);
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
struct LaneIndex {
    entries: Vec<Entry>,
    intervals: Intervals,
    lasts: Vec<i32>,
    concurrent: usize,
    /// Of a lane of bars: where the first entry that stands for an item is.
    found: HashMap<Item, usize>,
    /// Of a lane of points, which stand for themselves alone: their places in the order of their identifiers.
    by_item: Vec<u32>,
}

impl LaneIndex {
    /// Puts entries into order and works out the rest from them.
    fn finish(&mut self) {
        self.sort();
        let spans: Vec<(f64, f64)> = self.entries.iter().map(|e| (f64::from(e.first), f64::from(e.last))).collect();
        self.intervals = Intervals::new(&spans);
        self.lasts = self.entries.iter().map(|e| e.last).collect();
        self.lasts.sort_unstable();
        self.concurrent = concurrent(&self.entries, &self.lasts);
        self.found = HashMap::default();
        if self.entries.iter().all(|e| e.aliases.is_empty() && e.family.is_none()) {
            return;
        }
        self.by_item = Vec::new();
        self.found.reserve(self.entries.len());
        for (place, entry) in self.entries.iter().enumerate() {
            for item in entry.items() {
                self.found.entry(item).or_insert(place);
            }
        }
    }

    /// By days, then by what they stand for. Places are sorted and entries moved once: entries are large.
    fn sort(&mut self) {
        let days = self
            .entries
            .iter()
            .enumerate()
            .map(|(place, e)| (e.first, e.last, place as u32));
        let mut order: Vec<(i32, i32, u32)> = days.collect();
        let whose = |place: u32| {
            let entry = &self.entries[place as usize];
            (entry.item, entry.record)
        };
        // Records come in the order of their identifiers: then their place says whose comes first.
        let in_order = self
            .entries
            .windows(2)
            .all(|two| (two[0].item, two[0].record) < (two[1].item, two[1].record));
        if in_order {
            order.sort_unstable();
        } else {
            order.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| whose(a.2).cmp(&whose(b.2))));
        }
        let mut by_item: Vec<u32> = vec![0; order.len()];
        for ((_, _, old), place) in order.iter().zip(0..) {
            by_item[*old as usize] = place;
        }
        if !in_order {
            by_item.sort_unstable_by_key(|place| whose(order[*place as usize].2));
        }
        self.by_item = by_item;
        let mut entries: Vec<Option<Entry>> = std::mem::take(&mut self.entries).into_iter().map(Some).collect();
        let taken = order.iter().filter_map(|(_, _, place)| entries[*place as usize].take());
        self.entries = taken.collect();
    }

    /// Place of the first entry that stands for an item.
    fn place(&self, item: Item) -> Option<usize> {
        if self.by_item.is_empty() {
            return self.found.get(&item).copied();
        }
        let of = |place: &u32| self.entries[*place as usize].item;
        let at = self.by_item.binary_search_by_key(&item, of).ok()?;
        Some(self.by_item[at] as usize)
    }

    /// Place of the entry made from a record.
    fn made_from(&self, record: Item) -> Option<usize> {
        let is = |place: &usize| self.entries.get(*place).is_some_and(|e| e.record == record);
        match record {
            // A bar of an instrument stands for its ties too and may come first.
            Item::Instrument(_) | Item::Tie(_) => {
                let first = self.place(record)?;
                if is(&first) {
                    Some(first)
                } else {
                    self.entries.iter().position(|e| e.record == record)
                }
            }
            _ => self.place(record).filter(is),
        }
    }
}

/// Everything dated, by lane.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TimeIndex {
    lanes: [LaneIndex; 5],
    starts: Vec<i32>,
    /// Records that belong on the timeline but have no date, in order of lanes.
    pub undated: Vec<Item>,
}

impl TimeIndex {
    /// Collects everything dated.
    pub fn of(dossier: &Dossier, index: &Index) -> Self {
        let mut made = Self::default();
        let said = talk_of_pairs(dossier, index);
        let talk = |pair| said.get(&pair).copied().unwrap_or(0);
        // Almost everything is accepted: only what is not is looked up claim by claim.
        let doubted = dossier.claims.values().filter(|c| c.review != Review::Accepted);
        let doubted: HashSet<Item> = doubted.flat_map(|c| &c.about).copied().collect();
        let review = |item: Item| match item {
            Item::Tie(_) | Item::Event(_) if !doubted.contains(&item) => Review::Accepted,
            _ => index.review_of(dossier, item),
        };
        let instruments = dossier.instruments.keys().map(|id| Item::from(*id));
        let records = instruments
            .chain(dossier.ties.keys().map(|id| Item::from(*id)))
            .chain(dossier.events.keys().map(|id| Item::from(*id)))
            .chain(dossier.claims.keys().map(|id| Item::from(*id)))
            .chain(dossier.documents.keys().map(|id| Item::from(*id)));
        for record in records {
            match entry_of(record, dossier, index, (&talk, &review)) {
                Some(Some(entry)) => made.lanes[entry.lane.place()].entries.push(entry),
                Some(None) => made.undated.push(record),
                None => {}
            }
        }
        made.lanes.iter_mut().for_each(LaneIndex::finish);
        made.collect_starts();
        made
    }

    /// Makes anew the entries that a change reaches; whether one is different in more than being a proposal or not.
    pub(super) fn follow(&mut self, reach: &Reach, dossier: &Dossier, index: &Index) -> bool {
        let talk = |pair| talk_of_pair(pair, dossier, index);
        let review = |item| index.review_of(dossier, item);
        let mut gone: [HashSet<Item>; 5] = Default::default();
        let mut come: [Vec<Entry>; 5] = Default::default();
        let mut reshaped = false;
        for record in reach.dated() {
            let entry = entry_of(record, dossier, index, (&talk, &review));
            self.note_undated(record, matches!(entry, Some(None)));
            let entry = entry.flatten();
            let old = Lane::ALL
                .into_iter()
                .find_map(|l| self.lanes[l.place()].made_from(record).map(|at| (l.place(), at)));
            match (old, entry) {
                (Some((lane, at)), Some(entry)) if self.lanes[lane].entries[at].stands_as(&entry) => {
                    let proposed = entry.proposed;
                    let old = std::mem::replace(&mut self.lanes[lane].entries[at], entry);
                    reshaped |= self.lanes[lane].entries[at] != Entry { proposed, ..old };
                }
                (old, entry) => {
                    if let Some((lane, _)) = old {
                        gone[lane].insert(record);
                    }
                    if let Some(entry) = entry {
                        come[entry.lane.place()].push(entry);
                    }
                }
            }
        }
        let mut moved = false;
        for ((lane, gone), come) in self.lanes.iter_mut().zip(gone).zip(come) {
            if gone.is_empty() && come.is_empty() {
                continue;
            }
            lane.entries.retain(|e| !gone.contains(&e.record));
            lane.entries.extend(come);
            lane.finish();
            moved = true;
        }
        if moved {
            self.collect_starts();
        }
        moved || reshaped
    }

    fn note_undated(&mut self, record: Item, undated: bool) {
        let place = self.undated.binary_search_by_key(&rank(record), |item| rank(*item));
        match (place, undated) {
            (Ok(place), false) => drop(self.undated.remove(place)),
            (Err(place), true) => self.undated.insert(place, record),
            _ => {}
        }
    }

    fn collect_starts(&mut self) {
        let entries = self.lanes.iter().flat_map(|l| &l.entries);
        self.starts = entries.map(Entry::middle_of_start).collect();
        self.starts.sort_unstable();
    }

    /// The entries of a lane, by first day.
    pub fn entries(&self, lane: Lane) -> &[Entry] {
        &self.lanes[lane.place()].entries
    }

    /// Calls `visit` with the place of every entry of a lane that touches the days `from..=to`.
    pub fn touching(&self, lane: Lane, from: i32, to: i32, mut visit: impl FnMut(usize)) {
        self.lanes[lane.place()]
            .intervals
            .touching(f64::from(from), f64::from(to), &mut visit);
    }

    /// How many entries of a lane lie wholly before a day, and the last day of the latest of them.
    pub fn before(&self, lane: Lane, day: i32) -> (usize, Option<i32>) {
        let lasts = &self.lanes[lane.place()].lasts;
        let count = lasts.partition_point(|last| *last < day);
        (count, count.checked_sub(1).map(|place| lasts[place]))
    }

    /// How many entries of a lane lie wholly after a day, and the first day of the earliest of them.
    pub fn after(&self, lane: Lane, day: i32) -> (usize, Option<i32>) {
        let entries = self.entries(lane);
        let place = entries.partition_point(|e| e.first <= day);
        (entries.len() - place, entries.get(place).map(|e| e.first))
    }

    /// Most entries of a lane that hold on one day.
    pub fn concurrent(&self, lane: Lane) -> usize {
        self.lanes[lane.place()].concurrent
    }

    /// The entry that stands for an item.
    pub fn find(&self, item: Item) -> Option<&Entry> {
        let (lane, place) = self.place(item)?;
        self.entries(lane).get(place)
    }

    /// Lane of the entry that stands for an item, and its place there.
    pub fn place(&self, item: Item) -> Option<(Lane, usize)> {
        let at = |lane: Lane| self.lanes[lane.place()].place(item).map(|place| (lane, place));
        Lane::ALL.into_iter().find_map(at)
    }

    /// Number of beginnings in each of `bins` equal parts of the days `from..=to`.
    pub fn density(&self, from: i32, to: i32, bins: usize) -> Vec<usize> {
        let width = (f64::from(to) - f64::from(from) + 1.0).max(1.0) / bins.max(1) as f64;
        let edge = |bin: usize| {
            self.starts
                .partition_point(|day| f64::from(*day) < f64::from(from) + width * bin as f64)
        };
        let mut left = edge(0);
        (1..=bins)
            .map(|bin| {
                let right = edge(bin);
                let count = right - left;
                left = right;
                count
            })
            .collect()
    }
}

impl Entry {
    /// Whether `other` takes the same place and can be found under the same items.
    fn stands_as(&self, other: &Self) -> bool {
        let place = |e: &Self| (e.lane, e.first, e.last, e.item, e.start);
        place(self) == place(other) && self.aliases == other.aliases
    }

    fn middle_of_start(&self) -> i32 {
        match self.start {
            End::Between(earliest, latest) => i32::midpoint(earliest, latest),
            End::Open | End::Unknown => self.first,
        }
    }
}

/// Order of records without a date: by lane, then by identifier.
fn rank(record: Item) -> (u8, Item) {
    let lane = match record {
        Item::Instrument(_) => 0,
        Item::Tie(_) => 1,
        Item::Event(_) => 2,
        Item::Claim(_) => 3,
        _ => 4,
    };
    (lane, record)
}

/// The entry made from a record: `None` if the record does not belong on the timeline, or is not there;
/// `Some(None)` if it has no date. `talk` says how much is said of the ties between two actors, `review_of` what a
/// person has said of an item.
#[expect(clippy::option_option, reason = "not there, and there without a date, are two answers")]
fn entry_of(
    record: Item,
    dossier: &Dossier,
    index: &Index,
    (talk, review_of): (&impl Fn(Pair) -> usize, &impl Fn(Item) -> Review),
) -> Option<Option<Entry>> {
    // What a person has rejected has no place in time.
    let review = std::cell::OnceCell::new();
    let stands = || *review.get_or_init(|| review_of(record)) != Review::Rejected;
    let said = |item: Item| index.claims_about(item).len() as u32;
    let entry = match record {
        Item::Instrument(id) => instrument_entry(dossier.instruments.get(&id)?, dossier, index, talk),
        Item::Tie(id) => {
            let tie = dossier.ties.get(&id).filter(|t| has_own_bar(t, dossier) && stands())?;
            tie_entry(tie, index)
        }
        Item::Event(id) => {
            let event = dossier.events.get(&id).filter(|_| stands())?;
            let range = event.when.as_ref().and_then(|d| range(&d.date));
            let weight = event_weight(event.kind) + said(record);
            range.map(|r| point(record, Lane::Events, r, EntryKind::Event(event.kind), weight))
        }
        Item::Claim(id) => {
            let claim = dossier.claims.get(&id).filter(|c| is_statement(c))?;
            let kind = EntryKind::Claim(id);
            said_range(claim, dossier).map(|r| point(record, Lane::Statements, r, kind, statement_weight(claim)))
        }
        Item::Document(id) => {
            let document = dossier.documents.get(&id)?;
            let weight = index.passages_of(id).len() as u32;
            let range = document.published.as_ref().and_then(range);
            range.map(|r| point(record, Lane::Sources, r, EntryKind::Document, weight))
        }
        _ => return None,
    };
    Some(entry.map(|entry| {
        let own = review.get().filter(|_| entry.item == record).copied();
        Entry {
            proposed: own.unwrap_or_else(|| review_of(entry.item)) == Review::Proposed,
            ..entry
        }
    }))
}

/// Most entries that hold on one day: a sweep over beginnings and ends, both sorted.
fn concurrent(by_first: &[Entry], lasts: &[i32]) -> usize {
    let (mut ended, mut most) = (0, 0);
    for (begun, entry) in by_first.iter().enumerate() {
        while lasts.get(ended).is_some_and(|last| *last < entry.first) {
            ended += 1;
        }
        most = most.max(begun + 1 - ended);
    }
    most
}

fn is_statement(claim: &Claim) -> bool {
    claim.review != Review::Rejected
        && matches!(
            claim.stance,
            Stance::Predicts | Stance::Doubts | Stance::Proposes | Stance::Demands | Stance::Warns
        )
}

/// Turning points weigh more than the talk around them.
fn event_weight(kind: EventKind) -> u32 {
    use EventKind as K;
    match kind {
        K::TreatySigned
        | K::TreatyInForce
        | K::TreatyLapsed
        | K::TreatyDenounced
        | K::TreatyInvoked
        | K::Assault
        | K::Collapse => 12,
        K::Summit | K::Veto | K::Founding | K::Deployment => 8,
        K::Statement | K::Accuse | K::Reject | K::Request | K::Protest => 0,
        _ => 3,
    }
}

/// Two actors, in order.
type Pair = (ActorId, ActorId);

fn pair(tie: &Tie) -> Pair {
    (tie.from.min(tie.to), tie.from.max(tie.to))
}

/// Most that the talk about a pair adds to the weight of their treaties.
const PAIR_WEIGHT: usize = 12;

/// How much is said of the ties between two actors.
fn talk_of_pairs(dossier: &Dossier, index: &Index) -> HashMap<Pair, usize> {
    let mut talk = HashMap::default();
    for tie in dossier.ties.values() {
        *talk.entry(pair(tie)).or_default() += index.claims_about(tie.id).len();
    }
    talk
}

/// The same for one pair.
fn talk_of_pair(wanted: Pair, dossier: &Dossier, index: &Index) -> usize {
    let ties = index.ties_of(wanted.0).iter().filter_map(|id| dossier.ties.get(id));
    ties.filter(|t| pair(t) == wanted)
        .map(|t| index.claims_about(t.id).len())
        .sum()
}

/// A promise to fight weighs more than one to cooperate.
fn class_weight(class: Option<CommitmentClass>) -> u32 {
    use CommitmentClass as C;
    match class {
        Some(C::DefencePact | C::OffencePact | C::GuaranteeTreaty) => 8,
        Some(C::NeutralityPact | C::NonaggressionPact | C::ConsultationPact) => 4,
        _ => 0,
    }
}

/// A decided forecast weighs more than an open one: what became of it is what an analyst looks for.
fn statement_weight(claim: &Claim) -> u32 {
    let decided = match claim.outcome.as_deref().map(|o: &Outcome| o.state) {
        Some(OutcomeState::DidNot) => 400,
        Some(OutcomeState::Partly) => 300,
        Some(OutcomeState::CameTrue) => 250,
        Some(OutcomeState::Superseded) => 100,
        Some(OutcomeState::Open) | None => 0,
    };
    decided + u32::from(claim.is_forecast()) * 20 + claim.passages.len() as u32
}

fn said_range(claim: &Claim, dossier: &Dossier) -> Option<DayRange> {
    let said = claim.said_on.as_ref().and_then(|d| range(&d.date));
    said.or_else(|| {
        let published = claim
            .passages
            .iter()
            .filter_map(|p| dossier.passages.get(p))
            .filter_map(|p| dossier.documents.get(&p.document));
        published.filter_map(|d| d.published.as_ref().and_then(range)).min()
    })
}

/// Whether a tie is drawn by itself: it is material, or a promise on no instrument.
fn has_own_bar(tie: &Tie, dossier: &Dossier) -> bool {
    let drawn = !matches!(tie.family, TieFamily::Contact | TieFamily::Membership | TieFamily::Succession);
    let carried = tie.instrument.is_some_and(|i| dossier.instruments.contains_key(&i));
    drawn && (!carried || (tie.family != TieFamily::Commitment && tie.valid.is_some()))
}

fn lane_of(family: TieFamily) -> Lane {
    if family == TieFamily::Commitment {
        Lane::Promises
    } else {
        Lane::Material
    }
}

/// Days of a date that is not an interval, or the whole reach of one. A missing end is taken from the other.
fn range(date: &Edtf) -> Option<DayRange> {
    let (earliest, latest) = (date.earliest_day(), date.latest_day());
    Some((earliest.or(latest)?.0, latest.or(earliest)?.0))
}

fn ends(valid: &Edtf) -> (End, End) {
    if !valid.is_interval() {
        let whole = range(valid).map_or(End::Unknown, |(a, b)| End::Between(a, b));
        return (whole, whole);
    }
    let end = |date: Option<&Edtf>, bound: Bound| match date.and_then(range) {
        Some((a, b)) => End::Between(a, b),
        None if bound == Bound::Open => End::Open,
        None => End::Unknown,
    };
    (end(valid.start(), valid.earliest()), end(valid.end(), valid.latest()))
}

/// First and last day drawn; `None` if neither end has a day.
fn drawn(start: End, end: End) -> Option<DayRange> {
    Some(match (start, end) {
        (End::Between(first, _), End::Between(_, last)) => (first, last.max(first)),
        (End::Between(first, _), End::Open) => (first, i32::MAX),
        (End::Between(first, latest), End::Unknown) => (first, latest.saturating_add(UNKNOWN_DAYS)),
        (End::Open, End::Between(_, last)) => (i32::MIN, last),
        (End::Unknown, End::Between(earliest, last)) => (earliest.saturating_sub(UNKNOWN_DAYS), last),
        _ => return None,
    })
}

fn point(item: Item, lane: Lane, days: DayRange, kind: EntryKind, weight: u32) -> Entry {
    let (first, last) = days;
    let at = End::Between(first, last);
    Entry {
        record: item,
        item,
        aliases: Vec::new(),
        lane,
        family: None,
        start: at,
        end: at,
        kind,
        weight,
        first,
        last: last.max(first),
        proposed: false,
    }
}

fn tie_entry(tie: &Tie, index: &Index) -> Option<Entry> {
    let (start, end) = ends(tie.valid.as_ref()?);
    let (first, last) = drawn(start, end)?;
    let weight = index.claims_about(tie.id).len() as u32;
    let aliases = tie.instrument.map(Item::from).into_iter().collect();
    let lane = lane_of(tie.family);
    Some(Entry {
        record: tie.id.into(),
        item: tie.id.into(),
        aliases,
        lane,
        family: Some(tie.family),
        start,
        end,
        kind: EntryKind::Tie(tie.id),
        weight,
        first,
        last,
        proposed: false,
    })
}

/// One bar for an instrument: its own dates, and those of its ties where it has none.
fn instrument_entry(instrument: &Instrument, dossier: &Dossier, index: &Index, talk: &impl Fn(Pair) -> usize) -> Option<Entry> {
    let ties: Vec<&Tie> = index
        .ties_under(instrument.id)
        .iter()
        .filter_map(|id| dossier.ties.get(id))
        .collect();
    let dated = |d: &Option<crate::model::Dated>| d.as_ref().and_then(|d| range(&d.date));
    let dates = &instrument.dates;
    let stages = Stages {
        signed: dated(&dates.signed),
        ratified: dated(&dates.ratified),
        in_force: dated(&dates.in_force),
        notice: dated(&dates.notice_given),
        ended: dated(&dates.ended),
    };
    let family = ties.first().map_or(TieFamily::Commitment, |t| t.family);
    let of_ties: Vec<(End, End)> = ties
        .iter()
        .filter(|t| t.family == TieFamily::Commitment)
        .filter_map(|t| t.valid.as_ref())
        .map(ends)
        .collect();
    let start = match stages.signed.or(stages.ratified).or(stages.in_force) {
        Some((a, b)) => End::Between(a, b),
        None => of_ties.first().map(|(start, _)| *start)?,
    };
    let end = match stages.ended {
        Some((a, b)) => End::Between(a, b),
        // An instrument that no tie outlives has ended with its ties.
        None if !of_ties.is_empty() && of_ties.len() == ties.len() => latest_end(&of_ties),
        None => End::Open,
    };
    let (first, last) = drawn(start, end)?;
    let main = main_tie(&ties, index);
    let item = main.map_or(Item::from(instrument.id), |t| t.id.into());
    let aliases: Vec<Item> = std::iter::once(Item::from(instrument.id))
        .chain(ties.iter().map(|t| t.id.into()))
        .filter(|i| *i != item)
        .collect();
    let claims: usize = aliases.iter().chain([&item]).map(|i| index.claims_about(*i).len()).sum();
    let of_pair = main.map_or(0, |t| (talk(pair(t)) / 4).min(PAIR_WEIGHT));
    Some(Entry {
        record: instrument.id.into(),
        item,
        aliases,
        lane: lane_of(family),
        family: Some(family),
        start,
        end,
        kind: EntryKind::Instrument(stages),
        weight: (claims + of_pair) as u32 + class_weight(instrument.class),
        first,
        last,
        proposed: false,
    })
}

fn latest_end(ends: &[(End, End)]) -> End {
    let mut days: Option<DayRange> = None;
    for (_, end) in ends {
        match end {
            End::Between(a, b) => days = Some(days.map_or((*a, *b), |(x, y)| (x.max(*a), y.max(*b)))),
            other => return *other,
        }
    }
    days.map_or(End::Open, |(a, b)| End::Between(a, b))
}

/// The tie that stands for the instrument: the one most spoken of, if all join the same two actors.
fn main_tie<'a>(ties: &[&'a Tie], index: &Index) -> Option<&'a Tie> {
    let first = ties.first()?;
    if ties.iter().any(|t| pair(t) != pair(first)) {
        return None;
    }
    ties.iter()
        .copied()
        .max_by_key(|t| (index.claims_about(t.id).len(), std::cmp::Reverse(t.id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn range_queries_find_what_a_plain_search_finds(
            mut spans in prop::collection::vec((-500_i32..500, 0_i32..200), 0..60),
            from in -600_i32..600,
            length in 0_i32..300,
        ) {
            spans.sort_unstable();
            let spans: Vec<(f64, f64)> = spans.into_iter().map(|(a, l)| (f64::from(a), f64::from(a + l))).collect();
            let (from, to) = (f64::from(from), f64::from(from + length));
            let mut found = Vec::new();
            Intervals::new(&spans).touching(from, to, &mut |place| found.push(place));
            let plain: Vec<usize> = (0..spans.len()).filter(|i| spans[*i].0 <= to && spans[*i].1 >= from).collect();
            prop_assert_eq!(found, plain);
        }
    }

    fn demo() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "actors": [
                {"id": "a.x", "kind": "state", "names": [{"de": "X"}], "code": "X"},
                {"id": "a.y", "kind": "state", "names": [{"de": "Y"}], "code": "Y"}
            ],
            "instruments": [{"id": "i.pact", "kind": "treaty", "name": {"de": "Pakt"},
                "dates": {"signed": {"date": "2024-06-19"}, "in_force": {"date": "2024-12-04"}}}],
            "ties": [
                {"id": "t.pact", "family": "commitment", "from": "a.x", "to": "a.y", "label": {"de": "Beistand"}, "instrument": "i.pact"},
                {"id": "t.arms", "family": "arms", "from": "a.y", "to": "a.x", "label": {"de": "Waffen"}, "valid": "2023/"},
                {"id": "t.talk", "family": "contact", "from": "a.y", "to": "a.x", "label": {"de": "Reden"}, "valid": "2018/2019"},
                {"id": "t.oil", "family": "energy", "from": "a.x", "to": "a.y", "label": {"de": "Öl"}}
            ],
            "events": [{"id": "e.year", "kind": "summit", "title": {"de": "Gipfel"}, "when": {"date": "2019"}}]
        }))
        .unwrap()
    }

    #[test]
    fn dates_keep_their_precision_and_what_has_none_is_counted() {
        let dossier = demo();
        let index = Index::of(&dossier);
        let time = TimeIndex::of(&dossier, &index);
        let pact = &time.entries(Lane::Promises)[0];
        assert_eq!(pact.item, "t.pact".parse().unwrap());
        assert_eq!(pact.end, End::Open);
        assert_eq!(time.find("i.pact".parse().unwrap()), Some(pact));
        let arms = &time.entries(Lane::Material)[0];
        assert_eq!(arms.end, End::Unknown);
        assert!(matches!(arms.start, End::Between(a, b) if b - a == 364));
        assert_eq!(time.entries(Lane::Events)[0].last - time.entries(Lane::Events)[0].first, 364);
        assert_eq!(time.undated, ["t.oil".parse().unwrap()]);
        assert_eq!(
            time.density(pact.first - 10_000, pact.first + 10_000, 50)
                .iter()
                .sum::<usize>(),
            3
        );
    }
}
