//! What the document pane remembers by itself.

/// What the document pane remembers by itself.
#[derive(Debug, Default)]
pub struct DocumentState {}

impl DocumentState {
    /// Goes to the beginning of the text with the next frame.
    pub fn to_top(&mut self) {}
}
