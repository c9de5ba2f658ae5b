//! Arguments, logger, window or command; nothing else.

use std::process::ExitCode;

use garant::app::App;
use garant::cli::start::{self, Started};
use garant::cli::{self, Task};
use garant::store::Opened;

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or(cli::LOG)).init();
    match cli::run(std::env::args_os()) {
        Task::Done(code) => code,
        Task::Window(opened) => start::window(|started| window(*opened, started)),
    }
}

fn window(opened: Opened, started: Started) -> Result<(), String> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Garant")
            .with_app_id("garant")
            .with_inner_size([1600.0, 1000.0]),
        ..Default::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        started.mark();
        Ok(Box::new(App::new(cc, opened, cli::system_language())))
    });
    // The form for programmers names libraries and codes; `start` puts it into words.
    eframe::run_native("garant", options, create).map_err(|error| format!("{error:?}"))
}
