//! What the network pane remembers by itself.

/// What the network pane remembers by itself.
#[derive(Debug, Default)]
pub struct NetworkState {}

impl NetworkState {
    /// Fits the whole network into the pane with the next frame.
    pub fn fit(&mut self) {}
}
