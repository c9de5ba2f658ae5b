//! One dated thing, and how it is made from a record: its lane, its ends, how much is said of it.

use rustc_hash::FxHashMap as HashMap;

use crate::model::edtf::Bound;
use crate::model::instrument::CommitmentClass;
use crate::model::{
    ActorId, Claim, ClaimId, Document, Dossier, Edtf, Event, EventKind, Index, Instrument, Item, Outcome, OutcomeState, Review,
    Stance, Tie, TieFamily, TieId,
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

impl Entry {
    /// Whether `other` takes the same place and can be found under the same items.
    pub(super) fn stands_as(&self, other: &Self) -> bool {
        let place = |e: &Self| (e.lane, e.first, e.last, e.item, e.start);
        place(self) == place(other) && self.aliases == other.aliases
    }

    pub(super) fn middle_of_start(&self) -> i32 {
        match self.start {
            End::Between(earliest, latest) => i32::midpoint(earliest, latest),
            End::Open | End::Unknown => self.first,
        }
    }
}

/// A record that can have a place in time.
#[derive(Clone, Copy)]
pub(super) enum Datable<'a> {
    Instrument(&'a Instrument),
    Tie(&'a Tie),
    Event(&'a Event),
    Claim(&'a Claim),
    Document(&'a Document),
}

impl<'a> Datable<'a> {
    /// The record that an item names, if it is there.
    pub(super) fn of(item: Item, dossier: &'a Dossier) -> Option<Self> {
        Some(match item {
            Item::Instrument(id) => Self::Instrument(dossier.instruments.get(&id)?),
            Item::Tie(id) => Self::Tie(dossier.ties.get(&id)?),
            Item::Event(id) => Self::Event(dossier.events.get(&id)?),
            Item::Claim(id) => Self::Claim(dossier.claims.get(&id)?),
            Item::Document(id) => Self::Document(dossier.documents.get(&id)?),
            _ => return None,
        })
    }

    /// All of a dossier, lane by lane.
    pub(super) fn all(dossier: &'a Dossier) -> impl Iterator<Item = Self> {
        let instruments = dossier.instruments.values().map(Self::Instrument);
        instruments
            .chain(dossier.ties.values().map(Self::Tie))
            .chain(dossier.events.values().map(Self::Event))
            .chain(dossier.claims.values().map(Self::Claim))
            .chain(dossier.documents.values().map(Self::Document))
    }

    /// What names it.
    pub(super) fn item(self) -> Item {
        match self {
            Self::Instrument(record) => record.id.into(),
            Self::Tie(record) => record.id.into(),
            Self::Event(record) => record.id.into(),
            Self::Claim(record) => record.id.into(),
            Self::Document(record) => record.id.into(),
        }
    }
}

/// The entry made from a record: `None` if the record does not belong on the timeline;
/// `Some(None)` if it has no date. `talk` says how much is said of the ties between two actors, `review_of` what a
/// person has said of an item.
#[expect(clippy::option_option, reason = "not there, and there without a date, are two answers")]
pub(super) fn entry_of(
    of: Datable<'_>,
    dossier: &Dossier,
    index: &Index,
    (talk, review_of): (&impl Fn(Pair) -> usize, &impl Fn(Item) -> Review),
) -> Option<Option<Entry>> {
    let record = of.item();
    // What a person has rejected has no place in time.
    let review = std::cell::OnceCell::new();
    let stands = || *review.get_or_init(|| review_of(record)) != Review::Rejected;
    let said = |item: Item| index.claims_about(item).len() as u32;
    let entry = match of {
        Datable::Instrument(instrument) => instrument_entry(instrument, dossier, index, talk),
        Datable::Tie(tie) => {
            let tie = Some(tie).filter(|t| has_own_bar(t, dossier) && stands())?;
            tie_entry(tie, index)
        }
        Datable::Event(event) => {
            let event = Some(event).filter(|_| stands())?;
            let range = event.when.as_ref().and_then(|d| range(&d.date));
            let weight = event_weight(event.kind) + said(record);
            range.map(|r| point(record, Lane::Events, r, EntryKind::Event(event.kind), weight))
        }
        Datable::Claim(claim) => {
            let claim = Some(claim).filter(|c| is_statement(c))?;
            let kind = EntryKind::Claim(claim.id);
            said_range(claim, dossier).map(|r| point(record, Lane::Statements, r, kind, statement_weight(claim)))
        }
        Datable::Document(document) => {
            let weight = index.passages_of(document.id).len() as u32;
            let range = document.published.as_ref().and_then(range);
            range.map(|r| point(record, Lane::Sources, r, EntryKind::Document, weight))
        }
    };
    Some(entry.map(|entry| {
        let own = review.get().filter(|_| entry.item == record).copied();
        Entry {
            proposed: own.unwrap_or_else(|| review_of(entry.item)) == Review::Proposed,
            ..entry
        }
    }))
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
pub(super) type Pair = (ActorId, ActorId);

fn pair(tie: &Tie) -> Pair {
    (tie.from.min(tie.to), tie.from.max(tie.to))
}

/// Most that the talk about a pair adds to the weight of their treaties.
const PAIR_WEIGHT: usize = 12;

/// How much is said of the ties between two actors.
pub(super) fn talk_of_pairs(dossier: &Dossier, index: &Index) -> HashMap<Pair, usize> {
    let mut talk = HashMap::default();
    for tie in dossier.ties.values() {
        *talk.entry(pair(tie)).or_default() += index.claims_about(tie.id).len();
    }
    talk
}

/// The same for one pair.
pub(super) fn talk_of_pair(wanted: Pair, dossier: &Dossier, index: &Index) -> usize {
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
