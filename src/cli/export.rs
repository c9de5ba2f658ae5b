//! `garant export`: a figure into a file, without a window.
//!
//! Everything given is checked before anything is drawn; nothing is written unless the figure is whole.

use std::io::{self, Write as _};

use crate::app::explain::{explain_figure, explain_store, explain_write};
use crate::app::figures::{self, FigureRequest};
use crate::app::{data, deck, import_words};
use crate::catalogue::Words;
use crate::command::FigureView;
use crate::exchange::graph::out::DataForm;
use crate::figure::{Format, encode};
use crate::model::{Day, Dossier, Edtf, Item, Language, Scene};
use crate::session::{Session, Window, extent};
use crate::store::{Opened, open};
use crate::views::brief::A4;
use crate::work::write_atomically;

use super::arguments::{Export, Lang, Theme, View};
use super::near::near;
use super::pages;

/// Longest side that is not refused at once.
const MAX_SIDE: u16 = 16_384;
/// Width and height where none are given, in points; a brief is a page of A4.
const USUAL_SIZE: (f32, f32) = (1920.0, 1080.0);
/// How far clocks may stand outside of what the dossier speaks of, in days: a century.
const ROOM_DAYS: i32 = 36_525;

/// Which end of a date is meant.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// Dates as they were given.
struct Dates {
    at: Option<Day>,
    known_by: Option<Day>,
    from: Option<Day>,
    to: Option<Day>,
}

/// Draws and writes the figure; the error is the sentence for the user.
pub(super) fn export(words: Words, asked: &Export) -> Result<(), String> {
    let data = DataForm::of_path(&asked.out);
    if data.is_some() && asked.view != View::Network {
        return Err(words.text("data-export-network-only").to_owned());
    }
    let format = match data {
        Some(_) => None,
        None => Some(Format::from_path(&asked.out).map_err(|error| explain_figure(words, &error))?),
    };
    let size = match &asked.size {
        Some(value) => size(words, "--size", value)?,
        None if asked.view == View::Brief => A4.into(),
        None => USUAL_SIZE,
    };
    let dates = Dates {
        at: date(words, "--at", asked.at.as_deref(), End::Last)?,
        known_by: date(words, "--known-by", asked.known_by.as_deref(), End::Last)?,
        from: date(words, "--from", asked.from.as_deref(), End::First)?,
        to: date(words, "--to", asked.to.as_deref(), End::Last)?,
    };
    let opened = match &asked.project {
        Some(path) => open(path).map_err(|error| explain_store(words, &error))?,
        None => Opened::built_in(),
    };
    let scene = scene(words, asked, &opened.dossier)?;
    let session = session(words, asked, &opened.dossier, scene, &dates)?;
    if let Some(form) = data {
        return export_data(words, asked, form, &opened, &session);
    }
    let language = match asked.lang {
        Some(Lang::De) => Language::De,
        Some(Lang::En) => Language::En,
        None => words.language(),
    };
    let mut request = FigureRequest::of(view(asked.view), size, language, session);
    request.spec.dark = asked.theme == Theme::Dark;
    let Some(format) = format else { return Ok(()) };
    if let Some(written) = pages::export(words, asked, format, &opened, &request) {
        return written;
    }
    let list = figures::draw(&opened.dossier, &opened.positions, &request);
    let bytes = encode(&list, format, asked.scale, &figures::fonts()).map_err(|error| explain_figure(words, &error))?;
    write_atomically(&asked.out, &bytes).map_err(|error| explain_write(words, &error))
}

/// Writes the network as data; what the format cannot hold is told on the error output.
fn export_data(words: Words, asked: &Export, form: DataForm, opened: &Opened, session: &Session) -> Result<(), String> {
    let words = match asked.lang {
        Some(Lang::De) => Words::new(Language::De),
        Some(Lang::En) => Words::new(Language::En),
        None => words,
    };
    let what = (session, !asked.all);
    let (files, report) = data::files_of(&opened.dossier, &opened.positions, what, (form, &asked.out), words);
    for (path, text) in &files {
        write_atomically(path, text.as_bytes()).map_err(|error| explain_write(words, &error))?;
    }
    let told = import_words::text(words, &asked.out.display().to_string(), &report, 3);
    let _closed = io::stderr().write_all(told.as_bytes());
    Ok(())
}

/// Width and height such as `1920x1080`.
fn size(words: Words, name: &str, value: &str) -> Result<(f32, f32), String> {
    let side = |text: &str| {
        text.trim()
            .parse::<u16>()
            .ok()
            .filter(|side| (1..=MAX_SIDE).contains(side))
            .map(f32::from)
    };
    let sides = value
        .split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some((side(width)?, side(height)?)));
    sides.ok_or_else(|| words.with("cli-size", &[("value", value.into()), ("name", name.into())]))
}

/// One end of a date, if one was given.
fn date(words: Words, name: &str, value: Option<&str>, end: End) -> Result<Option<Day>, String> {
    let Some(value) = value else { return Ok(None) };
    let date = Edtf::parse(value).map_err(|error| {
        words.with(
            "cli-date",
            &[
                ("value", value.into()),
                ("name", name.into()),
                ("reason", error.to_string().into()),
            ],
        )
    })?;
    let day = match end {
        End::First => date.earliest_day(),
        End::Last => date.latest_day(),
    };
    day.map(Some)
        .ok_or_else(|| words.with("cli-date-open", &[("value", value.into()), ("name", name.into())]))
}

/// The scene asked for; the first if a scene is to be drawn and none is named.
fn scene<'a>(words: Words, asked: &Export, dossier: &'a Dossier) -> Result<Option<&'a Scene>, String> {
    let Some(number) = asked.scene.or_else(|| (asked.view == View::Scene).then_some(1)) else {
        return Ok(None);
    };
    let scenes = deck::told(dossier);
    let found = number.checked_sub(1).and_then(|place| scenes.get(place).copied());
    found.map(Some).ok_or_else(|| {
        words.with(
            "cli-scene",
            &[("value", number.to_string().into()), ("n", scenes.len().into())],
        )
    })
}

fn view(asked: View) -> FigureView {
    match asked {
        View::Network => FigureView::Network,
        View::Timeline => FigureView::Timeline,
        View::Document => FigureView::Document,
        View::Brief => FigureView::Brief,
        View::Scene | View::Scenes => FigureView::Scene,
        View::Ledger => FigureView::Ledger,
        View::Guarantee => FigureView::Guarantee,
        View::Precedents => FigureView::Precedents,
        View::Window => FigureView::Window,
    }
}

/// What the figure looks at: the opening of the dossier or a scene, then whatever was given.
fn session(words: Words, asked: &Export, dossier: &Dossier, scene: Option<&Scene>, dates: &Dates) -> Result<Session, String> {
    let mut session = Session::opening(dossier);
    let all = extent(dossier);
    if let Some(scene) = scene {
        session.show(scene, all);
    }
    let within = |day: Day| day.clamp(all.from.add_days(-ROOM_DAYS), all.to.add_days(ROOM_DAYS));
    session.moment = dates.at.map_or(session.moment, within);
    session.known_by = dates.known_by.map(within).or(session.known_by);
    if dates.from.is_some() || dates.to.is_some() {
        let window = Window {
            from: dates.from.map_or(all.from, within),
            to: dates.to.map_or(all.to, within),
        };
        if window.to < window.from {
            return Err(words.with(
                "cli-period",
                &[("from", words.day(window.from).into()), ("to", words.day(window.to).into())],
            ));
        }
        session.window = window;
    } else if !session.window.contains(session.moment) {
        // A moment that the opening's window does not show would leave the timeline without its line.
        session.window = all;
    }
    if let Some(id) = &asked.select {
        let item = id.parse::<Item>().ok().filter(|item| dossier.contains(*item));
        session.select(Some(item.ok_or_else(|| no_such_item(words, dossier, id))?), None);
    }
    deck::show_evidence(dossier, &mut session);
    Ok(session)
}

fn no_such_item(words: Words, dossier: &Dossier, id: &str) -> String {
    let shown: String = id.chars().take(64).collect();
    let near = near(dossier, id);
    if near.is_empty() {
        let example = dossier
            .items()
            .find(|item| matches!(item, Item::Actor(_)))
            .map_or_else(|| "a.name".to_owned(), |i| i.to_string());
        return words.with("cli-select", &[("value", shown.into()), ("example", example.into())]);
    }
    words.with(
        "cli-select-near",
        &[("value", shown.into()), ("near", near.join(", ").into())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: fn() -> Words = || Words::new(Language::En);

    #[test]
    fn sizes_are_read_or_refused() {
        assert_eq!(size(WORDS(), "--size", "1920x1080"), Ok((1920.0, 1080.0)));
        assert_eq!(size(WORDS(), "--size", "16384 × 1"), Ok((16384.0, 1.0)));
        for bad in ["", "1920", "0x10", "10x16385", "-5x5", "1e3x10", "axb", "10x10x10", "nanxinf"] {
            let sentence = size(WORDS(), "--size", bad).unwrap_err();
            assert!(sentence.contains(bad) && sentence.contains("1920x1080"), "{sentence}");
        }
    }

    #[test]
    fn clocks_stop_at_the_end_and_periods_are_whole() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        assert_eq!(date(WORDS(), "--at", Some("2024"), End::Last), Ok(Some(day(2024, 12, 31))));
        assert_eq!(date(WORDS(), "--at", Some("2024-02"), End::Last), Ok(Some(day(2024, 2, 29))));
        assert_eq!(date(WORDS(), "--from", Some("2024"), End::First), Ok(Some(day(2024, 1, 1))));
        assert_eq!(date(WORDS(), "--at", None, End::Last), Ok(None));
        assert!(date(WORDS(), "--at", Some("1949/.."), End::Last).is_err());
        assert!(
            date(WORDS(), "--at", Some("yesterday"), End::Last)
                .unwrap_err()
                .contains("yesterday")
        );
    }
}
