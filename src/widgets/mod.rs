//! Reusable widgets: know egui and the theme, no domain type.

pub mod eye;
pub mod segmented;
