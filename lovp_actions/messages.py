"""Messages for the user, on standard error: one line each, safe to show on a terminal.

How much is told, and in which language, is set here for the whole command.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .writers.cells import plain
from .writers.words import Language, language_of

if TYPE_CHECKING:
    from .translation import Kind

DEBUG = "LOVP_ACTIONS_DEBUG"
"""Set this variable to see where in the code an unexpected error comes from."""

Level = Literal["quiet", "normal", "verbose"]
"""Errors only; how it went as well; what was read and found in each file as well."""


@dataclass
class Manner:
    """How messages are told; tables and pages for people are in the same language."""

    language: Language = "en"
    level: Level = "normal"


manner = Manner()
"""That of this process; `begin` sets it at the start of a command, options change it."""


def begin() -> None:
    """The language of the locale, and the usual messages."""
    manner.language, manner.level = language_of(os.environ), "normal"


def say(message: str) -> None:
    """Write a message, unless it is a note and the user wants none."""
    if manner.level == "quiet":
        from . import translation

        if translation.is_note(message):
            return
    write(f"lovp-actions: {plain(told(message))}\n")


def told(message: str, kind: Kind | None = None) -> str:
    """The message in the language of the user (see `translation.in_dutch`)."""
    if manner.language == "en":
        return message
    from . import translation

    return translation.in_dutch(message, kind)


def write(text: str) -> None:
    """Write to standard error; where that is closed or full there is nobody to tell."""
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()


def detail(message: str) -> None:
    """As `say`, for those who want to know more."""
    if manner.level == "verbose":
        say(message)


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
