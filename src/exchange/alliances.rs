//! Alliances by member, as ATOP and COW code them, to instruments and ties.
//!
//! An alliance becomes an instrument. Each two members are tied while both belong to it: the time that their
//! memberships have in common. Where a member comes and goes, or duties change from phase to phase, there are several
//! ties, numbered in the order of time; phases that follow each other with the same duties are one. Where the duties of
//! two members differ, each has a tie of its own towards the other. Not here: the columns of the two data sets.

use std::collections::{BTreeMap, BTreeSet};

use super::ExchangeError;
use super::dates::{End, Spell, When};
use super::draft::{Draft, id, meant};
use super::duties::{Duties, Duty};
use super::phrases;
use super::report::Place;
use super::said::Said;
use super::states::Codes;
use crate::model::instrument::PartyRole;
use crate::model::{
    ActorId, Automaticity, Basis, BasisKind, Bindingness, CommitmentClass, Dated, Direction, Extra, Instrument, InstrumentDates,
    InstrumentId, InstrumentKind, Item, Liability, Localised, Obligation, Party, Publicity, Tie, TieFamily,
};

/// A member for a time, with what it owes then.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// The row that says so.
    pub(super) row: u64,
    /// Its code, as the file has it.
    pub(super) code: String,
    /// The name the file gives it; may be empty.
    pub(super) name: String,
    /// How long.
    pub(super) spell: Spell,
    /// What it owes.
    pub(super) duties: Duties,
    /// Conditions on single duties: the end of the column's name in ATOP; empty for "conditional".
    pub(super) conditions: Vec<(Duty, &'static str)>,
}

/// An alliance with its members.
#[derive(Debug, Clone)]
pub(super) struct Alliance {
    /// Its number in the data set.
    pub(super) number: String,
    /// Its number in COW, where ATOP says so.
    pub(super) cow: Option<String>,
    /// Beginning and end of the whole, where the file gives them.
    pub(super) begin: Option<When>,
    /// End of the whole.
    pub(super) end: End,
    /// How strongly it binds.
    pub(super) bindingness: Bindingness,
    /// Whether its text is public.
    pub(super) publicity: Publicity,
    /// Members, in the order of the file.
    pub(super) members: Vec<Member>,
}

/// A member with the actor that its code means in this part of its time.
struct Part<'m> {
    member: &'m Member,
    at: usize,
    actor: ActorId,
    spell: Spell,
}

/// A time in which two members were bound.
struct Bound {
    spell: Spell,
    /// Actors, duties and rows of the two; the first has the lower code.
    actors: [ActorId; 2],
    duties: [Duties; 2],
    rows: BTreeSet<u64>,
}

/// Makes instrument, ties and claims of an alliance.
pub(super) fn put(draft: &mut Draft<'_>, alliance: &Alliance) -> Result<(), ExchangeError> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut met: BTreeSet<(String, String)> = BTreeSet::new();
    for (at, member) in alliance.members.iter().enumerate() {
        if !met.insert((member.code.clone(), format!("{} {:?}", member.spell.text(), member.duties))) {
            draft
                .report
                .skip(Place::Row(member.row), "exchange-member-twice", &*member.code);
            continue;
        }
        for (actor, spell) in meant(draft, Codes::Cow, (&member.code, &member.name), member.spell, member.row)? {
            parts.push(Part {
                member,
                at,
                actor,
                spell,
            });
        }
    }
    if parts.is_empty() {
        return Ok(());
    }
    let key = draft.source.key;
    let instrument: InstrumentId = id(&format!("i.{key}-{}", alliance.number.to_lowercase()))?;
    let mut about: BTreeMap<u64, Vec<Item>> = BTreeMap::new();
    let mut owed: BTreeSet<(Duty, ActorId, ActorId, usize)> = BTreeSet::new();
    let mut class: Option<CommitmentClass> = None;
    for (codes, bounds) in bounds(&parts) {
        for (nth, bound) in bounds.into_iter().enumerate() {
            for tie in ties_of(alliance, instrument, key, &codes, nth, &bound)? {
                for row in &bound.rows {
                    about.entry(*row).or_default().push(tie.id.into());
                }
                draft.ties.push(tie);
            }
            draft.check_size()?;
            for (obligor, side) in [(0, 1), (1, 0)] {
                for duty in bound.duties[obligor].iter() {
                    let code = &codes[obligor];
                    let by = parts
                        .iter()
                        .find(|p| p.member.code == *code && p.actor == bound.actors[obligor]);
                    owed.insert((duty, bound.actors[obligor], bound.actors[side], by.map_or(0, |p| p.at)));
                }
            }
        }
    }
    for part in &parts {
        let strongest = part.member.duties.class();
        class = match (class, strongest) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    if class.is_none() {
        let row = parts[0].member.row;
        draft.report.skip(Place::Row(row), "exchange-no-duty", &*alliance.number);
    }
    let made = instrument_of(draft, alliance, instrument, class, &parts, &owed)?;
    draft.instruments.push(made);
    say(draft, alliance, instrument, &parts, about)
}

/// When which two members were bound, by their codes, in the order of time.
fn bounds(parts: &[Part<'_>]) -> BTreeMap<[String; 2], Vec<Bound>> {
    let mut pairs: BTreeMap<[String; 2], Vec<Bound>> = BTreeMap::new();
    for (nth, a) in parts.iter().enumerate() {
        for b in &parts[nth + 1..] {
            if a.member.code == b.member.code || a.actor == b.actor {
                continue;
            }
            let Some(spell) = a.spell.overlap(b.spell) else { continue };
            let order = |p: &Part<'_>| (p.member.code.parse::<u32>().unwrap_or(u32::MAX), p.member.code.clone());
            let (a, b) = if order(a) <= order(b) { (a, b) } else { (b, a) };
            let codes = [a.member.code.clone(), b.member.code.clone()];
            pairs.entry(codes).or_default().push(Bound {
                spell,
                actors: [a.actor, b.actor],
                duties: [a.member.duties, b.member.duties],
                rows: [a.member.row, b.member.row].into(),
            });
        }
    }
    for bounds in pairs.values_mut() {
        bounds.sort_by_key(|b| b.spell.from.when().map(|w| (w.first(), w.last())));
        let mut joined: Vec<Bound> = Vec::with_capacity(bounds.len());
        for next in bounds.drain(..) {
            match joined.last_mut() {
                Some(last) if goes_on(last, &next) => {
                    last.spell.to = next.spell.to;
                    last.rows.extend(next.rows);
                }
                _ => joined.push(next),
            }
        }
        *bounds = joined;
    }
    pairs
}

/// Whether the second goes on where the first ends, between the same actors with the same duties.
fn goes_on(last: &Bound, next: &Bound) -> bool {
    last.actors == next.actors && last.duties == next.duties && last.spell.is_followed_by(next.spell)
}

/// One tie where both owe the same, else one of each that owes something.
fn ties_of(
    alliance: &Alliance,
    instrument: InstrumentId,
    key: &str,
    codes: &[String; 2],
    nth: usize,
    bound: &Bound,
) -> Result<Vec<Tie>, ExchangeError> {
    let same = bound.duties[0] == bound.duties[1];
    let sides: &[(usize, usize)] = if same { &[(0, 1)] } else { &[(0, 1), (1, 0)] };
    let mut ties = Vec::with_capacity(sides.len());
    for (from, to) in sides {
        let duties = bound.duties[*from];
        if !same && duties.is_empty() {
            continue;
        }
        let number = if nth == 0 { String::new() } else { format!(".{}", nth + 1) };
        let name = format!("t.{key}-{}-{}-{}{number}", alliance.number, codes[*from], codes[*to]);
        ties.push(Tie {
            id: id(&name.to_lowercase())?,
            family: TieFamily::Commitment,
            class: duties.class(),
            from: bound.actors[*from],
            to: bound.actors[*to],
            direction: if same { Direction::Mutual } else { Direction::Directed },
            label: phrases::duties(duties),
            valid: bound.spell.edtf(),
            basis: Basis::default(),
            instrument: Some(instrument),
            inferred: false,
            note: Localised::default(),
            extra: Extra::new(),
        });
    }
    Ok(ties)
}

fn instrument_of(
    draft: &Draft<'_>,
    alliance: &Alliance,
    instrument: InstrumentId,
    class: Option<CommitmentClass>,
    parts: &[Part<'_>],
    owed: &BTreeSet<(Duty, ActorId, ActorId, usize)>,
) -> Result<Instrument, ExchangeError> {
    let short = draft.source.short;
    let mut parties: Vec<Party> = Vec::new();
    let all_owe = parts.iter().all(|p| !p.member.duties.is_empty()) || class.is_none();
    for part in parts {
        if parties.iter().all(|p| p.actor != part.actor) {
            let role = match (all_owe, part.member.duties.is_empty()) {
                (true, _) => PartyRole::Signatory,
                (false, false) => PartyRole::Guarantor,
                (false, true) => PartyRole::Beneficiary,
            };
            parties.push(Party { actor: part.actor, role });
        }
    }
    let mut obligations = Vec::with_capacity(owed.len());
    let mut last: Option<(Duty, ActorId, ActorId)> = None;
    for (duty, obligor, beneficiary, at) in owed {
        // Several phases of one member may owe the same.
        if last.replace((*duty, *obligor, *beneficiary)) == Some((*duty, *obligor, *beneficiary)) {
            continue;
        }
        let Some(member) = alliance.members.get(*at) else { continue };
        let (de, en) = phrases::duty(*duty);
        let conditions = member.conditions.iter().filter(|(of, _)| of == duty);
        obligations.push(Obligation {
            kind: duty.kind(),
            obligor: *obligor,
            beneficiary: *beneficiary,
            words: phrases::both(de, en),
            automaticity: if *duty == Duty::Consultation {
                Automaticity::ConsultOnly
            } else {
                Automaticity::NotStated
            },
            conditions: conditions.map(|(_, column)| phrases::condition(column)).collect(),
            claims: vec![draft.claim_id(member.row)?],
        });
    }
    let begin = alliance.begin.or_else(|| earliest(parts));
    // The first who belonged to it give it its name.
    let mut founders: Vec<&Part<'_>> = parts.iter().collect();
    founders.sort_by_key(|p| p.spell.from.when().map_or_else(|| crate::model::Day::MIN, When::first));
    let mut names: Vec<Localised> = Vec::new();
    let first_part = |p: &Part<'_>| parts.iter().find(|q| q.at == p.at).is_some_and(|q| q.actor == p.actor);
    for part in founders.into_iter().filter(|p| first_part(p)) {
        let name = draft.name_of(part.actor);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let dated = |when: When, begins: bool| {
        Some(Dated {
            date: when.edtf()?,
            basis: Basis {
                kind: BasisKind::Stated,
                words: phrases::basis(short, begins),
            },
        })
    };
    let owed_at_all = parts.iter().fold(Duties::default(), |all, p| all.or(p.member.duties));
    let said = Said {
        source: draft.source.short.to_owned(),
        number: alliance.number.clone(),
        cow: alliance.cow.clone(),
        begin: begin.and_then(When::edtf),
        end: alliance.end.when().and_then(When::edtf),
        goes_on: (alliance.end == End::Open)
            .then(|| draft.source.covers.parse().ok())
            .flatten(),
        duties: owed_at_all.iter().map(Duty::kind).collect(),
        claim: draft.claim_id(parts[0].member.row)?,
    };
    let extra: Extra = said.kept(draft.source.key, draft.tag()).into_iter().collect();
    let ended = alliance
        .end
        .when()
        .filter(|end| begin.is_none_or(|begin| end.last() >= begin.first()));
    Ok(Instrument {
        id: instrument,
        kind: InstrumentKind::Treaty,
        class,
        name: phrases::name(&names, begin.map(When::year)),
        short: Localised::default(),
        other_names: vec![Localised::same(&format!("{short} {}", alliance.number))],
        parties,
        dates: InstrumentDates {
            signed: begin.and_then(|begin| dated(begin, true)),
            ended: ended.and_then(|end| dated(end, false)),
            ..InstrumentDates::default()
        },
        obligations,
        conditions: Vec::new(),
        bindingness: alliance.bindingness,
        liability: Liability::Unspecified,
        publicity: alliance.publicity,
        replaced_by: None,
        note: Localised::default(),
        extra,
    })
}

fn earliest(parts: &[Part<'_>]) -> Option<When> {
    let starts = parts.iter().filter_map(|p| p.spell.from.when());
    starts.min_by_key(|when| (when.first(), when.last()))
}

/// The claim of each row: about the instrument and the ties that the row carries.
fn say(
    draft: &mut Draft<'_>,
    alliance: &Alliance,
    instrument: InstrumentId,
    parts: &[Part<'_>],
    mut about: BTreeMap<u64, Vec<Item>>,
) -> Result<(), ExchangeError> {
    let mut by_row: BTreeMap<u64, Vec<&Part<'_>>> = BTreeMap::new();
    for part in parts {
        by_row.entry(part.member.row).or_default().push(part);
    }
    for (row, parts) in by_row {
        let mut items: Vec<Item> = vec![instrument.into()];
        let ties = about.remove(&row).unwrap_or_default();
        items.extend(ties.into_iter().collect::<BTreeSet<_>>());
        let first = parts[0];
        let spell = first.member.spell;
        let [from, to] = [spell.from, spell.to].map(|end| end.when().and_then(When::edtf));
        let time = phrases::time(from.as_ref(), to.as_ref());
        let owed = parts.iter().fold(Duties::default(), |all, p| all.or(p.member.duties));
        let owed = phrases::duties(owed);
        let short = draft.source.short;
        let codes: BTreeSet<&str> = parts.iter().map(|p| p.member.code.as_str()).collect();
        let words = if codes.len() > 1 {
            phrases::alliance(short, &alliance.number, codes.len(), &time, &owed)
        } else {
            let mut names: Vec<Localised> = Vec::new();
            for part in &parts {
                names.push(draft.name_of(part.actor));
            }
            let de: Vec<&str> = names.iter().map(|n| n.de.as_str()).collect();
            let en: Vec<&str> = names.iter().map(|n| n.en.as_str()).collect();
            let name = phrases::both(de.join(" / "), en.join(" / "));
            phrases::membership(short, &name, &alliance.number, &time, &owed)
        };
        draft.say(row, items, words)?;
    }
    Ok(())
}
