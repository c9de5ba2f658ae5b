//! Scenes: made from what is on the screen, shown again, put in order. What is changed is worked out by the model; what
//! a scene shows is looked at on a thread.
//!
//! Showing a scene lets the moment and the window of the timeline run to where they belong; what is in the plane glides
//! by itself (`views::network`).

use super::App;
use super::files::waker;
use crate::catalogue::Words;
use crate::command::Command;
use crate::derived::Scenes;
use crate::derived::scenes::{Basis, Looker};
use crate::model::{
    Day, Edit, Extra, Filter, Item, Language, LayoutMethod, Localised, PaneKind, Record, Scene, SceneId, SceneView, briefing,
};
use crate::session::{Session, Window};
use crate::views::briefing::{InHand, scene_title};
use crate::work::{Executor, Worker};

/// How long a glide takes, in seconds.
const GLIDE: f32 = 0.6;

/// The thread that looks at scenes, and the glide that is under way.
pub(super) struct Briefing {
    looker: Worker<Option<Scenes>>,
    glide: Option<Glide>,
}

/// The moment and the window on their way.
#[derive(Debug, Clone, Copy)]
struct Glide {
    from: (Day, Window),
    to: (Day, Window),
    start: Option<f64>,
}

impl Briefing {
    pub(super) fn new(executor: Executor) -> Self {
        Self {
            looker: Worker::new(executor),
            glide: None,
        }
    }

    /// Lets nothing glide any more.
    pub(super) fn still(&mut self) {
        self.glide = None;
    }

    /// Forgets what belongs to another dossier.
    pub(super) fn forget(&mut self) {
        self.looker.cancel();
        self.glide = None;
    }
}

impl App {
    /// Takes what was seen of the scenes.
    pub(super) fn poll_briefing(&mut self) {
        match self.briefing.looker.poll() {
            None => {}
            Some(Ok(seen)) => self.derived.scenes_done(seen),
            Some(Err(error)) => self.toasts.error(error.to_string()),
        }
        // A scene that no longer exists cannot stay in hand.
        if self.session.scene.is_some_and(|id| !self.dossier.scenes.contains_key(&id)) {
            self.session.scene = None;
        }
    }

    /// Has the scenes looked at while they are on the screen.
    pub(super) fn start_briefing(&mut self, ctx: &egui::Context) {
        let shown = self.preferences.briefing || self.presenting.is_some();
        if !shown || self.briefing.looker.is_busy() {
            return;
        }
        if let Some(job) = self.derived.take_scenes_job(&self.dossier, self.revision) {
            let run = move |progress: &crate::work::Progress| job.run(&|part| progress.report(part));
            self.briefing.looker.spawn("scenes", run, waker(ctx));
        }
    }

    /// The scene in hand, and whether the screen shows something else.
    pub(super) fn in_hand(&mut self) -> Option<InHand> {
        let all = self.whole_extent();
        let scene = self.session.scene.and_then(|id| self.dossier.scenes.get(&id))?;
        let as_kept = self.briefing.glide.is_some() || self.session.is_showing(scene, all);
        let planar = scene.view.ledger.is_none() && scene.view.layout.is_plane();
        let zoomed = planar && !self.panes.network.is_at(scene.view.zoom);
        Some(InHand {
            scene: scene.id,
            changed: !as_kept || zoomed,
        })
    }

    /// How long things glide; not at all where motion is not wanted.
    fn glide_seconds(&self, ctx: &egui::Context) -> f32 {
        let still = self.preferences.reduced_motion || ctx.global_style().animation_time <= 0.0;
        if still { 0.0 } else { GLIDE }
    }

    /// Shows everything as a scene remembers it.
    pub(super) fn show_scene(&mut self, ctx: &egui::Context, id: SceneId) {
        let Some(scene) = self.dossier.scenes.get(&id).cloned() else {
            return;
        };
        let all = self.whole_extent();
        self.say_what_is_gone(&scene);
        self.navigation.leave(&self.session);
        let from = (self.session.moment, self.session.window);
        self.session.show(&scene, all);
        // The window is the scene's: it does not move to what is selected.
        self.session.selected_in = Some(PaneKind::Timeline);
        if scene.view.document.is_none() {
            self.begin_evidence();
        }
        if self.session.ledger.is_some() {
            self.panes.report = None;
        }
        let seconds = self.glide_seconds(ctx);
        self.panes.network.arrive(scene.view.zoom, seconds);
        self.panes.briefing.bring(id);
        let to = (self.session.moment, self.session.window);
        if seconds > 0.0 && from != to {
            self.briefing.glide = Some(Glide { from, to, start: None });
            (self.session.moment, self.session.window) = from;
            ctx.request_repaint();
        }
    }

    /// Says that what a scene refers to is no longer there; before others nothing is said.
    fn say_what_is_gone(&mut self, scene: &Scene) {
        if self.presenting.is_some() {
            return;
        }
        let basis = Basis::read(&scene.basis);
        if let Some(name) = basis.gone(&self.dossier) {
            let name = name.get(self.preferences.language).to_owned();
            let order = briefing::order(&self.dossier);
            let placed = order.into_iter().find(|placed| placed.scene == scene.id);
            let number = placed.map(|placed| placed.number).unwrap_or_default();
            let text = self
                .words()
                .with("toast-scene-gone", &[("number", number.into()), ("name", name.into())]);
            self.toasts.info(text);
        }
    }

    /// Goes so many scenes on.
    pub(super) fn step_scene(&mut self, ctx: &egui::Context, by: i32) {
        if let Some(id) = briefing::step(&self.dossier, self.session.scene, by) {
            self.show_scene(ctx, id);
        }
    }

    /// The picture glides after a step back or forward to another scene or layout.
    pub(super) fn arrive_after(&mut self, ctx: &egui::Context, before: (Option<SceneId>, LayoutMethod)) {
        let now = (self.session.scene, self.session.layout);
        if now == before {
            return;
        }
        let scene = now.0.and_then(|id| self.dossier.scenes.get(&id));
        let zoom = scene
            .filter(|scene| scene.view.layout == now.1)
            .and_then(|scene| scene.view.zoom);
        let seconds = self.glide_seconds(ctx);
        self.panes.network.arrive(zoom, seconds);
    }

    /// Moment and window go on their way. What the user does meanwhile counts from where they are going.
    pub(super) fn glide(&mut self, ctx: &egui::Context, interrupted: bool) {
        let Some(mut glide) = self.briefing.glide.take() else {
            return;
        };
        let now = ctx.input(|i| i.time);
        let start = *glide.start.get_or_insert(now);
        let share = ((now - start) / f64::from(GLIDE)).clamp(0.0, 1.0);
        if share >= 1.0 || interrupted {
            (self.session.moment, self.session.window) = glide.to;
            return;
        }
        let share = share * share * (3.0 - 2.0 * share);
        let mix = |from: Day, to: Day| {
            let way = f64::from(to.0) - f64::from(from.0);
            Day((f64::from(from.0) + way * share).round() as i32)
        };
        let (from, to) = (glide.from, glide.to);
        self.session.moment = mix(from.0, to.0);
        self.session.window = Window {
            from: mix(from.1.from, to.1.from),
            to: mix(from.1.to, to.1.to),
        };
        self.briefing.glide = Some(glide);
        ctx.request_repaint();
    }

    /// Makes a scene of what is on the screen, behind the scene in hand.
    pub(super) fn keep_scene(&mut self) {
        let Ok(id) = self.dossier.fresh_id("b.").parse::<SceneId>() else {
            return;
        };
        let mut scene = Scene {
            id,
            rank: 1,
            title: self.proposed_title(),
            caption: Localised::default(),
            notes: Localised::default(),
            panes: Vec::new(),
            moment: self.session.moment,
            known_by: None,
            window: None,
            selection: None,
            filter: Filter::default(),
            focus_depth: None,
            view: SceneView::default(),
            branch_of: None,
            basis: String::new(),
            extra: Extra::new(),
        };
        self.take_picture(&mut scene);
        let number = |app: &Self| {
            let order = briefing::order(&app.dossier);
            order
                .into_iter()
                .find(|placed| placed.scene == id)
                .map(|placed| placed.number)
        };
        self.perform("history-keep-scene", briefing::keep(&self.dossier, scene, self.session.scene));
        if let Some(number) = number(self) {
            self.session.scene = Some(id);
            self.panes.briefing.bring(id);
            let title = self
                .dossier
                .scenes
                .get(&id)
                .map(|scene| scene.title.get(self.preferences.language).to_owned());
            let arguments = [("number", number.into()), ("title", title.unwrap_or_default().into())];
            let text = self.words().with("toast-scene-kept", &arguments);
            self.offer_undo(text);
        }
    }

    /// Writes into a scene what is on the screen: everything the session remembers, and the zoom.
    fn take_picture(&mut self, scene: &mut Scene) {
        self.session.take_into(scene);
        let all = self.whole_extent();
        // All of it stays all of it when more comes.
        scene.window = scene.window.filter(|(from, to)| Window { from: *from, to: *to } != all);
        // A scene shows what others are about, not themselves.
        scene.selection = scene.selection.filter(|item| !matches!(item, Item::Scene(_)));
        scene.view.also.retain(|item| !matches!(item, Item::Scene(_)));
        let planar = scene.view.ledger.is_none() && scene.view.layout.is_plane();
        scene.view.zoom = self.panes.network.zoom().filter(|_| planar);
        self.take_basis(scene);
    }

    fn take_basis(&mut self, scene: &mut Scene) {
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        scene.basis = Looker::new(&self.dossier, &snapshot.index).see(scene).basis.text();
    }

    /// A title made of what is selected and of the moment, in both languages; no other scene has it.
    fn proposed_title(&mut self) -> Localised {
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        let title = |language: Language| scene_title(&self.dossier, &snapshot, &self.session, Words::new(language));
        let title = Localised {
            de: title(Language::De),
            en: title(Language::En),
        };
        self.untaken(&title)
    }

    /// The title with a number, where another scene has it.
    fn untaken(&self, title: &Localised) -> Localised {
        let numbered = |n: usize| match n {
            1 => title.clone(),
            n => Localised {
                de: format!("{} ({n})", title.de),
                en: format!("{} ({n})", title.en),
            },
        };
        let taken = |title: &Localised| self.dossier.scenes.values().any(|scene| scene.title == *title);
        let found = (1..=self.dossier.scenes.len() + 1).map(numbered).find(|title| !taken(title));
        found.unwrap_or_else(|| title.clone())
    }

    fn change_scene(&mut self, name: &'static str, id: SceneId, change: impl FnOnce(&mut Self, &mut Scene)) {
        if let Some(mut scene) = self.dossier.scenes.get(&id).cloned() {
            change(self, &mut scene);
            if self.dossier.scenes.get(&id) != Some(&scene) {
                self.perform(name, vec![Edit::Put(scene.into())]);
            }
        }
    }

    /// Takes what is on the screen into a scene.
    pub(super) fn renew_scene(&mut self, id: SceneId) {
        self.change_scene("history-renew-scene", id, Self::take_picture);
        if self.dossier.scenes.contains_key(&id) {
            self.session.scene = Some(id);
        }
    }

    /// Lets a scene count from the data as they are.
    pub(super) fn confirm_scene(&mut self, id: SceneId) {
        self.change_scene("history-confirm-scene", id, Self::take_basis);
    }

    /// Gives a scene another title in the language of the screen.
    pub(super) fn rename_scene(&mut self, id: SceneId, title: &str) {
        let (title, language) = (title.trim(), self.preferences.language);
        if title.is_empty() {
            return;
        }
        self.change_scene("history-rename-scene", id, |_, scene| match language {
            Language::De => title.clone_into(&mut scene.title.de),
            Language::En => title.clone_into(&mut scene.title.en),
        });
    }

    /// Puts a copy of a scene behind it, or lets one branch off from it; the copy is what is in hand then, if the scene was.
    pub(super) fn copy_scene(&mut self, id: SceneId, branches: bool) {
        let fresh = self.dossier.fresh_id("b.").parse::<SceneId>();
        let (Some(scene), Ok(fresh)) = (self.dossier.scenes.get(&id).cloned(), fresh) else {
            return;
        };
        let title = if branches {
            scene.title.clone()
        } else {
            self.untaken(&scene.title)
        };
        let copy = Scene {
            id: fresh,
            title,
            ..scene
        };
        if branches {
            self.perform("history-branch-scene", briefing::branch(&self.dossier, copy, id));
        } else {
            self.perform("history-copy-scene", briefing::keep(&self.dossier, copy, Some(id)));
        }
        if self.session.scene == Some(id) && self.dossier.scenes.contains_key(&fresh) {
            self.session.scene = Some(fresh);
        }
        self.panes.briefing.bring(fresh);
    }

    /// A scene whose picture is changed in its form counts from the data that the new picture shows.
    pub(super) fn with_bases(&mut self, mut edits: Vec<Edit>) -> Vec<Edit> {
        for edit in &mut edits {
            let Edit::Put(Record::Scene(scene)) = edit else { continue };
            let old = self.dossier.scenes.get(&scene.id);
            if old.is_some_and(|old| !shows_the_same(old, scene)) {
                let mut copy = (**scene).clone();
                self.take_basis(&mut copy);
                *scene = copy.into();
            }
        }
        edits
    }

    /// Keys that belong to the card of the strip that has the focus, before the window obeys them.
    pub(super) fn briefing_keys(&self, ctx: &egui::Context) {
        let Some(scene) = self.panes.briefing.focused() else {
            return;
        };
        if let Some(command) = self.panes.briefing.key(ctx, scene, &self.dossier) {
            self.commands.send(command);
        }
    }

    /// Shows or hides the strip; remembered between runs.
    pub(super) fn toggle_briefing(&mut self) {
        self.preferences.briefing = !self.preferences.briefing;
        if let Some(scene) = self.session.scene {
            self.panes.briefing.bring(scene);
        }
    }

    /// Carries out a command about scenes; any other is not its business.
    pub(super) fn apply_briefing(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::KeepScene => self.keep_scene(),
            Command::RenewScene(id) => self.renew_scene(id),
            Command::ConfirmScene(id) => self.confirm_scene(id),
            Command::ShowScene(id) => self.show_scene(ctx, id),
            Command::StepScene(by) => self.step_scene(ctx, by),
            Command::MoveScene { scene, to } => self.perform("history-move-scene", briefing::move_to(&self.dossier, scene, to)),
            Command::DuplicateScene(id) => self.copy_scene(id, false),
            Command::BranchScene(id) => self.copy_scene(id, true),
            Command::RenameScene { scene, title } => self.rename_scene(scene, &title),
            _ => {}
        }
    }
}

/// Whether two states of a scene show the same data.
fn shows_the_same(a: &Scene, b: &Scene) -> bool {
    (a.moment, a.known_by, a.window, a.selection, a.focus_depth) == (b.moment, b.known_by, b.window, b.selection, b.focus_depth)
        && a.filter == b.filter
        && a.view == b.view
}

/// What of a session a step back can change about the picture.
pub(super) fn picture_of(session: &Session) -> (Option<SceneId>, LayoutMethod) {
    (session.scene, session.layout)
}
