# Network.
network-canvas = Alliance network
network-node-name = Node: { $name }
network-strand-name = Tie: { $from } – { $to }, { $label } ({ $state })
network-empty = No actors yet
network-empty-hint = Nobody is named yet. Add documents or open a project, and this shows who is tied to whom.
network-computing = Layout is being computed
network-layout-force = Force
network-layout-force-hint = Lay out by ties
network-layout-circle = Circle
network-layout-circle-hint = Lay out on a circle
network-layout-blocs = Blocs
network-layout-blocs-hint = Lay out by blocs
network-hulls = Hulls
network-hulls-hint = Draw areas around blocs
network-fit = Fit
network-fit-hint = Fit the network into the pane (F)
network-focus = Focus
network-focus-off = off
network-focus-off-hint = Show all actors (0)
network-focus-hint = Only up to { $n ->
    [one] { $n } step
   *[other] { $n } steps
} from the selection ({ $n })
network-zoom-in = Zoom in
network-zoom-out = Zoom out
network-legend = Legend
network-legend-title = Ties on { $date }
network-legend-count = { $shown } of { $all }
network-legend-open = Open the legend
network-legend-close = Close the legend
network-legend-row = Legend: { $family }, { $n }
network-legend-hide = Click to hide
network-legend-show = Click to show
network-legend-width = Width: number of independent sources
network-style-solid = in force
network-style-double = signed
network-style-dashed = ended
network-style-dotted = expected
network-style-dash-dot = contested
network-style-crossed = denied
network-state-in-force = in force
network-state-concluded = signed, not yet in force
network-state-perhaps-begun = perhaps in force already
network-state-perhaps-ended = perhaps ended
network-state-ended = ended
network-state-not-yet = not yet
network-state-contested = contested
network-state-denied = denied
network-state-predicted = expected
network-state-proposed = proposed
network-state-supposed = only under a condition
network-state-unheard = no source yet
network-says = { $speaker } { $stance }
network-more = and { $n } more
network-node-ties = { $n ->
    [0] no tie at the moment
    [one] { $n } tie at the moment
   *[other] { $n } ties at the moment
}
network-node-gone = does not exist at the moment
network-node-pinned = placed by hand, double click releases it
network-style-later = known only later
network-state-later = known only later
network-group-name = Group: { $name } and { $n ->
    [one] 1 more
   *[other] { $n } more
}
network-bundle-name = { $n } ties: { $from } – { $to }
network-crowd = { $n } actors with { $ties } ties, drawn close together
