//! Dates as people type them into the search box, in both languages: "1965", "19.6.2024", "June 2024", "18 Jun 2024".
//!
//! EDTF is understood as it is. Not here: dates inside texts; those are read by `extraction`.

use crate::derived::text_index::fold;
use crate::model::Edtf;

/// Names of the months in both languages, folded; a month is known by its first three letters or more.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janner"],
    &["february", "februar", "feber"],
    &["march", "marz", "maerz"],
    &["april"],
    &["may", "mai"],
    &["june", "juni"],
    &["july", "juli"],
    &["august"],
    &["september"],
    &["october", "oktober"],
    &["november"],
    &["december", "dezember"],
];

/// The date a query names, if it is nothing but a date.
pub fn parse(query: &str) -> Option<Edtf> {
    let query = query.trim();
    if query.is_empty() {
        return None;
    }
    let words: Vec<&str> = query.split([' ', '.', ',', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    let date = match words.as_slice() {
        [day, month, year] => written(day, month, year).or_else(|| written(month, day, year)),
        [month, year] => month_of(month).and_then(|m| Some(format!("{}-{m:02}", year_of(year)?))),
        [one] => month_and_year(one),
        _ => None,
    };
    date.and_then(|text| Edtf::parse(&text).ok()).or_else(|| edtf(query))
}

/// A bare EDTF text that names at least a year; "7" or "11000" is a number, not a date.
fn edtf(query: &str) -> Option<Edtf> {
    let digits = query.chars().take_while(char::is_ascii_digit).count();
    let is_date = query.starts_with(['[', '{', '/', '-']) || digits == 4 || (digits == 3 && query.contains('X'));
    let date = is_date.then(|| Edtf::parse(query).ok()).flatten()?;
    let plausible = |day: crate::model::Day| (1000..=2999).contains(&day.ymd().0);
    date.earliest_day()
        .or(date.latest_day())
        .is_some_and(plausible)
        .then_some(date)
}

/// "6/2024".
fn month_and_year(text: &str) -> Option<String> {
    let (month, year) = text.split_once('/')?;
    let month: u8 = month.parse().ok().filter(|m| (1..=12).contains(m))?;
    Some(format!("{}-{month:02}", year_of(year)?))
}

fn written(day: &str, month: &str, year: &str) -> Option<String> {
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let day: u8 = day.parse().ok().filter(|d| (1..=31).contains(d))?;
    let month = month
        .parse::<u8>()
        .ok()
        .filter(|m| (1..=12).contains(m))
        .or_else(|| month_of(month))?;
    Some(format!("{}-{month:02}-{day:02}", year_of(year)?))
}

fn year_of(text: &str) -> Option<&str> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

fn month_of(text: &str) -> Option<u8> {
    let word = fold(text);
    if word.chars().count() < 3 {
        return None;
    }
    let place = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| name.starts_with(&word)))?;
    u8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (query, wanted) in [
            ("1965", "1965"),
            ("19.6.2024", "2024-06-19"),
            ("19.06.2024", "2024-06-19"),
            ("19. Juni 2024", "2024-06-19"),
            ("June 2024", "2024-06"),
            ("März 2018", "2018-03"),
            ("Sept. 2023", "2023-09"),
            ("18 Jun 2024", "2024-06-18"),
            ("Jun 18, 2024", "2024-06-18"),
            ("June 18th, 2024", "2024-06-18"),
            ("6/2024", "2024-06"),
            ("2024-06-19", "2024-06-19"),
            ("1961/1996", "1961/1996"),
            ("196X", "196X"),
        ] {
            assert_eq!(parse(query).map(|d| d.to_string()).as_deref(), Some(wanted), "{query}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for query in [
            "",
            "treaty",
            "treaty 1961",
            "11000",
            "7",
            "99",
            "31.2.2024",
            "June",
            "the 1961 treaty",
            "mar",
        ] {
            assert_eq!(parse(query), None, "{query}");
        }
    }
}
