//! The arrangement of the window: bar, documents, network, inspector, timeline, status line.

use egui::{CentralPanel, Frame, Margin, Panel, Ui, UiBuilder};

use super::App;
use crate::theme::Palette;
use crate::views::briefing::{HEIGHT, strip_ui};
use crate::views::chain::chain_ui;
use crate::views::composer::composer_ui;
use crate::views::dialogs::data::data_ui;
use crate::views::dialogs::{dossier_form_ui, file_dialog_ui, help, help_ui, join_ui, preferences_ui, question_ui, report_ui};
use crate::views::difference::difference_ui;
use crate::views::document::document_ui;
use crate::views::drop::drop_ui;
use crate::views::inspector::{Parts, inspector_ui};
use crate::views::ledgers::ledgers_ui;
use crate::views::make::make_ui;
use crate::views::mapping::mapping_ui;
use crate::views::network::network_ui;
use crate::views::notice::notices_ui;
use crate::views::paths::paths_ui;
use crate::views::review::review_ui;
use crate::views::sheet::sheet_ui;
use crate::views::status::status_ui;
use crate::views::timeline::timeline_ui;
use crate::views::top_bar::{FileState, top_bar_ui};
use crate::views::tour::{Places, tour_ui};
use crate::views::{Medium, ViewCtx};

impl App {
    pub(super) fn panes_ui(&mut self, ui: &mut egui::Ui) {
        if self.presenting.is_some() {
            self.presenting_ui(ui);
            return;
        }
        let hand = self.in_hand();
        let palette = Palette::choose(ui.ctx().theme() == egui::Theme::Dark, self.preferences.colour_safe);
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        for wanted in self.panes.briefing.wanted() {
            let layout = (wanted.0, wanted.1.as_ref());
            let places = self.derived.places_of(&self.dossier, &snapshot.network, layout);
            self.panes.briefing.give(wanted, places);
        }
        let ctx = ViewCtx {
            dossier: &self.dossier,
            derived: &snapshot,
            session: &self.session,
            words: crate::catalogue::Words::new(self.preferences.language),
            palette,
            commands: &self.commands,
            hover: &self.hover,
            medium: Medium::Screen,
            sources: None,
            today: Self::today(),
        };
        let progress = self
            .reader
            .progress()
            .or_else(|| self.importer.progress())
            .or_else(|| self.files.progress())
            .or_else(|| self.measurer.progress())
            .or_else(|| self.data.progress());
        // The letters of review are for the ledger of proposals or, without it, for the inspector; never for both.
        let keys = !self.panes.floating();
        let notices = self.notices();
        let file = FileState {
            unsaved: self.is_unsaved(),
            has_file: self.files.project.is_some(),
            recent: &self.preferences.recent,
        };
        let saved = self.saved_state();
        let allowed = self.allowed();
        let states = &mut self.panes;
        states.document.listens(keys);
        // Over marked words the letters are for what is made of them.
        let keys = keys && !states.document.has_marked();
        let frame = |fill| Frame::new().fill(fill);
        Panel::top("bar")
            .frame(frame(palette.panel).inner_margin(Margin::symmetric(18, 9)))
            .show(ui, |ui| {
                top_bar_ui(&ctx, ui, &self.history, file, &mut states.search, self.preferences.briefing);
            });
        notices_ui(&ctx, ui, &notices);
        Panel::bottom("status")
            .frame(frame(palette.panel).inner_margin(Margin::symmetric(18, 3)))
            .show(ui, |ui| status_ui(&ctx, ui, progress, hand));
        if self.preferences.briefing {
            Panel::bottom("briefing")
                .exact_size(HEIGHT)
                .frame(frame(palette.panel))
                .show(ui, |ui| filled(ui, |ui| strip_ui(&ctx, ui, &mut states.briefing, hand)));
        } else {
            states.briefing.hide();
        }
        let (width, height) = (ui.available_width(), ui.available_height());
        // A small window has borders of its own, so that it leaves those of a large one as they were.
        let id = |pane: &'static str| (pane, width < 1000.0, height < 620.0);
        let timeline = Panel::bottom(id("timeline"))
            .resizable(true)
            .default_size((height * 0.33).clamp(190.0, 380.0))
            .size_range(130.0..=(height - 200.0).max(131.0))
            .frame(frame(palette.panel))
            .show(ui, |ui| filled(ui, |ui| timeline_ui(&ctx, ui, &mut states.timeline)));
        let document = Panel::left(id("document"))
            .resizable(true)
            .default_size((width * 0.265).clamp(260.0, 460.0))
            .size_range(200.0..=(width * 0.45).max(201.0))
            .frame(frame(palette.paper))
            .show(ui, |ui| filled(ui, |ui| document_ui(&ctx, ui, &mut states.document)));
        let inspector = Panel::right(id("inspector"))
            .resizable(true)
            .default_size((width * 0.215).clamp(250.0, 400.0))
            .size_range(200.0..=(width * 0.40).max(201.0))
            .frame(frame(palette.panel))
            .show(ui, |ui| {
                let keys = keys && ctx.session.ledger != Some(crate::session::Ledger::Proposals);
                filled(ui, |ui| {
                    let parts = Parts {
                        review: &mut states.review,
                        edit: &mut states.edit,
                    };
                    inspector_ui(&ctx, ui, &self.navigation, &mut states.inspector, parts, keys);
                });
            });
        let network = CentralPanel::default().frame(frame(palette.canvas)).show(ui, |ui| {
            if ctx.session.ledger.is_some() {
                ledgers_ui(&ctx, ui, &mut states.ledgers, &mut states.review, keys);
                return;
            }
            if ctx.session.chain.is_some() {
                let height = ui.available_height();
                Panel::bottom(id("chain"))
                    .resizable(true)
                    .default_size((height * 0.4).clamp(150.0, 270.0))
                    .size_range(96.0..=(height - 220.0).max(97.0))
                    .frame(frame(palette.panel))
                    .show(ui, |ui| filled(ui, |ui| chain_ui(&ctx, ui, &mut states.chain, keys)));
            }
            if ctx.session.paths.is_some() {
                let height = ui.available_height();
                Panel::bottom(id("paths"))
                    .resizable(true)
                    .default_size((height * 0.4).clamp(150.0, 260.0))
                    .size_range(96.0..=(height - 220.0).max(97.0))
                    .frame(frame(palette.panel))
                    .show(ui, |ui| filled(ui, |ui| paths_ui(&ctx, ui, &mut states.paths)));
            }
            if ctx.derived.difference.is_some() {
                difference_ui(&ctx, ui, &mut states.difference);
            }
            network_ui(&ctx, ui, &mut states.network);
        });
        if let Some(place) = states.ledgers.take_place() {
            states.document.show_block(place);
        }
        if states.help_open {
            let keys = help::sections(ctx.words, &super::shortcuts::listed());
            help_ui(&ctx, ui, &mut states.help_open, &keys);
        }
        composer_ui(&ctx, ui, &mut states.composer, &self.preferences, allowed);
        data_ui(&ctx, ui, &mut states.data);
        mapping_ui(&ctx, ui, &mut states.mapping);
        file_dialog_ui(&ctx, ui, &mut states.file);
        review_ui(&ctx, ui, &mut states.review);
        make_ui(&ctx, ui, &mut states.make);
        if states.make.take_made() {
            states.document.clear_marked();
        }
        sheet_ui(&ctx, ui, &mut states.sheet, &self.history, saved);
        if let Some(report) = &mut states.report {
            report_ui(&ctx, ui, report);
        }
        preferences_ui(&ctx, ui, &mut states.preferences, &self.preferences);
        dossier_form_ui(&ctx, ui, &mut states.dossier);
        if states.join.as_mut().is_some_and(|join| !join_ui(&ctx, ui, join)) {
            states.join = None;
        }
        let places = Places {
            document: document.response.rect,
            network: network.response.rect,
            timeline: timeline.response.rect,
            inspector: inspector.response.rect,
        };
        tour_ui(&ctx, ui, &mut states.tour, places);
        question_ui(&ctx, ui, &mut states.question);
        drop_ui(&ctx, ui);
        states.typing = ui.ctx().text_edit_focused();
        // What is said lies over the panes, not over the scenes.
        let below = if self.preferences.briefing { HEIGHT } else { 0.0 };
        self.toasts.ui(ui.ctx(), palette, &self.commands, self.revision, below);
        self.start_layout(ui.ctx());
        self.start_preview(ui.ctx());
        self.start_search(ui.ctx());
        self.start_measuring(ui.ctx());
        self.start_briefing(ui.ctx());
        if !self.commands.is_empty() || self.hover.has_changed() || self.import_goes_on() {
            ui.ctx().request_repaint();
        }
    }
}

/// Draws a pane into all the room of its panel and no more. A panel keeps the size of what was last drawn in it, so
/// that short contents would make it narrow, and long ones wide, for good.
fn filled(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let room = ui.max_rect();
    ui.expand_to_include_rect(room);
    draw(&mut ui.new_child(UiBuilder::new().max_rect(room)));
}
