//! Opening the window, and one clear sentence where that is not possible.
//!
//! For `main` only. What eframe and winit say about a missing display or library is written for programmers, and
//! for some libraries winit panics; here it becomes what is missing and what to do.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Failure, fail, system_words};
use crate::catalogue::Words;
use crate::work::panic_text;

/// Exit code where the window could not be opened.
const NO_WINDOW: u8 = 2;
/// Exit code after a fault of the program; Rust's own.
const FAULT: u8 = 101;

/// Told by whoever opens the window that it stands: from then on, errors are the program's own.
#[derive(Debug, Clone, Default)]
pub struct Started(Arc<AtomicBool>);

impl Started {
    /// The window stands.
    pub fn mark(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_marked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Runs the window. `run` returns what eframe said, in the form for programmers.
pub fn window(run: impl FnOnce(Started) -> Result<(), String>) -> ExitCode {
    let words = system_words();
    let displays = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].map(|name| std::env::var(name).unwrap_or_default());
    if cfg!(all(unix, not(target_os = "macos"))) && displays.iter().all(String::is_empty) {
        return fail(
            words,
            &Failure {
                text: words.text("cli-no-display").to_owned(),
                code: NO_WINDOW,
            },
        );
    }
    let started = Started::default();
    let marked = started.clone();
    // winit loads libxkbcommon and its kin while it starts, and panics where one is missing. Until the window
    // stands, the hook keeps quiet and the panic becomes a sentence; afterwards panics are reported as usual.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if marked.is_marked() {
            usual(info);
        }
    }));
    let running = started.clone();
    let (reason, fault) = match catch_unwind(AssertUnwindSafe(|| run(running))) {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(reason)) => (reason, false),
        Err(payload) => (panic_text(&*payload), true),
    };
    if started.is_marked() && fault {
        let text = words.with("cli-stopped", &[("reason", first_line(&reason).into())]);
        return fail(words, &Failure { text, code: FAULT });
    }
    let [x11, wayland, _] = displays;
    let display = if wayland.is_empty() { x11 } else { wayland };
    fail(
        words,
        &Failure {
            text: sentence(words, &reason, &display),
            code: NO_WINDOW,
        },
    )
}

/// Libraries that are loaded while the window starts, and the package each is in. Longer names first.
const LIBRARIES: [(&str, &str); 12] = [
    ("libxkbcommon-x11", "libxkbcommon-x11-0"),
    ("libxkbcommon", "libxkbcommon0"),
    ("libX11-xcb", "libx11-xcb1"),
    ("libX11", "libx11-6"),
    ("libXcursor", "libxcursor1"),
    ("libXi", "libxi6"),
    ("libXrandr", "libxrandr2"),
    ("libwayland-egl", "libwayland-egl1"),
    ("libwayland", "libwayland-client0"),
    ("libEGL", "libegl1"),
    ("libGL", "libgl1"),
    ("NoWaylandLib", "libwayland-client0"),
];

/// What is missing and what to do.
fn sentence(words: Words, reason: &str, display: &str) -> String {
    if let Some((library, package)) = LIBRARIES.iter().find(|(library, _)| reason.contains(library)) {
        let library = if *library == "NoWaylandLib" {
            "libwayland-client"
        } else {
            library
        };
        return words.with("cli-library", &[("library", library.into()), ("package", (*package).into())]);
    }
    let names = |signs: &[&str]| signs.iter().any(|sign| reason.contains(sign));
    if names(&[
        "XOpenDisplayFailed",
        "NoCompositor",
        "XNotSupported",
        "WaylandError",
        "Connection",
    ]) {
        return words.with("cli-display-silent", &[("display", display.into())]);
    }
    if names(&["Glutin", "OpenGL", "GLX", "EGL", "Wgpu"]) {
        return words.text("cli-no-opengl").to_owned();
    }
    words.with("cli-no-window", &[("reason", first_line(reason).into())])
}

fn first_line(reason: &str) -> String {
    reason.lines().next().unwrap_or_default().chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn each_reason_becomes_what_is_missing() {
        let words = Words::new(Language::En);
        for (reason, part) in [
            (
                "Library libxkbcommon-x11.so could not be loaded.",
                "apt install libxkbcommon-x11-0",
            ),
            ("Library libxkbcommon.so could not be loaded.", "apt install libxkbcommon0"),
            (
                "WinitEventLoop(Os(OsError { error: XNotSupported(XOpenDisplayFailed) }))",
                "“:9” does not answer",
            ),
            ("WaylandError(Connection(NoCompositor))", "“:9” does not answer"),
            (
                "Glutin(Error { raw_code: Some(167), raw_os_message: Some(\"GLXBadFBConfig\") })",
                "OpenGL 2.1",
            ),
            ("something\nelse", "(something)"),
        ] {
            let sentence = sentence(words, reason, ":9");
            assert!(
                sentence.contains(part) && sentence.contains("garant export"),
                "{reason}: {sentence}"
            );
        }
    }
}
