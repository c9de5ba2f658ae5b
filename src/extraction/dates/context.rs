//! What a date refers to: the day of publication, the dates before it, and whether the words look forward.

use crate::model::Day;

use super::super::lexicon::{Class, Link};
use super::super::token::{Kind, Tokens};
use super::line::Line;
use super::value::When;

/// A year named in the story is taken for dates without a year in so many sentences after it.
const NEAR: usize = 2;
/// The same in a text that is no news, across paragraphs.
const NEAR_IN_STORIES: usize = 5;
/// How far to the left or right of a date its tense is looked for, in tokens.
const TENSE_WINDOW: usize = 24;

/// The context of a date.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Day of publication.
    pub(super) anchor: Option<Day>,
    /// No year of the text is near the day of publication: the text tells of another time.
    historical: bool,
    last_day: Option<Day>,
    last_month: Option<(i32, u8)>,
    last_year: Option<i32>,
    /// The text reports news: it names days of the week or "yesterday".
    news: bool,
    /// The year the story is in.
    story: Option<Story>,
    /// The sentence that is read speaks of now ("has", "wants", "ist").
    pub(super) speaks_now: bool,
    /// Number of the sentence that is read.
    pub(super) sentence: usize,
    /// Number of its block.
    pub(super) block: u32,
}

/// A year that a story names, and where.
#[derive(Debug, Clone, Copy)]
struct Story {
    year: i32,
    month: Option<u8>,
    sentence: usize,
    block: u32,
}

impl Context {
    /// The context at the beginning of a text.
    pub(super) fn new(tokens: &Tokens<'_>, anchor: Option<Day>) -> Self {
        let historical = anchor.is_some_and(|anchor| tells_of_another_time(tokens, anchor.ymd().0 - 2));
        let news = tokens
            .all
            .iter()
            .filter(|t| t.kind == Kind::Word && t.is(Class::Weekday))
            .nth(1)
            .is_some();
        Self {
            anchor,
            historical,
            news,
            ..Self::default()
        }
    }

    /// Remembers a date; `story` says whether it is when the story happens (not what a thing is named after).
    pub(super) fn note(&mut self, when: When, story: bool) {
        if let Some(year) = when.year() {
            self.last_year = Some(year);
            self.last_month = when.month().map(|month| (year, month));
            self.last_day = when.whole_day();
            if story {
                self.story = Some(Story {
                    year,
                    month: when.month(),
                    sentence: self.sentence,
                    block: self.block,
                });
            }
        }
    }

    /// The anchor of words such as "last week"; none in a text that tells of another time.
    pub(super) fn now(&self) -> Option<Day> {
        if self.historical { None } else { self.anchor }
    }

    /// The last day the text named.
    pub(super) fn last_day(&self) -> Option<Day> {
        self.last_day
    }

    /// The last month the text named, unless a mere year came after it.
    pub(super) fn last_month(&self) -> Option<(i32, u8)> {
        self.last_month
    }

    /// The last year the text named.
    pub(super) fn last_year(&self) -> Option<i32> {
        self.last_year
    }

    /// "This year": that of publication; in a text without one, or of another time, that of the story near by.
    pub(super) fn this_year(&self) -> Option<i32> {
        let told = || self.story.filter(|story| self.is_near(story)).map(|story| story.year);
        self.now().map(|day| day.ymd().0).or_else(told)
    }

    fn is_near(&self, story: &Story) -> bool {
        if self.news {
            story.block == self.block && story.sentence + NEAR >= self.sentence
        } else {
            story.sentence + NEAR_IN_STORIES >= self.sentence
        }
    }

    /// The year that "that year" means: that of the story near by, else the last one named.
    pub(super) fn told_year(&self) -> Option<i32> {
        self.story().map(|story| story.year).or(self.last_year)
    }

    /// The story near by.
    fn story(&self) -> Option<Story> {
        let story = self.story?;
        (self.is_near(&story) || self.now().is_none()).then_some(story)
    }

    /// Fills in the year of a day, month or season that has none; says whether it had to be worked out.
    pub(super) fn fill(&self, when: When, future: bool) -> Option<(When, bool)> {
        if !when.lacks_year() {
            return Some((when, false));
        }
        let now = self.now();
        if let Some(story) = self.story() {
            // A story goes on: January after November is that of the next year.
            let turned = matches!((story.month, when.month()), (Some(told), Some(month)) if told >= month + 6);
            let year = story.year + i32::from(turned);
            // "Orano signed an agreement on 12 October; France wants uranium": a year told before is not that of now.
            let now_again = self.speaks_now && now.is_some() && story.sentence != self.sentence;
            let here = now_again || now.is_some_and(|now| year >= now.ymd().0);
            if !here {
                return Some((when.in_year(Some(year)), true));
            }
        }
        let Some(now) = now else {
            return self.last_year.map(|year| (when.in_year(Some(year)), true));
        };
        Some((when.in_year(Some(nearest_year(when, now, future))), true))
    }
}

/// Whether a text names years, all of them long before its publication, and hardly a day of the week, as news do.
fn tells_of_another_time(tokens: &Tokens<'_>, recent: i32) -> bool {
    let (mut years, mut weekdays) = (0, 0);
    for (at, token) in tokens.all.iter().enumerate() {
        if token.kind == Kind::Word {
            if token.is(Class::DateCue) && is_of_now(tokens, at) {
                return false;
            }
            weekdays += usize::from(token.is(Class::Weekday));
        }
        if token.kind != Kind::Number || token.end - token.start < 4 {
            continue;
        }
        let text = &tokens.text[token.start as usize..token.end as usize];
        if let Some(year) = text.get(text.len() - 4..).and_then(|tail| tail.parse::<i32>().ok()) {
            if (recent..=2199).contains(&year) {
                return false;
            }
            years += usize::from((1000..recent).contains(&year));
        }
    }
    years >= 3 && years >= weekdays * 4
}

/// "gestern", "last week", "im vergangenen November", "dieses Jahres": words of a text that tells of its own time.
fn is_of_now(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.value(at, Class::DateCue) {
        Some("day-1") => true,
        Some("last") => {
            let unit = matches!(tokens.value(at + 1, Class::TimeUnit), Some("week" | "month" | "year"));
            (unit || tokens.is(at + 1, Class::Month))
                && tokens
                    .all
                    .get(at + 1)
                    .is_none_or(|t| tokens.vocabulary.links(t.word) & Link::Plural.bit() == 0)
        }
        Some("this") => tokens.value(at + 1, Class::TimeUnit) == Some("year"),
        _ => false,
    }
}

/// Whether a sentence speaks of now: a present or perfect auxiliary.
pub(super) fn speaks_now(line: Line<'_>) -> bool {
    (line.start..line.end).any(|at| match line.tokens.language {
        crate::model::Language::En => matches!(
            line.str(at),
            "has" | "have" | "is" | "are" | "wants" | "want" | "says" | "will"
        ),
        crate::model::Language::De => matches!(
            line.str(at),
            "hat" | "haben" | "ist" | "sind" | "will" | "wollen" | "wird" | "werden" | "sagt"
        ),
    })
}

/// The year that puts a day or month where readers of `now` look for it: before, or after if the words look forward.
fn nearest_year(when: When, now: Day, future: bool) -> i32 {
    let (year, month, day) = now.ymd();
    let place = match when {
        When::Day { month, day, .. } => (month.unwrap_or(1), day),
        When::Month { month, .. } => (month, 1),
        When::Season { season, .. } => (season.saturating_sub(20) * 3, 1),
        _ => (1, 1),
    };
    let at_month = !matches!(when, When::Day { .. });
    let today = if at_month { (month, 1) } else { (month, day) };
    if future {
        // "a round planned for September 17 was cancelled", read in October.
        let just_past = Day::from_ymd(year, place.0, place.1).is_some_and(|then| !at_month && then.add_days(60) >= now);
        return if place < today && !just_past { year + 1 } else { year };
    }
    if place <= today {
        return year;
    }
    // A day of the next weeks is meant as such even without a word that looks forward.
    let soon = Day::from_ymd(year, place.0, place.1).is_some_and(|then| !at_month && then <= now.add_days(30));
    if soon { year } else { year - 1 }
}

/// Whether the words around a date look forward: "will meet on Wednesday", "Am Mittwoch wird er …".
pub(super) fn looks_forward(line: Line<'_>, date: std::ops::Range<usize>) -> bool {
    // The verb of a German main clause stands right behind a date at its head, that of an English one after the subject.
    let after = match line.tokens.language {
        crate::model::Language::De => 1,
        crate::model::Language::En => 8,
    };
    let from = date.start.saturating_sub(TENSE_WINDOW).max(line.start);
    for at in (from..date.start).rev() {
        if line.is(at, Class::Speech) || line.sign(at, ",") || line.sign(at, ";") || line.sign(at, ":") {
            // "said on Wednesday it will": what the speech is about has its own tense.
            return false;
        }
        if line.link(at, Link::Will) {
            return true;
        }
    }
    let head = date.start <= line.start + 2;
    if !head {
        return false;
    }
    let mut at = date.end;
    if line.sign(at, ",") {
        at += 1;
    }
    (at..at + after)
        .take_while(|at| !line.sign(*at, ",") && !line.is(*at, Class::Speech))
        .any(|at| line.link(at, Link::Will))
}

/// The day of the week, 1 (Monday) to 7.
pub(super) fn weekday(day: Day) -> i32 {
    (day.0 + 3).rem_euclid(7) + 1
}

/// A month so many months later.
pub(super) fn add_months(year: i32, month: u8, months: i32) -> (i32, u8) {
    let total = year * 12 + i32::from(month) - 1 + months;
    let month = u8::try_from(total.rem_euclid(12)).unwrap_or(0) + 1;
    (total.div_euclid(12), month)
}
