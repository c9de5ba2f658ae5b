//! The words in which the speaker of a verb stands, before and behind it, and who of them speaks.

use std::ops::Range;

use super::super::clauses::{Opener, verb_form};
use super::super::lexicon::{Class, Form};
use super::super::relations::{Group, Scene};
use super::super::token::Kind;

/// Who stands in a field.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lead<'g> {
    /// Named actors.
    Named(&'g Group),
    /// The noun of an unnamed group.
    Unnamed(usize),
    /// "er", "she".
    Pronoun(usize),
    /// "the minister", "der Sprecher": the person spoken of last.
    Office(usize),
}

fn is_sign(scene: &Scene<'_, '_>, at: usize, signs: &[&str]) -> bool {
    scene.tokens.get(at).is_some_and(|t| t.kind == Kind::Sign) && signs.contains(&scene.tokens.str(at))
}

const QUOTES: [&str; 6] = ["„", "“", "\"", "”", "»", "«"];
const CLOSERS: [&str; 7] = [";", ":", "(", ")", "–", "—", "…"];

/// The field before the verb: back to the last sign, joining word or other verb; a relative clause or an apposition
/// directly before the verb is left out. The second range is what was left out.
pub(super) fn before(scene: &Scene<'_, '_>, verb: usize) -> (Range<usize>, Option<Range<usize>>) {
    let first = scene.cut.tokens.start;
    let mut end = verb;
    // Adverbs and auxiliaries of the verb itself.
    while end > first && is_of_verb(scene, end - 1) {
        end -= 1;
    }
    // "The Economic Community of West African States (ECOWAS) said".
    if end > first
        && is_sign(scene, end - 1, &[")"])
        && let Some(open) = (first.max(end.saturating_sub(8))..end)
            .rev()
            .find(|at| is_sign(scene, *at, &["("]))
    {
        end = open;
    }
    let mut aside = None;
    if end > first && is_sign(scene, end - 1, &[","]) {
        let start = parenthesis(scene, first, end - 1);
        let Some(start) = start else { return (end..end, None) };
        aside = Some(start + 1..end - 1);
        end = start;
    }
    let mut start = end;
    while start > first && end - start < 40 {
        let at = start - 1;
        let stops = is_sign(scene, at, &QUOTES)
            || is_sign(scene, at, &CLOSERS)
            || scene.is_finite(at) && !scene.tokens.is(at, Class::Title) && !in_group(scene, at)
            || opens_clause(scene, at)
            || (is_sign(scene, at, &[","]) && !in_group(scene, at));
        if stops {
            break;
        }
        start = at;
    }
    // "attacked and said": the subject stands before the other verb.
    if start < end && start > first && matches!(scene.tokens.str(start), "and" | "und" | "but" | "aber" | ",") {
        let coordinate = scene
            .clauses
            .clause_at(scene.cut, verb)
            .and_then(|c| scene.clauses.list.get(c))
            .is_some_and(|c| c.opener == Opener::Coordinate);
        if coordinate && end - start == 1 {
            return (end..end, aside);
        }
    }
    (start..end, aside)
}

/// The token stands inside names that are joined ("Biden, Macron and Scholz") or inside one name.
fn in_group(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.groups.iter().any(|g| g.tokens.contains(&at))
}

fn is_of_verb(scene: &Scene<'_, '_>, at: usize) -> bool {
    let word = scene.tokens.str(at);
    let small = scene.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital);
    small
        && (scene.tokens.is(at, Class::Auxiliary)
            || word.ends_with("ly")
            || scene.tokens.is(at, Class::Negation)
            || matches!(
                word,
                "also"
                    | "then"
                    | "later"
                    | "again"
                    | "thereupon"
                    | "auch"
                    | "dann"
                    | "thus"
                    | "now"
                    | "always"
                    | "still"
                    | "once"
                    | "soon"
                    | "often"
                    | "since"
                    | "thereafter"
                    | "afterwards"
                    | "himself"
                    | "herself"
                    | "itself"
            ))
}

fn opens_clause(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(
        scene.tokens.value(at, Class::Conjunction),
        Some("that" | "if" | "unless" | "although" | "because" | "whether" | "wh" | "um")
    ) || (!scene.german() && matches!(scene.tokens.str(at), "when" | "while" | "but"))
}

/// The comma that opens what the comma at `end` closes.
fn parenthesis(scene: &Scene<'_, '_>, first: usize, end: usize) -> Option<usize> {
    let mut nearest = None;
    for at in (first.max(end.saturating_sub(40))..end).rev() {
        if is_sign(scene, at, &QUOTES) || is_sign(scene, at, &[";", ":"]) {
            break;
        }
        if !is_sign(scene, at, &[","]) {
            continue;
        }
        nearest = nearest.or(Some(at));
        let relative = (at + 1..at + 3).any(|t| scene.tokens.value(t, Class::Conjunction) == Some("relative"));
        if relative && (at + 1..end).any(|t| scene.is_finite(t)) {
            return Some(at);
        }
    }
    nearest
}

/// The field behind an inverted verb: up to the next comma (an apposition may follow), verb or quotation.
pub(super) fn behind(scene: &Scene<'_, '_>, verb: usize) -> Range<usize> {
    let mut end = verb + 1;
    while end < scene.cut.tokens.end && end - verb < 18 {
        let stops = is_sign(scene, end, &QUOTES)
            || is_sign(scene, end, &CLOSERS)
            || is_sign(scene, end, &[","])
            || opens_clause(scene, end)
            || (scene.is_finite(end) && end > verb + 1 && !scene.tokens.is(end, Class::Title));
        if stops {
            break;
        }
        end += 1;
    }
    verb + 1..end
}

/// A preposition, or a genitive, governs the noun phrase that ends before `at`.
fn is_governed(scene: &Scene<'_, '_>, from: usize, at: usize) -> bool {
    for place in (from.max(at.saturating_sub(5))..at).rev() {
        if scene.tokens.is(place, Class::Preposition) {
            return true;
        }
        let token = scene.tokens.get(place);
        let inside = scene.tokens.is(place, Class::Article)
            || scene.tokens.is(place, Class::Title)
            || scene.tokens.is(place, Class::AgentNoun)
            || token.is_some_and(|t| t.kind == Kind::Word && !t.capital && verb_form(scene.tokens, place).is_none())
            || token.is_some_and(|t| t.kind == Kind::Sign && matches!(scene.tokens.str(place), "-" | "'" | "’"));
        if !inside {
            return false;
        }
    }
    false
}

/// "sagen Diplomaten", "Western diplomats": several without an article.
fn is_many(scene: &Scene<'_, '_>, from: usize, at: usize) -> bool {
    let word = scene.tokens.str(at);
    let plural = if scene.german() {
        word.ends_with("en") || word.ends_with("er") || word.ends_with("te")
    } else {
        word.ends_with('s')
    };
    let article = (from.max(at.saturating_sub(3))..at).any(|t| scene.tokens.is(t, Class::Article));
    plural && !article
}

fn is_office(scene: &Scene<'_, '_>, at: usize) -> bool {
    let tokens = scene.tokens;
    tokens.is(at, Class::Title) || tokens.is(at, Class::AgentNoun) || tokens.is(at, Class::OrganisationNoun)
}

/// A noun that can speak stands at the end of the noun phrase that the group opens ("China's foreign ministry").
fn has_speaking_head(scene: &Scene<'_, '_>, group: &Group, end: usize) -> bool {
    (group.tokens.start..end.min(group.tokens.end + 5))
        .take_while(|at| !scene.tokens.is(*at, Class::Preposition))
        .any(|at| is_office(scene, at) || scene.tokens.is(at, Class::GroupNoun))
}

/// Who speaks in the field: the first who stands under no preposition; then the one an office belongs to.
pub(super) fn lead<'g>(scene: &Scene<'g, '_>, field: Range<usize>) -> Option<Lead<'g>> {
    let tokens = scene.tokens;
    let mut groups = scene
        .groups
        .iter()
        .filter(|g| g.tokens.start >= field.start && g.tokens.start < field.end)
        .peekable();
    let mut office = None;
    let mut at = field.start;
    while at < field.end {
        if let Some(group) = groups.next_if(|g| g.tokens.start <= at) {
            let governed = is_governed(scene, field.start, group.tokens.start);
            let next = groups.peek().copied();
            at = group.tokens.end.max(at + 1);
            let person = |g: &&Group| g.names_person(scene) && g.tokens.start <= at + 6;
            // "Putin's spokesman Dmitry Peskov", "the UN envoy Geir Pedersen".
            if !group.names_person(scene) || group.is_modifier() {
                // "the U.S. Secretary of State John Kerry".
                let title = |t: usize| tokens.str(t) == "of" && t > 0 && tokens.is(t - 1, Class::Title);
                let plain = |g: &&Group| {
                    (at..g.tokens.start).all(|t| title(t) || !tokens.is(t, Class::Preposition) && !is_sign(scene, t, &[","]))
                };
                let joined = |g: &&Group| group.is_modifier() && g.tokens.start <= at + 3;
                let heads = |g: &&Group| has_speaking_head(scene, group, g.tokens.start.max(group.tokens.end));
                if let Some(next) = next.filter(plain).filter(|g| joined(g) || person(g) && heads(g))
                    && (!governed || office.is_some())
                {
                    return Some(Lead::Named(next));
                }
            }
            if governed {
                continue;
            }
            if let Some(noun) = students(scene, group) {
                return Some(Lead::Unnamed(noun));
            }
            if group.is_modifier() && !has_speaking_head(scene, group, field.end) && office.is_none() {
                continue;
            }
            return Some(Lead::Named(group));
        }
        let governed = || is_governed(scene, field.start, at);
        if tokens.is(at, Class::Pronoun) && is_person_pronoun(tokens.str(at)) && !governed() {
            return Some(Lead::Pronoun(at));
        }
        let name_follows = groups
            .peek()
            .is_some_and(|g| g.tokens.start == at + 1 && g.names_person(scene));
        let noun = !scene.german() || tokens.get(at).is_some_and(|t| t.capital);
        if noun
            && tokens.is(at, Class::GroupNoun)
            && (!tokens.is(at, Class::Title) || is_many(scene, field.start, at) || is_some(scene, field.start, at))
            && !name_follows
            && !governed()
            && office.is_none()
        {
            return Some(Lead::Unnamed(at));
        }
        if noun && office.is_none() && is_office(scene, at) && !governed() {
            office = Some(at);
        }
        at += 1;
    }
    let office = office?;
    // "the president of Poland", "der Sprecher des Ministeriums", "a spokesman for NATO".
    let owner = scene
        .groups
        .iter()
        .find(|g| g.tokens.start > office && g.tokens.start < field.end && g.tokens.start - office <= 7);
    Some(owner.map_or(Lead::Office(office), Lead::Named))
}

/// "Nordkorea-Experten", "Iran analysts": they know the state, they do not speak for it.
fn students(scene: &Scene<'_, '_>, group: &Group) -> Option<usize> {
    let end = group.tokens.end;
    let hyphen = scene.tokens.is_sign(end, "-") && scene.tokens.get(end).is_some_and(|t| !t.spaced);
    let noun = end + usize::from(hyphen);
    let apart = matches!(
        scene.tokens.value(noun, Class::GroupNoun),
        Some("experts" | "analysts" | "observers" | "researchers" | "historians" | "critics")
    );
    let bare = hyphen || !scene.german();
    let adjective = scene
        .actors
        .within(group.tokens.clone())
        .last()
        .is_some_and(|m| m.form == Form::Adjective);
    (apart && bare && group.is_modifier() && !adjective).then_some(noun)
}

/// "ein westlicher Diplomat", "a senior diplomat": one who is not named.
fn is_some(scene: &Scene<'_, '_>, start: usize, at: usize) -> bool {
    let bare = (start..at).all(|t| !scene.tokens.is(t, Class::NameStart) && !scene.tokens.is(t, Class::Preposition));
    bare && (start..at).any(|t| {
        matches!(
            scene.tokens.str(t),
            "ein" | "Ein" | "eine" | "Eine" | "a" | "A" | "an" | "An" | "one" | "One" | "another" | "Another"
        )
    })
}

/// A person named in an apposition speaks ("the spokesman of the ministry, Maria Zakharova, said").
pub(super) fn named_aside<'g>(scene: &Scene<'g, '_>, aside: &Range<usize>) -> Option<&'g Group> {
    let group = scene
        .groups
        .iter()
        .find(|g| g.tokens.start >= aside.start && g.tokens.start < aside.end)?;
    let first = group.tokens.start == aside.start || (aside.start..group.tokens.start).all(|t| scene.tokens.is(t, Class::Title));
    (first && group.names_person(scene) && group.tokens.end + 4 >= aside.end).then_some(group)
}

fn is_person_pronoun(word: &str) -> bool {
    matches!(word, "er" | "Er" | "he" | "He" | "she" | "She" | "sie" | "Sie")
}
