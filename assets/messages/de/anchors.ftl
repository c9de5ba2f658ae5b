# Der Text eines Dokuments wird bearbeitet, und Fundstellen, die dabei ihren Platz verloren haben.
source-amend = Text bearbeiten
amend-title = Text von „{ $name }“
amend-hint = Eine leere Zeile beendet einen Absatz; eine Zeile, die mit ## beginnt, ist eine Überschrift. Fundstellen werden an ihren Worten wiedergefunden.
amend-field = Text des Dokuments
amend-all-found = Jede Fundstelle wird wiedergefunden.
amend-lost = { $n ->
    [one] { $n } Fundstelle wird nicht mehr gefunden; sie bleibt in der Liste verlorener Fundstellen:
   *[other] { $n } Fundstellen werden nicht mehr gefunden; sie bleiben in der Liste verlorener Fundstellen:
}
amend-do = Übernehmen
history-amend = Text bearbeitet
lost-title = Verlorene Fundstellen
lost-link = { $n ->
    [one] { $n } verlorene Fundstelle
   *[other] { $n } verlorene Fundstellen
}
lost-button = Verlorene Fundstelle …
lost-hint = Ihre Worte stehen nicht mehr im Text. Markieren Sie die Worte, wo eine jetzt steht, und wählen Sie daneben „Verlorene Fundstelle …“.
lost-place = Welche davon steht bei „{ $words }“?
lost-about = { $n ->
    [0] { $document } · keine Aussage stützt sich darauf
    [one] { $document } · { $n } Aussage stützt sich darauf
   *[other] { $document } · { $n } Aussagen stützen sich darauf
}
lost-quote = „{ $words }“
lost-stands-here = Sie steht hier
lost-open = Text öffnen
lost-remove = Entfernen …
lost-none = Keine Fundstelle ist verloren.
history-anchor = Fundstelle wiedergefunden
