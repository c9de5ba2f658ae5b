//! What is not read for facts: repeated headlines, menus, share and subscribe lines, captions, remains of scrapers.
//!
//! A block is set aside when the whole of it is such a line; a sentence of the article that mentions a newsletter
//! stays. Lines of metadata are read before they are set aside. Deliberately not here: which elements of a page are
//! menus (`html`), what stands at the head of a printed page (`pdf`).

mod appeal;
mod header;
mod heads;
mod labels;

use std::collections::HashSet;
use std::ops::Range;

use super::draft::{Block, Draft, Role};
use super::{Format, Reason};

/// A block longer than this is never a label, a button or an appeal.
const LONGEST: usize = 600;
/// How many blocks from the top may hold authors, dates and places of writing.
const TOP: usize = 10;

/// Marks the blocks of `draft`.
pub(super) fn mark(draft: &mut Draft, format: Format) {
    let blocks = &mut draft.blocks;
    let mut small = String::new();
    for block in blocks.iter_mut() {
        if block.aside.is_some() || block.text.len() > LONGEST {
            continue;
        }
        small.clear();
        lower_into(&block.text, &mut small);
        block.aside = labels::reason(&block.text, &small).or_else(|| appeal::reason(&block.text, &small));
        if block.aside.is_none()
            && let Some(part) = appeal::tail(&block.text, &small)
        {
            block.parts.push(part);
        }
        if block.aside.is_some() && format != Format::Markdown {
            block.role = Role::Text;
        }
    }
    header::read(draft, TOP);
    let blocks = &mut draft.blocks;
    repeated(blocks);
    datelines(blocks);
    lone_headings(blocks);
}

/// Appends `text` in small letters; nearly all of it is ASCII, which is done bytewise.
fn lower_into(text: &str, small: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        let from = small.len();
        small.push_str(&rest[..plain]);
        if let Some(added) = small.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        rest = &rest[plain..];
        if let Some(c) = rest.chars().next() {
            match c {
                // The usual ones need no look into the tables of Unicode.
                'ß' | 'ä' | 'ö' | 'ü' | 'é' | '–' | '„' | '“' | '”' | '’' => small.push(c),
                _ => small.extend(c.to_lowercase()),
            }
            rest = &rest[c.len_utf8()..];
        }
    }
}

/// Sets a headline aside each time it comes again.
fn repeated(blocks: &mut [Block]) {
    let mut seen: HashSet<String> = HashSet::new();
    for block in blocks.iter_mut().filter(|b| b.aside.is_none() && b.text.len() <= LONGEST) {
        // The same short answer may be given twice; a heading or a line without a full stop is no answer.
        let ends = block.text.ends_with(['.', '”', '"', '“', '»']) && block.role != Role::Heading;
        if ends || (block.role != Role::Heading && block.text.len() > 200) {
            continue;
        }
        let this = key(&block.text);
        if this.is_empty() {
            continue;
        }
        if seen.contains(&this) {
            block.aside = Some(Reason::RepeatedHeadline);
            block.role = Role::Text;
        } else {
            seen.insert(this);
        }
    }
}

/// A headline without the signs and capitals in which copies of it differ.
fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Sets aside the place before the first sentence: "SEOUL –" alone, or at the head of a paragraph.
fn datelines(blocks: &mut [Block]) {
    let mut paragraphs = 0;
    for block in blocks.iter_mut().filter(|b| b.aside.is_none()) {
        if header::is_dateline_alone(&block.text) {
            block.aside = Some(Reason::Dateline);
            block.role = Role::Text;
        } else if block.role == Role::Text {
            if let Some(end) = header::dateline(&block.text) {
                block.parts.insert(0, (0..end, Reason::Dateline));
            }
            paragraphs += 1;
        }
        if paragraphs >= 3 {
            break;
        }
    }
}

/// A heading with nothing under it but what is set aside ("More news") goes with it, if it ends the text.
fn lone_headings(blocks: &mut [Block]) {
    let Some(last) = blocks.iter().rposition(|b| b.aside.is_none() && b.role == Role::Text) else {
        return;
    };
    let followed = blocks[last + 1..].iter().any(|b| b.aside.is_some());
    if followed {
        for block in blocks[last + 1..].iter_mut().filter(|b| b.aside.is_none()) {
            block.aside = Some(Reason::MenuLinks);
            block.role = Role::Text;
        }
    }
}

/// A part of a block in bytes and why it is set aside.
type Part = (Range<usize>, Reason);

#[cfg(test)]
mod tests {
    use super::super::{Limits, Reading, read};
    use super::*;

    fn reading(text: &str) -> Reading {
        read("a.txt", text.as_bytes(), &Limits::default()).unwrap()
    }

    fn reasons(text: &str) -> Vec<(String, Reason)> {
        let reading = reading(text);
        reading
            .set_aside
            .iter()
            .map(|a| (reading.text[a.bytes.clone()].to_owned(), a.reason))
            .collect()
    }

    const LONG: &str = "Estonia's government said on Tuesday that it would host a second allied brigade, and that the costs of \
                        some 200 million euros would be shared with the guarantors of its security.";

    #[test]
    fn the_damage_of_a_scraped_report_is_set_aside() {
        use Reason::{Dateline, Navigation, RepeatedHeadline, ScraperRemains, Separator, Sharing, Subscription};
        let file = format!(
            "Estonia hosts brigade\n\nEstonia hosts brigade\nEstonia hosts brigade\n-\nTALLINN –\n\n{LONG}\n\nShare this\n\n\
             Connect with our station! Subscribe to our YouTube channel, WhatsApp and the newsletter. Follow us on Facebook.\n\n\
             -\n\nPREV Chess: a draw in Riga\nNEXT Rain until Sunday\nsource site-20"
        );
        let found: Vec<Reason> = reasons(&file).into_iter().map(|(_, r)| r).collect();
        assert_eq!(
            found,
            [
                RepeatedHeadline,
                RepeatedHeadline,
                Separator,
                Dateline,
                Sharing,
                Subscription,
                Separator,
                Navigation,
                Navigation,
                ScraperRemains
            ]
        );
        let read = reading(&file);
        assert_eq!(read.title.as_deref(), Some("Estonia hosts brigade"));
        assert!(read.text.starts_with("## Estonia hosts brigade\n\n"));
    }

    #[test]
    fn sentences_about_facts_stay() {
        let file = format!(
            "{LONG}\n\nThe ministry announced the change in its newsletter, which has 4,000 subscribers, and on Facebook.\n\n\
             Next week the parliament votes.\n\nCookies were served at the summit.\n\nNo.\n\nBy Friday the troops had left.\n\n\
             Folgen Sie der Spur des Geldes, riet der Minister. Die Rechnung zahlte Riga.\n\nNo."
        );
        assert_eq!(reasons(&file), []);
    }

    #[test]
    fn a_line_of_metadata_is_read_and_set_aside() {
        let file = format!(" date 2019-04 Autor Hanna Berg\n\n{LONG}");
        let read = reading(&file);
        assert_eq!(
            read.published.as_ref().map(|d| d.as_str().to_owned()).as_deref(),
            Some("2019-04")
        );
        assert_eq!(read.published_rule, Some(super::super::PublishedRule::HeaderLine));
        assert_eq!(
            (read.authors.as_slice(), read.title.clone()),
            (["Hanna Berg".to_owned()].as_slice(), None)
        );
        assert_eq!(read.set_aside.first().map(|a| a.reason), Some(Reason::HeaderLine));
    }

    #[test]
    fn spans_cover_what_is_set_aside() {
        let read = reading(&format!(
            "Größe der Brigade\n\n{LONG}\n\n© dpa 2024. Alle Rechte vorbehalten.\n\nÄ\n\nAnzeige"
        ));
        for aside in &read.set_aside {
            assert_eq!(aside.span.of(&read.text), read.text.get(aside.bytes.clone()));
        }
    }
}
