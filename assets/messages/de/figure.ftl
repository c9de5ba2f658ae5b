# Abbildungen.
