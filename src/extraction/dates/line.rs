//! One sentence, looked at from within: nothing before its first or after its last token is seen.
//!
//! For the readers of dates and figures, which look a few tokens to the left and to the right.

use super::super::lexicon::{Class, Link};
use super::super::token::{Kind, Token, Tokens};

/// A sentence.
#[derive(Debug, Clone, Copy)]
pub(in crate::extraction) struct Line<'a> {
    /// All tokens.
    pub(in crate::extraction) tokens: &'a Tokens<'a>,
    /// First token of the sentence.
    pub(in crate::extraction) start: usize,
    /// One past its last token.
    pub(in crate::extraction) end: usize,
}

impl<'a> Line<'a> {
    /// The token, if the sentence has it.
    pub(in crate::extraction) fn get(self, at: usize) -> Option<&'a Token> {
        if at < self.start || at >= self.end {
            return None;
        }
        self.tokens.all.get(at)
    }

    /// The token before; none before the first.
    #[expect(clippy::unused_self, reason = "a line is asked, as for the token at a place")]
    pub(in crate::extraction) fn before(self, at: usize) -> usize {
        at.checked_sub(1).unwrap_or(usize::MAX)
    }

    /// The token's own words; empty outside the sentence.
    pub(in crate::extraction) fn str(self, at: usize) -> &'a str {
        self.get(at)
            .map_or("", |t| &self.tokens.text[t.start as usize..t.end as usize])
    }

    /// Whether the token is a word of this class.
    pub(in crate::extraction) fn is(self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|t| t.is(class))
    }

    /// The value of the word in this class.
    pub(in crate::extraction) fn value(self, at: usize, class: Class) -> Option<&'a str> {
        let token = self.get(at).filter(|t| t.is(class))?;
        self.tokens.vocabulary.value(token.word, class)
    }

    /// The value of the word in this class, as a number.
    pub(in crate::extraction) fn number(self, at: usize, class: Class) -> Option<i32> {
        let token = self.get(at).filter(|t| t.is(class))?;
        self.tokens.vocabulary.number(token.word, class)
    }

    /// Whether the word links dates in this way.
    pub(in crate::extraction) fn link(self, at: usize, link: Link) -> bool {
        self.get(at)
            .is_some_and(|t| self.tokens.vocabulary.links(t.word) & link.bit() != 0)
    }

    /// Whether the token is this sign.
    pub(in crate::extraction) fn sign(self, at: usize, sign: &str) -> bool {
        self.get(at).is_some_and(|t| t.kind == Kind::Sign) && self.str(at) == sign
    }

    /// Whether the token is a hyphen or a dash.
    pub(in crate::extraction) fn dash(self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == Kind::Sign) && matches!(self.str(at), "-" | "–" | "‐" | "‑" | "—" | "−")
    }

    /// Whether the token stands right behind the one before it, without white space.
    pub(in crate::extraction) fn glued(self, at: usize) -> bool {
        self.get(at).is_some_and(|t| !t.spaced)
    }

    /// Whether the token is a word.
    pub(in crate::extraction) fn word(self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == Kind::Word)
    }

    /// Whether the token is a word that begins with a capital letter.
    pub(in crate::extraction) fn capital(self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == Kind::Word && t.capital)
    }

    /// Whether the token is a number.
    pub(in crate::extraction) fn digits(self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == Kind::Number)
    }

    /// A number of at most six digits without separators, and how many digits it has.
    pub(in crate::extraction) fn plain(self, at: usize) -> Option<(i32, usize)> {
        if !self.digits(at) {
            return None;
        }
        let text = self.str(at);
        if text.len() > 6 {
            return None;
        }
        let mut value = 0;
        for byte in text.bytes() {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value * 10 + i32::from(byte - b'0');
        }
        Some((value, text.len()))
    }
}
