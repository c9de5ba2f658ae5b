# Daten anderer Programme und des Fachs: Import, Bericht
exchange-actors = { $n ->
    [one] ein Akteur
   *[other] { $n } Akteure
}
exchange-instruments = { $n ->
    [one] ein Vertrag
   *[other] { $n } Verträge
}
exchange-ties = { $n ->
    [one] eine Beziehung
   *[other] { $n } Beziehungen
}
exchange-claims = { $n ->
    [one] eine Aussage
   *[other] { $n } Aussagen
}
exchange-quantities = { $n ->
    [one] eine Größe
   *[other] { $n } Größen
}
exchange-rows = aus { $n ->
    [one] einer Zeile
   *[other] { $n } Zeilen
}
exchange-events = { $n ->
    [one] ein Ereignis
   *[other] { $n } Ereignisse
}
exchange-no-date = Ohne Datum
exchange-known = { $n ->
    [one] ein Datensatz war schon da
   *[other] { $n } Datensätze waren schon da
}
exchange-contradictions = { $n ->
    [one] ein Widerspruch
   *[other] { $n } Widersprüche
}
exchange-encoding-guessed = Zeichenkodierung erschlossen
exchange-characters-replaced = Zeichen, die nicht zu lesen waren, sind ersetzt
exchange-zero-bytes = Nullbytes im Text sind ersetzt
exchange-impossible-date = Unmögliches Datum; der mögliche Teil bleibt
exchange-column-twice = Spalte doppelt; die erste zählt
exchange-column-unknown = Unbekannte Spalte; sie steht nur im Dokument
exchange-columns-unused = Spalten des Datensatzes, die nur im Dokument stehen
exchange-field-too-long = Zeile ausgelassen: Feld zu lang (Byte)
exchange-row-short = Zeile hat zu wenige Felder; was fehlt, gilt als leer
exchange-row-long = Zeile hat zu viele Felder; die überzähligen stehen nur im Dokument
exchange-code-unknown = Unbekannter Ländercode; als eigener Akteur aufgenommen
exchange-member-twice = Mitglied mit derselben Zeit doppelt; einmal aufgenommen
exchange-no-duty = Bündnis ohne codierte Pflicht; ohne Klasse aufgenommen
exchange-reversed = Ende vor dem Beginn; das Ende gilt als unbekannt
exchange-no-begin = Ohne Beginn; er gilt als unbekannt
exchange-row-without-key = Zeile ausgelassen: ohne Schlüssel
exchange-members-whole-time = Die Datei gibt Mitgliedern keine eigene Zeit; es gilt die des Bündnisses
exchange-no-members = Zeile ausgelassen: Bündnis ohne Mitglieder
exchange-match-proposed = Vielleicht derselbe Vertrag, nicht zusammengelegt; bitte prüfen
exchange-matched-number = Als derselbe Vertrag erkannt: Nummer im anderen Datensatz
exchange-matched-parties = Als derselbe Vertrag erkannt: dieselben Parteien, Beginn innerhalb eines Jahres
exchange-not-a-number = Keine Zahl; ausgelassen
exchange-no-state = Zeile ausgelassen: ohne Staat oder Jahr
exchange-state-gap = Staat mit Lücke im Bestehen; die Zeiten stehen einzeln in den Aussagen
exchange-quantities-in-text = Nur CINC ist als Größe aufgenommen; diese Spalten stehen im Dokument
exchange-laid-out = JSON-Daten in Zeilen gelegt; die Werte sind die der Datei
exchange-split-by-date = Nach dem Datum auf einander nachfolgende Staaten verteilt
exchange-self-loop = Von sich an sich selbst; ausgelassen
exchange-name-unknown = Kein Staat dieses Namens bekannt; als Organisation aufgenommen
exchange-not-open-list = JSON-Teil ausgelassen: nicht in der erwarteten Form
exchange-place-row = Zeile { $n }
exchange-place-line = Zeile { $n } der Datei
exchange-place-file = Datei
exchange-and-more = und { $n } weitere
exchange-notes = Ausgelassen, geändert oder erkannt
exchange-no-notes = Alles übernommen, wie es stand
exchange-error-empty = „{ $name }“ enthält nichts zum Einlesen: Die Datei ist leer oder hat nur eine Kopfzeile.
exchange-error-not-this-format = „{ $name }“ hat nicht das erwartete Format; am Anfang steht „{ $found }“. Ein anderes Format wählen oder die Datei prüfen.
exchange-error-missing-column = In „{ $name }“ fehlt die Spalte „{ $column }“. Die Kopfzeile prüfen oder die Spalten im Dialog benennen.
exchange-error-malformed = „{ $name }“ ist beschädigt, Zeile { $line } ({ $problem }). Die Datei aus dem Programm, aus dem sie stammt, neu exportieren.
exchange-error-cancelled = Abgebrochen; am Dossier ist nichts geändert.
exchange-error-unknown = „{ $name }“ ist keines der Formate, die eingelesen werden können: COW, ATOP, Staaten, CINC, Waffenlieferungen, GEXF, GraphML, CSV, FollowTheMoney.
history-import = Daten importieren
import-title = Was importiert wurde
import-undo-hint = Rückgängig nimmt den ganzen Import zurück.
import-save-report = Bericht speichern …
import-contradictions = Widersprüche zeigen
import-busy = „{ $name }“ wird importiert: alle Zeilen, als ein Schritt.
import-again = „{ $name }“ ist schon im Dossier; nichts ist hinzugekommen.
menu-import = Daten importieren …
file-kind-data = Daten
file-import-title = Daten importieren
cli-import-done = „{ $name }“ ist in „{ $path }“.
exchange-error-not-text = „{ $name }“ ist keine Textdatei (vielleicht eine Arbeitsmappe, ein Archiv oder ein Bild). Als CSV, GEXF oder GraphML speichern und diese Datei einlesen.
exchange-error-too-many-bytes = „{ $name }“ braucht mehr als { $limit } MiB und wird abgelehnt. In kleinere Dateien teilen.
exchange-error-too-many-columns = „{ $name }“ hat mehr als { $limit } Spalten und wird abgelehnt. Nur die nötigen behalten.
exchange-error-too-many-records = „{ $name }“ hat mehr als { $limit } Datensätze und wird abgelehnt. In kleinere Dateien teilen.
exchange-error-too-deep = „{ $name }“ ist mehr als { $limit } Ebenen tief verschachtelt und wird abgelehnt; kein übliches Programm schreibt so etwas.
exchange-error-entity = „{ $name }“ verwendet in Zeile { $line } eine eigene Entität und wird abgelehnt, weil solche Dateien den Speicher füllen können. Ohne Entitäten exportieren.
exchange-error-doctype = „{ $name }“ erklärt in Zeile { $line } einen Dokumenttyp und wird abgelehnt, weil solche Dateien den Speicher füllen können. Die Zeile mit <!DOCTYPE entfernen.
cli-import-as = Wenn bekannt ist, was es ist: mit --as angeben.
import-close = Schließen
cli-import-nodes = --nodes gehört zu einer Tabelle von Beziehungen (--as csv).
