"""Action items from Dutch minutes: who promised, agreed or was asked to do what, by when."""

__version__ = "0.1.0"
