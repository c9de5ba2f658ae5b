//! GIF from drawing lists: one picture after the other, only what changes is written again.
//!
//! For whatever plays time through. The caller draws each picture when it is asked for, so that never more than two
//! are in memory. One table of colours for all of them, so that nothing flickers. Not here: what is drawn, files.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{DrawingList, FigureError, FontSet, png, tree_of};

/// Most pictures of an animation.
pub const MOST_PICTURES: usize = 600;
/// Longest side in pixels.
const MAX_SIDE: u64 = 4096;
/// Most bytes of the file.
const MAX_BYTES: usize = 64 << 20;
/// Pictures that are looked at for the table of colours.
const SAMPLES: usize = 5;
/// Colours in the table.
const COLOURS: usize = 256;

/// How an animation runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Film {
    /// Pictures.
    pub count: usize,
    /// Pixels a point.
    pub scale: f32,
    /// Hundredths of a second for each picture.
    pub delay: u16,
    /// The same for the last one, before it begins again.
    pub last_delay: u16,
}

/// One picture as an animation that stands still.
pub(super) fn encode_still(list: &DrawingList, scale: f32, fonts: &FontSet) -> Result<Vec<u8>, FigureError> {
    let film = Film {
        count: 1,
        scale,
        delay: 100,
        last_delay: 100,
    };
    encode(film, fonts, &mut |_| list.clone(), &mut |_| true)
}

/// Encodes an animation. `draw` is asked for a picture by its number; `go_on` is told the part done and calls it off
/// by answering `false`.
///
/// # Errors
/// When there are no pictures or too many, they or the file are too large, or it was called off.
pub fn encode(
    film: Film,
    fonts: &FontSet,
    draw: &mut dyn FnMut(usize) -> DrawingList,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, FigureError> {
    if film.count == 0 {
        return Err(FigureError::NoPages);
    }
    if film.count > MOST_PICTURES {
        return Err(FigureError::TooManySteps {
            steps: film.count,
            most: MOST_PICTURES,
        });
    }
    let samples: Vec<usize> = (0..SAMPLES.min(film.count))
        .map(|i| i * (film.count - 1) / (SAMPLES - 1).max(1))
        .collect();
    let work = (film.count + samples.len()) as f32;
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut size = [0, 0];
    for (done, at) in samples.iter().enumerate() {
        let picture = paint(&draw(*at), film.scale, fonts)?;
        size = picture.size;
        picture.pixels.iter().for_each(|p| *counts.entry(*p).or_default() += 1);
        if !go_on(done as f32 / work) {
            return Err(FigureError::Cancelled);
        }
    }
    let mut table = Table::of(&counts);
    let mut bytes = Vec::new();
    let mut encoder = gif::Encoder::new(&mut bytes, size[0], size[1], &table.bytes()).map_err(refused)?;
    encoder.set_repeat(gif::Repeat::Infinite).map_err(refused)?;
    let mut before: Option<Vec<u8>> = None;
    for at in 0..film.count {
        if !go_on((samples.len() + at) as f32 / work) {
            return Err(FigureError::Cancelled);
        }
        let picture = paint(&draw(at), film.scale, fonts)?;
        if picture.size != size {
            return Err(FigureError::Gif("pictures of different sizes".to_owned()));
        }
        let indices: Vec<u8> = picture.pixels.iter().map(|p| table.nearest(*p)).collect();
        let part = changed(before.as_deref(), &indices, usize::from(size[0]));
        let delay = if at + 1 == film.count { film.last_delay } else { film.delay };
        encoder
            .write_frame(&frame(&indices, usize::from(size[0]), part, delay))
            .map_err(refused)?;
        before = Some(indices);
        if encoder.get_ref().len() > MAX_BYTES {
            return Err(FigureError::TooLarge(MAX_BYTES >> 20));
        }
    }
    drop(encoder);
    Ok(bytes)
}

fn refused(error: impl std::fmt::Display) -> FigureError {
    FigureError::Gif(error.to_string())
}

/// Pixels as `0xRRGGBB`.
struct Picture {
    size: [u16; 2],
    pixels: Vec<u32>,
}

fn paint(list: &DrawingList, scale: f32, fonts: &FontSet) -> Result<Picture, FigureError> {
    let [width, height] = png::pixel_size(list.size_points, scale)?;
    let too_large = || FigureError::TooManyPixels {
        width: u64::from(width),
        height: u64::from(height),
    };
    if u64::from(width.max(height)) > MAX_SIDE {
        return Err(too_large());
    }
    let pixmap = png::paint(&tree_of(list, fonts)?, list.size_points, scale, &mut |_| true)?;
    // What is not painted is white: an animation has no half transparency.
    let over = |channel: u8, alpha: u8| u32::from(channel.saturating_add(255 - alpha));
    let pixels = pixmap.pixels().iter().map(|p| {
        let a = p.alpha();
        over(p.red(), a) << 16 | over(p.green(), a) << 8 | over(p.blue(), a)
    });
    Ok(Picture {
        size: [
            u16::try_from(width).ok().ok_or_else(too_large)?,
            u16::try_from(height).ok().ok_or_else(too_large)?,
        ],
        pixels: pixels.collect(),
    })
}

/// The colours that are written, and which of them comes nearest to any other.
struct Table {
    colours: Vec<u32>,
    nearest: Vec<Option<u8>>,
}

/// Five bits of each channel.
fn bin(colour: u32) -> usize {
    ((colour >> 19 & 0x1f) << 10 | (colour >> 11 & 0x1f) << 5 | colour >> 3 & 0x1f) as usize
}

fn distance(a: u32, b: u32) -> u32 {
    let part = |shift: u32| (a >> shift & 0xff).abs_diff(b >> shift & 0xff).pow(2);
    // The eye is keenest on green.
    2 * part(16) + 4 * part(8) + 3 * part(0)
}

impl Table {
    /// The commonest colour of each of the commonest groups of like colours.
    fn of(counts: &BTreeMap<u32, u32>) -> Self {
        let mut bins: BTreeMap<usize, (u64, u32, u32)> = BTreeMap::new();
        for (colour, count) in counts {
            let own = bins.entry(bin(*colour)).or_insert((0, *colour, 0));
            own.0 += u64::from(*count);
            if *count > own.2 {
                (own.1, own.2) = (*colour, *count);
            }
        }
        let mut order: Vec<(u64, u32)> = bins.into_values().map(|(sum, colour, _)| (sum, colour)).collect();
        order.sort_by_key(|(sum, colour)| (std::cmp::Reverse(*sum), *colour));
        order.truncate(COLOURS);
        Self {
            colours: order.into_iter().map(|(_, colour)| colour).collect(),
            nearest: vec![None; 1 << 15],
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let channels = |c: &u32| [(c >> 16) as u8, (c >> 8) as u8, *c as u8];
        self.colours.iter().flat_map(channels).collect()
    }

    fn nearest(&mut self, colour: u32) -> u8 {
        let Self { colours, nearest } = self;
        let Some(held) = nearest.get_mut(bin(colour)) else { return 0 };
        *held.get_or_insert_with(|| {
            let found = colours.iter().enumerate().min_by_key(|(_, own)| distance(**own, colour));
            found.map_or(0, |(place, _)| place as u8)
        })
    }
}

/// First and last column and row that differ; one pixel where nothing does.
fn changed(before: Option<&[u8]>, now: &[u8], width: usize) -> [usize; 4] {
    let rows = now.len() / width.max(1);
    let Some(before) = before else {
        return [0, 0, width, rows];
    };
    let [mut left, mut top, mut right, mut bottom] = [width, rows, 0, 0];
    for (row, (a, b)) in before.chunks(width).zip(now.chunks(width)).enumerate() {
        let differs = |(x, y): (&u8, &u8)| x != y;
        let Some(first) = a.iter().zip(b).position(differs) else {
            continue;
        };
        let last = a.iter().zip(b).rposition(differs).unwrap_or(first);
        (left, right) = (left.min(first), right.max(last + 1));
        (top, bottom) = (top.min(row), row + 1);
    }
    if right <= left {
        [0, 0, 1, 1]
    } else {
        [left, top, right, bottom]
    }
}

fn frame(indices: &[u8], width: usize, [left, top, right, bottom]: [usize; 4], delay: u16) -> gif::Frame<'static> {
    let rows = indices.chunks(width).take(bottom).skip(top);
    let part: Vec<u8> = rows
        .flat_map(|row| row.get(left..right).unwrap_or_default())
        .copied()
        .collect();
    gif::Frame {
        width: (right - left) as u16,
        height: (bottom - top) as u16,
        left: left as u16,
        top: top as u16,
        delay,
        dispose: gif::DisposalMethod::Keep,
        buffer: Cow::Owned(part),
        ..gif::Frame::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::ClippedShape;
    use egui::{Color32, Pos2, Rect, Shape, pos2, vec2};

    fn list(x: f32) -> DrawingList {
        let size = vec2(80.0, 40.0);
        let clip = Rect::from_min_size(Pos2::ZERO, size);
        DrawingList {
            size_points: size,
            on_paper: false,
            background: Color32::WHITE,
            shapes: vec![ClippedShape::new(
                clip,
                Shape::circle_filled(pos2(x, 20.0), 8.0, Color32::RED),
            )],
            meta: super::super::Meta::default(),
            slide: super::super::Slide::default(),
        }
    }

    const FILM: Film = Film {
        count: 4,
        scale: 1.0,
        delay: 20,
        last_delay: 100,
    };

    #[test]
    fn every_picture_is_there_and_shows_what_was_drawn() {
        let mut draw = |at: usize| list(15.0 + 15.0 * at as f32);
        let bytes = encode(FILM, &FontSet::from_static(&[]), &mut draw, &mut |_| true).unwrap();
        let mut options = gif::DecodeOptions::new();
        options.set_color_output(gif::ColorOutput::RGBA);
        let mut decoder = options.read_info(bytes.as_slice()).unwrap();
        let (mut screen, mut seen) = (vec![0_u8; 80 * 40 * 4], 0);
        while let Some(frame) = decoder.read_next_frame().unwrap() {
            let (left, top, width) = (usize::from(frame.left), usize::from(frame.top), usize::from(frame.width));
            for (row, line) in frame.buffer.chunks(width * 4).enumerate() {
                let at = ((top + row) * 80 + left) * 4;
                screen[at..at + line.len()].copy_from_slice(line);
            }
            let pixel = |x: usize| &screen[(20 * 80 + x) * 4..][..3];
            assert_eq!(pixel(15 + 15 * seen), [255, 0, 0], "picture {seen}");
            if seen > 0 {
                assert_eq!(pixel(15 * seen), [255, 255, 255], "picture {seen} leaves nothing behind");
                assert!(frame.width < 80, "only what changes is written");
            }
            seen += 1;
        }
        assert_eq!(seen, FILM.count);
    }

    #[test]
    fn too_many_pictures_none_and_a_call_off_are_told() {
        let none = FontSet::from_static(&[]);
        let run = |count: usize, go_on: bool| encode(Film { count, ..FILM }, &none, &mut |_| list(1.0), &mut |_| go_on);
        assert!(matches!(run(0, true), Err(FigureError::NoPages)));
        assert!(matches!(run(MOST_PICTURES + 1, true), Err(FigureError::TooManySteps { .. })));
        assert!(matches!(run(3, false), Err(FigureError::Cancelled)));
    }
}
