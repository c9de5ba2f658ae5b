//! A date that a person types into a field: "6. Juli 1961", "seit 1961", "ca. 1961", "between May and July 1961".
//!
//! The same reading as for texts ([`super::dates`]), with the few words that stand before a date in a form; whatever else
//! is written makes it no date. For forms, through `app`. Not here: EDTF itself, sentences.

use super::dates;
use super::token::{self, Tokens};
use super::{About, Lexicon};
use crate::model::{Edtf, Language};

/// Longest text that is looked at, in bytes.
const LONGEST: usize = 80;

/// What a word before the date makes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Since,
    Until,
    About,
    Between,
}

/// Reads a date in either language, `language` first; `None` if the text says anything else. For a `period` two dates
/// are its ends, even after "between".
pub fn read_date(text: &str, language: Language, period: bool) -> Option<Edtf> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let other = match language {
        Language::De => Language::En,
        Language::En => Language::De,
    };
    [language, other]
        .into_iter()
        .find_map(|language| read(text, language, period))
}

fn read(text: &str, language: Language, period: bool) -> Option<Edtf> {
    let lexicon = Lexicon::built_in();
    let tokens = token::tokenise(text, lexicon.vocabulary(language), &[]);
    let found = dates::find(lexicon, &tokens, &About::default());
    let [date] = found.as_slice() else { return None };
    let mut said = Vec::new();
    for at in 0..date.tokens.start {
        said.push(before(&tokens, at)?);
    }
    let mut uncertain = false;
    for at in date.tokens.end..tokens.all.len() {
        match tokens.str(at) {
            "?" => uncertain = true,
            "." => {}
            _ => return None,
        }
    }
    let has = |word| said.contains(&word);
    let mut edtf = date.edtf.as_str().to_owned();
    let sharp = !date.edtf.is_interval() && !edtf.ends_with(['~', '?', '%']);
    match (has(Before::About), uncertain, sharp) {
        (true, true, true) => edtf.push('%'),
        (true, false, true) => edtf.push('~'),
        (false, true, true) => edtf.push('?'),
        (true, _, false) | (_, true, false) if !edtf.ends_with('~') => return None,
        _ => {}
    }
    if date.edtf.is_interval() {
        if has(Before::Between) && !period {
            edtf = format!("[{}]", edtf.replacen('/', "..", 1));
        }
    } else if has(Before::Since) {
        edtf.push_str("/..");
    } else if has(Before::Until) {
        edtf.insert_str(0, "../");
    }
    Edtf::parse(&edtf).ok()
}

/// The meaning of a word before the date; `None` for one that belongs to a sentence, not to a date.
fn before(tokens: &Tokens<'_>, at: usize) -> Option<Before> {
    Some(match tokens.str(at).to_lowercase().as_str() {
        "seit" | "ab" | "since" => Before::Since,
        "bis" | "until" | "till" => Before::Until,
        "um" | "gegen" | "etwa" | "circa" | "ca" | "c" | "about" | "around" | "approximately" | "approx" => Before::About,
        "zwischen" | "between" => Before::Between,
        "in" | "im" | "am" | "on" | "the" | "dem" | "von" | "vom" | "from" | "jahr" | "jahre" | "year" | "." | "," => {
            Before::Nothing
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(period: bool, table: &[(&str, Option<&str>)]) {
        let wrong: Vec<_> = table
            .iter()
            .map(|(text, wanted)| (*text, read_date(text, Language::De, period).map(|d| d.to_string()), *wanted))
            .filter(|(_, found, wanted)| found.as_deref() != *wanted)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn dates_are_read_as_people_type_them_in_either_language() {
        check(
            false,
            &[
                ("6. Juli 1961", Some("1961-07-06")),
                ("6 July 1961", Some("1961-07-06")),
                ("July 1961", Some("1961-07")),
                ("6.7.1961", Some("1961-07-06")),
                ("ca. 1961", Some("1961~")),
                ("um 1961", Some("1961~")),
                ("about July 1961", Some("1961-07~")),
                ("Juli 1961?", Some("1961-07?")),
                ("zwischen Mai und Juli 1961", Some("[1961-05..1961-07]")),
                ("between May and July 1961", Some("[1961-05..1961-07]")),
                ("Anfang 2024", Some("2024~")),
            ],
        );
    }

    #[test]
    fn periods_are_read_with_their_ends() {
        check(
            true,
            &[
                ("seit 1961", Some("1961/..")),
                ("ab Juli 1961", Some("1961-07/..")),
                ("since 6 July 1961", Some("1961-07-06/..")),
                ("bis 1996", Some("../1996")),
                ("1961 bis 1996", Some("1961/1996")),
                ("1961-1996", Some("1961/1996")),
                ("from 1961 to 1996", Some("1961/1996")),
            ],
        );
    }

    #[test]
    fn what_says_more_than_a_date_is_none() {
        check(
            false,
            &[
                ("", None),
                ("Moskau", None),
                ("vor 1961", None),
                ("der Vertrag von 1961", None),
                ("1961 oder 1962", None),
                ("31.2.2024", None),
            ],
        );
    }
}
