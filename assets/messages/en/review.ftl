# Review: proposals, coverage, reading documents.
review-legend = proposed by the program, not reviewed
review-legend-short = proposed by the program
review-legend-row = Legend: proposed by the program, not reviewed, { $n }
review-tie-state = proposed, not reviewed: { $state }
review-entry-name = { $name } (proposed)
review-pill = proposed
review-proposed = Proposed: { $line }
review-card = Proposed by the program, not reviewed
filter-without-proposed = without what is only proposed
review-kind-event = Event
review-kind-statement = Statement
review-kind-quantity = Figure
review-kind-actor = Actor
review-modality-asserted = asserted
review-modality-denied = denied
review-modality-predicted = expected
review-modality-doubted = doubted
review-modality-demanded = demanded
review-modality-proposed = proposed
review-modality-warned = feared
review-modality-supposed = only under a condition
review-modality-asked = asked
review-modality-not = { $modality } that not
review-confidence-very-high = very sure
review-confidence-high = sure
review-confidence-medium = fairly sure
review-confidence-low = unsure
review-percent = { $n } %
review-reason = { $confidence } ({ $percent }): { $rule } – “{ $trigger }”
review-reason-plain = { $confidence } ({ $percent }): { $rule }
review-conflict = contradicts: { $speaker } – { $what }
review-conflict-recorded = contradicts (on record): { $speaker } – { $what }
rule-other = rule “{ $key }”
rule-lexicon = name in the lexicon
rule-adjective = Adjective of a state
rule-seat = Capital or seat as the government
rule-surname = Family name of a person already named
rule-half = Part of a joined name
rule-combining = State in a joined adjective
rule-side = Short name after the full one
rule-initials = Initials and family name
rule-family-first = Family name first
rule-title-name = Title before a name
rule-given-name = Given name and family name
rule-apposition = Name with an office after it
rule-speech-name = Name at a verb of speech
rule-institution = Name of an institution
rule-acronym = Abbreviation introduced before
rule-media = News source named
rule-verb = Verb with subject and object
rule-verb-passive = Verb in the passive
rule-verb-each-other = Verb with “each other”
rule-verb-topic = Verb; one side is what the text is about
rule-noun-topic = Noun; one side is what the text is about
rule-verb-host = Verb for hosting
rule-verb-pledge = Verb for a pledge
rule-noun-request = Noun for a request
rule-noun-seen-as = Noun for what somebody is seen as
rule-verb-shared-subject = Verb with a shared subject
rule-noun = Noun with both sides
rule-noun-phrase = Noun with both sides
rule-noun-light-verb = Noun with its verb
rule-noun-between = “between … and …”
rule-noun-apposition = Noun in apposition
rule-noun-relative-clause = Noun with a relative clause
rule-noun-each-other = Each other
rule-noun-with = “with …”
rule-noun-members = Members
rule-noun-in-phrase = Noun in a phrase
rule-noun-copula = “is …”
rule-speech-verb = Verb of speech
rule-speech-noun = Noun of speech
rule-quotation-goes-on = Quotation goes on
rule-attribution = “according to …”
rule-figure = Number with a unit
rule-speaking-group = Unnamed group that speaks
rule-author = The author’s own words on actors
rule-group = Unnamed group that speaks
review-accept = Accept
review-reject = Reject
review-retype = Kind
review-turn = Turn around
review-both = Both ways
review-actor = Who
review-date = Date
review-same = Same as
review-contradict = Record the contradiction
review-button-name = { $action } ({ $key })
review-retype-title = What kind of tie is it?
review-actor-title = Who is it really?
review-date-title = When?
review-same-title = Same as whom?
review-same-hint = { $name } is the same as
review-search-actor = Search for an actor
review-end-from = From: { $name }
review-end-to = To: { $name }
review-end-hint = Tab changes the side
review-date-hint = 2024-06-19, 2024-06, 1961/1996, June 2024 …
review-date-none = no date
review-date-wrong = This is no date
review-date-do = Set
review-tab-proposals = Proposals { $n }
review-tab-coverage = Coverage
review-open-button = Proposals to review: { $n }
review-open-short = { $n } ?
review-open-document = { $n ->
    [one] { $n } statement to review in { $title }
   *[other] { $n } statements to review in { $title }
}
review-back = Network
review-back-name = Back to the network (F8)
review-list-name = Proposals, { $n }
review-row-name = Proposal: { $line } ({ $percent }) – { $sentence }
review-no-document = without a passage
review-by-document = By document
review-by-document-name = Proposals by document
review-by-kind = By kind
review-by-kind-name = Proposals by kind
review-every-kind = Every kind
review-kind-name = Filter by kind
review-every-document = Every document
review-document-name = Filter by document
review-least-any = Any
review-least = from { $n } %
review-least-name = Least confidence
review-filter-text = Filter by words
review-filter-clear = Clear
review-filter-clear-all = Show all proposals
review-nothing-fits = No proposal fits this filter.
review-accept-kind = Accept all: { $kind } ({ $n })
review-accept-sure = Accept all from { $percent } % ({ $n })
review-reject-document = Reject all of “{ $title }” ({ $n })
review-empty = Nothing to review
review-empty-hint = Drop articles or a folder on the window (txt, md, html, docx, pdf). What they say about actors, ties, events and figures is then proposed here, each with its sentence, to accept or reject.
review-coverage-summary = Paragraphs: { $fed } feed the dossier, { $open } only hold proposals, { $blind } feed nothing
review-blind-paragraphs = Paragraphs { $n }
review-blind-months = Months { $n }
review-blind-actors = Actors without a source { $n }
review-blind-none = No blind spot of this kind.
review-months = { $n ->
    [one] a month without anything
   *[other] { $n } months without anything
}
review-spot-name = Blind spot: { $name }, { $note }
review-coverage = Claims in this paragraph: { $accepted } accepted, { $open } to review
review-aside-whole = Set aside: not read for facts
review-aside-note = Shown as it stands, not read for facts.
review-aside-name = Set aside ({ $reason }): { $words }
set-aside-repeated-headline = Repeated headline
set-aside-navigation = Navigation
set-aside-sharing = Sharing and subscribing
set-aside-cookie = Cookie notice
set-aside-footer = Footer
set-aside-scraper = Remains of a scraper
set-aside-header-line = Header line
set-aside-separator = Separator
set-aside-menu = Menu
set-aside-caption = Caption
set-aside-url = Web address
set-aside-advertisement = Advertisement
set-aside-dateline = Dateline
set-aside-subscription = Call to subscribe
set-aside-byline = Line that names the author
set-aside-comments = Comments by readers
set-aside-running-head = Head or foot of the page
set-aside-footnote = Footnote
set-aside-code = Program text
set-aside-other = No part of the article
review-set-date = Date unknown – set
review-read-again = Read again
review-read-again-hint = Read the text again for proposals; what was rejected stays rejected
review-drop = Drop to read
review-drop-kinds = txt, md, html, docx, pdf, folders
report-title = Documents read
report-read = { $n ->
    [0] No document was read.
    [one] { $n } document read.
   *[other] { $n } documents read.
}
report-known = { $n ->
    [one] { $n } was there already; nothing was added for it.
   *[other] { $n } were there already; nothing was added for them.
}
report-proposals = { $n ->
    [0] Nothing to review.
    [one] { $n } proposal to review.
   *[other] { $n } proposals to review.
}
report-problems = { $n ->
    [one] { $n } file could not be read
   *[other] { $n } files could not be read
}
report-review = Review the proposals
key-proposals = Proposals to review
key-coverage = Coverage and blind spots
menu-new = New dossier
menu-add-documents = Add documents …
menu-add-folders = Add folders …
menu-proposals = Proposals to review
menu-coverage = Coverage and blind spots
search-command-add-documents = Add documents
search-command-add-folders = Add folders of documents
search-command-proposals = Proposals to review
search-command-coverage = Coverage and blind spots
search-command-hide-proposed = Show or hide what is only proposed
review-many = Many at once …
file-paths = Paths of documents and folders
file-paths-hint = One path a line (Shift+Enter for a new line)
file-missing = Does not exist: { $path }
report-undated = { $n ->
    [one] One document gives no date; “on Wednesday” stays open in it until you set one above the text.
   *[other] { $n } documents give no date; “on Wednesday” stays open in them until you set one above the text.
}
review-rejected-many = { $n } proposals rejected; Ctrl+Z takes it back
review-accepted-many = { $n } proposals accepted; Ctrl+Z takes it back
