//! The text of the document that a file becomes: the whole file, a block for each record, so that it can be read and
//! cited. For the readers of graph formats. Not here: what the records mean.

use super::At;

/// A text in the making, copied block by block from a file that is read from its beginning to its end.
#[derive(Debug)]
pub struct Sheet<'a> {
    source: &'a str,
    /// Bytes of the source copied so far.
    done: usize,
    /// The line of the source that the next byte stands in.
    line: u32,
    text: String,
}

impl<'a> Sheet<'a> {
    /// The sheet of a file.
    pub fn of(source: &'a str) -> Self {
        Self {
            source,
            done: 0,
            line: 1,
            text: String::with_capacity(source.len() + source.len() / 8),
        }
    }

    /// Ends a block at this byte of the source and says where it stands; empty if there is nothing to show.
    pub fn cut(&mut self, at: usize) -> At {
        let raw = self.source.get(self.done..at.max(self.done)).unwrap_or("");
        let lead = raw.len() - raw.trim_start().len();
        let line = self.line + breaks(raw.get(..lead).unwrap_or(""));
        self.line += breaks(raw);
        self.done = at.max(self.done);
        let piece = raw.trim();
        if piece.is_empty() {
            let here = self.text.len() as u32;
            return At {
                from: here,
                to: here,
                line,
            };
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let from = self.text.len() as u32;
        if piece.bytes().any(|byte| byte < b' ') {
            self.push_clean(piece);
        } else {
            self.text.push_str(piece);
        }
        At {
            from,
            to: self.text.len() as u32,
            line,
        }
    }

    /// An empty line would end the block, other signs cannot be shown.
    fn push_clean(&mut self, piece: &str) {
        let from = self.text.len();
        for line in piece.split(['\n', '\r']).filter(|line| !line.trim().is_empty()) {
            if self.text.len() > from {
                self.text.push('\n');
            }
            let shown = line.chars().map(|c| if c < ' ' && c != '\t' { '\u{fffd}' } else { c });
            self.text.extend(shown);
        }
    }

    /// The text, with what is left of the source.
    pub fn finish(mut self) -> String {
        self.cut(self.source.len());
        self.text
    }
}

/// How many lines end in a piece.
fn breaks(piece: &str) -> u32 {
    piece.bytes().filter(|byte| *byte == b'\n').count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_record_is_a_block_and_empty_lines_go() {
        let source = "<a>\n\n  <b>\r\n \n x</b>\0<c/>";
        let mut sheet = Sheet::of(source);
        sheet.cut(3);
        let b = sheet.cut(source.find('\0').unwrap());
        let text = sheet.finish();
        let block = &text[b.from as usize..b.to as usize];
        assert!(
            block.starts_with("<b>\n") && block.ends_with("x</b>") && !block.contains("\n\n"),
            "{block:?}"
        );
        assert!(text.ends_with("\u{fffd}<c/>"), "{text:?}");
    }

    proptest! {
        #[test]
        fn a_block_never_holds_an_empty_line(source in "[ab\n\r\t ]{0,40}", at in 0_usize..40) {
            let mut sheet = Sheet::of(&source);
            let block = sheet.cut(at.min(source.len()));
            let text = sheet.finish();
            prop_assert!(!text[block.from as usize..block.to as usize].contains("\n\n"));
        }
    }
}
