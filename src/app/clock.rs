//! What the machine's clock says, in the time zone of the machine.
//!
//! For what only the user sees: the day it is, the speaker's clock, when a version was written. Nothing that is kept
//! and no figure depends on it.

use std::time::SystemTime;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::model::Day;

/// Now.
#[expect(clippy::disallowed_methods, reason = "the one place where the window asks for the time")]
pub(super) fn now() -> Zoned {
    local(SystemTime::now())
}

/// A time where the machine stands.
pub(super) fn local(at: SystemTime) -> Zoned {
    Timestamp::try_from(at).unwrap_or_default().to_zoned(TimeZone::system())
}

/// The day of a time.
pub(super) fn day(at: &Zoned) -> Option<Day> {
    Day::from_ymd(i32::from(at.year()), at.month().unsigned_abs(), at.day().unsigned_abs())
}

/// Hours and minutes: "14:05".
pub(super) fn hours(at: &Zoned) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_and_the_hours_are_those_of_the_zone() -> Result<(), jiff::Error> {
        let late: Timestamp = "2024-06-19T23:30:00Z".parse()?;
        let there = late.to_zoned(TimeZone::fixed(jiff::tz::offset(2)));
        assert_eq!(day(&there), Day::from_ymd(2024, 6, 20));
        assert_eq!(hours(&there), "01:30");
        Ok(())
    }
}
