//! What the inspector pane remembers by itself.

/// What the inspector pane remembers by itself.
#[derive(Debug, Default)]
pub struct InspectorState {}
