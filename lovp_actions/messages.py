"""Messages for the user, on standard error: one line each, safe to show on a terminal."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback

from .writers.cells import plain

DEBUG = "LOVP_ACTIONS_DEBUG"
"""Set this variable to see where in the code an unexpected error comes from."""


def say(message: str) -> None:
    """Write a message; where standard error is closed or full there is nobody to tell."""
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(f"lovp-actions: {plain(message)}\n")
            sys.stderr.flush()


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
