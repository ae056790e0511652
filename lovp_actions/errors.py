"""The few exceptions users can meet; each message is one sentence that says what to do."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Iterable

DEBUG = "LOVP_ACTIONS_DEBUG"
"""Set this variable to see where in the code an unexpected error comes from."""


class LovpError(Exception):
    """A failure with a text fit for the user; `exit_code` is what the command ends with."""

    exit_code = 1

    @property
    def messages(self) -> tuple[str, ...]:
        """What to tell, a line each."""
        return (str(self),)


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
    """Mistakes in lexicon files: each of the `messages` names the file, the line and the reason."""

    exit_code = 2

    def __init__(self, *messages: str) -> None:
        super().__init__("\n".join(messages))
        self._messages = messages

    @property
    def messages(self) -> tuple[str, ...]:
        return self._messages


def reason(error: BaseException | None) -> str:
    """What the system says went wrong, to be put behind a colon: "no space left on device"."""
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"{words[0].lower()}{words[1:].rstrip('.')}"


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that may have been meant by one that is none of them, "" where none is like
    it."""
    from difflib import get_close_matches  # takes long to load

    return next(iter(get_close_matches(word.lower(), list(known), 1)), "")


def unexpected(error: Exception) -> str:
    """What to say of an error that is no fault of the user, such as "because of an error in
    lovp-actions: KeyError: 'x'; please report it"; with the variable LOVP_ACTIONS_DEBUG it is
    shown where."""
    if os.environ.get(DEBUG):
        with contextlib.suppress(OSError, ValueError):
            traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, MemoryError):
        return "because the memory ran out; split the file, or close other programs"
    name, words = type(error).__name__, str(error)[:200]
    told = f"{name}: {words}" if words else name
    return f"because of an error in lovp-actions: {told}; please report it"
