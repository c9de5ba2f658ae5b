# Abbildungen.
figure-selection = Ausgewählt: { $name }
figure-made-with = Erstellt mit Garant · Zahlen verweisen auf die Quellen
quote-open = „
quote-close = “
figure-made-with-short = Erstellt mit Garant
figure-scene-of = Szene { $n } von { $all }
figure-scene-branch = Szene { $n }, Abzweig { $branch }
figure-card = Beleg und Bewertung
figure-chance = { $band } (Einschätzung des Analysten)
figure-most = Was das am meisten ändern würde
error-figure-one-page = Eine Datei „.{ $format }“ fasst nur eine Seite. Mehrere Seiten fassen .pdf und .pptx.
error-figure-nothing = Es gibt nichts zu zeichnen.
error-figure-steps = { $steps } Bilder sind mehr als die { $most } einer Animation. Wählen Sie größere Schritte oder einen kürzeren Zeitraum.
error-figure-large = Die Animation würde größer als { $most } MB. Wählen Sie weniger Bildpunkte, größere Schritte oder einen kürzeren Zeitraum.
cli-pages-view = --pages gibt es für --view timeline; alle Szenen gibt --view scenes.
cli-animation-view = Ein .gif zeigt, wie die Zeit vergeht: bei --view network, timeline, window oder scene.
figure-more-rows = { $n ->
    [one] und eine weitere Zeile
   *[other] und { $n } weitere Zeilen
}
figure-factors = Was dafür und dagegen spricht
figure-giver = Was die Garanten beitragen
composer-whole-briefing = Alle Szenen, je eine Seite
composer-whole-timeline = Die ganze Zeit, Seite für Seite
