//! Dates, periods and numbers as a reader of the language writes them; a date never shows more than it knows.

use super::Words;
use crate::model::edtf::{Bound, Precision};
use crate::model::{Day, Edtf, Language};

impl Words {
    /// A day: "19 Jun 2024", "19. Juni 2024".
    pub fn day(self, day: Day) -> String {
        let (year, month, date) = day.ymd();
        match self.language() {
            Language::De => format!("{date}. {} {}", self.month_name(month), self.year(year)),
            Language::En => format!("{date} {} {}", self.month_name(month), self.year(year)),
        }
    }

    /// Name of a month (1-12), short where the language shortens it.
    pub fn month_name(self, month: u8) -> &'static str {
        const KEYS: [&str; 12] = [
            "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
            "month-11", "month-12",
        ];
        self.text(KEYS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or("month-1"))
    }

    /// A month of a year: "Jun 2024", "Juni 2024".
    pub fn month(self, year: i32, month: u8) -> String {
        format!("{} {}", self.month_name(month), self.year(year))
    }

    /// A year; years before the era are named so.
    pub fn year(self, year: i32) -> String {
        if year > 0 {
            year.to_string()
        } else {
            self.with("year-before-era", &[("year", (1 - year).into())])
        }
    }

    /// A date as far as it is known: "2024", "Mar 2018", "between 7 Sep 1995 and 10 Sep 1996".
    pub fn date(self, date: &Edtf) -> String {
        let mut text = match date.precision() {
            Precision::Interval => self.interval(date),
            Precision::Set => self.set(date),
            _ => self.single(date),
        };
        // An interval says so of its own ends.
        let whole = !date.is_interval();
        if date.is_approximate() && whole {
            text = self.with("date-approximate", &[("date", text.into())]);
        }
        if date.is_uncertain() && whole {
            text = self.with("date-uncertain", &[("date", text.into())]);
        }
        text
    }

    fn single(self, date: &Edtf) -> String {
        let Some(first) = date.earliest_day() else {
            return date.as_str().to_owned();
        };
        let (year, month, _) = first.ymd();
        match date.precision() {
            Precision::Day => self.day(first),
            Precision::Month => self.month(year, month),
            Precision::Season => {
                let key = match month {
                    3..=5 => "date-spring",
                    6..=8 => "date-summer",
                    9..=11 => "date-autumn",
                    _ => "date-winter",
                };
                self.with(key, &[("year", self.year(year).into())])
            }
            Precision::Decade => self.with("date-decade", &[("year", self.year(year).into())]),
            Precision::Century => self.with("date-century", &[("year", self.year(year).into())]),
            _ => self.year(year),
        }
    }

    fn interval(self, date: &Edtf) -> String {
        let start = date.start().map(|d| self.date(d));
        let end = date.end().map(|d| self.date(d));
        match (start, end, date.latest()) {
            (Some(start), Some(end), _) => format!("{start} – {end}"),
            (Some(start), None, Bound::Open) => self.with("date-since", &[("date", start.into())]),
            (Some(start), None, _) => self.with("date-from-unknown-end", &[("date", start.into())]),
            (None, Some(end), _) => self.with("date-until", &[("date", end.into())]),
            (None, None, _) => self.text("date-unknown").to_owned(),
        }
    }

    fn set(self, date: &Edtf) -> String {
        match (date.earliest_day(), date.latest_day()) {
            (Some(first), Some(last)) => {
                let (first, last) = (self.coarse(first, date), self.coarse_end(last, date));
                self.with("date-between", &[("first", first.into()), ("last", last.into())])
            }
            (Some(first), None) => self.with("date-or-later", &[("date", self.coarse(first, date).into())]),
            (None, Some(last)) => self.with("date-or-earlier", &[("date", self.coarse_end(last, date).into())]),
            (None, None) => self.text("date-unknown").to_owned(),
        }
    }

    /// The first end of a set, no finer than the set was written.
    fn coarse(self, day: Day, set: &Edtf) -> String {
        let (year, month, _) = day.ymd();
        match finest_part(set) {
            10.. => self.day(day),
            7.. => self.month(year, month),
            _ => self.year(year),
        }
    }

    fn coarse_end(self, day: Day, set: &Edtf) -> String {
        self.coarse(day, set)
    }

    /// A number with the language's separators and at most `decimals` places.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let fixed = format!("{value:.decimals$}");
        let (whole, fraction) = fixed.split_once('.').unwrap_or((&fixed, ""));
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |rest| ("−", rest));
        let (thousands, point) = match self.language() {
            Language::De => ('.', ','),
            Language::En => (',', '.'),
        };
        let mut text = String::from(sign);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                text.push(thousands);
            }
            text.push(digit);
        }
        let fraction = fraction.trim_end_matches('0');
        if !fraction.is_empty() {
            text.push(point);
            text.push_str(fraction);
        }
        text
    }
}

/// Length of the longest plain date in a set: 10 for days, 7 for months, 4 for years.
fn finest_part(set: &Edtf) -> usize {
    set.as_str()
        .split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .map(str::len)
        .max()
        .unwrap_or(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(edtf: &str) -> (String, String) {
        let date = Edtf::parse(edtf).unwrap();
        (Words::new(Language::De).date(&date), Words::new(Language::En).date(&date))
    }

    #[test]
    fn a_date_shows_no_more_than_it_knows() {
        assert_eq!(both("2024-06-19"), ("19. Juni 2024".into(), "19 Jun 2024".into()));
        assert_eq!(both("2018-03"), ("März 2018".into(), "Mar 2018".into()));
        assert_eq!(both("1961"), ("1961".into(), "1961".into()));
        assert_eq!(both("2017~"), ("um 2017".into(), "about 2017".into()));
        assert_eq!(both("2024-10~/2025-04").0, "um Okt. 2024 – Apr. 2025");
        assert_eq!(
            both("[2019-04..]"),
            ("Apr. 2019 oder später".into(), "Apr 2019 or later".into())
        );
        assert_eq!(
            both("[2024-12..2025-03]"),
            (
                "zwischen Dez. 2024 und März 2025".into(),
                "between Dec 2024 and Mar 2025".into()
            )
        );
        assert_eq!(
            both("1961-07-11/.."),
            ("seit 11. Juli 1961".into(), "since 11 Jul 1961".into())
        );
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(Words::new(Language::De).number(11_000.0, 0), "11.000");
        assert_eq!(Words::new(Language::En).number(1_234.5, 2), "1,234.5");
        assert_eq!(Words::new(Language::De).number(-0.25, 2), "−0,25");
        assert_eq!(Words::new(Language::En).number(999.0, 0), "999");
    }
}
