# Dokumentfenster.
