//! The system's dialogs for opening and saving, on a thread of their own so that the window goes on drawing.
//!
//! For `app`. Where the system has no such service (no portal, no helper program) the answer is
//! [`DialogAnswer::NoService`], and the app shows a field for the path instead.
//! Not here: reading or writing the file that was picked.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::worker::{Executor, Worker};

/// Nobody closes a dialog faster than this: an empty answer so soon means that there was no dialog.
const NO_SERVICE: Duration = Duration::from_millis(500);

/// A kind of file that a dialog offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileKind {
    /// Its name in the user's language.
    pub name: String,
    /// Extensions without the dot.
    pub extensions: &'static [&'static str],
}

/// What came of a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DialogAnswer {
    /// These were picked; at least one.
    Picked(Vec<PathBuf>),
    /// The dialog was closed without a choice.
    Cancelled,
    /// The system has no dialogs.
    NoService,
}

/// A dialog that is open. Dropping it forgets the answer; the dialog itself is closed by the user.
pub struct Dialog(Worker<DialogAnswer>);

impl Dialog {
    /// The answer, once it is there.
    pub fn poll(&mut self) -> Option<DialogAnswer> {
        // A dialog that fails is as good as none.
        self.0.poll().map(|answer| answer.unwrap_or(DialogAnswer::NoService))
    }
}

/// Asks for a file to open. `wake` is called when there is an answer.
pub fn ask_open(executor: Executor, kinds: &[FileKind], wake: impl Fn() + Send + 'static) -> Dialog {
    let dialog = with_kinds(kinds);
    ask(executor, move || dialog.pick_file().map(one), wake)
}

/// Asks for files to open, one or more. `wake` is called when there is an answer.
pub fn ask_files(executor: Executor, kinds: &[FileKind], wake: impl Fn() + Send + 'static) -> Dialog {
    let dialog = with_kinds(kinds);
    ask(executor, move || dialog.pick_files(), wake)
}

/// Asks for folders, one or more. `wake` is called when there is an answer.
pub fn ask_folders(executor: Executor, wake: impl Fn() + Send + 'static) -> Dialog {
    ask(executor, || rfd::FileDialog::new().pick_folders(), wake)
}

/// Asks where to save, with a name to begin with. `wake` is called when there is an answer.
pub fn ask_save(executor: Executor, name: &str, kinds: &[FileKind], wake: impl Fn() + Send + 'static) -> Dialog {
    let dialog = with_kinds(kinds).set_file_name(name);
    ask(executor, move || dialog.save_file().map(one), wake)
}

fn one(path: PathBuf) -> Vec<PathBuf> {
    vec![path]
}

fn with_kinds(kinds: &[FileKind]) -> rfd::FileDialog {
    kinds.iter().fold(rfd::FileDialog::new(), |dialog, kind| {
        dialog.add_filter(&kind.name, kind.extensions)
    })
}

fn ask(
    executor: Executor,
    show: impl FnOnce() -> Option<Vec<PathBuf>> + Send + 'static,
    wake: impl Fn() + Send + 'static,
) -> Dialog {
    let mut worker = Worker::new(executor);
    let job = move || match executor {
        // Without threads there is nobody who could answer.
        Executor::Inline => DialogAnswer::NoService,
        Executor::Threaded if !may_have_service() => DialogAnswer::NoService,
        Executor::Threaded => {
            let start = Instant::now();
            answer(show(), start.elapsed())
        }
    };
    worker.spawn("dialog", move |_| job(), wake);
    Dialog(worker)
}

/// Whether anything could show a dialog: without a session bus and without `zenity` nothing can, and on a busy machine
/// it takes long to find out.
#[cfg(target_os = "linux")]
fn may_have_service() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let run = set("XDG_RUNTIME_DIR").map(PathBuf::from).or_else(|| {
        let own = std::fs::metadata("/proc/self").ok()?;
        Some(PathBuf::from(format!("/run/user/{}", own.uid())))
    });
    let bus = set("DBUS_SESSION_BUS_ADDRESS").is_some() || run.is_some_and(|folder| folder.join("bus").exists());
    let zenity = || set("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("zenity").exists()));
    bus || zenity()
}

#[cfg(not(target_os = "linux"))]
fn may_have_service() -> bool {
    true
}

fn answer(picked: Option<Vec<PathBuf>>, took: Duration) -> DialogAnswer {
    match picked.filter(|paths| !paths.is_empty()) {
        Some(paths) => DialogAnswer::Picked(paths),
        None if took < NO_SERVICE => DialogAnswer::NoService,
        None => DialogAnswer::Cancelled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_answer_at_once_means_no_service() {
        assert_eq!(answer(None, Duration::from_millis(14)), DialogAnswer::NoService);
        assert_eq!(answer(None, Duration::from_secs(3)), DialogAnswer::Cancelled);
        let picked = vec![PathBuf::from("a"), PathBuf::from("b")];
        assert_eq!(answer(Some(picked.clone()), Duration::ZERO), DialogAnswer::Picked(picked));
        assert_eq!(answer(Some(Vec::new()), Duration::from_secs(3)), DialogAnswer::Cancelled);
        let kinds = [FileKind {
            name: "Garant".into(),
            extensions: &["garant"],
        }];
        assert_eq!(
            ask_save(Executor::Inline, "a.garant", &kinds, || {}).poll(),
            Some(DialogAnswer::NoService)
        );
    }
}
