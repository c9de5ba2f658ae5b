//! What goes when something is deleted: the item, what cannot stand without it, and what only loses a reference.
//!
//! For the window, which shows it before it asks, and for `app::apply`. The edits undo as one step.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::claim::{Claim, OutcomeState};
use super::dossier::Dossier;
use super::edit::{Edit, Record};
use super::ids::{ActorId, ClaimId, Item};
use super::index::references;

/// The whole of a deletion, worked out and not yet done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Removal {
    /// What goes, the items asked for included.
    pub goes: BTreeSet<Item>,
    /// What stays and loses a reference to something that goes.
    pub changes: BTreeSet<Item>,
    /// Ties and events that go for no other reason than that nobody speaks of them any more.
    pub bare: BTreeSet<Item>,
    /// What stays and rests on less: how many of its claims are left, for a claim how many of its passages.
    pub weaker: BTreeMap<Item, usize>,
    /// The edits, in an order the dossier takes.
    pub edits: Vec<Edit>,
}

/// What becomes of a record when something it refers to goes.
enum Left {
    Stays,
    Falls,
}

/// Works out the deletion of `items`. Items that are not there are passed over.
///
/// A passage goes with its document, a claim with its last passage, its speaker or all it is about; a tie or an event
/// goes with its last claim, so that nothing is left that no source carries.
pub fn removal(dossier: &Dossier, items: &[Item]) -> Removal {
    let referrers = Referrers::of(dossier);
    let mut goes: BTreeSet<Item> = items.iter().copied().filter(|i| dossier.contains(*i)).collect();
    let mut changed: HashMap<Item, Record> = HashMap::new();
    let mut bare = BTreeSet::new();
    let mut next: Vec<Item> = goes.iter().copied().collect();
    while let Some(gone) = next.pop() {
        changed.remove(&gone);
        for other in referrers.to(gone) {
            if goes.contains(other) {
                continue;
            }
            let Some(mut record) = changed.remove(other).or_else(|| dossier.record(*other)) else {
                continue;
            };
            match strip(&mut record, gone) {
                Left::Stays => {
                    changed.insert(*other, record);
                }
                Left::Falls => {
                    goes.insert(*other);
                    next.push(*other);
                }
            }
        }
        if let Some(Record::Claim(claim)) = dossier.record(gone) {
            for item in unsupported(&claim, &referrers, &goes) {
                goes.insert(item);
                bare.insert(item);
                next.push(item);
            }
        }
    }
    changed.retain(|item, _| !goes.contains(item));
    let changes: BTreeSet<Item> = changed.keys().copied().collect();
    let weaker = weaker(dossier, &referrers, &goes, &changed);
    let mut edits: Vec<Edit> = changes.iter().filter_map(|i| changed.remove(i)).map(Edit::Put).collect();
    let unpinned = goes.iter().filter_map(|item| match item {
        Item::Actor(actor) if dossier.pins.contains_key(actor) => Some(*actor),
        _ => None,
    });
    edits.extend(unpinned.map(|actor| Edit::Pin { actor, at: None }));
    edits.extend(removals(dossier, &goes));
    Removal {
        goes,
        changes,
        bare,
        weaker,
        edits,
    }
}

/// What stays with fewer claims, and claims that stay with fewer passages.
fn weaker(
    dossier: &Dossier,
    referrers: &Referrers,
    goes: &BTreeSet<Item>,
    changed: &HashMap<Item, Record>,
) -> BTreeMap<Item, usize> {
    let mut weaker = BTreeMap::new();
    let gone = goes.iter().filter_map(|item| match item {
        Item::Claim(id) => dossier.claims.get(id),
        _ => None,
    });
    for item in gone.flat_map(|claim| &claim.about).filter(|item| !goes.contains(item)) {
        if matches!(item, Item::Tie(_) | Item::Event(_) | Item::Instrument(_)) {
            let claims = referrers.claims_about.get(item).into_iter().flatten();
            weaker.insert(*item, claims.filter(|c| !goes.contains(&Item::Claim(**c))).count());
        }
    }
    weaker.extend(changed.iter().filter_map(|(item, record)| {
        let Record::Claim(claim) = record else { return None };
        let old = dossier.claims.get(&claim.id)?;
        (old.passages.len() > claim.passages.len()).then_some((*item, claim.passages.len()))
    }));
    weaker
}

/// Who refers to what, turned around once.
struct Referrers {
    by: HashMap<Item, Vec<Item>>,
    claims_about: HashMap<Item, Vec<ClaimId>>,
}

impl Referrers {
    fn of(dossier: &Dossier) -> Self {
        let mut by: HashMap<Item, Vec<Item>> = HashMap::new();
        for item in dossier.items() {
            let Some(record) = dossier.record(item) else { continue };
            for other in references(&record).into_iter().collect::<BTreeSet<_>>() {
                by.entry(other).or_default().push(item);
            }
        }
        let mut claims_about: HashMap<Item, Vec<ClaimId>> = HashMap::new();
        for claim in dossier.claims.values() {
            for item in &claim.about {
                claims_about.entry(*item).or_default().push(claim.id);
            }
        }
        Self { by, claims_about }
    }

    fn to(&self, item: Item) -> &[Item] {
        self.by.get(&item).map_or(&[], Vec::as_slice)
    }
}

/// Ties and events that only claims which go have spoken of.
fn unsupported(claim: &Claim, referrers: &Referrers, goes: &BTreeSet<Item>) -> Vec<Item> {
    let left = |item: &Item| {
        let claims = referrers.claims_about.get(item).into_iter().flatten();
        claims.into_iter().any(|c| !goes.contains(&Item::Claim(*c)))
    };
    let bare = claim
        .about
        .iter()
        .filter(|item| matches!(item, Item::Tie(_) | Item::Event(_)));
    bare.filter(|item| !goes.contains(item) && !left(item)).copied().collect()
}

/// Kinds in an order in which they can be removed: referrers before what they cannot do without.
fn rank(item: Item) -> u8 {
    match item {
        Item::Quantity(_) => 0,
        Item::Contradiction(_) => 1,
        Item::Assessment(_) => 2,
        Item::Precedent(_) => 3,
        Item::Scene(_) => 4,
        Item::Note(_) => 5,
        Item::Tag(_) => 6,
        Item::Claim(_) => 7,
        Item::Scenario(_) => 8,
        Item::Event(_) => 9,
        Item::Tie(_) => 10,
        Item::Instrument(_) => 11,
        Item::Actor(_) => 12,
        Item::Passage(_) => 13,
        Item::Document(_) => 14,
    }
}

/// Removes all of `goes`; where two of them refer to each other, the reference goes first.
fn removals(dossier: &Dossier, goes: &BTreeSet<Item>) -> Vec<Edit> {
    let mut order: Vec<Item> = goes.iter().copied().collect();
    order.sort_by_key(|item| rank(*item));
    let mut edits = Vec::new();
    for item in &order {
        let Some(mut record) = dossier.record(*item) else { continue };
        let earlier = |other: &Item| other != item && goes.contains(other) && rank(*other) <= rank(*item);
        let knots: BTreeSet<Item> = references(&record).into_iter().filter(earlier).collect();
        if !knots.is_empty() {
            for knot in knots {
                let _falls_anyway = strip(&mut record, knot);
            }
            edits.push(Edit::Put(record));
        }
    }
    edits.extend(order.into_iter().map(Edit::Remove));
    edits
}

/// Takes every reference to `gone` out of the record.
fn strip(record: &mut Record, gone: Item) -> Left {
    match record {
        // A passage is nothing without its document, a number without its claim.
        Record::Passage(_) | Record::Quantity(_) if owns(record, gone) => Left::Falls,
        Record::Document(_) | Record::Passage(_) => Left::Stays,
        Record::Quantity(q) => {
            let q = Arc::make_mut(q);
            q.about = q.about.filter(|item| *item != gone);
            Left::Stays
        }
        Record::Tie(t) => {
            let t = Arc::make_mut(t);
            if gone == Item::Actor(t.from) || gone == Item::Actor(t.to) {
                return Left::Falls;
            }
            t.instrument = t.instrument.filter(|i| Item::Instrument(*i) != gone);
            Left::Stays
        }
        Record::Claim(c) => strip_claim(Arc::make_mut(c), gone),
        Record::Contradiction(k) => {
            let k = Arc::make_mut(k);
            k.claims.retain(|c| Item::Claim(*c) != gone);
            if k.ruling.as_ref().is_some_and(|r| r.follows.map(Item::Claim) == Some(gone)) {
                k.ruling = None;
            }
            if k.claims.len() < 2 { Left::Falls } else { Left::Stays }
        }
        Record::Precedent(p) => {
            let p = Arc::make_mut(p);
            p.bears_on.retain(|i| *i != gone);
            p.claims.retain(|c| Item::Claim(*c) != gone);
            for guarantor in p.hindsight.iter_mut().flat_map(|h| &mut h.guarantors) {
                guarantor.actor = guarantor.actor.filter(|a| Item::Actor(*a) != gone);
                let scores = guarantor.factors.values_mut();
                scores.for_each(|s| s.claims.retain(|c| Item::Claim(*c) != gone));
            }
            if p.case == Some(gone) { Left::Falls } else { Left::Stays }
        }
        Record::Assessment(a) => {
            let a = Arc::make_mut(a);
            for actor in [&mut a.violator, &mut a.beneficiary, &mut a.view_of] {
                *actor = actor.filter(|v| Item::Actor(*v) != gone);
            }
            a.guarantors.retain(|g| Item::Actor(g.actor) != gone);
            a.claim_lists().for_each(|claims| claims.retain(|c| Item::Claim(*c) != gone));
            if a.guarantee == gone { Left::Falls } else { Left::Stays }
        }
        other => {
            forget(other, gone);
            Left::Stays
        }
    }
}

fn owns(record: &Record, gone: Item) -> bool {
    match record {
        Record::Passage(p) => gone == Item::Document(p.document),
        Record::Quantity(q) => gone == Item::Claim(q.claim),
        _ => false,
    }
}

fn strip_claim(claim: &mut Claim, gone: Item) -> Left {
    if gone == Item::Actor(claim.speaker) {
        return Left::Falls;
    }
    claim.reporters.retain(|r| Item::Actor(*r) != gone);
    claim.about.retain(|i| *i != gone);
    claim.passages.retain(|p| Item::Passage(*p) != gone);
    claim.scenario = claim.scenario.filter(|s| Item::Scenario(*s) != gone);
    if let Some(outcome) = &mut claim.outcome
        && outcome.decided_by.map(Item::Claim) == Some(gone)
    {
        outcome.decided_by = None;
        outcome.state = OutcomeState::Open;
    }
    // Without a passage nobody could look up what was said.
    if claim.about.is_empty() || claim.passages.is_empty() {
        Left::Falls
    } else {
        Left::Stays
    }
}

/// Records that stand by themselves only lose the reference.
fn forget(record: &mut Record, gone: Item) {
    let is_actor = |id: ActorId| Item::Actor(id) == gone;
    let is_claim = |id: ClaimId| Item::Claim(id) == gone;
    match record {
        Record::Actor(a) => {
            let a = Arc::make_mut(a);
            a.succeeds = a.succeeds.filter(|id| !is_actor(*id));
            a.offices.retain(|o| !is_actor(o.of));
            a.memberships.retain(|m| !is_actor(m.of));
            if let Some(proposal) = &mut a.proposal {
                proposal.passage = proposal.passage.filter(|p| Item::Passage(*p) != gone);
            }
        }
        Record::Instrument(i) => {
            let i = Arc::make_mut(i);
            i.parties.retain(|p| !is_actor(p.actor));
            i.obligations.retain(|o| !is_actor(o.obligor) && !is_actor(o.beneficiary));
            i.obligations.iter_mut().for_each(|o| o.claims.retain(|c| !is_claim(*c)));
            i.replaced_by = i.replaced_by.filter(|id| Item::Instrument(*id) != gone);
        }
        Record::Event(e) => {
            let e = Arc::make_mut(e);
            e.participants.retain(|p| !is_actor(p.actor));
            e.ties.retain(|t| Item::Tie(*t) != gone);
            e.instrument = e.instrument.filter(|i| Item::Instrument(*i) != gone);
        }
        Record::Scenario(s) => {
            let s = Arc::make_mut(s);
            s.parent = s.parent.filter(|p| Item::Scenario(*p) != gone);
            s.claims.retain(|c| !is_claim(*c));
            s.consequences.retain(|c| !is_claim(*c));
            s.changes.retain(|c| c.item != gone);
            s.shifts
                .retain(|shift| !is_actor(shift.actor) && !shift.beneficiary.is_some_and(is_actor));
            s.shifts
                .iter_mut()
                .for_each(|shift| shift.score.claims.retain(|c| !is_claim(*c)));
            s.blocked_by.retain(|i| *i != gone);
            s.met_by = s.met_by.filter(|i| *i != gone);
        }
        Record::Scene(s) => {
            let s = Arc::make_mut(s);
            s.selection = s.selection.filter(|i| *i != gone);
            s.filter.hidden_documents.retain(|d| Item::Document(*d) != gone);
            s.branch_of = s.branch_of.filter(|b| Item::Scene(*b) != gone);
            s.view.forget(gone);
        }
        Record::Note(n) => {
            let n = Arc::make_mut(n);
            n.about.remove(&gone);
        }
        Record::Tag(t) => {
            let t = Arc::make_mut(t);
            t.items.remove(&gone);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Localised, Transaction};

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "actors": [
                { "id": "a.x", "kind": "state", "names": [{ "de": "X", "en": "X" }], "code": "X" },
                { "id": "a.y", "kind": "state", "names": [{ "de": "Y", "en": "Y" }], "code": "Y" },
                { "id": "a.z", "kind": "person", "names": [{ "de": "Z", "en": "Z" }], "code": "Z",
                  "offices": [{ "of": "a.x", "title": { "de": "P", "en": "P" } }] },
            ],
            "ties": [
                { "id": "t.one", "family": "arms", "from": "a.x", "to": "a.y", "label": { "de": "x", "en": "x" } },
                { "id": "t.two", "family": "trade", "from": "a.x", "to": "a.y", "label": { "de": "x", "en": "x" } },
            ],
            "documents": [
                { "id": "d.x", "title": { "de": "x", "en": "x" }, "language": "de", "text": "Erstens. Zweitens." },
                { "id": "d.y", "title": { "de": "y", "en": "y" }, "language": "de", "text": "Drittens." },
            ],
            "passages": [
                { "id": "p.one", "document": "d.x", "target": { "start": 0, "end": 8, "exact": "Erstens." } },
                { "id": "p.two", "document": "d.y", "target": { "start": 0, "end": 9, "exact": "Drittens." } },
            ],
            "claims": [
                { "id": "c.one", "speaker": "a.z", "stance": "asserts", "about": ["t.one"], "words": { "de": "x", "en": "x" },
                  "passages": ["p.one"] },
                { "id": "c.two", "speaker": "a.z", "stance": "denies", "about": ["t.two"], "words": { "de": "x", "en": "x" },
                  "passages": ["p.one", "p.two"], "outcome": { "state": "did_not", "decided_by": "c.three" } },
                { "id": "c.three", "speaker": "a.z", "stance": "asserts", "about": ["i.one", "c.two"],
                  "words": { "de": "x", "en": "x" }, "passages": ["p.two"] },
            ],
            "quantities": [{ "id": "q.one", "best": 3.0, "unit": { "de": "t", "en": "t" }, "measure": { "de": "m", "en": "m" },
                "claim": "c.one" }],
            "instruments": [{ "id": "i.one", "kind": "treaty", "name": { "de": "V", "en": "V" }, "parties": [{ "actor": "a.x", "role": "signatory" }],
                "obligations": [{ "kind": "defence", "obligor": "a.x", "beneficiary": "a.y", "words": { "de": "w", "en": "w" },
                    "claims": ["c.three"] }] }],
            "contradictions": [{ "id": "k.one", "title": { "de": "k", "en": "k" }, "claims": ["c.one", "c.two"] }],
            "tags": [{ "id": "m.one", "name": "wichtig", "items": ["t.one", "t.two"] }],
            "notes": [{ "id": "n.one", "text": "Nachsehen", "about": ["c.one"] }],
        }))
        .unwrap()
    }

    fn goes(items: &[&str]) -> (Vec<String>, Dossier) {
        let mut dossier = dossier();
        let before = dossier.clone();
        assert_eq!(dossier.check(), []);
        let items: Vec<Item> = items.iter().map(|i| i.parse().unwrap()).collect();
        let removal = removal(&dossier, &items);
        let done = dossier.apply_all(Transaction {
            name: Localised::same("delete"),
            edits: removal.edits,
        });
        let inverse = done.unwrap();
        assert_eq!(dossier.check(), []);
        let after = dossier.clone();
        dossier.apply_all(inverse).unwrap();
        assert_eq!(dossier, before, "taken back exactly");
        (removal.goes.iter().map(ToString::to_string).collect(), after)
    }

    #[test]
    fn a_document_takes_what_it_alone_carries() {
        let (gone, after) = goes(&["d.x"]);
        assert_eq!(gone, ["d.x", "p.one", "t.one", "c.one", "q.one", "k.one"]);
        assert_eq!(after.claims.values().next().unwrap().passages.len(), 1);
        assert_eq!(after.tags.values().next().unwrap().items.len(), 1);
        assert!(after.notes.values().next().unwrap().about.is_empty());
    }

    #[test]
    fn a_speaker_takes_his_claims_and_a_state_its_ties() {
        assert!(goes(&["a.z", "i.one"]).0.contains(&"t.one".to_owned()));
        let (gone, after) = goes(&["a.x"]);
        assert!(gone.contains(&"t.two".to_owned()) && !gone.contains(&"a.z".to_owned()));
        assert!(after.actors.values().all(|a| a.offices.is_empty()));
    }

    #[test]
    fn what_rests_on_less_is_told() {
        let dossier = dossier();
        let found = removal(&dossier, &["d.x".parse().unwrap()]);
        let names = |items: &BTreeSet<Item>| items.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&found.bare), ["t.one"], "its only claim goes");
        let weaker: Vec<(String, usize)> = found.weaker.iter().map(|(item, n)| (item.to_string(), *n)).collect();
        assert_eq!(weaker, [("c.two".to_owned(), 1)], "one of its two passages goes");
        let found = removal(&dossier, &["c.three".parse().unwrap()]);
        assert_eq!(found.weaker.keys().map(ToString::to_string).collect::<Vec<_>>(), ["i.one"]);
    }

    #[test]
    fn what_is_not_there_is_passed_over() {
        assert!(goes(&["t.none"]).0.is_empty());
    }
}
