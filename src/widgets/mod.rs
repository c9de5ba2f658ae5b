//! Reusable widgets: know egui and the theme, no domain type.
