# Document pane.
