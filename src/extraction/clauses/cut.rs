//! Where a sentence is cut, and which part belongs to which clause.
//!
//! Without a parser: signs and joining words make parts; a part that begins with a subordinator opens a clause, one
//! without a verb goes on with the clause before it, one after a finished subordinate clause goes back to the main one.

use std::ops::Range;

use super::super::lexicon::Class;
use super::super::token::{Kind, Tokens};
use super::{Clause, Clauses, Opener, Segment, verb_form};
use crate::model::Language;

/// More parts than this in a sentence: a list or no prose; the rest is one part.
const MOST_PARTS: usize = 60;

/// A part of a sentence before it belongs to a clause.
struct Part {
    tokens: Range<usize>,
    /// A sign that ends a statement stands before it (semicolon, colon, quotation mark, bracket, dash).
    strong: bool,
    /// A comma stands before it.
    comma: bool,
    /// A bracket opens before it.
    aside: bool,
}

/// Cuts one sentence.
pub(super) fn sentence(tokens: &Tokens<'_>, sentence: Range<usize>, clauses: &mut Clauses) {
    let parts = parts(tokens, &sentence);
    let mut joiner = Joiner {
        tokens,
        clauses,
        open: Vec::new(),
        aside: false,
    };
    for (at, part) in parts.iter().enumerate() {
        let next = parts.get(at + 1).and_then(|next| opener(tokens, next, false));
        joiner.join(part, matches!(next, Some((Opener::Relative, _))));
    }
}

fn parts(tokens: &Tokens<'_>, sentence: &Range<usize>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = sentence.start;
    let (mut strong, mut comma, mut aside) = (true, false, false);
    let mut at = sentence.start;
    while at < sentence.end {
        let sign = boundary(tokens, at);
        let word = sign.is_none() && at > start && joins(tokens, at, sentence.end);
        if (sign.is_some() || word) && parts.len() < MOST_PARTS {
            if at > start {
                parts.push(Part {
                    tokens: start..at,
                    strong,
                    comma,
                    aside,
                });
                (strong, comma, aside) = (false, false, false);
            }
            match sign {
                Some(Boundary::Comma) => comma = true,
                Some(Boundary::Strong) => strong = true,
                Some(Boundary::Aside) => aside = true,
                None => {}
            }
            start = if sign.is_some() { at + 1 } else { at };
        }
        at += 1;
    }
    if sentence.end > start {
        parts.push(Part {
            tokens: start..sentence.end,
            strong,
            comma,
            aside,
        });
    }
    parts
}

#[derive(Clone, Copy)]
enum Boundary {
    Comma,
    Strong,
    Aside,
}

fn boundary(tokens: &Tokens<'_>, at: usize) -> Option<Boundary> {
    let token = tokens.get(at)?;
    if token.kind != Kind::Sign {
        return None;
    }
    match tokens.str(at) {
        "," | ")" | "]" => Some(Boundary::Comma),
        "(" | "[" => Some(Boundary::Aside),
        // A short word in quotation marks ("the „friendship“ treaty") is no statement of its own.
        "„" | "“" | "”" | "\"" | "«" | "»" => quotes_statement(tokens, at).then_some(Boundary::Strong),
        ";" | ":" | "—" | "…" => Some(Boundary::Strong),
        "–" | "-" if token.spaced && tokens.get(at + 1).is_some_and(|t| t.spaced) => Some(Boundary::Comma),
        _ => None,
    }
}

/// The quotation mark opens or closes more than five tokens, or a comma or stop stands beside it.
fn quotes_statement(tokens: &Tokens<'_>, at: usize) -> bool {
    let run = |range: &mut dyn Iterator<Item = usize>| range.take_while(|at| tokens.get(*at).is_some_and(|t| t.quoted)).count();
    let after = run(&mut (at + 1..at + 8));
    let before = run(&mut (at.saturating_sub(7)..at).rev());
    after.max(before) > 5
        || at
            .checked_sub(1)
            .is_some_and(|b| matches!(tokens.str(b), "," | "." | "?" | "!"))
        || matches!(tokens.str(at + 1), "," | ".")
}

/// A word that begins a clause without a comma before it.
fn joins(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let Some(key) = tokens.value(at, Class::Conjunction) else {
        return false;
    };
    let before = at.wrapping_sub(1);
    if tokens.language == Language::De {
        // "und verhängte": a verb follows; everything else has its comma.
        return matches!(key, "and" | "but") && verb_follows(tokens, at + 1);
    }
    match key {
        "and" | "but" => verb_follows(tokens, at + 1),
        "that" => !tokens.is(before, Class::Preposition) && !tokens.is_sign(at + 1, ","),
        "if" | "whether" | "because" | "although" | "unless" => true,
        "relative" => !tokens.is(before, Class::Preposition) || tokens.is(at, Class::Pronoun),
        // "was once a partner": an adverb.
        "time" => !(tokens.str(at) == "once" && tokens.is(before, Class::Auxiliary)) && verb_between(tokens, at + 1, end),
        _ => false,
    }
}

/// A finite verb stands at `at`, or behind one adverb.
fn verb_follows(tokens: &Tokens<'_>, at: usize) -> bool {
    let verb = |at: usize| {
        tokens.is(at, Class::Auxiliary)
            || verb_form(tokens, at).is_some_and(|form| matches!(form, b'f' | b'd' | b'b'))
                && !tokens.is(at + 1, Class::Trigger)
                && !noun_like(tokens, at)
    };
    verb(at) || (tokens.language == Language::En && tokens.str(at).ends_with("ly") && verb(at + 1))
}

/// An English word that is a verb and a noun: a noun if nothing says that it governs something.
fn noun_like(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.language == Language::En
        && verb_form(tokens, at) == Some(b'b')
        && !(tokens.is(at + 1, Class::NameStart) || tokens.is(at + 1, Class::Article) || tokens.is(at + 1, Class::Preposition))
}

/// A finite verb stands between here and the next sign or joining word.
fn verb_between(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    (from..end.min(from + 12))
        .take_while(|at| boundary(tokens, *at).is_none())
        .any(|at| is_finite(tokens, at))
}

/// The token can be a finite verb.
pub(super) fn is_finite(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.is(at, Class::Auxiliary) {
        return !matches!(
            tokens.str(at),
            "be" | "been" | "being" | "having" | "worden" | "werden" | "sein" | "haben" | "gewesen"
        );
    }
    match verb_form(tokens, at) {
        Some(b'f') => true,
        Some(b'd') => !tokens.is(at + 1, Class::Preposition) || tokens.value(at + 1, Class::Preposition) != Some("by"),
        Some(b'i' | b'b') => !follows_to(tokens, at),
        _ => false,
    }
}

fn follows_to(tokens: &Tokens<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| matches!(tokens.str(b), "to" | "zu"))
}

/// What the first word of a part says.
fn opener(tokens: &Tokens<'_>, part: &Part, first_in_sentence: bool) -> Option<(Opener, bool)> {
    let mut at = part.tokens.start;
    // "und dass", "but if", "even if", "nur wenn".
    if at + 1 < part.tokens.end
        && (matches!(tokens.value(at, Class::Conjunction), Some("and" | "but" | "focus")) || tokens.get(at)?.kind == Kind::Sign)
    {
        at += 1;
    }
    // "mit dem", "in which".
    let behind = tokens.is(at, Class::Preposition) && at + 1 < part.tokens.end;
    let last = last_word(tokens, &part.tokens);
    let german = tokens.language == Language::De;
    let verb_last = last.is_some_and(|last| last > at && verbish(tokens, last) && !(german && is_verb_second(tokens, at, last)));
    if behind && !tokens.is(at, Class::Conjunction) {
        let relative = tokens.value(at + 1, Class::Conjunction) == Some("relative");
        // "vom Irak, von der Türkei … geschlossen": a participle ends no relative clause.
        let taken = relative
            && !is_infinitive(tokens, &part.tokens)
            && (!german || (part.comma && verb_last && !last.is_some_and(|l| is_only_participle(tokens, l))));
        return taken.then_some((Opener::Relative, german));
    }
    let key = tokens.value(at, Class::Conjunction);
    let opener = match key? {
        // "the treaty that Washington signed" against "said that", "likely that".
        "that" if !german && part.tokens.start == at && is_that_of_noun(tokens, at) => Opener::Relative,
        "that" => Opener::That,
        "if" | "unless" => Opener::If,
        "whether" => Opener::Whether,
        "because" | "although" => Opener::Adverbial,
        "purpose" if !german || verb_last => Opener::Purpose,
        "um" if !has_finite(tokens, &part.tokens) => Opener::Purpose,
        "without" if is_infinitive(tokens, &part.tokens) || tokens.str(at + 1) == "dass" => Opener::Without,
        "time" if verb_last || (!german && verb_between(tokens, at + 1, part.tokens.end)) => Opener::Adverbial,
        "relative" if !german => {
            if first_in_sentence {
                return None;
            }
            Opener::Relative
        }
        "relative" if (part.comma || part.strong) && verb_last && part.tokens.len() > 2 && !first_in_sentence => {
            // "bestreitet, den Kongo angegriffen zu haben": an article, no pronoun.
            if is_infinitive(tokens, &part.tokens) {
                return None;
            }
            Opener::Relative
        }
        "wh" if (part.comma && verb_last) || (!german && !first_in_sentence) => Opener::Whether,
        _ => return None,
    };
    Some((opener, german))
}

/// English "that" behind a noun that can be signed, given, sent.
fn is_that_of_noun(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let noun = tokens.is(before, Class::Trigger)
        || tokens.is(before, Class::Topic)
        || tokens.is(before, Class::NameStart)
        || tokens.is(before, Class::AgentNoun);
    noun && !tokens.is(before, Class::Speech)
        && !tokens.is(before, Class::Irrealis)
        && verb_form(tokens, before).is_none_or(|f| f == b'b')
}

fn last_word(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<usize> {
    range
        .clone()
        .rev()
        .find(|at| tokens.get(*at).is_some_and(|t| t.kind == Kind::Word))
}

/// A participle that is no finite form.
fn is_only_participle(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(word) = tokens.get(at).map(|t| t.word).filter(|_| !tokens.is(at, Class::Auxiliary)) else {
        return false;
    };
    let has = |wanted: &str| tokens.vocabulary.values(word, Class::Verb).any(|form| form == wanted);
    has("p") && !has("f")
}

/// "der Iran habe Raketen geliefert": the finite verb stands before, an infinitive or participle at the end.
fn is_verb_second(tokens: &Tokens<'_>, from: usize, last: usize) -> bool {
    let values = |at: usize| tokens.get(at).map(|t| tokens.vocabulary.values(t.word, Class::Verb));
    let finite_last = tokens.is(last, Class::Auxiliary) && is_finite(tokens, last)
        || values(last).is_some_and(|mut v| v.any(|form| form == "f"))
            && !values(last).is_some_and(|mut v| v.any(|form| form == "p"));
    !finite_last
        && (from + 1..last.saturating_sub(1))
            .any(|at| tokens.is(at, Class::Auxiliary) && is_finite(tokens, at) && tokens.get(at).is_some_and(|t| !t.capital))
}

/// Looks like a verb at the end of a German clause: known as one, or a small unknown word with a verb's ending.
fn verbish(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.is(at, Class::Auxiliary) || verb_form(tokens, at).is_some() {
        return true;
    }
    let word = tokens.str(at);
    tokens.get(at).is_some_and(|t| !t.capital)
        && !tokens.is(at, Class::Preposition)
        && !tokens.is(at, Class::Article)
        && !tokens.is(at, Class::Irrealis)
        && !tokens.is(at, Class::Particle)
        && !tokens.is(at, Class::Negation)
        && (word.ends_with("te") || word.ends_with("en") || word.ends_with('t') || word.ends_with("eln"))
}

fn has_finite(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| is_finite(tokens, at))
}

/// A German infinitive with "zu" and no finite verb.
fn is_infinitive(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    // "verkauft zu haben": the participle may look like a finite verb.
    let perfect = |at: usize| tokens.str(at + 1) == "zu" && matches!(tokens.str(at + 2), "haben" | "sein" | "wollen" | "können");
    if tokens.language != Language::De || range.clone().any(|at| is_finite(tokens, at) && !perfect(at)) {
        return false;
    }
    range.clone().rev().take(6).any(|at| {
        verb_form(tokens, at) == Some(b'z')
            || (tokens.str(at) == "zu"
                && tokens.get(at + 1).is_some_and(|t| !t.capital && t.kind == Kind::Word)
                && tokens.str(at + 1).ends_with('n'))
    })
}

struct Joiner<'a, 't> {
    tokens: &'a Tokens<'t>,
    clauses: &'a mut Clauses,
    /// Open clauses, the innermost last.
    open: Vec<usize>,
    /// The innermost open clause stands in brackets.
    aside: bool,
}

impl Joiner<'_, '_> {
    /// Gives the part its clause; `relative` if the next part is a relative clause.
    fn join(&mut self, part: &Part, relative: bool) {
        if std::mem::take(&mut self.aside) {
            self.open.pop();
        }
        let first = self.open.is_empty();
        if let Some((opener, verb_last)) = opener(self.tokens, part, first) {
            // After a comma a clause of the same depth follows the finished one ("…, der …, weil …").
            if !first && opener != Opener::Relative {
                self.close_finished();
            }
            self.begin(part, opener, verb_last);
            return;
        }
        let finite = has_finite(self.tokens, &part.tokens);
        if first {
            let conditional = self.inverted_condition(part);
            self.begin(part, if conditional { Opener::If } else { Opener::Main }, false);
            return;
        }
        if is_infinitive(self.tokens, &part.tokens) && !part.strong {
            self.close_finished();
            self.begin(part, Opener::Infinitive, true);
            return;
        }
        if part.strong {
            let top = self.open.first().copied();
            let starts_new = finite || top.is_some_and(|top| self.clauses.list[top].finite && part.tokens.len() > 3);
            if starts_new {
                self.open.clear();
                self.begin(part, Opener::Main, false);
                return;
            }
        }
        if part.aside {
            if finite {
                self.begin(part, Opener::Main, false);
                self.aside = true;
            } else {
                self.go_on(part);
            }
            return;
        }
        if part.comma && !self.list_goes_on(part) {
            self.close_finished();
        }
        let Some(top) = self.open.last().copied() else {
            self.begin(part, Opener::Main, false);
            return;
        };
        let joined = matches!(self.tokens.value(part.tokens.start, Class::Conjunction), Some("and" | "but"));
        // "…, and Azerbaijan, which …, attacked": the subject of a new clause stands alone.
        let subject_only = joined && part.comma && relative && self.clauses.list[top].finite;
        if (finite || subject_only) && self.clauses.list[top].finite {
            let opener = if joined { Opener::Coordinate } else { Opener::Main };
            if opener == Opener::Main && self.clauses.list[top].opener == Opener::Main {
                self.open.clear();
            }
            self.begin(
                part,
                opener,
                self.clauses
                    .list
                    .get(top)
                    .is_some_and(|c| c.verb_last && opener != Opener::Main),
            );
            return;
        }
        self.go_on(part);
    }

    /// "Russland, China und Iran" inside a subordinate clause that has no verb yet.
    fn list_goes_on(&self, part: &Part) -> bool {
        let top = self.open.last().and_then(|top| self.clauses.list.get(*top));
        top.is_some_and(|clause| {
            !clause.finite && !matches!(clause.opener, Opener::Infinitive | Opener::Without | Opener::Purpose)
        }) && part.tokens.len() < 30
    }

    /// Subordinate clauses that have their verb are left; the clause above them goes on.
    fn close_finished(&mut self) {
        while self.open.len() > 1 {
            let top = self.open[self.open.len() - 1];
            let clause = &self.clauses.list[top];
            let closes = clause.finite || matches!(clause.opener, Opener::Infinitive | Opener::Purpose | Opener::Without);
            if !closes || clause.opener == Opener::Main {
                break;
            }
            self.open.pop();
        }
        // A subordinate clause at the head of the sentence: what follows is the main clause.
        if let [only] = self.open[..] {
            let clause = &self.clauses.list[only];
            if !matches!(clause.opener, Opener::Main | Opener::Coordinate) && (clause.finite || clause.opener != Opener::Relative)
            {
                self.open.clear();
            }
        }
    }

    /// "Sollte Moskau angreifen, …", "Had Britain refused, …".
    fn inverted_condition(&self, part: &Part) -> bool {
        let at = part.tokens.start;
        let word = self.tokens.str(at);
        let comma = self.tokens.is_sign(part.tokens.end, ",");
        comma
            && matches!(
                word,
                "Sollte"
                    | "Sollten"
                    | "Würde"
                    | "Würden"
                    | "Hätte"
                    | "Hätten"
                    | "Wäre"
                    | "Wären"
                    | "Käme"
                    | "Should"
                    | "Were"
                    | "Had"
            )
            || (comma && self.tokens.language == Language::De && verb_form(self.tokens, at) == Some(b'f') && {
                // "Griffe Baku an, bliebe Moskau untätig": the verb of the main clause follows the comma.
                let next = part.tokens.end + 1;
                self.tokens.str(next) == "so" || is_finite(self.tokens, next)
            })
    }

    fn begin(&mut self, part: &Part, opener: Opener, verb_last: bool) {
        let place = self.clauses.list.len();
        let main = matches!(opener, Opener::Main);
        // The main clause after a condition at the head of the sentence.
        let before = self
            .clauses
            .segments
            .last()
            .filter(|s| s.tokens.end + 2 > part.tokens.start)
            .map(|s| s.clause);
        let conditioned =
            main && self.open.is_empty() && !part.strong && before.is_some_and(|b| self.clauses.list[b].opener == Opener::If);
        let parent = if main { None } else { self.open.last().copied() };
        if opener == Opener::If
            && let Some(parent) = parent
        {
            self.clauses.list[parent].conditioned = true;
        }
        self.clauses.list.push(Clause {
            opener,
            parent,
            first: part.tokens.start,
            verb_last,
            finite: has_finite(self.tokens, &part.tokens)
                || (verb_last && last_word(self.tokens, &part.tokens).is_some_and(|l| verbish(self.tokens, l))),
            conditioned,
        });
        if opener == Opener::Coordinate {
            self.open.pop();
        }
        self.open.push(place);
        self.clauses.segments.push(Segment {
            tokens: part.tokens.clone(),
            clause: place,
        });
    }

    fn go_on(&mut self, part: &Part) {
        let Some(top) = self.open.last().copied() else {
            return;
        };
        let clause = &mut self.clauses.list[top];
        clause.finite |= has_finite(self.tokens, &part.tokens)
            || (clause.verb_last && last_word(self.tokens, &part.tokens).is_some_and(|l| verbish(self.tokens, l)));
        self.clauses.segments.push(Segment {
            tokens: part.tokens.clone(),
            clause: top,
        });
    }
}
