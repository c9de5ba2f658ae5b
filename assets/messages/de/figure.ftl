# Abbildungen.
figure-selection = Ausgewählt: { $name }
figure-made-with = Erstellt mit Garant · Zahlen verweisen auf die Quellen
quote-open = „
quote-close = “
