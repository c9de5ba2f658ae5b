# Figures.
figure-selection = Selected: { $name }
figure-made-with = Made with Garant · numbers refer to the sources
quote-open = “
quote-close = ”
