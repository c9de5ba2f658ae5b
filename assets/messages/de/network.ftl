# Netz.
