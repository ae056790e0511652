"""Paths that are no files: named pipes and devices, which may be waited for without end."""

from __future__ import annotations

import contextlib
import os
import stat

from lovp_actions.errors import InputError

_STREAMS = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
"""Streams that the shell opened already, as in `lovp-actions extract <(pdftotext x.pdf -)`."""


def refuse(path: str) -> None:
    """Raises InputError when `path` is a named pipe, a socket or a device: nobody may ever
    write to it, or it may never end."""
    if path == os.devnull or path.startswith(_STREAMS):
        return
    with contextlib.suppress(OSError, ValueError):  # of these `reading` tells
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise InputError(
                f"Cannot read {path}: it is no file but a pipe or a device; "
                "pipe its text in to standard input."
            )
