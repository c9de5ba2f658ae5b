# Maße des Netzes als Fragen.
ledger-tab-measures = Maße
menu-measures = Maße des Netzes
key-measures = Maße des Netzes: Fragen und Antworten
measure-file = masse.csv
measure-file-moment = Zeitpunkt
measure-ask-promises = Wer hat die meisten Zusagen?
measure-ask-connects = Wer verbindet die Blöcke?
measure-ask-centre = Wer ist dem Zentrum am nächsten?
measure-ask-blocs = Welche Blöcke gibt es?
measure-ask-falls = Wessen Wegfall isoliert wen?
measure-ask-triads = Welche Dreiecke sind im Ungleichgewicht?
measure-ask-returned = Wessen Zusagen werden erwidert?
measure-colour = Farbe im Netz
measure-colour-name = Die Knoten des Netzes nach dieser Antwort färben
measure-size = Größe im Netz
measure-size-name = Hinter jeden Knoten des Netzes eine Scheibe zeichnen, je größer der Wert, desto größer
measure-over-time = Im Lauf der Zeit
measure-over-time-name = Das Maß im Lauf der Zeit unter der Zeitleiste zeichnen
measure-select = Diese auswählen
measure-select-name = Die Akteure dieser Antwort in allen Ansichten auswählen, höchstens 100
measure-computing = Wird berechnet …
measure-behind = wird neu berechnet
measure-share = { $n } %
measure-and = { $first } und { $last }
measure-bloc-around = um { $name }
measure-bloc = Block um { $name }
measure-row-name = Antwort: { $who }; { $cells }
measure-trend-name = Im Lauf der Zeit: { $what }; zum Zeitpunkt { $values }
measure-trend-close = Das Maß im Lauf der Zeit schließen
measure-key-bloc = { $name } ({ $n })
measure-key-other = kleinere Blöcke
measure-key-colour = je kräftiger, desto mehr: { $what }
measure-key-size = Fläche der Scheibe: { $what }, höchstens { $most }
measure-key-open = Die Antwort zeigen: { $question }
measure-key-close = Das Maß aus dem Netz nehmen
measure-say-promises = { $day }: Die meisten Zusagen hat { $who } erhalten, nämlich { $n ->
    [one] eine
   *[other] { $n }
  }; die meisten gegeben hat { $giver } ({ $given }).
measure-say-connects = { $day }: Am meisten verbinden { $who }; { $share } der kürzesten Wege zwischen zwei anderen führen über { $first }, bei { $blocs ->
    [one] einem Block
   *[other] { $blocs } Blöcken
  }.
measure-say-centre = { $day }: Dem Zentrum am nächsten sind { $who }.
measure-say-blocs = { $day }: Es gibt { $n ->
    [one] einen Block um
   *[other] { $n } Blöcke um
  } { $list }.
measure-say-falls = { $day }: Ohne { $who } { $n ->
    [one] wäre ein Akteur
   *[other] wären { $n } Akteure
  } vom Rest abgeschnitten; { $all ->
    [one] sonst isoliert niemand andere
   *[other] insgesamt würden { $all } Akteure durch ihren Wegfall andere isolieren
  }.
measure-say-triads = { $day }: { $n } von { $all } Dreiecken sind im Ungleichgewicht; höchstens { $least } Beziehungen stehen zwei klaren Lagern im Weg.
measure-say-returned = { $day }: { $share } aller Zusagen werden von der anderen Seite erwidert.
measure-say-no-promises = { $day }: Keine Zusage ist in Kraft.
measure-say-no-connects = { $day }: Niemand steht zwischen anderen.
measure-say-no-ties = { $day }: Keine Verbindung ist in Kraft.
measure-say-no-falls = { $day }: Niemandes Wegfall würde jemanden isolieren.
measure-say-no-triads = { $day }: Kein Dreieck ist im Ungleichgewicht.
measure-counted-promises = { $n ->
    [one] Eine Zusage
   *[other] { $n } Zusagen
  } in Kraft gezählt
measure-counted-signs = { $n ->
    [one] Ein Paar
   *[other] { $n } Paare
  } von Freunden oder Gegnern gezählt
measure-counted-ties = { $n ->
    [one] Eine Verbindung
   *[other] { $n } Verbindungen
  } in Kraft zwischen { $actors } Akteuren gezählt
measure-unreviewed = { $n } nur vorgeschlagen, nicht gezählt
measure-unclear = { $n ->
    [one] ein Paar zugleich für- und gegeneinander, nicht gezählt
   *[other] { $n } Paare zugleich für- und gegeneinander, nicht gezählt
  }
measure-sampled = geschätzt aus { $n } Akteuren, nicht exakt
measure-known-by = Wissensstand { $day }
measure-filter = Filter: { $filter }
measure-head-actor = Akteur
measure-head-bloc = Block
measure-head-bloc-around = Block um
measure-head-triad = Drei Akteure (+ Freunde, − Gegner)
measure-head-members = Weitere Mitglieder
measure-head-cut-off = Abgeschnitten
measure-head-received = Erhaltene Zusagen
measure-head-given = gegebene
measure-head-partners = Partner
measure-head-between = Zwischen anderen
measure-head-other-blocs = Andere Blöcke
measure-head-rank = Gewicht im Netz
measure-head-core = Kern
measure-head-near = Nähe
measure-head-size = Mitglieder des Blocks
measure-head-within = Innere
measure-head-out = Äußere
measure-head-lost = Abgeschnittene Akteure
measure-head-pieces = Teile
measure-head-often = Dreiecke im Ungleichgewicht
measure-head-enmities = Gegnerschaften
measure-head-returned = Erwiderte Zusagen
measure-head-promised-to = Zugesagt an
measure-head-not-returned = Nicht erwidert
measure-means-promises = Jede Zusage in Kraft zählt einmal, was immer sie zusagt; eine gegenseitige zählt für beide Seiten. Wie stark eine Zusage ist und ob sie gehalten würde, steht nicht in der Zahl.
measure-means-connects = Anteil aller Paare anderer Akteure, deren kürzester Weg über Verbindungen durch diesen führt (Betweenness). Jede bindende Verbindung ist ein Schritt; Feindschaft, Sanktionen und Rechtsnachfolge sind kein Weg. Blöcke ergeben sich allein aus den Verbindungen (Leiden). Das Maß sagt, wer dazwischen steht, nicht, wer vermittelt.
measure-means-centre = Gewicht: wie oft vorbeikommt, wer Verbindungen zufällig folgt (PageRank). Kern: das größte k, bei dem in einer Gruppe Gleicher jedem k Partner bleiben. Nähe: wie wenige Schritte es zu allen anderen sind. Zentral heißt nicht mächtig.
measure-means-blocs = Gruppen mit mehr Verbindungen untereinander, als der Zufall ergäbe (Communitys nach dem Leiden-Verfahren), benannt nach dem Mitglied mit den meisten inneren Verbindungen. Allein aus den Verbindungen gefunden: Kein Vertrag sagt es so, und Grenzfälle könnten auch anderswo stehen.
measure-means-falls = Akteure, ohne die andere keinen Weg zum größten Rest mehr hätten, über bindende Verbindungen. Feindschaft, Sanktionen und Rechtsnachfolge sind kein Weg.
measure-means-triads = Drei, die alle zueinander stehen, mit einer oder drei Gegnerschaften: Der Freund meines Freundes ist mein Gegner. Zusagen und Unterstützung zählen als Freundschaft, Feindschaft und Sanktionen als Gegnerschaft; Kontakt und Mitgliedschaft sind neutral, ebenso Paare, die beides sind. Höchstens 1.000 stehen in der Liste.
measure-means-returned = Anteil derer, denen ein Akteur etwas zugesagt hat und die ihm ihrerseits etwas zugesagt haben. Was zugesagt ist, kann auf beiden Seiten verschieden sein.
measure-none-promises = Zu diesem Zeitpunkt ist keine Zusage in Kraft, soweit gezählt.
measure-none-connects = Zu diesem Zeitpunkt steht niemand zwischen anderen.
measure-none-ties = Zu diesem Zeitpunkt ist keine Verbindung in Kraft, soweit gezählt.
measure-none-falls = Jeder Akteur könnte wegfallen, ohne einen anderen zu isolieren.
measure-none-triads = Alle Dreiecke sind im Gleichgewicht, oder es gibt keines.
