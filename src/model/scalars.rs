//! A text whose scalar values can be found without counting from its beginning.
//!
//! For whoever turns many spans into words or bytes into spans. Not here: what a span means.

use super::passage::{CONTEXT, Selector, Span};

/// A text with the number of scalar values before each 64th byte.
#[derive(Debug)]
pub struct Scalars<'a> {
    text: &'a str,
    before: Vec<u32>,
}

/// Number of scalar values that begin in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from((*byte as i8) >= -0x40)).sum()
}

impl<'a> Scalars<'a> {
    const STEP: usize = 64;

    /// Counts once through the text.
    pub fn of(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / Self::STEP + 2);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(Self::STEP) {
            before.push(count);
            count += starts(chunk);
        }
        before.push(count);
        Self { text, before }
    }

    /// Number of scalar values before a byte; all of them beyond the end.
    pub fn scalar(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let slot = byte / Self::STEP;
        let before = self.before.get(slot).copied().unwrap_or(0);
        (before + starts(&self.text.as_bytes()[slot * Self::STEP..byte])) as usize
    }

    /// The byte at which a scalar value begins; the end of the text beyond it.
    pub fn byte(&self, scalar: usize) -> usize {
        let wanted = u32::try_from(scalar).unwrap_or(u32::MAX);
        let slot = self.before.partition_point(|before| *before <= wanted).saturating_sub(1);
        let from = (slot * Self::STEP).min(self.text.len());
        let mut left = scalar - self.before.get(slot).map_or(0, |b| *b as usize);
        for (at, byte) in self.text.as_bytes()[from..].iter().enumerate() {
            if (*byte as i8) >= -0x40 {
                if left == 0 {
                    return from + at;
                }
                left -= 1;
            }
        }
        self.text.len()
    }

    /// The words at a span; empty beyond the end.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(self.byte(span.start)..self.byte(span.end)).unwrap_or("")
    }

    /// The selector of a span, as [`Selector::at`] gives it.
    pub fn selector(&self, span: Span) -> Option<Selector> {
        let all = self.before.last().map_or(0, |n| *n as usize);
        let exact = self.slice(span);
        if exact.is_empty() || span.end > all {
            return None;
        }
        let around = |start: usize, end: usize| self.slice(Span { start, end }).to_owned();
        Some(Selector {
            span,
            exact: exact.to_owned(),
            prefix: around(span.start.saturating_sub(CONTEXT), span.start),
            suffix: around(span.end, (span.end + CONTEXT).min(all)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_counts_as_the_text_does(text in "\\PC{0,700}", at in 0_usize..800) {
            let scalars = Scalars::of(&text);
            let byte = text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
            prop_assert_eq!(scalars.byte(at), byte);
            prop_assert_eq!(scalars.scalar(byte), at.min(text.chars().count()));
            let span = Span { start: at / 2, end: at };
            prop_assert_eq!(scalars.selector(span), Selector::at(&text, span));
        }
    }
}
