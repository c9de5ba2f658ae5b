//! Actors of a sentence as they stand together: who is named with whom, under which preposition, in which case.

use std::ops::Range;

use super::super::Lexicon;
use super::super::actors::{Actors, Mention};
use super::super::clauses::{Clauses, Cut, Opener};
use super::super::lexicon::{Class, Form};
use super::super::token::{Kind, Tokens};
use super::frames::{self, DIRECT, OF, Preps};
use super::homes::{Homes, is_title_between};
use super::stand_ins::{add_anaphora, add_leading_pronoun};
use crate::model::{ActorKind, Language};

/// Actors joined by "und", commas or hyphens.
#[derive(Debug, Clone)]
pub(in super::super) struct Group {
    /// Places in [`Actors::list`]: for persons their states, where known.
    pub(in super::super) actors: Vec<usize>,
    /// Places in [`Actors::list`] as named.
    pub(in super::super) named: Vec<usize>,
    /// The mentions, titles and the noun they stand for included.
    pub(in super::super) tokens: Range<usize>,
    /// The clause.
    pub(in super::super) clause: usize,
    /// What governs it; one bit, [`DIRECT`] for nothing.
    pub(super) prep: Preps,
    /// Belongs to the noun that follows ("Russian troops", "Russia's war", "Moskaus Angriff") and is not itself meant.
    pub(super) modifies: bool,
    /// A genitive behind its noun ("Angriff Russlands").
    pub(super) genitive: bool,
    /// A name before its noun without ending ("Iran sanctions"): what the noun is about, not who acts.
    pub(super) about: bool,
    /// Stands for the noun before or behind it ("die Regierung der Ukraine", "Russian troops").
    pub(super) agent: bool,
    /// Can be the subject by its form.
    pub(in super::super) nominative: bool,
}

/// Words that may stand between two names of one group.
pub(super) fn joins(tokens: &Tokens<'_>, between: Range<usize>) -> bool {
    if between.is_empty() || between.len() > 6 {
        return false;
    }
    let mut joined = false;
    for at in between {
        let word = tokens.str(at);
        match word {
            "," | "-" | "–" | "/" | "und" | "and" | "sowie" | "als" | "auch" | "or" | "oder" | "noch" | "nor" | "&" | "wie" => {
                joined = true;
            }
            "’" | "'" | "s" | "both" | "jeweils" => {}
            // "Greece and the new Republic of Cyprus", "Russland und sein Verbündeter Belarus".
            "new" | "young" | "neutral" | "neighbouring" | "neighboring" | "its" | "ally" | "neighbour" | "neighbor"
            | "partner" | "neue" | "neuen" | "junge" | "jungen" | "neutrale" | "benachbarte" | "sein" | "seinem" | "seinen"
            | "ihr" | "ihrem" | "ihren" | "Verbündeter" | "Verbündeten" | "Nachbar" | "Nachbarn"
                if joined => {}
            // The only names between two neighbours are those that belong to a title ("der russische Präsident").
            _ if tokens.is(at, Class::NameStart)
                || tokens.is(at, Class::Article)
                || tokens.is(at, Class::Title)
                || tokens.is(at, Class::AgentNoun) => {}
            _ => return false,
        }
    }
    joined
}

/// "Supported by Russia, Syria attacked": the name behind the comma is the subject, no second of a list.
fn leads_anew(tokens: &Tokens<'_>, last: &Group, mention: &Mention) -> bool {
    last.prep != DIRECT
        && last.named.len() == 1
        && tokens.is_sign(last.tokens.end, ",")
        && last.tokens.end + 1 == mention.tokens.start
        && (tokens.is(mention.tokens.end, Class::Auxiliary)
            || matches!(
                super::super::clauses::verb_form(tokens, mention.tokens.end),
                Some(b'f' | b'd')
            ))
}

/// The groups of a sentence.
pub(in super::super) fn find(
    lexicon: &Lexicon,
    tokens: &Tokens<'_>,
    clauses: &Clauses,
    actors: &Actors,
    homes: &Homes,
    cut: &Cut,
) -> Vec<Group> {
    let mentions = actors.within(cut.tokens.clone());
    let mut groups: Vec<Group> = Vec::with_capacity(mentions.len());
    let mut last_form = Form::Name;
    let mut last_kind = None;
    for (at, mention) in mentions.iter().enumerate() {
        let Some(clause) = clauses.clause_at(cut, mention.tokens.start) else {
            continue;
        };
        let kind = actors.list.get(mention.actor).map(|a| a.kind);
        // A state before a title and a person belongs to the person.
        if let Some(next) = mentions.get(at + 1)
            && kind == Some(ActorKind::State)
            && actors.list.get(next.actor).is_some_and(|a| a.kind == ActorKind::Person)
            && is_title_between(tokens, mention, next)
        {
            continue;
        }
        let acting = homes.acting(mention.actor);
        let like = |form: Form| (form == Form::Adjective) == (mention.form == Form::Adjective);
        if let Some(last) = groups.last_mut()
            && last.clause == clause
            && like(last_form)
            && joins(tokens, last.tokens.end..mention.tokens.start)
            && !leads_anew(tokens, last, mention)
            && (!tokens.is_sign(last.tokens.end, ",") || (kind == last_kind && !is_owner(tokens, mention, last.tokens.end)))
        {
            last.named.push(mention.actor);
            last.actors.extend(acting);
            last.tokens.end = mention.tokens.end;
            last_form = mention.form;
            last_kind = kind;
            finish(lexicon, tokens, actors, cut, mention, last, false);
            continue;
        }
        let mut group = Group::of(
            acting.into_iter().collect(),
            vec![mention.actor],
            mention.tokens.clone(),
            clause,
        );
        last_form = mention.form;
        last_kind = kind;
        finish(lexicon, tokens, actors, cut, mention, &mut group, true);
        // "after Russia invaded": the word opens the clause, it is no preposition.
        if group.prep != DIRECT
            && clauses.list.get(clause).is_some_and(|c| {
                c.first < group.tokens.start
                    && tokens.is(c.first, Class::Conjunction)
                    && tokens.is(c.first, Class::Preposition)
                    && (c.first + 1..group.tokens.start).all(|t| !tokens.is(t, Class::Preposition))
            })
        {
            group.prep = DIRECT;
            group.nominative = true;
        }
        // "der Pakt, den London schloss": the pronoun of a relative clause is no article of the name behind it.
        let pronoun = clauses
            .list
            .get(clause)
            .is_some_and(|c| c.opener == Opener::Relative && c.first + 1 == group.tokens.start);
        if pronoun && group.prep == DIRECT && !group.modifies {
            group.genitive = false;
            group.nominative = true;
        }
        groups.push(group);
    }
    for group in &mut groups {
        // "Der OVKS gehören außer Russland auch Belarus und Armenien an": all of them.
        let besides = group.tokens.start.checked_sub(1).map_or("", |b| tokens.str(b));
        if matches!(besides, "außer" | "Außer" | "neben" | "Neben") && group.tokens.clone().any(|t| tokens.str(t) == "auch") {
            group.prep = DIRECT;
            group.nominative = true;
        }
    }
    add_anaphora(tokens, clauses, actors, homes, cut, &mut groups);
    add_leading_pronoun(tokens, clauses, actors, homes, cut, &mut groups);
    groups
}

/// Works out government and case of a group from what stands around its last mention (and its first, if it is new).
fn finish(lexicon: &Lexicon, tokens: &Tokens<'_>, actors: &Actors, cut: &Cut, mention: &Mention, group: &mut Group, fresh: bool) {
    let german = tokens.language == Language::De;
    let end = mention.tokens.end;
    // "Russia's", "States'".
    let apostrophe = matches!(tokens.str(end), "'" | "’") && tokens.get(end).is_some_and(|t| !t.spaced);
    let possessive =
        apostrophe && (tokens.str(end + 1) == "s" || tokens.get(end + 1).is_some_and(|t| t.spaced && t.kind == Kind::Word));
    let name = actors
        .list
        .get(mention.actor)
        .and_then(|a| a.lexical)
        .and_then(|l| lexicon.actor(l));
    let surface = tokens.str(mention.tokens.end - 1);
    let ends_in_s = german
        && mention.form != Form::Adjective
        && mention.form != Form::Demonym
        && surface.len() > 3
        && surface.ends_with('s')
        && name.is_none_or(|a| !a.name_de.ends_with(surface) && !a.name_en.ends_with(surface) && !is_own_s(surface));
    let adjective = mention.form == Form::Adjective;
    let hyphen = tokens.is_sign(end, "-")
        && tokens.get(end).is_some_and(|t| !t.spaced)
        && tokens.get(end + 1).is_some_and(|t| !t.spaced && t.kind == Kind::Word);
    let before_noun = !german && mention.form != Form::FullName && mention.form != Form::Surname && noun_follows(tokens, end);
    let head_start = end + usize::from(apostrophe) + usize::from(possessive && tokens.str(end + 1) == "s") + usize::from(hyphen);
    group.modifies = false;
    group.about = false;
    if adjective || possessive || hyphen || before_noun || (ends_in_s && !fresh_genitive_behind(tokens, group)) {
        let (agent, head_end) = head(tokens, head_start);
        if agent {
            group.tokens.end = head_end;
        } else {
            group.modifies = true;
            let abbreviation = mention.form == Form::Abbreviation || tokens.get(mention.tokens.start).is_some_and(|t| t.capitals);
            group.about = (hyphen || before_noun) && !adjective && !possessive && !abbreviation;
        }
    }
    group.agent |= fresh && agent_of(tokens, cut, group);
    let agent_head = group.agent;
    if fresh {
        let media = actors.list.get(mention.actor).is_some_and(|a| a.kind == ActorKind::Media);
        govern(tokens, cut, group, mention, media);
    }
    if ends_in_s && !agent_head && group.prep == DIRECT {
        group.genitive = true;
        group.nominative = false;
    }
    if possessive && group.modifies {
        group.nominative = false;
    }
}

/// "Belarus, Russia's ally", "Belarus, Russlands Verbündeter": the second name owns what follows and is none of a list.
fn is_owner(tokens: &Tokens<'_>, mention: &Mention, from: usize) -> bool {
    let end = mention.tokens.end;
    let joined = (from..mention.tokens.start).any(|at| matches!(tokens.value(at, Class::Conjunction), Some("and")));
    let apostrophe = matches!(tokens.str(end), "'" | "’") && tokens.get(end).is_some_and(|t| !t.spaced);
    let surface = tokens.str(end - 1);
    let genitive = tokens.language == Language::De
        && mention.form != Form::Adjective
        && surface.ends_with('s')
        && !is_own_s(surface)
        && tokens.get(end).is_some_and(|t| t.kind == Kind::Word)
        && !tokens.is(end, Class::Conjunction);
    !joined && (apostrophe || genitive)
}

/// Names that end in "s" by themselves.
fn is_own_s(surface: &str) -> bool {
    matches!(
        surface,
        "USS"
            | "Laos"
            | "Paris"
            | "Vilnius"
            | "Zypern"
            | "Cyprus"
            | "Honduras"
            | "Texas"
            | "Hamas"
            | "Brics"
            | "Athos"
            | "Minas"
            | "Belarus"
            | "Mauritius"
    )
}

/// A genitive that stands directly behind a noun ("Angriff Russlands"), not before one ("Russlands Angriff").
fn fresh_genitive_behind(tokens: &Tokens<'_>, group: &Group) -> bool {
    let next = tokens.get(group.tokens.end);
    let noun_next = next.is_some_and(|t| t.kind == Kind::Word)
        && !tokens.is(group.tokens.end, Class::Preposition)
        && !tokens.is(group.tokens.end, Class::Auxiliary)
        && !tokens.is(group.tokens.end, Class::Conjunction)
        && head(tokens, group.tokens.end).1 > group.tokens.end;
    !noun_next
}

/// A noun for those who act for a state: "Regierung", "troops", "officials", "minister".
fn acts_for_state(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::AgentNoun)
        || tokens.is(at, Class::Title)
        || matches!(
            tokens.value(at, Class::GroupNoun),
            Some("officials" | "diplomats" | "negotiators" | "intelligence" | "military" | "leaders" | "lawmakers")
        )
}

/// Looks for the noun behind a modifier: whether it acts for the state, and where it ends.
fn head(tokens: &Tokens<'_>, from: usize) -> (bool, usize) {
    let german = tokens.language == Language::De;
    // "Russian and Ukrainian delegations": the noun goes with the second, and by it with both.
    if matches!(tokens.value(from, Class::Conjunction), Some("and")) {
        return (false, from);
    }
    for at in from..from + 5 {
        let Some(token) = tokens.get(at) else { return (false, from) };
        if acts_for_state(tokens, at) {
            // "Russian defence minister": the last of a row of such nouns.
            let more = (at + 1..at + 4).take_while(|n| acts_for_state(tokens, *n)).count();
            return (true, at + 1 + more);
        }
        if token.kind == Kind::Sign && tokens.str(at) != "-" {
            return (false, at);
        }
        if tokens.is(at, Class::Preposition) || tokens.is(at, Class::Auxiliary) || tokens.is(at, Class::Article) {
            return (false, at);
        }
        if german && token.capital && !tokens.is(at, Class::Topic) && !tokens.is_sign(at + 1, "-") {
            return (false, at + 1);
        }
        if german && super::super::clauses::verb_form(tokens, at).is_some_and(|f| f == b'f') {
            return (false, at);
        }
        if !german && tokens.is(at, Class::Trigger) && !tokens.is(at + 1, Class::AgentNoun) {
            return (false, at + 1);
        }
    }
    (false, from)
}

/// English: a bare name stands before a noun ("US sanctions", "Iran deal").
fn noun_follows(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if token.kind != Kind::Word
        || tokens.is(at, Class::Preposition)
        || tokens.is(at, Class::Auxiliary)
        || tokens.is(at, Class::Conjunction)
    {
        return false;
    }
    if tokens.is(at, Class::AgentNoun) || tokens.is(at, Class::Title) {
        return true;
    }
    let noun = tokens
        .vocabulary
        .values(token.word, Class::Trigger)
        .any(|key| key.starts_with("n."));
    let verb = tokens.is(at, Class::Verb);
    // "US supports Israel": a verb if a name or an article follows.
    if noun && !verb {
        return true;
    }
    if noun {
        return tokens.is(at + 1, Class::Preposition)
            || tokens.is(at + 1, Class::Auxiliary)
            || tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Sign);
    }
    tokens.is(at, Class::Topic) && !verb
}

/// "the government of Russia", "die Regierung der Ukraine": the group stands for the noun before it.
fn agent_of(tokens: &Tokens<'_>, cut: &Cut, group: &mut Group) -> bool {
    let mut at = group.tokens.start;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= cut.tokens.start) else {
            return false;
        };
        at = before;
        // "the ten members of the Community": all of it.
        let all = matches!(
            tokens.str(at),
            "members" | "Mitglieder" | "Mitgliedern" | "Mitgliedstaaten" | "Mitgliedsstaaten"
        ) && at.checked_sub(1).is_some_and(|b| {
            tokens.is(b, Class::NumberWord)
                || tokens.get(b).is_some_and(|t| t.kind == Kind::Number)
                || matches!(tokens.str(b), "all" | "All" | "alle" | "Alle" | "allen")
        });
        if all || acts_for_state(tokens, at) {
            let end = group.tokens.end;
            group.tokens = at..end;
            return true;
        }
        let of = matches!(tokens.str(at), "of" | "von" | "der" | "des" | "the");
        if !of {
            return false;
        }
    }
    false
}

/// Finds the preposition or article that governs the group.
fn govern(tokens: &Tokens<'_>, cut: &Cut, group: &mut Group, mention: &Mention, is_media: bool) {
    let german = tokens.language == Language::De;
    let mut at = group.tokens.start;
    let mut article = None;
    for _ in 0..7 {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= cut.tokens.start) else {
            break;
        };
        at = before;
        let Some(token) = tokens.get(at) else { break };
        let word = tokens.str(at);
        // "Secretary of State X": part of the title.
        let titled = word == "of"
            && at
                .checked_sub(1)
                .is_some_and(|b| tokens.is(b, Class::Title) || tokens.is(b, Class::AgentNoun));
        if titled && at + 1 < group.tokens.start {
            continue;
        }
        // "mit Ländern wie Vietnam", "with countries such as Mongolia": what governs the noun governs the example.
        if let Some(noun) = exemplified(tokens, at) {
            at = noun;
            continue;
        }
        if tokens.is(at, Class::Preposition) {
            group.prep = frames::prep(tokens.value(at, Class::Preposition).unwrap_or(""));
            if group.prep == frames::IN && matches!(article, Some("die" | "das" | "den")) {
                group.prep = frames::INTO;
            }
            group.nominative = false;
            // "von" before a noun of its own: "Vertreter von …" is read as such by its noun.
            return;
        }
        if tokens.is(at, Class::Article) {
            if article.is_none() {
                article = Some(word);
                continue;
            }
            break;
        }
        // "In 1939 Germany": a date, not a count.
        if token.kind == Kind::Number && (article.is_some() || mention.form != Form::Adjective || word.len() == 4) {
            break;
        }
        let skipped = tokens.is(at, Class::AgentNoun)
            || tokens.is(at, Class::Title)
            || token.kind == Kind::Number
            || (token.kind == Kind::Word && !token.capital && is_adjective(tokens, at, german))
            || matches!(word, "„" | "\"" | "“" | "beide" | "both" | "-");
        if !skipped || (article.is_some() && token.kind == Kind::Word) {
            break;
        }
    }
    if german {
        let oblique = match article.unwrap_or("") {
            "den" | "dem" | "Den" | "Dem" | "einem" | "einen" => true,
            "des" | "Des" | "eines" => {
                group.genitive = !group.modifies;
                true
            }
            "der" | "Der" => {
                let plural_or_feminine = is_feminine(tokens.str(mention.tokens.end - 1));
                let adjective = mention.form == Form::Adjective;
                let oblique = if adjective {
                    tokens.str(mention.tokens.start).ends_with("en")
                } else {
                    (plural_or_feminine || is_media) && group.tokens.end == mention.tokens.end
                };
                if oblique && is_noun_before(tokens, at) {
                    group.genitive = !group.modifies;
                }
                oblique
            }
            "" => mention.form == Form::Adjective && tokens.str(mention.tokens.start).ends_with("em"),
            _ => false,
        };
        if oblique {
            group.nominative = false;
        }
    }
}

/// The noun of which an example follows, if the word at `at` announces one.
fn exemplified(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let back = match tokens.str(at) {
        "wie" | "like" | "including" => 1,
        "as" if at > 0 && tokens.str(at - 1) == "such" => 2,
        _ => return None,
    };
    let noun = at.checked_sub(back)?;
    let fits = matches!(
        tokens.str(noun),
        "Ländern"
            | "Länder"
            | "Staaten"
            | "Nachbarn"
            | "Partnern"
            | "Partner"
            | "Verbündeten"
            | "Mächten"
            | "countries"
            | "states"
            | "nations"
            | "neighbours"
            | "neighbors"
            | "partners"
            | "allies"
            | "powers"
    );
    fits.then_some(noun)
}

/// The token before the article is a noun: what follows is its genitive.
fn is_noun_before(tokens: &Tokens<'_>, article: usize) -> bool {
    let at = article;
    // `at` is the last token looked at: the article itself at the head of a sentence, else what stands before it.
    let noun = |at: usize| {
        tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.capital)
            && !tokens.is(at, Class::Article)
            && !tokens.is(at, Class::NameStart)
    };
    noun(at)
}

/// States with a feminine or plural article in German: "der" before them is dative or genitive.
pub(super) fn is_feminine(surface: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ei",
        "ion",
        "ik",
        "aft",
        "aten",
        "rate",
        "nde",
        "inen",
        "aine",
        "weiz",
        "USA",
        "EU",
        "NATO",
        "Nato",
        "DDR",
        "UNO",
        "Uno",
        "VR",
        "BRD",
        "UN",
        "SU",
        "UdSSR",
        "OSZE",
        "AU",
        "Liga",
        "tung",
        "ung",
        "rei",
        "Insel",
        "Inseln",
        "öfe",
        "isation",
        "anz",
        "Republik",
        "OVKS",
        "Entente",
        "Pforte",
        "Hamas",
        "Hisbollah",
        "Mächte",
    ];
    ENDINGS.iter().any(|e| surface.ends_with(e))
}

fn is_adjective(tokens: &Tokens<'_>, at: usize, german: bool) -> bool {
    if tokens.is(at, Class::Auxiliary) || tokens.is(at, Class::Conjunction) || tokens.is(at, Class::Negation) {
        return false;
    }
    if german {
        let word = tokens.str(at);
        return super::super::clauses::verb_form(tokens, at).is_none()
            && (word.ends_with('e')
                || word.ends_with("en")
                || word.ends_with("er")
                || word.ends_with("es")
                || word.ends_with("em"));
    }
    !tokens.is(at, Class::Verb)
        && !tokens.is(at, Class::Pronoun)
        && !tokens.str(at).ends_with("ed")
        && !tokens.is(at, Class::Trigger)
}

impl Group {
    /// A name that stands alone and may be the subject.
    pub(super) fn of(actors: Vec<usize>, named: Vec<usize>, tokens: Range<usize>, clause: usize) -> Self {
        Self {
            actors,
            named,
            tokens,
            clause,
            prep: DIRECT,
            modifies: false,
            genitive: false,
            about: false,
            agent: false,
            nominative: true,
        }
    }

    /// Named by one of these prepositions; the genitive counts as "of".
    pub(super) fn is_under(&self, preps: Preps) -> bool {
        self.prep & preps != 0 && !self.modifies && !self.genitive || (self.genitive && preps & OF != 0)
    }

    /// Stands alone as a name, under no preposition.
    pub(in super::super) fn is_direct(&self) -> bool {
        self.prep == DIRECT && !self.modifies && !self.genitive
    }

    /// Who acts in a passive.
    pub(in super::super) fn is_agent(&self) -> bool {
        self.is_under(frames::BY | frames::VON)
    }

    /// Belongs to the noun behind it.
    pub(in super::super) fn is_modifier(&self) -> bool {
        self.modifies || self.genitive
    }

    /// Belongs to the noun before it.
    pub(in super::super) fn is_possessor(&self) -> bool {
        self.genitive || self.is_under(OF | frames::VON | frames::BY | frames::FROM)
    }

    /// Names a person.
    pub(in super::super) fn names_person(&self, scene: &super::Scene<'_, '_>) -> bool {
        self.named.iter().any(|a| scene.kind_of(*a) == Some(ActorKind::Person))
    }
}
