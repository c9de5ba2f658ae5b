# Forms in the inspector.
key-edit = Bearbeiten, was ausgewählt ist
