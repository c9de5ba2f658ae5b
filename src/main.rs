//! Arguments, logger, window or command; nothing else.

fn main() -> eframe::Result {
    env_logger::init();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_title("Garant").with_app_id("garant").with_inner_size([1600.0, 1000.0]),
        ..Default::default()
    };
    eframe::run_native("garant", options, Box::new(|cc| Ok(Box::new(garant::app::App::new(cc, garant::store::Opened::built_in())))))
}
