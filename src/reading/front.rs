//! The fields at the head of a Markdown file: `key: value` between lines of `---`, `key = "value"` between `+++`.
//!
//! Only simple values and lists of them; what is nested is passed over.

use super::PublishedRule;
use super::about::AboutFile;

/// Most lines of fields; a file whose fields never end has none.
const MOST_LINES: usize = 400;

/// Reads the fields into `about` and gives the text behind them.
pub(super) fn take<'a>(text: &'a str, about: &mut AboutFile) -> &'a str {
    let (fence, sign) = if text.starts_with("---") {
        ("---", ':')
    } else if text.starts_with("+++") {
        ("+++", '=')
    } else {
        return text;
    };
    let mut at = 0;
    let mut lines = Vec::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        let line = line.trim_end();
        if number == 0 {
            if line != fence {
                return text;
            }
        } else if line == fence || (sign == ':' && line == "...") {
            return if fields(&lines, sign, about) { &text[at..] } else { text };
        } else if number > MOST_LINES {
            return text;
        } else {
            lines.push(line);
        }
    }
    text
}

/// Reads the lines; false if one of them is no field, so that a ruled-off paragraph is not taken for fields.
fn fields(lines: &[&str], sign: char, about: &mut AboutFile) -> bool {
    let mut key = String::new();
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in lines {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let indented = line.starts_with([' ', '\t']);
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            let item = item.strip_prefix("name:").unwrap_or(item);
            pairs.push((key.clone(), unquote(item)));
        } else if indented {
            if let Some(name) = line.trim_start().strip_prefix("name:") {
                pairs.push((key.clone(), unquote(name)));
            }
        } else {
            let Some((name, value)) = line.split_once(sign) else {
                return false;
            };
            let name = name.trim();
            if name.is_empty() || name.len() > 40 || name.contains(' ') {
                return false;
            }
            key = name.to_ascii_lowercase();
            let value = value.trim();
            let list = value
                .strip_prefix('[')
                .and_then(|v| v.strip_suffix(']'))
                .filter(|v| !v.contains(".."));
            match list {
                Some(list) => pairs.extend(list.split(',').map(|item| (key.clone(), unquote(item)))),
                None => pairs.push((key.clone(), unquote(value))),
            }
        }
    }
    for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        field(key, value, about);
    }
    true
}

fn unquote(value: &str) -> String {
    let value = value.trim();
    let inner = ['"', '\'']
        .iter()
        .find_map(|q| value.strip_prefix(*q).and_then(|v| v.strip_suffix(*q)));
    inner.unwrap_or(value).to_owned()
}

fn field(key: &str, value: &str, about: &mut AboutFile) {
    match key {
        "title" | "titel" | "headline" => about.title(value),
        "author" | "authors" | "autor" | "autoren" | "byline" | "creator" => about.authors(value),
        "publisher" | "site" | "site_name" | "source" | "quelle" | "outlet" | "publication" | "medium" => about.publisher(value),
        "published" | "date" | "datum" | "publishdate" | "published_at" | "pubdate" | "issued" => {
            about.published(value, PublishedRule::FrontMatter);
        }
        "language" | "lang" | "sprache" => about.language(value),
        "url" | "address" | "link" | "canonical" | "canonical_url" | "source_url" | "permalink" => about.address(value),
        _ => {}
    }
    if matches!(key, "source" | "quelle") {
        about.address(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_fields_are_read() {
        let mut about = AboutFile::default();
        let rest = take(
            "---\ntitle: \"A Pact\"\nauthors:\n  - Ana Lind\n  - Jo Berg\ndate: 2014-03-18T10:00:00Z\nlang: en_GB\nurl: https://example.org/a\n---\nBody",
            &mut about,
        );
        assert_eq!(rest, "Body");
        assert_eq!(about.title.as_deref(), Some("A Pact"));
        assert_eq!(about.authors, ["Ana Lind", "Jo Berg"]);
        assert_eq!(about.published.as_ref().map(|(d, _)| d.as_str()), Some("2014-03-18"));
        assert_eq!(about.language.as_deref(), Some("en-GB"));
        assert_eq!(about.address.as_deref(), Some("https://example.org/a"));
        let mut about = AboutFile::default();
        assert_eq!(
            take("+++\ntitle = 'Ein Pakt'\nauthor = [\"Ana Lind\"]\n+++\nText", &mut about),
            "Text"
        );
        assert_eq!((about.title.as_deref(), about.authors.len()), (Some("Ein Pakt"), 1));
    }

    #[test]
    fn a_ruled_paragraph_is_no_field() {
        let mut about = AboutFile::default();
        let text = "---\nJust a sentence between rules\n---\nmore";
        assert_eq!(take(text, &mut about), text);
        assert_eq!(take("---\nnever: closed\n", &mut about), "---\nnever: closed\n");
    }
}
