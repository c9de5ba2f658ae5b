//! Several figures at once: all scenes as pages, the timeline page by page, time as it passes picture by picture.
//!
//! Says which pages and pictures there are; each is drawn by `figures::Studio`. For the command line and the composer.
//! Not here: forms and files.

use super::figures::{FigureRequest, Places, Studio};
use crate::command::{FigureSpec, FigureView};
use crate::derived::time_index::Lane;
use crate::derived::{Derived, Snapshot};
use crate::figure::gif::{self, Film};
use crate::figure::{DrawingList, FigureError};
use crate::model::{Day, Dossier, Item, Localised, Scene, briefing};
use crate::session::{PlayStep, Session, Window, extent};

/// Entries that a page of the timeline can hold so that they are read.
const READABLE: usize = 48;
/// Years of a page, from many to few.
const YEARS: [i32; 7] = [100, 50, 20, 10, 5, 2, 1];
/// Hundredths of a second that a picture of an animation stays, and the last one.
const DELAY: u16 = 40;
const LAST_DELAY: u16 = 250;
/// Most pages of a timeline.
const MOST_PAGES: usize = 400;

/// The scenes of a briefing in the order they are told, each followed by those that branch off from it.
pub fn told(dossier: &Dossier) -> Vec<&Scene> {
    let placed = briefing::order(dossier);
    placed.iter().filter_map(|placed| dossier.scenes.get(&placed.scene)).collect()
}

/// The session that shows a scene, with the document that carries what is selected.
pub fn session_of(dossier: &Dossier, scene: &Scene) -> Session {
    let mut session = Session::opening(dossier);
    session.show(scene, extent(dossier));
    show_evidence(dossier, &mut session);
    session
}

/// Opens the document that carries the selection, as a click would.
pub fn show_evidence(dossier: &Dossier, session: &mut Session) {
    let document = match session.selection {
        Some(Item::Document(document)) => Some(document),
        Some(_) => {
            let snapshot: Snapshot = Derived::default().refresh(dossier, 1, session);
            session.evidence = snapshot.related.start;
            snapshot
                .related
                .evidence
                .get(session.evidence)
                .and_then(|id| dossier.passages.get(id))
                .map(|passage| passage.document)
        }
        None => None,
    };
    session.document = document.or(session.document);
}

/// The figure of one scene.
pub fn scene_request(dossier: &Dossier, scene: &Scene, spec: &FigureSpec) -> FigureRequest {
    FigureRequest {
        spec: FigureSpec {
            view: FigureView::Scene,
            ..spec.clone()
        },
        session: session_of(dossier, scene),
        zoom: scene.view.zoom,
    }
}

/// A page for each scene. `go_on` is told the part done and calls it off by answering `false`.
pub fn scenes(
    dossier: &Dossier,
    places: &Places,
    spec: &FigureSpec,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<DrawingList>> {
    let requests: Vec<FigureRequest> = told(dossier)
        .iter()
        .map(|scene| scene_request(dossier, scene, spec))
        .collect();
    drawn(dossier, places, &requests, go_on)
}

/// The timeline page by page: so many years on a page, or as many as can be read. Pages without an entry are left out.
pub fn timeline(
    (dossier, places): (&Dossier, &Places),
    request: &FigureRequest,
    years: Option<u16>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<DrawingList>> {
    let windows = pages_of(dossier, &request.session, years);
    let all = windows.len();
    let page = |(place, window): (usize, Window)| {
        let mut request = request.clone();
        request.spec.view = FigureView::Timeline;
        request.session.window = window;
        if request.spec.caption.is_empty() {
            let (from, to) = (window.from.ymd().0, window.to.ymd().0);
            let years = if from == to {
                from.to_string()
            } else {
                format!("{from}–{to}")
            };
            request.spec.caption = Localised::same(&format!("{years} · {} / {all}", place + 1));
        }
        request
    };
    let requests: Vec<FigureRequest> = windows.into_iter().enumerate().map(page).collect();
    drawn(dossier, places, &requests, go_on)
}

fn drawn(
    dossier: &Dossier,
    places: &Places,
    requests: &[FigureRequest],
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<DrawingList>> {
    let mut pages = Vec::with_capacity(requests.len());
    let mut studio = Studio::default();
    for (place, request) in requests.iter().enumerate() {
        if !go_on(place as f32 / requests.len() as f32) {
            return None;
        }
        pages.push(studio.list(dossier, 1, places, request));
    }
    Some(pages)
}

/// The periods of the pages of a timeline, from whole years to whole years.
fn pages_of(dossier: &Dossier, session: &Session, years: Option<u16>) -> Vec<Window> {
    let snapshot = Derived::default().refresh(dossier, 1, session);
    let count = |window: Window| -> usize {
        let mut count = 0;
        for lane in Lane::ALL {
            snapshot.time.touching(lane, window.from.0, window.to.0, |_| count += 1);
        }
        count
    };
    let cut = |years: i32| -> Vec<Window> {
        let (first, last) = (session.window.from.ymd().0, session.window.to.ymd().0);
        let mut found = Vec::new();
        let mut year = first.div_euclid(years) * years;
        while year <= last && found.len() < MOST_PAGES {
            let ends = (Day::from_ymd(year, 1, 1), Day::from_ymd(year + years, 1, 1));
            if let (Some(from), Some(next)) = ends {
                found.push(Window {
                    from,
                    to: next.add_days(-1),
                });
            }
            year += years;
        }
        found.retain(|window| count(*window) > 0);
        found
    };
    if let Some(years) = years {
        return cut(i32::from(years.max(1)));
    }
    let readable = |windows: &Vec<Window>| windows.iter().all(|window| count(*window) <= READABLE);
    YEARS
        .into_iter()
        .map(cut)
        .find(readable)
        .unwrap_or_else(|| cut(YEARS.last().copied().unwrap_or(1)))
}

/// The days that are shown one after the other while time passes over a period; the last is its end.
pub fn days_of(window: Window, step: PlayStep) -> Vec<Day> {
    let mut days = vec![window.from];
    let mut day = window.from;
    while let Some(next) = next_day(day, step).filter(|next| *next < window.to) {
        days.push(next);
        day = next;
        if days.len() > gif::MOST_PICTURES {
            break;
        }
    }
    if window.to > window.from {
        days.push(window.to);
    }
    days
}

fn next_day(day: Day, step: PlayStep) -> Option<Day> {
    let (year, month, _) = day.ymd();
    match step {
        PlayStep::Day => Some(day.add_days(1)),
        PlayStep::Month => {
            let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            Day::from_ymd(year, month, 1)
        }
        PlayStep::Year => Day::from_ymd(year + 1, 1, 1),
    }
}

/// Time passing over the window of the session, as an animation. `go_on` as for [`scenes`].
///
/// # Errors
/// When there are too many pictures, they or the file are too large, or it was called off.
pub fn play(
    (dossier, places): (&Dossier, &Places),
    request: &FigureRequest,
    step: PlayStep,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, FigureError> {
    let days = days_of(request.session.window, step);
    let film = Film {
        count: days.len(),
        scale: request.spec.scale,
        delay: DELAY,
        last_delay: LAST_DELAY,
    };
    let mut studio = Studio::default();
    let mut draw = |at: usize| {
        let mut request = request.clone();
        request.session.moment = days.get(at).copied().unwrap_or(request.session.moment);
        studio.list(dossier, 1, places, &request)
    };
    gif::encode(film, &super::figures::fonts(), &mut draw, go_on)
}

/// The pages of what was chosen as a whole: all scenes, or the timeline over its period page by page; `None` if it was
/// called off.
pub fn whole(
    (dossier, places): (&Dossier, &Places),
    request: &FigureRequest,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<DrawingList>> {
    if request.spec.view == FigureView::Timeline {
        let mut request = request.clone();
        request.session.window = extent(dossier);
        let request = &request;
        timeline((dossier, places), request, None, go_on)
    } else {
        scenes(dossier, places, &request.spec, go_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Opened;

    fn day(y: i32, m: u8, d: u8) -> Day {
        Day::from_ymd(y, m, d).unwrap()
    }

    #[test]
    fn time_passes_from_the_first_day_over_first_days_to_the_last() {
        let window = Window {
            from: day(2022, 3, 5),
            to: day(2024, 6, 19),
        };
        let years = days_of(window, PlayStep::Year);
        assert_eq!(years, [day(2022, 3, 5), day(2023, 1, 1), day(2024, 1, 1), day(2024, 6, 19)]);
        assert_eq!(days_of(window, PlayStep::Month).len(), 29);
        let one = Window {
            from: day(2024, 1, 1),
            to: day(2024, 1, 1),
        };
        assert_eq!(days_of(one, PlayStep::Day), [day(2024, 1, 1)]);
    }

    #[test]
    fn pages_cover_the_period_in_whole_years_and_none_is_empty() {
        let opened = Opened::built_in();
        let mut session = Session::opening(&opened.dossier);
        session.window = extent(&opened.dossier);
        for years in [None, Some(10), Some(1)] {
            let pages = pages_of(&opened.dossier, &session, years);
            assert!(!pages.is_empty());
            for pair in pages.windows(2) {
                assert!(pair[0].to < pair[1].from);
            }
            assert!(pages.iter().all(|w| w.from.ymd().1 == 1 && w.to.ymd().1 == 12));
        }
    }

    #[test]
    fn branches_are_told_after_the_scene_they_leave() {
        let mut dossier = Opened::built_in().dossier;
        let mut branch = (*dossier.main_line()[1]).clone();
        let root = branch.id;
        branch.id = "b.aside".parse().unwrap();
        branch.branch_of = Some(root);
        let id = branch.id;
        dossier.scenes.insert(id, std::sync::Arc::new(branch));
        let order: Vec<_> = told(&dossier).iter().map(|s| s.id).collect();
        assert_eq!(order[2], id);
        assert_eq!(order[1], root);
    }
}
