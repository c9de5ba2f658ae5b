//! A text cut into tokens, sentences and blocks.
//!
//! A token is a word, a number, or one sign. Names joined by a hyphen are several tokens without space between them,
//! so that "US-Beamte" can be read by its parts. Positions are bytes of the text; scalar values are worked out once,
//! at the end ([`super::found`]).
//! Deliberately not here: what a word means (`lexicon`).

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::OnceLock;

use crate::model::Language;

use super::lexicon::{Class, Vocabulary, WordId};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner apostrophes and digits after letters ("G7", "O'Brien").
    Word,
    /// Digits, with inner separators ("11.000", "3,5", "1990er" is a number and a word).
    Number,
    /// One sign.
    Sign,
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The word's number in the vocabulary; [`WordId::NONE`] for words it does not hold.
    pub word: WordId,
    /// All classes of the word, a bit each: kept here because every rule asks for them.
    pub mask: u64,
    /// What it is.
    pub kind: Kind,
    /// White space, or the start of the text, stands before it.
    pub spaced: bool,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Has two or more capital letters and no small ones.
    pub capitals: bool,
    /// Stands inside quotation marks.
    pub quoted: bool,
}

impl Token {
    /// Whether the word is of `class`.
    pub fn is(&self, class: Class) -> bool {
        self.mask >> class as u32 & 1 == 1
    }
}

/// The tokens of a text.
#[derive(Debug)]
pub struct Tokens<'a> {
    /// The text.
    pub text: &'a str,
    /// Its language.
    pub language: Language,
    /// The words' meanings.
    pub vocabulary: &'a Vocabulary,
    /// All tokens in order.
    pub all: Vec<Token>,
    /// Sentences as ranges of tokens, in order, without gaps inside a block.
    pub sentences: Vec<Range<usize>>,
    /// Number of the block (paragraph or heading) each sentence stands in, from 0.
    pub block_of: Vec<u32>,
    /// Whether each block looks like a heading (short, no full stop at its end).
    pub headings: Vec<bool>,
    /// Form of the verb at each token, 0 for none; `clauses` fills it when it is first asked for.
    pub(super) verbs: OnceCell<Box<[u8]>>,
}

impl<'a> Tokens<'a> {
    /// The token's own words.
    pub fn str(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// The text from the first to the last token of `range`.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        if range.is_empty() {
            return "";
        }
        match (self.all.get(range.start), self.all.get(range.end - 1)) {
            (Some(first), Some(last)) => &self.text[first.start as usize..last.end as usize],
            _ => "",
        }
    }

    /// The token, if there is one.
    pub fn get(&self, at: usize) -> Option<&Token> {
        self.all.get(at)
    }

    /// Whether the token's word is of `class`.
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.all.get(at).is_some_and(|t| t.is(class))
    }

    /// The value of the token's word in `class`.
    pub fn value(&self, at: usize, class: Class) -> Option<&'a str> {
        let token = self.all.get(at).filter(|t| t.is(class))?;
        self.vocabulary.value(token.word, class)
    }

    /// The value of the token's word in `class`, as a number.
    pub fn number(&self, at: usize, class: Class) -> Option<i32> {
        let token = self.all.get(at).filter(|t| t.is(class))?;
        self.vocabulary.number(token.word, class)
    }

    /// Whether the token is this one sign.
    pub fn is_sign(&self, at: usize, sign: &str) -> bool {
        self.all.get(at).is_some_and(|t| t.kind == Kind::Sign) && self.str(at) == sign
    }

    /// Number of the sentence that holds the token.
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= at)
    }
}

/// The words, numbers and signs of a short text, cut as [`tokenise`] cuts them; for the lexicon's own names.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    static EMPTY: OnceLock<Vocabulary> = OnceLock::new();
    let mut cutter = Cutter::new(text, EMPTY.get_or_init(|| Vocabulary::new(Language::En)));
    cutter.cut(0, text.len());
    let tokens = std::mem::take(&mut cutter.tokens);
    tokens.into_iter().map(|t| &text[t.start as usize..t.end as usize])
}

/// Cuts `text`; parts of `set_aside` (bytes, sorted) give no tokens.
pub fn tokenise<'a>(text: &'a str, vocabulary: &'a Vocabulary, set_aside: &[Range<usize>]) -> Tokens<'a> {
    let mut cutter = Cutter::new(text, vocabulary);
    let mut at = 0;
    for aside in set_aside {
        if aside.start > at {
            cutter.cut(at, aside.start.min(text.len()));
        }
        cutter.end_block();
        at = at.max(aside.end);
    }
    if at < text.len() {
        cutter.cut(at, text.len());
    }
    cutter.end_block();
    Tokens {
        text,
        language: vocabulary.language(),
        vocabulary,
        all: cutter.tokens,
        sentences: cutter.sentences,
        block_of: cutter.block_of,
        headings: cutter.headings,
        verbs: OnceCell::new(),
    }
}

/// Sentences longer than this many tokens are cut: an endless line must not make later steps quadratic.
const LONGEST_SENTENCE: usize = 400;
/// A block without a full stop and not longer than this many tokens is a heading.
const LONGEST_HEADING: usize = 16;

struct Cutter<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    block_of: Vec<u32>,
    headings: Vec<bool>,
    block: usize,
    quoted: bool,
    spaced: bool,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str, vocabulary: &'a Vocabulary) -> Self {
        Self {
            text,
            vocabulary,
            tokens: Vec::with_capacity(text.len() / 6),
            sentences: Vec::new(),
            block_of: Vec::new(),
            headings: Vec::new(),
            block: 0,
            quoted: false,
            spaced: true,
        }
    }

    /// Cuts the bytes `from..to`; a line break ends a block.
    fn cut(&mut self, from: usize, to: usize) {
        let bytes = self.text.as_bytes();
        let mut at = from;
        self.spaced = true;
        while at < to {
            let byte = bytes[at];
            match byte {
                b'\n' => {
                    self.end_block();
                    at += 1;
                }
                b' ' | b'\t' | b'\r' => {
                    self.spaced = true;
                    at += 1;
                }
                b'0'..=b'9' => at = self.number(at, to),
                b'a'..=b'z' | b'A'..=b'Z' => at = self.word(at, to),
                0..=127 => {
                    self.sign(at, at + 1);
                    at += 1;
                }
                _ => at = self.beyond_ascii(at, to),
            }
        }
    }

    fn beyond_ascii(&mut self, at: usize, to: usize) -> usize {
        let Some(c) = self.text[at..to].chars().next() else {
            return to;
        };
        if c.is_alphabetic() {
            return self.word(at, to);
        }
        let next = at + c.len_utf8();
        if c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}') {
            self.spaced = true;
        } else {
            self.sign(at, next);
        }
        next
    }

    fn word(&mut self, start: usize, to: usize) -> usize {
        let bytes = &self.text.as_bytes()[..to];
        let mut at = start;
        let (mut upper, mut lower) = (0_u32, 0_u32);
        let mut capital = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'a'..=b'z' => {
                    // Most of a text is this: small letters in a row.
                    lower += 1;
                    at += 1;
                    while bytes.get(at).is_some_and(u8::is_ascii_lowercase) {
                        at += 1;
                    }
                    continue;
                }
                b'A'..=b'Z' => {
                    capital |= at == start;
                    upper += 1;
                }
                b'0'..=b'9' => {}
                // "O'Brien" is one word; "Russia's" and "Kims' " end before the apostrophe.
                b'\'' if at + 2 < to && bytes[at + 1].is_ascii_uppercase() && at == start + 1 => {}
                128.. => {
                    let Some(c) = self.text[at..to].chars().next() else { break };
                    if c.is_uppercase() {
                        capital |= at == start;
                        upper += 1;
                    } else if c.is_alphabetic() || ('\u{300}'..'\u{370}').contains(&c) {
                        lower += 1;
                    } else if c != '\u{ad}' {
                        break;
                    }
                    at += c.len_utf8();
                    continue;
                }
                _ => break,
            }
            at += 1;
        }
        let word = self.vocabulary.find(&self.text[start..at]);
        self.push(start, at, Kind::Word, word, capital, upper >= 2 && lower == 0);
        at
    }

    fn number(&mut self, start: usize, to: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < to {
            let byte = bytes[at];
            let digit_after = at + 1 < to && bytes[at + 1].is_ascii_digit();
            let inner = matches!(byte, b'.' | b',') && digit_after;
            if !byte.is_ascii_digit() && !inner {
                break;
            }
            at += 1;
        }
        self.push(start, at, Kind::Number, WordId::NONE, false, false);
        at
    }

    fn sign(&mut self, start: usize, end: usize) {
        let sign = &self.text[start..end];
        match sign {
            "„" | "«" | "“" if sign != "“" || self.spaced || !self.quoted => {
                self.push(start, end, Kind::Sign, WordId::NONE, false, false);
                self.quoted = true;
                return;
            }
            "“" | "”" | "»" => self.quoted = sign == "»" && !self.quoted,
            "\"" => self.quoted = !self.quoted,
            _ => {}
        }
        self.push(start, end, Kind::Sign, WordId::NONE, false, false);
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, word: WordId, capital: bool, capitals: bool) {
        let word = match kind {
            Kind::Word => word,
            // Some names begin with two digits ("38 North", "17+1").
            Kind::Number if end - start == 2 => self.vocabulary.find(&self.text[start..end]),
            Kind::Number | Kind::Sign => WordId::of_sign(&self.text[start..end]),
        };
        self.tokens.push(Token {
            start: start as u32,
            end: end as u32,
            word,
            mask: self.vocabulary.mask(word),
            kind,
            spaced: self.spaced,
            capital,
            capitals,
            quoted: self.quoted,
        });
        self.spaced = false;
    }

    fn end_block(&mut self) {
        let block = self.block..self.tokens.len();
        if !block.is_empty() {
            self.end_sentences(block.clone());
            let last = self.tokens.last().map_or("", |t| self.str(t));
            let closed = matches!(last, "." | "!" | "…" | ":" | ";" | "“" | "”" | "\"");
            self.headings.push(block.len() <= LONGEST_HEADING && !closed);
            self.block = self.tokens.len();
        }
        self.quoted = false;
        self.spaced = true;
    }

    /// Cuts a block into sentences.
    fn end_sentences(&mut self, block: Range<usize>) {
        let number = self.headings.len() as u32;
        let mut start = block.start;
        let mut at = block.start;
        while at < block.end {
            let mut end = at + 1;
            if self.ends_sentence(at) {
                // Quotation marks and brackets that close belong to the sentence before them.
                while end < block.end && !self.tokens[end].spaced && self.tokens[end].kind == Kind::Sign {
                    end += 1;
                }
                let open = end < block.end && (!self.tokens[end].spaced || self.goes_on(end));
                if !open {
                    self.sentences.push(start..end);
                    self.block_of.push(number);
                    start = end;
                }
            } else if end - start >= LONGEST_SENTENCE {
                self.sentences.push(start..end);
                self.block_of.push(number);
                start = end;
            }
            at = end;
        }
        if start < block.end {
            self.sentences.push(start..block.end);
            self.block_of.push(number);
        }
    }

    /// A small letter after the stop: the sentence goes on.
    fn goes_on(&self, at: usize) -> bool {
        let first = self.tokens[at..].iter().take(3).find(|t| t.kind != Kind::Sign);
        first.is_some_and(|t| t.kind == Kind::Word && !t.capital)
    }

    /// Whether the token is a stop that does not belong to a date, an ordinal, an abbreviation or an initial.
    fn ends_sentence(&self, at: usize) -> bool {
        let stop = &self.tokens[at];
        if stop.kind != Kind::Sign || !matches!(self.str(stop), "." | "!" | "?" | "…") {
            return false;
        }
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else {
            return false;
        };
        if self.str(stop) != "." || stop.spaced {
            return true;
        }
        match before.kind {
            // "3. März", "24. Juni", "20. Jahrhundert": an ordinal of at most two digits before a word.
            Kind::Number => {
                let follows = self.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word);
                let ordinal = self.vocabulary.language() == Language::De && self.str(before).len() <= 2;
                !(ordinal && (follows || self.in_numeric_date(at)))
            }
            Kind::Word => {
                let single = self.str(before).chars().count() == 1;
                // "a. D.", "z. B.", "d. h.".
                let initial = single && (before.capital || self.vocabulary.language() == Language::De);
                !initial && !before.is(Class::Abbreviation)
            }
            Kind::Sign => true,
        }
    }

    /// Whether the stop stands inside "3. 3. 2014" or "3. 3.": behind its first number, or before its year.
    fn in_numeric_date(&self, stop: usize) -> bool {
        let number = |at: usize, longest: u32| {
            let token = self.tokens.get(at);
            token.is_some_and(|t| t.kind == Kind::Number && t.end - t.start <= longest)
        };
        let dot = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|t| t.kind == Kind::Sign && !t.spaced && self.str(t) == ".")
        };
        let month_follows = number(stop + 1, 2) && dot(stop + 2);
        let day_before = stop >= 3 && dot(stop - 2) && number(stop - 3, 2);
        let year = self
            .tokens
            .get(stop + 1)
            .is_some_and(|t| t.kind == Kind::Number && t.end - t.start == 4);
        month_follows || day_before && year
    }

    fn str(&self, token: &Token) -> &'a str {
        &self.text[token.start as usize..token.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<String> {
        let lexicon = Lexicon::built_in();
        let tokens = tokenise(text, lexicon.vocabulary(Language::De), &[]);
        tokens.sentences.iter().map(|s| tokens.slice(s.clone()).to_owned()).collect()
    }

    #[test]
    fn stops_inside_dates_and_abbreviations_end_no_sentence() {
        let text = "Am 3. März sprach Dr. Kim. „Das ist es.“ Danach ging er.\nEin Kopf";
        assert_eq!(
            sentences(text),
            ["Am 3. März sprach Dr. Kim.", "„Das ist es.“", "Danach ging er.", "Ein Kopf"]
        );
        let text = "Oberst a. D. Meier kam, z. B. nach Bonn. Er ging.";
        assert_eq!(sentences(text), ["Oberst a. D. Meier kam, z. B. nach Bonn.", "Er ging."]);
        let text = "Am 3. 3. 2014 begann es. Am 5. 3. war Ruhe.";
        assert_eq!(sentences(text), ["Am 3. 3. 2014 begann es.", "Am 5. 3. war Ruhe."]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_without_loss_of_order(text in "\\PC{0,200}", cut in 0_usize..50) {
            let lexicon = Lexicon::built_in();
            let cut = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let tokens = tokenise(&text, lexicon.vocabulary(Language::En), std::slice::from_ref(&(0..cut)));
            for pair in tokens.all.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            prop_assert!(tokens.all.iter().all(|t| t.start < t.end && t.start as usize >= cut));
            prop_assert_eq!(tokens.sentences.iter().map(std::iter::ExactSizeIterator::len).sum::<usize>(), tokens.all.len());
            prop_assert_eq!(tokens.block_of.len(), tokens.sentences.len());
        }
    }
}
