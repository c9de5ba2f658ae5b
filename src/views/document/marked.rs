//! Words marked by hand: by dragging, by two and three clicks, with Shift; and what the keys do with them.
//!
//! Positions are scalar values of the text in one of its languages. Not here: what is made of the words ([`super::bar`]).

use std::sync::Arc;

use egui::{Event, Galley, Key, Modifiers, Painter, Pos2, Rect, Response, Ui, vec2};

use super::galley::stretches;
use super::page::Page;
use super::state::DocumentState;
use crate::model::wording::{sentence_at, trimmed, word_at};
use crate::model::{Document, DocumentId, Language, Site, Span};
use crate::theme::mix;
use crate::views::keys::CTRL_SHIFT;
use crate::views::{ViewCtx, cite};

/// How far the text scrolls in a frame when words are marked beyond its edge, for each point beyond it.
const PULL: f32 = 0.2;
/// The longest word whose other half is looked for.
const LONGEST: usize = 60;

/// Keys that move the end of marked words, by a character or a word.
pub(super) const KEYS: [(Modifiers, Key, isize, &str); 4] = [
    (CTRL_SHIFT, Key::ArrowRight, 1, "key-mark-word"),
    (CTRL_SHIFT, Key::ArrowLeft, -1, "key-mark-word"),
    (Modifiers::SHIFT, Key::ArrowRight, 1, "key-mark-letter"),
    (Modifiers::SHIFT, Key::ArrowLeft, -1, "key-mark-letter"),
];

/// Words marked by hand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Marked {
    /// In which document.
    pub document: DocumentId,
    /// In the text of which language.
    pub language: Language,
    /// Where it was begun: a place between two characters, a word or a sentence.
    anchor: Span,
    /// Where it has come to.
    head: Span,
    /// The pointer still moves.
    pub open: bool,
}

impl Marked {
    /// All of it.
    pub(super) fn span(&self) -> Span {
        Span {
            start: self.anchor.start.min(self.head.start),
            end: self.anchor.end.max(self.head.end),
        }
    }

    /// Without the blanks at its ends; `None` if nothing is left.
    pub(super) fn site(&self, document: &Document) -> Option<Site> {
        let span = self.span();
        let words = span.of(document.text_in(self.language))?;
        let inside = trimmed(words, 0..span.len());
        let span = Span {
            start: span.start + inside.start,
            end: span.start + inside.end,
        };
        let site = Site {
            document: self.document,
            language: self.language,
            span,
        };
        (document.id == self.document && !span.is_empty()).then_some(site)
    }
}

/// A block in view, as it was laid out.
pub(super) struct Seen {
    pub block: usize,
    pub column: usize,
    pub corner: Pos2,
    pub galley: Arc<Galley>,
}

impl Seen {
    fn rect(&self) -> Rect {
        Rect::from_min_size(self.corner, self.galley.size())
    }
}

/// What the pointer does on the words of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gesture {
    column: usize,
    act: Act,
}

#[derive(Debug, Clone, Copy)]
enum Act {
    /// Pressed at one place, and by now at another.
    Drag { from: Pos2, to: Pos2, begun: bool, over: bool },
    /// Clicked so many times.
    Click { at: Pos2, times: u8, extends: bool },
}

impl Gesture {
    /// What a response to the words of a column means for marking.
    pub(super) fn of(ui: &Ui, response: &Response, column: usize) -> Option<Self> {
        let primary = egui::PointerButton::Primary;
        let act = if response.dragged_by(primary) || response.drag_stopped_by(primary) {
            let to = ui.input(|i| i.pointer.interact_pos().or(i.pointer.latest_pos()))?;
            Act::Drag {
                from: ui.input(|i| i.pointer.press_origin()).unwrap_or(to),
                to,
                begun: response.drag_started_by(primary),
                over: response.drag_stopped_by(primary),
            }
        } else if response.clicked_by(primary) {
            let times = match (response.triple_clicked(), response.double_clicked()) {
                (true, _) => 3,
                (false, true) => 2,
                (false, false) => 1,
            };
            Act::Click {
                at: response.interact_pointer_pos()?,
                times,
                extends: ui.input(|i| i.modifiers.shift),
            }
        } else {
            return None;
        };
        Some(Self { column, act })
    }

    /// Whether it is one plain click, which is for the mark under it.
    pub(super) fn is_plain_click(self) -> bool {
        matches!(
            self.act,
            Act::Click {
                times: 1,
                extends: false,
                ..
            }
        )
    }
}

/// Marks words as the pointer moves.
pub(super) fn follow(ui: &Ui, state: &mut DocumentState, document: &Document, seen: &[Seen], gesture: Gesture) {
    let Some(language) = state.page.languages.get(gesture.column).copied() else {
        return;
    };
    let at = |pos: Pos2| character(&state.page, seen, gesture.column, pos);
    let point = |at: usize| Span { start: at, end: at };
    match gesture.act {
        Act::Drag { from, to, begun, over } => {
            let Some(head) = at(to).map(|(_, at)| point(at)) else { return };
            if begun {
                let Some(anchor) = at(from).map(|(_, at)| point(at)) else {
                    return;
                };
                state.marked = Some(Marked {
                    document: document.id,
                    language,
                    anchor,
                    head,
                    open: true,
                });
            }
            let Some(marked) = state.marked.as_mut().filter(|m| m.open) else {
                return;
            };
            marked.head = head;
            marked.open = !over;
            if over {
                let whole = whole_words(document.text_in(language), marked.span());
                (marked.anchor, marked.head) = if marked.head.start < marked.anchor.start {
                    (point(whole.end), point(whole.start))
                } else {
                    (point(whole.start), point(whole.end))
                };
            }
            if marked.span().is_empty() && over {
                state.marked = None;
            }
            pull(ui, state, to);
        }
        Act::Click { at: pos, times, extends } => {
            let Some((block, cursor)) = at(pos) else { return };
            if times == 1 && !extends {
                state.marked = None;
                return;
            }
            let span = if times == 1 {
                point(cursor)
            } else {
                let text = state.page.blocks.get(block).and_then(|b| b.columns.get(gesture.column));
                let Some(text) = text else { return };
                let local = under(seen, gesture.column, block, pos).unwrap_or(cursor - text.span.start);
                let words = text.of(document.text_in(language));
                let range = if times == 2 {
                    word_at(words, local)
                } else {
                    sentence_at(words, local)
                };
                Span {
                    start: text.span.start + range.start,
                    end: text.span.start + range.end,
                }
            };
            let held = state
                .marked
                .as_mut()
                .filter(|m| extends && m.language == language && m.document == document.id);
            match held {
                Some(marked) => marked.head = span,
                None if times == 1 => {}
                None => {
                    state.marked = Some(Marked {
                        document: document.id,
                        language,
                        anchor: span,
                        head: span,
                        open: false,
                    });
                }
            }
        }
    }
}

/// Half words at the ends are meant whole; Shift and arrows can cut them again.
fn whole_words(text: &str, span: Span) -> Span {
    if span.is_empty() {
        return span;
    }
    let from = span.start.saturating_sub(LONGEST);
    let part: Vec<char> = text.chars().skip(from).take(span.len() + 2 * LONGEST).collect();
    let letter = |at: usize| {
        at.checked_sub(from)
            .and_then(|i| part.get(i))
            .is_some_and(|c| c.is_alphanumeric())
    };
    let (mut start, mut end) = (span.start, span.end);
    while letter(start) && start > from && letter(start - 1) {
        start -= 1;
    }
    while end > from && letter(end - 1) && letter(end) {
        end += 1;
    }
    Span { start, end }
}

/// Scrolls towards words that are marked beyond the edge.
fn pull(ui: &Ui, state: &mut DocumentState, to: Pos2) {
    let view = ui.clip_rect();
    let beyond = if to.y > view.bottom() {
        to.y - view.bottom()
    } else if to.y < view.top() {
        to.y - view.top()
    } else {
        return;
    };
    state.flow.jump(state.flow.offset + beyond * PULL);
    ui.ctx().request_repaint();
}

/// Block and place between two characters nearest to a point.
fn character(page: &Page, seen: &[Seen], column: usize, pos: Pos2) -> Option<(usize, usize)> {
    let away = |s: &&Seen| {
        let rect = s.rect();
        let y = (rect.top() - pos.y).max(pos.y - rect.bottom()).max(0.0);
        y as i32
    };
    let nearest = seen.iter().filter(|s| s.column == column).min_by_key(away)?;
    let text = page.blocks.get(nearest.block)?.columns.get(column)?;
    let cursor = nearest.galley.cursor_from_pos(pos - nearest.corner);
    Some((nearest.block, text.span.start + cursor.index.0.min(text.span.len())))
}

/// The character of a block under a point.
fn under(seen: &[Seen], column: usize, block: usize, pos: Pos2) -> Option<usize> {
    let found = seen.iter().find(|s| s.column == column && s.block == block)?;
    super::galley::character_at(&found.galley, (pos - found.corner).to_pos2())
}

/// The part of the marked words in a block of a column.
fn part(marked: &Marked, page: &Page, block: usize, column: usize) -> Option<std::ops::Range<usize>> {
    let text = page.blocks.get(block)?.columns.get(column)?;
    let language = page.languages.get(column)?;
    let span = marked.span();
    let (from, to) = (span.start.max(text.span.start), span.end.min(text.span.end));
    (marked.language == *language && from < to).then(|| from - text.span.start..to - text.span.start)
}

/// Draws the marked words of a block, behind them.
pub(super) fn paint(ctx: &ViewCtx<'_>, painter: &Painter, state: &DocumentState, seen: &Seen) {
    let Some(range) = state
        .marked
        .as_ref()
        .and_then(|m| part(m, &state.page, seen.block, seen.column))
    else {
        return;
    };
    let p = ctx.palette;
    let fill = mix(p.paper, p.accent, if p.dark { 0.45 } else { 0.28 });
    for rect in stretches(&seen.galley, &range) {
        painter.rect_filled(rect.translate(seen.corner.to_vec2()), 2.0, fill);
    }
}

/// Where the marked words begin and end, as far as they are in view: first and last line.
pub(super) fn bounds(state: &DocumentState, seen: &[Seen]) -> Option<(Rect, Rect)> {
    let marked = state.marked.as_ref()?;
    let mut found: Option<(Rect, Rect)> = None;
    for seen in seen {
        let Some(range) = part(marked, &state.page, seen.block, seen.column) else {
            continue;
        };
        let rows = stretches(&seen.galley, &range);
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            continue;
        };
        let shift = seen.corner.to_vec2();
        let first = found.map_or_else(|| first.translate(shift), |(first, _)| first);
        found = Some((first, last.translate(shift)));
    }
    found
}

/// Shift and arrows move the end, Ctrl+C copies the words with their source.
pub(super) fn keys(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut DocumentState, document: &Document) {
    let Some(marked) = state.marked.as_mut().filter(|m| m.document == document.id) else {
        return;
    };
    if !state.listens || ui.ctx().text_edit_focused() {
        return;
    }
    if ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Copy)))
        && let Some(text) = marked.site(document).and_then(|site| cite::site(ctx, site))
    {
        ui.ctx().copy_text(text);
    }
    for (modifiers, key, by, _) in KEYS {
        if ui.input_mut(|i| i.consume_key(modifiers, key)) {
            let text = document.text_in(marked.language);
            // The end that moves is the one that was reached last.
            let forward = marked.head.end >= marked.anchor.end;
            let from = if forward { marked.head.end } else { marked.head.start };
            let to = if modifiers == CTRL_SHIFT {
                next_word(text, from, by)
            } else {
                from.saturating_add_signed(by)
            };
            let to = to.min(text.chars().count());
            marked.head = Span { start: to, end: to };
        }
    }
    if marked.span().is_empty() && !marked.open {
        state.marked = None;
    }
}

/// The end of the next word, or the beginning of the one before.
fn next_word(text: &str, from: usize, by: isize) -> usize {
    let letter = |c: &char| c.is_alphanumeric();
    if by > 0 {
        let rest = || text.chars().skip(from);
        let blanks = rest().take_while(|c| !letter(c)).count();
        from + blanks + rest().skip(blanks).take_while(letter).count()
    } else {
        let before: Vec<char> = text.chars().take(from).collect();
        let back = || before.iter().rev();
        let blanks = back().take_while(|c| !letter(c)).count();
        from - blanks - back().skip(blanks).take_while(|c| letter(c)).count()
    }
}

/// The room that the bar may take, below the last line or above the first.
pub(super) fn beside((first, last): (Rect, Rect), body: Rect, size: egui::Vec2) -> Pos2 {
    let below = last.bottom() + 5.0;
    let top = if below + size.y <= body.bottom() {
        below
    } else {
        (first.top() - size.y - 5.0).max(body.top())
    };
    let left = (last.right() - size.x * 0.5).min(body.right() - size.x).max(body.left());
    (vec2(left, top)).to_pos2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stepped_over_with_their_blanks() {
        let text = "Über die Brücke.";
        assert_eq!(next_word(text, 0, 1), 4);
        assert_eq!(next_word(text, 4, 1), 8);
        assert_eq!(next_word(text, 8, -1), 5);
        assert_eq!(next_word(text, 2, -1), 0);
        assert_eq!(next_word(text, 15, 1), 16);
        let whole = |start, end| {
            let span = whole_words(text, Span { start, end });
            (span.start, span.end)
        };
        assert_eq!(whole(2, 7), (0, 8));
        assert_eq!(whole(5, 9), (5, 9), "a blank at the end is no word");
        assert_eq!(whole(9, 11), (9, 15));
        assert_eq!(whole(4, 4), (4, 4));
    }
}
