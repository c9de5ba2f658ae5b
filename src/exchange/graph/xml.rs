//! What GEXF and GraphML share: a reader that refuses what no honest file does, and a writer of attributes.
//!
//! Names are compared without their prefix, so that every spelling of a namespace is read. A document type, an entity of
//! its own, nesting deeper than the limit and characters that XML does not have are refused before they cost anything.

use std::borrow::Cow;
use std::cell::Cell;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::exchange::{ExchangeError, Limits};

/// A part of an XML file.
#[derive(Debug)]
pub(in crate::exchange) enum Part<'a> {
    /// An element begins; `true` if it ends at once.
    Start(BytesStart<'a>, bool),
    /// An element ends.
    End,
    /// Words between elements.
    Text(Cow<'a, str>),
    /// The file ends here, and it should.
    Eof,
    /// The file breaks off, or is no XML from here.
    Broken {
        /// What the parser says.
        problem: String,
    },
}

/// Reads the parts one by one.
pub(in crate::exchange) struct Parts<'a> {
    source: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    most: usize,
    /// Where the part read last begins, in bytes.
    pub(in crate::exchange) from: usize,
    lines: Cell<(usize, u64)>,
}

impl<'a> Parts<'a> {
    pub(in crate::exchange) fn of(source: &'a str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(source);
        reader.config_mut().check_end_names = true;
        reader.config_mut().allow_dangling_amp = true;
        Self {
            source,
            reader,
            depth: 0,
            most: limits.depth,
            from: 0,
            lines: Cell::new((0, 1)),
        }
    }

    /// One past the part read last, in bytes.
    pub(in crate::exchange) fn to(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// The line that the part read last begins in.
    pub(in crate::exchange) fn line(&self) -> u64 {
        let (known, line) = self.lines.get();
        let (known, line) = if known <= self.from { (known, line) } else { (0, 1) };
        let line = line + breaks(self.source, known, self.from);
        self.lines.set((self.from, line));
        line
    }

    /// The next part.
    pub(in crate::exchange) fn next(&mut self) -> Result<Part<'a>, ExchangeError> {
        loop {
            self.from = self.to();
            match self.reader.read_event() {
                Ok(Event::Start(tag)) => {
                    self.depth += 1;
                    if self.depth > self.most {
                        return Err(ExchangeError::TooMuch {
                            what: "levels",
                            limit: self.most,
                        });
                    }
                    return Ok(Part::Start(tag, false));
                }
                Ok(Event::Empty(tag)) => return Ok(Part::Start(tag, true)),
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Part::End);
                }
                Ok(Event::Text(text)) => return Ok(Part::Text(text.into_inner())),
                Ok(Event::CData(text)) => return Ok(Part::Text(text.into_inner())),
                Ok(Event::GeneralRef(name)) => return self.reference(&name),
                Ok(Event::DocType(_)) => return Err(self.refused("document types")),
                Ok(Event::Eof) if self.depth == 0 => return Ok(Part::Eof),
                Ok(Event::Eof) => {
                    return Ok(Part::Broken {
                        problem: String::from("the file ends within an element"),
                    });
                }
                Ok(_) => {}
                Err(error) => {
                    return Ok(Part::Broken {
                        problem: error.to_string(),
                    });
                }
            }
        }
    }

    fn reference(&self, name: &BytesRef<'_>) -> Result<Part<'a>, ExchangeError> {
        let sign = match name.as_ref() {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => name.resolve_char_ref().ok().flatten(),
        };
        let sign = sign.ok_or_else(|| self.refused("entities"))?;
        Ok(Part::Text(Cow::Owned(sign.to_string())))
    }

    fn refused(&self, what: &'static str) -> ExchangeError {
        ExchangeError::Refused { line: self.line(), what }
    }

    /// Hands the attributes of an element over, by their names without prefix. Declarations of namespaces are passed
    /// over; a long value is cut.
    pub(in crate::exchange) fn attributes(
        &self,
        tag: &BytesStart<'_>,
        limits: &Limits,
        mut take: impl FnMut(&str, Cow<'_, str>),
    ) -> Result<bool, ExchangeError> {
        let mut cut = false;
        let mut attributes = tag.attributes();
        attributes.with_checks(false);
        for attribute in attributes {
            let attribute = attribute.map_err(|error| ExchangeError::Malformed {
                line: self.line(),
                problem: error.to_string(),
            })?;
            if attribute.key.as_ref().starts_with("xmlns") {
                continue;
            }
            let raw: &str = &attribute.value;
            let value = if raw.contains('&') {
                unescape(raw).map_err(|_unknown_entity| self.refused("entities"))?
            } else {
                Cow::Borrowed(raw)
            };
            let value = if value.len() > limits.field {
                cut = true;
                Cow::Owned(shortened(&value, limits.field).to_owned())
            } else {
                value
            };
            take(attribute.key.local_name().as_ref(), value);
        }
        Ok(cut)
    }
}

/// The beginning of a text, at most so many bytes.
pub(in crate::exchange) fn shortened(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

/// How many lines end between two bytes.
fn breaks(source: &str, from: usize, to: usize) -> u64 {
    let piece = source.as_bytes().get(from..to.min(source.len())).unwrap_or_default();
    piece.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

/// Lines of bytes that are asked for in rising order.
#[derive(Debug)]
pub(in crate::exchange) struct Lines<'a> {
    source: &'a str,
    known: (usize, u64),
}

impl<'a> Lines<'a> {
    pub(in crate::exchange) fn of(source: &'a str) -> Self {
        Self { source, known: (0, 1) }
    }

    /// The line of a byte, from 1.
    pub(in crate::exchange) fn at(&mut self, byte: usize) -> u64 {
        if byte < self.known.0 {
            self.known = (0, 1);
        }
        self.known = (byte, self.known.1 + breaks(self.source, self.known.0, byte));
        self.known.1
    }
}

/// Writes ` name="value"` with what XML wants escaped; characters that XML does not have become a question mark in a
/// lozenge. `true` if there were such.
pub(in crate::exchange) fn attribute(out: &mut String, name: &str, value: &str) -> bool {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    let changed = escaped(out, value, true);
    out.push('"');
    changed
}

/// Writes words between elements.
pub(in crate::exchange) fn words(out: &mut String, value: &str) -> bool {
    escaped(out, value, false)
}

fn escaped(out: &mut String, value: &str, in_attribute: bool) -> bool {
    let mut changed = false;
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            '\n' if in_attribute => out.push_str("&#10;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                changed = true;
                out.push('\u{fffd}');
            }
            _ => out.push(c),
        }
    }
    changed
}
