//! Data sets laid beside each other and beside the dossier: which instruments are the same, and where they differ.
//!
//! Two instruments are taken for the same by a number that one data set gives for the other, or by the same parties
//! with a beginning within a year and the same class (any class where they began on the same day). A successor state
//! that joined only by succession does not count as a party here. Where several fit, none is taken, and the report
//! proposes them. Differences in beginning, end or duties become contradictions with a claim of each side.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::phrases;
use super::said::Said;
use crate::model::{
    ActorId, BasisKind, Claim, ClaimId, Contradiction, ContradictionId, Day, Dossier, Edtf, EventKind, Extra, Instrument,
    InstrumentId, Item, Localised, ObligationKind,
};

/// How far beginnings of the same treaty may lie apart, in days.
const YEAR: i32 = 366;

/// Why two instruments are taken for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// A data set gives the other's number.
    Number,
    /// Same parties, beginning within a year, same class.
    Parties,
}

/// What was found for an instrument that comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Match {
    /// It is this one.
    One(InstrumentId, Ground),
    /// It may be one of these.
    Several(Vec<InstrumentId>),
    /// It is new.
    None,
}

/// The instruments of a dossier, to be found again.
pub(super) struct Known<'a> {
    dossier: &'a Dossier,
    by_number: HashMap<(String, String), Vec<InstrumentId>>,
    by_parties: HashMap<Vec<ActorId>, Vec<InstrumentId>>,
    taken: HashSet<InstrumentId>,
}

impl<'a> Known<'a> {
    pub(super) fn of(dossier: &'a Dossier) -> Self {
        let mut known = Self {
            dossier,
            by_number: HashMap::new(),
            by_parties: HashMap::new(),
            taken: HashSet::new(),
        };
        for instrument in dossier.instruments.values() {
            for number in Said::numbers(instrument) {
                known.by_number.entry(number).or_default().push(instrument.id);
            }
            let parties = parties(instrument, dossier);
            if parties.len() > 1 {
                known.by_parties.entry(parties).or_default().push(instrument.id);
            }
        }
        known
    }

    /// Finds the instrument that is the same as one that comes in, whose parties are already those of this dossier.
    /// One that was found is not found a second time.
    pub(super) fn find(&mut self, new: &Instrument, parties: &[ActorId]) -> Match {
        let dossier = self.dossier;
        let begin = begins(new);
        let near = |id: &InstrumentId| {
            let old = dossier.instruments.get(id)?;
            nearest(&begin, &begins(old))
        };
        let numbers = Said::numbers(new);
        let free = |id: &&InstrumentId| !self.taken.contains(*id);
        let mut by_number: Vec<InstrumentId> = Vec::new();
        for id in numbers.iter().filter_map(|n| self.by_number.get(n)).flatten().filter(free) {
            if !by_number.contains(id) {
                by_number.push(*id);
            }
        }
        // One treaty of COW may be several of ATOP: the one that began then.
        by_number.sort_by_key(|id| near(id).unwrap_or(i32::MAX));
        let own = |id: &InstrumentId| *id == new.id || near(id).is_none_or(|days| days <= YEAR);
        if let Some(id) = by_number.into_iter().find(own) {
            self.taken.insert(id);
            return Match::One(id, Ground::Number);
        }
        let alike = |id: &&InstrumentId| {
            let class = dossier.instruments.get(*id).and_then(|i| i.class);
            near(id).is_some_and(|days| days == 0 || (days <= YEAR && class == new.class && class.is_some()))
        };
        let of_parties = self.by_parties.get(parties).into_iter().flatten();
        // Numbered differently by the same data set, they are two.
        let other_number = |id: &&InstrumentId| {
            let theirs = dossier.instruments.get(*id).map(Said::numbers).unwrap_or_default();
            !theirs
                .iter()
                .any(|(key, number)| numbers.iter().any(|(k, n)| k == key && n != number))
        };
        let found: Vec<InstrumentId> = of_parties.filter(free).filter(alike).filter(other_number).copied().collect();
        match found.as_slice() {
            [] => Match::None,
            [one] => {
                self.taken.insert(*one);
                Match::One(*one, Ground::Parties)
            }
            several => Match::Several(several.to_vec()),
        }
    }
}

/// Who concluded an instrument, in order; who joined by succession alone is left out.
pub(super) fn parties(instrument: &Instrument, dossier: &Dossier) -> Vec<ActorId> {
    let all: BTreeSet<ActorId> = instrument.parties.iter().map(|p| p.actor).collect();
    concluded_by(&all, |id| dossier.actors.get(&id).and_then(|a| a.succeeds))
}

/// The actors without those who follow one of the others in law.
pub(super) fn concluded_by(all: &BTreeSet<ActorId>, before: impl Fn(ActorId) -> Option<ActorId>) -> Vec<ActorId> {
    let by_succession = |id: ActorId| {
        let mut next = before(id);
        for _ in 0..8 {
            match next {
                Some(earlier) if all.contains(&earlier) => return true,
                Some(earlier) => next = before(earlier),
                None => return false,
            }
        }
        false
    };
    all.iter().copied().filter(|id| !by_succession(*id)).collect()
}

/// The days that may count as the beginning of an instrument: of signature, of ratification, of entry into force.
fn begins(instrument: &Instrument) -> Vec<(Day, Day)> {
    let dates = &instrument.dates;
    let dates = [&dates.signed, &dates.ratified, &dates.in_force];
    dates.into_iter().flatten().filter_map(|d| bounds(&d.date)).collect()
}

fn bounds(date: &Edtf) -> Option<(Day, Day)> {
    Some((date.earliest_day()?, date.latest_day()?))
}

/// How many days two lists of dates lie apart at the least.
fn nearest(a: &[(Day, Day)], b: &[(Day, Day)]) -> Option<i32> {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| apart(*x, *y)));
    pairs.min()
}

fn apart(a: (Day, Day), b: (Day, Day)) -> i32 {
    if a.1 < b.0 {
        b.0.0 - a.1.0
    } else if b.1 < a.0 {
        a.0.0 - b.1.0
    } else {
        0
    }
}

/// What sides say of a question, and which claim says so.
struct Side {
    who: Localised,
    says: Localised,
    claim: ClaimId,
}

/// Claims of a dossier about some instruments, those of data sets left out.
pub(super) struct Voices<'a> {
    about: HashMap<InstrumentId, Vec<&'a Claim>>,
    ends: HashMap<InstrumentId, &'a Claim>,
}

impl<'a> Voices<'a> {
    pub(super) fn of(dossier: &'a Dossier, instruments: &HashSet<InstrumentId>, of_data: &HashSet<ClaimId>) -> Self {
        let mut events: HashMap<Item, InstrumentId> = HashMap::new();
        for event in dossier.events.values() {
            let end = matches!(event.kind, EventKind::TreatyLapsed | EventKind::TreatyDenounced);
            if let Some(instrument) = event.instrument.filter(|i| end && instruments.contains(i)) {
                events.insert(event.id.into(), instrument);
            }
        }
        let mut voices = Self {
            about: HashMap::new(),
            ends: HashMap::new(),
        };
        for claim in dossier.claims.values().filter(|c| c.affirms() && !of_data.contains(&c.id)) {
            for item in &claim.about {
                if let Item::Instrument(id) = item
                    && instruments.contains(id)
                {
                    voices.about.entry(*id).or_default().push(claim);
                }
                if let Some(instrument) = events.get(item) {
                    voices.ends.entry(*instrument).or_insert(claim);
                }
            }
        }
        voices
    }
}

/// Where what is said of an instrument differs, as contradictions.
pub(super) fn contradictions(instrument: &Instrument, voices: &Voices<'_>) -> Vec<Contradiction> {
    let said = Said::all(instrument);
    let said: Vec<&Said> = said.iter().map(|(_, said)| said).collect();
    let own = !Said::is_of_data(instrument);
    let mut found = Vec::new();
    found.extend(about_end(instrument, &said, own, voices));
    found.extend(about_begin(instrument, &said, own, voices));
    found.extend(about_duties(instrument, &said, own));
    found
}

fn about_end(instrument: &Instrument, said: &[&Said], own: bool, voices: &Voices<'_>) -> Option<Contradiction> {
    let ends = |s: &Said| s.end.as_ref().and_then(bounds);
    let differ = |a: &Said, b: &Said| match (ends(a), ends(b)) {
        (Some(a), Some(b)) => apart(a, b) > 0,
        (Some(end), None) => b.goes_on.is_some_and(|day| end.1 < day),
        (None, Some(end)) => a.goes_on.is_some_and(|day| end.1 < day),
        (None, None) => false,
    };
    let own_end = instrument.dates.ended.as_ref().filter(|_| own);
    let own_differs = |s: &Said| {
        let Some(own) = own_end else { return false };
        let bounds = bounds(&own.date);
        match (bounds, ends(s)) {
            (Some(a), Some(b)) => apart(a, b) > 0 || (own.date.is_one_of() && a != b),
            (Some(end), None) => s.goes_on.is_some_and(|day| end.1 < day),
            _ => false,
        }
    };
    let among = said
        .iter()
        .enumerate()
        .any(|(n, a)| said[n + 1..].iter().any(|b| differ(a, b)));
    if !among && !said.iter().any(|s| own_differs(s)) {
        return None;
    }
    let mut sides: Vec<Side> = said
        .iter()
        .map(|s| side(s, phrases::end(s.end.as_ref(), s.goes_on)))
        .collect();
    if own && let Some(claim) = voices.ends.get(&instrument.id) {
        // A date from outside the sources is not the source's: its own words are.
        let stated = own_end.filter(|d| d.basis.kind == BasisKind::Stated).map(|d| &d.date);
        sides.push(Side {
            who: phrases::your_source(),
            says: stated.map_or_else(|| phrases::quoted(&claim.words), |date| phrases::end(Some(date), None)),
            claim: claim.id,
        });
    }
    contradiction("end", instrument, phrases::when_ended(&name(instrument)), &sides)
}

fn about_begin(instrument: &Instrument, said: &[&Said], own: bool, voices: &Voices<'_>) -> Option<Contradiction> {
    let begin = |s: &Said| s.begin.as_ref().and_then(bounds);
    let differ = |a: &Said, b: &Said| matches!((begin(a), begin(b)), (Some(a), Some(b)) if apart(a, b) > 0);
    let among = said
        .iter()
        .enumerate()
        .any(|(n, a)| said[n + 1..].iter().any(|b| differ(a, b)));
    let own_begins = if own { begins(instrument) } else { Vec::new() };
    let own_differs = |s: &Said| begin(s).is_some_and(|b| nearest(&[b], &own_begins).is_some_and(|days| days > 0));
    if !among && !said.iter().any(|s| own_differs(s)) {
        return None;
    }
    let mut sides: Vec<Side> = said
        .iter()
        .filter(|s| s.begin.is_some())
        .map(|s| side(s, phrases::begin(s.begin.as_ref())))
        .collect();
    let claim = voices.about.get(&instrument.id).and_then(|claims| claims.first());
    if own && let (Some(claim), Some(dated)) = (claim, instrument.begun()) {
        sides.push(Side {
            who: phrases::your_source(),
            says: phrases::begin(Some(&dated.date)),
            claim: claim.id,
        });
    }
    contradiction("begin", instrument, phrases::when_began(&name(instrument)), &sides)
}

/// Duties that all data sets code.
const CODED: [ObligationKind; 4] = [
    ObligationKind::Defence,
    ObligationKind::Neutrality,
    ObligationKind::Nonaggression,
    ObligationKind::Consultation,
];

fn about_duties(instrument: &Instrument, said: &[&Said], own: bool) -> Option<Contradiction> {
    let coded = |s: &Said| -> Vec<ObligationKind> { CODED.into_iter().filter(|kind| s.duties.contains(kind)).collect() };
    let differ = |a: &Said, b: &Said| coded(a) != coded(b);
    let among = said
        .iter()
        .enumerate()
        .any(|(n, a)| said[n + 1..].iter().any(|b| differ(a, b)));
    // A source that speaks of one duty does not deny the others: only the strongest is compared.
    let strongest = |kinds: &[ObligationKind]| CODED.into_iter().find(|kind| kinds.contains(kind));
    let own_kinds: Vec<ObligationKind> = instrument.obligations.iter().map(|o| o.kind).collect();
    let own_strongest = strongest(&own_kinds).filter(|_| own);
    let own_differs = |s: &Said| own_strongest.is_some() && strongest(&s.duties) != own_strongest;
    if !among && !said.iter().any(|s| own_differs(s)) {
        return None;
    }
    let mut sides: Vec<Side> = said.iter().map(|s| side(s, phrases::kinds(&s.duties))).collect();
    let claim = instrument.obligations.iter().find(|o| Some(o.kind) == own_strongest);
    if let Some(claim) = claim.and_then(|o| o.claims.first()) {
        sides.push(Side {
            who: phrases::your_source(),
            says: phrases::kinds(&own_kinds),
            claim: *claim,
        });
    }
    contradiction("duty", instrument, phrases::what_is_owed(&name(instrument)), &sides)
}

fn side(said: &Said, says: Localised) -> Side {
    Side {
        who: Localised::same(&said.source),
        says,
        claim: said.claim,
    }
}

fn name(instrument: &Instrument) -> Localised {
    if instrument.short.is_empty() {
        instrument.name.clone()
    } else {
        instrument.short.clone()
    }
}

fn contradiction(kind: &str, instrument: &Instrument, title: Localised, sides: &[Side]) -> Option<Contradiction> {
    let mut claims: Vec<ClaimId> = Vec::new();
    for side in sides {
        if !claims.contains(&side.claim) {
            claims.push(side.claim);
        }
    }
    if claims.len() < 2 {
        return None;
    }
    let tail = instrument.id.as_str().strip_prefix("i.").unwrap_or_default();
    let mut id = format!("k.{kind}-{tail}");
    id.truncate(crate::model::ids::MAX_LEN);
    Some(Contradiction {
        id: id.parse::<ContradictionId>().ok()?,
        title,
        claims,
        note: phrases::beside(sides.iter().map(|s| (&s.who, &s.says))),
        ruling: None,
        extra: Extra::new(),
    })
}
