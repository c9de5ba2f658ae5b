//! The window: panes, shortcuts, and the one place that changes anything.
//!
//! `logic` drains commands and results of threads; `ui` draws from what is then fixed for the frame.
//! Only `apply` changes dossier and session.

mod apply;
mod briefing;
mod chain;
mod clock;
pub mod composing;
pub mod data;
pub mod deck;
mod documents;
pub mod explain;
pub mod figure_view;
pub mod figures;
mod files;
mod history;
pub mod import_words;
mod importing;
mod joining;
mod keep;
pub mod labels;
mod logic;
mod making;
mod measuring;
mod panes;
mod paths;
mod presenting;
mod safety;
pub mod shortcuts;
mod toasts;

use crate::catalogue::Words;
use crate::command::{Command, CommandQueue};
use crate::derived::{Derived, Prepared};
use crate::model::{Day, Dossier, Language};
use crate::session::{History, LayoutMethod, Navigation, Preferences, Session};
use crate::store::{Opened, Source};
use crate::theme;
use crate::views::Hover;
use crate::views::briefing::BriefingState;
use crate::views::chain::ChainState;
use crate::views::composer::ComposerState;
use crate::views::dialogs::data::DataState;
use crate::views::dialogs::{DossierForm, FileDialogState, JoinState, PreferencesState, Question, ReportState};
use crate::views::difference::DifferenceState;
use crate::views::document::DocumentState;
use crate::views::edit::EditState;
use crate::views::inspector::InspectorState;
use crate::views::ledgers::LedgersState;
use crate::views::make::MakeState;
use crate::views::mapping::MappingState;
use crate::views::network::NetworkState;
use crate::views::paths::PathsState;
use crate::views::review::ReviewState;
use crate::views::search::SearchState;
use crate::views::sheet::SheetState;
use crate::views::timeline::TimelineState;
use crate::views::tour::TourState;
use crate::work::Executor;
use files::Files;
use safety::Safety;

/// The program, as eframe runs it.
pub struct App {
    dossier: Dossier,
    /// Counts changes of the dossier; a key for everything derived from it.
    revision: u64,
    history: History,
    session: Session,
    navigation: Navigation,
    preferences: Preferences,
    derived: Derived,
    commands: CommandQueue,
    hover: Hover,
    panes: PaneStates,
    toasts: toasts::Toasts,
    files: Files,
    reader: documents::Reader,
    joiner: joining::Joiner,
    measurer: measuring::Measurer,
    data: data::DataWork,
    importer: importing::Importer,
    briefing: briefing::Briefing,
    composing: composing::Composing,
    safety: Safety,
    /// Scenes being shown to others, and what is kept of the work meanwhile.
    presenting: Option<presenting::Running>,
    /// Documents named at the start, read in the first frame.
    to_read: Vec<std::path::PathBuf>,
}

/// What each pane remembers by itself.
#[derive(Default)]
struct PaneStates {
    document: DocumentState,
    network: NetworkState,
    chain: ChainState,
    briefing: BriefingState,
    paths: PathsState,
    difference: DifferenceState,
    timeline: TimelineState,
    inspector: InspectorState,
    edit: EditState,
    search: SearchState,
    composer: ComposerState,
    file: FileDialogState,
    help_open: bool,
    ledgers: LedgersState,
    review: ReviewState,
    /// The form of something that is being made, or the menu of an item.
    make: MakeState,
    /// What is asked before something is changed, or shown of the work; one thing at a time.
    sheet: SheetState,
    /// What came of reading documents, while it is shown.
    report: Option<ReportState>,
    preferences: PreferencesState,
    dossier: DossierForm,
    tour: TourState,
    /// The export of the network as data.
    data: DataState,
    /// A table whose columns are being named, and the header of the one named last.
    mapping: Option<MappingState>,
    mapped: Option<String>,
    /// Another project that waits to be joined.
    join: Option<JoinState>,
    /// A question about the safety of the work.
    question: Question,
    /// A text field had the focus at the end of the last frame.
    typing: bool,
}

impl PaneStates {
    /// Panes that remember nothing yet; forms read dates as texts are read.
    fn new() -> Self {
        Self {
            edit: EditState::reading(crate::extraction::typed::read_date),
            make: MakeState::reading(crate::extraction::typed::read_date),
            ..Self::default()
        }
    }

    /// Whether something floats over the panes, for which keys are meant.
    fn floating(&self) -> bool {
        let data = self.data.open || self.mapping.is_some();
        let forms = self.preferences.open || self.dossier.open || self.join.is_some() || data;
        let dialogs = forms || self.help_open || self.composer.is_open() || self.file.open || self.report_is_open();
        self.search.open
            || dialogs
            || self.review.is_open()
            || self.sheet.is_open()
            || self.make.is_open()
            || self.question.is_open()
    }

    /// Gives up what is being dragged or marked in a pane; `false` if nothing is.
    fn cancel_gesture(&mut self) -> bool {
        self.briefing.cancel() || self.network.cancel() || self.timeline.cancel() || self.document.clear_marked()
    }

    fn report_is_open(&self) -> bool {
        self.report.as_ref().is_some_and(|report| report.open)
    }
}

/// Key under which preferences are kept between runs.
const PREFERENCES_KEY: &str = "preferences";
/// Name of the program's folder for data, as eframe has it.
const APP_ID: &str = "garant";

impl App {
    /// Starts with what was opened. Preferences are taken from the last run; the first run speaks `language`.
    pub fn new(cc: &eframe::CreationContext<'_>, opened: Opened, language: Language) -> Self {
        let kept = cc.storage.and_then(|s| eframe::get_value(s, PREFERENCES_KEY));
        let first = kept.is_none() && opened.source == Source::BuiltIn;
        let preferences: Preferences = kept.unwrap_or_else(|| Preferences {
            language,
            ..Preferences::default()
        });
        let usual = || eframe::storage_dir(APP_ID).map(|folder| folder.join("journals"));
        let data = preferences.data.clone().or_else(usual);
        let app = Self::start(&cc.egui_ctx, opened, preferences, Executor::Threaded, data);
        if first {
            app.send(Command::StartTour);
        }
        app
    }

    /// Starts with what was opened and given preferences; `Executor::Inline` runs everything within the frame.
    /// Work without a project file is kept nowhere.
    pub fn with_preferences(ctx: &egui::Context, opened: Opened, preferences: Preferences, executor: Executor) -> Self {
        Self::start(ctx, opened, preferences, executor, None)
    }

    /// Starts with what was opened; `data` is the folder for journals of work that has no project file.
    pub fn start(
        ctx: &egui::Context,
        opened: Opened,
        preferences: Preferences,
        executor: Executor,
        data: Option<std::path::PathBuf>,
    ) -> Self {
        theme::install_fonts(ctx);
        theme::install_style(ctx);
        // The size of the text is a preference, with keys of its own.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let mut app = Self {
            session: Session::opening(&opened.dossier),
            dossier: Dossier::default(),
            revision: 0,
            history: History::default(),
            navigation: Navigation::default(),
            preferences,
            derived: Derived::default(),
            commands: CommandQueue::default(),
            hover: Hover::default(),
            panes: PaneStates::new(),
            toasts: toasts::Toasts::default(),
            files: Files::new(executor),
            reader: documents::Reader::new(executor),
            joiner: joining::Joiner::new(executor),
            measurer: measuring::Measurer::new(executor),
            data: data::DataWork::new(executor),
            importer: importing::Importer::new(executor),
            briefing: briefing::Briefing::new(executor),
            composing: composing::Composing::new(executor),
            safety: Safety::new(executor, data),
            presenting: None,
            to_read: Vec::new(),
        };
        if let Source::Documents(paths) = &opened.source {
            app.to_read.clone_from(paths);
        }
        if let Some(path) = &opened.view {
            app.commands.send(Command::OpenView(path.clone()));
        }
        let ground = opened.clone();
        app.install(opened, None);
        app.begin_work(ctx, &ground);
        app.offer_at_start();
        app.apply_theme(ctx);
        app
    }

    /// Puts an opened dossier in the place of the present one.
    /// What was worked out from it on another thread comes with it.
    fn install(&mut self, opened: Opened, prepared: Option<Prepared>) {
        self.reader.forget();
        self.importer.forget();
        self.briefing.forget();
        self.composing.forget();
        self.files.search.cancel();
        self.measurer.cancel();
        self.derived = Derived::with_places(&opened.positions);
        self.dossier = opened.dossier;
        self.revision += 1;
        if let Some(prepared) = prepared {
            self.derived.take_prepared(prepared, self.revision);
        }
        self.history = History::default();
        self.navigation = Navigation::default();
        self.session = Session::opening(&self.dossier);
        self.session.show_restricted = self.preferences.show_restricted;
        // What the first scene says about the layout counts more than how another dossier was shown last.
        if self.session.layout == LayoutMethod::default() {
            self.preferences.network.apply(&mut self.session);
        }
        self.panes = PaneStates::new();
        self.begin_evidence();
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// What the user looks at.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What the user has chosen.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Queues a command, as a view would.
    pub fn send(&self, command: Command) {
        self.commands.send(command);
    }

    /// The words of the user's language.
    fn words(&self) -> Words {
        Words::new(self.preferences.language)
    }

    /// First and last day of everything.
    fn whole_extent(&mut self) -> crate::session::Window {
        self.derived.extent(&self.dossier, self.revision)
    }

    /// The day it is.
    fn today() -> Day {
        clock::day(&clock::now()).unwrap_or(Day(0))
    }

    /// A day far enough from both ends of the calendar to count with.
    fn clamp_day(&mut self, day: Day) -> Day {
        let all = self.whole_extent();
        day.clamp(all.from.add_days(-36_525), all.to.add_days(36_525))
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.begin_frame(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.panes_ui(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, PREFERENCES_KEY, &self.preferences);
    }
}
