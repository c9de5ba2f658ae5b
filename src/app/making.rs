//! Making by hand, as the window deals with it: marked words are read for what they hold before their form opens.
//!
//! The reading is that of the machine, of the sentences around the words only. Not here: the forms (`views::make`).

use super::App;
use super::labels::LABELS;
use crate::extraction::{About, Extraction, Lexicon, extract};
use crate::model::document::paragraphs;
use crate::model::make::{Newcomer, mentioned, named};
use crate::model::wording::sentences;
use crate::model::{ActorId, Localised, Review, Site, Span};
use crate::session::Ask;
use crate::views::make::{Figure, Reading};

/// Letters that are read at most before a form opens: it has to open at once.
const MOST: usize = 4_000;

impl App {
    /// Opens the form that makes something.
    pub(super) fn make(&mut self, ask: Ask) {
        let reading = ask.site.and_then(|site| self.read_site(site)).unwrap_or_default();
        self.close_floating();
        self.panes.make.open(ask, reading);
    }

    /// What the sentences around marked words hold.
    fn read_site(&self, site: Site) -> Option<Reading> {
        let document = self.dossier.documents.get(&site.document)?;
        let text = document.text_in(site.language);
        let mut around = sentences_around(text, site.span);
        around.end = around.end.min(around.start + MOST);
        let context = around.of(text)?;
        let marked = Span {
            start: site.span.start.saturating_sub(around.start),
            end: site.span.end.saturating_sub(around.start),
        };
        let about = About {
            published: document.known_from(),
            ..About::default()
        };
        let found = extract(Lexicon::built_in(), site.written_in(&self.dossier), context, &about);
        let mut dates: Vec<_> = found.dates.iter().collect();
        dates.sort_by_key(|d| (!d.span.overlaps(marked), d.span.start));
        let mut figures: Vec<_> = found.figures.iter().collect();
        figures.sort_by_key(|f| (!f.span.overlaps(marked), f.span.start));
        let mut reading = Reading {
            sentence: context.to_owned(),
            newcomer: Self::newcomer(&found, marked),
            actors: self.known(&found),
            dates: Vec::new(),
            figures: figures
                .into_iter()
                .map(|f| Figure {
                    values: [f.low, (f.low.or(f.high).is_none()).then_some(f.value), f.high],
                    unit: (LABELS.unit)(&f.unit),
                })
                .collect(),
        };
        for date in dates {
            if !reading.dates.contains(&date.edtf) {
                reading.dates.push(date.edtf.clone());
            }
        }
        for actor in mentioned(&self.dossier, context) {
            if !reading.actors.contains(&actor) {
                reading.actors.push(actor);
            }
        }
        Some(reading)
    }

    /// Actors of the dossier that the sentences name, in their order.
    fn known(&self, found: &Extraction) -> Vec<ActorId> {
        let mut actors: Vec<ActorId> = Vec::new();
        let mut ordered: Vec<_> = found.actors.iter().collect();
        ordered.sort_by_key(|a| a.mentions.first().map(|m| m.start));
        for actor in ordered {
            let by_code = self.dossier.actors.values().find(|a| {
                !actor.iso3.is_empty()
                    && a.xref.iso3.as_deref() == Some(actor.iso3.as_str())
                    && a.exists.as_ref().is_none_or(|period| period.latest_day().is_none())
                    && a.review != Review::Rejected
            });
            let known = by_code.map(|a| a.id);
            let known = known
                .or_else(|| named(&self.dossier, &actor.name_de))
                .or_else(|| named(&self.dossier, &actor.name_en));
            actors.extend(known.filter(|id| !actors.contains(id)).as_slice());
        }
        actors
    }

    /// Whoever the marked words name, as the lexicon has it.
    fn newcomer(found: &Extraction, marked: Span) -> Option<Newcomer> {
        let actor = found
            .actors
            .iter()
            .find(|a| a.mentions.iter().any(|m| m.contains(marked) || marked.contains(*m)))?;
        Some(Newcomer {
            kind: actor.kind,
            name: Localised {
                de: actor.name_de.clone(),
                en: actor.name_en.clone(),
            },
        })
    }
}

/// The sentences that a stretch of text touches, in scalar values of the text.
fn sentences_around(text: &str, span: Span) -> Span {
    let blocks = paragraphs(text);
    let mut found: Option<Span> = None;
    for block in blocks.iter().filter(|b| b.span.overlaps(span)) {
        let words = text.get(block.start_byte..block.end_byte).unwrap_or_default();
        for sentence in sentences(words) {
            let sentence = Span {
                start: block.span.start + sentence.start,
                end: block.span.start + sentence.end,
            };
            if sentence.overlaps(span) {
                let start = found.map_or(sentence.start, |f| f.start);
                found = Some(Span {
                    start,
                    end: sentence.end,
                });
            }
        }
    }
    found.unwrap_or(span)
}
