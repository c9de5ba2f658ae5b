# Pictures of the network: map, rails, partners, matrix, paths, difference of two moments.
network-layout-map = Map
network-layout-map-hint = Lay out on a map, states at their capitals
network-layout-rails = Rails
network-layout-rails-hint = One rail for each actor, ties along time
network-layout-ego = Partners
network-layout-ego-hint = Ties of the selected actor along time
network-layout-matrix = Matrix
network-layout-matrix-hint = Who is bound to whom, as a matrix
network-layout-menu = Layout: { $layout }
network-group-menu = Groups: { $by }
network-group-membership = by membership
network-group-crossings = few crossings
network-group-community = by community
network-group-kind = by kind of actor
network-group-region = by region
network-group-attribute = by “{ $field }”
network-bloc-community = Bloc around { $name }
network-region-americas = Americas
network-region-europe = Europe
network-region-africa = Africa
network-region-middle-east = Middle East
network-region-asia = Asia
network-region-oceania = Oceania
network-map-edge = no known place
matrix-canvas = Matrix of ties
matrix-order-seriation = Neighbours
matrix-order-seriation-name = Order: who is tied stands side by side
matrix-order-bloc = Blocs
matrix-order-bloc-name = Order: by bloc
matrix-order-name = A–Z
matrix-order-name-name = Order: by name
matrix-order-degree = Ties
matrix-order-degree-name = Order: who has most ties first
matrix-promises = Promises only
matrix-all = All ties
matrix-empty = No ties yet
matrix-empty-promises = No promises yet; “All ties” shows the others
matrix-rows = who is bound ↓
matrix-columns = to whom →
matrix-blocks = blocks of { $n } × { $n } cells, with the number of ties
matrix-row-name = Row: { $name }
matrix-column-name = Column: { $name }
matrix-cell-name = Cell: { $from } → { $to }, { $what }
matrix-several = { $n } ties
matrix-nothing = No tie at the moment
matrix-csv-corner = who is bound, to whom
matrix-file = matrix.csv
spans-canvas = Ties along time
spans-choose = Select an actor to see its ties along time
spans-empty = No dated ties
spans-rails-title = { $n } actors along time
spans-ego-title = { $name }: { $n ->
    [one] one partner
   *[other] { $n } partners
}, in the order of their first tie
spans-undated = { $n ->
    [one] one tie without a date is not drawn
   *[other] { $n } ties without a date are not drawn
}
spans-joined = From { $day } · joins { $rails } actors · { $ties } ties
spans-key-many = the thicker, the more ties at once
spans-row-name = Row: { $name }
spans-bar-name = Bar: { $from } – { $to }, { $label } ({ $state })
paths-choose = Choose from whom and to whom; or select two actors with Ctrl and press Shift+F7
paths-from = From
paths-to = To
paths-swap = Swap the two ends
paths-promises-name = Paths: promises only
paths-all-name = Paths: all ties
paths-both-ways = both ways
paths-both-ways-name = Follow ties against their direction too
paths-close = Close the paths
paths-same = These are the same actor.
paths-none = No path from { $from } to { $to } on { $day }.
paths-none-directed = No path from { $from } to { $to } on { $day }, following ties from who promises to whom; “both ways” looks further.
paths-summary = { $from } to { $to } on { $day }: { $n }{ $more } { $n ->
    [one] path
   *[other] paths
}, the shortest { $steps ->
    [one] in one step
   *[other] in { $steps } steps
}.
paths-meaning-promises = Each step is a promise of its own; the path promises nothing: whoever defends a defender does not thereby defend whom that one defends.
paths-meaning-promises-both = Promises, followed from either side: the path shows who is connected, not who is bound; a promise to defend is not passed on.
paths-meaning-ties = Ties of all kinds: the path shows who is connected, not what anybody owes.
paths-steps = { $n ->
    [one] one step
   *[other] { $n } steps
}
paths-more-ties = { $n ->
    [one] one more tie
   *[other] { $n } more ties
}
paths-path-name = Path { $n }: { $route }, { $steps }
paths-step-name = Path step { $n }: { $who }, { $what }
compare-title = { $from } to { $to }
compare-new = { $n } new
compare-ended = { $n } ended
compare-changed = { $n } changed
compare-same = { $n } unchanged
compare-same-day = Move the moment: what has changed since { $day } is marked.
compare-show-list = Show the list of changes
compare-hide-list = Hide the list of changes
compare-lift = Lift the comparison
compare-filter-name = Changes: { $what }
compare-row-new = new: { $tie }, { $from } – { $to }
compare-row-ended = ended: { $tie }, { $from } – { $to }
compare-row-changed = changed: { $tie }, { $from } – { $to }: { $was }, then { $is }
compare-row-instead = in the place of “{ $old }”
compare-legend-new = new since
compare-legend-ended = ended
compare-legend-changed = changed
status-compare = Compared with
status-clear-compare = Lift the comparison
figure-compare = compared with { $day }: { $new } new (+), { $ended } ended (−), { $changed } changed (≠), { $same } unchanged
timeline-compare-day = compared with { $day }
key-matrix = Matrix, or back
key-ego = Partners of the selected actor along time, or back
key-paths = Paths between two actors
key-compare = Compare with this moment, or lift
menu-paths = Paths between two actors
menu-compare = Compare with this moment
search-command-layout-map = Layout: map
search-command-layout-rails = Layout: rails
search-command-layout-ego = Partners along time
search-command-layout-matrix = Matrix
