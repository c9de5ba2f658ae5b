//! Work beside the window: jobs on named threads, dialogs of the system, files written in one step.
//!
//! For `store`, `app` and `cli`; the only module beside `store` that touches the disk. It knows nothing of ours.
//! Not here: what a job computes. Jobs own their values; nothing is shared with the window but progress and result.

pub mod dialog;
mod files;
mod parallel;
mod worker;

pub use files::{WriteError, make_folder, write_atomically, write_checked, write_in_pieces, write_streaming};
pub use parallel::{cores, in_order};
pub use worker::{Executor, JobError, Progress, Worker, panic_text};
