# Inspektor und Suche.
