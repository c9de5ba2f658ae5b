//! How a word links dates: what it does beside one ("bis", "of", "ago").
//!
//! For the vocabulary, which keeps a bit for each, and the readers of dates and figures.

macro_rules! links {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a word of the class `date-link` does beside a date.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Link { $($(#[$doc])* $name,)* }

        impl Link {
            /// The link as a table names it.
            pub(super) fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)* _ => None }
            }

            /// Its bit in [`super::Vocabulary::links`].
            pub(crate) const fn bit(self) -> u64 {
                1 << self as u32
            }
        }
    };
}

// At most 64.
links! {
    /// "rund", "almost" before a length of time.
    About = "about",
    /// "ago".
    Ago = "ago",
    /// "und", "oder".
    And = "and",
    /// "und", "and".
    AndOnly = "and-only",
    /// An article or possessive before a year and a noun.
    Article = "article",
    /// An attack that gave a day its name.
    Attack = "attack",
    /// Before a year that names a thing.
    Attribute = "attribute",
    /// "zwischen".
    Between = "between",
    /// "Uhr", "GMT".
    Clock = "clock",
    /// "rund" before a count.
    CountAbout = "count-about",
    /// Before a day without a year.
    DayBefore = "day-before",
    /// "er", "s" glued to a decade.
    DecadeSuffix = "decade-suffix",
    /// Something was done or will be on that day.
    Done = "done",
    /// "zuvor", "before".
    Earlier = "earlier",
    /// "v." Chr., BC.
    EraBefore = "era-before",
    /// "jeden".
    Every = "every",
    /// Nothing but a year follows.
    Exact = "exact",
    /// "genau", "just": no approximation.
    Exactly = "exactly",
    /// "Black" Friday, "Welt" am Sonntag.
    Feast = "feast",
    /// "von", "since".
    From = "from",
    /// "halben", "half".
    Half = "half",
    /// "has", "first": a time until now may follow.
    Has = "has",
    /// A year may follow.
    In = "in",
    /// "später".
    Later = "later",
    /// "would", "to".
    Modal = "modal",
    /// A month without year may follow.
    MonthBefore = "month-before",
    /// A year that says when the story happens follows.
    Narrative = "narrative",
    /// May stand between a part of a time and that time.
    Of = "of",
    /// "of", "des".
    OfOnly = "of-only",
    /// "alt", "old".
    Old = "old",
    /// "ein", "a".
    One = "one",
    /// "st", "th".
    OrdinalSuffix = "ordinal-suffix",
    /// Sunday "Times".
    Paper = "paper",
    /// A unit of time in the plural.
    Plural = "plural",
    /// "his".
    Possessive = "possessive",
    /// "dem", "the".
    The = "the",
    /// "bis".
    To = "to",
    /// "heute", "now" at the end of an interval.
    Today = "today",
    /// "bis" before a day to come.
    Until = "until",
    /// "wird", "scheduled".
    Will = "will",
    /// "bis" heute.
    Yesteryear = "yesteryear",
}
