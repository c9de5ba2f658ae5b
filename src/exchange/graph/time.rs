//! Dates as tables and graph files write them, to EDTF. For the readers of [`super`] and of tables.
//!
//! Nothing is made more precise than it was: "1961" stays a year. What stands for "missing" is no date, and a day that
//! does not exist (31 February) leaves its month. Deliberately not here: dates in running text (`extraction`).

use super::{Spell, TimeFormat};
use crate::model::{Day, Edtf};

/// Which comes first where a date is written in numbers alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The day: 6.7.1961 is in July.
    #[default]
    DayFirst,
    /// The month: 7/6/1961 is in July.
    MonthFirst,
}

impl DateOrder {
    /// Both.
    pub const ALL: [Self; 2] = [Self::DayFirst, Self::MonthFirst];
}

/// What a cell says of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spelled {
    /// Nothing: blank, or one of the signs for "missing".
    Missing,
    /// A date.
    Date(Edtf),
    /// A date that does not exist, and what of it does.
    Coarser(Edtf),
    /// Words that are no date.
    Unread,
}

impl Spelled {
    /// The date, whole or in part.
    pub fn date(self) -> Option<Edtf> {
        match self {
            Self::Date(date) | Self::Coarser(date) => Some(date),
            Self::Missing | Self::Unread => None,
        }
    }
}

/// What data sets write where there is no value. For dates 0 is among them.
pub fn is_missing(text: &str) -> bool {
    const SIGNS: [&str; 18] = [
        "", "0", "-8", "-9", "-8.0", "-9.0", "0.0", "-88", "-99", "-999", "na", "n/a", "nan", "null", "none", ".", "-", "?",
    ];
    let text = text.trim();
    text.len() <= 4 && SIGNS.iter().any(|sign| text.eq_ignore_ascii_case(sign))
}

/// Reads one date: ISO, `19610706`, `6.7.1961`, `7/6/1961`, `6 July 1961`, `Juli 1961`, `1961.0`, or any EDTF.
pub fn spelled(text: &str, order: DateOrder) -> Spelled {
    let text = text.trim();
    if is_missing(text) {
        return Spelled::Missing;
    }
    if text.len() > crate::model::edtf::MAX_TEXT_LEN {
        return Spelled::Unread;
    }
    // A time of day says nothing about the day.
    let day = without_time(text);
    if let Ok(date) = Edtf::parse(day) {
        return Spelled::Date(date);
    }
    if let Some((y, m, d)) = iso(day) {
        return whole(y, Some(m), d);
    }
    if let Some(parts) = compact(day) {
        return whole(parts.0, Some(parts.1), Some(parts.2));
    }
    if let Some(year) = decimal_year(day) {
        return whole(year, None, None);
    }
    numbers(day, order).or_else(|| named(day)).unwrap_or(Spelled::Unread)
}

/// A day with its time, in one of the two usual spellings, without it.
fn without_time(text: &str) -> &str {
    match text.get(..10) {
        Some(day) if day.as_bytes().get(4) == Some(&b'-') && matches!(text.as_bytes().get(10), Some(b'T' | b' ')) => day,
        _ => text,
    }
}

fn whole(year: i32, month: Option<u8>, day: Option<u8>) -> Spelled {
    if !(1..=9999).contains(&year) {
        return Spelled::Unread;
    }
    let of = |text: String| Edtf::parse(&text).ok();
    let year_only = || of(format!("{year:04}"));
    match (month, day) {
        (None | Some(0), _) => year_only().map_or(Spelled::Unread, Spelled::Date),
        (Some(month @ 1..=12), None | Some(0)) => of(format!("{year:04}-{month:02}")).map_or(Spelled::Unread, Spelled::Date),
        (Some(month @ 1..=12), Some(day)) => match Day::from_ymd(year, month, day) {
            Some(day) => Spelled::Date(day.into()),
            None => of(format!("{year:04}-{month:02}")).map_or(Spelled::Unread, Spelled::Coarser),
        },
        (Some(_), _) => year_only().map_or(Spelled::Unread, Spelled::Coarser),
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// `1961-7-6`, `1961/07/06`, `1961-02-31`, also with 0 or 00 for what is not known.
fn iso(text: &str) -> Option<(i32, u8, Option<u8>)> {
    let mut parts = text.split(['-', '/', '.']);
    let year = parts.next().filter(|y| y.len() == 4).and_then(number)?;
    let month = parts.next().and_then(number)?;
    let day = parts.next();
    if parts.next().is_some() {
        return None;
    }
    match day {
        None if text.contains('-') => Some((year, month, None)),
        None => None,
        Some(day) => Some((year, month, Some(number(day)?))),
    }
}

fn compact(text: &str) -> Option<(i32, u8, u8)> {
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits {
        return None;
    }
    Some((number(text.get(..4)?)?, number(text.get(4..6)?)?, number(text.get(6..)?)?))
}

fn decimal_year(text: &str) -> Option<i32> {
    let (year, rest) = text.split_once('.')?;
    let zeros = !rest.is_empty() && rest.bytes().all(|b| b == b'0');
    number(year).filter(|_| zeros && year.len() == 4)
}

/// `6.7.1961`, `06/07/61` is left alone: the century is not known.
fn numbers(text: &str, order: DateOrder) -> Option<Spelled> {
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    match parts.as_slice() {
        [first, second, year] if year.len() == 4 => {
            let (first, second, year) = (number::<u8>(first)?, number::<u8>(second)?, number(year)?);
            // What can be a day only is one, whatever was chosen.
            let (day, month) = match order {
                _ if first > 12 => (first, second),
                _ if second > 12 => (second, first),
                DateOrder::DayFirst => (first, second),
                DateOrder::MonthFirst => (second, first),
            };
            Some(whole(year, Some(month), Some(day)))
        }
        [month, year] if year.len() == 4 => Some(whole(number(year)?, Some(number(month)?), None)),
        _ => None,
    }
}

/// First letters of the months in both languages of the program.
const MONTHS: [(&str, u8); 27] = [
    ("jan", 1),
    ("jän", 1),
    ("feb", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("mae", 3),
    ("apr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("i", 1),
    ("iv", 4),
    ("v", 5),
    ("vi", 6),
    ("vii", 7),
    ("ix", 9),
    ("xi", 11),
    ("xii", 12),
];

fn month(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let exact = MONTHS.iter().find(|(name, _)| *name == word);
    let long = word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
    let begins = || {
        MONTHS
            .iter()
            .find(|(name, _)| long && name.chars().count() == 3 && word.starts_with(name))
    };
    exact.or_else(begins).map(|(_, month)| *month)
}

/// `6 July 1961`, `July 6, 1961`, `6. Juli 1961`, `Juli 1961`.
fn named(text: &str) -> Option<Spelled> {
    let words: Vec<&str> = text
        .split([' ', ',', '-'])
        .map(|w| w.trim_end_matches('.'))
        .filter(|w| !w.is_empty())
        .collect();
    match words.as_slice() {
        [name, year] if year.len() == 4 => Some(whole(number(year)?, Some(month(name)?), None)),
        [first, second, year] if year.len() == 4 => {
            let (day, name) = if first.starts_with(|c: char| c.is_ascii_digit()) {
                (first, second)
            } else {
                (second, first)
            };
            let day = day.trim_end_matches(|c: char| c.is_alphabetic());
            Some(whole(number(year)?, Some(month(name)?), Some(number(day)?)))
        }
        _ => None,
    }
}

/// A stretch of time in one cell: `1961/1996`, `1961-1996`, `1961–`, `since 1961`, `seit 1961`, `until 1996`.
pub fn stretch(text: &str, order: DateOrder) -> Option<Edtf> {
    let text = text.trim();
    if let Ok(date) = Edtf::parse(text)
        && date.is_interval()
    {
        return Some(date);
    }
    let lower = text.to_lowercase();
    for word in ["since ", "seit ", "from ", "ab ", "since:"] {
        if let Some(rest) = lower.strip_prefix(word) {
            return interval(spelled(rest, order).date().as_ref(), None, false);
        }
    }
    for word in ["until ", "till ", "to ", "bis "] {
        if let Some(rest) = lower.strip_prefix(word) {
            return interval(None, spelled(rest, order).date().as_ref(), false);
        }
    }
    for sign in ["–", "—", " - ", " to ", " bis ", "/"] {
        if let Some((start, end)) = lower.split_once(sign) {
            return pair(start, end, order);
        }
    }
    let (start, end) = lower.split_once('-')?;
    let years = |text: &str| text.trim().is_empty() || text.trim().len() == 4;
    if years(start) && years(end) {
        pair(start, end, order)
    } else {
        None
    }
}

fn pair(start: &str, end: &str, order: DateOrder) -> Option<Edtf> {
    let present = ["present", "today", "heute", "now", "ongoing", ".."].contains(&end.trim());
    let (start, end) = (
        spelled(start, order).date(),
        if present { None } else { spelled(end, order).date() },
    );
    if start.is_none() && end.is_none() {
        return None;
    }
    interval(start.as_ref(), end.as_ref(), false)
}

/// An interval of two dates; an end that is not there is open, or only unknown. `None` if both are not there, or the
/// end lies before the beginning.
pub fn interval(start: Option<&Edtf>, end: Option<&Edtf>, unknown_end: bool) -> Option<Edtf> {
    if start.is_none() && end.is_none() {
        return None;
    }
    let begin = start.map_or("..", first_part);
    let finish = end.map_or(if unknown_end { "" } else { ".." }, last_part);
    Edtf::parse(&format!("{begin}/{finish}")).ok()
}

/// The beginning of a date that may itself be an interval.
fn first_part(date: &Edtf) -> &str {
    date.start().map_or(date.as_str(), Edtf::as_str)
}

fn last_part(date: &Edtf) -> &str {
    date.end().map_or(date.as_str(), Edtf::as_str)
}

/// How the numbers of a file are to be read as times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// They are dates.
    #[default]
    Calendar,
    /// Years.
    Years,
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// Steps of something that is not in the calendar.
    Steps,
}

impl Clock {
    /// Looks at all ends of spells of a file: numbers are years if all of them could be, else seconds or milliseconds
    /// since 1970 if they are as large as those, else steps.
    pub fn of<'a>(format: TimeFormat, ends: impl Iterator<Item = &'a str>) -> Self {
        let (mut low, mut high, mut any) = (f64::MAX, f64::MIN, false);
        for text in ends {
            match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    any = true;
                    (low, high) = (low.min(number), high.max(number));
                }
                // One date, and all of them are.
                _ => return Self::Calendar,
            }
        }
        match format {
            _ if !any => Self::Calendar,
            // Years alone are dates too.
            TimeFormat::Date | TimeFormat::DateTime if high < 10_000.0 => Self::Calendar,
            _ if low >= 1000.0 && high <= 2200.0 => Self::Years,
            _ if (1e11..1e14).contains(&high) => Self::Milliseconds,
            _ if (1e8..1e11).contains(&high) => Self::Seconds,
            _ => Self::Steps,
        }
    }

    /// The date of one end, if it is in the calendar.
    pub fn date(self, text: &str) -> Option<Edtf> {
        let number = || text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
        match self {
            Self::Calendar => spelled(text, DateOrder::DayFirst).date(),
            Self::Years => Edtf::parse(&format!("{:04}", number()?.floor() as i32)).ok(),
            Self::Seconds => Some(Day((number()? / 86_400.0).floor() as i32).into()),
            Self::Milliseconds => Some(Day((number()? / 86_400_000.0).floor() as i32).into()),
            Self::Steps => None,
        }
    }

    /// The interval of a spell. An end that is not there is open.
    pub fn interval(self, spell: &Spell) -> Option<Edtf> {
        let end = |end: &Option<super::End>| end.as_ref().map(|end| self.date(&end.text));
        let (start, finish) = (end(&spell.start), end(&spell.end));
        // An end that is there and cannot be read must not become an open one.
        if start.as_ref().is_some_and(Option::is_none) || finish.as_ref().is_some_and(Option::is_none) {
            return None;
        }
        interval(start.flatten().as_ref(), finish.flatten().as_ref(), false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match spelled(text, DateOrder::DayFirst) {
            Spelled::Missing => "missing".into(),
            Spelled::Date(date) => date.to_string(),
            Spelled::Coarser(date) => format!("{date} at best"),
            Spelled::Unread => "unread".into(),
        }
    }

    #[test]
    fn dates_are_read_in_many_spellings() {
        for (text, date) in [
            ("1961-07-06", "1961-07-06"),
            ("1961-7-6", "1961-07-06"),
            ("1961/07/06", "1961-07-06"),
            ("19610706", "1961-07-06"),
            ("6.7.1961", "1961-07-06"),
            ("06/07/1961", "1961-07-06"),
            ("7/16/1961", "1961-07-16"),
            ("6 July 1961", "1961-07-06"),
            ("July 6, 1961", "1961-07-06"),
            ("6th July 1961", "1961-07-06"),
            ("6. Juli 1961", "1961-07-06"),
            ("06-Jul-1961", "1961-07-06"),
            ("März 1961", "1961-03"),
            ("1961", "1961"),
            ("1961.0", "1961"),
            ("1961-00-00", "1961"),
            ("1961-07-00", "1961-07"),
            ("07/1961", "1961-07"),
            ("2009-03-01T10:20:30Z", "2009-03-01"),
            ("2009-03-01 10:20:30", "2009-03-01"),
            ("1961~", "1961~"),
            ("1961-02-31", "1961-02 at best"),
            ("1961-13-01", "1961 at best"),
            ("31.2.1961", "1961-02 at best"),
            ("soon", "unread"),
            ("06/07/61", "unread"),
        ] {
            assert_eq!(read(text), date, "{text}");
        }
        assert_eq!(
            spelled("6/7/1961", DateOrder::MonthFirst),
            Spelled::Date(Edtf::parse("1961-06-07").unwrap())
        );
    }

    #[test]
    fn what_stands_for_missing_is_never_a_date() {
        for text in ["", " ", "0", "-8", "-9", "-9.0", "NA", "n/a", ".", "NULL", "?"] {
            assert_eq!(read(text), "missing", "{text}");
        }
    }

    #[test]
    fn a_stretch_stands_in_one_cell() {
        for (text, date) in [
            ("1961/1996", "1961/1996"),
            ("1961-1996", "1961/1996"),
            ("1961–1996", "1961/1996"),
            ("1961-", "1961/.."),
            ("since 1961", "1961/.."),
            ("seit Juli 1961", "1961-07/.."),
            ("bis 1996", "../1996"),
            ("6.7.1961 - 10.9.1996", "1961-07-06/1996-09-10"),
            ("2014 - present", "2014/.."),
        ] {
            let read = stretch(text, DateOrder::DayFirst).map(|d| d.to_string());
            assert_eq!(read.as_deref(), Some(date), "{text}");
        }
        assert_eq!(stretch("1961-07-06", DateOrder::DayFirst), None);
        assert_eq!(stretch("1996-1961", DateOrder::DayFirst), None);
    }

    #[test]
    fn numbers_are_years_or_milliseconds_or_not_in_the_calendar() {
        let of = |ends: &[&str]| Clock::of(TimeFormat::Real, ends.iter().copied());
        assert_eq!(of(&["1950.0", "1961"]), Clock::Years);
        assert_eq!(of(&["1.2e12"]), Clock::Milliseconds);
        assert_eq!(of(&["1", "20"]), Clock::Steps);
        assert_eq!(of(&["2009-03-01", "20"]), Clock::Calendar);
        assert_eq!(Clock::Milliseconds.date("86400000").unwrap().as_str(), "1970-01-02");
    }

    proptest::proptest! {
        #[test]
        fn any_cell_is_read_without_a_panic(text in "\\PC{0,40}") {
            let _date = spelled(&text, DateOrder::DayFirst);
            let _stretch = stretch(&text, DateOrder::MonthFirst);
        }
    }
}
