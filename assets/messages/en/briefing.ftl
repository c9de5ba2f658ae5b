# Scenes of a briefing: the strip, what is done with scenes, what has changed behind them.
briefing-title = Briefing
briefing-keep = Keep scene
briefing-empty = No scenes yet. “Keep scene” (F2) makes one of what is on the screen: panes, moment, selection, filter, layout and zoom.
briefing-renew = Renew
briefing-renew-name = Take the screen into scene { $number }
briefing-card = Scene { $number }: { $title }, { $day }
briefing-card-changed = Scene { $number }: { $title }, { $day }, data changed
briefing-card-hint = Double click or Enter shows it. Drag, or Alt with an arrow, moves it.
briefing-rename-name = Title of the scene
briefing-mark = Scene { $number }: changed since it was made. { $what }
briefing-changed-since = Changed since the scene was made
briefing-show = Show
briefing-show-name = Show the scene “{ $title }”
briefing-renew-long = Renew from the screen
briefing-confirm = Keep as it is
briefing-rename = Rename
briefing-edit = Edit words and panes
briefing-duplicate = Duplicate
briefing-branch = Branch off
briefing-earlier = One place earlier
briefing-later = One place later
briefing-delete = Delete …
briefing-layout-force = Force
briefing-layout-circle = Circle
briefing-layout-blocs = Blocs
briefing-layout-map = Map
briefing-layout-rails = Rails
briefing-layout-ego = Partners over time
briefing-layout-matrix = Matrix
briefing-ledger-proposals = Proposals
briefing-ledger-coverage = Coverage
briefing-ledger-claims = Claims
briefing-ledger-contradictions = Contradictions
briefing-ledger-forecasts = Forecasts
briefing-ledger-quantities = Quantities
briefing-ledger-notes = Notes
briefing-ledger-precedents = Precedents
briefing-ledger-scenarios = Scenarios
briefing-ledger-measures = Measures
briefing-pane-document = Document
briefing-pane-network = Network
briefing-pane-timeline = Timeline
briefing-pane-inspector = Inspector
briefing-and-more = { $n ->
    [one] { $name } and one more
   *[other] { $name } and { $n } more
}
briefing-proposed-title = { $what }, { $day }
briefing-proposed-what-if = { $what }, { $day }, what if
briefing-altered = “{ $name }” is different now.
briefing-new = New in the picture: { $list }.
briefing-differ = Different: { $list }.
briefing-less = No longer shown: { $ties ->
    [one] one tie
   *[other] { $ties } ties
}, { $events ->
    [one] one event
   *[other] { $events } events
}.
briefing-less-ties = { $ties ->
    [one] One tie is no longer shown.
   *[other] { $ties } ties are no longer shown.
}
briefing-less-events = { $events ->
    [one] One event is no longer shown.
   *[other] { $events } events are no longer shown.
}
briefing-something = Something among the many ties and events shown is different.
briefing-gone-tie = The tie “{ $name }” is no longer in the dossier.
briefing-gone-event = The event “{ $name }” is no longer in the dossier.
briefing-gone-actor = The actor “{ $name }” is no longer in the dossier.
briefing-gone-document = The document “{ $name }” is no longer in the dossier.
briefing-gone-instrument = The treaty “{ $name }” is no longer in the dossier.
briefing-gone-claim = The claim “{ $name }” is no longer in the dossier.
briefing-gone-scenario = The scenario “{ $name }” is no longer in the dossier.
briefing-gone = “{ $name }” is no longer in the dossier.
key-keep-scene = Keep what is on the screen as a scene
key-briefing = Show or hide the scenes
key-next-scene = Next scene
key-previous-scene = Previous scene
menu-keep-scene = Keep scene
menu-briefing = Scenes
toast-scene-gone = “{ $name }”, which scene { $number } is about, is no longer in the dossier.
toast-scene-kept = Scene { $number } kept: { $title }
history-keep-scene = Scene kept
history-renew-scene = Scene renewed
history-confirm-scene = Scene kept as it is
history-move-scene = Scene moved
history-copy-scene = Scene duplicated
history-branch-scene = Scene branched off
history-rename-scene = Scene renamed
status-scene = Scene { $number }
status-scene-changed = Scene { $number }, changed
status-scene-hint = Shows the scene as it was kept
preferences-motion = Motion
preferences-motion-usual = Pictures glide
preferences-motion-reduced = Reduced
edit-scene-panes = Panes
edit-scene-later = What only later documents said is drawn too
edit-scene-brush = Brushed: { $from } to { $to }
edit-scene-compare = Compared with: { $day }
edit-scene-also = { $n ->
    [one] And one more selected
   *[other] And { $n } more selected
}
edit-scene-filter = Filter: { $filter }
edit-scene-layout = Shown as: { $name }
edit-scene-zoom = A part of the network
edit-scene-attack = If { $attacker } attacks { $attacked }
edit-scene-what-if = What if: { $what }
edit-scene-document = Document: { $name }
