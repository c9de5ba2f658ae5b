# Graphs and tables: import, export, columns
graphs-actors-left-out = Actors not written (without a tie, or not chosen)
graphs-breaks-off = The file breaks off; what stands before is read
graphs-character-lost = Characters replaced that XML does not have
graphs-column-left-out = Column left out; it stands in the document only
graphs-edge-without-end = Edge left out: an end is missing
graphs-endless-succession = Succession that runs in a circle; left out
graphs-family-assumed = Ties without a family; taken as the chosen one (else contact)
graphs-field-cut = Field too long, cut
graphs-foreign-data = Drawing of another program left out (label and place are taken where they are known)
graphs-hyperedge = Edge between several nodes left out; it stands in the document
graphs-kept-aside = Entity without a counterpart; it stays with the document and is written again
graphs-key-twice = Attribute declared twice; the first counts
graphs-key-undeclared = Attribute not declared; taken as text
graphs-kind-assumed = Nodes that do not say what they are; taken as organisations
graphs-no-claims = Claims have no place there; their number and sources are written
graphs-no-date = Not a date; taken without one, the words stand in the document
graphs-no-dynamic-values = Values bound to time have no place there
graphs-no-entity = Line left out: no entity in it
graphs-no-events = Events have no place there
graphs-no-graph-values = What is said of the whole has no place there
graphs-no-id = Node without an identifier; it was given one
graphs-no-instruments = Of treaties only name and time are written, with the tie
graphs-no-judgements = Assessments and scenarios have no place there
graphs-no-look = Place, colour and size have no place there
graphs-no-memberships = Memberships in actors that are not written
graphs-no-name = Row left out: no name and no identifier
graphs-no-offices = Offices under and successions of actors that are not written
graphs-no-options = The list of allowed values has no place there
graphs-no-parents = Nodes within nodes have no place there
graphs-no-place-for-rest = Entities without a counterpart have no place there
graphs-no-quantities = Quantities have no place there
graphs-no-source = Row left out: no source
graphs-no-spells = Times have no place there but as an attribute
graphs-no-such-day = There is no such day; month or year is taken
graphs-no-target = Row left out: no target
graphs-no-weight = Weights have no place there
graphs-node-twice = Node twice; the first counts
graphs-not-a-number = Not a number; the words stand in the document
graphs-not-in-calendar = Times that are no dates (steps); kept with the record
graphs-only-first-spell = Of several times only the first is written
graphs-port = Port of a node left out
graphs-reversed = End before the beginning; taken without a date
graphs-row-length = Row with another number of fields (fields / columns)
graphs-several = Another graph in the file; read into the same one
graphs-spell-sharper = The spell is sharper than the date; the date itself stands beside it
graphs-ties-left-out = Ties not written (not seen)
graphs-unknown-family = Word for the family not known; taken as the chosen one (else contact), the word is kept
graphs-unknown-node = Node not in the file; the edge is left out
graphs-unknown-way = Direction not known; the usual one of the file counts
graphs-value-incomplete = Value left out: no attribute or no content
menu-export-data = Export data …
search-command-export-data = Export data (GEXF, GraphML, CSV, FtM, DOT)
data-export-title = Export data
data-export-form = Format
data-export-what = Extent
data-export-seen = What is seen
data-export-all = Everything
data-export-seen-hint = Ties drawn at this moment and under this filter
data-export-all-hint = All ties, those to come, ended and hidden among them
data-export-path = File
data-export-do = Export
data-export-gexf = GEXF 1.3, for Gephi: times, attributes, places and colours
data-export-graphml = GraphML, for yEd, Cytoscape, igraph, networkx
data-export-csv = Two tables: ties, and actors beside it
data-export-ftm = FollowTheMoney, a JSON line an entity, for Aleph and OpenSanctions
data-export-dot = DOT, for Graphviz
data-export-done = Written
data-export-nothing-lost = The format holds everything that was written.
data-export-notes = What the format cannot hold
data-export-close = Close
data-export-beside = Beside it: { $path }
data-export-network-only = Data are exported of the network only (--view network).
mapping-title = Import table: { $name }
mapping-lists = Each row is
mapping-lists-ties = a tie
mapping-lists-actors = an actor
mapping-delimiter = Delimiter
mapping-delimiter-comma = Comma
mapping-delimiter-semicolon = Semicolon
mapping-delimiter-tab = Tab
mapping-delimiter-bar = Bar
mapping-encoding = Encoding
mapping-encoding-found = found out
mapping-header = First row names the columns
mapping-order = Dates in numbers
mapping-order-day = Day first (31/12/1961)
mapping-order-month = Month first (12/31/1961)
mapping-directed = Ties run one way
mapping-otherwise = Family where nothing else is said
mapping-families = Families for unknown words
mapping-family-as-rest = as above
mapping-column = Column { $n }
mapping-column-choice = Meaning of the column { $name }
mapping-counting = counting …
mapping-missing-ties = Choose above the columns from whom and to whom the tie runs.
mapping-missing-actors = Choose above the columns where the name or identifier stands.
mapping-import = Import
mapping-cancel = Cancel
mapping-meaning-keep = keep
mapping-meaning-leave = leave out
mapping-meaning-source = from whom
mapping-meaning-target = to whom
mapping-meaning-source-name = name: from whom
mapping-meaning-target-name = name: to whom
mapping-meaning-id = identifier
mapping-meaning-name = name
mapping-meaning-name-de = name, German
mapping-meaning-name-en = name, English
mapping-meaning-label = label
mapping-meaning-family = family of the tie
mapping-meaning-class = class of the promise
mapping-meaning-kind = what the actor is
mapping-meaning-code = letters
mapping-meaning-cow = COW code
mapping-meaning-gw = Gleditsch-Ward code
mapping-meaning-iso2 = ISO code, 2 letters
mapping-meaning-iso3 = ISO code, 3 letters
mapping-meaning-start = start
mapping-meaning-end = end
mapping-meaning-valid = period
mapping-meaning-date = date
mapping-meaning-year = year in which it held
mapping-meaning-weight = weight
mapping-meaning-direction = direction
mapping-meaning-citation = citation
mapping-meaning-x = place, to the right
mapping-meaning-y = place, downwards
graphs-grouped = { $n ->
    [one] one actor belongs to another
   *[other] { $n } actors belong to others
}
mapping-ties = { $ties ->
    [one] one tie
   *[other] { $ties } ties
} between { $actors ->
    [one] one actor
   *[other] { $actors } actors
}
mapping-actors = { $n ->
    [one] one actor
   *[other] { $n } actors
}
mapping-out-graphs-no-source = { $n ->
    [one] one row left out: no source
   *[other] { $n } rows left out: no source
}
mapping-out-graphs-no-target = { $n ->
    [one] one row left out: no target
   *[other] { $n } rows left out: no target
}
mapping-out-graphs-no-name = { $n ->
    [one] one row left out: no name
   *[other] { $n } rows left out: no name
}
mapping-actors-beside = With the actors of “{ $name }”
graphs-records = { $n ->
    [one] from one record of the file
   *[other] from { $n } records of the file
}
graphs-only-named = Actors that are named and not described; taken with their identifier as name
graphs-unknown-parent = Node not in the file; the membership is left out
graphs-nearest-schema = Kind and letters of an actor have no place there; the nearest schema is written
graphs-no-direction = Direction of ties without a schema of their own has no place there
graphs-authority-by-name = Who imposes a sanction is written by name only
