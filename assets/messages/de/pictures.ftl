# Bilder des Netzes: Karte, Schienen, Partner, Matrix, Pfade, Unterschied zweier Zeitpunkte.
network-layout-map = Karte
network-layout-map-hint = Auf einer Karte anordnen, Staaten an ihren Hauptstädten
network-layout-rails = Schienen
network-layout-rails-hint = Eine Schiene je Akteur, Beziehungen entlang der Zeit
network-layout-ego = Partner
network-layout-ego-hint = Beziehungen des ausgewählten Akteurs entlang der Zeit
network-layout-matrix = Matrix
network-layout-matrix-hint = Wer wem verpflichtet ist, als Matrix
network-layout-menu = Anordnung: { $layout }
network-group-menu = Gruppen: { $by }
network-group-membership = nach Mitgliedschaft
network-group-crossings = wenige Kreuzungen
network-group-community = nach Gemeinschaft
network-group-kind = nach Art des Akteurs
network-group-region = nach Weltregion
network-group-attribute = nach „{ $field }“
network-bloc-community = Block um { $name }
network-region-americas = Amerika
network-region-europe = Europa
network-region-africa = Afrika
network-region-middle-east = Naher Osten
network-region-asia = Asien
network-region-oceania = Ozeanien
network-map-edge = kein Ort bekannt
matrix-canvas = Matrix der Beziehungen
matrix-order-seriation = Nachbarn
matrix-order-seriation-name = Reihenfolge: Verbundene nebeneinander
matrix-order-bloc = Blöcke
matrix-order-bloc-name = Reihenfolge: nach Block
matrix-order-name = A–Z
matrix-order-name-name = Reihenfolge: nach Namen
matrix-order-degree = Zahl
matrix-order-degree-name = Reihenfolge: wer die meisten Beziehungen hat, zuerst
matrix-promises = Nur Zusagen
matrix-all = Alle Beziehungen
matrix-empty = Noch keine Beziehungen
matrix-empty-promises = Noch keine Zusagen; „Alle Beziehungen“ zeigt die übrigen
matrix-rows = wer gebunden ist ↓
matrix-columns = an wen →
matrix-blocks = Felder zu { $n } × { $n }, mit der Zahl der Beziehungen
matrix-row-name = Zeile: { $name }
matrix-column-name = Spalte: { $name }
matrix-cell-name = Feld: { $from } → { $to }, { $what }
matrix-several = { $n } Beziehungen
matrix-nothing = Zurzeit keine Beziehung
matrix-csv-corner = wer gebunden ist, an wen
matrix-file = matrix.csv
spans-canvas = Beziehungen entlang der Zeit
spans-choose = Einen Akteur auswählen, um seine Beziehungen entlang der Zeit zu sehen
spans-empty = Keine datierten Beziehungen
spans-rails-title = { $n } Akteure entlang der Zeit
spans-ego-title = { $name }: { $n ->
    [one] ein Partner
   *[other] { $n } Partner
}, nach ihrer ersten Beziehung geordnet
spans-undated = { $n ->
    [one] eine Beziehung ohne Datum ist nicht gezeichnet
   *[other] { $n } Beziehungen ohne Datum sind nicht gezeichnet
}
spans-joined = Ab { $day } · verbindet { $rails } Akteure · { $ties } Beziehungen
spans-key-many = je dicker, desto mehr Beziehungen zugleich
spans-row-name = Zeile: { $name }
spans-bar-name = Balken: { $from } – { $to }, { $label } ({ $state })
paths-choose = Wählen, von wem zu wem; oder zwei Akteure mit Strg auswählen und Umschalt+F7 drücken
paths-from = Von
paths-to = Zu
paths-swap = Beide Enden tauschen
paths-promises-name = Pfade: nur Zusagen
paths-all-name = Pfade: alle Beziehungen
paths-both-ways = in beide Richtungen
paths-both-ways-name = Beziehungen auch gegen ihre Richtung verfolgen
paths-close = Pfade schließen
paths-same = Das ist derselbe Akteur.
paths-none = Kein Pfad von { $from } zu { $to } am { $day }.
paths-none-directed = Kein Pfad von { $from } zu { $to } am { $day }, wenn man Beziehungen vom Zusagenden zum Begünstigten folgt; „in beide Richtungen“ sucht weiter.
paths-summary = { $from } zu { $to } am { $day }: { $n }{ $more } { $n ->
    [one] Pfad
   *[other] Pfade
}, der kürzeste { $steps ->
    [one] in einem Schritt
   *[other] in { $steps } Schritten
}.
paths-meaning-promises = Jeder Schritt ist eine Zusage für sich; der Pfad verspricht nichts: Wer einen Beschützer verteidigt, verteidigt damit nicht, wen dieser verteidigt.
paths-meaning-promises-both = Zusagen, von beiden Seiten her verfolgt: Der Pfad zeigt, wer verbunden ist, nicht, wer gebunden ist; eine Beistandszusage wird nicht weitergereicht.
paths-meaning-ties = Beziehungen aller Art: Der Pfad zeigt, wer verbunden ist, nicht, was jemand schuldet.
paths-steps = { $n ->
    [one] ein Schritt
   *[other] { $n } Schritte
}
paths-more-ties = { $n ->
    [one] eine weitere Beziehung
   *[other] { $n } weitere Beziehungen
}
paths-path-name = Pfad { $n }: { $route }, { $steps }
paths-step-name = Pfadschritt { $n }: { $who }, { $what }
compare-title = { $from } bis { $to }
compare-new = { $n } neu
compare-ended = { $n } beendet
compare-changed = { $n } verändert
compare-same = { $n } unverändert
compare-same-day = Den Zeitpunkt bewegen: Was sich seit dem { $day } geändert hat, wird gekennzeichnet.
compare-show-list = Liste der Änderungen zeigen
compare-hide-list = Liste der Änderungen ausblenden
compare-lift = Vergleich aufheben
compare-filter-name = Änderungen: { $what }
compare-row-new = neu: { $tie }, { $from } – { $to }
compare-row-ended = beendet: { $tie }, { $from } – { $to }
compare-row-changed = verändert: { $tie }, { $from } – { $to }: { $was }, dann { $is }
compare-row-instead = an Stelle von „{ $old }“
compare-legend-new = neu seither
compare-legend-ended = beendet
compare-legend-changed = verändert
status-compare = Verglichen mit
status-clear-compare = Vergleich aufheben
figure-compare = verglichen mit { $day }: { $new } neu (+), { $ended } beendet (−), { $changed } verändert (≠), { $same } unverändert
timeline-compare-day = verglichen mit { $day }
key-matrix = Matrix, oder zurück
key-ego = Partner des ausgewählten Akteurs entlang der Zeit, oder zurück
key-paths = Pfade zwischen zwei Akteuren
key-compare = Mit diesem Zeitpunkt vergleichen, oder aufheben
menu-paths = Pfade zwischen zwei Akteuren
menu-compare = Mit diesem Zeitpunkt vergleichen
search-command-layout-map = Anordnung: Karte
search-command-layout-rails = Anordnung: Schienen
search-command-layout-ego = Partner entlang der Zeit
search-command-layout-matrix = Matrix
