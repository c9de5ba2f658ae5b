//! The beginning of a frame: keys and results of threads become commands, commands are carried out, time plays.

use super::App;
use crate::command::Command;

/// Seconds between two steps of play.
const PLAY_SECONDS: f32 = 0.25;

impl App {
    pub(super) fn begin_frame(&mut self, ctx: &egui::Context) {
        self.hover.begin_frame();
        self.poll_files(ctx);
        self.take_dropped(ctx);
        let floating = self.panes.floating();
        super::shortcuts::consume(ctx, &self.commands, floating, self.panes.typing);
        if self.session.playing {
            self.play(ctx);
        }
        for command in self.commands.drain() {
            self.apply(ctx, command);
        }
        // What no longer exists cannot stay selected.
        if self.session.selected().any(|item| !self.dossier.contains(item)) {
            let left: Vec<_> = self.session.selected().filter(|item| self.dossier.contains(*item)).collect();
            self.session.select_many(left, None);
        }
    }

    /// A file dropped on the window is opened.
    fn take_dropped(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|i| i.raw.dropped_files.clone());
        if let Some(file) = dropped.first() {
            self.commands.send(Command::OpenFile(file.path().to_path_buf()));
        }
    }

    fn play(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|i| i.time);
        let due = self.panes.timeline.next_step.get_or_insert(now + f64::from(PLAY_SECONDS));
        if now >= *due {
            *due = now + f64::from(PLAY_SECONDS);
            self.commands.send(Command::StepMoment(1));
        }
        ctx.request_repaint_after(std::time::Duration::from_secs_f32(PLAY_SECONDS / 4.0));
    }
}
