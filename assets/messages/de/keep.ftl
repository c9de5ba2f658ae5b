# Löschen, Verlauf, Zusammenlegen und Teilen von Akteuren, Notizen, Schlagwörter und benannte Auswahlen.
kind-count-documents = { $n ->
    [one] { $n } Dokument
   *[other] { $n } Dokumente
}
kind-count-passages = { $n ->
    [one] { $n } Fundstelle
   *[other] { $n } Fundstellen
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
    [one] { $n } Beziehung
   *[other] { $n } Beziehungen
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
    [one] { $n } Fundstelle bleibt
   *[other] { $n } Fundstellen bleiben
}
removal-changes = Bleibt und verliert einen Verweis
removal-nothing = Sonst hängt nichts daran.
removal-undo = Das ist ein Schritt, der sich rückgängig machen lässt.
removal-do = { $n ->
    [one] Löschen
   *[other] Alle { $n } löschen
}
menu-history = Verlauf …
key-history = Verlauf der Änderungen
search-command-history = Verlauf der Änderungen
history-title = Verlauf
history-list-name = Verlauf, { $n } Änderungen
history-row-name = Schritt { $n }: { $what }
history-beginning = Wie geöffnet
history-saved = hier gespeichert
history-undone = rückgängig gemacht
history-records = { $n } Einträge
history-hint = Ein Klick oder die Pfeiltasten führen hin und zurück.
history-undone-hint = Rückgängig Gemachtes geht mit der nächsten Änderung verloren.
history-to-saved = Zurück zum gespeicherten Stand
menu-merge = Akteure zusammenlegen …
menu-split = Akteur teilen …
search-command-merge = Zwei Akteure zusammenlegen
search-command-split = Akteur teilen
history-split = Akteur geteilt
merge-title = Zwei Akteure zusammenlegen
merge-keep = Bleibt
merge-same = Ist derselbe und geht darin auf
merge-choose = Akteur wählen
merge-swap = Umgekehrt
merge-moves = Geht auf den bleibenden Akteur über
merge-nothing-moves = Nichts verweist darauf.
merge-names = Seine Namen werden weitere Namen: { $names }
merge-reason = Grund
merge-kept = Ein Schritt, der sich rückgängig machen lässt. Der Grund bleibt als Notiz am Akteur.
merge-missing-actor = Bitte zwei Akteure wählen
merge-missing-reason = Bitte einen Grund angeben
merge-do = Zusammenlegen
merge-note = Zusammengelegt mit „{ $name }“ ({ $n ->
    [one] { $n } Eintrag
   *[other] { $n } Einträge
} übernommen). Grund: { $reason }
split-title = „{ $name }“ teilen
split-name = Name des neuen Akteurs
split-names = Namen, die mitgehen
split-moves = Was dem neuen Akteur gehört: { $n } von { $all }
split-search = In der Liste suchen
split-all = Alle gezeigten
split-none = Keine
split-kept = Ein Schritt, der sich rückgängig machen lässt. Der Grund bleibt als Notiz an beiden Akteuren.
split-missing-name = Bitte dem neuen Akteur einen Namen geben
split-missing-moves = Bitte wählen, was dem neuen Akteur gehört
split-do = Teilen
split-note = „{ $new }“ von „{ $name }“ abgeteilt ({ $n ->
    [one] { $n } Eintrag
   *[other] { $n } Einträge
} übernommen). Grund: { $reason }
toast-no-actor-selected = Bitte erst einen Akteur auswählen
menu-note = Notiz …
key-note = Notiz zur Auswahl
key-notes = Verzeichnis der Notizen
search-command-note = Notiz zur Auswahl schreiben
search-command-notes = Notizen
history-note = Notiz geschrieben
history-note-edit = Notiz geändert
note-title-new = Neue Notiz
note-title-edit = Notiz
note-hint = Was soll nicht vergessen werden?
note-missing = Eine Notiz braucht Worte
note-tied = Gehört zu
note-on-dossier = Zum ganzen Dossier
note-untie = Nicht mehr zu „{ $name }“
note-do = Notiz behalten
note-add = Notiz
note-add-name = Notiz schreiben
note-name = Notiz: { $text }
note-others = { $n ->
    [one] und { $n } weiteres
   *[other] und { $n } weitere
}
note-edit = Bearbeiten
note-select-items = Wozu sie gehört, auswählen
note-delete = Löschen …
note-all = Alle Notizen
form-enter = Eingabe bestätigt, Umschalt+Eingabe beginnt eine Zeile.
ledger-tab-notes = Notizen
ledger-note = Notiz
ledger-tied = Gehört zu
ledger-written = Geschrieben
ledger-file-notes = notizen.csv
menu-tag = Schlagwort …
search-command-tag = Auswahl mit Schlagwort versehen
history-tag = Schlagwort vergeben
history-untag = Schlagwort entfernt
history-name-tag = Schlagwort umbenannt
tag-title = { $n ->
    [one] Schlagwort für die Auswahl
   *[other] Schlagwort für { $n } Ausgewählte
}
tag-hint = Schlagwort
tag-none = Noch kein Schlagwort: einfach eines schreiben.
tag-new = Neues Schlagwort „{ $name }“
tag-items = { $n ->
    [one] { $n } Eintrag
   *[other] { $n } Einträge
}
tag-keys = Eingabe vergibt das Schlagwort oder nimmt es weg.
tag-add = Schlagwort
tag-add-name = Auswahl mit Schlagwort versehen
tag-chip = Schlagwort: { $name }
tag-select = Alles damit auswählen
tag-select-n = { $n ->
    [one] Den einen Eintrag damit auswählen
   *[other] Alle { $n } damit auswählen
}
tag-rename = Name und Ziffer …
tag-remove = Von der Auswahl nehmen
tag-delete = Schlagwort löschen …
tag-name-title = Name und Ziffer
tag-name = Name
tag-name-do = Umbenennen
tag-name-taken = Ein anderes Schlagwort heißt schon so
tag-name-missing = Bitte einen Namen angeben
tag-digit = Strg mit der Ziffer wählt alles damit aus
tag-digit-none = keine
tag-digit-free = { $digit }{ $name }
tag-digit-taken = { $digit }: vergeben an „{ $name }“
tag-digit-moves = Die Ziffer wird „{ $name }“ weggenommen.
menu-store-selection = Auswahl merken unter
key-store = Auswahl unter einer Ziffer merken (0–9)
key-recall = Gemerkte Auswahl einer Ziffer zurückholen (0–9)
history-store-selection = Auswahl gemerkt
selection-name = Auswahl { $digit }
toast-selection-stored = { $n ->
    [one] Unter { $digit } gemerkt als „{ $name }“: { $n } Eintrag
   *[other] Unter { $digit } gemerkt als „{ $name }“: { $n } Einträge
}
toast-nothing-stored = Unter { $digit } ist nichts gemerkt; Strg+Umschalt+{ $digit } merkt die Auswahl
toast-nothing-to-store = Ein Schlagwort lässt sich nicht als Auswahl merken
inspector-menu = Was sich mit der Auswahl tun lässt
inspector-tags = Schlagwörter und gemerkte Auswahlen
toast-contradicts = Widerspruch festgehalten; im Verzeichnis der Widersprüche lässt sich darüber urteilen
toast-contradicts-already = Dieser Widerspruch ist schon festgehalten
