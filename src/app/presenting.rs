//! Showing scenes to others: what is kept of the work meanwhile and put back afterwards, keys, and the two windows.
//!
//! While it lasts, only what belongs to presenting is carried out ([`App::present_instead`]): nothing of the dossier can
//! be changed, and nothing of the work. Not here: what is on (`session::presenting`), drawing (`views::presenting`).

use egui::{Id, ViewportBuilder, ViewportClass, ViewportCommand, ViewportId};

use super::{App, clock};
use crate::catalogue::Words;
use crate::command::Command;
use crate::derived::Cached;
use crate::model::restricted::blanked;
use crate::model::{Document, Dossier, Edit, Item, PaneKind, Passage, Record, SceneId, briefing};
use crate::session::{Act, Navigation, Presenting, Session};
use crate::theme::Palette;
use crate::views::briefing::begin_pictures;
use crate::views::document::DocumentState;
use crate::views::network::NetworkState;
use crate::views::presenting::{Lesson, StageState, keys, speaker_ui, stage_ui};
use crate::views::timeline::TimelineState;
use crate::views::{Medium, ViewCtx};

/// Scenes being shown.
pub(super) struct Running {
    on: Presenting,
    stage: StageState,
    kept: Kept,
    fit: Fit,
    /// What others may see of the dossier.
    shown: Cached<u64, Dossier>,
}

/// What the work was like.
struct Kept {
    session: Session,
    navigation: Navigation,
    network: NetworkState,
    timeline: TimelineState,
    document: DocumentState,
    focus: Option<Id>,
    full_screen: bool,
}

/// Height of the stage in points: everything on it is drawn so large that its height comes to this.
const STAGE: f32 = 720.0;
/// Bounds of the enlargement.
const ENLARGED: (f32, f32) = (0.7, 5.0);

/// How large everything is drawn for the screen of the audience.
#[derive(Debug, Default)]
struct Fit {
    /// Size of the screen in pixels, and the factor chosen for it.
    last: Option<(egui::Vec2, f32)>,
}

impl Fit {
    /// The factor for a screen of so many pixels, if it is to change. `native`: pixels of a point without a factor.
    fn wanted(&mut self, pixels: egui::Vec2, native: f32, now: f32) -> Option<f32> {
        if let Some((last, factor)) = self.last {
            // Where the number of points is fixed, the pixels follow the factor.
            let follows = |a: f32, b: f32| (a / b - 1.0).abs() < 0.02;
            if follows(pixels.y, last.y) || follows(pixels.y, last.y * factor) {
                return None;
            }
        }
        let wanted = (pixels.y / native / STAGE).clamp(ENLARGED.0, ENLARGED.1);
        self.last = Some((pixels, wanted / now));
        ((wanted / now - 1.0).abs() > 0.01).then_some(wanted)
    }
}

/// Lets everything be drawn as large as the screen of the audience wants it.
fn enlarge(ctx: &egui::Context, fit: &mut Fit) {
    let pixels = ctx.content_rect().size() * ctx.pixels_per_point();
    let now = ctx.zoom_factor();
    let native = ctx.pixels_per_point() / now;
    if let Some(wanted) = fit.wanted(pixels, native, now) {
        ctx.set_zoom_factor(wanted);
    }
}

/// The window of the audience.
fn audience() -> ViewportId {
    ViewportId::from_hash_of("audience")
}

impl App {
    /// What is on while scenes are shown; none while work goes on.
    pub fn presenting(&self) -> Option<&Presenting> {
        self.presenting.as_ref().map(|running| &running.on)
    }

    /// Turns keys into what is done while scenes are shown. Other keys do nothing then.
    pub(super) fn presenting_keys(&mut self, ctx: &egui::Context) {
        // A question that must be answered is answered in the window of the work.
        if self.panes.question.is_open() || ctx.input(|i| i.viewport().close_requested()) {
            self.end_presenting(ctx);
            return;
        }
        keys::read(ctx, &self.commands);
    }

    /// While scenes are shown: `true` if this command is not for the work, and done or left undone here.
    pub(super) fn present_instead(&mut self, ctx: &egui::Context, command: &Command) -> bool {
        match command {
            Command::Select {
                item: Some(item),
                source: Some(_),
            }
            | Command::ToggleSelected { item, .. } => {
                self.point(ctx, *item);
                true
            }
            Command::Select { item: None, .. } => {
                self.close_card();
                true
            }
            Command::ShowScene(_) => {
                if let Some(running) = &mut self.presenting {
                    running.on.turn_page();
                }
                false
            }
            Command::Present(_)
            | Command::StepEvidence(_)
            | Command::SetEvidence(_)
            | Command::StepMoment(_)
            | Command::Quit
            | Command::Leave(_) => false,
            _ => true,
        }
    }

    /// Carries out what is done while scenes are shown.
    pub(super) fn present(&mut self, ctx: &egui::Context, act: &Act) {
        if *act == Act::Begin {
            self.begin_presenting(ctx);
            return;
        }
        let Some(running) = &mut self.presenting else { return };
        running.on.take(act);
        match *act {
            Act::Back => {
                let asked = running.on.card.is_some() || running.on.text;
                if !running.on.close_one() {
                    self.end_presenting(ctx);
                } else if asked {
                    self.reselect();
                }
            }
            Act::CloseCard => self.reselect(),
            Act::Step(by) => {
                let to = briefing::step(&self.dossier, self.session.scene, by);
                self.turn_to(ctx, to);
            }
            Act::First => {
                let to = self.dossier.main_line().first().map(|scene| scene.id);
                self.turn_to(ctx, to);
            }
            Act::Last => {
                let to = self.dossier.main_line().last().map(|scene| scene.id);
                self.turn_to(ctx, to);
            }
            Act::Enter => {
                let number = std::mem::take(&mut running.on.typed);
                let order = briefing::order(&self.dossier);
                let to = order
                    .into_iter()
                    .find(|placed| placed.number == number)
                    .map(|placed| placed.scene);
                self.turn_to(ctx, to);
            }
            Act::Into => {
                let to = self.dossier.line(self.session.scene).first().map(|scene| scene.id);
                let to = to.filter(|_| self.session.scene.is_some());
                self.turn_to(ctx, to);
            }
            Act::Out => {
                let scene = self.session.scene.and_then(|id| self.dossier.scenes.get(&id));
                let to = scene.and_then(|scene| scene.branch_of);
                self.turn_to(ctx, to);
            }
            Act::Room => {
                let dark = ctx.theme() == egui::Theme::Dark;
                let other = if dark {
                    egui::ThemePreference::Light
                } else {
                    egui::ThemePreference::Dark
                };
                ctx.set_theme(other);
            }
            Act::Play => self.play_scene(),
            Act::Point(item) => self.point(ctx, item),
            Act::Projector => self.projector(ctx),
            Act::Evidence(by) => self.commands.send(Command::StepEvidence(by)),
            Act::End => self.end_presenting(ctx),
            Act::ResetClock => running.on.since = ctx.input(|i| i.time),
            _ => {}
        }
    }

    fn begin_presenting(&mut self, ctx: &egui::Context) {
        if self.presenting.is_some() {
            return;
        }
        let first = self.dossier.opening_scene().map(|scene| scene.id);
        let Some(scene) = self.session.scene.or(first) else {
            self.toasts.info(self.words().text("presenting-no-scenes").to_owned());
            return;
        };
        self.close_floating();
        self.toasts.hush();
        self.panes.cancel_gesture();
        self.briefing.still();
        let full_screen = ctx.input(|i| i.viewport().fullscreen).unwrap_or(false);
        let kept = Kept {
            session: self.session.clone(),
            navigation: std::mem::take(&mut self.navigation),
            network: std::mem::take(&mut self.panes.network),
            timeline: std::mem::take(&mut self.panes.timeline),
            document: std::mem::take(&mut self.panes.document),
            focus: ctx.memory(egui::Memory::focused),
            full_screen,
        };
        if let Some(id) = kept.focus {
            ctx.memory_mut(|memory| memory.surrender_focus(id));
        }
        let on = Presenting {
            since: ctx.input(|i| i.time),
            ..Presenting::default()
        };
        self.presenting = Some(Running {
            on,
            stage: StageState::default(),
            kept,
            fit: Fit::default(),
            shown: Cached::default(),
        });
        self.session.playing = false;
        self.show_scene(ctx, scene);
        ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Fullscreen(true));
        ctx.request_repaint();
    }

    /// Puts everything back as it was.
    fn end_presenting(&mut self, ctx: &egui::Context) {
        let Some(Running { kept, .. }) = self.presenting.take() else {
            return;
        };
        self.briefing.still();
        self.session = kept.session;
        self.navigation = kept.navigation;
        self.panes.network = kept.network;
        self.panes.timeline = kept.timeline;
        self.panes.document = kept.document;
        self.apply_theme(ctx);
        if let Some(id) = kept.focus {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        if !kept.full_screen {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Fullscreen(false));
        }
        ctx.request_repaint();
    }

    fn turn_to(&mut self, ctx: &egui::Context, scene: Option<SceneId>) {
        let Some(scene) = scene else { return };
        if let Some(running) = &mut self.presenting {
            running.on.turn_page();
        }
        self.session.playing = false;
        self.show_scene(ctx, scene);
    }

    /// The first click shows the sentence behind an item, the second opens the text at it.
    fn point(&mut self, ctx: &egui::Context, item: Item) {
        let Some(running) = &mut self.presenting else { return };
        if running.on.card == Some(item) && self.session.selection == Some(item) {
            running.on.take(&Act::OpenText);
        } else if self.dossier.contains(item) {
            running.on.take(&Act::Point(item));
            self.session.select(Some(item), Some(PaneKind::Timeline));
            self.begin_evidence();
        }
        ctx.request_repaint();
    }

    fn close_card(&mut self) {
        if let Some(running) = &mut self.presenting
            && running.on.card.take().is_some()
        {
            self.reselect();
        }
    }

    /// Selects what the scene selects.
    fn reselect(&mut self) {
        let scene = self.session.scene.and_then(|id| self.dossier.scenes.get(&id));
        let selection = scene.and_then(|scene| scene.selection);
        let also = scene.map(|scene| scene.view.also.clone()).unwrap_or_default();
        if self
            .presenting
            .as_ref()
            .is_some_and(|running| running.on.card.is_none() && !running.on.text)
        {
            self.session.select(selection, Some(PaneKind::Timeline));
            self.session.also = also;
            self.begin_evidence();
        }
    }

    /// Time runs through the window of the scene; from its beginning where it is over.
    fn play_scene(&mut self) {
        let session = &mut self.session;
        session.playing = !session.playing;
        if session.playing {
            self.briefing.still();
            let session = &mut self.session;
            if session.moment >= session.window.to || session.moment < session.window.from {
                session.moment = session.window.from;
            }
            self.panes.timeline.next_step = None;
        }
    }

    /// Opens or closes the window for the projector, where the system has more than one.
    fn projector(&mut self, ctx: &egui::Context) {
        let Some(running) = &mut self.presenting else { return };
        if !running.on.projector && ctx.embed_viewports() {
            let text = self.words().text("presenting-one-window").to_owned();
            self.toasts.info(text);
            return;
        }
        running.on.projector = !running.on.projector;
        running.fit = Fit::default();
        let alone = !running.on.projector;
        ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Fullscreen(alone));
    }

    /// Marks a document or a passage as not for everybody, or lifts the mark; one step of the history.
    pub(super) fn restrict(&mut self, item: Item) {
        let record: Option<Record> = match item {
            Item::Document(id) => self.dossier.documents.get(&id).map(|document| {
                let restricted = !document.restricted;
                Record::from(Document {
                    restricted,
                    ..Document::clone(document)
                })
            }),
            Item::Passage(id) => self.dossier.passages.get(&id).map(|passage| {
                let restricted = !passage.restricted;
                Record::from(Passage {
                    restricted,
                    ..Passage::clone(passage)
                })
            }),
            _ => None,
        };
        if let Some(record) = record {
            self.perform("history-restrict", vec![Edit::Put(record)]);
        }
    }

    /// Draws the windows while scenes are shown.
    pub(super) fn presenting_ui(&mut self, ui: &mut egui::Ui) {
        let Some(mut running) = self.presenting.take() else { return };
        let palette = Palette::choose(ui.ctx().theme() == egui::Theme::Dark, self.preferences.colour_safe);
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        for wanted in self.panes.briefing.wanted() {
            let layout = (wanted.0, wanted.1.as_ref());
            let places = self.derived.places_of(&self.dossier, &snapshot.network, layout);
            self.panes.briefing.give(wanted, places);
        }
        let shown = running.shown.get(&self.revision, || blanked(&self.dossier));
        let ctx = ViewCtx {
            dossier: if self.session.show_restricted { &self.dossier } else { &shown },
            derived: &snapshot,
            session: &self.session,
            words: Words::new(self.preferences.language),
            palette,
            commands: &self.commands,
            hover: &self.hover,
            medium: Medium::Stage,
            sources: None,
            today: Self::today(),
        };
        let states = &mut self.panes;
        begin_pictures(&ctx, &mut states.briefing);
        let mut lesson = Lesson {
            on: &running.on,
            stage: &mut running.stage,
            network: &mut states.network,
            timeline: &mut states.timeline,
            pictures: &mut states.briefing,
            marking: &self.preferences.marking,
            clock: clock::hours(&clock::now()),
            zoom: self.preferences.zoom(),
        };
        if running.on.projector {
            let title = ctx.words.text("presenting-audience-title");
            let builder = ViewportBuilder::default().with_title(title).with_inner_size([1280.0, 720.0]);
            let fit = &mut running.fit;
            ui.ctx().show_viewport_immediate(audience(), builder, |ui, class| {
                if class == ViewportClass::EmbeddedWindow || ui.input(|i| i.viewport().close_requested()) {
                    ctx.commands.send(Command::Present(Act::Projector));
                }
                enlarge(ui.ctx(), fit);
                keys::read(ui.ctx(), ctx.commands);
                keys::full_screen(ui.ctx());
                stage_ui(&ctx, ui, &mut lesson);
            });
            let ctx = ViewCtx {
                dossier: &self.dossier,
                medium: Medium::Screen,
                ..ctx
            };
            speaker_ui(&ctx, ui, &mut lesson, audience());
        } else {
            enlarge(ui.ctx(), &mut running.fit);
            stage_ui(&ctx, ui, &mut lesson);
        }
        self.presenting = Some(running);
        self.toasts.ui(ui.ctx(), palette, &self.commands, self.revision, 0.0);
        self.start_layout(ui.ctx());
        self.start_briefing(ui.ctx());
        if !self.commands.is_empty() || self.hover.has_changed() {
            ui.ctx().request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    #[test]
    fn everything_is_drawn_as_large_as_the_screen_wants_it() {
        let mut fit = Fit::default();
        assert_eq!(fit.wanted(vec2(1920.0, 1080.0), 1.0, 1.0), Some(1.5));
        assert_eq!(fit.wanted(vec2(1920.0, 1080.0), 1.0, 1.5), None);
        assert_eq!(fit.wanted(vec2(2560.0, 1440.0), 1.0, 1.5), Some(2.0), "another screen");
        let mut fit = Fit::default();
        assert_eq!(
            fit.wanted(vec2(1600.0, 1000.0), 1.0, 1.0).map(|f| (f * 100.0).round()),
            Some(139.0)
        );
        assert_eq!(fit.wanted(vec2(2222.0, 1389.0), 1.0, 1.389), None, "the pixels follow");
    }
}
