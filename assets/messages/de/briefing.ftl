# Szenen eines Briefings: der Streifen, was man mit Szenen tut, was sich hinter ihnen geändert hat.
briefing-title = Briefing
briefing-keep = Szene merken
briefing-empty = Noch keine Szenen. „Szene merken“ (F2) macht eine aus dem, was zu sehen ist: Bereiche, Zeitpunkt, Auswahl, Filter, Anordnung und Ausschnitt.
briefing-renew = Erneuern
briefing-renew-name = Den Bildschirm in Szene { $number } übernehmen
briefing-card = Szene { $number }: { $title }, { $day }
briefing-card-changed = Szene { $number }: { $title }, { $day }, Daten geändert
briefing-card-hint = Doppelklick oder Eingabe zeigt sie. Ziehen, oder Alt mit Pfeil, verschiebt sie.
briefing-rename-name = Titel der Szene
briefing-mark = Szene { $number }: seit der Aufnahme geändert. { $what }
briefing-changed-since = Seit der Aufnahme der Szene geändert
briefing-show = Zeigen
briefing-show-name = Die Szene „{ $title }“ zeigen
briefing-renew-long = Vom Bildschirm erneuern
briefing-confirm = So belassen
briefing-rename = Umbenennen
briefing-edit = Worte und Bereiche bearbeiten
briefing-duplicate = Verdoppeln
briefing-branch = Abzweigen
briefing-earlier = Eine Stelle früher
briefing-later = Eine Stelle später
briefing-delete = Löschen …
briefing-layout-force = Kräfte
briefing-layout-circle = Kreis
briefing-layout-blocs = Blöcke
briefing-layout-map = Karte
briefing-layout-rails = Schienen
briefing-layout-ego = Partner im Zeitlauf
briefing-layout-matrix = Matrix
briefing-ledger-proposals = Vorschläge
briefing-ledger-coverage = Abdeckung
briefing-ledger-claims = Aussagen
briefing-ledger-contradictions = Widersprüche
briefing-ledger-forecasts = Prognosen
briefing-ledger-quantities = Mengen
briefing-ledger-notes = Notizen
briefing-ledger-precedents = Präzedenzfälle
briefing-ledger-scenarios = Szenarien
briefing-ledger-measures = Maße
briefing-pane-document = Dokument
briefing-pane-network = Netz
briefing-pane-timeline = Zeitleiste
briefing-pane-inspector = Inspektor
briefing-and-more = { $n ->
    [one] { $name } und eins mehr
   *[other] { $name } und { $n } weitere
}
briefing-proposed-title = { $what }, { $day }
briefing-proposed-what-if = { $what }, { $day }, was wäre wenn
briefing-altered = „{ $name }“ ist jetzt anders.
briefing-new = Neu im Bild: { $list }.
briefing-differ = Anders: { $list }.
briefing-less = Nicht mehr zu sehen: { $ties ->
    [one] eine Beziehung
   *[other] { $ties } Beziehungen
}, { $events ->
    [one] ein Ereignis
   *[other] { $events } Ereignisse
}.
briefing-less-ties = { $ties ->
    [one] Eine Beziehung ist nicht mehr zu sehen.
   *[other] { $ties } Beziehungen sind nicht mehr zu sehen.
}
briefing-less-events = { $events ->
    [one] Ein Ereignis ist nicht mehr zu sehen.
   *[other] { $events } Ereignisse sind nicht mehr zu sehen.
}
briefing-something = Unter den vielen gezeigten Beziehungen und Ereignissen ist etwas anders.
briefing-gone-tie = Die Beziehung „{ $name }“ ist nicht mehr im Dossier.
briefing-gone-event = Das Ereignis „{ $name }“ ist nicht mehr im Dossier.
briefing-gone-actor = Der Akteur „{ $name }“ ist nicht mehr im Dossier.
briefing-gone-document = Das Dokument „{ $name }“ ist nicht mehr im Dossier.
briefing-gone-instrument = Der Vertrag „{ $name }“ ist nicht mehr im Dossier.
briefing-gone-claim = Die Aussage „{ $name }“ ist nicht mehr im Dossier.
briefing-gone-scenario = Das Szenario „{ $name }“ ist nicht mehr im Dossier.
briefing-gone = „{ $name }“ ist nicht mehr im Dossier.
key-keep-scene = Was zu sehen ist als Szene merken
key-briefing = Szenen zeigen oder verbergen
key-next-scene = Nächste Szene
key-previous-scene = Vorige Szene
menu-keep-scene = Szene merken
menu-briefing = Szenen
toast-scene-gone = „{ $name }“, wovon Szene { $number } handelt, ist nicht mehr im Dossier.
toast-scene-kept = Szene { $number } gemerkt: { $title }
history-keep-scene = Szene gemerkt
history-renew-scene = Szene erneuert
history-confirm-scene = Szene so belassen
history-move-scene = Szene verschoben
history-copy-scene = Szene verdoppelt
history-branch-scene = Szene abgezweigt
history-rename-scene = Szene umbenannt
status-scene = Szene { $number }
status-scene-changed = Szene { $number }, geändert
status-scene-hint = Zeigt die Szene, wie sie gemerkt wurde
preferences-motion = Bewegung
preferences-motion-usual = Bilder gleiten
preferences-motion-reduced = Verringert
edit-scene-panes = Bereiche
edit-scene-later = Auch was erst spätere Dokumente sagten, ist gezeichnet
edit-scene-brush = Markiert: { $from } bis { $to }
edit-scene-compare = Verglichen mit: { $day }
edit-scene-also = { $n ->
    [one] Und eins mehr ausgewählt
   *[other] Und { $n } weitere ausgewählt
}
edit-scene-filter = Filter: { $filter }
edit-scene-layout = Gezeigt als: { $name }
edit-scene-zoom = Ein Ausschnitt des Netzes
edit-scene-attack = Wenn { $attacker } { $attacked } angreift
edit-scene-what-if = Was wäre wenn: { $what }
edit-scene-document = Dokument: { $name }
