//! The text of a Word document: paragraphs, headings, items of lists, rows of tables.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::super::draft::{Draft, Role};
use super::super::{Limits, ReadingError, Reason};
use super::fields::attribute;

/// Longest cell that is kept in one line with its row.
const LONGEST_CELL: usize = 160;

/// A paragraph in the making.
#[derive(Debug)]
struct Open {
    text: String,
    role: Role,
    item: bool,
}

/// A row of a table in the making: the paragraphs of each cell.
type Row = Vec<Vec<(Role, String)>>;

struct Walk<'a> {
    styles: &'a HashSet<String>,
    aside: Option<Reason>,
    draft: &'a mut Draft,
    limits: &'a Limits,
    /// Paragraphs inside paragraphs stand in text boxes.
    open: Vec<Open>,
    rows: Vec<Row>,
    depth: usize,
    /// Depth of the element whose content is passed over.
    skipped: Option<usize>,
    in_text: bool,
}

/// Adds the blocks of a part to `draft`; false if its XML breaks off.
pub(super) fn walk(
    xml: &str,
    styles: &HashSet<String>,
    aside: Option<Reason>,
    draft: &mut Draft,
    limits: &Limits,
) -> Result<bool, ReadingError> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut walk = Walk {
        styles,
        aside,
        draft,
        limits,
        open: Vec::new(),
        rows: Vec::new(),
        depth: 0,
        skipped: None,
        in_text: false,
    };
    let whole = loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                walk.depth += 1;
                if walk.depth > limits.depth {
                    return Err(ReadingError::NestedTooDeep { most: limits.depth });
                }
                if walk.skipped.is_none() {
                    walk.start(&tag);
                }
            }
            Ok(Event::Empty(tag)) if walk.skipped.is_none() => {
                walk.empty(&tag);
            }
            Ok(Event::End(tag)) => {
                if walk.skipped == Some(walk.depth) {
                    walk.skipped = None;
                } else if walk.skipped.is_none() {
                    walk.end(tag.local_name().as_ref());
                }
                walk.depth = walk.depth.saturating_sub(1);
            }
            Ok(Event::Text(text)) if walk.in_text && walk.skipped.is_none() => walk.add(text.as_ref()),
            Ok(Event::CData(text)) if walk.in_text && walk.skipped.is_none() => walk.add(text.as_ref()),
            Ok(Event::GeneralRef(name)) if walk.in_text && walk.skipped.is_none() => {
                if let Some(c) = entity(&name) {
                    walk.add(c.encode_utf8(&mut [0; 4]));
                }
            }
            Ok(Event::Eof) => break walk.depth == 0,
            Err(_) => break false,
            Ok(_) => {}
        }
        if walk.draft.is_full(limits) {
            break true;
        }
    };
    walk.finish();
    Ok(whole)
}

/// The sign an entity stands for; the document's own entities stand for nothing, so that none can unfold.
pub(super) fn entity(name: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Some(c);
    }
    match name.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

impl Walk<'_> {
    fn add(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "p" => self.open.push(Open {
                text: String::new(),
                role: Role::Text,
                item: false,
            }),
            "t" => self.in_text = true,
            "tr" => self.rows.push(Vec::new()),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(Vec::new());
                }
            }
            // Deleted and moved text, codes of fields, properties of runs as they were, copies for older programs.
            "del" | "moveFrom" | "instrText" | "delText" | "rPrChange" | "pPrChange" | "Fallback" => {
                self.skipped = Some(self.depth);
            }
            "footnote" | "endnote" if attribute(tag, "type").is_some_and(|kind| kind != "normal") => {
                self.skipped = Some(self.depth);
            }
            _ => {
                self.empty(tag);
            }
        }
    }

    /// Elements that say something by themselves.
    fn empty(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        match name.as_ref() {
            "tab" | "br" | "cr" | "ptab" => self.add(" "),
            "noBreakHyphen" => self.add("-"),
            "pStyle" => {
                let heading = attribute(tag, "val").is_some_and(|style| {
                    let small = style.to_lowercase();
                    self.styles.contains(&style)
                        || ["heading", "berschrift", "title", "titel"]
                            .iter()
                            .any(|h| small.trim_start_matches('ü').starts_with(h))
                });
                if let Some(open) = self.open.last_mut().filter(|_| heading) {
                    open.role = Role::Heading;
                }
            }
            "outlineLvl" => {
                let heading = attribute(tag, "val").is_some_and(|level| level != "9");
                if let Some(open) = self.open.last_mut().filter(|_| heading) {
                    open.role = Role::Heading;
                }
            }
            "numPr" => {
                if let Some(open) = self.open.last_mut() {
                    open.item = true;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => {
                if let Some(open) = self.open.pop() {
                    let text = if open.item && open.role == Role::Text && !open.text.trim().is_empty() {
                        format!("- {}", open.text.trim_start())
                    } else {
                        open.text
                    };
                    self.block(open.role, text);
                }
            }
            "tr" => {
                if let Some(row) = self.rows.pop() {
                    self.row(row);
                }
            }
            _ => {}
        }
    }

    fn block(&mut self, role: Role, text: String) {
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => {
                if !text.trim().is_empty() {
                    cell.push((role, text));
                }
            }
            None => self.draft.push_aside(role, &text, self.aside, self.limits),
        }
    }

    /// A row of short cells is one line; the cells of others are text in columns.
    fn row(&mut self, row: Row) {
        let short = row
            .iter()
            .all(|cell| cell.len() <= 1 && cell.iter().all(|(_, text)| text.len() <= LONGEST_CELL));
        if short {
            let words: Vec<&str> = row.iter().flatten().map(|(_, text)| text.trim()).collect();
            let line = words.join(" | ");
            self.block(Role::Text, line);
        } else {
            for (role, text) in row.into_iter().flatten() {
                self.block(role, text);
            }
        }
    }

    /// Keeps what was open where the XML broke off.
    fn finish(mut self) {
        while let Some(open) = self.open.pop() {
            self.block(open.role, open.text);
        }
        while let Some(row) = self.rows.pop() {
            self.row(row);
        }
    }
}
