//! What counts as the same.
//!
//! - Actors: the same ISO code; or one of its names, for a person the surname; or, where the codes do not say that it
//!   is another state, at least half of the mentions found are mentions of the annotated actor.
//! - Mentions: exactly the same words, of the same actor.
//! - Dates: words that overlap and the same value (the same first and last day); spans: the words alone.
//! - Figures: words that overlap, a value within half a percent, a unit of the same class.
//! - Ties: kind, pair (in order where the annotation is directed) and modality.
//! - Events: kind of the same group, one actor shared, and the same sentence or dates that fit.
//! - Claims: speaker and sentence.
//!
//! An error of modality is a tie found as asserted where the article says of this pair, in ties of the same family,
//! only that it is denied, predicted, hypothetical or proposed; or where it is annotated nowhere, and the sentence it
//! was found in says only such things of the pair.

use std::collections::{BTreeMap, BTreeSet};

use garant::extraction::Extraction;
use garant::extraction::found::{FoundActor, FoundEvent, FoundTie, Modality};
use garant::model::{ActorKind, Edtf, Span};

use super::gold::{Article, GoldActor, GoldEvent, GoldTie};
use super::same::{family, group, overlap, same_name, same_value, snake, unit_class};
use super::{Count, Fault, Measure, Scores};

/// Compares all kinds of findings.
pub(crate) fn compare(article: &Article, found: &Extraction) -> Scores {
    let who = actors_in_common(article, found);
    let mut judge = Judge {
        article,
        found,
        who,
        scores: Scores::default(),
    };
    judge.actors();
    judge.mentions();
    judge.dates();
    judge.figures();
    judge.ties();
    judge.ties_any_modality();
    judge.modality();
    judge.events();
    judge.claims();
    judge.scores
}

/// For every actor found the annotated one, if there is one.
fn actors_in_common(article: &Article, found: &Extraction) -> Vec<Option<usize>> {
    let pairs = pair_up(article.actors.len(), found.actors.len(), |g, f| {
        likeness(&article.actors[g], &found.actors[f])
    });
    pairs.0
}

fn likeness(gold: &GoldActor, found: &FoundActor) -> usize {
    let shared = found.mentions.iter().filter(|m| gold.mentions.contains(m)).count();
    if !gold.iso3.is_empty() && gold.iso3 == found.iso3 {
        return 10_000 + shared;
    }
    let is_person = gold.kind == ActorKind::Person;
    let named = |name: &String| same_name(name, &found.name_en, is_person) || same_name(name, &found.name_de, is_person);
    let is_other_state = gold.kind == ActorKind::State && gold.iso3 != found.iso3;
    if std::iter::once(&gold.name).chain(&gold.also).any(named) {
        1000 + shared
    } else if shared > 0 && shared * 2 >= found.mentions.len() && !is_other_state {
        shared
    } else {
        0
    }
}

/// Pairs what is annotated with what is found, the likest first; 0 is not alike. For every found one its partner,
/// and for every annotated one whether it has one.
fn pair_up(golds: usize, founds: usize, alike: impl Fn(usize, usize) -> usize) -> (Vec<Option<usize>>, Vec<bool>) {
    let mut candidates = Vec::new();
    for g in 0..golds {
        for f in 0..founds {
            let likeness = alike(g, f);
            if likeness > 0 {
                candidates.push((std::cmp::Reverse(likeness), g, f));
            }
        }
    }
    candidates.sort_unstable();
    let mut partner = vec![None; founds];
    let mut taken = vec![false; golds];
    for (_, g, f) in candidates {
        if partner[f].is_none() && !taken[g] {
            partner[f] = Some(g);
            taken[g] = true;
        }
    }
    (partner, taken)
}

/// One article under judgement.
struct Judge<'a> {
    article: &'a Article,
    found: &'a Extraction,
    /// For every actor found the annotated one.
    who: Vec<Option<usize>>,
    scores: Scores,
}

/// A finding or an annotation in words, with its place.
struct Item {
    what: String,
    at: Span,
    optional: bool,
}

impl Judge<'_> {
    /// Counts pairs, and writes down what has no partner.
    fn count(
        &mut self,
        measure: Measure,
        golds: &[Item],
        founds: &[Item],
        alike: impl Fn(usize, usize) -> usize,
    ) -> Vec<Option<usize>> {
        let (partner, taken) = pair_up(golds.len(), founds.len(), |g, f| {
            let likeness = alike(g, f) * 2;
            likeness.saturating_sub(usize::from(golds[g].optional))
        });
        let mut count = Count::default();
        for (f, found) in founds.iter().enumerate() {
            match partner[f] {
                None if (0..golds.len()).any(|g| golds[g].optional && alike(g, f) > 0) => {}
                None => {
                    count.false_finds += 1;
                    self.fault(measure, true, found);
                }
                Some(g) => count.hit += usize::from(!golds[g].optional),
            }
        }
        for (gold, _) in golds.iter().zip(&taken).filter(|(gold, taken)| !**taken && !gold.optional) {
            count.missed += 1;
            self.fault(measure, false, gold);
        }
        self.scores.counts.insert(measure, count);
        partner
    }

    fn fault(&mut self, measure: Measure, is_false_find: bool, item: &Item) {
        self.scores.faults.push(Fault {
            measure,
            is_false_find,
            what: item.what.clone(),
            sentence: self.sentence(item.at),
        });
    }

    /// The sentence around a place, roughly: for a reader.
    fn sentence(&self, at: Span) -> String {
        let text = &self.article.text;
        let Some(bytes) = at.to_bytes(text) else {
            return String::new();
        };
        let ends = |c: &str| c == ". " || c == "? " || c == "! ";
        let before = &text[..bytes.start];
        let line = before.rfind('\n').map_or(0, |n| n + 1);
        let stop = [". ", "? ", "! ", ".” ", ".“ "]
            .iter()
            .filter_map(|s| before.rfind(s).map(|n| n + s.len()))
            .max();
        let first = stop.unwrap_or(0).max(line);
        let after = &text[bytes.end..];
        let is_whole = text[bytes.clone()].ends_with(['.', '?', '!', '"', '“', '”']) && bytes.len() > 12;
        let after = if is_whole { "" } else { after };
        let last = after.find('\n').unwrap_or(after.len());
        let stop = (0..last)
            .find(|n| after.get(*n..n + 2).is_some_and(ends))
            .map_or(last, |n| n + 1);
        text[first..bytes.end + stop].to_owned()
    }

    fn surface(&self, at: Span) -> String {
        at.of(&self.article.text).unwrap_or_default().replace('\n', " ")
    }

    fn gold_name(&self, place: usize) -> &str {
        &self.article.actors[place].name
    }

    fn found_name(&self, place: usize) -> &str {
        self.found.actors.get(place).map_or("?", |a| &a.name_en)
    }

    fn actors(&mut self) {
        let nowhere = Span { start: 0, end: 0 };
        let golds: Vec<Item> = self
            .article
            .actors
            .iter()
            .map(|a| Item {
                what: format!("{} ({})", a.name, snake(a.kind)),
                at: a.mentions.first().copied().unwrap_or(nowhere),
                optional: a.optional,
            })
            .collect();
        let founds: Vec<Item> = self
            .found
            .actors
            .iter()
            .map(|a| Item {
                what: format!("{} ({})", a.name_en, snake(a.kind)),
                at: a.mentions.first().copied().unwrap_or(nowhere),
                optional: false,
            })
            .collect();
        let who = self.who.clone();
        self.count(Measure::Actors, &golds, &founds, |g, f| usize::from(who[f] == Some(g)));
    }

    fn mentions(&mut self) {
        let mut golds = Vec::new();
        let mut gold_of = Vec::new();
        for (place, actor) in self.article.actors.iter().enumerate() {
            for mention in &actor.mentions {
                gold_of.push(place);
                golds.push(Item {
                    what: format!("{:?} = {}", self.surface(*mention), actor.name),
                    at: *mention,
                    optional: actor.optional,
                });
            }
        }
        let mut founds = Vec::new();
        let mut found_of = Vec::new();
        for (place, actor) in self.found.actors.iter().enumerate() {
            for mention in &actor.mentions {
                found_of.push(self.who[place]);
                founds.push(Item {
                    what: format!("{:?} = {}", self.surface(*mention), actor.name_en),
                    at: *mention,
                    optional: false,
                });
            }
        }
        let (gold_at, found_at): (Vec<Span>, Vec<Span>) =
            (golds.iter().map(|g| g.at).collect(), founds.iter().map(|f| f.at).collect());
        self.count(Measure::Mentions, &golds, &founds, |g, f| {
            usize::from(gold_at[g] == found_at[f] && found_of[f] == Some(gold_of[g]))
        });
    }

    fn dates(&mut self) {
        let (article, found) = (self.article, self.found);
        let golds: Vec<Item> = article
            .dates
            .iter()
            .map(|d| Item {
                what: format!("{:?} = {}", self.surface(d.span), d.values[0].as_str()),
                at: d.span,
                optional: d.optional,
            })
            .collect();
        let founds: Vec<Item> = found
            .dates
            .iter()
            .map(|d| Item {
                what: format!("{:?} = {} ({})", self.surface(d.span), d.edtf.as_str(), d.rule),
                at: d.span,
                optional: false,
            })
            .collect();
        self.count(Measure::Dates, &golds, &founds, |g, f| {
            let (gold, date) = (&article.dates[g], &found.dates[f]);
            usize::from(overlap(gold.span, date.span) && gold.values.iter().any(|v| same_value(v, &date.edtf)))
        });
        self.count(Measure::DateSpans, &golds, &founds, |g, f| {
            usize::from(overlap(article.dates[g].span, found.dates[f].span))
        });
    }

    fn figures(&mut self) {
        let (article, found) = (self.article, self.found);
        let golds: Vec<Item> = article
            .figures
            .iter()
            .map(|q| Item {
                what: format!("{:?} = {} {}", self.surface(q.span), q.value, q.unit),
                at: q.span,
                optional: q.optional,
            })
            .collect();
        let founds: Vec<Item> = found
            .figures
            .iter()
            .map(|q| Item {
                what: format!("{:?} = {} {}", self.surface(q.span), q.value, q.unit),
                at: q.span,
                optional: false,
            })
            .collect();
        self.count(Measure::Figures, &golds, &founds, |g, f| {
            let (gold, figure) = (&article.figures[g], &found.figures[f]);
            let near = |value: f64| (gold.value - value).abs() <= gold.value.abs() * 0.005;
            let value = near(figure.value) || figure.low.is_some_and(near) || figure.high.is_some_and(near);
            let unit = unit_class(&gold.unit) == unit_class(&figure.unit);
            usize::from(overlap(gold.span, figure.span) && value && unit)
        });
    }

    fn tie_items(&self) -> (Vec<Item>, Vec<Item>) {
        let arrow = |directed: bool| if directed { "->" } else { "--" };
        let golds = self.article.ties.iter().map(|t| Item {
            what: format!(
                "{} {} {} {} [{}]",
                t.kind,
                self.gold_name(t.from),
                arrow(t.directed),
                self.gold_name(t.to),
                t.modality
            ),
            at: t.evidence,
            optional: t.optional,
        });
        let founds = self.found.ties.iter().map(|t| Item {
            what: format!(
                "{} {} {} {} [{}] by {}",
                snake(t.kind),
                self.found_name(t.from),
                arrow(t.directed),
                self.found_name(t.to),
                snake(t.modality),
                t.ground.rule
            ),
            at: t.evidence.first().copied().unwrap_or(Span { start: 0, end: 0 }),
            optional: false,
        });
        (golds.collect(), founds.collect())
    }

    /// The annotated actors of a tie found.
    fn ends(&self, tie: &FoundTie) -> (Option<usize>, Option<usize>) {
        let of = |place: usize| self.who.get(place).copied().flatten();
        (of(tie.from), of(tie.to))
    }

    fn same_pair(&self, gold: &GoldTie, tie: &FoundTie, in_order: bool) -> bool {
        let pair = (Some(gold.from), Some(gold.to));
        let (from, to) = self.ends(tie);
        pair == (from, to) || (!in_order && pair == (to, from))
    }

    fn ties(&mut self) {
        let (golds, founds) = self.tie_items();
        let alike: Vec<Vec<bool>> = self
            .article
            .ties
            .iter()
            .map(|gold| {
                let same = |tie: &FoundTie| {
                    gold.kind == snake(tie.kind)
                        && gold.modality == snake(tie.modality)
                        && self.same_pair(gold, tie, gold.directed)
                };
                self.found.ties.iter().map(same).collect()
            })
            .collect();
        self.count(Measure::Ties, &golds, &founds, |g, f| usize::from(alike[g][f]));
    }

    /// The same once more, one tie a kind and pair.
    fn ties_any_modality(&mut self) {
        let unordered = |kind: String, a: Option<usize>, b: Option<usize>| (kind, a.min(b), a.max(b));
        let mut wanted = BTreeMap::new();
        for t in &self.article.ties {
            let key = unordered(t.kind.clone(), Some(t.from), Some(t.to));
            let optional = wanted.entry(key).or_insert(true);
            *optional &= t.optional;
        }
        let mut found = BTreeSet::new();
        let mut count = Count::default();
        for t in &self.found.ties {
            let (from, to) = self.ends(t);
            let is_new = found.insert(unordered(snake(t.kind), from, to));
            // Ties whose actors are annotated nowhere are false finds each.
            let is_known = from.is_some() && to.is_some();
            if !is_known || (is_new && !wanted.contains_key(&unordered(snake(t.kind), from, to))) {
                count.false_finds += 1;
            }
        }
        for (key, optional) in &wanted {
            match (found.contains(key), optional) {
                (true, false) => count.hit += 1,
                (false, false) => count.missed += 1,
                _ => {}
            }
        }
        self.scores.counts.insert(Measure::TiesAnyModality, count);
    }

    fn modality(&mut self) {
        let holds = |gold: &GoldTie| matches!(gold.modality.as_str(), "asserted" | "past");
        let mut errors = Vec::new();
        for tie in self.found.ties.iter().filter(|t| t.modality == Modality::Asserted) {
            let of_pair: Vec<&GoldTie> = self.article.ties.iter().filter(|g| self.same_pair(g, tie, false)).collect();
            let kind = snake(tie.kind);
            let related: Vec<&&GoldTie> = of_pair.iter().filter(|g| family(&g.kind) == family(&kind)).collect();
            let here: Vec<&&GoldTie> = of_pair
                .iter()
                .filter(|g| tie.evidence.iter().any(|e| overlap(*e, g.evidence)))
                .collect();
            let deciding = if related.is_empty() { here } else { related };
            if !deciding.is_empty() && !deciding.iter().any(|g| holds(g)) {
                let at = tie.evidence.first().copied().unwrap_or(Span { start: 0, end: 0 });
                errors.push(format!(
                    "{kind} {} {} is only {}: {}",
                    self.found_name(tie.from),
                    self.found_name(tie.to),
                    deciding[0].modality,
                    self.sentence(at)
                ));
            }
        }
        self.scores.modality_errors = errors;
    }

    /// How well an event found fits: 0 not at all, more with the kind itself.
    fn event_likeness(&self, gold: &GoldEvent, event: &FoundEvent) -> usize {
        if group(gold.kind) != group(event.kind) {
            return 0;
        }
        let shares = event
            .actors
            .iter()
            .any(|a| self.who[*a].is_some_and(|a| gold.actors.contains(&a)));
        let here = event.evidence.iter().any(|e| overlap(*e, gold.evidence));
        let date = event.date.and_then(|d| self.found.dates.get(d)).map(|d| &d.edtf);
        let same_time = match (&gold.date, date) {
            (Some(a), Some(b)) => a.earliest_day() <= b.latest_day() && b.earliest_day() <= a.latest_day(),
            _ => false,
        };
        let exact = usize::from(gold.kind == event.kind) * 4;
        let rank = 1 + exact + usize::from(here) * 2 + usize::from(gold.modality == snake(event.modality));
        if shares && (here || same_time) { rank } else { 0 }
    }

    fn events(&mut self) {
        let golds: Vec<Item> = self
            .article
            .events
            .iter()
            .map(|e| Item {
                what: format!(
                    "{} {} {:?} [{}]",
                    snake(e.kind),
                    e.date.as_ref().map_or("-", Edtf::as_str),
                    e.actors.iter().map(|a| self.gold_name(*a)).collect::<Vec<_>>(),
                    e.modality
                ),
                at: e.evidence,
                optional: e.optional,
            })
            .collect();
        let founds: Vec<Item> = self
            .found
            .events
            .iter()
            .map(|e| Item {
                what: format!(
                    "{} {} {:?} [{}] by {}",
                    snake(e.kind),
                    e.date.and_then(|d| self.found.dates.get(d)).map_or("-", |d| d.edtf.as_str()),
                    e.actors.iter().map(|a| self.found_name(*a)).collect::<Vec<_>>(),
                    snake(e.modality),
                    e.ground.rule
                ),
                at: e.evidence.first().copied().unwrap_or(Span { start: 0, end: 0 }),
                optional: false,
            })
            .collect();
        let likeness: Vec<Vec<(usize, bool)>> = self
            .article
            .events
            .iter()
            .map(|gold| {
                let one = |event: &FoundEvent| (self.event_likeness(gold, event), gold.kind == event.kind);
                self.found.events.iter().map(one).collect()
            })
            .collect();
        self.count(Measure::Events, &golds, &founds, |g, f| likeness[g][f].0);
        self.count(Measure::EventsExact, &golds, &founds, |g, f| {
            let (rank, exact) = likeness[g][f];
            rank * usize::from(exact)
        });
    }

    fn claims(&mut self) {
        let (article, found) = (self.article, self.found);
        let golds: Vec<Item> = article
            .claims
            .iter()
            .map(|c| Item {
                what: format!("{} {}", self.gold_name(c.speaker), snake(c.stance)),
                at: c.evidence,
                optional: c.optional,
            })
            .collect();
        let founds: Vec<Item> = found
            .claims
            .iter()
            .map(|c| Item {
                what: format!("{} {} by {}", self.found_name(c.speaker), snake(c.stance), c.ground.rule),
                at: c.evidence.first().copied().unwrap_or(c.words),
                optional: false,
            })
            .collect();
        let who = self.who.clone();
        let fits = |g: usize, f: usize| {
            let (gold, claim) = (&article.claims[g], &found.claims[f]);
            let here = claim.evidence.iter().any(|e| overlap(*e, gold.evidence));
            let stance = usize::from(gold.stance == claim.stance);
            if here && who[claim.speaker] == Some(gold.speaker) {
                1 + stance
            } else {
                0
            }
        };
        self.count(Measure::Claims, &golds, &founds, fits);
        self.count(Measure::ClaimsStance, &golds, &founds, |g, f| usize::from(fits(g, f) == 2));
    }
}
