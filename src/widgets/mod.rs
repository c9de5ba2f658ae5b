//! Reusable widgets: know egui and the theme, no domain type.

pub mod arrow;
pub mod choice;
pub mod eye;
pub mod form;
pub mod segmented;
pub mod switch;
