//! Plain text to blocks: lines that were broken at a margin are joined, the others stay apart.
//!
//! A line was broken at a margin if the first word of the next one would not have fitted. Short lines without a full
//! stop at their end are headings. Deliberately not here: what is set aside (`aside`).

use std::borrow::Cow;

use super::Limits;
use super::draft::{Draft, Role};
use super::encoding::Decoded;

/// A line longer than this was not broken at a margin.
const WIDEST_MARGIN: usize = 130;
/// Longest heading, in scalar values; the first line of a text may be longer.
const LONGEST_HEADING: usize = 90;
/// Longest title.
const LONGEST_TITLE: usize = 160;

/// The blocks of a plain text.
pub(super) fn read(decoded: Decoded<'_>, limits: &Limits) -> Draft {
    let mut draft = Draft::new(decoded.warnings);
    paragraphs(&decoded.text, &mut draft, limits);
    headings(&mut draft);
    draft
}

/// Adds the paragraphs of `text` to `draft`.
pub(super) fn paragraphs(text: &str, draft: &mut Draft, limits: &Limits) {
    let text = &with_line_feeds(text);
    let margin = margin(text);
    let mut paragraph: Vec<&str> = Vec::new();
    for line in lines(text) {
        if line.trim().is_empty() {
            flush(draft, &mut paragraph, limits);
            continue;
        }
        if let Some(last) = paragraph.last()
            && !goes_on(last, line, margin)
        {
            flush(draft, &mut paragraph, limits);
        }
        paragraph.push(line);
        if draft.is_full(limits) {
            break;
        }
    }
    flush(draft, &mut paragraph, limits);
}

/// The text with a line feed for every sign that ends a line; a form feed is an empty line.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    const RARE: [char; 5] = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let lone = text.contains('\r') && text.matches('\r').count() != text.matches("\r\n").count();
    if !lone && !RARE.iter().any(|sign| text.contains(*sign)) {
        return Cow::Borrowed(text);
    }
    let mut out = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{b}', '\u{85}', '\u{2028}'], "\n");
    if out.contains(['\u{c}', '\u{2029}']) {
        out = out.replace(['\u{c}', '\u{2029}'], "\n\n");
    }
    Cow::Owned(out)
}

/// Lines, without what ends them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// The margin at which the lines of the text were broken; `None` where they were not.
fn margin(text: &str) -> Option<usize> {
    let (mut bytes, mut inside, mut widest, mut count) = (0_usize, 0_usize, 0_usize, 0_usize);
    for line in lines(text).take(2_000) {
        let length = line.len();
        bytes += length;
        // Umlauts take two bytes; the rare long line is no margin.
        if length <= WIDEST_MARGIN + 20 {
            inside += length;
            widest = widest.max(line.trim_end().chars().count());
            count += usize::from(length > 0);
        }
    }
    (count > 1 && inside * 10 > bytes * 9 && widest <= WIDEST_MARGIN).then_some(widest)
}

/// Whether `next` continues the sentence of `line`.
fn goes_on(line: &str, next: &str, margin: Option<usize>) -> bool {
    let end = line.trim_end();
    let start = next.trim_start();
    if is_item(start) || is_rule(end) || is_rule(start) {
        return false;
    }
    let indented = next.len() - start.len() >= 2 && line.trim_start().len() == line.len();
    let Some(margin) = margin.filter(|_| !indented) else {
        return false;
    };
    let first = start.split_whitespace().next().map_or(0, |w| w.chars().count());
    let length = end.chars().count();
    let full = length + 1 + first > margin.min(length_of_block(margin));
    let open = !end.ends_with(['.', '!', '?', ':', '“', '”', '"', '»']) && start.starts_with(char::is_lowercase);
    // Far from the margin only an open sentence goes on.
    open || (full && length > 30)
}

/// Lines are rarely filled to the last column: a word of usual length is allowed for.
fn length_of_block(margin: usize) -> usize {
    margin.saturating_sub(4)
}

/// Whether a line is drawn with signs.
fn is_rule(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
}

/// Whether a line begins an item of a list.
pub(super) fn is_item(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(' ') else { return false };
    let number = mark
        .strip_suffix(['.', ')'])
        .is_some_and(|n| n.len() <= 2 && n.chars().all(|c| c.is_ascii_digit()) && !n.is_empty());
    number && mark.ends_with(')') || matches!(mark, "-" | "*" | "+" | "•" | "–" | "·" | "▪")
}

fn flush(draft: &mut Draft, paragraph: &mut Vec<&str>, limits: &Limits) {
    match paragraph.as_slice() {
        [] => return,
        [line] => draft.push(Role::Text, line, limits),
        lines => draft.push(Role::Text, &joined(lines), limits),
    }
    paragraph.clear();
}

/// Lines made one: words broken at the margin by a hyphen are put together again.
pub(super) fn joined(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        let line = line.trim();
        join_to(&mut text, line);
    }
    text
}

/// Appends a line to a paragraph.
pub(super) fn join_to(text: &mut String, line: &str) {
    if text.is_empty() {
        text.push_str(line);
        return;
    }
    if text.ends_with('\u{ad}') {
        text.pop();
        text.push_str(line);
        return;
    }
    let broken = text
        .strip_suffix(['-', '\u{2010}'])
        .is_some_and(|head| head.ends_with(char::is_alphabetic));
    let small = line.starts_with(char::is_lowercase);
    let and = ["und ", "oder ", "bzw", "and ", "or ", "to "]
        .iter()
        .any(|w| line.starts_with(w));
    if broken && small && !and {
        text.pop();
    } else if !broken || and {
        text.push(' ');
    }
    text.push_str(line);
}

/// Marks short lines without a full stop that stand above a paragraph as headings.
fn headings(draft: &mut Draft) {
    let likely: Vec<bool> = draft
        .blocks
        .iter()
        .enumerate()
        .map(|(at, block)| {
            let above_text = draft
                .blocks
                .get(at + 1..)
                .is_some_and(|rest| rest.iter().take(6).any(|next| next.text.len() > 100.max(block.text.len())));
            above_text && looks_like_heading(&block.text, if at == 0 { LONGEST_TITLE } else { LONGEST_HEADING })
        })
        .collect();
    for (block, likely) in draft.blocks.iter_mut().zip(likely) {
        if likely {
            block.role = Role::Heading;
        } else if let Some(rest) = heading_mark(&block.text) {
            block.text = rest.to_owned();
            block.role = Role::Heading;
        }
    }
}

fn heading_mark(text: &str) -> Option<&str> {
    text.strip_prefix("## ")
        .or_else(|| text.strip_prefix("# "))
        .filter(|rest| rest.len() <= 2 * LONGEST_TITLE)
}

/// Whether a line by itself looks like a heading: short, begins like one, no full stop.
pub(super) fn looks_like_heading(text: &str, longest: usize) -> bool {
    if text.len() > longest * 2 || text.chars().count() > longest || is_item(text) {
        return false;
    }
    let bare = text.trim_matches(['„', '“', '”', '"', '»', '«', '‚', '‘', '\'']);
    let begins = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let ends = bare.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '?' | '!' | ')' | '%'));
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    begins && ends && letters >= 2 && !bare.contains("://") && !bare.contains(". ") || (longest > LONGEST_HEADING)
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, ReadingWarning, read as read_file};
    use super::*;

    fn text(file: &str) -> String {
        read_file("a.txt", file.as_bytes(), &Limits::default()).unwrap().text
    }

    #[test]
    fn lines_broken_at_a_margin_are_joined() {
        let file = "The government of the island signed the pact in\r\nMarch 1951, and the minister said that the guar-\r\nantee would hold. It was ratified soon after by\r\nboth houses.\r\n\r\nThe second paragraph begins here and is shorter.\r\n";
        assert_eq!(
            text(file),
            "The government of the island signed the pact in March 1951, and the minister said that the guarantee would hold. \
             It was ratified soon after by both houses.\n\nThe second paragraph begins here and is shorter."
        );
    }

    #[test]
    fn lines_are_paragraphs_where_no_line_is_empty() {
        let long = "Die Regierung in Tallinn teilte mit, dass die Brigade bis zum Ende des Jahres auf fünftausend Soldaten wachsen werde, und dankte den Verbündeten für ihre Zusagen.";
        let file = format!("{long}\nDie Brigade\n{long}\n„Ein Signal“\n{long}");
        assert_eq!(
            text(&file),
            format!("{long}\n\n## Die Brigade\n\n{long}\n\n## „Ein Signal“\n\n{long}")
        );
    }

    #[test]
    fn words_broken_in_two_are_mended_and_compounds_kept() {
        assert_eq!(joined(&["Sicherheits-", "garantie"]), "Sicherheitsgarantie");
        assert_eq!(joined(&["Nord-", "und Südkorea"]), "Nord- und Südkorea");
        assert_eq!(joined(&["US-", "Beamte"]), "US-Beamte");
    }

    #[test]
    fn a_text_beyond_the_limit_is_cut_with_a_warning() {
        let limits = Limits {
            bytes_text: 40,
            ..Limits::default()
        };
        let reading = read_file("a.txt", "Größe und Maß. ".repeat(20).as_bytes(), &limits).unwrap();
        assert!(reading.text.len() <= 40 && reading.warnings.contains(&ReadingWarning::Truncated));
    }
}
