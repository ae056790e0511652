"""The few exceptions users can meet; each message is one sentence that says what to do."""

from __future__ import annotations


class LovpError(Exception):
    """A failure with a text fit for the user; `exit_code` is what the command ends with."""

    exit_code = 1


class InputError(LovpError):
    """A source that cannot be read: missing, unreadable, unsafe, too large, or without text."""


class ModelError(LovpError):
    """A spaCy pipeline that is missing or does not fit the rules."""

    exit_code = 3


class OutputError(LovpError):
    """A result that cannot be written where the user asked."""

    exit_code = 4


class ClusterError(LovpError):
    """A cluster that cannot be reached, does not fit, or went away."""


class LexiconError(LovpError):
    """A lexicon file with a mistake: names the file, the entry and the reason."""

    exit_code = 5
