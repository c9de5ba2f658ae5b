# Forms in the inspector.
key-edit = Edit what is selected
