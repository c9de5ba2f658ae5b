//! One sentence ready to be asked: its clauses, its groups of actors, who is the subject of a verb.

use std::ops::Range;

use super::super::actors::Actors;
use super::super::clauses::{Clauses, Cut, Opener, verb_form};
use super::super::lexicon::Class;
use super::super::token::{Kind, Tokens};
use super::frames::{self, BY, DIRECT, Preps, VON};
use super::groups::Group;
use super::recall;
use crate::model::{ActorKind, Language};

/// A sentence.
pub(in super::super) struct Scene<'a, 't> {
    pub(in super::super) tokens: &'a Tokens<'t>,
    pub(in super::super) clauses: &'a Clauses,
    pub(in super::super) actors: &'a Actors,
    pub(in super::super) cut: &'a Cut,
    pub(in super::super) groups: &'a [Group],
}

/// Who stands in which role to a trigger; places in [`Actors::list`].
#[derive(Debug, Default, Clone)]
pub(super) struct Roles {
    /// Who acts, gives, joins; for mutual ties one side.
    pub(super) from: Vec<usize>,
    /// Whom it concerns; for mutual ties the other side, or empty if `from` are all equal.
    pub(super) to: Vec<usize>,
    /// From 0 to 1.
    pub(super) confidence: f32,
    /// Name of the rule.
    pub(super) rule: &'static str,
    /// The verb that says that the noun came about ("signed"), where there is one.
    pub(super) verb: Option<usize>,
}

impl Scene<'_, '_> {
    pub(in super::super) fn german(&self) -> bool {
        self.tokens.language == Language::De
    }

    pub(in super::super) fn kind_of(&self, actor: usize) -> Option<ActorKind> {
        self.actors.list.get(actor).map(|a| a.kind)
    }

    /// Groups of a clause.
    pub(super) fn in_clause(&self, clause: usize) -> impl DoubleEndedIterator<Item = &Group> {
        self.groups.iter().filter(move |g| g.clause == clause)
    }

    /// No verb, sign or joining word stands in the range: it is inside one noun phrase or verb phrase.
    pub(super) fn is_phrase(&self, range: Range<usize>, prepositions: bool) -> bool {
        range.clone().all(|at| {
            let sign = self.tokens.get(at).is_none_or(|t| t.kind == Kind::Sign);
            if sign {
                return self.tokens.is_sign(at, ",") && self.tokens.is(at + 1, Class::Topic)
                    || matches!(self.tokens.str(at), "-" | "'" | "’" | "„" | "“" | "\"" | "”" | "%");
            }
            (prepositions || !self.tokens.is(at, Class::Preposition)) && !self.is_finite(at)
        })
    }

    /// The token is a finite verb or an auxiliary, as far as the word itself says.
    pub(in super::super) fn is_finite(&self, at: usize) -> bool {
        if self.tokens.is(at, Class::Auxiliary) {
            return true;
        }
        match verb_form(self.tokens, at) {
            Some(b'f') => !self.is_noun_here(at),
            Some(b'd') => self.tokens.value(at + 1, Class::Preposition) != Some("by"),
            _ => false,
        }
    }

    /// An English word that could be a verb stands like a noun.
    pub(super) fn is_noun_here(&self, at: usize) -> bool {
        let tokens = self.tokens;
        if self.german() {
            return tokens.get(at).is_some_and(|t| t.capital)
                && (verb_form(tokens, at).is_none() || !super::super::clauses::begins(tokens, at));
        }
        let noun = tokens
            .get(at)
            .is_some_and(|t| tokens.vocabulary.values(t.word, Class::Trigger).any(|k| k.starts_with("n.")));
        if !noun {
            return false;
        }
        if !tokens.is(at, Class::Verb) {
            return true;
        }
        let Some(before) = at.checked_sub(1).filter(|_| at != self.cut.tokens.start) else {
            // "Trade between", "Talks with" against "Attack Iran!".
            return tokens.is(at + 1, Class::Preposition) || tokens.is(at + 1, Class::Auxiliary);
        };
        let word = tokens.str(before);
        if word == "to"
            || (tokens.is(before, Class::Auxiliary)
                && !matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had"))
        {
            return false;
        }
        if tokens.is(before, Class::Pronoun) && !tokens.is(before, Class::Article) {
            return false;
        }
        let determined = tokens.is(before, Class::Article)
            || tokens.is(before, Class::Preposition)
            || tokens.is(before, Class::Topic)
            || tokens.is(before, Class::FutureCue)
            || tokens.is(before, Class::PastCue)
            || tokens.is(before, Class::Verb)
            || tokens.is(before, Class::Negation)
            || matches!(word, "s" | "-" | "'" | "’")
            || tokens.get(before).is_some_and(|t| t.kind == Kind::Number);
        if determined {
            return true;
        }
        let behind = self.groups.iter().find(|g| g.tokens.end == at);
        if let Some(group) = behind {
            // "US supports Israel" against "US support for Israel", "Russian attacks on".
            return group.modifies
                || (verb_form(tokens, at) != Some(b'd')
                    && tokens.is(at + 1, Class::Preposition)
                    && verb_form(tokens, at) != Some(b'f'))
                || (verb_form(tokens, at) == Some(b'f')
                    && tokens.is(at + 1, Class::Preposition)
                    && matches!(tokens.str(at + 1), "on" | "against" | "between" | "with" | "of" | "for"));
        }
        // Behind an adjective, with a capital letter too ("Bilateral trade", "Western sanctions").
        let adjective = ["ern", "al", "ic", "ean", "ary", "ive", "ear", "ant"]
            .iter()
            .any(|e| word.ends_with(e));
        tokens
            .get(before)
            .is_some_and(|t| t.kind == Kind::Word && (!t.capital || adjective))
            && !tokens.str(before).ends_with("ly")
            && !tokens.is(before, Class::Conjunction)
            && !matches!(
                word,
                "longer"
                    | "not"
                    | "also"
                    | "never"
                    | "still"
                    | "now"
                    | "then"
                    | "already"
                    | "only"
                    | "just"
                    | "again"
                    | "even"
                    | "always"
                    | "often"
                    | "later"
                    | "ever"
                    | "soon"
                    | "both"
                    | "once"
                    | "twice"
            )
    }

    /// A form of "be" or "werden" makes the participle at `at` passive, or "by" follows it.
    pub(super) fn is_passive(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let participle = tokens.get(at).is_some_and(|t| {
            tokens
                .vocabulary
                .values(t.word, Class::Verb)
                .any(|form| matches!(form, "d" | "p"))
        });
        if verb_form(tokens, at).is_none() || !participle {
            return false;
        }
        if self.german() {
            let Some(clause) = self.clauses.clause_at(self.cut, at) else {
                return false;
            };
            let aux = self
                .clauses
                .parts(self.cut, clause)
                .flat_map(|s| s.tokens.clone())
                .any(|t| t != at && matches!(tokens.value(t, Class::Auxiliary), Some("werden" | "passive" | "would")));
            let have = self
                .clauses
                .parts(self.cut, clause)
                .flat_map(|s| s.tokens.clone())
                .any(|t| matches!(tokens.value(t, Class::Auxiliary), Some("have")));
            return aux && !have;
        }
        let mut before = at;
        for _ in 0..4 {
            let Some(b) = before.checked_sub(1) else { break };
            before = b;
            match tokens.value(b, Class::Auxiliary) {
                Some("be") => return true,
                Some(_) => break,
                None => {}
            }
            if !(tokens.str(b).ends_with("ly")
                || tokens.is(b, Class::Negation)
                || tokens.is(b, Class::Hedge)
                || matches!(tokens.str(b), "also" | "then" | "later" | "once"))
            {
                break;
            }
        }
        (at + 1..at + 3).any(|t| tokens.value(t, Class::Preposition) == Some("by"))
    }

    /// The verb of speech at `at` is passive ("was accused by").
    pub(in super::super) fn is_passive_verb(&self, at: usize) -> bool {
        self.is_passive(at)
    }

    /// The subject of the verb at `verb`: a place in `groups`.
    pub(in super::super) fn subject(&self, clause: usize, verb: usize, depth: u8) -> Option<usize> {
        let here = self.clauses.list.get(clause)?;
        let parent_subject = |scene: &Self| {
            let parent = here.parent?;
            (depth < 6).then(|| scene.main_subject(parent, depth + 1))?
        };
        match here.opener {
            Opener::Infinitive | Opener::Purpose | Opener::Without if (self.german() || here.opener == Opener::Infinitive) => {
                return here.parent.and_then(|p| self.obliged(p)).or_else(|| parent_subject(self));
            }
            Opener::Relative => {
                if let Some(found) = self.relative_subject(clause, verb) {
                    return found;
                }
            }
            _ => {}
        }
        let own = if self.german() {
            self.german_subject(clause, verb)
        } else {
            self.english_subject(clause, verb)
        };
        own.or_else(|| {
            let shares = here.opener == Opener::Coordinate || verb_form(self.tokens, verb) == Some(b'g');
            if shares { parent_subject(self) } else { None }
        })
    }

    /// "verpflichtet Polen und Frankreich, einander beizustehen": who is obliged acts, not what obliges.
    fn obliged(&self, clause: usize) -> Option<usize> {
        if !self.german() {
            return None;
        }
        let verb = self
            .clauses
            .parts(self.cut, clause)
            .flat_map(|s| s.tokens.clone())
            .find(|t| {
                matches!(
                    self.tokens.str(*t),
                    "verpflichtet" | "verpflichtete" | "verpflichten" | "zwingt" | "zwang"
                )
            })?;
        let finite = |t: usize| self.tokens.is(t, Class::Auxiliary) || matches!(self.tokens.str(t), "sich" | "einander");
        let mut words = self.clauses.parts(self.cut, clause).flat_map(|s| s.tokens.clone());
        if words.any(finite) {
            return None;
        }
        let behind = |g: &&Group| g.tokens.start > verb && g.prep == DIRECT && !g.modifies && !g.genitive;
        let group = self.in_clause(clause).find(behind)?;
        self.place(group)
    }

    /// The subject of a clause's first finite verb.
    fn main_subject(&self, clause: usize, depth: u8) -> Option<usize> {
        let verb = self
            .clauses
            .parts(self.cut, clause)
            .flat_map(|s| s.tokens.clone())
            .find(|at| self.is_finite(*at));
        let verb = verb.or_else(|| self.clauses.parts(self.cut, clause).last().map(|s| s.tokens.end - 1))?;
        self.subject(clause, verb, depth)
    }

    /// The subject of a clause, whatever its verb: a place in `groups`.
    pub(super) fn subject_of_clause(&self, clause: usize) -> Option<usize> {
        self.main_subject(clause, 0)
    }

    fn place(&self, group: &Group) -> Option<usize> {
        self.groups.iter().position(|g| std::ptr::eq(g, group))
    }

    fn english_subject(&self, clause: usize, verb: usize) -> Option<usize> {
        let mut found = None;
        for group in self.in_clause(clause).rev().filter(|g| g.tokens.end <= verb) {
            // Another verb between the group and this one: the group belongs to that verb.
            let gap = self
                .clauses
                .parts(self.cut, clause)
                .flat_map(|s| s.tokens.clone())
                .filter(|at| (group.tokens.end..verb).contains(at))
                .filter(|at| self.is_finite(*at) && !self.belongs_to(*at, verb))
                .count();
            if gap > 0 && found.is_none() && self.clauses.list[clause].opener != Opener::Main {
                break;
            }
            if gap == 0 && self.is_object_aside(group, verb) {
                continue;
            }
            if group.prep == DIRECT && !group.modifies && !group.genitive && gap == 0 {
                found = Some(group);
                break;
            }
            if gap > 0 {
                // An infinitive or a participle later in the clause: the clause's own subject.
                if group.prep == DIRECT && !group.modifies && matches!(verb_form(self.tokens, verb), Some(b'b' | b'g')) {
                    found = Some(group);
                    break;
                }
                if !matches!(verb_form(self.tokens, verb), Some(b'b' | b'g')) {
                    break;
                }
            }
        }
        found.and_then(|group| self.place(group))
    }

    /// "Britain, bound to defend Belgium, declared war": the object of a verb between commas.
    fn is_object_aside(&self, group: &Group, verb: usize) -> bool {
        let Some(part) = self
            .clauses
            .segment_at(self.cut, group.tokens.start)
            .map(|s| s.tokens.clone())
        else {
            return false;
        };
        !part.contains(&verb)
            && part.start > self.cut.tokens.start
            && (part.start..group.tokens.start).any(|t| matches!(verb_form(self.tokens, t), Some(b'b' | b'g' | b'd' | b'p')))
    }

    /// An auxiliary that belongs to the verb ("has been supplying").
    fn belongs_to(&self, aux: usize, verb: usize) -> bool {
        self.tokens.is(aux, Class::Auxiliary)
            && (aux..verb).all(|at| {
                !self.tokens.is(at, Class::Preposition)
                    && self
                        .tokens
                        .get(at)
                        .is_none_or(|t| t.kind == Kind::Word && !t.capital || at == aux || t.quoted)
            })
    }

    fn german_subject(&self, clause: usize, verb: usize) -> Option<usize> {
        let here = self.clauses.list.get(clause)?;
        let fits = |group: &&Group| group.nominative && group.prep == DIRECT && !group.modifies && !group.genitive;
        if here.verb_last {
            return self.in_clause(clause).find(fits).and_then(|g| self.place(g));
        }
        // The finite verb stands second: the first constituent, else what follows the verb.
        let finite = self.second_verb(clause, verb);
        if self.pronoun_subject(finite) {
            return None;
        }
        let before = self.before_second(clause, finite, fits);
        if before.is_none() && self.has_other_subject(here.first, finite) {
            return None;
        }
        if let Some(group) = before {
            // Another noun stands between: "Russland zufolge hat Iran …" never, but "Die Lage Russlands verschlechterte".
            return self.place(group);
        }
        self.in_clause(clause)
            .filter(|g| g.tokens.start > finite)
            .find(fits)
            .and_then(|g| self.place(g))
    }

    /// The finite verb in second place that goes with `verb`: an auxiliary before it, else the last finite one.
    fn second_verb(&self, clause: usize, verb: usize) -> usize {
        let (mut last, mut auxiliary) = (verb, None);
        let words = self.clauses.parts(self.cut, clause).flat_map(|s| s.tokens.clone());
        for at in words.take_while(|at| *at <= verb).filter(|at| self.is_finite(*at)) {
            last = at;
            if self.tokens.is(at, Class::Auxiliary) {
                auxiliary = Some(at);
            }
        }
        // "hatte … belegt": the participle may look like a finite verb.
        auxiliary.filter(|_| last == verb).unwrap_or(last)
    }

    /// The first constituent; of "Kuba und Venezuela, beide Mitglieder der ALBA, unterzeichneten" what begins it.
    fn before_second(&self, clause: usize, finite: usize, fits: impl Fn(&&Group) -> bool) -> Option<&Group> {
        let last = self.in_clause(clause).filter(|g| g.tokens.end <= finite).rfind(&fits)?;
        let mut parts = self.clauses.parts(self.cut, clause);
        let first = parts.next().map(|s| s.tokens.clone())?;
        let apart = !first.contains(&last.tokens.start)
            && !parts.any(|s| s.tokens.contains(&finite) && s.tokens.contains(&last.tokens.start));
        let head = self
            .in_clause(clause)
            .filter(|g| first.contains(&g.tokens.start))
            .rfind(&fits);
        Some(head.filter(|_| apart).unwrap_or(last))
    }

    /// "Er besuchte", "hat sie": the subject is a pronoun that stands for nobody known.
    fn pronoun_subject(&self, finite: usize) -> bool {
        [finite.checked_sub(1), Some(finite + 1)].into_iter().flatten().any(|at| {
            matches!(
                self.tokens.str(at),
                "er" | "Er" | "sie" | "Sie" | "wir" | "Wir" | "ich" | "Ich" | "man" | "Man"
            ) && !self.groups.iter().any(|g| g.tokens.contains(&at))
        })
    }

    /// "Viele im Westen erwarteten": the clause begins with a nominative that is no actor.
    fn has_other_subject(&self, first: usize, finite: usize) -> bool {
        finite > first
            && (self.tokens.is(first, Class::NumberWord) && recall::is_party(self.tokens.str(first + 1), Language::De)
                || matches!(
                    self.tokens.str(first),
                    "Der" | "Ein" | "Viele" | "Manche" | "Einige" | "Niemand" | "Jeder" | "Kein" | "Alle" | "Wer" | "der" | "ein"
                ))
            && !self
                .groups
                .iter()
                .any(|g| (first..finite).contains(&g.tokens.start) && g.is_direct())
    }

    /// The group that a relative clause speaks of stands directly before it.
    pub(super) fn antecedent(&self, clause: usize) -> Option<usize> {
        let first = self.clauses.list.get(clause)?.first;
        let group = self.groups.iter().rposition(|g| g.tokens.end <= first)?;
        let near = first - self.groups[group].tokens.end <= 2 && !self.groups[group].modifies;
        near.then_some(group)
    }

    /// `None`: look inside the clause; `Some(None)`: nobody known.
    #[expect(clippy::option_option, reason = "look on, and nobody, are two answers")]
    fn relative_subject(&self, clause: usize, verb: usize) -> Option<Option<usize>> {
        let first = self.clauses.list.get(clause)?.first;
        let pronoun = self.tokens.str(first);
        let inside = if self.german() {
            self.german_subject(clause, verb)
        } else {
            self.english_subject(clause, verb)
        };
        let subject_form = !matches!(pronoun, "den" | "dem" | "denen" | "dessen" | "deren" | "whom" | "whose")
            && !self.tokens.is(first, Class::Preposition);
        if !subject_form {
            return Some(inside);
        }
        if !self.german() && inside.is_some() {
            return Some(inside);
        }
        let antecedent = self.antecedent(clause);
        Some(antecedent.or(inside))
    }

    /// Actors of the groups under `preps` in the clause that `range` allows.
    pub(super) fn under(&self, clause: usize, preps: Preps, range: Range<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        for group in self
            .in_clause(clause)
            .filter(|g| range.contains(&g.tokens.start) && g.is_under(preps))
        {
            found.extend(group.actors.iter().copied().take(12));
        }
        // "Pakistan, mit dem … ein Abkommen besteht", "Iran, with which …".
        if let Some(here) = self.clauses.list.get(clause)
            && here.opener == Opener::Relative
            && range.start <= here.first
            && self
                .tokens
                .value(here.first, Class::Preposition)
                .is_some_and(|key| frames::prep(key) & preps != 0)
            && let Some(antecedent) = self.antecedent(clause)
        {
            found.extend(self.groups[antecedent].actors.iter().copied());
        }
        found
    }

    /// Who acts in a passive: "by", "von", "durch".
    pub(super) fn agents(&self, clause: usize, verb: usize) -> Vec<usize> {
        let range = if self.german() { 0..usize::MAX } else { verb..usize::MAX };
        self.under(clause, BY | VON, range)
    }
}
