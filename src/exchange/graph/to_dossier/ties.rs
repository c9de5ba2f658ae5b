//! An edge to ties, one a stretch of time, and the claim that stands on its record.

use serde_json::{Value as Json, json};

use super::super::layer::records_within;
use super::super::meaning::{Meaning, class, family, plain};
use super::super::xml::shortened;
use super::super::{At, Edge, Graph, On, Way, own};
use super::values::{insert, look_json};
use super::{Maker, is_number};
use crate::exchange::ExchangeError;
use crate::model::{
    ActorId, Claim, ClaimId, Direction, Extra, Language, Localised, Passage, PassageId, Span, Stance, Tie, TieFamily, TieId,
};

/// Longest words of a passage, in bytes; a longer record is cited by its beginning.
const LONGEST: usize = 2000;

/// Where the note of a tie stands in files that were written here.
const NOTE: &str = "data.note";

impl Maker<'_> {
    pub(super) fn edge(
        &mut self,
        graph: &Graph,
        number: usize,
        mut edge: Edge,
        (ids, names): (&[ActorId], &[Localised]),
        (passages, claims, ties): (&mut Vec<Passage>, &mut Vec<Claim>, &mut Vec<Tie>),
    ) -> Result<(), ExchangeError> {
        let (Some(from), Some(to)) = (ids.get(edge.from as usize).copied(), ids.get(edge.to as usize).copied()) else {
            return Ok(());
        };
        let values = std::mem::take(&mut edge.values);
        let mut said = self.said(On::Edge, values);
        let mut text = |meaning| said.text(meaning);
        let (word, class_word, label) = (text(Meaning::Family), text(Meaning::Class), text(Meaning::Label));
        let (valid, start, end) = (text(Meaning::Valid), text(Meaning::Start), text(Meaning::End));
        let (de, en) = (text(Meaning::NameDe), text(Meaning::NameEn));
        let (date, year, citation) = (text(Meaning::Date), text(Meaning::Year), text(Meaning::Citation));
        if let (Some(kind), Some(_)) = (&edge.kind, &word) {
            // The family is an attribute, and the edge has a kind besides.
            insert(&mut said.data, "edge kind", json!(&**kind));
        }
        let word = word.or_else(|| edge.kind.take());
        let family_said = word
            .as_deref()
            .and_then(|w| self.options.families.get(&plain(w)).copied().or_else(|| family(w)));
        let class_said = class_word.as_deref().or(word.as_deref()).and_then(class);
        let family = family_said
            .or(class_said.map(|_| TieFamily::Commitment))
            .unwrap_or(self.options.otherwise);
        if family_said.is_none() && class_said.is_none() {
            match &word {
                Some(word) => self.skip(edge.at, number, "graphs-unknown-family", &**word),
                None => self.assumed_family += 1,
            }
        }
        // The word itself is kept where it says more than the family does.
        let said_all = word
            .as_deref()
            .is_none_or(|w| serde_json::to_value(family).is_ok_and(|f| f == w));
        if let Some(word) = word.as_deref().filter(|_| !said_all) {
            insert(&mut said.data, "type", json!(word));
        }
        if let (None, Some(word)) = (class_said, &class_word) {
            insert(&mut said.data, "class", json!(&**word));
        }
        if let Some(citation) = citation {
            insert(&mut said.data, "citation", json!(&*citation));
        }
        let stretch = (valid.as_deref(), start.as_deref(), end.as_deref());
        let spans = self.spans(&edge, number, &mut said, stretch, (date.as_deref(), year.as_deref()));
        let (drawn, beside) = (edge.label.take().or(label.clone()), label);
        let word_for_it = word.filter(|_| !said_all && drawn.is_none());
        let both = de.is_some() || en.is_some();
        let said_drawn = drawn.clone();
        let label = if de.is_some() || en.is_some() {
            Localised {
                de: de.map(String::from).unwrap_or_default(),
                en: en.map(String::from).unwrap_or_default(),
            }
        } else {
            let label = drawn.or(word_for_it);
            label.map(|l| Localised::same(l.trim())).unwrap_or_default()
        };
        let shown = [label.de.as_str(), label.en.as_str()];
        if let Some(drawn) = said_drawn.filter(|drawn| both && !shown.contains(&drawn.trim())) {
            insert(&mut said.data, "label", json!(&*drawn));
        } else if let Some(beside) = beside.filter(|beside| !shown.contains(&beside.trim())) {
            insert(&mut said.data, "label", json!(&*beside));
        }
        let (basis, inferred, mut note) = own::to_tie(&mut said.data);
        // Earlier versions wrote the note in one language.
        if let (true, true, Some(Json::String(words))) = (self.ours, note.is_empty(), said.data.get(NOTE)) {
            note = Localised::same(words);
            said.data.remove(NOTE);
        }
        self.keep_unused(&mut said, &shown);
        if let Some(drawn) = edge.look.as_ref().and_then(|look| look_json(look, false)) {
            insert(&mut said.data, "look", drawn);
        }
        let own = edge.id.as_deref().and_then(|id| id.parse::<TieId>().ok());
        if let Some(id) = edge.id.take().filter(|id| own.is_none() && !is_number(id, number)) {
            insert(&mut said.data, "id", json!(&*id));
        }
        if let Some(weight) = edge.weight {
            insert(&mut said.data, "weight", json!(weight));
        }
        if edge.way == Way::Mutual && graph.way != Way::Undirected {
            insert(&mut said.data, "mutual", json!(true));
        }
        let direction = if edge.way == Way::Directed {
            Direction::Directed
        } else {
            Direction::Mutual
        };
        // One edge with a great many spells must not multiply what it brings.
        let size = |text: &Localised| text.de.len() + text.en.len();
        let bulk: usize = said.data.iter().map(|(name, json)| name.len() + weight_of(json)).sum();
        self.within((spans.len() - 1).saturating_mul(bulk + size(&label)))?;
        let mut about = Vec::with_capacity(spans.len());
        for (part, valid) in spans.iter().enumerate() {
            let own = own.filter(|id| *id != TieId::OPEN && self.used.insert(*id));
            let fresh = || match part {
                0 => format!("t.{}-{number}", self.base).parse().ok(),
                part => format!("t.{}-{number}.{part}", self.base).parse().ok(),
            };
            let Some(id) = own.or_else(fresh) else { continue };
            records_within(ties.len(), self.limits)?;
            about.push(id.into());
            ties.push(Tie {
                id,
                family,
                class: class_said.filter(|_| family == TieFamily::Commitment || class_word.is_some()),
                from,
                to,
                direction,
                label: label.clone(),
                valid: valid.clone(),
                basis: basis.clone(),
                instrument: None,
                inferred,
                note: note.clone(),
                extra: said.data.clone(),
            });
        }
        let words = sentence(names, &edge, direction, &label);
        self.claim(number, edge.at, words, about, passages, claims);
        Ok(())
    }

    /// The passage of a record and the claim that stands on it.
    pub(super) fn claim(
        &self,
        number: usize,
        at: At,
        words: Localised,
        about: Vec<crate::model::Item>,
        passages: &mut Vec<Passage>,
        claims: &mut Vec<Claim>,
    ) {
        let exact = self.text.get(at.from as usize..at.to as usize).unwrap_or_default();
        let exact = shortened(exact, LONGEST);
        let span = Span {
            start: self.scalars.scalar(at.from as usize),
            end: self.scalars.scalar(at.from as usize + exact.len()),
        };
        let base = &self.base;
        let (Some(target), Ok(passage), Ok(claim)) = (
            self.scalars.selector(span),
            format!("p.{base}-{number}").parse::<PassageId>(),
            format!("c.{base}-{number}").parse::<ClaimId>(),
        ) else {
            return;
        };
        passages.push(Passage {
            id: passage,
            document: self.document,
            target,
            translated: None,
            lost: false,
            restricted: false,
            extra: Extra::new(),
        });
        let mut said = Claim::said(claim, self.speaker, Stance::Asserts, about, vec![passage]);
        said.words = words;
        claims.push(said);
    }
}

/// About how many bytes a value takes.
fn weight_of(json: &Json) -> usize {
    match json {
        Json::String(text) => text.len(),
        Json::Array(list) => list.iter().map(weight_of).sum(),
        Json::Object(object) => object.iter().map(|(name, json)| name.len() + weight_of(json)).sum(),
        _ => 8,
    }
}

/// What a record says, as a line without a verb, so that it needs no translation.
fn sentence(names: &[Localised], edge: &Edge, direction: Direction, label: &Localised) -> Localised {
    let arrow = if direction == Direction::Directed { "→" } else { "–" };
    let line = |from: &str, to: &str, label: &str| {
        if label.is_empty() {
            format!("{from} {arrow} {to}")
        } else {
            format!("{from} {arrow} {to}: {label}")
        }
    };
    let of = |at: u32| names.get(at as usize);
    let (Some(from), Some(to)) = (of(edge.from), of(edge.to)) else {
        return Localised::default();
    };
    let (de, en) = (Language::De, Language::En);
    Localised {
        de: line(from.get(de), to.get(de), label.get(de)),
        en: line(from.get(en), to.get(en), label.get(en)),
    }
}
