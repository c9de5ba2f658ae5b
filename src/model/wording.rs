//! Words and sentences around a place in a block of text, in scalar values; and the same sentences in a translation.
//!
//! For marking text by hand: a double click takes a word, a triple click a sentence. Not the machine's reading
//! (`extraction`), which knows the languages better and needs the whole text.

use std::ops::Range;

use super::document::{Document, paragraphs};
use super::passage::Span;
use super::words::Language;

/// Letters before a full stop that does not end a sentence, in lower case.
const ABBREVIATIONS: [&str; 22] = [
    "bzw", "ca", "dr", "etc", "evtl", "ggf", "inkl", "jr", "mr", "mrs", "ms", "nr", "prof", "rd", "sen", "sog", "sr", "st",
    "tsd", "usw", "vgl", "vs",
];

/// The word at a character of a block; the characters themselves where there is no letter.
pub fn word_at(block: &str, at: usize) -> Range<usize> {
    let chars: Vec<char> = block.chars().collect();
    let at = at.min(chars.len().saturating_sub(1));
    let inside = |i: usize| {
        let joins = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '’' | '\'' | '.' | ',');
        let letter = |i: usize| chars.get(i).is_some_and(|c| c.is_alphanumeric());
        letter(i) || (chars.get(i).is_some_and(|c| joins(*c)) && i > 0 && letter(i - 1) && letter(i + 1))
    };
    if !inside(at) {
        return at..(at + 1).min(chars.len());
    }
    let start = (0..at).rev().take_while(|i| inside(*i)).last().unwrap_or(at);
    let end = (at..chars.len())
        .take_while(|i| inside(*i))
        .last()
        .map_or(at, |last| last + 1);
    start..end
}

/// The sentences of a block, without the blanks between them.
pub fn sentences(block: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = block.chars().collect();
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < chars.len() {
        if ends_here(&chars, at) {
            let mut end = at + 1;
            while chars
                .get(end)
                .is_some_and(|c| is_closing(*c) || matches!(c, '.' | '!' | '?' | '…'))
            {
                end += 1;
            }
            push(&chars, start..end, &mut found);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    push(&chars, start..chars.len(), &mut found);
    found
}

/// The sentence at a character of a block; all of it where there is none.
pub fn sentence_at(block: &str, at: usize) -> Range<usize> {
    let all = sentences(block);
    let found = all.iter().find(|s| at < s.end).or(all.last());
    found.cloned().unwrap_or(0..block.chars().count())
}

/// A range without the blanks at its ends.
pub fn trimmed(block: &str, range: Range<usize>) -> Range<usize> {
    let inside: Vec<char> = block.chars().skip(range.start).take(range.len()).collect();
    let lead = inside.iter().take_while(|c| c.is_whitespace()).count();
    let trail = inside.iter().rev().take_while(|c| c.is_whitespace()).count();
    let start = range.start + lead;
    start..(range.start + inside.len()).saturating_sub(trail).max(start)
}

fn push(chars: &[char], range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let blank = |i: &usize| chars.get(*i).is_none_or(|c| c.is_whitespace());
    let start = range.clone().find(|i| !blank(i)).unwrap_or(range.end);
    let end = range.rev().find(|i| !blank(i)).map_or(start, |last| last + 1);
    if start < end {
        found.push(start..end);
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '’' | '«' | '»' | ')' | ']')
}

/// Whether a sentence ends with the character at a place: a sign, perhaps quotes, a blank, and no small letter.
fn ends_here(chars: &[char], at: usize) -> bool {
    let Some(sign) = chars.get(at).filter(|c| matches!(c, '.' | '!' | '?' | '…')) else {
        return false;
    };
    let rest = chars.get(at + 1..).unwrap_or_default();
    let mut rest = rest.iter().skip_while(|c| is_closing(**c) || matches!(c, '.' | '!' | '?'));
    match rest.next() {
        None => return true,
        Some(c) if !c.is_whitespace() => return false,
        Some(_) => {}
    }
    let next = rest.find(|c| !c.is_whitespace());
    if next.is_some_and(|c| c.is_lowercase()) {
        return false;
    }
    if *sign != '.' {
        return true;
    }
    // "19. Juni", "z. B.", "U.S.", "Dr. Kim" go on.
    let before: Vec<char> = chars[..at]
        .iter()
        .rev()
        .take_while(|c| c.is_alphanumeric())
        .copied()
        .collect();
    let word: String = before.iter().rev().flat_map(|c| c.to_lowercase()).collect();
    let number = !word.is_empty() && word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
    let single = before.len() == 1 && before[0].is_alphabetic();
    !(number || single || ABBREVIATIONS.contains(&word.as_str()))
}

/// Where the same sentences stand in the document's other text; the whole paragraphs where sentences do not match.
///
/// `language` is that of the text in which `span` lies. `None` if there is no other text.
pub fn counterpart(document: &Document, language: Language, span: Span) -> Option<Span> {
    let translation = document.translation.as_ref()?;
    let (here, there) = if document.is_translated_in(language) {
        (translation.text.as_str(), document.text.as_str())
    } else {
        (document.text.as_str(), translation.text.as_str())
    };
    let (own, other) = (paragraphs(here), paragraphs(there));
    if own.len() != other.len() {
        return None;
    }
    let block_of = |at: usize| own.iter().position(|b| at < b.span.end);
    let (first, last) = (block_of(span.start)?, block_of(span.end.saturating_sub(1))?);
    let place = |block: usize, at: usize| -> Option<Range<usize>> {
        let (a, b) = (own.get(block)?, other.get(block)?);
        let own = sentences(here.get(a.start_byte..a.end_byte)?);
        let other = sentences(there.get(b.start_byte..b.end_byte)?);
        let local = at.saturating_sub(a.span.start);
        let number = own.iter().position(|s| local < s.end).filter(|_| own.len() == other.len());
        let found = number.and_then(|n| other.get(n).cloned()).unwrap_or(0..b.span.len());
        Some(b.span.start + found.start..b.span.start + found.end)
    };
    let (from, to) = (place(first, span.start)?, place(last, span.end.saturating_sub(1))?);
    let found = Span {
        start: from.start,
        end: to.end,
    };
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(block: &str) -> Vec<String> {
        let words = |r: &Range<usize>| block.chars().skip(r.start).take(r.len()).collect();
        sentences(block).iter().map(words).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            cut("Am 19. Juni kam Putin, z. B. mit Dr. Kim. „Es hält.“ Hält es? Ja!"),
            ["Am 19. Juni kam Putin, z. B. mit Dr. Kim.", "„Es hält.“", "Hält es?", "Ja!"]
        );
        assert_eq!(
            cut("The U.S. Army left in 1949. It came back."),
            ["The U.S. Army left in 1949.", "It came back."]
        );
        assert_eq!(cut("ohne Ende"), ["ohne Ende"]);
        assert!(cut(" ").is_empty());
    }

    #[test]
    fn a_word_keeps_its_hyphen_and_its_decimals() {
        let text = "Über 11.000 Container, US-Angaben. Kim’s";
        let word = |at: usize| -> String {
            let range = word_at(text, at);
            text.chars().skip(range.start).take(range.len()).collect()
        };
        assert_eq!(word(0), "Über");
        assert_eq!(word(7), "11.000");
        assert_eq!(word(25), "US-Angaben");
        assert_eq!(word(36), "Kim’s");
        assert_eq!(word(21), ",");
        assert_eq!(trimmed("  ab c ", 0..7), 2..6);
        assert_eq!(trimmed("   ", 0..3), 3..3);
    }

    #[test]
    fn the_same_sentence_is_found_in_the_translation() {
        let document: Document = serde_json::from_value(serde_json::json!({ "id": "d.x", "title": {}, "language": "de",
            "text": "## Kopf\n\nMoskau half. Peking schwieg.\n\nEins. Zwei. Drei.",
            "translation": { "language": "en", "text": "## Head\n\nMoscow helped. Peking was silent.\n\nOne, two. Three." } }))
        .unwrap();
        let de = &document.text;
        let en = &document.translation.as_ref().unwrap().text;
        let of = |span: Option<Span>, text: &str| span.unwrap().of(text).unwrap().to_owned();
        let span = |start, end| Span { start, end };
        assert_eq!(
            of(counterpart(&document, Language::De, span(22, 28)), en),
            "Peking was silent."
        );
        assert_eq!(
            of(counterpart(&document, Language::De, span(9, 37)), en),
            "Moscow helped. Peking was silent."
        );
        assert_eq!(
            of(counterpart(&document, Language::De, span(39, 43)), en),
            "One, two. Three.",
            "sentences do not match"
        );
        assert_eq!(of(counterpart(&document, Language::En, span(9, 15)), de), "Moskau half.");
    }

    proptest! {
        #[test]
        fn sentences_are_in_order_and_hold_every_letter(block in "[A-Za-zäÜ0-9 .!?“„)…\\n]{0,80}") {
            let chars: Vec<char> = block.chars().collect();
            let found = sentences(&block);
            prop_assert!(found.windows(2).all(|w| w[0].end <= w[1].start));
            for (at, c) in chars.iter().enumerate().filter(|(_, c)| !c.is_whitespace()) {
                prop_assert!(found.iter().any(|s| s.contains(&at)), "{c} at {at}");
            }
            for at in 0..chars.len() {
                let word = word_at(&block, at);
                prop_assert!(word.contains(&at) && word.end <= chars.len());
            }
        }
    }
}
