//! Sentences cut into clauses, and the words in them that make a statement weaker than an assertion.
//!
//! Only sentences that hold a trigger or a word of speech are cut: the others say nothing that is looked for.
//! For `relations` and `claims`. Deliberately not here: who does what (`relations`), who speaks (`claims`).

mod cues;
mod cut;
mod mood;

use std::ops::Range;
use std::sync::OnceLock;

use super::Lexicon;
use super::lexicon::{Class, WordId};
use super::token::{Kind, Tokens};

pub(super) use cues::{Cue, CueKind, SpeechWord, has_particle, is_future};
pub(super) use mood::{Sort, weaker};

/// How a clause begins, and so how it hangs on the clause above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    /// A main clause.
    Main,
    /// Joined to the clause before it ("und verhängte", "and imposed"); the subject may be the same.
    Coordinate,
    /// What is said, feared, hoped ("dass", "that").
    That,
    /// A condition ("wenn", "if").
    If,
    /// An open question ("ob", "whether").
    Whether,
    /// Says more of a noun ("der", "which").
    Relative,
    /// Reason, time, contrast ("weil", "nachdem", "although").
    Adverbial,
    /// An aim ("damit", "um … zu").
    Purpose,
    /// What does not happen ("ohne … zu", "statt").
    Without,
    /// An infinitive with "zu" after a comma.
    Infinitive,
}

/// A clause.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    /// How it begins.
    pub(super) opener: Opener,
    /// The clause it hangs on; a place in [`Clauses::list`].
    pub(super) parent: Option<usize>,
    /// Its first token.
    pub(super) first: usize,
    /// Its finite verb stands at its end (German subordinate clauses).
    pub(super) verb_last: bool,
    /// Holds a finite verb.
    pub(super) finite: bool,
    /// A condition hangs on it.
    pub(super) conditioned: bool,
}

/// A part of a clause without a gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    /// Where.
    pub(super) tokens: Range<usize>,
    /// Place in [`Clauses::list`].
    pub(super) clause: usize,
}

/// A sentence that was cut.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cut {
    /// Number of the sentence.
    pub(super) sentence: usize,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Places in [`Clauses::segments`].
    pub(super) segments: Range<usize>,
    /// Places in [`Clauses::cues`].
    pub(super) cues: Range<usize>,
    /// It asks.
    pub(super) question: bool,
    /// It is a heading.
    pub(super) heading: bool,
    /// Holds a trigger of a tie or event.
    pub(super) triggers: bool,
    /// Holds a word of speech.
    pub(super) speech: bool,
}

/// The clauses of a text.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// All clauses.
    pub(super) list: Vec<Clause>,
    /// All parts of clauses, in the order of the text.
    pub(super) segments: Vec<Segment>,
    /// Words that weaken, in the order of the text.
    pub(super) cues: Vec<Cue>,
    /// The sentences that were cut, in the order of the text.
    pub(super) cuts: Vec<Cut>,
}

impl Clauses {
    /// The cut of the sentence with this number.
    pub(super) fn of_sentence(&self, number: usize) -> Option<&Cut> {
        let place = self.cuts.partition_point(|c| c.sentence < number);
        self.cuts.get(place).filter(|c| c.sentence == number)
    }

    /// The parts of a sentence's clauses.
    pub(super) fn segments_of(&self, cut: &Cut) -> &[Segment] {
        self.segments.get(cut.segments.clone()).unwrap_or(&[])
    }

    /// The part that holds the token.
    pub(super) fn segment_at(&self, cut: &Cut, at: usize) -> Option<&Segment> {
        let segments = self.segments_of(cut);
        let place = segments.partition_point(|s| s.tokens.end <= at);
        segments.get(place).filter(|s| s.tokens.start <= at)
    }

    /// The clause that holds the token.
    pub(super) fn clause_at(&self, cut: &Cut, at: usize) -> Option<usize> {
        self.segment_at(cut, at).map(|s| s.clause)
    }

    /// The parts of one clause.
    pub(super) fn parts<'a>(&'a self, cut: &Cut, clause: usize) -> impl DoubleEndedIterator<Item = &'a Segment> + 'a {
        self.segments_of(cut).iter().filter(move |s| s.clause == clause)
    }
}

/// Cuts the sentences into clauses.
pub(super) fn find(_lexicon: &Lexicon, tokens: &Tokens<'_>) -> Clauses {
    let mut clauses = Clauses::default();
    let trigger = 1_u64 << Class::Trigger as u32;
    let speech = 1 << Class::Speech as u32 | 1 << Class::Attribution as u32;
    for (number, sentence) in tokens.sentences.iter().enumerate() {
        let found = tokens.all[sentence.clone()].iter().fold(0, |found, token| found | token.mask);
        let compounds = found & trigger == 0 && sentence.clone().any(|at| compound(tokens, at).is_some());
        let found = if compounds { found | trigger } else { found };
        if found & (trigger | speech) == 0 {
            continue;
        }
        let block = tokens.block_of.get(number).map_or(0, |block| *block as usize);
        let (first_segment, first_cue) = (clauses.segments.len(), clauses.cues.len());
        cut::sentence(tokens, sentence.clone(), &mut clauses);
        cues::collect(tokens, sentence.clone(), &mut clauses.cues);
        clauses.cuts.push(Cut {
            sentence: number,
            tokens: sentence.clone(),
            segments: first_segment..clauses.segments.len(),
            cues: first_cue..clauses.cues.len(),
            question: is_question(tokens, sentence),
            heading: tokens.headings.get(block).copied().unwrap_or(false),
            triggers: found & trigger != 0,
            speech: found & speech != 0,
        });
    }
    clauses
}

/// The sentence ends with a question mark.
fn is_question(tokens: &Tokens<'_>, sentence: &Range<usize>) -> bool {
    sentence
        .clone()
        .rev()
        .take(4)
        .take_while(|at| tokens.get(*at).is_some_and(|t| t.kind == Kind::Sign))
        .any(|at| tokens.str(at) == "?")
}

/// Form of the verb at a token ("f", "b", "d", "p", "g", "i", "z"), if the word can be one and is written like one.
pub(super) fn verb_form(tokens: &Tokens<'_>, at: usize) -> Option<u8> {
    // Every rule asks for it, many times over: worked out once for the whole text.
    let forms = tokens
        .verbs
        .get_or_init(|| (0..tokens.all.len()).map(|at| read_verb(tokens, at).unwrap_or(0)).collect());
    forms.get(at).copied().filter(|form| *form != 0)
}

fn read_verb(tokens: &Tokens<'_>, at: usize) -> Option<u8> {
    let token = tokens.get(at)?;
    let german = tokens.language == crate::model::Language::De;
    if token.word == WordId::NONE {
        return unknown_verb(tokens, at, german);
    }
    if !tokens.is(at, Class::Verb) {
        return None;
    }
    let form = tokens.value(at, Class::Verb)?.bytes().next()?;
    // A word with a capital letter inside a sentence is a noun or a name ("March").
    if token.capital && !begins(tokens, at) && (german || !in_heading(tokens, at)) {
        return None;
    }
    Some(form)
}

fn in_heading(tokens: &Tokens<'_>, at: usize) -> bool {
    let block = tokens.block_of.get(tokens.sentence_of(at)).map(|b| *b as usize);
    block.and_then(|b| tokens.headings.get(b)).copied().unwrap_or(false)
}

/// A German compound that no table knows, by its last part: the key of its frame ("Stahlpakt", "Zusatzvertrag").
pub(super) fn compound(tokens: &Tokens<'_>, at: usize) -> Option<&'static str> {
    static TAILS: OnceLock<[u64; 16]> = OnceLock::new();
    const ENDINGS: &[(&str, &str)] = &[
        ("vertrag", "n.agreement"),
        ("vertrags", "n.agreement"),
        ("vertrages", "n.agreement"),
        ("verträge", "n.agreement"),
        ("verträgen", "n.agreement"),
        ("abkommen", "n.agreement"),
        ("abkommens", "n.agreement"),
        ("vereinbarung", "n.agreement"),
        ("vereinbarungen", "n.agreement"),
        ("pakt", "n.agreement"),
        ("pakts", "n.agreement"),
        ("paktes", "n.agreement"),
        ("bündnis", "n.alliance"),
        ("bündnisses", "n.alliance"),
        ("allianz", "n.alliance"),
        ("sanktionen", "n.sanctions"),
        ("embargo", "n.sanctions"),
        ("truppen", "n.troops"),
        ("soldaten", "n.troops"),
        ("krieg", "n.war"),
        ("krieges", "n.war"),
        ("angriff", "n.attack"),
        ("angriffe", "n.attack"),
        ("angriffen", "n.attack"),
        ("offensive", "n.attack"),
        ("gespräche", "n.talks"),
        ("gesprächen", "n.talks"),
        ("verhandlungen", "n.talks"),
        ("gipfel", "n.summit"),
        ("treffen", "n.summit"),
        ("streit", "n.rivalry"),
        ("konflikt", "n.war"),
        ("garantie", "n.guarantee"),
        ("garantien", "n.guarantee"),
    ];
    let token = tokens
        .get(at)
        .filter(|t| t.word == WordId::NONE && t.capital && t.kind == Kind::Word)?;
    if tokens.language != crate::model::Language::De || token.end - token.start < 9 {
        return None;
    }
    let word = tokens.str(at);
    // Nearly every word ends differently: its last bytes say so without a comparison.
    let tails = TAILS.get_or_init(|| {
        let mut tails = [0; 16];
        for (slot, bit) in ENDINGS.iter().filter_map(|(ending, _)| tail(ending)) {
            tails[slot] |= bit;
        }
        tails
    });
    let (slot, bit) = tail(word)?;
    if tails[slot] & bit == 0 {
        return None;
    }
    ENDINGS.iter().find(|(ending, _)| word.ends_with(ending)).map(|(_, key)| *key)
}

/// A place among 16 times 64 bits for the last three bytes of a word.
fn tail(word: &str) -> Option<(usize, u64)> {
    let [.., a, b, c] = *word.as_bytes() else { return None };
    let place = (usize::from(a) * 37 + usize::from(b) * 11 + usize::from(c)) % 1024;
    Some((place / 64, 1 << (place % 64)))
}

/// A small word that no table knows: a past by its ending.
fn unknown_verb(tokens: &Tokens<'_>, at: usize, german: bool) -> Option<u8> {
    let token = tokens.get(at).filter(|t| t.kind == Kind::Word && !t.capital)?;
    let word = &tokens.text[token.start as usize..token.end as usize];
    if word.len() < 6 {
        return None;
    }
    if german {
        // Between article and noun it is a participle ("die geplünderte Stadt").
        let attribute =
            tokens.get(at + 1).is_some_and(|t| t.capital) && at.checked_sub(1).is_some_and(|b| tokens.is(b, Class::Article));
        let past = word.ends_with("te") || word.ends_with("ten");
        return (past && !attribute).then_some(b'f');
    }
    let attribute = at
        .checked_sub(1)
        .is_some_and(|b| tokens.is(b, Class::Article) || tokens.is(b, Class::Preposition));
    (word.ends_with("ed") && !attribute).then_some(b'd')
}

/// The token is the first word after a full stop, a colon or an opening quotation mark.
pub(super) fn begins(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let (Some(last), Some(token)) = (tokens.get(before), tokens.get(at)) else {
        return true;
    };
    if last.kind == Kind::Sign
        && matches!(
            tokens.str(before),
            "." | "!" | "?" | ":" | "„" | "“" | "\"" | "»" | "«" | "–" | "…"
        )
    {
        return true;
    }
    // A line break ends a block.
    let gap = tokens.text.as_bytes().get(last.end as usize..token.start as usize);
    gap.is_some_and(|gap| gap.contains(&b'\n'))
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::super::token::tokenise;
    use super::*;
    use crate::model::Language;
    use proptest::prelude::*;

    fn cut(language: Language, text: &str) -> Vec<(Opener, String)> {
        let lexicon = Lexicon::built_in();
        let tokens = tokenise(text, lexicon.vocabulary(language), &[]);
        let clauses = find(lexicon, &tokens);
        let say = |s: &Segment| (clauses.list[s.clause].opener, tokens.slice(s.tokens.clone()).to_owned());
        clauses.segments.iter().map(say).collect()
    }

    #[test]
    fn german_clauses_end_where_their_verb_stands() {
        let found = cut(
            Language::De,
            "Moskau, das 2014 die Krim annektierte, lieferte Waffen, weil Syrien darum bat.",
        );
        let openers: Vec<Opener> = found.iter().map(|f| f.0).collect();
        assert_eq!(
            openers,
            [Opener::Main, Opener::Relative, Opener::Main, Opener::Adverbial],
            "{found:?}"
        );
    }

    #[test]
    fn english_clauses_need_no_comma() {
        let found = cut(
            Language::En,
            "Iran said that it would attack Israel if the United States supplied bombs.",
        );
        let openers: Vec<Opener> = found.iter().map(|f| f.0).collect();
        assert_eq!(openers, [Opener::Main, Opener::That, Opener::If], "{found:?}");
    }

    proptest! {
        #[test]
        fn clauses_lie_inside_their_sentence(words in proptest::collection::vec(
            prop_oneof!["und", "dass", ",", "wenn", "lieferte", "Waffen", "an", "Russland", "\\.", "„", "“", "wird", "die", "\\PC{0,6}"], 0..60)) {
            let text = words.join(" ");
            let lexicon = Lexicon::built_in();
            let tokens = tokenise(&text, lexicon.vocabulary(Language::De), &[]);
            let clauses = find(lexicon, &tokens);
            for cut in &clauses.cuts {
                for segment in clauses.segments_of(cut) {
                    prop_assert!(segment.tokens.start >= cut.tokens.start && segment.tokens.end <= cut.tokens.end);
                    prop_assert!(segment.clause < clauses.list.len());
                    prop_assert!(clauses.list[segment.clause].parent.is_none_or(|p| p < segment.clause));
                }
            }
        }
    }
}
