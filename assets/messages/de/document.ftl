# Dokumentfenster.
document-sources = Quellen
document-empty = Noch keine Dokumente
document-empty-hint = Texte oder Ordner auf das Fenster ziehen (txt, md, html, docx, pdf), mit Strg+O ein Projekt öffnen oder wählen:
document-not-yet = noch nicht erschienen
document-not-yet-note = Am Tag, den der Wissensstand nennt, noch nicht erschienen; die Stellen zählen nicht.
document-left-out-note = Vom Filter ausgenommen; die Stellen zählen nicht.
document-leave-out = Ausnehmen: { $title }
document-count-again = Wieder mitzählen: { $title }
document-row-name = Dokument: { $title }
document-date-from = ab { $date }
document-reliability = Zuverlässigkeit { $letter }
document-reliability-tip = Zuverlässigkeit der Quelle: { $reliability }
document-mode-de-short = DE
document-mode-en-short = EN
document-mode-both-short = DE | EN
document-mode-de = Text auf Deutsch
document-mode-en = Text auf Englisch
document-mode-both = Deutsch und Englisch nebeneinander
document-about = Zum Text
document-about-notes = { $n ->
    [one] Zum Text ({ $n })
   *[other] Zum Text ({ $n })
}
document-about-date = Woher das Datum bekannt ist
document-about-provenance = Herkunft der Kopie
document-about-address = Adresse
document-about-remarks = Anmerkungen
document-mark-name = Stelle { $n }: { $quote }
document-mark-heading = Überschrift
document-more-claims = { $n ->
    [one] und { $n } weitere Aussage
   *[other] und { $n } weitere Aussagen
}
document-click-again = Erneuter Klick: nächster Gegenstand; Rechtsklick: alle Aussagen
document-copy-quote = Zitat mit Quelle kopieren
document-citation = „{ $quote }“ ({ $source })
document-evidence = { $kind ->
    [tie] Beleg { $n } von { $total } für diese Beziehung
    [event] Beleg { $n } von { $total } für dieses Ereignis
    [actor] Beleg { $n } von { $total } für diesen Akteur
    [instrument] Beleg { $n } von { $total } für dieses Abkommen
    [claim] Beleg { $n } von { $total } für diese Aussage
    [scenario] Beleg { $n } von { $total } für dieses Szenario
    [contradiction] Beleg { $n } von { $total } für diesen Widerspruch
   *[other] Beleg { $n } von { $total }
}
document-evidence-hint = Beziehung, Ereignis oder Markierung auswählen
document-evidence-none = Keine bis dahin bekannte Stelle trägt dies
document-next = Nächste Stelle
document-previous = Vorige Stelle
document-strip = Ganzes Dokument mit Markierungen
document-find = In diesem Text suchen
document-find-next = Nächster Treffer
document-find-previous = Voriger Treffer
document-find-close = Suchfeld schließen
document-find-none = kein Treffer
document-find-count = { $n } von { $total }
document-coverage = { $n ->
    [0] An diesem Absatz hängt keine Aussage
    [one] An diesem Absatz hängt { $n } Aussage
   *[other] An diesem Absatz hängen { $n } Aussagen
}
document-range = ¶ { $first }–{ $last } von { $total }
document-no-marks = Noch ohne Markierungen: Strg F sucht im Text
document-range-one = ¶ { $first } von { $total }
source-set-both = Titel und Datum angeben
source-set-title = Titel angeben
source-change = Angaben
source-title = Titel
source-title-de = Titel (de)
source-title-en = Titel (en)
source-title-hint = wie in der Quelle
source-authors = Verfasser
source-authors-hint = mehrere mit Semikolon
source-publisher = Herausgeber
source-date = Erschienen
source-date-none = bleibt offen
source-language = Sprache
source-language-unknown = unbekannt
source-kind = Textart
source-reliability = Quelle
source-again = Danach neu lesen
source-again-hint = Datum und Sprache bestimmen, was „am Mittwoch“ heißt und welche Regeln gelten
source-do = Übernehmen
source-cancel = Abbrechen
source-publisher-hint = Zeitung, Agentur, Institut
source-date-hint = 2024-06-19
