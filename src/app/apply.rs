//! The one place that changes anything. Every command arrives here and nowhere else.

use std::path::Path;

use super::App;
use super::briefing::picture_of;
use super::documents::history_name;
use super::explain::explain_write;
use super::safety::Leaving;
use crate::command::{Command, FigureView};
use crate::model::merge::merge_actors;
use crate::model::source::describe;
use crate::model::{
    ActorId, Day, Dossier, Edit, EditError, Index, Item, PassageId, Pin, RecordKind, StepKind, Transaction, draft, review,
};
use crate::session::{LayoutMethod, Ledger, NetworkChoice, PlayStep, Preferences, Session, ThemeChoice};
use crate::views::dialogs::Question;
use crate::work;

/// Proposals decided on in one step that need no word about it.
const FEW: usize = 3;

impl App {
    pub(super) fn apply(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::Select { item, source } => {
                let item = item.filter(|item| self.dossier.contains(*item));
                if item != self.session.selection {
                    self.navigation.leave(&self.session);
                }
                self.session.select(item, source);
                self.begin_evidence();
            }
            Command::SelectMany { items, source } => {
                let items: Vec<Item> = items.into_iter().filter(|item| self.dossier.contains(*item)).collect();
                self.navigation.leave(&self.session);
                self.session.select_many(items, source);
                self.show_evidence();
            }
            Command::ToggleSelected { item, source } => {
                if self.dossier.contains(item) {
                    self.navigation.leave(&self.session);
                    self.session.toggle_selected(item, source);
                    self.show_evidence();
                }
            }
            Command::OpenDocument(id) => {
                if self.dossier.documents.contains_key(&id) {
                    self.session.document = Some(id);
                    self.panes.document.scroll_to_top();
                }
            }
            Command::StepEvidence(by) => {
                let count = self.evidence().len();
                if count > 0 {
                    let forward = usize::try_from(by.unsigned_abs()).unwrap_or(0) % count;
                    let step = if by < 0 { count - forward } else { forward };
                    self.session.evidence = (self.session.evidence + step) % count;
                    self.session.selected_in = None;
                    self.session.selection_serial += 1;
                    self.show_evidence();
                }
            }
            Command::SetEvidence(place) => {
                if place < self.evidence().len() {
                    self.session.evidence = place;
                    self.session.selected_in = None;
                    self.session.selection_serial += 1;
                    self.show_evidence();
                }
            }
            Command::SetMoment(day) => self.session.moment = self.clamp_day(day),
            Command::StepMoment(steps) => self.step_moment(steps),
            Command::SetKnownBy(day) => {
                let held = self.evidence().get(self.session.evidence).copied();
                self.session.known_by = day.map(|d| self.clamp_day(d));
                self.keep_evidence(held);
            }
            Command::ToggleLater => self.session.show_later = !self.session.show_later,
            Command::SetWindow(window) if window.from <= window.to => {
                self.session.window.from = self.clamp_day(window.from);
                self.session.window.to = self.clamp_day(window.to).max(self.session.window.from);
            }
            Command::SetWindow(_) => {}
            Command::FitTimeline => self.session.window = self.whole_extent(),
            Command::SetBrush(brush) => self.session.brush = brush,
            Command::TogglePlay => self.session.playing = !self.session.playing,
            Command::SetPlayStep(step) => self.session.play_step = step,
            Command::ToggleFamily(family) => {
                let hidden = &mut self.session.filter.hidden_families;
                if !hidden.remove(&family) {
                    hidden.insert(family);
                }
            }
            Command::ToggleDocument(id) => {
                let held = self.evidence().get(self.session.evidence).copied();
                let hidden = &mut self.session.filter.hidden_documents;
                if !hidden.remove(&id) {
                    hidden.insert(id);
                }
                self.keep_evidence(held);
            }
            Command::SetFilter(filter) => {
                let held = self.evidence().get(self.session.evidence).copied();
                self.session.filter = filter;
                self.keep_evidence(held);
            }
            Command::SetFocusDepth(depth) => self.session.focus_depth = depth,
            Command::SetLayout(layout) => self.set_layout(layout),
            Command::ToggleLayout(layout) => {
                let shown = self.session.layout == layout && self.session.ledger.is_none();
                self.set_layout(if shown { self.session.layout_before } else { layout });
            }
            Command::SetGrouping(grouping) => {
                self.session.grouping = grouping;
                self.panes.network.fit();
                self.remember_network();
            }
            Command::SetMatrix(matrix) => {
                self.session.matrix = matrix;
                self.remember_network();
            }
            Command::CompareWith(day) => self.session.compare = day.map(|day| self.clamp_day(day)),
            Command::ToggleCompare => {
                let day = self.session.compare.is_none().then_some(self.session.moment);
                self.session.compare = day;
            }
            Command::TogglePaths => self.toggle_paths(),
            Command::ShowPaths(paths) => self.show_paths(paths),
            Command::GoToPathStep(path, step) => self.go_to_path_step(path, step),
            Command::Twist(assessment, twist) => {
                if self.dossier.assessments.contains_key(&assessment) {
                    self.session.what_if.turn_to(assessment);
                    self.session.what_if.toggle(twist);
                }
            }
            Command::SetWhatIf(what_if) => self.session.what_if = what_if,
            Command::LayBeside(precedent) => {
                self.show_ledger(Some(Ledger::Precedents));
                self.panes.ledgers.cases.lay_beside(precedent);
            }
            Command::Compare(scenario) => {
                self.show_ledger(Some(Ledger::Scenarios));
                self.panes.ledgers.scenarios.compare(scenario);
            }
            Command::ToggleHulls => {
                self.session.hulls = !self.session.hulls;
                self.remember_network();
            }
            Command::FitNetwork => self.panes.network.fit(),
            Command::PinActor { actor, at } => self.pin(actor, at),
            Command::PinActors(places) => {
                let edits = places
                    .into_iter()
                    .map(|(actor, pin)| Edit::Pin { actor, at: Some(pin) })
                    .collect();
                self.perform("history-pin", edits);
            }
            Command::UnpinAll => {
                let edits = self
                    .dossier
                    .pins
                    .keys()
                    .map(|actor| Edit::Pin { actor: *actor, at: None })
                    .collect();
                self.perform("history-unpin-all", edits);
            }
            Command::ShowLedger(ledger) => self.show_ledger(ledger),
            Command::AskMeasure(question) => {
                self.session.measuring.question = question;
                self.show_ledger(Some(Ledger::Measures));
            }
            Command::ShowMeasure(shown) => self.show_measure(shown),
            Command::ToggleTrend => self.session.measuring.over_time = !self.session.measuring.over_time,
            Command::ToggleChain => self.toggle_chain(),
            Command::ShowChain { attacker, attacked } => self.show_chain(attacker, attacked),
            Command::StepChain(by) => self.step_chain(by),
            Command::GoToChainStep(place) => self.go_to_chain_step(place),
            Command::ToggleProposed => {
                let held = self.evidence().get(self.session.evidence).copied();
                self.session.filter.hide_proposed = !self.session.filter.hide_proposed;
                self.keep_evidence(held);
            }
            Command::ToggleLedger(ledger) => {
                let shown = self.session.ledger == Some(ledger);
                self.show_ledger((!shown).then_some(ledger));
            }
            Command::Accept(items) => self.review("history-accept", &items, review::accept),
            Command::Reject(items) => self.review("history-reject", &items, review::reject),
            Command::RetypeTie { tie, family, class } => {
                self.perform("history-retype", review::retype(&self.dossier, tie, family, class));
            }
            Command::ReverseTie(tie) => self.perform("history-reverse", review::reverse(&self.dossier, tie)),
            Command::SetDirection(tie, direction) => {
                self.perform("history-direction", review::redirect(&self.dossier, tie, direction));
            }
            Command::ReplaceEnd { tie, to, actor } => {
                self.perform("history-replace-end", review::replace_end(&self.dossier, tie, to, actor));
            }
            Command::DateTie(tie, valid) => self.perform("history-date", review::date_tie(&self.dossier, tie, valid)),
            Command::DateEvent(event, date) => self.perform("history-date", review::date_event(&self.dossier, event, date)),
            Command::DescribeDocument(document, details) => {
                let edits = describe(&self.dossier, document, *details, self.preferences.language);
                self.perform("history-source", edits);
            }
            Command::Change { name, edits, select } => {
                let edits = self.with_bases(edits);
                self.perform(name, edits);
                if let Some(item) = select.filter(|item| self.dossier.contains(*item) && !self.session.is_selected(*item)) {
                    self.navigation.leave(&self.session);
                    self.session.select(Some(item), None);
                    self.begin_evidence();
                }
            }
            Command::EditItem(item) => self.edit(item),
            Command::EditSelected => self.session.selection.into_iter().for_each(|item| self.edit(item)),
            Command::Draft(record) => self.panes.edit.begin_new(record, true, &self.session),
            Command::NewRecord(kind) => {
                let selected: Vec<Item> = self.session.selected().collect();
                if let Some(record) = draft::fresh(&self.dossier, kind, &selected) {
                    self.panes.edit.begin_new(record, false, &self.session);
                }
            }
            Command::MergeActors { keep, same } => self.merge(keep, same),
            Command::Make(ask) => self.make(*ask),
            Command::OpenMenu { of, at } => self.panes.make.open_menu(of, at),
            Command::AskDelete(items) => self.ask_delete(&items),
            Command::Delete(items) => self.delete(&items),
            Command::AskNote(items) => self.ask_note(&items),
            Command::EditNote(note) => self.edit_note(note),
            Command::AskTag => self.ask_tag(),
            Command::NameTag(tag) => self.ask_tag_name(tag),
            Command::StoreSelection(digit) => self.store_selection(digit),
            Command::RecallSelection(digit) => self.recall_selection(digit),
            Command::AskMerge(actors) => self.ask_merge(actors),
            Command::AskSplit(actor) => self.ask_split(actor),
            Command::ToggleHistory => self.toggle_history(),
            Command::AskAmend(document) => self.ask_amend(document),
            Command::ShowLost(site) => self.show_lost(site),
            Command::GoToStep(place) => self.go_to_step(place),
            Command::Contradict(claims) => self.contradict(&claims),
            Command::AddDocuments(paths) => self.add_documents(ctx, paths),
            Command::AddDocumentsDialog => self.ask_documents(ctx),
            Command::AddFoldersDialog => self.ask_folders(ctx),
            Command::ImportDialog => self.ask_data(ctx),
            Command::ReadAgain(document) => self.read_again(ctx, document),
            Command::Back => {
                let before = picture_of(&self.session);
                self.navigation.back(&mut self.session);
                self.arrive_after(ctx, before);
            }
            Command::Forward => {
                let before = picture_of(&self.session);
                self.navigation.forward(&mut self.session);
                self.arrive_after(ctx, before);
            }
            Command::KeepScene
            | Command::RenewScene(_)
            | Command::ConfirmScene(_)
            | Command::ShowScene(_)
            | Command::StepScene(_)
            | Command::MoveScene { .. }
            | Command::DuplicateScene(_)
            | Command::BranchScene(_)
            | Command::RenameScene { .. } => self.apply_briefing(ctx, command),
            Command::ToggleBriefing => self.toggle_briefing(),
            Command::Present(act) => self.present(ctx, act),
            Command::Restrict(item) => self.restrict(item),
            Command::Undo => self.step_history(StepKind::Undone),
            Command::Redo => self.step_history(StepKind::Redone),
            Command::OpenSearch => {
                self.panes.composer.close();
                self.panes.file.open = false;
                self.panes.help_open = false;
                self.panes.search.open = true;
            }
            Command::Escape => self.escape(),
            Command::OpenExport | Command::OpenBrief => {
                let brief = (command == Command::OpenBrief).then_some(FigureView::Brief);
                self.compose(ctx, brief);
            }
            Command::ToggleHelp => self.panes.help_open = !self.panes.help_open,
            Command::SetLanguage(language) => self.preferences.language = language,
            Command::SetTheme(theme) => {
                self.preferences.theme = theme;
                self.apply_theme(ctx);
            }
            Command::CancelWork => {
                if self.panes.composer.is_open() && self.files.write.is_busy() {
                    let text = self.words().text("error-figure-cancelled").to_owned();
                    self.toasts.info(text);
                }
                self.files.cancel();
                self.measurer.cancel();
                self.reader.cancel();
                // Both are stopped, whichever was at work.
                if self.data.cancel() | self.importer.cancel() {
                    self.toasts.info(self.words().text("exchange-error-cancelled").to_owned());
                }
            }
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Export { spec, path } => self.export(ctx, *spec, path),
            Command::BrowseFigure => self.ask_figure(ctx),
            Command::CopyFigure { spec, drawing } => self.copy_figure(ctx, *spec, drawing),
            Command::CopyPane => self.copy_pane(ctx),
            Command::OpenView(path) => self.open_view(ctx, &path),
            Command::KeepFigures { name, figures } => self.keep_figures(name, figures),
            Command::OpenDataExport => {
                self.close_floating();
                self.panes.data.show(std::env::current_dir().unwrap_or_default());
            }
            Command::ExportData { form, seen, path } => self.export_data(ctx, form, seen, path),
            Command::ImportTable { path, actors, mapping } => self.import_table(ctx, path, actors, *mapping),
            Command::ExportTable => self.export_table(),
            Command::SaveTable { name, text } => self.ask_table(ctx, name, text),
            Command::WriteTable(path) => self.write_table(ctx, path),
            Command::Screenshot => self.screenshot(ctx),
            Command::OpenFileDialog => self.ask_open(ctx),
            Command::OpenFile(path) if crate::store::is_view(&path) => self.open_view(ctx, &path),
            Command::OpenFile(path) => {
                if self.may_leave(Leaving::For(Box::new(Command::OpenFile(path.clone())))) {
                    self.open_path(ctx, path);
                }
            }
            Command::JoinDialog => self.ask_join(ctx),
            Command::JoinFile(path) => self.read_to_join(ctx, path),
            Command::Join => self.join(),
            Command::StartTour => {
                self.close_floating();
                self.panes.tour.begin();
            }
            Command::ShowPreferences => {
                self.close_floating();
                self.panes
                    .preferences
                    .show(&self.preferences, self.safety.data().map(Path::to_owned));
            }
            Command::SetPreferences(preferences) => self.set_preferences(ctx, *preferences),
            Command::LargerText(steps) => {
                let mut preferences = self.preferences.clone();
                preferences.larger_text(steps);
                self.set_preferences(ctx, preferences);
            }
            Command::DescribeDossier => {
                self.close_floating();
                self.panes.dossier.show(&self.dossier.header, self.preferences.language);
            }
            Command::NewDossier => {
                if self.may_leave(Leaving::For(Box::new(Command::NewDossier))) {
                    self.take_over(ctx, crate::store::Opened::empty(), None);
                }
            }
            Command::OpenBuiltIn => {
                if self.may_leave(Leaving::For(Box::new(Command::OpenBuiltIn))) {
                    self.take_over(ctx, crate::store::Opened::built_in(), None);
                }
            }
            Command::Save => self.save(ctx),
            Command::SaveAs(path) => self.save_as(ctx, path),
            Command::SaveAsDialog => self.ask_save(ctx),
            Command::Overwrite => self.overwrite(ctx),
            Command::Leave(how) => self.leave(ctx, how),
            Command::TakeUp(place) => self.take_up(ctx, place),
            Command::DiscardWaiting(place) => self.discard_waiting(place),
            Command::ShowVersions => self.show_versions(),
            Command::RestoreVersion(number) => self.restore_version(ctx, number),
        }
    }

    /// Chooses a layout; tables make room for it.
    fn set_layout(&mut self, layout: LayoutMethod) {
        self.session.ledger = None;
        if self.session.layout != layout {
            self.session.layout_before = self.session.layout;
            self.session.layout = layout;
        }
        self.panes.network.fit();
        self.remember_network();
    }

    /// The next dossier, and the next run, show the network as this one was shown last.
    fn remember_network(&mut self) {
        self.preferences.network = NetworkChoice::of(&self.session);
    }

    /// Shows a ledger, or none; what was said about the last reading makes room for it.
    fn show_ledger(&mut self, ledger: Option<Ledger>) {
        if ledger.is_some() {
            self.panes.report = None;
        }
        self.session.ledger = ledger;
    }

    /// Takes over new preferences. A folder for data that cannot be used is refused.
    fn set_preferences(&mut self, ctx: &egui::Context, mut preferences: Preferences) {
        if preferences.data != self.preferences.data
            && let Some(folder) = &preferences.data
            && let Err(error) = work::make_folder(folder)
        {
            let reason = explain_write(self.words(), &error);
            let text = self.words().with("preferences-data-wrong", &[("reason", reason.into())]);
            self.toasts.error(text);
            preferences.data.clone_from(&self.preferences.data);
        }
        self.preferences = preferences;
        self.session.show_restricted = self.preferences.show_restricted;
        self.apply_theme(ctx);
    }

    /// Shows theme and size of the text as they are preferred.
    pub(super) fn apply_theme(&self, ctx: &egui::Context) {
        ctx.set_zoom_factor(self.preferences.zoom());
        ctx.set_theme(match self.preferences.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
    }

    /// Goes to the passage that the selection's evidence begins with, and opens its document.
    pub(super) fn begin_evidence(&mut self) {
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        self.session.evidence = snapshot.related.start;
        self.show_evidence();
    }

    /// Opens the document of the passage that the selection's evidence stands at.
    pub(super) fn show_evidence(&mut self) {
        let evidence = self.evidence();
        let Some(passage) = evidence
            .get(self.session.evidence)
            .and_then(|id| self.dossier.passages.get(id))
        else {
            return;
        };
        self.session.document = Some(passage.document);
    }

    /// Stays at the passage `held` when the evidence has changed; where it no longer counts, goes to one that does.
    fn keep_evidence(&mut self, held: Option<PassageId>) {
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        let related = &snapshot.related;
        let place = related.evidence.iter().position(|passage| Some(*passage) == held);
        self.session.evidence = place.unwrap_or(related.start);
        if place.is_none() && !related.evidence.is_empty() {
            self.session.selected_in = None;
            self.session.selection_serial += 1;
            self.show_evidence();
        }
    }

    fn evidence(&mut self) -> Vec<PassageId> {
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        snapshot.related.evidence.clone()
    }

    fn step_moment(&mut self, steps: i32) {
        let moment = self.session.moment;
        let next = match self.session.play_step {
            PlayStep::Day => moment.add_days(steps),
            PlayStep::Month => add_months(moment, steps),
            PlayStep::Year => add_months(moment, steps.saturating_mul(12)),
        };
        let end = self.session.window.to;
        if self.session.playing && next > end {
            self.session.playing = false;
            self.session.moment = end;
        } else {
            self.session.moment = self.clamp_day(next);
        }
    }

    fn pin(&mut self, actor: ActorId, at: Option<Pin>) {
        let name = if at.is_some() { "history-pin" } else { "history-unpin" };
        self.perform(name, vec![Edit::Pin { actor, at }]);
    }

    /// Accepts or rejects what is proposed about items; nothing to do is no step.
    fn review(&mut self, name: &'static str, items: &[Item], edits: fn(&Dossier, &Index, &[Item]) -> Vec<Edit>) {
        let snapshot = self.derived.refresh(&self.dossier, self.revision, &self.session);
        let edits = edits(&self.dossier, &snapshot.index, items);
        // What is still held would be copied by the step.
        drop(snapshot);
        let (revision, count) = (self.revision, edits.len());
        self.perform(name, edits);
        // One key can decide on everything that is said of an actor: that has to be seen.
        if self.revision != revision && count > FEW {
            let key = if name == "history-reject" {
                "review-rejected-many"
            } else {
                "review-accepted-many"
            };
            let text = self.words().with(key, &[("n", count.into())]);
            self.toasts.info(text);
        }
    }

    /// Selects a record and opens its form.
    fn edit(&mut self, item: Item) {
        let Some(record) = self.dossier.record(item).filter(|_| RecordKind::of(item).is_some()) else {
            return;
        };
        if self.session.selection != Some(item) || !self.session.also.is_empty() {
            self.navigation.leave(&self.session);
            self.session.select(Some(item), None);
            self.begin_evidence();
        }
        self.panes.edit.begin(record);
    }

    /// Two actors become one; the selection follows.
    fn merge(&mut self, keep: ActorId, same: ActorId) {
        self.perform("history-merge", merge_actors(&self.dossier, keep, same));
        if self.session.is_selected(same.into()) && !self.dossier.actors.contains_key(&same) {
            self.session.select(Some(keep.into()), None);
            self.begin_evidence();
        }
    }

    /// Selects several items, as a search does: all panes follow.
    pub(super) fn select_items(&mut self, items: Vec<Item>) {
        self.navigation.leave(&self.session);
        self.session.select_many(items, None);
        self.begin_evidence();
    }

    /// Makes a change under a name for the history; a refusal is shown.
    pub(super) fn perform(&mut self, name: &'static str, edits: Vec<Edit>) {
        let name = history_name(name);
        if edits.is_empty() {
            return;
        }
        let transaction = Transaction { name, edits };
        // A copy shares its records with the dossier.
        match self.history.perform(&mut self.dossier, transaction.clone()) {
            Ok(()) => {
                self.follow(StepKind::Done);
                self.note(StepKind::Done, transaction);
            }
            Err(error) => self.report_refusal(&error),
        }
    }

    pub(super) fn report_refusal(&mut self, error: &EditError) {
        let text = self.words().with("toast-refused", &[("reason", error.to_string().into())]);
        self.toasts.error(text);
    }

    /// Closes what floats, for a question that must be answered.
    pub(super) fn close_floating(&mut self) {
        self.panes.search.open = false;
        self.panes.composer.close();
        self.panes.data.open = false;
        self.panes.mapping = None;
        self.panes.file.open = false;
        self.panes.help_open = false;
        self.panes.report = None;
        self.panes.join = None;
        self.panes.preferences.open = false;
        self.panes.dossier.open = false;
        self.panes.review.close();
        self.panes.sheet.close();
        self.panes.make.close();
    }

    /// Closes what floats; else the ledger; else the chain, the paths; else lifts the comparison; else the focus; else the brush; else the selection.
    fn escape(&mut self) {
        if self.panes.question.is_open() {
            self.stay();
            self.panes.question = Question::None;
            return;
        }
        if !self.panes.floating() && self.panes.edit.escape(&self.session) {
            return;
        }
        let session: &mut Session = &mut self.session;
        if self.panes.search.open {
            self.panes.search.open = false;
        } else if self.panes.mapping.is_some() || self.panes.data.open {
            self.panes.mapping = None;
            self.panes.data.open = false;
        } else if self.panes.composer.is_open() || self.panes.file.open {
            self.panes.composer.close();
            self.panes.file.open = false;
        } else if self.panes.help_open {
            self.panes.help_open = false;
        } else if self.panes.preferences.open || self.panes.dossier.open || self.panes.join.is_some() {
            self.panes.preferences.open = false;
            self.panes.dossier.open = false;
            self.panes.join = None;
        } else if self.panes.report_is_open() {
            self.panes.report = None;
        } else if self.panes.review.is_open() {
            self.panes.review.close();
        } else if self.panes.tour.is_open() {
            self.panes.tour.leave();
        } else if self.panes.sheet.is_open() {
            self.panes.sheet.close();
        } else if self.panes.make.is_open() {
            self.panes.make.close();
        } else if self.panes.cancel_gesture() {
            // A drag was given up; nothing else closes with it.
        } else if session.playing {
            session.playing = false;
        } else if session.ledger.is_some() {
            session.ledger = None;
        } else if session.chain.is_some() {
            session.chain = None;
        } else if session.paths.is_some() {
            session.paths = None;
        } else if session.compare.is_some() {
            session.compare = None;
        } else if session.focus_depth.is_some() {
            session.focus_depth = None;
        } else if session.brush.is_some() {
            session.brush = None;
        } else if session.selection.is_some() {
            self.navigation.leave(session);
            session.select(None, None);
        }
    }
}

/// The same day of a month so many months away, or the last day of that month.
fn add_months(day: Day, months: i32) -> Day {
    let (year, month, date) = day.ymd();
    let total = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
    let (year, month) = (total.div_euclid(12), total.rem_euclid(12) + 1);
    let year = i32::try_from(year).unwrap_or(year_limit(months));
    let month = u8::try_from(month).unwrap_or(1);
    (1..=date).rev().find_map(|d| Day::from_ymd(year, month, d)).unwrap_or(day)
}

fn year_limit(months: i32) -> i32 {
    if months < 0 { -9999 } else { 9999 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_added_without_inventing_days() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        assert_eq!(add_months(day(2024, 1, 31), 1), day(2024, 2, 29));
        assert_eq!(add_months(day(2024, 3, 15), -3), day(2023, 12, 15));
        assert_eq!(add_months(day(1961, 7, 6), 12 * 63), day(2024, 7, 6));
    }
}
