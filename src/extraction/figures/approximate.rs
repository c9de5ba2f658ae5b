//! Words before a number that make it approximate or a bound: "rund", "mehr als", "up to", "mindestens".

use super::super::dates::line::Line;
use super::super::lexicon::Class;

/// What such words make of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// Nothing.
    Exact,
    /// About so much.
    About,
    /// At least so much.
    Least,
    /// At most so much.
    Most,
    /// No number can be told ("einige tausend").
    Vague,
}

/// The bound of a number, and where its words begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    pub(super) kind: Bound,
    pub(super) start: usize,
}

/// Reads the words before a number.
pub(super) fn before(line: Line<'_>, start: usize) -> Before {
    let mut found = Before {
        kind: Bound::Exact,
        start,
    };
    for _ in 0..2 {
        let Some((kind, start)) = word(line, line.before(found.start)) else {
            break;
        };
        if found.kind == Bound::Exact || kind == Bound::Vague {
            found.kind = kind;
        }
        found.start = start;
    }
    found
}

/// One such expression that ends at a token: its meaning and its first token.
fn word(line: Line<'_>, at: usize) -> Option<(Bound, usize)> {
    let before = line.before(at);
    match line.str(at) {
        "als" | "than" => {
            return match line.value(before, Class::Approximate) {
                Some("more") => Some((Bound::Least, before)),
                Some("less") => Some((Bound::Most, before)),
                _ => None,
            };
        }
        "zu" => return (line.value(before, Class::Approximate) == Some("upto")).then_some((Bound::Most, before)),
        "to" => return matches!(line.str(before), "up" | "Up").then_some((Bound::Most, before)),
        "least" => return matches!(line.str(before), "at" | "At").then_some((Bound::Least, before)),
        "most" => return matches!(line.str(before), "at" | "At").then_some((Bound::Most, before)),
        // "as many as"
        "as" => {
            let first = line.before(before);
            return (matches!(line.str(before), "many" | "much") && matches!(line.str(first), "as" | "As"))
                .then_some((Bound::Most, first));
        }
        _ => {}
    }
    match line.value(at, Class::Approximate)? {
        "about" => Some((Bound::About, at)),
        "least" => Some((Bound::Least, at)),
        "most" => Some((Bound::Most, at)),
        "vague" => Some((Bound::Vague, at)),
        _ => None,
    }
}
