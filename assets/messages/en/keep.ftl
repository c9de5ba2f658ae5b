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
menu-history = History …
key-history = History of changes
search-command-history = History of changes
history-title = History
history-list-name = History, { $n } changes
history-row-name = Step { $n }: { $what }
history-beginning = As opened
history-saved = saved here
history-undone = undone
history-records = { $n } records
history-hint = A click or the arrow keys go there and back.
history-undone-hint = What is undone is lost with the next change.
history-to-saved = Back to what was saved
menu-merge = Merge actors …
menu-split = Split the actor …
search-command-merge = Merge two actors
search-command-split = Split the actor
history-split = Actor split
merge-title = Merge two actors
merge-keep = Stays
merge-same = Is the same and goes
merge-choose = Choose an actor
merge-swap = The other way round
merge-moves = Moves to the actor that stays
merge-nothing-moves = Nothing refers to it.
merge-names = Its names become other names: { $names }
merge-reason = Reason
merge-kept = One step that can be undone. The reason is kept as a note on the actor.
merge-missing-actor = Please choose two actors
merge-missing-reason = Please give a reason
merge-do = Merge
merge-note = Merged with “{ $name }” ({ $n ->
    [one] { $n } record
   *[other] { $n } records
} moved). Reason: { $reason }
split-title = Split “{ $name }”
split-name = Name of the new actor
split-names = Names that go with it
split-moves = What belongs to the new actor: { $n } of { $all }
split-search = Find in the list
split-all = All shown
split-none = None
split-kept = One step that can be undone. The reason is kept as a note on both actors.
split-missing-name = Please give the new actor a name
split-missing-moves = Please choose what belongs to the new actor
split-do = Split
split-note = “{ $new }” was split from “{ $name }” ({ $n ->
    [one] { $n } record
   *[other] { $n } records
} moved). Reason: { $reason }
toast-no-actor-selected = Select an actor first
menu-note = Note …
key-note = Note on the selection
key-notes = Ledger of notes
search-command-note = Write a note on the selection
search-command-notes = Notes
history-note = Note written
history-note-edit = Note changed
note-title-new = New note
note-title-edit = Note
note-hint = What should not be forgotten?
note-missing = A note needs words
note-tied = Tied to
note-on-dossier = On the whole dossier
note-untie = No longer tie to “{ $name }”
note-do = Keep the note
note-add = Note
note-add-name = Write a note
note-name = Note: { $text }
note-others = { $n ->
    [one] and { $n } other
   *[other] and { $n } others
}
note-edit = Edit
note-select-items = Select its items
note-delete = Delete …
note-all = All notes
form-enter = Enter confirms, Shift+Enter begins a new line.
ledger-tab-notes = Notes
ledger-note = Note
ledger-tied = Tied to
ledger-written = Written
ledger-file-notes = notes.csv
menu-tag = Tag …
search-command-tag = Tag the selection
history-tag = Tagged
history-untag = Tag taken off
history-name-tag = Tag renamed
tag-title = { $n ->
    [one] Tag the selection
   *[other] Tag { $n } selected
}
tag-hint = Tag
tag-none = No tag yet: type one.
tag-new = New tag “{ $name }”
tag-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
tag-keys = Enter tags, or takes the tag off.
tag-add = Tag
tag-add-name = Tag the selection
tag-chip = Tag: { $name }
tag-select = Select all its items
tag-select-n = { $n ->
    [one] Select the one item with it
   *[other] Select all { $n } with it
}
tag-rename = Name and digit …
tag-remove = Take off the selection
tag-delete = Delete the tag …
tag-name-title = Name and digit
tag-name = Name
tag-name-do = Rename
tag-name-taken = Another tag has this name
tag-name-missing = Please give a name
tag-digit = Ctrl with the digit selects its items
tag-digit-none = none
tag-digit-free = { $digit }{ $name }
tag-digit-taken = { $digit }: taken by “{ $name }”
tag-digit-moves = The digit is taken from “{ $name }”.
menu-store-selection = Store the selection under
key-store = Store the selection under a digit (0–9)
key-recall = Recall the selection under a digit (0–9)
history-store-selection = Selection stored
selection-name = Selection { $digit }
toast-selection-stored = { $n ->
    [one] Stored under { $digit } as “{ $name }”: { $n } item
   *[other] Stored under { $digit } as “{ $name }”: { $n } items
}
toast-nothing-stored = Nothing is stored under { $digit }; Ctrl+Shift+{ $digit } stores the selection
toast-nothing-to-store = A tag cannot be stored as a selection
inspector-menu = What can be done with the selection
inspector-tags = Tags and named selections
toast-contradicts = Contradiction recorded; the ledger of contradictions has it, where it can be ruled on
toast-contradicts-already = This contradiction is recorded already
