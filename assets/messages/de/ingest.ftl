## Namen vorgeschlagener Bindungen
tie-defence-pact = Beistandspakt
tie-guarantee = Sicherheitsgarantie
tie-nonaggression = Nichtangriff
tie-treaty = Vertrag
tie-partnership = Partnerschaft
tie-arms = Waffen
tie-technology = Technologie
tie-troops = Truppen
tie-trade = Handel
tie-energy = Energie
tie-labour = Arbeitskräfte
tie-sanctions = Sanktionen
tie-veto = Veto
tie-negotiation = Verhandlungen
tie-summit = Gipfel
tie-conflict = Krieg
tie-rivalry = Rivalität
tie-membership = Mitgliedschaft
tie-mediation = Vermittlung
tie-support = Unterstützung
unit-kilometre = km
unit-tonne = Tonnen
unit-minute = Minuten
unit-hour = Stunden
unit-day = Tage
unit-week = Wochen
unit-month = Monate
unit-year = Jahre
ingest-author-of = Verfasser von „{ $title }“
ingest-worked-out = aus „{ $phrase }“ erschlossen
ingest-over-by-then = Der Text spricht davon als vergangen; das Ende liegt spätestens am Tag seines Erscheinens.
ingest-published-by-hand = von Hand angegeben
published-front-matter = Kopfzeilen der Datei
published-meta-tag = Angabe der Webseite
published-header-line = Zeile über dem Text
published-dateline = Ort und Tag vor dem ersten Satz
published-docx-property = Eigenschaft der Word-Datei
published-pdf-info = Eigenschaft der PDF-Datei
warning-encoding-guessed = Die Zeichenkodierung wurde geschätzt ({ $name }).
warning-characters-replaced = { $n } Zeichen waren nicht lesbar und wurden ersetzt.
warning-control-signs-removed = { $n } unsichtbare Steuerzeichen wurden entfernt.
warning-pages-without-text = { $n } von { $of } Seiten haben keinen Text, vermutlich Bilder.
warning-pages-left-out = Nur die ersten { $n } von { $of } Seiten wurden gelesen.
warning-truncated = Der Text wurde an der Obergrenze abgeschnitten.
warning-nesting-flattened = Die Seite ist sehr tief verschachtelt; ihr Text wurde behalten, ihre Gliederung nicht.
warning-whole-page-taken = Kein Artikel ließ sich von seiner Umgebung trennen; die ganze Seite wurde übernommen.
warning-name-misleads = Der Name der Datei nennt eine andere Art, als ihr Inhalt ist.
warning-partly-damaged = Die Datei ist beschädigt; was lesbar war, wurde übernommen.
reading-unknown-kind = „{ $path }“ ist von keiner bekannten Art; gelesen werden txt, md, html, docx und pdf.
reading-not-supported = „{ $path }“ ist eine Datei der Art { $format }, die nicht gelesen wird; als { $instead } speichern.
reading-binary = „{ $path }“ enthält keinen Text, sondern Daten eines Programms.
reading-empty = „{ $path }“ ist leer; es gibt nichts zu lesen.
reading-no-text = „{ $path }“ hat { $pages } Seiten ohne Text, vermutlich eingescannt; erst eine Texterkennung (OCR) laufen lassen.
reading-encrypted = „{ $path }“ ist verschlüsselt; ohne Kennwort speichern und erneut versuchen.
reading-damaged = „{ $path }“ ist beschädigt ({ $what }); eine andere Kopie suchen.
reading-too-large = „{ $path }“ ist zu groß (höchstens { $most } MiB); in kleinere Dateien teilen.
reading-bomb = „{ $path }“ entpackt sich auf eine unsinnige Größe ({ $what }) und wurde nicht gelesen.
reading-nested-too-deep = „{ $path }“ ist mehr als { $most } Ebenen tief verschachtelt und wurde nicht gelesen.
reading-fault = „{ $path }“ hat einen Fehler des Programms ausgelöst und wurde ausgelassen ({ $reason }).
reading-refused = „{ $path }“ passt nicht in das Dossier ({ $reason }).
ingest-joined = { $documents ->
    [one] Ein Dokument gelesen
   *[other] { $documents } Dokumente gelesen
 }, { $proposals ->
    [one] ein Vorschlag
   *[other] { $proposals } Vorschläge
 }
ingest-foreign = „{ $path }“ ist weder deutsch noch englisch; der Text wurde behalten, aber nicht nach Fakten durchsucht.
ingest-again = { $n ->
    [0] Keine neuen Vorschläge
    [one] Ein neuer Vorschlag
   *[other] { $n } neue Vorschläge
}
ingest-cancelled = Abgebrochen; was bis dahin gelesen war, ist im Dossier.
file-kind-documents = Dokumente
cli-ingest-progress = { $n } Dateien …
cli-ingest-foreign = „{ $path }“ ist weder deutsch noch englisch; der Text wird behalten, aber nicht nach Fakten durchsucht.
cli-ingest-nothing = keine Datei ließ sich lesen; gelesen werden txt, md, html, docx und pdf und Ordner davon.
cli-ingest-done = { $read } gelesen, { $failed } ausgelassen, { $known } schon bekannt, { $proposals } Vorschläge
cli-lexicon = das eigene Lexikon ist nicht lesbar: { $reason }
file-documents-title = Dokumente und Ordner lesen
