"""The sign of life of long work, for who waits for it: a long text takes its time."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

HEARD: ContextVar[Callable[[], None]] = ContextVar("HEARD", default=lambda: None)
"""Called at each sign; set by who waits."""


def beat() -> None:
    """Give a sign: the work got on by a step that takes a second or so."""
    HEARD.get()()
