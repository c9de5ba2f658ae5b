//! A document prepared for drawing: its blocks in one or two languages, and where its passages stand in them.
//!
//! Made once for a document, language and known-by, not for every frame. Not here: sizes on screen ([`super::flow`]).

use std::ops::Range;

use super::list::Standing;
use super::segments::{Segment, levels, segments, shortest_at};
use crate::model::document::paragraphs;
use crate::model::{ClaimId, Day, Document, DocumentId, Filter, Item, Language, OutcomeState, PassageId, Review, Span};
use crate::theme::Hue;
use crate::views::{ViewCtx, hue_of};

/// Which text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextMode {
    /// One language.
    One(Language),
    /// Both, side by side, this one first.
    Both(Language),
}

impl TextMode {
    fn languages(self, document: &Document) -> Vec<Language> {
        let other = |l| if l == Language::De { Language::En } else { Language::De };
        match self {
            Self::Both(first) if document.translation.is_some() => vec![first, other(first)],
            Self::One(language) | Self::Both(language) => vec![language],
        }
    }
}

/// Everything a page depends on.
type Key = (u64, DocumentId, TextMode, Option<Day>, Filter);

/// A passage that carries at least one claim known by then.
#[derive(Debug)]
pub(super) struct Mark {
    /// The passage.
    pub id: PassageId,
    /// Number of its paragraph, where it has one.
    pub number: Option<u32>,
    /// Claims it carries, in the order of their identifiers.
    pub claims: Vec<ClaimId>,
    /// What a click selects: the main subject of each claim, without repetitions; never empty.
    pub subjects: Vec<Item>,
    /// All that its claims are about, and the claims.
    pub bears_on: Vec<Item>,
    /// Colour of its main subject.
    pub hue: Hue,
    /// A forecast in it did not hold.
    pub failed: bool,
    /// Every claim in it still waits for a person.
    pub proposed: bool,
    /// How many of its claims wait for a person.
    pub open: usize,
}

/// Part of a mark in one block of one column.
#[derive(Debug)]
pub(super) struct Placed {
    /// Place in [`Page::marks`].
    pub mark: usize,
    /// Characters of the block.
    pub range: Range<usize>,
    /// Which of the stacked underlines.
    pub level: usize,
}

/// A block in one language.
#[derive(Debug)]
pub(super) struct BlockText {
    bytes: Range<usize>,
    /// Where it stands in the whole text, in characters.
    pub span: Span,
    /// Parts of marks, in the order of the text.
    pub placed: Vec<Placed>,
    /// The same cut where they overlap; numbers are places in `placed`.
    pub segments: Vec<Segment>,
    /// Characters that are set aside, and the key of the reason; in the order of the text.
    pub aside: Vec<(Range<usize>, String)>,
}

impl BlockText {
    /// The words.
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.bytes.clone()).unwrap_or_default()
    }

    /// Place in `placed` of the shortest mark at a character.
    pub(super) fn placed_at(&self, at: usize) -> Option<usize> {
        shortest_at(self.placed.iter().map(|p| p.range.clone()), at)
    }

    /// Why a character is set aside, if it is.
    pub(super) fn aside_at(&self, at: usize) -> Option<&str> {
        let found = self.aside.iter().find(|(range, _)| range.contains(&at));
        found.map(|(_, reason)| reason.as_str())
    }
}

/// A heading or paragraph.
#[derive(Debug)]
pub(super) struct Block {
    /// Number of a paragraph; `None` for a heading.
    pub number: Option<u32>,
    /// Its words, one for each language of the page.
    pub columns: Vec<BlockText>,
    /// Number of claims anchored in it.
    pub claims: usize,
    /// How many of them wait for a person.
    pub open: usize,
    /// All of it is set aside.
    pub aside: bool,
}

/// A document prepared for drawing.
#[derive(Debug, Default)]
pub(super) struct Page {
    key: Option<Key>,
    /// Counts preparations.
    pub generation: u64,
    /// Languages of the columns.
    pub languages: Vec<Language>,
    /// Blocks in the order of the text.
    pub blocks: Vec<Block>,
    /// Passages in the order of the text.
    pub marks: Vec<Mark>,
}

impl Page {
    /// Prepares the page anew if anything it depends on has changed; says whether the words have.
    pub(super) fn refresh(&mut self, ctx: &ViewCtx<'_>, document: &Document, mode: TextMode) -> bool {
        let key = (
            ctx.derived.revision,
            document.id,
            mode,
            ctx.session.known_by,
            ctx.session.filter.clone(),
        );
        if self.key.as_ref() == Some(&key) {
            return false;
        }
        let same_words = self
            .key
            .as_ref()
            .is_some_and(|old| (old.0, old.1, old.2) == (key.0, key.1, key.2));
        self.key = Some(key);
        self.generation += 1;
        self.languages = mode.languages(document);
        self.blocks = blocks(document, &self.languages);
        self.marks.clear();
        let counts = Standing::of(ctx, document) == Standing::Counted;
        for id in ctx.derived.index.passages_of(document.id).iter().filter(|_| counts) {
            if let Some(mark) = mark(ctx, *id) {
                self.place(ctx, document, mark);
            }
        }
        for column in self.blocks.iter_mut().flat_map(|b| &mut b.columns) {
            let ranges: Vec<_> = column.placed.iter().map(|p| p.range.clone()).collect();
            for (placed, level) in column.placed.iter_mut().zip(levels(&ranges)) {
                placed.level = level;
            }
            column.segments = segments(&ranges);
        }
        !same_words
    }

    /// Every block's words: block, column, words.
    pub(super) fn texts<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = (usize, usize, &'a str)> + 'a {
        self.blocks.iter().enumerate().flat_map(move |(b, block)| {
            let columns = block.columns.iter().zip(&self.languages).enumerate();
            columns.map(move |(c, (column, language))| (b, c, column.of(document.text_in(*language))))
        })
    }

    /// Block and first character of a passage in the first column.
    pub(super) fn place_of(&self, passage: PassageId) -> Option<(usize, usize)> {
        let mark = self.marks.iter().position(|m| m.id == passage)?;
        self.blocks.iter().enumerate().find_map(|(b, block)| {
            let placed = block.columns.first()?.placed.iter().find(|p| p.mark == mark)?;
            Some((b, placed.range.start))
        })
    }

    /// Puts a mark into the blocks it touches.
    fn place(&mut self, ctx: &ViewCtx<'_>, document: &Document, mut mark: Mark) {
        let Some(passage) = ctx.dossier.passages.get(&mark.id) else {
            return;
        };
        let place = self.marks.len();
        for (c, language) in self.languages.iter().enumerate() {
            let Some(span) = passage.selector(document, *language).map(|s| s.span) else {
                continue;
            };
            let first = self
                .blocks
                .partition_point(|b| b.columns.get(c).is_some_and(|t| t.span.end <= span.start));
            for block in self.blocks.iter_mut().skip(first) {
                let Some(text) = block.columns.get_mut(c).filter(|t| t.span.start < span.end) else {
                    break;
                };
                let range = span.start.max(text.span.start) - text.span.start..span.end.min(text.span.end) - text.span.start;
                text.placed.push(Placed {
                    mark: place,
                    range,
                    level: 0,
                });
                if c == 0 {
                    mark.number = mark.number.or(block.number);
                    block.claims += mark.claims.len();
                    block.open += mark.open;
                }
            }
        }
        self.marks.push(mark);
    }
}

/// The blocks of a text, in each language.
fn blocks(document: &Document, languages: &[Language]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (c, language) in languages.iter().enumerate() {
        for (b, found) in paragraphs(document.text_in(*language)).into_iter().enumerate() {
            if c == 0 {
                blocks.push(Block {
                    number: found.number,
                    columns: Vec::new(),
                    claims: 0,
                    open: 0,
                    aside: false,
                });
            }
            // A translation has as many blocks as the original; anything beyond would stand beside nothing.
            if let Some(block) = blocks.get_mut(b) {
                let bytes = found.start_byte..found.end_byte;
                // Positions of what is set aside are those of the original.
                let original = !document.is_translated_in(*language);
                let aside = if original { aside(document, found.span) } else { Vec::new() };
                if original {
                    let text = document.text.get(bytes.clone()).unwrap_or_default();
                    let within = |at: usize| aside.iter().any(|(range, _)| range.contains(&at));
                    let mut letters = text.chars().enumerate().filter(|(_, c)| !c.is_whitespace());
                    block.aside = !aside.is_empty() && letters.all(|(at, _)| within(at));
                }
                block.columns.push(BlockText {
                    bytes,
                    span: found.span,
                    placed: Vec::new(),
                    segments: Vec::new(),
                    aside,
                });
            }
        }
    }
    blocks
}

/// The parts of a block that are set aside, in characters of the block.
fn aside(document: &Document, block: Span) -> Vec<(Range<usize>, String)> {
    let parts = document.set_aside.iter().filter(|part| part.span.overlaps(block));
    let within = parts.map(|part| {
        let from = part.span.start.max(block.start) - block.start;
        let to = part.span.end.min(block.end) - block.start;
        (from..to, part.reason.clone())
    });
    within.collect()
}

/// What a passage carries; `None` if nothing of it is known and counted.
fn mark(ctx: &ViewCtx<'_>, id: PassageId) -> Option<Mark> {
    let world = &ctx.derived.world;
    let mut mark = Mark {
        id,
        number: None,
        claims: Vec::new(),
        subjects: Vec::new(),
        bears_on: Vec::new(),
        hue: Hue::Grey,
        failed: false,
        proposed: true,
        open: 0,
    };
    let add = |list: &mut Vec<Item>, item: Item| {
        if !list.contains(&item) {
            list.push(item);
        }
    };
    for claim in ctx
        .derived
        .index
        .claims_in(id)
        .iter()
        .filter_map(|c| ctx.dossier.claims.get(c))
    {
        let proposed = claim.review == Review::Proposed;
        let hidden = proposed && ctx.session.filter.hide_proposed;
        if !world.knows(claim.id) || claim.review == Review::Rejected || hidden {
            continue;
        }
        mark.claims.push(claim.id);
        mark.failed |= world.outcome(claim) == Some(OutcomeState::DidNot);
        mark.proposed &= proposed;
        mark.open += usize::from(proposed);
        let main = claim.about.first().copied();
        let shown = main.filter(|item| matches!(item, Item::Tie(_) | Item::Event(_) | Item::Instrument(_) | Item::Actor(_)));
        add(&mut mark.subjects, shown.unwrap_or(claim.id.into()));
        for item in claim.about.iter().copied().chain([claim.id.into()]) {
            add(&mut mark.bears_on, item);
        }
        if mark.claims.len() == 1 {
            mark.hue = main.map_or(Hue::Grey, |item| hue_of_item(ctx, item));
        }
    }
    (!mark.claims.is_empty()).then_some(mark)
}

fn hue_of_item(ctx: &ViewCtx<'_>, item: Item) -> Hue {
    match item {
        Item::Tie(id) => ctx.dossier.ties.get(&id).map_or(Hue::Grey, |tie| hue_of(tie.family)),
        Item::Instrument(_) | Item::Assessment(_) => Hue::Blue,
        Item::Event(_) | Item::Scenario(_) | Item::Contradiction(_) | Item::Precedent(_) => Hue::Teal,
        Item::Actor(_)
        | Item::Document(_)
        | Item::Passage(_)
        | Item::Claim(_)
        | Item::Quantity(_)
        | Item::Scene(_)
        | Item::Note(_)
        | Item::Tag(_) => Hue::Grey,
    }
}
