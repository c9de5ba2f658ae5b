//! The beginning of a frame: keys and results of threads become commands, commands are carried out, time plays.

use super::App;
use crate::command::Command;

/// Seconds between two steps of play.
const PLAY_SECONDS: f32 = 0.25;

impl App {
    pub(super) fn begin_frame(&mut self, ctx: &egui::Context) {
        self.hover.begin_frame();
        self.poll_files(ctx);
        self.poll_preview(ctx);
        self.poll_documents(ctx);
        self.poll_safety(ctx);
        self.poll_joining();
        self.poll_measuring();
        self.poll_briefing();
        self.poll_data(ctx);
        self.poll_imports();
        self.answer_close(ctx);
        self.begin_reading(ctx);
        self.take_dropped(ctx);
        let floating = self.panes.floating();
        let asked = self.panes.question.is_open();
        if !floating && !asked && !self.panes.typing {
            self.briefing_keys(ctx);
        }
        if self.presenting.is_some() {
            self.presenting_keys(ctx);
        } else {
            super::shortcuts::consume(ctx, &self.commands, floating, asked, self.panes.typing);
        }
        if self.session.playing {
            self.play(ctx);
        }
        let commands = self.commands.drain();
        self.glide(ctx, !commands.is_empty() || self.session.playing);
        for command in commands {
            if self.presenting.is_some() && self.present_instead(ctx, &command) {
                continue;
            }
            self.apply(ctx, command);
        }
        self.import_next(ctx);
        self.settle_leaving();
        self.show_title(ctx);
        // What no longer exists cannot stay selected.
        if self.session.selected().any(|item| !self.dossier.contains(item)) {
            let left: Vec<_> = self.session.selected().filter(|item| self.dossier.contains(*item)).collect();
            self.session.select_many(left, None);
        }
    }

    /// A project dropped on the window is opened; documents and folders are read into the dossier.
    fn take_dropped(&mut self, ctx: &egui::Context) {
        let dropped: Vec<_> = ctx.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_path_buf()).collect());
        let (projects, documents): (Vec<_>, Vec<_>) = dropped.into_iter().partition(|path| crate::store::is_project(path));
        let (views, documents): (Vec<_>, Vec<_>) = documents.into_iter().partition(|path| crate::store::is_view(path));
        if let Some(view) = views.into_iter().next() {
            self.commands.send(Command::OpenView(view));
        }
        if let Some(project) = projects.into_iter().next() {
            self.commands.send(Command::OpenFile(project));
        }
        if !documents.is_empty() {
            self.commands.send(Command::AddDocuments(documents));
        }
    }

    /// Documents named on the command line are read once the window stands.
    fn begin_reading(&mut self, ctx: &egui::Context) {
        let paths = std::mem::take(&mut self.to_read);
        self.add_documents(ctx, paths);
    }

    fn play(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|i| i.time);
        let pause = if self.preferences.reduced_motion {
            4.0 * PLAY_SECONDS
        } else {
            PLAY_SECONDS
        };
        let due = self.panes.timeline.next_step.get_or_insert(now + f64::from(pause));
        if now >= *due {
            *due = now + f64::from(pause);
            self.commands.send(Command::StepMoment(1));
        }
        ctx.request_repaint_after(std::time::Duration::from_secs_f32(PLAY_SECONDS / 4.0));
    }
}
