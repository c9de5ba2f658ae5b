# Befehlszeile.
