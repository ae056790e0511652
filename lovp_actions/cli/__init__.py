"""The room of the command line; `app.py` has the command itself."""
