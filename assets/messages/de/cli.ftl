# Befehlszeile: was sie sagt, wenn etwas nicht geht, und das Ergebnis von `garant check`.
cli-failed = garant: { $reason }
cli-value = „{ $value }“ ist für { $name } nicht möglich; möglich sind { $allowed }.
cli-value-unreadable = „{ $value }“ ist keine Zahl, die { $name } annimmt.
cli-value-missing = { $name } braucht einen Wert; siehe „garant --help“.
cli-missing = Es fehlt: { $name }; siehe „garant --help“.
cli-unknown-argument = Ein Argument „{ $name }“ gibt es nicht; siehe „garant --help“.
cli-unknown-argument-near = Ein Argument „{ $name }“ gibt es nicht; ist „{ $near }“ gemeint?
cli-size = „{ $value }“ ist keine Größe für { $name }: Breite und Höhe von 1 bis 16384 angeben, etwa 1920x1080.
cli-date = „{ $value }“ ist kein Datum für { $name }: { $reason }.
cli-date-open = „{ $value }“ hat für { $name } keinen ersten oder letzten Tag: ein Datum wie 2024, 2024-06 oder 2024-06-19 angeben.
cli-period = { $from } liegt nach { $to }: --from darf nicht später sein als --to.
cli-select = „{ $value }“ gibt es im Dossier nicht; Kennungen wie „{ $example }“ stehen in der Projektdatei.
cli-select-near = „{ $value }“ gibt es im Dossier nicht; gemeint ist vielleicht { $near }?
cli-scene = Eine Szene { $value } gibt es nicht: Das Dossier hat { $n ->
    [0] keine Szene
    [one] eine Szene
   *[other] { $n } Szenen, 1 bis { $n }
}.
cli-check-good = { $path }: keine fehlerhaften Verweise ({ $documents } Quellen, { $actors } Akteure, { $ties } Beziehungen, { $events } Ereignisse, { $claims } Aussagen).
cli-check-line = { $path }, Zeile { $line }: { $problem }
cli-check-bad = { $n ->
    [one] Ein fehlerhafter Verweis in „{ $path }“; die oben genannte Zeile berichtigen.
   *[other] { $n } fehlerhafte Verweise in „{ $path }“; die oben genannten Zeilen berichtigen.
}
cli-no-display = Es gibt keinen Bildschirm: Weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt; Garant in einer grafischen Sitzung starten (über SSH mit „ssh -X“) oder Abbildungen ohne Fenster mit „garant export“ erzeugen.
cli-display-silent = Der Bildschirm „{ $display }“ antwortet nicht; DISPLAY oder WAYLAND_DISPLAY und das Zugriffsrecht prüfen oder Abbildungen ohne Fenster mit „garant export“ erzeugen.
cli-library = Die Bibliothek { $library } fehlt; sie einrichten (Debian und Ubuntu: apt install { $package }) und neu starten oder Abbildungen ohne Fenster mit „garant export“ erzeugen.
cli-no-opengl = OpenGL ab 2.1 fehlt auf diesem Bildschirm; einen Grafiktreiber einrichten (Debian und Ubuntu: apt install libgl1 libegl1 libgl1-mesa-dri; für entfernte Bildschirme LIBGL_ALWAYS_SOFTWARE=1 setzen) oder Abbildungen ohne Fenster mit „garant export“ erzeugen.
cli-no-window = Das Fenster ließ sich nicht öffnen ({ $reason }); Bildschirm und Grafiktreiber prüfen oder Abbildungen ohne Fenster mit „garant export“ erzeugen.
cli-stopped = Garant musste wegen eines Programmfehlers anhalten ({ $reason }); bitte diesen Satz melden.
cli-assess-nothing = Sagen Sie, was zu rechnen ist: eine Einschätzung mit „garant assess ID“ oder Fälle als Zahlen mit „garant assess --vectors DATEI.json“; siehe „garant assess --help“.
cli-assess-vector = Fall „{ $name }“: { $reason }
error-not-found = „{ $path }“ gibt es nicht; Namen und Ordner prüfen.
error-no-permission = „{ $path }“ darf nicht gelesen werden; das Leserecht erbitten oder eine Kopie öffnen.
error-directory = „{ $path }“ ist ein Ordner; eine Datei darin angeben.
error-not-a-file = „{ $path }“ ist keine gewöhnliche Datei (ein Gerät oder eine Pipe); ein Projekt oder einen Text angeben.
error-empty = „{ $path }“ ist leer; es gibt nichts zu öffnen.
error-too-large = „{ $path }“ ist größer als { $most } MiB; in kleinere Dateien teilen.
error-linked-folder = „{ $path }“ ist eine Verknüpfung auf einen Ordner und wird nicht verfolgt; den Ordner selbst angeben.
error-broken-link = „{ $path }“ ist eine Verknüpfung, die nirgendwohin oder im Kreis führt; die Datei selbst angeben.
error-too-deep = „{ $path }“ liegt zu tief in Ordnern; näher an der Oberfläche angeben.
error-read = „{ $path }“ lässt sich nicht lesen: { $reason }.
error-not-utf8 = „{ $path }“ ist kein Text in UTF-8 (Byte { $byte }); als UTF-8 speichern oder eine frühere Kopie öffnen.
error-truncated = „{ $path }“ bricht mittendrin ab (Zeile { $line }, Spalte { $column }); die Datei wurde nicht vollständig kopiert, eine frühere Kopie öffnen.
error-json = „{ $path }“ hat einen Fehler in Zeile { $line }, Spalte { $column }: { $reason }; die Stelle berichtigen oder eine frühere Kopie öffnen.
error-not-a-project = „{ $path }“ ist kein Garant-Projekt: Der Eintrag "format": "garant" fehlt.
error-no-version = „{ $path }“ hat keine gültige Version: "version" muss eine ganze Zahl ab 1 sein.
error-newer = „{ $path }“ stammt von einem neueren Garant (Version { $version } des Formats); mit jenem Programm öffnen.
error-broken = „{ $path }“ hat { $n ->
    [one] einen fehlerhaften Verweis
   *[other] { $n } fehlerhafte Verweise
} ({ $first }); „garant check“ nennt sie mit ihren Zeilen.
error-not-together = { $paths } lassen sich nicht zusammen öffnen; ein Projekt öffnen oder ein oder mehrere Dokumente.
error-no-folder = Den Ordner „{ $path }“ gibt es nicht; ihn anlegen oder einen anderen angeben.
error-not-a-folder = „{ $path }“ ist kein Ordner; darin lässt sich nichts speichern.
error-not-writable = „{ $path }“ darf nicht geschrieben werden; einen anderen Ort wählen.
error-target-directory = „{ $path }“ ist ein Ordner; eine Datei darin angeben.
error-target-not-a-file = „{ $path }“ ist keine gewöhnliche Datei (ein Gerät oder eine Pipe); einen anderen Namen wählen.
error-disk-full = Für „{ $path }“ ist kein Platz mehr; Platz schaffen oder einen anderen Ort wählen. Die Datei ist, wie sie war.
error-read-back = „{ $path }“ wurde nicht gespeichert: Zurückgelesen wurde etwas anderes als geschrieben. Die Datei ist, wie sie war; einen anderen Ort wählen.
error-write = „{ $path }“ lässt sich nicht schreiben: { $reason }.
error-figure-no-extension = „{ $path }“ nennt kein Format: Der Name muss auf .png, .svg, .pdf, .pptx oder .gif enden.
error-figure-format = „.{ $format }“ ist kein Format für Abbildungen; möglich sind .png, .svg, .pdf, .pptx und .gif.
error-figure-size = Eine Abbildung von { $width } × { $height } Punkten ist nicht möglich; möglich sind 1 bis 14400 Punkte je Seite.
error-figure-scale = „{ $scale }“ ist kein Maßstab; eine Zahl über 0 angeben, etwa 2.
error-figure-pixels = Ein Bild von { $width } × { $height } Pixeln ist zu groß; möglich sind höchstens 16384 je Seite und 200 Millionen insgesamt.
error-figure-internal = Die Abbildung ließ sich nicht erzeugen ({ $reason }).
cli-assess-several = Mehrere Einschätzungen beurteilen „{ $id }“: { $list }; nennen Sie eine davon.
cli-assess-none = „{ $id }“ hat keine Einschätzung; nennen Sie eine Einschätzung, oder eine Beziehung oder einen Vertrag, der eine hat.
cli-assess-already = { $id } bürgt schon.
cli-assess-no-guarantor = { $id } ist keiner der Garanten ({ $list }).
cli-assess-set = „{ $value }“ setzt keine Bewertung; schreiben Sie AKTEUR.FAKTOR=WERT, zum Beispiel a.russia.DIS=0.5.
cli-assess-factor = Den Faktor „{ $value }“ gibt es nicht; die Faktoren sind { $list }.
cli-assess-score = „{ $value }“: Eine Bewertung ist eine Zahl von −1 bis 1.
cli-assess-no-veto = Es gibt kein Veto aufzuheben: Diese Einschätzung rechnet nicht mit dem Sicherheitsrat.
cli-assess-before = Vorher
cli-assess-changes = Durchgespielt
cli-assess-after = Nachher
cli-assess-any-all = wenigstens einer kommt: { $any } %, alle kommen: { $all } %
cli-assess-cost = was ein Bruch kosten würde: { $cost } % des Höchsten
cli-assess-exact = { $n } Garanten: bis { $exact } wird genau gerechnet; darüber gelten Summen von Mitteln, die sich um weniger als ein 4096stel des Nötigen unterscheiden, unter Umständen als eine.
cli-layout-column = „{ $path }“ hat keine Spalte „{ $column }“: Die erste Zeile muss die Spalten source, target und gegebenenfalls weight nennen.
cli-layout-no-edges = „{ $path }“ enthält keine Kanten: Jede Zeile nach der ersten muss source und target nennen.
cli-layout-short = „{ $path }“, Zeile { $line } hat zu wenige Werte: Jede Zeile braucht so viele, wie die erste Spalten nennt, und die Datei muss vollständig sein.
cli-layout-no-name = „{ $path }“, Zeile { $line } nennt kein source oder kein target: ausfüllen oder die Zeile weglassen.
cli-layout-weight = „{ $path }“, Zeile { $line }: „{ $value }“ ist kein Gewicht; eine Zahl wie 1 oder 2.5 angeben oder das Feld leer lassen.
cli-layout-text = „{ $path }“, Zeile { $line } ist kein Text in UTF-8: Die Tabelle als CSV in UTF-8 speichern.
cli-layout-progress = Anordnung: { $n } %
cli-layout-stopped = Die Anordnung wurde angehalten; nichts wurde geschrieben.
cli-layout-input = Die Standardeingabe kann nicht gelesen werden: { $reason }
