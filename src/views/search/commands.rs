//! The commands the search box offers, in one table: the message that names each, and what it does.

use crate::command::Command;
use crate::model::{Filter, Language, RecordKind};
use crate::session::{LayoutMethod, Ledger, ThemeChoice};

/// A command by name.
pub(super) struct Named {
    /// Message with its name.
    pub(super) key: &'static str,
    /// What it does.
    pub(super) command: Command,
}

/// The table, in the order it is shown.
pub(super) fn table() -> Vec<Named> {
    let named = |key, command| Named { key, command };
    vec![
        named("menu-new", Command::NewDossier),
        named("search-command-open", Command::OpenFileDialog),
        named("search-command-add-documents", Command::AddDocumentsDialog),
        named("search-command-add-folders", Command::AddFoldersDialog),
        named("search-command-proposals", Command::ToggleLedger(Ledger::Proposals)),
        named("search-command-claims", Command::ToggleLedger(Ledger::Claims)),
        named("search-command-contradictions", Command::ToggleLedger(Ledger::Contradictions)),
        named("search-command-forecasts", Command::ToggleLedger(Ledger::Forecasts)),
        named("search-command-quantities", Command::ToggleLedger(Ledger::Quantities)),
        named("search-command-precedents", Command::ToggleLedger(Ledger::Precedents)),
        named("search-command-scenarios", Command::ToggleLedger(Ledger::Scenarios)),
        named("search-command-notes", Command::ToggleLedger(Ledger::Notes)),
        named("search-command-note", Command::AskNote(Vec::new())),
        named("search-command-tag", Command::AskTag),
        named("search-command-merge", Command::AskMerge(Vec::new())),
        named("search-command-split", Command::AskSplit(None)),
        named("search-command-history", Command::ToggleHistory),
        named("search-command-export-table", Command::ExportTable),
        named("search-command-coverage", Command::ToggleLedger(Ledger::Coverage)),
        named("menu-chain", Command::ToggleChain),
        named("search-command-hide-proposed", Command::ToggleProposed),
        named("search-command-save", Command::Save),
        named("menu-save-as", Command::SaveAsDialog),
        named("menu-versions", Command::ShowVersions),
        named("search-command-export", Command::OpenExport),
        named("search-command-export-data", Command::OpenDataExport),
        named("search-command-brief", Command::OpenBrief),
        named("search-command-screenshot", Command::Screenshot),
        named("key-edit", Command::EditSelected),
        named("new-actor", Command::NewRecord(RecordKind::Actor)),
        named("new-tie", Command::NewRecord(RecordKind::Tie)),
        named("new-event", Command::NewRecord(RecordKind::Event)),
        named("new-instrument", Command::NewRecord(RecordKind::Instrument)),
        named("new-claim", Command::NewRecord(RecordKind::Claim)),
        named("new-quantity", Command::NewRecord(RecordKind::Quantity)),
        named("new-contradiction", Command::NewRecord(RecordKind::Contradiction)),
        named("new-scenario", Command::NewRecord(RecordKind::Scenario)),
        named("new-precedent", Command::NewRecord(RecordKind::Precedent)),
        named("new-assessment", Command::NewRecord(RecordKind::Assessment)),
        named("new-scene", Command::NewRecord(RecordKind::Scene)),
        named("search-command-undo", Command::Undo),
        named("search-command-redo", Command::Redo),
        named("search-command-delete", Command::AskDelete(Vec::new())),
        named("search-command-back", Command::Back),
        named("search-command-forward", Command::Forward),
        named("search-command-clear-filter", Command::SetFilter(Filter::default())),
        named("search-command-lift-known-by", Command::SetKnownBy(None)),
        named("search-command-later", Command::ToggleLater),
        named("search-command-play", Command::TogglePlay),
        named("search-command-fit-network", Command::FitNetwork),
        named("search-command-fit-timeline", Command::FitTimeline),
        named("search-command-layout-force", Command::SetLayout(LayoutMethod::Force)),
        named("search-command-layout-circle", Command::SetLayout(LayoutMethod::Circle)),
        named("search-command-layout-blocs", Command::SetLayout(LayoutMethod::Blocs)),
        named("search-command-hulls", Command::ToggleHulls),
        named("search-command-unpin", Command::UnpinAll),
        named("search-command-focus-1", Command::SetFocusDepth(Some(1))),
        named("search-command-focus-2", Command::SetFocusDepth(Some(2))),
        named("search-command-focus-3", Command::SetFocusDepth(Some(3))),
        named("search-command-focus-off", Command::SetFocusDepth(None)),
        named("search-command-theme-light", Command::SetTheme(ThemeChoice::Light)),
        named("search-command-theme-dark", Command::SetTheme(ThemeChoice::Dark)),
        named("search-command-theme-system", Command::SetTheme(ThemeChoice::System)),
        named("search-command-german", Command::SetLanguage(Language::De)),
        named("search-command-english", Command::SetLanguage(Language::En)),
        named("menu-join", Command::JoinDialog),
        named("menu-dossier", Command::DescribeDossier),
        named("menu-preferences", Command::ShowPreferences),
        named("menu-tour", Command::StartTour),
        named("search-command-help", Command::ToggleHelp),
        named("search-command-built-in", Command::OpenBuiltIn),
    ]
}
