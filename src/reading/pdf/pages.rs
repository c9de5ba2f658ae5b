//! Lines of pages to paragraphs: heads and feet of pages dropped, broken words mended, headings told by their size.

use std::collections::HashMap;

use super::super::draft::{Draft, Role};
use super::super::plain::{join_to, looks_like_heading};
use super::super::{Limits, Reason};
use super::glyphs::Page;
use super::lines::Line;

/// Part of a page at its top and foot where running heads stand.
const MARGIN: f64 = 0.12;
/// Longest heading, in scalar values.
const LONGEST_HEADING: usize = 140;

/// A paragraph in the making.
#[derive(Debug)]
struct Open {
    text: String,
    size: f64,
    last: Line,
    lines: usize,
    low: bool,
}

/// Adds the paragraphs of all pages to `draft`.
pub(super) fn blocks(pages: &[Page], draft: &mut Draft, limits: &Limits) {
    let running = running(pages);
    let body = usual_size(pages);
    let leading = usual_leading(pages, body);
    let mut open: Option<Open> = None;
    for page in pages {
        let ends = line_ends(page);
        for line in &page.lines {
            if is_running(line, page, &running) {
                continue;
            }
            let goes_on = open.as_ref().is_some_and(|o| goes_on(o, line, leading, &ends));
            if goes_on {
                if let Some(open) = &mut open {
                    let beside = (open.last.base - line.base).abs() < 0.2 * line.size;
                    if beside {
                        open.text.push(' ');
                        open.text.push_str(&line.text);
                    } else {
                        join_to(&mut open.text, &line.text);
                    }
                    open.last = line.clone();
                    open.lines += 1;
                }
            } else {
                close(open.take(), body, draft, limits);
                open = Some(Open {
                    text: line.text.clone(),
                    size: line.size,
                    last: line.clone(),
                    lines: 1,
                    low: line.base > 0.6 * page.height,
                });
            }
        }
        if draft.is_full(limits) {
            break;
        }
    }
    close(open, body, draft, limits);
    short_headings(draft);
}

fn close(open: Option<Open>, body: f64, draft: &mut Draft, limits: &Limits) {
    let Some(open) = open else { return };
    let large = open.size > 1.12 * body;
    let note = open.low
        && open.size < 0.92 * body
        && open
            .text
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '['));
    if note {
        draft.push_aside(Role::Text, &open.text, Some(Reason::Footnote), limits);
    } else if large && open.lines <= 4 && open.text.chars().count() <= LONGEST_HEADING && !open.text.ends_with('.') {
        draft.push(Role::Heading, &open.text, limits);
    } else {
        draft.push(Role::Text, &open.text, limits);
    }
}

/// Whether `line` continues the paragraph.
fn goes_on(open: &Open, line: &Line, leading: f64, ends: &[(f64, f64)]) -> bool {
    let last = &open.last;
    let same_size = (line.size - last.size).abs() <= 0.12 * last.size;
    let down = line.base - last.base;
    let ended = open.text.ends_with(['.', '!', '?', ':', '”', '“', '"', '»', ')']);
    if down.abs() < 0.2 * line.size && line.start >= last.end {
        // Beside it: the parts of a line set apart, or cells of a table.
        return same_size && line.start - last.end < 8.0 * line.size;
    }
    if !same_size {
        return false;
    }
    if down <= 0.0 || down > 4.0 * leading.max(line.size) {
        // The top of the next column or page.
        let small = line.text.starts_with(char::is_lowercase);
        return small
            || !ended
                && open
                    .text
                    .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | ',' | ';'))
                && open.lines > 1;
    }
    if down > 1.35 * leading.max(0.9 * line.size) {
        return false;
    }
    let indented = line.start - last.start > 0.8 * line.size && (open.lines > 1 || ended);
    let first: usize = line.text.split(' ').next().map_or(0, |w| w.chars().count());
    let room = right_edge(ends, last) - last.end;
    let fits = room > (first as f64 + 2.0) * 0.5 * line.size;
    let item = super::super::plain::is_item(&line.text);
    // A line that ends far before the margin was ended by its writer, unless a small letter goes on.
    let left = fits && room > if ended { 3.0 } else { 8.0 } * line.size && !line.text.starts_with(char::is_lowercase);
    !(indented || item || left)
}

/// Where the lines of a page begin and end; of a page with more lines than any has, the first ones.
fn line_ends(page: &Page) -> Vec<(f64, f64)> {
    page.lines.iter().take(400).map(|l| (l.start, l.end)).collect()
}

/// Right edge of the column in which `line` stands: the end of the longest lines that begin where it does.
fn right_edge(ends: &[(f64, f64)], line: &Line) -> f64 {
    let column = ends.iter().filter(|(start, _)| (start - line.start).abs() < 3.0 * line.size);
    column.fold(line.end, |right, (_, end)| right.max(*end))
}

/// The size most letters have.
fn usual_size(pages: &[Page]) -> f64 {
    let mut sizes: HashMap<u32, usize> = HashMap::new();
    for line in pages.iter().flat_map(|p| &p.lines) {
        *sizes.entry((line.size * 4.0) as u32).or_default() += line.text.len();
    }
    let usual = sizes
        .iter()
        .max_by_key(|(size, count)| (**count, **size))
        .map_or(0, |(size, _)| *size);
    f64::from(usual) / 4.0
}

/// The usual distance of two lines of the usual size.
fn usual_leading(pages: &[Page], body: f64) -> f64 {
    let mut gaps: HashMap<u32, usize> = HashMap::new();
    for page in pages {
        for pair in page.lines.windows(2) {
            let [a, b] = pair else { continue };
            let gap = b.base - a.base;
            let usual = (a.size - body).abs() < 0.15 * body && (b.size - body).abs() < 0.15 * body;
            if usual && gap > 0.8 * body && gap < 3.0 * body {
                *gaps.entry((gap * 4.0) as u32).or_default() += 1;
            }
        }
    }
    gaps.iter()
        .max_by_key(|(gap, count)| (**count, u32::MAX - **gap))
        .map_or(1.2 * body, |(gap, _)| f64::from(*gap) / 4.0)
}

/// Lines at the head and foot of pages that come again on others, by their words without numbers.
fn running(pages: &[Page]) -> HashMap<String, usize> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    if pages.len() < 2 {
        return seen;
    }
    for page in pages {
        let mut keys: Vec<String> = page
            .lines
            .iter()
            .filter(|l| in_margin(l, page))
            .map(|l| key(&l.text))
            .collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    let needed = 2.max(pages.len() / 5);
    seen.retain(|key, count| *count >= needed && !key.is_empty());
    seen
}

fn in_margin(line: &Line, page: &Page) -> bool {
    line.base < MARGIN * page.height || line.base > (1.0 - MARGIN) * page.height
}

fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a line is the head or foot of its page: comes again, or is its number.
fn is_running(line: &Line, page: &Page, running: &HashMap<String, usize>) -> bool {
    if !in_margin(line, page) {
        return false;
    }
    let key = key(&line.text);
    let number = line.text.chars().any(|c| c.is_ascii_digit())
        && line.text.len() <= 24
        && matches!(
            key.as_str(),
            "" | "seite" | "page" | "of" | "von" | "pageof" | "seitevon" | "s" | "p"
        )
        && !line.text.ends_with('%');
    number || running.contains_key(&key)
}

/// Marks short lines above a paragraph as headings, where their size does not tell.
fn short_headings(draft: &mut Draft) {
    let likely: Vec<bool> = draft
        .blocks
        .iter()
        .enumerate()
        .map(|(at, block)| {
            let next = draft
                .blocks
                .get(at + 1)
                .is_some_and(|next| next.text.len() > 160.max(2 * block.text.len()));
            block.aside.is_none() && next && looks_like_heading(&block.text, 80)
        })
        .collect();
    for (block, _) in draft.blocks.iter_mut().zip(likely).filter(|(_, likely)| *likely) {
        block.role = Role::Heading;
    }
}
