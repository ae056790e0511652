"""The head of minutes, with those present."""

HEAD = "# Notulen 11 maart 2024\n\nAanwezig: Jan Bakker (JB), Petra Smit, Wouter Kuijt\n\n"
