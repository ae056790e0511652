"""Long texts through the user's pager."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from typing import TextIO

from lovp_actions import systems


def show(text: str, out: TextIO) -> None:
    """Write `text` to the terminal `out`, through PAGER (`less` without it) when it is longer
    than the screen. A pager that cannot be started is done without."""
    name = os.environ.get("PAGER", "less")
    if text.count("\n") < shutil.get_terminal_size().lines or not name:
        out.write(text)
        return
    try:
        pager = subprocess.Popen(
            systems.words_of(name), stdin=subprocess.PIPE, env={"LESS": "FRX", **os.environ}
        )
    except (OSError, ValueError):
        out.write(text)
        return
    with _interrupts_ignored(), pager, contextlib.suppress(BrokenPipeError):
        assert pager.stdin is not None
        pager.stdin.write(text.encode("utf-8", "replace"))
        pager.stdin.close()  # who leaves the pager early has seen enough


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C within the block is for the pager."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
