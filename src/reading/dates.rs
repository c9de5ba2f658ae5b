//! Dates of publication as files write them: ISO, German, English, RFC 2822, digits with signs between.
//!
//! Only whole lines that are a date, or begin with one; dates inside sentences are found by `extraction`.

use crate::model::Edtf;

/// Months by their first letters, German and English, small letters.
const MONTHS: [(&str, u8); 22] = [
    ("jan", 1),
    ("jän", 1),
    ("feb", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("maer", 3),
    ("apr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("dez", 12),
    ("dec", 12),
    ("juno", 6),
    ("juli", 7),
    ("sept", 9),
];

/// Names of months in full, for telling "März" from "Marshal".
const FULL: [&str; 46] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "januar",
    "jänner",
    "februar",
    "feber",
    "märz",
    "maerz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "jan",
    "feb",
    "mar",
    "mär",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "okt",
    "nov",
    "dec",
    "dez",
    "mrz",
    "jän",
    "juno",
    "septembre",
    "janvier",
    "marzo",
    "novembre",
    "décembre",
];

/// The date `text` states, if it is one.
pub(super) fn published(text: &str) -> Option<Edtf> {
    let text = text
        .trim()
        .trim_matches(|c: char| matches!(c, '"' | '\'' | ',' | '.' | '(' | ')'));
    if text.is_empty() || text.len() > 80 {
        return None;
    }
    iso(text)
        .or_else(|| Edtf::parse(text).ok())
        .or_else(|| digits(text))
        .or_else(|| words(text))
}

/// `2024-06-19T10:00:00Z`, `2024-06-19 10:00`, `20240619`.
fn iso(text: &str) -> Option<Edtf> {
    let head = text.split(['T', ' ']).next()?;
    if head.len() == 10 && head.as_bytes().get(4) == Some(&b'-') {
        return Edtf::parse(head).ok().filter(|_| rest_is_time(&text[head.len()..]));
    }
    if head.len() == 8 && head.bytes().all(|b| b.is_ascii_digit()) {
        let date = format!("{}-{}-{}", head.get(..4)?, head.get(4..6)?, head.get(6..)?);
        return Edtf::parse(&date)
            .ok()
            .filter(|d| (1800..2200).contains(&year_of(d)) && rest_is_time(&text[head.len()..]));
    }
    None
}

fn year_of(date: &Edtf) -> i32 {
    date.earliest_day().map_or(0, |day| day.ymd().0)
}

/// `19.06.2024`, `19/06/2024`, `2024/06/19`; a time of day may follow.
fn digits(text: &str) -> Option<Edtf> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/' | '-'))
        .unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let sign = head.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = head.trim_end_matches(sign).split(sign).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    if !rest_is_time(rest) {
        return None;
    }
    let number = |s: &str| s.parse::<u32>().ok().filter(|_| !s.is_empty() && s.len() <= 4);
    let (a_number, b_number, c_number) = (number(a)?, number(b)?, number(c)?);
    if a.len() == 4 {
        return date(a_number, b_number, c_number);
    }
    let year = if c.len() == 4 { c_number } else { return None };
    match (sign, a_number, b_number) {
        ('.' | '-', day, month) => date(year, month, day),
        (_, day, month) if day > 12 => date(year, month, day),
        (_, month, day) if day > 12 => date(year, month, day),
        (_, day, month) if day == month => date(year, month, day),
        (_, one, other) => {
            let (first, second) = (one.min(other), one.max(other));
            Edtf::parse(&format!(
                "[{year:04}-{first:02}-{second:02},{year:04}-{second:02}-{first:02}]"
            ))
            .ok()
        }
    }
}

/// `19. Juni 2024, 10:15 Uhr`, `Wednesday, June 19, 2024`, `Wed, 19 Jun 2024 10:00:00 GMT`, `Juni 2024`.
fn words(text: &str) -> Option<Edtf> {
    let (mut day, mut month, mut year) = (None, None, None);
    let mut read = 0;
    for word in text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/'))
        .filter(|w| !w.is_empty())
    {
        read += 1;
        if year.is_some() || read > 6 {
            break;
        }
        let bare = word.trim_end_matches(|c: char| c.is_alphabetic() && word.starts_with(|d: char| d.is_ascii_digit()));
        if let Ok(number) = bare.parse::<u32>() {
            if bare.len() == 4 && (1500..2200).contains(&number) {
                year = Some(number);
            } else if (1..=31).contains(&number) && day.is_none() {
                day = Some(number);
            } else {
                return None;
            }
        } else if let Some(found) = month_of(word).filter(|_| month.is_none()) {
            month = Some(found);
        } else if !is_weekday(word) && !matches!(word, "den" | "am" | "on" | "the" | "of" | "um") {
            return None;
        }
    }
    let year = year?;
    match (month, day) {
        (Some(month), Some(day)) => date(year, u32::from(month), day),
        (Some(month), None) => Edtf::parse(&format!("{year:04}-{month:02}")).ok(),
        _ => None,
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Edtf> {
    Edtf::parse(&format!("{year:04}-{month:02}-{day:02}")).ok()
}

/// The month a word names.
pub(super) fn month_of(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    FULL.contains(&word).then_some(())?;
    MONTHS
        .iter()
        .find(|(head, _)| word.starts_with(head))
        .map(|(_, month)| *month)
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 15] = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "don",
    ];
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    DAYS.contains(&word) || word.ends_with("day") || word.ends_with("tag") || matches!(word, "mittwoch" | "sonnabend")
}

/// Whether what stands behind a date is a time of day, or nothing.
fn rest_is_time(rest: &str) -> bool {
    rest.chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ':' | '.' | ',' | '+' | '-' | 'T' | 'Z' | '|'))
        || rest.split(|c: char| c.is_whitespace() || c == ',').all(|w| {
            w.starts_with(|c: char| c.is_ascii_digit())
                || w.is_empty()
                || matches!(
                    w,
                    "Uhr"
                        | "um"
                        | "at"
                        | "GMT"
                        | "UTC"
                        | "CET"
                        | "CEST"
                        | "MEZ"
                        | "MESZ"
                        | "EST"
                        | "EDT"
                        | "AM"
                        | "PM"
                        | "a.m."
                        | "p.m."
                        | "am"
                        | "pm"
                        | "–"
                        | "-"
                        | "BST"
                        | "h"
                )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_files_write_them() {
        for (text, expected) in [
            ("2024-06-19T10:00:00+02:00", "2024-06-19"),
            ("2024-06-19 10:00", "2024-06-19"),
            ("20140318", "2014-03-18"),
            ("19.06.2024, 14:05 Uhr", "2024-06-19"),
            ("2019-04", "2019-04"),
            ("1999", "1999"),
            ("Wed, 19 Jun 2024 10:00:00 GMT", "2024-06-19"),
            ("19. März 2022", "2022-03-19"),
            ("Mittwoch, 3. Jänner 1996", "1996-01-03"),
            ("June 19, 2024", "2024-06-19"),
            ("Tuesday, May 4th, 1982", "1982-05-04"),
            ("Juni 2024", "2024-06"),
            ("2024/06/19", "2024-06-19"),
            ("25/12/1991", "1991-12-25"),
            ("12/25/1991", "1991-12-25"),
            ("[2024-12..2025-03]", "[2024-12..2025-03]"),
        ] {
            assert_eq!(
                published(text).map(|d| d.as_str().to_owned()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
        assert_eq!(published("03/04/2024").unwrap().as_str(), "[2024-03-04,2024-04-03]");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "yesterday",
            "Mayor of Kyiv",
            "12.000",
            "version 1.2.3",
            "32. März 2022",
            "in the year 2024 we won",
        ] {
            assert_eq!(published(text), None, "{text}");
        }
    }
}
