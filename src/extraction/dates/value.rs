//! What a date in words says, whole or with parts missing, and the EDTF text it becomes.

use crate::model::{Day, Edtf};

/// A point of time as words give it; a missing part is filled in from the context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// A day.
    Day {
        /// Year.
        year: Option<i32>,
        /// Month, 1 to 12.
        month: Option<u8>,
        /// Day of the month.
        day: u8,
    },
    /// A month.
    Month {
        /// Year.
        year: Option<i32>,
        /// 1 to 12.
        month: u8,
    },
    /// A season, EDTF 21 to 24.
    Season {
        /// Year; a winter has the year in which it begins.
        year: Option<i32>,
        /// 21 to 24.
        season: u8,
    },
    /// A year.
    Year(i32),
    /// Ten years, by the first.
    Decade(i32),
    /// A hundred years, by the first.
    Century(i32),
}

impl When {
    /// A whole day.
    pub(super) fn day(day: Day) -> Self {
        let (year, month, day) = day.ymd();
        Self::Day {
            year: Some(year),
            month: Some(month),
            day,
        }
    }

    /// The year, where it is one.
    pub(super) fn year(self) -> Option<i32> {
        match self {
            Self::Day { year, .. } | Self::Month { year, .. } | Self::Season { year, .. } => year,
            Self::Year(year) => Some(year),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// The month, where there is one.
    pub(super) fn month(self) -> Option<u8> {
        match self {
            Self::Day { month, .. } => month,
            Self::Month { month, .. } => Some(month),
            _ => None,
        }
    }

    /// The whole day, where it is one.
    pub(super) fn whole_day(self) -> Option<Day> {
        match self {
            Self::Day {
                year: Some(year),
                month: Some(month),
                day,
            } => Day::from_ymd(year, month, day),
            _ => None,
        }
    }

    /// Whether a day still needs its month.
    pub(super) fn lacks_month(self) -> bool {
        matches!(self, Self::Day { month: None, .. })
    }

    /// Whether a day, month or season still needs its year.
    pub(super) fn lacks_year(self) -> bool {
        matches!(
            self,
            Self::Day { year: None, .. } | Self::Month { year: None, .. } | Self::Season { year: None, .. }
        )
    }

    /// With this year where it has none.
    pub(super) fn in_year(self, of: Option<i32>) -> Self {
        match self {
            Self::Day { year: None, month, day } => Self::Day { year: of, month, day },
            Self::Month { year: None, month } => Self::Month { year: of, month },
            Self::Season { year: None, season } => Self::Season { year: of, season },
            other => other,
        }
    }

    /// With this month where a day has none.
    pub(super) fn in_month(self, of: Option<u8>) -> Self {
        match self {
            Self::Day { year, month: None, day } => Self::Day { year, month: of, day },
            other => other,
        }
    }

    /// Writes it as EDTF; nothing if a part is missing or the year cannot be written.
    fn write(self, approx: bool, into: &mut String) -> Option<()> {
        use std::fmt::Write as _;
        let year = |into: &mut String, year: i32| {
            let sign = if year < 0 { "-" } else { "" };
            (year.abs() <= 9999)
                .then(|| write!(into, "{sign}{:04}", year.abs()).ok())
                .flatten()
        };
        match self {
            Self::Day {
                year: Some(of),
                month: Some(month),
                day,
            } => {
                Day::from_ymd(of, month, day)?;
                year(into, of)?;
                write!(into, "-{month:02}-{day:02}").ok()?;
            }
            Self::Month { year: Some(of), month } => {
                year(into, of)?;
                write!(into, "-{month:02}").ok()?;
            }
            Self::Season { year: Some(of), season } => {
                year(into, of)?;
                write!(into, "-{season:02}").ok()?;
            }
            Self::Year(of) => year(into, of)?,
            Self::Decade(of @ 0..=9999) => write!(into, "{:03}X", of / 10).ok()?,
            Self::Century(of @ 0..=9999) => write!(into, "{:02}XX", of / 100).ok()?,
            _ => return None,
        }
        if approx {
            into.push('~');
        }
        Some(())
    }
}

/// One end of an interval: what it is, and whether it is approximate.
pub(super) type End = (When, bool);

/// The value of a date: one point or an interval; an end that is missing is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A point.
    One(When, bool),
    /// From one to the other, both included.
    Range(Option<End>, Option<End>),
}

impl What {
    /// Its EDTF; nothing if it cannot be written (a day that does not exist, an end before the beginning).
    pub(super) fn edtf(self) -> Option<Edtf> {
        let mut text = String::with_capacity(24);
        match self {
            Self::One(when, approx) => when.write(approx, &mut text)?,
            Self::Range(from, to) => {
                for (place, end) in [from, to].into_iter().enumerate() {
                    if place == 1 {
                        text.push('/');
                    }
                    match end {
                        Some((when, approx)) => when.write(approx, &mut text)?,
                        None => text.push_str(".."),
                    }
                }
            }
        }
        Edtf::parse(&text).ok()
    }

    /// The point that later dates refer to: of an interval its end, or its beginning where it is open.
    pub(super) fn latest(self) -> Option<When> {
        match self {
            Self::One(when, _) => Some(when),
            Self::Range(from, to) => to.or(from).map(|(when, _)| when),
        }
    }
}
