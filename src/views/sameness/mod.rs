//! Who is who: two actors that are the same become one, one that is two is split. Each asks for the reason, and shows
//! first what moves; each is one step, with a note that keeps the reason.
//!
//! What is changed is worked out by `model::merge` and `model::split`. Not here: "same as" in review, which needs no
//! words because the machine had made the second actor up (`review`).

mod merge;
mod split;

pub use merge::MergeSheet;
pub use split::SplitSheet;

/// Width of both sheets.
const WIDTH: f32 = 520.0;
