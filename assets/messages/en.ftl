# English.
app-name = Garant
