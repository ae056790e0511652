"""Tells the user of a run that it has no workers: Dask waits for them and says nothing."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

from distributed import Client

_SECONDS = 10.0
"""Between two looks."""


@contextlib.contextmanager
def workers(client: Client, say: Callable[[str], None]) -> Iterator[None]:
    """Within it the user is told when there are no workers: at once at the beginning, later when
    they have been gone for some seconds."""
    there = bool(client.nthreads())
    if not there:
        say("There are no workers yet; the work begins when there are.")
    over = threading.Event()
    threading.Thread(target=_watch, args=(client, say, over, there), daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _watch(client: Client, say: Callable[[str], None], over: threading.Event, there: bool) -> None:
    absent = 0 if there else 2
    while not over.wait(_SECONDS):
        try:
            absent = 0 if client.nthreads() else absent + 1
        except Exception:  # that the scheduler went away is found by those who wait for results
            return
        if absent == 2 and not over.is_set():  # one that starts again is back by then
            say("There are no workers left; the work goes on when there are.")
