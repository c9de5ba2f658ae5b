# Löschen, Verlauf, Zusammenlegen und Teilen von Akteuren, Notizen, Schlagwörter und benannte Auswahlen.
kind-count-documents = { $n ->
    [one] { $n } Dokument
   *[other] { $n } Dokumente
}
kind-count-passages = { $n ->
    [one] { $n } Textstelle
   *[other] { $n } Textstellen
}
kind-count-actors = { $n ->
    [one] { $n } Akteur
   *[other] { $n } Akteure
}
kind-count-instruments = { $n ->
    [one] { $n } Vertrag oder Dokument mit Pflichten
   *[other] { $n } Verträge und Dokumente mit Pflichten
}
kind-count-ties = { $n ->
    [one] { $n } Bindung
   *[other] { $n } Bindungen
}
kind-count-events = { $n ->
    [one] { $n } Ereignis
   *[other] { $n } Ereignisse
}
kind-count-claims = { $n ->
    [one] { $n } Aussage
   *[other] { $n } Aussagen
}
kind-count-quantities = { $n ->
    [one] { $n } Zahl
   *[other] { $n } Zahlen
}
kind-count-contradictions = { $n ->
    [one] { $n } Widerspruch
   *[other] { $n } Widersprüche
}
kind-count-scenarios = { $n ->
    [one] { $n } Szenario
   *[other] { $n } Szenarien
}
kind-count-precedents = { $n ->
    [one] { $n } Präzedenzfall
   *[other] { $n } Präzedenzfälle
}
kind-count-assessments = { $n ->
    [one] { $n } Bewertung
   *[other] { $n } Bewertungen
}
kind-count-scenes = { $n ->
    [one] { $n } Szene
   *[other] { $n } Szenen
}
kind-count-notes = { $n ->
    [one] { $n } Notiz
   *[other] { $n } Notizen
}
kind-count-tags = { $n ->
    [one] { $n } Schlagwort
   *[other] { $n } Schlagwörter
}
menu-delete = Auswahl löschen …
key-delete = Auswahl löschen
search-command-delete = Auswahl löschen
history-delete = Gelöscht
toast-nothing-selected = Nichts ist ausgewählt
toast-deleted = { $n ->
    [one] { $n } Eintrag gelöscht
   *[other] { $n } Einträge gelöscht
}
removal-title = „{ $name }“ löschen?
removal-title-many = { $n ->
    [one] { $n } Eintrag löschen?
   *[other] { $n } Einträge löschen?
}
removal-asked = Wird gelöscht
removal-along = Geht mit
removal-bare = verliert seinen Beleg
removal-weaker = Bleibt und verliert Belege
removal-claims-left = { $n ->
    [one] { $n } Aussage bleibt
   *[other] { $n } Aussagen bleiben
}
removal-passages-left = { $n ->
    [one] { $n } Textstelle bleibt
   *[other] { $n } Textstellen bleiben
}
removal-changes = Bleibt und verliert einen Verweis
removal-nothing = Sonst hängt nichts daran.
removal-undo = Das ist ein Schritt, der sich rückgängig machen lässt.
removal-do = { $n ->
    [one] Löschen
   *[other] Alle { $n } löschen
}
