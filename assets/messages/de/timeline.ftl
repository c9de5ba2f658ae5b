# Zeitleiste.
