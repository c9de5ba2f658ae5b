//! What can be written on the command line, with an example for each command.
//!
//! For `cli` only. Sizes and dates are taken as text here and read in `export`, so that mistakes are told in the
//! user's language.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Security guarantees and alliances: sources, network and time over one dossier.
#[derive(Debug, Parser)]
#[command(
    name = "garant",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = "Examples:\n  garant                          open the built-in dossier\n  garant briefing.garant          open a project\n  garant report.pdf articles/     read documents and folders\n  garant export --view network --at 2024-06 --out network.pdf\n\nWithout a display, `garant export` still makes figures."
)]
pub(super) struct Arguments {
    /// A project (.garant), or documents and folders to read (txt, md, html, docx, pdf); nothing for the built-in dossier
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(subcommand)]
    pub(super) task: Option<Task>,
}

/// The commands that need no window.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Draw a figure into a file, without a window
    #[command(
        after_help = "Dates are EDTF: 2024, 2024-06, 2024-06-19, 2019-21 (spring), 1949/1991.\nThe clocks stop at the end of what is given: --at 2024 means 2024-12-31. A period is taken whole:\n--from 2019 --to 2024 means 2019-01-01 to 2024-12-31.\n\nExamples:\n  garant export --view window --out picture.png --size 1920x1080 --scale 2\n  garant export --view network --at 2024-06-19 --select a.russia --lang en --out network.svg\n  garant export --view timeline --from 1949 --to 2024 --theme dark --out timeline.pdf\n  garant export --view brief --select g.pact-2024 --lang de --out brief.pdf\n  garant export --project briefing.garant --view scene --scene 3 --out scene-3.pdf\n  garant export --view scenes --lang en --out briefing.pptx\n  garant export --view timeline --pages 10 --out timeline.pdf\n  garant export --view network --from 2017 --to 2025 --step year --out play.gif\n  garant export --view network --size 85x60mm --palette greyscale --text-size 1.2 --legend 0.6,0.55 --out fig1.pdf\n  garant export --project briefing.garant --preset \"Journal column\" --title \"Who is bound\" --out fig2.svg\n  garant export --like figure.png.garant-view --out figure.svg"
    )]
    Export(Box<Export>),
    /// Read documents and folders: findings as JSON, proposals into a project
    #[command(
        after_help = "Reads txt, md, html, docx and pdf in German and English; what a file does not say is left open.\nA project that is there already is added to; a text it has already adds nothing.\n\nExamples:\n  garant ingest articles/ --json findings.json\n  garant ingest report.pdf --published 2024-06-19 --project briefing.garant\n  garant ingest article.txt --json - | less"
    )]
    Ingest(Ingest),
    /// Import a data set or a graph of another program into a project
    #[command(
        after_help = "Reads COW alliances by member, ATOP by member or by alliance, state lists (COW, Gleditsch-Ward), national\ncapabilities (CINC), transfers of arms as SIPRI gives them; GEXF, GraphML, tables of edges, FollowTheMoney.\nWhich of them a file is, it says itself; --as tells it. Every row becomes a passage, and makes a claim.\nA project that is there already is added to: the same states and treaties are recognised, and where dates or\nduties differ a contradiction stands beside them. The same file twice adds nothing.\n\nExamples:\n  garant import atop-member-level.csv --project alliances.garant\n  garant import alliance_v4.1_by_member.csv --as cow --project alliances.garant --json report.json"
    )]
    Import(Import),
    /// Work out how likely guarantees are to be kept
    #[command(
        after_help = "ID is an assessment, or a tie or treaty that has one. What is set here is only thought through: the dossier stays as\nit is, and the answer shows before and after, by which change, for which reason, and who says so.\nUp to 12 guarantors are worked out exactly; above, sums of means that hardly differ are taken as one.\n\nWith --vectors: cases of the guarantee model from a JSON file {\"vectors\": [ … ]}. Each has a name, guarantors\n(the scores OBL STK CAP CHG DIS REP DOM EXP and the capability), and may have base, phi, rho, kappa and weights;\nwhat is left out is the model's. An aid to judgement, not a forecast.\n\nExamples:\n  garant assess g.russia-only --with a.china\n  garant assess t.defence-2024 --scenario s.freeze --set a.russia.DIS=0.5 --lang de\n  garant assess g.six-party --without a.japan --liability joint --json -\n  garant assess --vectors cases.json --json results.json"
    )]
    Assess(Assess),
    /// Find places for the nodes of a network in a table of edges
    #[command(
        after_help = "Reads a table with the columns source, target and, if there is one, weight (CSV, UTF-8); nodes may have any names.\nWrites id,x,y, one line a node, and tells on standard output how long it took. The same seed gives the same places on\nany number of threads.\n\nExamples:\n  garant layout --in edges.csv --out positions.csv\n  garant layout --in edges.csv --out positions.csv --mode communities --seed 7\n  sort -u edges.csv | garant layout --in - --out - --iterations 50"
    )]
    Layout(Layout),
    /// List every broken reference of a project, with its line
    #[command(after_help = "Example:\n  garant check briefing.garant")]
    Check {
        /// The project
        #[arg(value_name = "PROJECT")]
        project: PathBuf,
    },
}

/// What to read.
#[derive(Debug, Args)]
pub(super) struct Ingest {
    /// Documents and folders
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Write the findings as JSON to this file, or to standard output with -
    #[arg(long, value_name = "OUT.json")]
    pub(super) json: Option<PathBuf>,
    /// Write the documents and proposals into this project
    #[arg(long, value_name = "OUT.garant")]
    pub(super) project: Option<PathBuf>,
    /// Date of publication for files that give none
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    pub(super) published: Option<String>,
    /// A table of your own names or words, added to the lexicon; may be given several times
    #[arg(long, value_name = "TABLE.tsv")]
    pub(super) lexicon: Vec<PathBuf>,
}

/// What to place.
#[derive(Debug, Args)]
pub(super) struct Layout {
    /// Table of edges with the columns source, target and weight; - for standard input
    #[arg(long = "in", value_name = "EDGES.csv")]
    pub(super) input: PathBuf,
    /// Table of places to write; - for standard output
    #[arg(long, value_name = "POSITIONS.csv")]
    pub(super) out: PathBuf,
    /// Rounds of refinement; 0 until it is good enough
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) iterations: u32,
    /// Another seed gives another, equally good picture
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(super) seed: u64,
    /// What a picture of a large network should show best
    #[arg(long, value_enum, default_value = "balanced")]
    pub(super) mode: LayoutMode,
    /// Threads to work on; 0 for all
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) threads: usize,
}

/// What a picture should show best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LayoutMode {
    /// The whole true to distances in the network, neighbours together
    Balanced,
    /// Distances in the picture as true to distances in the network as can be
    Stress,
    /// Groups that hold together stand out
    Communities,
}

/// What to import.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The data file
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// What it is; without it the file itself says
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    pub(super) format: Option<ImportFormat>,
    /// Of a table of ties: the table of its actors. Without it x.nodes.csv beside x.csv, if it is there
    #[arg(long, value_name = "NODES.csv")]
    pub(super) nodes: Option<PathBuf>,
    /// The project it goes into; a new one, or one that is there
    #[arg(long, value_name = "OUT.garant")]
    pub(super) project: PathBuf,
    /// Write the report as JSON to this file, or to standard output with -
    #[arg(long, value_name = "REPORT.json")]
    pub(super) json: Option<PathBuf>,
    /// Language of the report; without it the system's
    #[arg(long, value_enum)]
    pub(super) lang: Option<Lang>,
}

/// What a data file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ImportFormat {
    /// COW alliances v4.1, by member
    Cow,
    /// ATOP, by member or by alliance
    Atop,
    /// States and when they existed (COW, Gleditsch-Ward)
    States,
    /// National material capabilities
    Cinc,
    /// Transfers of arms
    Transfers,
    /// GEXF
    Gexf,
    /// GraphML
    Graphml,
    /// A table of edges
    Csv,
    /// FollowTheMoney, one entity a line
    Ftm,
}

/// What to work out.
#[derive(Debug, Args)]
pub(super) struct Assess {
    /// An assessment of the dossier by its identifier, or a tie or treaty that has one
    #[arg(value_name = "ID", conflicts_with = "vectors")]
    pub(super) id: Option<String>,
    /// Project to look in; without it the built-in dossier
    #[arg(long, value_name = "PROJECT", conflicts_with = "vectors")]
    pub(super) project: Option<PathBuf>,
    /// As if these guaranteed too
    #[arg(long, value_name = "ACTOR", num_args = 1.., conflicts_with = "vectors")]
    pub(super) with: Vec<String>,
    /// As if these did not guarantee
    #[arg(long, value_name = "ACTOR", num_args = 1.., conflicts_with = "vectors")]
    pub(super) without: Vec<String>,
    /// As if a score were another one, from -1 to 1: a.russia.DIS=0.5
    #[arg(long, value_name = "ACTOR.FACTOR=X", num_args = 1.., conflicts_with = "vectors")]
    pub(super) set: Vec<String>,
    /// As if this scenario had come about
    #[arg(long, value_name = "ID", conflicts_with = "vectors")]
    pub(super) scenario: Option<String>,
    /// As if the guarantors were bound so
    #[arg(long, value_enum, conflicts_with = "vectors")]
    pub(super) liability: Option<Binding>,
    /// As if the violator had no veto in the Security Council
    #[arg(long, conflicts_with = "vectors")]
    pub(super) no_veto: bool,
    /// Language of the answer; without it the system's
    #[arg(long, value_enum, conflicts_with = "vectors")]
    pub(super) lang: Option<Lang>,
    /// Cases of the guarantee model as numbers
    #[arg(long, value_name = "FILE.json")]
    pub(super) vectors: Option<PathBuf>,
    /// Write the results as JSON to this file, or to standard output with -
    #[arg(long, value_name = "OUT.json")]
    pub(super) json: Option<PathBuf>,
}

/// Who answers for the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Binding {
    /// Each is bound whatever the others do
    Several,
    /// All are bound only together
    Joint,
    /// Together and each alone
    #[value(name = "joint_and_several", alias = "joint-and-several")]
    JointAndSeveral,
}

/// What to draw.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// What to draw; --preset and --like say it too
    #[arg(long, value_enum, required_unless_present_any = ["preset", "like"])]
    pub(super) view: Option<View>,
    /// File to write; its extension is the format: .png, .svg, .pdf, .pptx, and .gif for time that passes; of the network
    /// also data: .gexf, .graphml, .csv, .jsonl or .dot
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// Project to draw; without it the built-in dossier
    #[arg(long, value_name = "PROJECT")]
    pub(super) project: Option<PathBuf>,
    /// Width and height: 1920x1080 in points, 85x60mm or 7x5in on paper, or a4, a4-portrait, a3, a3-portrait, 16:9,
    /// 4:3; without it 1920x1080, and A4 for the brief
    #[arg(long, value_name = "WxH", allow_hyphen_values = true)]
    pub(super) size: Option<String>,
    /// Pixels a point, for .png; without it 1, or as the preset has it
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(super) scale: Option<f32>,
    /// Dark on light, or light on dark; without it light, or as the preset has it
    #[arg(long, value_enum)]
    pub(super) theme: Option<Theme>,
    /// Hues; without it the usual ones, or those of the preset
    #[arg(long, value_enum)]
    pub(super) palette: Option<PaletteOf>,
    /// Size of all words against the usual one, 0.8 to 2.0
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(super) text_size: Option<f32>,
    /// Left upper corner of the legend as shares of the picture: 0.7,0.6
    #[arg(long, value_name = "X,Y", allow_hyphen_values = true)]
    pub(super) legend: Option<String>,
    /// Title in place of that of the dossier, document or scene
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    /// Caption under the title
    #[arg(long, value_name = "TEXT")]
    pub(super) caption: Option<String>,
    /// Leave out the numbered sources at the foot
    #[arg(long)]
    pub(super) no_sources: bool,
    /// Leave out the handling marking
    #[arg(long)]
    pub(super) no_marking: bool,
    /// Paint nothing behind the figure
    #[arg(long)]
    pub(super) transparent: bool,
    /// Begin with a figure that the project keeps under this name
    #[arg(long, value_name = "NAME")]
    pub(super) preset: Option<String>,
    /// Begin with the small file beside another figure: the same view, the same choices
    #[arg(long, value_name = "FILE.garant-view")]
    pub(super) like: Option<PathBuf>,
    /// Documents and quotes that not everybody may read
    #[arg(long, value_enum, default_value = "blank")]
    pub(super) restricted: Restricted,
    /// Write beside the figure the small file that makes it again
    #[arg(long)]
    pub(super) view_file: bool,
    /// Language of the figure; without it the system's
    #[arg(long, value_enum)]
    pub(super) lang: Option<Lang>,
    /// The moment: the last day of this date
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    pub(super) at: Option<String>,
    /// Only what had been published up to the last day of this date
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    pub(super) known_by: Option<String>,
    /// Timeline from the first day of this date
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    pub(super) from: Option<String>,
    /// Timeline to the last day of this date
    #[arg(long, value_name = "EDTF", allow_hyphen_values = true)]
    pub(super) to: Option<String>,
    /// Selected item, by its identifier
    #[arg(long, value_name = "ID")]
    pub(super) select: Option<String>,
    /// Begin with a scene of the briefing, by its number: 3, or 3a for a branch
    #[arg(long, value_name = "N")]
    pub(super) scene: Option<String>,
    /// Of the timeline: page by page, so many years on a page, or as many as can be read. Several pages go into a .pdf or
    /// .pptx, or into numbered .png and .svg files
    #[arg(long, value_name = "YEARS", num_args = 0..=1, default_missing_value = "0")]
    pub(super) pages: Option<u16>,
    /// For .gif: how far time goes from one picture to the next, from --from to --to
    #[arg(long, value_enum, default_value = "month")]
    pub(super) step: Step,
    /// For data: all ties, not only those seen at the moment
    #[arg(long)]
    pub(super) all: bool,
}

/// What can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum View {
    /// The panes together
    Window,
    /// The network
    Network,
    /// The timeline
    Timeline,
    /// The document
    Document,
    /// One page on an assessment: of the selected promise, else the first
    Brief,
    /// A scene of the briefing; the first unless --scene says otherwise
    Scene,
    /// All scenes of the briefing, a page or slide for each: into a .pdf or .pptx, or numbered .png and .svg files
    Scenes,
    /// The table of who says what
    Ledger,
    /// How likely the selected promise is to be kept
    Guarantee,
    /// Old cases
    Precedents,
}

/// How far time goes in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Step {
    /// A day
    Day,
    /// A month
    Month,
    /// A year
    Year,
}

/// Sets of hues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PaletteOf {
    /// As on the screen
    Usual,
    /// Told apart by colour-blind readers
    ColourSafe,
    /// For print without colour
    Greyscale,
}

/// What becomes of words that not everybody may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Restricted {
    /// Bars stand in their place
    Blank,
    /// They are shown
    Show,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Theme {
    /// Dark on light, for print
    Light,
    /// Light on dark, for dark slides
    Dark,
}

/// German or English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// German
    De,
    /// English
    En,
}
