//! Dates as sources give them: civil days and Extended Date/Time Format (EDTF) values.
//!
//! [`Day`] is one civil day; [`Edtf`] is what a source says about a date ("1994", "in the 1950s", "since
//! 1949-04-04, ongoing", "one of these three days"), read from ISO 8601-2 text and asked for its bounds and for
//! three-valued answers ([`Certainty`]).
//!
//! Every layer may use this module, and `build.rs` compiles it on its own: it depends on `std`, `jiff`, `serde` and
//! `thiserror` only and names nothing else of the crate.
//!
//! Deliberately not here: the clock ("today"), time zones and times of day (a time is kept in the text and
//! otherwise ignored), wording for readers ("around 1950"), time windows of views, free-text dates, and from EDTF
//! level 2 everything but the two kinds of sets (no qualifiers on single components, no exponents, no significant
//! digits, no quarters, no unspecified digits left of given ones).

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest text read as a date, in bytes; a longer one is an error.
pub const MAX_TEXT_LEN: usize = 128;

/// The longest piece of offending input repeated in an error message, in characters.
const MAX_SHOWN_CHARS: usize = 40;

const SECONDS_PER_DAY: i64 = 86_400;

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// A civil day, counted in days since 1970-01-01 in the proleptic Gregorian calendar.
///
/// Years run from -9999 to 9999, year 0 being 1 BCE. The field is public so that plots can count in days; a number
/// outside [`Day::MIN`]..=[`Day::MAX`] is read as the nearer of the two by every method that needs the calendar.
///
/// Serialised as the ISO text `YYYY-MM-DD` (`-YYYY-MM-DD` before year 0).
///
/// # Example
///
/// ```text
/// Day::from_ymd(1949, 4, 4)?.to_string() == "1949-04-04"
/// Day::from_ymd(1970, 1, 2) == Some(Day(1))
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The first day that can be written: -9999-01-01.
    pub const MIN: Self = Self(-4_371_587);

    /// The last day that can be written: 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// The day of this year (-9999..=9999), month (1..=12) and day of the month (1..=31); `None` where there is no
    /// such day.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        let year = i16::try_from(year).ok()?;
        let month = i8::try_from(month).ok()?;
        let day = i8::try_from(day).ok()?;
        Some(Self::from_date(Date::new(year, month, day).ok()?))
    }

    /// Year (-9999..=9999), month (1..=12) and day of the month (1..=31).
    pub fn ymd(self) -> (i32, u8, u8) {
        let date = self.date();
        (i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs())
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.date().weekday()
    }

    /// The day so many days later (earlier if negative), stopping at [`Day::MIN`] and [`Day::MAX`].
    #[must_use]
    pub fn add_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days)).clamp(Self::MIN, Self::MAX)
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self::from_date(self.date().first_of_month())
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        Self::from_date(self.date().last_of_month())
    }

    /// The first and the last day of a month (1..=12) of a year (-9999..=9999); `None` outside these ranges.
    pub fn month_bounds(year: i32, month: u8) -> Option<(Self, Self)> {
        let first = Self::from_ymd(year, month, 1)?;
        Some((first, first.last_of_month()))
    }

    fn date(self) -> Date {
        EPOCH.saturating_add(SignedDuration::from_secs(i64::from(self.0) * SECONDS_PER_DAY))
    }

    fn from_date(date: Date) -> Self {
        // Whole days between two dates, at most some four million: the fallback is never taken.
        let days = date.duration_since(EPOCH).as_secs() / SECONDS_PER_DAY;
        Self(i32::try_from(days).unwrap_or(0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs())
    }
}

impl FromStr for Day {
    type Err = EdtfError;

    /// Reads `YYYY-MM-DD` or `-YYYY-MM-DD`, nothing else.
    fn from_str(text: &str) -> Result<Self, EdtfError> {
        check_text(text)?;
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if is_plain {
            let single = Single::parse(text)?;
            if single.precision == Precision::Day {
                return Ok(single.first);
            }
        }
        Err(EdtfError::InvalidDay { value: shown(text) })
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// One end of the days a date may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No earlier, or no later, than this day.
    Day(Day),
    /// Deliberately without end or beginning (`..`): ongoing, or since ever.
    Open,
    /// There is such a day, but it is not known (nothing written beside the `/`).
    Unknown,
}

impl Bound {
    /// The day, if there is one.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// One day; also a day with a time.
    Day,
    /// One month; also a month with the day unspecified (`2004-06-XX`).
    Month,
    /// One season (`2001-21` to `2001-24`).
    Season,
    /// One year; also a year with month or month and day unspecified (`2004-XX`, `2004-XX-XX`).
    Year,
    /// Ten years (`201X`).
    Decade,
    /// A hundred years (`20XX`).
    Century,
    /// A span from one date to another (`a/b`); see [`Edtf::start`] and [`Edtf::end`] for the ends' own precision.
    Interval,
    /// One of several dates (`[a,b]`) or all of them (`{a,b}`).
    Set,
}

/// A three-valued answer, in rising order: "and" is `min`, "or" is `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// It does not hold, whatever day is meant.
    No,
    /// It holds for some of the days that may be meant.
    Possibly,
    /// It holds whatever day is meant.
    Certainly,
}

impl Certainty {
    /// The answer to the opposite question.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::No => Self::Certainly,
            Self::Possibly => Self::Possibly,
            Self::Certainly => Self::No,
        }
    }
}

/// Why a text is not a date. Values are shortened and escaped, fit to be shown as they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EdtfError {
    /// Nothing was given.
    #[error("empty date: expected a date such as `1994-12-05`, `1994-12` or `1994`")]
    Empty,
    /// More text than any date needs.
    #[error("date of {len} bytes starting `{value}`: expected at most {MAX_TEXT_LEN}")]
    TooLong {
        /// The beginning of the text.
        value: String,
        /// Length of the text in bytes.
        len: usize,
    },
    /// Letters or signs beyond ASCII, such as a long dash.
    #[error("non-ASCII character in date `{value}`: expected digits, `-` between year, month and day, `/` between dates")]
    NotAscii {
        /// The whole text.
        value: String,
    },
    /// The year cannot be read.
    #[error("invalid year `{value}`: expected four digits such as `1994`, `0000` or `-0044`, or `199X`, `19XX`")]
    InvalidYear {
        /// The year as given.
        value: String,
    },
    /// The month cannot be read or does not exist.
    #[error("invalid month `{value}`: expected `01` to `12`, a season `21` to `24`, or `XX`")]
    InvalidMonth {
        /// The month as given.
        value: String,
    },
    /// The day cannot be read or does not exist in its month.
    #[error("invalid day `{value}`: expected a day that exists, written `YYYY-MM-DD`")]
    InvalidDay {
        /// The date as given.
        value: String,
    },
    /// The time after the `T` cannot be read.
    #[error("invalid time `{value}`: expected `hh:mm:ss`, then nothing, `Z`, `+hh`, `-hh`, `+hh:mm` or `-hh:mm`")]
    InvalidTime {
        /// The time as given.
        value: String,
    },
    /// Not exactly two ends.
    #[error("invalid interval `{value}`: expected two dates with one `/` between them")]
    InvalidInterval {
        /// The whole interval.
        value: String,
    },
    /// The set has no closing bracket, an empty member, or `..` in a wrong place.
    #[error("invalid set `{value}`: expected `[a,b]`, `[a..b]`, `[..b,c]`, `[a,b..]`, or the same in braces")]
    InvalidSet {
        /// The set or its member at fault.
        value: String,
    },
    /// The end lies before the beginning.
    #[error("reversed interval `{value}`: expected the earlier date first")]
    ReversedInterval {
        /// The whole interval.
        value: String,
    },
    /// Proper EDTF, but not of the kind read here.
    #[error("unsupported date `{value}`: {feature}")]
    Unsupported {
        /// The date as given.
        value: String,
        /// What is not supported, and what is expected in its place.
        feature: &'static str,
    },
    /// A year before -9999 or after 9999.
    #[error("date `{value}` is out of range: expected a year from `-9999` to `9999`")]
    OutOfRange {
        /// The date as given.
        value: String,
    },
    /// Something follows a complete date.
    #[error("trailing text `{value}` after the date: expected nothing more")]
    TrailingText {
        /// What follows the date.
        value: String,
    },
}

/// A date as a source gives it, in the Extended Date/Time Format of ISO 8601-2.
///
/// Read are level 0 (`1985`, `1985-04`, `1985-04-12`, `1985-04-12T23:20:30Z`, `1964/2008`), of level 1 qualifiers at
/// the end (`?` uncertain, `~` approximate, `%` both), unspecified digits (`201X`, `20XX`, `2004-XX`, `2004-06-XX`,
/// `2004-XX-XX`), open and unknown ends (`1949/..`, `../1949`, `1949/`, `/1949`), seasons and negative years, and of
/// level 2 the sets `[…]` (one of) and `{…}` (all of).
///
/// The text is kept and given back by `Display` and serde; only spaces inside sets are dropped. A time is kept in
/// the text and does not move the day. Cloning copies a pointer. The order is by earliest day, then latest day, then
/// text; an open or unknown beginning sorts first, an unknown or open end last.
///
/// # Example
///
/// ```text
/// let since: Edtf = "1949-04~/..".parse()?;
/// since.earliest() == Bound::Day(Day::from_ymd(1949, 4, 1)?)
/// since.latest() == Bound::Open
/// since.contains(Day::from_ymd(1949, 4, 15)?) == Certainty::Possibly
/// since.contains(Day::from_ymd(1955, 1, 1)?) == Certainty::Certainly
/// ```
#[derive(Clone)]
pub struct Edtf(Arc<Parsed>);

struct Parsed {
    text: Box<str>,
    earliest: Bound,
    latest: Bound,
    precision: Precision,
    is_uncertain: bool,
    is_approximate: bool,
    shape: Shape,
}

enum Shape {
    Single,
    /// An end is `None` if open or unknown; `earliest` and `latest` then say which.
    Interval {
        start: Option<Edtf>,
        end: Option<Edtf>,
    },
    Set {
        is_one_of: bool,
        members: Box<[Member]>,
    },
}

/// Dates read lately are shared: a data set names the same few thousand again and again.
const MOST_SEEN: usize = 8192;

thread_local! {
    static SEEN: RefCell<HashMap<Box<str>, Edtf>> = RefCell::default();
}

impl Edtf {
    /// Reads a date. Blanks around it are not part of a date; trim them first.
    ///
    /// # Errors
    ///
    /// An [`EdtfError`] naming the offending part if the text is empty, longer than [`MAX_TEXT_LEN`], not a date, a
    /// date that does not exist, a reversed interval, or EDTF of a kind not supported here.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        check_text(text)?;
        if let Some(held) = SEEN.with_borrow(|seen| seen.get(text).cloned()) {
            return Ok(held);
        }
        let date = match text.as_bytes().first() {
            Some(b'[') => parse_set(text, true),
            Some(b'{') => parse_set(text, false),
            _ if text.contains('/') => parse_interval(text),
            _ => Self::parse_single(text),
        }?;
        SEEN.with_borrow_mut(|seen| {
            if seen.len() >= MOST_SEEN {
                seen.clear();
            }
            seen.insert(text.into(), date.clone());
        });
        Ok(date)
    }

    fn parse_single(text: &str) -> Result<Self, EdtfError> {
        Ok(Self::from_single(text, &Single::parse(text)?))
    }

    fn from_single(text: &str, single: &Single) -> Self {
        Self(Arc::new(Parsed {
            text: text.into(),
            earliest: Bound::Day(single.first),
            latest: Bound::Day(single.last),
            precision: single.precision,
            is_uncertain: single.is_uncertain,
            is_approximate: single.is_approximate,
            shape: Shape::Single,
        }))
    }

    /// The text of the date.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// The first day the date may stand for. Qualifiers do not widen it.
    ///
    /// For an interval the first day of its beginning; for a set the least of its members, where `[..b]` is
    /// [`Bound::Unknown`] (one day, not known how early) and `{..b}` is [`Bound::Open`] (all days until then).
    pub fn earliest(&self) -> Bound {
        self.0.earliest
    }

    /// The last day the date may stand for, itself included. Qualifiers do not widen it.
    ///
    /// For an interval the last day of its end; for a set the greatest of its members, where `[a..]` is
    /// [`Bound::Unknown`] and `{a..}` is [`Bound::Open`]. Seasons are those of meteorology in the northern half of
    /// the world: spring is March to May, winter is December to the end of the next year's February.
    pub fn latest(&self) -> Bound {
        self.0.latest
    }

    /// The day of [`Edtf::earliest`], unless open or unknown.
    pub fn earliest_day(&self) -> Option<Day> {
        self.earliest().day()
    }

    /// The day of [`Edtf::latest`], unless open or unknown.
    pub fn latest_day(&self) -> Option<Day> {
        self.latest().day()
    }

    /// The beginning of an interval as a date of its own; `None` if it is open or unknown ([`Edtf::earliest`] says
    /// which), or if this is no interval.
    pub fn start(&self) -> Option<&Self> {
        match &self.0.shape {
            Shape::Interval { start, .. } => start.as_ref(),
            Shape::Single | Shape::Set { .. } => None,
        }
    }

    /// The end of an interval as a date of its own; `None` if it is open or unknown ([`Edtf::latest`] says which),
    /// or if this is no interval.
    pub fn end(&self) -> Option<&Self> {
        match &self.0.shape {
            Shape::Interval { end, .. } => end.as_ref(),
            Shape::Single | Shape::Set { .. } => None,
        }
    }

    /// How fine the date is.
    pub fn precision(&self) -> Precision {
        self.0.precision
    }

    /// Whether the date, or any part of it, is marked uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.0.is_uncertain
    }

    /// Whether the date, or any part of it, is marked approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.0.is_approximate
    }

    /// Whether this is an interval (`a/b`).
    pub fn is_interval(&self) -> bool {
        matches!(self.0.shape, Shape::Interval { .. })
    }

    /// Whether this is a set of which one date is meant (`[a,b]`).
    pub fn is_one_of(&self) -> bool {
        matches!(self.0.shape, Shape::Set { is_one_of: true, .. })
    }

    /// Whether this date had come, and was over, by the end of `day`.
    ///
    /// Certainly if its latest day is `day` or before; not if its earliest day is after `day`; otherwise, and where
    /// a bound that would decide is open or unknown, possibly. Qualifiers are not weighed.
    pub fn before(&self, day: Day) -> Certainty {
        if self.latest_day().is_some_and(|latest| latest <= day) {
            Certainty::Certainly
        } else if self.earliest_day().is_some_and(|earliest| earliest > day) {
            Certainty::No
        } else {
            Certainty::Possibly
        }
    }

    /// Whether `day` lies in this date.
    ///
    /// An interval is read as a span of validity, half open: on the day something ends it no longer holds. It
    /// certainly contains a day on or after the latest day of its beginning and before the earliest day of its end,
    /// and does not contain a day before its earliest or on or after its latest. An open end never comes; an unknown
    /// one may have come on any day.
    ///
    /// Any other date contains the one day it names, and possibly each day of the month, season, year or longer it
    /// names. A one-of set possibly contains the days of its members; an all-of set contains them as its members do,
    /// a range of days `{a..b}` with all days from `a` to `b`. Qualifiers are not weighed.
    pub fn contains(&self, day: Day) -> Certainty {
        match &self.0.shape {
            Shape::Single => {
                let (earliest, latest) = (self.earliest(), self.latest());
                Member {
                    earliest,
                    latest,
                    is_of_days: self.precision() == Precision::Day,
                }
                .contains(day)
            }
            Shape::Interval { start, end } => {
                let begun = end_before(start.as_ref(), self.earliest(), Certainty::Certainly, day);
                let over = end_before(end.as_ref(), self.latest(), Certainty::No, day);
                begun.min(over.negate())
            }
            Shape::Set { is_one_of, members } => {
                let found = members
                    .iter()
                    .map(|member| member.contains(day))
                    .max()
                    .unwrap_or(Certainty::No);
                let is_one_day = self.earliest_day().is_some() && self.earliest() == self.latest();
                if *is_one_of && !is_one_day {
                    found.min(Certainty::Possibly)
                } else {
                    found
                }
            }
        }
    }
}

/// Whether one end of an interval had come by the end of `day`; `if_open` answers for an end written `..`.
fn end_before(end: Option<&Edtf>, bound: Bound, if_open: Certainty, day: Day) -> Certainty {
    match (end, bound) {
        (Some(end), _) => end.before(day),
        (None, Bound::Open) => if_open,
        (None, Bound::Unknown | Bound::Day(_)) => Certainty::Possibly,
    }
}

impl From<Day> for Edtf {
    fn from(day: Day) -> Self {
        let day = day.clamp(Day::MIN, Day::MAX);
        Self::from_single(&day.to_string(), &Single::new(day, day, Precision::Day))
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Self::parse(text)
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edtf({})", self.as_str())
    }
}

impl PartialEq for Edtf {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Edtf {}

impl Hash for Edtf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        first_key(self.earliest())
            .cmp(&first_key(other.earliest()))
            .then_with(|| last_key(self.latest()).cmp(&last_key(other.latest())))
            .then_with(|| self.as_str().cmp(other.as_str()))
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// Sorts lower bounds: open, unknown, then days.
fn first_key(bound: Bound) -> (u8, Option<Day>) {
    match bound {
        Bound::Open => (0, None),
        Bound::Unknown => (1, None),
        Bound::Day(day) => (2, Some(day)),
    }
}

/// Sorts upper bounds: days, unknown, then open.
fn last_key(bound: Bound) -> (u8, Option<Day>) {
    match bound {
        Bound::Day(day) => (0, Some(day)),
        Bound::Unknown => (1, None),
        Bound::Open => (2, None),
    }
}

/// A member of a set: one date, or a range of dates.
struct Member {
    earliest: Bound,
    latest: Bound,
    /// Each given end is precise to the day.
    is_of_days: bool,
}

impl Member {
    fn contains(&self, day: Day) -> Certainty {
        let is_inside =
            self.earliest.day().is_none_or(|earliest| earliest <= day) && self.latest.day().is_none_or(|latest| day <= latest);
        match (is_inside, self.is_of_days) {
            (true, true) => Certainty::Certainly,
            (true, false) => Certainty::Possibly,
            (false, _) => Certainty::No,
        }
    }
}

/// A date that is neither interval nor set.
struct Single {
    first: Day,
    last: Day,
    precision: Precision,
    is_uncertain: bool,
    is_approximate: bool,
}

impl Single {
    fn new(first: Day, last: Day, precision: Precision) -> Self {
        Self {
            first,
            last,
            precision,
            is_uncertain: false,
            is_approximate: false,
        }
    }

    /// Reads one date; the text is ASCII.
    fn parse(text: &str) -> Result<Self, EdtfError> {
        if let Some((date, time)) = text.split_once('T') {
            let single = Self::parse_unqualified(date)?;
            if single.precision != Precision::Day {
                return Err(EdtfError::InvalidDay { value: shown(text) });
            }
            check_time(time)?;
            return Ok(single);
        }
        let qualifier = text.chars().next_back().filter(|last| is_qualifier(*last));
        let date = text.strip_suffix(is_qualifier).unwrap_or(text);
        let mut single = Self::parse_unqualified(date)?;
        single.is_uncertain = matches!(qualifier, Some('?' | '%'));
        single.is_approximate = matches!(qualifier, Some('~' | '%'));
        Ok(single)
    }

    fn parse_unqualified(text: &str) -> Result<Self, EdtfError> {
        if text.is_empty() {
            return Err(EdtfError::Empty);
        }
        if text.contains(is_qualifier) {
            return Err(unsupported(text, "expected one qualifier `?`, `~` or `%` at the very end"));
        }
        if let Some(year) = text.strip_prefix('Y') {
            return Err(if year.contains(['E', 'S']) {
                unsupported(text, "expected a year of four digits, without exponent or significant digits")
            } else {
                EdtfError::OutOfRange { value: shown(text) }
            });
        }

        let (is_negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let mut parts = unsigned.splitn(4, '-');
        let year = parts.next().unwrap_or_default();
        let month = parts.next();
        let day = parts.next();
        if let Some(rest) = parts.next() {
            return Err(EdtfError::TrailingText {
                value: shown(&format!("-{rest}")),
            });
        }

        let years = Years::parse(is_negative, year)?;
        let Some(month) = month else {
            return years.whole(text);
        };
        if years.precision != Precision::Year {
            return Err(unsupported(text, "expected all four digits of the year before a month"));
        }
        let year = years.first;
        match (Component::parse(month), day.map(Component::parse)) {
            (Component::Unspecified, None | Some(Component::Unspecified)) => years.whole(text),
            (Component::Unspecified, Some(Component::Given(_))) | (Component::HalfGiven, _) => Err(unsupported(
                text,
                "expected a month as two digits or, with no day given, `XX`",
            )),
            (_, Some(Component::HalfGiven)) => Err(unsupported(text, "expected a day as two digits or `XX`")),
            (Component::Trailing(rest), _) | (_, Some(Component::Trailing(rest))) => {
                Err(EdtfError::TrailingText { value: shown(rest) })
            }
            (Component::Given(season @ 21..=24), None) => Self::season(year, season, text),
            (Component::Given(21..=24), Some(_)) => Err(EdtfError::TrailingText {
                value: shown(&format!("-{}", day.unwrap_or_default())),
            }),
            (Component::Given(25..=41), _) => Err(unsupported(
                text,
                "expected a season `21` to `24`, no other division of the year",
            )),
            (Component::Given(month @ 1..=12), None | Some(Component::Unspecified)) => {
                let (first, last) = Day::month_bounds(year, month).ok_or_else(|| out_of_range(text))?;
                Ok(Self::new(first, last, Precision::Month))
            }
            (Component::Given(month @ 1..=12), Some(Component::Given(day))) => {
                let day = Day::from_ymd(year, month, day).ok_or_else(|| EdtfError::InvalidDay { value: shown(text) })?;
                Ok(Self::new(day, day, Precision::Day))
            }
            (Component::Given(1..=12), Some(Component::Invalid)) => Err(EdtfError::InvalidDay { value: shown(text) }),
            (Component::Given(_) | Component::Invalid, _) | (Component::Unspecified, Some(Component::Invalid)) => {
                Err(EdtfError::InvalidMonth { value: shown(month) })
            }
        }
    }

    /// `season` is 21 (spring) to 24 (winter).
    fn season(year: i32, season: u8, text: &str) -> Result<Self, EdtfError> {
        let first_month = 3 * (season - 20);
        let first = Day::from_ymd(year, first_month, 1).ok_or_else(|| out_of_range(text))?;
        let last = if season == 24 {
            // The winter of 9999 is cut at the last day there is.
            Day::month_bounds(year + 1, 2).map_or(Day::MAX, |(_, last)| last)
        } else {
            Day::month_bounds(year, first_month + 2).ok_or_else(|| out_of_range(text))?.1
        };
        Ok(Self::new(first, last, Precision::Season))
    }
}

/// One year, or the ten or hundred years left by unspecified digits.
struct Years {
    first: i32,
    last: i32,
    precision: Precision,
}

impl Years {
    fn parse(is_negative: bool, text: &str) -> Result<Self, EdtfError> {
        let invalid = || EdtfError::InvalidYear {
            value: shown(&format!("{}{text}", if is_negative { "-" } else { "" })),
        };
        if let Some((year, rest)) = text.split_at_checked(4)
            && !rest.is_empty()
        {
            let is_complete = year.bytes().all(is_digit_or_x);
            let is_longer_number = rest.starts_with(|next: char| next.is_ascii_digit() || next == 'X');
            return Err(if is_complete && rest.starts_with('S') {
                unsupported(text, "expected a year of four digits, without significant digits")
            } else if is_complete && !is_longer_number {
                EdtfError::TrailingText { value: shown(rest) }
            } else {
                invalid()
            });
        }
        if text.len() != 4 || !text.bytes().all(is_digit_or_x) {
            return Err(invalid());
        }
        let stem = text.trim_end_matches('X');
        let (precision, n_years) = match text.len() - stem.len() {
            0 => (Precision::Year, 1),
            1 => (Precision::Decade, 10),
            2 => (Precision::Century, 100),
            _ => {
                return Err(unsupported(
                    text,
                    "expected at most the last two digits of the year unspecified",
                ));
            }
        };
        // Fails only if an `X` stands left of a digit.
        let Ok(stem) = stem.parse::<i32>() else {
            return Err(unsupported(text, "expected `X` only for the last digits of the year"));
        };
        let low = stem * n_years;
        let high = low + n_years - 1;
        if !is_negative {
            Ok(Self {
                first: low,
                last: high,
                precision,
            })
        } else if high == 0 {
            Err(invalid())
        } else {
            // Year zero has no sign, so `-000X` is the nine years -9 to -1.
            Ok(Self {
                first: -high,
                last: -low.max(1),
                precision,
            })
        }
    }

    fn whole(&self, text: &str) -> Result<Single, EdtfError> {
        let first = Day::from_ymd(self.first, 1, 1).ok_or_else(|| out_of_range(text))?;
        let last = Day::from_ymd(self.last, 12, 31).ok_or_else(|| out_of_range(text))?;
        Ok(Single::new(first, last, self.precision))
    }
}

/// A month or a day of the month as written.
enum Component<'a> {
    Given(u8),
    Unspecified,
    /// One of two digits is `X`.
    HalfGiven,
    /// Two digits with something other than a digit behind.
    Trailing(&'a str),
    Invalid,
}

impl<'a> Component<'a> {
    fn parse(text: &'a str) -> Self {
        if let Some(number) = two_digits(text) {
            return Self::Given(number);
        }
        if text == "XX" {
            return Self::Unspecified;
        }
        match text.split_at_checked(2) {
            Some((head, rest)) if head.bytes().all(is_digit_or_x) => {
                if rest.is_empty() {
                    Self::HalfGiven
                } else if rest.bytes().next().is_some_and(is_digit_or_x) {
                    Self::Invalid
                } else {
                    Self::Trailing(rest)
                }
            }
            _ => Self::Invalid,
        }
    }
}

fn parse_interval(text: &str) -> Result<Edtf, EdtfError> {
    let invalid = || EdtfError::InvalidInterval { value: shown(text) };
    let (start, end) = text.split_once('/').ok_or_else(invalid)?;
    if end.contains('/') {
        return Err(invalid());
    }
    check_part(text)?;
    let (start, earliest) = parse_end(start, Edtf::earliest)?;
    let (end, latest) = parse_end(end, Edtf::latest)?;
    check_order(text, earliest, latest)?;
    let ends = || start.iter().chain(end.iter());
    let is_uncertain = ends().any(Edtf::is_uncertain);
    let is_approximate = ends().any(Edtf::is_approximate);
    Ok(Edtf(Arc::new(Parsed {
        text: text.into(),
        earliest,
        latest,
        precision: Precision::Interval,
        is_uncertain,
        is_approximate,
        shape: Shape::Interval { start, end },
    })))
}

fn parse_end(text: &str, bound: fn(&Edtf) -> Bound) -> Result<(Option<Edtf>, Bound), EdtfError> {
    match text {
        "" => Ok((None, Bound::Unknown)),
        ".." => Ok((None, Bound::Open)),
        _ => {
            let end = Edtf::parse_single(text)?;
            let bound = bound(&end);
            Ok((Some(end), bound))
        }
    }
}

fn parse_set(text: &str, is_one_of: bool) -> Result<Edtf, EdtfError> {
    let invalid = |value: &str| EdtfError::InvalidSet { value: shown(value) };
    let closing = if is_one_of { ']' } else { '}' };
    let (inner, rest) = text
        .get(1..)
        .and_then(|inner| inner.split_once(closing))
        .ok_or_else(|| invalid(text))?;
    if !rest.is_empty() {
        return Err(EdtfError::TrailingText { value: shown(rest) });
    }
    check_part(inner)?;
    if inner.contains('/') {
        return Err(unsupported(text, "expected ranges inside a set as `a..b`"));
    }
    // `..b` in a one-of set is one day, only not known how early; in an all-of set it is all of them.
    let without_end = if is_one_of { Bound::Unknown } else { Bound::Open };

    let parts: Vec<&str> = inner.split(',').map(|part| part.trim_matches(' ')).collect();
    let mut members = Vec::with_capacity(parts.len());
    let (mut is_uncertain, mut is_approximate) = (false, false);
    let mut read = |part: &str| {
        let single = Single::parse(part)?;
        is_uncertain |= single.is_uncertain;
        is_approximate |= single.is_approximate;
        Ok::<Single, EdtfError>(single)
    };
    for (idx, part) in parts.iter().enumerate() {
        let member = match part.split_once("..") {
            None if part.is_empty() => return Err(invalid(text)),
            None => {
                let single = read(part)?;
                Member {
                    earliest: Bound::Day(single.first),
                    latest: Bound::Day(single.last),
                    is_of_days: single.precision == Precision::Day,
                }
            }
            Some(("", last)) if !last.is_empty() && idx == 0 => {
                let last = read(last)?;
                Member {
                    earliest: without_end,
                    latest: Bound::Day(last.last),
                    is_of_days: last.precision == Precision::Day,
                }
            }
            Some((first, "")) if !first.is_empty() && idx + 1 == parts.len() => {
                let first = read(first)?;
                Member {
                    earliest: Bound::Day(first.first),
                    latest: without_end,
                    is_of_days: first.precision == Precision::Day,
                }
            }
            Some((first, last)) if !first.is_empty() && !last.is_empty() => {
                let (first, last) = (read(first)?, read(last)?);
                let (earliest, latest) = (Bound::Day(first.first), Bound::Day(last.last));
                check_order(part, earliest, latest)?;
                let is_of_days = first.precision == Precision::Day && last.precision == Precision::Day;
                Member {
                    earliest,
                    latest,
                    is_of_days,
                }
            }
            Some(_) => return Err(invalid(part)),
        };
        members.push(member);
    }
    let earliest = members
        .iter()
        .map(|member| member.earliest)
        .min_by_key(|bound| first_key(*bound));
    let latest = members
        .iter()
        .map(|member| member.latest)
        .max_by_key(|bound| last_key(*bound));
    let (Some(earliest), Some(latest)) = (earliest, latest) else {
        return Err(invalid(text));
    };
    let (opening, joined) = (if is_one_of { '[' } else { '{' }, parts.join(","));
    Ok(Edtf(Arc::new(Parsed {
        text: format!("{opening}{joined}{closing}").into(),
        earliest,
        latest,
        precision: Precision::Set,
        is_uncertain,
        is_approximate,
        shape: Shape::Set {
            is_one_of,
            members: members.into(),
        },
    })))
}

fn check_text(text: &str) -> Result<(), EdtfError> {
    if text.is_empty() {
        Err(EdtfError::Empty)
    } else if text.len() > MAX_TEXT_LEN {
        Err(EdtfError::TooLong {
            value: shown(text),
            len: text.len(),
        })
    } else if !text.is_ascii() {
        Err(EdtfError::NotAscii { value: shown(text) })
    } else {
        Ok(())
    }
}

/// What no end of an interval and no member of a set may have.
fn check_part(text: &str) -> Result<(), EdtfError> {
    if text.contains(['[', ']', '{', '}']) {
        Err(unsupported(text, "expected no set inside an interval or another set"))
    } else if text.contains('T') {
        Err(unsupported(text, "expected no time of day inside an interval or a set"))
    } else {
        Ok(())
    }
}

fn check_order(text: &str, earliest: Bound, latest: Bound) -> Result<(), EdtfError> {
    match (earliest, latest) {
        (Bound::Day(earliest), Bound::Day(latest)) if earliest > latest => {
            Err(EdtfError::ReversedInterval { value: shown(text) })
        }
        _ => Ok(()),
    }
}

/// `hh:mm:ss` with or without a shift from UTC; second 60 is a leap second.
fn check_time(text: &str) -> Result<(), EdtfError> {
    let is_clock = |hours: &str, minutes: &str| {
        two_digits(hours).is_some_and(|hours| hours <= 23) && two_digits(minutes).is_some_and(|minutes| minutes <= 59)
    };
    let (clock, shift) = text.split_at_checked(8).unwrap_or((text, ""));
    let mut fields = clock.split(':');
    let is_time = match (fields.next(), fields.next(), fields.next(), fields.next()) {
        (Some(hours), Some(minutes), Some(seconds), None) => {
            is_clock(hours, minutes) && two_digits(seconds).is_some_and(|seconds| seconds <= 60)
        }
        _ => false,
    };
    let is_shift = match shift {
        "" | "Z" => true,
        _ => shift.strip_prefix(['+', '-']).is_some_and(|shift| {
            let (hours, minutes) = shift.split_once(':').unwrap_or((shift, "00"));
            is_clock(hours, minutes)
        }),
    };
    if is_time && is_shift {
        Ok(())
    } else {
        Err(EdtfError::InvalidTime { value: shown(text) })
    }
}

fn two_digits(text: &str) -> Option<u8> {
    let is_number = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

fn is_qualifier(letter: char) -> bool {
    matches!(letter, '?' | '~' | '%')
}

fn is_digit_or_x(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'X'
}

/// The beginning of a text, with control characters escaped, for an error message.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(MAX_SHOWN_CHARS).flat_map(char::escape_debug).collect();
    if text.chars().nth(MAX_SHOWN_CHARS).is_some() {
        shown.push('…');
    }
    shown
}

fn unsupported(text: &str, feature: &'static str) -> EdtfError {
    EdtfError::Unsupported {
        value: shown(text),
        feature,
    }
}

fn out_of_range(text: &str) -> EdtfError {
    EdtfError::OutOfRange { value: shown(text) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edtf(text: &str) -> Edtf {
        Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn error(text: &str) -> EdtfError {
        Edtf::parse(text).expect_err(text)
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn written(bound: Bound) -> String {
        match bound {
            Bound::Day(day) => day.to_string(),
            Bound::Open => "open".to_owned(),
            Bound::Unknown => "unknown".to_owned(),
        }
    }

    #[track_caller]
    fn check(text: &str, earliest: &str, latest: &str, precision: Precision) {
        let date = edtf(text);
        assert_eq!(written(date.earliest()), earliest, "earliest of {text}");
        assert_eq!(written(date.latest()), latest, "latest of {text}");
        assert_eq!(date.precision(), precision, "precision of {text}");
        assert_eq!(date.to_string(), text);
        let json = serde_json::to_string(&date).unwrap();
        assert_eq!(serde_json::from_str::<Edtf>(&json).unwrap(), date);
    }

    #[test]
    fn days_count_from_1970_and_stop_at_the_ends() {
        assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_ymd(1969, 12, 31), Some(Day(-1)));
        assert_eq!(Day::from_ymd(2000, 3, 1), Some(Day(11_017)));
        assert_eq!(Day::from_ymd(-9999, 1, 1), Some(Day::MIN));
        assert_eq!(Day::from_ymd(9999, 12, 31), Some(Day::MAX));
        for (year, month, day) in [
            (10_000, 1, 1),
            (-10_000, 1, 1),
            (2023, 2, 29),
            (2024, 0, 1),
            (2024, 13, 1),
            (2024, 1, 0),
        ] {
            assert_eq!(Day::from_ymd(year, month, day), None);
        }
        assert_eq!(Day::from_ymd(i32::MAX, u8::MAX, u8::MAX), None);
        assert_eq!(Day(i32::MAX).ymd(), (9999, 12, 31));
        assert_eq!(Day(i32::MIN).ymd(), (-9999, 1, 1));
        assert_eq!(Day(i32::MIN).to_string(), "-9999-01-01");
        assert_eq!(Day::MAX.add_days(1), Day::MAX);
        assert_eq!(Day::MIN.add_days(i32::MIN), Day::MIN);
        assert_eq!(day("2024-02-28").add_days(2), day("2024-03-01"));
        assert_eq!(day("1949-04-04").weekday(), Weekday::Monday);
    }

    #[test]
    fn months_have_their_first_and_last_days() {
        assert_eq!(day("2024-02-10").first_of_month(), day("2024-02-01"));
        assert_eq!(day("2024-02-10").last_of_month(), day("2024-02-29"));
        assert_eq!(Day::MAX.last_of_month(), Day::MAX);
        assert_eq!(Day::month_bounds(1900, 2), Some((day("1900-02-01"), day("1900-02-28"))));
        assert_eq!(Day::month_bounds(1900, 13), None);
    }

    #[test]
    fn days_are_written_as_iso_text() {
        assert_eq!(day("-0044-03-15").to_string(), "-0044-03-15");
        assert_eq!(day("0000-01-01").to_string(), "0000-01-01");
        assert_eq!(serde_json::to_string(&day("1994-12-05")).unwrap(), "\"1994-12-05\"");
        assert_eq!(serde_json::from_str::<Day>("\"1994-12-05\"").unwrap(), day("1994-12-05"));
        assert!(serde_json::from_str::<Day>("7").is_err());
        for text in [
            "",
            "1994",
            "1994-12",
            "1994-12-5",
            "1994-12-05?",
            "1994-12-XX",
            "1994-12-05T00:00:00",
            "1994-11-31",
            " ",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn level_0() {
        check("1985-04-12", "1985-04-12", "1985-04-12", Precision::Day);
        check("1985-04", "1985-04-01", "1985-04-30", Precision::Month);
        check("1985", "1985-01-01", "1985-12-31", Precision::Year);
        check("0000", "0000-01-01", "0000-12-31", Precision::Year);
        check("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", Precision::Day);
        check("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", Precision::Day);
        check("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", Precision::Day);
        check("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", Precision::Day);
        check("1964/2008", "1964-01-01", "2008-12-31", Precision::Interval);
        check("2004-06/2006-08", "2004-06-01", "2006-08-31", Precision::Interval);
        check("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", Precision::Interval);
        check("2004-02-01/2005-02", "2004-02-01", "2005-02-28", Precision::Interval);
        check("2004-02-01/2005", "2004-02-01", "2005-12-31", Precision::Interval);
        check("2005/2006-02", "2005-01-01", "2006-02-28", Precision::Interval);
    }

    #[test]
    fn level_1() {
        check("1984?", "1984-01-01", "1984-12-31", Precision::Year);
        check("2004-06~", "2004-06-01", "2004-06-30", Precision::Month);
        check("2004-06-11%", "2004-06-11", "2004-06-11", Precision::Day);
        check("201X", "2010-01-01", "2019-12-31", Precision::Decade);
        check("20XX", "2000-01-01", "2099-12-31", Precision::Century);
        check("99XX", "9900-01-01", "9999-12-31", Precision::Century);
        check("2004-XX", "2004-01-01", "2004-12-31", Precision::Year);
        check("1985-04-XX", "1985-04-01", "1985-04-30", Precision::Month);
        check("1985-XX-XX", "1985-01-01", "1985-12-31", Precision::Year);
        check("1985-04-12/..", "1985-04-12", "open", Precision::Interval);
        check("1985-04/..", "1985-04-01", "open", Precision::Interval);
        check("1985/..", "1985-01-01", "open", Precision::Interval);
        check("../1985-04-12", "open", "1985-04-12", Precision::Interval);
        check("../1985-04", "open", "1985-04-30", Precision::Interval);
        check("../1985", "open", "1985-12-31", Precision::Interval);
        check("1985-04-12/", "1985-04-12", "unknown", Precision::Interval);
        check("1985/", "1985-01-01", "unknown", Precision::Interval);
        check("/1985-04-12", "unknown", "1985-04-12", Precision::Interval);
        check("/1985", "unknown", "1985-12-31", Precision::Interval);
        check("../..", "open", "open", Precision::Interval);
        check("/..", "unknown", "open", Precision::Interval);
        check("1984~/2004-06", "1984-01-01", "2004-06-30", Precision::Interval);
        check("1984/2004-06~", "1984-01-01", "2004-06-30", Precision::Interval);
        check("1984?/2004%", "1984-01-01", "2004-12-31", Precision::Interval);
        check("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", Precision::Interval);
        check("2001-21", "2001-03-01", "2001-05-31", Precision::Season);
        check("2001-22?", "2001-06-01", "2001-08-31", Precision::Season);
        check("2001-23", "2001-09-01", "2001-11-30", Precision::Season);
        check("2003-24", "2003-12-01", "2004-02-29", Precision::Season);
        check("9999-24", "9999-12-01", "9999-12-31", Precision::Season);
        check("-1985", "-1985-01-01", "-1985-12-31", Precision::Year);
        check("-0044-03-15", "-0044-03-15", "-0044-03-15", Precision::Day);
        check("-201X", "-2019-01-01", "-2010-12-31", Precision::Decade);
        check("-000X", "-0009-01-01", "-0001-12-31", Precision::Decade);
        check("-0100/-0050", "-0100-01-01", "-0050-12-31", Precision::Interval);
    }

    #[test]
    fn sets_of_level_2() {
        check("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", Precision::Set);
        check("[..1760-12-03]", "unknown", "1760-12-03", Precision::Set);
        check("[1760-12..]", "1760-12-01", "unknown", Precision::Set);
        check("[1760-01,1760-02,1760-12..]", "1760-01-01", "unknown", Precision::Set);
        check("[1667,1760-12]", "1667-01-01", "1760-12-31", Precision::Set);
        check("[1760,1667]", "1667-01-01", "1760-12-31", Precision::Set);
        check("[..1984]", "unknown", "1984-12-31", Precision::Set);
        check("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", Precision::Set);
        check("{1960,1961-12}", "1960-01-01", "1961-12-31", Precision::Set);
        check("{..1984}", "open", "1984-12-31", Precision::Set);
        check("{1984..}", "1984-01-01", "open", Precision::Set);
        check("[-0044..-0040]", "-0044-01-01", "-0040-12-31", Precision::Set);
        assert_eq!(edtf("[1667, 1668 ,1670..1672 ]").as_str(), "[1667,1668,1670..1672]");
        assert_eq!(edtf("[1667, 1668]"), edtf("[1667,1668]"));
        assert!(edtf("[1667,1668]").is_one_of());
        assert!(!edtf("{1667,1668}").is_one_of());
        assert!(edtf("[1667,1668?]").is_uncertain());
    }

    #[test]
    fn qualifiers_are_told_apart() {
        let flags = |text: &str| (edtf(text).is_uncertain(), edtf(text).is_approximate());
        assert_eq!(flags("1984"), (false, false));
        assert_eq!(flags("1984?"), (true, false));
        assert_eq!(flags("1984~"), (false, true));
        assert_eq!(flags("1984%"), (true, true));
        assert_eq!(flags("1984~/2004-06?"), (true, true));
        assert_eq!(flags("../2004-06~"), (false, true));
    }

    #[test]
    fn ends_of_an_interval_are_dates_of_their_own() {
        let span = edtf("2004-06-XX/2006~");
        assert!(span.is_interval());
        assert_eq!(span.start(), Some(&edtf("2004-06-XX")));
        assert_eq!(span.start().map(Edtf::precision), Some(Precision::Month));
        assert!(span.end().is_some_and(Edtf::is_approximate));
        assert_eq!(edtf("2004/..").end(), None);
        assert_eq!(edtf("/2004").start(), None);
        assert_eq!(edtf("2004").start(), None);
        assert_eq!(edtf("{2004..2005}").end(), None);
        assert_eq!(Edtf::from(day("2004-06-01")), edtf("2004-06-01"));
    }

    #[test]
    fn had_it_come_by_then() {
        use Certainty::{Certainly, No, Possibly};
        let check = |text: &str, by: &str, expected| {
            assert_eq!(edtf(text).before(day(by)), expected, "{text} by {by}");
        };
        check("1994-12-05", "1994-12-04", No);
        check("1994-12-05", "1994-12-05", Certainly);
        check("1994", "1993-12-31", No);
        check("1994", "1994-01-01", Possibly);
        check("1994", "1994-12-30", Possibly);
        check("1994", "1994-12-31", Certainly);
        check("1994/..", "1993-12-31", No);
        check("1994/..", "2020-01-01", Possibly);
        check("/1994", "1900-01-01", Possibly);
        check("/1994", "1995-01-01", Certainly);
        check("[..1994]", "1900-01-01", Possibly);
        check("[1994..]", "1993-01-01", No);
        check("[1994..]", "1999-01-01", Possibly);
    }

    #[test]
    fn a_span_of_validity_is_half_open() {
        use Certainty::{Certainly, No, Possibly};
        let check = |text: &str, on: &str, expected| {
            assert_eq!(edtf(text).contains(day(on)), expected, "{text} on {on}");
        };
        check("1949-04-04/1955-05-14", "1949-04-03", No);
        check("1949-04-04/1955-05-14", "1949-04-04", Certainly);
        check("1949-04-04/1955-05-14", "1955-05-13", Certainly);
        check("1949-04-04/1955-05-14", "1955-05-14", No);
        check("1949/1955", "1948-12-31", No);
        check("1949/1955", "1949-01-01", Possibly);
        check("1949/1955", "1949-12-31", Certainly);
        check("1949/1955", "1954-12-31", Certainly);
        check("1949/1955", "1955-01-01", Possibly);
        check("1949/1955", "1955-12-30", Possibly);
        check("1949/1955", "1955-12-31", No);
        check("1949-04-04/..", "9999-12-31", Certainly);
        check("1949-04-04/", "1949-04-04", Possibly);
        check("1949-04-04/", "1949-04-03", No);
        check("../1955-05-14", "-9999-01-01", Certainly);
        check("/1955-05-14", "1900-01-01", Possibly);
        check("/1955-05-14", "1955-05-14", No);
        check("../..", "1955-05-14", Certainly);
        check("/", "1955-05-14", Possibly);
    }

    #[test]
    fn other_dates_contain_their_own_days() {
        use Certainty::{Certainly, No, Possibly};
        let check = |text: &str, on: &str, expected| {
            assert_eq!(edtf(text).contains(day(on)), expected, "{text} on {on}");
        };
        check("1994-12-05", "1994-12-05", Certainly);
        check("1994-12-05T10:00:00Z", "1994-12-05", Certainly);
        check("1994-12-05", "1994-12-06", No);
        check("1994-12", "1994-12-31", Possibly);
        check("1994", "1995-01-01", No);
        check("[1994-12-05,1994-12-07]", "1994-12-05", Possibly);
        check("[1994-12-05,1994-12-07]", "1994-12-06", No);
        check("[1994-12-05]", "1994-12-05", Certainly);
        check("[1994-12-05..]", "1994-12-05", Possibly);
        check("[..1990-01-01,1994-12-05..]", "1994-12-05", Possibly);
        check("[..1990-01-01,1994-12-05..]", "1992-12-05", No);
        check("{1994-12-05..}", "2024-12-05", Certainly);
        check("{1994-12-05,1994-12-07}", "1994-12-07", Certainly);
        check("{1994-12-05..1994-12-07}", "1994-12-06", Certainly);
        check("{1994..1996}", "1995-12-06", Possibly);
    }

    #[test]
    fn certainty_is_ordered_and_negated() {
        assert!(Certainty::No < Certainty::Possibly && Certainty::Possibly < Certainty::Certainly);
        for answer in [Certainty::No, Certainty::Possibly, Certainty::Certainly] {
            assert_eq!(answer.negate().negate(), answer);
        }
        assert_eq!(Certainty::No.negate(), Certainty::Certainly);
    }

    #[test]
    fn order_is_by_earliest_then_latest_then_text() {
        let sorted = [
            "../1985",
            "/1985",
            "1984-01-01",
            "1984-01",
            "1984",
            "1984?",
            "1984/1985",
            "1984/",
            "1984/..",
            "1985-01-01",
        ];
        let mut dates: Vec<Edtf> = sorted.iter().rev().map(|text| edtf(text)).collect();
        dates.sort();
        assert_eq!(dates.iter().map(Edtf::as_str).collect::<Vec<_>>(), sorted);
    }

    #[test]
    fn errors_name_the_kind_of_fault() {
        use EdtfError as E;
        let check = |texts: &str, is_kind: fn(&E) -> bool| {
            for text in texts.split('|') {
                let found = error(text);
                assert!(is_kind(&found), "{text:?}: {found:?}");
            }
        };
        check("|?|~", |e| matches!(e, E::Empty));
        check(&"1".repeat(129), |e| matches!(e, E::TooLong { len: 129, .. }));
        check(&"é".repeat(400), |e| matches!(e, E::TooLong { .. }));
        check("1985–1990|１９８５|1985\u{202e}", |e| matches!(e, E::NotAscii { .. }));
        check(
            "85|198|19850412|17000|-17000|-0000|unknown|+1985|201x| 1985|X|-|--|..|-XX",
            |e| matches!(e, E::InvalidYear { .. }),
        );
        check("1985-00|1985-13|1985-20|1985-42|1985-4|1985-|1985-4-12|1985-13-01", |e| {
            matches!(e, E::InvalidMonth { .. })
        });
        check(
            "1985-04-31|1985-04-00|2023-02-29|1985-04-5|1985-04-|1985-04-123|1985T10:00:00",
            |e| matches!(e, E::InvalidDay { .. }),
        );
        check(
            "1985-04-12T|1985-04-12T24:00:00|1985-04-12T10:00|1985-04-12T10:00:00?|1985-04-12T1T",
            |e| matches!(e, E::InvalidTime { .. }),
        );
        check("1985/1986/1987|//", |e| matches!(e, E::InvalidInterval { .. }));
        check("[|[]|[1985|[1985}|[1985,]|[..]|{,}|[1984,..1985]|[1984..,1985]", |e| {
            matches!(e, E::InvalidSet { .. })
        });
        check("1986/1985|2004-06/2004-05-31|-0050/-0100|[1672..1670]", |e| {
            matches!(e, E::ReversedInterval { .. })
        });
        let unsupported = |e: &E| matches!(e, E::Unsupported { .. });
        check("2004-06~-11|2004?-06-11|?2004-06|2004-%06|1984?~", unsupported);
        check("Y-17E7|1950S2|2001-25|2001-41|2XXX|XXXX|1X85", unsupported);
        check("156X-12-25|15XX-12-XX|XXXX-12-XX|1985-XX-12|1985-1X|1985-04-1X", unsupported);
        check("[1985,[1986]|{1985,[1986]}|[1985/1986]", unsupported);
        check("1985-04-12T10:00:00/1986|1985/[1986,1987]", unsupported);
        check("Y17000|Y-170000002", |e| matches!(e, E::OutOfRange { .. }));
        check(
            "1985 |1985 AD|1985-04-12-01|1985-04-12th|2001-21-05|[1985]?|{1985}/1990",
            |e| matches!(e, E::TrailingText { .. }),
        );
    }

    #[test]
    fn messages_are_lower_case_and_quote_the_value() {
        assert_eq!(
            error("1985-13").to_string(),
            "invalid month `13`: expected `01` to `12`, a season `21` to `24`, or `XX`"
        );
        assert_eq!(
            error("1986/1985").to_string(),
            "reversed interval `1986/1985`: expected the earlier date first"
        );
        assert_eq!(
            error("Y17000").to_string(),
            "date `Y17000` is out of range: expected a year from `-9999` to `9999`"
        );
        assert!(!error("19\n85\u{7}").to_string().contains(['\n', '\u{7}']));
        assert!(error(&"[".repeat(100_000)).to_string().len() < 200);
    }

    #[test]
    fn hostile_texts_are_errors() {
        for piece in [
            "[", "{", "/", "..", "-", "X", "T", "?", "%", ",", "Y", ":", "\0", "٣", "🗓", "9", "[1985,",
        ] {
            for n in [1, 2, 3, 4, 5, 8, 40, 63, 64, 128, 5000] {
                let text = piece.repeat(n);
                // `/` alone is an interval of which nothing is known, `9999` a year.
                assert!(Edtf::parse(&text).is_err() || text == "/" || text == "9999", "{text}");
            }
        }
    }

    fn year_text() -> impl Strategy<Value = String> {
        (-9999..=9999_i32).prop_map(|year| {
            if year < 0 {
                format!("-{:04}", -year)
            } else {
                format!("{year:04}")
            }
        })
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (Day::MIN.0..=Day::MAX.0).prop_map(Day)
    }

    fn single_text() -> impl Strategy<Value = String> {
        let date = prop_oneof![
            year_text(),
            any_day().prop_map(|day| day.to_string()),
            (year_text(), 1..=12_u8).prop_map(|(year, month)| format!("{year}-{month:02}")),
            (year_text(), 21..=24_u8).prop_map(|(year, season)| format!("{year}-{season}")),
            (year_text(), 1..=12_u8).prop_map(|(year, month)| format!("{year}-{month:02}-XX")),
            year_text().prop_map(|year| format!("{year}-XX")),
            year_text().prop_map(|year| format!("{year}-XX-XX")),
            "-?[0-9]{3}X",
            "-?[0-9]{2}XX",
        ];
        (date, prop::sample::select(vec!["", "?", "~", "%"])).prop_map(|(date, qualifier)| date + qualifier)
    }

    fn interval_text() -> impl Strategy<Value = String> {
        (single_text(), single_text(), 0..6_u8).prop_map(|(one, other, kind)| match kind {
            0 => format!("{one}/.."),
            1 => format!("../{one}"),
            2 => format!("{one}/"),
            3 => format!("/{one}"),
            _ => {
                let (start, end) = if edtf(&one) <= edtf(&other) {
                    (one, other)
                } else {
                    (other, one)
                };
                format!("{start}/{end}")
            }
        })
    }

    fn set_text() -> impl Strategy<Value = String> {
        (prop::collection::vec(single_text(), 1..5), any::<bool>(), 0..4_u8).prop_map(|(members, is_one_of, kind)| {
            let inner = members.join(", ");
            let inner = match kind {
                0 => format!("..{inner}"),
                1 => format!("{inner}.."),
                _ => inner,
            };
            if is_one_of {
                format!("[{inner}]")
            } else {
                format!("{{{inner}}}")
            }
        })
    }

    fn any_edtf() -> impl Strategy<Value = Edtf> {
        prop_oneof![single_text(), interval_text(), set_text()].prop_map(|text| edtf(&text))
    }

    proptest! {
        #[test]
        fn day_round_trip(day in any_day()) {
            let (year, month, of_month) = day.ymd();
            prop_assert_eq!(Day::from_ymd(year, month, of_month), Some(day));
            prop_assert_eq!(day.to_string().parse::<Day>(), Ok(day));
            prop_assert!(day.first_of_month() <= day && day <= day.last_of_month());
            prop_assert_eq!(Edtf::from(day).earliest_day(), Some(day));
        }

        #[test]
        fn days_follow_one_another(day in any_day()) {
            let next = day.add_days(1);
            prop_assert!(next > day || day == Day::MAX);
            prop_assert!(next.ymd() >= day.ymd());
            prop_assert_eq!(next.add_days(-1) == day, day != Day::MAX);
        }

        #[test]
        fn any_number_is_read_as_some_day(number in any::<i32>(), days in any::<i32>()) {
            let day = Day(number);
            prop_assert_eq!(day.to_string().parse::<Day>(), Ok(day.clamp(Day::MIN, Day::MAX)));
            prop_assert!((Day::MIN..=Day::MAX).contains(&day.add_days(days)));
        }

        #[test]
        fn text_round_trip(date in any_edtf()) {
            let again = edtf(&date.to_string());
            prop_assert_eq!(&again, &date);
            prop_assert_eq!(again.cmp(&date), Ordering::Equal);
            prop_assert_eq!((again.earliest(), again.latest()), (date.earliest(), date.latest()));
        }

        #[test]
        fn earliest_is_not_after_latest(date in any_edtf()) {
            if let (Some(earliest), Some(latest)) = (date.earliest_day(), date.latest_day()) {
                prop_assert!(earliest <= latest);
            }
        }

        #[test]
        fn any_text_is_read_without_panic(text in any::<String>()) {
            if let Ok(date) = Edtf::parse(&text) {
                prop_assert_eq!(Edtf::parse(date.as_str()), Ok(date.clone()));
            }
            prop_assert!(text.parse::<Day>().is_err() || text.len() >= 10);
        }

        #[test]
        fn date_like_text_is_read_without_panic(text in "[-0-9X?~%/.,TZYES:+ \\[\\]{}é]{0,40}", on in any_day()) {
            if let Ok(date) = Edtf::parse(&text) {
                prop_assert_eq!(Edtf::parse(date.as_str()), Ok(date.clone()));
                let _ = (date.contains(on), date.before(on));
            }
        }

        #[test]
        fn order_is_consistent(one in any_edtf(), other in any_edtf(), third in any_edtf()) {
            prop_assert_eq!(one.cmp(&other), other.cmp(&one).reverse());
            prop_assert_eq!(one == other, one.cmp(&other) == Ordering::Equal);
            let mut sorted = [one, other, third];
            sorted.sort();
            prop_assert!(sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2]);
        }

        #[test]
        fn contained_days_lie_within_the_bounds(date in any_edtf(), on in any_day(), shift in -800..800_i32) {
            let near = date.earliest_day().or_else(|| date.latest_day()).unwrap_or(on).add_days(shift);
            for on in [on, near] {
                if date.contains(on) != Certainty::No {
                    prop_assert!(date.earliest_day().is_none_or(|earliest| earliest <= on));
                    prop_assert!(date.latest_day().is_none_or(|latest| on <= latest));
                    prop_assert!(!date.is_interval() || date.latest_day() != Some(on));
                }
            }
        }

        #[test]
        fn what_had_come_stays_come(date in any_edtf(), on in any_day(), later in 0..5000_i32) {
            prop_assert!(date.before(on) <= date.before(on.add_days(later)));
        }

        #[test]
        fn coarser_dates_have_wider_bounds(year in year_text()) {
            let whole = edtf(&year);
            for text in [format!("{year}-01"), format!("{year}-01-01"), format!("{year}-XX"), format!("{year}-01-XX")] {
                prop_assert_eq!(edtf(&text).earliest(), whole.earliest());
            }
            for text in [format!("{year}-12"), format!("{year}-12-31"), format!("{year}-XX-XX"), format!("{year}~")] {
                prop_assert_eq!(edtf(&text).latest(), whole.latest());
            }
            let stem = &year[..year.len() - 1];
            for wider in [format!("{stem}X"), format!("{}XX", &stem[..stem.len() - 1])] {
                // Year zero has no sign and so no place in `-000X`.
                let wider = edtf(&wider);
                prop_assert!(wider.earliest_day() <= whole.earliest_day() && whole.latest_day() <= wider.latest_day());
            }
        }
    }
}
