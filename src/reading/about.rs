//! What a file says about itself: title, authors, publisher, date, language, address.
//!
//! The first source to state a thing is believed, so callers give the most reliable one first.

use super::PublishedRule;
use super::dates;
use super::draft::tidy;
use crate::model::Edtf;

/// Longest title, publisher or author taken from a file, in scalar values.
const LONGEST: usize = 300;
/// Most authors taken from a file.
const MOST_AUTHORS: usize = 20;

/// Metadata as far as it is known.
#[derive(Debug, Default, Clone)]
pub(super) struct AboutFile {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<(Edtf, PublishedRule)>,
    pub(super) language: Option<String>,
    pub(super) address: Option<String>,
}

impl AboutFile {
    /// States the title unless it is known.
    pub(super) fn title(&mut self, value: &str) {
        state(&mut self.title, value);
    }

    /// States the publisher unless it is known.
    pub(super) fn publisher(&mut self, value: &str) {
        if !is_address(value) {
            state(&mut self.publisher, value);
        }
    }

    /// States the address unless it is known or `value` is none.
    pub(super) fn address(&mut self, value: &str) {
        if is_address(value.trim()) {
            state(&mut self.address, value);
        }
    }

    /// States the language unless it is known or `value` is no tag.
    pub(super) fn language(&mut self, value: &str) {
        let tag = value.trim().replace('_', "-");
        let sound = (2..=20).contains(&tag.len()) && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if sound {
            state(&mut self.language, &tag);
        }
    }

    /// States the date of publication unless it is known or `value` is no date.
    pub(super) fn published(&mut self, value: &str, rule: PublishedRule) {
        if self.published.is_none() {
            self.published = dates::published(value).map(|date| (date, rule));
        }
    }

    /// Adds authors from a line such as "A B, C D und E F".
    pub(super) fn authors(&mut self, value: &str) {
        for name in split_names(value) {
            self.author(name);
        }
    }

    /// Adds one author.
    pub(super) fn author(&mut self, value: &str) {
        let name = tidy(value);
        let sound = !name.is_empty() && name.chars().count() <= LONGEST && !is_address(&name) && !name.starts_with('@');
        if sound && self.authors.len() < MOST_AUTHORS && !self.authors.contains(&name) {
            self.authors.push(name);
        }
    }
}

/// The names in a line of authors.
pub(super) fn split_names(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', ';', '&', '|', '/'])
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// Whether a word is an address of the web.
pub(super) fn is_address(word: &str) -> bool {
    let rest = ["https://", "http://", "www."].iter().find_map(|head| {
        word.get(..head.len())
            .filter(|h| h.eq_ignore_ascii_case(head))
            .map(|h| &word[h.len()..])
    });
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
}

fn state(slot: &mut Option<String>, value: &str) {
    if slot.is_none() {
        let value = tidy(value);
        if !value.is_empty() && value.chars().count() <= LONGEST {
            *slot = Some(value);
        }
    }
}
