## Names of proposed ties
tie-defence-pact = defence pact
tie-guarantee = security guarantee
tie-nonaggression = non-aggression
tie-treaty = treaty
tie-partnership = partnership
tie-arms = arms
tie-technology = technology
tie-troops = troops
tie-trade = trade
tie-energy = energy
tie-labour = labour
tie-sanctions = sanctions
tie-veto = veto
tie-negotiation = negotiations
tie-summit = summit
tie-conflict = war
tie-rivalry = rivalry
tie-membership = membership
tie-mediation = mediation
tie-support = support
unit-kilometre = km
unit-tonne = tonnes
unit-minute = minutes
unit-hour = hours
unit-day = days
unit-week = weeks
unit-month = months
unit-year = years
ingest-author-of = Author of “{ $title }”
ingest-worked-out = worked out from “{ $phrase }”
ingest-over-by-then = The text speaks of it as past; it ended at the latest on the day the text was published.
ingest-published-by-hand = given by hand
published-front-matter = the head of the file
published-meta-tag = a field of the web page
published-header-line = a line above the text
published-dateline = place and day before the first sentence
published-docx-property = a property of the Word file
published-pdf-info = a property of the PDF file
warning-encoding-guessed = The character encoding was guessed ({ $name }).
warning-characters-replaced = { $n } characters could not be read and were replaced.
warning-control-signs-removed = { $n } invisible control characters were removed.
warning-pages-without-text = { $n } of { $of } pages have no text, probably pictures.
warning-pages-left-out = Only the first { $n } of { $of } pages were read.
warning-truncated = The text was cut off at the limit.
warning-nesting-flattened = The page is nested very deeply; its text was kept, its structure was not.
warning-whole-page-taken = No article could be told from its surroundings; the whole page was taken.
warning-name-misleads = The name of the file says another kind than its content is.
warning-partly-damaged = The file is damaged; what could be read was taken.
reading-unknown-kind = “{ $path }” is of no known kind; txt, md, html, docx and pdf can be read.
reading-not-supported = “{ $path }” is a file of kind { $format }, which is not read; save it as { $instead }.
reading-binary = “{ $path }” holds no text but a program’s data.
reading-empty = “{ $path }” is empty; there is nothing to read.
reading-no-text = “{ $path }” has { $pages } pages without text, probably a scan; run text recognition (OCR) first.
reading-encrypted = “{ $path }” is encrypted; save it without a password and try again.
reading-damaged = “{ $path }” is damaged ({ $what }); look for another copy.
reading-too-large = “{ $path }” is too large (at most { $most } MiB); split it into smaller files.
reading-bomb = “{ $path }” unpacks to an unreasonable size ({ $what }) and was not read.
reading-nested-too-deep = “{ $path }” is nested more than { $most } levels deep and was not read.
reading-fault = “{ $path }” caused a fault of the program and was left out ({ $reason }).
reading-refused = “{ $path }” does not fit into the dossier ({ $reason }).
ingest-joined = { $documents ->
    [one] One document read
   *[other] { $documents } documents read
 }, { $proposals ->
    [one] one proposal
   *[other] { $proposals } proposals
 }
ingest-foreign = “{ $path }” is neither German nor English; the text was kept but not searched for facts.
ingest-again = { $n ->
    [0] No new proposals
    [one] One new proposal
   *[other] { $n } new proposals
}
ingest-cancelled = Stopped; what had been read by then is in the dossier.
file-kind-documents = Documents
cli-ingest-progress = { $n } files …
cli-ingest-foreign = “{ $path }” is neither German nor English; the text is kept but not searched for facts.
cli-ingest-nothing = no file could be read; txt, md, html, docx and pdf can be, and folders of them.
cli-ingest-done = { $read } read, { $failed } left out, { $known } known already, { $proposals } proposals
cli-lexicon = your own lexicon cannot be read: { $reason }
file-documents-title = Read documents and folders
