# Deleting, the history list, merging and splitting actors, notes, tags and named selections.
kind-count-documents = { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
kind-count-passages = { $n ->
    [one] { $n } passage
   *[other] { $n } passages
}
kind-count-actors = { $n ->
    [one] { $n } actor
   *[other] { $n } actors
}
kind-count-instruments = { $n ->
    [one] { $n } treaty or instrument
   *[other] { $n } treaties and instruments
}
kind-count-ties = { $n ->
    [one] { $n } tie
   *[other] { $n } ties
}
kind-count-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
kind-count-claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
kind-count-quantities = { $n ->
    [one] { $n } figure
   *[other] { $n } figures
}
kind-count-contradictions = { $n ->
    [one] { $n } contradiction
   *[other] { $n } contradictions
}
kind-count-scenarios = { $n ->
    [one] { $n } scenario
   *[other] { $n } scenarios
}
kind-count-precedents = { $n ->
    [one] { $n } precedent
   *[other] { $n } precedents
}
kind-count-assessments = { $n ->
    [one] { $n } assessment
   *[other] { $n } assessments
}
kind-count-scenes = { $n ->
    [one] { $n } scene
   *[other] { $n } scenes
}
kind-count-notes = { $n ->
    [one] { $n } note
   *[other] { $n } notes
}
kind-count-tags = { $n ->
    [one] { $n } tag
   *[other] { $n } tags
}
menu-delete = Delete the selection …
key-delete = Delete the selection
search-command-delete = Delete the selection
history-delete = Deleted
toast-nothing-selected = Nothing is selected
toast-deleted = { $n ->
    [one] { $n } record deleted
   *[other] { $n } records deleted
}
removal-title = Delete “{ $name }”?
removal-title-many = { $n ->
    [one] Delete { $n } record?
   *[other] Delete { $n } records?
}
removal-asked = To be deleted
removal-along = Goes with it
removal-bare = loses its evidence
removal-weaker = Stays and loses evidence
removal-claims-left = { $n ->
    [one] { $n } claim left
   *[other] { $n } claims left
}
removal-passages-left = { $n ->
    [one] { $n } passage left
   *[other] { $n } passages left
}
removal-changes = Stays and loses a reference
removal-nothing = Nothing else hangs on it.
removal-undo = This is one step that can be undone.
removal-do = { $n ->
    [one] Delete
   *[other] Delete all { $n }
}
