# Data of other programs and of the field: import, report
exchange-actors = { $n ->
    [one] one actor
   *[other] { $n } actors
}
exchange-instruments = { $n ->
    [one] one treaty
   *[other] { $n } treaties
}
exchange-ties = { $n ->
    [one] one tie
   *[other] { $n } ties
}
exchange-claims = { $n ->
    [one] one claim
   *[other] { $n } claims
}
exchange-quantities = { $n ->
    [one] one quantity
   *[other] { $n } quantities
}
exchange-rows = from { $n ->
    [one] one row
   *[other] { $n } rows
}
exchange-events = { $n ->
    [one] one event
   *[other] { $n } events
}
exchange-no-date = Without a date
exchange-known = { $n ->
    [one] one record was there already
   *[other] { $n } records were there already
}
exchange-contradictions = { $n ->
    [one] one contradiction
   *[other] { $n } contradictions
}
exchange-encoding-guessed = Encoding guessed
exchange-characters-replaced = Characters that could not be read are replaced
exchange-zero-bytes = Zero bytes in the text are replaced
exchange-impossible-date = Impossible date; the possible part is kept
exchange-column-twice = Column twice; the first counts
exchange-column-unknown = Unknown column; it stands in the document only
exchange-columns-unused = Columns of the data set that stand in the document only
exchange-field-too-long = Row left out: field too long (bytes)
exchange-row-short = Row has too few fields; what is missing counts as empty
exchange-row-long = Row has too many fields; the extra ones stand in the document only
exchange-code-unknown = Unknown country code; taken in as an actor of its own
exchange-member-twice = Member twice with the same time; taken once
exchange-no-duty = Alliance without a coded duty; taken without a class
exchange-reversed = End before the beginning; the end counts as unknown
exchange-no-begin = No beginning; it counts as unknown
exchange-row-without-key = Row left out: no key
exchange-members-whole-time = The file gives members no time of their own; that of the alliance counts
exchange-no-members = Row left out: alliance without members
exchange-match-proposed = Perhaps the same treaty, not joined; please check
exchange-matched-number = Recognised as the same treaty: number in the other data set
exchange-matched-parties = Recognised as the same treaty: same parties, beginning within a year
exchange-not-a-number = Not a number; left out
exchange-no-state = Row left out: no state or year
exchange-state-gap = State with a gap in its existence; the times stand one by one in the claims
exchange-quantities-in-text = Only CINC is taken as a quantity; these columns stand in the document
exchange-laid-out = JSON data laid out in rows; the values are those of the file
exchange-split-by-date = Split by date between states that followed each other
exchange-self-loop = From itself to itself; left out
exchange-name-unknown = No state of this name known; taken in as an organisation
exchange-not-open-list = Part of the JSON left out: not of the expected form
exchange-place-row = row { $n }
exchange-place-line = line { $n } of the file
exchange-place-file = file
exchange-and-more = and { $n } more
exchange-notes = Left out, changed or recognised
exchange-no-notes = Everything was taken over as it stood
exchange-error-empty = “{ $name }” holds nothing to import: it is empty, or has a header only.
exchange-error-not-this-format = “{ $name }” is not of the expected format; it begins with “{ $found }”. Choose another format, or check the file.
exchange-error-missing-column = “{ $name }” lacks the column “{ $column }”. Check the heading, or name the columns in the dialog.
exchange-error-malformed = “{ $name }” is damaged at line { $line } ({ $problem }). Export it anew from the program that made it.
exchange-error-cancelled = Stopped; nothing in the dossier has changed.
exchange-error-unknown = “{ $name }” is none of the formats that can be imported: COW, ATOP, states, CINC, arms transfers, GEXF, GraphML, CSV, FollowTheMoney.
history-import = Import data
import-title = What was imported
import-undo-hint = Undo takes the whole import back.
import-save-report = Save report …
import-contradictions = Show contradictions
import-busy = Importing “{ $name }”: all rows, as one step.
import-again = “{ $name }” is in the dossier already; nothing was added.
menu-import = Import data …
file-kind-data = Data
file-import-title = Import data
cli-import-done = “{ $name }” is in “{ $path }”.
exchange-error-not-text = “{ $name }” is not a text file (perhaps a workbook, an archive or a picture). Save it as CSV, GEXF or GraphML and import that.
exchange-error-too-many-bytes = “{ $name }” needs more than { $limit } MiB and is refused. Split it into smaller files.
exchange-error-too-many-columns = “{ $name }” has more than { $limit } columns and is refused. Keep those that are needed.
exchange-error-too-many-records = “{ $name }” has more than { $limit } records and is refused. Split it into smaller files.
exchange-error-too-deep = “{ $name }” is nested more than { $limit } levels deep and is refused; no usual program writes that.
exchange-error-entity = “{ $name }” uses an entity of its own at line { $line } and is refused, since such files can fill the memory. Export it without entities.
exchange-error-doctype = “{ $name }” declares a document type at line { $line } and is refused, since such files can fill the memory. Remove the line with <!DOCTYPE.
cli-import-as = If you know what it is, say so with --as.
import-close = Close
cli-import-nodes = --nodes goes with a table of ties (--as csv).
