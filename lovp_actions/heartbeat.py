"""The sign of life of long work, for who waits for it: a long text takes its time."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar


def _unheard(done: int, total: int) -> None: ...


HEARD: ContextVar[Callable[[int, int], None]] = ContextVar("HEARD", default=_unheard)
"""Called at each sign with what `beat` was given; set by who waits."""


def beat(done: int = 0, total: int = 0) -> None:
    """Give a sign: the work got on by a step that takes a second or so. `done` of `total` windows
    of a text were read, where the network reads; 0 of 0 elsewhere."""
    HEARD.get()(done, total)
