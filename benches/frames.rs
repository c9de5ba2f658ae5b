//! What a frame costs: view building and tessellation, in CPU milliseconds of the thread, median of many frames.
//!
//! `cargo bench` prints one table. The network is panned by dragging, the timeline by moving its window, so that no
//! frame is the one before. Beside the timeline stands plain `egui_plot` with the same points, in the same run.
//! Drawing by the graphics card (or its software stand-in) is not included.

#![expect(clippy::print_stdout, reason = "the table is the result")]

mod synthetic;

use std::time::Duration;

use cpu_time::ThreadTime;
use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use garant::app::App;
use garant::catalogue::Words;
use garant::command::CommandQueue;
use garant::derived::Derived;
use garant::model::{Day, Dossier, Language};
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

/// Median of view building and tessellation over frames with these events.
fn time_frames(size: [f32; 2], events: impl Fn(usize) -> Vec<Event>, mut ui: impl FnMut(usize, &mut egui::Ui)) -> f64 {
    let ctx = context();
    let mut times = Vec::new();
    for frame in 0..WARM_UP + FRAMES {
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
        if frame >= WARM_UP {
            times.push(millis(spent));
        }
    }
    median(times)
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
        let mut derived = Derived::default();
        let session = Session::opening(dossier);
        derived.refresh(dossier, 1, &session);
        if let Some(done) = derived.take_layout_job().and_then(|job| job.run(&mut |_| true)) {
            derived.layout_done(done);
        }
        Self {
            dossier,
            derived,
            session,
            commands: CommandQueue::default(),
            hover: Hover::default(),
            all: extent(dossier),
        }
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
    }

    fn pan_time(&mut self, frame: usize) {
        let all = self.all;
        let length = all.days() / 3;
        let from = Day(all.from.0 + (frame as i32 * 37) % (all.days() - length).max(1));
        self.session.window = Window {
            from,
            to: from.add_days(length),
        };
    }
}

fn row(name: &str, times: &[f64]) {
    let cells: Vec<String> = times.iter().map(|t| format!("{t:>14.2}")).collect();
    println!("{name:<34}{}", cells.join(""));
}

fn plain_plot(dossier: &Dossier) -> f64 {
    let points: Vec<[f64; 2]> = dossier
        .events
        .values()
        .filter_map(|e| e.when.as_ref()?.date.earliest_day())
        .enumerate()
        .map(|(i, day)| [f64::from(day.0), (i % 7) as f64])
        .collect();
    time_frames(
        [1600.0, 300.0],
        |_| Vec::new(),
        |frame, ui| {
            let shift = frame as f64 * 37.0;
            egui_plot::Plot::new("plain").include_y(8.0).show(ui, |plot| {
                plot.set_plot_bounds_x((-25_567.0 + shift)..=(-9_000.0 + shift));
                plot.points(egui_plot::Points::new("events", points.clone()).radius(2.0));
            });
        },
    )
}

fn main() {
    // `cargo test --benches` and filters pass arguments; there is one table only.
    println!("CPU milliseconds a frame (view building + tessellation), median of {FRAMES} frames\n");
    let built_in = garant::store::built_in();
    let made: Vec<(String, Dossier)> = [(300, 1_000, 1_000), (10_000, 30_000, 10_000), (33_000, 100_000, 100_000)]
        .into_iter()
        .map(|(actors, ties, events)| (format!("{ties}/{events}"), synthetic::dossier(actors, ties, events)))
        .collect();
    let dossiers: Vec<(&str, &Dossier)> = std::iter::once(("built-in", &built_in))
        .chain(made.iter().map(|(name, d)| (name.as_str(), d)))
        .collect();
    let heads: Vec<String> = dossiers.iter().map(|(name, _)| format!("{name:>14}")).collect();
    println!("{:<34}{}", "ties/events", heads.join(""));

    let mut network = Vec::new();
    let mut timeline = Vec::new();
    let mut document = Vec::new();
    let mut inspector = Vec::new();
    let mut plain = Vec::new();
    for (_, dossier) in &dossiers {
        let mut bench = Bench::new(dossier);
        let mut state = NetworkState::default();
        network.push(time_frames([900.0, 650.0], dragging(pos2(20.0, 600.0)), |_, ui| {
            bench.frame(|ctx| network_ui(ctx, ui, &mut state));
        }));
        let mut state = TimelineState::default();
        timeline.push(time_frames(
            [1600.0, 300.0],
            |_| Vec::new(),
            |frame, ui| {
                bench.pan_time(frame);
                bench.frame(|ctx| timeline_ui(ctx, ui, &mut state));
            },
        ));
        let mut state = DocumentState::default();
        document.push(time_frames(
            [400.0, 650.0],
            |_| Vec::new(),
            |_, ui| bench.frame(|ctx| document_ui(ctx, ui, &mut state)),
        ));
        let mut state = InspectorState::default();
        inspector.push(time_frames(
            [330.0, 650.0],
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
        ));
        plain.push(plain_plot(dossier));
    }
    row("network, panning", &network);
    row("timeline, panning", &timeline);
    row("plain egui_plot, same points", &plain);
    row("document", &document);
    row("inspector", &inspector);

    let start = ThreadTime::now();
    let ctx = context();
    let mut app = App::with_preferences(
        &ctx,
        garant::store::Opened::built_in(),
        Preferences::default(),
        garant::work::Executor::Inline,
    );
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
    println!("\nbuilt-in dossier, whole window 1600 × 1000");
    println!(
        "  until the first frame is asked for {prepared:.1} ms, first frame {:.1} ms",
        whole.first().copied().unwrap_or(f64::NAN)
    );
    println!("  later frames {:.2} ms", median(whole.split_off(WARM_UP)));
}
