//! What the timeline pane remembers by itself.

/// What the timeline pane remembers by itself.
#[derive(Debug, Default)]
pub struct TimelineState {
    /// When play takes its next step, in seconds of egui's clock.
    pub next_step: Option<f64>,
}
