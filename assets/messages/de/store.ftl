# Die Sicherheit der Arbeit: Journal, Wiederaufnahme, Fassungen, Fragen vor dem Verlassen.
menu-save-as = Speichern unter …
menu-recent = Zuletzt geöffnet
menu-versions = Frühere Fassungen …
key-save-as = Speichern unter
file-unsaved = Ungespeicherte Änderungen
dialog-cancel = Abbrechen
notice-read-only = „{ $path }“ darf nur gelesen werden: Änderungen lassen sich in einer anderen Datei speichern.
notice-in-use = „{ $path }“ ist in einem anderen Fenster geöffnet: Hier lässt es sich nur lesen, Änderungen lassen sich in einer anderen Datei speichern.
history-restore = Frühere Fassung wiederhergestellt
recovery-title = Ungespeicherte Arbeit gefunden
recovery-what = Das Programm endete, bevor diese Arbeit gespeichert war. Sie lässt sich dort aufnehmen, wo sie stand.
recovery-untitled = Dossier ohne Titel
recovery-steps = { $n ->
    [one] { $n } Schritt, der letzte am { $when }
   *[other] { $n } Schritte, der letzte am { $when }
}
recovery-take-up = Arbeit aufnehmen
recovery-take-up-name = Arbeit aufnehmen: { $title }
recovery-discard = Verwerfen
recovery-discard-name = Arbeit verwerfen: { $title }
recovery-without = Ohne sie öffnen
recovery-without-note = Die Arbeit wird beim nächsten Mal wieder angeboten.
recovery-changed = Die Datei ist seither geändert worden. Die Schritte werden an dem vorgenommen, was sie war oder ist; beim Speichern wird gefragt.
recovery-broken = Das Journal ist ab Zeile { $line } beschädigt: Die Schritte davor lassen sich aufnehmen.
recovery-done = { $n ->
    [one] { $n } Schritt aufgenommen; noch nicht gespeichert
   *[other] { $n } Schritte aufgenommen; noch nicht gespeichert
}
recovery-left-out = { $n ->
    [one] { $n } Schritt ließ sich nicht wiederholen ({ $reason }); das Journal bleibt erhalten.
   *[other] { $n } Schritte ließen sich nicht wiederholen ({ $reason }); das Journal bleibt erhalten.
}
unsaved-title = Änderungen speichern?
unsaved-what = Es gibt Änderungen, die noch in keiner Datei stehen.
unsaved-save = Änderungen speichern
unsaved-discard = Änderungen verwerfen
changed-title = Die Datei ist geändert worden
changed-what = „{ $path }“ ist nicht mehr, was geöffnet wurde: Jemand anderes hat seither hineingeschrieben. Noch ist nichts gespeichert.
changed-save-as = Als andere Datei speichern …
changed-overwrite = Überschreiben
versions-title = Frühere Fassungen
versions-what = Die letzten zehn Dateien, die ein Speichern ersetzt hat. Wiederherstellen ist ein Schritt, der sich rückgängig machen lässt.
versions-none = Noch keine frühere Fassung: Das nächste Speichern behält eine.
versions-restore = Wiederherstellen
versions-restore-name = Fassung vom { $written } wiederherstellen
versions-size = { $size }
versions-changed-meanwhile = Das Dossier hat sich inzwischen geändert: bitte noch einmal wiederherstellen.
error-in-use = „{ $path }“ ist in einem anderen Fenster geöffnet; in einer anderen Datei speichern oder dort schließen.
error-changed = „{ $path }“ ist seit dem Öffnen von jemand anderem geändert worden; in einer anderen Datei speichern oder überschreiben.
error-versions = Gespeichert, aber die bisherige Fassung ließ sich in „{ $path }“ nicht behalten: { $reason }.
error-journal = Die Arbeit ist nicht gegen einen Absturz geschützt, denn das Journal lässt sich nicht schreiben. { $reason } Speichern geht weiterhin.
error-journal-newer = „{ $path }“ ist Arbeit aus einem neueren Garant; mit jenem Programm öffnen.
error-journal-damaged = „{ $path }“ ist ungespeicherte Arbeit, die sich ab Zeile { $line } nicht lesen lässt.
error-base-gone = „{ $path }“ ist nicht mehr da, und die ungespeicherte Arbeit begann davon; die Datei zurücklegen, dann öffnen.
