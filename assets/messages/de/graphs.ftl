# Graphen und Tabellen: Import, Export, Spalten
graphs-actors-left-out = Akteure, die nicht geschrieben wurden (ohne Beziehung oder nicht ausgewählt)
graphs-breaks-off = Die Datei bricht ab; gelesen ist, was davor steht
graphs-character-lost = Zeichen ersetzt, die XML nicht kennt
graphs-column-left-out = Spalte nicht übernommen; sie steht nur im Dokument
graphs-edge-without-end = Kante ausgelassen: Anfang oder Ende fehlt
graphs-endless-succession = Nachfolge im Kreis; weggelassen
graphs-family-assumed = Beziehungen ohne Angabe der Art; als die gewählte Art (sonst Kontakt) übernommen
graphs-field-cut = Zu langes Feld gekürzt
graphs-foreign-data = Zeichnung eines anderen Programms ausgelassen (Beschriftung und Ort sind übernommen, wo sie erkannt wurden)
graphs-hyperedge = Kante zwischen mehreren Knoten ausgelassen; sie steht im Dokument
graphs-kept-aside = Eintrag ohne Entsprechung; er bleibt beim Dokument und wird wieder ausgegeben
graphs-key-twice = Attribut zweimal erklärt; das erste gilt
graphs-key-undeclared = Attribut nicht erklärt; als Text übernommen
graphs-kind-assumed = Knoten ohne Angabe, was sie sind; als Organisation übernommen
graphs-no-claims = Aussagen lassen sich nicht ablegen; geschrieben sind ihre Zahl und die Quellen
graphs-no-date = Kein Datum; ohne Datum übernommen, der Wortlaut steht im Dokument
graphs-no-dynamic-values = Zeitlich gebundene Werte lassen sich so nicht ablegen
graphs-no-entity = Zeile ohne lesbaren Eintrag ausgelassen
graphs-no-events = Ereignisse lassen sich nicht ablegen
graphs-no-graph-values = Angaben zum Ganzen lassen sich nicht ablegen
graphs-no-id = Knoten ohne Kennung; er hat eine bekommen
graphs-no-instruments = Von Verträgen sind nur Name und Zeit an der Beziehung geschrieben
graphs-no-judgements = Einschätzungen und Szenarien lassen sich nicht ablegen
graphs-no-look = Ort, Farbe und Größe lassen sich nicht ablegen
graphs-no-memberships = Mitgliedschaften bei Akteuren, die nicht geschrieben werden
graphs-no-name = Zeile ausgelassen: kein Name und keine Kennung
graphs-no-offices = Ämter bei und Nachfolgen von Akteuren, die nicht geschrieben werden
graphs-no-options = Die Liste erlaubter Werte lässt sich nicht ablegen
graphs-no-parents = Zugehörigkeit von Knoten zu Knoten lässt sich nicht ablegen
graphs-no-place-for-rest = Einträge ohne Entsprechung lassen sich so nicht ausgeben
graphs-no-quantities = Mengen lassen sich nicht ablegen
graphs-no-source = Zeile ausgelassen: „von wem“ fehlt
graphs-no-spells = Zeiten lassen sich nicht ablegen, nur als Attribut
graphs-no-such-day = Diesen Tag gibt es nicht; Monat oder Jahr ist übernommen
graphs-no-target = Zeile ausgelassen: „zu wem“ fehlt
graphs-no-weight = Gewichte lassen sich nicht ablegen
graphs-node-twice = Knoten zweimal; der erste gilt
graphs-not-a-number = Keine Zahl; der Wortlaut steht im Dokument
graphs-not-in-calendar = Zeiten, die keine Daten sind (Schritte); bei der Beziehung aufgehoben
graphs-only-first-spell = Von mehreren Zeiten ist nur die erste geschrieben
graphs-port = Anschluss eines Knotens ausgelassen
graphs-reversed = Ende vor dem Anfang; ohne Datum übernommen
graphs-row-length = Zeile mit anderer Zahl von Feldern (Felder / Spalten)
graphs-several = Weiterer Graph in der Datei; in denselben gelesen
graphs-spell-sharper = Die Zeitspanne ist schärfer als das Datum; das Datum selbst steht daneben
graphs-ties-left-out = Beziehungen, die nicht geschrieben wurden (nicht zu sehen)
graphs-unknown-family = Wort für die Art nicht bekannt; als die gewählte Art (sonst Kontakt) übernommen, das Wort bleibt dabei
graphs-unknown-node = Knoten nicht in der Datei; die Kante ist ausgelassen
graphs-unknown-way = Richtung nicht bekannt; die übliche der Datei gilt
graphs-value-incomplete = Wert ohne Attribut oder Inhalt ausgelassen
menu-export-data = Daten exportieren …
search-command-export-data = Daten exportieren (GEXF, GraphML, CSV, FtM, DOT)
data-export-title = Daten exportieren
data-export-form = Format
data-export-what = Umfang
data-export-seen = Was zu sehen ist
data-export-all = Alles
data-export-seen-hint = Beziehungen, die am Zeitpunkt und unter dem Filter gezeichnet sind
data-export-all-hint = Alle Beziehungen, auch künftige, beendete und ausgeblendete
data-export-path = Datei
data-export-do = Exportieren
data-export-gexf = GEXF 1.3, für Gephi: Zeiten, Attribute, Orte und Farben
data-export-graphml = GraphML, für yEd, Cytoscape, igraph, networkx
data-export-csv = Zwei Tabellen: Beziehungen, daneben Akteure
data-export-ftm = FollowTheMoney, eine JSON-Zeile je Eintrag, für Aleph und OpenSanctions
data-export-dot = DOT, für Graphviz
data-export-done = Geschrieben
data-export-nothing-lost = Das Format fasst alles, was geschrieben wurde.
data-export-notes = Was das Format nicht fasst
data-export-close = Schließen
data-export-beside = Daneben: { $path }
data-export-network-only = Daten werden nur vom Netzwerk exportiert (--view network).
mapping-title = Tabelle importieren: { $name }
mapping-lists = Jede Zeile ist
mapping-lists-ties = eine Beziehung
mapping-lists-actors = ein Akteur
mapping-delimiter = Trennzeichen
mapping-delimiter-comma = Komma
mapping-delimiter-semicolon = Semikolon
mapping-delimiter-tab = Tabulator
mapping-delimiter-bar = Senkrechter Strich
mapping-encoding = Zeichen
mapping-encoding-found = gefunden
mapping-header = Erste Zeile nennt die Spalten
mapping-order = Daten in Zahlen
mapping-order-day = Tag zuerst (31.12.1961)
mapping-order-month = Monat zuerst (12/31/1961)
mapping-directed = Beziehungen sind gerichtet
mapping-otherwise = Art, wo nichts anderes steht
mapping-families = Arten für unbekannte Wörter
mapping-family-as-rest = wie oben
mapping-column = Spalte { $n }
mapping-column-choice = Bedeutung der Spalte { $name }
mapping-counting = wird gezählt …
mapping-missing-ties = Wählen Sie über den Spalten, von wem und zu wem die Beziehung läuft.
mapping-missing-actors = Wählen Sie über den Spalten, wo Name oder Kennung steht.
mapping-import = Importieren
mapping-cancel = Abbrechen
mapping-meaning-keep = behalten
mapping-meaning-leave = auslassen
mapping-meaning-source = von wem
mapping-meaning-target = zu wem
mapping-meaning-source-name = Name: von wem
mapping-meaning-target-name = Name: zu wem
mapping-meaning-id = Kennung
mapping-meaning-name = Name
mapping-meaning-name-de = Name, deutsch
mapping-meaning-name-en = Name, englisch
mapping-meaning-label = Beschriftung
mapping-meaning-family = Art der Beziehung
mapping-meaning-class = Klasse der Zusage
mapping-meaning-kind = was der Akteur ist
mapping-meaning-code = Kürzel
mapping-meaning-cow = COW-Code
mapping-meaning-gw = Gleditsch-Ward-Code
mapping-meaning-iso2 = ISO-Code, 2 Buchstaben
mapping-meaning-iso3 = ISO-Code, 3 Buchstaben
mapping-meaning-start = Anfang
mapping-meaning-end = Ende
mapping-meaning-valid = Zeitraum
mapping-meaning-date = Datum
mapping-meaning-year = Jahr, in dem es galt
mapping-meaning-weight = Gewicht
mapping-meaning-direction = Richtung
mapping-meaning-citation = Beleg
mapping-meaning-x = Ort, nach rechts
mapping-meaning-y = Ort, nach unten
graphs-grouped = { $n ->
    [one] ein Akteur gehört zu einem anderen
   *[other] { $n } Akteure gehören zu anderen
}
mapping-ties = { $ties ->
    [one] eine Beziehung
   *[other] { $ties } Beziehungen
} zwischen { $actors ->
    [one] einem Akteur
   *[other] { $actors } Akteuren
}
mapping-actors = { $n ->
    [one] ein Akteur
   *[other] { $n } Akteure
}
mapping-out-graphs-no-source = { $n ->
    [one] eine Zeile fällt weg: „von wem“ fehlt
   *[other] { $n } Zeilen fallen weg: „von wem“ fehlt
}
mapping-out-graphs-no-target = { $n ->
    [one] eine Zeile fällt weg: „zu wem“ fehlt
   *[other] { $n } Zeilen fallen weg: „zu wem“ fehlt
}
mapping-out-graphs-no-name = { $n ->
    [one] eine Zeile fällt weg: kein Name
   *[other] { $n } Zeilen fallen weg: kein Name
}
mapping-actors-beside = Mit den Akteuren aus „{ $name }“
graphs-records = { $n ->
    [one] aus einem Datensatz der Datei
   *[other] aus { $n } Datensätzen der Datei
}
graphs-only-named = Akteure, die genannt, aber nicht beschrieben sind; mit ihrer Kennung als Namen übernommen
graphs-unknown-parent = Knoten nicht in der Datei; die Zugehörigkeit ist ausgelassen
graphs-nearest-schema = Art und Kürzel eines Akteurs haben dort keinen Platz; das nächste Schema wird geschrieben
graphs-no-direction = Die Richtung von Beziehungen ohne eigenes Schema hat dort keinen Platz
graphs-authority-by-name = Wer eine Sanktion verhängt, wird nur mit Namen geschrieben
