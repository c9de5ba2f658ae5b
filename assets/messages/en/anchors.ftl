# The text of a document edited, and passages that lost their place by it.
source-amend = Edit text
amend-title = Text of “{ $name }”
amend-hint = An empty line ends a paragraph; a line that begins with ## is a heading. Passages are found again by their words.
amend-field = Text of the document
amend-all-found = Every passage is found again.
amend-lost = { $n ->
    [one] { $n } passage is no longer found; it is kept in the list of lost passages:
   *[other] { $n } passages are no longer found; they are kept in the list of lost passages:
}
amend-do = Apply
history-amend = Text edited
lost-title = Lost passages
lost-link = { $n ->
    [one] { $n } lost passage
   *[other] { $n } lost passages
}
lost-button = Lost passage …
lost-hint = Their words are no longer in the text. Mark the words where one stands now and choose “Lost passage …” beside them.
lost-place = Which of them stands at “{ $words }”?
lost-about = { $n ->
    [0] { $document } · no claim rests on it
    [one] { $document } · { $n } claim rests on it
   *[other] { $document } · { $n } claims rest on it
}
lost-quote = “{ $words }”
lost-stands-here = It stands here
lost-open = Open the text
lost-remove = Remove …
lost-none = No passage is lost.
history-anchor = Passage found again
