//! `garant export` of several pages or pictures: all scenes, the timeline page by page, time as it passes.
//!
//! For `export`. Everything is drawn and encoded before the first file is written, so that no half deck is left behind.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use crate::app::deck;
use crate::app::explain::{explain_figure, explain_write};
use crate::app::figures::{self, FigureRequest};
use crate::catalogue::Words;
use crate::figure::{DrawingList, FigureError, Format, encode, encode_pages};
use crate::session::{PlayStep, extent};
use crate::store::Opened;
use crate::work::write_atomically;

use super::arguments::{Export, Step, View};
use super::export::tell_characters;
use crate::command::FigureView;

/// Writes several pages or pictures if that is what was asked; `None` if it was a single figure.
pub(super) fn export(
    words: Words,
    asked: &Export,
    format: Format,
    opened: &Opened,
    request: &FigureRequest,
) -> Option<Result<(), String>> {
    if asked.pages.is_some() && asked.view != Some(View::Timeline) {
        return Some(Err(words.text("cli-pages-view").to_owned()));
    }
    let (dossier, places) = (&opened.dossier, &opened.positions);
    let told = Told::default();
    let mut go_on = |part: f32| told.say(part);
    let kept_whole = asked.view.is_none() && request.spec.whole && format.holds_pages();
    let pages = if asked.view == Some(View::Scenes) {
        deck::scenes(dossier, places, &request.spec, &mut go_on)
    } else if kept_whole && matches!(request.spec.view, FigureView::Scene | FigureView::Timeline) {
        deck::whole((dossier, places), request, &mut go_on)
    } else if let Some(years) = asked.pages {
        let mut request = request.clone();
        if asked.from.is_none() && asked.to.is_none() {
            request.session.window = extent(dossier);
        }
        deck::timeline((dossier, places), &request, Some(years).filter(|y| *y > 0), &mut go_on)
    } else if format == Format::Gif {
        return Some(play(words, asked, opened, request));
    } else {
        return None;
    };
    let mut pages = pages.unwrap_or_default();
    let missing = pages.iter_mut().flat_map(figures::replace_missing).collect();
    tell_characters(words, &missing);
    Some(write(words, &asked.out, format, &pages, request.spec.scale))
}

/// One file where the format holds pages, else a numbered file for each.
fn write(words: Words, path: &Path, format: Format, pages: &[DrawingList], scale: f32) -> Result<(), String> {
    let fonts = figures::fonts();
    let told = |error: FigureError| explain_figure(words, &error);
    if format.holds_pages() {
        let bytes = encode_pages(pages, format, &fonts).map_err(told)?;
        return write_atomically(path, &bytes).map_err(|error| explain_write(words, &error));
    }
    if format == Format::Gif {
        return Err(told(FigureError::OnePage(format.extension())));
    }
    if pages.is_empty() {
        return Err(told(FigureError::NoPages));
    }
    let files = pages.iter().enumerate().map(|(place, page)| {
        let bytes = encode(page, format, scale, &fonts).map_err(told)?;
        Ok((numbered(path, place + 1, pages.len()), bytes))
    });
    let files = files.collect::<Result<Vec<_>, String>>()?;
    for (path, bytes) in files {
        write_atomically(&path, &bytes).map_err(|error| explain_write(words, &error))?;
    }
    Ok(())
}

/// `picture.png` as `picture-03.png`.
fn numbered(path: &Path, number: usize, all: usize) -> PathBuf {
    let digits = all.to_string().len();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{number:0digits$}.{extension}"))
}

/// Time passing over the window of the session.
fn play(words: Words, asked: &Export, opened: &Opened, request: &FigureRequest) -> Result<(), String> {
    if !request.spec.view.can_play() {
        return Err(words.text("cli-animation-view").to_owned());
    }
    let step = match asked.step {
        Step::Day => PlayStep::Day,
        Step::Month => PlayStep::Month,
        Step::Year => PlayStep::Year,
    };
    let told = Told::default();
    let from = (&opened.dossier, &opened.positions);
    let bytes = deck::play(from, request, step, &mut |part| told.say(part));
    let bytes = bytes.map_err(|error| explain_figure(words, &error))?;
    write_atomically(&asked.out, &bytes).map_err(|error| explain_write(words, &error))
}

/// Tells on a terminal how far it is; a file or pipe is not told.
#[derive(Default)]
struct Told(std::cell::Cell<u32>);

impl Told {
    fn say(&self, part: f32) -> bool {
        let percent = (part.clamp(0.0, 1.0) * 100.0) as u32;
        if percent > self.0.get() && io::stderr().is_terminal() {
            self.0.set(percent);
            // A closed terminal is no reason to stop.
            write!(io::stderr(), "\r{percent} %").ok();
        }
        true
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        if self.0.get() > 0 {
            write!(io::stderr(), "\r      \r").ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_as_many_digits_as_the_last() {
        assert_eq!(numbered(Path::new("a/b.png"), 3, 12), Path::new("a/b-03.png"));
        assert_eq!(numbered(Path::new("b.svg"), 3, 7), Path::new("b-3.svg"));
    }
}
