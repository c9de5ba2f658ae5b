//! `garant export`: a figure into a file, without a window.
//!
//! Everything given is checked before anything is drawn; nothing is written unless the figure is whole.

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use crate::app::composing::named;
use crate::app::explain::{explain_figure, explain_store, explain_write};
use crate::app::figure_view::{request_of, scene_of};
use crate::app::figures::{self, FigureRequest};
use crate::app::{data, deck, import_words};
use crate::catalogue::Words;
use crate::exchange::graph::out::DataForm;
use crate::figure::{Format, encode};
use crate::model::{Day, Dossier, Edtf, FigureSpec, Item, Language, Scene, briefing};
use crate::session::{Session, Window, extent};
use crate::store::{Opened, ViewFile, open, view_file};
use crate::work::write_atomically;

use super::arguments::{Export, Lang, View};
use super::choices;
use super::near::near;
use super::pages;

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
    if data.is_some() && asked.view != Some(View::Network) {
        return Err(words.text("data-export-network-only").to_owned());
    }
    let format = match data {
        Some(_) => None,
        None => Some(Format::from_path(&asked.out).map_err(|error| explain_figure(words, &error))?),
    };
    let dates = Dates {
        at: date(words, "--at", asked.at.as_deref(), End::Last)?,
        known_by: date(words, "--known-by", asked.known_by.as_deref(), End::Last)?,
        from: date(words, "--from", asked.from.as_deref(), End::First)?,
        to: date(words, "--to", asked.to.as_deref(), End::Last)?,
    };
    // What was chosen by hand is read before a project, so that a slip of the hand is told at once.
    let given = choices::read(words, asked)?;
    let like = asked.like.as_deref().map(view_file::read).transpose();
    let like = like.map_err(|error| explain_store(words, &error))?;
    let opened = match &asked.project {
        Some(path) => open(path).map_err(|error| explain_store(words, &error))?,
        None => Opened::built_in(),
    };
    let scene = scene(words, asked, &opened.dossier)?;
    let begun = match like {
        Some(view) => {
            let (request, missing) = request_of(view, &opened.dossier);
            tell_missing(words, &missing);
            Some(request)
        }
        None => None,
    };
    let (begun_spec, begun_session, zoom) = match begun {
        Some(request) => (Some(request.spec), Some(request.session), request.zoom),
        None => (None, None, None),
    };
    let zoom = scene.and_then(|scene| scene.view.zoom).or(zoom);
    let session = session(words, asked, &opened.dossier, (scene, begun_session), &dates)?;
    if let Some(form) = data {
        return export_data(words, asked, form, &opened, &session);
    }
    let begun = match &asked.preset {
        Some(name) => Some(preset(words, &opened.dossier, name)?),
        None => begun_spec,
    };
    let spec = choices::spec(words, asked, &given, begun, scene);
    let Some(format) = format else { return Ok(()) };
    figures::check(&spec, format).map_err(|error| explain_figure(words, &error))?;
    let request = FigureRequest { spec, session, zoom };
    if let Some(written) = pages::export(words, asked, format, &opened, &request) {
        written?;
        let whole = asked.view == Some(View::Scenes) || asked.pages.is_some();
        let spec = FigureSpec {
            whole: whole || request.spec.whole,
            ..request.spec.clone()
        };
        return write_view(words, asked, &opened, &FigureRequest { spec, ..request });
    }
    let (list, missing) = figures::draw_checked(&opened.dossier, &opened.positions, &request);
    let bytes = encode(&list, format, request.spec.scale, &figures::fonts()).map_err(|error| explain_figure(words, &error))?;
    write_atomically(&asked.out, &bytes).map_err(|error| explain_write(words, &error))?;
    write_view(words, asked, &opened, &request)?;
    tell_characters(words, &missing);
    Ok(())
}

/// Writes the view file beside the figure if it was asked for.
fn write_view(words: Words, asked: &Export, opened: &Opened, request: &FigureRequest) -> Result<(), String> {
    if !asked.view_file {
        return Ok(());
    }
    let view = ViewFile::new(
        &opened.dossier,
        asked.project.as_deref(),
        request.spec.clone(),
        scene_of(request),
    );
    view_file::write(&view_file::beside(&asked.out), &view).map_err(|error| explain_write(words, &error))
}

/// Says on the error output which characters no font has.
pub(super) fn tell_characters(words: Words, missing: &BTreeSet<char>) {
    if !missing.is_empty() {
        let text = words.with("composer-missing", &[("characters", named(missing).into())]);
        let _closed = writeln!(io::stderr(), "{text}");
    }
}

/// Says on the error output what of a view the dossier does not have.
fn tell_missing(words: Words, missing: &[Item]) {
    if missing.is_empty() {
        return;
    }
    let names: Vec<String> = missing.iter().take(6).map(ToString::to_string).collect();
    let text = words.with(
        "composer-view-missing",
        &[("n", missing.len().into()), ("names", names.join(", ").into())],
    );
    let _closed = writeln!(io::stderr(), "{text}");
}

/// A figure that the dossier keeps under a name.
fn preset(words: Words, dossier: &Dossier, name: &str) -> Result<FigureSpec, String> {
    let figures = &dossier.header.figures;
    let found = figures.iter().find(|figure| figure.name.trim() == name.trim());
    found.map(|figure| figure.spec.clone()).ok_or_else(|| {
        let names: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
        let args = [
            ("value", name.into()),
            ("names", names.join(", ").into()),
            ("n", names.len().into()),
        ];
        words.with("cli-preset", &args)
    })
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

/// The scene asked for by its number in the strip; the first if a scene is to be drawn and none is named.
fn scene<'a>(words: Words, asked: &Export, dossier: &'a Dossier) -> Result<Option<&'a Scene>, String> {
    let first = (asked.view == Some(View::Scene)).then_some("1");
    let Some(number) = asked.scene.as_deref().or(first) else {
        return Ok(None);
    };
    let told = briefing::order(dossier);
    let found = told.iter().find(|placed| placed.number.eq_ignore_ascii_case(number.trim()));
    found
        .and_then(|placed| dossier.scenes.get(&placed.scene))
        .map(Some)
        .ok_or_else(|| {
            let shown: String = number.chars().take(64).collect();
            let main = told.iter().filter(|placed| placed.depth == 0).count();
            words.with("cli-scene", &[("value", shown.into()), ("n", main.into())])
        })
}

/// What the figure looks at: the opening of the dossier or a scene, then whatever was given.
fn session(
    words: Words,
    asked: &Export,
    dossier: &Dossier,
    (scene, begun): (Option<&Scene>, Option<Session>),
    dates: &Dates,
) -> Result<Session, String> {
    let begins = begun.is_some();
    let mut session = begun.unwrap_or_else(|| Session::opening(dossier));
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
    } else if !begins && !session.window.contains(session.moment) {
        // A moment that the opening's window does not show would leave the timeline without its line.
        session.window = all;
    }
    if let Some(id) = &asked.select {
        let item = id.parse::<Item>().ok().filter(|item| dossier.contains(*item));
        session.select(Some(item.ok_or_else(|| no_such_item(words, dossier, id))?), None);
    }
    if !begins || asked.select.is_some() || scene.is_some() {
        deck::show_evidence(dossier, &mut session);
    }
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
