"""One module for each format that minutes come in; all give the same pieces (`pieces.py`)."""
