//! Finds the article on a page: the smallest element that holds nearly all of the page's prose.
//!
//! Prose is a run of text long enough to be a sentence and not made of links. Menus and banners inside the article
//! are kept and set aside; what lies outside is dropped.

use super::super::draft::{Draft, Role};
use super::super::{Limits, ReadingWarning, Reason, plain};
use super::tree::{BREAK, Node, Page, Run, Tag};

/// A shorter run is no prose.
const SHORTEST: usize = 60;
/// Prose, in bytes, below which the words in classes are not believed.
const TOO_LITTLE: usize = 250;
/// Longest cell of a table that is kept in one line with its row.
const LONGEST_CELL: usize = 160;

/// Adds the article's blocks to `draft`.
pub(super) fn read(page: &Page, draft: &mut Draft, limits: &Limits) {
    if page.flattened {
        draft.warnings.push(ReadingWarning::NestingFlattened);
    }
    let strict = prose(page, true);
    let lenient = prose(page, false);
    let total = |prose: &[usize]| prose.first().copied().unwrap_or(0);
    // A class that names the whole article "widget" hides it: then classes are not believed.
    let by_words = total(&strict) >= TOO_LITTLE || total(&strict) * 2 >= total(&lenient);
    let prose = if by_words { strict } else { lenient };
    let chosen = choose(page, &prose);
    if total(&prose) == 0 || (chosen == 0 && page.nodes.len() > 40) {
        draft.warnings.push(ReadingWarning::WholePageTaken);
    }
    let inside = inside(page, chosen);
    headline(page, &inside, draft, limits);
    let mut row: Option<u32> = None;
    let mut cells = String::new();
    for run in &page.runs {
        let node = page.nodes[run.node as usize];
        if !inside[run.node as usize] || node.hidden {
            continue;
        }
        let text = &page.text[run.text.clone()];
        let reason = reason(&node, run, text, by_words);
        let this = row_of(page, run.node).filter(|_| text.trim().len() <= LONGEST_CELL && reason.is_none());
        if this != row {
            draft.push(Role::Text, &cells, limits);
            cells.clear();
            row = this;
        }
        if this.is_some() {
            if !cells.is_empty() {
                cells.push_str(" | ");
            }
            cells.extend(text.trim().chars().map(|c| if c == BREAK { ' ' } else { c }));
        } else {
            run_blocks(node, text, reason, draft, limits);
        }
        if draft.is_full(limits) {
            break;
        }
    }
    draft.push(Role::Text, &cells, limits);
}

/// Bytes of prose in each element and what it holds.
fn prose(page: &Page, by_words: bool) -> Vec<usize> {
    let mut prose = vec![0; page.nodes.len()];
    for run in &page.runs {
        let node = page.nodes[run.node as usize];
        if node.by_tag.is_some() || node.hidden || (by_words && node.by_words.is_some()) || matches!(node.tag, Tag::Heading(_)) {
            continue;
        }
        let length = page.text[run.text.clone()].trim().len();
        if length >= SHORTEST && run.linked * 2 < length {
            prose[run.node as usize] += length - run.linked;
        }
    }
    for at in (1..page.nodes.len()).rev() {
        prose[page.nodes[at].parent as usize] += prose[at];
    }
    prose
}

/// The smallest element that holds nearly all prose; one that the page calls the article may hold less of it.
fn choose(page: &Page, prose: &[usize]) -> usize {
    let mut best = vec![0_usize; page.nodes.len()];
    for at in 1..page.nodes.len() {
        let parent = page.nodes[at].parent as usize;
        if best[parent] == 0 || prose[at] > prose[best[parent]] {
            best[parent] = at;
        }
    }
    let mut chosen = 0;
    loop {
        let child = best[chosen];
        if child == 0 || prose[child] == 0 {
            return chosen;
        }
        let node = page.nodes[child];
        let (part, of) = match node.tag {
            _ if node.is_body => (5, 10),
            Tag::Article | Tag::Main => (6, 10),
            Tag::Block | Tag::Cell | Tag::Row | Tag::Table => (9, 10),
            _ => return chosen,
        };
        if prose[child] * of < prose[chosen] * part {
            return chosen;
        }
        chosen = child;
    }
}

/// Which elements lie in the chosen one.
fn inside(page: &Page, chosen: usize) -> Vec<bool> {
    let mut inside = vec![false; page.nodes.len()];
    for (at, node) in page.nodes.iter().enumerate() {
        inside[at] = at == chosen || (at > 0 && inside[node.parent as usize]);
    }
    inside
}

/// Adds the page's headline where it stands outside the article.
fn headline(page: &Page, inside: &[bool], draft: &mut Draft, limits: &Limits) {
    let is_headline = |run: &&Run| {
        let node = page.nodes[run.node as usize];
        node.tag == Tag::Heading(1) && !node.hidden && node.by_tag.is_none()
    };
    if page.runs.iter().filter(is_headline).any(|run| inside[run.node as usize]) {
        return;
    }
    if let Some(run) = page.runs.iter().find(is_headline) {
        let text = page.text[run.text.clone()].replace(BREAK, " ");
        draft.push(Role::Heading, &text, limits);
    }
}

/// Why a run inside the article is no part of it.
fn reason(node: &Node, run: &Run, text: &str, by_words: bool) -> Option<Reason> {
    let named = node.by_tag.or(if by_words { node.by_words } else { None });
    let length = text.trim().len();
    let linked = run.linked * 10 >= length * 9 && length < 300 && !matches!(node.tag, Tag::Heading(1) | Tag::Cell);
    named.or_else(|| linked.then_some(Reason::MenuLinks))
}

/// The row of a table that a run stands in as a cell.
fn row_of(page: &Page, node: u32) -> Option<u32> {
    let mut at = node;
    for _ in 0..3 {
        let this = page.nodes[at as usize];
        if this.tag == Tag::Cell {
            return Some(this.parent);
        }
        at = this.parent;
    }
    None
}

/// Adds a run: one block, or several where line breaks part it.
fn run_blocks(node: Node, text: &str, reason: Option<Reason>, draft: &mut Draft, limits: &Limits) {
    let role = if matches!(node.tag, Tag::Heading(_)) && reason.is_none() {
        Role::Heading
    } else {
        Role::Text
    };
    if node.tag == Tag::Pre && reason.is_none() {
        let lines = text.replace(BREAK, "\n");
        plain::paragraphs(&lines, draft, limits);
        return;
    }
    if !text.contains(BREAK) || role == Role::Heading {
        let line = if text.contains(BREAK) {
            text.replace(BREAK, " ")
        } else {
            text.to_owned()
        };
        draft.push_aside(role, &line, reason, limits);
        return;
    }
    let mut block = String::new();
    for line in text.split(BREAK).map(str::trim) {
        let ends = block.ends_with(['.', '!', '?', ':', '“', '”', '"', '»']) || block.len() < 80;
        if !block.is_empty() && (line.is_empty() || (ends && !line.starts_with(char::is_lowercase))) {
            draft.push_aside(role, &block, reason, limits);
            block.clear();
        }
        if !block.is_empty() {
            block.push(' ');
        }
        block.push_str(line);
    }
    draft.push_aside(role, &block, reason, limits);
}
