//! Where actors are on the globe: a state at its capital, by its code in other data sets or by its name.
//!
//! The table is `assets/coastline/places.tsv`. Not here: the map itself (`layout::map`).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::layout::map::Place;
use crate::model::{Actor, ActorKind};

/// A row of the table.
struct Row {
    cow: Option<u16>,
    place: Place,
    /// Counts for actors that have ended by this year.
    until: Option<i32>,
}

/// The table and its look-ups.
struct Table {
    rows: Vec<Row>,
    by_cow: HashMap<u16, Vec<usize>>,
    by_iso3: HashMap<&'static str, Vec<usize>>,
    by_name: HashMap<String, usize>,
}

const TEXT: &str = include_str!("../../assets/coastline/places.tsv");

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

impl Table {
    fn read() -> Self {
        let mut table = Self {
            rows: Vec::new(),
            by_cow: HashMap::new(),
            by_iso3: HashMap::new(),
            by_name: HashMap::new(),
        };
        for line in TEXT.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<&'static str> = line.split('\t').collect();
            let [cow, iso3, lat, lon, until, _, names] = fields[..] else {
                continue;
            };
            let (Ok(lat), Ok(lon)) = (lat.parse(), lon.parse()) else {
                continue;
            };
            let at = table.rows.len();
            table.rows.push(Row {
                cow: cow.parse().ok(),
                place: Place { lat, lon },
                until: until.parse().ok(),
            });
            if let Ok(cow) = cow.parse() {
                table.by_cow.entry(cow).or_default().push(at);
            }
            if !iso3.is_empty() {
                table.by_iso3.entry(iso3).or_default().push(at);
            }
            for name in names.split('|').filter(|n| !n.is_empty()) {
                table.by_name.insert(name.to_lowercase(), at);
            }
        }
        table
    }

    /// The row that stands for an actor.
    fn row_of(&self, actor: &Actor) -> Option<&Row> {
        let ended = actor
            .exists
            .as_ref()
            .and_then(crate::model::Edtf::latest_day)
            .map(|day| day.ymd().0);
        let pick = |rows: &Vec<usize>| {
            let fits = |i: &&usize| {
                self.rows[**i]
                    .until
                    .is_none_or(|until| ended.is_some_and(|ended| ended <= until))
            };
            rows.iter().find(fits).copied()
        };
        let by_code = || {
            let cow = actor.xref.cow.or(actor.xref.gw).and_then(|code| self.by_cow.get(&code));
            cow.and_then(pick)
        };
        let by_iso = || {
            let iso3 = actor.xref.iso3.as_deref()?;
            self.by_iso3.get(iso3).and_then(pick)
        };
        let by_name = || {
            let mut names = actor.names.iter().flat_map(|n| [n.name.de.as_str(), n.name.en.as_str()]);
            names.find_map(|name| self.by_name.get(&name.to_lowercase())).copied()
        };
        // A name that is a state's own says more than a code that it shares with its successor.
        let own_name = || by_name().filter(|i| self.rows[*i].until.is_some());
        own_name()
            .or_else(by_code)
            .or_else(by_iso)
            .or_else(by_name)
            .map(|i| &self.rows[i])
    }
}

/// Where an actor is; only states, and only known ones, are anywhere.
pub fn place_of(actor: &Actor) -> Option<Place> {
    (actor.kind == ActorKind::State)
        .then(|| TABLE.row_of(actor))?
        .map(|row| row.place)
}

/// A region of the world, as the hundreds of the Correlates of War codes divide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// North, Middle and South America.
    Americas,
    /// Europe with Russia, the Caucasus and Cyprus.
    Europe,
    /// Africa south of the Sahara.
    Africa,
    /// North Africa and the Middle East with Iran and Turkey.
    MiddleEast,
    /// Asia.
    Asia,
    /// Australia and the Pacific.
    Oceania,
}

/// The region of an actor; only states, and only known ones, have one.
pub fn region_of(actor: &Actor) -> Option<Region> {
    let row = (actor.kind == ActorKind::State).then(|| TABLE.row_of(actor))??;
    Some(match row.cow? {
        0..=199 => Region::Americas,
        200..=399 => Region::Europe,
        400..=599 => Region::Africa,
        600..=699 => Region::MiddleEast,
        700..=899 => Region::Asia,
        _ => Region::Oceania,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(json: &serde_json::Value) -> Actor {
        let mut actor = serde_json::json!({"id": "a.x", "kind": "state", "code": "X"});
        for (key, value) in json.as_object().unwrap() {
            actor[key] = value.clone();
        }
        serde_json::from_value(actor).unwrap()
    }

    fn at(actor: &Actor) -> (i32, i32) {
        let place = place_of(actor).unwrap();
        (place.lat.round() as i32, place.lon.round() as i32)
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = TEXT.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(TABLE.rows.len(), rows);
        let on_globe = |p: &Place| p.lat.abs() <= 90.0 && p.lon.abs() <= 180.0;
        assert!(TABLE.rows.iter().all(|r| on_globe(&r.place)));
        assert!(TABLE.by_cow.len() > 210 && TABLE.by_iso3.len() > 190);
    }

    #[test]
    fn states_past_stand_at_their_own_capital() {
        let named = |name: &str| state(&serde_json::json!({"names": [{"en": name, "de": ""}]}));
        assert_eq!(at(&named("Ottoman Empire")), (41, 29));
        assert_eq!(at(&named("Turkey")), (40, 33));
        assert_eq!(at(&named("Preußen")), (53, 13));
        let coded = |cow: u16, exists: &str| state(&serde_json::json!({"names": [], "xref": {"cow": cow}, "exists": exists}));
        assert_eq!(at(&coded(640, "1816/1922")), (41, 29));
        assert_eq!(at(&coded(640, "1923/..")), (40, 33));
        assert_eq!(at(&coded(300, "1867/1918")), (48, 16));
        assert_eq!(at(&coded(365, "1922/1991")), (56, 38));
    }

    #[test]
    fn who_is_no_state_or_unknown_is_nowhere() {
        let ruritania = state(&serde_json::json!({"names": [{"en": "Ruritania", "de": "Ruritanien"}]}));
        assert!(place_of(&ruritania).is_none() && region_of(&ruritania).is_none());
        let mut club = state(&serde_json::json!({"names": [{"en": "France", "de": "Frankreich"}]}));
        assert_eq!(region_of(&club), Some(Region::Europe));
        club.kind = ActorKind::Organisation;
        assert!(place_of(&club).is_none());
    }
}
