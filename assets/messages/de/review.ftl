# Prüfen: Vorschläge, Abdeckung, Lesen von Dokumenten.
review-legend = vom Programm vorgeschlagen, ungeprüft
review-legend-short = vom Programm vorgeschlagen
review-legend-row = Legende: vom Programm vorgeschlagen, ungeprüft, { $n }
review-tie-state = vorgeschlagen, ungeprüft: { $state }
review-entry-name = { $name } (vorgeschlagen)
review-pill = vorgeschlagen
review-proposed = Vorgeschlagen: { $line }
review-card = Vom Programm vorgeschlagen, ungeprüft
filter-without-proposed = ohne bloß Vorgeschlagenes
review-kind-event = Ereignis
review-kind-statement = Aussage
review-kind-quantity = Zahl
review-kind-actor = Akteur
review-modality-asserted = behauptet
review-modality-denied = bestritten
review-modality-predicted = erwartet
review-modality-doubted = bezweifelt
review-modality-demanded = gefordert
review-modality-proposed = vorgeschlagen
review-modality-warned = befürchtet
review-modality-supposed = nur unter einer Bedingung
review-modality-asked = gefragt
review-modality-not = { $modality }, dass nicht
review-confidence-very-high = sehr sicher
review-confidence-high = sicher
review-confidence-medium = ziemlich sicher
review-confidence-low = unsicher
review-percent = { $n } %
review-reason = { $confidence } ({ $percent }): { $rule } – „{ $trigger }“
review-reason-plain = { $confidence } ({ $percent }): { $rule }
review-conflict = widerspricht: { $speaker } – { $what }
review-conflict-recorded = widerspricht (festgehalten): { $speaker } – { $what }
rule-other = Regel „{ $key }“
rule-lexicon = Name aus dem Lexikon
rule-adjective = Adjektiv eines Staates
rule-seat = Hauptstadt oder Sitz als Regierung
rule-surname = Nachname einer genannten Person
rule-half = Teil eines zusammengezogenen Namens
rule-combining = Staat in einem verbundenen Adjektiv
rule-side = Kurzname nach vollem Namen
rule-initials = Anfangsbuchstaben und Nachname
rule-family-first = Familienname zuerst
rule-title-name = Titel vor einem Namen
rule-given-name = Vorname und Nachname
rule-apposition = Name mit Amt dahinter
rule-speech-name = Name bei einem Verb des Sagens
rule-institution = Name einer Einrichtung
rule-acronym = eingeführte Abkürzung
rule-media = genannte Nachrichtenquelle
rule-verb = Verb mit Subjekt und Objekt
rule-verb-passive = Verb im Passiv
rule-verb-each-other = Verb mit „einander“
rule-verb-topic = Verb; eine Seite ist, wovon der Text handelt
rule-noun-topic = Substantiv; eine Seite ist, wovon der Text handelt
rule-verb-host = Verb des Gastgebens
rule-verb-pledge = Verb der Zusage
rule-noun-request = Substantiv der Bitte
rule-noun-seen-as = Substantiv, als das jemand gilt
rule-verb-shared-subject = Verb mit gemeinsamem Subjekt
rule-noun = Nomen mit beiden Seiten
rule-noun-phrase = Nomen mit beiden Seiten
rule-noun-light-verb = Nomen mit seinem Verb
rule-noun-between = „zwischen … und …“
rule-noun-apposition = Nomen als Beifügung
rule-noun-relative-clause = Nomen mit Relativsatz
rule-noun-each-other = gegenseitig
rule-noun-with = „mit …“
rule-noun-members = Mitglieder
rule-noun-in-phrase = Nomen in einer Wortgruppe
rule-noun-copula = „ist …“
rule-speech-verb = Verb des Sagens
rule-speech-noun = Nomen des Sagens
rule-quotation-goes-on = Zitat geht weiter
rule-attribution = „laut …“, „nach Angaben …“
rule-figure = Zahl mit Einheit
rule-speaking-group = ungenannte Gruppe, die spricht
rule-author = Eigene Worte des Verfassers über Akteure
rule-group = ungenannte Gruppe, die spricht
review-accept = Annehmen
review-reject = Verwerfen
review-retype = Art
review-turn = Umdrehen
review-both = Beidseitig
review-actor = Wer
review-date = Datum
review-same = Dasselbe wie
review-contradict = Widerspruch festhalten
review-button-name = { $action } ({ $key })
review-retype-title = Welche Art von Beziehung ist es?
review-actor-title = Wer ist es wirklich?
review-date-title = Wann?
review-same-title = Dasselbe wie wer?
review-same-hint = { $name } ist dasselbe wie
review-search-actor = Akteur suchen
review-end-from = Von: { $name }
review-end-to = An: { $name }
review-end-hint = Tabulator wechselt die Seite
review-date-hint = 2024-06-19, 2024-06, 1961/1996, Juni 2024 …
review-date-none = kein Datum
review-date-wrong = Das ist kein Datum
review-date-do = Setzen
review-tab-proposals = Vorschläge { $n }
review-tab-coverage = Abdeckung
review-open-button = Vorschläge zu prüfen: { $n }
review-open-short = { $n } ?
review-open-document = { $n ->
    [one] { $n } Aussage zu prüfen in { $title }
   *[other] { $n } Aussagen zu prüfen in { $title }
}
review-back = Netz
review-back-name = Zurück zum Netz (F8)
review-list-name = Vorschläge, { $n }
review-row-name = Vorschlag: { $line } ({ $percent }) – { $sentence }
review-no-document = ohne Fundstelle
review-by-document = Nach Dokument
review-by-document-name = Vorschläge nach Dokument
review-by-kind = Nach Art
review-by-kind-name = Vorschläge nach Art
review-every-kind = Alle Arten
review-kind-name = Nach Art filtern
review-every-document = Alle Dokumente
review-document-name = Nach Dokument filtern
review-least-any = Alle
review-least = ab { $n } %
review-least-name = Mindestens so sicher
review-filter-text = Nach Wörtern filtern
review-filter-clear = Aufheben
review-filter-clear-all = Alle Vorschläge zeigen
review-nothing-fits = Kein Vorschlag passt zu diesem Filter.
review-accept-kind = Alle annehmen: { $kind } ({ $n })
review-accept-sure = Alle ab { $percent } % annehmen ({ $n })
review-reject-document = Alle aus „{ $title }“ verwerfen ({ $n })
review-empty = Nichts zu prüfen
review-empty-hint = Artikel oder einen Ordner auf das Fenster ziehen (txt, md, html, docx, pdf). Was sie über Akteure, Beziehungen, Ereignisse und Zahlen sagen, wird dann hier vorgeschlagen, jeweils mit dem Satz, zum Annehmen oder Verwerfen.
review-coverage-summary = Absätze: { $fed } speisen das Dossier, { $open } enthalten nur Vorschläge, { $blind } speisen nichts
review-blind-paragraphs = Absätze { $n }
review-blind-months = Monate { $n }
review-blind-actors = Akteure ohne Quelle { $n }
review-blind-none = Kein blinder Fleck dieser Art.
review-months = { $n ->
    [one] ein Monat ohne alles
   *[other] { $n } Monate ohne alles
}
review-spot-name = Blinder Fleck: { $name }, { $note }
review-coverage = Aussagen in diesem Absatz: { $accepted } angenommen, { $open } zu prüfen
review-aside-whole = Beiseitegelegt: nicht auf Tatsachen gelesen
review-aside-note = Gezeigt, wie es dasteht, aber nicht auf Tatsachen gelesen.
review-aside-name = Beiseitegelegt ({ $reason }): { $words }
set-aside-repeated-headline = Wiederholte Überschrift
set-aside-navigation = Navigation
set-aside-sharing = Teilen und Abonnieren
set-aside-cookie = Cookie-Hinweis
set-aside-footer = Fußzeile
set-aside-scraper = Reste eines Scrapers
set-aside-header-line = Kopfzeile
set-aside-separator = Trennzeile
set-aside-menu = Menü
set-aside-caption = Bildunterschrift
set-aside-url = Internetadresse
set-aside-advertisement = Werbung
set-aside-dateline = Ortsmarke
set-aside-subscription = Aufruf zum Abonnieren
set-aside-byline = Verfasserzeile
set-aside-comments = Kommentare der Leser
set-aside-running-head = Kopf- oder Fußzeile der Seite
set-aside-footnote = Fußnote
set-aside-code = Programmtext
set-aside-other = Kein Teil des Artikels
review-set-date = Datum unbekannt – setzen
review-read-again = Neu lesen
review-read-again-hint = Den Text neu auf Vorschläge lesen; Verworfenes bleibt verworfen
review-drop = Ablegen zum Lesen
review-drop-kinds = txt, md, html, docx, pdf, Ordner
report-title = Dokumente gelesen
report-read = { $n ->
    [0] Kein Dokument gelesen.
    [one] { $n } Dokument gelesen.
   *[other] { $n } Dokumente gelesen.
}
report-known = { $n ->
    [one] { $n } war schon da; dafür kam nichts hinzu.
   *[other] { $n } waren schon da; dafür kam nichts hinzu.
}
report-proposals = { $n ->
    [0] Nichts zu prüfen.
    [one] { $n } Vorschlag zu prüfen.
   *[other] { $n } Vorschläge zu prüfen.
}
report-problems = { $n ->
    [one] { $n } Datei war nicht zu lesen
   *[other] { $n } Dateien waren nicht zu lesen
}
report-review = Vorschläge prüfen
key-proposals = Vorschläge prüfen
key-coverage = Abdeckung und blinde Flecken
menu-new = Neues Dossier
menu-add-documents = Dokumente hinzufügen …
menu-add-folders = Ordner hinzufügen …
menu-proposals = Vorschläge prüfen
menu-coverage = Abdeckung und blinde Flecken
search-command-add-documents = Dokumente hinzufügen
search-command-add-folders = Ordner mit Dokumenten hinzufügen
search-command-proposals = Vorschläge prüfen
search-command-coverage = Abdeckung und blinde Flecken
search-command-hide-proposed = Bloß Vorgeschlagenes zeigen oder ausblenden
review-many = Viele auf einmal …
file-paths = Pfade von Dokumenten und Ordnern
file-paths-hint = Ein Pfad je Zeile (Umschalt+Eingabe für eine neue Zeile)
file-missing = Gibt es nicht: { $path }
report-undated = { $n ->
    [one] Ein Dokument nennt kein Datum; „am Mittwoch“ bleibt darin offen, bis über dem Text eines gesetzt ist.
   *[other] { $n } Dokumente nennen kein Datum; „am Mittwoch“ bleibt darin offen, bis über dem Text eines gesetzt ist.
}
review-rejected-many = { $n } Vorschläge verworfen; Strg+Z nimmt es zurück
review-accepted-many = { $n } Vorschläge angenommen; Strg+Z nimmt es zurück
