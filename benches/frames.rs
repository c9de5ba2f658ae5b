//! What a frame costs at size: view building and tessellation, in CPU milliseconds of the thread.
//!
//! `cargo bench --bench frames` prints one table, with the aims beside it: the network panned, zoomed and pointed at, the
//! timeline panned at four zooms and zoomed, the moment moving, scenes and figures, memory and time of a window that opens a large project. No frame
//! is the one before. A part of it by name: `-- network`, `timeline`, `playing`, `briefing`,
//! `opening`, `built-in`. `-- --make
//! FILE.garant ACTORS TIES EVENTS` saves a project to look at it in the window. Drawing by the graphics card (or its
//! software stand-in) is not included.

#![expect(clippy::print_stdout, reason = "the table is the result")]
#![expect(clippy::panic, reason = "a bench that cannot write its files has nothing to measure")]

mod synthetic;

use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use garant::app::App;
use garant::app::deck::{scene_request, told};
use garant::app::figures::Studio;
use garant::catalogue::Words;
use garant::command::{Command, CommandQueue, FigureSpec};
use garant::derived::{Derived, Prepared, TimeIndex};
use garant::model::{Day, Dossier, Index, Language};
use garant::session::{Preferences, Session, Window, extent};
use garant::theme::{self, Palette};
use garant::views::document::{DocumentState, document_ui};
use garant::views::inspector::{InspectorState, inspector_ui};
use garant::views::network::{NetworkState, network_ui};
use garant::views::timeline::{TimelineState, timeline_ui};
use garant::views::{Hover, Medium, ViewCtx};

const WARM_UP: usize = 8;
const FRAMES: usize = 60;

fn context() -> egui::Context {
    let ctx = egui::Context::default();
    theme::install_fonts(&ctx);
    theme::install_style(&ctx);
    ctx.set_theme(egui::Theme::Light);
    ctx
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Median and worst of the frames, in milliseconds.
#[derive(Clone, Copy)]
struct Times {
    median: f64,
    worst: f64,
}

/// View building and tessellation over frames with these events; the first `warm_up` do not count.
fn time_frames(
    size: [f32; 2],
    warm_up: usize,
    events: impl Fn(usize) -> Vec<Event>,
    mut ui: impl FnMut(usize, &mut egui::Ui),
) -> Times {
    let ctx = context();
    let mut times = Vec::new();
    for frame in 0..warm_up + FRAMES {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(size[0], size[1]))),
            time: Some(frame as f64 / 60.0),
            events: events(frame),
            ..RawInput::default()
        };
        let start = ThreadTime::now();
        let mut output = ctx.run_ui(input, |root| ui(frame, root));
        let primitives = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let spent = start.elapsed();
        std::hint::black_box(primitives.len());
        output.textures_delta.clear();
        if frame >= warm_up {
            times.push(millis(spent));
        }
    }
    Times {
        worst: times.iter().copied().fold(0.0, f64::max),
        median: median(times),
    }
}

/// A drag across the middle, one point further each frame.
fn dragging(from: Pos2) -> impl Fn(usize) -> Vec<Event> {
    move |frame| {
        let at = from + vec2(frame as f32 * 1.5, frame as f32 * 0.7);
        let mut events = vec![Event::PointerMoved(at)];
        if frame == 2 {
            events.push(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed: true,
                modifiers: Modifiers::NONE,
            });
        }
        events
    }
}

/// Nearer for some frames and out again.
fn wheeling(at: Pos2) -> impl Fn(usize) -> Vec<Event> {
    move |frame| {
        let nearer = (frame / 30) % 2 == 0;
        vec![Event::PointerMoved(at), Event::Zoom(if nearer { 1.1 } else { 1.0 / 1.1 })]
    }
}

/// The pointer wanders over the picture.
fn hovering(frame: usize) -> Vec<Event> {
    vec![Event::PointerMoved(pos2(
        200.0 + 7.0 * frame as f32,
        300.0 + 2.0 * frame as f32,
    ))]
}

struct Bench<'a> {
    dossier: &'a Dossier,
    derived: Derived,
    session: Session,
    commands: CommandQueue,
    hover: Hover,
    all: Window,
}

impl<'a> Bench<'a> {
    fn new(dossier: &'a Dossier) -> Self {
        let mut bench = Self {
            derived: Derived::with_places(&synthetic::places(dossier)),
            ..Self::bare(dossier)
        };
        bench.derived.take_prepared(Prepared::of(dossier), 1);
        bench.session.moment = Day::from_ymd(1985, 6, 1).unwrap_or(bench.session.moment);
        bench
    }

    fn frame(&mut self, add: impl FnOnce(&ViewCtx<'_>)) {
        let snapshot = self.derived.refresh(self.dossier, 1, &self.session);
        let ctx = ViewCtx {
            dossier: self.dossier,
            derived: &snapshot,
            session: &self.session,
            words: Words::new(Language::En),
            palette: &Palette::LIGHT,
            commands: &self.commands,
            hover: &self.hover,
            medium: Medium::Screen,
            sources: None,
            today: self.session.moment,
        };
        add(&ctx);
        self.commands.drain();
        self.hover.begin_frame();
    }

    fn of_built_in(dossier: &'a Dossier) -> Self {
        let mut bench = Self {
            derived: Derived::default(),
            ..Self::bare(dossier)
        };
        bench.derived.refresh(dossier, 1, &bench.session);
        if let Some(done) = bench.derived.take_layout_job().and_then(|job| job.run(&mut |_| true)) {
            bench.derived.layout_done(done);
        }
        bench
    }

    fn bare(dossier: &'a Dossier) -> Self {
        Self {
            dossier,
            derived: Derived::default(),
            session: Session::opening(dossier),
            commands: CommandQueue::default(),
            hover: Hover::default(),
            all: extent(dossier),
        }
    }

    /// Draws the window in by a sixth a frame, down to a month, and out again.
    fn zoom_time(&mut self, frame: usize) {
        let whole = f64::from(self.all.days());
        let steps = (whole / 30.0).ln() / 1.2_f64.ln();
        let there = steps.max(1.0) as usize;
        let step = frame % (2 * there);
        let nearer = if step < there { step } else { 2 * there - step };
        let length = (whole / 1.2_f64.powi(nearer as i32)).max(1.0) as i32;
        let from = self.all.from.add_days((self.all.days() - length) * 2 / 3);
        self.session.window = Window {
            from,
            to: from.add_days(length - 1),
        };
    }

    /// Moves the window by a part of itself.
    fn pan_time(&mut self, frame: usize, share: f64) {
        let all = self.all;
        let length = ((f64::from(all.days()) * share) as i32).max(1);
        let step = (length / 40).max(1);
        let room = (all.days() - length).max(1);
        let from = Day(all.from.0 + room / 3 + (frame as i32 * step) % room);
        self.session.window = Window {
            from,
            to: from.add_days(length - 1),
        };
    }

    fn network(
        &mut self,
        events: impl Fn(usize) -> Vec<Event>,
        closer: usize,
        mut before: impl FnMut(&mut Self, usize),
    ) -> Times {
        let mut state = NetworkState::default();
        let middle = pos2(450.0, 325.0);
        let nearer = |frame: usize| {
            if frame < closer {
                vec![Event::PointerMoved(middle), Event::Zoom(1.5)]
            } else {
                events(frame)
            }
        };
        let size = [900.0, 650.0];
        time_frames(size, closer + WARM_UP, nearer, |frame, ui| {
            before(self, frame);
            self.frame(|ctx| network_ui(ctx, ui, &mut state));
        })
    }
}

fn row(name: &str, times: &[Times], aim: &str) {
    let cells: Vec<String> = times.iter().map(|t| format!("{:>9.2} {:>8.1}", t.median, t.worst)).collect();
    println!("{name:<34}{}   {aim}", cells.join(""));
}

fn head(name: &str, columns: &[&str]) {
    let cells: Vec<String> = columns.iter().map(|c| format!("{c:>18}")).collect();
    println!("\n{name:<34}{}", cells.join(""));
}

fn networks() {
    head("network: actors/ties", &["1k/3k", "10k/30k", "100k/300k"]);
    let mut rows: [Vec<Times>; 6] = Default::default();
    for (actors, ties) in [(1_000, 3_000), (10_000, 30_000), (100_000, 300_000)] {
        let dossier = synthetic::dossier(actors, ties, 0);
        let mut bench = Bench::new(&dossier);
        let still = |_: &mut Bench<'_>, _: usize| {};
        let from = pos2(20.0, 600.0);
        rows[0].push(bench.network(dragging(from), 0, still));
        rows[1].push(bench.network(dragging(from), 6, still));
        rows[2].push(bench.network(dragging(from), 14, still));
        rows[3].push(bench.network(wheeling(pos2(450.0, 325.0)), 0, still));
        rows[4].push(bench.network(hovering, 6, still));
        let first = Day::from_ymd(1950, 1, 1).unwrap_or(bench.session.moment);
        let play = |bench: &mut Bench<'_>, frame: usize| bench.session.moment = first.add_days(frame as i32 * 31);
        rows[5].push(bench.network(|_| Vec::new(), 0, play));
    }
    let [all, nearer, close, zoom, hover, play] = rows;
    row("panning, all in view", &all, "8 / 16 ms");
    row("panning, nearer", &nearer, "8 / 16 ms");
    row("panning, close up", &close, "8 / 16 ms");
    row("zooming", &zoom, "30 ms");
    row("pointer over it", &hover, "");
    row("playing, a month a step", &play, "16 ms at 20 000");
}

fn timelines() {
    head("timeline: events", &["10k", "100k", "1M"]);
    let shares = [("whole extent", 1.0), ("10 %", 0.1), ("1 %", 0.01), ("one day", 0.0)];
    let mut rows: [Vec<Times>; 4] = Default::default();
    let mut zoomed = Vec::new();
    let mut index = Vec::new();
    for events in [10_000, 100_000, 1_000_000] {
        let dossier = synthetic::dossier(300, 1_000, events);
        let looked_up = Index::of(&dossier);
        let begun = Instant::now();
        std::hint::black_box(TimeIndex::of(&dossier, &looked_up));
        index.push(millis(begun.elapsed()));
        let mut bench = Bench::new(&dossier);
        for ((_, share), row) in shares.iter().zip(&mut rows) {
            let mut state = TimelineState::default();
            row.push(time_frames(
                [1600.0, 300.0],
                WARM_UP,
                |_| Vec::new(),
                |frame, ui| {
                    bench.pan_time(frame, *share);
                    bench.frame(|ctx| timeline_ui(ctx, ui, &mut state));
                },
            ));
        }
        let mut state = TimelineState::default();
        zoomed.push(time_frames(
            [1600.0, 300.0],
            WARM_UP,
            |_| Vec::new(),
            |frame, ui| {
                bench.zoom_time(frame);
                bench.frame(|ctx| timeline_ui(ctx, ui, &mut state));
            },
        ));
    }
    for ((name, _), times) in shares.iter().zip(&rows) {
        row(&format!("panning, {name}"), times, "8 ms");
    }
    row("zooming, whole extent to a month", &zoomed, "8 ms");
    let cells: Vec<String> = index.iter().map(|t| format!("{t:>18.0}")).collect();
    println!("{:<34}{}   300 ms", "index, wall", cells.join(""));
}

/// Network and timeline together while the moment moves, and what is derived.
fn playing() {
    head("playing: dated ties", &["20k", "300k"]);
    let (mut both, mut derived) = (Vec::new(), Vec::new());
    for (actors, ties) in [(6_700, 20_000), (100_000, 300_000)] {
        let dossier = synthetic::dossier(actors, ties, ties / 2);
        let mut bench = Bench::new(&dossier);
        let first = Day::from_ymd(1950, 1, 1).unwrap_or(bench.session.moment);
        let mut states = (NetworkState::default(), TimelineState::default());
        both.push(time_frames(
            [1600.0, 950.0],
            WARM_UP,
            |_| Vec::new(),
            |frame, ui| {
                bench.session.moment = first.add_days(frame as i32 * 31);
                bench.frame(|ctx| {
                    egui::Panel::bottom("time")
                        .exact_size(300.0)
                        .show(ui, |ui| timeline_ui(ctx, ui, &mut states.1));
                    network_ui(ctx, ui, &mut states.0);
                });
            },
        ));
        let mut times = Vec::new();
        for step in 0..FRAMES {
            bench.session.moment = first.add_days(step as i32 * 31);
            let start = ThreadTime::now();
            std::hint::black_box(bench.derived.refresh(&dossier, 1, &bench.session));
            times.push(millis(start.elapsed()));
        }
        derived.push(Times {
            worst: times.iter().copied().fold(0.0, f64::max),
            median: median(times),
        });
    }
    row("a step, both panes", &both, "16 ms at 20 000");
    row("of it what is derived", &derived, "2 / 8 ms");
}

/// A number of `/proc/self/status`, in MB.
fn memory(of: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(of)).unwrap_or_default();
    let kilobytes: f64 = line
        .split_whitespace()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(f64::NAN);
    kilobytes / 1024.0
}

/// Opens a project in a process of its own and draws its window, so that making it up does not count.
fn opening() {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let file = folder.path().join("large.garant");
    make(&file, 100_000, 300_000, 0);
    println!("\nopening 100 000 actors, 300 000 ties with a claim and a passage each");
    let this = std::env::current_exe().unwrap_or_default();
    let ended = std::process::Command::new(this).arg("--open").arg(&file).status();
    assert!(ended.is_ok_and(|status| status.success()));
}

fn make(file: &Path, actors: usize, ties: usize, events: usize) {
    let dossier = synthetic::dossier(actors, ties, events);
    let places = synthetic::places(&dossier);
    garant::store::save(file, &dossier, &places).unwrap_or_else(|error| panic!("{error}"));
}

fn open(file: &Path) {
    let begun = Instant::now();
    let opened = garant::store::open(file).unwrap_or_else(|error| panic!("{error}"));
    println!(
        "  read in {:.0} ms; {:.0} MB, at most {:.0} MB",
        millis(begun.elapsed()),
        memory("VmRSS:"),
        memory("VmHWM:")
    );
    window(opened);
}

/// The whole window: until the first frame is asked for, that frame, and later ones.
fn window(opened: garant::store::Opened) {
    let start = ThreadTime::now();
    let ctx = context();
    let mut app = App::with_preferences(&ctx, opened, Preferences::default(), garant::work::Executor::Inline);
    let prepared = millis(start.elapsed());
    let mut frame = eframe::Frame::_new_kittest();
    let input = || RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0))),
        ..RawInput::default()
    };
    let mut whole = Vec::new();
    for _ in 0..WARM_UP + FRAMES {
        let start = ThreadTime::now();
        let mut output = ctx.run_ui(input(), |ui| {
            eframe::App::logic(&mut app, ui.ctx(), &mut frame);
            eframe::App::ui(&mut app, ui, &mut frame);
        });
        let primitives = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        std::hint::black_box(primitives.len());
        whole.push(millis(start.elapsed()));
        output.textures_delta.clear();
    }
    println!(
        "  until the first frame is asked for {prepared:.1} ms, first frame {:.1} ms, later frames {:.2} ms",
        whole.first().copied().unwrap_or(f64::NAN),
        median(whole.split_off(WARM_UP))
    );
    println!(
        "  with its window {:.0} MB, at most {:.0} MB   1000 MB",
        memory("VmRSS:"),
        memory("VmHWM:")
    );
    drop(app);
}

/// Document and inspector, which know no size.
fn beside() {
    let built_in = garant::store::built_in();
    let mut bench = Bench::of_built_in(&built_in);
    let mut state = DocumentState::default();
    let size = [400.0, 650.0];
    let document = time_frames(
        size,
        WARM_UP,
        |_| Vec::new(),
        |_, ui| bench.frame(|ctx| document_ui(ctx, ui, &mut state)),
    );
    let mut state = InspectorState::default();
    let inspector = time_frames(
        [330.0, 650.0],
        WARM_UP,
        |_| Vec::new(),
        |_, ui| {
            bench.frame(|ctx| {
                let mut review = garant::views::review::ReviewState::default();
                let parts = garant::views::inspector::Parts {
                    review: &mut review,
                    edit: &mut garant::views::edit::EditState::default(),
                };
                inspector_ui(ctx, ui, &garant::session::Navigation::default(), &mut state, parts, false);
            });
        },
    );
    head("built-in dossier", &[""]);
    row("document", &[document], "");
    row("inspector", &[inspector], "");
    println!("  whole window 1600 × 1000");
    window(garant::store::Opened::built_in());
}

/// From scene to scene in the whole window, and the composer's preview.
fn briefing() {
    head("briefing: built-in scenes", &[""]);
    let ctx = context();
    let opened = garant::store::Opened::built_in();
    let told: Vec<_> = told(&opened.dossier).into_iter().cloned().collect();
    let mut app = App::with_preferences(&ctx, opened.clone(), Preferences::default(), garant::work::Executor::Inline);
    let mut frame = eframe::Frame::_new_kittest();
    let (mut glides, mut time) = (Vec::new(), 0.0);
    for scene in told.iter().cycle().take(told.len() + 1) {
        app.send(Command::ShowScene(scene.id));
        for _ in 0..FRAMES {
            time += 1.0 / 60.0;
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0))),
                time: Some(time),
                ..RawInput::default()
            };
            let start = ThreadTime::now();
            let mut output = ctx.run_ui(input, |ui| {
                eframe::App::logic(&mut app, ui.ctx(), &mut frame);
                eframe::App::ui(&mut app, ui, &mut frame);
            });
            std::hint::black_box(ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point));
            glides.push(millis(start.elapsed()));
            output.textures_delta.clear();
        }
    }
    // The first scene is come to from the opening, with everything still to be worked out.
    let mut glides = glides.split_off(FRAMES);
    let over = glides.iter().filter(|ms| **ms > 16.0).count();
    let all = glides.len();
    glides.sort_by(f64::total_cmp);
    row(
        "a frame while scenes glide",
        &[Times {
            worst: glides.last().copied().unwrap_or(f64::NAN),
            median: median(glides),
        }],
        "16 ms",
    );
    println!("  {over} of {all} frames above 16 ms");
    let mut studio = Studio::default();
    let mut previews = Vec::new();
    for (place, scene) in told.iter().cycle().take(2 * told.len()).enumerate() {
        let request = scene_request(&opened.dossier, scene, &FigureSpec::default());
        let start = ThreadTime::now();
        let shown = studio.preview((&opened.dossier, 1), &opened.positions, &request, 0.5);
        std::hint::black_box(shown.is_ok());
        if place >= told.len() {
            previews.push(millis(start.elapsed()));
        }
    }
    row(
        "a preview of a scene",
        &[Times {
            worst: previews.iter().copied().fold(0.0, f64::max),
            median: median(previews),
        }],
        "100 ms",
    );
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given = |name: &str| arguments.iter().position(|a| a == name).map(|at| &arguments[at + 1..]);
    if let Some([file, ..]) = given("--open") {
        return open(Path::new(file));
    }
    if let Some([file, actors, ties, events, ..]) = given("--make") {
        let number = |text: &String| text.parse().unwrap_or(0);
        return make(Path::new(file), number(actors), number(ties), number(events));
    }
    let all = !arguments.iter().any(|a| !a.starts_with('-'));
    let wanted = |name: &str| all || arguments.iter().any(|a| a == name);
    println!("CPU milliseconds a frame (view building + tessellation), median and worst of {FRAMES} frames");
    let parts: [(&str, fn()); 6] = [
        ("network", networks),
        ("timeline", timelines),
        ("playing", playing),
        ("briefing", briefing),
        ("opening", opening),
        ("built-in", beside),
    ];
    for (name, part) in parts {
        if wanted(name) {
            part();
        }
    }
}
