//! Everything dated in the dossier, by lane of the timeline, ready for range queries.
//!
//! A pure function of the dossier that can follow its changes. An entry keeps how well its dates are known; nothing is rounded to a day.
//! Not here: what is known by which day (that is [`super::World`]), words, pixels.

mod entry;
mod intervals;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::reach::Reach;
use crate::model::{Dossier, Index, Item, Review};
use crate::work::in_order;
use entry::{Datable, entry_of, talk_of_pair, talk_of_pairs};

pub use entry::{DayRange, End, Entry, EntryKind, Lane, Stages, UNKNOWN_DAYS};
pub use intervals::Intervals;

/// Records that are read at a time on one thread.
const PART: usize = 8192;

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
        put_in_order(&mut self.entries, order.iter().map(|(_, _, old)| *old).collect());
        self.entries.shrink_to_fit();
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
        let records: Vec<Datable<'_>> = Datable::all(dossier).collect();
        let parts: Vec<&[Datable<'_>]> = records.chunks(PART).collect();
        let entries = |part: &&[Datable<'_>]| -> Vec<Result<Entry, Item>> {
            let entry = |of: &Datable<'_>| Some(entry_of(*of, dossier, index, (&talk, &review))?.ok_or(of.item()));
            part.iter().filter_map(entry).collect()
        };
        let mut take = |made_of: Vec<Result<Entry, Item>>| {
            for entry in made_of {
                match entry {
                    Ok(entry) => made.lanes[entry.lane.place()].entries.push(entry),
                    Err(undated) => made.undated.push(undated),
                }
            }
        };
        in_order(&parts, entries, |part, made_of| {
            // A part that broke off on its thread says why here.
            take(made_of.unwrap_or_else(|_panic| entries(part)));
            true
        });
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
            let entry = Datable::of(record, dossier).and_then(|of| entry_of(of, dossier, index, (&talk, &review)));
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

/// Puts at each place what stood at the place that `from` gives, by swaps: there is no room for a copy.
fn put_in_order<T>(list: &mut [T], mut from: Vec<u32>) {
    for place in 0..list.len() {
        let mut source = from[place] as usize;
        // What stood there may have been swapped on already.
        while source < place {
            source = from[source] as usize;
        }
        from[place] = source as u32;
        list.swap(place, source);
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

#[cfg(test)]
mod tests {
    use super::*;

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

    proptest::proptest! {
        #[test]
        fn entries_are_put_in_order_without_a_copy(keys in proptest::collection::vec(0_u8..40, 0..60)) {
            let mut order: Vec<u32> = (0..keys.len() as u32).collect();
            order.sort_by_key(|place| keys[*place as usize]);
            let wanted: Vec<(u8, u32)> = order.iter().map(|place| (keys[*place as usize], *place)).collect();
            let mut list: Vec<(u8, u32)> = keys.iter().copied().zip(0..).collect();
            put_in_order(&mut list, order);
            proptest::prop_assert_eq!(list, wanted);
        }
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
