# Inspector and search.
