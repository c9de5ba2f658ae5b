# Document pane.
document-sources = Sources
document-empty = No documents yet
document-empty-hint = Drop texts or folders on the window (txt, md, html, docx, pdf), open a project with Ctrl+O, or choose:
document-not-yet = not yet published
document-not-yet-note = Not yet published by the day set under “known by”; its passages do not count.
document-left-out-note = Left out by the filter; its passages do not count.
document-leave-out = Leave out: { $title }
document-count-again = Count again: { $title }
document-row-name = Document: { $title }
document-date-from = from { $date }
document-reliability = reliability { $letter }
document-reliability-tip = Reliability of the source: { $reliability }
document-mode-de-short = DE
document-mode-en-short = EN
document-mode-both-short = DE | EN
document-mode-de = Text in German
document-mode-en = Text in English
document-mode-both = German and English side by side
document-about = About this text
document-about-notes = { $n ->
    [one] About this text ({ $n })
   *[other] About this text ({ $n })
}
document-about-date = How the date is known
document-about-provenance = Where the copy comes from
document-about-address = Address
document-about-remarks = Notes
document-mark-name = Passage { $n }: { $quote }
document-mark-heading = heading
document-more-claims = { $n ->
    [one] and { $n } more claim
   *[other] and { $n } more claims
}
document-click-again = Click again for its next subject, right-click for all claims
document-copy-quote = Copy quote with source
document-citation = “{ $quote }” ({ $source })
document-evidence = { $kind ->
    [tie] Evidence { $n } of { $total } for this tie
    [event] Evidence { $n } of { $total } for this event
    [actor] Evidence { $n } of { $total } for this actor
    [instrument] Evidence { $n } of { $total } for this instrument
    [claim] Evidence { $n } of { $total } for this claim
    [scenario] Evidence { $n } of { $total } for this scenario
    [contradiction] Evidence { $n } of { $total } for this contradiction
   *[other] Evidence { $n } of { $total }
}
document-evidence-hint = Select a tie, an event or a mark
document-evidence-none = No passage known by then carries this
document-next = Next passage
document-previous = Previous passage
document-strip = Whole document with its marks
document-find = Find in this text
document-find-next = Next match
document-find-previous = Previous match
document-find-close = Close the find field
document-find-none = no match
document-find-count = { $n } of { $total }
document-coverage = { $n ->
    [0] No claim is anchored in this paragraph
    [one] { $n } claim is anchored in this paragraph
   *[other] { $n } claims are anchored in this paragraph
}
document-range = ¶ { $first }–{ $last } of { $total }
document-no-marks = A text without marks yet: Ctrl F searches in it
document-range-one = ¶ { $first } of { $total }
source-set-both = Set title and date
source-set-title = Set title
source-change = Details
source-title = Title
source-title-de = Title (de)
source-title-en = Title (en)
source-title-hint = as in the source
source-authors = Authors
source-authors-hint = several with semicolons
source-publisher = Publisher
source-date = Published
source-date-none = stays open
source-language = Language
source-language-unknown = unknown
source-kind = Kind of text
source-reliability = Reliability
source-again = Then read again
source-again-hint = Date and language decide what “on Wednesday” means and which rules apply
source-do = Apply
source-cancel = Cancel
source-publisher-hint = newspaper, agency, institute
source-date-hint = 2024-06-19
