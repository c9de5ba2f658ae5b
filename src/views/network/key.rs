//! The legend of the network in lines under it: for pages where a card would lie on the picture.
//!
//! Names the families and line styles of what is drawn, no more. Nothing here reacts.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::legend::{sample, style_word};
use super::strands::Pen;
use crate::derived::Highlight;
use crate::model::{TieFamily, TieId};
use crate::theme::{Hue, Weight, font, line, mix, size, space};
use crate::views::{LineStyle, ViewCtx, hue_of, style_of};

/// Height of a line.
const ROW: f32 = 20.0;
/// Length of a sample, and the room between it and its word, and behind the word.
const SAMPLE: f32 = 22.0;
const GAP: f32 = 6.0;
const BETWEEN: f32 = 16.0;

/// From so many ties on only what belongs to the selection is explained.
const MANY: usize = 400;

/// One thing to be explained.
struct Part {
    word: &'static str,
    family: TieFamily,
    mutual: bool,
    pen: Pen,
    row: usize,
    x: f32,
    end: f32,
}

/// Everything to be explained, in lines of so much width or, with `below` given, in columns of so many rows.
fn parts(ctx: &ViewCtx<'_>, ui: &Ui, width: f32, below: Option<usize>) -> Vec<Part> {
    let related = &ctx.derived.related;
    // Of what belongs to the selection, if anything does; the rest is background.
    let of_selection = |id: TieId| related.highlight(id) > Highlight::None;
    let seen = || ctx.derived.world.ties().filter(|(_, state)| state.visible);
    let some = seen().any(|(id, _)| of_selection(id));
    let short = some && seen().count() > MANY;
    let visible = || seen().filter(move |(id, _)| !short || of_selection(*id));
    let families: std::collections::BTreeSet<TieFamily> = visible()
        .filter_map(|(id, _)| Some(ctx.dossier.ties.get(&id)?.family))
        .collect();
    let styles: std::collections::BTreeSet<LineStyle> = visible().map(|(_, state)| style_of(state)).collect();
    let p = ctx.palette;
    let of_families = families.into_iter().map(|family| {
        let pen = Pen {
            style: LineStyle::Solid,
            color: p.hue(hue_of(family)),
            width: line::STRAND,
            hollow: None,
        };
        (ctx.words.family(family), family, false, pen)
    });
    let of_styles = styles.into_iter().map(|style| {
        let pen = Pen {
            style,
            color: mix(p.hue(Hue::Grey), p.text, 0.3),
            width: 1.8,
            hollow: None,
        };
        (ctx.words.text(style_word(style)), TieFamily::Commitment, true, pen)
    });
    let all: Vec<_> = of_families.chain(of_styles).collect();
    // Columns of about the same height.
    let below = below.map(|rows| all.len().div_ceil(all.len().div_ceil(rows.max(1)).max(1)));
    let (mut row, mut x, mut widest) = (0, 0.0, 0.0_f32);
    let mut parts = Vec::new();
    for (word, family, mutual, pen) in all {
        let style = font(size::SMALL, Weight::Regular);
        let wide = SAMPLE + GAP + ui.painter().layout_no_wrap(word.to_owned(), style, p.text).size().x;
        match below {
            Some(rows) if row >= rows.max(1) => (row, x, widest) = (0, x + widest + BETWEEN, 0.0),
            None if x > 0.0 && x + wide > width => (row, x) = (row + 1, 0.0),
            _ => {}
        }
        parts.push(Part {
            word,
            family,
            mutual,
            pen,
            row,
            x,
            end: x + wide,
        });
        widest = widest.max(wide);
        if below.is_some() {
            row += 1;
        } else {
            x += wide + BETWEEN;
        }
    }
    parts
}

/// A lower room has no key.
const LEAST: f32 = 220.0;
/// A room that is so much wider than high has the key beside the network: that is about as high as it is wide.
const WIDE: f32 = 1.6;

/// Draws the key into what a network leaves of a room, beside or below it; gives the room of the network.
pub(in crate::views) fn key_beside(ctx: &ViewCtx<'_>, ui: &Ui, room: Rect) -> Rect {
    if room.height() <= LEAST {
        return room;
    }
    let aside = room.width() > WIDE * room.height();
    let (key, network) = if aside {
        let width = key_width(ctx, ui, room.height());
        room.split_left_right_at_x(room.left() + width)
    } else {
        let height = key_height(ctx, ui, room.width());
        let (network, key) = room.split_top_bottom_at_y(room.bottom() - height);
        (key, network)
    };
    key_ui(ctx, ui, key, aside);
    if aside {
        network.with_min_x(network.left() + space::L)
    } else {
        network.with_max_y(network.bottom() - space::S)
    }
}

/// How high the key is in lines of so much width.
fn key_height(ctx: &ViewCtx<'_>, ui: &Ui, width: f32) -> f32 {
    let parts = parts(ctx, ui, width, None);
    parts.last().map_or(0.0, |last| (last.row + 1) as f32 * ROW)
}

/// How wide the key is in columns of so much height.
fn key_width(ctx: &ViewCtx<'_>, ui: &Ui, height: f32) -> f32 {
    let parts = parts(ctx, ui, 0.0, Some((height / ROW) as usize));
    parts.iter().map(|part| part.end).fold(0.0, f32::max)
}

/// Draws the key into `rect`, as much as it has room for: in lines, or in columns.
fn key_ui(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect, columns: bool) {
    let p = ctx.palette;
    for part in parts(ctx, ui, rect.width(), columns.then_some((rect.height() / ROW) as usize)) {
        let at = pos2(rect.left() + part.x, rect.top() + (part.row as f32 + 0.5) * ROW);
        if at.y + 0.5 * ROW > rect.bottom() + 1.0 {
            continue;
        }
        sample(ui, at, SAMPLE, part.family, part.mutual, part.pen);
        let style = font(size::SMALL, Weight::Regular);
        let after = at + vec2(SAMPLE + GAP, 0.0);
        ui.painter().text(after, Align2::LEFT_CENTER, part.word, style, p.text_weak);
    }
}
