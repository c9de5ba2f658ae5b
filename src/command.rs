//! The closed list of what can happen. Views send commands; `app::apply` is the one place that carries them out.

use std::cell::RefCell;
use std::path::PathBuf;

pub use crate::model::{FigureForm, FigurePalette, FigurePreset, FigureSpec, FigureUnit, FigureView};

use crate::exchange::csv_table::Mapping;
use crate::exchange::graph::out::DataForm;
use crate::model::{
    ActorId, AssessmentId, ClaimId, CommitmentClass, Day, Direction, DocumentId, Edit, Edtf, EventId, Filter, Item, Language,
    NoteId, PaneKind, Pin, PrecedentId, Record, RecordKind, ScenarioId, SceneId, Site, SourceDetails, TagId, TieFamily, TieId,
};
use crate::session::{
    Act, Ask, Grouping, LayoutMethod, Ledger, MatrixOf, MenuOf, PathsOf, PlayStep, Preferences, Question, ShownMeasure,
    ThemeChoice, Twist, WhatIf, Window,
};

/// What becomes of unsaved changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// They are saved first.
    Save,
    /// They are given up.
    Discard,
    /// The dossier is not left.
    Cancel,
}

/// One thing that can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Selects an item or nothing; the panes other than `source` bring it into view.
    Select {
        /// What.
        item: Option<Item>,
        /// In which pane the click was made; `None` for search and keys.
        source: Option<PaneKind>,
    },
    /// Selects several items; the first is the one that the panes bring into view.
    SelectMany {
        /// Which.
        items: Vec<Item>,
        /// In which pane.
        source: Option<PaneKind>,
    },
    /// Adds an item to the selection, or takes it out.
    ToggleSelected {
        /// Which.
        item: Item,
        /// In which pane.
        source: Option<PaneKind>,
    },
    /// Opens a document from its beginning.
    OpenDocument(DocumentId),
    /// Goes to the next (+1) or previous (-1) passage of the selection's evidence.
    StepEvidence(i32),
    /// Goes to this passage of the selection's evidence.
    SetEvidence(usize),
    /// Sets the moment.
    SetMoment(Day),
    /// Moves the moment by whole steps of play.
    StepMoment(i32),
    /// Sets or lifts known-by.
    SetKnownBy(Option<Day>),
    /// Draws the difference of the two clocks or not.
    ToggleLater,
    /// Sets the period the timeline shows.
    SetWindow(Window),
    /// Shows the whole extent on the timeline.
    FitTimeline,
    /// Sets or lifts the brush.
    SetBrush(Option<Window>),
    /// Starts or stops play.
    TogglePlay,
    /// Sets the step of play.
    SetPlayStep(PlayStep),
    /// Hides or shows a family of ties.
    ToggleFamily(TieFamily),
    /// Counts or leaves out a document.
    ToggleDocument(DocumentId),
    /// Replaces the filter.
    SetFilter(Filter),
    /// Sets or lifts the focus depth.
    SetFocusDepth(Option<u8>),
    /// Makes a change in what is thought through for an assessment, or takes it back.
    Twist(AssessmentId, Twist),
    /// Lays a precedent beside the assessment in hand.
    LayBeside(PrecedentId),
    /// Puts a scenario into the comparison of two.
    Compare(ScenarioId),
    /// Replaces what is thought through; empty for the dossier as it is.
    SetWhatIf(WhatIf),
    /// Chooses the layout.
    SetLayout(LayoutMethod),
    /// Chooses the layout, or goes back to the one before if it is chosen already.
    ToggleLayout(LayoutMethod),
    /// Chooses what makes blocs and the order on the circle.
    SetGrouping(Option<Grouping>),
    /// Chooses what the matrix shows.
    SetMatrix(MatrixOf),
    /// Sets or lifts the second moment with which the first is compared.
    CompareWith(Option<Day>),
    /// Keeps the present moment as the one to compare with, or lifts it.
    ToggleCompare,
    /// Shows the paths between the two selected actors under the network, or closes them.
    TogglePaths,
    /// Shows these paths under the network, or closes them.
    ShowPaths(Option<PathsOf>),
    /// Selects a step of a path and opens its sentence: which path, which step.
    GoToPathStep(usize, usize),
    /// Draws hulls or not.
    ToggleHulls,
    /// Fits the network into its pane.
    FitNetwork,
    /// Gives an actor a place, or takes it back.
    PinActor {
        /// Whose place.
        actor: ActorId,
        /// The place, in layout units; `None` lets the layout decide again.
        at: Option<Pin>,
    },
    /// Gives several actors places, as one step.
    PinActors(Vec<(ActorId, Pin)>),
    /// Takes every place back.
    UnpinAll,
    /// Shows a ledger in place of the network, or the network again.
    ShowLedger(Option<Ledger>),
    /// Asks the network a question; the ledger of measures shows the answer.
    AskMeasure(Question),
    /// Shows an answer in the network, by colour or size, or takes it off.
    ShowMeasure(Option<ShownMeasure>),
    /// Draws the measure over time under the timeline, or not.
    ToggleTrend,
    /// Shows the chain of duties of an attack under the network, or closes it.
    ToggleChain,
    /// Shows the chain of duties if one attacks the other; a side that is not given is asked for.
    ShowChain {
        /// Who attacks.
        attacker: Option<ActorId>,
        /// Who is attacked.
        attacked: Option<ActorId>,
    },
    /// Goes so many steps on in the chain: the step is selected, and its sentence opens.
    StepChain(i32),
    /// Goes to the step at this place of the chain.
    GoToChainStep(usize),
    /// Hides or shows what is only proposed.
    ToggleProposed,
    /// Shows a ledger, or the network again if it is shown already.
    ToggleLedger(Ledger),
    /// Accepts what is proposed about these items, as one step.
    Accept(Vec<Item>),
    /// Rejects what is proposed about these items, as one step.
    Reject(Vec<Item>),
    /// Gives a tie another family and class.
    RetypeTie {
        /// Which.
        tie: TieId,
        /// Family.
        family: TieFamily,
        /// Class, for commitments.
        class: Option<CommitmentClass>,
    },
    /// Turns a tie around.
    ReverseTie(TieId),
    /// Makes a tie hold one way or both ways.
    SetDirection(TieId, Direction),
    /// Puts another actor at an end of a tie.
    ReplaceEnd {
        /// Which.
        tie: TieId,
        /// The end it leads to; else the end it comes from.
        to: bool,
        /// Who stands there from now on.
        actor: ActorId,
    },
    /// Gives a tie another time, an interval.
    DateTie(TieId, Option<Edtf>),
    /// Gives an event another date.
    DateEvent(EventId, Option<Edtf>),
    /// Says that two actors are the same; the first stays.
    MergeActors {
        /// Stays.
        keep: ActorId,
        /// Becomes an alias.
        same: ActorId,
    },
    /// Makes a scene of what is on the screen, behind the scene in hand.
    KeepScene,
    /// Takes what is on the screen into a scene, in the place of what it showed.
    RenewScene(SceneId),
    /// Keeps a scene as it is although the data behind it have changed: from now on it counts from these.
    ConfirmScene(SceneId),
    /// Shows everything as a scene remembers it.
    ShowScene(SceneId),
    /// Goes so many scenes on, along the line of the scene in hand.
    StepScene(i32),
    /// Moves a scene to a place of its line, from 0.
    MoveScene {
        /// Which.
        scene: SceneId,
        /// Where to.
        to: usize,
    },
    /// Puts a copy of a scene behind it.
    DuplicateScene(SceneId),
    /// Lets a copy of a scene branch off from it.
    BranchScene(SceneId),
    /// Gives a scene another title, in the language of the screen.
    RenameScene {
        /// Which.
        scene: SceneId,
        /// The title.
        title: String,
    },
    /// Shows or hides the strip with the scenes.
    ToggleBriefing,
    /// Makes a change that a view has worked out, as one step under a name for the history.
    Change {
        /// Key of the name in the catalogue.
        name: &'static str,
        /// The edits, in order.
        edits: Vec<Edit>,
        /// What is selected afterwards; `None` leaves the selection as it is.
        select: Option<Item>,
    },
    /// Selects a record and opens its form in the inspector.
    EditItem(Item),
    /// Opens the form of whatever is selected.
    EditSelected,
    /// Opens the form on a record that the dossier does not hold yet; saving puts it in. A reference that is still to
    /// be chosen is the `OPEN` identifier of its kind.
    Draft(Record),
    /// Opens the form on a new record of this kind, about what is selected.
    NewRecord(RecordKind),
    /// Opens the small form that makes something.
    Make(Box<Ask>),
    /// Opens the menu of what was clicked with the second button, at a place of the window in points.
    OpenMenu {
        /// Of what.
        of: MenuOf,
        /// Where.
        at: (f32, f32),
    },
    /// Shows what hangs on these items and asks whether they are to be deleted; empty for the selection.
    AskDelete(Vec<Item>),
    /// Deletes items with what cannot stand without them, as one step.
    Delete(Vec<Item>),
    /// Begins a note on items; empty for the selection, or the whole dossier where nothing is selected.
    AskNote(Vec<Item>),
    /// Opens a note to change it.
    EditNote(NoteId),
    /// Asks for a tag for the selection.
    AskTag,
    /// Asks for another name and digit of a tag.
    NameTag(TagId),
    /// Stores the selection under a digit, in the place of what was stored there.
    StoreSelection(u8),
    /// Selects what is stored under a digit.
    RecallSelection(u8),
    /// Asks which actors are the same, and why; those given, or those selected, are filled in.
    AskMerge(Vec<ActorId>),
    /// Asks what of an actor belongs to another one; `None` for the selected one.
    AskSplit(Option<ActorId>),
    /// Shows the text of a document to be edited.
    AskAmend(DocumentId),
    /// Shows passages that have lost their place; at the words marked, where there are some.
    ShowLost(Option<Site>),
    /// Shows or hides the list of what was done.
    ToggleHistory,
    /// Goes to a place in the list of what was done: so many changes are done then.
    GoToStep(usize),
    /// Records that these claims cannot all hold.
    Contradict(Vec<ClaimId>),
    /// Reads documents and folders into the dossier and proposes what they say.
    AddDocuments(Vec<PathBuf>),
    /// Asks for documents to read.
    AddDocumentsDialog,
    /// Asks for data files to import.
    ImportDialog,
    /// Asks for folders of documents to read.
    AddFoldersDialog,
    /// Reads a document of the dossier again for proposals.
    ReadAgain(DocumentId),
    /// Says what a document is: its title, by whom, when.
    DescribeDocument(DocumentId, Box<SourceDetails>),
    /// One step back in what was looked at.
    Back,
    /// One step forward in what was looked at.
    Forward,
    /// Takes the last change back.
    Undo,
    /// Makes the last undone change again.
    Redo,
    /// Opens the search box.
    OpenSearch,
    /// What is done while scenes are shown to others, and their beginning.
    Present(Act),
    /// Marks a document or a passage as not for everybody, or lifts the mark.
    Restrict(Item),
    /// Closes whatever floats: search, dialogs, menus; then the focus depth, then the selection.
    Escape,
    /// Shows or hides the list of keys.
    ToggleHelp,
    /// Switches the language.
    SetLanguage(Language),
    /// Chooses the theme.
    SetTheme(ThemeChoice),
    /// Opens the composer of figures.
    OpenExport,
    /// Opens the composer for the one-page brief.
    OpenBrief,
    /// Writes a figure, and beside it the small file that makes it again if the preferences say so.
    Export {
        /// What it shows and how.
        spec: Box<FigureSpec>,
        /// Where to.
        path: PathBuf,
    },
    /// Asks where to write the figure that is being composed.
    BrowseFigure,
    /// Copies a figure: as a picture, or as a drawing in words.
    CopyFigure {
        /// What it shows and how.
        spec: Box<FigureSpec>,
        /// As a drawing in words (SVG).
        drawing: bool,
    },
    /// Copies the pane that is looked at as a picture.
    CopyPane,
    /// Shows what the small file beside a figure says, and opens the composer with it.
    OpenView(PathBuf),
    /// Keeps figures composed under names, in place of those kept so far, as one step.
    KeepFigures {
        /// Key of the name in the history.
        name: &'static str,
        /// What is kept.
        figures: Vec<FigurePreset>,
    },
    /// Opens the export of the network as data.
    OpenDataExport,
    /// Writes the network as data for other programs.
    ExportData {
        /// In which form.
        form: DataForm,
        /// Only what is seen at the moment, under the filter.
        seen: bool,
        /// Where to.
        path: PathBuf,
    },
    /// Imports a table by what its columns mean.
    ImportTable {
        /// Where it lies.
        path: PathBuf,
        /// Where the table of its actors lies.
        actors: Option<PathBuf>,
        /// What its columns mean.
        mapping: Box<Mapping>,
    },
    /// Exports the table that is shown, as it is shown.
    ExportTable,
    /// Asks where to write a table.
    SaveTable {
        /// Name to begin with.
        name: &'static str,
        /// Contents of the file.
        text: String,
    },
    /// Writes the table that waits for a path.
    WriteTable(PathBuf),
    /// Saves a picture of the window as it stands.
    Screenshot,
    /// Asks for a project or document to open.
    OpenFileDialog,
    /// Opens a project or document.
    OpenFile(PathBuf),
    /// Asks for another project to join.
    JoinDialog,
    /// Works out what joining another project would change, and shows it.
    JoinFile(PathBuf),
    /// Joins the project that was shown, as was chosen.
    Join,
    /// Begins the tour.
    StartTour,
    /// Shows the preferences.
    ShowPreferences,
    /// Replaces the preferences.
    SetPreferences(Box<Preferences>),
    /// Makes everything drawn so many sizes larger, or smaller.
    LargerText(isize),
    /// Shows what is said of the dossier as a whole, to be changed.
    DescribeDossier,
    /// Begins an empty dossier.
    NewDossier,
    /// Opens the built-in dossier.
    OpenBuiltIn,
    /// Saves the project to its file, or asks where.
    Save,
    /// Saves the project to a file.
    SaveAs(PathBuf),
    /// Asks where to save the project.
    SaveAsDialog,
    /// Saves the project over a file that somebody else has changed.
    Overwrite,
    /// Answers what becomes of unsaved changes when the dossier is left.
    Leave(Leave),
    /// Takes up the work that a crash has cut off: the one at this place of the list.
    TakeUp(usize),
    /// Throws away the work at this place of the list.
    DiscardWaiting(usize),
    /// Lists earlier versions of the project.
    ShowVersions,
    /// Makes the dossier as it was in the version with this number, as one step.
    RestoreVersion(u64),
    /// Stops the long work that is running.
    CancelWork,
    /// Ends the program.
    Quit,
}

/// Commands sent during a frame, carried out at the beginning of the next.
#[derive(Debug, Default)]
pub struct CommandQueue(RefCell<Vec<Command>>);

impl CommandQueue {
    /// Adds a command.
    pub fn send(&self, command: Command) {
        self.0.borrow_mut().push(command);
    }

    /// Takes all commands, in order.
    pub fn drain(&self) -> Vec<Command> {
        std::mem::take(&mut self.0.borrow_mut())
    }

    /// Whether none is waiting.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }
}
