//! Markdown to blocks: headings marked, marks of emphasis, links and lists taken off, fields at the head read.
//!
//! Not a whole parser: what a reader sees of usual Markdown is kept, and text that is none comes through unharmed.

use super::draft::{Draft, Role};
use super::encoding::Decoded;
use super::plain::join_to;
use super::{Limits, Reason, front};

/// The blocks of a Markdown text.
pub(super) fn read(decoded: Decoded<'_>, limits: &Limits) -> Draft {
    let mut draft = Draft::new(decoded.warnings);
    let text = front::take(&decoded.text, &mut draft.about);
    let unix = text.contains('\r').then(|| text.replace("\r\n", "\n").replace('\r', "\n"));
    let text = unix.as_deref().unwrap_or(text);
    // Without any empty line each line is a paragraph, as in plain text.
    let each_line = !text.trim().contains("\n\n") && !text.lines().any(|l| l.trim().is_empty());
    let mut blocks = Blocks {
        draft: &mut draft,
        limits,
        paragraph: String::new(),
        code: None,
        each_line,
    };
    for line in text.split('\n') {
        blocks.line(line);
        if blocks.draft.is_full(limits) {
            break;
        }
    }
    blocks.flush(Role::Text);
    if draft.about.title.is_none() {
        let first = draft
            .blocks
            .iter()
            .take(3)
            .find(|b| b.role == Role::Heading)
            .map(|b| b.text.clone());
        if let Some(title) = first {
            draft.about.title(&title);
        }
    }
    draft
}

/// Blocks in the making.
struct Blocks<'a> {
    draft: &'a mut Draft,
    limits: &'a Limits,
    paragraph: String,
    /// The fence that opened program text.
    code: Option<&'static str>,
    each_line: bool,
}

impl Blocks<'_> {
    fn flush(&mut self, role: Role) {
        if !self.paragraph.is_empty() {
            let text = inline(&self.paragraph);
            self.draft.push(role, &text, self.limits);
            self.paragraph.clear();
        }
    }

    fn line(&mut self, line: &str) {
        let trimmed = line.trim();
        if let Some(fence) = self.code {
            if trimmed.starts_with(fence) {
                self.code = None;
            } else {
                self.draft.push_aside(Role::Text, trimmed, Some(Reason::Code), self.limits);
            }
            return;
        }
        if let Some(fence) = ["```", "~~~"].into_iter().find(|f| trimmed.starts_with(f)) {
            self.flush(Role::Text);
            self.code = Some(fence);
            return;
        }
        if trimmed.is_empty() {
            self.flush(Role::Text);
        } else if let Some(heading) = heading(trimmed) {
            self.flush(Role::Text);
            let text = inline(heading);
            self.draft.push(Role::Heading, &text, self.limits);
        } else if !self.paragraph.is_empty() && is_underline(trimmed) && self.paragraph.len() < 400 {
            self.flush(Role::Heading);
        } else if is_definition(trimmed) {
            self.flush(Role::Text);
        } else if trimmed.starts_with('|') && trimmed.ends_with('|') && trimmed.len() > 1 {
            self.flush(Role::Text);
            self.row(trimmed);
        } else {
            let quoted = trimmed.trim_start_matches('>').trim_start();
            let quote = quoted.len() < trimmed.len();
            let item = item(quoted);
            if quoted.is_empty()
                || item.is_some()
                || self.is_next_number(quoted)
                || self.each_line
                || (quote && self.paragraph.is_empty())
            {
                self.flush(Role::Text);
            }
            let item = item.map(|rest| format!("- {rest}"));
            join_to(&mut self.paragraph, item.as_deref().unwrap_or(quoted));
            if line.ends_with("  ") && trimmed.len() < 60 {
                // Two spaces at the end break the line: verses, addresses, lines of metadata.
                self.flush(Role::Text);
            }
        }
    }

    /// Whether a numbered item begins here, and not a line of a paragraph that happens to begin with "19. Juni".
    fn is_next_number(&self, line: &str) -> bool {
        let number = |text: &str| -> Option<u32> {
            text.split_once(['.', ')'])
                .filter(|(_, r)| r.starts_with(' '))?
                .0
                .parse()
                .ok()
        };
        let in_list = number(&self.paragraph).is_some_and(|before| number(line) == Some(before + 1));
        in_list || (number(line) == Some(1) && (self.paragraph.ends_with(':') || self.paragraph.starts_with("- ")))
    }

    fn row(&mut self, row: &str) {
        let cells: Vec<String> = row.trim_matches('|').split('|').map(|c| inline(c.trim())).collect();
        let ruler = cells.iter().all(|c| c.chars().all(|c| matches!(c, '-' | ':' | ' ')));
        if !ruler {
            self.draft.push(Role::Text, &cells.join(" | "), self.limits);
        }
    }
}

/// The words of a heading written with number signs.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let marks = line.len() - rest.len();
    let is_heading = (1..=6).contains(&marks) && (rest.is_empty() || rest.starts_with(' '));
    is_heading.then(|| rest.trim().trim_end_matches('#').trim_end())
}

/// The line under a heading.
fn is_underline(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

/// `[name]: https://…`
fn is_definition(line: &str) -> bool {
    line.starts_with('[')
        && line
            .split_once("]:")
            .is_some_and(|(name, rest)| !name.contains(' ') && rest.trim_start().contains("://"))
}

/// The words of an item of a list; numbers are kept.
fn item(line: &str) -> Option<&str> {
    let (mark, rest) = line.split_once(' ')?;
    if matches!(mark, "-" | "*" | "+" | "•") {
        let rest = rest.trim_start();
        let task = ["[ ] ", "[x] ", "[X] "].iter().find_map(|t| rest.strip_prefix(t));
        return Some(task.unwrap_or(rest));
    }
    None
}

/// A line without its marks of emphasis, links, pictures and tags.
pub(super) fn inline(text: &str) -> String {
    if !text.contains(['*', '_', '`', '[', '<', '\\', '~', '&', '!']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.extend(after.chars().next());
                &after[1..]
            }
            '!' if after.starts_with('[') => link(after).map_or_else(|| keep(&mut out, c, after), |(_, rest)| rest),
            '[' if after.starts_with('^') => after
                .find(']')
                .filter(|end| *end < 20)
                .map_or_else(|| keep(&mut out, c, after), |end| &after[end + 1..]),
            '[' => match link(rest) {
                Some((words, behind)) => {
                    out.push_str(&words.replace(['*', '`'], ""));
                    behind
                }
                None => keep(&mut out, c, after),
            },
            '<' => match tag(rest) {
                Some((words, behind)) => {
                    out.push_str(words);
                    behind
                }
                None => keep(&mut out, c, after),
            },
            '*' | '`' => {
                let marks = after.trim_start_matches(c);
                let alone = out.ends_with(' ') && marks.starts_with(' ');
                if alone { keep(&mut out, c, after) } else { marks }
            }
            '~' if after.starts_with('~') => after.trim_start_matches('~'),
            '_' => {
                let marks = after.trim_start_matches('_');
                let inside = out.ends_with(char::is_alphanumeric) && marks.starts_with(char::is_alphanumeric);
                if inside { keep(&mut out, c, after) } else { marks }
            }
            '&' => match entity(after) {
                Some((sign, behind)) => {
                    out.push(sign);
                    behind
                }
                None => keep(&mut out, c, after),
            },
            _ => keep(&mut out, c, after),
        };
    }
    out
}

fn keep<'a>(out: &mut String, c: char, after: &'a str) -> &'a str {
    out.push(c);
    after
}

/// Words and rest of `[words](address)` or `[words][name]`; brackets without an address stay.
fn link(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 2_000;
    let head = &text[..text.floor_char_boundary(text.len().min(LONGEST))];
    let mut depth = 0;
    let close = head.char_indices().find_map(|(at, c)| {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let words = &text[1..close];
    let behind = &head[close + 1..];
    let end = match behind.chars().next()? {
        '(' => behind.find(')')?,
        '[' => behind.find(']')?,
        _ => return None,
    };
    // The words of a picture inside a link are no words of the text.
    let words = if words.starts_with("![") { "" } else { words };
    Some((words, &text[close + 1 + end + 1..]))
}

/// Words and rest of a tag: nothing, or the address in `<https://…>`.
fn tag(text: &str) -> Option<(&str, &str)> {
    let after = text.get(1..)?;
    if after.starts_with("!--") {
        return after.find("-->").map(|end| ("", &after[end + 3..]));
    }
    let head = &after[..after.floor_char_boundary(after.len().min(300))];
    let end = head.find('>')?;
    let inside = &head[..end];
    let behind = &after[end + 1..];
    if inside.contains("://") && !inside.contains(' ') {
        return Some((inside, behind));
    }
    let name = inside.trim_start_matches('/');
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !inside.contains('<');
    is_tag.then_some((if name.starts_with("br") { " " } else { "" }, behind))
}

fn entity(after: &str) -> Option<(char, &str)> {
    const ENTITIES: [(&str, char); 6] = [
        ("amp;", '&'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("quot;", '"'),
        ("nbsp;", ' '),
        ("#39;", '\''),
    ];
    ENTITIES
        .iter()
        .find_map(|(name, sign)| after.strip_prefix(name).map(|rest| (*sign, rest)))
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, read as read_file};
    use super::*;

    #[test]
    fn marks_are_taken_off() {
        for (text, expected) in [
            (
                "The **Treaty of _Tartu_** ([1920](https://a.b/c)) held",
                "The Treaty of Tartu (1920) held",
            ),
            ("![photo](x.png)A `word` and snake_case \\*", "A word and snake_case *"),
            ("5 * 3 and [sic] and a[^2] note", "5 * 3 and [sic] and a note"),
            (
                "see <https://a.org/x> or<br>this &amp; that",
                "see https://a.org/x or this & that",
            ),
            ("[[1]](x) 3 < 4 ~~old~~ new", "[1] 3 < 4 old new"),
        ] {
            assert_eq!(inline(text), expected);
        }
    }

    #[test]
    fn blocks_of_markdown() {
        let file = "---\ntitle: Fields\n---\n# Head\n\nOne line\nand the next.\n\n> Quoted\n> words\n\n- first\n* second\n1. third\n\n| a | b |\n|---|---|\n| c | d |\n\nSub\n---\n```rust\nlet x;\n```\nEnd";
        let reading = read_file("a.md", file.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(
            reading.text,
            "## Head\n\nOne line and the next.\n\nQuoted words\n\n- first\n\n- second\n\n1. third\n\na | b\n\nc | d\n\n## Sub\n\nlet x;\n\nEnd"
        );
        assert_eq!(reading.title.as_deref(), Some("Fields"));
        assert_eq!(reading.set_aside.len(), 1);
    }
}
