"""Messages for the user, on standard error: one line each, safe to show on a terminal.

How much is told, and in which language, is set here for the whole command.
"""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lovp_actions import systems
from lovp_actions.writers.cells import plain
from lovp_actions.writers.words import Language, language_of

if TYPE_CHECKING:
    from lovp_actions.cli.translation import Kind

Level = Literal["quiet", "normal", "verbose"]
"""Errors only; how it went as well; what was read and found in each file as well."""


@dataclass
class Manner:
    """How messages are told; tables and pages for people are in the same language."""

    language: Language = "en"
    asked: Language | None = None
    """What `--lang` asks for."""
    level: Level = "normal"


manner = Manner()
"""That of this process; `begin` sets it at the start of a command, options change it."""


def begin() -> None:
    """The language of the locale, or else of the system, and the usual messages."""
    manner.language = language_of({"LANG": systems.language(), **os.environ})
    manner.asked = None
    manner.level = "normal"


def say(message: str) -> None:
    """Write a message, unless it is a note and the user wants none."""
    if manner.level == "quiet":
        from lovp_actions.cli import translation

        if translation.is_note(message):
            return
    write(f"lovp-actions: {plain(told(message))}\n")


def told(message: str, kind: Kind | None = None) -> str:
    """The message in the language of the user (see `translation.in_dutch`)."""
    if manner.language == "en":
        return message
    from lovp_actions.cli import translation

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
