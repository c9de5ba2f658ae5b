# Netz.
network-canvas = Bündnisnetz
network-node-name = Knoten: { $name }
network-strand-name = Beziehung: { $from } – { $to }, { $label } ({ $state })
network-empty = Noch keine Akteure
network-empty-hint = Noch ist niemand genannt. Dokumente hinzufügen oder ein Projekt öffnen: Dann steht hier, wer mit wem verbunden ist.
network-computing = Anordnung wird berechnet
network-layout-force = Kräfte
network-layout-force-hint = Nach Beziehungen anordnen
network-layout-circle = Kreis
network-layout-circle-hint = Auf einem Kreis anordnen
network-layout-blocs = Blöcke
network-layout-blocs-hint = Nach Blöcken anordnen
network-hulls = Hüllen
network-hulls-hint = Flächen um Blöcke zeichnen
network-fit = Einpassen
network-fit-hint = Netz in den Bereich einpassen (F)
network-focus = Fokus
network-focus-off = aus
network-focus-off-hint = Alle Akteure zeigen (0)
network-focus-hint = Nur bis { $n ->
    [one] { $n } Schritt
   *[other] { $n } Schritte
} von der Auswahl ({ $n })
network-zoom-in = Vergrößern
network-zoom-out = Verkleinern
network-legend = Legende
network-legend-title = Beziehungen am { $date }
network-legend-count = { $shown } von { $all }
network-legend-open = Legende öffnen
network-legend-close = Legende schließen
network-legend-row = Legende: { $family }, { $n }
network-legend-hide = Klicken zum Ausblenden
network-legend-show = Klicken zum Einblenden
network-legend-width = Breite: Zahl unabhängiger Quellen
network-style-solid = in Kraft
network-style-double = unterzeichnet
network-style-dashed = beendet
network-style-dotted = erwartet
network-style-dash-dot = umstritten
network-style-crossed = bestritten
network-state-in-force = in Kraft
network-state-concluded = unterzeichnet, noch nicht in Kraft
network-state-perhaps-begun = vielleicht schon in Kraft
network-state-perhaps-ended = vielleicht beendet
network-state-ended = beendet
network-state-not-yet = noch nicht
network-state-contested = umstritten
network-state-denied = bestritten
network-state-predicted = erwartet
network-state-proposed = vorgeschlagen
network-state-supposed = nur unter einer Bedingung
network-state-unheard = noch keine Quelle
network-says = { $speaker } { $stance }
network-more = und { $n } weitere
network-node-ties = { $n ->
    [0] derzeit keine Beziehung
    [one] derzeit { $n } Beziehung
   *[other] derzeit { $n } Beziehungen
}
network-node-gone = besteht zu diesem Zeitpunkt nicht
network-node-pinned = von Hand gesetzt, Doppelklick löst den Knoten
network-style-later = erst später bekannt
network-state-later = erst später bekannt
network-group-name = Gruppe: { $name } und { $n ->
    [one] 1 weiterer
   *[other] { $n } weitere
}
network-bundle-name = { $n } Beziehungen: { $from } – { $to }
network-crowd = { $n } Akteure mit { $ties } Beziehungen, dicht gezeichnet
