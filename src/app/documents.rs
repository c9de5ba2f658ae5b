//! Own documents, as the window deals with them: files and folders are read and proposed from on a thread, and what
//! comes back becomes one step of the history.

use std::path::PathBuf;

use super::App;
use crate::model::DocumentId;

impl App {
    /// Reads files and folders into the dossier.
    pub(super) fn add_documents(&mut self, _ctx: &egui::Context, _paths: Vec<PathBuf>) {}

    /// Asks for files to read.
    pub(super) fn ask_documents(&mut self, _ctx: &egui::Context) {}

    /// Reads a document of the dossier again for proposals.
    pub(super) fn read_again(&mut self, _ctx: &egui::Context, _document: DocumentId) {}
}
