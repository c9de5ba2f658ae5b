# Deutsch.
app-name = Garant
