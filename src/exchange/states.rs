//! States by the codes of the data sets: which actor a code of the Correlates of War or of Gleditsch and Ward means on
//! a day, and by which names a data set calls it.
//!
//! Names in German and English come from the lexicon's tables; `assets/exchange/states.tsv` adds letters for the node
//! and days. Where one code stands for states that followed each other in law, it is split by date, as the built-in
//! dossier does with the Soviet Union and Russia (`SPLITS`); a state that only changed its name is one actor whose name
//! depends on the day (`FORMER`). Not here: which states a dossier has already (`settle`).

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::dates::Spell;
use crate::model::{Actor, ActorId, ActorKind, ActorName, Day, Edtf, Localised};

const PRESENT: &str = include_str!("../../assets/lexicon/states.tsv");
const PAST: &str = include_str!("../../assets/lexicon/historic.tsv");
const MORE: &str = include_str!("../../assets/exchange/states.tsv");

/// Codes that stand for several states, one after the other: up to which day, and the key of the lexicon.
/// 260 is the Federal Republic before 1990, which is one actor with Germany after it.
const SPLITS: &[(u16, &[(&str, &str)])] = &[
    (
        255,
        &[("1871-01-18", "PRUSSIA"), ("1945-05-08", "GERMAN_EMPIRE"), ("", "DEU")],
    ),
    (260, &[("", "DEU")]),
    (325, &[("1861-03-17", "SARDINIA"), ("", "ITA")]),
    (327, &[("", "PAPAL_STATES")]),
    (
        345,
        &[
            ("1918-12-01", "SRB"),
            ("2003-02-04", "YUG"),
            ("2006-06-05", "SCG"),
            ("", "SRB"),
        ],
    ),
    (365, &[("1917-11-07", "RUSSIAN_EMPIRE"), ("1991-12-26", "SUN"), ("", "RUS")]),
    (640, &[("1923-10-29", "OTTOMAN"), ("", "TUR")]),
];

/// Codes that mean something else with Gleditsch and Ward.
const GLEDITSCH_WARD: &[(u16, &[(&str, &str)])] = &[(340, &[("", "SRB")]), (678, &[("1990-05-22", "NORTH_YEMEN"), ("", "YEM")])];

/// Names that a state had for a time: key, German, English, when.
const FORMER: &[(&str, &str, &str, &str)] = &[
    (
        "AUSTRIA_HUNGARY",
        "Kaisertum Österreich",
        "Austrian Empire",
        "1804/1867-06-08",
    ),
    ("CHN", "Qing-Reich", "Qing Empire", "../1912-02-12"),
    ("CHN", "Republik China", "Republic of China", "1912-02-12/1949-10-01"),
    ("VNM", "Nordvietnam", "North Vietnam", "1954/1976-07-02"),
    (
        "EGY",
        "Vereinigte Arabische Republik",
        "United Arab Republic",
        "1958-02-22/1971-09-02",
    ),
    ("TZA", "Tanganjika", "Tanganyika", "1961-12-09/1964-04-26"),
    ("MYS", "Malaya", "Malaya", "1957-08-31/1963-09-16"),
    ("ZWE", "Rhodesien", "Rhodesia", "1965-11-11/1979"),
    ("IND", "Britisch-Indien", "British India", "1858/1947-08-15"),
];

/// A state.
pub(super) struct State {
    id: ActorId,
    name: Localised,
    code: String,
    cow: Option<u16>,
    iso2: Option<String>,
    iso3: Option<String>,
    exists: Option<Edtf>,
    former: Vec<ActorName>,
    succeeds: Option<ActorId>,
}

/// A state and the time in which a code means it.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    state: usize,
    from: Option<Day>,
    to: Option<Day>,
}

/// Whose codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codes {
    /// Correlates of War.
    Cow,
    /// Gleditsch and Ward.
    GleditschWard,
}

/// The table of states.
pub(super) struct States {
    all: Vec<State>,
    by_code: HashMap<u16, Vec<Piece>>,
    gleditsch_ward: HashMap<u16, Vec<Piece>>,
    by_name: HashMap<String, u16>,
}

impl State {
    /// Its identifier.
    pub(super) fn id(&self) -> ActorId {
        self.id
    }

    /// Its names.
    pub(super) fn name(&self) -> &Localised {
        &self.name
    }

    /// The state it followed in law.
    pub(super) fn succeeds(&self) -> Option<ActorId> {
        self.succeeds
    }

    /// As an actor; the succession is left to whoever knows that both are there.
    pub(super) fn actor(&self) -> Actor {
        let mut actor = Actor::named(self.id, ActorKind::State, self.code.clone(), self.name.clone());
        actor.names.extend(self.former.iter().cloned());
        actor.xref.cow = self.cow;
        actor.xref.iso2.clone_from(&self.iso2);
        actor.xref.iso3.clone_from(&self.iso3);
        actor.exists.clone_from(&self.exists);
        actor
    }
}

impl States {
    /// The table, made once.
    pub(super) fn shared() -> &'static Self {
        static TABLE: LazyLock<States> = LazyLock::new(States::read);
        &TABLE
    }

    /// A state of the table.
    pub(super) fn get(&self, piece: Piece) -> Option<&State> {
        self.all.get(piece.state)
    }

    /// The state that a code means on a day.
    pub(super) fn on(&self, codes: Codes, code: u16, day: Day) -> Option<Piece> {
        let inside = |p: &&Piece| p.from.is_none_or(|from| from <= day) && p.to.is_none_or(|to| day < to);
        self.pieces(codes, code).iter().find(inside).copied()
    }

    /// The states that a code means in a time, each with its part of it; empty for a code that is not known.
    pub(super) fn during(&self, codes: Codes, code: u16, spell: Spell) -> Vec<(Piece, Spell)> {
        let pieces = self.pieces(codes, code);
        if let [only] = pieces {
            return vec![(*only, spell)];
        }
        let parts = pieces
            .iter()
            .filter_map(|piece| Some((*piece, spell.within(piece.from, piece.to)?)));
        parts.collect()
    }

    /// The code of the Correlates of War for a name in German or English, the usual one or another.
    pub(super) fn code_of(&self, name: &str) -> Option<u16> {
        self.by_name.get(&plain(name)).copied()
    }

    /// The state itself that bears a name, of the past or not.
    pub(super) fn named(&self, name: &str) -> Option<&State> {
        let wanted = plain(name);
        self.all
            .iter()
            .find(|s| plain(&s.name.en) == wanted || plain(&s.name.de) == wanted)
    }

    fn pieces(&self, codes: Codes, code: u16) -> &[Piece] {
        let own = match codes {
            Codes::GleditschWard => self.gleditsch_ward.get(&code),
            Codes::Cow => None,
        };
        own.or_else(|| self.by_code.get(&code)).map_or(&[], Vec::as_slice)
    }

    fn read() -> Self {
        let more: BTreeMap<&str, Vec<&str>> = lines(MORE).filter_map(|cells| Some((*cells.first()?, cells))).collect();
        let mut table = Self {
            all: Vec::new(),
            by_code: HashMap::new(),
            gleditsch_ward: HashMap::new(),
            by_name: HashMap::new(),
        };
        let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
        for cells in lines(PRESENT).chain(lines(PAST)) {
            let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
            if cell(1) != "state" || keys.contains_key(cell(0)) {
                continue;
            }
            let Some(state) = state_of(&cells, more.get(cell(0))) else {
                continue;
            };
            let at = table.all.len();
            keys.insert(cell(0), at);
            if let Some(cow) = state.cow {
                let piece = Piece {
                    state: at,
                    from: None,
                    to: None,
                };
                table.by_code.entry(cow).or_insert_with(|| vec![piece]);
                let forms = [cell(2), cell(3)]
                    .into_iter()
                    .chain(cell(7).split(';'))
                    .chain(cell(8).split(';'));
                for form in forms.filter(|form| !form.is_empty()) {
                    let form = form.strip_prefix("abbr:").unwrap_or(form);
                    if !form.contains(':') {
                        table.by_name.entry(plain(form)).or_insert(cow);
                    }
                }
            }
            table.all.push(state);
        }
        for (splits, gleditsch_ward) in [(SPLITS, false), (GLEDITSCH_WARD, true)] {
            for (code, parts) in splits {
                let pieces = pieces_of(parts, &keys);
                let map = if gleditsch_ward {
                    &mut table.gleditsch_ward
                } else {
                    &mut table.by_code
                };
                map.insert(*code, pieces);
            }
        }
        for (key, de, en, valid) in FORMER {
            if let (Some(at), Ok(valid)) = (keys.get(key), Edtf::parse(valid)) {
                let name = Localised {
                    de: (*de).to_owned(),
                    en: (*en).to_owned(),
                };
                table.all[*at].former.push(ActorName {
                    name,
                    valid: Some(valid),
                });
            }
        }
        for (key, cells) in &more {
            let before = cells.get(4).and_then(|before| keys.get(before)).map(|at| table.all[*at].id);
            if let Some(at) = keys.get(key) {
                table.all[*at].succeeds = before;
            }
        }
        table
    }
}

fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split('\t').collect())
}

fn state_of(cells: &[&str], more: Option<&Vec<&str>>) -> Option<State> {
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    let own = |at: usize| more.and_then(|m| m.get(at)).copied().unwrap_or_default();
    let name = Localised {
        de: cell(2).to_owned(),
        en: cell(3).to_owned(),
    };
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let exists = match own(3) {
        "" => years(cell(6)),
        own => Edtf::parse(own).ok(),
    };
    Some(State {
        id: identifier("a.", &name.en)?,
        code: filled(own(1)).unwrap_or_else(|| cell(0).chars().take(3).collect()),
        name,
        cow: cell(5).parse().ok(),
        iso2: filled(own(2)),
        iso3: filled(cell(4)),
        exists,
        former: Vec::new(),
        succeeds: None,
    })
}

fn pieces_of(parts: &[(&str, &str)], keys: &BTreeMap<&str, usize>) -> Vec<Piece> {
    let mut from = None;
    let mut pieces = Vec::new();
    for (until, key) in parts {
        let to = until.parse::<Day>().ok();
        if let Some(state) = keys.get(key) {
            pieces.push(Piece { state: *state, from, to });
        }
        from = to;
    }
    pieces
}

/// The years of the lexicon (`1922-1991`, `1949-`, `-1806`) as an interval.
fn years(text: &str) -> Option<Edtf> {
    let (from, to) = text.split_once('-')?;
    let end = |year: &str| {
        if year.is_empty() {
            "..".to_owned()
        } else {
            format!("{year:0>4}")
        }
    };
    Edtf::parse(&format!("{}/{}", end(from), end(to))).ok()
}

/// A name as it is compared: small letters, one blank between words, without what is added in brackets.
fn plain(name: &str) -> String {
    let name = name.split('(').next().unwrap_or(name);
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").replace('’', "'")
}

/// An identifier made of a name: `a.north-korea`.
pub(super) fn identifier<I: std::str::FromStr>(prefix: &str, name: &str) -> Option<I> {
    let mut text = prefix.to_owned();
    for c in name.chars() {
        let c = match c.to_ascii_lowercase() {
            'á' | 'ã' | 'â' | 'ä' | 'Å' | 'å' => 'a',
            'é' | 'è' | 'ê' => 'e',
            'í' => 'i',
            'ó' | 'ô' | 'ö' => 'o',
            'ü' | 'ú' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            c => c,
        };
        if c.is_ascii_alphanumeric() {
            text.push(c);
        } else if !text.ends_with(['-', '.']) && c != '\'' && c != '’' {
            text.push('-');
        }
        if text.len() >= crate::model::ids::MAX_LEN {
            break;
        }
    }
    text.trim_end_matches('-').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(code: u16, day: &str) -> String {
        let states = States::shared();
        let piece = states.on(Codes::Cow, code, day.parse().unwrap()).unwrap();
        states.get(piece).unwrap().name().en.clone()
    }

    #[test]
    fn a_code_means_the_state_of_its_day() {
        assert_eq!(name(365, "1914-01-01"), "Russian Empire");
        assert_eq!(name(365, "1961-07-06"), "Soviet Union");
        assert_eq!(name(365, "1991-12-26"), "Russia");
        assert_eq!(name(255, "1866-01-01"), "Prussia");
        assert_eq!(name(255, "1990-10-03"), "Germany");
        assert_eq!(name(260, "1960-01-01"), "Germany");
        assert_eq!(name(345, "1900-01-01"), "Serbia");
        assert_eq!(name(731, "1961-01-01"), "North Korea");
    }

    #[test]
    fn every_state_is_an_actor_of_its_own() {
        let states = States::shared();
        let mut ids: Vec<ActorId> = states.all.iter().map(State::id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "two states with one identifier");
        assert!(count > 200);
        for state in &states.all {
            assert!(state.code.chars().count() <= 5 && !state.code.is_empty(), "{}", state.id);
            assert!(state.actor().exists.is_none_or(|e| e.is_interval()), "{}", state.id);
        }
        for (key, cells) in lines(MORE).map(|cells| (cells[0], cells)) {
            let known = lines(PRESENT).chain(lines(PAST)).any(|c| c[0] == key);
            assert!(known, "{key}");
            if let Some(exists) = cells.get(3).filter(|e| !e.is_empty() && **e != "-") {
                assert!(Edtf::parse(exists).is_ok(), "{key}");
            }
        }
    }

    #[test]
    fn names_lead_to_codes() {
        let code = |name: &str| States::shared().code_of(name);
        assert_eq!(code("Soviet Union"), Some(365));
        assert_eq!(code("Germany (FRG)"), Some(255));
        assert_eq!(code("nordkorea"), Some(731));
        assert_eq!(code("Atlantis"), None);
    }
}
